//! The gate: who joins may read and not write until she agrees. What she might do before is noted before we take it from
//! her, and given back just so, unless somebody else has changed it meanwhile. Each step is a request whose answer leads to
//! the next, so that a process that ends in between goes on where it was.

use std::sync::Arc;

use super::{
    Action, NAME, Note, Who,
    queries::{self, AtGate, State},
    rules::{self, Found, Gate},
    typed::GATE,
};
use crate::{
    dispatch::{
        BotMoved, Cx, Joined, Left, Outcome, Result, Ruled, flow,
        items::{self, Button},
        panel, settings,
    },
    store::{
        ChatKey,
        chats::{self, BotPlace, Chat},
        people,
    },
    telegram::{
        UserId,
        refusal::Refusal,
        request::{Request, Urgency},
        update::{self, Member},
    },
    words::line,
};

/// What Telegram calls the right to keep somebody from writing.
const RIGHT: &str = "can_restrict_members";
/// So many are given back what they had at a time.
const AT_A_TIME: i64 = 20;
/// What needs a human: a newcomer who asks for one; newcomers whom we cannot let in.
pub const HUMAN: &str = "human";
const STUCK: &str = "stuck";
/// What the buttons below that do.
pub const LET_IN: &str = "let-in";
pub const LEAVE: &str = "leave";

/// Whether newcomers of a group have to agree, and how. Without rules there is nothing to agree to.
pub async fn gate(cx: &Cx, chat: ChatKey) -> Result<Gate> {
    if !cx.is_on(chat, NAME).await? {
        return Ok(Gate::Off);
    }
    let decided = settings::own(cx, chat, &GATE).await?;
    let gate = Gate::from_code(&decided);
    if gate == Gate::Off {
        return Ok(gate);
    }
    Ok(match queries::rulebook(&cx.tx, chat).await? {
        None => Gate::Off,
        Some(rules) if rules.word.is_none() => Gate::Agree,
        Some(_) => gate,
    })
}

/// Whether we may keep people from writing there; what nobody has told us is tried.
pub async fn may_restrict(cx: &Cx, chat: &Chat) -> Result<bool> {
    Ok(chat.bot.is_admin() && chats::bot_has(&cx.tx, chat.key, RIGHT).await? != Some(false))
}

/// Somebody joined.
pub async fn joined(cx: Cx, joined: Arc<Joined>) -> Result {
    let chat = &joined.chat;
    for newcomer in &joined.people {
        let user = newcomer.person.id;
        match queries::at_gate(&cx.tx, chat.key, user).await? {
            Some(AtGate { state: State::Over, .. }) => {}
            // What was taken from her is on its way back, or on its way.
            Some(AtGate { state: State::Frees, .. }) => {
                queries::set_next(&cx.tx, chat.key, user, Some(State::Asks)).await?;
            }
            Some(AtGate { state: State::Mutes, .. }) => queries::set_next(&cx.tx, chat.key, user, None).await?,
            // Who was here lately, before there was a gate, knows the place.
            None if newcomer.is_back => {}
            _ => begin(&cx, chat, user).await?,
        }
    }
    Ok(())
}

/// Finds out what she may do.
async fn begin(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    if gate(cx, chat.key).await? == Gate::Off || !chat.id.is_supergroup() || !may_restrict(cx, chat).await? {
        return Ok(());
    }
    queries::comes(&cx.tx, chat.key, user, cx.now).await?;
    let who = Who { chat: chat.key, user };
    cx.send(Request::ask_member(chat.id, user).urgency(Urgency::Answer).tell(NAME, &Note::Stands(who))?).await
}

