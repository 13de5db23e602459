//! An introduction somebody types in the group, with its hashtag.

use chrono::TimeDelta;
use insta::assert_snapshot;
use kehila::words::Lang;

use super::asked;
use crate::support::{Scene, without_marks, word};

/// How much is kept of what was typed and not saved.
async fn waiting(scene: &Scene) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar("SELECT count(*) FROM introduction_offers").fetch_one(&mut *tx.lock().await).await.unwrap()
}

async fn saved(language: Lang, typed: &str) -> String {
    let (mut scene, cast) = asked(language, "default").await;
    let seen = scene.say_and_see(cast.group, cast.alice, typed).await;
    assert!(!scene.sees(cast.group, cast.boris).contains("Simbot"), "nobody else is bothered");
    scene.press(cast.group, cast.alice, &word("intro-typed-save", language)).await;
    let after = scene.sees(cast.group, cast.alice);
    let found = scene.say_and_see(cast.group, cast.boris, "/who #rye").await;
    assert_eq!(waiting(&scene).await, 0);
    assert!(scene.sim.view(cast.group, cast.noa).iter().any(|seen| seen.text == typed), "her message stays");
    scene.finish().await;
    without_marks(&format!("{seen}\n----\n{after}\n----\n{found}"))
}

#[tokio::test]
async fn it_is_kept_as_hers_in_english() {
    assert_snapshot!(saved(Lang::En, "#intro I bake bread in Haifa. #rye").await);
}

#[tokio::test]
async fn it_is_kept_as_hers_in_hebrew() {
    assert_snapshot!(saved(Lang::He, "אופה לחם בחיפה #היכרות #rye").await);
}

#[tokio::test]
async fn it_is_kept_as_hers_in_russian() {
    assert_snapshot!(saved(Lang::Ru, "#Знакомство Пеку хлеб. #rye").await);
}

#[tokio::test]
async fn nothing_is_kept_of_who_says_no_or_nothing() {
    let (mut scene, cast) = asked(Lang::En, "default").await;
    for typed in ["#intro", "#intro 🍞!", "I bake #rye", "no hashtag: intro"] {
        let seen = scene.say_and_see(cast.group, cast.alice, typed).await;
        assert!(!seen.contains("Simbot"), "{typed}: {seen}");
    }
    let seen = scene.say_and_see(cast.group, cast.alice, "#intro I bake bread").await;
    assert!(seen.contains("Keep this message"), "{seen}");
    assert_eq!(waiting(&scene).await, 1);
    let seen = scene.say_and_see(cast.group, cast.alice, "#intro I bake bread, and more").await;
    assert!(!seen.contains("Simbot"), "she is asked already: {seen}");
    scene.press(cast.group, cast.alice, &word("intro-typed-leave", Lang::En)).await;
    assert_eq!(waiting(&scene).await, 0);
    // Too late nothing is there any more.
    scene.say_and_see(cast.group, cast.boris, "#intro Пеку хлеб").await;
    assert_eq!(waiting(&scene).await, 1);
    scene.pass(TimeDelta::hours(25)).await;
    assert_eq!(waiting(&scene).await, 0);
    let seen = without_marks(&scene.say_and_see(cast.group, cast.alice, "/intro").await);
    assert!(!seen.contains("bread"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn as_a_reply_to_her_own_message_and_with_the_groups_own_hashtags() {
    let (mut scene, cast) = asked(Lang::En, "default").await;
    let said = scene.sim.say(cast.group, cast.alice, "I bake bread and teach it");
    scene.settle().await;
    scene.sim.reply(cast.group, cast.boris, said, "/intro");
    scene.settle().await;
    assert_eq!(waiting(&scene).await, 0, "another's message is not his");
    scene.sim.reply(cast.group, cast.alice, said, "/intro");
    scene.settle().await;
    scene.press(cast.group, cast.alice, &word("intro-typed-save", Lang::En)).await;
    let seen = without_marks(&scene.say_and_see(cast.group, cast.alice, "/intro").await);
    assert!(seen.contains("I bake bread and teach it"), "{seen}");

    scene.say_in_private(cast.noa, "/questions").await;
    scene.press_in_private(cast.noa, &word("questions-button-hashtags", Lang::En)).await;
    scene.say_in_private(cast.noa, "#hello").await;
    scene.press_in_private(cast.noa, &word("questions-save", Lang::En)).await;
    scene.sees(cast.group, cast.boris);
    let seen = scene.say_and_see(cast.group, cast.boris, "#intro Пеку хлеб").await;
    assert!(!seen.contains("Simbot"), "{seen}");
    let seen = scene.say_and_see(cast.group, cast.boris, "#Hello Пеку хлеб").await;
    assert!(seen.contains("Keep this message"), "{seen}");

    // Taken back, her own message stays hers.
    scene.say_in_private(cast.alice, "/intro").await;
    scene.press_in_private(cast.alice, &word("intro-mine-take-back", Lang::En)).await;
    assert!(scene.sim.view(cast.group, cast.noa).iter().any(|seen| seen.text == "I bake bread and teach it"));
    scene.finish().await;
}

#[tokio::test]
async fn what_stood_before_makes_way_and_what_is_said_is_counted_once() {
    let (mut scene, cast) = asked(Lang::En, "default").await;
    super::introduced(&mut scene, cast.alice, "Rye").await;
    let card =
        |scene: &Scene| scene.sim.view(cast.group, cast.noa).into_iter().filter(|s| s.text.contains("Meet")).count();
    assert_eq!(card(&scene), 1);
    scene.say_and_see(cast.group, cast.alice, "#intro Now I bake wheat, with honey").await;
    scene.press(cast.group, cast.alice, &word("intro-typed-save", Lang::En)).await;
    assert_eq!(card(&scene), 0);
    let tx = scene.core.store.read().await.unwrap();
    let counted: i64 =
        sqlx::query_scalar("SELECT count(*) FROM messages").fetch_one(&mut *tx.lock().await).await.unwrap();
    drop(tx);
    assert_eq!(counted, 4, "three good mornings, and what she said is talk like any other");
    scene.finish().await;
}
