//! How far something long is, on standard error, if somebody is looking.

use std::{
    io::{self, IsTerminal as _, Write as _},
    path::Path,
    time::Duration,
};

/// How often the line is drawn again.
const EVERY: Duration = Duration::from_millis(250);
/// Clears the line.
const CLEAR: &str = "\r\x1b[K";

/// Does `work`, saying `what` meanwhile, and of `total` how much is done, as far as `done` can tell.
pub async fn show<T>(what: &str, total: u64, done: impl Fn() -> u64, work: impl Future<Output = T>) -> T {
    if !io::stderr().is_terminal() {
        return work.await;
    }
    let mut work = std::pin::pin!(work);
    let value = loop {
        tokio::select! {
            value = &mut work => break value,
            () = tokio::time::sleep(EVERY) => draw(&drawn(what, total, done())),
        }
    };
    draw("");
    value
}

/// The size of a file that is being written.
pub fn size_of(file: &Path) -> impl Fn() -> u64 + '_ {
    move || std::fs::metadata(file).map_or(0, |file| file.len())
}

fn drawn(what: &str, total: u64, done: u64) -> String {
    match done.saturating_mul(100).checked_div(total) {
        Some(percent) => format!("{what} … {} %", percent.min(99)),
        None => format!("{what} …"),
    }
}

fn draw(text: &str) {
    let mut out = io::stderr().lock();
    let _ = write!(out, "{CLEAR}{text}").and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::drawn;

    #[test]
    fn it_is_never_done_before_it_is_done() {
        assert_eq!(drawn("Copying", 200, 100), "Copying … 50 %");
        assert_eq!(drawn("Copying", 200, 300), "Copying … 99 %");
        assert_eq!(drawn("Checking", 0, 0), "Checking …");
    }
}
