//! Values of options as words: widths, scales, colours, counts.

use std::num::NonZeroUsize;

use jiff::civil::Date;

use crate::output::Background;
use crate::scene::Width;
use crate::scene::theme::Rgb;

pub(in crate::cli) fn width(words: &str) -> Result<Width, String> {
    if words == "natural" {
        return Ok(Width::Natural);
    }
    let pixels = words.strip_suffix("px").unwrap_or(words).parse::<f64>().ok();
    let pixels = pixels.filter(|pixels| (Width::LEAST..=Width::MOST).contains(pixels));
    pixels
        .map(Width::Pixels)
        .ok_or_else(|| format!("write `natural`, or pixels from {} to {}", Width::LEAST, Width::MOST))
}

pub(in crate::cli) fn scale(written: &str) -> Result<f64, String> {
    let number = written.parse().ok().filter(|number| (0.1..=10.0).contains(number));
    number.ok_or_else(|| "a number from 0.1 to 10 is wanted, like `2`".to_owned())
}

pub(in crate::cli) fn background(written: &str) -> Result<Background, String> {
    if written == "transparent" {
        return Ok(Background::Transparent);
    }
    let color = Rgb::parse(written).map(Background::Color);
    color.ok_or_else(|| "a colour like `#FFFFFF` is wanted, or `transparent`".to_owned())
}

pub(super) fn jobs(word: &str) -> Result<NonZeroUsize, String> {
    word.parse().map_err(|_| "a whole number is wanted, at least 1".to_owned())
}

/// The day that an argument names.
pub(super) fn day(written: &str) -> Result<Date, String> {
    let day: Option<Date> = written.parse().ok().filter(|_| written.len() == "2026-11-02".len());
    day.ok_or_else(|| "a day looks like 2026-11-02".to_owned())
}
