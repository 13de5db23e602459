//! What is over: who stood where on each board when a month or season was closed, kept for ever; and as a table.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    super::{
        Board, Span, best, boards, has_ranking,
        queries::{
            results::{self, Name, Placed, Why},
            seasons::{self, Season},
        },
        rules::{self, Reason, Sums, first_day, placed},
    },
    ANNOUNCED, Period, thanks,
    thanks::Thanked,
    views,
};
use crate::{
    dispatch::{Cx, Result},
    store::{ChatKey, chats::Chat},
    telegram::UserId,
    words::Lang,
};

/// The boards, in the order in which they are shown.
pub const BOARDS: [Board; 5] = [Board::Helpers, Board::Starters, Board::Active, Board::Steady, Board::Newcomers];
/// So many places of a board are kept, and so many people at most, where the last place is shared.
const KEPT: usize = 10;
const KEPT_WITH_TIES: usize = 20;
/// So many people are read for that.
const READ: usize = 50;
/// So many of a board are named when a season is announced.
const NAMED: usize = 5;

/// What somebody did by which she stands on a board.
pub fn why(board: Board, sums: &Sums) -> Why {
    rules::reasons_on(board, sums).into_iter().map(kept).collect()
}

/// A reason as it is kept: what the message `reason-CODE` says, and of how many.
fn kept(reason: Reason) -> (String, i64) {
    let (code, n) = match reason {
        Reason::Answered(n) => ("answered", n),
        Reason::Replies(n) => ("replies", n),
        Reason::Reactions(n) => ("reactions", n),
        Reason::Days(n) => ("days", n),
        Reason::Turns(n) => ("turns", n),
        Reason::Thanks(n) => ("thanks", n),
        Reason::Starts(n) => ("starts", n),
        Reason::Weeks(n) => ("weeks", n),
    };
    (code.to_owned(), n)
}

#[derive(Serialize)]
struct Row {
    board: &'static str,
    user: i64,
    position: usize,
    place: Option<usize>,
    why: Why,
}

/// Freezes who stands where. [`false`]: nobody does.
pub async fn freeze(cx: &Cx, chat: &Chat, period: Period) -> Result<bool> {
    let ranked = has_ranking(cx, chat.key).await?;
    let span = match period {
        Period::Month(month) => Span::Month(month),
        Period::Own(number) => Span::Season(number),
    };
    let mut rows = Vec::new();
    let there = boards::of(cx, chat.key).await?;
    for board in BOARDS.into_iter().filter(|board| there.contains(board)) {
        let mut list = placed(best(cx, chat, board, span, READ).await?);
        list.retain(|(place, _)| *place <= KEPT);
        list.truncate(KEPT_WITH_TIES);
        if !ranked {
            list.sort_by_cached_key(|(_, who)| (who.name.to_lowercase(), who.user));
        }
        rows.extend(list.into_iter().enumerate().map(|(position, (place, who))| {
            let (place, why) = (ranked.then_some(place), why(board, &who.sums));
            Row { board: board.code(), user: who.user, position, place, why }
        }));
    }
    results::keep_boards(&cx.tx, chat.key, period.span(), &serde_json::to_string(&rows)?).await?;
    Ok(!rows.is_empty())
}

/// A month or season that is closed.
#[derive(Debug)]
pub struct Closed {
    /// Which.
    pub period: Period,
    /// Its first day.
    pub first: NaiveDate,
    /// Its last.
    pub last: NaiveDate,
    /// What it is called, if it has a name of its own.
    pub name: Option<String>,
    /// Who was thanked for it.
    pub thanked: Thanked,
    /// Who stood where, board by board, as far as there were such.
    pub boards: Vec<(Board, Vec<Placed>)>,
}

/// A month or season that is closed; [`None`]: nothing is kept of it.
pub async fn of(cx: &Cx, chat: ChatKey, period: Period) -> Result<Option<Closed>> {
    match period {
        Period::Month(month) => of_month(cx, chat, month).await,
        Period::Own(number) => of_season(cx, chat, number).await,
    }
}

