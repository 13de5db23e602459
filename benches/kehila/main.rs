//! Measures the bot and prints a table: `cargo bench`, or a part of it: `cargo bench -- ingestion`. Figures
//! depend on the machine; compare the ratios of one run. The simulator shares the two cores with what is
//! measured.

mod feed;
mod figures;

use std::time::Duration;

use feed::{Feed, Shape};

/// Messages in each ingestion run.
const MESSAGES: usize = 50_000;
/// The large database.
const STORED_MESSAGES: usize = 1_000_000;
const STORED_MEMBERS: usize = 50_000;

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        println!("| what | figure |\n|---|---|");
        if is_asked("ingestion") {
            ingestion().await?;
        }
        if is_asked("large") {
            large_database().await?;
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
    for shape in [Shape::OneChat, Shape::ManyChats] {
        let ours = figures::ingestion(&Feed::new(shape, MESSAGES)).await?;
        let theirs = figures::dispatcher(&Feed::new(shape, MESSAGES)).await?;
        println!("| durable ingestion, {} | {ours:.0} messages/s |", shape.words());
        println!(
            "| teloxide's Dispatcher, empty handler, same feed | {theirs:.0} messages/s ({:.2} ×) |",
            ours / theirs
        );
    }
    Ok(())
}

async fn large_database() -> anyhow::Result<()> {
    let large = figures::fill(STORED_MESSAGES, STORED_MEMBERS).await?;
    let stored = format!("{STORED_MESSAGES} messages, {STORED_MEMBERS} members");
    println!("| filling the database: {stored} | {:.0} messages/s |", large.filled_at);
    println!("| database bytes per message | {:.0} |", large.bytes_per_message()?);
    let run = figures::run_binary(&large).await?;
    println!("| start to first getUpdates there | {} |", ms(run.first_poll));
    println!("| /top month there, first command in the group, to answer | {} |", ms(run.first_top));
    println!("| /top month there, command to answer | {} |", ms(run.top));
    println!("| resident memory after {} more messages | {:.1} MB |", run.more, run.resident_mb);
    println!("| SIGTERM to exit | {} |", ms(run.stopped));
    let binary = std::fs::metadata(env!("CARGO_BIN_EXE_kehila"))?.len();
    println!("| release binary | {:.1} MB |", binary as f64 / 1e6);
    Ok(())
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}
