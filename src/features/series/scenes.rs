//! Behind the scenes: a photo or a line of somebody who manages the group, each time. She is asked in private the day before,
//! sees how it will look, and is reminded once. If nothing came, nothing is posted, and that is said.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    Later, NAME,
    queries::{self, Series, Slot},
    rules::{self, State},
    times, views,
};
use crate::{
    dispatch::{
        Audience, Cx, Result, Stop,
        flow::{self, Answer, Answers, Done, Flow, Kind, Piece, Preview, Step, Talk, Wish},
        items,
        nudge::Reason,
        posts::{self, Again, Composed, Due, Fate},
        rights::Need,
    },
    store::{chats::Chat, people, seconds},
    telegram::{
        UserId,
        actor::{Actor, Person},
        attachment::Media,
        request::Request,
    },
    words::{Lang, Line, day_and_time, line},
};

/// Longest text, so that it fits below a picture.
const LONGEST: usize = 800;
/// What somebody who manages the group is called for: there is nobody to ask.
pub const NOBODY: &str = "nobody";
/// Recorded when there is nothing to post (messages `skip-CODE`).
const NOTHING: &str = "nothing-shown";
const NOBODY_ASKED: &str = "nobody-asked";
const REFUSED: &str = "refused";

const PIECE: &str = "piece";
const STEPS: &[Step] = &[Step::new(PIECE, "scenes-ask", Kind::Piece(LONGEST))];

/// It is time to ask somebody for what is due then.
pub async fn ask(cx: &Cx, chat: &Chat, one: &Series, due: DateTime<Utc>) -> Result {
    let obstacle = obstacle(cx, chat, one.who).await?;
    let (Some(user), None) = (one.who, obstacle) else {
        return nobody(cx, chat, one, due, obstacle.unwrap_or("series-item-nobody")).await;
    };
    queries::open(&cx.tx, one, due, Some(user)).await?;
    let person = flow::person(cx, user).await?;
    match Box::pin(talk(chat, &person).begin(cx, Answers::default(), None)).await {
        Err(Stop::Refusal(_)) => return nobody(cx, chat, one, due, "series-item-gone").await,
        asked => asked?,
    }
    items::end(cx, chat.key, NAME, NOBODY, &one.id.to_string()).await?;
    let wanted = times::wanted(cx, chat, one, due).await?;
    let Some(at) = rules::reminds_at(chat, wanted, cx.now) else { return Ok(()) };
    let later = Later::Remind { series: one.id, due };
    cx.set_timer(NAME, &format!("remind:{}:{}", one.id, seconds(due)), Some(chat.key), at, &later).await
}

/// She has not answered yet, and there is little time left.
pub async fn remind(cx: &Cx, chat: &Chat, one: &Series, due: DateTime<Utc>) -> Result {
    let Some(user) = one.who else { return Ok(()) };
    if due <= cx.now || obstacle(cx, chat, one.who).await?.is_some() || !queries::remind(&cx.tx, one.id, due).await? {
        return Ok(());
    }
    let person = flow::person(cx, user).await?;
    match Box::pin(talk(chat, &person).begin(cx, Answers::default(), None)).await {
        // She may do that no longer.
        Err(Stop::Refusal(_)) => Ok(()),
        asked => asked,
    }
}

/// What keeps somebody from being asked, as those who manage the group are told.
async fn obstacle(cx: &Cx, chat: &Chat, who: Option<UserId>) -> Result<Option<&'static str>> {
    let Some(user) = who else { return Ok(Some("series-item-nobody")) };
    let is_in = people::membership(&cx.tx, chat.key, user).await?.is_some_and(|her| her.is_in);
    let person = flow::person(cx, user).await?;
    if !is_in || !cx.rank(chat.key, &Actor::Person(person)).await?.may(&Need::Section(NAME)) {
        return Ok(Some("series-item-gone"));
    }
    let started = people::known(&cx.tx, user).await?.is_some_and(|known| known.started);
    Ok((!started).then_some("series-item-unreached"))
}

/// There is nobody to ask: that is known, and somebody is called.
async fn nobody(cx: &Cx, chat: &Chat, one: &Series, due: DateTime<Utc>, why: &'static str) -> Result {
    queries::open(&cx.tx, one, due, None).await?;
    lacks(cx, chat, one, why).await
}

