//! The database: one SQLite file, one writer, one reader, and the tables every room shares.
//!
//! A [`Tx`] is one transaction and may be cloned freely; every query function takes `&Tx` and holds the
//! connection only for its own statement. `synchronous=FULL`: what was committed survives a power cut, which
//! is what allows us to acknowledge updates after the commit (invariant I1).

pub mod albums;
pub mod buttons;
pub mod chats;
pub mod conversations;
pub mod figures;
pub mod file;
pub mod forgetting;
pub mod frames;
pub mod held;
pub mod inbox;
pub mod items;
pub mod lock;
pub mod messages;
pub mod nudges;
pub mod occurrences;
pub mod outbox;
pub mod people;
pub mod posts;
pub mod rest;
pub mod room_settings;
pub mod rows;
pub mod run;
pub mod settings_log;
pub mod talk;
pub mod timers;
pub mod traces;
pub mod troubles;

use std::{
    fs,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
    time::Duration,
};

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use sqlx::{
    ConnectOptions, Connection as _, Executor, SqliteConnection,
    migrate::Migrator,
    sqlite::{SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard, OwnedMutexGuard};

use crate::{clock::Stopwatch, telemetry::cause};

static MIGRATIONS: Migrator = sqlx::migrate!();

/// How long a statement waits for another process (a backup, a curious human) to let go of the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);
/// After so long a locked database is tried to be opened again.
const OPEN_AGAIN: Duration = Duration::from_millis(50);
/// How long who closes a file waits for others: [`Store::close`] for a transaction that has not ended yet.
const CLOSE_WITHIN: Duration = Duration::from_secs(2);

/// After a checkpoint the file of recent writes is cut to this.
const WAL_BYTES_KEPT: &str = "16777216";
/// Unused pages given back to the system in one step: 4 MB, some hundredths of a second.
const PAGES_IN_A_STEP: i64 = 1_000;
/// Unused pages that are kept for what comes next.
const PAGES_KEPT: i64 = 2_000;
/// The writer's page cache, a negative number of KiB as SQLite wants it: what a thousand lively groups touch.
const CACHE_KIBIBYTES: &str = "-12000";

/// Why the database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Written by a later Kehila; nothing was changed.
    #[error(
        "the database {file} was written by a newer version of Kehila (schema {found}, this one knows {known}); run that version, or restore a backup"
    )]
    Newer {
        /// The file.
        file: String,
        /// Its newest migration.
        found: i64,
        /// Our newest migration.
        known: i64,
    },
    /// Anything else.
    #[error(transparent)]
    Other(#[from] anyhow::Error),
}

/// The open database.
#[derive(Debug, Clone)]
pub struct Store {
    writer: Arc<Mutex<Connection>>,
    reader: Arc<Mutex<Connection>>,
    /// How readers are opened.
    reading: SqliteConnectOptions,
}

/// A connection of its own that only looks.
#[derive(Debug, Clone)]
pub struct Reader(Arc<Mutex<Connection>>);

#[derive(Debug)]
struct Connection {
    /// [`None`] once it is closed.
    sqlite: Option<SqliteConnection>,
    /// A transaction was begun and not ended: its owner was dropped on the way.
    in_transaction: bool,
}

/// A transaction. Dropped without [`Tx::commit`], it never happened.
#[derive(Debug, Clone)]
pub struct Tx(Arc<Mutex<OwnedMutexGuard<Connection>>>);

