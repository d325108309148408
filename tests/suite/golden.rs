//! Every example through every output, as real files: `SNAPSHOTS=overwrite cargo test` accepts what changed, to be looked at.

use journeymap::output::{ALL, Drawing, Options, TextMode};
use journeymap::scene::theme::Theme;
use journeymap::text::Fonts;
use snapbox::{Data, assert_data_eq};

use crate::support::drawing::{drawn, examples};
use crate::support::repository;

/// The examples whose pages are kept: a grid with notes, two personas, a blueprint in Korean, an empathy map.
const PAGES: [&str; 4] = ["switching-careers-future", "two-personas", "ko-enrolment-blueprint", "new-manager-empathy"];

#[test]
fn every_example_through_every_output() {
    for path in examples() {
        let (board, scene) = drawn(&path);
        let name = path.file_name().unwrap().to_string_lossy().replace(".journey.yaml", "");
        // What is not text has tests of its own.
        let kept = |name: &str, output: &str| {
            matches!(output, "svg" | "md")
                || output == "mermaid" && !name.ends_with("-empathy")
                || output == "html" && PAGES.contains(&name)
        };
        for output in ALL.iter().filter(|output| output.needs_picture() && kept(&name, output.name)) {
            // The golden of a page is there to be read; the fonts are in that of its picture.
            let text = if output.name == "html" { TextMode::System } else { TextMode::Font };
            let (fonts, options) = (Fonts::default(), Options { text, ..Options::default() });
            let drawing =
                Drawing { board: &board, scene: &scene, theme: Theme::auto(), fonts: &fonts, options: &options };
            let bytes = output.draw(&drawing).unwrap();
            let again = output.draw(&drawing).unwrap();
            assert_eq!(bytes, again, "{name}.{} is not the same twice", output.extension);
            let golden = repository("tests/golden").join(format!("{name}.{}", output.extension));
            let text = String::from_utf8(bytes).unwrap();
            assert_data_eq!(text, Data::read_from(&golden, Some(snapbox::data::DataFormat::Text)).raw());
        }
    }
}
