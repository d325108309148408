//! What Mermaid has no place for and no row or panel of the picture is called after, and whether a map has it.

use crate::output::Loss;
use crate::output::holds::{
    facts, feelings, has_brief, has_links, has_review, is_marked, marks, more_than_names, names,
};

/// Each part of a map that is left out, in the order of the language.
pub(super) const LOST: &[Loss] = &[
    Loss { what: "its status and reviews", is_in: has_review },
    Loss { what: "its scenario, goal and questions", is_in: has_brief },
    Loss { what: "all of the personas but their names", is_in: more_than_names },
    Loss {
        what: "the goals of stages",
        is_in: |map| map.stages.iter().any(|stage| stage.goal.is_some() || stage.business_goal.is_some()),
    },
    Loss {
        what: "words for feelings, and how far apart scores are",
        is_in: |map| feelings(map).any(|feeling| feeling.word.is_some() || feeling.spread.is_some()),
    },
    Loss { what: "moments that matter", is_in: |map| facts(map).any(|facts| !facts.moments.is_empty()) },
    Loss { what: "whose the map is", is_in: |map| !map.marks.whose.is_empty() },
    Loss { what: "where links in words lead", is_in: |map| names(map).any(has_links) },
    Loss { what: "flows", is_in: |map| !map.flows.is_empty() },
    Loss { what: "the baseline and what became of its pain points", is_in: |map| map.comparison.is_some() },
    Loss { what: "owners, evidence, links and tags", is_in: |map| marks(map).any(is_marked) },
    Loss { what: "notes", is_in: |map| marks(map).any(|marks| !marks.notes.is_empty()) },
];
