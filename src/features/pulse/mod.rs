//! The pulse: one question a month to the whole group, answered by one press on the post, anonymously, and the same again later,
//! so that it can be told how things go.
//!
//! On the second Tuesday of each month the group sees a question of the bank ([`rules`]) with a row of numbers below. A press is
//! an answer, another press another; who presses sees that it arrived, and nobody which it was: it is kept as the answers of an
//! anonymous survey are (`features/surveys`), and opened with all others a week later, if at least five came. Then those who
//! manage the group hear of it. `/pulse` shows them each question with what came of it so far, drawn, and the group reads it
//! if they want.
//!
//! It waits to be switched on (`/settings pulse on`). When it comes, the queue of posts decides.

mod panel;
mod rules;

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::{panel::Action, rules::Topic};
use super::surveys;
use crate::{
    dispatch::{
        CommandSpec, Cx, Door, Result, Room, Sent,
        items::{self, Item, State},
        panel as screens,
        posts::{self, Again, Composed, Due, Fate},
        routes::{self, Routes},
    },
    schedule::{
        gates::local_date,
        posts::{Plan, Rank},
    },
    store::{ChatKey, chats::Chat, timers::Timer},
    telegram::{MessageId, actor::Person},
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = surveys::PULSE;
/// The number of its one post.
const POST: i64 = 1;
/// It may come on another day.
const GRACE: TimeDelta = TimeDelta::days(6);
/// So long it waits for a pause in the conversation.
const PATIENCE: TimeDelta = TimeDelta::hours(3);
/// So long it can be answered.
const OPEN: TimeDelta = TimeDelta::days(7);

/// What the queue hands back about a post.
#[derive(Debug, Serialize, Deserialize)]
struct Memory {
    survey: i64,
}

/// The room.
#[derive(Debug)]
pub struct Pulse;

#[async_trait]
impl Room for Pulse {
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
        const { &[CommandSpec::manager("pulse").unlisted()] }
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::managers("pulse-door", &Action::Show)]
    }

    fn routes(&self) -> Routes {
        routes::none().branch(routes::command("pulse").endpoint(panel::asked)).branch(screens::routes::<Action>())
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        let state = posts::states(cx, chat.key, NAME).await?(POST);
        let Some(recurrence) = rules::recurrence() else { return Ok(Vec::new()) };
        Ok(vec![Plan {
            room: NAME,
            id: POST,
            rank: Rank::Rarer,
            recurrence,
            grace: GRACE,
            waits_for_pause: PATIENCE,
            other_days: true,
            above_limits: false,
            cheerful: false,
            is_promotion: false,
            condition: None,
            content: None,
            thread: None,
            state,
        }])
    }

    async fn compose(&self, cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
        let id = match again {
            Some(again) => Memory::deserialize(again.memory())?.survey,
            None => {
                let topic = Topic::of_month(local_date(due.at, chat.zone));
                let words = topic.asks().render_plain(chat.language);
                surveys::ask_pulse(cx, chat, (topic.code(), &words, topic.most()), cx.now + OPEN).await?
            }
        };
        match surveys::request(cx, chat, id).await? {
            Some(request) => Ok(Composed::Say(Box::new(request), serde_json::to_value(Memory { survey: id })?)),
            None => Ok(Composed::Nothing("paused")),
        }
    }

    async fn post_answered(&self, cx: &Cx, _due: Due, answer: &Value, memory: &Value) -> Result {
        let message = answer.get("message_id").and_then(Value::as_i64).map(MessageId);
        match Memory::deserialize(memory) {
            Ok(Memory { survey }) => surveys::opens(cx, survey, message).await,
            Err(_) => Ok(()),
        }
    }

    async fn post_settled(&self, cx: &Cx, _chat: &Chat, _due: Due, fate: Fate<'_>, memory: &Value) -> Result {
        let Ok(Memory { survey }) = Memory::deserialize(memory) else { return Ok(()) };
        match fate {
            // Somebody looked, and found it: its answer has not told us.
            Fate::Posted | Fate::Unsure => surveys::opens(cx, survey, None).await,
            Fate::Skipped(_) => surveys::never_was(cx, survey).await,
            Fate::MayHaveBeen | Fate::LeftTopic | Fate::PictureRefused(_) => Ok(()),
        }
    }

    async fn name_of_post(&self, _cx: &Cx, _reference: &str) -> Result<Option<Line>> {
        Ok(Some(line("pulse-post-name")))
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        surveys::on_timer(cx, timer).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        surveys::on_sent(cx, sent).await
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, _does: &str, person: &Person) -> Result<Line> {
        let chat = cx.chat(item.chat).await?;
        let topic = surveys::topic_of(cx, &item.reference).await?.and_then(|code| Topic::of_code(&code));
        let action = topic.map_or(Action::Show, |topic| Action::Topic { topic });
        screens::show(cx, person.id.private_chat(), Some(&*chat), person, &action).await?;
        items::set(cx, item.id, State::Done(Some(person.id))).await?;
        Ok(line("survey-is-below"))
    }

    /// A question that is open is closed where it stands.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { surveys::resume_all(cx, chat, NAME).await } else { surveys::end_all(cx, chat, NAME).await }
    }
}
