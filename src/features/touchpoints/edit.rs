//! Changing a regular post: another time, another text, or both. It keeps its number and its history.
//!
//! ```text
//! /touchpoint 3 monday 10:00
//! What are you baking this week?
//! ```
//! changes the third of `/touchpoints`: its time if one follows the number, its text if there is one below. In the
//! panel of each, *Edit* shows that form filled in, and in private her next message is the new text, or the new time, or
//! the time with the text below it. Either way she is first shown what it would be; nothing has changed before she saves.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    NAME,
    add::{Material, Objection, Prospect, Typed, check, form, never, refusal, visible},
    content,
    fresh::Wanted,
    log::log,
    one,
    panel::{self, Action},
    queries::{self, Touchpoint},
    rules, timing, twice, views,
};
use crate::{
    dispatch::{
        Ask, Cx, PrivateText, Result, Stop,
        drafts::{self, Asking},
        panel::{Page, View, view_in_private, views as views_of},
        posts,
        whisper::{Pages, Whisper},
    },
    schedule::{
        grammar::{self, Context, Language, Problem},
        posts::Plan,
        recurrence::Recurrence,
    },
    store::{ChatKey, chats::Chat, conversations::Draft},
    telegram::{
        UserId,
        actor::{Actor, Person},
        attachment::Media,
        keyboard::Keyboard,
        marked::Marked,
        request::Request,
    },
    words::{Lang, Line, line},
};

/// How long what she writes in private is taken for the new text or time.
const ASKED_FOR: TimeDelta = TimeDelta::hours(1);

/// What a post becomes; [`None`] stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Edit {
    /// Another time.
    rule: Option<Recurrence>,
    /// Another text.
    text: Option<Marked>,
    /// Another picture; empty stays as it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    media: Vec<Media>,
}

/// A post to be changed, by its number in the list, and to what.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wish {
    number: usize,
    schedule: String,
    text: Marked,
}

/// Which post she is asked about in private.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    chat: ChatKey,
    id: i64,
    /// Whether what she sends is added to its content.
    #[serde(default)]
    adds: bool,
    /// How much of it she has sent so far.
    #[serde(default)]
    pub(super) added: usize,
    /// Whether what she sends is said at this due time alone.
    #[serde(default)]
    once: Option<DateTime<Utc>>,
    /// A new post that is not saved yet; what she sends is its time.
    #[serde(default)]
    fresh: Option<Box<Wanted>>,
}

impl Asked {
    /// She is asked for content, and has sent so many pieces.
    pub(super) const fn content(touchpoint: &Touchpoint, added: usize) -> Self {
        Self { chat: touchpoint.chat, id: touchpoint.plan.id, adds: true, added, once: None, fresh: None }
    }

    /// She is asked for what it says at this due time alone.
    pub(super) const fn one(touchpoint: &Touchpoint, due: DateTime<Utc>) -> Self {
        Self { chat: touchpoint.chat, id: touchpoint.plan.id, adds: false, added: 0, once: Some(due), fresh: None }
    }

    /// She is asked for the time of a new post.
    pub(super) fn fresh(chat: &Chat, wanted: &Wanted) -> Self {
        Self { chat: chat.key, id: 0, adds: false, added: 0, once: None, fresh: Some(Box::new(wanted.clone())) }
    }
}

