//! What only repeats other parts of a page, held against the page that would be written of its map now, cell by cell.

mod pairs;
mod said;
mod within;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::blocks::{Block, blocks};
use super::derived;
use super::facts::items;
use super::inline::Inline;
use super::part::is_derived;
use super::reader::{Place, Reader};
use super::sections::{Page, Section, sections};
use super::tongue::even;
use super::top::is_called;
use crate::diagnostic::shown;
use crate::source::Span;
use pairs::{in_any_order, in_order};
use said::{Numbers, Said};

/// Something to be told of a page: where it says the same as the other parts, without a reason.
struct Found {
    what: &'static str,
    line: Inline,
    span: Span,
    why: Option<String>,
}

/// Holds what follows from other parts against `anew`, the page that would be written now; `map` is what was read.
pub(super) fn hold(reader: &mut Reader<'_>, page: &Page, map: &Value, anew: &str) {
    let other = sections(blocks(anew));
    let derived: Vec<&Section> = page.parts.iter().filter(|part| is_derived(reader, part)).collect();
    let walks = derived.iter().filter(|section| is_called(section, reader.words.markdown.walk_through));
    let walked: Vec<(bool, Inline)> = walks.flat_map(|section| lines(&section.blocks)).collect();
    let mut holder = Holder { numbers: Numbers::of(reader, map, &walked), reader, all: Vec::new() };
    holder.picture(&page.head, &other.head);
    for section in &derived {
        let same = other.parts.iter().find(|part| even(&part.title) == even(&section.title));
        holder.section(section, same.unwrap_or(&Section::default()));
    }
    holder.gone(page, &other);
    holder.footnotes(&other, anew);
    holder.order();
    let all = std::mem::take(&mut holder.all);
    let known = if reader.has_baseline { derived::known(reader, map) } else { BTreeSet::new() };
    let others: Vec<&Block> = derived.iter().flat_map(|section| strange(section)).collect();
    for found in all {
        match found.why {
            Some(why) if found.what == "number" => reader.tale.guessed("number", found.span, "", &why),
            // What comes of the baseline is not in the map alone.
            Some(why) if !reader.has_baseline || !derived::agrees(reader, &found.line, &known) => {
                reader.tale.unmapped(found.what, found.span, &why);
            }
            _ => reader.tale.derived(found.what, found.span),
        }
    }
    for block in others {
        reader.other(block);
    }
    within::hold(reader, page, anew);
}

/// What stands in a derived part that no such part has.
fn strange(section: &Section) -> impl Iterator<Item = &Block> {
    let is_ours = |block: &&Block| matches!(block, Block::List(_) | Block::Table(_) | Block::Paragraph(_));
    let inner = section.parts.iter().flat_map(|part| &part.blocks);
    section.blocks.iter().filter(move |block| !is_ours(block)).chain(inner)
}

/// The lines of the lists among blocks, and whether each stands below another.
fn lines(blocks: &[Block]) -> Vec<(bool, Inline)> {
    let of_item = |item: &super::blocks::Item| {
        let children = item.children.iter().map(|child| (true, child.clone()));
        std::iter::once((false, item.line.clone())).chain(children).collect::<Vec<_>>()
    };
    items(blocks).flat_map(of_item).collect()
}

fn paragraphs(blocks: &[Block]) -> Vec<Inline> {
    let line = |block: &Block| if let Block::Paragraph(line) = block { Some(line.clone()) } else { None };
    blocks.iter().filter_map(line).collect()
}

/// The rows of the tables among blocks, the first of which is a head.
fn rows(blocks: &[Block]) -> Vec<Vec<Inline>> {
    let rows = |block: &Block| if let Block::Table(rows) = block { rows.clone() } else { Vec::new() };
    blocks.iter().flat_map(rows).collect()
}

/// Why something is not read: what the other parts say instead.
fn instead(words: &str) -> String {
    let say = if words.is_empty() { "nothing of it".to_owned() } else { format!("`{}`", shown(words)) };
    format!("it follows from other parts of the page, which say {say}: edit it there")
}

