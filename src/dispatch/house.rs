//! Housekeeping every room relies on: whispers that need another way, who the administrators are, updates set
//! aside until that is known, and tidying up.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Cx, Outcome, Press, Result, Room, Sent, allowed,
    context::About,
    inbox, known, nudge, panel, quarantine,
    retention::{self, Walk},
    routes::{self, Routes},
    settings,
    whisper::{self, Plan, VISIBLE_SECONDS, Way, can_be_private},
};
use crate::{
    schedule::nudges::LOOK_BACK,
    store::{
        ChatKey, Tx,
        chats::{self, BotPlace, Chat},
        held::Held,
        inbox::{forget_applied, no_ephemeral_until, set_no_ephemeral, unpark},
        nudges, outbox, people,
        timers::{self, Timer},
    },
    telegram::{
        ChatId, MessageId, UserId,
        actor::Person,
        keyboard::{Key, Keyboard},
        refusal::Refusal,
        request::Request,
        update::{self, Member, Status},
    },
    words::{Lang, Line, line},
};

/// The room's name.
pub const NAME: &str = "house";

/// The timer of the walk over every group and person.
const WALK: &str = "walk";

/// How we ask who the administrators are, and what we may do.
const ADMINISTRATORS: &str = "getChatAdministrators";
const OUR_RIGHTS: &str = "getChatMember";

/// Administrators are read again this often, in case an update about them was missed.
const REFRESH_ADMINS_HOURS: i64 = 24;
/// How often old rows are swept away.
const SWEEP_HOURS: i64 = 6;
/// Pause between two steps of forgetting, for others to write.
const FORGET_AGAIN_SECONDS: i64 = 1;
/// As long as Telegram has not confirmed the time, nothing is deleted; it is looked again after so long.
const UNCONFIRMED: TimeDelta = TimeDelta::minutes(1);
/// How often every group and person is looked at, whether anybody needs them.
const WALK_HOURS: i64 = 24;
/// After a start there is other work first.
const FIRST_WALK_MINUTES: i64 = 10;
/// A server that does not know of messages for one person only is not asked for one again for so long.
const NO_EPHEMERAL: TimeDelta = TimeDelta::hours(24);
/// Words nobody waits for are answered once in this time.
const HINT_MINUTES: i64 = 10;

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Note {
    Whisper(Box<Plan>),
    Administrators(ChatKey),
    OurRights(ChatKey),
    /// What somebody is there, whose rights were not certain.
    Standing(ChatKey, UserId),
}

#[derive(Debug, Serialize, Deserialize)]
enum Later {
    Delete {
        chat: ChatId,
        message: MessageId,
    },
    Sweep,
    /// There is more to forget.
    Forget,
    /// Every group and person is looked at.
    Walk(Walk),
    /// Something in quarantine is to be handled again.
    Retry(i64),
    /// Something that is to be said to somebody has waited for its time.
    Nudge(i64),
    /// A person may be told again what we are for.
    Hinted,
    /// A short reply no longer answers others who ask for the same; it may still be on its way.
    Shown {
        chat: ChatId,
        message: Option<MessageId>,
    },
}

/// The room.
#[derive(Debug)]
pub struct House;

