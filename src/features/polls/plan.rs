//! Polls that come by themselves, once or again and again: when, and what became of each. The queue of posts decides about them
//! as about all a manager asked for.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    NAME, SKIPPED, life,
    queries::{
        self, New, Poll,
        plans::{self, Planned},
    },
    rules::stage::{Handle, PollId, Stage},
    views,
};
use crate::{
    dispatch::{
        Cx, Result,
        items::{self, Urgency},
        posts::{self, Again, Composed, Due, Fate},
        settings,
    },
    schedule::{
        posts::{Plan, Rank, State},
        recurrence::{Recurrence, Rule},
    },
    store::chats::Chat,
    telegram::MessageId,
    words::line,
};

/// How long after its time one is worth posting.
const GRACE: TimeDelta = TimeDelta::hours(12);
/// Recorded when it is there no more (message `skip-CODE`).
const PAUSED: &str = "paused";

/// What the queue hands back about a poll.
#[derive(Debug, Serialize, Deserialize)]
struct Memory {
    poll: i64,
}

/// Those of a group that come.
pub(super) async fn plans(cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
    let state = posts::states(cx, chat.key, NAME).await?;
    let all = plans::of_chat(&cx.tx, chat.key).await?.into_iter().filter(|planned| planned.comes);
    Ok(all.filter_map(|planned| plan_of(&planned, state(planned.id))).collect())
}

/// As the queue of posts has it.
fn plan_of(planned: &Planned, state: State) -> Option<Plan> {
    let recurrence = planned.spec.rule?;
    Some(Plan {
        room: NAME,
        id: planned.id,
        rank: rank(&recurrence),
        recurrence,
        grace: GRACE,
        waits_for_pause: TimeDelta::zero(),
        other_days: false,
        above_limits: false,
        cheerful: false,
        is_promotion: false,
        condition: None,
        content: None,
        thread: None,
        state,
    })
}

const fn rank(recurrence: &Recurrence) -> Rank {
    match recurrence.rule {
        Rule::Once { .. } => Rank::Once,
        Rule::Daily => Rank::Daily,
        _ => Rank::Rarer,
    }
}

/// The poll of one time.
pub(super) async fn compose(cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
    let thread = match again {
        Some(Again::InGeneral(_)) => None,
        _ => settings::topic(cx, chat.key, NAME).await?,
    };
    let id = match again {
        Some(again) => Memory::deserialize(again.memory())?.poll,
        None => {
            let Some(planned) = plans::by_id(&cx.tx, chat.key, due.number).await?.filter(|planned| planned.comes)
            else {
                return Ok(Composed::Nothing(PAUSED));
            };
            let Planned { spec, made_by, .. } = &planned;
            let plan = Some(planned.id);
            let new = New { thread, asked_by: *made_by, words: &spec.words, open: spec.open, form: &spec.form, plan };
            queries::insert(&cx.tx, chat.key, new, cx.now).await?
        }
    };
    queries::set_thread(&cx.tx, id, thread).await?;
    let poll = queries::by_id(&cx.tx, id).await?;
    let request = life::request(cx, chat, &poll);
    Ok(Composed::Say(Box::new(request), serde_json::to_value(Memory { poll: id })?))
}

async fn poll_of(cx: &Cx, memory: &Value) -> Result<Option<Poll>> {
    match Memory::deserialize(memory) {
        Ok(Memory { poll }) => Ok(Some(queries::by_id(&cx.tx, poll).await?)),
        Err(_) => Ok(None),
    }
}

/// Telegram's answer: the poll as it stands.
pub(super) async fn answered(cx: &Cx, answer: &Value, memory: &Value) -> Result {
    let Some(poll) = poll_of(cx, memory).await? else { return Ok(()) };
    let number = answer.pointer("/poll/id").and_then(Value::as_str);
    let message = answer.get("message_id").and_then(Value::as_i64).map(MessageId);
    let handle = Handle { message, poll: number.map(|number| PollId(number.to_owned())) };
    stands(cx, poll, handle).await
}

async fn stands(cx: &Cx, poll: Poll, handle: Handle) -> Result {
    queries::set_stage(&cx.tx, &poll, &poll.stage.clone().posted(handle), cx.now).await?;
    life::close_after(cx, &poll).await
}

/// What became of one time of a plan. What was to come once and did not is kept as a template, so that its words are not
/// lost, and those who manage the group hear of it.
pub(super) async fn settled(cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
    let poll = poll_of(cx, memory).await?;
    let planned = plans::by_id(&cx.tx, chat.key, due.number).await?;
    let once =
        planned.filter(|planned| planned.spec.rule.as_ref().is_some_and(|rule| matches!(rule.rule, Rule::Once { .. })));
    match fate {
        Fate::LeftTopic | Fate::PictureRefused(_) => return Ok(()),
        Fate::Posted => {
            // Somebody looked, and found it: its answer has not told us.
            if let Some(poll) = poll.filter(|poll| !matches!(poll.stage, Stage::Open(_))) {
                stands(cx, poll, Handle::default()).await?;
            }
        }
        Fate::Unsure => {
            if let Some(poll) = poll {
                queries::set_stage(&cx.tx, &poll, &poll.stage.clone().answer_lost(), cx.now).await?;
                life::close_after(cx, &poll).await?;
            }
            return Ok(());
        }
        Fate::MayHaveBeen => {}
        Fate::Skipped(why) => {
            if let Some(poll) = poll {
                queries::set_stage(&cx.tx, &poll, &poll.stage.clone().refused(), cx.now).await?;
            }
            if let Some(planned) = once {
                plans::keep_as_template(&cx.tx, planned.id).await?;
                return was_left_out(cx, chat, &planned, due, why).await;
            }
            return Ok(());
        }
    }
    match once {
        Some(planned) => Ok(plans::end(&cx.tx, planned.id).await?),
        None => Ok(()),
    }
}

async fn was_left_out(cx: &Cx, chat: &Chat, planned: &Planned, due: Due, why: &str) -> Result {
    let new = items::New {
        room: NAME,
        section: None,
        kind: SKIPPED,
        reference: &planned.id.to_string(),
        urgency: Urgency::Daily,
        words: line("poll-skipped")
            .line("poll", views::name_of_plan(planned))
            .line("why", posts::why_skipped(chat, why, due.at)),
        buttons: Vec::new(),
    };
    items::raise(cx, chat.key, new).await.map(drop)
}
