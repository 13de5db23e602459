//! The hall of fame: a topic in which everything that was loved is shown once more, itself and with its author's name, as
//! Telegram forwards it. Where that is protected, in words that lead there. It follows the post at once and without a sound; it is
//! no post of its own.

use super::{NAME, Note, name_of, queries, queries::Loved, views, way_there};
use crate::{
    dispatch::{
        Cx, Outcome, Result,
        items::{self, Urgency},
        settings::OF_CHANGE,
    },
    features::onboarding::message_link,
    store::{chats::Chat, settings_log::Change},
    telegram::{
        ThreadId,
        actor::Actor,
        refusal::Refusal,
        request::{Lane, Request, Urgency as Soon},
    },
    words::line,
};

/// What waits for those who manage a group: the topic is gone.
const GONE: &str = "hall";

/// What is loved is shown once more there from now on; [`None`]: nowhere.
pub(super) async fn choose(cx: &Cx, chat: &Chat, actor: &Actor, thread: Option<ThreadId>) -> Result {
    items::end(cx, chat.key, NAME, GONE, "").await?;
    if queries::hall(&cx.tx, chat.key).await? == thread {
        return Ok(());
    }
    queries::choose_hall(&cx.tx, chat.key, thread).await?;
    let deed = if thread.is_some() { "hall" } else { "nohall" };
    cx.log_setting(chat.key, actor, Change::to(&format!("{NAME}{OF_CHANGE}"), deed)).await
}

/// What was posted is shown once more, once.
pub(super) async fn show(cx: &Cx, chat: &Chat, loved: &Loved) -> Result {
    let Some((thread, message)) = queries::hall(&cx.tx, chat.key).await?.zip(loved.message) else { return Ok(()) };
    if !queries::enter_hall(&cx.tx, loved.id).await? {
        return Ok(());
    }
    let request = Request::forward(chat.id, message).thread(Some(thread)).silent().lane(Lane::Community);
    cx.send(request.tell(NAME, &Note::Hall { id: loved.id, itself: true })?).await
}

/// What became of that.
pub(super) async fn shown(cx: &Cx, id: i64, itself: bool, outcome: &Outcome) -> Result {
    let Some(loved) = queries::by_id(&cx.tx, id).await? else { return Ok(()) };
    let chat = cx.chat(loved.chat).await?;
    if let Outcome::Done { message: Some(message), .. } = outcome {
        return Ok(queries::set_hall(&cx.tx, id, *message).await?);
    }
    let thread = queries::hall(&cx.tx, chat.key).await?;
    match (outcome.refusal(), thread) {
        (Some(why), Some(_)) if why.is_about_topic() => is_gone(cx, &chat).await,
        (Some(Refusal::MessageGone), _) => Ok(()),
        (Some(why), Some(thread)) if itself && !why.is_out() && why != Refusal::MayNotWrite => {
            in_words(cx, &chat, &loved, thread).await
        }
        _ => Ok(()),
    }
}

/// It is protected: words that lead there stand in its place.
async fn in_words(cx: &Cx, chat: &Chat, loved: &Loved, thread: ThreadId) -> Result {
    let Some(link) = loved.message.and_then(|message| message_link(chat.id, message)) else { return Ok(()) };
    let name = name_of(cx, loved).await?;
    let html = views::in_hall(loved, name.as_deref(), chat.language);
    let request = Request::message(chat.id, &html).thread(Some(thread)).silent().urgency(Soon::Bulk);
    let request = request.lane(Lane::Community).keyboard(&way_there(&link, chat.language));
    cx.send(request.tell(NAME, &Note::Hall { id: loved.id, itself: false })?).await
}

/// The topic is closed or gone: those who manage the group hear it once, and choose another if they like.
async fn is_gone(cx: &Cx, chat: &Chat) -> Result {
    queries::choose_hall(&cx.tx, chat.key, None).await?;
    let new = items::New {
        room: NAME,
        section: None,
        kind: GONE,
        reference: "",
        urgency: Urgency::Daily,
        words: line("loved-hall-gone"),
        buttons: Vec::new(),
    };
    items::raise(cx, chat.key, new).await.map(drop)
}
