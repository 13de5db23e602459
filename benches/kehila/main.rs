//! Measures the bot and prints a table: `cargo bench`, or a part of it: `cargo bench -- ingestion`. Figures
//! depend on the machine; compare the ratios of one run. The simulator shares the two cores with what is
//! measured.

mod attention;
mod crowds;
mod desk;
mod feed;
mod ideas;
mod ingestion;
mod newcomers;
mod outbox;
mod pictures;
mod posts;
mod process;
mod runs;
mod stored;
mod votes;

use std::time::{Duration, Instant};

use crowds::Comes;
use feed::Feed;
use simulator::{Options, Sim};
use stored::Stored;

/// Longest wait for anything.
const PATIENCE: Duration = Duration::from_secs(300);
/// Messages over HTTP in one go.
const MORE: usize = 100_000;

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        println!("| what | figure |\n|---|---|");
        if is_asked("ingestion") {
            ingestion().await?;
        }
        if is_asked("load") {
            load().await?;
        }
        if is_asked("desk") {
            desk().await?;
        }
        if is_asked("outbox") {
            outbox().await?;
        }
        if is_asked("pictures") {
            pictures()?;
        }
        if is_asked("posts") {
            posts().await?;
        }
        if is_asked("attention") {
            attention().await?;
        }
        if is_asked("newcomers") {
            newcomers().await?;
        }
        if is_asked("crowds") {
            crowds().await?;
        }
        if is_asked("ideas") {
            ideas().await?;
        }
        if is_asked("votes") {
            votes().await?;
        }
        if is_asked("large") {
            large().await?;
        }
        if is_asked("huge") {
            huge().await?;
        }
        Ok(())
    })
}

/// Whether a part was named on the command line, or none was.
fn is_asked(part: &str) -> bool {
    // Cargo itself passes `--bench`.
    let mut named = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).peekable();
    named.peek().is_none() || named.any(|name| name == part)
}

async fn ingestion() -> anyhow::Result<()> {
    for chats in [1, 200] {
        let feed = Feed { count: 20_000, chats, authors: 50 };
        let took = stored::at_once(feed).await?;
        println!("| a hundred messages counted at once, {}, median | {} |", feed.words(), ms(took));
    }
    for chats in [1, 200] {
        let feed = Feed { count: 50_000, chats, authors: 50 };
        let ours = ingestion::ours(&feed).await?;
        let theirs = ingestion::teloxides(&feed).await?;
        println!("| durable ingestion, {} | {ours:.0} messages/s |", feed.words());
        println!(
            "| teloxide's Dispatcher, empty handler, same feed | {theirs:.0} messages/s ({:.2} ×) |",
            ours / theirs
        );
    }
    Ok(())
}

async fn load() -> anyhow::Result<()> {
    println!("| resident memory, idle | {:.1} MB |", runs::idle().await?);
    let load = runs::under_load().await?;
    let at = |percent: usize| ms(load.answers[(load.answers.len() - 1) * percent / 100]);
    println!("| command to answer while 1 000 messages/s come, median | {} |", at(50));
    println!("| … 99 of 100 within | {} |", at(99));
    println!("| SIGTERM to exit, while 50 000 messages come | {} |", ms(load.stopped));
    let binary = std::fs::metadata(env!("CARGO_BIN_EXE_kehila"))?.len();
    println!("| release binary | {:.1} MB |", binary as f64 / 1e6);
    Ok(())
}

async fn desk() -> anyhow::Result<()> {
    let redraws = desk::redraws().await?;
    let at = |percent: usize| ms(redraws[(redraws.len() - 1) * percent / 100]);
    println!(
        "| a press on the desk of {} groups to its redraw, while 1 000 messages/s come there, median | {} |",
        desk::GROUPS,
        at(50)
    );
    println!("| … 99 of 100 within | {} |", at(99));
    Ok(())
}

async fn outbox() -> anyhow::Result<()> {
    for (waiting, chats) in [(1_000, 1_000), (5_000, 1_000), (50_000, 5_000), (100_000, 1_000), (100_000, 1)] {
        let cpu = outbox::cpu_per_message(outbox::Backlog { waiting, chats }).await?;
        println!("| CPU time for one message, {waiting} waiting in {chats} chats | {} |", ms(cpu));
    }
    let posted = outbox::thousand_posts().await?;
    println!("| 1 000 posts due in one second: until all are out | {:.1} s |", posted.took.as_secs_f64());
    println!("| … refused by Telegram's limits (429) | {} |", posted.refused);
    let answers = outbox::answers_while_tidying().await?;
    let at = |percent: usize| ms(answers[(answers.len() - 1) * percent / 100]);
    println!("| a command every 1.25 s in one group, to its answer, median | {} |", at(50));
    println!("| … 99 of 100 within | {} |", at(99));
    Ok(())
}

fn pictures() -> anyhow::Result<()> {
    for drawn in pictures::samples()? {
        let kilobytes = drawn.bytes as f64 / 1e3;
        println!("| picture `{}`, drawn first | {} |", drawn.name, ms(drawn.first));
        println!("| … again, median of nine; {kilobytes:.0} kB | {} |", ms(drawn.again));
    }
    Ok(())
}

async fn posts() -> anyhow::Result<()> {
    for (waiting, due) in [(1_000, 0), (50_000, 0), (1_000, 1_000), (50_000, 1_000)] {
        let took = posts::finding_due(waiting, due).await?;
        println!("| finding what is due: {due} due, {waiting} not | {} |", ms(took));
    }
    println!("| a month's calendar with its forecast, a dozen regular posts | {} |", ms(posts::calendar().await?));
    Ok(())
}

