//! The HTTP side: reading requests, getUpdates, faults, envelopes (TELEGRAM §1).
//!
//! It runs on a thread and a runtime of its own, so that stopping it breaks every connection at
//! once and a busy or paused test runtime cannot disturb it.

use crate::connection::{Breakable, Breaker};
use crate::error::{Answer, ApiError, Class, conflict, refuse};
use crate::faults::Fault;
use crate::log::{Outcome, Refusal, Request as Logged};
use crate::multipart::{self, Upload};
use crate::params::Params;
use crate::schema::{self, Method};
use crate::sim::Shared;
use crate::webhook;
use crate::world::World;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Request, Response, StatusCode, Uri, header};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::time::Instant;

/// Longest request: the largest file a bot may send, and something around it.
const MOST_BYTES: usize = 51 << 20;
/// How often a waiting poll looks whether a clock set from outside has moved.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// A listening server; dropping it breaks all connections.
pub(crate) struct Server {
    pub addr: SocketAddr,
    runtime: Option<Runtime>,
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Binds a port; one just given up by a stopped server may take a moment to become free.
fn bind(addr: SocketAddr) -> io::Result<std::net::TcpListener> {
    let give_up = Instant::now() + Duration::from_secs(2);
    loop {
        match std::net::TcpListener::bind(addr) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && Instant::now() < give_up => {
                std::thread::sleep(Duration::from_millis(2));
            }
            result => return result,
        }
    }
}

/// Binds and serves.
pub(crate) fn start(shared: &Arc<Shared>, addr: SocketAddr) -> io::Result<Server> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("simulated-telegram")
        .enable_all()
        .build()?;
    let socket = bind(addr)?;
    socket.set_nonblocking(true)?;
    let addr = socket.local_addr()?;
    let app = Router::new().fallback(handle).with_state(Arc::clone(shared));
    let listener = {
        let _inside = runtime.enter();
        Breakable(TcpListener::from_std(socket)?)
    };
    shared.lock().updates.call_back();
    runtime.spawn(webhook::deliver(Arc::clone(shared)));
    runtime.spawn(async move {
        let service = app.into_make_service_with_connect_info::<Breaker>();
        // Serving ends only with the runtime.
        let _ = axum::serve(listener, service).await;
    });
    Ok(Server { addr, runtime: Some(runtime) })
}

fn reply(status: u16, content_type: &str, body: String) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Ok(value) = content_type.parse() {
        response.headers_mut().insert(header::CONTENT_TYPE, value);
    }
    response
}

