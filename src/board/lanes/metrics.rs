//! The lane of metrics.

use super::{Context, Lane};
use crate::board::card::Detail;
use crate::board::details::{colon, literal};
use crate::board::shape::{Change, Number, Shape};
use crate::board::show::{number, quantity};
use crate::model::metric::{Metric, Reading};
use crate::spec::metric::Better;

/// What is measured.
pub(super) static LANE: Lane = Lane {
    id: "metrics",
    also: &["metric"],
    floor: None,
    explains: &[],
    shape: |context| {
        let cells = context.cells(|facts| facts.metrics.iter().map(|reading| context.number(reading)).collect());
        (!cells.is_empty()).then_some(Shape::Numbers(cells))
    },
};

impl Context<'_> {
    /// What a metric is called.
    pub(in crate::board) fn metric(&self, index: usize) -> String {
        let Some(metric) = self.map.metrics.get(index) else { return String::new() };
        if metric.name.is_empty() {
            self.words.metrics.get(&metric.id).map_or_else(|| metric.id.clone(), str::to_owned)
        } else {
            metric.name.clone()
        }
    }

    /// How many answers or cases: "n = 212".
    pub(in crate::board) fn sample(&self, count: i64) -> String {
        format!("{} = {}", self.words.labels.sample, number(count as f64, &self.map.lang))
    }

    /// Whether a value of the metric stands anywhere on a stage, a step or a message.
    pub(in crate::board) fn uses_metric(&self, index: usize) -> bool {
        let facts = self
            .map
            .stages
            .iter()
            .flat_map(|stage| std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts)));
        facts.into_iter().any(|facts| {
            let messages = facts.messages.iter().flat_map(|message| &message.metrics);
            facts.metrics.iter().chain(messages).any(|reading| reading.metric == index)
        })
    }

    /// A reading, ready to be shown.
    pub(in crate::board) fn number(&self, reading: &Reading) -> Number {
        let lang = &self.map.lang;
        let metric = self.map.metrics.get(reading.metric);
        let better = metric.and_then(|metric| metric.better);
        let show = |value: f64| quantity(value, &reading.unit, lang);
        let met = |value: f64, target: f64| {
            better.map(|better| if better == Better::Higher { value >= target } else { value <= target })
        };
        let mut history = reading.history.clone();
        history.extend(reading.value);
        let mut details = Vec::new();
        if reading.from_baseline {
            details.push(Detail::bare("baseline", self.words.labels.baseline));
        }
        let change = self.change(reading, metric);
        if reading.value.is_none() && reading.target.is_none() && reading.history.is_empty() {
            details.extend(metric.and_then(|metric| self.unit(metric)));
        }
        // A trend that is good or bad says it already.
        if change.as_ref().is_none_or(|change| change.good.is_none()) {
            details.extend(metric.and_then(|metric| self.direction(metric)));
        }
        details.extend(self.marks(&reading.marks));
        Number {
            id: metric.map(|metric| metric.id.clone()).unwrap_or_default(),
            has_id: metric.is_some_and(|metric| metric.has_id),
            name: self.metric(reading.metric),
            unmeasured: false,
            value: reading.value.map(show).unwrap_or_default(),
            target: reading.target.map(show),
            target_met: reading.value.zip(reading.target).and_then(|(value, target)| met(value, target)),
            change,
            history_shown: reading.history.iter().copied().map(show).collect(),
            history: if history.len() > 1 { history } else { Vec::new() },
            sample: reading.sample.map(|sample| self.sample(sample)),
            higher_is_better: better.map(|better| better == Better::Higher),
            details,
            about: self.about(&reading.marks),
        }
    }

    /// A metric that is declared and has no value for the whole map, with what is known of it.
    pub(in crate::board) fn unmeasured(&self, index: usize) -> Number {
        let Some(metric) = self.map.metrics.get(index) else { return Number::default() };
        Number {
            id: metric.id.clone(),
            has_id: metric.has_id,
            name: self.metric(index),
            unmeasured: true,
            higher_is_better: metric.better.map(|better| better == Better::Higher),
            details: self.definition(metric),
            about: self.about(&metric.marks),
            ..Number::default()
        }
    }

    /// What is known of a metric beside its values.
    pub(in crate::board) fn definition(&self, metric: &Metric) -> Vec<Detail> {
        let mut details: Vec<Detail> = self.unit(metric).into_iter().chain(self.direction(metric)).collect();
        details.extend(self.marks(&metric.marks));
        details
    }

    /// The unit that the map declares.
    fn unit(&self, metric: &Metric) -> Option<Detail> {
        let unit = metric.written_unit.as_ref()?;
        Some(Detail::labelled("unit", &colon(self.words.labels.unit), literal(unit)))
    }

    /// Which way a metric should move, where the map says so.
    fn direction(&self, metric: &Metric) -> Option<Detail> {
        let labels = &self.words.labels;
        let better = metric.better.filter(|_| metric.says_better)?;
        let words = if better == Better::Higher { labels.higher_is_better } else { labels.lower_is_better };
        Some(Detail::bare("better", words))
    }

    /// How the value moved since the one before: in points where it is a percentage or may be negative, else in percent.
    fn change(&self, reading: &Reading, metric: Option<&Metric>) -> Option<Change> {
        let better = metric.and_then(|metric| metric.better);
        let (value, before) = (reading.value?, *reading.history.last()?);
        let difference = value - before;
        let direction = if difference > 0.0 {
            1
        } else if difference < 0.0 {
            -1
        } else {
            0
        };
        let good = better.filter(|_| direction != 0).map(|better| (direction > 0) == (better == Better::Higher));
        let sign = if difference > 0.0 {
            "+"
        } else if difference < 0.0 {
            "−"
        } else {
            "±"
        };
        let may_be_negative = metric.and_then(|metric| metric.low).is_some_and(|low| low < 0.0);
        let in_points = reading.unit == "%" || may_be_negative || before <= 0.0 || value < 0.0;
        let amount = if in_points {
            quantity(
                round(difference.abs(), 10.0),
                if reading.unit == "%" { "" } else { &reading.unit },
                &self.map.lang,
            )
        } else {
            quantity(round(difference.abs() / before * 100.0, 1.0), "%", &self.map.lang)
        };
        Some(Change { direction, good, shown: format!("{sign}{amount}") })
    }
}

fn round(value: f64, steps: f64) -> f64 {
    (value * steps).round() / steps
}
