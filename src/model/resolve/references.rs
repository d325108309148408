//! From a written reference to the thing that it means, or to a finding that says which things there are.

use super::Resolver;
use crate::diagnostic::{Code, Diagnostic, nearest, shown};
use crate::model::codes::{
    AMBIGUOUS_REFERENCE, REFERENCE_TO_UNWRITTEN_ID, UNKNOWN_CHANNEL, UNKNOWN_LANE, UNKNOWN_PAIN_POINT, UNKNOWN_PERSONA,
    UNKNOWN_RESEARCH, UNKNOWN_SEGMENT,
};
use crate::model::item::{ChannelUse, End, Marks, Target, Whose};
use crate::model::name::{Found, NameKind, Named, Names, slug};
use crate::source::{At, Source, Span};
use crate::spec;
use crate::spec::synonyms::other_word;
use crate::spec::touchpoint::ChannelKind;
use crate::spec::value::Text;

/// Which of the namespaces a reference looks in.
#[derive(Clone, Copy)]
pub(super) enum Space {
    /// Stages, steps, cells, cards, messages.
    Things,
    /// Personas and segments.
    People,
    /// Research.
    Research,
}

impl Resolver<'_> {
    fn names(&self, space: Space) -> &Names {
        match space {
            Space::Things => &self.things,
            Space::People => &self.people,
            Space::Research => &self.research,
        }
    }

    /// The thing that a reference means; `code` and `what` say what is wrong where there is none.
    pub(super) fn reference(
        &mut self,
        written: &Text,
        space: Space,
        fits: fn(NameKind) -> bool,
        code: &'static Code,
        what: &str,
    ) -> Option<Named> {
        match self.names(space).find(&written.value, fits) {
            Found::One(named) => {
                let named = named.clone();
                self.advise_id(written, &named);
                Some(named)
            }
            Found::Several(first, second) => {
                let (first, second) = (first.span, second.span);
                self.findings.report(&AMBIGUOUS_REFERENCE, || ambiguous(written, first, second));
                None
            }
            Found::None => {
                let mut findings = std::mem::take(&mut self.findings);
                findings.report(code, || {
                    let names = self.names(space);
                    let candidates = names.candidates(fits);
                    if let Some(finding) = near_words(written, code, what, names, fits) {
                        return finding;
                    }
                    unknown(written, code, what, &candidates, || choices(what, &candidates))
                });
                self.findings = findings;
                None
            }
        }
    }

    /// A reference by words breaks when the words change: advice to write an id.
    fn advise_id(&mut self, written: &Text, named: &Named) {
        let by_id = named.id.as_ref().is_some_and(|id| slug(&id.value) == slug(&written.value));
        let by_name = matches!(
            named.kind,
            NameKind::Persona | NameKind::Segment | NameKind::Channel | NameKind::Competitor | NameKind::Metric
        );
        if by_id || by_name {
            return;
        }
        let source = self.source;
        self.findings.report(&REFERENCE_TO_UNWRITTEN_ID, || {
            let message = format!("`{}` is found by its words, which may change", shown(&written.value));
            let finding =
                Diagnostic::new(&REFERENCE_TO_UNWRITTEN_ID, written.span, message).also(named.span, "this is meant");
            if let Some(At { value: id, .. }) = &named.id {
                let finding = finding.help(format!("refer to its id, `{id}`"));
                return finding.fix(format!("write `{id}`"), written.span, id.clone());
            }
            let id = slug(&written.value);
            let title = format!("write `id: {id}` on it");
            let finding = finding.help(title.clone());
            match with_id(source, named, &id) {
                Some((place, replacement)) => finding.fix(title, place, replacement),
                None => finding,
            }
        });
    }

    /// A thing as a target that others link to.
    pub(super) fn target(
        &mut self,
        written: &Text,
        fits: fn(NameKind) -> bool,
        code: &'static Code,
        what: &str,
    ) -> Option<Target> {
        let named = self.reference(written, Space::Things, fits, code, what)?;
        Some(Target { label: named.label, span: named.span, in_baseline: false })
    }

    /// A pain of this map or of its baseline.
    pub(super) fn pain(&mut self, written: &Text) -> Option<Target> {
        let is_pain = |kind| kind == NameKind::Pain;
        if matches!(self.things.find(&written.value, is_pain), Found::None) {
            match self.baseline.as_ref().map(|(_, names)| names.find(&written.value, is_pain)) {
                Some(Found::One(named)) => {
                    return Some(Target { label: named.label.clone(), span: named.span, in_baseline: true });
                }
                Some(Found::Several(..)) => {
                    let message = format!("`{}` could be either of two in the baseline", shown(&written.value));
                    let finding = Diagnostic::new(&AMBIGUOUS_REFERENCE, written.span, message);
                    self.report(finding.help("write an `id` on the one that is meant there, and refer to that"));
                    return None;
                }
                // The pain may well stand in a baseline that could not be read, which has been reported.
                None if self.spec.baseline.is_some() => return None,
                Some(Found::None) => {
                    let (things, baseline) = (&self.things, self.baseline.as_ref().map(|(_, names)| names));
                    self.findings.report(&UNKNOWN_PAIN_POINT, || {
                        let mut candidates = things.candidates(is_pain);
                        candidates.extend(baseline.into_iter().flat_map(|names| names.candidates(is_pain)));
                        let what = "pain point";
                        unknown(written, &UNKNOWN_PAIN_POINT, what, &candidates, || choices(what, &candidates))
                    });
                    return None;
                }
                None => {}
            }
        }
        self.target(written, is_pain, &UNKNOWN_PAIN_POINT, "pain point")
    }

    /// What any item may carry.
    pub(super) fn marks(&mut self, marks: &spec::marks::Marks) -> Marks {
        Marks {
            whose: marks.whose.iter().filter_map(|written| self.whose(written)).collect(),
            evidence: marks.evidence.iter().filter_map(|written| self.evidence(written)).collect(),
            link: marks.link.as_ref().map(|link| link.value.0.clone()),
            notes: marks.note.iter().map(|note| note.value.clone()).collect(),
            tags: marks.tags.iter().map(|tag| tag.value.clone()).collect(),
            owner: super::optional(marks.owner.as_ref()),
            span: marks.span,
        }
    }

    fn whose(&mut self, written: &Text) -> Option<Whose> {
        let named = self.reference(written, Space::People, |_| true, &UNKNOWN_PERSONA, "persona or segment")?;
        Some(if named.kind == NameKind::Segment { Whose::Segment(named.index) } else { Whose::Persona(named.index) })
    }

    fn evidence(&mut self, written: &Text) -> Option<usize> {
        self.reference(written, Space::Research, |_| true, &UNKNOWN_RESEARCH, "research").map(|named| named.index)
    }

    /// A segment by its place in the list.
    pub(super) fn segment(&mut self, written: &Text) -> Option<usize> {
        let is_segment = |kind| kind == NameKind::Segment;
        self.reference(written, Space::People, is_segment, &UNKNOWN_SEGMENT, "segment").map(|named| named.index)
    }

    /// The channel that a text names, if it names one.
    pub(super) fn known_channel(&self, written: &Text) -> Option<ChannelUse> {
        if let Found::One(named) | Found::Several(named, _) = self.channels.find(&written.value, |_| true) {
            let kind = self.spec.channels.get(named.index).map_or(ChannelKind::Other, channel_kind);
            return Some(ChannelUse { name: named.label.clone(), kind });
        }
        built_in(&written.value).map(|kind| ChannelUse { name: String::new(), kind })
    }

    /// The channel that a reference means.
    pub(super) fn channel(&mut self, written: &Text) -> Option<ChannelUse> {
        if let Found::Several(first, second) = self.channels.find(&written.value, |_| true) {
            let finding = ambiguous(written, first.span, second.span);
            self.report(finding);
            return None;
        }
        if let Some(channel) = self.known_channel(written) {
            return Some(channel);
        }
        let channels = &self.channels;
        self.findings.report(&UNKNOWN_CHANNEL, || {
            let mut candidates = channels.candidates(|_| true);
            candidates.extend(ChannelKind::ALL.iter().map(|kind| kind.word()));
            let mut seen = std::collections::BTreeSet::new();
            candidates.retain(|name| seen.insert(*name));
            if let Some(near) = other_word(&written.value, ChannelKind::ALL.iter().map(|kind| kind.word())) {
                let message = format!("there is no channel `{}`", shown(&written.value));
                let finding = Diagnostic::new(&UNKNOWN_CHANNEL, written.span, message).did_you_mean(Some(near));
                return finding.guess(format!("write `{near}`"), written.span, near);
            }
            let declare = || format!("declare it under `channels`, or use one of {}", listed(&candidates, 40));
            unknown(written, &UNKNOWN_CHANNEL, "channel", &candidates, declare)
        });
        None
    }

    /// One end of a touchpoint: us, a persona, or any words.
    pub(super) fn end(&mut self, written: &Text) -> End {
        if slug(&written.value) == "us" {
            return End::Us;
        }
        match self.people.find(&written.value, |kind| kind == NameKind::Persona) {
            Found::One(named) => End::Persona(named.index),
            Found::None => End::Words(written.value.clone()),
            Found::Several(first, second) => {
                let finding = ambiguous(written, first.span, second.span);
                self.report(finding);
                End::Words(written.value.clone())
            }
        }
    }

    /// The lane of the map's own that a key of `cells` means.
    pub(super) fn own_lane(&mut self, written: &Text) -> Option<usize> {
        if let Some(lane) = self.lane_key(written) {
            let message = format!("`{}` is a lane of the language, not of this map", written.value);
            let finding = Diagnostic::new(&UNKNOWN_LANE, written.span, message);
            self.report(finding.help(format!("write `{lane}` beside `cells`, not in it")));
            return None;
        }
        if let Found::One(named) | Found::Several(named, _) = self.lanes.find(&written.value, |_| true) {
            return Some(named.index);
        }
        let lanes = &self.lanes;
        self.findings.report(&UNKNOWN_LANE, || {
            let candidates = lanes.candidates(|_| true);
            let declare = || format!("declare it: `lanes: [{{id: {}, title: …}}]`", slug(&written.value));
            unknown(written, &UNKNOWN_LANE, "lane", &candidates, declare)
        });
        None
    }

    /// A competitor by the id or name that a stage uses; one that is not declared is called as it is written.
    pub(super) fn competitor(&mut self, written: &Text) -> String {
        match self.competitors.find(&written.value, |_| true) {
            Found::One(named) => named.label.clone(),
            Found::None => written.value.clone(),
            Found::Several(first, second) => {
                let finding = ambiguous(written, first.span, second.span);
                self.report(finding);
                written.value.clone()
            }
        }
    }
}

