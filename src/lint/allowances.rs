//! Comments that allow a finding: `# journeymap: allow RULE: reason`, on its line or above its block.

use crate::source::{Source, Span};
use crate::yaml::{self, Kind, Node};

/// How such a comment begins, behind its `#` and blanks.
const MARK: &str = "journeymap:";

/// What other tools, and slips of the hand, write for `allow`.
const OTHER_ORDERS: &[&str] =
    &["ignore", "disable", "disable-line", "disable-next-line", "skip", "off", "noqa", "allows", "allowed", "alow"];

/// One comment that allows something.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// The comment without its `#`.
    pub comment: Span,
    /// What goes away when the comment is deleted: its whole line if nothing else stands there.
    pub whole: Span,
    /// Where it holds: findings that begin in here.
    pub scope: Span,
    /// What it allows.
    pub rules: Vec<AllowedRule>,
    /// Why.
    pub reason: String,
}

/// A rule, a group or `all` in an allowance.
#[derive(Clone, Debug)]
pub struct AllowedRule {
    /// The word as written.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// Whether something was found that it allows.
    pub used: bool,
}

impl Allowance {
    /// Whether it holds for a finding at this place.
    pub const fn covers(&self, at: Span) -> bool {
        self.scope.start <= at.start && at.start <= self.scope.end
    }
}

/// Comments that begin like an allowance and go on with what other tools write in its place: the word.
pub fn strangers(source: &Source, root: &Node) -> Vec<Span> {
    let word = |comment: Span| {
        let words = source.slice(comment);
        let order = words.trim_start_matches('#').trim_start().strip_prefix(MARK)?.trim_start();
        let word = order.split([' ', '\t', ':', ',']).next()?;
        let start = comment.end - order.len();
        OTHER_ORDERS.contains(&word.to_lowercase().as_str()).then(|| Span::new(start, start + word.len()))
    };
    yaml::comments(source, root, MARK).into_iter().filter_map(word).collect()
}

/// The allowances of a map.
///
/// Behind a line's content a comment holds for that line; on a line of its own for the item or the key below it, with all
/// that it holds; at the top of the file with an empty line below it, for the whole map.
pub fn read(source: &Source, root: &Node) -> Vec<Allowance> {
    let comments = yaml::comments(source, root, MARK);
    comments.into_iter().filter_map(|comment| allowance(source, root, comment)).collect()
}

fn allowance(source: &Source, root: &Node, comment: Span) -> Option<Allowance> {
    let words = source.slice(comment);
    let after = words.trim_start_matches('#').trim_start();
    let order = after.strip_prefix(MARK)?.trim_start();
    let rest = order.strip_prefix("allow").filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))?;
    let (names, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let start = comment.end - rest.len();
    let rules = rules(names, start);
    let text = source.text();
    let line_start = text.get(..comment.start)?.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let before = text.get(line_start..comment.start)?;
    let line_end = comment.end + text.get(comment.end..)?.find(['\n', '\r']).unwrap_or(text.len() - comment.end);
    let alone = before.trim_start_matches('\u{feff}').trim().is_empty();
    let (whole, scope) = if alone {
        let next = line_end + text.get(line_end..)?.find('\n').map_or(0, |end| end + 1);
        (Span::new(line_start, next), below(text, root, line_end))
    } else {
        let blanks = before.len() - before.trim_end().len();
        (Span::new(comment.start - blanks, line_end), Span::new(line_start, line_end))
    };
    Some(Allowance { comment, whole, scope, rules, reason: reason.trim().to_owned() })
}

fn rules(names: &str, start: usize) -> Vec<AllowedRule> {
    let mut rules = Vec::new();
    let mut at = start;
    for part in names.split_inclusive([',', ' ', '\t']) {
        let name = part.trim_end_matches([',', ' ', '\t']);
        if !name.is_empty() {
            rules.push(AllowedRule { name: name.to_owned(), span: Span::new(at, at + name.len()), used: false });
        }
        at += part.len();
    }
    rules
}

/// What an allowance on a line of its own holds for: what begins next, with all that it holds.
fn below(text: &str, root: &Node, line_end: usize) -> Span {
    let rest = text.get(line_end..).unwrap_or("");
    let mut at = line_end;
    let mut lines = rest.split_inclusive('\n');
    let mut blank = false;
    // The first piece is the end of the comment's own line.
    at += lines.next().map_or(0, str::len);
    for line in lines {
        let content = line.trim_start();
        if !content.is_empty() && !content.starts_with('#') {
            at += line.len() - content.len();
            break;
        }
        blank |= content.is_empty();
        at += line.len();
    }
    if blank && is_first(root, at) {
        return Span::new(0, text.len());
    }
    // Dashes and blanks stand before what an item holds.
    let skipped = text.get(at..).unwrap_or("");
    let start = at + (skipped.len() - skipped.trim_start_matches(['-', ' ']).len());
    outermost(root, at, start, true).unwrap_or_else(|| Span::new(at, at))
}

/// Whether a map begins here.
fn is_first(root: &Node, at: usize) -> bool {
    matches!(&root.kind, Kind::Mapping(mapping) if mapping.entries.first().is_some_and(|entry| entry.key.span.start == at))
}

/// The largest key with its value, or item, that begins between `at` and `start`.
fn outermost(node: &Node, at: usize, start: usize, is_root: bool) -> Option<Span> {
    let begins = |span: Span| (at..=start).contains(&span.start);
    if !is_root && begins(node.span) {
        return Some(node.span);
    }
    match &node.kind {
        Kind::Nothing | Kind::Scalar(_) => None,
        Kind::List(items) => items.iter().find_map(|item| outermost(item, at, start, false)),
        Kind::Mapping(mapping) => mapping.entries.iter().find_map(|entry| {
            if begins(entry.key.span) {
                return Some(Span::new(entry.key.span.start, entry.value.span.end.max(entry.key.span.end)));
            }
            outermost(&entry.value, at, start, false)
        }),
    }
}
