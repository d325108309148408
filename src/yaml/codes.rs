//! The codes of what can be wrong with a file before anything in it is understood.

use crate::code;
use crate::diagnostic::Code;

code!(
    /// The text is not YAML.
    YAML_SYNTAX, "yaml-syntax", Error
);
code!(
    /// A text that YAML reads as something else.
    TEXT_NEEDS_QUOTES, "text-needs-quotes", Error
);
code!(
    /// A tab where YAML wants spaces.
    TAB_IN_INDENTATION, "tab-in-indentation", Error
);
code!(
    /// The same key twice in one mapping.
    DUPLICATE_KEY, "duplicate-key", Error
);
code!(
    /// The key `<<`.
    MERGE_KEY, "merge-key", Error
);
code!(
    /// A tag, `!x` or `!!str`.
    CUSTOM_TAG, "custom-tag", Error
);
code!(
    /// A second document after `---`.
    SECOND_DOCUMENT, "second-document", Error
);
code!(
    /// Nothing, or nothing but comments.
    EMPTY_FILE, "empty-file", Error
);
code!(
    /// A character that no picture and no page may hold.
    CONTROL_CHARACTER, "control-character", Error
);
code!(
    /// Bytes that are no text.
    INVALID_UTF_8, "invalid-utf-8", Error
);
code!(
    /// More than a mebibyte.
    FILE_TOO_LARGE, "file-too-large", Error
);
code!(
    /// Lists in lists in lists.
    NESTED_TOO_DEEPLY, "nested-too-deeply", Error
);
code!(
    /// Aliases that grow the map out of bounds.
    TOO_MANY_ALIASES, "too-many-aliases", Error
);
code!(
    /// An alias without its anchor.
    UNKNOWN_ALIAS, "unknown-alias", Error
);
code!(
    /// A list, a mapping or nothing where a key is expected.
    KEY_NOT_TEXT, "key-not-text", Error
);
code!(
    /// A `#` in a text, which begins a comment.
    TEXT_CUT_BY_COMMENT, "text-cut-by-comment", Warning
);

/// All of them.
pub static CODES: &[&Code] = &[
    &YAML_SYNTAX,
    &TEXT_NEEDS_QUOTES,
    &TAB_IN_INDENTATION,
    &DUPLICATE_KEY,
    &MERGE_KEY,
    &CUSTOM_TAG,
    &SECOND_DOCUMENT,
    &EMPTY_FILE,
    &CONTROL_CHARACTER,
    &INVALID_UTF_8,
    &FILE_TOO_LARGE,
    &NESTED_TOO_DEEPLY,
    &TOO_MANY_ALIASES,
    &UNKNOWN_ALIAS,
    &KEY_NOT_TEXT,
    &TEXT_CUT_BY_COMMENT,
];
