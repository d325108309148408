//! Our own JSON (`-f json`), read back.

pub(in crate::import) mod held;
pub(in crate::import) mod shape;

use serde_json::Value as Schema;

use super::document;
use crate::data;
use crate::diagnostic::{Checked, Findings};
use crate::import::beside::Neighbours;
use crate::import::foreign::{Foreign, Sample, Wishes, large_utf_8, refusal};
use crate::import::spanned::{self, Node};
use crate::import::tree::Page;
use crate::import::{Imported, Importer};

/// Our own JSON.
pub(in crate::import) static IMPORTER: Importer = Importer {
    name: "json",
    endings: &["json"],
    about: "Maps as JSON, as `journeymap build -f json` writes them.",
    recognises,
    opens: large_utf_8,
    reads: read,
    heeds: &[],
};

/// The key that says what the file is stands at its beginning.
fn recognises(sample: &Sample<'_>) -> bool {
    let text = sample.text.trim_start_matches('\u{feff}').trim_start();
    let head: String = text.chars().take(200).filter(|sign| !sign.is_whitespace()).collect();
    head.starts_with(&format!("{{\"format\":\"{}\"", data::FORMAT))
}

fn read(foreign: &Foreign, wishes: &Wishes) -> Checked<Vec<Imported>> {
    let mut findings = Findings::new();
    let mut root = match spanned::json(&foreign.source) {
        Ok(root) => root,
        Err(found) => {
            findings.add(*found);
            return Checked { value: None, findings };
        }
    };
    if let Some(found) = another_version(&root) {
        findings.add(found);
        return Checked { value: None, findings };
    }
    let schema: Schema = serde_json::from_str(&data::schema()).unwrap_or_default();
    let mut shape = shape::Shape::new(&schema);
    shape.check(&mut root);
    if !shape.findings.is_empty() {
        return Checked { value: None, findings: shape.findings };
    }
    let title = root.get("title").and_then(Node::words).unwrap_or_default().to_owned();
    let mut neighbours = if wishes.is_alone { Neighbours::default() } else { Neighbours::named(foreign.stem()) };
    let kept = Some(root.clone());
    let read = document(root, &mut neighbours);
    let page = Page::of(&read.fields, &[]);
    let map = Imported { beside: neighbours.files(), kept, ..Imported::new(title, page, read.told(shape.entries)) };
    Checked { value: Some(vec![map]), findings }
}

/// What is wrong with a file that says to be something else.
fn another_version(root: &Node) -> Option<crate::diagnostic::Diagnostic> {
    let format = root.get("format").and_then(Node::words);
    if format != Some(data::FORMAT) {
        let message = format!("this is no map: `format` is not `{}`", data::FORMAT);
        let at = root.get("format").map_or(root.span, |node| node.span);
        return Some(refusal(at, message).help("`journeymap build -f json` writes such files"));
    }
    let version = root.get("version");
    if version.and_then(Node::number) != Some(f64::from(data::VERSION)) {
        let at = version.map_or(root.span, |node| node.span);
        let message = format!("this is not version {} of the form, which is what can be read", data::VERSION);
        return Some(refusal(at, message).help("a newer version of the program may read it"));
    }
    None
}
