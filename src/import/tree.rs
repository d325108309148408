//! A map that is about to be written: keys and values of the language, each with its comments and where it comes from.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::source::Span;
use crate::text::plain;

/// A value of the language.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// Words as they are to be read; `\n` is a break of the line. What looks like Markdown in them is none.
    Words(String),
    /// Text of our language as it is, with its inline Markdown.
    Marked(String),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Flag(bool),
    /// A list.
    List(Vec<Item>),
    /// Keys with values, in order.
    Map(Vec<Field>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The key.
    pub key: String,
    /// What stands above it: comments of the author, and guesses (`guessed: …`).
    pub comments: Vec<String>,
    /// The value.
    pub value: Tree,
    /// Where it comes from, to show what is wrong there.
    pub at: Option<Span>,
}

/// A member of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What stands above it.
    pub comments: Vec<String>,
    /// The value.
    pub value: Tree,
    /// Where it comes from.
    pub at: Option<Span>,
}

impl Tree {
    /// A list of values without comments.
    pub fn list(values: impl IntoIterator<Item = Self>) -> Self {
        Self::List(values.into_iter().map(Item::new).collect())
    }

    /// Plain words.
    pub fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }
}

impl Field {
    /// A key with its value, without comments.
    pub fn new(key: impl Into<String>, value: Tree) -> Self {
        Self { key: key.into(), comments: Vec::new(), value, at: None }
    }

    /// The same with comments.
    #[must_use]
    pub fn commented(mut self, comments: impl IntoIterator<Item = String>) -> Self {
        self.comments.extend(comments);
        self
    }

    /// The same with a comment that says what was guessed.
    #[must_use]
    pub fn guessed(self, why: &str) -> Self {
        self.commented([format!("guessed: {why}")])
    }

    /// The same with its place in the foreign file.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.at = Some(span);
        self
    }
}

impl Item {
    /// A value without comments.
    pub const fn new(value: Tree) -> Self {
        Self { comments: Vec::new(), value, at: None }
    }

    /// The same with comments.
    #[must_use]
    pub fn commented(mut self, comments: impl IntoIterator<Item = String>) -> Self {
        self.comments.extend(comments);
        self
    }

    /// The same with a comment that says what was guessed.
    #[must_use]
    pub fn guessed(self, why: &str) -> Self {
        self.commented([format!("guessed: {why}")])
    }

    /// The same with its place in the foreign file.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.at = Some(span);
        self
    }
}

/// A text of our language, and which part of it comes of what.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The text; every value in quotes, which the formatter takes off where it can.
    pub text: String,
    /// Where in the text something begins that stands at a place of the foreign file, in the order of the text.
    pub origins: Vec<(usize, Span)>,
}

impl Page {
    /// The text of a map, with comments behind it.
    pub fn of(fields: &[Field], behind: &[String]) -> Self {
        let mut page = Self::default();
        page.fields(0, fields, false);
        page.behind(behind);
        page
    }

    /// Adds comments behind everything.
    pub fn behind(&mut self, comments: &[String]) {
        self.comments(0, comments);
    }

    /// Keys, one below the other. Where the line is `begun`, the first stands on it.
    fn fields(&mut self, indent: usize, fields: &[Field], begun: bool) {
        for (at, field) in fields.iter().enumerate() {
            if at > 0 || !begun {
                self.comments(indent, &field.comments);
                self.indent(indent);
            }
            self.from(field.at);
            put_key(&field.key, &mut self.text);
            self.text.push(':');
            match &field.value {
                Tree::Map(inner) if is_small(inner) => self.braces(inner),
                Tree::Map(inner) if !inner.is_empty() => {
                    self.text.push('\n');
                    self.fields(indent + 2, inner, false);
                }
                Tree::List(items) if !items.is_empty() => {
                    self.text.push('\n');
                    self.items(indent + 2, items);
                }
                scalar => {
                    self.text.push(' ');
                    self.scalar(scalar);
                }
            }
        }
    }

    /// A few short values on one line.
    fn braces(&mut self, fields: &[Field]) {
        self.text.push_str(" {");
        for (at, field) in fields.iter().enumerate() {
            self.text.push_str(if at > 0 { ", " } else { "" });
            self.from(field.at);
            put_key(&field.key, &mut self.text);
            self.text.push_str(": ");
            put_scalar(&field.value, &mut self.text);
        }
        self.text.push_str("}\n");
    }

    fn items(&mut self, indent: usize, items: &[Item]) {
        for item in items {
            self.comments(indent, &item.comments);
            match &item.value {
                Tree::Map(fields) if !fields.is_empty() => {
                    // Above the line that it shares with the dash.
                    self.comments(indent, fields.first().map_or(&[], |first| &first.comments));
                    self.indent(indent);
                    self.from(item.at);
                    self.text.push_str("- ");
                    self.fields(indent + 2, fields, true);
                }
                Tree::List(inner) if !inner.is_empty() => {
                    self.indent(indent);
                    self.from(item.at);
                    self.text.push_str("-\n");
                    self.items(indent + 2, inner);
                }
                scalar => {
                    self.indent(indent);
                    self.from(item.at);
                    self.text.push_str("- ");
                    self.scalar(scalar);
                }
            }
        }
    }

    fn scalar(&mut self, value: &Tree) {
        put_scalar(value, &mut self.text);
        self.text.push('\n');
    }

