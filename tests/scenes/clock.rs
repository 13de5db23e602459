//! The machine's clock is wrong, and Telegram's is right: nothing is posted, deleted or given up by a clock that is ahead.

use chrono::{TimeDelta, Timelike as _};
use kehila::{
    store::{
        chats::{self, Rhythm},
        room_settings,
    },
    telegram::{ChatId as OurChat, request::Request, time::Opinion},
    words::Lang,
};

use crate::support::{Cast, Scene};

const A_YEAR: TimeDelta = TimeDelta::days(365);

async fn count(scene: &Scene, query: &'static str) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar(query).fetch_one(&mut *tx.lock().await).await.unwrap()
}

/// What a clock that is ahead would delete or close.
async fn kept(scene: &Scene) -> Vec<i64> {
    let mut kept = Vec::new();
    for query in [
        "SELECT count(*) FROM buttons",
        "SELECT count(*) FROM messages",
        "SELECT count(*) FROM outbox",
        "SELECT sum(month) FROM open_months",
        "SELECT count(*) FROM occurrences",
    ] {
        kept.push(count(scene, query).await);
    }
    kept
}

/// What was decided about posts, by the hour it was due.
async fn decisions(scene: &Scene) -> Vec<(String, Option<String>)> {
    let query = "SELECT strftime('%Y-%m-%d %H', scheduled_for, 'unixepoch'), reason FROM occurrences ORDER BY id";
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_as(query).fetch_all(&mut *tx.lock().await).await.unwrap()
}

fn hellos(scene: &Scene, cast: &Cast) -> usize {
    scene.sim.view(cast.group, cast.alice).iter().filter(|seen| seen.text == "Hello").count()
}

/// A group where people talk and something is posted every day at three.
async fn a_group() -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let key =
        scene.with_cx(async |cx| Ok(chats::by_telegram_id(&cx.tx, OurChat(cast.group.0)).await?.unwrap().key)).await;
    scene
        .with_cx(async |cx| {
            room_settings::set(&cx.tx, key, "touchpoints", "rhythm", Rhythm::None.code()).await?;
            cx.chat_changed(key).await
        })
        .await;
    for text in ["/touchpoint every day 15:00\nHello", "/touchpoints"] {
        scene.sim.say(cast.group, cast.noa, text);
        scene.settle().await;
    }
    scene.sim.say(cast.group, cast.alice, "Good morning, everybody, the oven is warm");
    scene.pass(TimeDelta::minutes(5)).await;
    (scene, cast)
}

#[tokio::test]
async fn a_year_ahead_nothing_is_posted_or_deleted_and_once_it_is_right_all_goes_on() {
    for restarted in [true, false] {
        let (mut scene, cast) = a_group().await;
        let before = kept(&scene).await;
        let shown = scene.sim.view(cast.group, cast.alice).len();
        scene.put_clock_ahead(A_YEAR);
        if restarted {
            scene.restart().await;
        }
        scene.settle().await;
        assert_eq!(scene.core.telegram_time.opinion(), Opinion::Ahead(A_YEAR));
        scene.pass(TimeDelta::minutes(30)).await;
        assert_eq!(kept(&scene).await, before);
        assert_eq!(scene.sim.view(cast.group, cast.alice).len(), shown, "restarted: {restarted}");

        scene.put_clock_ahead(TimeDelta::zero());
        if restarted {
            scene.restart().await;
        }
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(scene.core.telegram_time.opinion(), Opinion::Agrees);
        assert_eq!(hellos(&scene, &cast), 2, "restarted: {restarted}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_waits_to_be_sent_is_not_late_by_a_clock_that_is_ahead() {
    let (mut scene, cast) = a_group().await;
    let request = Request::message(OurChat(cast.group.0), "Worth an hour").worth(TimeDelta::hours(1));
    scene.with_cx(async |cx| cx.send(request).await).await;
    scene.put_clock_ahead(A_YEAR);
    scene.settle().await;
    assert_eq!(scene.sim.last(cast.group, cast.alice).unwrap().text, "Worth an hour");
    scene.put_clock_ahead(TimeDelta::zero());
    scene.pass(TimeDelta::minutes(1)).await;
    scene.finish().await;
}

/// A year passed for nobody but the two clocks, as when both are set by one that is wrong: by then everything was
/// decided. Once both are right, days and months begin anew.
#[tokio::test]
async fn what_a_clock_ahead_had_set_is_mended_once_telegram_confirms_the_time() {
    for restarted in [true, false] {
        let (mut scene, cast) = a_group().await;
        let (right, month) = (scene.now(), count(&scene, "SELECT month FROM open_months").await);
        scene.clock.advance(A_YEAR);
        scene.sim.set_now(scene.now().timestamp());
        scene.pass(TimeDelta::days(2)).await;
        assert!(count(&scene, "SELECT month FROM open_months").await > month + 10, "the clock has closed them");
        let before = hellos(&scene, &cast);
        // It counts what was sent by its clock, too.
        scene.sim.set_flood(None);

        // Our clock is put right; Telegram does not agree.
        scene.clock.set(right);
        if restarted {
            scene.restart().await;
        }
        scene.receive().await;
        kehila::edge::tick::tick(&scene.core).await.unwrap();
        scene.send_now().await;
        kehila::edge::tick::tick(&scene.core).await.unwrap();
        assert!(count(&scene, "SELECT month FROM open_months").await > month + 10, "nobody knows which is wrong");

        scene.sim.set_now(right.timestamp());
        scene.settle().await;
        scene.settle().await;
        assert_eq!(count(&scene, "SELECT month FROM open_months").await, month, "restarted: {restarted}");
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(hellos(&scene, &cast), before + 2, "restarted: {restarted}, {:?}", decisions(&scene).await);
        let latest = scene.sim.view(cast.group, cast.alice).into_iter().rfind(|seen| seen.text == "Hello").unwrap();
        assert_eq!(chrono::DateTime::from_timestamp(latest.date, 0).unwrap().minute(), 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn as_long_as_telegram_has_not_told_the_time_nothing_is_deleted() {
    let (mut scene, _) = a_group().await;
    let buttons = count(&scene, "SELECT count(*) FROM buttons").await;
    assert!(buttons > 0);
    scene.sim.set_tells_time(false);
    scene.clock.advance(A_YEAR);
    scene.sim.set_now(scene.now().timestamp());
    scene.restart().await;
    assert_eq!(scene.core.telegram_time.opinion(), Opinion::None);
    scene.pass(TimeDelta::minutes(30)).await;
    assert!(count(&scene, "SELECT count(*) FROM buttons").await >= buttons);
    scene.sim.set_tells_time(true);
    scene.pass(TimeDelta::minutes(30)).await;
    assert!(count(&scene, "SELECT count(*) FROM buttons").await < buttons);
    scene.finish().await;
}

/// As ever: a clock that is behind posts later, and nothing is lost.
#[tokio::test]
async fn a_clock_that_is_behind_goes_on_as_ever() {
    let (mut scene, cast) = a_group().await;
    scene.put_clock_ahead(TimeDelta::hours(-2));
    scene.settle().await;
    assert_eq!(scene.core.telegram_time.opinion(), Opinion::Behind);
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(hellos(&scene, &cast), 1);
    scene.finish().await;
}
