//! `long-text`: a card is read at a glance, or not at all.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;
use crate::lint::room::columns;

rule!(/** A text that is too long for its card. */ "long-text", Advice, check);

/// Three lines at the head of a column.
const ACTION: usize = 80;

/// The keys of texts that stand on cards.
const CARDS: &[&str] = &[
    "text",
    "thinking",
    "saying",
    "pain_points",
    "pain_point",
    "gains",
    "gain",
    "needs",
    "need",
    "expectations",
    "expectation",
    "opportunities",
    "opportunity",
    "physical_evidence",
    "frontstage",
    "backstage",
    "support",
    "policies",
    "policy",
    "people",
    "devices",
    "device",
    "messages",
    "message",
    "resources",
    "resource",
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for text in subject.prose() {
        let (most, what) = match text.key {
            "action" | "steps" | "step" => (ACTION, "an action"),
            key if CARDS.contains(&key) => (subject.limits.characters, "a card"),
            _ => continue,
        };
        // No letter takes more columns than bytes.
        if text.words.len() <= most {
            continue;
        }
        let length = columns(text.words);
        if length > most {
            findings.report(&CODE, || {
                let message = format!("this text takes the room of {length} letters, and {what} holds {most} well");
                let help = "shorten it, or make two of it; what only those who work on the map need goes under `note`";
                Diagnostic::new(&CODE, text.span, message).help(help)
            });
        }
    }
}
