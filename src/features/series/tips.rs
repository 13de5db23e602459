//! A member's tip: each time one of those who are glad to be asked is asked in private; somebody who manages the group looks at
//! what she writes, and it is posted with her name, or without if she likes that better. She hears what became of it.

use std::collections::HashSet;

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    NAME,
    queries::{self, Series, Slot, givers},
    rules::{Kind, State},
    scenes, times, views,
};
use crate::{
    dispatch::{
        Audience, Cx, Press, Result, Stop,
        context::About,
        flow::{self, Answer, Answers, Done, Flow, Kind as Asks, Piece, Preview, Step, Switch, Talk, Wish},
        items::{self, Button, Item},
        nudge::Reason,
        panel::{Done as Pressed, For, Page, Panel, View},
        posts::{Again, Composed, Due, Fate},
    },
    features::recognition,
    schedule::gates::local_date,
    store::{chats::Chat, people, seconds},
    telegram::{UserId, actor::Person, attachment::Media, keyboard::Keyboard, request::Request},
    words::{Lang, Line, day_and_time, escape, line},
};

/// Longest text, so that it fits below a picture.
const LONGEST: usize = 700;
/// Who is asked said something in so many days,
const ACTIVE: i64 = 28;
/// and was not asked for so long.
const RESTS: TimeDelta = TimeDelta::weeks(8);
/// So many people are told each time that they can be asked, out of so many.
const OFFERS: usize = 2;
const OFFERED_AMONG: usize = 12;
/// Nobody needs to hear that later.
const OFFER_WORTH: TimeDelta = TimeDelta::days(5);
/// The kind of message by which people hear that they can be asked.
pub const NUDGE: &str = "tips";
/// What waits for those who manage a group: a tip.
pub const TIP: &str = "tip";
/// What they do about it.
const POST: &str = "post";
const NOT_THIS: &str = "not-this";
const EDIT: &str = "edit";
const SHOW: &str = "show";
/// Recorded when there is nothing to post (messages `skip-CODE`).
const NOTHING: &str = "nothing-shown";
const NOBODY_ASKED: &str = "nobody-asked";
const NOT_APPROVED: &str = "not-approved";
const REFUSED: &str = "refused";

const PIECE: &str = "piece";
const STEPS: &[Step] = &[Step::new(PIECE, "tips-ask", Asks::Piece(LONGEST))];
const NAMED: Switch = Switch { key: "named", labels: ["tips-named-on", "tips-named-off"], starts_on: true };

/// It is time to ask somebody for what is due then.
pub async fn ask(cx: &Cx, chat: &Chat, one: &Series, due: DateTime<Utc>) -> Result {
    offer(cx, chat).await?;
    for user in candidates(cx, chat).await? {
        queries::open(&cx.tx, one, due, Some(user)).await?;
        givers::asked(&cx.tx, chat.key, user, cx.now).await?;
        let person = flow::person(cx, user).await?;
        match talk(chat, &person).begin(cx, Answers::default(), None).await {
            Err(Stop::Refusal(_)) => {}
            asked => {
                items::end(cx, chat.key, NAME, scenes::NOBODY, &one.id.to_string()).await?;
                return asked;
            }
        }
    }
    queries::open(&cx.tx, one, due, None).await?;
    scenes::lacks(cx, chat, one, "tips-item-nobody").await
}

/// Who can be asked now, first who was not asked for longest.
async fn candidates(cx: &Cx, chat: &Chat) -> Result<Vec<UserId>> {
    let knows_talk = cx.is_on(chat.key, recognition::NAME).await?;
    let today = (local_date(cx.now, chat.zone) - NaiveDate::default()).num_days();
    let mut found = Vec::new();
    for (user, asked_at) in givers::glad(&cx.tx, chat.key).await? {
        let has_rested = asked_at.is_none_or(|at| cx.now - at >= RESTS);
        if !has_rested || !people::known(&cx.tx, user).await?.is_some_and(|known| known.started) {
            continue;
        }
        let last = recognition::talk_of(cx, chat.key, user).await?.last_day;
        if !knows_talk || last.is_some_and(|day| today - day <= ACTIVE) {
            found.push(user);
        }
    }
    Ok(found)
}

