//! What is true of polls whatever Telegram and the database do: how a poll is typed ([`typed`]), how long it is open ([`length`]), how it lives
//! ([`stage`]), and how votes become percentages and bars ([`tally`]). Pure.

pub mod length;
pub mod stage;
pub mod tally;
pub mod typed;
