//! Telling those on duty in private: at once, or in the daily round. The only place from which managers are written to
//! without having asked.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{
    Action, Called, NAME, Round, charge, duty,
    list::{self, Look, Of},
    rules::{How, Told},
    wishes,
};
use crate::{
    dispatch::{
        Cx, Result,
        items::{self, Item, State, Urgency},
        panel::{self, Page},
    },
    schedule::nudges::Quiet,
    store::{
        chats::{BotPlace, Chat},
        items::{self as rows, Charge},
        people, timers,
    },
    telegram::{MessageId, UserId, actor::Person, request::Request},
};

/// Messages that told of an item follow it for so long.
const FOLLOWED_FOR: TimeDelta = TimeDelta::days(2);
/// The daily round waits no longer for groups to be out of their quiet hours and days.
const WAITS_FOR: TimeDelta = TimeDelta::days(3);

/// Something waits. Those on duty are told, each as she likes; what is urgent and reaches none of them, all others are.
/// `but`: she was just tried in vain.
pub async fn raised(cx: &Cx, item: &Item, but: Option<UserId>) -> Result {
    let chat = cx.chat(item.chat).await?;
    if chat.bot == BotPlace::Out {
        return Ok(());
    }
    let on_duty = duty::on_duty(cx, &chat, &item.section).await?;
    let mut is_heard = false;
    for user in on_duty.iter().filter(|user| Some(**user) != but) {
        is_heard |= tell(cx, &chat, *user, item).await?;
    }
    let all = charge::all(cx, item.chat, &item.section).await?;
    if item.urgency == Urgency::AtOnce && !is_heard {
        for user in all.iter().filter(|user| !on_duty.contains(user) && Some(**user) != but) {
            tell(cx, &chat, *user, item).await?;
        }
    }
    // It may be her week, or she may have started us, by the time of her round.
    for user in all {
        if !rows::is_told(&cx.tx, item.id, user).await? {
            expect(cx, user).await?;
        }
    }
    Ok(())
}

/// Tells her now, if that is what she wants. Returns whether she hears of it: now, later, or by looking, as she likes it.
async fn tell(cx: &Cx, chat: &Chat, user: UserId, item: &Item) -> Result<bool> {
    let is_reached = people::known(&cx.tx, user).await?.is_some_and(|known| known.started);
    let told = wishes(cx, user).await?.how.told(item.urgency);
    if told == Told::Now && is_reached {
        let call = rows::call(&cx.tx, user, cx.now).await?;
        match rows::tell(&cx.tx, call, user, chat.key, item.id).await? {
            true => send(cx, call, user).await?,
            false => rows::take_back(&cx.tx, call).await.map(drop)?,
        }
    }
    Ok(is_reached || told == Told::Never)
}

async fn send(cx: &Cx, call: i64, user: UserId) -> Result {
    let page = page(cx, call, user).await?;
    is_shown(cx, call, &page.html).await?;
    cx.call_manager(user, &page.html, &page.keyboard, (NAME, &Called(call))).await
}

/// What a message says that tells her.
async fn page(cx: &Cx, call: i64, user: UserId) -> Result<Page> {
    let name = people::known(&cx.tx, user).await?.map(|known| known.name).unwrap_or_default();
    let person = Person { id: user, name, username: None, language: None, is_bot: false };
    let view = panel::view_in_private::<Action>(cx, None, &person).await?;
    list::page(&view, &Look::of(Of::Call(call))).await
}

/// She turned to a page of a message: whatever changes next, it is shown from the beginning.
pub async fn turned(cx: &Cx, call: i64) -> Result {
    Ok(rows::shows(&cx.tx, call, "turned").await.map(drop)?)
}

/// A message shows this from now on. Returns whether it showed something else.
async fn is_shown(cx: &Cx, call: i64, html: &str) -> Result<bool> {
    let mut hasher = DefaultHasher::new();
    html.hash(&mut hasher);
    Ok(rows::shows(&cx.tx, call, &format!("{:x}", hasher.finish())).await?)
}

/// An item stands another way: the messages that told of it say so.
pub async fn show_again(cx: &Cx, item: &Item) -> Result {
    for call in rows::calls_of(&cx.tx, item.id, cx.now - FOLLOWED_FOR).await? {
        show_call(cx, call).await?;
    }
    Ok(())
}

async fn show_call(cx: &Cx, call: rows::Call) -> Result {
    let Some(message) = call.message else { return Ok(()) };
    let page = page(cx, call.id, call.user).await?;
    if !is_shown(cx, call.id, &page.html).await? {
        return Ok(());
    }
    cx.send(Request::edit(call.user.private_chat(), message, &page.html).keyboard(&page.keyboard)).await
}

