//! What stands above and below a table: a title, labels with values such as "Persona: Anna", and remarks.

use std::collections::{BTreeMap, BTreeSet};

use super::about::{is_journey, label};
use super::legend::{LEGEND, is_legend};
use super::persons::{is_fact, tells_of_person};
use super::sheet::Square;
use super::{Headers, Sheet};
use crate::import::cell::Words;
use crate::import::lexicon::{Sense, Trait, is_subject, names_journey, trait_of};
use crate::import::matrix::{Aside, Matrix, Person};

pub(in crate::import) use super::about::{is_about, is_about_only, labelled};
pub(in crate::import) use super::persons::heads_people;

/// Why a cell behind the value of a label is another one.
const BEHIND: &str = "it stands behind the value of a label, and is taken for another one";

/// Why a cell below the value of a label is another one.
const BELOW: &str = "it stands below the value of a label, and is taken for another one";

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
    used: BTreeSet<(usize, usize)>,
    /// The columns in which labels of the persona stand.
    labels: BTreeSet<usize>,
    /// The values of labels that may go on in the row below, by their rows and columns.
    values: BTreeMap<(usize, usize), Value<'r>>,
}

/// So many rows are looked at for labels that are known.
const DEPTH: usize = 40;

/// A value of a label.
#[derive(Clone, Copy)]
struct Value<'r> {
    label: &'r Words,
    /// What the label means; nothing if it tells a fact of the persona.
    sense: Option<Sense>,
}

impl<'r> Around<'r> {
    fn of(rows: &'r Sheet, headers: &'r Headers, may_be_title: bool) -> Self {
        let person = tells_of_person(rows, headers).then(Person::default);
        let is_named = rows.words().any(|words| trait_of(&words.text) == Some(Trait::Name));
        Self {
            rows,
            headers,
            may_be_title,
            person,
            is_named,
            used: BTreeSet::new(),
            labels: BTreeSet::new(),
            values: BTreeMap::new(),
        }
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
        let mut head: Vec<(usize, &Words)> =
            self.rows.row(at).map(|(column, square)| (column, &square.words)).collect();
        // "Persona | Name | Age" where the names stand below "Name".
        let is_label = |(column, words): &(usize, &Words)| {
            let is_blank = (at + 1..self.rows.height()).all(|row| self.rows.at(row, *column).is_none());
            is_blank && self.headers.sense(&words.text).first() == Some(&Sense::Persona)
        };
        let is_named = head.get(1).is_some_and(|(_, words)| trait_of(&words.text) == Some(Trait::Name));
        let above = head.first().filter(|first| is_named && is_label(first)).map(|(_, words)| (*words).clone());
        if above.is_some() {
            head.remove(0);
        }
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
        let first = words.first().map(|words| (*words).clone());
        let frame = |words| (words, Aside::Frame("it stands above the names"));
        matrix.aside.extend(above.into_iter().chain(first).map(frame));
        Some(end)
    }

    fn line(&mut self, at: usize, matrix: &mut Matrix) {
        let rows = self.rows;
        let filled: Vec<(usize, &Words)> = rows
            .row(at)
            .filter(|(column, _)| !self.used.contains(&(at, *column)))
            .map(|(column, square)| (column, &square.words))
            .collect();
        if self.goes_on(at, &filled, matrix) {
            return;
        }
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
                // "Persona | Ann | 34 | Teacher": a number is nobody's name, nor is what follows.
                let is_name = of != Sense::Persona || words.text.chars().any(char::is_alphabetic);
                let of = if is_name { of } else { Sense::Gone };
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
                let is_unknown = are_pairs
                    || words.text.ends_with([':', '：'])
                    || filled.len() == 2 && self.may_be_title && self.is_label((at, *column), *place);
                let sense = sense.or_else(|| is_unknown.then_some(Sense::Gone));
                let is_below = sense.is_none() && self.labels.contains(column) && cells.len().is_multiple_of(2);
                let next = (at, *place);
                if self.told(words, sense, value, matrix) || is_below && self.more(words, value) {
                    self.values.insert(next, Value { label: words, sense: None });
                    self.labels.insert(*column);
                    rest = after;
                    continue;
                }
                if let Some(sense) = sense {
                    matrix.about.push(((*words).clone(), sense, (*value).clone()));
                    self.values.insert(next, Value { label: words, sense: Some(sense) });
                    open = Some((*words, sense, *place)).filter(|_| !are_pairs && sense != Sense::Gone);
                    rest = after;
                    continue;
                }
            } else if let Some(sense) =
                sense.filter(|sense| are_labels || matches!(sense, Sense::Persona | Sense::Scenario | Sense::Summary))
                && let Some(value) = rows.at(at + 1, *column).filter(|square| self.is_value(&square.words))
                && (are_labels || !rows.row(at + 1).any(|(beside, _)| beside == column + 1))
                && (self.person.is_none() || sense != Sense::Persona)
            {
                matrix.about.push(((*words).clone(), sense, value.words.clone()));
                self.used.insert((at + 1, *column));
                self.values.insert((at + 1, *column), Value { label: words, sense: Some(sense) });
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
                && words.text.contains(char::is_alphanumeric)
                && labelled(words, self.headers).is_none()
                && sense != Some(Sense::Note)
            {
                matrix.title = Some((*words).clone());
            } else {
                remark(words, self.headers, matrix);
            }
        }
    }

    /// Takes a row in which nothing stands but below values of labels: it goes on with these, and has no label of its own.
    fn goes_on(&mut self, at: usize, filled: &[(usize, &Words)], matrix: &mut Matrix) -> bool {
        let Some(above) = at.checked_sub(1).filter(|above| !self.rows.is_parted(*above, at)) else { return false };
        let value = |column: usize| self.values.get(&(above, column)).copied();
        let values: Vec<Value> = filled.iter().filter_map(|(column, _)| value(*column)).collect();
        let is_all = values.len() == filled.len() && filled.iter().all(|(_, words)| self.is_value(words));
        if filled.is_empty() || !is_all {
            return false;
        }
        for (Value { label, sense, .. }, (column, words)) in values.into_iter().zip(filled) {
            if let (None, Some(person)) = (sense, self.person.as_mut()) {
                person.facts.push((label.clone(), (*words).clone()));
            } else {
                matrix.doubtful.extend((sense == Some(Sense::Persona)).then_some((words.span, BELOW)));
                matrix.about.push((label.clone(), sense.unwrap_or(Sense::Gone), (*words).clone()));
            }
            self.values.insert((at, *column), Value { label, sense });
        }
        true
    }

    /// Whether words that nobody knows are a label of the value beside them: "Project | Pet clinic", or whatever stands
    /// where the other rows have labels that are known.
    fn is_label(&self, (at, column): (usize, usize), place: usize) -> bool {
        let text = |at: usize, column: usize| self.rows.at(at, column).map_or("", |square| square.words.text.as_str());
        let own = text(at, column);
        let is_pair = |row: usize| {
            let name = text(row, column);
            row != at
                && self.rows.row(row).count() == 2
                && !text(row, place).is_empty()
                && (label(name, self.headers).is_some() || trait_of(name).is_some())
        };
        let is_short = own.chars().count() <= 24 && own.split_whitespace().count() <= 3;
        let is_map = names_journey(own) || !self.headers.sense(own).is_empty();
        place == column + 1
            && is_short
            && !is_map
            && (is_subject(own) || (0..self.rows.height().min(DEPTH)).any(is_pair))
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
