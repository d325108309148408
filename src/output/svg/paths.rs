//! A line of text as outlines: it looks alike wherever it is shown, and its words stay on its group for those who listen.
//!
//! The words are an `aria-label`. A `<title>` would pop up over every line that the pointer crosses, and text without
//! colour would bring back what outlines are asked for to avoid: programs that complain of fonts they do not have.

use super::data;
use super::link;
use super::look::Look;
use super::markup::Tag;
use super::text;
use crate::geometry::{Point, Rect};
use crate::output::outlines::{Gap, Outliner};
use crate::scene::item::{Anchor, Run, TextLine};
use crate::scene::theme::Theme;
use crate::text::runs_leftward;

/// Writes a line.
pub(super) fn draw(line: &TextLine, outliner: &Outliner<'_>, handed: Look, theme: &Theme) -> Tag {
    let words: String = line.runs.iter().map(|run| run.text.as_str()).collect();
    let outlined = outliner.outline(line);
    // What is one image has nothing in it that could be followed.
    let role = if outlined.links.is_empty() { "img" } else { "group" };
    let mut group = Tag::new("g").with("role", role).with("aria-label", &words);
    for (ink, letters) in &outlined.letters {
        group.push(Tag::new("path").with("d", &data::letters(letters)).with("fill", &theme.color(*ink).to_string()));
    }
    for words in gathered(&outlined.gaps, &line.runs) {
        group.push(text::draw(&words.line(line), handed, theme, outliner.fonts()));
    }
    for (ink, Rect { x, y, width, height }) in &outlined.lines {
        let strike = Tag::new("rect").with_number("x", *x).with_number("y", *y);
        let strike = strike.with_number("width", *width).with_number("height", *height);
        group.push(strike.with("fill", &theme.color(*ink).to_string()));
    }
    for (link, Rect { x, y, width, height }) in &outlined.links {
        let area = Tag::new("rect").with_number("x", *x).with_number("y", *y);
        let area = area.with_number("width", *width).with_number("height", *height);
        group.push(link::around(area.with("fill", "none").with("pointer-events", "all"), link));
    }
    group
}

/// Words of one run that the reader's system has to draw.
struct Words<'line> {
    run: &'line Run,
    text: std::ops::Range<usize>,
    left: f64,
    right: f64,
    /// Whether they were seen from the last to the first.
    leftward: bool,
}

impl Words<'_> {
    /// As a line of text on the line that they come from.
    fn line(&self, whole: &TextLine) -> TextLine {
        let text = self.run.text.get(self.text.clone()).unwrap_or_default().to_owned();
        let right_to_left = runs_leftward(&text, "");
        let (x, anchor) = if self.leftward { (self.right, Anchor::End) } else { (self.left, Anchor::Start) };
        TextLine {
            at: Point::new(x, whole.at.y),
            anchor,
            runs: vec![Run { text, struck: false, underlined: false, link: String::new(), ..self.run.clone() }],
            size: whole.size,
            letter_spacing: whole.letter_spacing,
            // How wide they are is up to the reader's font.
            width: 0.0,
            right_to_left,
        }
    }
}

/// Neighbours together, so that letters join and words keep their blanks.
fn gathered<'line>(gaps: &[Gap], runs: &'line [Run]) -> Vec<Words<'line>> {
    let mut all: Vec<Words<'_>> = Vec::new();
    for gap in gaps {
        let Some(run) = runs.get(gap.run) else { continue };
        let right = gap.x + gap.width;
        let blank = |start: usize, end: usize| {
            run.text.get(start..end).is_some_and(|between| between.chars().all(char::is_whitespace))
        };
        match all.last_mut().filter(|last| std::ptr::eq(last.run, run)) {
            Some(last) if blank(last.text.end, gap.text.start) => {
                last.text.end = gap.text.end;
                last.right = right;
            }
            Some(last) if blank(gap.text.end, last.text.start) => {
                last.text.start = gap.text.start;
                last.right = right;
                last.leftward = true;
            }
            _ => all.push(Words { run, text: gap.text.clone(), left: gap.x, right, leftward: false }),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::svg::{write, write_paths};
    use crate::scene::item::{Ink, Item, Scene};
    use crate::text::{Face, Fonts};

    fn drawn(runs: &[(&str, Face)]) -> String {
        let words_run_leftward = runs_leftward(runs[0].0, "");
        let run = |(text, face): &(&str, Face)| Run::new(text, *face, Ink::TextPrimary, *face == Face::Italic);
        let runs = runs.iter().map(run);
        let line = TextLine {
            at: Point::new(10.0, 20.0),
            anchor: Anchor::Start,
            runs: runs.collect(),
            size: 16.0,
            letter_spacing: 0.0,
            width: 50.0,
            right_to_left: words_run_leftward,
        };
        let scene = Scene { width: 200.0, height: 30.0, items: vec![Item::Text(line)], ..Scene::default() };
        let (paths, text) =
            (write_paths(&scene, Theme::light(), &Fonts::default()), write(&scene, Theme::light(), &[]));
        let root = |file: &str| file.lines().next().unwrap_or_default().to_owned();
        assert_eq!(root(&paths), root(&text), "only the words differ");
        paths
    }

    /// What stands as text.
    fn texts(file: &str) -> Vec<String> {
        let file = roxmltree::Document::parse(file).unwrap();
        let texts = file.descendants().filter(|node| node.has_tag_name("text"));
        texts.map(|node| format!("{} {}", node.attribute("x").unwrap(), node.text().unwrap())).collect()
    }

    #[test]
    fn words_are_one_shape_a_colour_and_keep_their_name() {
        let file = drawn(&[("Pay ", Face::Regular), ("now & here", Face::Bold)]);
        assert!(file.contains(r#"<g role="img" aria-label="Pay now &amp; here">"#), "{file}");
        assert_eq!(file.matches("<path ").count(), 1, "{file}");
        assert!(file.contains("<path d=\"M11.") && texts(&file).is_empty(), "{file}");
        assert!(!file.contains("<rect"), "{file}");
    }

    #[test]
    fn what_is_struck_has_a_line_through_it() {
        let file = drawn(&[("gone", Face::Italic)]);
        assert!(file.contains(r#"<rect x="10" y="14.76""#) && file.contains(r#"height="1.09""#), "{file}");
    }

    #[test]
    fn what_no_font_has_stays_text_in_its_place() {
        assert_eq!(texts(&drawn(&[("漢字 仮名", Face::Regular)])), ["10 漢字 仮名"]);
        assert_eq!(texts(&drawn(&[("👍🏽 漢", Face::Regular), ("字", Face::Bold)])).len(), 2);
        // Twelve em quarters a letter; the words end at their right.
        assert_eq!(texts(&drawn(&[("שלום", Face::Regular)])), ["58 שלום"]);
        assert!(drawn(&[("שלום", Face::Regular)]).contains(r#"direction="rtl""#));
        assert!(texts(&drawn(&[("a\u{200B}b\u{AD}c", Face::Regular)])).is_empty());
    }
}
