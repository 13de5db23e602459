//! The database as a file: where it is, which version wrote it, how large it is, copies of it, whether it is sound.
//! Everything here opens the file for itself and may be used while the bot runs, unless it says otherwise.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    str::FromStr as _,
};

use anyhow::Context as _;
use rustix::{fs::Access, io::Errno};
use sqlx::{ConnectOptions as _, Connection as _, Executor as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{BUSY_TIMEOUT, CLOSE_WITHIN, MIGRATIONS};

/// The most faults of one kind that are read.
const MOST_FAULTS: i64 = 20;

/// Where the database at `url` (`sqlite:file.db`) is.
///
/// # Errors
/// If it is no such address.
pub fn path(url: &str) -> anyhow::Result<PathBuf> {
    let options = SqliteConnectOptions::from_str(url).context("DATABASE_URL should look like sqlite:kehila.db")?;
    Ok(options.get_filename().to_path_buf())
}

/// The newest version of a database this Kehila knows.
#[must_use]
pub fn known_version() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default()
}

/// The version of the database in `file`; [`None`] if Kehila did not write it.
///
/// # Errors
/// If it is no SQLite database.
pub async fn version(file: &Path) -> anyhow::Result<Option<i64>> {
    let mut connection = look(file).await?;
    let ours: bool = sqlx::query_scalar(
        "SELECT count(*) = 2 FROM sqlite_schema WHERE type = 'table' AND name IN ('_sqlx_migrations', 'cursor')",
    )
    .fetch_one(&mut connection)
    .await
    .with_context(|| format!("cannot read {}", file.display()))?;
    if !ours {
        return Ok(None);
    }
    let version: Option<i64> =
        sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations").fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(version)
}

/// What is broken in `file`, in SQLite's words; empty if it is sound. Reads the whole file.
///
/// # Errors
/// If it cannot be read at all.
pub async fn faults(file: &Path) -> anyhow::Result<Vec<String>> {
    let mut connection = look(file).await?;
    let answers: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check(20)").fetch_all(&mut connection).await?;
    let mut faults: Vec<String> = answers.into_iter().filter(|answer| answer != "ok").collect();
    let dangling: Vec<String> = sqlx::query_scalar(
        "SELECT 'a row of ' || \"table\" || ' refers to a missing row of ' || \"parent\" || ' (' || count(*) || ' ×)'
         FROM pragma_foreign_key_check GROUP BY \"table\", \"parent\" LIMIT ?",
    )
    .bind(MOST_FAULTS)
    .fetch_all(&mut connection)
    .await?;
    faults.extend(dangling);
    connection.close().await?;
    Ok(faults)
}

/// How much there is of it.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Size {
    /// Bytes of the database's file.
    pub bytes: u64,
    /// Bytes within it that hold nothing and will be used again.
    pub free_bytes: u64,
    /// Bytes of what was written since the last checkpoint (`-wal`).
    pub wal_bytes: u64,
    /// Whether what is free can be given back while the bot runs (`auto_vacuum`).
    pub shrinks: bool,
}

impl Size {
    /// Bytes on the disk, all in all.
    #[must_use]
    pub const fn on_disk(&self) -> u64 {
        self.bytes + self.wal_bytes
    }
}

/// How large the database in `file` is.
///
/// # Errors
/// If it cannot be read.
pub async fn size(file: &Path) -> anyhow::Result<Size> {
    let mut connection = look(file).await?;
    let (free, page, shrinks): (i64, i64, i64) = sqlx::query_as(
        "SELECT freelist_count, page_size, auto_vacuum
         FROM pragma_freelist_count, pragma_page_size, pragma_auto_vacuum",
    )
    .fetch_one(&mut connection)
    .await?;
    connection.close().await?;
    let length = |file: &Path| fs::metadata(file).map_or(0, |file| file.len());
    Ok(Size {
        bytes: length(file),
        free_bytes: u64::try_from(free * page)?,
        wal_bytes: length(&with_ending(file, "-wal")),
        shrinks: shrinks != 0,
    })
}

/// Writes a copy of `from`, as it is at this moment, to `to`, which is empty or not there. The copy holds no unused
/// pages and has no side files. Writers are not kept waiting.
///
/// # Errors
/// What SQLite says; then `to` is worth nothing.
pub async fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    let mut connection = look(from).await?;
    // The copy can give back what is free, also where the original cannot. (Where it can, setting it would be a write.)
    if sqlx::query_scalar::<_, i64>("PRAGMA auto_vacuum").fetch_one(&mut connection).await? == 0 {
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL").await?;
    }
    let to = to.to_str().context("the file's name is not readable")?;
    sqlx::query("VACUUM INTO ?").bind(to).execute(&mut connection).await?;
    Ok(connection.close().await?)
}

/// Brings what was written lately into the file itself, so that it is whole without its side files. [`false`]: it is
/// not, as somebody still looks at it.
///
/// # Errors
/// What SQLite says, for one if the file is damaged.
pub async fn close_cleanly(file: &Path) -> anyhow::Result<bool> {
    let mut connection = options(file).busy_timeout(CLOSE_WITHIN).connect().await?;
    let busy: i64 = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(busy == 0)
}

/// Rewrites the file without unused pages, and so that they can be given back from now on. Nobody else may have it
/// open; needs up to twice as much room again as the file has.
///
/// # Errors
/// What SQLite says; then the file is as it was.
pub async fn compact(file: &Path) -> anyhow::Result<()> {
    let mut connection = options(file).connect().await?;
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL").await?;
    connection.execute("VACUUM").await?;
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
    Ok(connection.close().await?)
}

