//! `--report NAME[=FILE]`, as it is typed.

use std::path::PathBuf;

use crate::diagnostic::nearest;
use crate::report::{self, Report};

/// The report that chooses itself by where it runs.
const AUTO: &str = "auto";
/// The report for a person at a terminal.
const TERMINAL: &str = "terminal";

/// A report as it is asked for.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Wanted {
    /// Which.
    pub(super) form: Form,
    /// Its file; `None` for standard output.
    pub(super) file: Option<PathBuf>,
}

/// Which report.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    /// That which fits where the program runs.
    Auto,
    /// Findings drawn in their lines.
    Terminal,
    /// One of the list.
    Listed(&'static Report),
}

/// What is asked for by a word, or why it is nothing.
pub(in crate::cli) fn wanted(word: &str) -> Result<Wanted, String> {
    let (name, file) = match word.split_once('=') {
        Some((_, "")) => return Err("a file is wanted behind the `=`".to_owned()),
        Some((name, file)) => (name, Some(file)),
        None => (word, None),
    };
    let form = match name {
        AUTO if file.is_some() => {
            return Err("`auto` goes where it is read; name a report to write it to a file".to_owned());
        }
        AUTO => Form::Auto,
        TERMINAL => Form::Terminal,
        listed => Form::Listed(report::named(listed).ok_or_else(|| unknown(listed))?),
    };
    Ok(Wanted { form, file: file.filter(|file| *file != "-").map(PathBuf::from) })
}

/// What is said of a name that no report has.
fn unknown(name: &str) -> String {
    match nearest(name, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", names().collect::<Vec<_>>().join(", ")),
    }
}

fn names() -> impl Iterator<Item = &'static str> + Clone {
    [AUTO, TERMINAL].into_iter().chain(report::ALL.iter().map(|report| report.name))
}

/// The list of reports, for help.
pub(in crate::cli) fn list() -> String {
    let own = [
        (AUTO, "`github` in GitHub Actions, else `terminal` on standard error."),
        (TERMINAL, "Findings drawn in their lines, for people."),
    ];
    let all = own.into_iter().chain(report::ALL.iter().map(|report| (report.name, report.about)));
    let lines: Vec<String> = all.map(|(name, about)| format!("- {name}: {}", about.trim_end_matches('.'))).collect();
    format!(
        "How findings are told, and where; may be given several times [default: auto]\n\nWith `=FILE` a report goes to a \
         file, without one to standard output, alone: `--report sarif=out.sarif --report github`.\n\n{}",
        lines.join("\n")
    )
}
