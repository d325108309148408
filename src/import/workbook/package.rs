//! The parts of a workbook: a ZIP archive that unpacks to a bounded size, and XML that is no burden to read.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use roxmltree::{Document, ParsingOptions};
use zip::ZipArchive;
use zip::result::ZipError;

use super::Refusal;

/// The largest workbook, in bytes as it lies on the disk.
pub(super) const BYTES: usize = crate::import::BYTES;
/// To so many bytes the parts that are read may unpack, all together.
const UNPACKED: u64 = 64 * 1024 * 1024;
/// The most elements and texts of a part.
const NODES: u32 = 2_000_000;
/// How deep elements may stand in each other: a parser has no more room than that.
const DEPTH: usize = 256;
/// The most attributes of an element, and declarations of namespaces in a part: each is held against every other.
const ATTRIBUTES: usize = 256;
const NAMESPACES: usize = 20_000;

/// An archive with its parts by name.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Where each part is, by its name in lower case, with `/` between folders.
    parts: BTreeMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// The archive that these bytes are.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        if bytes.len() > BYTES {
            let message = format!("the workbook has {} bytes, and at most {BYTES} are read", bytes.len());
            return Err(Refusal::new(message).help("copy the sheet of the journey into a workbook of its own"));
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return Err(compound(bytes));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|why| damaged(&why))?;
        if let Some(name) = twice(bytes) {
            return Err(Refusal::damaged(&format!("`{name}` is in it twice, and nothing says which is meant")));
        }
        let parts = archive.file_names_raw().enumerate().map(|(at, name)| (plain(name), at)).collect();
        Ok(Self { archive, parts, left: UNPACKED })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_lowercase())
    }

    /// The text of a part; nothing if it is not there.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(at) = self.parts.get(&name.to_lowercase()) else { return Ok(None) };
        let file = self.archive.by_index(*at).map_err(|why| damaged(&why))?;
        let mut bytes = Vec::new();
        let read = file.take(self.left + 1).read_to_end(&mut bytes);
        let read = read.map_err(|why| Refusal::damaged(&format!("`{name}`: {why}")))? as u64;
        self.left = self.left.checked_sub(read).ok_or_else(|| {
            Refusal::new(format!("the workbook unpacks to more than {UNPACKED} bytes, which are the most that is read"))
                .help("copy the sheet of the journey into a workbook of its own")
        })?;
        Ok(Some(text(&bytes).ok_or_else(|| Refusal::damaged(&format!("`{name}` is no text")))?))
    }

    /// The text of a part that must be there.
    pub(super) fn needed(&mut self, name: &str) -> Result<String, Refusal> {
        self.part(name)?.ok_or_else(|| Refusal::damaged(&format!("`{name}` is missing")))
    }
}

/// The name of a part in the form in which names are compared.
fn plain(name: &[u8]) -> String {
    String::from_utf8_lossy(name).replace('\\', "/").to_lowercase()
}

/// The name of a part that the list at the end of an archive has twice, of which readers take one or the other.
fn twice(bytes: &[u8]) -> Option<String> {
    let number = |at: usize| Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let long = |at: usize| usize::try_from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok();
    let end = bytes.windows(4).rposition(|sign| sign == b"PK\x05\x06")?;
    let (size, mut at) = (long(end + 12)?, end);
    // The list stands right before its end, also where something stands before the archive.
    at = at.checked_sub(size)?;
    let mut names = BTreeSet::new();
    while at < end && bytes.get(at..at + 4)? == b"PK\x01\x02" {
        let (length, extra, comment) = (number(at + 28)?, number(at + 30)?, number(at + 32)?);
        let name = plain(bytes.get(at + 46..at + 46 + length)?);
        at += 46 + length + extra + comment;
        if !names.insert(name.clone()) {
            return Some(name);
        }
    }
    None
}

/// The text of XML: UTF-8, or UTF-16 with a mark.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(mark..)?)?;
    Some(text.into_owned())
}

/// The tree of XML that is no burden.
pub(super) fn tree<'t>(name: &str, text: &'t str) -> Result<Document<'t>, Refusal> {
    if is_burden(text) {
        let message = format!("`{name}` in this workbook is XML that is nested too deep or has too many attributes");
        return Err(Refusal::new(message));
    }
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|why| match why {
        roxmltree::Error::NodesLimitReached => {
            Refusal::new(format!("`{name}` in this workbook has more than {NODES} elements and texts"))
                .help("copy the sheet of the journey into a workbook of its own")
        }
        why => Refusal::damaged(&format!("`{name}`: {why}")),
    })
}

/// Whether XML is nested too deep, or has an element with too many attributes; counted before anything is parsed.
fn is_burden(text: &str) -> bool {
    let mut depth = 0_usize;
    for piece in text.split('<').skip(1) {
        let is_element = piece.starts_with(|first: char| first.is_alphabetic() || first == '_');
        let tag = piece.split('>').next().unwrap_or("");
        if piece.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if is_element && !tag.ends_with('/') {
            depth += 1;
        }
        // An attribute may hold `>` or `=`, and a comment tags; that only makes more of them than there are.
        if depth > DEPTH || is_element && piece.matches('=').nth(ATTRIBUTES).is_some() && has_many_attributes(piece) {
            return true;
        }
    }
    text.matches("xmlns").nth(NAMESPACES).is_some()
}

/// Whether a tag, which `piece` begins with, has too many attributes: signs of equality outside of quotes.
fn has_many_attributes(piece: &str) -> bool {
    let (mut quote, mut count) = (None, 0);
    for sign in piece.chars() {
        match (quote, sign) {
            (Some(open), sign) if open == sign => quote = None,
            (None, '"' | '\'') => quote = Some(sign),
            (None, '>') => break,
            (None, '=') => count += 1,
            _ => {}
        }
    }
    count > ATTRIBUTES
}

fn damaged(why: &ZipError) -> Refusal {
    match why {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::encrypted(),
        why => Refusal::damaged(&why.to_string()),
    }
}

/// What to say of Microsoft's older container, which holds old workbooks, and new ones that are encrypted.
fn compound(bytes: &[u8]) -> Refusal {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        return Refusal::encrypted();
    }
    Refusal::new("this is a file of Microsoft Office 97 to 2003 (.xls)".to_owned())
        .help("save it again as .xlsx, .ods or .csv")
}
