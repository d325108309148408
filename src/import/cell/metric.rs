//! What is measured: `Conversion rate: 18% (target 25%)` as a metric with its numbers.

use super::Words;
use crate::model::metric::{is_currency, seconds};
use crate::spec::catalogue::{CATALOGUE, KnownUnit, alias};
use crate::spec::slug::slug;
use crate::spec::value::{Quantity, quantity};
use crate::words;

/// A metric with its numbers as our language writes them.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) struct Measured {
    /// The id of the catalogue; empty for a metric of the map's own.
    pub(in crate::import) known: &'static str,
    /// What the author calls it.
    pub(in crate::import) name: String,
    /// The value now.
    pub(in crate::import) value: Option<String>,
    /// The value that is aimed for.
    pub(in crate::import) target: Option<String>,
    /// Whether a number was taken for a target because of the sign before it: `< 2 s`.
    pub(in crate::import) guessed: bool,
}

/// Words before a target.
const TARGETS: &[&str] =
    &["target", "goal", "aim", "ziel", "soll", "cel", "목표", "objectif", "cible", "objetivo", "meta", "目標", "目标"];
/// Signs before a number that is a bound.
const BOUNDS: &[&str] = &[">=", "<=", "≥", "≤", ">", "<"];

/// The metric that an item names, with its numbers. `name` is what the header says, where it is a metric itself.
pub(in crate::import) fn measured(item: &Words, name: Option<&str>) -> Option<Measured> {
    let text = item.one_line();
    let (text, target) = target(&text);
    let mut found = match name {
        Some(name) => Measured { name: name.to_owned(), ..numbers(&text)? },
        None => named(&text)?,
    };
    if found.target.is_none() {
        found.target = target;
    }
    let name = found.name.trim().to_owned();
    let is_name = name.chars().any(char::is_alphabetic) && name.chars().count() <= 60;
    found.known = known(&name);
    found.name = name;
    (is_name && fits(&found)).then_some(found)
}

/// The id of the catalogue that a name stands for; empty if there is none.
pub(in crate::import) fn known(name: &str) -> &'static str {
    let slug = slug(name);
    let of_id = || CATALOGUE.iter().map(|known| known.id).find(|id| *id == slug);
    let of_words = || {
        let names = words::languages().map(|lang| &words::words(lang).0.metrics);
        let mut all =
            names.flat_map(|metrics| CATALOGUE.iter().filter_map(|known| Some((known.id, metrics.get(known.id)?))));
        all.find(|(_, words)| self::slug(words) == slug).map(|(id, _)| id)
    };
    of_id().or_else(|| alias(&slug)).or_else(of_words).unwrap_or("")
}

/// Cuts `(target 25%)` off a text.
fn target(text: &str) -> (String, Option<String>) {
    let lower = text.to_lowercase();
    for word in TARGETS {
        let Some(at) = lower.rfind(word).filter(|_| lower.len() == text.len()) else { continue };
        let before = text.get(..at).unwrap_or("").trim_end();
        let behind = text.get(at + word.len()..).unwrap_or("");
        let value = behind.trim_start_matches([':', '=', ' ']).trim_end_matches([')', ']', ' ', '.']);
        let value = BOUNDS.iter().find_map(|bound| value.strip_prefix(bound)).unwrap_or(value);
        if let Some(number) = number(value).filter(|_| before.ends_with(['(', '[', ',', ';', '/']) || before.is_empty())
        {
            return (before.trim_end_matches(['(', '[', ',', ';', '/', ' ']).to_owned(), Some(number));
        }
    }
    (text.to_owned(), None)
}

