//! One bot for one database.
//!
//! `kehila run` holds an operating system lock on a small file beside the database (`kehila.db.lock`) for as long as
//! it lives. The kernel lets go of it however the process ends, SIGKILL included, so there is nothing to clean up.
//! The file stays and says which process held it last. Not the database itself: SQLite has its own locks there, and
//! closing any handle of ours would drop them.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::Context as _;

/// How long a start waits for a process that is just ending, or for somebody who only looks.
const PATIENCE: Duration = Duration::from_secs(2);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// Held while we are the one process that may run on a database.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held, not used")] File);

/// Somebody else runs on this database.
#[derive(Debug, thiserror::Error)]
#[error("Kehila is already running on the database {file}{}", .process.map_or(String::new(), |id| format!(" (process {id})")))]
pub struct Running {
    /// The database.
    pub file: String,
    /// The process, if it could be read.
    pub process: Option<u32>,
}

impl Lock {
    /// Becomes the one process on the database in `file`.
    ///
    /// # Errors
    /// [`Running`] if another one is and stays; else if the lock's file cannot be made.
    pub async fn take(file: &Path) -> anyhow::Result<Self> {
        let beside = beside(file);
        let lock = open(&beside).with_context(|| {
            format!("cannot write {} (Kehila must be able to write where its database is)", beside.display())
        })?;
        let mut waited = Duration::ZERO;
        loop {
            match lock.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if waited < PATIENCE => {
                    tokio::time::sleep(LOOK_AGAIN).await;
                    waited += LOOK_AGAIN;
                }
                Err(TryLockError::WouldBlock) => return Err(running(file, &lock).into()),
                Err(TryLockError::Error(error)) => {
                    return Err(error).with_context(|| format!("cannot lock {}", beside.display()));
                }
            }
        }
        // Only told to people, so a file we may not write to does no harm.
        let _ = write_process(&lock);
        Ok(Self(lock))
    }
}

/// Who runs on the database in `file`, if somebody does.
#[must_use]
pub fn holder(file: &Path) -> Option<Running> {
    let lock = File::open(beside(file)).ok()?;
    match lock.try_lock_shared() {
        Err(TryLockError::WouldBlock) => Some(running(file, &lock)),
        Ok(()) | Err(TryLockError::Error(_)) => None,
    }
}

/// The lock's file of the database in `file`.
#[must_use]
pub fn beside(file: &Path) -> PathBuf {
    let mut name = file.to_owned().into_os_string();
    name.push(".lock");
    name.into()
}

/// Another user's file may be locked without being written to.
fn open(file: &Path) -> std::io::Result<File> {
    let writing = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(file);
    writing.or_else(|error| File::open(file).map_err(|_| error))
}

fn write_process(mut lock: &File) -> std::io::Result<()> {
    lock.set_len(0)?;
    lock.rewind()?;
    writeln!(lock, "{}", std::process::id())
}

fn running(file: &Path, mut lock: &File) -> Running {
    let mut text = String::new();
    let read = lock.rewind().and_then(|()| lock.read_to_string(&mut text));
    Running { file: file.display().to_string(), process: read.ok().and_then(|_| text.trim().parse().ok()) }
}
