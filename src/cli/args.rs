//! The command line as the user types it: verbs, arguments, and the help that explains them.

mod help;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use self::help::{
    AFTER, AFTER_BUILD, AFTER_CHECK, AFTER_COMPLETIONS, AFTER_EMBED, AFTER_FMT, AFTER_IMPORT, AFTER_MDBOOK, AFTER_NEW,
    AFTER_SCHEMA,
};
use super::themes::Wanted;
use super::{new, reports, schema, starters, themes};
use crate::import::{self, mapping};
use crate::lint::Limits;
use crate::output::{self, Background};
use crate::scene::Width;
use crate::scene::sheets::Paper;
use crate::scene::theme::Rgb;
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

/// Which maps.
#[derive(Args, Debug)]
pub(super) struct Paths {
    /// Maps, folders to look for `*.journey.yaml` in, or `-` for standard input [default: this folder]
    ///
    /// Folders are searched to the bottom, without hidden ones, `node_modules` and `target`, and without following
    /// symbolic links.
    #[arg(value_name = "PATHS")]
    pub(super) given: Vec<PathBuf>,
    /// How many maps are worked on at once [default: one a processor]
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Works on the K-th of N shares of the maps, so that N machines can share a run: `2/4`
    #[arg(long, value_name = "K/N", value_parser = shard)]
    pub(super) shard: Option<Shard>,
}

fn limit(words: &str) -> Result<(String, usize), String> {
    let parts = words.split_once('=').and_then(|(name, count)| Some((name.to_owned(), count.parse().ok()?)));
    parts.filter(|(name, _)| Limits::NAMES.contains(&name.as_str())).ok_or_else(|| {
        let names = Limits::NAMES.join(", ");
        format!("write what and how many, like `steps=60`; what can be limited: {names}")
    })
}

/// A share of the maps of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shard {
    /// Which one, from 0.
    pub(super) index: usize,
    /// Of how many.
    pub(super) count: usize,
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
pub(super) struct Reporting {
    #[arg(
        long = "report",
        value_name = "NAME[=FILE]",
        value_parser = reports::wanted,
        help = "How findings are told, and where; may be given several times [default: auto]",
        long_help = reports::list()
    )]
    pub(super) reports: Vec<reports::Wanted>,
}

/// `journeymap build`.
#[derive(Args, Debug)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) paths: Paths,
    /// Only looks whether every output is what would be written, and writes nothing
    ///
    /// Ends with 1 if an output is stale, missing, or made no longer.
    #[arg(long)]
    pub(super) check: bool,
    /// A folder that remembers what was made from what, so that maps of which nothing has changed are not drawn again
    #[arg(long, value_name = "FOLDER")]
    pub(super) cache: Option<PathBuf>,
    /// Writes what each output was made from: rules for Make and Ninja, or JSON if the name ends with `.json`
    #[arg(long, value_name = "FILE")]
    pub(super) deps: Option<PathBuf>,
    /// What to write, with commas between [default: svg,md; for standard output svg]
    #[arg(short, long, value_name = "FORMATS", value_delimiter = ',', ignore_case = true, value_parser = formats())]
    pub(super) format: Vec<String>,
    /// Where to: a folder (ends with `/` or is there already), a file for one map, or `-` for standard output
    #[arg(short, long, value_name = "PATH", allow_hyphen_values = true)]
    pub(super) output: Option<PathBuf>,
    /// The colours: auto (light, and dark where the reader's screen is), light, dark, print, high-contrast, or a file of your own, like brand.yaml [default: auto]
    ///
    /// A file can also bring the fonts and the logo of a brand; see docs/themes.md.
    #[arg(long, value_name = "NAME|FILE", value_parser = themes::wanted)]
    pub(super) theme: Option<Wanted>,
    /// How wide the pictures are: CSS pixels from 480 to 20000, or `natural` [default: natural up to 6400]
    ///
    /// A map that does not fit goes on below, stage by stage, with the labels of its lanes repeated. 830 fits a README,
    /// 1080 a sheet of A4 on its side, 1530 one of A3.
    #[arg(long, value_name = "PIXELS", value_parser = width)]
    pub(super) width: Option<Width>,
    /// The paper of a PDF, lying on its side; `fit` is one page as large as the picture [default: fit]
    ///
    /// A map that is too wide for its paper goes on below, stage by stage, and no part is cut by the end of a sheet unless
    /// it is larger than the sheet.
    #[arg(long, value_name = "PAPER", ignore_case = true, value_parser = papers())]
    pub(super) page: Option<Paper>,
    /// How words stand in an SVG: as text with the fonts it needs inside, as outlines, or as text in the reader's fonts [default: font]
    #[arg(long, value_name = "HOW", value_enum)]
    pub(super) text: Option<Text>,
    /// Pixels of a PNG for each pixel of the picture's own size, 0.1 to 10 [default: 1]
    #[arg(long, value_name = "N", value_parser = scale)]
    pub(super) scale: Option<f64>,
    /// What is behind the picture of a PNG: a colour as `#RRGGBB`, or `transparent` [default: the theme's page]
    #[arg(long, value_name = "COLOUR", value_parser = background)]
    pub(super) background: Option<Background>,
    #[command(flatten)]
    pub(super) reporting: Reporting,
    #[command(flatten)]
    pub(super) named: Named,
    /// Draws the journey of one persona or segment alone, as NAME-ID.svg beside the whole map
    #[arg(long = "for", value_name = "ID")]
    pub(super) whose: Option<String>,
}

