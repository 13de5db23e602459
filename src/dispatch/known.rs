//! What the bot knows of a person, in all rooms: found, told to her, and forgotten.
//!
//! Every room names the columns in which it holds people ([`super::Room::held`]), and the house those that all share. What is
//! forgotten goes group by group; what belongs to no group goes last. What was counted stays as a former member's: under a
//! number made up at that moment, of which nobody keeps whose it was.

use rand::Rng as _;
use serde_json::Value;

use super::{Cx, Result, Rooms, house, redact};
use crate::{
    store::{
        ChatKey, chats, conversations,
        held::{self, Held},
        messages, people, timers, traces,
        traces::Marks,
    },
    telegram::{MessageId, UserId},
    words::{Lang, Line, line, long_date},
};

/// In the tables everybody shares; she herself last.
pub(super) const HELD: &[Held] = &[
    Held::mended("settings_log", "value"),
    Held::mended("settings_log", "was"),
    Held::nobody("settings_log", "user_id"),
    Held::unnamed("settings_log", "person"),
    Held::unnamed("chats", "added_by").within("id = ?2"),
    Held::mended("chats", "telegram_id"),
    Held::mended("buttons", "action"),
    Held::goes("buttons", "only_user").or_apart(),
    Held::mended("conversations", "state"),
    Held::mended("outbox", "chat_id"),
    Held::mended("outbox", "request"),
    Held::mended("outbox", "note"),
    Held::mended("outbox", "error"),
    Held::mended("quarantine", "chat_id"),
    Held::mended("quarantine", "raw"),
    Held::mended("quarantine", "error"),
    Held::mended("parked", "raw"),
    // Emptied before anything else is done.
    Held::mended("talk", "said"),
    Held::mended("timers", "key"),
    Held::mended("timers", "payload"),
    Held::goes("nudges", "user_id").or_apart(),
    Held::goes("nudge_wishes", "user_id").apart(),
    Held::impersonal("nudge_wishes", "unwanted"),
    Held::goes("album_parts", "user_id"),
    Held::impersonal("album_parts", "media"),
    Held::goes("members", "user_id"),
    Held::goes("conversations", "user_id").or_apart(),
    Held::goes("people", "user_id").apart(),
];

/// Numbers of former members: no number of Telegram's is as far from zero.
const FORMER: std::ops::Range<i64> = 1 << 53..1 << 62;

/// The columns of all rooms that hold people, the house's last.
#[must_use]
pub fn held(rooms: &Rooms) -> Vec<Held> {
    let of = |is_house: bool| rooms.iter().filter(move |room| (room.name() == house::NAME) == is_house);
    of(false).chain(of(true)).flat_map(|room| room.held().iter().copied()).collect()
}

/// The groups in which something is known of her.
pub async fn groups(cx: &Cx, user: UserId) -> Result<Vec<ChatKey>> {
    Ok(held::groups(&cx.tx, &held(&cx.rooms), user).await?)
}

/// What is known of her in a group, or in none, as rows of tables; of what there is very much, how much.
pub async fn export(cx: &Cx, user: UserId, chat: Option<ChatKey>, most: usize) -> Result<Value> {
    Ok(Value::Object(held::export(&cx.tx, &held(&cx.rooms), user, chat, most).await?))
}

/// The same in words for her to read.
pub async fn in_words(cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for room in cx.rooms.iter() {
        lines.extend(room.export_person(cx, user, chat).await?);
    }
    Ok(lines)
}

/// Forgets her in a group; or, once she is forgotten in all of them, all the rest. In one transaction with whatever else
/// the caller does.
pub async fn forget(cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
    for room in cx.rooms.iter() {
        room.forget_person(cx, user, chat).await?;
    }
    let former = -rand::rng().random_range(FORMER);
    for held in held(&cx.rooms) {
        held::forget(&cx.tx, &held, user, chat, former).await?;
    }
    Ok(())
}

