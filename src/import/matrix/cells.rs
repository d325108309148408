//! The cells of the lanes: each to the place and the key where it belongs.

use std::collections::BTreeSet;

use super::Placed;
use super::builder::Builder;
use super::facts::Fact;
use super::places::{Place, places};
use super::roles::Role;
use crate::import::cell::{Words, chain, has_ticks, is_feeling, items, measured};
use crate::import::lexicon::{self, Sense};
use crate::import::loss::Fate;
use crate::import::tree::{Field, Tree};
use crate::model::name::slug;

/// Why a part of a cell is in the lane where it is, of which the comment on its header tells.
pub(super) const SEVERAL: &str = "the header names several lanes";
/// Why a cell with boxes is not all in the map.
pub(super) const TICKS: &str = "boxes to tick are left out, ticked or not";

/// The unit of time that a header names in brackets: "Duration (min)".
fn unit(header: &str) -> Option<&str> {
    let inside = header.split_once(['(', '[', '（'])?.1.split([')', ']', '）']).next()?;
    let inside = inside.trim().trim_start_matches("in ");
    UNITS.contains(&inside.trim_end_matches('.').to_lowercase().as_str()).then_some(inside)
}

/// Units of time.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "s", "sec", "secs", "seconds", "m", "min", "mins", "minutes", "h", "hr", "hrs", "hours", "d", "days", "weeks", "months",
    "초", "분", "시간", "일", "주", "개월", "sek", "minuty", "minut", "godz", "godziny", "dni", "tyg", "mies", "std", "minuten", "stunden",
    "tage", "minutes", "heures", "jours", "minutos", "horas", "días", "dias", "秒", "分", "時間", "日", "分钟", "小时", "天",
];

/// Whether a cell is a feeling that is written with signs: `+`, `--`, `+/-`.
fn is_signed(words: &str) -> bool {
    let words = words.trim();
    let is_sign = |sign: char| matches!(sign, '+' | '±' | '-' | '–' | '−' | '/' | ' ');
    words.chars().all(is_sign) && (words.contains(['+', '±']) || words == "--")
}

/// What became of a cell, or of a part of one.
pub(super) struct Done {
    pub(super) to: String,
    /// Why it was guessed; empty where it was not.
    pub(super) guess: String,
}

impl Done {
    pub(super) fn well(to: impl Into<String>) -> Self {
        Self { to: to.into(), guess: String::new() }
    }

    pub(super) fn guessed(to: impl Into<String>, why: impl Into<String>) -> Self {
        Self { to: to.into(), guess: why.into() }
    }
}

