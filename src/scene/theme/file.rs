//! A theme file as its author writes it: what it extends, a brand's accent, colours by role, fonts and a logo.

use super::codes::BAD_COLOR;
use super::logo::LogoFile;
use super::{Brand, BuiltIn, Ink, Palette, Rgb, Theme, brand, check, fonts};
use crate::diagnostic::{Checked, Diagnostic, Findings, shown};
use crate::record;
use crate::source::{At, Files, Source, Span};
use crate::spec::record::{Field, Fields, Keys, Many, Reader, Value, read_record};
use crate::spec::shape::{Form, Key, Record, Shape};
use crate::spec::value::Text;
use crate::spec::{schema, value};
use crate::yaml::codes::{EMPTY_FILE, TEXT_CUT_BY_COMMENT};
use crate::yaml::{self, Node};

record! {
    /// A theme: the built-in one that it extends, the colours in which it differs, and the fonts and the logo of a brand.
    ThemeFile called "a theme" {
        /// The built-in theme that gives every colour that is not written here. Where nothing is said: `auto`.
        extends: Option<At<BuiltIn>>,
        /// The colour of your brand, in quotes. Stages, headings and links take its hue, made lighter or darker where that is needed to be seen.
        accent: Paint,
        /// Colours by role, in quotes.
        colors: Option<Tokens>,
        /// Colours by role for screens that are dark. What is not written here comes from the theme that is extended if it has colours for the dark, else from `dark`.
        dark: Option<Tokens>,
        /// Font files (TrueType or OpenType) for the words, relative to the theme file; once for each weight and for italic. `FILE#2` is the third font of a collection.
        fonts or "font": Many<Text>,
        /// A picture at the top right of every map.
        logo: Option<LogoFile>,
    }
}

/// Reads a theme file with everything that is wrong with it. `files` gives the fonts and pictures that it names. There is a
/// theme only if it can be used.
pub fn read(source: &Source, files: &dyn Files) -> Checked<Brand> {
    let tree = yaml::read(source);
    // Every key may be left out, and so may all of them: then the theme is the one that is extended where nothing is said.
    if tree.value.is_none() && tree.findings.iter().all(|found| found.code == &EMPTY_FILE) {
        let base = BuiltIn::Auto.theme();
        let theme = Theme::new(source.name(), base.palette().clone(), base.dark().cloned());
        return Checked { value: Some(theme.into()), findings: Findings::new() };
    }
    let mut findings = Findings::new();
    let is_cut = |found: &&Diagnostic| found.code == &TEXT_CUT_BY_COMMENT;
    for found in tree.findings.iter().filter(|found| !is_cut(found)) {
        findings.add(found.clone());
    }
    let mut value = None;
    if let Some(node) = &tree.value {
        let mut reader = Reader { source, findings };
        let file = ThemeFile::read(node, &mut reader);
        findings = reader.findings;
        if let Some(file) = &file {
            let theme = file.theme(source.name());
            check::contrasts(file, &theme, source, &mut findings);
            let fonts = fonts::fonts(&file.fonts, files, &mut findings);
            let logo = file.logo.as_ref().and_then(|logo| logo.logo(theme.palette(), files, &mut findings));
            value = Some(Brand { theme, fonts, logo });
        }
    }
    // Of a colour that became a comment for want of quotes, more was said: in a theme it is an error.
    for found in tree.findings.iter().filter(is_cut) {
        if !findings.iter().any(|said| said.code == &BAD_COLOR && said.at.start == found.at.start) {
            findings.add(found.clone());
        }
    }
    findings.keep_to_first_lines(source);
    Checked { value: value.filter(|_| !findings.has_errors()), findings }
}

/// The JSON Schema of a theme file.
pub fn schema() -> String {
    schema::file(&schema::of(&ThemeFile::shape(), "urn:journeymap:theme:1", "Theme of journey maps"))
}

impl ThemeFile {
    fn theme(&self, name: &str) -> Theme {
        let base = self.extends.as_ref().map_or(BuiltIn::Auto, |extends| extends.value).theme();
        let main = self.painted(base.palette(), self.colors.as_ref());
        let dark = match (base.dark(), &self.dark) {
            (None, None) => None,
            (Some(dark), own) => Some(self.painted(dark, own.as_ref())),
            (None, own) => Some(self.painted(BuiltIn::Dark.theme().palette(), own.as_ref())),
        };
        Theme::new(name, main, dark)
    }

    /// A table of the base, with the accent and then with what is written.
    fn painted(&self, base: &Palette, own: Option<&Tokens>) -> Palette {
        let accent = self.accent.0.as_ref();
        let mut palette = accent.map_or_else(|| base.clone(), |accent| brand::accented(base, accent.value));
        for (ink, color) in own.iter().flat_map(|own| own.colors()) {
            palette.set(ink, color.value);
        }
        palette
    }
}

