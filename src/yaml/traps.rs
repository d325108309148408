//! The traps of YAML in which a text can still be read: what is said about them.

use std::collections::{HashMap, HashSet};

use super::characters;
use super::codes::{
    CUSTOM_TAG, EMPTY_FILE, NESTED_TOO_DEEPLY, SECOND_DOCUMENT, TEXT_CUT_BY_COMMENT, TOO_MANY_ALIASES, UNKNOWN_ALIAS,
};
use super::copies::Refusal;
use super::quote::{line_around, quoted};
use crate::diagnostic::{Code, Diagnostic, Findings, nearest};
use crate::source::Span;

/// How many findings of one code are reported; the last says how many more there are.
const REPORTED: usize = 100;
/// Anchors among which a near name is looked for.
const NAMES: usize = 100;

/// What a walk has met so far.
pub(super) struct Traps<'text> {
    text: &'text str,
    findings: Vec<Diagnostic>,
    counts: HashMap<&'static str, usize>,
    /// Every word behind a `*`: only anchors with such a name are kept for aliases.
    starred: HashSet<&'text str>,
    anchors: Vec<String>,
    comments: Vec<Span>,
    /// Where plain scalars end, and where they begin.
    plain: Vec<(usize, usize)>,
    nothings: Vec<usize>,
    unbounded: bool,
}

