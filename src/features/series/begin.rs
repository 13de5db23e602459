//! A series is begun: by `/series scenes every wednesday 12:00 @noa`, or question by question in private.

use std::{num::NonZeroU32, sync::Arc};

use async_trait::async_trait;
use chrono::Datelike as _;

use super::{
    NAME, guest,
    panel::Action,
    partner,
    queries::{self, New, Series},
    rules::Kind,
    scenes::NOBODY,
    times, typed, views,
};
use crate::{
    dispatch::{
        Ask, Audience, Cx, Result,
        flow::{self, Answer, Answers, Done, Flow, Kind as Asks, Preview, Step, Talk, Wish},
        items, panel, posts,
        rights::Need,
        settings::OF_CHANGE,
    },
    features::touchpoints,
    schedule::{
        grammar::{self, Context},
        recurrence::{Recurrence, Rule},
    },
    store::{chats::Chat, people, settings_log::Change},
    telegram::{
        UserId,
        actor::{Actor, Person},
    },
    words::{Lang, Line, clip, line},
};

/// Series a group may have.
const MOST: i64 = 12;
/// How much of a word that was not understood is quoted, in graphemes.
const QUOTED: usize = 60;

const WHO: &str = "who";
const WHEN: &str = "when";
const STEPS: &[Step] = &[
    Step::new(WHO, "scenes-ask-who", Asks::Person),
    Step::new(WHEN, "scenes-ask-when", Asks::When { repeated: true }).hint("scenes-hint-when"),
];

/// `/series`.
pub async fn command(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.managed_group(&ask).await?;
    let text = ask.command.whole_but_mentioned();
    let text = match typed::read(&ask.command.args) {
        // What is posted stands on the lines below.
        Some(typed::Typed { kind: Kind::Partner, .. }) => ask.command.args.clone(),
        Some(typed::Typed { kind: Kind::Guest, .. }) => text.lines().next().unwrap_or_default().to_owned(),
        _ => text,
    };
    if text.trim().is_empty() {
        return panel::whisper(&cx, &ask, &Action::List(0)).await;
    }
    let typed = typed::read(&text).ok_or_else(|| line("series-unknown").text("typed", &clip(text.trim(), QUOTED)))?;
    if typed.kind == Kind::Guest {
        return command_for_guest(&cx, chat, &ask, &typed).await;
    }
    let who = match typed.kind {
        Kind::Scenes => Some(named(&cx, chat, &ask, typed.who.as_deref()).await?),
        Kind::Tips | Kind::Partner | Kind::Advice | Kind::Guest => None,
    };
    let partner = if typed.kind == Kind::Partner { Some(partner::told(&ask)?) } else { None };
    let rule = match typed.kind {
        Kind::Advice if typed.when.is_empty() => weekly(&cx, chat).await?,
        _ => rule(&typed, &Context::of(cx.now, chat.zone, chat.language))?,
    };
    let new = New { kind: typed.kind, rule, who, by: ask.actor.person().map(|person| person.id) };
    let id = add(&cx, chat, &ask.actor, new).await?;
    if let Some(partner) = &partner {
        queries::set_partner(&cx.tx, id, partner).await?;
    }
    panel::whisper(&cx, &ask, &Action::One(id)).await
}

/// `/series guest once 1.12 19:00 @dana`, or a name from outside on the next line; and who that is below.
async fn command_for_guest(cx: &Cx, chat: &Chat, ask: &Ask, typed: &typed::Typed) -> Result {
    let is_member = typed.who.is_some() || !ask.command.mentioned().is_empty();
    let who = match is_member {
        true => Some(named(cx, chat, ask, typed.who.as_deref()).await?),
        false => None,
    };
    let rule = match grammar::parse(&typed.when, &Context::of(cx.now, chat.zone, chat.language)) {
        Ok(schedule) if schedule.rest.is_empty() => schedule.recurrence,
        _ => return Err(line("guest-once").into()),
    };
    let new = guest::New { who, rule, guest: guest::typed(who, &ask.command.body)? };
    let id = guest::set_up(cx, chat, &ask.actor, new).await?;
    panel::whisper(cx, ask, &Action::One(id)).await
}

