//! An author's text as Markdown: bold, italic, code and links stay what they are, all else is escaped, once.
//!
//! What is written is read again by the same parser that the picture uses; where it would not read as the same pieces,
//! the marks are dropped and the words kept.

use crate::text::{self, Face, Piece, plain};

/// Where a text is going to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph, a list item or a heading.
    Flow,
    /// Inside a line, where nothing can begin a block.
    Line,
    /// In a cell of a table, where a bar ends it whatever it stands in.
    Cell,
}

/// What stands between the hard lines of a text; an author's own slash between blanks is written as an entity.
const LINE_BREAK: &str = " / ";

/// A text with its inline Markdown, on one line.
pub(super) fn inline(text: &str, place: Place) -> String {
    let lines: Vec<String> = text::pieces(text).into_iter().map(|pieces| line(&normal(&pieces), place)).collect();
    lines.join(LINE_BREAK)
}

/// A text without its inline Markdown, on one line.
pub(super) fn words(text: &str) -> String {
    let lines: Vec<String> = plain(text).lines().map(|line| escaped(line, Place::Cell, false)).collect();
    lines.join(LINE_BREAK)
}

/// A word of ours or the name of a lane in bold, without its colon.
pub(super) fn label(text: &str) -> String {
    let words = words(text);
    let words = words.trim().trim_end_matches([':', '：']).trim_end();
    if words.is_empty() { String::new() } else { format!("**{words}**") }
}

/// A text in bold; one that has marks of its own is left with these.
pub(super) fn strong(text: &str, place: Place) -> String {
    let words = words(text);
    let edges = [words.chars().next(), words.chars().next_back()];
    let bare = text::pieces(text).iter().flatten().all(is_bare);
    if bare && edges.iter().all(|edge| edge.is_some_and(|edge| !edge.is_whitespace())) {
        format!("**{words}**")
    } else {
        inline(text, place)
    }
}

/// One of several: its own commas and colons are written so that they part nothing.
pub(super) fn listed(written: &str) -> String {
    said(written).replace(", ", "&#44; ")
}

/// Words where a label or a tag may stand: they are written so that they are none.
pub(super) fn said(written: &str) -> String {
    let written = written.replace(": ", "&#58; ");
    match written.strip_prefix('#').or_else(|| written.strip_prefix("\\#")) {
        Some(rest) => format!("&#35;{rest}"),
        None => written,
    }
}

/// The text of a heading: it must not end as a sentence does, nor with a number sign.
pub(super) fn heading(text: &str) -> String {
    let mut heading = inline(text, Place::Flow);
    if let Some(last) = heading.chars().next_back()
        && matches!(last, '.' | ',' | ';' | ':' | '!' | '#' | '。' | '，' | '；' | '：' | '！')
        && !(last == ';' && heading.rsplit('&').next().is_some_and(is_entity_tail) && heading.contains('&'))
    {
        heading.pop();
        if heading.ends_with('\\') && last.is_ascii() {
            heading.pop();
        }
        heading = format!("{heading}&#{};", u32::from(last));
    }
    heading
}

/// A link that shows its address.
pub(super) fn link(address: &str, place: Place) -> String {
    let shown = plain(address);
    let is_absolute = ["http://", "https://", "mailto:"].iter().any(|start| shown.starts_with(start));
    let is_tame = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$'()*+,;=%&".contains(c);
    if is_absolute && shown.chars().all(is_tame) && !shown.contains('&') {
        return format!("<{shown}>");
    }
    let scheme = shown.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    let words = escaped(&shown, place, true);
    let to = text::pieces(address).into_iter().flatten().find_map(|piece| piece.link);
    let to = to.as_deref().unwrap_or(&shown);
    if shown.is_empty() || shown.contains(char::is_whitespace) || (scheme && !is_absolute) {
        return words;
    }
    format!("[{words}]({})", destination(to))
}

/// A picture from a file.
pub(super) fn image(path: &str, alt: &str) -> String {
    let path: String =
        path.replace('%', "%25").chars().map(|c| if c == ' ' { "%20".into() } else { c.to_string() }).collect();
    format!("![{}]({})", words(alt), destination(&path))
}

fn is_bare(piece: &Piece) -> bool {
    piece.face == Face::Regular && !piece.code && piece.link.is_none()
}

/// Pieces whose marks enclose no blank at their ends, so that they can be written.
fn normal(pieces: &[Piece]) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    let mut push = |piece: Piece| match all.last_mut() {
        _ if piece.text.is_empty() => {}
        Some(last) if last.face == piece.face && last.code == piece.code && last.link == piece.link => {
            last.text.push_str(&piece.text);
        }
        _ => all.push(piece),
    };
    // A blank between two pieces of one link belongs to the link.
    let blank =
        |link: Option<&String>| Piece { text: " ".to_owned(), face: Face::Regular, code: false, link: link.cloned() };
    let mut rest = pieces.iter().peekable();
    let mut before: Option<&String> = None;
    while let Some(piece) = rest.next() {
        let start = piece.text.trim_start_matches(' ');
        let middle = start.trim_end_matches(' ');
        let link = piece.link.as_ref();
        let after = rest.peek().and_then(|next| next.link.as_ref());
        if is_bare(piece) {
            push(piece.clone());
        } else {
            if start.len() < piece.text.len() {
                push(blank(link.filter(|_| link == before)));
            }
            push(Piece { text: middle.to_owned(), ..piece.clone() });
            if middle.len() < start.len() {
                push(blank(link.filter(|_| link == after)));
            }
        }
        before = link;
    }
    all
}

