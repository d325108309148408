//! What stands above and below a table: a title, labels with values such as "Persona: Anna", and remarks.

use super::legend::{LEGEND, is_legend};
use super::sheet::Square;
use super::{Headers, Sheet};
use crate::import::cell::Words;
use crate::import::lexicon::{Sense, Trait, trait_of};
use crate::import::matrix::{Aside, Matrix, Person};

/// Why a cell behind the value of a label is another one.
const BEHIND: &str = "it stands behind the value of a label, and is taken for another one";

/// Whether a label may say something of the whole map.
pub(in crate::import) fn is_about(sense: Sense) -> bool {
    is_about_only(sense)
        || matches!(
            sense,
            Sense::Goal
                | Sense::Owner
                | Sense::BusinessGoal
                | Sense::Note
                | Sense::Evidence
                | Sense::Need
                | Sense::Expectation
                | Sense::Time
                | Sense::People
                | Sense::Pain
        )
}

/// Whether a label can say something of the whole map only.
pub(in crate::import) fn is_about_only(sense: Sense) -> bool {
    matches!(sense, Sense::Persona | Sense::Scenario | Sense::Title | Sense::Summary | Sense::Review | Sense::Gone)
}

/// Reads the rows above a table: the first words without a label are its title.
pub(in crate::import) fn above(rows: &Sheet, headers: &Headers, matrix: &mut Matrix) {
    Around::of(rows, headers, true).read(matrix);
}

/// Reads the rows below a table.
pub(in crate::import) fn below(rows: &Sheet, headers: &Headers, matrix: &mut Matrix) {
    Around::of(rows, headers, false).read(matrix);
}

/// Rows around a table.
struct Around<'r> {
    rows: &'r Sheet,
    headers: &'r Headers,
    may_be_title: bool,
    /// The persona of whom facts are told there.
    person: Option<Person>,
    /// Whether a label there says her name.
    is_named: bool,
    /// Cells that were taken with a label above them.
    used: Vec<(usize, usize)>,
    /// The columns in which labels of the persona stand.
    labels: Vec<usize>,
}

impl<'r> Around<'r> {
    fn of(rows: &'r Sheet, headers: &'r Headers, may_be_title: bool) -> Self {
        let person = tells_of_person(rows, headers).then(Person::default);
        let is_named = rows.words().any(|words| trait_of(&words.text) == Some(Trait::Name));
        Self { rows, headers, may_be_title, person, is_named, used: Vec::new(), labels: Vec::new() }
    }

    fn read(mut self, matrix: &mut Matrix) {
        let mut at = 0;
        while at < self.rows.height() {
            if let Some(end) = self.people(at, matrix) {
                at = end;
            } else {
                self.line(at, matrix);
                at += 1;
            }
        }
        matrix.people.extend(self.person.filter(|person| person.name.is_some() || !person.facts.is_empty()));
    }

    /// Personas, one in each row below a row of headers, and where they end.
    fn people(&self, at: usize, matrix: &mut Matrix) -> Option<usize> {
        let head: Vec<(usize, &Words)> = self.rows.row(at).map(|(column, square)| (column, &square.words)).collect();
        let words: Vec<&Words> = head.iter().map(|(_, words)| *words).collect();
        let (first, _) = head.first().filter(|_| heads_people(&words, self.headers))?;
        // "Persona | Name | Ann" above facts with labels of their own.
        self.rows.at(at + 1, *first).or_else(|| self.rows.at(at + 2, *first))?;
        let is_filled = |at: &usize| self.rows.row(*at).count() > 1;
        let is_in_columns = |at: &usize| {
            let all = self.rows.row(*at).all(|(column, _)| head.iter().any(|(own, _)| *own == column));
            self.rows.row(*at).next().is_none() || is_filled(at) && all
        };
        let end = (at + 1..self.rows.height()).take_while(is_in_columns).filter(is_filled).last()? + 1;
        for row in (at + 1..end).filter(is_filled) {
            let value = |column: usize| self.rows.at(row, column).map(|square| square.words.clone());
            let facts = head.iter().skip(1).filter_map(|(column, label)| Some(((*label).clone(), value(*column)?)));
            matrix.people.push(Person { name: value(*first), facts: facts.collect() });
        }
        matrix.aside.extend(words.first().map(|words| ((*words).clone(), Aside::Frame("it stands above the names"))));
        Some(end)
    }

