//! Prefix (Huffman) codes: made from counts, written down as the format wants it, then used.

use super::bits::BitWriter;

/// Bits by symbol.
pub(super) struct PrefixCode {
    /// The bits, in the order in which they are written, and their number.
    codes: Vec<(u64, u32)>,
}

impl PrefixCode {
    /// The code for these counts, once it is written to `out`; `symbol_bits` bits name a symbol.
    pub(super) fn written(counts: &[u32], symbol_bits: u32, out: &mut BitWriter) -> Self {
        let lengths = lengths(counts, 15);
        let mut used: Vec<usize> = (0..counts.len()).filter(|symbol| counts.get(*symbol) > Some(&0)).collect();
        if used.is_empty() {
            used.push(0);
        }
        if used.len() <= 4 {
            write_simple(&lengths, used, symbol_bits, out);
        } else {
            write_complex(&lengths, out);
        }
        Self::of_lengths(&lengths)
    }

    /// Writes one symbol.
    pub(super) fn write(&self, symbol: usize, out: &mut BitWriter) {
        let (bits, count) = self.codes.get(symbol).copied().unwrap_or_default();
        out.write(bits, count);
    }

    fn of_lengths(lengths: &[u32]) -> Self {
        let mut codes = vec![(0, 0); lengths.len()];
        let used = lengths.iter().zip(&mut codes).filter(|(length, _)| **length > 0);
        let mut ordered: Vec<_> = used.collect();
        // Stable: symbols of one length keep their order.
        ordered.sort_by_key(|(length, _)| **length);
        let (mut next, mut last) = (0_u64, 0);
        for (length, place) in ordered {
            next <<= length - last;
            last = *length;
            *place = (next.reverse_bits() >> (64 - length), *length);
            next += 1;
        }
        Self { codes }
    }
}

/// Up to four symbols are named one by one.
fn write_simple(lengths: &[u32], mut used: Vec<usize>, symbol_bits: u32, out: &mut BitWriter) {
    let length = |symbol: &usize| lengths.get(*symbol).copied().unwrap_or_default();
    used.sort_by_key(|symbol| (length(symbol), *symbol));
    out.write(1, 2);
    out.write(used.len() as u64 - 1, 2);
    for symbol in &used {
        out.write(*symbol as u64, symbol_bits);
    }
    if used.len() == 4 {
        out.write(u64::from(used.first().map(length) == Some(1)), 1);
    }
}

/// In which order the lengths of the code for lengths are written.
const ORDER: [usize; 18] = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15];
/// How each of those lengths (0 to 5) is written.
const LENGTH_BITS: [(u64, u32); 6] = [(0, 2), (7, 4), (3, 3), (2, 2), (1, 2), (15, 4)];
/// The symbol for a run of zeros.
const ZEROS: usize = 17;

fn write_complex(all: &[u32], out: &mut BitWriter) {
    let runs = with_zero_runs(all);
    let mut counts = [0; 18];
    for (symbol, _) in &runs {
        if let Some(place) = counts.get_mut(*symbol) {
            *place += 1;
        }
    }
    let lengths = lengths(&counts, 5);
    let single = counts.iter().filter(|count| **count > 0).count() == 1;
    let written: Vec<u32> = ORDER
        .iter()
        .map(|symbol| {
            // A lone symbol takes no bits, but its place must be told.
            if single && counts.get(*symbol) > Some(&0) { 1 } else { lengths.get(*symbol).copied().unwrap_or_default() }
        })
        .collect();
    let zeros = written.iter().take_while(|length| **length == 0).count();
    let skipped = if zeros >= 3 {
        3
    } else if zeros == 2 {
        2
    } else {
        0
    };
    let kept = if single { 18 } else { written.iter().rposition(|length| *length > 0).map_or(18, |last| last + 1) };
    out.write(skipped as u64, 2);
    for length in written.iter().take(kept).skip(skipped) {
        let (bits, count) = LENGTH_BITS.get(*length as usize).copied().unwrap_or_default();
        out.write(bits, count);
    }
    let code = PrefixCode::of_lengths(&lengths);
    for (symbol, extra) in runs {
        code.write(symbol, out);
        if symbol == ZEROS {
            out.write(extra, 3);
        }
    }
}

/// The lengths without zeros at the end, runs of zeros shortened: symbol and extra bits.
fn with_zero_runs(lengths: &[u32]) -> Vec<(usize, u64)> {
    let mut symbols = Vec::new();
    let mut rest = lengths;
    while let Some((length, after)) = rest.split_first() {
        let zeros = rest.iter().take_while(|length| **length == 0).count();
        if zeros == rest.len() {
            break;
        }
        if zeros < 3 {
            symbols.push((*length as usize, 0));
            rest = after;
            continue;
        }
        // Runs in a row multiply: the digits of the length in base 8, highest first.
        let mut digits = Vec::new();
        let mut left = zeros - 3;
        loop {
            digits.push((ZEROS, (left & 7) as u64));
            left >>= 3;
            if left == 0 {
                break;
            }
            left -= 1;
        }
        symbols.extend(digits.into_iter().rev());
        rest = rest.get(zeros..).unwrap_or_default();
    }
    symbols
}

/// Best code lengths for these counts, none above `limit`; 0 for unused symbols, and for a symbol that is alone.
fn lengths(counts: &[u32], limit: u32) -> Vec<u32> {
    let mut least = 1;
    loop {
        let raised = counts.iter().map(|count| if *count == 0 { 0 } else { (*count).max(least) });
        let lengths = unlimited_lengths(&raised.collect::<Vec<_>>());
        if lengths.iter().all(|length| *length <= limit) {
            return lengths;
        }
        // Rare symbols are counted as less rare until the tree is flat enough.
        least *= 2;
    }
}

fn unlimited_lengths(counts: &[u32]) -> Vec<u32> {
    let mut leaves: Vec<(u32, usize)> =
        counts.iter().zip(0..).filter(|(count, _)| **count > 0).map(|(count, symbol)| (*count, symbol)).collect();
    leaves.sort_unstable();
    // Nodes in the order in which they are made: weight, and both children.
    let mut parents: Vec<usize> = vec![0; leaves.len()];
    let mut weights: Vec<u32> = leaves.iter().map(|(count, _)| *count).collect();
    let (mut leaf, mut inner) = (0, leaves.len());
    for _ in 1..leaves.len() {
        let mut take = || {
            let made = weights.get(inner).copied();
            let own = weights.get(leaf).copied().filter(|_| leaf < leaves.len());
            let from_leaves = own.is_some_and(|own| made.is_none_or(|made| own <= made));
            let place = if from_leaves { &mut leaf } else { &mut inner };
            *place += 1;
            *place - 1
        };
        let (one, other) = (take(), take());
        let parent = weights.len();
        let sum = [one, other].iter().filter_map(|node| weights.get(*node)).sum();
        weights.push(sum);
        parents.push(0);
        for child in [one, other] {
            if let Some(place) = parents.get_mut(child) {
                *place = parent;
            }
        }
    }
    let root = weights.len().saturating_sub(1);
    let mut depths = vec![0_u32; weights.len()];
    for node in (0..root).rev() {
        let above = parents.get(node).and_then(|parent| depths.get(*parent)).copied().unwrap_or_default();
        if let Some(place) = depths.get_mut(node) {
            *place = above + 1;
        }
    }
    let mut lengths = vec![0; counts.len()];
    for ((_, symbol), depth) in leaves.iter().zip(depths) {
        if let Some(place) = lengths.get_mut(*symbol) {
            *place = depth;
        }
    }
    lengths
}
