//! The sheet of the map: stages over steps, one lane below the other, the head and the names of the lanes always in sight.

use rust_xlsxwriter::{FormatAlign, FormatBorder};

use super::cell::Text;
use super::chart;
use super::look::{BODY, HEADING, floor, tinted};
use super::page::{Page, TALLEST};
use super::{head, refused};
use crate::board::card::Tone;
use crate::board::shape::Cells;
use crate::output::Shown;
use crate::scene::theme::Ink;
use crate::telling::{Block, Curve, CurveRow, Holds, Lane, Line, Telling, Told, Wide};

/// How wide the names of the lanes are, in pixels.
const NAMES: u32 = 170;
/// How wide the columns of steps are, in pixels: the first width in which every row can be as tall as its words.
const WIDTHS: [u32; 5] = [200, 240, 300, 380, 480];
/// Columns of maps with few steps begin wider.
const FEW: usize = 4;
/// How tall the head may be to stay in sight, in points; beyond, only the names of the lanes stay.
const FROZEN: f64 = 190.0;

/// Writes the sheet.
pub(super) fn write(page: &mut Page<'_>, shown: &Shown<'_>, telling: &Telling, wide: &Wide) -> Result<(), String> {
    let columns = wide.steps.len();
    let last = u16::try_from(columns).unwrap_or(u16::MAX);
    let width = width(page, wide);
    page.wide(0, NAMES)?;
    for column in 1..=last {
        page.wide(column, width)?;
    }
    let first = head::write(page, shown.board, telling, &vec![width; columns])?;
    let mut grid = Grid { page, wide, width, row: first, steps: first + 1, last };
    let frozen = grid.head()?;
    for lane in &wide.lanes {
        grid.lane(lane)?;
    }
    for block in &telling.blocks {
        if let Block::Foot(line) = block {
            grid.foot(line)?;
        }
    }
    let end = grid.row.saturating_sub(1);
    let sheet = &mut page.sheet;
    let rows = if frozen > FROZEN { 0 } else { first + 2 };
    sheet.set_freeze_panes(rows, 1).map_err(refused)?;
    sheet.set_repeat_rows(first, first + 1).map_err(refused)?;
    sheet.set_repeat_columns(0, 0).map_err(refused)?;
    sheet.set_print_area(0, 0, end, last).map_err(refused)?;
    Ok(())
}

/// The width of the columns.
fn width(page: &Page<'_>, wide: &Wide) -> u32 {
    let fits = |width: u32| {
        let is_low = |text: &Text, columns: usize| {
            let width = f64::from(width) * columns as f64;
            page.look.measure.height(text, BODY, false, width) <= TALLEST
        };
        wide.lanes.iter().all(|lane| match &lane.holds {
            Holds::Cells(cells) => {
                let stages = cells.stages.iter().zip(&wide.stages).map(|(cell, stage)| (cell, stage.count));
                let mut all = stages.chain(cells.columns.iter().map(|cell| (cell, 1)));
                all.all(|(cell, columns)| is_low(&said(cell), columns))
            }
            Holds::Curve(_) | Holds::Line => true,
        })
    };
    let widths = WIDTHS.into_iter().skip(usize::from(wide.steps.len() <= FEW));
    widths.clone().find(|width| fits(*width)).or(widths.last()).unwrap_or(240)
}

/// The words of a cell.
fn said(cell: &[Told]) -> Text {
    Text::lines(cell.iter().map(|told| &told.line))
}

/// The fill of a cell: that of its words, if they are all of one kind.
fn fill(lane: &Lane, cell: &[Told]) -> Ink {
    let own = lane.floor.map_or(Ink::PanelFill, floor);
    match cell {
        [] => Ink::PanelFill,
        [first, rest @ ..] if first.tone != Tone::Plain && rest.iter().all(|told| told.tone == first.tone) => {
            tinted(first.tone)
        }
        _ => own,
    }
}

/// The map while it is written.
struct Grid<'p, 'a> {
    page: &'p mut Page<'a>,
    wide: &'p Wide,
    /// The width of a column, in pixels.
    width: u32,
    /// The row that is written next.
    row: u32,
    /// The row of the steps.
    steps: u32,
    /// The last column.
    last: u16,
}

