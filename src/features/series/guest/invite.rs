//! A guest is set up by somebody who manages the group; a member is asked in private whether she comes.

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{
    super::{
        NAME, begin as series,
        queries::{
            self, Series,
            guests::{self, Guest, State},
        },
        rules::Kind,
        scenes, views,
    },
    NUDGE, begins, call_off, calls, name_of, plans,
};
use crate::{
    dispatch::{
        Audience, Cx, Press, Result,
        context::About,
        flow::{Answer, Answers, Done, Flow, Kind as Asks, Preview, Step, Talk, Wish},
        items,
        nudge::Reason,
        panel::{Done as Pressed, For, Page, Panel, View},
        posts,
        settings::OF_CHANGE,
    },
    schedule::{
        gates,
        recurrence::{Recurrence, Rule},
    },
    store::{chats::Chat, people, settings_log::Change},
    telegram::{
        UserId,
        actor::{Actor, Person},
        keyboard::Keyboard,
    },
    words::{Lang, Line, clean_line, clip, day_and_time, escape, line},
};

/// Longest name, and longest line about who that is.
const LONGEST_NAME: usize = 60;
const LONGEST_ABOUT: usize = 200;
/// A guest is set up so long before at the latest.
const AHEAD: TimeDelta = TimeDelta::hours(1);
/// How long it may last, in minutes, by the names of the messages that say so.
const LENGTHS: [(&str, i64); 4] =
    [("guest-length-30", 30), ("guest-length-60", 60), ("guest-length-120", 120), ("guest-length-1440", 1440)];
const LENGTH_NAMES: &[&str] = &["guest-length-30", "guest-length-60", "guest-length-120", "guest-length-1440"];
/// How long it lasts if nobody says.
const USUAL: i64 = 60;

const WHOM: &str = "whom";
const GUEST: &str = "name";
const WHEN: &str = "when";
const LENGTH: &str = "length";
const ABOUT: &str = "about";

/// What is asked about a member, and about a guest from outside.
pub static MEMBER: Begin = Begin { is_from_outside: false };
pub static FROM_OUTSIDE: Begin = Begin { is_from_outside: true };

/// How long it lasts, in words.
pub(super) fn length(minutes: i64) -> Line {
    let known = LENGTHS.into_iter().find(|(_, length)| *length == minutes);
    line(known.map_or("guest-length-60", |(name, _)| name))
}

/// A guest who is to come.
#[derive(Debug, Clone)]
pub struct New {
    /// The member she is, if she is one.
    pub who: Option<UserId>,
    /// When.
    pub rule: Recurrence,
    /// Her name, if she is from outside; who she is; how long it lasts.
    pub guest: guests::New,
}

/// The lines below the command: the name, if she is from outside; and who that is.
pub fn typed(who: Option<UserId>, body: &str) -> Result<guests::New> {
    let body = body.trim();
    let (name, about) = match who {
        Some(_) => (String::new(), clean_line(body)),
        None => {
            let (name, about) = body.split_once('\n').unwrap_or((body, ""));
            (clean_line(name), clean_line(about))
        }
    };
    if who.is_none() && name.is_empty() {
        return Err(line("guest-incomplete").into());
    }
    let most = |most: usize| i64::try_from(most).unwrap_or(i64::MAX);
    if name.chars().count() > LONGEST_NAME {
        return Err(line("guest-name-too-long").num("most", most(LONGEST_NAME)).into());
    }
    if about.chars().count() > LONGEST_ABOUT {
        return Err(line("guest-about-too-long").num("most", most(LONGEST_ABOUT)).into());
    }
    Ok(guests::New { name, about, minutes: USUAL })
}

/// Refuses what cannot be.
async fn must_be_possible(cx: &Cx, chat: &Chat, who: Option<UserId>, rule: Option<&Recurrence>) -> Result {
    if let Some(rule) = rule {
        if !matches!(rule.rule, Rule::Once { .. }) {
            return Err(line("guest-once").into());
        }
        let Some(at) = rule.next_after(cx.now + AHEAD, chat.zone) else { return Err(line("guest-too-soon").into()) };
        if gates::is_quiet(chat, at) {
            return Err(line("guest-quiet").into());
        }
    }
    let Some(user) = who else { return Ok(()) };
    let name = views::name_of(cx, who).await?;
    if !people::membership(&cx.tx, chat.key, user).await?.is_some_and(|her| her.is_in) {
        return Err(line("guest-not-in").text("name", &name).into());
    }
    match people::known(&cx.tx, user).await?.is_some_and(|known| known.started) {
        true => Ok(()),
        false => Err(line("guest-unreached").text("name", &name).into()),
    }
}

