//! Floor 0, `threads`: work on several threads, whose results come in the order of the work, however many threads there are.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, available_parallelism, scope};

/// So many threads at most: the work is that of one file.
const MOST: usize = 8;

/// What `work` makes of each of these, in their order.
pub(crate) fn each<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = available_parallelism().map_or(1, usize::from).min(items.len()).min(MOST);
    if threads < 2 {
        return items.into_iter().map(work).collect();
    }
    let waiting = Mutex::new(items.into_iter().enumerate());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let run = || -> Vec<(usize, R)> { std::iter::from_fn(|| next().map(|(at, item)| (at, work(item)))).collect() };
    let mut done = scope(|scope| {
        // Where no thread can be had, this one does all.
        let others: Vec<_> = (1..threads).filter_map(|_| Builder::new().spawn_scoped(scope, run).ok()).collect();
        let mut done = run();
        for other in others {
            done.extend(other.join().unwrap_or_else(|bug| resume_unwind(bug)));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// What two pieces of work give that need nothing of each other.
pub(crate) fn both<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    scope(|scope| {
        let thread = Builder::new().spawn_scoped(scope, &one).ok();
        let other = other();
        let one = thread.map_or_else(&one, |thread| thread.join().unwrap_or_else(|bug| resume_unwind(bug)));
        (one, other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_work() {
        let items: Vec<u64> = (0..100).collect();
        let slow_first = |at: u64| {
            std::thread::sleep(std::time::Duration::from_micros(100 - at));
            at * 2
        };
        assert_eq!(each(items, slow_first), (0..100).map(|at| at * 2).collect::<Vec<_>>());
        assert_eq!(each(Vec::<u64>::new(), slow_first), Vec::<u64>::new());
        assert_eq!(both(|| 1, || "two"), (1, "two"));
    }

    #[test]
    fn what_goes_wrong_on_a_thread_goes_wrong() {
        let fails = std::panic::catch_unwind(|| each(vec![1, 2, 3], |at| assert!(at != 2, "a bug")));
        assert!(fails.is_err());
    }
}
