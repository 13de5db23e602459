//! The rules of a group, and the gate.
//!
//! **Rules.** `/rules` whispers them, a page at a time: at their headings (bold lines, or lines that begin with `#`) if they
//! are long. Those who manage the group write them on the desk (*Rules*), or send `/rules` with the text on the lines below;
//! what it looks like is kept. Before anything is set it is shown.
//!
//! **The gate** (`/settings gate agree`, or `word`; off unless somebody has decided). Newcomers read but do not write until
//! they press *I agree*: in private, where the button below the greeting leads, or in the group, by a whisper. With `word`
//! they pick the one word out of four that is in the rules; they may try twice. *Ask a human* is on every page; it calls those
//! who manage the group, who let her in or leave it as it is. Nobody is thrown out, whatever time passes.
//!
//! Who was in the group before, who comes back, and who manages it are never asked. What a newcomer might do before is noted
//! and given back just so; whatever somebody else has changed meanwhile is left alone. It is given back, too, when she leaves, when the
//! gate or the room is switched off, and, should we lose the right to do so, as soon as we have it again: until then those
//! who manage the group know of it.

mod gate;
mod panel;
mod queries;
mod rules;
mod typed;
mod views;
mod write;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use self::{
    panel::Action,
    queries::Rulebook,
    rules::{Gate, WAITS},
    typed::GATE,
    write::Rules,
};
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, Opened, Place, Result, Room, Sent,
        chooser::{self, Among, Question},
        context::About,
        flow::{Flow, Talk},
        items::{self, Item},
        panel as screens,
        rights::Need,
        routes::{self, Routes},
        settings::SettingSpec,
    },
    store::{
        ChatKey, Tx,
        chats::{self, Chat},
        held::Held,
        settings_log::Change,
    },
    telegram::{
        UserId,
        actor::{Actor, Person},
        keyboard::Key,
        marked::Marked,
    },
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "rulebook";
/// Under this name it is written down that the rules were set or removed.
pub const LOGGED: &str = "rules";

/// Whom a request is about.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Who {
    chat: ChatKey,
    user: UserId,
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// What a newcomer may do.
    Stands(Who),
    /// She is kept from writing.
    Muted(Who),
    /// What she may do now, before she gets it back.
    Checked(Who),
    /// She has it back.
    Freed(Who),
}

/// The room.
#[derive(Debug)]
pub struct RulebookRoom;

#[async_trait]
impl Room for RulebookRoom {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("rules").ephemeral(), CommandSpec::private("rules")] }
    }

    fn settings(&self) -> &'static [SettingSpec] {
        &[GATE]
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::managers("rules-door", &Action::Manage), Door::members("rules-door", &Action::Read(0))]
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[&Rules]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::joined().endpoint(gate::joined))
            .branch(routes::left().endpoint(gate::left))
            .branch(routes::ruled().endpoint(gate::ruled))
            .branch(routes::bot_moved().endpoint(gate::bot_moved))
            .branch(routes::command("rules").endpoint(asked))
            .branch(routes::opened(NAME).endpoint(opened))
            .branch(screens::routes::<Action>())
    }

    async fn may_set(&self, cx: &Cx, chat: &Chat, key: &str, value: &str) -> Result {
        let gate = if key == GATE.key { Gate::from_code(value) } else { Gate::Off };
        if gate == Gate::Off {
            return Ok(());
        }
        if let Some(no) = obstacle(cx, chat).await? {
            return Err(no.into());
        }
        let word = queries::rulebook(&cx.tx, chat.key).await?.and_then(|rules| rules.word);
        if gate == Gate::Word && word.is_none() { Err(line("rules-no-word").into()) } else { Ok(()) }
    }

    async fn on_switched(&self, cx: &Cx, chat: ChatKey, _on: bool) -> Result {
        gate::open_for_all(cx, chat).await
    }

    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        if gate::gate(cx, chat).await? == Gate::Off { gate::open_for_all(cx, chat).await } else { Ok(()) }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Stands(who) => gate::stands(cx, who, &sent.outcome).await,
            Note::Muted(who) => gate::muted(cx, who, &sent.outcome).await,
            Note::Checked(who) => gate::checked(cx, who, &sent.outcome).await,
            Note::Freed(who) => gate::given(cx, who, &sent.outcome).await,
        }
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, _person: &Person) -> Result<Line> {
        let chat = cx.chat(item.chat).await?;
        let user = UserId(item.reference.parse().map_err(|_| line("refuse-stale-button"))?);
        match does {
            gate::LET_IN => {
                gate::let_in(cx, &chat, user).await?;
                Ok(line("rules-let-in"))
            }
            gate::LEAVE => {
                items::end(cx, item.chat, NAME, gate::HUMAN, &item.reference).await?;
                Ok(line("rules-left-so"))
            }
            other => Err(anyhow::anyhow!("there is no button {other}").into()),
        }
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let has_rules = queries::has_rules(&cx.tx, chat.key).await?;
        let gate = gate::gate(cx, chat.key).await?;
        Ok(Some(views::standing(has_rules, gate, waiting(cx, chat.key).await?)))
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        queries::forget_who_left(tx, before, most).await
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::goes("rulebook_gates", "user_id"),
                Held::impersonal("rulebook_gates", "owed"),
                Held::mended("rulebooks", "marks"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let her = queries::at_gate(&cx.tx, chat, user).await?;
        Ok(her.map(|her| views::known(her.state)).into_iter().collect())
    }

    /// The rules mention her no longer, and nothing of hers is kept from her.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(key) = chat else { return Ok(()) };
        if let Some(rules) = queries::rulebook(&cx.tx, key).await? {
            let without = rules.text.without_mention_of(user.0);
            if without != rules.text {
                queries::set_marks(&cx.tx, key, &without).await?;
            }
        }
        gate::forget(cx, &*cx.chat(key).await?, user).await
    }
}

