//! Personas: their cards, and the quadrants of an empathy map.

use super::card::{About, Card, Detail, Tone};
use super::context::Context;
use super::{Block, PersonaCard, Quadrant};
use crate::model::item::{Point, Remark, Whose};
use crate::model::people::Persona;
use crate::spec::journey::MapType;

/// The cards of all personas.
pub(super) fn cards(context: &Context<'_>) -> Vec<PersonaCard> {
    let several = context.curve_personas().len() > 1;
    let look = |index: usize| context.curve_personas().iter().position(|persona| *persona == index).filter(|_| several);
    context.personas().map(|(index, persona)| card(context, index, persona, look(index))).collect()
}

fn card(context: &Context<'_>, index: usize, persona: &Persona, look: Option<usize>) -> PersonaCard {
    let words = &context.words.persona;
    let name = persona.age.as_ref().map_or_else(|| persona.name.clone(), |age| format!("{}, {age}", persona.name));
    let mut about = Vec::new();
    about.extend(persona.role.clone().map(|role| Detail::bare("role", role)));
    about.extend(persona.place.clone().map(|place| Detail::bare("place", place)));
    let segments: Vec<String> = persona.segments.iter().map(|index| context.segment(*index)).collect();
    if !segments.is_empty() {
        about.push(Detail::listed("segment", &super::details::colon(words.segment), segments));
    }
    about.extend(context.marks(&persona.marks));
    let empathy = context.map.map_type == MapType::Empathy;
    let points =
        |points: &[Point], tone: Tone| points.iter().map(|point| context.point(point, tone)).collect::<Vec<Card>>();
    let mut blocks = vec![
        Block {
            id: "goals",
            heading: words.goals.to_owned(),
            tone: Tone::Plain,
            cards: points(&persona.goals, Tone::Plain),
        },
        Block {
            id: "needs",
            heading: words.needs.to_owned(),
            tone: Tone::Plain,
            cards: points(&persona.needs, Tone::Plain),
        },
        Block {
            id: "expectations",
            heading: context.words.lanes.expectations.title.to_owned(),
            tone: Tone::Plain,
            cards: points(&persona.expectations, Tone::Plain),
        },
    ];
    if !empathy {
        blocks.push(Block {
            id: "pain_points",
            heading: words.frustrations.to_owned(),
            tone: Tone::Pain,
            cards: points(&persona.pain_points, Tone::Pain).into_iter().chain(context.old_pains_of(index)).collect(),
        });
        blocks.push(Block {
            id: "gains",
            heading: words.gains.to_owned(),
            tone: Tone::Gain,
            cards: points(&persona.gains, Tone::Gain),
        });
        blocks.extend(senses(context, persona).into_iter().map(|quadrant| Block {
            id: quadrant.id,
            heading: quadrant.heading,
            tone: quadrant.tone,
            cards: quadrant.cards,
        }));
    }
    let fact = |(label, text): &(String, String)| Card { text: format!("{label}: {text}"), ..Card::default() };
    blocks.push(Block {
        id: "facts",
        heading: words.facts.to_owned(),
        tone: Tone::Plain,
        cards: persona.facts.iter().map(fact).collect(),
    });
    let bio = persona.bio.iter().map(|bio| Card { text: bio.clone(), ..Card::default() }).collect();
    blocks.push(Block { id: "bio", heading: words.bio.to_owned(), tone: Tone::Plain, cards: bio });
    blocks.retain(|block| !block.cards.is_empty());
    PersonaCard {
        id: persona.id.clone(),
        has_id: persona.has_id,
        initials: initials(&persona.name),
        called: persona.name.clone(),
        age: persona.age.clone(),
        image: persona.image.as_ref().map(Into::into),
        name,
        about,
        quote: persona.quote.clone(),
        blocks,
        look,
        about_whom: found_by(context, index, persona),
    }
}

