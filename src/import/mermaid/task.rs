//! A task: its name, its score and its actors, as the author meant the colons between them.

use super::bit::Bit;
use super::score::{HIGHEST, Score, score};

/// A task.
#[derive(Clone, Debug, Default)]
pub(super) struct Task<'s> {
    /// What it is called.
    pub(super) name: Bit<'s>,
    /// What stands where the score is wanted.
    pub(super) score: Option<Bit<'s>>,
    /// Who is named, empty names included.
    pub(super) actors: Vec<Bit<'s>>,
    /// What stands behind the actors.
    pub(super) extra: Option<Bit<'s>>,
    /// Why this is not what Mermaid makes of it.
    pub(super) guess: Option<&'static str>,
}

/// Reads a statement as a task.
pub(super) fn task(statement: Bit<'_>) -> Task<'_> {
    let text = statement.text;
    let colons: Vec<usize> = text.match_indices(':').map(|(at, _)| at).collect();
    let parting: Vec<usize> = colons.iter().copied().filter(|at| !is_within_words(text, *at)).collect();
    let pieces = pieces(statement, &parting);
    let number = place(&pieces);
    let joined = |pieces: &[Bit<'_>]| pieces.last().map_or(0, |last| last.at + last.text.len() - statement.at);
    let name_end = joined(pieces.get(..number.max(1)).unwrap_or_default());
    let name = statement.cut(name_end).0.trim();
    let actors = pieces.get(number + 1).copied().filter(|_| number > 0);
    let extra =
        pieces.get(number + 2).filter(|_| number > 0).map(|first| statement.after(first.at - statement.at).trim());
    let guess = if number == 0 {
        Some("Mermaid refuses a task without a score")
    } else if name.text.is_empty() {
        Some("Mermaid refuses a task without a name")
    } else if name.text.contains(':') {
        Some("Mermaid ends the name at its first `:`, and spoils the rest")
    } else if has_bare(name.text, '#') {
        Some("Mermaid takes what follows `#` for a comment")
    } else if has_bare(name.text, ';') {
        Some("Mermaid refuses a `;`")
    } else {
        None
    };
    Task {
        name,
        score: pieces.get(number).copied().filter(|_| number > 0).map(Bit::trim),
        actors: actors.map(split_actors).unwrap_or_default(),
        extra: extra.filter(|extra| !extra.text.is_empty()),
        guess,
    }
}

/// Whether a statement has a number where a task has its score.
pub(super) fn is_scored(statement: Bit<'_>, with_actors: bool) -> bool {
    let task = task(statement);
    let in_range = |number: f64| (0.0..=HIGHEST).contains(&number);
    let is_number = task.score.is_some_and(|bit| matches!(score(bit.text), Score::Number(number) if in_range(number)));
    is_number && (!with_actors || !task.actors.is_empty())
}

/// Whether a sign stands in the words that is not part of an entity such as `#35;`.
pub(super) fn has_bare(text: &str, sign: char) -> bool {
    bare(text).any(|(_, found)| found == sign)
}

/// The signs of a text that are no part of an entity, with their places.
pub(super) fn bare(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut entity_ends = 0;
    text.char_indices().filter(move |(at, sign)| {
        if *at >= entity_ends && *sign == '#' {
            entity_ends = at + text.get(*at..).and_then(entity).map_or(0, str::len);
        }
        *at >= entity_ends
    })
}

/// The entity that a text begins with: `#35;`, `#quot;`.
pub(super) fn entity(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('#')?;
    let end = inside.find(|sign: char| sign != '_' && !sign.is_ascii_alphanumeric())?;
    let ends_well = end > 0 && inside.get(end..)?.starts_with(';');
    if ends_well { text.get(..end + 2) } else { None }
}

/// Which piece is the score; 0 where there is none. The first number behind which there is room for actors alone is it,
/// else the first number, else whatever follows the name.
fn place(pieces: &[Bit<'_>]) -> usize {
    let is_number = |bit: &Bit<'_>| matches!(score(bit.text), Score::Number(_) | Score::Meant(_));
    let mut numbers = pieces.iter().enumerate().skip(1).filter(|(_, bit)| is_number(bit)).map(|(index, _)| index);
    let first = numbers.clone().next();
    let last_two = numbers.find(|index| index + 2 >= pieces.len());
    last_two.or(first).unwrap_or(usize::from(pieces.len() > 1))
}

/// Whether a colon is part of an address or of a time of day: `https://`, `10:30`.
fn is_within_words(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let after = text.get(at + 1..).unwrap_or("");
    let is_digit = |sign: char| sign.is_ascii_digit();
    let is_time = before.ends_with(is_digit)
        && after.chars().take_while(char::is_ascii_digit).count() == 2
        && !after.get(2..).is_some_and(|rest| rest.starts_with(is_digit));
    after.starts_with("//") && before.ends_with(|sign: char| sign.is_ascii_alphabetic()) || is_time
}

fn pieces<'s>(statement: Bit<'s>, colons: &[usize]) -> Vec<Bit<'s>> {
    let mut pieces = Vec::with_capacity(colons.len() + 1);
    let mut start = 0;
    for end in colons.iter().copied().chain([statement.text.len()]) {
        pieces.push(statement.cut(end).0.after(start));
        start = end + 1;
    }
    pieces
}

fn split_actors(piece: Bit<'_>) -> Vec<Bit<'_>> {
    let commas: Vec<usize> = piece.text.match_indices(',').map(|(at, _)| at).collect();
    pieces(piece, &commas).into_iter().map(Bit::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let task = task(Bit { text, at: 0 });
        let actors: Vec<&str> = task.actors.iter().map(|actor| actor.text).collect();
        let (score, extra) = (task.score.map_or("-", |score| score.text), task.extra.map_or("-", |extra| extra.text));
        format!("{} | {score} | {} | {extra} | {}", task.name.text, actors.join("+"), task.guess.is_some())
    }

    #[test]
    fn colons_part_as_the_author_meant() {
        for (text, expected) in [
            ("Pay: 5: Me, Cat", "Pay | 5 | Me+Cat | - | false"),
            ("Pay: 5", "Pay | 5 |  | - | false"),
            ("Pay: 5:", "Pay | 5 |  | - | false"),
            ("Pay: 5: Me: late", "Pay | 5 | Me | late | false"),
            ("Pay: X: Me", "Pay | X | Me | - | false"),
            ("Pay", "Pay | - |  | - | true"),
            (": 3: Me", " | 3 | Me | - | true"),
            ("Open https://x.y: 4: Me", "Open https://x.y | 4 | Me | - | true"),
            ("Open http://x.y:8080/a: 4: Me", "Open http://x.y:8080/a | 4 | Me | - | true"),
            ("Call at 10:30: 4: Me", "Call at 10:30 | 4 | Me | - | true"),
            ("Step 2: pay: 4: Me", "Step 2: pay | 4 | Me | - | true"),
            ("Fix C# bug: 5: Me", "Fix C# bug | 5 | Me | - | true"),
            ("Fix C#35; bug: 5: Me", "Fix C#35; bug | 5 | Me | - | false"),
            ("Pay: 5: 3", "Pay | 5 | 3 | - | false"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
