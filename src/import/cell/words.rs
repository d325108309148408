//! Words of a foreign file with what is marked in them: bold, italic, code and links of Markdown.

use std::ops::Range;

use crate::import::tree::Tree;
use crate::source::Span;
use crate::text::plain;

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
}

impl Words {
    /// Words without any marks.
    pub(in crate::import) fn plain(text: impl Into<String>, span: Span) -> Self {
        Self { text: text.into(), marks: Vec::new(), span }
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
        Self { text, marks, span: self.span }
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
            if at > 0 {
                joined.text.push_str(between);
            }
            let from = joined.text.len();
            joined.text.push_str(&words.text);
            let moved =
                |mark: &Mark| Mark { range: mark.range.start + from..mark.range.end + from, kind: mark.kind.clone() };
            joined.marks.extend(words.marks.iter().map(moved));
        }
        joined
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
                around("[", &format!("](<{to}>)"), out, |out| write(text, inside, inner, out));
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
    use crate::source::Span;

    fn words(text: &str, marks: &[(usize, usize, Kind)]) -> Words {
        let mark = |(start, end, kind): &(usize, usize, Kind)| Mark { range: *start..*end, kind: kind.clone() };
        Words { text: text.to_owned(), marks: marks.iter().map(mark).collect(), span: Span::new(0, 0) }
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
        assert_eq!(marked(&whole), "**Pay at [the till](<#t>)** now");
        assert_eq!(marked(&whole.slice(4..19)), "**at [the till](<#t>)** now");
        assert_eq!(whole.slice(16..19).tree(), Tree::Words("now".to_owned()));
        let code = words("a `b` c*", &[(2, 5, Kind::Code)]);
        assert_eq!(marked(&code), "a `` `b` `` c\\*");
        let blank = words("a b", &[(1, 3, Kind::Bold)]);
        assert_eq!(marked(&blank), "a **b**");
        assert_eq!(words("„Tak”", &[]).unquoted().text, "Tak");
        assert_eq!(words("'a' and 'b'", &[]).unquoted().text, "'a' and 'b'");
    }
}
