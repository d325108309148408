//! The entries of one mapping while it is read: each is taken once, and what is left over is reported.

use super::codes::{BOTH_FORMS, MISSING_KEY, UNKNOWN_KEY};
use super::commas::{Wanted, is_bare, is_cut_number, quoted, report_cut};
use super::record::Reader;
use super::shape::{Key, Shape};
use super::synonyms::{hint, synonyms};
use crate::diagnostic::{Diagnostic, nearest, shown};
use crate::source::{Source, Span};
use crate::yaml::{Entry, Kind, Node};

/// The entries of one mapping while it is read.
#[derive(Debug)]
pub struct Fields<'n> {
    /// What the record is called in messages: "a touchpoint".
    pub record: &'static str,
    /// Where a message about the record as a whole points: its first key.
    pub head: Span,
    /// The whole record.
    pub span: Span,
    entries: Vec<(&'n Entry, bool)>,
    /// The second of two forms of one key, which is read as well.
    other: Option<&'n Entry>,
    braces: bool,
    keys: fn() -> Vec<Key>,
}

impl<'n> Fields<'n> {
    /// The entries of a record that is about to be read.
    pub(super) fn new(
        record: &'static str,
        node: &Node,
        entries: Vec<&'n Entry>,
        braces: bool,
        keys: fn() -> Vec<Key>,
    ) -> Self {
        Self {
            record,
            head: entries.first().map_or(node.span, |entry| entry.key.span),
            span: node.span,
            entries: entries.into_iter().map(|entry| (entry, false)).collect(),
            other: None,
            braces,
            keys,
        }
    }

    /// The entry under `key` or, if it has one, under its singular form; both at once is a finding. A key with
    /// nothing after it, or with an empty text, counts as not written.
    pub fn entry(&mut self, key: &str, singular: Option<&str>, reader: &mut Reader<'_>) -> Option<&'n Entry> {
        let plural = self.take(key);
        let single = singular.and_then(|singular| self.take(singular));
        if let (Some(plural), Some(single)) = (plural, single) {
            let (first, second) = if plural.key.span <= single.key.span { (plural, single) } else { (single, plural) };
            let message = format!("`{}` and `{}` are two forms of one key", first.key.value, second.key.value);
            let finding = Diagnostic::new(&BOTH_FORMS, second.key.span, message)
                .also(first.key.span, "first written here")
                .help(format!("put all of it under `{key}` as a list"));
            reader.findings.add(finding);
            self.other = Some(single);
        }
        plural.or(single).filter(|entry| !is_blank(&entry.value) && !self.is_cut(entry, reader))
    }

    /// The other form of the key that was read last, if it was written in both: it may hold mistakes of its own, and
    /// what others refer to.
    pub fn other_form(&mut self) -> Option<&'n Entry> {
        self.other.take()
    }

    /// Reports that a key is missing that must be there, at the key if it was written with nothing after it.
    pub(super) fn missing(&self, key: &str, reader: &mut Reader<'_>) {
        let written = self.entries.iter().map(|(entry, _)| entry).find(|entry| entry.key.value == key);
        let finding = match written {
            // An alias that leads nowhere has been reported as such.
            Some(entry) if reader.source.slice(entry.value.span).starts_with('*') => return,
            Some(entry) if self.is_cut(entry, reader) => return,
            Some(entry) if entry.key.span != entry.value.span => {
                Diagnostic::new(&MISSING_KEY, entry.key.span, format!("nothing stands after `{key}`"))
            }
            _ if self.is_misspelt(key) => return,
            _ => Diagnostic::new(&MISSING_KEY, self.head, format!("{} has no `{key}`", self.record)),
        };
        let keys = (self.keys)();
        let shape = keys.iter().find(|known| known.name == key).map(|known| (known.shape)());
        reader.findings.add(match shape {
            Some(Shape::Choice(choices)) => {
                let words = list(choices.iter().map(|choice| choice.word));
                finding.help(format!("write `{key}: …` with one of {words}"))
            }
            _ => finding.help(format!("write `{key}: …`")),
        });
    }

    /// Whether an entry's number is cut in two by a comma, which is reported at the end.
    fn is_cut(&self, entry: &Entry, reader: &Reader<'_>) -> bool {
        if !self.braces || self.wanted(entry) == Wanted::Text {
            return false;
        }
        let mut entries = self.entries.iter().map(|(entry, _)| *entry).skip_while(|other| !std::ptr::eq(*other, entry));
        entries.next();
        is_cut_number(entry, entries.next(), reader.source)
    }

    /// What may stand under the key of an entry.
    fn wanted(&self, entry: &Entry) -> Wanted {
        let keys = (self.keys)();
        let written = Some(entry.key.value.as_str());
        let known = keys.iter().find(|key| Some(key.name) == written || key.singular == written);
        known.map_or(Wanted::Text, |key| Wanted::of(&(key.shape)()))
    }

