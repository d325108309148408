//! The options of a block: `tables=folded width=830 alt="What it shows"`.

use super::codes::BAD_EMBED_OPTION;
use super::excerpt::Excerpt;
use crate::diagnostic::{Diagnostic, Findings, nearest, shown};
use crate::scene::Width;
use crate::source::{At, Span};
use crate::spec::value::has_safe_scheme;

/// How a page turns with the reader's screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dark {
    /// It does not: the picture turns by itself, if its theme does.
    #[default]
    Auto,
    /// Two pictures in a `<picture>`, of which the browser takes one.
    Picture,
    /// Two pictures, of which GitHub shows one by the end of its address.
    GitHub,
    /// The same for Material for `MkDocs`.
    Material,
}

impl Dark {
    /// Every way, by its word.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("picture", Self::Picture), ("github", Self::GitHub), ("material", Self::Material)];
}

/// Whether a page has the map in words as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tables {
    /// No.
    #[default]
    None,
    /// Below the picture.
    Below,
    /// Below the picture, folded.
    Folded,
    /// In place of the picture.
    Only,
}

impl Tables {
    /// What can be asked for, by its word.
    const ALL: &'static [(&'static str, Self)] =
        &[("below", Self::Below), ("folded", Self::Folded), ("only", Self::Only), ("no", Self::None)];
}

/// How a block wants its map to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wishes {
    /// Whose journey alone is shown.
    pub whose: Option<At<String>>,
    /// How wide the picture is.
    pub width: Option<At<Width>>,
    /// Whether the map is told in words as well.
    pub tables: Option<At<Tables>>,
    /// How the page turns with the screen.
    pub dark: Option<At<Dark>>,
    /// Where the picture leads to.
    pub link: Option<At<String>>,
    /// What the picture shows, in place of the map's own description.
    pub alt: Option<At<String>>,
    /// What the picture of a fence is called, without its ending.
    pub name: Option<At<String>>,
}

/// A width is never a number that is none, so that wishes can be told apart.
impl Eq for Wishes {}

/// The options that there are.
const NAMES: &[&str] = &["alt", "dark", "for", "link", "name", "tables", "width"];

/// The first word, and what stands behind it.
pub(super) fn first(words: &Excerpt) -> (At<String>, Excerpt) {
    let text = words.text();
    let (path, end) = match tokens(text).next() {
        Some(token) => (At::new(bare(token.words), words.place(token.span)), token.span.end),
        None => (At::default(), text.len()),
    };
    (path, words.part(end, text.len()))
}

/// Reads options. `is_fence` says whether the map is that of a fence.
pub(super) fn read(words: &Excerpt, is_fence: bool, wishes: &mut Wishes, findings: &mut Findings) {
    for token in tokens(words.text()) {
        let (name, value) =
            token.words.split_once('=').map_or((token.words, None), |(name, value)| (name, Some(value)));
        let at = words.place(token.span);
        let known = Span::new(token.span.start, token.span.start + name.len());
        let value = At::new(value.map(bare), at);
        if let Err(found) = take(wishes, name, &value, is_fence) {
            // What is unknown or given twice is the name, else it is the value.
            findings.add(if NAMES.contains(&name) { *found } else { Diagnostic { at: words.place(known), ..*found } });
        }
    }
}

/// Why an option cannot be taken.
type Wrong = Box<Diagnostic>;