#[async_trait]
impl Room for House {
    fn name(&self) -> &'static str {
        NAME
    }

    fn can_be_switched(&self) -> bool {
        false
    }

    fn routes(&self) -> Routes {
        routes::none().branch(routes::button(NAME).endpoint(pressed))
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        allowed::leave_others(cx).await?;
        cx.set_timer(NAME, "sweep", None, cx.now + TimeDelta::minutes(1), &Later::Sweep).await?;
        if timers::due_at(&cx.tx, NAME, WALK).await?.is_some() {
            return Ok(());
        }
        cx.set_timer(NAME, WALK, None, cx.now + TimeDelta::minutes(FIRST_WALK_MINUTES), &Later::Walk(Walk::BEGIN)).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        match serde_json::from_str(&timer.payload)? {
            Later::Delete { chat, message } => cx.send(Request::delete(chat, message)).await,
            Later::Sweep => sweep(cx).await,
            Later::Forget => forget(cx).await,
            Later::Walk(from) => walk(cx, from).await,
            Later::Retry(number) => quarantine::retry(cx, number).await,
            Later::Nudge(id) => nudge::again(cx, id).await,
            Later::Hinted | Later::Shown { .. } => Ok(()),
        }
    }

    /// Nothing of ours waits for longer, but for what is swept: that may be sooner.
    async fn on_clock_set_back(&self, cx: &Cx) -> Result {
        Ok(timers::not_later_than(&cx.tx, NAME, "", cx.now + TimeDelta::minutes(HINT_MINUTES)).await?)
    }

    fn held(&self) -> &'static [Held] {
        known::HELD
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        known::houses_words(cx, user, chat).await
    }

    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        known::house_forgets(cx, user, chat).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Whisper(plan) => whispered(cx, plan, &sent.outcome).await,
            Note::Administrators(chat) => administrators(cx, chat, &sent.outcome).await,
            Note::OurRights(chat) => our_rights(cx, chat, &sent.outcome).await,
            Note::Standing(chat, who) => standing(cx, chat, who, &sent.outcome).await,
        }
    }
}

/// What the house's own buttons do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Button {
    /// Another page of a question.
    Turn(panel::groups::Turn),
    /// Switches a room on.
    SwitchOn { switch_on: String },
}

/// The button under the words that a room is off.
pub(super) async fn switch_key(cx: &Cx, chat: ChatKey, room: &'static dyn Room, language: Lang) -> Result<Key> {
    let label = line("room-button-on").render_plain(language);
    cx.button(NAME, label, &Button::SwitchOn { switch_on: room.name().to_owned() }, About::chat(chat)).await
}

async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    match press.action()? {
        Button::Turn(turn) => panel::groups::turned(&cx, &press, turn).await,
        Button::SwitchOn { switch_on } => switched_on(&cx, &press, &switch_on).await,
    }
}

async fn switched_on(cx: &Cx, press: &Press, room: &str) -> Result {
    let chat = cx.managed_press(press).await?;
    let room = cx.rooms.named(room).ok_or_else(|| line("refuse-stale-button"))?;
    settings::switch(cx, chat, &press.actor(), room, true).await?;
    let said = settings::is_on_now(room.name());
    let language = cx.language_for_press(press).await?;
    cx.edit_pressed(press, &said.render(language), &Keyboard::new()).await?;
    cx.answer(press).await
}

/// Asks who the administrators are and what we may do, unless that is being asked already.
pub async fn ask_administrators(cx: &Cx, chat: ChatKey, id: ChatId) -> Result {
    match outbox::of_kind(&cx.tx, id, NAME, ADMINISTRATORS).await? {
        (0, 0) => ask_now(cx, chat, id).await,
        _ => Ok(()),
    }
}

/// Asks after something about the administrators or us has changed: an answer that is on its way may be of before.
pub async fn ask_administrators_again(cx: &Cx, chat: ChatKey, id: ChatId) -> Result {
    // Of the two questions this one is put first: while it waits, both will be of now.
    match outbox::of_kind(&cx.tx, id, NAME, OUR_RIGHTS).await? {
        (0, _) => ask_now(cx, chat, id).await,
        _ => Ok(()),
    }
}

/// We were told who became an administrator, or is one no longer. Should the list be on its way to us, it is asked for
/// once more, as it may be of before.
pub async fn administrators_changed(cx: &Cx, chat: ChatKey, id: ChatId) -> Result {
    match outbox::of_kind(&cx.tx, id, NAME, ADMINISTRATORS).await? {
        (0, 1..) => ask_now(cx, chat, id).await,
        _ => Ok(()),
    }
}

async fn ask_now(cx: &Cx, chat: ChatKey, id: ChatId) -> Result {
    cx.send(Request::ask_member(id, cx.me.id).tell(NAME, &Note::OurRights(chat))?).await?;
    cx.send(Request::ask_administrators(id).tell(NAME, &Note::Administrators(chat))?).await
}