impl Wish {
    /// Reads `3 monday 10:00`, `3`, `#3` with the text below. [`None`]: a schedule, which may begin with a number too
    /// (`24 december 18:00`); `posts` is how many there are.
    pub(super) fn read(line: &str, text: &Marked, context: &Context, posts: usize) -> Option<Self> {
        let bare = line.trim_start_matches(['#', '№']);
        let (digits, rest) = bare.split_at(bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len()));
        let number = digits.parse().ok()?;
        let rest = rest.strip_prefix(['.', ')']).unwrap_or(rest);
        if rest.starts_with(|c: char| !c.is_whitespace()) || grammar::parse(line, context).is_ok() {
            return None;
        }
        let rest = rest.trim();
        if rest.is_empty() {
            return Some(Self { number, schedule: String::new(), text: text.to_owned() });
        }
        if grammar::parse(rest, context).is_ok() {
            return Some(Self { number, schedule: rest.to_owned(), text: text.to_owned() });
        }
        // "3 monday 10:00"; but "3 times a week" and "5 december" are no numbers of posts.
        let every = format!("every {rest}");
        let is_schedule = match grammar::parse(&every, context).map_err(|error| error.problem) {
            Ok(_) | Err(Problem::MissingTime | Problem::BadTime(_)) => number <= posts,
            Err(_) => false,
        };
        is_schedule.then(|| Self { number, schedule: every, text: text.to_owned() })
    }

    fn understand(&self, context: &Context) -> std::result::Result<Edit, Line> {
        let some = |text: Marked| Some(text).filter(|text| !text.text().is_empty());
        let mut edit = Edit { rule: None, text: some(self.text.clone()), media: Vec::new() };
        if !self.schedule.is_empty() {
            let typed = Typed::of(&Marked::plain(&self.schedule), &self.text).understand(context);
            let (rule, text) = typed.map_err(|objection| refusal(objection, Some(self.number)))?;
            edit = Edit { rule: Some(rule), text: some(text), media: Vec::new() };
        }
        Ok(edit)
    }
}

impl Edit {
    /// What she wrote in private: a time, a time with the text below it, or a text.
    fn read(text: &Marked, context: &Context) -> Self {
        let text = visible(text);
        let (first, below) = text.text().split_once('\n').unwrap_or((text.text(), ""));
        match grammar::parse(first, context) {
            Ok(schedule) if schedule.rest.is_empty() => {
                let below = visible(&text.part(below));
                let text = Some(below).filter(|text| !text.text().is_empty());
                Self { rule: Some(schedule.recurrence), text, media: Vec::new() }
            }
            _ => Self { rule: None, text: Some(text).filter(|text| !text.text().is_empty()), media: Vec::new() },
        }
    }

    /// Without a time that is the one there is, said again with the text: "every 2 weeks" goes on with the weeks it had.
    fn against(self, before: &Recurrence) -> Self {
        let written = |rule: &Recurrence| grammar::canonical(rule, Language::English);
        Self { rule: self.rule.filter(|rule| written(rule) != written(before)), ..self }
    }

    const fn is_of_content(&self) -> bool {
        self.text.is_some() || !self.media.is_empty()
    }

    /// The plan as it would be.
    fn plan(&self, cx: &Cx, chat: &Chat, before: &Plan) -> Plan {
        let Some(recurrence) = self.rule else { return *before };
        rules::moved(before, recurrence).waiting(cx.now, chat)
    }
}

fn context(cx: &Cx, chat: &Chat) -> Context {
    Context::of(cx.now, chat.zone, chat.language)
}

/// `/touchpoint 3 …`
pub(super) async fn asked(cx: &Cx, ask: &Ask, chat: &Chat, all: &[Touchpoint], wish: Wish) -> Result {
    let touchpoint = wish.number.checked_sub(1).and_then(|place| all.get(place));
    let Some(touchpoint) = touchpoint else {
        let number = i64::try_from(wish.number).unwrap_or(i64::MAX);
        return Err(line("touch-no-number").num("n", number).into());
    };
    let is_bare = wish.schedule.is_empty() && wish.text.text().is_empty();
    // Only a message of her own is an answer to "which text?"; under another's she asks for the panel.
    let answers_own = ask.answered.as_ref().is_some_and(|answered| answered.is_own);
    if is_bare && !ask.has_media && !answers_own {
        return panel::whisper_one(cx, ask, touchpoint).await;
    }
    let mut edit = wish.understand(&context(cx, chat))?;
    // What it answers counts only where nothing else is said: an answer to a message may be about its time alone.
    if is_bare || ask.has_media {
        let Material { text, media, .. } = Material::of(cx, ask, edit.text.unwrap_or_default()).await??;
        edit.text = Some(text).filter(|text| !text.text().is_empty());
        edit.media = media;
    }
    let edit = edit.against(&touchpoint.plan.recurrence);
    let mut pages = Pages::default();
    for view in views_of::<Action>(cx, ask).await? {
        pages.add_page(view.lang, preview(&view, (wish.number, touchpoint), &edit).await?);
    }
    cx.whisper_what(ask, Whisper::pages(&pages)).await
}

