//! Holds numbers to their width, and to every written value.

use super::*;
use crate::board::card::Detail;
use crate::scene::item::TextLine;
use crate::text::Typesetter;

fn texts(items: &[Item]) -> Vec<TextLine> {
    items
        .iter()
        .flat_map(|item| match item {
            Item::Group(group) => texts(&group.items),
            Item::Text(line) => vec![line.clone()],
            Item::Panel(_) | Item::Path(_) | Item::Image(_) => Vec::new(),
        })
        .collect()
}

fn words(lines: &[TextLine]) -> String {
    let line = |line: &TextLine| line.runs.iter().map(|run| run.text.as_str()).collect::<String>();
    lines.iter().map(line).collect::<Vec<_>>().join(" ")
}

fn full() -> Number {
    Number {
        id: "abandonment".to_owned(),
        has_id: true,
        name: "Cart abandonment on the way to the till".to_owned(),
        value: "71%".to_owned(),
        target: Some("55%".to_owned()),
        target_met: Some(false),
        change: Some(Change { direction: 1, good: Some(false), shown: "+6".to_owned() }),
        history: vec![61.0, 65.0, 71.0],
        history_shown: vec!["61%".to_owned(), "65%".to_owned()],
        sample: Some("n = 212".to_owned()),
        higher_is_better: Some(false),
        details: vec![Detail::bare("evidence", "[1, 2]")],
        ..Number::default()
    }
}

#[test]
fn every_value_is_there_and_inside() {
    for width in [40.0, 90.0, 150.0, 400.0] {
        let block = block(&full(), width, &Typesetter::new("en"));
        let lines = texts(&block.items);
        for line in &lines {
            assert!(line.at.x >= 0.0 && line.at.x + line.width <= width + 1e-6, "{line:?} at {width}");
            assert!(line.at.y <= block.height, "{line:?}");
        }
        let all = words(&lines).replace(' ', "");
        for value in ["Cart", "71%", "target", "55%", "+6", "n=212", "61%→65%", "[1,2]"] {
            assert!(all.contains(value), "{value} in {all} at {width}");
        }
    }
}

#[test]
fn lines_do_not_overlap() {
    let lines = texts(&block(&full(), 110.0, &Typesetter::new("en")).items);
    for (index, one) in lines.iter().enumerate() {
        for other in lines.iter().skip(index + 1) {
            let apart = one.at.x + one.width <= other.at.x
                || other.at.x + other.width <= one.at.x
                || one.at.y <= other.at.y - crate::text::ascent(other.size) + 3.0;
            assert!(apart, "{one:?} {other:?}");
        }
    }
}

#[test]
fn a_target_alone_is_a_number_too() {
    let number = Number { name: "NPS".to_owned(), target: Some("+40".to_owned()), ..Number::default() };
    let block = block(&number, 120.0, &Typesetter::new("en"));
    assert_eq!(words(&texts(&block.items)), "NPS target +40");
    assert_eq!(target_glyph(&number), "target");
}
