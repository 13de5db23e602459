//! Recognition: who talks, who answers, whose words are liked; said with thanks, never with points.
//!
//! `/top` shows lists: the most active, who helped, who began conversations, who is there week after week, who is new; of the
//! week, the month, the season or the year, with buttons from one to the other (also `/top helpers year`, in Hebrew and
//! Russian as well): places, names, and what for ("answers to 12 people, 20 reactions"). Who stands the same shares a
//! place. Those who manage the group are named below, without places. It is whispered to whoever asks: twenty who are
//! curious at once do not fill the group with one list. A group may do without places, and without some of the lists.
//!
//! `/me` whispers where one stands this month, between which neighbours, with a button to be left off the lists
//! or shown again. In private it asks which group is meant. Where the group wants pictures, her last six months stand above
//! it: on how many days she talked. Who is left off the lists sees that in private only. `/why`, or a button there, says what
//! her place is made of, part by part ([`worth`]).
//!
//! `/boards` is for those who manage the group: which lists there are, in which topics nothing is counted, and what is unusual
//! about how some are counted.
//!
//! On the first of a month those who did most in the last are thanked in a post, and `/season` shows what runs and what is over
//! (`season`). Counted are turns, replies and reactions (`rules`); no text is kept. Bots, channels and anonymous senders never
//! get here.

mod boards;
mod care;
mod counting;
mod liked;
mod mine;
mod queries;
mod rules;
mod season;
mod spans;
mod top;
mod typed;
mod views;
mod worth;

use std::{collections::BTreeMap, sync::Arc};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::Value;

use care::Care;
use mine::Action;
use queries::{counts, lists, months, results, tallies};
use top::Lists;

pub use liked::{
    Achieved, Liked, achieved, answers_given, days_talked, is_friendly, liked, numbers_between, spread, talked_on,
    who_likes, written,
};
pub use rules::{Standing, Sums};
pub use season::{thanked_in, winners_of_season};
pub use spans::Span;
pub use worth::Board;

use crate::{
    dispatch::{
        CommandSpec, Cx, Door, GroupMessage, Reacted, Result, Room, Sent,
        flow::Flow,
        panel,
        posts::{self, Again, Composed, Due, Fate},
        prepare::prepare,
        routes::{self, Routes},
        settings::{self, SettingSpec},
    },
    schedule::{gates::local_date, posts::Plan},
    store::{ChatKey, Tx, chats::Chat, held::Held, seconds, timers::Timer},
    telegram::{MessageId, UserId},
    words::{Lang, Line},
};

/// The room's name.
pub const NAME: &str = "recognition";

/// What earlier versions wanted handed back when something was sent.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Before {
    /// The thanks for a month.
    Thanks { chat: ChatKey, month: i64, due: DateTime<Utc> },
    /// The answer to `/top` that was given to everybody.
    Top(#[expect(dead_code, reason = "it tells the two apart")] ChatKey),
}

/// What we want handed back when something was sent.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Note {
    /// A post that stands in the group was changed.
    Mended(season::Mended),
    /// As earlier versions wanted it.
    Before(Before),
}

/// The room.
#[derive(Debug)]
pub struct Recognition;

