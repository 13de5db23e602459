//! Polls: from the command to the result, whatever happens in between.

use chrono::TimeDelta;
use insta::assert_snapshot;
use kehila::words::Lang;
use simulator::{ChatId, Seen, UserId};

use crate::support::{Cast, Scene};

const THREE_DAYS: TimeDelta = TimeDelta::days(3);

/// The group's messages with a poll in them, as Noa sees them.
fn polls(scene: &Scene, cast: &Cast) -> Vec<Seen> {
    polls_in(scene, cast.group, cast.noa)
}

fn polls_in(scene: &Scene, group: ChatId, noa: UserId) -> Vec<Seen> {
    scene.sim.view(group, noa).into_iter().filter(|seen| seen.poll.is_some()).collect()
}

/// The bot's messages that are no poll, oldest first.
fn told(scene: &Scene, group: ChatId, noa: UserId) -> Vec<Seen> {
    let ours = |seen: &Seen| seen.sender_id == scene.sim.bot() && seen.poll.is_none() && !seen.service;
    scene.sim.view(group, noa).into_iter().filter(|seen| ours(seen) && seen.ephemeral.is_none()).collect()
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
    Simbot: [poll] When shall we bake?
      ( ) Sunday [0]
      ( ) Tuesday [0]
      ( ) Thursday [0]
    (deleted) Noa: /poll When shall we bake?
    1. Sunday
    2. Tuesday
    3. Thursday
    (poll closed) Simbot: [poll] When shall we bake?
      ( ) Sunday [2]
      ( ) Tuesday [0]
      ( ) Thursday [1]
    Simbot: Poll results: When shall we bake?

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
    Simbot: [poll] מתי אופים?
      ( ) ראשון [0]
      ( ) שלישי [0]
      ( ) חמישי [0]
    (deleted) Noa: /poll
    מתי אופים?
    - ראשון
    - שלישי
    - חמישי
    (poll closed) Simbot: [poll] מתי אופים?
      ( ) ראשון [2]
      ( ) שלישי [0]
      ( ) חמישי [1]
    Simbot: תוצאות הסקר: מתי אופים?

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
    Simbot: [poll] Когда печём?
      ( ) В воскресенье [0]
      ( ) Во вторник [0]
      ( ) В четверг [0]
    (deleted) Noa: /poll Когда печём?

    а) В воскресенье
    б) Во вторник
    в) В четверг
    (poll closed) Simbot: [poll] Когда печём?
      ( ) В воскресенье [2]
      ( ) Во вторник [0]
      ( ) В четверг [1]
    Simbot: Итоги опроса: Когда печём?

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
