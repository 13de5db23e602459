//! What is said before a new post is saved: the same is said already, or another comes within the hour.

use super::*;

async fn stage(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    roomy(&scene, &cast).await;
    noa(&mut scene, &cast, "/touchpoint every day 12:00\nWhat are you baking?").await;
    scene.sees(cast.group, cast.noa);
    scene.sees_in_private(cast.noa);
    (scene, cast)
}

async fn own(scene: &Scene) -> i64 {
    scene
        .with_cx(async |cx| {
            let count = "SELECT count(*) FROM touchpoints WHERE kind = 'own'";
            Ok(sqlx::query_scalar(count).fetch_one(&mut *cx.tx.lock().await).await?)
        })
        .await
}

/// How it begins.
fn begins(id: &str, lang: Lang) -> &'static str {
    match (id, lang) {
        ("text", Lang::En) => "The same is said by another post",
        ("text", Lang::He) => "פוסט אחר אומר את אותו הדבר",
        ("text", Lang::Ru) => "То же самое говорит другой пост",
        ("near", Lang::En) => "Within the hour another post comes",
        ("near", Lang::He) => "פוסט אחר עולה בהפרש של פחות משעה",
        ("near", Lang::Ru) => "С разницей меньше часа выходит другой пост",
        (_, Lang::En) => "A new regular post for Bakers",
        (_, Lang::He) => "פוסט קבוע חדש עדיין לא נשמר",
        (_, Lang::Ru) => "Новый регулярный пост ещё не сохранён",
    }
}

#[tokio::test]
async fn the_same_words_are_asked_about_before_they_are_saved() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        noa(&mut scene, &cast, "/touchpoint every day 18:00\nwhat are you  BAKING…").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(begins("text", lang)), "{seen}");
        assert!(!seen.contains(begins("near", lang)), "{seen}");
        assert_eq!(own(&scene).await, 1, "nothing is saved yet");
        scene.restart().await;
        scene.press(cast.group, cast.noa, &word("touch-button-drop", lang)).await;
        assert!(scene.sees(cast.group, cast.noa).contains("BAKING"), "her words are said back");
        assert_eq!(own(&scene).await, 1);
        noa(&mut scene, &cast, "/touchpoint every day 18:00\nwhat are you  BAKING…").await;
        scene.press(cast.group, cast.noa, &word("touch-button-save-anyway", lang)).await;
        assert_eq!(own(&scene).await, 2);
        scene.press(cast.group, cast.noa, &word("touch-button-undo", lang)).await;
        assert_eq!(own(&scene).await, 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn another_within_the_hour_is_asked_about_and_the_time_is_changed_in_private() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let here = cast.noa.private();
        noa(&mut scene, &cast, "/touchpoint every tuesday 12:30\nCake!").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(begins("near", lang)), "{seen}");
        // Whatever she says elsewhere meanwhile, it is offered to her again.
        let seen = scene.say_and_see(here, cast.noa, "hello").await;
        assert!(seen.contains(begins("half-done", lang)), "{seen}");
        scene.press(cast.group, cast.noa, &word("touch-button-other-time", lang)).await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains("/touchpoint ") && seen.contains("Cake!"), "the form to copy: {seen}");
        scene.press(cast.group, cast.noa, &word("whisper-open-private", lang)).await;
        let seen = scene.say_and_see(here, cast.noa, "whenever you like").await;
        assert!(seen.contains("Cake!"), "bad input: {seen}");
        let seen = scene.say_and_see(here, cast.noa, "every tuesday 11:30").await;
        assert!(seen.contains(begins("near", lang)), "near again: {seen}");
        scene.restart().await;
        scene.press(here, cast.noa, &word("touch-button-other-time", lang)).await;
        scene.say_and_see(here, cast.noa, "every tuesday 18:00").await;
        assert_eq!(own(&scene).await, 2);
        scene.pass(TimeDelta::days(3)).await;
        let at = times_of(&scene, &cast, "Cake!", zone(lang));
        assert!(at.len() == 1 && at[0].ends_with("18:00"), "{at:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_change_says_the_same_before_it_is_saved_and_what_is_far_away_is_no_matter() {
    let (mut scene, cast) = stage(Lang::En).await;
    noa(&mut scene, &cast, "/touchpoint once 2027-02-01 12:20\nCake!").await;
    noa(&mut scene, &cast, "/touchpoint every day 13:00\nTea!").await;
    assert_eq!(own(&scene).await, 3, "an hour apart is far enough, and so are two months");
    noa(&mut scene, &cast, "/touchpoint 3 every day 12:10\nCake").await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("Within the hour") && seen.contains("The same is said"), "{seen}");
    scene.press(cast.group, cast.noa, "Leave as it was").await;
    scene.finish().await;
}
