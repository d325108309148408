//! What is measured: `Conversion rate: 18% (target 25%)` as a metric with its numbers.

use std::collections::BTreeMap;
use std::sync::LazyLock;

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
    /// The sign because of which a number was taken for a target: `<` of `< 2 s`, `→`.
    pub(in crate::import) sign: Option<&'static str>,
    /// Out of how much the value is: 5 of `4.5/5`.
    pub(in crate::import) out_of: Option<String>,
    /// What stood before a number and is left out: `~`.
    pub(in crate::import) about: Option<&'static str>,
}

impl Measured {
    /// What was guessed.
    pub(in crate::import) fn guess(&self) -> Option<String> {
        let mut all = Vec::new();
        match self.sign {
            Some("/") => all.push("the number behind `/` is taken for what is aimed for".to_owned()),
            Some("→") => all.push("the arrow says that the second number is aimed for".to_owned()),
            Some(sign) => all.push(format!("`{sign}` before the number says that it is aimed for, and is not kept")),
            None => {}
        }
        all.extend(
            self.out_of
                .as_ref()
                .map(|top| format!("metrics hold no fractions: what is out of {top} is one of its own")),
        );
        all.extend(self.about.map(|sign| format!("`{sign}` before the number is left out")));
        (!all.is_empty()).then(|| all.join("; "))
    }

    /// Takes points for what parts thousands, where the language of the map writes them so; what was read, if anything.
    pub(in crate::import) fn grouped(&mut self, tag: &str) -> Option<String> {
        if !POINTS.contains(&tag) {
            return None;
        }
        let mut all = Vec::new();
        for number in [&mut self.value, &mut self.target].into_iter().flatten() {
            if let Some(whole) = without_points(number) {
                all.push(format!("`{number}` is read as {whole}: a point parts thousands"));
                *number = whole;
            }
        }
        (!all.is_empty()).then(|| all.join("; "))
    }

    /// Which way is better, by the sign before a number, and that sign.
    pub(in crate::import) fn better(&self) -> Option<(&'static str, &'static str)> {
        match self.sign? {
            sign @ ("<" | "<=" | "≤") => Some(("lower", sign)),
            sign @ (">" | ">=" | "≥") => Some(("higher", sign)),
            _ => None,
        }
    }
}

/// Words before a target.
const TARGETS: &[&str] =
    &["target", "goal", "aim", "ziel", "soll", "cel", "목표", "objectif", "cible", "objetivo", "meta", "目標", "目标"];
/// Signs before a number that is a bound.
const BOUNDS: &[&str] = &[">=", "<=", "≥", "≤", ">", "<"];

/// Languages that write 12.500 for twelve thousand and five hundred.
const POINTS: &[&str] = &["de", "es", "pt"];

/// A number such as `12.500 €` without the points that part its thousands; none where they need not.
fn without_points(text: &str) -> Option<String> {
    let start = text.find(|sign: char| sign.is_ascii_digit())?;
    let rest = text.get(start..)?;
    let end = rest.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(rest.len());
    let (digits, unit) = rest.split_at_checked(end)?;
    let mut groups = digits.split('.');
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'))?;
    let others: Vec<&str> = groups.collect();
    let is_grouped = !others.is_empty() && others.iter().all(|group| group.len() == 3) && !unit.starts_with(',');
    is_grouped.then(|| format!("{}{first}{}{unit}", text.get(..start).unwrap_or_default(), others.concat()))
}

/// The metric that an item names, with its numbers. `name` is what the header says, where it is a metric itself.
pub(in crate::import) fn measured(item: &Words, name: Option<&str>) -> Option<Measured> {
    let text = item.one_line();
    let (text, target, sign) = target(&text);
    let mut found = match name {
        Some(name) => Measured { name: name.to_owned(), ..numbers(&text)? },
        None => named(&text)?,
    };
    if found.target.is_none() {
        found.target = target;
        found.sign = found.sign.or(sign);
    }
    let mut name = found.name.trim().to_owned();
    if let Some(top) = &found.out_of {
        // In no language, as the name may be in any.
        name = format!("{name} /{top}");
    }
    let is_name =
        name.chars().any(char::is_alphabetic) && name.chars().count() <= 60 && !name.ends_with(['/', '→', '-']);
    found.known = known(&name);
    found.name = name;
    (is_name && fits(&found)).then_some(found)
}

/// The id of the catalogue that a name stands for; empty if there is none.
pub(in crate::import) fn known(name: &str) -> &'static str {
    let slug = slug(name);
    let of_id = CATALOGUE.iter().map(|known| known.id).find(|id| *id == slug);
    of_id.or_else(|| alias(&slug)).or_else(|| NAMES.get(&slug).copied()).unwrap_or("")
}

/// The metrics of the catalogue by their names in all languages; of equal names the first.
static NAMES: LazyLock<BTreeMap<String, &str>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    for metrics in words::languages().map(|lang| &words::words(lang).0.metrics) {
        for known in CATALOGUE {
            if let Some(name) = metrics.get(known.id) {
                names.entry(slug(name)).or_insert(known.id);
            }
        }
    }
    names
});

