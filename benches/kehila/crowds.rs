//! A crowd at the door of one group: what others wait meanwhile.

use std::time::{Duration, Instant};

use simulator::{ChatId, Rights, Sim, UserId};

use super::{process::Kehila, runs::answer, simulator, wait};

/// Groups in which somebody asks while the crowd comes.
const OTHERS: usize = 100;

/// What the crowd does.
#[derive(Clone, Copy)]
pub enum Comes {
    /// Joins.
    In,
    /// Asks to be let in.
    ToTheDoor,
}

impl Comes {
    /// People who come together, and how often: a hundred join in a second; twenty-five ask, which is three times as
    /// fast as five thousand in ten minutes, and fewer than Telegram lets a bot write to.
    const fn together(self) -> (usize, Duration) {
        match self {
            Self::In => (10, Duration::from_millis(100)),
            Self::ToTheDoor => (5, Duration::from_millis(200)),
        }
    }
}

/// What others saw of it.
pub struct Crowd {
    /// From their commands to the answers, sorted.
    pub answers: Vec<Duration>,
    /// How long the crowd took to come.
    pub came_in: Duration,
    /// From the last of them until nothing waited to be read.
    pub read_after: Duration,
}

/// So many people come to one group, one command in another group each time some come.
pub async fn comes(how: Comes, people: usize) -> anyhow::Result<Crowd> {
    let sim = simulator()?;
    let directory = tempfile::tempdir()?;
    let _kehila = Kehila::start(&sim, directory.path())?;
    let noa = sim.person("Noa");
    let crowded = group(&sim, noa, "Crowded");
    let mut news = sim.subscribe();
    if matches!(how, Comes::ToTheDoor) {
        sim.say(crowded, noa, "/settings requests on");
        answer(&mut news, crowded).await?;
    }
    let others: Vec<ChatId> = (0..OTHERS).map(|n| group(&sim, noa, &format!("Group {n}"))).collect();
    // The first command in a group asks for its administrators, and everything that comes with a new one is said.
    for other in &others {
        sim.say(*other, noa, "/help");
        wait(&sim, |sim| sim.pending_updates() == 0).await?;
        answer(&mut news, *other).await?;
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let crowd: Vec<UserId> = (0..people).map(|n| sim.person(&format!("Somebody {n}"))).collect();
    let (mut answers, began) = (Vec::new(), Instant::now());
    let (at_once, every) = how.together();
    let mut tick = tokio::time::interval(every);
    for (n, together) in crowd.chunks(at_once).enumerate() {
        tick.tick().await;
        for person in together {
            match how {
                Comes::In => sim.join(crowded, *person),
                Comes::ToTheDoor => sim.ask_to_join(crowded, *person),
            }
        }
        news = sim.subscribe();
        let (other, asked) = (others[n % OTHERS], Instant::now());
        sim.say(other, noa, "/top");
        answer(&mut news, other).await?;
        answers.push(asked.elapsed());
    }
    let (came_in, last) = (began.elapsed(), Instant::now());
    wait(&sim, |sim| sim.pending_updates() == 0).await?;
    answers.sort_unstable();
    Ok(Crowd { answers, came_in, read_after: last.elapsed() })
}

fn group(sim: &Sim, owner: UserId, title: &str) -> ChatId {
    let group = sim.supergroup(title, owner);
    sim.add_bot(group, owner);
    sim.promote_bot(group, owner, Rights::all());
    group
}
