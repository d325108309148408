//! What titles and labels of whole maps say: words for journeys and maps, and for what a map is about.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::key::key;

/// Labels of what a map is about, in any of the languages.
#[rustfmt::skip]
const SUBJECTS: &[&str] = &[
    "project", "product", "service", "project name", "product name", "service name", "company", "client", "프로젝트", "프로젝트명",
    "서비스", "서비스명", "제품", "제품명", "projekt", "produkt", "usługa", "dienst", "projet", "produit", "proyecto", "producto",
    "servicio", "projeto", "produto", "serviço", "プロジェクト", "サービス名", "サービス", "项目", "项目名称", "产品",
];

/// Words for journeys.
const JOURNEYS: &[&str] =
    &["journey", "여정", "podróż", "ścieżka", "reise", "parcours", "viaje", "jornada", "ジャーニー", "旅程"];

/// Words of headings that call what stands below them a map.
#[rustfmt::skip]
const MAPS: &[&str] = &[
    "journey", "map", "blueprint", "여정", "지도", "mapa", "podróż", "ścieżka", "reise", "karte", "parcours", "carte", "viaje",
    "recorrido", "jornada", "ジャーニー", "マップ", "旅程", "地图",
];

/// Words of headings above several maps.
#[rustfmt::skip]
const SEVERAL: &[&str] = &[
    "journeys", "maps", "personas", "blueprints", "podróże", "ścieżki", "mapy", "reisen", "viajes", "jornadas", "mapas",
];

static SUBJECT_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| SUBJECTS.iter().map(|words| key(words)).collect());
static MAP_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| MAPS.iter().map(|word| key(word)).collect());

/// Whether a label stands before what a map is about: "Project", "서비스명".
pub(in crate::import) fn is_subject(label: &str) -> bool {
    label.len() <= 60 && SUBJECT_KEYS.contains(&key(label))
}

/// Whether words speak of a journey, and are a title: "Journey map".
pub(in crate::import) fn names_journey(words: &str) -> bool {
    let words = words.to_lowercase();
    JOURNEYS.iter().any(|word| words.contains(word))
}

/// Whether a heading calls what stands below it a map: "The map", "Podróż klienta".
pub(in crate::import) fn calls_map(heading: &str) -> bool {
    let heading = key(heading);
    MAP_KEYS.iter().any(|word| {
        // Languages without blanks between words have theirs within longer ones; longer words have endings.
        let is_long = !word.is_ascii() || word.len() > 5;
        heading.split(' ').any(|part| part == word) || is_long && heading.contains(word)
    })
}

/// Whether a heading stands above several maps: "Our journeys".
pub(in crate::import) fn calls_several(heading: &str) -> bool {
    // The key of a word is that of its singular too.
    let words = heading.to_lowercase();
    words.split(|sign: char| !sign.is_alphabetic()).any(|word| SEVERAL.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{calls_map, calls_several, is_subject, names_journey};

    #[test]
    fn words_for_maps_and_what_they_are_about_are_known() {
        assert!(is_subject("Project") && is_subject("Usługa:") && is_subject("서비스명") && !is_subject("Projection"));
        assert!(names_journey("Customer journey map") && names_journey("고객여정지도") && !names_journey("Map"));
        assert!(calls_map("The map") && calls_map("Die Reise") && !calls_map("Mapping") && !calls_map("Search"));
        assert!(calls_several("Our journeys") && calls_several("Mapy klientów") && !calls_several("The journey"));
    }
}
