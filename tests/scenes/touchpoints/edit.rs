//! Changing a regular post, and finding room for one.

use chrono::TimeDelta;
use kehila::words::Lang;

use super::{noa, posts, times_of, zone};
use crate::support::{Cast, Scene, without_marks, word};

/// A group with a post every Monday at noon, the second in the list; it is Monday morning.
async fn with_a_post(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    noa(&mut scene, &cast, "/touchpoint every monday 12:00\nHello").await;
    scene.sees(cast.group, cast.noa);
    (scene, cast)
}

#[tokio::test]
async fn another_time_is_shown_before_it_is_saved() {
    for (lang, typed, shown, list, logged) in [
        (
            Lang::En,
            "/touchpoint 2 every tuesday 12:00",
            "This is what it will be: every Tuesday at 12:00\nHello\nNext times: Tuesday 17 November, 12:00",
            "2. “Hello”: every Tuesday at 12:00",
            "2. “Hello” — every Monday at 12:00 → every Tuesday at 12:00",
        ),
        (
            Lang::He,
            "/touchpoint 2 כל יום שלישי 12:00",
            "כך זה יהיה: כל יום שלישי בשעה 12:00\nHello\nהמועדים הבאים: יום שלישי, 17 בנובמבר, 12:00",
            "2. ״Hello״: כל יום שלישי בשעה 12:00",
            "2. ״Hello״ – כל יום שני בשעה 12:00 ← כל יום שלישי בשעה 12:00",
        ),
        (
            Lang::Ru,
            "/touchpoint 2 каждый вторник 12:00",
            "Так будет: каждый вторник в 12:00\nHello\nБлижайшие даты: вторник, 17 ноября, 12:00",
            "2. «Hello»: каждый вторник в 12:00",
            "2. «Hello» — каждый понедельник в 12:00 → каждый вторник в 12:00",
        ),
    ] {
        let (mut scene, cast) = with_a_post(lang).await;
        noa(&mut scene, &cast, typed).await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(shown), "{seen}");
        noa(&mut scene, &cast, "/touchpoints").await;
        assert!(!scene.sees(cast.group, cast.noa).contains(list), "nothing has changed yet");
        scene.press(cast.group, cast.noa, &word("touch-button-save", lang)).await;
        noa(&mut scene, &cast, "/touchpoints").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(list), "{seen}");
        noa(&mut scene, &cast, "/settings log").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(logged), "{seen}");
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(times_of(&scene, &cast, "Hello", zone(lang)), ["2026-11-17 12:00"]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn another_text_is_posted_at_the_old_time() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    noa(&mut scene, &cast, "/touchpoint 2\nGood morning").await;
    scene.press(cast.group, cast.noa, "Save").await;
    scene.pass(TimeDelta::hours(6)).await;
    assert_eq!(posts(&scene, &cast).iter().map(|post| post.text.as_str()).collect::<Vec<_>>(), ["Good morning"]);
    scene.finish().await;
}

