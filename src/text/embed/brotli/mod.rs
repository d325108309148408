//! A small Brotli encoder (RFC 7932) for fonts: fast, and the same bytes on every machine.
//!
//! It counts in integers only. Every part of the data gets prefix codes of its own; matches may reach back into earlier parts.

mod bits;
mod matches;
mod prefix;

use bits::BitWriter;
use matches::{Command, Matcher};
use prefix::PrefixCode;

/// Window of 2^18 bytes, less the 16 that the format keeps.
const WINDOW_BITS: u64 = 18;
const WINDOW: usize = (1 << WINDOW_BITS) - 16;

/// Sizes of the three alphabets.
const LITERALS: usize = 256;
const COMMANDS: usize = 704;
const DISTANCES: usize = 64;

/// The longest part that a meta-block's header is written for here.
const LONGEST_PART: usize = 1 << 16;

/// `parts`, one after the other, as one Brotli stream.
pub(super) fn compress(parts: &[Vec<u8>]) -> Vec<u8> {
    let data = parts.concat();
    let mut out = BitWriter::default();
    out.write(((WINDOW_BITS - 17) << 1) | 1, 4);
    let mut matcher = Matcher::new(&data, WINDOW);
    let mut start = 0;
    for part in parts {
        let part_end = start + part.len();
        while start < part_end {
            let end = part_end.min(start + LONGEST_PART);
            write_block(&mut out, &data, start, end, &matcher.commands(start, end));
            start = end;
        }
    }
    // The last meta-block: last, and empty.
    out.write(0b11, 2);
    out.finish()
}

/// A command with all its symbols and extra bits.
struct Encoded {
    literals: std::ops::Range<usize>,
    command: usize,
    insert_extra: (u64, u32),
    copy_extra: (u64, u32),
    /// Symbol and extra bits; `None` where the block ends with literals or the command itself says "as last time".
    distance: Option<(usize, (u64, u32))>,
}

fn write_block(out: &mut BitWriter, data: &[u8], start: usize, end: usize, commands: &[Command]) {
    let mut at = start;
    let encoded: Vec<Encoded> = commands
        .iter()
        .map(|command| {
            let from = at;
            at += command.insert + command.copy;
            encode(command, from)
        })
        .collect();

    let mut literals = vec![0; LITERALS];
    let mut symbols = vec![0; COMMANDS];
    let mut distances = vec![0; DISTANCES];
    for command in &encoded {
        for byte in data.get(command.literals.clone()).unwrap_or_default() {
            count(&mut literals, usize::from(*byte));
        }
        count(&mut symbols, command.command);
        if let Some((distance, _)) = command.distance {
            count(&mut distances, distance);
        }
    }

    // Not the last; four nibbles of length; compressed; one block type each; no postfix bits or direct distances;
    // context mode 0; one tree for literals and one for distances.
    out.write(0, 1);
    out.write(0, 2);
    out.write((end - start - 1) as u64, 16);
    out.write(0, 1);
    out.write(0, 3);
    out.write(0, 6);
    out.write(0, 2);
    out.write(0, 2);
    let literals = PrefixCode::written(&literals, 8, out);
    let symbols = PrefixCode::written(&symbols, 10, out);
    let distances = PrefixCode::written(&distances, 6, out);

    for command in &encoded {
        symbols.write(command.command, out);
        out.write(command.insert_extra.0, command.insert_extra.1);
        out.write(command.copy_extra.0, command.copy_extra.1);
        for byte in data.get(command.literals.clone()).unwrap_or_default() {
            literals.write(usize::from(*byte), out);
        }
        if let Some((distance, extra)) = command.distance {
            distances.write(distance, out);
            out.write(extra.0, extra.1);
        }
    }
}

fn count(counts: &mut [u32], symbol: usize) {
    if let Some(place) = counts.get_mut(symbol) {
        *place += 1;
    }
}

/// First length and extra bits of each insert length code.
const INSERT: [(usize, u32); 24] = [
    (0, 0),
    (1, 0),
    (2, 0),
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 1),
    (8, 1),
    (10, 2),
    (14, 2),
    (18, 3),
    (26, 3),
    (34, 4),
    (50, 4),
    (66, 5),
    (98, 5),
    (130, 6),
    (194, 7),
    (322, 8),
    (578, 9),
    (1090, 10),
    (2114, 12),
    (6210, 14),
    (22594, 24),
];