    fn indent(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
    }

    fn from(&mut self, at: Option<Span>) {
        self.origins.extend(at.map(|span| (self.text.len(), span)));
    }

    fn comments(&mut self, indent: usize, comments: &[String]) {
        for comment in comments {
            let words: String = comment.chars().map(|sign| if is_unfit(sign) { ' ' } else { sign }).collect();
            self.indent(indent);
            self.text.push_str(format!("# {}", words.trim()).trim_end());
            self.text.push('\n');
        }
    }
}

/// Writes a value that is no list and no map, or an empty one.
fn put_scalar(value: &Tree, out: &mut String) {
    match value {
        Tree::Words(words) => put_quoted(&marked(words), out),
        Tree::Marked(text) => put_quoted(text, out),
        Tree::Number(number) => out.push_str(&number.to_string()),
        Tree::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Tree::List(_) => out.push_str("[]"),
        Tree::Map(_) => out.push_str("{}"),
    }
}

/// Whether keys and values are few, short and without comments.
fn is_small(fields: &[Field]) -> bool {
    let is_simple = |field: &Field| {
        let is_scalar = !matches!(field.value, Tree::List(_) | Tree::Map(_));
        is_scalar && field.comments.is_empty()
    };
    let width = |field: &Field| {
        let mut value = String::new();
        put_scalar(&field.value, &mut value);
        field.key.len() + value.len()
    };
    !fields.is_empty() && fields.iter().all(is_simple) && fields.iter().map(width).sum::<usize>() <= 60
}

/// Writes a key: as it is where it is a plain word of the language, else in quotes.
fn put_key(key: &str, out: &mut String) {
    let is_plain = |sign: char| sign.is_ascii_lowercase() || sign == '_' || sign == '-';
    if key.starts_with(|first: char| first.is_ascii_lowercase()) && key.chars().all(is_plain) {
        // Words that YAML takes for something else.
        if !matches!(key, "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n") {
            return out.push_str(key);
        }
    }
    put_quoted(key, out);
}

/// Whether a character cannot stand in a file of ours as it is.
fn is_unfit(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Words as inline Markdown that says just them.
pub(super) fn marked(words: &str) -> Cow<'_, str> {
    if is_plain(words) {
        return words.into();
    }
    let lines = words.split('\n').map(|line| {
        let line: String = line.chars().map(|sign| if is_unfit(sign) { ' ' } else { sign }).collect();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if plain(&line) == line { line } else { escaped(&line) }
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n").into()
}

/// Whether words say just themselves, in one line and without runs of blanks, as most do: no sign in them is Markdown's.
fn is_plain(words: &str) -> bool {
    let mut after_blank = true;
    let is_fit = |sign: char| {
        let is_second = after_blank && sign == ' ';
        after_blank = sign == ' ';
        !is_second && (sign == ' ' || !sign.is_whitespace()) && !is_unfit(sign) && !MARKS.contains(&sign)
    };
    words.chars().all(is_fit) && !words.ends_with(' ')
}

/// The signs that Markdown may take for its own.
const MARKS: [char; 12] = ['\\', '`', '*', '_', '[', ']', '<', '>', '&', '~', '!', '#'];

/// Words with a backslash before each sign that Markdown may take for its own.
pub(super) fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    for sign in line.chars() {
        if MARKS.contains(&sign) {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// Writes a text in double quotes on one line. What cannot stand in a file of ours is written as a code.
fn put_quoted(text: &str, out: &mut String) {
    out.push('"');
    let is_kept = |sign: char| !matches!(sign, '\\' | '"') && !is_unfit(sign);
    if text.chars().all(is_kept) {
        out.push_str(text);
        return out.push('"');
    }
    for sign in text.chars() {
        match sign {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other if is_unfit(other) => {
                // Writing to a text cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(other));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Imported;

    #[test]
    fn words_stay_what_they_are() {
        for words in
            ["A *star*", "snake_case and __x__", "a\\*b", "<b>", "&amp;", "[x](y)", "~~gone~~", "1. one", "# a"]
        {
            assert_eq!(plain(&marked(words)), words, "{words}");
        }
        assert_eq!(marked("Pays, then waits"), "Pays, then waits");
        let mut quoted = String::new();
        put_quoted("\"a\\\nb", &mut quoted);
        assert_eq!(quoted, "\"\\\"a\\\\\\nb\"");
    }

    #[test]
    fn a_place_in_the_text_leads_to_where_it_comes_from() {
        let steps = Tree::List(vec![
            Item::new(Tree::words("Pays")).at(Span::new(5, 9)).guessed("it is the first"),
            Item::new(Tree::Map(vec![Field::new("action", Tree::words("Goes")).commented(["why".to_owned()])])),
        ]);
        let page = Page::of(&[Field::new("title", Tree::words("A")), Field::new("steps", steps)], &["end".to_owned()]);
        let text =
            "title: \"A\"\nsteps:\n  # guessed: it is the first\n  - \"Pays\"\n  # why\n  - action: \"Goes\"\n# end\n";
        assert_eq!(page.text, text);
        let map = Imported::new("A", page, Vec::new());
        assert_eq!(map.origin(text.find("Pays").unwrap()), Some(Span::new(5, 9)));
        assert_eq!(map.origin(0), None);
    }
}
