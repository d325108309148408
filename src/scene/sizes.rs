//! The measures of a picture, in CSS pixels: each has a name, and is used for one thing.

use super::item::Ink;
use super::words::Look;
use crate::text::Face;

/// Between the edge of the picture and what is drawn.
pub const MARGIN: f64 = 24.0;
/// Between two rows.
pub const ROW_GAP: f64 = 8.0;
/// Between the edge of a row and its content, above and below.
pub const ROW_PADDING: f64 = 12.0;
/// Corner of a row.
pub const ROW_RADIUS: f64 = 10.0;
/// Between the left edge of a row and its label.
pub const LABEL_INSET: f64 = 14.0;
/// Width of a lane's label.
pub const LABEL_WIDTH: f64 = 124.0;
/// Between the label column and the first column.
pub const LABEL_GAP: f64 = 14.0;
/// The narrowest content of a column.
pub const COLUMN_MIN: f64 = 128.0;
/// The narrowest content of a column that holds next to nothing.
pub const COLUMN_EMPTY: f64 = 92.0;
/// The widest content of a column that others stand beside.
pub const COLUMN_MAX: f64 = 276.0;
/// Between the contents of two columns.
pub const COLUMN_GAP: f64 = 18.0;
/// The same in a blueprint, where arrows may pass between.
pub const BLUEPRINT_GAP: f64 = 36.0;
/// How many lines a cell should have at most before its column widens.
pub const LINES_WANTED: f64 = 5.0;
/// The narrowest picture: header and persona card need room.
pub const WIDTH_MIN: f64 = 1040.0;
/// Between two cards of a cell.
pub const CARD_GAP: f64 = 7.0;
/// Corner of a card.
pub const CARD_RADIUS: f64 = 8.0;
/// Between the edge of a card and its text, left and right.
pub const CARD_INSET: f64 = 12.0;
/// Between the edge of a card and its text, above and below.
pub const CARD_PADDING: f64 = 8.0;

/// The title of the map.
pub const TITLE: Look = Look::new(Face::Bold, 26.0, Ink::TextPrimary);
/// A line under the title.
pub const LEAD: Look = Look::new(Face::Regular, 14.0, Ink::TextSecondary);
/// The name of a stage.
pub const STAGE: Look = Look::new(Face::Semibold, 15.0, Ink::TextOnStage);
/// What stands below the name of a stage.
pub const STAGE_NOTE: Look = Look::new(Face::Regular, 12.0, Ink::TextOnStage);
/// A name or heading.
pub const NAME: Look = Look::new(Face::Semibold, 16.0, Ink::TextPrimary);
/// A lane's title.
pub const LANE: Look = Look::new(Face::Semibold, 13.0, Ink::TextPrimary);
/// Text of a step, a card, a box.
pub const BODY: Look = Look::new(Face::Regular, 13.0, Ink::TextPrimary);
/// The same with weight.
pub const BODY_STRONG: Look = Look::new(Face::Semibold, 13.0, Ink::TextPrimary);
/// A quote.
pub const QUOTE: Look = Look::new(Face::Italic, 13.0, Ink::TextSecondary);
/// A small remark.
pub const SMALL: Look = Look::new(Face::Regular, 11.5, Ink::TextSecondary);
/// A small remark that stands by.
pub const FAINT: Look = Look::new(Face::Regular, 11.5, Ink::TextFaint);
/// A small label with weight.
pub const MARK: Look = Look::new(Face::Semibold, 11.0, Ink::TextSecondary);
