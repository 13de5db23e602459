//! The page: served to this machine only. Whoever asks under another name than this machine's is refused, so that
//! no page of the world can reach in (DNS rebinding), and what changes something must come from our own page.

use std::{convert::Infallible, net::SocketAddr, sync::Arc};

use anyhow::Context as _;
use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, FromRequest as _, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::{self, Next},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::{get, post},
};
use chrono::TimeDelta;
use futures::{Stream, StreamExt as _, stream};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use simulator::{ChatId, Impossible, Part, UserId};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::{
    deeds::{Deed, Seat},
    house::House,
    live::{Look, Page},
    packed::{Packed, packed},
    time::Speed,
    tour,
};
use crate::words::Lang;

/// Where the page is, unless it is told or taken.
pub const FIRST_PORT: u16 = 8080;
/// How many ports after it are tried.
const PORTS_TRIED: u16 = 100;
/// Longest request read, in bytes. Texts far shorter than this are refused, but with a word, not by hanging up.
const LONGEST_REQUEST: usize = 16 << 20;
/// Furthest leap, in hours: two months.
const FURTHEST_LEAP: i64 = 62 * 24;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src \
     'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A port of this machine, taken.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
}

#[derive(Debug, Clone)]
struct Shared {
    house: Arc<House>,
    address: SocketAddr,
    stop: CancellationToken,
}

impl Server {
    /// Takes the port, or [`FIRST_PORT`] or the next one that is free.
    ///
    /// # Errors
    /// If it is taken.
    pub async fn bind(port: Option<u16>) -> anyhow::Result<Self> {
        let listener = match port {
            Some(port) => TcpListener::bind(local(port)).await.with_context(|| {
                format!("port {port} cannot be used; another program may have it. Choose another, or leave --port out")
            })?,
            None => first_free().await?,
        };
        let address = listener.local_addr().context("the port has no address")?;
        Ok(Self { listener, address })
    }

    /// What to open in a browser.
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves the page until `stop`, or until the bot dies.
    ///
    /// # Errors
    /// What the bot died of.
    pub async fn run(self, house: Arc<House>, stop: CancellationToken) -> anyhow::Result<()> {
        let shared = Shared { house: Arc::clone(&house), address: self.address, stop: stop.clone() };
        let serving = axum::serve(self.listener, app(shared));
        let done = tokio::select! {
            served = serving => served.context("cannot serve the page"),
            error = house.death() => Err(error.context("the bot has died")),
            () = stop.cancelled() => Ok(()),
        };
        stop.cancel();
        house.stage().close().await;
        done
    }
}

fn local(port: u16) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], port))
}

async fn first_free() -> anyhow::Result<TcpListener> {
    for port in FIRST_PORT..FIRST_PORT + PORTS_TRIED {
        if let Ok(listener) = TcpListener::bind(local(port)).await {
            return Ok(listener);
        }
    }
    anyhow::bail!("no port from {FIRST_PORT} to {} is free; choose one with --port", FIRST_PORT + PORTS_TRIED - 1)
}

fn app(shared: Shared) -> Router {
    // One handler for all of them: each further one is as much code again.
    let change = post(change);
    let file = |kind: &'static str, packed: Packed| get(async move || ([(header::CONTENT_TYPE, kind)], packed.text()));
    Router::new()
        .route("/", file("text/html; charset=utf-8", packed!("index.html")))
        .route("/style.css", file("text/css; charset=utf-8", packed!("style.css")))
        .route("/app.js", file("text/javascript; charset=utf-8", packed!("app.js")))
        .route("/draw.js", file("text/javascript; charset=utf-8", packed!("draw.js")))
        .route("/words.json", file("application/json", packed!("words.json")))
        .route("/icon.svg", file("image/svg+xml", packed!("icon.svg")))
        .route("/picture", get(picture))
        .route("/live", get(live))
        .route("/do", change.clone())
        .route("/clock", change.clone())
        .route("/language", change.clone())
        .route("/person", change.clone())
        .route("/tour", change.clone())
        .route("/anew", change)
        .layer(DefaultBodyLimit::max(LONGEST_REQUEST))
        .layer(middleware::from_fn_with_state(shared.clone(), guard))
        .with_state(shared)
}

