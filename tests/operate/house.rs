//! A bot with a group in a directory of its own, and the commands typed there.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;
use simulator::{ChatId, Options, Person, Rights, Sim, UserId};
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

/// How long the bot may take for what it is asked.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where the bot lives.
pub struct House {
    pub sim: Sim,
    pub noa: UserId,
    pub group: ChatId,
    directory: TempDir,
}

/// A running bot; killed when dropped.
pub struct Bot(Child);

/// How a command ended.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Said {
    fn from(Output { status, stdout, stderr }: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: status.code().unwrap(), out: text(stdout), err: text(stderr) }
    }
}

impl House {
    /// A group whose manager is Noa, which the bot is yet to meet.
    pub fn new() -> Self {
        let sim = Sim::start(Options { flood: None, ..Options::default() }).unwrap();
        let noa = sim.create(Person::named("Noa").username("noa").language("en"));
        sim.start_bot(noa);
        let group = sim.supergroup("Bakers", noa);
        sim.add_bot(group, noa);
        sim.promote_bot(group, noa, Rights::all());
        Self { sim, noa, group, directory: tempfile::tempdir().unwrap() }
    }

    /// The same, after the bot has met it and was stopped again.
    pub async fn lived_in() -> Self {
        let house = Self::new();
        let bot = house.run();
        house.settled().await;
        assert!(bot.stop().success());
        house
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.directory.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehila"));
        command
            .args(arguments)
            .current_dir(self.directory.path())
            .env_clear()
            .env("TELOXIDE_TOKEN", self.sim.token())
            .env("TELOXIDE_API_URL", self.sim.url())
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self) -> Bot {
        Bot(self.command(&[]).spawn().unwrap())
    }

    /// Types a command that takes a while.
    pub fn begins(&self, arguments: &[&str]) -> Bot {
        Bot(self.command(arguments).spawn().unwrap())
    }

    /// Types a command and waits for its end.
    pub fn types(&self, arguments: &[&str]) -> Said {
        self.command(arguments).output().unwrap().into()
    }

    /// Types a command with `--json`, and reads what it prints.
    pub fn json(&self, arguments: &[&str]) -> (i32, Value) {
        self.json_with(arguments, &[])
    }

    /// The same with more in the environment.
    pub fn json_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> (i32, Value) {
        let mut command = self.command(&[arguments, &["--json"]].concat());
        let said = Said::from(command.envs(environment.iter().copied()).output().unwrap());
        let json = serde_json::from_str(&said.out);
        (said.code, json.unwrap_or_else(|error| panic!("{error}: {} {}", said.out, said.err)))
    }

    pub async fn database(&self) -> SqliteConnection {
        open(&self.path("kehila.db")).await
    }

    /// Does something to the database behind the bot's back.
    pub async fn sql(&self, statement: &'static str) {
        let mut database = self.database().await;
        sqlx::raw_sql(statement).execute(&mut database).await.unwrap();
        database.close().await.unwrap();
    }

    pub async fn number(&self, question: &'static str) -> i64 {
        let mut database = self.database().await;
        let number = sqlx::query_scalar(question).fetch_one(&mut database).await.unwrap();
        database.close().await.unwrap();
        number
    }

    /// Waits until the answer is as expected.
    pub async fn becomes(&self, question: &'static str, expected: i64) {
        let end = Instant::now() + PATIENCE;
        loop {
            let number = self.number(question).await;
            if number == expected {
                return;
            }
            assert!(Instant::now() < end, "{question}: still {number}, not {expected}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until the bot has done all there is to do.
    pub async fn settled(&self) {
        let end = Instant::now() + PATIENCE;
        while !self.path("kehila.db").exists() || self.sim.pending_updates() > 0 {
            assert!(Instant::now() < end, "the bot does not keep up");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.becomes("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')", 0).await;
    }
}

impl Bot {
    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    pub fn stop(mut self) -> ExitStatus {
        let asked = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status().unwrap();
        assert!(asked.success());
        self.0.wait().unwrap()
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // It has usually ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub async fn open(file: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(file).busy_timeout(PATIENCE).connect().await.unwrap()
}

/// The finding about something.
pub fn about<'a>(report: &'a Value, name: &str) -> &'a Value {
    let findings = report["findings"].as_array().unwrap();
    findings
        .iter()
        .find(|finding| finding["about"] == name)
        .unwrap_or_else(|| panic!("nothing about {name}: {report:#}"))
}
