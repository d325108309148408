//! What stands in cells: remarks, points, opportunities, touchpoints, blueprint cells, messages, feelings, pictures.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};

use super::form::{Definitions, Flag, Form, form};
use super::ids::Ids;
use crate::model::item::{
    Cause, Cell, End, Feeling, Image, Marks, Message, Opportunity, Point, Remark, Resource, Rival, Target, Touchpoint,
    Trigger,
};
use crate::model::metric::Reading;
use crate::spec::blueprint::CellKind;
use crate::spec::card::{Progress, Severity};
use crate::spec::message::Holding;
use crate::spec::touchpoint::Standing;
use crate::spec::value::Date;

form! {
    /// What any item may carry.
    Marks as "marks" in ids {
        /// Whose it is, by the ids of personas and segments; everyone's where it is absent.
        whose: "for" Vec<String> = ids.people(whose),
        /// Who answers for it.
        owner: "owner" Option<String>,
        /// The research that it rests on, by id.
        evidence: "evidence" Vec<String> = evidence.iter().map(|index| ids.research(*index)).collect(),
        /// Where to read more: an address or a path, as written.
        link: "link" Option<String>,
        /// Words to find it by.
        tags: "tags" Vec<String>,
        /// Remarks for those who work on the map.
        notes: "notes" Vec<String>,
    }
    without { span }
}

form! {
    /// A few words.
    Remark as "remark" in ids {
        /// The id, where the author wrote one or something refers to it.
        id: "id" Option<String> = ids.thing(text),
        /// The words, with inline Markdown.
        text: "text" Option<String> = given(text),
    }
    parts { marks: Marks }
    without { span }
}

impl Form for Target {
    fn value(&self, ids: &Ids<'_>) -> Value {
        let ids = if self.in_baseline { ids.baseline() } else { ids };
        let mut entries = Map::new();
        match ids.at(self.span) {
            Some(id) => entries.insert("id".to_owned(), json!(id)),
            None if ids.is_metric(&self.label) => entries.insert("metric".to_owned(), json!(self.label)),
            None => entries.insert("text".to_owned(), json!(self.label)),
        };
        if self.in_baseline {
            entries.insert("in_baseline".to_owned(), json!(true));
        }
        Value::Object(entries)
    }

    fn schema(definitions: &mut Definitions) -> Value {
        let schema = json!({
            "description": "Something that is referred to: by its id, or by its words where a narrowed map lacks it.",
            "type": "object",
            "properties": {
                "id": {"description": "Its id.", "type": "string"},
                "metric": {"description": "The id of a metric, where that is the cause.", "type": "string"},
                "text": {"description": "Its words.", "type": "string"},
                "in_baseline": {"description": "Whether it stands in the baseline.", "const": true},
            },
            "oneOf": [{"required": ["id"]}, {"required": ["metric"]}, {"required": ["text"]}],
        });
        definitions.insert("target".to_owned(), schema);
        json!({"$ref": "#/definitions/target"})
    }
}

form! {
    /// A pain, a gain, a need, an expectation or a goal.
    Point as "point" in ids first { remark: Remark } {
        /// How much it hurts.
        severity: "severity" Option<Severity>,
        /// What is its root cause.
        cause: "cause" Option<Cause>,
        /// The pains that it closes.
        addresses: "addresses" Vec<Target>,
    }
}

form! {
    /// A root cause.
    Cause as "cause" in ids {
        /// What is the cause.
        of: "of" Option<Target>,
        /// What happens there.
        text: "text" Option<String>,
    }
}

form! {
    /// Something that could be done better.
    Opportunity as "opportunity" in ids first { remark: Remark } {
        /// The pains that it answers.
        addresses: "addresses" Vec<Target>,
        /// How much it would help, 1 to 5.
        impact: "impact" Option<i64>,
        /// How much work it is, 1 to 5.
        effort: "effort" Option<i64>,
        /// When it is to be there: a day or a month.
        due: "due" Option<Date>,
        /// How far it has come.
        status: "status" Option<Progress>,
    }
}

form! {
    /// A cell of a blueprint.
    Cell as "cell" in ids first { remark: Remark } {
        /// Who or what does it.
        by: "by" Option<String>,
        /// What it is made of.
        kind: "kind" Option<CellKind>,
        /// The arrows out of it; an empty list says that there are none, and absence that nothing was said.
        triggers: "triggers" Option<Vec<Trigger>>,
        /// What goes wrong here.
        fails: "fails" Option<String>,
    }
}