/// The button that leads to the rules of a group in private, for a message that everybody sees; [`None`]: it has none.
pub async fn button(cx: &Cx, chat: &Chat) -> Result<Option<Key>> {
    let Some(link) = link(cx, chat).await? else { return Ok(None) };
    let label = match gate::gate(cx, chat.key).await? {
        Gate::Off => "rules-door",
        Gate::Agree | Gate::Word => "rules-button-gated",
    };
    Ok(Some(Key::open(line(label).render_plain(chat.language), link)))
}

/// Where they are read in private, if there are any.
pub async fn link(cx: &Cx, chat: &Chat) -> Result<Option<String>> {
    if !cx.is_on(chat.key, NAME).await? || !queries::has_rules(&cx.tx, chat.key).await? {
        return Ok(None);
    }
    cx.link(NAME, &Action::Read(0), About::chat(chat.key).for_anybody()).await.map(Some)
}

/// `/rules`.
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let text = ask.command.marked_args().above(ask.command.marked_body());
    let is_written = !ask.command.body.is_empty();
    match (&ask.place, &ask.actor) {
        (_, Actor::Bot) => Ok(()),
        (Place::Group(chat), _) => {
            let manages = cx.rank(chat.key, &ask.actor).await?.may(&Need::Section(NAME));
            if is_written && manages {
                let link = cx.link(NAME, &Action::Told(text), About::chat(chat.key)).await?;
                return cx.offer_private(&ask, link, &line("rules-look-in-private")).await;
            }
            if queries::has_rules(&cx.tx, chat.key).await? {
                return screens::whisper(&cx, &ask, &Action::Read(0)).await;
            }
            match manages {
                true => screens::whisper(&cx, &ask, &Action::Manage).await,
                false => cx.whisper(&ask, &line("rules-none").text("group", &chat.title)).await,
            }
        }
        (Place::Private, actor) => match actor.person() {
            Some(person) if is_written => write_which(&cx, &ask, person, text).await,
            Some(person) => read_which(&cx, &ask, person).await,
            None => Ok(()),
        },
    }
}

/// In private: the rules of the only group there is, or of the one she chooses.
async fn read_which(cx: &Cx, ask: &Ask, person: &Person) -> Result {
    let groups = chooser::shared_groups(cx, person.id, NAME).await?;
    match groups.as_slice() {
        [] => cx.whisper(ask, &line("rules-no-group")).await,
        [(only, _)] => {
            let chat = cx.chat(*only).await?;
            screens::show(cx, ask.at.chat, Some(&chat), person, &Action::Read(0)).await
        }
        _ => {
            let question = Question::new(NAME, "rules-which-group", Among::Shared, &Action::Read(0))?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// The same for who has written the rules of a group she manages; who manages none reads.
async fn write_which(cx: &Cx, ask: &Ask, person: &Person, text: Marked) -> Result {
    let mut managed = Vec::new();
    for chat in chats::managed_by(&cx.tx, person.id).await? {
        if cx.is_on(chat.key, NAME).await? {
            managed.push(chat);
        }
    }
    match managed.as_slice() {
        [] => read_which(cx, ask, person).await,
        [only] => {
            let rules = told(cx, only.key, text).await?;
            talk(only, person).preview(cx, write::answers(rules), None).await
        }
        _ => {
            let question = Question::new(NAME, "rules-which-group", Among::Managed, &Action::Told(text))?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// A link of ours was opened.
async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    match serde_json::from_str(&opened.action)? {
        Action::Told(text) => {
            let rules = told(&cx, chat.key, text).await?;
            talk(chat, &opened.person).preview(&cx, write::answers(rules), None).await
        }
        Action::Write => panel::begin(&cx, chat, &opened.person).await,
        _ => screens::opened::<Action>(cx, opened).await,
    }
}

/// Rules that were written in one message; the word stays if it is in them.
async fn told(cx: &Cx, chat: ChatKey, text: Marked) -> Result<Rulebook> {
    let before = queries::rulebook(&cx.tx, chat).await?.and_then(|rules| rules.word);
    let word = before.filter(|word| rules::holds(text.text(), word));
    Ok(Rulebook { text, word })
}

const fn talk<'a>(chat: &'a Chat, person: &'a Person) -> Talk<'a> {
    Talk { flow: &Rules, chat, person }
}

/// What keeps the gate from working in a group.
async fn obstacle(cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
    if !queries::has_rules(&cx.tx, chat.key).await? {
        return Ok(Some(line("rules-none-yet")));
    }
    if !chat.id.is_supergroup() {
        return Ok(Some(line("rules-gate-basic-group")));
    }
    Ok((!gate::may_restrict(cx, chat).await?).then(|| line("rules-gate-no-right")))
}

/// How many newcomers wait for the gate to open.
async fn waiting(cx: &Cx, chat: ChatKey) -> Result<i64> {
    Ok(queries::waiting(&cx.tx, chat, cx.now - WAITS).await?)
}

/// Writes down that the rules were set, or removed.
async fn log(cx: &Cx, chat: &Chat, actor: &Actor, set: bool) -> Result {
    cx.log_setting(chat.key, actor, Change::to(LOGGED, if set { "set" } else { "removed" })).await
}
