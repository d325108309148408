//! What one rule does to one text.
