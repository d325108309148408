//! What the parts of a page share while they are read: words, ids, names that others refer to, and the document.

use serde_json::{Map, Value, json};

use super::blocks::Block;
use super::ids::Ids;
use super::inline::Inline;
use super::lanes::Lane;
use super::tale::Tale;
use super::tongue::{behind, colon, even};
use crate::source::Span;
use crate::words::Words;

/// What stands between the parts of a line.
pub(super) const DOT: &str = " · ";

/// The key of words that refer to something, until it is found.
pub(super) const REFERS: &str = "$refers";
/// The key of a path in the document to something that is referred to.
pub(super) const LEADS: &str = "$leads";
/// The key of the id that the comment has for what is referred to.
pub(super) const HINT: &str = "$hint";
/// The key of where a reference stands.
pub(super) const AT: &str = "$at";
/// The key of the number under which others refer to a pain point.
pub(super) const BADGE: &str = "$badge";

/// A record of the document.
pub(super) type Record = Map<String, Value>;

/// Something with a name and an id.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// What it is called, in plain words.
    pub(super) name: String,
    /// Its id.
    pub(super) id: String,
}

/// A page while it is read.
pub(super) struct Reader<'s> {
    /// The text of the page.
    pub(super) text: &'s str,
    /// The words of its language.
    pub(super) words: &'static Words,
    /// The ids of its comment.
    pub(super) ids: Ids,
    /// What became of its parts.
    pub(super) tale: Tale,
    /// Personas, then segments.
    pub(super) people: Vec<Named>,
    /// How many of them are personas.
    pub(super) persona_count: usize,
    /// Declared channels.
    pub(super) channels: Vec<Named>,
    /// Research, by the label of its footnote.
    pub(super) research: Vec<Named>,
    /// Declared metrics.
    pub(super) metrics: Vec<Named>,
    /// Rivals at the head of the map.
    pub(super) competitors: Vec<Named>,
    /// The type of the map.
    pub(super) map_type: String,
    /// Lanes that the author set up.
    pub(super) lanes: Vec<Lane>,
    /// The stages by what a page calls them.
    pub(super) stages: Vec<StageAt>,
    /// The steps by what a page calls them.
    pub(super) steps: Vec<StepAt>,
    /// The floors of a blueprint in the order of its rows.
    pub(super) floors: Vec<&'static str>,
    /// Numbers of pain points of the baseline.
    pub(super) old_badges: Vec<String>,
    /// Where footnotes stand.
    pub(super) footnotes: Vec<Span>,
}

/// A stage, and what others call it by.
#[derive(Clone, Debug)]
pub(super) struct StageAt {
    /// Its number as it is shown.
    pub(super) number: String,
    /// What it is called, as it is compared.
    pub(super) name: String,
}

/// A step, and what others call it by.
#[derive(Clone, Debug)]
pub(super) struct StepAt {
    /// Its number as it is shown.
    pub(super) number: String,
    /// What is done, as it is compared; empty for the step that a stage is.
    pub(super) action: String,
    /// Its stage.
    pub(super) stage: usize,
    /// Its place in the stage.
    pub(super) at: usize,
}

/// A stage, or a step of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The stage.
    pub(super) stage: usize,
    /// The step in it.
    pub(super) step: Option<usize>,
}

impl Place {
    /// Its path in the document.
    pub(super) fn pointer(self) -> String {
        match self.step {
            Some(step) => format!("/stages/{}/steps/{step}", self.stage),
            None => format!("/stages/{}", self.stage),
        }
    }

    /// Its path as reports have it.
    pub(super) fn path(self) -> String {
        match self.step {
            Some(step) => format!("stages[{}].steps[{step}]", self.stage),
            None => format!("stages[{}]", self.stage),
        }
    }
}

