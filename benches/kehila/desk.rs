//! The desk of those who manage many groups in which much is said.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use serde_json::{Value, json};
use simulator::{ChatId, Happening, MessageId, Rights, Sim, UserId, What};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::{feed::Feed, process::Kehila, runs::answer, simulator, wait};

/// Groups that each of them manages.
pub const GROUPS: usize = 50;
/// How many of them a page shows.
const GROUPS_SHOWN: usize = 6;
/// How many manage them: each presses every two seconds, as Telegram's limits for a chat would have it.
const MANAGERS: usize = 20;
/// Regular posts of each group.
const POSTS: usize = 3;
/// Messages that come together, and how often.
const TOGETHER: usize = 10;
const EVERY: Duration = Duration::from_millis(10);
/// One press after so many messages.
const PRESS_AFTER: usize = 100;
/// Presses: enough to have seen the hundredth part.
const PRESSES: usize = 600;

/// Which button is pressed, by what is written on it.
#[derive(Clone, Copy)]
enum Key {
    /// Each time another of the groups on the page.
    Group,
    Labelled(&'static str),
}

/// Once around: a group, what comes, back, a section, back, all groups, their next page.
const ROUND: [Key; 7] = [
    Key::Group,
    Key::Labelled("Calendar"),
    Key::Labelled("Back"),
    Key::Labelled("Welcome"),
    Key::Labelled("Back"),
    Key::Labelled("All groups"),
    Key::Labelled("page"),
];

/// Her desk as she sees it.
struct Desk {
    manager: UserId,
    message: MessageId,
    buttons: Vec<Vec<String>>,
    step: usize,
}

/// A thousand messages a second in the groups, and ten presses a second. From each press to its redraw, sorted.
pub async fn redraws() -> anyhow::Result<Vec<Duration>> {
    let sim = simulator()?;
    let directory = tempfile::tempdir()?;
    let _kehila = Kehila::start(&sim, directory.path())?;
    let managers: Vec<UserId> = (0..MANAGERS).map(|n| sim.person(&format!("Manager {n}"))).collect();
    let mut groups = Vec::new();
    for n in 0..GROUPS {
        groups.push(group(&sim, n, &managers).await?);
    }
    let mut desks = Vec::new();
    for manager in managers {
        desks.push(open(&sim, manager).await?);
    }
    tokio::time::sleep(Duration::from_secs(3)).await;

    let talk = Feed { count: 1_000_000, chats: GROUPS, authors: 50 };
    let mut redraws = Vec::new();
    let mut tick = tokio::time::interval(EVERY);
    for said in (0..PRESSES * PRESS_AFTER).step_by(TOGETHER) {
        tick.tick().await;
        for i in said..said + TOGETHER {
            sim.inject(said_in(groups[i % GROUPS], sim.now(), talk.update(i)));
        }
        if said % PRESS_AFTER == 0 {
            redraws.push(desks[said / PRESS_AFTER % MANAGERS].press(&sim).await?);
        }
    }
    redraws.sort();
    Ok(redraws)
}

/// The message of a feed, said in this group now.
fn said_in(group: ChatId, now: i64, mut update: Value) -> Value {
    let message = &mut update["message"];
    let number = message["message_id"].as_i64().unwrap_or_default();
    // None of those that the simulator itself gives.
    message["message_id"] = json!(number + 1_000_000);
    message["chat"]["id"] = json!(group.0);
    message["date"] = json!(now);
    if let Some(answered) = message.get_mut("reply_to_message") {
        answered["chat"]["id"] = json!(group.0);
    }
    update
}

/// A group with regular posts.
async fn group(sim: &Sim, n: usize, managers: &[UserId]) -> anyhow::Result<ChatId> {
    let owner = managers[0];
    let group = sim.supergroup(&format!("Group {n}"), owner);
    for manager in &managers[1..] {
        sim.join(group, *manager);
        sim.promote(group, owner, *manager, Rights::all());
    }
    sim.add_bot(group, owner);
    sim.promote_bot(group, owner, Rights::all());
    // Posts within an hour of one another, or with the same words, are asked about instead.
    for n in 0..POSTS {
        let mut news = sim.subscribe();
        sim.say(group, owner, &format!("/touchpoint every day {}:00\nWhat is your bread number {n}?", 10 + 2 * n));
        answer(&mut news, group).await?;
    }
    wait(sim, |sim| sim.pending_updates() == 0).await?;
    Ok(group)
}

async fn open(sim: &Sim, manager: UserId) -> anyhow::Result<Desk> {
    sim.start_bot(manager);
    let mut news = sim.subscribe();
    sim.say(manager.private(), manager, "/desk");
    let shown = shown(&mut news, manager, &What::New).await?;
    Ok(Desk { manager, message: shown.message.id, buttons: shown.message.buttons, step: 0 })
}

impl Desk {
    /// Presses the next button. Returns how long it took until the desk was redrawn.
    async fn press(&mut self, sim: &Sim) -> anyhow::Result<Duration> {
        let label = self.next().with_context(|| format!("there is no such button: {:?}", self.buttons))?;
        let mut news = sim.subscribe();
        let pressed = Instant::now();
        sim.press_on(self.manager.private(), self.manager, self.message, label)?;
        let shown = shown(&mut news, self.manager, &What::Edited).await?;
        let took = pressed.elapsed();
        self.buttons = shown.message.buttons;
        self.step += 1;
        Ok(took)
    }

    /// What is written on the button that is pressed next.
    fn next(&self) -> Option<&str> {
        let mut labels = self.buttons.iter().flatten().map(String::as_str);
        match ROUND[self.step % ROUND.len()] {
            Key::Group => labels.filter(|label| label.contains("Group ")).nth(self.step % GROUPS_SHOWN),
            Key::Labelled(part) => labels.find(|label| label.contains(part)),
        }
    }
}

/// What the bot shows next with buttons in her private chat.
async fn shown(news: &mut Receiver<Happening>, manager: UserId, what: &What) -> anyhow::Result<Happening> {
    loop {
        match news.recv().await {
            Ok(one) if one.chat == manager.private() && one.what == *what && one.message.buttons.len() > 1 => {
                return Ok(one);
            }
            Ok(_) | Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => anyhow::bail!("the simulator is gone"),
        }
    }
}
