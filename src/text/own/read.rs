//! Reading a font file: what it is called, what it has, and whether it may be used.

use std::sync::Arc;

use harfrust::Font;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider as _};

use super::{FontError, OwnFont, sfnt};
use crate::text::bytes::table;

impl OwnFont {
    /// Reads the font of that number (from 0) in a file of one or several.
    pub fn read(file: &[u8], number: u32) -> Result<Self, FontError> {
        let single: Arc<[u8]> = sfnt::single(file, number)?.into();
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Arc::clone(&single));
        let font = Font::new(harfrust::font::Blob::from(shared), 0).ok_or(FontError::Damaged)?;
        let reference = FontRef::new(&single).map_err(|_| FontError::Damaged)?;
        let name = |ids: [StringId; 2]| {
            let found = ids.into_iter().find_map(|id| reference.localized_strings(id).english_or_first());
            found.map(|name| name.to_string()).unwrap_or_default()
        };
        let family = name([StringId::TYPOGRAPHIC_FAMILY_NAME, StringId::FAMILY_NAME]);
        let family = if family.trim().is_empty() { "Named font".to_owned() } else { family.trim().to_owned() };
        let about = table(&single, *b"OS/2");
        // The last of the licence bits that are set holds; installable, editable and preview allow embedding.
        if about.u16(8) & 0x000E == 0x0002 {
            return Err(FontError::Restricted { family });
        }
        let postscript: String = name([StringId::POSTSCRIPT_NAME, StringId::FULL_NAME])
            .chars()
            .filter(|letter| letter.is_ascii_graphic() && !"[](){}<>/%".contains(*letter))
            .collect();
        let outlined = !table(&single, *b"glyf").is_empty() || !table(&single, *b"CFF ").is_empty();
        let spaced = !table(&single, *b"hmtx").is_empty() && !table(&single, *b"cmap").is_empty();
        if !outlined {
            return Err(FontError::NoOutlines);
        }
        if !spaced || !is_sound(&single) || names_too_much(&reference, glyph_count(&single)) {
            return Err(FontError::Damaged);
        }
        let attributes = reference.attributes();
        let leads = leads(&font);
        Ok(Self {
            postscript: if postscript.is_empty() { "NamedFont".to_owned() } else { postscript },
            weight: attributes.weight.value().clamp(1.0, 1000.0) as u16,
            italic: attributes.style != skrifa::attribute::Style::Normal,
            units_per_em: table(&single, *b"head").u16(18),
            glyph_count: glyph_count(&single),
            family,
            leads,
            font,
            file: single,
        })
    }

    /// Whether the font can draw a grapheme: every character of it that is ever seen.
    pub(in crate::text) fn has(&self, cluster: &str) -> bool {
        let map = self.font.charmap();
        let mut seen = false;
        cluster.chars().filter(|letter| !is_hidden(*letter)).all(|letter| {
            seen = true;
            map.map_unicode(letter).is_some_and(|glyph| (1..self.glyph_count.into()).contains(&glyph.to_u32()))
        }) && seen
    }

    /// Some of the characters that the font has, from its first to its last: what to try it with.
    pub fn sample(&self) -> String {
        let characters = || {
            let all = self.font.charmap().unicodes().filter_map(|(code, _)| char::from_u32(code));
            all.filter(|character| !character.is_control())
        };
        let step = characters().count().div_ceil(SAMPLE).max(1);
        characters().step_by(step).collect()
    }
}

/// How many characters a font is tried with at most.
const SAMPLE: usize = 500;

/// Whether the tables that everything else leans on are whole, and say what can be.
fn is_sound(file: &[u8]) -> bool {
    let (head, hhea) = (table(file, *b"head"), table(file, *b"hhea"));
    let boxed = head.i16(36) <= head.i16(40) && head.i16(38) <= head.i16(42);
    let placed = table(file, *b"glyf").is_empty() || !table(file, *b"loca").is_empty();
    head.0.len() >= 54
        && (16..=16_384).contains(&head.u16(18))
        && boxed
        && hhea.0.len() >= 36
        && glyph_count(file) > 0
        && placed
}

/// How many glyphs a font has.
fn glyph_count(file: &[u8]) -> u16 {
    table(file, *b"maxp").u16(4)
}

/// Whether a character is given a glyph that is not there. Browsers refuse such a font too.
fn names_too_much(font: &FontRef<'_>, glyph_count: u16) -> bool {
    let map = font.charmap();
    // In a damaged table, looking up a character may find what going through all of them does not.
    let found = (0..=0xFFFF).filter_map(|code| Some((code, map.map(code)?)));
    let is_character = |code: u32| code & 0xFFFE != 0xFFFE && char::from_u32(code).is_some();
    found.chain(map.mappings()).any(|(code, glyph)| is_character(code) && glyph.to_u32() >= glyph_count.into())
}

/// Whether most letters of a font are of scripts that the bundled fonts have, and the Latin alphabet is among them. Such
/// a font is named for its looks; any other for the letters that it adds.
fn leads(font: &Font) -> bool {
    let map = font.charmap();
    let alphabet = ('a'..='z').chain('A'..='Z').all(|letter| map.map_unicode(letter).is_some());
    let letters = map.unicodes().filter_map(|(code, _)| char::from_u32(code)).filter(|code| code.is_alphabetic());
    let (known, foreign): (Vec<char>, Vec<char>) = letters.partition(|letter| {
        matches!(letter, '\0'..='\u{58F}' | '\u{1C80}'..='\u{2BFF}' | '\u{1100}'..='\u{11FF}'
            | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7FF}' | '\u{FB00}'..='\u{FB06}')
    });
    alphabet && known.len() >= foreign.len()
}

/// Whether a character is never seen by itself, so that a font need not have it.
const fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}
