//! What the rules say, and of what they say nothing: beside the pages of their codes, in the three languages.

use journeymap::lint::{self, Day};
use journeymap::source::{NoFiles, Source};
use journeymap::text::Fonts;

/// What one rule finds in a map: the marked words and the message.
fn found(rule: &str, map: &str) -> Vec<(String, String)> {
    let source = Source::new("map.journey.yaml", map);
    let findings = findings(&source);
    let of_rule = findings.iter().filter(|found| found.code.name == rule);
    of_rule.map(|found| (source.slice(found.at).to_owned(), found.message.clone())).collect()
}

fn findings(source: &Source) -> Vec<journeymap::diagnostic::Diagnostic> {
    let analysis = journeymap::analyse(source, &NoFiles, &Fonts::default(), None);
    assert!(analysis.map.is_some(), "{:?}\n{}", analysis.findings.sorted(), source.text());
    journeymap::lint(&analysis, source, Day::constant(2026, 11, 2)).sorted()
}

/// The words that one rule marks.
fn marked(rule: &str, map: &str) -> Vec<String> {
    assert!(lint::rules().any(|known| known.code.name == rule), "there is no rule {rule}");
    found(rule, map).into_iter().map(|(words, _)| words).collect()
}

/// The map after every fix of a rule, from the last to the first.
fn mended(rule: &str, map: &str) -> String {
    let source = Source::new("map.journey.yaml", map);
    let fixes = findings(&source).into_iter().filter(|found| found.code.name == rule).filter_map(|found| found.fix);
    let mut text = map.to_owned();
    let mut fixes: Vec<_> = fixes.collect();
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span));
    for fix in fixes {
        text.replace_range(fix.span.start..fix.span.end, &fix.replacement);
    }
    text
}

/// A map of one step, with these lines at its top and on the step.
fn map(lang: &str, top: &str, step: &str) -> String {
    let lines = |text: &str, by: &str| text.lines().map(|line| format!("{by}{line}\n")).collect::<String>();
    format!(
        "title: A course\ntype: current-state\nlang: {lang}\n{}stages:\n  - name: Purchase\n    steps:\n      - action: Pays\n{}",
        lines(top, ""),
        lines(step, "        ")
    )
}

#[test]
fn solutions_are_told_from_pains_in_three_languages() {
    let solutions = [
        ("en", "No chat bot"),
        ("en", "Lack of a mobile app"),
        ("en", "Needs a better search"),
        ("en", "We should offer refunds"),
        ("ko", "챗봇이 없다"),
        ("ko", "비교 기능 부재"),
        ("ko", "알림 도입 필요"),
        ("pl", "Brak aplikacji mobilnej"),
        ("pl", "Nie ma wyszukiwarki"),
        ("pl", "Trzeba dodać filtry"),
    ];
    for (lang, text) in solutions {
        let marks = marked("solution-as-pain-point", &map(lang, "", &format!("pain_point: {text}")));
        assert_eq!(marks, [text], "{lang}");
    }
    let pains = [
        ("en", "No answer before Monday"),
        ("en", "No search results for children's books"),
        ("en", "Needs three calls to cancel"),
        ("en", "Missing the last bus"),
        ("en", "Add to basket does nothing"),
        ("ko", "회원가입이 필요하다"),
        ("ko", "물어볼 사람이 없다"),
        ("ko", "교재비가 추가된다"),
        ("pl", "Brak odpowiedzi do poniedziałku"),
        ("pl", "Nie ma kogo zapytać"),
        ("pl", "No i znowu trzeba dzwonić"),
    ];
    for (lang, text) in pains {
        let none: [&str; 0] = [];
        assert_eq!(marked("solution-as-pain-point", &map(lang, "", &format!("pain_point: {text}"))), none, "{text}");
    }
}

