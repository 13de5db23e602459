//! Continuous replication: the machine is lost under traffic, and nothing but the last moment with it.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use sqlx::Connection as _;

use super::house::{House, open};

/// The configuration as docs/operations.md has it.
const CONFIG: &str = include_str!("../../docs/operations/litestream.yml");
/// Litestream copies once a second; on a busy machine a little later.
const LAST_MOMENT: Duration = Duration::from_secs(3);

struct Litestream(Child);

impl Litestream {
    fn start(house: &House) -> Self {
        let config = CONFIG
            .replace("/var/lib/kehila/kehila.db", &house.path("kehila.db").display().to_string())
            .replace("/mnt/elsewhere/kehila", &house.path("replica").display().to_string());
        std::fs::write(house.path("litestream.yml"), config).unwrap();
        let child = litestream(house).args(["replicate"]).spawn().unwrap();
        Self(child)
    }

    fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Litestream {
    fn drop(&mut self) {
        // It has usually ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn litestream(house: &House) -> Command {
    let binary = std::env::var("KEHILA_LITESTREAM").expect("KEHILA_LITESTREAM names the litestream binary");
    let mut command = Command::new(binary);
    command.env("LITESTREAM_CONFIG", house.path("litestream.yml")).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

async fn numbers(file: &Path) -> Vec<i64> {
    let mut database = open(file).await;
    let question = "SELECT message_id FROM messages ORDER BY message_id";
    let numbers = sqlx::query_scalar(question).fetch_all(&mut database).await.unwrap();
    database.close().await.unwrap();
    numbers
}

/// People talk for a while. Returns how many messages were in the database a moment before the end.
async fn talk(house: &House, time: Duration) -> Vec<i64> {
    let end = Instant::now() + time;
    let mut moment_before = None;
    while Instant::now() < end {
        house.sim.say(house.group, house.noa, "and another word about bread");
        tokio::time::sleep(Duration::from_millis(10)).await;
        if moment_before.is_none() && Instant::now() + LAST_MOMENT > end {
            moment_before = Some(numbers(&house.path("kehila.db")).await);
        }
    }
    moment_before.unwrap()
}

#[tokio::test]
#[ignore = "needs litestream: KEHILA_LITESTREAM=litestream cargo test --test operate -- --ignored"]
async fn a_lost_machine_costs_the_last_moment() {
    let house = House::lived_in().await;
    let replication = Litestream::start(&house);
    let bot = house.run();
    talk(&house, Duration::from_secs(6)).await;
    // What we do to the file by ourselves does not disturb it.
    assert_eq!(house.types(&["doctor", "--fix"]).code, 0);
    assert_eq!(house.types(&["backup", "copy.db"]).code, 0);
    assert!(bot.stop().success());
    let bot = house.run();
    let surely = talk(&house, Duration::from_secs(8)).await;
    bot.kill();
    replication.kill();
    let lost = numbers(&house.path("kehila.db")).await;
    for name in house.names().iter().filter(|name| name.starts_with("kehila.db") || name.starts_with(".kehila.db")) {
        let path = house.path(name);
        if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
    }

    let restored = house.path("restored.db");
    let arguments = ["restore", "-o", restored.to_str().unwrap()];
    assert!(litestream(&house).args(arguments).arg(house.path("kehila.db")).status().unwrap().success());
    let said = house.types(&["restore", "restored.db"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let kept = numbers(&house.path("kehila.db")).await;
    println!("{} messages, {} a moment before, {} restored", lost.len(), surely.len(), kept.len());
    assert!(surely.len() > 300, "there was traffic");
    assert!(kept.starts_with(&surely), "{} of {} came back", kept.len(), surely.len());
    assert!(lost.starts_with(&kept), "nothing is missing in between");

    let bot = house.run();
    let again = house.sim.say(house.group, house.noa, "here we are again");
    house.settled().await;
    assert!(numbers(&house.path("kehila.db")).await.contains(&again.0));
    assert_eq!(house.types(&["doctor"]).code, 0);
    assert!(bot.stop().success());
}
