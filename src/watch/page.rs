//! `/metrics`: the figures in Prometheus' text form (exposition format 0.0.4).

use std::{
    collections::BTreeMap,
    fmt::{Display, Write as _},
    path::Path,
};

use super::counters::{Histogram, Loop, Watch};
use crate::store::{
    figures::{Decision, Waiting},
    outbox::GivenUp,
};

/// What is shown beside the counters.
#[derive(Debug)]
pub(super) struct Figures<'a> {
    pub watch: &'a Watch,
    pub waiting: Waiting,
    pub decisions: &'a BTreeMap<Decision, u64>,
    pub faults: BTreeMap<String, u64>,
    pub too_many_requests: u64,
    /// Unix seconds.
    pub now: i64,
    /// Seconds our clock is ahead of Telegram's, as far as it was told.
    pub ahead: Option<i64>,
    pub started_at: i64,
    pub database: &'a Path,
}

/// The whole page.
pub(super) fn metrics(figures: &Figures<'_>) -> String {
    let mut page = Page::default();
    about_the_process(&mut page, figures);
    about_updates(&mut page, figures);
    about_requests(&mut page, figures);
    about_posts(&mut page, figures);
    about_floods(&mut page, figures);
    about_trouble(&mut page, figures);
    page.0
}

fn about_the_process(page: &mut Page, figures: &Figures<'_>) {
    page.family("kehila_build_info", "gauge", "Always 1; the label says which version runs.");
    page.sample("kehila_build_info", &[("version", env!("CARGO_PKG_VERSION"))], 1);
    page.family("kehila_start_time_seconds", "gauge", "When the process started, in Unix seconds.");
    page.sample("kehila_start_time_seconds", &[], figures.started_at);
    page.family("kehila_loop_alive", "gauge", "1 while a loop runs.");
    for which in Loop::ALL {
        page.sample("kehila_loop_alive", &[("loop", which.code())], u8::from(figures.watch.is_alive(which)));
    }
    if let Some(bytes) = resident_bytes() {
        page.family("process_resident_memory_bytes", "gauge", "Resident memory.");
        page.sample("process_resident_memory_bytes", &[], bytes);
    }
    page.family("kehila_database_bytes", "gauge", "Size of the database file and of its write-ahead log.");
    for (label, ending) in [("main", ""), ("wal", "-wal")] {
        page.sample("kehila_database_bytes", &[("file", label)], size_of(figures.database, ending));
    }
}

fn about_updates(page: &mut Page, figures: &Figures<'_>) {
    page.family("kehila_updates_total", "counter", "Updates committed, by kind.");
    for (kind, count) in figures.watch.updates_by_kind() {
        page.sample("kehila_updates_total", &[("kind", kind)], count);
    }
    let watch = figures.watch;
    page.histogram("kehila_update_lag_seconds", "Age of messages when committed.", &watch.lag);
    page.histogram("kehila_batch_seconds", "Time from a batch's first statement to its commit.", &watch.batch);
    page.histogram("kehila_commit_seconds", "Time a commit takes.", &watch.commit);
    page.family("kehila_last_heard_timestamp_seconds", "gauge", "When Telegram last answered, in Unix seconds.");
    page.sample("kehila_last_heard_timestamp_seconds", &[], watch.last_heard());
    page.family("kehila_clock_ahead_seconds", "gauge", "How far our clock is ahead of Telegram's; below zero: behind.");
    if let Some(ahead) = figures.ahead {
        page.sample("kehila_clock_ahead_seconds", &[], ahead);
    }
    page.family("kehila_webhook_pending_updates", "gauge", "Updates Telegram holds for the webhook; only with one.");
    if let Some(pending) = watch.updates_held_back() {
        page.sample("kehila_webhook_pending_updates", &[], pending);
    }
    page.family("kehila_webhook_denied_total", "counter", "Posts to the webhook without its secret.");
    page.sample("kehila_webhook_denied_total", &[], watch.denials());
}

