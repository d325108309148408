//! Tests in the order a newcomer meets them.

#[test]
fn the_library_builds() {}
