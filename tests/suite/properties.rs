//! Not written yet, and soon to be.
