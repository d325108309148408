//! A workbook of `.ods`: its sheets with what their cells show.

use std::collections::BTreeSet;

use roxmltree::{Attribute, Node};

use super::Refusal;
use super::package::{Package, tree};
use super::sheet::{Area, At, Beside, Budget, COLUMNS, Found, ROWS, Sheet};

/// The most blanks that one sign may stand for.
const BLANKS: usize = 100;

/// The sheets of a workbook, in the order of their tabs.
pub(super) fn sheets(package: &mut Package<'_>) -> Result<Vec<Sheet>, Refusal> {
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Refusal::encrypted());
    }
    let text = package.needed("content.xml")?;
    let document = tree("content.xml", &text)?;
    let is_style = |node: &Node<'_, '_>| is(*node, "table-properties") && attribute(*node, "display") == Some("false");
    let hidden: BTreeSet<&str> = document
        .descendants()
        .filter(is_style)
        .filter_map(|node| node.parent().and_then(|style| attribute(style, "name")))
        .collect();
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    let book = document.descendants().find(|node| is(*node, "spreadsheet"));
    let book = book.ok_or_else(|| Refusal::new("the file is no workbook, but another OpenDocument file".to_owned()))?;
    for table in book.children().filter(|node| is(*node, "table")) {
        let is_hidden = attribute(table, "style-name").is_some_and(|style| hidden.contains(style));
        let name = attribute(table, "name").unwrap_or("").to_owned();
        let sheet = Sheet { name, hidden: is_hidden, ..Sheet::default() };
        let mut reading = Reading { sheet, budget, row: 0, column: 0 };
        reading.part(table)?;
        reading.sheet.beside.sort_by_key(|beside| beside.at);
        budget = reading.budget;
        sheets.push(reading.sheet);
    }
    Ok(sheets)
}

/// A sheet as far as it was read.
struct Reading {
    sheet: Sheet,
    budget: Budget,
    row: u32,
    column: u32,
}

impl Reading {
    /// Reads rows and columns, those of groups and headers too.
    fn part(&mut self, part: Node<'_, '_>) -> Result<(), Refusal> {
        for node in part.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "table-column" => {
                    let from = self.column;
                    self.column = from.saturating_add(repeated(node, "number-columns-repeated")).min(COLUMNS);
                    if is_unseen(node) && self.column > from {
                        self.sheet.hidden_columns.push((from, self.column - 1));
                    }
                }
                "table-row" => self.row(node)?,
                "table-row-group"
                | "table-header-rows"
                | "table-rows"
                | "table-column-group"
                | "table-header-columns"
                | "table-columns" => self.part(node)?,
                "shapes" => self.over(node, (0, 0))?,
                _ => {}
            }
        }
        Ok(())
    }

    fn row(&mut self, row: Node<'_, '_>) -> Result<(), Refusal> {
        let times = repeated(row, "number-rows-repeated");
        let end = self.row.saturating_add(times);
        if is_unseen(row) {
            self.sheet.hidden_rows.push((self.row, end.saturating_sub(1)));
        }
        // What a row holds is read once, however often the row is repeated.
        let mut filled = Vec::new();
        let mut column = 0_u32;
        for cell in row.children().filter(|node| is(*node, "table-cell") || is(*node, "covered-table-cell")) {
            let next = column.saturating_add(repeated(cell, "number-columns-repeated")).min(COLUMNS);
            let at = (self.row, column);
            if let Some(area) = area(cell, at) {
                self.sheet.merge(area)?;
            }
            self.over(cell, at)?;
            filled
                .extend(found(cell).filter(|found| !found.shown.trim().is_empty()).map(|found| (column..next, found)));
            column = next;
        }
        if !filled.is_empty() {
            for number in self.row..end.min(ROWS) {
                for (column, found) in
                    filled.iter().flat_map(|(columns, found)| columns.clone().zip(std::iter::repeat(found)))
                {
                    self.sheet.put((number, column), found.clone(), &mut self.budget)?;
                }
            }
        }
        self.row = end;
        Ok(())
    }

    /// Lays comments, links, shapes and pictures beside a cell.
    fn over(&mut self, cell: Node<'_, '_>, at: At) -> Result<(), Refusal> {
        if !cell.has_children() {
            return Ok(());
        }
        for node in cell.descendants().skip(1).filter(Node::is_element) {
            let (what, words, why) = match node.tag_name().name() {
                "annotation" => {
                    ("comment", words(node), "a comment on a cell has no place in the map: write it into a cell")
                }
                "a" => {
                    let address = attribute(node, "href").unwrap_or("").to_owned();
                    if words(cell).contains(address.trim_end_matches('/')) {
                        continue;
                    }
                    ("link", address, "a link behind a cell has no place in the map: write its address into the cell")
                }
                "custom-shape" | "text-box" | "rect" | "ellipse" => {
                    ("shape", words(node), "words in a shape are in no cell: write them into one")
                }
                "table" => ("table", all_words(node), "a table in a cell is not read: write its words into the cell"),
                "image" | "object" => {
                    let frame = node.parent().unwrap_or(node);
                    let said = |name| frame.children().find(|node| is(*node, name)).and_then(|node| node.text());
                    let name = said("desc").or_else(|| said("title")).or_else(|| attribute(frame, "name"));
                    ("picture", name.unwrap_or("picture").to_owned(), "pictures and charts are not read")
                }
                _ => continue,
            };
            self.sheet.lay(Beside { at, what, words, why }, &mut self.budget)?;
        }
        Ok(())
    }
}

