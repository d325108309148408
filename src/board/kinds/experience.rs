//! The experience map: how people live through something, without any company.

use super::Kind;
use crate::spec::journey::MapType;

/// The experience map: how people live through something, without any company.
pub(super) static KIND: Kind = Kind { map_type: MapType::Experience, first: &[], titles: &[], lines: false };
