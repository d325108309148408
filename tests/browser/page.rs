//! The HTML pages in a real browser: silent, reachable by keys, usable without scripts, and without a fault that axe finds.
//!
//! axe-core is a tool of these tests alone: `.ci/run` puts it under `target/axe`, and without it they fail.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::chromium;
use crate::devtools::Tab;

/// A window on a desk, and one in a hand.
const DESK: (u32, u32) = (1280, 900);
const HAND: (u32, u32) = (400, 800);

/// Pages of maps, and a browser to open them in.
struct Bench {
    tab: Tab,
    folder: tempfile::TempDir,
}

impl Bench {
    /// The pages of these maps, or of every example.
    fn with(maps: &[PathBuf]) -> Self {
        let browser = chromium::find().expect("Chromium is needed: `apt-get install chromium`");
        let folder = tempfile::tempdir().unwrap();
        let mut build = Command::new(env!("CARGO_BIN_EXE_journeymap"));
        build.args(["build", "--quiet", "--format", "html", "--output"]).arg(folder.path());
        let built = build.args(maps).status().unwrap();
        assert!(built.success(), "the pages are not built");
        Self { tab: Tab::start(browser, folder.path()), folder }
    }

    fn page(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.html"))
    }

    fn open(&mut self, name: &str, size: (u32, u32), dark: bool) -> &mut Tab {
        let page = self.page(name);
        self.tab.open(&page, size, dark);
        &mut self.tab
    }
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.journey.yaml"))
}

fn examples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        names.filter_map(|name| name.strip_suffix(".journey.yaml").map(str::to_owned)).collect();
    names.sort();
    names
}

/// What axe finds on the open page, a line for each rule.
fn faults(tab: &mut Tab) -> Vec<String> {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe/node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(&axe)
        .unwrap_or_else(|error| panic!("axe-core is needed, see `.ci/run`: {}: {error}", axe.display()));
    tab.value(&format!("{source}; true"));
    let found = tab.value(
        "axe.run(document, { resultTypes: ['violations', 'incomplete'] }).then(({ violations, incomplete }) => \
         violations.map((rule) => ({ rule: rule.id, at: rule.nodes.slice(0, 3).map((node) => node.target.join(' ') + ': ' + node.failureSummary) })))",
    );
    found.as_array().unwrap().iter().map(|fault| format!("{}: {}", fault["rule"], fault["at"])).collect()
}

