//! Elements out of what a small generator of diagrams writes: values without quotes, `<actors>` for `</actors>`.

use super::element::{Attribute, Element, File, tidy};
use crate::source::{Source, Span};

/// Why it is a guess.
const WHY: &str = "this is no XML: values have no quotes, or an element is not closed";
/// Why a start tag is none.
const AGAIN: &str = "a start tag stands where an end tag is meant";

/// The elements of a file whose outermost is `<cjml>`; nothing if there is no such element.
pub(super) fn file(source: &Source) -> Option<File> {
    let text = source.text();
    let start = text.find("<cjml")?;
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut at = start;
    let mut guesses = vec![(Span::new(start, start), WHY)];
    while let Some((begin, end)) = next_tag(text, at) {
        if let (Some(parent), Some(words)) = (open.last_mut(), text.get(at..begin)) {
            parent.texts.push((decoded(words), Span::new(at, begin)));
        }
        let tag = Span::new(begin, end);
        let inside = text.get(begin + 1..end - 1).unwrap_or("");
        at = end;
        let name = inside.trim_start_matches('/').split([' ', '\t', '\n', '\r', '/']).next().unwrap_or("");
        let is_again = open.last().is_some_and(|parent| parent.name == name) && inside == name;
        if inside.starts_with('/') || is_again {
            if is_again {
                guesses.push((tag, AGAIN));
            }
            // What is not open is not closed.
            let Some(depth) = open.iter().rposition(|parent| parent.name == name) else { continue };
            for mut done in open.split_off(depth).into_iter().rev() {
                done.whole.end = end;
                root = give(&mut open, done, root);
            }
            continue;
        }
        if let Some(first) = guesses.first_mut().filter(|_| open.is_empty() && root.is_none()) {
            first.0 = tag;
        }
        let element = Element {
            name: name.to_owned(),
            whole: tag,
            head: tag,
            attributes: attributes(inside, begin + 1, name.len()),
            ..Element::default()
        };
        if inside.ends_with('/') {
            root = give(&mut open, element, root);
        } else if open.len() < 16 {
            open.push(element);
        }
    }
    while let Some(mut done) = open.pop() {
        done.whole.end = text.len();
        root = give(&mut open, done, root);
    }
    Some(File { root: root?, guesses, ..File::default() })
}

/// Puts an element into the one that is open, or makes it the outermost.
fn give(open: &mut [Element], done: Element, root: Option<Element>) -> Option<Element> {
    match open.last_mut() {
        Some(parent) => {
            parent.children.push(done);
            root
        }
        None => root.or(Some(done)),
    }
}

/// The next tag from a byte on: its first byte, and the byte behind it.
fn next_tag(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        let begin = at + text.get(at..)?.find('<')?;
        let rest = text.get(begin + 1..)?;
        if rest.starts_with(|first: char| first == '/' || first.is_ascii_alphabetic()) {
            let end = begin + 1 + rest.find('>')? + 1;
            return Some((begin, end));
        }
        at = begin + 1;
    }
}

/// `name = value` over and over; a value goes on to the next name.
fn attributes(inside: &str, at: usize, from: usize) -> Vec<Attribute> {
    let mut starts: Vec<(usize, usize, usize)> = Vec::new();
    for (equals, _) in inside.match_indices('=') {
        let Some(before) = inside.get(..equals).map(str::trim_end) else { continue };
        let is_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_';
        let start = before.trim_end_matches(is_name).len();
        let is_apart = inside.get(..start).is_some_and(|head| head.ends_with(char::is_whitespace));
        if start >= from && start < before.len() && is_apart {
            starts.push((start, before.len(), equals + 1));
        }
    }
    let ends = starts.iter().skip(1).map(|next| next.0).chain([inside.len()]);
    let made = starts.iter().zip(ends).filter_map(|((start, name_end, value), end)| {
        let name = inside.get(*start..*name_end)?;
        let value = inside.get(*value..end)?.trim_end();
        let value = value.strip_suffix('/').unwrap_or(value).trim();
        Some(Attribute {
            name: name.to_owned(),
            value: tidy(&decoded(value.trim_matches(['"', '\'']))),
            whole: Span::new(at + start, at + end),
        })
    });
    made.collect()
}

/// The five entities of XML, in case somebody mended a file by hand.
fn decoded(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (coded, sign)| text.replace(coded, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_without_quotes_are_read() {
        let text = "\n<cjml>\n<actors>\n<actor id=1 name=Ada & Co role=customer/>\n<actors>\n<touchpoints>\n<action initiatorId=1 time=null>\n  Eats < 3 pies\n</action>\n</touchpoints>\n</cjml>\n";
        let file = file(&Source::new("a.xml", text)).unwrap();
        let actor = &file.root.children[0].children[0];
        let pairs: Vec<(&str, &str)> = actor.attributes.iter().map(|a| (a.name.as_str(), a.value.as_str())).collect();
        assert_eq!(pairs, [("id", "1"), ("name", "Ada & Co"), ("role", "customer")]);
        let action = &file.root.children[1].children[0];
        assert_eq!((action.name.as_str(), action.words().text.as_str()), ("action", "Eats < 3 pies"));
    }
}
