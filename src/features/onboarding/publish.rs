//! An introduction in its group: put there if she may write there, in place of her earlier one, and taken back. One that
//! stands there since less than a day is changed where it stands, so that nobody hears of it again; else it is posted
//! anew, once a day.

use chrono::TimeDelta;

use super::{
    NAME, Note, Wish, introduce,
    introduction::{
        self, photo, queries,
        views::{self as shown, Shown},
    },
    rules,
    typed::LINKS,
    views, welcome,
};
use crate::{
    dispatch::{
        Cx, Outcome, Result,
        flow::{self, Answers, Talk},
        settings, trouble,
    },
    features::{interests, recognition},
    schedule::gates,
    store::{
        ChatKey,
        chats::{BotPlace, Chat, Links},
        people,
    },
    telegram::{
        MessageId, UserId,
        attachment::LONGEST_CAPTION,
        keyboard::Keyboard,
        refusal::Refusal,
        request::{LONGEST_TEXT, Request, can_be_deleted, fits_caption},
        update::{self, Member},
    },
    words::{Line, line, shown_length},
};

/// What stands since less than this is changed where it stands.
const ANEW_AFTER: TimeDelta = TimeDelta::days(1);
/// An introduction within this time after another makes no sound.
const SOON_AFTER: TimeDelta = TimeDelta::hours(1);

/// Has the introduction published, if she may still do that. Who is muted must not speak through us, and only Telegram
/// knows for certain who is.
pub(super) async fn publish(cx: &Cx, talk: &Talk<'_>, answers: &Answers, wish: flow::Wish<'_>) -> Result {
    let (chat, user) = (talk.chat, talk.person.id);
    if !chat.bot.can_write() {
        return Err(line("intro-bot-gone").text("group", &chat.title).into());
    }
    must_fit(&card(cx, chat, user, answers).await?, photo(answers).is_some())?;
    let preview = wish.press.editable().map_or(MessageId(0), |at| at.message);
    let wish = Wish { chat: chat.key, user, round: wish.round, preview, query: wish.press.query.clone() };
    cx.send(Request::ask_member(chat.id, user).tell(NAME, &Note::MayWrite(wish))?).await
}

/// Refuses what is longer than a message, or than what may stand below a picture.
fn must_fit(html: &str, has_photo: bool) -> Result {
    let most = if has_photo { LONGEST_CAPTION } else { LONGEST_TEXT };
    let over = shown_length(html).saturating_sub(most);
    match (over, has_photo) {
        (0, _) => Ok(()),
        (over, true) => Err(line("intro-too-long-for-photo").num("over", shown::number(over)).into()),
        (over, false) => Err(line("intro-too-long").num("over", shown::number(over)).into()),
    }
}

/// Telegram said whether she may write in the group. If it would not say, she is not believed: she may have been removed,
/// and nobody told us.
pub(super) async fn may_write(cx: &Cx, wish: &Wish, outcome: &Outcome) -> Result {
    let chat = cx.chat(wish.chat).await?;
    let person = flow::person(cx, wish.user).await?;
    let talk = introduce::talk(&chat, &person);
    let language = talk.language(cx).await?;
    let Some(answers) = talk.wished(cx, wish.round).await? else {
        // The second of two quick presses.
        return cx.send(Request::answer_button(&wish.query, None, false)).await;
    };
    let member = match outcome {
        Outcome::Done { result, .. } => Some(update::read::<Member>(result)?),
        Outcome::Failed(_) | Outcome::Unknown => None,
    };
    let refusal = match member {
        None => Some("intro-not-told"),
        Some(member) if !member.is_in() => Some("flow-not-in"),
        Some(member) if member.can_send_messages == Some(false) => Some("intro-muted"),
        Some(_) => None,
    };
    if let Some(id) = refusal {
        let words = line(id).text("group", &chat.title).render_plain(language);
        return cx.send(Request::answer_button(&wish.query, Some(&words), true)).await;
    }
    let Some(how) = how(cx, &chat, wish.user, photo(&answers).is_some()).await? else {
        let words = line("intro-once-a-day").text("group", &chat.title).render_plain(language);
        return cx.send(Request::answer_button(&wish.query, Some(&words), true)).await;
    };
    let words = line("intro-on-its-way").render_plain(language);
    cx.send(Request::answer_button(&wish.query, Some(&words), false)).await?;
    put_into_group(cx, wish, &talk, answers, how).await
}

/// How an introduction gets into its group.
#[derive(Debug, Clone, Copy)]
enum How {
    /// By a new message.
    Posted,
    /// Where her earlier one stands.
    Changed(MessageId),
}