/// Some who talk are told, once, that they can be asked.
async fn offer(cx: &Cx, chat: &Chat) -> Result {
    let told: HashSet<UserId> = givers::all(&cx.tx, chat.key).await?.into_iter().collect();
    let lately = recognition::talked_lately(cx, chat, ACTIVE).await?;
    let mut offered = 0;
    for user in lately.into_iter().filter(|user| !told.contains(user)).take(OFFERED_AMONG) {
        let link = cx.link(NAME, &Agree::Show, About::chat(chat.key).only_user(user).for_anybody()).await?;
        let words = |lang: Lang| {
            let door = format!("<a href=\"{}\">{}</a>", escape(&link), line("tips-offer-door").render(lang));
            line("tips-offer").text("group", &chat.title).html("door", door).render(lang)
        };
        let reason = Reason::Unasked { kind: NUDGE, until: cx.now + OFFER_WORTH };
        if cx.nudge(user, Some(chat), reason, &words).await? {
            givers::set(&cx.tx, (chat.key, user), "offered", cx.now).await?;
            offered += 1;
        }
        if offered == OFFERS {
            break;
        }
    }
    Ok(())
}

const fn talk<'a>(chat: &'a Chat, person: &'a Person) -> Talk<'a> {
    Talk { flow: &Tip, chat, person }
}