/// A series has nobody who could be asked: whoever manages the group names another.
pub async fn lacks(cx: &Cx, chat: &Chat, one: &Series, why: &'static str) -> Result {
    let name = views::name_of(cx, one.who).await?;
    let new = items::New {
        room: NAME,
        section: None,
        kind: NOBODY,
        reference: &one.id.to_string(),
        urgency: items::Urgency::Daily,
        words: line(why).text("name", &name),
        buttons: Vec::new(),
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// What she is asked.
pub const fn talk<'a>(chat: &'a Chat, person: &'a Person) -> Talk<'a> {
    Talk { flow: &Scene, chat, person }
}

/// She wants to send something by herself, or something else than before.
pub async fn give(cx: &Cx, chat: &Chat, person: &Person, one: &Series) -> Result {
    if one.who != Some(person.id) {
        return Err(line("refuse-stale-button").into());
    }
    let Some(due) = times::next(cx, chat, one).await? else { return Err(line("scenes-too-late").into()) };
    let before = queries::slot(&cx.tx, one.id, due).await?;
    if before.is_none() {
        queries::open(&cx.tx, one, due, Some(person.id)).await?;
        times::arm(cx, chat, one).await?;
    }
    let mut told = Answers::default();
    told.set(PIECE, before.and_then(|slot| slot.piece).map(Answer::Piece));
    Box::pin(talk(chat, person).begin(cx, told, None)).await
}

/// The post, as the group sees it.
fn request(chat: &Chat, piece: &Piece) -> Request {
    let title = line("scenes-title").render(chat.language);
    let html = match piece.text.text() {
        "" => title,
        _ => format!("{title}\n{}", piece.text.html()),
    };
    let media: Vec<_> = piece.media.iter().map(Media::attachment).collect();
    Request::album(chat.id, &media, &html)
}

/// What is posted at its time.
pub async fn compose(cx: &Cx, chat: &Chat, one: &Series, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
    let Some(slot) = queries::slot(&cx.tx, one.id, due.at).await? else { return Ok(Composed::Nothing(NOBODY_ASKED)) };
    let Some(piece) = slot.piece.filter(|_| slot.state == State::Told) else {
        return Ok(Composed::Nothing(if slot.state == State::Nobody { NOBODY_ASKED } else { NOTHING }));
    };
    let Some(user) = slot.user else { return Ok(Composed::Nothing(NOBODY_ASKED)) };
    if !people::membership(&cx.tx, chat.key, user).await?.is_some_and(|her| her.is_in) {
        return Ok(Composed::Nothing(NOBODY_ASKED));
    }
    let piece = match again {
        Some(Again::WithoutPicture(..)) if piece.text.text().is_empty() => return Ok(Composed::Nothing(REFUSED)),
        Some(Again::WithoutPicture(..)) => Piece { media: None, ..piece },
        _ => piece,
    };
    Ok(Composed::Say(Box::new(request(chat, &piece)), Value::Null))
}

/// What became of one of its times.
pub async fn settled(cx: &Cx, chat: &Chat, one: &Series, due: Due, fate: Fate<'_>) -> Result {
    let Some(slot) = queries::slot(&cx.tx, one.id, due.at).await? else { return Ok(()) };
    match fate {
        Fate::LeftTopic | Fate::PictureRefused(_) | Fate::Unsure => Ok(()),
        Fate::Posted => {
            let message = posts::just_posted(cx, chat.key, NAME, one.id).await?;
            let is_picture = slot.piece.is_some_and(|piece| piece.media.is_some());
            queries::set_state(&cx.tx, one.id, due.at, State::Posted).await?;
            Ok(queries::stands(&cx.tx, (one.id, due.at), message, is_picture, cx.now).await?)
        }
        Fate::MayHaveBeen => Ok(queries::set_state(&cx.tx, one.id, due.at, State::Posted).await?),
        Fate::Skipped(why) => left_out(cx, chat, &slot, why).await,
    }
}

/// It was not posted. Who had sent something hears why.
async fn left_out(cx: &Cx, chat: &Chat, slot: &Slot, why: &str) -> Result {
    if !matches!(slot.state, State::Asked | State::Told) {
        return Ok(());
    }
    let passed = if slot.state == State::Told { State::LeftOut } else { State::Nothing };
    queries::set_state(&cx.tx, slot.series, slot.due, passed).await?;
    let (Some(user), State::Told) = (slot.user, slot.state) else { return Ok(()) };
    let (day, why) = (day_and_time(slot.due, chat.zone, cx.now), posts::why_skipped(chat, why, slot.due));
    let words = line("scenes-not-posted").text("group", &chat.title).line("day", day).line("why", why);
    cx.nudge(user, Some(chat), Reason::Asked, &|lang| words.render(lang)).await.map(drop)
}

/// What she is asked, and what becomes of it.
#[derive(Debug)]
pub struct Scene;

#[async_trait]
impl Flow for Scene {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "scene"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        STEPS
    }

    async fn opening_for(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Option<Line>> {
        let Some((slot, day)) = times::asked_for(cx, talk, rules::Kind::Scenes).await? else { return Ok(None) };
        let words = if slot.reminded { "scenes-reminder" } else { "scenes-opening" };
        Ok(Some(line(words).text("group", &talk.chat.title).line("day", day)))
    }

    fn half_done(&self) -> &'static str {
        "scenes-half-done"
    }

    fn publish(&self) -> &'static str {
        "scenes-button-post"
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

    async fn stopped(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Line> {
        let Some((slot, day)) = times::asked_for(cx, talk, rules::Kind::Scenes).await? else {
            return Ok(line("scenes-too-late"));
        };
        queries::set_state(&cx.tx, slot.series, slot.due, State::Declined).await?;
        Ok(line("scenes-declined").text("group", &talk.chat.title).line("day", day))
    }

    async fn sample(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Option<Request>> {
        Ok(answers.piece(PIECE).map(|piece| request(talk.chat, piece)))
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, _answers: &Answers, language: Lang) -> Result<Preview> {
        let words = match times::asked_for(cx, talk, rules::Kind::Scenes).await? {
            Some((_, day)) => line("scenes-preview").text("group", &talk.chat.title).line("day", day),
            None => line("scenes-too-late"),
        };
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let Some((slot, day)) = times::asked_for(cx, talk, rules::Kind::Scenes).await? else {
            return Ok(line("scenes-too-late").into());
        };
        let piece = answers.piece(PIECE).ok_or_else(|| line("flow-piece"))?;
        queries::set_piece(&cx.tx, &slot, piece).await?;
        Ok(line("scenes-ready").text("group", &talk.chat.title).line("day", day).into())
    }
}
