//! Foreign maps that are too large for one file of ours, parted by their stages.

use super::{Matrix, Placed, import};
use crate::import::Imported;
use crate::import::foreign::Foreign;
use crate::yaml::BYTE_LIMIT;

/// So many bytes a map of a part has at most before it is put into its form, which may need a few more.
const MOST: usize = BYTE_LIMIT - BYTE_LIMIT / 20;

/// These maps as maps of ours, those that are too large in several parts.
pub(in crate::import) fn imported(foreign: &Foreign, maps: Vec<Matrix>) -> Vec<Imported> {
    let mut made = Made { foreign, several: maps.len() > 1, all: Vec::new() };
    for map in maps {
        let titled = map.title.as_ref().map(super::Words::one_line);
        let title = titled.or_else(|| map.named.as_ref().map(|(name, _)| name.clone()));
        made.add(map, &title.unwrap_or_else(|| foreign.named()), made.all.len());
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

impl Made<'_> {
    /// Adds a map or a part of one, whose `first` part has this number and whose title is `title`.
    fn add(&mut self, mut map: Matrix, title: &str, first: usize) {
        let at = self.all.len();
        if at > first {
            let why = "the table is too large for one map, and was parted by its stages";
            map.named = Some((format!("{} {}", title.trim(), at - first + 1), why));
        }
        let whole = import(self.foreign, &map, self.several.then_some(at + 1));
        if whole.text.len() <= MOST || map.stages.len() < 2 {
            self.all.push(whole);
            return;
        }
        self.several = true;
        // As few parts as will do, as each is drawn alone; stages are not all of one length.
        let size = whole.text.len() + whole.text.len() / 20;
        let count = size.div_ceil(MOST).clamp(2, map.stages.len());
        for rest in (1..count).rev() {
            let stages = map.stages.len() / (rest + 1);
            let (part, later) = cut(map, stages);
            self.add(part, title, first);
            map = later;
        }
        self.add(map, title, first);
    }
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
