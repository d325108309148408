//! Says above each value of a map that was guessed why it was.

use std::collections::BTreeMap;

use crate::import::loss::{Entry, Fate};
use crate::import::tree::{Field, Item, Tree};
use crate::source::{Source, Span};

/// A guess that is yet to be written down.
struct Guess<'e> {
    /// Where it stands in the foreign file.
    span: Span,
    /// Its path, as far as it is one.
    path: Vec<Part<'e>>,
    /// The id that was guessed, if it is one.
    id: Option<&'e str>,
    why: String,
    is_written: bool,
}

/// A part of a path: `stages`, or the third of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'e> {
    Key(&'e str),
    Index(usize),
}

/// Puts a comment at each value that was guessed: at its place in the foreign file, else as near to its path as there is
/// something.
pub(super) fn remark(fields: &mut [Field], entries: &[Entry], source: &Source) {
    let guessed = entries.iter().filter(|entry| entry.fate == Fate::Guessed);
    let mut guesses: Vec<Guess<'_>> = guessed
        .map(|entry| Guess {
            span: entry.span,
            path: path(&entry.to),
            id: source.slice(entry.span).rsplit_once(": ").map(|(_, id)| id).filter(|_| entry.what == "id"),
            why: format!("guessed: {}", entry.reason),
            is_written: false,
        })
        .collect();
    if guesses.is_empty() {
        return;
    }
    let mut index = Index::default();
    for (at, guess) in guesses.iter().enumerate() {
        match guess.id {
            Some(id) => index.ids.entry(id.to_owned()).or_default().push(at),
            None => index.spans.entry(guess.span).or_default().push(at),
        }
    }
    of_fields(fields, &mut guesses, &index);
    for guess in guesses.iter().filter(|guess| !guess.is_written) {
        along(fields, &guess.path, &guess.why);
    }
}

fn path(to: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for word in to.split('.') {
        let mut pieces = word.split('[');
        parts.extend(pieces.next().map(Part::Key));
        parts.extend(pieces.filter_map(|index| index.strip_suffix(']')?.parse().ok()).map(Part::Index));
    }
    parts
}

/// Guesses by what they are of.
#[derive(Default)]
struct Index {
    spans: BTreeMap<Span, Vec<usize>>,
    ids: BTreeMap<String, Vec<usize>>,
}

fn of_fields(fields: &mut [Field], guesses: &mut [Guess<'_>], index: &Index) {
    for field in fields {
        if let (Tree::Marked(id) | Tree::Words(id), "id") = (&field.value, field.key.as_str()) {
            enter(index.ids.get(id), guesses, &mut field.comments);
        }
        // A list stands where its first member does, which is the one that is meant.
        let is_list =
            matches!(&field.value, Tree::List(items) if items.first().is_some_and(|item| item.at == field.at));
        let own = field.at.filter(|_| !is_list).and_then(|span| index.spans.get(&span));
        enter(own, guesses, &mut field.comments);
        of_value(&mut field.value, guesses, index);
    }
}

fn of_value(value: &mut Tree, guesses: &mut [Guess<'_>], index: &Index) {
    match value {
        Tree::Map(fields) => of_fields(fields, guesses, index),
        Tree::List(items) => {
            for item in items {
                enter(item.at.and_then(|span| index.spans.get(&span)), guesses, &mut item.comments);
                of_value(&mut item.value, guesses, index);
            }
        }
        _ => {}
    }
}

/// Writes down those that are not yet.
fn enter(which: Option<&Vec<usize>>, guesses: &mut [Guess<'_>], comments: &mut Vec<String>) {
    for at in which.into_iter().flatten() {
        if let Some(guess) = guesses.get_mut(*at).filter(|guess| !guess.is_written) {
            guess.is_written = true;
            write(comments, &guess.why);
        }
    }
}

/// Writes at the last of a path that is there.
fn along(fields: &mut [Field], path: &[Part<'_>], why: &str) {
    let Some((Part::Key(key), rest)) = path.split_first() else { return };
    let Some(field) = fields.iter_mut().find(|field| is_called(&field.key, key)) else { return };
    let is_deeper = match (&mut field.value, rest.split_first()) {
        (Tree::List(items), Some((Part::Index(at), rest))) => match items.get_mut(*at) {
            Some(item) => {
                below(item, rest, why);
                true
            }
            None => false,
        },
        (Tree::Map(inner), Some((Part::Key(key), _))) if inner.iter().any(|field| is_called(&field.key, key)) => {
            along(inner, rest, why);
            true
        }
        _ => false,
    };
    if !is_deeper {
        write(&mut field.comments, why);
    }
}

fn below(item: &mut Item, path: &[Part<'_>], why: &str) {
    match (&mut item.value, path.first()) {
        (Tree::Map(fields), Some(Part::Key(key))) if fields.iter().any(|field| is_called(&field.key, key)) => {
            along(fields, path, why);
        }
        _ => write(&mut item.comments, why),
    }
}

/// Whether a key of the language is one of the document, which has several of most things.
fn is_called(key: &str, of_document: &str) -> bool {
    key == of_document || of_document.strip_suffix('s') == Some(key)
}

fn write(comments: &mut Vec<String>, why: &str) {
    if !comments.iter().any(|comment| comment == why) {
        comments.push(why.to_owned());
    }
}
