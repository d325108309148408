//! The codes of everything that can be wrong with what a map means.

use crate::code;
use crate::diagnostic::Code;

code!(/** A map without a stage. */ NO_STAGES, "no-stages", Error);
code!(/** Stages, flows, lanes or a scale on an empathy map. */ NOT_ON_AN_EMPATHY_MAP, "not-on-an-empathy-map", Error);
code!(/** More steps than a picture can hold. */ TOO_MANY_STEPS, "too-many-steps", Error);
code!(/** Two things with one id. */ DUPLICATE_ID, "duplicate-id", Error);
code!(/** A reference to a persona or segment that there is not. */ UNKNOWN_PERSONA, "unknown-persona", Error);
code!(/** A reference to a segment that there is not. */ UNKNOWN_SEGMENT, "unknown-segment", Error);
code!(/** A channel that is neither built in nor declared. */ UNKNOWN_CHANNEL, "unknown-channel", Error);
code!(/** A reference to research that there is not. */ UNKNOWN_RESEARCH, "unknown-research", Error);
code!(/** A metric that is neither in the catalogue nor declared. */ UNKNOWN_METRIC, "unknown-metric", Error);
code!(/** A flow or cause that leads to a step that there is not. */ UNKNOWN_STEP, "unknown-step", Error);
code!(/** An opportunity or gain that addresses a pain that there is not. */ UNKNOWN_PAIN_POINT, "unknown-pain-point", Error);
code!(/** An arrow to a blueprint cell that there is not. */ UNKNOWN_CELL, "unknown-cell", Error);
code!(/** A lane that is neither of the language nor declared. */ UNKNOWN_LANE, "unknown-lane", Error);
code!(/** An image that is neither a built-in icon nor a file. */ UNKNOWN_ICON, "unknown-icon", Error);
code!(/** An image whose file cannot be had. */ UNREADABLE_IMAGE, "unreadable-image", Error);
code!(/** An image whose file is no picture. */ DAMAGED_IMAGE, "damaged-image", Error);
code!(/** An image that is too large. */ IMAGE_TOO_LARGE, "image-too-large", Error);
code!(/** A drawing that holds more than a map's picture may. */ IMAGE_PARTS_LEFT_OUT, "image-parts-left-out", Warning);
code!(/** An image from a file that says nothing to those who cannot see it. */ IMAGE_WITHOUT_ALT, "image-without-alt", Advice);
code!(/** A reference that fits two things. */ AMBIGUOUS_REFERENCE, "ambiguous-reference", Error);
code!(/** A scale whose low end is not below its high end. */ EMPTY_SCALE, "empty-scale", Error);
code!(/** A score that is not on the scale. */ SCORE_OUT_OF_RANGE, "score-out-of-range", Error);
code!(/** A metric's value that cannot be. */ METRIC_OUT_OF_RANGE, "metric-out-of-range", Error);
code!(/** A metric's value in a unit that does not fit. */ UNIT_MISMATCH, "unit-mismatch", Error);
code!(/** Flows out of one step that together are more than everybody. */ SHARES_OVER_100, "shares-over-100", Error);
code!(/** Two feelings of one persona at one step. */ TWO_EMOTIONS, "two-emotions", Error);
code!(/** A fact that belongs on a step, on a stage that has steps. */ ONLY_ON_A_STEP, "only-on-a-step", Error);
code!(/** A baseline that cannot be read. */ UNREADABLE_BASELINE, "unreadable-baseline", Error);
code!(/** A time of day that no clock shows. */ BAD_TIME, "bad-time", Error);
code!(/** A touchpoint, cause or emotion that says nothing. */ SAYS_NOTHING, "says-nothing", Error);
code!(/** A baseline's pain that the future state neither closes nor keeps. */ BASELINE_PAIN_UNACCOUNTED, "baseline-pain-unaccounted", Warning);
code!(/** A reference to something by its words. */ REFERENCE_TO_UNWRITTEN_ID, "reference-to-unwritten-id", Advice);
code!(/** A metric of the map's own whose id is nearly one of the catalogue. */ OWN_METRIC_CLOSE_TO_KNOWN, "own-metric-close-to-known", Advice);
code!(/** A persona of whom only the name is known. */ PERSONA_ONLY_A_NAME, "persona-only-a-name", Advice);
code!(/** A future state that is held against nothing. */ FUTURE_STATE_WITHOUT_BASELINE, "future-state-without-baseline", Advice);
code!(/** A language in which the picture has no words. */ UNKNOWN_LANGUAGE, "unknown-language", Advice);
code!(/** Letters that no font of the picture has. */ LETTERS_WITHOUT_FONT, "letters-without-font", Advice);

/// All of them.
pub static CODES: &[&Code] = &[
    &NO_STAGES,
    &NOT_ON_AN_EMPATHY_MAP,
    &TOO_MANY_STEPS,
    &DUPLICATE_ID,
    &UNKNOWN_PERSONA,
    &UNKNOWN_SEGMENT,
    &UNKNOWN_CHANNEL,
    &UNKNOWN_RESEARCH,
    &UNKNOWN_METRIC,
    &UNKNOWN_STEP,
    &UNKNOWN_PAIN_POINT,
    &UNKNOWN_CELL,
    &UNKNOWN_LANE,
    &UNKNOWN_ICON,
    &UNREADABLE_IMAGE,
    &DAMAGED_IMAGE,
    &IMAGE_TOO_LARGE,
    &IMAGE_PARTS_LEFT_OUT,
    &IMAGE_WITHOUT_ALT,
    &AMBIGUOUS_REFERENCE,
    &EMPTY_SCALE,
    &SCORE_OUT_OF_RANGE,
    &METRIC_OUT_OF_RANGE,
    &UNIT_MISMATCH,
    &SHARES_OVER_100,
    &TWO_EMOTIONS,
    &ONLY_ON_A_STEP,
    &UNREADABLE_BASELINE,
    &BAD_TIME,
    &SAYS_NOTHING,
    &BASELINE_PAIN_UNACCOUNTED,
    &REFERENCE_TO_UNWRITTEN_ID,
    &OWN_METRIC_CLOSE_TO_KNOWN,
    &PERSONA_ONLY_A_NAME,
    &FUTURE_STATE_WITHOUT_BASELINE,
    &UNKNOWN_LANGUAGE,
    &LETTERS_WITHOUT_FONT,
];
