//! `kehila demo`: a live group in a browser, without Telegram, network or token.
//!
//! People see a messenger: who is there, the group and its topics, each person's private chat with the bot. They
//! choose who they are, type, press, vote, react, and hold the clock. A guided tour shows the first month of a
//! small community in about a minute. Outside the tour the others live: they answer, vote and react, sparingly. A panel
//! shows what happens under the hood.
//!
//! The bot is the real one: [`crate::app::run`] talks HTTP to the `simulator` crate in the same process, with the
//! clock injected, so that whatever the bot learns to do appears here by itself. [`stage`] has the people, the
//! group and the bot; [`time`] moves the clock so that everything happens at its own time; [`life`] is what the cast
//! has in mind and [`acting`] does it; [`tour`] plays the tour; [`server`] shows it all on a page, on 127.0.0.1 only.

mod acting;
mod deeds;
mod hood;
mod house;
mod life;
mod live;
mod packed;
mod queries;
mod script;
mod server;
mod stage;
mod time;
mod tour;

use std::{path::PathBuf, sync::Arc};

use anyhow::Context as _;
use tokio_util::sync::CancellationToken;

use crate::{dispatch::Defaults, words::Lang};

pub use server::{FIRST_PORT, Server};

/// What the demo is started with.
#[derive(Debug)]
pub struct Options {
    /// The port; [`None`]: [`FIRST_PORT`] or the next one that is free.
    pub port: Option<u16>,
    /// Where to keep the database; [`None`]: nowhere.
    pub keep: Option<PathBuf>,
    /// What new groups start with.
    pub defaults: Defaults,
}

/// Shows the demo until `stop`. Prints its address, and nothing else, to standard output.
///
/// # Errors
/// If no port can be had, the file to keep exists already, or the bot dies.
pub async fn run(options: Options, stop: CancellationToken) -> anyhow::Result<()> {
    let server = Server::bind(options.port).await?;
    let address = server.address();
    let house = house(options, &stop).await?;
    println!("{address}");
    tracing::info!("Open {address} in a browser. Ctrl-C ends the demo.");
    server.run(house, stop).await
}

async fn house(options: Options, stop: &CancellationToken) -> anyhow::Result<Arc<house::House>> {
    if let Some(file) = options.keep.as_ref().filter(|file| file.exists()) {
        anyhow::bail!("{} exists, and every demo is a new community; name a file that does not exist", file.display());
    }
    let house = house::House::open(options.keep, options.defaults, Lang::En, stop.clone()).await;
    Ok(Arc::new(house.context("cannot set the stage")?))
}