impl Reader<'_> {
    /// A text in the Markdown of our language.
    pub(super) fn says(&self, line: &Inline) -> Value {
        json!(line.trimmed().text(self.text))
    }

    /// Whose something is, if all are known.
    pub(super) fn whose(&self, list: &Inline) -> Option<Vec<String>> {
        let of = |name: &Inline| {
            let name = even(&name.plain());
            self.people.iter().find(|known| even(&known.name) == name).map(|known| known.id.clone())
        };
        list.split(", ").iter().map(of).collect()
    }

    /// Takes what any item may carry; gives back whether it did.
    pub(super) fn mark(&mut self, part: &Inline, into: &mut Record, path: &str) -> bool {
        let (labels, footer) = (&self.words.labels, &self.words.footer);
        if let Some(note) = behind(part, &colon(labels.note)) {
            let says = self.says(&note);
            add(into, "notes", says);
            self.tale.mapped("note", part.span(), &format!("{path}.note"));
        } else if let Some(owner) = behind(part, &colon(footer.owner)) {
            into.insert("owner".to_owned(), self.says(&owner));
            self.tale.mapped("owner", part.span(), &format!("{path}.owner"));
        } else if let Some(whose) = behind(part, labels.whose).and_then(|list| self.whose(&list)) {
            into.insert("for".to_owned(), json!(whose));
            self.tale.mapped("for", part.span(), &format!("{path}.for"));
        } else if let Some(tag) = tag(part) {
            add(into, "tags", json!(tag));
            self.tale.mapped("tag", part.span(), &format!("{path}.tags"));
        } else if let Some(link) = part.link().filter(|_| !into.contains_key("link")) {
            into.insert("link".to_owned(), json!(address(link, &part.plain())));
            self.tale.mapped("link", part.span(), &format!("{path}.link"));
        } else {
            return false;
        }
        true
    }

    /// Takes the footnotes of a line.
    pub(super) fn evidence(&mut self, sources: Vec<(String, Span)>, into: &mut Record, path: &str) {
        for (label, span) in sources {
            match self.research.iter().find(|known| even(&known.name) == even(&label)) {
                Some(known) => {
                    let id = json!(known.id);
                    add(into, "evidence", id);
                    self.tale.mapped("source", span, &format!("{path}.evidence"));
                }
                None => self.tale.unmapped("source", span, "the page has no source of this label"),
            }
        }
    }

    /// The parts of a line and its footnotes.
    pub(super) fn parts(line: &Inline) -> (Vec<Inline>, Vec<(String, Span)>) {
        let (line, sources) = line.sources();
        (line.split(DOT).iter().map(Inline::trimmed).collect(), sources)
    }

    /// Gives a card the id that the comment has for its place.
    pub(super) fn id(&mut self, card: &mut Record, place: &str, line: &Inline) {
        if let Some(id) = self.ids.take(place) {
            card.insert("id".to_owned(), json!(id));
        }
        if let Some(id) = self.ids.take(&format!("cause of {place} 1"))
            && let Some(of) = card.get_mut("cause").and_then(|cause| cause.get_mut("of")).and_then(Value::as_object_mut)
        {
            of.insert(HINT.to_owned(), json!(id));
        }
        let arrows = card.get_mut("triggers").and_then(Value::as_array_mut);
        for (index, arrow) in arrows.into_iter().flatten().enumerate() {
            let to = arrow.get_mut("to").and_then(Value::as_object_mut);
            if let (Some(to), Some(id)) = (to, self.ids.take(&format!("triggers of {place} {}", index + 1))) {
                to.insert(HINT.to_owned(), json!(id));
            }
        }
        let targets = card.get_mut("addresses").and_then(Value::as_array_mut);
        for (index, target) in targets.into_iter().flatten().filter_map(Value::as_object_mut).enumerate() {
            if let Some(id) = self.ids.take(&format!("addresses of {place} {}", index + 1)) {
                target.insert(HINT.to_owned(), json!(id));
            }
        }
        let span = line.span();
        card.insert(AT.to_owned(), json!([span.start, span.end]));
    }

    /// Where something stands that is called by a number or by words.
    pub(super) fn locate(&self, line: &Inline) -> Option<Place> {
        let plain = line.plain();
        if let Some(gaps) = line.gaps(self.words.markdown.stage_heading) {
            let gap = |name: &str| gaps.iter().find(|(known, _)| *known == name).map(|(_, gap)| gap.plain());
            let number = gap("number").unwrap_or_default();
            if let Some(stage) = self.stages.iter().position(|stage| stage.number == number && !number.is_empty()) {
                return Some(Place { stage, step: None });
            }
        }
        let number = plain.split_once('.').map_or("", |(number, _)| number);
        let words = even(&plain);
        let numbered = self.steps.iter().find(|step| step.number == number && !number.is_empty());
        let called = || self.steps.iter().find(|step| step.action == words && !words.is_empty());
        if let Some(step) = numbered.or_else(called) {
            return Some(Place { stage: step.stage, step: Some(step.at) });
        }
        let stage = self.stages.iter().position(|stage| stage.name == words && !words.is_empty())?;
        Some(Place { stage, step: None })
    }

    /// What the comment with ids calls a place.
    pub(super) fn shown(&self, place: Place) -> String {
        let step = |at: usize| self.steps.iter().find(|step| step.stage == place.stage && step.at == at);
        match place.step.and_then(step) {
            Some(step) => format!("step {}", step.number),
            None => format!("stage {}", self.stages.get(place.stage).map_or("", |stage| stage.number.as_str())),
        }
    }

    /// Tells of a block that stands where none of ours does.
    pub(super) fn other(&mut self, block: &Block) {
        const WHY: &str = "nothing of ours stands here";
        match block {
            Block::Heading(_, line) | Block::Paragraph(line) | Block::Quote(line) => {
                self.tale.unmapped("words", line.span(), WHY);
            }
            Block::List(items) => {
                for line in items.iter().flat_map(|item| std::iter::once(&item.line).chain(&item.children)) {
                    self.tale.unmapped("words", line.span(), WHY);
                }
            }
            Block::Table(rows) => {
                rows.iter().flatten().for_each(|cell| self.tale.unmapped("cell", cell.span(), WHY));
            }
            Block::Footnote(span) | Block::Html(span) | Block::Rule(span) | Block::Other(span) => {
                self.tale.unmapped("block", *span, WHY);
            }
        }
    }

    /// Tells of a part that says nothing that is known here.
    pub(super) fn unknown(&mut self, part: &Inline) {
        if !part.is_empty() {
            self.tale.unmapped("part", part.span(), "nothing that stands here is written like this");
        }
    }

    /// The channel of a name: a declared one, else a built-in kind.
    pub(super) fn channel(&self, name: &str) -> Option<String> {
        let name = even(name);
        let declared = self.channels.iter().find(|known| even(&known.name) == name).map(|known| known.id.clone());
        let kinds = crate::words::Channels::IDS;
        declared.or_else(|| super::tongue::id_of(kinds, |id| self.words.channels.get(id), &name).map(str::to_owned))
    }
}

/// Adds to a list.
pub(super) fn add(into: &mut Record, key: &str, value: Value) {
    let list = into.entry(key.to_owned()).or_insert_with(|| json!([]));
    if let Some(list) = list.as_array_mut() {
        list.push(value);
    }
}

/// A tag: `#acquisition`.
fn tag(part: &Inline) -> Option<String> {
    let lines: Vec<String> = part.without_start("#")?.split(" / ").iter().map(Inline::plain).collect();
    let tag = lines.join("\n");
    Some(tag).filter(|tag| !tag.is_empty())
}

/// An address as it was written: what is shown, where it leads there.
pub(super) fn address(link: &str, shown: &str) -> String {
    let bare = |text: &str| text.replace("%20", " ").replace("%3C", "<").replace("%3E", ">");
    if bare(link) == bare(shown) || link.strip_prefix("mailto:") == Some(shown) {
        shown.to_owned()
    } else {
        link.to_owned()
    }
}
