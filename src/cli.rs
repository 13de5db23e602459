//! The command line. Exit codes: 0 done, 1 failure, 2 wrong use or configuration.

use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use anyhow::Context as _;
use chrono::TimeDelta;
use clap::{Parser, Subcommand};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::{
    app::{self, Intake},
    clock::{Clock as _, SystemClock},
    config::{self, Config},
    core::Core,
    dispatch::artist::Artist,
    edge::webhook::{self, Hook},
    features,
    operate::{self, Surroundings, Verdict},
    store::{
        Store,
        file::{self, absolute},
        inbox,
        lock::{self, Lock},
    },
    telegram::api::Api,
    telemetry::{self, LogFormat, cause, whole},
    watch,
};

/// Where Telegram is, unless `TELOXIDE_API_URL` says otherwise.
const TELEGRAM: &str = "https://api.telegram.org";
const DEFAULT_DATABASE: &str = "sqlite:kehila.db";
const DEFAULT_CONFIG: &str = "config.toml";
/// Only in the directory we are in: a bot that is tried out below another's directory must not take its token.
const DOTENV: &str = ".env";
/// What an editor may put at the beginning of a text: that it is UTF-8, or that it is not.
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF16_LITTLE: &[u8] = b"\xFF\xFE";
const UTF16_BIG: &[u8] = b"\xFE\xFF";
/// A bot that polls hears from Telegram twice a minute, and writes it down once.
const UNHEALTHY_AFTER: TimeDelta = TimeDelta::minutes(4);

/// Said when there is no token.
const NO_TOKEN: &str = "\
Kehila needs the token of a Telegram bot, and TELOXIDE_TOKEN is not set.

  1. In Telegram, open @BotFather and send /newbot. It gives you a token like 123456789:AAF…
  2. Start Kehila with it:

       TELOXIDE_TOKEN=123456789:AAF… kehila

     or write the line TELOXIDE_TOKEN=… into a file named .env in the directory you start it in.

To try Kehila in a browser without a token: kehila demo";

#[derive(Debug, Parser)]
#[command(name = "kehila", version, about = "A Telegram bot that helps people run a community")]
struct Arguments {
    /// Configuration file [default: config.toml if there is one]
    #[arg(long, value_name = "FILE", env = "KEHILA_CONFIG", global = true)]
    config: Option<PathBuf>,
    /// How the log looks
    #[arg(long, value_enum, default_value_t, env = "KEHILA_LOG_FORMAT", global = true)]
    log_format: LogFormat,
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Run the bot (the default)
    Run,
    /// Try it in a browser: a live group without Telegram, network or token
    #[cfg(feature = "demo")]
    Demo {
        /// Port on this machine [default: 8080 or the next free one]
        #[arg(long, value_name = "N")]
        port: Option<u16>,
        /// Keep the demo's database in this file, which must not exist yet
        #[arg(long, value_name = "FILE")]
        keep: Option<PathBuf>,
    },
    #[command(flatten)]
    Operate(operate::Command),
    /// Say whether the running bot is healthy: exit 0 if there is one and it has lately heard from Telegram
    Health,
}

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    if let Err(error) = load_dotenv() {
        return wrong_use(&error);
    }
    let arguments = Arguments::parse();
    let config_file = config_file(&arguments);
    let config = match config_file.as_deref().map_or_else(|| Ok(Config::default()), Config::read) {
        Ok(config) => config,
        Err(error) => return wrong_use(&error.into()),
    };
    let environment = match Environment::read() {
        Ok(environment) => environment,
        Err(error) => return wrong_use(&error),
    };
    let action = match (arguments.action.unwrap_or(Action::Run), &environment.token) {
        (Action::Run, None) => return wrong_use(&anyhow::anyhow!(NO_TOKEN)),
        (Action::Operate(command), None) if command.needs_token() => return wrong_use(&anyhow::anyhow!(NO_TOKEN)),
        (action, _) => action,
    };
    let format = arguments.log_format;
    let secrets: Vec<&str> =
        [&environment.token, &environment.webhook_secret].into_iter().flatten().map(String::as_str).collect();
    telemetry::start(format, &secrets);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let done = runtime.context("cannot start").and_then(|runtime| {
        runtime.block_on(async {
            match action {
                Action::Run => {
                    say_with_what(&config, config_file.as_deref(), &environment);
                    run(&config, environment).await.map(|()| Verdict::Well)
                }
                #[cfg(feature = "demo")]
                Action::Demo { port, keep } => demo(&config, port, keep).await.map(|()| Verdict::Well),
                Action::Health => health(&environment).await.map(|()| Verdict::Well),
                Action::Operate(command) => {
                    let around = environment.surroundings(&config, config_file);
                    let stop = CancellationToken::new();
                    stop_on_signals(&stop)?;
                    // What was begun is undone when it is dropped; a copy of everybody's names is not left behind.
                    tokio::select! {
                        done = operate::run(command, &around) => done,
                        () = stop.cancelled() => Err(anyhow::anyhow!("stopped by a signal before it was done")),
                    }
                }
            }
        })
    });
    match done {
        Ok(Verdict::Well) => ExitCode::SUCCESS,
        Ok(Verdict::Trouble) => ExitCode::FAILURE,
        Ok(Verdict::WrongUse) => ExitCode::from(2),
        Err(error) => {
            match format {
                LogFormat::Text => eprintln!("kehila: {}", telemetry::without_secrets(&whole(&error))),
                LogFormat::Json => {
                    tracing::error!(code = "ended", error = cause(whole(&error)), "Kehila has ended.");
                }
            }
            ExitCode::FAILURE
        }
    }
}

