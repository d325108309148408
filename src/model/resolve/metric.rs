//! Metrics: which one is meant, whether its unit and value can be, and one unit for all numbers of a reading.

use super::{Resolver, optional};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::codes::{METRIC_OUT_OF_RANGE, UNIT_MISMATCH, UNKNOWN_METRIC};
use crate::model::metric::{Metric, Reading, Unit, catalogue, catalogue_ids, is_currency, seconds};
use crate::model::name::slug;
use crate::source::At;
use crate::spec::metric::{MetricDefinition, MetricValue, Table};
use crate::spec::value::{Quantity, Text, shortest};

impl Resolver<'_> {
    /// Notes the metrics that the map declares; one of the catalogue may be declared anew.
    pub(super) fn declare_metrics(&mut self) {
        let spec = self.spec;
        for definition in &spec.metrics.0 {
            let id = definition.id.as_ref().or(definition.name.as_ref()).map(|id| id.value.clone()).unwrap_or_default();
            let known = catalogue(&slug(&id));
            let is_plain_value = definition.name.is_none() && definition.unit.is_none() && definition.better.is_none();
            if known.is_some() && is_plain_value {
                continue;
            }
            let known = known.unwrap_or(Metric {
                id: slug(&id),
                name: String::new(),
                unit: Unit::Any,
                better: None,
                low: None,
                high: None,
                marks: Default::default(),
                declared: true,
            });
            let unit = definition.unit.as_ref().map_or(known.unit.clone(), |unit| declared_unit(&unit.value));
            let name = optional(definition.name.as_ref())
                .unwrap_or_else(|| if known.declared { id.clone() } else { String::new() });
            let better = definition.better.as_ref().map(|better| better.value).or(known.better);
            let marks = self.marks(&definition.marks);
            let metric = Metric { name, better, declared: true, marks, unit, ..known };
            if let Some(first) = self.metrics.iter().position(|earlier| earlier.id == metric.id) {
                self.report_twice(definition, first);
            } else {
                self.metrics.push(metric);
            }
        }
    }

    fn report_twice(&mut self, definition: &MetricDefinition, first: usize) {
        let Some(id) = definition.id.as_ref().or(definition.name.as_ref()) else { return };
        let earlier = self.spec.metrics.0.get(first).and_then(|earlier| earlier.id.as_ref().or(earlier.name.as_ref()));
        let finding = Diagnostic::new(
            &crate::model::codes::DUPLICATE_ID,
            id.span,
            format!("the metric `{}` is declared twice", id.value),
        );
        self.report(match earlier {
            Some(earlier) => finding.also(earlier.span, "first declared here"),
            None => finding,
        });
    }

    /// Whether a word names a metric.
    pub(super) fn metric_exists(&self, written: &str) -> bool {
        let id = slug(written);
        self.metrics.iter().any(|metric| metric.id == id) || catalogue(&id).is_some()
    }

    /// The metric that a word names, by its place in the list, and the metric.
    pub(super) fn metric(&mut self, written: &Text) -> Option<(usize, Metric)> {
        let id = slug(&written.value);
        let named = |metric: &Metric| metric.id == id || (!metric.name.is_empty() && slug(&metric.name) == id);
        if let Some(index) = self.metrics.iter().position(named) {
            return self.metrics.get(index).cloned().map(|metric| (index, metric));
        }
        if let Some(metric) = catalogue(&id) {
            self.metrics.push(metric.clone());
            return Some((self.metrics.len() - 1, metric));
        }
        let message = format!("there is no metric `{}`", written.value);
        let known: Vec<&str> = catalogue_ids().collect();
        let candidates: Vec<String> = self.metrics.iter().map(|metric| metric.id.clone()).collect();
        let finding = Diagnostic::new(&UNKNOWN_METRIC, written.span, message);
        let near = nearest(&written.value, candidates.iter().map(String::as_str).chain(known));
        let finding = match near {
            Some(near) => finding.did_you_mean(Some(near)).fix(format!("write `{near}`"), written.span, near),
            None => {
                finding.help(format!("declare it under the map's `metrics`: `- {{id: {id}, name: …, better: higher}}`"))
            }
        };
        self.report(finding);
        None
    }

    /// The values for the whole map.
    pub(super) fn map_readings(&mut self) -> Vec<Reading> {
        let spec = self.spec;
        let mut readings = Vec::new();
        for definition in &spec.metrics.0 {
            let Some(id) = definition.id.as_ref().or(definition.name.as_ref()) else { continue };
            let value = MetricValue {
                span: definition.span,
                value: definition.value.clone(),
                target: definition.target.clone(),
                history: definition.history.clone(),
                sample: definition.sample.clone(),
                marks: Default::default(),
            };
            if value.value.is_none() && value.target.is_none() && value.history.is_empty() {
                continue;
            }
            readings.extend(self.reading(id, &value));
        }
        readings
    }

    pub(super) fn readings(&mut self, written: &Table<MetricValue>) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (id, values) in &written.0 {
            for value in values {
                readings.extend(self.reading(id, value));
            }
        }
        readings
    }

    fn reading(&mut self, id: &Text, written: &MetricValue) -> Option<Reading> {
        let (index, metric) = self.metric(id)?;
        let all = || written.value.iter().chain(&written.target).chain(&written.history);
        let unit = all().map(|quantity| quantity.value.unit.clone()).find(|unit| !unit.is_empty());
        let unit = unit.unwrap_or_else(|| metric.unit.default_word().to_owned());
        let mut number = |quantity: &At<Quantity>| self.number(quantity, &metric, &unit);
        let reading = Reading {
            metric: index,
            value: written.value.as_ref().and_then(&mut number),
            from_baseline: false,
            target: written.target.as_ref().and_then(&mut number),
            history: written.history.iter().filter_map(&mut number).collect(),
            sample: written.sample.as_ref().map(|sample| sample.value.0),
            span: id.span,
            marks: self.marks(&written.marks),
            unit,
        };
        Some(reading)
    }

    /// A number of a reading in the reading's unit, if it can be.
    fn number(&mut self, written: &At<Quantity>, metric: &Metric, unit: &str) -> Option<f64> {
        let Quantity { value, unit: own } = &written.value;
        let spelled = self.source.slice(written.span).to_owned();
        let name = &metric.id;
        if !metric.unit.accepts(own) {
            let wanted = metric.unit.wanted();
            let finding =
                Diagnostic::new(&UNIT_MISMATCH, written.span, format!("`{spelled}` is not {wanted}, as `{name}` is"));
            self.report(match percent_instead(&metric.unit, own, *value) {
                Some(instead) => {
                    finding.help(format!("write `{instead}`")).fix(format!("write `{instead}`"), written.span, instead)
                }
                None => finding.help(format!("write {wanted}")),
            });
            return None;
        }
        let value = if own.is_empty() || own == unit {
            *value
        } else if let (Some(from), Some(to)) = (seconds(own), seconds(unit)) {
            *value * from / to
        } else {
            let message = format!("`{spelled}` is in another unit than the other values of `{name}` here, `{unit}`");
            self.report(
                Diagnostic::new(&UNIT_MISMATCH, written.span, message).help("write all values of a metric in one unit"),
            );
            return None;
        };
        let low = metric.low.is_some_and(|low| value < low);
        let high = metric.high.is_some_and(|high| value > high);
        if low || high {
            let range = match (metric.low, metric.high) {
                (Some(low), Some(high)) => format!("between {} and {}", shortest(low), shortest(high)),
                (Some(low), None) => format!("at least {}", shortest(low)),
                (None, Some(high)) => format!("at most {}", shortest(high)),
                (None, None) => "possible".to_owned(),
            };
            let message = format!("`{spelled}` cannot be a `{name}`, which is {range}");
            self.report(Diagnostic::new(&METRIC_OUT_OF_RANGE, written.span, message));
            return None;
        }
        Some(value)
    }
}

