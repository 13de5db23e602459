//! The rooms: one folder for each thing the bot does for a community. A new one is a folder and a line here.

mod onboarding;
mod polls;
pub mod recognition;
pub mod setup;
pub mod touchpoints;

use crate::dispatch::{Cx, Result, Room, house::House};

/// Every room. A command, button or answer goes to the first that takes it; events go to all.
pub const ROOMS: [&dyn Room; 6] = [
    &House,
    &setup::Setup,
    &onboarding::Onboarding,
    &polls::Polls,
    &touchpoints::Touchpoints,
    &recognition::Recognition,
];

/// Prepares the rooms when the process starts.
///
/// # Errors
/// If the database fails.
pub async fn start(cx: &Cx) -> Result {
    for room in ROOMS {
        room.on_start(cx).await?;
    }
    Ok(())
}
