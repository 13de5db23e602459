//! "You said, we did": when a month is over in which anything came of ideas, those who manage the group are offered a post
//! that says so. Posted, it goes through the queue of posts like everything unasked.

use chrono::{Days, NaiveDate, TimeDelta};

use super::{
    Later, NAME,
    manage::Deed,
    queries,
    rules::{self, State},
    views,
};
use crate::{
    dispatch::{
        Cx, Result,
        items::{self, Button, Item, New, Urgency},
        panel::{self, Page, View},
        posts,
    },
    schedule::{
        gates::local_date,
        posts::{Plan, Rank, State as Standing},
        recurrence::{Recurrence, Rule},
    },
    store::chats::Chat,
    telegram::{actor::Person, keyboard::Keyboard},
    words::{Lang, Line, line},
};

/// What waits for those who manage the group; and what they do about it.
const KIND: &str = "month";
const LOOK: &str = "look";
const POST: &str = "post";
const SKIP: &str = "skip";
/// It may come on another day while it is news.
const GRACE: TimeDelta = TimeDelta::days(6);
/// So long it waits for a pause in the conversation.
const PATIENCE: TimeDelta = TimeDelta::hours(3);
/// So many days a post may wait, with the rest it was moved out of.
const WAITS: u64 = 22;

/// The month that runs is looked at when it is over.
pub(super) async fn look_later(cx: &Cx, chat: &Chat) -> Result {
    let (at, month) = rules::next_look(cx.now, chat.zone);
    let later = Later::Month { chat: chat.key, month };
    cx.set_timer(NAME, &format!("month:{}", chat.key.0), Some(chat.key), at, &later).await
}

/// The room is off: what was to be told is not.
pub(super) async fn end(cx: &Cx, chat: &Chat) -> Result {
    Ok(queries::drop_months_from(&cx.tx, chat.key, local_date(cx.now, chat.zone) - Days::new(WAITS)).await?)
}

/// A month is over: if anything came of ideas in it, that is offered.
pub(super) async fn is_over(cx: &Cx, chat: &Chat, month: i64) -> Result {
    look_later(cx, chat).await?;
    // Nobody wants to hear of the month before it any more.
    items::end_kind(cx, chat.key, NAME, KIND).await?;
    let n: usize = told(cx, chat, month).await?.iter().map(|(_, ideas)| ideas.len()).sum();
    if n == 0 {
        return Ok(());
    }
    let words = line("ideas-month-item").line("month", views::month(month));
    let new = New {
        room: NAME,
        section: None,
        kind: KIND,
        reference: &month.to_string(),
        urgency: Urgency::Daily,
        words: words.num("n", i64::try_from(n).unwrap_or(i64::MAX)),
        buttons: vec![
            Button::new("ideas-button-month-look", LOOK),
            Button::new("ideas-button-month-post", POST),
            Button::new("ideas-button-month-skip", SKIP),
        ],
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// What came of ideas within a month, by what came of them.
async fn told(cx: &Cx, chat: &Chat, month: i64) -> Result<Vec<(State, Vec<queries::Idea>)>> {
    let time = (rules::begins(month, chat.zone), rules::begins(month + 1, chat.zone));
    let mut parts = Vec::new();
    for state in State::TOLD {
        let mut ideas = Vec::new();
        for id in queries::stated(&cx.tx, chat.key, state, time).await? {
            ideas.extend(queries::by_id(&cx.tx, id).await?);
        }
        parts.push((state, ideas));
    }
    Ok(parts)
}

/// The post about a month as it would be now; [`None`]: nothing came of anything.
pub(super) async fn html(cx: &Cx, chat: &Chat, month: i64, lang: Lang) -> Result<Option<String>> {
    let parts = told(cx, chat, month).await?;
    let is_empty = parts.iter().all(|(_, ideas)| ideas.is_empty());
    Ok((!is_empty).then(|| views::told(month, &parts, lang)))
}

/// The post, exactly as the group would see it, and what can be done about it.
pub(super) async fn page(view: &View<'_>, month: i64) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let Some(html) = html(cx, chat, month, chat.language).await? else {
        return Ok(Page::new(view.says(&line("ideas-month-nothing")), Keyboard::new()));
    };
    let is_open = items::is_open(cx, chat.key, NAME, KIND, &month.to_string()).await?;
    let keys = match is_open {
        true => {
            let ways = [
                ("ideas-button-month-post", Deed::PostMonth(month)),
                ("ideas-button-month-skip", Deed::SkipMonth(month)),
            ];
            view.keys(&ways).await?
        }
        false => Vec::new(),
    };
    Ok(Page::new(html, Keyboard::new().rows_of(2, keys)))
}

/// A button of the item.
pub(super) async fn pressed(cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
    let chat = cx.chat(item.chat).await?;
    let month = item.reference.parse().map_err(|_| line("refuse-stale-button"))?;
    match does {
        POST => post(cx, &chat, month, person).await,
        SKIP => skip(cx, &chat, month, person).await,
        _ => {
            panel::show(cx, person.id.private_chat(), Some(&*chat), person, &Deed::Month(month)).await?;
            Ok(line("ideas-month-below"))
        }
    }
}

/// It is posted as soon as there is room for it.
pub(super) async fn post(cx: &Cx, chat: &Chat, month: i64, person: &Person) -> Result<Line> {
    if html(cx, chat, month, chat.language).await?.is_none() {
        items::finish(cx, chat.key, NAME, KIND, &month.to_string(), person.id).await?;
        return Ok(line("ideas-month-nothing"));
    }
    let day = rules::post_day(cx.now, chat.zone);
    if queries::tell_month(&cx.tx, chat.key, month, day).await? {
        posts::follow(cx, chat.key).await?;
    }
    items::finish(cx, chat.key, NAME, KIND, &month.to_string(), person.id).await?;
    Ok(line("ideas-month-posts"))
}

/// It is not.
pub(super) async fn skip(cx: &Cx, chat: &Chat, month: i64, person: &Person) -> Result<Line> {
    items::finish(cx, chat.key, NAME, KIND, &month.to_string(), person.id).await?;
    Ok(line("ideas-month-skipped"))
}

/// What is to be posted.
pub(super) async fn plans(cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
    let state = posts::states(cx, chat.key, NAME).await?;
    let today = local_date(cx.now, chat.zone);
    let plans = queries::months(&cx.tx, chat.key).await?.into_iter().filter_map(|(month, day)| {
        let state = state(month);
        // What is past is of interest only while it waits.
        (day >= today || state.next.is_some()).then(|| plan(month, day, state))
    });
    Ok(plans.collect())
}

fn plan(month: i64, date: NaiveDate, state: Standing) -> Plan {
    Plan {
        room: NAME,
        id: month,
        rank: Rank::Thanks,
        recurrence: Recurrence { rule: Rule::Once { date }, time: rules::post_time() },
        grace: GRACE,
        waits_for_pause: PATIENCE,
        condition: None,
        other_days: true,
        above_limits: false,
        cheerful: false,
        is_promotion: false,
        content: None,
        thread: None,
        state,
    }
}
