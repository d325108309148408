//! Bytes of a table to text: in the encoding that was asked for, the one that the file says, or the one that fits.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};

use crate::diagnostic::{Diagnostic, shown};
use crate::import::foreign::{Unopened, refusal};
use crate::import::lexicon;
use crate::source::{Source, Span};

/// The largest table that is read, in bytes.
const BYTES: usize = 8 * 1024 * 1024;

/// How much of a file that cannot be read is kept, to show the place.
const SHOWN_BYTES: usize = 64 * 1024;

/// A text, and how its encoding is known.
#[derive(Clone, Debug)]
pub(super) struct Decoded {
    /// The text without a byte order mark.
    pub(super) text: String,
    /// The name of the encoding, if nothing but the look of the bytes spoke for it.
    pub(super) guessed: Option<&'static str>,
}

/// Names that people and programs use beside those that the Encoding Standard of the Web lists.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("cp949", "windows-949"),
    ("uhc", "windows-949"),
    ("ms949", "windows-949"),
    ("cp932", "shift_jis"),
    ("cp936", "gbk"),
    ("cp950", "big5"),
    ("utf16", "utf-16"),
    ("utf-16-le", "utf-16le"),
    ("utf-16-be", "utf-16be"),
    ("ansi", "windows-1252"),
];

/// So many bytes are looked at for words of headers.
const LOOKED_AT: usize = 8 * 1024;

/// The encoding of this name.
pub(in crate::import) fn named(name: &str) -> Option<&'static Encoding> {
    let name = name.trim().to_ascii_lowercase();
    let other = OTHER_NAMES.iter().find(|(other, _)| *other == name).map(|(_, label)| *label);
    Encoding::for_label(other.unwrap_or(&name).as_bytes()).filter(|encoding| *encoding != encoding_rs::REPLACEMENT)
}

/// What the encoding is called where people meet it.
pub(super) fn called(encoding: &'static Encoding) -> &'static str {
    if encoding == EUC_KR { "CP949" } else { encoding.name() }
}

/// The text of a file, or why it is none.
pub(super) fn decode(name: &str, bytes: &[u8], wanted: Option<&str>) -> Result<Decoded, Unopened> {
    if bytes.len() > BYTES {
        let message = format!("the file has {} bytes, and at most {BYTES} are read", bytes.len());
        let shown = String::from_utf8_lossy(bytes.get(..SHOWN_BYTES).unwrap_or(bytes));
        let found = refusal(Span::new(0, 0), message).help("split it into several files");
        return Err(Box::new((Source::new(name, shown), found)));
    }
    let mut guessed = None;
    let encoding = match (wanted, Encoding::for_bom(bytes)) {
        (Some(wanted), _) => match named(wanted) {
            Some(encoding) => encoding,
            None => return Err(unknown(name, wanted)),
        },
        (None, Some((marked, _))) => marked,
        (None, None) => unmarked(bytes).unwrap_or_else(|| {
            let encoding = guess(bytes);
            guessed = Some(called(encoding));
            encoding
        }),
    };
    // A mark says more than a wish: `utf-16` means either order.
    let (text, _, broken) = encoding.decode(bytes);
    let text = text.into_owned();
    if broken {
        return Err(damaged(name, bytes, text, encoding));
    }
    if let Some((at, sign)) = text.char_indices().find(|(_, sign)| is_no_text(*sign)) {
        let span = Span::new(at, at + sign.len_utf8());
        let found = refusal(span, format!("the character U+{:04X} here is in no text", u32::from(sign)))
            .help("is this a file of another kind? Save the sheet as CSV, or as a workbook (.xlsx, .ods)");
        return Err(Box::new((Source::new(name, text), found)));
    }
    Ok(Decoded { text, guessed })
}

/// The encoding of bytes without a mark, where there can be no doubt.
fn unmarked(bytes: &[u8]) -> Option<&'static Encoding> {
    // A table has separators, which UTF-16 writes with a zero: before them, or behind.
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // A few zeros in what else is UTF-8 are no text, and told as that.
    let is_stray = (even + odd) * 10 < bytes.len() && std::str::from_utf8(bytes).is_ok();
    if even + odd > 0 && bytes.len().is_multiple_of(2) && !is_stray {
        // Text has few characters below U+0100 that look the same the other way round.
        return (even > 4 * odd).then_some(UTF_16BE).or_else(|| (odd > 4 * even).then_some(UTF_16LE));
    }
    (std::str::from_utf8(bytes).is_ok() || is_nearly_utf_8(bytes)).then_some(UTF_8)
}

