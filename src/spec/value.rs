//! Single values: how a scalar becomes a text, a number with a unit, a date or a period. The key decides the type.

pub use super::number::{
    Count, Degree, FormatNumber, Number, Quantity, Share, Whole, looks_like_number, quantity, shortest,
};

use super::codes::{BAD_DATE, BAD_PERIOD, TEXT_TOO_LONG, UNKNOWN_VALUE, UNSAFE_LINK, WRONG_SHAPE};
use super::helps;
use super::record::{Reader, Value};
use super::shape::{Form, Shape};
use super::synonyms::other_word;
use crate::diagnostic::{Diagnostic, nearest, shown};
use crate::source::{At, Span};
use crate::yaml::{Kind, Node};

/// A text as the author wrote it, and where.
pub type Text = At<String>;

/// The most characters that one text may have: about ten printed pages, far more than a card can show.
const LONGEST: usize = 20_000;

/// The text of a scalar; anything else is a finding.
pub fn text(node: &Node, reader: &mut Reader<'_>) -> Option<Text> {
    match &node.kind {
        // Bytes are counted first, since a text of few bytes has few characters.
        Kind::Scalar(scalar) if scalar.text.len() > LONGEST && scalar.text.chars().count() > LONGEST => {
            let at = super::record::head(node, reader.source);
            let message = format!("this text has {} characters", scalar.text.chars().count());
            let finding = Diagnostic::new(&TEXT_TOO_LONG, at, message);
            reader.findings.add(finding.help(format!("shorten it to at most {LONGEST} characters, or `link` to it")));
            None
        }
        Kind::Scalar(scalar) => {
            check_links(&scalar.text, node.span, reader);
            Some(At::new(scalar.text.clone(), node.span))
        }
        Kind::Mapping(mapping) if mapping.braces && mapping.entries.len() == 1 => {
            let written = reader.source.slice(node.span).to_owned();
            let finding = Diagnostic::new(
                &WRONG_SHAPE,
                node.span,
                format!("found keys and values in `{}`, but text is wanted here", shown(&written)),
            )
            .help(format!("text that begins with a brace must be quoted: `\"{written}\"`"));
            reader.findings.add(finding);
            None
        }
        Kind::Nothing | Kind::List(_) | Kind::Mapping(_) => {
            reader.wrong_shape(node, "text");
            None
        }
    }
}

/// Reports links in a text's inline Markdown that no picture may hold.
fn check_links(text: &str, at: Span, reader: &mut Reader<'_>) {
    for link in crate::text::unsafe_links(text) {
        let source = reader.source;
        reader.findings.report(&UNSAFE_LINK, || {
            let found = source.slice(at).find(&link);
            let place = found.map_or(at, |start| Span::new(at.start + start, at.start + start + link.len()));
            let problem = if link.starts_with(['/', '\\']) { ABSOLUTE } else { UNSAFE };
            Diagnostic::new(&UNSAFE_LINK, place, format!("`{}` {problem}", shown(&link))).help(SAFE)
        });
    }
}

impl Value for Text {
    fn shape() -> Shape {
        Shape::Text
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        text(node, reader)
    }
}

/// Reports a word that is none of the choices.
pub fn unknown_choice<'a>(
    word: &Text,
    called: &str,
    choices: impl Iterator<Item = &'a str> + Clone,
    reader: &mut Reader<'_>,
) {
    reader.findings.report(&UNKNOWN_VALUE, || {
        let finding = Diagnostic::new(&UNKNOWN_VALUE, word.span, format!("`{}` is not {called}", shown(&word.value)));
        match other_word(&word.value, choices.clone()).or_else(|| nearest(&word.value, choices.clone())) {
            Some(near) => finding.did_you_mean(Some(near)).guess(format!("write `{near}`"), word.span, near),
            None => finding.help(format!(
                "choose one of {}",
                choices.map(|choice| format!("`{choice}`")).collect::<Vec<_>>().join(", ")
            )),
        }
    });
}

impl Value for At<bool> {
    fn shape() -> Shape {
        Shape::Boolean
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let word = text(node, reader)?;
        let value = match word.value.as_str() {
            "true" | "yes" => true,
            "false" | "no" => false,
            _ => {
                unknown_choice(&word, "a yes or a no", ["true", "false", "yes", "no"].into_iter(), reader);
                return None;
            }
        };
        Some(At::new(value, word.span))
    }
}

/// The text of a scalar of a certain form.
pub(super) fn scalar(node: &Node, wanted: &str, reader: &mut Reader<'_>) -> Option<Text> {
    match &node.kind {
        Kind::Scalar(scalar) => {
            check_links(&scalar.text, node.span, reader);
            Some(At::new(scalar.text.clone(), node.span))
        }
        Kind::Nothing | Kind::List(_) | Kind::Mapping(_) => {
            reader.wrong_shape(node, wanted);
            None
        }
    }
}

/// A day or a month of the Gregorian calendar; the text is kept as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Date {
    /// `2026-11-02` or `2026-11`.
    pub written: String,
    /// The day, or the first day of the month.
    pub first: jiff::civil::Date,
}

