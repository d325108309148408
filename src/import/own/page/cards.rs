//! A card of a page, which is one line: its words, then parts that say what else is known of it.

use serde_json::{Value, json};

use super::inline::Inline;
use super::number;
use super::reader::{AT, BADGE, REFERS, Reader, Record, add, says_a_link};
use super::rows::OF_BASELINE;
use super::tongue::{behind, colon, even, id_of};
use crate::words::{BlueprintKinds, OpportunityStatuses, ResourceStatuses, Severities};

/// What a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A few words.
    Remark,
    /// What is done at a step, in the row of a blueprint.
    Action,
    /// A pain, a gain, a need, an expectation or a goal.
    Point,
    /// Something that could be done better.
    Opportunity,
    /// A moment of contact.
    Touchpoint,
    /// A cell of a blueprint.
    Cell,
    /// A message.
    Message,
    /// Something that a step needs.
    Resource,
    /// How a competitor does.
    Rival,
}

/// What a card of this lane is.
pub(super) fn kind_of(lane: &str) -> Kind {
    match lane {
        "pain_points" | "gains" | "needs" | "expectations" | "goals" => Kind::Point,
        "opportunities" => Kind::Opportunity,
        "touchpoints" => Kind::Touchpoint,
        "physical_evidence" | "frontstage" | "backstage" | "support" | "policies" => Kind::Cell,
        "messages" => Kind::Message,
        "resources" => Kind::Resource,
        "competitors" => Kind::Rival,
        _ => Kind::Remark,
    }
}

