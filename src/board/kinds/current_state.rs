//! The current state: what is, in canonical order.

use super::Kind;
use crate::spec::journey::MapType;

/// The current state: what is, in canonical order.
pub(super) static KIND: Kind = Kind { map_type: MapType::CurrentState, first: &[], titles: &[], lines: false };
