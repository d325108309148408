//! The opportunities of a map alone, as CSV to load into a tracker.

use super::MARK;
use super::cell::line;
use crate::data::{Item, backlog};
use crate::output::{Output, Told, Writer};
use crate::spec::card::{Progress, Severity};

/// The backlog as CSV.
pub static BACKLOG: Output = Output {
    name: "backlog-csv",
    extension: "backlog.csv",
    about: "The opportunities alone, as CSV to load into a tracker: what helps most for least first.",
    draws_letters: false,
    leaves_out: &[],
    write: Writer::Map(|told: &Told<'_>| {
        let mut text = String::from(MARK);
        line(&mut text, COLUMNS.iter().copied());
        for item in backlog(told.map) {
            line(&mut text, cells(&item).iter().map(String::as_str));
        }
        Ok(text.into_bytes())
    }),
};

const COLUMNS: [&str; 17] = [
    "text",
    "stage",
    "step",
    "impact",
    "effort",
    "ratio",
    "addresses",
    "severity",
    "owner",
    "due",
    "status",
    "evidence",
    "for",
    "id",
    "link",
    "tags",
    "notes",
];

fn cells(item: &Item<'_>) -> [String; 17] {
    let opportunity = item.opportunity;
    let (remark, marks) = (&opportunity.remark, &opportunity.remark.marks);
    let count = |count: Option<i64>| count.map(|count| count.to_string()).unwrap_or_default();
    let answers: Vec<&str> = item.answers.iter().map(|pain| pain.text).collect();
    let worst = item.answers.iter().filter_map(|pain| pain.severity).max();
    [
        remark.text.clone(),
        item.stage.to_owned(),
        item.step.to_owned(),
        count(opportunity.impact),
        count(opportunity.effort),
        item.ratio.map(|ratio| ((ratio * 100.0).round() / 100.0).to_string()).unwrap_or_default(),
        answers.join("\n"),
        worst.map(Severity::word).unwrap_or_default().to_owned(),
        marks.owner.clone().unwrap_or_default(),
        opportunity.due.as_ref().map(|due| due.written.clone()).unwrap_or_default(),
        opportunity.status.map(Progress::word).unwrap_or_default().to_owned(),
        item.evidence.join("\n"),
        item.whose.join("\n"),
        remark.id.clone(),
        marks.link.clone().unwrap_or_default(),
        marks.tags.join("\n"),
        marks.notes.join("\n"),
    ]
}
