//! `kehila doctor`: is the database well, and if not, why?
//!
//! Looks only, at one moment, beside the running bot; nothing is sent. `--fix` does afterwards what can do no harm.

mod fixes;

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Surroundings, progress,
    queries::{self, Cause},
    report::{Finding, Report, bytes, count, span},
};
use crate::{
    store::{
        Store, Tx,
        file::{self, Size},
        inbox,
        lock::{self, Running},
    },
    telegram::time::MARGIN,
    telemetry::whole,
};

/// What was due this long ago and has not happened is late.
const LATE: TimeDelta = TimeDelta::minutes(10);
/// Telegram answers a poll twice a minute; it is written down once.
const SILENT: TimeDelta = TimeDelta::minutes(4);
/// An answer about administrators takes seconds.
const PARKED_LONG: TimeDelta = TimeDelta::hours(1);
/// Clocks of different machines differ by less.
const CLOCK_SLACK: TimeDelta = TimeDelta::minutes(2);
/// Failures shown.
const LATELY: TimeDelta = TimeDelta::days(7);
/// Less room than this on the disk is trouble, whatever the size of the database.
const LEAST_ROOM: u64 = 200_000_000;
/// More written since the last checkpoint than this: somebody keeps the file from being tidied.
const LARGE_WAL: u64 = 100_000_000;

/// Looks at everything, then does what is safe if asked to.
pub async fn run(around: &Surroundings, fix: bool) -> anyhow::Result<Report> {
    let database = file::path(&around.database)?;
    file::readable(&database)?;
    let now = around.clock.now();
    let running = lock::holder(&database);
    let mut report = Report::default();
    report.add(process(running.as_ref()));
    let found = match file::version(&database).await {
        Ok(Some(found)) => found,
        Ok(None) => anyhow::bail!("{} is no database of Kehila", database.display()),
        Err(error) => {
            report.add(integrity(vec![whole(&error)]));
            return Ok(report);
        }
    };
    report.add(schema(found));
    let faults = progress::show("Reading the whole database", 0, || 0, file::faults(&database)).await?;
    let is_sound = faults.is_empty();
    report.add(integrity(faults));
    let size = file::size(&database).await?;
    report.add(sizes(&size));
    report.extend(disk(&database, &size));
    report.extend(rights(&database));
    // Another version's tables may be others.
    let is_ours = found == file::known_version();
    if is_ours && is_sound {
        let tx = Store::look(&around.database).await?;
        contents(&mut report, &tx, now, running.is_some()).await?;
    }
    if fix && is_ours && is_sound {
        fixes::run(&mut report, around, running.is_some(), &size).await?;
    } else if fix {
        let why = "a damaged database is for `kehila restore`, an older one for the next start of the bot";
        report.add(Finding::note("fix", "nothing was changed").details([why]));
    }
    Ok(report)
}

async fn contents(report: &mut Report, tx: &Tx, now: DateTime<Utc>, is_running: bool) -> anyhow::Result<()> {
    report.add(outbox(tx, now, is_running).await?);
    report.extend(failures(tx, now).await?);
    report.add(quarantine(tx).await?);
    report.add(parked(tx, now, is_running).await?);
    report.add(timers(tx, now, is_running).await?);
    report.add(clock(tx, now).await?);
    report.add(telegram(tx, now, is_running).await?);
    Ok(())
}

fn process(running: Option<&Running>) -> Finding {
    match running {
        None => Finding::note("process", "Kehila is not running on this database").fact("running", false),
        Some(Running { process: Some(id), .. }) => {
            Finding::ok("process", format!("running as process {id}")).fact("running", true).fact("process", *id)
        }
        Some(Running { process: None, .. }) => Finding::ok("process", "running").fact("running", true),
    }
}

fn schema(found: i64) -> Finding {
    let known = file::known_version();
    let finding = match found.cmp(&known) {
        std::cmp::Ordering::Equal => Finding::ok("schema", format!("version {found}")),
        std::cmp::Ordering::Less => Finding::note(
            "schema",
            format!("version {found}; this Kehila brings it to {known} when it starts, and looks no further now"),
        ),
        std::cmp::Ordering::Greater => {
            Finding::trouble("schema", format!("version {found} is of a newer Kehila; this one knows {known}"))
        }
    };
    finding.fact("found", found).fact("known", known)
}