fn fail(error: &ApiError) -> Response<Body> {
    let mut response = reply(error.code, "application/json", error.body().to_string());
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

fn succeed(result: &str) -> Response<Body> {
    reply(200, "application/json", format!("{{\"ok\":true,\"result\":{result}}}"))
}

fn plain_error(code: u16, description: &str) -> Response<Body> {
    let body = json!({"ok": false, "error_code": code, "description": description});
    reply(code, "application/json", body.to_string())
}

/// `/bot{token}/{method}`
fn split_path(uri: &Uri) -> Option<(&str, &str)> {
    uri.path().strip_prefix("/bot")?.split_once('/')
}

async fn handle(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(breaker): ConnectInfo<Breaker>,
    request: Request<Body>,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let answer = answer(&shared, &breaker, &parts, body).await;
    let world = shared.lock();
    if world.tells_time { dated(answer, world.now()) } else { undated(answer) }
}

/// As through a proxy that takes it away; the server would set the machine's own.
fn undated(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().insert(header::DATE, HeaderValue::from_static(""));
    response
}

/// Telegram says with every answer what time it is there.
fn dated(mut response: Response<Body>, now: i64) -> Response<Body> {
    let time = UNIX_EPOCH + Duration::from_secs(now.unsigned_abs());
    if let Ok(date) = HeaderValue::try_from(httpdate::fmt_http_date(time)) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

async fn answer(shared: &Arc<Shared>, breaker: &Breaker, parts: &Parts, body: Body) -> Response<Body> {
    let Some((token, name)) = split_path(&parts.uri) else {
        return plain_error(404, "Not Found");
    };
    if percent_decode(token) != shared.lock().token {
        return plain_error(401, "Unauthorized");
    }
    let Ok(body) = axum::body::to_bytes(body, MOST_BYTES).await else {
        return plain_error(413, "Request Entity Too Large");
    };
    let fault = {
        let mut world = shared.lock();
        world.log.counters.requests += 1;
        world.faults.take(name)
    };
    let happens = !matches!(
        fault,
        Some(Fault::ServerError(_) | Fault::TooManyRequests(_) | Fault::Reject(..) | Fault::DropBefore)
    );
    if let Some(Fault::Stall(time)) = fault {
        tokio::time::sleep(time).await;
    }
    let response = match read(name, &parts.uri, &parts.headers, &body) {
        Read { method: Some(method), params: Ok(params), files } if happens => {
            carry_out(shared, method, params, files).await
        }
        read if happens => {
            let mut world = shared.lock();
            let (params, error) = match (read.method, read.params) {
                (Some(_), Err(why)) => (Map::new(), refuse(why)),
                (_, params) => (params.unwrap_or_default(), unknown_method()),
            };
            fail(&log_refusal(&mut world, name, params, error))
        }
        read => {
            let params = read.params.unwrap_or_default();
            log(&mut shared.lock(), read.method.map_or(name, |m| &m.name), params, Outcome::Fault);
            reply(200, "text/plain", String::new())
        }
    };
    shared.changed.notify_waiters();
    if let Some(Fault::SlowAnswer(time)) = fault {
        tokio::time::sleep(time).await;
    }
    with_fault(response, fault, breaker)
}

/// The answer as the fault leaves it.
fn with_fault(response: Response<Body>, fault: Option<Fault>, breaker: &Breaker) -> Response<Body> {
    match fault {
        None | Some(Fault::Stall(_) | Fault::SlowAnswer(_)) => response,
        Some(Fault::ServerError(code)) => {
            let body = format!("<html><body><h1>{code}</h1><hr>nginx</body></html>");
            reply(code, "text/html", body)
        }
        Some(Fault::TooManyRequests(seconds)) => fail(&ApiError::flood(seconds)),
        Some(Fault::Reject(code, description)) => plain_error(code, &description),
        Some(Fault::Answer(code, body)) => reply(code, "application/json", body),
        Some(Fault::Garbage) => reply(200, "application/json", "{\"ok\":tr".into()),
        Some(Fault::DropBefore | Fault::DropAfter) => {
            breaker.pull();
            response
        }
    }
}

fn unknown_method() -> ApiError {
    ApiError { code: 404, description: "Not Found".into(), parameters: None, class: Class::Refusal }
}

struct Read {
    method: Option<&'static Method>,
    params: Result<Map<String, Value>, String>,
    files: BTreeMap<String, Upload>,
}

/// Finds the method and collects parameters from query, form or JSON.
fn read(name: &str, uri: &Uri, headers: &HeaderMap, body: &Bytes) -> Read {
    let method = schema::method(name);
    let mut params = Map::new();
    let files = BTreeMap::new();
    let of_text = |key: &str, value: String| match method {
        Some(method) => method.read_text(key, &value),
        None => Value::String(value),
    };
    let mut texts = |pairs: &str| {
        for pair in pairs.split('&').filter(|p| !p.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (key, value) = (percent_decode(key), percent_decode(value));
            let value = of_text(&key, value);
            params.insert(key, value);
        }
    };
    texts(uri.query().unwrap_or(""));
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    if body.is_empty() {
        return Read { method, params: Ok(params), files };
    }
    if kind.starts_with("application/x-www-form-urlencoded") {
        texts(&String::from_utf8_lossy(body));
        return Read { method, params: Ok(params), files };
    }
    if kind.starts_with("multipart/form-data") {
        let form = match multipart::read(kind, body) {
            Ok(form) => form,
            Err(why) => return Read { method, params: Err(why), files },
        };
        for (key, value) in form.texts {
            let value = of_text(&key, value);
            params.insert(key, value);
        }
        // A file may come under the parameter's own name.
        for part in form.files.keys().filter(|part| method.is_some_and(|method| method.has(part))) {
            params.insert(part.clone(), format!("attach://{part}").into());
        }
        return Read { method, params: Ok(params), files: form.files };
    }
    if !kind.starts_with("application/json") {
        return Read { method, params: Err(format!("content type not simulated: {kind}")), files };
    }
    let params = match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => {
            params.extend(object);
            Ok(params)
        }
        _ => Err("can't parse JSON object".into()),
    };
    Read { method, params, files }
}

fn percent_decode(text: &str) -> String {
    let hex = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16));
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], hex(bytes.get(at + 1)), hex(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                at += 2;
            }
            (b'+', ..) => out.push(b' '),
            (byte, ..) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

