//! `/boards`, for those who manage the group: which lists there are, in which topics is counted, and what is unusual about
//! how some are counted, in numbers and without a verdict. Nothing follows from that by itself.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, boards, counting, mine,
    queries::{choices, patterns},
    rules::month_of,
    spans::{Span, days},
    views,
    worth::Board,
};
use crate::{
    dispatch::{
        Ask, Cx, Press, Result,
        panel::{self, Done, Page, Panel, View},
        settings::OF_CHANGE,
    },
    schedule::gates::local_date,
    store::{chats::Chat, settings_log::Change},
    telegram::{ThreadId, UserId, keyboard::Keyboard},
    words::{clip, line},
};

/// Two who answer each other so often in a month are shown.
const EXCHANGED: i64 = 20;
/// Who had so many turns in a month, with no more people answering than this, is shown.
const UNHEARD_TURNS: i64 = 100;
const UNHEARD_BY: i64 = 2;
/// Of each kind so many.
const OF_A_KIND: i64 = 5;
/// Uncounted topics that have a button each.
const TOPICS: usize = 6;

/// What our buttons do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Care {
    /// Which lists there are; `thread`: the topic it was asked in.
    Boards { thread: Option<i64> },
    /// With or without one of them.
    Board { board: Board, on: bool, thread: Option<i64> },
    /// Something is counted in a topic, or nothing.
    Topic { topic: i64, counted: bool, thread: Option<i64> },
    /// What is unusual.
    Check,
    /// What somebody's place is made of.
    Explain { user: i64 },
}

/// `/boards`
pub async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let thread = ask.at.thread.map(|ThreadId(thread)| thread);
    panel::whisper(&cx, &ask, &Care::Boards { thread }).await
}

#[async_trait]
impl Panel for Care {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let chat = view.chat()?;
        match *self {
            Self::Boards { thread } | Self::Board { thread, .. } | Self::Topic { thread, .. } => {
                choices_page(view, chat, thread).await
            }
            Self::Check => check(view, chat).await,
            Self::Explain { user } => explain(view, chat, UserId(user)).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        let deed = match *self {
            Self::Board { board, on, .. } if board != Board::Active => {
                choices::set_absent(&cx.tx, chat.key, board.code(), !on).await?;
                if on { "board-on" } else { "board-off" }
            }
            Self::Topic { topic, counted, .. } => {
                choices::set_uncounted(&cx.tx, chat.key, topic, !counted).await?;
                if counted { "topic-on" } else { "topic-off" }
            }
            _ => return Ok(Done::shown()),
        };
        cx.log_setting(chat.key, &press.actor(), Change::to(&format!("{NAME}{OF_CHANGE}"), deed)).await?;
        Ok(Done::shown())
    }
}

async fn choices_page(view: &View<'_>, chat: &Chat, thread: Option<i64>) -> Result<Page> {
    let cx = view.cx;
    let there = boards::of(cx, chat.key).await?;
    let uncounted = choices::uncounted(&cx.tx, chat.key).await?;
    let mut keys = Vec::new();
    for board in Board::ALL.into_iter().filter(|board| *board != Board::Active) {
        let on = there.contains(&board);
        keys.push(view.key(&views::board_switch(board, on), &Care::Board { board, on: !on, thread }).await?);
    }
    let mut topics = Vec::new();
    let here = thread.filter(|here| !uncounted.contains(here));
    if let Some(topic) = here {
        topics.push(view.key(&line("boards-button-topic-off"), &Care::Topic { topic, counted: false, thread }).await?);
    }
    for topic in uncounted.iter().copied().take(TOPICS) {
        let label = if Some(topic) == thread { line("boards-button-here-on") } else { views::topic_key(topic) };
        topics.push(view.key(&label, &Care::Topic { topic, counted: true, thread }).await?);
    }
    let check = view.key(&line("boards-button-check"), &Care::Check).await?;
    let n = i64::try_from(uncounted.len()).unwrap_or(i64::MAX);
    let words = line("boards-page").text("group", &chat.title).html("lists", views::board_names(&there, view.lang));
    let words = words.num("uncounted", n);
    let keyboard = Keyboard::new().rows_of(2, keys).rows_of(1, topics).row([check]);
    Ok(Page::new(view.says(&words), keyboard))
}

async fn check(view: &View<'_>, chat: &Chat) -> Result<Page> {
    let cx = view.cx;
    counting::settle(cx, chat.key).await?;
    let month = month_of(local_date(cx.now, chat.zone));
    let calendar = counting::calendar(cx, chat.key).await?;
    let of_month = days(Span::Month(month), &calendar).unwrap_or_default();
    let found = views::Patterns {
        exchanges: patterns::exchanges(&cx.tx, chat.key, month, EXCHANGED, OF_A_KIND).await?,
        quietly: patterns::liked_quietly(&cx.tx, chat.key, month, OF_A_KIND).await?,
        unheard: patterns::unheard(&cx.tx, chat.key, month, of_month, (UNHEARD_TURNS, UNHEARD_BY, OF_A_KIND)).await?,
    };
    let mut keys = Vec::new();
    for (user, name) in found.people() {
        keys.push(view.labelled(clip(&name, panel::PAIRED), &Care::Explain { user }).await?);
    }
    let back = view.key(&line("me-button-back"), &Care::Boards { thread: None }).await?;
    let html = views::patterns(&chat.title, month, &found, view.lang);
    Ok(Page::new(html, Keyboard::new().rows_of(2, keys).row([back])))
}

async fn explain(view: &View<'_>, chat: &Chat, user: UserId) -> Result<Page> {
    let cx = view.cx;
    counting::settle(cx, chat.key).await?;
    let name = patterns::name_of(&cx.tx, chat.key, user).await?.ok_or_else(|| line("refuse-stale-button"))?;
    let html = mine::explained(view, chat, user, Some(&name)).await?;
    let back = view.key(&line("me-button-back"), &Care::Check).await?;
    Ok(Page::new(html, Keyboard::new().row([back])))
}
