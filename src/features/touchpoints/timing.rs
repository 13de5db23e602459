//! What the room has to say when the time of a touchpoint has come, and what it does about what became of it. When that
//! is, the queue of posts decides ([`crate::dispatch::posts`]).

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    NAME,
    add::LONGEST,
    known::steps_back,
    library::{self, Prompt},
    one, pin,
    pool::{self, Choice, Piece},
    queries::{self, New, Touchpoint},
    rules::{self, Stock},
    slots::{self, Said},
    typed::RHYTHM,
    views,
};
use crate::{
    dispatch::{
        Cx, Result,
        items::{self, Button, Urgency},
        posts::{self, Again, Composed, Due, Fate},
        settings,
    },
    features::{recognition, works},
    schedule::{
        content::Content,
        gates::{Reason, local_date},
        posts::Plan,
        quiet::{Condition, Rhythm as Usual},
        recurrence::{Recurrence, Rule},
    },
    store::{
        ChatKey,
        chats::{Chat, Rhythm},
    },
    telegram::{
        attachment::{Attachment, LONGEST_CAPTION, Media},
        marked::Marked,
        refusal::Refusal,
        request::Request,
    },
    words::{Lang, Line, line},
};

/// What waits for those who manage a group: a single post that was skipped, a topic or a picture that is gone.
const SKIPPED: &str = "skipped";
const TOPIC: &str = "topic";
const PICTURE: &str = "picture";
/// And that there is little left to post.
const STOCK: &str = "stock";
/// Or of the content of one post.
const POOL: &str = "pool";
/// Recorded when there was nothing to say, and when there was no member of the week (messages `skip-CODE`).
const PAUSED: &str = "paused";
const NOBODY: &str = "no-member";
/// It stays in General.
const GENERAL: &str = "general";

/// What the queue hands back about a post that was composed.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Memory {
    /// The conversation starter it was, if one.
    prompt: Option<String>,
    /// The part of its album that was left out, as Telegram refuses one and does not say which.
    #[serde(default)]
    without: Option<usize>,
    /// The piece of content it was.
    #[serde(default)]
    piece: Option<i64>,
    /// When that was posted the time before.
    #[serde(default)]
    used_before: Option<DateTime<Utc>>,
    /// Whether it was what is said on this date alone.
    #[serde(default)]
    once: bool,
}

impl Memory {
    fn read(memory: &Value) -> serde_json::Result<Self> {
        Option::<Self>::deserialize(memory).map(Option::unwrap_or_default)
    }

    /// The piece of content it was; of one from before there were several, its only one.
    fn piece_of<'a>(&self, touchpoint: &'a Touchpoint) -> Option<&'a Piece> {
        match self.piece {
            Some(id) => touchpoint.pieces.iter().find(|one| one.id == id),
            None => touchpoint.pieces.first(),
        }
    }

    /// Of an album of so many the part to be left out next: each in turn, until the rest is taken.
    fn next_without(&self, why: Refusal, parts: usize) -> Option<usize> {
        let next = self.without.map_or(0, |part| part + 1);
        (why == Refusal::BadFile && parts > 1 && next < parts).then_some(next)
    }
}

/// A touchpoint with how it stands.
pub async fn by_id(cx: &Cx, id: i64) -> Result<Option<Touchpoint>> {
    let Some(mut found) = queries::by_id(&cx.tx, id).await? else { return Ok(None) };
    found.plan.state = posts::states(cx, found.chat, NAME).await?(id);
    Ok(Some(found))
}

/// A group's touchpoints with how they stand: the library first, then her own in the order they were added.
pub async fn of_chat(cx: &Cx, chat: ChatKey) -> Result<Vec<Touchpoint>> {
    let mut all = queries::of_chat(&cx.tx, chat).await?;
    let state = posts::states(cx, chat, NAME).await?;
    for touchpoint in &mut all {
        touchpoint.plan.state = state(touchpoint.plan.id);
    }
    Ok(all)
}

