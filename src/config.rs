//! The configuration file: what new groups start with. What managers decide lives in the database; secrets
//! live in the environment. Every key is optional; `config.example.toml` shows each with its default.

use std::{collections::BTreeSet, fs, net::SocketAddr, ops::RangeInclusive, path::Path};

use chrono::NaiveTime;
use chrono_tz::Tz;
use serde::Deserialize;

use crate::{
    dispatch::{Defaults, Keep, allowed::Allowed},
    store::chats::{QuietHours, Rhythm},
    telegram::ChatId,
    words::Lang,
};

/// What the process is told by its file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Language of a group whose manager's language we do not speak.
    #[serde(deserialize_with = "language")]
    pub language: Lang,
    /// Zone of a group when it cannot be guessed from its manager's language.
    #[serde(deserialize_with = "zone")]
    pub zone: Tz,
    /// How often prompts are posted until a manager decides.
    #[serde(deserialize_with = "rhythm")]
    pub rhythm: Rhythm,
    /// `HH:MM-HH:MM`, or `off`.
    #[serde(deserialize_with = "quiet_hours")]
    pub quiet_hours: QuietHours,
    /// Unasked posts a day, 1 to 10.
    #[serde(deserialize_with = "per_day")]
    pub posts_per_day: i64,
    /// Unasked posts a week, 1 to 50.
    #[serde(deserialize_with = "per_week")]
    pub posts_per_week: i64,
    /// Days for which it is known whose message was which, 35 to 3650.
    #[serde(deserialize_with = "messages_days")]
    pub keep_messages_days: i64,
    /// Days for which what could not be handled is kept, 1 to 365.
    #[serde(deserialize_with = "up_to_a_year")]
    pub keep_quarantine_days: i64,
    /// Days for which settled requests to Telegram are kept, 1 to 365.
    #[serde(deserialize_with = "up_to_a_year")]
    pub keep_outbox_days: i64,
    /// Where health and figures can be looked at; nowhere without this.
    pub watch: Option<Watch>,
    /// Where Telegram brings updates; without this they are fetched.
    pub webhook: Option<Webhook>,
    /// Where the bot may be; without this in every group it is added to.
    pub groups: Option<Groups>,
}

/// `[groups]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// Their numbers at Telegram. Anywhere else the bot says one line and leaves.
    #[serde(deserialize_with = "group_numbers")]
    pub allowed: BTreeSet<ChatId>,
}

/// `[watch]`
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "AnyWatch")]
pub struct Watch {
    /// An address of this machine, unless `allow_remote` is set.
    pub listen: SocketAddr,
}

/// `[watch]` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnyWatch {
    #[serde(deserialize_with = "address")]
    listen: SocketAddr,
    #[serde(default)]
    allow_remote: bool,
}

impl TryFrom<AnyWatch> for Watch {
    type Error = String;

    fn try_from(any: AnyWatch) -> Result<Self, String> {
        if any.listen.ip().is_loopback() || any.allow_remote {
            return Ok(Self { listen: any.listen });
        }
        Err(format!(
            "{} can be reached from other machines, and whoever reaches it may look; use an address such as \
             127.0.0.1:9464, or set allow_remote = true",
            any.listen
        ))
    }
}

/// `[webhook]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    /// What Telegram is told; a proxy brings what arrives there to `listen`.
    #[serde(deserialize_with = "url")]
    pub url: String,
    /// Where we listen, without TLS.
    #[serde(deserialize_with = "address")]
    pub listen: SocketAddr,
    /// Posts at once, 1 to 100.
    #[serde(default = "forty", deserialize_with = "connections")]
    pub max_connections: i64,
}

const fn forty() -> i64 {
    40
}

impl Default for Config {
    fn default() -> Self {
        let keep = Keep::default();
        Self {
            language: Lang::En,
            zone: Tz::UTC,
            rhythm: Rhythm::Gentle,
            quiet_hours: QuietHours { from: 21 * 60, until: 9 * 60 },
            posts_per_day: 1,
            posts_per_week: 5,
            keep_messages_days: keep.messages,
            keep_quarantine_days: keep.quarantine,
            keep_outbox_days: keep.outbox,
            watch: None,
            webhook: None,
            groups: None,
        }
    }
}