/// The built-in channel of this name.
fn built_in(name: &str) -> Option<ChannelKind> {
    let slug = slug(name);
    ChannelKind::ALL.iter().copied().find(|kind| kind.word() == slug)
}

/// The kind of a declared channel: as written, or that of its id or name, `{name: Email}`.
pub(super) fn channel_kind(channel: &spec::touchpoint::Channel) -> ChannelKind {
    let named = || channel.id.iter().chain(&channel.name.0).find_map(|name| built_in(&name.value));
    value(channel.kind.as_ref()).or_else(named).unwrap_or(ChannelKind::Other)
}

fn ambiguous(written: &Text, first: Span, second: Span) -> Diagnostic {
    let message = format!("`{}` could be either of two", shown(&written.value));
    Diagnostic::new(&AMBIGUOUS_REFERENCE, written.span, message)
        .also(first, "this one")
        .also(second, "or this one")
        .help("write an `id` on the one that is meant, and refer to that")
}

fn unknown(
    written: &Text,
    code: &'static Code,
    what: &str,
    candidates: &[&str],
    help: impl FnOnce() -> String,
) -> Diagnostic {
    let finding = Diagnostic::new(code, written.span, format!("there is no {what} `{}`", shown(&written.value)));
    match nearest(&written.value, candidates.iter().copied()) {
        Some(near) => finding.did_you_mean(Some(near)).guess(format!("write `{near}`"), written.span, near),
        None => finding.help(help()),
    }
}

