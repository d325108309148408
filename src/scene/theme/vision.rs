//! How colours look to eyes that lack one kind of cone, to hold apart what means different things (tests only).

use super::Rgb;
use super::color::oklab;

/// A way of seeing.
#[derive(Clone, Copy, Debug)]
pub(super) enum Vision {
    /// All three kinds of cone.
    Full,
    /// Without the cones for long waves: red is dark.
    Protanopia,
    /// Without the cones for middle waves: red and green look alike.
    Deuteranopia,
    /// Without the cones for short waves: blue and green look alike.
    Tritanopia,
}

impl Vision {
    /// All of them.
    pub(super) const ALL: [Self; 4] = [Self::Full, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    /// Amounts of light to those that look the same, at full severity (Machado, Oliveira and Fernandes, 2009).
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Full => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }

    /// How far two colours look apart: about 2 can just be told from each other, black and white are 100.
    pub(super) fn distance(self, one: Rgb, other: Rgb) -> f64 {
        let seen = |color: Rgb| {
            let light = color.light();
            oklab(
                self.matrix()
                    .map(|row| row.iter().zip(light).map(|(part, light)| part * light).sum::<f64>().clamp(0.0, 1.0)),
            )
        };
        let squares = seen(one).into_iter().zip(seen(other)).map(|(one, other)| (one - other).powi(2));
        100.0 * squares.sum::<f64>().sqrt()
    }
}
