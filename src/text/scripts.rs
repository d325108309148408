//! What scripts need of whoever sets them.

/// Whether letters of a text hang together, in a joined hand or from one line: space between them would tear the words.
pub fn hangs_together(text: &str) -> bool {
    text.chars().any(|letter| {
        matches!(letter,
            '\u{600}'..='\u{86F}'           // Arabic, Syriac, N'Ko, Mandaic
            | '\u{8A0}'..='\u{DFF}'         // Arabic again, the scripts of India
            | '\u{E00}'..='\u{109F}'        // Thai, Lao, Tibetan, Burmese, whose marks stand between letters
            | '\u{1780}'..='\u{18AF}'       // Khmer, Mongolian
            | '\u{FB50}'..='\u{FDFF}'       // Arabic presentation forms
            | '\u{FE70}'..='\u{FEFE}')
    })
}

/// Scripts by their blocks, as far as the bundled fonts lack letters of them.
const SCRIPTS: [(char, char, &str); 46] = [
    ('\u{530}', '\u{58F}', "Armenian"),
    ('\u{590}', '\u{5FF}', "Hebrew"),
    ('\u{600}', '\u{6FF}', "Arabic"),
    ('\u{700}', '\u{74F}', "Syriac"),
    ('\u{750}', '\u{77F}', "Arabic"),
    ('\u{780}', '\u{7BF}', "Thaana"),
    ('\u{7C0}', '\u{7FF}', "N'Ko"),
    ('\u{860}', '\u{86F}', "Syriac"),
    ('\u{870}', '\u{8FF}', "Arabic"),
    ('\u{900}', '\u{97F}', "Devanagari"),
    ('\u{980}', '\u{9FF}', "Bengali"),
    ('\u{A00}', '\u{A7F}', "Gurmukhi"),
    ('\u{A80}', '\u{AFF}', "Gujarati"),
    ('\u{B00}', '\u{B7F}', "Odia"),
    ('\u{B80}', '\u{BFF}', "Tamil"),
    ('\u{C00}', '\u{C7F}', "Telugu"),
    ('\u{C80}', '\u{CFF}', "Kannada"),
    ('\u{D00}', '\u{D7F}', "Malayalam"),
    ('\u{D80}', '\u{DFF}', "Sinhala"),
    ('\u{E00}', '\u{E7F}', "Thai"),
    ('\u{E80}', '\u{EFF}', "Lao"),
    ('\u{F00}', '\u{FFF}', "Tibetan"),
    ('\u{1000}', '\u{109F}', "Burmese"),
    ('\u{10A0}', '\u{10FF}', "Georgian"),
    ('\u{1200}', '\u{139F}', "Ethiopic"),
    ('\u{13A0}', '\u{13FF}', "Cherokee"),
    ('\u{1400}', '\u{167F}', "Canadian syllabics"),
    ('\u{1780}', '\u{17FF}', "Khmer"),
    ('\u{1800}', '\u{18AF}', "Mongolian"),
    ('\u{1C90}', '\u{1CBF}', "Georgian"),
    ('\u{2D00}', '\u{2D2F}', "Georgian"),
    ('\u{2D30}', '\u{2D7F}', "Tifinagh"),
    ('\u{2E80}', '\u{2FDF}', "Han"),
    ('\u{3040}', '\u{30FF}', "Japanese"),
    ('\u{31F0}', '\u{31FF}', "Japanese"),
    ('\u{3100}', '\u{312F}', "Bopomofo"),
    ('\u{3400}', '\u{9FFF}', "Han"),
    ('\u{A000}', '\u{A4CF}', "Yi"),
    ('\u{A8E0}', '\u{A8FF}', "Devanagari"),
    ('\u{AA60}', '\u{AA7F}', "Burmese"),
    ('\u{AC00}', '\u{D7A3}', "rare Korean"),
    ('\u{F900}', '\u{FAFF}', "Han"),
    ('\u{FB1D}', '\u{FB4F}', "Hebrew"),
    ('\u{FB50}', '\u{FDFF}', "Arabic"),
    ('\u{FE70}', '\u{FEFE}', "Arabic"),
    ('\u{FF66}', '\u{FF9F}', "Japanese"),
];

/// The script of a letter, if it is one of which the bundled fonts lack letters.
pub fn script_name(letter: char) -> Option<&'static str> {
    if letter < '\u{530}' || !letter.is_alphabetic() {
        return None;
    }
    if letter >= '\u{20000}' {
        return Some("Han");
    }
    SCRIPTS.iter().find(|(first, last, _)| (*first..=*last).contains(&letter)).map(|(_, _, name)| *name)
}

/// Whether a text holds letters of a script that the fonts have no italics of; slanted by force they look broken, and no
/// reader of these scripts expects it.
pub(super) fn knows_no_italics(text: &str) -> bool {
    let jamo = |letter| matches!(letter, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}');
    !text.is_ascii() && text.chars().any(|letter| script_name(letter).is_some() || jamo(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_hang_together() {
        for (text, expected) in [("MOMENT", false), ("순간", false), ("שלום", false), ("لحظة", true), ("क्षण", true)]
        {
            assert_eq!(hangs_together(text), expected, "{text}");
        }
    }
}
