//! What is asked of those who manage the group in private: what a new reward is, more codes, and why one is taken back.

use std::collections::HashSet;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use super::{
    NAME, life,
    queries::{self, Claim, New, Reward, Who},
    rules::{self, MOST_CODES, MOST_PIECES, Problem},
    views,
};
use crate::{
    dispatch::{
        Audience, Cx, Press, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
    },
    features::quizzes,
    store::chats::Chat,
    telegram::{UserId, actor::Person, marked::Marked},
    words::{Lang, Line, line},
};

/// Longest title, words about it, pasted codes, and reason, in characters.
const LONGEST_TITLE: usize = 80;
const LONGEST_ABOUT: usize = 500;
const LONGEST_PASTED: usize = 3_900;
const LONGEST_REASON: usize = 200;
/// How long one can be claimed: usually, and at most; a button in the group lasts no longer.
const USUAL: TimeDelta = TimeDelta::days(30);
const MOST: TimeDelta = TimeDelta::days(55);
const LEAST: TimeDelta = TimeDelta::minutes(10);
/// For who has been in the group for so many days.
const MOST_DAYS: i64 = 3_650;
/// The answers' names.
const TITLE: &str = "title";
const ABOUT: &str = "about";
const PIECES: &str = "pieces";
const CODES: &str = "codes";
const WHO: &str = "who";
const DAYS: &str = "days";
const UNTIL: &str = "until";
const WHICH: &str = "which";
const REASON: &str = "reason";

const EVERYONE: &str = "reward-who-everyone";
const QUIZ: &str = "reward-who-quiz";
const DRAW: &str = "reward-who-draw";
const WHOM: &[&str] = &[EVERYONE, QUIZ, DRAW];

/// A new prize, or a new pool of codes.
#[derive(Debug)]
pub(super) struct Making {
    pub codes: bool,
}

pub(super) static PRIZE: Making = Making { codes: false };
pub(super) static POOL: Making = Making { codes: true };

/// Begins a new one.
pub(super) async fn begin(
    cx: &Cx,
    chat: &Chat,
    person: &Person,
    (codes, title): (bool, Option<&str>),
    press: Option<&Press>,
) -> Result {
    let flow: &'static dyn Flow = if codes { &POOL } else { &PRIZE };
    let mut answers = Answers::default();
    answers.set(TITLE, title.map(|title| Answer::Text(Marked::plain(title))));
    Talk { flow, chat, person }.begin(cx, answers, press).await
}

/// Begins to add codes to one.
pub(super) async fn add(cx: &Cx, chat: &Chat, person: &Person, reward: &Reward, press: Option<&Press>) -> Result {
    Talk { flow: &Adding, chat, person }.begin(cx, about(reward.id), press).await
}

/// Begins to take one back.
pub(super) async fn take(cx: &Cx, chat: &Chat, person: &Person, claim: &Claim, press: Option<&Press>) -> Result {
    Talk { flow: &Taking, chat, person }.begin(cx, about(claim.id), press).await
}

/// What a flow about one begins with.
fn about(id: i64) -> Answers {
    let mut answers = Answers::default();
    answers.set(WHICH, Some(Answer::Number(id)));
    answers
}

fn number(answers: &Answers, key: &str) -> Option<i64> {
    match answers.get(key) {
        Some(Answer::Number(number)) => Some(*number),
        _ => None,
    }
}

fn words<'a>(answers: &'a Answers, key: &str) -> &'a str {
    answers.text(key).map_or("", Marked::text)
}

/// What is in the way of a pasted pool, in words.
fn refusal(problem: &Problem) -> Line {
    let place = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match problem {
        Problem::Blank(at) => line("reward-code-blank").num("at", place(*at)),
        Problem::Twice(at, first) => line("reward-code-twice").num("at", place(*at)).num("first", place(*first)),
        Problem::Known(at) => line("reward-code-known").num("at", place(*at)),
        Problem::Long(at) => line("reward-code-long").num("at", place(*at)).num("most", place(rules::LONGEST_CODE)),
        Problem::TooMany(n) => line("reward-code-too-many").num("n", place(*n)).num("most", place(MOST_CODES)),
    }
}

