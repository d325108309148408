//! A brand's picture in the head of a map.

use std::sync::Arc;

use crate::image::Image;

/// A brand's picture in the head of a map.
#[derive(Clone, Debug)]
pub struct Logo {
    /// The picture.
    pub image: Arc<Image>,
    /// What stands in its place on a dark screen, if that is another one.
    pub dark: Option<Arc<Image>>,
    /// What it shows, for those who cannot see it; empty for decoration.
    pub alt: String,
}
