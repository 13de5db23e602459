//! Rounds: several questions over a time, each asked by the queue of posts when its turn comes. What the queue leaves out is
//! asked at the next time: no question is lost, and none is asked twice.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    NAME, life,
    queries::{
        self, Question,
        rounds::{self, Round, State},
        seasons,
    },
    season,
};
use crate::{
    dispatch::{
        Cx, Result,
        posts::{self, Again, Composed, Due, Fate},
        settings,
    },
    features::polls::stage::{Handle, Stage},
    schedule::{
        content::Content,
        posts::{Plan, Rank, State as Standing},
        recurrence::{Recurrence, Rule},
    },
    store::chats::Chat,
};

/// How long after its time a question is worth asking.
const GRACE: TimeDelta = TimeDelta::hours(12);
/// Nothing more comes of what was asked, as far as the calendar looks.
const NEVER: TimeDelta = TimeDelta::days(500);
/// Rounds that are looked through.
const MOST: i64 = 50;
/// Recorded when a round has no question left (message `skip-CODE`).
const NO_QUESTION: &str = "no-question";

/// What the queue hands back about a question.
#[derive(Debug, Serialize, Deserialize)]
struct Memory {
    question: i64,
}

/// Which post asks the questions of a round; odd numbers are seasons.
pub(super) const fn number(round: i64) -> i64 {
    round * 2
}

/// The rounds of a group that run and have something to ask.
pub(super) async fn plans(cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
    let state = posts::states(cx, chat.key, NAME).await?;
    let mut plans = Vec::new();
    for round in rounds::of_chat(&cx.tx, chat.key, MOST).await? {
        let (_, ready, _) = rounds::how_many(&cx.tx, round.id).await?;
        if round.state == State::Running && ready > 0 {
            let content = Content { ready: usize::try_from(ready).unwrap_or_default(), again: Some(cx.now + NEVER) };
            plans.push(plan(&round, content, state(number(round.id))));
        }
    }
    Ok(plans)
}

fn plan(round: &Round, content: Content, state: Standing) -> Plan {
    Plan {
        room: NAME,
        id: number(round.id),
        rank: rank(&round.spec.rule),
        recurrence: round.spec.rule,
        grace: GRACE,
        waits_for_pause: TimeDelta::zero(),
        condition: None,
        other_days: false,
        above_limits: false,
        cheerful: true,
        is_promotion: false,
        content: Some(content),
        thread: None,
        state,
    }
}

const fn rank(recurrence: &Recurrence) -> Rank {
    match recurrence.rule {
        Rule::Daily => Rank::Daily,
        _ => Rank::Rarer,
    }
}

/// The question of one time: the first that was not asked.
pub(super) async fn compose(cx: &Cx, chat: &Chat, round: i64, again: Option<Again<'_>>) -> Result<Composed> {
    let nothing = Ok(Composed::Nothing(NO_QUESTION));
    let Some(round) = rounds::by_id(&cx.tx, round).await?.filter(|round| round.chat == chat.key) else {
        return nothing;
    };
    let id = match again {
        Some(again) => match question_of(cx, again.memory()).await? {
            Some(question) if round.state == State::Running && may_come_again(&question) => question.id,
            _ => return nothing,
        },
        None => match rounds::questions(&cx.tx, round.id, true).await?.first() {
            Some(question) if round.state == State::Running => question.id,
            _ => return nothing,
        },
    };
    let thread = match again {
        Some(Again::InGeneral(_)) => None,
        _ => settings::topic(cx, chat.key, NAME).await?,
    };
    if let Some(Again::WithoutPicture(..)) = again {
        queries::drop_media(&cx.tx, id).await?;
    }
    let season = season::of_question(cx, chat, Some(&round)).await?;
    queries::set_asked(&cx.tx, id, thread, season.map(|season| season.id), cx.now).await?;
    let Some(question) = queries::by_id(&cx.tx, id).await? else { return nothing };
    let request = life::request(cx, chat, &question).await?;
    Ok(Composed::Say(Box::new(request), memory(id)?))
}

/// Whether asking it once more asks nobody twice: it was not seen in the group.
const fn may_come_again(question: &Question) -> bool {
    matches!(question.stage(), Some(Stage::Posting | Stage::Unsure | Stage::Dropped)) && question.number.is_none()
}

/// What the queue knows a question by.
pub(super) fn memory(question: i64) -> Result<Value> {
    Ok(serde_json::to_value(Memory { question })?)
}

async fn question_of(cx: &Cx, memory: &Value) -> Result<Option<Question>> {
    match Memory::deserialize(memory) {
        Ok(Memory { question }) => Ok(queries::by_id(&cx.tx, question).await?),
        Err(_) => Ok(None),
    }
}

