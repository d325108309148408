//! Filling lines: as many words as fit, graphemes where a single word does not, never a grapheme split.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::Style;
use super::breaks::{Break, breaks};
use super::clean::is_blank;
use super::font::UNITS_PER_EM;
use super::inline::{Piece, literal_lines, marked_lines};
use super::width::{Pen, pixels};

/// One visual line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it says, without blanks at its ends; the pieces follow each other without a gap. Never empty.
    pub pieces: Vec<Piece>,
    /// Its width in CSS pixels: the sum of its pieces' widths.
    pub width: f64,
}

/// `text`, with its inline Markdown understood, in lines of at most `max_width` CSS pixels.
///
/// A line is wider only where a single grapheme is. Each hard line (`\n`) starts a visual one; blank lines are dropped,
/// so that blank text gives no line. `lang` is a BCP 47 tag.
pub fn layout(text: &str, style: Style, max_width: f64, lang: &str) -> Vec<Line> {
    let lines = marked_lines(text, style.face);
    lines.into_iter().flat_map(|pieces| Row::new(pieces, lang).wrapped(style.size, max_width)).collect()
}

/// The same as [`layout`], with `text` taken literally.
pub fn layout_plain(text: &str, style: Style, max_width: f64, lang: &str) -> Vec<Line> {
    let lines = literal_lines(text, style.face);
    lines.into_iter().flat_map(|pieces| Row::new(pieces, lang).wrapped(style.size, max_width)).collect()
}

/// Width of the widest hard line of `text` (inline Markdown understood), in CSS pixels: [`layout`] in this width breaks
/// nothing.
pub fn natural_width(text: &str, style: Style, lang: &str) -> f64 {
    let rows = marked_lines(text, style.face).into_iter().map(|pieces| Row::new(pieces, lang));
    pixels(rows.map(|row| row.units(row.trimmed(0..row.atoms.len()))).max().unwrap_or_default(), style.size)
}

/// Width of the widest piece of `text` (inline Markdown understood) that is not willingly broken, in CSS pixels:
/// [`layout`] in this width breaks no word.
pub fn longest_word(text: &str, style: Style, lang: &str) -> f64 {
    let rows = marked_lines(text, style.face).into_iter().map(|pieces| Row::new(pieces, lang));
    let widest = rows.map(|row| {
        let words = row.split(0..row.atoms.len(), Some(Break::Willing));
        words.into_iter().map(|word| row.units(row.trimmed(word))).max().unwrap_or_default()
    });
    pixels(widest.max().unwrap_or_default(), style.size)
}

/// A hard line, measured grapheme by grapheme.
struct Row {
    pieces: Vec<Piece>,
    atoms: Vec<Atom>,
    /// For each grapheme, and for the end, how far everything before it reaches: a line of any length is measured by
    /// differences.
    reach: Vec<Reach>,
}

/// How far the graphemes before a place reach, in font units.
#[derive(Clone, Copy, Default)]
struct Reach {
    kern: i64,
    advance: i64,
}

/// One grapheme.
struct Atom {
    text: String,
    /// Which piece it belongs to; a grapheme whose characters two pieces share belongs to the first.
    piece: usize,
    /// Font units between it and the one before.
    kern: i64,
    /// Its own width in font units.
    advance: i64,
    blank: bool,
    /// Whether a line may end before it; `None` if only for want of anything better.
    before: Option<Break>,
}

impl Row {
    fn new(pieces: Vec<Piece>, lang: &str) -> Self {
        let line: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let mut places = breaks(&line, lang).into_iter().peekable();
        let mut ends = pieces.iter().scan(0, |end, piece| {
            *end += piece.text.len();
            Some(*end)
        });
        let mut atoms = Vec::new();
        let (mut piece, mut end) = (0, ends.next().unwrap_or_default());
        let mut pen = pieces.first().map(|first| Pen::new(first.face));
        for (start, text) in line.grapheme_indices(true) {
            while start >= end && piece + 1 < pieces.len() {
                piece += 1;
                end = ends.next().unwrap_or(line.len());
                pen = pieces.get(piece).map(|piece| Pen::new(piece.face));
            }
            while places.next_if(|(at, _)| *at < start).is_some() {}
            let before = places.next_if(|(at, _)| *at == start).map(|(_, willing)| willing);
            // Two pieces may have held a letter and its mark.
            let text: String = text.nfc().collect();
            let Some(step) = pen.as_mut().map(|pen| pen.put(&text)) else { continue };
            atoms.push(Atom { piece, kern: step.kern, advance: step.advance, blank: is_blank(&text), before, text });
        }
        let mut sum = Reach::default();
        let sums = atoms.iter().map(|atom| {
            sum = Reach { kern: sum.kern + atom.kern, advance: sum.advance + atom.advance };
            sum
        });
        let reach = std::iter::once(Reach::default()).chain(sums).collect();
        Self { pieces, atoms, reach }
    }

