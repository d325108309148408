//! Floor 6, `board`: what is shown, before where. Turns a `JourneyMap` into rows of cards; it knows nothing of pixels.

mod about;
mod arrows;
pub mod card;
mod channels;
mod compare;
mod connections;
mod context;
pub mod detail;
mod details;
mod header;
pub mod inventory;
pub mod kinds;
pub mod lanes;
mod logo;
pub mod number;
mod panels;
mod people;
mod persona;
pub mod shape;
mod show;
mod slice;
mod view;

use card::{About, Card, Detail, Tone};
use inventory::{Inventory, Walk};
use shape::{Arrow, Number, Shape};

use crate::model::JourneyMap;
use crate::spec::journey::MapType;
use crate::words::{Words, words};

pub use about::Filters;
pub use connections::connections;
pub use logo::Logo;
pub use slice::slice;
pub use view::View;

/// What is shown of a map.
#[derive(Clone, Debug)]
pub struct Board {
    /// The language of the author's text, as a BCP 47 tag.
    pub lang: String,
    /// The words around the author's text.
    pub words: &'static Words,
    /// What the map is called.
    pub title: String,
    /// What the map is made for.
    pub map_type: MapType,
    /// Words beside the title: the type of the map, and how far it has come.
    pub badges: Vec<String>,
    /// A brand's picture beside the title. It is no part of the map: whoever draws for a brand puts it in.
    pub logo: Option<Logo>,
    /// Lines under the title: scenario, goal, summary and what else is known of the map.
    pub introduction: Vec<Detail>,
    /// What the picture shows, in a few sentences, for those who cannot see it.
    pub description: String,
    /// Whose journey it is.
    pub personas: Vec<PersonaCard>,
    /// The map itself.
    pub body: Body,
    /// What stands below the map: questions, segments, research, and so on.
    pub panels: Vec<Panel>,
    /// The line at the foot: review, owner, sources.
    pub footer: Vec<Detail>,
    /// The name of the file, at the right of the foot; empty for none.
    pub file_name: String,
    /// What the outputs of the map are called, without their ending; empty for none.
    pub stem: String,
    /// How the author set up the lanes, in the order written.
    pub lanes: Vec<LaneHead>,
    /// The points of the scale of emotions with the author's words, lowest first, if the author declared it.
    pub scale: Vec<(String, String)>,
    /// The metrics that the author declared, and what is known of them beside their values.
    pub measures: Vec<Entry>,
    /// How often the map is reviewed, as written.
    pub review_period: Option<String>,
    /// Where persona and organisation meet, by channel and stage.
    pub inventory: Inventory,
    /// The journey as a list to walk through.
    pub walk: Walk,
    /// What its things can be found by.
    pub filters: Filters,
    /// Remarks on the whole map for those who work on it, with inline Markdown.
    pub notes: Vec<String>,
}

/// The map itself.
#[derive(Clone, Debug)]
pub enum Body {
    /// Stages across, rows down.
    Grid(Grid),
    /// The quadrants around a persona.
    Empathy(Vec<Quadrant>),
}

/// Stages across, rows down.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The word for the band of stages, and what stands below it.
    pub stage_title: (String, String),
    /// The stages.
    pub stages: Vec<StageHead>,
    /// The columns: each step is one.
    pub columns: Vec<Column>,
    /// The rows, in the order in which they are shown.
    pub rows: Vec<Row>,
    /// The arrows between the boxes of a blueprint.
    pub arrows: Vec<Arrow>,
}

/// A lane that the author ordered, named, hid or declared.
#[derive(Clone, Debug, Default)]
pub struct LaneHead {
    /// The key of the lane.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The floor of a blueprint that it belongs to, in words; empty for none.
    pub role: &'static str,
    /// Whether it is left out.
    pub hidden: bool,
}

/// The head of a stage.
#[derive(Clone, Debug, Default)]
pub struct StageHead {
    /// The id as written, empty for none.
    pub id: String,
    /// What the stage is called.
    pub name: String,
    /// What the persona wants here.
    pub goal: Option<String>,
    /// What else is known of it.
    pub details: Vec<Detail>,
    /// What it is found by, and its notes.
    pub about: About,
    /// Its first column.
    pub first: usize,
    /// How many columns it has, at least one.
    pub count: usize,
}