/// Colours by role, as far as they are written.
#[derive(Clone, Debug, Default)]
pub struct Tokens(Vec<(Ink, Paint)>);

impl Tokens {
    /// Each role that has a colour, in the order of the inks.
    fn colors(&self) -> impl Iterator<Item = (Ink, &At<Rgb>)> {
        self.0.iter().filter_map(|(ink, paint)| paint.0.as_ref().map(|color| (*ink, color)))
    }

    /// Where the colour of a role is written.
    pub(super) fn place(&self, ink: Ink) -> Option<Span> {
        self.colors().find(|(own, _)| *own == ink).map(|(_, color)| color.span)
    }
}

impl Keys for Tokens {
    fn keys() -> Vec<Key> {
        let key = |ink: &Ink| Key {
            name: ink.name(),
            singular: None,
            about: ink.meaning(),
            required: false,
            shape: Paint::shape,
        };
        Ink::ALL.iter().map(key).collect()
    }

    fn take(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Self {
        let paint = |ink: &Ink| (*ink, Paint::take(fields, ink.name(), None, reader));
        Self(Ink::ALL.iter().map(paint).collect())
    }
}

impl Value for Tokens {
    fn shape() -> Shape {
        Shape::Record(Record {
            name: "Colors",
            called: "a table of colours",
            about: "Colours by role.",
            short: &[],
            keys: <Self as Keys>::keys,
        })
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        read_record(node, "a table of colours", None, reader)
    }
}

/// A colour, if one is written. Unlike other keys, one with nothing after it is a finding: an unquoted `#` begins a comment.
#[derive(Clone, Debug, Default)]
pub struct Paint(pub Option<At<Rgb>>);

impl Field for Paint {
    const REQUIRED: bool = false;

    fn shape() -> Shape {
        Shape::Form(Form {
            name: "colour",
            pattern: "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$",
            number: false,
            examples: &["#1B2130", "#FFF"],
        })
    }

    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        match (fields.entry(key, singular, reader), fields.place(key)) {
            (Some(entry), _) => Self(color(&entry.value, reader)),
            (None, Some(place)) => {
                reader.findings.add(nothing(key, place, reader.source));
                Self(None)
            }
            (None, None) => Self(None),
        }
    }
}

fn color(node: &Node, reader: &mut Reader<'_>) -> Option<At<Rgb>> {
    let written = value::text(node, reader)?;
    let text = written.value.trim();
    let color = Rgb::parse(text);
    if color.is_none() {
        let message = format!("`{}` is not a colour", shown(text));
        let finding = Diagnostic::new(&BAD_COLOR, written.span, message);
        reader.findings.add(match meant(text) {
            Some(meant) => finding.help(format!("write `\"{meant}\"`")).fix(
                "write the colour",
                written.span,
                format!("\"{meant}\""),
            ),
            None => finding.help("write red, green and blue as six digits of 0 to 9 and A to F: `\"#1B2130\"`"),
        });
    }
    color.map(|color| At::new(color, written.span))
}

/// What was probably meant: digits without their sign, digits with an opacity behind them, or one of a few names.
fn meant(text: &str) -> Option<Rgb> {
    let digits = text.trim_start_matches('#');
    let opaque = if digits.len() == 8 { digits.get(..6).unwrap_or(digits) } else { digits };
    let of_name = || match text.to_ascii_lowercase().as_str() {
        "black" => Some(Rgb::default()),
        "white" => Some(Rgb { red: 255, green: 255, blue: 255 }),
        _ => None,
    };
    Rgb::parse(&format!("#{opaque}")).or_else(of_name)
}

fn nothing(key: &str, place: Span, source: &Source) -> Diagnostic {
    let rest = source.text().get(place.end..).and_then(|rest| rest.lines().next()).unwrap_or("");
    let comment = rest.trim_start_matches([':', ' ', '\t']);
    let start = place.end + rest.len() - comment.len();
    let comment = comment.split_whitespace().next().unwrap_or("");
    let Some(color) = Rgb::parse(comment) else {
        return Diagnostic::new(&BAD_COLOR, place, format!("nothing stands after `{key}`"))
            .help(format!("write `{key}: \"#…\"`, or leave the line out"));
    };
    let (at, quoted) = (Span::new(start, start + comment.len()), format!("\"{color}\""));
    Diagnostic::new(&BAD_COLOR, at, format!("`{comment}` begins a comment, and nothing stands after `{key}`"))
        .help(format!("put the colour in quotes: `{key}: {quoted}`"))
        .fix("put the colour in quotes", at, quoted)
}