/// A page while it is held against what would be written now.
struct Holder<'r, 's> {
    numbers: Numbers<'r, 's>,
    reader: &'r Reader<'s>,
    all: Vec<Found>,
}

impl Holder<'_, '_> {
    fn tell(&mut self, what: &'static str, line: &Inline, span: Span, why: Option<String>) {
        self.all.push(Found { what, line: line.clone(), span, why });
    }

    /// What the picture shows, in words.
    fn picture(&mut self, head: &Section, other: &Section) {
        let pictures = |section: &Section| -> Vec<Inline> {
            paragraphs(&section.blocks).into_iter().filter(|line| line.picture().is_some()).collect()
        };
        let alt = |line: &Inline| line.picture().map(|(_, alt)| alt.to_owned()).unwrap_or_default();
        let expected = pictures(other).first().map(alt).unwrap_or_default();
        for (at, line) in pictures(head).iter().enumerate() {
            let is_same = even(&alt(line)) == even(&expected);
            let why = if at > 0 {
                Some("a page shows its map once: pictures are files of their own".to_owned())
            } else {
                (!is_same)
                    .then(|| format!("it follows from other parts of the page, which say `{expected}`: edit it there"))
            };
            self.tell("picture", line, line.span(), why);
        }
    }

    fn section(&mut self, section: &Section, other: &Section) {
        let mut missing = self.table(&rows(&section.blocks), &rows(&other.blocks));
        missing.extend(self.list(&lines(&section.blocks), &lines(&other.blocks)));
        self.paragraphs(&paragraphs(&section.blocks), &paragraphs(&other.blocks));
        let first: Vec<String> = missing.iter().take(3).map(|words| format!("`{}`", shown(words))).collect();
        let more = missing.len().checked_sub(first.len()).filter(|more| *more > 0);
        let more = more.map(|more| format!(" and {more} more")).unwrap_or_default();
        let lacks = "what follows from other parts of the page is missing below it, and stays in the map";
        let why = (!missing.is_empty()).then(|| format!("{lacks}: {}{more}", first.join(", ")));
        self.tell("heading", &section.heading, section.heading.span(), why);
        for part in &section.parts {
            let why = "no such part has parts of its own".to_owned();
            self.tell("heading", &part.heading, part.heading.span(), Some(why));
        }
    }

    /// Whole parts that are missing, told at the title. Who writes a page by hand writes none of them.
    fn gone(&mut self, page: &Page, other: &Page) {
        let is_ours = self.reader.ids.span.is_some() || page.parts.iter().any(|part| is_derived(self.reader, part));
        let is_there = |part: &Section| page.parts.iter().any(|own| even(&own.title) == even(&part.title));
        for part in other.parts.iter().filter(|part| is_ours && is_derived(self.reader, part) && !is_there(part)) {
            let why = format!("a part is missing that follows from other parts of the page: `{}`", shown(&part.title));
            let line = page.head.heading.clone();
            self.all.push(Found { what: "part", span: line.span(), line, why: Some(why) });
        }
    }

    fn paragraphs(&mut self, page: &[Inline], other: &[Inline]) {
        for (at, line) in page.iter().enumerate() {
            let expected = other.get(at).map(Inline::plain).unwrap_or_default();
            let is_same = even(&line.plain()) == even(&expected);
            self.tell("words", line, line.span(), (!is_same).then(|| instead(&expected)));
        }
    }

    /// A list, in its order. Gives back what is missing.
    fn list(&mut self, page: &[(bool, Inline)], other: &[(bool, Inline)]) -> Vec<String> {
        let ours: Vec<(bool, Said)> = page.iter().map(|(below, line)| (*below, self.numbers.said(line))).collect();
        let theirs: Vec<(bool, Said)> = other.iter().map(|(below, line)| (*below, Said::anew(line))).collect();
        let is_fresh = |said: &Said| said.parts.first().is_some_and(|first| self.numbers.fresh.contains(first));
        let kept: Vec<usize> = (0..other.len())
            .filter(|at| theirs.get(*at).is_some_and(|line| !is_fresh(&line.1) || ours.contains(line)))
            .collect();
        let expected: Vec<(bool, Said)> = kept.iter().filter_map(|at| theirs.get(*at).cloned()).collect();
        let mut missing = Vec::new();
        for pair in in_order(&ours, &expected, |one, other| one == other) {
            let at = |at: usize| kept.get(at).and_then(|at| other.get(*at)).map(|(_, line)| line.plain());
            match pair {
                (Some(one), to) => {
                    let is_same = to.is_some_and(|to| ours.get(one) == expected.get(to));
                    let why = (!is_same).then(|| instead(&to.and_then(at).unwrap_or_default()));
                    if let Some((_, line)) = page.get(one) {
                        self.tell("words", line, line.span(), why);
                    }
                }
                (None, to) => missing.extend(to.and_then(at)),
            }
        }
        missing
    }

