//! Tables as text: comma-, semicolon-, tab- and pipe-separated values, in the encodings that spreadsheets write.

pub(super) mod decode;
mod rows;
pub(super) mod separator;

use super::foreign::{Foreign, Sample, Unopened, Wishes, refusal};
use super::loss::{Entry, Fate};
use super::table::{self, Grid};
use super::{Imported, Importer, own};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::source::{Source, Span};
use rows::{Parted, Unparted};

/// Comma-separated values and their kin.
pub(super) static IMPORTER: Importer = Importer {
    name: "csv",
    endings: &["csv", "tsv", "tab"],
    about: "Tables of comma-, semicolon- or tab-separated values: .csv and .tsv files, and the CSV of this program.",
    recognises,
    opens,
    reads,
    heeds: &["map", "encoding", "separator"],
};

/// Columns that the CSV of this program always has.
const OURS: [&str; 4] = ["stage", "step", "lane", "text"];

/// Only what says so by itself: any text may be a table.
fn recognises(sample: &Sample<'_>) -> bool {
    let text = sample.text.trim_start_matches('\u{feff}');
    let line = text.lines().next().unwrap_or("");
    OURS.iter().all(|name| line.split(',').any(|cell| cell == *name))
        || line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="))
}

fn opens(name: &str, bytes: &[u8], wishes: &Wishes) -> Result<Foreign, Unopened> {
    let decoded = decode::decode(name, bytes, wishes.encoding.as_deref())?;
    let guess = decoded.guessed.map(|encoding| Entry {
        fate: Fate::Guessed,
        what: "encoding",
        span: Span::new(0, 0),
        to: String::new(),
        reason: format!("the file is not UTF-8, and was read as {encoding}; `--encoding` names another"),
    });
    let mut foreign = Foreign::text(Source::new(name, decoded.text));
    foreign.told.extend(guess);
    Ok(foreign)
}

fn reads(foreign: &Foreign, wishes: &Wishes) -> Checked<Vec<Imported>> {
    let text = foreign.source.text();
    let separator = separator::of(text, wishes.separator);
    let Parted { grid, odd } = match rows::part(text, separator.from, separator.sign, usize::MAX) {
        Ok(parted) => parted,
        Err(why) => {
            let mut findings = Findings::new();
            findings.add(refused(why));
            return Checked { value: None, findings };
        }
    };
    let mut told = foreign.told.clone();
    told.extend((separator.from > 0).then(|| Entry {
        fate: Fate::Mapped,
        what: "separator",
        span: foreign.source.first_line(Span::new(0, separator.from)),
        to: String::new(),
        reason: String::new(),
    }));
    told.extend(odd.into_iter().map(odd_quotes));
    with_told(mapped(foreign, grid, wishes), &told)
}

/// Our own rows, or a table of somebody else.
fn mapped(foreign: &Foreign, grid: Grid, wishes: &Wishes) -> Checked<Vec<Imported>> {
    if own::rows::is_ours(&grid) { own::rows::maps(foreign, &grid) } else { table::maps(foreign, &[grid], wishes) }
}

/// The maps with what was told of the file as a whole. The first of them tells it, with a comment on every guess.
pub(super) fn with_told(mut read: Checked<Vec<Imported>>, told: &[Entry]) -> Checked<Vec<Imported>> {
    let Some(first) = read.value.as_mut().and_then(|maps| maps.first_mut()) else { return read };
    let mut comments = String::new();
    for entry in told.iter().filter(|entry| entry.fate == Fate::Guessed) {
        let comment = format!("# guessed: {}\n", entry.reason);
        if !comments.contains(&comment) {
            comments.push_str(&comment);
        }
    }
    first.origins.iter_mut().for_each(|(start, _)| *start += comments.len());
    first.text.insert_str(0, &comments);
    first.entries.extend_from_slice(told);
    first.entries.sort_by_key(|entry| entry.span);
    read
}

fn odd_quotes(span: Span) -> Entry {
    let reason = "quotes within quotes that are not doubled were read as they stand".to_owned();
    Entry { fate: Fate::Guessed, what: "quotes", span, to: String::new(), reason }
}

fn refused(why: Unparted) -> Diagnostic {
    match why {
        Unparted::Open(at) => refusal(at, "this quote opens a cell that is never closed")
            .help("close it with another `\"`; a quote that is one of the words is written twice, in a cell in quotes"),
        Unparted::TooMany(at, most) => {
            refusal(at, format!("a table has at most {most} cells")).help("split it into several files")
        }
    }
}