/// Once a week, from the next free slot on.
async fn weekly(cx: &Cx, chat: &Chat) -> Result<Recurrence> {
    let free = touchpoints::free_slot(cx, chat).await?;
    match free.map(|free| (free.rule, free.time)) {
        Some((Rule::Once { date }, time)) => {
            let rule = Rule::Weekly { every: NonZeroU32::MIN, days: date.weekday().into(), anchor: date };
            Ok(Recurrence { rule, time })
        }
        _ => Err(line("advice-no-slot").into()),
    }
}

/// Whom she names; herself if she names nobody.
async fn named(cx: &Cx, chat: &Chat, ask: &Ask, typed: Option<&str>) -> Result<UserId> {
    if let [first, ..] = ask.command.mentioned() {
        let person = Person::new(&first.user);
        people::upsert(&cx.tx, &person).await?;
        return Ok(person.id);
    }
    if let Some(username) = typed {
        let found = people::by_username(&cx.tx, chat.key, username).await?;
        return Ok(found.ok_or_else(|| line("series-who").text("typed", &clip(username, QUOTED)))?.0);
    }
    match ask.actor.person() {
        Some(person) => Ok(person.id),
        None => Err(line("series-name-somebody").into()),
    }
}

/// The schedule, or a refusal with the nearest that can be.
fn rule(typed: &typed::Typed, context: &Context) -> Result<Recurrence> {
    let kind = typed.kind;
    let example = |rule: Recurrence| {
        let who = typed.who.as_deref().filter(|_| kind == Kind::Scenes);
        let who = who.map(|who| format!(" @{who}")).unwrap_or_default();
        line("series-when").made("example", move |lang| views::form(kind, &rule, &who, lang))
    };
    match grammar::parse(&typed.when, context) {
        Ok(schedule) if matches!(schedule.recurrence.rule, Rule::Quiet) => Err(line("series-when-quiet").into()),
        Ok(schedule) if schedule.rest.is_empty() => Ok(schedule.recurrence),
        Ok(schedule) => Err(example(schedule.recurrence).into()),
        Err(error) => Err(example(error.suggestion).into()),
    }
}

/// Begins a series, if it can be. Returns its number.
async fn add(cx: &Cx, chat: &Chat, actor: &Actor, new: New) -> Result<i64> {
    must_have_room(cx, chat).await?;
    if let Some(user) = new.who {
        must_manage(cx, chat, user).await?;
    }
    let id = queries::insert(&cx.tx, chat.key, &new, cx.now).await?;
    let Some(one) = queries::by_id(&cx.tx, id).await? else { return Err(line("refuse-stale-button").into()) };
    let plan = times::plan(cx, &one).await?;
    Box::pin(posts::set_next(cx, chat, &plan)).await?;
    cx.log_setting(chat.key, actor, Change::to(&format!("{NAME}{OF_CHANGE}"), "added")).await?;
    Ok(id)
}

/// Refuses one series more than there may be.
pub async fn must_have_room(cx: &Cx, chat: &Chat) -> Result {
    match queries::how_many(&cx.tx, chat.key).await? < MOST {
        true => Ok(()),
        false => Err(line("series-too-many").num("most", MOST).into()),
    }
}

/// Refuses whoever could not be asked, as she does not manage the group.
async fn must_manage(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    let person = flow::person(cx, user).await?;
    if cx.rank(chat.key, &Actor::Person(person.clone())).await?.may(&Need::Section(NAME)) {
        return Ok(());
    }
    Err(line("series-must-manage").text("name", &person.name).into())
}

/// Somebody else is asked from now on.
pub async fn ask_another(cx: &Cx, chat: &Chat, actor: &Actor, id: i64, user: UserId) -> Result {
    let one = queries::by_id(&cx.tx, id).await?.filter(|one| one.chat == chat.key && one.kind == Kind::Scenes);
    let Some(one) = one else { return Ok(()) };
    must_manage(cx, chat, user).await?;
    if one.who == Some(user) {
        return Ok(());
    }
    queries::set_who(&cx.tx, id, Some(user)).await?;
    queries::ask_anew(&cx.tx, id, cx.now).await?;
    items::end(cx, chat.key, NAME, NOBODY, &id.to_string()).await?;
    cx.log_setting(chat.key, actor, Change::to(&format!("{NAME}{OF_CHANGE}"), "changed")).await?;
    Box::pin(times::arm(cx, chat, &Series { who: Some(user), ..one })).await
}

