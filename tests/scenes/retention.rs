//! What is forgotten, and what stays.

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use kehila::words::Lang;
use simulator::{ChatId, UserId};

use super::support::{Cast, Scene};

async fn rows(scene: &Scene, question: &'static str) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar(question).fetch_one(&mut *tx.lock().await).await.unwrap()
}

async fn sql(scene: &Scene, statement: &'static str) {
    scene
        .with_cx(async |cx| {
            sqlx::raw_sql(statement).execute(&mut *cx.tx.lock().await).await?;
            Ok(())
        })
        .await;
}

async fn top_of_the_year(scene: &mut Scene, group: ChatId, asker: UserId) -> String {
    scene.sees(group, asker);
    scene.sim.say(group, asker, "/top year");
    scene.settle().await;
    let seen = scene.sees(group, asker);
    let answer = seen.split_once("bot: ").unwrap_or_default().1;
    answer.split("(deleted)").next().unwrap_or_default().to_owned()
}

/// From the second week of January, so that half a year later it is still the same year.
async fn in_january() -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sleep_until("2027-01-12 10:00", Jerusalem);
    scene.settle().await;
    (scene, cast)
}

#[tokio::test]
async fn whose_message_it_was_is_forgotten_and_what_was_counted_stays() {
    let (mut scene, cast) = in_january().await;
    let old = scene.sim.say(cast.group, cast.boris, "Who knows a good mill near the old harbour?");
    scene.sim.reply(cast.group, cast.alice, old, "The one by the bridge, ask for Dov.");
    scene.sim.react(cast.group, cast.alice, old, "👍");
    scene.settle().await;
    assert_eq!(rows(&scene, "SELECT count(*) FROM messages").await, 2);
    let before = top_of_the_year(&mut scene, cast.group, cast.alice).await;
    assert!(before.contains("Борис") && before.contains("Alice"), "{before}");

    scene.sleep_until("2027-07-11 09:00", Jerusalem);
    scene.pass(TimeDelta::minutes(10)).await;
    assert_eq!(rows(&scene, "SELECT count(*) FROM messages").await, 2, "not a day too early");
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(rows(&scene, "SELECT count(*) FROM messages").await, 0);
    assert_eq!(rows(&scene, "SELECT count(*) FROM reactions").await, 0);
    assert_eq!(top_of_the_year(&mut scene, cast.group, cast.alice).await, before);

    // People scroll up: reactions come and go on what we no longer know.
    scene.sim.react(cast.group, cast.noa, old, "❤");
    scene.sim.react(cast.group, cast.alice, old, "");
    scene.settle().await;
    assert_eq!(top_of_the_year(&mut scene, cast.group, cast.alice).await, before);
    assert_eq!(rows(&scene, "SELECT count(*) FROM reactions").await, 0);
    scene.finish().await;
}

#[tokio::test]
async fn forgetting_goes_in_small_steps_from_group_to_group_and_bears_a_restart() {
    let (mut scene, cast) = in_january().await;
    sql(
        &scene,
        "INSERT INTO chats (telegram_id, kind, title, language, zone, bot_status, created_at)
         VALUES (-100777, 'supergroup', 'Brewers', 'en', 'UTC', 'left', 0);
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
         INSERT INTO messages (chat, message_id, author, sent_at, month)
         SELECT c.id, i - 10000, 5, 1000, 24000 FROM n, chats AS c;
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
         INSERT INTO reactions (chat, message_id, user_id, counted) SELECT 1, 7 - 10000, i, 1 FROM n;",
    )
    .await;
    let fresh = scene.sim.say(cast.group, cast.boris, "fresh");
    let mut left = vec![rows(&scene, "SELECT count(*) FROM messages").await];
    scene.pass(TimeDelta::hours(6)).await;
    scene.restart().await;
    for _ in 0..4 {
        scene.pass(TimeDelta::minutes(2)).await;
        left.push(rows(&scene, "SELECT count(*) FROM messages").await);
    }
    assert_eq!((left[0], left.last()), (5_000, Some(&1)), "{left:?}");
    assert_eq!(rows(&scene, "SELECT count(*) FROM reactions").await, 0);
    assert_eq!(rows(&scene, "SELECT message_id FROM messages").await, fresh.0);
    scene.finish().await;
}

#[tokio::test]
async fn one_step_forgets_no_more_than_a_thousand_rows_of_a_kind() {
    let (scene, _) = in_january().await;
    sql(
        &scene,
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
         INSERT INTO messages (chat, message_id, author, sent_at, month) SELECT 1, i, 5, 1000, 24000 FROM n;",
    )
    .await;
    let mut steps = Vec::new();
    for _ in 0..4 {
        let forgotten = scene
            .with_cx(async |cx| Ok(kehila::dispatch::retention::step(&cx.tx, cx.defaults.keep, cx.now).await?))
            .await;
        steps.push(forgotten);
    }
    assert_eq!(steps, [1_000, 1_000, 500, 0]);
}

#[tokio::test]
async fn what_failed_and_what_was_sent_is_kept_for_thirty_days() {
    let (mut scene, cast) = in_january().await;
    scene.sim.say(cast.group, cast.alice, "/top");
    scene.settle().await;
    sql(
        &scene,
        "INSERT INTO quarantine (source, raw, error, at) VALUES ('update', '{}', 'no such thing', 1799740800);
         INSERT INTO chats (telegram_id, kind, title, language, zone, bot_status, created_at)
         VALUES (-100777, 'supergroup', 'Brewers', 'en', 'UTC', 'left', 0);
         INSERT INTO parked (chat, raw, at) VALUES (2, '{}', 1799740800);",
    )
    .await;
    let kept = "SELECT (SELECT count(*) FROM quarantine) + (SELECT count(*) FROM parked)";
    // An hour of the day on which it was sent and settled.
    let sent = "SELECT count(*) FROM outbox WHERE settled_at BETWEEN 1799740800 AND 1799744400";
    assert!(rows(&scene, sent).await > 0);
    scene.sleep_until("2027-02-10 09:00", Jerusalem);
    scene.pass(TimeDelta::minutes(10)).await;
    assert_eq!(rows(&scene, kept).await, 2);
    assert!(rows(&scene, sent).await > 0);
    scene.pass(TimeDelta::days(3)).await;
    assert_eq!(rows(&scene, kept).await, 0);
    assert_eq!(rows(&scene, sent).await, 0);
    scene.finish().await;
}
