//! CJML 2.0 (Customer Journey Modelling Language, XML): steps as actions and communication points between actors.
//!
//! A future state is a planned journey, any other map an actual one. `docs/cjml.md` says what becomes of what.

mod journey;
mod lost;
mod markup;

use super::{Output, Told, Writer};
use crate::data::document;

/// The format, for the list.
pub static CJML: Output = Output {
    name: "cjml",
    extension: "cjml.xml",
    about: "CJML 2.0 (XML): actors, phases, and steps as actions and communication points; nothing else fits there.",
    draws_letters: false,
    leaves_out: lost::LOST,
    write: Writer::Map(|told: &Told<'_>| {
        if told.map.stages.is_empty() {
            return Err("a CJML journey is made of touchpoints, and an empathy map has none".to_owned());
        }
        Ok(journey::file(&document(told.map)).into_bytes())
    }),
};