fn about_requests(page: &mut Page, figures: &Figures<'_>) {
    let waiting = &figures.waiting;
    page.family("kehila_outbox_requests", "gauge", "Requests to Telegram that are due, for later, on their way.");
    for (state, count) in [("due", waiting.due), ("later", waiting.later), ("sending", waiting.sending)] {
        page.sample("kehila_outbox_requests", &[("state", state)], count);
    }
    page.family("kehila_outbox_oldest_seconds", "gauge", "How long the oldest due request has been waiting.");
    page.sample("kehila_outbox_oldest_seconds", &[], age(waiting.oldest_request, figures.now));
    page.family("kehila_sends_total", "counter", "Requests sent, by how Telegram answered.");
    for (result, count) in figures.watch.answers() {
        page.sample("kehila_sends_total", &[("result", result)], count);
    }
    page.family("kehila_given_up_total", "counter", "Requests that will not be sent any more, by why.");
    for how in GivenUp::ALL {
        page.sample("kehila_given_up_total", &[("why", how.code())], figures.watch.given_up(how));
    }
    page.family("kehila_too_many_requests_total", "counter", "Times Telegram asked us to slow down (429).");
    page.sample("kehila_too_many_requests_total", &[], figures.too_many_requests);
}

fn about_posts(page: &mut Page, figures: &Figures<'_>) {
    page.family("kehila_posts_total", "counter", "Unasked posts that were due: posted, or skipped and why.");
    for ((room, outcome, reason), count) in figures.decisions {
        page.sample("kehila_posts_total", &[("room", room), ("outcome", outcome), ("reason", reason)], count);
    }
    page.family("kehila_timer_late_seconds", "gauge", "How late the first due timer is.");
    page.sample("kehila_timer_late_seconds", &[], age(figures.waiting.first_timer, figures.now));
}

fn about_floods(page: &mut Page, figures: &Figures<'_>) {
    page.family("kehila_held_back_total", "counter", "What was one too many and not answered, by kind.");
    for (kind, count) in figures.watch.kept_back_by_kind() {
        page.sample("kehila_held_back_total", &[("kind", kind)], count);
    }
    page.family(
        "kehila_rows_forgotten_total",
        "counter",
        "Rows that were past keeping, or beyond a cap, by what they are.",
    );
    for (what, count) in figures.watch.forgotten_by_kind() {
        page.sample("kehila_rows_forgotten_total", &[("what", what)], count);
    }
    page.family("kehila_groups_refused_total", "counter", "Groups left because they are not among those allowed.");
    page.sample("kehila_groups_refused_total", &[], figures.watch.groups_refused());
}

fn about_trouble(page: &mut Page, figures: &Figures<'_>) {
    page.family("kehila_quarantine_entries", "gauge", "What could not be handled and waits for a human.");
    page.sample("kehila_quarantine_entries", &[], figures.waiting.quarantined);
    page.family("kehila_parked_updates", "gauge", "Updates set aside until a chat's administrators are known.");
    page.sample("kehila_parked_updates", &[], figures.waiting.parked);
    page.family("kehila_faults_total", "counter", "Faults logged, by code.");
    for (code, count) in &figures.faults {
        page.sample("kehila_faults_total", &[("code", code)], count);
    }
}

/// How long ago, at least nothing.
fn age(since: Option<i64>, now: i64) -> i64 {
    since.map_or(0, |since| (now - since).max(0))
}

/// Zero if there is no such file.
fn size_of(database: &Path, ending: &str) -> u64 {
    let mut file = database.as_os_str().to_owned();
    file.push(ending);
    std::fs::metadata(file).map_or(0, |file| file.len())
}

/// As Linux says it.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// Text in the making. Writing to a string cannot fail.
#[derive(Default)]
struct Page(String);

impl Page {
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn sample(&mut self, name: &str, labels: &[(&str, &str)], value: impl Display) {
        let labels: Vec<String> = labels.iter().map(|(name, value)| format!("{name}=\"{}\"", escape(value))).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }

    fn histogram(&mut self, name: &str, help: &str, histogram: &Histogram) {
        let (below, all, sum) = histogram.read();
        self.family(name, "histogram", help);
        for (bound, count) in below {
            self.sample(&format!("{name}_bucket"), &[("le", &bound.to_string())], count);
        }
        self.sample(&format!("{name}_bucket"), &[("le", "+Inf")], all);
        self.sample(&format!("{name}_sum"), &[], sum);
        self.sample(&format!("{name}_count"), &[], all);
    }
}

fn escape(value: &str) -> String {
    value.replace('\\', r"\\").replace('"', r#"\""#).replace('\n', r"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_can_hold_anything() {
        let mut page = Page::default();
        page.sample("x", &[("a", "q\"\\\n"), ("b", "c")], 1);
        assert_eq!(page.0, "x{a=\"q\\\"\\\\\\n\",b=\"c\"} 1\n");
    }

    #[test]
    fn nothing_waits_longer_than_since_the_epoch_and_the_future_is_no_age() {
        assert_eq!((age(None, 9), age(Some(4), 9), age(Some(20), 9)), (0, 5, 0));
    }
}
