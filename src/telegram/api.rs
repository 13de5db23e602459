//! Calling the Bot API over HTTP.
//!
//! Not teloxide's client: that one sleeps ten seconds after every 5xx, loses status codes, and knows no
//! parameter newer than Bot API 9.1 (TELEGRAM §2.1). What matters here is to know, after a failure, whether the
//! request may have had its effect.

use std::{
    fmt,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use reqwest::{
    RequestBuilder,
    multipart::{Form, Part},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value, value::RawValue};

use super::{
    ChatId,
    attachment::File,
    refusal::is_forbidden,
    time::{TelegramTime, read_date},
    update::{self, Raw},
};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Longest answer read, in bytes. Telegram's own end at 4 MiB and the update that goes beyond it (TELEGRAM §3); all
/// others have some thousands.
pub const LONGEST_ANSWER: usize = 16 << 20;
/// Updates asked for at once, the most Telegram gives.
const AT_ONCE: usize = 100;
/// How much longer an answer is waited for when files go along.
const UPLOADS_TAKE: u32 = 2;
/// Longer than this nobody is asked to wait; a number that says so is no number of seconds.
const LONGEST_WAIT: Duration = Duration::from_secs(7 * 86_400);
/// So long we wait before we ask again who we are or what there is for us, whatever we were told: a wrong number in one
/// answer must not make us deaf for a day, and if it was right, we are told again.
pub const LONGEST_DEAFNESS: Duration = Duration::from_secs(300);
/// Said when Telegram does not accept the token.
pub const TOKEN_REFUSED: &str = "Telegram does not accept the token in TELOXIDE_TOKEN: it is mistyped or was revoked. \
     Open @BotFather in Telegram, choose your bot, then API Token, and set TELOXIDE_TOKEN to what it shows.";

/// What stands in place of the token in whatever somebody answers.
const HIDDEN: &str = "[secret]";

/// Updates we ask for, on every call: Telegram remembers the last list it was given, and one lost call would
/// otherwise silence reactions and joins for good (TELEGRAM §2.2).
pub const ALLOWED_UPDATES: [&str; 8] = [
    "message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "poll",
    "poll_answer",
    "chat_join_request",
];

/// How long answers are waited for, in real time.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For everything but long polls. Longer than Telegram ever takes for a text.
    pub call: Duration,
    /// How long a poll waits for the first update. Telegram allows 50 s at most.
    pub long_poll: Duration,
    /// A long poll may be answered this much after its own time.
    pub poll_slack: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { call: Duration::from_secs(30), long_poll: Duration::from_secs(30), poll_slack: Duration::from_secs(10) }
    }
}

/// A connection to the Bot API.
#[derive(Clone)]
pub struct Api {
    client: reqwest::Client,
    patience: Patience,
    /// Ends in `/bot<token>/`: never shown.
    base: String,
    /// Never shown either.
    token: Arc<str>,
    too_many_requests: Arc<AtomicU64>,
    /// Who wants to know what time it is there.
    time: Arc<OnceLock<Arc<TelegramTime>>>,
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Api")
    }
}

/// Updates Telegram has given.
#[derive(Debug)]
pub struct Given {
    /// In order.
    pub updates: Vec<Raw>,
    /// What stood before the last of them and has no number we could read.
    pub unnumbered: Vec<Box<RawValue>>,
    /// Whether there were as many as we asked for: there may be more.
    pub is_full: bool,
}

/// A call that gave no result, or one that is too long to be read.
enum Broken {
    Call(CallError),
    /// With its beginning.
    TooLong(Vec<u8>),
}

impl From<CallError> for Broken {
    fn from(error: CallError) -> Self {
        Self::Call(error)
    }
}

impl From<Broken> for CallError {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Call(error) => error,
            Broken::TooLong(_) => Self::Lost(format!("an answer of more than {LONGEST_ANSWER} bytes")),
        }
    }
}

