//! Watching the real binary: health, readiness, figures; the dashboard and the alerts ask only for what there is.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod process {
    #![expect(dead_code, reason = "shared with other tests, each of which uses a part")]
    pub mod bot;
}

use std::collections::{BTreeMap, BTreeSet};

use process::bot::{Bot, PATIENCE, free_port, get, repository_file, with_watch};
use serde_json::Value;
use simulator::{Fault, Options, Person, Rights, Sim};
use sqlx::Executor as _;

fn sim() -> Sim {
    Sim::start(Options { flood: None, ..Options::default() }).unwrap()
}

/// Waits until a page is answered with this status, and returns it.
async fn page(bot: &Bot, port: u16, path: &str, status: u16) -> String {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        match get(port, path).await {
            Some((found, text)) if found == status => return text,
            found => assert!(tokio::time::Instant::now() < deadline, "{path} is {found:?}\n{}", bot.log()),
        }
    }
}

/// The figures once they show the request that waits: what is shown may be some seconds old.
async fn once_waiting(bot: &Bot, port: u16) -> Metrics {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        let metrics = Metrics::parse(&page(bot, port, "/metrics", 200).await);
        let oldest = metrics.get("kehila_outbox_oldest_seconds");
        if oldest >= 35_990.0 {
            return metrics;
        }
        assert!(tokio::time::Instant::now() < deadline, "the oldest request is {oldest} s old");
    }
}

/// Samples by their name and labels, read as strictly as Prometheus does.
#[derive(Debug, Default)]
struct Metrics {
    types: BTreeMap<String, String>,
    samples: BTreeMap<String, f64>,
}

