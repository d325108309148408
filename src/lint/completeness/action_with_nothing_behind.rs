//! `action-with-nothing-behind`: a blueprint is made to show who and what is behind each action.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::place::words_of;
use crate::model::JourneyMap;
use crate::model::stage::{Facts, Stage, Step};
use crate::spec::journey::{LaneRole, MapType};

rule!(/** A customer action of a blueprint that nobody and nothing serves. */ "action-with-nothing-behind", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let map = subject.map;
    if map.map_type != MapType::ServiceBlueprint {
        return;
    }
    let is_backed = |stage: &Stage, step: &Step| is_backed(map, &stage.facts) || is_backed(map, &step.facts);
    if !map.steps().any(|(_, stage, step)| is_backed(stage, step)) {
        let finding =
            Diagnostic::new(&CODE, subject.head(), "the blueprint shows nothing behind what the customer does");
        findings.add(finding.help("write `frontstage`, `backstage` and `support` on its steps"));
        return;
    }
    for (_, stage, step) in map.steps().filter(|(_, stage, step)| !is_backed(stage, step)) {
        findings.report(&CODE, || {
            let message = format!("nothing stands behind `{}`", shown(words_of(stage, step)));
            let finding = Diagnostic::new(&CODE, subject.action_of(step), message);
            finding.help("write `frontstage`, `backstage` or `support` on it: who or what serves the customer then")
        });
    }
}

/// Whether something serves the customer here: in front, behind, underneath, or in a lane of the map's own for that.
fn is_backed(map: &JourneyMap, facts: &Facts) -> bool {
    let serves =
        |role: Option<LaneRole>| matches!(role, Some(LaneRole::Frontstage | LaneRole::Backstage | LaneRole::Support));
    let own = |lane: usize| map.lanes.get(lane).is_some_and(|lane| serves(lane.role));
    let cells = [&facts.frontstage, &facts.backstage, &facts.support].into_iter().flatten().count();
    cells > 0 || !facts.messages.is_empty() || facts.cells.iter().any(|(lane, _)| own(*lane))
}
