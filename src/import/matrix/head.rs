//! What a foreign map says of itself as a whole: its title, its type, labels and remarks around it.

use std::collections::{BTreeMap, BTreeSet};

use super::builder::{Builder, said};
use crate::import::cell::{Words, items};
use crate::import::draft::{Draft, Said};
use crate::import::foreign::Foreign;
use crate::import::lexicon::{Sense, key};
use crate::import::loss::Fate;
use crate::import::tree::{Field, Tree};

/// What titles of blueprints say.
const BLUEPRINT: &[&str] = &["blueprint", "블루프린트", "ブループリント", "蓝图"];
/// What titles of maps of the future say.
const FUTURE: &[&str] = &[
    "to be",
    "future",
    "미래",
    "목표 상태",
    "stan docelowy",
    "docelowa",
    "docelowy",
    "przyszłość",
    "zukunft",
    "soll",
    "futur",
    "futuro",
    "将来",
    "未来",
];
/// What titles of maps of a day say.
const DAY: &[&str] = &[
    "day in the life",
    "day in life",
    "a day with",
    "하루",
    "dzień z życia",
    "ein tag im leben",
    "une journée dans la vie",
    "un día en la vida",
    "um dia na vida",
    "一日",
    "一天",
];
/// What titles of maps of today say.
const CURRENT: &[&str] = &[
    "as is",
    "current",
    "현재",
    "현황",
    "stan obecny",
    "obecny",
    "ist",
    "état actuel",
    "estado actual",
    "estado atual",
    "現状",
    "现状",
];

