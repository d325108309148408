//! The arguments of `journeymap embed` and of `journeymap mdbook`, which fill pages.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::shared::{Named, Reporting, Text};
use super::words::{jobs, width};
use crate::cli::themes::{self, Wanted};
use crate::scene::Width;

/// `journeymap embed`.
#[derive(Args, Debug)]
pub(in crate::cli) struct Embed {
    /// Markdown pages, or folders to look for `*.md` and `*.markdown` in [default: this folder]
    ///
    /// Folders are searched to the bottom, without hidden ones, `node_modules` and `target`, and without following
    /// symbolic links.
    #[arg(value_name = "PAGES")]
    pub(in crate::cli) pages: Vec<PathBuf>,
    /// How many maps are drawn at once [default: one a processor]
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,
    /// Only looks whether every page and picture is what would be written, and writes nothing
    ///
    /// Ends with 1 if a page or a picture is stale or missing.
    #[arg(long)]
    pub(in crate::cli) check: bool,
    /// A folder for the pictures [default: beside each map, and those of fences beside their page]
    #[arg(short, long, value_name = "FOLDER")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// How pages turn dark where their blocks do not say [default: auto]
    #[arg(long, value_name = "HOW", value_enum)]
    pub(in crate::cli) dark: Option<Dark>,
    /// The colours: auto (light, and dark where the reader's screen is), light, dark, print, high-contrast, or a file of your own [default: auto]
    #[arg(long, value_name = "NAME|FILE", value_parser = themes::wanted)]
    pub(in crate::cli) theme: Option<Wanted>,
    /// How wide the pictures are where their blocks do not say: CSS pixels from 480 to 20000, or `natural`
    #[arg(long, value_name = "PIXELS", value_parser = width)]
    pub(in crate::cli) width: Option<Width>,
    /// How words stand in the pictures [default: font]
    #[arg(long, value_name = "HOW", value_enum)]
    pub(in crate::cli) text: Option<Text>,
    #[command(flatten)]
    pub(in crate::cli) reporting: Reporting,
    #[command(flatten)]
    pub(in crate::cli) named: Named,
}

/// How pages turn dark.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum Dark {
    /// One picture, which turns by itself
    Auto,
    /// Two pictures, of which the browser takes one
    Picture,
    /// Two pictures, of which GitHub shows one
    Github,
    /// Two pictures, of which Material for `MkDocs` shows one
    Material,
}

/// `journeymap mdbook`.
#[derive(Args, Debug)]
pub(in crate::cli) struct Mdbook {
    /// What mdBook asks before it sends a book
    #[command(subcommand)]
    pub(in crate::cli) asks: Option<Asks>,
}

/// What mdBook asks.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Asks {
    /// Says by how it ends whether it can work for a renderer: it can for all
    Supports {
        /// The renderer: `html`
        renderer: String,
    },
}
