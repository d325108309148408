//! A foreign map as a whole: its title, its type, what is said of all of it, and the draft that comes of it.

use std::collections::{BTreeMap, BTreeSet};

use super::builder::{Builder, OwnMetric, said};
use super::cells::TICKS;
use super::facts::Facts;
use super::kept::{Kept, by_lane};
use super::places::{self, Place};
use super::roles::{Role, Roles};
use super::{Matrix, Placed};
use crate::import::Imported;
use crate::import::cell::{Words, chain, has_ticks};
use crate::import::draft::{Draft, Persona, Said, Stage, Step};
use crate::import::foreign::Foreign;
use crate::import::lexicon::{Sense, is_nothing, is_time, without_number};
use crate::import::loss::{Entry, Fate};
use crate::import::tree::{Field, Item, Tree};
use crate::model::name::slug;
use crate::source::{Source, Span};

/// Why a step may be none.
const TIME: &str = "it is taken for a step, and may say that the column is of another time: a map is of one";

/// Why a header is not in the map.
const EMPTY: &str = "a lane without cells";

impl<'m> Builder<'m> {
    pub(super) fn new(matrix: &'m Matrix) -> Self {
        let has_stages = matrix.stages.iter().any(|stage| !stage.names.is_empty());
        let mut roles = Roles::of(&matrix.lanes, has_stages, |lane| is_various(matrix, lane));
        stories(matrix, &mut roles);
        super::measures::measures(matrix, &mut roles);
        let steps = places::steps(matrix, &roles.all);
        let kept = Kept::of(matrix, &roles);
        let facts = steps.iter().map(|steps| vec![Facts::default(); steps.list.len() + 1]).collect();
        Self {
            matrix,
            roles,
            steps,
            owners: super::whose::Owners::of(matrix),
            facts,
            felt: Vec::new(),
            marks: BTreeMap::new(),
            used: Vec::new(),
            metrics: Vec::new(),
            research: Vec::new(),
            people: Vec::new(),
            kept,
            entries: Vec::new(),
            comments: Vec::new(),
        }
    }

