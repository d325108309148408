//! What lies over the cells of a sheet: shapes with words, and pictures.

use roxmltree::Node;

use super::super::Refusal;
use super::super::package::tree;
use super::super::sheet::{Beside, Budget, Sheet};
use super::{attribute, children};

/// Lays the words of shapes, and what pictures and charts are called, beside the cells that they begin at.
pub(super) fn drawing(name: &str, text: &str, sheet: &mut Sheet, budget: &mut Budget) -> Result<(), Refusal> {
    let document = tree(name, text)?;
    for anchor in document.root_element().children().filter(Node::is_element) {
        let number = |name| {
            let corner = children(anchor, "from").next()?;
            children(corner, name).next()?.text()?.trim().parse::<u32>().ok()
        };
        let at = (number("row").unwrap_or(0), number("col").unwrap_or(0));
        for shape in anchor.descendants().filter(|node| matches!(node.tag_name().name(), "sp" | "pic" | "graphicFrame"))
        {
            let words = words(shape);
            let is_shape = shape.tag_name().name() == "sp";
            if is_shape && !words.trim().is_empty() {
                let why = "words in a shape are in no cell: write them into one";
                sheet.lay(Beside { at, what: "shape", words, why }, budget)?;
            } else if !is_shape {
                let why = "pictures and charts are not read";
                sheet.lay(Beside { at, what: "picture", words: called(shape), why }, budget)?;
            }
        }
    }
    Ok(())
}

/// The words in a shape, a line for each paragraph.
fn words(shape: Node<'_, '_>) -> String {
    let paragraph = |node: Node<'_, '_>| -> String {
        node.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect()
    };
    let paragraphs = shape.descendants().filter(|node| node.is_element() && node.tag_name().name() == "p");
    paragraphs.map(paragraph).collect::<Vec<_>>().join("\n")
}

/// What a picture shows, or what it is called.
fn called(picture: Node<'_, '_>) -> String {
    let properties = picture.descendants().find(|node| node.tag_name().name() == "cNvPr");
    let said = |name| properties.and_then(|node| attribute(node, name)).filter(|words| !words.trim().is_empty());
    said("descr").or_else(|| said("name")).unwrap_or("picture").to_owned()
}
