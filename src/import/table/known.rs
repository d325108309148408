//! Rows of headers: whether they are those of a journey, or of a table of something else.

use super::Headers;
use crate::import::cell::Words;
use crate::import::lexicon::{self, Sense};

/// What the cells of a row are known as.
pub(super) struct Known {
    /// Headers of tables that are no journeys.
    pub(super) elsewhere: usize,
    /// Those, and headers of lanes by which no stage is called.
    sure: usize,
    /// All cells.
    all: usize,
}

impl Known {
    pub(super) fn of(words: &[&Words], headers: &Headers) -> Self {
        let is_said = |words: &Words| headers.said(&words.text).is_some();
        let is_channel = |words: &Words| lexicon::channel(&words.text, headers.tongue).is_some();
        // "Email" and "Phone" are headers of contacts, and channels in a line of a journey.
        let is_certain = |words: &Words| lexicon::is_elsewhere(&words.text) && !is_said(words) && !is_channel(words);
        let has_certain = words.iter().any(|words| is_certain(words));
        let is_elsewhere = |words: &&&Words| {
            lexicon::is_elsewhere(&words.text) && !is_said(words) && (has_certain || !is_channel(words))
        };
        let is_sure = |words: &&&Words| is_elsewhere(words) || is_sure(&words.text, headers);
        Self {
            elsewhere: words.iter().filter(is_elsewhere).count(),
            sure: words.iter().filter(is_sure).count(),
            all: words.len(),
        }
    }

    /// Whether the row can be nothing but headers.
    pub(super) const fn is_header(&self) -> bool {
        self.sure >= 2 && (self.sure * 3 >= self.all * 2 || self.elsewhere >= 2 && self.sure * 2 >= self.all)
    }

    pub(super) fn why(words: &[&Words]) -> String {
        let shown = |words: &&Words| {
            let line = words.one_line();
            let short: String = line.chars().take(30).collect();
            if short.len() < line.len() { format!("`{short}…`") } else { format!("`{line}`") }
        };
        let mut names: Vec<String> = words.iter().take(6).map(shown).collect();
        let last = if words.len() > 6 { Some("others".to_owned()) } else { names.pop() };
        let names = match last {
            Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
            Some(last) => last,
            None => String::new(),
        };
        format!("another table; its headers {names} are no parts of a journey")
    }
}

/// Whether a header is one of a lane by whose name no stage is called.
pub(super) fn is_sure(words: &str, headers: &Headers) -> bool {
    let senses = headers.sense(words);
    let may_be_a_stage = |sense: &Sense| {
        matches!(
            sense,
            Sense::Stage
                | Sense::Action
                | Sense::Need
                | Sense::Support
                | Sense::Evidence
                | Sense::Engagement
                | Sense::Goal
                | Sense::Message
                | Sense::Emotion
                | Sense::Expectation
                | Sense::Gain
                | Sense::Thinking
                | Sense::Scenario
                | Sense::Summary
        )
    };
    !senses.is_empty() && !senses.iter().any(may_be_a_stage) && !lexicon::may_be_stage(words)
}
