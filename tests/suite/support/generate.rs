//! Maps made by a rule, for what no example is: typical in number, huge in size, ugly in content.

use std::fmt::Write;

/// A map of some stages and steps, with something in most lanes; `seed` varies its words.
pub(crate) fn typical(seed: u64, stages: usize, steps: usize) -> String {
    let mut dice = Dice(seed.wrapping_mul(2_654_435_761).wrapping_add(1));
    let mut text = format!(
        "title: {}\ntype: current-state\nowner: {}\npersona:\n  name: Hana Kowalska\n  role: {}\n  goals: [{}]\nstages:\n",
        dice.words(4),
        dice.words(1),
        dice.words(3),
        dice.words(3)
    );
    for stage in 0..stages {
        let _ = writeln!(text, "  - name: {} {stage}\n    goal: {}\n    steps:", dice.words(1), dice.words(4));
        for step in 0..steps {
            let _ = writeln!(text, "      - id: s{stage}-{step}\n        action: {}", dice.words(4));
            let _ = writeln!(text, "        touchpoint: {{name: {}, channel: {}}}", dice.words(2), dice.channel());
            let _ = writeln!(text, "        emotion: {{score: {}, feeling: {}}}", dice.score(), dice.words(1));
            if dice.roll(2) == 0 {
                let _ = writeln!(text, "        thinking: {}", dice.words(7));
            }
            if dice.roll(3) == 0 {
                let _ = writeln!(text, "        pain_point: {{text: {}, severity: high}}", dice.words(6));
            }
            if dice.roll(4) == 0 {
                let _ = writeln!(text, "        opportunity: {{text: {}, impact: 4, effort: 2}}", dice.words(6));
            }
            if dice.roll(5) == 0 {
                let _ =
                    writeln!(text, "        metrics: {{conversion-rate: {{value: {}%, target: 55%}}}}", dice.roll(100));
            }
        }
    }
    text
}

/// A blueprint of some steps, each with `ways` labelled arrows to others: more than a reader can follow. The labels are
/// `LabAxBq`, from step `A` to step `B`, and two words more.
pub(crate) fn crowded(steps: usize, ways: usize) -> String {
    let mut text = "title: T\ntype: service-blueprint\nstages:\n- name: A\n  steps:\n".to_owned();
    for step in 0..steps {
        let targets: std::collections::BTreeSet<usize> =
            (0..ways).map(|way| (step * 7 + way * 3 + 1) % steps).filter(|to| *to != step).collect();
        let triggers: Vec<String> =
            targets.iter().map(|to| format!("{{to: f{to}, label: Lab{step}x{to}q words here}}")).collect();
        let triggers = triggers.join(", ");
        let _ = writeln!(text, "  - {{action: a, support: {{id: f{step}, text: F, triggers: [{triggers}]}}}}");
    }
    text
}

/// A blueprint of one step with this many cells in front and behind, each with a labelled arrow `LabAq`.
pub(crate) fn stacked(cells: usize) -> String {
    let mut text =
        "title: T\ntype: service-blueprint\nstages:\n- name: A\n  steps:\n  - action: a\n    frontstage:\n".to_owned();
    for cell in 0..cells {
        let to = cell * 37 % cells;
        let _ = writeln!(text, "    - {{id: f{cell}, text: F, triggers: {{to: b{to}, label: Lab{cell}q}}}}");
    }
    text.push_str("    backstage:\n");
    for cell in 0..cells {
        let _ = writeln!(text, "    - {{id: b{cell}, text: B}}");
    }
    text
}

/// A map of some stages with this many labelled flows `LabAq` between them.
pub(crate) fn flowing(stages: usize, flows: usize) -> String {
    let mut text = "title: T\ntype: current-state\nstages:\n".to_owned();
    for stage in 0..stages {
        let _ = writeln!(text, "  - {{id: s{stage}, name: S{stage}}}");
    }
    text.push_str("flows:\n");
    for flow in 0..flows {
        let (from, to) = (flow % stages, (flow % stages + flow / stages + 2) % stages);
        let _ = writeln!(text, "  - {{from: s{from}, to: s{to}, label: Lab{flow}q}}");
    }
    text
}

/// A small generator of numbers, the same everywhere (xorshift).
struct Dice(u64);

const WORDS: &[&str] = &[
    "learner",
    "reads",
    "compares",
    "price",
    "teacher",
    "evening",
    "checkout",
    "waits",
    "answers",
    "letter",
    "phone",
    "course",
    "gets",
    "a",
    "the",
    "of",
    "Zażółć",
    "gęślą",
    "상담",
    "가격을",
    "비교한다",
    "returns",
    "understands",
    "receipt",
];
const CHANNELS: &[&str] = &["web", "app", "email", "phone", "store", "social", "chat"];

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.roll(WORDS.len() as u64) as usize]).collect();
        words.join(" ")
    }

    fn channel(&mut self) -> &'static str {
        CHANNELS[self.roll(CHANNELS.len() as u64) as usize]
    }

    fn score(&mut self) -> f64 {
        (self.roll(41) as f64 - 20.0) / 10.0
    }
}