async fn attention() -> anyhow::Result<()> {
    for items in [1_000, 10_000] {
        let (done, kept) = attention::daily_round(items).await?;
        println!("| a daily round of {items} new items in 50 groups | {} |", ms(done));
        println!("| … with its commit | {} |", ms(kept));
    }
    Ok(())
}

async fn newcomers() -> anyhow::Result<()> {
    for open in [5_000, 100_000] {
        let (timers, group) = newcomers::finding_due(open).await?;
        let words = format!("{open} people on the way in {} groups", newcomers::GROUPS);
        println!("| finding that nobody is due: {words} | {} |", ms(timers));
        println!("| … and who is, in a group of them | {} |", ms(group));
    }
    Ok(())
}

async fn crowds() -> anyhow::Result<()> {
    for (how, people, words) in [(Comes::In, 8_500, "join"), (Comes::ToTheDoor, 5_000, "ask to be let in")] {
        let crowd = crowds::comes(how, people).await?;
        let at = |percent: usize| ms(crowd.answers[(crowd.answers.len() - 1) * percent / 100]);
        let took = crowd.came_in.as_secs_f64();
        println!(
            "| {people} people {words} within {took:.0} s: answers in other groups meanwhile, median | {} |",
            at(50)
        );
        println!("| … 99 of 100 within | {} |", at(99));
        println!("| … all of it read after the last of them | {} |", ms(crowd.read_after));
    }
    Ok(())
}

async fn ideas() -> anyhow::Result<()> {
    for there in [1_000, 10_000] {
        let took = ideas::finding_alike(there).await?;
        let at = |percent: usize| ms(took[(took.len() - 1) * percent / 100]);
        println!("| finding ideas like one that is written, among {there}, median | {} |", at(50));
        println!("| … the slowest | {} |", at(100));
    }
    Ok(())
}

async fn votes() -> anyhow::Result<()> {
    let votes = votes::come().await?;
    let at = |percent: usize| ms(votes.answers[(votes.answers.len() - 1) * percent / 100]);
    let (all, took) = (votes::VOTERS, votes.came.as_secs_f64());
    println!("| {all} people vote within {took:.0} s: answers in other groups meanwhile, median | {} |", at(50));
    println!("| … 99 of 100 within | {} |", at(99));
    println!("| … the result, every vote in it, after the poll is closed | {} |", ms(votes.told_after));
    let board = votes::board().await?;
    println!(
        "| `/polls`, {} polls in each of {} groups, command to list, median | {} |",
        votes::POLLS,
        votes::GROUPS,
        ms(board[board.len() / 2])
    );
    println!("| … the slowest of {} | {} |", board.len(), ms(board[board.len() - 1]));
    Ok(())
}

async fn large() -> anyhow::Result<()> {
    for feed in
        [Feed { count: 1_000_000, chats: 1, authors: 50_000 }, Feed { count: 1_000_000, chats: 1_000, authors: 100 }]
    {
        let stored = Stored::fill(feed).await?;
        println!("| a million messages stored, {}: filled with | {:.0} messages/s |", feed.words(), stored.filled_at);
        println!("| database bytes per message | {:.0} |", stored.bytes_per_message()?);
        let run = runs::on(&stored, MORE).await?;
        println!("| start to first getUpdates there | {} |", ms(run.first_poll));
        println!("| `/top month` there, command to answer | {} |", ms(run.top));
        println!("| resident memory after {MORE} more messages | {:.1} MB |", run.resident_mb);
        println!("| SIGTERM to exit | {} |", ms(run.stopped));
    }
    Ok(())
}

/// Ten million messages, beside ten thousand in the same groups.
async fn huge() -> anyhow::Result<()> {
    const ROUND: usize = 10_000;
    let feed = Feed { count: 10_000, chats: 100, authors: 50 };
    let mut small = Stored::fill(feed).await?;
    let mut huge = Stored::fill(Feed { count: 10_000_000, ..feed }).await?;
    println!("| ten million messages stored, {}: bytes per message | {:.0} |", feed.words(), huge.bytes_per_message()?);
    let mut ratios = Vec::new();
    for _ in 0..9 {
        let (few, many) = (small.more(ROUND).await?, huge.more(ROUND).await?);
        ratios.push(many.as_secs_f64() / few.as_secs_f64());
    }
    ratios.sort_by(f64::total_cmp);
    println!("| cost per message there, against ten thousand stored, median of nine | {:.2} × |", ratios[4]);
    let run = runs::on(&huge, MORE).await?;
    println!("| start to first getUpdates there | {} |", ms(run.first_poll));
    println!("| resident memory after {MORE} more messages | {:.1} MB |", run.resident_mb);
    Ok(())
}

fn simulator() -> anyhow::Result<Sim> {
    Ok(Sim::start(Options { flood: None, privacy_mode: false, ..Options::default() })?)
}

async fn wait(sim: &Sim, holds: impl FnMut(&Sim) -> bool) -> anyhow::Result<()> {
    anyhow::ensure!(sim.until(PATIENCE, holds).await, "waited too long");
    Ok(())
}

fn rate(count: usize, since: Instant) -> f64 {
    count as f64 / since.elapsed().as_secs_f64()
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}
