//! Bytes of a file to text, or the reason why they are none.

use super::codes::{FILE_TOO_LARGE, INVALID_UTF_8};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// The largest file that is read, in bytes.
pub const BYTE_LIMIT: usize = 1024 * 1024;

/// How much of a file that cannot be read is kept, to show the place.
const SHOWN_BYTES: usize = 64 * 1024;

/// The text of a file called `name`, or a finding together with as much of the text as serves to show it.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Source, Box<(Source, Diagnostic)>> {
    decode_within(BYTE_LIMIT, name, bytes)
}

/// The same for a file that may have so many bytes.
pub fn decode_within(limit: usize, name: &str, bytes: &[u8]) -> Result<Source, Box<(Source, Diagnostic)>> {
    if let Some(found) = larger(bytes.len(), limit) {
        let shown = String::from_utf8_lossy(bytes.get(..SHOWN_BYTES).unwrap_or(bytes));
        return Err(Box::new((Source::new(name, shown), found)));
    }
    if let Some(text) = utf_16(bytes) {
        let found = Diagnostic::new(&INVALID_UTF_8, Span::new(0, 0), "the file is UTF-16, and UTF-8 is wanted")
            .help("save it again with the encoding UTF-8");
        return Err(Box::new((Source::new(name, text), found)));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let at = error.valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or(0);
            // Everything before the place is valid and keeps its bytes; the place itself is shown as U+FFFD.
            let shown = String::from_utf8_lossy(bytes).into_owned();
            let span = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
            let found = Diagnostic::new(&INVALID_UTF_8, span, format!("the byte `{byte:02x}` here is not UTF-8 text"))
                .help("save the file again with the encoding UTF-8");
            Err(Box::new((Source::new(name, shown), found)))
        }
    }
}

/// The finding for a file of so many bytes, if they are too many.
pub(super) fn too_large(length: usize) -> Option<Diagnostic> {
    larger(length, BYTE_LIMIT)
}

fn larger(length: usize, limit: usize) -> Option<Diagnostic> {
    (length > limit).then(|| {
        let message = format!("the file has {length} bytes, and at most {limit} are read");
        Diagnostic::new(&FILE_TOO_LARGE, Span::new(0, 0), message).help("split it into several files")
    })
}

/// The text of UTF-16 bytes that say so with a byte order mark.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().skip(1).map(|pair| unit(*pair)).collect();
    Some(String::from_utf16_lossy(&units))
}
