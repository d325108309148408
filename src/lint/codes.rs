//! The codes of what can be wrong with allowances and with the levels of rules.

use crate::code;
use crate::diagnostic::Code;

code!(/** An allowance of something that is not found there. */ UNUSED_ALLOWANCE, "unused-allowance", Warning);
code!(/** An allowance that does not say why. */ ALLOWANCE_WITHOUT_REASON, "allowance-without-reason", Warning);
code!(/** An allowance or a level of a rule that there is not. */ UNKNOWN_RULE, "unknown-rule", Warning);

/// All of them.
pub const CODES: &[&Code] = &[&UNUSED_ALLOWANCE, &ALLOWANCE_WITHOUT_REASON, &UNKNOWN_RULE];
