//! What stands in a cell of a foreign map: items of lists, feelings, points, severities and numbers.

mod bullets;
mod emotion;
mod items;
mod lists;
mod metric;
mod scale;
mod severity;
mod words;

pub(super) use emotion::{Feeling, arrows, chain, is_feeling};
pub(super) use items::{enumerated, has_ticks, items};
pub(super) use metric::{Measured, known, measured};
pub(super) use scale::{Form, Scale, Scales, around_nought};
pub(super) use severity::{Letters, Marks, degree, degree_of_pain, numbered, severity};
pub(super) use words::{Kind, Mark, Words};
