//! The arguments of `journeymap check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::shared::{Named, Paths, Reporting};
use super::words::day;
use crate::lint::Limits;

/// `journeymap check`.
#[derive(Args, Debug)]
pub(in crate::cli) struct Check {
    #[command(flatten)]
    pub(in crate::cli) paths: Paths,
    #[command(flatten)]
    pub(in crate::cli) reporting: Reporting,
    #[command(flatten)]
    pub(in crate::cli) levels: RuleLevels,
    /// What a map may hold before the rules about size speak: stages, steps, personas or characters of a card, like `steps=60`
    #[arg(long, value_name = "WHAT=N", value_parser = limit)]
    pub(in crate::cli) limit: Vec<(String, usize)>,
    /// From which level on findings make the run fail [default: error]
    #[arg(long, value_name = "LEVEL", value_enum)]
    pub(in crate::cli) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(in crate::cli) fixes: Fixes,
    /// Findings in this file are accepted; see `--write-baseline`
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,
    /// Writes everything that is found now to the file of `--baseline` [default: journeymap-baseline.json]
    #[arg(long)]
    pub(in crate::cli) write_baseline: bool,
    /// Only the maps that git says have changed since a revision, such as `origin/main`, or whose workspace, baseline or pictures have
    #[arg(long, value_name = "REV")]
    pub(in crate::cli) only_changed: Option<String>,
    /// The day that freshness is measured against [default: the day of this computer]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(in crate::cli) today: Option<Date>,
    #[command(flatten)]
    pub(in crate::cli) named: Named,
}

fn limit(words: &str) -> Result<(String, usize), String> {
    let parts = words.split_once('=').and_then(|(name, count)| Some((name.to_owned(), count.parse().ok()?)));
    parts.filter(|(name, _)| Limits::NAMES.contains(&name.as_str())).ok_or_else(|| {
        let names = Limits::NAMES.join(", ");
        format!("write what and how many, like `steps=60`; what can be limited: {names}")
    })
}

/// What is mended.
#[derive(Args, Debug)]
pub(in crate::cli) struct Fixes {
    /// Mends what can be mended beyond doubt, and says what is left
    #[arg(long)]
    pub(in crate::cli) fix: bool,
    /// With `--fix` or `--diff`: also changes that guess what was meant, as "did you mean" does
    #[arg(long = "unsafe")]
    pub(in crate::cli) guesses: bool,
    /// Writes nothing, and prints to standard output what `--fix` would change
    #[arg(long)]
    pub(in crate::cli) diff: bool,
}

/// From which level on a run fails.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum FailOn {
    /// Any finding
    Advice,
    /// Warnings and errors
    Warning,
    /// Errors only
    Error,
}

/// How grave findings are.
#[derive(Args, Debug)]
pub(in crate::cli) struct RuleLevels {
    /// Makes a rule, a group of rules or `all` of them errors
    #[arg(short = 'D', long, value_name = "RULE", value_delimiter = ',')]
    pub(in crate::cli) deny: Vec<String>,
    /// Makes them warnings
    #[arg(short = 'W', long, value_name = "RULE", value_delimiter = ',')]
    pub(in crate::cli) warn: Vec<String>,
    /// Leaves them out
    #[arg(short = 'A', long, value_name = "RULE", value_delimiter = ',')]
    pub(in crate::cli) allow: Vec<String>,
}
