//! The keys that any item may carry: whose it is, what it rests on, where to read more.

use super::record::Many;
use super::value::{Link, Text};
use crate::record;
use crate::source::At;

record! {
    /// Keys that any item may carry.
    Marks called "an item" {
        /// The personas or segments whose it is; everyone's where it is absent.
        whose as "for": Many<Text>,
        /// A remark for those who work on the map; not in the picture.
        note: Many<Text> ,
        /// The research that it rests on: ids under `research`.
        evidence: Many<Text>,
        /// Where to read more: an address or a path.
        link: Option<At<Link>>,
        /// Words to find it by.
        tags or "tag": Many<Text>,
        /// Who answers for it.
        owner: Option<Text>,
    }
}
