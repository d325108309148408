//! What the tests share: files beside a map, findings as lines, drawn maps, generated maps.

pub(crate) mod drawing;
pub(crate) mod generate;
#[cfg(feature = "png")]
pub(crate) mod pixels;
pub(crate) mod place;
pub(crate) mod program;

use std::path::{Path, PathBuf};

use journeymap::diagnostic::Diagnostic;
use journeymap::source::{Files, NoFiles, Source};

/// A path in the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the repository.
pub(crate) fn text_of(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The files of a folder whose names end so, by name.
pub(crate) fn files_in(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(repository(folder))
        .unwrap_or_else(|why| panic!("{folder}: {why}"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending)))
        .collect();
    found.sort();
    found
}

/// The last part of a path, as text.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

/// Files that stand in a folder of the repository.
pub(crate) struct Folder(pub(crate) &'static str);

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Source, String> {
        let text = std::fs::read_to_string(repository(self.0).join(path)).map_err(|why| why.to_string())?;
        Ok(Source::new(path, text))
    }

    fn bytes(&self, path: &str, _: usize) -> Result<Vec<u8>, String> {
        std::fs::read(repository(self.0).join(path)).map_err(|why| why.to_string())
    }
}

/// Files by name and text.
pub(crate) struct Beside(pub(crate) Vec<(String, String)>);

impl Files for Beside {
    fn read(&self, path: &str) -> Result<Source, String> {
        match self.0.iter().find(|(name, _)| name == path) {
            Some((name, text)) => Ok(Source::new(name, text.as_str())),
            None => NoFiles.read(path),
        }
    }

    fn bytes(&self, path: &str, _: usize) -> Result<Vec<u8>, String> {
        self.read(path).map(|source| source.text().as_bytes().to_vec())
    }
}

/// One finding as a line: `line:column code: message`.
pub(crate) fn line(source: &Source, found: &Diagnostic) -> String {
    let at = source.position(found.at.start);
    format!("{}:{} {}: {}", at.line, at.column, found.code.name, found.message)
}

/// All findings of a map, one a line.
pub(crate) fn findings_with(text: &str, files: &dyn Files) -> String {
    let source = Source::new("map.journey.yaml", text);
    let all = journeymap::check(&source, files).findings.sorted();
    all.iter().map(|found| line(&source, found)).collect::<Vec<_>>().join("\n")
}

/// All findings of a map that has no files beside it, one a line.
pub(crate) fn findings(text: &str) -> String {
    findings_with(text, &NoFiles)
}

/// How long this thread has worked since, however busy the machine is otherwise.
pub(crate) struct Work {
    worked: Option<f64>,
    start: std::time::Instant,
}

impl Work {
    /// From now on.
    pub(crate) fn begin() -> Self {
        Self { worked: Self::worked(), start: std::time::Instant::now() }
    }

    /// The seconds of work; where the system does not tell them, the seconds that have passed.
    pub(crate) fn seconds(&self) -> f64 {
        let passed = self.start.elapsed().as_secs_f64();
        self.worked.zip(Self::worked()).map_or(passed, |(before, now)| now - before)
    }

    fn worked() -> Option<f64> {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        told.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
    }
}
