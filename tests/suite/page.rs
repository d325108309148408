//! Our own Markdown comes in again: what a reader sees of a map is the map, in every language of the output.

use journeymap::board::{View, board};
use journeymap::data::document;
use journeymap::import::foreign::Wishes;
use journeymap::import::loss::Fate;
use journeymap::import::{self, Imported, loss};
use journeymap::model::JourneyMap;
use journeymap::output::markdown;
use journeymap::source::{Files, NoFiles, Source};
use journeymap::text::plain;
use journeymap::{check, import_with};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::data::language::without_files;
use super::data::thin;
use super::markdown::everywhere;
use super::support::drawing::{examples, map};
use super::support::generate::{KOREAN, crowded, flowing, stacked, typical, typical_of};
use super::support::{Folder, line, name_of, repository, text_of};

mod edits;
mod held;
mod own;
mod strange;

/// Files beside the map in a folder that holds examples.
const BESIDE: Folder = Folder("examples");

/// The page of a map, as it lies beside it.
fn page(map: &JourneyMap) -> String {
    markdown::write(&board(map, &View { whose: None, file_name: "x.journey.yaml".to_owned() }))
}

/// What comes of a page.
fn read(page: &str) -> Result<Imported, String> {
    let importer = import::named("page").unwrap();
    let foreign =
        (importer.opens)("x.md", page.as_bytes(), &Wishes::default()).map_err(|unopened| unopened.1.message)?;
    let read = import_with(importer, &foreign, &Wishes::default());
    let found: Vec<String> = read.findings.sorted().iter().map(|found| line(&foreign.source, found)).collect();
    read.value.and_then(|mut maps| maps.pop()).ok_or_else(|| found.join("\n"))
}

/// A map as it is compared: without what stands in other files, and in lanes that are hidden.
fn compared(map: &JourneyMap) -> Value {
    let mut document = without_files(Value::Object(document(map)));
    let lanes = map.lanes.iter().filter(|lane| lane.hide);
    let hidden: Vec<&str> = lanes.flat_map(|lane| [lane.id.as_str(), key_of(&lane.id)]).collect();
    for stage in document["stages"].as_array_mut().into_iter().flatten() {
        without(stage, &hidden);
        stage["steps"].as_array_mut().into_iter().flatten().for_each(|step| without(step, &hidden));
    }
    document
}

/// The key of the document for the cells of a lane, where it is another word.
fn key_of(lane: &str) -> &str {
    match lane {
        "touchpoint" => "touchpoints",
        "emotion" => "emotions",
        other => other,
    }
}

/// A stage or step without some lanes.
fn without(place: &mut Value, hidden: &[&str]) {
    let place = place.as_object_mut().unwrap();
    place.retain(|key, _| !hidden.contains(&key.as_str()));
    if let Some(cells) = place.get_mut("cells").and_then(Value::as_array_mut) {
        cells.retain(|cell| !hidden.contains(&cell["lane"].as_str().unwrap()));
    }
    // Feelings of several people stand in the order of these.
    for key in ["emotions", "engagement"] {
        if let Some(feelings) = place.get_mut(key).and_then(Value::as_array_mut) {
            feelings.sort_by_key(|feeling| feeling["for"].to_string());
        }
    }
}

/// Where two documents differ.
fn difference(before: &Value, after: &Value, path: &str) -> Vec<String> {
    match (before, after) {
        (Value::Object(one), Value::Object(other)) => {
            let keys: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            keys.into_iter()
                .flat_map(|key| match (one.get(key), other.get(key)) {
                    (Some(one), Some(other)) => difference(one, other, &format!("{path}.{key}")),
                    (one, other) => vec![format!("{path}.{key}: {one:?} became {other:?}")],
                })
                .collect()
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs.flat_map(|(at, (one, other))| difference(one, other, &format!("{path}[{at}]"))).collect()
        }
        _ if before == after => Vec::new(),
        _ => vec![format!("{path}: {before} became {after}")],
    }
}

