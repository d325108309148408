//! Fixes: the changes that findings propose, applied to the text of a map until none is left.

use crate::diagnostic::{Diagnostic, Fix};

/// How often a text is looked at anew: a change may bring to light the next one.
const ROUNDS: usize = 10;

/// A text with its fixes applied.
#[derive(Debug)]
pub(super) struct Mended {
    /// The text.
    pub(super) text: String,
    /// How many changes were made.
    pub(super) count: usize,
}

/// Applies fixes to a text, the safe ones or all of them; none if there is nothing to change. `find` says what is wrong with
/// a text. A round after which more errors are found than before is taken back, and is the last.
pub(super) fn mend(text: &str, all: bool, find: impl Fn(&str) -> Vec<Diagnostic>) -> Option<Mended> {
    let mut mended = Mended { text: text.to_owned(), count: 0 };
    let mut findings = find(text);
    for _ in 0..ROUNDS {
        let (changed, count) = apply(&mended.text, &findings, all);
        if count == 0 {
            break;
        }
        let after = find(&changed);
        if errors(&after) > errors(&findings) {
            break;
        }
        mended = Mended { text: changed, count: mended.count + count };
        findings = after;
    }
    (mended.count > 0).then_some(mended)
}

fn errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|found| found.code.level == crate::diagnostic::Level::Error).count()
}

/// Applies the fixes of one round: of two that touch each other only the first.
fn apply(text: &str, findings: &[Diagnostic], all: bool) -> (String, usize) {
    let mut fixes: Vec<&Fix> = findings
        .iter()
        .filter(|found| found.at.in_shared().is_none())
        .filter_map(|found| found.fix.as_ref())
        .filter(|fix| (all || fix.safe) && fix.span.in_shared().is_none())
        .collect();
    fixes.sort_by_key(|fix| fix.span);
    let mut changed = String::with_capacity(text.len());
    let (mut at, mut count) = (0, 0);
    for fix in fixes {
        let Some(before) = text.get(at..fix.span.start) else { continue };
        if count > 0 && fix.span.start == at || text.get(fix.span.start..fix.span.end).is_none() {
            continue;
        }
        changed.push_str(before);
        changed.push_str(&fix.replacement);
        at = fix.span.end;
        count += 1;
    }
    changed.push_str(text.get(at..).unwrap_or_default());
    (changed, count)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::diagnostic::Diagnostic;
    use crate::source::Span;
    use crate::spec::codes::{BAD_NUMBER, UNKNOWN_KEY};

    /// Each `x` is to become `y`, and each `?` an `x` if one may guess.
    fn find(text: &str) -> Vec<Diagnostic> {
        let at = |index| Span::new(index, index + 1);
        let safe = text
            .match_indices('x')
            .map(|(index, _)| Diagnostic::new(&BAD_NUMBER, at(index), "an x").fix("write y", at(index), "y"));
        let guess = text
            .match_indices('?')
            .map(|(index, _)| Diagnostic::new(&UNKNOWN_KEY, at(index), "what").guess("write x", at(index), "x"));
        safe.chain(guess).collect()
    }

    #[test]
    fn safe_fixes_come_alone_unless_all_are_wanted() {
        let mended = mend("a x ? x", false, find).unwrap();
        assert_eq!((mended.text.as_str(), mended.count), ("a y ? y", 2));
        let mended = mend("a x ? x", true, find).unwrap();
        assert_eq!((mended.text.as_str(), mended.count), ("a y y y", 4));
        assert!(mend("a", true, find).is_none());
    }

    #[test]
    fn a_change_that_makes_it_worse_is_taken_back() {
        let worse = |text: &str| {
            let mut found = find(text);
            if text.contains('y') {
                found.extend(find("xxx"));
            }
            found
        };
        assert!(mend("x", false, worse).is_none());
    }
}
