//! Tests in the order a newcomer meets them.

mod support;

mod codes;
mod differential;
mod floors;
mod hostile;
mod language;
mod properties;
mod registries;
