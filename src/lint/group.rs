//! Groups of rules, by which a user sets levels and finds their way.

use crate::diagnostic::Code;
use crate::model::codes::{
    BASELINE_PAIN_UNACCOUNTED, FUTURE_STATE_WITHOUT_BASELINE, IMAGE_WITHOUT_ALT, OWN_METRIC_CLOSE_TO_KNOWN,
    PERSONA_ONLY_A_NAME,
};

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// What a map of its type should have.
    Completeness,
    /// Where claims come from.
    Evidence,
    /// Whether the parts of a map fit together.
    Consistency,
    /// Whether something is done about it, by whom, until when.
    Action,
    /// Whether the map is still looked after.
    Freshness,
    /// Whether what is measured says something.
    Metrics,
    /// Whether the map can be taken in.
    Size,
    /// Whether the words do their work.
    Wording,
    /// Whether those who cannot see the picture learn what it shows.
    Accessibility,
    /// Comments and settings of the linter itself.
    Settings,
    /// The language of maps, and the files that a map names.
    Language,
}

impl Group {
    /// All groups, in the order in which they are listed.
    pub const ALL: &'static [Self] = &[
        Self::Completeness,
        Self::Evidence,
        Self::Consistency,
        Self::Action,
        Self::Freshness,
        Self::Metrics,
        Self::Size,
        Self::Wording,
        Self::Accessibility,
        Self::Settings,
        Self::Language,
    ];

    /// The word for it in settings and reports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Completeness => "completeness",
            Self::Evidence => "evidence",
            Self::Consistency => "consistency",
            Self::Action => "action",
            Self::Freshness => "freshness",
            Self::Metrics => "metrics",
            Self::Size => "size",
            Self::Wording => "wording",
            Self::Accessibility => "accessibility",
            Self::Settings => "settings",
            Self::Language => "language",
        }
    }

    /// What it is about, in one line.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Completeness => "what a map of its type should have",
            Self::Evidence => "where claims come from",
            Self::Consistency => "whether the parts of a map fit together",
            Self::Action => "whether something is done about it, by whom, until when",
            Self::Freshness => "whether the map is still looked after",
            Self::Metrics => "whether what is measured says something",
            Self::Size => "whether the map can be taken in",
            Self::Wording => "whether the words do their work",
            Self::Accessibility => "whether those who cannot see the picture learn what it shows",
            Self::Settings => "comments and settings of the linter itself",
            Self::Language => "the language of maps, and the files that a map names",
        }
    }

    /// Whether it still matters of a map that is archived: people go on reading it, and nobody works on it.
    pub const fn holds_when_archived(self) -> bool {
        match self {
            Self::Completeness | Self::Evidence | Self::Action | Self::Freshness | Self::Metrics | Self::Size => false,
            Self::Consistency | Self::Wording | Self::Accessibility | Self::Settings | Self::Language => true,
        }
    }
}

/// Findings of the language that belong with the rules of another group, since that is where people look for them.
const ELSEWHERE: &[(&Code, Group)] = &[
    (&PERSONA_ONLY_A_NAME, Group::Completeness),
    (&FUTURE_STATE_WITHOUT_BASELINE, Group::Completeness),
    (&BASELINE_PAIN_UNACCOUNTED, Group::Consistency),
    (&OWN_METRIC_CLOSE_TO_KNOWN, Group::Metrics),
    (&IMAGE_WITHOUT_ALT, Group::Accessibility),
];

/// The group that a code belongs to.
pub fn group(code: &Code) -> Group {
    let rule = super::all().find(|(_, rules)| rules.iter().any(|rule| rule.code == code)).map(|(group, _)| group);
    let setting = || super::codes::CODES.contains(&code).then_some(Group::Settings);
    let elsewhere = || ELSEWHERE.iter().find(|(known, _)| *known == code).map(|(_, group)| *group);
    rule.or_else(setting).or_else(elsewhere).unwrap_or(Group::Language)
}
