//! `kehila rehearse --days 60`: everything the bot would post to its groups in the coming days with the settings as they
//! are, when, and what would be left out and why: in a group where nobody talks, and in one where people never stop.
//! `--html FILE` writes the same as a page. Nothing is changed, and nothing is sent; it may run beside the bot.

use std::{fmt::Write as _, fs::File, io::Write as _, path::Path, sync::Arc};

use anyhow::Context as _;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{
    Surroundings, queries,
    report::{self, Verdict},
};
use crate::{
    dispatch::{
        Cx, Result as Handled, Rooms,
        posts::{self, Rehearsed},
    },
    features::ROOMS,
    schedule::posts::Talk,
    store::{
        ChatKey, Store,
        chats::{self, Chat},
        file,
    },
    words::{Lang, day_and_time, escape, undirected},
};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Wish<'a> {
    /// Telegram's number of the one group; [`None`]: all.
    pub chat: Option<i64>,
    /// How many days.
    pub days: u16,
    /// Where the page is to be written, if one is wanted.
    pub html: Option<&'a Path>,
    /// As JSON.
    pub json: bool,
}

/// A group, and what would be posted there.
struct Rehearsal {
    chat: Arc<Chat>,
    posts: Vec<Post>,
}

/// One due time, and what becomes of it.
struct Post {
    what: String,
    /// While nobody talks, and while people never stop.
    amid: [Rehearsed; 2],
}

/// Rehearses, and prints or writes what came of it.
pub async fn run(around: &Surroundings, wish: &Wish<'_>) -> anyhow::Result<Verdict> {
    super::backup::of_kehila(&file::path(&around.database)?).await?;
    let tx = Store::look(&around.database).await?;
    let cx = Cx::to_look(tx, around.clock.now(), around.defaults.clone(), Rooms::new(&ROOMS)?);
    let groups = queries::groups_we_are_in(&cx.tx).await?;
    let groups: Vec<_> =
        groups.into_iter().filter(|group| wish.chat.is_none_or(|id| id == group.telegram_id)).collect();
    if let (Some(chat), []) = (wish.chat, groups.as_slice()) {
        eprintln!("kehila: it is in no group {chat}; `kehila export` says which there are");
        return Ok(Verdict::WrongUse);
    }
    let until = cx.now + TimeDelta::days(wish.days.into());
    let mut rehearsals = Vec::new();
    for group in groups {
        let key = ChatKey(group.key);
        rehearsals.push(rehearse(&cx, key, until).await.map_err(|why| anyhow::anyhow!("{}: {why:?}", group.title))?);
    }
    if let Some(to) = wish.html {
        write(to, &page(&rehearsals, wish.days, cx.now))?;
    }
    match (wish.json, wish.html) {
        (true, _) => report::print(&format!("{:#}\n", as_json(&rehearsals))),
        (false, Some(to)) => report::print(&format!("Written: {}\n", to.display())),
        (false, None) => report::print(&as_text(&rehearsals, wish.days, cx.now)),
    }
    Ok(Verdict::Well)
}

async fn rehearse(cx: &Cx, key: ChatKey, until: DateTime<Utc>) -> Handled<Rehearsal> {
    let chat = Arc::new(chats::by_key(&cx.tx, key).await?);
    let quiet = posts::rehearse(cx, &chat, until, Talk::Never).await?;
    let lively = posts::rehearse(cx, &chat, until, Talk::Always).await?;
    let mut posts = Vec::new();
    for alone in quiet {
        let Some(amid) = lively.iter().find(|other| other.is_same_as(&alone)) else { continue };
        let name = posts::name_of(cx, alone.room, alone.id).await?;
        let what = name.map_or_else(|| alone.room.to_owned(), |name| undirected(&name.render_plain(Lang::En)));
        posts.push(Post { what, amid: [alone, *amid] });
    }
    Ok(Rehearsal { chat, posts })
}

