//! Some characters of a bundled font as a font of their own.

use std::collections::{BTreeMap, BTreeSet};

use super::kerning::positioning;
use super::outlines::{Outlines, Streams};
use super::woff2::{Form, Part, Table, advances, file};
use crate::text::bytes::{Bytes, table};
use crate::text::font::Cut;

/// The characters of the font, as a WOFF2 file.
pub(super) fn woff2(cut: Cut, characters: &BTreeSet<char>) -> Vec<u8> {
    let data = cut.data();
    let outlines = Outlines::new(data);
    let chosen = Glyphs::new(cut, characters, &outlines);
    let count = chosen.order.len() as u16;
    let streams = Streams::new(&outlines, &chosen.order, |glyph| chosen.place(glyph));
    let plain_length = streams.plain_length;
    let copied = |tag: [u8; 4]| table(data, tag).0.to_vec();
    let with_count = |tag: [u8; 4], at: usize| put(copied(tag), at, &count.to_be_bytes());
    // Bit 11 of the flags: the outlines were repacked; the check sum is made when unpacked; long `loca`.
    let flags = table(data, *b"head").u16(16) | 0x0800;
    let head = put(put(put(copied(*b"head"), 8, &[0; 4]), 16, &flags.to_be_bytes()), 50, &1_u16.to_be_bytes());

    let mut tables = vec![
        Table { tag: *b"head", form: Form::Plain, part: Part::small(head) },
        Table { tag: *b"hhea", form: Form::Plain, part: Part::small(with_count(*b"hhea", 34)) },
        Table { tag: *b"maxp", form: Form::Plain, part: Part::small(with_count(*b"maxp", 4)) },
        Table { tag: *b"OS/2", form: Form::Plain, part: Part::small(copied(*b"OS/2")) },
        Table { tag: *b"post", form: Form::Plain, part: Part::small(copied(*b"post")) },
        Table { tag: *b"name", form: Form::Plain, part: Part::small(names(table(data, *b"name"))) },
        Table { tag: *b"cmap", form: Form::Plain, part: Part::small(character_map(&chosen.characters)) },
        Table {
            tag: *b"glyf",
            form: Form::Transformed { plain_length },
            part: Part { streams: streams.into_parts().into() },
        },
        Table {
            tag: *b"loca",
            form: Form::Transformed { plain_length: 4 * (usize::from(count) + 1) },
            part: Part { streams: Vec::new() },
        },
        // After the outlines: a decoder reads tables in this order, and takes from them where a glyph begins.
        metrics(table(data, *b"hmtx"), table(data, *b"hhea"), &chosen.order, &outlines),
    ];
    if let Some(kerning) = positioning(cut.font(), &chosen.order) {
        tables.push(Table { tag: *b"GPOS", form: Form::Plain, part: Part { streams: vec![kerning] } });
    }
    file(&tables)
}

/// Which glyphs the font has, and where.
struct Glyphs {
    /// Glyphs of the bundled font by their new number.
    order: Vec<u16>,
    /// New number by glyph of the bundled font.
    places: BTreeMap<u16, u16>,
    /// New number by character.
    characters: BTreeMap<char, u16>,
}

impl Glyphs {
    fn new(cut: Cut, characters: &BTreeSet<char>, outlines: &Outlines<'_>) -> Self {
        let mut glyphs = Self { order: Vec::new(), places: BTreeMap::new(), characters: BTreeMap::new() };
        glyphs.add(0);
        for character in characters {
            if let Some(glyph) = cut.font().glyph(*character) {
                let place = glyphs.add(glyph);
                glyphs.characters.insert(*character, place);
            }
        }
        // Parts of composites come last; a part may have parts.
        let mut next = 0;
        while let Some(glyph) = glyphs.order.get(next).copied() {
            for part in outlines.components(glyph) {
                glyphs.add(part);
            }
            next += 1;
        }
        glyphs
    }

    fn add(&mut self, glyph: u16) -> u16 {
        let next = self.order.len() as u16;
        let place = *self.places.entry(glyph).or_insert(next);
        if place == next {
            self.order.push(glyph);
        }
        place
    }

    fn place(&self, glyph: u16) -> u16 {
        self.places.get(&glyph).copied().unwrap_or_default()
    }
}

