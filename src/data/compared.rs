//! A future state held against its baseline: that map whole, and what became of its pains and emotions.

use serde_json::{Value, json};

use super::form::{Definitions, Form, form};
use super::ids::Ids;
use super::items::given;
use crate::model::JourneyMap;
use crate::model::comparison::{Comparison, Fate, OldPain, OldPlace};
use crate::model::item::Feeling;

form! {
    /// What comes of holding a map against its baseline.
    Comparison as "comparison" in ids {
        /// The baseline: a map like this one, with ids of its own.
        baseline: "map" Box<JourneyMap>,
        /// What was felt at the steps of the baseline that steps of this map match.
        ghosts: "emotions" Vec<Ghost> = Ghost::all(ghosts, ids),
        /// The baseline's pains, and what becomes of each.
        pains: "pain_points" Vec<OldPain>,
        /// The ids of pains that the baseline lacks, in the order of the map.
        new_pains: "new_pain_points" Vec<String> = new_pains.iter().filter_map(|span| ids.at(*span)).collect(),
    }
    without { path }
}

/// The baseline, whose things have ids of their own.
impl Form for Box<JourneyMap> {
    fn value(&self, ids: &Ids<'_>) -> Value {
        (**self).value(ids.baseline())
    }

    fn schema(definitions: &mut Definitions) -> Value {
        JourneyMap::schema(definitions)
    }
}

/// What was felt at the step of the baseline that a step matches.
struct Ghost {
    step: String,
    emotions: GhostFeelings,
}

/// Feelings of the baseline, whose personas are those of the baseline.
struct GhostFeelings(Vec<Feeling>);

impl Form for GhostFeelings {
    fn value(&self, ids: &Ids<'_>) -> Value {
        self.0.value(ids.baseline())
    }

    fn schema(definitions: &mut Definitions) -> Value {
        Vec::<Feeling>::schema(definitions)
    }
}

impl Ghost {
    fn all(ghosts: &[Vec<Feeling>], ids: &Ids<'_>) -> Vec<Self> {
        let felt = ghosts.iter().enumerate().filter(|(_, feelings)| !feelings.is_empty());
        felt.map(|(step, feelings)| Self { step: ids.step(step), emotions: GhostFeelings(feelings.clone()) }).collect()
    }
}

form! {
    /// What was felt at the step of the baseline that a step matches.
    Ghost as "baseline_emotions" in ids {
        /// The id of the step of this map.
        step: "step" String,
        /// The feelings of the baseline; `for` and `evidence` are ids of the baseline.
        emotions: "emotions" GhostFeelings,
    }
}

form! {
    /// A pain of the baseline and what becomes of it.
    OldPain as "baseline_pain_point" in ids {
        /// Its id in the baseline.
        id: "id" Option<String> = ids.baseline().at(*span).or_else(|| given(id)),
        /// Its words.
        text: "text" String,
        /// What becomes of it.
        fate: "fate" Fate,
        /// Where in this map it is shown.
        place: "at" OldPlace,
    }
    without { span }
}

impl Form for Fate {
    fn value(&self, _: &Ids<'_>) -> Value {
        match self {
            Self::Closed(by) => json!({"is": "closed", "by": by}),
            Self::Kept => json!({"is": "kept"}),
            Self::Unaccounted => json!({"is": "unaccounted"}),
        }
    }

    fn schema(definitions: &mut Definitions) -> Value {
        let schema = json!({
            "description": "What becomes of a pain of the baseline.",
            "type": "object",
            "required": ["is"],
            "properties": {
                "is": {"description": "What becomes of it.", "enum": ["closed", "kept", "unaccounted"]},
                "by": {
                    "description": "The words of the gains and opportunities that address it.",
                    "type": "array",
                    "items": {"type": "string"},
                },
            },
        });
        definitions.insert("fate".to_owned(), schema);
        json!({"$ref": "#/definitions/fate"})
    }
}

impl Form for OldPlace {
    fn value(&self, ids: &Ids<'_>) -> Value {
        match self {
            Self::Step(index) => json!({"step": ids.step(*index)}),
            Self::Stage(index) => json!({"stage": ids.stage(*index)}),
            Self::Persona(index) => json!({"persona": ids.persona(*index)}),
        }
    }

    fn schema(definitions: &mut Definitions) -> Value {
        let id = |about: &str| json!({"description": about, "type": "string"});
        let schema = json!({
            "description": "A place of this map.",
            "type": "object",
            "properties": {
                "step": id("A step, by id."),
                "stage": id("A stage as a whole, by id."),
                "persona": id("A persona, by id; empty where there is none."),
            },
            "minProperties": 1,
            "maxProperties": 1,
        });
        definitions.insert("place".to_owned(), schema);
        json!({"$ref": "#/definitions/place"})
    }
}
