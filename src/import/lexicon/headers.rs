//! Headers: what one means, or several in one.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Bound;
use std::sync::LazyLock;

use super::key::key;
use super::{Index, Owned, Sense, Tongue, languages};

/// Headers are short: longer words are a sentence.
const LONGEST: usize = 80;

/// What a header means.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import) struct Header {
    /// What it means: several of "Thoughts / Feelings", none of words that nobody knows.
    pub(in crate::import) senses: Vec<Sense>,
    /// The word that it is nearly, where it is a slip.
    pub(in crate::import) near: Option<String>,
    /// The scale that it names: "Emotion (1-5)".
    pub(in crate::import) scale: Option<(f64, f64)>,
    /// What is to stand beside each item: the severity of "Pains (severity)".
    pub(in crate::import) beside: Option<Sense>,
    /// Whose the line is, where the header says it.
    pub(in crate::import) whose: Option<Owned>,
}

/// What a header means. A slip is only looked for where `is_sure` that this is a header.
pub(in crate::import) fn header(words: &str, first: Option<Tongue>, is_sure: bool) -> Header {
    let scale = scale(words);
    let plain = Header { scale, ..Header::default() };
    if words.len() > LONGEST {
        return plain;
    }
    if let Some((sense, mark)) = marked(words, first) {
        return Header { senses: vec![sense], beside: Some(mark), ..plain };
    }
    let bare = scale.and_then(|_| before_scale(words)).unwrap_or(words);
    if let Some(sense) = sense(words, first).or_else(|| sense(bare, first)) {
        return Header { senses: vec![sense], ..plain };
    }
    let mut senses = several(words, first);
    if !senses.is_empty() {
        // "Pains / severity": one lane, and what stands beside each of its items.
        let is_mark = |sense: &Sense| senses.iter().any(|lane| lane != sense && mark_of(*lane) == Some(*sense));
        let beside = senses.iter().copied().find(|sense| is_mark(sense));
        senses.retain(|sense| Some(*sense) != beside);
        return Header { senses, beside, ..plain };
    }
    match is_sure.then(|| near(words, first)).flatten() {
        Some((sense, word)) => Header { senses: vec![sense], near: Some(word), ..plain },
        None => plain,
    }
}

/// What may stand beside the items of a lane.
const fn mark_of(lane: Sense) -> Option<Sense> {
    match lane {
        Sense::Pain => Some(Sense::Severity),
        Sense::Opportunity => Some(Sense::Impact),
        _ => None,
    }
}

/// A header with what stands beside each item in brackets: "Pains (severity)", "Pain points [severity 1-5]".
fn marked(words: &str, first: Option<Tongue>) -> Option<(Sense, Sense)> {
    let inside = words.split_once(['(', '[', '（', '【'])?.1;
    let inside: String = inside.chars().take_while(|sign| !matches!(sign, ')' | ']' | '）' | '】')).collect();
    let inside: String = inside.chars().filter(|sign| !sign.is_ascii_digit()).collect();
    let lane = sense(&outside(words), first)?;
    let mark = inside.split([',', '/', ':', ';']).find_map(|part| sense(part, first))?;
    (mark_of(lane) == Some(mark)).then_some((lane, mark))
}

/// The one thing that a header means.
pub(in crate::import) fn sense(words: &str, first: Option<Tongue>) -> Option<Sense> {
    if words.len() > LONGEST {
        return None;
    }
    let forms = forms(words);
    if !may_be_known(&forms) {
        return None;
    }
    let found = languages(first).find_map(|(_, index)| in_forms(&forms, index))?;
    if !super::is_elsewhere(words) {
        return Some(found);
    }
    // "Issue key" is no issue of whoever has a key.
    let direct = |index: &Index| forms.iter().find_map(|form| index.headers.get(form).copied());
    languages(first).find_map(|(_, index)| direct(index))
}

/// Whether each of these languages knows a header.
pub(super) fn known_in<'i>(words: &str, indexes: &'i [Index]) -> impl Iterator<Item = bool> + use<'i> {
    let forms = Some(words).filter(|words| words.len() <= LONGEST).map(forms).filter(|forms| may_be_known(forms));
    indexes.iter().map(move |index| forms.as_ref().is_some_and(|forms| in_forms(forms, index).is_some()))
}

