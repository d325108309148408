//! The scales on which feelings have points, and which of them points are on by how they are written.

/// How a point was written, which says on what scale it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) enum Form {
    /// Out of so many: `4/5`, `★★★☆☆`.
    OutOf(f64),
    /// With a sign: `+2`.
    Signed,
    /// `80%`.
    Percent,
    /// Just a number.
    Bare,
}

/// A scale of emotions: its lowest and its highest point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) struct Scale {
    /// The lowest point.
    pub(in crate::import) min: f64,
    /// The highest point.
    pub(in crate::import) max: f64,
}

impl Scale {
    /// The scale of a map that does not name one.
    pub(in crate::import) const USUAL: Self = Self { min: -2.0, max: 2.0 };

    /// The point for a level from -2 to 2.
    pub(in crate::import) fn at_level(self, level: f64) -> f64 {
        rounded(self.min + (level + 2.0) / 4.0 * (self.max - self.min))
    }

    /// A point of another scale on this one.
    pub(in crate::import) fn from(self, other: Self, point: f64) -> f64 {
        rounded(self.min + (point - other.min) / (other.max - other.min) * (self.max - self.min))
    }

    /// Whether a point is on it.
    pub(in crate::import) fn holds(self, point: f64) -> bool {
        (self.min..=self.max).contains(&point)
    }
}

fn rounded(point: f64) -> f64 {
    let rounded = (point * 100.0).round() / 100.0;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// The scale on which points of these forms are: the one that most of them have. `None` where there are none.
pub(super) fn scale_of(points: &[(f64, Form)]) -> Option<Scale> {
    let mut forms: Vec<(Form, usize)> = Vec::new();
    for (_, form) in points {
        match forms.iter_mut().find(|(own, _)| own == form) {
            Some((_, count)) => *count += 1,
            None => forms.push((*form, 1)),
        }
    }
    let most = forms.iter().map(|(_, count)| *count).max()?;
    let (form, _) = forms.into_iter().find(|(_, count)| *count == most)?;
    Some(Scale::of(form, points))
}

/// The scale of each form that some points have.
pub(in crate::import) struct Scales(Vec<(Form, Scale)>);

impl Scales {
    /// Of these points.
    pub(in crate::import) fn of(points: &[(f64, Form)]) -> Self {
        let mut all: Vec<(Form, Scale)> = Vec::new();
        for (_, form) in points {
            if !all.iter().any(|(known, _)| known == form) {
                all.push((*form, Scale::of(*form, points)));
            }
        }
        Self(all)
    }

    /// The scale on which the points of a form are.
    pub(in crate::import) fn of_form(&self, form: Form) -> Scale {
        self.0.iter().find(|(known, _)| *known == form).map_or(Scale::USUAL, |(_, scale)| *scale)
    }
}

const fn is_plain(form: Form) -> bool {
    matches!(form, Form::Signed | Form::Bare)
}

/// Whether some points are below nought, and others without a sign above it: all are then on one scale around it.
pub(in crate::import) fn around_nought(points: &[(f64, Form)]) -> bool {
    let is_below = |(point, form): &(f64, Form)| *form == Form::Signed && *point < 0.0;
    points.iter().any(is_below) && points.iter().any(|(point, form)| *form == Form::Bare && *point > 0.0)
}

impl Scale {
    /// The scale that most of these points are on; `None` where there are none.
    pub(in crate::import) fn of_points(points: &[(f64, Form)]) -> Option<Self> {
        scale_of(points)
    }

    /// The scale on which the points of a form are.
    pub(in crate::import) fn of(form: Form, points: &[(f64, Form)]) -> Self {
        let form = if is_plain(form) && around_nought(points) { Form::Signed } else { form };
        let is_own = |other: Form| other == form || form == Form::Signed && is_plain(other) && around_nought(points);
        let own = || points.iter().filter(|(_, other)| is_own(*other)).map(|(point, _)| *point);
        let high = own().fold(0.0, |high: f64, point| high.max(point.abs()));
        let low = own().fold(f64::MAX, f64::min);
        let has_nought = low < 1.0;
        let top = |tops: &[f64]| tops.iter().copied().find(|top| high <= *top).unwrap_or(high.ceil());
        match form {
            Form::OutOf(top) if top > 10.0 || has_nought => Self { min: low.min(0.0), max: top },
            Form::OutOf(top) => Self { min: 1.0, max: top },
            Form::Percent => Self { min: 0.0, max: high.max(100.0) },
            Form::Signed => {
                let top = top(&[2.0, 3.0, 5.0, 10.0, 100.0]);
                Self { min: -top, max: top }
            }
            Form::Bare => {
                let top = top(&[5.0, 7.0, 10.0, 100.0]);
                Self { min: if has_nought || top > 10.0 { 0.0 } else { 1.0 }, max: top }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Scale};

    #[test]
    fn points_below_and_above_nought_are_on_one_scale() {
        let (bare, signed) = (Form::Bare, Form::Signed);
        let around = |top: f64| Scale { min: -top, max: top };
        for (points, scale) in [
            (&[(0.4, bare), (-0.5, signed), (-1.7, signed), (1.1, bare)][..], around(2.0)),
            (&[(1.0, bare), (2.0, bare), (-1.0, signed), (3.0, bare)], around(3.0)),
            (&[(4.0, bare), (-1.0, signed)], around(5.0)),
            (&[(1.0, signed), (0.0, bare), (-1.0, signed)], around(2.0)),
            (&[(1.0, signed), (3.0, bare), (5.0, bare)], Scale { min: 1.0, max: 5.0 }),
        ] {
            assert_eq!(Scale::of_points(points), Some(scale), "{points:?}");
        }
    }
}