/// What is found by a persona: the persona itself.
fn found_by(context: &Context<'_>, index: usize, persona: &Persona) -> About {
    About { notes: persona.marks.notes.clone(), ..context.of(&[Whose::Persona(index)]) }
}

/// The first letters of the first and last word; of a name in Hangul or Han the last two letters, as is usual there.
fn initials(name: &str) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let words: Vec<&str> = name.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let first = |word: &str| {
        word.graphemes(true).find(|grapheme| grapheme.chars().any(char::is_alphanumeric)).map(str::to_uppercase)
    };
    match words.as_slice() {
        [] => String::new(),
        [word]
            if word
                .chars()
                .all(|c| ('\u{1100}'..='\u{d7ff}').contains(&c) || ('\u{4e00}'..='\u{9fff}').contains(&c)) =>
        {
            let letters = word.graphemes(true).filter(|letter| letter.chars().any(char::is_alphanumeric));
            let letters: Vec<&str> = letters.collect();
            letters.get(letters.len().saturating_sub(2)..).unwrap_or_default().concat()
        }
        [word] => first(word).unwrap_or_default(),
        [start, .., end] => [first(start), first(end)].into_iter().flatten().collect(),
    }
}

fn senses(context: &Context<'_>, persona: &Persona) -> Vec<Quadrant> {
    let words = &context.words.empathy;
    let quadrant = |id: &'static str, heading: &str, icon: &'static str, tone: Tone, remarks: &[Remark]| Quadrant {
        id,
        heading: heading.to_owned(),
        icon,
        whose: None,
        tone,
        cards: remarks.iter().map(|remark| context.remark(remark, tone)).collect(),
    };
    let senses = &persona.senses;
    let mut all = vec![
        quadrant("says", words.says, "quote", Tone::Quote, &senses.says),
        quadrant("thinks", words.thinks, "thought", Tone::Plain, &senses.thinks),
        quadrant("does", words.does, "walk", Tone::Plain, &senses.does),
        quadrant("feels", words.feels, "heart", Tone::Plain, &senses.feels),
        quadrant("sees", words.sees, "eye", Tone::Plain, &senses.sees),
        quadrant("hears", words.hears, "ear", Tone::Plain, &senses.hears),
    ];
    all.retain(|quadrant| !quadrant.cards.is_empty());
    all
}

/// The quadrants around the persona of an empathy map.
pub(super) fn quadrants(context: &Context<'_>) -> Vec<Quadrant> {
    let words = &context.words.persona;
    let several = context.people.len() > 1;
    let mut all = Vec::new();
    for (index, persona) in context.personas() {
        let first = all.len();
        all.extend(senses(context, persona));
        let points =
            |points: &[Point], tone: Tone| points.iter().map(|point| context.point(point, tone)).collect::<Vec<Card>>();
        let pains = points(&persona.pain_points, Tone::Pain);
        let gains = points(&persona.gains, Tone::Gain);
        all.push(Quadrant {
            id: "pain_points",
            heading: words.frustrations.to_owned(),
            icon: "warning",
            whose: None,
            tone: Tone::Pain,
            cards: pains,
        });
        all.push(Quadrant {
            id: "gains",
            heading: words.gains.to_owned(),
            icon: "heart",
            whose: None,
            tone: Tone::Gain,
            cards: gains,
        });
        let of = context.of(&[Whose::Persona(index)]);
        for card in all.iter_mut().skip(first).flat_map(|quadrant: &mut Quadrant| &mut quadrant.cards) {
            card.about.personas.get_or_insert_with(|| of.personas.clone().unwrap_or_default());
            card.about.segments.get_or_insert_with(|| of.segments.clone().unwrap_or_default());
        }
        let whose = several.then(|| persona.name.clone());
        all.iter_mut().skip(first).for_each(|quadrant: &mut Quadrant| quadrant.whose.clone_from(&whose));
    }
    all.retain(|quadrant| !quadrant.cards.is_empty());
    all
}
