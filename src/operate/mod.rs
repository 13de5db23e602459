//! What the person who runs Kehila types, beside `kehila run`.
//!
//! | typed | seen |
//! |---|---|
//! | `kehila check` | before or while it runs: configuration, token, Telegram, privacy mode, what is missing in each group |
//! | `kehila doctor` | the database: sound or not, what waits, what failed and why, clocks, disk; `--fix` does what is safe |
//! | `kehila backup FILE` | a complete copy of this moment, while it runs; an existing file is never overwritten |
//! | `kehila restore FILE` | the copy takes the database's place, which is kept beside; not while it runs |
//! | `kehila export --chat ID` | everything about one group, as JSON a person can read; without `--chat`: which there are |
//! | `kehila rehearse --days 60` | what would be posted in the coming days, when, and what not and why; with `--html FILE` as a page |
//! | `kehila quarantine list`, `retry`, `drop` | what could not be handled: look, try again, forget |
//!
//! Each says in a few lines what it found; with `--json` as one JSON document on standard output, whose names stay
//! (`docs/operations.md`). What takes long shows on a terminal how far it is. Exit: 0 all is well, 1 something was
//! found or failed, 2 wrong use.

mod backup;
mod check;
mod doctor;
mod export;
mod progress;
mod quarantine;
mod queries;
mod rehearse;
mod report;
mod restore;

use std::path::PathBuf;

use clap::Subcommand;

use crate::{clock::SharedClock, telemetry::whole};
pub use report::Verdict;
use report::{Finding, Report};

/// The commands, as typed.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look whether it would work: configuration, token, Telegram, privacy mode, and rights in each group
    Check {
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Look whether the database is well: integrity, what waits, what failed and why, clocks, disk
    Doctor {
        /// Also do what is safe: drop what is past keeping, tidy the file; with the bot stopped, make the file smaller
        #[arg(long)]
        fix: bool,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Copy the database as it is now into FILE, also while the bot runs
    Backup {
        /// Where to; must not exist yet
        #[arg(value_name = "FILE")]
        to: PathBuf,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Put a backup in the database's place; the bot must be stopped, and the old database is kept beside
    Restore {
        /// A file made by `kehila backup`
        #[arg(value_name = "FILE")]
        from: PathBuf,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Print everything about one group, or one person, as JSON; without either, say which groups there are
    Export {
        /// Telegram's number of the group, such as -1001234567890
        #[arg(long, value_name = "ID", allow_negative_numbers = true)]
        chat: Option<i64>,
        /// Telegram's number of a person, such as 123456789: all that is known of her
        #[arg(long, value_name = "ID", conflicts_with = "chat")]
        person: Option<i64>,
        /// Also list the groups as JSON
        #[arg(long)]
        json: bool,
    },
    /// Show what would be posted in the coming days with the settings as they are, and what not and why; changes nothing
    Rehearse {
        /// How many days ahead
        #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..=400))]
        days: u16,
        /// Telegram's number of one group, such as -1001234567890; without it, all
        #[arg(long, value_name = "ID", allow_negative_numbers = true)]
        chat: Option<i64>,
        /// Also write it as a page; the file must not exist yet
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Show, try again or forget what could not be handled
    Quarantine {
        /// What to do with it
        #[command(subcommand)]
        action: quarantine::Action,
    },
}

impl Command {
    /// Whether it cannot do anything without a token.
    #[must_use]
    pub const fn needs_token(&self) -> bool {
        matches!(self, Self::Check { .. })
    }

    const fn wants_json(&self) -> bool {
        match self {
            Self::Check { json }
            | Self::Doctor { json, .. }
            | Self::Backup { json, .. }
            | Self::Restore { json, .. }
            | Self::Export { json, .. }
            | Self::Rehearse { json, .. } => *json,
            Self::Quarantine { action } => action.wants_json(),
        }
    }
}

/// What the commands work with. Not `Debug`: it holds the token.
pub struct Surroundings {
    /// The configuration's file, if there is one.
    pub config_file: Option<PathBuf>,
    /// The bot's token, if it is set.
    pub token: Option<String>,
    /// Where Telegram is.
    pub api_url: String,
    /// Whether that is Telegram's own server, and none of one's own.
    pub is_telegrams_own: bool,
    /// The database's address.
    pub database: String,
    /// The time.
    pub clock: SharedClock,
    /// What new groups start with, and how long things are kept.
    pub defaults: crate::dispatch::Defaults,
    /// Where Telegram is to bring updates, if they are not fetched.
    pub webhook: Option<String>,
}

/// Does what was typed.
///
/// # Errors
/// What made it impossible, for the person who typed it.
pub async fn run(command: Command, around: &Surroundings) -> anyhow::Result<Verdict> {
    let json = command.wants_json();
    match act(command, around).await {
        // A program reads standard output, whatever happens.
        Err(error) if json => Ok(Report::from_iter([Finding::trouble("failed", whole(&error))]).print(true)),
        done => done,
    }
}

async fn act(command: Command, around: &Surroundings) -> anyhow::Result<Verdict> {
    match command {
        Command::Check { json } => {
            // Looked at before anything is done; see `Command::needs_token`.
            let token = around.token.as_deref().unwrap_or_default();
            check::run(around, token).await.map(|report| report.print(json))
        }
        Command::Export { person: Some(person), .. } => export::person(around, person).await,
        Command::Export { chat, json, .. } => export::run(around, chat, json).await,
        Command::Rehearse { days, chat, html, json } => {
            rehearse::run(around, &rehearse::Wish { chat, days, html: html.as_deref(), json }).await
        }
        Command::Quarantine { action } => quarantine::run(around, action).await,
        Command::Doctor { fix, json } => doctor::run(around, fix).await.map(|report| report.print(json)),
        Command::Backup { to, json } => backup::run(around, &to).await.map(|report| report.print(json)),
        Command::Restore { from, json } => restore::run(around, &from).await.map(|report| report.print(json)),
    }
}
