//! The rows of a table of steps: what each is about, by its label.

use super::inline::Inline;
use super::lanes;
use super::reader::{Lane, Reader};
use super::tongue::{even, head};

/// What the rows of a table are about.
#[derive(Clone, Debug)]
pub(super) enum Row {
    Lane(Lane),
    Curve(&'static str, Option<String>),
    Moments,
    More,
    Derived,
    /// What another file says.
    Elsewhere,
    Unknown,
}

/// Why what comes of the baseline is not read.
pub(super) const OF_BASELINE: &str = "it comes of the baseline, which is a file of its own: edit it there";

/// What a row of the table of this stage is about.
pub(super) fn row(reader: &mut Reader<'_>, name: &Inline, stage: usize) -> Row {
    let words = reader.words;
    let plain = name.plain();
    if name.is_italic() {
        let lines = [words.lines.interaction, words.lines.visibility, words.lines.internal_interaction];
        if lines.iter().any(|line| even(line) == even(&plain)) {
            reader.tale.derived("line", name.span());
        } else {
            reader.tale.unmapped("line", name.span(), "a line between floors is called as the language calls it");
        }
        return Row::Derived;
    }
    let is = |label: &str| head(label) == head(&plain);
    let of_lane = |lane: Lane| match lane.id.as_str() {
        "emotion" => Row::Curve("emotions", None),
        "engagement" => Row::Curve("engagement", None),
        _ => Row::Lane(lane),
    };
    let mut why = None;
    let row = match lanes::called(reader, &plain) {
        Some(lane) => of_lane(lane),
        None if is(words.markdown.more) => Row::More,
        None if is(words.markdown.moments) => Row::Moments,
        None => curve(reader, &plain)
            .or_else(|| {
                let lane = lanes::meant(&plain)?;
                why = Some(format!("no lane is called so: it is taken for `{}`", lane.id));
                Some(of_lane(lane))
            })
            .unwrap_or(Row::Unknown),
    };
    match row {
        Row::Elsewhere => reader.tale.unmapped("label", name.span(), OF_BASELINE),
        Row::Unknown => reader.tale.unmapped("label", name.span(), "no lane is called so"),
        Row::Derived => reader.tale.derived("label", name.span()),
        _ => reader.tale.told("label", name.span(), &format!("stages[{stage}]"), why.as_deref()),
    }
    row
}

/// "Feeling (Hana)": the lane, and whose line of it it is.
fn curve(reader: &Reader<'_>, label: &str) -> Option<Row> {
    let lane = |title: &str| match lanes::called(reader, title)?.id.as_str() {
        "emotion" => Some("emotions"),
        "engagement" => Some("engagement"),
        _ => None,
    };
    for (at, _) in label.match_indices(" (") {
        let (Some(title), Some(name)) = (label.get(..at), label.get(at + 2..)?.strip_suffix(')')) else { continue };
        let Some(key) = lane(title) else { continue };
        let known = reader.people.iter().find(|known| even(&known.name) == even(name));
        if let Some(known) = known.or_else(|| reader.renamed(name)) {
            return Some(Row::Curve(key, Some(known.id.clone())));
        }
        if even(name) == even(reader.words.labels.everyone) {
            return Some(Row::Curve(key, None));
        }
        if even(name) == even(reader.words.labels.baseline) {
            return Some(Row::Elsewhere);
        }
    }
    None
}

/// The floors of a blueprint as they usually stand.
const FLOORS: [&str; 4] = ["action", "frontstage", "backstage", "support"];

/// Keeps which floor of a blueprint stands above which, from row to row.
pub(super) fn floor(reader: &mut Reader<'_>, lane: &str, before: Option<&'static str>) -> Option<&'static str> {
    let floor = FLOORS.into_iter().find(|floor| *floor == lane);
    let Some(floor) = floor else { return before };
    if let Some(pair) = before.map(|before| (before, floor)).filter(|pair| pair.0 != pair.1)
        && !reader.floors.contains(&pair)
    {
        reader.floors.push(pair);
    }
    Some(floor)
}

/// All floors in the order of the rows: each table has only some of them, so no table alone tells it.
pub(super) fn floors(above: &[(&'static str, &'static str)]) -> Vec<&'static str> {
    let mut left = FLOORS.to_vec();
    let mut order = Vec::new();
    while !left.is_empty() {
        let is_next = |floor: &&str| !above.iter().any(|(upper, lower)| lower == floor && left.contains(upper));
        let at = left.iter().position(is_next).unwrap_or(0);
        order.push(left.remove(at));
    }
    order
}

/// The rows of a table without columns in which nothing stands: those that somebody has only begun.
pub(super) fn filled(rows: &[Vec<Inline>]) -> Vec<Vec<Inline>> {
    let is_filled = |at: usize| at == 0 || rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
    let of_row = |row: &Vec<Inline>| {
        row.iter().enumerate().filter(|(at, _)| is_filled(*at)).map(|(_, cell)| cell.clone()).collect()
    };
    rows.iter().map(of_row).collect()
}
