//! What the parts of a page share while they are read: words, ids, names that others refer to, and the document.

use serde_json::{Map, Value, json};

use super::ids::Ids;
use super::inline::Inline;
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
    part.plain().strip_prefix('#').filter(|tag| !tag.is_empty()).map(str::to_owned)
}

/// An address as it was written: what is shown, where it leads there.
pub(super) fn address(link: &str, shown: &str) -> String {
    let bare = |text: &str| text.replace("%20", " ").replace("%3C", "<").replace("%3E", ">");
    if bare(link) == bare(shown) || link.strip_prefix("mailto:") == Some(shown) { shown.to_owned() } else { link.to_owned() }
}
