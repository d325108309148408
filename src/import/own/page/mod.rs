//! Our own Markdown, read back from what a reader sees: every visible cell counts, and the comment only adds ids.
//!
//! `docs/markdown.md` says where each fact stands. The page becomes the document of `docs/json.md` again.

mod arrows;
mod blocks;
mod cards;
mod derived;
mod facts;
mod feelings;
mod gather;
mod heirs;
mod held;
mod ids;
mod inline;
mod judged;
mod kept;
mod known;
pub(super) mod lanes;
mod located;
mod marked;
mod measures;
mod memory;
mod names;
pub(super) mod number;
mod origins;
mod panels;
mod part;
mod parts;
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

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diagnostic::{Checked, Findings};
use crate::import::beside::Neighbours;
use crate::import::foreign::{Foreign, Sample, Wishes, refusal, utf_8};
use crate::import::tree;
use crate::import::{Imported, Importer};
use crate::source::Span;
use blocks::{Block, blocks};
use ids::{Ids, Use};
use origins::Origins;
use reader::{Reader, Record};
use sections::{Page, sections};
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
    reads: read,
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

fn read(foreign: &Foreign, wishes: &Wishes) -> Checked<Vec<Imported>> {
    let mut findings = Findings::new();
    let text = foreign.source.text();
    // A byte order mark, as blanks that leave everything at its place.
    let even = text.strip_prefix('\u{feff}').map_or_else(|| text.to_owned(), |rest| format!("   {rest}"));
    let whole = Whole::of(&even, blocks::options());
    if let Some(Read { document, mut reader, page }) = page(&whole.text) {
        let origins = Origins::of(&reader.tale.entries);
        let title = document.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
        let placed = origins.placed(document.clone(), &whole);
        let mut read = super::document(placed, &mut Neighbours::default());
        let anew = wishes.anew.and_then(|anew| anew(&tree::Page::of(&read.fields, &[]).text));
        held::hold(&mut reader, &page, &document, anew.as_deref().unwrap_or_default());
        let mut entries = reader.tale.entries;
        for entry in &mut entries {
            entry.span = whole.place(entry.span);
        }
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

/// A page that was read.
struct Read<'s> {
    /// The document that it tells.
    document: Value,
    /// What became of its parts.
    reader: Reader<'s>,
    page: Page,
}

/// Reads a page; what only repeats other parts of it is yet to be held against them.
fn page(text: &str) -> Option<Read<'_>> {
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
        names: Vec::new(),
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
        heirs: memory::Heirs::default(),
        listed: BTreeMap::new(),
        waiting: Vec::new(),
        floors: Vec::new(),
        old_badges: Vec::new(),
        footnotes: Vec::new(),
        has_baseline: false,
    };
    let mut map = Record::new();
    let written = reader.ids.take("lang of the map");
    let lang = written.or_else(|| (words.lang != "en").then(|| words.lang.to_owned()));
    map.extend(lang.map(|lang| ("lang".to_owned(), json!(lang))));
    top::top(&mut reader, &page.head, &mut map);
    reader.map_type = map.get("type").and_then(Value::as_str).unwrap_or("current-state").to_owned();
    map.entry("type").or_insert_with(|| json!("current-state"));
    parts::parts(&mut reader, &page, &mut map);
    top::foot(&mut reader, &page.foot, &mut map);
    let mut document = Value::Object(map);
    names::settle(&mut reader, &mut document);
    comment(&mut reader);
    document.get("stages").or_else(|| document.get("personas"))?;
    Some(Read { document, reader, page })
}

/// The comment, by line.
fn comment(reader: &mut Reader<'_>) {
    for span in std::mem::take(&mut reader.ids.twice) {
        reader.tale.unmapped("id", span, "another line tells of its place, and counts");
    }
    for (span, use_of) in reader.ids.all() {
        match use_of {
            Use::Sure => reader.tale.mapped("id", span, "id"),
            Use::Guessed(why) => reader.tale.guessed("id", span, "id", why),
            Use::None => reader.tale.unmapped("id", span, "nothing stands at its place"),
        }
    }
}
