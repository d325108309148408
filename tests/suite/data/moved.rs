//! Rows of our CSV that somebody moved, renamed or wrote by hand: what the columns that one sees say is the map, or is told.

use journeymap::import::foreign::Wishes;
use journeymap::import::loss::Fate;
use journeymap::import::{self, Imported};
use journeymap::import_with;
use journeymap::source::NoFiles;
use serde_json::Value;

use super::super::support::drawing::map;

const TABLE: &str = "\
stage,step,lane,text,id,of,severity
,,map,T,,,
Look,,stages,Look,look,,
Look,Reads,steps,Reads,reads,look,
Look,Reads,pain_points,Too long,,reads,high
Buy,,stages,Buy,buy,,
Buy,Pays,steps,Pays,pays,buy,
Buy,Pays,pain_points,Too slow,,pays,high
Buy,Pays,gains,Quick,,pays,
Go,,stages,Go,go,,
Go,,steps,,away,go,
Go,,gains,Sun,,away,
";

fn read(table: &str) -> Imported {
    let importer = import::named("csv").unwrap();
    let foreign = (importer.opens)("a.csv", table.as_bytes(), &Wishes::default()).unwrap_or_else(|_| panic!("{table}"));
    let read = import_with(importer, &foreign, &Wishes::default());
    read.value.unwrap_or_else(|| panic!("{:?}\n{table}", read.findings.sorted())).remove(0)
}

/// Where each card of a map stands: "Too slow: Buy, Pays".
fn cards(table: &str) -> (Vec<String>, Vec<String>) {
    let read = read(table);
    let told = read.entries.iter().filter(|entry| entry.fate != Fate::Mapped);
    let told = told.map(|entry| format!("{}: {}", &table[entry.span.start..entry.span.end], entry.reason));
    let document = super::as_json(&map("a", &read.text, &NoFiles));
    let mut all = Vec::new();
    for stage in document["stages"].as_array().unwrap() {
        let mut add = |place: &Value, name: &str| {
            for card in ["pain_points", "gains"].iter().flat_map(|key| place[*key].as_array().into_iter().flatten()) {
                all.push(format!("{}: {}{name}", card["text"].as_str().unwrap(), stage["name"].as_str().unwrap()));
            }
        };
        add(stage, "");
        for step in stage["steps"].as_array().unwrap() {
            add(step, &step["action"].as_str().map(|action| format!(", {action}")).unwrap_or_default());
        }
    }
    all.sort();
    (all, told.collect())
}

fn with(from: &str, to: &str) -> (Vec<String>, Vec<String>) {
    assert!(TABLE.contains(from), "{from}");
    cards(&TABLE.replace(from, to))
}

#[test]
fn a_row_stands_where_its_stage_and_step_say() {
    let (before, told) = cards(TABLE);
    assert_eq!(before, ["Quick: Buy, Pays", "Sun: Go", "Too long: Look, Reads", "Too slow: Buy, Pays"]);
    // No type is the only thing that this table leaves open.
    assert_eq!(told, Vec::<String>::new());
    for (from, to, card, reason) in [
        (
            "Buy,Pays,pain_points",
            "Look,Reads,pain_points",
            "Too slow: Look, Reads",
            "pays: `stage` and `step` name another place",
        ),
        (
            "Buy,Pays,pain_points",
            "look, reads ,pain_points",
            "Too slow: Look, Reads",
            "pays: `stage` and `step` name another place",
        ),
        ("Buy,Pays,pain_points", "Go,,pain_points", "Too slow: Go", "pays: `stage` and `step` name another place"),
        ("Buy,Pays,pain_points", "Buy,,pain_points", "Too slow: Buy", "pays: `stage` and `step` name another place"),
        ("Buy,Pays,pain_points", "Look,Pays,pain_points", "Too slow: Buy, Pays", "Look: nothing is called so"),
        ("Buy,Pays,pain_points", "Buy,Gone,pain_points", "Too slow: Buy, Pays", "Gone: nothing is called so"),
        ("Too slow,,pays", "Too slow,,gone", "Too slow: Buy, Pays", "gone: no stage or step has this `id`"),
        ("Go,,gains,Sun,,away", "Go,,gains,Sun,,", "Sun: Go", ""),
        (
            "Buy,Pays,gains,Quick,,pays",
            "buy ,pays,gains,Quick,,",
            "Quick: Buy, Pays",
            "buy : only blanks or capitals differ",
        ),
        ("Buy,Pays,gains,Quick,,pays", "BUY,Pays,gains,Quick,,pays", "Quick: Buy, Pays", ""),
    ] {
        let (found, told) = with(from, to);
        assert!(found.iter().any(|found| found == card), "{to}: {found:?}");
        assert_eq!(found.len(), 4, "{to}: {found:?}");
        let first = told.first().map_or("", String::as_str);
        assert!(first.starts_with(reason) && first.is_empty() == reason.is_empty(), "{to}: {told:?}");
    }
}

