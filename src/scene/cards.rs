//! Cards: tinted boxes with a bar, words, severity dots and what else is known; and plain text in a cell.

use super::block::{Block, stack};
use super::icons::place;
use super::item::{Dash, Group, Ink, Item, Panel, Path, Stroke};
use super::link::linked;
use super::numbers;
use super::remarks::{remarks, unit};
use super::side::Side;
use super::sizes::{BODY, CARD_INSET, CARD_PADDING, CARD_RADIUS, FAINT, MARK, QUOTE, SMALL};
use super::words::{Look, dotted, paragraph, paragraph_with_strong, plain_paragraph};
use crate::board::card::{Card, Detail, Tone};
use crate::geometry::{Point, Rect, Segment};
use crate::icons::icon;
use crate::text::Typesetter;

/// Width of the bar at the left of a card.
const BAR: f64 = 3.0;
/// Radius of a severity dot.
const DOT: f64 = 2.6;
/// From dot to dot.
const DOT_STEP: f64 = 8.0;
/// What the dots take from the width of the text.
const DOTS_WIDTH: f64 = 12.0;
/// How many dots there are at most: critical.
const DOTS: usize = 4;
/// Size of an icon before words.
const ICON: f64 = 14.0;
/// Between an icon and its words.
const ICON_GAP: f64 = 6.0;
/// Between the words of a card and what stands above or below.
const LINE_GAP: f64 = 3.0;

/// Above a metric on a card.
const NUMBER_GAP: f64 = 8.0;

/// The colours of a tone.
struct Colours {
    fill: Ink,
    border: Ink,
    mark: Ink,
    text: Ink,
}

fn colours(tone: Tone) -> Colours {
    match tone {
        Tone::Plain | Tone::Quote => Colours {
            fill: Ink::NeutralFill,
            border: Ink::NeutralBorder,
            mark: Ink::TextFaint,
            text: Ink::TextSecondary,
        },
        Tone::Pain => {
            Colours { fill: Ink::PainFill, border: Ink::PainBorder, mark: Ink::PainMark, text: Ink::PainText }
        }
        Tone::ClosedPain | Tone::Gain => {
            Colours { fill: Ink::GainFill, border: Ink::GainBorder, mark: Ink::GainMark, text: Ink::GainText }
        }
        Tone::Opportunity => Colours {
            fill: Ink::OpportunityFill,
            border: Ink::OpportunityBorder,
            mark: Ink::OpportunityMark,
            text: Ink::OpportunityText,
        },
        Tone::Missing => Colours {
            fill: Ink::WarningFill,
            border: Ink::WarningBorder,
            mark: Ink::WarningMark,
            text: Ink::WarningText,
        },
    }
}

/// The class of a tone, for pages and tests.
pub(super) fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Quote => "quote",
        Tone::Pain => "pain",
        Tone::ClosedPain => "closed-pain",
        Tone::Gain => "gain",
        Tone::Opportunity => "opportunity",
        Tone::Missing => "missing",
    }
}

/// A tinted card of this width.
pub(super) fn card(card: &Card, width: f64, typesetter: &Typesetter) -> Block {
    let colours = colours(card.tone);
    let dots = if card.severity.is_some() { DOTS_WIDTH } else { 0.0 };
    let inner = (width - 2.0 * CARD_INSET - dots).max(1.0);
    let side = Side::of(&card.text, typesetter);
    let content = content(card, colours.text, inner, side, typesetter);
    let height = content.height + 2.0 * CARD_PADDING;
    let area = Rect::new(0.0, 0.0, width, height);
    let border = Stroke { ink: colours.border, width: 1.0, dash: Dash::Solid };
    let shape = Panel { area, radius: CARD_RADIUS, fill: Some(colours.fill), stroke: Some(border) };
    let mut items = vec![Item::Panel(shape)];
    if !matches!(card.tone, Tone::Plain | Tone::Quote) {
        let bar = Rect::new(side.x(0.0, BAR, width), 6.0, BAR, (height - 12.0).max(1.0));
        items.push(Item::Panel(Panel { area: bar, radius: BAR / 2.0, fill: Some(colours.mark), stroke: None }));
    }
    if let Some(severity) = &card.severity {
        let x = side.x(width - CARD_INSET + 2.0, 0.0, width);
        items.extend(severity_dots(severity.dots, Point::new(x, CARD_PADDING + 6.0), colours.mark));
    }
    items.extend(content.at(Point::new(side.x(CARD_INSET, inner, width), CARD_PADDING)));
    let group = Group {
        classes: format!("box card {}", class(card.tone)),
        id: card.id.clone(),
        about: card.about.clone(),
        items,
        ..Group::default()
    };
    Block { width, height, items: vec![Item::Group(linked(group, &card.details))] }
}

