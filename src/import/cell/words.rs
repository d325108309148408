//! Words of a foreign file with what is marked in them: bold, italic, code and links of Markdown.

use std::ops::Range;

use crate::import::tree::Tree;
use crate::source::Span;
use crate::text::plain;

/// So many marks are kept of the words of one cell.
const MARKS: usize = 1000;

/// How a part of words is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) enum Kind {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Code.
    Code,
    /// A link, and where it leads.
    Link(String),
}

/// A marked part of words; parts lie within each other or apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Mark {
    /// The bytes of the words.
    pub(in crate::import) range: Range<usize>,
    /// How they are marked.
    pub(in crate::import) kind: Kind,
}

/// Words, what is marked in them, and where they stand in the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Words {
    /// The words as they are read; `\n` is a break of the line.
    pub(in crate::import) text: String,
    /// What is marked, outer parts before inner ones.
    pub(in crate::import) marks: Vec<Mark>,
    /// Where they stand, or where what they are a part of stands.
    pub(in crate::import) span: Span,
    /// Where parts of them stand: the byte of the words at which each begins, and its place.
    pub(in crate::import) places: Vec<(usize, Span)>,
}

impl Words {
    /// Words without any marks.
    pub(in crate::import) fn plain(text: impl Into<String>, span: Span) -> Self {
        Self { text: text.into(), marks: Vec::new(), span, places: Vec::new() }
    }

    /// Whether there is nothing to read.
    pub(in crate::import) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// A part of the words with its marks; nothing where the range is none of theirs.
    pub(in crate::import) fn slice(&self, range: Range<usize>) -> Self {
        let text = self.text.get(range.clone()).unwrap_or("").to_owned();
        let within = |mark: &Mark| {
            let (start, end) = (mark.range.start.max(range.start), mark.range.end.min(range.end));
            (start < end).then(|| Mark { range: start - range.start..end - range.start, kind: mark.kind.clone() })
        };
        let marks = if text.is_empty() { Vec::new() } else { self.marks.iter().filter_map(within).collect() };
        let (places, span) = self.placed(&range);
        // At the ends belongs what is marked there, such as where a link leads.
        let span = span.map(|span| {
            let start = if range.start == 0 { self.span.start.min(span.start) } else { span.start };
            let end = if range.end == self.text.len() { self.span.end.max(span.end) } else { span.end };
            Span::new(start, end)
        });
        Self { text, marks, span: span.unwrap_or(self.span), places }
    }

    /// The places of a part of the words, and the place of all of it, where that is known.
    fn placed(&self, range: &Range<usize>) -> (Vec<(usize, Span)>, Option<Span>) {
        let mut places: Vec<(usize, Span)> = Vec::new();
        let first = self.places.partition_point(|(from, _)| *from <= range.start).saturating_sub(1);
        let rest = self.places.iter().enumerate().skip(first);
        for (at, (from, span)) in rest.take_while(|(_, (from, _))| *from < range.end) {
            let to = self.places.get(at + 1).map_or(self.text.len(), |(next, _)| *next);
            let (start, end) = ((*from).max(range.start), to.min(range.end));
            if start >= end {
                continue;
            }
            // What is written otherwise than it is read (`&amp;`) has one place.
            let is_plain = span.len() == to - from;
            let own = if is_plain { Span::new(span.start + start - from, span.start + end - from) } else { *span };
            places.push((start - range.start, own));
        }
        let span = places.first().zip(places.last()).map(|((_, first), (_, last))| Span::new(first.start, last.end));
        (places, span)
    }

    /// The words without what is marked on all of them: names are no louder for being bold.
    pub(in crate::import) fn unmarked(&self) -> Self {
        let words = self.trim();
        let whole = 0..words.text.len();
        let marks = words
            .marks
            .iter()
            .filter(|mark| mark.range != whole || matches!(mark.kind, Kind::Link(_) | Kind::Code))
            .cloned()
            .collect();
        Self { marks, ..words }
    }

    /// A part of the words that was cut out of their text.
    pub(in crate::import) fn part(&self, part: &str) -> Self {
        let start = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if start <= self.text.len() { self.slice(start..start + part.len()) } else { Self::plain(part, self.span) }
    }

    /// The words without blanks around.
    pub(in crate::import) fn trim(&self) -> Self {
        self.part(self.text.trim())
    }

    /// The words without the quotation marks that stand around all of them.
    pub(in crate::import) fn unquoted(&self) -> Self {
        const PAIRS: &[(char, char)] = &[
            ('"', '"'),
            ('“', '”'),
            ('„', '”'),
            ('„', '“'),
            ('«', '»'),
            ('»', '«'),
            ('‘', '’'),
            ('「', '」'),
            ('『', '』'),
            ('\'', '\''),
            ('”', '”'),
            ('‚', '‘'),
        ];
        let text = self.text.trim();
        for (open, close) in PAIRS {
            let inside = text.strip_prefix(*open).and_then(|rest| rest.strip_suffix(*close));
            if let Some(inside) = inside.filter(|inside| !inside.contains([*open, *close]) && !inside.trim().is_empty())
            {
                return self.part(inside.trim());
            }
        }
        self.trim()
    }

    /// Whether they are code throughout: a name of a program, and no word of a person.
    pub(in crate::import) fn is_code(&self) -> bool {
        self.marks.iter().any(|mark| mark.kind == Kind::Code && mark.range.len() * 2 > self.text.len())
    }