impl Store {
    /// Opens, creates or upgrades the database at `url` (`sqlite:file.db`).
    ///
    /// # Errors
    /// [`OpenError::Newer`] before anything is touched; otherwise what SQLite says.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let options = SqliteConnectOptions::from_str(url)
            .context("DATABASE_URL should look like sqlite:kehila.db")?
            .disable_statement_logging()
            .busy_timeout(BUSY_TIMEOUT)
            .optimize_on_close(false, None);
        refuse_newer(&options).await?;
        Self::open_with(options).await
    }

    /// Refuses a database of a later version before anything is touched, as [`Store::open`] does.
    ///
    /// # Errors
    /// [`OpenError::Newer`], or that it cannot be read.
    pub async fn refuse_newer(url: &str) -> Result<(), OpenError> {
        let options = SqliteConnectOptions::from_str(url).context("DATABASE_URL should look like sqlite:kehila.db")?;
        refuse_newer(&options.disable_statement_logging()).await
    }

    async fn open_with(options: SqliteConnectOptions) -> Result<Self, OpenError> {
        create_private(options.get_filename())
            .with_context(|| format!("cannot create the database {}", options.get_filename().display()))?;
        let writing = options
            .clone()
            // For new databases; `kehila doctor --fix` and `restore` bring it to older ones.
            .auto_vacuum(SqliteAutoVacuum::Incremental)
            .pragma("journal_size_limit", WAL_BYTES_KEPT)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("cache_size", CACHE_KIBIBYTES)
            .foreign_keys(true);
        let file = options.get_filename().display().to_string();
        let mut writer = connect(&writing).await.with_context(|| format!("cannot open the database {file}"))?;
        // Not `run`: through it the compiler cannot see that this future may move between threads.
        let migrated = MIGRATIONS.run_direct(None, &mut writer, false).await;
        migrated.with_context(|| format!("cannot upgrade the database {file}"))?;
        let reading = options.read_only(true);
        let reader = connect(&reading).await.with_context(|| format!("cannot open the database {file} for reading"))?;
        Ok(Self { writer: Connection::shared(writer), reader: Connection::shared(reader), reading })
    }

    /// The database file.
    #[must_use]
    pub fn file(&self) -> &Path {
        self.reading.get_filename()
    }

    /// Opens another reader, for those whose looking must not hold up the bot.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn reader(&self) -> sqlx::Result<Reader> {
        Ok(Reader(Connection::shared(self.reading.connect().await?)))
    }

    /// Opens the database only to look, as a health check does: nothing is created or upgraded.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn look(url: &str) -> anyhow::Result<Tx> {
        let options = SqliteConnectOptions::from_str(url)?.read_only(true).disable_statement_logging();
        file::readable(options.get_filename())?;
        let is_closed = is_closed(options.get_filename());
        let options = options.immutable(is_closed);
        let connection = options.connect().await.context("cannot open the database")?;
        let tx = Tx::lease(Connection::shared(connection)).await?;
        // All of it as it is now, however long the look takes.
        tx.begin("BEGIN").await?;
        Ok(tx)
    }

    /// Keeps the file in order: what the query planner knows of the tables, and the file of recent writes.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn tidy(&self) -> sqlx::Result<()> {
        let mut lease = self.writer.lock().await;
        lease.end().await;
        lease.open()?.execute("PRAGMA optimize").await?;
        // Waits for nobody; what a reader still needs stays for the next time.
        lease.open()?.execute("PRAGMA wal_checkpoint(PASSIVE)").await.map(drop)
    }

    /// Gives some of the file's unused pages back to the system. Returns whether there may be more to give.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn shrink(&self) -> sqlx::Result<bool> {
        let mut lease = self.writer.lock().await;
        lease.end().await;
        let free: i64 = sqlx::query_scalar(
            "SELECT CASE auto_vacuum WHEN 0 THEN 0 ELSE freelist_count END
             FROM pragma_freelist_count, pragma_auto_vacuum",
        )
        .fetch_one(lease.open()?)
        .await?;
        let surplus = (free - PAGES_KEPT).min(PAGES_IN_A_STEP);
        if surplus <= 0 {
            return Ok(false);
        }
        let statement = format!("PRAGMA incremental_vacuum({surplus})");
        lease.open()?.execute(sqlx::AssertSqlSafe(statement)).await?;
        Ok(free - surplus > PAGES_KEPT)
    }

    /// Begins a transaction that may change things. There is one at a time; others wait here.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn write(&self) -> sqlx::Result<Tx> {
        let lease = Tx::lease(Arc::clone(&self.writer)).await?;
        lease.begin("BEGIN IMMEDIATE").await?;
        Ok(lease)
    }

    /// Looks at what is committed. Each statement sees the present by itself: a snapshot that outlived its reader
    /// would keep the write-ahead log from being folded in.
    ///
    /// # Errors
    /// If the database is closed.
    pub async fn read(&self) -> sqlx::Result<Tx> {
        Tx::lease(Arc::clone(&self.reader)).await
    }

    /// At the end: closes the file. What was written lately is in it then, and the files that lie beside an open
    /// one are gone, so that whoever copies the file of a stopped bot has everything. (Somebody who looks at it at
    /// this moment keeps them there.) Waits shortly for transactions that have not ended.
    pub async fn close(&self) {
        for connection in [&self.reader, &self.writer] {
            close(connection).await;
        }
    }
}

