//! The map in words: headings, lists and tables of a page, in the order of the telling.

use super::found::Found;
use super::line::{Voice, flat, label, line, text};
use super::markup::Html;
use crate::telling::{Block, Item, Line, List, Row, Span, Table, Telling};

/// A part of the page: its id, and what it is called.
pub(super) type Part = (String, String);

/// The map in words.
pub(super) struct Words {
    /// The parts, as HTML.
    pub(super) html: String,
    /// What the list of contents leads to.
    pub(super) parts: Vec<Part>,
    /// What stands under the title, as HTML.
    pub(super) introduction: String,
    /// The line at the foot, as HTML.
    pub(super) foot: String,
}

/// Writes a telling. The badges stand in the head of the page.
pub(super) fn words(telling: &Telling, found: &Found<'_>, note: &str) -> Words {
    let mut writer = Writer { html: Html::default(), found, note, parts: Vec::new(), tables: 0 };
    let mut introduction = String::new();
    let mut foot = Html::default();
    for block in &telling.blocks {
        match block {
            Block::Heading { level: 1, .. } | Block::Badges(_) | Block::Picture { .. } | Block::Footnotes(_) => {}
            Block::Heading { level: 2, text } => {
                if writer.parts.is_empty() {
                    introduction = std::mem::take(&mut writer.html).finish();
                }
                writer.part(text);
            }
            Block::Heading { text, .. } => writer.heading(text),
            Block::Person { name, age } => {
                writer.heading(&age.as_ref().map_or_else(|| name.clone(), |age| format!("{name}, {age}")));
            }
            Block::Quote(quote) => writer.quote(quote),
            Block::Paragraph(told) => writer.element("p", told),
            Block::List(list) => writer.list(list),
            Block::Table(table) => writer.table(table),
            Block::Sources(items) => writer.sources(items),
            Block::Foot(told) => line(&mut foot, told, Voice { note, own: None }),
        }
    }
    if !writer.parts.is_empty() {
        writer.html.close("section");
        writer.html.line();
    }
    Words { html: writer.html.finish(), parts: writer.parts, introduction, foot: foot.finish() }
}

struct Writer<'a> {
    html: Html,
    found: &'a Found<'a>,
    note: &'a str,
    parts: Vec<Part>,
    tables: usize,
}

