//! Days and times as spreadsheets keep them: days since a day that nobody agrees on.

use jiff::Span;
use jiff::civil::{Date, date};

/// Which parts of a moment a format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// How much of its day, if anything.
    pub(super) date: Option<Precision>,
    /// Its time, if that is shown.
    pub(super) clock: Option<Clock>,
}

/// How exactly a day is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    /// The day.
    Day,
    /// The month and the year alone.
    Month,
}

/// What a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// A time of day.
    OfDay,
    /// Hours that go on beyond a day: `[h]:mm`.
    Lasting,
}

impl Parts {
    /// A day.
    pub(super) const DATE: Self = Self { date: Some(Precision::Day), clock: None };
    /// A month.
    pub(super) const MONTH: Self = Self { date: Some(Precision::Month), clock: None };
    /// A time of day.
    pub(super) const TIME: Self = Self { date: None, clock: Some(Clock::OfDay) };
    /// A day and a time.
    pub(super) const BOTH: Self = Self { date: Some(Precision::Day), clock: Some(Clock::OfDay) };
    /// A duration.
    pub(super) const LASTING: Self = Self { date: None, clock: Some(Clock::Lasting) };
}

/// The seconds of a day.
const DAY: f64 = 86_400.0;

/// A moment as ISO 8601 has it, as far as a format shows it: `2026-03-12`, `2026-03`, `14:30`, `2026-03-12 14:30`. `from_1904`
/// says from which day the workbook counts.
pub(super) fn shown(serial: f64, parts: Parts, from_1904: bool) -> Option<String> {
    let seconds = (serial * DAY).round();
    if !(0.0..3e11).contains(&seconds) {
        return None;
    }
    let (days, second) = ((seconds / DAY).floor() as i64, (seconds % DAY) as i64);
    let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
    let is_lasting = parts.clock == Some(Clock::Lasting);
    let hours = if is_lasting { hours + days * 24 } else { hours };
    let time = match seconds {
        0 => format!("{hours:02}:{minutes:02}"),
        _ => format!("{hours:02}:{minutes:02}:{seconds:02}"),
    };
    let precision = match (parts.date, parts.clock) {
        (None, None) => return None,
        (None, Some(_)) | (_, Some(Clock::Lasting)) => return Some(time),
        (Some(precision), _) => precision,
    };
    let day = day(days, from_1904)?;
    let written = match precision {
        Precision::Day => day.to_string(),
        Precision::Month => day.strftime("%Y-%m").to_string(),
    };
    Some(if parts.clock.is_some() { format!("{written} {time}") } else { written })
}

/// A moment that is written as ISO 8601 already, as far as it says something: no midnight, and no full minute.
pub(super) fn tidy(written: &str) -> String {
    let moment = written.trim().trim_end_matches('Z').replace('T', " ");
    let moment = moment.split_once('.').map_or(moment.as_str(), |(whole, _)| whole);
    let moment = moment.strip_suffix(" 00:00:00").unwrap_or(moment);
    let is_full = moment.len() == "2026-03-12 14:30:00".len();
    moment.strip_suffix(":00").filter(|_| is_full).unwrap_or(moment).to_owned()
}

/// The day of a number. In the count from 1900, that year has a 29th of February, which it had not.
fn day(days: i64, from_1904: bool) -> Option<Date> {
    let zero = match days {
        _ if from_1904 => date(1904, 1, 1),
        ..60 => date(1899, 12, 31),
        _ => date(1899, 12, 30),
    };
    zero.checked_add(Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_already_is_kept() {
        for (written, tidied) in [
            ("2026-03-12", "2026-03-12"),
            ("2026-03-12T00:00:00", "2026-03-12"),
            ("2026-03-12T14:30:00Z", "2026-03-12 14:30"),
            ("2026-03-12T14:30:05.250", "2026-03-12 14:30:05"),
        ] {
            assert_eq!(tidy(written), tidied);
        }
    }

    #[test]
    fn numbers_are_days_and_times() {
        for (serial, parts, from_1904, words) in [
            (46_093.0, Parts::DATE, false, "2026-03-12"),
            (44_631.0, Parts::DATE, true, "2026-03-12"),
            (1.0, Parts::DATE, false, "1900-01-01"),
            (59.0, Parts::DATE, false, "1900-02-28"),
            (61.0, Parts::DATE, false, "1900-03-01"),
            (46_093.604_166_666_664, Parts::BOTH, false, "2026-03-12 14:30"),
            (0.604_178_240_740_740_7, Parts::TIME, false, "14:30:01"),
            (1.5, Parts::LASTING, false, "36:00"),
            (46_093.0, Parts::MONTH, false, "2026-03"),
        ] {
            assert_eq!(shown(serial, parts, from_1904).as_deref(), Some(words), "{serial}");
        }
        for serial in [-1.0, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(shown(serial, Parts::BOTH, false), None, "{serial}");
        }
    }
}
