//! The chart of a lane of curves: lines over the columns of the steps, from the cells with the scores.

use rust_xlsxwriter::{
    Chart, ChartEmptyCells, ChartFont, ChartFormat, ChartLayout, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartMarker, ChartMarkerType, ChartSolidFill, ObjectMovement,
};

use super::look::BODY;
use super::page::Page;
use super::refused;
use crate::scene::theme::Ink;
use crate::telling::{Curve, CurveRow};
use crate::text::plain;

/// How tall a chart is, in points.
pub(super) const HEIGHT: f64 = 150.0;
/// How much of its height the names of several curves take.
const LEGEND: f64 = 0.14;
/// What tells curves apart beside their colour.
const MARKERS: [ChartMarkerType; 6] = [
    ChartMarkerType::Circle,
    ChartMarkerType::Square,
    ChartMarkerType::Diamond,
    ChartMarkerType::Triangle,
    ChartMarkerType::X,
    ChartMarkerType::PlusSign,
];

/// Where a chart stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Its row.
    pub(super) row: u32,
    /// The row with the names of the steps.
    pub(super) head: u32,
    /// How many columns it spans.
    pub(super) columns: usize,
    /// How wide each is, in pixels.
    pub(super) width: u32,
}

/// Puts the chart over the columns, so that each point stands in the middle of its own.
pub(super) fn insert(
    page: &mut Page<'_>,
    title: &str,
    curve: &Curve,
    rows: &[u32],
    place: &Place,
) -> Result<(), String> {
    let last = u16::try_from(place.columns).unwrap_or(u16::MAX);
    let (look, name) = (page.look, page.name.as_str());
    let is_one = curve.rows.len() == 1;
    let mut chart = Chart::new_line();
    for (line, row) in curve.rows.iter().zip(rows) {
        let ink = ink(line, is_one);
        let color = look.color(ink);
        let mut stroke = ChartLine::new();
        stroke.set_color(color).set_width(2.25);
        if line.ghost {
            stroke.set_dash_type(ChartLineDashType::Dash);
        }
        let mut marker = ChartMarker::new();
        let kind = MARKERS.get(line.look % MARKERS.len()).copied().unwrap_or(ChartMarkerType::Circle);
        let mut dot = ChartFormat::new();
        dot.set_solid_fill(ChartSolidFill::new().set_color(color)).set_line(ChartLine::new().set_color(color));
        marker.set_type(kind).set_size(7).set_format(&mut dot);
        chart
            .add_series()
            .set_categories((name, place.head, 1, place.head, last))
            .set_values((name, *row, 1, *row, last))
            .set_name((name, *row, 0))
            .set_format(&mut stroke)
            .set_marker(&marker);
    }
    let mut grid = ChartLine::new();
    grid.set_color(look.color(Ink::PanelBorder)).set_width(0.75);
    let (low, high) = curve.ends;
    chart.y_axis().set_min(low).set_max(high).set_major_unit((high - low) / 4.0);
    chart.y_axis().set_major_gridlines(true).set_major_gridlines_line(&grid).set_hidden(true);
    chart.x_axis().set_hidden(true);
    chart.title().set_hidden();
    let mut above = 0.0;
    if is_one {
        chart.legend().set_hidden();
    } else {
        above = LEGEND;
        let mut font = ChartFont::new();
        font.set_size(BODY).set_color(look.color(Ink::TextPrimary));
        chart.legend().set_position(ChartLegendPosition::Top).set_font(&font);
    }
    // The whole width, so that the columns of the chart are those of the sheet; some room for points at the ends.
    let layout = ChartLayout::new().set_offset(0.0, above + 0.06).set_dimensions(1.0, 0.88 - above);
    chart.plot_area().set_layout(&layout);
    let mut ground = ChartFormat::new();
    ground.set_solid_fill(ChartSolidFill::new().set_color(look.color(Ink::PanelFill))).set_no_border();
    chart.chart_area().set_format(&mut ground);
    chart.show_empty_cells_as(ChartEmptyCells::Connected);
    let alt: String = plain(title).chars().take(120).collect();
    chart.set_alt_text(alt).set_object_movement(ObjectMovement::MoveAndSizeWithCells);
    let width = u32::try_from(place.columns).unwrap_or(u32::MAX).saturating_mul(place.width);
    chart.set_width(width.saturating_sub(2)).set_height((HEIGHT * 4.0 / 3.0) as u32 - 2);
    page.sheet.insert_chart_with_offset(place.row, 1, &chart, 1, 1).map_err(refused)?;
    Ok(())
}

/// The colour of a curve.
fn ink(line: &CurveRow, is_one: bool) -> Ink {
    match (line.ghost, is_one) {
        (true, _) => Ink::CurveGhost,
        (false, true) => Ink::CurveLine,
        (false, false) => Ink::persona(line.look),
    }
}
