//! Tests in the order a newcomer meets them.

mod support;

mod codes;
mod differential;
mod floors;
mod language;
mod properties;
mod registries;
