//! Messages of a campaign, and resources that a step needs.

use super::marks::Marks;
use super::metric::{MetricValue, Table};
use super::record::{Many, Required};
use super::value::Text;
use crate::source::At;
use crate::{choice, record};

record! {
    /// A message that is sent to the persona.
    Message called "a message" short ["text"] {
        /// Its name for references, unique in the map.
        id: Option<Text>,
        /// What it says.
        text: Required<Text>,
        /// How it is sent: a built-in kind of channel or one under `channels`.
        channel: Option<Text>,
        /// When it is sent: "2 days after sign-up".
        when: Option<Text>,
        /// Whether a machine sends it.
        automated: Option<At<bool>>,
        /// The template that it is made from.
        template: Option<Text>,
        /// Other texts that are tried against it.
        variants or "variant": Many<Text>,
        /// What it achieves.
        metrics or "metric": Table<MetricValue>,
    }
    with { marks: Marks }
    places { "for" after "automated" }
}

choice! {
    /// Whether a resource is there.
    Holding called "a status of a resource" {
        /// It is there.
        Owned = "owned",
        /// It is missing.
        Needed = "needed",
    }
}

record! {
    /// Something that a step needs: people, money, a system, knowledge.
    Resource called "a resource" short ["text"] {
        /// What it is.
        text: Required<Text>,
        /// Whether it is there.
        status: Option<At<Holding>>,
    }
    with { marks: Marks }
}
