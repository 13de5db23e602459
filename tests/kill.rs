//! The kill test: the real binary over real HTTP, killed (SIGKILL) at a hundred random instants under traffic of
//! messages, answers, reactions, joins, commands, votes, buttons and due posts. Afterwards what the bot counted
//! equals what was sent, every post is there once, and nothing is left over.
//!
//! The seed is printed; `KEHILA_SEED=n cargo test --test kill` replays its choices.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod kill {
    pub mod model;
    pub mod process;
    pub mod traffic;
}

use std::time::{Duration, Instant};

use kill::{process::Process, traffic::Traffic};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use simulator::{Fault, Options, Sim};

/// How often the process is killed.
const KILLS: usize = 100;
/// How long it lives at most before it is killed; most of that is work, not starting.
const LONGEST_LIFE_MS: u64 = 500;
/// How long Telegram takes to answer.
const DAWDLE: Duration = Duration::from_millis(80);
/// How long the last process may take to catch up. A greeting waits for half a minute, a post for its minute.
const PATIENCE: Duration = Duration::from_secs(150);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_kills_lose_nothing_and_repeat_nothing() {
    let seed = std::env::var("KEHILA_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(rand::random::<u64>);
    println!("seed {seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let sim = Sim::start(Options { flood: None, ..Options::default() }).unwrap();
    let directory = tempfile::tempdir().unwrap();

    // The groups are set up by a process that is left in peace.
    let mut traffic = Traffic::set_up(&sim);
    let process = Process::start(&sim, directory.path());
    traffic.after_setup(directory.path()).await;
    process.kill();

    // Answers dawdle, so that many kills fall between a message's arrival and our hearing of it.
    for method in ["sendMessage", "sendPoll"] {
        sim.fault(method, 0, usize::MAX, Fault::SlowAnswer(DAWDLE));
    }
    for _ in 0..KILLS {
        let process = Process::start(&sim, directory.path());
        let dies_at = Instant::now() + Duration::from_millis(random.random_range(20..LONGEST_LIFE_MS));
        while Instant::now() < dies_at {
            traffic.act(&mut random);
            tokio::time::sleep(Duration::from_millis(random.random_range(1..15))).await;
        }
        process.kill();
    }

    sim.clear_faults();
    let process = Process::start(&sim, directory.path());
    let settled = kill::model::wait_until(PATIENCE, async || traffic.has_settled(directory.path()).await).await;
    let left = kill::model::left_over(directory.path()).await;
    assert!(settled.is_ok(), "seed {seed}: not settled: {left:?}");
    traffic.check(directory.path()).await;
    assert!(sim.refusals().is_empty(), "seed {seed}: refused: {:#?}", sim.refusals());
    let status = process.stop();
    assert!(status.success(), "seed {seed}: a stop ended with {status}");
}
