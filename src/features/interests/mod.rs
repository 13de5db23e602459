//! Interest lists: people who share a tag can be asked at once.
//!
//! `/ask #rye Who has a starter to spare?` posts the question in the group and mentions at most five of those on the list who
//! agreed to that, whoever was not asked for longest first; where they are fewer, some of those who rather hear of it in
//! private are written to. A list is asked once a day; nobody asks more than twice a day, or is asked more than once a day and
//! three times a week. In quiet hours it makes no sound. Who has left, and the asker, are never asked.
//!
//! `/ask` shows one's lists: a press goes from *off* through *by mention* to *in private*. In private it also asks, question by
//! question. Whoever has published tags is offered their lists.

mod queries;
mod rules;
mod views;

use std::{borrow::Cow, sync::Arc};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use self::rules::{How, Listed};
use super::onboarding;
use crate::{
    dispatch::{
        Ask, Audience, CommandSpec, Cx, Door, Left, Outcome, Place, Press, Result, Room, Sent,
        chooser::{self, Among, Question},
        context::About,
        flow::{Answer, Answers, Done as Over, Flow, Kind, Preview, Step, Steps, Talk, Wish},
        nudge::Reason,
        panel::{self, ALONE, Done, For, Page, Pager, Panel, ROWS, View},
        routes::{self, Routes},
        trouble,
        whisper::Asker,
    },
    schedule::gates,
    store::{
        ChatKey, Tx,
        chats::{BotPlace, Chat},
        held::Held,
    },
    telegram::{
        ThreadId, UserId,
        actor::{Actor, Person},
        keyboard::{Key, Keyboard},
        marked::Marked,
        request::{Request, can_be_deleted},
    },
    words::{Lang, Line, clean_line, clip, day_and_time, line, tags, tags::Tag},
};

/// The room's name.
pub const NAME: &str = "interests";
/// The kind of message by which who does not want to be mentioned hears of a question.
const NUDGE: &str = "interest";
/// So many lists of a group are looked through.
const MOST_LISTS: i64 = 60;
/// So many of a list, those who wait longest.
const MOST_LISTED: i64 = 200;
/// So many lists are offered as buttons where one is chosen.
const MOST_OFFERED: i64 = 16;
/// A question is told in private as long as that helps.
const TOLD_WITHIN: chrono::TimeDelta = chrono::TimeDelta::days(2);

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Action {
    /// Shows her lists, and others she could be on; this one among them.
    Show {
        #[serde(default)]
        with: Option<String>,
        #[serde(default)]
        page: usize,
    },
    /// A list is to ask her in the next way.
    Turn { tag: String, shown: String, page: usize },
    /// She asks.
    Ask,
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// A question.
    Asked { ask: i64, chat: ChatKey, asker: UserId, thread: Option<ThreadId>, tag: String, private: Vec<UserId> },
}

/// The room.
#[derive(Debug)]
pub struct Interests;

#[async_trait]
impl Room for Interests {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("ask").unlisted(), CommandSpec::private("ask").unlisted()] }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[NUDGE]
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::members("desk-door-interests", &Action::Show { with: None, page: 0 })]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("ask").endpoint(asked))
            .branch(routes::left().endpoint(left))
            .branch(panel::routes::<Action>())
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[&Asking]
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let lists = queries::how_many(&cx.tx, chat.key).await?;
        Ok((lists > 0).then(|| line("interests-standing").num("count", lists)))
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        let Note::Asked { ask, chat: key, asker, thread, tag, private } = sent.note()?;
        trouble::posted(cx, key, &sent.outcome).await?;
        match &sent.outcome {
            Outcome::Done { message: Some(message), .. } => {
                queries::stands(&cx.tx, ask, *message).await?;
                let chat = cx.chat(key).await?;
                for user in private {
                    let reason = Reason::Unasked { kind: NUDGE, until: cx.now + TOLD_WITHIN };
                    let words = |language| views::told(&chat, &tag, *message, language);
                    cx.nudge(user, Some(&*chat), reason, &words).await?;
                }
                Ok(())
            }
            Outcome::Failed(_) => {
                queries::take_back(&cx.tx, ask).await?;
                cx.whisper_later(Asker { chat: key, thread, user: Some(asker) }, &line("ask-not-posted")).await
            }
            Outcome::Done { message: None, .. } | Outcome::Unknown => Ok(()),
        }
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        queries::forget(tx, before, most).await
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::goes("interest_lists", "user_id"),
                Held::goes("interest_asked", "user_id"),
                Held::unnamed("interest_asks", "asker"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let lists: Vec<String> =
            queries::lists_of(&cx.tx, chat, user).await?.into_iter().map(|(_, shown, _)| shown).collect();
        let told = line("mydata-interests").html("tags", tags::hashtags(&lists));
        Ok(if lists.is_empty() { Vec::new() } else { vec![told] })
    }

    /// Her questions stand in the group under her name.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(key) = chat else { return Ok(()) };
        let chat = cx.chat(key).await?;
        if chat.bot == BotPlace::Out {
            return Ok(());
        }
        for (message, since) in queries::standing_of(&cx.tx, key, user).await? {
            let gone = line("ask-was-here").render(chat.language);
            cx.send(match can_be_deleted(since, cx.now) {
                true => Request::delete(chat.id, message),
                false => Request::edit(chat.id, message, &gone),
            })
            .await?;
        }
        Ok(())
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        Ok(queries::forget_messages(&cx.tx, chat).await?)
    }
}