/// Plans of a group's running touchpoints.
pub async fn plans(cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
    let mut plans = Vec::new();
    let mut rhythm = None;
    for touchpoint in of_chat(cx, chat.key).await?.into_iter().filter(|touchpoint| !touchpoint.paused) {
        let content = match supply(cx, &touchpoint).await? {
            Some(dry) if dry.is_dry(cx.now) && says_something_else(cx, &touchpoint).await? => None,
            content => content,
        };
        let condition = condition(cx, chat, &touchpoint, &mut rhythm).await?;
        plans.push(Plan { condition, content, ..touchpoint.plan });
    }
    Ok(plans)
}

/// Whether it says something else the next time, whatever content it has.
async fn says_something_else(cx: &Cx, touchpoint: &Touchpoint) -> Result<bool> {
    let Some(next) = touchpoint.plan.state.next else { return Ok(false) };
    let day = local_date(next.scheduled_for, cx.chat(touchpoint.chat).await?.zone);
    Ok(one::instead(cx, touchpoint.plan.id, day).await?.is_some())
}

/// What must be so for it to come, beside what the gates want of all. The group's rhythm is found once for all.
async fn condition(
    cx: &Cx,
    chat: &Chat,
    touchpoint: &Touchpoint,
    known: &mut Option<Usual>,
) -> Result<Option<Condition>> {
    let (id, rule) = (touchpoint.plan.id, &touchpoint.plan.recurrence);
    if rule.rule == Rule::Quiet {
        let rhythm = match known {
            Some(rhythm) => *rhythm,
            None => *known.insert(works::rhythm(cx, chat).await?),
        };
        return Ok(Some(Condition::Quiet(works::quiet(cx, chat, rhythm, id).await?)));
    }
    let a_week = i32::try_from(rules::per_week(rule)).unwrap_or_default();
    if touchpoint.own || a_week == 0 || !steps_back(cx, chat.key).await? {
        return Ok(None);
    }
    Ok(works::sparse(cx, chat, id, TimeDelta::weeks(1) / a_week).await?.map(Condition::Sparse))
}

/// The conversation starters that suit a group now, without the series that were retired there.
pub async fn starters(cx: &Cx, chat: &Chat) -> Result<Vec<&'static Prompt>> {
    let retired = queries::retired(&cx.tx, chat.key).await?;
    let mut left = library::suiting(chat, cx.now);
    left.retain(|prompt| !retired.iter().any(|series| series == prompt.series));
    Ok(left)
}

/// What a touchpoint still has to say; [`None`]: that never ends.
pub async fn supply(cx: &Cx, touchpoint: &Touchpoint) -> Result<Option<Content>> {
    if touchpoint.pieces.len() < 2 {
        return Ok(None);
    }
    let is_somebody = member(cx, &*cx.chat(touchpoint.chat).await?, &touchpoint.pieces).await?.is_some();
    Ok(pool::content(&touchpoint.pieces, is_somebody, cx.now))
}

/// The member of the week, if any of these pieces speaks of one.
async fn member(cx: &Cx, chat: &Chat, pieces: &[Piece]) -> Result<Option<String>> {
    let is_wanted = pieces.iter().any(|piece| slots::need_member(piece.text.text()));
    match is_wanted && cx.is_on(chat.key, recognition::NAME).await? {
        true => recognition::of_the_week(cx, chat).await,
        false => Ok(None),
    }
}

