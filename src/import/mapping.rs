//! A mapping file: what the headers of somebody's tables stand for, and how such tables are read; written once, used often.

use std::collections::BTreeMap;

use super::Imported;
use super::csv::{decode, separator};
use super::foreign::{Foreign, Wishes};
use super::lexicon::{Sense, TARGETS, key};
use super::loss::{Entry, Fate};
use crate::diagnostic::{Checked, Diagnostic, Findings, shown};
use crate::record;
use crate::source::Source;
use crate::spec::codes::BAD_SETTING;
use crate::spec::metric::{Row, Table};
use crate::spec::record::{Many, Reader, Value};
use crate::spec::schema;
use crate::spec::shape::Shape;
use crate::spec::value::{Text, text, unknown_choice};
use crate::yaml::{self, Node};

/// What a header stands for.
#[derive(Clone, Debug)]
pub struct Lane(pub Text);

impl Value for Lane {
    fn shape() -> Shape {
        Shape::Text
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let word = text(node, reader)?;
        if Sense::of_key(&word.value).is_some() {
            return Some(Self(word));
        }
        unknown_choice(&word, "a lane", targets(), reader);
        None
    }
}

impl Row for Lane {
    const KEY: &'static str = "a header as it stands in the table";
}

record! {
    /// A mapping file: what the headers of tables stand for, and how such tables are read.
    MappingFile called "a mapping" {
        /// Lanes by header: a key of the language such as `pain_points`; or `stage` or `step`, `own` for a lane of the map's own, `skip` for what is left out.
        lanes or "lane": Table<Lane>,
        /// The sheets of a workbook that are read. Where nothing is said: all that are shown.
        sheets or "sheet": Many<Text>,
        /// The encoding of tables that are texts. Where nothing is said: the one that fits.
        encoding: Option<Text>,
        /// The sign between the cells of tables that are texts, or its name: `comma`, `semicolon`, `tab`, `pipe`. Where nothing is said: the one that fits.
        separator: Option<Text>,
    }
}

/// The words that a header can be mapped to.
pub fn targets() -> impl Iterator<Item = &'static str> + Clone {
    TARGETS.iter().map(|(name, _)| *name)
}

/// The header and the lane of `Header=lane`. The error says what is wrong, and what could be written.
pub fn pair(written: &str) -> Result<(String, String), String> {
    let (header, lane) =
        written.rsplit_once('=').ok_or_else(|| "`HEADER=LANE` is wanted, like `Kanal=channels`".to_owned())?;
    let (header, lane) = (header.trim(), lane.trim());
    if header.is_empty() {
        return Err("a header is wanted before the `=`".to_owned());
    }
    if Sense::of_key(lane).is_some() {
        return Ok((header.to_owned(), lane.to_owned()));
    }
    let near =
        crate::spec::synonyms::other_word(lane, targets()).or_else(|| crate::diagnostic::nearest(lane, targets()));
    Err(match near {
        Some(near) => format!("`{}` is not a lane; did you mean `{near}`?", shown(lane)),
        None => format!("`{}` is not a lane; there are {}", shown(lane), targets().collect::<Vec<_>>().join(", ")),
    })
}

/// The name of an encoding, as it was written.
pub fn encoding(written: &str) -> Result<String, String> {
    decode::named(written).map(|_| written.to_owned()).ok_or_else(|| decode::names().to_owned())
}

/// A sign that can part cells.
pub fn separator(written: &str) -> Result<char, String> {
    separator::named(written).ok_or_else(|| "write one sign, or `comma`, `semicolon`, `tab` or `pipe`".to_owned())
}

/// Reads a mapping file with everything that is wrong with it. There are wishes only without errors.
pub fn read(source: &Source) -> Checked<Wishes> {
    let tree = yaml::read(source);
    let mut reader = Reader { source, findings: tree.findings };
    let file = tree.value.and_then(|node| MappingFile::read(&node, &mut reader)).unwrap_or_default();
    let mut findings = reader.findings;
    let encoding = setting(file.encoding.as_ref(), encoding, &mut findings);
    let separator = setting(file.separator.as_ref(), separator, &mut findings);
    findings.keep_to_first_lines(source);
    let lanes = file
        .lanes
        .0
        .into_iter()
        .flat_map(|(header, lanes)| lanes.into_iter().map(move |lane| (header.value.clone(), lane.0.value)));
    let sheets = file.sheets.into_iter().map(|sheet| sheet.value).collect();
    let wishes = Wishes { lanes: lanes.collect(), sheets, encoding, separator, ..Wishes::default() };
    Checked { value: (!findings.has_errors()).then_some(wishes), findings }
}

/// The headers that stand nowhere in a file, as far as they can be looked for in its text.
pub fn nowhere<'w>(foreign: &Foreign, wishes: &'w [(String, String)]) -> Vec<&'w str> {
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let text = plain(foreign.source.text());
    let headers = wishes.iter().map(|(header, _)| header.as_str());
    headers.filter(|header| !text.contains(&plain(header))).collect()
}

/// Two lanes for one header, if there are any: the header and both lanes.
pub fn contradiction(wishes: &[(String, String)]) -> Option<(&str, &str, &str)> {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    wishes.iter().find_map(|(header, lane)| {
        let first = known.insert(key(header), lane)?;
        (Sense::of_key(first) != Sense::of_key(lane)).then_some((header.as_str(), first, lane.as_str()))
    })
}