fn codes(answers: &Answers, known: &HashSet<String>) -> Result<Vec<String>> {
    rules::codes(words(answers, CODES), known).map_err(|problem| refusal(&problem).into())
}

/// Until when it can be claimed by the answers, or what is in the way.
fn until(cx: &Cx, chat: &Chat, answers: &Answers) -> Result<DateTime<Utc>> {
    let Some(Answer::When(rule)) = answers.get(UNTIL) else { return Ok(cx.now + USUAL) };
    let at = rule.next_after(cx.now, chat.zone).filter(|at| (LEAST..=MOST).contains(&(*at - cx.now)));
    at.ok_or_else(|| line("reward-until-range").num("days", MOST.num_days()).into())
}

/// For whom it is by the answers, and who that is now.
async fn whom(cx: &Cx, chat: &Chat, answers: &Answers) -> Result<(Who, Vec<UserId>)> {
    let Some(Answer::Choice(choice)) = answers.get(WHO) else { return Ok((Who::Everyone, Vec::new())) };
    match choice.as_str() {
        QUIZ => {}
        DRAW => return Ok((Who::Draw, Vec::new())),
        _ => return Ok((Who::Everyone, Vec::new())),
    }
    Ok((Who::Winners, quizzes::latest_winners(cx, chat.key).await?))
}

#[async_trait]
impl Flow for Making {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        if self.codes { "codes" } else { "prize" }
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const TITLED: Step = Step::new(TITLE, "reward-ask-title", Kind::Line(LONGEST_TITLE)).hint("reward-hint-title");
        const TOLD: Step = Step::new(ABOUT, "reward-ask-about", Kind::Text(LONGEST_ABOUT)).optional();
        const FOR_WHOM: Step = Step::new(WHO, "reward-ask-who", Kind::Choice(WHOM));
        const SINCE: Step = Step::new(DAYS, "reward-ask-days", Kind::Number(0, MOST_DAYS)).optional();
        const ENDS: Step =
            Step::new(UNTIL, "reward-ask-until", Kind::When { repeated: false }).hint("reward-hint-until").optional();
        const PASTED: Step = Step::new(CODES, "reward-ask-codes", Kind::Text(LONGEST_PASTED)).hint("reward-hint-codes");
        const COUNTED: Step = Step::new(PIECES, "reward-ask-pieces", Kind::Number(1, MOST_PIECES));
        match self.codes {
            true => const { &[TITLED, TOLD, PASTED, FOR_WHOM, SINCE, ENDS] },
            false => const { &[TITLED, TOLD, COUNTED, FOR_WHOM, SINCE, ENDS] },
        }
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("reward-opening").text("group", &chat.title))
    }

    fn publish(&self) -> &'static str {
        "reward-button-post"
    }

    fn publish_of(&self, answers: &Answers) -> &'static str {
        match answers.get(WHO) {
            // It is the draw that is posted.
            Some(Answer::Choice(choice)) if choice == DRAW => "reward-button-keep",
            _ => self.publish(),
        }
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        until(cx, talk.chat, answers)?;
        if self.codes && answers.get(CODES).is_some() {
            codes(answers, &HashSet::new())?;
        }
        Ok(())
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let (who, winners) = whom(cx, talk.chat, answers).await?;
        let all = match self.codes {
            true => i64::try_from(codes(answers, &HashSet::new())?.len()).unwrap_or(i64::MAX),
            false => number(answers, PIECES).unwrap_or(1),
        };
        let reward = Reward {
            id: 0,
            chat: talk.chat.key,
            title: words(answers, TITLE).to_owned(),
            about: words(answers, ABOUT).to_owned(),
            codes: self.codes,
            who,
            days: number(answers, DAYS).unwrap_or_default(),
            until: until(cx, talk.chat, answers)?,
            open: true,
            thread: None,
            message: None,
        };
        let stock = queries::Stock { all, free: all, ..queries::Stock::default() };
        let n = i64::try_from(winners.len()).unwrap_or(i64::MAX);
        let html = views::one(&reward, stock, n, cx.now, (talk.chat, language));
        let html = match who == Who::Winners && winners.is_empty() {
            true => format!("{html}\n\n{}", line("reward-no-winners").render(language)),
            false => html,
        };
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let (chat, person) = (talk.chat, talk.person);
        life::must_have_room(cx, chat).await?;
        let (who, winners) = whom(cx, chat, answers).await?;
        if who == Who::Winners && winners.is_empty() {
            return Err(line("reward-no-winners").into());
        }
        let new = New {
            title: words(answers, TITLE),
            about: words(answers, ABOUT),
            codes: self.codes,
            who,
            days: number(answers, DAYS).unwrap_or_default(),
            until: until(cx, chat, answers)?,
            made_by: person.id,
            thread: life::topic(cx, chat).await?,
        };
        let id = queries::add(&cx.tx, chat.key, &new, cx.now).await?;
        let reward = life::must_be(cx, chat.key, id).await?;
        match self.codes {
            true => life::add_codes(cx, &reward, &codes(answers, &HashSet::new())?).await?,
            false => queries::add_pieces(&cx.tx, &reward, number(answers, PIECES).unwrap_or(1)).await?,
        }
        queries::entitle(&cx.tx, &reward, &winners, reward.until).await?;
        life::wait(cx, &reward).await?;
        if who == Who::Draw {
            return Ok(line("reward-is-ready-to-draw").text("title", &reward.title).into());
        }
        life::show(cx, chat, &reward, Some(person.id)).await?;
        Ok(line("reward-is-posted").text("group", &chat.title).into())
    }
}

