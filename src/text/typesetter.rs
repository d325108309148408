//! The setter of a map's texts: measures and breaks them, and remembers each so that it is measured once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::breaks::Break;
use super::inline::{Piece, literal_lines, marked_lines};
use super::layout::{Line, wrapped};
use super::row::Row;
use super::scripts::knows_no_italics;
use super::width::pixels;
use super::{Face, Fonts, Style};

/// Sets the texts of one map. What it gives depends on its arguments alone, however often it is asked.
#[derive(Debug, Default)]
pub struct Typesetter {
    lang: String,
    fonts: Fonts,
    /// The rows of each text, by how it is read and then by the text.
    rows: RefCell<HashMap<(Face, Reading), Rows>>,
}

/// The hard lines of each text.
type Rows = HashMap<String, Rc<[Row]>>;

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Reading {
    /// Its inline Markdown is understood.
    Marked,
    /// Every character stands for itself.
    Literal,
}

impl Typesetter {
    /// For texts in a language, a BCP 47 tag, in the bundled fonts.
    pub fn new(lang: &str) -> Self {
        Self { lang: lang.to_owned(), ..Self::default() }
    }

    /// For texts in a language, a BCP 47 tag, in these fonts.
    pub fn with_fonts(lang: &str, fonts: &Fonts) -> Self {
        Self { lang: lang.to_owned(), fonts: fonts.in_language(lang), ..Self::default() }
    }

    /// The language of the texts, a BCP 47 tag.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// `text`, with its inline Markdown understood, in lines of at most `max_width` CSS pixels.
    ///
    /// A line is wider only where a single grapheme is. Each hard line (`\n`) starts a visual one; blank lines are
    /// dropped, so that blank text gives no line.
    pub fn layout(&self, text: &str, style: Style, max_width: f64) -> Vec<Line> {
        let rows = self.rows(text, style.face, Reading::Marked);
        rows.iter().flat_map(|row| wrapped(row, style.size, max_width)).collect()
    }

    /// The same as [`Self::layout`], with `text` taken literally.
    pub fn layout_plain(&self, text: &str, style: Style, max_width: f64) -> Vec<Line> {
        let rows = self.rows(text, style.face, Reading::Literal);
        rows.iter().flat_map(|row| wrapped(row, style.size, max_width)).collect()
    }

    /// Width of the widest hard line of `text` (inline Markdown understood), in CSS pixels: [`Self::layout`] in this
    /// width breaks nothing.
    pub fn natural_width(&self, text: &str, style: Style) -> f64 {
        let rows = self.rows(text, style.face, Reading::Marked);
        pixels(rows.iter().map(|row| row.width(row.trimmed(row.all()))).max().unwrap_or_default(), style.size)
    }

    /// Width of the widest piece of `text` (inline Markdown understood) that is not willingly broken, in CSS pixels:
    /// [`Self::layout`] in this width breaks no word.
    pub fn longest_word(&self, text: &str, style: Style) -> f64 {
        let rows = self.rows(text, style.face, Reading::Marked);
        let widest = rows.iter().map(|row| {
            let words = row.split(row.all(), Some(Break::Willing));
            words.into_iter().map(|word| row.width(row.trimmed(word))).max().unwrap_or_default()
        });
        pixels(widest.max().unwrap_or_default(), style.size)
    }

    /// Width of `text`, set literally on one line, in CSS pixels at `size` CSS pixels.
    pub fn width(&self, text: &str, face: Face, size: f64) -> f64 {
        pixels(self.fonts.units(text, face), size)
    }

    /// Whether the fonts have every letter of `text`, so that its width is its own and not an upper bound.
    pub fn measures(&self, text: &str, face: Face) -> bool {
        use unicode_segmentation::UnicodeSegmentation as _;
        text.is_ascii() || text.graphemes(true).all(|cluster| self.fonts.measure(cluster, face))
    }

    fn rows(&self, text: &str, face: Face, reading: Reading) -> Rc<[Row]> {
        let mut kinds = self.rows.borrow_mut();
        let known = kinds.entry((face, reading)).or_default();
        if let Some(rows) = known.get(text) {
            return Rc::clone(rows);
        }
        let lines = match reading {
            Reading::Marked => marked_lines(text, face),
            Reading::Literal => literal_lines(text, face),
        };
        let rows: Rc<[Row]> = lines
            .into_iter()
            .map(|pieces| upright(pieces, face))
            .map(|pieces| Row::new(pieces, &self.lang, &self.fonts))
            .collect();
        known.insert(text.to_owned(), Rc::clone(&rows));
        rows
    }
}

