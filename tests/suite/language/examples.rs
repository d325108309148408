//! The examples raise nothing, and say what they say.

use journeymap::model::item::End;
use journeymap::source::{NoFiles, Source};
use journeymap::spec::record::Value;
use journeymap::spec::shape::Shape;
use journeymap::spec::stage::Step;

use crate::support::{Folder, files_in, findings, findings_with, name_of, repository, text_of};

#[test]
fn no_example_raises_a_finding() {
    let examples = files_in("examples", ".journey.yaml");
    assert!(examples.len() >= 17, "{} examples", examples.len());
    for path in examples {
        assert_eq!(findings_with(&text_of(&path), &Folder("examples")), "", "{}", name_of(&path));
    }
}

/// The example of the language reference, word for word.
const WHOLE: &str = "tests/suite/language/whole-example.journey.yaml";

#[test]
fn the_whole_example_of_the_language_raises_nothing_and_means_what_it_says() {
    let text = text_of(repository(WHOLE));
    assert_eq!(findings(&text), "");
    let map = journeymap::check(&Source::new(WHOLE, text), &NoFiles).value.expect("a map");
    assert_eq!(map.personas[0].segments, [0]);
    assert_eq!(map.research[0].questions[0].shares[2], ("other".to_owned(), 15.0));
    assert_eq!(map.research[0].questions[1].score, Some(6.2));
    let [_, post] = map.stages[0].steps.as_slice() else { panic!("two steps") };
    let touchpoint = &post.facts.touchpoints[0];
    assert_eq!(touchpoint.remark.text, "Friend's post");
    assert_eq!(touchpoint.channel.as_ref().map(|channel| channel.name.as_str()), Some("Instagram"));
    assert_eq!(touchpoint.from, Some(End::Words("a colleague".to_owned())));
    assert_eq!(touchpoint.to, Some(End::Persona(0)));
    assert_eq!(post.facts.metrics[0].value, Some(48_200.0));
    assert_eq!(post.facts.metrics[0].history, [31_000.0, 35_000.0, 43_000.0]);
    let checkout = &map.stages[1].steps[0];
    assert_eq!(checkout.facts.emotions[0].score, Some(-1.7));
    assert_eq!((map.flows[0].from, map.flows[0].to, map.flows[0].share), (2, 0, Some(38.0)));
}

#[test]
fn keys_of_ones_own_may_stand_in_every_record() {
    let mut text = String::new();
    for (number, line) in text_of(repository(WHOLE)).lines().enumerate() {
        let inner = line.trim_start().trim_start_matches("- ");
        let is_key = inner
            .split(':')
            .next()
            .is_some_and(|key| !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        if is_key {
            let (before, after) = line.split_at(line.len() - inner.len());
            let blank = before.replace('-', " ");
            text.push_str(&format!("{before}x-own-{number}: {{any: [thing]}}\n{blank}{after}\n"));
        } else {
            // Records in braces.
            text.push_str(&line.replacen("- {", "- {x-own: 1, ", 1));
            text.push('\n');
        }
    }
    assert!(text.matches("x-own").count() > 60, "{text}");
    assert_eq!(findings(&text), "", "{text}");
}

/// What may be written for one value of this shape, and whether it takes several.
fn sample(shape: &Shape) -> (String, bool) {
    match shape {
        Shape::Many(inner) => (sample(inner).0, true),
        Shape::Form(form) => (form.examples[0].to_owned(), false),
        Shape::Choice(choices) => (choices[0].word.to_owned(), false),
        Shape::Boolean => ("yes".to_owned(), false),
        Shape::Record(record) if record.short.is_empty() => (String::new(), false),
        Shape::Text | Shape::Record(_) => ("some text".to_owned(), false),
        Shape::Map { .. } | Shape::Either(_) => (String::new(), false),
    }
}

#[test]
fn a_list_takes_one_or_many_texts_or_records_in_singular_or_plural() {
    let keys = match Step::shape() {
        Shape::Record(record) => (record.keys)(),
        other => panic!("{other:?}"),
    };
    let map = |line: &str| {
        format!(
            "title: T\ntype: experience\nresearch: {{id: r}}\nstages:\n  - name: A\n    steps:\n      - action: B\n        {line}\n"
        )
    };
    let mut lists = 0;
    for key in keys {
        let shape = (key.shape)();
        let (value, many) = sample(&shape);
        let refers = matches!(key.name, "action" | "for" | "evidence" | "image");
        if value.is_empty() || refers {
            continue;
        }
        let name = key.name;
        assert_eq!(findings(&map(&format!("{name}: {value}"))), "", "{name}");
        if let Some(singular) = key.singular {
            assert_eq!(findings(&map(&format!("{singular}: {value}"))), "", "{singular}");
            let both = findings(&map(&format!("{singular}: {value}\n        {name}: {value}")));
            assert_eq!(both, format!("9:9 both-forms: `{singular}` and `{name}` are two forms of one key"));
        }
        // Two feelings of one person are one too many, and are tested elsewhere.
        if many && !matches!(name, "emotion" | "engagement") {
            lists += 1;
            assert_eq!(findings(&map(&format!("{name}: [{value}, {value}]"))), "", "{name}");
            if let Shape::Many(inner) = &shape
                && let Shape::Record(record) = &**inner
                && let [short] = record.short
            {
                let one = format!("{{{short}: {value}}}");
                assert_eq!(findings(&map(&format!("{name}: {one}"))), "", "{name}");
                assert_eq!(findings(&map(&format!("{name}: [{one}, {value}]"))), "", "{name}");
            }
        }
    }
    assert!(lists > 20, "{lists} lists");
}

#[test]
fn values_keep_the_characters_they_were_written_with() {
    let text = "title: 010\ntype: current-state\nlang: no\nscenario: 1.10\ngoal: \"yes\"\n\
                stages: [{name: 1e3, time: 6:10, place: ~, people: [null, No, 0x1F]}]\n";
    // A list's item that is not there is said; everything else is text.
    let found = findings(text);
    assert!(found.contains("6:53 wrong-shape: found nothing"), "{found}");
    let map = journeymap::check(&Source::new("map", text.replace("null, ", "")), &NoFiles).value.expect("a map");
    assert_eq!((map.title.as_str(), map.lang.as_str()), ("010", "no"));
    assert_eq!((map.scenario.as_deref(), map.goal.as_deref()), (Some("1.10"), Some("yes")));
    assert_eq!(map.stages[0].name, "1e3");
    let facts = &map.stages[0].steps[0].facts;
    assert_eq!(facts.time.as_deref(), Some("6:10"));
    assert!(facts.place.is_empty());
    let people: Vec<&str> = facts.people.iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(people, ["No", "0x1F"]);
}
