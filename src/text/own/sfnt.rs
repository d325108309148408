//! One font of a file as a file of its own, with only the tables that are measured, drawn and embedded.
//!
//! What is measured is what a browser gets; a variable font without its variations is its default instance.

use super::FontError;
use crate::text::bytes::Bytes;

/// The tables that are kept, in the order in which a directory lists them. Kerning that stands in the old `kern` table
/// alone is not embedded, so it is not measured either.
const TABLES: [[u8; 4]; 14] = [
    *b"CFF ", *b"GDEF", *b"GPOS", *b"GSUB", *b"OS/2", *b"cmap", *b"glyf", *b"head", *b"hhea", *b"hmtx", *b"loca",
    *b"maxp", *b"name", *b"post",
];

/// The font of that number (from 0) in a file of one or several.
pub(super) fn single(file: &[u8], number: u32) -> Result<Vec<u8>, FontError> {
    let bytes = Bytes(file);
    let start = match bytes.between(0, 4) {
        b"\0\x01\0\0" | b"true" | b"OTTO" if number == 0 => 0,
        b"\0\x01\0\0" | b"true" | b"OTTO" => return Err(FontError::NoSuchFont { count: 1 }),
        b"ttcf" => {
            let count = bytes.u32(8);
            if number >= count {
                return Err(FontError::NoSuchFont { count });
            }
            bytes.u32(12 + 4 * number as usize) as usize
        }
        b"wOFF" | b"wOF2" => return Err(FontError::Packed),
        _ => return Err(FontError::NotAFont),
    };
    let directory = bytes.from(start);
    let records = (0..usize::from(directory.u16(4))).map(|index| directory.from(12 + 16 * index));
    let records: Vec<Bytes<'_>> = records.collect();
    let found = TABLES.iter().filter_map(|tag| {
        let record = records.iter().find(|record| record.between(0, 4) == tag)?;
        let (start, length) = (record.u32(8) as usize, record.u32(12) as usize);
        Some((tag, bytes.between(start, start.checked_add(length)?)))
    });
    let tables: Vec<(&[u8; 4], &[u8])> = found.filter(|(_, data)| !data.is_empty()).collect();
    Ok(written(directory.between(0, 4), &tables))
}

/// A font file of these tables.
fn written(version: &[u8], tables: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut file = version.to_vec();
    let power = tables.len().max(1).ilog2() as u16;
    let search = 16 << power;
    let count = tables.len() as u16;
    file.extend([count, search, power, (16 * count).saturating_sub(search)].into_iter().flat_map(u16::to_be_bytes));
    let mut start = 12 + 16 * tables.len();
    for (tag, data) in tables {
        file.extend(*tag);
        file.extend([0, start as u32, data.len() as u32].into_iter().flat_map(u32::to_be_bytes));
        start += data.len().next_multiple_of(4);
    }
    for (_, data) in tables {
        file.extend(*data);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}
