//! The words of a cell: lines of the telling as runs of text, and the one address that a cell can lead to.

use super::names::cut;
use crate::telling::{Line, Span};
use crate::text::{Face, Piece, pieces, plain};

/// How long the words of a cell may be, in UTF-16 units.
pub(super) const LONGEST: usize = 32_767;
/// How long an address may be.
const LONGEST_ADDRESS: usize = 2_079;

/// Words that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Whether they are smaller than the cell's.
    pub(super) small: bool,
    /// Where it leads, as written.
    link: Option<String>,
}

/// The words of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// The words, one run after the other.
    pub(super) runs: Vec<Run>,
    /// Where the cell leads.
    pub(super) link: Option<String>,
}

impl Text {
    /// Words as they are.
    pub(super) fn plain(text: &str) -> Self {
        let mut all = Self::default();
        all.add(text, false, false);
        all
    }

    /// A text with inline Markdown.
    pub(super) fn inline(words: &str) -> Self {
        let mut all = Self::default();
        all.marked(words, false);
        all.settled()
    }

    /// One line.
    pub(super) fn line(line: &Line) -> Self {
        let mut all = Self::default();
        all.told(line);
        all.settled()
    }

    /// One line with a dot before it.
    pub(super) fn dotted(line: &Line) -> Self {
        let mut all = Self::default();
        all.add("• ", false, false);
        all.told(line);
        all.settled()
    }

    /// Whether such lines are longer than a cell.
    pub(super) fn is_too_long<'l>(lines: impl IntoIterator<Item = &'l Line>) -> bool {
        Self::listed(lines).words().encode_utf16().count() > LONGEST
    }

    /// Lines one below the other, with a dot before each where they are several.
    pub(super) fn lines<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Self {
        Self::listed(lines).settled()
    }

    fn listed<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Self {
        let lines: Vec<&Line> = lines.into_iter().collect();
        let mut all = Self::default();
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                all.add("\n", false, false);
            }
            if lines.len() > 1 {
                all.add("• ", false, false);
            }
            all.told(line);
        }
        all
    }

    /// A name in bold with smaller lines below it.
    pub(super) fn headed(name: &Line, below: &[Line]) -> Self {
        let mut all = Self::default();
        all.told(name);
        all.runs.iter_mut().for_each(|run| run.bold = true);
        let mut small = Self::default();
        for line in below {
            small.add("\n", false, false);
            small.told(line);
        }
        small.runs.iter_mut().for_each(|run| run.small = true);
        all.runs.append(&mut small.runs);
        all.settled()
    }

    /// The name of a lane, and what stands below it.
    pub(super) fn titled<'l>(title: &str, below: impl IntoIterator<Item = &'l str>) -> Self {
        let mut all = Self::default();
        all.add(&plain(title), true, false);
        for line in below.into_iter().filter(|line| !line.is_empty()) {
            all.add(&format!("\n{line}"), false, false);
        }
        all.settled()
    }

    /// All of its words.
    pub(super) fn words(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    fn add(&mut self, text: &str, bold: bool, italic: bool) {
        self.push(Run { text: text.to_owned(), bold, italic, ..Run::default() });
    }

    fn push(&mut self, run: Run) {
        match self.runs.last_mut() {
            Some(last)
                if (last.bold, last.italic, last.small, &last.link) == (run.bold, run.italic, run.small, &run.link) =>
            {
                last.text.push_str(&run.text);
            }
            _ if run.text.is_empty() => {}
            _ => self.runs.push(run),
        }
    }

    fn told(&mut self, line: &Line) {
        for span in &line.spans {
            match span {
                Span::Text(words) | Span::Listed(words) | Span::Said(words) | Span::Link(words) => {
                    self.marked(words, false);
                }
                Span::Title(words) => self.marked(words, true),
                Span::Plain(words) => self.add(&flat(words), false, false),
                Span::Strong(words) | Span::Label(words) => self.add(&flat(words), true, false),
                Span::Sign(sign) | Span::Shape(sign) => self.add(sign, false, false),
                Span::File { path, alt } if plain(alt).is_empty() => self.add(path, false, false),
                Span::File { alt, .. } => self.marked(alt, false),
                Span::Source(source) => {
                    let is_apart = self.runs.last().is_none_or(|run| run.text.ends_with(char::is_whitespace));
                    let blank = if is_apart { "" } else { " " };
                    self.add(&format!("{blank}[{}]", source.number), false, false);
                }
            }
        }
    }

    fn marked(&mut self, words: &str, bold: bool) {
        for (index, pieces) in pieces(words).into_iter().enumerate() {
            if index > 0 {
                self.add(" / ", bold, false);
            }
            for Piece { text, face, link, .. } in pieces {
                let is_bold = bold || matches!(face, Face::Bold | Face::Semibold);
                self.push(Run { text, bold: is_bold, italic: face == Face::Italic, small: false, link });
            }
        }
    }

    /// The same with its links settled: a cell leads to one address; where it names others, they stand in its words.
    fn settled(mut self) -> Self {
        let mut addresses: Vec<&str> = self.runs.iter().filter_map(|run| run.link.as_deref()).collect();
        addresses.dedup();
        let link = match addresses.as_slice() {
            [only] if leads(only) => Some((*only).to_owned()),
            _ => None,
        };
        let mut runs = std::mem::take(&mut self.runs).into_iter().peekable();
        let mut shown = String::new();
        while let Some(mut run) = runs.next() {
            let own = run.link.take();
            shown.push_str(&run.text);
            self.push(run);
            let goes_on = runs.peek().is_some_and(|next| next.link == own);
            let is_told = |own: &String| link.as_deref() == Some(own) || shown.ends_with(own);
            if let Some(address) = own.filter(|own| !goes_on && !is_told(own)) {
                self.add(&format!(" ({address})"), false, false);
            }
            if !goes_on {
                shown.clear();
            }
        }
        self.link = link;
        self.shortened()
    }

    /// The same in the length that a cell has room for.
    fn shortened(mut self) -> Self {
        let mut left = LONGEST;
        for run in &mut self.runs {
            let units = run.text.encode_utf16().count();
            if units > left {
                run.text = if left == 0 { String::new() } else { cut(&run.text, left) };
                left = 0;
            } else {
                left -= units;
            }
        }
        self.runs.retain(|run| !run.text.is_empty());
        self
    }
}

/// Whether a workbook may lead to an address.
fn leads(address: &str) -> bool {
    let known = address
        .split_once(':')
        .is_some_and(|(scheme, _)| ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)));
    known && address.encode_utf16().count() <= LONGEST_ADDRESS
}

/// A text without its inline Markdown, on one line.
fn flat(text: &str) -> String {
    plain(text).lines().collect::<Vec<_>>().join(" / ")
}
