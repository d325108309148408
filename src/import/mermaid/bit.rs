//! A piece of the source that knows where it stands.

use crate::source::Span;

/// A piece of the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bit<'s> {
    /// The words.
    pub(super) text: &'s str,
    /// Its first byte in the source.
    pub(super) at: usize,
}

impl Bit<'_> {
    /// Where it stands.
    pub(super) const fn span(self) -> Span {
        Span::new(self.at, self.at + self.text.len())
    }

    /// Without blanks around.
    pub(super) fn trim(self) -> Self {
        let text = self.text.trim_start();
        Self { text: text.trim_end(), at: self.at + self.text.len() - text.len() }
    }

    /// The part before a byte and the part from it on.
    pub(super) fn cut(self, byte: usize) -> (Self, Self) {
        let (before, after) = self.text.split_at_checked(byte).unwrap_or((self.text, ""));
        (Self { text: before, at: self.at }, Self { text: after, at: self.at + before.len() })
    }

    /// What follows so many bytes.
    pub(super) fn after(self, bytes: usize) -> Self {
        self.cut(bytes).1
    }

    /// From the beginning of this piece to the end of another that stands later in it.
    pub(super) fn up_to(self, end: Bit<'_>) -> Self {
        self.cut((end.at + end.text.len()).saturating_sub(self.at)).0
    }

    /// What follows a word at the beginning, in whatever case it is written.
    pub(super) fn strip_word(self, word: &str) -> Option<Self> {
        let found = self.text.get(..word.len())?;
        found.eq_ignore_ascii_case(word).then(|| self.after(word.len()))
    }

    /// The same of a word that ends there: no letter, digit or underscore follows.
    pub(super) fn strip_whole_word(self, word: &str) -> Option<Self> {
        let rest = self.strip_word(word)?;
        (!rest.text.starts_with(|next: char| next == '_' || next.is_ascii_alphanumeric())).then_some(rest)
    }
}

/// The lines of a text that begins at a byte of the source, without their ends.
pub(super) fn lines(text: &str, at: usize) -> Vec<Bit<'_>> {
    let mut lines = Vec::new();
    let mut rest = Bit { text, at };
    if rest.text.starts_with('\u{feff}') {
        rest = rest.after('\u{feff}'.len_utf8());
    }
    while !rest.text.is_empty() {
        let end = rest.text.find(['\n', '\r']).unwrap_or(rest.text.len());
        let (line, after) = rest.cut(end);
        lines.push(line);
        rest = after.after(if after.text.starts_with("\r\n") { 2 } else { 1 });
    }
    lines
}
