//! What is done at the start, when the clock was put right, and when a group moves. One row that cannot be read is no
//! reason not to go on: what fails is undone and logged, and the rest is done.

use super::{Cx, Result, attempt};
use crate::{store::ChatKey, telemetry::cause};

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
    if let Some(stop) = attempt(cx, work).await? {
        let error = anyhow::Error::from(stop);
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
