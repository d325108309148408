//! The personas of a page, and the quadrants of an empathy map.

use serde_json::{Value, json};

use super::blocks::Block;
use super::cards::Kind;
use super::facts::{Fact, facts, items};
use super::inline::Inline;
use super::reader::{Named, Reader, Record, add, placed};
use super::sections::Section;
use super::tongue::{even, head};
use super::top::notes;

/// The name over a persona, and the age behind it.
pub(super) fn name_and_age(section: &Section) -> (Inline, Option<Inline>) {
    let heading = section.heading.trimmed();
    // The number of a heading that was there before is none of the name.
    let number = heading.plain().len().saturating_sub(section.title.len());
    let length: usize = heading.atoms.iter().map(|atom| atom.text.len()).sum();
    let heading = heading.first(length.saturating_sub(number));
    match heading.split_once(", ") {
        Some((name, age)) => (name.trimmed(), Some(age.trimmed())),
        None => (heading.trimmed(), None),
    }
}

/// The personas by the names that they had when the page was written, where these are others now: who is to walk the journey
/// stands above the checklist.
pub(super) fn old_names<'s>(reader: &Reader<'_>, sections: impl Iterator<Item = &'s Section>) -> Vec<Named> {
    let words = reader.words;
    let walks = sections.filter(|section| super::top::is_called(section, words.markdown.walk_through));
    let lines = walks.flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Paragraph(line) => line.gaps(words.markdown.walk_through_how),
        _ => None,
    });
    let gaps = lines.flatten().find(|(name, _)| *name == "persona").map(|(_, gap)| gap.plain()).unwrap_or_default();
    let mut all = Vec::new();
    for (index, name) in gaps.split(&format!(" {} ", words.labels.and)).enumerate() {
        let is_it = |at: &usize| reader.was_at("persona", *at) == Some(index + 1);
        let now = (0..reader.persona_count).find(is_it).and_then(|at| reader.people.get(at));
        let is_known = reader.people.iter().any(|known| even(&known.name) == even(name));
        if let Some(now) = now.filter(|_| !is_known && !name.is_empty()) {
            all.push(Named { name: name.to_owned(), id: now.id.clone() });
        }
    }
    all
}

/// Reads the personas.
pub(super) fn personas(reader: &mut Reader<'_>, part: &Section, map: &mut Record) {
    part.blocks.iter().for_each(|block| reader.other(block));
    for (index, section) in part.parts.iter().enumerate() {
        let persona = persona(reader, section, index);
        add(map, "personas", Value::Object(persona));
    }
}

fn persona(reader: &mut Reader<'_>, section: &Section, index: usize) -> Record {
    let path = format!("personas[{index}]");
    let mut persona = Record::new();
    let (name, age) = name_and_age(section);
    let name = reader.unnumbered(&name, index);
    if name.is_empty() {
        persona.insert("name".to_owned(), json!(format!("{} {}", reader.words.labels.persona, index + 1)));
        let why = "the page does not say what the persona is called";
        reader.tale.guessed("persona", section.heading.span(), &format!("{path}.name"), why);
    } else {
        persona.insert("name".to_owned(), reader.says(&name));
        reader.tale.mapped("persona", name.span(), &format!("{path}.name"));
    }
    let written = reader.take_listed("persona", index);
    if let Some(named) = reader.people.get(index)
        && (written.is_some() || named.id != crate::model::name::slug(&name.plain()))
    {
        persona.insert("id".to_owned(), json!(named.id));
    }
    if let Some(age) = age {
        persona.insert("age".to_owned(), reader.says(&age));
        reader.tale.mapped("age", age.span(), &format!("{path}.age"));
    }
    for block in &section.blocks {
        match block {
            Block::Quote(line) => {
                persona.insert("quote".to_owned(), reader.says(line));
                reader.tale.mapped("quote", line.span(), &format!("{path}.quote"));
            }
            Block::List(_) => {}
            other => reader.other(other),
        }
    }
    let (facts, others) = facts(&section.blocks);
    for line in &others {
        reader.unknown(line);
    }
    for fact in &facts {
        fact_of(reader, fact, &mut persona, &path, index);
    }
    persona
}

