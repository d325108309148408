//! What stands above the map on its sheet: the title, what is known of the map, and whose journey it is.

use super::cell::Text;
use super::details::named;
use super::look::{BODY, TITLE};
use super::page::Page;
use crate::board::Board;
use crate::scene::theme::Ink;
use crate::telling::{Block, Telling};
use crate::text::plain;

/// How tall the lines above the map may be together, in points: they stay in sight with its head.
const ROOM: f64 = 130.0;
/// How many pixels wide facts are at most, so that they are read without scrolling.
const WIDEST: u32 = 1_000;

/// Writes the title, and as many facts as there is room for; all of them stand on the next sheet. Gives the next row.
pub(super) fn write(page: &mut Page<'_>, board: &Board, telling: &Telling, widths: &[u32]) -> Result<u32, String> {
    let title = page.look.free(Ink::TextPrimary, TITLE).set_bold().unset_text_wrap();
    page.put(0, 0, &Text::inline(&board.title), &title)?;
    page.tall(0, 30.0)?;
    let (last, width) = reach(widths);
    let mut used = 30.0;
    let mut row = 1;
    for (label, text) in facts(board, telling) {
        let height = page.look.measure.height(&text, BODY, false, f64::from(width)).max(16.0);
        used += height;
        if used > ROOM {
            break;
        }
        let (name, words) =
            (page.look.free(Ink::TextSecondary, BODY).set_bold(), page.look.free(Ink::TextPrimary, BODY));
        page.put(row, 0, &label, &name)?;
        page.span([row, row], [1, last], &text, &words)?;
        page.tall(row, height)?;
        row += 1;
    }
    Ok(row)
}

/// The last of the columns that facts reach over, and how wide they are together; the first holds their names.
fn reach(widths: &[u32]) -> (u16, u32) {
    let (mut last, mut all) = (1, 0);
    for (column, width) in (1_u16..).zip(widths) {
        if column > 1 && all + width > WIDEST {
            break;
        }
        (last, all) = (column, all + width);
    }
    (last, all)
}

/// The facts, each with its name: first those that fit a line.
fn facts(board: &Board, telling: &Telling) -> Vec<(Text, Text)> {
    let head = telling.blocks.iter().take_while(|block| !matches!(block, Block::Heading { level: 2, .. }));
    let labels = &board.words.labels;
    let mut facts = Vec::new();
    for block in head {
        match block {
            Block::Badges(badges) => facts.push((Text::default(), Text::plain(&badges.join(" · ")))),
            Block::List(list) => {
                let lines = list.items.iter().filter(|item| !item.line.is_empty());
                facts.extend(lines.map(|item| (named(&item.label), Text::line(&item.line))));
            }
            _ => {}
        }
    }
    let names: Vec<String> = board.personas.iter().map(|persona| plain(&persona.called)).collect();
    if !names.is_empty() {
        let label = if names.len() == 1 { labels.persona } else { labels.personas };
        facts.insert(1.min(facts.len()), (Text::plain(label), Text::plain(&names.join(", "))));
    }
    facts
}
