//! A map as an importer understands it, before it is written: words with the comments that belong to them.

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
    /// The parts of the journey.
    pub stages: Vec<Stage>,
    /// Comments that stand behind everything.
    pub comments: Vec<String>,
}

/// Words of the source, as they are to be read (no Markdown), and what is to be said before them in comments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words; `\n` is a break of the line.
    pub words: String,
    /// Comments of the author, and guesses: `guessed: …`.
    pub comments: Vec<String>,
}

impl Said {
    /// Words without comments.
    pub fn plain(words: impl Into<String>) -> Self {
        Self { words: words.into(), comments: Vec::new() }
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
}

/// A part of the journey.
#[derive(Clone, Debug, Default)]
pub struct Stage {
    /// What it is called.
    pub name: Said,
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
    /// Remarks for those who work on the map.
    pub notes: Vec<Said>,
}
