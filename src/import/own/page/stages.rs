//! The stages of a page: what belongs to each as a whole as facts, and the tables of its steps.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::blocks::Block;
use super::cards::kind_of;
use super::facts::{Fact, facts};
use super::feelings::Felt;
use super::heirs;
use super::inline::Inline;
use super::lanes;
use super::people::picture;
use super::reader::{Lane, Place, Reader, Record, StageAt, StepAt, add, place_of, placed};
use super::rows::{self, Row};
use super::sections::Section;
use super::tongue::{even, head, moment};
use super::top::notes;

/// Reads the stages.
pub(super) fn stages(reader: &mut Reader<'_>, part: &Section, map: &mut Record) {
    for (index, section) in part.parts.iter().enumerate() {
        let stage = Stage::read(reader, section, index);
        add(map, "stages", Value::Object(stage));
    }
}

/// A stage while it is read.
struct Stage {
    index: usize,
    record: Record,
    steps: Vec<Record>,
    felt: BTreeMap<(usize, &'static str), Vec<Felt>>,
    /// Moments that stand on the stage as a whole: those of the step that it is.
    moments: Vec<Inline>,
}

impl Stage {
    fn read(reader: &mut Reader<'_>, section: &Section, index: usize) -> Record {
        let mut stage =
            Self { index, record: Record::new(), steps: Vec::new(), felt: BTreeMap::new(), moments: Vec::new() };
        stage.heading(reader, section);
        let (facts, others) = facts(&section.blocks);
        for line in &others {
            reader.unknown(line);
        }
        for fact in &facts {
            stage.fact(reader, fact);
        }
        for block in &section.blocks {
            match block {
                Block::List(_) => {}
                Block::Table(rows) => stage.table(reader, rows),
                other => reader.other(other),
            }
        }
        stage.finish(reader)
    }

    fn heading(&mut self, reader: &mut Reader<'_>, section: &Section) {
        let (number, name) = heirs::numbered_stage(reader, &section.heading);
        let path = format!("stages[{}].name", self.index);
        let span = section.heading.span();
        if number.is_empty() && !name.is_empty() {
            reader.tale.guessed("stage", span, &path, "a stage without its number is taken in its order");
        } else if !name.is_empty() {
            reader.tale.mapped("stage", span, &path);
        }
        if name.is_empty() {
            let shown = if number.is_empty() { (self.index + 1).to_string() } else { number.clone() };
            self.record.insert("name".to_owned(), json!(format!("{} {shown}", reader.words.lanes.stage.title)));
            reader.tale.guessed("stage", span, &path, "the page does not say what the stage is called");
        } else {
            self.record.insert("name".to_owned(), reader.says(&name));
        }
        self.kept(reader, Place { stage: self.index, step: None });
        placed(&mut self.record, &section.heading);
        reader.stages.push(StageAt { number, name: even(&name.plain()), span });
    }

    /// Gives a stage or a step the id that it had.
    fn kept(&mut self, reader: &mut Reader<'_>, place: Place) {
        let Some((shown, why)) = reader.shown(place) else { return };
        let record = if place.step.is_some() { self.steps.last_mut() } else { Some(&mut self.record) };
        if let (Some(id), Some(record)) = (reader.ids.take_as(&shown, why), record) {
            record.insert("id".to_owned(), json!(id));
        }
    }

