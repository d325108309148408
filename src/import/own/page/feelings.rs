//! The points of curves on a page: what is felt at a step, and whose feeling it is.

use serde_json::{Value, json};

use super::inline::Inline;
use super::number;
use super::panels::sample;
use super::reader::{Reader, Record, add};
use super::tongue::{behind, even};
use crate::source::Span;
use crate::words::seems_alone;

/// A point of a curve.
#[derive(Clone, Debug)]
pub(super) struct Felt {
    record: Record,
    /// Those whose feeling it is; everyone's where it is empty.
    whose: Vec<String>,
    /// The one on whose line it stands.
    owner: Option<String>,
    span: Span,
}

impl Reader<'_> {
    /// "●●○○○ −1.7 Anxious", with everything behind it.
    pub(super) fn felt(&mut self, cell: &Inline, owner: Option<&str>, path: &str) -> Felt {
        let (parts, sources) = Self::parts(cell);
        let mut record = Record::new();
        let first = parts.first().cloned().unwrap_or_default();
        let plain = first.plain();
        let bar = plain.len() - plain.trim_start_matches(['●', '○', ' ']).len();
        let shown = plain.get(bar..).unwrap_or_default();
        let token = shown.split(' ').next().unwrap_or_default();
        let mut word = first.trimmed().without(bar);
        let mut why = None;
        let read = number::number(token, self.words).or_else(|| {
            why = Some("its decimal sign is of another language");
            number::foreign(token, self.words)
        });
        if let Some(score) = read {
            let dots = plain.get(..bar).unwrap_or_default().matches('●').count();
            if bar > 0 && score.as_f64().is_some_and(|score| self.is_off(score, dots, path)) {
                why = Some("the dots before it are those of another score: the number counts");
            }
            record.insert("score".to_owned(), score);
            word = word.without(token.len());
        } else if bar > 0 {
            self.tale.unmapped("score", first.span(), "this is no number");
        } else if plain.strip_prefix('“').and_then(|rest| rest.strip_suffix('”')).is_some_and(seems_alone) {
            // A feeling that is called as a number is.
            let length: usize = word.atoms.iter().map(|atom| atom.text.len()).sum();
            word = word.first(length - '”'.len_utf8()).without('“'.len_utf8());
        }
        why = why.filter(|_| record.contains_key("score"));
        if !word.is_empty() {
            record.insert("feeling".to_owned(), self.says(&word));
        }
        self.tale.told("feeling", first.span(), path, why);
        let mut whose = owner.map(str::to_owned).into_iter().collect::<Vec<_>>();
        for part in parts.iter().skip(1) {
            let plain = part.plain();
            if let Some(scores) = self.observed(&plain) {
                let numbers: Vec<f64> = scores.iter().filter_map(Value::as_f64).collect();
                let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
                let shown = record.get("score").and_then(Value::as_f64);
                if shown.is_some_and(|shown| (shown - mean).abs() > 0.0051) {
                    let why = "the observations beside it have another mean, and count";
                    self.tale.guessed("score", first.span(), path, why);
                }
                if !self.reaches(&plain, &numbers) {
                    let why = "the observations behind it reach otherwise, and count";
                    self.tale.guessed("scores", part.span(), &format!("{path}.scores"), why);
                }
                record.insert("score".to_owned(), number::value(mean));
                record.insert("scores".to_owned(), Value::Array(scores));
                self.tale.mapped("scores", part.span(), &format!("{path}.scores"));
            } else if sample(self, &plain).is_some() {
                self.tale.derived("count", part.span());
            } else if even(&plain) == even(self.words.labels.everyone) {
                whose.clear();
                self.tale.mapped("for", part.span(), path);
            } else if let Some(all) = behind(part, self.words.labels.whose).and_then(|list| self.whose(&list)) {
                whose = all;
                self.tale.mapped("for", part.span(), path);
            } else if !self.mark(part, &mut record, path) {
                self.unknown(part);
            }
        }
        self.evidence(sources, &mut record, path);
        Felt { record, whose, owner: owner.map(str::to_owned), span: cell.span() }
    }

    /// Whether so many dots of five are far from those of a score. Who changes a score a little leaves its dots alone.
    fn is_off(&self, score: f64, dots: usize, path: &str) -> bool {
        let (low, high) = if path.ends_with("engagement") { (0.0, 5.0) } else { self.scale };
        if score < low || score > high {
            return false;
        }
        let exact = (score - low) / (high - low) * 4.0 + 1.0;
        (exact - dots as f64).abs() > 1.0
    }

    /// Whether the lowest and the highest of observations are those that stand before them.
    fn reaches(&self, plain: &str, numbers: &[f64]) -> bool {
        let ends = plain.split_once(" (").and_then(|(ends, _)| ends.split_once('…'));
        let end = |text: &str| number::number(text.trim(), self.words).and_then(|end| end.as_f64());
        let is_at = |text: &str, known: f64| end(text).is_none_or(|end| (end - known).abs() < 1e-9);
        let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        ends.is_none_or(|(low, high)| is_at(low, least) && is_at(high, most))
    }

    /// "−2…+1 (−2; 0; +1)": all observations.
    fn observed(&self, plain: &str) -> Option<Vec<Value>> {
        let (_, list) = plain.strip_suffix(')')?.split_once(" (")?;
        plain.contains('…').then_some(())?;
        list.split(';').map(|score| number::number(score.trim(), self.words)).collect()
    }
}

/// The feelings of one step: what is several people's stands on the line of each.
pub(super) fn joined(reader: &mut Reader<'_>, all: Vec<Felt>) -> Vec<Value> {
    let mut kept: Vec<Felt> = Vec::new();
    for mut felt in all {
        let shared = felt.whose.len() != 1;
        let same = kept.iter_mut().find(|other| shared && other.whose == felt.whose && other.owner != felt.owner);
        match same {
            Some(other) if other.record == felt.record => continue,
            Some(other) => {
                // What stands on nobody's line is everyone's; what another says of it is for that one alone.
                let alone = if felt.owner.is_some() { &mut felt } else { other };
                let why = "it says something else on the line of another: it is kept for this one alone";
                reader.tale.guessed("feeling", alone.span, "emotions", why);
                alone.whose = alone.owner.clone().into_iter().collect();
            }
            None => {}
        }
        kept.push(felt);
    }
    let mut feelings = Vec::new();
    for felt in kept {
        let mut record = felt.record;
        for id in felt.whose {
            add(&mut record, "for", json!(id));
        }
        feelings.push(Value::Object(record));
    }
    feelings
}
