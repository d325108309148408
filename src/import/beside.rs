//! Files that a map out of a foreign file needs beside it: its pictures, and the map that it is held against.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::source::{Files, Source};

/// A file to be written into the folder of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Its name, without folders.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Whether it is a map, to be put into its form.
    pub is_map: bool,
}

/// The files beside one map, as they come up.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    /// What their names begin with; without it there is no place for any.
    stem: Option<String>,
    /// The files.
    files: Vec<Beside>,
}

impl Neighbours {
    /// Files whose names begin with `stem`.
    pub fn named(stem: &str) -> Self {
        Self { stem: Some(stem.to_owned()).filter(|stem| !stem.is_empty()), files: Vec::new() }
    }

    /// The files.
    pub fn files(self) -> Vec<Beside> {
        self.files
    }

    /// Keeps a map, and says what its file is called.
    pub fn map(&mut self, text: String) -> Option<String> {
        let name = format!("{}.baseline.journey.yaml", self.stem.as_ref()?);
        self.files.push(Beside { name: name.clone(), bytes: text.into_bytes(), is_map: true });
        Some(name)
    }

    /// Keeps a picture out of a `data:` address, and says what its file is called.
    pub fn picture(&mut self, address: &str) -> Option<String> {
        let (media, bytes) = address.strip_prefix("data:")?.split_once(";base64,")?;
        let ending = match media {
            "image/png" => "png",
            "image/jpeg" => "jpg",
            "image/webp" => "webp",
            "image/svg+xml" => "svg",
            _ => return None,
        };
        let bytes = BASE64_STANDARD.decode(bytes).ok()?;
        let count = self.files.iter().filter(|file| !file.is_map).count() + 1;
        let name = format!("{}-{count}.{ending}", self.stem.as_ref()?);
        self.files.push(Beside { name: name.clone(), bytes, is_map: false });
        Some(name)
    }
}

/// Files that are not written yet.
#[derive(Clone, Copy, Debug)]
pub struct Waiting<'a>(pub &'a [Beside]);

impl Waiting<'_> {
    fn found(&self, path: &str) -> Result<&Beside, String> {
        self.0.iter().find(|file| file.name == path).ok_or_else(|| format!("there is no file `{path}` here"))
    }
}

impl Files for Waiting<'_> {
    fn read(&self, path: &str) -> Result<Source, String> {
        self.found(path).map(|file| Source::new(path, String::from_utf8_lossy(&file.bytes)))
    }

    fn bytes(&self, path: &str, most: usize) -> Result<Vec<u8>, String> {
        self.found(path).map(|file| file.bytes.iter().copied().take(most + 1).collect())
    }
}
