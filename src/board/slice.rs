//! A part of a grid, from column to column: what one of several bands shows where a map does not fit side by side.

use std::ops::Range;

use super::card::{Card, Detail};
use super::shape::{Arc, Arrow, BoxPlace, Boxes, CellPlace, Cells, Curve, CurveLine, CurvePoint, Shape};
use super::{Column, Grid, Row, StageHead, connections};
use crate::words::{Words, fill};

/// The columns of this range with everything that belongs to them.
///
/// Of a stage that begins further left the name is repeated and the rest is not. A row that has nothing here is left
/// out. A way or an arrow that leads out of the range is told in words where it begins.
pub fn slice(grid: &Grid, range: Range<usize>, words: &'static Words) -> Grid {
    let part = Part { grid, range, words };
    let mut rows = Vec::new();
    let mut places: Vec<Option<usize>> = Vec::new();
    for row in &grid.rows {
        if let Shape::Arcs(arcs) = &row.shape {
            let (inside, leaving) = part.ways(arcs);
            let title = row.title.clone();
            let inside = (!inside.is_empty()).then_some(Shape::Arcs(inside));
            places.push(None);
            rows.extend(inside.map(|shape| Row { shape, ..row.clone() }));
            rows.extend(telling(leaving).map(|shape| Row {
                title,
                subtitle: String::new(),
                lane: row.lane.clone(),
                shape,
            }));
        } else {
            let shape = part.shape(&row.shape);
            places.push(shape.is_some().then_some(rows.len()));
            rows.extend(shape.map(|shape| Row { shape, ..row.clone() }));
        }
    }
    let (arrows, leaving) = part.arrows(&places);
    rows.extend(connections::row(leaving, words));
    Grid { stage_title: grid.stage_title.clone(), stages: part.stages(), columns: part.columns(), rows, arrows }
}

/// What leaves, as a row of words; none if nothing does.
fn telling(cells: Cells<Card>) -> Option<Shape> {
    (!cells.is_empty()).then_some(Shape::Text(cells))
}

struct Part<'a> {
    grid: &'a Grid,
    range: Range<usize>,
    words: &'static Words,
}