/// Why a call did not give a result.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// Too many requests; wait.
    #[error("too many requests, retry after {} s", .0.as_secs())]
    RetryAfter(Duration),
    /// The group is a supergroup now.
    #[error("the group is now {}", .0.0)]
    Migrated(ChatId),
    /// The token is wrong or was revoked.
    #[error("Telegram does not accept the token")]
    Unauthorized,
    /// Somebody else is reading our updates, or a webhook is set.
    #[error("{0}")]
    Conflict(String),
    /// Refused for good, in Telegram's words.
    #[error("{0}")]
    Refused(String),
    /// It did not happen, as there was no connection; it may work later.
    #[error("{0}")]
    Unavailable(String),
    /// It may have happened: the answer was lost.
    #[error("the answer was lost: {0}")]
    Lost(String),
}

#[derive(Deserialize)]
struct Envelope<R> {
    ok: bool,
    result: Option<R>,
    #[serde(default)]
    error_code: i64,
    #[serde(default)]
    description: String,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

impl Api {
    /// For the bot of `token` at `url` (`https://api.telegram.org`).
    ///
    /// # Errors
    /// If no HTTP client can be made.
    pub fn new(url: &str, token: &str) -> anyhow::Result<Self> {
        Self::with_patience(url, token, Patience::default())
    }

    /// As [`Api::new`], for callers with less time.
    ///
    /// # Errors
    /// If no HTTP client can be made.
    pub fn with_patience(url: &str, token: &str, patience: Patience) -> anyhow::Result<Self> {
        let client = reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .tcp_nodelay(true)
            .build()
            .context("cannot make an HTTP client")?;
        let base = format!("{}/bot{token}/", url.trim_end_matches('/'));
        Ok(Self {
            client,
            patience,
            base,
            token: token.into(),
            too_many_requests: Arc::default(),
            time: Arc::default(),
        })
    }

    /// From now on the time that answers carry is told to `time`. The first who asks is told.
    pub fn tell_time_to(&self, time: &Arc<TelegramTime>) {
        let _ = self.time.set(Arc::clone(time));
    }

    /// A secret of ours for a purpose: always the same while the token is, and nobody learns the token from it.
    #[must_use]
    pub fn secret_for(&self, purpose: &str) -> [u8; 32] {
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, self.token.as_bytes());
        let tag = ring::hmac::sign(&key, purpose.as_bytes());
        tag.as_ref().try_into().unwrap_or_default()
    }

    /// How long a poll is to wait for the first update.
    #[must_use]
    pub const fn long_poll(&self) -> Duration {
        self.patience.long_poll
    }

