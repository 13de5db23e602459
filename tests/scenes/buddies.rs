//! Members who keep newcomers company.

use chrono::TimeDelta;
use kehila::words::{Lang, Line};
use simulator::{Person, UserId};

use super::support::{Cast, Scene, without_marks, word};

fn says(id: &str, lang: Lang) -> String {
    without_marks(&Line::named(id.to_owned()).text("group", "Bakers").render_plain(lang))
}

/// A group in which the room is on; Boris and Alice are there for newcomers.
async fn with_buddies(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sim.start_bot(person);
    }
    scene.settle().await;
    scene.say(cast.group, cast.noa, "/settings buddies on").await;
    // Nobody is asked anything at night, wherever she is.
    scene.pass(TimeDelta::hours(3)).await;
    for person in [cast.boris, cast.alice] {
        scene.say(cast.group, person, "/buddy").await;
        scene.press(cast.group, person, &word("buddies-button-volunteer", lang)).await;
        scene.sees_in_private(person);
    }
    (scene, cast)
}

/// Somebody joins, and wants a buddy; what the group sees is in its own language.
async fn wants(scene: &mut Scene, cast: &Cast, (name, speaks): (&str, Lang), lang: Lang) -> UserId {
    let who = scene.sim.create(Person::named(name).language(speaks.code()));
    scene.sim.start_bot(who);
    scene.sim.join(cast.group, who);
    scene.settle().await;
    scene.say(cast.group, who, "/buddy").await;
    scene.press(cast.group, who, &word("buddies-button-want", lang)).await;
    who
}

async fn pairs(scene: &Scene) -> Vec<(String, Option<i64>)> {
    let tx = scene.core.store.read().await.unwrap();
    let pairs = sqlx::query_as("SELECT state, buddy FROM buddy_pairs ORDER BY user_id");
    pairs.fetch_all(&mut *tx.lock().await).await.unwrap()
}

fn with(state: &str, buddy: Option<UserId>) -> (String, Option<i64>) {
    (state.to_owned(), buddy.map(|buddy| buddy.0))
}

/// She answers in the group, where `/buddy` shows what she is asked.
async fn answers(scene: &mut Scene, cast: &Cast, who: UserId, button: &str, lang: Lang) {
    scene.say(cast.group, who, "/buddy").await;
    scene.press(cast.group, who, &word(button, lang)).await;
}

/// She follows the link in what she was last told in private.
async fn follow(scene: &mut Scene, who: UserId) {
    let told = scene.sim.view(who.private(), who).into_iter().rev().flat_map(|seen| seen.entities);
    let link = told.into_iter().find(|entity| entity["type"] == "text_link").expect("she was told");
    scene.sim.open_link(who, link["url"].as_str().unwrap());
    scene.settle().await;
}

