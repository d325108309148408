//! The arguments of `journeymap build`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::shared::{Named, Paths, Reporting, Text};
use super::words::{background, scale, width};
use crate::cli::themes::{self, Wanted};
use crate::output::{self, Background};
use crate::scene::Width;
use crate::scene::sheets::Paper;

/// `journeymap build`.
#[derive(Args, Debug)]
pub(in crate::cli) struct Build {
    #[command(flatten)]
    pub(in crate::cli) paths: Paths,
    /// Only looks whether every output is what would be written, and writes nothing
    ///
    /// Ends with 1 if an output is stale, missing, or made no longer.
    #[arg(long)]
    pub(in crate::cli) check: bool,
    /// A folder that remembers what was made from what, so that maps of which nothing has changed are not drawn again
    #[arg(long, value_name = "FOLDER")]
    pub(in crate::cli) cache: Option<PathBuf>,
    /// Writes what each output was made from: rules for Make and Ninja, or JSON if the name ends with `.json`
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) deps: Option<PathBuf>,
    /// What to write, with commas between [default: svg,md; for standard output svg]
    #[arg(short, long, value_name = "FORMATS", value_delimiter = ',', ignore_case = true, value_parser = formats())]
    pub(in crate::cli) format: Vec<String>,
    /// Where to: a folder (ends with `/` or is there already), a file for one map, or `-` for standard output
    #[arg(short, long, value_name = "PATH", allow_hyphen_values = true)]
    pub(in crate::cli) output: Option<PathBuf>,
    /// The colours: auto (light, and dark where the reader's screen is), light, dark, print, high-contrast, or a file of your own, like brand.yaml [default: auto]
    ///
    /// A file can also bring the fonts and the logo of a brand; see docs/themes.md.
    #[arg(long, value_name = "NAME|FILE", value_parser = themes::wanted)]
    pub(in crate::cli) theme: Option<Wanted>,
    /// How wide the pictures are: CSS pixels from 480 to 20000, or `natural` [default: natural up to 6400]
    ///
    /// A map that does not fit goes on below, stage by stage, with the labels of its lanes repeated. 830 fits a README,
    /// 1080 a sheet of A4 on its side, 1530 one of A3.
    #[arg(long, value_name = "PIXELS", value_parser = width)]
    pub(in crate::cli) width: Option<Width>,
    /// The paper of a PDF, lying on its side; `fit` is one page as large as the picture [default: fit]
    ///
    /// A map that is too wide for its paper goes on below, stage by stage, and no part is cut by the end of a sheet unless
    /// it is larger than the sheet.
    #[arg(long, value_name = "PAPER", ignore_case = true, value_parser = papers())]
    pub(in crate::cli) page: Option<Paper>,
    /// How words stand in an SVG: as text with the fonts it needs inside, as outlines, or as text in the reader's fonts [default: font]
    #[arg(long, value_name = "HOW", value_enum)]
    pub(in crate::cli) text: Option<Text>,
    /// Pixels of a PNG for each pixel of the picture's own size, 0.1 to 10 [default: 1]
    #[arg(long, value_name = "N", value_parser = scale)]
    pub(in crate::cli) scale: Option<f64>,
    /// What is behind the picture of a PNG: a colour as `#RRGGBB`, or `transparent` [default: the theme's page]
    #[arg(long, value_name = "COLOUR", value_parser = background)]
    pub(in crate::cli) background: Option<Background>,
    #[command(flatten)]
    pub(in crate::cli) reporting: Reporting,
    #[command(flatten)]
    pub(in crate::cli) named: Named,
    /// Draws the journey of one persona or segment alone, as NAME-ID.svg beside the whole map
    #[arg(long = "for", value_name = "ID")]
    pub(in crate::cli) whose: Option<String>,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(output::ALL.iter().map(|output| PossibleValue::new(output.name).help(output.about)))
}

fn papers() -> impl TypedValueParser<Value = Paper> {
    PossibleValuesParser::new(Paper::ALL.iter().map(|paper| paper.name))
        .map(|name| Paper::named(&name.to_lowercase()).unwrap_or(Paper::FIT))
}
