//! Rewards: prizes that somebody hands over, and pools of coupon codes; who may claim them, and what was given to whom.
//!
//! | typed | what happens |
//! |---|---|
//! | `/reward` | by those who manage the group: in private, a new one, question by question: a prize of so many pieces, or codes pasted one on each line; for everybody, for who has been there for so many days, for winners of a quiz, or of a draw; until when |
//! | `/rewards` | what is mine, with its code once more; for those who manage the group also all rewards, what was given to whom, and a table |
//!
//! In the group stands one message with what is left and a button, *Claim*: one each. A code comes in private, with a button that
//! copies it; for who has not started the bot it is kept for 24 hours, and then there for the next. What is on its way is nobody
//! else's, however long it takes. A prize waits for those who manage the group: *Handed over*, or *Not possible*, and she hears of
//! either. They can also take something back, with a reason, and give another one: a code that was seen is never given again.
//!
//! Every claim is a line in the database, and what happened to it is in a ledger that is only added to: *reserved*, then
//! *delivered* or *released*. Codes are sealed there ([`crate::dispatch::seal`]); those who manage the group see the last three
//! characters. It waits to be switched on (`/settings rewards on`).

mod life;
mod make;
mod panel;
mod queries;
mod rules;
#[cfg(test)]
mod tests;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use self::{
    panel::{Action, Claiming, Deed},
    queries::Who,
};
use crate::{
    dispatch::{
        CommandSpec, Cx, Door, Left, Outcome, Result, Room, Sent,
        flow::Flow,
        items::Item,
        panel as screens,
        routes::{self, Routes},
    },
    store::{ChatKey, chats::Chat, held::Held, timers::Timer},
    telegram::{UserId, actor::Person, keyboard::Key},
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "rewards";
/// So much of what is hers is told to who asks what is known of her.
const MOST_TOLD: usize = 20;

static FLOWS: [&dyn Flow; 4] = [&make::PRIZE, &make::POOL, &make::Adding, &make::Taking];

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Messages in the group show what is left.
    Draw(ChatKey),
    /// Its time is over.
    Close(i64),
    /// A claim was kept for long enough.
    Release(i64),
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// It was put into the group, by whom, and whether in a topic.
    Posted { reward: i64, by: Option<UserId>, in_topic: bool },
    /// It was drawn anew.
    Drawn(i64),
    /// A code was sent.
    Sent(i64),
    /// A code was sent to who had it already.
    Again,
}

/// The room.
#[derive(Debug)]
pub struct Rewards;

