//! Where the records of a flat table belong: on the map, on a stage, on a step, or in another record.

use crate::import::spanned::{Entry, Node, Value};
use crate::source::Span;

/// The document as its rows come in.
#[derive(Debug)]
pub(super) struct Places {
    map: Node,
    stages: Vec<Stage>,
    /// Parts of records, which may come before their records in a table that was sorted.
    parts: Vec<Part>,
}

/// A part of a record.
#[derive(Debug)]
struct Part {
    lane: String,
    /// The id of the record.
    of: String,
    /// What its row calls its stage and step.
    names: (Option<String>, Option<String>),
    node: Node,
}

/// All that a table tells.
#[derive(Debug)]
pub(super) struct Whole {
    pub(super) map: Node,
    /// The parts of records that are not there: lane, id, place.
    pub(super) orphans: Vec<(String, String, Span)>,
    /// Where parts stand whose stage and step are not those of their records.
    pub(super) elsewhere: Vec<Span>,
}

#[derive(Debug)]
struct Stage {
    node: Node,
    steps: Vec<Step>,
    /// Whether it has a row of its own, and is not only named in others.
    has_row: bool,
    /// What the column of stages calls it on its own row: what others call it, where somebody has given it a new name.
    shown: String,
}

#[derive(Debug)]
struct Step {
    node: Node,
    /// The same in the column of steps.
    shown: String,
}

/// A place on the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct At {
    stage: usize,
    step: Option<usize>,
}

/// Where a row belongs, and why what its cells say of that was guessed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Home {
    /// The place; nothing where it is yet to be made, or is none on the journey.
    at: Option<At>,
    /// Why it is not where `of` says, or is nowhere.
    pub(super) of: Option<&'static str>,
    /// Why it is not at this stage, or at one that is written otherwise.
    pub(super) stage: Option<&'static str>,
    /// The same of the step.
    pub(super) step: Option<&'static str>,
}

/// Why a part of a record is not where its names say.
pub(super) const BY_OF: &str =
    "`stage` and `step` name another place than that of the row that `of` names, which counts";
/// Why a row is not where its `of` says.
const MOVED: &str = "`stage` and `step` name another place, which is where the row now stands";
/// Why a row is not where its names say.
const ELSEWHERE: &str = "nothing is called so, so that `of` says where the row stands";
/// Why `of` does not say where a row belongs.
const NO_ID: &str = "no stage or step has this `id`, so that `stage` and `step` say where the row belongs";
/// Why a name is taken for another.
const ALIKE: &str = "only blanks or capitals differ from the name of one that is there: it is taken for that";
/// Why a name is not the one of its own row.
const RENAMED: &str = "its name is what stands in `text`";

impl Default for Places {
    fn default() -> Self {
        Self { map: record(Span::default()), stages: Vec::new(), parts: Vec::new() }
    }
}

fn record(span: Span) -> Node {
    Node::new(Value::Map(Vec::new()), span)
}

fn word<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).and_then(Node::words).unwrap_or_default()
}

/// Puts a record into the list under a key.
fn push(home: &mut Node, key: &str, node: Node) {
    let at = node.span;
    if home.get(key).is_none() {
        home.put(Entry { key: key.to_owned(), at, node: Node::new(Value::List(Vec::new()), at) });
    }
    if let Some(Node { value: Value::List(items), .. }) = home.get_mut(key) {
        items.push(node);
    }
}

impl Places {
    /// Where the next record of a lane will stand, for the loss report.
    pub(super) fn next(&self, lane: &str, of: Option<&str>, stage: Option<&str>, step: Option<&str>) -> String {
        let count = |node: &Node, key: &str| node.get(key).map_or(0, |list| list.items().len());
        match (lane, stage) {
            ("map", _) => "map".to_owned(),
            ("stages", _) => format!("stages[{}]", self.stages.len()),
            ("steps", _) => format!("steps of {}", stage.or(of).unwrap_or_default()),
            (lane, None) => format!("{lane}[{}]", count(&self.map, lane)),
            (lane, Some(stage)) => match step {
                Some(step) => format!("{lane} of {step}"),
                None => format!("{lane} of {stage}"),
            },
        }
    }

    /// Where a row belongs: where its `of` says, unless its names are those of another place.
    pub(super) fn home(&self, lane: &str, of: Option<&str>, stage: Option<&str>, step: Option<&str>) -> Home {
        let is_part = lane.contains('.') && !lane.starts_with("cells.");
        if lane == "steps" && stage.is_none() {
            let at = of.and_then(|id| self.by_id(id)).filter(|at| at.step.is_none());
            return Home { at, ..Home::default() };
        }
        let Some(name) = stage.filter(|_| !is_part && !matches!(lane, "map" | "stages")) else {
            return Home::default();
        };
        let step = step.filter(|_| lane != "steps");
        let by_name = self.called(name, step);
        let by_id = of.and_then(|id| self.by_id(id)).filter(|at| lane != "steps" || at.step.is_none());
        match (by_id, by_name) {
            (Some(at), _) if self.is_called(at, name, step) => Home { at: Some(at), ..Home::default() },
            (Some(_), Some((other, _))) => Home { at: Some(other), of: Some(MOVED), ..Home::default() },
            (Some(at), None) => {
                let is_stage = self.stages.get(at.stage).is_some_and(|stage| stage.is_called(name, same));
                let (stage, step) = if is_stage { (None, Some(ELSEWHERE)) } else { (Some(ELSEWHERE), None) };
                Home { at: Some(at), of: None, stage, step }
            }
            (None, found) => {
                let of = of.map(|_| NO_ID);
                let Some((at, is_exact)) = found else { return Home { of, ..Home::default() } };
                let is_stage = self.stages.get(at.stage).is_some_and(|stage| stage.is_called(name, same));
                let stage = (!is_exact && !is_stage).then_some(ALIKE);
                Home { at: Some(at), of, stage, step: (!is_exact && is_stage).then_some(ALIKE) }
            }
        }
    }