fn integrity(faults: Vec<String>) -> Finding {
    if faults.is_empty() {
        return Finding::ok("integrity", "every page and every reference is sound");
    }
    Finding::trouble("integrity", "the database is damaged; stop Kehila and restore a backup")
        .fact("faults", faults.clone())
        .details(faults)
}

fn sizes(size: &Size) -> Finding {
    let says = format!(
        "{}, {} of it unused; {} written since the last checkpoint",
        bytes(size.bytes),
        bytes(size.free_bytes),
        bytes(size.wal_bytes)
    );
    let finding = if size.wal_bytes > LARGE_WAL {
        let why = "something keeps an old view of the database open, so that what is written piles up";
        Finding::trouble("size", says).details([why])
    } else if size.shrinks {
        Finding::ok("size", says)
    } else {
        let why = "made by an early version, it cannot give unused room back; `kehila doctor --fix` with the bot \
                   stopped changes that";
        Finding::note("size", says).details([why])
    };
    finding
        .fact("bytes", size.bytes)
        .fact("free_bytes", size.free_bytes)
        .fact("wal_bytes", size.wal_bytes)
        .fact("shrinks", size.shrinks)
}

fn disk(database: &Path, size: &Size) -> Option<Finding> {
    let free = room_on_disk(database)?;
    let says = format!("{} free", bytes(free));
    let finding = if free < LEAST_ROOM {
        Finding::trouble("disk", says).details(["Kehila stops when it cannot write"])
    } else if free < size.bytes {
        Finding::note("disk", says).details(["not enough for a backup on the same disk"])
    } else {
        Finding::ok("disk", says)
    };
    Some(finding.fact("free_bytes", free))
}

fn rights(database: &Path) -> Option<Finding> {
    let says = "other users of this machine can read the database, and so everybody's names";
    file::is_open_to_others(database)
        .then(|| Finding::trouble("rights", says).details(["`kehila doctor --fix` leaves it to its owner"]))
}

