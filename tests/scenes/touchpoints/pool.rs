//! Posts with many pieces of content: added in private, in turn or mixed, none repeated, and what runs low.

use kehila::words::line;
use simulator::{Medium, Said, UserId};

use super::*;
use crate::support::word;

/// A group with one post a day, the only one; its panel is open.
async fn stage(lang: Lang, text: &str) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    noa(&mut scene, &cast, &format!("/touchpoint every day 12:00\n{text}")).await;
    open(&mut scene, &cast).await;
    (scene, cast)
}

async fn open(scene: &mut Scene, cast: &Cast) {
    noa(scene, cast, "/touchpoints").await;
    scene.press(cast.group, cast.noa, "1").await;
}

/// From the panel to the private chat, where content is asked for.
async fn begin(scene: &mut Scene, cast: &Cast, lang: Lang) {
    for button in ["touch-button-content", "touch-button-add-content", "whisper-open-private"] {
        scene.press(cast.group, cast.noa, &word(button, lang)).await;
    }
}

async fn send(scene: &mut Scene, cast: &Cast, text: &str) -> String {
    scene.say_and_see(cast.noa.private(), cast.noa, text).await
}

fn texts(scene: &Scene, cast: &Cast) -> Vec<String> {
    let text = |seen: Seen| {
        let words = seen.media.map_or(seen.text, |media| format!("[{}] {}", media.file, media.caption));
        without_marks(&words)
    };
    posts(scene, cast).into_iter().map(text).collect()
}

fn plain(id: &'static str, lang: Lang) -> String {
    without_marks(&word(id, lang))
}

#[tokio::test]
async fn what_she_sends_in_private_comes_in_turn_and_is_not_repeated() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang, "One").await;
        begin(&mut scene, &cast, lang).await;
        let here = cast.noa.private();
        let added = |n: i64| without_marks(&line("touch-piece-added").num("n", n).render_plain(lang));
        assert!(send(&mut scene, &cast, "Two, on {weekday}").await.contains(&added(2)));
        scene.restart().await;
        // An album is one piece, whatever comes between its parts.
        let parts: Vec<_> = [Medium::Photo, Medium::Video]
            .into_iter()
            .map(|medium| {
                scene.sim.send_as(here, cast.noa, medium, Said { caption: "", album: Some("5"), ..Said::default() })
            })
            .collect();
        scene.settle().await;
        let seen = scene.sees(here, cast.noa);
        assert_eq!(seen.matches(&added(3)).count(), 1, "{seen}");
        // Forwarded from the group, with its marks.
        let said = scene.sim.say(cast.group, cast.boris, "From Boris");
        scene.sim.forward(here, cast.noa, cast.group, said);
        scene.settle().await;
        assert!(scene.sees(here, cast.noa).contains(&added(4)));
        scene.press(here, cast.noa, &word("touch-button-done", lang)).await;
        let list = scene.panel(here, cast.noa).words;
        assert!(["One", "Two", "From Boris"].iter().all(|text| list.contains(text)), "{list}");
        assert!(send(&mut scene, &cast, "Five?").await.contains(&plain("private-fallback", lang)), "it is done");

        scene.pass(TimeDelta::days(6)).await;
        let file =
            |id| scene.sim.view(here, cast.noa).into_iter().find(|seen| seen.id == id).unwrap().media.unwrap().file;
        let day = match lang {
            Lang::En => "Tuesday",
            Lang::He => "יום שלישי",
            Lang::Ru => "вторник",
        };
        let expected = [
            "One".to_owned(),
            format!("Two, on {day}"),
            format!("[{}] ", file(parts[0])),
            format!("[{}] ", file(parts[1])),
            "From Boris".to_owned(),
        ];
        assert_eq!(texts(&scene, &cast), expected, "{lang:?}");
        // Then it pauses, and says why.
        assert_eq!(ledger(&scene).await[4..], ["content", "content"]);
        open(&mut scene, &cast).await;
        let panel = scene.panel(cast.group, cast.noa).words;
        assert!(panel.contains(&plain("skip-content", lang)), "{panel}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn after_ninety_days_the_oldest_comes_again() {
    let (mut scene, cast) = stage(Lang::En, "One").await;
    for_months(&scene).await;
    begin(&mut scene, &cast, Lang::En).await;
    send(&mut scene, &cast, "Two").await;
    scene.pass(TimeDelta::days(93)).await;
    assert_eq!(texts(&scene, &cast), ["One", "Two", "One", "Two"]);
    assert_eq!(ledger(&scene).await.iter().filter(|why| *why == "content").count(), 89);
    scene.finish().await;
}

