//! Where claims come from: research, its questions and what came back.

use super::commas::{Wanted, free};
use super::helps::fraction;
use super::marks::Marks;
use super::metric::{Row, Table};
use super::record::{Field, Fields, Many, Reader, Required, Value, head};
use super::shape::{Form, Shape};
use super::value::{Count, Date, Number, Quantity, Share, Text, quantity, shortest};
use crate::diagnostic::Diagnostic;
use crate::source::At;
use crate::yaml::{Entry, Kind, Node};
use crate::{choice, record};

choice! {
    /// How research was done.
    ResearchKind called "a kind of research" {
        /// Questions to many.
        Survey = "survey",
        /// A conversation.
        Interview = "interview",
        /// What people wrote about us in public.
        Reviews = "reviews",
        /// What people asked for help with.
        SupportTickets = "support-tickets",
        /// Counted behaviour.
        Analytics = "analytics",
        /// Watching people at it.
        Observation = "observation",
        /// Worked out together.
        Workshop = "workshop",
        /// Believed, not yet looked into.
        Assumption = "assumption",
    }
}

record! {
    /// A piece of research that claims rest on.
    Research called "a piece of research" short ["name"] {
        /// Its name for references.
        id: Option<Text>,
        /// What it is called.
        name: Option<Text>,
        /// How it was done.
        kind: Option<At<ResearchKind>>,
        /// How many people or cases.
        sample: Option<At<Count>>,
        /// Who answered.
        respondents: Option<Text>,
        /// When it was done.
        date: Option<At<Date>>,
        /// What was asked, and what came back.
        questions or "question": Many<Question>,
        /// What it showed.
        findings or "finding": Many<Text>,
    }
    with { marks: Marks }
    places { "link" after "date" }
}

record! {
    /// A question that was asked, and what came back.
    Question called "a question" short ["question"] {
        /// The question.
        question: Required<Text>,
        /// What came back: text, a score, or answers with shares.
        answers or "answer": Answers,
        /// The scale of a score: `1-10`.
        scale: Option<At<Range>>,
        /// The mean score.
        score: Option<At<Score>>,
    }
    with { marks: Marks }
}

/// Whether an item of a list is an answer with something behind it.
fn is_pair(item: &Node) -> bool {
    matches!(&item.kind, Kind::Mapping(mapping) if mapping.entries.len() == 1)
}

/// What came back: texts, or answers with the share of those who gave them.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// Answers and their shares, in the order written.
    pub shares: Vec<(Text, At<Share>)>,
    /// Answers in words.
    pub texts: Vec<Text>,
}

impl Row for At<Share> {
    const KEY: &'static str = "an answer";
}

impl Field for Answers {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        Shape::Either(vec![<Many<Text> as Field>::shape(), <Table<At<Share>> as Field>::shape()])
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        let Some(entry) = fields.entry(key, singular, reader) else { return Self::default() };
        match &entry.value.kind {
            Kind::Mapping(mapping) => {
                let entries = free(mapping, Wanted::Number, reader);
                let whole = entries.into_iter().filter(|(entry, cut)| !cut && entry.value.kind != Kind::Nothing);
                let pair =
                    |(entry, _): (&Entry, bool)| Some((entry.key.clone(), At::<Share>::read(&entry.value, reader)?));
                Self { shares: whole.filter_map(pair).collect(), texts: Vec::new() }
            }
            Kind::List(items) if !items.is_empty() && items.iter().all(is_pair) => {
                let first = items.first().map_or("", |item| reader.source.slice(item.span).trim_matches(['{', '}']));
                let message =
                    "found a list of answers with shares, but a mapping from answers to shares is wanted here";
                let finding = Diagnostic::new(&super::codes::WRONG_SHAPE, head(&entry.value, reader.source), message);
                let more = if items.len() > 1 { ", …" } else { "" };
                reader.findings.add(finding.help(format!("write them without `-`: `answers: {{{first}{more}}}`")));
                Self::default()
            }
            Kind::Scalar(_) | Kind::List(_) | Kind::Nothing => {
                Self { shares: Vec::new(), texts: super::record::read_many(&entry.value, reader) }
            }
        }
    }
}

/// A mean score on a question's own scale.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score(pub f64);

impl Value for At<Score> {
    fn shape() -> Shape {
        At::<Number>::shape()
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Kind::Scalar(scalar) = &node.kind
            && let Some((score, end)) = fraction(&scalar.text)
        {
            let message = format!("`{}` is not a number", scalar.text);
            let help = format!("write `score: {}` and `scale: 0-{}`", shortest(score), shortest(end));
            reader.findings.add(Diagnostic::new(&super::codes::BAD_NUMBER, node.span, message).help(help));
            return None;
        }
        At::<Number>::read(node, reader).map(|number| number.map(|number| Score(number.0)))
    }
}

/// The ends of a scale such as `1-10` or `-2..2`, the low one first.
pub(super) fn ends(written: &str) -> Option<(f64, f64)> {
    let plain = |text: &str| {
        quantity(text).ok().filter(|quantity: &Quantity| quantity.unit.is_empty()).map(|quantity| quantity.value)
    };
    let dash = written.char_indices().skip(1).find(|(_, c)| *c == '-').map(|(at, _)| at);
    let (low, high) = match written.split_once("..") {
        Some(ends) => ends,
        None => (written.get(..dash?)?, written.get(dash? + 1..)?),
    };
    Some((plain(low)?, plain(high)?)).filter(|(low, high)| low < high)
}

/// A scale from one number to another: `1-10`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// The low end.
    pub low: f64,
    /// The high end.
    pub high: f64,
}

impl Value for At<Range> {
    fn shape() -> Shape {
        Shape::Form(Form {
            name: "scale",
            pattern: r"^-?\d+(\.\d+)?(-|\.\.)-?\d+(\.\d+)?$",
            number: false,
            examples: &["1-10", "0-10", "-2..2"],
        })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = Text::read(node, reader)?;
        let range = ends(&written.value).map(|(low, high)| Range { low, high });
        if range.is_none() {
            let message = format!("`{}` is not a scale", written.value);
            let finding = Diagnostic::new(&super::codes::BAD_NUMBER, written.span, message);
            reader.findings.add(finding.help("scales look like `1-10` or `-2..2`, the low end first"));
        }
        range.map(|range| At::new(range, written.span))
    }
}