/// Telegram said what she may do. Where it would not, she is let be.
pub async fn stands(cx: &Cx, who: Who, outcome: &Outcome) -> Result {
    let Some(her) = of(cx, who, State::Asks).await? else { return Ok(()) };
    let Some(member) = member(outcome)? else { return give_up(cx, who, &her).await };
    match rules::judge(&member.standing(), member.is_in(), her.owed.is_some()) {
        Found::Gone => end(cx, who, State::Left).await,
        Found::NotForHer => give_up(cx, who, &her).await,
        Found::IsShut => Ok(queries::set_state(&cx.tx, who.chat, who.user, State::Waits).await?),
        Found::ByOthers => Ok(queries::set_state(&cx.tx, who.chat, who.user, State::Theirs).await?),
        Found::MayWrite(may, until) => {
            queries::set_owed(&cx.tx, who.chat, who.user, &may, until).await?;
            queries::set_state(&cx.tx, who.chat, who.user, State::Mutes).await?;
            let chat = cx.chat(who.chat).await?;
            let request = Request::restrict(chat.id, who.user, &rules::nothing(), 0);
            cx.send(request.tell(NAME, &Note::Muted(who))?).await
        }
    }
}

/// What became of the restriction.
pub async fn muted(cx: &Cx, who: Who, outcome: &Outcome) -> Result {
    let Some(her) = of(cx, who, State::Mutes).await? else { return Ok(()) };
    if matches!(outcome, Outcome::Failed(_)) {
        // She may write as before, and is not asked.
        return match her.next {
            Some(State::Left) => end(cx, who, State::Left).await,
            _ => end(cx, who, State::Over).await,
        };
    }
    if let Some(next) = her.next {
        return free(cx, who, next, Urgency::Answer).await;
    }
    queries::set_state(&cx.tx, who.chat, who.user, State::Waits).await?;
    let about_then = (her.came_at - rules::AT_ONCE, her.came_at + rules::AT_ONCE);
    if queries::came_between(&cx.tx, who.chat, about_then, rules::FEW + 1).await? > rules::FEW {
        return Ok(());
    }
    let (chat, person) = (cx.chat(who.chat).await?, flow::person(cx, who.user).await?);
    panel::whisper_later(cx, &chat, &person, &Action::Read(0)).await
}

/// She agrees, or is let in: she gets back what she had. Returns whether she was waiting.
pub async fn let_in(cx: &Cx, chat: &Chat, user: UserId) -> Result<bool> {
    let who = Who { chat: chat.key, user };
    items::end(cx, chat.key, NAME, HUMAN, &user.0.to_string()).await?;
    let Some(her) = queries::at_gate(&cx.tx, chat.key, user).await? else { return Ok(false) };
    match her.state {
        State::Over | State::Left | State::Frees => return Ok(false),
        State::Asks | State::Theirs => end(cx, who, State::Over).await?,
        State::Mutes => queries::set_next(&cx.tx, chat.key, user, Some(State::Over)).await?,
        State::Waits => free(cx, who, State::Over, Urgency::Answer).await?,
    }
    Ok(true)
}

/// She left: nobody waits for her any more, and she gets back what she had.
pub async fn left(cx: Cx, left: Arc<Left>) -> Result {
    let who = Who { chat: left.chat.key, user: left.person.id };
    let Some(her) = queries::at_gate(&cx.tx, who.chat, who.user).await? else { return Ok(()) };
    items::end(&cx, who.chat, NAME, HUMAN, &who.user.0.to_string()).await?;
    match her.state {
        State::Over | State::Left => Ok(()),
        State::Asks if her.owed.is_none() => end(&cx, who, State::Left).await,
        State::Theirs => end(&cx, who, State::Left).await,
        State::Mutes => Ok(queries::set_next(&cx.tx, who.chat, who.user, Some(State::Left)).await?),
        // Whoever has agreed has done so, if she comes back.
        State::Frees if her.next == Some(State::Over) => Ok(()),
        State::Frees => Ok(queries::set_next(&cx.tx, who.chat, who.user, Some(State::Left)).await?),
        State::Asks | State::Waits => free(&cx, who, State::Left, Urgency::Bulk).await,
    }
}

