//! Headers that say whose a line is: "Emotion – Ann", "Pain points (Ben)", "Ann: Emotion", "민지의 감정".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::headers::sense;
use super::key::key;
use super::names::{How, bare, may_be_name};
use super::{Sense, Tongue, languages};

/// A longer header names nobody.
const LONGEST: usize = 60;

/// A header with somebody's name in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Owned {
    /// What it means without the name.
    pub(in crate::import) sense: Sense,
    /// Where the name stands in it.
    pub(in crate::import) name: Range<usize>,
    /// Where the rest of it stands.
    pub(in crate::import) label: Range<usize>,
}

/// Words in headers of feelings, each by itself, and whole headers of scripts without blanks between words.
static CURVES: LazyLock<(BTreeSet<String>, Vec<String>)> = LazyLock::new(|| {
    let (mut words, mut dense) = (BTreeSet::new(), Vec::new());
    for (_, index) in languages(None) {
        for (header, _) in index.headers.iter().filter(|(_, sense)| is_curve(**sense)) {
            if index.is_dense {
                dense.push(header.clone());
            } else {
                words.extend(header.split(' ').filter(|word| word.len() > 2).map(str::to_owned));
            }
        }
    }
    (words, dense)
});

/// The headers among these words that say whose a line is: of `people` that are known, and where several lines of feelings
/// have different names.
pub(in crate::import) fn owned(all: &[&str], people: &[String], first: Option<Tongue>) -> BTreeMap<String, Owned> {
    let people = &known(people);
    let mut found: BTreeMap<String, Owned> = BTreeMap::new();
    let curves = all.iter().filter(|words| words.len() <= LONGEST && may_be_curve(words));
    let mut names: BTreeSet<String> = BTreeSet::new();
    for words in curves {
        if let Some(owned) = read(words, people, first).filter(|owned| is_curve(owned.sense)) {
            names.insert(named(words, &owned));
            found.insert((*words).to_owned(), owned);
        }
    }
    if names.len() < 2 {
        found.retain(|words, owned| is_one_of(people, words.get(owned.name.clone()).unwrap_or_default()));
        names.retain(|name| people.contains(name));
    }
    let mut firsts: BTreeSet<String> = people.iter().filter(|name| !name.contains(' ')).cloned().collect();
    firsts.extend(names.iter().filter_map(|name| name.split(' ').next().map(str::to_owned)));
    firsts.remove("");
    if firsts.is_empty() {
        return found;
    }
    for words in all.iter().filter(|words| words.len() <= LONGEST) {
        let own = key(words);
        if found.contains_key(*words) || !firsts.iter().any(|name| own.contains(name.as_str())) {
            continue;
        }
        let is_known = |owned: &Owned| {
            names.contains(&named(words, owned)) || is_one_of(people, words.get(owned.name.clone()).unwrap_or_default())
        };
        if let Some(owned) = read(words, people, first).filter(is_known) {
            found.insert((*words).to_owned(), owned);
        }
    }
    found
}

/// The form in which the name in a header is compared.
fn named(words: &str, owned: &Owned) -> String {
    key(words.get(owned.name.clone()).unwrap_or_default())
}

/// The names of people as they are compared, in full and by the first names.
fn known(people: &[String]) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for name in people.iter().map(|name| key(name)) {
        known.extend(name.match_indices(' ').filter_map(|(at, _)| name.get(..at)).map(str::to_owned));
        known.insert(name);
    }
    known.remove("");
    known
}

/// Whether somebody is called so.
fn is_one_of(people: &BTreeSet<String>, name: &str) -> bool {
    !people.is_empty() && people.contains(&key(name))
}

const fn is_curve(sense: Sense) -> bool {
    matches!(sense, Sense::Emotion | Sense::Score)
}

/// Whether what stands in a line can be one persona's.
const fn is_personal(sense: Sense) -> bool {
    is_curve(sense)
        || matches!(
            sense,
            Sense::Thinking
                | Sense::Saying
                | Sense::Pain
                | Sense::Gain
                | Sense::Need
                | Sense::Expectation
                | Sense::Opportunity
                | Sense::Touchpoint
                | Sense::Action
        )
}

/// Whether what is meant can be one persona's.
pub(in crate::import) const fn may_be_owned(sense: Sense) -> bool {
    is_personal(sense)
}