    fn fact(&mut self, reader: &mut Reader<'_>, fact: &Fact) {
        let place = Place { stage: self.index, step: None };
        let (path, words) = (place.path(), reader.words);
        let is = |label: &str| head(label) == fact.label;
        let goals = [(words.labels.goal, "goal"), (words.labels.business_goal, "business_goal")];
        let goal = goals.iter().find(|(label, key)| is(label) && !self.record.contains_key(*key));
        let known = lanes::called(reader, &fact.label);
        let is_ours = goal.is_some() || known.is_some() || is(words.markdown.more) || is(words.labels.note);
        let meant = lanes::meant(&fact.label).filter(|_| !is_ours);
        let why = meant.as_ref().map(|lane| format!("no lane is called so: it is taken for `{}`", lane.id));
        if is_ours || meant.is_some() {
            reader.tale.told("label", fact.at, &path, why.as_deref());
        }
        if let (Some((_, key)), [value]) = (goal, fact.values.as_slice()) {
            self.record.insert((*key).to_owned(), reader.says(value));
            reader.tale.mapped("goal", value.span(), &format!("{path}.{key}"));
        } else if let Some(lane) = known.or(meant) {
            fact.values.iter().for_each(|value| self.lines(reader, place, &lane, value));
        } else if is(words.markdown.more) {
            for value in &fact.values {
                let found = moments(reader, value);
                marks_but(reader, value, &mut self.record, &path, &found);
                self.moments.extend(found);
            }
        } else if is(words.labels.note) {
            notes(reader, &fact.values, &mut self.record, &format!("{path}.note"));
        } else {
            reader.tale.unmapped("label", fact.at, "no lane is called so");
            fact.values.iter().for_each(|value| reader.unknown(value));
        }
    }

    fn table(&mut self, reader: &mut Reader<'_>, rows: &[Vec<Inline>]) {
        let rows = rows::filled(rows);
        let Some((heads, rows)) = rows.split_first() else { return };
        let first = self.steps.len();
        for (at, cell) in heads.iter().enumerate().skip(1) {
            self.step(reader, cell);
            let below = rows.iter().filter_map(|row| row.get(at)).find(|cell| !cell.is_empty());
            if let (true, Some(step), Some(cell)) = (cell.is_empty(), self.steps.last_mut(), below) {
                placed(step, cell);
            }
        }
        if let Some(title) = heads.first() {
            let shown = title.plain();
            let is_ours = even(&shown) == even(reader.words.lanes.step.title)
                || lanes::called(reader, &shown).is_some_and(|lane| lane.id == "action");
            if is_ours {
                reader.tale.mapped("label", title.span(), "steps");
            } else {
                reader.tale.unmapped("label", title.span(), "it only says what stands beside it");
            }
        }
        let mut row = Row::Unknown;
        let mut floor_before: Option<&'static str> = None;
        for cells in rows {
            let name = cells.first().cloned().unwrap_or_default();
            if !name.is_empty() {
                row = rows::row(reader, &name, self.index);
                if let Row::Lane(lane) = &row {
                    floor_before = rows::floor(reader, &lane.id, floor_before);
                }
            }
            for (at, cell) in cells.iter().skip(1).enumerate().filter(|(_, cell)| !cell.is_empty()) {
                self.cell(reader, &row, first + at, cell);
            }
        }
    }

    fn step(&mut self, reader: &mut Reader<'_>, cell: &Inline) {
        let place = Place { stage: self.index, step: Some(self.steps.len()) };
        let path = place.path();
        let mut step = Record::new();
        let (parts, sources) = Reader::parts(cell);
        let first = parts.first().cloned().unwrap_or_default();
        let (number, action) = heirs::numbered_step(&first);
        let known = action.as_ref().map(|action| even(&action.plain())).unwrap_or_default();
        if let Some(action) = &action {
            step.insert("action".to_owned(), reader.says(action));
        }
        if number.is_empty() && action.is_some() {
            reader.tale.guessed("step", first.span(), &path, "a step without its number is taken in its order");
        } else {
            reader.tale.mapped("step", first.span(), &path);
        }
        for part in parts.iter().skip(1) {
            if !reader.mark(part, &mut step, &path) {
                reader.unknown(part);
            }
        }
        reader.evidence(sources, &mut step, &path);
        placed(&mut step, cell);
        let at = self.steps.len();
        reader.steps.push(StepAt { number, action: known, stage: self.index, at, span: first.span() });
        self.steps.push(step);
        self.kept(reader, place);
    }