    /// Calls a method with its parameters as JSON. Returns its `result`.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn call(&self, method: &str, body: String) -> Result<Value, CallError> {
        self.result(method, self.post(method, body, self.patience.call).await).await
    }

    /// As [`Api::call`], with files the parameters refer to as `attach://…`.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn call_with(
        &self,
        method: &str,
        body: &Map<String, Value>,
        files: Vec<File>,
    ) -> Result<Value, CallError> {
        let mut form = Form::new();
        for (name, value) in body {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            form = form.text(name.clone(), text);
        }
        for File { part, name, bytes } in files {
            form = form.part(part, Part::bytes(bytes).file_name(name));
        }
        let request = self.to(method).multipart(form);
        self.result(method, self.sent(method, request, self.patience.call * UPLOADS_TAKE).await).await
    }

    async fn result(&self, method: &str, given: Result<Box<RawValue>, Broken>) -> Result<Value, CallError> {
        let result = match given {
            Err(Broken::Call(CallError::Unauthorized)) => return Err(self.is_token_refused().await),
            given => given?,
        };
        let result = serde_json::from_str(result.get()).map_err(|error| CallError::Lost(error.to_string()))?;
        if !answers(method, &result) {
            return Err(CallError::Lost("a result of another shape than Telegram's".to_owned()));
        }
        Ok(result)
    }

    /// Asks for up to 100 updates from number `offset` on, waiting up to `timeout` for the first. Asking
    /// acknowledges every update below `offset`. If they are too long together, the first comes alone; one that is too
    /// long by itself comes cut off.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn get_updates(&self, offset: i64, timeout: Duration) -> Result<Given, CallError> {
        match self.updates_up_to(AT_ONCE, offset, timeout).await {
            Err(Broken::TooLong(_)) => {}
            Err(Broken::Call(CallError::Unauthorized)) => return Err(self.is_token_refused().await),
            given => return Ok(given?),
        }
        match self.updates_up_to(1, offset, timeout).await {
            Err(Broken::TooLong(beginning)) => {
                let cut = Raw::cut(&beginning).ok_or(Broken::TooLong(beginning))?;
                Ok(Given { updates: vec![cut], unnumbered: Vec::new(), is_full: true })
            }
            given => Ok(given?),
        }
    }

    /// After an answer that the token is refused: whether it really is. One stray answer, of a proxy or of a server that
    /// just begins, must not end a bot that has run for months.
    async fn is_token_refused(&self) -> CallError {
        let asked: Result<Box<RawValue>, Broken> = self.post("getMe", "{}".to_owned(), self.patience.call).await;
        match asked {
            Ok(_) => CallError::Unavailable("the token was refused once, and accepted right after".to_owned()),
            Err(broken) => broken.into(),
        }
    }

    async fn updates_up_to(&self, limit: usize, offset: i64, timeout: Duration) -> Result<Given, Broken> {
        let body = serde_json::json!({
            "offset": offset, "limit": limit, "timeout": timeout.as_secs(), "allowed_updates": ALLOWED_UPDATES,
        });
        let given: Vec<Box<RawValue>> =
            self.post("getUpdates", body.to_string(), timeout + self.patience.poll_slack).await?;
        let is_full = given.len() >= limit;
        let is_empty = given.is_empty();
        let (mut updates, mut unnumbered, mut passed) = (Vec::with_capacity(given.len()), Vec::new(), 0);
        for json in given {
            match Raw::numbered(json) {
                Ok(raw) => {
                    updates.push(raw);
                    passed = unnumbered.len();
                }
                Err((json, _)) => unnumbered.push(json),
            }
        }
        // What no numbered one follows comes again; what some follow never does.
        unnumbered.truncate(passed);
        if updates.is_empty() && !is_empty {
            return Err(CallError::Lost("updates without a number".to_owned()).into());
        }
        Ok(Given { updates, unnumbered, is_full })
    }

    async fn post<R: DeserializeOwned>(&self, method: &str, body: String, timeout: Duration) -> Result<R, Broken> {
        let request = self.to(method).header(reqwest::header::CONTENT_TYPE, "application/json").body(body);
        self.sent(method, request, timeout).await
    }

    fn to(&self, method: &str) -> RequestBuilder {
        self.client.post(format!("{}{method}", self.base))
    }

    async fn sent<R: DeserializeOwned>(
        &self,
        method: &str,
        request: RequestBuilder,
        timeout: Duration,
    ) -> Result<R, Broken> {
        let response = request.timeout(timeout).send().await.map_err(|error| self.network(error))?;
        let status = response.status();
        let date = response.headers().get(reqwest::header::DATE).and_then(|date| read_date(date.to_str().ok()?));
        let bytes = self.read(response).await?;
        let Ok(envelope) = serde_json::from_slice::<Envelope<R>>(&bytes) else {
            // A proxy's page, not Telegram's answer. The text is not shown: it may hold anything.
            return Err(CallError::Lost(format!("HTTP {status} with something that is no answer")).into());
        };
        if let (true, Some(date), Some(time)) = (envelope.ok, date, self.time.get()) {
            time.answered(date);
        }
        match envelope {
            Envelope { ok: true, result: Some(result), .. } => Ok(result),
            Envelope { ok: true, result: None, .. } => Err(CallError::Lost("no result".to_owned()).into()),
            failed => {
                let error = self.hide(failed).error(method);
                if matches!(error, CallError::RetryAfter(_)) {
                    self.too_many_requests.fetch_add(1, Ordering::Relaxed);
                }
                Err(error.into())
            }
        }
    }

    /// Whoever answers may say back where we asked, and so the token.
    fn hide<R>(&self, mut answer: Envelope<R>) -> Envelope<R> {
        answer.description = answer.description.replace(&*self.token, HIDDEN);
        answer
    }

    /// Reads an answer, as far as we read any: whoever answers in Telegram's place could go on for ever.
    async fn read(&self, mut response: reqwest::Response) -> Result<Vec<u8>, Broken> {
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.network(error))? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > LONGEST_ANSWER {
                return Err(Broken::TooLong(bytes));
            }
        }
        Ok(bytes)
    }

    /// A connection that could not be made had no effect; one that broke may have had it.
    fn network(&self, error: reqwest::Error) -> CallError {
        let had_no_effect = error.is_connect() || error.is_builder();
        let text = format!("{:#}", anyhow::Error::from(error.without_url())).replace(&*self.token, HIDDEN);
        if had_no_effect { CallError::Unavailable(text) } else { CallError::Lost(text) }
    }

    /// How often Telegram has asked us to slow down (429).
    #[must_use]
    pub fn too_many_requests(&self) -> u64 {
        self.too_many_requests.load(Ordering::Relaxed)
    }
}

