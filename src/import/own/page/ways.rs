//! Flows: the ways from step to step.

use serde_json::{Value, json};

use super::facts::items;
use super::inline::Inline;
use super::number;
use super::reader::{LEADS, Place, Reader, Record, add, leads_elsewhere};
use super::sections::Section;

/// Reads the flows.
pub(super) fn flows(reader: &mut Reader<'_>, section: &Section, map: &mut Record) {
    let templates = [reader.words.markdown.flow_share, reader.words.markdown.flow];
    for item in items(&section.blocks) {
        let count = map.get("flows").and_then(Value::as_array).map_or(0, Vec::len);
        let path = format!("flows[{count}]");
        let (parts, sources) = Reader::parts(&item.line);
        let first = parts.first().cloned().unwrap_or_default();
        // The words of a step may hold the signs between two.
        let leads = |gaps: &Vec<(&str, Inline)>| {
            gaps.iter().all(|(name, gap)| *name == "share" || reader.locate(gap).is_some())
        };
        let read = |template: &&'static str| {
            let mut all = (0..8).map_while(|nth| first.gaps_nth(template, nth));
            all.find(leads).or_else(|| first.gaps(template))
        };
        let Some(gaps) = templates.iter().find_map(read) else {
            reader.tale.unmapped("flow", item.line.span(), "a flow is written otherwise");
            continue;
        };
        let mut flow = Record::new();
        let mut is_whole = true;
        for (name, gap) in gaps {
            if name == "share" {
                match number::percent(&gap.plain(), reader.words) {
                    Some(share) => {
                        flow.insert("share".to_owned(), share);
                    }
                    None => reader.tale.unmapped("share", gap.span(), "this is no percentage"),
                }
            } else if let Some((place, why)) = reader.located(&gap) {
                if let Some(why) = why {
                    reader.tale.guessed("place", gap.span(), &path, why);
                }
                let place = named(reader, place);
                flow.insert(name.to_owned(), json!({LEADS: place.pointer(), "$end": true}));
            } else {
                is_whole = false;
            }
        }
        if !is_whole {
            reader.tale.unmapped("flow", item.line.span(), "it leads from or to what is not on the page");
            continue;
        }
        reader.tale.mapped("flow", first.span(), &path);
        for part in parts.iter().skip(1) {
            let is_label = part.link().is_some_and(|link| leads_elsewhere(link, &part.plain()));
            let is_label = is_label && !flow.contains_key("label");
            if !is_label && reader.mark(part, &mut flow, &path) {
                continue;
            }
            if flow.contains_key("label") {
                reader.unknown(part);
            } else {
                flow.insert("label".to_owned(), reader.says(part));
                reader.tale.mapped("label", part.span(), &format!("{path}.label"));
            }
        }
        reader.evidence(sources, &mut flow, &path);
        add(map, "flows", Value::Object(flow));
    }
}

/// A step that a stage is has the name of the stage.
fn named(reader: &Reader<'_>, place: Place) -> Place {
    let step = reader.steps.iter().find(|step| step.stage == place.stage && Some(step.at) == place.step);
    if step.is_some_and(|step| step.action.is_empty()) { Place { step: None, ..place } } else { place }
}
