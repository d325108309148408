//! Tests in the order a newcomer meets them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails says so by panicking"
)]
#![allow(clippy::format_collect, clippy::format_push_string, reason = "a test builds its texts the way they read")]

mod support;
mod tables;

mod data;
mod findings;
#[cfg(feature = "png")]
mod gallery;
mod golden;
mod graphs;
mod html;
mod images;
mod import;
mod import_graphs;
#[cfg(feature = "png")]
mod letters;
mod links;
mod lint;
mod losses;
mod markdown;
mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod picture;
mod rules;
mod sizes;
mod told;
mod written_words;
#[cfg(feature = "xlsx")]
mod xlsx;

mod codes;
mod formatting;
mod generated;
mod language;

mod brand;
mod broken;
mod cache;
mod checking;
mod ci;
mod cli;
mod docs;
mod drawn;
mod embed;
mod examples;
mod freshness;
mod mdbook;
mod workspace;

mod damage;
mod differential;
mod hostile;
mod properties;
#[cfg(feature = "sheets")]
mod spreadsheets;

mod floors;
mod registries;
mod reports;
mod themes;