/// What time it is at the server at `url`, by whatever it answers. It is not told who asks.
pub async fn date_of(url: &str) -> Option<DateTime<Utc>> {
    let client = reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(Patience::default().call)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .ok()?;
    let answer = client.head(url).send().await.ok()?;
    read_date(answer.headers().get(reqwest::header::DATE)?.to_str().ok()?)
}

impl<R> Envelope<R> {
    fn error(self, method: &str) -> CallError {
        let parameters = self.parameters.unwrap_or(Parameters { retry_after: None, migrate_to_chat_id: None });
        if let Some(seconds) = parameters.retry_after {
            return CallError::RetryAfter(Duration::from_secs(seconds).min(LONGEST_WAIT));
        }
        if let Some(chat) = parameters.migrate_to_chat_id {
            return CallError::Migrated(ChatId(chat));
        }
        match self.error_code {
            401 => CallError::Unauthorized,
            // A token of the wrong shape is "Not Found"; so is a method that an older server does not know.
            404 if method == "getMe" => CallError::Unauthorized,
            404 if is_as_old_as_bots(method) => CallError::Unavailable(self.description),
            409 => CallError::Conflict(self.description),
            429 => CallError::RetryAfter(Duration::from_secs(1)),
            // A server that ends, or one in between that does not wait for the answer, says so of what has happened, too.
            500.. => CallError::Lost(self.description),
            // What Telegram refuses it refuses in words that begin with the kind of refusal (TELEGRAM §3).
            403 if !is_forbidden(&self.description) => CallError::Lost(self.description),
            400..500 => CallError::Refused(self.description),
            // No refusal of Telegram's is without a code.
            _ => CallError::Lost(format!("ok: false, code {}: {}", self.error_code, self.description)),
        }
    }
}

/// Whether every Bot API server knows the method. Should one not find it, somebody else has answered, and it did not
/// happen.
fn is_as_old_as_bots(method: &str) -> bool {
    const OLD: [&str; 13] = [
        "sendMessage",
        "sendPoll",
        "stopPoll",
        "editMessageText",
        "getUpdates",
        "getChatMember",
        "sendPhoto",
        "sendVideo",
        "sendAnimation",
        "sendAudio",
        "sendDocument",
        "sendMediaGroup",
        "editMessageMedia",
    ];
    OLD.contains(&method)
}

/// Whether a result is one of this method. What stands between us and Telegram may answer in its own way.
fn answers(method: &str, result: &Value) -> bool {
    let is_message = result.get("message_id").is_some() || result.get("ephemeral_message_id").is_some();
    match method {
        "getMe" => update::read::<update::User>(result).is_ok(),
        "getChatMember" => update::read::<update::Member>(result).is_ok(),
        "getChatAdministrators" => update::read::<Vec<update::Member>>(result).is_ok(),
        "sendMediaGroup" => {
            result.as_array().is_some_and(|parts| parts.iter().all(|part| part.get("message_id").is_some()))
        }
        "stopPoll" => update::read::<update::Poll>(result).is_ok(),
        "createChatInviteLink" | "revokeChatInviteLink" => {
            update::read::<update::InviteLink>(result).is_ok_and(|link| !link.invite_link.is_empty())
        }
        method if method.starts_with("send") => is_message,
        method if method.starts_with("edit") => is_message || result.as_bool() == Some(true),
        method if method.starts_with("get") => result.is_object(),
        _ => result.as_bool() == Some(true),
    }
}