#[async_trait]
impl Room for Recognition {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const {
            &[
                CommandSpec::member("top").ephemeral(),
                CommandSpec::private("top").unlisted(),
                CommandSpec::member("me").ephemeral(),
                CommandSpec::private("me"),
                CommandSpec::member("why").ephemeral().unlisted(),
                CommandSpec::private("why").unlisted(),
                CommandSpec::manager("boards").unlisted(),
                CommandSpec::member("season").unlisted(),
                CommandSpec::private("season").unlisted(),
            ]
        }
    }

    fn settings(&self) -> &'static [SettingSpec] {
        &[typed::RANKING, typed::WEIGHTS]
    }

    fn doors(&self) -> Vec<Door> {
        let season = season::panel::Look::SeasonNow;
        vec![
            Door::members("desk-door-place", &Action::Show),
            Door::members("season-door", &season),
            Door::managers("desk-door-boards", &Care::Boards { thread: None }),
            Door::managers("season-door", &season),
        ]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("top").endpoint(top::asked))
            .branch(routes::command("me").endpoint(mine::asked))
            .branch(routes::command("why").endpoint(mine::asked_why))
            .branch(routes::command("boards").endpoint(care::asked))
            .branch(routes::command("season").endpoint(season::asked))
            .branch(panel::routes_among::<Action>())
            .branch(panel::routes_among::<season::panel::Look>())
            .branch(season::panel::routes())
            .branch(panel::routes_among::<Lists>())
            .branch(panel::routes_among::<Care>())
            .branch(routes::reacted().endpoint(reacted))
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[&season::flow::Planning, &season::flow::Moving]
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        for chat in months::without_open_month(&cx.tx).await? {
            prepare(cx, NAME, Some(chat), season::plan(cx, chat)).await?;
        }
        Ok(())
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        season::on_timer(cx, timer).await
    }

    fn has_topic(&self) -> bool {
        true
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        season::plans(cx, chat).await
    }

    async fn compose(&self, cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
        season::compose(cx, chat, due, again).await
    }

    async fn post_settled(&self, cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
        season::post_settled(cx, chat, due, fate, memory).await
    }

    fn reference(&self, number: i64) -> String {
        season::reference(number)
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Mended(mended) => season::mend::settled(cx, &mended, &sent.outcome).await,
            Note::Before(Before::Thanks { chat, month, due }) => {
                posts::sent_before(cx, self, chat, Due { number: month, at: due }, &sent.outcome).await
            }
            Note::Before(Before::Top(_)) => Ok(()),
        }
    }

    async fn on_messages(&self, cx: &Cx, messages: &[GroupMessage]) -> Result {
        counting::messages(cx, messages).await
    }

    async fn name_of_post(&self, _cx: &Cx, reference: &str) -> Result<Option<Line>> {
        Ok(season::name_of_post(reference))
    }

    async fn on_time_confirmed(&self, cx: &Cx) -> Result {
        season::reopen(cx).await
    }

    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        counting::weigh_anew(cx, chat).await?;
        season::plan(cx, chat).await
    }

    /// Nobody is thanked for what nobody counted: it goes on with the month in which it is switched on.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { season::begin_anew(cx, chat).await } else { Ok(()) }
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        let forgotten = counts::forget_old_messages(tx, before, most).await?;
        let week = seconds(before).div_euclid(7 * 86_400);
        Ok(forgotten + tallies::forget_old_weeks(tx, week, most).await?)
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::former("messages", "author"),
                Held::former("threads", "author"),
                Held::former("day_turns", "user_id"),
                Held::former("threads", "starter"),
                Held::former("pairs", "replier"),
                Held::former("pairs", "author"),
                Held::former("listeners", "user_id"),
                Held::impersonal("listeners", "people"),
                Held::former("reactions", "user_id"),
                Held::former("reaction_pairs", "reactor"),
                Held::former("reaction_pairs", "author"),
                Held::former("tallies", "user_id").finds(),
                Held::mended("tally_changes", "changes"),
                Held::former("season_results", "user_id").finds(),
                Held::former("month_thanks", "user_id").finds(),
                Held::impersonal("month_thanks", "why"),
                Held::former("board_results", "user_id").finds(),
                Held::impersonal("board_results", "why"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let sums = counting::all_of(cx, chat, user).await?;
        let thanked = counts::thanked(&cx.tx, chat, user).await? + results::times_thanked(&cx.tx, chat, user).await?;
        Ok(views::counted(&sums, thanked))
    }

    /// What waits to be added has her number inside; once added, it is where the house finds her. Where she is named in the
    /// group she is no longer.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(chat) = chat else { return Ok(()) };
        counting::settle(cx, chat).await?;
        season::mend::is_forgotten(cx, chat, user).await
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        results::forget_posts(&cx.tx, chat).await?;
        Ok(counts::forget_messages(&cx.tx, chat).await?)
    }
}

/// Who is on a board, best first, with what they did: people in the group who do not manage it, did not ask to be left off, and
/// were active on three days or more (of a week: on one). Adds what waits to be counted first, so it writes.
pub async fn best(cx: &Cx, chat: &Chat, board: Board, span: Span, most: usize) -> Result<Vec<Standing>> {
    let days = if matches!(span, Span::Week(_)) { 1 } else { rules::ELIGIBLE_DAYS };
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let found = boards::read(cx, chat, board, span, days, most).await?;
    Ok(rules::placed(found).into_iter().map(|(_, who)| who).collect())
}

/// Whether anybody is eligible on the board of the most active, were the span over now. Reads only.
pub async fn is_anybody_eligible(cx: &Cx, chat: &Chat, span: Span) -> Result<bool> {
    counting::is_anybody_eligible(cx, chat.key, span.code()).await
}

/// One person more thanked somebody in a month (`change`: 1), or it was taken back (-1).
pub async fn count_thanks(cx: &Cx, chat: &Chat, receiver: UserId, at: DateTime<Utc>, change: i64) -> Result {
    counting::add_at(cx, chat, receiver, at, Sums { thanks: change, ..Sums::default() }).await
}