/// Filled dots for how much it hurts, hollow ones up to the worst.
fn severity_dots(filled: usize, top: Point, ink: Ink) -> Vec<Item> {
    let dot = |index: usize| {
        let center = Point::new(top.x, top.y + index as f64 * DOT_STEP);
        let fill = if index < filled { Some(ink) } else { None };
        let stroke = (index >= filled).then_some(Stroke { ink, width: 0.8, dash: Dash::Solid });
        disc(center, if index < filled { DOT } else { DOT - 0.4 }, fill, stroke)
    };
    // The dots stand in the height of two lines, so that the smallest card holds them.
    (0..DOTS).map(dot).collect()
}

/// A circle.
pub(super) fn disc(center: Point, radius: f64, fill: Option<Ink>, stroke: Option<Stroke>) -> Item {
    // Four cubic curves are a circle to within 0.03 % with this handle (4/3 · (√2 − 1)).
    let handle = radius * 0.552_284_75;
    let at = |x: f64, y: f64| Point::new(center.x + x, center.y + y);
    let segments = vec![
        Segment::Move(at(0.0, -radius)),
        Segment::Cubic(at(handle, -radius), at(radius, -handle), at(radius, 0.0)),
        Segment::Cubic(at(radius, handle), at(handle, radius), at(0.0, radius)),
        Segment::Cubic(at(-handle, radius), at(-radius, handle), at(-radius, 0.0)),
        Segment::Cubic(at(-radius, -handle), at(-handle, -radius), at(0.0, -radius)),
        Segment::Close,
    ];
    Item::Path(Path { segments, fill, stroke, opacity: 1.0 })
}

/// What stands on a card: number and status, words, what else is known.
fn content(card: &Card, ink: Ink, width: f64, side: Side, typesetter: &Typesetter) -> Block {
    let heading: Vec<&str> = card.badge.as_deref().into_iter().chain(card.status.as_deref()).collect();
    let heading = plain_paragraph(&heading.join(" · "), MARK.inked(ink), width, typesetter);
    let look = match card.tone {
        Tone::Quote => QUOTE,
        Tone::ClosedPain => Look { struck: true, ..BODY.inked(Ink::TextSecondary) },
        Tone::Plain | Tone::Pain | Tone::Gain | Tone::Opportunity | Tone::Missing => BODY,
    };
    let mut parts = vec![side.aligned(heading, width)];
    if card.details.iter().any(is_way) {
        let (way, plain) = sent(card, width, typesetter);
        parts.push(with_icon(&way, MARK, width, side, typesetter));
        parts.push(with_icon(&plain, look, width, side, typesetter));
    } else {
        parts.push(with_icon(card, look, width, side, typesetter));
    }
    let wordings = card.details.iter().filter(|detail| is_wording(detail));
    parts.extend(wordings.map(|detail| side.aligned(paragraph(&detail.line(), SMALL, width, typesetter), width)));
    parts.extend(details(card, ink, width, typesetter).map(|part| side.aligned(part, width)));
    parts.retain(|part| part.height > 0.0);
    let words = stack(parts, LINE_GAP);
    let measured = Some(numbers::blocks(&card.numbers, width, NUMBER_GAP, typesetter));
    let measured = measured.filter(|block| block.height > 0.0);
    stack(std::iter::once(words).chain(measured).collect(), NUMBER_GAP)
}

/// Whether a detail says how and when a message is sent, which stands above its words.
fn is_way(detail: &Detail) -> bool {
    matches!(detail.key, "channel" | "when" | "automated")
}

/// Whether a detail is another wording of a message: each is a paragraph of its own.
fn is_wording(detail: &Detail) -> bool {
    matches!(detail.key, "template" | "variants")
}

/// A message in two: how and when it is sent, with the icon of its channel; and its words.
fn sent(card: &Card, width: f64, typesetter: &Typesetter) -> (Card, Card) {
    let way = card.details.iter().filter(|detail| is_way(detail));
    let way = dotted(way.map(|detail| unit(detail, MARK, width, typesetter)));
    let words = Card { icon: None, ..card.clone() };
    (Card { icon: card.icon.clone(), text: way, ..Card::default() }, words)
}

