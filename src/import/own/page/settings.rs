//! What the author set up, as a page tells it: the scale of emotions and the lanes; and what the curves look like.

use serde_json::{Value, json};

use super::facts::facts;
use super::inline::Inline;
use super::lanes;
use super::number;
use super::reader::{DOT, Lane, Reader, Record, add};
use super::sections::Section;
use super::tongue::{even, head};
use crate::model::apart::Taken;
use crate::words::Lanes;

/// Reads the list above the stages, or above the quadrants.
pub(super) fn settings(reader: &mut Reader<'_>, part: &Section, map: &mut Record) {
    let (facts, others) = facts(&part.blocks);
    for line in &others {
        reader.unknown(line);
    }
    for block in &part.blocks {
        if !matches!(block, super::blocks::Block::List(_)) {
            reader.other(block);
        }
    }
    let labels = &reader.words.labels;
    for fact in &facts {
        if head(labels.lanes) == fact.label {
            reader.tale.mapped("label", fact.at, "lanes");
            let ids = ids_of(reader, &fact.values);
            let titles: Taken = titles(reader, &fact.values).iter().collect();
            for (index, (line, id)) in fact.values.iter().zip(ids).enumerate() {
                lane(reader, line, index, id, &titles, map);
            }
        } else if head(labels.scale) == fact.label {
            reader.tale.mapped("label", fact.at, "scale");
            fact.values.iter().for_each(|line| scale(reader, line, map));
        } else {
            // A curve at a glance.
            if lanes::called(reader, &fact.label).is_some() {
                reader.tale.derived("curve", fact.at);
            } else {
                reader.tale.unmapped("curve", fact.at, "no lane is called so");
            }
            let parts = fact.values.iter().flat_map(|line| line.split(DOT));
            parts.for_each(|part| reader.tale.derived("curve", part.trimmed().span()));
        }
    }
}

/// Which lanes of the comment these are: by what the language calls them, then by their place.
fn ids_of(reader: &mut Reader<'_>, lines: &[Inline]) -> Vec<Option<String>> {
    const ORDER: &str = "the lanes stand in another order: it is the one that was in its place";
    let ids = reader.ids.listed("lanes");
    let title = |line: &Inline| Reader::parts(line).0.first().cloned().unwrap_or_default().plain();
    let by_title = |line: &Inline| {
        let lane = lanes::of_title(reader, &title(line))?;
        ids.iter().find(|(_, id)| lanes::canonical(id) == Some(lane)).map(|(index, _)| *index)
    };
    let mut found: Vec<Option<usize>> = lines.iter().map(by_title).collect();
    let is_moved = found.iter().enumerate().any(|(at, index)| index.is_some_and(|index| index != at + 1));
    for at in 0..found.len() {
        let words = lines.get(at).map(title).unwrap_or_default();
        let free = |index: &usize| !found.contains(&Some(*index));
        let like =
            || ids.iter().find(|(index, id)| is_moved && free(index) && crate::model::fits::fit(id, &words) == 100);
        let here = like().map(|(index, _)| *index).or_else(|| Some(at + 1).filter(|index| free(index)));
        if let Some(index) = found.get_mut(at).filter(|index| index.is_none()) {
            *index = here;
        }
    }
    let is_sure = |line: &Inline, index: usize| {
        let is_like = |id: &String| crate::model::fits::fit(id, &title(line)) == 100;
        !is_moved || by_title(line) == Some(index) || ids.get(&index).is_some_and(is_like)
    };
    let sure: Vec<bool> =
        lines.iter().zip(&found).map(|(line, index)| index.is_none_or(|index| is_sure(line, index))).collect();
    let mut take = |(index, is_sure): (Option<usize>, bool)| {
        reader.ids.take_as(&format!("lanes {}", index?), (!is_sure).then_some(ORDER))
    };
    found.into_iter().zip(sure).map(&mut take).collect()
}

/// What these lanes and those of the language are called.
fn titles(reader: &Reader<'_>, lines: &[Inline]) -> Vec<String> {
    let title = |line: &Inline| Reader::parts(line).0.first().map(Inline::plain).unwrap_or_default();
    let of_language = Lanes::IDS.iter().filter_map(|id| reader.words.lanes.get(id)).map(|lane| lane.title.to_owned());
    lines.iter().map(title).chain(of_language).collect()
}

fn lane(
    reader: &mut Reader<'_>,
    line: &Inline,
    index: usize,
    written: Option<String>,
    others: &Taken,
    map: &mut Record,
) {
    let path = format!("lanes[{index}]");
    let (parts, _) = Reader::parts(line);
    let mut lane = Record::new();
    let title = parts.first().cloned().unwrap_or_default().trimmed();
    let shown = title.plain();
    // The number that tells it from another lane of its title.
    let name = title.first(others.without_number(&shown).len());
    let of_language = lanes::of_title(reader, &shown);
    let id = written.or_else(|| of_language.map(str::to_owned)).unwrap_or_else(|| crate::model::name::slug(&shown));
    let known = lanes::is_known(&id);
    reader.tale.mapped("lane", title.span(), &path);
    for part in parts.iter().skip(1) {
        let plain = even(&part.plain());
        if part.is_bold() && plain == even(reader.words.labels.hidden) {
            lane.insert("hide".to_owned(), json!(true));
        } else if let Some(role) = lanes::role(reader, &plain) {
            lane.insert("role".to_owned(), json!(role));
        } else {
            reader.unknown(part);
            continue;
        }
        reader.tale.mapped("lane", part.span(), &path);
    }
    // A lane of the map's own is declared by its title, or by its role.
    let has_name =
        if known { of_language != lanes::canonical(&id) } else { name.plain() != id || !lane.contains_key("role") };
    if has_name {
        lane.insert("title".to_owned(), reader.says(&name));
    }
    reader.lanes.push(Lane { id: id.clone(), title: even(&shown), is_own: !known });
    lane.insert("id".to_owned(), json!(id));
    if !known {
        lane.insert("declared".to_owned(), json!(true));
    }
    add(map, "lanes", Value::Object(lane));
}

fn scale(reader: &mut Reader<'_>, line: &Inline, map: &mut Record) {
    let mut points: Vec<(Value, Value)> = Vec::new();
    for part in line.split(DOT).iter().map(Inline::trimmed) {
        let plain = part.plain();
        let score = plain.split(' ').next().unwrap_or_default();
        match number::number(score, reader.words) {
            Some(number) => {
                let word = reader.says(&part.without(score.len()));
                points.push((number, word));
                reader.tale.mapped("scale", part.span(), "scale");
            }
            None => reader.unknown(&part),
        }
    }
    let numbers = points.iter().filter_map(|(point, _)| point.as_f64());
    let (low, high) = (numbers.clone().fold(f64::INFINITY, f64::min), numbers.fold(f64::NEG_INFINITY, f64::max));
    if low < high {
        reader.scale = (low, high);
        let labels: Vec<Value> = points
            .iter()
            .filter(|(_, word)| word.as_str().is_some_and(|word| !word.is_empty()))
            .map(|(point, word)| json!({"at": point, "text": word}))
            .collect();
        let mut scale = Record::new();
        scale.insert("min".to_owned(), number::value(low));
        scale.insert("max".to_owned(), number::value(high));
        if !labels.is_empty() {
            scale.insert("labels".to_owned(), Value::Array(labels));
        }
        scale.insert("declared".to_owned(), json!(true));
        map.insert("scale".to_owned(), Value::Object(scale));
    }
}