    /// A table, in any order of its rows. Gives back what is missing.
    fn table(&mut self, page: &[Vec<Inline>], other: &[Vec<Inline>]) -> Vec<String> {
        let Some((heads, page)) = page.split_first() else {
            return other.iter().skip(1).map(|row| told(&row.iter().collect::<Vec<_>>())).collect();
        };
        let (known, other) = other.split_first().map_or((Vec::new(), other), |(known, other)| (known.clone(), other));
        let columns = self.columns(heads, &known);
        let blank = Inline::default();
        let anew: Vec<Vec<&Inline>> = other
            .iter()
            .map(|row| columns.iter().map(|at| at.and_then(|at| row.get(at)).unwrap_or(&blank)).collect())
            .collect();
        let of_page = |row: &Vec<Inline>| -> Vec<Said> {
            let cell = |at: usize| if columns.get(at).is_some_and(Option::is_some) { row.get(at) } else { None };
            (0..columns.len()).map(|at| cell(at).map(|cell| self.numbers.said(cell)).unwrap_or_default()).collect()
        };
        let ours: Vec<Vec<Said>> = page.iter().map(of_page).collect();
        let theirs: Vec<Vec<Said>> = anew.iter().map(|row| row.iter().map(|cell| Said::anew(cell)).collect()).collect();
        let mut missing = Vec::new();
        for pair in in_any_order(&ours, &theirs) {
            let of_other = pair.1.and_then(|to| theirs.get(to).zip(anew.get(to)));
            match (pair.0.and_then(|at| page.get(at).zip(ours.get(at))), of_other) {
                (Some((row, ours)), Some((theirs, anew))) => self.row(row, ours, theirs, anew),
                (Some((row, _)), None) => {
                    let whole = Inline { atoms: row.iter().flat_map(|cell| cell.atoms.clone()).collect() };
                    self.tell("row", &whole, span_of(row), Some(instead("")));
                }
                (None, Some((said, anew))) if !self.is_fresh(said, &ours) => {
                    missing.push(told(anew));
                }
                _ => {}
            }
        }
        missing
    }

    /// Which column of the table written anew each column of the page is.
    fn columns(&mut self, heads: &[Inline], known: &[Inline]) -> Vec<Option<usize>> {
        let called = |head: &Inline| known.iter().position(|known| even(&known.plain()) == even(&head.plain()));
        let named: Vec<Option<usize>> = heads.iter().map(called).collect();
        let mut columns = Vec::new();
        for (at, head) in heads.iter().enumerate() {
            let own = named.get(at).copied().flatten();
            // One that is called otherwise is the one at its place, if no other is.
            let here = Some(at).filter(|at| heads.len() == known.len() && !named.contains(&Some(*at)));
            let expected = here.and_then(|at| known.get(at)).map(Inline::plain).unwrap_or_default();
            let span = if head.is_empty() { span_of(heads) } else { head.span() };
            self.tell("cell", head, span, own.is_none().then(|| instead(&expected)));
            columns.push(own.or(here));
        }
        let gone = known.iter().enumerate().filter(|(at, _)| !columns.contains(&Some(*at)));
        for head in gone.map(|(_, head)| head.plain()).collect::<Vec<_>>() {
            let why = format!("a column is missing here that follows from other parts of the page: `{}`", shown(&head));
            self.tell("row", &Inline::default(), span_of(heads), Some(why));
        }
        columns
    }

