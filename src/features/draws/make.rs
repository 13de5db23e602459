//! What is asked of those who manage the group in private before a draw is opened.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use super::{
    NAME, life,
    queries::{Draw, New, Stage},
    views,
};
use crate::{
    dispatch::{
        Audience, Cx, Press, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Steps, Switch, Talk, Wish},
        settings,
    },
    features::rewards::{self, Waiting},
    store::chats::Chat,
    telegram::{actor::Person, marked::Marked},
    words::{Lang, Line, line},
};

/// Longest title, in characters.
const LONGEST_TITLE: usize = 80;
/// Winners of a draw: what fits into one message.
const MOST_WINNERS: i64 = 40;
/// For who has been in the group for so many days.
const MOST_DAYS: i64 = 3_650;
/// How long one is open: a button in the group lasts no longer.
const LEAST: TimeDelta = TimeDelta::minutes(10);
const MOST: TimeDelta = TimeDelta::days(55);
/// The answers' names.
const TITLE: &str = "title";
const REWARD: &str = "reward";
const WINNERS: &str = "winners";
const DAYS: &str = "days";
const UNTIL: &str = "until";
const STAFF: Switch =
    Switch { key: "staff", labels: ["draw-switch-staff-on", "draw-switch-staff-off"], starts_on: false };

const STEPS: &[Step] = &[
    Step::new(TITLE, "draw-ask-title", Kind::Line(LONGEST_TITLE)).hint("draw-hint-title"),
    Step::new(WINNERS, "draw-ask-winners", Kind::Number(1, MOST_WINNERS)),
    Step::new(UNTIL, "draw-ask-until", Kind::When { repeated: false }).hint("draw-hint-until"),
    Step::new(DAYS, "draw-ask-days", Kind::Number(0, MOST_DAYS)).optional(),
];

/// Begins a new one.
pub(super) async fn begin(cx: &Cx, chat: &Chat, person: &Person, title: Option<&str>, press: Option<&Press>) -> Result {
    let mut answers = Answers::default();
    answers.set(TITLE, title.map(|title| Answer::Text(Marked::plain(title))));
    Talk { flow: &Opening, chat, person }.begin(cx, answers, press).await
}

fn number(answers: &Answers, key: &str) -> Option<i64> {
    match answers.get(key) {
        Some(Answer::Number(number)) => Some(*number),
        _ => None,
    }
}

/// The reward that is drawn, by the answers; a refusal if it is not there any more, or not often enough.
async fn reward(cx: &Cx, chat: &Chat, answers: &Answers) -> Result<Option<Waiting>> {
    let Some(title) = answers.text(REWARD).map(Marked::text) else { return Ok(None) };
    let waiting = rewards::for_draws(cx, chat.key).await?;
    let found = waiting.into_iter().find(|waiting| waiting.title == title).ok_or_else(|| line("draw-no-reward"))?;
    match number(answers, WINNERS) {
        Some(n) if n > found.free => Err(line("draw-too-few-left").num("free", found.free).into()),
        _ => Ok(Some(found)),
    }
}

/// Until when people enter by the answers, or what is in the way.
fn until(cx: &Cx, chat: &Chat, answers: &Answers) -> Result<Option<DateTime<Utc>>> {
    let Some(Answer::When(rule)) = answers.get(UNTIL) else { return Ok(None) };
    let at = rule.next_after(cx.now, chat.zone).filter(|at| (LEAST..=MOST).contains(&(*at - cx.now)));
    at.map(Some).ok_or_else(|| line("draw-until-range").num("days", MOST.num_days()).into())
}

/// The questions about a draw.
#[derive(Debug)]
pub(super) struct Opening;

#[async_trait]
impl Flow for Opening {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "draw"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        STEPS
    }

    /// Where rewards wait for a draw, she may choose one.
    async fn steps_for(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Steps> {
        let waiting = rewards::for_draws(cx, talk.chat.key).await?;
        let mut steps = STEPS.to_vec();
        if !waiting.is_empty() {
            let titles = waiting.into_iter().map(|waiting| waiting.title).collect();
            steps.insert(1, Step::new(REWARD, "draw-ask-reward", Kind::OneOf(titles)).optional());
        }
        Ok(steps.into())
    }

    fn switches(&self, _answers: &Answers) -> Vec<Switch> {
        vec![STAFF]
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("draw-opening").text("group", &chat.title))
    }

    fn publish(&self) -> &'static str {
        "draw-button-open"
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        until(cx, talk.chat, answers)?;
        reward(cx, talk.chat, answers).await.map(drop)
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let draw = Draw {
            id: 0,
            chat: talk.chat.key,
            code: String::new(),
            title: answers.text(TITLE).map_or("", Marked::text).to_owned(),
            reward: reward(cx, talk.chat, answers).await?.map(|reward| reward.id),
            winners: number(answers, WINNERS).unwrap_or(1),
            days: number(answers, DAYS).unwrap_or_default(),
            staff: answers.is_on(&STAFF),
            made_by: None,
            closes_at: until(cx, talk.chat, answers)?.unwrap_or(cx.now),
            stage: Stage::Open,
            sealed: Vec::new(),
            commitment: String::new(),
            secret: None,
            thread: None,
            message: None,
            list: None,
            list_message: None,
            claim_until: None,
        };
        Ok(Preview { html: views::preview(&draw, cx.now, (talk.chat, language)), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let chat = talk.chat;
        life::must_have_room(cx, chat).await?;
        let closes_at =
            until(cx, chat, answers)?.ok_or_else(|| line("draw-until-range").num("days", MOST.num_days()))?;
        let (sealed, commitment) = life::secret(cx)?;
        let new = New {
            title: answers.text(TITLE).map_or("", Marked::text),
            reward: reward(cx, chat, answers).await?.map(|reward| reward.id),
            winners: number(answers, WINNERS).unwrap_or(1),
            days: number(answers, DAYS).unwrap_or_default(),
            staff: answers.is_on(&STAFF),
            made_by: talk.person.id,
            closes_at,
            sealed: &sealed,
            commitment: &commitment,
            thread: settings::topic(cx, chat.key, NAME).await?,
        };
        life::open(cx, chat, &new).await?;
        Ok(line("draw-is-posted").text("group", &chat.title).into())
    }
}
