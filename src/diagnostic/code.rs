//! The stable name of a kind of finding, how grave it is, and the page that explains it.

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something to consider.
    Advice,
    /// Something that is likely wrong.
    Warning,
    /// The map cannot be built.
    Error,
}

impl Level {
    /// The word for it in messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// A name that reads well after "allow": `unknown-channel`.
    pub name: &'static str,
    /// How grave it is.
    pub level: Level,
    /// The page of `docs/codes/` that explains it, in Markdown.
    pub page: &'static str,
}

/// Declares a code whose page is `docs/codes/<name>.md`.
#[macro_export]
macro_rules! code {
    ($(#[$doc:meta])* $constant:ident, $name:literal, $level:ident) => {
        $(#[$doc])*
        pub static $constant: $crate::diagnostic::Code = $crate::diagnostic::Code {
            name: $name,
            level: $crate::diagnostic::Level::$level,
            page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/codes/", $name, ".md")),
        };
    };
}