/// [`None`]: not today any more. A message of her own is not ours to change, and a picture stays one.
async fn how(cx: &Cx, chat: &Chat, user: UserId, has_photo: bool) -> Result<Option<How>> {
    let stands = queries::introduction(&cx.tx, chat.key, user).await?.and_then(|kept| kept.stands);
    let stands = stands.filter(|stands| !stands.is_hers && (has_photo || !stands.is_picture));
    Ok(match stands {
        Some(stands) if (cx.now - stands.since).abs() < ANEW_AFTER => Some(How::Changed(stands.message)),
        _ if cx.turns.may_introduce(chat.key, user, cx.now) => Some(How::Posted),
        stands => stands.map(|stands| How::Changed(stands.message)),
    })
}

async fn put_into_group(cx: &Cx, wish: &Wish, talk: &Talk<'_>, mut answers: Answers, how: How) -> Result {
    let Wish { user, round, preview, .. } = *wish;
    let chat = talk.chat;
    introduction::form(cx, chat).await?.keep(&mut answers);
    introduction::keep(cx, chat, user, &answers, round).await?;
    welcome::readers::takes_part(cx, chat.key, user).await?;
    talk.over(cx).await?;
    let html = card(cx, chat, user, &answers).await?;
    match how {
        How::Posted => {
            post(cx, chat, (&html, &answers), &Note::Introduction { chat: chat.key, user, round, preview }).await
        }
        How::Changed(message) => {
            let note = Note::Changed { chat: chat.key, user, round, preview, message };
            let request = match photo(&answers) {
                Some(photo) => Request::edit_media(chat.id, message, &photo.attachment(), &html),
                None => Request::edit(chat.id, message, &html),
            };
            cx.send(request.tell(NAME, &note)?).await
        }
    }
}

/// Without sound in quiet hours, and soon after another introduction.
async fn post(cx: &Cx, chat: &Chat, (html, answers): (&str, &Answers), note: &Note) -> Result {
    let is_one_of_many = queries::was_introduced_since(&cx.tx, chat.key, cx.now - SOON_AFTER).await?;
    let post = match photo(answers) {
        Some(photo) => Request::with_media(chat.id, &photo.attachment(), html),
        None => Request::message(chat.id, html),
    };
    let post = post.silent_if(is_one_of_many || gates::is_quiet(chat, cx.now));
    cx.send(post.tell(NAME, note)?).await
}

/// What became of an introduction that was to be changed where it stands. If it no longer stands there, it is posted.
pub(super) async fn changed(cx: &Cx, wish: &Wish, message: MessageId, outcome: &Outcome) -> Result {
    let Wish { chat: key, user, round, preview, .. } = *wish;
    let chat = cx.chat(key).await?;
    let kept = queries::introduction(&cx.tx, key, user).await?.filter(|kept| kept.round == round);
    // She has published another one meanwhile, or had everything about her forgotten.
    let Some(mut kept) = kept else { return Ok(()) };
    let language = cx.language_of(user, Some(chat.language)).await?;
    let told = match outcome {
        Outcome::Done { .. } => {
            queries::set_picture(&cx.tx, key, user, photo(&kept.answers).is_some()).await?;
            views::published(&chat, message, language)
        }
        Outcome::Failed(_) if outcome.refusal() == Some(Refusal::NotModified) => {
            views::published(&chat, message, language)
        }
        Outcome::Unknown => views::perhaps_published(&chat, language),
        Outcome::Failed(_) => {
            queries::stands_nowhere(&cx.tx, key, user).await?;
            kept.stands = None;
            if !chat.bot.can_write() || !cx.turns.may_introduce(key, user, cx.now) {
                return not_published(cx, &chat, user, kept, preview).await;
            }
            let html = card(cx, &chat, user, &kept.answers).await?;
            return post(cx, &chat, (&html, &kept.answers), &Note::Introduction { chat: key, user, round, preview })
                .await;
        }
    };
    inlead_to_preview(cx, user, preview, &told, &Keyboard::new()).await
}

/// An introduction as the group sees it.
pub(super) async fn card(cx: &Cx, chat: &Chat, user: UserId, answers: &Answers) -> Result<String> {
    let (form, may_lead) = (introduction::form(cx, chat).await?, may_lead(cx, chat, user).await?);
    let mut answers = answers.clone();
    form.keep(&mut answers);
    let shown = Shown { form: &form, answers: &answers, may_lead };
    Ok(shown::card(user, &flow::person(cx, user).await?.name, shown, chat.language))
}

/// Whether links in her introduction may be pressed, and people she mentions hear of it. What we post looks trusted, and
/// bots against spam leave it alone; so, unless the managers decided otherwise, only of somebody the group knows: who
/// manages it, or has talked there on [`rules::KNOWN_DAYS`] days.
pub(super) async fn may_lead(cx: &Cx, chat: &Chat, user: UserId) -> Result<bool> {
    Ok(match Links::from_code(&settings::own(cx, chat.key, &LINKS).await?) {
        Links::Nobody => false,
        Links::All => true,
        Links::Known => {
            people::membership(&cx.tx, chat.key, user).await?.is_some_and(|membership| membership.manages)
                || recognition::days_of(cx, chat.key, user).await? >= rules::KNOWN_DAYS
        }
    })
}

