//! The order of states: each before those that it leads to, except where a way goes back.

/// So many states in the order of their transitions, from a start; what is not reached stands behind.
pub(super) fn order(count: usize, start: usize, ways: &[(usize, usize)]) -> Vec<usize> {
    let mut to: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (from, next) in ways {
        if let Some(list) = to.get_mut(*from) {
            list.push(*next);
        }
    }
    let mut seen = vec![false; count];
    let mut order = Vec::new();
    let first = (start < count).then_some(start);
    for root in first.into_iter().chain(0..count) {
        // Those behind are done first, so that the last done stands first.
        let mut done = Vec::new();
        let mut open: Vec<(usize, usize)> = Vec::new();
        if !std::mem::replace(seen.get_mut(root).unwrap_or(&mut true), true) {
            open.push((root, to.get(root).map_or(0, Vec::len)));
        }
        while let Some((state, left)) = open.last_mut() {
            let Some(number) = left.checked_sub(1) else {
                done.push(*state);
                open.pop();
                continue;
            };
            *left = number;
            let next = to.get(*state).and_then(|list| list.get(number)).copied().unwrap_or(count);
            if let Some(seen) = seen.get_mut(next).filter(|seen| !**seen) {
                *seen = true;
                open.push((next, to.get(next).map_or(0, Vec::len)));
            }
        }
        done.reverse();
        order.extend(done);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::order;

    /// How many states, the first, the transitions, and the order that comes of them.
    type Case<'c> = (usize, usize, &'c [(usize, usize)], &'c [usize]);

    #[test]
    fn states_stand_before_those_that_they_lead_to() {
        let cases: [Case<'_>; 6] = [
            (3, 0, &[(0, 1), (1, 2)], &[0, 1, 2]),
            (3, 2, &[(2, 1), (1, 0)], &[2, 1, 0]),
            (4, 0, &[(0, 1), (0, 2), (1, 3), (2, 3)], &[0, 1, 2, 3]),
            (3, 0, &[(0, 1), (1, 2), (2, 0)], &[0, 1, 2]),
            (4, 1, &[(1, 2)], &[1, 2, 0, 3]),
            (2, 0, &[(0, 0), (0, 9), (9, 1)], &[0, 1]),
        ];
        for (count, start, ways, expected) in cases {
            assert_eq!(order(count, start, ways), expected, "{ways:?}");
        }
        let long: Vec<_> = (0..50_000).map(|at| (at, at + 1)).collect();
        assert_eq!(order(50_001, 0, &long), (0..50_001).collect::<Vec<_>>());
    }
}
