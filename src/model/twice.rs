//! Ids that a workspace gives twice: its maps could reach only the first of the two.

use std::collections::HashMap;

use super::codes::DUPLICATE_ID;
use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::spec::slug::slug;
use crate::spec::value::Text;
use crate::spec::workspace::WorkspaceFile;

/// Reports what is given twice among people, channels, metrics or research.
pub fn twice(file: &WorkspaceFile) -> Findings {
    let mut findings = Findings::new();
    let personas = file.personas.iter().map(|persona| (persona.id.as_ref(), persona.name.0.as_ref()));
    let segments = file.segments.iter().map(|segment| (segment.id.as_ref(), segment.name.0.as_ref()));
    among(personas.chain(segments), &mut findings);
    among(file.channels.iter().map(|channel| (channel.id.as_ref(), channel.name.0.as_ref())), &mut findings);
    among(file.metrics.0.iter().map(|metric| (metric.id.as_ref(), metric.name.as_ref())), &mut findings);
    among(file.research.iter().map(|research| (research.id.as_ref(), research.name.as_ref())), &mut findings);
    findings
}

/// Reports what is given twice in one list of ids and names.
fn among<'a>(list: impl Iterator<Item = (Option<&'a Text>, Option<&'a Text>)>, findings: &mut Findings) {
    let mut first: HashMap<String, &Text> = HashMap::new();
    for id in list.filter_map(|(id, name)| id.or(name)) {
        let Some(earlier) = first.get(&slug(&id.value)) else {
            first.insert(slug(&id.value), id);
            continue;
        };
        let message = format!("the id `{}` is taken", shown(&id.value));
        let finding = Diagnostic::new(&DUPLICATE_ID, id.span, message).also(earlier.span, "first given here");
        findings.add(finding.help("give one of the two another id"));
    }
}
