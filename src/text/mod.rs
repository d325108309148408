//! Floor 1, `text`: how wide words are, where lines break, and the bundled fonts. It knows nothing of maps.

mod face;

pub use face::Face;
