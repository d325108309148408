//! The dark side of `auto` in a real browser: every painted colour is the theme's, and nothing else on a page is touched.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use journeymap::output::svg;
use journeymap::scene::item::{Ink, Item, Panel, Scene};
use journeymap::scene::theme::{self, Palette, Theme};
use journeymap::source::{NoFiles, Source};
use serde_json::Value;

use crate::chromium::{self, Screen};

/// What a page says of its elements: the frame or picture, the attribute, its value, and what is painted.
const EYES: &str = r"
const seen = new Set(), hex = c => '#' + (c.match(/\d+/g) || []).map(n => (+n).toString(16).padStart(2, '0')).join('').toUpperCase();
const look = (name, element) => ['fill', 'stroke'].forEach(attribute => {
  const value = element.getAttribute(attribute);
  if (value && value !== 'none') seen.add([name, attribute, value, hex(element.ownerDocument.defaultView.getComputedStyle(element)[attribute])].join(' '));
});
addEventListener('load', () => {
  const pages = [document, ...[...document.querySelectorAll('iframe')].map(frame => frame.contentDocument)];
  pages.forEach((page, index) => page.querySelectorAll('svg').forEach((svg, place) =>
    svg.querySelectorAll('*').forEach(element => look(index + '.' + place, element))));
  const verdict = document.createElement('pre');
  verdict.id = 'verdict';
  verdict.textContent = JSON.stringify([...seen]);
  document.body.append(verdict);
});
";

/// One colour of a picture: where, `fill` or `stroke`, as written, as painted.
type Painted = (String, String, String, String);

/// Every colour of a page's pictures on a screen, or nothing if there is no browser, which is a failure on a build server.
fn painted(body: &str, screen: Screen) -> Option<Vec<Painted>> {
    let Some(browser) = chromium::find() else {
        assert!(env::var_os("CI").is_none(), "no Chromium on this machine");
        println!("did not run: no Chromium on this machine");
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("dark.html");
    fs::write(&page, format!("<!doctype html><meta charset=\"utf-8\">{body}<script>{EYES}</script>")).unwrap();
    let seen = chromium::open_on(screen, browser, &page, folder.path()).unwrap();
    assert!(seen.console.is_empty(), "{}", seen.console.join("\n"));
    let verdict = seen.page.split_once(r#"<pre id="verdict">"#).and_then(|(_, rest)| rest.split_once("</pre>"));
    let verdict: Value = serde_json::from_str(verdict.expect("a verdict").0).unwrap();
    let colors = verdict.as_array().unwrap().iter().map(|line| {
        let parts: Vec<&str> = line.as_str().unwrap().split(' ').collect();
        (parts[0].to_owned(), parts[1].to_owned(), parts[2].to_owned(), parts[3].to_owned())
    });
    Some(colors.collect())
}

/// What each colour of a theme becomes on a dark screen.
fn turns(theme: &Theme) -> BTreeMap<String, String> {
    let dark: &Palette = theme.dark().unwrap();
    Ink::ALL.iter().map(|ink| (theme.color(*ink).to_string(), dark.color(*ink).to_string())).collect()
}

#[test]
fn every_picture_turns_dark_and_only_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut body = String::new();
    // A picture in a brand's colours turns to those of the brand, as the next test shows.
    let own = |(name, _): &(String, String)| !name.ends_with("-brand.svg");
    for (name, picture) in super::pictures(&folder).into_iter().filter(own) {
        let inside = super::escape(&format!("<!doctype html><body>{picture}"));
        writeln!(body, "<iframe title=\"{}\" srcdoc=\"{inside}\"></iframe>", super::escape(&name)).unwrap();
    }
    let turns = turns(Theme::auto());
    let Some(dark) = painted(&body, Screen::Dark) else { return };
    assert!(dark.len() > 17 * 20, "{}", dark.len());
    for (place, attribute, written, found) in dark {
        assert_eq!(Some(&found), turns.get(&written), "picture {place}: {attribute} {written}");
    }
    let Some(light) = painted(&body, Screen::Light) else { return };
    for (place, attribute, written, found) in light {
        assert_eq!(found, written, "picture {place}: {attribute}");
    }
}

#[test]
fn pictures_on_one_page_leave_each_other_alone() {
    let brand =
        theme::read(&Source::new("brand.yaml", "accent: \"#0B6E4F\"\ndark: {page.fill: \"#101010\"}"), &NoFiles)
            .value
            .unwrap()
            .theme;
    let picture = |theme: &Theme| {
        let panel = |fill| {
            Item::Panel(Panel {
                area: journeymap::geometry::Rect::new(0.0, 0.0, 9.0, 9.0),
                radius: 0.0,
                fill: Some(fill),
                stroke: None,
            })
        };
        let inks = [Ink::PageFill, Ink::PanelFill, Ink::TextOnStage, Ink::Stage1Fill];
        let scene = Scene { width: 9.0, height: 9.0, items: inks.map(panel).to_vec(), ..Scene::default() };
        svg::write(&scene, theme, &[])
    };
    let foreign = "<svg><g><rect fill=\"#F6F7FA\"/><rect fill=\"#FFFFFF\"/></g></svg>";
    let light = picture(Theme::light());
    let body = format!("{}{foreign}{}{light}{}", picture(Theme::auto()), picture(&brand), picture(Theme::auto()));
    let Some(colors) = painted(&body, Screen::Dark) else { return };
    let themes = [Some(Theme::auto()), None, Some(&brand), None, Some(Theme::auto())];
    assert_eq!(colors.len(), 4 + 2 + 4 + 3 + 4, "{colors:?}");
    for (place, _, written, found) in colors {
        let place: usize = place.trim_start_matches("0.").parse().unwrap();
        let expected = themes[place].map_or(written.clone(), |theme| turns(theme)[&written].clone());
        assert_eq!(found, expected, "picture {place}: {written}");
    }
}
