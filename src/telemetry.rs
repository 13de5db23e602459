//! The log: one line per event on standard error, as text or as JSON.
//!
//! A fault is one line with a `code` that stays the same from version to version (docs/operations lists them). No
//! message text, no name and no token is ever in it: what an error quotes is left out ([`cause`]), and the secrets
//! the process was given are taken out of every line, wherever they come from.

use std::{
    any::Any,
    cell::RefCell,
    collections::BTreeMap,
    fmt::{self, Display},
    io::{self, IsTerminal as _, Write},
    panic::{AssertUnwindSafe, PanicHookInfo},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use futures::FutureExt as _;
use tracing::{
    Event, Level, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    EnvFilter, Layer,
    filter::LevelFilter,
    layer::{Context, SubscriberExt as _},
    util::SubscriberInitExt as _,
};

/// How lines look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line, for programs.
    Json,
}

/// Shown in place of a secret.
const MASK: &str = "[secret]";
/// Secrets shorter than this are no secrets, and would make holes in every line.
const SHORTEST_SECRET: usize = 8;
/// How much of an error's text is logged; the whole is kept in quarantine.
const LONGEST_CAUSE: usize = 300;
/// What errors put around what they quote. (Not the apostrophe: Telegram "can't".)
const QUOTES: [char; 5] = ['"', '`', '“', '”', '«'];

/// What must not be shown by this process.
static SECRETS: OnceLock<Secrets> = OnceLock::new();
/// Faults logged so far in this process, by code.
static FAULTS: Mutex<BTreeMap<String, u64>> = Mutex::new(BTreeMap::new());

/// Starts logging at the level of `RUST_LOG` (default `info`). `secrets` never appear in it.
pub fn start(format: LogFormat, secrets: &[&str]) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let secrets = SECRETS.get_or_init(|| Secrets::new(secrets)).clone();
    let writer = move || Masked(secrets.clone());
    let lines = tracing_subscriber::fmt::layer().with_writer(writer).with_target(false);
    let lines = match format {
        LogFormat::Text => lines.with_ansi(io::stderr().is_terminal()).with_filter(filter).boxed(),
        LogFormat::Json => {
            lines.json().flatten_event(true).with_current_span(false).with_span_list(false).with_filter(filter).boxed()
        }
    };
    let counted = CountFaults.with_filter(LevelFilter::WARN);
    tracing_subscriber::registry().with(lines).with(counted).init();
    std::panic::set_hook(Box::new(panicked));
}

/// A text for the person at the keyboard, without the secrets the process was given: what somebody answered in Telegram's
/// place may quote them.
#[must_use]
pub fn without_secrets(text: &str) -> String {
    let masked = SECRETS.get().map(|secrets| secrets.mask(text.as_bytes()));
    masked.map_or_else(|| text.to_owned(), |masked| String::from_utf8_lossy(&masked).into_owned())
}

/// Faults logged so far, by code.
#[must_use]
pub fn faults() -> BTreeMap<String, u64> {
    FAULTS.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// What may be logged of an error: its first line without anything it quotes, which may be what somebody wrote.
#[must_use]
pub fn cause(error: impl Display) -> String {
    let text = error.to_string();
    let bare = match (text.find(QUOTES), text.rfind(QUOTES)) {
        (Some(first), Some(last)) if first < last => {
            let opened = first + text[first..].chars().next().map_or(0, char::len_utf8);
            format!("{}…{}", &text[..opened], &text[last..])
        }
        (Some(only), _) => format!("{}…", &text[..only]),
        _ => text,
    };
    bare.lines().next().unwrap_or_default().chars().take(LONGEST_CAUSE).collect()
}

/// An error with all its causes, for the person at the keyboard. Some errors end with the words of their own cause,
/// which are not said twice.
#[must_use]
pub fn whole(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |said, cause| match said {
        said if said.is_empty() => cause,
        said if said.ends_with(&cause) => said,
        said => format!("{said}: {cause}"),
    })
}

tokio::task_local! {
    /// Set while somebody stands ready to catch a panic.
    static GUARDED: ();
}