/// The page of a map is read to an equal map, and all of it is told of as being in the map.
fn comes_back(name: &str, before: &JourneyMap, files: &dyn Files) -> Result<(), String> {
    let page = page(before);
    let read = read(&page).map_err(|why| format!("{name}: {why}\n{page}"))?;
    let after = map(name, &read.text, files);
    let differences = difference(&compared(before), &compared(&after), "");
    if !differences.is_empty() {
        let count = differences.len();
        let first: Vec<String> = differences.into_iter().take(25).collect();
        return Err(format!("{name} comes back with {count} differences:\n{}", first.join("\n")));
    }
    let foreign = (import::named("page").unwrap().opens)("x.md", page.as_bytes(), &Wishes::default()).unwrap();
    let lossy: Vec<String> = loss::lines(&foreign, &read.entries)
        .filter(|line| !line.contains("a file of its own") && !line.contains("leads into the baseline"))
        .collect();
    if lossy.is_empty() { Ok(()) } else { Err(format!("{name}:\n{}", lossy.join("\n"))) }
}

#[test]
fn every_example_comes_back() {
    let told: Vec<String> = examples()
        .iter()
        .filter_map(|path| {
            let name = name_of(path);
            comes_back(&name, &map(&name, &text_of(path), &BESIDE), &BESIDE).err()
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n\n"));
}

#[test]
fn every_kind_of_thing_comes_back() {
    for (name, path) in [
        ("everything", "tests/suite/data/everything.journey.yaml"),
        ("whole", "tests/suite/language/whole-example.journey.yaml"),
    ] {
        let before = map(name, &text_of(repository(path)), &NoFiles);
        if let Err(why) = comes_back(name, &before, &NoFiles) {
            panic!("{why}\n{}", page(&before));
        }
    }
}

/// Maps of everything in each language, without some of their parts.
fn thinned(lang: &str, seed: u64, keep: u64) -> Option<(String, JourneyMap)> {
    let path = if seed.is_multiple_of(2) {
        "tests/suite/data/everything.journey.yaml"
    } else {
        "tests/suite/language/whole-example.journey.yaml"
    };
    let mut map: Value = serde_yaml::from_str(&text_of(repository(path))).unwrap();
    let mut state = seed | 1;
    thin(&mut map, &mut state, keep);
    map["lang"] = lang.into();
    let kinds = ["current-state", "service-blueprint", "day-in-the-life", "experience"];
    map["type"] = kinds[(seed >> 8) as usize % kinds.len()].into();
    let text = map.to_string();
    let checked = check(&Source::new("map.journey.yaml", text.as_str()), &NoFiles);
    checked.value.map(|map| (text, map))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_of_everything_come_back(seed in any::<u64>(), keep in 30..200u64, lang in "en|ko|pl") {
        if let Some((text, before)) = thinned(&lang, seed, keep)
            && let Err(why) = comes_back("thinned", &before, &NoFiles)
        {
            panic!("{why}\n{}\n{text}", page(&before));
        }
    }

    #[test]
    fn typical_maps_come_back(seed in any::<u64>(), stages in 1..5usize, steps in 1..6usize, korean in any::<bool>(), ends in (2..50, 2..50)) {
        let text = if korean { typical_of(KOREAN, seed, stages, steps) } else { typical(seed, stages, steps) };
        let text = text.replacen("stages:\n", &format!("scale: {{min: -{}, max: {}}}\nstages:\n", ends.0, ends.1), 1);
        if let Err(why) = comes_back("typical", &map("typical", &text, &NoFiles), &NoFiles) {
            panic!("{why}\n{text}");
        }
    }
}

/// What chance once found.
#[test]
fn rare_parts_come_back() {
    {
        let (seed, keep, lang) = (10_554_538_831_994_403_844, 194, "en");
        let (text, before) = thinned(lang, seed, keep).unwrap();
        if let Err(why) = comes_back("thinned", &before, &NoFiles) {
            panic!("{why}\n{}\n{text}", page(&before));
        }
    }
}

#[test]
fn arrows_and_flows_come_back() {
    for (name, text) in [("crowded", crowded(8, 3)), ("stacked", stacked(6)), ("flowing", flowing(5, 9))] {
        let before = map(name, &text, &NoFiles);
        if let Err(why) = comes_back(name, &before, &NoFiles) {
            panic!("{why}\n{}", page(&before));
        }
    }
}

/// The words of a document alone: marks may be written otherwise.
fn words_alone(value: &mut Value) {
    match value {
        Value::String(text) => *text = plain(text),
        Value::Array(items) => items.iter_mut().for_each(words_alone),
        Value::Object(entries) => entries.values_mut().for_each(words_alone),
        _ => {}
    }
}

/// What an author may write anywhere comes back as the same words.
fn words_come_back(text: &str, kind: &str) -> Result<(), String> {
    let Some(before) = check(&everywhere(text, kind), &NoFiles).value else { return Ok(()) };
    let page = page(&before);
    let read = read(&page).map_err(|why| format!("{text:?}: {why}\n{page}"))?;
    let after = map("everywhere", &read.text, &NoFiles);
    let (mut one, mut other) = (compared(&before), compared(&after));
    words_alone(&mut one);
    words_alone(&mut other);
    let differences = difference(&one, &other, "");
    if differences.is_empty() { Ok(()) } else { Err(format!("{text:?}:\n{}\n{page}", differences.join("\n"))) }
}

#[test]
fn hostile_words_come_back() {
    let mut told = Vec::new();
    for text in [
        "tame",
        "a | b",
        "a \\| b \\",
        "`a|b` and ``a`b``",
        "<script>alert(1)</script>",
        "<!-- gone -->",
        "# heading",
        "ends with #",
        "- item",
        "1. first",
        "7. first",
        "> quote",
        "[x] done",
        "&amp; &lt;b&gt; &#35;",
        "~~gone~~ ~x~",
        "$x$ and $$y$$",
        "_a_ __b__ snake_case",
        "**bold** *it* `code` [link](https://a.example/x(1)|2)",
        "*a**b**c*",
        "[^e] [^new]: note",
        "one\ntwo\n\n# three",
        "https://a.example www.a.example me@a.example",
        "Stop!",
        "a · b / c → d",
        "Hana, Jan",
        "Owner: nobody",
        "Note: none",
        "P1",
        "for everyone",
        "a (b) (c)",
        "Stage 2: Purchase",
        "“quoted” to “quoted”",
        "(2)",
        "끝。",
        "404",
        "-1",
        "“1.5” stars",
        "●●○ so",
        "24/7",
        "**5** Pays",
        "# sign",
        "+ more",
        "[words](mailto:a@b.example)",
        "<https://a.example>",
        "``` *it*",
        "an end&nbsp;",
        "שלום عربي",
    ] {
        for kind in ["current-state", "service-blueprint", "empathy"] {
            told.extend(words_come_back(text, kind).err());
        }
    }
    assert!(told.is_empty(), "{} fail\n{}", told.len(), told.join("\n\n"));
}

fn example(name: &str) -> JourneyMap {
    map(name, &text_of(repository(&format!("examples/{name}.journey.yaml"))), &BESIDE)
}

/// What a visible cell says after an edit is what the map says, and nothing else changes but what follows from it.
fn assert_edits(name: &str, edits: &[(&str, &str, &str, Value)]) {
    let before = page(&example(name));
    for (from, to, pointer, expected) in edits {
        assert!(before.contains(from), "{name}: {from} is not in\n{before}");
        let edited = before.replacen(from, to, 1);
        let read = read(&edited).unwrap_or_else(|why| panic!("{name}: {to}: {why}"));
        let after = compared(&map(name, &read.text, &BESIDE));
        assert_eq!(after.pointer(pointer), Some(expected), "{name}: {to}\n{}", read.text);
    }
}

#[test]
fn an_edit_of_a_visible_cell_is_in_the_map() {
    assert_edits(
        "switching-careers",
        &[
            (
                "# Switching careers with",
                "# Changing jobs with",
                "/title",
                json!("Changing jobs with an online course"),
            ),
            ("Current state · Agreed", "Current state · Draft", "/status", json!("draft")),
            ("A junior analyst job within a year\n- **Summary", "Any job\n- **Summary", "/goal", json!("Any job")),
            ("### Hana Kowalska, 34", "### Hanna K., 35", "/personas/0/name", json!("Hanna K.")),
            ("### Hana Kowalska, 34", "### Hana Kowalska, 35", "/personas/0/age", json!("35")),
            ("Stage 3: Purchase", "Stage 3: Buying", "/stages/2/name", json!("Buying")),
            ("5. Fills in the checkout form |", "5. Pays |", "/stages/2/steps/0/action", json!("Pays")),
            ("- **Owner**: Growth", "- **Owner**: Sales", "/stages/1/owner", json!("Sales")),
            (
                "Total price appears only",
                "The price appears only",
                "/stages/2/steps/0/pain_points/0/text",
                json!("The price appears only on the last screen"),
            ),
            (
                "on the last screen · ●●●○ high",
                "on the last screen · ●○○○ low",
                "/stages/2/steps/0/pain_points/0/severity",
                json!("low"),
            ),
            ("●○○○○ −1.7 Anxious", "●●○○○ −1.2 Anxious", "/stages/2/steps/0/emotions/0/score", json!(-1.2)),
            ("−1.7 Anxious", "−1.7 Cross", "/stages/2/steps/0/emotions/0/feeling", json!("Cross")),
            (
                "Reach | 1. Sees a former colleague's post | 48.2k",
                "Reach | 1. Sees a former colleague's post | 51.5k",
                "/stages/0/steps/0/metrics/0/value",
                json!(51500),
            ),
            ("| 61% | 45% |", "| 61% | 40% |", "/stages/1/steps/0/metrics/0/target", json!(40)),
            (
                "| 5 | 3 | Platform | 2027-03 |",
                "| 4 | 3 | Platform | 2027-03 |",
                "/stages/2/steps/0/opportunities/0/impact",
                json!(4),
            ),
            ("| 2027-03 | planned |", "| 2027-03 | done |", "/stages/2/steps/0/opportunities/0/status", json!("done")),
            ("· go back to searching", "· search again", "/flows/0/label", json!("search again")),
            ("38% go from", "40% go from", "/flows/0/share", json!(40)),
            ("**Skill builders** · 37%", "**Skill builders** · 38%", "/segments/1/share", json!(38)),
            (
                "1. **survey-2026**[^survey-2026]",
                "1. **The survey**[^survey-2026]",
                "/research/0/name",
                json!("The survey"),
            ),
            ("| Moment of truth |", "| Micro-moment |", "/stages/2/steps/0/moments/0", json!("micro")),
            ("Web checkout · Web |", "Web checkout · App |", "/stages/2/steps/0/touchpoints/0/channel", json!("app")),
            ("Reviewed 2026-11-02", "Reviewed 2026-12-24", "/reviewed", json!("2026-12-24")),
        ],
    );
    assert_edits(
        "ko-online-course",
        &[
            ("# 퇴근길에", "# 주말에", "/title", json!("주말에 배우는 데이터 분석")),
            ("### 박지원, 31", "### 김지원, 31", "/personas/0/name", json!("김지원")),
            ("### 1단계: 인지", "### 1단계: 발견", "/stages/0/name", json!("발견")),
            ("1. 옛 동료의 수료 글을 본다[", "1. 광고를 본다[", "/stages/0/steps/0/action", json!("광고를 본다")),
            ("- **담당**: 브랜드팀", "- **담당**: 홍보팀", "/stages/0/owner", json!("홍보팀")),
            (
                "가려낼 수 없다 · ●●○○ 보통",
                "가려낼 수 없다 · ●●●○ 높음",
                "/stages/0/steps/1/pain_points/0/severity",
                json!("high"),
            ),
            ("−0.4 의심", "−0.9 의심", "/stages/0/steps/1/emotions/0/score", json!(-0.9)),
            ("| 48,200 |", "| 5만 |", "/stages/0/steps/0/metrics/0/value", json!(50000)),
            ("| 3 | 1 | 브랜드팀 |", "| 5 | 1 | 브랜드팀 |", "/stages/0/steps/0/opportunities/0/impact", json!(5)),
            ("2027-01 | 계획됨", "2027-01 | 진행 중", "/stages/0/steps/0/opportunities/0/status", json!("doing")),
            ("· 후기를 다시 찾는다", "· 다시 찾는다", "/flows/0/label", json!("다시 찾는다")),
            ("나루에듀 · **+1.2**", "나루에듀 · **+1.5**", "/stages/1/competitors/0/score", json!(1.5)),
            ("n = 318", "n = 1,318", "/research/0/sample", json!(1318)),
        ],
    );
    assert_edits(
        "pl-kurs-online",
        &[
            ("# Powrót do pracy z", "# Powrót z", "/title", json!("Powrót z kursem kadr i płac online")),
            ("### Marta Zielińska, 36", "### Marta Z., 36", "/personas/0/name", json!("Marta Z.")),
            ("### Etap 1: Świadomość", "### Etap 1: Start", "/stages/0/name", json!("Start")),
            ("2. Sprawdza oferty pracy i wymagania |", "2. Szuka |", "/stages/0/steps/1/action", json!("Szuka")),
            ("- **Odpowiedzialność**: Marketing", "- **Odpowiedzialność**: Oferta", "/stages/0/owner", json!("Oferta")),
            (
                "obejmuje kurs · ●●○○ średnia",
                "obejmuje kurs · ●○○○ mała",
                "/stages/0/steps/1/pain_points/0/severity",
                json!("low"),
            ),
            ("−0,5 Niepewność", "−0,7 Niepewność", "/stages/0/steps/1/emotions/0/score", json!(-0.7)),
            ("| 26,4\u{a0}tys. |", "| 27,5 tys. |", "/stages/0/steps/0/metrics/0/value", json!(27500)),
            ("| 3 | 1 | Marketing |", "| 3 | 2 | Marketing |", "/stages/0/steps/0/opportunities/0/effort", json!(2)),
            ("2026-12 | w toku", "2026-11 | w toku", "/stages/0/steps/0/opportunities/0/due", json!("2026-11")),
            ("· wraca do ogłoszeń", "· wraca", "/flows/0/label", json!("wraca")),
            ("- 34%: od", "- 35%: od", "/flows/0/share", json!(35)),
        ],
    );
}

/// What is in rows, cards and steps can come and go.
#[test]
fn rows_come_and_go() {
    let before = example("switching-careers");
    let whole = page(&before);
    let read_to = |page: &str| {
        let read = read(page).unwrap();
        (compared(&map("edited", &read.text, &BESIDE)), read)
    };
    let one_less =
        whole.replacen("| | Form reloads and loses what was typed · ●●●○ high[^interviews-2026] | |\n", "", 1);
    let (map, _) = read_to(&one_less);
    assert_eq!(map.pointer("/stages/2/steps/0/pain_points").unwrap().as_array().unwrap().len(), 1);
    let row = "| **Gains** | | A teacher who answers live and by name |";
    let (map, _) = read_to(&whole.replacen(row, &format!("{row}\n| | | She stays |\n| **Needs** | Quiet | |"), 1));
    assert_eq!(map.pointer("/stages/1/steps/1/gains/1/text"), Some(&json!("She stays")));
    assert_eq!(map.pointer("/stages/1/steps/0/needs/0/text"), Some(&json!("Quiet")));
    // A row of no lane is told of, and so is a row of what follows from elsewhere.
    let (_, read) = read_to(&whole.replacen(row, &format!("{row}\n| **Weather** | Rain | |"), 1));
    let left: Vec<&str> =
        read.entries.iter().filter(|entry| entry.fate == Fate::Unmapped).map(|entry| entry.what).collect();
    assert_eq!(left, ["label", "cell"]);
    let (_, read) = read_to(&whole.replacen("| App | Mobile app |", "| App | Other app |", 1));
    assert!(read.entries.iter().any(|entry| entry.fate == Fate::Unmapped && entry.reason.contains("edit it there")));
}

/// Without the comment all words come in, and references find what is called so.
#[test]
fn without_its_comment_a_page_still_says_everything() {
    for path in examples() {
        let name = name_of(&path);
        let before = map(&name, &text_of(&path), &BESIDE);
        let whole = page(&before);
        let lang = if before.lang == "en" {
            String::new()
        } else {
            format!("\n<!-- ids\nlang of the map: {}\n-->\n", before.lang)
        };
        let bare = format!("{}{lang}", whole.split("\n<!-- ids").next().unwrap());
        let read = read(&bare).unwrap_or_else(|why| panic!("{name}: {why}"));
        let after = map(&name, &read.text, &BESIDE);
        let (mut one, mut other) = (compared(&before), compared(&after));
        for document in [&mut one, &mut other] {
            drop_ids(document);
        }
        assert_eq!(difference(&one, &other, ""), Vec::<String>::new(), "{name}");
    }
}

/// A document without ids and what refers to them.
fn drop_ids(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            // Research without a name is called after its id.
            entries.retain(|key, _| {
                !matches!(
                    key.as_str(),
                    "id" | "for" | "evidence" | "channel" | "metric" | "from" | "to" | "segments" | "lane" | "name"
                )
            });
            entries.values_mut().for_each(drop_ids);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_ids),
        _ => {}
    }
}

