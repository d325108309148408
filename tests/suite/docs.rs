//! What the pages show is what is printed: every console block of the README and the guides is run.

#[test]
fn console_blocks_are_true() {
    trycmd::TestCases::new()
        .register_bin("journeymap", trycmd::cargo::cargo_bin!("journeymap"))
        .env("GITHUB_ACTIONS", "")
        .case("README.md")
        .case("docs/ci.md")
        .case("docs/command-line.md")
        .case("docs/embedding.md")
        .case("docs/linting.md")
        .case("docs/mdbook.md")
        .case("docs/reports.md");
}

#[test]
fn the_map_of_the_readme_builds() {
    let page = crate::support::text_of(crate::support::repository("README.md"));
    let block = page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a map in the README");
    let found = crate::support::findings(block);
    assert_eq!(found, "", "the README's map has findings");
}
