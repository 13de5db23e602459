//! Seasons: begun with their first question, over with their time (or their round), won by the rules of [`super::rules`], and
//! announced by a post.

use chrono::{DateTime, Days, TimeDelta, Utc};
use rand::Rng as _;

use super::{
    Later, NAME, PRIZE,
    queries::{
        Question,
        rounds::{self, Round},
        seasons::{self, New, Season},
    },
    rules::{self, Period},
    typed::SEASON,
    views,
};
use crate::{
    dispatch::{
        Cx, Result,
        items::{self, Button, Item, State, Urgency},
        posts, settings,
    },
    schedule::{
        gates::local_date,
        posts::{Plan, Rank, State as Standing},
        recurrence::{Recurrence, Rule, first_instant_at},
    },
    store::{chats::Chat, occurrences},
    telegram::actor::Person,
    words::{Lang, Line, line},
};

/// A season is closed so long after its end: answers to its last question may be late.
const CLOSED_AFTER: TimeDelta = TimeDelta::minutes(2);
/// So long Telegram may take to say who is in the group.
const ANSWERED_WITHIN: TimeDelta = TimeDelta::minutes(1);
/// Winners are worth announcing for so long.
const GRACE: TimeDelta = TimeDelta::days(6);
/// So long they wait for a pause in the conversation.
const PATIENCE: TimeDelta = TimeDelta::hours(3);
/// So many days a post may wait, with the rest it was moved out of.
const WAITS: u64 = 22;
/// Of a draw so many are named in the group.
const DRAWN_SHOWN: i64 = 10;
/// What somebody does about a prize.
pub(super) const GIVEN: &str = "given";

/// What a group's seasons cover.
pub(super) async fn period(cx: &Cx, chat: &Chat) -> Result<Period> {
    Ok(Period::from_code(&settings::own(cx, chat.key, &SEASON).await?))
}

/// The season that runs, if there is one that ends by the calendar.
pub(super) async fn running(cx: &Cx, chat: &Chat) -> Result<Option<Season>> {
    let period = period(cx, chat).await?;
    match seasons::running(&cx.tx, chat.key, period, cx.now).await? {
        Some(id) => Ok(seasons::by_id(&cx.tx, id).await?),
        None => Ok(None),
    }
}

/// The season in which a question counts that is asked now; where each round has its own, a question of none has none.
pub(super) async fn of_question(cx: &Cx, chat: &Chat, round: Option<&Round>) -> Result<Option<Season>> {
    if let Some(id) = round.and_then(|round| round.season)
        && let Some(season) = seasons::by_id(&cx.tx, id).await?.filter(|season| season.frozen_at.is_none())
    {
        return Ok(Some(season));
    }
    let period = period(cx, chat).await?;
    let id = match (period.around(cx.now, chat.zone), round) {
        (None, None) => return Ok(None),
        (None, Some(round)) => {
            let id = begin(cx, chat, period, (cx.now, None), &round.spec.prize).await?;
            rounds::set_season(&cx.tx, round.id, id).await?;
            id
        }
        (Some((begins, ends)), _) => match seasons::running(&cx.tx, chat.key, period, cx.now).await? {
            Some(id) => id,
            None => begin(cx, chat, period, (begins, Some(ends)), "").await?,
        },
    };
    Ok(seasons::by_id(&cx.tx, id).await?)
}

type Time = (DateTime<Utc>, Option<DateTime<Utc>>);

async fn begin(cx: &Cx, chat: &Chat, period: Period, time: Time, prize: &str) -> Result<i64> {
    let seed = rules::seed(rand::rng().random());
    let commitment = rules::commitment(&seed);
    let new = New { period, time, seed: &seed, commitment: &commitment, prize };
    let id = seasons::insert(&cx.tx, chat.key, new).await?;
    if let Some(season) = seasons::by_id(&cx.tx, id).await? {
        close_later(cx, &season).await?;
    }
    Ok(id)
}

/// The season that begins with this question.
pub(super) async fn begun_with(cx: &Cx, question: &Question) -> Result<Option<Season>> {
    let Some(id) = question.season else { return Ok(None) };
    match seasons::begins_with(&cx.tx, id, question.id).await? {
        true => Ok(seasons::by_id(&cx.tx, id).await?),
        false => Ok(None),
    }
}

