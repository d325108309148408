//! Names and ids of what other parts of a page refer to: personas, segments, channels, competitors, metrics, research.

use std::collections::BTreeSet;

use super::panels::Panel;
use super::part::Part;
use super::reader::{Named, Reader};
use super::sections::Section;
use super::{names, panels, people};
use crate::model::apart::{Taken, told_apart};
use crate::model::fits;

/// Names and ids of what others refer to.
pub(super) fn known(reader: &mut Reader<'_>, found: &[(Option<Part>, &Section)]) {
    let of = |wanted: Part| found.iter().filter(move |(part, _)| *part == Some(wanted)).map(|(_, section)| *section);
    let titles = |panel: Panel| -> Vec<String> { of(Part::Panel(panel)).flat_map(panels::titles).collect() };
    let personas: Vec<String> = of(Part::Personas)
        .flat_map(|section| &section.parts)
        .map(|section| people::name_and_age(section).0.plain())
        .collect();
    let segments = titles(Panel::Segments);
    reader.names = names_of(personas.iter().chain(&segments));
    let (personas, segments) = reader.names.split_at(personas.len());
    let (personas, segments) = (personas.to_vec(), segments.to_vec());
    let (channels, rivals) = (titles(Panel::Channels), titles(Panel::Competitors));
    let measures: Vec<String> = of(Part::Metrics).flat_map(panels::titles).collect();
    let labels: Vec<Option<String>> = of(Part::Panel(Panel::Research)).flat_map(panels::labels).collect();
    let sources = titles(Panel::Research);
    reader.persona_count = personas.len();
    let items = written(reader, "persona", &personas).into_iter().chain(written(reader, "segments", &segments));
    let items: Vec<_> = items.collect();
    let kinds: Vec<&str> = personas.iter().map(|_| "persona").chain(segments.iter().map(|_| "segment")).collect();
    reader.people = named(&items, &kinds);
    // Others call them by their names and numbers.
    for (known, called) in reader.people.iter_mut().zip(told_apart(&reader.names).into_iter().flatten()) {
        known.name = called;
    }
    reader.old_names = people::old_names(reader, found.iter().map(|(_, section)| *section));
    reader.channels = named(&written(reader, "channels", &channels), &["channel"]);
    reader.competitors = named(&written(reader, "competitors", &rivals), &["competitor"]);
    reader.metrics = written(reader, "measures", &measures)
        .into_iter()
        .map(|(id, name)| Named { id: id.unwrap_or_else(|| crate::model::name::slug(&name)), name })
        .collect();
    // A source shows its id as the label of its footnote.
    let label = |index: usize| labels.get(index).cloned().flatten().filter(|label| *label != (index + 1).to_string());
    let shown = |(index, name): (usize, &String)| label(index).unwrap_or_else(|| name.clone());
    let shown: Vec<String> = sources.iter().enumerate().map(shown).collect();
    let ids = written(reader, "research", &shown).into_iter().map(|(id, _)| id);
    let mut sources: Vec<(Option<String>, String)> =
        ids.zip(&sources).enumerate().map(|(index, (id, name))| (id.or_else(|| label(index)), name.clone())).collect();
    // Of two with one label the first is what others mean.
    let mut seen = BTreeSet::new();
    for (id, _) in &mut sources {
        if id.as_ref().is_some_and(|id| !seen.insert(id.clone())) {
            *id = None;
        }
    }
    let mut research = named(&sources, &["research"]);
    for (index, source) in research.iter_mut().enumerate() {
        // Others refer to it by the label of its footnote.
        source.name = labels.get(index).cloned().flatten().unwrap_or_else(|| source.id.clone());
    }
    reader.research = research;
}

/// Names without the numbers that tell two of one name apart.
fn names_of<'n>(all: impl Iterator<Item = &'n String>) -> Vec<String> {
    let mut taken = Taken::default();
    let name = |called: &String| {
        let name = taken.without_number(called).to_owned();
        taken.add(&name);
        name
    };
    all.map(name).collect()
}

/// The things of a list with the ids that the comment has for them, which from here on are theirs.
fn written(reader: &mut Reader<'_>, what: &'static str, names: &[String]) -> Vec<(Option<String>, String)> {
    let ids = reader.ids.listed(what);
    let words: Vec<&str> = names.iter().map(String::as_str).collect();
    let is_fixed = reader.ids.are_fixed(what);
    let choices = if is_fixed { fits::by_place(words.len()) } else { fits::listed(&ids, &words) };
    let id = |choice: &fits::Choice| choice.index.and_then(|index| ids.get(&index)).cloned();
    let all = choices.iter().map(id).zip(names.iter().cloned()).collect();
    reader.listed.insert(what, choices);
    all
}

fn named(items: &[(Option<String>, String)], kinds: &[&str]) -> Vec<Named> {
    let ids = names::listed(items, kinds);
    items.iter().zip(ids).map(|((_, name), id)| Named { name: name.clone(), id }).collect()
}
