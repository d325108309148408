//! Which of the user's fonts sets which face: by weight and slant, as style sheets match fonts.

use super::OwnFont;
use crate::text::Face;

/// The user's fonts in the order in which they are asked, for each face.
#[derive(Debug, Default)]
pub(in crate::text) struct Families {
    /// By face: fonts that are asked before the bundled ones, as places in the list.
    before: [Vec<usize>; 4],
    /// By face: fonts that are asked after them.
    after: [Vec<usize>; 4],
}

const FACES: [Face; 4] = [Face::Regular, Face::Semibold, Face::Bold, Face::Italic];

/// Lighter fonts set plain text, others bold text.
const LAST_PLAIN_WEIGHT: u16 = 550;

impl Families {
    pub(in crate::text) fn new(fonts: &[OwnFont]) -> Self {
        let mut families = Self::default();
        for family in named(fonts) {
            let leads = family.iter().any(|place| fonts.get(*place).is_some_and(|font| font.leads));
            for face in FACES {
                let all = family.iter().filter_map(|place| fonts.get(*place).map(|font| (*place, font)));
                // A family that leads sets the faces that it has and leaves the others to the bundled fonts; one that
                // adds letters sets every face as well as it can.
                let suited = all.filter(|(_, font)| !leads || suits(font, face));
                let place = nearest(suited.map(|(place, font)| (place, font.weight, font.italic)).collect(), face);
                let list = if leads { &mut families.before } else { &mut families.after };
                if let (Some(place), Some(list)) = (place, list.get_mut(face as usize)) {
                    list.push(place);
                }
            }
        }
        families
    }

    /// Fonts that are asked before the bundled ones.
    pub(in crate::text) fn before(&self, face: Face) -> &[usize] {
        self.before.get(face as usize).map_or(&[], Vec::as_slice)
    }

    /// Fonts that are asked after the bundled ones.
    pub(in crate::text) fn after(&self, face: Face) -> &[usize] {
        self.after.get(face as usize).map_or(&[], Vec::as_slice)
    }
}

/// Places of the fonts of each family, families in the order in which they were first named.
fn named(fonts: &[OwnFont]) -> Vec<Vec<usize>> {
    let mut families: Vec<(&str, Vec<usize>)> = Vec::new();
    for (place, font) in fonts.iter().enumerate() {
        match families.iter_mut().find(|(name, _)| *name == font.family) {
            Some((_, places)) => places.push(place),
            None => families.push((&font.family, vec![place])),
        }
    }
    families.into_iter().map(|(_, places)| places).collect()
}

/// Weight and slant that a style sheet asks for.
pub(in crate::text) const fn wanted(face: Face) -> (u16, bool) {
    match face {
        Face::Regular => (400, false),
        Face::Semibold => (600, false),
        Face::Bold => (700, false),
        Face::Italic => (400, true),
    }
}

/// Whether a font is of a face rather than a stand-in for it.
pub(in crate::text) fn suits(font: &OwnFont, face: Face) -> bool {
    let (weight, italic) = wanted(face);
    font.italic == italic && (font.weight > LAST_PLAIN_WEIGHT) == (weight > LAST_PLAIN_WEIGHT)
}

/// The font that CSS takes: slant first, then the weight that is nearest on the side where it looks first. The last named
/// of two equals.
fn nearest(fonts: Vec<(usize, u16, bool)>, face: Face) -> Option<usize> {
    let (wanted, italic) = wanted(face);
    let cost = |weight: u16| {
        let away = u32::from(weight.abs_diff(wanted));
        // 400 looks up to 500, then down, then up; what is bolder looks up, then down.
        let first = if wanted <= 500 { (wanted..=500).contains(&weight) } else { weight >= wanted };
        let second = weight < wanted;
        if first {
            away
        } else if second {
            10_000 + away
        } else {
            20_000 + away
        }
    };
    let least = fonts.into_iter().rev().min_by_key(|(_, weight, slanted)| (*slanted != italic, cost(*weight)));
    least.map(|(place, ..)| place)
}