    pub(super) fn import(mut self, foreign: &Foreign, number: Option<usize>) -> Imported {
        self.headers();
        self.rivals_of_steps();
        self.cells();
        let scale = self.feel();
        let mut draft = Draft { title: self.title(foreign, number), ..Draft::default() };
        draft.map_type = self.map_type(&draft.title.words);
        self.about(&mut draft);
        self.described(&mut draft);
        self.whose(&mut draft);
        self.owners(&mut draft);
        let mut fields = self.top_fields();
        fields.extend(scale);
        draft.fields.extend(fields);
        let mut doubts: BTreeMap<Span, (usize, &'static str)> = BTreeMap::new();
        for (at, (span, why)) in self.matrix.doubtful.iter().enumerate() {
            doubts.entry(*span).or_insert((at, why));
        }
        draft.stages = (0..self.steps.len()).map(|stage| self.stage(stage, &doubts)).collect();
        for (words, aside) in &self.matrix.aside {
            self.entries.push(aside.entry(words));
        }
        for (words, why) in &self.matrix.unread {
            self.tell(Fate::Unmapped, "text", words, String::new(), why.as_str());
        }
        once(&mut self.entries);
        draft.comments = std::mem::take(&mut self.comments);
        let title = draft.title.words.clone();
        let mut page = draft.page();
        let untold = uncommented(&page.text, &self.entries, &foreign.source);
        page.behind(&untold);
        Imported::new(title, page, self.entries)
    }

    /// Tells what became of the headers of lanes.
    fn headers(&mut self) {
        let filled: BTreeSet<usize> =
            self.matrix.cells.iter().filter(|cell| !cell.words.is_blank()).map(|cell| cell.lane).collect();
        for (at, (lane, role)) in self.matrix.lanes.iter().zip(self.roles.all.clone()).enumerate() {
            if lane.words.is_blank() {
                continue;
            }
            let name = super::roles::title(lane);
            if !filled.contains(&at) {
                let is_own = matches!(role, Role::Own(_));
                let (fate, what) = if is_own { (Fate::Unmapped, "header") } else { (Fate::Mapped, "frame") };
                self.tell(fate, what, &lane.words, String::new(), EMPTY);
                continue;
            }
            let to = match &role {
                Role::Steps => "stages.steps.action".to_owned(),
                Role::Of(sense) => sense.key().to_owned(),
                Role::OneOf(senses) => senses.iter().map(|sense| sense.key()).collect::<Vec<_>>().join(", "),
                Role::Own(_) => "lanes".to_owned(),
            };
            let guess = match (&role, &lane.header.near) {
                (_, Some(near)) => Some(format!("`{name}` is read as `{near}`")),
                (Role::Own(own), None) => self.roles.own.get(*own).and_then(|own| own.guess.clone()),
                (Role::Steps, None) if lane.header.senses == [Sense::Persona] => {
                    Some(format!("`{name}` is read as what is done, as nothing else says it"))
                }
                (Role::Steps, None) if lane.header.senses == [Sense::Value] => {
                    Some(format!("`{name}` is read as what is done, as nothing else names the steps"))
                }
                (Role::Of(Sense::Touchpoint), None) if asks_where(&name) => {
                    Some(format!("`{name}` is read as where both sides meet; `place` is where somebody is"))
                }
                (Role::Of(Sense::System), None) if matches!(name.to_lowercase().as_str(), "tools" | "tool") => Some(
                    format!("`{name}` is read as what the organisation works with; `devices` are what somebody uses"),
                ),
                _ if lane.heading => Some(format!("`{name}` is read as what stands in the heading above it")),
                (Role::OneOf(_), None) => {
                    Some(format!("`{name}` names several lanes: what each cell is, was told from its words"))
                }
                _ => None,
            };
            let owner = match (&role, self.owners.id(at)) {
                (Role::Steps, Some(_)) => Some(format!("`{name}` says whose the steps are, which is not kept")),
                _ => self.guessed_owner(lane),
            };
            if let Some(why) = guess.as_ref().filter(|_| !matches!(role, Role::Own(_))) {
                self.comments.push(format!("guessed: {why}"));
            }
            let guess =
                [guess, owner, lane.doubt.clone()].into_iter().flatten().reduce(|one, other| format!("{one}; {other}"));
            let fate = if guess.is_some() { Fate::Guessed } else { Fate::Mapped };
            self.tell(fate, "header", &lane.words, to, guess.unwrap_or_default());
        }
    }

    /// Tells of the cells that name steps.
    fn rivals_of_steps(&mut self) {
        let Some(lane) = self.roles.all.iter().position(|role| *role == Role::Steps) else { return };
        self.used.push("action");
        let cells: Vec<Placed> = self.matrix.cells.iter().filter(|cell| cell.lane == lane).cloned().collect();
        for cell in cells {
            let places = places::places(&self.steps, &cell.columns);
            let first = places.first().copied();
            match first {
                Some(_) if is_nothing(&cell.words.text, self.matrix.tongue) => {
                    self.tell(Fate::Mapped, "frame", &cell.words, String::new(), "it says that there is nothing");
                }
                None => self.tell(Fate::Unmapped, "cell", &cell.words, String::new(), "it stands beside no stage"),
                Some(place) => {
                    let place = Place { step: place.step.or(Some(0)), ..place };
                    let ticks = has_ticks(&cell.words).then(|| TICKS.to_owned());
                    let time = is_time(&cell.words.text).then(|| TIME.to_owned());
                    let doubt = self.matrix.lanes.get(lane).and_then(|lane| lane.doubt.clone());
                    let whys: Vec<String> = [ticks, time, doubt].into_iter().flatten().collect();
                    let fate = if whys.is_empty() { Fate::Mapped } else { Fate::Guessed };
                    self.tell(fate, "cell", &cell.words, format!("{}.action", place.path()), whys.join("; "));
                }
            }
        }
    }

    /// Personas that columns are of.
    fn whose(&mut self, draft: &mut Draft) {
        let mut known: BTreeSet<String> = draft.personas.iter().map(|persona| slug(&persona.name.words)).collect();
        for name in &self.people {
            if known.insert(slug(&name.text)) {
                draft.personas.push(Persona { name: Said::plain(name.one_line()).at(name.span), ..Persona::default() });
            }
        }
    }

    /// The keys of the map that its cells ask for.
    fn top_fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        let lang = self.matrix.tongue.map_or("en", |tongue| tongue.tag());
        if lang != "en" {
            fields.push(Field::new("lang", Tree::words(lang)).guessed("most headers are in this language"));
        }
        if !self.research.is_empty() {
            let source = |(at, words): (usize, &Words)| {
                let id = Field::new("id", Tree::words(format!("source-{}", at + 1)));
                Item::new(Tree::Map(vec![id, Field::new("name", Tree::words(words.one_line()))])).at(words.span)
            };
            fields.push(Field::new("research", Tree::List(self.research.iter().enumerate().map(source).collect())));
        }
        if !self.metrics.is_empty() {
            let metric = |metric: &OwnMetric| {
                let mut fields =
                    vec![Field::new("id", Tree::words(&*metric.id)), Field::new("name", Tree::words(&*metric.name))];
                let Some((better, sign)) = metric.better else { return Item::new(Tree::Map(fields)) };
                fields.push(Field::new("better", Tree::words(better)));
                Item::new(Tree::Map(fields)).guessed(&format!("`{sign}` before a number says which way is better"))
            };
            fields.push(Field::new("metrics", Tree::List(self.metrics.iter().map(metric).collect())));
        }
        let is_blueprint = self.used.contains(&"backstage");
        // Where the program has no words of a language, the author's stay.
        let titled = !crate::words::words(lang).1;
        fields.extend(self.roles.field(&self.used, is_blueprint, titled));
        fields
    }

