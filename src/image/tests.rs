//! What is read from files, what is refused, and what of a file is not embedded.

#![allow(clippy::format_collect, reason = "a test builds its texts the way they read")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

#[cfg(feature = "pixels")]
use super::big_32;
use super::{Image, Media, Problem, read};

/// Three pixels across, two down, one colour, in each format.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAFUlEQVR4nGM8EaDBwMDAwMDAxAADABdcAUR3sSlHAAAAAElFTkSuQmCC";
const JPEG: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wgARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAUAQEAAAAAAAAAAAAAAAAAAAAB/9oADAMBAAIQAxAAAAGAf//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAQUCf//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQMBAT8Bf//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQIBAT8Bf//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEABj8Cf//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAT8hf//aAAwDAQACAAMAAAAQ+//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQMBAT8Qf//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQIBAT8Qf//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAT8Qf//Z";
const WEBP: &str = "UklGRjAAAABXRUJQVlA4ICQAAABwAQCdASoDAAIADMDOJaACdAFAAAD+lxUl0uQ3dLCG6xQAAAA=";
const WEBP_LOSSLESS: &str = "UklGRh4AAABXRUJQVlA4TBEAAAAvAkAAAAdQqCIXpf+BiOh/AAA=";
/// With a note of where it was taken.
const WEBP_NOTED: &str = "UklGRlQAAABXRUJQVlA4WAoAAAAIAAAAAgAAAQAAVlA4ICQAAABwAQCdASoDAAIADMDOJaACdAFAAAD+lxUl0uQ3dLCG6xQAAABFWElGCgAAAElJKgAIAAAAAAA=";
const WEBP_MOVING: &str = "UklGRqYAAABXRUJQVlA4WAoAAAACAAAAAgAAAQAAQU5JTQYAAAAAAAAAAABBTk1GMAAAAAAAAAAAAAIAAAEAAAAAAAJWUDggGAAAADABAJ0BKgMAAgABQCYlpAADcAD+/TZoAEFOTUZCAAAAAAAAAAAAAgAAAQAAAAAAAFZQOCAqAAAANAEAnQEqAwACAAAAJiWgAANwAP77jUv/DvdnnWj//+cS/+gX/gLuYAAA";
/// The notes of a photo: its camera, and that it lies on its side.
const NOTES: &str = "/+EAPEV4aWYAAE1NACoAAAAIAAIBDwACAAAADgAAACYBEgADAAAAAQAGAAAAAAAAU2VjcmV0IENhbWVyYQA=";

fn bytes(base64: &str) -> Vec<u8> {
    STANDARD.decode(base64).unwrap()
}

#[track_caller]
fn refused(bytes: &[u8], expected: &str) {
    match read("x", bytes) {
        Err(Problem::Damaged(why) | Problem::TooLarge(why)) => assert!(why.contains(expected), "{why}"),
        Ok(image) => panic!("read as {:?}", image.media),
    }
}

/// A drawing, written anew.
fn drawn(svg: &str) -> Image {
    read("x.svg", svg.as_bytes()).unwrap()
}

/// What of these elements in a drawing of ten by ten is written anew, and what is left out.
fn kept(inside: &str) -> (String, String) {
    let image = drawn(&format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{inside}</svg>"#));
    let text = String::from_utf8(image.bytes).unwrap();
    let (_, inside) = text.split_once('>').unwrap();
    (inside.strip_suffix("</svg>").unwrap().to_owned(), image.left_out.join(" "))
}

#[test]
fn four_formats_by_what_is_in_them() {
    let cases = [(PNG, Media::Png), (JPEG, Media::Jpeg), (WEBP, Media::Webp), (WEBP_LOSSLESS, Media::Webp)];
    for (file, media) in cases {
        let image = read("any.name", &bytes(file)).unwrap();
        assert_eq!((image.media, image.width, image.height), (media, 3.0, 2.0));
        assert_eq!(image.bytes, bytes(file), "nothing of it is left out");
    }
}

#[test]
fn a_file_that_ends_too_early_is_found_at_every_byte() {
    for file in [PNG, JPEG, WEBP, WEBP_LOSSLESS, WEBP_NOTED] {
        let whole = bytes(file);
        // The last byte of a WebP fills up an even number.
        for end in 1..whole.len() - 1 {
            assert!(read("x", &whole[..end]).is_err(), "{end} of {}", whole.len());
        }
    }
}

#[test]
fn a_changed_bit_in_a_png_is_found() {
    let whole = bytes(PNG);
    for at in 8..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        assert!(read("x.png", &changed).is_err(), "byte {at}");
    }
}