    fn slice(&self, range: Range<usize>) -> &[Atom] {
        self.atoms.get(range).unwrap_or_default()
    }

    /// Width of some graphemes as a line of their own, in font units.
    fn units(&self, range: Range<usize>) -> i64 {
        let at = |place: usize| self.reach.get(place).copied().unwrap_or_default();
        if range.is_empty() {
            return 0;
        }
        // The kerning before the first grapheme belongs to the line before.
        at(range.end).advance - at(range.start).advance + at(range.end).kern - at(range.start + 1).kern
    }

    /// The range without blanks at its ends.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let atoms = self.slice(range.clone());
        let leading = atoms.iter().take_while(|atom| atom.blank).count();
        let trailing = atoms.iter().rev().take_while(|atom| atom.blank).count();
        let start = range.start + leading;
        start..(range.end - trailing).max(start)
    }

    /// The range, parted wherever a line may end at least this willingly; at every grapheme for `None`.
    fn split(&self, range: Range<usize>, least: Option<Break>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = range.start;
        for (at, atom) in (range.start..).zip(self.slice(range.clone())) {
            if at > start && (least.is_none() || atom.before >= least) {
                parts.push(start..at);
                start = at;
            }
        }
        if start < range.end {
            parts.push(start..range.end);
        }
        parts
    }

    fn wrapped(&self, size: f64, max_width: f64) -> Vec<Line> {
        // A width that came out of font units must fit itself again, whatever rounding did on the way.
        let limit = (max_width / size * UNITS_PER_EM as f64 + 1e-6) as i64;
        let mut filler = Filler { row: self, limit, open: None, done: Vec::new() };
        filler.fill(0..self.atoms.len(), Some(Break::Willing));
        filler.close();
        filler.done.into_iter().map(|range| self.line(range, size)).collect()
    }

    fn line(&self, range: Range<usize>, size: f64) -> Line {
        let mut pieces: Vec<(usize, Piece)> = Vec::new();
        for atom in self.slice(range.clone()) {
            match pieces.last_mut() {
                Some((piece, last)) if *piece == atom.piece => last.text.push_str(&atom.text),
                _ => {
                    if let Some(piece) = self.pieces.get(atom.piece) {
                        pieces.push((atom.piece, Piece { text: atom.text.clone(), ..piece.clone() }));
                    }
                }
            }
        }
        Line { pieces: pieces.into_iter().map(|(_, piece)| piece).collect(), width: pixels(self.units(range), size) }
    }
}

/// Puts word after word on lines.
struct Filler<'row> {
    row: &'row Row,
    /// The widest that a line may be, in font units.
    limit: i64,
    /// The line that is being filled.
    open: Option<Range<usize>>,
    /// The lines that are full, without blanks at their ends.
    done: Vec<Range<usize>>,
}