/// Somebody's rights were changed. If it was not us, it is not for us to change them again.
pub async fn ruled(cx: Cx, ruled: Arc<Ruled>) -> Result {
    let who = Who { chat: ruled.chat.key, user: ruled.person.id };
    if ruled.by == cx.me.id {
        return Ok(());
    }
    let Some(her) = queries::at_gate(&cx.tx, who.chat, who.user).await? else { return Ok(()) };
    match her.state {
        State::Theirs if ruled.is_unmuted => begin(&cx, &ruled.chat, who.user).await,
        // Ours is on its way and will take the place of theirs: that is what she is to have back.
        State::Mutes => match rules::judge(&ruled.now, true, false) {
            Found::MayWrite(may, until) => Ok(queries::set_owed(&cx.tx, who.chat, who.user, &may, until).await?),
            Found::ByOthers => {
                Ok(queries::set_owed(&cx.tx, who.chat, who.user, &ruled.now.may, ruled.now.until).await?)
            }
            _ => Ok(()),
        },
        State::Waits => {
            items::end(&cx, who.chat, NAME, HUMAN, &who.user.0.to_string()).await?;
            end(&cx, who, State::Over).await
        }
        _ => Ok(()),
    }
}

/// The gate is no more, or we cannot open it any longer: everybody is to have back what she had.
pub async fn open_for_all(cx: &Cx, key: ChatKey) -> Result {
    if queries::is_anybody_there(&cx.tx, key).await? {
        items::end_kind(cx, key, NAME, HUMAN).await?;
        queries::free_all(&cx.tx, key).await?;
    }
    go_on(cx, &*cx.chat(key).await?, AT_A_TIME).await
}

/// We may do more in a group now, or less.
pub async fn bot_moved(cx: Cx, moved: Arc<BotMoved>) -> Result {
    if moved.chat.bot != BotPlace::Out && may_restrict(&cx, &moved.chat).await? {
        return go_on(&cx, &moved.chat, AT_A_TIME).await;
    }
    open_for_all(&cx, moved.chat.key).await
}

/// She is to have back what she had, if she may have it still.
async fn free(cx: &Cx, who: Who, next: State, urgency: Urgency) -> Result {
    queries::set_state(&cx.tx, who.chat, who.user, State::Frees).await?;
    queries::set_next(&cx.tx, who.chat, who.user, Some(next)).await?;
    let chat = cx.chat(who.chat).await?;
    match may_restrict(cx, &chat).await? {
        true => check(cx, &chat, who, urgency).await,
        false => call(cx, &chat).await,
    }
}

/// Those who are to have back what they had, some at a time.
async fn go_on(cx: &Cx, chat: &Chat, most: i64) -> Result {
    if !may_restrict(cx, chat).await? {
        return call(cx, chat).await;
    }
    items::end_kind(cx, chat.key, NAME, STUCK).await?;
    for user in queries::next_to_free(&cx.tx, chat.key, most).await? {
        check(cx, chat, Who { chat: chat.key, user }, Urgency::Bulk).await?;
    }
    Ok(())
}

/// Looks whether she still has what we made of her.
async fn check(cx: &Cx, chat: &Chat, who: Who, urgency: Urgency) -> Result {
    queries::set_asked(&cx.tx, who.chat, who.user, true).await?;
    cx.send(Request::ask_member(chat.id, who.user).urgency(urgency).tell(NAME, &Note::Checked(who))?).await
}

/// Telegram said what she may do now.
pub async fn checked(cx: &Cx, who: Who, outcome: &Outcome) -> Result {
    let Some(her) = of(cx, who, State::Frees).await? else { return Ok(()) };
    let Some(member) = member(outcome)? else {
        return match outcome.refusal() {
            Some(Refusal::UnknownPerson) => freed(cx, who, &her).await,
            _ => Ok(queries::set_asked(&cx.tx, who.chat, who.user, false).await?),
        };
    };
    let (Some((may, until)), true) = (&her.owed, rules::is_shut(&member.standing())) else {
        return freed(cx, who, &her).await;
    };
    let (may, until) = rules::given_back(may.clone(), *until, cx.now.timestamp());
    let chat = cx.chat(who.chat).await?;
    let request = Request::restrict(chat.id, who.user, &may, until);
    cx.send(request.tell(NAME, &Note::Freed(who))?).await
}

