//! What the pages tell people to copy: it parses, and speaks of hooks, inputs and outputs that there are.

use std::collections::BTreeSet;

use serde_yaml::Value;

use super::{Repository, between, blocks};
use crate::support::{repository, text_of};

fn yaml(page: &str) -> Vec<Value> {
    let blocks = blocks(page, "yaml");
    assert!(!blocks.is_empty(), "{page} has no YAML");
    blocks
        .iter()
        .map(|block| serde_yaml::from_str(block).unwrap_or_else(|why| panic!("{page}: {why}\n{block}")))
        .collect()
}

fn keys(value: &Value) -> BTreeSet<String> {
    value.as_mapping().into_iter().flat_map(|map| map.keys()).map(|key| key.as_str().unwrap().to_owned()).collect()
}

/// The names in the first column of the page's tables.
fn table(page: &str) -> BTreeSet<String> {
    let text = text_of(repository(page));
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    rows.map(str::to_owned).collect()
}

#[test]
fn hooks_on_the_page_are_those_of_the_manifest() {
    let manifest: Value = serde_yaml::from_str(&text_of(repository(".pre-commit-hooks.yaml"))).unwrap();
    let declared: BTreeSet<&str> =
        manifest.as_sequence().unwrap().iter().map(|hook| hook["id"].as_str().unwrap()).collect();
    let pages = yaml("docs/pre-commit.md");
    let hooks = pages.iter().flat_map(|page| page["repos"][0]["hooks"].as_sequence().unwrap());
    assert_eq!(hooks.map(|hook| hook["id"].as_str().unwrap()).collect::<BTreeSet<_>>(), declared);
    // What is installed does what is compiled.
    for hook in manifest.as_sequence().unwrap() {
        let id = hook["id"].as_str().unwrap();
        let twin = manifest.as_sequence().unwrap().iter().find(|other| other["id"] == *format!("{id}-system"));
        let Some(twin) = twin else { continue };
        for key in ["name", "entry", "files", "pass_filenames", "require_serial"] {
            assert_eq!(hook.get(key), twin.get(key), "{id}: {key}");
        }
    }
}

#[test]
fn workflows_use_inputs_and_outputs_of_the_action() {
    let action: Value = serde_yaml::from_str(&text_of(repository("action.yml"))).unwrap();
    let (inputs, outputs) = (keys(&action["inputs"]), keys(&action["outputs"]));
    let workflows = yaml("docs/github-action.md");
    for workflow in &workflows {
        for step in workflow["jobs"]["maps"]["steps"].as_sequence().unwrap() {
            if step["uses"] == "OWNER/journeymap@REVISION" {
                assert!(keys(&step["with"]).is_subset(&inputs), "{step:?}");
            }
        }
    }
    let text = text_of(repository("docs/github-action.md"));
    for output in between(&text, "steps.maps.outputs.", " ") {
        assert!(outputs.contains(output), "{output}");
    }
    assert_eq!(table("docs/github-action.md"), inputs.union(&outputs).cloned().collect());
}

#[test]
fn the_component_has_the_inputs_that_its_page_tells_of() {
    let text = text_of(repository("templates/journeymap.yml"));
    let head: Value = serde_yaml::from_str(text.split("\n---\n").next().unwrap()).unwrap();
    let inputs = keys(&head["spec"]["inputs"]);
    for page in yaml("docs/gitlab.md") {
        assert!(keys(&page["include"][0]["inputs"]).is_subset(&inputs), "{page:?}");
    }
    assert_eq!(table("docs/gitlab.md"), inputs);
}

#[test]
fn settings_on_the_page_are_settings() {
    let small = Repository::new();
    for settings in blocks("docs/ci.md", "yaml") {
        small.write("journeymap.yaml", &settings);
        small.does("journeymap", &["check", "--write-baseline"]);
        small.does("journeymap", &["check"]);
    }
    yaml("docs/build-systems.md");
}
