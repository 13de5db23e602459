//! Questions made in private: a quiz as it will look, to be asked now, or kept for a round; a round; what can be won.

use std::borrow::Cow;

use async_trait::async_trait;
use chrono::TimeDelta;

use super::{
    NAME, life,
    manage::Deed,
    queries::{
        self, New, Question, State,
        rounds::{self, Round, Spec},
        seasons,
    },
    rules, season,
    typed::{self, Quiz},
    views,
};
use crate::{
    dispatch::{
        Audience, Cx, Press, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Piece, Preview, Step, Steps, Switch, Talk, Wish},
        panel, posts,
    },
    features::polls::length,
    schedule::recurrence::{Recurrence, Rule},
    store::chats::Chat,
    telegram::{
        actor::Person,
        attachment::{self, Media},
        marked::Marked,
        request::Request,
    },
    words::{Lang, Line, line},
};

/// Longest text: question and options, with room for too many of them.
const LONGEST: usize = 3_000;
/// Longest words that say how long it is open.
const LONGEST_LENGTH: usize = 60;
const LONGEST_NAME: usize = 60;
const LONGEST_PRIZE: usize = 300;
/// Questions a round has at most, and rounds a group has that are not over.
const MOST_QUESTIONS: i64 = 100;
const MOST_ROUNDS: usize = 12;
/// So many rounds are looked at.
const LATEST: i64 = 50;
/// The answers' names.
const WORDS: &str = "words";
const OPEN: &str = "open";
const ROUND: &str = "round";
const QUESTION: &str = "question";
const SEASON: &str = "season";
const GAME: &str = "name";
const WHEN: &str = "when";
const PRIZE: &str = "prize";
const LATER: Switch =
    Switch { key: "later", labels: ["quizzes-switch-later-on", "quizzes-switch-later-off"], starts_on: false };

/// Only a picture goes with a question.
pub(super) fn photo(media: Option<&Media>) -> Result<Option<Media>> {
    match media {
        Some(media) if media.kind != attachment::Kind::Photo => Err(line("quizzes-photo-only").into()),
        other => Ok(other.cloned()),
    }
}

/// What is typed as a quiz, or how it is typed.
pub(super) fn read(typed: &str) -> Result<Quiz> {
    Ok(typed::read(typed).map_err(|problem| line("quizzes-how").plain("problem", problem.code()))?)
}

/// How long it is to be open, if what is typed begins with that, and the rest.
pub(super) fn timed(cx: &Cx, chat: &Chat, typed: &str) -> Result<(Option<TimeDelta>, String)> {
    let (first, below) = typed.split_once('\n').unwrap_or((typed, ""));
    match length::read(first, cx.now, chat.zone) {
        Some((open, _)) if !length::is_allowed(open) => Err(line("poll-flow-open-how").into()),
        Some((open, rest)) => Ok((Some(open), format!("{rest}\n{below}"))),
        None => Ok((None, typed.to_owned())),
    }
}

/// A length as it may be typed. What is usual for polls, and so written as nothing there, is not for quizzes.
fn so_long(open: TimeDelta) -> String {
    match length::written(open).trim() {
        "" => format!("{}d", open.num_days()),
        written => written.to_owned(),
    }
}

/// Begins a question with what she typed, if she did; for a round, if that is said.
pub(super) async fn begin(
    cx: &Cx,
    (chat, person): (&Chat, &Person),
    (typed, media): (&str, Option<&Media>),
    round: Option<i64>,
    press: Option<&Press>,
) -> Result {
    let talk = Talk { flow: if round.is_some() { &ADD } else { &ASK }, chat, person };
    let mut answers = Answers::default();
    answers.set(ROUND, round.map(Answer::Number));
    if typed.trim().is_empty() && media.is_none() {
        return Box::pin(talk.begin(cx, answers, press)).await;
    }
    let (open, words) = match round {
        None => timed(cx, chat, typed)?,
        Some(_) => (None, typed.to_owned()),
    };
    answers.set(OPEN, open.map(|open| text(&so_long(open))));
    answers.set(WORDS, Some(piece(words.trim(), photo(media)?)));
    Box::pin(talk.preview(cx, answers, press)).await
}

/// Shows one that was not asked yet, to be changed.
pub(super) async fn change(
    cx: &Cx,
    chat: &Chat,
    person: &Person,
    question: &Question,
    press: Option<&Press>,
) -> Result {
    let mut answers = Answers::default();
    answers.set(QUESTION, Some(Answer::Number(question.id)));
    answers.set(WORDS, Some(piece(&typed::written(&question.quiz), question.media.clone())));
    answers.set(OPEN, Some(text(&so_long(question.open))));
    Box::pin(Talk { flow: &ADD, chat, person }.preview(cx, answers, press)).await
}

