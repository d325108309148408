//! Finding what was said before: greedy matches with one step of second thoughts.

/// Some literals, then a copy of earlier bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Command {
    /// How many bytes are given as they are.
    pub(super) insert: usize,
    /// How many bytes are copied; 0 only at a block's end.
    pub(super) copy: usize,
    /// How far back the copy starts.
    pub(super) distance: usize,
    /// Whether the distance is that of the copy before.
    pub(super) repeats: bool,
}

/// A copy that could be made, and the bits that it saves by estimate.
#[derive(Clone, Copy, Default)]
struct Match {
    length: usize,
    distance: usize,
    saved: i64,
}

const HASH_BITS: u32 = 15;
const SHORTEST: usize = 4;
/// How many earlier places are looked at.
const CHAIN: usize = 16;
/// A match this long is taken without a look at others.
const LONG: usize = 32;
/// Bits of a literal and of a command, as they come out on average for outlines.
const LITERAL_COST: i64 = 6;
const COMMAND_COST: i64 = 8;

/// Remembers every place of the data by its next four bytes.
pub(super) struct Matcher<'data> {
    data: &'data [u8],
    window: usize,
    /// Latest place by hash, plus one; 0 for none.
    heads: Vec<u32>,
    /// The place before each place with the same hash, plus one.
    previous: Vec<u32>,
    /// Distance of the last copy; 4 at the start of a stream.
    last: usize,
}

impl<'data> Matcher<'data> {
    pub(super) fn new(data: &'data [u8], window: usize) -> Self {
        Self { data, window, heads: vec![0; 1 << HASH_BITS], previous: vec![0; data.len()], last: 4 }
    }

    /// Commands for the bytes from `start` to `end`; blocks are asked for in order.
    pub(super) fn commands(&mut self, start: usize, end: usize) -> Vec<Command> {
        let mut commands = Vec::new();
        let (mut at, mut insert) = (start, 0);
        while at < end {
            let mut found = self.best(at, end);
            self.remember(at);
            if found.saved > 0 && found.length < LONG && at + 1 < end {
                let later = self.best(at + 1, end);
                if later.saved > found.saved + LITERAL_COST {
                    insert += 1;
                    at += 1;
                    self.remember(at);
                    found = later;
                }
            }
            if found.saved > 0 {
                let repeats = found.distance == self.last;
                commands.push(Command { insert, copy: found.length, distance: found.distance, repeats });
                self.last = found.distance;
                for place in at + 1..at + found.length {
                    self.remember(place);
                }
                at += found.length;
                insert = 0;
            } else {
                at += 1;
                insert += 1;
            }
        }
        if insert > 0 {
            commands.push(Command { insert, copy: 0, distance: 0, repeats: false });
        }
        commands
    }

    fn hash(&self, at: usize) -> Option<usize> {
        let bytes: [u8; 4] = self.data.get(at..at + 4)?.try_into().ok()?;
        Some((u32::from_le_bytes(bytes).wrapping_mul(0x9E37_79B1) >> (32 - HASH_BITS)) as usize)
    }

    fn remember(&mut self, at: usize) {
        let Some(hash) = self.hash(at) else { return };
        if let (Some(head), Some(previous)) = (self.heads.get_mut(hash), self.previous.get_mut(at)) {
            *previous = *head;
            *head = at as u32 + 1;
        }
    }

    fn best(&self, at: usize, end: usize) -> Match {
        let start = Match::default();
        let mut best = at.checked_sub(self.last).map_or(start, |place| self.better(start, place, at, end));
        let mut next = self.hash(at).and_then(|hash| self.heads.get(hash)).copied().unwrap_or_default();
        for _ in 0..CHAIN {
            let Some(place) = (next as usize).checked_sub(1) else { break };
            if best.length >= LONG {
                break;
            }
            best = self.better(best, place, at, end);
            next = self.previous.get(place).copied().unwrap_or_default();
        }
        best
    }

    /// The better one of a match and that with `place`.
    fn better(&self, best: Match, place: usize, at: usize, end: usize) -> Match {
        let distance = at - place;
        // What does not go on where the best one ends can't be longer.
        if distance > self.window || self.data.get(place + best.length) != self.data.get(at + best.length) {
            return best;
        }
        let length = self.common(place, at, end);
        if length < SHORTEST {
            return best;
        }
        let distance_cost = if distance == self.last { 1 } else { i64::from(distance.ilog2()) + 4 };
        let saved = i64::try_from(length).unwrap_or(0) * LITERAL_COST - COMMAND_COST - distance_cost;
        if saved > best.saved { Match { length, distance, saved } } else { best }
    }

    /// How many bytes are equal from `place` and from `at` on.
    fn common(&self, place: usize, at: usize, end: usize) -> usize {
        let (Some(earlier), Some(later)) = (self.data.get(place..), self.data.get(at..end)) else { return 0 };
        earlier.iter().zip(later).take_while(|(one, other)| one == other).count()
    }
}
