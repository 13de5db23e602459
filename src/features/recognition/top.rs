//! `/top`: the lists, whispered, with buttons from one to the other.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, boards, counting, has_ranking,
    queries::{counts, lists},
    rules::{self, Period, Reason, Standing, Sums},
    spans::{Calendar, Span, days},
    typed,
    views::{self, Top},
    worth::Board,
};
use crate::{
    dispatch::{
        Ask, Cx, Place, Result,
        context::must_be_there,
        panel::{
            self, For, Page, Pager, Panel, View,
            groups::{self, Among, Question},
        },
        whisper::{Pages, Whisper},
    },
    store::chats::Chat,
    telegram::{
        actor::{Actor, Person},
        keyboard::{Key, Keyboard},
    },
    words::line,
};

/// People on a page.
pub const SHOWN: usize = 10;
/// Pages a list has at most: who stands further down is listed nowhere.
const PAGES: i64 = 5;
/// Read beyond a page, to see who shares its last place.
const BEYOND: i64 = 10;
/// Managers named below the list.
const MANAGERS_NAMED: i64 = 5;

/// What our buttons do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Lists {
    /// A page of a list.
    Top { board: Board, period: Period, page: usize },
}

/// `/top`
pub async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let (board, period) = typed::list(&ask.command.whole()).ok_or_else(|| line("top-which"))?;
    let list = Lists::Top { board, period, page: 0 };
    match (&ask.place, &ask.actor) {
        (Place::Group(_), _) => in_group(&cx, &ask, &list).await,
        (Place::Private, Actor::Person(person)) => in_private(&cx, &ask, person, &list).await,
        (Place::Private, _) => Ok(()),
    }
}

/// Who cannot be whispered to is answered for a while: nothing in it is hers alone.
async fn in_group(cx: &Cx, ask: &Ask, list: &Lists) -> Result {
    let mut pages = Pages::default();
    for view in panel::views::<Lists>(cx, ask).await? {
        pages.add_page(view.lang, list.page(&view).await?);
    }
    cx.whisper_what(ask, Whisper::pages(&pages).for_anybody()).await
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person, list: &Lists) -> Result {
    match groups::shared_groups(cx, person.id, NAME).await?.as_slice() {
        [] => Err(line("me-no-groups").into()),
        [(only, _)] => panel::show(cx, ask.at.chat, Some(&*cx.chat(*only).await?), person, list).await,
        _ => {
            let question = Question::new(NAME, "me-which", Among::Shared, list)?;
            groups::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

#[async_trait]
impl Panel for Lists {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Anybody;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let Self::Top { board, period, page } = *self;
        let (cx, chat) = (view.cx, view.chat()?);
        must_be_there(chat)?;
        if let Ok(person) = view.person()
            && !cx.is_in(chat, person.id).await?
        {
            return Err(line("me-not-in").into());
        }
        let there = boards::of(cx, chat.key).await?;
        let board = if there.contains(&board) { board } else { Board::Active };
        let calendar = counting::calendar(cx, chat.key).await?;
        let top = list(cx, chat, (board, period), &calendar, page).await?;
        let html =
            view.says(&line("top").html("list", views::top(&top, view.in_private.then_some(&chat.title), view.lang)));
        let keyboard = Keyboard::new()
            .rows_of(2, board_keys(view, &there, (board, period)).await?)
            .row(period_keys(view, (board, period), &calendar).await?)
            .row(top.pager.turns(view, |page| Self::Top { board, period, page }).await?);
        Ok(Page::new(html, keyboard))
    }
}

async fn board_keys(view: &View<'_>, there: &[Board], (now, period): (Board, Period)) -> Result<Vec<Key>> {
    let mut keys = Vec::new();
    for board in there.iter().copied().filter(|board| *board != now) {
        keys.push(view.key(&views::board_key(board), &Lists::Top { board, period, page: 0 }).await?);
    }
    Ok(keys)
}

async fn period_keys(view: &View<'_>, (board, now): (Board, Period), calendar: &Calendar) -> Result<Vec<Key>> {
    let (cx, chat) = (view.cx, view.chat()?);
    let span = |period: Period| period.span(cx.now, chat.zone, calendar);
    let mut keys = Vec::new();
    for period in [Period::Week, Period::Month, Period::Season, Period::Year] {
        // Where a season is a month it has no button of its own.
        let is_own = period != Period::Season || matches!(span(period), Span::Season(_));
        if is_own && span(period) != span(now) {
            keys.push(view.key(&views::period_key(period), &Lists::Top { board, period, page: 0 }).await?);
        }
    }
    Ok(keys)
}

/// A page of a list.
async fn list(cx: &Cx, chat: &Chat, (board, period): (Board, Period), calendar: &Calendar, page: usize) -> Result<Top> {
    let span = period.span(cx.now, chat.zone, calendar);
    let shown = i64::try_from(SHOWN).unwrap_or(i64::MAX);
    let found = boards::read(cx, chat, board, span, 0, PAGES * shown + BEYOND).await?;
    let mut places = rules::placed(found);
    let has_ranking = has_ranking(cx, chat.key).await?;
    if !has_ranking {
        // Who is named stands where she stands; in which order they did it is nobody's business.
        places.truncate(SHOWN);
        places.sort_by_cached_key(|(_, who)| (who.name.to_lowercase(), who.user));
    }
    let listed = places.len().min(SHOWN * usize::try_from(PAGES).unwrap_or(1));
    let pager = Pager::new(page, listed, SHOWN);
    let of_page = pager.of(&places[..listed]).to_vec();
    let last = of_page.last().map(|(place, _)| *place);
    let goes_on = has_ranking
        && listed == pager.first() + of_page.len()
        && places.get(listed).is_some_and(|(place, _)| Some(*place) == last);
    let reasons = reasons(cx, chat, (board, span), calendar, &of_page).await?;
    let managers = match board {
        Board::Active if page == 0 => lists::active_managers(&cx.tx, chat.key, span, MANAGERS_NAMED).await?,
        _ => Vec::new(),
    };
    let season = calendar.seasons.iter().find(|season| Span::Season(season.number) == span);
    let season = season.and_then(|season| season.name.clone());
    Ok(Top { board, span, season, has_ranking, places: of_page, reasons, goes_on, managers, pager })
}

/// What those shown are named for. Where that does not tell two apart, how often each took part does.
async fn reasons(
    cx: &Cx,
    chat: &Chat,
    (board, span): (Board, Span),
    calendar: &Calendar,
    shown: &[(usize, Standing)],
) -> Result<Vec<Vec<Reason>>> {
    let sums: Vec<Sums> = shown.iter().map(|(_, who)| who.sums).collect();
    if board != Board::Active {
        return Ok(sums.iter().map(|sums| rules::reasons_on(board, sums)).collect());
    }
    let mut reasons = rules::telling(&sums);
    // A year has too many days to look at each.
    let days: Vec<i64> = match (span, days(span, calendar)) {
        (Span::Week(_) | Span::Month(_), Some((first, last))) => (first..=last).collect(),
        _ => return Ok(reasons),
    };
    let alike = rules::alike(&sums, &reasons);
    for ((why, (_, who)), _) in reasons.iter_mut().zip(shown).zip(alike).filter(|(_, is_alike)| *is_alike) {
        why.push(Reason::Turns(counts::turns_of(&cx.tx, chat.key, who.user, &days).await?));
    }
    Ok(reasons)
}