/// Whether a word of a header of feelings stands in words.
fn may_be_curve(words: &str) -> bool {
    let (curves, dense) = &*CURVES;
    let mut parts = words.split(|sign: char| !sign.is_alphanumeric()).filter(|part| part.len() > 2);
    parts.any(|part| curves.contains(&key(part)))
        || words.chars().any(|sign| sign > '\u{3000}') && dense.iter().any(|header| words.contains(header.as_str()))
}

/// A header with a name before or behind it, or in brackets.
fn read(words: &str, people: &BTreeSet<String>, first: Option<Tongue>) -> Option<Owned> {
    let place = |part: &str| {
        let start = (part.as_ptr() as usize).wrapping_sub(words.as_ptr() as usize);
        start..start + part.len()
    };
    for (label, name, how) in cuts(words) {
        let (label, name) = (label.trim(), bare(name));
        let is_known = is_one_of(people, name);
        if !is_known && !may_be_name(name, how) {
            continue;
        }
        if let Some(sense) = sense(label, first).filter(|sense| is_personal(*sense)) {
            return Some(Owned { sense, name: place(name), label: place(label) });
        }
    }
    sentence(words, first)
}

/// A header by itself that says whose a line is: "What Carol does", "Carol's thoughts", and where one `is_sure` that it is a
/// header, "민지의 행동".
pub(in crate::import) fn alone(words: &str, first: Option<Tongue>, is_sure: bool) -> Option<Owned> {
    if words.len() > LONGEST || !words.contains(' ') {
        return None;
    }
    let of_somebody = || {
        let signs: &[&str] = if is_sure { &["'s ", "’s ", "의 "] } else { &["'s ", "’s "] };
        let (name, label) = signs.iter().find_map(|sign| words.split_once(sign))?;
        let sense = sense(label, first).filter(|sense| is_personal(*sense)).filter(|_| may_be_name(name, How::Sign))?;
        Some(Owned { sense, name: 0..name.len(), label: words.len() - label.len()..words.len() })
    };
    sentence(words, first).or_else(of_somebody)
}

/// "What Carol does", "How does Ben feel?", "Co myśli Anna", "Wie sich Anna fühlt".
fn sentence(words: &str, first: Option<Tongue>) -> Option<Owned> {
    let parts: Vec<&str> = words.trim_end_matches(['?', '？', ':', ' ']).split_whitespace().collect();
    let ask = parts.first().map(|part| key(part)).unwrap_or_default();
    let asks = || languages(first).any(|(_, index)| index.asks.contains(&ask));
    if !(3..=6).contains(&parts.len()) || !asks() {
        return None;
    }
    let place = |part: &str| {
        let start = (part.as_ptr() as usize).wrapping_sub(words.as_ptr() as usize);
        start..start + part.len()
    };
    let keys: Vec<String> = parts.iter().map(|part| key(part)).collect();
    languages(first).filter(|(_, index)| !index.is_dense).find_map(|(_, index)| {
        let is_frame = |word: &String| index.asks.contains(word);
        let verb = |word: &String| {
            let sense = index.headers.get(word).copied();
            sense.filter(|sense| {
                matches!(sense, Sense::Action | Sense::Thinking | Sense::Saying | Sense::Emotion | Sense::Need)
            })
        };
        // "does" asks, and says what is done where no other verb stands.
        let verbs = || keys.iter().enumerate().skip(1).filter_map(|(at, word)| Some((at, verb(word)?)));
        // "Where is Ann?" has no other.
        let first = || Some((0, *index.headers.get(keys.first()?).filter(|sense| **sense == Sense::Touchpoint)?));
        let verb = verbs().find(|(at, _)| !keys.get(*at).is_some_and(is_frame)).or_else(|| verbs().next_back());
        let (at, sense) = first().or(verb)?;
        let mut names =
            keys.iter().enumerate().filter(|(place, word)| *place != at && !is_frame(word)).map(|(place, _)| place);
        let (from, others) = (names.next()?, names.collect::<Vec<_>>());
        let is_one = others.iter().enumerate().all(|(more, place)| *place == from + more + 1) && others.len() < 2;
        if !keys.first().is_some_and(is_frame) || !is_one {
            return None;
        }
        let (start, end) = (place(parts.get(from)?).start, place(parts.get(from + others.len())?).end);
        let name = words.get(start..end).filter(|name| may_be_name(name, How::Blank))?;
        Some(Owned { sense, name: place(name), label: place(parts.get(at)?) })
    })
}