/// A button to the lists of what somebody has just said she is into; [`None`] if she said nothing, or is on them all.
pub async fn invitation(cx: &Cx, chat: &Chat, user: UserId, language: Lang) -> Result<Option<Key>> {
    if !cx.is_on(chat.key, NAME).await? {
        return Ok(None);
    }
    let on = queries::lists_of(&cx.tx, chat.key, user).await?;
    let tags = onboarding::tags_of(cx, chat.key, user).await?;
    let is_on = |shown: &String| Tag::read(shown).is_ok_and(|tag| on.iter().any(|(key, ..)| key == tag.key()));
    if tags.iter().all(is_on) {
        return Ok(None);
    }
    let label = line("interests-invitation").render_plain(language);
    let about = About::chat(chat.key).only_user(user).for_anybody();
    Ok(Some(cx.button(NAME, label, &Action::Show { with: None, page: 0 }, about).await?))
}

/// Who has left is on no list any more.
async fn left(cx: Cx, left: Arc<Left>) -> Result {
    Ok(queries::leave_all(&cx.tx, left.chat.key, left.person.id).await?)
}

/// `/ask`.
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::Bot => return Ok(()),
        Actor::AnonymousAdmin | Actor::Channel => return Err(line("ask-as-yourself").into()),
    };
    let typed = ask.command.whole();
    match &ask.place {
        Place::Group(_) if typed.is_empty() => panel::whisper(&cx, &ask, &Action::Show { with: None, page: 0 }).await,
        Place::Group(chat) => {
            let (tag, question) = read(&typed)?;
            put(&cx, chat, person, &tag, &question, ask.at.thread).await
        }
        Place::Private => in_private(&cx, &ask, person, &typed).await,
    }
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person, typed: &str) -> Result {
    let show = Action::Show { with: None, page: 0 };
    let groups = chooser::shared_groups(cx, person.id, NAME).await?;
    match groups.as_slice() {
        [] => Err(line("intro-no-group").into()),
        [(key, _)] if typed.is_empty() => {
            panel::show(cx, ask.at.chat, Some(&*cx.chat(*key).await?), person, &show).await
        }
        [(key, _)] => {
            let (tag, question) = read(typed)?;
            let chat = cx.chat(*key).await?;
            let mut answers = Answers::default();
            answers.set("list", Some(text(&tag)));
            answers.set("question", Some(text(&question)));
            Talk { flow: &Asking, chat: &chat, person }.preview(cx, answers, None).await
        }
        _ if typed.is_empty() => {
            let question = Question::new(NAME, "intro-which-group", Among::Shared, &show)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
        _ => Err(line("ask-in-the-group").into()),
    }
}

fn text(words: &str) -> Answer {
    Answer::Text(Marked::plain(words))
}

/// A list and a question, as they are typed: `#rye Who has a starter?`.
fn read(typed: &str) -> Result<(String, String)> {
    let typed = clean_line(typed);
    let how = || line("ask-how");
    let behind = typed.strip_prefix('#').ok_or_else(how)?.trim_start();
    let (tag, question) = behind.split_once(' ').ok_or_else(how)?;
    let question = question.trim_start_matches([':', '-', '–', '—', ' ']);
    if question.is_empty() {
        return Err(how().into());
    }
    let length = question.graphemes(true).count();
    if length > rules::LONGEST {
        return Err(line("flow-too-long")
            .num("length", views::number(length))
            .num("most", views::number(rules::LONGEST))
            .into());
    }
    Ok((tag.trim_end_matches(':').to_owned(), question.to_owned()))
}

/// Whom a question would go to, or why it cannot be asked now.
async fn would_go_to(cx: &Cx, chat: &Chat, person: &Person, typed: &str) -> Result<(Tag, Vec<Listed>, Vec<Listed>)> {
    let tag = Tag::read(typed).map_err(|_| line("flow-tag-empty"))?;
    let all = queries::lists_in(&cx.tx, chat.key, MOST_LISTS).await?;
    // It is called as those who are on it know it.
    let known = all.iter().find(|(key, _)| key == tag.key()).and_then(|(_, shown)| Tag::read(shown).ok());
    let tag = known.ok_or_else(|| unknown(&tag, &all))?;
    let when = |at: DateTime<Utc>| day_and_time(at, chat.zone, cx.now);
    let last = queries::last_asked(&cx.tx, chat.key, tag.key()).await?;
    if let Some(until) = rules::list_rests_until(last, cx.now) {
        return Err(line("ask-list-rests").text("tag", tag.shown()).line("when", when(until)).into());
    }
    let lately = queries::asked_by(&cx.tx, chat.key, person.id, cx.now - rules::A_DAY).await?;
    if let Some(at) = rules::may_ask_at(&lately, cx.now) {
        return Err(line("ask-too-often").line("when", when(at)).into());
    }
    let since = cx.now - rules::A_WEEK;
    let listed = queries::listed(&cx.tx, chat.key, tag.key(), since, MOST_LISTED).await?;
    let (mentioned, private) = rules::choose(listed, person.id, cx.now);
    if mentioned.is_empty() && private.is_empty() {
        return Err(line("ask-nobody-now").text("tag", tag.shown()).into());
    }
    Ok((tag, mentioned, private))
}

fn unknown(tag: &Tag, all: &[(String, String)]) -> Line {
    let near: Vec<String> = rules::nearest(tag.key(), all).into_iter().map(str::to_owned).collect();
    match near.is_empty() {
        true => line("ask-no-lists"),
        false => line("ask-unknown").text("tag", tag.shown()).html("near", tags::hashtags(&near)),
    }
}

/// Puts a question to a list.
async fn put(cx: &Cx, chat: &Chat, person: &Person, typed: &str, question: &str, thread: Option<ThreadId>) -> Result {
    if !chat.bot.can_write() {
        return Err(line("intro-bot-gone").text("group", &chat.title).into());
    }
    let (tag, mentioned, private) = would_go_to(cx, chat, person, typed).await?;
    let asked: Vec<UserId> = mentioned.iter().chain(&private).map(|one| one.user).collect();
    let ask = queries::asks(&cx.tx, chat.key, (tag.key(), person.id), &asked, cx.now).await?;
    let html = views::post(&person.name, tag.shown(), question, &mentioned, chat.language);
    let show = Action::Show { with: Some(tag.shown().to_owned()), page: 0 };
    let link = cx.link(NAME, &show, About::chat(chat.key).for_anybody()).await?;
    let key = Key::open(line("ask-me-too").render_plain(chat.language), link);
    let private = private.into_iter().map(|one| one.user).collect();
    let note = Note::Asked { ask, chat: chat.key, asker: person.id, thread, tag: tag.shown().to_owned(), private };
    let post = Request::message(chat.id, &html).thread(thread).keyboard(&Keyboard::new().row([key]));
    cx.send(post.silent_if(gates::is_quiet(chat, cx.now)).tell(NAME, &note)?).await
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let chat = view.chat()?;
        if !view.cx.is_in(chat, view.person()?.id).await? {
            return Err(line("flow-not-in").text("group", &chat.title).into());
        }
        let (with, page) = match self {
            Self::Show { with, page } => (with.as_deref(), *page),
            Self::Turn { shown, page, .. } => (Some(shown.as_str()), *page),
            Self::Ask => (None, 0),
        };
        lists(view, chat, with, page).await
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, user) = (view.cx, view.chat()?, press.person.id);
        match self {
            Self::Show { .. } => Ok(Done::shown()),
            Self::Turn { tag, shown, .. } => {
                let now = queries::lists_of(&cx.tx, chat.key, user).await?.into_iter().find(|(key, ..)| key == tag);
                match How::next(now.map(|(.., how)| how)) {
                    Some(how) => queries::join(&cx.tx, (chat.key, user), (tag, shown), how).await?,
                    None => queries::leave(&cx.tx, chat.key, user, tag).await?,
                }
                Ok(Done::shown())
            }
            Self::Ask => {
                Talk { flow: &Asking, chat, person: &press.person }.begin(cx, Answers::default(), None).await?;
                Ok(Done::stays())
            }
        }
    }
}