impl Builder<'_> {
    /// Puts all cells where they belong, first those to which others say more.
    pub(super) fn cells(&mut self) {
        let matrix = self.matrix;
        let signed: BTreeSet<usize> =
            matrix.cells.iter().filter(|cell| is_signed(&cell.words.text)).map(|cell| cell.lane).collect();
        let is_late =
            |sense: &Role| matches!(sense, Role::Of(Sense::Severity | Sense::Impact | Sense::Effort | Sense::Channel));
        for late in [false, true] {
            for cell in &matrix.cells {
                let Some(role) = self.roles.all.get(cell.lane).cloned() else { continue };
                if role == Role::Steps || is_late(&role) != late {
                    continue;
                }
                self.cell(cell, &role, signed.contains(&cell.lane));
            }
        }
    }

    /// Puts a cell where it belongs. Where its line `is_signed`, `-` is a bad feeling there, else it is nothing.
    fn cell(&mut self, cell: &Placed, role: &Role, is_signed: bool) {
        let Placed { lane, columns, words } = cell;
        let lane = *lane;
        let places = places(&self.steps, columns);
        let Some(first) = places.first().copied() else {
            return self.tell(Fate::Unmapped, "cell", words, String::new(), "it stands beside no stage");
        };
        if lexicon::is_nothing(&words.text, self.matrix.tongue)
            && !(is_signed && matches!(role, Role::Of(Sense::Emotion | Sense::Score)))
        {
            return self.tell(Fate::Mapped, "frame", words, String::new(), "it says that there is nothing");
        }
        if *role == Role::Of(Sense::Truth) && lexicon::is_no(&words.text, self.matrix.tongue) {
            return self.tell(Fate::Mapped, "frame", words, String::new(), "it says that this is none");
        }
        let parts = items(words);
        if parts.is_empty() {
            return self.tell(Fate::Mapped, "frame", words, String::new(), "it says nothing");
        }
        let wide = (places.len() > 1)
            .then(|| format!("one cell stands over {} places, and is repeated at each", places.len()));
        let ticks = has_ticks(words).then(|| TICKS.to_owned());
        let doubt = self.matrix.lanes.get(lane).and_then(|lane| lane.doubt.clone());
        let (mut to, mut guesses): (Vec<String>, Vec<String>) =
            (Vec::new(), wide.into_iter().chain(ticks).chain(doubt).collect());
        for place in &places {
            let before = self.at(*place).map_or(0, |facts| facts.list.len());
            let done = match role {
                Role::Steps => Vec::new(),
                Role::Own(own) => self.own(*own, *place, &parts),
                Role::Of(sense) => self.put(lane, *sense, *place, words, &parts),
                Role::OneOf(senses) => self.sorted(lane, senses, *place, words, &parts),
            };
            self.own_facts(lane, *place, before);
            for done in done {
                if *place == first && !to.contains(&done.to) {
                    to.push(done.to);
                }
                if !done.guess.is_empty() && !guesses.contains(&done.guess) {
                    guesses.push(done.guess);
                }
            }
        }
        let fate = if guesses.is_empty() { Fate::Mapped } else { Fate::Guessed };
        self.tell(fate, "cell", words, to.join(", "), guesses.join("; "));
    }

    /// Cells of a lane of the map's own.
    pub(super) fn own(&mut self, own: usize, place: Place, parts: &[Words]) -> Vec<Done> {
        let Some(lane) = self.roles.own.get_mut(own) else { return Vec::new() };
        lane.used = true;
        let (id, guess) = (lane.id.clone(), lane.guess.clone());
        if let Some(facts) = self.at(place) {
            facts.cells.extend(parts.iter().map(|part| (id.clone(), part.clone(), Vec::new())));
        }
        let to = format!("{}.cells.{id}", place.path());
        vec![match guess {
            Some(why) => Done::guessed(to, why),
            None => Done::well(to),
        }]
    }

    /// The same where a lane of the language cannot hold it.
    pub(super) fn instead(&mut self, lane: usize, sense: Sense, place: Place, parts: &[Words]) -> Vec<Done> {
        let title = self.matrix.lanes.get(lane).map(|lane| lane.words.one_line()).unwrap_or_default();
        let after = match sense {
            Sense::Truth => "emotion",
            Sense::Goal | Sense::BusinessGoal => "action",
            _ => super::roles::lane_id(sense),
        };
        let own = self.roles.own_lane(&title, after, None);
        self.own(own, place, parts)
    }

    /// A fact of a key for each part.
    pub(super) fn list(&mut self, key: &'static str, place: Place, facts: Vec<Fact>) -> Vec<Done> {
        let to = format!("{}.{key}", place.path());
        let guesses: Vec<String> = facts
            .iter()
            .flat_map(|fact| fact.comments.iter())
            .filter_map(|comment| comment.strip_prefix("guessed: "))
            .map(str::to_owned)
            .collect();
        if let Some(here) = self.at(place) {
            here.list.extend(facts);
        }
        let done = if let Some(why) = guesses.first() { Done::guessed(to, why.clone()) } else { Done::well(to) };
        vec![done]
    }

    fn put(&mut self, lane: usize, sense: Sense, place: Place, words: &Words, parts: &[Words]) -> Vec<Done> {
        let fact = |key: &'static str, words: Words| Fact { key, words, extra: Vec::new(), comments: Vec::new() };
        let key = sense.key();
        let plain = |parts: &[Words]| parts.iter().map(|part| fact(key, part.clone())).collect::<Vec<_>>();
        self.uses(sense);
        match sense {
            Sense::Thinking | Sense::Saying => {
                let quotes = parts.iter().map(|part| fact(key, part.unquoted())).collect();
                self.list(key, place, quotes)
            }
            Sense::Touchpoint => self.touchpoints(place, parts),
            Sense::Pain => {
                let header = self.matrix.lanes.get(lane).map(|lane| lane.header.clone()).unwrap_or_default();
                let pains = parts.iter().map(|part| self.pain(part, &header)).collect();
                self.list(key, place, pains)
            }
            Sense::FrontstageTechnology | Sense::BackstageTechnology | Sense::System => {
                let technology = Field::new("kind", Tree::words("technology"));
                let cells =
                    parts.iter().map(|part| Fact { extra: vec![technology.clone()], ..fact(key, part.clone()) });
                let cells = cells.collect();
                self.list(key, place, cells)
            }
            Sense::Goal | Sense::BusinessGoal if place.step.is_some() => {
                if !self.is_of_stages(lane) {
                    return self.instead(lane, sense, place, parts);
                }
                let is_one = self.steps.get(place.stage).is_some_and(|steps| steps.list.len() == 1);
                let mut goals = plain(parts);
                if let Some(goal) = goals.first_mut().filter(|_| !is_one) {
                    goal.comments.push("guessed: it stands at one step, and a goal is of the whole stage".to_owned());
                }
                self.list(key, Place { step: None, ..place }, goals)
            }
            Sense::Emotion | Sense::Score => self.feelings(lane, place, words, parts),
            Sense::Engagement => self.engagement(lane, place, parts),
            Sense::Channel => self.channels(lane, place, parts),
            Sense::Metric => self.metrics(lane, place, parts),
            Sense::Evidence => self.evidence(place, parts),
            Sense::Persona => self.people(place, parts),
            Sense::Truth => self.truth(lane, place, words, parts),
            Sense::Severity | Sense::Impact | Sense::Effort => self.mark(lane, sense, place, parts),
            Sense::Time => {
                let unit = self.matrix.lanes.get(lane).and_then(|lane| unit(&lane.words.text));
                let times = parts.iter().map(|part| match unit {
                    Some(unit) if part.text.trim().parse::<f64>().is_ok() => Fact {
                        comments: vec![format!("guessed: the header says that it is counted in `{unit}`")],
                        ..fact(key, Words::plain(format!("{} {unit}", part.text.trim()), part.span))
                    },
                    _ => fact(key, part.clone()),
                });
                let times = times.collect();
                self.list(key, place, times)
            }
            _ => self.list(key, place, plain(parts)),
        }
    }

    /// Whether the cells of a lane can stand on stages as a whole: each stage has one at most.
    fn is_of_stages(&mut self, lane: usize) -> bool {
        if let Some(known) = self.kept.of_stages.get(&lane) {
            return *known;
        }
        let cells = self.kept.cells(lane).iter().filter(|cell| !cell.words.is_blank());
        let mut stages = cells.filter_map(|cell| places(&self.steps, &cell.columns).first().map(|place| place.stage));
        let mut seen = BTreeSet::new();
        let is_of_stages = stages.all(|stage| seen.insert(stage));
        self.kept.of_stages.insert(lane, is_of_stages);
        is_of_stages
    }

    /// Parts of a cell under a header that names several lanes.
    fn sorted(&mut self, lane: usize, senses: &[Sense], place: Place, words: &Words, parts: &[Words]) -> Vec<Done> {
        let why = SEVERAL;
        let mut done: Vec<Done> = Vec::new();
        // "Is it safe? / 😟 worried" under "Thoughts / Feelings".
        let slashed = |part: &Words| -> Option<Vec<Words>> {
            let pieces: Vec<Words> = part.text.split(" / ").map(|piece| part.part(piece).trim()).collect();
            (pieces.len() == senses.len() && pieces.len() > 1 && pieces.iter().all(|piece| !piece.is_blank()))
                .then_some(pieces)
        };
        for part in parts {
            let pairs: Vec<(Sense, Words)> = match slashed(part) {
                Some(pieces) => senses.iter().copied().zip(pieces).collect(),
                None => self.told_apart(senses, part),
            };
            for (sense, part) in pairs {
                done.extend(self.put(lane, sense, place, &Words { span: words.span, ..part.clone() }, &[part]));
            }
        }
        for done in &mut done {
            if done.guess.is_empty() {
                why.clone_into(&mut done.guess);
            }
        }
        done
    }

    /// What a part is, by its words.
    fn told_apart(&self, senses: &[Sense], part: &Words) -> Vec<(Sense, Words)> {
        let tongue = self.matrix.tongue;
        let has = |wanted: &[Sense]| senses.iter().copied().find(|sense| wanted.contains(sense));
        let first = || {
            senses
                .iter()
                .copied()
                .find(|sense| !matches!(sense, Sense::Emotion | Sense::Score | Sense::Metric))
                .or(senses.first().copied())
        };
        let rest = first().unwrap_or(Sense::Note);
        if let Some(sense) = has(&[Sense::Emotion, Sense::Score])
            && is_feeling(part, tongue)
        {
            // "“Is it safe?” 😟" is a thought with a face.
            let feelings = chain(part, tongue);
            let is_thought = matches!(rest, Sense::Thinking | Sense::Saying);
            let is_quoted = |words: &Words| is_thought && words.unquoted() != words.trim();
            // "“Finally!”" is what somebody thinks, however it sounds.
            if is_quoted(part) {
                return vec![(rest, part.clone())];
            }
            if let ([feeling], true) = (feelings.as_slice(), rest != sense)
                && (feeling.words.text.split_whitespace().count() > 3 || is_quoted(&feeling.words))
            {
                let mut mood = part.clone();
                let is_point = |sign: &char| {
                    // Beyond arrows there are faces, and the marks of Japanese and Chinese.
                    let is_mark = matches!(*sign, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
                    sign.is_ascii_digit()
                        || "/+-%.".contains(*sign)
                        || *sign > '\u{2190}' && !sign.is_alphanumeric() && !is_mark
                };
                mood.text = part.text.chars().filter(is_point).collect();
                mood.places.clear();
                mood.marks.clear();
                return vec![(rest, feeling.words.clone()), (sense, mood)];
            }
            return vec![(sense, part.clone())];
        }
        if let Some(sense) = has(&[Sense::Metric])
            && measured(part, None).is_some()
        {
            return vec![(sense, part.clone())];
        }
        if let Some(sense) = has(&[Sense::Saying])
            && part.unquoted() != part.trim()
        {
            return vec![(sense, part.clone())];
        }
        if let (Some(gain), Some(pain)) = (has(&[Sense::Gain]), has(&[Sense::Pain])) {
            let mut signs = part.text.chars();
            let sense = match signs.next() {
                Some('+' | '✅' | '👍' | '🟢' | '✔' | '✓' | '😊' | '🙂') => gain,
                Some('-' | '–' | '❌' | '👎' | '🔴' | '✗' | '✘' | '😞' | '☹') => pain,
                _ => return vec![(rest, part.clone())],
            };
            return vec![(sense, part.part(signs.as_str().trim_start_matches('\u{fe0f}').trim()))];
        }
        vec![(rest, part.clone())]
    }

    fn evidence(&mut self, place: Place, parts: &[Words]) -> Vec<Done> {
        for part in parts {
            let at = *self.kept.sources.entry(slug(&part.text)).or_insert(self.research.len());
            if at == self.research.len() {
                self.research.push(part.clone());
            }
            if let Some(facts) = self.at(place) {
                facts.references.push(("evidence", format!("source-{}", at + 1)));
            }
        }
        vec![Done::well(format!("{}.evidence", place.path()))]
    }
}
