//! The WOFF2 container: a directory of tables and one Brotli stream of all their bytes.

use super::brotli::compress;

/// A table as it stands in the file.
pub(super) struct Table {
    pub(super) tag: [u8; 4],
    pub(super) form: Form,
    pub(super) part: Part,
}

/// Whether a decoder takes a table's bytes as they are.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// As they are.
    Plain,
    /// It makes the table from them.
    Transformed {
        /// At most how many bytes it makes.
        plain_length: usize,
    },
}

/// The advances of all glyphs as an `hmtx` table. Each glyph must begin where its outline does: a decoder knows that place.
pub(super) fn advances(advances: &[u16]) -> Table {
    // Bit 0: there are no bearings.
    let bytes = std::iter::once(1).chain(advances.iter().flat_map(|advance| advance.to_be_bytes())).collect();
    let form = Form::Transformed { plain_length: 4 * advances.len() };
    Table { tag: *b"hmtx", form, part: Part::small(bytes) }
}

/// A table's bytes, parted where their kind changes, so that each is compressed in its own way.
pub(super) struct Part {
    pub(super) streams: Vec<Vec<u8>>,
}

impl Part {
    /// All of one kind.
    pub(super) fn small(bytes: Vec<u8>) -> Self {
        Self { streams: vec![bytes] }
    }

    /// Whether there is nothing in it.
    #[cfg(feature = "fonts")]
    pub(super) fn is_empty(&self) -> bool {
        self.length() == 0
    }

    fn length(&self) -> usize {
        self.streams.iter().map(Vec::len).sum()
    }
}

/// The format's numbers for the tables that we write.
const TAGS: [([u8; 4], u8); 13] = [
    (*b"cmap", 0),
    (*b"head", 1),
    (*b"hhea", 2),
    (*b"hmtx", 3),
    (*b"maxp", 4),
    (*b"name", 5),
    (*b"OS/2", 6),
    (*b"post", 7),
    (*b"glyf", 10),
    (*b"loca", 11),
    (*b"GDEF", 26),
    (*b"GPOS", 27),
    (*b"GSUB", 28),
];

/// Parts below this size share their prefix codes with the next: codes of their own would cost more than they save.
const SMALL: usize = 400;

/// The file; `loca` must follow `glyf`.
pub(super) fn file(tables: &[Table]) -> Vec<u8> {
    let mut directory = Vec::new();
    let mut plain_total = 12 + 16 * tables.len();
    for table in tables {
        let number = TAGS.iter().find(|(tag, _)| *tag == table.tag).map_or(0, |(_, number)| *number);
        // Outlines are transformed unless it is said that they are not; with metrics it is the other way round.
        let transformed = matches!(table.form, Form::Transformed { .. }) && table.tag == *b"hmtx";
        directory.push(number | if transformed { 0x40 } else { 0 });
        let length = table.part.length();
        let plain_length = match table.form {
            Form::Plain => length,
            Form::Transformed { plain_length } => plain_length,
        };
        put_number(&mut directory, plain_length);
        if let Form::Transformed { .. } = table.form {
            put_number(&mut directory, length);
        }
        plain_total += plain_length.next_multiple_of(4);
    }

    let mut parts: Vec<Vec<u8>> = Vec::new();
    for stream in tables.iter().flat_map(|table| &table.part.streams) {
        match parts.last_mut() {
            Some(last) if last.len() < SMALL => last.extend(stream),
            _ => parts.push(stream.clone()),
        }
    }
    let body = compress(&parts);

    let length = (48 + directory.len() + body.len()).next_multiple_of(4);
    let mut file = b"wOF2\0\x01\0\0".to_vec();
    file.extend((length as u32).to_be_bytes());
    file.extend((tables.len() as u16).to_be_bytes());
    file.extend([0, 0]);
    file.extend((plain_total as u32).to_be_bytes());
    file.extend((body.len() as u32).to_be_bytes());
    // Version 1.0; neither metadata nor private data.
    file.extend([0, 1, 0, 0]);
    file.extend([0; 20]);
    file.extend(directory);
    file.extend(body);
    file.resize(length, 0);
    file
}

/// Seven bits a byte, the highest first; all but the last are marked.
fn put_number(bytes: &mut Vec<u8>, number: usize) {
    let digits = (number.max(1).ilog2() / 7 + 1).min(5);
    for digit in (0..digits).rev() {
        let marked = if digit > 0 { 0x80 } else { 0 };
        bytes.push(((number >> (7 * digit)) & 0x7F) as u8 | marked);
    }
}
