//! The map and its stages; comments of the author go to what follows them.

use super::actions;
use crate::diagnostic::{Diagnostic, shown};
use crate::import::Imported;
use crate::import::draft::{Draft, Said, Stage};
use crate::import::foreign::{Foreign, refusal};
use crate::import::ledger::Ledger;
use crate::source::{Source, Span};
use crate::yaml::{Entry, Kind, Node};

/// What is known while a map is read.
pub(super) struct Reader<'f> {
    pub(super) source: &'f Source,
    pub(super) ledger: Ledger,
    /// Comments that no thing has yet, the next one last.
    comments: Vec<Span>,
}

/// The map of a file.
pub(super) fn map(foreign: &Foreign, root: &Node, mut comments: Vec<Span>) -> Result<Imported, Box<Diagnostic>> {
    let Kind::Mapping(mapping) = &root.kind else {
        return Err(nothing(root.span));
    };
    comments.reverse();
    let mut reader = Reader { source: &foreign.source, ledger: Ledger::default(), comments };
    let stem = Some(foreign.stem()).filter(|stem| !stem.is_empty()).unwrap_or("Journey");
    let mut draft = Draft {
        title: Said::plain(stem).guessed("the file says no title; this is its name"),
        map_type: Said::plain("current-state").guessed("the format does not say what kind of map it is"),
        ..Draft::default()
    };
    let mut stages = None;
    for entry in &mapping.entries {
        match entry.key.value.as_str() {
            "stages" => {
                reader.ledger.mapped("key", entry.key.span, "stages");
                stages = Some(&entry.value);
            }
            "config" => reader.left_out(entry, "how the tool draws; here that is for a theme"),
            _ => reader.unknown(entry),
        }
    }
    let stages = stages.ok_or_else(|| nothing(root.span))?;
    let Kind::List(items) = &stages.kind else {
        return Err(Box::new(refusal(stages.span, "a list of stages is wanted here")));
    };
    for (number, item) in items.iter().enumerate() {
        let stage = reader.stage(item, number);
        draft.stages.extend(stage);
    }
    if draft.stages.is_empty() {
        return Err(Box::new(refusal(stages.span, "there are no stages here")));
    }
    draft.comments = reader.comments_before(foreign.source.text().len());
    Ok(Imported::new(stem, draft.page(), reader.ledger.entries))
}

fn nothing(at: Span) -> Box<Diagnostic> {
    let found = refusal(Span::new(at.start, at.start), "there is no user journey map here");
    Box::new(found.help("such a map has `stages`, a list, each with a `name` and `actions`"))
}

impl Reader<'_> {
    fn stage(&mut self, node: &Node, number: usize) -> Option<Stage> {
        let to = format!("stages[{number}]");
        let mut stage = Stage::default();
        let comments = self.comments_before(node.span.start);
        let mut lanes = Vec::new();
        match &node.kind {
            Kind::Mapping(mapping) => {
                for entry in &mapping.entries {
                    match entry.key.value.as_str() {
                        "name" => stage.name = self.name(entry, &format!("{to}.name")),
                        "actions" => lanes.push(entry),
                        "color" | "colour" => self.left_out(entry, "colours are for a theme"),
                        _ => self.unknown(entry),
                    }
                }
            }
            Kind::Scalar(scalar) => {
                let why = "a stage is a `name` and `actions`";
                stage.name = Said::plain(scalar.text.clone()).guessed(why).at(node.span);
                self.ledger.guessed("stage", node.span, format!("{to}.name"), why);
            }
            Kind::List(_) | Kind::Nothing => {
                self.ledger.unmapped("stage", node.span, "a stage is a `name` and `actions`");
                return None;
            }
        }
        if stage.name.words.trim().is_empty() {
            stage.name = Said::plain("?").guessed("this stage has no name").at(node.span);
        }
        stage.name.comments.splice(0..0, comments);
        for entry in lanes {
            self.ledger.mapped("key", entry.key.span, format!("{to}.steps"));
            for action in Self::list(&entry.value) {
                let to = format!("{to}.steps[{}]", stage.steps.len());
                stage.steps.extend(actions::step(self, action, &to));
            }
        }
        Some(stage)
    }

    /// A name, which is a text.
    pub(super) fn name(&mut self, entry: &Entry, to: &str) -> Said {
        let whole = whole(entry);
        match &entry.value.kind {
            Kind::Scalar(scalar) if !scalar.text.trim().is_empty() => {
                self.ledger.mapped("name", whole, to);
                Said::plain(scalar.text.trim()).at(entry.value.span)
            }
            _ => {
                self.ledger.unmapped("name", whole, "it is no text");
                Said::default()
            }
        }
    }

    /// The members of a list; one thing where a list is wanted is its only member.
    pub(super) fn list(node: &Node) -> &[Node] {
        match &node.kind {
            Kind::List(items) => items,
            Kind::Nothing => &[],
            Kind::Scalar(_) | Kind::Mapping(_) => std::slice::from_ref(node),
        }
    }

    /// A key that the format does not know.
    pub(super) fn unknown(&mut self, entry: &Entry) {
        let why = format!("the format has no key `{}` here", shown(&entry.key.value));
        self.ledger.unmapped("key", whole(entry), &why);
    }

    /// A key that a map has no place for.
    pub(super) fn left_out(&mut self, entry: &Entry, why: &str) {
        self.ledger.unmapped("key", whole(entry), why);
    }

    /// The author's comments up to a byte, which go to what stands there.
    pub(super) fn comments_before(&mut self, byte: usize) -> Vec<String> {
        let mut words = Vec::new();
        while let Some(span) = self.comments.pop_if(|span| span.start < byte) {
            self.ledger.mapped("comment", span, "a comment");
            words.push(self.source.slice(span).trim_start_matches('#').trim().to_owned());
        }
        words
    }
}

/// A key with its value.
pub(super) fn whole(entry: &Entry) -> Span {
    Span::new(entry.key.span.start, entry.value.span.end.max(entry.key.span.end))
}