fn line(pieces: &[Piece], place: Place) -> String {
    if !pieces.iter().all(is_bare) {
        let reads_back = |written: &String| {
            let source = if place == Place::Cell { written.replace("\\|", "|") } else { written.clone() };
            matches!(text::pieces(&source).as_slice(), [read] if normal(read) == pieces)
        };
        let mut candidates = [marked(pieces, place), nested(pieces, place)];
        if candidates.first().is_some_and(|flat| flat.contains("***")) {
            // Where marks touch, readers differ about which closes first.
            candidates.reverse();
        }
        if let Some(found) = candidates.into_iter().find(reads_back) {
            return found;
        }
    }
    let words: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    escaped(&words, place, false)
}

/// Pieces with their marks: links first, then the faces inside them.
fn marked(pieces: &[Piece], place: Place) -> String {
    let mut written = String::new();
    for group in pieces.chunk_by(|a, b| a.link == b.link) {
        let link = group.first().and_then(|piece| piece.link.as_deref());
        let at_start = written.is_empty();
        let mut inside = String::new();
        for run in group.chunk_by(|a, b| a.face == b.face) {
            let mark = match run.first().map(|piece| piece.face) {
                Some(Face::Bold | Face::Semibold) => "**",
                Some(Face::Italic) => "*",
                Some(Face::Regular) | None => "",
            };
            inside.push_str(mark);
            for piece in run {
                let flow = at_start && inside.is_empty() && link.is_none();
                inside.push_str(&bare(piece, if flow { place } else { Place::Cell }, place));
            }
            inside.push_str(mark);
        }
        match link {
            Some(link) => {
                let shown: String = group.iter().map(|piece| piece.text.as_str()).collect();
                let is_address = shown == link || link.strip_prefix("mailto:") == Some(shown.as_str());
                if written.ends_with('!') {
                    written.insert(written.len() - 1, '\\');
                }
                let tame = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$'()*+,;=%".contains(c);
                let is_bare = group.iter().all(is_plain);
                if is_address && is_bare && shown.chars().all(tame) && shown.contains([':', '@']) {
                    written = format!("{written}<{shown}>");
                } else {
                    written = format!("{written}[{inside}]({})", destination(link));
                }
            }
            None => written.push_str(&inside),
        }
    }
    written
}

fn is_plain(piece: &Piece) -> bool {
    piece.face == Face::Regular && !piece.code
}

/// Pieces of one italic text with bold words in it, which have no blank between them.
fn nested(pieces: &[Piece], place: Place) -> String {
    let upright = |piece: &Piece| piece.face == Face::Regular;
    let runs = pieces.chunk_by(|a, b| upright(a) == upright(b)).map(|run| {
        let inner: Vec<Piece> = run
            .iter()
            .cloned()
            .map(|piece| if piece.face == Face::Italic { Piece { face: Face::Regular, ..piece } } else { piece })
            .collect();
        let mark = if run.iter().all(upright) { "" } else { "*" };
        format!("{mark}{}{mark}", marked(&inner, place))
    });
    runs.collect()
}

/// A piece without its face and link. `start` says how its beginning is escaped, `place` what else.
fn bare(piece: &Piece, start: Place, place: Place) -> String {
    if !piece.code {
        return escaped(&piece.text, start, false);
    }
    let longest = piece.text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if piece.text.starts_with('`') || piece.text.ends_with('`') { " " } else { "" };
    let text = if place == Place::Cell {
        if piece.text.contains("\\|") {
            // No table can hold these two characters as code.
            return escaped(&piece.text, place, false);
        }
        piece.text.replace('|', "\\|")
    } else {
        piece.text.clone()
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Words that read as they are, wherever they stand. In the flow their beginning must not start a block.
fn escaped(text: &str, place: Place, in_link: bool) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let mut before: Option<char> = None;
    let mut leading_digits = place == Place::Flow;
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let after = rest.chars().next();
        let inside_word = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let escape = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' => true,
            '_' => !inside_word,
            '&' => after.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '#' | '+' | '-' | '>' | '=' | ':' if before.is_none() && place == Place::Flow => true,
            '#' => after.is_none(),
            '.' | ')' if leading_digits && before.is_some() => true,
            // What GitHub would make a link of.
            ':' => !in_link && rest.starts_with("//"),
            '.' => !in_link && text.get(..at).is_some_and(ends_with_www) && after.is_some_and(|c| !c.is_whitespace()),
            '@' => !in_link && before.is_some_and(|c| !c.is_whitespace()) && after.is_some_and(char::is_alphanumeric),
            _ => false,
        };
        let between_blanks = before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_whitespace);
        match c {
            // Between the parts of a cell stands this dot, between hard lines a slash, and between two ends an arrow.
            '·' => written.push_str("&middot;"),
            '/' if between_blanks => written.push_str("&#47;"),
            '→' if between_blanks => written.push_str("&rarr;"),
            '↔' if between_blanks => written.push_str("&harr;"),
            _ => {
                if escape {
                    written.push('\\');
                }
                written.push(c);
            }
        }
        leading_digits = leading_digits && c.is_ascii_digit();
        before = Some(c);
    }
    written
}

fn ends_with_www(text: &str) -> bool {
    let start = text.len().saturating_sub(3);
    text.get(start..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
        && !text.get(..start).and_then(|head| head.chars().next_back()).is_some_and(char::is_alphanumeric)
}

/// Whether what stands after an ampersand is the rest of an entity.
fn is_entity_tail(text: &str) -> bool {
    text.strip_suffix(';')
        .is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
}

/// An address between the brackets of a link.
fn destination(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for c in address.chars() {
        if matches!(c, '\\' | '(' | ')' | '<' | '>' | '|' | '&' | '`') {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

#[cfg(test)]
mod tests;
