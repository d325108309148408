//! What a map takes from its workspace: what it names there and does not have itself.

use std::collections::BTreeSet;

use super::journey::Journey;
use super::marks::Marks;
use super::metric::MetricDefinition;
use super::persona::{Persona, Segment};
use super::record::Required;
use super::research::Research;
use super::slug::slug;
use super::touchpoint::Channel;
use super::value::{Link, Text};
use super::workspace::{Sharing, Workspace};
use crate::source::{At, Span};
use crate::yaml::{Kind, Node};

/// The names that a map uses, as slugs, by what they name.
#[derive(Debug, Default)]
struct Wanted {
    people: BTreeSet<String>,
    research: BTreeSet<String>,
    channels: BTreeSet<String>,
    metrics: BTreeSet<String>,
}

/// See [`Sharing::share`].
pub(super) fn share(sharing: Sharing<'_>, journey: &mut Journey, node: &Node) {
    let Sharing { workspace, way } = sharing;
    let shared = &workspace.shared;
    if journey.lang.is_none() {
        journey.lang.clone_from(&shared.lang);
    }
    let mut wanted = Wanted::default();
    wanted.collect(node, "", false);
    // What is taken may name more of what is shared, in any order: until nothing new is wanted.
    loop {
        let before = wanted.count();
        metrics(&shared.metrics.0, &mut journey.metrics.0, &mut wanted, workspace);
        take(&shared.personas, &mut journey.personas, &mut wanted, workspace, way);
        take(&shared.segments, &mut journey.segments, &mut wanted, workspace, way);
        take(&shared.channels, &mut journey.channels, &mut wanted, workspace, way);
        take(&shared.research, &mut journey.research, &mut wanted, workspace, way);
        if wanted.count() == before {
            break;
        }
    }
}

/// Gives a map the definitions of the metrics that it names.
fn metrics(shared: &[MetricDefinition], all: &mut Vec<MetricDefinition>, wanted: &mut Wanted, workspace: &Workspace) {
    for metric in shared {
        let Some(id) = metric.id.as_ref().or(metric.name.as_ref()).map(|id| slug(&id.value)) else { continue };
        let own = all.iter_mut().find(|own| names_of(own).any(|name| slug(&name.value) == id));
        match own {
            // A value for the whole map under the name of a shared metric: it is that metric.
            Some(own) => {
                own.name = own.name.take().or_else(|| metric.name.clone());
                own.unit = own.unit.take().or_else(|| metric.unit.clone());
                own.better = own.better.take().or_else(|| metric.better.clone());
            }
            None if names_of(metric).any(|name| wanted.metrics.contains(&slug(&name.value))) => {
                all.push(metric.clone());
                if let Some(node) = names_of(metric).find_map(|name| holder(&workspace.node, name.span)) {
                    wanted.collect(node, "", false);
                }
            }
            None => {}
        }
    }
}

fn names_of(metric: &MetricDefinition) -> impl Iterator<Item = &Text> {
    metric.id.iter().chain(&metric.name)
}

/// Something that maps share.
trait Shared: Clone {
    /// Its id and its name.
    fn names(&self) -> [Option<&Text>; 2];
    /// Where it was written.
    fn span(&self) -> Span;
    /// The names that ask for it.
    fn wanted(wanted: &Wanted) -> &BTreeSet<String>;
    /// Puts the way to the workspace before its relative paths.
    fn lead(&mut self, way: &str);

    /// Whether nothing but its name was written, which may mean one that is shared.
    fn is_only_a_name(&self) -> bool {
        self.names().iter().flatten().any(|name| name.span == self.span())
    }

    /// The names under which it is found.
    fn slugs(&self) -> Vec<String> {
        let slugs = self.names().into_iter().flatten().map(|name| slug(&name.value));
        slugs.filter(|slug| !slug.is_empty()).collect()
    }
}

/// Takes from `shared` what the map names: in the place of a bare name of its own, or else behind its own.
fn take<T: Shared>(shared: &[T], own: &mut Vec<T>, wanted: &mut Wanted, workspace: &Workspace, way: &str) {
    for record in shared {
        let slugs = record.slugs();
        let same = own.iter().position(|own| own.slugs().iter().any(|slug| slugs.contains(slug)));
        let is_wanted = slugs.iter().any(|slug| T::wanted(wanted).contains(slug));
        let mut taken = record.clone();
        taken.lead(way);
        match same.and_then(|index| own.get_mut(index)) {
            Some(own) if own.is_only_a_name() => *own = taken,
            // The map's own comes before one that is shared.
            None if is_wanted => own.push(taken),
            Some(_) | None => continue,
        }
        if let Some(node) = node_at(&workspace.node, record.span()) {
            wanted.collect(node, "", false);
        }
    }
}

/// The node that a record was read from.
fn node_at(node: &Node, span: Span) -> Option<&Node> {
    if node.span == span {
        return Some(node);
    }
    match &node.kind {
        Kind::Nothing | Kind::Scalar(_) => None,
        Kind::List(items) => items.iter().find_map(|item| node_at(item, span)),
        Kind::Mapping(mapping) => mapping.entries.iter().find_map(|entry| node_at(&entry.value, span)),
    }
}

