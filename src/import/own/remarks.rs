//! Says above each value of a map that was guessed why it was.

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
    of_fields(fields, &mut guesses);
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

fn of_fields(fields: &mut [Field], guesses: &mut [Guess<'_>]) {
    for field in fields {
        let id = match &field.value {
            Tree::Marked(id) | Tree::Words(id) if field.key == "id" => Some(id.as_str()),
            _ => None,
        };
        for guess in guesses.iter_mut().filter(|guess| !guess.is_written) {
            let is_here = match guess.id {
                Some(guessed) => id == Some(guessed),
                None => field.at == Some(guess.span),
            };
            if is_here {
                guess.is_written = true;
                write(&mut field.comments, &guess.why);
            }
        }
        of_value(&mut field.value, guesses);
    }
}

fn of_value(value: &mut Tree, guesses: &mut [Guess<'_>]) {
    match value {
        Tree::Map(fields) => of_fields(fields, guesses),
        Tree::List(items) => {
            for item in items {
                for guess in guesses.iter_mut().filter(|guess| !guess.is_written && guess.id.is_none()) {
                    if item.at == Some(guess.span) {
                        guess.is_written = true;
                        write(&mut item.comments, &guess.why);
                    }
                }
                of_value(&mut item.value, guesses);
            }
        }
        _ => {}
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
