//! Findings on a terminal: one line that other programs can read too, then the place, drawn by miette.

mod sheet;
#[cfg(test)]
mod tests;

use std::fmt::{self, Display, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles};

use self::sheet::Sheet;
use super::visible::visible;
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Source;

/// How findings are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether colours are used.
    pub color: bool,
    /// Whether lines are drawn with box characters; otherwise with `|`, `-` and the like.
    pub unicode: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Look {
    /// What a file or a pipe is given.
    pub const PLAIN: Self = Self { color: false, unicode: true, width: 100 };
}

/// Writes each finding, with an empty line between them.
///
/// A finding begins with `file:line:column: level[code]: message`, whether a person or a program reads it; in a file without
/// lines with `file: level[code]: message`.
pub fn write(out: &mut dyn Write, source: &Source, findings: &[Diagnostic], look: Look) -> fmt::Result {
    let theme = GraphicalTheme {
        characters: if look.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() },
        styles: if look.color { ThemeStyles::ansi() } else { ThemeStyles::none() },
    };
    let width = look.width.max(sheet::NARROWEST);
    let handler = GraphicalReportHandler::new_themed(theme).with_width(width).with_context_lines(1).with_links(false);
    for (number, found) in findings.iter().enumerate() {
        if number > 0 {
            out.write_char('\n')?;
        }
        headline(out, source, found, look)?;
        let mut drawn = String::new();
        let sheet = source.is_lined().then(|| Sheet::of(source, found, width));
        handler.render_report(&mut drawn, &Drawn { found, sheet })?;
        // miette begins with the message, which the line above has said.
        let (_, drawn) = drawn.split_once('\n').unwrap_or_default();
        for line in drawn.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        for label in found.also.iter().filter(|label| label.span.in_shared().is_some()) {
            let place = source.place(label.span);
            let (file, start) = (visible(place.file), place.start);
            writeln!(out, "  {file}:{}:{}: {}", start.line, start.column, visible(&label.text))?;
        }
        writeln!(out, "  more: journeymap explain {}", found.code.name)?;
    }
    Ok(())
}

fn headline(out: &mut dyn Write, source: &Source, found: &Diagnostic, look: Look) -> fmt::Result {
    let (begin, end) = match (look.color, found.level) {
        (false, _) => ("", ""),
        (true, Level::Error) => ("\x1b[1;31m", "\x1b[0m"),
        (true, Level::Warning) => ("\x1b[1;33m", "\x1b[0m"),
        (true, Level::Advice) => ("\x1b[1;36m", "\x1b[0m"),
    };
    let (level, code) = (found.level.word(), found.code.name);
    let (name, message) = (visible(source.name()), visible(&found.message));
    write!(out, "{name}:")?;
    if source.is_lined() {
        let at = source.position(found.at.start);
        write!(out, "{}:{}:", at.line, at.column)?;
    }
    writeln!(out, " {begin}{level}[{code}]{end}: {message}")
}

/// A finding in the form in which miette asks for it.
#[derive(Debug)]
struct Drawn<'finding> {
    found: &'finding Diagnostic,
    /// The lines that it is about, where there are lines.
    sheet: Option<Sheet>,
}

impl Display for Drawn<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Drawn<'_> {}

impl miette::Diagnostic for Drawn<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.found.level {
            Level::Error => miette::Severity::Error,
            Level::Warning => miette::Severity::Warning,
            Level::Advice => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.found.help.as_deref().map(|help| Box::new(visible(help)) as Box<dyn Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.sheet.as_ref().map(|sheet| sheet as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let sheet = self.sheet.as_ref()?;
        Some(Box::new(sheet.labels()))
    }
}
