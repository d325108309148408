//! What is asked again and again while cells are put in their places, kept so that each answer is found at once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::places::Place;
use super::roles::{Role, Roles};
use super::{Matrix, Placed};
use crate::import::cell::Letters;
use crate::import::lexicon::Sense;
use crate::source::Span;

/// Answers that cost a look at all cells.
#[derive(Debug, Default)]
pub(super) struct Kept<'m> {
    /// The cells of each lane.
    lanes: Vec<Vec<&'m Placed>>,
    /// What lanes mean.
    senses: BTreeSet<Sense>,
    /// Whether the cells of a lane can stand on stages as a whole.
    pub(super) of_stages: BTreeMap<usize, bool>,
    /// The points of each curve, by the id of the persona whose it is; everyone's has none.
    pub(super) curves: BTreeMap<Option<String>, Curve>,
    /// Which entries tell of the cell at a place.
    pub(super) entries: HashMap<Span, Vec<usize>>,
    /// The numbers of research by the ids that its names would have.
    pub(super) sources: BTreeMap<String, usize>,
    /// The ids of personas that columns are of.
    pub(super) people: BTreeSet<String>,
    /// Whether all columns are of one persona.
    pub(super) is_one_person: Option<bool>,
    /// The letters that all lanes of marks show.
    pub(super) letters: Option<Letters>,
    /// The ids of metrics of the map's own.
    pub(super) metrics: BTreeSet<String>,
}

impl<'m> Kept<'m> {
    pub(super) fn of(matrix: &'m Matrix, roles: &Roles) -> Self {
        let sense = |role: &Role| if let Role::Of(sense) = role { Some(*sense) } else { None };
        Self { lanes: by_lane(matrix), senses: roles.all.iter().filter_map(sense).collect(), ..Self::default() }
    }

    /// Whether a lane means this.
    pub(super) fn has(&self, sense: Sense) -> bool {
        self.senses.contains(&sense)
    }

    /// The cells of a lane.
    pub(super) fn cells(&self, lane: usize) -> &[&'m Placed] {
        self.lanes.get(lane).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The cells of each lane.
pub(super) fn by_lane(matrix: &Matrix) -> Vec<Vec<&Placed>> {
    let mut lanes = vec![Vec::new(); matrix.lanes.len()];
    for cell in &matrix.cells {
        if let Some(lane) = lanes.get_mut(cell.lane) {
            lane.push(cell);
        }
    }
    lanes
}

/// Which lanes have points, and where.
#[derive(Debug, Default)]
pub(super) struct Curve {
    places: BTreeSet<Place>,
    titles: BTreeSet<String>,
}

impl Curve {
    /// A lane of this title has points at a place.
    pub(super) fn add(&mut self, title: String, place: Place) {
        self.places.insert(place);
        self.titles.insert(title);
    }

    /// Whether a lane of another title has points anywhere, or there are some here: two rows below one header are two lines
    /// as well.
    pub(super) fn is_of_another(&self, title: &str, place: Place) -> bool {
        self.titles.iter().take(2).any(|other| other != title) || self.places.contains(&place)
    }
}
