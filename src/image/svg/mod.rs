//! SVG: a drawing written anew, from the elements and attributes that can do nothing but draw.

mod cost;
mod numbers;
mod style;
mod words;

use roxmltree::{Document, Node, ParsingOptions};

use super::{Found, Media, Problem};

/// The most nodes of a drawing.
const NODES: u32 = 50_000;
/// How deep elements may stand in each other.
const DEPTH: usize = 64;

const NAMESPACE: &str = "http://www.w3.org/2000/svg";
const LINKS: &str = "http://www.w3.org/1999/xlink";

/// Elements that are written as they are.
const ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "switch",
    "symbol",
    "use",
    "defs",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "a",
];
/// Elements that nobody sees: they go without a word.
const UNSEEN: &[&str] = &["title", "desc", "metadata"];

/// Attributes that say where and how large something is. Looks are in `style::PROPERTIES`.
const ATTRIBUTES: &[&str] = &[
    "id",
    "class",
    "transform",
    "d",
    "points",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "fr",
    "width",
    "height",
    "viewBox",
    "preserveAspectRatio",
    "offset",
    "gradientUnits",
    "gradientTransform",
    "spreadMethod",
    "clipPathUnits",
    "maskUnits",
    "maskContentUnits",
    "pathLength",
];

/// Whether a file could be a drawing: text that begins with a tag.
pub(super) fn looks_like_one(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"<")
}

pub(super) fn read(bytes: &[u8]) -> Result<Found, Problem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::damaged("is an SVG that is not in UTF-8"))?;
    if text.contains("<!ENTITY") {
        return Err(Problem::damaged("is an SVG that declares entities, which no map takes"));
    }
    check_depth(text)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options)
        .map_err(|error| Problem::Damaged(format!("is an SVG that cannot be read: {error}")))?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || !is_drawing(root) {
        return Err(Problem::damaged("is XML, but no SVG"));
    }
    let (width, height) = size(root).ok_or_else(|| {
        Problem::damaged("is an SVG without a size: it needs a `viewBox`, or `width` and `height` in pixels")
    })?;
    let cost = cost::check(&document)?;
    let mut writer = Writer { document: &document, out: String::new(), left_out: Vec::new() };
    writer.element(root, 0)?;
    Ok(Found { media: Media::Svg, width, height, bytes: writer.out.into_bytes(), left_out: writer.left_out, cost })
}

/// How deep the tags stand, at most: counted before anything is parsed, since a parser may have less room than that.
fn check_depth(text: &str) -> Result<(), Problem> {
    let mut depth = 0_usize;
    for piece in text.split('<').skip(1) {
        let is_element = piece.starts_with(|first: char| first.is_alphabetic() || first == '_');
        if piece.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if is_element && !piece.split('>').next().is_some_and(|tag| tag.ends_with('/')) {
            depth += 1;
        }
        // An attribute may hold `>`, and a comment tags; that only makes more of them than there are.
        if depth > 4 * DEPTH {
            return Err(too_deep());
        }
    }
    Ok(())
}

fn too_deep() -> Problem {
    Problem::Damaged(format!("is an SVG whose elements stand in each other more than {DEPTH} deep"))
}

/// Whether an element is one of SVG; old files do not say.
fn is_drawing(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), None | Some(NAMESPACE))
}

/// The size of the drawing in CSS pixels.
fn size(root: Node<'_, '_>) -> Option<(f64, f64)> {
    let (width, height) = (length(root.attribute("width")), length(root.attribute("height")));
    let view = view_box(root);
    match (width, height, view) {
        (Some(width), Some(height), _) => Some((width, height)),
        (Some(width), None, Some((across, down))) => Some((width, width * down / across)),
        (None, Some(height), Some((across, down))) => Some((height * across / down, height)),
        (None, None, view) => view,
        (Some(_), None, None) | (None, Some(_), None) => None,
    }
    .filter(|(width, height)| (1e-3..1e6).contains(width) && (1e-3..1e6).contains(height))
}

fn view_box(root: Node<'_, '_>) -> Option<(f64, f64)> {
    let written = root.attribute("viewBox")?;
    let numbers = written.split([' ', ',', '\t', '\n', '\r']).filter(|part| !part.is_empty());
    let numbers: Vec<f64> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers.as_slice() {
        [_, _, width, height] if *width > 0.0 && *height > 0.0 => Some((*width, *height)),
        _ => None,
    }
}

/// A length in CSS pixels; one that depends on what is around the drawing is none.
fn length(written: Option<&str>) -> Option<f64> {
    let written = written?.trim();
    let split = written.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(written.len());
    let (number, unit) = written.split_at_checked(split)?;
    let pixels = match unit {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    number.trim().parse::<f64>().ok().map(|number| number * pixels).filter(|length| *length > 0.0)
}

/// Writes what may stay.
struct Writer<'a> {
    document: &'a Document<'a>,
    out: String,
    left_out: Vec<String>,
}

impl Writer<'_> {
    fn element(&mut self, node: Node<'_, '_>, depth: usize) -> Result<(), Problem> {
        let name = node.tag_name().name();
        if !is_drawing(node) || UNSEEN.contains(&name) {
            return Ok(());
        }
        if !ELEMENTS.contains(&name) {
            self.leave_out(name);
            return Ok(());
        }
        if depth > DEPTH {
            return Err(too_deep());
        }
        // A link leads nowhere from inside a picture.
        let name = if name == "a" { "g" } else { name };
        self.out.push('<');
        self.out.push_str(name);
        if depth == 0 {
            self.attribute("xmlns", NAMESPACE);
            self.attribute("xmlns:xlink", LINKS);
        }
        self.attributes(node, name)?;
        self.out.push('>');
        if name == "style" {
            let sheet: String = node.children().filter_map(|child| child.text()).collect();
            let (sheet, missing) = style::sheet(&sheet, &mut cost::Counter::new(self.document))?;
            for name in missing {
                self.leave_out(name);
            }
            escape(&sheet, &mut self.out);
        } else {
            for child in node.children().filter(Node::is_element) {
                self.element(child, depth + 1)?;
            }
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        Ok(())
    }

    fn attributes(&mut self, node: Node<'_, '_>, element: &str) -> Result<(), Problem> {
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            match attribute.namespace() {
                None | Some(LINKS) if name == "href" => {
                    // Written in the old way and the new, it is written once.
                    let is_second = attribute.namespace().is_none() && node.attribute((LINKS, name)).is_some();
                    let may = matches!(element, "use" | "linearGradient" | "radialGradient");
                    if may && value.trim().starts_with('#') && !is_second {
                        self.attribute("xlink:href", value.trim());
                    }
                }
                None if name == "style" => {
                    let (kept, missing) = style::declarations(value)?;
                    for name in missing {
                        self.leave_out(name);
                    }
                    self.attribute("style", &kept);
                }
                None if style::may(name, value) || ATTRIBUTES.contains(&name) => {
                    numbers::check(name, value)?;
                    self.attribute(name, value);
                }
                None => style::missed(name, value).into_iter().for_each(|name| self.leave_out(name)),
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(value, &mut self.out);
        self.out.push('"');
    }

    fn leave_out(&mut self, name: &str) {
        if self.left_out.iter().all(|known| known != name) {
            self.left_out.push(name.to_owned());
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            _ => out.push(c),
        }
    }
}