/// Her lists, those of her tags, the one she came by, and the others of the group.
async fn lists(view: &View<'_>, chat: &Chat, with: Option<&str>, page: usize) -> Result<Page> {
    let (cx, user) = (view.cx, view.person()?.id);
    let on = queries::lists_of(&cx.tx, chat.key, user).await?;
    let mut all: Vec<(String, String)> = on.iter().map(|(key, shown, _)| (key.clone(), shown.clone())).collect();
    let own = onboarding::tags_of(cx, chat.key, user).await?;
    let others = queries::lists_in(&cx.tx, chat.key, MOST_LISTS).await?.into_iter().map(|(_, shown)| shown);
    for tag in with.map(str::to_owned).into_iter().chain(own).chain(others).filter_map(|shown| Tag::read(&shown).ok()) {
        if all.iter().all(|(key, _)| key != tag.key()) {
            all.push((tag.key().to_owned(), tag.shown().to_owned()));
        }
    }
    let pager = Pager::new(page, all.len(), ROWS);
    let mut keys = Vec::new();
    for (tag, shown) in pager.of(&all) {
        let how = on.iter().find(|(key, ..)| key == tag).map_or("off", |(.., how)| how.code());
        let label = line("interests-list").plain("how", how).text("tag", shown).render_plain(view.lang);
        let turn = Action::Turn { tag: tag.clone(), shown: shown.clone(), page: pager.page() };
        keys.push(view.labelled(clip(&label, ALONE), &turn).await?);
    }
    let turns = pager.turns(view, |page| Action::Show { with: None, page }).await?;
    let words = line(if all.is_empty() { "interests-none" } else { "interests" }).text("group", &chat.title);
    let page = Page::new(view.says(&pager.says(words)), Keyboard::new().rows_of(1, keys).row(turns));
    Ok(match view.in_private && !all.is_empty() {
        true => page.row([view.key(&line("interests-ask"), &Action::Ask).await?]),
        false => page,
    })
}