/// What the house itself knows, in words.
pub(super) async fn houses_words(cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
    let Some(key) = chat else {
        let Some(her) = traces::herself(&cx.tx, user).await? else { return Ok(Vec::new()) };
        let mut lines = vec![line("mydata-name").text("name", &her.name)];
        lines.extend(her.username.map(|username| line("mydata-username").text("username", &username)));
        let chosen = her.chosen_language.and_then(|code| code.parse::<Lang>().ok());
        lines.extend(chosen.map(|language| line("mydata-language").plain("language", language.code())));
        let day = |at| long_date(crate::store::instant(at).date_naive());
        lines.extend(her.started_at.map(|at| line("mydata-started").line("date", day(at))));
        return Ok(lines);
    };
    let Some(membership) = traces::membership(&cx.tx, key, user).await? else { return Ok(Vec::new()) };
    let chat = cx.chat(key).await?;
    let day = |at| long_date(crate::store::instant(at).with_timezone(&chat.zone).date_naive());
    let mut lines = vec![match membership.joined_at {
        Some(at) => line("mydata-joined").line("date", day(at)),
        None => line("mydata-here-before"),
    }];
    if !membership.is_in {
        lines.push(
            membership.left_at.map_or_else(|| line("mydata-out"), |at| line("mydata-left").line("date", day(at))),
        );
    }
    if membership.is_admin {
        lines.push(line("mydata-manages"));
    } else if membership.helps {
        lines.push(line("mydata-helps"));
    }
    if membership.hidden {
        lines.push(line("mydata-hidden"));
    }
    Ok(lines)
}

/// What the house keeps in texts.
pub(super) async fn house_forgets(cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
    let her = traces::herself(&cx.tx, user).await?;
    let username = her.as_ref().and_then(|her| her.username.clone()).unwrap_or_default().to_lowercase();
    let marks = Marks { number: user.0.to_string(), username };
    take_out(cx, user, chat, &marks).await?;
    conversations::forget_named(&cx.tx, user, chat).await?;
    match chat {
        Some(chat) => forget_in_group(cx, user, chat).await,
        None => {
            if let Some(her) = her {
                messages::saw_in_private(&cx.tx, MessageId(her.last_message_id)).await?;
            }
            for key in [house::hinted(user), house::returns(user)] {
                timers::cancel(&cx.tx, house::NAME, &key).await?;
            }
            traces::forget_private_chat(&cx.tx, user).await?;
            Ok(traces::forget_who_was_written_to(&cx.tx, user).await?)
        }
    }
}

async fn forget_in_group(cx: &Cx, user: UserId, chat: ChatKey) -> Result {
    traces::forget_who_helped(&cx.tx, chat, user).await?;
    traces::forget_buttons_about(&cx.tx, chat, user).await?;
    if people::is_admin(&cx.tx, chat, user).await? {
        // Who manages the group is asked when it next matters.
        chats::set_admins_known(&cx.tx, chat, None).await?;
    }
    Ok(())
}

/// Takes her out of what could not be handled, and of what waits to be. Hers goes; others' stays, without her.
async fn take_out(cx: &Cx, user: UserId, chat: Option<ChatKey>, marks: &Marks) -> Result {
    for kept in traces::quarantined(&cx.tx, chat, marks).await? {
        if marks.are_in(&kept.raw) || marks.are_in(&kept.error) {
            let left = without(&kept, user, marks);
            traces::set_quarantined(&cx.tx, kept.id, left.as_deref()).await?;
        }
    }
    for kept in traces::parked(&cx.tx, chat, marks).await? {
        if marks.are_in(&kept.raw) {
            let left = without(&kept, user, marks);
            traces::set_parked(&cx.tx, kept.id, left.as_deref()).await?;
        }
    }
    Ok(())
}

/// What is left without her; [`None`] if it is hers, or she cannot be taken out of it.
fn without(kept: &traces::Kept, user: UserId, marks: &Marks) -> Option<String> {
    if !kept.is_update || marks.are_in(&kept.error) {
        return None;
    }
    let left = redact::without(&serde_json::from_str(&kept.raw).ok()?, user.0)?.to_string();
    (!marks.are_in(&left)).then_some(left)
}
