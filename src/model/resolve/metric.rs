//! Metrics: which one is meant, whether its unit and value can be, and one unit for all numbers of a reading.

use std::collections::BTreeMap;

use super::{Resolver, optional};
use crate::diagnostic::{Diagnostic, nearest, shown};
use crate::model::codes::{
    DUPLICATE_ID, METRIC_OUT_OF_RANGE, OWN_METRIC_CLOSE_TO_KNOWN, SAYS_NOTHING, UNIT_MISMATCH, UNKNOWN_METRIC,
};
use crate::model::item::Marks;
use crate::model::metric::{Metric, Reading, Unit, catalogue, catalogue_ids, is_currency, is_same_currency, seconds};
use crate::model::name::slug;
use crate::source::At;
use crate::spec::catalogue::alias;
use crate::spec::codes::MISSING_KEY;
use crate::spec::metric::{MetricDefinition, MetricValue, MetricsForm, Table};
use crate::spec::value::{Quantity, Text, shortest};

impl Resolver<'_> {
    /// Notes the metrics that the map declares; one of the catalogue may be declared anew.
    pub(super) fn declare_metrics(&mut self) {
        let spec = self.spec;
        let mut first: BTreeMap<String, &Text> = BTreeMap::new();
        for definition in &spec.metrics.0 {
            let Some(id) = definition.id.as_ref().or(definition.name.as_ref()) else {
                if definition.broken {
                    continue;
                }
                let finding = Diagnostic::new(&MISSING_KEY, definition.span, "a metric has no `id`");
                self.report(finding.help("write `id: …` and `value: …`, or `metrics: {reach: 48.2k}`"));
                continue;
            };
            let slug = slug(&id.value);
            match first.get(&slug) {
                Some(earlier) => {
                    let message = format!("the metric `{}` is declared twice", shown(&id.value));
                    let finding = Diagnostic::new(&DUPLICATE_ID, id.span, message);
                    self.report(finding.also(earlier.span, "first declared here").help("keep one of them"));
                    continue;
                }
                None => first.insert(slug.clone(), id),
            };
            let known = catalogue(&slug);
            let is_plain_value = definition.name.is_none() && definition.unit.is_none() && definition.better.is_none();
            if known.is_none() && is_plain_value && !definition.broken {
                self.advise_known(id, &slug);
            }
            if known.is_none() || !is_plain_value {
                let metric = self.declared(definition, id, known);
                self.add_metric(metric);
            }
        }
    }

    /// A value under an id that is nearly one of the catalogue may be a slip.
    fn advise_known(&mut self, id: &Text, slug: &str) {
        let Some(near) = alias(slug).or_else(|| nearest(&id.value, catalogue_ids())) else { return };
        let message = format!("`{}` is taken as a metric of your own, and is close to `{near}`", shown(&id.value));
        let finding = Diagnostic::new(&OWN_METRIC_CLOSE_TO_KNOWN, id.span, message);
        let help = format!("write `{near}`, or give it a `name` if it is your own");
        self.report(finding.help(help).guess(format!("write `{near}`"), id.span, near));
    }

    fn declared(&mut self, definition: &MetricDefinition, id: &Text, known: Option<Metric>) -> Metric {
        let is_new = known.is_none();
        let known = known.unwrap_or(Metric {
            id: slug(&id.value),
            name: String::new(),
            unit: Unit::Any,
            better: None,
            low: None,
            high: None,
            marks: Marks::default(),
            declared: true,
            has_id: true,
            written_unit: None,
            says_better: false,
        });
        let unit = definition.unit.as_ref().map_or(known.unit.clone(), |unit| declared_unit(&unit.value));
        // The catalogue's range is in the catalogue's unit.
        let same = unit == known.unit || known.unit == Unit::Any;
        let name =
            optional(definition.name.as_ref()).unwrap_or_else(|| if is_new { id.value.clone() } else { String::new() });
        Metric {
            name,
            better: definition.better.as_ref().map(|better| better.value).or(known.better),
            declared: true,
            has_id: definition.id.is_some(),
            written_unit: optional(definition.unit.as_ref()),
            says_better: definition.better.is_some(),
            marks: if has_value(definition) { Marks::default() } else { self.marks(&definition.marks) },
            low: known.low.filter(|_| same),
            high: known.high.filter(|_| same),
            unit,
            ..known
        }
    }

    fn add_metric(&mut self, metric: Metric) -> usize {
        let index = self.metrics.len();
        self.metric_names.entry(slug(&metric.name)).or_insert(index);
        self.metric_names.insert(metric.id.clone(), index);
        self.metrics.push(metric);
        index
    }

    /// Whether a word names a metric.
    pub(super) fn metric_exists(&self, written: &str) -> bool {
        let id = slug(written);
        !id.is_empty() && (self.metric_names.contains_key(&id) || catalogue(&id).is_some())
    }

    /// The metric that a word names, by its place in the list, and the metric.
    pub(super) fn metric(&mut self, written: &Text) -> Option<(usize, Metric)> {
        let id = slug(&written.value);
        if let Some(index) = self.metric_names.get(&id).filter(|_| !id.is_empty()) {
            return self.metrics.get(*index).cloned().map(|metric| (*index, metric));
        }
        if let Some(metric) = catalogue(&id) {
            return Some((self.add_metric(metric.clone()), metric));
        }
        let (metrics, form) = (&self.metrics, self.spec.metrics.1);
        self.findings.report(&UNKNOWN_METRIC, || {
            let message = format!("there is no metric `{}`", shown(&written.value));
            let finding = Diagnostic::new(&UNKNOWN_METRIC, written.span, message);
            let mut names: Vec<&str> = catalogue_ids().collect();
            names.extend(metrics.iter().flat_map(|metric| [metric.id.as_str(), metric.name.as_str()]));
            names.retain(|name| !name.is_empty());
            let line = match form {
                MetricsForm::List => format!("add `- {{id: {id}, name: …, better: higher}}` to the map's `metrics`"),
                MetricsForm::Mapping => format!("add `{id}: {{name: …, better: higher}}` to the map's `metrics`"),
                MetricsForm::Absent => {
                    format!("declare it at the top: `metrics: {{{id}: {{name: …, better: higher}}}}`")
                }
            };
            let declare = format!("{line}; `better: higher` or `lower` says which way it should move");
            alias(&id).or_else(|| nearest(&written.value, names)).map_or_else(
                || finding.clone().help(declare),
                |near| finding.clone().did_you_mean(Some(near)).guess(format!("write `{near}`"), written.span, near),
            )
        });
        None
    }

    /// The values for the whole map.
    pub(super) fn map_readings(&mut self) -> Vec<Reading> {
        let spec = self.spec;
        let mut readings = Vec::new();
        for definition in spec.metrics.0.iter().filter(|definition| has_value(definition)) {
            let Some(id) = definition.id.as_ref().or(definition.name.as_ref()) else { continue };
            let value = MetricValue {
                span: definition.span,
                broken: definition.broken,
                value: definition.value.clone(),
                target: definition.target.clone(),
                history: definition.history.clone(),
                sample: definition.sample.clone(),
                marks: definition.marks.clone(),
            };
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
        if all().next().is_none() && !written.broken {
            let finding =
                Diagnostic::new(&SAYS_NOTHING, written.span, format!("`{}` has no value here", shown(&id.value)));
            self.report(finding.help("write `value`, `target` or `history`"));
        }
        // A metric that has a unit of its own has all its values in it; of others the first unit that is written holds.
        let own = Some(metric.unit.default_word().to_owned()).filter(|unit| !unit.is_empty());
        let written_unit = || all().map(|quantity| quantity.value.unit.clone()).find(|unit| !unit.is_empty());
        let unit = own.or_else(written_unit).unwrap_or_default();
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
        let spelled = shown(self.source.slice(written.span));
        let name = &metric.id;
        if !metric.unit.accepts(own) {
            let wanted = metric.unit.wanted();
            let finding =
                Diagnostic::new(&UNIT_MISMATCH, written.span, format!("`{spelled}` is not {wanted}, as `{name}` is"));
            self.report(match percent_instead(metric, own, *value) {
                Some(instead) => {
                    let own = "if it is a percentage; for a score declare a metric of your own";
                    finding.help(format!("write `{instead}` {own}")).guess(
                        format!("write `{instead}`"),
                        written.span,
                        instead,
                    )
                }
                None => finding.help(most(metric, &wanted)),
            });
            return None;
        }
        let value = if own.is_empty() || own == unit || is_same_currency(own, unit) {
            *value
        } else if let (Some(from), Some(to)) = (seconds(own), seconds(unit)) {
            written_as(*value * from / to)
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
            let sign = if metric.unit == Unit::Percent { "%" } else { "" };
            let bound = |number: f64| format!("{}{sign}", shortest(number));
            let range = match (metric.low, metric.high) {
                (Some(low), Some(high)) => format!("between {} and {}", bound(low), bound(high)),
                (Some(low), None) => format!("at least {}", bound(low)),
                (None, Some(high)) => format!("at most {}", bound(high)),
                (None, None) => "possible".to_owned(),
            };
            let message = format!("`{spelled}` cannot be a `{name}`, which is {range}");
            let finding = Diagnostic::new(&METRIC_OUT_OF_RANGE, written.span, message);
            self.report(finding.help(format!("write a value that is {range}")));
            return None;
        }
        Some(value)
    }
}

