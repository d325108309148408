//! Names of personas that stand beside rows, before the stages.

use std::collections::BTreeSet;

use super::lines::Lines;
use super::whose::names_owner;
use crate::import::cell::Words;
use crate::import::lexicon::{is_name, key, may_be_owned};
use crate::import::matrix::Lane;

impl Lines<'_> {
    /// The name of a persona that stands before the stages in a row without a header.
    fn name_beside(&self, at: usize) -> Option<Words> {
        let from = self.matrix.stages.first().map_or(0, |stage| stage.columns.start);
        let mut cells = self.sheet.row(at).filter(|(column, _)| *column > self.label);
        let (column, square) = cells.next()?;
        (column <= self.label + from && is_name(&square.words.text)).then(|| square.words.clone())
    }

    /// Gives a lane of several rows, each of which has another name before the stages, the first of these.
    pub(super) fn name_first(&mut self, at: usize, down: usize, lane: usize) {
        let names: Vec<String> =
            (at..at + down).filter_map(|at| self.name_beside(at)).map(|words| key(&words.text)).collect();
        let different: BTreeSet<&String> = names.iter().collect();
        let name = self.name_beside(at).filter(|_| names.len() == down && different.len() == down);
        if let Some(lane) = self.matrix.lanes.get_mut(lane) {
            let is_one = matches!(lane.header.senses.as_slice(), [sense] if may_be_owned(*sense));
            lane.owner = name.filter(|_| is_one).or(lane.owner.take());
        }
    }

    /// The lane of a further row below the header of another one, which is one of its own where another name stands there.
    pub(super) fn named_below(&mut self, at: usize, lane: usize) -> usize {
        let Some(above) = self.matrix.lanes.get(lane).filter(|lane| lane.owner.is_some()).cloned() else { return lane };
        let Some(name) = self.name_beside(at).filter(|name| !names_owner(&above, name)) else { return lane };
        self.add(Lane { words: Words::default(), owner: Some(name), ..above })
    }
}
