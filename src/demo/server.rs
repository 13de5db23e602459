//! The page: served to this machine only. Whoever asks under another name than this machine's is refused, so that
//! no page of the world can reach in (DNS rebinding), and what changes something must come from our own page.

use std::{convert::Infallible, net::SocketAddr, sync::Arc};

use anyhow::Context as _;
use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, FromRequest, Query, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
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
    live::{House, Look, Page},
    stage::{Deed, Seat},
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
    let file = |kind: &'static str, text: &'static str| get(async move || ([(header::CONTENT_TYPE, kind)], text));
    Router::new()
        .route("/", file("text/html; charset=utf-8", include_str!("page/index.html")))
        .route("/style.css", file("text/css; charset=utf-8", include_str!("page/style.css")))
        .route("/app.js", file("text/javascript; charset=utf-8", include_str!("page/app.js")))
        .route("/draw.js", file("text/javascript; charset=utf-8", include_str!("page/draw.js")))
        .route("/words.json", file("application/json", include_str!("page/words.json")))
        .route("/icon.svg", file("image/svg+xml", include_str!("page/icon.svg")))
        .route("/live", get(live))
        .route("/do", post(act))
        .route("/clock", post(clock))
        .route("/language", post(language))
        .route("/person", post(person))
        .route("/tour", post(tour))
        .route("/anew", post(anew))
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
            Self::Impossible(why) => (StatusCode::CONFLICT, why),
            Self::Fault(error) => {
                tracing::error!(error = format!("{error:#}"), "The demo failed at something.");
                (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}"))
            }
        };
        (status, Json(json!({ "error": why }))).into_response()
    }
}

/// What a page asks for, as JSON and as nothing else: a form on another page cannot send that. (Not axum's own way to
/// read JSON, which brings a second reader for the path to a mistake; nobody types these by hand.)
struct Asked<T>(T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Asked<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/json")) {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let body = String::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        serde_json::from_str(&body).map(Self).map_err(|error| {
            let status = if error.is_data() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
            (status, error.to_string()).into_response()
        })
    }
}

type Answer<T = Value> = Result<Json<T>, No>;

fn done() -> Answer {
    Ok(Json(json!({})))
}

#[derive(Deserialize)]
struct Eyes {
    #[serde(default)]
    user: i64,
    chat: Option<i64>,
    topic: Option<i64>,
    #[serde(default)]
    hood: bool,
}

async fn live(State(shared): State<Shared>, Query(eyes): Query<Eyes>) -> Response {
    let look = Look { user: UserId(eyes.user), chat: eyes.chat.map(ChatId), topic: eyes.topic, hood: eyes.hood };
    let page = Page::new(Arc::clone(&shared.house), look);
    let events = tell(page).take_until(shared.stop.cancelled_owned());
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
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

async fn act(State(shared): State<Shared>, Asked(doing): Asked<Doing>) -> Result<Response, No> {
    shared.house.stop_tour();
    shared.house.stage().touch();
    let part = match doing.topic {
        _ if doing.chat > 0 => Part::Whole,
        None => Part::General,
        Some(topic) => Part::Topic(topic),
    };
    let seat = Seat { user: UserId(doing.user), chat: ChatId(doing.chat), part };
    Ok(Json(shared.house.stage().act(seat, doing.deed)?).into_response())
}

/// What the clock is to do.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Leap {
    Hours(i64),
    NextPost,
    Speed(Speed),
}

async fn clock(State(shared): State<Shared>, Asked(leap): Asked<Leap>) -> Answer {
    shared.house.stop_tour();
    let stage = shared.house.stage();
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

async fn language(State(shared): State<Shared>, Asked(chosen): Asked<Chosen>) -> Answer {
    shared.house.stop_tour();
    shared.house.stage().set_language(chosen.language)?;
    done()
}

#[derive(Deserialize)]
struct Newcomer {
    name: String,
}

async fn person(State(shared): State<Shared>, Asked(newcomer): Asked<Newcomer>) -> Answer {
    shared.house.stop_tour();
    shared.house.stage().touch();
    let user = shared.house.stage().invite(&newcomer.name)?;
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

async fn tour(State(shared): State<Shared>, Asked(touring): Asked<Touring>) -> Answer {
    match touring {
        Touring::Start { language, pace } => tour::begin(&shared.house, language, pace).await?,
        Touring::Stop => shared.house.stop_tour(),
    }
    done()
}

async fn anew(State(shared): State<Shared>, Asked(chosen): Asked<Chosen>) -> Answer {
    shared.house.stop_tour();
    shared.house.begin_anew(chosen.language, true).await?;
    done()
}
