//! Months and seasons. A month is the season of every group; a group may have others, of dates of its own ([`own`]).
//!
//! | typed | what happens |
//! |---|---|
//! | `/season` | the present one: until when it goes, and one's own part in it |
//! | `/season 2026-10`, `/season Autumn`, `/season 2` | one that is over: who was thanked, who stood where |
//! | `/season 1.9 30.11 Autumn` | one of the group's own, by who manages it |
//! | `/season until 15.12`, `/season end`, `/season cancel` | it ends then, today; it is taken back before it begins |
//! | `/season 2026-10 csv` | the table of one that is over, for managers, in private |
//!
//! Two hours after its end (late reactions) a month or season is closed ([`close`]): who is thanked for the month ([`thanks`]) and
//! who stood where on each board ([`archive`]) is frozen and kept for ever. The day after its end at ten it is posted, from what
//! was frozen. Both happen once, also when the process was down over it; when exactly it is posted, the queue of posts decides.
//! What those who manage the group correct, or somebody who wishes not to be named any more, changes that post ([`mend`]).

pub mod archive;
mod card;
mod close;
pub mod flow;
pub mod mend;
mod own;
pub mod panel;
mod read;
mod rules;
mod slots;
mod thanks;
mod typed;
mod views;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::{
    close::{begin_anew, on_timer, plan, plans, reopen},
    read::asked,
};
use super::queries::results;
use crate::{
    dispatch::{
        Cx, Result,
        posts::{self, Again, Composed, Due, Fate},
    },
    features::pictures,
    pictures::Picture,
    schedule::{gates::local_date, recurrence::first_instant_at},
    store::{ChatKey, chats::Chat},
    telegram::{UserId, request::Request},
    words::Line,
};

/// Recorded when there is nobody to name (message `skip-nobody`).
const NOBODY: &str = "nobody";
/// Who stood on these places is named when a season is announced.
const ANNOUNCED: i64 = 3;

/// What is closed: a month, or a season of the group's own by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    /// As `rules::month_of` counts.
    Month(i64),
    /// By its number.
    Own(i64),
}

impl Period {
    /// What the queue of posts calls the post about it.
    const fn number(self) -> i64 {
        match self {
            Self::Month(month) => month,
            Self::Own(season) => -season,
        }
    }

    /// What the post of this number is about.
    const fn of_number(number: i64) -> Self {
        if number < 0 { Self::Own(-number) } else { Self::Month(number) }
    }

    /// As it is kept.
    const fn span(self) -> (&'static str, i64) {
        match self {
            Self::Month(month) => ("month", month),
            Self::Own(season) => ("season", season),
        }
    }
}

/// What the post about a month or season is made of.
#[derive(Debug)]
struct Post {
    html: String,
    /// The same in fewer words, for where there is less room.
    brief: String,
    picture: Picture,
    /// Whether anybody is named.
    names_anybody: bool,
}

/// What a post was made with, until it is known where it stands.
#[derive(Debug, Serialize, Deserialize)]
struct Memory {
    picture: bool,
}

/// What we want handed back when a post was mended.
#[derive(Debug, Serialize, Deserialize)]
pub struct Mended {
    /// Where.
    pub mended_in: ChatKey,
    /// Which, as the queue of posts calls it.
    pub number: i64,
}

/// The post about a month or season, as it is now, `without` somebody; [`None`]: there is no such season.
async fn post(cx: &Cx, chat: &Chat, period: Period, without: Option<UserId>) -> Result<Option<Post>> {
    let lang = chat.language;
    match period {
        Period::Month(month) => {
            let named = thanks::named(cx, chat.key, month, without).await?;
            Ok(Some(Post {
                html: views::thanks(month, &named, views::Length::Whole, lang),
                brief: views::thanks(month, &named, views::Length::Brief, lang),
                picture: card::thanks(month, &named, chat, lang),
                names_anybody: !named.groups.is_empty(),
            }))
        }
        Period::Own(number) => {
            let Some(closed) = archive::of_season(cx, chat.key, number).await? else { return Ok(None) };
            let groups = archive::announced(&closed, without);
            Ok(Some(Post {
                html: views::announcement(&closed, &groups, views::Length::Whole, lang),
                brief: views::announcement(&closed, &groups, views::Length::Brief, lang),
                picture: card::season(&closed, &groups, chat, lang),
                names_anybody: !groups.is_empty(),
            }))
        }
    }
}

/// The words of a post whose time has come.
pub async fn compose(cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
    let period = Period::of_number(due.number);
    if !close::is_closed(cx, chat, period).await? {
        return Ok(Composed::NotYet(cx.now + close::CATCH_UP));
    }
    let post = post(cx, chat, period, None).await?.filter(|post| post.names_anybody);
    let Some(post) = post else { return Ok(Composed::Nothing(NOBODY)) };
    let is_refused = matches!(again, Some(Again::WithoutPicture(..)));
    let picture = match !is_refused && pictures::are_wanted(cx, chat.key).await? {
        true => Some(pictures::recipe(chat.language, post.picture)?),
        false => None,
    };
    let request = Request::illustrated(chat.id, picture.as_ref(), &post.html);
    let memory = Memory { picture: request.has_media() };
    Ok(Composed::Say(Box::new(request), serde_json::to_value(memory)?))
}

/// What became of a post: where it stands is kept, and who was not named in it stays unnamed.
pub async fn post_settled(cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
    if fate != Fate::Posted {
        return Ok(());
    }
    if let Period::Month(month) = Period::of_number(due.number) {
        results::leave_out_who_is_gone(&cx.tx, chat.key, month).await?;
    }
    let Some(message) = posts::just_posted(cx, chat.key, super::NAME, due.number).await? else { return Ok(()) };
    let picture = Memory::deserialize(memory).is_ok_and(|memory| memory.picture);
    Ok(results::stands(&cx.tx, chat.key, due.number, (message, picture)).await?)
}

/// What thanks for a month, or the end of a season, are called in the ledger.
pub fn reference(number: i64) -> String {
    match Period::of_number(number) {
        Period::Month(month) => format!("month:{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1),
        Period::Own(season) => format!("season:{season}"),
    }
}

/// What managers know the post by that was recorded so.
pub fn name_of_post(reference: &str) -> Option<Line> {
    if let Some(season) = reference.strip_prefix("season:") {
        return Some(views::season_post_name(season.parse().ok()?));
    }
    let (year, month) = reference.strip_prefix("month:")?.split_once('-')?;
    let month = year.parse::<i64>().ok()? * 12 + month.parse::<i64>().ok()? - 1;
    Some(super::views::thanks_name(month))
}

/// Who is thanked for a month that is closed; nobody of one that is not.
pub async fn thanked_in(cx: &Cx, chat: ChatKey, month: i64) -> Result<Vec<UserId>> {
    Ok(results::thanked_in(&cx.tx, chat, month).await?)
}

/// Who is named when a season of the group's own is announced: the first three places of each board.
pub async fn winners_of_season(cx: &Cx, chat: ChatKey, number: i64) -> Result<Vec<UserId>> {
    Ok(results::first_in(&cx.tx, chat, number, ANNOUNCED).await?)
}

/// The day it is in the group.
fn today(cx: &Cx, chat: &Chat) -> NaiveDate {
    local_date(cx.now, chat.zone)
}

/// An hour of a day of the group's calendar.
fn at_hour(chat: &Chat, day: NaiveDate, hour: u32) -> Option<DateTime<Utc>> {
    first_instant_at(day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?), chat.zone)
}
