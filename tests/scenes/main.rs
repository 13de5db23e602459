//! Scenes: who says what, what time passes, what everyone sees. One file for each feature.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod allowed;
mod attention;
mod clock;
mod crowds;
mod desk;
mod drafts;
mod faults;
mod first_sight;
mod floods;
mod flow;
mod help;
mod helper_menus;
mod house;
mod input;
mod invites;
mod many_groups;
mod media;
mod new_room;
mod newcomers;
mod nudges;
mod onboarding;
mod polls;
mod privacy;
mod private_language;
mod quarantine;
mod recognition;
mod refusals;
mod requests;
mod restored;
mod retention;
mod rights;
mod rulebook;
mod sections;
mod settings;
mod setup;
mod status;
mod strange_answers;
mod support;
mod switches;
mod touch;
mod touchpoints;
mod turns;
mod upgrades;
mod webhook;