/// A manager gave somebody points, or took them back.
pub async fn count_grant(cx: &Cx, chat: &Chat, receiver: UserId, at: DateTime<Utc>, points: i64) -> Result {
    counting::add_at(cx, chat, receiver, at, Sums { granted: points, ..Sums::default() }).await
}

/// What somebody did most of, in words: "answers to 12 people, 20 reactions received".
#[must_use]
pub fn because(sums: &Sums, language: Lang) -> Option<Line> {
    views::because(sums, language)
}

/// Whether a group's lists have places; else people are named for what they did, and nobody before another.
pub async fn has_ranking(cx: &Cx, chat: ChatKey) -> Result<bool> {
    Ok(settings::own(cx, chat, &typed::RANKING).await? == settings::ON)
}

/// On how many days somebody has talked in a group, as far as it is known.
pub async fn days_of(cx: &Cx, chat: ChatKey, user: UserId) -> Result<i64> {
    Ok(counting::all_of(cx, chat, user).await?.days)
}

/// What is known of somebody's talk in a group.
#[derive(Debug, Clone, Copy, Default)]
pub struct Talked {
    /// How many people she answered, year by year.
    pub answered: i64,
    /// The latest day on which she said something, since 1970-01-01 in the group's days.
    pub last_day: Option<i64>,
}

/// What is known of somebody's talk in a group.
pub async fn talk_of(cx: &Cx, chat: ChatKey, user: UserId) -> Result<Talked> {
    let answered = counting::all_of(cx, chat, user).await?.answered;
    Ok(Talked { answered, last_day: counts::last_day(&cx.tx, chat, user).await? })
}

async fn reacted(cx: Cx, reacted: Arc<Reacted>) -> Result {
    counting::reaction(&cx, &reacted).await
}

/// How many people talked in the last seven days of a group's calendar, and in the seven before.
pub async fn talked(cx: &Cx, chat: &Chat) -> Result<(i64, i64)> {
    let today = rules::day_of(local_date(cx.now, chat.zone));
    let lately = lists::talked(&cx.tx, chat.key, today - 6, today).await?;
    Ok((lately, lists::talked(&cx.tx, chat.key, today - 13, today - 7).await?))
}

/// Who said something in the last days of a group's calendar, so many of them, and is in it: number and name, who did so last
/// and most first.
pub async fn talked_within(cx: &Cx, chat: &Chat, days: i64) -> Result<Vec<(UserId, String)>> {
    if !cx.is_on(chat.key, NAME).await? {
        return Ok(Vec::new());
    }
    let today = rules::day_of(local_date(cx.now, chat.zone));
    Ok(lists::talked_since(&cx.tx, chat.key, today - days + 1).await?)
}

/// Who talked in the last so many days of a group's calendar, on most of them first. Nobody who manages it, or is left off the
/// lists.
pub async fn talked_lately(cx: &Cx, chat: &Chat, days: i64) -> Result<Vec<UserId>> {
    let today = rules::day_of(local_date(cx.now, chat.zone));
    let mut counted = BTreeMap::<i64, usize>::new();
    for (user, ..) in lists::days_of_listed(&cx.tx, chat.key, today - days + 1, today).await? {
        *counted.entry(user).or_default() += 1;
    }
    let mut most: Vec<_> = counted.into_iter().collect();
    most.sort_by_key(|(user, days)| (std::cmp::Reverse(*days), *user));
    Ok(most.into_iter().map(|(user, _)| UserId(user)).collect())
}

/// Who wrote a message, if that is known still.
pub async fn author_of(cx: &Cx, chat: ChatKey, message: MessageId) -> Result<Option<UserId>> {
    Ok(counts::message(&cx.tx, chat, message).await?.map(|noted| noted.author))
}

/// How many other people like a message of hers.
pub async fn likes(cx: &Cx, chat: ChatKey, message: MessageId, author: UserId) -> Result<i64> {
    Ok(counts::likes(&cx.tx, chat, message, author).await?)
}

/// Who took part most in the last seven days of a group's calendar, by what her days count for: her name. Nobody who manages
/// it, is left off the lists, or took part on a single day.
pub async fn of_the_week(cx: &Cx, chat: &Chat) -> Result<Option<String>> {
    let today = rules::day_of(local_date(cx.now, chat.zone));
    let days = lists::days_of_listed(&cx.tx, chat.key, today - 6, today).await?;
    Ok(rules::of_the_week(&days).map(str::to_owned))
}

#[cfg(test)]
mod tests;
