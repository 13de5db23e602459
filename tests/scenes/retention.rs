//! What is forgotten, and what stays.

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use kehila::words::Lang;
use simulator::{ChatId, UserId};

use super::support::{Cast, Scene, ending::Trouble};

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
    let answer = seen.rsplit_once("Simbot (only you): ").unwrap_or_default().1;
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
            .with_cx(async |cx| {
                Ok(kehila::dispatch::retention::step(&cx.tx, &cx.rooms, cx.defaults.keep, cx.now).await?)
            })
            .await;
        steps.push(forgotten.total());
    }
    assert_eq!(steps, [1_000, 1_000, 500, 0]);
    scene.finish().await;
}

#[tokio::test]
async fn buttons_go_in_small_steps_and_the_oldest_first() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    sql(
        &scene,
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2600)
         INSERT INTO buttons (token, room, action, chat, expires_at) SELECT 'old' || i, 'settings', '{}', 1, i FROM n;",
    )
    .await;
    let old = "SELECT count(*) FROM buttons WHERE token LIKE 'old%'";
    let step = async |scene: &Scene| {
        let forget = async |cx: &kehila::dispatch::Cx| {
            Ok(kehila::dispatch::retention::step(&cx.tx, &cx.rooms, cx.defaults.keep, cx.now).await?)
        };
        scene.with_cx(forget).await
    };
    step(&scene).await;
    assert_eq!(rows(&scene, old).await, 2_100);
    scene.pass(TimeDelta::minutes(2)).await;
    assert_eq!(rows(&scene, old).await, 0);

    // Her own buttons: no more than a few hundred, and the latest page works.
    for n in 0..400 {
        scene.sim.say(cast.noa.private(), cast.noa, "/start");
        if n % 20 == 0 {
            scene.receive_all().await;
        }
    }
    scene.settle().await;
    scene.pass(TimeDelta::minutes(10)).await;
    let hers = rows(&scene, "SELECT count(*) FROM buttons WHERE only_user IS NOT NULL").await;
    assert!((300..=700).contains(&hers), "{hers} buttons are kept");
    scene.finish().await;
}

#[tokio::test]
async fn a_page_that_makes_way_takes_its_buttons_along() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.noa, "/settings");
    scene.settle().await;
    for _ in 0..10 {
        scene.sim.press(cast.group, cast.noa, "Time zone").unwrap();
        scene.settle().await;
        scene.sim.press(cast.group, cast.noa, "Back").unwrap();
        scene.settle().await;
    }
    assert!(rows(&scene, "SELECT count(*) FROM buttons").await > 100);
    scene.pass(TimeDelta::hours(7)).await;
    let left = rows(&scene, "SELECT count(*) FROM buttons").await;
    assert!(left < 40, "{left} buttons are left");
    scene.sim.press(cast.group, cast.noa, "Time zone").unwrap();
    scene.settle().await;
    scene.finish().await;
}

/// What is kept of people, groups and all that is theirs.
async fn everything(scene: &Scene, table: &str) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    let question = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
    sqlx::query_scalar(question).fetch_one(&mut *tx.lock().await).await.unwrap()
}

#[tokio::test]
async fn who_came_in_a_raid_and_left_is_forgotten_and_who_did_something_is_not() {
    let (mut scene, cast) = in_january().await;
    let crowd: Vec<UserId> = (0..700).map(|n| scene.sim.person(&format!("Raider {n}"))).collect();
    for user in &crowd {
        scene.sim.join(cast.group, *user);
    }
    scene.receive_all().await;
    let said = scene.sim.say(cast.group, crowd[3], "I bake bread and cakes and all that");
    scene.sim.reply(cast.group, cast.boris, said, "What kind of bread do you bake?");
    scene.receive_all().await;
    for user in &crowd {
        scene.sim.leave(cast.group, *user);
    }
    let stranger = scene.sim.person("Stranger");
    scene.sim.start_bot(stranger);
    scene.pass(TimeDelta::days(2)).await;
    let raiders = "SELECT count(*) FROM people WHERE name LIKE 'Raider%'";
    assert_eq!(rows(&scene, raiders).await, 700);
    // Others have written in private since.
    scene.sleep_until("2027-07-10 10:00", Jerusalem);
    scene.pass(TimeDelta::hours(1)).await;
    scene.sim.start_bot(cast.alice);
    scene.pass(TimeDelta::days(6)).await;
    assert_eq!(rows(&scene, raiders).await, 1, "her points stay, and so does her name");
    assert_eq!(rows(&scene, "SELECT count(*) FROM members WHERE status IN ('left', 'kicked')").await, 1);
    assert_eq!(rows(&scene, "SELECT count(*) FROM people WHERE name = 'Stranger'").await, 0);
    // One of them comes back.
    scene.sim.join(cast.group, crowd[5]);
    scene.sim.say(cast.group, crowd[5], "/me");
    scene.settle().await;
    assert_eq!(rows(&scene, raiders).await, 2);
    scene.finish().await;
}