/// A name and its numbers: `Name: 18%`, `Name (18%)`, `Name 18%`, `18% name`, `Name < 2 s`.
fn named(text: &str) -> Option<Measured> {
    let with = |name: &str, found: Measured| Some(Measured { name: name.trim().to_owned(), ..found });
    for sign in [":", "=", "：", " – ", " — ", " - "] {
        if let Some((name, rest)) = text.rsplit_once(sign)
            && let Some(found) = numbers(rest)
        {
            return with(name, found);
        }
    }
    if let Some((name, rest)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && let Some(found) = numbers(rest)
    {
        return with(name, found);
    }
    for bound in BOUNDS {
        if let Some((name, rest)) = text.rsplit_once(bound)
            && let Some(number) = number(rest)
        {
            return with(name, Measured { target: Some(number), guessed: true, ..empty() });
        }
    }
    let cuts = || text.char_indices().filter(|(_, sign)| *sign == ' ').map(|(at, _)| at);
    for at in cuts() {
        let (name, rest) = text.split_at_checked(at)?;
        if name.chars().any(char::is_alphabetic)
            && !name.trim_end().ends_with([',', ';', '.'])
            && rest.trim_start().starts_with(|sign: char| sign.is_ascii_digit() || "€$£¥₩-+".contains(sign))
            && let Some(found) = numbers(rest)
        {
            return with(name, found);
        }
    }
    let (first, name) = text.split_once(' ')?;
    let found = numbers(first).filter(|_| first.ends_with('%') || !known(name).is_empty())?;
    with(name, found)
}

fn empty() -> Measured {
    Measured { known: "", name: String::new(), value: None, target: None, guessed: false }
}

/// A value, a bound, or a value and its target with an arrow between.
fn numbers(text: &str) -> Option<Measured> {
    let text = text.trim();
    if let Some(bound) = BOUNDS.iter().find_map(|bound| text.strip_prefix(bound)) {
        return Some(Measured { target: Some(number(bound)?), guessed: true, ..empty() });
    }
    for arrow in ["->", "→"] {
        if let Some((value, target)) = text.split_once(arrow) {
            return Some(Measured {
                value: Some(number(value)?),
                target: Some(number(target)?),
                guessed: true,
                ..empty()
            });
        }
    }
    Some(Measured { value: Some(number(text)?), ..empty() })
}

/// A number as our language writes it, with its unit.
fn number(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('~').trim_start_matches("ca.").trim();
    if text.is_empty() || text.len() > 40 || !text.chars().any(|sign| sign.is_ascii_digit()) {
        return None;
    }
    match quantity(text) {
        Ok(_) => Some(text.to_owned()),
        Err((_, instead)) => instead.filter(|instead| quantity(instead).is_ok()),
    }
}

/// Whether the numbers can be those of the metric.
fn fits(found: &Measured) -> bool {
    let read = |text: &Option<String>| text.as_ref().and_then(|text| quantity(text).ok());
    let all: Vec<Quantity> = [read(&found.value), read(&found.target)].into_iter().flatten().collect();
    let Some(first) = all.first() else { return false };
    let is_one_unit = all.iter().all(|other| other.unit == first.unit);
    let Some(known) = CATALOGUE.iter().find(|known| known.id == found.known) else { return is_one_unit };
    let in_range = all.iter().all(|number| {
        known.low.is_none_or(|low| number.value >= low) && known.high.is_none_or(|high| number.value <= high)
    });
    let is_fit = match known.unit {
        KnownUnit::Any => true,
        KnownUnit::Bare => first.unit.is_empty(),
        KnownUnit::Percent => first.unit == "%",
        KnownUnit::Money => is_currency(&first.unit),
        KnownUnit::Time => seconds(&first.unit).is_some(),
    };
    is_one_unit && in_range && is_fit
}

#[cfg(test)]
mod tests {
    use super::{Words, known, measured};
    use crate::source::Span;

    #[test]
    fn metrics_are_read_however_they_are_written() {
        let cases = [
            ("Conversion rate: 18%", "conversion-rate|Conversion rate|18%|"),
            ("CTR 3,5 %", "click-rate|CTR|3.5%|"),
            ("NPS (46)", "net-promoter-score|NPS|46|"),
            ("NPS 46 (target: 50)", "net-promoter-score|NPS|46|50"),
            ("71% cart abandonment", "cart-abandonment-rate|cart abandonment|71%|"),
            ("Time to first lesson: 3 days", "|Time to first lesson|3 days|"),
            ("Basket: €49", "|Basket|€49|"),
            ("Response time < 2 h", "response-time|Response time||2 h"),
            ("Churn 8% → 5%", "churn-rate|Churn|8%|5%"),
            ("이탈률: 8%", "bounce-rate|이탈률|8%|"),
            ("Liczba zapytań 1 200", "|Liczba zapytań|1200|"),
        ];
        for (text, expected) in cases {
            let found = measured(&Words::plain(text, Span::new(0, 0)), None).map(|found| {
                let text = |part: Option<String>| part.unwrap_or_default();
                format!("{}|{}|{}|{}", found.known, found.name, text(found.value), text(found.target))
            });
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
        for text in ["Impressions", "NPS: 460", "Bounce rate: 3", "", "18%", "2024", "Web, 3 pages and more", "A: B"] {
            assert_eq!(measured(&Words::plain(text, Span::new(0, 0)), None), None, "{text}");
        }
        assert_eq!(known("Bounce rate"), "bounce-rate");
    }
}
