//! The cut fonts as the library reads them: which glyph a character has, how wide it is, how pairs are kerned.

use std::sync::OnceLock;

use super::Face;
use super::bytes::{Bytes, table};

/// Font units in one em, the same in every cut font.
pub(super) const UNITS_PER_EM: i64 = 2048;

/// One bundled font file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Cut {
    /// Latin, Greek and Cyrillic, weight 400.
    Regular,
    /// Latin, Greek and Cyrillic, weight 600.
    Semibold,
    /// Latin, Greek and Cyrillic, weight 700.
    Bold,
    /// Latin, Greek and Cyrillic, weight 400, slanted.
    Italic,
    /// Korean, weight 400.
    KoreanRegular,
    /// Korean, weight 600.
    KoreanSemibold,
}

impl Cut {
    /// Every bundled font file.
    pub(super) const ALL: [Self; 6] =
        [Self::Regular, Self::Semibold, Self::Bold, Self::Italic, Self::KoreanRegular, Self::KoreanSemibold];

    /// The font of a face that is asked first.
    pub(super) const fn latin(face: Face) -> Self {
        match face {
            Face::Regular => Self::Regular,
            Face::Semibold => Self::Semibold,
            Face::Bold => Self::Bold,
            Face::Italic => Self::Italic,
        }
    }

    /// The font of a face that is asked for what the first lacks. Korean has no slant and no third weight.
    pub(super) const fn korean(face: Face) -> Self {
        match face {
            Face::Regular | Face::Italic => Self::KoreanRegular,
            Face::Semibold | Face::Bold => Self::KoreanSemibold,
        }
    }

    /// The family that the file calls itself.
    pub(super) const fn family(self) -> &'static str {
        match self {
            Self::Regular | Self::Semibold | Self::Bold | Self::Italic => "Journeymap Sans",
            Self::KoreanRegular | Self::KoreanSemibold => "Journeymap Sans KR",
        }
    }

    /// Its weight, as CSS counts.
    pub(super) const fn weight(self) -> u16 {
        match self {
            Self::Regular | Self::Italic | Self::KoreanRegular => 400,
            Self::Semibold | Self::KoreanSemibold => 600,
            Self::Bold => 700,
        }
    }

    /// The name of this one font, without blanks.
    pub(super) const fn postscript(self) -> &'static str {
        match self {
            Self::Regular => "JourneymapSans-Regular",
            Self::Semibold => "JourneymapSans-SemiBold",
            Self::Bold => "JourneymapSans-Bold",
            Self::Italic => "JourneymapSans-Italic",
            Self::KoreanRegular => "JourneymapSansKR-Regular",
            Self::KoreanSemibold => "JourneymapSansKR-SemiBold",
        }
    }

    /// The file.
    pub(super) const fn data(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("fonts/sans-regular.ttf"),
            Self::Semibold => include_bytes!("fonts/sans-semibold.ttf"),
            Self::Bold => include_bytes!("fonts/sans-bold.ttf"),
            Self::Italic => include_bytes!("fonts/sans-italic.ttf"),
            Self::KoreanRegular => include_bytes!("fonts/sans-kr-regular.ttf"),
            Self::KoreanSemibold => include_bytes!("fonts/sans-kr-semibold.ttf"),
        }
    }

    /// The file, read once a process.
    pub(super) fn font(self) -> &'static Font {
        static FONTS: [OnceLock<Font>; 6] = [const { OnceLock::new() }; 6];
        static NONE: Font = Font { glyphs: Vec::new(), advances: Vec::new(), kerning: Kerning::NONE };
        FONTS.get(self as usize).map_or(&NONE, |place| place.get_or_init(|| Font::read(self.data())))
    }
}

/// What measuring needs of a font file.
#[derive(Debug)]
pub(super) struct Font {
    /// Glyph by character of the basic plane; 0 where there is none.
    glyphs: Vec<u16>,
    /// Advance width by glyph, in font units.
    advances: Vec<u16>,
    kerning: Kerning,
}

impl Font {
    fn read(file: &[u8]) -> Self {
        let count = usize::from(table(file, *b"maxp").u16(4));
        Self {
            glyphs: read_characters(table(file, *b"cmap")),
            advances: read_advances(table(file, *b"hmtx"), table(file, *b"hhea").u16(34), count),
            kerning: Kerning::read(table(file, *b"GPOS"), count),
        }
    }

    /// The glyph of a character, if the font has one.
    pub(super) fn glyph(&self, character: char) -> Option<u16> {
        self.glyphs.get(character as usize).copied().filter(|glyph| *glyph != 0)
    }

    /// Advance width of a glyph, in font units.
    pub(super) fn advance(&self, glyph: u16) -> i64 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or_default().into()
    }

    /// What is added between two neighbours, in font units.
    pub(super) fn kern(&self, left: u16, right: u16) -> i64 {
        self.kerning.between(left, right).into()
    }

    /// The classes by which pairs are kerned.
    pub(super) const fn kerning(&self) -> &Kerning {
        &self.kerning
    }
}

