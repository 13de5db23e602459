//! `/grant` and `/grants`: points for what nobody could count, with a reason, within what is usual, and in a log that
//! everybody in the group can read.

use std::sync::Arc;

use chrono::TimeDelta;

use super::{
    panel::Action,
    queries,
    rules::{self, Caps, LONGEST_REASON, TooMany},
    typed, write,
};
use crate::{
    dispatch::{Ask, Cx, Result, panel, settings},
    features::recognition,
    store::{chats::Chat, people},
    telegram::{
        UserId,
        actor::{Actor, Person},
    },
    words::{Line, line},
};

/// The same within this time is the same.
const AGAIN_WITHIN: TimeDelta = TimeDelta::minutes(2);

/// `/grants`.
pub(super) async fn shown(cx: Cx, ask: Arc<Ask>) -> Result {
    panel::whisper(&cx, &ask, &Action::Grants(0)).await
}

/// `/grant`.
pub(super) async fn granted(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.group_of(&ask)?;
    let granter = match &ask.actor {
        Actor::Person(person) => person.id,
        Actor::AnonymousAdmin | Actor::Channel => return Err(line("thanks-grant-as-yourself").into()),
        Actor::Bot => return Ok(()),
    };
    let named = match write::whom(&cx, chat, &ask).await? {
        write::Whom::Is(named) => named,
        write::Whom::NoPerson => return Err(line("thanks-to-people").into()),
        write::Whom::Nobody(_) => return Err(line("thanks-grant-how").into()),
    };
    let (points, reason) = read(&named.rest)?;
    let said = grant(&cx, chat, (granter, named.user), &named.name, (points, &reason)).await?;
    cx.whisper(&ask, &said).await
}

/// How many points, and what for: `3 for running the stall`.
fn read(typed: &str) -> Result<(i64, String)> {
    let (number, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    let number = number.trim_matches(|c: char| !c.is_ascii_digit());
    let points = number.parse::<i64>().ok().filter(|points| *points > 0).ok_or_else(|| line("thanks-grant-how"))?;
    let reason = typed::reason(rest).ok_or_else(|| line("thanks-grant-why"))?;
    write::must_fit(reason, LONGEST_REASON)?;
    Ok((points, reason.to_owned()))
}

async fn grant(
    cx: &Cx,
    chat: &Chat,
    (granter, receiver): (UserId, UserId),
    name: &str,
    (points, reason): (i64, &str),
) -> Result<Line> {
    if granter == receiver {
        return Err(line("thanks-grant-oneself").into());
    }
    if !people::membership(&cx.tx, chat.key, receiver).await?.is_some_and(|one| one.is_in) {
        return Err(line("thanks-grant-not-here").text("name", name).into());
    }
    let month = rules::month(cx.now, chat.zone);
    let since = cx.now - AGAIN_WITHIN;
    let is_again = queries::granted_already(&cx.tx, chat.key, (granter, receiver), (points, reason), since).await?;
    if !is_again {
        let caps = caps(cx, chat, (granter, receiver), month).await?;
        match caps.allow(points) {
            Ok(()) => {}
            Err(TooMany::ForHer(left)) => {
                let most =
                    line("thanks-grant-cap").text("name", name).num("left", left).num("most", caps.most_received);
                return Err(most.into());
            }
            Err(TooMany::FromYou(left)) => {
                return Err(line("thanks-granter-cap").num("left", left).num("most", caps.most_given).into());
            }
        }
        queries::add_grant(&cx.tx, chat.key, (granter, receiver), (points, reason), (cx.now, month)).await?;
        recognition::count_grant(cx, chat, receiver, cx.now, points).await?;
    }
    let caps = caps(cx, chat, (granter, receiver), month).await?;
    let said = line("thanks-granted").num("points", points).text("name", name).text("reason", reason);
    Ok(said.num("for_her", caps.left_for_receiver()).num("from_you", caps.left_for_granter()))
}

async fn caps(cx: &Cx, chat: &Chat, pair: (UserId, UserId), month: i64) -> Result<Caps> {
    let (received, given) = queries::granted_in_month(&cx.tx, chat.key, pair, month).await?;
    let most_received = typed::points(&settings::own(cx, chat.key, &typed::GRANT_CAP).await?);
    let most_given = typed::points(&settings::own(cx, chat.key, &typed::GRANTER_CAP).await?);
    Ok(Caps { received, given, most_received, most_given })
}

/// A grant is taken back, if it is not too late. Returns what is said.
pub(super) async fn retract(cx: &Cx, chat: &Chat, id: i64, person: &Person) -> Result<Line> {
    let Some(grant) = queries::grant(&cx.tx, chat.key, id).await? else { return Ok(line("thanks-gone")) };
    if grant.receiver == person.id {
        return Err(line("thanks-grant-own").into());
    }
    if !rules::can_be_taken_back(grant.at, cx.now) {
        return Err(line("thanks-grant-too-late").into());
    }
    if queries::take_grant_back(&cx.tx, id, person.id, cx.now).await? {
        recognition::count_grant(cx, chat, grant.receiver, grant.at, -grant.points).await?;
    }
    Ok(line("thanks-retracted"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_and_a_reason_are_read() {
        let read = |typed: &str| read(typed).ok();
        assert_eq!(read("3 for running the stall"), Some((3, "for running the stall".to_owned())));
        assert_eq!(read("+3 за стенд"), Some((3, "за стенд".to_owned())));
        assert_eq!(read("10: הדוכן"), Some((10, "הדוכן".to_owned())));
        for typed in ["", "3", "3 for", "for running", "0 for nothing", "3 !!!", "99999999999999999999 for all"] {
            assert_eq!(read(typed), None, "{typed}");
        }
        assert_eq!(read("-3 for shouting"), Some((3, "for shouting".to_owned())), "a dash is none");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused(text in crate::hostile::text()) {
            prop_assert!(read(&text).is_ok_and(|(points, _)| points > 0) || read(&text).is_err());
        }
    }
}
