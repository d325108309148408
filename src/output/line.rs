//! A line of text as glyphs in their places, for the formats that draw letters themselves.

use crate::scene::item::{Anchor, TextLine};
use crate::text::{Fonts, Glyph};

/// A glyph in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The glyph; its `run` is one of the line's runs. Em are CSS pixels when multiplied by the line's size.
    pub glyph: Glyph,
    /// Where its origin stands, in CSS pixels from the left edge of the picture.
    pub x: f64,
    /// The same from the top edge: on the line's baseline, but for marks that a font of the user's places.
    pub y: f64,
}

/// The glyphs of a line, from left to right.
pub fn place(line: &TextLine, fonts: &Fonts) -> Vec<Placed> {
    let runs = line.runs.iter().map(|run| (run.text.as_str(), run.face));
    let glyphs = fonts.line_in(runs, line.right_to_left);
    let width = line.width;
    let start = match line.anchor {
        Anchor::Start => line.at.x,
        Anchor::Middle => line.at.x - width / 2.0,
        Anchor::End => line.at.x - width,
    };
    let placed = |(index, glyph): (usize, Glyph)| Placed {
        x: start + glyph.x * line.size + line.letter_spacing * index as f64,
        y: line.at.y + glyph.y * line.size,
        glyph,
    };
    glyphs.into_iter().enumerate().map(placed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Point;
    use crate::scene::item::{Ink, Run};
    use crate::text::Face;

    #[test]
    fn a_line_is_placed_by_its_anchor() {
        let fonts = Fonts::default();
        let run = |text: &str, face| Run::new(text, face, Ink::TextPrimary, false);
        let runs = vec![run("Pay ", Face::Regular), run("now", Face::Bold)];
        let width = runs.iter().map(|run| crate::text::width(&run.text, run.face, 20.0)).sum::<f64>() + 7.0 * 0.5;
        for (anchor, left) in
            [(Anchor::Start, 100.0), (Anchor::Middle, 100.0 - width / 2.0), (Anchor::End, 100.0 - width)]
        {
            let runs = runs.clone();
            let line = TextLine {
                at: Point::new(100.0, 10.0),
                anchor,
                runs,
                size: 20.0,
                letter_spacing: 0.5,
                width,
                right_to_left: false,
            };
            let placed = place(&line, &fonts);
            assert!((placed[0].x - left).abs() < 1e-9, "{anchor:?}");
            let last = placed.last().unwrap();
            assert!((last.x + last.glyph.advance * 20.0 + 0.5 - (left + width)).abs() < 1e-9, "{anchor:?}");
        }
    }
}