/// Every word of every header.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    languages(None).flat_map(|(_, index)| index.headers.keys()).flat_map(|key| key.split(' ')).collect()
});

/// Whether a language may know one of these forms: most words of cells are none of a header. Where words stand without
/// spaces between them, that is not known before they are looked for.
fn may_be_known(forms: &[String]) -> bool {
    forms.iter().any(|form| !form.is_ascii() || form.split(' ').any(|word| WORDS.contains(word)))
}

/// A header as it is, without what stands in brackets, and without its numbering.
fn forms(words: &str) -> Vec<String> {
    let mut forms = vec![key(words)];
    let outside = outside(words);
    let bare = without_number(&outside).0;
    for other in [outside.as_str(), bare].into_iter().filter(|other| *other != words).map(key) {
        if !other.is_empty() && !forms.contains(&other) {
            forms.push(other);
        }
    }
    forms
}

fn in_forms(forms: &[String], index: &Index) -> Option<Sense> {
    forms.iter().find_map(|form| in_index(form, index))
}

fn in_index(key: &str, index: &Index) -> Option<Sense> {
    if let Some(sense) = index.headers.get(key) {
        return Some(*sense);
    }
    let space = if index.is_dense { "" } else { " " };
    let of_somebody = || {
        index.whose.iter().find_map(|whose| {
            let before = key.strip_prefix(whose.as_str()).and_then(|rest| rest.strip_prefix(space));
            let behind = key.strip_suffix(whose.as_str()).and_then(|rest| rest.strip_suffix(space));
            let rest = before.or(behind)?.trim();
            index.headers.get(rest).copied()
        })
    };
    of_somebody().or_else(|| asked(key, index))
}

/// What a question or a sentence asks for: "What is the customer doing?", "User's feelings", "Was denkt der Kunde?".
fn asked(key: &str, index: &Index) -> Option<Sense> {
    let is_frame = |word: &&str| index.asks.iter().chain(&index.whose).any(|frame| frame == word);
    let (first, _) = key.split_once(' ').filter(|(first, _)| is_frame(first))?;
    let rest: Vec<&str> = key.split(' ').filter(|word| !is_frame(word)).collect();
    let asked = |words: &str| index.headers.get(words).copied().filter(|sense| ASKED.contains(sense));
    if !rest.is_empty() {
        return asked(&rest.join(" "));
    }
    // "What do they do?", "Where are they?"
    let last = key.rsplit(' ').next().filter(|last| *last != first);
    last.and_then(asked).or_else(|| asked(first).filter(|sense| *sense == Sense::Touchpoint))
}

/// What questions ask for. "Where is it?" asks for no IT.
const ASKED: &[Sense] = &[
    Sense::Action,
    Sense::Thinking,
    Sense::Saying,
    Sense::Emotion,
    Sense::Pain,
    Sense::Gain,
    Sense::Need,
    Sense::Goal,
    Sense::Expectation,
    Sense::Opportunity,
    Sense::Touchpoint,
    Sense::Channel,
];

/// Words without what stands in brackets.
fn outside(words: &str) -> String {
    let (mut outside, mut depth) = (String::with_capacity(words.len()), 0_usize);
    for sign in words.chars() {
        match sign {
            '(' | '[' | '（' | '【' if !outside.trim().is_empty() => depth += 1,
            ')' | ']' | '）' | '】' if depth > 0 => depth -= 1,
            _ if depth == 0 => outside.push(sign),
            _ => {}
        }
    }
    outside
}

/// The parts of a header that names several lanes, each once.
fn several(words: &str, first: Option<Tongue>) -> Vec<Sense> {
    let outside = outside(words);
    let signs = ['/', '&', '+', ',', '·', '・', '、', '|', ';', '\n', '／', '＆'];
    let mut parts: Vec<String> = outside.split(signs).map(str::to_owned).collect();
    if parts.len() == 1 {
        // "Thoughts and feelings"; dense scripts join without spaces, and their tables hold the usual pairs.
        let key = key(&outside);
        let joins = languages(first).flat_map(|(_, index)| index.joins.iter());
        let cut = joins.into_iter().find_map(|join| key.split_once(join.as_str()));
        if let Some((one, other)) = cut {
            parts = vec![one.to_owned(), other.to_owned()];
        }
    }
    if parts.len() < 2 || parts.len() > 4 {
        return Vec::new();
    }
    let mut senses = Vec::new();
    for part in &parts {
        match sense(part, first) {
            Some(sense) if senses.contains(&sense) => {}
            Some(sense) => senses.push(sense),
            None => return Vec::new(),
        }
    }
    senses
}

