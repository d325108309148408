//! What a map may hold before the rules about size speak.

/// The most of each, where a map is still taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Stages. Published maps have four to seven; nobody keeps more than nine apart.
    pub stages: usize,
    /// Steps. At a usual width of columns forty are five screens.
    pub steps: usize,
    /// Personas. Three curves can be followed; of four or more the reader loses one.
    pub personas: usize,
    /// Columns of letters on a card: five lines of it.
    pub characters: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { stages: 9, steps: 40, personas: 3, characters: 140 }
    }
}

impl Limits {
    /// What can be limited, by the words of settings and options.
    pub const NAMES: &'static [&'static str] = &["stages", "steps", "personas", "characters"];

    /// The limit of this name.
    pub fn named(&mut self, name: &str) -> Option<&mut usize> {
        match name {
            "stages" => Some(&mut self.stages),
            "steps" => Some(&mut self.steps),
            "personas" => Some(&mut self.personas),
            "characters" => Some(&mut self.characters),
            _ => None,
        }
    }
}
