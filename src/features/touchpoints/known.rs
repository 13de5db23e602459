//! What other rooms may know of a group's regular posts, and do about them when a manager wants it.

use chrono::NaiveTime;

use super::{edit, library, log::log, purpose::Purpose, queries, timing, typed, views};
use crate::{
    dispatch::{Cx, Result, posts, settings},
    schedule::{
        grammar::{self, Language},
        posts::Plan,
        recurrence::{Recurrence, Rule},
    },
    store::{
        ChatKey,
        chats::{Chat, Rhythm},
    },
    telegram::actor::Actor,
    words::Line,
};

/// The setting by which the library posts less where members begin conversations themselves.
pub const STEP_BACK: &str = typed::STEP_BACK.key;

/// A regular post as others know it.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its number.
    pub id: i64,
    /// What managers know it by.
    pub name: Line,
    /// At what local time it comes.
    pub time: NaiveTime,
    /// Whether a manager paused it.
    pub is_paused: bool,
    /// Whether it comes a single time.
    pub is_once: bool,
    /// Whether its time can be another one.
    pub can_move: bool,
}

/// A group's regular posts.
pub async fn known(cx: &Cx, chat: ChatKey) -> Result<Vec<Known>> {
    let all = queries::of_chat(&cx.tx, chat).await?.into_iter().map(|touchpoint| {
        let Recurrence { rule, time } = touchpoint.plan.recurrence;
        Known {
            id: touchpoint.plan.id,
            name: views::about(&touchpoint),
            time,
            is_paused: touchpoint.paused,
            is_once: touchpoint.plan.is_once(),
            can_move: !matches!(rule, Rule::Once { .. } | Rule::Quiet | Rule::Cron { .. }),
        }
    });
    Ok(all.collect())
}

/// What managers know a regular post by; [`None`]: it is gone.
pub async fn name_of(cx: &Cx, id: i64) -> Result<Option<Line>> {
    Ok(queries::by_id(&cx.tx, id).await?.as_ref().map(views::about))
}

/// The series a conversation starter of the library is of.
#[must_use]
pub fn series_of(prompt: &str) -> Option<&'static str> {
    library::by_id(prompt).map(|prompt| prompt.series)
}

/// What a series of the library is called.
#[must_use]
pub fn series_name(series: &str) -> Line {
    Line::named(format!("series-{series}"))
}

/// What posts are for, by its code.
#[must_use]
pub fn purpose_name(code: &str) -> Line {
    Purpose::from_code(code).words()
}

/// The series from which the library still posts in a group; none where it posts nothing.
pub async fn series_left(cx: &Cx, chat: &Chat) -> Result<Vec<&'static str>> {
    if timing::rhythm(cx, chat.key).await? == Rhythm::None {
        return Ok(Vec::new());
    }
    let mut left: Vec<&'static str> =
        timing::starters(cx, chat).await?.into_iter().map(|prompt| prompt.series).collect();
    left.sort_unstable();
    left.dedup();
    Ok(left)
}

/// Whether the library is to post less where members begin conversations themselves.
pub async fn steps_back(cx: &Cx, chat: ChatKey) -> Result<bool> {
    Ok(settings::own(cx, chat, &typed::STEP_BACK).await? == settings::ON)
}

/// Pauses a regular post, or resumes it. [`false`]: it is so already, or gone.
pub async fn set_paused(cx: &Cx, chat: &Chat, actor: &Actor, id: i64, paused: bool) -> Result<bool> {
    let found = timing::by_id(cx, id).await?.filter(|found| found.chat == chat.key && found.paused != paused);
    let Some(found) = found else { return Ok(false) };
    queries::set_paused(&cx.tx, id, paused).await?;
    if paused {
        posts::stop(cx, chat.key, &found.plan).await?;
    } else {
        posts::set_next(cx, chat, &found.plan).await?;
    }
    timing::watch_pool(cx, chat, id).await?;
    log(cx, chat, actor, (id, None, if paused { "pause" } else { "resume" })).await?;
    Ok(true)
}

/// Posts nothing more of a series of the library, or does again. [`false`]: it is so already.
pub async fn set_retired(cx: &Cx, chat: &Chat, actor: &Actor, series: &str, is_retired: bool) -> Result<bool> {
    if !queries::set_retired(&cx.tx, chat.key, series, is_retired).await? {
        return Ok(false);
    }
    let library = timing::of_chat(cx, chat.key).await?.into_iter().find(|touchpoint| !touchpoint.own);
    if let Some(library) = library {
        let what = format!("{} {series}", if is_retired { "retire" } else { "restore" });
        log(cx, chat, actor, (library.plan.id, None, &what)).await?;
    }
    timing::stock_changed(cx, chat).await?;
    Ok(true)
}

/// Moves a regular post to another time of the day. [`false`]: it is gone, or cannot be moved.
pub async fn move_to(cx: &Cx, chat: &Chat, actor: &Actor, id: i64, time: NaiveTime) -> Result<bool> {
    let Some(found) = timing::by_id(cx, id).await?.filter(|found| found.chat == chat.key) else { return Ok(false) };
    let before = found.plan.recurrence;
    if before.time == time || matches!(before.rule, Rule::Once { .. } | Rule::Quiet | Rule::Cron { .. }) {
        return Ok(false);
    }
    let recurrence = Recurrence { time, ..before };
    if found.own {
        edit::move_to(cx, chat, actor, &found, recurrence).await?;
        return Ok(true);
    }
    posts::stop(cx, chat.key, &found.plan).await?;
    queries::set_rule(&cx.tx, id, &recurrence).await?;
    let plan = Plan { recurrence, ..found.plan };
    if !found.paused {
        posts::set_next(cx, chat, &plan).await?;
    }
    let [was, is] = [&before, &recurrence].map(|rule| grammar::canonical(rule, Language::English));
    log(cx, chat, actor, (id, Some(&was), &is)).await?;
    Ok(true)
}