/// It ends.
pub async fn remove(cx: &Cx, chat: &Chat, actor: &Actor, id: i64) -> Result<bool> {
    let Some(one) = queries::by_id(&cx.tx, id).await?.filter(|one| one.chat == chat.key) else { return Ok(false) };
    if one.kind == Kind::Guest {
        guest::removed(cx, chat, &one).await?;
    }
    let plan = times::plan(cx, &one).await?;
    Box::pin(posts::remove(cx, chat.key, &plan)).await?;
    queries::remove(&cx.tx, id).await?;
    items::end(cx, chat.key, NAME, NOBODY, &id.to_string()).await?;
    cx.log_setting(chat.key, actor, Change::to(&format!("{NAME}{OF_CHANGE}"), "removed")).await?;
    Ok(true)
}

/// The questions: who, if somebody is to be named, and when.
#[derive(Debug)]
pub struct Begin(Kind);

/// For what is behind the scenes, for tips, and for advice.
pub static SCENES: Begin = Begin(Kind::Scenes);
pub static TIPS: Begin = Begin(Kind::Tips);
pub static ADVICE: Begin = Begin(Kind::Advice);

/// Asks them.
pub async fn begin(cx: &Cx, chat: &Chat, person: &Person, flow: &'static Begin) -> Result {
    Box::pin(Talk { flow, chat, person }.begin(cx, Answers::default(), None)).await
}

const ADVICE_STEPS: &[Step] =
    &[Step::new(WHEN, "scenes-ask-when", Asks::When { repeated: true }).optional().hint("advice-hint-when")];

impl Begin {
    /// The words for this series.
    const fn words(&self, scenes: &'static str, tips: &'static str, advice: &'static str) -> &'static str {
        match self.0 {
            Kind::Tips => tips,
            Kind::Advice => advice,
            Kind::Scenes | Kind::Partner | Kind::Guest => scenes,
        }
    }

    /// What she told; where she said no time for advice, the usual one.
    async fn told(&self, cx: &Cx, chat: &Chat, answers: &Answers) -> Result<Option<(Option<UserId>, Recurrence)>> {
        let who = match answers.get(WHO) {
            Some(Answer::Person(who)) => Some(*who),
            _ => None,
        };
        match answers.get(WHEN) {
            Some(Answer::When(rule)) => Ok(Some((who, *rule))),
            _ if self.0 == Kind::Advice => Ok(Some((None, weekly(cx, chat).await?))),
            _ => Ok(None),
        }
    }
}

#[async_trait]
impl Flow for Begin {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        match self.0 {
            Kind::Scenes | Kind::Guest => "begin",
            Kind::Tips | Kind::Partner => "begin-tips",
            Kind::Advice => "begin-advice",
        }
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        match self.0 {
            Kind::Scenes | Kind::Guest => STEPS,
            Kind::Tips | Kind::Partner => STEPS.get(1..).unwrap_or_default(),
            Kind::Advice => ADVICE_STEPS,
        }
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line(self.words("scenes-begin", "tips-begin", "advice-begin")).text("group", &chat.title))
    }

    fn publish(&self) -> &'static str {
        "scenes-button-begin"
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        if let Some(Answer::When(Recurrence { rule: Rule::Quiet, .. })) = answers.get(WHEN) {
            return Err(line("series-when-quiet").into());
        }
        match answers.get(WHO) {
            Some(Answer::Person(who)) => must_manage(cx, talk.chat, *who).await,
            _ => Ok(()),
        }
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let Some((who, rule)) = self.told(cx, talk.chat, answers).await? else { return Ok(Preview::default()) };
        let name = views::name_of(cx, who).await?;
        let words = line(self.words("scenes-begin-preview", "tips-begin-preview", "advice-begin-preview"));
        let words = words.text("name", &name).html("when", views::when(&rule, language));
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, wish: Wish<'_>) -> Result<Done> {
        let (who, rule) = self.told(cx, talk.chat, answers).await?.ok_or_else(|| line("flow-person"))?;
        self.check(cx, talk, answers).await?;
        let new = New { kind: self.0, rule, who: who.filter(|_| self.0 == Kind::Scenes), by: Some(talk.person.id) };
        add(cx, talk.chat, &wish.press.actor(), new).await?;
        Ok(line("scenes-begun").text("group", &talk.chat.title).into())
    }
}