impl Value for At<Date> {
    fn shape() -> Shape {
        Shape::Form(Form {
            name: "date",
            pattern: r"^\d{4}-\d{2}(-\d{2})?$",
            number: false,
            examples: &["2026-11-02", "2026-11"],
        })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = scalar(node, "a date", reader)?;
        let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        let mut parts = written.value.split('-');
        let shape = parts.next().is_some_and(|year| digits(year, 4))
            && parts.next().is_some_and(|month| digits(month, 2))
            && parts.next().is_none_or(|day| digits(day, 2))
            && parts.next().is_none();
        let full = if written.value.len() == 7 { format!("{}-01", written.value) } else { written.value.clone() };
        let first = if shape { full.parse::<jiff::civil::Date>().ok() } else { None };
        let Some(first) = first else {
            let message = format!("`{}` is not a date", shown(&written.value));
            let finding = Diagnostic::new(&BAD_DATE, written.span, message);
            let period = written.value.strip_prefix("every ").filter(|period| period_of(period).is_some());
            reader.findings.add(match (helps::date(&written.value), period) {
                _ if shape => finding.help("there is no such day in the calendar"),
                (Some(iso), _) => {
                    finding.help(format!("write `{iso}`")).fix(format!("write `{iso}`"), written.span, iso)
                }
                (None, Some(period)) => finding.help(format!("write `{{every: {period}}}`")),
                (None, None) => finding.help("dates look like `2026-11-02` or, for a month, `2026-11`"),
            });
            return None;
        };
        Some(written.map(|written| Date { written, first }))
    }
}

/// How often a map is reviewed; the text is kept as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// `quarter`, `6 weeks`.
    pub written: String,
    /// How long that is.
    pub length: Length,
}

/// A length of time in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many days.
    Days(u16),
    /// So many months.
    Months(u16),
}

impl Value for At<Period> {
    fn shape() -> Shape {
        Shape::Form(Form {
            name: "period",
            pattern: r"^(month|quarter|year|\d+ (day|week|month)s?)$",
            number: false,
            examples: &["month", "quarter", "year", "6 weeks"],
        })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = scalar(node, "a period", reader)?;
        let length = period_of(&written.value);
        if length.is_none() {
            let message = format!("`{}` is not a period", shown(&written.value));
            let help = "periods are `month`, `quarter`, `year`, or like `10 days`, `6 weeks`, `2 months`";
            reader.findings.add(Diagnostic::new(&BAD_PERIOD, written.span, message).help(help));
        }
        length.map(|length| written.map(|written| Period { written, length }))
    }
}

fn period_of(written: &str) -> Option<Length> {
    match written {
        "month" => return Some(Length::Months(1)),
        "quarter" => return Some(Length::Months(3)),
        "year" => return Some(Length::Months(12)),
        _ => {}
    }
    let (count, unit) = written.split_once(' ')?;
    let unit = unit.trim_start();
    let count = count.parse::<u16>().ok().filter(|count| (1..=1000).contains(count))?;
    match unit {
        "day" | "days" => Some(Length::Days(count)),
        "week" | "weeks" => Some(Length::Days(count * 7)),
        "month" | "months" => Some(Length::Months(count)),
        _ => None,
    }
}

const ABSOLUTE: &str = "is an absolute path, and paths in a map are relative to it";
const UNSAFE: &str = "is not a link that a map may hold";
const SAFE: &str = "links begin with `https://`, `http://` or `mailto:`, or are paths relative to the map";

/// Whether an address is a path, or begins with `http:`, `https:` or `mailto:`; nothing else is ever written as a link.
pub fn has_safe_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let path_before_colon = scheme.as_deref().is_some_and(|scheme| scheme.contains(['/', '?', '#']));
    matches!(scheme.as_deref(), None | Some("http" | "https" | "mailto")) || path_before_colon
}

/// An address: `http`, `https`, `mailto`, or a path relative to the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link(pub String);

impl Value for At<Link> {
    fn shape() -> Shape {
        Shape::Form(Form {
            name: "address or path",
            pattern: r"^\S.*$",
            number: false,
            examples: &["https://example.org", "research/survey.md"],
        })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = text(node, reader)?;
        let link = written.value.trim();
        if link.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) {
            let message = format!("`{}` is read as a path, since it does not begin with `https://`", shown(link));
            let finding = Diagnostic::new(&UNSAFE_LINK, written.span, message);
            let instead = format!("https://{link}");
            let finding = finding.help(format!("write `{}`", shown(&instead)));
            reader.findings.add(finding.fix("write the whole address", written.span, instead));
            return None;
        }
        let problem = if link.starts_with(['/', '\\']) {
            Some(ABSOLUTE)
        } else if has_safe_scheme(link) {
            None
        } else {
            Some(UNSAFE)
        };
        if let Some(problem) = problem {
            let message = format!("`{}` {problem}", shown(link));
            reader.findings.add(Diagnostic::new(&UNSAFE_LINK, written.span, message).help(SAFE));
            return None;
        }
        Some(written.map(Link))
    }
}