/// Whether there is a file that this user may read.
///
/// # Errors
/// If there is none, or it is another user's; for the person who typed its name.
pub fn readable(file: &Path) -> anyhow::Result<()> {
    may(file, Access::READ_OK, "read")
}

/// Whether there is a file that this user may read and write.
///
/// # Errors
/// As of [`readable`].
pub fn writable(file: &Path) -> anyhow::Result<()> {
    readable(file)?;
    may(file, Access::WRITE_OK, "write")
}

/// The file is not opened: closing it would let go of SQLite's locks on it.
fn may(file: &Path, access: Access, what: &str) -> anyhow::Result<()> {
    match rustix::fs::access(file, access) {
        Err(Errno::NOENT) => anyhow::bail!("there is no database {}", absolute(file).display()),
        Err(error) => Err(std::io::Error::from(error)).with_context(|| format!("cannot {what} {}", file.display())),
        Ok(()) if file.is_dir() => anyhow::bail!("{} is a directory", file.display()),
        Ok(()) => Ok(()),
    }
}

/// The file with its directory, however it was named.
#[must_use]
pub fn absolute(file: &Path) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| file.to_owned())
}

/// What nobody but the owner may do with a file that holds everybody's names.
const OTHERS: u32 = 0o077;

/// Whether users other than its owner may read the file.
#[must_use]
pub fn is_open_to_others(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|found| found.permissions().mode() & OTHERS != 0)
}

/// Leaves the file, and those SQLite keeps beside it, to its owner.
///
/// # Errors
/// If it is another user's.
pub fn close_to_others(file: &Path) -> std::io::Result<()> {
    for name in [file.to_owned(), with_ending(file, "-wal"), with_ending(file, "-shm")] {
        let Ok(found) = fs::metadata(&name) else { continue };
        let mode = found.permissions().mode() & !OTHERS;
        fs::set_permissions(&name, fs::Permissions::from_mode(mode))?;
    }
    Ok(())
}

/// `file` with something put after its name, as SQLite names its side files.
#[must_use]
pub fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.to_owned().into_os_string();
    name.push(ending);
    name.into()
}

/// Able to write, but never asked to: so SQLite takes its side files away again when it is the last to close. (Not
/// `immutable`, which would go wrong if the bot started meanwhile.)
async fn look(file: &Path) -> anyhow::Result<SqliteConnection> {
    readable(file)?;
    options(file).connect().await.with_context(|| format!("cannot open {}", file.display()))
}

fn options(file: &Path) -> SqliteConnectOptions {
    // What takes long is meant to: no word of it in the log.
    SqliteConnectOptions::new().filename(file).busy_timeout(BUSY_TIMEOUT).disable_statement_logging()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    async fn fill(store: &Store, statement: &'static str) {
        let tx = store.write().await.unwrap();
        sqlx::raw_sql(statement).execute(&mut *tx.lock().await).await.unwrap();
        tx.commit().await.unwrap();
    }

    #[tokio::test]
    async fn what_is_no_longer_used_is_given_back_in_steps_beside_the_running_bot() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("kehila.db");
        let store = Store::open(&format!("sqlite:{}", file.display())).await.unwrap();
        fill(
            &store,
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
             INSERT INTO quarantine (source, raw, error, at) SELECT 'update', hex(zeroblob(4000)), '', 0 FROM n",
        )
        .await;
        store.tidy().await.unwrap();
        let full = size(&file).await.unwrap();
        assert!(full.shrinks, "a new database can give back what is free");
        fill(&store, "DELETE FROM quarantine").await;
        let mut steps = 1;
        while store.shrink().await.unwrap() {
            steps += 1;
        }
        store.tidy().await.unwrap();
        let after = size(&file).await.unwrap();
        assert!(steps > 3, "{steps} steps");
        assert!(after.bytes < full.bytes / 2 && after.free_bytes > 0, "{full:?}, then {after:?}");
        assert_eq!(faults(&file).await.unwrap(), Vec::<String>::new());
    }

    #[tokio::test]
    async fn a_file_somebody_looks_at_is_not_whole_by_itself() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("kehila.db");
        let store = Store::open(&format!("sqlite:{}", file.display())).await.unwrap();
        let mut somebody = look(&file).await.unwrap();
        somebody.execute("BEGIN").await.unwrap();
        somebody.execute("SELECT * FROM cursor").await.unwrap();
        fill(&store, "UPDATE cursor SET next_update = 7").await;
        store.close().await;
        assert!(!close_cleanly(&file).await.unwrap());
        somebody.execute("COMMIT").await.unwrap();
        assert!(close_cleanly(&file).await.unwrap());
    }

    #[tokio::test]
    async fn the_file_of_recent_writes_does_not_stay_large() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("kehila.db");
        let store = Store::open(&format!("sqlite:{}", file.display())).await.unwrap();
        fill(
            &store,
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
             INSERT INTO quarantine (source, raw, error, at) SELECT 'update', hex(zeroblob(4000)), '', 0 FROM n",
        )
        .await;
        assert!(size(&file).await.unwrap().wal_bytes > 30_000_000);
        store.tidy().await.unwrap();
        fill(&store, "UPDATE cursor SET next_update = 1").await;
        assert!(size(&file).await.unwrap().wal_bytes < 20_000_000, "{:?}", size(&file).await.unwrap());
    }
}
