//! What works: how many people answer the regular posts, and what follows from it.
//!
//! `/works` whispers to managers what each post, each series of the library, each kind and each hour yielded: which share of
//! those who talk answered within a day ([`rules`]), and on how many tries that rests; with a picture. Once enough was tried,
//! what is dull is proposed for retirement and a better hour for moving, as items with *keep* beside it ([`proposals`]);
//! nothing is changed by itself, and what was decided can be taken back.
//!
//! Where a manager wants it, the best answer to a post is taken up the day after ([`follow`]).
//!
//! What is learned of how the group talks by itself tells when it is unusually quiet, and who begins its conversations
//! ([`crate::schedule::quiet`]): regular posts go by that. No text is kept; who answered is known for some days, how many
//! for good. Those who manage the group are not counted.

mod counting;
mod follow;
mod panel;
mod proposals;
mod queries;
mod rules;
mod views;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Timelike as _, Utc};
use serde_json::Value;
use teloxide::dptree;

use self::{
    panel::{Action, By},
    rules::{Format, Try},
};
use crate::{
    dispatch::{
        self, CommandSpec, Cx, Door, GroupMessage, Result, Room,
        items::{self, Change, Item, State},
        posts::{self, Again, Composed, Due, Fate},
        routes::{self, Routes},
    },
    features::{recognition, touchpoints},
    schedule::{
        posts::Plan,
        quiet::{self, Quiet, Rhythm, Sparse},
    },
    store::{ChatKey, Tx, chats::Chat, held::Held, seconds},
    telegram::{
        MessageId, ThreadId, UserId,
        actor::{Actor, Person},
    },
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "works";

/// So far back posts are judged.
const JUDGED: TimeDelta = TimeDelta::days(400);
/// A post has had its day.
const A_DAY: TimeDelta = TimeDelta::days(1);
/// So long it is known who answered.
const KNOWN_FOR: TimeDelta = TimeDelta::days(4);
/// So many of a post's latest times tell whether it is answered.
const LATEST: i64 = 12;

/// The room.
#[derive(Debug)]
pub struct Works;

#[async_trait]
impl Room for Works {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::manager("works").unlisted()] }
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::managers("works-door", &Action::Show { by: By::Posts })]
    }

    fn routes(&self) -> Routes {
        dptree::entry()
            .branch(routes::command("works").endpoint(panel::asked))
            .branch(dispatch::panel::routes::<Action>())
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        follow::plans(cx, chat).await
    }

    async fn compose(&self, cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
        follow::compose(cx, chat, due, again).await
    }

    async fn post_settled(&self, cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, _memory: &Value) -> Result {
        match fate {
            Fate::LeftTopic | Fate::PictureRefused(_) => Ok(()),
            Fate::Posted | Fate::Skipped(_) | Fate::MayHaveBeen | Fate::Unsure => {
                follow::settled(cx, chat, due.number).await
            }
        }
    }

    async fn name_of_post(&self, cx: &Cx, reference: &str) -> Result<Option<Line>> {
        let Ok(id) = reference.parse() else { return Ok(None) };
        follow::name(cx, id).await
    }

    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { Ok(()) } else { Ok(queries::follow_none(&cx.tx, chat).await?) }
    }

    async fn on_messages(&self, cx: &Cx, messages: &[GroupMessage]) -> Result {
        counting::messages(cx, messages).await
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
        let said = proposals::decide(cx, item, does, &Actor::Person(person.clone())).await?;
        items::set(cx, item.id, State::Done(Some(person.id))).await?;
        Ok(said)
    }

    async fn on_item(&self, cx: &Cx, item: &Item, _change: Change) -> Result {
        match item.room == NAME && matches!(item.state, State::Done(_)) {
            true => proposals::closed(cx, item).await,
            false => Ok(()),
        }
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let tries = i64::try_from(tries(cx, chat).await?.len()).unwrap_or(i64::MAX);
        Ok(Some(line("works-standing").num("tries", tries)))
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        queries::forget_hours(tx, before, most).await
    }

    fn held(&self) -> &'static [Held] {
        const { &[Held::goes("answers", "user_id")] }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let n = queries::answers_of(&cx.tx, chat, user).await?;
        Ok((n > 0).then(|| line("mydata-works").num("n", n)).into_iter().collect())
    }

    async fn on_time_confirmed(&self, cx: &Cx) -> Result {
        Ok(queries::not_after(&cx.tx, cx.now).await?)
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        Ok(queries::forget_messages(&cx.tx, chat).await?)
    }
}

/// A regular post that was made.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// Which.
    pub touchpoint: i64,
    /// The conversation starter it was; [`None`]: a manager's own.
    pub prompt: Option<&'a str>,
    /// What it was for.
    pub purpose: &'static str,
    /// Where it stands.
    pub message: MessageId,
    /// In which topic.
    pub thread: Option<ThreadId>,
    /// Whether its best answer is to be taken up.
    pub follows_up: bool,
}

