//! The picture above a result: the same in bars; words alone where it is not wanted or cannot be.

use kehila::words::Lang;

use super::{asks, polls, the_result, told};
use crate::support::{Cast, Scene, bars, drawn_from, without_marks};

/// Noa asks, two vote, and she closes it.
async fn asked_and_closed(scene: &mut Scene, cast: &Cast, ask: &str) {
    scene.sim.say(cast.group, cast.noa, ask);
    scene.settle().await;
    let poll = polls(scene, cast).pop().unwrap().id;
    scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
    scene.sim.vote(cast.group, cast.alice, poll, &[1]).unwrap();
    scene.sim.vote(cast.group, cast.noa, poll, &[0]).unwrap();
    scene.settle().await;
    scene.sim.say(cast.group, cast.noa, "/poll close");
    scene.settle().await;
}

#[tokio::test]
async fn a_result_comes_with_its_bars() {
    let mut seen = Vec::new();
    for (lang, ask) in [
        (Lang::En, "/poll Tea or coffee?\nTea\nCoffee"),
        (Lang::He, "/poll תה או קפה?\nתה\nקפה"),
        (Lang::Ru, "/poll Чай или кофе?\nЧай\nКофе"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        asked_and_closed(&mut scene, &cast, ask).await;
        let [result] = &told(&scene, cast.group, cast.alice)[..] else { panic!("one") };
        let media = result.media.as_ref().unwrap();
        assert_eq!(media.kind, "photo");
        assert_eq!(result.reply_to, polls(&scene, &cast).pop().map(|poll| poll.id));
        let kept = drawn_from(&scene, media);
        assert_eq!(kept.lang, lang);
        seen.push(format!("{}\n---\n{}", bars(&kept), without_marks(&media.caption)));
        scene.finish().await;
    }
    insta::assert_snapshot!(seen.join("\n===\n"), @"
    Tea or coffee? | 3 people voted.
    Tea | 1 · 33% | 1
    *Coffee | 2 · 67% | 2
    ---
    Poll results: Tea or coffee?

    Tea
    ▓▓▓░░░░░░░ 33% · 1
    Coffee
    ▓▓▓▓▓▓▓░░░ 67% · 2

    Most votes: Coffee
    3 people voted.

    Thank you for taking part 🙏
    ===
    תה או קפה? | הצביעו 3 אנשים.
    תה | 1 · 33% | 1
    *קפה | 2 · 67% | 2
    ---
    תוצאות הסקר: תה או קפה?

    תה
    ▓▓▓░░░░░░░ 33% · 1
    קפה
    ▓▓▓▓▓▓▓░░░ 67% · 2

    הכי הרבה קולות: קפה
    הצביעו 3 אנשים.

    תודה על ההשתתפות 🙏
    ===
    Чай или кофе? | Проголосовали 3 человека.
    Чай | 1 · 33% | 1
    *Кофе | 2 · 67% | 2
    ---
    Итоги опроса: Чай или кофе?

    Чай
    ▓▓▓░░░░░░░ 33% · 1
    Кофе
    ▓▓▓▓▓▓▓░░░ 67% · 2

    Больше всего голосов: Кофе
    Проголосовали 3 человека.

    Спасибо за участие 🙏
    ");
}

#[tokio::test]
async fn where_pictures_are_off_the_words_go_alone() {
    for (lang, off, on) in [
        (Lang::En, "/settings pictures off", "/settings pictures on"),
        (Lang::He, "/settings תמונות כבוי", "/settings תמונות פעיל"),
        (Lang::Ru, "/settings картинки выкл", "/settings картинки вкл"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.noa, off);
        scene.settle().await;
        asked_and_closed(&mut scene, &cast, "/poll Tea or coffee?\nTea\nCoffee").await;
        assert!(the_result(&scene, &cast).contains("67%"));
        assert!(scene.sim.requests_of("sendPhoto").is_empty());
        scene.sim.say(cast.group, cast.noa, on);
        scene.settle().await;
        asked_and_closed(&mut scene, &cast, "/poll And now?\nTea\nCoffee").await;
        assert_eq!(scene.sim.requests_of("sendPhoto").len(), 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_cannot_be_drawn_is_told_in_words() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    asked_and_closed(&mut scene, &cast, "/poll Who is clumsy?\nTea\nCoffee").await;
    let seen = the_result(&scene, &cast);
    assert!(seen.starts_with("Poll results: Who is clumsy?") && seen.contains("67%"), "{seen}");
    assert!(scene.sim.requests_of("sendPhoto").is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn without_votes_there_is_nothing_to_draw() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    asks(&mut scene, &cast).await;
    scene.sim.say(cast.group, cast.noa, "/poll close");
    scene.settle().await;
    assert!(the_result(&scene, &cast).contains("No votes"));
    assert!(scene.sim.requests_of("sendPhoto").is_empty());
    scene.finish().await;
}

/// The poll is gone, so the result answers nothing; its bars come all the same.
#[tokio::test]
async fn a_result_that_is_sent_again_keeps_its_bars() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let poll = asks(&mut scene, &cast).await;
    scene.sim.vote(cast.group, cast.alice, poll, &[1]).unwrap();
    scene.settle().await;
    scene.sim.delete(cast.group, poll);
    scene.pass(super::THREE_DAYS + chrono::TimeDelta::minutes(3)).await;
    let results: Vec<_> =
        scene.sim.view(cast.group, cast.alice).into_iter().filter(|seen| seen.text.contains("Poll results")).collect();
    assert!(matches!(&results[..], [one] if one.media.is_some() && one.reply_to.is_none()), "{results:#?}");
    scene.finish().await;
}
