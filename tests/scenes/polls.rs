//! Polls: from the command to the result, whatever happens in between.

mod length;
mod picture;
mod private;
mod trouble;
mod words;

use chrono::TimeDelta;
use insta::assert_snapshot;
use kehila::words::Lang;
use simulator::{ChatId, MessageId, Rights, Seen, UserId};

use crate::support::{Cast, Scene, without_marks};

const THREE_DAYS: TimeDelta = TimeDelta::days(3);

/// The group's messages with a poll in them, as Noa sees them.
fn polls(scene: &Scene, cast: &Cast) -> Vec<Seen> {
    polls_in(scene, cast.group, cast.noa)
}

fn polls_in(scene: &Scene, group: ChatId, noa: UserId) -> Vec<Seen> {
    scene.sim.view(group, noa).into_iter().filter(|seen| seen.poll.is_some()).collect()
}

/// Noa asks which drink; the poll's message.
async fn asks(scene: &mut Scene, cast: &Cast) -> MessageId {
    scene.sim.say(cast.group, cast.noa, "/poll Tea or coffee?\nTea\nCoffee\nWater");
    scene.settle().await;
    let poll = polls(scene, cast).pop().unwrap();
    scene.sees(cast.group, cast.noa);
    poll.id
}

/// What the bot said since the first poll, oldest first: the results.
fn told(scene: &Scene, group: ChatId, noa: UserId) -> Vec<Seen> {
    let mut view = scene.sim.view(group, noa);
    if let Some(first) = view.iter().position(|seen| seen.poll.is_some()) {
        view.drain(..first);
    }
    let ours = |seen: &Seen| seen.sender_id == scene.sim.bot() && seen.poll.is_none() && !seen.service;
    view.into_iter().filter(|seen| ours(seen) && seen.ephemeral.is_none()).collect()
}

/// The one result told, without the invisible marks.
fn the_result(scene: &Scene, cast: &Cast) -> String {
    let results = told(scene, cast.group, cast.noa);
    assert_eq!(results.len(), 1, "{results:#?}");
    without_marks(&results[0].text)
}

async fn whole_life(lang: Lang, ask: &str) -> String {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.say(cast.group, cast.noa, ask);
    scene.settle().await;
    let poll = polls(&scene, &cast).pop().unwrap();
    assert!(!poll.poll.as_ref().unwrap().anonymous);
    scene.sim.vote(cast.group, cast.noa, poll.id, &[0]).unwrap();
    scene.sim.vote(cast.group, cast.boris, poll.id, &[1]).unwrap();
    scene.sim.vote(cast.group, cast.alice, poll.id, &[1]).unwrap();
    scene.pass(TimeDelta::hours(5)).await;
    scene.sim.retract_vote(cast.group, cast.alice, poll.id).unwrap();
    scene.sim.vote(cast.group, cast.boris, poll.id, &[0]).unwrap();
    scene.sim.vote(cast.group, cast.alice, poll.id, &[2]).unwrap();
    scene.pass(THREE_DAYS - TimeDelta::hours(5) - TimeDelta::seconds(5)).await;
    assert!(!polls(&scene, &cast).pop().unwrap().poll.unwrap().closed);
    assert_eq!(told(&scene, cast.group, cast.noa).len(), 0);
    scene.pass(TimeDelta::seconds(5)).await;
    assert!(polls(&scene, &cast).pop().unwrap().poll.unwrap().closed);
    let results = told(&scene, cast.group, cast.noa);
    assert_eq!(results.len(), 1);
    assert_eq!(results[0].reply_to, Some(poll.id));
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(told(&scene, cast.group, cast.noa).len(), 1);
    assert!(scene.sim.requests_of("stopPoll").is_empty(), "Telegram closes polls by itself");
    let seen = scene.sees(cast.group, cast.boris);
    scene.finish().await;
    seen
}

