//! The statements of a diagram, in their order.

use super::bit::Bit;
use super::preamble::front_matter;
use super::refused;
use super::statement::Statement;
use super::task::{bare, is_scored, task};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// So many bytes a statement has at most that stands beside others in one line.
const LONGEST: usize = 4096;

/// Reads the lines of a diagram.
pub(super) fn statements<'s>(lines: &[Bit<'s>]) -> Result<Vec<Statement<'s>>, Box<Diagnostic>> {
    let (statements, rest) = front_matter(lines)?;
    let mut reader =
        Reader { statements, open: None, torn: None, has_begun: false, has_title: false, has_parts: false };
    for line in rest {
        reader.line(*line);
    }
    match reader.open {
        Some(Open::Directive(start)) => {
            Err(Box::new(refused(start, "the directive that begins here has no end").help("end it with `}%%`")))
        }
        _ if reader.torn.is_some() => Err(Box::new(
            refused(reader.torn.unwrap_or_default(), "a directive stands within a statement")
                .help("give the directive a line of its own"),
        )),
        Some(Open::Description(start, _)) => {
            Err(Box::new(refused(start, "the description that begins here has no end").help("end it with `}`")))
        }
        None => Ok(reader.statements),
    }
}

/// What goes on over several lines.
enum Open<'s> {
    /// A directive and its first line.
    Directive(Bit<'s>),
    /// An accessible description: its first line, and what it says so far.
    Description(Bit<'s>, Vec<Bit<'s>>),
}

struct Reader<'s> {
    statements: Vec<Statement<'s>>,
    open: Option<Open<'s>>,
    /// A directive with words of one statement on both sides, which Mermaid reads as if it were not there.
    torn: Option<Bit<'s>>,
    /// Whether `journey` was there.
    has_begun: bool,
    has_title: bool,
    /// Whether a section or a task was there.
    has_parts: bool,
}

impl<'s> Reader<'s> {
    /// Takes a line, or what is left of one.
    fn line(&mut self, line: Bit<'s>) {
        let mut rest = line;
        while !rest.text.trim().is_empty() {
            rest = match self.open.take() {
                Some(Open::Directive(start)) => self.directive(start, rest),
                Some(Open::Description(start, lines)) => self.description(start, lines, rest),
                None => self.fresh(rest),
            };
        }
    }

