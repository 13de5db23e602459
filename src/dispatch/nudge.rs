//! Writing to somebody in private who did not ask for it at this moment: the only ways to do so are these.
//!
//! What she had asked for a while ago, or has done herself, is said at once. What needs those who manage a group is an item
//! ([`super::items`]), and they are called by [`Cx::call_manager`]. Everything else passes
//! [`crate::schedule::nudges`]: two messages in seven days from all rooms and groups together, none in quiet hours or on
//! quiet days (those of the group it is about), none of a kind she does not want, none about a group she has left. It
//! makes no sound, says how to hear less, and waits for its time as long as anybody needs it. What is only worth saying if it
//! is so at that very moment asks for its turn first ([`Cx::turn_for`]), and may then also be said in the group, to her alone.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Cx, Result, house, whisper};
use crate::{
    schedule::{
        nudges::{self as rules, HowMuch, LOOK_BACK, Quiet, Verdict},
        rest::Calendar,
    },
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        nudges::{self as rows, Waiting},
        people,
    },
    telegram::{
        UserId,
        keyboard::Keyboard,
        request::{Lane, Request, WhenUnknown},
    },
    words::{Lang, line},
};

/// Why somebody is written to.
#[derive(Debug, Clone, Copy)]
pub enum Reason {
    /// She had asked for it. Not counted.
    Asked,
    /// A room thinks it is good for her.
    Unasked {
        /// What she can decline by this name (`Room::nudges`).
        kind: &'static str,
        /// After this nobody needs it.
        until: DateTime<Utc>,
    },
}

/// Something that is only worth saying if it is still so at the moment of saying it.
#[derive(Debug, Clone, Copy)]
pub struct Remark<'a> {
    /// To whom.
    pub user: UserId,
    /// The group it is about.
    pub chat: &'a Chat,
    /// What she can decline by this name (`Room::nudges`).
    pub kind: &'static str,
    /// After this nobody needs it.
    pub until: DateTime<Utc>,
}

/// When somebody can be told something.
#[derive(Debug, Clone, Copy)]
pub enum Turn {
    /// At this moment, and in this transaction.
    Now(Way),
    /// Not before then; it is to be asked again.
    Later(DateTime<Utc>),
    /// Not before nobody needs it any more, or not at all.
    Never,
}

/// How somebody is told something, and in which language.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// The language she reads there.
    pub language: Lang,
    /// Whether it is said in her private chat; else in the group, where she alone sees it.
    pub in_private: bool,
}

/// What somebody wants to hear unasked.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// How much.
    pub much: HowMuch,
    /// Kinds she does not want.
    pub unwanted: Vec<String>,
}

impl Cx {
    /// Writes to her in private, about a group or none; `words` are Telegram HTML in the language she reads. Returns
    /// whether she hears of it, now or later: not if she has not started us, or does not want it.
    pub async fn nudge(
        &self,
        user: UserId,
        about: Option<&Chat>,
        reason: Reason,
        words: &(dyn Fn(Lang) -> String + Send + Sync),
    ) -> Result<bool> {
        if !people::known(&self.tx, user).await?.is_some_and(|known| known.started) {
            return Ok(false);
        }
        let html = words(self.language_of(user, about.map(|chat| chat.language)).await?);
        match reason {
            Reason::Asked => {
                self.send(Request::message(user.private_chat(), &html)).await?;
                Ok(true)
            }
            Reason::Unasked { kind, until } => {
                let nudge = Waiting {
                    user,
                    chat: about.map(|chat| chat.key),
                    kind: kind.to_owned(),
                    words: html,
                    deadline: until,
                };
                let id = rows::insert(&self.tx, &nudge).await?;
                decide_on(self, id, &nudge).await
            }
        }
    }

    /// Whether somebody can be told something now, by the rules of [`Cx::nudge`]: in private, or, if she has not started
    /// us, in the group, where nobody else sees it. What depends on the moment is found out after this, and said by
    /// [`Cx::remark`] in the same transaction.
    pub async fn turn_for(&self, remark: Remark<'_>) -> Result<Turn> {
        let Remark { user, chat, kind, until } = remark;
        let known = people::known(&self.tx, user).await?;
        let in_private = known.is_some_and(|known| known.started);
        if !in_private && !whisper::can_be_alone(self, chat).await? {
            return Ok(Turn::Never);
        }
        let language = if in_private { self.language_of(user, Some(chat.language)).await? } else { chat.language };
        Ok(match allowed(self, user, Some(chat.key), kind, until).await? {
            Some(Verdict::Go) => Turn::Now(Way { language, in_private }),
            Some(Verdict::Later(at)) => Turn::Later(at),
            Some(Verdict::Drop(_)) | None => Turn::Never,
        })
    }

