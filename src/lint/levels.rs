//! How grave findings are by the author's own measure: a level for one rule, for a group, or for all.

use super::{Group, group};
use crate::diagnostic::{Code, Level};

/// What a selection of rules is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Not told at all.
    Off,
    /// Told at this level.
    At(Level),
}

impl Setting {
    /// Every setting and its word, from the mildest.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("off", Self::Off),
        ("advice", Self::At(Level::Advice)),
        ("warning", Self::At(Level::Warning)),
        ("error", Self::At(Level::Error)),
    ];
}

/// Which rules are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// Every rule.
    All,
    /// Those of a group.
    Group(Group),
    /// One.
    Rule(&'static Code),
}

impl Selector {
    /// What a word selects among the codes: `all`, a group, or a rule; none for any other word, and for an error of the
    /// language, which nobody can allow.
    pub fn named(word: &str, codes: impl IntoIterator<Item = &'static Code>) -> Option<Self> {
        if word == "all" {
            return Some(Self::All);
        }
        let group = Group::ALL.iter().find(|group| group.word() == word).copied().map(Self::Group);
        let rule = || codes.into_iter().find(|code| code.name == word && code.level < Level::Error).map(Self::Rule);
        group.or_else(rule)
    }

    /// Whether a code is meant.
    pub fn selects(self, code: &Code) -> bool {
        match self {
            Self::All => true,
            Self::Group(wanted) => group(code) == wanted,
            Self::Rule(rule) => rule == code,
        }
    }

    /// How exactly it says what is meant; more is more exact.
    const fn rank(self) -> u8 {
        match self {
            Self::All => 0,
            Self::Group(_) => 1,
            Self::Rule(_) => 2,
        }
    }
}

/// The settings of a run, in the order given.
#[derive(Clone, Debug, Default)]
pub struct Levels(Vec<(Selector, Setting)>);

impl Levels {
    /// No settings: every code has its usual level.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a setting. Of two that select a rule equally exactly, the later holds.
    pub fn set(&mut self, selector: Selector, setting: Setting) {
        self.0.push((selector, setting));
    }

    /// Adds the settings of another list, behind these.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// The level of a code here; none if it is off. An error of the language stays one: the map cannot be drawn.
    pub fn level(&self, code: &Code) -> Option<Level> {
        if code.level == Level::Error {
            return Some(Level::Error);
        }
        let selecting = self.0.iter().filter(|(selector, _)| selector.selects(code));
        // The last of the most exact ones.
        match selecting.max_by_key(|(selector, _)| selector.rank()).map(|(_, setting)| *setting) {
            Some(Setting::Off) => None,
            Some(Setting::At(level)) => Some(level),
            None => Some(code.level),
        }
    }
}