/// Sets one up. Returns the number of its series.
pub async fn set_up(cx: &Cx, chat: &Chat, actor: &Actor, new: New) -> Result<i64> {
    super::make_room(cx, chat).await?;
    series::must_have_room(cx, chat).await?;
    must_be_possible(cx, chat, new.who, Some(&new.rule)).await?;
    let by = actor.person().map(|person| person.id);
    let begun = queries::New { kind: Kind::Guest, rule: new.rule, who: new.who, by };
    let id = queries::insert(&cx.tx, chat.key, &begun, cx.now).await?;
    guests::insert(&cx.tx, chat.key, id, &new.guest).await?;
    let Some(one) = queries::by_id(&cx.tx, id).await? else { return Err(line("refuse-stale-button").into()) };
    for plan in plans(cx, chat, &one, &posts::states(cx, chat.key, NAME).await?).await? {
        Box::pin(posts::set_next(cx, chat, &plan)).await?;
    }
    match new.who {
        Some(user) if Some(user) == by => guests::set_state(&cx.tx, id, State::Agreed).await?,
        Some(user) => invite(cx, chat, &one, user).await?,
        None => {}
    }
    cx.log_setting(chat.key, actor, Change::to(&format!("{NAME}{OF_CHANGE}"), "added")).await?;
    Ok(id)
}

/// She is asked whether she comes.
async fn invite(cx: &Cx, chat: &Chat, one: &Series, user: UserId) -> Result {
    let until = begins(cx, chat, one).await?.unwrap_or(cx.now);
    let about = About::chat(chat.key).only_user(user).for_anybody();
    let link = cx.link(NAME, &Reply::Invited(one.id), about).await?;
    let day = day_and_time(until, chat.zone, cx.now);
    let words = |lang: Lang| {
        let door = format!("<a href=\"{}\">{}</a>", escape(&link), line("tips-offer-door").render(lang));
        line("guest-invitation").text("group", &chat.title).line("day", day.clone()).html("door", door).render(lang)
    };
    match cx.nudge(user, Some(chat), Reason::Unasked { kind: NUDGE, until }, &words).await? {
        true => Ok(()),
        false => Err(line("guest-unreached").text("name", &views::name_of(cx, Some(user)).await?).into()),
    }
}

/// Asks whoever manages the group about a guest: this member, or one from outside.
pub async fn begin(cx: &Cx, chat: &Chat, person: &Person, who: Option<UserId>) -> Result {
    must_be_possible(cx, chat, who, None).await?;
    let mut told = Answers::default();
    told.set(WHOM, who.map(Answer::Person));
    let flow = if who.is_some() { &MEMBER } else { &FROM_OUTSIDE };
    Box::pin(Talk { flow, chat, person }.begin(cx, told, None)).await
}

/// The questions about a guest.
#[derive(Debug)]
pub struct Begin {
    is_from_outside: bool,
}

const STEPS: &[Step] = &[
    Step::new(GUEST, "guest-ask-name", Asks::Line(LONGEST_NAME)),
    Step::new(WHEN, "guest-ask-when", Asks::When { repeated: false }).hint("guest-hint-when"),
    Step::new(LENGTH, "guest-ask-length", Asks::Choice(LENGTH_NAMES)),
    Step::new(ABOUT, "guest-ask-about", Asks::Line(LONGEST_ABOUT)).optional(),
];

fn whom(answers: &Answers) -> Option<UserId> {
    match answers.get(WHOM) {
        Some(Answer::Person(user)) => Some(*user),
        _ => None,
    }
}

fn when(answers: &Answers) -> Option<&Recurrence> {
    match answers.get(WHEN) {
        Some(Answer::When(rule)) => Some(rule),
        _ => None,
    }
}

fn new(answers: &Answers) -> Option<New> {
    let text = |key| answers.text(key).map(|text| text.text().to_owned()).unwrap_or_default();
    let length = match answers.get(LENGTH) {
        Some(Answer::Choice(name)) => LENGTHS.iter().find(|(known, _)| known == name).map(|(_, minutes)| *minutes),
        _ => None,
    };
    let who = whom(answers);
    let name = if who.is_some() { String::new() } else { text(GUEST) };
    let guest = guests::New { name, about: text(ABOUT), minutes: length.unwrap_or(USUAL) };
    Some(New { who, rule: *when(answers)?, guest })
}

#[async_trait]
impl Flow for Begin {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        if self.is_from_outside { "begin-guest-outside" } else { "begin-guest" }
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        if self.is_from_outside { STEPS } else { STEPS.get(1..).unwrap_or_default() }
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("guest-begin").text("group", &chat.title))
    }

    fn publish(&self) -> &'static str {
        "scenes-button-begin"
    }

    /// Another guest is another matter.
    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(WHOM) == told.get(WHOM)
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        must_be_possible(cx, talk.chat, whom(answers), when(answers)).await
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let Some(New { who, rule, guest }) = new(answers) else { return Ok(Preview::default()) };
        let at = rule.next_after(cx.now, talk.chat.zone).unwrap_or(cx.now);
        let (words, name) = match who {
            Some(_) => ("guest-begin-preview", views::name_of(cx, who).await?),
            None => ("guest-begin-preview-outside", guest.name),
        };
        let words = line(words)
            .text("name", &name)
            .line("day", day_and_time(at, talk.chat.zone, cx.now))
            .line("length", length(guest.minutes));
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, wish: Wish<'_>) -> Result<Done> {
        let new = new(answers).ok_or_else(|| line("guest-ask-when"))?;
        let is_asked = new.who.is_some_and(|who| who != talk.person.id);
        set_up(cx, talk.chat, &wish.press.actor(), new).await?;
        let words = if is_asked { "guest-set-up-asked" } else { "guest-set-up" };
        Ok(line(words).text("group", &talk.chat.title).into())
    }
}

