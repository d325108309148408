//! What a map may read beside it, and what it may not.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::{DiskFiles, reason};
use crate::source::Files;

#[test]
fn a_map_reads_only_inside_its_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    fs::create_dir_all(top.join("work/maps/deep")).unwrap();
    fs::create_dir_all(top.join("other")).unwrap();
    fs::write(top.join("secret.yaml"), "title: secret\n").unwrap();
    fs::write(top.join("work/shared.yaml"), "title: shared\n").unwrap();
    fs::write(top.join("work/maps/beside.yaml"), "title: beside\n").unwrap();
    fs::write(top.join("work/maps/huge.yaml"), vec![b'#'; 1024 * 1024 + 1]).unwrap();
    fs::write(top.join("work/maps/latin.yaml"), b"title: caf\xe9\n").unwrap();
    fs::write(top.join("work/journeymap.yaml"), "").unwrap();
    let files = DiskFiles::beside(&top.join("work/maps/map.journey.yaml")).unwrap();
    let read = |path: &str| files.read(path).map(|source| source.text().trim().to_owned());
    assert_eq!(read("beside.yaml"), Ok("title: beside".to_owned()));
    assert_eq!(read("./deep/../beside.yaml"), Ok("title: beside".to_owned()));
    assert_eq!(read("../shared.yaml"), Ok("title: shared".to_owned()));
    let refused = [
        ("", "the path is empty"),
        ("/etc/passwd", "`/etc/passwd` is absolute; paths are relative to the file that names them"),
        ("\\\\host\\share", "`\\\\host\\share` is absolute; paths are relative to the file that names them"),
        ("../../secret.yaml", "`../../secret.yaml` leads out of the workspace"),
        ("../../work/shared.yaml", "`../../work/shared.yaml` leads out of the workspace"),
        ("deep", "cannot read `deep`: it is a folder"),
        ("none.yaml", "cannot read `none.yaml`: there is no such file"),
        ("beside.yaml/x", "cannot read `beside.yaml/x`: a part of the path is not a folder"),
        ("huge.yaml", "cannot read `huge.yaml`: the file has 1048577 bytes, and at most 1048576 are read"),
        ("latin.yaml", "cannot read `latin.yaml`: the byte `e9` here is not UTF-8 text"),
    ];
    for (path, expected) in refused {
        assert_eq!(read(path), Err(expected.to_owned()), "{path}");
    }
    // Without a workspace or a repository nothing outside of the map's own folder is read.
    let alone = DiskFiles::beside(&top.join("other/map.journey.yaml")).unwrap();
    assert!(alone.read("../secret.yaml").unwrap_err().contains("leads out"));
    fs::create_dir(top.join(".git")).unwrap();
    let repository = DiskFiles::beside(&top.join("other/map.journey.yaml")).unwrap();
    assert_eq!(repository.read("../secret.yaml").unwrap().text(), "title: secret\n");
    assert!(DiskFiles::beside(Path::new("no/such/map.journey.yaml")).is_err());
}

#[test]
fn a_full_or_locked_disk_is_told_in_words() {
    for (kind, why) in
        [(ErrorKind::StorageFull, "the disk is full"), (ErrorKind::ReadOnlyFilesystem, "the folder is read-only")]
    {
        let error = io::Error::new(kind, "no words at path \"/maps/.journeymap-x1\"");
        assert_eq!(reason(&error), why);
    }
}

#[cfg(unix)]
#[test]
fn no_link_leads_out() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    fs::create_dir_all(top.join("work/maps")).unwrap();
    fs::write(top.join("secret.yaml"), "title: secret\n").unwrap();
    fs::write(top.join("work/inside.yaml"), "title: inside\n").unwrap();
    fs::write(top.join("work/journeymap.yaml"), "").unwrap();
    symlink("../../secret.yaml", top.join("work/maps/out.yaml")).unwrap();
    symlink("../..", top.join("work/maps/up")).unwrap();
    symlink("../inside.yaml", top.join("work/maps/in.yaml")).unwrap();
    symlink("nowhere", top.join("work/maps/broken.yaml")).unwrap();
    symlink("/dev/zero", top.join("work/maps/endless.yaml")).unwrap();
    let files = DiskFiles::beside(&top.join("work/maps/map.journey.yaml")).unwrap();
    assert_eq!(files.read("in.yaml").unwrap().text(), "title: inside\n");
    for path in ["out.yaml", "up/secret.yaml", "up/work/maps/up/secret.yaml", "endless.yaml"] {
        let expected = format!("`{path}` leads out of the workspace by a symbolic link");
        assert_eq!(files.read(path).unwrap_err(), expected);
        assert_eq!(files.bytes(path, 9).unwrap_err(), expected);
    }
    assert_eq!(files.bytes("in.yaml", 4).unwrap(), b"title", "one more than is wanted");
    assert!(files.bytes("../../secret.yaml", 9).unwrap_err().contains("leads out"));
    assert!(files.bytes("/etc/passwd", 9).unwrap_err().contains("is absolute"));
    assert_eq!(files.read("broken.yaml").unwrap_err(), "cannot read `broken.yaml`: there is no such file");
}
