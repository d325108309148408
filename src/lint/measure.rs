//! What the rules about metrics ask of a value: where it stands, and whether it is better than another.

use crate::lint::work::Work;
use crate::lint::{Place, Subject};
use crate::model::metric::{Metric, Reading};
use crate::spec::metric::Better;

/// A value of a metric, and the step or stage it stands on; none for the whole map.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure<'a> {
    /// The value.
    pub(super) reading: &'a Reading,
    /// Its metric.
    pub(super) metric: &'a Metric,
    /// Where it stands.
    pub(super) place: Option<Place<'a>>,
}

/// All values of a map.
pub(super) fn measures<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Measure<'a>> + use<'a> {
    let map = subject.map;
    let on_places = subject.places().flat_map(|place| {
        let on_messages = place.facts.messages.iter().flat_map(|message| &message.metrics);
        place.facts.metrics.iter().chain(on_messages).map(move |reading| (reading, Some(place)))
    });
    let all = map.readings.iter().map(|reading| (reading, None)).chain(on_places);
    all.filter_map(|(reading, place)| Some(Measure { reading, metric: map.metrics.get(reading.metric)?, place }))
}

impl<'a> Measure<'a> {
    /// Whether one value is worse than another; nobody knows of a metric that has no direction.
    pub(super) fn is_worse(&self, one: f64, other: f64) -> bool {
        match self.metric.better {
            Some(Better::Higher) => one < other,
            Some(Better::Lower) => one > other,
            None => false,
        }
    }

    /// Whether something is still to be done where it is measured: for the whole map, anywhere.
    pub(super) fn is_worked_on(&self, subject: &Subject<'_>, work: &Work<'a>) -> bool {
        match self.place {
            Some(place) => work.goes_on_at(place),
            None => subject.places().any(|place| place.facts.opportunities.iter().any(crate::lint::work::is_open)),
        }
    }
}
