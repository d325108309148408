//! Where on the journey something stands that a page calls by a number and words.

use super::heirs;
use super::inline::Inline;
use super::reader::{Place, Reader, StageAt, StepAt};
use super::tongue::even;

impl Reader<'_> {
    /// Where something stands that is called by a number and words: what has both, or had both when the page was written,
    /// goes before what has the words, and that before what has the number alone.
    pub(super) fn locate(&self, line: &Inline) -> Option<Place> {
        self.located(line).map(|(place, _)| place)
    }

    /// The same, and why that was guessed.
    pub(super) fn located(&self, line: &Inline) -> Option<(Place, Option<&'static str>)> {
        const BY_NUMBER: &str = "it has the number of one step or stage, and words of none: the number counts";
        const UNCOUNTED: &str = "it has the words of one step, and a number that none has or had: the words count";
        const BY_WORDS: &str = "it has the number of one step or stage, and the words of another: the words count";
        let sure = |place: Place| (place, None);
        let (number, name) = heirs::numbered_stage(self, line);
        if !number.is_empty() {
            let words = even(&name.plain());
            let at = |stage: usize| Place { stage, step: None };
            let both = self.stages.iter().position(|stage| stage.number == number && stage.name == words);
            if let Some(place) = both.map(at).or_else(|| self.heirs.stage(&number, &words)) {
                return Some(sure(place));
            }
            let called = self.stages.iter().position(|stage| stage.name == words && !words.is_empty());
            let is_taken = self.stages.iter().any(|stage| stage.number == number);
            if let Some(stage) = called {
                return Some((at(stage), Some(if is_taken { BY_WORDS } else { UNCOUNTED })));
            }
            if let Some(stage) = self.stages.iter().position(|stage| stage.number == number) {
                return Some((at(stage), Some(BY_NUMBER)));
            }
        }
        let (number, action) = heirs::numbered_step(line);
        let said = action.map(|action| even(&action.plain())).unwrap_or_default();
        let place = |step: &StepAt| Place { stage: step.stage, step: Some(step.at) };
        let named = |step: &StepAt| if step.action.is_empty() { self.name(step.stage) } else { step.action.clone() };
        let numbered = || self.steps.iter().find(|step| step.number == number && !number.is_empty());
        let both = self.steps.iter().find(|step| step.number == number && !number.is_empty() && named(step) == said);
        if let Some(found) = both.map(place).or_else(|| self.heirs.step(&number, &said)) {
            return Some(sure(found));
        }
        if said.is_empty() {
            return numbered().map(place).map(sure);
        }
        let words = even(&line.plain());
        let is_called = |step: &&StepAt| !step.action.is_empty() && (step.action == said || step.action == words);
        if let Some(step) = self.steps.iter().find(is_called) {
            let why = if numbered().is_some() { BY_WORDS } else { UNCOUNTED };
            return Some((place(step), (!number.is_empty()).then_some(why)));
        }
        if let Some(step) = numbered() {
            return Some((place(step), Some(BY_NUMBER)));
        }
        let is_named = |stage: &StageAt| stage.name == words || stage.name == said;
        let stage = self.stages.iter().position(is_named)?;
        Some(sure(Place { stage, step: None }))
    }

    fn name(&self, stage: usize) -> String {
        self.stages.get(stage).map(|stage| stage.name.clone()).unwrap_or_default()
    }

    /// What the comment with ids calls a place, and why that was guessed; nothing for a place that is new.
    pub(super) fn shown(&self, place: Place) -> Option<(String, Option<&'static str>)> {
        let heir = self.heirs.of(place)?;
        let kind = if place.step.is_some() { "step" } else { "stage" };
        Some((format!("{kind} {}", heir.number), heir.why))
    }
}
