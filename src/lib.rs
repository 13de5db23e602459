//! Kehila: a Telegram bot that helps people run a community. See `docs/architecture.md` for a walk through.

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod core;
#[cfg(feature = "demo")]
pub mod demo;
pub mod dispatch;
pub mod edge;
pub mod features;
#[cfg(test)]
#[path = "../tests/fuzz/hostile.rs"]
mod hostile;
mod listen;
pub mod operate;
pub mod pictures;
pub mod schedule;
pub mod store;
pub mod telegram;
pub mod telemetry;
pub mod watch;
pub mod words;