/// What a cell shows, if anything.
fn found(cell: Node<'_, '_>) -> Option<Found> {
    let words = words(cell);
    let kind = attribute(cell, "value-type").unwrap_or("");
    let is_error =
        cell.attributes().filter(|attribute| attribute.name() == "value-type").any(|kind| kind.value() == "error");
    let formula = attribute(cell, "formula");
    if is_error
        || formula.is_some()
            && (words.starts_with('#') && words.ends_with(['!', '?', 'A', '0']) || words.starts_with("Err:"))
    {
        return Some(Found::error(words));
    }
    let kept = |name| attribute(cell, name).map(str::to_owned);
    let is_number = matches!(kind, "float" | "percentage" | "currency");
    let is_none = |value: &str| value.trim().parse::<f64>().is_ok_and(|number| !number.is_finite());
    if let Some(value) = attribute(cell, "value").filter(|value| is_number && is_none(value)) {
        let shown = if words.is_empty() { value.to_owned() } else { words };
        return Some(Found::lacking(shown, "the cell is said to be a number, and holds none that can be"));
    }
    let plain = match kind {
        "percentage" => kept("value").map(|value| value.parse().map_or(value, super::number::percent)),
        "float" | "currency" => kept("value").map(|value| value.parse().map_or(value, super::number::general)),
        // Days are shown in as many ways as there are countries; one of them all can read.
        "date" => {
            return kept("date-value")
                .map(|date| Found::words(super::date::tidy(&date)))
                .or_else(|| Some(Found::words(words)));
        }
        "boolean" => kept("boolean-value").map(|value| value.to_uppercase()),
        "string" => kept("string-value"),
        _ => None,
    };
    match plain {
        _ if words.is_empty() && plain.is_none() && formula.is_some() => {
            Some(Found::formula(formula.unwrap_or("").trim_start_matches("of:").trim_start_matches('=')))
        }
        Some(plain) if words.is_empty() => Some(Found::words(plain)),
        Some(plain) if plain != words => Some(Found { shown: words, plain: Some(plain), ..Found::default() }),
        _ => Some(Found::words(words)),
    }
}

/// The area that a cell is merged with.
fn area(cell: Node<'_, '_>, from: At) -> Option<Area> {
    let (across, down) = (repeated(cell, "number-columns-spanned"), repeated(cell, "number-rows-spanned"));
    let to = (from.0.saturating_add(down - 1), from.1.saturating_add(across - 1));
    (across > 1 || down > 1).then_some(Area { from, to })
}

/// A number of times, at least one.
fn repeated(node: Node<'_, '_>, name: &str) -> u32 {
    attribute(node, name).map_or(1, |number| number.parse::<u64>().unwrap_or(1).clamp(1, u64::from(ROWS)) as u32)
}

fn is_unseen(node: Node<'_, '_>) -> bool {
    matches!(attribute(node, "visibility"), Some("collapse" | "filter"))
}

/// The words of the paragraphs of a cell, without what lies beside it.
fn words(cell: Node<'_, '_>) -> String {
    let mut words = String::new();
    paragraphs(cell, &mut words);
    words
}

/// The words of all paragraphs within.
fn all_words(part: Node<'_, '_>) -> String {
    let paragraphs = part.descendants().filter(|node| is(*node, "p") || is(*node, "h"));
    let words = paragraphs.map(|paragraph| {
        let mut words = String::new();
        pieces(paragraph, &mut words);
        words
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The words of the paragraphs of a cell or of a list in it, each on a line of its own.
fn paragraphs(part: Node<'_, '_>, words: &mut String) {
    for node in part.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "p" | "h" => {
                if !words.is_empty() {
                    words.push('\n');
                }
                pieces(node, words);
            }
            "list" | "list-header" | "list-item" | "section" => paragraphs(node, words),
            _ => {}
        }
    }
}

/// The words of a paragraph and of the pieces in it, which stand no deeper in each other than a tree may be deep.
fn pieces(part: Node<'_, '_>, words: &mut String) {
    for node in part.children() {
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            words.push_str(text);
            continue;
        }
        match node.tag_name().name() {
            "s" => words.push_str(&" ".repeat((repeated(node, "c") as usize).min(BLANKS))),
            "tab" => words.push('\t'),
            "line-break" => words.push('\n'),
            "span" | "a" | "ruby" | "ruby-base" | "sheet-name" | "date" | "time" | "title" | "page-number" | "meta" => {
                pieces(node, words);
            }
            _ => {}
        }
    }
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// An attribute of this name, whatever its namespace, but for that of `LibreOffice`'s own attributes of the same names.
fn attribute<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    let is_wanted = |attribute: &Attribute<'_, '_>| {
        attribute.name() == name && !attribute.namespace().is_some_and(|space| space.contains("calcext"))
    };
    node.attributes().find(is_wanted).map(|attribute| attribute.value())
}
