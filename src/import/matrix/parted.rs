//! Foreign maps that are too large for one file of ours, parted by their stages.

use super::{Matrix, Placed, import};
use crate::import::Imported;
use crate::import::foreign::Foreign;
use crate::threads;
use crate::yaml::BYTE_LIMIT;

/// So many bytes a map of a part has at most before it is put into its form, which may need a few more.
const MOST: usize = BYTE_LIMIT - BYTE_LIMIT / 20;

/// These maps as maps of ours, those that are too large in several parts.
pub(in crate::import) fn imported(foreign: &Foreign, maps: Vec<Matrix>) -> Vec<Imported> {
    let mut made = Made { foreign, several: maps.len() > 1, all: Vec::new() };
    for map in maps {
        let titled = map.title.as_ref().map(super::Words::one_line);
        let title = titled.or_else(|| map.named.as_ref().map(|(name, _)| name.clone()));
        let words = title.unwrap_or_else(|| foreign.named());
        made.add(map, Title { words: &words, first: made.all.len() });
    }
    made.all
}

/// The maps that are made so far.
struct Made<'f> {
    foreign: &'f Foreign,
    /// Whether the file has more than one, so that each has a number.
    several: bool,
    all: Vec<Imported>,
}

/// A map of which others are parts.
#[derive(Clone, Copy)]
struct Title<'t> {
    words: &'t str,
    /// The number of its first part among all maps of the file.
    first: usize,
}

impl Title<'_> {
    /// Names a part that has this number among all maps: the first is named as the whole.
    fn name(self, map: &mut Matrix, at: usize) {
        if at > self.first {
            let why = "the table is too large for one map, and was parted by its stages";
            map.named = Some((format!("{} {}", self.words.trim(), at - self.first + 1), why));
        }
    }
}

impl Made<'_> {
    /// Adds a map or a part of one, whole if it fits.
    fn add(&mut self, mut map: Matrix, title: Title<'_>) {
        let at = self.all.len();
        title.name(&mut map, at);
        // What is far too large is not tried as a whole, which would take as long as all of its parts.
        let guess = guess(&map);
        if guess > MOST + MOST / 4 && map.stages.len() > 1 {
            let parts = self.import(&map, parts(guess, &map), title);
            // As few parts as will do, now that they are known.
            let size = whole(&parts);
            if size > MOST + MOST / 20 {
                let count = self::parts(size, &map);
                let parts = if count == parts.len() { parts } else { self.import(&map, count, title) };
                return self.add_parts(parts, title);
            }
        }
        let whole = import(self.foreign, &map, self.several.then_some(at + 1));
        self.add_parts(vec![(map, whole)], title);
    }

    /// A map in so many parts, of which each will be the next one.
    fn import(&mut self, map: &Matrix, count: usize, title: Title<'_>) -> Vec<(Matrix, Imported)> {
        let mut cut = Vec::new();
        let mut later = map.clone();
        for rest in (0..count).rev() {
            let stages = later.stages.len() / (rest + 1);
            let (mut part, behind) = self::cut(later, stages);
            let at = self.all.len() + cut.len();
            title.name(&mut part, at);
            cut.push((part, at + 1));
            later = behind;
        }
        threads::each(cut, |(part, number)| {
            let map = import(self.foreign, &part, Some(number));
            (part, map)
        })
    }

    /// Adds the parts of a map, those that are too large in parts of their own.
    fn add_parts(&mut self, parts: Vec<(Matrix, Imported)>, title: Title<'_>) {
        self.several |= parts.len() > 1;
        let first = self.all.len();
        for (at, (map, made)) in parts.into_iter().enumerate() {
            if self.all.len() != first + at {
                // It has another number now.
                self.add(map, title);
            } else if made.text.len() <= MOST || map.stages.len() < 2 {
                self.all.push(made);
            } else {
                let count = self::parts(made.text.len(), &map);
                drop(made);
                let parts = self.import(&map, count, title);
                self.add_parts(parts, title);
            }
        }
    }
}

/// How many parts a map of so many bytes needs: as few as will do, as each is drawn alone; stages are not all of one length.
fn parts(size: usize, map: &Matrix) -> usize {
    (size + size / 20).div_ceil(MOST).clamp(2, map.stages.len().max(2))
}

/// About how many bytes a map has, before it is known what its cells are.
fn guess(map: &Matrix) -> usize {
    /// What a key takes, and each of several cards on lines of their own, beside its words.
    const KEY: usize = 20;
    const CARD: usize = 15;
    let cell = |cell: &Placed| {
        let more = cell.words.text.bytes().filter(|sign| matches!(sign, b'\n' | b';')).count();
        cell.words.text.len() + KEY + if more > 0 { (more + 1) * CARD } else { 0 }
    };
    map.cells.iter().map(cell).sum()
}

