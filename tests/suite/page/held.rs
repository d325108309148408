//! What only repeats other parts of a page is held against them; and ids follow the words that they are of.

use serde_json::Value;

use super::edits::{COURSE, edited, steps, with};
use super::{BESIDE, compared, example, page};
use crate::support::drawing::map;

/// Who edits what only follows from the stages is told so, row by row.
#[test]
fn an_edit_of_what_follows_from_other_parts_is_told() {
    for (from, to, told) in [
        ("| ●●○○ medium | **P1** Plans", "| ●●●● critical | **P1** Plans", "cell `●●●● critical`"),
        ("| App | Mobile app | used |", "| Web | Mobile app | used |", "cell `Web`"),
        ("| App | Mobile app | used |", "| App | Mobile app | **wanted** |", "cell `wanted`"),
        ("| ↑ up +12% (better) |", "| ↑ up +21% (better) |", "trend `↑ up +21% (better)`"),
        ("| ↑ up +12% (better) |", "| ↑ up a lot |", "trend `↑ up a lot`"),
        ("· −2 Upset ·", "· −2 Furious ·", "curve `−2 Furious`"),
        ("[^web-analytics]: **web-analytics**", "[^web-analytics]: **site-analytics**", "footnote `[^web-analytics]:"),
        ("Walk the journey as", "Stroll as", "words `Stroll as"),
        ("| Step | 5. Fills", "| Deed | 5. Fills", "label `Deed`"),
        ("- **Role**: Office", "- **Rôle**: Office", "label `Rôle`"),
    ] {
        let found = with(COURSE, &[(from, to)]);
        let all: Vec<&String> = found.told.iter().chain(&found.stale).collect();
        assert!(all.iter().any(|line| line.starts_with(told)), "{to}: {all:?}");
        assert!(all.len() <= 2, "{to}: {all:?}");
    }
}

/// Words that stand elsewhere on the page too, rows and cells that are gone, numbers, marks: each is told with what is expected.
#[test]
fn what_follows_is_held_against_the_map_cell_by_cell() {
    let row = "| ●●●○ high | Form reloads and loses what was typed | 5. Fills in the checkout form |\n";
    let gone = "is missing below it, and stays in the map: `●●●○ high | ";
    for (from, to, told, expected) in [
        // Words of another step.
        (
            "loses what was typed | 5. Fills in the checkout form |",
            "loses what was typed | 6. Gets a welcome e-mail |",
            "cell `6. Gets a welcome e-mail`",
            "which say `5. Fills in the checkout form`",
        ),
        (
            "loses what was typed | 5. Fills in",
            "loses what was typed | 6. Fills in",
            "cell `6. Fills in",
            "which say `5. Fills in",
        ),
        ("medium | **P2** Nobody", "medium | **P3** Nobody", "cell `P3** Nobody", "which say `P2 Nobody"),
        (
            "what was typed | 5. Fills in the checkout form |",
            "what was typed | |",
            "cell `●●●○ high",
            "which say `5. Fills in",
        ),
        (row, "", "heading `Pain points by severity`", gone),
        (row, &format!("{row}{row}"), "row `●●●○ high", "which say nothing of it"),
        (
            "| Web | Web checkout | used | Purchase: Fills in the checkout form |",
            "| Web | Web checkout | used | Consideration: Sits in on a live lesson |",
            "cell `Consideration",
            "which say `Purchase: Fills",
        ),
        (
            "| Channel | Touchpoint | Status | Where |",
            "| Channel | | Status | Where |",
            "cell `Channel",
            "which say `Touchpoint`",
        ),
        (
            "  - [ ] 6. Gets a welcome e-mail",
            "  - [ ] 7. Gets a welcome e-mail",
            "words `7. Gets",
            "which say `6. Gets a welcome e-mail",
        ),
        (
            "- Stage 3: Purchase\n",
            "- Stage 4: Purchase\n",
            "words `Stage 4: Purchase`",
            "which say `Stage 3: Purchase`",
        ),
        ("Stages: 5. Steps: 9.", "Stages: 5. Steps: 8.", "picture `", "Stages: 5. Steps: 9."),
        (
            "next review 2027-02-02",
            "next review 2027-03-02",
            "foot `next review 2027-03-02`",
            "which say `next review 2027-02-02`",
        ),
        ("↑ up +12% (better)", "↑ up +12% (worse)", "trend `↑ up +12% (worse)`", "which say `↑ up +12% (better)`"),
    ] {
        let found = with(COURSE, &[(from, to)]);
        assert_eq!((found.stale.len(), found.told.len()), (1, 0), "{to}: {:?} {:?}", found.stale, found.told);
        let line = &found.stale[0];
        assert!(line.starts_with(told) && line.contains(expected), "{to}: {line}");
    }
    // In another order the rows of a table say the same.
    let page = page(&example(COURSE));
    let (first, second) = page.split_once(row).unwrap();
    let (other, rest) = second.split_once('\n').unwrap();
    let found = edited(&page, &format!("{first}{other}\n{row}{rest}"));
    assert_eq!((found.told, found.stale), (Vec::new(), Vec::new()));
    // A table below another part is none of it.
    for heading in ["## Touchpoint inventory\n\n", "## Walk-through checklist\n\n"] {
        let found = with(COURSE, &[(heading, "")]);
        assert!(found.told.len() + found.stale.len() > 3, "{heading}: {:?}", found.told);
    }
}

