//! Doing something behind a savepoint: what does not end well did not happen, and the rest of the transaction goes on.

use super::{Cx, Result, Stop};
use crate::{store, telemetry::catch};

/// Does something behind a savepoint. Returns why it stopped, if it did; then it is undone.
///
/// # Errors
/// Only if the database fails: a full disk or a locked file says nothing about what was handled, and so the whole
/// transaction must not happen.
pub async fn attempt(cx: &Cx, work: impl Future<Output = Result>) -> anyhow::Result<Option<Stop>> {
    cx.tx.mark().await?;
    let stop = match catch(work).await {
        Ok(Ok(())) => {
            cx.tx.keep().await?;
            return Ok(None);
        }
        Ok(Err(stop)) => stop,
        Err(panic) => Stop::Fault(panic),
    };
    if let Stop::Fault(error) = &stop
        && store::is_out_of_order(error)
    {
        return Err(stop.into());
    }
    cx.tx.undo().await?;
    cx.settings.forget();
    Ok(Some(stop))
}
