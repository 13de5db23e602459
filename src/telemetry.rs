//! The log: one line per event on standard error, without message texts, names or the token.

use tracing_subscriber::EnvFilter;

/// Starts logging at the level of `RUST_LOG` (default `info`).
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
}
