//! The tag beside the name of who helped most in a month: through the month after it, where managers want it and Telegram lets
//! us (`can_manage_tags`). Before it is given, and before it is taken back, Telegram is asked what stands there: words she chose
//! herself are left alone.

use super::{NAME, Note, month, queries, queries::State, typed::TAG, views};
use crate::{
    dispatch::{
        Cx, Outcome, Result,
        items::{self, Urgency},
        settings::{self, ON},
    },
    store::{
        ChatKey,
        chats::{self, Chat},
        people,
    },
    telegram::{
        UserId,
        refusal::Refusal,
        request::{Request, Urgency as Soon},
        update::{self, Member, Status},
    },
    words::line,
};

/// The right it takes.
const RIGHT: &str = "can_manage_tags";
/// What waits for those who manage a group: the right is missing.
const KIND: &str = "tag";

/// Whether we may set tags there, as far as we were told.
pub(super) async fn may(cx: &Cx, chat: &Chat) -> Result<bool> {
    Ok(chat.bot.is_admin() && chats::bot_has(&cx.tx, chat.key, RIGHT).await? != Some(false))
}

/// Looks whether a tag is to be given, or taken back. `month`: the one that was over last.
pub(super) async fn follow(cx: &Cx, chat: &Chat, month: i64) -> Result {
    let wanted = cx.is_on(chat.key, NAME).await? && settings::own(cx, chat.key, &TAG).await? == ON;
    if !wanted {
        items::end(cx, chat.key, NAME, KIND, "").await?;
    }
    let tags = queries::tags(&cx.tx, chat.key, month).await?;
    for tag in &tags {
        let is_over = tag.month != month || !wanted || is_hidden(cx, chat.key, tag.user).await?;
        let stands = matches!(tag.state, State::Given | State::Worn);
        if is_over && stands && queries::set_tag(&cx.tx, chat.key, tag.month, tag.state, State::Returned).await? {
            take_back(cx, chat, tag.user, (Some(tag.month), &tag.tag)).await?;
        }
    }
    if !wanted {
        // Should it be wanted again, whoever it is for is looked at anew.
        let over = tags.iter().filter(|tag| matches!(tag.state, State::Over | State::Asked));
        for tag in over {
            queries::forget_tag(&cx.tx, chat.key, tag.month).await?;
        }
        return Ok(());
    }
    if tags.iter().any(|tag| tag.month == month) || !may(cx, chat).await? {
        return Ok(());
    }
    let Some(user) = month::helpers(cx, chat, month).await?.first().copied() else { return Ok(()) };
    let tag = views::tag(month, chat.language);
    queries::want_tag(&cx.tx, chat.key, month, user, &tag).await?;
    let note = Note::Has { chat: chat.key, user, month, tag };
    cx.send(Request::ask_member(chat.id, user).urgency(Soon::Bulk).tell(NAME, &note)?).await
}

async fn is_hidden(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    Ok(people::membership(&cx.tx, chat, user).await?.is_none_or(|membership| membership.hidden))
}

/// Telegram said what stands beside her name: if nothing, the tag is given.
pub(super) async fn has(cx: &Cx, chat: ChatKey, user: UserId, (month, tag): (i64, &str), outcome: &Outcome) -> Result {
    let next = match of_member(outcome)? {
        Some(Beside::Nothing) if !is_hidden(cx, chat, user).await? => State::Given,
        _ => State::Over,
    };
    if !queries::set_tag(&cx.tx, chat, month, State::Asked, next).await? || next == State::Over {
        return Ok(());
    }
    let note = Note::Given { chat, month };
    let group = cx.chat(chat).await?;
    cx.send(Request::set_tag(group.id, user, tag).tell(NAME, &note)?).await
}

/// What became of a tag that was given.
pub(super) async fn given(cx: &Cx, chat: ChatKey, month: i64, outcome: &Outcome) -> Result {
    match outcome.refusal() {
        None => {
            items::end(cx, chat, NAME, KIND, "").await?;
            queries::set_tag(&cx.tx, chat, month, State::Given, State::Worn).await?;
        }
        Some(why) => {
            queries::set_tag(&cx.tx, chat, month, State::Given, State::Over).await?;
            if why == Refusal::NoRight {
                call(cx, chat).await?;
            }
        }
    }
    Ok(())
}

/// Asks what stands beside her name, to take away what we put there. Of what is forgotten no month is known.
pub(super) async fn take_back(cx: &Cx, chat: &Chat, user: UserId, (month, tag): (Option<i64>, &str)) -> Result {
    let note = Note::Still { chat: chat.key, user, month, tag: tag.to_owned() };
    cx.send(Request::ask_member(chat.id, user).urgency(Soon::Bulk).tell(NAME, &note)?).await
}

/// Telegram said what stands beside her name: if it is ours, it goes.
pub(super) async fn still(
    cx: &Cx,
    chat: ChatKey,
    user: UserId,
    (month, tag): (Option<i64>, &str),
    outcome: &Outcome,
) -> Result {
    if let Some(month) = month {
        queries::set_tag(&cx.tx, chat, month, State::Returned, State::Over).await?;
    }
    match of_member(outcome)? {
        Some(Beside::Words(words)) if words == tag => {
            let group = cx.chat(chat).await?;
            cx.send(Request::set_tag(group.id, user, "").tell(NAME, &Note::Taken { chat })?).await
        }
        _ => Ok(()),
    }
}

/// What became of a tag that was to be taken back.
pub(super) async fn taken(cx: &Cx, chat: ChatKey, outcome: &Outcome) -> Result {
    match outcome.refusal() {
        Some(Refusal::NoRight) => call(cx, chat).await,
        _ => Ok(()),
    }
}

/// What stands beside a member's name.
enum Beside {
    Nothing,
    Words(String),
}

/// [`None`]: that is not known, or she is none who has a tag.
fn of_member(outcome: &Outcome) -> Result<Option<Beside>> {
    let Outcome::Done { result, .. } = outcome else { return Ok(None) };
    let member: Member = update::read(result)?;
    if !member.is_in() || !matches!(member.status, Status::Member | Status::Restricted) {
        return Ok(None);
    }
    Ok(Some(member.tag().map_or(Beside::Nothing, |tag| Beside::Words(tag.to_owned()))))
}

/// Those who manage the group hear that the right is missing.
async fn call(cx: &Cx, chat: ChatKey) -> Result {
    let new = items::New {
        room: NAME,
        section: None,
        kind: KIND,
        reference: "",
        urgency: Urgency::Daily,
        words: line("badges-tag-refused"),
        buttons: Vec::new(),
    };
    items::raise(cx, chat, new).await.map(drop)
}