    /// A stage with its steps. `doubts` say of names why they may be none.
    fn stage(&mut self, at: usize, doubts: &BTreeMap<Span, (usize, &'static str)>) -> Stage {
        let matrix = self.matrix;
        let names = matrix.stages.get(at).map(|stage| stage.names.as_slice()).unwrap_or_default();
        let name = match names.first() {
            None => Said::plain("Journey").guessed("nothing names the stages"),
            Some(first) => {
                let (name, numbered) = without_number(&first.text);
                let name = first.part(name).unmarked();
                let doubt = names.iter().filter_map(|words| doubts.get(&words.span)).min().map(|(_, why)| *why);
                for (again, words) in names.iter().enumerate() {
                    let why = match (again, numbered) {
                        (0, true) => "its number is its place",
                        (0, false) => "",
                        _ => "one stage with the one before, which has the same name",
                    };
                    let (fate, why) = doubt.map_or((Fate::Mapped, why), |doubt| (Fate::Guessed, doubt));
                    self.tell(fate, "stage", words, format!("stages[{at}].name"), why);
                }
                let said = said(&name).at(first.span);
                match doubt {
                    Some(doubt) => said.guessed(doubt),
                    None => said,
                }
            }
        };
        let facts = self.facts.get(at).map(Vec::as_slice).unwrap_or_default();
        let mut steps = Vec::new();
        for (number, step) in
            self.steps.get(at).map(|steps| steps.list.as_slice()).unwrap_or_default().iter().enumerate()
        {
            let own = facts.get(number + 1).map(Facts::fields).unwrap_or_default();
            let action = if step.action.is_blank() {
                Said::plain(format!("{} {}", name.words, number + 1)).guessed("nothing says what is done here")
            } else {
                let (words, _) = without_number(&step.action.text);
                said(&step.action.part(words).unmarked()).at(step.action.span)
            };
            steps.push(Step { action, fields: own, ..Step::default() });
        }
        Stage { name, fields: facts.first().map(Facts::fields).unwrap_or_default(), steps }
    }
}

/// Whether the cells of a lane are all different, and most of them no names: small letters, or several words.
fn is_various(matrix: &Matrix, lane: usize) -> bool {
    let cells: Vec<&str> =
        matrix.cells.iter().filter(|cell| cell.lane == lane).map(|cell| cell.words.text.trim()).collect();
    let different: BTreeSet<&str> = cells.iter().copied().collect();
    let is_deed = |words: &&&str| {
        words.starts_with(char::is_lowercase)
            || words.split_whitespace().skip(1).any(|word| word.starts_with(char::is_lowercase))
    };
    cells.len() > 1 && different.len() == cells.len() && cells.iter().filter(is_deed).count() * 2 > cells.len()
}

/// Whether a header asks where something is: "Where", "Where are they?".
fn asks_where(name: &str) -> bool {
    let first = name.split([' ', '?']).next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "where" | "gdzie" | "wo" | "où" | "dónde" | "donde" | "onde")
}