/// How words stand in an SVG.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Text {
    /// Text, with the fonts that it needs inside: looks right in browsers
    Font,
    /// Outlines: looks alike everywhere, cannot be selected or searched
    Paths,
    /// Text in the fonts of the reader's system: the smallest file
    System,
}

/// Fonts of the user's.
#[derive(Args, Debug)]
pub(super) struct Named {
    /// The language of maps that do not say theirs, as a tag like `ko` [default: en]
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// A font file (.ttf, .otf, .ttc) for the words; may be given several times, once for each weight and for italic
    ///
    /// A family with the Latin alphabet is used before the bundled fonts in the weights and slants that are given; one of
    /// another script (Chinese, Arabic, Thai …) for the letters that they lack. Without one, such letters are left to
    /// the reader's fonts, and measured with room to spare. Of a collection, FILE#2 is the third font. Fonts that are named
    /// here come before those of a theme file.
    #[arg(long = "font", value_name = "FILE")]
    pub(super) fonts: Vec<PathBuf>,
}

/// `journeymap check`.
#[derive(Args, Debug)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) paths: Paths,
    #[command(flatten)]
    pub(super) reporting: Reporting,
    #[command(flatten)]
    pub(super) levels: RuleLevels,
    /// What a map may hold before the rules about size speak: stages, steps, personas or characters of a card, like `steps=60`
    #[arg(long, value_name = "WHAT=N", value_parser = limit)]
    pub(super) limit: Vec<(String, usize)>,
    /// From which level on findings make the run fail [default: error]
    #[arg(long, value_name = "LEVEL", value_enum)]
    pub(super) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(super) fixes: Fixes,
    /// Findings in this file are accepted; see `--write-baseline`
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Writes everything that is found now to the file of `--baseline` [default: journeymap-baseline.json]
    #[arg(long)]
    pub(super) write_baseline: bool,
    /// Only the maps that git says have changed since a revision, such as `origin/main`, or whose workspace, baseline or pictures have
    #[arg(long, value_name = "REV")]
    pub(super) only_changed: Option<String>,
    /// The day that freshness is measured against [default: the day of this computer]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = new::day)]
    pub(super) today: Option<Date>,
    #[command(flatten)]
    pub(super) named: Named,
}

