//! Cards: thoughts and quotes, pains and gains, opportunities, and the root causes of pains.

use super::marks::Marks;
use super::record::Many;
use super::value::{Date, Degree, Text};
use crate::source::At;
use crate::{choice, record};

record! {
    /// A few words: a thought, a quote, a place, a person, a device, a cell of an own lane.
    Remark called "a remark" short ["text"] {
        /// The words.
        text: super::record::Required<Text>,
    }
    with { marks: Marks }
}

choice! {
    /// How much a pain hurts.
    Severity called "a severity" {
        /// A nuisance.
        Low = "low",
        /// It costs time or trust.
        Medium = "medium",
        /// Some people give up over it.
        High = "high",
        /// Most people give up over it.
        Critical = "critical",
    }
}

record! {
    /// A pain, a gain, a need or an expectation.
    Point called "a card" short ["text"] {
        /// Its name for references, unique in the map.
        id: Option<Text>,
        /// The words on the card.
        text: super::record::Required<Text>,
        /// How much it hurts.
        severity: Option<At<Severity>>,
        /// What it comes from: words, or what is the root cause.
        cause: Option<Cause>,
        /// On a gain in a future state: the pains of the baseline that it closes.
        addresses: Many<Text>,
    }
    with { marks: Marks }
}

record! {
    /// The root cause of a pain.
    Cause called "a cause" short ["text"] {
        /// The blueprint cell, step or metric that is the root cause.
        of: Option<Text>,
        /// What happens there: "9 s wait".
        text: Option<Text>,
    }
}

choice! {
    /// How far an opportunity has come.
    Progress called "a status of an opportunity" {
        /// Somebody had it.
        Idea = "idea",
        /// It has been decided.
        Planned = "planned",
        /// Somebody is at it.
        Doing = "doing",
        /// It is there.
        Done = "done",
        /// It has been decided against.
        Dropped = "dropped",
    }
}

record! {
    /// Something that could be done better; also the plan of changes.
    Opportunity called "an opportunity" short ["text"] {
        /// Its name for references, unique in the map.
        id: Option<Text>,
        /// The words on the card.
        text: super::record::Required<Text>,
        /// The pains that it answers; those of its own step or stage where it is absent.
        addresses: Many<Text>,
        /// How much it would help, 1 to 5.
        impact: Option<At<Degree>>,
        /// How much work it is, 1 to 5.
        effort: Option<At<Degree>>,
        /// How far it has come.
        status: Option<At<Progress>>,
        /// When it is to be there.
        due: Option<At<Date>>,
    }
    with { marks: Marks }
    places { "owner" after "effort" }
}
