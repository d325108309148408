//! The last look at a foreign file: what no entry tells of is told as left out, so that nothing is dropped in silence.

use super::Imported;
use super::foreign::Foreign;
use super::loss::{Entry, Fate};
use crate::source::Span;

/// Which parts of a file are told of.
pub(super) struct Told(Vec<Span>);

impl Told {
    /// By the entries of its maps.
    pub(super) fn of(maps: &[Imported]) -> Self {
        let mut spans: Vec<Span> = maps.iter().flat_map(|map| &map.entries).map(|entry| entry.span).collect();
        spans.sort_unstable();
        let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        Self(joined)
    }

    /// Whether a byte is.
    pub(super) fn has(&self, byte: usize) -> bool {
        let behind = self.0.partition_point(|span| span.start <= byte);
        behind.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|span| byte < span.end)
    }
}

/// Something that is left out.
pub(super) fn entry(span: Span, why: &str) -> Entry {
    Entry { fate: Fate::Unmapped, what: "words", span, to: String::new(), reason: why.to_owned() }
}

/// Adds entries to the first map.
pub(super) fn add(maps: &mut [Imported], rest: Vec<Entry>) {
    if let Some(first) = maps.first_mut().filter(|_| !rest.is_empty()) {
        first.entries.extend(rest);
        first.entries.sort_by_key(|entry| entry.span);
    }
}

/// Tells of the letters of a page that no entry tells of, a line at a time.
pub(super) fn tell_letters(foreign: &Foreign, maps: &mut [Imported]) {
    let told = Told::of(maps);
    let text = foreign.source.text();
    let mut rest = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let signs = || line.char_indices().filter(|(_, sign)| sign.is_alphabetic());
        let mut untold = signs().filter(|(at, _)| !told.has(start + at)).filter(|(at, _)| !is_break(line, *at));
        if let Some((first, _)) = untold.next() {
            let (last, sign) = untold.next_back().unwrap_or((first, 'x'));
            rest.push(entry(
                Span::new(start + first, start + last + sign.len_utf8()),
                "a reader of the page does not see it",
            ));
        }
        start += line.len();
    }
    add(maps, rest);
}

/// Whether a letter belongs to `<br>`.
fn is_break(line: &str, at: usize) -> bool {
    let behind = |from: usize| {
        line.get(from..).is_some_and(|rest| rest.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br")))
    };
    at.checked_sub(1).is_some_and(behind) || at.checked_sub(2).is_some_and(behind)
}