/// Cuts `(target 25%)` off a text; with the sign before the number.
fn target(text: &str) -> (String, Option<String>, Option<&'static str>) {
    let lower = text.to_lowercase();
    for word in TARGETS {
        let Some(at) = lower.rfind(word).filter(|_| lower.len() == text.len()) else { continue };
        let before = text.get(..at).unwrap_or("").trim_end();
        let behind = text.get(at + word.len()..).unwrap_or("");
        let value = behind.trim_start_matches([':', '=', ' ']).trim_end_matches([')', ']', ' ', '.']);
        // "= 5" is no bound, and was cut.
        let (sign, value) = bound(value).map_or((None, value), |(sign, value)| (Some(sign), value));
        if let Some(number) = number(value).filter(|_| before.ends_with(['(', '[', ',', ';', '/']) || before.is_empty())
        {
            return (before.trim_end_matches(['(', '[', ',', ';', '/', ' ']).to_owned(), Some(number), sign);
        }
    }
    (text.to_owned(), None, None)
}

/// The sign of a bound at the beginning of a text, and what stands behind it.
fn bound(text: &str) -> Option<(&'static str, &str)> {
    BOUNDS.iter().find_map(|sign| text.strip_prefix(sign).map(|rest| (*sign, rest)))
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
        if let Some((name, rest)) = text.rsplit_once(*bound)
            && let Some(number) = number(rest)
        {
            return with(name, Measured { target: Some(number), sign: Some(bound), ..empty() });
        }
    }
    let cuts = || text.char_indices().filter(|(_, sign)| *sign == ' ').map(|(at, _)| at);
    for at in cuts() {
        let (name, rest) = text.split_at_checked(at)?;
        if name.chars().any(char::is_alphabetic)
            && !name.trim_end().ends_with([',', ';', '.'])
            && rest.trim_start().starts_with(|sign: char| sign.is_ascii_digit() || "€$£¥₩-+~≈".contains(sign))
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
    Measured { known: "", name: String::new(), value: None, target: None, sign: None, out_of: None, about: None }
}

/// A value, a bound, a value out of so much, or a value and its target with an arrow between.
fn numbers(text: &str) -> Option<Measured> {
    let text = text.trim();
    if let Some((sign, rest)) = bound(text) {
        return Some(Measured { target: Some(number(rest)?), sign: Some(sign), about: about(rest).0, ..empty() });
    }
    for arrow in ["->", "→"] {
        if let Some((value, target)) = text.split_once(arrow) {
            return Some(Measured {
                value: Some(number(value)?),
                target: Some(number(target)?),
                sign: Some("→"),
                about: about(value).0.or(about(target).0),
                ..empty()
            });
        }
    }
    if let Some((value, top)) = out_of(text) {
        return Some(Measured { value: Some(value), out_of: Some(top), about: about(text).0, ..empty() });
    }
    // "10k / 12k"
    if let Some((value, target)) = text.split_once(" / ")
        && let (Some(value), Some(target)) = (number(value), number(target))
    {
        return Some(Measured { value: Some(value), target: Some(target), sign: Some("/"), ..empty() });
    }
    Some(Measured { value: Some(number(text)?), about: about(text).0, ..empty() })
}

/// `4.5/5`: a value, and out of how much it is.
fn out_of(text: &str) -> Option<(String, String)> {
    let (value, top) = about(text).1.split_once('/')?;
    let top = top.trim();
    let (value, number) = (number(value)?, value.trim().replace(',', ".").parse::<f64>().ok()?);
    let is_top = matches!(top, "3" | "4" | "5" | "6" | "7" | "10" | "20" | "100");
    (is_top && number >= 0.0 && top.parse::<f64>().is_ok_and(|top| number <= top)).then(|| (value, top.to_owned()))
}

/// What says before a number that it is not exact, and the rest.
fn about(text: &str) -> (Option<&'static str>, &str) {
    let text = text.trim();
    let found =
        ["~", "≈", "ca.", "ok.", "약 "].iter().find_map(|sign| text.strip_prefix(sign).map(|rest| (*sign, rest)));
    found.map_or((None, text), |(sign, rest)| (Some(sign.trim()), rest.trim()))
}

/// A number as our language writes it, with its unit.
fn number(text: &str) -> Option<String> {
    let text = about(text).1;
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
    fn points_part_thousands_where_the_language_writes_them_so() {
        let cases = [
            ("Besuche: 12.500", "de", "12500"),
            ("Umsatz: 1.200 €", "de", "1200 €"),
            ("Visitas: 3.400", "es", "3400"),
            ("Quote: 0.125", "de", "0.125"),
            ("Quote: 3.5", "de", "3.5"),
            ("Visits: 12.500", "en", "12.500"),
        ];
        for (text, tag, expected) in cases {
            let mut found = measured(&Words::plain(text, Span::new(0, 0)), None).unwrap();
            let told = found.grouped(tag).is_some();
            assert_eq!(found.value.as_deref(), Some(expected), "{text}");
            assert_eq!(told, !text.ends_with(expected), "{text}");
        }
    }

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
            ("CSAT 4.5/5", "|CSAT /5|4.5|"),
            ("CSAT: 4,5 / 5", "|CSAT /5|4.5|"),
            ("Wait ~3 min", "|Wait|3 min|"),
            ("Visits 10 k / 12 k", "|Visits|10k|12k"),
            ("CR 2.1% / 3%", "|CR|2.1%|3%"),
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