/// Begins a round, or shows one to be changed.
pub(super) async fn round(
    cx: &Cx,
    chat: &Chat,
    person: &Person,
    round: Option<&Round>,
    press: Option<&Press>,
) -> Result {
    let talk = Talk { flow: &Rounds, chat, person };
    let Some(Round { id, spec, .. }) = round else { return Box::pin(talk.begin(cx, Answers::default(), press)).await };
    let mut answers = Answers::default();
    answers.set(ROUND, Some(Answer::Number(*id)));
    answers.set(GAME, Some(text(&spec.name)));
    answers.set(WHEN, Some(Answer::When(spec.rule)));
    answers.set(OPEN, (spec.open != rules::USUAL).then(|| text(&so_long(spec.open))));
    answers.set(PRIZE, (!spec.prize.is_empty()).then(|| text(&spec.prize)));
    Box::pin(talk.preview(cx, answers, press)).await
}

/// Asks what can be won in a season.
pub(super) async fn prize(cx: &Cx, chat: &Chat, person: &Person, season: i64, press: Option<&Press>) -> Result {
    let mut answers = Answers::default();
    answers.set(SEASON, Some(Answer::Number(season)));
    Box::pin(Talk { flow: &Prizes, chat, person }.begin(cx, answers, press)).await
}

fn text(words: &str) -> Answer {
    Answer::Text(Marked::plain(words))
}

fn piece(words: &str, media: Option<Media>) -> Answer {
    Answer::Piece(Piece { text: Marked::plain(words), media })
}

fn number(answers: &Answers, key: &str) -> Option<i64> {
    match answers.get(key) {
        Some(Answer::Number(number)) => Some(*number),
        _ => None,
    }
}

fn words<'a>(answers: &'a Answers, key: &str) -> &'a str {
    answers.text(key).map_or("", |text| text.text())
}

/// How long it is open.
fn open(cx: &Cx, chat: &Chat, answers: &Answers) -> Result<TimeDelta> {
    let typed = words(answers, OPEN);
    if typed.is_empty() {
        return Ok(rules::USUAL);
    }
    let read = length::read(&format!("{typed}:"), cx.now, chat.zone).map(|(open, _)| open);
    Ok(read.filter(|open| length::is_allowed(*open)).ok_or_else(|| line("poll-flow-open-how"))?)
}

/// What the answers say, or what is in the way.
fn quiz(answers: &Answers) -> Result<(Quiz, Option<Media>)> {
    let piece = answers.piece(WORDS);
    let quiz = read(piece.map_or("", |piece| piece.text.text()))?;
    Ok((quiz, photo(piece.and_then(|piece| piece.media.as_ref()))?))
}

/// The questions about a question: of a round all are open for the same time.
#[derive(Debug)]
pub(super) struct Asking {
    of_round: bool,
}

/// For one that is asked by itself; for one of a round, and for one that is changed.
pub(super) static ASK: Asking = Asking { of_round: false };
pub(super) static ADD: Asking = Asking { of_round: true };

const OF_QUESTION: &[Step] = &[
    Step::new(WORDS, "quizzes-flow-words", Kind::Piece(LONGEST)).hint("quizzes-flow-words-hint"),
    Step::new(OPEN, "quizzes-flow-open", Kind::Line(LONGEST_LENGTH)).hint("poll-flow-open-hint").optional(),
];

