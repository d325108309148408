//! The command line as the user types it: verbs, arguments, and the help that explains them.

mod build;
mod check;
mod embed;
mod help;
mod import;
mod shared;
mod words;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

pub(super) use self::build::Build;
pub(super) use self::check::{Check, FailOn, RuleLevels};
pub(super) use self::embed::{Asks, Dark, Embed, Mdbook};
pub(super) use self::import::Import;
pub(super) use self::shared::{Named, Paths, Reporting, Text};
pub(super) use self::words::{background, scale, width};

use self::help::{
    AFTER, AFTER_BUILD, AFTER_CHECK, AFTER_COMPLETIONS, AFTER_EMBED, AFTER_FMT, AFTER_IMPORT, AFTER_MDBOOK, AFTER_NEW,
    AFTER_SCHEMA,
};
use super::{kinds, starters};
use crate::spec::journey::MapType;

/// Compiles customer-journey maps written as YAML into SVG, PNG, PDF, HTML and Markdown.
#[derive(Debug, Parser)]
#[command(name = "journeymap", version, after_help = AFTER, max_term_width = 100)]
pub(super) struct Arguments {
    /// Says nothing but what is wrong
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    #[command(subcommand)]
    pub(super) verb: Verb,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Draws maps: as SVG and Markdown, or as HTML, PDF and PNG
    #[command(after_help = AFTER_BUILD, visible_alias = "export")]
    Build(Build),
    /// Says what is wrong with maps, and draws nothing
    #[command(after_help = AFTER_CHECK)]
    Check(Check),
    /// Fills Markdown pages with the maps that they name
    #[command(after_help = AFTER_EMBED)]
    Embed(Embed),
    /// Writes maps in their canonical form: order of keys, indentation, quotes, empty lines
    #[command(after_help = AFTER_FMT)]
    Fmt(Fmt),
    /// Makes maps of spreadsheets, Markdown, Mermaid and other formats
    #[command(after_help = AFTER_IMPORT)]
    Import(Import),
    /// Shows the maps of an mdBook; mdBook itself calls it
    #[command(after_help = AFTER_MDBOOK)]
    Mdbook(Mdbook),
    /// Writes a filled map to begin with
    #[command(after_help = AFTER_NEW)]
    New(New),
    /// Explains a finding by its code, or lists all codes
    Explain(Explain),
    /// Prints completions of this command line for a shell
    #[command(after_help = AFTER_COMPLETIONS)]
    Completions(Completions),
    /// Writes the manual pages of this command line
    Man(Man),
    /// Lists the rules that maps are checked by, with their groups and usual levels
    Rules(Rules),
    /// Prints the JSON Schema of maps, workspaces, theme files, reports or maps as JSON
    #[command(after_help = AFTER_SCHEMA)]
    Schema(Schema),
}

/// `journeymap completions`.
#[derive(Args, Debug)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: Shell,
}

/// `journeymap man`.
#[derive(Args, Debug)]
pub(super) struct Man {
    /// A folder for one page a command; without it the page of the program goes to standard output
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: Option<PathBuf>,
}

/// `journeymap rules`.
#[derive(Args, Debug)]
pub(super) struct Rules {
    /// How to list them
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value = "text")]
    pub(super) format: RulesFormat,
}

/// How rules are listed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RulesFormat {
    /// A table, for people
    Text,
    /// For programs
    Json,
}

/// `journeymap fmt`.
#[derive(Args, Debug)]
pub(super) struct Fmt {
    #[command(flatten)]
    pub(super) paths: Paths,
    /// Writes nothing, and lists the files that are not formatted
    #[arg(long)]
    pub(super) check: bool,
    /// Writes nothing, and prints to standard output what would change
    #[arg(long)]
    pub(super) diff: bool,
}

/// `journeymap new`.
#[derive(Args, Debug)]
pub(super) struct New {
    /// What to call it: `checkout` or `maps/checkout` becomes `checkout.journey.yaml`
    pub(super) name: PathBuf,
    /// What the map is made for
    #[arg(short, long = "type", value_name = "TYPE", default_value = "current-state", value_parser = types())]
    pub(super) map_type: String,
    /// The language of the map
    #[arg(short, long, value_name = "LANG", default_value = "en", value_parser = PossibleValuesParser::new(starters::languages()))]
    pub(super) lang: String,
    /// The day that stands in the map as today [default: the day of this computer]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = words::day)]
    pub(super) today: Option<Date>,
}

/// `journeymap explain`.
#[derive(Args, Debug)]
pub(super) struct Explain {
    /// The code, as it stands in brackets in a finding: `unknown-channel`
    pub(super) code: Option<String>,
}

/// `journeymap schema`.
#[derive(Args, Debug)]
pub(super) struct Schema {
    /// Of which kind of file
    #[arg(value_name = "KIND", default_value = "journey", value_parser = PossibleValuesParser::new(kinds::KINDS.iter().map(|(name, _)| *name)))]
    pub(super) of: String,
}

fn types() -> PossibleValuesParser {
    PossibleValuesParser::new(MapType::ALL.iter().map(|map_type| map_type.word()))
}
