//! The elements of a file, however it was written: names, attributes and words with their places.

use crate::source::Span;

/// An element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Its name, without a prefix.
    pub(super) name: String,
    /// From its first to its last byte.
    pub(super) whole: Span,
    /// Its start tag.
    pub(super) head: Span,
    /// Its attributes.
    pub(super) attributes: Vec<Attribute>,
    /// The elements in it.
    pub(super) children: Vec<Element>,
    /// The words in it, and where they stand, without those of its elements.
    pub(super) texts: Vec<(String, Span)>,
}

/// An attribute.
#[derive(Clone, Debug, Default)]
pub(super) struct Attribute {
    /// Its name.
    pub(super) name: String,
    /// Its value.
    pub(super) value: String,
    /// Name and value.
    pub(super) whole: Span,
}

/// Words that stand at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// The words; `\n` is a break of the line.
    pub(super) text: String,
    /// The element or the attribute.
    pub(super) at: Span,
}

/// A file.
#[derive(Clone, Debug, Default)]
pub(super) struct File {
    /// Its outermost element.
    pub(super) root: Element,
    /// Comments, in order.
    pub(super) comments: Vec<Words>,
    /// What stands before the outermost element and says nothing: `<?xml … ?>`.
    pub(super) frames: Vec<Span>,
    /// What had to be guessed to read it at all.
    pub(super) guesses: Vec<(Span, &'static str)>,
}

impl Element {
    /// Whether it has this name, in whatever case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The first element of this name in it.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.is(name))
    }

    /// The first attribute of one of these names.
    pub(super) fn attribute(&self, names: &[&str]) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| names.iter().any(|name| attribute.name.eq_ignore_ascii_case(name)))
    }

    /// Its words, a line each, without blanks around.
    pub(super) fn words(&self) -> Words {
        let all: String = self.texts.iter().map(|(text, _)| text.as_str()).collect();
        Words { text: tidy(&all), at: self.whole }
    }

    /// Whether it says nothing at all: neither in it nor in an attribute.
    pub(super) fn is_void(&self) -> bool {
        self.is_empty() && self.attributes.is_empty()
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.children.is_empty() && self.texts.iter().all(|(text, _)| text.trim().is_empty())
    }
}

/// Lines without blanks around, and without empty ones.
pub(super) fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Whether a program wrote this where it had nothing to say.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "" | "undefined" | "nan" | "null" | "none" | "nat")
}
