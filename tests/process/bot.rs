//! The real binary as a child process, its log in a file, and questions to it over HTTP.

use std::{
    fs::{self, File},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

use simulator::{Options, Sim};
use sqlx::{ConnectOptions as _, SqliteConnection, sqlite::SqliteConnectOptions};

/// The secret the webhook is given in tests.
pub const SECRET: &str = "a-secret_of_the_webhook";
/// How long anything may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A directory with a database, a configuration and a log; and the process while it runs.
pub struct Bot {
    pub sim: Sim,
    directory: tempfile::TempDir,
    child: Option<Child>,
    /// Where in the log this process begins.
    log_from: usize,
}

impl Bot {
    /// Nothing runs yet.
    pub fn new(sim: &Sim) -> Self {
        Self { sim: sim.clone(), directory: tempfile::tempdir().unwrap(), child: None, log_from: 0 }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Starts the process with this configuration.
    pub fn start(&mut self, config: &str) {
        self.start_with(config, &["--log-format", "json"], "info");
    }

    pub fn start_with(&mut self, config: &str, arguments: &[&str], level: &str) {
        assert!(self.child.is_none(), "it runs already");
        fs::write(self.path("config.toml"), config).unwrap();
        self.log_from = self.log().len();
        let log = File::options().create(true).append(true).open(self.path("log")).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_kehila"))
            .current_dir(self.directory.path())
            .args(arguments)
            .env_clear()
            .env("TELOXIDE_TOKEN", self.sim.token())
            .env("TELOXIDE_API_URL", self.sim.url())
            .env("KEHILA_WEBHOOK_SECRET", SECRET)
            .env("RUST_LOG", level)
            .stdin(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        self.child = Some(child);
    }

    /// Pulls the plug.
    pub fn kill(&mut self) {
        let mut child = self.child.take().expect("it runs");
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// Asks it to stop, as systemd and Docker do.
    pub fn stop(&mut self) {
        let mut child = self.child.take().expect("it runs");
        assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
        let status: ExitStatus = child.wait().unwrap();
        assert!(status.success(), "{status}: {}", self.log());
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    /// Waits until something is so.
    pub async fn until(&self, what: &str, holds: impl FnMut(&Sim) -> bool) {
        assert!(self.sim.until(PATIENCE, holds).await, "waited too long: {what}\n{}", self.log());
    }

    /// Waits until the log has this.
    pub async fn until_logged(&self, code: &str) {
        self.until(code, |_| self.log().contains(code)).await;
    }

    /// Waits until it runs, every update has been taken and every answer sent.
    pub async fn until_quiet(&self) {
        self.until("running", |_| self.log()[self.log_from..].contains("Kehila is running.")).await;
        self.until("updates", |sim| sim.pending_updates() == 0).await;
        for _ in 0..1_000 {
            if self.open_requests().await == 0 {
                return;
            }
            let served = self.sim.requests().len();
            self.sim.until(Duration::from_millis(500), |sim| sim.requests().len() > served).await;
        }
        panic!("the outbox does not empty: {}", self.log());
    }

    async fn open_requests(&self) -> i64 {
        let mut database = self.database().await;
        sqlx::query_scalar("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')")
            .fetch_one(&mut database)
            .await
            .unwrap()
    }

    /// The database, beside the bot.
    pub async fn database(&self) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(self.path("kehila.db")).busy_timeout(PATIENCE);
        options.connect().await.unwrap()
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may have ended already.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A port nobody uses.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A Telegram that brings updates also without TLS, again soon, and that never asks anybody to slow down.
pub fn webhook_sim() -> Sim {
    let webhook_pause = Duration::from_millis(20);
    let options =
        Options { flood: None, plain_webhooks: true, webhook_pause, privacy_mode: false, ..Options::default() };
    Sim::start(options).unwrap()
}

/// A configuration with a webhook on this port.
pub fn with_webhook(port: u16) -> String {
    format!("[webhook]\nurl = \"http://127.0.0.1:{port}/kehila\"\nlisten = \"127.0.0.1:{port}\"\n")
}

/// A configuration that can be watched on this port.
pub fn with_watch(port: u16) -> String {
    format!("[watch]\nlisten = \"127.0.0.1:{port}\"\n")
}

/// Asks for a page; [`None`] if nobody listens.
pub async fn get(port: u16, path: &str) -> Option<(u16, String)> {
    let answer = reqwest::get(format!("http://127.0.0.1:{port}{path}")).await.ok()?;
    Some((answer.status().as_u16(), answer.text().await.ok()?))
}

/// Reads a file of the repository.
pub fn repository_file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}