impl Part<'_> {
    /// The stages that have a column here, by their place in the grid.
    fn stage_range(&self) -> Range<usize> {
        let here = |stage: &StageHead| stage.first < self.range.end && stage.first + stage.count > self.range.start;
        let first = self.grid.stages.iter().position(here).unwrap_or_default();
        let count = self.grid.stages.iter().filter(|stage| here(stage)).count();
        first..first + count
    }

    fn stages(&self) -> Vec<StageHead> {
        let stages = self.grid.stages.get(self.stage_range()).unwrap_or_default();
        let head = |stage: &StageHead| {
            let first = stage.first.max(self.range.start);
            let last = (stage.first + stage.count).min(self.range.end);
            let (first, count) = (first - self.range.start, last - first);
            if self.begins_here(stage) {
                return StageHead { first, count, ..stage.clone() };
            }
            let name = fill(self.words.labels.continued, &[("name", &stage.name)]);
            StageHead { id: stage.id.clone(), name, first, count, ..StageHead::default() }
        };
        stages.iter().map(head).collect()
    }

    fn begins_here(&self, stage: &StageHead) -> bool {
        self.range.contains(&stage.first)
    }

    fn columns(&self) -> Vec<Column> {
        let first = self.stage_range().start;
        let columns = self.grid.columns.get(self.range.clone()).unwrap_or_default();
        columns
            .iter()
            .map(|column| Column { stage: column.stage - first.min(column.stage), ..column.clone() })
            .collect()
    }

    /// What a shape shows here; none if nothing.
    fn shape(&self, shape: &Shape) -> Option<Shape> {
        let part = match shape {
            Shape::Steps(cells) => Shape::Steps(self.cells(cells)?),
            Shape::Text(cells) => Shape::Text(self.cells(cells)?),
            Shape::Chips(cells) => Shape::Chips(self.cells(cells)?),
            Shape::Cards(cells) => Shape::Cards(self.cells(cells)?),
            Shape::Boxes(boxes) => Shape::Boxes(Boxes { floor: boxes.floor, cells: self.cells(&boxes.cells)? }),
            Shape::Numbers(cells) => Shape::Numbers(self.cells(cells)?),
            Shape::Pictures(cells) => Shape::Pictures(self.cells(cells)?),
            Shape::Curve(curve) => Shape::Curve(self.curve(curve)?),
            // Told by `ways`.
            Shape::Arcs(_) => return None,
            Shape::Line(kind) => Shape::Line(*kind),
        };
        Some(part)
    }

    fn cells<T: Clone>(&self, cells: &Cells<T>) -> Option<Cells<T>> {
        let own = |index: usize| {
            let begins = self.grid.stages.get(index).is_some_and(|stage| self.begins_here(stage));
            cells.stages.get(index).filter(|_| begins).cloned().unwrap_or_default()
        };
        let stages = self.stage_range().map(own).collect();
        let columns = self.range.clone().map(|index| cells.columns.get(index).cloned().unwrap_or_default()).collect();
        Some(Cells { stages, columns }).filter(|cells| !cells.is_empty())
    }

    fn curve(&self, curve: &Curve) -> Option<Curve> {
        let lines: Vec<CurveLine> = curve.lines.iter().map(|line| self.line(line)).collect();
        let moments: Vec<_> =
            self.range.clone().map(|index| curve.moments.get(index).cloned().unwrap_or_default()).collect();
        let is_empty = lines.iter().all(|line| line.points.is_empty()) && moments.iter().all(Vec::is_empty);
        (!is_empty).then(|| Curve { lines, moments, ..curve.clone() })
    }

    fn line(&self, line: &CurveLine) -> CurveLine {
        let here = line.points.iter().filter(|point| self.range.contains(&point.column));
        let points =
            here.map(|point| CurvePoint { column: point.column - self.range.start, ..point.clone() }).collect();
        let level = |column: Option<usize>| {
            let mut points = line.points.iter().filter(|point| Some(point.column) == column);
            points.find_map(|point| point.level)
        };
        let (before, after) = (level(self.range.start.checked_sub(1)), level(Some(self.range.end)));
        CurveLine { points, before, after, ..line.clone() }
    }

    /// The ways that begin here: those that stay, as they are in this part, and for each column in words those that lead
    /// out of it.
    fn ways(&self, arcs: &[Arc]) -> (Vec<Arc>, Cells<Card>) {
        let start = self.range.start;
        let mut inside = Vec::new();
        let mut leaving = self.no_cells();
        for arc in arcs.iter().filter(|arc| self.range.contains(&arc.from)) {
            if self.range.contains(&arc.to) {
                inside.push(Arc { from: arc.from - start, to: arc.to - start, ..arc.clone() });
            } else if let Some(cell) = leaving.columns.get_mut(arc.from - start) {
                let label = (!arc.label.is_empty()).then(|| Detail::bare("label", arc.label.clone()));
                let details = label.into_iter().chain(arc.details.iter().cloned()).collect();
                let text = format!("→ {}. {}", arc.to + 1, arc.to_label);
                cell.push(Card { text, details, ..Card::default() });
            }
        }
        (inside, leaving)
    }

    fn no_cells<T: Clone>(&self) -> Cells<T> {
        Cells { stages: vec![Vec::new(); self.stage_range().len()], columns: vec![Vec::new(); self.range.len()] }
    }

    /// The arrows that begin here, likewise. `rows` says which row of the part a row of the grid is.
    fn arrows(&self, rows: &[Option<usize>]) -> (Vec<Arrow>, Cells<Card>) {
        let mut inside = Vec::new();
        let mut leaving = self.no_cells();
        for arrow in &self.grid.arrows {
            let (from, to) = (self.place(arrow.from, rows), self.place(arrow.to, rows));
            match (from, to) {
                (Some(from), Some(to)) => inside.push(Arrow { from, to, ..arrow.clone() }),
                (Some(from), None) => {
                    let cell = match from.cell {
                        CellPlace::Stage(index) => leaving.stages.get_mut(index),
                        CellPlace::Column(index) => leaving.columns.get_mut(index),
                    };
                    if let Some(cell) = cell {
                        cell.push(connections::card(self.grid, arrow));
                    }
                }
                (None, _) => {}
            }
        }
        (inside, leaving)
    }

    /// Where a box stands in the part; none if it does not.
    fn place(&self, place: BoxPlace, rows: &[Option<usize>]) -> Option<BoxPlace> {
        let row = rows.get(place.row).copied().flatten()?;
        let cell = match place.cell {
            CellPlace::Column(column) if self.range.contains(&column) => CellPlace::Column(column - self.range.start),
            CellPlace::Stage(stage) if self.grid.stages.get(stage).is_some_and(|stage| self.begins_here(stage)) => {
                CellPlace::Stage(stage - self.stage_range().start)
            }
            CellPlace::Column(_) | CellPlace::Stage(_) => return None,
        };
        Some(BoxPlace { row, cell, ..place })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::shape::Floor;
    use crate::words::words;

    fn card(text: &str) -> Card {
        Card { text: text.to_owned(), ..Card::default() }
    }

    fn row(lane: &str, shape: Shape) -> Row {
        Row { lane: lane.to_owned(), title: lane.to_owned(), subtitle: String::new(), shape }
    }

    /// Two stages of two steps; a way from the second step to the last and one back to the first.
    fn grid() -> Grid {
        let stage = |name: &str, first| StageHead {
            name: name.to_owned(),
            goal: Some(format!("goal of {name}")),
            first,
            count: 2,
            ..StageHead::default()
        };
        let column =
            |number| Column { number, name: format!("step {number}"), stage: (number - 1) / 2, ..Column::default() };
        let columns: Vec<Vec<Card>> = (1..=4).map(|number| vec![card(&format!("does {number}"))]).collect();
        let stages = vec![vec![card("all of one")], vec![card("all of two")]];
        let thought = Cells { stages: vec![Vec::new(); 2], columns: vec![vec![card("hm")], vec![], vec![], vec![]] };
        let point = |column, level| CurvePoint { column, level: Some(level), ..CurvePoint::default() };
        let line = CurveLine {
            points: (0..4).map(|index| point(index, index as f64 / 4.0)).collect(),
            ..CurveLine::default()
        };
        let way = |from, to: usize| Arc {
            from,
            to,
            to_label: format!("step {}", to + 1),
            label: "38%".to_owned(),
            ..Arc::default()
        };
        Grid {
            stages: vec![stage("one", 0), stage("two", 2)],
            columns: (1..=4).map(column).collect(),
            rows: vec![
                row("steps", Shape::Steps(Cells { stages, columns })),
                row("thinking", Shape::Text(thought)),
                row("emotion", Shape::Curve(Curve { lines: vec![line], ..Curve::default() })),
                row("flows", Shape::Arcs(vec![way(1, 3), way(1, 0)])),
            ],
            ..Grid::default()
        }
    }

    fn lanes(grid: &Grid) -> Vec<&str> {
        grid.rows.iter().map(|row| row.lane.as_str()).collect()
    }

    #[test]
    fn a_part_has_what_belongs_to_its_columns() {
        let left = slice(&grid(), 0..2, words("en").0);
        assert_eq!(lanes(&left), ["steps", "thinking", "emotion", "flows", "flows"]);
        assert_eq!(left.stages.len(), 1);
        assert_eq!(left.stages[0].goal.as_deref(), Some("goal of one"));
        let right = slice(&grid(), 2..4, words("en").0);
        // Nobody thinks there, and no way begins there.
        assert_eq!(lanes(&right), ["steps", "emotion"]);
        assert_eq!(
            right.columns.iter().map(|column| (column.number, column.stage)).collect::<Vec<_>>(),
            [(3, 0), (4, 0)]
        );
    }

    #[test]
    fn a_stage_that_goes_on_is_named_again() {
        let part = slice(&grid(), 1..3, words("en").0);
        let names: Vec<&str> = part.stages.iter().map(|stage| stage.name.as_str()).collect();
        assert_eq!(names, ["one (continued)", "two"]);
        assert_eq!(part.stages[0].goal, None);
        assert_eq!((part.stages[1].first, part.stages[1].count), (1, 1));
        let Shape::Steps(cells) = &part.rows[0].shape else { panic!("the first row has the steps") };
        assert!(cells.stages[0].is_empty() && cells.stages[1][0].text == "all of two");
    }

    #[test]
    fn a_way_that_leaves_is_told() {
        let part = slice(&grid(), 0..2, words("en").0);
        let (Shape::Arcs(arcs), Shape::Text(told)) = (&part.rows[3].shape, &part.rows[4].shape) else {
            panic!("one way stays, the other leaves")
        };
        assert_eq!(arcs.iter().map(|arc| (arc.from, arc.to)).collect::<Vec<_>>(), [(1, 0)]);
        assert_eq!(told.columns[1][0].text, "→ 4. step 4");
        assert_eq!(told.columns[1][0].details[0].text, "38%");
    }

    #[test]
    fn a_curve_knows_where_it_comes_from_and_goes_to() {
        let part = slice(&grid(), 1..3, words("en").0);
        let Shape::Curve(curve) = &part.rows[1].shape else { panic!("the curve comes after the steps") };
        assert_eq!((curve.lines[0].before, curve.lines[0].after), (Some(0.0), Some(0.75)));
        assert_eq!(curve.lines[0].points.iter().map(|point| point.column).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn arrows_stay_or_are_told() {
        let boxes = Boxes {
            floor: Floor::Support,
            cells: Cells {
                stages: vec![vec![]; 2],
                columns: vec![vec![card("a")], vec![card("b")], vec![card("c")], vec![]],
            },
        };
        let place = |column| BoxPlace { row: 1, cell: CellPlace::Column(column), index: 0 };
        let arrow = |from, to| Arrow {
            from: place(from),
            to: place(to),
            both_ways: false,
            label: Some("x".to_owned()),
            fails: false,
        };
        let rows = vec![
            row("thinking", Shape::Text(Cells { stages: vec![vec![]; 2], columns: vec![vec![]; 4] })),
            row("support", Shape::Boxes(boxes)),
        ];
        let grid = Grid { rows, arrows: vec![arrow(0, 1), arrow(1, 2), arrow(2, 0)], ..grid() };
        let part = slice(&grid, 0..2, words("en").0);
        assert_eq!(part.arrows.len(), 1);
        assert_eq!(part.arrows[0].to, BoxPlace { row: 0, cell: CellPlace::Column(1), index: 0 });
        let Shape::Text(told) = &part.rows[1].shape else { panic!("what leaves is told") };
        assert_eq!(told.columns[1][0].text, "b → 3. c");
    }
}
