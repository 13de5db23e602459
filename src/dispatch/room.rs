//! What a room (a feature) offers to the house.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{
    CommandSpec, Cx, GroupMessage, Result,
    flow::Flow,
    items::{Change, Item},
    posts::{Again, Composed, Due, Fate},
    routes::Routes,
    settings::SettingSpec,
};
use crate::{
    schedule::posts::{Plan, Waiting},
    store::{ChatKey, Tx, chats::Chat, conversations::Draft, held::Held, timers::Timer},
    telegram::{MessageId, UserId, actor::Person, refusal::Refusal},
    words::Line,
};

/// A feature. It hears of events through its routes, of its timers and requests through the methods below; all
/// of them run inside a transaction.
#[async_trait]
pub trait Room: Send + Sync {
    /// Its name, as in `features/NAME` and in the tables.
    fn name(&self) -> &'static str;

    /// The commands it offers.
    fn commands(&self) -> &'static [CommandSpec] {
        &[]
    }

    /// The kinds of messages by which it writes to people unasked ([`Cx::nudge`]). Each can be declined by its name, and is
    /// called by the message `nudge-KIND`.
    fn nudges(&self) -> &'static [&'static str] {
        &[]
    }

    /// What it wants to hear of.
    fn routes(&self) -> Routes;

    /// What managers decide about it in their group, beside whether it is on.
    fn settings(&self) -> &'static [SettingSpec] {
        &[]
    }

    /// One of its settings is to be set so in a group; a refusal says what has to be done first. What others set for many
    /// groups at once is left out where it is refused.
    async fn may_set(&self, _cx: &Cx, _chat: &Chat, _key: &str, _value: &str) -> Result {
        Ok(())
    }

    /// Whether managers may switch it off in their group. What the house cannot do without stays on.
    fn can_be_switched(&self) -> bool {
        true
    }

    /// Whether it is on in a group where nobody decided. What restricts people or has to be filled first waits to be
    /// switched on.
    fn starts_on(&self) -> bool {
        true
    }

    /// Whether managers may choose a topic for what it posts to the group by itself.
    fn has_topic(&self) -> bool {
        false
    }

    /// It was switched on or off in a group. Off: what it had pending ends here; its timers and what it was about to say
    /// are taken care of. On: it begins from this moment, whatever would have happened meanwhile.
    async fn on_switched(&self, _cx: &Cx, _chat: ChatKey, _on: bool) -> Result {
        Ok(())
    }

    /// The process started. Must bear being run again.
    async fn on_start(&self, _cx: &Cx) -> Result {
        Ok(())
    }

    /// A timer it had set is due.
    async fn on_timer(&self, _cx: &Cx, timer: &Timer) -> Result {
        Err(anyhow::anyhow!("the room {} sets no timers, but {} was due", self.name(), timer.key).into())
    }

    /// A request for which it had asked to be told ([`crate::telegram::request::Request::tell`]) is settled.
    async fn on_sent(&self, _cx: &Cx, sent: &Sent) -> Result {
        Err(anyhow::anyhow!("the room {} asked nothing, but heard of {}", self.name(), sent.note).into())
    }

    /// Whether it calls for help itself ([`super::items`]) should nobody be able to tell what became of a request it had
    /// asked to be told of by this note. Of others the house does.
    fn minds_lost(&self, _note: &Value) -> bool {
        false
    }

    /// People talked in groups. Batched for speed; the order within a chat is kept.
    async fn on_messages(&self, _cx: &Cx, _messages: &[GroupMessage]) -> Result {
        Ok(())
    }

    /// A group was set up, its settings changed, or it was seen for the first time.
    async fn on_chat_changed(&self, _cx: &Cx, _chat: ChatKey) -> Result {
        Ok(())
    }

    /// What it would say to a group unasked, with how each of it stands ([`super::posts::states`]); also what it foresees
    /// and does not wait for yet.
    async fn plans(&self, _cx: &Cx, _chat: &Chat) -> Result<Vec<Plan>> {
        Ok(Vec::new())
    }

    /// The words of a post whose time has come. `again`: the same post could not be posted as it was.
    async fn compose(&self, _cx: &Cx, _chat: &Chat, due: Due, _again: Option<Again<'_>>) -> Result<Composed> {
        Err(anyhow::anyhow!("the room {} posts nothing, but its post {} was due", self.name(), due.number).into())
    }

    /// What it asks people in private, question by question ([`super::flow`]); it answers all there is about them.
    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[]
    }

    /// Whether what people answer it in private is told nobody: it is not kept either where it could not be handled, and not set
    /// aside until Telegram answers something; she is asked to do it once more.
    fn keeps_secrets(&self) -> bool {
        false
    }

    /// Whether it asks people in private who are not in the group, such as who wants to be let in.
    fn asks_strangers(&self) -> bool {
        false
    }

    /// What of hers is half done, by a draft of this room's ([`super::drafts`]), in a sentence with which she is offered to go
    /// on with it. [`None`]: nothing she could go on with.
    async fn half_done(&self, _cx: &Cx, _user: UserId, _draft: &Draft) -> Result<Option<Line>> {
        Ok(None)
    }

    /// She goes on with a draft of this room's: asks its question again. Whether she still may is for the room to see.
    async fn ask_again(&self, _cx: &Cx, _person: &Person, draft: &Draft) -> Result {
        Err(anyhow::anyhow!("the room {} has no drafts, but {draft:?} was gone on with", self.name()).into())
    }

    /// What became of a post; `memory` is what was handed out with its words, if it had any.
    async fn post_settled(&self, _cx: &Cx, _chat: &Chat, _due: Due, _fate: Fate<'_>, _memory: &Value) -> Result {
        Ok(())
    }

    /// Telegram's answer to a post that was made, before [`Room::post_settled`] says so.
    async fn post_answered(&self, _cx: &Cx, _due: Due, _answer: &Value, _memory: &Value) -> Result {
        Ok(())
    }

    /// One of its posts waits for a due time and asks the gates then, or ([`None`]) waits for none. Said again whenever it is
    /// looked at.
    async fn post_waits(&self, _cx: &Cx, _chat: ChatKey, _number: i64, _waiting: Option<Waiting>) -> Result {
        Ok(())
    }

    /// Something needs a human, is taken by one, or does so no longer ([`super::items`]); whatever room it comes from.
    async fn on_item(&self, _cx: &Cx, _item: &Item, _change: Change) -> Result {
        Ok(())
    }

    /// Somebody who manages the group pressed a button of an item of this room: `does` is what the room had put into it.
    /// Returns what is said to her; when its cause is over with it, the room ends the item.
    async fn on_item_button(&self, _cx: &Cx, item: &Item, does: &str, _person: &Person) -> Result<Line> {
        Err(anyhow::anyhow!("the room {} has no button {does} for its items ({})", self.name(), item.kind).into())
    }

    /// What one of its posts is called in the ledger.
    fn reference(&self, number: i64) -> String {
        number.to_string()
    }

    /// What managers know one of its unasked posts by, in a few words; `reference` as it recorded it. [`None`] if there is
    /// no such post any more.
    async fn name_of_post(&self, _cx: &Cx, _reference: &str) -> Result<Option<Line>> {
        Ok(None)
    }

    /// What of it can be opened from the desk, beside its switch and its settings.
    fn doors(&self) -> Vec<Door> {
        Vec::new()
    }

    /// What opens one of its unasked posts, to look at it closely and change it: an action of a button of its own.
    async fn door_to_post(&self, _cx: &Cx, _number: i64) -> Result<Option<Value>> {
        Ok(None)
    }

    /// What opens one due time of such a post, to say something else that once: an action of a button of its own.
    async fn door_to_one(&self, _cx: &Cx, _due: Due) -> Result<Option<Value>> {
        Ok(None)
    }

    /// How it stands in a group, in a few words for those who manage it: "3 this week".
    async fn standing(&self, _cx: &Cx, _chat: &Chat) -> Result<Option<Line>> {
        Ok(None)
    }

    /// Forgets at most `most` of its rows about single messages sent before `before`; what was counted stays. Returns
    /// how many it forgot.
    ///
    /// # Errors
    /// If the database fails.
    async fn forget(&self, _tx: &Tx, _before: DateTime<Utc>, _most: i64) -> sqlx::Result<u64> {
        Ok(0)
    }

    /// The columns in which it holds people, and those that look as if they did. By these a person's data is found, handed
    /// out as JSON, and forgotten.
    fn held(&self) -> &'static [Held] {
        &[]
    }

    /// What it knows of a person in a group, or ([`None`]) what belongs to no group, in words for her to read.
    async fn export_person(&self, _cx: &Cx, _user: UserId, _chat: Option<ChatKey>) -> Result<Vec<Line>> {
        Ok(Vec::new())
    }

    /// A person is being forgotten in a group, or ([`None`]) in what belongs to no group. What [`Room::held`] says of its
    /// columns is done after this; here is what is more than that: what stands in the group, what is inside of texts. Must
    /// bear being run again.
    async fn forget_person(&self, _cx: &Cx, _user: UserId, _chat: Option<ChatKey>) -> Result {
        Ok(())
    }

    /// The machine's clock was set back: what was to happen soon is not to wait for the time it showed. Which of the two
    /// times was wrong nobody can know, so nothing may be lost should it be put forward again.
    async fn on_clock_set_back(&self, _cx: &Cx) -> Result {
        Ok(())
    }

    /// The clock was ahead, was set back, and Telegram confirms the time it shows now. What is after now by the room's own
    /// record was written by the wrong clock.
    async fn on_time_confirmed(&self, _cx: &Cx) -> Result {
        Ok(())
    }

    /// A group became a supergroup, where message ids start again.
    async fn on_migrated(&self, _cx: &Cx, _chat: ChatKey) -> Result {
        Ok(())
    }
}