#[test]
fn every_page_is_silent_and_without_a_fault() {
    let names = examples();
    let maps: Vec<PathBuf> = names.iter().map(|name| example(name)).collect();
    let mut bench = Bench::with(&maps);
    let mut wrong = Vec::new();
    for (index, name) in names.iter().enumerate() {
        // Every page on a desk, by turns in the dark; every third one also as a telephone shows it.
        let mut looks = vec![(DESK, index % 2 == 1)];
        if index % 3 == 0 {
            looks.extend([(HAND, index % 2 == 1), (DESK, index % 2 == 0)]);
        }
        for (size, dark) in looks {
            let tab = bench.open(name, size, dark);
            let at = format!("{name}, {} px, {}", size.0, if dark { "dark" } else { "light" });
            wrong.extend(faults(tab).into_iter().map(|fault| format!("{at}: {fault}")));
            let wide = tab.number("document.documentElement.scrollWidth");
            if wide > f64::from(size.0) {
                wrong.push(format!("{at}: the page is {wide} px wide"));
            }
            wrong.extend(tab.complaints().into_iter().map(|complaint| format!("{at}: {complaint}")));
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_checker_and_the_policy_do_find_what_is_wrong() {
    let mut bench = Bench::with(&[example("minimal")]);
    let tab = bench.open("minimal", DESK, false);
    tab.value("document.querySelector('#zoom-in').removeAttribute('aria-label'), document.querySelector('#zoom-in').title = '', \
               document.querySelector('#zoom-in').textContent = '', true");
    assert!(faults(tab).iter().any(|fault| fault.contains("button-name")));
    tab.value("document.body.insertAdjacentHTML('beforeend', '<img src=\"https://a.example/x.png\" alt=\"\">'), true");
    assert!(
        tab.complaints().iter().any(|complaint| complaint.contains("Content Security Policy")),
        "{:?}",
        tab.complaints()
    );
}

const WIDTH: &str = "document.querySelector('#view svg').getBoundingClientRect().width";

#[test]
fn the_picture_zooms_and_moves() {
    let mut bench = Bench::with(&[example("two-personas")]);
    let tab = bench.open("two-personas", DESK, false);
    let click = |tab: &mut Tab, id: &str| tab.value(&format!("document.getElementById('{id}').click(), true"));
    let whole = tab.number("document.querySelector('#view svg').viewBox.baseVal.width");
    let fit = tab.number(WIDTH);
    assert!((fit - tab.number("document.getElementById('view').clientWidth")).abs() < 1.0, "it begins fitted: {fit}");

    click(tab, "full-size");
    assert!((tab.number(WIDTH) - whole).abs() < 1.0);
    assert_eq!(tab.value("document.getElementById('zoom').textContent"), "100%");
    click(tab, "zoom-in");
    assert!((tab.number(WIDTH) - whole * 1.25).abs() < 1.0);
    click(tab, "zoom-out");
    assert!((tab.number(WIDTH) - whole).abs() < 1.0);

    tab.value("document.getElementById('view').focus(), true");
    for (key, width) in [("+", whole * 1.25), ("-", whole), ("0", fit), ("1", whole)] {
        tab.press(key);
        assert!((tab.number(WIDTH) - width).abs() < 1.0, "{key}: {} and not {width}", tab.number(WIDTH));
    }
    tab.press("+");
    tab.press("+");
    let place = |tab: &mut Tab| {
        let place =
            tab.value("(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop])(document.getElementById('view'))");
        (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
    };
    tab.value("document.getElementById('view').scrollTo(0, 0), true");
    for (key, to) in
        [("ArrowDown", (0.0, 80.0)), ("ArrowRight", (80.0, 80.0)), ("ArrowUp", (80.0, 0.0)), ("ArrowLeft", (0.0, 0.0))]
    {
        tab.press(key);
        assert_eq!(place(tab), to, "{key}");
    }

    tab.mouse("mousePressed", (700.0, 600.0), 0.0);
    tab.mouse("mouseMoved", (640.0, 520.0), 0.0);
    tab.mouse("mouseReleased", (640.0, 520.0), 0.0);
    assert_eq!(place(tab), (60.0, 80.0), "a drag");
    let before = tab.number(WIDTH);
    tab.mouse("mouseWheel", (640.0, 500.0), -120.0);
    assert!(tab.number(WIDTH) > before * 1.2, "the wheel with the control key");
    assert_eq!(tab.complaints(), Vec::<String>::new());
}

#[test]
fn on_a_telephone_the_picture_opens_with_words_that_can_be_read() {
    let mut bench = Bench::with(&[example("two-personas")]);
    let tab = bench.open("two-personas", HAND, false);
    let size = tab.number("Math.min(...[...document.querySelectorAll('#view text')].map(text => text.getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize)))");
    assert!(size >= 8.9, "the smallest words are {size} px high");
    assert_eq!(
        tab.value("[...['scrollLeft', 'scrollTop'].map(side => document.getElementById('view')[side])]"),
        json!([0, 0])
    );
    let wide = tab.number("document.documentElement.scrollWidth");
    assert!(wide <= tab.number("innerWidth"), "the page itself is {wide} px wide");
    tab.value("document.getElementById('fit').click(), true");
    assert!(
        tab.number(WIDTH) <= tab.number("document.getElementById('view').clientWidth") + 1.0,
        "all of it is a button away"
    );
}

#[test]
fn dark_and_light_follow_the_screen_until_somebody_chooses() {
    let mut bench = Bench::with(&[example("minimal")]);
    for dark in [false, true] {
        let tab = bench.open("minimal", DESK, dark);
        let lightness = |tab: &mut Tab| {
            tab.number("Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number))")
        };
        let pressed = |tab: &mut Tab| tab.value("document.getElementById('theme').getAttribute('aria-pressed')");
        assert_eq!((lightness(tab) < 60.0, pressed(tab)), (dark, json!(dark.to_string())));
        let picture = "getComputedStyle(document.querySelector('#view svg > rect')).fill";
        let ground = tab.value(picture);
        assert_eq!(ground == "rgb(246, 247, 250)", !dark, "{ground}");
        tab.value("document.getElementById('theme').click(), true");
        let ground = tab.value(picture);
        assert_eq!(ground == "rgb(246, 247, 250)", dark, "the picture follows: {ground}");
        assert_eq!((lightness(tab) < 60.0, pressed(tab)), (!dark, json!((!dark).to_string())));
        // Paper stays light.
        tab.call("Emulation.setEmulatedMedia", &json!({"media": "print"}));
        let paper = tab.value("getComputedStyle(document.documentElement).getPropertyValue('--text')");
        assert_eq!(paper, "#1B2130");
        tab.call("Emulation.setEmulatedMedia", &json!({"media": ""}));
    }
}

#[test]
fn a_filter_dims_what_does_not_match_in_picture_and_tables() {
    let mut bench = Bench::with(&[example("two-personas")]);
    let tab = bench.open("two-personas", DESK, false);
    let choose = |tab: &mut Tab, name: &str, index: usize| {
        tab.value(&format!(
            "(() => {{ const one = document.querySelector('select[name={name}]'); one.selectedIndex = {index}; one.dispatchEvent(new Event('change')); return one.value; }})()"
        ))
    };
    let count = |tab: &mut Tab, query: &str| tab.number(&format!("document.querySelectorAll('{query}').length"));
    for name in ["persona", "segment", "channel"] {
        let value = choose(tab, name, 1);
        let value = value.as_str().unwrap();
        for part in ["#view", "#words"] {
            let dimmed = count(tab, &format!("{part} .dimmed"));
            let all = count(tab, &format!("{part} [data-{name}]"));
            let kept = count(tab, &format!("{part} [data-{name}~=\"{value}\"]"));
            assert!(kept > 0.0 && dimmed > 0.0, "{name} {part}: {dimmed} of {all}");
            assert!((dimmed + kept - all).abs() < 0.5, "{name} {part}: {dimmed} dimmed, {kept} kept of {all}");
        }
        let told = tab.value("document.getElementById('matching').textContent");
        assert!(told.as_str().unwrap().contains("match"), "{told}");
        choose(tab, name, 0);
        assert!(count(tab, ".dimmed") < 0.5, "{name} leaves nothing behind");
        assert_eq!(tab.value("document.getElementById('matching').textContent"), "");
    }
}

#[test]
fn keys_reach_everything_and_open_what_is_known() {
    let mut bench = Bench::with(&[example("two-personas")]);
    let tab = bench.open("two-personas", DESK, false);
    let wanted = tab.number("document.querySelectorAll('button:not([hidden] *), select, #view, #view [data-key], .table, summary, main a[href]').length");
    let mut reached = 0.0;
    let mut unseen = Vec::new();
    tab.press("Tab");
    assert_eq!(tab.value("document.activeElement.className"), "skip", "first of all the way past the picture");
    for _ in 0..400 {
        let at: Value = tab.value(
            "(() => { const { activeElement: now } = document, look = getComputedStyle(now); \
             return [now.tagName, now.id || now.dataset.key || now.textContent.slice(0, 30), look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2, \
             now.matches('button, select, #view, #view [data-key], .table, summary, main a[href]')]; })()",
        );
        if at[0] == "BODY" {
            break;
        }
        if at[2] == false {
            unseen.push(at.to_string());
        }
        reached += if at[3] == true { 1.0 } else { 0.0 };
        tab.press("Tab");
    }
    assert!(unseen.is_empty(), "no outline: {}", unseen.join("\n"));
    assert!(reached >= wanted - 1.0, "{reached} of {wanted} are reached");

    // Focus shows what is known of a thing, Enter goes there, Escape comes back.
    tab.value("document.getElementById('view').focus(), true");
    tab.press("Tab");
    assert_eq!(tab.value("document.activeElement.matches('#view [data-key]')"), true);
    assert_eq!(tab.value("document.getElementById('details').hidden"), false);
    let told = tab.value("document.getElementById('details-text').textContent");
    let entry =
        tab.value("document.querySelector(`#words [data-key=\"${document.activeElement.dataset.key}\"]`).textContent");
    assert!(
        !entry.as_str().unwrap().is_empty() && told.as_str().unwrap().starts_with(entry.as_str().unwrap()),
        "{told}"
    );
    tab.press("Enter");
    assert_eq!(tab.value("document.activeElement.id"), "details");
    assert_eq!(faults(tab), Vec::<String>::new(), "with the panel open");
    tab.press("Escape");
    assert_eq!(tab.value("document.activeElement.matches('#view [data-key]')"), true);
    assert_eq!(tab.value("document.getElementById('details').hidden"), true);

    // So does the mouse.
    let box_of = tab.value(
        "(() => { const thing = document.querySelector('#view .card[data-key]'); thing.scrollIntoView({ block: 'center' }); \
         const { x, y, width, height } = thing.getBoundingClientRect(); return [x + width / 2, y + height / 2]; })()",
    );
    let at = (box_of[0].as_f64().unwrap(), box_of[1].as_f64().unwrap());
    tab.mouse("mouseMoved", at, 0.0);
    tab.value("new Promise((done) => setTimeout(done, 250))");
    assert_eq!(tab.value("document.getElementById('details').hidden"), false, "hover");
    assert_eq!(tab.complaints(), Vec::<String>::new());
}

#[test]
fn without_scripts_the_page_can_be_read() {
    let mut bench = Bench::with(&[example("switching-careers-future")]);
    bench.tab.call("Emulation.setScriptExecutionDisabled", &json!({"value": true}));
    let page = bench.page("switching-careers-future");
    bench.tab.call(
        "Emulation.setDeviceMetricsOverride",
        &json!({"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": false}),
    );
    bench.tab.call("Page.navigate", &json!({"url": format!("file://{}", page.display())}));
    std::thread::sleep(std::time::Duration::from_secs(1));
    // The protocol may still ask, though the page may not act.
    let tab = &mut bench.tab;
    let shown = |tab: &mut Tab, query: &str| {
        tab.value(&format!("document.querySelector('{query}')?.checkVisibility() ?? false"))
    };
    for (query, expected) in [
        ("#tools", false),
        ("#theme", false),
        ("#details", false),
        ("#view svg", true),
        ("#words table", true),
        ("#words summary", true),
        ("#words .note > p", false),
    ] {
        assert_eq!(shown(tab, query), expected, "{query}");
    }
    assert_eq!(
        tab.value("document.getElementById('view').scrollWidth > document.getElementById('view').clientWidth"),
        true
    );
    let at = tab.value(
        "(() => { const note = document.querySelector('#words summary'); note.scrollIntoView({ block: 'center', behavior: 'instant' }); \
         const { x, y, height } = note.getBoundingClientRect(); return [x + 10, y + height / 2]; })()",
    );
    let at = (at[0].as_f64().unwrap(), at[1].as_f64().unwrap());
    tab.mouse("mousePressed", at, 0.0);
    tab.mouse("mouseReleased", at, 0.0);
    assert_eq!(shown(tab, "#words .note[open] > p"), true, "a note unfolds");
}

#[test]
fn words_of_a_map_are_never_run() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("hostile.journey.yaml");
    let text = "</style></script><img src=https://a.example/x onerror=hacked=1><script>hacked=1</script>\\\" onfocus=hacked=1 autofocus x=\\\"";
    let written = format!(
        "title: \"{text}\"\ntype: current-state\nsummary: \"{text}\"\npersona: {{id: a, name: \"{text}\", quote: \"{text}\", note: \"{text}\"}}\n\
         segments: [{{id: s, name: \"{text}\"}}, {{id: t, name: \"{text}2\"}}]\n\
         channels: [{{id: c, name: \"{text}\", kind: web}}, {{id: d, name: \"{text}2\", kind: app}}]\n\
         stages:\n  - id: one\n    name: \"{text}\"\n    steps:\n      - action: \"{text}\"\n        note: \"{text}\"\n\
         \x20       touchpoint: {{name: \"{text}\", channel: c, for: s}}\n        pain_points: [{{text: \"{text}\", note: \"{text}\"}}]\n\
         \x20     - action: other\n        touchpoint: {{name: x, channel: d, for: t}}\n"
    );
    std::fs::write(&map, written).unwrap();
    let mut bench = Bench::with(&[map]);
    let tab = bench.open("hostile", DESK, false);
    assert_eq!(tab.value("document.querySelectorAll('img, iframe, [onerror], [onfocus], [autofocus]').length"), 0);
    assert_eq!(tab.value("document.querySelectorAll('script, style').length"), 2);
    tab.value(
        "document.querySelector('#view [data-key]').dispatchEvent(new MouseEvent('click', { bubbles: true })), true",
    );
    assert_eq!(tab.value("document.getElementById('details').hidden"), false);
    assert_eq!(tab.value("document.querySelectorAll('img').length"), 0, "in the panel");
    assert_eq!(tab.value("typeof hacked"), "undefined");
    assert_eq!(tab.complaints(), Vec::<String>::new());
}
