//! The reference page of the language, made from the declarations of its records.

use std::fmt::Write;

use super::Journey;
use super::catalogue::CATALOGUE;
use super::marks::Marks;
use super::record::{Keys, Value as _};
use super::shape::{Choice, Form, Key, Record, Shape};
use super::stage::Facts;
use crate::words;

const HEAD: &str = "\
# The language

What may be written in a map, key by key. A map is one YAML file, `NAME.journey.yaml`. This page is made from the
declarations that the reader uses, so it cannot be behind it; the same in JSON Schema, for editors, is
[journey.schema.json](journey.schema.json).

- **Text or keys.** A record with a *short form* may be written as text alone, which stands for the key that it names:
  `touchpoint: Web checkout` is `touchpoint: {name: Web checkout}`.
- **One or several.** Where *or a list* is said, one value needs no dashes. A key with a *singular* may be written either
  way, but not both ways on one thing.
- **As written.** The key decides the type: `no` is Norwegian under `lang`, and `1.10` keeps its zero. A key with nothing
  after it counts as not written. Keys that begin with `x-` are yours.
";

/// A part that several records share, and is told once.
struct Part {
    title: &'static str,
    about: &'static str,
    keys: Vec<Key>,
}

/// The page.
pub fn page() -> String {
    let parts = [
        Part {
            title: "Facts",
            about: "Keys that a step and a stage share. A stage's cell spans its columns and stands above its steps'.",
            keys: Facts::keys(),
        },
        Part { title: "Marks", about: "Keys that any item may carry.", keys: Marks::keys() },
    ];
    let Shape::Record(journey) = Journey::shape() else { return HEAD.to_owned() };
    let mut page = Page { text: HEAD.to_owned(), records: vec![journey], forms: Vec::new() };
    let mut next = 0;
    // Records are told in the order in which they are met, the parts after the record that uses them first.
    let mut told = Vec::new();
    while let Some(record) = page.records.get(next).copied() {
        next += 1;
        page.record(record, &parts);
        for part in parts.iter().filter(|part| part.title == "Facts" && part.is_in(&(record.keys)())) {
            if !told.contains(&part.title) {
                told.push(part.title);
                page.part(part);
            }
        }
    }
    for part in parts.iter().filter(|part| part.title == "Marks") {
        page.part(part);
    }
    page.forms();
    page.catalogue();
    page.text
}

impl Part {
    /// Whether all keys of the part are among these.
    fn is_in(&self, keys: &[Key]) -> bool {
        self.keys.iter().all(|own| keys.iter().any(|key| key.name == own.name && key.about == own.about))
    }

    fn has(&self, key: &Key) -> bool {
        self.keys.iter().any(|own| own.name == key.name && own.about == key.about)
    }
}

struct Page {
    text: String,
    /// Every record met so far.
    records: Vec<Record>,
    /// Every form met so far.
    forms: Vec<Form>,
}

impl Page {
    fn record(&mut self, record: Record, parts: &[Part]) {
        let keys = (record.keys)();
        let shared: Vec<&Part> = parts.iter().filter(|part| part.is_in(&keys)).collect();
        let own: Vec<Key> = keys.iter().filter(|key| !shared.iter().any(|part| part.has(key))).copied().collect();
        self.line(&format!("\n## {}\n\n{}", record.name, record.about));
        if !record.short.is_empty() {
            let short: Vec<String> = record.short.iter().map(|key| format!("`{key}`")).collect();
            let rule = if short.len() > 1 { ": a number for the first, else the last" } else { "" };
            self.line(&format!("\n*Short form:* a scalar alone is its {}{rule}.", short.join(" or ")));
        }
        self.table(&own);
        let links: Vec<String> =
            shared.iter().map(|part| format!("[{}](#{})", part.title, part.title.to_lowercase())).collect();
        if !links.is_empty() {
            self.line(&format!("\nAnd the keys of {}.", links.join(" and ")));
        }
        self.choices(&own);
    }

    fn part(&mut self, part: &Part) {
        self.line(&format!("\n## {}\n\n{}", part.title, part.about));
        self.table(&part.keys);
        self.choices(&part.keys);
    }

    fn table(&mut self, keys: &[Key]) {
        self.line("\n| key | singular | what is written | meaning |\n|---|---|---|---|");
        for key in keys {
            let singular = key.singular.map(|word| format!("`{word}`")).unwrap_or_default();
            let shape = self.shape(&(key.shape)());
            let about = key.about.replace('\n', " ");
            let must = if key.required { " **Must be there.**" } else { "" };
            self.line(&format!("| `{}` | {singular} | {} | {}{must} |", key.name, cell(&shape), cell(&about)));
        }
    }

    /// The meanings of the words that these keys let choose from.
    fn choices(&mut self, keys: &[Key]) {
        for key in keys {
            if let Some(choices) = choices_of(&(key.shape)()) {
                self.line(&format!("\n`{}`:\n", key.name));
                for choice in choices {
                    self.line(&format!("- `{}`: {}", choice.word, choice.about.trim()));
                }
            }
        }
    }

    /// A shape in a few words; records and forms that are met are told later.
    fn shape(&mut self, shape: &Shape) -> String {
        match shape {
            Shape::Text => "text".to_owned(),
            Shape::Boolean => "`true` or `false`".to_owned(),
            Shape::Form(form) => {
                if !self.forms.iter().any(|known| known.name == form.name) {
                    self.forms.push(*form);
                }
                format!("[{}](#forms)", form.name)
            }
            Shape::Choice(choices) => {
                choices.iter().map(|choice| format!("`{}`", choice.word)).collect::<Vec<_>>().join(", ")
            }
            Shape::Record(record) => {
                if !self.records.iter().any(|known| known.name == record.name) {
                    self.records.push(*record);
                }
                format!("[{}](#{})", record.name, record.name.to_lowercase())
            }
            Shape::Many(item) => format!("{}, or a list", self.shape(item)),
            Shape::Map { key, value } => format!("a mapping from {key} to {}", self.shape(value)),
            Shape::Either(shapes) => shapes.iter().map(|shape| self.shape(shape)).collect::<Vec<_>>().join("; or "),
        }
    }

    fn catalogue(&mut self) {
        self.line("\n## Metrics of the catalogue\n\nMetrics that need no declaration under the map's `metrics`.\n");
        self.line("| id | name | unit | better | range |\n|---|---|---|---|---|");
        let english = words::words("en").0;
        for known in CATALOGUE {
            self.line(&known.row(english.metrics.get(known.id).unwrap_or_default()));
        }
    }

    fn forms(&mut self) {
        self.line("\n## Forms\n\n| form | examples |\n|---|---|");
        let lines: Vec<String> = self
            .forms
            .iter()
            .map(|form| {
                let examples: Vec<String> = form.examples.iter().map(|example| format!("`{example}`")).collect();
                format!("| {} | {} |", form.name, examples.join(", "))
            })
            .collect();
        for line in lines {
            self.line(&line);
        }
    }

    fn line(&mut self, line: &str) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.text, "{line}");
    }
}

fn choices_of(shape: &Shape) -> Option<&'static [Choice]> {
    match shape {
        Shape::Choice(choices) => Some(choices),
        Shape::Many(item) => choices_of(item),
        Shape::Text | Shape::Form(_) | Shape::Boolean | Shape::Record(_) | Shape::Map { .. } | Shape::Either(_) => None,
    }
}

/// A text that cannot end the cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