/// The words of a post whose time has come.
pub async fn compose(cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
    let Some(touchpoint) = by_id(cx, due.number).await? else { return Ok(Composed::Nothing("paused")) };
    let before = again.map(|again| Memory::read(again.memory())).transpose()?.unwrap_or_default();
    let instead = match (&before.prompt, before.piece) {
        (None, None) => one::instead(cx, due.number, local_date(due.at, chat.zone)).await?,
        _ => None,
    };
    let post = match (&before.prompt, before.piece) {
        _ if before.once && instead.is_none() => Err(PAUSED),
        (None, None) if instead.is_some() => instead_of(cx, chat, instead.as_ref()).await?,
        (Some(prompt), _) => library::by_id(prompt).map(|prompt| Post::of_library(chat, prompt)).ok_or(PAUSED),
        (None, Some(piece)) => match touchpoint.pieces.iter().find(|one| one.id == piece) {
            Some(piece) => Ok(post_of(cx, chat, piece).await?),
            None => Err(PAUSED),
        },
        (None, None) => next_post(cx, chat, &touchpoint).await?,
    };
    let mut post = match post {
        Ok(post) => post,
        Err(why) => return Ok(Composed::Nothing(why)),
    };
    let used_before = match before.piece {
        Some(_) => before.used_before,
        None => touchpoint.pieces.iter().find(|one| Some(one.id) == post.piece).and_then(|piece| piece.used_at),
    };
    let without = match again {
        Some(Again::WithoutPicture(_, why)) => before.next_without(why, post.media.len()),
        Some(Again::InGeneral(_)) => before.without,
        None => None,
    };
    match (without, again) {
        (Some(part), _) => post.leave_out(part),
        (None, Some(Again::WithoutPicture(..))) if post.html.is_empty() => return Ok(Composed::Nothing("refused")),
        (None, Some(Again::WithoutPicture(..))) => post.media.clear(),
        (None, _) => {}
    }
    if let Some(prompt) = &post.prompt {
        queries::use_prompt(&cx.tx, chat.key, prompt, cx.now).await?;
    }
    if let Some(piece) = post.piece {
        queries::set_used(&cx.tx, piece, Some(cx.now)).await?;
    }
    let request = Request::album(chat.id, &post.attachments(), &post.html);
    let once = instead.is_some();
    let memory = serde_json::to_value(Memory { prompt: post.prompt, without, piece: post.piece, used_before, once })?;
    Ok(Composed::Say(Box::new(request), memory))
}

async fn instead_of(cx: &Cx, chat: &Chat, piece: Option<&Piece>) -> Result<std::result::Result<Post, &'static str>> {
    let Some(piece) = piece else { return Ok(Err(PAUSED)) };
    Ok(Ok(Post { piece: None, ..post_of(cx, chat, piece).await? }))
}

/// What became of one. What was to come once is over only when it was posted; if it was refused, it stays, so that its
/// text is not lost, and who wrote it is told.
pub async fn settled(cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
    let Some(touchpoint) = by_id(cx, due.number).await? else { return Ok(()) };
    let memory = Memory::read(memory)?;
    if let (Fate::Skipped(_), Some(piece)) = (fate, memory.piece) {
        // It comes another time.
        queries::set_used(&cx.tx, piece, memory.used_before).await?;
    }
    let day = local_date(due.at, chat.zone);
    if fate == Fate::Posted {
        pin::posted(cx, chat, &touchpoint, due).await?;
        made(cx, chat, &touchpoint, &memory).await?;
    }
    if memory.once || matches!(fate, Fate::Skipped(_)) {
        match fate {
            Fate::PictureRefused(_) => {
                return call(cx, &touchpoint, PICTURE, Urgency::AtOnce, line("touch-one-picture")).await;
            }
            // Its words are not to be lost.
            Fate::Skipped(_) if touchpoint.plan.is_once() => {}
            Fate::Posted | Fate::Skipped(_) => one::over(cx, due.number, day).await?,
            Fate::MayHaveBeen | Fate::Unsure | Fate::LeftTopic => {}
        }
    }
    match fate {
        Fate::Posted if touchpoint.plan.is_once() => {
            remove(cx, &touchpoint).await?;
            watch_stock(cx, chat).await
        }
        Fate::Posted => {
            if let Some(part) = memory.without.filter(|_| !memory.once) {
                without_part(cx, &touchpoint, &memory, part).await?;
            }
            watch_pool(cx, chat, due.number).await?;
            watch_stock(cx, chat).await
        }
        // Until somebody has looked, nothing of it is thrown away.
        Fate::Unsure => Ok(()),
        Fate::Skipped(why) if touchpoint.plan.is_once() => {
            let words = line("touch-once-skipped").line("why", views::skip_reason(why));
            call(cx, &touchpoint, SKIPPED, Urgency::AtOnce, words).await
        }
        Fate::Skipped(why) if why == Reason::SelfSufficient.code() => works::posts_less(cx, chat).await,
        Fate::Skipped(_) => watch_pool(cx, chat, due.number).await,
        Fate::MayHaveBeen => have_had(cx, chat, &touchpoint, due.at).await,
        // Unless it had a topic of its own, it is the room's that is gone.
        Fate::LeftTopic if touchpoint.plan.thread.is_none() => Ok(()),
        Fate::LeftTopic => {
            queries::leave_topic(&cx.tx, due.number).await?;
            call(cx, &touchpoint, TOPIC, Urgency::Daily, line("touch-topic-gone")).await
        }
        Fate::PictureRefused(why) => match memory.piece_of(&touchpoint) {
            // The rest of its album may be taken.
            Some(piece) if memory.next_without(why, piece.media.len()).is_some() => Ok(()),
            Some(piece) => without_picture(cx, &touchpoint, piece, why).await,
            None => Ok(()),
        },
    }
}

