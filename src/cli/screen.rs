//! Standard error: findings, errors and what was done, in colour only where a person looks.

use std::env;
use std::fmt::Display;
use std::io::{IsTerminal, Write, stderr, stdout};

use terminal_size::{Height, Width};

use crate::diagnostic::Diagnostic;
use crate::report::terminal::{self, Look};
use crate::source::Source;

/// Where the user is told things.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    /// How findings are drawn.
    look: Look,
    /// Whether a person looks at it.
    pub(super) interactive: bool,
    /// Whether only problems are told.
    pub(super) quiet: bool,
}

impl Screen {
    /// The standard error of this process.
    pub(super) fn of_process(quiet: bool) -> Self {
        let interactive = stderr().is_terminal();
        let look = if interactive { look(terminal_size::terminal_size_of(stderr())) } else { Look::PLAIN };
        Self { look, interactive, quiet }
    }

    /// Findings as text, to be shown when it is their map's turn.
    pub(super) fn draw(&self, source: &Source, findings: &[Diagnostic]) -> String {
        drawn(source, findings, self.look)
    }

    /// Shows findings that are drawn already, and an empty line after them.
    pub(super) fn show(self, drawn: &str) {
        if !drawn.is_empty() {
            self.say(drawn);
        }
    }

    /// Tells what was done, unless the user wants quiet.
    pub(super) fn tell(self, line: impl Display) {
        if !self.quiet {
            self.say(line);
        }
    }

    /// Tells what is not as one would expect, though it is no error.
    pub(super) fn note(self, note: &str) {
        self.say(format_args!("note: {note}"));
    }

    /// Tells what must be done something about, also where the user wants quiet.
    pub(super) fn problem(self, line: impl Display) {
        self.say(line);
    }

    /// Tells what could not be done, and why.
    pub(super) fn error(self, error: &anyhow::Error) {
        self.say(format_args!("{}: {error:#}", self.red("error")));
    }

    /// Tells of a bug of ours.
    pub(super) fn bug(self, bug: &str) {
        self.say(format_args!("{}: {bug}", self.red("internal error")));
        self.say(format_args!("this is a bug in journeymap {}, please report it", env!("CARGO_PKG_VERSION")));
    }

    fn red(self, word: &str) -> String {
        if self.look.color { format!("\x1b[1;31m{word}\x1b[0m") } else { word.to_owned() }
    }

    /// One line on standard error. Where that is closed there is nobody left to tell.
    #[allow(clippy::unused_self, reason = "whoever speaks to the user does so through a screen")]
    fn say(self, line: impl Display) {
        let _ = writeln!(stderr().lock(), "{line}");
    }
}

/// How findings are drawn on the standard output of this process.
pub(super) fn of_standard_output() -> Look {
    if stdout().is_terminal() { look(terminal_size::terminal_size_of(stdout())) } else { Look::PLAIN }
}

/// Findings as text.
pub(super) fn drawn(source: &Source, findings: &[Diagnostic], look: Look) -> String {
    let mut drawn = String::new();
    // Writing to a text cannot fail.
    let _ = terminal::write(&mut drawn, source, findings, look);
    drawn
}

/// How findings are drawn on a terminal of this size.
fn look(size: Option<(Width, Height)>) -> Look {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    let width = size.map_or(Look::PLAIN.width, |size| size.0.0.into());
    Look { color: !set("NO_COLOR") && !dumb, unicode: !dumb, width }
}
