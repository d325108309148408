//! Words of foreign maps: what headers mean, how feelings feel, and how channels are called, in nine languages.
//!
//! A language is one file with one `LANGUAGE` and one line in [`ALL`]. Words are compared without case, accents,
//! plurals of Latin letters, marks, emoji and numbering.

mod de;
mod elsewhere;
mod en;
mod es;
mod feelings;
mod fr;
mod headers;
mod ja;
mod key;
mod ko;
mod names;
mod owned;
mod person;
mod pl;
mod pt;
mod sense;
#[cfg(test)]
mod tests;
mod titles;
mod zh;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(super) use elsewhere::{is_elsewhere, is_key, is_legend, is_remark, is_sum, is_summary, is_time, may_be_stage};
pub(super) use feelings::{channel, is_no, is_nothing, is_yes, level, severity};
pub(super) use headers::{Header, header, is_counted_stage, sense, without_number};
pub(super) use key::key;
pub(super) use names::is_name;
pub(super) use owned::{Owned, alone, may_be_owned, owned};
pub(super) use person::{Trait, trait_of};
pub(super) use sense::{Sense, TARGETS};
pub(super) use titles::{calls_map, calls_several, is_subject, names_journey};

/// The words of one language.
struct Language {
    /// Its tag.
    tag: &'static str,
    /// Headers, by what they mean.
    headers: &'static [(Sense, &'static [&'static str])],
    /// Feelings, from -2 (the worst) to 2.
    feelings: &'static [(i8, &'static [&'static str])],
    /// How much something hurts, by the words of our language.
    severities: &'static [(&'static str, &'static [&'static str])],
    /// The built-in kinds of channel.
    channels: &'static [(&'static str, &'static [&'static str])],
    /// Words before or behind a header that say whose it is: "Customer actions".
    whose: &'static [&'static str],
    /// Words that make a question or a sentence of a header: "What is the customer doing?".
    asks: &'static [&'static str],
    /// Words between two headers in one.
    joins: &'static [&'static str],
    /// Words for an empty cell.
    nothing: &'static [&'static str],
    /// Words that turn the next word round.
    negations: &'static [&'static str],
    /// Words that mark a cell.
    yes: &'static [&'static str],
}

/// Every language; where several know a word, the first does.
static ALL: &[&Language] = &[
    &en::LANGUAGE,
    &ko::LANGUAGE,
    &pl::LANGUAGE,
    &de::LANGUAGE,
    &fr::LANGUAGE,
    &es::LANGUAGE,
    &pt::LANGUAGE,
    &ja::LANGUAGE,
    &zh::LANGUAGE,
];

/// The words of a language, found by their keys.
struct Index {
    headers: BTreeMap<String, Sense>,
    feelings: BTreeMap<String, i8>,
    /// The same without spaces, by their first letters, where words stand without spaces.
    dense: BTreeMap<char, Vec<(String, i8)>>,
    severities: BTreeMap<String, &'static str>,
    channels: BTreeMap<String, &'static str>,
    whose: Vec<String>,
    asks: Vec<String>,
    /// With a space on both sides.
    joins: Vec<String>,
    nothing: Vec<String>,
    negations: Vec<String>,
    yes: Vec<String>,
    /// Whether words stand without spaces between them.
    is_dense: bool,
}

static INDEX: LazyLock<Vec<Index>> = LazyLock::new(|| ALL.iter().map(|language| index(language)).collect());

fn index(language: &Language) -> Index {
    let keys = |words: &[&str]| words.iter().map(|word| key(word)).collect::<Vec<_>>();
    let mut headers = BTreeMap::new();
    for (sense, words) in language.headers {
        for word in keys(words) {
            headers.entry(word).or_insert(*sense);
        }
    }
    let is_dense = matches!(language.tag, "ko" | "ja" | "zh");
    let feelings = table(language.feelings);
    let mut dense: BTreeMap<char, Vec<(String, i8)>> = BTreeMap::new();
    for (word, level) in feelings.iter().filter(|_| is_dense) {
        let word: String = word.split(' ').collect();
        if let Some(first) = word.chars().next() {
            dense.entry(first).or_default().push((word, *level));
        }
    }
    Index {
        headers,
        feelings,
        dense,
        severities: table(language.severities),
        channels: table(language.channels),
        whose: keys(language.whose),
        asks: keys(language.asks),
        joins: keys(language.joins).iter().map(|join| format!(" {join} ")).collect(),
        nothing: keys(language.nothing),
        negations: keys(language.negations),
        yes: keys(language.yes),
        is_dense,
    }
}

fn table<V: Copy>(words: &[(V, &[&str])]) -> BTreeMap<String, V> {
    let mut table = BTreeMap::new();
    for (value, words) in words {
        for word in *words {
            table.entry(key(word)).or_insert(*value);
        }
    }
    table
}

/// A language that words were found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tongue(usize);

impl Tongue {
    /// Its tag: `ko`.
    pub(super) fn tag(self) -> &'static str {
        ALL.get(self.0).map_or("en", |language| language.tag)
    }
}

/// The languages of the index, the preferred one first.
fn languages(first: Option<Tongue>) -> impl Iterator<Item = (Tongue, &'static Index)> {
    let all = || INDEX.iter().enumerate().map(|(at, index)| (Tongue(at), index));
    let preferred = all().filter(move |(tongue, _)| Some(*tongue) == first);
    preferred.chain(all().filter(move |(tongue, _)| Some(*tongue) != first))
}

/// The language that knows most of these headers; of equals the first.
pub(super) fn tongue<'a>(headers: impl Iterator<Item = &'a str>) -> Option<Tongue> {
    let mut counts = vec![0_usize; INDEX.len()];
    for words in headers {
        for (count, is_known) in counts.iter_mut().zip(headers::known_in(words, &INDEX)) {
            *count += usize::from(is_known);
        }
    }
    let best = counts.iter().copied().max().filter(|best| *best > 0)?;
    counts.iter().position(|count| *count == best).map(Tongue)
}