#[tokio::test]
async fn a_newcomer_gets_the_buddy_of_her_language_once_both_want_it() {
    for (lang, first) in [(Lang::Ru, 0), (Lang::En, 1)] {
        let (mut scene, cast) = with_buddies(lang).await;
        let buddy = [cast.boris, cast.alice][first];
        let rina = wants(&mut scene, &cast, ("Rina", lang), lang).await;
        assert_eq!(pairs(&scene).await, [with("asked", Some(buddy))]);
        let looking = scene.panel(cast.group, rina);
        assert!(looking.words.contains(&says("buddies-looking", lang)), "{looking:?}");
        let called = scene.sees_in_private(buddy);
        assert!(called.contains("Bakers"), "{called}");
        assert!(!scene.sees_in_private(rina).contains("Bakers"), "nobody has said yes yet");
        answers(&mut scene, &cast, buddy, "buddies-button-yes", lang).await;
        assert_eq!(pairs(&scene).await, [with("pair", Some(buddy))]);
        let told = scene.panel(cast.group, buddy);
        assert!(told.words.contains("Rina") && told.words.contains(&word("buddies-opening-1", lang)), "{told:?}");
        scene.say(cast.group, rina, "/buddy").await;
        let told = scene.panel(cast.group, rina);
        assert!(told.words.contains(&word("buddies-opening-3", lang)), "{told:?}");
        assert!(scene.sees_in_private(rina).contains("Bakers"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_says_not_now_or_nothing_for_two_days_is_followed_by_the_next() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_buddies(lang).await;
        wants(&mut scene, &cast, ("Rina", Lang::Ru), lang).await;
        assert_eq!(pairs(&scene).await, [with("asked", Some(cast.boris))]);
        match lang {
            Lang::En => answers(&mut scene, &cast, cast.boris, "buddies-button-not-now", lang).await,
            _ => scene.pass(TimeDelta::hours(49)).await,
        }
        assert_eq!(pairs(&scene).await, [with("asked", Some(cast.alice))]);
        scene.pass(TimeDelta::hours(49)).await;
        assert_eq!(pairs(&scene).await, [with("seeks", None)], "nobody is asked twice");
        // Somebody signs up.
        scene.say(cast.group, cast.noa, "/buddy").await;
        scene.press(cast.group, cast.noa, &word("buddies-button-volunteer", lang)).await;
        assert_eq!(pairs(&scene).await, [with("asked", Some(cast.noa))]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn nobody_has_more_than_two() {
    let (mut scene, cast) = with_buddies(Lang::En).await;
    for n in 0..5 {
        wants(&mut scene, &cast, (&format!("Guest {n}"), Lang::En), Lang::En).await;
        // Many presses in a row are held back.
        scene.pass(TimeDelta::minutes(1)).await;
    }
    let all = pairs(&scene).await;
    let of = |buddy: UserId| all.iter().filter(|(_, one)| *one == Some(buddy.0)).count();
    assert_eq!((of(cast.alice), of(cast.boris)), (2, 2), "{all:?}");
    assert_eq!(all.iter().filter(|(state, _)| state == "seeks").count(), 1);
    // Alice takes a break: hers stay hers, and nobody else is asked of her.
    answers(&mut scene, &cast, cast.alice, "buddies-button-pause", Lang::En).await;
    answers(&mut scene, &cast, cast.alice, "buddies-button-not-now", Lang::En).await;
    let all = pairs(&scene).await;
    assert_eq!(all.iter().filter(|(_, one)| *one == Some(cast.alice.0)).count(), 1, "{all:?}");
    scene.finish().await;
}

#[tokio::test]
async fn after_a_week_both_are_asked_whether_they_have_talked() {
    for (button, then) in
        [("buddies-button-talked", 0), ("buddies-button-not-yet", 1), ("buddies-button-not-talked", 2)]
    {
        let (mut scene, cast) = with_buddies(Lang::En).await;
        let rina = wants(&mut scene, &cast, ("Rina", Lang::En), Lang::En).await;
        answers(&mut scene, &cast, cast.alice, "buddies-button-yes", Lang::En).await;
        scene.pass(TimeDelta::days(7) + TimeDelta::hours(1)).await;
        assert_eq!(pairs(&scene).await, [with("wonders", Some(cast.alice))]);
        follow(&mut scene, rina).await;
        scene.press_in_private(rina, &word(button, Lang::En)).await;
        match then {
            0 => assert!(pairs(&scene).await.is_empty()),
            1 => {
                assert_eq!(pairs(&scene).await, [with("pair", Some(cast.alice))]);
                scene.pass(TimeDelta::days(15)).await;
                assert!(pairs(&scene).await.is_empty(), "asked twice, and then no more");
            }
            _ => {
                scene.press_in_private(rina, "Another buddy").await;
                assert_eq!(pairs(&scene).await, [with("asked", Some(cast.boris))]);
            }
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_leaves_has_no_buddy_and_is_none() {
    let (mut scene, cast) = with_buddies(Lang::En).await;
    let rina = wants(&mut scene, &cast, ("Rina", Lang::En), Lang::En).await;
    answers(&mut scene, &cast, cast.alice, "buddies-button-yes", Lang::En).await;
    scene.sim.leave(cast.group, cast.alice);
    scene.receive().await;
    assert_eq!(pairs(&scene).await, [with("asked", Some(cast.boris))], "the next is asked at once");
    scene.sim.leave(cast.group, rina);
    scene.receive().await;
    assert!(pairs(&scene).await.is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn what_is_switched_off_asks_nobody_anything() {
    let (mut scene, cast) = with_buddies(Lang::En).await;
    let rina = wants(&mut scene, &cast, ("Rina", Lang::En), Lang::En).await;
    scene.say(cast.group, cast.noa, "/settings buddies off").await;
    assert!(pairs(&scene).await.is_empty());
    scene.pass(TimeDelta::days(10)).await;
    let refused = scene.say_and_see(cast.group, rina, "/buddy").await;
    assert!(refused.contains(&word("room-buddies", Lang::En)), "{refused}");
    scene.say(cast.group, cast.noa, "/settings buddies on").await;
    assert!(pairs(&scene).await.is_empty(), "no backlog");
    scene.finish().await;
}

#[tokio::test]
async fn who_is_forgotten_leaves_nobody_waiting() {
    let (mut scene, cast) = with_buddies(Lang::En).await;
    wants(&mut scene, &cast, ("Rina", Lang::En), Lang::En).await;
    let known = scene.say_and_see(cast.alice.private(), cast.alice, "/mydata").await;
    assert!(known.contains(&word("mydata-buddy", Lang::En)), "{known}");
    scene.say_in_private(cast.alice, "/forgetme").await;
    scene.press_in_private(cast.alice, &word("forgetme-button-all", Lang::En)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    assert_eq!(pairs(&scene).await, [with("asked", Some(cast.boris))]);
    scene.finish().await;
}
