//! What is known of an item beside its words, as details in one order.

use super::card::{Card, Detail, Severity, Tone};
use super::channels::channel_name;
use super::context::Context;
use crate::model::item::{Cause, ChannelUse, End, Marks, Opportunity, Point, Remark, Target, Whose};
use crate::model::stage::Facts;
use crate::source::Span;
use crate::text::plain;

impl Context<'_> {
    /// What any item may carry. Notes are left out: they are for those who work on the map.
    pub(super) fn marks(&self, marks: &Marks) -> Vec<Detail> {
        let mut details = Vec::new();
        if !marks.whose.is_empty() {
            details.push(self.owners(&marks.whose));
        }
        if let Some(owner) = marks.owner.as_ref().filter(|owner| !plain(owner).is_empty()) {
            details.push(Detail::labelled("owner", &colon(self.words.footer.owner), owner.clone()));
        }
        details.extend(sources(marks));
        details
    }

    /// Whose something is: "for Hana, Skill builders".
    pub(super) fn owners(&self, whose: &[Whose]) -> Detail {
        let names = whose.iter().map(|whose| self.whose(*whose).to_owned()).collect();
        Detail::listed("for", self.words.labels.whose, names)
    }

    /// The name of a persona or segment.
    pub(super) fn whose(&self, whose: Whose) -> &str {
        match whose {
            Whose::Persona(index) => self.map.personas.get(index).map_or("", |persona| persona.name.as_str()),
            Whose::Segment(index) => self.map.segments.get(index).map_or("", |segment| segment.name.as_str()),
        }
    }

    /// Words with their marks.
    pub(super) fn remark(&self, remark: &Remark, tone: Tone) -> Card {
        Card {
            id: remark.id.clone(),
            text: remark.text.clone(),
            tone,
            details: self.marks(&remark.marks),
            about: self.about(&remark.marks),
            ..Card::default()
        }
    }

    /// A pain, gain, need or expectation.
    pub(super) fn point(&self, point: &Point, tone: Tone) -> Card {
        let mut card = self.remark(&point.remark, tone);
        card.severity = point.severity.map(|severity| Severity {
            dots: severity as usize + 1,
            word: self.words.severity.get(severity.word()).unwrap_or_default().to_owned(),
        });
        let mut details = Vec::new();
        details.extend(point.cause.as_ref().map(|cause| self.cause(cause)));
        details.extend(self.addresses(&point.addresses));
        details.append(&mut card.details);
        card.details = details;
        if tone == Tone::Pain {
            card.badge = self.pain_number(point.remark.span, false);
        }
        card
    }

    fn cause(&self, cause: &Cause) -> Detail {
        let labels = &self.words.labels;
        let what =
            cause.of.as_ref().map(|target| self.metric_name(&target.label).unwrap_or_else(|| target.label.clone()));
        let text = match (&cause.text, what) {
            (Some(text), Some(what)) => format!("{text} ({what})"),
            (Some(text), None) => text.clone(),
            (None, what) => what.unwrap_or_default(),
        };
        let label = if cause.of.is_some() { labels.root_cause } else { labels.cause };
        let refers = cause.of.iter().map(|target| self.told_apart(target)).collect();
        Detail { refers, ..Detail::labelled("cause", &colon(label), text) }
    }

    /// The id of what is meant, where its words are also those of something else.
    pub(super) fn told_apart(&self, target: &Target) -> String {
        if target.in_baseline {
            return String::new();
        }
        if let Some(name) = self.metric_name(&target.label) {
            let names = (0..self.map.metrics.len()).map(|index| self.metric(index));
            return if names.filter(|other| *other == name).count() > 1 { target.label.clone() } else { String::new() };
        }
        // Most words have no marks, and say the same only where they are the same.
        let is_mark = |c: char| "*_`[<&\\\n".contains(c) || ('\u{300}'..='\u{36f}').contains(&c);
        let has_marks = |text: &str| text.contains(is_mark);
        let shown = |text: &str| plain(text).replace('\n', " / ");
        let (label, is_marked) = (shown(&target.label), has_marks(&target.label));
        let is_called = |text: &str| text == target.label || (is_marked || has_marks(text)) && shown(text) == label;
        let called = self.remarks_and_places().filter(|(_, text, _)| is_called(text));
        let called: Vec<(Span, &str, &str)> = called.collect();
        let meant = called.iter().find(|(span, ..)| *span == target.span).map(|(_, _, id)| *id);
        meant.filter(|_| called.len() > 1).unwrap_or_default().to_owned()
    }

    /// Everything that can be referred to: its record, its words, its id.
    fn remarks_and_places(&self) -> impl Iterator<Item = (Span, &str, &str)> {
        let map = self.map;
        let people = map.personas.iter().flat_map(|persona| {
            let lists = [&persona.goals, &persona.needs, &persona.pain_points, &persona.gains, &persona.expectations];
            lists.into_iter().flatten().map(|point| told(&point.remark))
        });
        let places = map.stages.iter().flat_map(|stage| {
            let own = std::iter::once((stage.span, stage.name.as_str(), stage.id.as_str()));
            let steps = stage.steps.iter();
            let steps = steps.flat_map(|step| {
                let own = std::iter::once((step.span, step.action.as_str(), step.id.as_str()));
                own.chain(told_of(&step.facts))
            });
            own.chain(told_of(&stage.facts)).chain(steps)
        });
        people.chain(places)
    }

    /// What a metric of the catalogue is called, if the label of a cause is one's id.
    fn metric_name(&self, label: &str) -> Option<String> {
        self.map.metrics.iter().position(|metric| metric.id == label).map(|index| self.metric(index))
    }

    /// What an opportunity or gain addresses, by number where the pain has one.
    pub(super) fn addresses(&self, targets: &[Target]) -> Option<Detail> {
        if targets.is_empty() {
            return None;
        }
        let words = |target: &Target| match self.pain_number(target.span, target.in_baseline) {
            Some(number) => number,
            None => target.label.clone(),
        };
        let refers = |target: &Target| match self.pain_number(target.span, target.in_baseline) {
            Some(_) => String::new(),
            None => self.told_apart(target),
        };
        let refers = targets.iter().map(refers).collect();
        let listed = Detail::listed("addresses", self.words.labels.addresses, targets.iter().map(words).collect());
        Some(Detail { refers, ..listed })
    }

    /// An opportunity.
    pub(super) fn opportunity(&self, opportunity: &Opportunity) -> Card {
        let words = self.words;
        let mut card = self.remark(&opportunity.remark, Tone::Opportunity);
        let mut details = Vec::new();
        if let Some(impact) = opportunity.impact {
            details.push(Detail::labelled("impact", words.labels.impact_short, impact.to_string()));
        }
        if let Some(effort) = opportunity.effort {
            details.push(Detail::labelled("effort", words.labels.effort_short, effort.to_string()));
        }
        if let Some(status) = opportunity.status {
            details.push(Detail::bare("status", words.opportunity_status.get(status.word()).unwrap_or_default()));
        }
        if let Some(due) = &opportunity.due {
            details.push(Detail::labelled("due", words.labels.due, due.written.clone()));
        }
        details.extend(self.addresses(&opportunity.addresses));
        details.append(&mut card.details);
        card.details = details;
        card
    }

    /// What a channel is called: its own name, or the language's word for its kind.
    pub(super) fn channel(&self, channel: &ChannelUse) -> String {
        channel_name(channel, self.words)
    }

    /// What one end of a touchpoint is called.
    pub(super) fn end(&self, end: &End) -> String {
        match end {
            End::Us => self.words.labels.us.to_owned(),
            End::Persona(index) => self.whose(Whose::Persona(*index)).to_owned(),
            End::Words(words) => words.clone(),
        }
    }
}