/// The mapping in which a value with this place stands.
fn holder(node: &Node, span: Span) -> Option<&Node> {
    match &node.kind {
        Kind::Nothing | Kind::Scalar(_) => None,
        Kind::List(items) => items.iter().find_map(|item| holder(item, span)),
        Kind::Mapping(mapping) => {
            let holds = mapping.entries.iter().any(|entry| entry.value.span == span || entry.key.span == span);
            if holds { Some(node) } else { mapping.entries.iter().find_map(|entry| holder(&entry.value, span)) }
        }
    }
}

impl Wanted {
    /// How many names it holds.
    fn count(&self) -> usize {
        self.people.len() + self.research.len() + self.channels.len() + self.metrics.len()
    }

    /// Collects the names below a key. `touchpoint` says whether a touchpoint is around it, whose ends may be personas.
    fn collect(&mut self, node: &Node, key: &str, touchpoint: bool) {
        match &node.kind {
            Kind::Nothing => {}
            Kind::Scalar(scalar) => self.add(&scalar.text, key, touchpoint),
            Kind::List(items) => items.iter().for_each(|item| self.collect(item, key, touchpoint)),
            Kind::Mapping(mapping) => {
                let metrics = matches!(key, "metrics" | "metric");
                let touchpoint = touchpoint || matches!(key, "touchpoint" | "touchpoints");
                for entry in &mapping.entries {
                    if metrics {
                        self.metrics.insert(slug(&entry.key.value));
                    }
                    self.collect(&entry.value, &entry.key.value, touchpoint);
                }
            }
        }
    }

    fn add(&mut self, text: &str, key: &str, touchpoint: bool) {
        let names = match key {
            "for" | "persona" | "personas" | "segment" | "segments" => &mut self.people,
            "from" | "to" if touchpoint => &mut self.people,
            "evidence" => &mut self.research,
            "channel" | "channels" | "touchpoint" | "touchpoints" => &mut self.channels,
            "name" if touchpoint => &mut self.channels,
            "of" => &mut self.metrics,
            _ => return,
        };
        names.insert(slug(text));
    }
}

/// Puts the way to the workspace before a relative path.
fn led(path: &str, way: &str) -> Option<String> {
    let absolute = path.starts_with(['/', '\\', '#']) || path.contains(':');
    (!absolute && !way.is_empty()).then(|| format!("{way}{path}"))
}

fn lead_link(link: Option<&mut At<Link>>, way: &str) {
    if let Some(link) = link
        && let Some(path) = led(&link.value.0, way)
    {
        link.value.0 = path;
    }
}

fn lead_marks(marks: &mut Marks, way: &str) {
    lead_link(marks.link.as_mut(), way);
}

impl Shared for Persona {
    fn names(&self) -> [Option<&Text>; 2] {
        [self.id.as_ref(), self.name.0.as_ref()]
    }
    fn span(&self) -> Span {
        self.span
    }
    fn wanted(wanted: &Wanted) -> &BTreeSet<String> {
        &wanted.people
    }
    fn lead(&mut self, way: &str) {
        lead_marks(&mut self.marks, way);
        let points = [&mut self.goals, &mut self.needs, &mut self.pain_points, &mut self.gains, &mut self.expectations];
        points.into_iter().flat_map(|list| list.iter_mut()).for_each(|item| lead_marks(&mut item.marks, way));
        let remarks =
            [&mut self.says, &mut self.thinks, &mut self.does, &mut self.feels, &mut self.sees, &mut self.hears];
        remarks.into_iter().flat_map(|list| list.iter_mut()).for_each(|item| lead_marks(&mut item.marks, way));
        if let Some(image) = &mut self.image
            && let Required(Some(path)) = &mut image.image
            && path.value.contains(['/', '.'])
            && let Some(led) = led(&path.value, way)
        {
            path.value = led;
        }
    }
}

impl Shared for Segment {
    fn names(&self) -> [Option<&Text>; 2] {
        [self.id.as_ref(), self.name.0.as_ref()]
    }
    fn span(&self) -> Span {
        self.span
    }
    fn wanted(wanted: &Wanted) -> &BTreeSet<String> {
        &wanted.people
    }
    fn lead(&mut self, way: &str) {
        lead_marks(&mut self.marks, way);
    }
}

impl Shared for Channel {
    fn names(&self) -> [Option<&Text>; 2] {
        [self.id.as_ref(), self.name.0.as_ref()]
    }
    fn span(&self) -> Span {
        self.span
    }
    fn wanted(wanted: &Wanted) -> &BTreeSet<String> {
        &wanted.channels
    }
    fn lead(&mut self, way: &str) {
        lead_marks(&mut self.marks, way);
    }
}

impl Shared for Research {
    fn names(&self) -> [Option<&Text>; 2] {
        [self.id.as_ref(), self.name.as_ref()]
    }
    fn span(&self) -> Span {
        self.span
    }
    fn wanted(wanted: &Wanted) -> &BTreeSet<String> {
        &wanted.research
    }
    fn lead(&mut self, way: &str) {
        lead_marks(&mut self.marks, way);
        self.questions.iter_mut().for_each(|question| lead_marks(&mut question.marks, way));
    }
}