/// A configuration file that cannot be used: names the file, the line, the key and what is allowed.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// There is no such file, or it cannot be read.
    #[error("cannot read the configuration {file}: {cause}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        cause: std::io::Error,
    },
    /// A key or value is wrong.
    #[error("{file}, line {line}: {message}")]
    Wrong {
        /// The file.
        file: String,
        /// Counted from one.
        line: usize,
        /// The key and what is allowed.
        message: String,
    },
}

impl Config {
    /// Reads `file`.
    ///
    /// # Errors
    /// If it cannot be read or holds a wrong key or value.
    pub fn read(file: &Path) -> Result<Self, ConfigError> {
        let name = file.display().to_string();
        let text = fs::read_to_string(file).map_err(|cause| ConfigError::Unreadable { file: name.clone(), cause })?;
        Self::parse(&name, &text)
    }

    fn parse(file: &str, text: &str) -> Result<Self, ConfigError> {
        let config = Self::parse_keys(file, text)?;
        let (watch, webhook) = (config.watch.as_ref(), config.webhook.as_ref());
        match watch.zip(webhook).filter(|(watch, webhook)| overlap(watch.listen, webhook.listen)) {
            None => Ok(config),
            Some((_, webhook)) => Err(ConfigError::Wrong {
                file: file.to_owned(),
                line: text.lines().position(|line| line.trim_start().starts_with("[webhook]")).map_or(1, |at| at + 1),
                message: format!("[webhook]: {} is the address of [watch], too; each needs its own", webhook.listen),
            }),
        }
    }

    fn parse_keys(file: &str, text: &str) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start).min(text.len());
            let line = text.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count() + 1;
            let key = text.lines().nth(line - 1).and_then(|line| line.split('=').next()).unwrap_or_default().trim();
            let message = match error.message().strip_prefix("unknown field ") {
                Some(rest) => unknown_key(rest),
                None => format!("{key}: {}", error.message().trim()),
            };
            ConfigError::Wrong { file: file.to_owned(), line, message }
        })
    }

    /// What new groups start with.
    #[must_use]
    pub fn defaults(&self) -> Defaults {
        Defaults {
            language: self.language,
            zone: self.zone,
            rhythm: self.rhythm,
            quiet: self.quiet_hours,
            posts_per_day: self.posts_per_day,
            posts_per_week: self.posts_per_week,
            keep: Keep {
                messages: self.keep_messages_days,
                quarantine: self.keep_quarantine_days,
                outbox: self.keep_outbox_days,
            },
            allowed: self.groups.as_ref().map_or_else(Allowed::default, |groups| Allowed::only(groups.allowed.clone())),
        }
    }
}

/// Whether two programs cannot listen on both.
fn overlap(one: SocketAddr, other: SocketAddr) -> bool {
    let is_everywhere = one.ip().is_unspecified() || other.ip().is_unspecified();
    one.port() != 0 && one.port() == other.port() && (is_everywhere || one.ip() == other.ip())
}

/// From serde's "`wrong`, expected one of `this`, `that`".
fn unknown_key(said: &str) -> String {
    let mut quoted = said.split('`').skip(1).step_by(2);
    let unknown = quoted.next().unwrap_or_default();
    format!("{unknown} is no setting; there are {}", quoted.collect::<Vec<_>>().join(", "))
}

/// Reads `21:00-09:00` or `off`.
#[must_use]
pub fn parse_quiet_hours(text: &str) -> Option<QuietHours> {
    if text.trim() == "off" {
        return Some(QuietHours { from: 0, until: 0 });
    }
    let (from, until) = text.split_once(['-', '–', '—'])?;
    let minutes = |text: &str| {
        let time = NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()?;
        u16::try_from(time.signed_duration_since(NaiveTime::MIN).num_minutes()).ok()
    };
    let quiet = QuietHours { from: minutes(from)?, until: minutes(until)? };
    (quiet.from != quiet.until).then_some(quiet)
}

