//! The opportunities of a map alone, as a Markdown table.

use super::page;
use crate::output::{Output, Told, Writer};
use crate::telling::plan;

/// The backlog as Markdown.
pub static BACKLOG: Output = Output {
    name: "backlog-md",
    extension: "backlog.md",
    about: "The opportunities alone, as a Markdown table to plan by: what helps most for least first.",
    draws_letters: false,
    leaves_out: &[],
    write: Writer::Map(|told: &Told<'_>| Ok(page(&plan(told.map).led_from(&told.options.base)).finish().into_bytes())),
};
