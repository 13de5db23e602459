//! The loops around the database: updates come in ([`receive`], or [`webhook`]), what is in the outbox goes out
//! ([`send`], by Telegram's limits in [`pacing`]; [`recover`] finds what was sent without an answer), timers ring
//! ([`tick`]), and the file is kept in order ([`upkeep`]). None holds state that matters: each goes on where the last
//! commit left it.

pub mod pacing;
pub mod receive;
pub mod recover;
pub mod send;
pub mod tick;
pub mod upkeep;
pub mod webhook;
