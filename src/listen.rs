//! Answering HTTP on an address of ours, so that whoever connects cannot use it up: a request that is not told within
//! seconds ends, and so does the oldest connection that waits when there are too many. The webhook and those who watch
//! answer through it, each with connections of its own.

use std::{collections::VecDeque, io, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    task::{AbortHandle, JoinSet},
};
use tokio_util::sync::CancellationToken;

/// How long a request's head may take; a connection on which nothing is asked is closed after as long.
const HEAD_WITHIN: Duration = Duration::from_secs(20);
/// Pause after an accept that failed, for one because the process has no file left.
const AFTER_FAILURE: Duration = Duration::from_millis(200);
/// How long open requests may take to end after a stop.
const DRAIN: Duration = Duration::from_secs(1);

/// Answers what comes to `listener` with `app` until `stop`, on at most `most` connections: one more, and the oldest is
/// closed. A stop lets requests under way end, for a second.
pub async fn serve(listener: TcpListener, app: Router, most: usize, stop: CancellationToken) {
    let mut open = Open { most, tasks: JoinSet::new(), oldest_first: VecDeque::new(), turned_out: 0 };
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            Some(_) = open.tasks.join_next() => open.tidy(),
            came = listener.accept() => match came {
                Ok((stream, _)) => open.add(stream, app.clone(), stop.clone()),
                Err(error) if concerns_one(&error) => {}
                Err(error) => {
                    tracing::error!(code = "cannot-accept", error = error.to_string(), "A connection could not be taken.");
                    tokio::time::sleep(AFTER_FAILURE).await;
                }
            },
        }
    }
    drop(listener);
    let drained = tokio::time::timeout(DRAIN, async { while open.tasks.join_next().await.is_some() {} });
    // Who has not ended by then is cut off, when the set is dropped.
    let _ = drained.await;
}

/// The connections there are.
struct Open {
    most: usize,
    tasks: JoinSet<()>,
    oldest_first: VecDeque<AbortHandle>,
    turned_out: u64,
}

impl Open {
    fn add(&mut self, stream: TcpStream, app: Router, stop: CancellationToken) {
        if self.tasks.len() >= self.most
            && let Some(oldest) = self.oldest_first.pop_front()
        {
            oldest.abort();
            self.say();
        }
        self.oldest_first.push_back(self.tasks.spawn(answer(stream, app, stop)));
    }

    /// The log hears of the first, second, fourth, eighth … of them.
    fn say(&mut self) {
        self.turned_out += 1;
        if self.turned_out.is_power_of_two() {
            let (times, most) = (self.turned_out, self.most);
            tracing::warn!(code = "too-many-connections", times, most, "Too many connections: the oldest was closed.");
        }
    }

    fn tidy(&mut self) {
        self.oldest_first.retain(|task| !task.is_finished());
    }
}

/// One connection, for as long as it is used.
async fn answer(stream: TcpStream, app: Router, stop: CancellationToken) {
    // Without it answers are only slower.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
    tokio::pin!(connection);
    // However it ends, it is the other side that hears of it.
    tokio::select! {
        _ = connection.as_mut() => return,
        () = stop.cancelled() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

/// Whether an accept failed because of the one who connected.
fn concerns_one(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    #[tokio::test]
    async fn half_a_request_keeps_nobody_out() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let stop = CancellationToken::new();
        let app = Router::new().route("/", get(async || "here"));
        let serving = tokio::spawn(serve(listener, app, 8, stop.clone()));

        let mut halves = Vec::new();
        for _ in 0..30 {
            let mut half = TcpStream::connect(address).await.unwrap();
            half.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
            halves.push(half);
        }
        let mut whole = TcpStream::connect(address).await.unwrap();
        whole.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        whole.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("here"), "{answer}");

        let mut rest = Vec::new();
        assert_eq!(halves[0].read_to_end(&mut rest).await.unwrap_or_default(), 0, "the oldest was closed");
        stop.cancel();
        serving.await.unwrap();
    }
}
