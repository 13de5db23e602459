//! The webhook: which one is set, and delivering updates to it by HTTP (TELEGRAM §3).
//!
//! As on Telegram, updates wait in lanes (by chat, by person, by poll) with no order between them, several are on
//! their way at once, and what is not answered with 2xx is tried again after a pause that doubles. Only plain
//! `http://` is called, which the options must allow; behind `https://` there is a proxy nobody simulates.

use crate::error::{Answer, refuse};
use crate::faults::Fault;
use crate::params::Params;
use crate::sim::Shared;
use crate::updates::Parcel;
use crate::world::World;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::Instant;

/// The name under which [`crate::Sim::fault`] knows a delivery.
const DELIVERY: &str = "webhook";
/// Telegram hangs up on a webhook that has not answered by then.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longest pause between two tries, as a multiple of the first.
const LONGEST_PAUSE: u32 = 60;
/// How often a delivery looks whether a clock set from outside has moved.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// The webhook that is set.
#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    pub url: String,
    secret: Option<String>,
    /// Most deliveries at once.
    pub connections: usize,
    /// Unix seconds, and what Telegram says about it.
    last_error: Option<(i64, String)>,
    /// Failed tries by update.
    tries: HashMap<i64, u32>,
}

impl World {
    pub fn set_webhook(&mut self, params: &Params<'_>) -> Answer {
        let url = params.str("url").unwrap_or("");
        if !url.is_empty() && !url.starts_with("https://") && !self.plain_webhooks {
            return Err(refuse("bad webhook: An HTTPS URL must be provided for webhook"));
        }
        let secret = params.str("secret_token").filter(|secret| !secret.is_empty());
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if secret.is_some_and(|secret| secret.len() > 256) {
            return Err(refuse("secret token is too long"));
        }
        if secret.is_some_and(|secret| !secret.chars().all(is_allowed)) {
            return Err(refuse("secret token contains unallowed characters"));
        }
        self.choose_updates(params);
        self.drop_if_asked(params);
        let connections = params.i64("max_connections").unwrap_or(40).clamp(1, 100);
        self.updates.webhook = (!url.is_empty()).then(|| Webhook {
            url: url.to_owned(),
            secret: secret.map(str::to_owned),
            connections: usize::try_from(connections).unwrap_or(40),
            last_error: None,
            tries: HashMap::new(),
        });
        self.updates.call_back();
        // A poll that waits is ended by it.
        self.updates.poll += 1;
        Ok(json!(true))
    }

    pub fn delete_webhook(&mut self, params: &Params<'_>) -> Value {
        self.drop_if_asked(params);
        self.updates.webhook = None;
        self.updates.call_back();
        json!(true)
    }

    fn drop_if_asked(&mut self, params: &Params<'_>) {
        if params.flag("drop_pending_updates") {
            self.updates.drop_pending();
        }
    }

    pub fn webhook_info(&self) -> Value {
        let mut info = json!({
            "url": "",
            "has_custom_certificate": false,
            "pending_update_count": self.updates.pending(),
        });
        if let Some(webhook) = &self.updates.webhook {
            info["url"] = json!(webhook.url);
            info["max_connections"] = json!(webhook.connections);
            if let Some((date, message)) = &webhook.last_error {
                info["last_error_date"] = json!(date);
                info["last_error_message"] = json!(message);
            }
        }
        if let Some(allowed) = self.updates.allowed() {
            info["allowed_updates"] = json!(allowed);
        }
        info
    }

    /// Notes how a delivery went.
    fn settle_delivery(&mut self, id: i64, outcome: Result<(), String>) {
        let (now, first_pause) = (self.now(), self.webhook_pause);
        let Some(webhook) = &mut self.updates.webhook else { return };
        match outcome {
            Ok(()) => {
                webhook.tries.remove(&id);
                self.updates.delivered(id);
            }
            Err(why) => {
                let tries = webhook.tries.entry(id).or_default();
                let pause =
                    first_pause.saturating_mul(1 << (*tries).min(10)).min(first_pause.saturating_mul(LONGEST_PAUSE));
                *tries += 1;
                webhook.last_error = Some((now, why));
                self.updates.not_delivered(id, pause);
            }
        }
    }
}

