//! What goes wrong, chosen by the seed.

use std::{collections::BTreeMap, time::Duration};

use rand::{Rng as _, rngs::StdRng, seq::IndexedRandom as _};
use simulator::Fault;

/// One thing that goes wrong during one step of the plan.
#[derive(Debug, Clone, PartialEq)]
pub enum Weather {
    /// Nothing.
    Calm,
    /// The process is killed after so many real milliseconds, and is back after so many simulated minutes.
    Kill { after_ms: u64, down_minutes: i64 },
    /// As before, but it is asked to stop, and does.
    Stop { after_ms: u64, down_minutes: i64 },
    /// The next requests of a method (`*`: any) meet a fault.
    Telegram { method: &'static str, times: usize, fault: Fault },
    /// Nobody is at home at Telegram's for so many simulated minutes.
    Outage { minutes: i64 },
    /// Telegram forgets which updates we asked for.
    Forgotten,
    /// The last so many updates come again.
    Again(usize),
    /// An update nobody can read.
    Poison,
    /// A basic group becomes a supergroup while people talk, so many real milliseconds after they began, and updates
    /// cannot be fetched so many times.
    Grows { after_ms: u64, unfetched: usize },
    /// The database can grow by so many pages only.
    NoPages(u32),
    /// No file can grow by more than so many bytes.
    NoRoom(u64),
    /// Another process keeps the database locked for so many real milliseconds.
    Locked(u64),
    /// The process's clock is off by so many seconds from now on; zero puts it right.
    Clock(i64),
}

/// How long processes stay away, in minutes. Telegram keeps updates for a day.
const DOWN_MINUTES: [i64; 6] = [0, 0, 0, 5, 120, 16 * 60];
/// By how much a clock is off, in seconds. Between two of them lie less than three days: so long we remember what was
/// applied beyond the day Telegram keeps it.
const OFF_SECONDS: [i64; 8] = [0, 0, 240, 3 * 3_600, 30 * 3_600, -300, -3 * 3_600, -20 * 3_600];

impl Weather {
    /// The weather of one step.
    pub fn choose(random: &mut StdRng) -> Self {
        let after_ms = random.random_range(0..60);
        let down_minutes = *DOWN_MINUTES.choose(random).unwrap();
        match random.random_range(0..100) {
            0..15 => Self::Calm,
            15..29 => Self::Kill { after_ms, down_minutes },
            29..34 => Self::Stop { after_ms, down_minutes },
            34..64 => telegram(random),
            64..67 => Self::Outage { minutes: random.random_range(1..90) },
            67..72 => Self::Forgotten,
            72..77 => Self::Again(random.random_range(1..60)),
            77..79 => Self::Poison,
            79..83 => Self::Grows { after_ms, unfetched: random.random_range(0..4) },
            83..86 => Self::NoPages(random.random_range(0..3)),
            86..90 => Self::NoRoom(random.random_range(0..40_000)),
            90..94 => Self::Locked(if random.random_bool(0.3) { 1_600 } else { random.random_range(20..400) }),
            _ => Self::Clock(*OFF_SECONDS.choose(random).unwrap()),
        }
    }

    /// Its name, for the tally.
    pub fn name(&self) -> String {
        match self {
            Self::Telegram { fault, .. } => match fault {
                Fault::ServerError(code) => format!("HTTP {code}"),
                Fault::TooManyRequests(_) => "429".to_owned(),
                Fault::Answer(..) | Fault::Garbage => "garbage".to_owned(),
                other => format!("{other:?}").split('(').next().unwrap_or_default().to_owned(),
            },
            other => format!("{other:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned(),
        }
    }

    /// Whether the process may end with an error because of it; then it is started again, as systemd would.
    pub const fn may_end_the_process(&self) -> bool {
        matches!(self, Self::NoPages(_) | Self::NoRoom(_) | Self::Locked(_))
    }
}

fn telegram(random: &mut StdRng) -> Weather {
    const METHODS: [&str; 11] = [
        "*",
        "*",
        "getUpdates",
        // What is brought to us, if it is.
        "webhook",
        "webhook",
        "sendMessage",
        "sendMessage",
        "sendPoll",
        "deleteMessage",
        "stopPoll",
        "getChatAdministrators",
    ];
    /// Not an answer of Telegram's, though it may come with status 200.
    const GARBAGE: [&str; 7] = [
        "",
        "<html><body>Please log in to the network</body></html>",
        "[]",
        "{\"ok\":true}",
        "{\"ok\":true,\"result\":\"?\"}",
        "{\"ok\":true,\"result\":[{\"x\":1}]}",
        "{\"ok\":true,\"result\":{\"unheard\":[of",
    ];
    let too_long = crate::child::PATIENCE.call * 2;
    let fault = match random.random_range(0..16) {
        0..2 => Fault::ServerError(500),
        2..4 => Fault::ServerError(502),
        4..6 => Fault::TooManyRequests(random.random_range(1..1_800)),
        6..8 => Fault::DropBefore,
        8..11 => Fault::DropAfter,
        11..14 => {
            let status = *[200, 200, 502].choose(random).unwrap();
            Fault::Answer(status, (*GARBAGE.choose(random).unwrap()).to_owned())
        }
        14 => Fault::Stall(too_long),
        _ => Fault::SlowAnswer(too_long),
    };
    let slow = matches!(fault, Fault::Stall(_) | Fault::SlowAnswer(_) | Fault::TooManyRequests(_));
    let times = random.random_range(1..if slow { 3 } else { 8 });
    Weather::Telegram { method: METHODS.choose(random).unwrap(), times, fault }
}

/// Real time until a process is taken away.
pub const fn moment(after_ms: u64) -> Duration {
    Duration::from_millis(after_ms)
}

/// What the weather has been.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<String, usize>);

impl Tally {
    pub fn note(&mut self, what: &str) {
        *self.0.entry(what.to_owned()).or_default() += 1;
    }

    pub fn total(&self) -> usize {
        self.0.values().sum()
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all: Vec<String> = self.0.iter().map(|(what, n)| format!("{what} {n}")).collect();
        f.write_str(&all.join(", "))
    }
}
