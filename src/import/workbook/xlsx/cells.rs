//! The cells of a sheet of Excel.

use roxmltree::Node;

use super::super::Refusal;
use super::super::date::tidy;
use super::super::number::general;
use super::super::sheet::{At, Budget, COLUMNS, Found, Sheet, named};
use super::{Shared, attribute, children, is_on, strings};
use crate::diagnostic::shown;

/// Reads the cells of a sheet, and which of its rows and columns are hidden.
pub(super) fn cells(
    root: Node<'_, '_>,
    shared: &Shared,
    sheet: &mut Sheet,
    budget: &mut Budget,
) -> Result<(), Refusal> {
    let count = |node, name| attribute(node, name).and_then(|number| number.parse::<u32>().ok());
    for column in children(root, "cols").flat_map(|list| children(list, "col")) {
        let is_hidden = is_on(attribute(column, "hidden"));
        if let (true, Some(from), Some(to)) = (is_hidden, count(column, "min"), count(column, "max")) {
            sheet.hidden_columns.push((from.saturating_sub(1), to.min(COLUMNS).saturating_sub(1)));
        }
    }
    let mut next_row = 0_u32;
    for row in children(root, "sheetData").flat_map(|data| children(data, "row")) {
        let number = count(row, "r").map_or(next_row, |number| number.saturating_sub(1));
        next_row = number.saturating_add(1);
        if is_on(attribute(row, "hidden")) {
            sheet.hidden_rows.push((number, number));
        }
        let mut next: At = (number, 0);
        for cell in children(row, "c") {
            let at = match attribute(cell, "r") {
                Some(name) => named(name).ok_or_else(|| {
                    let why = format!("a cell of the sheet `{}` is called `{}`, as none is", sheet.name, shown(name));
                    Refusal::damaged(&why)
                })?,
                None => next,
            };
            next = (at.0, at.1.saturating_add(1));
            if let Some(found) = found(cell, shared) {
                sheet.put(at, found, budget)?;
            }
        }
    }
    Ok(())
}

/// What a cell holds, if anything.
fn found(cell: Node<'_, '_>, shared: &Shared) -> Option<Found> {
    let value = children(cell, "v").next().map(|value| value.text().unwrap_or(""));
    let formula = children(cell, "f").next();
    let kind = attribute(cell, "t").unwrap_or("n");
    if kind == "inlineStr" {
        return children(cell, "is").next().map(|text| Found::words(strings::words(text)));
    }
    let Some(value) = value.filter(|value| !value.is_empty() || kind == "str") else {
        // The cells of a shared formula but the first have none of its text.
        return formula.map(|formula| Found::formula(formula.text().unwrap_or("…")));
    };
    Some(match kind {
        "s" => match value.trim().parse::<usize>().ok().and_then(|at| shared.strings.get(at)) {
            Some(words) => Found::words(words),
            None => Found::lacking(value, "the cell names a text by a number, and there is none of that number"),
        },
        "str" => Found::words(strings::unescaped(value).replace("\r\n", "\n")),
        "b" => match value.trim() {
            "1" | "true" => Found::words("TRUE"),
            "0" | "false" => Found::words("FALSE"),
            _ => Found {
                odd: Some("the cell is said to be true or false, and is read as it stands"),
                ..Found::words(value)
            },
        },
        "e" => Found::error(value),
        "d" => Found::words(tidy(value)),
        _ => number(cell, value, shared),
    })
}

fn number(cell: Node<'_, '_>, value: &str, shared: &Shared) -> Found {
    let Ok(number) = value.trim().parse::<f64>() else {
        return Found { odd: Some("the cell is said to be a number, and is read as it stands"), ..Found::words(value) };
    };
    if !number.is_finite() {
        return Found::lacking(value, "the cell is said to be a number, and holds none that can be");
    }
    let style = attribute(cell, "s").and_then(|style| style.parse::<usize>().ok()).unwrap_or(0);
    let Some(format) = shared.formats.get(style) else { return Found::words(general(number)) };
    let (shown, plain) = (format.show(number, shared.from_1904), format.kept(number, shared.from_1904));
    if shown == plain { Found::words(plain) } else { Found { shown, plain: Some(plain), ..Found::default() } }
}