/// The thing with an id whose words are near to what was written, where no id is.
fn near_words(
    written: &Text,
    code: &'static Code,
    what: &str,
    names: &Names,
    fits: fn(NameKind) -> bool,
) -> Option<Diagnostic> {
    if nearest(&written.value, names.candidates(fits)).is_some() {
        return None;
    }
    let with_id = || names.iter().filter(|named| fits(named.kind) && named.id.is_some() && !named.label.is_empty());
    let near = nearest(&written.value, with_id().map(|named| named.label.as_str()))?;
    let (label, id) =
        with_id().find(|named| named.label == near).and_then(|named| Some((&named.label, named.id.as_ref()?)))?;
    let message = format!("there is no {what} `{}`", shown(&written.value));
    let finding = Diagnostic::new(code, written.span, message);
    let finding = finding.help(format!("did you mean `{}` ({})?", shown(&id.value), shown(label)));
    Some(finding.guess(format!("write `{}`", id.value), written.span, id.value.clone()))
}

fn choices(what: &str, candidates: &[&str]) -> String {
    match candidates {
        [] => format!("the map has no {what} to refer to"),
        [only] => format!("there is only `{}`", shown(only)),
        _ => format!("there are {}", listed(candidates, 12)),
    }
}

fn listed(words: &[&str], limit: usize) -> String {
    let list = words.iter().take(limit).map(|word| format!("`{}`", shown(word))).collect::<Vec<_>>().join(", ");
    if words.len() > limit { format!("{list} and {} more", words.len() - limit) } else { list }
}