#[async_trait]
impl Room for Rewards {
    fn name(&self) -> &'static str {
        NAME
    }

    fn starts_on(&self) -> bool {
        false
    }

    fn has_topic(&self) -> bool {
        true
    }

    fn keeps_secrets(&self) -> bool {
        true
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const {
            &[
                CommandSpec::manager("reward").unlisted(),
                CommandSpec::private("reward").unlisted(),
                CommandSpec::member("rewards").unlisted(),
                CommandSpec::private("rewards").unlisted(),
            ]
        }
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("reward-door-new", &Deed::New { title: None }),
            Door::managers("reward-door-list", &Deed::All(0)),
            Door::members("reward-door-mine", &Action::Mine),
        ]
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &FLOWS
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("reward").endpoint(panel::asked_new))
            .branch(routes::command("rewards").endpoint(panel::asked))
            .branch(routes::left().endpoint(left))
            .branch(routes::button_of::<Claiming>(NAME).endpoint(panel::claim_pressed))
            .branch(routes::opened_of::<Claiming>(NAME).endpoint(panel::claim_opened))
            .branch(screens::routes_among::<Action>())
            .branch(routes::button_of::<Deed>(NAME).endpoint(panel::pressed))
            .branch(routes::opened_of::<Deed>(NAME).endpoint(panel::opened))
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        life::look_for_unreadable(cx).await
    }

    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { Ok(()) } else { life::off(cx, &*cx.chat(chat).await?).await }
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        match serde_json::from_str(&timer.payload)? {
            Later::Draw(chat) => life::draw_some(cx, chat).await,
            Later::Close(id) => match queries::by_id(&cx.tx, id).await? {
                Some(reward) => life::close(cx, &*cx.chat(reward.chat).await?, id).await,
                None => Ok(()),
            },
            Later::Release(id) => life::kept_long_enough(cx, id).await,
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Posted { reward, by, in_topic } => life::posted(cx, reward, by, in_topic, &sent.outcome).await,
            Note::Drawn(id) => match &sent.outcome {
                Outcome::Failed(_) if is_gone(&sent.outcome) => Ok(queries::stands(&cx.tx, id, None).await?),
                Outcome::Failed(_) | Outcome::Done { .. } | Outcome::Unknown => Ok(()),
            },
            Note::Sent(claim) => life::sent(cx, claim, &sent.outcome).await,
            Note::Again => Ok(()),
        }
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
        let id = item.reference.parse().map_err(|_| line("reward-gone"))?;
        let claim = life::must_be_claim(cx, item.chat, id).await?;
        Box::pin(life::decided(cx, &claim, does, person.id)).await
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let (all, open) = queries::how_many(&cx.tx, chat.key).await?;
        Ok((all > 0).then(|| line("reward-standing").num("open", open).num("all", all)))
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("rewards", "made_by"),
                Held::impersonal("rewards", "title"),
                Held::impersonal("rewards", "about"),
                Held::unnamed("reward_claims", "user_id"),
                Held::unnamed("reward_claims", "settled_by"),
                Held::mended("reward_claims", "reason"),
                Held::goes("reward_entitled", "user_id"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let mut said = Vec::new();
        for claim in queries::of_person(&cx.tx, chat, user).await?.into_iter().take(MOST_TOLD) {
            let Some(reward) = queries::by_id(&cx.tx, claim.reward).await? else { continue };
            let code = match claim.state {
                queries::State::Delivered if reward.codes => life::code(cx, &claim).await?,
                _ => None,
            };
            said.push(views::known(&reward, &claim, code.as_deref()));
        }
        Ok(said)
    }

    /// What is only kept for her is there for others. What she was given stays in the ledger, as somebody's.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(chat) = chat else { return Ok(()) };
        for claim in queries::of_person(&cx.tx, chat, user).await? {
            crate::dispatch::items::erase(cx, chat, NAME, &claim.id.to_string()).await?;
        }
        life::goes(cx, chat, user, "forgotten").await?;
        Ok(queries::forget_reasons(&cx.tx, chat, user).await?)
    }

    async fn on_clock_set_back(&self, cx: &Cx) -> Result {
        life::draw_in_time(cx).await
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        Ok(queries::forget_messages(&cx.tx, chat).await?)
    }
}

fn is_gone(outcome: &Outcome) -> bool {
    outcome.refusal() == Some(crate::telegram::refusal::Refusal::MessageGone)
}

/// What is only kept for who left is there for others.
async fn left(cx: Cx, left: Arc<Left>) -> Result {
    life::goes(&cx, left.chat.key, left.person.id, "left").await
}

/// One that waits for a draw.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Our number of it.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// How many there are that nobody has.
    pub free: i64,
}

/// Those of a group that wait for a draw.
pub async fn for_draws(cx: &Cx, chat: ChatKey) -> Result<Vec<Waiting>> {
    let mut waiting = Vec::new();
    for id in queries::open_in(&cx.tx, chat).await? {
        let Some(reward) = queries::by_id(&cx.tx, id).await?.filter(|reward| reward.who == Who::Draw) else { continue };
        let free = queries::stock(&cx.tx, id).await?.free;
        if free > 0 {
            waiting.push(Waiting { id, title: reward.title, free });
        }
    }
    Ok(waiting)
}

/// Somebody may claim one until then, which a draw gave her; [`None`]: not any more.
pub async fn entitle(cx: &Cx, reward: i64, user: UserId, until: Option<DateTime<Utc>>) -> Result {
    match queries::by_id(&cx.tx, reward).await? {
        Some(reward) => Ok(queries::entitle(&cx.tx, &reward, &[user], until.unwrap_or(cx.now)).await?),
        None => Ok(()),
    }
}

/// Whether somebody has claimed one.
pub async fn has_claimed(cx: &Cx, reward: i64, user: UserId) -> Result<bool> {
    Ok(queries::live_of(&cx.tx, reward, user).await?.is_some())
}

/// The button by which winners claim one.
pub async fn claim_key(cx: &Cx, chat: &Chat, reward: i64) -> Result<Key> {
    panel::key_for_winners(cx, chat, reward).await
}