    fn line(&mut self, at: usize, matrix: &mut Matrix) {
        let rows = self.rows;
        let filled: Vec<(usize, &Words)> = rows
            .row(at)
            .filter(|(column, _)| !self.used.contains(&(at, *column)))
            .map(|(column, square)| (column, &square.words))
            .collect();
        let cells: Vec<&Words> = filled.iter().map(|(_, words)| *words).collect();
        if let Some((first, others)) = cells.split_first()
            && !others.is_empty()
            && is_legend(&first.text, others.iter().map(|words| words.text.as_str()))
        {
            matrix.aside.extend(cells.into_iter().map(|words| (words.clone(), Aside::Lost(LEGEND))));
            return;
        }
        let are_pairs = are_pairs(rows, at, self.headers);
        let are_labels = cells.len() > 1 && cells.iter().all(|words| label(&words.text, self.headers).is_some());
        // The label and the column of the last value, if more may stand behind it.
        let mut open: Option<(&Words, Sense, usize)> = None;
        let mut rest = filled.as_slice();
        while let Some(((column, words), after)) = rest.split_first() {
            rest = after;
            let is_pair = filled.len() == 2 && self.may_be_title && matrix.title.is_none();
            let journey = || is_journey(&words.text, self.headers).then_some(Sense::Title);
            let sense = label(&words.text, self.headers).or_else(|| is_pair.then(journey).flatten());
            if let Some((name, of, before)) = open
                && before + 1 == *column
                && self.is_value(words)
            {
                matrix.about.push((name.clone(), of, (*words).clone()));
                matrix.doubtful.push((words.span, BEHIND));
                open = Some((name, of, *column));
                continue;
            }
            open = None;
            if let Some(((place, value), after)) = after.split_first()
                && self.is_value(value)
            {
                // "Project:" is a label that nobody knows.
                let is_unknown = are_pairs || words.text.ends_with([':', '：']);
                let sense = sense.or_else(|| is_unknown.then_some(Sense::Gone));
                let is_below = sense.is_none() && self.labels.contains(column) && cells.len().is_multiple_of(2);
                if self.told(words, sense, value, matrix) || is_below && self.more(words, value) {
                    self.labels.push(*column);
                    rest = after;
                    continue;
                }
                if let Some(sense) = sense {
                    matrix.about.push(((*words).clone(), sense, (*value).clone()));
                    open = Some((*words, sense, *place)).filter(|_| !are_pairs && sense != Sense::Gone);
                    rest = after;
                    continue;
                }
            } else if let Some(sense) =
                sense.filter(|sense| are_labels || matches!(sense, Sense::Persona | Sense::Scenario | Sense::Summary))
                && let Some(value) = rows.at(at + 1, *column).filter(|square| self.is_value(&square.words))
                && !rows.row(at + 1).any(|(beside, _)| beside == column + 1)
                && (self.person.is_none() || sense != Sense::Persona)
            {
                matrix.about.push(((*words).clone(), sense, value.words.clone()));
                self.used.push((at + 1, *column));
                continue;
            }
            if self.pair(words, matrix) {
                continue;
            }
            if self.person.is_some() && sense == Some(Sense::Persona) {
                matrix.aside.push(((*words).clone(), Aside::Frame("a label")));
            } else if self.may_be_title
                && matrix.title.is_none()
                && cells.len() <= 2
                && labelled(words, self.headers).is_none()
                && sense != Some(Sense::Note)
            {
                matrix.title = Some((*words).clone());
            } else {
                remark(words, self.headers, matrix);
            }
        }
    }