    /// Why the row of a stage or a step is called otherwise than in its columns.
    pub(super) fn renamed(shown: Option<&str>, text: Option<&str>) -> Option<&'static str> {
        shown.zip(text).filter(|(shown, text)| !same(shown, text)).map(|_| RENAMED)
    }

    /// Whether a place has these names, or names that differ in blanks and capitals alone.
    fn is_called(&self, at: At, name: &str, step: Option<&str>) -> bool {
        let Some(stage) = self.stages.get(at.stage).filter(|stage| stage.is_called(name, alike)) else { return false };
        match at.step.and_then(|at| stage.steps.get(at)) {
            Some(own) => step.map_or_else(|| word(&own.node, "action").is_empty(), |step| own.is_called(step, alike)),
            None => step.is_none(),
        }
    }

    /// The place of these names, and whether they are just so.
    fn called(&self, name: &str, step: Option<&str>) -> Option<(At, bool)> {
        let at = |rule: fn(&str, &str) -> bool| {
            let stages = self.stages.iter().enumerate().rev().filter(|(_, stage)| stage.is_called(name, rule));
            let mut found = stages.filter_map(|(at, stage)| match step {
                Some(step) => {
                    let step = stage.steps.iter().rposition(|own| own.is_called(step, rule))?;
                    Some(At { stage: at, step: Some(step) })
                }
                None => Some(At { stage: at, step: stage.nameless() }),
            });
            found.next()
        };
        at(same).map(|at| (at, true)).or_else(|| at(alike).map(|at| (at, false)))
    }

    /// Puts a record where it belongs.
    pub(super) fn put(
        &mut self,
        lane: &str,
        of: Option<&str>,
        names: (Option<&str>, Option<&str>),
        home: Home,
        node: Node,
    ) {
        let (stage, step) = names;
        match lane {
            "map" => {
                if let Value::Map(entries) = node.value {
                    for entry in entries {
                        self.map.put(entry);
                    }
                }
            }
            "stages" => self.stage(node, stage.unwrap_or_default()),
            "steps" => {
                let at = home.at.map(|at| at.stage);
                let at = at.unwrap_or_else(|| self.stage_of(stage.unwrap_or_default(), node.span));
                let shown = step.unwrap_or_default().to_owned();
                if let Some(stage) = self.stages.get_mut(at) {
                    stage.steps.push(Step { node, shown });
                }
            }
            lane if stage.is_none() && !lane.contains('.') => push(&mut self.map, lane, node),
            lane if lane.contains('.') && !lane.starts_with("cells.") => {
                let names = (stage.map(str::to_owned), step.map(str::to_owned));
                self.parts.push(Part { lane: lane.to_owned(), of: of.unwrap_or_default().to_owned(), names, node });
            }
            lane => {
                let at = home.at.unwrap_or_else(|| self.place_of(stage.unwrap_or_default(), step, node.span));
                if let Some(home) = self.node(at) {
                    put_on(home, lane, node);
                }
            }
        }
    }

    /// A row of a stage; one that was only named so far is this one.
    fn stage(&mut self, node: Node, shown: &str) {
        let name = word(&node, "name");
        match self.stages.iter_mut().find(|stage| !stage.has_row && word(&stage.node, "name") == name) {
            Some(stage) => {
                let made = std::mem::replace(&mut stage.node, node);
                stage.has_row = true;
                if let Value::Map(entries) = made.value {
                    entries.into_iter().filter(|entry| entry.key != "name").for_each(|entry| stage.node.put(entry));
                }
            }
            None => self.stages.push(Stage { node, steps: Vec::new(), has_row: true, shown: shown.to_owned() }),
        }
    }

    /// The stage of this name, else a new one.
    fn stage_of(&mut self, name: &str, span: Span) -> usize {
        if let Some((at, _)) = self.called(name, None) {
            return at.stage;
        }
        let mut node = record(span);
        node.put(Entry { key: "name".to_owned(), at: span, node: Node::text(name, span) });
        self.stages.push(Stage { node, steps: Vec::new(), has_row: false, shown: String::new() });
        self.stages.len() - 1
    }

    /// The place of these names, made where it is not there.
    fn place_of(&mut self, name: &str, step: Option<&str>, span: Span) -> At {
        if let Some((at, _)) = self.called(name, step) {
            return at;
        }
        let stage = self.stage_of(name, span);
        let (Some(step), Some(home)) = (step, self.stages.get_mut(stage)) else { return At { stage, step: None } };
        let mut node = record(span);
        node.put(Entry { key: "action".to_owned(), at: span, node: Node::text(step, span) });
        home.steps.push(Step { node, shown: String::new() });
        At { stage, step: Some(home.steps.len() - 1) }
    }

    fn by_id(&self, id: &str) -> Option<At> {
        self.stages.iter().enumerate().find_map(|(stage, home)| {
            if word(&home.node, "id") == id {
                return Some(At { stage, step: None });
            }
            let step = home.steps.iter().position(|step| word(&step.node, "id") == id)?;
            Some(At { stage, step: Some(step) })
        })
    }

    fn node(&mut self, at: At) -> Option<&mut Node> {
        let stage = self.stages.get_mut(at.stage)?;
        match at.step {
            Some(step) => stage.steps.get_mut(step).map(|step| &mut step.node),
            None => Some(&mut stage.node),
        }
    }

    /// Where the record of this id stands among those under a key.
    fn owner(&self, key: &str, id: &str) -> Option<At> {
        let has_it =
            |node: &Node| node.get(key).is_some_and(|list| list.items().iter().any(|found| word(found, "id") == id));
        self.stages.iter().enumerate().find_map(|(stage, home)| {
            let step = home.steps.iter().position(|step| has_it(&step.node));
            (step.is_some() || has_it(&home.node)).then_some(At { stage, step })
        })
    }

    /// The whole document.
    pub(super) fn document(&mut self) -> Whole {
        let (mut orphans, mut elsewhere) = (Vec::new(), Vec::new());
        for Part { lane, of: id, names: (stage, step), node: part } in std::mem::take(&mut self.parts) {
            let Some((home, key)) = lane.split_once('.') else { continue };
            let named = stage.and_then(|name| Some((self.owner(home, &id)?, name)));
            if named.is_some_and(|(at, name)| !self.is_called(at, &name, step.as_deref())) {
                elsewhere.push(part.span);
            }
            let on_journey = self
                .stages
                .iter_mut()
                .flat_map(|stage| stage.steps.iter_mut().map(|step| &mut step.node).chain([&mut stage.node]));
            let lists = std::iter::once(&mut self.map).chain(on_journey).filter_map(|node| node.get_mut(home));
            let owner = lists.flat_map(|list| list.items_mut().iter_mut()).find(|record| word(record, "id") == id);
            match owner {
                Some(owner) => push(owner, key, part),
                None => orphans.push((home.to_owned(), id, part.span)),
            }
        }
        let mut map = std::mem::replace(&mut self.map, record(Span::default()));
        for mut stage in std::mem::take(&mut self.stages) {
            let span = stage.node.span;
            if !stage.steps.is_empty() {
                let steps = stage.steps.into_iter().map(|step| step.node).collect();
                let steps = Node::new(Value::List(steps), span);
                stage.node.put(Entry { key: "steps".to_owned(), at: span, node: steps });
            }
            push(&mut map, "stages", stage.node);
        }
        Whole { map, orphans, elsewhere }
    }
}