fn language<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Lang, D::Error> {
    word(from, |text| Lang::ALL.into_iter().find(|lang| lang.code() == text), r#"is not known; use "en", "he" or "ru""#)
}

fn rhythm<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Rhythm, D::Error> {
    let known = |text: &str| Rhythm::ALL.into_iter().find(|rhythm| rhythm.code() == text);
    word(from, known, r#"is not known; use "gentle", "steady" or "none""#)
}

fn zone<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Tz, D::Error> {
    word(from, |text| text.parse().ok(), r#"is no time zone; use an IANA name such as "Asia/Jerusalem""#)
}

fn quiet_hours<'de, D: serde::Deserializer<'de>>(from: D) -> Result<QuietHours, D::Error> {
    word(from, parse_quiet_hours, r#"is not understood; write "21:00-09:00", or "off""#)
}

/// A value in quotes that `read` knows; whatever else stands there is quoted in the answer.
fn word<'de, D: serde::Deserializer<'de>, T>(
    from: D,
    read: impl Fn(&str) -> Option<T>,
    allowed: &str,
) -> Result<T, D::Error> {
    let value = toml::Value::deserialize(from)?;
    value.as_str().and_then(read).ok_or_else(|| serde::de::Error::custom(format!("{value} {allowed}")))
}

fn per_day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    within(from, 1..=10)
}

fn per_week<'de, D: serde::Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    within(from, 1..=50)
}

/// Not less than a month and the time until it is closed: reactions count for the month of their message.
fn messages_days<'de, D: serde::Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    within(from, 35..=3_650)
}

fn up_to_a_year<'de, D: serde::Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    within(from, 1..=365)
}

fn connections<'de, D: serde::Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    within(from, 1..=100)
}

/// Telegram's numbers of groups are negative.
fn group_numbers<'de, D: serde::Deserializer<'de>>(from: D) -> Result<BTreeSet<ChatId>, D::Error> {
    let value = toml::Value::deserialize(from)?;
    let number = |value: &toml::Value| value.as_integer().map(ChatId).filter(|id| id.is_group());
    let numbers = value.as_array().map(|all| all.iter().map(number).collect::<Option<BTreeSet<ChatId>>>());
    numbers.flatten().ok_or_else(|| {
        serde::de::Error::custom(format!("{value} is no list of groups' numbers; write one such as [-1001234567890]"))
    })
}

fn address<'de, D: serde::Deserializer<'de>>(from: D) -> Result<SocketAddr, D::Error> {
    word(from, |text| text.parse().ok(), r#"is no address; write one such as "127.0.0.1:9464""#)
}

fn url<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let known = |text: &str| parse_url(text).filter(|url| url.username().is_empty()).map(|_| text.to_owned());
    word(from, known, r#"is no address; write one such as "https://bot.example.org/kehila""#)
}

/// What Telegram itself would not accept of a webhook's address, and why; a Bot API server of one's own does.
#[must_use]
pub fn refused_by_telegram(url: &str) -> Option<&'static str> {
    let url = parse_url(url)?;
    let is_accepted = url.port_or_known_default().is_some_and(|port| [443, 80, 88, 8443].contains(&port));
    match url.scheme() {
        "https" if is_accepted => None,
        "https" => Some("Telegram delivers only to the ports 443, 80, 88 and 8443"),
        _ => Some("Telegram delivers only to addresses that begin with https://"),
    }
}

/// Whether a text is an address one can ask over HTTP.
#[must_use]
pub fn is_url(text: &str) -> bool {
    parse_url(text).is_some()
}

fn parse_url(text: &str) -> Option<reqwest::Url> {
    reqwest::Url::parse(text).ok().filter(|url| matches!(url.scheme(), "https" | "http") && url.has_host())
}

