//! A line of CSV after RFC 4180, with cells that no spreadsheet takes for a formula.

/// With these a spreadsheet begins a formula, or reads on as if they were not there.
const BEGINNINGS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Adds a line.
pub(super) fn line<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        add(text, &guarded(cell));
    }
    text.push_str("\r\n");
}

fn add(text: &mut String, cell: &str) {
    if cell.contains(['"', ',', '\r', '\n']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// What would be a formula gets an apostrophe before it, and so does what could be taken for such a cell. A number is none.
fn guarded(cell: &str) -> String {
    let is_number =
        cell.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte)) && cell.parse::<f64>().is_ok();
    let rest = cell.strip_prefix('\'').unwrap_or(cell);
    let is_guarded = rest.len() < cell.len() && rest.starts_with('\'');
    if !is_number && (rest.starts_with(BEGINNINGS) || is_guarded) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{BEGINNINGS, guarded, line};

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut text = String::new();
        line(&mut text, ["plain", "a,b", "say \"yes\"", "two\nlines", "", "상담"].into_iter());
        assert_eq!(text, "plain,\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",,상담\r\n");
    }

    #[test]
    fn no_cell_is_a_formula_and_every_cell_can_be_read_back() {
        let cells = [
            "=1+1",
            "+49 30 123",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "'=1",
            "''=1",
            "''",
            "'",
            "'tis",
            "- a point",
            "=",
            "-",
            "＝1",
            "1e5",
            "-1.7",
            "+3",
            "2",
            "-inf",
            "don't",
        ];
        for cell in cells {
            let written = guarded(cell);
            let back = written
                .strip_prefix('\'')
                .filter(|rest| rest.starts_with(BEGINNINGS) || rest.starts_with('\''))
                .unwrap_or(&written);
            assert_eq!(back, cell, "{written}");
            assert!(!written.starts_with(BEGINNINGS) || written.parse::<f64>().is_ok(), "{written}");
        }
        assert_eq!(guarded("-1.7"), "-1.7");
        assert_eq!(guarded("-inf"), "'-inf");
    }
}
