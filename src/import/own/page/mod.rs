//! Our own Markdown, read back from what a reader sees: every visible cell counts, and the comment only adds ids.
//!
//! `docs/markdown.md` says where each fact stands. The page becomes the document of `docs/json.md` again.

mod blocks;
mod cards;
mod derived;
mod facts;
mod feelings;
mod fits;
mod gather;
mod heirs;
mod ids;
mod inline;
mod kept;
mod lanes;
mod names;
mod number;
mod origins;
mod panels;
mod people;
mod reader;
mod rows;
mod sections;
mod settings;
mod stages;
mod tables;
mod tale;
mod tongue;
mod top;
mod ways;
mod wrapped;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::diagnostic::{Checked, Findings};
use crate::import::beside::Neighbours;
use crate::import::foreign::{Foreign, Sample, refusal, utf_8};
use crate::import::loss::Entry;
use crate::import::tree;
use crate::import::{Imported, Importer};
use crate::source::Span;
use blocks::{Block, blocks};
use ids::{Ids, Use};
use origins::Origins;
use panels::Panel;
use reader::{Named, Reader, Record};
use sections::{Page, Section, sections};
use tale::Tale;
use wrapped::Whole;

/// Our own Markdown.
pub(in crate::import) static IMPORTER: Importer = Importer {
    name: "page",
    // Not every page is ours: it is known by what it holds.
    endings: &[],
    about: "Markdown pages as `journeymap build -f md` writes them, edited or not.",
    recognises,
    opens: utf_8,
    reads: |foreign, _| read(foreign),
    heeds: &[],
};

/// The comment with ids, or the title, the badges and the picture of a page.
fn recognises(sample: &Sample<'_>) -> bool {
    if ids::is_there(sample.text) {
        return true;
    }
    let text = sample.text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let title = lines.next().is_some_and(|line| line.starts_with("# "));
    title && lines.next().is_some_and(|line| type_of(line.split(" · ").next().unwrap_or_default()))
}

fn type_of(word: &str) -> bool {
    let is_it = |lang: &str| {
        let types = &crate::words::words(lang).0.types;
        tongue::id_of(crate::words::MapTypes::IDS, |id| types.get(id), word.trim()).is_some()
    };
    crate::words::languages().any(is_it)
}

fn read(foreign: &Foreign) -> Checked<Vec<Imported>> {
    let mut findings = Findings::new();
    let text = foreign.source.text();
    // A byte order mark, as blanks that leave everything at its place.
    let even = text.strip_prefix('\u{feff}').map_or_else(|| text.to_owned(), |rest| format!("   {rest}"));
    let whole = Whole::of(&even, blocks::options());
    if let Some((document, mut entries)) = page(&whole.text) {
        let origins = Origins::of(&entries);
        for entry in &mut entries {
            entry.span = whole.place(entry.span);
        }
        let title = document.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
        let placed = origins.placed(document, &whole);
        let mut read = super::document(placed, &mut Neighbours::default());
        super::remarks::remark(&mut read.fields, &entries, &foreign.source);
        entries.extend(read.left_out);
        let map = Imported::new(title, tree::Page::of(&read.fields, &[]), entries);
        return Checked { value: Some(vec![map]), findings };
    }
    let end = text.lines().next().map_or(0, str::len);
    let why = "this is no page of a map: it has no title, or no stages and no personas";
    findings.add(refusal(Span::new(0, end), why).help("`journeymap build -f md` writes such pages"));
    Checked { value: None, findings }
}

/// The document that a page tells, and what became of its parts.
fn page(text: &str) -> Option<(Value, Vec<Entry>)> {
    let found = blocks(text);
    let mut ids = Ids::default();
    for block in &found {
        if let Block::Html(span) = block {
            ids.read(text, *span);
        }
    }
    let page = sections(found);
    if page.head.heading.is_empty() || page.parts.is_empty() {
        return None;
    }
    let badge = page.head.blocks.iter().find_map(|block| match block {
        Block::Paragraph(line) if line.picture().is_none() => {
            line.split(reader::DOT).first().map(inline::Inline::plain)
        }
        _ => None,
    });
    let lang = ids.get("lang of the map").map(str::to_owned);
    let words = tongue::of_page(lang.as_deref(), badge.as_deref().unwrap_or_default());
    let mut reader = Reader {
        text,
        words,
        ids,
        tale: Tale::default(),
        people: Vec::new(),
        old_names: Vec::new(),
        persona_count: 0,
        channels: Vec::new(),
        research: Vec::new(),
        metrics: Vec::new(),
        competitors: Vec::new(),
        map_type: String::new(),
        scale: (-2.0, 2.0),
        lanes: Vec::new(),
        stages: Vec::new(),
        steps: Vec::new(),
        heirs: heirs::Heirs::default(),
        listed: BTreeMap::new(),
        waiting: Vec::new(),
        floors: Vec::new(),
        old_badges: Vec::new(),
        footnotes: Vec::new(),
    };
    let mut map = Record::new();
    let written = reader.ids.take("lang of the map");
    let lang = written.or_else(|| (words.lang != "en").then(|| words.lang.to_owned()));
    map.extend(lang.map(|lang| ("lang".to_owned(), json!(lang))));
    top::top(&mut reader, &page.head, &mut map);
    reader.map_type = map.get("type").and_then(Value::as_str).unwrap_or("current-state").to_owned();
    map.entry("type").or_insert_with(|| json!("current-state"));
    parts(&mut reader, &page, &mut map);
    top::foot(&mut reader, &page.foot, &mut map);
    let derived: Vec<&Section> =
        page.parts.iter().filter(|part| part_of(&reader, part) == Some(Part::Derived)).collect();
    derived::hold(&mut reader, &derived, &map);
    let mut document = Value::Object(map);
    names::settle(&mut reader, &mut document);
    comment(&mut reader);
    document.get("stages").or_else(|| document.get("personas"))?;
    Some((document, reader.tale.entries))
}