    /// Goes on with a directive, and gives back what stands behind it.
    fn directive(&mut self, start: Bit<'s>, rest: Bit<'s>) -> Bit<'s> {
        if let Some(end) = rest.text.find("}%%") {
            let (inside, after) = rest.cut(end + "}%%".len());
            self.statements
                .push(Statement::Setting { whole: Span::new(start.at, inside.span().end), what: "directive" });
            return after;
        }
        self.open = Some(Open::Directive(start));
        Bit::default()
    }

    fn description(&mut self, start: Bit<'s>, mut lines: Vec<Bit<'s>>, rest: Bit<'s>) -> Bit<'s> {
        if let Some(end) = rest.text.find('}') {
            let (inside, after) = rest.cut(end);
            lines.push(inside.trim());
            let whole = Span::new(start.at, inside.span().end + 1);
            self.statements.push(Statement::AccDescr { whole, lines });
            return after.after(1);
        }
        lines.push(rest.trim());
        self.open = Some(Open::Description(start, lines));
        Bit::default()
    }

    /// Takes what begins here, and gives back what stands behind it.
    fn fresh(&mut self, rest: Bit<'s>) -> Bit<'s> {
        if let Some(at) = rest.text.find("%%{") {
            let (before, directive) = rest.cut(at);
            let behind = directive.text.split_once("}%%").map_or("", |(_, behind)| behind);
            if !before.text.trim().is_empty() && !behind.trim().is_empty() {
                self.torn = self.torn.or(Some(directive.cut(directive.text.len() - behind.len()).0));
            }
            self.commented(before.trim());
            self.open = Some(Open::Directive(directive.trim()));
            return directive;
        }
        let rest = rest.trim();
        if !self.has_begun
            && let Some(after) = rest.strip_whole_word("journey")
        {
            self.has_begun = true;
            self.statements.push(Statement::Frame(rest.up_to(Bit { text: "", at: after.at }).span()));
            return after;
        }
        if let Some(inside) = rest.strip_word("accDescr").map(Bit::trim).filter(|after| after.text.starts_with('{')) {
            self.open = Some(Open::Description(rest, Vec::new()));
            let inside = inside.after(1);
            if inside.text.trim().is_empty() {
                return Bit::default();
            }
            return inside;
        }
        self.commented(rest);
        Bit::default()
    }

    /// Takes a statement, perhaps with a comment behind it.
    fn commented(&mut self, line: Bit<'s>) {
        let (statement, comment) = part_comment(line);
        if let Some(comment) = comment {
            let words = comment.text.trim_start_matches(['%', '#']);
            let words = comment.after(comment.text.len() - words.len()).trim();
            let is_shown = comment.text.starts_with("%%") && !statement.text.trim().is_empty();
            let guess = is_shown.then_some("Mermaid shows it: there a comment with `%%` stands on a line of its own");
            self.statements.push(Statement::Comment { whole: comment.trim().span(), words, guess });
        }
        self.parted(statement.trim());
    }

    /// Takes what may be several statements with `;` between them.
    fn parted(&mut self, statement: Bit<'s>) {
        let is_one = accessible(statement).is_some();
        let semicolons = bare(statement.text).filter(|(_, sign)| *sign == ';' && !is_one).map(|(at, _)| at);
        let ends: Vec<usize> = semicolons.chain([statement.text.len()]).collect();
        // Nobody writes a statement that is longer; so the time that this takes does not grow with the square of a line.
        let is_statement =
            |bit: Bit<'_>| bit.text.len() <= LONGEST && (keyword(bit).is_some() || is_scored(bit, false));
        let mut start = 0;
        for (end, next_end) in ends.iter().zip(ends.iter().skip(1)) {
            let before = statement.cut(*end).0.after(start).trim();
            let (semicolon, after) = statement.cut(*next_end).0.after(*end).cut(1);
            let next = after.trim();
            let is_last = next.text.is_empty() && *next_end == statement.text.len();
            if is_last || is_statement(next) && is_statement(before) {
                self.single(before);
                self.statements.push(Statement::Separator(semicolon.span()));
                start = end + 1;
            }
        }
        self.single(statement.after(start).trim());
    }

    fn single(&mut self, statement: Bit<'s>) {
        let whole = statement.span();
        if statement.text.is_empty() {
            return;
        }
        if let Some((is_title, words)) = accessible(statement) {
            self.statements.push(if is_title {
                Statement::AccTitle { whole, words }
            } else {
                Statement::AccDescr { whole, lines: vec![words] }
            });
            return;
        }
        if let Some((word, words)) = with_colon(statement).filter(|_| !is_scored(statement, false)) {
            let instead = Some("Mermaid takes it for a task: the word stands without a colon");
            self.has_title |= matches!(word, Keyword::Title);
            self.has_parts |= matches!(word, Keyword::Section);
            self.statements.push(match word {
                Keyword::Section => Statement::Section { whole, words, instead },
                _ => Statement::Title { whole, words, instead },
            });
            return;
        }
        let (word, instead) = match keyword(statement) {
            Some((Keyword::Title, _)) if (self.has_title || self.has_parts) && is_scored(statement, false) => {
                (None, Some("Mermaid takes a task that begins with `title` for the title"))
            }
            Some((Keyword::Section, _)) if is_scored(statement, true) => {
                (None, Some("Mermaid refuses a task that begins with `section`"))
            }
            Some((Keyword::Journey, rest)) if !rest.text.is_empty() => {
                (None, Some("Mermaid refuses a task that begins with `journey`"))
            }
            word => (word, None),
        };
        self.has_title |= matches!(word, Some((Keyword::Title, _)));
        self.has_parts |= !matches!(word, Some((Keyword::Title | Keyword::Journey, _)));
        self.statements.push(match word {
            Some((Keyword::Title, words)) if words.text.is_empty() => {
                Statement::Stray { whole, reason: "it has no words" }
            }
            Some((Keyword::Title, words)) => Statement::Title { whole, words, instead: None },
            Some((Keyword::Section, words)) => Statement::Section { whole, words, instead: None },
            Some((Keyword::Journey, _)) => Statement::Stray { whole, reason: "the diagram has begun already" },
            None => Statement::Task { task: task(statement), instead },
        });
    }
}

/// A word that a statement begins with.
#[derive(Clone, Copy)]
enum Keyword {
    Title,
    Section,
    Journey,
}

/// The word of command of a statement and what follows it.
fn keyword(statement: Bit<'_>) -> Option<(Keyword, Bit<'_>)> {
    let spaced = |word| {
        let rest: Bit<'_> = statement.strip_word(word)?;
        (rest.text.is_empty() || rest.text.starts_with(char::is_whitespace)).then(|| rest.trim())
    };
    let title = || spaced("title").map(|rest| (Keyword::Title, rest));
    let section = || spaced("section").map(|rest| (Keyword::Section, rest));
    title().or_else(section).or_else(|| Some((Keyword::Journey, statement.strip_whole_word("journey")?.trim())))
}

/// `title: words` and `section: words`, which begin a task to Mermaid.
fn with_colon(statement: Bit<'_>) -> Option<(Keyword, Bit<'_>)> {
    let rest = |word| {
        let rest: Bit<'_> = statement.strip_word(word)?;
        let rest = rest.trim().text.starts_with(':').then(|| rest.trim().after(1).trim())?;
        (!rest.text.is_empty()).then_some(rest)
    };
    let title = rest("title").map(|words| (Keyword::Title, words));
    title.or_else(|| rest("section").map(|words| (Keyword::Section, words)))
}

/// The words of `accTitle:` (true) or `accDescr:` (false).
fn accessible(statement: Bit<'_>) -> Option<(bool, Bit<'_>)> {
    let rest = |word| {
        let rest: Bit<'_> = statement.strip_word(word)?;
        rest.trim().text.starts_with(':').then(|| rest.trim().after(1).trim())
    };
    rest("accTitle").map(|words| (true, words)).or_else(|| rest("accDescr").map(|words| (false, words)))
}

/// A line parted from the comment at its end.
///
/// To Mermaid everything behind `#` is a comment, whatever it spoils, and nothing behind a `%%` within a line. Here both
/// are where a statement stands complete before it, with blanks around: `Issue #42`, `C#` and `100%%` are words.
fn part_comment(line: Bit<'_>) -> (Bit<'_>, Option<Bit<'_>>) {
    if line.text.starts_with('%') || line.text.starts_with('#') && !bare(line.text).all(|(at, _)| at > 0) {
        return (line.cut(0).0, Some(line));
    }
    let with_hash = accessible(line).is_none();
    let colon = line.text.find(':');
    for (at, sign) in bare(line.text) {
        let (before, after) = line.cut(at);
        let blank = |sign: Option<char>| sign.is_none_or(char::is_whitespace);
        let length = if after.text.starts_with("%%") { 2 } else { usize::from(sign == '#' && with_hash) };
        if length == 0 || !blank(before.text.chars().last()) {
            continue;
        }
        let stands_free = blank(after.text.get(length..).and_then(|rest| rest.chars().next()));
        if stands_free && is_complete(before.trim(), colon.map(|colon| line.at + colon)) {
            return (before, Some(after));
        }
    }
    (line, None)
}

/// Whether Mermaid could read a statement; `colon` is the first one of its line.
fn is_complete(statement: Bit<'_>, colon: Option<usize>) -> bool {
    match keyword(statement) {
        Some((_, words)) => !words.text.is_empty() || statement.strip_whole_word("journey").is_some(),
        None if accessible(statement).is_some() => true,
        None => colon
            .and_then(|colon| colon.checked_sub(statement.at))
            .and_then(|colon| statement.text.get(colon + 1..))
            .is_some_and(|data| !data.trim().is_empty()),
    }
}
