//! Who may do what: every command and every button, tried by everybody it could be tried by.
//!
//! The tables are in `commands` (typed), `panels` (buttons of managers), `personal` (buttons made for one person) and
//! `links` (`t.me/us?start=…`). Each cell is really done, over HTTP, and looked at twice: what the actor is told, and
//! whether anything in the database is another than before. A command or button without a row fails the tests: rows
//! are compared with the rooms' commands, with the source, and (at the end of every scene there is) with the buttons
//! that were made.

mod certain;
mod commands;
mod company;
mod find;
mod forged;
mod kinds;
mod ledger;
mod links;
mod panels;
mod personal;
mod private;
mod stale;
mod table;

pub use kinds::untried_buttons;