impl Filler<'_> {
    /// Sets a range, broken at places of this willingness; what is still too wide is broken less willingly.
    fn fill(&mut self, range: Range<usize>, least: Option<Break>) {
        for word in self.row.split(range, least) {
            if self.fits(self.open.as_ref().map_or(word.start, |open| open.start)..word.end) {
                let start = self.open.as_ref().map_or(word.start, |open| open.start);
                self.open = Some(start..word.end);
                continue;
            }
            self.close();
            if self.fits(word.clone()) || least.is_none() {
                self.open = Some(word);
            } else {
                let next = if least == Some(Break::Willing) { Some(Break::Emergency) } else { None };
                self.fill(word, next);
            }
        }
    }

    fn fits(&self, range: Range<usize>) -> bool {
        self.row.units(self.row.trimmed(range)) <= self.limit
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let line = self.row.trimmed(open);
            if !line.is_empty() {
                self.done.push(line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Face;

    const STYLE: Style = Style::new(Face::Regular, 10.0);

    fn words(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[track_caller]
    fn check(lang: &str, text: &str, em: f64, expected: &[&str]) {
        assert_eq!(words(&layout(text, STYLE, em * 10.0, lang)), expected, "{text:?}");
    }

    #[test]
    fn words_fill_lines() {
        check("en", "the quick brown fox jumps over it", 8.0, &["the quick brown", "fox jumps over it"]);
        check("en", "well-known step/goal", 4.0, &["well-", "known", "step/", "goal"]);
        check("en", "one\ntwo", 99.0, &["one", "two"]);
        check("en", "  ", 5.0, &[]);
        check("de", "Donaudampfschifffahrt", 5.0, &["Donauda", "mpfschifff", "ahrt"]);
        check("en", "a verylongword b", 4.0, &["a", "verylon", "gword b"]);
        check("en", "10\u{a0}kg bag", 3.0, &["10\u{a0}kg", "bag"]);
    }

    #[test]
    fn korean_breaks_by_word() {
        for lang in ["ko", "ko-KR", "en"] {
            check(lang, "고객은 매장에 방문하여 상담을 받는다", 6.5, &["고객은 매장에", "방문하여 상담을", "받는다"]);
        }
        check("ko", "아버지가방에들어가신다.", 4.0, &["아버지가", "방에들어", "가신다."]);
        check("ko", "KTX역에서 5분", 3.0, &["KTX역", "에서", "5분"]);
        check("ko", "漢字漢字 漢字", 3.0, &["漢字漢", "字", "漢字"]);
    }

    #[test]
    fn japanese_and_chinese_break_by_character() {
        check("ja", "駅で切符を買う。", 3.0, &["駅で切", "符を買", "う。"]);
        check("ja", "切符、買う。", 2.0, &["切", "符、", "買", "う。"]);
        check("zh", "顾客走进商店。", 3.0, &["顾客走", "进商", "店。"]);
    }

    #[test]
    fn polish_single_letters_stay_with_the_next_word() {
        check("pl", "idzie z psem do domu", 3.5, &["idzie", "z psem", "do", "domu"]);
        check("en", "idzie z psem do domu", 3.5, &["idzie z", "psem", "do", "domu"]);
        check("pl", "i w niezmiernie", 3.0, &["i w", "niezm", "iernie"]);
    }

    #[test]
    fn graphemes_are_never_split() {
        check("en", "👩‍👩‍👧‍👦👍🏽🇵🇱", 1.3, &["👩‍👩‍👧‍👦", "👍🏽", "🇵🇱"]);
        check("en", "n\u{308}n\u{308}", 0.1, &["n\u{308}", "n\u{308}"]);
        check("en", "w**\u{301}**a\n\u{301}", 0.1, &["ẃ", "a", "\u{301}"]);
        check("th", "กำกำ", 0.1, &["กำ", "กำ"]);
    }

    #[test]
    fn pieces_keep_their_faces_across_lines() {
        let lines = layout("pay **at the till** now", STYLE, 40.0, "en");
        let faces: Vec<_> = lines.iter().flat_map(|line| &line.pieces).map(|p| (p.text.as_str(), p.face)).collect();
        assert_eq!(
            faces,
            [("pay ", Face::Regular), ("at", Face::Bold), ("the till", Face::Bold), ("now", Face::Regular)]
        );
    }

    #[test]
    fn literal_text_keeps_its_stars() {
        assert_eq!(words(&layout_plain("**a** <b>\n[c](d)", STYLE, 999.0, "en")), ["**a** <b>", "[c](d)"]);
    }

    #[test]
    fn natural_width_and_longest_word() {
        let text = "some **bold** words\nand a few more of them";
        let natural = natural_width(text, STYLE, "en");
        assert_eq!(layout(text, STYLE, natural, "en").len(), 2);
        let longest = longest_word(text, STYLE, "en");
        assert!((longest - crate::text::width("words", Face::Regular, 10.0)).abs() < 1e-9);
        assert!(longest_word("", STYLE, "en").abs() < 1e-9);
    }

    #[test]
    fn odd_widths_do_no_harm() {
        for width in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0] {
            assert!(!layout("a b", STYLE, width, "en").is_empty());
            assert!(!layout("a b", Style::new(Face::Bold, 0.0), width, "en").is_empty());
        }
    }
}