fn within<'de, D: serde::Deserializer<'de>>(from: D, allowed: RangeInclusive<i64>) -> Result<i64, D::Error> {
    let value = toml::Value::deserialize(from)?;
    let wrong = match value.as_integer() {
        Some(number) if allowed.contains(&number) => return Ok(number),
        Some(_) => "is out of range",
        None => "is no whole number",
    };
    Err(serde::de::Error::custom(format!(
        "{value} {wrong}; use a number from {} to {}",
        allowed.start(),
        allowed.end()
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> String {
        Config::parse("config.toml", text).expect_err("it is wrong").to_string()
    }

    #[test]
    fn the_example_shows_every_default() {
        let example = include_str!("../config.example.toml");
        let parsed = Config::parse("config.example.toml", example).unwrap();
        assert_eq!(format!("{parsed:?}"), format!("{:?}", Config::default()));
        let keys = wrong("colour = 1");
        let keys = keys.split("there are ").nth(1).unwrap().split(", ");
        for key in keys {
            let is_shown = |line: &str| line.starts_with(&format!("{key} =")) || line == format!("#[{key}]");
            assert!(example.lines().any(is_shown), "{key} is missing");
        }
    }

    #[test]
    fn the_example_shows_what_is_off_by_default() {
        let example = include_str!("../config.example.toml");
        let is_setting = |line: &str| line.starts_with('#') && !line.starts_with("# ") && line != "#";
        let all = example.lines().map(|line| if is_setting(line) { &line[1..] } else { line });
        let parsed = Config::parse("config.example.toml", &all.collect::<Vec<_>>().join("\n")).unwrap();
        assert_eq!(parsed.watch.unwrap().listen.to_string(), "127.0.0.1:9464");
        let webhook = parsed.webhook.unwrap();
        assert_eq!(webhook.url, "https://bot.example.org/kehila");
        assert_eq!((webhook.listen.to_string().as_str(), webhook.max_connections), ("127.0.0.1:8443", 40));
        assert_eq!(parsed.groups.unwrap().allowed, BTreeSet::from([ChatId(-1_001_234_567_890)]));
    }

    #[test]
    fn mistakes_name_file_line_key_and_what_is_allowed() {
        for (text, said) in [
            (
                "language = \"en\"\nzone = \"Mars/Base\"\n",
                r#"line 2: zone: "Mars/Base" is no time zone; use an IANA name such as "Asia/Jerusalem""#,
            ),
            ("language = \"fr\"", r#"line 1: language: "fr" is not known; use "en", "he" or "ru""#),
            ("rhythm = \"wild\"", r#"line 1: rhythm: "wild" is not known; use "gentle", "steady" or "none""#),
            (
                "\ncolour = 1",
                "line 2: colour is no setting; there are language, zone, rhythm, quiet_hours, posts_per_day, posts_per_week, keep_messages_days, keep_quarantine_days, keep_outbox_days, watch, webhook, groups",
            ),
            ("posts_per_day = 0", "line 1: posts_per_day: 0 is out of range; use a number from 1 to 10"),
            (
                "\nposts_per_day = \"one\"",
                r#"line 2: posts_per_day: "one" is no whole number; use a number from 1 to 10"#,
            ),
            ("posts_per_week = 2.5", "line 1: posts_per_week: 2.5 is no whole number; use a number from 1 to 50"),
            ("keep_messages_days = 30", "line 1: keep_messages_days: 30 is out of range; use a number from 35 to 3650"),
            ("keep_outbox_days = 0", "line 1: keep_outbox_days: 0 is out of range; use a number from 1 to 365"),
            ("quiet_hours = 9", r#"line 1: quiet_hours: 9 is not understood; write "21:00-09:00", or "off""#),
            (
                "quiet_hours = \"late\"",
                r#"line 1: quiet_hours: "late" is not understood; write "21:00-09:00", or "off""#,
            ),
            (
                "[watch]\nlisten = \"here\"",
                r#"line 2: listen: "here" is no address; write one such as "127.0.0.1:9464""#,
            ),
            ("[watch]\nport = 1", "line 2: port is no setting; there are listen, allow_remote"),
            ("\n[watch]\n", "line 2: [watch]: missing field `listen`"),
            (
                "[watch]\nlisten = \"0.0.0.0:9464\"",
                "line 1: [watch]: 0.0.0.0:9464 can be reached from other machines, and whoever reaches it may look; use \
                 an address such as 127.0.0.1:9464, or set allow_remote = true",
            ),
            (
                "[groups]\nallowed = [5]",
                "line 2: allowed: [5] is no list of groups' numbers; write one such as [-1001234567890]",
            ),
            ("[groups]\nallow = []", "line 2: allow is no setting; there are allowed"),
            (
                "[webhook]\nurl = \"ftp://x\"\nlisten = \"127.0.0.1:8443\"",
                r#"line 2: url: "ftp://x" is no address; write one such as "https://bot.example.org/kehila""#,
            ),
            (
                "[watch]\nlisten = \"127.0.0.1:9\"\n[webhook]\nurl = \"https://x\"\nlisten = \"127.0.0.1:9\"",
                "line 3: [webhook]: 127.0.0.1:9 is the address of [watch], too; each needs its own",
            ),
            (
                "[webhook]\nurl = \"https://x\"\nlisten = \"127.0.0.1:1\"\nsecret = \"s\"",
                "line 4: secret is no setting; there are url, listen, max_connections",
            ),
        ] {
            assert_eq!(wrong(text), format!("config.toml, {said}"));
        }
    }
}