fn take(wishes: &mut Wishes, name: &str, value: &At<Option<String>>, is_fence: bool) -> Result<(), Wrong> {
    let wrong =
        |message: String, help: String| Box::new(Diagnostic::new(&BAD_EMBED_OPTION, value.span, message).help(help));
    if !NAMES.contains(&name) {
        let message = format!("there is no option `{}`", shown(name));
        let there_are = format!("there are {}", listed(NAMES));
        return Err(match nearest(name, NAMES.iter().copied()) {
            Some(near) => wrong(message, format!("did you mean `{near}`?")),
            None => wrong(message, there_are),
        });
    }
    let words = value.value.as_deref();
    let given = || match words {
        Some(words) if !words.trim().is_empty() => Ok(At::new(words.to_owned(), value.span)),
        _ => Err(wrong(format!("`{name}` has no value"), format!("write `{name}=…`, with quotes around blanks"))),
    };
    match name {
        "alt" => put(&mut wishes.alt, given()?, name),
        "for" => put(&mut wishes.whose, given()?, name),
        "link" => {
            let link = given()?;
            if !has_safe_scheme(link.trim()) {
                let message = format!("`{}` is not a link that a page may hold", shown(&link));
                let help = "links begin with `https://`, `http://` or `mailto:`, or are paths from the page";
                return Err(wrong(message, help.to_owned()));
            }
            put(&mut wishes.link, link, name)
        }
        "name" if !is_fence => Err(wrong(
            "`name` is for fences: the picture of a file is called after it".to_owned(),
            "leave it out".to_owned(),
        )),
        "name" => {
            let name_given = given()?;
            let is_tame = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            if name_given.starts_with('.') || !name_given.chars().all(is_tame) {
                let message = format!("`{}` is no name for a file", shown(&name_given));
                return Err(wrong(message, "write letters, digits, `-`, `_` and `.`".to_owned()));
            }
            put(&mut wishes.name, name_given, name)
        }
        "width" => {
            let width = width(words.unwrap_or("")).ok_or_else(|| {
                let message = format!("`{}` is no width", shown(words.unwrap_or("")));
                wrong(message, format!("write pixels from {} to {}, or `natural`", Width::LEAST, Width::MOST))
            })?;
            put(&mut wishes.width, At::new(width, value.span), name)
        }
        "dark" => put(&mut wishes.dark, choice(name, &given()?, Dark::ALL)?, name),
        _ if words.is_none() => put(&mut wishes.tables, At::new(Tables::Below, value.span), name),
        _ => put(&mut wishes.tables, choice(name, &given()?, Tables::ALL)?, name),
    }
}

fn put<T>(slot: &mut Option<At<T>>, value: At<T>, name: &str) -> Result<(), Wrong> {
    if let Some(earlier) = slot {
        let found = Diagnostic::new(&BAD_EMBED_OPTION, value.span, format!("`{name}` is given twice"));
        return Err(Box::new(found.also(earlier.span, "first here").help("leave one of them out")));
    }
    *slot = Some(value);
    Ok(())
}

/// The value that a word stands for.
fn choice<T: Copy>(name: &str, given: &At<String>, all: &[(&str, T)]) -> Result<At<T>, Wrong> {
    if let Some((_, value)) = all.iter().find(|(word, _)| *word == given.value) {
        return Ok(At::new(*value, given.span));
    }
    let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
    let message = format!("`{name}` cannot be `{}`", shown(given));
    let found = Diagnostic::new(&BAD_EMBED_OPTION, given.span, message);
    Err(Box::new(match nearest(given, words.iter().copied()) {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found.help(format!("there are {}", listed(&words))),
    }))
}

fn width(words: &str) -> Option<Width> {
    if words == "natural" {
        return Some(Width::Natural);
    }
    let pixels = words.strip_suffix("px").unwrap_or(words).parse::<f64>().ok();
    pixels.filter(|pixels| (Width::LEAST..=Width::MOST).contains(pixels)).map(Width::Pixels)
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A word between blanks; blanks between quotes belong to it.
struct Token<'a> {
    words: &'a str,
    span: Span,
}

fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + (rest.len() - rest.trim_start().len());
        let words = text.get(start..).filter(|words| !words.is_empty())?;
        let (mut quote, mut before) = (None, None);
        let end = words.find(|c: char| {
            let last = before.replace(c);
            match quote {
                Some(open) => {
                    quote = quote.filter(|_| c != open);
                    false
                }
                // Within a word it is an apostrophe.
                None if matches!(c, '"' | '\'') && last.is_none_or(|last| last == '=') => {
                    quote = Some(c);
                    false
                }
                None => c.is_whitespace(),
            }
        });
        let length = end.unwrap_or(words.len());
        at = start + length;
        Some(Token { words: words.get(..length)?, span: Span::new(start, at) })
    })
}

/// A word without the quotes around it.
fn bare(words: &str) -> String {
    let quoted = |quote: char| words.strip_prefix(quote).map(|rest| rest.strip_suffix(quote).unwrap_or(rest));
    let bare = quoted('"').or_else(|| quoted('\'')).unwrap_or(words);
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
