//! Which blocks a page has, what is wrong with them, and that a filled page stays as it is.

use proptest::prelude::{Just, ProptestConfig, Strategy, prop, proptest};

use super::*;
use crate::source::NoFiles;

/// A page beside which everything is there.
struct Everything;

impl Files for Everything {
    fn read(&self, path: &str) -> Result<Source, String> {
        Ok(Source::new(path, ""))
    }

    fn bytes(&self, _: &str, _: usize) -> Result<Vec<u8>, String> {
        Ok(Vec::new())
    }
}

/// What stands in a block: an image, words, a table, a list, something folded, a footnote.
const CONTENT: &str = "![a](a.svg)\n\n### Words\n\n| a | b |\n| --- | --- |\n| **c** | d |\n\n- e\n  - [ ] f\n\n<details>\n<summary>g</summary>\n\nh\n\n</details>\n\n[^i]: j";

fn found(text: &str) -> Vec<String> {
    let source = Source::new("page.md", text);
    let found = read(&source, &Everything).findings.sorted();
    let line = |found: &Diagnostic| {
        let at = source.position(found.at.start);
        format!("{}:{} {} {:?}: {}", at.line, at.column, found.code.name, source.slice(found.at), found.message)
    };
    found.iter().map(line).collect()
}

fn blocks(text: &str) -> Vec<Block> {
    assert_eq!(found(text), Vec::<String>::new(), "{text}");
    read(&Source::new("page.md", text), &Everything).value.unwrap()
}

fn fill(text: &str) -> String {
    let blocks = blocks(text);
    filled(text, blocks.iter().map(|block| (block, CONTENT)))
}

/// Fills a page with one line in each block.
fn lined(text: &str) -> String {
    let blocks = blocks(text);
    filled(text, blocks.iter().map(|block| (block, "X")))
}

#[test]
fn a_block_is_filled_between_its_comments() {
    let cases = [
        ("<!-- journeymap: a -->\n<!-- /journeymap -->", "<!-- journeymap: a -->\n\nX\n\n<!-- /journeymap -->"),
        ("a\n<!--journeymap: a--><!--/journeymap-->\nb", "a\n<!--journeymap: a-->\n\nX\n\n<!--/journeymap-->\nb"),
        ("<!-- journeymap: a -->\r<!-- /journeymap -->", "<!-- journeymap: a -->\r\rX\r\r<!-- /journeymap -->"),
        (
            "<!-- journeymap: a -->\r\nold\r\n<!-- /journeymap -->\r\n",
            "<!-- journeymap: a -->\r\n\r\nX\r\n\r\n<!-- /journeymap -->\r\n",
        ),
        (
            "- <!-- journeymap: a -->\n  <!-- /journeymap -->\n",
            "- <!-- journeymap: a -->\n\n  X\n\n  <!-- /journeymap -->\n",
        ),
        (
            "> 1. <!-- journeymap: a -->\n>    <!-- /journeymap -->\n",
            "> 1. <!-- journeymap: a -->\n>\n>    X\n>\n>    <!-- /journeymap -->\n",
        ),
        (
            "\u{feff}<!-- journeymap: a -->\n<!-- /journeymap -->",
            "\u{feff}<!-- journeymap: a -->\n\nX\n\n<!-- /journeymap -->",
        ),
        (
            "<div>\n\n<!-- journeymap: a -->\n<!-- /journeymap -->\n</div>",
            "<div>\n\n<!-- journeymap: a -->\n\nX\n\n<!-- /journeymap -->\n</div>",
        ),
        (
            "<!-- journeymap: a\n     tables -->\n<!-- /journeymap -->",
            "<!-- journeymap: a\n     tables -->\n\nX\n\n<!-- /journeymap -->",
        ),
    ];
    for (page, expected) in cases {
        assert_eq!(lined(page), expected, "{page}");
        assert_eq!(lined(expected), expected, "{page} again");
    }
}

#[test]
fn a_fence_is_followed_by_its_block() {
    let cases = [
        ("```journey\na: b\n```", "```journey\na: b\n```\n\n<!-- journeymap: fence -->\n\nX\n\n<!-- /journeymap -->"),
        (
            "> ~~~~ journey name=x\n> a\n> ~~~~~\nb\n",
            "> ~~~~ journey name=x\n> a\n> ~~~~~\n>\n> <!-- journeymap: fence -->\n>\n> X\n>\n> <!-- /journeymap -->\nb\n",
        ),
        (
            "- ```journey\r\n  a\r\n  ```\r\n",
            "- ```journey\r\n  a\r\n  ```\r\n\r\n  <!-- journeymap: fence -->\r\n\r\n  X\r\n\r\n  <!-- /journeymap -->\r\n",
        ),
    ];
    for (page, expected) in cases {
        assert_eq!(lined(page), expected, "{page}");
        assert_eq!(lined(expected), expected, "{page} again");
    }
}

