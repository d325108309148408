//! Whether a drawing, once it is read, stays within what a painter can count; numbers that are multiplied may leave it.

#[cfg(not(feature = "pdf"))]
use resvg::usvg;
use usvg::{Group, ImageKind, Node, Paint, Path, Transform, Tree};

/// No place and no scale is larger.
const MOST: f32 = 1e7;

/// Whether every place in a drawing is a number, and none too large.
pub fn is_within(tree: &Tree) -> bool {
    group(tree.root())
}

fn group(group: &Group) -> bool {
    transform(group.abs_transform())
        && transform(group.transform())
        && boxes(group.abs_bounding_box(), group.abs_stroke_bounding_box())
        && boxes(group.bounding_box(), group.stroke_bounding_box())
        && group.clip_path().is_none_or(clip)
        && group.mask().is_none_or(mask)
        && children(group)
}

fn children(of: &Group) -> bool {
    of.children().iter().all(|node| match node {
        Node::Group(inner) => group(inner),
        Node::Path(inner) => path(inner),
        Node::Image(image) => match image.kind() {
            ImageKind::SVG(tree) => is_within(tree),
            _ => true,
        },
        Node::Text(_) => true,
    })
}

fn path(path: &Path) -> bool {
    transform(path.abs_transform())
        && boxes(path.abs_bounding_box(), path.abs_stroke_bounding_box())
        && boxes(path.bounding_box(), path.stroke_bounding_box())
        && path.fill().is_none_or(|fill| paint(fill.paint()))
        && path.stroke().is_none_or(|stroke| paint(stroke.paint()) && all(&[stroke.width().get()]))
}

fn paint(paint: &Paint) -> bool {
    match paint {
        Paint::Color(_) | Paint::Pattern(_) => true,
        Paint::LinearGradient(line) => {
            transform(line.transform()) && all(&[line.x1(), line.y1(), line.x2(), line.y2()])
        }
        Paint::RadialGradient(disc) => {
            transform(disc.transform()) && all(&[disc.cx(), disc.cy(), disc.r().get(), disc.fx(), disc.fy()])
        }
    }
}

fn clip(clip: &usvg::ClipPath) -> bool {
    transform(clip.transform()) && clip.clip_path().is_none_or(self::clip) && group(clip.root())
}

fn mask(mask: &usvg::Mask) -> bool {
    let area = mask.rect().to_rect();
    boxes(area, area) && mask.mask().is_none_or(self::mask) && group(mask.root())
}

fn transform(transform: Transform) -> bool {
    let Transform { sx, kx, ky, sy, tx, ty } = transform;
    all(&[sx, kx, ky, sy, tx, ty])
}

fn boxes(shape: usvg::Rect, stroked: usvg::Rect) -> bool {
    [shape, stroked].iter().all(|area| all(&[area.left(), area.top(), area.right(), area.bottom()]))
}

/// Whether all are finite and small: what is no number is neither.
fn all(numbers: &[f32]) -> bool {
    numbers.iter().all(|number| number.abs() < MOST)
}