/// The rest and the name, in all the ways in which words may be such a header.
fn cuts(words: &str) -> Vec<(&str, &str, How)> {
    let mut cuts = Vec::new();
    let mut both = |one, other, how| cuts.extend([(one, other, how), (other, one, how)]);
    if let Some((before, inside)) = words.split_once(['(', '[', '（', '【']) {
        both(before, inside.split([')', ']', '）', '】', ',', ';', '，']).next().unwrap_or(inside), How::Sign);
    }
    for sign in [" – ", " — ", " - ", "–", "—", " | ", " · ", " / ", ": ", "：", "\n", "의 ", "の", "的"] {
        if let Some((before, behind)) = words.split_once(sign) {
            both(before, behind, How::Sign);
        }
    }
    for (at, _) in words.match_indices(' ').take(4) {
        if let Some((before, behind)) = words.split_at_checked(at) {
            both(before, behind, How::Blank);
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::{Owned, alone, owned};

    fn names(all: &[&str], people: &[&str]) -> Vec<String> {
        let people: Vec<String> = people.iter().map(|name| (*name).to_owned()).collect();
        let found = owned(all, &people, None);
        let shown =
            |(words, Owned { sense, name, .. }): (String, Owned)| format!("{sense:?} of {}", words.get(name).unwrap());
        found.into_iter().map(shown).collect()
    }

    #[test]
    fn lines_of_several_are_told_by_their_names() {
        let both = ["Emotion of Ann", "Emotion of Ben"];
        for pair in [
            ["Emotion – Ann", "Emotion – Ben"],
            ["Emotion (Ann)", "Emotion [Ben]"],
            ["Ann: Emotion", "Ben: Emotion"],
            ["Emotions Ann", "Emotions Ben"],
            ["Ann's emotions", "Ben’s emotions"],
            ["Emotionen von Ann", "Gefühle Ben"],
            ["Emotion\nAnn", "Emotion - Ben"],
        ] {
            assert_eq!(names(&pair, &[]), both, "{pair:?}");
        }
        assert_eq!(names(&["민지의 감정", "감정 (준호)"], &[]), ["Emotion of 준호", "Emotion of 민지"]);
        assert_eq!(names(&["感情（花子）", "感情（太郎）"], &[]), ["Emotion of 太郎", "Emotion of 花子"]);
        let more = ["Emotion – Ann", "Emotion – Ben", "Pain points – Ann", "Pain points – App"];
        assert_eq!(names(&more, &[]), ["Emotion of Ann", "Emotion of Ben", "Pain of Ann"]);
        assert_eq!(names(&["Emotion (Ann)", "Pains – Ann"], &["Ann Kowal, 34"]), ["Emotion of Ann", "Pain of Ann"]);
    }

    #[test]
    fn sentences_say_whose_a_line_is() {
        let told = |words: &str, is_sure| {
            let shown = |found: super::Owned| format!("{:?} of {}", found.sense, words.get(found.name).unwrap());
            alone(words, None, is_sure).map(shown).unwrap_or_default()
        };
        for (words, expected) in [
            ("What Carol does", "Action of Carol"),
            ("What does Carol Ng think?", "Thinking of Carol Ng"),
            ("How Ben feels", "Emotion of Ben"),
            ("Co myśli Anna?", "Thinking of Anna"),
            ("Jak się czuje Anna", "Emotion of Anna"),
            ("Wie sich Anna fühlt", "Emotion of Anna"),
            ("Qué piensa Ana", "Thinking of Ana"),
            ("Where is Ann?", "Touchpoint of Ann"),
            ("Carol's thoughts", "Thinking of Carol"),
            ("What the customer does", ""),
            ("What happens next", ""),
            ("How it works", ""),
            ("Design Thinking", ""),
            ("What does it cost?", ""),
        ] {
            assert_eq!(told(words, false), expected, "{words}");
        }
        assert_eq!(told("민지의 행동", true), "Action of 민지");
        assert_eq!(told("서비스의 문제", false), "");
    }

    #[test]
    fn what_is_no_name_tells_nobody() {
        for pair in [
            ["Emotion (score)", "Emotion (word)"],
            ["Emotion Score", "Emotion Curve"],
            ["Emotion – Before", "Emotion – After"],
            ["Emotion – As-is", "Emotion – To-be"],
            ["Feeling: Happy", "Feeling: Sad"],
            ["Emotion – Ann", "Pain points"],
            ["감정 곡선", "감정 변화"],
            ["Emotionen Vorher", "Emotionen Nachher"],
        ] {
            assert!(names(&pair, &[]).is_empty(), "{pair:?}");
        }
    }
}
