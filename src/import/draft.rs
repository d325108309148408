//! A map as an importer understands it, before it is written: words with the comments that belong to them.

use super::tree::{Field, Item, Page, Tree};
use crate::source::Span;

/// A map that comes of a foreign file.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What the map is called.
    pub title: Said,
    /// What the map is made for, as the language calls it.
    pub map_type: Said,
    /// What the map shows, for those who cannot see the picture.
    pub summary: Option<Said>,
    /// Remarks for those who work on the map.
    pub notes: Vec<Said>,
    /// The scale of emotions, where it is not the usual one: lowest and highest.
    pub scale: Option<(f64, f64)>,
    /// Whose journey it is.
    pub personas: Vec<Persona>,
    /// Whatever else the language has for a map: `owner`, `research`, `metrics`, `flows`.
    pub fields: Vec<Field>,
    /// The parts of the journey.
    pub stages: Vec<Stage>,
    /// Comments that stand behind everything.
    pub comments: Vec<String>,
}

/// Words of the source, and what is to be said before them in comments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words; `\n` is a break of the line.
    pub words: String,
    /// Whether they have the inline Markdown of our language; else they are as they are to be read.
    pub marked: bool,
    /// Comments of the author, and guesses: `guessed: …`.
    pub comments: Vec<String>,
    /// Where they stand in the foreign file.
    pub at: Option<Span>,
}

impl Said {
    /// Words without comments.
    pub fn plain(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// The same with their place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.at = Some(span);
        self
    }

    /// The same with a comment that says what was guessed.
    #[must_use]
    pub fn guessed(mut self, why: &str) -> Self {
        self.comments.push(format!("guessed: {why}"));
        self
    }
}

/// Somebody whose journey it is.
#[derive(Clone, Debug, Default)]
pub struct Persona {
    /// The id; empty where it follows from the name.
    pub id: String,
    /// What they are called.
    pub name: Said,
    /// Whatever else the language has for a persona.
    pub fields: Vec<Field>,
}

/// A part of the journey.
#[derive(Clone, Debug, Default)]
pub struct Stage {
    /// What it is called.
    pub name: Said,
    /// Whatever else belongs to the stage as a whole: its lanes, its `id`.
    pub fields: Vec<Field>,
    /// What is done there.
    pub steps: Vec<Step>,
}

/// One thing that the persona does.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// What the persona does.
    pub action: Said,
    /// The ids of those whose step it is; empty for everyone's.
    pub whose: Vec<String>,
    /// A point on the scale.
    pub score: Option<f64>,
    /// The word for how it feels.
    pub feeling: Option<String>,
    /// Comments on the emotion.
    pub emotion_comments: Vec<String>,
    /// Whatever else belongs to the step: its lanes, its `id`.
    pub fields: Vec<Field>,
    /// Remarks for those who work on the map.
    pub notes: Vec<Said>,
}

impl Draft {
    /// The map as a text of our language.
    pub fn page(self) -> Page {
        let mut fields = vec![self.title.into_field("title"), self.map_type.into_field("type")];
        fields.extend(self.summary.map(|summary| summary.into_field("summary")));
        fields.extend(notes(self.notes));
        if !self.personas.is_empty() {
            fields.push(Field::new("personas", Tree::List(self.personas.into_iter().map(Persona::item).collect())));
        }
        if let Some((min, max)) = self.scale {
            let ends = vec![Field::new("min", Tree::Number(min)), Field::new("max", Tree::Number(max))];
            fields.push(Field::new("scale", Tree::Map(ends)));
        }
        fields.extend(self.fields);
        fields.push(Field::new("stages", Tree::List(self.stages.into_iter().map(Stage::item).collect())));
        Page::of(&fields, &self.comments)
    }
}

impl Said {
    fn into_tree(self) -> Tree {
        if self.marked { Tree::Marked(self.words) } else { Tree::Words(self.words) }
    }

    /// The words under a key.
    pub fn field(&self, key: &str) -> Field {
        self.clone().into_field(key)
    }

    fn into_field(mut self, key: &str) -> Field {
        let comments = std::mem::take(&mut self.comments);
        Field { key: key.to_owned(), comments, at: self.at, value: self.into_tree() }
    }

    /// The words as a member of a list.
    pub fn item(&self) -> Item {
        self.clone().into_item()
    }

    fn into_item(mut self) -> Item {
        let comments = std::mem::take(&mut self.comments);
        Item { comments, at: self.at, value: self.into_tree() }
    }
}

impl Persona {
    fn item(self) -> Item {
        let id = (!self.id.is_empty()).then(|| Field::new("id", Tree::words(self.id)));
        let own = id.into_iter().chain([self.name.into_field("name")]).chain(self.fields);
        Item::new(Tree::Map(own.collect()))
    }
}

impl Stage {
    fn item(self) -> Item {
        let mut fields = vec![self.name.into_field("name")];
        fields.extend(self.fields);
        if !self.steps.is_empty() {
            fields.push(Field::new("steps", Tree::List(self.steps.into_iter().map(Step::item).collect())));
        }
        Item::new(Tree::Map(fields))
    }
}

impl Step {
    fn item(self) -> Item {
        let emotion = self.emotion();
        let mut fields = vec![self.action.into_field("action")];
        if !self.whose.is_empty() {
            fields.push(Field::new("for", Tree::list(self.whose.into_iter().map(Tree::words))));
        }
        fields.extend(emotion.map(|emotion| Field::new("emotion", emotion).commented(self.emotion_comments)));
        fields.extend(self.fields);
        fields.extend(notes(self.notes));
        Item::new(Tree::Map(fields))
    }

    fn emotion(&self) -> Option<Tree> {
        let feeling = self.feeling.as_ref().map(|feeling| Field::new("feeling", Tree::words(feeling)));
        match (self.score, feeling) {
            (Some(score), Some(feeling)) => Some(Tree::Map(vec![Field::new("score", Tree::Number(score)), feeling])),
            (Some(score), None) => Some(Tree::Number(score)),
            (None, feeling) => feeling.map(|feeling| Tree::Map(vec![feeling])),
        }
    }
}

fn notes(notes: Vec<Said>) -> Option<Field> {
    (!notes.is_empty()).then(|| Field::new("note", Tree::List(notes.into_iter().map(Said::into_item).collect())))
}