/// The bytes with `new` written over those from `at` on.
fn put(mut bytes: Vec<u8>, at: usize, new: &[u8]) -> Vec<u8> {
    for (place, byte) in bytes.iter_mut().skip(at).zip(new) {
        *place = *byte;
    }
    bytes
}

/// The advance of each glyph, and where it begins unless its outline says so.
fn metrics(hmtx: Bytes<'_>, hhea: Bytes<'_>, glyphs: &[u16], outlines: &Outlines<'_>) -> Table {
    let written = usize::from(hhea.u16(34)).max(1);
    // Glyphs beyond those written in full share the last advance.
    let advance = |glyph: u16| hmtx.u16(4 * usize::from(glyph).min(written - 1));
    let bearing = |glyph: u16| {
        let index = usize::from(glyph);
        hmtx.i16(if index < written { 4 * index + 2 } else { 4 * written + 2 * (index - written) })
    };
    if glyphs.iter().all(|glyph| bearing(*glyph) == outlines.left(*glyph)) {
        return advances(&glyphs.iter().map(|glyph| advance(*glyph)).collect::<Vec<_>>());
    }
    let pairs = glyphs.iter().flat_map(|glyph| [advance(*glyph), bearing(*glyph).cast_unsigned()]);
    Table { tag: *b"hmtx", form: Form::Plain, part: Part::small(pairs.flat_map(u16::to_be_bytes).collect()) }
}

/// Copyright and the licence's address: what has to travel with the glyphs.
fn names(name: Bytes<'_>) -> Vec<u8> {
    let storage = name.follow16(4);
    let records = (0..usize::from(name.u16(2))).map(|index| name.from(6 + 12 * index));
    let kept: Vec<_> = records.filter(|record| matches!(record.u16(6), 0 | 14)).collect();
    let mut texts: Vec<u8> = Vec::new();
    let mut bytes: Vec<u8> =
        [0, kept.len() as u16, 6 + 12 * kept.len() as u16].into_iter().flat_map(u16::to_be_bytes).collect();
    for record in kept {
        let (length, offset) = (record.u16(8), usize::from(record.u16(10)));
        bytes.extend(record.between(0, 8));
        bytes.extend([length, texts.len() as u16].into_iter().flat_map(u16::to_be_bytes));
        texts.extend(storage.between(offset, offset + usize::from(length)));
    }
    bytes.extend(texts);
    bytes
}

/// A character map of the basic plane (format 4): runs of neighbours whose glyphs are neighbours too.
fn character_map(characters: &BTreeMap<char, u16>) -> Vec<u8> {
    let mut runs: Vec<(u16, u16, u16)> = Vec::new();
    for (character, glyph) in characters {
        let code = *character as u32 as u16;
        match runs.last_mut() {
            Some((first, last, start)) if *last + 1 == code && *start + (code - *first) == *glyph => *last = code,
            _ => runs.push((code, code, *glyph)),
        }
    }
    runs.push((0xFFFF, 0xFFFF, 0));
    let count = runs.len() as u16;
    let power = count.ilog2();
    let search = 2 << power;
    let mut words = vec![4, 16 + 8 * count, 0, 2 * count, search, power as u16, 2 * count - search];
    words.extend(runs.iter().map(|(_, last, _)| *last));
    words.push(0);
    words.extend(runs.iter().map(|(first, _, _)| *first));
    words.extend(runs.iter().map(|(first, _, glyph)| glyph.wrapping_sub(*first)));
    words.extend(runs.iter().map(|_| 0));
    // One subtable, for Windows and Unicode, twelve bytes from the start.
    [0, 1, 3, 1, 0, 12].into_iter().chain(words).flat_map(u16::to_be_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_begins_where_its_outline_does() {
        for cut in Cut::ALL {
            let data = cut.data();
            let all: Vec<u16> = (0..table(data, *b"maxp").u16(4)).collect();
            let metrics = metrics(table(data, *b"hmtx"), table(data, *b"hhea"), &all, &Outlines::new(data));
            assert!(matches!(metrics.form, Form::Transformed { .. }), "{cut:?} needs no bearings");
        }
    }
}