/// What became of what we gave back.
pub async fn given(cx: &Cx, who: Who, outcome: &Outcome) -> Result {
    let Some(her) = of(cx, who, State::Frees).await? else { return Ok(()) };
    match outcome.refusal() {
        Some(Refusal::NoRight | Refusal::NotThere) => {
            queries::set_asked(&cx.tx, who.chat, who.user, false).await?;
            call(cx, &*cx.chat(who.chat).await?).await
        }
        _ => freed(cx, who, &her).await,
    }
}

/// She has what she had. Whoever came back meanwhile is asked anew.
async fn freed(cx: &Cx, who: Who, her: &AtGate) -> Result {
    let next = her.next.unwrap_or(State::Over);
    let chat = cx.chat(who.chat).await?;
    if next == State::Asks {
        end(cx, who, State::Left).await?;
        begin(cx, &chat, who.user).await?;
    } else {
        end(cx, who, next).await?;
    }
    if may_restrict(cx, &chat).await? { go_on(cx, &chat, 1).await } else { Ok(()) }
}

/// Those who manage the group are to know of newcomers whom we cannot let in.
async fn call(cx: &Cx, chat: &Chat) -> Result {
    let n = queries::to_free(&cx.tx, chat.key).await?;
    if n == 0 || chat.bot == BotPlace::Out {
        return Ok(());
    }
    let new = items::New {
        room: NAME,
        section: None,
        kind: STUCK,
        reference: "",
        urgency: items::Urgency::AtOnce,
        words: line("rules-item-stuck").num("n", n),
        buttons: Vec::new(),
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// She asks for somebody who manages the group.
pub async fn ask_human(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    let name = people::known(&cx.tx, user).await?.map(|known| known.name).unwrap_or_default();
    let new = items::New {
        room: NAME,
        section: None,
        kind: HUMAN,
        reference: &user.0.to_string(),
        urgency: items::Urgency::AtOnce,
        words: line("rules-item-human").text("name", &name),
        buttons: vec![Button::new("rules-button-let-in", LET_IN), Button::new("rules-button-leave", LEAVE)],
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// She is being forgotten: what we have taken from her she gets back, and nobody knows it was taken.
pub async fn forget(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    items::end(cx, chat.key, NAME, HUMAN, &user.0.to_string()).await?;
    let Some(her) = queries::at_gate(&cx.tx, chat.key, user).await? else { return Ok(()) };
    if let Some((may, until)) = her.owed.filter(|_| chat.bot.is_admin()) {
        let (may, until) = rules::given_back(may, until, cx.now.timestamp());
        cx.send(Request::restrict(chat.id, user, &may, until)).await?;
    }
    Ok(())
}

/// The gate has nothing to do with her; whatever we have taken from her before she gets back.
async fn give_up(cx: &Cx, who: Who, her: &AtGate) -> Result {
    match her.owed {
        Some(_) => free(cx, who, State::Over, Urgency::Answer).await,
        None => Ok(queries::forget(&cx.tx, who.chat, who.user).await?),
    }
}

async fn end(cx: &Cx, who: Who, state: State) -> Result {
    Ok(queries::end(&cx.tx, who.chat, who.user, state).await?)
}

/// Her, if she still stands as she did.
async fn of(cx: &Cx, who: Who, state: State) -> Result<Option<AtGate>> {
    Ok(queries::at_gate(&cx.tx, who.chat, who.user).await?.filter(|her| her.state == state))
}

fn member(outcome: &Outcome) -> serde_json::Result<Option<Member>> {
    match outcome {
        Outcome::Done { result, .. } => update::read::<Member>(result).map(Some),
        Outcome::Failed(_) | Outcome::Unknown => Ok(None),
    }
}
