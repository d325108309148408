//! Floor 1, `words`: what the picture and the Markdown say around the author's text, in English, Korean and Polish.
//!
//! A language is one file with one `static` value of [`Words`], so that a missing word does not compile, and one line
//! in `ALL`. Words stand in the case in which they are shown: headings and chips begin with a capital letter, words
//! that stand inside a line do not. A word that goes before a value inside a line (`by Anna`, `wykonuje: Anna`) has its
//! own colon where the language wants one, and is followed by a space. A word in braces, as in
//! `from “{from}” to “{to}”`, is a gap for [`fill`].

/// A group of words: a struct with a field for each, and the way from the id a map is written with to the word.
macro_rules! words_of {
    ($(#[$about:meta])* $name:ident of $kind:ty: $($(#[$meaning:meta])* $field:ident $id:literal,)*) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $name {
            $($(#[$meaning])* pub $field: $kind,)*
        }

        impl $name {
            /// Every id of the group, in its order.
            pub const IDS: &'static [&'static str] = &[$($id),*];

            /// The word for an id as it is written in a map.
            pub fn get(&self, id: &str) -> Option<$kind> {
                match id {
                    $($id => Some(self.$field),)*
                    _ => None,
                }
            }
        }
    };
}

mod chosen;
mod en;
mod ko;
mod number;
mod pl;
mod said;
#[cfg(test)]
mod tests;

pub use chosen::{
    BlueprintKinds, Channels, Lane, Lanes, MapStatuses, MapTypes, Metrics, Moments, OpportunityStatuses, ResearchKinds,
    ResourceStatuses, Severities, TouchpointStatuses,
};
pub use number::{compact, decimal, exact, percent, seems_alone, whole};
pub use said::{EmpathyHeadings, Footer, Labels, Lines, Markdown, Page, PersonaHeadings, ScaleWords};

/// Every language there is; the first is the one to fall back to.
static ALL: &[&Words] = &[&en::WORDS, &ko::WORDS, &pl::WORDS];

/// The words of a language, found by the primary subtag of its tag whatever the case (`ko`, `ko-KR`, `KO_kr`), and
/// whether there are any; if not, the words are the English ones.
pub fn words(lang: &str) -> (&'static Words, bool) {
    let primary = lang.split(['-', '_']).next().unwrap_or_default();
    match ALL.iter().find(|words| words.lang.eq_ignore_ascii_case(primary)) {
        Some(words) => (words, true),
        None => (&en::WORDS, false),
    }
}

/// The tags of the languages there are words for.
pub fn languages() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|words| words.lang)
}

/// A template with its gaps filled. What is put in is not looked at again; a gap that nothing is given for stays.
pub fn fill(template: &str, gaps: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        rest = after;
        let gap = after
            .split_once('}')
            .and_then(|(name, tail)| gaps.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, tail)));
        match gap {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => filled.push('{'),
        }
    }
    filled.push_str(rest);
    filled
}

/// All the words of one language.
#[derive(Debug)]
pub struct Words {
    /// The primary subtag of the language, in lower case.
    pub lang: &'static str,
    /// The types of a map.
    pub types: MapTypes,
    /// The statuses of a map.
    pub map_status: MapStatuses,
    /// The titles of the lanes, each with a line below it.
    pub lanes: Lanes,
    /// The three lines of a service blueprint.
    pub lines: Lines,
    /// The levels of the emotion and engagement curves.
    pub scale: ScaleWords,
    /// The moments a step may be.
    pub moments: Moments,
    /// How much something hurts.
    pub severity: Severities,
    /// What an opportunity is doing now.
    pub opportunity_status: OpportunityStatuses,
    /// Whether a touchpoint is there.
    pub touchpoint_status: TouchpointStatuses,
    /// Whether a resource is there.
    pub resource_status: ResourceStatuses,
    /// The kinds of research.
    pub research: ResearchKinds,
    /// What a blueprint cell is done by.
    pub blueprint: BlueprintKinds,
    /// The built-in kinds of channel.
    pub channels: Channels,
    /// The headings of a persona card.
    pub persona: PersonaHeadings,
    /// The quadrants of an empathy map.
    pub empathy: EmpathyHeadings,
    /// The line at the foot of the picture.
    pub footer: Footer,
    /// Short words that stand beside a value or inside a line.
    pub labels: Labels,
    /// The metric catalogue.
    pub metrics: Metrics,
    /// What only the Markdown and the picture's description say.
    pub markdown: Markdown,
    /// What only a page says: its controls.
    pub page: Page,
    /// How numbers are shown.
    pub numbers: Numbers,
}

/// How a language writes numbers.
#[derive(Debug)]
pub struct Numbers {
    /// What stands between the whole and the rest: `.`.
    pub decimal: &'static str,
    /// What stands between groups of three digits: `,`.
    pub group: &'static str,
    /// How many digits a whole number has at least before it is grouped.
    pub grouped_from: usize,
    /// What stands after the digits of a percentage, with its space if it has one.
    pub percent: &'static str,
    /// Large units, smallest first: how much one is, and what stands after the digits, with its space if it has one.
    pub large: &'static [(f64, &'static str)],
}