/// It stands there: from now on it is counted who answers.
async fn made(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, memory: &Memory) -> Result {
    let id = touchpoint.plan.id;
    let Some(message) = posts::just_posted(cx, chat.key, NAME, id).await? else { return Ok(()) };
    let thread = match touchpoint.plan.thread {
        Some(thread) => Some(thread),
        None => settings::topic(cx, chat.key, NAME).await?,
    };
    let made = works::Made {
        touchpoint: id,
        prompt: memory.prompt.as_deref(),
        purpose: touchpoint.purpose.code(),
        message,
        thread,
        follows_up: touchpoint.follows_up,
    };
    works::posted(cx, chat, made).await
}

/// How often conversation starters are posted in a group.
pub async fn rhythm(cx: &Cx, chat: ChatKey) -> Result<Rhythm> {
    Ok(Rhythm::from_code(&settings::own(cx, chat, &RHYTHM).await?))
}

/// What it would have been was had.
async fn have_had(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, at: DateTime<Utc>) -> Result {
    let (id, day) = (touchpoint.plan.id, local_date(at, chat.zone));
    if one::instead(cx, id, day).await?.is_some() {
        return one::over(cx, id, day).await;
    }
    let Ok(post) = next_post(cx, chat, touchpoint).await? else { return Ok(()) };
    if let Some(prompt) = post.prompt {
        queries::use_prompt(&cx.tx, chat.key, &prompt, at).await?;
    }
    if let Some(piece) = post.piece {
        queries::set_used(&cx.tx, piece, Some(at)).await?;
    }
    Ok(())
}

/// A post as it will look.
#[derive(Debug)]
pub struct Post {
    /// Telegram HTML.
    pub html: String,
    /// What is shown above it.
    pub media: Vec<Media>,
    /// The conversation starter it is, if one.
    prompt: Option<String>,
    /// The piece of content it is, if one.
    piece: Option<i64>,
    /// Of its versions the one for this language; [`None`]: there are none.
    pub version: Option<Lang>,
}

impl Post {
    fn of_library(chat: &Chat, prompt: &Prompt) -> Self {
        let html = library::post(prompt).render(chat.language);
        Self { html, media: Vec::new(), prompt: Some(prompt.id.clone()), piece: None, version: None }
    }

    fn leave_out(&mut self, part: usize) {
        if part < self.media.len() {
            self.media.remove(part);
        }
    }

    /// To be sent.
    #[must_use]
    pub fn attachments(&self) -> Vec<Attachment> {
        self.media.iter().map(Media::attachment).collect()
    }
}

/// A piece of content as it would be posted now. Who is not there is not named.
pub async fn post_of(cx: &Cx, chat: &Chat, piece: &Piece) -> Result<Post> {
    let member = member(cx, chat, std::slice::from_ref(piece)).await?;
    let date = local_date(cx.now, chat.zone);
    let said = Said { date, group: &chat.title, member: member.as_deref(), language: chat.language };
    let most = if piece.media.is_empty() { LONGEST } else { LONGEST_CAPTION };
    let html = slots::filled(&piece.text, &said, most);
    let (version, _) = slots::version(&piece.text, chat.language);
    Ok(Post { html, media: piece.media.clone(), prompt: None, piece: Some(piece.id), version })
}

