//! What the parts of a page share while they are read: words, ids, names that others refer to, and the document.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::blocks::Block;
use super::ids::Ids;
pub(super) use super::inline::DOT;
use super::inline::Inline;
use super::memory::Heirs;
pub(super) use super::memory::Place;
use super::tale::Tale;
use super::tongue::{behind, colon, even};
use crate::model::fits::Choice;
use crate::source::Span;
use crate::words::Words;

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

/// A lane that the author set up.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    /// The key.
    pub(super) id: String,
    /// What it is called, as it is compared.
    pub(super) title: String,
    /// Whether it is one of the map's own.
    pub(super) is_own: bool,
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
    /// Personas, then segments, by what others call them.
    pub(super) people: Vec<Named>,
    /// Their names, without the numbers that tell two of one name apart.
    pub(super) names: Vec<String>,
    /// How many of them are personas.
    pub(super) persona_count: usize,
    /// Personas by names that they no longer have.
    pub(super) old_names: Vec<Named>,
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
    /// The lowest and the highest score of an emotion.
    pub(super) scale: (f64, f64),
    /// Lanes that the author set up.
    pub(super) lanes: Vec<Lane>,
    /// The stages by what a page calls them.
    pub(super) stages: Vec<StageAt>,
    /// The steps by what a page calls them.
    pub(super) steps: Vec<StepAt>,
    /// What the stages and steps were when the page was written.
    pub(super) heirs: Heirs,
    /// Which of the ids of a list its things have: `channels`.
    pub(super) listed: BTreeMap<&'static str, Vec<Choice>>,
    /// Cards that wait for their ids.
    pub(super) waiting: Vec<Waiting>,
    /// Which floor of a blueprint has its row above which other.
    pub(super) floors: Vec<(&'static str, &'static str)>,
    /// Numbers of pain points of the baseline.
    pub(super) old_badges: Vec<String>,
    /// Where footnotes stand.
    pub(super) footnotes: Vec<Span>,
    /// Whether the map is held against another, which is a file of its own.
    pub(super) has_baseline: bool,
}

/// A card that waits for its id until all of its page are read.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    /// Its path in the document; empty for one of the baseline, which counts and has no id.
    pub(super) pointer: String,
    /// Its lane, and what the comment calls the place of its cell; nothing for a cell that is new.
    pub(super) cell: (String, Option<String>),
    /// Where it stands on the journey.
    pub(super) place: Option<Place>,
    /// Its words, as they are compared.
    pub(super) words: String,
    /// Why its place was guessed.
    pub(super) why: Option<&'static str>,
}

/// A stage, and what others call it by.
#[derive(Clone, Debug)]
pub(super) struct StageAt {
    /// Its number as it is shown.
    pub(super) number: String,
    /// What it is called, as it is compared.
    pub(super) name: String,
    /// Where its heading stands.
    pub(super) span: Span,
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
    /// Where the head of its column stands.
    pub(super) span: Span,
}

impl Reader<'_> {
    /// A text in the Markdown of our language.
    pub(super) fn says(&self, line: &Inline) -> Value {
        json!(line.trimmed().text(self.text))
    }

    /// The name of a persona or, behind them, a segment without the number that tells two of one name apart.
    pub(super) fn unnumbered(&self, shown: &Inline, index: usize) -> Inline {
        let shown = shown.trimmed();
        let (plain, length) = (shown.plain(), shown.atoms.iter().map(|atom| atom.text.len()).sum::<usize>());
        let number = self.names.get(index).and_then(|name| plain.strip_prefix(name.as_str())).map_or(0, str::len);
        if number == 0 { shown } else { shown.first(length - number) }
    }

    /// Whose something is, if all are known.
    pub(super) fn whose(&self, list: &Inline) -> Option<Vec<String>> {
        let of = |name: &Inline| {
            let known = self.people.iter().find(|known| even(&known.name) == even(&name.plain()));
            known.or_else(|| self.renamed(&name.plain())).map(|known| known.id.clone())
        };
        list.split(", ").iter().map(of).collect()
    }

    /// The persona that was called so when the page was written.
    pub(super) fn renamed(&self, name: &str) -> Option<&Named> {
        self.old_names.iter().find(|known| even(&known.name) == even(name))
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
            let shown = part.plain();
            let why = leads_elsewhere(link, &shown).then_some("it leads elsewhere than it says: where it leads counts");
            into.insert("link".to_owned(), json!(address(link, &shown)));
            self.tale.told("link", part.span(), &format!("{path}.link"), why);
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
                    let path = if path.is_empty() { "evidence".to_owned() } else { format!("{path}.evidence") };
                    self.tale.mapped("source", span, &path);
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

    /// The id that the comment has for a thing of a list.
    pub(super) fn take_listed(&mut self, list: &str, index: usize) -> Option<String> {
        let choice = self.listed.get(list)?.get(index)?;
        let place = format!("{list} {}", choice.index?);
        self.ids.take_as(&place, choice.why)
    }

    /// The number under which the comment knows a thing of a list.
    pub(super) fn was_at(&self, list: &str, index: usize) -> Option<usize> {
        self.listed.get(list)?.get(index)?.index
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

/// Where a card stands on the page, as its record keeps it.
pub(super) fn placed(card: &mut Record, line: &Inline) {
    let span = line.span();
    card.insert(AT.to_owned(), json!([span.start, span.end]));
}

/// Where a record says that it stands.
pub(super) fn place_of(record: &Record) -> Span {
    let end = |index: usize| record.get(AT)?.get(index)?.as_u64().and_then(|end| usize::try_from(end).ok());
    Span::new(end(0).unwrap_or_default(), end(1).unwrap_or_default())
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

/// Whether a part is a link with words of the author's, and so none that shows its address.
pub(super) fn says_a_link(part: &Inline) -> bool {
    part.link().is_some_and(|link| leads_elsewhere(link, &part.plain()))
}

/// Whether a link shows other words than where it leads. A page in another folder than its map leads another way to the
/// same file.
pub(super) fn leads_elsewhere(link: &str, shown: &str) -> bool {
    let last = |text: &str| text.rsplit('/').next().map(|last| last.replace("%20", " "));
    address(link, shown) != shown && last(link) != last(shown)
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