/// What did not come of the wishes for headers, in words, one for each.
pub fn unfollowed(foreign: &Foreign, maps: &[Imported], wishes: &[(String, String)]) -> Vec<String> {
    let entries = || maps.iter().flat_map(|map| &map.entries);
    let why = |header: &str, lane: &str| {
        let called = key(header);
        let own: Vec<&Entry> = entries().filter(|entry| key(foreign.source.slice(entry.span)) == called).collect();
        let header_of = |entry: &&&Entry| matches!(entry.what, "header" | "frame") || entry.fate == Fate::Unmapped;
        match own.iter().find(header_of) {
            Some(entry) if entry.what == "header" && entry.to == "lanes" && lane != "own" => {
                Some("it has become a lane of the map's own")
            }
            None if !own.is_empty() => Some("it is no header there"),
            _ => None,
        }
    };
    let told = wishes.iter().filter_map(|(header, lane)| {
        why(header, lane).map(|why| format!("`{header}={lane}` of `--map` came to nothing: {why}"))
    });
    told.collect()
}

/// A setting that an option of the command line could have as well.
fn setting<T>(written: Option<&Text>, read: fn(&str) -> Result<T, String>, findings: &mut Findings) -> Option<T> {
    let written = written?;
    match read(&written.value) {
        Ok(value) => Some(value),
        Err(help) => {
            let message = format!("`{}` is no value of this setting", shown(&written.value));
            findings.add(Diagnostic::new(&BAD_SETTING, written.span, message).help(help));
            None
        }
    }
}

/// The JSON Schema of the file.
pub fn schema() -> String {
    schema::file(&schema::of(&MappingFile::shape(), "urn:journeymap:mapping:1", "Mapping of the headers of tables"))
}

impl Wishes {
    /// These wishes, and where they say nothing those of a mapping file.
    #[must_use]
    pub fn or(self, file: Self) -> Self {
        // Of two lanes for a header, the last one holds.
        let lanes = file.lanes.into_iter().chain(self.lanes).collect();
        let sheets = if self.sheets.is_empty() { file.sheets } else { self.sheets };
        Self {
            lanes,
            sheets,
            encoding: self.encoding.or(file.encoding),
            separator: self.separator.or(file.separator),
            is_alone: self.is_alone,
            anew: self.anew,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let source = Source::new("mapping.yaml", text);
        let checked = read(&source);
        let line = |found: Diagnostic| {
            let at = source.position(found.at.start);
            format!(
                "{}:{} {} {} ({})",
                at.line,
                at.column,
                found.code.name,
                found.message,
                found.help.unwrap_or_default()
            )
        };
        match checked.value {
            Some(wishes) => format!("{wishes:?}"),
            None => checked.findings.sorted().into_iter().map(line).collect::<Vec<_>>().join("\n"),
        }
    }

    #[test]
    fn a_mapping_says_what_headers_mean() {
        let read = told(
            "lanes:\n  Kanäle: channels\n  \"Notiz: intern\": skip\nsheet: Reise\nseparator: \";\"\nencoding: windows-1250\n",
        );
        assert_eq!(
            read,
            "Wishes { lanes: [(\"Kanäle\", \"channels\"), (\"Notiz: intern\", \"skip\")], sheets: [\"Reise\"], \
             encoding: Some(\"windows-1250\"), separator: Some(';'), is_alone: false, anew: None }"
        );
        assert_eq!(told("sheets: [A, B]\nseparator: tab"), told("sheet: [A, B]\nseparator: tab"));
    }

    #[test]
    fn what_is_wrong_in_it_has_its_place() {
        for (text, finding) in [
            ("lanes:\n  Kanal: chanels\n", "2:10 unknown-value `chanels` is not a lane (did you mean `channels`?)"),
            ("lane:\n  A: pain\nlans: x\n", "3:1 unknown-key a mapping has no key `lans` (did you mean `lanes`?)"),
            ("encoding: klingon\n", "1:11 bad-setting `klingon` is no value of this setting ("),
            ("separator: ab\n", "1:12 bad-setting `ab` is no value of this setting ("),
            ("lanes: x\n", "1:8 wrong-shape "),
            ("", "1:1 empty-file "),
        ] {
            assert!(told(text).contains(finding), "{text}: {}", told(text));
        }
    }

    #[test]
    fn an_option_comes_before_the_file() {
        let lanes = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let option = Wishes { lanes: lanes(&[("A", "gains")]), separator: Some('|'), ..Wishes::default() };
        let file = Wishes {
            lanes: lanes(&[("A", "skip"), ("B", "stage")]),
            separator: Some(';'),
            encoding: Some("utf-8".to_owned()),
            ..Wishes::default()
        };
        let both = option.or(file);
        assert_eq!(both.lanes, lanes(&[("A", "skip"), ("B", "stage"), ("A", "gains")]));
        assert_eq!((both.separator, both.encoding.as_deref()), (Some('|'), Some("utf-8")));
    }

    #[test]
    fn a_pair_is_parted_at_its_last_sign() {
        assert_eq!(pair("a = b=skip"), Ok(("a = b".to_owned(), "skip".to_owned())));
        assert!(pair("Kanal").is_err_and(|why| why.contains("`HEADER=LANE` is wanted")));
        assert_eq!(pair("Kanal=chanels"), Err("`chanels` is not a lane; did you mean `channels`?".to_owned()));
        assert!(pair("=skip").is_err());
    }
}