/// What it would be, with a button that saves it.
async fn preview(view: &View<'_>, (number, touchpoint): (usize, &Touchpoint), edit: &Edit) -> Result<Page> {
    let (cx, chat, lang) = (view.cx, view.chat()?, view.lang);
    if !touchpoint.own {
        return Err(line("touch-edit-library").into());
    }
    if touchpoint.pieces.len() > 1 && edit.is_of_content() {
        return Err(line("touch-edit-pool").into());
    }
    let plan = edit.plan(cx, chat, &touchpoint.plan);
    let text = edit.text.as_ref().unwrap_or(&touchpoint.text);
    let media = if edit.media.is_empty() { &touchpoint.media } else { &edit.media };
    let kept = edit.text.as_ref().map(Marked::text).unwrap_or_default();
    let object = |problem| refusal(Objection::new(problem, plan.recurrence, kept), Some(number));
    if edit.is_of_content() {
        // What is kept already may be older than today's rules.
        check(text, media).map_err(object)?;
    }
    let prospect = Prospect::of(cx, chat, &plan)
        .await?
        .map_err(|reason| refusal(never(reason, chat, &plan, kept), Some(number)))?;
    let mut next = vec![match touchpoint.paused {
        true => line("touch-paused").render(lang),
        false => prospect.words(chat, lang, cx.now),
    }];
    let near = if edit.rule.is_some() { twice::near(cx, chat, &plan).await? } else { None };
    let same = match edit.is_of_content() {
        true => twice::same(cx, chat, (text, media), Some(plan.id)).await?,
        false => None,
    };
    next.extend(same.iter().chain(&near).map(|doubt| view.says(doubt)));
    let words = line("touch-edit-preview")
        .line("rule", views::rule(&plan.recurrence, lang))
        .html("text", views::content(text, media, lang))
        .html("next", next.join("\n"));
    Ok(Page::new(view.says(&words), panel::keyboard_edit(view, touchpoint.plan.id, edit).await?))
}

/// What she is told when she wants to change one, and the form for it.
pub(super) fn how(touchpoint: &Touchpoint, number: usize, lang: Lang) -> Line {
    let form = form(Some(number), &touchpoint.plan.recurrence, touchpoint.text.text(), lang);
    line("touch-edit-how").html("form", form)
}

/// Asks in private; her next message is the answer.
pub(super) async fn ask(cx: &Cx, user: UserId, touchpoint: &Touchpoint) -> Result {
    let asked = Asked { chat: touchpoint.chat, id: touchpoint.plan.id, adds: false, added: 0, once: None, fresh: None };
    ask_for(cx, user, &asked).await
}

/// Her next message is the answer to this.
pub(super) async fn ask_for(cx: &Cx, user: UserId, asked: &Asked) -> Result {
    drafts::ask(cx, Asking::new(NAME, user, Some(asked.chat)).waits(ASKED_FOR), asked).await
}

/// She goes on with it: how to change it is said again, below.
pub(super) async fn ask_again(cx: &Cx, person: &Person, draft: &Draft) -> Result {
    let asked: Asked = serde_json::from_str(&draft.state)?;
    let chat = cx.chat(asked.chat).await?;
    cx.must_help_with(&chat, person, NAME).await?;
    match (asked.once, &asked.fresh) {
        (_, Some(wanted)) => twice::ask_again(cx, &chat, wanted, person).await,
        (Some(due), None) => one::ask_again(cx, &chat, (asked.id, due), person).await,
        (None, None) => panel::ask_again(cx, &chat, asked.id, person).await,
    }
}

/// What she is offered to go on with, as long as there is such a post.
pub(super) async fn half_done(cx: &Cx, draft: &Draft) -> Result<Option<Line>> {
    let asked: Asked = serde_json::from_str(&draft.state)?;
    if asked.fresh.is_some() {
        return Ok(Some(line("touch-twice-half-done").text("group", &cx.chat(asked.chat).await?.title)));
    }
    // What she sent for its content is kept already.
    let is_there = !asked.adds && queries::by_id(&cx.tx, asked.id).await?.is_some();
    let group = &cx.chat(asked.chat).await?.title;
    Ok(is_there.then(|| line("touch-edit-half-done").text("group", group)))
}