#[test]
fn what_is_no_block_is_left_alone() {
    for page in [
        "````markdown\n<!-- journeymap: a -->\n```journey\n```\n````\n",
        "    <!-- journeymap: a -->\n",
        "`<!-- journeymap: a -->`\n",
        "---\ntitle: <!-- journeymap: a -->\n---\n",
        "<!-- journeymap is a program -->\n",
        "```journeys\n```\n```yaml journey\n```\n",
        "<!-- /journeymapping -->\n",
        "\\<!-- journeymap: a -->\n",
    ] {
        assert_eq!(blocks(page), [], "{page}");
        assert_eq!(lined(page), page);
    }
}

#[test]
fn words_of_a_fence_know_their_place() {
    let page = "- a\n\n  > ```journey\n  > b: c\n  >  d: é\n  > ```\n";
    let blocks = blocks(page);
    let Map::Fence(words) = &blocks[0].map else { panic!("a fence") };
    assert_eq!(words.text(), "b: c\n d: é\n");
    for word in ["b", "c", "d: é"] {
        let here = words.text().find(word).unwrap();
        let there = words.place(Span::new(here, here + word.len()));
        assert_eq!(page.get(there.start..there.end), Some(word));
    }
}

#[test]
fn a_block_stands_under_the_heading_above() {
    let block = "\n<!-- journeymap: a -->\n# Written by us\n<!-- /journeymap -->\n";
    let page = format!("{block}\n## A\n{block}\nB\n---\n\n> #### C\n{block}");
    let levels: Vec<usize> = blocks(&page).iter().map(|block| block.level).collect();
    assert_eq!(levels, [0, 2, 4]);
}

#[test]
fn options_are_read_and_slips_are_told() {
    let wishes = |words: &str| blocks(&format!("<!-- journeymap: {words} -->\n<!-- /journeymap -->"))[0].clone();
    let block =
        wishes("\"my maps/a b.yaml\" alt=\"What it  'shows'\" tables width=830px for='Hana K' dark=github link=a.html");
    let Map::File(path) = &block.map else { panic!("a file") };
    assert_eq!(path.value, "my maps/a b.yaml");
    let Wishes { whose, width, tables, dark, link, alt, name } = block.wishes;
    assert_eq!(alt.unwrap().value, "What it 'shows'");
    assert_eq!(tables.unwrap().value, Tables::Below);
    assert_eq!(width.unwrap().value, crate::scene::Width::Pixels(830.0));
    assert_eq!((whose.unwrap().value.as_str(), link.unwrap().value.as_str()), ("Hana K", "a.html"));
    assert_eq!((dark.unwrap().value, name), (Dark::GitHub, None));
    for (words, expected) in [
        ("a tabels", "1:20 bad-embed-option \"tabels\": there is no option `tabels`"),
        ("a dark=gitub", "1:20 bad-embed-option \"dark=gitub\": `dark` cannot be `gitub`"),
        ("a width=20", "1:20 bad-embed-option \"width=20\": `20` is no width"),
        (
            "a link=JavaScript:alert(1)",
            "1:20 bad-embed-option \"link=JavaScript:alert(1)\": `JavaScript:alert(1)` is not a link that a page may hold",
        ),
        ("a width", "1:20 bad-embed-option \"width\": `` is no width"),
        ("a tables tables=only", "1:27 bad-embed-option \"tables=only\": `tables` is given twice"),
        ("a alt=\"\"", "1:20 bad-embed-option \"alt=\\\"\\\"\": `alt` has no value"),
        (
            "a name=b",
            "1:20 bad-embed-option \"name=b\": `name` is for fences: the picture of a file is called after it",
        ),
        ("a alt=\"b c", ""),
    ] {
        let found = found(&format!("<!-- journeymap: {words} -->\n<!-- /journeymap -->"));
        assert_eq!(found.concat(), expected, "{words}");
    }
    for name in ["../x", "a/b", "a b", ".hidden", "a\\b"] {
        let found = found(&format!("```journey name=\"{name}\"\na\n```\n")).concat();
        assert_eq!(
            found,
            format!("1:12 bad-embed-option {:?}: `{name}` is no name for a file", format!("name=\"{name}\""))
        );
    }
}

