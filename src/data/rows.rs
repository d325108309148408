//! What the rows of the flat table of a map are made of, for those who write it and those who read it.

/// The columns that every such table has, in this order; others follow by name where a row has something in them.
pub const COLUMNS: &[&str] = &[
    "stage",
    "step",
    "lane",
    "text",
    "id",
    "of",
    "for",
    "evidence",
    "severity",
    "owner",
    "due",
    "status",
    "impact",
    "effort",
    "addresses",
    "channel",
    "score",
    "metric",
    "value",
    "target",
    "unit",
];

/// The key whose value stands in the column `text` of a record; `is_listed` for one in a list of the map itself.
pub fn text_key(lane: &str, is_listed: bool) -> &'static str {
    match lane {
        "map" | "lanes" => "title",
        "stages" => "name",
        "steps" => "action",
        "personas" | "segments" | "channels" | "research" | "competitors" | "metrics" if is_listed => "name",
        "questions" | "research.questions" => "question",
        "emotions" | "engagement" => "feeling",
        "flows" => "label",
        _ => "text",
    }
}