    /// Whether words can be what a label before them says.
    fn is_value(&self, words: &Words) -> bool {
        let is_trait = self.person.is_some() && (trait_of(&words.text).is_some() || is_fact(words));
        label(&words.text, self.headers).is_none() && !is_trait
    }

    /// Takes a label and what it says, where that is told of a persona.
    fn told(&mut self, name: &Words, sense: Option<Sense>, value: &Words, matrix: &mut Matrix) -> bool {
        let Some(person) = self.person.as_mut() else { return false };
        if sense == Some(Sense::Persona) && self.is_named {
            // "Client: ACME", where another label says the name.
            person.facts.push((name.clone(), value.clone()));
            return true;
        }
        if sense == Some(Sense::Persona) && person.name.is_none() {
            matrix.aside.push((name.clone(), Aside::Frame("a label")));
            person.name = Some(value.clone());
            return true;
        }
        let is_of_person = trait_of(&name.text).is_some()
            || matches!(sense, Some(Sense::Goal | Sense::Need | Sense::Pain | Sense::Expectation));
        if is_of_person {
            person.facts.push((name.clone(), value.clone()));
        }
        is_of_person
    }

    /// Takes a label that nobody knows and what it says, below labels of a persona: "Tools | iPhone".
    fn more(&mut self, name: &Words, value: &Words) -> bool {
        let Some(person) = self.person.as_mut().filter(|_| name.text.chars().count() <= 40) else { return false };
        person.facts.push((name.clone(), value.clone()));
        true
    }

    /// The same for a label and what it says in one cell: "Age: 34".
    fn pair(&mut self, words: &Words, matrix: &mut Matrix) -> bool {
        let Some((name, value)) = words.text.split_once([':', '：']).filter(|(_, value)| !value.trim().is_empty())
        else {
            return false;
        };
        let sense = label(name, self.headers);
        self.told(&words.part(name).trim(), sense, &words.part(value).trim(), matrix)
    }
}

/// Whether a cell holds a label of a persona and what it says: "Age: 34".
fn is_fact(words: &Words) -> bool {
    let fact =
        words.text.split_once([':', '：']).filter(|(_, value)| !value.trim().is_empty() && !value.contains('\n'));
    fact.is_some_and(|(name, _)| trait_of(name).is_some())
}

/// Whether cells behind a label tell facts of a persona: "Name | Ann | Age | 34", "Name: Ann | Age: 34".
pub(super) fn begins_with_facts(cells: &[&Words]) -> bool {
    let is_label = |words: &&&Words| trait_of(&words.text).is_some();
    let are_pairs =
        cells.first().is_some_and(|first| is_label(&first)) && cells.get(1).is_some_and(|cell| !is_label(&cell));
    are_pairs || cells.len() > 1 && cells.iter().all(|words| is_fact(words))
}

/// Whether headers are those of a table of personas: "Persona | Occupation", "Name | Age". A list of a team has no ages.
pub(in crate::import) fn heads_people(head: &[&Words], headers: &Headers) -> bool {
    let Some((first, rest)) = head.split_first() else { return false };
    // "Persona: | Marta | Age: | 34" is a line of labels and what they say.
    let is_label = |words: &&Words| trait_of(&words.text).is_some() || label(&words.text, headers).is_some();
    let is_pair = rest.first().is_some_and(|second| !is_label(second)) && rest.get(1).is_some_and(is_label);
    let is_trait = |words: &Words| trait_of(&words.text).is_some();
    let is_fact = |pair: &[&Words]| matches!(pair, [name, value] if is_trait(name) && !is_trait(value));
    if rest.len() > 3 && rest.chunks(2).all(is_fact) {
        return false;
    }
    let is_value =
        |words: &&Words| words.text.trim().ends_with([':', '：']) || words.text.trim().parse::<f64>().is_ok();
    if is_pair || head.iter().any(is_value) {
        return false;
    }
    let traits = || rest.iter().filter_map(|words| trait_of(&words.text));
    let is_persona = headers.sense(&first.text).first() == Some(&Sense::Persona);
    let is_name = trait_of(&first.text) == Some(Trait::Name);
    is_persona && traits().count() > 0 || is_name && traits().any(|found| found == Trait::Age)
}

