//! The flat table of a map (`-f csv`, the sheet `Data` of `-f xlsx`), read back: one row a record.
//!
//! Rows stand where their `of` says, else where `stage` and `step` say; so a table that was sorted comes in whole, and one
//! that somebody wrote by hand needs no ids.

use super::amount::Hand;
use super::document;
use super::place_of::{BY_OF, Home, Places, Whole};
use super::typed::{Form, Typed, Written};
use crate::data::text_key;
use crate::diagnostic::{Checked, Diagnostic, Findings, nearest, shown};
use crate::import::Imported;
use crate::import::beside::Neighbours;
use crate::import::cell::{Marks, degree};
use crate::import::draft::Said;
use crate::import::foreign::{Foreign, refusal};
use crate::import::loss::{Entry as Told, Fate};
use crate::import::spanned::{Entry, Node, Value};
use crate::import::table::{Cell, Grid};
use crate::import::tree::{Field, Page};
use crate::model::name::slug;
use crate::source::Span;

/// Why a row is of a lane that is called otherwise.
const OTHER_LANE: &str = "no lane is called so: it is taken for another word for this one";
/// Without these columns a table is not ours.
const NEEDED: [&str; 4] = ["stage", "step", "lane", "text"];
/// Before these a cell of a CSV file has an apostrophe, so that no spreadsheet runs it; `docs/csv.md` has the rule.
const GUARDED: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '\''];

/// Whether a table has the columns of ours.
pub fn is_ours(grid: &Grid) -> bool {
    let head = grid.rows.iter().find(|row| row.iter().any(|cell| !cell.words.trim().is_empty()));
    head.is_some_and(|head| NEEDED.iter().all(|needed| head.iter().any(|cell| cell.words.trim() == *needed)))
}

/// The map of such a table.
pub fn maps(foreign: &Foreign, grid: &Grid) -> Checked<Vec<Imported>> {
    let mut reader = Reader {
        form: Form::ours(),
        hand: hand(grid),
        is_guarded: !foreign.is_workbook(),
        places: Places::default(),
        findings: Findings::new(),
        entries: Vec::new(),
        moved: Vec::new(),
        is_torn: false,
    };
    reader.table(grid);
    let Whole { map: root, orphans, elsewhere } = reader.places.document();
    reader.moved.extend(elsewhere.into_iter().map(|span| (span, BY_OF)));
    for (lane, id, span) in orphans {
        let message = format!("this row is part of `{}`, and no row of `{lane}` has this `id`", shown(&id));
        reader.is_torn = true;
        reader.findings.add(refusal(span, message).help("`of` is the `id` of the row that it belongs to"));
    }
    // What else is wrong is told in the same run, but not of a map that lacks what its rows refer to.
    if reader.is_torn {
        return Checked { value: None, findings: reader.findings };
    }
    let mut title = Said::plain(root.get("title").and_then(Node::words).unwrap_or_default());
    let mut read = document(root, &mut Neighbours::default());
    let mut fields = std::mem::take(&mut read.fields);
    let places: Vec<Told> = reader.moved.iter().map(|(span, why)| guess(*span, why)).collect();
    for entry in &mut reader.entries {
        let is_it = |(span, why): &&(Span, &'static str)| *span == entry.span && *why == BY_OF;
        if let Some((_, why)) = reader.moved.iter().find(is_it) {
            (entry.fate, entry.reason) = (Fate::Guessed, (*why).to_owned());
        }
    }
    let cells = reader.entries.iter().filter(|entry| entry.what != "place").cloned();
    super::remarks::remark(&mut fields, &cells.chain(places).collect::<Vec<_>>(), &foreign.source);
    let lacks = |key: &str, fields: &[Field]| !fields.iter().any(|field| field.key == key);
    if lacks("type", &fields) {
        let guess = Said::plain("current-state").guessed("the table does not say what the map is made for");
        fields.insert(0, guess.field("type"));
    }
    if lacks("title", &fields) {
        title = foreign.title("the table");
        fields.insert(0, title.field("title"));
    }
    let map = Imported::new(title.words, Page::of(&fields, &[]), read.told(reader.entries));
    Checked { value: Some(vec![map]), findings: reader.findings }
}

/// How the numbers of a table are written.
fn hand(grid: &Grid) -> Hand {
    let head = grid.rows.iter().find(|row| row.iter().any(|cell| !cell.words.trim().is_empty()));
    let column = |name: &str| head.and_then(|head| head.iter().position(|cell| cell.words.trim() == name));
    let (lane, lang) = (column("lane"), column("lang"));
    let cell =
        |row: &'_ [Cell], at: Option<usize>| at.and_then(|at| row.get(at)).map(|cell| cell.words.trim().to_owned());
    let map = grid.rows.iter().find(|row| cell(row, lane).as_deref() == Some("map"));
    let lang = map.and_then(|row| cell(row, lang));
    Hand::of(lang.as_deref(), grid.rows.iter().flatten().map(|cell| cell.words.as_str()))
}

struct Reader {
    form: Form,
    hand: Hand,
    is_guarded: bool,
    places: Places,
    findings: Findings,
    entries: Vec<Told>,
    /// Why the places of rows were guessed, by the cells of their lanes, which is where their records stand.
    moved: Vec<(Span, &'static str)>,
    /// Whether rows are not read to which others may refer.
    is_torn: bool,
}

fn guess(span: Span, why: &str) -> Told {
    Told { fate: Fate::Guessed, what: "place", span, to: String::new(), reason: why.to_owned() }
}

/// A row by its columns.
struct Row<'g> {
    cells: Vec<(&'g str, &'g Cell)>,
}

impl<'g> Row<'g> {
    fn cell(&self, column: &str) -> Option<&'g Cell> {
        self.cells.iter().find(|(name, _)| *name == column).map(|(_, cell)| *cell)
    }
}

