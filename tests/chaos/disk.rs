//! A small file system that really fills up: with a file that takes all the room there is.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
};

/// What has more room than this is not filled.
const SMALL: u64 = 512 << 20;
static CHUNK: [u8; 64 << 10] = [0; 64 << 10];

/// A small file system.
pub struct Disk {
    ballast: PathBuf,
}

impl Disk {
    /// The file system this directory is on, if it is a small one.
    pub fn small(directory: &Path) -> Option<Self> {
        let disk = rustix::fs::statvfs(directory).unwrap();
        (disk.f_bavail * disk.f_frsize < SMALL).then(|| Self { ballast: directory.join("ballast") })
    }

    /// Takes all room but so many bytes.
    pub fn fill(&self, but: u64) {
        let mut file = File::create(&self.ballast).unwrap();
        let mut length = 0;
        loop {
            match file.write(&CHUNK) {
                Ok(n) => length += n as u64,
                Err(error) if error.kind() == ErrorKind::StorageFull => break,
                Err(error) => panic!("cannot fill the disk: {error}"),
            }
            assert!(length < SMALL * 2, "the disk does not fill up");
        }
        file.set_len(length.saturating_sub(but)).unwrap();
    }

    /// Gives all of it back.
    pub fn free(&self) {
        fs::remove_file(&self.ballast).unwrap();
    }
}
