//! Where claims come from: research, its questions and what came back.

use super::commas::{Wanted, free};
use super::marks::Marks;
use super::metric::{Row, Table};
use super::record::{Field, Fields, Many, Reader, Required, Value};
use super::shape::{Form, Shape};
use super::value::{Count, Date, Number, Quantity, Share, Text, quantity};
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
        score: Option<At<Number>>,
    }
    with { marks: Marks }
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
            Kind::Scalar(_) | Kind::List(_) | Kind::Nothing => {
                Self { shares: Vec::new(), texts: super::record::read_many(&entry.value, reader) }
            }
        }
    }
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
        let plain = |text: &str| {
            quantity(text).ok().filter(|quantity: &Quantity| quantity.unit.is_empty()).map(|quantity| quantity.value)
        };
        let ends = || {
            let dash = written.value.char_indices().skip(1).find(|(_, c)| *c == '-').map(|(at, _)| at);
            let (low, high) = match written.value.split_once("..") {
                Some(ends) => ends,
                None => (written.value.get(..dash?)?, written.value.get(dash? + 1..)?),
            };
            Some(Range { low: plain(low)?, high: plain(high)? })
        };
        let range = ends().filter(|range| range.low < range.high);
        if range.is_none() {
            let message = format!("`{}` is not a scale", written.value);
            let finding = Diagnostic::new(&super::codes::BAD_NUMBER, written.span, message);
            reader.findings.add(finding.help("scales look like `1-10` or `-2..2`, the low end first"));
        }
        range.map(|range| At::new(range, written.span))
    }
}