    /// The words on one line.
    pub(in crate::import) fn one_line(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words for the map: with what is marked in them where there is anything.
    pub(in crate::import) fn tree(&self) -> Tree {
        if self.marks.is_empty() {
            return Tree::Words(self.text.clone());
        }
        let marked: Vec<String> = self.lines().iter().map(marked).filter(|line| !line.is_empty()).collect();
        let marked = marked.join("\n");
        let same = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
        if same(&plain(&marked), &self.text) { Tree::Marked(marked) } else { Tree::Words(self.text.clone()) }
    }

    /// The lines of the words.
    pub(in crate::import) fn lines(&self) -> Vec<Self> {
        self.text.split('\n').map(|line| self.part(line)).collect()
    }

    /// Words one after another, with something between them; they stand where the first of them does.
    pub(in crate::import) fn join(all: &[Self], between: &str) -> Self {
        let mut joined = Self { span: all.first().map_or(Span::new(0, 0), |first| first.span), ..Self::default() };
        for (at, words) in all.iter().enumerate() {
            joined.push(if at > 0 { between } else { "" }, words);
        }
        joined
    }

    /// Puts words behind these, with something between them.
    pub(in crate::import) fn push(&mut self, between: &str, words: &Self) {
        self.text.push_str(between);
        let from = self.text.len();
        self.text.push_str(&words.text);
        let moved =
            |mark: &Mark| Mark { range: mark.range.start + from..mark.range.end + from, kind: mark.kind.clone() };
        // Words with more marks than this are no words of a person.
        if self.marks.len() < MARKS {
            self.marks.extend(words.marks.iter().map(moved));
        }
        self.places.extend(words.places.iter().map(|(at, span)| (at + from, *span)));
    }
}

/// A line as inline Markdown.
fn marked(line: &Words) -> String {
    let trimmed = line.trim();
    let mut text = String::with_capacity(trimmed.text.len() + 8);
    write(&trimmed.text, 0..trimmed.text.len(), &trimmed.marks, &mut text);
    text
}

/// Writes a part of a line with the marks in it.
fn write(text: &str, range: Range<usize>, marks: &[Mark], out: &mut String) {
    let mut at = range.start;
    let mut rest = marks;
    while let Some((mark, after)) = rest.split_first() {
        let inside = after.iter().take_while(|inner| inner.range.start < mark.range.end).count();
        let (inner, after) = after.split_at_checked(inside).unwrap_or((after, &[]));
        rest = after;
        let words = text.get(mark.range.clone()).unwrap_or("");
        // Marks do not begin or end at blanks.
        let start = mark.range.start + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        escape(text.get(at..start).unwrap_or(""), out);
        at = end;
        let inside = start..end;
        match &mark.kind {
            _ if start == end => {}
            Kind::Code => code(text.get(inside).unwrap_or(""), out),
            Kind::Bold => around("**", "**", out, |out| write(text, inside, inner, out)),
            Kind::Italic => around("*", "*", out, |out| write(text, inside, inner, out)),
            Kind::Link(to) => {
                let to: String = to.chars().filter(|sign| !sign.is_whitespace() && !sign.is_control()).collect();
                let to = to.replace('<', "%3C").replace('>', "%3E");
                let is_plain = !to.contains(['(', ')', '\\', '*', '_', '`', '[', ']', '&', '!']);
                let close = if is_plain { format!("]({to})") } else { format!("](<{to}>)") };
                around("[", &close, out, |out| write(text, inside, inner, out));
            }
        }
    }
    escape(text.get(at..range.end).unwrap_or(""), out);
}

fn around(open: &str, close: &str, out: &mut String, inside: impl FnOnce(&mut String)) {
    out.push_str(open);
    inside(out);
    out.push_str(close);
}

fn code(words: &str, out: &mut String) {
    let longest = words.split(|sign| sign != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    for part in [&fence, pad, words, pad, &fence] {
        out.push_str(part);
    }
}

fn escape(words: &str, out: &mut String) {
    for sign in words.chars() {
        if matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '!' | '#') {
            out.push('\\');
        }
        out.push(if sign.is_control() { ' ' } else { sign });
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Mark, Words};
    use crate::import::tree::Tree;

    fn words(text: &str, marks: &[(usize, usize, Kind)]) -> Words {
        let mark = |(start, end, kind): &(usize, usize, Kind)| Mark { range: *start..*end, kind: kind.clone() };
        Words { text: text.to_owned(), marks: marks.iter().map(mark).collect(), ..Words::default() }
    }

    fn marked(words: &Words) -> String {
        match words.tree() {
            Tree::Marked(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn marks_are_kept_through_cuts() {
        let whole = words("Pay at the till now", &[(0, 15, Kind::Bold), (7, 15, Kind::Link("#t".to_owned()))]);
        assert_eq!(marked(&whole), "**Pay at [the till](#t)** now");
        assert_eq!(marked(&whole.slice(4..19)), "**at [the till](#t)** now");
        assert_eq!(whole.slice(16..19).tree(), Tree::Words("now".to_owned()));
        let code = words("a `b` c*", &[(2, 5, Kind::Code)]);
        assert_eq!(marked(&code), "a `` `b` `` c\\*");
        let blank = words("a b", &[(1, 3, Kind::Bold)]);
        assert_eq!(marked(&blank), "a **b**");
        assert_eq!(words("„Tak”", &[]).unquoted().text, "Tak");
        assert_eq!(words("'a' and 'b'", &[]).unquoted().text, "'a' and 'b'");
    }
}