/// A screen of a room that can be opened from the desk.
#[derive(Debug, Clone)]
pub struct Door {
    /// The message that names it on a button.
    pub label: &'static str,
    /// What a button of the room does that shows it.
    pub action: Value,
    /// Who finds it on the desk.
    pub is_for: Side,
}

/// Whose side of the desk something is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Those who manage the group.
    Managers,
    /// Everybody in the group.
    Members,
}

impl Door {
    /// For those who manage the group.
    #[must_use]
    pub fn managers(label: &'static str, action: &impl Serialize) -> Self {
        Self { label, action: serde_json::to_value(action).unwrap_or_default(), is_for: Side::Managers }
    }

    /// For everybody in the group.
    #[must_use]
    pub fn members(label: &'static str, action: &impl Serialize) -> Self {
        Self { is_for: Side::Members, ..Self::managers(label, action) }
    }
}

/// What became of a request.
#[derive(Debug)]
pub struct Sent {
    /// What the room had put in.
    pub note: Value,
    /// How it went.
    pub outcome: Outcome,
}

/// How a request went.
#[derive(Debug, Serialize, Deserialize)]
pub enum Outcome {
    /// Done; Telegram's answer.
    Done {
        /// Number of the message it made, if it made one.
        message: Option<MessageId>,
        /// Telegram's `result`.
        result: Value,
    },
    /// Telegram refuses it for good, in these words.
    Failed(String),
    /// It may have been done; its answer was lost and could not be found again.
    Unknown,
}

impl Outcome {
    /// What Telegram meant, if it refused it.
    #[must_use]
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Failed(why) => Some(Refusal::of(why)),
            Self::Done { .. } | Self::Unknown => None,
        }
    }
}

impl Sent {
    /// The note as the room's own type.
    ///
    /// # Errors
    /// If it is of another shape.
    pub fn note<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        T::deserialize(&self.note)
    }
}