/// The change that writes an id on a thing of this file: a new first key, or keys in the place of a text that stood alone.
fn with_id(source: &Source, named: &Named, id: &str) -> Option<(Span, String)> {
    if named.span.in_shared().is_some() {
        return None;
    }
    let written = source.slice(named.span);
    if written.starts_with('{') {
        let place = named.span.start + 1;
        return Some((Span::new(place, place), format!("id: {id}, ")));
    }
    if named.words.is_some_and(|words| words == named.span) {
        let key = match named.kind {
            NameKind::Stage | NameKind::Research => "name",
            NameKind::Step => "action",
            _ => "text",
        };
        let quoted = if written.starts_with(['"', '\'']) {
            written.to_owned()
        } else {
            format!("\"{}\"", written.replace('\\', "\\\\").replace('"', "\\\""))
        };
        let plain = !written.contains(['\n', '\r']) && !written.starts_with(['|', '>', '*']);
        return plain.then(|| (named.span, format!("{{id: {id}, {key}: {quoted}}}")));
    }
    let line = source.before(named.span.start).rsplit('\n').next()?;
    let blank: String = line.chars().map(|_| ' ').collect();
    let is_block = line.chars().all(|c| matches!(c, ' ' | '-')) && !written.starts_with(['*', '&', '[']);
    is_block.then(|| (Span::new(named.span.start, named.span.start), format!("id: {id}\n{blank}")))
}

/// A value of a written one, at the same place.
pub(super) fn value<T: Copy>(written: Option<&At<T>>) -> Option<T> {
    written.map(|written| written.value)
}
