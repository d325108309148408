//! Texts of a workbook, plain or in pieces of different looks.

use roxmltree::Node;

use super::super::Refusal;
use super::super::package::tree;
use super::children;

/// The texts that cells name by number.
pub(super) fn strings(name: &str, text: &str) -> Result<Vec<String>, Refusal> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let document = tree(name, text)?;
    Ok(children(document.root_element(), "si").map(words).collect())
}

/// The words of a text: those of all its pieces, without the readings that stand above Japanese words.
pub(super) fn words(text: Node<'_, '_>) -> String {
    let mut words = String::new();
    if text.first_child().is_some_and(|only| only.is_text()) && children(text, "t").next().is_none() {
        words.push_str(text.text().unwrap_or(""));
    }
    for piece in text.children().filter(Node::is_element) {
        match piece.tag_name().name() {
            "t" => words.push_str(&unescaped(piece.text().unwrap_or(""))),
            "r" => children(piece, "t").for_each(|piece| words.push_str(&unescaped(piece.text().unwrap_or("")))),
            _ => {}
        }
    }
    words.replace("\r\n", "\n").replace('\r', "\n")
}

/// `_x000D_` is a carriage return: signs that XML cannot hold are written so.
pub(super) fn unescaped(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut units: Vec<u16> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let code = from.get(2..6).filter(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let unit = code.filter(|_| from.get(6..7) == Some("_")).and_then(|code| u16::from_str_radix(code, 16).ok());
        let length = if unit.is_some() { 7 } else { 2 };
        if !before.is_empty() || unit.is_none() {
            words.push_str(&String::from_utf16_lossy(&std::mem::take(&mut units)));
        }
        words.push_str(before);
        match unit {
            Some(unit) => units.push(unit),
            None => words.push_str("_x"),
        }
        rest = from.get(length..).unwrap_or("");
    }
    words.push_str(&String::from_utf16_lossy(&units));
    words.push_str(rest);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_one_text_without_readings() {
        let list = "<sst><si><t>plain</t></si><si><r><t>two </t></r><r><rPr><b/></rPr><t>pieces</t></r></si>\
                    <si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si><si><t>a&#13;&#10;b_x000D_</t></si><si/></sst>";
        assert_eq!(strings("s", list).unwrap(), ["plain", "two pieces", "東京", "a\nb\n", ""]);
    }

    #[test]
    fn signs_that_xml_cannot_hold_are_read() {
        for (text, words) in [
            ("a_x0009_b", "a\tb"),
            ("_xD83D__xDE00_!", "😀!"),
            ("snake_x_case", "snake_x_case"),
            ("_x12", "_x12"),
            ("_x005F_x0009_", "_x0009_"),
            ("_x", "_x"),
        ] {
            assert_eq!(unescaped(text), words);
        }
    }
}