/// A message has arrived; what it tells of may stand another way by now.
pub async fn arrived(cx: &Cx, call: i64, message: MessageId) -> Result {
    rows::arrived(&cx.tx, call, message).await?;
    match rows::call_by_id(&cx.tx, call).await? {
        Some(call) => show_call(cx, call).await,
        None => Ok(()),
    }
}

/// A message did not reach her: she was told of nothing, and what is urgent goes to others.
pub async fn refused(cx: &Cx, call: i64) -> Result {
    let Some(rows::Call { user, .. }) = rows::call_by_id(&cx.tx, call).await? else { return Ok(()) };
    for id in rows::take_back(&cx.tx, call).await? {
        let item = items::by_id(cx, id).await?;
        if let Some(item) = item.filter(|item| item.urgency == Urgency::AtOnce && item.state == State::New) {
            raised(cx, &item, Some(user)).await?;
        }
    }
    follow(cx, user).await
}

/// The timer of somebody's daily round.
pub fn timer_of(user: UserId) -> String {
    format!("round:{}", user.0)
}

/// Her round comes at this time, or before.
pub async fn set_round(cx: &Cx, user: UserId, at: DateTime<Utc>) -> Result {
    let key = timer_of(user);
    if timers::due_at(&cx.tx, NAME, &key).await?.is_some_and(|due| due > cx.now && due <= at) {
        return Ok(());
    }
    cx.set_timer(NAME, &key, None, at, &Round(user)).await
}

/// There is something to tell her in her next round, if she likes one.
async fn expect(cx: &Cx, user: UserId) -> Result {
    let wishes = wishes(cx, user).await?;
    if wishes.how == How::Desk {
        return Ok(());
    }
    set_round(cx, user, wishes.next_round(cx.now, zone_of(cx, user).await?)).await
}

/// Her round comes at her next hour if there is anything to tell her, else it does not.
pub async fn follow(cx: &Cx, user: UserId) -> Result {
    let wishes = wishes(cx, user).await?;
    let (groups, charges) = charge::of(cx, user).await?;
    if wishes.how == How::Desk || !rows::is_anything_untold(&cx.tx, user, &charges).await? {
        timers::cancel(&cx.tx, NAME, &timer_of(user)).await?;
        return Ok(());
    }
    let at = wishes.next_round(cx.now, zone_among(cx, &groups));
    cx.set_timer(NAME, &timer_of(user), None, at, &Round(user)).await
}

/// By whose clock somebody's day goes: that of the first group she manages or helps in.
pub async fn zone_of(cx: &Cx, user: UserId) -> Result<Tz> {
    Ok(zone_among(cx, &charge::of(cx, user).await?.0))
}

fn zone_among(cx: &Cx, groups: &[Chat]) -> Tz {
    groups.iter().min_by_key(|chat| chat.key).map_or(cx.defaults.zone, |chat| chat.zone)
}

/// Her hour has come: one message over all her groups.
pub async fn round(cx: &Cx, user: UserId) -> Result {
    let (groups, charges) = charge::of(cx, user).await?;
    let is_reached = people::known(&cx.tx, user).await?.is_some_and(|known| known.started);
    if wishes(cx, user).await?.how == How::Desk {
        return Ok(());
    }
    if is_reached {
        rows::untell_due(&cx.tx, user, &charges, cx.now).await?;
        let (mut told, mut about) = (Vec::new(), Vec::new());
        for charge in rows::untold(&cx.tx, user, &charges, cx.now).await? {
            let Some(chat) = groups.iter().find(|chat| chat.key == charge.0) else { continue };
            if duty::is_on_duty(cx, user, chat, &charge).await? {
                about.push(chat);
                told.push(charge);
            }
        }
        if let Some(at) = out_of_quiet(&about, cx.now) {
            return cx.set_timer(NAME, &timer_of(user), None, at, &Round(user)).await;
        }
        tell_all(cx, user, &told).await?;
    }
    follow(cx, user).await
}

async fn tell_all(cx: &Cx, user: UserId, charges: &[Charge]) -> Result {
    let call = rows::call(&cx.tx, user, cx.now).await?;
    match rows::tell_all(&cx.tx, call, user, charges, cx.now).await? {
        0 => rows::take_back(&cx.tx, call).await.map(drop)?,
        _ => send(cx, call, user).await?,
    }
    Ok(())
}

/// The first time at which none of these groups is quiet; [`None`]: now, or there is none soon.
fn out_of_quiet(groups: &[&Chat], now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let mut at = now;
    loop {
        let before = at;
        for quiet in groups.iter().map(|chat| Quiet::of(chat)) {
            at = quiet.over(at, now + WAITS_FOR)?;
        }
        if at == before {
            return Some(at).filter(|at| *at > now);
        }
    }
}
