//! The real binary as a child process.

use std::{
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
};

use simulator::Sim;

/// A running bot; killed when dropped.
pub struct Process(Child);

impl Process {
    pub fn start(sim: &Sim, directory: &Path) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_kehila"))
            .current_dir(directory)
            .env("TELOXIDE_TOKEN", sim.token())
            .env("TELOXIDE_API_URL", sim.url())
            .env("DATABASE_URL", format!("sqlite:{}", directory.join("kehila.db").display()))
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// Pulls the plug.
    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// Asks it to stop, as systemd and Docker do.
    pub fn stop(mut self) -> ExitStatus {
        let asked = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status().unwrap();
        assert!(asked.success());
        self.0.wait().unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has usually ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
