//! Emotions, engagement and moments.

use super::table;

#[test]
fn scores_stand_on_their_scale() {
    table(
        "title: T\ntype: current-state\npersonas: [{id: a, name: A, role: x}, {id: b, name: B, role: x}]\nresearch: {id: s, name: Survey}\nlanes: [{id: own, title: Own lane}]\nstages:\n  - name: A\n    steps:\n      - action: X\n        %s\n",
        &[
            ("emotion: 1", ""),
            ("emotion: -1.7", ""),
            ("emotion: 2.1", "10:18 score-out-of-range: the score `2.1` is not between -2 and 2"),
            ("emotion: -3", "10:18 score-out-of-range: the score `-3` is not between -2 and 2"),
            ("emotion: 0,4", "10:18 bad-number: `0,4` has a comma in a number"),
            ("emotion: Curious", ""),
            ("emotion: 4 stars", "10:18 bad-number: found the unit `stars`, but a bare number is wanted here"),
            ("emotion: 24/7 busy", ""),
            ("emotion: \u{2212}1", "10:18 bad-number: `\u{2212}1` has a dash that is no minus sign"),
            ("emotion: {score: 1, feeling: Curious}", ""),
            ("emotion: {scores: [-2, -1, 0]}", ""),
            ("emotion: {scores: [-2, -9]}", "10:32 score-out-of-range: the score `-9` is not between -2 and 2"),
            ("emotion: {score: 1, scores: [1]}", "10:26 both-forms: an emotion has a `score` or `scores`, not both"),
            ("emotion: {}", "10:18 says-nothing: this emotion says nothing"),
            ("emotion: {note: why}", "10:18 says-nothing: this emotion says nothing"),
            ("emotion: {score: x}", "10:26 bad-number: `x` is not a number"),
            ("emotion: []", ""),
            ("emotion:", ""),
            ("emotion: [1, -1]", "10:22 two-emotions: one persona has two feelings at one step"),
            ("emotion: [{for: a, score: 1}, {for: b, score: -1}]", ""),
            (
                "emotion: [{for: [a, b], score: 1}, {for: b, score: -1}]",
                "10:44 two-emotions: one persona has two feelings at one step",
            ),
            ("engagement: 0", ""),
            ("engagement: 5", ""),
            ("engagement: 6", "10:21 score-out-of-range: the score `6` is not between 0 and 5"),
            ("engagement: -1", "10:21 score-out-of-range: the score `-1` is not between 0 and 5"),
            ("engagement: {score: 3, for: a}", ""),
            ("moment: truth", ""),
            ("moment: [truth, micro, connect]", ""),
            ("moments: [conect]", "10:19 unknown-value: `conect` is not a moment"),
            ("moment: Truth", "10:17 unknown-value: `Truth` is not a moment"),
            ("moment: 5", "10:17 unknown-value: `5` is not a moment"),
        ],
    );
}