/// Telegram's answer: the question as it stands.
pub(super) async fn answered(cx: &Cx, answer: &Value, memory: &Value) -> Result {
    match question_of(cx, memory).await? {
        Some(question) => life::stands(cx, question, life::handle_of(None, answer)).await,
        None => Ok(()),
    }
}

/// What became of one time.
pub(super) async fn settled(cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
    if matches!(fate, Fate::MayHaveBeen) {
        return may_have_been(cx, chat, due.number / 2).await;
    }
    let Some(question) = question_of(cx, memory).await? else { return Ok(()) };
    match (fate, question.stage()) {
        // Somebody looked, and found it: its answer has not told us.
        (Fate::Posted, Some(Stage::Posting | Stage::Unsure)) => life::stands(cx, question, Handle::default()).await,
        (Fate::Unsure, Some(stage)) => {
            queries::set_stage(&cx.tx, question.id, &stage.clone().answer_lost(), cx.now).await?;
            life::close_after(cx, &question).await
        }
        (Fate::Skipped(_), Some(Stage::Posting)) => {
            queries::set_back(&cx.tx, question.id).await?;
            look(cx, chat, due.number / 2).await
        }
        _ => Ok(()),
    }
}

/// The database was restored, and the question of this time may have been asked since the backup: it is asked no more.
async fn may_have_been(cx: &Cx, chat: &Chat, round: i64) -> Result {
    let Some(first) = rounds::questions(&cx.tx, round, true).await?.into_iter().next() else { return Ok(()) };
    queries::set_stage(&cx.tx, first.id, &Stage::Dropped, cx.now).await?;
    look(cx, chat, round).await
}

/// A question of a round is over: if it was the last, so is the round, and its own season.
pub(super) async fn look(cx: &Cx, chat: &Chat, id: i64) -> Result {
    let Some(round) = rounds::by_id(&cx.tx, id).await? else { return Ok(()) };
    let (_, ready, live) = rounds::how_many(&cx.tx, id).await?;
    if round.state != State::Running || ready > 0 || live > 0 {
        return Ok(());
    }
    over(cx, chat, &round).await
}

/// A round is over.
pub(super) async fn over(cx: &Cx, chat: &Chat, round: &Round) -> Result {
    rounds::set_state(&cx.tx, round.id, State::Over).await?;
    let season = match round.season {
        Some(season) => seasons::by_id(&cx.tx, season).await?,
        None => None,
    };
    match season.filter(|season| season.ends.is_none()) {
        Some(season) => Box::pin(season::end(cx, chat, season, last_closed(cx, round).await?)).await,
        None => Ok(()),
    }
}

/// Where a round has something to ask, its season runs: what decides its draw is drawn before anybody looks at what will be
/// posted.
pub(super) async fn begin_season(cx: &Cx, chat: &Chat) -> Result {
    for round in rounds::of_chat(&cx.tx, chat.key, MOST).await? {
        let (_, ready, _) = rounds::how_many(&cx.tx, round.id).await?;
        if round.state == State::Running && ready > 0 {
            season::of_question(cx, chat, Some(&round)).await?;
        }
    }
    Ok(())
}

/// When the last of its questions that were asked was to close.
async fn last_closed(cx: &Cx, round: &Round) -> Result<Option<DateTime<Utc>>> {
    let all = rounds::questions(&cx.tx, round.id, false).await?;
    Ok(all.iter().filter_map(|question| Some(question.asked_at? + question.open)).max())
}

/// The room is on again: what was closed with it ends its round now, and the season of that.
pub(super) async fn on(cx: &Cx, chat: &Chat) -> Result {
    for round in rounds::of_chat(&cx.tx, chat.key, MOST).await? {
        match round.state {
            State::Draft => {}
            State::Running => look(cx, chat, round.id).await?,
            State::Over => over(cx, chat, &round).await?,
        }
    }
    begin_season(cx, chat).await
}

/// The questions of a round are asked from now on, if it has any.
pub(super) async fn start(cx: &Cx, chat: &Chat, round: &Round) -> Result<bool> {
    let (_, ready, _) = rounds::how_many(&cx.tx, round.id).await?;
    if ready == 0 {
        return Ok(false);
    }
    rounds::set_state(&cx.tx, round.id, State::Running).await?;
    begin_season(cx, chat).await?;
    Box::pin(posts::follow(cx, chat.key)).await?;
    Ok(true)
}

/// No more of its questions is asked: those left wait among the others. What is open is told, and then its season is over.
pub(super) async fn stop(cx: &Cx, chat: &Chat, round: &Round) -> Result {
    for question in rounds::questions(&cx.tx, round.id, true).await? {
        queries::make_ready(&cx.tx, question.id, None).await?;
    }
    look(cx, chat, round.id).await?;
    Box::pin(posts::follow(cx, chat.key)).await
}