/// Asks what somebody is in a chat, unless that is being asked already.
pub(super) async fn ask_about(cx: &Cx, chat: &Chat, who: UserId) -> Result {
    if outbox::is_asked(&cx.tx, chat.id, NAME, OUR_RIGHTS, who).await? {
        return Ok(());
    }
    cx.send(Request::ask_member(chat.id, who).tell(NAME, &Note::Standing(chat.key, who))?).await
}

/// Telegram said what somebody is in a chat, or would not: then she is not believed.
async fn standing(cx: &Cx, key: ChatKey, who: UserId, outcome: &Outcome) -> Result {
    let member = match outcome {
        Outcome::Done { result, .. } => Some(update::read::<Member>(result)?),
        Outcome::Failed(why) if why == outbox::NOT_IN_TIME => return Ok(unpark(&cx.tx, key).await.map(drop)?),
        Outcome::Failed(_) | Outcome::Unknown => None,
    };
    if let Some(member) = &member {
        people::upsert(&cx.tx, &Person::new(&member.user)).await?;
        match member.is_in() {
            true => people::set_in(&cx.tx, key, who, member.status, None).await?,
            false => people::left(&cx.tx, key, who, member.status == Status::Kicked, None).await?,
        }
    }
    if !member.as_ref().is_some_and(Member::is_in) {
        cx.turns.found_outside(key, who, cx.now);
    }
    people::set_asked(&cx.tx, key, who, member.is_some_and(|member| member.is_in()), cx.now).await?;
    let parked = unpark(&cx.tx, key).await?;
    inbox::replay(cx, parked).await
}

/// Deletes a message after a while.
pub async fn delete_later(cx: &Cx, chat: ChatId, message: MessageId, after: TimeDelta) -> Result {
    let key = format!("delete:{}:{}", chat.0, message.0);
    cx.set_timer(NAME, &key, None, cx.now + after, &Later::Delete { chat, message }).await
}

/// Has something in quarantine handled again soon, by the process that runs the ticker.
///
/// # Errors
/// If the database fails.
pub async fn retry_later(tx: &Tx, number: i64, now: DateTime<Utc>) -> anyhow::Result<()> {
    let payload = serde_json::to_string(&Later::Retry(number))?;
    Ok(timers::set(tx, NAME, &format!("retry:{number}"), None, now, &payload).await?)
}

/// Something that is to be said to somebody waits for its time.
pub(super) async fn nudge_later(cx: &Cx, id: i64, at: DateTime<Utc>) -> Result {
    cx.set_timer(NAME, &format!("nudge:{id}"), None, at, &Later::Nudge(id)).await
}

/// The timer that runs while a person was told what we are for lately.
pub(super) fn hinted(user: UserId) -> String {
    format!("hinted:{}", user.0)
}

/// Whether a person may be told what we are for; then not again for a while.
pub async fn may_hint(cx: &Cx, user: UserId) -> Result<bool> {
    let key = hinted(user);
    if timers::due_at(&cx.tx, NAME, &key).await?.is_some_and(|at| at > cx.now) {
        return Ok(false);
    }
    cx.set_timer(NAME, &key, None, cx.now + TimeDelta::minutes(HINT_MINUTES), &Later::Hinted).await?;
    Ok(true)
}

/// How long a short reply may be on its way and yet be the answer for others who ask the same.
const ON_ITS_WAY: TimeDelta = TimeDelta::minutes(10);

/// Whether a short reply of these words stands, or is on its way. It stays a while longer then, as somebody else has
/// asked for the same; else it is from now on.
pub(super) async fn is_shown(cx: &Cx, key: &str) -> Result<bool> {
    let shown = timers::payload(&cx.tx, NAME, key, cx.now).await?;
    match shown.map(|payload| serde_json::from_str(&payload)).transpose()? {
        Some(Later::Shown { chat, message: Some(message) }) => {
            delete_later(cx, chat, message, TimeDelta::seconds(VISIBLE_SECONDS)).await?;
            Ok(true)
        }
        Some(_) => Ok(true),
        None => {
            let on_its_way = Later::Shown { chat: ChatId(0), message: None };
            cx.set_timer(NAME, key, None, cx.now + ON_ITS_WAY, &on_its_way).await?;
            Ok(false)
        }
    }
}

