//! A map whose personas and segments all have names of their own, so that a picture never says one name of two people.

use crate::model::JourneyMap;
use crate::model::apart::told_apart;
use crate::text::plain;

/// The map with numbers behind names that somebody has before; `None` where all are different.
pub(super) fn apart(map: &JourneyMap) -> Option<JourneyMap> {
    let personas = map.personas.iter().map(|persona| &persona.name);
    let names = personas.chain(map.segments.iter().map(|segment| &segment.name));
    let names: Vec<String> = names.map(|name| plain(name)).collect();
    let called = told_apart(&names)?;
    let numbers: Vec<&str> =
        called.iter().zip(&names).map(|(called, name)| called.get(name.len()..).unwrap_or_default()).collect();
    let mut map = map.clone();
    let personas = map.personas.iter_mut().map(|persona| &mut persona.name);
    let all = personas.chain(map.segments.iter_mut().map(|segment| &mut segment.name));
    for (name, number) in all.zip(numbers) {
        name.push_str(number);
    }
    Some(map)
}
