//! Head and foot of the picture: title, badges, introduction and a brand's logo; review, owner, sources.

use super::block::{Block, stack};
use super::item::{Group, Image, Ink, Item, Panel};
use super::pictures::fitted;
use super::sizes::{FAINT, LEAD, TITLE};
use super::words::{Look, label_width, lines, paragraph, plain_paragraph};
use crate::board::card::Detail;
use crate::board::{Board, Logo};
use crate::geometry::{Point, Rect};
use crate::text::{Face, Typesetter};

/// The words of a badge.
const BADGE: Look = Look::new(Face::Semibold, 11.0, Ink::BadgeText);
/// Extra space between the letters of a badge.
const SPACING: f64 = 0.4;
/// Height of a badge.
const BADGE_HEIGHT: f64 = 22.0;
/// Between the edge of a badge and its words.
const BADGE_INSET: f64 = 10.0;
/// Between title and badge, and between badges.
const BADGE_GAP: f64 = 14.0;
/// The widest line of an introduction: longer ones tire the eye.
const LEAD_WIDTH: f64 = 960.0;
/// The widest logo.
const LOGO_WIDTH: f64 = 180.0;
/// The highest logo: as high as a line of the title.
const LOGO_HEIGHT: f64 = 36.0;
/// Of the picture's width, the most that a logo takes.
const LOGO_SHARE: f64 = 0.3;
/// Between the logo and the words at its left.
const LOGO_GAP: f64 = 24.0;
/// The foot.
const FOOT: Look = Look::new(Face::Regular, 12.0, Ink::TextFaint);

/// Title, badges and introduction in this width, and at the right of them the logo.
pub(super) fn header(board: &Board, width: f64, typesetter: &Typesetter) -> Block {
    let logo = board.logo.as_ref().map(|logo| logo_block(logo, width)).unwrap_or_default();
    let (logo_width, logo_height) = (logo.width, logo.height);
    let beside = if logo_width > 0.0 { (width - logo_width - LOGO_GAP).max(1.0) } else { width };
    let title = title(board, beside, typesetter);
    let (mut height, mut items) = (title.height, title.items);
    // An introduction that begins below the logo has all of the width.
    let below = height >= logo_height + LOGO_GAP;
    let lead_width = if below { width } else { beside }.min(LEAD_WIDTH);
    let lead = board.introduction.iter().map(|detail| paragraph(&detail.line(), LEAD, lead_width, typesetter));
    let lead = stack(lead.collect(), 2.0);
    if lead.height > 0.0 {
        height += 4.0;
        let lead_height = lead.height;
        items.extend(lead.at(Point::new(0.0, height)));
        height += lead_height;
    }
    items.extend(logo.at(Point::new(width - logo_width, 0.0)));
    let group = Group { classes: "header".to_owned(), items, ..Group::default() };
    Block { width, height: height.max(logo_height), items: vec![Item::Group(group)] }
}

/// The logo, whole; where there is little width it is smaller.
fn logo_block(logo: &Logo, width: f64) -> Block {
    let (across, down) = fitted(&logo.image, LOGO_WIDTH.min(width * LOGO_SHARE), LOGO_HEIGHT);
    let image = Image {
        area: Rect::new(0.0, 0.0, across, down),
        file: logo.image.clone(),
        dark: logo.dark.clone(),
        cover: false,
        alt: logo.alt.clone(),
    };
    let group = Group { classes: "logo".to_owned(), items: vec![Item::Image(image)], ..Group::default() };
    Block { width: across, height: down, items: vec![Item::Group(group)] }
}

/// Title and badges in this width.
fn title(board: &Board, width: f64, typesetter: &Typesetter) -> Block {
    let badges: Vec<Block> = board.badges.iter().map(|badge| badge_block(badge, typesetter)).collect();
    let badges_width: f64 = badges.iter().map(|badge| badge.width + BADGE_GAP).sum();
    let title_lines = typesetter.layout(&board.title, TITLE.style(), width);
    let last = title_lines.last().map_or(0.0, |line| line.width);
    let title = lines(title_lines, TITLE, super::item::Anchor::Start);
    // Of letters that no font has, only an upper bound is known: beside them a badge would stand far away.
    let beside = last + badges_width <= width && typesetter.measures(&board.title, TITLE.face);
    let (mut x, mut y) = (0.0, title.height + 6.0);
    if beside {
        x = last + BADGE_GAP;
        y = title.height - TITLE.line_height() / 2.0 - BADGE_HEIGHT / 2.0 + 1.0;
    }
    let height = if beside { title.height } else { title.height + 6.0 + BADGE_HEIGHT };
    let mut items = title.items;
    for badge in badges {
        let badge_width = badge.width;
        items.extend(badge.at(Point::new(x, y)));
        x += badge_width + BADGE_GAP / 2.0;
    }
    Block { width, height, items }
}

/// A small label of our own words, in capitals where the script has them.
fn badge_block(words: &str, typesetter: &Typesetter) -> Block {
    let words = words.to_uppercase();
    let width = label_width(&words, BADGE, SPACING, typesetter) + 2.0 * BADGE_INSET;
    let area = Rect::new(0.0, 0.0, width, BADGE_HEIGHT);
    let shape = Panel { area, radius: BADGE_HEIGHT / 2.0, fill: Some(Ink::BadgeFill), stroke: None };
    let baseline = (BADGE_HEIGHT - BADGE.line_height()) / 2.0 + super::words::baseline(BADGE);
    let at = Point::new(BADGE_INSET, baseline);
    let items = vec![
        Item::Panel(shape),
        super::words::label(&words, BADGE, SPACING, at, super::item::Anchor::Start, typesetter),
    ];
    let group = Group { classes: "box badge".to_owned(), items, ..Group::default() };
    Block { width, height: BADGE_HEIGHT, items: vec![Item::Group(group)] }
}

/// Review, owner and sources at the left, the name of the file at the right.
pub(super) fn footer(board: &Board, width: f64, typesetter: &Typesetter) -> Block {
    let file = plain_paragraph(&board.file_name, FOOT, (width / 3.0).max(1.0), typesetter);
    let words: Vec<String> = board.footer.iter().map(Detail::line).collect();
    let room = (width - file.width - 24.0).max(1.0);
    let left = paragraph(&words.join("\u{a0}· "), FOOT, room, typesetter);
    let height = left.height.max(file.height);
    let mut items = left.items;
    let x = width - file.width;
    items.extend(file.at(Point::new(x, 0.0)));
    let group = Group { classes: "footer".to_owned(), items, ..Group::default() };
    Block { width, height, items: vec![Item::Group(group)] }
}

/// A heading in capitals, such as over the goals of a persona.
pub(super) fn heading(words: &str, ink: Ink, width: f64, typesetter: &Typesetter) -> Block {
    plain_paragraph(&words.to_uppercase(), Look::new(Face::Semibold, 11.0, ink), width, typesetter)
}

/// A remark under something, as one paragraph; nothing where there is none.
pub(super) fn remarks(details: &[Detail], width: f64, typesetter: &Typesetter) -> Option<Block> {
    (!details.is_empty()).then(|| super::remarks::remarks(details, FAINT, width, typesetter))
}
