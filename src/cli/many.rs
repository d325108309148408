//! Many maps at once: each is worked on alone, and what came of it is told in the order in which they were named.

use std::num::NonZeroUsize;

use anyhow::{Context, Error};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::guard::guard;
use super::screen::Screen;

/// From how many maps on a person is shown how far it has come.
const BATCH: usize = 20;

/// Does `work` for every item, on as many threads as `jobs` says, and gives the results in the order of the items.
/// The error of a result is a bug inside `work`.
pub(super) fn each<T: Sync, R: Send>(
    items: &[T],
    jobs: Option<NonZeroUsize>,
    screen: &Screen,
    work: impl Fn(&T) -> R + Sync,
) -> Result<Vec<Result<R, String>>, Error> {
    let bar = bar(items.len(), screen);
    let one = |item: &T| {
        let result = guard(|| work(item));
        bar.inc(1);
        result
    };
    let results = if items.len() < 2 || jobs.is_some_and(|jobs| jobs.get() == 1) {
        items.iter().map(one).collect()
    } else {
        // No more threads than maps: a thread costs more than a small map.
        let threads = jobs.map_or(0, |jobs| jobs.get().min(items.len()));
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().context("cannot start threads")?;
        pool.install(|| items.par_iter().map(one).collect())
    };
    bar.finish_and_clear();
    Ok(results)
}

fn bar(count: usize, screen: &Screen) -> ProgressBar {
    if !screen.interactive || screen.quiet || count <= BATCH {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} maps, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
