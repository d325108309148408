//! The kerning of some glyphs as a `GPOS` table: one lookup of pairs by classes, as in the bundled fonts.

use std::collections::BTreeMap;

use crate::text::font::Font;

/// Kerning between `glyphs`, which are renumbered in this order; `None` if no pair is kerned.
pub(super) fn positioning(font: &Font, glyphs: &[u16]) -> Option<Vec<u8>> {
    let kerning = font.kerning();
    let left = by_class(glyphs, |glyph| kerning.left(glyph));
    let right = by_class(glyphs, |glyph| kerning.right(glyph));
    // Classes that differ in the whole font may be alike among the few glyphs that are here.
    let rows = merged(&left, |class| right.keys().map(|other| kerning.value(class, *other)).collect());
    let columns = merged(&right, |class| left.keys().map(|other| kerning.value(*other, class)).collect());
    if rows.is_empty() || columns.is_empty() {
        return None;
    }
    // Class 0, on either side, is for all glyphs that are never kerned there.
    let mut matrix = vec![0; columns.len() + 1];
    for (left, _) in &rows {
        matrix.push(0);
        matrix.extend(columns.iter().map(|(right, _)| kerning.value(*left, *right).cast_unsigned()));
    }
    let rows: Vec<Vec<u16>> = rows.into_iter().map(|(_, glyphs)| glyphs).collect();
    let columns: Vec<Vec<u16>> = columns.into_iter().map(|(_, glyphs)| glyphs).collect();

    let mut covered: Vec<u16> = rows.concat();
    covered.sort_unstable();
    let coverage = [vec![1, covered.len() as u16], covered].concat();
    let left = classes(rows.iter().zip(1..));
    let right = classes(columns.iter().zip(1..));
    let coverage_at = 2 * (8 + matrix.len());
    let left_at = coverage_at + 2 * coverage.len();
    let right_at = left_at + 2 * left.len();
    let right_offset = u16::try_from(right_at).ok()?;
    let (coverage_offset, left_offset) = (coverage_at as u16, left_at as u16);
    let pairs = [2, coverage_offset, 4, 0, left_offset, right_offset, rows.len() as u16 + 1, columns.len() as u16 + 1];

    let words = [HEAD.to_vec(), pairs.to_vec(), matrix, coverage, left, right].concat();
    Some(words.into_iter().flat_map(u16::to_be_bytes).collect())
}

const fn tag(text: [u8; 4]) -> [u16; 2] {
    [u16::from_be_bytes([text[0], text[1]]), u16::from_be_bytes([text[2], text[3]])]
}

const DEFAULT: [u16; 2] = tag(*b"DFLT");
const KERN: [u16; 2] = tag(*b"kern");

/// All that stands before the pairs: version and offsets; script, language and feature lists of one entry each; the
/// list of one lookup with one subtable.
#[rustfmt::skip]
const HEAD: [u16; 28] = [
    1, 0, 10, 30, 44,
    1, DEFAULT[0], DEFAULT[1], 8, /* script */ 4, 0, /* language */ 0, 0xFFFF, 1, 0,
    1, KERN[0], KERN[1], 8, /* feature */ 0, 1, 0,
    1, 4, /* lookup */ 2, 0, 1, 8,
];

/// Glyphs (by new number) by their class in the bundled font; without those that are never kerned.
fn by_class(glyphs: &[u16], class: impl Fn(u16) -> u16) -> BTreeMap<u16, Vec<u16>> {
    let mut classes: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
    for (place, glyph) in (0..).zip(glyphs) {
        match class(*glyph) {
            0 => {}
            class => classes.entry(class).or_default().push(place),
        }
    }
    classes
}

/// Classes with equal kerning as one: the first of them, and the glyphs of all; without those without any.
fn merged(classes: &BTreeMap<u16, Vec<u16>>, kerning: impl Fn(u16) -> Vec<i16>) -> Vec<(u16, Vec<u16>)> {
    let mut places: BTreeMap<Vec<i16>, usize> = BTreeMap::new();
    let mut groups: Vec<(u16, Vec<u16>)> = Vec::new();
    for (class, glyphs) in classes {
        let values = kerning(*class);
        if values.iter().all(|value| *value == 0) {
            continue;
        }
        let group = *places.entry(values).or_insert(groups.len());
        match groups.get_mut(group) {
            Some((_, group)) => group.extend(glyphs),
            None => groups.push((*class, glyphs.clone())),
        }
    }
    groups
}

/// A class table, by ranges or one entry a glyph, whichever is shorter; class 0 needs no entry.
fn classes<'groups>(groups: impl Iterator<Item = (&'groups Vec<u16>, u16)>) -> Vec<u16> {
    let pairs = groups.flat_map(|(group, class)| group.iter().map(move |glyph| (*glyph, class)));
    let classes: BTreeMap<u16, u16> = pairs.filter(|(_, class)| *class != 0).collect();
    let mut ranges: Vec<[u16; 3]> = Vec::new();
    for (glyph, class) in &classes {
        match ranges.last_mut() {
            Some([_, last, same]) if *last + 1 == *glyph && same == class => *last = *glyph,
            _ => ranges.push([*glyph, *glyph, *class]),
        }
    }
    let (Some((first, _)), Some((last, _))) = (classes.first_key_value(), classes.last_key_value()) else {
        return vec![2, 0];
    };
    if usize::from(last - first) + 2 < 3 * ranges.len() {
        let entries = (*first..=*last).map(|glyph| classes.get(&glyph).copied().unwrap_or_default());
        return [1, *first, last - first + 1].into_iter().chain(entries).collect();
    }
    [vec![2, ranges.len() as u16], ranges.concat()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::bytes::Bytes;
    use crate::text::font::{Cut, Kerning};

    #[test]
    fn what_is_written_is_read_back() {
        for cut in [Cut::Regular, Cut::Semibold, Cut::Bold, Cut::Italic] {
            let font = cut.font();
            let all: Vec<u16> = ('\0'..'\u{FFFF}').filter_map(|character| font.glyph(character)).collect();
            for step in [1, 7, 30] {
                let glyphs: Vec<u16> = all.iter().copied().step_by(step).collect();
                let table = positioning(font, &glyphs).expect("some pair is kerned, and all fit");
                let read = Kerning::read(Bytes(&table), glyphs.len());
                for (left, old_left) in (0..).zip(&glyphs) {
                    for (right, old_right) in (0..).zip(&glyphs).step_by(step.min(5)) {
                        assert_eq!(i64::from(read.between(left, right)), font.kern(*old_left, *old_right), "{cut:?}");
                    }
                }
            }
        }
    }
}
