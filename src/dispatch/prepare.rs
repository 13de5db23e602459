//! What is done at the start, when the clock was put right, and when a group moves. One row that cannot be read is no
//! reason not to go on: what fails is undone and logged, and the rest is done.

use super::{Cx, Result, Stop, inbox};
use crate::{
    store::ChatKey,
    telemetry::{catch, cause},
};

/// Does something behind a savepoint. Returns what went wrong, if it was undone.
///
/// # Errors
/// Only if the database fails.
pub async fn attempt(cx: &Cx, work: impl Future<Output = Result> + Send) -> anyhow::Result<Option<anyhow::Error>> {
    cx.tx.mark().await?;
    let error = match catch(work).await {
        Ok(Ok(())) => {
            cx.tx.keep().await?;
            return Ok(None);
        }
        Ok(Err(Stop::Fault(error))) => inbox::not_of_the_database(error)?,
        Ok(Err(Stop::Refusal(line))) => anyhow::anyhow!("refused: {}", line.id()),
        Err(panic) => panic,
    };
    cx.tx.undo().await?;
    Ok(Some(error))
}

/// Has a room do something of which the rest does not depend, for one group or for all.
///
/// # Errors
/// Only if the database fails.
pub async fn prepare(
    cx: &Cx,
    room: &'static str,
    chat: Option<ChatKey>,
    work: impl Future<Output = Result> + Send,
) -> anyhow::Result<()> {
    if let Some(error) = attempt(cx, work).await? {
        tracing::error!(
            code = "not-prepared",
            room,
            chat = chat.map(|chat| chat.0),
            error = cause(format!("{error:#}")),
            "A room could not be prepared; all others were."
        );
    }
    Ok(())
}