impl Stage {
    /// Whether it has this name, by a rule of what is the same.
    fn is_called(&self, name: &str, rule: fn(&str, &str) -> bool) -> bool {
        rule(word(&self.node, "name"), name) || !self.shown.is_empty() && rule(&self.shown, name)
    }

    /// The step that it is itself, if it has no others.
    fn nameless(&self) -> Option<usize> {
        matches!(self.steps.as_slice(), [only] if word(&only.node, "action").is_empty()).then_some(0)
    }
}

impl Step {
    /// Whether it has this name, by a rule of what is the same.
    fn is_called(&self, name: &str, rule: fn(&str, &str) -> bool) -> bool {
        rule(word(&self.node, "action"), name) || !self.shown.is_empty() && rule(&self.shown, name)
    }
}

fn same(one: &str, other: &str) -> bool {
    one == other
}

/// Whether texts differ in blanks and capitals alone.
fn alike(one: &str, other: &str) -> bool {
    let even = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    even(one) == even(other)
}

/// Puts a record on a step or on a stage as a whole.
fn put_on(home: &mut Node, lane: &str, node: Node) {
    let Some(own) = lane.strip_prefix("cells.") else { return push(home, lane, node) };
    let span = node.span;
    let is_it = |cells: &Node| word(cells, "lane") == own;
    if !home.get("cells").is_some_and(|list| list.items().iter().any(is_it)) {
        let mut cells = record(span);
        cells.put(Entry { key: "lane".to_owned(), at: span, node: Node::text(own, span) });
        push(home, "cells", cells);
    }
    let list = home.get_mut("cells").map(Node::items_mut).unwrap_or_default();
    if let Some(cells) = list.iter_mut().find(|cells| word(cells, "lane") == own) {
        push(cells, "items", node);
    }
}