/// Bytes free where a file is.
fn room_on_disk(file: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(super::backup::directory_of(file)).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

async fn outbox(tx: &Tx, now: DateTime<Utc>, is_running: bool) -> anyhow::Result<Finding> {
    let waiting = queries::waiting(tx, now).await?;
    let age = waiting.due_since.map_or(0, |since| (now - since).num_seconds());
    let mut says = count(waiting.n, "request waits", "requests wait");
    if waiting.due_since.is_some() {
        says.push_str(&format!(", due for up to {}", span(age)));
    }
    let finding = match (is_running, age > LATE.num_seconds()) {
        (true, true) => Finding::trouble("outbox", says),
        (false, _) if waiting.n > 0 => Finding::note("outbox", says),
        _ => Finding::ok("outbox", says),
    };
    Ok(finding
        .details(lines(queries::causes_of_waiting(tx).await?))
        .fact("waiting", waiting.n)
        .fact("sending", waiting.sending)
        .fact("oldest_due_seconds", age))
}

async fn failures(tx: &Tx, now: DateTime<Utc>) -> anyhow::Result<Option<Finding>> {
    let causes = queries::causes_of_failure(tx, now - LATELY).await?;
    if causes.is_empty() {
        return Ok(None);
    }
    let n: i64 = causes.iter().map(|cause| cause.n).sum();
    let says = format!("{} refused by Telegram or uncertain in the last 7 days", count(n, "request", "requests"));
    Ok(Some(Finding::note("refused", says).fact("count", n).details(lines(causes))))
}

async fn quarantine(tx: &Tx) -> anyhow::Result<Finding> {
    let n = inbox::quarantined(tx).await?;
    let finding = match n {
        0 => Finding::ok("quarantine", "empty"),
        _ => Finding::trouble("quarantine", format!("{} could not be handled", count(n, "thing", "things")))
            .details(lines(queries::causes_of_quarantine(tx).await?))
            .details(["look: kehila quarantine list; after an upgrade: kehila quarantine retry --all"]),
    };
    Ok(finding.fact("count", n))
}

async fn parked(tx: &Tx, now: DateTime<Utc>, is_running: bool) -> anyhow::Result<Finding> {
    let (n, since) = queries::parked(tx).await?;
    let age = since.map_or(TimeDelta::zero(), |since| now - since);
    let finding = match n {
        0 => Finding::ok("set aside", "no update waits for a list of administrators"),
        _ => {
            let says = format!(
                "{} for a list of administrators, for up to {}",
                count(n, "update waits", "updates wait"),
                span(age.num_seconds())
            );
            match is_running && age > PARKED_LONG {
                true => Finding::trouble("set aside", says),
                false => Finding::note("set aside", says),
            }
        }
    };
    Ok(finding.fact("count", n).fact("oldest_seconds", age.num_seconds()))
}

async fn timers(tx: &Tx, now: DateTime<Utc>, is_running: bool) -> anyhow::Result<Finding> {
    let timers = queries::timers(tx, now - LATE).await?;
    let failing = queries::failing_timers(tx).await?;
    let mut says = format!("{} set", count(timers.n, "timer", "timers"));
    if let Some(since) = timers.since {
        says.push_str(&format!(", {} overdue, for up to {}", timers.overdue, span((now - since).num_seconds())));
    }
    let finding = match (timers.overdue > 0, is_running, failing.is_empty()) {
        (true, true, _) => Finding::trouble("timers", says),
        (false, _, true) => Finding::ok("timers", says),
        _ => Finding::note("timers", says),
    };
    let tried = failing.into_iter().map(|room| format!("{} × tried in vain and tried again: {}", room.n, room.cause));
    Ok(finding.details(tried).fact("count", timers.n).fact("overdue", timers.overdue))
}

async fn clock(tx: &Tx, now: DateTime<Utc>) -> anyhow::Result<Finding> {
    let latest = queries::latest_of_our_times(tx).await?;
    let ahead = latest.map_or(TimeDelta::zero(), |latest| latest - now);
    let before_telegram = match (inbox::last_poll_at(tx).await?, inbox::telegram_at(tx).await?) {
        (Some(ours), Some(theirs)) => ours - theirs,
        _ => TimeDelta::zero(),
    };
    let finding = if before_telegram > MARGIN {
        let says = format!("{} ahead of Telegram's when that was last heard", span(before_telegram.num_seconds()));
        Finding::trouble("clock", says)
            .fact("seconds_ahead", before_telegram.num_seconds())
            .details(["until it is set right nothing is posted by itself, and nothing is deleted"])
    } else if ahead > CLOCK_SLACK {
        let says = format!("the machine's clock is {} behind what the bot wrote down", span(ahead.num_seconds()));
        Finding::trouble("clock", says).details(["one of the two is wrong; posts go by the machine's clock"])
    } else {
        Finding::ok("clock", format!("{} UTC, and nothing in the database is later", now.format("%Y-%m-%d %H:%M:%S")))
    };
    Ok(finding.fact("seconds_behind", ahead.num_seconds().max(0)))
}

async fn telegram(tx: &Tx, now: DateTime<Utc>, is_running: bool) -> anyhow::Result<Finding> {
    let Some(polled) = inbox::last_poll_at(tx).await? else {
        return Ok(Finding::note("telegram", "never heard from Telegram"));
    };
    let update = inbox::last_update_at(tx).await?;
    // Polls are noted once a minute, updates at once.
    let silence = now - update.map_or(polled, |update| update.max(polled));
    let mut says = format!("last heard from {} ago", span(silence.num_seconds().max(0)));
    if let Some(update) = update {
        says.push_str(&format!(", last update {} ago", span((now - update).num_seconds().max(0))));
    }
    let finding = match (is_running, silence > SILENT) {
        (true, true) => Finding::trouble("telegram", says),
        (false, true) => Finding::note("telegram", says),
        (_, false) => Finding::ok("telegram", says),
    };
    Ok(finding.fact("silence_seconds", silence.num_seconds()))
}

fn lines(causes: Vec<Cause>) -> impl Iterator<Item = String> {
    causes.into_iter().map(|Cause { n, cause }| format!("{n} × {cause}"))
}