/// More codes.
#[derive(Debug)]
pub(super) struct Adding;

impl Adding {
    async fn pool(cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<(Reward, Vec<String>)> {
        let id = number(answers, WHICH).ok_or_else(|| line("reward-gone"))?;
        let reward = life::must_be(cx, talk.chat.key, id).await?;
        if !reward.open {
            return Err(line("reward-over").text("title", &reward.title).into());
        }
        let known = life::known(cx, id).await?;
        Ok((reward, codes(answers, &known)?))
    }
}

#[async_trait]
impl Flow for Adding {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "add"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(CODES, "reward-ask-more", Kind::Text(LONGEST_PASTED)).hint("reward-hint-codes")] }
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        number(begun, WHICH) == number(told, WHICH)
    }

    fn publish(&self) -> &'static str {
        "reward-button-add"
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        match answers.get(CODES) {
            Some(_) => Self::pool(cx, talk, answers).await.map(drop),
            None => Ok(()),
        }
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let (reward, codes) = Self::pool(cx, talk, answers).await?;
        let n = i64::try_from(codes.len()).unwrap_or(i64::MAX);
        let words = line("reward-adds").text("title", &reward.title).num("n", n);
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let (reward, codes) = Self::pool(cx, talk, answers).await?;
        life::add_codes(cx, &reward, &codes).await?;
        let stock = queries::stock(&cx.tx, reward.id).await?;
        Ok(line("reward-is-added").text("title", &reward.title).num("free", stock.free).into())
    }
}

/// Why one is taken back.
#[derive(Debug)]
pub(super) struct Taking;

#[async_trait]
impl Flow for Taking {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "take"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(REASON, "reward-ask-reason", Kind::Line(LONGEST_REASON))] }
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        number(begun, WHICH) == number(told, WHICH)
    }

    fn publish(&self) -> &'static str {
        "reward-button-take"
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let id = number(answers, WHICH).ok_or_else(|| line("reward-gone"))?;
        let claim = life::must_be_claim(cx, talk.chat.key, id).await?;
        let reward = life::must_be(cx, talk.chat.key, claim.reward).await?;
        let words = line("reward-takes").text("title", &reward.title).text("reason", words(answers, REASON));
        Ok(Preview { html: words.text("name", &views::label(&claim, language)).render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let id = number(answers, WHICH).ok_or_else(|| line("reward-gone"))?;
        let claim = life::must_be_claim(cx, talk.chat.key, id).await?;
        life::take_back(cx, talk.chat, &claim, talk.person.id, words(answers, REASON)).await?;
        Ok(line("reward-is-released").into())
    }
}
