//! `journeymap` compiles customer-journey maps written as YAML into diagrams.
//!
//! A text becomes a tree of nodes that know their place ([`yaml`]); the tree becomes what the author wrote ([`spec`]),
//! then what it means ([`model`]), then what is shown ([`board`]), then where it stands ([`scene`]); an [`output`]
//! writes it down. Each pass gives back a value if one could be made, and every finding ([`diagnostic`]).

pub mod geometry;
pub mod source;

pub mod diagnostic;
pub mod icons;
pub mod image;
pub mod text;
pub mod words;

pub mod yaml;

pub mod spec;

pub mod model;

pub mod format;

pub mod board;

pub mod scene;
pub mod telling;

pub mod output;
pub mod report;

#[cfg(feature = "cli")]
pub mod cli;

use diagnostic::{Checked, Code};
use model::JourneyMap;
use source::{Files, Source};
use text::Fonts;

/// Reads a map and everything that is wrong with it. `files` gives what the map refers to: its baseline and its pictures.
///
/// There is a map only if it can be drawn; the findings of all passes are complete either way.
pub fn check(source: &Source, files: &dyn Files) -> Checked<JourneyMap> {
    check_with(source, files, &Fonts::default())
}

/// The same for a picture in these fonts: letters that none of them has are a finding.
pub fn check_with(source: &Source, files: &dyn Files, fonts: &Fonts) -> Checked<JourneyMap> {
    let read = yaml::read(source);
    let mut findings = read.findings;
    let mut map = None;
    if let Some(node) = read.value {
        let written = spec::read(&node, source);
        findings.append(written.findings);
        if let Some(written) = written.value {
            let resolved = model::resolve(&written, source, files);
            findings.append(resolved.findings);
            map = resolved.value;
        }
        if let Some(note) = model::lacking(&node, fonts) {
            findings.add(note);
        }
    }
    findings.keep_to_first_lines(source);
    let value = map.filter(|_| !findings.has_errors());
    Checked { value, findings }
}

/// Every code that a finding can have, by floor.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    [yaml::codes::CODES, spec::codes::CODES, model::codes::CODES, scene::theme::codes::CODES]
        .into_iter()
        .flatten()
        .copied()
}
