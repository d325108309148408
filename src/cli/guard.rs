//! Catches a bug at the edge, so that one map that trips over it does not take the others along.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::{Mutex, PoisonError};

thread_local! {
    /// Where the last panic of this thread began.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The same of any thread, for a panic of one that worked for this one.
static LAST: Mutex<String> = Mutex::new(String::new());

/// From here on a panic says nothing by itself, for it is told once, beside the map that it happened to.
pub(super) fn listen() {
    set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" at {place}")).unwrap_or_default();
        LAST.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&place);
        PLACE.with(|kept| *kept.borrow_mut() = place);
    }));
}

/// What `work` gives back, or what went wrong inside and, once we listen, where.
pub(super) fn guard<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let own = PLACE.with(RefCell::take);
        let place = if own.is_empty() { LAST.lock().unwrap_or_else(PoisonError::into_inner).clone() } else { own };
        format!("{}{place}", message(&*payload))
    })
}

fn message(payload: &(dyn Any + Send)) -> &str {
    let owned = payload.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("an unknown problem")
}

#[cfg(test)]
mod tests {
    use super::guard;

    #[test]
    fn a_bug_becomes_a_sentence() {
        assert_eq!(guard(|| 7), Ok(7));
        let bug = guard(|| panic!("lost the {}", "thread")).unwrap_err();
        assert_eq!(bug, "lost the thread");
    }
}