#[test]
fn stages_of_a_funnel_are_told_from_those_of_people() {
    let stage = |lang: &str, name: &str| {
        format!(
            "title: A course\ntype: current-state\nlang: {lang}\nstages:\n  - name: {name}\n    steps:\n      - Pays\n"
        )
    };
    for (lang, name) in [
        ("en", "Upsell"),
        ("en", "Conversion phase"),
        ("ko", "리드 생성"),
        ("ko", "구매 전환 단계"),
        ("pl", "Konwersja"),
    ] {
        assert_eq!(marked("company-side-stage-name", &stage(lang, name)), [name]);
    }
    for (lang, name) in [("en", "Awareness"), ("en", "Sells her bicycle"), ("ko", "유지"), ("pl", "Rozważanie")] {
        assert!(marked("company-side-stage-name", &stage(lang, name)).is_empty(), "{name}");
    }
}

#[test]
fn people_may_shout_and_the_map_may_not() {
    let step = |line: &str| map("en", "", line);
    assert_eq!(marked("shouting", &step("pain_point: Paid twice!!")), ["!!"]);
    assert_eq!(marked("shouting", &step("pain_point: ZAPŁACONO DWA RAZY")), ["ZAPŁACONO DWA RAZY"]);
    for quiet in [
        "saying: I PAID TWICE ALREADY!!",
        "saying: {text: Twice!!}",
        "pain_point: SMS, PIN, HTTPS and API",
        "pain_point: Oh no!",
    ] {
        assert!(marked("shouting", &step(quiet)).is_empty(), "{quiet}");
    }
    assert!(mended("shouting", &step("pain_point: Paid twice!!")).ends_with("Paid twice!\n"));
}

#[test]
fn blanks_that_nobody_sees_go_and_others_stay() {
    let map = "title: A course  \ntype: current-state # why \nsummary: |\n  Kept  \n  as it is \n\nscenario: \"over two \n  lines \"\n\
               stages:\n  - name: 'Two  words '\n    steps:\n      - Pays  in cash.  Then `a  b`\n      - Pays  with   a card\n";
    let clean = "title: A course\ntype: current-state # why\nsummary: |\n  Kept  \n  as it is \n\nscenario: \"over two\n  lines\"\n\
                 stages:\n  - name: 'Two  words'\n    steps:\n      - Pays  in cash.  Then `a  b`\n      - Pays  with   a card\n";
    assert_eq!(mended("trailing-space", map), clean);
    let single = mended("double-space", clean);
    assert!(single.contains("'Two words'") && single.contains("- Pays with a card"), "{single}");
    assert!(single.contains("Kept  \n  as it is \n") && single.contains("- Pays  in cash.  Then `a  b`"), "{single}");
    let windows = map.replace('\n', "\r\n");
    assert_eq!(mended("trailing-space", &windows), clean.replace('\n', "\r\n"));
    let escaped = "title: \"A \\\n  course\"\ntype: current-state\nstages:\n  - Pays\n";
    assert_eq!(mended("trailing-space", escaped), escaped);
}

#[test]
fn a_word_that_stands_there_twice_is_written_once() {
    let twice = |lang: &str, text: &str| map(lang, "", &format!("pain_point: {text}"));
    for (lang, text, once) in [
        ("en", "The price is on the the last screen", "The price is on the last screen"),
        ("pl", "Cena pojawia się się na końcu", "Cena pojawia się na końcu"),
        ("ko", "교재비 및 및 수강료", "교재비 및 수강료"),
    ] {
        assert!(mended("repeated-word", &twice(lang, text)).ends_with(&format!("{once}\n")), "{text}");
    }
    for (lang, text) in [
        ("en", "Very very late"),
        ("en", "What she had had before"),
        ("en", "Plan A a week"),
        ("ko", "하나 하나 적는다"),
    ] {
        assert!(marked("repeated-word", &twice(lang, text)).is_empty(), "{text}");
    }
}

