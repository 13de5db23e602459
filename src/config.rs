//! The configuration file: what new groups start with. What managers decide lives in the database; secrets
//! live in the environment. Every key is optional; `config.example.toml` shows each with its default.

use std::{fs, path::Path};

use chrono::NaiveTime;
use chrono_tz::Tz;
use serde::Deserialize;

use crate::{
    dispatch::Defaults,
    store::chats::{QuietHours, Rhythm},
    words::Lang,
};

/// What the process is told by its file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Language of a group whose manager's language we do not speak.
    pub language: Lang,
    /// Zone of a group when it cannot be guessed from its manager's language.
    #[serde(deserialize_with = "zone")]
    pub zone: Tz,
    /// How often prompts are posted until a manager decides.
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
}

impl Default for Config {
    fn default() -> Self {
        Self {
            language: Lang::En,
            zone: Tz::UTC,
            rhythm: Rhythm::Gentle,
            quiet_hours: QuietHours { from: 21 * 60, until: 9 * 60 },
            posts_per_day: 1,
            posts_per_week: 5,
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
        toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start).min(text.len());
            let line = text.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count() + 1;
            let key = text.lines().nth(line - 1).and_then(|line| line.split('=').next()).unwrap_or_default().trim();
            let message = format!("{key}: {}", error.message().trim());
            ConfigError::Wrong { file: file.to_owned(), line, message }
        })
    }

    /// What new groups start with.
    #[must_use]
    pub const fn defaults(&self) -> Defaults {
        Defaults {
            language: self.language,
            zone: self.zone,
            rhythm: self.rhythm,
            quiet: self.quiet_hours,
            posts_per_day: self.posts_per_day,
            posts_per_week: self.posts_per_week,
        }
    }
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

fn zone<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Tz, D::Error> {
    let name = String::deserialize(from)?;
    name.parse().map_err(|_| {
        serde::de::Error::custom(format!("`{name}` is no time zone; use an IANA name such as \"Asia/Jerusalem\""))
    })
}

fn quiet_hours<'de, D: serde::Deserializer<'de>>(from: D) -> Result<QuietHours, D::Error> {
    let text = String::deserialize(from)?;
    parse_quiet_hours(&text).ok_or_else(|| {
        serde::de::Error::custom(format!("`{text}` is not understood; write \"21:00-09:00\", or \"off\""))
    })
}

fn per_day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    within(i64::deserialize(from)?, 10)
}

fn per_week<'de, D: serde::Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    within(i64::deserialize(from)?, 50)
}

fn within<E: serde::de::Error>(number: i64, most: i64) -> Result<i64, E> {
    if (1..=most).contains(&number) {
        return Ok(number);
    }
    Err(E::custom(format!("{number} is out of range; use a number from 1 to {most}")))
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
        for key in ["language", "zone", "rhythm", "quiet_hours", "posts_per_day", "posts_per_week"] {
            assert!(example.lines().any(|line| line.starts_with(&format!("{key} ="))), "{key} is missing");
        }
    }

    #[test]
    fn mistakes_name_file_line_key_and_what_is_allowed() {
        insta::assert_snapshot!(wrong("language = \"en\"\nzone = \"Mars/Base\"\n"), @r#"config.toml, line 2: zone: `Mars/Base` is no time zone; use an IANA name such as "Asia/Jerusalem""#);
        insta::assert_snapshot!(wrong("rhythm = \"wild\""), @"config.toml, line 1: rhythm: unknown variant `wild`, expected one of `gentle`, `steady`, `none`");
        insta::assert_snapshot!(wrong("\ncolour = 1"), @"config.toml, line 2: colour: unknown field `colour`, expected one of `language`, `zone`, `rhythm`, `quiet_hours`, `posts_per_day`, `posts_per_week`");
        insta::assert_snapshot!(wrong("posts_per_day = 0"), @"config.toml, line 1: posts_per_day: 0 is out of range; use a number from 1 to 10");
        insta::assert_snapshot!(wrong("quiet_hours = \"late\""), @r#"config.toml, line 1: quiet_hours: `late` is not understood; write "21:00-09:00", or "off""#);
    }
}
