//! The map itself: what stands at its head, its lists, its flows, and its baseline.

use serde_json::{Value, json};

use super::form::{Definitions, Flag, Form, form};
use super::ids::Ids;
use super::items::given;
use crate::model::comparison::Comparison;
use crate::model::item::Marks;
use crate::model::metric::{Metric, Reading, Unit};
use crate::model::people::{Persona, Segment};
use crate::model::stage::Stage;
use crate::model::{
    Channel, Competitor, Flow, JourneyMap, KeyQuestion, LaneSetting, Research, ResearchQuestion, Scale,
};
use crate::spec::journey::{LaneRole, MapStatus, MapType};
use crate::spec::metric::Better;
use crate::spec::research::{Range, ResearchKind};
use crate::spec::touchpoint::ChannelKind;
use crate::spec::value::{Date, Period};

form! {
    /// A journey map with every reference resolved and every default filled in.
    JourneyMap as "map" in ids {
        /// What the map is called.
        title: "title" String,
        /// What the map is made for.
        map_type: "type" MapType,
        /// The language of the text.
        lang: "lang" String,
        /// How far the map has come.
        status: "status" Option<MapStatus>,
        /// When the map was reviewed last: a day or a month.
        reviewed: "reviewed" Option<Date>,
        /// How often it is reviewed.
        review_period: "review_period" Option<Period>,
        /// What the map shows, for those who cannot see the picture.
        summary: "summary" Option<String>,
        /// The situation that the journey is told in.
        scenario: "scenario" Option<String>,
        /// What the persona wants in the end.
        goal: "goal" Option<String>,
        /// What the map was made to answer.
        questions: "questions" Vec<KeyQuestion>,
        /// Whose journey it is.
        personas: "personas" Vec<Persona>,
        /// Groups of people who are alike in what matters here.
        segments: "segments" Vec<Segment>,
        /// Channels that the map declares.
        channels: "channels" Vec<Channel>,
        /// Where claims come from.
        research: "research" Vec<Research>,
        /// The metrics that are declared or used.
        metrics: "metrics" Vec<Metric>,
        /// Values for the whole map.
        readings: "readings" Vec<Reading>,
        /// Others who serve the same need.
        competitors: "competitors" Vec<Competitor>,
        /// The scale of emotions.
        scale: "scale" Scale,
        /// Lanes that the author ordered, hid or declared.
        lanes: "lanes" Vec<LaneSetting>,
        /// The parts of the journey, in order.
        stages: "stages" Vec<Stage>,
        /// Ways through the journey that are not the next step.
        flows: "flows" Vec<Flow>,
        /// The map that a future state is held against, and what comes of it.
        comparison: "baseline" Option<Comparison>,
    }
    parts { marks: Marks }
}

form! {
    /// A question that the map was made to answer.
    KeyQuestion as "question" in ids {
        /// The question.
        question: "question" String,
        /// What the map answers.
        answer: "answer" Option<String>,
    }
    parts { marks: Marks }
}

form! {
    /// A channel that the map declares.
    Channel as "channel" in ids {
        /// The id, written or made from the name.
        id: "id" String = ids.own(id),
        /// What people call it.
        name: "name" String,
        /// The built-in kind that it is most like.
        kind: "kind" ChannelKind,
    }
    parts { marks: Marks }
    without { has_id }
}

form! {
    /// A piece of research.
    Research as "research" in ids {
        /// The id, written or made from the name.
        id: "id" String = ids.own(id),
        /// What it is called.
        name: "name" Option<String>,
        /// How it was done.
        kind: "kind" Option<ResearchKind>,
        /// How many people or cases.
        sample: "sample" Option<i64>,
        /// Who answered.
        respondents: "respondents" Option<String>,
        /// When it was done: a day or a month.
        date: "date" Option<Date>,
        /// What was asked, and what came back.
        questions: "questions" Vec<ResearchQuestion>,
        /// What it showed.
        findings: "findings" Vec<String>,
    }
    parts { marks: Marks }
    without { has_id }
}

