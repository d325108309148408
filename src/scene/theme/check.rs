//! Holds a theme of a user to what can be seen: each pair that fails is named with its contrast, where it was written.

use std::collections::BTreeMap;

use super::brand::passes;
use super::codes::LOW_CONTRAST;
use super::color::nearest_passing;
use super::contrast::{Pair, Use, contrast, pairs};
use super::file::{ThemeFile, Tokens};
use super::{Ink, Palette, Theme};
use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{Source, Span};

/// Reports what cannot be seen in either table.
pub(super) fn contrasts(file: &ThemeFile, theme: &Theme, source: &Source, findings: &mut Findings) {
    table(file, file.colors.as_ref(), theme.palette(), "", source, findings);
    if let Some(dark) = theme.dark() {
        table(file, file.dark.as_ref(), dark, " in the dark", source, findings);
    }
}

/// A pair that fails: which, how, and the ink that its author may change.
struct Failure {
    pair: Pair,
    found: f64,
    change: Option<Ink>,
}

impl Failure {
    /// How much of what it needs a pair has.
    fn rank(&self) -> f64 {
        self.found / self.pair.drawn.least()
    }
}

/// One finding for each colour that is written and fails: the worst of its pairs, and how many more there are.
fn table(
    file: &ThemeFile,
    own: Option<&Tokens>,
    palette: &Palette,
    place: &str,
    source: &Source,
    findings: &mut Findings,
) {
    let mut failures: BTreeMap<Span, Vec<Failure>> = BTreeMap::new();
    for pair in pairs() {
        let found = contrast(palette.color(pair.front), palette.color(pair.back));
        if found >= pair.drawn.least() {
            continue;
        }
        let written = |ink: Ink| own.and_then(|own| own.place(ink)).map(|span| (span, Some(ink)));
        let accent = file.accent.0.as_ref().map(|accent| (accent.span, None));
        let (span, change) =
            written(pair.front).or(written(pair.back)).or(accent).unwrap_or((source.first_line(file.span), None));
        failures.entry(span).or_default().push(Failure { pair, found, change });
    }
    for (span, mut failures) in failures {
        failures.sort_by(|one, other| one.rank().total_cmp(&other.rank()));
        if let Some((worst, others)) = failures.split_first() {
            findings.add(finding(span, worst, others, palette, place));
        }
    }
}

fn finding(span: Span, worst: &Failure, others: &[Failure], palette: &Palette, place: &str) -> Diagnostic {
    let Failure { pair: Pair { front, back, drawn }, found, change } = worst;
    let what = match drawn {
        Use::Text => "words",
        Use::Graphic => "lines and marks",
    };
    let message = format!(
        "`{}` on `{}` has a contrast of {}{place}, and {what} need {}",
        front.name(),
        back.name(),
        cut(*found),
        drawn.least(),
    );
    let finding = Diagnostic::new(&LOW_CONTRAST, span, message);
    let near = change.and_then(|ink| nearest_passing(palette.color(ink), |color| passes(ink, color, palette)));
    let also = also(others);
    match near {
        Some(near) => finding.help(format!("{also}`\"{near}\"` would pass everywhere")).guess(
            format!("write `\"{near}\"`"),
            span,
            format!("\"{near}\""),
        ),
        None => finding.help(format!("{also}change `{}` or `{}`", front.name(), back.name())),
    }
}

/// `too low with 3 others too, such as …`.
fn also(others: &[Failure]) -> String {
    const SHOWN: usize = 3;
    if others.is_empty() {
        return String::new();
    }
    let pair = |failure: &Failure| {
        format!("`{}` on `{}` ({})", failure.pair.front.name(), failure.pair.back.name(), cut(failure.found))
    };
    let shown: Vec<String> = others.iter().take(SHOWN).map(pair).collect();
    let more = match others.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("too low as well: {}{more}; ", shown.join(", "))
}

/// A contrast with two decimals, cut and not rounded, so that what fails never looks as if it had passed.
fn cut(contrast: f64) -> String {
    format!("{:.2}", (contrast * 100.0).floor() / 100.0)
}