/// The words, with their icon before them, at a side of this width.
fn with_icon(card: &Card, look: Look, width: f64, side: Side, typesetter: &Typesetter) -> Block {
    let words = quoted(card, typesetter);
    let Some(found) = card.icon.as_deref().and_then(icon) else {
        return side.aligned(paragraph(&words, look, width, typesetter), width);
    };
    let room = (width - ICON - ICON_GAP).max(1.0);
    let text = side.aligned(paragraph(&words, look, room, typesetter), room);
    let area = Rect::new(side.x(0.0, ICON, width), (look.line_height() - ICON) / 2.0, ICON, ICON);
    let mut items = vec![place(found, area, Ink::TextSecondary, 1.3)];
    let height = text.height.max(look.line_height());
    items.extend(text.at(Point::new(side.x(ICON + ICON_GAP, room, width), 0.0)));
    Block { width, height, items }
}

/// The words of a quote in the quotation marks of the language.
pub(super) fn quoted(card: &Card, typesetter: &Typesetter) -> String {
    if card.tone == Tone::Quote && !card.text.is_empty() { quote(&card.text, typesetter) } else { card.text.clone() }
}

/// A text in the quotation marks of the language, unless it brings its own.
pub(super) fn quote(text: &str, typesetter: &Typesetter) -> String {
    const OWN: [char; 9] = ['“', '„', '"', '«', '»', '「', '『', '‘', '‹'];
    if text.trim_start().starts_with(OWN) {
        return text.to_owned();
    }
    let (open, close) = quotation_marks(typesetter.lang());
    format!("{open}{text}{close}")
}

/// The quotation marks of a language; inside them French leaves a space that no line ends at.
fn quotation_marks(lang: &str) -> (&'static str, &'static str) {
    let lang = lang.to_lowercase();
    let (language, rest) = lang.split_once(['-', '_']).unwrap_or((&lang, ""));
    match language {
        "pl" | "ro" | "hu" | "hr" => ("„", "”"),
        "de" | "cs" | "sk" | "sl" | "bg" | "lt" | "is" => ("„", "“"),
        "fr" => ("«\u{a0}", "\u{a0}»"),
        "ru" | "uk" | "be" | "no" | "nb" | "nn" | "it" | "es" | "pt" | "el" | "ar" | "fa" => ("«", "»"),
        "sv" | "fi" => ("”", "”"),
        "ja" => ("「", "」"),
        "zh" if rest.contains("hant") || rest.contains("tw") || rest.contains("hk") => ("「", "」"),
        _ => ("“", "”"),
    }
}

/// What else is known, in one paragraph: severity, impact, effort and causes first and with weight.
fn details(card: &Card, ink: Ink, width: f64, typesetter: &Typesetter) -> Option<Block> {
    let weighty = |detail: &&Detail| matches!(detail.key, "impact" | "effort" | "root-cause" | "fails");
    let told = |detail: &Detail| unit(detail, SMALL, width, typesetter);
    let strong = card.severity.iter().map(|severity| severity.word.clone());
    let strong = strong.chain(card.details.iter().filter(weighty).map(told)).map(|words| format!("**{words}**"));
    let rest =
        card.details.iter().filter(|detail| !weighty(detail) && !is_way(detail) && !is_wording(detail)).map(told);
    let words = dotted(strong.chain(rest));
    (!words.is_empty()).then(|| paragraph_with_strong(&words, SMALL, ink, width, typesetter))
}

/// Words in a cell without a card around them.
pub(super) fn text(card: &Card, width: f64, typesetter: &Typesetter) -> Block {
    let look = if card.tone == Tone::Quote { QUOTE } else { BODY };
    let side = Side::of(&card.text, typesetter);
    let mut parts = vec![with_icon(card, look, width, side, typesetter)];
    parts.push(side.aligned(remarks(&card.details, FAINT, width, typesetter), width));
    parts.retain(|part| part.height > 0.0);
    let block = stack(parts, 1.0);
    let group = Group {
        classes: format!("text {}", class(card.tone)),
        id: card.id.clone(),
        about: card.about.clone(),
        items: block.items,
        ..Group::default()
    };
    Block { width, height: block.height, items: vec![Item::Group(linked(group, &card.details))] }
}
