//! Metrics: the catalogue, units, and readings at a place.

use crate::source::Span;
use crate::spec::catalogue::{CATALOGUE, KnownUnit};
use crate::spec::metric::Better;

use super::marks::Marks;

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
    /// Whether its id was written; else it is the slug of the name.
    pub has_id: bool,
    /// The unit as the map declares it.
    pub written_unit: Option<String>,
    /// Whether the map says which way it should move.
    pub says_better: bool,
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

/// The metric of the catalogue with this id.
pub fn catalogue(id: &str) -> Option<Metric> {
    CATALOGUE.iter().find(|known| known.id == id).map(|known| Metric {
        id: known.id.to_owned(),
        name: String::new(),
        unit: match known.unit {
            KnownUnit::Any => Unit::Any,
            KnownUnit::Bare => Unit::Bare,
            KnownUnit::Percent => Unit::Percent,
            KnownUnit::Money => Unit::Money,
            KnownUnit::Time => Unit::Time,
        },
        better: Some(known.better),
        low: known.low,
        high: known.high,
        marks: Marks::default(),
        declared: false,
        has_id: true,
        written_unit: None,
        says_better: false,
    })
}

/// The ids of the catalogue.
pub fn catalogue_ids() -> impl Iterator<Item = &'static str> {
    CATALOGUE.iter().map(|known| known.id)
}
