//! The map and its stages; comments of the author go to what follows them.

use super::actions;
use super::reader::Reader;
use crate::diagnostic::Diagnostic;
use crate::import::Imported;
use crate::import::draft::{Draft, Said, Stage};
use crate::import::foreign::{Foreign, refusal};
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// The map of a file.
pub(super) fn map(foreign: &Foreign, root: &Node, comments: Vec<Span>) -> Result<Imported, Box<Diagnostic>> {
    let Kind::Mapping(mapping) = &root.kind else {
        return Err(nothing(root.span));
    };
    let mut reader = Reader::new(&foreign.source, comments);
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
}
