//! Elements out of XML as it should be.

use roxmltree::{Document, Error, Node, NodeType, ParsingOptions};

use super::element::{Attribute, Element, File, Words, tidy};
use crate::diagnostic::Diagnostic;
use crate::import::foreign::refusal;
use crate::source::{Source, Span};

/// So deep elements may stand in each other.
const DEPTH: usize = 32;
/// So many elements, texts and comments a file may have.
const NODES: u32 = 200_000;
/// So many attributes an element may have; the time that it takes to read them grows with their square.
const ATTRIBUTES: usize = 100;

/// The elements of a file. The error is at its place.
pub(super) fn file(source: &Source) -> Result<File, Box<Diagnostic>> {
    let text = source.text();
    let ahead = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let body = text.get(ahead..).unwrap_or("");
    within_limits(body, ahead)?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(body, options).map_err(|error| refused(body, ahead, &error))?;
    let span = |range: std::ops::Range<usize>| Span::new(range.start + ahead, range.end + ahead);
    let mut file = File::default();
    for node in document.descendants() {
        match node.node_type() {
            NodeType::Comment => {
                let text = tidy(node.text().unwrap_or_default());
                file.comments.push(Words { text, at: span(node.range()) });
            }
            NodeType::PI => file.frames.push(span(node.range())),
            NodeType::Root | NodeType::Element | NodeType::Text => {}
        }
    }
    let root = document.root_element();
    file.root = element(root, source, ahead, DEPTH)?;
    // The declaration of XML is no node.
    if let Some(end) = body.trim_start().starts_with("<?xml").then(|| body.find("?>")).flatten() {
        let start = body.find('<').unwrap_or(0);
        file.frames.push(Span::new(start + ahead, end + "?>".len() + ahead));
    }
    Ok(file)
}

/// Refuses what would take long to read, before it is read: elements in elements, and attributes without end.
fn within_limits(body: &str, ahead: usize) -> Result<(), Box<Diagnostic>> {
    let mut depth: usize = 0;
    let mut at = 0;
    while let Some(start) = body.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let rest = body.get(start..).unwrap_or("");
        let whole = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")];
        if let Some((begin, end)) = whole.into_iter().find(|(begin, _)| rest.starts_with(begin)) {
            let length = rest.get(begin.len()..).and_then(|inside| inside.find(end));
            at = length.map_or(body.len(), |length| start + begin.len() + length + end.len());
            continue;
        }
        let (length, attributes) = tag(rest);
        at = start + length;
        let span = Span::new(start + ahead, at + ahead);
        if attributes > ATTRIBUTES {
            return Err(Box::new(refusal(span, format!("there are more than {ATTRIBUTES} attributes here"))));
        }
        let words = rest.get(..length).unwrap_or("");
        if words.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !words.ends_with("/>") {
            depth += 1;
        }
        if depth > DEPTH {
            return Err(Box::new(refusal(span, format!("this stands in more than {DEPTH} elements"))));
        }
    }
    Ok(())
}

/// The length of a tag, and how many attributes it has.
fn tag(text: &str) -> (usize, usize) {
    let (mut quote, mut attributes) = (None, 0);
    for (at, sign) in text.char_indices() {
        match (quote, sign) {
            (Some(open), sign) if open == sign => quote = None,
            (None, '"' | '\'') => quote = Some(sign),
            (None, '=') => attributes += 1,
            (None, '>') => return (at + 1, attributes),
            _ => {}
        }
    }
    (text.len(), attributes)
}

fn element(node: Node<'_, '_>, source: &Source, ahead: usize, depth: usize) -> Result<Element, Box<Diagnostic>> {
    let whole = Span::new(node.range().start + ahead, node.range().end + ahead);
    if depth == 0 {
        return Err(Box::new(refusal(whole, format!("this stands in more than {DEPTH} elements"))));
    }
    let mut found = Element {
        name: node.tag_name().name().to_owned(),
        whole,
        head: head(source, whole, node, ahead),
        ..Element::default()
    };
    for attribute in node.attributes() {
        found.attributes.push(Attribute {
            name: attribute.name().to_owned(),
            value: tidy(attribute.value()),
            whole: Span::new(attribute.range().start + ahead, attribute.range().end + ahead),
        });
    }
    for child in node.children() {
        if child.is_element() {
            found.children.push(element(child, source, ahead, depth - 1)?);
        } else if child.is_text() {
            let at = Span::new(child.range().start + ahead, child.range().end + ahead);
            found.texts.push((child.text().unwrap_or_default().to_owned(), at));
        }
    }
    Ok(found)
}

/// The start tag: up to what is inside, or all of it.
fn head(source: &Source, whole: Span, node: Node<'_, '_>, ahead: usize) -> Span {
    let inside = node.first_child().map(|child| child.range().start + ahead);
    let text = source.slice(whole);
    let behind = node.attributes().next_back().map_or(0, |last| (last.range().end + ahead).saturating_sub(whole.start));
    let closed = text.get(behind..).and_then(|rest| rest.find('>')).map(|at| whole.start + behind + at + 1);
    Span::new(whole.start, inside.or(closed).unwrap_or(whole.end))
}

fn refused(body: &str, ahead: usize, error: &Error) -> Box<Diagnostic> {
    if matches!(error, Error::DtdDetected) {
        let start = body.find("<!DOCTYPE").unwrap_or(0);
        let at = Span::new(start + ahead, start + ahead + "<!DOCTYPE".len().min(body.len()));
        let found = refusal(at, "a document type is not read: it can make a small file a huge one");
        return Box::new(found.help("take it out, with the entities that it declares"));
    }
    let at = error.pos();
    let line_start: usize =
        body.split_inclusive('\n').take((at.row as usize).saturating_sub(1)).map(str::len).sum::<usize>();
    let line = body.get(line_start..).unwrap_or("");
    let column: usize = line.chars().take((at.col as usize).saturating_sub(1)).map(char::len_utf8).sum();
    let start = (line_start + column).min(body.len());
    let end = body.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |sign| start + sign.len_utf8());
    // The library ends with the place, which is told beside it.
    let message = error.to_string();
    let message = message.rsplit_once(" at ").map_or(message.as_str(), |(message, _)| message);
    let at = Span::new(start + ahead, end + ahead);
    if matches!(error, Error::NodesLimitReached) {
        return Box::new(refusal(at, format!("there are more than {NODES} elements here")));
    }
    Box::new(refusal(at, format!("this is no XML: {message}")))
}
