//! The arguments of `journeymap import`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::shared::Reporting;
use crate::import::{self, mapping};

/// `journeymap import`.
#[derive(Args, Debug)]
pub(in crate::cli) struct Import {
    /// Files in another format, or `-` for standard input
    #[arg(value_name = "FILES", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// What they are [default: by what they hold, else by their names]
    #[arg(long, value_name = "FORMAT", ignore_case = true, value_parser = foreign())]
    pub(in crate::cli) from: Option<String>,
    /// Where to: a folder (ends with `/` or is there already), a file for one map, or `-` for standard output [default: beside the source]
    #[arg(short, long, value_name = "PATH", allow_hyphen_values = true)]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Says what a header of a table stands for, and may stand several times: a key such as `pain_points`, or `stage`, `step`, `own` or `skip`
    #[arg(long = "map", value_name = "HEADER=LANE", value_parser = mapping::pair)]
    pub(in crate::cli) lanes: Vec<(String, String)>,
    /// Takes that, and the next three, from a file (YAML)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) mapping: Option<PathBuf>,
    /// Reads this sheet of a workbook, and may stand several times [default: all that are not hidden]
    #[arg(long = "sheet", value_name = "NAME")]
    pub(in crate::cli) sheets: Vec<String>,
    /// The encoding of a table, such as `windows-1250` or `cp949` [default: the one that fits]
    #[arg(long, value_name = "NAME", value_parser = mapping::encoding)]
    pub(in crate::cli) encoding: Option<String>,
    /// The sign between the cells of a table, or `comma`, `semicolon`, `tab`, `pipe` [default: the one that fits]
    #[arg(long, value_name = "SIGN", value_parser = mapping::separator)]
    pub(in crate::cli) separator: Option<char>,
    /// Fails, and writes no map, if anything had to be guessed or left out
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// Writes what became of every token of the source: JSON or Markdown, by the ending `.json` or `.md`
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) loss: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) reporting: Reporting,
}

fn foreign() -> PossibleValuesParser {
    PossibleValuesParser::new(import::ALL.iter().map(|format| PossibleValue::new(format.name).help(format.about)))
}
