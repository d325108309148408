//! Commas in braces: YAML ends a value at each, so that a text or a number with one is cut in two.

use super::codes::COMMA_IN_BRACES;
use super::number::quantity;
use super::record::Reader;
use super::shape::Shape;
use crate::diagnostic::{Diagnostic, shown};
use crate::source::{Source, Span};
use crate::yaml::{Entry, Kind, Mapping};

/// What may stand where a comma has cut something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Any text; a number is text as well.
    Text,
    /// A number or text.
    Either,
    /// One number.
    Number,
    /// Several numbers.
    Numbers,
}

impl Wanted {
    /// What may stand in the place of a shape.
    pub(super) fn of(shape: &Shape) -> Self {
        match shape {
            Shape::Form(form) if form.number || form.name == "percentage" => Self::Number,
            Shape::Many(item) => match Self::of(item) {
                Self::Number if matches!(**item, Shape::Form(_)) => Self::Numbers,
                other => other,
            },
            Shape::Record(record) => {
                let keys = (record.keys)();
                let short = keys.iter().filter(|key| record.short.contains(&key.name));
                let mut all = short.map(|key| Self::of(&(key.shape)()));
                let first = all.next().unwrap_or(Self::Text);
                if all.all(|other| other == first) { first } else { Self::Either }
            }
            Shape::Text | Shape::Form(_) | Shape::Choice(_) | Shape::Boolean | Shape::Map { .. } | Shape::Either(_) => {
                Self::Text
            }
        }
    }
}

/// Whether a word in braces stands there alone, as the rest of a text does that a comma has cut.
pub(super) fn is_bare(entry: &Entry, source: &Source) -> bool {
    if entry.value.kind != Kind::Nothing {
        return false;
    }
    let after = source.after(entry.key.span.end);
    !after.trim_start().starts_with(':')
}

/// Whether the value of an entry in braces is the first part of a number that a comma has cut.
pub(super) fn is_cut_number(entry: &Entry, next: Option<&Entry>, source: &Source) -> bool {
    let is_number = matches!(&entry.value.kind, Kind::Scalar(scalar) if scalar.plain && quantity(&scalar.text).is_ok());
    let goes_on = |next: &Entry| is_bare(next, source) && next.key.value.starts_with(|c: char| c.is_ascii_digit());
    is_number && next.is_some_and(goes_on)
}

/// The entries of a mapping whose keys are free names, and whether a comma has cut the number of one. Words in braces
/// that have no value are reported and left out.
pub(super) fn free<'m>(mapping: &'m Mapping, wanted: Wanted, reader: &mut Reader<'_>) -> Vec<(&'m Entry, bool)> {
    if !mapping.braces {
        return mapping.entries.iter().map(|entry| (entry, false)).collect();
    }
    let mut whole = Vec::new();
    let mut text: Option<&Entry> = None;
    let mut bare: Vec<&Entry> = Vec::new();
    let mut entries = mapping.entries.iter().peekable();
    while let Some(entry) = entries.next() {
        if is_bare(entry, reader.source) {
            bare.push(entry);
            continue;
        }
        report(text, &mut bare, Some(entry), wanted, reader);
        text = matches!(entry.value.kind, Kind::Scalar(_)).then_some(entry);
        let cut = wanted != Wanted::Text && is_cut_number(entry, entries.peek().copied(), reader.source);
        whole.push((entry, cut));
    }
    report(text, &mut bare, None, wanted, reader);
    whole
}

fn report(text: Option<&Entry>, bare: &mut Vec<&Entry>, next: Option<&Entry>, wanted: Wanted, reader: &mut Reader<'_>) {
    if text.is_some() {
        report_cut(text, bare, wanted, reader);
        return;
    }
    let bare = std::mem::take(bare);
    let (Some(first), Some(last)) = (bare.first(), bare.last()) else { return };
    let source = reader.source;
    reader.findings.report(&COMMA_IN_BRACES, || {
        let key = shown(&first.key.value);
        let at = Span::new(first.key.span.start, last.key.span.end);
        let end = next.map_or(last.key.span.end, |next| next.key.span.end);
        let help = if end == first.key.span.end {
            format!("write `{key}: …`")
        } else {
            let words = source.slice(Span::new(first.key.span.start, end));
            format!("write `{key}: …`; if it is one name with a comma, put it in quotes: `{}`", quoted(words))
        };
        Diagnostic::new(&COMMA_IN_BRACES, at, format!("`{key}` has no value")).help(help)
    });
}

/// A text in double quotes.
pub(super) fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `{text: Too long, too dear}`: YAML reads `too dear` as a key.
pub(super) fn report_cut(text: Option<&Entry>, cut: &mut Vec<&Entry>, wanted: Wanted, reader: &mut Reader<'_>) {
    let cut = std::mem::take(cut);
    let (Some(before), Some(first), Some(last)) = (text, cut.first(), cut.last()) else { return };
    let whole = Span::new(before.value.span.start, last.key.span.end);
    let at = Span::new(first.key.span.start, last.key.span.end);
    let key = shown(&first.key.value);
    let finding = |what: &str| {
        let message = format!("`{key}` is read as a key, since a comma in braces ends the {what} before it");
        Diagnostic::new(&COMMA_IN_BRACES, at, message).also(before.value.span, format!("this {what} ends at the comma"))
    };
    let written = reader.source.slice(whole);
    let is_number = wanted != Wanted::Text
        && matches!(&before.value.kind, Kind::Scalar(scalar) if scalar.plain && quantity(&scalar.text).is_ok());
    if is_number {
        let all_numbers = cut.iter().all(|entry| quantity(&entry.key.value).is_ok());
        let mended = if wanted == Wanted::Numbers && all_numbers && written.contains(", ") {
            Some((format!("write a list: `[{written}]`"), format!("[{written}]")))
        } else {
            let goes_on = first.key.value.starts_with(|c: char| c.is_ascii_digit());
            let instead = quantity(written).err().and_then(|(_, instead)| instead).filter(|_| goes_on);
            instead.map(|instead| (format!("write `{instead}`"), instead))
        };
        if let Some((help, instead)) = mended {
            reader.findings.add(finding("number").help(help).fix("write it without the comma", whole, instead));
            return;
        }
    }
    if matches!(wanted, Wanted::Number | Wanted::Numbers) {
        reader.findings.add(finding("number").help(format!("write one number, or `{key}: …` if it is a key")));
        return;
    }
    let quoted = match &before.value.kind {
        Kind::Scalar(scalar) if !scalar.plain => {
            let rest = reader.source.slice(Span::new(before.value.span.end, last.key.span.end));
            quoted(&format!("{}{rest}", scalar.text))
        }
        _ => quoted(written),
    };
    let help = format!("put the text in quotes: `{quoted}`");
    reader.findings.add(finding("text").help(help).fix("quote the text", whole, quoted));
}