impl Reader {
    fn table(&mut self, grid: &Grid) {
        let is_blank = |row: &&Vec<Cell>| row.iter().all(|cell| cell.words.trim().is_empty());
        let mut rows = grid.rows.iter().filter(|row| !is_blank(row));
        let Some(head) = rows.next() else { return };
        let names: Vec<&str> = head.iter().map(|cell| cell.words.trim()).collect();
        for (at, cell) in head.iter().enumerate().filter(|(_, cell)| !cell.words.trim().is_empty()) {
            if names.iter().take(at).any(|name| *name == cell.words.trim()) {
                self.findings.add(
                    refusal(cell.span, format!("a column `{}` is there already", shown(&cell.words)))
                        .help("delete one of them, or give it a name of its own"),
                );
            }
            self.tell(Fate::Mapped, "column", cell.span, "the names of columns", "");
        }
        let mut all: Vec<Row<'_>> = Vec::new();
        for cells in rows {
            let mut row = Row { cells: Vec::new() };
            for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.words.is_empty()) {
                match names.get(at).filter(|name| !name.is_empty()) {
                    Some(name) => row.cells.push((*name, cell)),
                    None => self.tell(Fate::Unmapped, "cell", cell.span, "", "its column has no name"),
                }
            }
            all.push(row);
        }
        // In a table that was sorted, what stands on a step may come before it.
        all.sort_by_key(|row| {
            let lane = row.cell("lane").and_then(|lane| self.form.lane(&lane.words, row.cell("stage").is_some()));
            match lane.as_deref() {
                Some("stages") => 0,
                Some("steps") => 1,
                _ => 2,
            }
        });
        all.iter().filter(|row| !row.cells.is_empty()).for_each(|row| self.row(row));
    }

    fn row(&mut self, row: &Row<'_>) {
        let Some(lane) = row.cell("lane") else {
            for (_, cell) in &row.cells {
                self.tell(Fate::Unmapped, "cell", cell.span, "", "the row does not say in `lane` what it is");
            }
            return;
        };
        let words = |column: &str| row.cell(column).map(|cell| self.unguarded(&cell.words));
        let (stage, step, of) = (words("stage"), words("step"), words("of"));
        let is_placed = stage.is_some();
        let named = self.form.lane(&lane.words, is_placed);
        let Some((name, schema)) =
            named.and_then(|name| self.form.record(&name, is_placed).cloned().map(|schema| (name, schema)))
        else {
            let found = self.no_lane(lane, is_placed);
            self.findings.add(found);
            // What refers to a row that is not read would be in error too.
            self.is_torn |= row.cell("id").is_some();
            return;
        };
        let text = text_key(&name, stage.is_none());
        let mut record = Node::new(Value::Map(Vec::new()), lane.span);
        let to = self.places.next(&name, of.as_deref(), stage.as_deref(), step.as_deref());
        let names = (stage.as_deref(), step.as_deref());
        let home = self.home(&name, of.as_deref(), names, words("text").as_deref());
        let unit = self.unit(row, &schema, &mut record);
        for (column, cell) in &row.cells {
            if let Some(why) = stray(&name, column, is_placed) {
                self.tell(Fate::Unmapped, "place", cell.span, "", why);
                continue;
            }
            let why = match *column {
                "lane" => (slug(&name) != slug(&lane.words)).then_some(OTHER_LANE),
                "stage" => home.stage,
                "step" => home.step,
                "of" => home.of,
                _ => {
                    let key = if *column == "text" { text } else { column };
                    self.cell((&mut record, &unit), &schema, key, cell, &to);
                    continue;
                }
            };
            self.moved.extend(why.map(|why| (lane.span, why)));
            let fate = if why.is_some() { Fate::Guessed } else { Fate::Mapped };
            self.tell(fate, "place", cell.span, &to, why.unwrap_or_default());
        }
        self.places.put(&name, of.as_deref(), names, home, record);
    }

    /// Where a row belongs, and what of that was guessed.
    fn home(&self, lane: &str, of: Option<&str>, names: (Option<&str>, Option<&str>), text: Option<&str>) -> Home {
        let mut home = self.places.home(lane, of, names.0, names.1);
        match lane {
            "stages" => home.stage = Places::renamed(names.0, text),
            "steps" => home.step = Places::renamed(names.1, text),
            _ => {}
        }
        home
    }

    /// The unit of the numbers of a row: that of its own column, else the one that stands beside a number.
    fn unit(&self, row: &Row<'_>, schema: &serde_json::Value, record: &mut Node) -> String {
        if let Some(unit) = row.cell("unit") {
            return self.unguarded(&unit.words).trim().to_owned();
        }
        let beside = |key: &&str| {
            let cell = row.cell(key)?;
            let amount = self.hand.amount(&self.unguarded(&cell.words))?;
            (!amount.unit.is_empty()).then_some((amount.unit, cell.span))
        };
        let found = ["value", "target"].iter().find_map(beside).filter(|_| self.form.column(schema, "unit").is_some());
        let Some((unit, span)) = found else { return String::new() };
        put(record, "unit", Node::text(unit.clone(), span), span);
        unit
    }

    /// Enters a cell under its key into a record whose numbers have a unit.
    fn cell(
        &mut self,
        (record, unit): (&mut Node, &str),
        schema: &serde_json::Value,
        key: &str,
        cell: &Cell,
        to: &str,
    ) {
        let words = self.unguarded(&cell.words);
        let to = format!("{to}.{key}");
        if key == "addresses" {
            put(record, key, addresses(&words, cell.span), cell.span);
            return self.tell(Fate::Mapped, "cell", cell.span, &to, "");
        }
        let Some(schema) = self.form.column(schema, key) else {
            let reason = format!("nothing on a row of this lane is called `{}`", shown(key));
            return self.tell(Fate::Unmapped, "cell", cell.span, "", &reason);
        };
        let unit = match key {
            "share" => "%",
            "value" | "target" | "history" => unit,
            _ => "",
        };
        if matches!(key, "impact" | "effort")
            && self.hand.amount(&words).is_none()
            && let Some((point, why)) = degree(&words, key, Marks::default(), None)
        {
            put(record, key, Node::new(Value::Number(f64::from(point)), cell.span), cell.span);
            let fate = if why.is_empty() { Fate::Mapped } else { Fate::Guessed };
            return self.tell(fate, "cell", cell.span, &to, &why);
        }
        match self.form.value(schema, &words, Written { hand: self.hand, unit }, cell.span) {
            Typed::Value(value, guess) => {
                put(record, key, Node::new(value, cell.span), cell.span);
                let fate = if guess.is_some() { Fate::Guessed } else { Fate::Mapped };
                self.tell(fate, "cell", cell.span, &to, &guess.unwrap_or_default());
            }
            Typed::Misfit(wanted, help) => {
                let message = format!("{wanted} is wanted in the column `{key}` here");
                self.findings.add(refusal(cell.span, message).help(help));
            }
        }
    }

    fn no_lane(&self, lane: &Cell, is_placed: bool) -> Diagnostic {
        let word = lane.words.trim();
        let root = if is_placed { self.form.record("steps", true) } else { Some(self.form.root()) };
        let keys = root.and_then(|root| root.get("properties")).and_then(serde_json::Value::as_object);
        let known: Vec<&str> = keys.into_iter().flat_map(|keys| keys.keys().map(String::as_str)).collect();
        let known = known.into_iter().filter(|name| self.form.record(name, is_placed).is_some());
        let at = if is_placed { "on a stage or a step" } else { "where no stage is named" };
        let found = refusal(lane.span, format!("there is no lane `{}` {at}", shown(word)));
        match nearest(word, known.clone()) {
            Some(near) => found.did_you_mean(Some(near)),
            None => found
                .help(format!("lanes are {}", known.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))),
        }
    }

    /// What a cell says.
    fn unguarded(&self, words: &str) -> String {
        let is_guard = |rest: &&str| self.is_guarded && rest.starts_with(GUARDED);
        words.strip_prefix('\'').filter(is_guard).unwrap_or(words).to_owned()
    }

    fn tell(&mut self, fate: Fate, what: &'static str, span: Span, to: &str, reason: &str) {
        self.entries.push(Told { fate, what, span, to: to.to_owned(), reason: reason.to_owned() });
    }
}