/// Whether a whisper that Telegram refuses is tried in another way; `note` is as it was kept.
pub(crate) fn goes_another_way(note: &str) -> bool {
    matches!(serde_json::from_str(note), Ok(Note::Whisper(plan)) if plan.way != Way::ShortReply || plan.thread.is_some())
}

async fn whispered(cx: &Cx, plan: Box<Plan>, outcome: &Outcome) -> Result {
    let shown_key = plan.shown_key();
    match outcome {
        Outcome::Done { message, result } => match (plan.way, message) {
            (Way::Ephemeral, Some(message)) if result.get("ephemeral_message_id").is_none() => {
                shown_to_all(cx, plan, *message).await
            }
            (Way::ShortReply, Some(message)) => {
                let visible = TimeDelta::seconds(VISIBLE_SECONDS);
                if let Some(key) = shown_key {
                    let shown = Later::Shown { chat: plan.chat, message: Some(*message) };
                    cx.set_timer(NAME, &key, None, cx.now + visible, &shown).await?;
                }
                delete_later(cx, plan.chat, *message, visible).await
            }
            _ => Ok(()),
        },
        Outcome::Failed(why) => {
            if let Some(key) = shown_key {
                timers::cancel(&cx.tx, NAME, &key).await?;
            }
            if why == outbox::NOT_IN_TIME {
                // She waits no longer.
                return Ok(());
            }
            let can_be_private = can_be_private(cx, plan.receiver).await?;
            match plan.after(outcome.refusal(), can_be_private) {
                Some(plan) => whisper::send(cx, plan).await,
                None => Ok(()),
            }
        }
        Outcome::Unknown => Ok(()),
    }
}

/// A server older than ephemeral messages does not read whom a message is for, and shows it to everybody. It is taken
/// away at once, she is told in another way, and so is everybody else for a day.
async fn shown_to_all(cx: &Cx, plan: Box<Plan>, message: MessageId) -> Result {
    tracing::warn!(
        code = "ephemeral-shown-to-all",
        "The Bot API server showed everybody what was for one person only. It is taken away; for a day what is for one \
         person is said in private or in a short reply."
    );
    cx.send(Request::delete(plan.chat, message)).await?;
    set_no_ephemeral(&cx.tx, cx.now + NO_EPHEMERAL).await?;
    let can_be_private = can_be_private(cx, plan.receiver).await?;
    match plan.after(None, can_be_private) {
        Some(plan) => whisper::send(cx, plan).await,
        None => Ok(()),
    }
}

/// Whether the server was lately found not to know of messages for one person only.
pub(super) async fn shows_all_to_all(cx: &Cx) -> Result<bool> {
    let until = no_ephemeral_until(&cx.tx).await?;
    // Later than in a day: the clock was ahead.
    Ok(until.is_some_and(|until| until > cx.now && until <= cx.now + NO_EPHEMERAL))
}

async fn administrators(cx: &Cx, key: ChatKey, outcome: &Outcome) -> Result {
    if is_asked_again(cx, key, ADMINISTRATORS).await? {
        return Ok(());
    }
    if matches!(outcome, Outcome::Failed(why) if why == outbox::NOT_IN_TIME) {
        // Nobody waits for it any more, and nothing was learned.
        return Ok(unpark(&cx.tx, key).await.map(drop)?);
    }
    // Where Telegram refuses the list, those we were told of since we know it are all we have to go by.
    let is_known = cx.chat(key).await?.admins_known_at.is_some();
    if matches!(outcome, Outcome::Done { .. }) || !is_known {
        people::demote_all(&cx.tx, key).await?;
    }
    if let Outcome::Done { result, .. } = outcome {
        for admin in update::read::<Vec<Member>>(result)? {
            let person = Person::new(&admin.user);
            if person.id == cx.me.id {
                continue;
            }
            people::upsert(&cx.tx, &person).await?;
            people::set_in(&cx.tx, key, person.id, admin.status, None).await?;
        }
    }
    chats::set_admins_known(&cx.tx, key, Some(cx.now)).await?;
    let parked = unpark(&cx.tx, key).await?;
    inbox::replay(cx, parked).await
}

