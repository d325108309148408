//! Themes from outside: their schema and their page are current, and what the page shows is a theme.

use std::fmt::Write as _;
use std::{env, fs};

use journeymap::scene::theme::{self, BuiltIn, Ink};
use journeymap::source::{NoFiles, Source};
use serde_json::Value;

use crate::support::{repository, text_of};

#[test]
fn the_schema_is_current() {
    let path = repository("docs/reference/theme.schema.json");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, theme::schema()).expect("written");
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == theme::schema(),
        "docs/reference/theme.schema.json is behind: UPDATE=1 cargo test --test suite themes"
    );
}

#[test]
fn the_page_lists_every_token() {
    const BEGIN: &str = "<!-- Made by `UPDATE=1 cargo test --test suite themes` -->\n";
    let path = repository("docs/themes.md");
    let page = text_of(&path);
    let (before, _) = page.split_once(BEGIN).expect("a mark in the page");
    let mut made = format!("{before}{BEGIN}\n| token | what it is for | light | dark |\n|---|---|---|---|\n");
    let (light, dark) = (BuiltIn::Light.theme(), BuiltIn::Dark.theme());
    for ink in Ink::ALL {
        let (light, dark) = (light.color(*ink), dark.color(*ink));
        writeln!(made, "| `{}` | {} | `{light}` | `{dark}` |", ink.name(), ink.meaning()).expect("text");
    }
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &made).expect("written");
    }
    assert!(made == text_of(&path), "docs/themes.md is behind: UPDATE=1 cargo test --test suite themes");
}

#[test]
fn what_the_page_shows_is_a_theme() {
    let page = text_of(repository("docs/themes.md"));
    let shown: Vec<&str> = page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(shown.len() > 1, "{}", shown.len());
    for text in shown {
        let found = theme::read(&Source::new("brand.yaml", text), &NoFiles).findings;
        let found: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
        assert!(found.is_empty(), "{found:?}\n{text}");
        let errors = errors(text);
        assert!(errors.is_empty(), "{errors:?}\n{text}");
    }
}

#[test]
fn the_schema_takes_what_the_reader_takes() {
    for file in ["light", "dark", "print", "high-contrast"] {
        let errors = errors(&text_of(repository(&format!("src/scene/themes/{file}.yaml"))));
        assert!(errors.is_empty(), "{file}: {errors:?}");
    }
    for refused in [
        "extends: lihgt",
        "accent: teal",
        "colors: {text.primary: red}",
        "colors: {text.main: \"#111111\"}",
        "dark: [1]",
        "logo: [x.png]",
        "colours: {}",
    ] {
        assert!(!errors(refused).is_empty(), "{refused}");
        let checked = theme::read(&Source::new("brand.yaml", refused), &NoFiles);
        assert!(checked.value.is_none() && checked.findings.has_errors(), "{refused}");
    }
}

fn errors(text: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(&theme::schema()).expect("JSON");
    let file: Value = serde_yaml::from_str(text).expect("YAML");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    validator.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// A theme made to do harm is refused with findings, or drawn: nothing of it panics.
#[test]
fn whatever_a_theme_holds() {
    for text in [
        "",
        "text",
        "[]",
        "colors",
        "colors: text",
        "colors: {}",
        "colors: {? [a] : b}",
        "colors: {text.primary: {}}",
        "colors: {text.primary: \"#é2345\"}",
        "colors: {text.primary: &a \"#111111\", text.faint: *a}",
        "colors: {text.primary: *none}",
        "accent: \"#FFFFFF\"\ncolors: {page.fill: \"#000\", panel.fill: \"#000\"}",
        "dark:\n  page.fill: #",
        "extends: auto\n---\nextends: light",
        "extends: auto\nextends: light",
    ] {
        let checked = theme::read(&Source::new("brand.yaml", text), &NoFiles);
        assert!(checked.value.is_some() != checked.findings.has_errors(), "{text}");
    }
    let black = Ink::ALL.iter().fold("colors:\n".to_owned(), |text, ink| format!("{text}  {}: \"#000\"\n", ink.name()));
    let found = theme::read(&Source::new("black.yaml", black), &NoFiles).findings;
    assert!(found.count() > 30 && found.iter().all(|found| found.help.is_some()), "{}", found.count());
}
