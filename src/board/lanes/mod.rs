//! Lanes: an open list. A lane is a file with a `LANE`, and two lines here.

mod action;
mod backstage;
mod competitors;
mod curve;
mod devices;
mod emotion;
mod engagement;
mod expectations;
mod flows;
mod frontstage;
mod gains;
mod image;
mod messages;
mod metrics;
mod needs;
mod opportunities;
mod owner;
mod pain_points;
mod people;
mod physical_evidence;
mod place;
mod policies;
mod resources;
mod saying;
mod support;
mod thinking;
mod time;
mod touchpoint;

pub use super::context::Context;

use super::card::Card;
use super::shape::{Cells, Floor, Shape};

/// A lane of the language.
#[derive(Debug)]
pub struct Lane {
    /// Its id, which is the key that its cells are written under.
    pub id: &'static str,
    /// Other forms of the id that an author may write under `lanes`.
    pub also: &'static [&'static str],
    /// The floor of a blueprint that it is, from which lines and arrows follow.
    pub floor: Option<Floor>,
    /// What of its cards the words below its title explain, by keys of the language; empty where they hold without that.
    pub explains: &'static [&'static str],
    /// What it holds of a map; `None` where it is empty.
    pub shape: fn(&Context<'_>) -> Option<Shape>,
}

/// Every lane, in canonical order.
pub static ALL: &[&Lane] = &[
    &image::LANE,
    &time::LANE,
    &place::LANE,
    &physical_evidence::LANE,
    &action::LANE,
    &flows::LANE,
    &people::LANE,
    &devices::LANE,
    &touchpoint::LANE,
    &messages::LANE,
    &frontstage::LANE,
    &backstage::LANE,
    &support::LANE,
    &policies::LANE,
    &thinking::LANE,
    &saying::LANE,
    &emotion::LANE,
    &engagement::LANE,
    &needs::LANE,
    &expectations::LANE,
    &pain_points::LANE,
    &gains::LANE,
    &opportunities::LANE,
    &competitors::LANE,
    &metrics::LANE,
    &resources::LANE,
    &owner::LANE,
];

/// The lane of this id, in any of its forms.
pub fn named(id: &str) -> Option<&'static Lane> {
    let slug = crate::model::name::slug(id).replace('-', "_");
    ALL.iter().copied().find(|lane| lane.id == slug || lane.also.contains(&slug.as_str()))
}

/// Cells of words with a look, if there are any.
fn unless_empty(cells: Cells<Card>, shape: fn(Cells<Card>) -> Shape) -> Option<Shape> {
    (!cells.is_empty()).then(|| shape(cells))
}