form! {
    /// A question that was asked.
    ResearchQuestion as "research_question" in ids {
        /// The question.
        question: "question" String,
        /// Answers in words.
        answers: "answers" Vec<String>,
        /// Answers with the percentage of those who gave them.
        shares: "shares" Vec<Answer> = shares.iter().map(|(text, share)| Answer { text: text.clone(), share: *share }).collect(),
        /// The scale of the score.
        scale: "scale" Option<Range>,
        /// The mean score.
        score: "score" Option<f64>,
    }
    parts { marks: Marks }
}

/// An answer with the percentage of those who gave it.
struct Answer {
    text: String,
    share: f64,
}

form! {
    /// An answer with the percentage of those who gave it.
    Answer as "answer" in ids {
        /// The answer.
        text: "text" String,
        /// How many gave it, in percent.
        share: "share" f64,
    }
}

form! {
    /// The ends of a scale.
    Range as "range" in ids {
        /// The low end.
        low: "min" f64,
        /// The high end.
        high: "max" f64,
    }
}

form! {
    /// Somebody else who serves the same need.
    Competitor as "competitor" in ids {
        /// The id, written or made from the name.
        id: "id" String = ids.own(id),
        /// What it is called.
        name: "name" String,
    }
    parts { marks: Marks }
    without { has_id }
}

form! {
    /// A metric: what it is called, which way it should move, what it can be.
    Metric as "metric" in ids {
        /// The id, written or made from the name; one of the catalogue is known by it.
        id: "id" String,
        /// What people call it; absent for one of the catalogue, whose name depends on the language.
        name: "name" Option<String> = given(name),
        /// The unit as the map declares it.
        written_unit: "unit" Option<String>,
        /// What kind of unit it has.
        unit: "quantity" Unit,
        /// Which way it should move.
        better: "better" Option<Better>,
        /// The lowest value that can be.
        low: "min" Option<f64>,
        /// The highest value that can be.
        high: "max" Option<f64>,
        /// Whether the map declares it; else it is only used.
        declared: "declared" Flag = Flag(*declared),
        /// Whether the map itself says which way it should move.
        says_better: "says_better" Flag = Flag(*says_better),
    }
    parts { marks: Marks }
    without { has_id }
}

impl Form for Unit {
    fn value(&self, _: &Ids<'_>) -> Value {
        match self {
            Self::Any => json!("any"),
            Self::Bare => json!("number"),
            Self::Percent => json!("percent"),
            Self::Money => json!("money"),
            Self::Time => json!("time"),
            Self::Word(_) => json!("word"),
        }
    }

    fn schema(_: &mut Definitions) -> Value {
        json!({"enum": ["any", "number", "percent", "money", "time", "word"]})
    }
}

form! {
    /// The scale of emotions.
    Scale as "scale" in ids {
        /// The worst.
        min: "min" f64,
        /// The best.
        max: "max" f64,
        /// Words for some of its points; where there are none, the language has its own.
        labels: "labels" Vec<Label> = labels.iter().map(|(at, text)| Label { at: *at, text: text.clone() }).collect(),
        /// Whether the author declared it.
        declared: "declared" Flag = Flag(*declared),
    }
}

/// The word for a point of a scale.
struct Label {
    at: f64,
    text: String,
}

form! {
    /// The word for a point of a scale.
    Label as "label" in ids {
        /// The point.
        at: "at" f64,
        /// The word.
        text: "text" String,
    }
}

form! {
    /// A lane that the author ordered, hid or declared.
    LaneSetting as "lane" in ids {
        /// The key of the lane.
        id: "id" String,
        /// What stands at its left.
        title: "title" Option<String>,
        /// What it is.
        role: "role" Option<LaneRole>,
        /// Whether it is left out of the picture.
        hide: "hide" Flag = Flag(*hide),
        /// Whether it is one of the map's own.
        declared: "declared" Flag = Flag(*declared),
    }
    without { span }
}

form! {
    /// A way from one step to another.
    Flow as "flow" in ids {
        /// The id of the step that it begins at, or of the stage at whose last step it does.
        from: "from" String = ids.end(*from, from_label),
        /// The id of the step that it leads to, or of the stage to whose first step it does.
        to: "to" String = ids.end(*to, to_label),
        /// What stands beside it.
        label: "label" Option<String>,
        /// How many of those who are at its beginning go this way, in percent.
        share: "share" Option<f64>,
    }
    parts { marks: Marks }
    without { from_label, to_label }
}
