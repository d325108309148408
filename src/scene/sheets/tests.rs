//! Pages as large as a picture, what a piece shows, and the papers.

use super::*;
use crate::scene::item::Panel;

fn panel(x: f64, y: f64, width: f64, height: f64) -> Item {
    Item::Panel(Panel { area: Rect::new(x, y, width, height), radius: 0.0, fill: None, stroke: None })
}

fn scene(width: f64, height: f64) -> Scene {
    Scene { width, height, items: vec![panel(0.0, 0.0, width, height)], ..Scene::default() }
}

#[test]
fn a_page_is_as_large_as_the_picture_and_no_larger_than_a_reader_can_show() {
    let check = |width: f64, height: f64, expected: (f64, f64)| {
        let scene = scene(width, height);
        let sheets = sheets(&scene, Paper::FIT, &Fonts::default());
        assert_eq!(sheets.iter().map(|sheet| (sheet.width, sheet.height)).collect::<Vec<_>>(), [expected]);
        assert_eq!(sheets[0].foot.len(), 0);
    };
    check(1600.0, 800.0, (1200.0, 600.0));
    check(28_800.0, 1000.0, (14_400.0, 500.0));
    check(100.0, 1_000_000.0, (3.0, 14_400.0));
}

#[test]
fn what_hangs_out_a_little_is_whole_on_one_side_and_what_is_large_is_cut() {
    let piece = |x: f64| Piece {
        items: Vec::new(),
        area: Rect::new(x, 0.0, 100.0, 100.0),
        at: Point::default(),
        scale: 1.0,
        repeated: false,
    };
    let check = |item: Item, left: Shown, right: Shown| {
        assert_eq!((piece(0.0).shows(&item), piece(100.0).shows(&item)), (left, right));
    };
    check(panel(10.0, 10.0, 20.0, 20.0), Shown::Whole, Shown::Nothing);
    check(panel(85.0, 10.0, 28.0, 20.0), Shown::Whole, Shown::Nothing);
    check(panel(85.0, 10.0, 34.0, 20.0), Shown::Nothing, Shown::Whole);
    check(panel(50.0, 10.0, 100.0, 20.0), Shown::Part, Shown::Part);
}

#[test]
fn every_paper_has_a_name_of_its_own_and_lies() {
    for paper in Paper::ALL {
        assert_eq!(Paper::named(paper.name), Some(*paper));
        assert!(paper.size.is_none_or(|(width, height)| width > height), "{}", paper.name);
    }
    let wide = |name: &str| Paper::named(name).unwrap().picture_width().map(f64::round);
    assert_eq!((wide("fit"), wide("a4"), wide("a3")), (None, Some(1256.0), Some(1792.0)));
}
