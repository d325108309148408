//! Writing: a file is there whole or not at all, and is touched only if its bytes change.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use anyhow::{Error, anyhow};

use super::disk::reason;

/// Whether a file had to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It is new, or its bytes changed.
    Changed,
    /// It held these bytes already.
    Unchanged,
}

/// Makes `path` hold these bytes; its folder is made if need be.
pub(super) fn to_file(path: &Path, bytes: &[u8]) -> Result<Written, Error> {
    if holds(path, bytes) {
        return Ok(Written::Unchanged);
    }
    replace(path, bytes).map_err(|error| anyhow!("cannot write `{}`: {}", path.display(), reason(&error)))?;
    Ok(Written::Changed)
}

/// How a file stands to the bytes that it should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It holds them.
    Current,
    /// It holds others, or is no regular file.
    Stale,
    /// There is none.
    Missing,
}

/// How `path` stands to these bytes.
pub(super) fn standing(path: &Path, bytes: &[u8]) -> Standing {
    if holds(path, bytes) {
        Standing::Current
    } else if path.symlink_metadata().is_ok() {
        Standing::Stale
    } else {
        Standing::Missing
    }
}

/// Makes a new file; an old one is never overwritten.
pub(super) fn to_new_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = folder(path);
    let file = || {
        make(folder)?;
        let mut file = temporary(folder)?;
        file.write_all(bytes)?;
        file.persist_noclobber(path).map_err(|error| error.error)
    };
    file().map(drop).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => anyhow!("`{}` is there already, and is left as it is", path.display()),
        _ => anyhow!("cannot write `{}`: {}", path.display(), reason(&error)),
    })
}

/// Writes to standard output. A reader that has seen enough is no error.
pub(super) fn to_standard_output(bytes: &[u8]) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(anyhow!("cannot write to standard output: {}", reason(&error)))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Whether a regular file holds just these bytes; whatever keeps us from knowing counts as no.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_size = |metadata: fs::Metadata| metadata.is_file() && metadata.len() == bytes.len() as u64;
    let mut old = Vec::new();
    fs::symlink_metadata(path).is_ok_and(same_size)
        && File::open(path).and_then(|file| file.take(bytes.len() as u64 + 1).read_to_end(&mut old)).is_ok()
        && old == bytes
}

/// Writes beside the file, then puts it in its place in one move. A symbolic link is replaced, not followed, so that
/// a link in somebody's folder cannot lead the bytes elsewhere.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder(path);
    make(folder)?;
    let old = fs::symlink_metadata(path).ok();
    if old.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(ErrorKind::IsADirectory.into());
    }
    // A device or a pipe is somebody else's: a file in its place would break whatever uses it.
    if fs::metadata(path).is_ok_and(|behind| !behind.is_file()) {
        return Err(io::Error::other("it is not a regular file"));
    }
    let mut file = temporary(folder)?;
    file.write_all(bytes)?;
    if let Some(old) = old.filter(fs::Metadata::is_file) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Makes a folder and those above it. Where a file stands in the way, the system says that it exists.
fn make(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => ErrorKind::NotADirectory.into(),
        _ => error,
    })
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file that goes away unless it is moved to its place, with the rights that a new file has here.
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".journeymap-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
