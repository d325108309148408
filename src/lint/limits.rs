//! What a map may hold before the rules about size speak, where a workspace says so.

use crate::spec::workspace::{Limits as Written, WorkspaceFile};

/// Limits that a workspace sets; where there is none, that of the rule holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// Stages.
    pub stages: Option<usize>,
    /// Steps.
    pub steps: Option<usize>,
    /// Personas.
    pub personas: Option<usize>,
    /// Characters of a text on a card, counted in columns.
    pub characters: Option<usize>,
}

impl Limits {
    /// Those of a workspace.
    pub fn of(file: &WorkspaceFile) -> Self {
        file.limits.as_ref().map(Self::from).unwrap_or_default()
    }
}

impl From<&Written> for Limits {
    fn from(written: &Written) -> Self {
        let count = |count: i64| usize::try_from(count).ok();
        Self {
            stages: written.stages.as_ref().and_then(|most| count(most.value.0)),
            steps: written.steps.as_ref().and_then(|most| count(most.value.0)),
            personas: written.personas.as_ref().and_then(|most| count(most.value.0)),
            characters: written.characters.as_ref().and_then(|most| count(most.value.0)),
        }
    }
}
