//! A book as mdBook sends it, and as it is sent back: only the text of chapters changes, whatever else stands there.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use anyhow::{Error, anyhow};
use serde_json::Value;

/// How deep chapters may lie in one another.
const DEEPEST: usize = 64;

/// What mdBook sends.
pub(super) struct Book {
    context: Value,
    book: Value,
}

/// A chapter.
pub(super) struct Chapter {
    /// Its file, relative to the sources of the book; none for a draft.
    pub(super) path: Option<PathBuf>,
    /// Its text.
    pub(super) content: String,
}

impl FromStr for Book {
    type Err = Error;

    fn from_str(sent: &str) -> Result<Self, Error> {
        let unknown = |why: &str| {
            anyhow!(
                "standard input holds no book of mdBook: {why}; `journeymap mdbook` is for mdBook to call, see docs/mdbook.md"
            )
        };
        let sent: Value = serde_json::from_str(sent).map_err(|error| unknown(&error.to_string()))?;
        let Value::Array(sent) = sent else { return Err(unknown("it is no list")) };
        let Ok([context, book]) = <[Value; 2]>::try_from(sent) else {
            return Err(unknown("it is not a list of two"));
        };
        let book = Self { context, book };
        if book.items().is_none() {
            return Err(unknown("it has neither `items` (mdBook 0.5) nor `sections` (mdBook 0.4)"));
        }
        if book.context.get("root").and_then(Value::as_str).is_none() {
            return Err(unknown("it does not say where its `root` is"));
        }
        Ok(book)
    }
}

impl Book {
    /// Its folder.
    pub(super) fn root(&self) -> PathBuf {
        PathBuf::from(self.context.get("root").and_then(Value::as_str).unwrap_or("."))
    }

    /// The folder of its sources.
    pub(super) fn source(&self) -> PathBuf {
        let source = self.context.pointer("/config/book/src").and_then(Value::as_str).unwrap_or("src");
        self.root().join(source)
    }

    /// Whether it becomes HTML.
    pub(super) fn is_html(&self) -> bool {
        self.context.get("renderer").and_then(Value::as_str).is_none_or(|renderer| renderer == "html")
    }

    /// Its chapters, each before those in it.
    pub(super) fn chapters(&mut self) -> Vec<Chapter> {
        let mut chapters = Vec::new();
        self.each(|chapter| {
            let text = |key| chapter.get(key).and_then(Value::as_str);
            let path = text("source_path").or(text("path")).map(PathBuf::from);
            chapters.push(Chapter { path, content: text("content").unwrap_or_default().to_owned() });
        });
        chapters
    }

    /// Gives the chapter with this number another text.
    pub(super) fn write(&mut self, number: usize, text: String) {
        let mut text = Some(text);
        let mut at = 0;
        self.each(|chapter| {
            if at == number
                && let (Some(content), Some(text)) = (chapter.get_mut("content"), text.take())
            {
                *content = Value::String(text);
            }
            at += 1;
        });
    }

    fn items(&self) -> Option<&Vec<Value>> {
        ["items", "sections"].iter().find_map(|key| self.book.get(*key)?.as_array())
    }

    fn each(&mut self, mut work: impl FnMut(&mut Value)) {
        for key in ["items", "sections"] {
            if let Some(items) = self.book.get_mut(key) {
                each(items, 0, &mut work);
            }
        }
    }
}

fn each(items: &mut Value, depth: usize, work: &mut impl FnMut(&mut Value)) {
    if depth > DEEPEST {
        return;
    }
    for item in items.as_array_mut().into_iter().flatten() {
        if let Some(chapter) = item.get_mut("Chapter") {
            work(chapter);
            if let Some(inner) = chapter.get_mut("sub_items") {
                each(inner, depth + 1, work);
            }
        }
    }
}

/// The book alone, as mdBook wants it back.
impl fmt::Display for Book {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.book.fmt(to)
    }
}