/// One column.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// The id of the step as written, empty for none.
    pub id: String,
    /// What the step is called; of a stage without steps the name of the stage.
    pub name: String,
    /// The number of the step, from 1.
    pub number: usize,
    /// The stage that it belongs to, from 0.
    pub stage: usize,
    /// What the step is found by, and its notes.
    pub about: About,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The key of its lane.
    pub lane: String,
    /// What stands at its left.
    pub title: String,
    /// What stands below that.
    pub subtitle: String,
    /// What it holds.
    pub shape: Shape,
}

/// Somebody whose journey it is.
#[derive(Clone, Debug, Default)]
pub struct PersonaCard {
    /// The id as written, else the slug of the name.
    pub id: String,
    /// Whether the id was written.
    pub has_id: bool,
    /// The letters of the portrait.
    pub initials: String,
    /// The portrait.
    pub image: Option<shape::Picture>,
    /// What they are called, and how old they are.
    pub name: String,
    /// What they are called, alone.
    pub called: String,
    /// How old they are.
    pub age: Option<String>,
    /// Role and place.
    pub about: Vec<Detail>,
    /// What they would say.
    pub quote: Option<String>,
    /// What is known of them, under headings.
    pub blocks: Vec<Block>,
    /// Where several personas have curves: which look theirs has, counted from 0.
    pub look: Option<usize>,
    /// What they are found by, and the notes on them.
    pub about_whom: About,
}

/// Cards under a heading.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// The key of the language.
    pub id: &'static str,
    /// The heading.
    pub heading: String,
    /// What it is about.
    pub tone: Tone,
    /// The cards.
    pub cards: Vec<Card>,
}

/// One quadrant of an empathy map.
#[derive(Clone, Debug, Default)]
pub struct Quadrant {
    /// The key of the language.
    pub id: &'static str,
    /// The heading.
    pub heading: String,
    /// An icon, by its name in the icon set.
    pub icon: &'static str,
    /// Whose it is, where the map is about several personas.
    pub whose: Option<String>,
    /// What it is about.
    pub tone: Tone,
    /// The cards.
    pub cards: Vec<Card>,
}

/// Something that stands below the map.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    /// The key of the language: `research`.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// What it holds.
    pub entries: Vec<Entry>,
}

/// One entry of a panel.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The id as written, else the slug of the name; empty for none.
    pub id: String,
    /// Whether the id was written.
    pub has_id: bool,
    /// What stands before it: the number under which others refer to it.
    pub badge: Option<String>,
    /// Its first line, with inline Markdown.
    pub title: String,
    /// What else is known, in one line.
    pub details: Vec<Detail>,
    /// Further lines.
    pub lines: Vec<Card>,
    /// A metric, which stands for title and details.
    pub number: Option<Number>,
    /// What it is found by, and its notes.
    pub about: About,
}

/// Lays out what is shown of a map.
pub fn board(map: &JourneyMap, view: &View) -> Board {
    let people = view.people(map);
    let narrowed = view.narrow(map);
    let map = narrowed.as_ref().unwrap_or(map);
    let apart = people::apart(map);
    let map = apart.as_ref().unwrap_or(map);
    let (words, _) = words(&map.lang);
    let pains = context::pain_numbers(map);
    let channels = channels::channel_numbers(map, words);
    let context = context::Context { map, words, pains: &pains, channels: &channels, people: &people };
    let body = if map.map_type == MapType::Empathy {
        Body::Empathy(persona::quadrants(&context))
    } else {
        Body::Grid(kinds::grid(&context))
    };
    let mut board = Board {
        lang: map.lang.clone(),
        words,
        title: map.title.clone(),
        map_type: map.map_type,
        badges: header::badges(&context),
        logo: None,
        introduction: header::introduction(&context),
        description: header::description(&context),
        personas: persona::cards(&context),
        body,
        lanes: kinds::heads(&context),
        scale: header::scale(&context),
        measures: panels::measures(&context),
        review_period: map.review_period.as_ref().map(|period| period.written.clone()),
        panels: panels::panels(&context),
        footer: header::footer(&context),
        file_name: view.file_name.clone(),
        stem: view.stem(),
        inventory: inventory::inventory(&context),
        walk: inventory::walk(&context),
        filters: Filters::default(),
        notes: map.marks.notes.clone(),
    };
    about::settle(&mut board, &context);
    people::lanes_apart(&mut board);
    board
}