impl Grid<'_, '_> {
    /// Stages and steps. Gives the height down to their end, in points, without what stands above.
    fn head(&mut self) -> Result<f64, String> {
        let wide = self.wide;
        let names =
            self.page.look.cell(Ink::BadgeFill, Ink::TextPrimary).set_bold().set_align(FormatAlign::VerticalCenter);
        let [stages, steps] = [self.row, self.steps];
        self.page.put(stages, 0, &Text::plain(&wide.stage_title), &names)?;
        self.page.put(steps, 0, &Text::plain(&wide.step_title), &names)?;
        let [mut tall, mut low] = [26.0_f64, 20.0_f64];
        for (index, stage) in wide.stages.iter().enumerate() {
            let inks = Ink::stage(index);
            let text = Text::headed(&stage.name, &stage.facts);
            let width = f64::from(self.width) * stage.count as f64;
            tall = tall.max(self.page.look.measure.height(&text, BODY + 1.0, true, width));
            let format = self.page.look.solid(inks.fill).set_font_size(HEADING);
            self.page.span([stages, stages], columns(stage.first, stage.count), &text, &format)?;
            for column in stage.first..stage.first + stage.count {
                let text = wide.steps.get(column).map(Text::line).unwrap_or_default();
                low = low.max(self.page.look.measure.height(&text, BODY, true, f64::from(self.width)));
                let format = self.page.look.cell(inks.tint, Ink::TextPrimary);
                self.page.put(steps, at(column), &text, &format)?;
            }
        }
        self.page.tall(stages, tall)?;
        self.page.tall(steps, low)?;
        self.row += 2;
        Ok(tall + low)
    }

    fn lane(&mut self, lane: &Lane) -> Result<(), String> {
        match &lane.holds {
            Holds::Cells(cells) => self.cells(lane, cells),
            Holds::Curve(curve) => self.curve(lane, curve),
            Holds::Line => self.line(lane),
        }
    }

    /// A lane of words: what belongs to stages as a whole stands above what belongs to their steps.
    fn cells(&mut self, lane: &Lane, cells: &Cells<Told>) -> Result<(), String> {
        let first = self.row;
        let wide = self.wide;
        if cells.stages.iter().any(|cell| !cell.is_empty()) {
            let mut height = 0.0_f64;
            for (stage, cell) in wide.stages.iter().zip(&cells.stages) {
                let width = f64::from(self.width) * stage.count as f64;
                height = height.max(self.cell(lane, cell, columns(stage.first, stage.count), width)?);
            }
            self.page.tall(self.row, height)?;
            self.row += 1;
        }
        if self.row == first || cells.columns.iter().any(|cell| !cell.is_empty()) {
            let mut height = 0.0_f64;
            for (column, cell) in cells.columns.iter().enumerate() {
                height = height.max(self.cell(lane, cell, columns(column, 1), f64::from(self.width))?);
            }
            self.page.tall(self.row, height)?;
            self.row += 1;
        }
        self.name(lane, first, &[])
    }

    /// Writes a cell, and gives its height in points.
    fn cell(&mut self, lane: &Lane, cell: &[Told], columns: [u16; 2], width: f64) -> Result<f64, String> {
        let text = said(cell);
        let format = self.page.look.cell(fill(lane, cell), Ink::TextPrimary);
        self.page.span([self.row, self.row], columns, &text, &format)?;
        Ok(self.page.look.measure.height(&text, BODY, false, width))
    }

    /// Writes the name of a lane beside its rows, which become tall enough for it.
    fn name(&mut self, lane: &Lane, first: u32, below: &[Text]) -> Result<(), String> {
        let below: Vec<String> = below.iter().map(Text::words).collect();
        let lines = std::iter::once(lane.subtitle.as_str()).chain(below.iter().map(String::as_str));
        let text = Text::titled(&lane.title, lines);
        let height = self.page.look.measure.height(&text, BODY, true, f64::from(NAMES));
        let last = self.row.saturating_sub(1).max(first);
        let format = self.page.look.lane();
        self.page.span([first, last], [0, 0], &text, &format)?;
        self.page.at_least(last, height / f64::from(last - first + 1))
    }

