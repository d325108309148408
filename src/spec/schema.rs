//! The JSON Schema of the language, made from the declarations of its records.

/// The schema as a file.
pub fn schema() -> String {
    String::new()
}
