//! Tests in the order a newcomer meets them.

mod generated;

#[test]
fn the_library_builds() {}
