//! Floor 1, `text`: how wide words are, where lines break, and the bundled fonts. It knows nothing of maps.

mod embed;
mod face;
mod fonts;
mod layout;
mod own;
mod row;
mod typesetter;
mod width;

mod base;
mod bidi;
mod breaks;
mod clean;
mod direction;
mod inline;
mod scripts;

mod bytes;
mod font;

#[cfg(test)]
mod measured;
#[cfg(test)]
mod properties;

pub use base::Base;
pub use direction::runs_leftward;
pub use embed::{EmbeddedFont, FAMILY_STACK, Used, embed};
pub use face::{Face, Style};
pub use fonts::{FontAbout, FontId, Fonts, Glyph};
pub use inline::{Piece, pieces, plain, unsafe_links};
pub use layout::Line;
pub use own::{FONT_BYTES, FontError, OwnFont, numbered, too_much};
pub use scripts::{hangs_together, script_name};
pub use typesetter::Typesetter;
pub use width::{ascent, descent, width};