/// Whether rows around a table tell facts of a persona: her age, or her name and where she lives.
pub(in crate::import) fn tells_of_person(rows: &Sheet, headers: &Headers) -> bool {
    let (mut traits, mut is_sure) = (0, false);
    for at in 0..rows.height() {
        let cells: Vec<&Words> = rows.row(at).map(|(_, square)| &square.words).collect();
        for (number, words) in cells.iter().enumerate() {
            let behind = cells.get(number + 1);
            let name = words.text.split_once([':', '：']).map_or(words.text.as_str(), |(name, _)| name);
            let is_inside = name.len() < words.text.trim_end_matches([':', '：']).len();
            let has_value = is_inside || behind.is_some_and(|value| trait_of(&value.text).is_none());
            if let Some(found) = trait_of(name).filter(|_| has_value) {
                traits += 1;
                is_sure |= matches!(found, Trait::Age | Trait::Role);
            }
            is_sure |= headers.sense(name).first() == Some(&Sense::Persona);
        }
    }
    traits > 1 || traits == 1 && is_sure
}

/// Whether a label is a word for a journey, which may name the stages or stand before a title: "Journey | Onboarding".
fn is_journey(words: &str, headers: &Headers) -> bool {
    let words = words.to_lowercase();
    let is_one =
        ["journey", "여정", "podróż", "ścieżka", "reise", "parcours", "viaje", "jornada", "ジャーニー", "旅程"];
    headers.sense(&words) == [Sense::Stage] && is_one.iter().any(|word| words.contains(word))
}

/// The sense of a label that says something of the whole map.
fn label(words: &str, headers: &Headers) -> Option<Sense> {
    headers.sense(words).first().copied().filter(|sense| is_about(*sense))
}

/// "Persona: Anna" as a label and its value.
pub(in crate::import) fn labelled(words: &Words, headers: &Headers) -> Option<(Words, Sense, Words)> {
    let (name, value) = words.text.split_once([':', '：'])?;
    let sense = label(name, headers)?;
    // "Service blueprint: enrolment" is a title as it is, "Title: enrolment" is not.
    let is_title =
        sense == Sense::Title && name.split_whitespace().count() > 1 && !name.to_lowercase().contains("name");
    (!is_title && !value.trim().is_empty()).then(|| (words.part(name).trim(), sense, words.part(value).trim()))
}

/// Words that belong to the whole map.
pub(in crate::import) fn remark(words: &Words, headers: &Headers, matrix: &mut Matrix) {
    match labelled(words, headers) {
        Some((name, sense, value)) => matrix.about.push((name, sense, value)),
        None if words.text.chars().any(char::is_alphanumeric) => matrix.notes.push(words.clone()),
        None => matrix.aside.push((words.clone(), Aside::Frame("it says nothing"))),
    }
}

/// Whether a row holds labels with their values behind each, and blank cells between: "Persona | Anna | | Sponsor | Ben".
pub(super) fn are_pairs(sheet: &Sheet, at: usize, headers: &Headers) -> bool {
    let cells: Vec<(usize, &Square)> = sheet.row(at).collect();
    let end = |(column, square): &(usize, &Square)| column + square.across;
    let is_first = cells.first().is_some_and(|(_, square)| {
        let sense = headers.sense(&square.words.text).first().copied();
        sense.is_some_and(is_about_only)
    });
    let is_pair = |pair: &[(usize, &Square)]| match pair {
        [label, value] => end(label) == value.0,
        _ => false,
    };
    let is_apart = |two: &[(usize, &Square)]| match two {
        [value, label] => end(value) < label.0,
        _ => true,
    };
    is_first
        && cells.len() > 3
        && cells.chunks(2).all(is_pair)
        && cells.get(1..).unwrap_or_default().chunks(2).all(is_apart)
}
