//! Stages in order, where a format declares its parts in one place and says at each step which part it belongs to.

/// The stages of a journey, and the stage of each of its steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// The part that each stage is, by its place among the declared ones. A part that returns is another stage.
    pub(super) stages: Vec<usize>,
    /// The stage of each step.
    pub(super) of: Vec<usize>,
}

impl Parts {
    /// Of so many declared parts, and the part of each step in the order of the journey.
    pub(super) fn new(declared: usize, steps: &[usize]) -> Self {
        let mut parts = Self::default();
        for part in steps {
            if parts.stages.last() != Some(part) {
                parts.stages.push(*part);
            }
            parts.of.push(parts.stages.len() - 1);
        }
        // What has no steps stands behind the part that was declared before it.
        for part in 0..declared {
            if parts.stages.contains(&part) {
                continue;
            }
            let before = part.checked_sub(1).and_then(|before| parts.stages.iter().rposition(|stage| *stage == before));
            let at = before.map_or(0, |before| before + 1);
            parts.stages.insert(at, part);
            for stage in parts.of.iter_mut().filter(|stage| **stage >= at) {
                *stage += 1;
            }
        }
        parts
    }

    /// Whether the stage of this number was there before.
    pub(super) fn returns(&self, stage: usize) -> bool {
        let part = self.stages.get(stage);
        self.stages.iter().take(stage).any(|earlier| Some(earlier) == part)
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn stages_follow_the_steps() {
        for (declared, steps, stages, of) in [
            (2, vec![0, 0, 1], vec![0, 1], vec![0, 0, 1]),
            (2, vec![1, 0, 1], vec![1, 0, 1], vec![0, 1, 2]),
            (4, vec![2, 2], vec![0, 1, 2, 3], vec![2, 2]),
            (3, vec![0, 2], vec![0, 1, 2], vec![0, 2]),
            (1, vec![], vec![0], vec![]),
        ] {
            let parts = Parts::new(declared, &steps);
            assert_eq!((parts.stages.clone(), parts.of.clone()), (stages, of), "{steps:?}");
        }
        assert!(Parts::new(2, &[1, 0, 1]).returns(2));
    }
}
