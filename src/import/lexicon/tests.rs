//! What the lexicon promises: no word with two meanings in one language, and headers found however they are written.

use std::collections::BTreeMap;

use super::{ALL, Header, Sense, channel, header, key, level, sense, severity, tongue, without_number};

#[test]
fn no_language_has_a_word_with_two_meanings() {
    let mut told = Vec::new();
    for language in ALL {
        let mut seen: BTreeMap<String, Sense> = BTreeMap::new();
        for (sense, words) in language.headers {
            for word in *words {
                match seen.insert(key(word), *sense) {
                    Some(other) if other != *sense => {
                        told.push(format!("{}: {word}: {other:?}, {sense:?}", language.tag));
                    }
                    _ => {}
                }
            }
        }
        let mut feelings: BTreeMap<String, i8> = BTreeMap::new();
        for (level, words) in language.feelings {
            for word in *words {
                match feelings.insert(key(word), *level) {
                    Some(other) if other != *level => told.push(format!("{}: {word}: {other}, {level}", language.tag)),
                    _ => {}
                }
            }
        }
    }
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn every_language_knows_every_common_lane() {
    use Sense::{
        Action, Backstage, Channel, Emotion, Evidence, Frontstage, Goal, Metric, Note, Opportunity, Owner, Pain,
        Saying, Stage, Step, Support, System, Thinking, Time, Touchpoint,
    };
    let common = [
        Stage,
        Step,
        Action,
        Touchpoint,
        Channel,
        Thinking,
        Saying,
        Emotion,
        Pain,
        Opportunity,
        Metric,
        Goal,
        Owner,
        Evidence,
        Note,
        Frontstage,
        Backstage,
        Support,
        System,
        Time,
    ];
    for language in ALL {
        for wanted in common {
            assert!(language.headers.iter().any(|(sense, _)| *sense == wanted), "{}: {wanted:?}", language.tag);
        }
        for level in -2..=2 {
            assert!(language.feelings.iter().any(|(known, _)| *known == level), "{}: {level}", language.tag);
        }
    }
}

#[test]
fn a_header_is_found_however_it_is_written() {
    let cases = [
        ("Touchpoints", Sense::Touchpoint),
        ("**Touch-points:**", Sense::Touchpoint),
        ("🎯 User Goals", Sense::Goal),
        ("1. Stages", Sense::Stage),
        ("PAIN POINTS:", Sense::Pain),
        ("Emotion (1-5)", Sense::Emotion),
        ("Customer Actions", Sense::Action),
        ("Dor (com evidência)", Sense::Pain),
        ("Punkty styku:", Sense::Touchpoint),
        ("Możliwości", Sense::Opportunity),
        ("MOZLIWOSCI", Sense::Opportunity),
        ("고객 행동", Sense::Action),
        ("터치포인트", Sense::Touchpoint),
        ("ペインポイント", Sense::Pain),
        ("痛点", Sense::Pain),
        ("Émotions", Sense::Emotion),
        ("Points de contact", Sense::Touchpoint),
        ("Puntos de Contacto", Sense::Touchpoint),
        ("Kontaktpunkte", Sense::Touchpoint),
        ("Schmerzpunkte", Sense::Pain),
        ("Line of visibility", Sense::Line),
        ("---- Line of Visibility ----", Sense::Line),
        ("#", Sense::Number),
        ("What is the user doing?", Sense::Action),
        ("What do customers do?", Sense::Action),
        ("User is thinking...", Sense::Thinking),
        ("How does the customer feel?", Sense::Emotion),
        ("What are the pain points?", Sense::Pain),
        ("Customer's actions", Sense::Action),
        ("User’s feelings", Sense::Emotion),
        ("How can we improve?", Sense::Opportunity),
        ("Was macht der Kunde?", Sense::Action),
        ("Was fühlt der Kunde?", Sense::Emotion),
        ("¿Qué hace el cliente?", Sense::Action),
        ("Que pense le client ?", Sense::Thinking),
        ("Co robi klient?", Sense::Action),
        ("감정곡선", Sense::Emotion),
    ];
    for (words, expected) in cases {
        assert_eq!(sense(words, None), Some(expected), "{words}");
    }
    for words in ["", "Awareness", "Sees an advert", "10", "…", "What we do", "Where is it?", "Is it safe?"] {
        assert_eq!(sense(words, None), None, "{words}");
    }
}

#[test]
fn a_header_may_mean_several_things_or_be_a_slip() {
    let senses = |words: &str| header(words, None, false).senses;
    assert_eq!(senses("Thoughts / Feelings"), [Sense::Thinking, Sense::Emotion]);
    assert_eq!(senses("생각/감정"), [Sense::Thinking, Sense::Emotion]);
    assert_eq!(senses("Touchpoints & Channels"), [Sense::Touchpoint, Sense::Channel]);
    assert_eq!(senses("Gedanken und Gefühle"), [Sense::Thinking, Sense::Emotion]);
    assert_eq!(senses("Systems/Technology"), [Sense::System]);
    assert_eq!(senses("Risk / Mitigation"), []);
    let slip = header("Tochpoints", None, true);
    assert_eq!((slip.senses, slip.near.as_deref()), (vec![Sense::Touchpoint], Some("touchpoint")));
    assert_eq!(header("Tochpoints", None, false), Header::default());
    assert_eq!(header("Wedding", None, true).senses, []);
    assert_eq!(header("Emotion (1–10)", None, false).scale, Some((1.0, 10.0)));
    assert_eq!(header("Emotion (-2 to +2)", None, false).scale, Some((-2.0, 2.0)));
    assert_eq!(header("Rating /5", None, false).scale, Some((1.0, 5.0)));
    assert_eq!(header("KPIs 2024", None, false).scale, None);
}

#[test]
fn numbers_before_names_come_off() {
    let cases = [
        ("Stage 1: Awareness", "Awareness"),
        ("1. Awareness", "Awareness"),
        ("1단계: 인지", "인지"),
        ("Etap 2 – Zakup", "Zakup"),
        ("Phase II: Use", "Use"),
        ("① 인지", "인지"),
        ("1️⃣ Discover", "Discover"),
        ("🔍 Discovery", "🔍 Discovery"),
        ("Stage 1", "Stage 1"),
        ("1-2 weeks", "1-2 weeks"),
        ("2nd visit", "2nd visit"),
        ("2024", "2024"),
        ("Step counter", "Step counter"),
    ];
    for (words, expected) in cases {
        assert_eq!(without_number(words).0, expected, "{words}");
    }
}

#[test]
fn feelings_severities_and_channels_have_words() {
    assert_eq!(level("Curious, a bit anxious", None), Some(0.0));
    assert_eq!(level("very happy", None), Some(2.0));
    assert_eq!(level("not happy", None), None);
    assert_eq!(level("Zielony", None), None);
    assert_eq!(level("불안하지만 기대됨", None), Some(0.0));
    assert_eq!(level("非常满意", None), Some(2.0));
    assert_eq!(level("frustriert", None), Some(-2.0));
    assert_eq!(severity("Wysoka", None), Some("high"));
    assert_eq!(channel("E-Mail", None), Some("email"));
    assert_eq!(channel("카카오톡", None), Some("chat"));
    let headers = ["Etap", "Działania", "Emocje"];
    assert_eq!(tongue(headers.into_iter()).map(super::Tongue::tag), Some("pl"));
}

#[test]
fn stages_are_known_by_their_numbers() {
    for words in ["Stage 1", "Phase II", "Etap 3: Wizyta", "1단계", "2단계: 구매", "Step #4", "Schritt 5 – Kauf"]
    {
        assert!(super::is_counted_stage(words), "{words}");
    }
    for words in ["", "1", "Stage", "Stage fright", "R1", "Phase out", "Week 1", "Stage Is"] {
        assert!(!super::is_counted_stage(words), "{words}");
    }
}

#[test]
fn a_share_is_no_slip_of_a_lane() {
    assert_eq!(header("% satisfied", None, true).senses, []);
    assert_eq!(header("Satisfieds", None, true).near.as_deref(), Some("satisfier"));
}