/// Sets the timer for its end.
pub(super) async fn close_later(cx: &Cx, season: &Season) -> Result {
    match season.ends {
        Some(ends) => ring(cx, season, ends + CLOSED_AFTER).await,
        None => Ok(()),
    }
}

async fn ring(cx: &Cx, season: &Season, at: DateTime<Utc>) -> Result {
    let later = Later::Season { season: season.id };
    cx.set_timer(NAME, &format!("season:{}", season.id), Some(season.chat), at, &later).await
}

/// A question of a season is over, or its time is.
pub(super) async fn look(cx: &Cx, chat: &Chat, id: i64) -> Result {
    let Some(season) = seasons::by_id(&cx.tx, id).await? else { return Ok(()) };
    match season.ends {
        Some(ends) if ends <= cx.now => end(cx, chat, season, None).await,
        _ => Ok(()),
    }
}

/// Its timer rings: its time is over, or Telegram has had time to say who of those who would win is in the group.
pub(super) async fn rings(cx: &Cx, chat: &Chat, season: Season) -> Result {
    if season.ends.is_some() {
        look(cx, chat, season.id).await?;
        return super::rounds::begin_season(cx, chat).await;
    }
    match season.round_id {
        Some(round) => match rounds::by_id(&cx.tx, round).await? {
            Some(round) if round.state == rounds::State::Over => super::rounds::over(cx, chat, &round).await,
            _ => Ok(()),
        },
        None => Ok(()),
    }
}

/// How it comes out. Who would win and is unknown to us may have answered from elsewhere, so Telegram is asked about her;
/// [`None`]: it is being asked.
async fn outcome(cx: &Cx, chat: &Chat, season: &Season) -> Result<Option<rules::Outcome>> {
    let mut points = seasons::may_win(&cx.tx, season).await?;
    loop {
        let outcome = rules::outcome(&points, rules::places(&season.prize), &season.seed);
        let (mut strangers, mut is_certain) = (Vec::new(), true);
        for (user, _) in &outcome.winners {
            match cx.may_be_in(chat, *user).await? {
                Some(true) => {}
                Some(false) => strangers.push(*user),
                None => is_certain = false,
            }
        }
        if !is_certain {
            return Ok(None);
        }
        if strangers.is_empty() {
            return Ok(Some(outcome));
        }
        points.retain(|(user, _)| !strangers.contains(user));
    }
}

/// Whether its winners may have been announced before the database was restored, and after the backup was made.
async fn may_have_been_announced(cx: &Cx, chat: &Chat, since: Option<DateTime<Utc>>) -> Result<bool> {
    let (Some(restored), Some(since)) = (occurrences::restored_at(&cx.tx, chat.key).await?, since) else {
        return Ok(false);
    };
    let at = rules::post_day(since, chat.zone).and_time(rules::post_time());
    Ok(first_instant_at(at, chat.zone).is_some_and(|at| at <= restored))
}

/// A season is over, unless questions of it are open: then with the last of these. One that does not end by the calendar is
/// over `since` then.
pub(super) async fn end(cx: &Cx, chat: &Chat, season: Season, since: Option<DateTime<Utc>>) -> Result {
    if season.frozen_at.is_some() || seasons::has_live(&cx.tx, season.id).await? {
        return Ok(());
    }
    let Some(outcome) = outcome(cx, chat, &season).await? else {
        return ring(cx, &season, cx.now + ANSWERED_WITHIN).await;
    };
    let prizes = rules::prizes(&season.prize);
    if !seasons::freeze(&cx.tx, &season, &outcome, &prizes, cx.now).await? || outcome.winners.is_empty() {
        return Ok(());
    }
    if may_have_been_announced(cx, chat, season.ends.or(since)).await? {
        return Ok(());
    }
    if season.ends.is_none_or(|ends| cx.now - ends <= GRACE) {
        seasons::set_post(&cx.tx, season.id, Some(rules::post_day(cx.now, chat.zone))).await?;
    }
    for winner in seasons::winners(&cx.tx, season.id).await?.iter().filter(|winner| !winner.prize.is_empty()) {
        let new = items::New {
            room: NAME,
            section: None,
            kind: PRIZE,
            reference: &reference(season.id, winner.place),
            urgency: Urgency::Daily,
            words: views::to_give(&season, winner),
            buttons: vec![Button::new("quizzes-button-given", GIVEN)],
        };
        items::raise(cx, chat.key, new).await?;
    }
    Box::pin(posts::follow(cx, chat.key)).await
}