#[tokio::test]
async fn a_group_we_left_keeps_its_settings_for_a_year_and_then_goes_as_a_whole() {
    let (mut scene, cast) = in_january().await;
    let other = scene.sim.supergroup("Brewers", cast.noa);
    scene.sim.seat(other, &[cast.boris, cast.alice]);
    scene.sim.add_bot(other, cast.noa);
    scene.settle().await;
    for command in ["/settings zone Berlin", "/poll Ale or stout?\nAle\nStout", "/touchpoint every day 12:00\nCheers"] {
        scene.sim.say(other, cast.noa, command);
    }
    let said = scene.sim.say(other, cast.boris, "Who has hops to spare this week?");
    scene.sim.reply(other, cast.alice, said, "I have, and plenty of them");
    scene.sim.react(other, cast.alice, said, "👍");
    scene.settle().await;
    scene.sim.remove_bot(other, cast.noa);
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(rows(&scene, "SELECT count(*) FROM chats").await, 2);

    scene.sleep_until("2028-01-08 10:00", Jerusalem);
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(rows(&scene, "SELECT count(*) FROM chats").await, 2, "not a day too early");
    assert_eq!(rows(&scene, "SELECT count(*) FROM chats WHERE zone = 'Europe/Berlin'").await, 1);
    scene.pass(TimeDelta::days(8)).await;
    assert_eq!(rows(&scene, "SELECT count(*) FROM chats").await, 1);
    let tx = scene.core.store.read().await.unwrap();
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT t.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
         WHERE t.type = 'table' AND c.name = 'chat'",
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .unwrap();
    drop(tx);
    assert!(tables.len() > 20);
    for table in tables {
        let left = everything(&scene, &format!("{table} WHERE chat NOT IN (SELECT id FROM chats)")).await;
        assert_eq!(left, 0, "{table} still has something of it");
    }
    scene.finish().await;
}

#[tokio::test]
async fn a_group_we_are_back_in_is_kept() {
    let (mut scene, cast) = in_january().await;
    scene.sim.remove_bot(cast.group, cast.noa);
    scene.pass(TimeDelta::days(2)).await;
    scene.sleep_until("2028-01-05 10:00", Jerusalem);
    scene.sim.add_bot(cast.group, cast.noa);
    scene.pass(TimeDelta::days(12)).await;
    assert_eq!(rows(&scene, "SELECT count(*) FROM chats WHERE left_at IS NULL").await, 1);
    scene.finish().await;
}

#[tokio::test]
async fn polls_conversations_and_decisions_end_and_what_is_too_much_is_cut() {
    let (scene, _) = in_january().await;
    sql(
        &scene,
        "INSERT INTO people (user_id, name) VALUES (77, 'Voter');
         INSERT INTO polls (id, chat, question, options, stage, poll_id, asked_at, ended_at) VALUES
           (901, 1, '', '[]', 'told', 'old', 1, 2), (902, 1, 'Open?', '[]', 'open', 'open', 1, NULL);
         INSERT INTO poll_votes (poll_id, user_id, voted_at) VALUES ('old', 77, 1), ('open', 77, 1), ('unknown', 77, 1);
         INSERT INTO conversations (user_id, room, state, updated_at) VALUES (77, 'onboarding', '{}', 1);
         INSERT INTO occurrences (chat, room, ref, scheduled_for, decided_at, outcome) VALUES
           (1, 'touchpoints', '1', 1, 1, 'posted'), (1, 'house', 'restored', 1, 1, 'skipped');
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
         INSERT INTO settings_log (chat, at, user_id, setting, value) SELECT 1, i, 5, 'zone', 'UTC' FROM n;
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2300)
         INSERT INTO quarantine (source, raw, error, at) SELECT 'update', '{}', 'e', 1900000000 FROM n;",
    )
    .await;
    let all = async |cx: &kehila::dispatch::Cx| {
        while kehila::dispatch::retention::step(&cx.tx, &cx.rooms, cx.defaults.keep, cx.now).await?.total() > 0 {}
        let mut walk = Some(kehila::dispatch::retention::Walk::BEGIN);
        while let Some(from) = walk {
            walk = from.step(&cx.tx, cx.defaults.keep, cx.now).await?.1;
        }
        Ok(())
    };
    scene.with_cx(all).await;
    assert_eq!(rows(&scene, "SELECT group_concat(poll_id) = 'open' FROM poll_votes").await, 1);
    assert_eq!(rows(&scene, "SELECT count(*) FROM polls").await, 1);
    assert_eq!(rows(&scene, "SELECT count(*) FROM conversations").await, 0);
    assert_eq!(rows(&scene, "SELECT count(*) FROM occurrences WHERE decided_at = 1 AND room <> 'house'").await, 0);
    assert_eq!(rows(&scene, "SELECT count(*) FROM occurrences WHERE room = 'house'").await, 1);
    assert_eq!(rows(&scene, "SELECT count(*) FROM settings_log").await, 1_000);
    assert_eq!(rows(&scene, "SELECT count(*) FROM quarantine").await, 2_000);
    assert_eq!(rows(&scene, "SELECT min(at) FROM settings_log").await, 1_501, "the latest are kept");
    scene.finish_despite([Trouble::Quarantined]).await;
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
