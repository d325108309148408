//! A value of a metric as an observation, where UJG has a unit for it that says the same.

use serde_json::{Map, Value, json};

use super::nodes::{Node, text};
use crate::model::metric::seconds;

/// The longest unit of time that has always the same length, a week, in seconds.
const LONGEST: f64 = 604_800.0;

/// The node of a value that the map itself has now.
pub(super) fn observation(iri: &str, subject: &str, reading: &Map<String, Value>) -> Option<Node> {
    if reading.contains_key("from_baseline") {
        return None;
    }
    let value = reading.get("value").and_then(Value::as_f64)?;
    let (unit, metric) = (text(reading, "unit"), text(reading, "metric"));
    let node = Node::new("MetricObservation", iri).with("metricSubjectRef", subject);
    let key = format!("journeymap:{metric}");
    if unit == "%" && (0.0..=100.0).contains(&value) {
        let node = node.with("metricKey", key).with("metricValue", number(value / 100.0)).with("metricUnit", "ratio");
        // What a percentage rests on is what it was divided by.
        return Some(node.with_one("denominatorCount", reading.get("sample").cloned()));
    }
    if let Some(milliseconds) = milliseconds(value, &unit) {
        return Some(node.with("metricKey", key + "Ms").with("metricValue", milliseconds).with("metricUnit", "ms"));
    }
    let unit = Some(unit).filter(|unit| !unit.is_empty()).map(|unit| json!(unit));
    Some(node.with("metricKey", key).with("metricValue", number(value)).with_one("metricUnit", unit))
}

/// A whole number of milliseconds.
fn milliseconds(value: f64, unit: &str) -> Option<Value> {
    /// Beyond, not every whole number has a form of its own.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    /// How far what was multiplied may be from what was meant.
    const SLIP: f64 = 1e-6;
    let seconds = seconds(unit).filter(|seconds| *seconds <= LONGEST)?;
    let exact = value * seconds * 1000.0;
    let is_whole = (exact - exact.round()).abs() < SLIP && (0.0..WHOLE).contains(&exact);
    is_whole.then(|| number(exact.round()))
}

/// A number as JSON, without a fraction where it has none.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 { json!(value as i64) } else { json!(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn observed(reading: Value) -> Option<Value> {
        let Value::Object(reading) = reading else { return None };
        observation("urn:x", "urn:y", &reading).map(Node::done)
    }

    #[test]
    fn values_have_the_units_of_the_format() {
        let cases = [
            (
                json!({"metric": "cr", "value": 64, "unit": "%", "sample": 120}),
                json!([0.64, "ratio", 120, "journeymap:cr"]),
            ),
            (json!({"metric": "growth", "value": 130, "unit": "%"}), json!([130, "%", null, "journeymap:growth"])),
            (json!({"metric": "wait", "value": 1.5, "unit": "min"}), json!([90_000, "ms", null, "journeymap:waitMs"])),
            (json!({"metric": "age", "value": 2, "unit": "months"}), json!([2, "months", null, "journeymap:age"])),
            (json!({"metric": "csat", "value": 4.25}), json!([4.25, null, null, "journeymap:csat"])),
        ];
        for (reading, expected) in cases {
            let node = observed(reading).unwrap_or_default();
            let found = ["metricValue", "metricUnit", "denominatorCount", "metricKey"].map(|key| node[key].clone());
            assert_eq!(json!(found), expected);
        }
    }

    #[test]
    fn what_nobody_observed_is_no_observation() {
        assert!(observed(json!({"metric": "nps", "target": 50})).is_none());
        assert!(observed(json!({"metric": "nps", "value": 50, "from_baseline": true})).is_none());
    }
}
