//! Floor 5, `lint`: what maps die of: nobody owns, evidences, measures or reviews them. One rule a file.
//!
//! A rule is a code and a function that looks at a map that can be drawn. Which rules are heard, and how grave they are,
//! the author decides: by [`Levels`], and by comments beside the map's lines ([`allowances`]).

/// Declares the code and the rule of a file: what it finds, its name, its usual level, and the function that looks.
macro_rules! rule {
    ($(#[$doc:meta])* $name:literal, $level:ident, $check:path) => {
        $(#[$doc])*
        static CODE: $crate::diagnostic::Code = $crate::diagnostic::Code {
            name: $name,
            level: $crate::diagnostic::Level::$level,
            page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/codes/", $name, ".md")),
        };

        /// The rule.
        pub(super) static RULE: $crate::lint::Rule = $crate::lint::Rule { code: &CODE, check: $check };
    };
}

mod accessibility;
mod action;
pub mod allowances;
mod claims;
pub mod codes;
mod completeness;
mod consistency;
mod evidence;
mod exceptions;
mod freshness;
mod group;
mod levels;
mod limits;
mod measure;
mod metrics;
mod place;
mod room;
mod scalars;
mod settle;
mod size;
mod sources;
mod subject;
mod wording;
mod work;
mod written;

pub use group::{Group, group};
pub use jiff::civil::Date as Day;
pub use levels::{Levels, Selector, Setting};
pub use limits::Limits;
pub use settle::{Asked, settle, unknown};
pub use subject::{Place, Prose, Subject};

use crate::diagnostic::{Code, Findings};
use crate::spec::journey::MapStatus;

/// Something that a map can lack or do badly.
#[derive(Debug)]
pub struct Rule {
    /// Its name, its usual level and its page.
    pub code: &'static Code,
    /// Looks at a map and adds what it finds.
    pub check: fn(&Subject<'_>, &mut Findings),
}

/// The rules of a group.
type Rules = &'static [&'static Rule];

/// Every rule with its group, group by group.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    all().flat_map(|(_, rules)| rules.iter().copied())
}

/// The groups that have rules, with these.
fn all() -> impl Iterator<Item = (Group, Rules)> {
    [
        (Group::Completeness, completeness::RULES),
        (Group::Evidence, evidence::RULES),
        (Group::Consistency, consistency::RULES),
        (Group::Action, action::RULES),
        (Group::Freshness, freshness::RULES),
        (Group::Metrics, metrics::RULES),
        (Group::Size, size::RULES),
        (Group::Wording, wording::RULES),
        (Group::Accessibility, accessibility::RULES),
    ]
    .into_iter()
}

/// What all rules find in a map. One that is archived is not asked for work any more.
pub fn run(subject: &Subject<'_>) -> Findings {
    let mut findings = Findings::new();
    let is_archived = subject.map.status == Some(MapStatus::Archived);
    for (_, rules) in all().filter(|(group, _)| !is_archived || group.holds_when_archived()) {
        for rule in rules {
            (rule.check)(subject, &mut findings);
        }
    }
    findings
}
