//! What stands above and below the map: badges, introduction, description, footer.

use super::card::Detail;
use super::context::Context;
use super::details::colon;
use crate::spec::journey::MapType;
use crate::spec::value::{Date, Length};
use crate::words::fill;

/// The type of the map, and how far it has come.
pub(super) fn badges(context: &Context<'_>) -> Vec<String> {
    let words = context.words;
    let kind = words.types.get(context.map.map_type.word()).unwrap_or_default();
    let status = context.map.status.and_then(|status| words.map_status.get(status.word()));
    std::iter::once(kind).chain(status).map(str::to_owned).collect()
}

/// Lines under the title.
pub(super) fn introduction(context: &Context<'_>) -> Vec<Detail> {
    let map = context.map;
    let labels = &context.words.labels;
    let mut lines = Vec::new();
    lines.extend(map.scenario.clone().map(|text| Detail::bare("scenario", text)));
    lines.extend(map.goal.clone().map(|text| Detail::labelled("goal", &colon(labels.goal), text)));
    lines.extend(map.summary.clone().map(|text| Detail::bare("summary", text)));
    if let Some(comparison) = &map.comparison {
        let title = format!("{} ({})", comparison.baseline.title, super::details::literal(&comparison.path));
        lines.push(Detail::labelled("baseline", &colon(&capital(labels.baseline)), title));
    }
    lines
}

/// The points of the scale with the author's words, lowest first and with both ends; empty where it is the usual one.
pub(super) fn scale(context: &Context<'_>) -> Vec<(String, String)> {
    let scale = &context.map.scale;
    if !scale.declared {
        return Vec::new();
    }
    let mut points = scale.labels.clone();
    for end in [scale.min, scale.max] {
        if !points.iter().any(|(point, _)| point.total_cmp(&end).is_eq()) {
            points.push((end, String::new()));
        }
    }
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    points.into_iter().map(|(point, word)| (super::show::score(point, scale, &context.map.lang), word)).collect()
}

/// A label as the first word of a line.
pub(super) fn capital(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// What the picture shows, in a few sentences.
pub(super) fn description(context: &Context<'_>) -> String {
    let map = context.map;
    let words = &context.words.markdown;
    let kind = context.words.types.get(map.map_type.word()).unwrap_or_default();
    let plain = |text: &str| crate::text::plain(text);
    let title = plain(&map.title);
    let list = |names: Vec<String>| names.join(", ");
    let steps: usize = map.stages.iter().map(|stage| stage.steps.len()).sum();
    let mut sentences = Vec::new();
    if map.map_type == MapType::Empathy {
        sentences.push(fill(words.description_empathy, &[("type", kind), ("title", &title)]));
    } else {
        let (stages, steps) = (map.stages.len().to_string(), steps.to_string());
        let gaps = [("type", kind), ("title", title.as_str()), ("stages", stages.as_str()), ("steps", steps.as_str())];
        sentences.push(fill(words.description, &gaps));
    }
    let people = list(context.personas().map(|(_, persona)| plain(&persona.name)).collect());
    if !people.is_empty() {
        sentences.push(fill(words.description_persona, &[("persona", &people)]));
    }
    sentences.extend(curve(context));
    sentences.extend(map.summary.as_deref().map(plain));
    sentences.join(" ")
}

/// Where the feeling is lowest and highest.
fn curve(context: &Context<'_>) -> Option<String> {
    let name = |stage: &crate::model::stage::Stage, step: &crate::model::stage::Step| {
        crate::text::plain(if step.action.is_empty() { &stage.name } else { &step.action })
    };
    let points = context.map.steps().flat_map(|(_, stage, step)| {
        step.facts.emotions.iter().filter_map(move |feeling| Some((feeling.score?, name(stage, step))))
    });
    let points: Vec<(f64, String)> = points.collect();
    let lowest = points.iter().min_by(|a, b| a.0.total_cmp(&b.0))?;
    let highest = points.iter().rev().max_by(|a, b| a.0.total_cmp(&b.0))?;
    (lowest.0 < highest.0)
        .then(|| fill(context.words.markdown.description_curve, &[("lowest", &lowest.1), ("highest", &highest.1)]))
}

/// The line at the foot.
pub(super) fn footer(context: &Context<'_>) -> Vec<Detail> {
    let map = context.map;
    let words = &context.words.footer;
    let mut details = Vec::new();
    if let Some(last) = &map.reviewed {
        details.push(Detail::labelled("reviewed", words.reviewed, last.written.clone()));
        if let Some(next) = map.review_period.as_ref().and_then(|period| next_review(last, period.length)) {
            details.push(Detail::labelled("next-review", words.next_review, next));
        }
    } else if let Some(period) = &map.review_period {
        details.push(Detail::labelled("every", words.reviewed_every, period.written.clone()));
    }
    if let Some(owner) = map.marks.owner.as_ref().filter(|owner| !crate::text::plain(owner).is_empty()) {
        details.push(Detail::labelled("owner", &colon(words.owner), owner.clone()));
    }
    // Of the map as a whole: whose it is, and what it rests on.
    let whose = Some(&map.marks.whose).filter(|whose| !whose.is_empty());
    details.extend(whose.map(|whose| context.owners(whose)));
    let evidence = context.marks(&map.marks).into_iter().find(|detail| detail.key == "evidence");
    let label = colon(context.words.labels.evidence);
    details.extend(evidence.map(|evidence| Detail::labelled("evidence", &label, evidence.text)));
    if !map.research.is_empty() {
        let sources: Vec<String> =
            map.research.iter().map(|research| research.name.clone().unwrap_or_else(|| research.id.clone())).collect();
        details.push(Detail::labelled("sources", &colon(words.sources), sources.join(", ")));
    }
    if !map.marks.tags.is_empty() {
        details.push(Detail::listed("tags", &colon(words.tags), map.marks.tags.clone()));
    }
    let link = map.marks.link.as_deref().map(super::details::address);
    details.extend(link);
    details
}

/// The day of the next review; a month where the last review is known to the month only.
fn next_review(last: &Date, period: Length) -> Option<String> {
    let span = match period {
        Length::Days(days) => jiff::Span::new().days(days),
        Length::Months(months) => jiff::Span::new().months(months),
    };
    let next = last.first.checked_add(span).ok()?;
    let whole_month = last.written.len() == 7;
    Some(if whole_month { format!("{:04}-{:02}", next.year(), next.month()) } else { next.to_string() })
}