/// What is gone whole is told at the heading above it, or at the title.
#[test]
fn what_is_deleted_whole_is_told_at_a_heading() {
    let before = page(&example(COURSE));
    let from = |start: &str| before.find(start).unwrap_or_else(|| panic!("{start}"));
    let (pains, chances) = (from("## Pain points by severity"), from("## Opportunities"));
    let (inventory, walk) = (from("| Channel | Touchpoint |"), from("## Walk-through checklist"));
    let cut = |start: usize, end: usize| format!("{}{}", &before[..start], &before[end..]);
    for (after, told, expected) in [
        (cut(pains, chances), "part `Switching careers", "`Pain points by severity`"),
        (cut(inventory, walk), "heading `Touchpoint inventory`", "`App | Mobile app"),
        (before.replace("| ↑ up +12% (better) |", "| |"), "trend `Metrics`", "`↑ up +12% (better)`"),
        (before.replace("| Peak |", "| |"), "moment `Journey`", "`Peak`"),
    ] {
        let found = edited(&before, &after);
        let all: Vec<&String> = found.told.iter().chain(&found.stale).collect();
        assert_eq!(all.len(), 1, "{told}: {all:?}");
        assert!(all[0].starts_with(told) && all[0].contains(expected), "{told}: {all:?}");
    }
}

/// What several people said of a feeling counts, and not their mean beside it.
#[test]
fn a_mean_that_is_none_is_told() {
    let found = with("first-apartment-experience", &[("−1.25 Small · −2…0", "−1.75 Small · −2…0")]);
    assert_eq!(found.told.len(), 1, "{:?}", found.told);
    assert!(found.told[0].ends_with("the observations beside it have another mean, and count"), "{:?}", found.told);
}

const PLAIN: &str = "title: T
type: current-state
stages:
- name: A
  steps:
  - action: Reads the news
    id: reads-the-news
    gain: [{text: Quick to find, id: quick-to-find}, {text: Calm and quiet, id: calm-and-quiet}]
    pain_point: [{text: Too long, id: x1, severity: high}, {text: Too dull, id: x2, severity: high}]
  - {action: Asks a friend, id: asks-a-friend}
  - {action: Goes home, id: goes-home, need: {text: A bus, id: bus}}
  - {action: Sleeps, id: sleeps}
";

