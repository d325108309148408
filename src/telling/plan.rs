//! The backlog: the opportunities of a map as one table to plan by, without the map around it.

use super::line::Line;
use super::page::{Table, Telling};
use crate::data::{self, Item};
use crate::model::JourneyMap;
use crate::words::{Words, decimal, words};

/// The backlog of a map.
pub fn plan(map: &JourneyMap) -> Telling {
    let (words, _) = words(&map.lang);
    let head = &words.markdown;
    let mut page = Telling::default();
    page.heading(1, &map.title);
    page.heading(2, words.lanes.opportunities.title);
    let ratio = Line::joined([head.impact, head.effort].map(Line::plain), " / ");
    let titles = [
        Line::plain(head.text),
        Line::plain(head.impact),
        Line::plain(head.effort),
        ratio,
        Line::plain(head.addresses),
        Line::plain(head.place),
        Line::plain(head.owner),
        Line::plain(head.due),
        Line::plain(head.status),
        Line::plain(head.evidence),
    ];
    let caption = words.lanes.opportunities.title.to_owned();
    let mut table = Table { caption, head: titles.into(), ..Table::default() };
    for item in data::backlog(map) {
        table.row(row(&item, words, &map.lang));
    }
    if !table.rows.is_empty() {
        page.table(table.without_empty_columns());
    }
    page
}

fn row(item: &Item<'_>, words: &Words, lang: &str) -> Vec<Line> {
    let opportunity = item.opportunity;
    let mut place = Line::plain(item.stage);
    if !item.step.is_empty() {
        place = Line::joined([place, Line::plain(item.step)], " › ");
    }
    let answers = item.answers.iter().map(|pain| {
        let word = pain.severity.and_then(|severity| words.severity.get(severity.word()));
        let severity = word.map(|word| Line::sign(format!(" ({word})"))).unwrap_or_default();
        Line::text(pain.text).then(severity)
    });
    let count = |count: Option<i64>| count.map(|count| Line::sign(count.to_string())).unwrap_or_default();
    let ratio = item.ratio.map(|ratio| Line::sign(decimal(ratio, lang)));
    let status = opportunity.status.and_then(|status| words.opportunity_status.get(status.word()));
    vec![
        Line::text(&opportunity.remark.text),
        count(opportunity.impact),
        count(opportunity.effort),
        ratio.unwrap_or_default(),
        Line::joined(answers, "; "),
        place,
        Line::text(opportunity.remark.marks.owner.as_deref().unwrap_or_default()),
        Line::sign(opportunity.due.as_ref().map(|due| due.written.clone()).unwrap_or_default()),
        Line::plain(status.unwrap_or_default()),
        Line::joined(item.evidence.iter().map(|name| Line::plain(name)), "; "),
    ]
}