    /// Says what [`Cx::turn_for`] has just allowed; the words are Telegram HTML in its language.
    pub async fn remark(&self, remark: Remark<'_>, way: Way, html: &str, keyboard: &Keyboard) -> Result {
        let Remark { user, chat, kind, until } = remark;
        let nudge =
            Waiting { user, chat: Some(chat.key), kind: kind.to_owned(), words: String::new(), deadline: until };
        let id = rows::insert(&self.tx, &nudge).await?;
        rows::said(&self.tx, id, self.now).await?;
        let html = format!("{html}\n\n{}", line("nudge-less").render(way.language));
        if way.in_private {
            let request = Request::message(user.private_chat(), &html).silent().lane(Lane::Community);
            return self.send(request.keyboard(keyboard)).await;
        }
        whisper::unasked(self, chat, user, html, keyboard).await
    }

    /// Calls somebody who manages a group, for what needs her there; the room hears how it went. Who is called when is
    /// decided in one place (`features/attention`), which alone does this.
    pub async fn call_manager(
        &self,
        user: UserId,
        html: &str,
        keyboard: &Keyboard,
        (room, note): (&'static str, &(impl Serialize + Sync)),
    ) -> Result {
        let mut request = Request::message(user.private_chat(), html).lane(Lane::Manager).keyboard(keyboard);
        // Better twice than not at all.
        request.when_unknown = WhenUnknown::Repeat;
        self.send(request.tell(room, note)?).await
    }

    /// What somebody wants to hear unasked.
    pub async fn wishes(&self, user: UserId) -> Result<Wishes> {
        let Some((much, unwanted)) = rows::wishes(&self.tx, user).await? else { return Ok(Wishes::default()) };
        Ok(Wishes { much: HowMuch::from_code(&much).unwrap_or_default(), unwanted: serde_json::from_str(&unwanted)? })
    }

    /// She wants this from now on.
    pub async fn set_wishes(&self, user: UserId, wishes: &Wishes) -> Result {
        let unwanted = serde_json::to_string(&wishes.unwanted)?;
        Ok(rows::set_wishes(&self.tx, user, wishes.much.code(), &unwanted).await?)
    }
}

/// The time of something that waited has come.
pub(super) async fn again(cx: &Cx, id: i64) -> Result {
    match rows::waiting(&cx.tx, id).await? {
        Some(nudge) => decide_on(cx, id, &nudge).await.map(drop),
        None => Ok(()),
    }
}

async fn decide_on(cx: &Cx, id: i64, nudge: &Waiting) -> Result<bool> {
    let verdict = verdict(cx, nudge).await?;
    match verdict {
        Some(Verdict::Go) => {
            rows::said(&cx.tx, id, cx.now).await?;
            let language = cx.language_of(nudge.user, None).await?;
            let html = format!("{}\n\n{}", nudge.words, line("nudge-less").render(language));
            cx.send(Request::message(nudge.user.private_chat(), &html).silent().lane(Lane::Community)).await?;
            Ok(true)
        }
        Some(Verdict::Later(at)) => {
            house::nudge_later(cx, id, at).await?;
            Ok(true)
        }
        Some(Verdict::Drop(_)) | None => {
            rows::drop_one(&cx.tx, id).await?;
            Ok(false)
        }
    }
}

/// [`None`]: it does not reach her, is about a group that is not hers any more, or of a kind she does not want.
async fn verdict(cx: &Cx, nudge: &Waiting) -> Result<Option<Verdict>> {
    let is_reached = people::known(&cx.tx, nudge.user).await?.is_some_and(|known| known.started);
    if !is_reached {
        return Ok(None);
    }
    allowed(cx, nudge.user, nudge.chat, &nudge.kind, nudge.deadline).await
}

/// What her wishes, her membership, quiet hours and her budget say. [`None`]: she does not want this kind, or is not in the
/// group.
async fn allowed(
    cx: &Cx,
    user: UserId,
    about: Option<ChatKey>,
    kind: &str,
    deadline: DateTime<Utc>,
) -> Result<Option<Verdict>> {
    let wishes = cx.wishes(user).await?;
    if wishes.unwanted.iter().any(|unwanted| unwanted == kind) {
        return Ok(None);
    }
    let quiet = match about {
        Some(key) => {
            let chat = cx.chat(key).await?;
            let membership = people::membership(&cx.tx, key, user).await?;
            if chat.bot == BotPlace::Out || !membership.is_some_and(|membership| membership.is_in) {
                return Ok(None);
            }
            Quiet::of(&chat)
        }
        None => Quiet { zone: cx.defaults.zone, hours: cx.defaults.quiet, days: Calendar::weekly(cx.defaults.zone, 0) },
    };
    let said = rows::said_since(&cx.tx, user, cx.now - LOOK_BACK).await?;
    Ok(Some(rules::decide(&quiet, wishes.much, &said, deadline, cx.now)))
}
