//! Handling again what could not be handled: each kind takes the way it took when it came.

use chrono::TimeDelta;
use kehila::{
    dispatch::house,
    store::inbox::{self, Failure, Source},
    words::{Lang, line},
};
use serde_json::{Value, json};

use super::support::{Cast, Scene, ending::Trouble};

/// Puts something into quarantine and has it tried again.
async fn retried(scene: &mut Scene, cast: &Cast, source: Source, raw: Value) {
    let raw = raw.to_string();
    let failure = Failure { source, update_id: None, chat_id: Some(cast.group.0), raw: &raw, error: "no such column" };
    scene
        .with_cx(async |cx| {
            inbox::quarantine(&cx.tx, &failure, cx.now).await?;
            Ok(())
        })
        .await;
    let number = number(scene).await;
    scene.with_cx(async |cx| Ok(house::retry_later(&cx.tx, number, cx.now).await?)).await;
    scene.settle().await;
}

async fn number(scene: &Scene) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar("SELECT max(id) FROM quarantine").fetch_one(&mut *tx.lock().await).await.unwrap()
}

async fn errors(scene: &Scene) -> Vec<String> {
    inbox::quarantine_errors(&scene.core.store.read().await.unwrap(), 10).await.unwrap()
}

#[tokio::test]
async fn a_command_is_answered_after_all() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let message = json!({
        "message_id": 900, "date": 1_794_816_000, "text": "/poll Rye or wheat?\nRye\nWheat",
        "chat": {"id": cast.group.0, "type": "supergroup", "title": "Bakers"},
        "from": {"id": cast.noa.0, "is_bot": false, "first_name": "Noa", "language_code": "en"},
    });
    retried(&mut scene, &cast, Source::Update, json!({"update_id": 77, "message": message})).await;
    let seen = scene.sees(cast.group, cast.boris);
    assert!(seen.contains("Rye or wheat?") && seen.contains("( ) Wheat"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn a_timer_rings_after_all_unless_it_was_set_anew() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let first = scene.sim.say(cast.group, cast.boris, "old words");
    let delete = json!({"Delete": {"chat": cast.group.0, "message": first.0}}).to_string();
    let timer = json!({"room": "house", "key": "delete:once", "payload": delete});
    retried(&mut scene, &cast, Source::Timer, timer.clone()).await;
    assert!(scene.sees(cast.group, cast.alice).contains("(deleted) Борис: old words"));

    let second = scene.sim.say(cast.group, cast.boris, "new words");
    let later = json!({"Delete": {"chat": cast.group.0, "message": second.0}});
    scene
        .with_cx(async |cx| cx.set_timer("house", "delete:once", None, cx.now + TimeDelta::hours(1), &later).await)
        .await;
    retried(&mut scene, &cast, Source::Timer, timer).await;
    assert!(!scene.sees(cast.group, cast.alice).contains("(deleted)"), "the newer timer stands");
    scene.pass(TimeDelta::hours(2)).await;
    assert!(scene.sees(cast.group, cast.alice).contains("(deleted) Борис: new words"));
    scene.finish().await;
}

#[tokio::test]
async fn a_room_hears_after_all_how_its_request_went() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let outcome = json!({"Done": {"message": 123, "result": {}}});
    let sent = json!({"room": "setup", "chat": cast.group.0, "note": {"Invitation": 1}, "outcome": outcome});
    retried(&mut scene, &cast, Source::Settle, sent).await;
    let tx = scene.core.store.read().await.unwrap();
    let question = "SELECT invitation FROM setup_groups";
    let message: i64 = sqlx::query_scalar(question).fetch_one(&mut *tx.lock().await).await.unwrap();
    drop(tx);
    assert_eq!(message, 123);
    scene.finish().await;
}

#[tokio::test]
async fn what_fails_again_or_cannot_be_read_is_back() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let sent = json!({"room": "recognition", "chat": null, "note": "of another shape", "outcome": {"Failed": "no"}});
    retried(&mut scene, &cast, Source::Settle, sent).await;
    assert!(errors(&scene).await[0].contains("did not match any variant"), "{:?}", errors(&scene).await);
    // As it was kept before it could be tried again.
    retried(&mut scene, &cast, Source::Settle, json!({"Posted": {"poll": 1}})).await;
    assert!(errors(&scene).await[0].contains("it cannot be read"), "{:?}", errors(&scene).await);
    // A room of another version.
    let sent = json!({"room": "bakery", "chat": null, "note": 1, "outcome": {"Failed": "no"}});
    retried(&mut scene, &cast, Source::Settle, sent).await;
    assert!(errors(&scene).await[0].contains("no room is called bakery"), "{:?}", errors(&scene).await);
    assert_eq!(errors(&scene).await.len(), 3, "each is there once");
    scene.finish_despite([Trouble::Quarantined]).await;
}

#[tokio::test]
async fn who_has_had_our_apology_gets_no_second_one_when_it_fails_again() {
    for is_admin in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        if !is_admin {
            // Before a command is handled here, Telegram is asked who manages the group.
            scene.sim.demote_bot(cast.group, cast.noa);
            scene.settle().await;
        }
        rename(&scene, "polls", "polls_away").await;
        scene.sim.say(cast.group, cast.noa, "/poll Rye or wheat?\nRye\nWheat");
        scene.settle().await;
        assert_eq!(apologies(&scene), 1);
        for _ in 0..2 {
            scene.pass(TimeDelta::hours(2)).await;
            let number = number(&scene).await;
            scene.with_cx(async |cx| Ok(house::retry_later(&cx.tx, number, cx.now).await?)).await;
            scene.settle().await;
            assert_eq!((apologies(&scene), errors(&scene).await.len()), (1, 1), "the bot is administrator: {is_admin}");
        }
        rename(&scene, "polls_away", "polls").await;
        let number = number(&scene).await;
        scene.with_cx(async |cx| Ok(house::retry_later(&cx.tx, number, cx.now).await?)).await;
        scene.settle().await;
        assert!(scene.sees(cast.group, cast.boris).contains("Rye or wheat?"));
        scene.pass(TimeDelta::minutes(2)).await;
        scene.finish().await;
    }
}

async fn rename(scene: &Scene, from: &str, to: &str) {
    let statement = sqlx::AssertSqlSafe(format!("ALTER TABLE {from} RENAME TO {to}"));
    scene
        .with_cx(async |cx| {
            sqlx::raw_sql(statement).execute(&mut *cx.tx.lock().await).await?;
            Ok(())
        })
        .await;
}

fn apologies(scene: &Scene) -> usize {
    let sorry = line("fault").render(Lang::En);
    scene.sim.requests_of("sendMessage").iter().filter(|sent| sent.params["text"] == sorry).count()
}
