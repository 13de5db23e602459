//! How a newcomer comes to a buddy: who suits her best is asked, then the next; both know of each other once both want it,
//! and are asked after a week whether they have talked.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};

use super::{
    Action, Later, NAME,
    queries::{self, Pair, State},
    rules::{self, ANSWERS, ROUNDS, Seeker, Volunteer, WEEK},
    views,
};
use crate::{
    dispatch::{Cx, Left, Result, context::About, flow, nudge::Reason, panel},
    features::onboarding,
    store::{ChatKey, chats::Chat, people, timers},
    telegram::UserId,
    words::Lang,
};

/// What she who gets such messages can decline.
pub const KIND: &str = "buddies";

/// She wants a buddy.
pub async fn seek(cx: &Cx, chat: &Chat, newcomer: UserId) -> Result {
    if queries::pair(&cx.tx, chat.key, newcomer).await?.is_some() {
        return Ok(());
    }
    let seeks = Pair { newcomer, state: State::Seeks, buddy: None, rounds: 0 };
    queries::set_pair(&cx.tx, chat.key, &seeks, cx.now, None).await?;
    ask_next(cx, chat, newcomer).await
}

/// Asks who suits her best of those who were not asked yet; if there is nobody she waits for one.
async fn ask_next(cx: &Cx, chat: &Chat, newcomer: UserId) -> Result {
    let seeker = Seeker {
        user: newcomer,
        language: speaks(cx, newcomer).await?,
        tags: tags(cx, chat, newcomer).await?,
        passed: queries::passed(&cx.tx, chat.key, newcomer).await?,
    };
    let mut volunteers = Vec::new();
    for one in queries::volunteers(&cx.tx, chat.key).await? {
        volunteers.push(Volunteer {
            user: one.user,
            language: speaks(cx, one.user).await?,
            tags: tags(cx, chat, one.user).await?,
            load: one.load,
            paused: one.paused,
        });
    }
    let Some(buddy) = rules::best(&seeker, &volunteers) else {
        let seeks = Pair { newcomer, state: State::Seeks, buddy: None, rounds: 0 };
        return stands(cx, chat.key, &seeks, None).await;
    };
    let asked = Pair { newcomer, state: State::Asked, buddy: Some(buddy), rounds: 0 };
    stands(cx, chat.key, &asked, Some(cx.now + ANSWERS)).await?;
    tell(cx, chat, buddy, &Action::Asked(newcomer), cx.now + ANSWERS).await
}

/// Newcomers who wait may find somebody now.
pub async fn look_again(cx: &Cx, chat: &Chat) -> Result {
    for newcomer in queries::seekers(&cx.tx, chat.key).await? {
        ask_next(cx, chat, newcomer).await?;
    }
    Ok(())
}

/// The buddy is glad to. Returns whether it is hers to say.
pub async fn agrees(cx: &Cx, chat: &Chat, newcomer: UserId, buddy: UserId) -> Result<bool> {
    let Some(pair) = asked_of(cx, chat.key, newcomer, buddy).await? else { return Ok(false) };
    stands(cx, chat.key, &Pair { state: State::Pair, ..pair }, Some(cx.now + WEEK)).await?;
    tell(cx, chat, newcomer, &Action::Show, cx.now + WEEK).await?;
    Ok(true)
}

/// The buddy would rather not: the next is asked. Returns whether it is hers to say.
pub async fn declines(cx: &Cx, chat: &Chat, newcomer: UserId, buddy: UserId) -> Result<bool> {
    if asked_of(cx, chat.key, newcomer, buddy).await?.is_none() {
        return Ok(false);
    }
    queries::pass(&cx.tx, chat.key, newcomer, buddy).await?;
    ask_next(cx, chat, newcomer).await?;
    Ok(true)
}

async fn asked_of(cx: &Cx, chat: ChatKey, newcomer: UserId, buddy: UserId) -> Result<Option<Pair>> {
    let pair = queries::pair(&cx.tx, chat, newcomer).await?;
    Ok(pair.filter(|pair| pair.state == State::Asked && pair.buddy == Some(buddy)))
}

/// The newcomer wants another buddy.
pub async fn another(cx: &Cx, chat: &Chat, newcomer: UserId) -> Result {
    let Some(pair) = queries::pair(&cx.tx, chat.key, newcomer).await? else { return seek(cx, chat, newcomer).await };
    if let Some(buddy) = pair.buddy {
        queries::pass(&cx.tx, chat.key, newcomer, buddy).await?;
    }
    ask_next(cx, chat, newcomer).await?;
    look_again(cx, chat).await
}

/// It is over: the newcomer does not want a buddy any more, or has one to talk to.
pub async fn end(cx: &Cx, chat: &Chat, newcomer: UserId) -> Result {
    queries::forget_pair(&cx.tx, chat.key, newcomer).await?;
    look_again(cx, chat).await
}

