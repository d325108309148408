//! Numbers, units and metrics: what is read, and what is said about everything else.

use super::table;

#[test]
fn a_rate_is_written_with_its_percent_sign() {
    table(
        "title: T\ntype: current-state\nstages:\n  - name: A\n    metrics:\n      bounce-rate: %s\n",
        &[
            ("6,2%", "6:20 bad-number: `6,2%` has a comma in a number"),
            ("48,200", "6:20 bad-number: `48,200` has a comma in a number"),
            ("1.234,56", "6:20 bad-number: `1.234,56` has a comma in a number"),
            ("0.71", "6:20 unit-mismatch: `0.71` is not a percentage, as `bounce-rate` is"),
            ("71", "6:20 unit-mismatch: `71` is not a percentage, as `bounce-rate` is"),
            ("71%", ""),
            ("71 %", "6:20 bad-number: `71 %` has a space before its `%`"),
            ("110%", "6:20 metric-out-of-range: `110%` cannot be a `bounce-rate`, which is between 0% and 100%"),
            ("-1%", "6:20 metric-out-of-range: `-1%` cannot be a `bounce-rate`, which is between 0% and 100%"),
            ("7.1%", ""),
            (r#""71%""#, ""),
            ("no number", "6:20 bad-number: `no number` is not a number"),
            ("71% of all", "6:20 bad-number: `71% of all` is not a number"),
            ("€49", "6:20 unit-mismatch: `€49` is not a percentage, as `bounce-rate` is"),
            ("1e3", "6:20 bad-number: `1e3` is not a number"),
            ("+5%", ""),
            ("0%", ""),
            ("100%", ""),
            ("[5%, 6%]", ""),
            ("{value: 71%, target: 55%, history: [60%, 65%], sample: 212}", ""),
            ("{value: 71%, target: 0.5}", "6:41 unit-mismatch: `0.5` is not a percentage, as `bounce-rate` is"),
            ("{value: 71%, history: [60, 65%]}", "6:43 unit-mismatch: `60` is not a percentage, as `bounce-rate` is"),
            ("{sample: 212}", "6:20 says-nothing: `bounce-rate` has no value here"),
            ("{value: 71%, sample: 0}", "6:41 out-of-range: `0` is not a whole number from 1 up"),
            ("{value: 71%, sample: 2.5}", "6:41 out-of-range: `2.5` is not a whole number from 1 up"),
            ("{value: , target: 5%}", ""),
            ("", ""),
            ("{}", "6:20 says-nothing: `bounce-rate` has no value here"),
            ("{value: [71%, 72%]}", "6:28 wrong-shape: found a list, but a number is wanted here"),
        ],
    );
}

#[test]
fn money_has_its_currency_before_or_behind_it() {
    table(
        "title: T\ntype: current-state\nstages:\n  - name: A\n    metrics:\n      cost: %s\n",
        &[
            ("€49", ""),
            ("49 PLN", ""),
            ("49 EUR", ""),
            ("49€", "6:13 bad-number: `49€` has no space before its unit"),
            ("EUR 49", "6:13 bad-number: `EUR 49` has its currency before it"),
            ("-€49", "6:13 metric-out-of-range: `-€49` cannot be a `cost`, which is at least 0"),
            ("€-49", "6:13 metric-out-of-range: `€-49` cannot be a `cost`, which is at least 0"),
            ("49", ""),
            ("49%", "6:13 unit-mismatch: `49%` is not a sum of money, as `cost` is"),
            ("9 s", "6:13 unit-mismatch: `9 s` is not a sum of money, as `cost` is"),
            ("€1.2M", ""),
            ("1.2M EUR", ""),
            ("₩4,800", "6:13 bad-number: `₩4,800` has a comma in a number"),
            ("{value: €49, target: 40 EUR}", ""),
            (
                "{value: €49, target: 40 PLN}",
                "6:34 unit-mismatch: `40 PLN` is in another unit than the other values of `cost` here, `€`",
            ),
            ("{value: 49 PLN, history: [50, 51]}", ""),
            ("$49", ""),
            ("49 zł", ""),
            ("490원", "6:13 bad-number: `490원` has no space before its unit"),
        ],
    );
}

#[test]
fn lengths_of_time_are_converted() {
    table(
        "title: T\ntype: current-state\nstages:\n  - name: A\n    metrics:\n      response-time: %s\n",
        &[
            ("9 s", ""),
            ("9s", "6:22 bad-number: `9s` has no space before its unit"),
            ("500 ms", ""),
            ("{value: 9 s, target: 500 ms}", ""),
            ("{value: 2 min, history: [90 s, 1 h]}", ""),
            ("{value: 9 s, target: 3}", ""),
            ("9 apples", "6:22 unit-mismatch: `9 apples` is not a length of time, as `response-time` is"),
            ("-9 s", "6:22 metric-out-of-range: `-9 s` cannot be a `response-time`, which is at least 0"),
            ("9 seconds", ""),
        ],
    );
}

#[test]
fn a_declared_unit_is_the_unit() {
    table(
        "title: T\ntype: current-state\nmetrics: [{id: wait, name: Wait, unit: s, better: lower}]\nstages:\n  - name: A\n    metrics:\n      wait: %s\n",
        &[
            ("3", ""),
            ("3 min", ""),
            ("180 s", ""),
            ("{value: 3 min, target: 60}", ""),
            ("3 kg", "7:13 unit-mismatch: `3 kg` is not a number in `s`, as `wait` is"),
        ],
    );
}

#[test]
fn a_bare_metric_takes_no_unit() {
    table(
        "title: T\ntype: current-state\nstages:\n  - name: A\n    metrics:\n      net-promoter-score: %s\n",
        &[
            ("46", ""),
            ("+46", ""),
            (
                "-101",
                "6:27 metric-out-of-range: `-101` cannot be a `net-promoter-score`, which is between -100 and 100",
            ),
            ("101", "6:27 metric-out-of-range: `101` cannot be a `net-promoter-score`, which is between -100 and 100"),
            ("46%", "6:27 unit-mismatch: `46%` is not a number without a unit, as `net-promoter-score` is"),
            ("46 points", "6:27 unit-mismatch: `46 points` is not a number without a unit, as `net-promoter-score` is"),
        ],
    );
}