#[tokio::test]
async fn a_poll_lives_three_days_and_is_told_in_english() {
    let seen = whole_life(Lang::En, "/poll When shall we bake?\n1. Sunday\n2. Tuesday\n3. Thursday").await;
    assert_snapshot!(seen, @"
    Noa: /poll When shall we bake?
    1. Sunday
    2. Tuesday
    3. Thursday
    Simbot: 📊 When shall we bake?
      ( ) Sunday [0]
      ( ) Tuesday [0]
      ( ) Thursday [0]
    (deleted) Noa: /poll When shall we bake?
    1. Sunday
    2. Tuesday
    3. Thursday
    (poll closed) Simbot: 📊 When shall we bake?
      ( ) Sunday [2]
      ( ) Tuesday [0]
      ( ) Thursday [1]
    Simbot: [photo] Poll results: When shall we bake?

    Sunday
    ▓▓▓▓▓▓▓░░░ 67% · 2
    Tuesday
    ░░░░░░░░░░ 0% · 0
    Thursday
    ▓▓▓░░░░░░░ 33% · 1

    Most votes: Sunday
    3 people voted.

    Thank you for taking part 🙏
    ");
}

#[tokio::test]
async fn a_poll_lives_three_days_and_is_told_in_hebrew() {
    let seen = whole_life(Lang::He, "/poll\nמתי אופים?\n- ראשון\n- שלישי\n- חמישי").await;
    assert_snapshot!(seen, @"
    Noa: /poll
    מתי אופים?
    - ראשון
    - שלישי
    - חמישי
    Simbot: 📊 מתי אופים?
      ( ) ראשון [0]
      ( ) שלישי [0]
      ( ) חמישי [0]
    (deleted) Noa: /poll
    מתי אופים?
    - ראשון
    - שלישי
    - חמישי
    (poll closed) Simbot: 📊 מתי אופים?
      ( ) ראשון [2]
      ( ) שלישי [0]
      ( ) חמישי [1]
    Simbot: [photo] תוצאות הסקר: מתי אופים?

    ראשון
    ▓▓▓▓▓▓▓░░░ 67% · 2
    שלישי
    ░░░░░░░░░░ 0% · 0
    חמישי
    ▓▓▓░░░░░░░ 33% · 1

    הכי הרבה קולות: ראשון
    הצביעו 3 אנשים.

    תודה על ההשתתפות 🙏
    ");
}

#[tokio::test]
async fn a_poll_lives_three_days_and_is_told_in_russian() {
    let seen = whole_life(Lang::Ru, "/poll Когда печём?\n\nа) В воскресенье\nб) Во вторник\nв) В четверг").await;
    assert_snapshot!(seen, @"
    Noa: /poll Когда печём?

    а) В воскресенье
    б) Во вторник
    в) В четверг
    Simbot: 📊 Когда печём?
      ( ) В воскресенье [0]
      ( ) Во вторник [0]
      ( ) В четверг [0]
    (deleted) Noa: /poll Когда печём?

    а) В воскресенье
    б) Во вторник
    в) В четверг
    (poll closed) Simbot: 📊 Когда печём?
      ( ) В воскресенье [2]
      ( ) Во вторник [0]
      ( ) В четверг [1]
    Simbot: [photo] Итоги опроса: Когда печём?

    В воскресенье
    ▓▓▓▓▓▓▓░░░ 67% · 2
    Во вторник
    ░░░░░░░░░░ 0% · 0
    В четверг
    ▓▓▓░░░░░░░ 33% · 1

    Больше всего голосов: В воскресенье
    Проголосовали 3 человека.

    Спасибо за участие 🙏
    ");
}

