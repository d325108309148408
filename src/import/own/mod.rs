//! What this program wrote itself, read back: the document of `docs/json.md`, whichever of our outputs holds it.

mod amount;
mod document;
pub mod json;
pub mod page;
mod place;
mod place_of;
mod remarks;
pub mod rows;
mod typed;

pub use document::{Document, document};
