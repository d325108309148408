//! The colour of a brand: stages, headings and links take its hue, and everything can still be seen.

use super::color::{Oklch, nearest_passing};
use super::contrast::{Pair, contrast, pairs};
use super::{Ink, Palette, Rgb};

/// How far the stages' two tones stand apart in lightness.
const TONES: f64 = 0.14;

/// The palette with this accent. The stages have two tones of it in turn, so that neighbours differ for every eye.
pub(super) fn accented(base: &Palette, accent: Rgb) -> Palette {
    let mut palette = base.clone();
    let (first, second) = tones(base, accent);
    for (index, tone) in (0..10).zip([first, second].into_iter().cycle()) {
        let stage = Ink::stage(index);
        palette.set(stage.tint, in_hue_of(base.color(stage.tint), accent));
        palette.set(stage.fill, tone);
        let line = nearest_passing(tone, |color| passes(stage.line, color, &palette));
        palette.set(stage.line, line.unwrap_or(base.color(stage.line)));
    }
    palette.set(Ink::AccentFill, first);
    let words = nearest_passing(first, |color| passes(Ink::AccentText, color, &palette));
    palette.set(Ink::AccentText, words.unwrap_or(base.color(Ink::AccentText)));
    palette
}

/// The accent, as near as it can be seen, and a tone beside it.
fn tones(base: &Palette, accent: Rgb) -> (Rgb, Rgb) {
    let visible = |color: Rgb| passes(Ink::Stage1Fill, color, base) && passes(Ink::AccentFill, color, base);
    let first = nearest_passing(accent, visible).unwrap_or(base.color(Ink::Stage1Fill));
    let seen = Oklch::from(first);
    let on_light = Oklch::from(base.color(Ink::PageFill)).lightness > 0.5;
    // Further from the page, which can be seen at least as well; where no room is left, nearer to it.
    let further = if on_light { -TONES } else { TONES };
    let beside = |by: f64| Oklch { lightness: seen.lightness + by, ..seen };
    let fits = |tone: &Oklch| (0.12..0.97).contains(&tone.lightness) && visible(tone.rgb());
    let second = [beside(further), beside(-further), beside(-further / 2.0)].into_iter().find(fits);
    (first, second.map_or(first, Oklch::rgb))
}

/// A colour turned to the hue of another, and no more colourful than that.
fn in_hue_of(color: Rgb, other: Rgb) -> Rgb {
    let (color, other) = (Oklch::from(color), Oklch::from(other));
    Oklch { hue: other.hue, chroma: color.chroma.min(other.chroma), ..color }.rgb()
}

/// Whether `color` for `ink` keeps every contrast with the others of the palette.
pub(super) fn passes(ink: Ink, color: Rgb, palette: &Palette) -> bool {
    let colored = |other: Ink| if other == ink { color } else { palette.color(other) };
    let mut own = pairs().filter(|Pair { front, back, .. }| *front == ink || *back == ink);
    own.all(|Pair { front, back, drawn }| contrast(colored(front), colored(back)) >= drawn.least())
}