impl Builder<'_> {
    /// What the map is called.
    pub(super) fn title(&mut self, foreign: &Foreign, number: Option<usize>) -> Said {
        let about = self.matrix.about.iter().find(|(_, sense, _)| *sense == Sense::Title);
        let said = self.matrix.title.clone().or_else(|| about.map(|(_, _, value)| value.clone()));
        if let Some(words) = said.filter(|words| !words.is_blank()) {
            self.tell(Fate::Mapped, "title", &words, "title".to_owned(), "");
            let line = words.one_line();
            return Said::plain(without_section(&line)).at(words.span);
        }
        if let Some((name, why)) = &self.matrix.named {
            return Said::plain(name.split_whitespace().collect::<Vec<_>>().join(" ")).guessed(why);
        }
        let stem = foreign.named();
        let (name, why) = match stem.as_str() {
            "" | "<stdin>" => ("Journey", "there is no title"),
            stem => (stem, "there is no title, so that the name of the file is one"),
        };
        let name = number.map_or_else(|| name.to_owned(), |number| format!("{name} {number}"));
        Said::plain(name).guessed(why)
    }

    /// What the map is made for, by its lanes and its title.
    pub(super) fn map_type(&self, title: &str) -> Said {
        let has = |id: &str| self.used.contains(&id);
        let behind = ["frontstage", "backstage", "support"].into_iter().filter(|id| has(id)).count();
        let title = format!(" {} ", key(title));
        // Languages without blanks between words have theirs within longer ones.
        let says = |words: &[&str]| {
            words.iter().any(|word| {
                if word.is_ascii() || word.contains(' ') {
                    title.contains(&format!(" {} ", key(word)))
                } else {
                    title.contains(&key(word))
                }
            })
        };
        if has("backstage") && behind >= 2 {
            return Said::plain("service-blueprint").guessed("it has lanes behind the line of visibility");
        }
        if says(BLUEPRINT) {
            return Said::plain("service-blueprint").guessed("its title speaks of a blueprint");
        }
        if says(FUTURE) {
            return Said::plain("future-state").guessed("its title speaks of the future");
        }
        let is_time = |steps: &super::Stage| {
            let name = steps.names.first().map(|name| name.text.trim().to_owned()).unwrap_or_default();
            name.split_once(':').is_some_and(|(hour, rest)| {
                hour.len() <= 2
                    && hour.parse::<u8>().is_ok_and(|hour| hour < 24)
                    && rest.starts_with(|sign: char| sign.is_ascii_digit())
            })
        };
        let stages = &self.matrix.stages;
        if says(DAY) || (stages.len() > 1 && stages.iter().all(is_time)) {
            return Said::plain("day-in-the-life").guessed("its stages are times of a day");
        }
        if says(CURRENT) {
            return Said::plain("current-state").guessed("its title speaks of what is");
        }
        Said::plain("current-state").guessed("nothing says what the map is made for")
    }

    /// What labels and remarks around the table say of the whole map.
    pub(super) fn about(&mut self, draft: &mut Draft) {
        let matrix = self.matrix;
        let mut seen: Vec<&'static str> = Vec::new();
        let place = |words: &Words| (words.span.start, words.span.end);
        let mut labels: BTreeSet<(usize, usize)> = BTreeSet::new();
        let doubts: BTreeMap<(usize, usize), &'static str> =
            matrix.doubtful.iter().map(|(span, why)| ((span.start, span.end), *why)).collect();
        for (label, sense, value) in &matrix.about {
            let once = match sense {
                Sense::Scenario => "scenario",
                Sense::Goal => "goal",
                Sense::Owner => "owner",
                Sense::Summary => "summary",
                _ => "",
            };
            // A label stands once before several values.
            if labels.insert(place(label)) {
                self.entries.push(super::Aside::Frame("a label").entry(label));
            }
            if value.is_blank() {
                continue;
            }
            let why = doubts.get(&place(value)).copied();
            let fate = if why.is_some() { Fate::Guessed } else { Fate::Mapped };
            let guessed = |said: Said| match why {
                Some(why) => said.guessed(why),
                None => said,
            };
            if !once.is_empty() && !seen.contains(&once) {
                seen.push(once);
                draft.fields.push(Field::new(once, value.tree()).at(value.span));
                self.tell(Fate::Mapped, "value", value, once.to_owned(), "");
                continue;
            }
            match sense {
                Sense::Title if matrix.title.is_none() => {}
                Sense::Persona => self.personas(value, why, draft),
                Sense::Evidence => {
                    self.research.extend(items(value));
                    self.tell(Fate::Mapped, "value", value, "research".to_owned(), "");
                }
                Sense::Review if is_date(value.text.trim()) && !seen.contains(&"review") => {
                    seen.push("review");
                    let last = Field::new("last", Tree::words(value.text.trim()));
                    draft.fields.push(Field::new("review", Tree::Map(vec![last])));
                    self.tell(Fate::Mapped, "value", value, "review.last".to_owned(), "");
                }
                Sense::Note => {
                    draft.notes.push(guessed(note(value)));
                    self.tell(fate, "value", value, "note".to_owned(), why.unwrap_or_default());
                }
                _ => {
                    let both = Words {
                        span: value.span,
                        ..Words::join(
                            &[Words::plain(label.text.trim_end_matches([':', '：']), label.span), value.clone()],
                            ": ",
                        )
                    };
                    draft.notes.push(guessed(note(&both)));
                    self.tell(fate, "value", value, "note".to_owned(), why.unwrap_or_default());
                }
            }
        }
        for words in &matrix.notes {
            draft.notes.push(note(words));
            self.tell(Fate::Mapped, "remark", words, "note".to_owned(), "");
        }
    }
}

/// A heading without the number of its section: "2.3. Journey".
fn without_section(line: &str) -> &str {
    let rest = line.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ')' | '§'));
    let number = line.get(..line.len() - rest.len()).unwrap_or("");
    let name = rest.trim_start();
    let is_number = number.contains(['.', ')']) && number.len() <= 10 && name.len() < rest.len();
    if is_number && !name.is_empty() { name } else { line }
}

fn note(words: &Words) -> Said {
    said(words).at(words.span)
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &&str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [year, month, day] => {
            let number = |part: &str| part.parse::<i8>().unwrap_or(0);
            let year_fits = year.parse::<i16>().is_ok_and(|year| year > 1900);
            is_number(year, 4)
                && is_number(month, 2)
                && is_number(day, 2)
                && year_fits
                && jiff::civil::Date::new(year.parse().unwrap_or(0), number(month), number(day)).is_ok()
        }
        _ => false,
    }
}