#[test]
fn what_is_wrong_is_told_at_its_place() {
    let block = "<!-- journeymap: a -->\n<!-- /journeymap -->\n";
    for (page, expected) in [
        (
            "a\n\n<!-- journeymap: a -->\nb\n",
            &["3:1 unclosed-embed \"<!-- journeymap: a -->\": this block has no end"][..],
        ),
        (
            "<!-- /journeymap -->",
            &["1:1 unclosed-embed \"<!-- /journeymap -->\": this ends a block, and none has begun"],
        ),
        ("<!-- journeymap: a", &["1:1 unclosed-embed \"<!-- journeymap: a\": this comment has no end"]),
        ("```journey\na\n", &["1:1 unclosed-embed \"```journey\": this fence has no end"]),
        ("> ```journey\n> a\n\n```\nb\n", &["1:3 unclosed-embed \"```journey\": this fence has no end"]),
        (
            "<!-- journeymap: a --> mine\n<!-- /journeymap -->",
            &["1:1 misplaced-embed \"<!-- journeymap: a -->\": this comment stands among other words"],
        ),
        (
            "<!-- journeymap: -->\n<!-- /journeymap -->",
            &["1:1 misplaced-embed \"<!-- journeymap: -->\": this block names no map"],
        ),
        (
            "<!-- journeymap: fence -->\n<!-- /journeymap -->",
            &[
                "1:1 misplaced-embed \"<!-- journeymap: fence -->\": this block belongs to a fence, and right above there is none",
            ],
        ),
        (
            "a <!-- journeymap: a -->",
            &["1:3 misplaced-embed \"<!-- journeymap: a -->\": this comment stands among other words"],
        ),
        (
            "- <!-- journeymap: a -->\n\n<!-- /journeymap -->",
            &[
                "3:1 misplaced-embed \"<!-- /journeymap -->\": this block ends in another quotation or item of a list than it began in",
            ],
        ),
        (
            "<p><!-- journeymap: a -->\n<!-- /journeymap -->",
            &["1:4 misplaced-embed \"<!-- journeymap: a -->\": this comment stands within other HTML"],
        ),
    ] {
        assert_eq!(found(page), expected, "{page}");
    }
    let nested = found(&format!("<!-- journeymap: a -->\n{block}<!-- /journeymap -->"));
    assert_eq!(
        nested,
        ["2:1 nested-embed \"<!-- journeymap: a -->\": this block begins before the one above has ended"]
    );
    let source = Source::new("page.md", format!("# A\n\n{block}"));
    let missing = read(&source, &NoFiles).findings.sorted();
    assert_eq!((missing.len(), missing[0].code.name, source.slice(missing[0].at)), (1, "missing-map", "a"));
}

#[test]
fn a_book_shows_something_else_in_place_of_a_block() {
    let page = "a\n\n```journey\nb\n```\n\n<!-- journeymap: fence -->\nc\n<!-- /journeymap -->\n\n> ```journey\n> d\n> ```\n\n<!-- journeymap: e -->\nf\n<!-- /journeymap --> g\n";
    let blocks = blocks(page);
    let shown = replaced(page, blocks.iter().map(|block| (block, "<svg>\n</svg>")));
    assert_eq!(shown, "a\n\n<svg>\n</svg>\n\n> <svg>\n> </svg>\n\n<svg>\n</svg> g\n");
    // What is HTML would go on with the next line.
    let page = "words\n<!-- journeymap: e -->\n<!-- /journeymap -->\n## Next\n\n> <!-- journeymap: e -->\n> <!-- /journeymap -->\n> words\n";
    let blocks = self::blocks(page);
    let shown = replaced(page, blocks.iter().map(|block| (block, "<svg>")));
    assert_eq!(shown, "words\n\n<svg>\n\n## Next\n\n> <svg>\n>\n> words\n");
}

#[test]
fn an_apostrophe_in_a_path_is_no_quote() {
    let page = "<!-- journeymap: it's.journey.yaml dark=picture alt='Ala\"s map' -->\n<!-- /journeymap -->\n";
    let blocks = blocks(page);
    let Map::File(path) = &blocks[0].map else { panic!("a file") };
    assert_eq!(path.value, "it's.journey.yaml");
    assert_eq!(blocks[0].wishes.dark.as_ref().map(|dark| dark.value), Some(Dark::Picture));
    assert_eq!(blocks[0].wishes.alt.as_ref().map(|alt| alt.value.as_str()), Some("Ala\"s map"));
}

