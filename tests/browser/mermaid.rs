//! Mermaid itself reads what we write for it, and what we read of it means to us what it means to Mermaid.
//!
//! Mermaid is a tool of these tests alone: `scripts/test-tools.sh` puts it under `target/mermaid`, and without it they fail.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use journeymap::import::foreign::{Foreign, Wishes};
use journeymap::import::loss::Fate;
use journeymap::import::{self, Imported};
use journeymap::import_with;
use journeymap::model::JourneyMap;
use journeymap::source::{NoFiles, Source};
use journeymap::text::plain;
use serde_json::{Value, json};

use crate::chromium;
use crate::devtools::Tab;

/// What Mermaid makes of a diagram.
const SAYS: &str = "
    (async () => {
        mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true });
        const said = [];
        for (const [index, text] of DIAGRAMS.entries()) {
            try {
                await mermaid.parse(text);
                const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
                const tasks = diagram.db.getTasks().map(({ section, task, score, people }) =>
                    ({ section, task, score: String(score), people }));
                const title = diagram.db.getDiagramTitle();
                const drawn = DRAW ? (await mermaid.render('d' + index, text)).svg : '';
                said.push({ type: diagram.type, title, tasks, drawn });
            } catch (error) {
                said.push({ refused: String(error) });
            }
        }
        return said;
    })()";

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What Mermaid says of each diagram.
fn mermaid_says(diagrams: &[String], draw: bool) -> Vec<Value> {
    let library = repository("target/mermaid/package/dist/mermaid.min.js");
    assert!(library.is_file(), "Mermaid is needed, see `scripts/test-tools.sh`: {}", library.display());
    let browser = chromium::find().expect("Chromium is needed: `apt-get install chromium`");
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    std::fs::copy(&library, folder.path().join("mermaid.min.js")).unwrap();
    std::fs::write(&page, "<!doctype html><meta charset=utf-8><script src=mermaid.min.js></script><body>").unwrap();
    let mut tab = Tab::start(browser, folder.path());
    tab.open(&page, (1280, 900), false);
    let script = SAYS.replace("DIAGRAMS", &json!(diagrams).to_string()).replace("DRAW", &draw.to_string());
    let said = tab.value(&script).as_array().unwrap().clone();
    assert_eq!(said.len(), diagrams.len());
    said
}

/// A text as Mermaid shows it in the end: its codes for `#35;` are undone.
fn shown(text: &str) -> String {
    let html = text.replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";");
    let shown = plain(&html.replace(['*', '_', '`', '~', '\\', '[', ']'], "□"));
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every example but the empathy map, as a Mermaid diagram.
fn exports() -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let examples = std::fs::read_dir(repository("examples")).unwrap().map(|entry| entry.unwrap().path());
    let maps = examples.filter(|path| path.to_string_lossy().ends_with(".journey.yaml"));
    let maps = maps.filter(|path| !path.to_string_lossy().contains("empathy"));
    let mut build = Command::new(env!("CARGO_BIN_EXE_journeymap"));
    build.args(["build", "--quiet", "--format", "mermaid", "--output"]).arg(folder.path());
    assert!(build.args(maps).status().unwrap().success());
    let mut written: Vec<PathBuf> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    written.sort();
    let named = |path: PathBuf| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap())
    };
    written.into_iter().map(named).collect()
}

#[test]
fn mermaid_reads_and_draws_every_export() {
    let mut exports = exports();
    assert!(exports.len() >= 16);
    exports.push(("odd.mmd".to_owned(), odd()));
    let texts: Vec<String> = exports.iter().map(|(_, text)| text.clone()).collect();
    for ((name, text), said) in exports.iter().zip(mermaid_says(&texts, true)) {
        assert_eq!(said["type"], "journey", "{name}: {said}\n{text}");
        assert!(said["drawn"].as_str().unwrap().starts_with("<svg"), "{name}");
        for task in said["tasks"].as_array().unwrap() {
            let score: f64 = task["score"].as_str().unwrap().parse().unwrap();
            assert!((1.0..=5.0).contains(&score), "{name}: {task}");
        }
        same(name, text, &imported(name, text), &said);
        if let Some(folder) = std::env::var_os("JOURNEYMAP_MERMAID_DIR") {
            std::fs::write(Path::new(&folder).join(format!("{name}.svg")), said["drawn"].as_str().unwrap()).unwrap();
        }
    }
}