#[test]
fn one_channel_has_one_name() {
    let two = |first: &str, second: &str| {
        let top = "channels: [{id: insta, name: Instagram, kind: social}]";
        let step = format!("touchpoints:\n  - {first}\n  - {second}\n  - insta");
        marked("two-names-for-one-channel", &map("ko", top, &step))
    };
    assert_eq!(two("{name: Web checkout, channel: web}", "{name: web-checkout, channel: web}"), ["web-checkout"]);
    assert_eq!(two("{channel: phone}", "전화"), ["전화"]);
    assert_eq!(two("{channel: email}", "E-mail"), ["E-mail"]);
    let checkout =
        map("en", "", "touchpoints:\n  - {name: Web checkout, channel: web}\n  - {name: Web-Checkout, channel: web}");
    assert_eq!(mended("two-names-for-one-channel", &checkout).matches("Web checkout").count(), 2);
    for (first, second) in [
        ("web", "{name: Web, channel: web}"),
        ("insta", "{name: Instagram, channel: insta}"),
        ("{name: 전화, channel: phone}", "phone"),
        ("{name: Counter 1, channel: store}", "{name: Counter 2, channel: store}"),
    ] {
        assert!(two(first, second).is_empty(), "{first} {second}");
    }
}

#[test]
fn only_a_loop_that_everybody_is_in_has_no_exit() {
    let flows = |flows: &str| {
        let steps = "  - {name: Search, id: search}\n  - {name: Form, id: form}\n  - {name: Pay, id: pay}\n";
        let text = format!("title: A course\ntype: current-state\nstages:\n{steps}flows:\n{flows}");
        marked("loop-without-exit", &text)
    };
    assert_eq!(flows("  - {from: pay, to: search, share: 100%}\n"), ["100%"]);
    assert_eq!(flows("  - {from: form, to: search, share: 60%}\n  - {from: form, to: form, share: 40%}\n"), ["60%"]);
    for open in [
        "  - {from: pay, to: search}\n",
        "  - {from: pay, to: search, share: 99%}\n",
        "  - {from: form, to: search, share: 40%}\n  - {from: form, to: pay, share: 60%}\n",
        "  - {from: search, to: pay, share: 100%}\n",
    ] {
        assert!(flows(open).is_empty(), "{open}");
    }
}

#[test]
fn a_high_pain_point_is_answered_from_where_it_stands_or_by_its_id() {
    let high = "pain_point: {id: late, text: The price comes last, severity: high}";
    let rule = "high-pain-point-without-opportunity";
    let with = |line: &str| marked(rule, &map("en", "", &format!("{high}\n{line}")));
    assert_eq!(with("").len(), 1, "a map without opportunities is told so once");
    assert_eq!(with("opportunity: {text: Show it first, status: dropped}"), ["The price comes last"]);
    assert!(with("opportunity: Show it first").is_empty());
    assert!(with("opportunity: {text: Show it first, addresses: late}").is_empty());
    let two = format!("{high}\npain_point: x").replace("pain_point: x", "need: To know the price");
    assert_eq!(marked(rule, &map("en", "status: archived", &two)), Vec::<String>::new());
    let on_stage = "title: A course\ntype: current-state\nstages:\n  - name: Purchase\n    pain_point: {text: Dear, severity: critical}\n    steps:\n      - {action: Pays, opportunity: Instalments}\n";
    assert!(marked(rule, on_stage).is_empty());
}

#[test]
fn the_whole_map_is_told_once_what_all_of_it_lacks() {
    let step = "metrics: {reach: 5k, open-rate: 40%, click-rate: 10%}";
    assert_eq!(marked("metric-without-target", &map("en", "", step)), ["reach"]);
    assert_eq!(marked("metric-without-source", &map("en", "research: [{id: log, kind: analytics}]", step)), ["reach"]);
    assert!(
        marked("metric-without-source", &map("en", "", step)).is_empty(),
        "without research there is nothing to name"
    );
    let covered = format!("evidence: log\n{step}");
    assert!(marked("metric-without-source", &map("en", "research: [{id: log, kind: analytics}]", &covered)).is_empty());
}

#[test]
fn a_target_that_was_reached_is_not_against_the_direction() {
    let metric = |value: &str| {
        marked("target-against-direction", &map("en", "", &format!("metrics: {{retention-rate: {value}}}")))
    };
    assert_eq!(metric("{value: 64%, target: 50%, history: [60%, 62%]}"), ["50%"]);
    assert!(metric("{value: 64%, target: 60%, history: [51%, 58%, 63%]}").is_empty());
    assert!(metric("{value: 64%, target: 60%}").is_empty());
    assert!(metric("{value: 64%, target: 70%, history: [51%, 58%, 63%]}").is_empty());
}