impl Reader<'_> {
    /// The card that a line tells; none for one of the baseline, which stands in another file.
    pub(super) fn card(&mut self, kind: Kind, line: &Inline, path: &str) -> Option<Record> {
        let (mut parts, sources) = Self::parts(line);
        let labels = &self.words.labels;
        if kind == Kind::Point {
            let of_baseline = |part: &Inline| {
                part.is_bold() && [labels.closed, labels.baseline].iter().any(|word| even(word) == even(&part.plain()))
            };
            if parts.iter().any(of_baseline) {
                let badge = parts.first().and_then(Inline::bold_start).map(|(badge, _)| badge.plain());
                self.old_badges.extend(badge.filter(|badge| is_badge(badge)));
                self.tale.unmapped("pain point", line.span(), OF_BASELINE);
                return None;
            }
        }
        let mut card = Record::new();
        let mut first = if parts.is_empty() { Inline::default() } else { parts.remove(0) };
        if kind == Kind::Point
            && let Some((badge, rest)) = first.bold_start()
            && is_badge(&badge.plain())
        {
            card.insert(BADGE.to_owned(), json!(badge.plain()));
            self.tale.mapped("number", badge.span(), path);
            first = rest;
        }
        let key = if kind == Kind::Rival { "name" } else { "text" };
        let channel = (kind == Kind::Touchpoint).then(|| self.channel(&first.plain())).flatten();
        let is_channel_alone = channel.is_some() && !parts.iter().any(|part| self.channel(&part.plain()).is_some());
        if let Some(channel) = channel.filter(|_| is_channel_alone) {
            card.insert("channel".to_owned(), json!(channel));
            self.tale.mapped("channel", first.span(), path);
        } else if !first.is_empty() {
            card.insert(key.to_owned(), self.says(&first));
            self.tale.mapped("words", first.span(), path);
        }
        for part in &parts {
            let is_taken = self.own(kind, part, &mut card, path)
                || says_a_link(part) && self.rest(kind, part, &mut card, path)
                || self.mark(part, &mut card, path)
                || self.rest(kind, part, &mut card, path);
            if !is_taken {
                self.unknown(part);
            }
        }
        self.evidence(sources, &mut card, path);
        Some(card)
    }

    /// What only cards of this kind say, under a label or in words of ours.
    fn own(&mut self, kind: Kind, part: &Inline, card: &mut Record, path: &str) -> bool {
        let labels = &self.words.labels;
        let plain = part.plain();
        let (key, value): (&'static str, Value) = match kind {
            Kind::Point | Kind::Opportunity => {
                if let Some((severity, why)) = self.severity(&plain).filter(|_| kind == Kind::Point) {
                    card.insert("severity".to_owned(), json!(severity));
                    self.tale.told("severity", part.span(), &format!("{path}.severity"), why);
                    return true;
                } else if let Some(list) = behind(part, labels.addresses) {
                    ("addresses", self.targets(&list))
                } else if let Some(cause) = behind(part, &colon(labels.root_cause)) {
                    ("cause", json!({"of": self.target(&cause)}))
                } else if let Some(cause) = behind(part, &colon(labels.cause)) {
                    ("cause", json!({"text": self.says(&cause)}))
                } else if part.is_bold() && [labels.new, labels.kept].iter().any(|word| even(word) == even(&plain)) {
                    self.tale.derived("status", part.span());
                    return true;
                } else {
                    return false;
                }
            }
            Kind::Touchpoint => {
                let words = &self.words.touchpoint_status;
                if part.is_bold() && even(&plain) == even(words.wanted) {
                    ("status", json!("wanted"))
                } else if part.is_bold() && even(&plain) == even(words.new) {
                    self.tale.derived("status", part.span());
                    return true;
                } else if even(&plain) == even(words.existing) {
                    ("status", json!("existing"))
                } else if let Some(channel) = self.channel(&plain).filter(|_| !card.contains_key("channel")) {
                    ("channel", json!(channel))
                } else if let Some((from, to)) = part.split_once(" → ") {
                    card.insert("from".to_owned(), self.end(&from));
                    ("to", self.end(&to))
                } else if let Some(from) = behind(part, labels.from) {
                    ("from", self.end(&from))
                } else if let Some(to) = behind(part, labels.to) {
                    ("to", self.end(&to))
                } else {
                    return false;
                }
            }
            Kind::Cell => {
                if let Some(by) = behind(part, labels.by) {
                    ("by", self.says(&by))
                } else if let Some(kind) = id_of(BlueprintKinds::IDS, |id| self.words.blueprint.get(id), &plain) {
                    ("kind", json!(kind))
                } else if let Some(fails) = behind(part, &colon(labels.fails)) {
                    ("fails", self.says(&fails))
                } else if even(&plain) == even(labels.no_arrow) {
                    ("triggers", json!([]))
                } else if behind(part, &colon(labels.root_cause)).is_some() {
                    self.tale.derived("root cause", part.span());
                    return true;
                } else {
                    let one = |sign: &str| part.without_start(sign);
                    let both = one("↔ ");
                    let Some(to) = both.clone().or_else(|| one("→ ")) else { return false };
                    let (to, label) = to.split_once(": ").map_or((to.clone(), None), |(to, label)| (to, Some(label)));
                    let mut trigger = Record::new();
                    trigger.insert("to".to_owned(), self.target(&to));
                    if both.is_some() {
                        trigger.insert("both_ways".to_owned(), json!(true));
                    }
                    if let Some(label) = label {
                        trigger.insert("label".to_owned(), self.says(&label));
                    }
                    add(card, "triggers", Value::Object(trigger));
                    self.tale.mapped("arrow", part.span(), &format!("{path}.triggers"));
                    return true;
                }
            }
            Kind::Message => {
                if let Some(when) = behind(part, &colon(labels.when)) {
                    ("when", self.says(&when))
                } else if let Some(template) = behind(part, &colon(labels.template)) {
                    ("template", self.says(&template))
                } else if let Some(variant) = behind(part, &colon(labels.variants)) {
                    let says = self.says(&variant);
                    add(card, "variants", says);
                    self.tale.mapped("variant", part.span(), &format!("{path}.variants"));
                    return true;
                } else if even(&plain) == even(labels.automated) {
                    ("automated", json!(true))
                } else if even(&plain) == even(labels.by_hand) {
                    ("automated", json!(false))
                } else if let Some(channel) = self.channel(&plain).filter(|_| !card.contains_key("channel")) {
                    ("channel", json!(channel))
                } else {
                    return false;
                }
            }
            Kind::Resource => match id_of(ResourceStatuses::IDS, |id| self.words.resource_status.get(id), &plain) {
                Some(status) if part.is_bold() => ("status", json!(status)),
                _ => return false,
            },
            Kind::Rival => match number::number(&plain, self.words).filter(|_| part.is_bold()) {
                Some(score) => ("score", score),
                None => return false,
            },
            Kind::Action => match super::tongue::moment(self.words, &plain) {
                Some(moment) if !matches!(moment, "peak" | "end") => {
                    add(card, "moments", json!(moment));
                    self.tale.mapped("moment", part.span(), &format!("{path}.moments"));
                    return true;
                }
                _ => return false,
            },
            Kind::Remark => return false,
        };
        card.insert(key.to_owned(), value);
        self.tale.mapped(key, part.span(), &format!("{path}.{key}"));
        true
    }

    /// What speaks for itself without a word of ours.
    fn rest(&mut self, kind: Kind, part: &Inline, card: &mut Record, path: &str) -> bool {
        if kind != Kind::Rival || part.is_empty() || card.contains_key("text") {
            return false;
        }
        card.insert("text".to_owned(), self.says(part));
        self.tale.mapped("words", part.span(), &format!("{path}.text"));
        true
    }

    /// How much a pain hurts: the word, else the dots before it; and why, where the two do not say the same.
    pub(super) fn severity(&self, plain: &str) -> Option<(&'static str, Option<&'static str>)> {
        const BY_WORD: &str = "the dots before it are those of another severity: the word counts";
        const BY_DOTS: &str = "no severity is called so: the dots count";
        let word = plain.trim_start_matches(['●', '○']);
        let dots = plain.chars().take_while(|c| *c == '●').count();
        let by_word = id_of(Severities::IDS, |id| self.words.severity.get(id), word);
        let by_dots = dots.checked_sub(1).and_then(|index| Severities::IDS.get(index).copied());
        let has_dots = word.len() < plain.len();
        match (by_word, by_dots.filter(|_| has_dots)) {
            (Some(word), dots) => Some((word, dots.filter(|dots| *dots != word).map(|_| BY_WORD))),
            (None, Some(dots)) => Some((dots, (!word.trim().is_empty()).then_some(BY_DOTS))),
            (None, None) => None,
        }
    }

    /// How far an opportunity has come.
    pub(super) fn progress(&self, plain: &str) -> Option<&'static str> {
        id_of(OpportunityStatuses::IDS, |id| self.words.opportunity_status.get(id), plain)
    }

    /// Things that are referred to, until they are found.
    pub(super) fn targets(&self, list: &Inline) -> Value {
        list.split(", ").iter().map(|target| self.target(target)).collect()
    }

    /// Something that is referred to, until it is found.
    fn target(&self, words: &Inline) -> Value {
        let span = words.span();
        json!({REFERS: words.plain(), "$text": self.says(words), AT: [span.start, span.end]})
    }

    /// One end of a touchpoint.
    fn end(&self, words: &Inline) -> Value {
        let plain = even(&words.plain());
        let known = self.people.iter().take(self.persona_count).find(|known| even(&known.name) == plain);
        match known.or_else(|| self.renamed(&words.plain())) {
            _ if plain == even(self.words.labels.us) => json!({"us": true}),
            Some(known) => json!({"persona": known.id}),
            None => json!({"text": self.says(words)}),
        }
    }
}

/// A number by which others refer to a pain point: `P1`.
pub(super) fn is_badge(text: &str) -> bool {
    text.strip_prefix('P').is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()))
}
