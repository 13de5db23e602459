//! What people said that is not counted yet. Why it waits, and for how long: `dispatch/inbox/talk.rs`.

use super::{
    Tx,
    run::{Rows as _, Statement as _},
};

/// Keeps a batch, a JSON array. Returns how many batches wait now.
pub async fn keep(tx: &Tx, said: &str) -> sqlx::Result<i64> {
    // The table is only ever emptied as a whole, so the newest number is how many there are.
    sqlx::query_scalar!("INSERT INTO talk (said) VALUES (?) RETURNING id", said).one(tx).await
}

/// Takes out all batches, oldest first.
pub async fn take(tx: &Tx) -> sqlx::Result<Vec<String>> {
    let said = sqlx::query_scalar!("SELECT said FROM talk ORDER BY id").all(tx).await?;
    if !said.is_empty() {
        sqlx::query!("DELETE FROM talk").run(tx).await?;
    }
    Ok(said)
}
