//! The released binary as a child process.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::Context as _;
use simulator::Sim;

/// It ends with this.
pub struct Kehila(Child);

impl Kehila {
    /// Starts it on the database in `directory`.
    pub fn start(sim: &Sim, directory: &Path) -> anyhow::Result<Self> {
        let child = Command::new(env!("CARGO_BIN_EXE_kehila"))
            .current_dir(directory)
            .env("TELOXIDE_TOKEN", sim.token())
            .env("TELOXIDE_API_URL", sim.url())
            .env("DATABASE_URL", database(directory))
            .env("RUST_LOG", "error")
            .stdout(Stdio::null())
            .spawn()?;
        Ok(Self(child))
    }

    pub fn resident_mb(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no VmRSS")?;
        let kilobytes: f64 = line.split_whitespace().nth(1).context("no figure")?.parse()?;
        Ok(kilobytes / 1024.0)
    }

    /// CPU time so far, in hundredths of a second as the system counts it.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id()))?;
        let (_, fields) = stat.rsplit_once(')').context("no stat")?;
        let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
        Ok(Duration::from_millis(ticks.sum::<Result<u64, _>>()? * 10))
    }

    /// Stops it as an init system does. Returns how long that took.
    pub fn stop(&mut self) -> anyhow::Result<Duration> {
        let stopping = Instant::now();
        let killed = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status()?;
        anyhow::ensure!(killed.success(), "cannot stop it");
        anyhow::ensure!(self.0.wait()?.success(), "it ended badly");
        Ok(stopping.elapsed())
    }
}

impl Drop for Kehila {
    fn drop(&mut self) {
        // Already ended in the good case; then there is nothing to kill.
        let _ = self.0.kill();
    }
}

/// Where the database in `directory` is.
pub fn database(directory: &Path) -> String {
    format!("sqlite:{}", directory.join("bench.db").display())
}