/// What a touchpoint would post now, or why nothing.
pub async fn next_post(
    cx: &Cx,
    chat: &Chat,
    touchpoint: &Touchpoint,
) -> Result<std::result::Result<Post, &'static str>> {
    if touchpoint.own {
        let is_somebody = member(cx, chat, &touchpoint.pieces).await?.is_some();
        return Ok(match pool::choose(&touchpoint.pieces, touchpoint.is_shuffled, is_somebody, cx.now) {
            Choice::This(piece) => Ok(post_of(cx, chat, piece).await?),
            Choice::Nobody => Err(NOBODY),
            Choice::Dry => Err(Reason::Content.code()),
        });
    }
    let used = queries::prompts_used(&cx.tx, chat.key).await?;
    let prompt = library::choose(&starters(cx, chat).await?, &used, chat.key);
    Ok(prompt.map(|prompt| Post::of_library(chat, prompt)).ok_or(PAUSED))
}

/// As [`next_post`], or what it says the next time alone.
pub async fn coming_post(
    cx: &Cx,
    chat: &Chat,
    touchpoint: &Touchpoint,
) -> Result<std::result::Result<Post, &'static str>> {
    if let Some(next) = touchpoint.plan.state.next
        && let Some(piece) = one::instead(cx, touchpoint.plan.id, local_date(next.scheduled_for, chat.zone)).await?
    {
        return instead_of(cx, chat, Some(&piece)).await;
    }
    next_post(cx, chat, touchpoint).await
}

/// Its picture cannot be posted: who wrote it is told. One that Telegram no longer has does not come back, so this is
/// said once; one that is all there is stays, to be seen for what it is.
async fn without_picture(cx: &Cx, touchpoint: &Touchpoint, piece: &Piece, why: Refusal) -> Result {
    let (is_gone, is_bare) = (why == Refusal::BadFile, piece.text.text().is_empty());
    if is_gone && !is_bare {
        queries::set_media(&cx.tx, piece.id, &[]).await?;
    }
    let words = if is_gone { "touch-picture-gone" } else { "touch-picture-not-allowed" };
    let has_words = if is_bare { "no" } else { "yes" };
    call(cx, touchpoint, PICTURE, Urgency::AtOnce, line(words).plain("words", has_words)).await
}

/// Without this part Telegram takes its album: that one is gone, and those who manage the group are told.
async fn without_part(cx: &Cx, touchpoint: &Touchpoint, memory: &Memory, part: usize) -> Result {
    let Some(piece) = memory.piece_of(touchpoint) else { return Ok(()) };
    let mut media = piece.media.clone();
    if part >= media.len() {
        return Ok(());
    }
    media.remove(part);
    queries::set_media(&cx.tx, piece.id, &media).await?;
    call(cx, touchpoint, PICTURE, Urgency::AtOnce, line("touch-part-gone")).await
}

