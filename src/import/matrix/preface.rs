//! What stands above and below a table: a title, labels with values such as "Persona: Anna", and remarks.

use super::{Aside, Matrix};
use crate::import::cell::Words;
use crate::import::lexicon::Sense;
use crate::import::table::{Headers, Sheet};

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
    for at in 0..rows.height() {
        line(rows, at, headers, matrix, true);
    }
}

/// Reads the rows below a table.
pub(in crate::import) fn below(rows: &Sheet, headers: &Headers, matrix: &mut Matrix) {
    for at in 0..rows.height() {
        line(rows, at, headers, matrix, false);
    }
}

fn line(rows: &Sheet, at: usize, headers: &Headers, matrix: &mut Matrix, may_be_title: bool) {
    let cells: Vec<&Words> = rows.row(at).map(|(_, square)| &square.words).collect();
    let mut rest = cells.as_slice();
    while let Some((words, after)) = rest.split_first() {
        rest = after;
        let sense = label(&words.text, headers);
        if let (Some(sense), Some((value, after))) = (sense, after.split_first())
            && label(&value.text, headers).is_none()
        {
            matrix.about.push(((*words).clone(), sense, (*value).clone()));
            rest = after;
        } else if may_be_title
            && matrix.title.is_none()
            && cells.len() <= 2
            && labelled(words, headers).is_none()
            && sense != Some(Sense::Note)
        {
            matrix.title = Some((*words).clone());
        } else {
            remark(words, headers, matrix);
        }
    }
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
