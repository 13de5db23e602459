//! A post that stands in the group is changed, never posted again: when those who manage the group correct it, and when
//! somebody wishes not to be named any more.

use super::{ANNOUNCED, Mended, Period, Post, post};
use crate::{
    dispatch::{Cx, Outcome, Result},
    features::{
        pictures,
        recognition::{NAME, queries::results},
    },
    store::{ChatKey, chats::Chat},
    telegram::{
        UserId,
        attachment::{Attachment, Recipe},
        refusal::Refusal,
        request::{Request, fits_caption},
    },
    words::Lang,
};

/// So many posts are changed at once for somebody, the latest first.
const MOST: usize = 24;

/// Changes the post about a month or season to what it is now. [`false`]: it does not stand in the group, or out of reach.
pub(super) async fn redraw(cx: &Cx, chat: &Chat, period: Period) -> Result<bool> {
    redraw_without(cx, chat, period, None).await
}

async fn redraw_without(cx: &Cx, chat: &Chat, period: Period, without: Option<UserId>) -> Result<bool> {
    let number = period.number();
    let Some((message, has_picture)) = results::post(&cx.tx, chat.key, number).await? else { return Ok(false) };
    let Some(post) = post(cx, chat, period, without).await? else { return Ok(false) };
    let request = match has_picture {
        true => {
            let picture = Attachment::photo(&picture(&post, chat.language)?);
            // Words that do not fit below a picture cannot take its place, and the names in it have to go.
            let words = if fits_caption(&post.html) { &post.html } else { &post.brief };
            Request::edit_media(chat.id, message, &picture, words)
        }
        false => Request::edit(chat.id, message, &post.html),
    };
    cx.send(request.tell(NAME, &Mended { mended_in: chat.key, number })?).await?;
    Ok(true)
}

/// The picture of a post, as a message carries it.
fn picture(post: &Post, lang: Lang) -> serde_json::Result<Recipe> {
    pictures::recipe(lang, post.picture.clone())
}

/// Somebody wishes to be left off the lists: where she is named she is no longer.
pub async fn is_hidden(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    each_naming(cx, chat, user, None).await
}

/// Somebody is being forgotten.
pub async fn is_forgotten(cx: &Cx, key: ChatKey, user: UserId) -> Result {
    let chat = cx.chat(key).await?;
    each_naming(cx, &chat, user, Some(user)).await
}

async fn each_naming(cx: &Cx, chat: &Chat, user: UserId, without: Option<UserId>) -> Result {
    let mut numbers = results::posts_naming(&cx.tx, chat.key, user, ANNOUNCED).await?;
    numbers.sort_by_key(|number| std::cmp::Reverse(number.abs()));
    for number in numbers.into_iter().take(MOST) {
        redraw_without(cx, chat, Period::of_number(number), without).await?;
    }
    Ok(())
}

/// Telegram answered: what is not there any more is not changed again; where no pictures may be sent, the words are changed.
pub async fn settled(cx: &Cx, mended: &Mended, outcome: &Outcome) -> Result {
    match outcome.refusal() {
        Some(Refusal::MessageGone) => Ok(results::is_gone(&cx.tx, mended.mended_in, mended.number).await?),
        Some(why) if why.is_about_media() => words_alone(cx, mended).await,
        _ => Ok(()),
    }
}

async fn words_alone(cx: &Cx, mended: &Mended) -> Result {
    let chat = cx.chat(mended.mended_in).await?;
    let stands = results::post(&cx.tx, chat.key, mended.number).await?;
    let post = post(cx, &chat, Period::of_number(mended.number), None).await?;
    let (Some((message, true)), Some(post)) = (stands, post) else { return Ok(()) };
    let words = if fits_caption(&post.html) { &post.html } else { &post.brief };
    cx.send(Request::edit_caption(chat.id, message, words)).await
}