#[async_trait]
impl Flow for Asking {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        if self.of_round { "add" } else { "question" }
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        if self.of_round { OF_QUESTION.get(..1).unwrap_or_default() } else { OF_QUESTION }
    }

    fn switches(&self, _answers: &Answers) -> Vec<Switch> {
        if self.of_round { Vec::new() } else { vec![LATER] }
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("quizzes-flow-opening").text("group", &chat.title))
    }

    fn publish_of(&self, answers: &Answers) -> &'static str {
        match (number(answers, ROUND), number(answers, QUESTION), answers.is_on(&LATER)) {
            (None, None, false) => "quizzes-button-ask",
            (Some(_), None, _) => "quizzes-button-add",
            _ => "quizzes-button-save",
        }
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(ROUND) == told.get(ROUND) && begun.get(QUESTION) == told.get(QUESTION)
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        open(cx, talk.chat, answers)?;
        quiz(answers).map(drop)
    }

    async fn sample(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Option<Request>> {
        let (quiz, media) = quiz(answers)?;
        let question = to_look(talk.chat, quiz, media, open(cx, talk.chat, answers)?);
        Ok(Some(life::looks(talk.chat, &question, "").readdressed(talk.person.id.private_chat())))
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let (quiz, _) = quiz(answers)?;
        let round = match number(answers, ROUND) {
            Some(id) => rounds::by_id(&cx.tx, id).await?.map(|round| round.spec.name),
            None => None,
        };
        let open = open(cx, talk.chat, answers)?;
        let html = views::preview(talk.chat, &quiz, (open, round.as_deref()), language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let (quiz, media) = quiz(answers)?;
        let (chat, open) = (talk.chat, open(cx, talk.chat, answers)?);
        if let Some(id) = number(answers, QUESTION) {
            let found = queries::by_id(&cx.tx, id).await?.filter(|question| question.chat == chat.key);
            let can = found.filter(|question| matches!(question.state, State::Ready | State::Proposed));
            let open = can.ok_or_else(|| line("quizzes-gone"))?.open;
            queries::change(&cx.tx, id, &quiz, media.as_ref(), open).await?;
            show(cx, talk, &Deed::Question(id)).await?;
            return Ok(line("quizzes-is-saved").into());
        }
        let asked_by = Some(talk.person.id);
        let new = New { quiz: &quiz, media: media.as_ref(), open, author: None, asked_by, round: None };
        if number(answers, ROUND).is_none() && !answers.is_on(&LATER) {
            let id = queries::insert(&cx.tx, chat.key, new, cx.now).await?;
            Box::pin(life::ask(cx, chat, id)).await?;
            return Ok(line("quizzes-is-asked").text("group", &chat.title).into());
        }
        let round = match number(answers, ROUND) {
            Some(id) => rounds::by_id(&cx.tx, id).await?.filter(|round| round.chat == chat.key),
            None => only_round(cx, chat).await?,
        };
        let id = queries::insert(&cx.tx, chat.key, new, cx.now).await?;
        Ok(keep(cx, talk, id, round.as_ref()).await?.into())
    }
}

/// A question is kept: in a round, if there is one it belongs to.
async fn keep(cx: &Cx, talk: &Talk<'_>, id: i64, round: Option<&Round>) -> Result<Line> {
    let Some(round) = round else {
        show(cx, talk, &Deed::Pool(0)).await?;
        return Ok(line("quizzes-is-kept"));
    };
    let n = add(cx, talk.chat, id, round).await?;
    show(cx, talk, &Deed::Round(round.id, 0)).await?;
    Ok(line("quizzes-is-added").text("round", &round.spec.name).num("n", n))
}

/// A question is of a round from now on. Returns how many that has.
pub(super) async fn add(cx: &Cx, chat: &Chat, id: i64, round: &Round) -> Result<i64> {
    let (all, ..) = rounds::how_many(&cx.tx, round.id).await?;
    if all >= MOST_QUESTIONS {
        return Err(line("quizzes-too-many-questions").num("most", MOST_QUESTIONS).into());
    }
    if round.state == rounds::State::Over {
        return Err(line("quizzes-round-is-over").text("round", &round.spec.name).into());
    }
    queries::make_ready(&cx.tx, id, Some(round.id)).await?;
    if round.state == rounds::State::Running {
        Box::pin(posts::follow(cx, chat.key)).await?;
    }
    Ok(all + 1)
}

/// The round a question belongs to of which nothing else is said: the only one that is not over.
pub(super) async fn only_round(cx: &Cx, chat: &Chat) -> Result<Option<Round>> {
    let mut all = rounds::of_chat(&cx.tx, chat.key, LATEST).await?;
    all.retain(|round| round.state != rounds::State::Over);
    Ok(<[Round; 1]>::try_from(all).ok().map(|[round]| round))
}

async fn show(cx: &Cx, talk: &Talk<'_>, deed: &Deed) -> Result {
    Box::pin(panel::show(cx, talk.person.id.private_chat(), Some(talk.chat), talk.person, deed)).await
}

/// One that is nowhere yet, to be looked at.
fn to_look(chat: &Chat, quiz: Quiz, media: Option<Media>, open: TimeDelta) -> Question {
    Question {
        id: 0,
        chat: chat.key,
        state: State::Ready,
        round: None,
        place: 0,
        author: None,
        asked_by: None,
        quiz,
        media,
        open,
        season: None,
        thread: None,
        number: None,
        option_ids: Vec::new(),
        asked_at: None,
        voters: None,
        left_out: 0,
    }
}

/// The questions about a round.
#[derive(Debug)]
pub(super) struct Rounds;

const OF_ROUND: &[Step] = &[
    Step::new(GAME, "quizzes-flow-name", Kind::Line(LONGEST_NAME)).hint("quizzes-flow-name-hint"),
    Step::new(WHEN, "quizzes-flow-when", Kind::When { repeated: true }).hint("quizzes-flow-when-hint"),
    Step::new(OPEN, "quizzes-flow-open", Kind::Line(LONGEST_LENGTH)).hint("poll-flow-open-hint").optional(),
    Step::new(PRIZE, "quizzes-flow-prize", Kind::Text(LONGEST_PRIZE)).hint("quizzes-flow-prize-hint").optional(),
];

fn spec(cx: &Cx, chat: &Chat, answers: &Answers) -> Result<Option<Spec>> {
    let open = open(cx, chat, answers)?;
    let Some(Answer::When(rule)) = answers.get(WHEN) else { return Ok(None) };
    if matches!(rule, Recurrence { rule: Rule::Quiet | Rule::Once { .. }, .. }) {
        return Err(line("quizzes-when-again").into());
    }
    let (name, prize) = (words(answers, GAME).to_owned(), rules::prizes(words(answers, PRIZE)).join("\n"));
    Ok(Some(Spec { name, rule: *rule, open, prize }))
}

/// As it is shown: without what can be won where that is never given.
pub(super) async fn shown(cx: &Cx, chat: &Chat, spec: Spec) -> Result<Spec> {
    match season::period(cx, chat).await? {
        rules::Period::Round => Ok(spec),
        _ => Ok(Spec { prize: String::new(), ..spec }),
    }
}

#[async_trait]
impl Flow for Rounds {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "round"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        OF_ROUND
    }

    /// What can be won is a season's: a round has something of its own only where it is one.
    async fn steps_for(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Steps> {
        let all = OF_ROUND.len() - usize::from(season::period(cx, talk.chat).await? != rules::Period::Round);
        Ok(Cow::Borrowed(OF_ROUND.get(..all).unwrap_or_default()))
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("quizzes-flow-round").text("group", &chat.title))
    }

    fn publish(&self) -> &'static str {
        "quizzes-button-save"
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(ROUND) == told.get(ROUND)
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        spec(cx, talk.chat, answers).map(drop)
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let Some(spec) = spec(cx, talk.chat, answers)? else { return Ok(Preview { html: String::new(), media: None }) };
        let spec = shown(cx, talk.chat, spec).await?;
        Ok(Preview { html: views::spec(&spec, language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let chat = talk.chat;
        let spec = spec(cx, chat, answers)?.ok_or_else(|| line("quizzes-when-again"))?;
        let id = match number(answers, ROUND) {
            Some(id) => {
                let found = rounds::by_id(&cx.tx, id).await?.filter(|round| round.chat == chat.key);
                let round = found.ok_or_else(|| line("quizzes-gone"))?;
                rounds::change(&cx.tx, id, &spec).await?;
                if let Some(season) = round.season.filter(|_| round.spec.prize != spec.prize) {
                    seasons::set_prize(&cx.tx, season, &spec.prize).await?;
                }
                Box::pin(posts::follow(cx, chat.key)).await?;
                id
            }
            None => {
                let all = rounds::of_chat(&cx.tx, chat.key, LATEST).await?;
                if all.iter().filter(|round| round.state != rounds::State::Over).count() >= MOST_ROUNDS {
                    let most = i64::try_from(MOST_ROUNDS).unwrap_or(i64::MAX);
                    return Err(line("quizzes-too-many-rounds").num("most", most).into());
                }
                rounds::insert(&cx.tx, chat.key, &spec, talk.person.id, cx.now).await?
            }
        };
        show(cx, talk, &Deed::Round(id, 0)).await?;
        Ok(line("quizzes-round-saved").into())
    }
}

/// What can be won in a season.
#[derive(Debug)]
pub(super) struct Prizes;

#[async_trait]
impl Flow for Prizes {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "prize"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(PRIZE, "quizzes-flow-prize", Kind::Text(LONGEST_PRIZE)).hint("quizzes-flow-prize-hint")] }
    }

    fn publish(&self) -> &'static str {
        "quizzes-button-save"
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(SEASON) == told.get(SEASON)
    }

    async fn preview(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        Ok(Preview { html: views::prizes(words(answers, PRIZE), language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let id = number(answers, SEASON).unwrap_or_default();
        let found = seasons::by_id(&cx.tx, id).await?.filter(|season| season.chat == talk.chat.key);
        if found.is_none_or(|season| season.frozen_at.is_some()) {
            return Err(line("quizzes-gone").into());
        }
        seasons::set_prize(&cx.tx, id, &rules::prizes(words(answers, PRIZE)).join("\n")).await?;
        Ok(line("quizzes-prize-saved").into())
    }
}
