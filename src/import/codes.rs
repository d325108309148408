//! The code of a foreign file that no map can be made of.

use crate::code;
use crate::diagnostic::Code;

code!(/** A foreign file that cannot be read. */ UNREADABLE_IMPORT, "unreadable-import", Error);

/// All of them.
pub static CODES: &[&Code] = &[&UNREADABLE_IMPORT];
