//! `/who` and `/intro`: people by what they told, and one's own.

use chrono::TimeDelta;
use insta::assert_snapshot;
use kehila::words::Lang;
use simulator::{Person, UserId};

use super::{asked, introduced};
use crate::support::{Cast, Scene, without_marks, word};

/// Alice and Boris have introduced themselves, as has somebody who does not want to be found.
async fn with_introductions(language: Lang) -> (Scene, Cast, UserId) {
    let (mut scene, cast) = asked(language, "text: What do you bake?\ntags\nplace").await;
    let shy = scene.sim.create(Person::named("Shy").username("shy").language("en"));
    scene.sim.join(cast.group, shy);
    scene.sim.start_bot(shy);
    introduced(&mut scene, cast.alice, "Rye breads\nbaking, sour dough\nHaifa").await;
    introduced(&mut scene, cast.boris, "Пеку хлеб, ищу מפגשים\nbaking\nХайфа").await;
    scene.say_in_private(shy, "/introduce\nRye\nbaking\nHaifa").await;
    scene.press_in_private(shy, &word("intro-found-on", Lang::En)).await;
    scene.press_in_private(shy, &word("flow-publish", Lang::En)).await;
    scene.pass(TimeDelta::minutes(2)).await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sees(cast.group, person);
    }
    (scene, cast, shy)
}

/// What somebody is whispered.
async fn asks(scene: &mut Scene, cast: &Cast, person: UserId, typed: &str) -> String {
    let seen = scene.say_and_see(cast.group, person, typed).await;
    without_marks(&seen)
}

async fn found(language: Lang) -> String {
    let (mut scene, cast, _) = with_introductions(language).await;
    let mut all = Vec::new();
    for typed in
        ["/who bread", "/who #Baking", "/who хайфе", "/who המפגש", "/who @alice", "/who chess", "/who", "/intro"]
    {
        let seen = asks(&mut scene, &cast, cast.alice, typed).await;
        all.push(seen.lines().filter(|line| !line.starts_with("Alice: ")).collect::<Vec<_>>().join("\n"));
    }
    assert!(!scene.sees(cast.group, cast.noa).contains("Simbot"), "nobody else sees it");
    scene.finish().await;
    all.join("\n----\n")
}

#[tokio::test]
async fn people_are_found_in_english() {
    assert_snapshot!(found(Lang::En).await);
}

#[tokio::test]
async fn people_are_found_in_hebrew() {
    assert_snapshot!(found(Lang::He).await);
}

#[tokio::test]
async fn people_are_found_in_russian() {
    assert_snapshot!(found(Lang::Ru).await);
}

#[tokio::test]
async fn only_those_who_are_there_and_let_others_find_them() {
    let (mut scene, cast, shy) = with_introductions(Lang::En).await;
    let seen = asks(&mut scene, &cast, cast.noa, "/who rye").await;
    assert!(seen.contains("Alice") && !seen.contains("Shy"), "{seen}");
    let seen = asks(&mut scene, &cast, cast.noa, "/who @shy").await;
    assert!(seen.contains("no introduction to show"), "{seen}");
    let said = scene.sim.say(cast.group, shy, "Good morning");
    scene.settle().await;
    scene.sim.reply(cast.group, cast.noa, said, "/who");
    scene.settle().await;
    let seen = without_marks(&scene.sees(cast.group, cast.noa));
    assert!(seen.contains("no introduction to show: Shy") && !seen.contains("Haifa"), "{seen}");

    // Her own she sees, and lets it be found.
    scene.say_in_private(shy, "/intro").await;
    assert!(scene.sim.last(shy.private(), shy).unwrap().text.contains("Nobody finds it"));
    scene.press_in_private(shy, &word("intro-mine-show", Lang::En)).await;
    let seen = asks(&mut scene, &cast, cast.noa, "/who rye").await;
    assert!(seen.contains("Alice") && seen.contains("Shy"), "{seen}");

    // Who leaves is found no more, from that moment.
    scene.sim.leave(cast.group, cast.alice);
    scene.settle().await;
    let seen = asks(&mut scene, &cast, cast.noa, "/who rye").await;
    assert!(!seen.contains("• Alice") && seen.contains("• Shy"), "{seen}");
    scene.say_in_private(cast.alice, "/who rye").await;
    let refused = scene.sim.last(cast.alice.private(), cast.alice).unwrap();
    assert!(!refused.text.contains("Shy"), "who has left finds nobody: {}", refused.text);

    // And who has everything about her forgotten.
    scene.say_in_private(shy, "/forgetme").await;
    scene.press_in_private(shy, &word("forgetme-button-all", Lang::En)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    let seen = asks(&mut scene, &cast, cast.noa, "/who rye").await;
    assert!(!seen.contains("• Shy"), "{seen}");
    for table in ["introductions", "introduction_words", "member_tags", "introduction_offers"] {
        let tx = scene.core.store.read().await.unwrap();
        let statement = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table} WHERE user_id = {}", shy.0));
        let left: i64 = sqlx::query_scalar(statement).fetch_one(&mut *tx.lock().await).await.unwrap();
        assert_eq!(left, 0, "{table}");
    }
    scene.finish().await;
}

#[tokio::test]
async fn a_long_list_has_pages_and_hostile_words_stay_words() {
    let (mut scene, cast, _) = with_introductions(Lang::En).await;
    for n in 0..7 {
        let name = format!("</b>Baker {n}\u{202E}");
        let baker = scene.sim.create(Person::named(&name).language("en"));
        scene.sim.join(cast.group, baker);
        scene.sim.start_bot(baker);
        introduced(&mut scene, baker, "<a href='x'>bread</a> \u{202E}{ $name }\n#baking").await;
    }
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sees(cast.group, cast.noa);
    let seen = asks(&mut scene, &cast, cast.noa, "/who #baking").await;
    assert!(seen.contains("9 members") && seen.contains("1/2"), "{seen}");
    assert!(
        seen.contains("</b>Baker 6") && seen.contains("<a href='x'>bread</a>") && !seen.contains('\u{202E}'),
        "{seen}"
    );
    scene.press(cast.group, cast.noa, &word("page-following", Lang::En)).await;
    let seen = without_marks(&scene.sees(cast.group, cast.noa));
    assert!(seen.contains("2/2") && seen.contains("Alice"), "{seen}");
    scene.press(cast.group, cast.noa, "Alice").await;
    let seen = without_marks(&scene.sees(cast.group, cast.noa));
    assert!(seen.contains("Meet Alice") && seen.contains("Rye breads"), "{seen}");
    assert!(scene.sim.refusals().is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn introductions_of_before_are_found() {
    let (mut scene, cast, _) = with_introductions(Lang::En).await;
    let tx = scene.core.store.write().await.unwrap();
    sqlx::raw_sql("DELETE FROM introduction_words; UPDATE introductions SET is_indexed = 0")
        .execute(&mut *tx.lock().await)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let seen = asks(&mut scene, &cast, cast.noa, "/who rye").await;
    assert!(!seen.contains("Alice: "), "{seen}");
    scene.restart().await;
    scene.settle().await;
    let seen = asks(&mut scene, &cast, cast.noa, "/who rye").await;
    assert!(seen.contains("Alice"), "{seen}");
    scene.finish().await;
}
