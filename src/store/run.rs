//! How a query is run: in a transaction, holding its connection for this statement alone.
//!
//! `query!(…).run(tx)` for what is only done, `.changes(tx)` where it matters how many rows it touched, and
//! `.one(tx)`, `.maybe(tx)` and `.all(tx)` for what is read.

use serde::Serialize;
use sqlx::{
    FromRow, Sqlite,
    query::{Map, Query, QueryScalar},
    sqlite::{SqliteArguments, SqliteRow},
};

use super::Tx;

/// Values as SQLite's `json_each` takes them.
///
/// # Errors
/// If one of them cannot be written as JSON.
pub fn list<T: Serialize>(values: &[T]) -> sqlx::Result<String> {
    serde_json::to_string(values).map_err(|error| sqlx::Error::Encode(error.into()))
}

/// A statement that gives no rows.
pub trait Statement: Sized {
    /// Does it.
    ///
    /// # Errors
    /// If the database fails.
    fn run(self, tx: &Tx) -> impl Future<Output = sqlx::Result<()>> + Send {
        let changes = self.changes(tx);
        async move { changes.await.map(drop) }
    }

    /// Does it. Returns how many rows it touched.
    ///
    /// # Errors
    /// If the database fails.
    fn changes(self, tx: &Tx) -> impl Future<Output = sqlx::Result<u64>> + Send;
}

impl Statement for Query<'_, Sqlite, SqliteArguments> {
    async fn changes(self, tx: &Tx) -> sqlx::Result<u64> {
        self.execute(&mut *tx.lock().await).await.map(|done| done.rows_affected())
    }
}

/// A query that gives rows.
pub trait Rows<Row>: Sized {
    /// The only row.
    ///
    /// # Errors
    /// If the database fails, or has none.
    fn one(self, tx: &Tx) -> impl Future<Output = sqlx::Result<Row>> + Send;

    /// The row, if there is one.
    ///
    /// # Errors
    /// If the database fails.
    fn maybe(self, tx: &Tx) -> impl Future<Output = sqlx::Result<Option<Row>>> + Send;

    /// All rows.
    ///
    /// # Errors
    /// If the database fails.
    fn all(self, tx: &Tx) -> impl Future<Output = sqlx::Result<Vec<Row>>> + Send;
}

impl<F, Row> Rows<Row> for Map<'_, Sqlite, F, SqliteArguments>
where
    F: FnMut(SqliteRow) -> sqlx::Result<Row> + Send,
    Row: Send + Unpin,
{
    async fn one(self, tx: &Tx) -> sqlx::Result<Row> {
        self.fetch_one(&mut *tx.lock().await).await
    }

    async fn maybe(self, tx: &Tx) -> sqlx::Result<Option<Row>> {
        self.fetch_optional(&mut *tx.lock().await).await
    }

    async fn all(self, tx: &Tx) -> sqlx::Result<Vec<Row>> {
        self.fetch_all(&mut *tx.lock().await).await
    }
}

impl<Value> Rows<Value> for QueryScalar<'_, Sqlite, Value, SqliteArguments>
where
    Value: Send + Unpin,
    (Value,): for<'row> FromRow<'row, SqliteRow> + Send + Unpin,
{
    async fn one(self, tx: &Tx) -> sqlx::Result<Value> {
        self.fetch_one(&mut *tx.lock().await).await
    }

    async fn maybe(self, tx: &Tx) -> sqlx::Result<Option<Value>> {
        self.fetch_optional(&mut *tx.lock().await).await
    }

    async fn all(self, tx: &Tx) -> sqlx::Result<Vec<Value>> {
        self.fetch_all(&mut *tx.lock().await).await
    }
}
