//! Dates, periods, choices and texts: the key decides the type, and the words stay as written.

use super::table;

#[test]
fn dates_and_periods() {
    table(
        "%s\ntitle: T\ntype: current-state\nstages: [A]\n",
        &[
            ("review: 2026-11-02", ""),
            ("review: 2026-11", ""),
            ("review: 2026-02-30", "1:9 bad-date: `2026-02-30` is not a date"),
            ("review: 2026-13", "1:9 bad-date: `2026-13` is not a date"),
            ("review: 2026", "1:9 bad-date: `2026` is not a date"),
            ("review: 2026-9-1", "1:9 bad-date: `2026-9-1` is not a date"),
            ("review: 2026-11-02T10:00", "1:9 bad-date: `2026-11-02T10:00` is not a date"),
            ("review: yesterday", "1:9 bad-date: `yesterday` is not a date"),
            ("review: {last: 2026-11-02, every: month}", ""),
            ("review: {every: year}", ""),
            ("review: {every: 6 weeks}", ""),
            ("review: {every: 1 day}", ""),
            ("review: {every: 10 months}", ""),
            ("review: {every: 0 days}", "1:17 bad-period: `0 days` is not a period"),
            ("review: {every: 2 years}", "1:17 bad-period: `2 years` is not a period"),
            ("review: {every: weekly}", "1:17 bad-period: `weekly` is not a period"),
            ("review: {every: 6  weeks}", ""),
        ],
    );
}

#[test]
fn values_are_read_as_written() {
    table(
        "%s\ntitle: T\ntype: current-state\nstages: [A]\n",
        &[
            ("lang: no", "1:7 unknown-language: the picture has no words of its own in `no`"),
            ("lang: en", ""),
            ("lang: ko", ""),
            ("lang: tlh", "1:7 unknown-language: the picture has no words of its own in `tlh`"),
            ("lang: Korean", "1:7 unknown-language: the picture has no words of its own in `Korean`"),
            ("lang: on", "1:7 unknown-language: the picture has no words of its own in `on`"),
            ("title: 2", ""),
            ("x-time: 6:10", ""),
            ("scenario: 010", ""),
            ("scenario: 1.10", ""),
            ("scenario: ~", ""),
            ("scenario: null", ""),
            ("goal: true", ""),
            ("goal: ''", ""),
            (r#"goal: "  ""#, ""),
            ("status: agreed", ""),
            ("status: Agreed", "1:9 unknown-value: `Agreed` is not a status of a map"),
            ("status: done", "1:9 unknown-value: `done` is not a status of a map"),
            ("format: 1", ""),
            ("format: 2", "1:9 unknown-format: `2` is a format that this journeymap does not read"),
            ("format: 1.0", "1:9 unknown-format: `1.0` is a format that this journeymap does not read"),
            ("format: one", "1:9 unknown-format: `one` is a format that this journeymap does not read"),
            ("format:", ""),
            ("format: '1'", ""),
            ("type: journey", "1:7 unknown-value: `journey` is not a type of map"),
            ("summary: |\n  Two\n  lines", ""),
            ("tags: [a, b]", ""),
            ("tags: a", ""),
            ("tag: a", ""),
            ("owner: Growth team", ""),
            ("note: x", ""),
            ("link: https://example.org", ""),
            ("link: javascript:x", "1:7 unsafe-link: `javascript:x` is not a link that a map may hold"),
            (
                "link: //evil.org",
                "1:7 unsafe-link: `//evil.org` is an absolute path, and paths in a map are relative to it",
            ),
            (
                "link: /etc/passwd",
                "1:7 unsafe-link: `/etc/passwd` is an absolute path, and paths in a map are relative to it",
            ),
            ("link: notes/a.md", ""),
            ("link: a/b:c", ""),
            ("link: mailto:a@b.c", ""),
            ("link: C:\\\\x", "1:7 unsafe-link: `C:\\\\x` is not a link that a map may hold"),
            ("link: file:///x", "1:7 unsafe-link: `file:///x` is not a link that a map may hold"),
        ],
    );
}

#[test]
fn yes_and_no() {
    table(
        "%s\ntitle: T\ntype: current-state\nstages: [A]\n",
        &[
            ("lanes: [{id: thinking, hide: true}]", ""),
            ("lanes: [{id: thinking, hide: no}]", ""),
            ("lanes: [{id: thinking, hide: yes}]", ""),
            ("lanes: [{id: thinking, hide: True}]", "1:30 unknown-value: `True` is not a yes or a no"),
            ("lanes: [{id: thinking, hide: 1}]", "1:30 unknown-value: `1` is not a yes or a no"),
        ],
    );
}
