//! The words of a token of a diagram, as a reader of its picture would see them.

use super::bit::Bit;
use super::task::{bare, entity};
use crate::import::draft::Said;
use crate::text::plain;

/// The words of a token, and why they are not what Mermaid reads.
pub(super) fn said(bit: Bit<'_>) -> (Said, Option<&'static str>) {
    let (words, unknown) = words(bit);
    let sign = bare(bit.text).map(|(_, sign)| sign).find(|sign| matches!(sign, '#' | ';'));
    let why = match sign {
        Some('#') => Some("Mermaid takes what follows `#` for a comment"),
        Some(_) => Some("Mermaid refuses a `;`"),
        None if unknown => Some("there is no sign of this name"),
        None => None,
    };
    let said = Said::plain(words);
    (if let Some(why) = why { said.guessed(why) } else { said }, why)
}

/// What a reader of the picture would see: `#35;` as its sign, `<br>` as a break. Also whether a sign is unknown.
pub(super) fn words(bit: Bit<'_>) -> (String, bool) {
    let (mut words, mut unknown, mut rest) = (String::new(), false, bit.text);
    while let Some(sign) = rest.chars().next() {
        if let Some(coded) = entity(rest) {
            let inside = coded.trim_start_matches('#').trim_end_matches(';');
            let is_number = inside.chars().all(|sign| sign.is_ascii_digit());
            let markup = if is_number { format!("&#{inside};") } else { format!("&{inside};") };
            let decoded = plain(&format!("x{markup}x"));
            let decoded = decoded.strip_prefix('x').and_then(|decoded| decoded.strip_suffix('x')).unwrap_or(coded);
            unknown |= decoded == markup;
            words.push_str(if decoded == markup { coded } else { decoded });
            rest = rest.get(coded.len()..).unwrap_or("");
        } else if let Some(length) = break_length(rest) {
            words.push('\n');
            rest = rest.get(length..).unwrap_or("");
        } else {
            words.push(sign);
            rest = rest.get(sign.len_utf8()..).unwrap_or("");
        }
    }
    let lines: Vec<&str> = words.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    (lines.join("\n"), unknown)
}

/// The length of `<br>`, `<br/>` or `<br />` at the beginning of a text.
fn break_length(text: &str) -> Option<usize> {
    let tag = text.get(..3).filter(|tag| tag.eq_ignore_ascii_case("<br"))?;
    let rest = text.get(tag.len()..)?;
    let end = rest.trim_start().strip_prefix('/').unwrap_or(rest.trim_start()).strip_prefix('>')?;
    Some(text.len() - end.len())
}