/// Lanes of feelings that tell a story and name no feeling are lanes of the map's own: "Experience: Sarah signs up."
fn stories(matrix: &Matrix, roles: &mut Roles) {
    for (at, (lane, cells)) in matrix.lanes.iter().zip(by_lane(matrix)).enumerate() {
        if roles.all.get(at) != Some(&Role::Of(Sense::Emotion)) {
            continue;
        }
        let cells: Vec<&Words> = cells.into_iter().map(|cell| &cell.words).collect();
        let is_long = |words: &&&Words| words.text.split_whitespace().count() > 4 || words.text.chars().count() > 40;
        let has_feeling = |words: &&Words| {
            chain(words, matrix.tongue)
                .iter()
                .any(|feeling| !feeling.points.is_empty() || feeling.face.is_some() || feeling.level.is_some())
        };
        let long = cells.iter().filter(is_long).count();
        if !cells.is_empty() && long * 2 > cells.len() && !cells.iter().any(has_feeling) {
            let own = roles.own_lane(&super::roles::title(lane), "emotion", None);
            if let Some(role) = roles.all.get_mut(at) {
                *role = Role::Own(own);
            }
        }
    }
}

/// Tells a guess about words that are told of anyhow with these, and not a second time.
fn once(entries: &mut Vec<Entry>) {
    let is_apart = |entry: &Entry| entry.fate == Fate::Guessed && entry.what == "frame";
    let mut guesses: BTreeMap<Span, Vec<String>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| is_apart(entry)) {
        guesses.entry(entry.span).or_default().push(entry.reason.clone());
    }
    if guesses.is_empty() {
        return;
    }
    let mut told: BTreeSet<Span> = BTreeSet::new();
    for entry in entries.iter_mut().filter(|entry| entry.fate != Fate::Unmapped && entry.what != "frame") {
        for why in guesses.get(&entry.span).into_iter().flatten() {
            told.insert(entry.span);
            entry.fate = Fate::Guessed;
            if !entry.reason.contains(why.as_str()) {
                let between = if entry.reason.is_empty() { "" } else { "; " };
                entry.reason = format!("{}{between}{why}", entry.reason);
            }
        }
    }
    entries.retain(|entry| !(is_apart(entry) && told.contains(&entry.span)));
}

/// Comments for guesses of which no comment of a map tells, each with what was guessed.
fn uncommented(page: &str, entries: &[Entry], source: &Source) -> Vec<String> {
    let told: BTreeSet<&str> = page.lines().filter_map(|line| line.trim_start().strip_prefix("# guessed: ")).collect();
    let mut open: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.fate == Fate::Guessed) {
        let is_open = |why: &&str| !why.is_empty() && *why != super::cells::SEVERAL && !told.contains(why);
        for why in entry.reason.split("; ").map(str::trim).filter(is_open) {
            let at = *known.entry(why).or_insert(open.len());
            if at == open.len() {
                open.push((why, Vec::new()));
            }
            if let Some((_, words)) = open.get_mut(at) {
                words.push(source.slice(entry.span));
            }
        }
    }
    // A comment may say it with others.
    open.retain(|(why, _)| !page.contains(&format!("; {why}")) && !page.contains(&format!("{why}; ")));
    open.into_iter().map(|(why, words)| format!("guessed: {why}{}", named(why, &words))).collect()
}

/// The words that something was guessed of, where they are few and the reason does not say them.
fn named(why: &str, words: &[&str]) -> String {
    /// So many are named, in so many characters each.
    const FEW: usize = 3;
    const LONG: usize = 40;
    if words.len() > FEW {
        return String::new();
    }
    let shown: Vec<String> = words.iter().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let is_short = |words: &String| !words.is_empty() && words.chars().count() <= LONG && !why.contains(words.as_str());
    if !shown.iter().all(is_short) {
        return String::new();
    }
    format!(": {}", shown.iter().map(|words| format!("`{words}`")).collect::<Vec<_>>().join(", "))
}
