//! `kehila backup FILE`: a complete copy of this moment, checked, or nothing.
//!
//! SQLite copies from a snapshot, so the running bot goes on writing. The copy grows under another name beside FILE,
//! is made durable and read through, and only then gets its name, which must still be free.

use std::{
    fs::{DirEntry, File},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use chrono::{DateTime, TimeDelta, Utc};
use tempfile::NamedTempFile;

use super::{
    Surroundings, progress,
    report::{self, Finding, Report},
};
use crate::store::file;

/// How a copy is named until it gets its own.
const UNFINISHED: &str = ".kehila-copy-";
/// What has not been written to for so long was left by a process that was killed.
const ABANDONED: TimeDelta = TimeDelta::days(1);

/// Copies the database to `to`.
pub async fn run(around: &Surroundings, to: &Path) -> anyhow::Result<Report> {
    let from = file::path(&around.database)?;
    anyhow::ensure!(!to.exists(), "{} exists; a backup never overwrites a file", to.display());
    let version = of_kehila(&from).await?;
    sweep(&directory_of(to), around.clock.now());
    let copy = copy(&from, &directory_of(to)).await?;
    copy.persist_noclobber(to).with_context(|| format!("cannot write {}", to.display()))?;
    sync_directory(&directory_of(to))?;
    let bytes = std::fs::metadata(to)?.len();
    let says = format!("{} written to {}, checked, schema {version}", report::bytes(bytes), to.display());
    let file = to.display().to_string();
    let done = Finding::ok("backup", says).fact("file", file).fact("bytes", bytes).fact("schema", version);
    Ok([done].into_iter().collect())
}

/// A durable, sound copy of the database `from`, in `directory`, without a name of its own yet.
pub async fn copy(from: &Path, directory: &Path) -> anyhow::Result<NamedTempFile> {
    let copy = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempfile_in(directory)
        .with_context(|| format!("cannot write to {}", directory.display()))?;
    let size = file::size(from).await?;
    let total = (size.bytes + size.wal_bytes).saturating_sub(size.free_bytes);
    let copying = file::copy(from, copy.path());
    progress::show("Copying", total, progress::size_of(copy.path()), copying)
        .await
        .with_context(|| format!("cannot copy {}", from.display()))?;
    copy.as_file().sync_all().context("cannot make the copy durable")?;
    let faults = progress::show("Checking", 0, || 0, file::faults(copy.path())).await?;
    anyhow::ensure!(faults.is_empty(), "{} is damaged: {}", from.display(), faults.join("; "));
    Ok(copy)
}

/// Removes copies that were never finished: they hold people's names, and nobody else would. Returns how many.
pub fn sweep(directory: &Path, now: DateTime<Utc>) -> u64 {
    let Ok(entries) = std::fs::read_dir(directory) else { return 0 };
    let is_abandoned = |entry: &DirEntry| {
        let written = entry.metadata().and_then(|file| file.modified());
        entry.file_name().to_string_lossy().starts_with(UNFINISHED)
            && written.is_ok_and(|at| now - DateTime::<Utc>::from(at) > ABANDONED)
    };
    // Another user's stays.
    let removed = entries.flatten().filter(is_abandoned).filter(|entry| std::fs::remove_file(entry.path()).is_ok());
    removed.count() as u64
}

/// The version of a database of ours.
pub async fn of_kehila(file: &Path) -> anyhow::Result<i64> {
    let version = file::version(file).await?;
    version.with_context(|| format!("{} is no database of Kehila", file.display()))
}

/// Makes what was renamed in a directory survive a power cut.
pub fn sync_directory(directory: &Path) -> anyhow::Result<()> {
    File::open(directory)
        .and_then(|directory| directory.sync_all())
        .with_context(|| format!("cannot sync {}", directory.display()))
}

/// Where a file is, or is to be.
pub fn directory_of(file: &Path) -> PathBuf {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new(".")).to_path_buf()
}
