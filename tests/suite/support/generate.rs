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