/// The ids of what stands under a key of a step.
fn ids(map: &Value, step: usize, key: &str) -> Vec<String> {
    let list = map["stages"][0]["steps"][step][key].as_array().cloned().unwrap_or_default();
    list.iter().map(|card| card["id"].as_str().unwrap_or("-").to_owned()).collect()
}

#[test]
fn cards_that_change_places_take_their_ids_along() {
    let before = page(&map("plain", PLAIN, &BESIDE));
    let swapped = |one: &str, other: &str| {
        let after = before.replacen(one, "@", 1).replacen(other, one, 1).replacen('@', other, 1);
        assert_ne!(before, after, "{one}");
        edited(&before, &after)
    };
    // Their ids are made of their words.
    let found = swapped("Quick to find", "Calm and quiet");
    assert_eq!(
        (ids(&found.map, 0, "gains"), found.told),
        (vec!["calm-and-quiet".into(), "quick-to-find".into()], vec![])
    );
    // The table by severity says in which order they stood.
    let found = swapped("Too long", "Too dull");
    assert_eq!((ids(&found.map, 0, "pain_points"), found.told), (vec!["x2".to_owned(), "x1".to_owned()], vec![]));
}

/// Whoever takes a step out or puts one in, and counts anew everywhere, has not changed what the others are.
#[test]
fn ids_stay_with_their_words_where_all_is_counted_anew() {
    let before = page(&map("plain", PLAIN, &BESIDE));
    // Without the second step: its column, and its line in the checklist.
    let after = before
        .replacen("| 2. Asks a friend | 3. Goes home | 4. Sleeps |\n| --- |", "| 2. Goes home | 3. Sleeps |\n|", 1)
        .replacen(
            "  - [ ] 2. Asks a friend\n  - [ ] 3. Goes home\n  - [ ] 4. Sleeps",
            "  - [ ] 2. Goes home\n  - [ ] 3. Sleeps",
            1,
        )
        .replacen(" | | A bus |", " | A bus |", 1);
    let found = edited(&before, &after);
    assert_eq!(steps(&found.map)[0].1, ["reads-the-news", "goes-home", "sleeps"], "{after}");
    assert_eq!(ids(&found.map, 1, "needs"), ["bus"]);
    assert!(
        found.told.iter().any(|line| line.starts_with("id `step 2: asks-a-friend`: nothing stands")),
        "{:?}",
        found.told
    );
    assert!(found.told.iter().any(|line| line.contains("counted anew")), "{:?}", found.told);
}

#[test]
fn ticks_are_told_and_headings_may_be_deeper() {
    let found = with(COURSE, &[("- [ ] 1. Sees", "- [x] 1. Sees")]);
    assert_eq!(found.told, ["block `[x]`: nothing of ours stands here"]);
    let before = page(&example(COURSE));
    let deeper = before.replace("\n#", "\n##").replacen("# ", "## ", 1);
    let found = edited(&before, &deeper);
    assert_eq!((&found.map, found.told, found.stale), (&compared(&example(COURSE)), Vec::new(), Vec::new()));
}

#[test]
fn the_rows_of_metrics_may_stand_in_any_order() {
    let before = page(&example(COURSE));
    let start = before.find("| Reach | ").unwrap();
    let (first, rest) = before[start..].split_once('\n').unwrap();
    let (second, rest) = rest.split_once('\n').unwrap();
    let found = edited(&before, &format!("{}{second}\n{first}\n{rest}", &before[..start]));
    assert_eq!((found.told, found.stale), (Vec::new(), Vec::new()));
}

/// What the customer does leads to the first box below, whatever the page says.
#[test]
fn an_arrow_that_cannot_be_taken_away_is_told() {
    let line = "- **2** Picks a time for a call → Match an adviser who has the language\n";
    let found = with("enrolment-blueprint", &[(line, "")]);
    assert_eq!(found.told.len(), 1, "{:?}", found.told);
    assert!(found.told[0].ends_with("that one is always there"), "{:?}", found.told);
}