/// How an item calls a place.
pub(super) fn reference(season: i64, place: i64) -> String {
    format!("{season}:{place}")
}

/// Somebody was given what she won.
pub(super) async fn given(cx: &Cx, item: &Item, person: &Person) -> Result<Line> {
    if let Some((season, place)) = item.reference.split_once(':')
        && let (Ok(season), Ok(place)) = (season.parse(), place.parse())
    {
        seasons::is_given(&cx.tx, season, place, cx.now).await?;
    }
    items::set(cx, item.id, State::Done(Some(person.id))).await?;
    Ok(line("quizzes-is-given"))
}

/// The room is off: what was to be announced is not.
pub(super) async fn off(cx: &Cx, chat: &Chat) -> Result {
    for season in seasons::to_post(&cx.tx, chat.key, since(cx, chat)).await? {
        if posts::last_posted(cx, chat.key, NAME, number(season.id)).await?.is_none() {
            seasons::set_post(&cx.tx, season.id, None).await?;
        }
    }
    Ok(())
}

/// The room is on again: what is over by now is over.
pub(super) async fn on(cx: &Cx, chat: &Chat) -> Result {
    for id in seasons::open_in(&cx.tx, chat.key).await? {
        if let Some(season) = seasons::by_id(&cx.tx, id).await? {
            close_later(cx, &season).await?;
        }
    }
    super::rounds::on(cx, chat).await
}

fn since(cx: &Cx, chat: &Chat) -> chrono::NaiveDate {
    local_date(cx.now, chat.zone) - Days::new(WAITS)
}

/// Which post announces the winners of a season; even numbers are rounds.
pub(super) const fn number(season: i64) -> i64 {
    season * 2 + 1
}

/// The announcements of a group that are to come.
pub(super) async fn plans(cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
    let state = posts::states(cx, chat.key, NAME).await?;
    let today = local_date(cx.now, chat.zone);
    let to_post = seasons::to_post(&cx.tx, chat.key, since(cx, chat)).await?;
    let plans = to_post.into_iter().filter_map(|season| {
        let (date, state) = (season.post_on?, state(number(season.id)));
        // What is past is of interest only while it waits.
        (date >= today || state.next.is_some()).then(|| plan(season.id, date, state))
    });
    Ok(plans.collect())
}

fn plan(season: i64, date: chrono::NaiveDate, state: Standing) -> Plan {
    Plan {
        room: NAME,
        id: number(season),
        rank: Rank::Thanks,
        recurrence: Recurrence { rule: Rule::Once { date }, time: rules::post_time() },
        grace: GRACE,
        waits_for_pause: PATIENCE,
        condition: None,
        other_days: true,
        above_limits: false,
        cheerful: true,
        is_promotion: false,
        content: None,
        thread: None,
        state,
    }
}

/// The announcement as it would be now; [`None`]: nobody won who is known.
pub(super) async fn html(cx: &Cx, chat: &Chat, id: i64, lang: Lang) -> Result<Option<String>> {
    let Some(season) = seasons::by_id(&cx.tx, id).await?.filter(|season| season.chat == chat.key) else {
        return Ok(None);
    };
    let winners = seasons::winners(&cx.tx, id).await?;
    if season.frozen_at.is_none() || winners.iter().all(|winner| winner.user.is_none()) {
        return Ok(None);
    }
    let drawn = seasons::drawn(&cx.tx, id, DRAWN_SHOWN, 0).await?;
    let n = seasons::how_many_drawn(&cx.tx, id).await?;
    Ok(Some(views::announcement(chat, &season, &winners, (&drawn, n), lang)))
}