/// She wrote it.
pub async fn answered(cx: Cx, said: Arc<PrivateText>) -> Result {
    let Some(draft) = &said.conversation else { return Ok(()) };
    let asked: Asked = serde_json::from_str(&draft.state)?;
    let user = said.person.id;
    let chat = cx.chat(asked.chat).await?;
    let view = view_in_private::<Action>(&cx, Some(&chat), &said.person).await?;
    let page = match answer(&view, &chat, &said, &asked).await {
        Ok(Some(page)) => page,
        Ok(None) => return Ok(()),
        Err(Stop::Refusal(no)) => Page::new(view.says(&no), Keyboard::new()),
        Err(fault) => return Err(fault),
    };
    cx.send(Request::message(user.private_chat(), &page.html).keyboard(&page.keyboard)).await
}

async fn answer(view: &View<'_>, chat: &Chat, said: &PrivateText, asked: &Asked) -> Result<Option<Page>> {
    let cx = view.cx;
    cx.must_help_with(chat, &said.person, NAME).await?;
    if let Some(wanted) = &asked.fresh {
        return twice::retimed(view, chat, said, wanted).await.map(Some);
    }
    let all = timing::of_chat(cx, chat.key).await?;
    let found = all.iter().enumerate().find(|(_, touchpoint)| touchpoint.plan.id == asked.id);
    let Some((place, touchpoint)) = found else {
        drafts::end(cx, said.person.id, NAME).await?;
        return Err(line("touch-gone").into());
    };
    if asked.adds {
        return content::sent(view, chat, said, (touchpoint, asked)).await;
    }
    if let Some(due) = asked.once {
        return one::said(view, chat, said, (touchpoint, due)).await;
    }
    let text = visible(&said.content.text);
    if text.text().is_empty() && said.content.media.is_none() {
        return Err(line("touch-edit-words").into());
    }
    let edit = Edit { media: said.content.media.iter().cloned().collect(), ..Edit::read(&text, &context(cx, chat)) };
    let edit = edit.against(&touchpoint.plan.recurrence);
    preview(view, (place + 1, touchpoint), &edit).await.map(Some)
}

/// `/cancel` while she is asked.
pub async fn cancelled(cx: Cx, ask: Arc<Ask>) -> Result {
    if let Some(person) = ask.actor.person() {
        drafts::end(&cx, person.id, NAME).await?;
    }
    cx.whisper(&ask, &line("cancelled")).await
}

/// Makes it what was shown.
pub(super) async fn save(cx: &Cx, chat: &Chat, actor: &Actor, touchpoint: &Touchpoint, edit: Edit) -> Result {
    let id = touchpoint.plan.id;
    let [piece] = touchpoint.pieces.as_slice() else {
        // More was added after it was shown.
        return match edit.is_of_content() {
            true => Err(line("touch-edit-pool").into()),
            false => save_rule(cx, chat, actor, touchpoint, &edit).await,
        };
    };
    timing::mended(cx, touchpoint).await?;
    if let Some(text) = edit.text.as_ref().filter(|text| **text != touchpoint.text) {
        queries::set_text(&cx.tx, piece.id, text).await?;
        log(cx, chat, actor, (id, None, "text")).await?;
    }
    if !edit.media.is_empty() && edit.media != touchpoint.media {
        queries::set_media(&cx.tx, piece.id, &edit.media).await?;
        log(cx, chat, actor, (id, None, "picture")).await?;
    }
    save_rule(cx, chat, actor, touchpoint, &edit).await
}

/// Moves it to its new times, if they are others.
async fn save_rule(cx: &Cx, chat: &Chat, actor: &Actor, touchpoint: &Touchpoint, edit: &Edit) -> Result {
    let id = touchpoint.plan.id;
    let Some(rule) = edit.rule.filter(|rule| *rule != touchpoint.plan.recurrence) else { return Ok(()) };
    let plan = edit.plan(cx, chat, &touchpoint.plan);
    posts::stop(cx, chat.key, &touchpoint.plan).await?;
    queries::move_own(&cx.tx, id, &rule).await?;
    posts::set_skip_date(cx, chat.key, &plan, None).await?;
    posts::set_moved(cx, chat.key, &plan, None).await?;
    posts::set_done_date(cx, chat.key, &plan, plan.state.done_date).await?;
    if !touchpoint.paused {
        posts::set_next(cx, chat, &plan).await?;
    }
    timing::watch_pool(cx, chat, id).await?;
    let [was, is] = [&touchpoint.plan.recurrence, &rule].map(|rule| grammar::canonical(rule, Language::English));
    log(cx, chat, actor, (id, Some(&was), &is)).await
}