impl Writer<'_> {
    fn part(&mut self, heading: &str) {
        if !self.parts.is_empty() {
            self.html.close("section");
            self.html.line();
        }
        let id = format!("part-{}", self.parts.len() + 1);
        self.html.open("section", &[("id", &id), ("class", "part")]);
        self.html.open("h3", &[]);
        text(&mut self.html, heading);
        self.html.close("h3");
        self.html.line();
        self.parts.push((id, flat(heading)));
    }

    fn heading(&mut self, heading: &str) {
        self.html.open("h4", &[]);
        text(&mut self.html, heading);
        self.html.close("h4");
        self.html.line();
    }

    fn quote(&mut self, quote: &str) {
        self.html.open("blockquote", &[]);
        self.html.open("p", &[]);
        text(&mut self.html, quote);
        self.html.close("p");
        self.html.close("blockquote");
        self.html.line();
    }

    /// An element that holds a line and is found by what it tells about.
    fn element(&mut self, name: &str, told: &Line) {
        self.open(name, &[], told, true);
        line(&mut self.html, told, Voice { note: self.note, own: None });
        self.html.close(name);
    }

    /// Opens an element about a line; `filtered` if it is dimmed with what it is about.
    fn open(&mut self, name: &str, attributes: &[(&str, &str)], told: &Line, filtered: bool) {
        let mut all: Vec<(String, String)> =
            attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        all.extend(self.found.key(&told.about).map(|key| ("data-key".to_owned(), key)));
        if filtered {
            let filters = self.found.filters(&told.about);
            all.extend(filters.into_iter().map(|(name, value)| (format!("data-{name}"), value)));
        }
        let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.html.open(name, &all);
    }

    fn list(&mut self, list: &List) {
        if !list.tasks && list.items.iter().all(|item| name(item).is_some()) {
            return self.facts(list);
        }
        self.html.open("ul", if list.tasks { &[("class", "walk")] } else { &[("class", "entries")] });
        for item in &list.items {
            self.open("li", &[], &item.line, true);
            if !item.label.is_empty() {
                self.html.element("strong", &[], &label(&item.label));
                self.html.words(" ");
            }
            line(&mut self.html, &item.line, Voice { note: self.note, own: None });
            self.children(&item.children);
            self.html.close("li");
            self.html.line();
        }
        self.html.close("ul");
        self.html.line();
    }

    /// Facts by their names.
    fn facts(&mut self, list: &List) {
        self.html.open("dl", &[]);
        for item in &list.items {
            let Some(name) = name(item) else { continue };
            self.html.open("div", &[]);
            self.html.element("dt", &[], &name);
            if !item.label.is_empty() && item.children.is_empty() {
                self.element("dd", &item.line);
            }
            for child in &item.children {
                self.element("dd", child);
            }
            self.html.close("div");
            self.html.line();
        }
        self.html.close("dl");
        self.html.line();
    }

    fn children(&mut self, children: &[Line]) {
        if children.is_empty() {
            return;
        }
        self.html.open("ul", &[]);
        for child in children {
            self.element("li", child);
        }
        self.html.close("ul");
    }

    fn sources(&mut self, items: &[Item]) {
        self.html.open("ol", &[("class", "sources")]);
        for item in items {
            let id = item.source.as_ref().map(|source| format!("source-{}", source.number)).unwrap_or_default();
            let attributes = [("id", id.as_str())];
            self.open("li", if id.is_empty() { &[] } else { &attributes }, &item.line, true);
            line(&mut self.html, &item.line, Voice { note: self.note, own: item.source.as_ref() });
            self.children(&item.children);
            self.html.close("li");
            self.html.line();
        }
        self.html.close("ol");
        self.html.line();
    }

    /// A table in a box of its own that scrolls where the screen is narrow.
    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let id = format!("table-{}", self.tables);
        let class = if table.is_grid { "table grid" } else { "table" };
        self.html.open("div", &[("class", class), ("role", "group"), ("aria-labelledby", &id), ("tabindex", "0")]);
        self.html.open("table", &[]);
        self.html.element("caption", &[("id", &id)], &flat(&table.caption));
        self.html.open("thead", &[]);
        self.html.open("tr", &[]);
        for head in &table.head {
            self.cell("th", &[("scope", "col")], head);
        }
        self.html.close("tr");
        self.html.close("thead");
        self.html.line();
        self.html.open("tbody", &[]);
        for row in &table.rows {
            self.row(row, table);
        }
        self.html.close("tbody");
        self.html.close("table");
        self.html.close("div");
        self.html.line();
    }

    fn cell(&mut self, name: &str, attributes: &[(&str, &str)], told: &Line) {
        self.open(name, attributes, told, false);
        line(&mut self.html, told, Voice { note: self.note, own: None });
        self.html.close(name);
    }

    fn row(&mut self, row: &Row, table: &Table) {
        let (note, width) = (self.note, table.head.len());
        if row.is_line {
            self.html.open("tr", &[("class", "line")]);
            self.html.open("td", &[("colspan", &width.to_string())]);
            line(&mut self.html, &row.name, Voice { note, own: None });
            self.html.close("td");
        } else {
            let filters = self.found.filters(&row.name.about);
            let filters: Vec<(String, &str)> =
                filters.iter().map(|(name, value)| (format!("data-{name}"), value.as_str())).collect();
            let filters: Vec<(&str, &str)> = filters.iter().map(|(name, value)| (name.as_str(), *value)).collect();
            self.html.open("tr", &filters);
            self.cell("th", &[("scope", "row")], &row.name);
            for cell in &row.cells {
                self.lines(cell);
            }
        }
        self.html.close("tr");
        self.html.line();
    }

    /// A cell with its lines: one as it is, several as a list.
    fn lines(&mut self, lines: &[Line]) {
        match lines {
            [told] => self.element("td", told),
            lines => {
                self.html.open("td", &[]);
                self.children(lines);
                self.html.close("td");
            }
        }
    }
}

/// The name of a fact: its label, or a heading over what stands below it.
fn name(item: &Item) -> Option<String> {
    match item.line.spans.as_slice() {
        _ if !item.label.is_empty() => Some(label(&item.label)),
        [Span::Label(heading)] => Some(label(heading)),
        _ => None,
    }
}