form! {
    /// An arrow to another cell.
    Trigger as "trigger" in ids {
        /// The cell that it leads to.
        to: "to" Target,
        /// Whether it leads back as well.
        both_ways: "both_ways" Flag = Flag(*both_ways),
        /// What stands beside it.
        label: "label" Option<String>,
    }
}

impl Form for End {
    fn value(&self, ids: &Ids<'_>) -> Value {
        match self {
            Self::Us => json!({"us": true}),
            Self::Persona(index) => json!({"persona": ids.persona(*index)}),
            Self::Words(words) => json!({"text": words}),
        }
    }

    fn schema(definitions: &mut Definitions) -> Value {
        let schema = json!({
            "description": "One end of a touchpoint.",
            "type": "object",
            "properties": {
                "us": {"description": "The organisation.", "const": true},
                "persona": {"description": "A persona, by id.", "type": "string"},
                "text": {"description": "Somebody else.", "type": "string"},
            },
            "minProperties": 1,
            "maxProperties": 1,
        });
        definitions.insert("end".to_owned(), schema);
        json!({"$ref": "#/definitions/end"})
    }
}

form! {
    /// One moment of contact.
    Touchpoint as "touchpoint" in ids first { remark: Remark } {
        /// Where it happens: the id of a declared channel, else a built-in kind.
        channel: "channel" Option<String> = channel.as_ref().map(|channel| ids.channel(channel)),
        /// Who begins it.
        from: "from" Option<End>,
        /// Whom it reaches.
        to: "to" Option<End>,
        /// Whether it is there yet.
        status: "status" Option<Standing>,
        /// Whether the baseline lacks it.
        is_new: "is_new" Flag = Flag(*is_new),
    }
}

form! {
    /// A message of a campaign.
    Message as "message" in ids first { remark: Remark } {
        /// How it is sent: the id of a declared channel, else a built-in kind.
        channel: "channel" Option<String> = channel.as_ref().map(|channel| ids.channel(channel)),
        /// When it is sent.
        when: "when" Option<String>,
        /// Whether a machine sends it.
        automated: "automated" Option<bool>,
        /// The template that it is made from.
        template: "template" Option<String>,
        /// Other texts that are tried against it.
        variants: "variants" Vec<String>,
        /// What it achieves.
        metrics: "metrics" Vec<Reading>,
    }
}

form! {
    /// Something that a step needs.
    Resource as "resource" in ids first { remark: Remark } {
        /// Whether it is there.
        status: "status" Option<Holding>,
    }
}

form! {
    /// How somebody feels, or how engaged they are.
    Feeling as "feeling" in ids {
        /// The point on the scale; where there are observations, their mean.
        score: "score" Option<f64>,
        /// The observations, in the order written.
        spread: "scores" Vec<f64> = spread.as_ref().map(|spread| spread.scores.clone()).unwrap_or_default(),
        /// The word for it.
        word: "feeling" Option<String>,
    }
    parts { marks: Marks }
}

form! {
    /// How a competitor does at a stage.
    Rival as "rival" in ids {
        /// What the competitor is called.
        name: "name" String,
        /// A point on the map's scale.
        score: "score" Option<f64>,
        /// What they do better or worse.
        text: "text" Option<String>,
    }
    parts { marks: Marks }
}

form! {
    /// A picture: a built-in icon or the bytes of a file.
    Image as "image" in ids {
        /// The name of a built-in icon.
        icon: "icon" Option<String> = given(icon),
        /// The file as a `data:` address, without what nobody sees of it.
        file: "data" Option<String> = file.as_ref().map(|file| address(file)),
        /// What it shows.
        alt: "alt" Option<String>,
    }
}

form! {
    /// A value of a metric at one place. All its numbers are in one unit.
    Reading as "reading" in ids {
        /// The id of the metric.
        metric: "metric" String = ids.metric(*metric),
        /// The value now.
        value: "value" Option<f64>,
        /// The value that is aimed for.
        target: "target" Option<f64>,
        /// The unit: `%`, a currency or a word.
        unit: "unit" Option<String> = given(unit),
        /// Earlier values, oldest first.
        history: "history" Vec<f64>,
        /// How many answers or cases it rests on.
        sample: "sample" Option<i64>,
        /// Whether the value comes from the baseline.
        from_baseline: "from_baseline" Flag = Flag(*from_baseline),
    }
    parts { marks: Marks }
    without { span }
}

/// Words, if there are any.
pub(super) fn given(words: &str) -> Option<String> {
    Some(words.to_owned()).filter(|words| !words.is_empty())
}

fn address(image: &crate::image::Image) -> String {
    format!("data:{};base64,{}", image.media.name(), BASE64_STANDARD.encode(&image.bytes))
}
