//! Interest lists: who is asked, who is not, and when again.

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use insta::assert_snapshot;
use kehila::words::Lang;
use simulator::{Fault, Person, UserId};

use super::support::{Cast, Scene, ending::Trouble, without_marks, word};

/// Somebody is put on a list, or asked in another way: by so many presses.
async fn joins(scene: &mut Scene, cast: &Cast, person: UserId, tag: &str, presses: usize) {
    let key = tag.to_lowercase();
    let group = kehila::telegram::ChatId(cast.group.0);
    let chat =
        scene.with_cx(async |cx| Ok(kehila::store::chats::by_telegram_id(&cx.tx, group).await?.unwrap().key)).await;
    let how = if presses == 1 { "mention" } else { "private" };
    let tx = scene.core.store.write().await.unwrap();
    sqlx::query("INSERT INTO interest_lists (chat, user_id, tag, shown, how) VALUES (?, ?, ?, ?, ?)")
        .bind(chat.0)
        .bind(person.0)
        .bind(key)
        .bind(tag)
        .bind(how)
        .execute(&mut *tx.lock().await)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// So many bakers are in the group and on the list `rye`; by mention, or in private.
async fn with_bakers(language: Lang, mentioned: usize, private: usize) -> (Scene, Cast, Vec<UserId>) {
    let (mut scene, cast) = Scene::with_group(language).await;
    let mut bakers = Vec::new();
    for n in 0..mentioned + private {
        let baker = scene.sim.create(Person::named(&format!("Baker {n}")).language(language.code()));
        scene.sim.join(cast.group, baker);
        scene.sim.start_bot(baker);
        bakers.push(baker);
    }
    for person in [cast.boris, cast.alice] {
        // Of who is silent the bot knows nothing.
        scene.sim.say(cast.group, person, "Good morning");
    }
    scene.pass_until("2026-11-24 11:00", Jerusalem).await;
    for (n, baker) in bakers.iter().enumerate() {
        joins(&mut scene, &cast, *baker, "Rye", if n < mentioned { 1 } else { 2 }).await;
    }
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sees(cast.group, person);
    }
    (scene, cast, bakers)
}

/// Whom the newest question mentions.
fn mentioned(scene: &Scene, cast: &Cast) -> Vec<i64> {
    let view = scene.sim.view(cast.group, cast.noa);
    let question = view.iter().rev().find(|seen| !seen.entities.is_empty() && seen.sender == "Simbot");
    let entities = question.map(|seen| seen.entities.clone()).unwrap_or_default();
    entities.iter().filter_map(|entity| entity["user"]["id"].as_i64()).collect()
}

async fn a_question(language: Lang, typed: &str) -> String {
    let (mut scene, cast, bakers) = with_bakers(language, 3, 1).await;
    scene.sees_in_private(bakers[3]);
    scene.say_and_see(cast.group, cast.alice, typed).await;
    let group = scene.sees(cast.group, cast.noa);
    scene.pass(TimeDelta::minutes(5)).await;
    let private = scene.sees_in_private(bakers[3]);
    let asked = mentioned(&scene, &cast);
    assert_eq!(asked, bakers[..3].iter().map(|baker| baker.0).collect::<Vec<_>>());
    let again = scene.say_and_see(cast.group, cast.alice, typed).await;
    let unknown = scene.say_and_see(cast.group, cast.alice, "/ask #ryes When?").await;
    let how = scene.say_and_see(cast.group, cast.alice, "/ask rye").await;
    let lists = scene.say_and_see(cast.group, cast.alice, "/ask").await;
    scene.finish().await;
    without_marks(&[group, private, again, unknown, how, lists].join("\n----\n"))
}

#[tokio::test]
async fn a_question_to_a_list_in_english() {
    assert_snapshot!(a_question(Lang::En, "/ask #rye Who has a <b>starter</b> to spare?").await);
}

#[tokio::test]
async fn a_question_to_a_list_in_hebrew() {
    assert_snapshot!(a_question(Lang::He, "/ask #rye למי יש מחמצת?").await);
}

#[tokio::test]
async fn a_question_to_a_list_in_russian() {
    assert_snapshot!(a_question(Lang::Ru, "/ask #RYE У кого есть закваска?").await);
}

#[tokio::test]
async fn at_most_five_in_turn_never_the_asker_nor_who_has_left() {
    let (mut scene, cast, bakers) = with_bakers(Lang::En, 9, 0).await;
    joins(&mut scene, &cast, cast.alice, "Rye", 1).await;
    scene.sim.leave(cast.group, bakers[1]);
    scene.settle().await;
    scene.say_and_see(cast.group, cast.alice, "/ask #rye First?").await;
    let first = mentioned(&scene, &cast);
    assert_eq!(first.len(), 5);
    assert!(!first.contains(&cast.alice.0) && !first.contains(&bakers[1].0), "{first:?}");
    scene.pass(TimeDelta::hours(25)).await;
    scene.say_and_see(cast.group, cast.boris, "/ask #rye Second?").await;
    let second = mentioned(&scene, &cast);
    assert_eq!(second.len(), 5);
    assert_eq!(second.iter().filter(|one| first.contains(one)).count(), 1, "whoever waited comes first: {second:?}");
    // Who comes back is on no list.
    scene.sim.join(cast.group, bakers[1]);
    scene.settle().await;
    let tx = scene.core.store.read().await.unwrap();
    let on: i64 = sqlx::query_scalar("SELECT count(*) FROM interest_lists WHERE user_id = ?")
        .bind(bakers[1].0)
        .fetch_one(&mut *tx.lock().await)
        .await
        .unwrap();
    drop(tx);
    assert_eq!(on, 0);
    scene.finish().await;
}

