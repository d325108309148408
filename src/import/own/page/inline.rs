//! A line of a page as a reader sees it: words with their marks and places, and the signs of ours between them.

use crate::source::Span;

/// What stands between the parts of a line.
pub(super) const DOT: &str = " · ";

/// What stands between the hard lines of a text.
const LINE_BREAK: &str = " / ";

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words as they stand in the file.
    Words,
    /// Words that are written as an entity, and so part nothing.
    Entity,
    /// Code.
    Code,
    /// A reference to a footnote; the text is its label.
    Source,
    /// A picture; the text is what it shows, the link its path.
    Picture,
    /// A break of the line.
    Break,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) link: Option<String>,
}

impl Atom {
    fn is_bare(&self) -> bool {
        self.kind == Kind::Words && !self.bold && !self.italic && self.link.is_none()
    }
}

/// A line, or a part of one.
#[derive(Clone, Debug, Default)]
pub(super) struct Inline {
    pub(super) atoms: Vec<Atom>,
}

impl Inline {
    /// Whether nothing stands there.
    pub(super) fn is_empty(&self) -> bool {
        self.atoms.iter().all(|atom| atom.text.trim().is_empty() && atom.kind != Kind::Picture)
    }

    /// Where it stands.
    pub(super) fn span(&self) -> Span {
        let start = self.atoms.first().map_or(0, |atom| atom.start);
        Span::new(start, self.atoms.last().map_or(start, |atom| atom.end))
    }

    /// The words alone.
    pub(super) fn plain(&self) -> String {
        let words = self.atoms.iter().filter(|atom| !matches!(atom.kind, Kind::Source));
        let words: String = words.map(|atom| atom.text.as_str()).collect();
        words.trim_matches([' ', '\t', '\n']).to_owned()
    }

    /// The parts between these signs of ours.
    pub(super) fn split(&self, sign: &str) -> Vec<Self> {
        let mut parts = vec![Self::default()];
        for atom in &self.atoms {
            if !atom.is_bare() {
                push(&mut parts, atom.clone());
                continue;
            }
            let mut start = atom.start;
            for (index, text) in atom.text.split(sign).enumerate() {
                if index > 0 {
                    parts.push(Self::default());
                    start += sign.len();
                }
                let end = start + text.len();
                if !text.is_empty() {
                    push(&mut parts, Atom { text: text.to_owned(), start, end, ..atom.clone() });
                }
                start = end;
            }
        }
        parts
    }

    /// The first part before a sign of ours, and what is behind it.
    pub(super) fn split_once(&self, sign: &str) -> Option<(Self, Self)> {
        for (index, atom) in self.atoms.iter().enumerate() {
            if let Some(at) = atom.text.find(sign).filter(|_| atom.is_bare()) {
                let (before, after) = (atom.text.get(..at)?, atom.text.get(at + sign.len()..)?);
                let mut first = Self { atoms: self.atoms.get(..index)?.to_vec() };
                let middle = atom.start + at;
                if !before.is_empty() {
                    first.atoms.push(Atom { text: before.to_owned(), end: middle, ..atom.clone() });
                }
                let mut rest = Self::default();
                if !after.is_empty() {
                    rest.atoms.push(Atom { text: after.to_owned(), start: middle + sign.len(), ..atom.clone() });
                }
                rest.atoms.extend(self.atoms.get(index + 1..)?.iter().cloned());
                return Some((first, rest));
            }
        }
        None
    }

    /// The same without these words of ours at its beginning.
    pub(super) fn without_start(&self, words: &str) -> Option<Self> {
        let line = self.trimmed();
        let bare = line.atoms.iter().take_while(|atom| atom.is_bare()).map(|atom| atom.text.as_str());
        bare.collect::<String>().starts_with(words).then(|| line.without(words.len()))
    }

    /// The same without its first bytes of text.
    pub(super) fn without(&self, count: usize) -> Self {
        let mut left = count;
        let mut atoms = Vec::new();
        for atom in &self.atoms {
            let cut = left.min(atom.text.len());
            left -= cut;
            let rest = atom.text.get(cut..).unwrap_or_default();
            if !rest.is_empty() || atom.kind == Kind::Picture {
                atoms.push(Atom { text: rest.to_owned(), start: (atom.start + cut).min(atom.end), ..atom.clone() });
            }
        }
        Self { atoms }
    }

