//! Floor 7, `scene`: where everything stands. Turns a `Board` and a `Theme` into positioned items.

pub mod icons;
pub mod item;
pub mod theme;
