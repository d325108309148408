//! How much work may go into the arrows of a picture: counted, not timed, so that a picture is the same everywhere.

use std::cell::Cell;

/// Comparisons that may still be made. What is spent is gone; nothing goes on when all is spent.
#[derive(Clone, Debug)]
pub(super) struct Effort(Cell<u64>);

impl Effort {
    pub(super) fn new(comparisons: u64) -> Self {
        Self(Cell::new(comparisons))
    }

    pub(super) fn spend(&self, comparisons: usize) {
        self.0.set(self.0.get().saturating_sub(comparisons as u64));
    }

    pub(super) fn is_spent(&self) -> bool {
        self.0.get() == 0
    }

    fn left(&self) -> u64 {
        self.0.get()
    }
}

/// What the arrows of all parts of a picture share: far more than a blueprint needs that somebody can read, and still a
/// fraction of a second.
#[derive(Clone, Copy, Debug)]
pub struct Purse {
    ways: u64,
    labels: u64,
}

impl Default for Purse {
    fn default() -> Self {
        Self { ways: 100_000_000, labels: 60_000_000 }
    }
}

impl Purse {
    /// What one of `parts` parts that are still to be drawn may spend on ways, and on labels.
    pub(super) fn share(self, parts: usize) -> (Effort, Effort) {
        let parts = parts.max(1) as u64;
        (Effort::new(self.ways / parts), Effort::new(self.labels / parts))
    }

    /// Takes out what a part that got this share has spent of it.
    pub(super) fn settle(&mut self, parts: usize, ways: &Effort, labels: &Effort) {
        let (given_ways, given_labels) = self.share(parts);
        self.ways -= given_ways.left() - ways.left();
        self.labels -= given_labels.left() - labels.left();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_part_leaves_is_there_for_the_next() {
        let mut purse = Purse { ways: 90, labels: 9 };
        let (ways, labels) = purse.share(3);
        assert_eq!((ways.left(), labels.left()), (30, 3));
        ways.spend(10);
        labels.spend(100);
        assert!(labels.is_spent() && !ways.is_spent());
        purse.settle(3, &ways, &labels);
        let (ways, labels) = purse.share(2);
        assert_eq!((ways.left(), labels.left()), (40, 3));
    }
}