    /// The same without bold, if all of it is bold.
    pub(super) fn unbold(&self) -> Self {
        let mut line = self.trimmed();
        if line.is_bold() {
            line.atoms.iter_mut().for_each(|atom| atom.bold = false);
        }
        line
    }

    /// The same as what is before and behind the sign that follows on so many others of its kind.
    fn split_nth(&self, sign: &str, nth: usize) -> Option<(Self, Self)> {
        let parts = self.split(sign);
        let length = |part: &Self| part.atoms.iter().map(|atom| atom.text.len()).sum::<usize>();
        (nth + 1 < parts.len()).then_some(())?;
        let before = parts.iter().take(nth + 1).map(length).sum::<usize>() + nth * sign.len();
        Some((self.first(before), self.without(before + sign.len())))
    }

    /// What stands in the gaps of a template of ours, by name.
    pub(super) fn gaps<'t>(&self, template: &'t str) -> Option<Vec<(&'t str, Self)>> {
        self.gaps_nth(template, 0)
    }

    /// The same where the sign before the last gap is not the first of its kind.
    pub(super) fn gaps_nth<'t>(&self, template: &'t str, nth: usize) -> Option<Vec<(&'t str, Self)>> {
        let (start, mut rest) = template.split_once('{')?;
        let mut line = if start.is_empty() { self.trimmed() } else { self.without_start(start)? };
        let mut gaps = Vec::new();
        loop {
            let (name, tail) = rest.split_once('}')?;
            let Some((sign, next)) = tail.split_once('{') else {
                let words: String = line.atoms.iter().map(|atom| atom.text.as_str()).collect();
                let kept = words.trim_end_matches([' ', '\t', '\n']).strip_suffix(tail)?.len();
                gaps.push((name, line.first(kept)));
                return Some(gaps);
            };
            let is_last = next.split_once('}').is_some_and(|(_, tail)| !tail.contains('{'));
            let (gap, behind) = if is_last { line.split_nth(sign, nth)? } else { line.split_once(sign)? };
            gaps.push((name, gap));
            line = behind;
            rest = next;
        }
    }

    /// Its first bytes of text.
    pub(super) fn first(&self, count: usize) -> Self {
        let mut left = count;
        let mut atoms = Vec::new();
        for atom in &self.atoms {
            let cut = left.min(atom.text.len());
            left -= cut;
            let text = atom.text.get(..cut).unwrap_or_default();
            if !text.is_empty() {
                // Code and entities are longer in the file than they read.
                let end = if cut == atom.text.len() { atom.end } else { atom.start + cut };
                atoms.push(Atom { text: text.to_owned(), end, ..atom.clone() });
            }
        }
        Self { atoms }
    }

    /// The same without blanks at its ends.
    pub(super) fn trimmed(&self) -> Self {
        let mut line = self.clone();
        while let Some(atom) = line.atoms.first_mut().filter(|atom| atom.kind == Kind::Words) {
            let rest = atom.text.trim_start_matches([' ', '\n', '\t']).to_owned();
            atom.start += atom.text.len() - rest.len();
            atom.text = rest;
            if !atom.text.is_empty() {
                break;
            }
            line.atoms.remove(0);
        }
        while let Some(atom) = line.atoms.last_mut().filter(|atom| atom.kind == Kind::Words) {
            let rest = atom.text.trim_end_matches([' ', '\n', '\t']).to_owned();
            atom.end = atom.end.saturating_sub(atom.text.len() - rest.len());
            atom.text = rest;
            if !atom.text.is_empty() {
                break;
            }
            line.atoms.pop();
        }
        line
    }

    /// The bold words that it begins with, and what is behind them.
    pub(super) fn bold_start(&self) -> Option<(Self, Self)> {
        let line = self.trimmed();
        let count = line.atoms.iter().take_while(|atom| atom.bold).count();
        let first = Self { atoms: line.atoms.get(..count)?.to_vec() };
        let rest = Self { atoms: line.atoms.get(count..)?.to_vec() };
        (count > 0).then(|| (first, rest.trimmed()))
    }

    /// Whether all of it is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.bold_start().is_some_and(|(_, rest)| rest.is_empty())
    }

    /// Whether all of it is italic.
    pub(super) fn is_italic(&self) -> bool {
        let line = self.trimmed();
        !line.atoms.is_empty() && line.atoms.iter().all(|atom| atom.italic)
    }

    /// The address, if it is nothing but a link.
    pub(super) fn link(&self) -> Option<&str> {
        let mut links = self.atoms.iter().filter(|atom| !atom.text.trim().is_empty()).map(|atom| atom.link.as_deref());
        let first = links.next()??;
        links.all(|link| link == Some(first)).then_some(first)
    }

    /// The picture that it shows: its path, and what it shows.
    pub(super) fn picture(&self) -> Option<(&str, &str)> {
        let picture = self.atoms.iter().find(|atom| atom.kind == Kind::Picture)?;
        Some((picture.link.as_deref()?, picture.text.as_str()))
    }

    /// The same without its footnotes, and these: label and place.
    pub(super) fn sources(&self) -> (Self, Vec<(String, Span)>) {
        let (notes, words): (Vec<Atom>, Vec<Atom>) =
            self.atoms.iter().cloned().partition(|atom| atom.kind == Kind::Source);
        let notes = notes.into_iter().map(|atom| (atom.text, Span::new(atom.start, atom.end)));
        (Self { atoms: words }, notes.collect())
    }

    /// Its lines: what stands between breaks, and between the sign of ours for them.
    pub(super) fn lines(&self) -> Vec<Self> {
        let mut lines: Vec<Self> = Vec::new();
        for part in self.split(LINE_BREAK) {
            let mut pieces = part.atoms.split(|atom| atom.kind == Kind::Break);
            lines.extend(pieces.by_ref().map(|atoms| Self { atoms: atoms.to_vec() }));
        }
        lines
    }

    /// The items of a cell in which somebody wrote a list on lines; else all of it. With the sign of its second item where the
    /// first has none.
    pub(super) fn bullets(&self) -> (Vec<Self>, Option<Span>) {
        let mut pieces = self.atoms.split(|atom| atom.kind == Kind::Break);
        let lines: Vec<Self> = pieces.by_ref().map(|atoms| Self { atoms: atoms.to_vec() }.trimmed()).collect();
        let unmarked = |line: &Self| {
            let words = line.plain();
            let mark = words.chars().next().filter(|mark| matches!(mark, '-' | '*' | '+' | '•' | '–' | '·' | '◦'))?;
            words
                .get(mark.len_utf8()..)?
                .starts_with(char::is_whitespace)
                .then(|| line.without(mark.len_utf8()).trimmed())
        };
        let mut filled = lines.iter().filter(|line| !line.is_empty());
        let whole = (vec![self.clone()], None);
        let Some(first) = filled.next().filter(|_| lines.len() > 1) else { return whole };
        let rest: Vec<&Self> = filled.collect();
        let items: Vec<Self> = rest.iter().filter_map(|line| unmarked(line)).collect();
        let sign = rest.first().zip(items.first()).map(|(line, item)| Span::new(line.span().start, item.span().start));
        match unmarked(first) {
            _ if items.len() < rest.len() => whole,
            Some(first) => (std::iter::once(first).chain(items).collect(), None),
            None if items.is_empty() => whole,
            None => (std::iter::once(first.clone()).chain(items).collect(), sign),
        }
    }

    /// The cards on the lines of a cell, each with where the break before it stands: one ends with the line on which more
    /// is said of it than its words.
    pub(super) fn cards(&self) -> Vec<(Self, Option<Span>)> {
        let mut cards: Vec<(Self, Option<Span>)> = vec![(Self::default(), None)];
        let mut lines = self.atoms.split(|atom| atom.kind == Kind::Break).peekable();
        let mut breaks = self.atoms.iter().filter(|atom| atom.kind == Kind::Break);
        while let Some(line) = lines.next() {
            let line = Self { atoms: line.to_vec() };
            let is_whole = line.split(DOT).len() > 1 || !line.sources().1.is_empty();
            if let Some((card, _)) = cards.last_mut() {
                card.atoms.extend(line.atoms);
                let end = if lines.peek().is_some() { breaks.next() } else { None };
                match end {
                    Some(end) if is_whole => cards.push((Self::default(), Some(Span::new(end.start, end.end)))),
                    end => card.atoms.extend(end.cloned()),
                }
            }
        }
        cards.retain(|(card, at)| at.is_none() || !card.is_empty());
        cards
    }

    /// Nothing, which stands somewhere: what an empty heading says.
    pub(super) fn nothing(start: usize, end: usize) -> Self {
        let atom = Atom { kind: Kind::Words, text: String::new(), start, end, bold: false, italic: false, link: None };
        Self { atoms: vec![atom] }
    }
}

fn push(parts: &mut [Inline], atom: Atom) {
    if let Some(last) = parts.last_mut() {
        last.atoms.push(atom);
    }
}
