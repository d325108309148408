//! Tests in the order a newcomer meets them.

mod markdown;

#[test]
fn the_library_builds() {}
