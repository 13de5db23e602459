//! Who the administrators of a group are, what we may do there, and what somebody is whose rights are not certain: asked of
//! Telegram through the outbox. Updates set aside until that is known are handled with the answer.

use super::{NAME, Note};
use crate::{
    dispatch::{Cx, Outcome, Result, inbox},
    store::{
        ChatKey,
        chats::{self, BotPlace, Chat},
        inbox::unpark,
        outbox, people,
    },
    telegram::{
        ChatId, UserId,
        actor::Person,
        refusal::Refusal,
        request::Request,
        update::{self, Member, Status},
    },
};

/// How we ask who the administrators are, and what we may do.
const ADMINISTRATORS: &str = "getChatAdministrators";
const OUR_RIGHTS: &str = "getChatMember";

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
pub(in crate::dispatch) async fn ask_about(cx: &Cx, chat: &Chat, who: UserId) -> Result {
    if outbox::is_asked(&cx.tx, chat.id, NAME, OUR_RIGHTS, who).await? {
        return Ok(());
    }
    cx.send(Request::ask_member(chat.id, who).tell(NAME, &Note::Standing(chat.key, who))?).await
}

/// Telegram said what somebody is in a chat, or would not: then she is not believed.
pub(super) async fn standing(cx: &Cx, key: ChatKey, who: UserId, outcome: &Outcome) -> Result {
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

pub(super) async fn administrators(cx: &Cx, key: ChatKey, outcome: &Outcome) -> Result {
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

pub(super) async fn our_rights(cx: &Cx, key: ChatKey, outcome: &Outcome) -> Result {
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
pub(in crate::dispatch) async fn set_our_rights(cx: &Cx, key: ChatKey, us: &Member) -> Result {
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
    let standing = us.standing();
    let rights = standing.may.iter().filter(|(_, has)| place.is_admin() && **has).map(|(right, _)| right.as_str());
    chats::set_bot_rights(&cx.tx, key, &rights.collect::<Vec<_>>()).await?;
    Ok(())
}
