//! What the words of a style or a style sheet say, whatever of them may stay: references, comments, opacity, selectors.

/// How much longer a rule takes for each element that its selector has before the last: as deep as elements may stand.
const STEP: u64 = 64;

/// The ids that a value refers to.
pub(super) fn references(value: &str) -> impl Iterator<Item = &str> {
    // As long as the value itself, byte for byte.
    let lower = value.to_ascii_lowercase();
    let found: Vec<usize> = lower.match_indices("url(").map(|(at, word)| at + word.len()).collect();
    found.into_iter().filter_map(|from| {
        let rest = value.get(from..)?.trim_start().trim_start_matches(['"', '\'']);
        let end = rest.find([')', '"', '\''])?;
        rest.get(..end)?.strip_prefix('#').map(str::trim_end)
    })
}

/// Whether some property of a sheet or `style` makes elements be seen through.
pub(super) fn sets_opacity(written: &str) -> bool {
    written.split(['{', '}', ';', '/']).any(|part| {
        part.split_once(':')
            .is_some_and(|(name, value)| name.trim().eq_ignore_ascii_case("opacity") && value.trim() != "1")
    })
}

/// How long it takes to compare the rules of a sheet with an element.
pub(super) fn rule_weight(sheet: &str) -> u64 {
    let selectors =
        sheet.split('}').filter_map(|rule| rule.split_once('{')).flat_map(|(selector, _)| selector.split(','));
    let weight = |selector: &str| {
        let steps = selector.split([' ', '\t', '\n', '\r', '>', '+', '~']).filter(|step| !step.is_empty()).count();
        STEP.saturating_pow(u32::try_from(steps.saturating_sub(1)).unwrap_or(u32::MAX))
    };
    selectors.map(weight).fold(0, u64::saturating_add)
}

/// A style sheet without its comments.
pub(super) fn plain(written: &str) -> String {
    let mut plain = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}