fn fact_of(reader: &mut Reader<'_>, fact: &Fact, persona: &mut Record, path: &str, index: usize) {
    let words = reader.words;
    let headings = &words.persona;
    let empathy = &words.empathy;
    let is = |label: &str| head(label) == fact.label;
    let points = [
        (headings.goals, "goals"),
        (headings.needs, "needs"),
        (words.lanes.expectations.title, "expectations"),
        (headings.frustrations, "pain_points"),
        (headings.gains, "gains"),
    ];
    let senses = [
        (empathy.says, "says"),
        (empathy.thinks, "thinks"),
        (empathy.does, "does"),
        (empathy.feels, "feels"),
        (empathy.sees, "sees"),
        (empathy.hears, "hears"),
    ];
    let first = fact.values.first().cloned().unwrap_or_default();
    let one = |key: &str| format!("{path}.{key}");
    // A label that two things have is of the first that is not there yet.
    let home = format!("persona {}", reader.was_at("persona", index).unwrap_or(0));
    let list = |lists: &[(&str, &'static str)]| lists.iter().find(|(label, _)| is(label)).map(|(_, key)| *key);
    if is(words.markdown.role) && !persona.contains_key("role") {
        persona.insert("role".to_owned(), reader.says(&first));
        reader.tale.mapped("role", first.span(), &one("role"));
    } else if is(words.lanes.place.title) && !persona.contains_key("place") {
        persona.insert("place".to_owned(), reader.says(&first));
        reader.tale.mapped("place", first.span(), &one("place"));
    } else if is(headings.segment) {
        segments(reader, &first, persona, path);
    } else if let Some(key) = list(&points) {
        cards(reader, Kind::Point, key, &fact.values, persona, index, &home);
    } else if let Some(key) = list(&senses) {
        cards(reader, Kind::Remark, key, &fact.values, persona, index, &home);
    } else if is(words.footer.owner) {
        persona.insert("owner".to_owned(), reader.says(&first));
        reader.tale.mapped("owner", first.span(), &one("owner"));
    } else if is(words.labels.evidence) {
        let (rest, sources) = first.sources();
        reader.evidence(sources, persona, path);
        if !rest.is_empty() {
            reader.unknown(&rest);
        }
    } else if is(words.labels.link) || is(words.footer.tags) {
        for part in &fact.values {
            if !reader.mark(part, persona, path) {
                reader.unknown(part);
            }
        }
    } else if is(words.markdown.portrait) {
        if let Some(image) = picture(reader, &first, &one("image")) {
            persona.insert("image".to_owned(), image);
        }
    } else if is(headings.facts) {
        for line in &fact.values {
            match line.split_once(": ") {
                Some((label, text)) => {
                    let (label, text) = (reader.says(&label), reader.says(&text));
                    add(persona, "facts", json!({"label": label, "text": text}));
                    reader.tale.mapped("fact", line.span(), &one("facts"));
                }
                None => reader.unknown(line),
            }
        }
    } else if is(headings.bio) {
        persona.insert("bio".to_owned(), reader.says(&first));
        reader.tale.mapped("bio", first.span(), &one("bio"));
    } else if is(words.labels.note) {
        notes(reader, &fact.values, persona, &one("note"));
    } else {
        reader.tale.unmapped("label", fact.at, "nothing that stands here is called so");
        fact.values.iter().for_each(|value| reader.unknown(value));
        return;
    }
    reader.tale.mapped("label", fact.at, path);
}

fn segments(reader: &mut Reader<'_>, list: &Inline, persona: &mut Record, path: &str) {
    let count = reader.persona_count;
    for name in list.split(", ") {
        let plain = even(&name.plain());
        match reader.people.iter().skip(count).find(|known| even(&known.name) == plain) {
            Some(known) => {
                add(persona, "segments", json!(known.id));
                reader.tale.mapped("segment", name.span(), &format!("{path}.segment"));
            }
            None => reader.tale.unmapped("segment", name.span(), "the page has no segment of this name"),
        }
    }
}

/// Cards under a key, with their ids. `home` is what the comment calls the place of the list.
pub(super) fn cards(
    reader: &mut Reader<'_>,
    kind: Kind,
    key: &str,
    lines: &[Inline],
    into: &mut Record,
    index: usize,
    home: &str,
) {
    for line in lines {
        let count = into.get(key).and_then(Value::as_array).map_or(0, Vec::len);
        let card = reader.card(kind, line, &format!("personas[{index}].{key}[{count}]"));
        let pointer = if card.is_some() { format!("/personas/{index}/{key}/{count}") } else { String::new() };
        reader.wait(key, Some((home.to_owned(), None)), None, line, pointer);
        if let Some(mut card) = card {
            placed(&mut card, line);
            add(into, key, Value::Object(card));
        }
    }
}

/// A picture: an icon by its name, and what it shows. A file is not on the page.
pub(super) fn picture(reader: &mut Reader<'_>, line: &Inline, path: &str) -> Option<Value> {
    if line.picture().is_some() {
        reader.tale.unmapped("picture", line.span(), "a picture is a file of its own");
        return None;
    }
    let parts: Vec<Inline> = line.split(super::reader::DOT).iter().map(Inline::trimmed).collect();
    let mut image = Record::new();
    image.insert("icon".to_owned(), json!(parts.first()?.plain()));
    if let Some(alt) = parts.get(1) {
        image.insert("alt".to_owned(), reader.says(alt));
    }
    reader.tale.mapped("picture", line.span(), path);
    Some(Value::Object(image))
}

/// Reads the quadrants of an empathy map into its personas.
pub(super) fn quadrants(reader: &mut Reader<'_>, part: &Section, map: &mut Record) {
    super::settings::settings(reader, part, map);
    let words = reader.words;
    let headings = [
        (words.empathy.says, "says"),
        (words.empathy.thinks, "thinks"),
        (words.empathy.does, "does"),
        (words.empathy.feels, "feels"),
        (words.empathy.sees, "sees"),
        (words.empathy.hears, "hears"),
        (words.persona.frustrations, "pain_points"),
        (words.persona.gains, "gains"),
    ];
    // Where the map is about several, the heading says whose it is.
    for section in &part.parts {
        let whole = even(&section.title);
        let found = headings.iter().find_map(|(heading, key)| {
            let heading = even(heading);
            let name = if whole == heading { "" } else { whole.strip_suffix(&heading)?.strip_suffix(": ")? };
            let mut people = reader.people.iter().take(reader.persona_count);
            let index = if name.is_empty() { 0 } else { people.position(|known| even(&known.name) == name)? };
            Some((*key, index, !name.is_empty()))
        });
        let Some((key, index, is_named)) = found else {
            reader.tale.unmapped("heading", section.heading.span(), "no part of an empathy map is called so");
            section.blocks.iter().for_each(|block| reader.other(block));
            continue;
        };
        let path = format!("personas[{index}]");
        reader.tale.mapped("heading", section.heading.span(), &format!("{path}.{key}"));
        let kind = if matches!(key, "pain_points" | "gains") { Kind::Point } else { Kind::Remark };
        let lines: Vec<Inline> = items(&section.blocks).map(|item| item.line.clone()).collect();
        let personas = map.entry("personas").or_insert_with(|| json!([]));
        let persona = personas.as_array_mut().and_then(|list| list.get_mut(index)).and_then(Value::as_object_mut);
        let Some(persona) = persona else { continue };
        let was = reader.was_at("persona", index).unwrap_or(0);
        let home = if is_named { format!("quadrant {was}") } else { String::new() };
        cards(reader, kind, key, &lines, persona, index, &home);
    }
}
