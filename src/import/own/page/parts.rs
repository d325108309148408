//! The parts of a page in the order in which they are read: first those that others refer to.

use super::blocks::Block;
use super::known::known;
use super::panels::Panel;
use super::part::{Part, by_heading, part_of};
use super::reader::{Reader, Record};
use super::sections::{Page, Section};
use super::{arrows, heirs, kept, measures, panels, people, settings, stages, tables, ways};

/// Reads the parts.
pub(super) fn parts<'s>(reader: &mut Reader<'_>, page: &'s Page, map: &mut Record) {
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
    for (part, section) in &found {
        strange(reader, *part, section);
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
        measures::metrics(reader, section, map);
    }
    kept::give(reader, &sections(&others), map);
    if reader.map_type == "service-blueprint" {
        let mut arrows = all(|part| part == Part::Arrows).peekable();
        if arrows.peek().is_none() {
            arrows::no_arrows(reader, map);
        }
        for (_, section) in arrows {
            arrows::arrows(reader, section, map);
        }
    }
}

/// Tells of what stands in a part where nothing of ours does: panels, personas and stages tell of it themselves.
fn strange(reader: &mut Reader<'_>, part: Option<Part>, section: &Section) {
    let is_ours = |block: &&Block| match part {
        Some(Part::Flows | Part::Arrows) => matches!(block, Block::List(_)),
        Some(Part::Opportunities) => matches!(block, Block::Table(_)),
        _ => true,
    };
    section.blocks.iter().filter(|block| !is_ours(block)).for_each(|block| reader.other(block));
    if matches!(part, Some(Part::Flows | Part::Arrows | Part::Opportunities)) {
        for inner in &section.parts {
            reader.tale.unmapped("heading", inner.heading.span(), "no part of it is called so");
            inner.blocks.iter().for_each(|block| reader.other(block));
        }
    }
}