/// What is mended.
#[derive(Args, Debug)]
pub(super) struct Fixes {
    /// Mends what can be mended beyond doubt, and says what is left
    #[arg(long)]
    pub(super) fix: bool,
    /// With `--fix` or `--diff`: also changes that guess what was meant, as "did you mean" does
    #[arg(long = "unsafe")]
    pub(super) guesses: bool,
    /// Writes nothing, and prints to standard output what `--fix` would change
    #[arg(long)]
    pub(super) diff: bool,
}

/// From which level on a run fails.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum FailOn {
    /// Any finding
    Advice,
    /// Warnings and errors
    Warning,
    /// Errors only
    Error,
}

/// How grave findings are.
#[derive(Args, Debug)]
pub(super) struct RuleLevels {
    /// Makes a rule, a group of rules or `all` of them errors
    #[arg(short = 'D', long, value_name = "RULE", value_delimiter = ',')]
    pub(super) deny: Vec<String>,
    /// Makes them warnings
    #[arg(short = 'W', long, value_name = "RULE", value_delimiter = ',')]
    pub(super) warn: Vec<String>,
    /// Leaves them out
    #[arg(short = 'A', long, value_name = "RULE", value_delimiter = ',')]
    pub(super) allow: Vec<String>,
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

/// `journeymap import`.
#[derive(Args, Debug)]
pub(super) struct Import {
    /// Files in another format, or `-` for standard input
    #[arg(value_name = "FILES", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// What they are [default: by what they hold, else by their names]
    #[arg(long, value_name = "FORMAT", ignore_case = true, value_parser = foreign())]
    pub(super) from: Option<String>,
    /// Where to: a folder (ends with `/` or is there already), a file for one map, or `-` for standard output [default: beside the source]
    #[arg(short, long, value_name = "PATH", allow_hyphen_values = true)]
    pub(super) output: Option<PathBuf>,
    /// Says what a header of a table stands for, and may stand several times: a key such as `pain_points`, or `stage`, `step`, `own` or `skip`
    #[arg(long = "map", value_name = "HEADER=LANE", value_parser = mapping::pair)]
    pub(super) lanes: Vec<(String, String)>,
    /// Takes that, and the next three, from a file (YAML)
    #[arg(long, value_name = "FILE")]
    pub(super) mapping: Option<PathBuf>,
    /// Reads this sheet of a workbook, and may stand several times [default: all that are not hidden]
    #[arg(long = "sheet", value_name = "NAME")]
    pub(super) sheets: Vec<String>,
    /// The encoding of a table, such as `windows-1250` or `cp949` [default: the one that fits]
    #[arg(long, value_name = "NAME", value_parser = mapping::encoding)]
    pub(super) encoding: Option<String>,
    /// The sign between the cells of a table, or `comma`, `semicolon`, `tab`, `pipe` [default: the one that fits]
    #[arg(long, value_name = "SIGN", value_parser = mapping::separator)]
    pub(super) separator: Option<char>,
    /// Fails, and writes no map, if anything had to be guessed or left out
    #[arg(long)]
    pub(super) strict: bool,
    /// Writes what became of every token of the source: JSON or Markdown, by the ending `.json` or `.md`
    #[arg(long, value_name = "FILE")]
    pub(super) loss: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reporting: Reporting,
}

/// `journeymap embed`.
#[derive(Args, Debug)]
pub(super) struct Embed {
    /// Markdown pages, or folders to look for `*.md` and `*.markdown` in [default: this folder]
    ///
    /// Folders are searched to the bottom, without hidden ones, `node_modules` and `target`, and without following
    /// symbolic links.
    #[arg(value_name = "PAGES")]
    pub(super) pages: Vec<PathBuf>,
    /// How many maps are drawn at once [default: one a processor]
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Only looks whether every page and picture is what would be written, and writes nothing
    ///
    /// Ends with 1 if a page or a picture is stale or missing.
    #[arg(long)]
    pub(super) check: bool,
    /// A folder for the pictures [default: beside each map, and those of fences beside their page]
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: Option<PathBuf>,
    /// How pages turn dark where their blocks do not say [default: auto]
    #[arg(long, value_name = "HOW", value_enum)]
    pub(super) dark: Option<Dark>,
    /// The colours: auto (light, and dark where the reader's screen is), light, dark, print, high-contrast, or a file of your own [default: auto]
    #[arg(long, value_name = "NAME|FILE", value_parser = themes::wanted)]
    pub(super) theme: Option<Wanted>,
    /// How wide the pictures are where their blocks do not say: CSS pixels from 480 to 20000, or `natural`
    #[arg(long, value_name = "PIXELS", value_parser = width)]
    pub(super) width: Option<Width>,
    /// How words stand in the pictures [default: font]
    #[arg(long, value_name = "HOW", value_enum)]
    pub(super) text: Option<Text>,
    #[command(flatten)]
    pub(super) reporting: Reporting,
    #[command(flatten)]
    pub(super) named: Named,
}

/// How pages turn dark.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Dark {
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
pub(super) struct Mdbook {
    /// What mdBook asks before it sends a book
    #[command(subcommand)]
    pub(super) asks: Option<Asks>,
}

/// What mdBook asks.
#[derive(Debug, Subcommand)]
pub(super) enum Asks {
    /// Says by how it ends whether it can work for a renderer: it can for all
    Supports {
        /// The renderer: `html`
        renderer: String,
    },
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
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = new::day)]
    pub(super) today: Option<Date>,
}