fn declared_unit(written: &str) -> Unit {
    match written {
        "%" => Unit::Percent,
        "money" => Unit::Money,
        _ if seconds(written).is_some() => Unit::Time,
        _ => Unit::Word(written.to_owned()),
    }
}

impl Unit {
    /// The unit of a bare number.
    fn default_word(&self) -> &str {
        match self {
            Self::Any | Self::Bare | Self::Money | Self::Time => "",
            Self::Percent => "%",
            Self::Word(word) => word,
        }
    }

    /// Whether a number may be written in this unit. A percentage is always written with its sign, since `0.71` and
    /// `71` could both be meant.
    fn accepts(&self, unit: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Bare => unit.is_empty(),
            Self::Percent => unit == "%",
            Self::Money => unit.is_empty() || is_currency(unit),
            Self::Time => unit.is_empty() || seconds(unit).is_some(),
            Self::Word(word) => unit.is_empty() || unit == word,
        }
    }

    /// What is accepted, for a message.
    fn wanted(&self) -> String {
        match self {
            Self::Any => "a number".to_owned(),
            Self::Bare => "a number without a unit".to_owned(),
            Self::Percent => "a percentage".to_owned(),
            Self::Money => "a sum of money".to_owned(),
            Self::Time => "a length of time".to_owned(),
            Self::Word(word) => format!("a number of `{word}`"),
        }
    }
}

/// `0.71` and `71` of a metric in percent are both meant as `71%`.
fn percent_instead(metric: &Unit, own: &str, value: f64) -> Option<String> {
    let fits = *metric == Unit::Percent && own.is_empty();
    fits.then(|| format!("{}%", shortest(if value.abs() < 1.0 { value * 100.0 } else { value })))
}
