//! Watching it: what an operator's tools read on one address of this machine.
//!
//! `/healthz` says that the process answers; `/readyz` that it does its work, or what is wrong; `/metrics` shows
//! figures in Prometheus' text form. Off unless the configuration has `[watch]`. Everything is asked for when
//! somebody looks; in between only a few atomic numbers are counted, once for each batch of updates.
//!
//! The figures are written by hand: a dozen families with fixed labels need neither a registry nor a crate, and
//! counting one costs an addition.

pub mod counters;
mod page;
mod ready;
mod server;

pub use server::{Server, Slot};
