//! Rounds: written one question after the other, asked by the queue of posts, won.

use super::*;

/// Noa presses something in private; many presses in a row would be held back.
pub(super) async fn press(scene: &mut Scene, cast: &Cast, id: &str, lang: Lang) {
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    Box::pin(scene.press_in_private(cast.noa, &word(id, lang))).await;
}

pub(super) async fn says(scene: &mut Scene, cast: &Cast, text: &str) -> String {
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    Box::pin(scene.say_in_private(cast.noa, text)).await;
    scene.sees_in_private(cast.noa)
}

/// A round of three questions, asked every day at noon, each open for two hours.
pub(super) async fn round(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Box::pin(group(lang)).await;
    Box::pin(scene.say(cast.group, cast.noa, "/settings season round")).await;
    says(&mut scene, &cast, "/quiz round").await;
    press(&mut scene, &cast, "quizzes-button-new-round", lang).await;
    says(&mut scene, &cast, "Bread & butter").await;
    let seen = says(&mut scene, &cast, "tomorrow 10:00").await;
    assert!(without_marks(&seen).contains(&without_marks(&line("quizzes-when-again").render_plain(lang))), "{seen}");
    says(&mut scene, &cast, "every day 12:00").await;
    says(&mut scene, &cast, "2h").await;
    says(&mut scene, &cast, "A loaf\nA bun").await;
    press(&mut scene, &cast, "quizzes-button-save", lang).await;
    press(&mut scene, &cast, "quizzes-button-start", lang).await;
    assert!(scene.panel(cast.noa.private(), cast.noa).words.contains(&word("quizzes-round-empty", lang)), "not yet");
    for name in ["One", "Two", "Three"] {
        press(&mut scene, &cast, "quizzes-button-add-question", lang).await;
        let seen = says(&mut scene, &cast, &format!("{name}?\n* Yes\nNo")).await;
        assert!(seen.contains("✅ Yes") && seen.contains("Bread & butter"), "{seen}");
        press(&mut scene, &cast, "quizzes-button-add", lang).await;
    }
    (scene, cast)
}

pub(super) fn asked(scene: &Scene, cast: &Cast) -> Vec<String> {
    questions(scene, cast).into_iter().map(|seen| seen.poll.unwrap().question).collect()
}

