//! The service blueprint: what is behind the experience, floor by floor.

use super::Kind;
use crate::spec::journey::MapType;

/// The service blueprint: what is behind the experience, floor by floor.
pub(super) static KIND: Kind = Kind {
    map_type: MapType::ServiceBlueprint,
    first: &["time", "physical_evidence", "action", "frontstage", "backstage", "support", "policies"],
    titles: &[("action", "customer_actions")],
    lines: true,
};