/// Lines that pages are made of, with ours among them.
const LINES: &[&str] = &[
    "",
    "",
    "words",
    "# Heading",
    "## Another",
    "a",
    "---",
    "===",
    "```",
    "```journey",
    "```journey name=x tables",
    "~~~journey",
    "~~~",
    "````",
    "title: x",
    "    indented",
    "\tindented",
    "- item",
    "  in it",
    "1. one",
    "> quoted",
    "<!-- comment -->",
    "<!-- journeymap: a -->",
    "<!-- journeymap: a tables=folded -->",
    "<!-- /journeymap -->",
    "<!-- journeymap: fence -->",
    "<!-- journeymap: a --><!-- /journeymap -->",
    "<!-- journeymap: a",
    "-->",
    "<div>",
    "</div>",
    "<pre>",
    "</pre>",
    "| a | b |",
    "| --- | --- |",
    "[^1]: note",
    "[a]: b",
    "`<!-- journeymap: a -->`",
    "é한",
    "\u{feff}",
    "<details>",
    "***",
    "```journey\na: b\n```",
    "<!-- journeymap: a -->\n<!-- /journeymap -->",
    "+++",
    "...",
    "\\",
    "&lt;",
    "\u{0}",
];
const STARTS: &[&str] = &["", "", "", "", "> ", "- ", "  ", "   ", "> - ", "1. ", "    ", "\t", ">", "* "];

fn page() -> impl Strategy<Value = String> {
    let of = |list: &'static [&'static str]| prop::sample::select(list);
    let line = (of(STARTS), of(LINES), of(STARTS));
    let end = prop::sample::select(&["\n", "\n", "\r\n", "\r"][..]);
    (prop::collection::vec(line, 0..14), end, prop::bool::ANY, Just(())).prop_map(|(lines, end, ended, ())| {
        let mut page = String::new();
        for (start, line, next) in lines {
            page.push_str(start);
            page.push_str(&line.replace('\n', &format!("\n{next}")));
            page.push('\n');
        }
        if !ended {
            page.pop();
        }
        page.replace('\n', end)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_filled_page_stays_as_it_is(page in page()) {
        let source = Source::new("page.md", page.as_str());
        let checked = read(&source, &Everything);
        for found in checked.findings.iter() {
            assert!(page.get(found.at.start..found.at.end).is_some() && found.help.is_some(), "{found:?}");
        }
        let Some(blocks) = checked.value else { return Ok(()) };
        for pair in blocks.windows(2) {
            assert!(pair[0].whole.end <= pair[1].whole.start, "{page:?}");
        }
        let once = filled(&page, blocks.iter().map(|block| (block, CONTENT)));
        let again = read(&Source::new("page.md", once.as_str()), &Everything);
        let told: Vec<_> = again.findings.iter().map(|found| &found.message).collect();
        let Some(read_again) = again.value else { panic!("{page:?}\n{once:?}\n{told:?}") };
        let known = |blocks: &[Block]| blocks.iter().map(|block| block.level).collect::<Vec<_>>();
        assert_eq!(known(&blocks), known(&read_again), "{page:?}\n{once:?}");
        let twice = filled(&once, read_again.iter().map(|block| (block, CONTENT)));
        assert_eq!(&once, &twice, "{page:?}");
        // Outside of blocks nothing has changed.
        let rest = |page: &str, blocks: &[Block]| replaced(page, blocks.iter().map(|block| (block, "X")));
        assert_eq!(rest(&page, &blocks), rest(&once, &read_again), "{page:?}");
        if page.contains("\r\n") && !page.replace("\r\n", "").contains(['\r', '\n']) {
            assert!(!once.replace("\r\n", "").contains(['\r', '\n']), "{page:?}");
        }
    }
}

#[test]
fn fences_and_blocks_are_filled() {
    let page = "# A\n\n```journey\nb: c\n```\n\n- <!-- journeymap: d -->\n  <!-- /journeymap -->\n";
    let once = fill(page);
    assert_eq!(fill(&once), once);
    assert_eq!(once.matches("### Words").count(), 2);
}

#[test]
fn a_huge_page_is_soon_read() {
    let many = "<!-- journeymap: a tables -->\n<!-- /journeymap -->\n\n> ```journey\n> a: b\n> ```\n\n".repeat(10_000);
    let start = std::time::Instant::now();
    let once = fill(&many);
    assert_eq!(fill(&once), once);
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
    for hostile in [
        "<!-- ".repeat(100_000),
        "> ".repeat(100_000) + "```journey",
        "- ".repeat(50_000),
        "<!-- journeymap: ".repeat(50_000),
    ] {
        let start = std::time::Instant::now();
        let _ = read(&Source::new("page.md", hostile.as_str()), &Everything);
        assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
    }
}
