//! The page of a code, as those read it who do not test it.

/// A page without what only its test reads: the places expected, and the words behind a fence's language.
pub fn readable(page: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let mut in_fence = false;
    for line in page.lines() {
        in_fence ^= line.starts_with("```");
        // A comment in an example is part of it.
        if line.starts_with("<!--") && !in_fence {
            continue;
        }
        let fence = line.strip_prefix("```").and_then(|rest| rest.split_once(' '));
        let line = fence.map_or(line, |(language, _)| line.get(..3 + language.len()).unwrap_or(line));
        if !(line.is_empty() && lines.last().is_some_and(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n") + "\n"
}

/// What a page says first, below its title.
pub fn paragraph(page: &str) -> &str {
    page.split("\n\n").nth(1).unwrap_or("").trim()
}

/// The first sentence of that.
pub fn sentence(page: &str) -> &str {
    let paragraph = paragraph(page);
    paragraph.find(". ").and_then(|end| paragraph.get(..=end)).unwrap_or(paragraph)
}
