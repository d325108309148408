//! mdBook itself builds a book with maps, and a browser shows them in the colours of the book's theme.
//!
//! mdBook is a tool of these tests alone: `scripts/test-tools.sh` puts it under `target/mdbook`, and without it they fail.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use journeymap::scene::item::Ink;
use journeymap::scene::theme::Theme;
use tempfile::TempDir;

use crate::chromium;
use crate::devtools::Tab;

const CHAPTER: &str = "# Careers\n\nWords.\n\n<!-- journeymap: maps/careers.journey.yaml tables=folded -->\n<!-- /journeymap -->\n\n## Deep\n\n- In a list:\n\n  ```journey\n  title: Buying *shoes*\n  type: current-state\n  stages: [{name: Search, emotion: 1, link: guide/other.md}, {name: Purchase, emotion: -1}]\n  ```\n\nBehind it.\n";
const OTHER: &str = "# Other\n\nNo map.\n";

/// A book of these two chapters, and what building it came to.
fn book(chapter: &str, settings: &str) -> (TempDir, Output) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mdbook = repository.join("target/mdbook/bin/mdbook");
    assert!(mdbook.is_file(), "mdBook is needed, see `scripts/test-tools.sh`: {}", mdbook.display());
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let program = env!("CARGO_BIN_EXE_journeymap").replace('\\', "/");
    let preprocessor = format!("[preprocessor.journeymap]\ncommand = \"{program} mdbook\"\nbefore = [\"links\"]\n");
    write("book.toml", &format!("[book]\ntitle = \"Journeys\"\n{preprocessor}{settings}"));
    write("src/SUMMARY.md", "# Summary\n\n- [Careers](careers.md)\n  - [Other](guide/other.md)\n- [Draft]()\n");
    write("src/careers.md", chapter);
    write("src/guide/other.md", OTHER);
    let map = fs::read_to_string(repository.join("examples/switching-careers.journey.yaml")).unwrap();
    write("src/maps/careers.journey.yaml", &map);
    let built = Command::new(mdbook).arg("build").current_dir(folder.path()).output().unwrap();
    (folder, built)
}

fn told(built: &Output) -> String {
    String::from_utf8_lossy(&built.stderr).into_owned() + &String::from_utf8_lossy(&built.stdout)
}

#[test]
fn maps_have_the_colours_of_the_books_theme() {
    let (folder, built) = book(CHAPTER, "[output.html]\n");
    assert!(built.status.success(), "{}", told(&built));
    let browser = chromium::find().expect("Chromium is needed: `apt-get install chromium`");
    let mut tab = Tab::start(browser, folder.path());
    let page: PathBuf = folder.path().join("book/careers.html");
    let (light, dark) = (Theme::auto(), Theme::auto().dark().unwrap());
    for screen_is_dark in [false, true] {
        tab.open(&page, (1280, 900), screen_is_dark);
        assert_eq!(tab.value("document.querySelectorAll('.journeymap > svg').length"), 2);
        for (theme, is_dark) in [("light", false), ("rust", false), ("coal", true), ("navy", true), ("ayu", true)] {
            // What the book's own menu does.
            let painted = tab.value(&format!(
                "document.documentElement.classList.remove('light', 'rust', 'coal', 'navy', 'ayu');
                 document.documentElement.classList.add('{theme}');
                 ['rect', 'text'].map(name => getComputedStyle(document.querySelector('.journeymap ' + name)).fill).join(' ')"
            ));
            let wanted = [Ink::PageFill, Ink::TextPrimary].map(|ink| {
                let color = if is_dark { dark.color(ink) } else { light.color(ink) };
                format!("rgb({}, {}, {})", color.red, color.green, color.blue)
            });
            assert_eq!(painted, wanted.join(" "), "{theme}, on a dark screen: {screen_is_dark}");
        }
    }
    // An HTML parser gives elements of SVG their names back, and nothing is wider than the column.
    assert!(tab.number("document.querySelector('.journeymap text').textLength.baseVal.value") > 100.0);
    assert_eq!(tab.value("document.querySelector('.journeymap svg').viewBox.baseVal.width"), 750);
    let widths = "[...document.querySelectorAll('.journeymap svg')].every(svg => svg.getBoundingClientRect().right <= document.querySelector('main').getBoundingClientRect().right + 1)";
    assert_eq!(tab.value(widths), true);
    assert_eq!(tab.value("document.querySelectorAll('.journeymap svg')[1].closest('li') !== null"), true);
    let link = "document.querySelectorAll('.journeymap svg')[1].querySelector('a').getAttribute('href')";
    assert_eq!(tab.value(link), "guide/other.html");
    assert_eq!(tab.value("document.querySelector('details > summary').textContent"), "In words");
    assert!(tab.number("document.querySelectorAll('details table').length") > 5.0);
    // A book asks for its own style sheets and scripts.
    let mut complaints = tab.complaints();
    complaints.retain(|complaint| !complaint.starts_with("a request for file:"));
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[test]
fn a_renderer_without_pictures_gets_words() {
    let (folder, built) = book(CHAPTER, "[output.markdown]\n");
    assert!(built.status.success(), "{}", told(&built));
    let text = fs::read_to_string(folder.path().join("book/careers.md")).unwrap();
    assert!(!text.contains("<svg") && !text.contains("journeymap") && !text.contains("```journey"), "{text}");
    assert!(text.contains("\n**Switching careers with an online course**\n\nCurrent state · Agreed\n"), "{text}");
    assert!(text.contains("\n  **Buying *shoes***\n") || text.contains("\n  Buying *shoes*\n"), "{text}");
}

#[test]
fn a_map_with_an_error_is_told_and_the_book_is_not_built() {
    let (folder, built) = book(&CHAPTER.replace("emotion: -1", "emotion: -9"), "[output.html]\n");
    let told = told(&built);
    assert!(!built.status.success() && !folder.path().join("book/careers.html").exists(), "{told}");
    assert!(told.contains("src/careers.md:15:88: error[score-out-of-range]"), "{told}");
}
