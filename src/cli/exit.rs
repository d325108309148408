//! How the process ends: one number for the whole run, never a count.

use std::process::ExitCode;

/// The end of a run, from best to worst; over several files the worst wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// Everything was done.
    #[default]
    Fine,
    /// A map has errors.
    Findings,
    /// Wrong arguments, or a file that could not be read or written.
    Usage,
    /// A bug of ours.
    Internal,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Internal => 3,
        })
    }
}
