//! Everything at once: strangers, members, a group of somebody hostile, and thousands who come for the first time. A
//! manager hears nothing of it, neither in the group it is about nor in another, and nothing of it stays for ever.

use chrono::TimeDelta;
use kehila::words::Lang;
use simulator::{ChatId, Person, Request as Sent, Rights, UserId};

use super::{
    hostile::{greeting_payload, strangers},
    now_ms,
};
use crate::support::Scene;

/// How long the flood lasts.
const SECONDS: usize = 30;
/// People who start the bot meanwhile.
const STARTS: usize = 5_000;
/// What a manager waits at most, Telegram's own limits included.
const PATIENCE_MS: i64 = 2_000;

/// A group with its manager.
fn another_group(scene: &Scene, title: &str, manager: &str) -> (ChatId, UserId) {
    let manager = scene.sim.create(Person::named(manager).language("en"));
    let group = scene.sim.supergroup(title, manager);
    scene.sim.add_bot(group, manager);
    scene.sim.promote_bot(group, manager, Rights::all());
    (group, manager)
}

fn asks_for_a_poll(scene: &Scene, group: ChatId, manager: UserId, question: &str) -> (String, i64) {
    scene.sim.say(group, manager, &format!("/poll {question}\nYes\nNo"));
    (question.to_owned(), now_ms(scene))
}

async fn rows(scene: &Scene, query: &'static str) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar(query).fetch_one(&mut *tx.lock().await).await.unwrap()
}

#[tokio::test]
async fn a_manager_hears_nothing_of_a_flood_from_everywhere_and_nothing_of_it_stays() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let payload = greeting_payload(&mut scene, &cast).await;
    let (elsewhere, tamar) = another_group(&scene, "Potters", "Tamar");
    let (theirs, hostile) = another_group(&scene, "Spammers", "Mallory");
    let members: Vec<UserId> = (0..8).map(|n| scene.sim.person(&format!("Member {n}"))).collect();
    scene.sim.seat(cast.group, &members);
    let strangers = strangers(&scene, 20);
    let newcomers: Vec<UserId> = (0..STARTS).map(|n| scene.sim.person(&format!("Starter {n}"))).collect();
    scene.pass(TimeDelta::minutes(5)).await;

    let mut asked = Vec::new();
    for (second, starting) in newcomers.chunks(STARTS.div_ceil(SECONDS)).enumerate() {
        for stranger in &strangers {
            scene.sim.start_bot_with(*stranger, &payload);
        }
        for member in &members {
            scene.sim.say(cast.group, *member, if second % 2 == 0 { "/me" } else { "/top" });
        }
        for _ in 0..20 {
            scene.sim.say(theirs, hostile, "/settings zone");
        }
        for newcomer in starting {
            scene.sim.start_bot(*newcomer);
        }
        if second % 10 == 5 {
            asked.push(asks_for_a_poll(&scene, cast.group, cast.noa, &format!("Bread {second}?")));
            asked.push(asks_for_a_poll(&scene, elsewhere, tamar, &format!("Clay {second}?")));
        }
        scene.pass_busily(TimeDelta::seconds(1)).await;
    }
    scene.pass_busily(TimeDelta::seconds(5)).await;
    assert_eq!(asked.len(), 6);
    let polls = scene.sim.requests_of("sendPoll");
    for (question, at) in asked {
        let is_it = |sent: &&Sent| sent.params.get("question").is_some_and(|asked| *asked == question);
        let after: Vec<i64> = polls.iter().filter(is_it).map(|sent| sent.at_ms - at).collect();
        assert!(matches!(after[..], [..=PATIENCE_MS]), "{question} was posted after {after:?} ms");
    }

    // A while later nothing waits any more, and of each table there is no more than its measure.
    scene.pass(TimeDelta::minutes(15)).await;
    assert_eq!(rows(&scene, "SELECT count(*) FROM outbox WHERE settled_at IS NULL").await, 0);
    assert_eq!(rows(&scene, "SELECT count(*) FROM parked").await, 0);
    let settled = rows(&scene, "SELECT count(*) FROM outbox").await;
    assert!(settled < 3_000, "{settled} requests for {} things done", STARTS + SECONDS * 48);
    let buttons = "SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM buttons GROUP BY chat)";
    assert!(rows(&scene, buttons).await <= 10_000);
    let members =
        "SELECT count(*) FROM members WHERE user_id IN (SELECT user_id FROM people WHERE name LIKE 'Stranger%')";
    assert_eq!(rows(&scene, members).await, 0, "strangers are no members");

    // Half a year later they are forgotten.
    assert!(rows(&scene, "SELECT count(*) FROM people").await > i64::try_from(STARTS).unwrap());
    scene.sleep_until("2027-06-01 12:00", chrono_tz::Tz::UTC);
    scene.pass(TimeDelta::minutes(30)).await;
    let people = rows(&scene, "SELECT count(*) FROM people WHERE name LIKE 'Starter%' OR name LIKE 'Stranger%'").await;
    assert!(people <= 1, "{people} people nobody needs to know, but for the one with the latest private message");
    assert!(rows(&scene, "SELECT count(*) FROM buttons").await < 500);
    scene.finish().await;
}
