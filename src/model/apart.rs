//! Personas and segments of one name are told apart by numbers: `Hana`, `Hana 2`.

/// What each of these people is called, if two of them have one name. Names are compared as a reader sees them, whatever
/// their case. One that looks as if it had such a number gets another, so that [`without_number`] finds the names again.
pub fn told_apart(names: &[String]) -> Option<Vec<String>> {
    told_apart_from(&[], &[], names)
}

/// The same where other things have names as well: those that are `shown` beside these, and those that are `known` to
/// whoever finds the names again.
pub fn told_apart_from(shown: &[String], known: &[String], names: &[String]) -> Option<Vec<String>> {
    let mut called: Vec<String> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let earlier = names.get(..at).unwrap_or_default();
        let is_taken = has_it(earlier, name) || has_it(shown, name);
        let others = || [earlier, known].concat();
        if name.trim().is_empty() || !is_taken && !looks_numbered(&others(), name) {
            called.push(name.clone());
            continue;
        }
        let numbered = |number: usize| format!("{name} {number}");
        let others = others();
        let is_free = |number: &usize| {
            let numbered = even(&numbered(*number));
            !called.iter().chain(&others).chain(shown).any(|other| even(other) == numbered)
        };
        called.push((2..).find(is_free).map_or_else(|| name.clone(), numbered));
    }
    (called != names).then_some(called)
}

/// The name of somebody who is called so, where `earlier` are the names of those before them.
pub fn without_number<'n>(earlier: &[String], called: &'n str) -> &'n str {
    match without_one(called) {
        Some(name) if has_it(earlier, name) || looks_numbered(earlier, name) => name,
        _ => called,
    }
}

fn has_it(names: &[String], name: &str) -> bool {
    names.iter().any(|other| even(other) == even(name))
}

/// Whether a name is one of these with a number behind it, or with several.
fn looks_numbered(earlier: &[String], name: &str) -> bool {
    without_one(name).is_some_and(|name| has_it(earlier, name) || looks_numbered(earlier, name))
}

fn without_one(name: &str) -> Option<&str> {
    let (name, number) = name.rsplit_once(' ')?;
    (!number.is_empty() && number.chars().all(|c| c.is_ascii_digit())).then_some(name)
}

fn even(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_again() {
        let cases: [&[&str]; 6] = [
            &["Hana", "Jo"],
            &["Hana", "Hana"],
            &["Hana", "hana", "Hana 2", "Hana"],
            &["Hana 2", "Hana", "Hana"],
            &["Hana", "Hana 2 2", "Hana 3"],
            &["김하나", "김하나", "2", "x "],
        ];
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        for names in cases {
            let names = owned(names);
            let called = told_apart(&names).unwrap_or_else(|| names.clone());
            let mut again: Vec<String> = Vec::new();
            for one in &called {
                again.push(without_number(&again, one).to_owned());
            }
            assert_eq!(again, names, "{called:?}");
            let different: std::collections::BTreeSet<String> = called.iter().map(|name| even(name)).collect();
            assert_eq!(different.len(), called.len(), "{called:?}");
        }
        assert_eq!(told_apart(&owned(&["Hana", "Jo"])), None);
        assert_eq!(told_apart(&owned(&["Hana", "Hana"])), Some(owned(&["Hana", "Hana 2"])));
    }
}
