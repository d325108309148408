//! What a header can mean: a key of our language, or a part of the table itself.

/// What a header of a foreign table means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::import) enum Sense {
    /// Names of stages.
    Stage,
    /// Names of steps.
    Step,
    /// What the customer does: steps, where nothing else names them.
    Action,
    /// A number of rows or columns.
    Number,
    /// A word for what lanes are, in the corner of a table: "Dimension".
    Corner,
    /// A word for what cells are, above the second of two columns: "Detail".
    Value,
    /// Where customer and organisation meet.
    Touchpoint,
    /// By what they meet.
    Channel,
    /// Thoughts.
    Thinking,
    /// Quotes.
    Saying,
    /// Feelings, as words, faces or points.
    Emotion,
    /// Feelings as points.
    Score,
    /// How engaged the customer is.
    Engagement,
    /// What hurts.
    Pain,
    /// What pleases.
    Gain,
    /// What is needed.
    Need,
    /// What is expected.
    Expectation,
    /// What the customer wants.
    Goal,
    /// What the organisation wants.
    BusinessGoal,
    /// What could be better.
    Opportunity,
    /// What is measured.
    Metric,
    /// What is done in front of the customer.
    Frontstage,
    /// The same, by machines.
    FrontstageTechnology,
    /// What is done out of sight.
    Backstage,
    /// The same, by machines.
    BackstageTechnology,
    /// What carries it.
    Support,
    /// Systems that carry it.
    System,
    /// Rules.
    Policy,
    /// What is seen and kept.
    PhysicalEvidence,
    /// When, and how long.
    Time,
    /// Where.
    Place,
    /// Who else.
    People,
    /// By what machine of the customer's.
    Device,
    /// Who answers for it.
    Owner,
    /// What claims rest on.
    Evidence,
    /// Remarks.
    Note,
    /// What is sent to the customer.
    Message,
    /// What the organisation needs.
    Resource,
    /// Others who serve the same need.
    Competitor,
    /// Moments of truth.
    Truth,
    /// How much a pain hurts.
    Severity,
    /// How much an opportunity helps.
    Impact,
    /// How much work an opportunity is.
    Effort,
    /// Pictures.
    Image,
    /// Whose journey it is.
    Persona,
    /// The situation that it is told in.
    Scenario,
    /// What the map is called.
    Title,
    /// What the map shows.
    Summary,
    /// One of the three lines of a blueprint.
    Line,
    /// When the map was looked at last.
    Review,
    /// What a map says nothing of by a key of its own: "Version".
    Gone,
    /// A lane of the map's own, by order of whoever maps.
    Own,
    /// To be left out, by order of whoever maps.
    Skip,
}

/// The words by which a header can be mapped, and what they mean: the keys of the language and a few for the table.
pub(in crate::import) const TARGETS: &[(&str, Sense)] = &[
    ("stage", Sense::Stage),
    ("step", Sense::Step),
    ("action", Sense::Action),
    ("touchpoints", Sense::Touchpoint),
    ("channels", Sense::Channel),
    ("thinking", Sense::Thinking),
    ("saying", Sense::Saying),
    ("emotion", Sense::Emotion),
    ("engagement", Sense::Engagement),
    ("pain_points", Sense::Pain),
    ("gains", Sense::Gain),
    ("needs", Sense::Need),
    ("expectations", Sense::Expectation),
    ("goal", Sense::Goal),
    ("business_goal", Sense::BusinessGoal),
    ("opportunities", Sense::Opportunity),
    ("metrics", Sense::Metric),
    ("frontstage", Sense::Frontstage),
    ("backstage", Sense::Backstage),
    ("support", Sense::Support),
    ("policies", Sense::Policy),
    ("physical_evidence", Sense::PhysicalEvidence),
    ("time", Sense::Time),
    ("place", Sense::Place),
    ("people", Sense::People),
    ("devices", Sense::Device),
    ("owner", Sense::Owner),
    ("evidence", Sense::Evidence),
    ("note", Sense::Note),
    ("messages", Sense::Message),
    ("resources", Sense::Resource),
    ("competitors", Sense::Competitor),
    ("moment", Sense::Truth),
    ("severity", Sense::Severity),
    ("impact", Sense::Impact),
    ("effort", Sense::Effort),
    ("image", Sense::Image),
    ("persona", Sense::Persona),
    ("own", Sense::Own),
    ("skip", Sense::Skip),
];

/// Other forms of the words in [`TARGETS`].
const SINGULARS: &[(&str, Sense)] = &[
    ("stages", Sense::Stage),
    ("steps", Sense::Step),
    ("actions", Sense::Action),
    ("touchpoint", Sense::Touchpoint),
    ("channel", Sense::Channel),
    ("pain_point", Sense::Pain),
    ("gain", Sense::Gain),
    ("need", Sense::Need),
    ("expectation", Sense::Expectation),
    ("opportunity", Sense::Opportunity),
    ("metric", Sense::Metric),
    ("policy", Sense::Policy),
    ("device", Sense::Device),
    ("message", Sense::Message),
    ("resource", Sense::Resource),
    ("competitor", Sense::Competitor),
    ("moments", Sense::Truth),
    ("personas", Sense::Persona),
    ("notes", Sense::Note),
    ("for", Sense::Persona),
];

impl Sense {
    /// What a word of [`TARGETS`] means, in any case, with `-` or a space for `_`, singular or plural.
    pub(in crate::import) fn of_key(written: &str) -> Option<Self> {
        let key = written.trim().to_lowercase().replace(['-', ' '], "_");
        TARGETS.iter().chain(SINGULARS).find(|(name, _)| *name == key).map(|(_, sense)| *sense)
    }

    /// The key of the language that holds it; empty for parts of the table.
    pub(in crate::import) fn key(self) -> &'static str {
        match self {
            Self::Touchpoint | Self::Channel => "touchpoints",
            Self::Thinking => "thinking",
            Self::Saying => "saying",
            Self::Emotion | Self::Score => "emotion",
            Self::Engagement => "engagement",
            Self::Pain | Self::Severity => "pain_points",
            Self::Gain => "gains",
            Self::Need => "needs",
            Self::Expectation => "expectations",
            Self::Goal => "goal",
            Self::BusinessGoal => "business_goal",
            Self::Opportunity | Self::Impact | Self::Effort => "opportunities",
            Self::Metric => "metrics",
            Self::Frontstage | Self::FrontstageTechnology => "frontstage",
            Self::Backstage | Self::BackstageTechnology => "backstage",
            Self::Support | Self::System => "support",
            Self::Policy => "policies",
            Self::PhysicalEvidence => "physical_evidence",
            Self::Time => "time",
            Self::Place => "place",
            Self::People => "people",
            Self::Device => "devices",
            Self::Owner => "owner",
            Self::Evidence => "evidence",
            Self::Note => "note",
            Self::Message => "messages",
            Self::Resource => "resources",
            Self::Competitor => "competitors",
            Self::Truth => "moment",
            Self::Image => "image",
            Self::Persona => "for",
            Self::Step | Self::Action => "action",
            Self::Own => "cells",
            Self::Stage
            | Self::Number
            | Self::Corner
            | Self::Value
            | Self::Scenario
            | Self::Title
            | Self::Summary
            | Self::Line
            | Self::Review
            | Self::Gone
            | Self::Skip => "",
        }
    }

    /// Whether a header of this sense makes a line of cells a line of a map, however the rest reads.
    pub(in crate::import) fn is_lane(self) -> bool {
        !self.key().is_empty() && !matches!(self, Self::Own)
    }
}
