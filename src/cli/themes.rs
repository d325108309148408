//! The themes that can be asked for by name.

use anyhow::{Error, anyhow};

use crate::diagnostic::nearest;
use crate::scene::theme::Theme;

/// A theme and its name.
type Named = (&'static str, fn() -> &'static Theme);

/// Every theme, in the order that messages list them.
static THEMES: &[Named] = &[("light", Theme::light)];

/// What the themes are called.
pub(super) fn names() -> impl Iterator<Item = &'static str> + Clone {
    THEMES.iter().map(|(name, _)| *name)
}

/// The theme of this name, or which there are.
pub(super) fn theme(name: &str) -> Result<&'static Theme, Error> {
    if let Some((_, theme)) = THEMES.iter().find(|(known, _)| *known == name) {
        return Ok(theme());
    }
    Err(unknown("theme", name, names()))
}

/// The error for a name that is none of the known ones.
pub(super) fn unknown<'a>(kind: &str, name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Error {
    if let Some(near) = nearest(name, known.clone()) {
        return anyhow!("there is no {kind} `{name}`; did you mean `{near}`?");
    }
    let known: Vec<String> = known.map(|name| format!("`{name}`")).collect();
    anyhow!("there is no {kind} `{name}`; known: {}", known.join(", "))
}
