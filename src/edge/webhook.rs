//! Receiving through a webhook: Telegram posts each update to us, several at a time and in no order between chats.
//!
//! A post is answered 200 only when its update is committed; if it cannot be, with 503, and Telegram brings it
//! again. Posts that arrive while a commit is under way go into the next one together, so that a busy bot is as
//! fast as with polling. Each update is applied once however often it comes, also across a change between webhook
//! and polling: both remember the same ids, and neither drops what waits at Telegram.
//!
//! Whoever posts must show the secret we gave Telegram. It is looked at before the body is read.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Context as _;
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{Method, Request, StatusCode},
};
use chrono::{DateTime, TimeDelta, Utc};
use futures::StreamExt as _;
use rand::{Rng as _, distr::Alphanumeric};
use serde::Deserialize;
use serde_json::{json, value::RawValue};
use subtle::ConstantTimeEq as _;
use tokio::{
    net::TcpListener,
    sync::{mpsc, oneshot},
};
use tokio_util::sync::CancellationToken;

use super::receive::{self, Arrival, Batch};
use crate::{
    core::Core,
    dispatch::missed,
    listen,
    telegram::{
        api::{ALLOWED_UPDATES, CallError, LONGEST_DEAFNESS, TOKEN_REFUSED},
        refusal::is_resolver_busy,
        update::{self, LONGEST_UPDATE, Raw},
    },
    telemetry::cause,
    watch::counters::Loop,
};

/// How Telegram shows that it is Telegram.
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";
/// Length of a secret we think of.
const SECRET_LENGTH: usize = 48;
/// Of an update that is too long so much is let through, so that Telegram hears our answer.
const LONGEST_POST: usize = 64 << 20;
/// Updates in one commit.
const FULL_BATCH: usize = 100;
/// How often we ask how the webhook is doing.
const LOOK_AFTER: TimeDelta = TimeDelta::seconds(60);
/// After the start we ask more often, until Telegram holds nothing from before.
const LOOK_AT_FIRST: TimeDelta = TimeDelta::seconds(1);
/// A busy bot may never be without anything waiting: after this many looks we go on.
const LOOKS_AT_FIRST: u32 = 30;
/// Telegram has a hundred at most; more are somebody else's.
const MOST_CONNECTIONS: usize = 256;
/// How long an update may take to be told. Telegram's own are told at once.
const TOLD_WITHIN: Duration = Duration::from_secs(30);
/// Kinds of updates that come only to those who ask for them.
const ON_REQUEST: [&str; 2] = ["chat_member", "message_reaction"];
/// Pause between tries to set the webhook.
const PAUSE: TimeDelta = TimeDelta::seconds(5);

/// Where Telegram is to post, and where we listen.
#[derive(Clone)]
pub struct Options {
    /// The public address; a proxy brings what arrives there to `listen`.
    pub url: String,
    /// Where we listen, without TLS.
    pub listen: SocketAddr,
    /// Posts at once, 1 to 100.
    pub max_connections: i64,
    /// The secret; [`None`]: a new one with each start.
    pub secret: Option<String>,
}

/// An address, taken.
pub struct Hook {
    listener: TcpListener,
    options: Options,
    secret: Arc<str>,
}

impl std::fmt::Debug for Hook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hook").field("listen", &self.options.listen).finish_non_exhaustive()
    }
}

impl Hook {
    /// Takes the address.
    ///
    /// # Errors
    /// If another program has it.
    pub async fn bind(options: Options) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(options.listen).await;
        let listener =
            listener.with_context(|| format!("cannot listen on {}, the address of [webhook]", options.listen))?;
        let secret = options.secret.clone().unwrap_or_else(|| {
            rand::rng().sample_iter(Alphanumeric).take(SECRET_LENGTH).map(char::from).collect::<String>()
        });
        Ok(Self { listener, options, secret: secret.into() })
    }
}

