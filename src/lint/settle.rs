//! Which findings are told in the end: those of rules that are off or allowed are left out, the others get their level.

use super::allowances::{self, Allowance};
use super::codes::{ALLOWANCE_WITHOUT_REASON, UNKNOWN_RULE, UNUSED_ALLOWANCE};
use super::{Levels, Selector};
use crate::diagnostic::{Code, Diagnostic, Findings, Level, nearest, shown};
use crate::source::Source;
use crate::yaml::Node;

/// Who was asked about a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The rules as well: what is allowed and was not found is told.
    Rules,
    /// The language alone: comments about rules are nobody's business now.
    Language,
}

/// Applies the levels of a run and the allowances in a map's comments to everything that was found in it.
///
/// An allowance that allows nothing, that says no reason or that names no rule is itself a finding. `codes` are all
/// there are. Without a tree the map could not be read: then there are no allowances.
pub fn settle(
    found: Findings,
    source: &Source,
    node: Option<&Node>,
    levels: &Levels,
    codes: &[&'static Code],
    asked: Asked,
) -> Vec<Diagnostic> {
    let mut allowances = node.map(|node| allowances::read(source, node)).unwrap_or_default();
    let complete = !found.has_errors();
    let mut kept = found.sorted();
    kept.retain(|found| {
        let Some(_) = levels.level(found.code) else { return false };
        found.level == Level::Error || !is_allowed(found, &mut allowances, codes)
    });
    let mut own = Findings::new();
    for allowance in allowances.iter().filter(|_| asked == Asked::Rules) {
        about(allowance, complete, levels, codes, &mut own);
    }
    for word in node.iter().flat_map(|node| allowances::strangers(source, node)).filter(|_| asked == Asked::Rules) {
        let message = format!("`{}` says nothing to journeymap", source.slice(word));
        let finding = Diagnostic::new(&UNKNOWN_RULE, word, message);
        own.add(finding.help("write `# journeymap: allow RULE: the reason`").guess("write `allow`", word, "allow"));
    }
    kept.extend(own.sorted());
    for found in &mut kept {
        found.level = levels.level(found.code).unwrap_or(found.level);
    }
    kept.retain(|found| levels.level(found.code).is_some());
    kept.sort_by_key(|found| found.at);
    kept
}

/// Whether a comment allows a finding; the comment is then used.
fn is_allowed(found: &Diagnostic, allowances: &mut [Allowance], codes: &[&'static Code]) -> bool {
    let mut allowed = false;
    for allowance in allowances.iter_mut().filter(|allowance| allowance.covers(found.at)) {
        for rule in &mut allowance.rules {
            let selector = Selector::named(&rule.name, codes.iter().copied());
            if selector.is_some_and(|selector| selector.selects(found.code)) {
                rule.used = true;
                allowed = true;
            }
        }
    }
    allowed
}

/// What is wrong with an allowance. Of a map with errors the rules have said nothing yet, so that nothing is unused.
fn about(allowance: &Allowance, complete: bool, levels: &Levels, codes: &[&'static Code], findings: &mut Findings) {
    if allowance.reason.is_empty() {
        let message = "this allowance does not say why";
        let finding = Diagnostic::new(&ALLOWANCE_WITHOUT_REASON, allowance.comment, message);
        let named: Vec<&str> = allowance.rules.iter().map(|rule| rule.name.as_str()).collect();
        let named = if named.is_empty() { "RULE".to_owned() } else { shown(&named.join(", ")) };
        findings.add(finding.help(format!("write `# journeymap: allow {named}: the reason`")));
    }
    for rule in &allowance.rules {
        let Some(selector) = Selector::named(&rule.name, codes.iter().copied()) else {
            findings.add(unknown(&rule.name, rule.span, codes));
            continue;
        };
        // What is switched off elsewhere cannot be found, and is no fault of the comment.
        let is_off = matches!(selector, Selector::Rule(code) if levels.level(code).is_none());
        if complete && !rule.used && !is_off {
            let message = format!("`{}` is allowed here and not found", rule.name);
            let finding = Diagnostic::new(&UNUSED_ALLOWANCE, rule.span, message).help("delete the allowance");
            findings.add(match allowance.rules.len() {
                1 => finding.fix("delete the comment", allowance.whole, ""),
                _ => finding,
            });
        }
    }
}

/// A finding about a word that selects no rule.
pub fn unknown(word: &str, at: crate::source::Span, codes: &[&'static Code]) -> Diagnostic {
    let error = codes.iter().any(|code| code.name == word);
    let message = if error {
        format!("`{word}` is an error, which keeps the map from being drawn: it cannot be allowed")
    } else {
        format!("there is no rule `{}`", shown(word))
    };
    let finding = Diagnostic::new(&UNKNOWN_RULE, at, message);
    if error {
        return finding.help("mend the error, and delete this");
    }
    let names = codes.iter().filter(|code| code.level < Level::Error).map(|code| code.name);
    let names = names.chain(super::Group::ALL.iter().map(|group| group.word())).chain(["all"]);
    match nearest(word, names) {
        Some(near) => finding.did_you_mean(Some(near)).guess(format!("write `{near}`"), at, near),
        None => finding.help("`journeymap rules` lists them"),
    }
}
