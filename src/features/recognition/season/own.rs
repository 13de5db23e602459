//! Seasons of a group's own: planned by those who manage it, ended early or later, taken back before they begin. One runs at a
//! time, and one more may be planned.

use chrono::NaiveDate;

use super::{
    super::{
        NAME,
        queries::seasons::{self, Season},
    },
    close,
    rules::{Dates, FEWEST_DAYS, LONGEST_NAME, MOST_DAYS, Wrong},
    today, views,
};
use crate::{
    dispatch::{Cx, Result, Stop, posts, settings::OF_CHANGE},
    store::{chats::Chat, settings_log::Change, timers},
    telegram::actor::Actor,
    words::{clip, folded, line},
};

/// So many may be open: one that runs, and the next.
const MOST_OPEN: usize = 2;

/// What is wrong, in words.
fn refusal(wrong: Wrong) -> Stop {
    match wrong {
        Wrong::Order => line("season-wrong-order"),
        Wrong::Past => line("season-wrong-past"),
        Wrong::Short => line("season-wrong-short").num("least", FEWEST_DAYS),
        Wrong::Long => line("season-wrong-long").num("most", MOST_DAYS),
    }
    .into()
}

/// Refuses a season that cannot be planned.
pub async fn may_open(cx: &Cx, chat: &Chat, dates: Dates) -> Result {
    dates.check(today(cx, chat)).map_err(refusal)?;
    let all = seasons::all(&cx.tx, chat.key).await?;
    if let Some(other) = all.iter().find(|season| of(season).overlap(dates)) {
        return Err(line("season-overlaps").line("season", views::called(other)).into());
    }
    let open: Vec<_> = all.iter().filter(|season| season.closed_at.is_none()).collect();
    match open.last() {
        Some(other) if open.len() >= MOST_OPEN => Err(line("season-two").line("season", views::called(other)).into()),
        _ => Ok(()),
    }
}

const fn of(season: &Season) -> Dates {
    Dates { first: season.first, last: season.last }
}

/// Plans a season. Returns its number.
pub async fn open(cx: &Cx, chat: &Chat, (dates, name): (Dates, &str), actor: &Actor) -> Result<Season> {
    may_open(cx, chat, dates).await?;
    let name = clip(name, LONGEST_NAME);
    let name = Some(name.as_str()).filter(|name| !name.is_empty());
    let number = seasons::add(&cx.tx, chat.key, name, (dates.first, dates.last)).await?;
    let season = numbered(cx, chat, number).await?;
    changed(cx, chat, &season, actor, "season-planned").await?;
    Ok(season)
}

async fn numbered(cx: &Cx, chat: &Chat, number: i64) -> Result<Season> {
    seasons::by_number(&cx.tx, chat.key, number).await?.ok_or_else(|| line("season-none-open").into())
}

/// Timers and the queue of posts follow, and it is written down.
async fn changed(cx: &Cx, chat: &Chat, season: &Season, actor: &Actor, deed: &str) -> Result {
    close::plan_season(cx, chat, season).await?;
    posts::follow(cx, chat.key).await?;
    log(cx, chat, actor, Change::to(&format!("{NAME}{OF_CHANGE}"), deed)).await
}

/// Writes down what a manager did.
pub async fn log(cx: &Cx, chat: &Chat, actor: &Actor, change: Change<'_>) -> Result {
    cx.log_setting(chat.key, actor, change).await
}

/// The season that runs.
pub async fn running(cx: &Cx, chat: &Chat) -> Result<Option<Season>> {
    let today = today(cx, chat);
    let all = seasons::all(&cx.tx, chat.key).await?;
    Ok(all.into_iter().find(|season| season.closed_at.is_none() && season.first <= today))
}

/// The season that is planned.
pub async fn planned(cx: &Cx, chat: &Chat) -> Result<Option<Season>> {
    let today = today(cx, chat);
    let all = seasons::all(&cx.tx, chat.key).await?;
    Ok(all.into_iter().find(|season| season.closed_at.is_none() && season.first > today))
}

/// The season whose end is moved: the one that runs, else the one that is planned.
pub async fn movable(cx: &Cx, chat: &Chat) -> Result<Season> {
    let running = running(cx, chat).await?.filter(|season| season.last >= today(cx, chat));
    let season = match running {
        Some(season) => Some(season),
        None => planned(cx, chat).await?,
    };
    season.ok_or_else(|| line("season-none-open").into())
}

/// Refuses another end of a season that cannot be.
pub async fn may_move(cx: &Cx, chat: &Chat, season: &Season, last: NaiveDate) -> Result {
    let dates = Dates { first: season.first, last };
    dates.check_moved(today(cx, chat)).map_err(refusal)?;
    let all = seasons::all(&cx.tx, chat.key).await?;
    match all.iter().find(|other| other.number != season.number && of(other).overlap(dates)) {
        Some(other) => Err(line("season-overlaps").line("season", views::called(other)).into()),
        None => Ok(()),
    }
}

/// It ends on another day.
pub async fn move_end(cx: &Cx, chat: &Chat, last: NaiveDate, actor: &Actor) -> Result<Season> {
    let season = movable(cx, chat).await?;
    may_move(cx, chat, &season, last).await?;
    end_on(cx, chat, season, last, (actor, "season-moved")).await
}

/// The one that runs ends today.
pub async fn end_today(cx: &Cx, chat: &Chat, actor: &Actor) -> Result<Season> {
    let today = today(cx, chat);
    let running = running(cx, chat).await?.filter(|season| season.last >= today);
    let season = running.ok_or_else(|| line("season-none-runs"))?;
    end_on(cx, chat, season, today, (actor, "season-ended")).await
}

async fn end_on(
    cx: &Cx,
    chat: &Chat,
    season: Season,
    last: NaiveDate,
    (actor, deed): (&Actor, &str),
) -> Result<Season> {
    seasons::set_last(&cx.tx, chat.key, season.number, last).await?;
    let season = Season { last, ..season };
    changed(cx, chat, &season, actor, deed).await?;
    Ok(season)
}

/// The one that is planned is taken back.
pub async fn take_back(cx: &Cx, chat: &Chat, actor: &Actor) -> Result<Season> {
    let Some(season) = planned(cx, chat).await? else {
        let begun = running(cx, chat).await?.is_some();
        return Err(line(if begun { "season-has-begun" } else { "season-none-open" }).into());
    };
    seasons::remove(&cx.tx, chat.key, season.number).await?;
    timers::cancel(&cx.tx, NAME, &close::close_key(chat.key, season.number)).await?;
    posts::follow(cx, chat.key).await?;
    log(cx, chat, actor, Change::to(&format!("{NAME}{OF_CHANGE}"), "season-dropped")).await?;
    Ok(season)
}

/// The season somebody means by a name or number; the latest, if several are called so.
pub async fn called(cx: &Cx, chat: &Chat, typed: &str) -> Result<Option<Season>> {
    let all = seasons::all(&cx.tx, chat.key).await?;
    let wanted = folded(typed);
    let number = typed.parse::<i64>().ok();
    let is_it = |season: &&Season| {
        season.name.as_deref().is_some_and(|name| folded(name) == wanted) || Some(season.number) == number
    };
    Ok(all.iter().rev().find(is_it).cloned())
}