#[test]
fn what_is_no_picture() {
    refused(b"", "is empty");
    refused(b"This is a text, whatever its name says.", "is neither PNG");
    refused(b"GIF89a", "is neither PNG");
    refused(&bytes(WEBP_MOVING), "moves");
    refused(&vec![b' '; super::BYTES + 1], "larger than 5 MB");
    refused(&[b'<', 0xFF], "not in UTF-8");
    refused(b"<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "no SVG");
    refused(b"<svg", "cannot be read");
}

#[test]
fn a_header_of_900_million_pixels_is_refused() {
    let mut file = bytes(PNG);
    for at in [16, 20] {
        file[at..at + 4].copy_from_slice(&30_000_u32.to_be_bytes());
    }
    let sum = super::png::checksum(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    refused(&file, "has 30000 × 30000 pixels");
}

#[test]
fn notes_on_where_a_photo_was_taken_are_not_embedded() {
    let image = read("x", &bytes(WEBP_NOTED)).unwrap();
    assert!(!image.bytes.windows(4).any(|word| word == b"EXIF"));
    assert_eq!(read("x", &image.bytes).unwrap().bytes, image.bytes, "and it is whole without them");

    let noted = |notes: &[u8]| {
        let photo = bytes(JPEG);
        [&photo[..2], notes, &photo[2..]].concat()
    };
    let mut notes = bytes(NOTES);
    refused(&noted(&notes), "lies on its side");
    // The camera was held straight.
    let orientation = notes.windows(5).position(|bytes| bytes == [1, 0, 6, 0, 0]).unwrap();
    notes[orientation + 2] = 1;
    let image = read("x", &noted(&notes)).unwrap();
    assert_eq!(image.bytes, bytes(JPEG));
}

#[test]
fn the_size_of_a_drawing() {
    let size = |attributes: &str| {
        let image = drawn(&format!("<svg {attributes}/>"));
        (image.width, image.height)
    };
    assert_eq!(size(r#"viewBox="0 0 30 20""#), (30.0, 20.0));
    assert_eq!(size(r#"viewBox="0,0,30,20" width="100%" height="100%""#), (30.0, 20.0));
    assert_eq!(size(r#"viewBox="0 0 30 20" width="60""#), (60.0, 40.0));
    assert_eq!(size(r#"viewBox="0 0 30 20" height="60px""#), (90.0, 60.0));
    assert_eq!(size(r#"width="1in" height="72pt""#), (96.0, 96.0));
    for none in ["", r#"width="10""#, r#"viewBox="0 0 0 10""#, r#"viewBox="0 0 x""#, r#"width="1e999" height="1""#] {
        refused(format!("<svg {none}/>").as_bytes(), "without a size");
    }
}

#[test]
fn a_drawing_keeps_its_shapes() {
    for same in [
        r##"<path d="M0 0h1" fill="#f00" stroke-width="2"></path>"##,
        r#"<g transform="scale(2)" style="fill:red;opacity:.5"><rect x="1" width="2" height="3" rx="1"></rect></g>"#,
        r##"<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"></stop></linearGradient></defs><circle r="1" fill="url(#a)"></circle>"##,
        r##"<clipPath id="b"><circle r="1"></circle></clipPath><g clip-path="url('#b')"><use xlink:href="#b" x="1"></use></g>"##
            .replace("xlink:href", "href")
            .as_str(),
        r#"<style>.a{fill:red;stroke:#fff}</style><rect class="a"></rect>"#,
    ] {
        let (inside, left_out) = kept(same);
        assert_eq!(inside.replace("xlink:href", "href"), same);
        assert_eq!(left_out, "");
    }
}

#[test]
fn a_drawing_can_do_nothing_but_draw() {
    let check = |inside: &str, expected: &str, left_out: &str| {
        assert_eq!(kept(inside), (expected.to_owned(), left_out.to_owned()), "{inside}");
    };
    check("<script>alert(1)</script>", "", "script");
    check("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>", "", "foreignObject");
    check("<image href='https://example.org/x.png'/><text>x</text>", "", "image text");
    check("<g onclick='alert(1)' onload='x'/>", "<g></g>", "");
    check("<a href='javascript:alert(1)'><path d='M0 0'/></a>", r#"<g><path d="M0 0"></path></g>"#, "");
    check("<use href='other.svg#a'/><use href='data:image/svg+xml,x'/>", "<use></use><use></use>", "");
    check("<rect fill='url(https://example.org/#a)' mask='url(\"//x\")'/>", "<rect></rect>", "");
    check(
        "<rect style='fill:red;fill:u\\72l(//x);filter:url(#f);background:url(x)'/>",
        r#"<rect style="fill:red"></rect>"#,
        "",
    );
    check("<style>@import 'x.css';</style>", "<style></style>", "style");
    check("<style>/* url(x) */ a,b{fill:url(//x);stroke:red}c{x:y}</style>", "<style>a,b{stroke:red}c{}</style>", "");
    check("<animate attributeName='href'/><set/><filter id='f'/>", "", "animate set filter");
    check("<x:g xmlns:x='http://example.org/x'><path d='M0 0'/></x:g><!-- x --><?php x ?><title>t</title>", "", "");
    check("<g id='a&quot;&gt;&lt;script&gt;'/>", r#"<g id="a&quot;&gt;&lt;script&gt;"></g>"#, "");
}

#[test]
fn bombs_do_not_go_off() {
    refused(
        b"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><svg viewBox='0 0 1 1'>&b;</svg>",
        "entities",
    );
    let deep = |depth| format!("<svg viewBox='0 0 1 1'>{}{}</svg>", "<g>".repeat(depth), "</g>".repeat(depth));
    assert!(read("x", deep(60).as_bytes()).is_ok());
    refused(deep(65).as_bytes(), "deep");
    refused(deep(100_000).as_bytes(), "deep");
    refused(format!("<svg viewBox='0 0 1 1'>{}</svg>", "<g/>".repeat(60_000)).as_bytes(), "cannot be read");

    let copies = |last: usize| {
        let group = |at: usize| format!("<g id='g{at}'>{}</g>", format!("<use href='#g{}'/>", at + 1).repeat(10));
        let groups: String = (0..last).map(group).collect();
        format!("<svg viewBox='0 0 1 1'>{groups}<g id='g{last}'><path d='M0 0'/></g></svg>")
    };
    assert!(read("x", copies(3).as_bytes()).is_ok());
    refused(copies(12).as_bytes(), "draws more than");
    refused(b"<svg viewBox='0 0 1 1'><g id='a'><use href='#a'/></g></svg>", "in a circle");
    refused(b"<svg viewBox='0 0 1 1'><mask id='a'><g mask='url(#a)'/></mask></svg>", "in a circle");
    let chain: String = (0..5_000).map(|at| format!("<g id='g{at}'><use href='#g{}'/></g>", at + 1)).collect();
    refused(format!("<svg viewBox='0 0 1 1'>{chain}</svg>").as_bytes(), "too deep");
}

#[test]
fn a_style_sheet_reaches_no_masks() {
    let sheet = |inside: &str| kept(&format!("<style>{inside}</style><linearGradient id='g'/><mask id='m'/>"));
    for spreading in ["mask:url(#m)", "clip-path:URL( '#m' )", "MASK:url(#m)", "filter:url(#m)", "marker-mid:url(#m)"] {
        let (text, left_out) = sheet(&format!("#m rect{{{spreading};fill:red}}"));
        assert!(text.starts_with("<style>#m rect{fill:red}</style>"), "{text}");
        assert_eq!(left_out, "style", "{spreading}");
    }
    let (text, left_out) = sheet("a{fill:url(#g);stroke:url(#m)}");
    assert!(text.starts_with("<style>a{fill:url(#g)}</style>"), "{text}");
    assert_eq!(left_out, "style");
    assert_eq!(sheet("a{mask:none}").1, "");
}

#[test]
fn references_are_counted_however_they_are_written() {
    let masks: String = (0..9)
        .map(|at| format!("<mask id='m{at}'>{}</mask>", format!("<rect mask='URL(#m{})'/>", at + 1).repeat(10)))
        .collect();
    refused(format!("<svg viewBox='0 0 1 1'>{masks}<rect mask='url(#m0)'/></svg>").as_bytes(), "draws more than");
}

#[test]
fn blending_is_left_out_and_named() {
    assert_eq!(kept("<g style='mix-blend-mode:multiply;fill:red'/>").1, "mix-blend-mode");
    assert_eq!(kept("<style>g{isolation:isolate}</style>").1, "isolation");
    assert_eq!(kept("<g style='mix-blend-mode:normal'/>").1, "");
}

#[test]
fn numbers_beyond_all_bounds_are_refused() {
    for inside in [
        "<mask x='-1e38' width='3e38'/>",
        "<svg width='1000' viewBox='0 0 1e-9 1e-9'/>",
        "<path d='M0 0L1e30 0'/>",
        "<g style='stroke-width:1e30'/>",
        "<style>g{stroke-width:1e30}</style>",
    ] {
        let drawing = format!("<svg viewBox='0 0 10 10'>{inside}</svg>");
        refused(drawing.as_bytes(), "is an SVG with the");
    }
}

#[test]
fn neither_a_side_nor_a_ratio_is_extreme() {
    refused(b"<svg width='2000' height='1'/>", "more than 1000 times as long");
    let mut file = bytes(PNG);
    file[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
    let sum = super::png::checksum(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    refused(&file, "16384 along a side");
}

#[test]
fn long_paths_layers_and_rules_are_work() {
    let cost = |inside: &str| drawn(&format!("<svg viewBox='0 0 1 1'>{inside}</svg>")).cost;
    assert_eq!(cost("<path d='M0 0'/>"), 2);
    assert_eq!(cost(&format!("<path d='M0 0{}'/>", "h1".repeat(498))), 102);
    assert_eq!(cost("<g opacity='.5'/><g style='opacity:.5'/><g opacity='1'/>"), 44);
    assert_eq!(cost("<style>g{opacity:.5}</style>"), 42, "every element may be meant");
    let refuse = |inside: &str, why| refused(format!("<svg viewBox='0 0 1 1'>{inside}</svg>").as_bytes(), why);
    refuse(&format!("<path d='M0 0{}'/>", "h1".repeat(1_000_000)), "draws more than");
    refuse(&"<g opacity='.5'/>".repeat(10_000), "draws more than");
    let rules = ".a{fill:red}".repeat(1000);
    refuse(&format!("<style>{rules}</style>{}", "<g/>".repeat(3000)), "too many rules");
    refuse("<style>g g g g g g .a{fill:red}</style>", "too many rules");
}

#[cfg(feature = "pixels")]
#[test]
fn damage_that_only_unpacking_shows() {
    const WHY: &str = "is damaged: its pixels cannot be unpacked";
    let position = |whole: &[u8], part: &[u8]| whole.windows(part.len()).position(|window| window == part).unwrap();
    // A JPEG whose codes have no lengths.
    let mut jpeg = bytes(JPEG);
    let codes = position(&jpeg, &[0xFF, 0xC4]) + 5;
    jpeg[codes..codes + 16].fill(0);
    refused(&jpeg, WHY);
    // A JPEG that comes in more passes than anybody sees.
    let mut jpeg = bytes(JPEG);
    let scan = position(&jpeg, &[0xFF, 0xDA]);
    let pass = jpeg[scan..jpeg.len() - 2].to_vec();
    jpeg[position(&bytes(JPEG), &[0xFF, 0xC2]) + 1] = 0xC2;
    let end = jpeg.len() - 2;
    jpeg.splice(end..end, pass.repeat(200));
    refused(&jpeg, WHY);
    // A lossless WebP whose pixels are noise, and a lossy one that holds less than it says.
    let mut lossless = bytes(WEBP_LOSSLESS);
    lossless[25..].fill(0xFF);
    refused(&lossless, WHY);
    let mut lossy = bytes(WEBP);
    lossy[20..23].copy_from_slice(&[0xF0, 0xFF, 0xFF]);
    refused(&lossy, WHY);
    // A canvas that is larger than the picture on it.
    let mut noted = bytes(WEBP_NOTED);
    noted[24] = 9;
    refused(&noted, WHY);
    // A PNG with a right checksum over pixels that are none.
    let mut png = bytes(PNG);
    let at = position(&png, b"IDAT");
    let length = big_32(&png, at - 4).unwrap() as usize;
    png[at + 4..at + 4 + length].fill(0x55);
    let sum = super::png::checksum(&png[at..at + 4 + length]).to_be_bytes();
    png[at + 4 + length..at + 8 + length].copy_from_slice(&sum);
    refused(&png, WHY);
}
