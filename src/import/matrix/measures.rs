//! Metrics in cells: those of the catalogue, and those of the map's own.

use super::Matrix;
use super::builder::{Builder, OwnMetric};
use super::cells::Done;
use super::kept::by_lane;
use super::places::Place;
use super::roles::{Role, Roles};
use crate::import::cell::{Measured, Words, known, measured};
use crate::import::lexicon::Sense;
use crate::model::name::slug;

impl Builder<'_> {
    pub(super) fn metrics(&mut self, lane: usize, place: Place, parts: &[Words]) -> Vec<Done> {
        let header = self.matrix.lanes.get(lane).map(|lane| lane.words.one_line()).unwrap_or_default();
        let name = Some(header.as_str()).filter(|header| !known(header).is_empty());
        let mut done = Vec::new();
        for part in parts {
            let found = measured(part, None).or_else(|| measured(part, name));
            let Some(mut found) = found else {
                done.extend(self.instead(lane, Sense::Metric, place, std::slice::from_ref(part)));
                continue;
            };
            let id = if found.known.is_empty() { self.own_metric(&found) } else { found.known.to_owned() };
            if id.is_empty() || self.at(place).is_some_and(|facts| facts.has_metric(&id)) {
                done.extend(self.instead(lane, Sense::Metric, place, std::slice::from_ref(part)));
                continue;
            }
            let to = format!("{}.metrics.{id}", place.path());
            let grouped = self.matrix.tongue.and_then(|tongue| found.grouped(tongue.tag()));
            let whys: Vec<String> = [found.guess(), grouped].into_iter().flatten().collect();
            let why = whys.join("; ");
            if let Some(facts) = self.at(place) {
                facts.add_metric(id, found, part.clone());
            }
            done.push(Done::guessed(to, why));
        }
        done
    }

    /// The id of a metric of the map's own; empty if none can be made of its name.
    fn own_metric(&mut self, found: &Measured) -> String {
        let id: String = slug(&found.name).chars().take(40).collect();
        let id = id.trim_matches('-').to_owned();
        if id.is_empty() || !known(&id).is_empty() {
            return String::new();
        }
        if self.kept.metrics.insert(id.clone()) {
            self.metrics.push(OwnMetric { id: id.clone(), name: found.name.clone(), better: found.better() });
        }
        id
    }
}

/// Lanes that are called as a metric of the catalogue, and hold nothing but numbers: "Conversion", "Response time".
pub(super) fn measures(matrix: &Matrix, roles: &mut Roles) {
    for (at, (lane, cells)) in matrix.lanes.iter().zip(by_lane(matrix)).enumerate() {
        let title = super::roles::title(lane);
        if !matches!(roles.all.get(at), Some(Role::Own(_)))
            || !lane.header.senses.is_empty()
            || known(&title).is_empty()
        {
            continue;
        }
        if !cells.is_empty()
            && cells.iter().all(|cell| measured(&cell.words, Some(&title)).is_some_and(|found| !found.known.is_empty()))
            && let Some(role) = roles.all.get_mut(at)
        {
            *role = Role::Of(Sense::Metric);
        }
    }
}
