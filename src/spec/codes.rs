//! The codes of everything that can be wrong with what was written, before asking what it means.

use crate::code;
use crate::diagnostic::Code;

code!(/** A key that the record does not have. */ UNKNOWN_KEY, "unknown-key", Error);
code!(/** A list where text was wanted, and the like. */ WRONG_SHAPE, "wrong-shape", Error);
code!(/** A key that must be there and is not. */ MISSING_KEY, "missing-key", Error);
code!(/** `pain_point` and `pain_points` on one thing. */ BOTH_FORMS, "both-forms", Error);
code!(/** A comma in braces that was meant as part of a text. */ COMMA_IN_BRACES, "comma-in-braces", Error);
code!(/** A word that is none of the choices. */ UNKNOWN_VALUE, "unknown-value", Error);
code!(/** Something that is no number. */ BAD_NUMBER, "bad-number", Error);
code!(/** Something that is no date. */ BAD_DATE, "bad-date", Error);
code!(/** Something that is no period. */ BAD_PERIOD, "bad-period", Error);
code!(/** A number outside of its range. */ OUT_OF_RANGE, "out-of-range", Error);
code!(/** A version of the language that this tool does not read. */ UNKNOWN_FORMAT, "unknown-format", Error);
code!(/** A link with a scheme that no map may hold. */ UNSAFE_LINK, "unsafe-link", Error);
code!(/** A text that no picture could hold. */ TEXT_TOO_LONG, "text-too-long", Error);

code!(/** A setting of a workspace that cannot be. */ BAD_SETTING, "bad-setting", Error);

/// All of them.
pub static CODES: &[&Code] = &[
    &UNKNOWN_KEY,
    &WRONG_SHAPE,
    &MISSING_KEY,
    &BOTH_FORMS,
    &COMMA_IN_BRACES,
    &UNKNOWN_VALUE,
    &BAD_NUMBER,
    &BAD_DATE,
    &BAD_PERIOD,
    &OUT_OF_RANGE,
    &UNKNOWN_FORMAT,
    &UNSAFE_LINK,
    &TEXT_TOO_LONG,
    &BAD_SETTING,
];
