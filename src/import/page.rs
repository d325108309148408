//! Writes a draft as a text of our language: every value in quotes, which the formatter takes off where it can.

use super::draft::{Draft, Said, Step};
use crate::text::plain;

/// The text of a map.
pub(super) fn page(draft: &Draft) -> String {
    let mut page = Page::default();
    page.said(0, "title: ", &draft.title);
    page.said(0, "type: ", &draft.map_type);
    if let Some(summary) = &draft.summary {
        page.said(0, "summary: ", summary);
    }
    page.notes(0, &draft.notes);
    if !draft.personas.is_empty() {
        page.line(0, "personas:");
    }
    for persona in &draft.personas {
        page.comments(2, &persona.name.comments);
        let name = quoted(&marked(&persona.name.words));
        if persona.id.is_empty() {
            page.line(2, &format!("- name: {name}"));
        } else {
            page.line(2, &format!("- {{id: {}, name: {name}}}", quoted(&persona.id)));
        }
    }
    if let Some((min, max)) = draft.scale {
        page.line(0, &format!("scale: {{min: {min}, max: {max}}}"));
    }
    page.line(0, "stages:");
    for stage in &draft.stages {
        page.said(2, "- name: ", &stage.name);
        if !stage.steps.is_empty() {
            page.line(4, "steps:");
        }
        for step in &stage.steps {
            page.step(step);
        }
    }
    page.comments(0, &draft.comments);
    page.text
}

/// Lines of YAML.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, indent: usize, line: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn comments(&mut self, indent: usize, comments: &[String]) {
        for comment in comments {
            let words: String = comment.chars().map(|sign| if is_unfit(sign) { ' ' } else { sign }).collect();
            self.line(indent, format!("# {}", words.trim()).trim_end());
        }
    }

    fn said(&mut self, indent: usize, key: &str, said: &Said) {
        self.comments(indent, &said.comments);
        self.line(indent, &format!("{key}{}", quoted(&marked(&said.words))));
    }

    fn notes(&mut self, indent: usize, notes: &[Said]) {
        if !notes.is_empty() {
            self.line(indent, "note:");
        }
        for note in notes {
            self.said(indent + 2, "- ", note);
        }
    }

    fn step(&mut self, step: &Step) {
        self.said(6, "- action: ", &step.action);
        if !step.whose.is_empty() {
            let whose: Vec<String> = step.whose.iter().map(|id| quoted(id)).collect();
            self.line(8, &format!("for: [{}]", whose.join(", ")));
        }
        self.comments(8, &step.emotion_comments);
        match (step.score, &step.feeling) {
            (Some(score), Some(feeling)) => {
                self.line(8, &format!("emotion: {{score: {score}, feeling: {}}}", quoted(&marked(feeling))));
            }
            (Some(score), None) => self.line(8, &format!("emotion: {score}")),
            (None, Some(feeling)) => self.line(8, &format!("emotion: {{feeling: {}}}", quoted(&marked(feeling)))),
            (None, None) => {}
        }
        self.notes(8, &step.notes);
    }
}

/// Whether a character cannot stand in a file of ours as it is.
fn is_unfit(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Words as inline Markdown that says just them.
fn marked(words: &str) -> String {
    let lines = words.split('\n').map(|line| {
        let line: String = line.chars().map(|sign| if is_unfit(sign) { ' ' } else { sign }).collect();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if plain(&line) == line { line } else { escaped(&line) }
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    for sign in line.chars() {
        if matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '!' | '#') {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// A text in double quotes on one line.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_what_they_are() {
        for words in
            ["A *star*", "snake_case and __x__", "a\\*b", "<b>", "&amp;", "[x](y)", "~~gone~~", "1. one", "# a"]
        {
            assert_eq!(plain(&marked(words)), words, "{words}");
        }
        assert_eq!(marked("Pays, then waits"), "Pays, then waits");
        assert_eq!(quoted("\"a\\\nb"), "\"\\\"a\\\\\\nb\"");
    }
}
