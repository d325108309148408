//! A colour of the screen, how it is written, and its lightness, colourfulness and hue as eyes see them (OKLCH).

use std::fmt;

/// A colour of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Rgb {
    /// A colour from `#RRGGBB` or, each digit standing for two, `#RGB`.
    pub fn parse(written: &str) -> Option<Self> {
        let digits = written.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = match digits.len() {
            // Each of the three digits moves to a byte of its own and is doubled there.
            3 => (((number & 0xF00) << 8 | (number & 0xF0) << 4 | number & 0xF) * 0x11).to_be_bytes(),
            6 => number.to_be_bytes(),
            _ => return None,
        };
        Some(Self { red, green, blue })
    }

    /// Its parts, red, green and blue, as amounts of light, 0 to 1.
    pub(super) fn light(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// The colour of these amounts of light, or none if a screen cannot show it.
    fn from_light(light: [f64; 3]) -> Option<Self> {
        /// What rounding may add.
        const SLACK: f64 = 1e-4;
        if light.iter().any(|part| !(-SLACK..=1.0 + SLACK).contains(part)) {
            return None;
        }
        let [red, green, blue] = light.map(|part| {
            let part = part.clamp(0.0, 1.0);
            let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
            (part * 255.0).round() as u8
        });
        Some(Self { red, green, blue })
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }
}

/// A colour as eyes see it: steps of one size look alike wherever they are taken (Björn Ottosson, 2020).
#[derive(Clone, Copy, Debug)]
pub(super) struct Oklch {
    /// 0 (black) to 1 (white).
    pub(super) lightness: f64,
    /// 0 (grey) to about 0.3.
    pub(super) chroma: f64,
    /// In radians.
    pub(super) hue: f64,
}

impl From<Rgb> for Oklch {
    fn from(color: Rgb) -> Self {
        let [lightness, a, b] = oklab(color.light());
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a) }
    }
}

impl Oklch {
    /// The nearest colour of the same lightness and hue that a screen can show.
    pub(super) fn rgb(self) -> Rgb {
        const STEPS: u8 = 40;
        let chroma = |step: u8| self.chroma * f64::from(STEPS - step) / f64::from(STEPS);
        (0..=STEPS).find_map(|step| Self { chroma: chroma(step), ..self }.exactly()).unwrap_or_default()
    }

    fn exactly(self) -> Option<Rgb> {
        let (a, b) = (self.chroma * self.hue.cos(), self.chroma * self.hue.sin());
        let lightness = self.lightness.clamp(0.0, 1.0);
        let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        Rgb::from_light([
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
        ])
    }
}

/// Lightness and the two axes of hue, from amounts of light.
pub(super) fn oklab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
    let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
    let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
    [
        0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
        1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short,
        0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short,
    ]
}

/// The colour nearest to `color` in lightness, of its hue, that passes; itself if it does.
pub(super) fn nearest_passing(color: Rgb, passes: impl Fn(Rgb) -> bool) -> Option<Rgb> {
    /// So fine that two neighbours look the same.
    const STEP: f64 = 0.005;
    if passes(color) {
        return Some(color);
    }
    let seen = Oklch::from(color);
    let at = |lightness: f64| (0.0..=1.0).contains(&lightness).then(|| Oklch { lightness, ..seen }.rgb());
    let further = (1..=200).map(|step| f64::from(step) * STEP);
    let both = further.flat_map(|by| [seen.lightness - by, seen.lightness + by]).filter_map(at);
    // The ends of the scale may fall between two steps.
    let ends = [Rgb::default(), Rgb { red: 255, green: 255, blue: 255 }];
    both.chain(ends).find(|color| passes(*color))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_as_written() {
        assert_eq!(Rgb::parse("#1B2130"), Some(Rgb { red: 0x1B, green: 0x21, blue: 0x30 }));
        assert_eq!(Rgb::parse("#f0a"), Some(Rgb { red: 0xFF, green: 0, blue: 0xAA }));
        assert_eq!(Rgb::parse("#1B2130").map(|color| color.to_string()).as_deref(), Some("#1B2130"));
        for wrong in ["1B2130", "#1B213", "#1B21300", "#+B2130", "#GG2130", "#é21", "red", "#", ""] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn as_eyes_see_it_and_back() {
        for written in ["#000000", "#FFFFFF", "#3D5AFE", "#A36207", "#12704A", "#808080", "#FF0000"] {
            let color = Rgb::parse(written).unwrap();
            assert_eq!(Oklch::from(color).rgb().to_string(), written);
        }
        let white = Oklch::from(Rgb { red: 255, green: 255, blue: 255 });
        assert!((white.lightness - 1.0).abs() < 1e-6 && white.chroma < 1e-4);
    }

    #[test]
    fn the_nearest_that_passes() {
        let dark = |color: Rgb| Oklch::from(color).lightness < 0.4;
        let found = nearest_passing(Rgb { red: 0x3D, green: 0x5A, blue: 0xFE }, dark).unwrap();
        let lightness = Oklch::from(found).lightness;
        assert!((0.38..0.4).contains(&lightness), "{lightness}");
        assert_eq!(nearest_passing(found, dark), Some(found));
        assert_eq!(nearest_passing(found, |_| false), None);
    }
}