#[tokio::test]
async fn only_managers_make_polls() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let text = "/poll Tea?\nYes\nNo";
        let club = scene.sim.channel("Club", cast.boris);
        scene.sim.say(cast.group, cast.boris, text);
        scene.sim.say_as_channel(cast.group, club, text);
        scene.sim.promote(cast.group, cast.noa, cast.alice, Rights::all());
        scene.settle().await;
        scene.sim.demote(cast.group, cast.noa, cast.alice);
        scene.sim.say(cast.group, cast.alice, text);
        scene.sim.start_bot(cast.noa);
        scene.sim.say(cast.noa.private(), cast.noa, text);
        scene.settle().await;
        assert!(polls(&scene, &cast).is_empty());
        assert!(scene.sees(cast.group, cast.boris).contains("(only you)"));
        assert!(scene.sees(cast.group, cast.alice).contains("(only you)"));
        assert!(scene.sees_in_private(cast.noa).contains("/poll"));
        scene.sim.say_anonymously(cast.group, text);
        scene.settle().await;
        assert_eq!(polls(&scene, &cast).len(), 1);
        scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_poll_is_closed_early_by_answering_it() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let poll = asks(&mut scene, &cast).await;
    let other = asks(&mut scene, &cast).await;
    scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
    scene.sim.reply(cast.group, cast.boris, poll, "/poll close");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.boris).contains("for those who manage"));
    scene.sim.say(cast.group, cast.noa, "/poll close");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.noa).contains("Which poll?"));
    scene.sim.reply(cast.group, cast.noa, poll, "/poll close");
    scene.settle().await;
    let results = told(&scene, cast.group, cast.noa);
    assert_eq!(results.len(), 1);
    assert_eq!(results[0].reply_to, Some(poll));
    assert!(without_marks(&results[0].text).contains("Most votes: Coffee"));
    scene.sim.say(cast.group, cast.noa, "/poll Закрыть");
    scene.settle().await;
    assert_eq!(told(&scene, cast.group, cast.noa).pop().unwrap().reply_to, Some(other), "only one is left");
    scene.sim.say(cast.group, cast.noa, "/poll סגירה");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.noa).contains("None of my polls is open"));
    scene.pass(THREE_DAYS + TimeDelta::hours(1)).await;
    assert_eq!(told(&scene, cast.group, cast.noa).len(), 2);
    scene.finish().await;
}

#[tokio::test]
async fn a_poll_that_was_removed_before_anybody_voted_has_no_result() {
    for close_early in [false, true] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let poll = asks(&mut scene, &cast).await;
        scene.sim.delete(cast.group, poll);
        if close_early {
            scene.sim.say(cast.group, cast.noa, "/poll close");
            scene.settle().await;
            assert!(scene.sees(cast.group, cast.noa).contains("no longer in the group"), "her command is answered");
            assert!(!scene.sees(cast.group, cast.boris).contains("no longer in the group"));
        }
        scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
        assert!(told(&scene, cast.group, cast.noa).is_empty());
        scene.finish().await;
    }
}