/// Whether the same is to be asked once more: then an answer may be of before, and the next one counts.
async fn is_asked_again(cx: &Cx, key: ChatKey, method: &str) -> Result<bool> {
    let id = cx.chat(key).await?.id;
    let (waiting, _) = outbox::of_kind(&cx.tx, id, NAME, method).await?;
    Ok(waiting > 0)
}

async fn our_rights(cx: &Cx, key: ChatKey, outcome: &Outcome) -> Result {
    if is_asked_again(cx, key, OUR_RIGHTS).await? {
        return Ok(());
    }
    match outcome {
        Outcome::Done { result, .. } => set_our_rights(cx, key, &update::read::<Member>(result)?).await,
        Outcome::Failed(_) if outcome.refusal().is_some_and(Refusal::is_out) => {
            chats::set_bot(&cx.tx, key, BotPlace::Out).await?;
            Ok(())
        }
        Outcome::Failed(_) | Outcome::Unknown => Ok(()),
    }
}

/// Notes what we are in a chat.
pub(super) async fn set_our_rights(cx: &Cx, key: ChatKey, us: &Member) -> Result {
    let can_write = us.can_send_messages.unwrap_or(true);
    let place = match us.status {
        Status::Creator | Status::Administrator => BotPlace::Administrator { can_delete: us.can_delete_messages },
        Status::Member => BotPlace::Member { can_write },
        Status::Restricted if us.is_member => BotPlace::Member { can_write },
        Status::Restricted | Status::Left | Status::Kicked | Status::Other => BotPlace::Out,
    };
    if place.is_admin() && !cx.chat(key).await?.bot.is_admin() {
        // So far nobody has told us who left.
        people::vouch_no_longer(&cx.tx, Some(key)).await?;
    }
    chats::set_bot(&cx.tx, key, place).await?;
    Ok(())
}

async fn sweep(cx: &Cx) -> Result {
    if !cx.may_forget {
        return cx.set_timer(NAME, "sweep", None, cx.now + UNCONFIRMED, &Later::Sweep).await;
    }
    forget_applied(&cx.tx, cx.now - inbox::REMEMBER).await?;
    nudges::forget_said(&cx.tx, cx.now - LOOK_BACK).await?;
    forget(cx).await?;
    people::vouch_only_since(&cx.tx, cx.now - TimeDelta::hours(REFRESH_ADMINS_HOURS), cx.now).await?;
    for chat in chats::with_admins_older_than(&cx.tx, cx.now - TimeDelta::hours(REFRESH_ADMINS_HOURS), cx.now).await? {
        let id = cx.chat(chat).await?.id;
        ask_administrators(cx, chat, id).await?;
    }
    cx.set_timer(NAME, "sweep", None, cx.now + TimeDelta::hours(SWEEP_HOURS), &Later::Sweep).await
}

/// Forgets some of what is past keeping, and soon more, if there was any.
async fn forget(cx: &Cx) -> Result {
    if !cx.may_forget {
        return cx.set_timer(NAME, "forget", None, cx.now + UNCONFIRMED, &Later::Forget).await;
    }
    let forgotten = retention::step(&cx.tx, &cx.rooms, cx.defaults.keep, cx.now).await?;
    cx.turns.forgot(&forgotten);
    if forgotten.total() == 0 {
        return Ok(());
    }
    cx.set_timer(NAME, "forget", None, cx.now + TimeDelta::seconds(FORGET_AGAIN_SECONDS), &Later::Forget).await
}

/// Looks at the next groups and people; at the end, again from the beginning on the next day.
async fn walk(cx: &Cx, from: Walk) -> Result {
    if !cx.may_forget {
        return cx.set_timer(NAME, WALK, None, cx.now + UNCONFIRMED, &Later::Walk(from)).await;
    }
    let (forgotten, next) = from.step(&cx.tx, cx.defaults.keep, cx.now).await?;
    cx.turns.forgot(&forgotten);
    let (next, after) = match next {
        Some(next) => (next, TimeDelta::seconds(FORGET_AGAIN_SECONDS)),
        None => (Walk::BEGIN, TimeDelta::hours(WALK_HOURS)),
    };
    cx.set_timer(NAME, WALK, None, cx.now + after, &Later::Walk(next)).await
}