/// How many bytes a map has of which these are the parts: what stands above the stages is there once.
fn whole(parts: &[(Matrix, Imported)]) -> usize {
    let above = |map: &Imported| map.text.find("\nstages:").unwrap_or(0);
    let all = parts.iter().map(|(_, map)| map.text.len()).sum::<usize>();
    let again = parts.iter().skip(1).map(|(_, map)| above(map)).sum::<usize>();
    all - again
}

/// The first `stages` with everything that stands around the map, and the later ones.
fn cut(mut map: Matrix, stages: usize) -> (Matrix, Matrix) {
    let later = map.stages.split_off(stages.min(map.stages.len()));
    let border = later.first().map_or(map.columns, |stage| stage.columns.start);
    let mut second = Matrix {
        lanes: map.lanes.clone(),
        stages: later,
        columns: map.columns.saturating_sub(border),
        tongue: map.tongue,
        doubtful: map.doubtful.clone(),
        ..Matrix::default()
    };
    for stage in &mut second.stages {
        stage.columns = stage.columns.start - border..stage.columns.end - border;
    }
    map.columns = border;
    for mut cell in std::mem::take(&mut map.cells) {
        // What covers columns of both parts stands in both.
        if cell.columns.end > border {
            let columns = cell.columns.start.max(border) - border..cell.columns.end - border;
            second.cells.push(Placed { columns, ..cell.clone() });
            cell.columns.end = border;
        }
        if !cell.columns.is_empty() {
            map.cells.push(cell);
        }
    }
    (map, second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::cell::Words;
    use crate::import::lexicon::{Header, Sense};
    use crate::import::matrix::{Lane, Stage};
    use crate::source::{Source, Span};

    /// A map of one lane and stages whose cells are so long.
    fn map(lengths: &[usize]) -> Matrix {
        let words = |text: String| Words::plain(text, Span::new(0, 1));
        let stage = |at: usize| Stage { names: vec![words(format!("Stage {at}"))], columns: at..at + 1 };
        let cell = |(at, length): (usize, &usize)| Placed {
            lane: 0,
            columns: at..at + 1,
            words: words(format!("{at} {}", "word ".repeat(length / 5))),
        };
        let header = Header { senses: vec![Sense::Thinking], ..Header::default() };
        Matrix {
            title: Some(words("Long".to_owned())),
            lanes: vec![Lane { header, ..Lane::default() }],
            stages: (0..lengths.len()).map(stage).collect(),
            columns: lengths.len(),
            cells: lengths.iter().enumerate().map(cell).collect(),
            ..Matrix::default()
        }
    }

    /// The parts of a map, each of which was tried as a whole.
    fn tried(foreign: &Foreign, mut map: Matrix, several: bool, all: &mut Vec<String>) {
        Title { words: "Long", first: 0 }.name(&mut map, all.len());
        let whole = import(foreign, &map, several.then_some(all.len() + 1));
        if whole.text.len() <= MOST || map.stages.len() < 2 {
            all.push(whole.text);
            return;
        }
        let count = parts(whole.text.len(), &map);
        for rest in (1..count).rev() {
            let stages = map.stages.len() / (rest + 1);
            let (part, later) = cut(map, stages);
            tried(foreign, part, true, all);
            map = later;
        }
        tried(foreign, map, true, all);
    }

    #[test]
    fn parts_are_those_that_a_try_of_the_whole_would_give() {
        let foreign = Foreign::text(Source::new("long.csv", ""));
        let mut uneven = vec![20_000; 100];
        uneven.splice(0..10, [200_000; 10]);
        for (lengths, count) in [
            (vec![1000; 10], 1),
            (vec![9_000; 100], 1),
            (vec![11_000; 100], 2),
            (vec![20_000; 100], 3),
            (vec![60_000; 100], 7),
            (uneven, 8),
            (vec![3_000_000], 1),
        ] {
            let mut expected = Vec::new();
            tried(&foreign, map(&lengths), false, &mut expected);
            let found: Vec<String> = imported(&foreign, vec![map(&lengths)]).into_iter().map(|map| map.text).collect();
            assert!(found == expected, "{} stages: {} parts, not {}", lengths.len(), found.len(), expected.len());
            assert_eq!(found.len(), count, "{} stages of {:?}", lengths.len(), lengths.first());
        }
    }
}