/// The pieces of a line, none slanted where it holds letters of a script that has no italics: what is slanted by its look
/// stands upright, what is emphasised by its author gets weight.
fn upright(mut pieces: Vec<Piece>, face: Face) -> Vec<Piece> {
    if pieces.iter().any(|piece| knows_no_italics(&piece.text)) {
        let instead = if face == Face::Italic { Face::Regular } else { Face::Semibold };
        pieces.iter_mut().filter(|piece| piece.face == Face::Italic).for_each(|piece| piece.face = instead);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use crate::text::{Face, Line, Style, Typesetter};

    const STYLE: Style = Style::new(Face::Regular, 10.0);

    fn words(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[track_caller]
    fn check(lang: &str, text: &str, em: f64, expected: &[&str]) {
        assert_eq!(words(&Typesetter::new(lang).layout(text, STYLE, em * 10.0)), expected, "{text:?}");
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
        check("ja", "ユーザーがアプリを開く", 2.0, &["ユー", "ザー", "がア", "プリ", "を開", "く"]);
        check("ja", "「切符」だった", 3.0, &["「切符」", "だった"]);
        check("zh-Hant", "顧客（會員）付款", 4.0, &["顧客（會", "員）付款"]);
    }

    #[cfg(feature = "complex-scripts")]
    #[test]
    fn scripts_without_blanks_break_by_dictionary() {
        check("th", "ผู้ใช้สมัครสมาชิกและชำระเงินผ่านแอป", 8.0, &["ผู้ใช้สมัคร", "สมาชิกและ", "ชำระเงินผ่าน", "แอป"]);
        check("en", "บริการต่างๆ ของธนาคารกรุงเทพฯ", 6.0, &["บริการ", "ต่างๆ ของ", "ธนาคาร", "กรุงเทพฯ"]);
        check("lo", "ລູກຄ້າຊື້ປີ້ຢູ່ສະຖານີ", 6.0, &["ລູກຄ້າຊື້ປີ້ຢູ່", "ສະຖານີ"]);
        check("km", "អតិថិជនទិញសំបុត្រនៅស្ថានីយ", 6.0, &["អតិថិជនទិញ", "សំបុត្រនៅ", "ស្ថានីយ"]);
        check("my", "ဖောက်သည်သည်ဘူတာတွင်လက်မှတ်ဝယ်သည်", 6.0, &["ဖောက်သည်သည်", "ဘူတာတွင်", "လက်မှတ်ဝယ်သည်"]);
    }

    #[test]
    fn every_line_of_a_paragraph_runs_as_the_paragraph_does() {
        let lines = Typesetter::new("en").layout("شراء تذكرة من iPhone Store Online قبل السفر", STYLE, 60.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| line.right_to_left), "{lines:?}");
        assert!(words(&lines).iter().any(|line| line.starts_with("iPhone")));
        let lines = Typesetter::new("en").layout("Buy שלום\nשלום buy", STYLE, 200.0);
        assert_eq!(lines.iter().map(|line| line.right_to_left).collect::<Vec<_>>(), [false, true]);
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
        let lines = Typesetter::new("en").layout("pay **at the till** now", STYLE, 40.0);
        let faces: Vec<_> = lines.iter().flat_map(|line| &line.pieces).map(|p| (p.text.as_str(), p.face)).collect();
        assert_eq!(
            faces,
            [("pay ", Face::Regular), ("at", Face::Bold), ("the till", Face::Bold), ("now", Face::Regular)]
        );
    }

    #[test]
    fn scripts_without_italics_are_not_slanted() {
        let faces = |text: &str, face: Face| -> Vec<Face> {
            let lines = Typesetter::new("en").layout(text, Style::new(face, 10.0), 999.0);
            lines.iter().flat_map(|line| &line.pieces).map(|piece| piece.face).collect()
        };
        assert_eq!(faces("“Where is it?”", Face::Italic), [Face::Italic]);
        assert_eq!(faces("“Gdzie to? Где? Πού;”", Face::Italic), [Face::Italic]);
        for text in ["“어디 있지?”", "「どこ？」", "“在哪里？”", "«أين السعر؟»", "OK שלום", "ที่ไหน"]
        {
            assert_eq!(faces(text, Face::Italic), [Face::Regular], "{text}");
        }
        assert_eq!(faces("*중요*", Face::Regular), [Face::Semibold]);
    }

    #[test]
    fn literal_text_keeps_its_stars() {
        assert_eq!(
            words(&Typesetter::new("en").layout_plain("**a** <b>\n[c](d)", STYLE, 999.0)),
            ["**a** <b>", "[c](d)"]
        );
    }

    #[test]
    fn natural_width_and_longest_word() {
        let text = "some **bold** words\nand a few more of them";
        let typesetter = Typesetter::new("en");
        let natural = typesetter.natural_width(text, STYLE);
        assert_eq!(typesetter.layout(text, STYLE, natural).len(), 2);
        let longest = typesetter.longest_word(text, STYLE);
        assert!((longest - crate::text::width("words", Face::Regular, 10.0)).abs() < 1e-9);
        assert!(typesetter.longest_word("", STYLE).abs() < 1e-9);
    }

    #[test]
    fn odd_widths_do_no_harm() {
        for width in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0] {
            assert!(!Typesetter::new("en").layout("a b", STYLE, width).is_empty());
            assert!(!Typesetter::new("en").layout("a b", Style::new(Face::Bold, 0.0), width).is_empty());
        }
    }
}