fn wrong_use(error: &anyhow::Error) -> ExitCode {
    eprintln!("kehila: {}", whole(error));
    ExitCode::from(2)
}

fn load_dotenv() -> anyhow::Result<()> {
    let bytes = match std::fs::read(DOTENV) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).context("cannot read the file .env"),
    };
    anyhow::ensure!(
        !bytes.starts_with(UTF16_LITTLE) && !bytes.starts_with(UTF16_BIG),
        "the file .env is saved as UTF-16; save it as UTF-8 (in Notepad: Save as, Encoding)"
    );
    let text = bytes.strip_prefix(UTF8_MARK).unwrap_or(&bytes);
    // No environment holds a NUL, and setting one would end the process.
    let is_text = |line: dotenvy::Result<(String, String)>| line.is_ok_and(|(_, value)| !value.contains('\0'));
    let is_sound = dotenvy::from_read_iter(text).all(is_text);
    let loaded = if is_sound { dotenvy::from_read(text).ok() } else { None };
    // The error would show the line, which may hold the token.
    loaded.context("the file .env cannot be read; each line is NAME=value")
}

fn config_file(arguments: &Arguments) -> Option<PathBuf> {
    let default = PathBuf::from(DEFAULT_CONFIG);
    arguments.config.clone().or_else(|| default.exists().then_some(default))
}

/// A variable, if it says anything.
fn set(name: &str) -> anyhow::Result<Option<String>> {
    match env::var(name) {
        Ok(value) => Ok(Some(value.trim().to_owned()).filter(|value| !value.is_empty())),
        Err(env::VarError::NotPresent) => Ok(None),
        // Its value may be a secret and is not shown.
        Err(env::VarError::NotUnicode(_)) => anyhow::bail!("{name} is no text (UTF-8)"),
    }
}

/// Whether the database at `url` is a file and outlives the process; `sqlite::memory:` does not.
fn is_kept(url: &str) -> bool {
    let is_in_memory =
        |path: &str| path.is_empty() || url.contains("mode=memory") || path.starts_with("file:sqlx-in-memory");
    file::path(url).is_ok_and(|path| !is_in_memory(&path.to_string_lossy()))
}

/// Whether it could be a token. Which ones there are only Telegram knows.
fn is_token(text: &str) -> bool {
    let is_word = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.split_once(':').is_some_and(|(bot, secret)| is_number(bot) && !secret.is_empty() && is_word(secret))
}

/// What the environment says. The token and the rest of a database's address are never shown.
struct Environment {
    token: Option<String>,
    api_url: String,
    database: String,
    webhook_secret: Option<String>,
}

impl Environment {
    fn read() -> anyhow::Result<Self> {
        let database = set("DATABASE_URL")?.unwrap_or_else(|| DEFAULT_DATABASE.to_owned());
        anyhow::ensure!(
            database.starts_with("sqlite:") && is_kept(&database),
            "DATABASE_URL should look like sqlite:kehila.db; Kehila keeps everything in one SQLite file"
        );
        let api_url = set("TELOXIDE_API_URL")?.unwrap_or_else(|| TELEGRAM.to_owned());
        anyhow::ensure!(config::is_url(&api_url), "TELOXIDE_API_URL should look like {TELEGRAM}");
        let webhook_secret = set("KEHILA_WEBHOOK_SECRET")?;
        anyhow::ensure!(
            webhook_secret.as_deref().is_none_or(webhook::is_secret),
            "KEHILA_WEBHOOK_SECRET should be 1 to 256 of A-Z, a-z, 0-9, _ and -"
        );
        let token = set("TELOXIDE_TOKEN")?;
        anyhow::ensure!(
            token.as_deref().is_none_or(is_token),
            "TELOXIDE_TOKEN should look like 123456789:AAF…: digits, a colon, then letters, digits, _ and -. Open @BotFather \
             in Telegram, choose your bot, then API Token, and set it to what it shows."
        );
        Ok(Self { token, api_url, database, webhook_secret })
    }

    /// Where the database is.
    fn file(&self) -> String {
        file::path(&self.database).map_or_else(|_| self.database.clone(), |file| absolute(&file).display().to_string())
    }

    /// What the operator's commands work with.
    fn surroundings(self, config: &Config, config_file: Option<PathBuf>) -> Surroundings {
        let Self { token, api_url, database, .. } = self;
        let clock = Arc::new(SystemClock);
        let (defaults, webhook) = (config.defaults(), config.webhook.as_ref().map(|webhook| webhook.url.clone()));
        let is_telegrams_own = api_url.trim_end_matches('/') == TELEGRAM;
        Surroundings { config_file, token, api_url, is_telegrams_own, database, clock, defaults, webhook }
    }
}