#[test]
fn a_stage_or_step_with_a_new_name_keeps_its_rows() {
    let (found, told) = with("stages,Buy,buy", "stages,Purchase,buy");
    assert!(found.contains(&"Too slow: Purchase, Pays".to_owned()), "{found:?}");
    assert_eq!(told, ["Buy: its name is what stands in `text`"]);
    let (found, told) = with("steps,Pays,pays", "steps,Pays by card,pays");
    assert!(found.contains(&"Quick: Buy, Pays by card".to_owned()), "{found:?}");
    assert_eq!(told, ["Pays: its name is what stands in `text`"]);
}

#[test]
fn a_step_may_move_to_another_stage() {
    let (found, told) = with("Buy,Pays,steps", "Look,Pays,steps");
    assert!(found.contains(&"Too slow: Look, Pays".to_owned()), "{found:?}");
    assert!(told[0].starts_with("buy: `stage` and `step` name another place"), "{told:?}");
}

/// What says where a row stands, in a row that stands nowhere, is told.
#[test]
fn a_place_of_what_has_none_is_told() {
    for (from, to, told) in [
        (
            ",,map,T,,,",
            "Buy,,map,T,,,",
            "Buy: the map as a whole stands at no stage or step, and is part of no other row",
        ),
        (
            ",,map,T,,,",
            ",Pays,map,T,,,",
            "Pays: the map as a whole stands at no stage or step, and is part of no other row",
        ),
        (
            ",,map,T,,,",
            ",,map,T,,buy,",
            "buy: the map as a whole stands at no stage or step, and is part of no other row",
        ),
        ("Buy,,stages,Buy,buy,,", "Buy,Pays,stages,Buy,buy,,", "Pays: a stage stands at no step"),
        ("Buy,,stages,Buy,buy,,", "Buy,,stages,Buy,buy,look,", "look: a stage is part of no other row"),
        (
            "Look,,stages",
            ",Reads,personas,Ann,,,\nLook,,stages",
            "Reads: no stage is named beside it, so that the row stands on the map itself",
        ),
        (
            "Look,,stages",
            ",,personas,Ann,,buy,\nLook,,stages",
            "buy: what stands on the map itself is part of no other row",
        ),
    ] {
        let (found, all) = with(from, to);
        assert_eq!((found.len(), all), (4, vec![told.to_owned()]), "{to}");
    }
    // A step without its stage stands where `of` says.
    let (found, told) = with("Buy,Pays,steps", ",Pays,steps");
    assert!(found.contains(&"Too slow: Buy, Pays".to_owned()), "{found:?}");
    assert_eq!(told, Vec::<String>::new());
}

/// A part of a record stands with its record, whatever its own row says.
#[test]
fn a_part_stands_where_its_record_does() {
    let cells = "Look,Reads,backstage,Fetch,fetch,reads,\nBuy,Pays,backstage,Ship,ship,pays,\n";
    let arrow = |place: &str| {
        format!("{TABLE}{cells}{place},backstage.triggers,,,ship,\n")
            .replace("of,severity", "of,severity,to.id")
            .replace("ship,\n", "ship,,fetch\n")
    };
    let (_, told) = cards(&arrow("Buy,Pays"));
    assert_eq!(told, Vec::<String>::new());
    let (_, told) = cards(&arrow("Look,Reads"));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("`stage` and `step` name another place"), "{told:?}");
}

/// A metric of the catalogue that somebody changed, or one that only a row defines, is in the map.
#[test]
fn a_row_defines_a_metric() {
    let head = "stage,step,lane,text,id,of,better\n,,map,T,,,\n";
    let table = format!(
        "{head},,metrics,,net-promoter-score,,higher\n,,metrics,,satisfaction,,lower\n,,metrics,Zebra,zebra,,\nA,,stages,A,a,,\nA,Reads,steps,Reads,r,a,\n"
    );
    let text = read(&table).text;
    assert!(text.contains("id: zebra\n") && text.contains("name: Zebra"), "{text}");
    assert!(text.contains("id: satisfaction\n") && text.contains("better: lower"), "{text}");
    assert!(!text.contains("promoter"), "{text}");
}