    fn cell(&mut self, reader: &mut Reader<'_>, row: &Row, step: usize, cell: &Inline) {
        let place = Place { stage: self.index, step: Some(step) };
        let path = place.path();
        match row {
            Row::Lane(lane) => self.lines(reader, place, lane, cell),
            Row::Curve(key, owner) => {
                let felt = reader.felt(cell, owner.as_deref(), &format!("{path}.{key}"));
                self.felt.entry((step, key)).or_default().push(felt);
            }
            Row::Moments => self.moment(reader, step, cell, &path),
            Row::More => {
                let found = moments(reader, cell);
                for part in &found {
                    self.moment(reader, step, part, &path);
                }
                if let Some(record) = self.steps.get_mut(step) {
                    marks_but(reader, cell, record, &path, &found);
                }
            }
            Row::Derived => reader.tale.derived("cell", cell.span()),
            Row::Elsewhere => reader.tale.unmapped("cell", cell.span(), rows::OF_BASELINE),
            Row::Unknown => reader.tale.unmapped("cell", cell.span(), "no lane is called as its row is"),
        }
    }

    fn moment(&mut self, reader: &mut Reader<'_>, step: usize, cell: &Inline, path: &str) {
        for part in several(reader, cell) {
            match moment(reader.words, &part.plain()) {
                Some("peak" | "end") => reader.tale.derived("moment", part.span()),
                Some(id) => {
                    if let Some(record) = self.steps.get_mut(step) {
                        add(record, "moments", json!(id));
                    }
                    reader.tale.mapped("moment", part.span(), &format!("{path}.moments"));
                }
                None => reader.tale.unmapped("moment", part.span(), "no moment is called so"),
            }
        }
    }

    /// Puts each line of a cell where it belongs, if they are a list.
    fn lines(&mut self, reader: &mut Reader<'_>, place: Place, lane: &Lane, cell: &Inline) {
        let (lines, sign) = cell.bullets();
        if let Some(sign) = sign {
            let why = "the line above it has no sign of a list, and is taken for a card like this one";
            reader.tale.guessed("sign", sign, &place.path(), why);
        }
        for line in lines.iter().flat_map(Inline::cards) {
            if let Some(sign) = line.1 {
                let why = "a line behind what else is said of a card is taken for a card of its own";
                reader.tale.guessed("sign", sign, &place.path(), why);
            }
            self.put(reader, place, lane, &line.0);
        }
    }

    /// Puts what a line of a lane says where it belongs.
    fn put(&mut self, reader: &mut Reader<'_>, place: Place, lane: &Lane, line: &Inline) {
        let path = place.path();
        let record = match place.step {
            Some(step) => self.steps.get_mut(step),
            None => Some(&mut self.record),
        };
        let Some(record) = record else {
            reader.tale.unmapped("cell", line.span(), "no step stands above it");
            return;
        };
        let canonical = if lane.is_own { None } else { lanes::canonical(&lane.id) };
        match canonical {
            Some(key @ ("time" | "owner")) if !record.contains_key(key) => {
                record.insert(key.to_owned(), reader.says(line));
                reader.tale.mapped(key, line.span(), &format!("{path}.{key}"));
            }
            Some("image") if !record.contains_key("image") => {
                if let Some(image) = picture(reader, line, &format!("{path}.image")) {
                    record.insert("image".to_owned(), image);
                }
            }
            Some("action") if place.step.is_some() && !record.contains_key("action") => {
                let Some(card) = reader.card(super::cards::Kind::Action, line, &path) else { return };
                for (key, value) in card {
                    record.insert(if key == "text" { "action".to_owned() } else { key }, value);
                }
            }
            Some("time" | "owner" | "image" | "action" | "emotion" | "engagement" | "flows" | "metrics") => {
                reader.tale.unmapped("cell", line.span(), "nothing can be said here a second time");
            }
            Some(id) => {
                let key = if id == "touchpoint" { "touchpoints" } else { id };
                let at = record.get(key).and_then(Value::as_array).map_or(0, Vec::len);
                let card = reader.card(kind_of(key), line, &format!("{path}.{key}[{at}]"));
                let pointer = card.as_ref().map(|_| format!("{}/{key}/{at}", place.pointer())).unwrap_or_default();
                reader.wait(&lane.id, reader.shown(place), Some(place), line, pointer);
                let Some(mut card) = card else { return };
                placed(&mut card, line);
                add(record, key, Value::Object(card));
            }
            None => {
                let own = format!("{path}.cells.{}", lane.id);
                let Some(mut card) = reader.card(super::cards::Kind::Remark, line, &own) else { return };
                placed(&mut card, line);
                let cells = record.entry("cells").or_insert_with(|| json!([]));
                let Some(list) = cells.as_array_mut() else { return };
                let is_it = |cells: &Value| cells.get("lane").and_then(Value::as_str) == Some(&lane.id);
                let home = list.iter().position(is_it).unwrap_or_else(|| {
                    list.push(json!({"lane": lane.id, "items": []}));
                    list.len() - 1
                });
                let Some(cells) = list.get_mut(home).and_then(Value::as_object_mut) else { return };
                let at = cells.get("items").and_then(Value::as_array).map_or(0, Vec::len);
                add(cells, "items", Value::Object(card));
                let pointer = format!("{}/cells/{home}/items/{at}", place.pointer());
                reader.wait(&lane.id, reader.shown(place), Some(place), line, pointer);
            }
        }
    }

