//! stub
use super::block::Block;
use crate::board::shape::Number;
pub(super) fn block(n: &Number, width: f64, lang: &str) -> Block {
    super::words::paragraph(&n.name, super::sizes::BODY, width, lang)
}
