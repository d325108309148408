//! Floor 1, `diagnostic`: what is wrong with a map, where, and what to type instead.

mod code;
mod suggest;

use std::collections::BTreeMap;

pub use code::{Code, Level};
pub use suggest::nearest;

use crate::source::{Source, Span};

/// A place and the words that stand beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there, in a few words.
    pub text: String,
}

/// A change of the source that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, as an order: "quote the text".
    pub title: String,
    /// The bytes to replace; an empty span inserts.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
    /// Whether it keeps what the author meant beyond doubt; the other kind is a guess, applied only when asked for.
    pub safe: bool,
}

/// One finding: it always has a code and a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable name, usual level and page.
    pub code: &'static Code,
    /// How grave it is here: the level of its code, or the one that the author set for it.
    pub level: Level,
    /// A sentence in lower case without a full stop; the author's words in backticks.
    pub message: String,
    /// The place.
    pub at: Span,
    /// Other places that belong to it ("first defined here").
    pub also: Vec<Label>,
    /// What to type instead.
    pub help: Option<String>,
    /// The same, for a machine.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding of `code` at a place.
    pub fn new(code: &'static Code, at: Span, message: impl Into<String>) -> Self {
        Self { code, level: code.level, message: message.into(), at, also: Vec::new(), help: None, fix: None }
    }

    /// The same finding as one of the text that maps share, if that is where it stands: what it says of the map is left out.
    #[must_use]
    pub fn in_shared(&self) -> Option<Self> {
        let also = self.also.iter().filter_map(|label| Some(Label { span: label.span.in_shared()?, ..label.clone() }));
        let fix = self.fix.as_ref().and_then(|fix| Some(Fix { span: fix.span.in_shared()?, ..fix.clone() }));
        Some(Self { at: self.at.in_shared()?, also: also.collect(), fix, ..self.clone() })
    }

    /// Adds what to type instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds "did you mean …" when there is a near word.
    #[must_use]
    pub fn did_you_mean(self, near: Option<&str>) -> Self {
        match near {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self,
        }
    }

    /// Adds another place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.also.push(Label { span, text: text.into() });
        self
    }

    /// Adds a change that mends it and keeps what the author meant.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { title: title.into(), span, replacement: replacement.into(), safe: true });
        self
    }

    /// Adds a change that mends it if the author meant what we think they did.
    #[must_use]
    pub fn guess(mut self, title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { title: title.into(), span, replacement: replacement.into(), safe: false });
        self
    }
}

/// How many findings of one code are listed; the last of them says how many more there are.
pub const LISTED: usize = 100;

/// Every finding of a pass or of a run, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Diagnostic>,
    counts: BTreeMap<&'static str, usize>,
}

impl Findings {
    /// No findings yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.report(diagnostic.code, || diagnostic);
    }

    /// Adds one that is only worked out if there are not very many of its code already.
    pub fn report(&mut self, code: &'static Code, diagnostic: impl FnOnce() -> Diagnostic) {
        let count = self.counts.entry(code.name).or_default();
        *count += 1;
        if *count <= LISTED {
            self.list.push(diagnostic());
        }
    }

    /// Adds all of another pass.
    pub fn append(&mut self, other: Self) {
        // What the other pass counted beyond its list comes last: it must not push the listed ones out.
        for diagnostic in other.list {
            self.add(diagnostic);
        }
        for (code, count) in &other.counts {
            *self.counts.entry(code).or_default() += count.saturating_sub(LISTED);
        }
    }

    /// All of them, by place and then by code, without exact repetitions.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by(|a, b| (a.at, a.code.name, &a.message).cmp(&(b.at, b.code.name, &b.message)));
        self.list.dedup();
        for (code, count) in &self.counts {
            let more = count.saturating_sub(LISTED);
            if more > 0
                && let Some(last) = self.list.iter_mut().rfind(|found| found.code.name == *code)
            {
                let help = last.help.take().map_or_else(String::new, |help| format!("{help}; "));
                last.help = Some(format!("{help}{more} more of these are not listed"));
            }
        }
        self.list
    }

    /// Changes every one of them.
    pub fn change(&mut self, change: impl FnMut(&mut Diagnostic)) {
        self.list.iter_mut().for_each(change);
    }

    /// Lets every place end with its first line, so that a finding about a long thing marks where that begins.
    pub fn keep_to_first_lines(&mut self, source: &Source) {
        for found in &mut self.list {
            found.at = source.first_line(found.at);
            for label in &mut found.also {
                label.span = source.first_line(label.span);
            }
        }
    }

    /// All of them, as found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// How many there are, those that are not listed included.
    pub fn count(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|found| found.level == Level::Error)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// An author's words for a message: their first line, and not too much of it.
pub fn shown(words: &str) -> String {
    const LONGEST: usize = 60;
    let words = words.trim_end();
    let line = words.lines().next().unwrap_or("");
    let mut shown: String = line.chars().take(LONGEST).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    shown
}

/// What a pass gives back: a value if one could be made, and everything it found.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// The value, if one could be made.
    pub value: Option<T>,
    /// Every finding.
    pub findings: Findings,
}