    /// The chart of a curve above its numbers, and these above what is known beside them.
    fn curve(&mut self, lane: &Lane, curve: &Curve) -> Result<(), String> {
        let wide = self.wide;
        let chart_row = self.row;
        let blank = self.page.look.cell(Ink::PanelFill, Ink::TextPrimary);
        self.page.span([chart_row, chart_row], [1, self.last], &Text::default(), &blank)?;
        self.page.tall(chart_row, chart::HEIGHT)?;
        self.row += 1;
        let levels: Vec<Text> = curve.levels.iter().map(Text::line).collect();
        self.name(lane, chart_row, &levels)?;
        let mut rows = Vec::new();
        for row in &curve.rows {
            rows.push(self.row);
            self.scores(curve, row)?;
        }
        if curve.moments.iter().any(|cell| !cell.is_empty()) {
            self.words(&curve.moment_title, &curve.moments)?;
        }
        let place = chart::Place { row: chart_row, head: self.steps, columns: wide.steps.len(), width: self.width };
        chart::insert(self.page, &lane.title, curve, &rows, &place)
    }

    /// The numbers of a curve, and below them what is known beside them.
    fn scores(&mut self, curve: &Curve, row: &CurveRow) -> Result<(), String> {
        let title = if row.name.is_empty() { &curve.score_title } else { &row.name };
        let format = self.page.look.middle().set_bold();
        let place = self.row;
        for (column, score) in row.scores.iter().enumerate() {
            match score {
                Some(score) => self.page.sheet.write_number_with_format(place, at(column), *score, &format),
                None => self.page.sheet.write_blank(place, at(column), &format),
            }
            .map_err(refused)?;
        }
        let name = self.page.look.lane().set_bold();
        let text = Text::inline(title);
        self.page.put(place, 0, &text, &name)?;
        self.page.tall(place, self.page.look.measure.height(&text, BODY, true, f64::from(NAMES)))?;
        self.row += 1;
        if row.told.iter().any(|cell| !cell.is_empty()) { self.words("", &row.told) } else { Ok(()) }
    }

    /// A row of words that belong to a curve.
    fn words(&mut self, title: &str, cells: &[Vec<Line>]) -> Result<(), String> {
        let name = self.page.look.lane().set_bold();
        let format = self.page.look.middle();
        let text = Text::plain(title);
        let mut height = self.page.look.measure.height(&text, BODY, true, f64::from(NAMES));
        self.page.put(self.row, 0, &text, &name)?;
        for (column, cell) in cells.iter().enumerate() {
            let text = Text::lines(cell);
            height = height.max(self.page.look.measure.height(&text, BODY, false, f64::from(self.width)));
            self.page.put(self.row, at(column), &text, &format)?;
        }
        self.page.tall(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    /// A line of a blueprint.
    fn line(&mut self, lane: &Lane) -> Result<(), String> {
        let look = self.page.look;
        let format = look.free(Ink::TextSecondary, BODY).set_italic().set_border_top(FormatBorder::MediumDashed);
        let format = format.set_border_top_color(look.color(Ink::ArrowLine));
        let text = Text::inline(&lane.title);
        self.page.put(self.row, 0, &text, &format)?;
        for column in 1..=self.last {
            self.page.put(self.row, column, &Text::default(), &format)?;
        }
        self.page.tall(self.row, look.measure.height(&text, BODY, false, f64::from(NAMES)))?;
        self.row += 1;
        Ok(())
    }

    /// The line at the foot of the map.
    fn foot(&mut self, line: &Line) -> Result<(), String> {
        let format = self.page.look.free(Ink::TextSecondary, BODY);
        let (text, width) = (Text::line(line), f64::from(self.width) * self.wide.steps.len() as f64);
        self.page.span([self.row, self.row], [1, self.last], &text, &format)?;
        self.page.put(self.row, 0, &Text::default(), &format)?;
        self.page.tall(self.row, self.page.look.measure.height(&text, BODY, false, width))?;
        self.row += 1;
        Ok(())
    }
}

/// The column of the sheet for a column of the map: the first holds the names of the lanes.
fn at(column: usize) -> u16 {
    u16::try_from(column + 1).unwrap_or(u16::MAX)
}

/// The first and last column of the sheet for columns of the map.
fn columns(first: usize, count: usize) -> [u16; 2] {
    [at(first), at(first + count.saturating_sub(1))]
}