    /// Of several steps each does something: one of which nothing is said is a column that is still empty.
    fn nameless(&mut self, reader: &mut Reader<'_>) {
        if self.steps.len() < 2 {
            return;
        }
        for (at, step) in self.steps.iter_mut().enumerate().filter(|(_, step)| !step.contains_key("action")) {
            let known = reader.steps.iter().find(|known| known.stage == self.index && known.at == at);
            let number = known.map(|known| known.number.clone()).filter(|number| !number.is_empty());
            let number = number.unwrap_or_else(|| (at + 1).to_string());
            step.insert("action".to_owned(), json!(format!("{} {number}", reader.words.lanes.step.title)));
            let path = Place { stage: self.index, step: Some(at) }.path();
            reader.tale.guessed("step", place_of(step), &path, "the page does not say what is done here");
        }
    }

    fn finish(mut self, reader: &mut Reader<'_>) -> Record {
        for part in std::mem::take(&mut self.moments) {
            self.moment(reader, 0, &part, &Place { stage: self.index, step: Some(0) }.path());
        }
        for ((step, key), felt) in std::mem::take(&mut self.felt) {
            let feelings = super::feelings::joined(reader, felt);
            if let Some(record) = self.steps.get_mut(step) {
                record.insert(key.to_owned(), Value::Array(feelings));
            }
        }
        // A blueprint tells what is done in a row, and not above its columns.
        for (at, step) in self.steps.iter().enumerate() {
            let action = step.get("action").and_then(Value::as_str).map(super::tongue::flat).unwrap_or_default();
            let here = |known: &&mut StepAt| known.stage == self.index && known.at == at;
            if let Some(known) = reader.steps.iter_mut().find(here) {
                known.action = action;
            }
        }
        self.nameless(reader);
        self.record.insert("steps".to_owned(), self.steps.into_iter().map(Value::Object).collect());
        self.record
    }
}

/// Marks as parts of a line, but those parts.
fn marks_but(reader: &mut Reader<'_>, line: &Inline, into: &mut Record, path: &str, without: &[Inline]) {
    let (parts, sources) = Reader::parts(line);
    for part in parts.iter().filter(|part| !without.iter().any(|other| other.span() == part.span())) {
        if !part.is_empty() && !reader.mark(part, into, path) {
            reader.unknown(part);
        }
    }
    reader.evidence(sources, into, path);
}

/// The moments of a cell: one, or several on lines or between signs.
fn several(reader: &Reader<'_>, cell: &Inline) -> Vec<Inline> {
    if moment(reader.words, &cell.plain()).is_some() {
        return vec![cell.clone()];
    }
    let lines = cell.lines();
    let parts = lines.iter().flat_map(|line| line.split(super::reader::DOT));
    parts.flat_map(|part| part.split(", ")).map(|part| part.trimmed()).filter(|part| !part.is_empty()).collect()
}

/// The parts of a line that are moments.
fn moments(reader: &Reader<'_>, line: &Inline) -> Vec<Inline> {
    Reader::parts(line).0.into_iter().filter(|part| moment(reader.words, &part.plain()).is_some()).collect()
}
