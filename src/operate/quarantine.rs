//! `kehila quarantine`: what could not be handled. `list` shows it with the cause, `retry` has it handled again as if it
//! came now, `drop` forgets it.
//!
//! A retry is a timer that is set here and rings in the bot: within a minute if it runs, else when it is next started.
//! So there is one process that handles things, whoever asks. What fails again is back in quarantine under a new number;
//! whoever waited for an answer was told the first time, and is not told again.

use clap::{Args, Subcommand};
use serde_json::json;

use super::{
    Surroundings,
    queries::{self, Kept},
    report::{self, Finding, Report, Verdict, count},
};
use crate::{
    dispatch::house,
    store::{Store, Tx, file, instant, lock},
};

const NOTHING: &str = "The quarantine is empty.";

/// What to do with what is in quarantine.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Show what could not be handled, and why
    List {
        /// Also show it as it came, people's words included
        #[arg(long)]
        raw: bool,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Have it handled again: by the running bot within a minute, else at its next start
    Retry {
        #[command(flatten)]
        which: Which,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Forget it
    Drop {
        #[command(flatten)]
        which: Which,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
}

impl Action {
    pub(super) const fn wants_json(&self) -> bool {
        let (Self::List { json, .. } | Self::Retry { json, .. } | Self::Drop { json, .. }) = self;
        *json
    }
}

/// Some or all.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Which {
    /// Numbers from `kehila quarantine list`
    #[arg(value_name = "NUMBER")]
    numbers: Vec<i64>,
    /// Everything in quarantine
    #[arg(long)]
    all: bool,
}

/// Does it.
pub async fn run(around: &Surroundings, action: Action) -> anyhow::Result<Verdict> {
    match action {
        Action::List { raw, json } => list(around, raw, json).await,
        Action::Retry { which, json } => retry(around, &which, json).await,
        Action::Drop { which, json } => forget(around, &which, json).await,
    }
}

async fn list(around: &Surroundings, raw: bool, json: bool) -> anyhow::Result<Verdict> {
    let kept = queries::in_quarantine(&Store::look(&around.database).await?).await?;
    if json {
        let rows: Vec<_> = kept.iter().map(|row| as_json(row, raw)).collect();
        report::print(&format!("{:#}\n", json!({"ok": kept.is_empty(), "quarantine": rows})));
    } else if kept.is_empty() {
        report::print(&format!("{NOTHING}\n"));
    } else {
        report::print(&kept.iter().map(|row| as_text(row, raw)).collect::<String>());
    }
    Ok(Verdict::Well)
}

fn as_json(row: &Kept, raw: bool) -> serde_json::Value {
    let mut json = json!({
        "number": row.id, "at": instant(row.at), "source": row.source, "update_id": row.update_id,
        "chat": row.chat_id, "title": row.title, "error": row.error, "is_tried_again": row.is_tried_again,
    });
    if raw {
        let parsed = serde_json::from_str(&row.raw).unwrap_or_else(|_| row.raw.clone().into());
        json["raw"] = parsed;
    }
    json
}

fn as_text(row: &Kept, raw: bool) -> String {
    let place = row.title.as_deref().map(|title| format!(", {title}")).unwrap_or_default();
    let again = if row.is_tried_again { ", to be tried again" } else { "" };
    let at = instant(row.at).format("%Y-%m-%d %H:%M UTC");
    let mut text = format!("{}  {at}  {}{place}{again}\n    {}\n", row.id, row.source, row.error);
    if raw {
        text.push_str(&format!("    {}\n", row.raw));
    }
    text
}

async fn retry(around: &Surroundings, which: &Which, json: bool) -> anyhow::Result<Verdict> {
    let tx = begin(around).await?;
    let Some(numbers) = chosen(&tx, which, json).await? else { return Ok(Verdict::WrongUse) };
    for number in &numbers {
        house::retry_later(&tx, *number, around.clock.now()).await?;
    }
    tx.commit().await?;
    let when = match lock::holder(&file::path(&around.database)?) {
        Some(_) => "the running bot tries within a minute",
        None => "the bot tries at its next start",
    };
    let n = i64::try_from(numbers.len())?;
    let says = match n {
        0 => NOTHING.to_owned(),
        n => format!("{} to be tried again; {when}", count(n, "thing is", "things are")),
    };
    let done = Finding::ok("retry", says);
    Ok(Report::from_iter([done.fact("numbers", numbers)]).print(json))
}

async fn forget(around: &Surroundings, which: &Which, json: bool) -> anyhow::Result<Verdict> {
    let tx = begin(around).await?;
    let Some(numbers) = chosen(&tx, which, json).await? else { return Ok(Verdict::WrongUse) };
    for number in &numbers {
        queries::drop_from_quarantine(&tx, *number).await?;
    }
    tx.commit().await?;
    let n = i64::try_from(numbers.len())?;
    let says = match n {
        0 => NOTHING.to_owned(),
        n => format!("{} forgotten", count(n, "thing is", "things are")),
    };
    let done = Finding::ok("drop", says);
    Ok(Report::from_iter([done.fact("numbers", numbers)]).print(json))
}

/// A transaction beside the running bot. An older database is not upgraded in passing.
async fn begin(around: &Surroundings) -> anyhow::Result<Tx> {
    let path = file::path(&around.database)?;
    let version = super::backup::of_kehila(&path).await?;
    let known = file::known_version();
    anyhow::ensure!(
        version == known,
        "{} has schema {version} and this Kehila is for {known}; use the version that runs the bot, or start this one once",
        path.display()
    );
    Ok(Store::open(&around.database).await?.write().await?)
}

/// The numbers meant; [`None`] if one of them is not there, which was said.
async fn chosen(tx: &Tx, which: &Which, json: bool) -> anyhow::Result<Option<Vec<i64>>> {
    let there: Vec<i64> = queries::in_quarantine(tx).await?.into_iter().map(|row| row.id).collect();
    if which.all {
        return Ok(Some(there));
    }
    let missing: Vec<i64> = which.numbers.iter().copied().filter(|number| !there.contains(number)).collect();
    if missing.is_empty() {
        return Ok(Some(which.numbers.clone()));
    }
    let finding = Finding::trouble("quarantine", format!("not there: {missing:?}; nothing was changed"))
        .details(["kehila quarantine list shows the numbers"]);
    Report::from_iter([finding.fact("missing", missing)]).print(json);
    Ok(None)
}
