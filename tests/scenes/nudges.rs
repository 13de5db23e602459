//! What people are told in private without having asked, and `/quiet`.

use chrono::TimeDelta;
use kehila::{
    dispatch::nudge::Reason,
    store::chats,
    telegram::{ChatId, UserId as OurUser},
    words::{Lang, line},
};
use simulator::UserId;

use super::{
    new_room::{Dice, WORDS},
    support::{Cast, Scene, without_marks, word},
};

/// A room writes to her about the group, if that is needed within so many days. Whether it will reach her.
async fn nudge(scene: &mut Scene, cast: &Cast, person: UserId, words: &str, days: i64) -> bool {
    nudge_of(scene, cast, person, ("example", words), days).await
}

/// The same of a kind.
async fn nudge_of(
    scene: &mut Scene,
    cast: &Cast,
    person: UserId,
    (kind, words): (&'static str, &str),
    days: i64,
) -> bool {
    let reached = scene
        .with_cx(async |cx| {
            let chat = chats::by_telegram_id(&cx.tx, ChatId(cast.group.0)).await?.unwrap();
            let reason = Reason::Unasked { kind, until: cx.now + TimeDelta::days(days) };
            cx.nudge(OurUser(person.0), Some(&chat), reason, &|_| words.to_owned()).await
        })
        .await;
    scene.settle().await;
    reached
}

async fn with_alice_in_private(language: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(language).await;
    scene.sim.say(cast.group, cast.alice, "Good morning");
    scene.sim.start_bot(cast.alice);
    // In every zone it is day now.
    scene.pass(TimeDelta::hours(3)).await;
    scene.sees_in_private(cast.alice);
    (scene, cast)
}

#[tokio::test]
async fn two_in_a_week_and_the_third_waits_for_its_time() {
    let (mut scene, cast) = with_alice_in_private(Lang::En).await;
    for words in ["First", "Second"] {
        assert!(nudge(&mut scene, &cast, cast.alice, words, 3).await);
        let seen = scene.sees_in_private(cast.alice);
        assert!(seen.contains(words) && seen.contains("Fewer of these, or none: /quiet"), "{seen}");
    }
    assert!(nudge(&mut scene, &cast, cast.alice, "Third", 9).await);
    assert!(!nudge(&mut scene, &cast, cast.alice, "Nobody needs this in a week", 3).await);
    scene.pass(TimeDelta::days(6)).await;
    assert!(!scene.sees_in_private(cast.alice).contains("Third"));
    scene.restart().await;
    scene.pass(TimeDelta::days(1) + TimeDelta::hours(1)).await;
    assert_eq!(scene.sees_in_private(cast.alice).matches("Third").count(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn nothing_at_night_nothing_of_a_group_she_has_left_nothing_to_who_has_not_started_us() {
    let (mut scene, cast) = with_alice_in_private(Lang::En).await;
    assert!(!nudge(&mut scene, &cast, cast.boris, "He has not started us", 3).await);
    scene.pass(TimeDelta::hours(13)).await;
    assert!(nudge(&mut scene, &cast, cast.alice, "In the morning", 3).await);
    assert!(!scene.sees_in_private(cast.alice).contains("In the morning"));
    scene.pass(TimeDelta::hours(11)).await;
    assert!(scene.sees_in_private(cast.alice).contains("In the morning"));
    scene.pass(TimeDelta::hours(13)).await;
    assert!(nudge(&mut scene, &cast, cast.alice, "Of the group", 3).await);
    scene.sim.leave(cast.group, cast.alice);
    scene.pass(TimeDelta::hours(12)).await;
    assert!(!scene.sees_in_private(cast.alice).contains("Of the group"));
    assert!(!nudge(&mut scene, &cast, cast.alice, "Of the group", 3).await);
    scene.finish().await;
}

#[tokio::test]
async fn who_wants_nothing_is_left_in_peace_and_a_manager_still_hears_of_trouble() {
    for (language, typed) in [(Lang::En, "/quiet none"), (Lang::He, "/quiet כלום"), (Lang::Ru, "/quiet ничего")]
    {
        let (mut scene, cast) = Scene::with_group(language).await;
        scene.sim.start_bot(cast.noa);
        scene.pass(TimeDelta::hours(3)).await;
        scene.sim.say(cast.noa.private(), cast.noa, typed);
        scene.settle().await;
        let nothing = line("quiet-now").plain("much", "none").render(language);
        assert!(scene.sees_in_private(cast.noa).contains(&nothing));
        assert!(!nudge(&mut scene, &cast, cast.noa, "Unasked", 3).await);
        scene.sim.demote_bot(cast.group, cast.noa);
        scene.settle().await;
        assert!(!scene.sees_in_private(cast.noa).is_empty(), "a right was taken away, and she manages the group");
        let fewer = line("quiet-button").plain("much", "fewer").render_plain(language);
        scene.sim.press(cast.noa.private(), cast.noa, &fewer).unwrap();
        scene.settle().await;
        assert!(nudge(&mut scene, &cast, cast.noa, "Once", 1).await);
        assert!(!nudge(&mut scene, &cast, cast.noa, "Twice", 1).await);
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains("Once") && !seen.contains("Twice"), "{seen}");
        scene.sim.say(cast.noa.private(), cast.noa, "/quiet bread");
        scene.settle().await;
        let which = line("quiet-which").render_plain(language).replace("<code>", "").replace("</code>", "");
        let which = without_marks(&which);
        assert!(scene.sees_in_private(cast.noa).contains(&which), "{which}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_kind_is_declined_and_heard_again_by_its_name_in_any_language_and_by_its_button() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_alice_in_private(lang).await;
        scene.add_room(&Dice, &WORDS).await;
        scene.say_in_private(cast.alice, &format!("/language {}", lang.code())).await;
        let [luck, streak] = ["nudge-luck", "nudge-streak"].map(|kind| word(kind, lang));
        let label = |id, kind: &str| without_marks(&line(id).plain("kind", kind).render_plain(lang));
        let stops = |kind: &str| label("quiet-kind-off", kind);
        let resumes = |kind: &str| label("quiet-kind-on", kind);

        // By its name in whatever language, the app's or not, and by what rooms call it.
        for typed in Lang::ALL.map(|lang| word("nudge-luck", lang)).into_iter().chain(["luck".to_owned()]) {
            scene.say_in_private(cast.alice, &format!("/quiet {}", typed.to_uppercase())).await;
            let shown = scene.panel(cast.alice.private(), cast.alice).labels;
            assert!(shown.contains(&resumes(&luck)), "{typed}: {shown:?}");
            assert!(!nudge_of(&mut scene, &cast, cast.alice, ("luck", "Lucky you"), 3).await, "{typed}");
            scene.say_in_private(cast.alice, &format!("/quiet {typed}")).await;
            let shown = scene.panel(cast.alice.private(), cast.alice).labels;
            assert!(shown.contains(&stops(&luck)), "{typed}: {shown:?}");
        }

        scene.press_in_private(cast.alice, &stops(&streak)).await;
        assert!(!nudge_of(&mut scene, &cast, cast.alice, ("streak", "A week by now"), 3).await);
        assert!(nudge_of(&mut scene, &cast, cast.alice, ("luck", "A lucky day"), 3).await, "the other kind is wanted");
        scene.press_in_private(cast.alice, &resumes(&streak)).await;
        assert!(nudge_of(&mut scene, &cast, cast.alice, ("streak", "Two weeks by now"), 3).await);
        let seen = scene.sees_in_private(cast.alice);
        assert!(seen.contains("A lucky day") && seen.contains("Two weeks by now"), "{seen}");
        assert!(!seen.contains("Lucky you") && !seen.contains("A week by now"), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn how_much_holds_for_all_kinds_together_by_typing_and_by_button() {
    for (lang, fewer, nothing) in
        [(Lang::En, "fewer", "none"), (Lang::He, "פחות", "כלום"), (Lang::Ru, "меньше", "ничего")]
    {
        for by_button in [false, true] {
            let (mut scene, cast) = with_alice_in_private(lang).await;
            scene.add_room(&Dice, &WORDS).await;
            scene.say_in_private(cast.alice, &format!("/language {}", lang.code())).await;
            let label = |much| line("quiet-button").plain("much", much).render_plain(lang);
            let wish = async |scene: &mut Scene, typed: &str, much| match by_button {
                true => {
                    scene.say_in_private(cast.alice, "/quiet").await;
                    scene.press_in_private(cast.alice, &label(much)).await;
                }
                false => scene.say_in_private(cast.alice, &format!("/quiet {typed}")).await,
            };
            wish(&mut scene, fewer, "fewer").await;
            assert!(nudge_of(&mut scene, &cast, cast.alice, ("luck", "A lucky day"), 3).await);
            assert!(
                !nudge_of(&mut scene, &cast, cast.alice, ("streak", "A week by now"), 3).await,
                "one a week of all"
            );
            wish(&mut scene, nothing, "none").await;
            scene.pass(TimeDelta::days(8)).await;
            for kind in ["luck", "streak"] {
                assert!(!nudge_of(&mut scene, &cast, cast.alice, (kind, "Unwanted"), 3).await);
            }
            let seen = scene.sees_in_private(cast.alice);
            assert!(seen.contains("A lucky day") && !seen.contains("A week by now"), "{seen}");
            scene.finish().await;
        }
    }
}