/// Whether bytes are UTF-8 but for a few: then these are damaged, and nothing is guessed.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|sign| !sign.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // Letters that are right by chance in another encoding stand among more that are not.
    good >= 2 && bad * 2 <= good
}

/// The encoding that bytes look like: where that gives no word of a journey's headers, another that does.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let likely = detector.guess(None, Utf8Detection::Deny);
    if headers(bytes, likely) > 0 {
        return likely;
    }
    let others = [EUC_KR, GBK, SHIFT_JIS, BIG5, WINDOWS_1250, WINDOWS_1252];
    // Of equals, the likely one, and then the first.
    let better = others.into_iter().rev().max_by_key(|encoding| headers(bytes, encoding));
    better.filter(|encoding| headers(bytes, encoding) > 0).unwrap_or(likely)
}

/// How many cells at the beginning of a table are headers that somebody knows, and are not written in ASCII alone.
fn headers(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let (text, broken) = encoding.decode_without_bom_handling(bytes.get(..LOOKED_AT).unwrap_or(bytes));
    if broken && bytes.len() <= LOOKED_AT {
        return 0;
    }
    let cells = text.split(['\n', '\r', ',', ';', '\t', '|']).map(|cell| cell.trim_matches(['"', ' ']));
    cells.filter(|cell| !cell.is_ascii() && lexicon::sense(cell, None).is_some()).count()
}

fn is_no_text(sign: char) -> bool {
    // Vertical tabs come of Excel and PowerPoint, the others of old printers and tapes.
    sign.is_control() && sign < '\u{20}' && !matches!(sign, '\t'..='\r' | '\u{1a}' | '\u{1c}'..='\u{1f}')
}

fn unknown(name: &str, wanted: &str) -> Unopened {
    let found = refusal(Span::new(0, 0), format!("there is no encoding `{}`", shown(wanted))).help(names());
    Box::new((Source::new(name, ""), found))
}

/// The encodings that help names.
pub(in crate::import) fn names() -> &'static str {
    "some are `utf-8`, `utf-16`, `windows-1250` (Polish, Czech …), `windows-1252` (German, French …), `cp949` (Korean), \
     `shift_jis` (Japanese), `gbk` and `big5` (Chinese)"
}

