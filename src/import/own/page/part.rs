//! Which part of a page a heading begins.

use super::blocks::Block;
use super::panels::Panel;
use super::reader::Reader;
use super::sections::Section;
use super::{heirs, lanes, tongue, top};

/// What a part of a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
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

/// What a part holds, by its heading, else by what stands below it.
pub(super) fn part_of(reader: &Reader<'_>, section: &Section) -> Option<Part> {
    by_heading(reader, section).or_else(|| by_head(reader, section))
}

/// Whether a part only repeats what stands in others.
pub(super) fn is_derived(reader: &Reader<'_>, section: &Section) -> bool {
    part_of(reader, section) == Some(Part::Derived)
}

/// The same by its heading alone.
pub(super) fn by_heading(reader: &Reader<'_>, section: &Section) -> Option<Part> {
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
