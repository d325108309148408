//! From a written reference to the thing that it means, or to a finding that says which things there are.

use super::Resolver;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::codes::{
    AMBIGUOUS_REFERENCE, REFERENCE_TO_UNWRITTEN_ID, UNKNOWN_CHANNEL, UNKNOWN_PERSONA, UNKNOWN_RESEARCH, UNKNOWN_SEGMENT,
};
use crate::model::item::{ChannelUse, End, Marks, Target, Whose};
use crate::model::name::{Found, NameKind, Named, Names, slug};
use crate::source::At;
use crate::spec;
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
                let message = format!("`{}` could be either of two", written.value);
                let finding = Diagnostic::new(&AMBIGUOUS_REFERENCE, written.span, message)
                    .also(first.span, "this one")
                    .also(second.span, "or this one")
                    .help("write an `id` on the one that is meant, and refer to that");
                self.report(finding);
                None
            }
            Found::None => {
                let candidates = self.names(space).candidates(fits);
                let finding = Diagnostic::new(code, written.span, format!("there is no {what} `{}`", written.value));
                let finding = match nearest(&written.value, candidates.iter().copied()) {
                    Some(near) => finding.did_you_mean(Some(near)).fix(format!("write `{near}`"), written.span, near),
                    None => finding.help(choices(what, &candidates)),
                };
                self.report(finding);
                None
            }
        }
    }

    /// A reference by words breaks when the words change: advice to write an id.
    fn advise_id(&mut self, written: &Text, named: &Named) {
        let by_id = named.id.as_ref().is_some_and(|id| slug(&id.value) == slug(&written.value));
        if by_id
            || matches!(named.kind, NameKind::Persona | NameKind::Segment | NameKind::Channel | NameKind::Competitor)
        {
            return;
        }
        let message = format!("`{}` is found by its words, which may change", written.value);
        let finding =
            Diagnostic::new(&REFERENCE_TO_UNWRITTEN_ID, written.span, message).also(named.span, "this is meant");
        let help = match &named.id {
            Some(id) => format!("refer to its id, `{}`", id.value),
            None => format!("write `id: {}` on it", slug(&written.value)),
        };
        self.report(finding.help(help));
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
        let here = matches!(self.things.find(&written.value, is_pain), Found::None);
        if here
            && let Some((_, names)) = &self.baseline
            && let Found::One(named) = names.find(&written.value, is_pain)
        {
            return Some(Target { label: named.label.clone(), span: named.span, in_baseline: true });
        }
        self.target(written, is_pain, &crate::model::codes::UNKNOWN_PAIN_POINT, "pain point")
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
        if let Found::One(named) = self.channels.find(&written.value, |_| true) {
            let kind = self.spec.channels.get(named.index).and_then(|channel| channel.kind.as_ref());
            let kind = kind.map_or(ChannelKind::Other, |kind| kind.value);
            return Some(ChannelUse { name: named.label.clone(), kind });
        }
        let slug = slug(&written.value);
        let kind = ChannelKind::ALL.iter().copied().find(|kind| kind.word() == slug)?;
        Some(ChannelUse { name: String::new(), kind })
    }

    /// The channel that a reference means.
    pub(super) fn channel(&mut self, written: &Text) -> Option<ChannelUse> {
        if let Some(channel) = self.known_channel(written) {
            return Some(channel);
        }
        let mut candidates = self.channels.candidates(|_| true);
        candidates.extend(ChannelKind::ALL.iter().map(|kind| kind.word()));
        let finding =
            Diagnostic::new(&UNKNOWN_CHANNEL, written.span, format!("there is no channel `{}`", written.value));
        let finding = match nearest(&written.value, candidates.iter().copied()) {
            Some(near) => finding.did_you_mean(Some(near)).fix(format!("write `{near}`"), written.span, near),
            None => finding.help(format!(
                "declare it under `channels`, or use one of {}",
                candidates.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
            )),
        };
        self.report(finding);
        None
    }

    /// One end of a touchpoint: us, a persona, or any words.
    pub(super) fn end(&self, written: &Text) -> End {
        if slug(&written.value) == "us" {
            return End::Us;
        }
        match self.people.find(&written.value, |kind| kind == NameKind::Persona) {
            Found::One(named) => End::Persona(named.index),
            Found::None | Found::Several(..) => End::Words(written.value.clone()),
        }
    }

    /// The lane of the map's own that a key of `cells` means.
    pub(super) fn own_lane(&mut self, written: &Text) -> Option<usize> {
        if let Found::One(named) = self.lanes.find(&written.value, |_| true) {
            return Some(named.index);
        }
        let candidates = self.lanes.candidates(|_| true);
        let message = format!("there is no lane `{}`", written.value);
        let finding = Diagnostic::new(&crate::model::codes::UNKNOWN_LANE, written.span, message);
        let finding = match nearest(&written.value, candidates.iter().copied()) {
            Some(near) => finding.did_you_mean(Some(near)).fix(format!("write `{near}`"), written.span, near),
            None => finding.help(format!("declare it: `lanes: [{{id: {}, title: …}}]`", slug(&written.value))),
        };
        self.report(finding);
        None
    }

    /// A competitor by the id or name that a stage uses; one that is not declared is called as it is written.
    pub(super) fn competitor(&mut self, written: &Text) -> String {
        match self.competitors.find(&written.value, |_| true) {
            Found::One(named) => named.label.clone(),
            Found::None | Found::Several(..) => written.value.clone(),
        }
    }
}

fn choices(what: &str, candidates: &[&str]) -> String {
    if candidates.is_empty() {
        return format!("the map has no {what} to refer to");
    }
    let shown: Vec<String> = candidates.iter().take(12).map(|name| format!("`{name}`")).collect();
    let more = if candidates.len() > shown.len() { ", …" } else { "" };
    format!("there is {}{more}", shown.join(", "))
}

/// A value of a written one, at the same place.
pub(super) fn value<T: Copy>(written: Option<&At<T>>) -> Option<T> {
    written.map(|written| written.value)
}