/// A question to a list, asked in private.
#[derive(Debug)]
struct Asking;

#[async_trait]
impl Flow for Asking {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "ask"
    }

    fn audience(&self) -> Audience {
        Audience::Member
    }

    /// They depend on which lists there are.
    fn steps(&self) -> &'static [Step] {
        &[]
    }

    async fn steps_for(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Steps> {
        let lists = queries::lists_in(&cx.tx, talk.chat.key, MOST_OFFERED).await?;
        let lists = lists.into_iter().map(|(_, shown)| shown).collect();
        Ok(Cow::Owned(vec![
            Step::new("list", "ask-which-list", Kind::OneOf(lists)),
            Step::new("question", "ask-which-question", Kind::Line(rules::LONGEST)),
        ]))
    }

    fn publish(&self) -> &'static str {
        "ask-publish"
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _language: Lang) -> Result<Preview> {
        let (list, question) = told(answers);
        let (tag, mentioned, _) = would_go_to(cx, talk.chat, talk.person, &list).await?;
        let html = views::post(&talk.person.name, tag.shown(), &question, &mentioned, talk.chat.language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Over> {
        if queries::is_muted(&cx.tx, talk.chat.key, talk.person.id).await? {
            return Err(line("ask-muted").text("group", &talk.chat.title).into());
        }
        let (list, question) = told(answers);
        put(cx, talk.chat, talk.person, &list, &question, None).await?;
        Ok(line("ask-asked").text("group", &talk.chat.title).into())
    }
}

fn told(answers: &Answers) -> (String, String) {
    let text = |key| answers.text(key).map(|text| text.text().to_owned()).unwrap_or_default();
    (text("list"), text("question"))
}