/// With what it starts: whoever looks at the log wants to know that it is the right file and the right way.
fn say_with_what(config: &Config, config_file: Option<&Path>, environment: &Environment) {
    let (database, telegram) = (environment.file(), host(&environment.api_url));
    let config_file = config_file.map_or_else(|| "none".to_owned(), |file| absolute(file).display().to_string());
    let updates = if config.webhook.is_some() { "webhook" } else { "polling" };
    let watch = config.watch.as_ref().map(|watch| watch.listen.to_string());
    let version = env!("CARGO_PKG_VERSION");
    tracing::info!(version, database, config = config_file, updates, telegram, watch, "Kehila starts.");
}

/// Of an address what is no secret.
fn host(url: &str) -> String {
    let host = url.split("://").nth(1).unwrap_or(url).split('/').next().unwrap_or_default();
    host.rsplit('@').next().unwrap_or_default().to_owned()
}

async fn run(config: &Config, environment: Environment) -> anyhow::Result<()> {
    let token = environment.token.context(NO_TOKEN)?;
    let stop = CancellationToken::new();
    stop_on_signals(&stop)?;

    Store::refuse_newer(&environment.database).await?;
    let _lock = Lock::take(&file::path(&environment.database)?).await?;
    let slot = watch::Slot::default();
    let mut watching = JoinSet::new();
    if let Some(watched) = &config.watch {
        let server = watch::Server::bind(watched.listen).await?;
        watching.spawn(server.run(Arc::clone(&slot), stop.clone()));
    }
    let intake = match &config.webhook {
        None => Intake::Polling,
        Some(webhook) => Intake::Webhook(Hook::bind(webhook_options(webhook, environment.webhook_secret)).await?),
    };
    let api = Api::new(&environment.api_url, &token)?;
    let store = Store::open(&environment.database).await?;
    if file::is_open_to_others(&file::path(&environment.database)?) {
        tracing::warn!(
            code = "database-readable-by-others",
            "Other users of this machine can read the database; `kehila doctor --fix` leaves it to its owner."
        );
    }
    let ended = serve(config, store.clone(), api, intake, &slot, &stop).await;
    stop.cancel();
    // Who watches has the file open too.
    while watching.join_next().await.is_some() {}
    store.close().await;
    ended
}

async fn serve(
    config: &Config,
    store: Store,
    api: Api,
    intake: Intake,
    slot: &watch::Slot,
    stop: &CancellationToken,
) -> anyhow::Result<()> {
    let connecting = Core::connect(store, api, Arc::new(SystemClock), config.defaults(), &features::ROOMS);
    let core = tokio::select! {
        core = connecting => Arc::new(core?.with_artist(Arc::new(Artist))),
        () = stop.cancelled() => return Ok(()),
    };
    // It is set only here.
    let _ = slot.set(Arc::clone(&core));
    tracing::info!(bot = core.me().username, version = env!("CARGO_PKG_VERSION"), "Kehila is running.");
    app::run_with(core, intake, stop.clone()).await?;
    tracing::info!("Kehila has stopped.");
    Ok(())
}

fn webhook_options(webhook: &config::Webhook, secret: Option<String>) -> webhook::Options {
    webhook::Options {
        url: webhook.url.clone(),
        listen: webhook.listen,
        max_connections: webhook.max_connections,
        secret,
    }
}

#[cfg(feature = "demo")]
async fn demo(config: &Config, port: Option<u16>, keep: Option<PathBuf>) -> anyhow::Result<()> {
    let stop = CancellationToken::new();
    stop_on_signals(&stop)?;
    // Its groups are its own.
    let allowed = crate::dispatch::allowed::Allowed::default();
    let defaults = crate::dispatch::Defaults { allowed, ..config.defaults() };
    crate::demo::run(crate::demo::Options { port, keep, defaults }, stop).await
}

/// Healthy: the bot runs, and Telegram answered it within the last minutes.
async fn health(environment: &Environment) -> anyhow::Result<()> {
    let tx = Store::look(&environment.database).await?;
    let last = inbox::last_poll_at(&tx).await?.context("the bot has not yet heard from Telegram")?;
    // Later than now: it was noted by a clock that was ahead, and nothing since.
    let silence = (SystemClock.now() - last).abs();
    // What the last one wrote down outlives it by minutes.
    anyhow::ensure!(lock::holder(&file::path(&environment.database)?).is_some(), "the bot is not running");
    anyhow::ensure!(silence < UNHEALTHY_AFTER, "nothing was heard from Telegram for {} s", silence.num_seconds());
    Ok(())
}

fn stop_on_signals(stop: &CancellationToken) -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    for kind in [SignalKind::terminate(), SignalKind::interrupt()] {
        let mut signals = signal(kind).context("cannot listen for signals")?;
        let stop = stop.clone();
        tokio::spawn(async move {
            signals.recv().await;
            stop.cancel();
        });
    }
    Ok(())
}