/// The export of a map whose words are all that Mermaid takes for its own.
fn odd() -> String {
    let names = [
        "Title deeds",
        "section 8",
        "Journey: home",
        "accTitle",
        "accDescr",
        "C# and 50%% off; <br> a & b",
        "%%{init}%%",
        "#35;",
        "{x}",
        "a, b",
        "&lt;b&gt;",
        "--- x",
        "end",
        "\\`code\\`",
        "\"quoted\"",
        "style:x#y; z",
    ];
    let steps: String = names.map(|name| format!("      - action: {}\n", json!(name))).concat();
    let map = format!(
        "title: \"Title: # and ; of %% {{x}}\"\ntype: current-state\npersonas: [{{name: \"Ann, the #1: one; & <b>\"}}]\nstages:\n  - name: \"section: # one; two\"\n    steps:\n{steps}"
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("odd.journey.yaml");
    std::fs::write(&file, map).unwrap();
    let mut build = Command::new(env!("CARGO_BIN_EXE_journeymap"));
    let built = build.args(["build", "--format", "mermaid", "--output", "-"]).arg(&file).output().unwrap();
    String::from_utf8(built.stdout).unwrap()
}

fn imported(name: &str, text: &str) -> Imported {
    let read =
        import_with(import::named("mermaid").unwrap(), &Foreign::text(Source::new(name, text)), &Wishes::default());
    let maps = read.value.unwrap_or_else(|| panic!("{name}: {:?}\n{text}", read.findings));
    maps.into_iter().next().unwrap()
}

/// A map says what Mermaid reads: sections, tasks, scores and people.
fn same(name: &str, text: &str, imported: &Imported, said: &Value) {
    // Where we write that a score is not known, it is Mermaid's middle, and to us none.
    let unknown = if text.contains("%% not known\n") { 3.0 } else { f64::NAN };
    let map: JourneyMap =
        journeymap::check(&Source::new("", imported.text.as_str()), &NoFiles).value.expect("it builds");
    let even = |text: &str| {
        plain(text).split_whitespace().collect::<Vec<_>>().join(" ").replace(['*', '_', '`', '~', '\\', '[', ']'], "□")
    };
    let everyone: BTreeSet<String> = map.personas.iter().map(|persona| even(&persona.name)).collect();
    let mut ours = Vec::new();
    for stage in &map.stages {
        for step in stage.steps.iter().filter(|step| !step.action.is_empty()) {
            let whose = step.marks.whose.iter().map(|whose| match whose {
                journeymap::model::item::Whose::Persona(at) => even(&map.personas[*at].name),
                journeymap::model::item::Whose::Segment(_) => panic!("nobody wrote a segment"),
            });
            let whose: BTreeSet<String> = whose.collect();
            let whose = if whose.is_empty() { everyone.clone() } else { whose };
            let score = step.facts.emotions.first().and_then(|felt| felt.score).unwrap_or(unknown);
            ours.push((even(&stage.name), even(&step.action), score.to_string(), whose));
        }
    }
    let mut theirs = Vec::new();
    for task in said["tasks"].as_array().unwrap() {
        let text = |key: &str| shown(task[key].as_str().unwrap());
        let people = task["people"].as_array().unwrap().iter().map(|name| shown(name.as_str().unwrap()));
        let people: BTreeSet<String> = people.filter(|name| !name.is_empty()).collect();
        let people = if people.is_empty() { everyone.clone() } else { people };
        theirs.push((
            text("section"),
            shown(&task["task"].as_str().unwrap().replace("<br>", " ")),
            text("score"),
            people,
        ));
    }
    for our in &mut ours {
        let is_made_up = matches!(our.0.as_str(), "Start" | "Journey") && theirs.iter().all(|their| their.0 != our.0);
        if is_made_up {
            our.0.clear();
        }
    }
    assert_eq!(ours.len(), theirs.len(), "{name}\n{}", imported.text);
    for (our, their) in ours.iter().zip(&theirs) {
        assert_eq!(our, their, "{name}");
    }
}

/// Where we say that nothing was guessed, Mermaid reads the same; what Mermaid refuses we never call certain.
fn agree(diagrams: &[(String, String)]) -> usize {
    let texts: Vec<String> = diagrams.iter().map(|(_, text)| text.clone()).collect();
    let mut agreed = 0;
    for ((name, text), said) in diagrams.iter().zip(mermaid_says(&texts, false)) {
        let read = import_with(
            import::named("mermaid").unwrap(),
            &Foreign::text(Source::new(name.as_str(), text.as_str())),
            &Wishes::default(),
        );
        let Some(map) = read.value.and_then(|maps| maps.into_iter().next()) else { continue };
        let is_certain =
            map.entries.iter().all(|entry| entry.fate == Fate::Mapped || matches!(entry.what, "directive" | "setting"));
        if !is_certain {
            continue;
        }
        assert!(said.get("refused").is_none(), "{name}: Mermaid refuses what we call certain: {said}\n{text}");
        same(&format!("{name}\n{text}"), text, &map, &said);
        agreed += 1;
    }
    agreed
}

#[test]
fn what_is_certain_to_us_means_the_same_to_mermaid() {
    let folder = std::fs::read_dir(repository("tests/import/mermaid")).unwrap().map(|entry| entry.unwrap().path());
    let corpus = folder.filter(|path| path.extension().is_some_and(|ending| ending == "mmd"));
    let mut diagrams: Vec<(String, String)> = corpus
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap()))
        .collect();
    let agreed = agree(&diagrams);
    assert!(agreed >= 4, "{agreed}");
    diagrams.clear();
    // Diagrams of a few lines, made by a rule.
    let lines = [
        "title A day",
        "title Issue #1",
        "section One",
        "section Two # note",
        "section a: b",
        "Pay: 3: Me",
        "Pay: 4",
        "Pay: 2: Me, You",
        "Pay: 5:",
        "Pay : 1 : Me",
        "Open https://x.y: 4: Me",
        "At 10:30: 3: Me",
        "A: 3: Me: more",
        "A: 3.5: Me",
        "A: x: Me",
        "A: : Me",
        "No colon",
        "A; b: 3",
        "A: 3; B: 2",
        "%% remark",
        "# remark",
        "#remark",
        "A: 3: Me # note",
        "A: 3: Me %% note",
        "A: 3: Me%% note",
        "A #35;1: 3: Me",
        "A #quot;b#quot;: 3",
        "accTitle: x # y",
        "accDescr: x; y",
        "accDescr { a",
        "} ",
        "%%{init: {}}%%",
        "A<br>b: 3",
        "titles: 3",
        "title deeds: 3: Me",
        "section 8: 3: Me",
        "journey: 3",
        "journeys: 3",
        "A*b_c: 3",
        "A: 3: Me#1",
        "A: 3: #35;1",
        "A: 0x2: Me",
        "A:3:Me",
        "100% sure: 3",
        "100%% sure: 3: Me",
        "A { b }: 3",
        "} b: 3",
        "---",
        "여정: 3: 나",
        "A\u{a0}: 3",
        "section  X  ",
    ];
    let mut dice: u64 = 7;
    let mut roll = |sides: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(dice >> 33).unwrap() % sides
    };
    for line in lines {
        diagrams.push((format!("line {line:?}"), format!("journey\n  Begins: 3: Me\n  {line}\n  Ends: 3: Me\n")));
    }
    for number in 0..500 {
        let some: String = (0..=roll(5)).map(|_| ["  ", lines[roll(lines.len())], "\n"].concat()).collect();
        diagrams.push((format!("diagram {number}"), format!("journey\n{some}")));
    }
    let agreed = agree(&diagrams);
    println!("certain in {agreed} of {} diagrams", diagrams.len());
    assert!(agreed >= 80, "{agreed}");
}