/// The post, as the group sees it.
fn html(piece: &Piece, name: Option<&str>, lang: Lang) -> String {
    let title = Some(line("tips-title").render(lang));
    let text = Some(piece.text.html()).filter(|_| !piece.text.text().is_empty());
    let by = name.map(|name| line("tips-by").text("name", name).render(lang));
    [title, text, by].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn request(chat: &Chat, piece: &Piece, name: Option<&str>) -> Request {
    let media: Vec<_> = piece.media.iter().map(Media::attachment).collect();
    Request::album(chat.id, &media, &html(piece, name, chat.language))
}

/// Her name, if she wants it to stand there.
async fn name_below(cx: &Cx, slot: &Slot) -> Result<Option<String>> {
    if !slot.is_named {
        return Ok(None);
    }
    Ok(Some(views::name_of(cx, slot.user).await?).filter(|name| !name.is_empty()))
}

/// What is posted at its time.
pub async fn compose(cx: &Cx, chat: &Chat, one: &Series, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
    let Some(slot) = queries::slot(&cx.tx, one.id, due.at).await? else { return Ok(Composed::Nothing(NOBODY_ASKED)) };
    let (Some(piece), Some(user), State::Told) = (&slot.piece, slot.user, slot.state) else {
        return Ok(Composed::Nothing(if slot.state == State::Nobody { NOBODY_ASKED } else { NOTHING }));
    };
    if slot.approved != Some(true) {
        return Ok(Composed::Nothing(NOT_APPROVED));
    }
    if !people::membership(&cx.tx, chat.key, user).await?.is_some_and(|her| her.is_in) {
        return Ok(Composed::Nothing(NOBODY_ASKED));
    }
    let piece = match again {
        Some(Again::WithoutPicture(..)) if piece.text.text().is_empty() => return Ok(Composed::Nothing(REFUSED)),
        Some(Again::WithoutPicture(..)) => Piece { media: None, ..piece.clone() },
        _ => piece.clone(),
    };
    let name = name_below(cx, &slot).await?;
    Ok(Composed::Say(Box::new(request(chat, &piece, name.as_deref())), Value::Null))
}

/// What became of one of its times: she hears of it.
pub async fn settled(cx: &Cx, chat: &Chat, one: &Series, due: Due, fate: Fate<'_>) -> Result {
    let Some(slot) = queries::slot(&cx.tx, one.id, due.at).await? else { return Ok(()) };
    if matches!(fate, Fate::Posted | Fate::Skipped(_)) {
        items::end(cx, chat.key, NAME, TIP, &reference(&slot)).await?;
    }
    if let (Fate::Posted, Some(user)) = (fate, slot.user) {
        let words = line("tips-posted").text("group", &chat.title);
        cx.nudge(user, Some(chat), Reason::Asked, &|lang| words.render(lang)).await?;
    }
    scenes::settled(cx, chat, one, due, fate).await
}

/// What an item about it is called.
pub fn reference(slot: &Slot) -> String {
    format!("{}:{}", slot.series, seconds(slot.due))
}

async fn of_item(cx: &Cx, item: &Item) -> Result<Option<Slot>> {
    let Some((series, due)) = item.reference.split_once(':') else { return Ok(None) };
    let (Ok(series), Ok(due)) = (series.parse(), due.parse()) else { return Ok(None) };
    let slot = queries::slot(&cx.tx, series, crate::store::instant(due)).await?;
    Ok(slot.filter(|slot| slot.state == State::Told && slot.due > cx.now))
}

/// Somebody who manages the group pressed a button of a tip. Returns what is said to her.
pub async fn decide(cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
    let chat = cx.chat(item.chat).await?;
    let Some(slot) = of_item(cx, item).await? else {
        items::set(cx, item.id, items::State::Done(Some(person.id))).await?;
        return Ok(line("tips-too-late"));
    };
    match does {
        POST => {
            queries::set_approved(&cx.tx, &slot, true).await?;
            items::set(cx, item.id, items::State::Done(Some(person.id))).await?;
            Ok(line("tips-approved").line("day", day_and_time(slot.due, chat.zone, cx.now)))
        }
        NOT_THIS => {
            queries::set_state(&cx.tx, slot.series, slot.due, State::Declined).await?;
            items::set(cx, item.id, items::State::Done(Some(person.id))).await?;
            if let Some(user) = slot.user {
                let words = line("tips-not-this-time").text("group", &chat.title);
                cx.nudge(user, Some(&chat), Reason::Asked, &|lang| words.render(lang)).await?;
            }
            Ok(line("tips-turned-down"))
        }
        EDIT => {
            let mut told = Answers::default();
            told.set(PIECE, slot.piece.map(Answer::Piece));
            Talk { flow: &EditTip, chat: &chat, person }.begin(cx, told, None).await?;
            Ok(line("tips-edit-in-private"))
        }
        SHOW => {
            if let Some(piece) = &slot.piece {
                let name = name_below(cx, &slot).await?;
                cx.send(request(&chat, piece, name.as_deref()).readdressed(person.id.private_chat())).await?;
            }
            Ok(line("tips-shown"))
        }
        other => Err(anyhow::anyhow!("there is no button {other}").into()),
    }
}

/// A tip waits for somebody who manages the group.
async fn raise(cx: &Cx, chat: &Chat, slot: &Slot, piece: &Piece) -> Result {
    let name = name_below(cx, slot).await?;
    let words = line("tips-item")
        .line("day", day_and_time(slot.due, chat.zone, cx.now))
        .html("post", html(piece, name.as_deref(), chat.language));
    let new = items::New {
        room: NAME,
        section: None,
        kind: TIP,
        reference: &reference(slot),
        urgency: items::Urgency::AtOnce,
        words,
        buttons: vec![
            Button::new("tips-button-post", POST),
            Button::new("tips-button-not-this", NOT_THIS),
            Button::new("tips-button-edit", EDIT),
            Button::new("tips-button-show", SHOW),
        ],
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// What she is asked, and what becomes of it.
#[derive(Debug)]
pub struct Tip;

#[async_trait]
impl Flow for Tip {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "tip"
    }

    fn audience(&self) -> Audience {
        Audience::Member
    }

    fn steps(&self) -> &'static [Step] {
        STEPS
    }

    async fn opening_for(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Option<Line>> {
        let slot = times::asked_for(cx, talk, Kind::Tips).await?;
        Ok(slot.map(|(_, day)| line("tips-opening").text("group", &talk.chat.title).line("day", day)))
    }

    fn half_done(&self) -> &'static str {
        "tips-half-done"
    }

    fn publish(&self) -> &'static str {
        "tips-button-send"
    }

    fn change(&self) -> &'static str {
        "scenes-button-another"
    }

    fn cancel(&self) -> &'static str {
        "scenes-button-not-now"
    }

    fn stop(&self) -> &'static str {
        "scenes-button-not-now"
    }

    fn switches(&self, _answers: &Answers) -> Vec<Switch> {
        vec![NAMED]
    }

    /// The next is asked.
    async fn stopped(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Line> {
        let Some((slot, _)) = times::asked_for(cx, talk, Kind::Tips).await? else { return Ok(line("scenes-too-late")) };
        items::end(cx, talk.chat.key, NAME, TIP, &reference(&slot)).await?;
        if let Some(one) = queries::by_id(&cx.tx, slot.series).await? {
            ask(cx, talk.chat, &one, slot.due).await?;
        }
        Ok(line("tips-declined").text("group", &talk.chat.title))
    }

    async fn sample(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Option<Request>> {
        Ok(answers.piece(PIECE).map(|piece| request(talk.chat, piece, None)))
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let words = if answers.is_on(&NAMED) { "tips-preview-named" } else { "tips-preview-unnamed" };
        let words = line(words).text("group", &talk.chat.title).text("name", &talk.person.name);
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let Some((slot, _)) = times::asked_for(cx, talk, Kind::Tips).await? else {
            return Ok(line("scenes-too-late").into());
        };
        let piece = answers.piece(PIECE).ok_or_else(|| line("flow-piece"))?;
        let slot = Slot { is_named: answers.is_on(&NAMED), ..slot };
        queries::set_piece(&cx.tx, &slot, piece).await?;
        queries::set_named(&cx.tx, &slot).await?;
        items::end(cx, talk.chat.key, NAME, TIP, &reference(&slot)).await?;
        raise(cx, talk.chat, &slot, piece).await?;
        Ok(line("tips-sent").text("group", &talk.chat.title).into())
    }
}

/// Somebody who manages the group puts it into other words.
#[derive(Debug)]
pub struct EditTip;

#[async_trait]
impl Flow for EditTip {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "edit-tip"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(PIECE, "tips-ask-edit", Asks::Piece(LONGEST))] }
    }

    fn publish(&self) -> &'static str {
        "tips-button-post"
    }

    async fn sample(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Option<Request>> {
        let Some(slot) = queries::waiting(&cx.tx, talk.chat.key, cx.now).await? else { return Ok(None) };
        let name = name_below(cx, &slot).await?;
        Ok(answers.piece(PIECE).map(|piece| request(talk.chat, piece, name.as_deref())))
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, _answers: &Answers, language: Lang) -> Result<Preview> {
        let html = line("tips-preview-edited").text("group", &talk.chat.title).render(language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let Some(slot) = queries::waiting(&cx.tx, talk.chat.key, cx.now).await? else {
            return Ok(line("tips-too-late").into());
        };
        let piece = answers.piece(PIECE).ok_or_else(|| line("flow-piece"))?;
        queries::set_piece(&cx.tx, &slot, piece).await?;
        queries::set_approved(&cx.tx, &slot, true).await?;
        items::finish(cx, talk.chat.key, NAME, TIP, &reference(&slot), talk.person.id).await?;
        Ok(line("tips-approved").line("day", day_and_time(slot.due, talk.chat.zone, cx.now)).into())
    }
}

/// What a member decides: whether she is glad to be asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agree {
    /// How it stands.
    Show,
    /// She is.
    Glad,
    /// Not any more.
    Rather,
}

#[async_trait]
impl Panel for Agree {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Anybody;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (chat, person) = (view.chat()?, view.person()?);
        let is_glad = givers::is_glad(&view.cx.tx, chat.key, person.id).await?;
        let (words, label, action) = match is_glad {
            true => ("tips-glad", "tips-button-rather-not", Self::Rather),
            false => ("tips-not-glad", "tips-button-glad", Self::Glad),
        };
        let words = view.says(&line(words).text("group", &chat.title));
        Ok(Page::new(words, Keyboard::new().row(view.keys(&[(label, action)]).await?)))
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Pressed> {
        let (cx, chat, user) = (view.cx, view.chat()?, press.person.id);
        if !cx.is_in(chat, user).await? {
            return Err(line("flow-not-in").text("group", &chat.title).into());
        }
        match self {
            Self::Show => {}
            Self::Glad => givers::set(&cx.tx, (chat.key, user), "yes", cx.now).await?,
            Self::Rather => givers::set(&cx.tx, (chat.key, user), "no", cx.now).await?,
        }
        Ok(Pressed::shown())
    }
}
