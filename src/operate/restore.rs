//! `kehila restore FILE`: a backup takes the database's place.
//!
//! Everything that can fail happens before anything is touched: the bot is not running and cannot start meanwhile,
//! the backup is sound, ours, and of no later version, and a fresh copy of it stands ready beside the database. Then
//! the old database gets a second, dated name, and the copy takes its place in one step: at every instant there is
//! one or the other.
//!
//! What was waiting to be posted in the backup may have been posted since. A post is better missing once than there
//! twice: such posts are not sent again, and the managers are told, as after any lost answer. The same holds for what
//! was due between the backup and now: regular posts, thanks, greetings, results of polls. The backup does not know of
//! them, so the ledger says that nothing is known until now, and they go on with their next time.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use chrono::{DateTime, Utc};

use super::{
    Surroundings,
    backup::{self, directory_of, sync_directory},
    queries,
    report::{self, Finding, Report},
};
use crate::store::{
    file::{self, with_ending},
    lock::{self, Lock},
};

/// SQLite's files beside a database.
const SIDE_FILES: [&str; 2] = ["-wal", "-shm"];

/// Puts the backup `from` in the database's place.
pub async fn run(around: &Surroundings, from: &Path) -> anyhow::Result<Report> {
    let database = file::path(&around.database)?;
    let version = backup::of_kehila(from).await?;
    let _lock = Lock::take(&database).await.context("stop it before restoring")?;
    let known = file::known_version();
    anyhow::ensure!(
        version <= known,
        "{} was written by a newer version of Kehila (schema {version}, this one knows {known}); restore it with that version",
        from.display()
    );
    let directory = directory_of(&database);
    // Root's lock would keep the bot out.
    look_like_the_old_one(&lock::beside(&database), &database, &directory);
    backup::sweep(&directory, around.clock.now());
    let copy = backup::copy(from, &directory).await?;
    let unsure = queries::make_unsure(copy.path(), around.clock.now()).await?;
    copy.as_file().sync_all()?;
    look_like_the_old_one(copy.path(), &database, &directory);

    let old = match database.exists() {
        true => Some(keep_the_old_one(&database, around.clock.now()).await?),
        false => None,
    };
    copy.persist(&database).with_context(|| format!("cannot replace {}", database.display()))?;
    sync_directory(&directory)?;

    let mut report = Report::default();
    let bytes = fs::metadata(&database)?.len();
    let done = format!("{} is now what {} was, {}", database.display(), from.display(), report::bytes(bytes));
    report.add(Finding::ok("restore", done).fact("schema", version).fact("bytes", bytes));
    if let Some(old) = old {
        let old = old.display().to_string();
        report.add(Finding::ok("kept", format!("the database from before is {old}")).fact("file", old));
    }
    if unsure.posts > 0 {
        let says = format!("{} not sent again", report::count(unsure.posts, "post is", "posts are"));
        let why = "they waited when the backup was made and may have been posted since; their managers are told";
        report.add(Finding::note("posts", says).details([why]).fact("count", unsure.posts));
    }
    if unsure.due > 0 {
        let says = format!("{} left out once", report::count(unsure.due, "regular post is", "regular posts are"));
        let why =
            "they were due by now and may have been posted since the backup was made; they come at their next time";
        report.add(Finding::note("due", says).details([why]).fact("count", unsure.due));
    }
    Ok(report)
}

/// Gives the old database a dated name besides its own, with all that was written to it.
async fn keep_the_old_one(database: &Path, now: DateTime<Utc>) -> anyhow::Result<PathBuf> {
    // A damaged one, or one that somebody looks at, keeps its side files instead.
    let is_whole = file::close_cleanly(database).await.is_ok_and(|is_whole| is_whole);
    let old = free_name(database, now);
    second_name(database, &old)?;
    for ending in SIDE_FILES {
        let side = with_ending(database, ending);
        if !side.exists() {
            continue;
        }
        if !is_whole {
            second_name(&side, &with_ending(&old, ending))?;
        }
        fs::remove_file(&side).with_context(|| format!("cannot remove {}", side.display()))?;
    }
    sync_directory(&directory_of(database))?;
    Ok(old)
}

/// `kehila.db.before-restore-20261122-101500`, and on, if that is taken.
fn free_name(database: &Path, now: DateTime<Utc>) -> PathBuf {
    let dated = with_ending(database, &format!(".before-restore-{}", now.format("%Y%m%d-%H%M%S")));
    let mut name = dated.clone();
    for n in 2.. {
        if !name.exists() {
            break;
        }
        name = with_ending(&dated, &format!("-{n}"));
    }
    name
}

/// A hard link, or a copy where there are none.
fn second_name(file: &Path, name: &Path) -> anyhow::Result<()> {
    fs::hard_link(file, name)
        .or_else(|_| fs::copy(file, name).and_then(|_| fs::File::open(name)?.sync_all()))
        .with_context(|| format!("cannot keep {} as {}", file.display(), name.display()))
}

/// Restored by an administrator, it still belongs to whom the bot runs as. Should that not be possible, the bot says so
/// when it starts.
fn look_like_the_old_one(file: &Path, database: &Path, directory: &Path) {
    if let Ok(old) = fs::metadata(database) {
        let _ = fs::set_permissions(file, fs::Permissions::from_mode(old.mode() & 0o777));
    }
    if let Ok(like) = fs::metadata(database).or_else(|_| fs::metadata(directory)) {
        let _ = std::os::unix::fs::chown(file, Some(like.uid()), Some(like.gid()));
    }
}