/// The comment, by line.
fn comment(reader: &mut Reader<'_>) {
    for (span, use_of) in reader.ids.all() {
        match use_of {
            Use::Sure => reader.tale.mapped("id", span, "id"),
            Use::Guessed(why) => reader.tale.guessed("id", span, "id", why),
            Use::None => reader.tale.unmapped("id", span, "nothing stands at its place"),
        }
    }
}

/// What a part of a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Personas,
    Journey,
    Empathy,
    Flows,
    Arrows,
    Opportunities,
    Metrics,
    Panel(Panel),
    Derived,
}

/// What a part holds, by its heading.
fn part_of(reader: &Reader<'_>, section: &Section) -> Option<Part> {
    by_heading(reader, section).or_else(|| by_head(reader, section))
}

fn by_heading(reader: &Reader<'_>, section: &Section) -> Option<Part> {
    let words = reader.words;
    let (labels, markdown) = (&words.labels, &words.markdown);
    let of_lane = |lane: &str| lanes::called(reader, &section.title).is_some_and(|found| found.id == lane);
    let ours = [
        (labels.persona, Part::Personas),
        (labels.personas, Part::Personas),
        (markdown.journey, Part::Journey),
        (words.types.empathy, Part::Empathy),
        (markdown.connections, Part::Arrows),
        (markdown.pain_points_by_severity, Part::Derived),
        (markdown.touchpoint_inventory, Part::Derived),
        (markdown.walk_through, Part::Derived),
        (labels.questions, Part::Panel(Panel::Questions)),
        (labels.segments, Part::Panel(Panel::Segments)),
        (labels.channels, Part::Panel(Panel::Channels)),
        (labels.competitors, Part::Panel(Panel::Competitors)),
        (words.persona.research, Part::Panel(Panel::Research)),
    ];
    let lanes = [("flows", Part::Flows), ("opportunities", Part::Opportunities), ("metrics", Part::Metrics)];
    let lane = lanes.iter().find(|(lane, _)| of_lane(lane)).map(|(_, part)| *part);
    // A lane may be called as the part with the stages is.
    if top::is_called(section, markdown.journey) && !section.parts.is_empty() {
        return Some(Part::Journey);
    }
    let called = || ours.iter().find(|(word, _)| top::is_called(section, word)).map(|(_, part)| *part);
    lane.or_else(called)
}

/// A part whose heading is not known is known by the headings of stages below it, or by the columns of its table.
fn by_head(reader: &Reader<'_>, section: &Section) -> Option<Part> {
    if section.parts.iter().any(|part| !heirs::numbered_stage(reader, &part.heading).0.is_empty()) {
        return Some(Part::Journey);
    }
    let head = &reader.words.markdown;
    let heads = section.blocks.iter().find_map(|block| match block {
        Block::Table(rows) => rows.first(),
        _ => None,
    })?;
    let is_first = |word: &str| heads.first().is_some_and(|cell| tongue::even(&cell.plain()) == tongue::even(word));
    if is_first(head.metric) {
        Some(Part::Metrics)
    } else if is_first(head.text) {
        Some(Part::Opportunities)
    } else {
        None
    }
}

