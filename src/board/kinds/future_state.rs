//! The future state: what is aimed for, held against a baseline.

use super::Kind;
use crate::spec::journey::MapType;

/// The future state: what is aimed for, held against a baseline.
pub(super) static KIND: Kind = Kind { map_type: MapType::FutureState, first: &[], titles: &[], lines: false };
