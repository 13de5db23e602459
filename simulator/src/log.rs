//! What the bot asked for and what it was told.

use serde::Serialize;
use serde_json::{Map, Value};

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Outcome {
    /// `ok: true` with this result.
    Ok(Value),
    /// An invalid request; also listed by `refusals()`.
    Refused(String),
    /// A valid request the world did not allow; also listed by `declines()`.
    Declined(String),
    /// An injected fault kept it from happening.
    Fault,
}

/// One request as it arrived.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Request {
    /// Simulated time of arrival, Unix milliseconds.
    pub at_ms: i64,
    /// The method as documented, or as called when unknown.
    pub method: String,
    /// All parameters.
    pub params: Map<String, Value>,
    /// How it ended.
    pub outcome: Outcome,
}

/// A request that was answered with `ok: false`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refusal {
    /// The method as documented, or as called when unknown.
    pub method: String,
    /// All parameters.
    pub params: Map<String, Value>,
    /// The description in the answer.
    pub reason: String,
    /// The HTTP status and `error_code`.
    pub code: u16,
}

/// Totals since the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counters {
    /// All requests, polls included.
    pub requests: u64,
    /// getUpdates requests.
    pub polls: u64,
    /// Answers with status 429, injected ones not counted.
    pub too_many_requests: u64,
    /// Updates created.
    pub updates: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Log {
    pub requests: Vec<Request>,
    pub refusals: Vec<Refusal>,
    pub declines: Vec<Refusal>,
    pub counters: Counters,
}
