//! The codes of a page in which maps cannot be shown.

use crate::code;
use crate::diagnostic::Code;

code!(/** A map that a page names and that cannot be had. */ MISSING_MAP, "missing-map", Error);
code!(/** An option of a block that does not exist, or has a value that it cannot have. */ BAD_EMBED_OPTION, "bad-embed-option", Error);
code!(/** A block without its end, or an end without its block. */ UNCLOSED_EMBED, "unclosed-embed", Error);
code!(/** A block inside of another. */ NESTED_EMBED, "nested-embed", Error);
code!(/** A block where none can be. */ MISPLACED_EMBED, "misplaced-embed", Error);

/// All of them.
pub static CODES: &[&Code] = &[&MISSING_MAP, &BAD_EMBED_OPTION, &UNCLOSED_EMBED, &NESTED_EMBED, &MISPLACED_EMBED];