/// They have not talked yet: they are asked once more, later.
pub async fn not_yet(cx: &Cx, chat: &Chat, newcomer: UserId) -> Result {
    match queries::pair(&cx.tx, chat.key, newcomer).await? {
        Some(pair) if pair.state == State::Wonders => {
            stands(cx, chat.key, &Pair { state: State::Pair, ..pair }, Some(cx.now + WEEK)).await
        }
        _ => Ok(()),
    }
}

/// She is there for newcomers no longer: hers find somebody else.
pub async fn stops(cx: &Cx, chat: &Chat, buddy: UserId) -> Result {
    queries::forget_volunteer(&cx.tx, chat.key, buddy).await?;
    for pair in queries::of_buddy(&cx.tx, chat.key, buddy).await? {
        ask_next(cx, chat, pair.newcomer).await?;
    }
    Ok(())
}

/// Who left has no buddy, and is none.
pub async fn left(cx: Cx, left: Arc<Left>) -> Result {
    leaves(&cx, &left.chat, left.person.id).await
}

/// The same for who is being forgotten.
pub async fn leaves(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    let had_one = queries::pair(&cx.tx, chat.key, user).await?.is_some_and(|pair| pair.buddy.is_some());
    queries::forget_pair(&cx.tx, chat.key, user).await?;
    stops(cx, chat, user).await?;
    if had_one { look_again(cx, chat).await } else { Ok(()) }
}

/// What is due in a group.
pub async fn due(cx: &Cx, chat: ChatKey) -> Result {
    let chat = cx.chat(chat).await?;
    for newcomer in queries::due(&cx.tx, chat.key, cx.now).await? {
        let Some(pair) = queries::pair(&cx.tx, chat.key, newcomer).await? else { continue };
        match (pair.state, pair.buddy) {
            // Silent for two days: the next.
            (State::Asked, Some(buddy)) => {
                queries::pass(&cx.tx, chat.key, newcomer, buddy).await?;
                ask_next(cx, &chat, newcomer).await?;
            }
            (State::Pair, Some(buddy)) if pair.rounds < ROUNDS => {
                let until = cx.now + WEEK;
                let wonders = Pair { state: State::Wonders, rounds: pair.rounds + 1, ..pair };
                stands(cx, chat.key, &wonders, Some(until)).await?;
                tell(cx, &chat, newcomer, &Action::Wonder(newcomer), until).await?;
                tell(cx, &chat, buddy, &Action::Wonder(newcomer), until).await?;
            }
            // Nobody says anything: that is an answer, too.
            _ => end(cx, &chat, newcomer).await?,
        }
    }
    wake(cx, chat.key).await
}

async fn stands(cx: &Cx, chat: ChatKey, pair: &Pair, due: Option<DateTime<Utc>>) -> Result {
    queries::set_pair(&cx.tx, chat, pair, cx.now, due).await?;
    wake(cx, chat).await
}

/// The group's timer rings when the next thing is due.
async fn wake(cx: &Cx, chat: ChatKey) -> Result {
    let key = format!("due:{}", chat.0);
    match queries::next_due(&cx.tx, chat).await? {
        Some(at) => cx.set_timer(NAME, &key, Some(chat), at, &Later::Due(chat)).await,
        None => Ok(timers::cancel(&cx.tx, NAME, &key).await.map(drop)?),
    }
}

/// Tells somebody in private, by what leads to a page; who cannot be told there hears of it in the group, alone.
async fn tell(cx: &Cx, chat: &Chat, user: UserId, page: &Action, until: DateTime<Utc>) -> Result {
    let link = cx.link(NAME, page, About::chat(chat.key).only_user(user).for_anybody()).await?;
    let words = |lang: Lang| views::call(page, chat, &link, lang);
    if cx.nudge(user, Some(chat), Reason::Unasked { kind: KIND, until }, &words).await? {
        return Ok(());
    }
    if cx.wishes(user).await?.unwanted.iter().any(|kind| kind == KIND) {
        return Ok(());
    }
    let person = flow::person(cx, user).await?;
    panel::whisper_later(cx, chat, &person, page).await
}

async fn speaks(cx: &Cx, user: UserId) -> Result<Option<Lang>> {
    Ok(people::known(&cx.tx, user).await?.and_then(|known| known.language))
}

/// What interests her, by her introduction.
pub async fn tags(cx: &Cx, chat: &Chat, user: UserId) -> Result<BTreeSet<String>> {
    let tags = onboarding::tags_of(cx, chat.key, user).await?;
    Ok(tags.into_iter().map(|tag| tag.to_lowercase()).collect())
}
