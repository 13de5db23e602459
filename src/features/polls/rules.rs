//! What is true of polls whatever Telegram and the database do: how a poll is typed ([`typed`]), how it is held ([`form`]),
//! how long it is open ([`length`]), how it lives ([`stage`]), how votes become percentages and bars ([`tally`]), and what a
//! round of it says beside the one before ([`rounds`]). Pure.

pub mod form;
pub mod length;
pub mod rounds;
pub mod stage;
pub mod tally;
pub mod typed;
