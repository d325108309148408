//! Some characters of a font of the user's as a font of their own, with all that shaping needs of its tables.

use std::collections::BTreeSet;

use skera::{DEFAULT_DROP_TABLES, DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use skrifa::raw::collections::IntSet;
use skrifa::raw::types::NameId;
use skrifa::{FontRef, GlyphId, MetadataProvider as _, Tag};

use super::drawn::{OutlinePoint, contours};
use super::outlines::Streams;
use super::woff2::{Form, Part, Table, advances, file};
use crate::text::bytes::{Bytes, table};
use crate::text::own::OwnFont;

/// The characters of the font, as a WOFF2 file; nothing if its tables cannot be cut.
///
/// Tables are cut by `skera`. Outlines are drawn anew, so that `CFF` fonts, which browsers take but no cutter keeps, and
/// variable fonts at their default come out like any other.
pub(super) fn woff2(font: &OwnFont, characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let whole = FontRef::new(&font.file).ok()?;
    let plan = plan(&whole, characters);
    let cut = subset_font(&whole, &plan).ok()?;
    let mut order: Vec<(GlyphId, GlyphId)> = plan.old_to_new_glyph_mapping().map(|(old, new)| (new, old)).collect();
    order.sort_unstable();
    let outlines = whole.outline_glyphs();
    let glyphs: Vec<Vec<Vec<OutlinePoint>>> = order
        .iter()
        .map(|(_, old)| outlines.get(*old).map(|glyph| contours(&glyph, font.units_per_em)).unwrap_or_default())
        .collect();
    let count = u16::try_from(glyphs.len()).ok()?;
    let streams = Streams::drawn(&glyphs);
    let plain_length = streams.plain_length;

    let own = |tag: [u8; 4]| {
        let found = table(&cut, tag);
        if found.is_empty() { table(&font.file, tag) } else { found }
    };
    // Bit 11 of the flags: the outlines were repacked; the check sum is made when unpacked; long `loca`.
    let head = own(*b"head");
    let flags = head.u16(16) | 0x0800;
    let head = put(put(put(head.0.to_vec(), 8, &[0; 4]), 16, &flags.to_be_bytes()), 50, &1_u16.to_be_bytes());
    let hhea = put(own(*b"hhea").0.to_vec(), 34, &count.to_be_bytes());
    let plain = |tag: [u8; 4], bytes: Vec<u8>| Table { tag, form: Form::Plain, part: Part::small(bytes) };
    let mut tables = vec![
        plain(*b"head", head),
        plain(*b"hhea", hhea),
        plain(*b"maxp", limits(count, &glyphs)),
        plain(*b"OS/2", own(*b"OS/2").0.to_vec()),
        plain(*b"post", nameless(own(*b"post"))),
        plain(*b"name", own(*b"name").0.to_vec()),
        plain(*b"cmap", table(&cut, *b"cmap").0.to_vec()),
        Table {
            tag: *b"glyf",
            form: Form::Transformed { plain_length },
            part: Part { streams: streams.into_parts().into() },
        },
        Table {
            tag: *b"loca",
            form: Form::Transformed { plain_length: 4 * (glyphs.len() + 1) },
            part: Part { streams: Vec::new() },
        },
        // After the outlines: a decoder reads tables in this order, and takes from them where a glyph begins.
        advances(&advances_of(font, &order)),
    ];
    for tag in [*b"GDEF", *b"GPOS", *b"GSUB"] {
        let bytes = table(&cut, tag).0.to_vec();
        if !bytes.is_empty() {
            tables.push(Table { tag, form: Form::Plain, part: Part { streams: vec![bytes] } });
        }
    }
    tables.retain(|table| matches!(table.form, Form::Transformed { .. }) || !table.part.is_empty());
    Some(file(&tables))
}

/// What is kept: the characters, every glyph that shaping can make of them, copyright and the licence's address.
fn plan(font: &FontRef<'_>, characters: &BTreeSet<char>) -> Plan {
    let unicodes: IntSet<u32> = characters.iter().map(|character| u32::from(*character)).collect();
    let outlines = [Tag::new(b"CFF "), Tag::new(b"glyf"), Tag::new(b"loca")];
    let drop: IntSet<Tag> = DEFAULT_DROP_TABLES.iter().copied().chain(outlines).collect();
    let mut scripts = IntSet::<Tag>::empty();
    scripts.invert();
    // Browsers set ideographic punctuation closer where a font can; others do not, and nor do we.
    let closer = [b"chws", b"halt", b"palt", b"vchw", b"vhal", b"vpal"].map(Tag::new);
    let features: IntSet<Tag> =
        DEFAULT_LAYOUT_FEATURES.iter().copied().filter(|feature| !closer.contains(feature)).collect();
    let names: IntSet<NameId> = [0, 14].map(NameId::new).into_iter().collect();
    let languages: IntSet<u16> = [0x0409].into_iter().collect();
    let flags = SubsetFlags::SUBSET_FLAGS_NO_HINTING;
    Plan::new(&IntSet::empty(), &unicodes, font, flags, &drop, &scripts, &features, &names, &languages)
}

/// A `maxp` table for quadratic outlines.
fn limits(count: u16, glyphs: &[Vec<Vec<OutlinePoint>>]) -> Vec<u8> {
    let most = |of: &dyn Fn(&Vec<Vec<OutlinePoint>>) -> usize| glyphs.iter().map(of).max().unwrap_or(0) as u16;
    let points = most(&|glyph| glyph.iter().map(Vec::len).sum());
    let contours = most(&Vec::len);
    let zones = 2;
    let words = [1, 0, count, points, contours, 0, 0, zones, 0, 0, 0, 0, 0, 0, 0, 0];
    words.into_iter().flat_map(u16::to_be_bytes).collect()
}

/// A `post` table without the names of glyphs.
fn nameless(post: Bytes<'_>) -> Vec<u8> {
    let mut bytes = post.0.get(..32).map_or_else(|| vec![0; 32], <[u8]>::to_vec);
    bytes = put(bytes, 0, &0x0003_0000_u32.to_be_bytes());
    bytes
}

/// The advance of each glyph, by its number in the whole font.
fn advances_of(font: &OwnFont, order: &[(GlyphId, GlyphId)]) -> Vec<u16> {
    let hmtx = table(&font.file, *b"hmtx");
    let last = usize::from(table(&font.file, *b"hhea").u16(34).max(1)) - 1;
    order.iter().map(|(_, old)| hmtx.u16(4 * (old.to_u32() as usize).min(last))).collect()
}

/// The bytes with `new` written over those from `at` on.
fn put(mut bytes: Vec<u8>, at: usize, new: &[u8]) -> Vec<u8> {
    for (place, byte) in bytes.iter_mut().skip(at).zip(new) {
        *place = *byte;
    }
    bytes
}
