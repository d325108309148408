//! The whole map as the author wrote it.

use super::marks::Marks;
use super::metric::{MapMetrics, Row};
use super::persona::{Persona, Segment};
use super::record::{Keyed, Many, Required};
use super::research::Research;
use super::stage::Stage;
use super::touchpoint::Channel;
use super::value::{Date, FormatNumber, Number, Period, Share, Text};
use crate::source::At;
use crate::{choice, record};

choice! {
    /// What a map is made for.
    MapType called "a type of map" {
        /// What is, to make it better.
        CurrentState = "current-state",
        /// What is aimed for, held against a baseline.
        FutureState = "future-state",
        /// A whole day, with or without us, to find unmet needs.
        DayInTheLife = "day-in-the-life",
        /// People, policies, technology and processes behind the experience, to find root causes.
        ServiceBlueprint = "service-blueprint",
        /// How people in general live through something, without any company.
        Experience = "experience",
        /// What one persona says, thinks, does and feels; no stages.
        Empathy = "empathy",
    }
}

choice! {
    /// How far a map has come.
    MapStatus called "a status of a map" {
        /// It is being worked on.
        Draft = "draft",
        /// Those whom it concerns agree.
        Agreed = "agreed",
        /// It is kept for the record.
        Archived = "archived",
    }
}

record! {
    /// A journey map.
    Journey called "the map" {
        /// The version of this language; 1 where it is absent.
        format: Option<At<FormatNumber>>,
        /// What the map is called.
        title: Required<Text>,
        /// What the map is made for.
        map_type as "type": Required<At<MapType>>,
        /// The map that a future state is held against: a path relative to this file.
        baseline: Option<Text>,
        /// The language of the text, as a BCP 47 tag: `en`, `ko`, `pl`.
        lang: Option<Text>,
        /// How far the map has come.
        status: Option<At<MapStatus>>,
        /// When the map was reviewed last, and how often it is.
        review: Option<Review>,
        /// The situation that the journey is told in.
        scenario: Option<Text>,
        /// What the persona wants in the end.
        goal: Option<Text>,
        /// What the map shows, for those who cannot see the picture.
        summary: Option<Text>,
        /// What the map was made to answer.
        questions or "question": Many<KeyQuestion>,
        /// Whose journey it is.
        personas or "persona": Many<Persona>,
        /// Groups of people who are alike in what matters here.
        segments or "segment": Many<Segment>,
        /// Channels that need more than a built-in kind.
        channels or "channel": Many<Channel>,
        /// Others who serve the same need.
        competitors or "competitor": Many<Competitor>,
        /// Where claims come from.
        research: Many<Research>,
        /// Own metrics, and values for the whole map.
        metrics or "metric": MapMetrics,
        /// The scale of emotions and of competitors' scores. Without it: from -2 to 2.
        scale: Keyed<Option<Scale>>,
        /// Lanes that come first, in this order; `hide: true` leaves one out (only that does); one with a title is the
        /// map's own.
        lanes or "lane": Keyed<Many<Lane>>,
        /// The parts of the journey, in order.
        stages or "stage": Stages,
        /// Ways through the journey that are not "the next step".
        flows or "flow": Keyed<Many<Flow>>,
    }
    with { marks: Marks }
    places {
        "owner" after "lang", "for" after "summary", "note" after "for", "evidence" after "note", "link" after "evidence",
        "tags" after "link",
    }
}

/// The stages, and whether the key was written at all.
#[derive(Clone, Debug, Default)]
pub struct Stages {
    /// Where the key stands, if it was written.
    pub key: Option<crate::source::Span>,
    /// The stages.
    pub list: Vec<Stage>,
    /// Whether something in them could not be read.
    pub broken: bool,
}

impl super::record::Field for Stages {
    const REQUIRED: bool = false;
    fn shape() -> super::shape::Shape {
        <Many<Stage> as super::record::Field>::shape()
    }
    fn take(
        fields: &mut super::record::Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut super::record::Reader<'_>,
    ) -> Self {
        let before = reader.findings.count();
        let place = fields.place(key).or_else(|| fields.place(singular?));
        let list = <Many<Stage> as super::record::Field>::take(fields, key, singular, reader);
        let broken = reader.findings.count() > before || (place.is_none() && fields.is_misspelt(key));
        Self { key: place, list, broken }
    }
}

record! {
    /// When the map was reviewed last, and how often it is.
    Review called "a review" short ["last"] {
        /// The day of the last review.
        last: Option<At<Date>>,
        /// How often: `month`, `quarter`, `year`, or like `6 weeks`.
        every: Option<At<Period>>,
    }
}

record! {
    /// A question that the map was made to answer.
    KeyQuestion called "a question" short ["question"] {
        /// The question.
        question: Required<Text>,
        /// What the map answers.
        answer: Option<Text>,
    }
    with { marks: Marks }
}

record! {
    /// Somebody else who serves the same need.
    Competitor called "a competitor" short ["name"] {
        /// Its name for references.
        id: Option<Text>,
        /// What it is called.
        name: Required<Text>,
    }
    with { marks: Marks }
}

record! {
    /// How a competitor does at a stage.
    Rival called "a competitor's score" short ["score", "text"] {
        /// A point on the map's scale.
        score: Option<At<Number>>,
        /// What they do better or worse.
        text: Option<Text>,
    }
    with { marks: Marks }
}

impl Row for Rival {
    const KEY: &'static str = "the id or name of a competitor";
}

record! {
    /// The scale of emotions. A map without one has the scale from -2 to 2.
    Scale called "a scale" {
        /// The worst.
        min: Required<At<Number>>,
        /// The best.
        max: Required<At<Number>>,
        /// Words for some of its points.
        labels or "label": super::persona::Labels,
    }
}

choice! {
    /// What a lane is, from which the lines of a blueprint follow.
    LaneRole called "a role of a lane" {
        /// What the customer sees and keeps.
        PhysicalEvidence = "physical-evidence",
        /// What the customer does.
        Action = "action",
        /// What is done in front of the customer.
        Frontstage = "frontstage",
        /// What is done out of the customer's sight.
        Backstage = "backstage",
        /// What carries it.
        Support = "support",
        /// What binds it.
        Policy = "policy",
        /// Anything else.
        Other = "other",
    }
}

record! {
    /// A lane: one of the language's to move or hide, or one of the map's own.
    Lane called "a lane" short ["id"] {
        /// The key of the lane.
        id: Required<Text>,
        /// What stands at its left.
        title: Option<Text>,
        /// What it is.
        role: Option<At<LaneRole>>,
        /// Whether it is left out of the picture.
        hide: Keyed<Option<At<bool>>>,
    }
}

record! {
    /// A way from one step or stage to another.
    Flow called "a flow" {
        /// Where it begins: a step or a stage.
        from: Required<Text>,
        /// Where it leads: a step or a stage.
        to: Required<Text>,
        /// What stands beside it.
        label: Option<Text>,
        /// How many of those who are at its beginning go this way.
        share: Option<At<Share>>,
    }
    with { marks: Marks }
}