/// The known header that these words are a slip of.
fn near(words: &str, first: Option<Tongue>) -> Option<(Sense, String)> {
    let forms = forms(words);
    let key = forms.last()?;
    let length = key.chars().count();
    // "% satisfied" is a number of people, and no slip of "satisfier".
    if length < 5 || words.contains(['%', '‰', '％']) {
        return None;
    }
    let limit = if length < 9 { 1 } else { 2 };
    let mut best: Option<(usize, Sense, String)> = None;
    let first_letter = key.get(..key.chars().next()?.len_utf8())?;
    for (_, index) in languages(first).filter(|(_, index)| !index.is_dense) {
        let same_letter = index.headers.range::<str, _>((Bound::Included(first_letter), Bound::Unbounded));
        for (word, sense) in same_letter.take_while(|(word, _)| word.starts_with(first_letter)) {
            let limit = best.as_ref().map_or(limit, |(distance, _, _)| distance.saturating_sub(1));
            if limit == 0 || word.len().abs_diff(key.len()) > limit * 2 {
                continue;
            }
            let distance = strsim::damerau_levenshtein(word, key);
            if distance <= limit && word.chars().count() >= 5 {
                best = Some((distance, *sense, word.clone()));
            }
        }
    }
    best.map(|(_, sense, word)| (sense, word))
}

/// Words without "Stage 1:", "1.", "①" before them, and whether there was such a thing. Numbers alone stay.
pub(in crate::import) fn without_number(words: &str) -> (&str, bool) {
    let whole = words.trim();
    let stay = (whole, false);
    let start =
        whole.trim_start_matches(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '#' | '"' | '“' | '«' | '\''));
    // "Stage 1: Awareness", "Phase II – Use"
    let first = start.split(|sign: char| sign.is_whitespace() || sign.is_ascii_digit()).next().unwrap_or("");
    if let Some(rest) = start.strip_prefix(first) {
        let rest = rest.trim_start().trim_start_matches('#');
        let number = rest.find(|sign: char| !is_numeral(sign)).unwrap_or(rest.len());
        let (digits, rest) = rest.split_at_checked(number).unwrap_or((rest, ""));
        if !digits.is_empty() && is_stage_word(first) {
            return behind_number(rest).map_or(stay, |rest| (rest, true));
        }
    }
    // "1. Awareness", "1단계: 인지", "01 – Awareness", "①"
    let number = start.find(|sign: char| !sign.is_numeric()).unwrap_or(start.len());
    let (digits, rest) = start.split_at_checked(number).unwrap_or((start, ""));
    if digits.is_empty() || digits.chars().count() > 2 {
        return stay;
    }
    let word = rest.find(|sign: char| !sign.is_alphabetic()).unwrap_or(rest.len());
    let (word, after) = rest.split_at_checked(word).unwrap_or(("", rest));
    if !word.is_empty() && is_stage_word(word) {
        return behind_number(after).map_or(stay, |rest| (rest, true));
    }
    let is_circled = digits.chars().all(|sign| !sign.is_ascii_digit());
    let behind = behind_number(rest).or_else(|| Some(rest.trim()).filter(|rest| is_circled && !rest.is_empty()));
    behind.map_or(stay, |rest| (rest, true))
}