/// What became of an introduction.
pub(super) async fn sent(
    cx: &Cx,
    key: ChatKey,
    user: UserId,
    round: u32,
    preview: MessageId,
    outcome: &Outcome,
) -> Result {
    trouble::posted(cx, key, outcome).await?;
    let chat = cx.chat(key).await?;
    let kept = queries::introduction(&cx.tx, key, user).await?.filter(|kept| kept.round == round);
    let Some(kept) = kept else {
        // She has published another one meanwhile, or had everything about her forgotten.
        return match outcome {
            Outcome::Done { message: Some(message), .. } => cx.send(Request::delete(chat.id, *message)).await,
            _ => Ok(()),
        };
    };
    let language = cx.language_of(user, Some(chat.language)).await?;
    let told = match outcome {
        Outcome::Done { message: Some(message), .. } => {
            // Words that were too long went without their picture.
            let html = card(cx, &chat, user, &kept.answers).await?;
            let is_picture = photo(&kept.answers).is_some() && fits_caption(&html);
            queries::set_introduced(&cx.tx, (key, user), *message, is_picture, cx.now).await?;
            if let Some(earlier) = kept.stands {
                let instead = views::replaced(&chat, &flow::person(cx, user).await?.name, *message);
                take_down(cx, &chat, earlier, &instead).await?;
            }
            let lists = interests::invitation(cx, &chat, user, language).await?;
            let keyboard = Keyboard::new().row(lists);
            return inlead_to_preview(cx, user, preview, &views::published(&chat, *message, language), &keyboard).await;
        }
        Outcome::Done { message: None, .. } | Outcome::Unknown => views::perhaps_published(&chat, language),
        Outcome::Failed(_) => return not_published(cx, &chat, user, kept, preview).await,
    };
    inlead_to_preview(cx, user, preview, &told, &Keyboard::new()).await
}

/// She left everything out: what she told before is forgotten, and its place in the group given up.
pub(super) async fn take_back(cx: &Cx, chat: &Chat, user: UserId) -> Result<Line> {
    let Some(kept) = queries::introduction(&cx.tx, chat.key, user).await? else { return Ok(line("intro-nothing")) };
    if chat.bot == BotPlace::Out {
        return Err(line("intro-bot-gone").text("group", &chat.title).into());
    }
    queries::forget_introduction(&cx.tx, chat.key, user).await?;
    let told = match kept.stands {
        Some(stands) if stands.is_hers => "intro-typed-taken-back",
        Some(stands) => {
            take_down(cx, chat, stands, &line("intro-was-here").render(chat.language)).await?;
            "intro-taken-back"
        }
        None => "intro-forgotten",
    };
    Ok(line(told).text("group", &chat.title))
}

/// She is being forgotten: what she told stands in the group no longer.
pub(super) async fn forget(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    let stands = queries::introduction(&cx.tx, chat.key, user).await?.and_then(|kept| kept.stands);
    match stands.filter(|_| chat.bot != BotPlace::Out) {
        Some(stands) => take_down(cx, chat, stands, &line("intro-was-here").render(chat.language)).await,
        None => Ok(()),
    }
}

/// Takes an introduction off the group. What is too old for Telegram to delete says something else `instead`. A message of
/// her own is hers to delete.
pub(super) async fn take_down(cx: &Cx, chat: &Chat, stands: queries::Stands, instead: &str) -> Result {
    if stands.is_hers {
        return Ok(());
    }
    cx.send(match can_be_deleted(stands.since, cx.now) {
        true => Request::delete(chat.id, stands.message),
        false if stands.is_picture => Request::edit_caption(chat.id, stands.message, instead),
        false => Request::edit(chat.id, stands.message, instead),
    })
    .await
}

/// It could not be published: what she wrote is given back to her, to try again.
async fn not_published(cx: &Cx, chat: &Chat, user: UserId, kept: queries::Introduction, preview: MessageId) -> Result {
    if kept.stands.is_none() {
        queries::forget_introduction(&cx.tx, chat.key, user).await?;
    }
    let person = flow::person(cx, user).await?;
    let talk = introduce::talk(chat, &person);
    let keyboard = talk.give_back(cx, kept.answers, Some(preview).filter(|preview| preview.0 != 0)).await?;
    let told = line("intro-not-published").text("group", &chat.title).render(talk.language(cx).await?);
    inlead_to_preview(cx, user, preview, &told, &keyboard).await
}

async fn inlead_to_preview(cx: &Cx, user: UserId, preview: MessageId, html: &str, keyboard: &Keyboard) -> Result {
    let request = match preview {
        MessageId(0) => Request::message(user.private_chat(), html),
        preview => Request::edit(user.private_chat(), preview, html),
    };
    cx.send(request.keyboard(keyboard)).await
}
