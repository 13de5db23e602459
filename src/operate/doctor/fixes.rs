//! What `kehila doctor --fix` does: only what can do no harm.

use std::{path::Path, time::Duration};

use crate::{
    dispatch::{Rooms, retention},
    edge::upkeep::BETWEEN_STEPS,
    features,
    operate::{
        Surroundings,
        backup::{directory_of, sweep},
        progress,
        report::{Finding, Report, bytes, count},
    },
    store::{
        Store,
        file::{self, Size},
        lock::Lock,
    },
    telegram::{api, time::MARGIN},
};

/// Drops what is past keeping and tidies the file, in small steps beside a running bot; with the bot stopped, also
/// makes an old file one that can shrink.
pub async fn run(report: &mut Report, around: &Surroundings, is_running: bool, size: &Size) -> anyhow::Result<()> {
    let database = file::path(&around.database)?;
    let unfinished = sweep(&directory_of(&database), around.clock.now());
    if unfinished > 0 {
        let says = format!("{} that was never finished removed", count(unfinished.try_into()?, "copy", "copies"));
        report.add(Finding::ok("fix: copies", says).fact("count", unfinished));
    }
    if file::is_open_to_others(&database) {
        file::close_to_others(&database)?;
        report.add(Finding::ok("fix: rights", "the database is left to its owner"));
    }
    let store = Store::open(&around.database).await?;
    let pause = if is_running { BETWEEN_STEPS } else { Duration::ZERO };
    report.add(drop_what_is_past_keeping(&store, around, pause).await?);
    store.tidy().await?;
    while store.shrink().await? {
        tokio::time::sleep(pause).await;
    }
    store.tidy().await?;
    store.close().await;
    if !is_running && !size.shrinks {
        report.add(compact(&database, size).await?);
    }
    let after = file::size(&database).await?;
    let says = format!("tidied: {} before, {} now", bytes(size.on_disk()), bytes(after.on_disk()));
    report.add(Finding::ok("fix: size", says).fact("bytes", after.bytes));
    Ok(())
}

/// What is past keeping is a matter of the clock: nothing is dropped unless Telegram's server shows the same time.
async fn drop_what_is_past_keeping(store: &Store, around: &Surroundings, pause: Duration) -> anyhow::Result<Finding> {
    let why = match api::date_of(&around.api_url).await {
        Some(theirs) if around.clock.now() - theirs <= MARGIN => {
            let forgotten = forget(store, around, pause).await?;
            let says = match forgotten {
                0 => "nothing is past keeping".to_owned(),
                n => format!("{} past keeping dropped", count(i64::try_from(n)?, "row", "rows")),
            };
            return Ok(Finding::ok("fix: keep", says).fact("rows", forgotten));
        }
        Some(_) => "the machine's clock is ahead of that of Telegram's server",
        None => "Telegram's server does not say what time it is, and the machine's clock alone is not enough",
    };
    Ok(Finding::note("fix: keep", "nothing past keeping was dropped").fact("rows", 0).details([why]))
}

async fn forget(store: &Store, around: &Surroundings, pause: Duration) -> anyhow::Result<u64> {
    let rooms = Rooms::new(&features::ROOMS)?;
    let work = async {
        let mut forgotten = 0;
        loop {
            let tx = store.write().await?;
            let rows = retention::step(&tx, &rooms, around.defaults.keep, around.clock.now()).await?;
            tx.commit().await?;
            if rows.total() == 0 {
                return Ok(forgotten);
            }
            forgotten += rows.total();
            tokio::time::sleep(pause).await;
        }
    };
    progress::show("Dropping what is past keeping", 0, || 0, work).await
}

async fn compact(database: &Path, size: &Size) -> anyhow::Result<Finding> {
    if super::room_on_disk(database).is_some_and(|room| room < 2 * size.bytes) {
        let says = "there is not enough room on the disk to rewrite the file";
        return Ok(Finding::note("fix: rewrite", says));
    }
    let _lock = Lock::take(database).await?;
    progress::show("Rewriting the file", 0, || 0, file::compact(database)).await?;
    Ok(Finding::ok("fix: rewrite", "the file can give unused room back from now on"))
}
