//! Where the records of a flat table belong: on the map, on a stage, on a step, or in another record.

use crate::import::spanned::{Entry, Node, Value};
use crate::source::Span;

/// The document as its rows come in.
#[derive(Debug)]
pub(super) struct Places {
    map: Node,
    stages: Vec<Stage>,
    /// Parts of records, which may come before their records in a table that was sorted: lane, id of the record, part.
    parts: Vec<(String, String, Node)>,
}

#[derive(Debug)]
struct Stage {
    node: Node,
    steps: Vec<Node>,
    /// Whether it has a row of its own, and is not only named in others.
    has_row: bool,
}

/// A place on the journey.
#[derive(Clone, Copy)]
struct At {
    stage: usize,
    step: Option<usize>,
}

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

    /// Puts a record where it belongs.
    pub(super) fn put(&mut self, lane: &str, of: Option<&str>, stage: Option<&str>, step: Option<&str>, node: Node) {
        match lane {
            "map" => {
                if let Value::Map(entries) = node.value {
                    for entry in entries {
                        self.map.put(entry);
                    }
                }
            }
            "stages" => self.stage(node),
            "steps" => {
                let at = self.stage_of(of, stage.unwrap_or_default(), node.span);
                if let Some(stage) = self.stages.get_mut(at) {
                    stage.steps.push(node);
                }
            }
            lane if stage.is_none() && !lane.contains('.') => push(&mut self.map, lane, node),
            lane if lane.contains('.') && !lane.starts_with("cells.") => {
                self.parts.push((lane.to_owned(), of.unwrap_or_default().to_owned(), node));
            }
            lane => {
                let at = self.place_of(of, stage.unwrap_or_default(), step, node.span);
                if let Some(home) = self.node(at) {
                    put_on(home, lane, node);
                }
            }
        }
    }

    /// A row of a stage; one that was only named so far is this one.
    fn stage(&mut self, node: Node) {
        let name = word(&node, "name");
        match self.stages.iter_mut().find(|stage| !stage.has_row && word(&stage.node, "name") == name) {
            Some(stage) => {
                let made = std::mem::replace(&mut stage.node, node);
                stage.has_row = true;
                if let Value::Map(entries) = made.value {
                    entries.into_iter().filter(|entry| entry.key != "name").for_each(|entry| stage.node.put(entry));
                }
            }
            None => self.stages.push(Stage { node, steps: Vec::new(), has_row: true }),
        }
    }

    /// The stage of this id, else of this name, else a new one.
    fn stage_of(&mut self, id: Option<&str>, name: &str, span: Span) -> usize {
        let by_id = |stage: &Stage| id.is_some_and(|id| word(&stage.node, "id") == id);
        let by_name = |stage: &Stage| word(&stage.node, "name") == name;
        let found = self.stages.iter().position(by_id).or_else(|| self.stages.iter().rposition(by_name));
        found.unwrap_or_else(|| {
            let mut node = record(span);
            node.put(Entry { key: "name".to_owned(), at: span, node: Node::text(name, span) });
            self.stages.push(Stage { node, steps: Vec::new(), has_row: false });
            self.stages.len() - 1
        })
    }

    /// The place of this id, else of these names; what is named and not there is made.
    fn place_of(&mut self, id: Option<&str>, stage: &str, step: Option<&str>, span: Span) -> At {
        if let Some(at) = id.and_then(|id| self.by_id(id)) {
            return at;
        }
        let at = self.stage_of(None, stage, span);
        let Some(step) = step else { return At { stage: at, step: None } };
        let Some(home) = self.stages.get_mut(at) else { return At { stage: at, step: None } };
        let found = home.steps.iter().rposition(|node| word(node, "action") == step).unwrap_or_else(|| {
            let mut node = record(span);
            node.put(Entry { key: "action".to_owned(), at: span, node: Node::text(step, span) });
            home.steps.push(node);
            home.steps.len() - 1
        });
        At { stage: at, step: Some(found) }
    }

    /// What the place of this id is called: its stage, and its step if it is one.
    pub(super) fn named(&self, id: &str) -> Option<(String, Option<String>)> {
        let at = self.by_id(id)?;
        let stage = self.stages.get(at.stage)?;
        let step = at.step.and_then(|step| stage.steps.get(step)).map(|step| word(step, "action").to_owned());
        Some((word(&stage.node, "name").to_owned(), step.filter(|step| !step.is_empty())))
    }

    fn by_id(&self, id: &str) -> Option<At> {
        self.stages.iter().enumerate().find_map(|(stage, home)| {
            if word(&home.node, "id") == id {
                return Some(At { stage, step: None });
            }
            let step = home.steps.iter().position(|step| word(step, "id") == id)?;
            Some(At { stage, step: Some(step) })
        })
    }

    fn node(&mut self, at: At) -> Option<&mut Node> {
        let stage = self.stages.get_mut(at.stage)?;
        match at.step {
            Some(step) => stage.steps.get_mut(step),
            None => Some(&mut stage.node),
        }
    }

    /// The whole document, and the parts of records that are not there: lane, id, place.
    pub(super) fn document(&mut self) -> (Node, Vec<(String, String, Span)>) {
        let mut orphans = Vec::new();
        for (lane, id, part) in std::mem::take(&mut self.parts) {
            let Some((home, key)) = lane.split_once('.') else { continue };
            let on_journey = self.stages.iter_mut().flat_map(|stage| stage.steps.iter_mut().chain([&mut stage.node]));
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
                let steps = Node::new(Value::List(stage.steps), span);
                stage.node.put(Entry { key: "steps".to_owned(), at: span, node: steps });
            }
            push(&mut map, "stages", stage.node);
        }
        (map, orphans)
    }
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