#[tokio::test]
async fn what_runs_low_calls_for_more_and_is_over_when_there_is() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang, "One").await;
        begin(&mut scene, &cast, lang).await;
        send(&mut scene, &cast, "Two").await;
        let low = |scene: &Scene| {
            let store = scene.core.store.clone();
            async move {
                let tx = store.read().await.unwrap();
                let open = "SELECT count(*) FROM items WHERE kind = 'pool' AND state <> 'done'";
                let n: i64 = sqlx::query_scalar(open).fetch_one(&mut *tx.lock().await).await.unwrap();
                n
            }
        };
        assert_eq!(low(&scene).await, 1, "two last for two days");
        for n in 3..8 {
            send(&mut scene, &cast, &format!("Number {n}")).await;
        }
        assert_eq!(low(&scene).await, 1);
        send(&mut scene, &cast, "Number 8").await;
        assert_eq!(low(&scene).await, 0);
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(low(&scene).await, 1, "six are left");
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_is_removed_comes_no_more_and_can_be_taken_back() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang, "One").await;
        let here = cast.noa.private();
        begin(&mut scene, &cast, lang).await;
        send(&mut scene, &cast, "Oops").await;
        scene.press(here, cast.noa, &word("touch-button-undo", lang)).await;
        assert!(scene.sees(here, cast.noa).contains(&plain("touch-piece-taken-back", lang)));
        send(&mut scene, &cast, "Two").await;
        send(&mut scene, &cast, "Three").await;
        scene.press(here, cast.noa, &word("touch-button-done", lang)).await;
        scene.press(here, cast.noa, "1").await;
        scene.press(here, cast.noa, &word("touch-button-remove", lang)).await;
        scene.restart().await;
        scene.press(here, cast.noa, &word("touch-button-undo", lang)).await;
        assert!(scene.panel(here, cast.noa).words.contains("One"), "it is back");
        scene.press(here, cast.noa, "2").await;
        scene.press(here, cast.noa, &word("touch-button-preview", lang)).await;
        assert!(scene.sees(here, cast.noa).contains("Two"));
        scene.press(here, cast.noa, &word("touch-button-back", lang)).await;
        scene.press(here, cast.noa, &word("touch-button-remove", lang)).await;
        scene.pass(TimeDelta::days(4)).await;
        assert_eq!(texts(&scene, &cast), ["One", "Three"]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn mixed_is_another_order_of_the_same() {
    let (mut scene, cast) = stage(Lang::En, "Number 1").await;
    begin(&mut scene, &cast, Lang::En).await;
    for n in 2..=8 {
        send(&mut scene, &cast, &format!("Number {n}")).await;
    }
    let here = cast.noa.private();
    for button in ["Done", "Shuffle"] {
        scene.press(here, cast.noa, button).await;
    }
    scene.pass(TimeDelta::days(12)).await;
    let came = texts(&scene, &cast);
    let in_turn: Vec<String> = (1..=8).map(|n| format!("Number {n}")).collect();
    let mut sorted = came.clone();
    sorted.sort();
    assert_eq!(sorted, in_turn);
    assert_ne!(came, in_turn);
    scene.finish().await;
}

#[tokio::test]
async fn what_is_unknown_between_braces_is_refused_at_once() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang, "One").await;
        noa(&mut scene, &cast, "/touchpoint every friday 12:00\nHi {name}").await;
        let known = match lang {
            Lang::En => "{member_of_the_week}",
            Lang::He => "{חבר השבוע}",
            Lang::Ru => "{участник недели}",
        };
        let refusal = |scene: &Scene, at, who| {
            let seen = scene.sees(at, who);
            assert!(seen.contains(known), "{seen}");
        };
        refusal(&scene, cast.group, cast.noa);
        open(&mut scene, &cast).await;
        begin(&mut scene, &cast, lang).await;
        scene.sees_in_private(cast.noa);
        scene.sim.say(cast.noa.private(), cast.noa, "Hi {name}");
        scene.settle().await;
        refusal(&scene, cast.noa.private(), cast.noa);
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_member_of_the_week_is_named_and_without_one_the_words_are_passed_over() {
    for (lang, slot) in [(Lang::En, "{member_of_the_week}"), (Lang::He, "{חבר השבוע}"), (Lang::Ru, "{участник недели}")]
    {
        let (mut scene, cast) = stage(lang, &format!("Thanks, {slot}!")).await;
        open(&mut scene, &cast).await;
        scene.press(cast.group, cast.noa, &word("touch-button-preview", lang)).await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(&plain("skip-no-member", lang)), "{seen}");
        begin(&mut scene, &cast, lang).await;
        send(&mut scene, &cast, "Two").await;
        scene.pass(TimeDelta::days(1)).await;
        assert_eq!(texts(&scene, &cast), ["Two"], "nobody took part yet");
        for _ in 0..2 {
            for (who, text) in [(cast.boris, "good morning"), (cast.alice, "hello"), (cast.boris, "how are you?")] {
                scene.sim.say(cast.group, who, text);
                scene.pass(TimeDelta::minutes(20)).await;
            }
            scene.pass(TimeDelta::days(1)).await;
        }
        let came = texts(&scene, &cast);
        let named = ["Boris", "Борис"].map(|name| format!("Thanks, {name}!"));
        assert!(came.iter().any(|text| named.contains(text)), "{came:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_manages_no_longer_adds_and_removes_nothing() {
    let (mut scene, cast) = stage(Lang::En, "One").await;
    scene.sim.say(cast.group, cast.alice, "good morning");
    noa(&mut scene, &cast, "/staff @alice").await;
    scene.sim.start_bot(cast.alice);
    let alice: UserId = cast.alice;
    scene.sim.say(cast.group, alice, "/touchpoint 1");
    scene.settle().await;
    for label in ["Content", "Add content", "Open private chat"] {
        scene.press(cast.group, alice, label).await;
    }
    let here = alice.private();
    for text in ["Two", "Three"] {
        assert!(scene.say_and_see(here, alice, text).await.contains("Added"));
    }
    scene.press(here, alice, "Done").await;
    scene.press(here, alice, "1").await;
    noa(&mut scene, &cast, "/staff @alice").await;
    scene.sees_in_private(alice);
    let count = async |scene: &Scene| -> i64 {
        let tx = scene.core.store.read().await.unwrap();
        let there = "SELECT count(*) FROM pieces WHERE removed_at IS NULL";
        sqlx::query_scalar(there).fetch_one(&mut *tx.lock().await).await.unwrap()
    };
    for label in ["Remove", "Undo", "Shuffle", "Add content"] {
        if scene.sim.press(here, alice, label).is_ok() {
            scene.settle().await;
        }
    }
    scene.say_and_see(here, alice, "Four").await;
    assert_eq!(count(&scene).await, 3);
    scene.finish().await;
}

#[tokio::test]
async fn hostile_content_is_posted_as_it_is() {
    for (text, expected) in [
        ("</b><i>{ } {{group}} & \u{202E}abc", "</b><i>{ } {Bakers} & abc"),
        ("{\"json\": true} fn f() {}", "{\"json\": true} fn f() {}"),
    ] {
        let (mut scene, cast) = stage(Lang::En, text).await;
        scene.pass(TimeDelta::days(1)).await;
        let came = without_marks(&texts(&scene, &cast)[0]);
        let group = without_marks(&scene.chat(cast.group).await.title);
        assert_eq!(came, expected.replace("Bakers", &group));
        scene.finish().await;
    }
}

#[tokio::test]
async fn only_the_time_of_one_with_several_is_changed_by_the_command() {
    let (mut scene, cast) = stage(Lang::En, "One").await;
    begin(&mut scene, &cast, Lang::En).await;
    send(&mut scene, &cast, "Two").await;
    scene.sees(cast.group, cast.noa);
    noa(&mut scene, &cast, "/touchpoint 1\nThree").await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains(&plain("touch-edit-pool", Lang::En)), "{seen}");
    noa(&mut scene, &cast, "/touchpoint 1 every day 13:00").await;
    scene.press(cast.group, cast.noa, "Save").await;
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(times_of(&scene, &cast, "One", zone(Lang::En)).len(), 1);
    assert!(times_of(&scene, &cast, "One", zone(Lang::En))[0].ends_with("13:00"));
    scene.finish().await;
}
