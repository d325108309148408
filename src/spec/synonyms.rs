//! Words that other tools and templates use for our keys, so that "did you mean" also finds a word of another house.

/// The keys that can be meant by a word of another house.
pub(super) fn synonyms(written: &str) -> impl Iterator<Item = &'static str> {
    let word = written.to_lowercase().replace(['-', ' '], "_");
    SYNONYMS.iter().filter(move |(_, others)| others.contains(&word.as_str())).map(|(key, _)| *key)
}

/// What to do about a key that no record has, and for a reason.
pub(super) fn hint(written: &str) -> Option<&'static str> {
    HINTS.iter().find(|(words, _)| words.contains(&written)).map(|(_, hint)| *hint)
}

/// The word of a choice that is meant by a word of another house.
pub fn other_word<'a>(written: &str, choices: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = written.trim().to_lowercase().replace(['_', ' '], "-");
    let mut choices = choices;
    choices.find(|choice| OTHER_WORDS.iter().any(|(own, others)| own == choice && others.contains(&word.as_str())))
}

/// The tag of a language that is called by its name.
pub fn language(written: &str) -> Option<&'static str> {
    let name = written.trim().to_lowercase();
    LANGUAGES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(tag, _)| *tag)
}

const LANGUAGES: &[(&str, &[&str])] =
    &[("en", &["english"]), ("ko", &["korean", "한국어", "kr"]), ("pl", &["polish", "polski"])];

/// Words of choices, and others for the same, as slugs.
const OTHER_WORDS: &[(&str, &[&str])] = &[
    ("doing", &["in-progress", "wip", "started", "ongoing", "active"]),
    ("done", &["finished", "complete", "completed", "shipped", "live"]),
    ("planned", &["todo", "to-do", "scheduled", "next"]),
    ("dropped", &["cancelled", "canceled", "rejected"]),
    ("idea", &["proposed", "proposal", "new"]),
    ("agreed", &["final", "approved", "published"]),
    ("draft", &["wip", "in-progress"]),
    ("archived", &["old", "obsolete", "retired"]),
    ("service-blueprint", &["blueprint"]),
    ("current-state", &["current", "as-is"]),
    ("future-state", &["future", "to-be"]),
    ("day-in-the-life", &["day"]),
    ("experience", &["experience-map"]),
    ("empathy", &["empathy-map"]),
    ("low", &["minor"]),
    ("medium", &["moderate"]),
    ("high", &["major", "severe"]),
    ("critical", &["blocker"]),
    ("higher", &["up", "more"]),
    ("lower", &["down", "less"]),
    ("web", &["website", "site", "web-site", "webpage", "online"]),
    ("store", &["branch", "shop", "office"]),
    ("app", &["mobile", "mobile-app"]),
    ("email", &["e-mail", "newsletter"]),
    ("social", &["instagram", "facebook", "tiktok", "linkedin", "social-media"]),
    ("phone", &["call", "telephone", "hotline"]),
    ("mail", &["post", "letter"]),
    // What the picture calls a lane, beside the titles of `words`.
    ("emotion", &["curve", "emotion-curve", "feelings"]),
];

const HINTS: &[(&[&str], &str)] = &[
    (&["journey"], "links to other maps are not available yet; write `link: other.journey.yaml`"),
    (&["data"], "values from data files are not available yet; write them under `metrics`"),
    (
        &["color", "colour", "colors", "colours", "font", "style", "theme", "x", "y", "width", "height"],
        "a map says what things mean; how they look is chosen when it is built",
    ),
];

const SYNONYMS: &[(&str, &[&str])] = &[
    ("stages", &["phases", "phase", "sections", "stage"]),
    ("steps", &["actions", "tasks", "activities", "step"]),
    ("action", &["name", "title", "text", "step", "task", "activity", "does", "doing", "description"]),
    ("thinking", &["thoughts", "thought", "thinks", "mindset"]),
    ("saying", &["quote", "quotes", "quotation", "says"]),
    ("emotion", &["emotions", "feeling", "feelings", "mood", "score", "experience"]),
    ("pain_points", &["pains", "pain", "frustrations", "frustration", "problems", "issues", "challenges"]),
    ("opportunities", &["ideas", "solutions", "improvements", "recommendations"]),
    ("gains", &["delights", "strengths", "positives"]),
    ("metrics", &["kpis", "kpi", "measures"]),
    ("frontstage", &["front_stage", "onstage", "frontstage_actions"]),
    ("backstage", &["back_stage", "backstage_actions"]),
    ("support", &["support_processes", "systems"]),
    ("policies", &["rules", "regulations"]),
    ("persona", &["actor", "customer", "user", "who"]),
    ("personas", &["actors", "customers", "users"]),
    ("research", &["sources", "data_sources", "studies"]),
    ("evidence", &["source", "proof"]),
    ("score", &["value", "rating", "level", "points"]),
    ("feeling", &["word", "name", "label", "mood"]),
    ("text", &["name", "title", "description", "label"]),
    ("name", &["title", "label", "text"]),
    ("title", &["name"]),
    ("type", &["kind"]),
    ("kind", &["type"]),
    ("touchpoint", &["channel", "chanel", "channels"]),
    ("time", &["duration", "period", "length"]),
    ("lang", &["language", "locale"]),
    ("colors", &["colour", "colours", "color", "palette"]),
];