/// What came of another unit, with as many digits as can be written and as a page shows: a third of an hour is 0.333333333.
fn written_as(number: f64) -> f64 {
    const DIGITS: usize = 15;
    const SHOWN: usize = 9;
    let whole = format!("{:.0}", number.abs().trunc()).len();
    let behind = DIGITS.saturating_sub(whole);
    let rounded = |digits: usize| format!("{number:.digits$}").parse().unwrap_or(number);
    let shown: f64 = rounded(behind.min(SHOWN));
    // What is too small to be shown is not nothing.
    if shown == 0.0 { rounded(behind) } else { shown }
}

/// Whether anything is said about a metric's value for the whole map.
fn has_value(definition: &MetricDefinition) -> bool {
    let numbers = definition.value.is_some() || definition.target.is_some() || !definition.history.is_empty();
    numbers || definition.sample.is_some()
}

fn declared_unit(written: &str) -> Unit {
    match written {
        "%" => Unit::Percent,
        "money" => Unit::Money,
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
            Self::Word(word) => {
                let both_times = seconds(word).is_some() && seconds(unit).is_some();
                unit.is_empty() || unit == word || both_times || is_same_currency(word, unit)
            }
        }
    }

    /// An example, for a message.
    fn such_as(&self) -> &'static str {
        match self {
            Self::Any | Self::Bare | Self::Word(_) => "",
            Self::Percent => ", such as `71%`",
            Self::Money => ", such as `€49` or `49 PLN`",
            Self::Time => ", such as `9 s`",
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
            Self::Word(word) => format!("a number in `{word}`"),
        }
    }
}

