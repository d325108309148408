//! A workbook of Excel (Office Open XML): which parts it has, and the sheets that they come to.

mod cells;
mod drawing;
mod strings;
mod styles;

use std::collections::BTreeMap;

use roxmltree::Node;

use super::Refusal;
use super::package::{Package, tree};
use super::sheet::{Beside, Budget, Sheet, area, named};

/// What the cells of all sheets refer to.
struct Shared {
    /// The texts that cells name by number.
    strings: Vec<String>,
    /// How each style shows numbers.
    formats: Vec<super::number::Format>,
    /// Whether days are counted from 1904.
    from_1904: bool,
}

/// A part that another one names.
struct Related {
    /// The end of its kind: `worksheet`.
    kind: String,
    /// Its name, or an address outside of the workbook.
    target: String,
}

/// The sheets of a workbook, in the order of their tabs.
pub(super) fn sheets(package: &mut Package<'_>) -> Result<Vec<Sheet>, Refusal> {
    let main = related(package, "")?.into_values().find(|part| part.kind == "officeDocument").map(|part| part.target);
    let main = main.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    if main.to_lowercase().ends_with(".bin") {
        return Err(
            Refusal::new("this is a binary workbook (.xlsb)".to_owned()).help("save it again as .xlsx, .ods or .csv")
        );
    }
    let text = package.needed(&main)?;
    let document = tree(&main, &text)?;
    let parts = related(package, &main)?;
    let one = |kind: &str| parts.values().find(|part| part.kind == kind).map(|part| part.target.clone());
    let strings = match one("sharedStrings") {
        Some(name) => strings::strings(&name, &package.part(&name)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let formats = match one("styles") {
        Some(name) => styles::formats(&name, &package.part(&name)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let properties = children(document.root_element(), "workbookPr").next();
    let from_1904 = properties.is_some_and(|node| is_on(attribute(node, "date1904")));
    let shared = Shared { strings, formats, from_1904 };
    let mut sheets = Vec::new();
    let mut budget = Budget::default();
    for tab in children(document.root_element(), "sheets").flat_map(|list| children(list, "sheet")) {
        let state = attribute(tab, "state").unwrap_or("visible");
        let name = attribute(tab, "name").unwrap_or("").to_owned();
        let mut sheet = Sheet { name, hidden: state != "visible", ..Sheet::default() };
        // The id of the relation is the only attribute of this name; `sheetId` is another.
        let part = attribute(tab, "id").and_then(|id| parts.get(id)).filter(|part| part.kind == "worksheet");
        if let Some(part) = part {
            worksheet(package, &part.target, &shared, &mut sheet, &mut budget)?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Reads a sheet with what lies beside its cells.
fn worksheet(
    package: &mut Package<'_>,
    name: &str,
    shared: &Shared,
    sheet: &mut Sheet,
    budget: &mut Budget,
) -> Result<(), Refusal> {
    let text = package.needed(name)?;
    let document = tree(name, &text)?;
    let root = document.root_element();
    cells::cells(root, shared, sheet, budget)?;
    for merged in children(root, "mergeCells").flat_map(|list| children(list, "mergeCell")) {
        if let Some(area) = attribute(merged, "ref").and_then(area) {
            sheet.merge(area)?;
        }
    }
    let parts = related(package, name)?;
    for link in children(root, "hyperlinks").flat_map(|list| children(list, "hyperlink")) {
        let target = attribute(link, "id").and_then(|id| parts.get(id)).map(|part| part.target.clone());
        if let (Some(area), Some(words)) = (attribute(link, "ref").and_then(area), target) {
            let shown = sheet.cells.get(&area.from).map(|found| found.shown.as_str());
            if shown.is_some_and(|shown| shown.contains(words.trim_end_matches('/'))) {
                continue;
            }
            let why = "a link behind a cell has no place in the map: write its address into the cell";
            sheet.lay(Beside { at: area.from, what: "link", words, why }, budget)?;
        }
    }
    let has_threads = parts.values().any(|part| part.kind == "threadedComment");
    for part in parts.values() {
        let is_comment = part.kind == "comments" || part.kind == "threadedComment";
        if is_comment && let Some(text) = package.part(&part.target)? {
            comments(&part.target, &text, has_threads, sheet, budget)?;
        }
        if part.kind == "drawing"
            && let Some(text) = package.part(&part.target)?
        {
            drawing::drawing(&part.target, &text, sheet, budget)?;
        }
    }
    sheet.beside.sort_by_key(|beside| beside.at);
    Ok(())
}

/// Comments on cells, of the old kind or of the new one, which leaves a placeholder among the old.
fn comments(name: &str, text: &str, has_threads: bool, sheet: &mut Sheet, budget: &mut Budget) -> Result<(), Refusal> {
    let document = tree(name, text)?;
    for node in document.descendants().filter(Node::is_element) {
        let kind = node.tag_name().name();
        if !matches!(kind, "comment" | "threadedComment") {
            continue;
        }
        let words = children(node, "text").map(strings::words).collect::<Vec<_>>().join("\n");
        if kind == "comment" && has_threads && words.starts_with("[Threaded comment]") {
            continue;
        }
        if let Some(at) = attribute(node, "ref").and_then(named) {
            let why = "a comment on a cell has no place in the map: write it into a cell";
            sheet.lay(Beside { at, what: "comment", words, why }, budget)?;
        }
    }
    Ok(())
}

/// The parts that a part names, by the ids that it gives them.
fn related(package: &mut Package<'_>, name: &str) -> Result<BTreeMap<String, Related>, Refusal> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let list = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let Some(text) = package.part(&list)? else { return Ok(BTreeMap::new()) };
    let document = tree(&list, &text)?;
    let relation = |node: Node<'_, '_>| {
        let target = attribute(node, "Target")?;
        let is_outside = attribute(node, "TargetMode") == Some("External");
        let target = if is_outside { target.to_owned() } else { resolved(folder, target) };
        let kind = attribute(node, "Type")?.rsplit('/').next()?.to_owned();
        Some((attribute(node, "Id")?.to_owned(), Related { kind, target }))
    };
    Ok(children(document.root_element(), "Relationship").filter_map(relation).collect())
}

/// The name of a part that one in `folder` names.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The children of this name, whatever their namespace: there are two of the format.
fn children<'n, 'd: 'n>(node: Node<'n, 'd>, name: &'static str) -> impl Iterator<Item = Node<'n, 'd>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// An attribute of this name, whatever its namespace.
fn attribute<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn is_on(flag: Option<&str>) -> bool {
    matches!(flag, Some("1" | "true" | "on"))
}