/// Whether a stage has no more of a name than its number, or begins with it: "Stage 1", "2단계", "Phase II: Use".
pub(in crate::import) fn is_counted_stage(words: &str) -> bool {
    let words = words.trim().trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    if is_stage_word(first) {
        let rest = rest.trim_start().trim_start_matches('#');
        let number: String = rest.chars().take_while(|sign| is_numeral(*sign)).collect();
        return !number.is_empty()
            && !rest.get(number.len()..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    }
    let name = first.trim_start_matches(|sign: char| sign.is_ascii_digit()).trim_end_matches([':', '.', ')']);
    name.len() < first.len() && !name.is_empty() && is_stage_word(name)
}

/// What stands behind a number and the sign that ends it.
fn behind_number(rest: &str) -> Option<&str> {
    let rest = rest.trim_start();
    let cut = rest.trim_start_matches(['.', ')', ':', '-', '–', '—', '：', '、', '·', '|', '/', '️', '⃣']);
    let name = cut.trim();
    // "1.5 hours" and "1-2 weeks" are no numbered names.
    (cut.len() < rest.len() && !name.is_empty() && !name.starts_with(|sign: char| sign.is_ascii_digit()))
        .then_some(name)
}

fn is_numeral(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, 'I' | 'V' | 'X')
}

/// The words of all languages for stages and steps.
static STAGE_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let mut known = BTreeMap::new();
    for (word, sense) in languages(None).flat_map(|(_, index)| &index.headers) {
        known.entry(word.as_str()).or_insert(*sense);
    }
    known.into_iter().filter(|(_, sense)| matches!(sense, Sense::Stage | Sense::Step)).map(|(word, _)| word).collect()
});

pub(super) fn is_stage_word(word: &str) -> bool {
    STAGE_WORDS.contains(key(word).as_str())
}

/// Words before the number that a scale ends at.
const OUT_OF: &[&str] = &["/", "out of", "von", "na", "sur", "sobre", "de"];

/// Whether what stands before a number says that it is the end of a scale.
fn is_out_of(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    OUT_OF
        .iter()
        .filter_map(|word| before.strip_suffix(word))
        .any(|rest| rest.is_empty() || rest.ends_with([' ', '(', '[']))
}

/// What stands before `/10` and `out of 10`.
fn before_scale(words: &str) -> Option<&str> {
    let number = words.find(|sign: char| sign.is_ascii_digit())?;
    let before = words.get(..number)?.trim_end();
    OUT_OF.iter().find_map(|word| before.strip_suffix(word)).map(|rest| rest.trim_end_matches(['(', '[', ' ']))
}

/// The scale that a header names: `(1-5)`, `1–10`, `-2 to +2`, `/5`, `out of 10`.
fn scale(words: &str) -> Option<(f64, f64)> {
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let plain = words.replace(['–', '—', '−', '~', '〜'], "-").replace("...", "..").replace('…', "..");
    let mut numbers: Vec<(usize, usize, f64)> = Vec::new();
    let bytes = plain.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = plain.get(at..)?.find(|sign: char| !sign.is_ascii_digit()).map_or(plain.len(), |length| at + length);
        let before = plain.get(..at)?;
        // A minus is a sign where no number stands before it.
        let outer = before.strip_suffix(['-', '+']).unwrap_or(before);
        let is_sign = outer.len() < before.len() && !outer.trim_end().ends_with(|sign: char| sign.is_ascii_digit());
        let digits: f64 = plain.get(at..end)?.parse().ok()?;
        let number = if is_sign && before.ends_with('-') { -digits } else { digits };
        numbers.push((if is_sign { at - 1 } else { at }, end, number));
        at = end;
    }
    match numbers.as_slice() {
        [(start, _, top)] if plain.get(..*start)?.trim_end().ends_with('/') => Some((1.0, *top)),
        [(start, _, top)] if [3.0, 5.0, 7.0, 10.0].contains(top) && is_out_of(plain.get(..*start)?) => {
            Some((1.0, *top))
        }
        // "감정(5점)"
        [(_, end, top)] if plain.get(*end..)?.starts_with('점') && [3.0, 5.0, 7.0, 10.0].contains(top) => {
            Some((1.0, *top))
        }
        [(_, end, low), (start, _, high)] if low < high && high - low <= 100.0 && high - low >= 2.0 => {
            let between = plain.get(*end..*start)?.trim();
            matches!(between, "-" | "to" | ".." | "bis" | "do" | "à" | "a" | "até" | "から").then_some((*low, *high))
        }
        _ => None,
    }
}