    fn row(&mut self, row: &[Inline], ours: &[Said], theirs: &[Said], anew: &[&Inline]) {
        for (((cell, said), other), expected) in row.iter().zip(ours).zip(theirs).zip(anew) {
            let is_same = other.is_said_by(said, &self.numbers.fresh);
            let span = if cell.is_empty() { span_of(row) } else { cell.span() };
            let is_blank = cell.is_empty() && is_same;
            if !is_blank {
                self.tell("cell", cell, span, (!is_same).then(|| instead(&expected.plain())));
            }
        }
        // What stands under no head.
        for cell in row.iter().skip(ours.len()).filter(|cell| !cell.is_empty()) {
            self.tell("cell", cell, cell.span(), Some(instead("")));
        }
    }

    /// Whether a row that is missing tells of something that is surely new.
    fn is_fresh(&self, row: &[Said], page: &[Vec<Said>]) -> bool {
        let is_new =
            |cell: &Said| !cell.parts.is_empty() && cell.parts.iter().all(|part| self.numbers.fresh.contains(part));
        if row.iter().any(is_new) {
            return true;
        }
        // The comment says how many pain points a cell had: as many rows are there.
        let places = row.iter().filter_map(|cell| Some((cell, self.numbers.place(cell.parts.first()?)?)));
        places.into_iter().any(|(cell, place)| {
            let Some((home, _)) = self.reader.shown(place) else { return false };
            let count = self.reader.ids.cell(&format!("pain_points {home}")).1;
            count == Some(page.iter().filter(|row| row.contains(cell)).count())
        })
    }

    /// A footnote says again what stands in the list of sources.
    fn footnotes(&mut self, other: &Page, anew: &str) {
        let parted = |text: &str| {
            let (label, said) = text.trim_end().split_once("]: ")?;
            Some((even(label.trim_start_matches("[^")), paragraphs(&blocks(said)).first().cloned().unwrap_or_default()))
        };
        let span = |block: &Block| if let Block::Footnote(span) = block { Some(*span) } else { None };
        let texts = other.foot.iter().filter_map(span).filter_map(|span| anew.get(span.start..span.end));
        let known: BTreeMap<String, Inline> = texts.filter_map(parted).collect();
        for span in self.reader.footnotes.clone() {
            let text = self.reader.text.get(span.start..span.end).unwrap_or_default();
            let (label, said) = parted(text).unwrap_or_default();
            let expected = known.get(&label).cloned().unwrap_or_default();
            let is_same = Said::anew(&said) == Said::anew(&expected);
            self.tell("footnote", &Inline::default(), span, (!is_same).then(|| instead(&expected.plain())));
        }
    }

    /// A step or stage whose number somebody changed, though it stands where it stood.
    fn order(&mut self) {
        let reader = self.reader;
        let steps =
            reader.steps.iter().map(|step| (&step.number, step.span, Place { stage: step.stage, step: Some(step.at) }));
        let stages =
            (0..).zip(&reader.stages).map(|(at, stage)| (&stage.number, stage.span, Place { stage: at, step: None }));
        let numbered = (1_usize..).zip(steps).chain((1..).zip(stages));
        let mut found = Vec::new();
        for (count, (number, span, place)) in numbered {
            let Some(heir) = reader.heirs.of(place).filter(|heir| !heir.words.is_empty()) else { continue };
            if !number.is_empty() && *number != heir.number && *number != count.to_string() {
                found.push(span);
            }
        }
        for span in found {
            let why = "its number is neither that of its place nor the one that it had: the order on the page counts";
            self.tell("number", &Inline::default(), span, Some(why.to_owned()));
        }
    }
}

/// What a row says, in one line.
fn told(row: &[&Inline]) -> String {
    row.iter().map(|cell| cell.plain()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" | ")
}

/// Where the cells of a row stand.
fn span_of(row: &[Inline]) -> Span {
    let mut spans = row.iter().filter(|cell| !cell.is_empty()).map(Inline::span);
    let first = spans.next().unwrap_or_default();
    Span::new(first.start, spans.next_back().unwrap_or(first).end)
}
