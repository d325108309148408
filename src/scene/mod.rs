//! Floor 7, `scene`: where everything stands. Turns a `Board` into positioned items.

pub mod arcs;
pub mod arrows;
pub mod block;
pub mod curve;
pub mod frame;
pub mod icons;
pub mod item;
pub mod numbers;
pub mod theme;
pub mod words;

use crate::board::Board;
use item::Scene;

/// Puts everything that is shown in its place.
pub fn scene(board: &Board) -> Scene {
    Scene {
        lang: board.lang.clone(),
        title: crate::text::plain(&board.title),
        description: board.description.clone(),
        ..Scene::default()
    }
}