impl<'text> Traps<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        let ends = |character: char| character.is_whitespace() || matches!(character, ',' | '[' | ']' | '{' | '}');
        // A blank ends a word, so that only lines with a `*` have such words; most texts have none.
        let lines = text.split('\n').filter(|line| line.contains('*'));
        let starred = lines
            .flat_map(|line| line.split(ends))
            .filter_map(|word| word.strip_prefix('*').or_else(|| word.split_once(":*").map(|(_, name)| name)))
            .collect();
        Self {
            text,
            findings: Vec::new(),
            counts: HashMap::new(),
            starred,
            anchors: Vec::new(),
            comments: Vec::new(),
            plain: Vec::new(),
            nothings: Vec::new(),
            unbounded: false,
        }
    }

    /// What the author wrote at a place.
    pub(super) fn written(&self, span: Span) -> &'text str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    /// Adds a finding, unless there are very many of its kind.
    pub(super) fn report(&mut self, code: &'static Code, found: impl FnOnce() -> Diagnostic) {
        let count = self.counts.entry(code.name).or_default();
        *count += 1;
        if *count <= REPORTED {
            self.findings.push(found());
        }
    }

    /// Everything that was found.
    pub(super) fn finish(mut self) -> Findings {
        self.plain.sort_unstable();
        self.nothings.sort_unstable();
        for comment in std::mem::take(&mut self.comments) {
            self.cut_by(comment);
        }
        for (code, count) in &self.counts {
            if *count > REPORTED
                && let Some(last) = self.findings.iter_mut().rfind(|found| found.code.name == *code)
            {
                let more = count - REPORTED;
                let help = last.help.take().map_or_else(String::new, |help| format!("{help}; "));
                last.help = Some(format!("{help}{more} more of these are not listed"));
            }
        }
        let mut findings = Findings::new();
        self.findings.into_iter().for_each(|found| findings.add(found));
        findings
    }

    /// Whether aliases made the map larger than a map may be: then there is no map.
    pub(super) fn unbounded(&self) -> bool {
        self.unbounded
    }

    /// A plain scalar stands there.
    pub(super) fn plain(&mut self, span: Span) {
        self.plain.push((span.end, span.start));
    }

    /// No value stands there.
    pub(super) fn nothing(&mut self, span: Span) {
        self.nothings.push(span.start);
    }

    /// A comment stands behind something on its line.
    pub(super) fn comment(&mut self, span: Span, words: &str) {
        if words.starts_with(|first: char| !first.is_whitespace() && first != '#') {
            self.comments.push(span);
        }
    }

    /// A comment that has no blank after its `#` is text that was cut, if text or nothing stands before it.
    fn cut_by(&mut self, comment: Span) {
        let before = self.text.get(..comment.start).unwrap_or("").trim_end_matches([' ', '\t']).len();
        let is_nothing = |at: usize| self.nothings.binary_search(&at).is_ok();
        let plain = self.plain.binary_search_by_key(&before, |(end, _)| *end).ok().and_then(|at| self.plain.get(at));
        let whole = match plain {
            Some((_, start)) => Span::new(*start, comment.end),
            None if is_nothing(before) || is_nothing(comment.end) => comment,
            None => return,
        };
        let words = self.written(comment);
        let word: String = words.chars().take_while(|character| !character.is_whitespace()).take(40).collect();
        self.report(&TEXT_CUT_BY_COMMENT, || {
            Diagnostic::new(
                &TEXT_CUT_BY_COMMENT,
                comment,
                format!("`{word}` begins a comment and is not part of the text"),
            )
            .help("put the text in quotes; if it is a comment, write a space after the `#`")
        });
        let text = self.written(whole);
        if !text.contains(['\n', '\r'])
            && let Some(last) = self.findings.last_mut()
            && last.at == comment
        {
            *last = last.clone().fix("quote the text", whole, quoted(text));
        }
    }

    /// A tag stands before a value.
    pub(super) fn tag(&mut self, tag: Span, value: Span) {
        let word = self.written(tag);
        let text = self.text;
        self.report(&CUSTOM_TAG, || {
            let message = format!("`{word}` is a YAML tag, and none is wanted here");
            let found = Diagnostic::new(&CUSTOM_TAG, tag, message);
            let line = line_around(text, tag.start);
            let plain = value.end <= line.end && value.end > tag.end;
            let whole = Span::new(tag.start, value.end);
            match text.get(whole.start..whole.end) {
                Some(words) if plain && !word.starts_with("!!") && !words.contains(['"', '\'', '[', '{']) => found
                    .help(format!("delete it; if it is text, put it in quotes: {}", quoted(words)))
                    .fix("quote the text", whole, quoted(words)),
                _ => {
                    let blanks = text.get(tag.end..line.end).map_or(0, |rest| rest.len() - rest.trim_start().len());
                    found.help("delete it: the key decides what a value means").fix(
                        "delete the tag",
                        Span::new(tag.start, tag.end + blanks),
                        "",
                    )
                }
            }
        });
    }

    /// A name was given; whether an alias may use it.
    pub(super) fn anchor(&mut self, name: &str) -> bool {
        if self.anchors.len() < NAMES {
            self.anchors.push(name.to_owned());
        }
        self.starred.contains(name)
    }

    /// An alias for which there is no anchor.
    pub(super) fn unknown_alias(&mut self, span: Span, name: &str) {
        let near = nearest(name, self.anchors.iter().map(String::as_str)).map(str::to_owned);
        let word = self.written(span);
        self.report(&UNKNOWN_ALIAS, || {
            let found =
                Diagnostic::new(&UNKNOWN_ALIAS, span, format!("`{word}` repeats an anchor that is not written above"));
            match near {
                Some(near) => found.help(format!("did you mean `*{near}`?")),
                None => found
                    .help(format!("write `&{name}` before the value to repeat, or put the text in quotes"))
                    .fix("quote the text", span, quoted(word)),
            }
        });
    }

    /// An alias that cannot be followed.
    pub(super) fn refused_alias(&mut self, span: Span, refusal: Refusal) {
        let word = self.written(span);
        match refusal {
            Refusal::TooDeep => self.too_deep(span),
            Refusal::Endless => self.report(&TOO_MANY_ALIASES, || {
                Diagnostic::new(&TOO_MANY_ALIASES, span, format!("`{word}` stands inside the value that it repeats"))
                    .help("write the value out")
            }),
            // What it names stands below the deepest level, which has been reported.
            Refusal::Unread if self.counts.contains_key(NESTED_TOO_DEEPLY.name) => {}
            Refusal::TooMuch | Refusal::Unread => {
                // One is enough: whatever follows is too much as well.
                if !std::mem::replace(&mut self.unbounded, true) {
                    self.report(&TOO_MANY_ALIASES, || {
                        let message = format!("`{word}` and the aliases before it make the file too large");
                        Diagnostic::new(&TOO_MANY_ALIASES, span, message)
                            .help("write the values out instead of repeating aliases of aliases")
                    });
                }
            }
        }
    }

    /// A list or mapping below the deepest level.
    pub(super) fn too_deep(&mut self, span: Span) {
        self.report(&NESTED_TOO_DEEPLY, || nested_too_deeply(span));
    }

    /// A second document begins.
    pub(super) fn second_document(&mut self, span: Span) {
        self.report(&SECOND_DOCUMENT, || {
            Diagnostic::new(&SECOND_DOCUMENT, span, "a second document begins here, and a file holds one")
                .help("put it into a file of its own, or delete this line")
        });
    }

    /// Nothing is written.
    pub(super) fn empty_file(&mut self) {
        self.report(&EMPTY_FILE, || {
            Diagnostic::new(&EMPTY_FILE, Span::new(0, 0), "nothing is written here, and a map has at least a title")
                .help("begin with `title: …`, `type: current-state` and `stages:`")
        });
    }

    /// Escapes in a double-quoted scalar that stand for characters that cannot be shown.
    pub(super) fn escapes(&mut self, written: &str, from: usize) {
        for (span, word) in characters::bad_escapes(written, from) {
            self.report(&super::codes::CONTROL_CHARACTER, || {
                characters::finding(span, word).help("delete the escape").fix("delete the escape", span, "")
            });
        }
    }
}

/// The finding for a list or mapping below the deepest level.
pub(super) fn nested_too_deeply(span: Span) -> Diagnostic {
    let message = format!("this is more than {} lists and mappings deep", super::DEPTH_LIMIT);
    Diagnostic::new(&NESTED_TOO_DEEPLY, span, message)
        .help("fewer than ten levels are needed; look for a bracket or a `-` too many")
}