/// Creates the file if it is missing, for nobody else to read: it holds people's names. SQLite gives the files beside it
/// the same rights.
fn create_private(file: &Path) -> std::io::Result<()> {
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        created => created.map(drop),
    }
}

async fn close(connection: &Mutex<Connection>) {
    let Ok(mut lease) = tokio::time::timeout(CLOSE_WITHIN, connection.lock()).await else {
        tracing::warn!(code = "not-closed", "The database was still in use at the end.");
        return;
    };
    if let Some(sqlite) = lease.sqlite.take()
        && let Err(error) = sqlite.close().await
    {
        tracing::warn!(code = "not-closed", error = cause(error), "The database could not be closed.");
    }
}

impl Reader {
    /// Looks at what is committed, as [`Store::read`] does.
    ///
    /// # Errors
    /// If it is closed.
    pub async fn read(&self) -> sqlx::Result<Tx> {
        Tx::lease(Arc::clone(&self.0)).await
    }

    /// Closes it, so that the file can be closed; waits for who is looking.
    pub async fn close(self) {
        close(&self.0).await;
    }
}

impl Connection {
    fn shared(sqlite: SqliteConnection) -> Arc<Mutex<Self>> {
        Arc::new(Mutex::new(Self { sqlite: Some(sqlite), in_transaction: false }))
    }

    fn open(&mut self) -> sqlx::Result<&mut SqliteConnection> {
        self.sqlite.as_mut().ok_or(sqlx::Error::PoolClosed)
    }

    /// Ends a transaction whose owner was dropped on the way.
    async fn end(&mut self) {
        if self.in_transaction {
            // SQLite may have rolled back by itself; then there is nothing to end.
            if let Ok(sqlite) = self.open() {
                let _ = sqlite.execute("ROLLBACK").await;
            }
            self.in_transaction = false;
        }
    }
}

impl Tx {
    async fn lease(connection: Arc<Mutex<Connection>>) -> sqlx::Result<Self> {
        let mut lease = connection.lock_owned().await;
        lease.open()?;
        Ok(Self(Arc::new(Mutex::new(lease))))
    }

    async fn begin(&self, statement: &'static str) -> sqlx::Result<()> {
        let mut lease = self.0.lock().await;
        lease.end().await;
        lease.in_transaction = true;
        lease.open()?.execute(statement).await.map(drop)
    }

