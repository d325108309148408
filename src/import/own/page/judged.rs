//! Whether what a row of metrics says of its numbers is so: the trend, the mark of a met target, a missing percent sign.

use serde_json::Value;

use super::number;
use super::reader::{Reader, Record};
use super::tables::Cells;
use super::tongue::even;
use crate::model::metric::catalogue;
use crate::spec::metric::Better;

/// Whether a trend is that from the last of the earlier values: its words are ours, and its number is one of theirs.
pub(super) fn is_trend(reader: &Reader<'_>, reading: &Record, shown: &str, unit: &str) -> bool {
    let words = &reader.words.markdown;
    let large = reader.words.numbers.large;
    let ours = [words.trend_up, words.trend_down, words.trend_steady, words.better, words.worse].map(even);
    let mut rest = even(shown);
    for word in ours.iter().filter(|word| !word.is_empty()) {
        rest = rest.replace(word.as_str(), "");
    }
    let mut bare = rest.clone();
    for word in large.iter().map(|(_, word)| even(word)).chain([even(unit)]).filter(|word| !word.is_empty()) {
        bare = bare.replace(word.as_str(), "");
    }
    if bare.chars().any(char::is_alphabetic) {
        return false;
    }
    let number = |value: Option<&Value>| value.and_then(Value::as_f64);
    let last = reading.get("history").and_then(Value::as_array).and_then(|list| number(list.last()));
    let (Some(now), Some(before)) = (number(reading.get("value")), last) else { return true };
    let is_near = |text: &str, exact: f64| {
        let told = number::quantity(text, reader.words).map(|(value, _)| value);
        number(told.as_ref()).is_some_and(|told| {
            let (told, exact) = (told.abs(), exact.abs());
            // Thousands are told with three digits, and their word may stand behind a blank.
            let of = |size: &f64| {
                exact >= *size && (told * if told < *size { *size } else { 1.0 } - exact).abs() <= exact * 0.06
            };
            (told - exact).abs() <= 0.51 || large.iter().any(|(size, _)| of(size))
        })
    };
    let relative = if before == 0.0 { f64::NAN } else { (now - before) / before * 100.0 };
    // From the first digit to the last: between groups of digits there may be blanks.
    let first = rest.find(|c: char| c.is_ascii_digit());
    let last = rest.rfind(|c: char| c.is_ascii_digit());
    let said = first.zip(last).and_then(|(first, last)| rest.get(first..=last));
    said.is_none_or(|said| is_near(said, now - before) || is_near(said, relative))
}

/// Whether a target is met by the numbers beside it, where it is known which way is better.
pub(super) fn is_met(reading: &Record, id: &str, map: &Record) -> Option<bool> {
    let number = |key: &str| reading.get(key).and_then(Value::as_f64);
    let (value, target) = (number("value")?, number("target")?);
    let declared = map.get("metrics").and_then(Value::as_array).into_iter().flatten();
    let own = declared
        .filter(|metric| metric.get("id").and_then(Value::as_str) == Some(id))
        .find_map(|metric| metric.get("better")?.as_str());
    let is_higher = match own {
        Some(word) => word == "higher",
        None => catalogue(id)?.better? == Better::Higher,
    };
    Some(if is_higher { value >= target } else { value <= target })
}

/// Whether any number of a row is a percentage.
pub(super) fn is_percent(reader: &Reader<'_>, cells: &Cells) -> bool {
    let of = |key: &str| cells.get(key).map(|cell| cell.split(" → ")).unwrap_or_default();
    let all = ["value", "target", "history"].into_iter().flat_map(of);
    all.filter_map(|cell| {
        let shown = cell.split_once(" ✓").map_or(cell, |(shown, _)| shown);
        number::quantity(&shown.plain(), reader.words)
    })
    .any(|(_, unit)| unit == "%")
}

/// A number without a sign beside percentages: as a percentage, and why it may be another.
pub(super) fn as_percent(value: &Value) -> (Value, Option<&'static str>) {
    let exact = value.as_f64().unwrap_or_default();
    if exact != 0.0 && exact.abs() < 1.0 {
        let percent = (exact * 1e10).round() / 1e8;
        let why = "it has no sign, and those beside it are percentages: it is taken for a part of one";
        return (number::value(percent), Some(why));
    }
    (value.clone(), None)
}