/// By the group's timer for deleting, or by an administrator: who voted hears what came of it.
#[tokio::test]
async fn a_poll_that_is_gone_when_it_ends_is_told_to_those_who_voted() {
    for (lang, close_early) in [(Lang::En, false), (Lang::En, true), (Lang::He, false), (Lang::Ru, false)] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let poll = asks(&mut scene, &cast).await;
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.settle().await;
        scene.sim.delete(cast.group, poll);
        if close_early {
            scene.sim.say(cast.group, cast.noa, "/poll close");
        }
        scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
        let results = told(&scene, cast.group, cast.noa);
        assert_eq!((results.len(), results[0].reply_to), (1, None), "{lang:?} {close_early}");
        assert!(without_marks(&results[0].text).contains("100% · 1"), "{}", results[0].text);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_poll_asked_in_a_topic_stays_in_it() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let forum = scene.sim.forum("Forum", cast.noa);
        scene.sim.seat(forum, &[cast.boris]);
        scene.sim.add_bot(forum, cast.noa);
        scene.sim.promote_bot(forum, cast.noa, Rights::all());
        let topic = scene.sim.topic(forum, cast.noa, "Bread");
        scene.settle().await;
        scene.sim.say_in(forum, topic, cast.noa, "/poll Rye?\nYes\nNo");
        scene.settle().await;
        let poll = polls_in(&scene, forum, cast.noa).pop().unwrap();
        assert_eq!(poll.thread, Some(topic));
        // A message of a topic formally answers its root; that is no answer to another poll.
        scene.sim.say_in(forum, topic, cast.noa, "/poll close");
        scene.settle().await;
        let results = told(&scene, forum, cast.noa);
        assert_eq!((results.len(), results[0].thread, results[0].reply_to), (1, Some(topic), Some(poll.id)));
        scene.sim.say_in(forum, topic, cast.noa, "/poll");
        scene.settle().await;
        let whisper = scene.sim.view(forum, cast.noa).into_iter().rfind(|seen| seen.ephemeral.is_some()).unwrap();
        assert_eq!(whisper.thread, Some(topic));
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_poll_that_went_with_its_topic_has_no_result() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let forum = scene.sim.forum("Forum", cast.noa);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, Rights::all());
    let topic = scene.sim.topic(forum, cast.noa, "Bread");
    scene.settle().await;
    scene.sim.say_in(forum, topic, cast.noa, "/poll Rye?\nYes\nNo");
    scene.settle().await;
    scene.sim.delete_topic(forum, topic);
    scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
    assert!(told(&scene, forum, cast.noa).is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn where_we_are_no_longer_nothing_is_told() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    asks(&mut scene, &cast).await;
    scene.sim.remove_bot(cast.group, cast.noa);
    scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
    assert!(told(&scene, cast.group, cast.noa).is_empty());
    assert!(scene.sim.requests_of("stopPoll").is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn once_told_nobodys_choice_is_kept() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let poll = asks(&mut scene, &cast).await;
    scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
    scene.sim.vote(cast.group, cast.alice, poll, &[1]).unwrap();
    scene.sim.retract_vote(cast.group, cast.alice, poll).unwrap();
    scene.settle().await;
    let kept = "SELECT group_concat(question || options || coalesce(last_state, '')) FROM polls";
    let votes = "SELECT group_concat(user_id || ' chose ' || coalesce(choices, 'something')) FROM poll_votes";
    assert!(ask_database(&scene, kept).await.contains("Coffee"));
    assert_eq!(ask_database(&scene, votes).await, format!("{} chose [\"1\"]", cast.boris));
    scene.pass(THREE_DAYS).await;
    assert!(ask_database(&scene, kept).await.contains("Coffee"), "what it was about, and its counts");
    assert_eq!(ask_database(&scene, votes).await, format!("{} chose something", cast.boris));
    scene.finish().await;
}

async fn ask_database(scene: &Scene, sql: &'static str) -> String {
    scene.with_cx(async |cx| Ok(sqlx::query_scalar(sql).fetch_one(&mut *cx.tx.lock().await).await?)).await
}

#[tokio::test]
async fn a_result_makes_no_sound_while_the_group_rests() {
    // Noa's group is in Jerusalem, where it is ten in the morning; quiet hours begin at nine in the evening.
    for (later, is_silent) in [(TimeDelta::hours(1), false), (TimeDelta::hours(12), true)] {
        let (mut scene, cast) = Scene::with_group(Lang::He).await;
        scene.pass(later).await;
        asks(&mut scene, &cast).await;
        scene.pass(THREE_DAYS + TimeDelta::minutes(2)).await;
        let results = told(&scene, cast.group, cast.noa);
        assert_eq!(results.len(), 1);
        assert_eq!(results[0].silent, is_silent, "{later}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_looks_like_a_link_is_none_in_a_result() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.noa, "/poll casino.com or @casino_royal?\nt.me/casino\n/start");
    scene.settle().await;
    let poll = polls(&scene, &cast).pop().unwrap().id;
    scene.sim.vote(cast.group, cast.boris, poll, &[0]).unwrap();
    scene.pass(THREE_DAYS + TimeDelta::minutes(1)).await;
    let result = told(&scene, cast.group, cast.noa).pop().unwrap();
    assert!(without_marks(&result.text).replace('\u{2060}', "").contains("t.me/casino"), "{}", result.text);
    assert!(result.entities.iter().all(|entity| entity["type"] == "bold"), "{result:?}");
    scene.finish().await;
}