/// A regular post was made: from now on it is counted who answers.
pub async fn posted(cx: &Cx, chat: &Chat, made: Made<'_>) -> Result {
    if !cx.is_on(chat.key, NAME).await? {
        return Ok(());
    }
    let active = match cx.is_on(chat.key, recognition::NAME).await? {
        true => recognition::talked(cx, chat).await?.0,
        false => 0,
    };
    let Made { touchpoint, prompt, purpose, message, thread, follows_up: follows } = made;
    let (message, thread) = (Some(message), thread.map_or(0, |thread| thread.0));
    let new = queries::New { touchpoint, prompt, purpose, message, thread, active, follows };
    let id = queries::insert(&cx.tx, chat.key, &new, cx.now).await?;
    if follows {
        follow::wait(cx, chat, id).await?;
    }
    queries::forget_answers(&cx.tx, chat.key, cx.now - KNOWN_FOR).await?;
    proposals::look(cx, chat).await
}

/// A regular post was changed, or is gone: what was proposed about it is out of date.
pub async fn changed(cx: &Cx, chat: ChatKey, touchpoint: i64) -> Result {
    proposals::end(cx, &*cx.chat(chat).await?, touchpoint).await
}

/// No answer to a regular post is to be taken up any more.
pub async fn follows_no_more(cx: &Cx, chat: &Chat, touchpoint: i64) -> Result {
    follow::end(cx, chat, touchpoint).await
}

/// How a group usually talks.
pub async fn rhythm(cx: &Cx, chat: &Chat) -> Result<Rhythm> {
    if !cx.is_on(chat.key, NAME).await? {
        return Ok(Rhythm::default());
    }
    Ok(Rhythm::of(&queries::hours(&cx.tx, chat.key, window(cx)).await?, chat))
}

/// What a regular post that waits for silence must wait for.
pub async fn quiet(cx: &Cx, chat: &Chat, rhythm: Rhythm, touchpoint: i64) -> Result<Quiet> {
    let latest = queries::latest_of(&cx.tx, chat.key, touchpoint, LATEST).await?;
    // Who was asked just now may answer yet.
    let had_time = |at: &DateTime<Utc>| cx.now - *at >= A_DAY;
    let answered: Vec<i64> =
        latest.iter().filter(|(at, n)| *n > 0 || had_time(at)).map(|(_, answered)| *answered).collect();
    // Where nobody counts answers, it is known at least when it was posted.
    let posted = posts::last_posted(cx, chat.key, touchpoints::NAME, touchpoint).await?;
    let last = latest.first().map(|(at, _)| *at).max(posted);
    Ok(Quiet { rhythm, since: chat.last_human_at, last, unanswered: rules::unanswered(&answered) })
}

/// How far apart the library's posts are to be, as members begin conversations themselves; [`None`]: as planned.
pub async fn sparse(cx: &Cx, chat: &Chat, touchpoint: i64, interval: TimeDelta) -> Result<Option<Sparse>> {
    let Some(share) = share(cx, chat).await? else { return Ok(None) };
    let Some(apart) = quiet::apart(share, interval) else { return Ok(None) };
    if rhythm(cx, chat).await?.is_unusual(chat, chat.last_human_at, cx.now) {
        return Ok(None);
    }
    let latest = queries::latest_of(&cx.tx, chat.key, touchpoint, 1).await?;
    Ok(Some(Sparse { last: latest.first().map(|(at, _)| *at), apart }))
}

/// The library passed a time over, as members begin conversations themselves: those who manage the group hear it once.
pub async fn posts_less(cx: &Cx, chat: &Chat) -> Result {
    match percent_by_members(cx, chat).await? {
        Some(percent) => proposals::tell_less(cx, chat, percent).await,
        None => Ok(()),
    }
}

/// Of a group's conversations of four weeks, how many in a hundred members began; [`None`]: too few to say.
pub async fn percent_by_members(cx: &Cx, chat: &Chat) -> Result<Option<i64>> {
    Ok(share(cx, chat).await?.map(|share| (share * 100.0).round() as i64))
}

async fn share(cx: &Cx, chat: &Chat) -> Result<Option<f64>> {
    if !cx.is_on(chat.key, NAME).await? {
        return Ok(None);
    }
    Ok(queries::starts(&cx.tx, chat.key, window(cx)).await?.share())
}

/// The first hour that is looked at.
fn window(cx: &Cx) -> i64 {
    seconds(cx.now - quiet::WINDOW).div_euclid(3_600)
}

/// A group's posts that have had their day, oldest first.
async fn tries(cx: &Cx, chat: &Chat) -> Result<Vec<Try>> {
    let kept = queries::tries(&cx.tx, chat.key, cx.now - JUDGED, cx.now - A_DAY).await?;
    let tries = kept.into_iter().map(|one| {
        let series = one.prompt.as_deref().map(|prompt| touchpoints::series_of(prompt).unwrap_or_default().to_owned());
        let local = one.at.with_timezone(&chat.zone);
        Try {
            format: series.map_or(Format::Own(one.touchpoint), Format::Series),
            touchpoint: one.touchpoint,
            purpose: one.purpose,
            at: one.at,
            minute: local.hour() * 60 + local.minute(),
            active: one.active,
            answered: one.answered,
        }
    });
    Ok(tries.collect())
}
