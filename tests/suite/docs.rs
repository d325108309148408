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

/// Every build that a recipe shows works in a repository with maps, and gives the files that the recipe shows.
#[test]
fn recipes_build_what_they_show() {
    use crate::support::{files_in, program, repository, text_of};

    let map = text_of(repository("examples/switching-careers.journey.yaml"));
    let mut builds = 0;
    for page in files_in("docs/recipes", ".md") {
        let text = text_of(&page);
        let folder = program::folder(&[("maps/switching-careers.journey.yaml", map.as_str())]);
        for line in text.lines().filter(|line| line.starts_with("journeymap build ")) {
            let arguments: Vec<&str> = line.split(' ').skip(1).collect();
            let ran = program::run(folder.path(), &arguments);
            assert_eq!(ran.code, 0, "{}: {line}: {}", page.display(), ran.err);
            builds += 1;
        }
        // What the page names stands somewhere in the repository that was built.
        let named = text
            .split(['(', '\'', ' ', '[', ':', '$', '@', '\n'])
            .map(|word| word.split(['#', ')']).next().unwrap_or(word));
        let ends = |word: &&str| [".svg", ".html", ".mmd"].iter().any(|ending| word.ends_with(ending));
        for word in named.filter(ends).filter(|word| word.contains("switching-careers")) {
            let word = word.trim_start_matches(['/', '}', '{']).trim_start_matches("attachmentsdir}/");
            let is_there = walkdir::WalkDir::new(folder.path())
                .into_iter()
                .any(|entry| entry.is_ok_and(|entry| entry.path().ends_with(word)));
            assert!(is_there || word == "switching-careers.svg", "{}: {word} is not built", page.display());
        }
    }
    assert!(builds >= 15, "{builds} builds in recipes");
}