impl Metrics {
    fn parse(text: &str) -> Self {
        assert!(text.ends_with('\n'), "the last line ends");
        let mut metrics = Self::default();
        let mut family = String::new();
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("# HELP ") {
                family = rest.split(' ').next().unwrap().to_owned();
                assert!(!metrics.types.contains_key(&family), "{family} is there twice");
            } else if let Some(rest) = line.strip_prefix("# TYPE ") {
                let (name, kind) = rest.split_once(' ').unwrap();
                assert_eq!(name, family, "HELP and TYPE belong together");
                assert!(["counter", "gauge", "histogram"].contains(&kind), "{line}");
                assert_eq!(kind == "counter", name.ends_with("_total"), "{name} is a {kind}");
                metrics.types.insert(name.to_owned(), kind.to_owned());
            } else {
                metrics.sample(line, &family);
            }
        }
        metrics.check_histograms();
        metrics
    }

    fn sample(&mut self, line: &str, family: &str) {
        let (series, value) = line.rsplit_once(' ').unwrap();
        let name = series.split('{').next().unwrap();
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{line}");
        let suffix = name.strip_prefix(family).unwrap_or_else(|| panic!("{line} is not of {family}"));
        let allowed: &[&str] = if self.types[family] == "histogram" { &["_bucket", "_sum", "_count"] } else { &[""] };
        assert!(allowed.contains(&suffix), "{line}");
        if let Some(labels) = series.strip_prefix(name).and_then(|rest| rest.strip_prefix('{')) {
            for label in labels.strip_suffix('}').unwrap().split("\",") {
                let (name, value) = label.split_once("=\"").unwrap_or_else(|| panic!("{line}"));
                assert!(name.bytes().all(|b| b.is_ascii_lowercase()) && !value.trim_end_matches('"').contains('"'));
            }
        }
        let twice = self.samples.insert(series.to_owned(), value.parse().unwrap());
        assert!(twice.is_none(), "{series} is there twice");
    }

    fn check_histograms(&self) {
        for name in self.types.iter().filter(|(_, kind)| *kind == "histogram").map(|(name, _)| name) {
            let buckets: Vec<(f64, f64)> = self
                .samples
                .iter()
                .filter_map(|(series, count)| {
                    let bound = series.strip_prefix(&format!("{name}_bucket{{le=\""))?.strip_suffix("\"}")?;
                    Some((if bound == "+Inf" { f64::INFINITY } else { bound.parse().unwrap() }, *count))
                })
                .collect();
            let mut sorted = buckets.clone();
            sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
            assert!(sorted.is_sorted_by_key(|(_, count)| *count), "{name}: counts add up: {sorted:?}");
            assert_eq!(sorted.last().unwrap(), &(f64::INFINITY, self.get(&format!("{name}_count"))));
        }
    }

    fn get(&self, series: &str) -> f64 {
        *self.samples.get(series).unwrap_or_else(|| panic!("there is no {series} in {:#?}", self.samples))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_alive_before_it_is_ready_and_says_what_is_wrong() {
    let (sim, port) = (sim(), free_port());
    sim.stop_server();
    let mut bot = Bot::new(&sim);
    bot.start(&with_watch(port));
    assert_eq!(page(&bot, port, "/healthz", 200).await, "ok\n");
    let unready = page(&bot, port, "/readyz", 503).await;
    assert_eq!(unready, r#"{"ready":false,"reasons":["Telegram has not been reached yet"]}"#);
    page(&bot, port, "/metrics", 503).await;

    sim.start_server().unwrap();
    assert_eq!(page(&bot, port, "/readyz", 200).await, r#"{"ready":true,"reasons":[]}"#);
    assert_eq!(get(port, "/else").await.unwrap().0, 404);

    // A request that has been tried for ten hours.
    let old = "INSERT INTO outbox (method, request, urgency, not_before, when_unknown, attempts, created_at)
               VALUES ('sendMessage', '{}', 2, unixepoch() + 600, 'repeat', 5, unixepoch() - 36000)";
    bot.database().await.execute(old).await.unwrap();
    let unready: Value = serde_json::from_str(&page(&bot, port, "/readyz", 503).await).unwrap();
    let reason = unready["reasons"][0].as_str().unwrap();
    assert!(reason.starts_with("the oldest request to Telegram has been waiting for 36"), "{reason}");
    let metrics = once_waiting(&bot, port).await;
    assert!(metrics.get("kehila_outbox_requests{state=\"later\"}") >= 1.0);
    bot.stop();
    assert!(get(port, "/healthz").await.is_none(), "a stopped process does not answer");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_figures_are_what_happened() {
    let (sim, port) = (sim(), free_port());
    let noa = sim.create(Person::named("Noa").language("en"));
    let alice = sim.person("Alice");
    let group = sim.supergroup("Bakers", noa);
    sim.seat(group, &[alice]);
    let mut bot = Bot::new(&sim);
    bot.start(&with_watch(port));
    page(&bot, port, "/readyz", 200).await;
    sim.add_bot(group, noa);
    sim.promote_bot(group, noa, Rights::all());
    bot.until_quiet().await;
    // Nobody has looked yet; a post made since the start counts all the same.
    let early = "INSERT INTO occurrences (chat, room, ref, scheduled_for, decided_at, outcome)
                 SELECT id, 'touchpoints', 'w', 1, 1, 'posted' FROM chats";
    bot.database().await.execute(early).await.unwrap();
    let before = Metrics::parse(&page(&bot, port, "/metrics", 200).await);

    let said = sim.say(group, alice, "one");
    sim.say(group, alice, "two");
    bot.until_quiet().await;
    sim.react(group, noa, said, "👍");
    sim.inject(serde_json::json!({"message": {"message_id": "no number"}}));
    sim.fault("sendMessage", 0, 1, Fault::TooManyRequests(1));
    sim.fault("sendMessage", 0, 1, Fault::Reject(400, "Bad Request: nobody likes it".into()));
    sim.start_bot(alice);
    sim.start_bot(noa);
    bot.until_quiet().await;

    let after = Metrics::parse(&page(&bot, port, "/metrics", 200).await);
    let more = |series: &str| after.get(series) - before.get(series);
    assert_eq!(more("kehila_updates_total{kind=\"message\"}"), 4.0);
    assert_eq!(more("kehila_updates_total{kind=\"message_reaction\"}"), 1.0);
    assert_eq!(more("kehila_updates_total{kind=\"other\"}"), 1.0, "what could not be read");
    assert_eq!(more("kehila_update_lag_seconds_count"), 4.0);
    assert!(more("kehila_commit_seconds_count") >= more("kehila_batch_seconds_count"));
    assert!(more("kehila_batch_seconds_count") >= 1.0);
    assert_eq!(more("kehila_too_many_requests_total"), 1.0);
    assert_eq!(more("kehila_sends_total{result=\"too_many_requests\"}"), 1.0);
    assert_eq!(more("kehila_sends_total{result=\"refused\"}"), 1.0);
    assert_eq!(more("kehila_given_up_total{why=\"failed\"}"), 1.0);
    assert!(more("kehila_sends_total{result=\"sent\"}") >= 1.0);
    assert_eq!(more("kehila_quarantine_entries"), 1.0);
    for code in ["update-quarantined", "slow-down", "request-refused"] {
        assert_eq!(after.get(&format!("kehila_faults_total{{code=\"{code}\"}}")), 1.0);
    }
    for which in ["receiving", "sending", "ticking"] {
        assert_eq!(after.get(&format!("kehila_loop_alive{{loop=\"{which}\"}}")), 1.0);
    }
    assert!(after.get("kehila_database_bytes{file=\"main\"}") > 0.0);
    assert!(after.get("kehila_database_bytes{file=\"wal\"}") > 0.0);
    assert_eq!(after.get(&format!("kehila_build_info{{version=\"{}\"}}", env!("CARGO_PKG_VERSION"))), 1.0);
    assert!(after.get("kehila_start_time_seconds") > 1_700_000_000.0);

    // Unasked posts: two more decided on since the last look, whoever decided.
    let chat = "INSERT INTO occurrences (chat, room, ref, scheduled_for, decided_at, outcome, reason)
                SELECT id, 'touchpoints', 'x', 1, 1, 'skipped', 'budget' FROM chats
                UNION ALL SELECT id, 'touchpoints', 'y', 1, 1, 'posted', NULL FROM chats";
    bot.database().await.execute(chat).await.unwrap();
    for _ in 0..2 {
        let after = Metrics::parse(&page(&bot, port, "/metrics", 200).await);
        let posts = |rest: &str| after.get(&format!("kehila_posts_total{{room=\"touchpoints\",{rest}}}"));
        assert_eq!(posts("outcome=\"skipped\",reason=\"budget\""), 1.0);
        assert_eq!(posts("outcome=\"posted\",reason=\"\""), 2.0);
    }
    if let Ok(kept) = std::env::var("KEHILA_KEEP_METRICS") {
        std::fs::write(kept, page(&bot, port, "/metrics", 200).await).unwrap();
    }
    bot.stop();
}

/// Names of our figures in a text.
fn names(text: &str) -> BTreeSet<String> {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
    text.split(|c| !is_name(c))
        .filter(|word| word.starts_with("kehila_") && *word != "kehila_")
        .map(str::to_owned)
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_dashboard_and_the_alerts_ask_only_for_what_there_is() {
    let (sim, port) = (sim(), free_port());
    let mut bot = Bot::new(&sim);
    bot.start(&with_watch(port));
    page(&bot, port, "/readyz", 200).await;
    let metrics = Metrics::parse(&page(&bot, port, "/metrics", 200).await);
    bot.stop();
    let mut there: BTreeSet<String> = metrics.types.keys().cloned().collect();
    for (name, _) in metrics.types.iter().filter(|(_, kind)| *kind == "histogram") {
        there.extend(["_bucket", "_sum", "_count"].map(|suffix| format!("{name}{suffix}")));
    }
    let mut asked = BTreeSet::new();
    for file in ["docs/operations/grafana.json", "docs/operations/alerts.yml"] {
        let text = repository_file(file);
        let names = names(&text);
        assert!(names.len() > 5, "{file} asks for something");
        let unknown: Vec<_> = names.difference(&there).collect();
        assert!(unknown.is_empty(), "{file} asks for {unknown:?}");
        asked.extend(names);
    }
    let bare = |name: &String| {
        ["_bucket", "_sum", "_count"].iter().find_map(|s| name.strip_suffix(s)).unwrap_or(name).to_owned()
    };
    let asked: BTreeSet<String> = asked.iter().map(bare).collect();
    let idle: Vec<_> =
        metrics.types.keys().filter(|name| name.starts_with("kehila_") && !asked.contains(*name)).collect();
    assert!(idle.is_empty(), "nobody looks at {idle:?}");
    let dashboard: Value = serde_json::from_str(&repository_file("docs/operations/grafana.json")).unwrap();
    assert!(dashboard["panels"].as_array().unwrap().len() > 5);
}