/// Pair kerning by classes of glyphs.
#[derive(Debug)]
pub(super) struct Kerning {
    /// Class by glyph when it stands on the left; 0 is never kerned.
    left: Vec<u16>,
    /// Class by glyph when it stands on the right; 0 is never kerned.
    right: Vec<u16>,
    /// How many classes stand on the right.
    columns: usize,
    /// Font units by left class, then right class.
    values: Vec<i16>,
}

impl Kerning {
    const NONE: Self = Self { left: Vec::new(), right: Vec::new(), columns: 0, values: Vec::new() };

    /// Reads the one lookup that `scripts/cut-fonts.py` writes: pairs by classes, the left advance changed.
    pub(super) fn read(gpos: Bytes<'_>, count: usize) -> Self {
        if gpos.is_empty() {
            return Self::NONE;
        }
        let lookups = gpos.follow16(8);
        let pairs = lookups.follow16(2).follow16(6);
        let (rows, columns) = (usize::from(pairs.u16(12)), usize::from(pairs.u16(14)));
        Self {
            left: read_classes(pairs.follow16(8), count),
            right: read_classes(pairs.follow16(10), count),
            columns,
            values: (0..rows * columns).map(|index| pairs.i16(16 + 2 * index)).collect(),
        }
    }

    /// Class of a glyph on the left.
    pub(super) fn left(&self, glyph: u16) -> u16 {
        self.left.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// Class of a glyph on the right.
    pub(super) fn right(&self, glyph: u16) -> u16 {
        self.right.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// Font units between a left and a right class.
    pub(super) fn value(&self, left: u16, right: u16) -> i16 {
        self.values.get(usize::from(left) * self.columns + usize::from(right)).copied().unwrap_or_default()
    }

    /// Font units between two glyphs.
    pub(super) fn between(&self, left: u16, right: u16) -> i16 {
        self.value(self.left(left), self.right(right))
    }
}

/// The full character table (format 12), spread out over the basic plane.
fn read_characters(cmap: Bytes<'_>) -> Vec<u16> {
    let mut glyphs = vec![0; 0x1_0000];
    let subtables = (0..usize::from(cmap.u16(2))).map(|index| cmap.follow32(4 + 8 * index + 4));
    let Some(full) = subtables.into_iter().find(|subtable| subtable.u16(0) == 12) else { return glyphs };
    for group in 0..full.u32(12) as usize {
        let at = 16 + 12 * group;
        for (glyph, character) in (full.u32(at + 8)..).zip(full.u32(at)..=full.u32(at + 4)) {
            if let Some(place) = glyphs.get_mut(character as usize) {
                *place = glyph as u16;
            }
        }
    }
    glyphs
}

/// All advances; the last one written down holds for the glyphs after it.
fn read_advances(hmtx: Bytes<'_>, written: u16, count: usize) -> Vec<u16> {
    let last = usize::from(written.max(1)) - 1;
    (0..count).map(|glyph| hmtx.u16(4 * glyph.min(last))).collect()
}

/// A class table of either format, spread out over all glyphs.
fn read_classes(table: Bytes<'_>, count: usize) -> Vec<u16> {
    let mut classes = vec![0; count];
    let mut set = |glyph: u16, class: u16| {
        if let Some(place) = classes.get_mut(usize::from(glyph)) {
            *place = class;
        }
    };
    if table.u16(0) == 1 {
        let first = table.u16(2);
        for index in 0..table.u16(4) {
            set(first.saturating_add(index), table.u16(6 + 2 * usize::from(index)));
        }
    } else {
        for range in 0..usize::from(table.u16(2)) {
            let at = 4 + 6 * range;
            for glyph in table.u16(at)..=table.u16(at + 2) {
                set(glyph, table.u16(at + 4));
            }
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cut_font_is_read() {
        for cut in Cut::ALL {
            let font = cut.font();
            assert_eq!(i64::from(table(cut.data(), *b"head").u16(18)), UNITS_PER_EM, "{cut:?}");
            let sample = if cut >= Cut::KoreanRegular { '고' } else { 'ż' };
            let glyph = font.glyph(sample).expect("the sample is in the font");
            assert!(font.advance(glyph) > 500, "{cut:?}");
        }
    }

    #[test]
    fn pairs_are_kerned() {
        let font = Cut::Regular.font();
        let kern = |left, right| font.kern(font.glyph(left).unwrap(), font.glyph(right).unwrap());
        assert!(kern('T', 'o') < -50, "{}", kern('T', 'o'));
        assert!(kern('A', 'V') < -50);
        assert_eq!(kern('n', 'n'), 0);
        assert_eq!(kern('T', ' '), 0);
    }
}
