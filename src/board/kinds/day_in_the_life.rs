//! A day in the life: clock periods across, starting with when, where and with whom.

use super::Kind;
use crate::spec::journey::MapType;

/// A day in the life: clock periods across, starting with when, where and with whom.
pub(super) static KIND: Kind = Kind {
    map_type: MapType::DayInTheLife,
    first: &["time", "place", "people", "devices"],
    titles: &[("pain_points", "frustrations")],
    lines: false,
};