/// What editors and forges do to a page does no harm.
#[test]
fn formatters_do_no_harm() {
    for path in examples() {
        let name = name_of(&path);
        let before = map(&name, &text_of(&path), &BESIDE);
        let whole = page(&before);
        let aligned: String = whole.lines().map(|line| format!("{}\n", aligned(line))).collect();
        for changed in [whole.replace('\n', "\r\n"), aligned, format!("\u{feff}{whole}")] {
            let read = read(&changed).unwrap_or_else(|why| panic!("{name}: {why}"));
            let after = map(&name, &read.text, &BESIDE);
            assert_eq!(
                difference(&compared(&before), &compared(&after), ""),
                Vec::<String>::new(),
                "{name}\n{changed}"
            );
        }
    }
}

/// A line as a formatter writes it: wide cells, other signs for lists, stress and rules.
fn aligned(line: &str) -> String {
    if line == "---" {
        return "***".to_owned();
    }
    if line.starts_with("| ---") {
        return line.replace("---", ":------");
    }
    if line.starts_with('|') {
        return line.replace(" |", "      |").replace("| ", "|   ");
    }
    let list = line.trim_start();
    match list.strip_prefix("- ").filter(|rest| !rest.starts_with("[ ]")) {
        Some(rest) => format!("{}* {rest}", line.strip_suffix(list).unwrap()),
        None => line.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_stumble(text in any::<String>(), at in any::<prop::sample::Index>(), cut in any::<prop::sample::Index>()) {
        let whole = text_of(repository("tests/golden/enrolment-blueprint.md"));
        let ends: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
        let (at, cut) = (ends[at.index(ends.len())], ends[cut.index(ends.len())]);
        let (start, end) = (at.min(cut), at.max(cut).min(at.min(cut) + 400));
        let end = ends.iter().copied().find(|known| *known >= end).unwrap_or(whole.len());
        for page in [text.clone(), format!("# A\n\nCurrent state\n\n{text}"), format!("{}{text}{}", &whole[..start], &whole[end..])] {
            // It is read, or refused with a reason.
            if let Ok(read) = read(&page) {
                let source = Source::new("map.journey.yaml", read.text.as_str());
                prop_assert!(check(&source, &NoFiles).value.is_some(), "{page}\n{}", read.text);
            }
        }
    }
}

/// The words of a page of which nothing is told: all but the signs of Markdown, addresses of links, and the comment's frame.
fn untold(page: &str, read: &Imported) -> Vec<String> {
    let mut told = vec![false; page.len()];
    for entry in &read.entries {
        told[entry.span.start..entry.span.end].fill(true);
    }
    let mut all = Vec::new();
    let mut start = 0;
    for line in page.split_inclusive('\n') {
        let in_address = |at: usize| {
            let before = &line[..at];
            before.rfind("](").is_some_and(|open| !before[open..].contains(')'))
        };
        let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let left: String = line
            .char_indices()
            .filter(|(at, c)| c.is_alphanumeric() && !told[start + at] && !in_address(*at) && *at >= number)
            .map(|(_, c)| c)
            .collect();
        if !left.is_empty() && line != "<!-- ids\n" {
            all.push(format!("{left:?} of {line}"));
        }
        start += line.len();
    }
    all
}

#[test]
fn every_word_of_a_page_is_told_of() {
    for path in examples() {
        let name = name_of(&path);
        let page = page(&map(&name, &text_of(&path), &BESIDE));
        let left = untold(&page, &read(&page).unwrap());
        assert!(left.is_empty(), "{name}:\n{}", left.concat());
    }
}