fn told(remark: &Remark) -> (Span, &str, &str) {
    (remark.span, remark.text.as_str(), remark.id.as_str())
}

/// What of a stage or step can be referred to.
fn told_of(facts: &Facts) -> impl Iterator<Item = (Span, &str, &str)> {
    let points = [&facts.pain_points, &facts.gains, &facts.needs, &facts.expectations].into_iter().flatten();
    let cells = [&facts.physical_evidence, &facts.frontstage, &facts.backstage, &facts.support, &facts.policies];
    let points = points.map(|point| told(&point.remark));
    let opportunities = facts.opportunities.iter().map(|opportunity| told(&opportunity.remark));
    let cells = cells.into_iter().flatten().map(|cell| told(&cell.remark));
    points.chain(opportunities).chain(cells).chain(facts.messages.iter().map(|message| told(&message.remark)))
}

/// Evidence, link and tags.
fn sources(marks: &Marks) -> Vec<Detail> {
    let mut details = Vec::new();
    if !marks.evidence.is_empty() {
        let numbers: Vec<String> = marks.evidence.iter().map(|index| (index + 1).to_string()).collect();
        details.push(Detail::bare("evidence", format!("[{}]", numbers.join(", "))));
    }
    if let Some(link) = &marks.link {
        details.push(address(link));
    }
    details.extend(marks.tags.iter().map(|tag| Detail::bare("tags", format!("#{}", literal(tag)))));
    details
}

/// A label that is followed by a colon, unless it ends with one already.
pub(super) fn colon(label: &str) -> String {
    if label.trim_end().ends_with(':') { label.to_owned() } else { format!("{label}:") }
}

/// Where to read more: the address, in inline Markdown that leads there.
pub(super) fn address(link: &str) -> Detail {
    let mut to = String::with_capacity(link.len());
    for c in link.trim().chars() {
        match c {
            // Between `<` and `>` an address ends at these, and a blank would make it none.
            ' ' => to.push_str("%20"),
            '<' => to.push_str("%3C"),
            '>' => to.push_str("%3E"),
            // What Markdown would read as an escape or an entity.
            '\\' | '&' => to.extend(['\\', c]),
            _ => to.push(c),
        }
    }
    Detail::bare("link", format!("[{}](<{to}>)", literal(link)))
}

/// A text in which no character is to be read as inline Markdown, such as an address.
pub(super) fn literal(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '\\' | '<' | '&') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