/// When it is posted, by the group's clock, or why not.
fn fate(post: &Rehearsed, chat: &Chat, now: DateTime<Utc>) -> String {
    match post.outcome {
        Ok(at) => {
            let at = day_and_time(at, chat.zone, now).render_plain(Lang::En);
            let moved =
                post.moved.map(|why| posts::why_moved(chat, post.scheduled_for, why, now).render_plain(Lang::En));
            moved.map_or_else(|| at.clone(), |moved| format!("{at} ({moved})"))
        }
        Err(reason) => {
            let due = day_and_time(post.scheduled_for, chat.zone, now).render_plain(Lang::En);
            let why = posts::why_skipped(chat, reason.code(), post.scheduled_for).render_plain(Lang::En);
            format!("{due}, not posted: {why}")
        }
    }
}

fn heading(chat: &Chat) -> String {
    format!("{} ({}, {})", chat.title, chat.id.0, chat.zone)
}

fn as_text(rehearsals: &[Rehearsal], days: u16, now: DateTime<Utc>) -> String {
    let mut text = String::new();
    for Rehearsal { chat, posts } in rehearsals {
        let _ = writeln!(text, "{}, {days} days", heading(chat));
        if posts.is_empty() {
            text.push_str("  nothing would be posted\n");
        }
        for Post { what, amid: [quiet, lively] } in posts {
            let alone = fate(quiet, chat, now);
            let _ = write!(text, "  {alone}  {what}");
            match fate(lively, chat, now) {
                same if same == alone => text.push('\n'),
                other => drop(writeln!(text, "\n      while people talk: {other}")),
            }
        }
        text.push('\n');
    }
    if rehearsals.is_empty() {
        text.push_str("The bot is in no group yet.\n");
    }
    text
}

fn as_json(rehearsals: &[Rehearsal]) -> Value {
    let outcome = |post: &Rehearsed| match post.outcome {
        Ok(at) => json!({ "posted_at": at }),
        Err(reason) => json!({ "left_out": reason.code() }),
    };
    let post = |post: &Post| {
        let [quiet, lively] = &post.amid;
        json!({
            "room": quiet.room, "number": quiet.id, "what": post.what, "due": quiet.scheduled_for,
            "quiet": outcome(quiet), "lively": outcome(lively),
        })
    };
    let group = |one: &Rehearsal| {
        let posts: Vec<Value> = one.posts.iter().map(post).collect();
        json!({ "chat": one.chat.id.0, "title": one.chat.title, "zone": one.chat.zone.name(), "posts": posts })
    };
    json!({ "ok": true, "groups": rehearsals.iter().map(group).collect::<Vec<_>>() })
}

/// A page that needs nothing from elsewhere.
fn page(rehearsals: &[Rehearsal], days: u16, now: DateTime<Utc>) -> String {
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>Rehearsal of {days} days</title>\n<style>{STYLE}</style>\n\
         <h1>What would be posted in {days} days</h1>\n"
    );
    for Rehearsal { chat, posts } in rehearsals {
        let _ = writeln!(html, "<h2 dir=\"auto\">{}</h2>", escape(&heading(chat)));
        if posts.is_empty() {
            html.push_str("<p>Nothing.</p>\n");
            continue;
        }
        html.push_str("<table><tr><th>Post<th>If nobody talks<th>While people talk\n");
        for Post { what, amid } in posts {
            let _ = write!(html, "<tr><td dir=\"auto\">{}", escape(what));
            for one in amid {
                let class = if one.outcome.is_ok() { "posted" } else { "left" };
                let _ = write!(html, "<td class=\"{class}\">{}", escape(&fate(one, chat, now)));
            }
            html.push('\n');
        }
        html.push_str("</table>\n");
    }
    html
}

const STYLE: &str = "body{font:16px/1.4 system-ui,sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}\
                     table{border-collapse:collapse;width:100%}td,th{text-align:start;padding:.3rem .5rem;\
                     border-bottom:1px solid #ccd}.left{color:#a33}.posted{color:#175}\
                     @media(prefers-color-scheme:dark){body{background:#111;color:#ddd}.left{color:#f88}\
                     .posted{color:#8d8}}";

fn write(to: &Path, html: &str) -> anyhow::Result<()> {
    let opened = File::options().write(true).create_new(true).open(to);
    let mut file = opened.with_context(|| format!("cannot write {}", to.display()))?;
    Ok(file.write_all(html.as_bytes())?)
}