/// Delivers updates for as long as the server runs.
pub(crate) async fn deliver(shared: Arc<Shared>) {
    loop {
        let changed = shared.changed.notified();
        tokio::pin!(changed);
        changed.as_mut().enable();
        let look_again = set_out(&shared);
        // Running out of patience here only means looking again.
        let at_most = Instant::now() + LOOK_AGAIN;
        let _ = tokio::time::timeout_at(look_again.map_or(at_most, |at| at.min(at_most)), changed).await;
    }
}

/// Sends off what can go now. Returns when something is to be tried again.
fn set_out(shared: &Arc<Shared>) -> Option<Instant> {
    let mut world = shared.lock();
    let now_ms = world.now_ms();
    let (parcels, look_again) = world.updates.deliver(now_ms, Instant::now());
    let webhook = world.updates.webhook.clone()?;
    for parcel in parcels {
        let fault = world.faults.take(DELIVERY);
        tokio::spawn(carry(Arc::clone(shared), webhook.clone(), parcel, fault));
    }
    look_again
}

/// Carries one update to the webhook and notes how that went.
async fn carry(shared: Arc<Shared>, webhook: Webhook, parcel: Parcel, fault: Option<Fault>) {
    if let Some(Fault::Stall(time)) = fault {
        tokio::time::sleep(time).await;
    }
    let sets_out = !matches!(fault, Some(Fault::DropBefore | Fault::ServerError(_)));
    let outcome =
        if sets_out { post(&webhook, &parcel.json).await } else { Err("Connection reset by peer".to_owned()) };
    let outcome = match fault {
        Some(Fault::DropAfter | Fault::Garbage) => Err("Connection reset by peer".to_owned()),
        _ => outcome,
    };
    {
        let mut world = shared.lock();
        // A webhook set meanwhile has been given the update anew.
        let is_the_same = world.updates.webhook.as_ref().is_some_and(|now| now.is_like(&webhook));
        if is_the_same || outcome.is_ok() {
            world.settle_delivery(parcel.id, outcome);
        }
    }
    shared.changed.notify_waiters();
}

impl Webhook {
    fn is_like(&self, other: &Self) -> bool {
        self.url == other.url && self.secret == other.secret
    }
}

/// One request on a connection of its own. Says in Telegram's words why the update was not taken.
async fn post(webhook: &Webhook, json: &str) -> Result<(), String> {
    let Some((host, path)) = webhook.url.strip_prefix("http://").map(|rest| rest.split_once('/').unwrap_or((rest, "")))
    else {
        return Err("SSL error: https is not simulated".to_owned());
    };
    let secret = webhook.secret.as_ref();
    let secret = secret.map(|secret| format!("X-Telegram-Bot-Api-Secret-Token: {secret}\r\n")).unwrap_or_default();
    let request = format!(
        "POST /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\n{secret}\
         Content-Length: {}\r\n\r\n{json}",
        json.len()
    );
    let answered = tokio::time::timeout(PATIENCE, exchange(host, request.as_bytes())).await;
    let answer = match answered {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {
            return Err("Connection refused".to_owned());
        }
        Ok(Err(error)) => return Err(error.to_string()),
        Err(_) => return Err("Read timeout expired".to_owned()),
    };
    let status = answer.lines().next().and_then(|line| line.split_once(' ')).map_or("", |(_, status)| status);
    if status.starts_with('2') { Ok(()) } else { Err(format!("Wrong response from the webhook: {status}")) }
}

async fn exchange(host: &str, request: &[u8]) -> io::Result<String> {
    let mut stream = TcpStream::connect(host).await?;
    stream.write_all(request).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
