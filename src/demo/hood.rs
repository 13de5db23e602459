//! Under the hood, for the curious: what the bot has planned, what waits to be sent, and each request to the
//! simulated Telegram with its answer.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use simulator::Outcome;

use super::{
    queries::{self, Planned, Waiting},
    stage::Stage,
};
use crate::{
    dispatch::{Stop, posts},
    store::chats,
    telegram::ChatId,
};

/// How many of each are shown.
const MOST: usize = 12;
/// Requests older than this many are not shown to a page that has just come.
pub const MOST_CALLS: usize = 100;
/// Longest parameters and answers shown, in characters.
const LONGEST: usize = 4_000;

/// What the bot is up to.
#[derive(Debug, Serialize)]
pub struct Plans {
    calendar: Vec<Coming>,
    outbox: Vec<Waiting>,
    timers: Vec<Planned>,
    sent: i64,
    failed: i64,
}

/// A post that is to come.
#[derive(Debug, Serialize)]
struct Coming {
    at: DateTime<Utc>,
    what: String,
}

/// A request and how it ended.
#[derive(Debug, Serialize)]
pub struct Call {
    number: usize,
    at_ms: i64,
    method: String,
    params: String,
    ok: bool,
    answer: String,
}

/// What is planned now.
///
/// # Errors
/// If the bot's database fails.
pub async fn plans(stage: &Stage) -> anyhow::Result<Plans> {
    let core = &stage.core;
    let cx = core.look().await?;
    let mut calendar = Vec::new();
    if let Some(chat) = chats::by_telegram_id(&cx.tx, ChatId(stage.group.0)).await? {
        let upcoming = match posts::upcoming(&cx, &chat, MOST).await {
            Ok(upcoming) => upcoming,
            Err(Stop::Fault(error)) => return Err(error),
            Err(Stop::Refusal(_) | Stop::Unsure(..)) => Vec::new(),
        };
        let lang = stage.language();
        calendar = upcoming.iter().map(|post| Coming { at: post.at, what: post.what.render_plain(lang) }).collect();
    }
    let most = i64::try_from(MOST)?;
    let outbox = queries::waiting(&cx.tx, most).await?;
    let timers = queries::planned(&cx.tx, most).await?;
    let (sent, failed) = queries::sent(&cx.tx).await?;
    Ok(Plans { calendar, outbox, timers, sent, failed })
}

/// The requests from this position on, the newest [`MOST_CALLS`] at most.
pub fn calls(stage: &Stage, position: usize) -> Vec<Call> {
    let requests = stage.sim.requests_from(position);
    let skip = requests.len().saturating_sub(MOST_CALLS);
    let calls = requests.into_iter().enumerate().skip(skip).map(|(i, request)| {
        let (ok, answer) = match request.outcome {
            Outcome::Ok(result) => (true, pretty(&result)),
            Outcome::Refused(why) | Outcome::Declined(why) => (false, why),
            Outcome::Fault => (false, String::new()),
        };
        let params = pretty(&Value::Object(request.params));
        Call { number: position + i, at_ms: request.at_ms, method: request.method, params, ok, answer }
    });
    calls.collect()
}

fn pretty(value: &Value) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