#[tokio::test]
async fn a_round_is_written_put_in_order_asked_and_won() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Box::pin(round(lang)).await;
        // The third becomes the second; the first is changed.
        Box::pin(scene.press_in_private(cast.noa, "3. Three?")).await;
        press(&mut scene, &cast, "quizzes-button-up", lang).await;
        press(&mut scene, &cast, "quizzes-button-back", lang).await;
        Box::pin(scene.press_in_private(cast.noa, "1. One?")).await;
        press(&mut scene, &cast, "quizzes-button-change", lang).await;
        press(&mut scene, &cast, "flow-change", lang).await;
        says(&mut scene, &cast, "First?\n* Yes\nNo").await;
        press(&mut scene, &cast, "quizzes-button-save", lang).await;
        press(&mut scene, &cast, "quizzes-button-back", lang).await;
        press(&mut scene, &cast, "quizzes-button-start", lang).await;
        assert!(questions(&scene, &cast).is_empty(), "at their times");
        scene.restart().await;
        for (day, all) in [(16, 1), (17, 2), (18, 3)] {
            Box::pin(scene.pass_until(&format!("2026-11-{day} 12:30"), Jerusalem)).await;
            let question = questions(&scene, &cast).pop().unwrap().id;
            assert_eq!(questions(&scene, &cast).len(), all);
            answers(&mut scene, &cast, question, cast.alice, &[0]).await;
            if day != 17 {
                answers(&mut scene, &cast, question, cast.boris, &[0]).await;
            }
        }
        assert_eq!(asked(&scene, &cast), ["First?", "Three?", "Two?"]);
        Box::pin(scene.pass_until("2026-11-20 20:00", Jerusalem)).await;
        assert_eq!(told(&scene, &cast).len(), 3);
        let view = scene.sim.view(cast.group, cast.boris);
        let posts: Vec<_> = view.iter().filter(|seen| seen.text.contains('🏆')).collect();
        assert_eq!(posts.len(), 1);
        let said = without_marks(&posts[0].text);
        let lines: Vec<&str> = said.lines().filter(|line| line.contains('🥇') || line.contains('🥈')).collect();
        assert!(lines[0].contains("Alice") && lines[0].contains("A loaf"), "{said}");
        assert!(lines[1].contains("Борис") && lines[1].contains("A bun"), "{said}");
        let posted = "SELECT count(*), 0 FROM occurrences WHERE room = 'quizzes' AND outcome = 'posted'";
        assert_eq!(asked_of_database(&scene, posted).await, [(4, 0)], "each counts as a post");
        let seen = says(&mut scene, &cast, "/quiz round").await;
        assert!(without_marks(&seen).contains("✔️ Bread & butter"), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_the_queue_leaves_out_is_asked_at_the_next_time() {
    let (mut scene, cast) = Box::pin(round(Lang::En)).await;
    press(&mut scene, &cast, "quizzes-button-start", Lang::En).await;
    // No post on Tuesday.
    Box::pin(scene.say(cast.group, cast.noa, "/settings dates 17.11")).await;
    Box::pin(scene.pass_until("2026-11-16 12:30", Jerusalem)).await;
    assert_eq!(asked(&scene, &cast), ["One?"]);
    Box::pin(scene.pass_until("2026-11-17 23:00", Jerusalem)).await;
    let on_the_day = asked(&scene, &cast).len();
    Box::pin(scene.pass_until("2026-11-21 12:30", Jerusalem)).await;
    assert_eq!(asked(&scene, &cast), ["One?", "Two?", "Three?"], "{on_the_day}: none is lost, none is asked twice");
    Box::pin(scene.pass_until("2026-11-23 12:30", Jerusalem)).await;
    assert_eq!(told(&scene, &cast).len(), 3);
    scene.finish().await;
}

#[tokio::test]
async fn a_round_that_is_ended_keeps_its_questions_and_can_be_followed_by_another() {
    let (mut scene, cast) = Box::pin(round(Lang::En)).await;
    press(&mut scene, &cast, "quizzes-button-start", Lang::En).await;
    Box::pin(scene.pass_until("2026-11-16 12:30", Jerusalem)).await;
    let question = questions(&scene, &cast).pop().unwrap().id;
    answers(&mut scene, &cast, question, cast.alice, &[0]).await;
    says(&mut scene, &cast, "/quiz round").await;
    Box::pin(scene.press_in_private(cast.noa, "Bread & butter")).await;
    press(&mut scene, &cast, "quizzes-button-stop", Lang::En).await;
    press(&mut scene, &cast, "quizzes-button-stop-yes", Lang::En).await;
    Box::pin(scene.pass_until("2026-11-18 12:30", Jerusalem)).await;
    assert_eq!(asked(&scene, &cast), ["One?"]);
    assert_eq!(asked_of_database(&scene, "SELECT place, points FROM quiz_winners").await, [(1, 1)]);
    let ready = "SELECT count(*), count(round) FROM quiz_questions WHERE stage = 'ready'";
    assert_eq!(asked_of_database(&scene, ready).await, [(2, 0)]);
    scene.finish().await;
}

#[tokio::test]
async fn in_private_a_question_is_shown_and_asked_or_kept() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Box::pin(group(lang)).await;
        let seen = says(&mut scene, &cast, yeast(lang)).await;
        assert!(seen.contains("✅"), "{seen}");
        let look = scene.sim.requests_of("sendPoll").pop().unwrap().params;
        assert_eq!((look["chat_id"].as_i64(), look["is_closed"].as_bool()), (Some(cast.noa.0), Some(true)));
        press(&mut scene, &cast, "quizzes-switch-later-off", lang).await;
        press(&mut scene, &cast, "quizzes-button-save", lang).await;
        assert!(questions(&scene, &cast).is_empty());
        says(&mut scene, &cast, yeast(lang)).await;
        press(&mut scene, &cast, "quizzes-button-ask", lang).await;
        assert_eq!(questions(&scene, &cast).len(), 1);
        Box::pin(scene.pass(TimeDelta::hours(25))).await;
        assert_eq!(told(&scene, &cast).len(), 1);
        scene.finish().await;
    }
}
