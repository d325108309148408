//! What a screen reader is told: headings, paragraphs, sections and figures, by the classes of the picture's groups.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, Node, Tag, TagGroup, TagKind};

use crate::scene::item::{Group, Item, TextLine};

/// What a group is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A section of its own, which begins with a heading of this level.
    Section(u16),
    /// Part of the section around it, whose heading of this level stands here.
    Heading(u16),
    /// Part of what is around it.
    Part,
    /// There for the eye alone.
    Decoration,
}

/// The role of a group.
pub(super) fn role(group: &Group) -> Role {
    let mut classes = group.classes.split(' ').filter(|class| *class != "box");
    match classes.next().unwrap_or_default() {
        "header" => Role::Section(1),
        "persona" | "stage" | "panel" | "quadrant" => Role::Section(2),
        "label" => Role::Heading(2),
        // The label of a row is its heading.
        "row" | "footer" | "line" => Role::Section(0),
        "portrait" => Role::Decoration,
        _ => Role::Part,
    }
}

/// What a group shows, if its text does not say it.
pub(super) fn alternative(group: &Group) -> Option<String> {
    let mut said = String::new();
    collect(&group.items, &mut said);
    let new = |word: &str| !word.is_empty() && !said.contains(word);
    let separate = |letter: char| letter.is_whitespace() || letter == ',';
    group.label.split(separate).any(new).then(|| group.label.clone())
}

fn collect(items: &[Item], said: &mut String) {
    for item in items {
        match item {
            Item::Group(group) => collect(&group.items, said),
            Item::Text(line) => line.runs.iter().for_each(|run| said.push_str(&run.text)),
            Item::Panel(_) | Item::Path(_) | Item::Image(_) => {}
        }
    }
}

/// Whether a line goes on with the paragraph of the line before.
pub(super) fn goes_on(before: &TextLine, line: &TextLine) -> bool {
    let step = line.at.y - before.at.y;
    before.anchor == line.anchor
        && (before.size - line.size).abs() < 0.01
        && (before.at.x - line.at.x).abs() < 0.5
        && step > 0.0
        && step < 1.45 * line.size
}

/// Whether the break between two lines stands for a blank.
pub(super) fn is_blank(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().last(), after.chars().next()) else { return false };
    !last.is_whitespace() && !matches!(last, '-' | '/' | '\u{ad}') && !is_unspaced(last) && !is_unspaced(first)
}

/// Whether a letter belongs to a script that is written without blanks: Chinese, Japanese, and those of South-East Asia.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}

/// A part of what is told, before the links of its page are known to the library.
#[derive(Debug)]
pub(super) enum Part {
    /// What was drawn.
    Content(Identifier),
    /// The link of this number, counted from 0 on its page, with what it is on.
    Link(usize, Vec<Part>),
    /// Several parts as one thing.
    Several(TagKind, Vec<Part>),
}

impl Part {
    /// The part as the library wants it.
    pub(super) fn into_node(self, links: &[Option<Identifier>]) -> Node {
        let nodes = |parts: Vec<Self>| parts.into_iter().map(|part| part.into_node(links));
        match self {
            Self::Content(identifier) => identifier.into(),
            Self::Link(number, parts) => {
                let link = links.get(number).copied().flatten().map(Node::from);
                let kind: TagKind = if link.is_some() { Tag::Link.into() } else { Tag::Span.into() };
                TagGroup::with_children(kind, nodes(parts).chain(link).collect()).into()
            }
            Self::Several(kind, parts) => TagGroup::with_children(kind, nodes(parts).collect()).into(),
        }
    }
}

/// The parts of a section while it grows.
#[derive(Debug, Default)]
pub(super) struct Flow {
    parts: Vec<Part>,
    /// The open paragraph, and what it says.
    open: Vec<Part>,
    said: String,
    /// The level of the heading that the next paragraph is; 0 for none.
    heading: u16,
}

impl Flow {
    /// A flow that begins with a heading of this level; 0 for none.
    pub(super) fn new(heading: u16) -> Self {
        Self { heading, ..Self::default() }
    }

    /// Whether no paragraph is open.
    pub(super) const fn is_at_start(&self) -> bool {
        self.open.is_empty()
    }

    /// Adds the parts of a line to the open paragraph.
    pub(super) fn line(&mut self, parts: impl IntoIterator<Item = Part>, words: &str) {
        self.open.extend(parts);
        self.said.push_str(words);
    }

    /// Closes the paragraph; gives back its level and words if it was a heading.
    pub(super) fn end_paragraph(&mut self) -> Option<(u16, String)> {
        if self.open.is_empty() {
            return None;
        }
        let lines = std::mem::take(&mut self.open);
        let said = std::mem::take(&mut self.said).trim().to_owned();
        let level = NonZeroU16::new(std::mem::take(&mut self.heading));
        let Some(level) = level else {
            self.parts.push(Part::Several(Tag::P.into(), lines));
            return None;
        };
        self.parts.push(Part::Several(Tag::Hn(level, Some(said.clone())).into(), lines));
        Some((level.get(), said))
    }

    /// Adds what stands in a section, figure or part below.
    pub(super) fn add(&mut self, parts: impl IntoIterator<Item = Part>) {
        self.parts.extend(parts);
    }

    /// Adds parts as one thing of a kind, if there are any.
    pub(super) fn add_as(&mut self, kind: impl Into<TagKind>, parts: Vec<Part>) {
        if !parts.is_empty() {
            self.parts.push(Part::Several(kind.into(), parts));
        }
    }

    /// Everything, once the last paragraph is closed.
    pub(super) fn into_parts(self) -> Vec<Part> {
        self.parts
    }
}