/// What a group has to hear runs low, or no longer.
pub async fn watch_stock(cx: &Cx, chat: &Chat) -> Result {
    let all = of_chat(cx, chat.key).await?;
    let running = || all.iter().filter(|touchpoint| !touchpoint.paused);
    let library = match running().find(|touchpoint| !touchpoint.own) {
        Some(library) => {
            let used = queries::prompts_used(&cx.tx, chat.key).await?;
            let suiting = starters(cx, chat).await?;
            let unused = suiting.iter().filter(|prompt| !used.contains_key(&prompt.id)).count();
            Some((unused, rules::per_week(&library.plan.recurrence)))
        }
        None => None,
    };
    let own: Vec<Plan> = running().filter(|touchpoint| touchpoint.own).map(|touchpoint| touchpoint.plan).collect();
    let words = match rules::stock(library, &own, cx.now) {
        Stock::Enough => return items::end_kind(cx, chat.key, NAME, STOCK).await,
        Stock::Starters => line("item-content-low"),
        Stock::LastPost => line("item-posts-low"),
    };
    let new = items::New {
        room: NAME,
        section: None,
        kind: STOCK,
        reference: "",
        urgency: Urgency::Daily,
        words,
        buttons: Vec::new(),
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// The content of a post with several pieces runs low, or no longer.
pub async fn watch_pool(cx: &Cx, chat: &Chat, id: i64) -> Result {
    let Some(touchpoint) = by_id(cx, id).await? else { return Ok(()) };
    let is_somebody = member(cx, chat, &touchpoint.pieces).await?.is_some();
    let is_low = pool::is_low(&touchpoint.pieces, is_somebody, &touchpoint.plan, chat.zone, cx.now);
    match is_low && !touchpoint.paused {
        true => {
            let words = line("item-pool-low").line("about", views::about(&touchpoint));
            call(cx, &touchpoint, POOL, Urgency::Daily, words).await
        }
        false => items::end(cx, chat.key, NAME, POOL, &id.to_string()).await,
    }
}

/// There is more to post than before: nothing runs low, unless it still does.
pub async fn stock_changed(cx: &Cx, chat: &Chat) -> Result {
    match items::is_open(cx, chat.key, NAME, STOCK, "").await? {
        true => watch_stock(cx, chat).await,
        false => Ok(()),
    }
}

/// Something about a post needs somebody who manages the group.
async fn call(cx: &Cx, touchpoint: &Touchpoint, kind: &'static str, urgency: Urgency, words: Line) -> Result {
    let reference = touchpoint.plan.id.to_string();
    let buttons = match kind {
        TOPIC => vec![Button::new("item-button-general", GENERAL)],
        _ => Vec::new(),
    };
    let new = items::New { room: NAME, section: None, kind, reference: &reference, urgency, words, buttons };
    items::raise(cx, touchpoint.chat, new).await.map(drop)
}

/// A post was changed, or is there no more: nothing about it needs anybody.
pub async fn mended(cx: &Cx, touchpoint: &Touchpoint) -> Result {
    let reference = touchpoint.plan.id.to_string();
    for kind in [SKIPPED, TOPIC, PICTURE] {
        items::end(cx, touchpoint.chat, NAME, kind, &reference).await?;
    }
    works::changed(cx, touchpoint.chat, touchpoint.plan.id).await
}

/// The library follows the group's rhythm and language.
pub async fn follow_rhythm(cx: &Cx, chat: &Chat) -> Result {
    let all = of_chat(cx, chat.key).await?;
    let library = all.into_iter().find(|touchpoint| !touchpoint.own);
    match (library, rules::library_rule(rhythm(cx, chat.key).await?, chat.language)) {
        (None, None) => Ok(()),
        (None, Some(recurrence)) => {
            let nothing = Marked::default();
            let new = New {
                chat: chat.key,
                own: false,
                recurrence: &recurrence,
                text: &nothing,
                media: &[],
                thread: None,
                created_by: None,
            };
            let id = queries::insert(&cx.tx, &new, cx.now).await?;
            // Not on the very day: a manager shall have had time to look at the settings.
            let plan = rules::plan(id, false, recurrence);
            posts::set_done_date(cx, chat.key, &plan, Some(local_date(cx.now, chat.zone))).await?;
            posts::follow(cx, chat.key).await
        }
        (Some(library), None) => remove(cx, &library).await,
        (Some(library), Some(rule)) => change_library(cx, &library, &rule).await,
    }
}

async fn change_library(cx: &Cx, library: &Touchpoint, rule: &Recurrence) -> Result {
    // Where managers moved it to another hour, it stays there.
    let rule = &Recurrence { time: library.plan.recurrence.time, ..*rule };
    if library.plan.recurrence == *rule {
        return Ok(());
    }
    queries::set_rule(&cx.tx, library.plan.id, rule).await?;
    // Who chooses another rhythm wants to hear it; another language only moves the days.
    if rules::per_week(rule) != rules::per_week(&library.plan.recurrence) {
        queries::set_paused(&cx.tx, library.plan.id, false).await?;
    }
    Ok(())
}

/// Removes a touchpoint.
pub async fn remove(cx: &Cx, touchpoint: &Touchpoint) -> Result {
    mended(cx, touchpoint).await?;
    pin::mended(cx, touchpoint).await?;
    items::end(cx, touchpoint.chat, NAME, POOL, &touchpoint.plan.id.to_string()).await?;
    posts::remove(cx, touchpoint.chat, &touchpoint.plan).await?;
    Ok(queries::delete(&cx.tx, touchpoint.plan.id).await?)
}
