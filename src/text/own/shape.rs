//! Setting a line in the user's fonts: in stretches of one font, script and direction, shaped as a browser shapes them.

use std::ops::Range;

use harfrust::{Buffer, Direction, Language, Script, ShapeOptions, ShaperFont, shape, unicode};
use unicode_bidi::{BidiInfo, Level};

use super::{Cluster, OwnFont, Shaped, Stretch};
use crate::text::font::UNITS_PER_EM;

/// The stretches of a line that the user's fonts set, as they are read. `lang` is a BCP 47 tag.
pub(in crate::text) fn set(
    words: &str,
    clusters: &[Cluster],
    fonts: &[OwnFont],
    lang: &str,
    right_to_left: bool,
) -> Vec<Stretch> {
    let levels = levels(words, right_to_left);
    let level = |cluster: &Cluster| levels.get(cluster.range.start).copied().unwrap_or(Level::ltr());
    let scripts = scripts(words, clusters);
    let alike = |one: usize, other: usize| {
        let (Some(left), Some(right)) = (clusters.get(one), clusters.get(other)) else { return false };
        left.font == right.font
            && left.run == right.run
            && level(left) == level(right)
            && scripts.get(one) == scripts.get(other)
    };
    let mut stretches = Vec::new();
    let mut start = 0;
    while let Some(first) = clusters.get(start) {
        let mut end = start + 1;
        while end < clusters.len() && alike(start, end) {
            end += 1;
        }
        if let Some((place, font)) = first.font.and_then(|place| fonts.get(place).map(|font| (place, font))) {
            let script = scripts.get(start).copied().unwrap_or(Script::COMMON);
            let part = Part { words, clusters, range: start..end, script, leftward: level(first).is_rtl() };
            stretches.push(Stretch { clusters: start..end, font: place, glyphs: part.shaped(font, lang) });
        }
        start = end;
    }
    stretches
}

/// The direction of each byte: even levels run rightward.
fn levels(words: &str, right_to_left: bool) -> Vec<Level> {
    if !right_to_left && words.chars().all(|letter| letter < '\u{590}') {
        return Vec::new();
    }
    BidiInfo::new(words, Some(if right_to_left { Level::rtl() } else { Level::ltr() })).levels
}

/// The script of each grapheme; what all scripts share belongs to the one before, or else to the first.
fn scripts(words: &str, clusters: &[Cluster]) -> Vec<Script> {
    let own = |cluster: &Cluster| {
        let letters = words.get(cluster.range.clone()).unwrap_or_default().chars();
        let mut scripts = letters.map(|letter| unicode::script(letter.into()));
        scripts.find(|script| *script != Script::COMMON && *script != Script::INHERITED)
    };
    let found: Vec<Option<Script>> = clusters.iter().map(own).collect();
    let mut last = found.iter().flatten().next().copied().unwrap_or(Script::COMMON);
    let resolved = found.into_iter().map(|script| {
        last = script.unwrap_or(last);
        last
    });
    resolved.collect()
}

/// A part of a line in one font, script and direction.
struct Part<'line> {
    words: &'line str,
    clusters: &'line [Cluster],
    range: Range<usize>,
    script: Script,
    leftward: bool,
}

impl Part<'_> {
    fn shaped(&self, font: &OwnFont, lang: &str) -> Vec<Shaped> {
        let mut buffer = Buffer::new();
        for (index, cluster) in self.range.clone().zip(self.clusters.get(self.range.clone()).unwrap_or_default()) {
            for letter in self.words.get(cluster.range.clone()).unwrap_or_default().chars() {
                buffer.push(letter.into(), index as u32);
            }
        }
        // Letters join with their neighbours even where those are set in another face.
        let cluster = |index: usize| self.clusters.get(index).map(|cluster| cluster.range.clone());
        let start = cluster(self.range.start).map_or(0, |bytes| bytes.start);
        let end = self.range.end.checked_sub(1).and_then(cluster).map_or(0, |bytes| bytes.end);
        buffer.set_pre_context(self.words.get(..start).unwrap_or_default());
        buffer.set_post_context(self.words.get(end..).unwrap_or_default());
        buffer.set_direction(if self.leftward { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.set_script(Some(self.script));
        buffer.set_language(Language::new(lang));
        if shape(&ShaperFont::new(&font.font), &mut buffer, ShapeOptions::new()).is_err() {
            return Vec::new();
        }
        let em = i64::from(font.units_per_em.max(1));
        let scaled = |units: i32| {
            let units = i64::from(units) * UNITS_PER_EM;
            (2 * units + em).div_euclid(2 * em)
        };
        let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        let placed = glyphs.map(|(info, position)| Shaped {
            cluster: info.cluster as usize,
            // A damaged font may put a glyph in place of others that is not there.
            glyph: u16::try_from(info.glyph_id).ok().filter(|glyph| *glyph < font.glyph_count).unwrap_or(0),
            advance: scaled(position.x_advance),
            x: scaled(position.x_offset),
            y: scaled(position.y_offset),
        });
        placed.collect()
    }
}