    /// Whether a key that is not there may have been meant by one that is unknown, which is reported by itself.
    pub fn is_misspelt(&self, key: &str) -> bool {
        /// So many unknown keys are looked at.
        const LOOKED_AT: usize = 20;
        let keys = (self.keys)();
        let singular = keys.iter().find(|known| known.name == key).and_then(|known| known.singular);
        let is_known = |written: &str| names(&keys).any(|name| name == written) || written.starts_with("x-");
        let unknown = self.entries.iter().map(|(entry, _)| entry).filter(|entry| !is_known(&entry.key.value));
        let mut unknown = unknown.take(LOOKED_AT).peekable();
        let none_known = unknown.peek().is_some() && !self.entries.iter().any(|(entry, _)| is_known(&entry.key.value));
        none_known
            || unknown
                .any(|entry| meant(&entry.key.value, &keys).is_some_and(|near| near == key || Some(near) == singular))
    }

    /// Where a key stands, if it was written.
    pub fn place(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|(entry, _)| entry.key.value == key).map(|(entry, _)| entry.key.span)
    }

    fn take(&mut self, key: &str) -> Option<&'n Entry> {
        let (entry, taken) = self.entries.iter_mut().find(|(entry, _)| entry.key.value == key)?;
        *taken = true;
        Some(entry)
    }

    /// Reports every key that nobody took; keys that begin `x-` are the author's own.
    pub(super) fn finish(self, reader: &mut Reader<'_>) {
        let mut text: Option<&Entry> = None;
        let mut cut: Vec<&Entry> = Vec::new();
        let report = |text: Option<&Entry>, cut: &mut Vec<&Entry>, reader: &mut Reader<'_>| {
            if !cut.is_empty() {
                report_cut(text, cut, text.map_or(Wanted::Text, |text| self.wanted(text)), reader);
            }
        };
        let source = reader.source;
        let before = source.before(self.span.start).trim_end();
        let alone = self.entries.len() == 1 && !self.braces && before.ends_with(['[', ',', '-']);
        for (entry, taken) in &self.entries {
            let bare = self.braces && is_bare(entry, reader.source);
            if bare && text.is_some() {
                cut.push(entry);
                continue;
            }
            report(text, &mut cut, reader);
            text = matches!(entry.value.kind, Kind::Scalar(_)).then_some(entry);
            if !taken && !entry.key.starts_with("x-") {
                reader.findings.report(&UNKNOWN_KEY, || unknown_key(self.record, entry, &(self.keys)(), alone, source));
            }
        }
        report(text, &mut cut, reader);
    }
}

/// Whether nothing stands there, or an empty text.
fn is_blank(node: &Node) -> bool {
    match &node.kind {
        Kind::Nothing => true,
        Kind::Scalar(scalar) => scalar.text.trim().is_empty(),
        Kind::List(_) | Kind::Mapping(_) => false,
    }
}

fn unknown_key(record: &str, entry: &Entry, keys: &[Key], is_cut_text: bool, source: &Source) -> Diagnostic {
    let written = entry.key.value.as_str();
    let finding = Diagnostic::new(&UNKNOWN_KEY, entry.key.span, format!("{record} has no key `{}`", shown(written)));
    let is_synonym = || synonyms(written).any(|word| names(keys).any(|name| name == word));
    if let Some(hint) = hint(written).filter(|_| !is_of_theme(record) && !is_synonym()) {
        return finding.help(hint);
    }
    if matches!(record, "a step" | "a stage")
        && let Some((place, key)) = elsewhere(written)
    {
        return finding.help(format!("`{written}` belongs in {place}: `{key}: {{text: …, {written}: …}}`"));
    }
    let near = meant(written, keys);
    // Alone such a key would be too little: it must be another one that is there.
    let required =
        |near: &str| keys.iter().all(|key| !key.required) || keys.iter().any(|key| key.required && key.name == near);
    match near {
        _ if is_cut_text && !near.is_some_and(required) => {
            let words = source.slice(Span::new(entry.key.span.start, entry.value.span.end));
            finding.help(format!("if it is text, put it in quotes: `{}`", quoted(words)))
        }
        Some(near) => finding.did_you_mean(Some(near)).guess(format!("write `{near}`"), entry.key.span, near),
        None => finding.help(format!("the keys are {}", list(keys.iter().map(|key| key.name)))),
    }
}

/// Whether a record is part of a theme file, where what is said of maps does not hold.
fn is_of_theme(record: &str) -> bool {
    matches!(record, "a theme" | "a table of colours" | "a logo")
}

/// The part of a step that a key belongs in, and its key.
fn elsewhere(written: &str) -> Option<(&'static str, &'static str)> {
    match written {
        "severity" => Some(("a pain point", "pain_point")),
        "impact" | "effort" | "due" => Some(("an opportunity", "opportunity")),
        _ => None,
    }
}

fn names(keys: &[Key]) -> impl Iterator<Item = &'static str> {
    keys.iter().flat_map(|key| std::iter::once(key.name).chain(key.singular))
}

/// The key that was probably meant by an unknown one: what other tools call it, or a slip of the fingers.
fn meant(written: &str, keys: &[Key]) -> Option<&'static str> {
    let synonym = synonyms(written).find(|word| names(keys).any(|name| name == *word));
    nearest(written, names(keys)).filter(|near| synonym.is_none() || is_same(near, written)).or(synonym)
}

/// Whether two words differ in case and in `-` and `_` only.
fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(&other.replace(['-', ' '], "_"))
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