/// Why a column that says where a row stands says nothing in a row of this lane.
fn stray(lane: &str, column: &str, is_placed: bool) -> Option<&'static str> {
    let is_part = lane.contains('.') && !lane.starts_with("cells.");
    match (lane, column) {
        ("map", "stage" | "step" | "of") => {
            Some("the map as a whole stands at no stage or step, and is part of no other row")
        }
        ("stages", "step") => Some("a stage stands at no step"),
        ("stages", "of") => Some("a stage is part of no other row"),
        ("steps", _) => None,
        (_, "step") if !is_placed && is_part => Some("it stands where the row stands that `of` names"),
        (_, "step") if !is_placed => Some("no stage is named beside it, so that the row stands on the map itself"),
        (_, "of") if !is_placed && !is_part => Some("what stands on the map itself is part of no other row"),
        _ => None,
    }
}

/// Enters a value under a key of a record, or under a key in a key.
fn put(record: &mut Node, path: &str, value: Node, at: Span) {
    let (key, rest) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
    let Some(rest) = rest else { return record.put(Entry { key: key.to_owned(), at, node: value }) };
    if record.get(key).is_none() {
        record.put(Entry { key: key.to_owned(), at, node: Node::new(Value::Map(Vec::new()), at) });
    }
    if let Some(inner) = record.get_mut(key) {
        put(inner, rest, value, at);
    }
}

/// References to pain points: ids, one a line, with `baseline:` before those of the baseline.
fn addresses(words: &str, span: Span) -> Node {
    let list: Vec<String> = serde_json::from_str(words).unwrap_or_else(|_| words.lines().map(str::to_owned).collect());
    let key = |key: &str, node: Node| Entry { key: key.to_owned(), at: span, node };
    let target = |word: String| {
        let (id, in_baseline) = match word.strip_prefix("baseline:") {
            Some(id) => (id.to_owned(), true),
            None => (word, false),
        };
        let mut entries = vec![key("id", Node::text(id, span))];
        entries.extend(in_baseline.then(|| key("in_baseline", Node::new(Value::Flag(true), span))));
        Node::new(Value::Map(entries), span)
    };
    let targets = list.into_iter().filter(|word| !word.is_empty()).map(target).collect();
    Node::new(Value::List(targets), span)
}