async fn of_month(cx: &Cx, chat: ChatKey, month: i64) -> Result<Option<Closed>> {
    let (Some(first), Some(next)) = (first_day(month), first_day(month + 1)) else { return Ok(None) };
    let period = Period::Month(month);
    let thanked = thanks::archived(cx, chat, month).await?;
    let boards = kept_boards(cx, chat, period).await?;
    let is_kept = !thanked.groups.is_empty() || !boards.is_empty();
    let last = next.pred_opt().unwrap_or(first);
    Ok(is_kept.then_some(Closed { period, first, last, name: None, thanked, boards }))
}

/// A season of the group's own that is closed.
pub async fn of_season(cx: &Cx, chat: ChatKey, number: i64) -> Result<Option<Closed>> {
    let season = seasons::by_number(&cx.tx, chat, number).await?.filter(|season| season.closed_at.is_some());
    let Some(Season { first, last, name, .. }) = season else { return Ok(None) };
    let period = Period::Own(number);
    let boards = kept_boards(cx, chat, period).await?;
    Ok(Some(Closed { period, first, last, name, thanked: Thanked::default(), boards }))
}

async fn kept_boards(cx: &Cx, chat: ChatKey, period: Period) -> Result<Vec<(Board, Vec<Placed>)>> {
    let mut rows = results::boards(&cx.tx, chat, period.span()).await?;
    let mut boards = Vec::new();
    for board in BOARDS {
        let (of_board, others) = rows.into_iter().partition(|row| row.board == board.code());
        rows = others;
        if !of_board.is_empty() {
            boards.push((board, of_board));
        }
    }
    Ok(boards)
}

/// Who is named when a season is announced, board by board: the first places, of those who are there and may be named, and
/// `without` somebody.
pub fn announced(closed: &Closed, without: Option<UserId>) -> Vec<(Board, Vec<&Placed>)> {
    let first =
        |row: &&Placed| row.is_there && Some(row.user) != without && row.place.is_none_or(|place| place <= ANNOUNCED);
    let groups = closed.boards.iter().map(|(board, rows)| (*board, rows.iter().filter(first).take(NAMED).collect()));
    groups.filter(|(_, rows): &(Board, Vec<&Placed>)| !rows.is_empty()).collect()
}

/// All that is closed in a group, by its days.
pub async fn list(cx: &Cx, chat: ChatKey) -> Result<Vec<(NaiveDate, Period)>> {
    let months = results::months(&cx.tx, chat).await?;
    let mut all: Vec<_> =
        months.into_iter().filter_map(|month| Some((first_day(month)?, Period::Month(month)))).collect();
    let seasons = seasons::all(&cx.tx, chat).await?;
    let closed = seasons.into_iter().filter(|season| season.closed_at.is_some());
    all.extend(closed.map(|season| (season.first, Period::Own(season.number))));
    all.sort_by_key(|(first, period)| (*first, matches!(period, Period::Own(_))));
    Ok(all)
}

/// The table of what is closed: who, on which board or for what, where, what she did. Who wishes not to be named, or was
/// forgotten, is not in it.
pub fn table(closed: &Closed, lang: Lang) -> Vec<Vec<String>> {
    let mut rows = vec![views::table_head(lang)];
    let named = |name: &Name| match name {
        Name::Known(name) => Some(name.clone()),
        Name::Hidden | Name::Former => None,
    };
    for (slot, people) in &closed.thanked.groups {
        rows.extend(people.iter().filter_map(|(name, why)| {
            Some(vec![named(name)?, views::plain(&views::slot(*slot), lang), String::new(), views::did(why, lang)])
        }));
    }
    for (board, people) in &closed.boards {
        rows.extend(people.iter().filter_map(|row| {
            let place = row.place.map(|place| place.to_string()).unwrap_or_default();
            Some(vec![named(&row.name)?, views::plain(&views::board(*board), lang), place, views::did(&row.why, lang)])
        }));
    }
    rows
}
