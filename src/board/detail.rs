//! What is known of a thing besides its words, and what it is found by.

/// One more thing that is known of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// The key of the language that it was written under, such as `owner`.
    pub key: &'static str,
    /// What stands before it, such as "due"; empty where it speaks for itself.
    pub label: String,
    /// The thing itself, with inline Markdown.
    pub text: String,
    /// The things that the text lists with commas between them; empty where it is one.
    pub parts: Vec<String>,
    /// The written ids of the things that it refers to, in their order; empty where its words say which are meant.
    pub refers: Vec<String>,
}

impl Detail {
    /// A detail that speaks for itself.
    pub fn bare(key: &'static str, text: impl Into<String>) -> Self {
        Self { key, text: text.into(), ..Self::default() }
    }

    /// A detail with a word before it.
    pub fn labelled(key: &'static str, label: &str, text: impl Into<String>) -> Self {
        Self { key, label: label.to_owned(), text: text.into(), ..Self::default() }
    }

    /// A detail that lists several things.
    pub fn listed(key: &'static str, label: &str, parts: Vec<String>) -> Self {
        Self { key, label: label.to_owned(), text: parts.join(", "), parts, refers: Vec::new() }
    }

    /// Label and text in one line, as the picture and the Markdown say it.
    pub fn line(&self) -> String {
        if self.label.is_empty() {
            return self.text.clone();
        }
        let gap = if self.label.ends_with(char::is_whitespace) || self.text.is_empty() { "" } else { " " };
        format!("{}{gap}{}", self.label, self.text)
    }
}

/// What a thing is found by, and the notes on it, which no picture shows. Numbers are places in the board's
/// [`Filters`](super::Filters).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its number on the board, from 1; 0 for a thing that is part of another.
    pub key: usize,
    /// The personas that it concerns; everyone where it is `None`.
    pub personas: Option<Vec<usize>>,
    /// The segments that it concerns; all where it is `None`.
    pub segments: Option<Vec<usize>>,
    /// The channels that it stands in; `None` where channels say nothing about it.
    pub channels: Option<Vec<usize>>,
    /// Remarks for those who work on the map, with inline Markdown.
    pub notes: Vec<String>,
}

impl About {
    /// The same for another place where the thing is told in part: found alike, without number and notes.
    #[must_use]
    pub fn found_by(&self) -> Self {
        Self { key: 0, notes: Vec::new(), ..self.clone() }
    }
}