/// Lets in only our own page, and gives it no more rights than it needs.
async fn guard(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if !is_ours(request.headers(), header::HOST, "", &shared) {
        return (StatusCode::FORBIDDEN, "This page is only for this machine.").into_response();
    }
    let foreign = request.headers().contains_key(header::ORIGIN)
        && !is_ours(request.headers(), header::ORIGIN, "http://", &shared);
    if request.method() != Method::GET && foreign {
        return (StatusCode::FORBIDDEN, "Only this page may do that.").into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn is_ours(headers: &HeaderMap, name: header::HeaderName, scheme: &str, shared: &Shared) -> bool {
    let given = headers.get(name).and_then(|value| value.to_str().ok()).and_then(|value| value.strip_prefix(scheme));
    let port = shared.address.port();
    given.is_some_and(|host| {
        let whole = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        whole.iter().any(|ours| ours == host) || (port == 80 && (host == "127.0.0.1" || host == "localhost"))
    })
}

/// Something cannot be done, and why.
enum No {
    Unread(StatusCode, String),
    Impossible(String),
    Fault(anyhow::Error),
}

impl From<Impossible> for No {
    fn from(why: Impossible) -> Self {
        Self::Impossible(why.0)
    }
}

impl From<anyhow::Error> for No {
    fn from(error: anyhow::Error) -> Self {
        Self::Fault(error)
    }
}

impl IntoResponse for No {
    fn into_response(self) -> Response {
        let (status, why) = match self {
            Self::Unread(status, why) => return (status, why).into_response(),
            Self::Impossible(why) => (StatusCode::CONFLICT, why),
            Self::Fault(error) => {
                tracing::error!(error = format!("{error:#}"), "The demo failed at something.");
                (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}"))
            }
        };
        (status, Json(json!({ "error": why }))).into_response()
    }
}

/// Reads what a page asks for. (Not by axum's own way to read JSON, which brings a second reader for the path to a
/// mistake; nobody types these by hand.)
fn read<T: DeserializeOwned>(body: &str) -> Result<T, No> {
    serde_json::from_str(body).map_err(|error| {
        let status = if error.is_data() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
        No::Unread(status, error.to_string())
    })
}

/// Something is to be done. It comes as JSON and as nothing else: a form on another page cannot send that.
async fn change(State(shared): State<Shared>, request: Request) -> Answer {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("application/json")) {
        return Err(No::Unread(StatusCode::UNSUPPORTED_MEDIA_TYPE, "only JSON is read".to_owned()));
    }
    let path = request.uri().path().to_owned();
    let body = String::from_request(request, &()).await.map_err(|no| No::Unread(no.status(), no.body_text()))?;
    let house = &shared.house;
    match path.as_str() {
        "/do" => act(house, read(&body)?),
        "/clock" => clock(house, read(&body)?).await,
        "/language" => language(house, &read(&body)?),
        "/person" => person(house, &read(&body)?),
        "/tour" => tour(house, read(&body)?).await,
        _ => anew(house, &read(&body)?).await,
    }
}

type Answer = Result<Json<Value>, No>;

/// Another community has begun; whoever began it knows it by its number.
fn begun(number: u64) -> Answer {
    Ok(Json(json!({ "number": number })))
}

fn done() -> Answer {
    Ok(Json(json!({})))
}

/// A picture the bot has sent. People's have nothing in them; the page shows something in their place.
async fn picture(State(shared): State<Shared>, uri: Uri) -> Response {
    let file = uri.query().and_then(|id| shared.house.stage().sim.file(id));
    match file.filter(|bytes| bytes.starts_with(b"\x89PNG")) {
        Some(bytes) => ([(header::CONTENT_TYPE, "image/png")], bytes.to_vec()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn live(State(shared): State<Shared>, uri: Uri) -> Response {
    let page = Page::new(Arc::clone(&shared.house), look(uri.query().unwrap_or_default()));
    let events = tell(page).take_until(shared.stop.cancelled_owned());
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// `user=1&chat=-100&topic=3&hood=true`: what is not there, or is no number, is not looked at.
fn look(query: &str) -> Look {
    let mut look = Look { user: UserId(0), chat: None, topic: None, hood: false };
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        let number = value.parse().ok();
        match name {
            "user" => look.user = UserId(number.unwrap_or(0)),
            "chat" => look.chat = number.map(ChatId),
            "topic" => look.topic = number,
            "hood" => look.hood = value == "true",
            _ => {}
        }
    }
    look
}

/// Everything a page is told, as it happens.
fn tell(page: Page) -> impl Stream<Item = Result<Event, Infallible>> {
    let told = stream::unfold(page, async |mut page| match page.next().await {
        Ok(told) => Some((told, page)),
        Err(error) => {
            // The page connects again by itself.
            tracing::warn!(error = format!("{error:#}"), "A page was left alone.");
            None
        }
    });
    told.flat_map(|told| stream::iter(told.into_iter().map(|(kind, data)| Ok(Event::default().event(kind).data(data)))))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Doing {
    user: i64,
    chat: i64,
    topic: Option<i64>,
    deed: Deed,
}

fn act(house: &Arc<House>, doing: Doing) -> Answer {
    house.stop_tour();
    let part = match doing.topic {
        _ if doing.chat > 0 => Part::Whole,
        None => Part::General,
        Some(topic) => Part::Topic(topic),
    };
    let seat = Seat { user: UserId(doing.user), chat: ChatId(doing.chat), part };
    let came = house.stage().play(seat, doing.deed)?;
    Ok(Json(json!({ "private": came.private, "link": came.link, "copied": came.copied })))
}

/// What the clock is to do.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Leap {
    Hours(i64),
    NextPost,
    Speed(Speed),
}

async fn clock(house: &Arc<House>, leap: Leap) -> Answer {
    house.stop_tour();
    let stage = house.stage();
    stage.touch();
    match leap {
        Leap::Hours(hours) if (1..=FURTHEST_LEAP).contains(&hours) => {
            stage.leap_to(stage.now() + TimeDelta::hours(hours), stage.stop()).await?;
        }
        Leap::Hours(_) => return Err(No::Impossible("too far".to_owned())),
        Leap::NextPost => {
            let posted = stage.leap_to_next_post(stage.stop()).await?;
            return Ok(Json(json!({ "posted": posted })));
        }
        Leap::Speed(speed) => stage.set_speed(speed),
    }
    done()
}

#[derive(Deserialize)]
struct Chosen {
    language: Lang,
}

fn language(house: &Arc<House>, chosen: &Chosen) -> Answer {
    house.stop_tour();
    house.stage().set_language(chosen.language)?;
    done()
}

#[derive(Deserialize)]
struct Newcomer {
    name: String,
}

fn person(house: &Arc<House>, newcomer: &Newcomer) -> Answer {
    house.stop_tour();
    house.stage().touch();
    let user = house.stage().invite(&newcomer.name)?;
    Ok(Json(json!({ "user": user })))
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Touring {
    Start {
        language: Lang,
        #[serde(default = "unhurried")]
        pace: f64,
    },
    Stop,
}

const fn unhurried() -> f64 {
    1.0
}

async fn tour(house: &Arc<House>, touring: Touring) -> Answer {
    match touring {
        Touring::Start { language, pace } => begun(tour::begin(house, language, pace).await?),
        Touring::Stop => {
            house.stop_tour();
            done()
        }
    }
}

async fn anew(house: &Arc<House>, chosen: &Chosen) -> Answer {
    house.stop_tour();
    begun(house.begin_anew(chosen.language, true).await?.number)
}
