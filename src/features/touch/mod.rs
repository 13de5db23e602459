//! Personal touch: each week three people whom nobody has addressed for longest wait among what is for those who manage the
//! group, with what is known of them: "joined in May, helped nine, silent for three weeks". *Done*, *In a week*, *Not this
//! person* settle it; a reply to them by anybody does, too.
//!
//! It waits to be switched on (`/settings touch on`), and looks on from then. Nobody is shown twice within sixty days, nobody
//! in the first week, nobody who wants to hear nothing (`/quiet none`), and none of those who manage the group.

mod queries;
mod rules;
mod views;

use std::{collections::BTreeSet, sync::Arc};

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::{
    dispatch::{
        Cx, GroupMessage, Left, Result, Room,
        items::{self, Button, Item, New, State, Urgency},
        routes::{self, Routes},
    },
    features::recognition,
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        held::Held,
        timers::Timer,
    },
    telegram::{UserId, actor::Person},
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "touch";
/// Who waits to be addressed.
const ADDRESS: &str = "address";

/// What the buttons of an item do.
const DONE: &str = "done";
const LATER: &str = "later";
const NEVER: &str = "never";

/// A group's week begins.
#[derive(Debug, Serialize, Deserialize)]
struct Week(ChatKey);

/// The room.
#[derive(Debug)]
pub struct Touch;

#[async_trait]
impl Room for Touch {
    fn name(&self) -> &'static str {
        NAME
    }

    fn starts_on(&self) -> bool {
        false
    }

    fn routes(&self) -> Routes {
        routes::none().branch(routes::left().endpoint(left))
    }

    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on {
            return next_week(cx, &*cx.chat(chat).await?).await;
        }
        Ok(queries::end_all(&cx.tx, chat).await?)
    }

    /// The group's clock may be another now.
    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        next_week(cx, &*cx.chat(chat).await?).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        let Week(chat) = serde_json::from_str(&timer.payload)?;
        week(cx, &*cx.chat(chat).await?).await
    }

    async fn on_messages(&self, cx: &Cx, messages: &[GroupMessage]) -> Result {
        heard(cx, messages).await
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
        let Ok(user) = item.reference.parse().map(UserId) else { return Err(line("refuse-stale-button").into()) };
        let state = match does {
            LATER => State::Later(person.id, cx.now + rules::A_WEEK),
            _ => State::Done(Some(person.id)),
        };
        match does {
            DONE => queries::addressed(&cx.tx, item.chat, user, cx.now).await?,
            NEVER => queries::never(&cx.tx, item.chat, user).await?,
            _ => {}
        }
        items::set(cx, item.id, state).await?;
        Ok(line("personal-said").plain("does", does))
    }

    async fn on_item(&self, cx: &Cx, item: &Item, _change: items::Change) -> Result {
        let is_over = item.room == NAME && matches!(item.state, State::Done(_));
        match item.reference.parse().map(UserId) {
            Ok(user) if is_over => Ok(queries::close(&cx.tx, item.chat, user).await?),
            _ => Ok(()),
        }
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let n = i64::try_from(items::how_many(cx, chat.key, NAME, ADDRESS).await?).unwrap_or(i64::MAX);
        Ok(Some(line("personal-standing").num("n", n)))
    }

    fn held(&self) -> &'static [Held] {
        const { &[Held::goes("contacts", "user_id"), Held::goes("touches", "user_id")] }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let is_known = queries::is_known(&cx.tx, chat, user).await?;
        Ok(is_known.then(|| line("mydata-touch")).into_iter().collect())
    }

    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        match chat {
            Some(chat) => items::erase(cx, chat, NAME, &user.0.to_string()).await,
            None => Ok(()),
        }
    }

    async fn on_clock_set_back(&self, cx: &Cx) -> Result {
        Ok(queries::not_after(&cx.tx, cx.now).await?)
    }
}

/// The next week of a group begins then.
async fn next_week(cx: &Cx, chat: &Chat) -> Result {
    let at = rules::next_week(cx.now, chat.zone, chat.language.week_start());
    cx.set_timer(NAME, &format!("week:{}", chat.key.0), Some(chat.key), at, &Week(chat.key)).await
}

/// A week begins: those whom nobody has addressed for longest wait to be.
async fn week(cx: &Cx, chat: &Chat) -> Result {
    next_week(cx, chat).await?;
    if chat.bot == BotPlace::Out {
        return Ok(());
    }
    let open = items::how_many(cx, chat.key, NAME, ADDRESS).await?;
    let most = rules::A_TIME.saturating_sub(open);
    let found = queries::longest_alone(&cx.tx, chat.key, cx.now, most).await?;
    for one in found {
        let talked = recognition::talk_of(cx, chat.key, one.user).await?;
        let reference = one.user.0.to_string();
        let new = New {
            room: NAME,
            section: None,
            kind: ADDRESS,
            reference: &reference,
            urgency: Urgency::Daily,
            words: views::item(chat, &one, talked, cx.now),
            buttons: [DONE, LATER, NEVER].map(|does| Button::new(&format!("personal-button-{does}"), does)).into(),
        };
        queries::touch(&cx.tx, chat.key, one.user, cx.now).await?;
        items::raise(cx, chat.key, new).await?;
    }
    Ok(())
}

/// People talked: who did, and who was addressed.
async fn heard(cx: &Cx, messages: &[GroupMessage]) -> Result {
    let spoke: BTreeSet<_> =
        messages.iter().map(|message| (message.chat.0, message.author.0, rules::day(message.at))).collect();
    let addressed = messages.iter().filter_map(|message| {
        let whom = message.answers?;
        Some((message.chat.0, whom.0, rules::day(message.at)))
    });
    let addressed: BTreeSet<_> = addressed.collect();
    queries::heard(&cx.tx, &Vec::from_iter(spoke)).await?;
    if addressed.is_empty() {
        return Ok(());
    }
    let addressed = Vec::from_iter(addressed);
    queries::replied(&cx.tx, &addressed).await?;
    for (chat, user) in queries::open_among(&cx.tx, &addressed).await? {
        items::end(cx, chat, NAME, ADDRESS, &user.0.to_string()).await?;
    }
    Ok(())
}

/// Who has left is not to be addressed.
async fn left(cx: Cx, left: Arc<Left>) -> Result {
    let (chat, user) = (left.chat.key, left.person.id);
    items::end(&cx, chat, NAME, ADDRESS, &user.0.to_string()).await?;
    Ok(queries::forget_contact(&cx.tx, chat, user).await?)
}
