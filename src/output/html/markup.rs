//! HTML as text: the only place of the page where characters are escaped.

/// A piece of a page while it is written.
#[derive(Debug, Default)]
pub(super) struct Html {
    text: String,
}

impl Html {
    /// What was written.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// An opening tag. An attribute without a value is written as its name alone.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (attribute, value) in attributes {
            self.text.push(' ');
            self.text.push_str(attribute);
            if !value.is_empty() || attribute.starts_with("data-") || *attribute == "value" {
                self.text.push_str("=\"");
                self.text.push_str(&escaped(value));
                self.text.push('"');
            }
        }
        self.text.push('>');
    }

    /// A closing tag.
    pub(super) fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// Words.
    pub(super) fn words(&mut self, words: &str) {
        self.text.push_str(&escaped(words));
    }

    /// An element with words in it.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], words: &str) {
        self.open(name, attributes);
        self.words(words);
        self.close(name);
    }

    /// What is HTML already.
    pub(super) fn html(&mut self, html: &str) {
        self.text.push_str(html);
    }

    /// A line break in the file, where a page shows none.
    pub(super) fn line(&mut self) {
        self.text.push('\n');
    }
}

/// Text in which nothing is read as a tag, an entity or the end of an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push(' '),
            // No page can hold these.
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => escaped.push(char::REPLACEMENT_CHARACTER),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_data() {
        let mut html = Html::default();
        html.element("p", &[("title", "\"><script>"), ("hidden", "")], "</p><img src=x onerror='alert(1)'>\0\n&amp;");
        assert_eq!(
            html.finish(),
            "<p title=\"&quot;&gt;&lt;script&gt;\" hidden>&lt;/p&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;\u{FFFD} &amp;amp;</p>"
        );
    }
}
