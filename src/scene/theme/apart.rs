//! Keeps roles apart that share a colour in the light and part in the dark.
//!
//! An SVG turns dark by rules that know an element by the colour it is painted with. Two roles of one colour would turn as
//! one, so all but the first are painted a step or so beside it, which nobody can see: `#FFFFFE` for `#FFFFFF`.

use std::collections::BTreeMap;

use super::{Ink, Palette, Rgb};

/// Gives two roles of `main` the same colour only where they have the same in `dark`.
pub(super) fn keep_apart(main: &mut Palette, dark: &Palette) {
    let mut turns: BTreeMap<Rgb, Rgb> = BTreeMap::new();
    // What fills an area comes first: a brand's colour is best exact where there is most of it.
    let is_fill = |ink: &Ink| ink.name().ends_with("fill");
    let fills = Ink::ALL.iter().copied().filter(is_fill);
    for ink in fills.chain(Ink::ALL.iter().copied().filter(|ink| !is_fill(ink))) {
        let wanted = main.color(ink);
        let free = beside(wanted).find(|color| turns.get(color).is_none_or(|turned| *turned == dark.color(ink)));
        let color = free.unwrap_or(wanted);
        turns.insert(color, dark.color(ink));
        main.set(ink, color);
    }
}

/// The colour itself, then its neighbours, first those that differ in blue alone: more of them than there are roles.
fn beside(color: Rgb) -> impl Iterator<Item = Rgb> {
    const REACH: u8 = 5;
    // Away from the end of the scale, wherever the colour stands.
    let by = |part: u8, step: u8| if part > 127 { part - step } else { part + step };
    (0..REACH.pow(3)).map(move |step| Rgb {
        red: by(color.red, step / REACH % REACH),
        green: by(color.green, step / REACH.pow(2)),
        blue: by(color.blue, step % REACH),
    })
}

#[cfg(test)]
mod tests {
    use super::super::BuiltIn;
    use super::*;

    #[test]
    fn one_colour_turns_into_one() {
        let dark = BuiltIn::Dark.theme().palette();
        let white = Rgb { red: 255, green: 255, blue: 255 };
        for colors in [BuiltIn::Light.theme().palette().colors.clone(), vec![white; Ink::ALL.len()]] {
            let wanted = Palette { colors };
            let mut main = wanted.clone();
            keep_apart(&mut main, dark);
            let mut turns = BTreeMap::new();
            for ink in Ink::ALL {
                let (color, turned) = (main.color(*ink), dark.color(*ink));
                assert_eq!(*turns.entry(color).or_insert(turned), turned, "{}", ink.name());
                let (Rgb { red, .. }, Rgb { red: before, .. }) = (color, wanted.color(*ink));
                assert!(red.abs_diff(before) < 5, "{}: {color}", ink.name());
            }
        }
    }

    #[test]
    fn what_stays_together_keeps_its_colour() {
        let light = BuiltIn::Light.theme().palette();
        let mut main = light.clone();
        keep_apart(&mut main, light);
        assert_eq!(&main, light);
    }
}
