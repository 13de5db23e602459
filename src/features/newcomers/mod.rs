//! The first weeks of those who join: quiet for everybody else.
//!
//! **On the way** ([`rules::STEPS`]). A day after she joined, who has not introduced herself is offered to; after three
//! days who has, and has said nothing, hears who shares an interest with her, or of the question that is open this week; after
//! a week who talks is thanked and
//! told what else there is; after thirty days she is asked one question: is the group what she hoped for? What she answers
//! is counted for those who manage the group; what she adds in her own words they read only if she sends it. Each step once,
//! whoever comes and goes; each only if it still makes sense at that moment; in private, or, who has not started us, in the
//! group to her alone, and if that cannot be, not at all. One button under each stops them all; so does `/quiet`.
//!
//! **Nobody unanswered** ([`waits`]). Her first message gets a reaction. If no person answers it in the time people usually
//! take there ([`answering`]), those who look after newcomers find it in what waits for them, with a link.
//!
//! **For managers** ([`panel`]): `/newcomers` whispers how far those came who joined in the last thirty days, with a picture;
//! by week (`/newcomers weeks`), by invite link (`/newcomers links`), and who waits for an answer (`/newcomers waiting`). The
//! steps (`/newcomers steps`) are switched, moved to another day and given words of the managers' own: `/newcomers thanks off`,
//! `/newcomers thanks 10`, or `/newcomers thanks` with the words on the lines below; the same by buttons on the desk.
//!
//! Who was a member before is left alone. Who leaves is waited for no more; who comes back within a month goes on where she
//! was. Switched off, what was on its way ends for good.

pub mod answering;
mod funnel;
mod month;
mod own;
mod panel;
mod path;
mod queries;
mod rules;
mod typed;
mod views;
mod waits;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use self::{
    panel::{Deed, Look},
    rules::{Step, Verdict},
};
use crate::{
    dispatch::{
        CommandSpec, Cx, Door, GroupMessage, Opened, Press, Result, Room, Sent,
        context::{About, must_be_there},
        flow::{Answers, Flow, Talk},
        panel::{self as screens, Done, Page, Panel, View},
        routes::{self, Routes},
    },
    store::{
        ChatKey, Tx,
        chats::Chat,
        held::Held,
        timers::{self, Timer},
    },
    telegram::{
        UserId,
        actor::Person,
        keyboard::{Key, Keyboard},
        marked::Marked,
    },
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "newcomers";
/// What a change of a step is written down as, among those of the settings.
pub const SETTING: &str = "newcomers-step";
/// What people decline by this name.
const KIND: &str = "first-weeks";

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Somebody in the group may be due something.
    Path(ChatKey),
    /// Somebody there has waited long enough for an answer.
    Wait(ChatKey),
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// A reaction to somebody's first message.
    Greeted { chat: ChatKey, user: UserId },
}

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Action {
    /// She wants no more of these.
    Stop,
    /// Whether the group is what she hoped for.
    Verdict(Verdict),
    /// She wants managers to know something.
    Tell,
    /// She has nothing to add.
    Enough,
    /// How those who joined lately came along.
    Show(Look),
    /// The steps of the first weeks.
    Steps,
    /// One of them.
    Step(String),
    /// Something about it is changed.
    Change(String, Deed),
    /// It gets words of the managers' own: these, or those she is asked for.
    Write(String, Option<Marked>),
}

/// The room.
#[derive(Debug)]
pub struct Newcomers;

#[async_trait]
impl Room for Newcomers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::manager(NAME).ephemeral().unlisted()] }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[KIND]
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("newcomers-door", &Action::Show(Look::Whole)),
            Door::managers("newcomers-door-steps", &Action::Steps),
        ]
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let (joined, waiting) = queries::counts(&cx.tx, chat.key, cx.now - rules::LATELY).await?;
        if joined == 0 {
            return Ok(None);
        }
        let id = if waiting > 0 { "newcomers-standing-waiting" } else { "newcomers-standing" };
        Ok(Some(line(id).num("joined", joined).num("waiting", waiting)))
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::joined().endpoint(path::joined))
            .branch(routes::left().endpoint(path::left))
            .branch(routes::bot_moved().endpoint(path::bot_moved))
            .branch(routes::reacted().endpoint(waits::reacted))
            .branch(routes::command(NAME).endpoint(panel::asked))
            .branch(routes::button(NAME).endpoint(pressed))
            .branch(routes::opened(NAME).endpoint(opened))
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        const { &[&month::Words, own::ALL[0], own::ALL[1], own::ALL[2], own::ALL[3]] }
    }

    async fn on_messages(&self, cx: &Cx, messages: &[GroupMessage]) -> Result {
        waits::heard(cx, messages).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        match serde_json::from_str(&timer.payload)? {
            Later::Path(chat) => path::ring(cx, chat).await,
            Later::Wait(chat) => waits::ring(cx, chat).await,
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        let Note::Greeted { chat, user } = sent.note()?;
        waits::greeted(cx, chat, user, &sent.outcome).await
    }

    /// Whoever is on the way is on it no more; on again it begins with those who join then.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { Ok(()) } else { Ok(queries::end_all(&cx.tx, chat).await?) }
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        queries::forget(tx, before, most).await
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::goes("paths", "user_id"),
                Held::goes("path_steps", "user_id"),
                Held::goes("first_months", "user_id"),
                Held::goes("unanswered", "user_id"),
                Held::mended("path_plans", "words"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let (known, verdict) =
            (queries::before(&cx.tx, chat, user).await?, queries::verdict(&cx.tx, chat, user).await?);
        let known = known.map(|_| line("mydata-newcomers"));
        let verdict = verdict.map(|verdict| line("mydata-first-month").plain("verdict", &verdict));
        Ok(known.into_iter().chain(verdict).collect())
    }

    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(chat) = chat else { return Ok(()) };
        path::forget_words_about(cx, chat, user).await
    }

    /// What was to happen by a time that was wrong is looked at again.
    async fn on_clock_set_back(&self, cx: &Cx) -> Result {
        queries::due_by(&cx.tx, cx.now).await?;
        for prefix in [path::TIMER, waits::TIMER] {
            timers::not_later_than(&cx.tx, NAME, prefix, cx.now + rules::A_WHILE).await?;
        }
        Ok(())
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        Ok(queries::forget_messages(&cx.tx, chat).await?)
    }
}