/// What to write where no number fits: of a percentage, also how much it can be.
fn most(metric: &Metric, wanted: &str) -> String {
    let most = metric.high.filter(|_| metric.unit == Unit::Percent);
    let most = most.map_or_else(String::new, |high| format!("; `{}` is at most {}%", metric.id, shortest(high)));
    format!("write {wanted}{}{most}", metric.unit.such_as())
}

/// `0.71` and `71` of a metric in percent are both meant as `71%`.
fn percent_instead(metric: &Metric, own: &str, value: f64) -> Option<String> {
    let percent = if value.abs() < 1.0 { value * 100.0 } else { value };
    let possible = metric.low.is_none_or(|low| percent >= low) && metric.high.is_none_or(|high| percent <= high);
    (metric.unit == Unit::Percent && own.is_empty() && possible).then(|| format!("{}%", shortest(percent)))
}

#[cfg(test)]
mod tests {
    use super::written_as;

    #[test]
    fn what_comes_of_another_unit_can_be_written() {
        for (number, written) in [
            (20.0 / 60.0, "0.333333333"),
            (200_000.0 / 3.0, "66666.666666667"),
            (-20.0 / 60.0, "-0.333333333"),
            (90.0, "90"),
            (1e-12, "0.000000000001"),
            (0.5, "0.5"),
        ] {
            assert_eq!(written_as(number).to_string(), written);
        }
    }
}
