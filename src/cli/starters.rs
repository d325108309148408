//! Filled maps to begin with: one for each type and language. A file of `starters/` is a whole map by itself.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::spec::journey::MapType;

/// A map to begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Starter {
    /// What it is made for.
    pub(super) map_type: MapType,
    /// The language of its text.
    pub(super) lang: &'static str,
    /// Its file, with the dates and the baseline that it has in `starters/`.
    text: &'static str,
}

macro_rules! starters {
    ($($map_type:ident $file:literal: $($lang:literal)*;)*) => {
        &[$($(Starter {
            map_type: MapType::$map_type,
            lang: $lang,
            text: include_str!(concat!("starters/", $file, ".", $lang, ".yaml")),
        },)*)*]
    };
}

/// Every starter, by type and language.
static ALL: &[Starter] = starters! {
    CurrentState "current-state": "en" "ko" "pl";
    FutureState "future-state": "en" "ko" "pl";
    DayInTheLife "day-in-the-life": "en" "ko" "pl";
    ServiceBlueprint "service-blueprint": "en" "ko" "pl";
    Experience "experience": "en" "ko" "pl";
    Empathy "empathy": "en" "ko" "pl";
};

/// The dates that stand in `starters/`: a day that becomes today, its month, and a month that is half a year ahead.
const DAY: &str = "2000-01-01";
const MONTH: &str = "2000-01";
const LATER: &str = "2000-07";

/// The starter of this type and language.
pub(super) fn starter(map_type: MapType, lang: &str) -> Option<Starter> {
    ALL.iter().copied().find(|starter| starter.map_type == map_type && starter.lang == lang)
}

/// The languages that there are starters in.
pub(super) fn languages() -> Vec<&'static str> {
    let of_one_type = ALL.iter().filter(|starter| starter.map_type == MapType::CurrentState);
    of_one_type.map(|starter| starter.lang).collect()
}

impl Starter {
    /// Its text as it is written today. `baseline` is the file name of the map that a future state is held against.
    pub(super) fn text(self, today: Date, baseline: &str) -> String {
        let month = |date: Date| date.strftime("%Y-%m").to_string();
        let later = today.checked_add(6.months()).unwrap_or(today);
        let own = format!("baseline: current-state.{}.yaml", self.lang);
        self.text
            .replace(&own, &format!("baseline: {}", scalar(baseline)))
            .replace(DAY, &today.to_string())
            .replace(MONTH, &month(today))
            .replace(LATER, &month(later))
    }
}

/// A file name as a YAML scalar: in quotes unless it is made of letters, digits and what is plain among them.
fn scalar(name: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if name.chars().all(plain) && name.starts_with(char::is_alphanumeric) {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::source::{Files, Source};
    use crate::text::Fonts;

    struct Beside(String);

    impl Files for Beside {
        fn read(&self, path: &str) -> Result<Source, String> {
            assert_eq!(path, "my \"shop\"-current.journey.yaml");
            Ok(Source::new(path, self.0.clone()))
        }
    }

    #[test]
    fn every_type_and_language_begins_without_a_finding() {
        let today: Date = "2026-11-30".parse().unwrap();
        let name = "my \"shop\"-current.journey.yaml";
        assert_eq!(languages(), crate::words::languages().collect::<Vec<_>>());
        for map_type in MapType::ALL {
            for lang in languages() {
                let what = format!("{} {lang}", map_type.word());
                let baseline = starter(MapType::CurrentState, lang).unwrap().text(today, "");
                let text = starter(*map_type, lang).unwrap().text(today, name);
                let source = Source::new(what.clone(), text.clone());
                let analysis = crate::analyse(&source, &Beside(baseline), &Fonts::default(), None);
                // What rules advise is for the author to consider; a starter does nothing that they warn of.
                let linted = crate::lint(&analysis, &source, today);
                let warned = linted.iter().filter(|found| found.level > Level::Advice);
                let findings: Vec<_> = analysis.findings.iter().chain(warned).map(|found| &found.message).collect();
                assert_eq!(findings, [""; 0], "{what}");
                let map = analysis.map.unwrap();
                assert_eq!((map.map_type, map.lang.as_str()), (*map_type, lang));
                assert_eq!(map.reviewed.unwrap().written, "2026-11-30", "{what}");
                assert!(map.marks.owner.is_some() && !text.contains("2000-"), "{what}");
                assert_eq!(map.comparison.is_some(), *map_type == MapType::FutureState);
                assert!(text.contains("due: 2027-05") || *map_type == MapType::Empathy, "{what}");
            }
        }
    }
}