/// Reads the parts: first those that others refer to.
fn parts<'s>(reader: &mut Reader<'_>, page: &'s Page, map: &mut Record) {
    // How the author set up the lanes decides what other parts are called.
    for part in &page.parts {
        if matches!(part_of(reader, part), Some(Part::Journey)) {
            settings::settings(reader, part, map);
        }
    }
    let found: Vec<(Option<Part>, &'s Section)> = page.parts.iter().map(|part| (part_of(reader, part), part)).collect();
    known(reader, &found);
    let (journey, others): (Vec<_>, Vec<_>) = found.iter().partition(|(part, _)| *part == Some(Part::Journey));
    let sections = |all: &[&(Option<Part>, &'s Section)]| all.iter().map(|(_, section)| *section).collect::<Vec<_>>();
    reader.heirs = heirs::heirs(reader, &sections(&journey), &sections(&others));
    for (part, section) in &found {
        match part {
            Some(Part::Derived) => {}
            Some(_) => {
                let is_guess = by_heading(reader, section).is_none();
                let why = is_guess.then_some("no part of a page is called so: it is known by what stands below it");
                reader.tale.told("heading", section.heading.span(), "map", why);
            }
            None => {
                reader.tale.unmapped("heading", section.heading.span(), "no part of a page is called so");
                let inner = section.parts.iter().flat_map(|part| {
                    std::iter::once(Block::Heading(3, part.heading.clone())).chain(part.blocks.iter().cloned())
                });
                section.blocks.iter().cloned().chain(inner).for_each(|block| reader.other(&block));
            }
        }
    }
    let all = |wanted: fn(Part) -> bool| found.iter().filter(move |(part, _)| part.is_some_and(wanted));
    for (part, section) in all(|part| matches!(part, Part::Panel(_) | Part::Metrics)) {
        match part {
            Some(Part::Panel(panel)) => panels::panel(reader, *panel, section, map),
            _ => panels::panel(reader, Panel::Measures, section, map),
        }
    }
    for (_, section) in all(|part| part == Part::Personas) {
        people::personas(reader, section, map);
    }
    for (_, section) in all(|part| part == Part::Empathy) {
        people::quadrants(reader, section, map);
    }
    for (_, section) in all(|part| part == Part::Journey) {
        stages::stages(reader, section, map);
    }
    for (_, section) in all(|part| part == Part::Flows) {
        ways::flows(reader, section, map);
    }
    for (_, section) in all(|part| part == Part::Opportunities) {
        tables::opportunities(reader, section, map);
    }
    for (_, section) in all(|part| part == Part::Metrics) {
        tables::metrics(reader, section, map);
    }
    kept::give(reader, &sections(&others), map);
    if reader.map_type == "service-blueprint" {
        let mut arrows = all(|part| part == Part::Arrows).peekable();
        if arrows.peek().is_none() {
            ways::no_arrows(reader, map);
        }
        for (_, section) in arrows {
            ways::arrows(reader, section, map);
        }
    }
}

/// Names and ids of what others refer to.
fn known(reader: &mut Reader<'_>, found: &[(Option<Part>, &Section)]) {
    let of = |wanted: Part| found.iter().filter(move |(part, _)| *part == Some(wanted)).map(|(_, section)| *section);
    let titles = |panel: Panel| -> Vec<String> { of(Part::Panel(panel)).flat_map(panels::titles).collect() };
    let personas: Vec<String> = of(Part::Personas)
        .flat_map(|section| &section.parts)
        .map(|section| people::name_and_age(section).0.plain())
        .collect();
    let segments = titles(Panel::Segments);
    let (channels, rivals) = (titles(Panel::Channels), titles(Panel::Competitors));
    let measures: Vec<String> = of(Part::Metrics).flat_map(panels::titles).collect();
    let labels: Vec<Option<String>> = of(Part::Panel(Panel::Research)).flat_map(panels::labels).collect();
    let sources = titles(Panel::Research);
    reader.persona_count = personas.len();
    let items = written(reader, "persona", &personas).into_iter().chain(written(reader, "segments", &segments));
    let items: Vec<_> = items.collect();
    let kinds: Vec<&str> = personas.iter().map(|_| "persona").chain(segments.iter().map(|_| "segment")).collect();
    reader.people = named(&items, &kinds);
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

/// The things of a list with the ids that the comment has for them, which from here on are theirs.
fn written(reader: &mut Reader<'_>, what: &'static str, names: &[String]) -> Vec<(Option<String>, String)> {
    let ids = reader.ids.listed(what);
    let words: Vec<&str> = names.iter().map(String::as_str).collect();
    let choices = fits::listed(&ids, &words);
    let id = |choice: &fits::Choice| choice.index.and_then(|index| ids.get(&index)).cloned();
    let all = choices.iter().map(id).zip(names.iter().cloned()).collect();
    reader.listed.insert(what, choices);
    all
}

fn named(items: &[(Option<String>, String)], kinds: &[&str]) -> Vec<Named> {
    let ids = names::listed(items, kinds);
    items.iter().zip(ids).map(|((_, name), id)| Named { name: name.clone(), id }).collect()
}