/// What the buttons of an invitation do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// What it is about.
    Invited(i64),
    /// She comes.
    Come(i64),
    /// She does not, or cannot after all.
    RatherNot(i64),
}

/// The series she is the guest of.
async fn hers(cx: &Cx, chat: &Chat, series: i64, user: UserId) -> Result<(Series, Guest)> {
    let one = queries::by_id(&cx.tx, series).await?.filter(|one| one.chat == chat.key);
    let guest = guests::of_series(&cx.tx, series).await?.filter(|guest| guest.user == Some(user));
    Ok(one.zip(guest).ok_or_else(|| line("guest-not-wanted").text("group", &chat.title))?)
}

#[async_trait]
impl Panel for Reply {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Anybody;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (Self::Invited(series) | Self::Come(series) | Self::RatherNot(series)) = *self;
        let (cx, chat) = (view.cx, view.chat()?);
        let (one, guest) = hers(cx, chat, series, view.person()?.id).await?;
        let words = match guest.state {
            State::Invited => "guest-invited",
            State::Agreed => "guest-agreed",
            State::Declined => "guest-declined",
            State::Posted | State::Over => "guest-has-been",
        };
        let at = begins(cx, chat, &one).await?.unwrap_or(cx.now);
        let words = line(words)
            .text("group", &chat.title)
            .line("day", day_and_time(at, chat.zone, cx.now))
            .line("length", length(guest.minutes));
        let keys = match guest.state {
            State::Invited => {
                view.keys(&[
                    ("guest-button-come", Self::Come(series)),
                    ("guest-button-rather-not", Self::RatherNot(series)),
                ])
                .await?
            }
            State::Agreed => view.keys(&[("guest-button-cannot", Self::RatherNot(series))]).await?,
            State::Declined | State::Posted | State::Over => Vec::new(),
        };
        Ok(Page::new(view.says(&words), Keyboard::new().rows_of(1, keys)))
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Pressed> {
        let (cx, chat) = (view.cx, view.chat()?);
        match *self {
            Self::Invited(_) => {}
            Self::Come(series) => {
                let (one, guest) = hers(cx, chat, series, press.person.id).await?;
                if guest.state == State::Invited {
                    comes(cx, chat, &one, &guest).await?;
                }
            }
            Self::RatherNot(series) => {
                let (one, guest) = hers(cx, chat, series, press.person.id).await?;
                if matches!(guest.state, State::Invited | State::Agreed) {
                    rather_not(cx, chat, &one, &guest).await?;
                }
            }
        }
        Ok(Pressed::shown())
    }
}

/// She agreed: whoever set it up hears that.
async fn comes(cx: &Cx, chat: &Chat, one: &Series, guest: &Guest) -> Result {
    guests::set_state(&cx.tx, one.id, State::Agreed).await?;
    items::end(cx, chat.key, NAME, scenes::NOBODY, &one.id.to_string()).await?;
    let words = line("guest-comes").text("name", &name_of(cx, guest).await?).text("group", &chat.title);
    match guest.by {
        Some(by) => cx.nudge(by, Some(chat), Reason::Asked, &|lang| words.render(lang)).await.map(drop),
        None => Ok(()),
    }
}

/// She does not come: nothing is posted, and those who manage the group are called.
async fn rather_not(cx: &Cx, chat: &Chat, one: &Series, guest: &Guest) -> Result {
    for plan in plans(cx, chat, one, &posts::states(cx, chat.key, NAME).await?).await? {
        Box::pin(posts::remove(cx, chat.key, &plan)).await?;
    }
    call_off(cx, chat, guest, State::Declined).await?;
    items::end(cx, chat.key, NAME, scenes::NOBODY, &one.id.to_string()).await?;
    calls(cx, chat, guest, "guest-item-declined").await
}

/// A guest's series, to who manages the group: how it stands.
pub async fn standing(cx: &Cx, chat: &Chat, one: &Series) -> Result<Option<Line>> {
    let Some(guest) = guests::of_series(&cx.tx, one.id).await? else { return Ok(None) };
    let n = i64::try_from(guests::questions(&cx.tx, one.id).await?.len()).unwrap_or(i64::MAX);
    let words = match guest.state {
        State::Invited => "guest-state-invited",
        State::Agreed if guest.announced_at.is_some() => "guest-state-announced",
        State::Agreed => "guest-state-agreed",
        State::Declined => "guest-state-declined",
        State::Posted => "guest-state-posted",
        State::Over => "guest-state-over",
    };
    let at = begins(cx, chat, one).await?.unwrap_or(cx.now);
    Ok(Some(
        line(words)
            .num("n", n)
            .text("name", &clip(&name_of(cx, &guest).await?, LONGEST_NAME))
            .line("day", day_and_time(at, chat.zone, cx.now))
            .line("length", length(guest.minutes)),
    ))
}
