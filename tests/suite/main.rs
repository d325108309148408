//! Tests in the order a newcomer meets them.

mod support;

mod golden;
mod markdown;
mod picture;
mod written_words;

mod codes;
mod generated;
mod language;

mod cli;

mod differential;
mod hostile;
mod properties;

mod floors;
mod registries;
