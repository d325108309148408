//! Metrics: the catalogue, units, and readings at a place.

use crate::source::Span;
use crate::spec::metric::Better;

use super::item::Marks;

/// What kind of unit a metric has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Any unit, or none.
    Any,
    /// Just a number.
    Bare,
    /// Percent.
    Percent,
    /// A sum of money in any currency.
    Money,
    /// A length of time.
    Time,
    /// This word or sign.
    Word(String),
}

/// A metric: what it is called, which way it should move, what it can be.
#[derive(Clone, Debug)]
pub struct Metric {
    /// The id.
    pub id: String,
    /// What people call it; empty for one of the catalogue, whose name depends on the language.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// Which way it should move.
    pub better: Option<Better>,
    /// The lowest value that can be.
    pub low: Option<f64>,
    /// The highest value that can be.
    pub high: Option<f64>,
    /// What any item may carry.
    pub marks: Marks,
    /// Whether the map declares it.
    pub declared: bool,
}

/// A value of a metric at one place. All numbers are in one unit.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The metric, by its place in the map's list.
    pub metric: usize,
    /// The unit: `%`, a currency, a word, or empty.
    pub unit: String,
    /// The value now.
    pub value: Option<f64>,
    /// Whether the value comes from the baseline.
    pub from_baseline: bool,
    /// The value that is aimed for.
    pub target: Option<f64>,
    /// Earlier values, oldest first.
    pub history: Vec<f64>,
    /// How many answers or cases it rests on.
    pub sample: Option<i64>,
    /// Where it was written.
    pub span: Span,
    /// What any item may carry.
    pub marks: Marks,
}

/// Lengths of time in seconds, and the words for them.
const TIMES: &[(f64, &[&str])] = &[
    (0.001, &["ms"]),
    (1.0, &["s", "sec", "secs", "second", "seconds", "초", "sek."]),
    (60.0, &["min", "mins", "minute", "minutes", "분"]),
    (3600.0, &["h", "hr", "hrs", "hour", "hours", "시간", "godz."]),
    (86_400.0, &["d", "day", "days", "일", "dzień", "dni"]),
    (604_800.0, &["week", "weeks", "주", "tydzień", "tygodnie", "tygodni"]),
    (2_629_746.0, &["month", "months", "개월", "miesiąc", "miesiące", "miesięcy"]),
    (31_556_952.0, &["year", "years", "년", "rok", "lata", "lat"]),
];

/// How many seconds one of a unit of time is.
pub fn seconds(unit: &str) -> Option<f64> {
    TIMES.iter().find(|(_, words)| words.contains(&unit)).map(|(seconds, _)| *seconds)
}

/// Whether a unit is a currency: a sign, or a code of three capital letters, or a word for one.
pub fn is_currency(unit: &str) -> bool {
    let sign = unit.chars().count() == 1 && !unit.chars().all(char::is_alphanumeric) && unit != "%";
    let code = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    sign || code || matches!(unit, "원" | "zł" | "Kč" | "kr")
}

/// Currencies by their code, and other ways to write them that mean no other one.
const CURRENCIES: &[(&str, &[&str])] = &[
    ("EUR", &["€"]),
    ("GBP", &["£"]),
    ("KRW", &["₩", "원"]),
    ("PLN", &["zł"]),
    ("CZK", &["Kč"]),
    ("INR", &["₹"]),
    ("RUB", &["₽"]),
    ("TRY", &["₺"]),
    ("UAH", &["₴"]),
    ("VND", &["₫"]),
    ("THB", &["฿"]),
];

/// Whether two words mean one currency: `€` and `EUR`.
pub fn is_same_currency(one: &str, other: &str) -> bool {
    let code = |unit: &str| {
        let found = CURRENCIES.iter().find(|(code, others)| *code == unit || others.contains(&unit));
        found.map(|(code, _)| *code)
    };
    one == other || code(one).is_some_and(|found| Some(found) == code(other))
}

/// A metric of the catalogue.
struct Known {
    id: &'static str,
    unit: Unit,
    better: Better,
    low: Option<f64>,
    high: Option<f64>,
}

const fn known(id: &'static str, better: Better, unit: Unit) -> Known {
    Known { id, unit, better, low: Some(0.0), high: None }
}

const fn percent(id: &'static str, better: Better) -> Known {
    Known { id, unit: Unit::Percent, better, low: Some(0.0), high: Some(100.0) }
}

/// The catalogue of `language.md`. A score or a reach has no unit of its own, so that any fits.
static CATALOGUE: &[Known] = &[
    percent("bounce-rate", Better::Lower),
    percent("cart-abandonment-rate", Better::Lower),
    known("acquisition", Better::Higher, Unit::Any),
    percent("conversion-rate", Better::Higher),
    known("customer-effort-score", Better::Lower, Unit::Bare),
    known("engagement", Better::Higher, Unit::Any),
    Known { id: "lifetime-value", unit: Unit::Money, better: Better::Higher, low: None, high: None },
    known("loyalty", Better::Higher, Unit::Any),
    known("reach", Better::Higher, Unit::Any),
    percent("retention-rate", Better::Higher),
    percent("satisfaction", Better::Higher),
    Known { id: "net-promoter-score", unit: Unit::Bare, better: Better::Higher, low: Some(-100.0), high: Some(100.0) },
    Known { id: "search-ranking", unit: Unit::Bare, better: Better::Lower, low: Some(1.0), high: None },
    known("visitor-intent", Better::Higher, Unit::Any),
    percent("open-rate", Better::Higher),
    percent("click-rate", Better::Higher),
    percent("churn-rate", Better::Lower),
    known("response-time", Better::Lower, Unit::Time),
    known("duration", Better::Lower, Unit::Time),
    known("cost", Better::Lower, Unit::Money),
];

/// The metric of the catalogue with this id.
pub fn catalogue(id: &str) -> Option<Metric> {
    CATALOGUE.iter().find(|known| known.id == id).map(|known| Metric {
        id: known.id.to_owned(),
        name: String::new(),
        unit: known.unit.clone(),
        better: Some(known.better),
        low: known.low,
        high: known.high,
        marks: Marks::default(),
        declared: false,
    })
}

/// The ids of the catalogue.
pub fn catalogue_ids() -> impl Iterator<Item = &'static str> {
    CATALOGUE.iter().map(|known| known.id)
}