/// A change of a step in words, as it was written down; [`None`]: by a version that knows other steps.
#[must_use]
pub fn changed(logged: &str) -> Option<Line> {
    let mut parts = logged.split(':');
    let step = Step::named(parts.next()?)?;
    let (state, day, words) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
    let how = line("newcomers-changed").plain("state", state).num("day", day).plain("words", words);
    Some(how.line("step", views::step_name(step)))
}

/// A button was pressed.
async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    match press.action()? {
        Action::Tell => {
            let chat = press.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
            tell(chat, &press.person).begin(&cx, Answers::default(), Some(&press)).await
        }
        Action::Write(step, words) => {
            let chat = press.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
            panel::told(&cx, (chat, &press.person), (&step, words), Some(&press)).await
        }
        _ => screens::pressed::<Action>(cx, press).await,
    }
}

/// A link was opened.
async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    match serde_json::from_str(&opened.action)? {
        Action::Tell => {
            let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
            tell(chat, &opened.person).begin(&cx, Answers::default(), None).await
        }
        Action::Write(step, words) => {
            let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
            panel::told(&cx, (chat, &opened.person), (&step, words), None).await
        }
        _ => screens::opened::<Action>(cx, opened).await,
    }
}

const fn tell<'a>(chat: &'a Chat, person: &'a Person) -> Talk<'a> {
    Talk { flow: &month::Words, chat, person }
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Stop => Ok(Page::new(view.says(&line("newcomers-stopped")), Keyboard::new())),
            Self::Verdict(verdict) => {
                let words = line("newcomers-verdict-said").plain("verdict", verdict.code());
                let more = hers(view, "newcomers-button-tell", Self::Tell).await?;
                let enough = hers(view, "newcomers-button-enough", Self::Enough).await?;
                Ok(Page::new(view.says(&words), Keyboard::new().row([more]).row([enough])))
            }
            Self::Tell | Self::Enough => Ok(Page::new(view.says(&line("newcomers-enough")), Keyboard::new())),
            Self::Show(look) => panel::look(view, *look).await,
            Self::Steps => panel::steps(view).await,
            Self::Step(step) | Self::Change(step, _) | Self::Write(step, _) => panel::step(view, step).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        match self {
            Self::Stop => {
                let mut wishes = cx.wishes(press.person.id).await?;
                if !wishes.unwanted.iter().any(|kind| kind == KIND) {
                    wishes.unwanted.push(KIND.to_owned());
                }
                cx.set_wishes(press.person.id, &wishes).await?;
            }
            Self::Verdict(verdict) => {
                must_be_there(chat)?;
                if !cx.is_in(chat, press.person.id).await? {
                    return Err(line("flow-not-in").text("group", &chat.title).into());
                }
                month::said(cx, chat.key, press.person.id, *verdict).await?;
            }
            Self::Change(step, deed) => panel::change(view, press, step, *deed).await?,
            _ => {}
        }
        Ok(Done::shown())
    }
}

/// A button of hers alone. What goes on in private does so by a link where it stands in the group.
async fn hers(view: &View<'_>, label: &'static str, action: Action) -> Result<Key> {
    let about = About::chat(view.chat()?.key).only(view.person()?).for_anybody();
    let label = line(label).render_plain(view.lang);
    if action == Action::Tell && !view.in_private {
        return Ok(Key::open(label, view.cx.link(NAME, &action, about).await?));
    }
    view.labelled_about(label, &action, about).await
}
