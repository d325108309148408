//! `journeymap` compiles customer-journey maps written as YAML into diagrams.
//!
//! A text becomes a tree of nodes that know their place ([`yaml`]); the tree becomes what the author wrote ([`spec`]),
//! then what it means ([`model`]), then what is shown ([`board`]), then where it stands ([`scene`]); an [`output`]
//! writes it down. Each pass gives back a value if one could be made, and every finding ([`diagnostic`]).

pub mod geometry;
pub mod source;

pub mod diagnostic;
pub mod icons;
pub mod text;
pub mod words;

pub mod yaml;

pub mod spec;

pub mod model;

pub mod board;

pub mod scene;

pub mod output;
pub mod report;

#[cfg(feature = "cli")]
pub mod cli;
