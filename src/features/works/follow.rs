//! The day after, the best answer to a post is taken up, where a manager wants that: the bot replies to it, as any other post
//! within the limits of the group. Nothing of what was said is kept: the reply leads to the message itself.

use chrono::{TimeDelta, Timelike as _};
use serde_json::Value;

use super::{
    NAME,
    queries::{self, ToFollow},
    rules,
};
use crate::{
    dispatch::{
        Cx, Result,
        posts::{self, Again, Composed, Due},
    },
    features::{recognition, touchpoints},
    schedule::{
        gates::local_date,
        posts::{Plan, Rank, State},
        recurrence::{Recurrence, Rule},
    },
    store::{ChatKey, chats::Chat, people},
    telegram::{ThreadId, UserId, request::Request},
    words::{Line, line},
};

/// It is worth saying for so long.
const GRACE: TimeDelta = TimeDelta::hours(12);
/// Recorded when nobody answered whose message may be shown (message `skip-CODE`).
const NOBODY: &str = "nobody-answered";
const REFUSED: &str = "refused";

/// On the next day of the group, at the same hour: by then a day is over.
fn plan(chat: &Chat, post: ToFollow, state: State) -> Option<Plan> {
    let time = post.at.with_timezone(&chat.zone).time();
    // To the minute, and not before the day is over.
    let time = time.with_second(0)?.overflowing_add_signed(TimeDelta::minutes(1)).0.with_nanosecond(0)?;
    Some(Plan {
        room: NAME,
        id: post.id,
        rank: Rank::Daily,
        recurrence: Recurrence { rule: Rule::Once { date: local_date(post.at, chat.zone).succ_opt()? }, time },
        grace: GRACE,
        waits_for_pause: TimeDelta::zero(),
        other_days: false,
        above_limits: false,
        cheerful: false,
        is_promotion: false,
        condition: None,
        content: None,
        thread: (post.thread > 0).then_some(ThreadId(post.thread)),
        state,
    })
}

/// Those that are to come in a group.
pub async fn plans(cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
    let to_follow = queries::to_follow(&cx.tx, chat.key).await?;
    if to_follow.is_empty() {
        return Ok(Vec::new());
    }
    let state = posts::states(cx, chat.key, NAME).await?;
    Ok(to_follow.into_iter().filter_map(|post| plan(chat, post, state(post.id))).collect())
}

/// It is waited for.
pub async fn wait(cx: &Cx, chat: &Chat, id: i64) -> Result {
    match plans(cx, chat).await?.iter().find(|plan| plan.id == id) {
        Some(plan) => posts::set_next(cx, chat, plan).await,
        None => Ok(()),
    }
}

/// No answer to a regular post is taken up any more.
pub async fn end(cx: &Cx, chat: &Chat, touchpoint: i64) -> Result {
    for post in queries::to_follow(&cx.tx, chat.key).await? {
        if post.touchpoint == touchpoint {
            settled(cx, chat, post.id).await?;
        }
    }
    Ok(())
}

/// It was decided about, or will not come.
pub async fn settled(cx: &Cx, chat: &Chat, id: i64) -> Result {
    if let Some(plan) = plans(cx, chat).await?.iter().find(|plan| plan.id == id) {
        posts::remove(cx, chat.key, plan).await?;
    }
    Ok(queries::is_followed(&cx.tx, id).await?)
}

/// What is said: a reply to the answer that most people took up.
pub async fn compose(cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
    if again.is_some() {
        // It belongs under the message it answers, and nowhere else.
        return Ok(Composed::Nothing(REFUSED));
    }
    let mut liked = Vec::new();
    let answers = queries::answers_to(&cx.tx, due.number).await?;
    for answer in &answers {
        if may_be_shown(cx, chat.key, answer.user).await? {
            let likes = recognition::likes(cx, chat.key, answer.message, answer.user).await?;
            liked.push((answer.message.0, likes + answer.replies));
        }
    }
    let best = rules::best(&liked).and_then(|best| answers.iter().find(|answer| answer.message.0 == best));
    let Some(best) = best else { return Ok(Composed::Nothing(NOBODY)) };
    let Some(known) = people::known(&cx.tx, best.user).await? else { return Ok(Composed::Nothing(NOBODY)) };
    let words = line("works-follow").text("name", &known.name).render(chat.language);
    let request = Request::message(chat.id, &words).reply_if_there(best.message);
    Ok(Composed::Say(Box::new(request), Value::Null))
}

/// Who left, or is left off the lists, is not pointed at.
async fn may_be_shown(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    let membership = people::membership(&cx.tx, chat, user).await?;
    Ok(membership.is_some_and(|membership| membership.is_in && !membership.hidden))
}

/// What managers know it by.
pub async fn name(cx: &Cx, id: i64) -> Result<Option<Line>> {
    let Some(touchpoint) = queries::touchpoint_of(&cx.tx, id).await? else { return Ok(None) };
    let of = touchpoints::name_of(cx, touchpoint).await?;
    Ok(Some(line("works-follow-name").line("post", of.unwrap_or_else(|| line("works-gone")))))
}