/// Whether Telegram accepts this as a secret: 1 to 256 of `A-Z a-z 0-9 _ -`.
#[must_use]
pub fn is_secret(text: &str) -> bool {
    (1..=256).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// An update on its way to the commit, and whom to tell whether it was committed.
struct Post {
    update: Raw,
    answer: oneshot::Sender<bool>,
}

#[derive(Clone)]
struct Door {
    core: Arc<Core>,
    secret: Arc<str>,
    posts: mpsc::Sender<Post>,
}

/// Receives until told to stop.
///
/// # Errors
/// If the token or the webhook is refused.
pub async fn run(core: Arc<Core>, hook: Hook, stop: CancellationToken) -> anyhow::Result<()> {
    let _alive = core.watch.alive(Loop::Receiving);
    let Hook { listener, options, secret } = hook;
    let (sender, posts) = mpsc::channel(FULL_BATCH);
    let door = Door { core: Arc::clone(&core), secret: Arc::clone(&secret), posts: sender };
    let closed = CancellationToken::new();
    let serving = async {
        let app = Router::new().fallback(take).with_state(door);
        listen::serve(listener, app, MOST_CONNECTIONS, stop.clone()).await;
        closed.cancel();
        Ok(())
    };
    let keeping = async {
        tokio::select! {
            kept = keep(&core, &options, &secret) => kept,
            () = stop.cancelled() => Ok(()),
        }
    };
    tokio::try_join!(serving, keeping, async {
        commit(&core, posts, &closed).await;
        Ok(())
    })?;
    Ok(())
}

/// One post. The path does not matter: a proxy may have changed it, and the secret says who it is.
async fn take(State(door): State<Door>, request: Request<Body>) -> StatusCode {
    if request.method() != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED;
    }
    let shown = request.headers().get(SECRET_HEADER).map(|secret| secret.as_bytes()).unwrap_or_default();
    if !bool::from(shown.ct_eq(door.secret.as_bytes())) {
        return deny(&door.core);
    }
    let update = match tokio::time::timeout(TOLD_WITHIN, receive_post(request.into_body())).await {
        Ok(Ok(update)) => update,
        Ok(Err(status)) => return status,
        Err(_) => return StatusCode::REQUEST_TIMEOUT,
    };
    let (answer, committed) = oneshot::channel();
    if door.posts.send(Post { update, answer }).await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    match committed.await {
        Ok(true) => StatusCode::OK,
        Ok(false) | Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Reads an update. One that is too long is cut off and set aside later: refused, it would come again for a day, and
/// hold up what comes after it.
async fn receive_post(body: Body) -> Result<Raw, StatusCode> {
    let (mut bytes, mut length) = (Vec::new(), 0_usize);
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| StatusCode::BAD_REQUEST)?;
        length += chunk.len();
        let room = LONGEST_UPDATE.saturating_sub(bytes.len()).min(chunk.len());
        bytes.extend_from_slice(&chunk[..room]);
        if length > LONGEST_POST {
            break;
        }
    }
    if length > LONGEST_UPDATE {
        tracing::error!(code = "webhook-too-large", most = LONGEST_UPDATE, "An update is too large to be read.");
        return Raw::cut(&bytes).ok_or(StatusCode::PAYLOAD_TOO_LARGE);
    }
    read(&bytes).ok_or_else(|| {
        tracing::error!(code = "webhook-unreadable", bytes = length, "Something posted is no update.");
        StatusCode::BAD_REQUEST
    })
}

fn read(body: &[u8]) -> Option<Raw> {
    let json: Box<RawValue> = serde_json::from_slice(body).ok()?;
    Raw::new(json).ok()
}

/// Whoever guesses can be many: the log hears of the first, second, fourth, eighth … of them.
fn deny(core: &Core) -> StatusCode {
    let times = core.watch.denied();
    if times.is_power_of_two() {
        tracing::warn!(code = "webhook-denied", times, "Somebody posted to the webhook without its secret.");
    }
    StatusCode::UNAUTHORIZED
}

/// Commits what is posted, as much as there is at a time, until the door is closed and nobody waits.
async fn commit(core: &Core, mut posts: mpsc::Receiver<Post>, closed: &CancellationToken) {
    let mut waiting = Vec::with_capacity(FULL_BATCH);
    loop {
        let came = tokio::select! {
            biased;
            came = posts.recv_many(&mut waiting, FULL_BATCH) => came,
            () = closed.cancelled() => 0,
        };
        if came == 0 {
            return;
        }
        let (mut batch, answers): (Vec<_>, Vec<_>) = waiting.drain(..).map(|post| (post.update, post.answer)).unzip();
        // Nearest to the order in which things happened.
        batch.sort_by_key(|update| update.update_id);
        let arrival = Arrival::Webhook { is_all: false };
        let committed = receive::apply(core, Batch { updates: &batch, ..Batch::default() }, arrival).await;
        if let Err(error) = &committed {
            let error = cause(format!("{error:#}"));
            tracing::error!(
                code = "webhook-commit-failed",
                updates = batch.len(),
                error,
                "Updates could not be committed; Telegram will bring them again."
            );
        }
        for answer in answers {
            // Who no longer waits will bring it again.
            let _ = answer.send(committed.is_ok());
        }
    }
}

/// What Telegram says of the webhook.
#[derive(Debug, Default, Deserialize)]
struct Info {
    #[serde(default)]
    url: String,
    #[serde(default)]
    pending_update_count: i64,
    #[serde(default)]
    last_error_date: i64,
    #[serde(default)]
    last_error_message: String,
    /// Missing: those a bot is sent that asked for none.
    #[serde(default)]
    allowed_updates: Vec<String>,
}