/// An error at the first byte that its encoding does not know.
fn damaged(name: &str, bytes: &[u8], text: String, encoding: &'static Encoding) -> Unopened {
    let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
    let span = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
    let message = match std::str::from_utf8(bytes) {
        Err(error) if encoding == UTF_8 => {
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or(0);
            format!("the byte `{byte:02x}` here is not UTF-8 text")
        }
        _ => format!("what stands here is not {} text", called(encoding)),
    };
    let found: Diagnostic = refusal(span, message)
        .help("name the encoding with `--encoding`, or save the file again with the encoding UTF-8");
    Box::new((Source::new(name, text), found))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8], wanted: Option<&str>) -> String {
        match decode("a.csv", bytes, wanted) {
            Ok(Decoded { text, guessed }) => format!("{} {text}", guessed.unwrap_or("sure")),
            Err(refused) => {
                let at = refused.0.position(refused.1.at.start);
                format!("{}:{} {}", at.line, at.column, refused.1.message)
            }
        }
    }

    fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn texts_are_read_in_the_encoding_that_they_are_in() {
        let korean = "단계,행동,감정\n구매,결제,3";
        let polish = "Etap;Działania;Źródło\nPłatność;Płaci kartą;3,5";
        let german = "Phase;Gefühl\nKauf;größte Freude";
        let encoded = |label: &str, text| named(label).unwrap().encode(text).0.into_owned();
        for text in [korean, polish, german, "a,b\n1,2", "段階,行動,感情"] {
            assert_eq!(told(text.as_bytes(), None), format!("sure {text}"));
            assert_eq!(told(format!("\u{feff}{text}").as_bytes(), None), format!("sure {text}"));
            for mark in ["", "\u{feff}"] {
                let marked = format!("{mark}{text}");
                assert_eq!(told(&utf_16(&marked, u16::to_le_bytes), None), format!("sure {text}"), "{mark:?} LE");
                assert_eq!(told(&utf_16(&marked, u16::to_be_bytes), None), format!("sure {text}"), "{mark:?} BE");
            }
        }
        assert_eq!(told(&encoded("cp949", korean), None), format!("CP949 {korean}"));
        assert_eq!(told(&encoded("windows-1250", polish), None), format!("windows-1250 {polish}"));
        assert_eq!(told(&encoded("windows-1252", german), None), format!("windows-1252 {german}"));
        assert_eq!(told(&encoded("shift_jis", "段階,行動,感情"), None), "Shift_JIS 段階,行動,感情");
        // The look of these bytes speaks for another encoding, and the words of the headers for this one.
        let chinese = "阶段,客户,客户\n行为,客户比较产品 0 0,客户比较产品 0 1\n情绪,客户比较产品 1 0,客户比较产品 1 1\n触点,客户比较产品,客户";
        assert_eq!(told(&encoded("gbk", chinese), None), format!("GBK {chinese}"));
        assert_eq!(told(&encoded("cp949", korean), Some("CP949")), format!("sure {korean}"));
    }

    /// What people write in the headers of a journey, by itself: the least that there can be to tell by.
    #[test]
    fn single_words_are_enough_for_polish_and_korean() {
        let polish =
            ["Etap;Rozważanie", "Emocje: złość", "Możliwości", "Mąż", "Kraków", "Świadomość", "Źródło", "żółć"];
        let korean = ["단계", "감정", "고객", "Stage,행동", "여정 지도", "결제가 느리다", "접점", "기회"];
        for (label, name, words) in [("windows-1250", "windows-1250", polish), ("cp949", "CP949", korean)] {
            for word in words {
                let bytes = named(label).unwrap().encode(word).0;
                assert_eq!(told(&bytes, None), format!("{name} {word}"));
            }
        }
    }

    #[test]
    fn what_is_no_text_is_refused_at_its_place() {
        assert_eq!(told(b"a,b\nc,\0", None), "2:3 the character U+0000 here is in no text");
        assert_eq!(told(b"a,\x01b", None), "1:3 the character U+0001 here is in no text");
        let nearly = "Świadomość, łączność\n".as_bytes().iter().copied().chain([b'a', 0xff]).collect::<Vec<_>>();
        assert_eq!(told(&nearly, None), "2:2 the byte `ff` here is not UTF-8 text");
        assert_eq!(
            told("Stage,Zół\nż".as_bytes().iter().copied().chain([0xf3]).collect::<Vec<_>>().as_slice(), None),
            "2:2 the byte `f3` here is not UTF-8 text"
        );
        assert_eq!(told(b"Stage,A,Be\nActions,c,\0", None), "2:11 the character U+0000 here is in no text");
        assert_eq!(told(b"a,\xff", Some("utf-8")), "1:3 the byte `ff` here is not UTF-8 text");
        assert_eq!(told(b"a,\xff", Some("cp949")), "1:3 what stands here is not CP949 text");
        assert_eq!(told(b"a", Some("klingon")), "1:1 there is no encoding `klingon`");
        assert_eq!(told(&vec![b'a'; BYTES + 1], None), "1:1 the file has 8388609 bytes, and at most 8388608 are read");
    }
}
