//! The codes of everything that can be wrong with a theme, beside what can be wrong with any YAML of ours.

use crate::code;
use crate::diagnostic::Code;

code!(/** Something that is no colour. */ BAD_COLOR, "bad-color", Error);
code!(/** A font of a theme that cannot be had or used. */ UNUSABLE_FONT, "unusable-font", Error);
code!(/** Two colours that stand on each other and cannot be told apart well enough. */ LOW_CONTRAST, "low-contrast", Error);

/// All of them.
pub static CODES: &[&Code] = &[&BAD_COLOR, &LOW_CONTRAST, &UNUSABLE_FONT];
