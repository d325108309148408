//! What several verbs take: paths, reports, fonts and language.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::words::jobs;
use crate::cli::reports;

/// Which maps.
#[derive(Args, Debug)]
pub(in crate::cli) struct Paths {
    /// Maps, folders to look for `*.journey.yaml` in, or `-` for standard input [default: this folder]
    ///
    /// Folders are searched to the bottom, without hidden ones, `node_modules` and `target`, and without following
    /// symbolic links.
    #[arg(value_name = "PATHS")]
    pub(in crate::cli) given: Vec<PathBuf>,
    /// How many maps are worked on at once [default: one a processor]
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,
    /// Works on the K-th of N shares of the maps, so that N machines can share a run: `2/4`
    #[arg(long, value_name = "K/N", value_parser = shard)]
    pub(in crate::cli) shard: Option<Shard>,
}

/// A share of the maps of a run.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Shard {
    /// Which one, from 0.
    pub(in crate::cli) index: usize,
    /// Of how many.
    pub(in crate::cli) count: usize,
}

fn shard(word: &str) -> Result<Shard, String> {
    let parts = word.split_once('/').and_then(|(index, count)| Some((index.parse().ok()?, count.parse().ok()?)));
    match parts {
        Some((index, count)) if (1..=count).contains(&index) => Ok(Shard { index: index - 1, count }),
        _ => Err("write which share of how many, like `2/4`".to_owned()),
    }
}

/// How findings are told.
#[derive(Args, Debug)]
pub(in crate::cli) struct Reporting {
    #[arg(
        long = "report",
        value_name = "NAME[=FILE]",
        value_parser = reports::wanted,
        help = "How findings are told, and where; may be given several times [default: auto]",
        long_help = reports::list()
    )]
    pub(in crate::cli) reports: Vec<reports::Wanted>,
}

/// Fonts of the user's.
#[derive(Args, Debug)]
pub(in crate::cli) struct Named {
    /// The language of maps that do not say theirs, as a tag like `ko` [default: en]
    #[arg(long, value_name = "LANG")]
    pub(in crate::cli) lang: Option<String>,
    /// A font file (.ttf, .otf, .ttc) for the words; may be given several times, once for each weight and for italic
    ///
    /// A family with the Latin alphabet is used before the bundled fonts in the weights and slants that are given; one of
    /// another script (Chinese, Arabic, Thai …) for the letters that they lack. Without one, such letters are left to
    /// the reader's fonts, and measured with room to spare. Of a collection, FILE#2 is the third font. Fonts that are named
    /// here come before those of a theme file.
    #[arg(long = "font", value_name = "FILE")]
    pub(in crate::cli) fonts: Vec<PathBuf>,
}

/// How words stand in an SVG.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum Text {
    /// Text, with the fonts that it needs inside: looks right in browsers
    Font,
    /// Outlines: looks alike everywhere, cannot be selected or searched
    Paths,
    /// Text in the fonts of the reader's system: the smallest file
    System,
}