/// First length and extra bits of each copy length code.
const COPY: [(usize, u32); 24] = [
    (2, 0),
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 1),
    (12, 1),
    (14, 2),
    (18, 2),
    (22, 3),
    (30, 3),
    (38, 4),
    (54, 4),
    (70, 5),
    (102, 5),
    (134, 6),
    (198, 7),
    (326, 8),
    (582, 9),
    (1094, 10),
    (2118, 24),
];

/// The code of a length, its extra bits and how many they are.
fn length_code(table: &[(usize, u32)], length: usize) -> (usize, (u64, u32)) {
    let code = table.partition_point(|(first, _)| *first <= length).saturating_sub(1);
    let (first, bits) = table.get(code).copied().unwrap_or_default();
    (code, (length.saturating_sub(first) as u64, bits))
}

fn encode(command: &Command, from: usize) -> Encoded {
    // A block that ends with literals names some copy that is never made.
    let (copy, copy_extra) = length_code(&COPY, command.copy.max(2));
    let (insert, insert_extra) = length_code(&INSERT, command.insert);
    let low = (copy & 7) | ((insert & 7) << 3);
    let made = command.copy > 0;
    let implicit = made && command.repeats && insert < 8 && copy < 16;
    let symbol = if implicit {
        if copy < 8 { low } else { low | 64 }
    } else {
        let cell = 2 * ((copy >> 3) + 3 * (insert >> 3));
        ((cell << 5) + 0x40 + ((0x0052_0D40 >> cell) & 0xC0)) | low
    };
    let distance =
        (made && !implicit).then(|| if command.repeats { (0, (0, 0)) } else { distance_code(command.distance) });
    Encoded { literals: from..from + command.insert, command: symbol, insert_extra, copy_extra, distance }
}

/// The code of a distance, its extra bits and how many they are.
fn distance_code(distance: usize) -> (usize, (u64, u32)) {
    let shifted = distance + 3;
    let bits = shifted.ilog2() - 1;
    let prefix = (shifted >> bits) & 1;
    (16 + 2 * (bits as usize - 1) + prefix, ((shifted - ((2 + prefix) << bits)) as u64, bits))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use proptest::prelude::*;

    use super::*;

    fn unpacked(stream: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        brotli_decompressor::Decompressor::new(stream, 4096).read_to_end(&mut out).expect("a valid stream");
        out
    }

    #[track_caller]
    fn check(parts: &[Vec<u8>]) {
        assert!(unpacked(&compress(parts)) == parts.concat(), "{:?}", parts.iter().map(Vec::len).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        check(&[]);
        check(&[vec![]]);
        check(&[vec![7]]);
        check(&[vec![0; 100_000]]);
        check(&[(0..=255).collect(), (0..=255).rev().collect(), b"abcd".repeat(9)]);
        // Lengths that use every insert and copy code, and distances up to the window.
        for length in [5, 6, 7, 9, 13, 17, 25, 49, 97, 193, 577, 2113, 6300, 23_000, 70_000] {
            let noise: Vec<u8> = (0..length)
                .scan(1_u32, |seed, _| {
                    *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    Some((*seed >> 24) as u8)
                })
                .collect();
            check(&[noise.clone(), noise.clone(), vec![0; 300_000], noise]);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn anything_is_unpacked(parts in prop::collection::vec(prop_oneof![
            prop::collection::vec(any::<u8>(), 0..600),
            prop::collection::vec(0..3_u8, 0..2000),
            prop::collection::vec(prop::sample::select(vec![0, 0, 0, 1, 40, 255]), 0..300),
        ], 0..6)) {
            prop_assert!(unpacked(&compress(&parts)) == parts.concat());
        }

        #[test]
        fn skewed_counts_stay_within_the_longest_code(counts in prop::collection::vec(0..30_u32, 5..300)) {
            let counts: Vec<u32> = counts.into_iter().map(|power| (1_u32 << power) - 1).collect();
            let data: Vec<u8> = (0..=255).zip(&counts).flat_map(|(byte, count)| vec![byte; *count as usize % 997]).collect();
            prop_assert!(unpacked(&compress(std::slice::from_ref(&data))) == data);
        }
    }
}
