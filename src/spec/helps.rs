//! What was probably meant by a value in another form: fractions, dates of other countries, scales in one word.

use super::number::{quantity, shortest};

/// The two numbers of `4/5` or `7.2/10`, if it is a point out of so many.
pub(super) fn fraction(written: &str) -> Option<(f64, f64)> {
    const ENDS: &[f64] = &[3.0, 4.0, 5.0, 6.0, 7.0, 10.0, 100.0];
    let plain = |text: &str| {
        let read = quantity(text.trim()).ok().filter(|read| read.unit.is_empty());
        read.map(|read| read.value)
    };
    let (point, end) = written.split_once('/')?;
    let (point, end) = (plain(point)?, plain(end)?);
    (ENDS.contains(&end) && (0.0..=end).contains(&point)).then_some((point, end))
}

/// What to type instead of a fraction where a point on the map's scale is wanted.
pub(super) fn point(written: &str) -> Option<String> {
    let (point, end) = fraction(written)?;
    let (point, end) = (shortest(point), shortest(end));
    Some(format!("write a number on the scale: `{point}`, if the map says `scale: {{min: 1, max: {end}}}`"))
}

/// `1-5` as the keys of a scale.
pub(super) fn scale(written: &str) -> Option<String> {
    let (low, high) = super::research::ends(written)?;
    Some(format!("write `{{min: {}, max: {}}}`", shortest(low), shortest(high)))
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `Nov 2026`, `2.11.2026`, `2026/11/02` or `11/2026` as our dates, where it can mean one day or month only.
pub(super) fn date(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.split([' ', ',', '.', '/', '-']).filter(|part| !part.is_empty()).collect();
    let number = |part: &&str| part.parse::<u16>().ok();
    let ordinal = |part: &&str| part.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<u16>().ok();
    let name = |part: &&str| {
        let part = part.to_lowercase();
        let index = MONTHS.iter().position(|month| part.len() >= 3 && (month.starts_with(&part) || part == "sept"))?;
        let index = if part == "sept" { 8 } else { index };
        u16::try_from(index + 1).ok()
    };
    let year = |part: &&str| number(part).filter(|_| part.len() == 4);
    let (year, month, day) = match parts.as_slice() {
        [first, second] => match (year(first), name(first).or_else(|| number(first))) {
            (Some(year), _) => (year, number(second).or_else(|| name(second))?, None),
            (None, Some(month)) => (year(second)?, month, None),
            (None, None) => return None,
        },
        [first, second, third] => {
            if let Some(year) = year(first) {
                (year, number(second)?, Some(number(third)?))
            } else if let Some(month) = name(second) {
                (year(third)?, month, Some(ordinal(first)?))
            } else if let Some(month) = name(first) {
                (year(third)?, month, Some(ordinal(second)?))
            } else {
                let (first, second) = (number(first)?, number(second)?);
                // With points the day is first; with strokes that depends on the country.
                if written.contains('.') || first > 12 || first == second {
                    (year(third)?, second, Some(first))
                } else if second > 12 {
                    (year(third)?, first, Some(second))
                } else {
                    return None;
                }
            }
        }
        _ => return None,
    };
    let month_first = format!("{year:04}-{month:02}");
    let iso = day.map_or_else(|| month_first.clone(), |day| format!("{month_first}-{day:02}"));
    let full = day.map_or_else(|| format!("{month_first}-01"), |_| iso.clone());
    full.parse::<jiff::civil::Date>().ok().map(|_| iso)
}
