//! Tests in the order a newcomer meets them.

mod golden;
mod picture;
mod support;
mod written_words;
