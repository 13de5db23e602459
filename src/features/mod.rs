//! The rooms: one folder for each thing the bot does for a community. A new one is a folder and a line here.

pub mod help;
mod onboarding;
mod polls;
pub mod recognition;
pub mod settings;
pub mod setup;
pub mod status;
pub mod touchpoints;

use crate::dispatch::{Cx, Room, house::House, prepare::prepare};

/// Every room. A command, button or answer goes to the first that takes it; events go to all. The menus show
/// their commands in this order.
pub const ROOMS: [&dyn Room; 9] = [
    &House,
    &help::Help,
    &setup::Setup,
    &onboarding::Onboarding,
    &polls::Polls,
    &touchpoints::Touchpoints,
    &recognition::Recognition,
    &settings::Settings,
    &status::StatusRoom,
];

/// Prepares the rooms when the process starts.
///
/// # Errors
/// Only if the database fails.
pub async fn start(cx: &Cx) -> anyhow::Result<()> {
    for room in ROOMS {
        prepare(cx, room.name(), None, room.on_start(cx)).await?;
    }
    Ok(())
}