#[test]
fn a_metric_that_gets_worse_is_told_where_nobody_does_anything() {
    let metric = |value: &str, more: &str| {
        let step = format!("metrics: {{bounce-rate: {value}}}\n{more}");
        let text = map("en", "", &step);
        (marked("metric-moving-the-wrong-way", &text), marked("metric-target-missed", &text))
    };
    let none = Vec::<String>::new;
    assert_eq!(metric("{value: 61%, target: 45%, history: [52%, 58%]}", ""), (vec!["61%".to_owned()], none()));
    assert_eq!(metric("{value: 61%, target: 45%}", ""), (none(), vec!["45%".to_owned()]));
    assert_eq!(metric("{value: 61%, target: 45%, history: [70%, 65%]}", ""), (none(), none()), "it gets there");
    assert_eq!(metric("{value: 61%, target: 65%, history: [52%, 58%]}", ""), (none(), none()), "it is still well");
    assert_eq!(metric("{value: 61%, target: 45%, history: [52%, 58%]}", "opportunity: One page"), (none(), none()));
    let done = "opportunity: {text: One page, status: done}";
    assert_eq!(metric("{value: 61%, target: 45%, history: [52%, 58%]}", done).0, ["61%"]);
}

#[test]
fn a_month_is_over_with_its_last_day() {
    let due = |due: &str| {
        let step = format!("opportunity: {{text: Show it first, owner: Shop, status: doing, due: {due}}}");
        found("opportunity-overdue", &map("en", "", &step)).into_iter().map(|(_, message)| message).collect::<Vec<_>>()
    };
    assert_eq!(due("2026-10"), ["`Show it first` was due in 2026-10"]);
    assert_eq!(due("2026-11-01"), ["`Show it first` was due on 2026-11-01"]);
    assert!(due("2026-11").is_empty());
    assert!(due("2026-11-02").is_empty());
}

#[test]
fn nobody_reviews_or_works_on_what_is_archived() {
    let step = "pain_point: {text: The price comes last, severity: high}\n\
                opportunity: {text: Show it first, status: doing, due: 2026-01, addresses: []}\n\
                resource: {text: A designer, status: needed}\n\
                metrics: {bounce-rate: {value: 61%, target: 45%, history: [52%, 58%]}}";
    let of = |status: &str| {
        let source = Source::new("map.journey.yaml", map("en", &format!("status: {status}"), step));
        let groups = [lint::Group::Action, lint::Group::Freshness, lint::Group::Metrics];
        let of_group = findings(&source).into_iter().filter(|found| groups.contains(&lint::group(found.code)));
        of_group.map(|found| found.code.name).collect::<Vec<_>>()
    };
    assert!(of("agreed").len() > 3, "{:?}", of("agreed"));
    assert_eq!(of("archived"), Vec::<&str>::new());
}

#[test]
fn what_a_machine_can_guess_it_writes() {
    let metric = map("en", "metrics: [{id: calls, name: Calls}]", "metrics: {calls: {value: 41, target: 25}}");
    assert!(mended("metric-without-direction", &metric).contains("{id: calls, name: Calls, better: lower}"));
    let review = map("en", "review: 2026-10-01", "");
    assert!(mended("review-without-period", &review).contains("review: {last: 2026-10-01, every: quarter}\n"));
}

#[test]
fn several_answers_may_be_more_than_everybody() {
    let asked = |question: &str| {
        let research = format!(
            "research:\n  - id: survey\n    questions: [{{question: \"{question}\", answers: {{a: 80%, b: 60%}}}}]"
        );
        marked("answer-shares-over-100", &map("en", &research, "evidence: survey"))
    };
    assert_eq!(asked("How did you hear of us?"), ["60%"]);
    for several in
        ["What did you use? Several answers.", "무엇을 쓰셨나요? (복수 응답)", "Z czego korzystasz? Kilka odpowiedzi."]
    {
        assert!(asked(several).is_empty(), "{several}");
    }
}
