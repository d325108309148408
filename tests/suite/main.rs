//! Tests in the order a newcomer meets them.

mod golden;
mod markdown;
mod picture;
mod support;
mod written_words;
