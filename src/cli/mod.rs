//! Floor 9, `cli`: the only floor that touches files, terminal, clock and environment. One verb a file.

mod accepted;
mod args;
mod build;
mod cache;
mod changed;
mod check;
mod completions;
mod deps;
mod destination;
mod difference;
mod disk;
mod draw;
mod embed;
mod exit;
mod explain;
mod fmt;
mod fonts;
mod guard;
mod import;
mod inputs;
mod kinds;
mod man;
mod manner;
mod many;
mod mdbook;
mod mend;
mod names;
mod new;
mod outcome;
mod pages;
mod receipt;
mod reports;
mod rules;
mod schema;
mod screen;
mod settings;
mod starters;
mod themes;
mod ways;
mod workspaces;
mod write;

use std::process::ExitCode;

pub use settings::check as check_settings;

use args::{Arguments, Verb};
use clap::Parser;
use exit::Exit;
use screen::Screen;

/// Runs the command line that the process was started with.
pub fn run() -> ExitCode {
    // Wrong arguments end the process here with 2, help and version with 0.
    let arguments = Arguments::parse();
    let screen = Screen::of_process(arguments.quiet);
    guard::listen();
    end(&screen, || dispatch(&arguments.verb, &screen)).into()
}

/// How a run ends, whatever happens in it.
fn end(screen: &Screen, run: impl FnOnce() -> Exit) -> Exit {
    guard::guard(run).unwrap_or_else(|bug| {
        screen.bug(&bug);
        Exit::Internal
    })
}

/// Does what was asked. What is wrong with the arguments or the files ends here as one line.
fn dispatch(verb: &Verb, screen: &Screen) -> Exit {
    let done = match verb {
        Verb::Build(wanted) => build::run(wanted, screen),
        Verb::Check(wanted) => check::run(wanted, screen),
        Verb::Embed(wanted) => embed::run(wanted, screen),
        Verb::Fmt(wanted) => fmt::run(wanted, screen),
        Verb::Import(wanted) => import::run(wanted, screen),
        Verb::Mdbook(wanted) => mdbook::run(wanted, screen),
        Verb::New(wanted) => new::run(wanted, screen),
        Verb::Explain(wanted) => explain::run(wanted),
        Verb::Completions(wanted) => completions::run(wanted),
        Verb::Man(wanted) => man::run(wanted, screen),
        Verb::Rules(wanted) => rules::run(wanted),
        Verb::Schema(wanted) => schema::run(wanted),
    };
    done.unwrap_or_else(|error| {
        screen.error(&error);
        Exit::Usage
    })
}

#[cfg(test)]
mod tests {
    use std::process::ExitCode;

    use super::screen::Screen;
    use super::{Exit, end};

    #[test]
    fn a_bug_ends_a_run_with_3() {
        let exit = end(&Screen::of_process(true), || panic!("a bug"));
        assert_eq!(ExitCode::from(exit), ExitCode::from(3));
        assert_eq!(end(&Screen::of_process(true), || Exit::Findings), Exit::Findings);
    }

    #[test]
    fn the_worst_end_wins_and_has_its_number() {
        let ends = [Exit::Fine, Exit::Findings, Exit::Usage, Exit::Internal];
        assert!(ends.is_sorted());
        assert_eq!(ends.map(ExitCode::from), [0, 1, 2, 3].map(ExitCode::from));
    }
}