/// Moves it, if nothing else is changed.
pub(super) async fn move_to(cx: &Cx, chat: &Chat, actor: &Actor, touchpoint: &Touchpoint, to: Recurrence) -> Result {
    timing::mended(cx, touchpoint).await?;
    save_rule(cx, chat, actor, touchpoint, &Edit { rule: Some(to), text: None, media: Vec::new() }).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::recurrence::DaySet;

    fn context() -> Context {
        let now = DateTime::from_timestamp(1_794_816_000, 0).unwrap();
        Context { now, tz: chrono_tz::Asia::Jerusalem, workdays: DaySet::MONDAY_TO_FRIDAY }
    }

    /// The number, and what the post becomes, or is asked about.
    fn read(line: &str) -> Option<(usize, String)> {
        let wish = Wish::read(line, &Marked::default(), &context(), 5)?;
        let rule = wish.understand(&context()).map(|edit| edit.rule);
        let written = |rule: Recurrence| grammar::canonical(&rule, Language::English);
        let what = rule.map(|rule| rule.map(written).unwrap_or_default());
        Some((wish.number, what.unwrap_or_else(|no| no.render_plain(Lang::En))))
    }

    #[test]
    fn a_number_in_front_of_a_time_is_that_of_a_post() {
        let monday = |number| Some((number, "every monday 10:00".to_owned()));
        for line in
            ["3 monday 10:00", "#3 monday 10:00", "3. mondays 10:00", "3) every monday 10:00", "№3 понедельник 10:00"]
        {
            assert_eq!(read(line), monday(3), "{line}");
        }
        assert_eq!(read("9 каждый понедельник в 10:00"), monday(9), "there may be none of this number");
        assert_eq!(read("2 כל יום שני 10:00"), monday(2));
        assert_eq!(read("3"), Some((3, String::new())));
        let asked = read("3 monday").unwrap().1;
        assert!(asked.contains("/touchpoint 3 every monday 10:00"), "{asked}");
    }

    #[test]
    fn the_same_time_again_keeps_its_weeks() {
        let edit =
            |line| Edit { rule: Some(grammar::parse(line, &context()).unwrap().recurrence), text: None, media: vec![] };
        let other_weeks = |line: &str| {
            let now = context().now - TimeDelta::weeks(1);
            grammar::parse(line, &Context { now, ..context() }).unwrap().recurrence
        };
        for line in ["every 2 weeks on sunday 18:00", "every 3 days 18:00", "every 5 months on the 1st 18:00"] {
            assert_eq!(edit(line).against(&other_weeks(line)).rule, None, "{line}");
        }
        let moved = edit("every 2 weeks on sunday 18:00").against(&other_weeks("every 2 weeks on sunday 19:00"));
        assert!(moved.rule.is_some());
    }

    #[test]
    fn a_schedule_may_begin_with_a_number_too() {
        let schedules = ["24 december 2026 18:00", "24.12.2026 18:00", "18:00 every day", "5 december 18:00"];
        for line in schedules.into_iter().chain(["3 times a week 10:00", "1 раз 24.12.2026 18:00", "3 раза в неделю"])
        {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_written_in_private_is_a_time_a_text_or_both() {
        let read = |text| {
            let Edit { rule, text, .. } = Edit::read(&Marked::plain(text), &context());
            let text = text.map(|text| text.text().to_owned());
            (rule.map(|rule| grammar::canonical(&rule, Language::English)), text)
        };
        let monday = Some("every monday 10:00".to_owned());
        assert_eq!(read("every monday 10:00"), (monday.clone(), None));
        assert_eq!(read("every monday 10:00\nHello"), (monday, Some("Hello".to_owned())));
        for text in ["Hello", "Every monday at 10:00 we meet at the mill", "Hello\nevery monday 10:00"] {
            assert_eq!(read(text), (None, Some(text.to_owned())));
        }
    }
}
