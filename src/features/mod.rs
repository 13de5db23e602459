//! The rooms: one folder for each thing the bot does for a community. A new one is a folder and a line here.

pub mod attention;
pub mod buddies;
mod desk;
pub mod help;
pub mod ideas;
pub mod interests;
pub mod invites;
mod milestones;
pub mod newcomers;
pub mod onboarding;
mod pictures;
mod polls;
mod privacy;
mod pulse;
mod quiet;
mod quizzes;
pub mod recognition;
mod requests;
pub mod rulebook;
mod series;
pub mod settings;
pub mod setup;
pub mod status;
mod surveys;
pub mod times;
mod touch;
pub mod touchpoints;
mod works;

use crate::dispatch::Room;

/// Every room, in the order in which they are asked and in which the menus show their commands.
pub const ROOMS: [&dyn Room; 28] = [
    &help::Help,
    &desk::Desk,
    &setup::Setup,
    &onboarding::Onboarding,
    &rulebook::RulebookRoom,
    &buddies::Buddies,
    &requests::Requests,
    &invites::Invites,
    &newcomers::Newcomers,
    &interests::Interests,
    &polls::Polls,
    &ideas::Ideas,
    &quizzes::Quizzes,
    &surveys::Surveys,
    &pulse::Pulse,
    &times::Times,
    &touchpoints::Touchpoints,
    &series::SeriesRoom,
    &works::Works,
    &recognition::Recognition,
    &touch::Touch,
    &milestones::Milestones,
    &pictures::Pictures,
    &settings::Settings,
    &status::StatusRoom,
    &privacy::Privacy,
    &quiet::QuietRoom,
    &attention::Attention,
];