async fn carry_out(
    shared: &Shared,
    method: &Method,
    params: Map<String, Value>,
    files: BTreeMap<String, Upload>,
) -> Response<Body> {
    if let Err(why) = method.check(&params) {
        return fail(&log_refusal(&mut shared.lock(), &method.name, params, refuse(why)));
    }
    if method.name == "getUpdates" {
        return match get_updates(shared, &params).await {
            Ok(list) => succeed(&list),
            Err(error) => fail(&error),
        };
    }
    let mut world = shared.lock();
    world.uploads = files;
    let done = world.call(&method.name, &params);
    world.uploads.clear();
    match done {
        Ok(result) => {
            let text = result.to_string();
            log(&mut world, &method.name, params, Outcome::Ok(result));
            succeed(&text)
        }
        Err(error) => fail(&log_refusal(&mut world, &method.name, params, error)),
    }
}

fn log(world: &mut World, method: &str, params: Map<String, Value>, outcome: Outcome) {
    if method.eq_ignore_ascii_case("getUpdates") {
        return;
    }
    let at_ms = world.now_ms();
    world.log.requests.push(Logged { at_ms, method: method.to_owned(), params, outcome });
}

fn log_refusal(world: &mut World, method: &str, params: Map<String, Value>, error: ApiError) -> ApiError {
    let refusal = Refusal {
        method: method.to_owned(),
        params: params.clone(),
        reason: error.description.clone(),
        code: error.code,
    };
    let outcome = match error.class {
        Class::Refusal => {
            world.log.refusals.push(refusal);
            Outcome::Refused(error.description.clone())
        }
        Class::Decline => {
            world.log.declines.push(refusal);
            Outcome::Declined(error.description.clone())
        }
    };
    log(world, method, params, outcome);
    error
}

/// One long poll. A newer one ends an older one with 409 (TELEGRAM §3).
async fn get_updates(shared: &Shared, params: &Map<String, Value>) -> Answer<String> {
    let params = Params(params);
    let limit = params.i64("limit").unwrap_or(100).clamp(1, 100);
    let limit = usize::try_from(limit).unwrap_or(100);
    let seconds = params.i64("timeout").unwrap_or(0).clamp(0, 50);
    let deadline = Instant::now() + Duration::from_secs(seconds.unsigned_abs());
    let turn = begin_poll(&mut shared.lock(), &params)?;
    // Whoever waited before must notice.
    shared.changed.notify_waiters();
    loop {
        let changed = shared.changed.notified();
        tokio::pin!(changed);
        changed.as_mut().enable();
        {
            let mut world = shared.lock();
            check_turn(&world, turn)?;
            let now = world.now_ms();
            if let Some(list) = world.updates.take(limit, now) {
                return Ok(list);
            }
        }
        if Instant::now() >= deadline {
            return Ok("[]".into());
        }
        // Running out of patience here only means looking again.
        let _ = tokio::time::timeout_at(deadline.min(Instant::now() + LOOK_AGAIN), changed).await;
    }
}

fn begin_poll(world: &mut World, params: &Params<'_>) -> Answer<u64> {
    world.log.counters.polls += 1;
    if world.updates.webhook.is_some() {
        return Err(conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        ));
    }
    world.choose_updates(params);
    world.updates.confirm(params.i64("offset").unwrap_or(0));
    world.updates.poll += 1;
    Ok(world.updates.poll)
}

fn check_turn(world: &World, turn: u64) -> Answer<()> {
    if world.updates.webhook.is_some() {
        return Err(conflict("terminated by setWebhook request"));
    }
    if world.updates.poll != turn {
        return Err(conflict(
            "terminated by other getUpdates request; make sure that only one bot instance is running",
        ));
    }
    Ok(())
}
