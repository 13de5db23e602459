//! The parent's side of the child: starting, telling the time, killing, stopping, taking its disk away.

use std::{
    fs::OpenOptions,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, ExitStatus, Stdio},
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

use simulator::Sim;

use crate::child::{ENVIRONMENT, WEBHOOK};

/// How long the child may take to answer us, in real time.
const ANSWERS_WITHIN: Duration = Duration::from_millis(300);
/// How long it may take to stop, in real time.
pub const STOPS_WITHIN: Duration = Duration::from_secs(20);

/// A file written beyond the limit is an error, as on a full disk, and not the end of the process.
const START: &str = r#"trap "" XFSZ; ulimit -S -f "$0"; exec "$@""#;

/// The running child.
pub struct Bot {
    child: Child,
    stdin: ChildStdin,
    answers: Receiver<(i64, Option<i64>)>,
}

/// The database's file.
pub fn database(home: &Path) -> PathBuf {
    home.join("kehila.db")
}

/// Where the child's log goes; never on the disk that fills up.
pub fn log(home: &Path) -> PathBuf {
    home.join("log")
}

impl Bot {
    /// Starts it at this time by its own clock. `largest_file` in bytes, if the disk is full; `webhook`: the port to
    /// which Telegram is to bring updates, if they are not fetched.
    pub fn start(
        sim: &Sim,
        (home, logs): (&Path, &Path),
        now_ms: i64,
        largest_file: Option<u64>,
        webhook: Option<u16>,
    ) -> Self {
        let limit = largest_file.map_or_else(|| "unlimited".to_owned(), |bytes| (bytes / 512).to_string());
        let log = OpenOptions::new().create(true).append(true).open(log(logs)).unwrap();
        let values =
            [sim.url(), sim.token().to_owned(), format!("sqlite:{}", database(home).display()), now_ms.to_string()];
        let mut child = Command::new("sh")
            .args(["-c", START, &limit])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "child_process", "--nocapture"])
            .envs(ENVIRONMENT.into_iter().zip(values))
            .envs(webhook.map(|port| (WEBHOOK, port.to_string())))
            .env("RUST_LOG", "warn")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let (stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (send, answers) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                let Some((now, next)) = line.strip_prefix('@').and_then(|line| line.split_once(' ')) else { continue };
                if send.send((now.parse().unwrap(), next.parse().ok())).is_err() {
                    return;
                }
            }
        });
        Self { child, stdin, answers }
    }

    /// Tells it the time.
    pub fn set_now(&mut self, ms: i64) {
        self.say(&format!("now {ms}"));
    }

    /// From now on its database has no room for more than so many pages.
    pub fn limit_pages(&mut self, most: u32) {
        self.say(&format!("pages {most}"));
    }

    /// From now on it can make no file larger than this.
    pub fn limit_files(&self, bytes: Option<u64>) {
        let limit = bytes.map_or_else(|| "unlimited".to_owned(), |bytes| bytes.to_string());
        let arguments = ["--pid".to_owned(), self.child.id().to_string(), format!("--fsize={limit}:unlimited")];
        // It may have ended meanwhile.
        let _ = Command::new("prlimit").args(arguments).stderr(Stdio::null()).status();
    }

    /// What time it is for the child, and when it next wants to do something.
    pub fn ask(&mut self) -> Option<(i64, Option<i64>)> {
        while self.answers.try_recv().is_ok() {}
        self.say("ask");
        self.answers.recv_timeout(ANSWERS_WITHIN).ok()
    }

    fn say(&mut self, line: &str) {
        // It may have ended meanwhile, which is noticed elsewhere.
        let _ = writeln!(self.stdin, "{line}");
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().unwrap()
    }

    /// Pulls the plug.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, as systemd and Docker do.
    pub async fn stop(mut self) -> ExitStatus {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let end = Instant::now() + STOPS_WITHIN;
        loop {
            if let Some(status) = self.ended() {
                return status;
            }
            assert!(Instant::now() < end, "a stop took longer than {STOPS_WITHIN:?}");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // It has usually ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