thread_local! {
    /// Where the latest panic of this thread happened.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does some work and turns its panic, should it panic, into an error that says where. Whoever calls this logs it.
///
/// # Errors
/// If it panicked.
pub async fn catch<T>(work: impl Future<Output = T>) -> anyhow::Result<T> {
    let done = AssertUnwindSafe(GUARDED.scope((), work)).catch_unwind().await;
    done.map_err(|panic| {
        let place = PLACE.take().map(|place| format!(" at {place}")).unwrap_or_default();
        anyhow::anyhow!("panicked{place}: {}", panic_message(&*panic))
    })
}

fn panicked(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string);
    if GUARDED.try_with(|()| ()).is_ok() {
        PLACE.set(place);
        return;
    }
    let error = cause(panic_message(panic.payload()));
    tracing::error!(code = "panic", place, error, "Something panicked.");
}

/// What a panic said.
fn panic_message(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("something that is no text")
}

/// What must not be shown.
#[derive(Clone)]
struct Secrets(Arc<[String]>);

impl Secrets {
    fn new(secrets: &[&str]) -> Self {
        // Of a token also the part after the number, however the colon is written.
        let parts = secrets.iter().flat_map(|secret| [Some(*secret), secret.split_once(':').map(|(_, part)| part)]);
        let long = parts.flatten().filter(|part| part.len() >= SHORTEST_SECRET);
        Self(long.map(str::to_owned).collect())
    }

    fn mask(&self, line: &[u8]) -> Vec<u8> {
        let mut text = String::from_utf8_lossy(line).into_owned();
        for secret in self.0.iter() {
            if text.contains(secret) {
                text = text.replace(secret, MASK);
            }
        }
        text.into_bytes()
    }
}

/// Standard error without secrets. The log writes whole lines.
struct Masked(Secrets);

impl Write for Masked {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        io::stderr().lock().write_all(&self.0.mask(line))?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().lock().flush()
    }
}

/// Counts events with a code.
struct CountFaults;

impl<S: Subscriber> Layer<S> for CountFaults {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if *event.metadata().level() > Level::WARN {
            return;
        }
        let mut code = Code(None);
        event.record(&mut code);
        if let Some(code) = code.0 {
            *FAULTS.lock().unwrap_or_else(PoisonError::into_inner).entry(code).or_default() += 1;
        }
    }
}

struct Code(Option<String>);

impl Visit for Code {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "code" {
            self.0 = Some(value.to_owned());
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_error_quotes_is_not_logged() {
        for (error, logged) in [
            (
                "invalid type: string \"my secret\", expected i64 at line 1",
                "invalid type: string \"…\", expected i64 at line 1",
            ),
            ("two \"a\" and \"b\" of them", "two \"…\" of them"),
            ("byte 1 is inside 'é' of `my secret`", "byte 1 is inside 'é' of `…`"),
            ("it never \"ends", "it never …"),
            ("Bad Request: message can't be edited", "Bad Request: message can't be edited"),
            ("left: 1\nmy secret", "left: 1"),
        ] {
            assert_eq!(cause(error), logged);
        }
        assert_eq!(cause("x".repeat(1_000)).len(), LONGEST_CAUSE);
    }

    #[test]
    fn a_cause_is_said_once() {
        let full = sqlx::Error::Io(io::Error::other("the disk is full"));
        let error = anyhow::Error::from(full).context("cannot write");
        assert_eq!(format!("{error:#}").matches("the disk is full").count(), 2, "else this is no longer needed");
        assert_eq!(whole(&error).matches("the disk is full").count(), 1, "{}", whole(&error));
        assert!(whole(&error).starts_with("cannot write: "));
    }

    #[test]
    fn secrets_are_taken_out_of_every_line() {
        let secrets = Secrets::new(&["123:AAabcdefgh", "short"]);
        let line = "to http://x/bot123:AAabcdefgh/getMe and bot123%3AAAabcdefgh, short";
        let masked = String::from_utf8(secrets.mask(line.as_bytes())).unwrap();
        assert_eq!(masked, "to http://x/bot[secret]/getMe and bot123%3A[secret], short");
    }

    #[tokio::test]
    async fn a_panic_is_an_error_for_who_stands_ready() {
        let error = catch(async { panic!("no {}", "luck") }).await.map(|(): ()| ()).expect_err("it panicked");
        assert!(error.to_string().ends_with("no luck"), "{error}");
        assert_eq!(catch(async { 5 }).await.expect("it did not panic"), 5);
    }
}