/// `journeymap explain`.
#[derive(Args, Debug)]
pub(super) struct Explain {
    /// The code, as it stands in brackets in a finding: `unknown-channel`
    pub(super) code: Option<String>,
}

pub(super) fn width(words: &str) -> Result<Width, String> {
    if words == "natural" {
        return Ok(Width::Natural);
    }
    let pixels = words.strip_suffix("px").unwrap_or(words).parse::<f64>().ok();
    let pixels = pixels.filter(|pixels| (Width::LEAST..=Width::MOST).contains(pixels));
    pixels
        .map(Width::Pixels)
        .ok_or_else(|| format!("write `natural`, or pixels from {} to {}", Width::LEAST, Width::MOST))
}

/// `journeymap schema`.
#[derive(Args, Debug)]
pub(super) struct Schema {
    /// Of which kind of file
    #[arg(value_name = "KIND", default_value = "journey", value_parser = PossibleValuesParser::new(schema::KINDS.iter().map(|(name, _)| *name)))]
    pub(super) of: String,
}

pub(super) fn scale(written: &str) -> Result<f64, String> {
    let number = written.parse().ok().filter(|number| (0.1..=10.0).contains(number));
    number.ok_or_else(|| "a number from 0.1 to 10 is wanted, like `2`".to_owned())
}

pub(super) fn background(written: &str) -> Result<Background, String> {
    if written == "transparent" {
        return Ok(Background::Transparent);
    }
    let color = Rgb::parse(written).map(Background::Color);
    color.ok_or_else(|| "a colour like `#FFFFFF` is wanted, or `transparent`".to_owned())
}

fn jobs(word: &str) -> Result<NonZeroUsize, String> {
    word.parse().map_err(|_| "a whole number is wanted, at least 1".to_owned())
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(output::ALL.iter().map(|output| PossibleValue::new(output.name).help(output.about)))
}

fn foreign() -> PossibleValuesParser {
    PossibleValuesParser::new(import::ALL.iter().map(|format| PossibleValue::new(format.name).help(format.about)))
}

fn papers() -> impl TypedValueParser<Value = Paper> {
    PossibleValuesParser::new(Paper::ALL.iter().map(|paper| paper.name))
        .map(|name| Paper::named(&name.to_lowercase()).unwrap_or(Paper::FIT))
}

fn types() -> PossibleValuesParser {
    PossibleValuesParser::new(MapType::ALL.iter().map(|map_type| map_type.word()))
}