#[tokio::test]
async fn nobody_is_asked_or_asks_too_often() {
    let (mut scene, cast, bakers) = with_bakers(Lang::En, 1, 0).await;
    for tag in ["Oats", "Spelt", "Wheat"] {
        joins(&mut scene, &cast, bakers[0], tag, 1).await;
    }
    let asked = |seen: &str| seen.contains("asks those into");
    let seen = scene.say_and_see(cast.group, cast.alice, "/ask #rye When?").await;
    assert!(asked(&seen), "{seen}");
    let seen = scene.say_and_see(cast.group, cast.alice, "/ask #oats When?").await;
    assert!(seen.contains("was asked lately"), "once a day: {seen}");
    for tag in ["oats", "spelt"] {
        scene.pass(TimeDelta::hours(25)).await;
        let seen = scene.say_and_see(cast.group, cast.alice, &format!("/ask #{tag} When?")).await;
        assert!(asked(&seen), "{seen}");
    }
    scene.pass(TimeDelta::hours(25)).await;
    let seen = scene.say_and_see(cast.group, cast.alice, "/ask #wheat When?").await;
    assert!(seen.contains("was asked lately"), "three times a week: {seen}");

    for tag in ["a1", "b2", "c3"] {
        joins(&mut scene, &cast, cast.boris, tag, 1).await;
        joins(&mut scene, &cast, cast.noa, tag, 1).await;
    }
    joins(&mut scene, &cast, bakers[0], "c3", 1).await;
    assert!(asked(&scene.say_and_see(cast.group, cast.alice, "/ask #a1 Who?").await));
    let seen = scene.say_and_see(cast.group, cast.alice, "/ask #b2 Who?").await;
    assert!(seen.contains("was asked lately"), "those two were asked today: {seen}");
    scene.finish().await;
}

#[tokio::test]
async fn in_private_lists_are_joined_and_asked_question_by_question() {
    let (mut scene, cast, bakers) = with_bakers(Lang::En, 1, 0).await;
    let baker = bakers[0];
    scene.say_in_private(baker, "/ask").await;
    let list =
        |scene: &Scene| scene.panel(baker.private(), baker).labels.into_iter().find(|l| l.contains("#Rye")).unwrap();
    assert_eq!(list(&scene), "✓ #Rye: by mention");
    for now in ["✓ #Rye: in private", "#Rye: off", "✓ #Rye: by mention"] {
        scene.press_in_private(baker, "#Rye").await;
        assert_eq!(list(&scene), now);
    }
    scene.sim.start_bot(cast.alice);
    scene.say_in_private(cast.alice, "/ask").await;
    scene.press_in_private(cast.alice, &word("interests-ask", Lang::En)).await;
    scene.press_in_private(cast.alice, "Rye").await;
    scene.say_in_private(cast.alice, "Who bakes on Friday?").await;
    scene.press_in_private(cast.alice, &word("ask-publish", Lang::En)).await;
    assert_eq!(mentioned(&scene, &cast), [baker.0]);

    // Who may not write in the group does not write there through us.
    scene.pass(TimeDelta::hours(49)).await;
    scene.sim.mute(cast.group, cast.noa, cast.boris);
    scene.sim.start_bot(cast.boris);
    scene.settle().await;
    scene.say_in_private(cast.boris, "/ask #rye Кто печёт?").await;
    scene.sees_in_private(cast.boris);
    scene.press_in_private(cast.boris, &word("ask-publish", Lang::Ru)).await;
    assert!(scene.sees_in_private(cast.boris).contains("не можете писать"));
    scene.finish().await;
}

#[tokio::test]
async fn a_question_that_cannot_be_posted_does_not_count_and_is_forgotten_with_her() {
    let (mut scene, cast, _) = with_bakers(Lang::En, 1, 0).await;
    scene.sim.fault("sendMessage", 0, 1, Fault::Reject(400, "Bad Request: a fault of the test".to_owned()));
    scene.sim.say(cast.group, cast.alice, "/ask #rye When?");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.alice);
    assert!(seen.contains("couldn't be posted"), "{seen}");
    let seen = scene.say_and_see(cast.group, cast.alice, "/ask #rye When then?").await;
    assert!(seen.contains("asks those into"), "{seen}");
    scene.sim.start_bot(cast.alice);
    scene.say_in_private(cast.alice, "/forgetme").await;
    scene.press_in_private(cast.alice, &word("forgetme-button-all", Lang::En)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    assert!(!scene.sim.view(cast.group, cast.noa).iter().any(|seen| seen.text.contains("When then?")));
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn who_publishes_tags_is_offered_their_lists() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.noa, "/questions\ntags");
    scene.sim.start_bot(cast.alice);
    scene.sim.say(cast.group, cast.alice, "Good morning");
    scene.settle().await;
    scene.say_in_private(cast.alice, "/introduce\nrye").await;
    scene.press_in_private(cast.alice, &word("flow-publish", Lang::En)).await;
    scene.press_in_private(cast.alice, &word("interests-invitation", Lang::En)).await;
    scene.press_in_private(cast.alice, "#rye").await;
    let seen = scene.say_and_see(cast.group, cast.boris, "/ask #rye Где мука?").await;
    assert!(seen.contains("Где мука?"), "{seen}");
    assert_eq!(mentioned(&scene, &cast), [cast.alice.0]);
    scene.finish().await;
}
