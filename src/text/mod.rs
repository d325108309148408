//! Floor 1, `text`: how wide words are, where lines break, and the bundled fonts. It knows nothing of maps.

mod embed;
mod face;
mod layout;
mod width;

mod breaks;
mod clean;
mod inline;

mod bytes;
mod font;

#[cfg(test)]
mod measured;
#[cfg(test)]
mod properties;

pub use embed::{EmbeddedFont, FAMILY_STACK, embed};
pub use face::{Face, Style};
pub use inline::{Piece, plain};
pub use layout::{Line, layout, layout_plain, longest_word, natural_width};
pub use width::{ascent, descent, width};
