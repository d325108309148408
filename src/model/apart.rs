//! People and lanes of one name are told apart by numbers: `Hana`, `Hana 2`.

use std::collections::{BTreeMap, BTreeSet};

/// Names that something has already. They are compared as a reader sees them, whatever their case.
#[derive(Clone, Debug, Default)]
pub struct Taken(BTreeSet<String>);

impl<'n> FromIterator<&'n String> for Taken {
    fn from_iter<N: IntoIterator<Item = &'n String>>(names: N) -> Self {
        Self(names.into_iter().map(|name| even(name)).collect())
    }
}

impl Taken {
    /// Adds a name.
    pub fn add(&mut self, name: &str) {
        self.0.insert(even(name));
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains(&even(name))
    }

    /// Whether a name is one of these with a number behind it, or with several.
    fn is_numbered(&self, name: &str) -> bool {
        without_one(name).is_some_and(|name| self.has(name) || self.is_numbered(name))
    }

    /// The name of what is called so, where these are the names of what it was told apart from.
    pub fn without_number<'n>(&self, called: &'n str) -> &'n str {
        match without_one(called) {
            Some(name) if self.has(name) || self.is_numbered(name) => name,
            _ => called,
        }
    }
}

/// What each of these is called, if two of them have one name. One that looks as if it had such a number gets another, so
/// that [`Taken::without_number`] finds the names again.
pub fn told_apart(names: &[String]) -> Option<Vec<String>> {
    told_apart_from(Taken::default(), Taken::default(), names)
}

/// The same where other things have names as well: those that are `shown` beside these, and those that are `known` to
/// whoever finds the names again.
pub fn told_apart_from(mut shown: Taken, mut known: Taken, names: &[String]) -> Option<Vec<String>> {
    let mut called: Vec<String> = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in names {
        let is_free = name.trim().is_empty() || !shown.has(name) && !known.is_numbered(name);
        shown.add(name);
        known.add(name);
        if is_free {
            called.push(name.clone());
            continue;
        }
        let count = counts.entry(even(name)).or_insert(1);
        let numbered = loop {
            *count += 1;
            let numbered = format!("{name} {count}");
            if !shown.has(&numbered) && !known.has(&numbered) {
                break numbered;
            }
        };
        shown.add(&numbered);
        called.push(numbered);
    }
    (called != names).then_some(called)
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
            let mut taken = Taken::default();
            for one in &called {
                again.push(taken.without_number(one).to_owned());
                taken.add(again.last().unwrap());
            }
            assert_eq!(again, names, "{called:?}");
            let different: std::collections::BTreeSet<String> = called.iter().map(|name| even(name)).collect();
            assert_eq!(different.len(), called.len(), "{called:?}");
        }
        assert_eq!(told_apart(&owned(&["Hana", "Jo"])), None);
        assert_eq!(told_apart(&owned(&["Hana", "Hana"])), Some(owned(&["Hana", "Hana 2"])));
    }
}
