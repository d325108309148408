//! Stages, steps and the facts on them.

use super::feelings::ENGAGEMENT;
use super::references::value;
use super::{Resolver, optional, required};
use crate::diagnostic::{Diagnostic, shown};
use crate::model::codes::{BAD_TIME, ONLY_ON_A_STEP, SAYS_NOTHING, UNKNOWN_CELL, UNKNOWN_STEP};
use crate::model::item::{
    Cause, Cell, Message, Opportunity, Point, Remark, Resource, Rival, Target, Touchpoint, Trigger,
};
use crate::model::name::NameKind;
use crate::model::stage::{Facts, Stage, Step};
use crate::source::Span;
use crate::spec;
use crate::spec::journey::MapType;
use crate::spec::record::Required;
use crate::spec::value::Text;

impl Resolver<'_> {
    pub(super) fn stages(&mut self) -> Vec<Stage> {
        let spec = self.spec;
        spec.stages.list.iter().map(|stage| self.stage(stage)).collect()
    }

    fn stage(&mut self, written: &spec::stage::Stage) -> Stage {
        let facts = self.facts(&written.facts);
        let marks = self.marks(&written.marks);
        let own_step = written.steps.is_empty();
        if !own_step {
            self.check_stage_wide(&written.facts);
        }
        let (facts, steps) = if own_step {
            let step = Step { facts, span: written.span, ..Step::default() };
            (Facts::default(), vec![step])
        } else {
            (facts, written.steps.iter().map(|step| self.step(step)).collect())
        };
        Stage {
            id: optional(written.id.as_ref()).unwrap_or_default(),
            name: required(&written.name),
            goal: optional(written.goal.as_ref()),
            business_goal: optional(written.business_goal.as_ref()),
            facts,
            competitors: self.rivals(&written.competitors),
            steps,
            marks,
            span: written.span,
        }
    }

    /// What can only be known of one step must not stand on a stage that has several.
    fn check_stage_wide(&mut self, facts: &spec::stage::Facts) {
        let misplaced: Vec<(Span, &str)> = facts
            .emotion
            .iter()
            .map(|emotion| (emotion.span, "emotion"))
            .chain(facts.engagement.iter().map(|engagement| (engagement.span, "engagement")))
            .chain(facts.moments.iter().map(|moment| (moment.span, "moment")))
            .chain(facts.image.iter().map(|image| (image.span, "image")))
            .collect();
        for (span, key) in misplaced {
            let message = format!("`{key}` belongs on a step, and this stage has steps");
            self.report(
                Diagnostic::new(&ONLY_ON_A_STEP, span, message).help(format!("move `{key}` to one of its steps")),
            );
        }
    }

    fn step(&mut self, written: &spec::stage::Step) -> Step {
        Step {
            id: optional(written.id.as_ref()).unwrap_or_default(),
            action: required(&written.action),
            facts: self.facts(&written.facts),
            marks: self.marks(&written.marks),
            span: written.span,
            somebody_elses: false,
        }
    }

    /// In a day in the life times are those of a clock; a period may go over midnight.
    fn check_time(&mut self, time: Option<&Text>) {
        let is_day = self.spec.map_type.0.as_ref().is_some_and(|found| found.value == MapType::DayInTheLife);
        let Some(time) = time.filter(|_| is_day) else { return };
        let clock = |part: &str| {
            let (hour, minute) = part.trim().split_once(':')?;
            let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            let number = |text: &str| text.parse::<u32>().ok().filter(|_| digits(text));
            Some((number(hour)?, number(minute)?))
        };
        let wrong = |(hour, minute): (u32, u32)| minute > 59 || hour * 60 + minute > 24 * 60;
        if time.value.split(['-', '–', '—']).filter_map(clock).any(wrong) {
            let message = format!("no clock shows `{}`", shown(&time.value));
            let finding = Diagnostic::new(&BAD_TIME, time.span, message);
            self.report(finding.help("write hours from 00 to 24 and minutes from 00 to 59, as in `06:30-08:00`"));
        }
    }

    fn facts(&mut self, written: &spec::stage::Facts) -> Facts {
        let scale = (self.scale.min, self.scale.max);
        self.check_time(written.time.as_ref());
        Facts {
            time: optional(written.time.as_ref()),
            touchpoints: written.touchpoints.iter().filter_map(|touchpoint| self.touchpoint(touchpoint)).collect(),
            thinking: self.remarks(&written.thinking),
            saying: self.remarks(&written.saying),
            emotions: self.feelings(&written.emotion, scale),
            engagement: self.feelings(&written.engagement, ENGAGEMENT),
            moments: written.moments.iter().map(|moment| moment.value).collect(),
            pain_points: self.points(&written.pain_points),
            gains: self.gains(&written.gains),
            needs: self.points(&written.needs),
            expectations: self.points(&written.expectations),
            opportunities: written.opportunities.iter().map(|opportunity| self.opportunity(opportunity)).collect(),
            metrics: self.readings(&written.metrics),
            physical_evidence: self.cells(&written.physical_evidence),
            frontstage: self.cells(&written.frontstage),
            backstage: self.cells(&written.backstage),
            support: self.cells(&written.support),
            policies: self.cells(&written.policies),
            place: self.remarks(&written.place),
            people: self.remarks(&written.people),
            devices: self.remarks(&written.devices),
            messages: written.messages.iter().map(|message| self.message(message)).collect(),
            resources: written.resources.iter().map(|resource| self.resource(resource)).collect(),
            image: written.image.as_ref().and_then(|image| self.image(image)),
            cells: self.own_cells(&written.cells),
        }
    }

    fn remark(&mut self, id: Option<&Text>, text: &Required<Text>, span: Span, marks: &spec::marks::Marks) -> Remark {
        Remark { text: required(text), id: optional(id).unwrap_or_default(), span, marks: self.marks(marks) }
    }

    pub(super) fn remarks(&mut self, written: &[spec::card::Remark]) -> Vec<Remark> {
        written.iter().map(|remark| self.remark(None, &remark.text, remark.span, &remark.marks)).collect()
    }

    pub(super) fn points(&mut self, written: &[spec::card::Point]) -> Vec<Point> {
        written.iter().map(|point| self.point(point, false)).collect()
    }

    pub(super) fn gains(&mut self, written: &[spec::card::Point]) -> Vec<Point> {
        written.iter().map(|point| self.point(point, true)).collect()
    }

    fn point(&mut self, written: &spec::card::Point, is_gain: bool) -> Point {
        if let Some(first) = written.addresses.first().filter(|_| !is_gain) {
            let message = "only a gain or an opportunity has `addresses`";
            let finding = Diagnostic::new(&spec::codes::UNKNOWN_KEY, first.span, message);
            self.report(finding.help("write it on the gain or the opportunity that answers the pain point"));
        }
        let addresses: &[Text] = if is_gain { &written.addresses } else { &[] };
        Point {
            remark: self.remark(written.id.as_ref(), &written.text, written.span, &written.marks),
            severity: value(written.severity.as_ref()),
            cause: written.cause.as_ref().map(|cause| self.cause(cause)),
            addresses: addresses.iter().filter_map(|pain| self.pain(pain)).collect(),
        }
    }

    fn cause(&mut self, written: &spec::card::Cause) -> Cause {
        if written.of.is_none() && written.text.is_none() && !written.broken {
            let finding = Diagnostic::new(&SAYS_NOTHING, written.span, "this cause says nothing");
            self.report(finding.help("write `of` with an id, or `text`, or both"));
        }
        Cause { of: written.of.as_ref().and_then(|of| self.cause_target(of)), text: optional(written.text.as_ref()) }
    }

    /// A blueprint cell, a step, or a metric.
    fn cause_target(&mut self, written: &Text) -> Option<Target> {
        let fits = |kind| matches!(kind, NameKind::Cell | NameKind::Step | NameKind::Stage | NameKind::Message);
        let is_metric = matches!(self.things.find(&written.value, fits), crate::model::name::Found::None)
            && self.metric_exists(&written.value);
        if is_metric {
            let (index, _) = self.metric(written)?;
            let label = self.metrics.get(index).map(|metric| metric.id.clone()).unwrap_or_default();
            return Some(Target { label, span: written.span, in_baseline: false });
        }
        self.target(written, fits, &UNKNOWN_STEP, "blueprint cell, step or metric")
    }

    fn opportunity(&mut self, written: &spec::card::Opportunity) -> Opportunity {
        Opportunity {
            remark: self.remark(written.id.as_ref(), &written.text, written.span, &written.marks),
            addresses: written.addresses.iter().filter_map(|pain| self.pain(pain)).collect(),
            impact: value(written.impact.as_ref()).map(|impact| impact.0),
            effort: value(written.effort.as_ref()).map(|effort| effort.0),
            due: written.due.as_ref().map(|due| due.value.clone()),
            status: value(written.status.as_ref()),
        }
    }

    fn cells(&mut self, written: &[spec::blueprint::Cell]) -> Vec<Cell> {
        written.iter().map(|cell| self.cell(cell)).collect()
    }

    fn cell(&mut self, written: &spec::blueprint::Cell) -> Cell {
        let triggers =
            written.triggers.0.as_ref().map(|all| all.iter().filter_map(|trigger| self.trigger(trigger)).collect());
        Cell {
            remark: self.remark(written.id.as_ref(), &written.text, written.span, &written.marks),
            by: optional(written.by.as_ref()),
            kind: value(written.kind.as_ref()),
            triggers,
            fails: optional(written.fails.as_ref()),
        }
    }

    fn trigger(&mut self, written: &spec::blueprint::Trigger) -> Option<Trigger> {
        let fits = |kind| matches!(kind, NameKind::Cell | NameKind::Step);
        let to = self.target(written.to.0.as_ref()?, fits, &UNKNOWN_CELL, "blueprint cell or step")?;
        let both_ways = value(written.both_ways.as_ref()).unwrap_or(false);
        Some(Trigger { to, both_ways, label: optional(written.label.as_ref()) })
    }

    fn touchpoint(&mut self, written: &spec::touchpoint::Touchpoint) -> Option<Touchpoint> {
        if written.name.is_none() && written.channel.is_none() {
            if written.broken {
                return None;
            }
            let finding = Diagnostic::new(&SAYS_NOTHING, written.span, "this touchpoint says nothing");
            self.report(finding.help("write its `name`, or its `channel`, or both"));
            return None;
        }
        let marks = self.marks(&written.marks);
        let (text, channel) = match (&written.name, &written.channel) {
            (name, Some(channel)) => (optional(name.as_ref()).unwrap_or_default(), self.channel(channel)),
            (Some(name), None) if self.channels.is_ambiguous(&name.value) => (String::new(), self.channel(name)),
            (Some(name), None) => match self.known_channel(name) {
                Some(channel) => (String::new(), Some(channel)),
                None => (name.value.clone(), None),
            },
            (None, None) => (String::new(), None),
        };
        Some(Touchpoint {
            remark: Remark { text, id: String::new(), span: written.span, marks },
            channel,
            from: written.from.as_ref().map(|end| self.end(end)),
            to: written.to.as_ref().map(|end| self.end(end)),
            status: value(written.status.as_ref()),
            is_new: false,
        })
    }

    fn message(&mut self, written: &spec::message::Message) -> Message {
        Message {
            remark: self.remark(written.id.as_ref(), &written.text, written.span, &written.marks),
            channel: written.channel.as_ref().and_then(|channel| self.channel(channel)),
            when: optional(written.when.as_ref()),
            automated: value(written.automated.as_ref()),
            template: optional(written.template.as_ref()),
            variants: written.variants.iter().map(|variant| variant.value.clone()).collect(),
            metrics: self.readings(&written.metrics),
        }
    }

    fn resource(&mut self, written: &spec::message::Resource) -> Resource {
        Resource {
            remark: self.remark(None, &written.text, written.span, &written.marks),
            status: value(written.status.as_ref()),
        }
    }

    fn own_cells(&mut self, written: &spec::metric::Table<spec::card::Remark>) -> Vec<(usize, Vec<Remark>)> {
        let lanes = written.0.iter().filter_map(|(lane, remarks)| Some((self.own_lane(lane)?, self.remarks(remarks))));
        let mut cells: Vec<(usize, Vec<Remark>)> = lanes.collect();
        // In the order of the lanes, which is the one that everybody sees.
        cells.sort_by_key(|(lane, _)| *lane);
        cells
    }

    fn rivals(&mut self, written: &spec::metric::Table<spec::journey::Rival>) -> Vec<Rival> {
        let mut rivals = Vec::new();
        for (name, scores) in &written.0 {
            for rival in scores {
                let (min, max) = (self.scale.min, self.scale.max);
                if rival.score.is_none() && rival.text.is_none() && !rival.broken {
                    let message = format!("nothing is said about `{}` here", shown(&name.value));
                    let finding = Diagnostic::new(&SAYS_NOTHING, rival.span, message);
                    self.report(finding.help("write a `score` on the map's scale, a `text`, or both"));
                }
                rivals.push(Rival {
                    name: self.competitor(name),
                    score: rival.score.as_ref().and_then(|score| self.score(score, min, max)),
                    text: optional(rival.text.as_ref()),
                    marks: self.marks(&rival.marks),
                });
            }
        }
        rivals
    }
}
