//! Surveys that come by themselves, once or again and again: when, and what became of each. The queue of posts decides about them
//! as about all a manager asked for. Each round is a survey of its own, answered and closed like any other.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    NAME, SKIPPED, life,
    queries::{
        self, New,
        plans::{self, Planned},
    },
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
        posts::{Plan, Rank},
        recurrence::{Recurrence, Rule},
    },
    store::chats::Chat,
    telegram::MessageId,
    words::line,
};

/// How long after its time one is worth posting.
const GRACE: TimeDelta = TimeDelta::days(2);
/// So long it waits for a pause in the conversation.
const PATIENCE: TimeDelta = TimeDelta::hours(3);
/// Recorded when it is there no more (message `skip-CODE`).
const PAUSED: &str = "paused";

/// What the queue hands back about a survey.
#[derive(Debug, Serialize, Deserialize)]
struct Memory {
    survey: i64,
}

/// Those of a group that come.
pub(super) async fn plans(cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
    let state = posts::states(cx, chat.key, NAME).await?;
    let all = plans::of_chat(&cx.tx, chat.key).await?;
    let come = all.into_iter().filter_map(|planned| {
        let recurrence = planned.spec.rule?;
        Some(Plan {
            room: NAME,
            id: planned.id,
            rank: rank(&recurrence),
            recurrence,
            grace: GRACE,
            waits_for_pause: PATIENCE,
            other_days: true,
            above_limits: false,
            cheerful: false,
            is_promotion: false,
            condition: None,
            content: None,
            thread: None,
            state: state(planned.id),
        })
    });
    Ok(come.collect())
}

const fn rank(recurrence: &Recurrence) -> Rank {
    match recurrence.rule {
        Rule::Once { .. } => Rank::Once,
        Rule::Daily => Rank::Daily,
        _ => Rank::Rarer,
    }
}

/// The survey of one time.
pub(super) async fn compose(cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
    let id = match again {
        Some(again) => Memory::deserialize(again.memory())?.survey,
        None => {
            let found = plans::by_id(&cx.tx, chat.key, due.number).await?;
            let Some(planned) = found.filter(|planned| planned.spec.rule.is_some()) else {
                return Ok(Composed::Nothing(PAUSED));
            };
            let mut new = round(cx, &planned);
            new.thread = settings::topic(cx, chat.key, NAME).await?;
            queries::insert(&cx.tx, chat.key, &new, cx.now).await?
        }
    };
    if matches!(again, Some(Again::InGeneral(_))) {
        queries::set_thread(&cx.tx, id, None).await?;
    }
    match queries::by_id(&cx.tx, id).await? {
        Some(survey) => {
            let request = life::request(cx, chat, &survey).await?;
            Ok(Composed::Say(Box::new(request), serde_json::to_value(Memory { survey: id })?))
        }
        None => Ok(Composed::Nothing(PAUSED)),
    }
}

/// A round of one, asked now.
fn round(cx: &Cx, planned: &Planned) -> New {
    let spec = planned.spec.clone();
    New {
        pulse: None,
        plan: Some(planned.id),
        title: spec.title,
        questions: spec.questions,
        anonymous: spec.anonymous,
        reminds: spec.reminds,
        least_days: spec.least_days,
        asked_by: planned.made_by,
        closes_at: cx.now + spec.open,
        thread: None,
    }
}

/// Telegram's answer: the survey as it stands.
pub(super) async fn answered(cx: &Cx, answer: &Value, memory: &Value) -> Result {
    let Ok(Memory { survey }) = Memory::deserialize(memory) else { return Ok(()) };
    super::opens(cx, survey, answer.get("message_id").and_then(Value::as_i64).map(MessageId)).await
}

/// What became of one time of a plan. What was to come once and did not is kept to be asked, and those who manage the group hear
/// of it.
pub(super) async fn settled(cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
    let survey = Memory::deserialize(memory).ok().map(|memory| memory.survey);
    let planned = plans::by_id(&cx.tx, chat.key, due.number).await?;
    let once = planned.filter(|planned| planned.spec.rule.is_some_and(|rule| matches!(rule.rule, Rule::Once { .. })));
    match (fate, survey) {
        (Fate::LeftTopic | Fate::PictureRefused(_), _) => return Ok(()),
        // Somebody looked, and found it: its answer has not told us.
        (Fate::Posted, Some(survey)) => super::opens(cx, survey, None).await?,
        (Fate::Unsure, survey) => {
            return match survey {
                Some(survey) => super::opens(cx, survey, None).await,
                None => Ok(()),
            };
        }
        (Fate::Skipped(why), survey) => {
            if let Some(survey) = survey {
                super::never_was(cx, survey).await?;
            }
            let Some(planned) = once else { return Ok(()) };
            plans::keep(&cx.tx, planned.id).await?;
            return was_left_out(cx, chat, &planned, due, why).await;
        }
        (Fate::Posted | Fate::MayHaveBeen, _) => {}
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
        words: line("survey-skipped")
            .line("survey", views::name_of_plan(planned))
            .line("why", posts::why_skipped(chat, why, due.at)),
        buttons: Vec::new(),
    };
    items::raise(cx, chat.key, new).await.map(drop)
}
