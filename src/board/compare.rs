//! What a baseline adds to the lanes: closed and kept pains, the ghost of the old curve.

use super::card::{Card, Detail, Tone};
use super::context::Context;
use super::shape::{Cells, CurveLine, CurvePoint};
use crate::model::comparison::{Fate, OldPain, OldPlace};

impl Context<'_> {
    /// Adds what became of the baseline's pains: closed ones as cards of their own, kept and new ones as a word.
    pub(super) fn compare_pains(&self, cells: &mut Cells<Card>) {
        let Some(comparison) = &self.map.comparison else { return };
        let labels = &self.words.labels;
        let facts = self.map.stages.iter().map(|stage| &stage.facts);
        let steps = self.map.stages.iter().flat_map(|stage| &stage.steps).map(|step| &step.facts);
        let written = facts.map(|facts| &facts.pain_points).chain(steps.map(|facts| &facts.pain_points));
        for (points, cards) in written.zip(cells.stages.iter_mut().chain(&mut cells.columns)) {
            for (point, card) in points.iter().zip(cards) {
                let is_new = comparison.new_pains.contains(&point.remark.span);
                card.status = Some(if is_new { labels.new } else { labels.kept }.to_owned());
            }
        }
        for pain in &comparison.pains {
            let cell = match pain.place {
                OldPlace::Step(step) => cells.columns.get_mut(step),
                OldPlace::Stage(stage) => cells.stages.get_mut(stage),
                OldPlace::Persona(_) => None,
            };
            if let Some(cell) = cell {
                cell.extend(self.old_pain(pain));
            }
        }
    }

    /// What the persona of the baseline suffered from, beside what this one does.
    pub(super) fn old_pains_of(&self, persona: usize) -> Vec<Card> {
        let pains = self.map.comparison.iter().flat_map(|comparison| &comparison.pains);
        pains.filter(|pain| pain.place == OldPlace::Persona(persona)).filter_map(|pain| self.old_pain(pain)).collect()
    }

    fn old_pain(&self, pain: &OldPain) -> Option<Card> {
        let labels = &self.words.labels;
        let (status, details) = match &pain.fate {
            Fate::Closed(by) => {
                (labels.closed, by.iter().map(|text| Detail::labelled("closed-by", "→", text.clone())).collect())
            }
            Fate::Unaccounted => (labels.baseline, Vec::new()),
            Fate::Kept => return None,
        };
        let tone = if matches!(pain.fate, Fate::Closed(_)) { Tone::ClosedPain } else { Tone::Pain };
        let badge = self.old_pain_number(pain);
        Some(Card { badge, text: pain.text.clone(), tone, status: Some(status.to_owned()), details, ..Card::default() })
    }

    /// The curve of the baseline.
    pub(super) fn ghost(&self) -> Option<CurveLine> {
        let comparison = self.map.comparison.as_ref()?;
        let scale = &comparison.baseline.scale;
        let mut points = Vec::new();
        for (column, feelings) in comparison.ghosts.iter().enumerate() {
            let scores: Vec<f64> = feelings.iter().filter_map(|feeling| feeling.score).collect();
            if scores.is_empty() {
                continue;
            }
            // A baseline of several personas has one ghost: the mean of what they feel.
            let mean = scores.iter().sum::<f64>() / scores.len() as f64;
            let score = Some(super::show::mean(mean, scale, &self.map.lang));
            points.push(CurvePoint { column, level: Some(scale.level(mean)), score, ..CurvePoint::default() });
        }
        let name = super::header::capital(self.words.labels.baseline);
        (!points.is_empty()).then_some(CurveLine { name, ghost: true, points, ..CurveLine::default() })
    }
}