    /// The connection, for one statement.
    pub async fn lock(&self) -> MappedMutexGuard<'_, SqliteConnection> {
        MutexGuard::map(self.0.lock().await, |lease| {
            lease.sqlite.as_mut().expect("closing waits for every transaction, so one that is there has its connection")
        })
    }

    /// Makes it so, durably.
    ///
    /// # Errors
    /// What SQLite says; then nothing happened.
    pub async fn commit(self) -> sqlx::Result<()> {
        let mut lease = self.0.lock().await;
        lease.open()?.execute("COMMIT").await?;
        lease.in_transaction = false;
        Ok(())
    }

    /// Marks a point to which [`Tx::undo`] returns.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn mark(&self) -> sqlx::Result<()> {
        self.lock().await.execute("SAVEPOINT step").await.map(drop)
    }

    /// Keeps what was done since [`Tx::mark`].
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn keep(&self) -> sqlx::Result<()> {
        self.lock().await.execute("RELEASE step").await.map(drop)
    }

    /// Undoes what was done since [`Tx::mark`].
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn undo(&self) -> sqlx::Result<()> {
        self.lock().await.execute("ROLLBACK TO step").await?;
        self.keep().await
    }
}

/// Whether nobody has the file open. To look at such a file leaves no side files beside it if it is opened as one
/// that does not change.
fn is_closed(file: &Path) -> bool {
    let mut wal = file.as_os_str().to_owned();
    wal.push("-wal");
    !PathBuf::from(wal).exists()
}

/// Whether an error is the database's own trouble (a full disk, a locked or broken file) and no fault of what was
/// asked of it.
#[must_use]
pub fn is_out_of_order(error: &anyhow::Error) -> bool {
    /// Primary result codes: busy, locked, out of memory, read-only, I/O, corrupt, full, cannot open, no database.
    const TROUBLE: [i32; 9] = [5, 6, 7, 8, 10, 11, 13, 14, 26];
    let is_trouble = |error: &sqlx::Error| match error {
        sqlx::Error::Database(error) => {
            error.code().and_then(|code| code.parse::<i32>().ok()).is_some_and(|code| TROUBLE.contains(&(code & 0xFF)))
        }
        error => matches!(error, sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed | sqlx::Error::PoolClosed),
    };
    error.chain().filter_map(|cause| cause.downcast_ref::<sqlx::Error>()).any(is_trouble)
}

/// Opens a connection. While another process closes the database it is locked for a moment, and SQLite does not wait as
/// it does elsewhere.
async fn connect(options: &SqliteConnectOptions) -> sqlx::Result<SqliteConnection> {
    let since = Stopwatch::start();
    loop {
        match options.connect().await {
            Err(error) if is_locked(&error) && since.elapsed() < BUSY_TIMEOUT => tokio::time::sleep(OPEN_AGAIN).await,
            opened => return opened,
        }
    }
}

/// Primary result code 5: busy.
fn is_locked(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<i32>().ok());
    code.is_some_and(|code| code & 0xFF == 5)
}

/// Looks, without creating or changing anything, whether a later version wrote this file.
async fn refuse_newer(options: &SqliteConnectOptions) -> Result<(), OpenError> {
    let file = PathBuf::from(options.get_filename());
    if !file.exists() {
        return Ok(());
    }
    file::writable(&file)?;
    let mut connection = options
        .clone()
        .read_only(true)
        .immutable(is_closed(&file))
        .connect()
        .await
        .with_context(|| format!("cannot open the database {}", file.display()))?;
    // Made by sqlx, not by our migrations, so it cannot be checked at compile time.
    let found: Option<i64> = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
        .fetch_one(&mut connection)
        .await
        .unwrap_or_default();
    connection.close().await.context("cannot close the database")?;
    let known = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default();
    match found {
        Some(found) if found > known => Err(OpenError::Newer { file: file.display().to_string(), found, known }),
        _ => Ok(()),
    }
}

/// An instant as stored: Unix seconds.
#[must_use]
pub const fn seconds(at: DateTime<Utc>) -> i64 {
    at.timestamp()
}

/// An instant from Unix seconds; the epoch for numbers no calendar holds.
#[must_use]
pub fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::UNIX_EPOCH)
}

/// A group, within the bot. Stays the same when Telegram's id of the group changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct ChatKey(pub i64);