impl Info {
    /// Whether Telegram has lost which updates we asked for; joins and reactions would not come any more.
    fn forgot_what_we_asked_for(&self) -> bool {
        !ON_REQUEST.iter().all(|kind| self.allowed_updates.iter().any(|allowed| allowed == kind))
    }
}

/// Sets the webhook and looks after it.
async fn keep(core: &Core, options: &Options, secret: &str) -> anyhow::Result<()> {
    set(core, options, secret).await?;
    // Its address may hold a secret and is not shown.
    tracing::info!("The webhook is set.");
    let (mut looks, mut known_trouble) = (0_u32, None);
    loop {
        looks = looks.saturating_add(1);
        match look(core).await {
            Ok(info) => {
                let is_all = info.pending_update_count == 0;
                receive::apply(core, Batch::default(), Arrival::Webhook { is_all }).await?;
                core.watch.held_back(info.pending_update_count);
                core.caught_up_if(is_all || looks >= LOOKS_AT_FIRST);
                if info.url != options.url {
                    tracing::warn!(
                        code = "webhook-replaced",
                        "The webhook was removed or replaced; it is set again. If this comes again and again, another \
                         process runs with the same token: stop one of the two."
                    );
                    set(core, options, secret).await?;
                } else if info.forgot_what_we_asked_for() {
                    tracing::warn!(
                        code = "updates-forgotten",
                        "Telegram has forgotten which updates we asked for; the webhook is set again."
                    );
                    set(core, options, secret).await?;
                    let cx = core.begin().await?;
                    missed::doubt_all(&cx).await?;
                    core.commit(cx).await?;
                }
                // What was before the first look is of before; by Telegram's own clock, ours may be wrong.
                if known_trouble.replace(info.last_error_date).is_some_and(|known| info.last_error_date > known) {
                    warn_of_trouble(&info);
                }
            }
            Err(CallError::Unauthorized) => anyhow::bail!(TOKEN_REFUSED),
            Err(error) => tracing::warn!(
                code = "updates-unavailable",
                error = cause(error),
                "Telegram does not say how the webhook is doing; asking again."
            ),
        }
        core.clock.sleep_until(next_look(core, core.clock.now())).await;
    }
}

fn next_look(core: &Core, now: DateTime<Utc>) -> DateTime<Utc> {
    now + if core.has_caught_up() { LOOK_AFTER } else { LOOK_AT_FIRST }
}

fn warn_of_trouble(info: &Info) {
    tracing::warn!(
        code = "webhook-trouble",
        error = cause(&info.last_error_message),
        pending = info.pending_update_count,
        "Telegram cannot deliver to the webhook; it keeps trying for a day."
    );
}

async fn look(core: &Core) -> Result<Info, CallError> {
    let info = core.api.call("getWebhookInfo", "{}".to_owned()).await?;
    update::read(&info).map_err(|error| CallError::Lost(error.to_string()))
}

/// Tells Telegram where to post. Always at the start: whether the secret is still ours cannot be asked.
async fn set(core: &Core, options: &Options, secret: &str) -> anyhow::Result<()> {
    let body = json!({
        "url": options.url, "secret_token": secret, "max_connections": options.max_connections,
        "allowed_updates": ALLOWED_UPDATES, "drop_pending_updates": false,
    })
    .to_string();
    loop {
        let error = match core.api.call("setWebhook", body.clone()).await {
            Ok(_) => return Ok(()),
            Err(CallError::Unauthorized) => anyhow::bail!(TOKEN_REFUSED),
            // Its resolver has trouble, for a minute or so.
            Err(CallError::Refused(why)) if is_resolver_busy(&why) => CallError::Refused(why),
            Err(CallError::Refused(why)) => anyhow::bail!("Telegram does not accept the webhook: {why}"),
            Err(error) => error,
        };
        let pause = match &error {
            CallError::RetryAfter(wait) => TimeDelta::from_std((*wait).min(LONGEST_DEAFNESS)).unwrap_or(PAUSE),
            _ => PAUSE,
        };
        tracing::warn!(
            code = "webhook-not-set",
            error = cause(error),
            pause_s = pause.num_seconds(),
            "The webhook could not be set; trying again."
        );
        core.clock.sleep_until(core.clock.now() + pause).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_what_telegram_accepts() {
        assert!(is_secret("a") && is_secret("A-z_09") && is_secret(&"x".repeat(256)));
        assert!(!is_secret("") && !is_secret("with space") && !is_secret("é") && !is_secret(&"x".repeat(257)));
    }

    #[test]
    fn what_has_no_number_is_no_update() {
        assert!(read(b"{\"update_id\": 5, \"anything\": {}}").is_some());
        for body in ["", "5", "{}", "{\"update_id\": \"5\"}", "{\"update_id\": 5", "\u{202e}"] {
            assert!(read(body.as_bytes()).is_none(), "{body}");
        }
    }
}