#[tokio::test]
async fn what_is_left_as_it_was_stays() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    noa(&mut scene, &cast, "/touchpoint 2 every friday 12:00\nBye").await;
    scene.press(cast.group, cast.noa, "Leave as it was").await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("(edited) Simbot (only you): Regular post: every Monday at 12:00\nHello"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn in_private_the_next_message_is_the_new_text_or_time() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_a_post(lang).await;
        noa(&mut scene, &cast, "/touchpoint 2").await;
        scene.press(cast.group, cast.noa, &word("touch-button-edit", lang)).await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains("/touchpoint 2 ") && seen.contains("\nHello"), "{seen}");
        scene.press(cast.group, cast.noa, &word("whisper-open-private", lang)).await;
        let here = cast.noa.private();
        for (said, shown) in
            [("Good morning", "Good morning"), ("every monday 13:00", "13:00"), ("every day 14:00\nBoth", "Both")]
        {
            let seen = scene.say_and_see(cast.noa.private(), cast.noa, said).await;
            let last = scene.sim.last(here, cast.noa).unwrap();
            assert!(last.text.contains(shown) && last.buttons.concat()[0] == word("touch-button-save", lang), "{seen}");
        }
        scene.sim.press(here, cast.noa, &word("touch-button-save", lang)).unwrap();
        scene.settle().await;
        let last = scene.sim.view(here, cast.noa).into_iter().rfind(|seen| seen.edited).unwrap();
        assert!(last.text.contains("14:00") && last.text.contains("Both"), "{last:?}");
        assert!(
            scene
                .say_and_see(cast.noa.private(), cast.noa, "What else?")
                .await
                .contains(&without_marks(&word("private-fallback", lang)))
        );
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_manages_no_longer_changes_nothing_in_private() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    scene.sim.say(cast.group, cast.alice, "good morning");
    noa(&mut scene, &cast, "/staff @alice").await;
    scene.sim.start_bot(cast.alice);
    scene.sim.say(cast.group, cast.alice, "/touchpoint 2");
    scene.settle().await;
    for label in ["Edit", "Open private chat"] {
        scene.sim.press(cast.group, cast.alice, label).unwrap();
        scene.settle().await;
    }
    noa(&mut scene, &cast, "/staff @alice").await;
    scene.sees_in_private(cast.alice);
    let seen = scene.say_and_see(cast.alice.private(), cast.alice, "Mine").await;
    assert!(seen.contains("for those who manage this group"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn what_cannot_be_changed_is_said_with_the_number_kept() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    for (typed, answer) in [
        ("/touchpoint 9 every monday 10:00", "There's no regular post with the number 9."),
        ("/touchpoint 1 every monday 10:00", "The conversation starters come from the library."),
        ("/touchpoint 2 monday", "The time of day is missing.\nFor example: /touchpoint 2 every monday 10:00"),
        ("/touchpoint 2 every day 3:00", "/touchpoint 2 every day 09:00"),
    ] {
        noa(&mut scene, &cast, typed).await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(answer), "{typed}: {seen}");
    }
    scene.finish().await;
}

#[tokio::test]
async fn a_single_post_goes_before_all_others_of_its_day() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    noa(&mut scene, &cast, "/touchpoint every tuesday 12:00\nWeekly").await;
    noa(&mut scene, &cast, "/touchpoint once 2026-11-17 18:00\nOnce").await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("Skipped for it: “Weekly” (Tuesday 17 November, 12:00)"), "{seen}");
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(posts(&scene, &cast).iter().map(|post| post.text.as_str()).collect::<Vec<_>>(), ["Once"]);
    scene.finish().await;
}

#[tokio::test]
async fn a_single_post_without_room_is_asked_about_and_comes_if_she_wants_it() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let single = ["once 2026-11-17 12:00\nFirst", "once 2026-11-17 18:00\nSecond", "once 2026-11-17 19:00\nThird"];
        for post in single {
            noa(&mut scene, &cast, &format!("/touchpoint {post}")).await;
            let is_asked = scene.sees(cast.group, cast.noa).contains(&word("touch-button-anyway", lang));
            assert_eq!(is_asked, !post.ends_with("First"), "{post}");
            if post.ends_with("Second") {
                scene.press(cast.group, cast.noa, &word("touch-button-anyway", lang)).await;
            }
        }
        scene.sim.start_bot(cast.noa);
        scene.pass(TimeDelta::days(2)).await;
        let posted: Vec<String> = posts(&scene, &cast).into_iter().map(|post| post.text).collect();
        assert_eq!(posted, ["First", "Second"]);
        assert_eq!(times_of(&scene, &cast, "Second", zone(lang)), ["2026-11-17 18:00"]);
        let told = scene.sees_in_private(cast.noa);
        assert!(told.contains("/touchpoints"), "what was skipped is told: {told}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_regular_post_without_room_says_so_and_a_button_makes_room() {
    for (lang, said, button) in [
        (Lang::En, "Saved, but it won't come out as things are: every Tuesday at 18:00.", "Allow 2 a day, 5 a week"),
        (Lang::He, "הפוסט נשמר, אבל כרגע אין לו מקום: כל יום שלישי בשעה 18:00.", "פוסטים ביום: 2, בשבוע: 5"),
        (
            Lang::Ru,
            "Сохранено, но пока для поста нет места: каждый вторник в 18:00.",
            "Разрешить: 2 в день, 5 в неделю",
        ),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        noa(&mut scene, &cast, "/touchpoint every tuesday 12:00\nNoon").await;
        noa(&mut scene, &cast, "/touchpoint every tuesday 18:00\nEvening").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(said), "{seen}");
        scene.press(cast.group, cast.noa, button).await;
        scene.pass(TimeDelta::days(2)).await;
        let posted: Vec<String> = posts(&scene, &cast).into_iter().map(|post| post.text).collect();
        assert_eq!(posted, ["Noon", "Evening"]);
        scene.finish().await;
    }
}
