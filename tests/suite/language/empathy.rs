//! An empathy map has no columns: what only a journey has is a mistake there, and not left out without a word.

use super::table;

#[test]
fn what_only_a_journey_has_is_an_error() {
    table(
        "title: E\ntype: empathy\npersona: {name: P, says: hi}\n%s\n",
        &[
            (
                "stages: [{name: A, goal: g, steps: [Looks]}]",
                "4:1 not-on-an-empathy-map: an empathy map shows no `stages`",
            ),
            ("stage: A", "4:1 not-on-an-empathy-map: an empathy map shows no `stages`"),
            (
                "flows: {from: a, to: a}",
                "4:1 not-on-an-empathy-map: an empathy map shows no `flows`\n4:15 unknown-step: there is no step or stage `a`\n4:22 unknown-step: there is no step or stage `a`",
            ),
            ("lanes: [{id: own, title: Own}]", "4:1 not-on-an-empathy-map: an empathy map shows no `lanes`"),
            ("scale: {min: 1, max: 5}", "4:1 not-on-an-empathy-map: an empathy map shows no `scale`"),
            // A key with nothing behind it is not written.
            ("stages:", ""),
            ("scale:", ""),
            ("lanes: []", ""),
        ],
    );
}
