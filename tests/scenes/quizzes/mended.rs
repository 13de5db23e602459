//! What must not happen: a question asked twice, an answer read too early, a winner nobody knows, a season that ends by itself.

use simulator::{Fault, Rights};

use super::{
    rounds::{asked, press, round, says},
    *,
};
use crate::{
    restored::{back_up, restore},
    support::ending::Trouble,
};

const YEAST: &str = "/quiz What makes dough rise?\n* Yeast\nSalt";

async fn start(scene: &mut Scene, cast: &Cast) {
    press(scene, cast, "quizzes-button-start", Lang::En).await;
}

/// The answer to the next question is lost, and cannot be found out.
fn lose(scene: &Scene, is_there: bool) {
    scene.sim.fault("sendPoll", 0, 1, if is_there { Fault::DropAfter } else { Fault::DropBefore });
    scene.sim.fault("editMessageReplyMarkup", 0, usize::MAX, Fault::ServerError(500));
}

async fn waiting(scene: &Scene) -> i64 {
    asked_of_database(scene, "SELECT count(*), 0 FROM items WHERE kind = 'lost' AND state <> 'done'").await[0].0
}

#[tokio::test]
async fn a_question_that_was_found_is_not_posted_again() {
    let (mut scene, cast) = Box::pin(round(Lang::En)).await;
    start(&mut scene, &cast).await;
    lose(&scene, true);
    Box::pin(scene.pass_until("2026-11-16 12:30", Jerusalem)).await;
    scene.sim.clear_faults();
    assert_eq!(waiting(&scene).await, 1);
    let question = questions(&scene, &cast).pop().unwrap().id;
    answers(&mut scene, &cast, question, cast.boris, &[0]).await;
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    assert_eq!(waiting(&scene).await, 0, "an answer shows that it is there");
    Box::pin(scene.pass_until("2026-11-16 20:00", Jerusalem)).await;
    assert_eq!((asked(&scene, &cast).len(), told(&scene, &cast).len()), (1, 1));
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn one_that_never_came_is_asked_at_the_next_time() {
    let (mut scene, cast) = Box::pin(round(Lang::En)).await;
    start(&mut scene, &cast).await;
    lose(&scene, false);
    Box::pin(scene.pass_until("2026-11-16 20:00", Jerusalem)).await;
    scene.sim.clear_faults();
    assert!(asked(&scene, &cast).is_empty());
    assert_eq!(waiting(&scene).await, 0, "nobody needs to look");
    Box::pin(scene.pass_until("2026-11-20 20:00", Jerusalem)).await;
    assert_eq!(asked(&scene, &cast), ["One?", "Two?", "Three?"]);
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn somebody_looked_and_it_is_there() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    says(&mut scene, &cast, YEAST).await;
    lose(&scene, true);
    press(&mut scene, &cast, "quizzes-button-ask", Lang::En).await;
    Box::pin(scene.pass(TimeDelta::minutes(10))).await;
    scene.sim.clear_faults();
    assert_eq!(waiting(&scene).await, 1);
    says(&mut scene, &cast, "/attention").await;
    press(&mut scene, &cast, "item-button-there", Lang::En).await;
    assert_eq!(waiting(&scene).await, 0);
    Box::pin(scene.pass(TimeDelta::hours(25))).await;
    assert_eq!(
        (questions(&scene, &cast).len(), told(&scene, &cast).len()),
        (1, 1),
        "it is told, though nobody answered"
    );
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn nobody_reads_in_the_group_what_is_right() {
    let (mut scene, cast) = Box::pin(round(Lang::En)).await;
    Box::pin(scene.say(cast.group, cast.noa, "/quiz round")).await;
    let panel = scene.panel(cast.group, cast.noa);
    assert!(panel.words.contains("Bread & butter") && !panel.labels.iter().any(|label| label == "Bread & butter"));
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    scene.sim.set_anonymous(cast.group, cast.noa, true);
    scene.sees(cast.group, cast.boris);
    scene.sim.say_anonymously(cast.group, "/quiz round");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.boris);
    assert!(seen.contains("under your own name") && !seen.contains("Bread"), "{seen}");
    scene.sim.set_anonymous(cast.group, cast.noa, false);
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    scene.sim.photo(cast.group, cast.noa, "/quiz Why?\n* Because");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.noa).contains("at least two options"));
    let view = scene.sim.view(cast.group, cast.boris);
    assert!(!view.iter().any(|seen| seen.text.contains("* Because")), "refused, and gone");
    scene.finish().await;
}

#[tokio::test]
async fn who_would_win_is_asked_about_and_nobody_else() {
    for is_in in [true, false] {
        let (mut scene, cast) = Box::pin(group(Lang::En)).await;
        let silent = scene.sim.create(Person::named("Silent").language("en"));
        scene.sim.seat(cast.group, &[silent]);
        for (n, who) in [silent, silent, cast.alice].into_iter().enumerate() {
            let question = asks(&mut scene, &cast, YEAST).await;
            answers(&mut scene, &cast, question, who, &[0]).await;
            Box::pin(scene.pass(TimeDelta::hours(25))).await;
            assert_eq!(told(&scene, &cast).len(), n + 1);
        }
        assert_eq!(points(&scene).await, sorted(vec![(silent, 2), (cast.alice, 1)]));
        let about = |scene: &Scene| {
            let all = scene.sim.requests_of("getChatMember").into_iter();
            all.filter(|request| request.params["user_id"].as_i64() == Some(silent.0)).count()
        };
        assert_eq!(about(&scene), 0, "a silent voter costs nothing");
        if !is_in {
            let why = "Bad Request: PARTICIPANT_ID_INVALID".to_owned();
            scene.sim.fault("getChatMember", 0, usize::MAX, Fault::Reject(400, why));
        }
        Box::pin(scene.pass_until("2026-12-01 20:00", Jerusalem)).await;
        assert_eq!(about(&scene), 1);
        let winner = if is_in { (silent.0, 2) } else { (cast.alice.0, 1) };
        assert_eq!(asked_of_database(&scene, "SELECT user_id, points FROM quiz_winners").await, [winner]);
        if is_in { scene.finish().await } else { scene.finish_despite([Trouble::Failed]).await }
    }
}

#[tokio::test]
async fn after_a_restore_no_question_is_asked_again() {
    let (mut scene, cast) = Box::pin(round(Lang::En)).await;
    start(&mut scene, &cast).await;
    Box::pin(scene.pass_until("2026-11-16 12:30", Jerusalem)).await;
    let question = questions(&scene, &cast).pop().unwrap().id;
    answers(&mut scene, &cast, question, cast.alice, &[0]).await;
    back_up(&scene).await;
    Box::pin(scene.pass_until("2026-11-17 20:00", Jerusalem)).await;
    assert_eq!(asked(&scene, &cast), ["One?", "Two?"]);
    assert_eq!(told(&scene, &cast).len(), 2);
    Box::pin(restore(&mut scene)).await;
    Box::pin(scene.pass_until("2026-11-20 20:00", Jerusalem)).await;
    assert_eq!(asked(&scene, &cast), ["One?", "Two?", "Three?"], "each once");
    assert_eq!(told(&scene, &cast).len(), 3);
    assert_eq!(points(&scene).await, sorted(vec![(cast.alice, 1)]), "what was answered before the backup counts");
    scene.finish().await;
}

#[tokio::test]
async fn switched_off_a_round_ends_only_once_it_is_on_again() {
    let (mut scene, cast) = Box::pin(round(Lang::En)).await;
    start(&mut scene, &cast).await;
    for day in [16, 17, 18] {
        Box::pin(scene.pass_until(&format!("2026-11-{day} 12:30"), Jerusalem)).await;
        let question = questions(&scene, &cast).pop().unwrap().id;
        answers(&mut scene, &cast, question, cast.alice, &[0]).await;
    }
    Box::pin(scene.say(cast.group, cast.noa, "/settings quizzes off")).await;
    Box::pin(scene.pass(TimeDelta::minutes(5))).await;
    let frozen = "SELECT count(frozen_at), count(post_on) FROM quiz_seasons";
    assert_eq!(asked_of_database(&scene, frozen).await, [(0, 0)]);
    Box::pin(scene.say(cast.group, cast.noa, "/settings quizzes on")).await;
    Box::pin(scene.pass_until("2026-11-20 20:00", Jerusalem)).await;
    assert_eq!(asked_of_database(&scene, frozen).await, [(1, 1)]);
    assert_eq!(asked_of_database(&scene, "SELECT place, points FROM quiz_winners").await, [(1, 2)]);
    assert_eq!(scene.sim.view(cast.group, cast.boris).iter().filter(|seen| seen.text.contains('🏆')).count(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn a_round_without_a_question_left_is_over() {
    let (mut scene, cast) = Box::pin(round(Lang::En)).await;
    start(&mut scene, &cast).await;
    assert_eq!(asked_of_database(&scene, "SELECT count(*), count(frozen_at) FROM quiz_seasons").await, [(1, 0)]);
    for name in ["1. One?", "1. Two?", "1. Three?"] {
        Box::pin(scene.press_in_private(cast.noa, name)).await;
        press(&mut scene, &cast, "quizzes-button-remove", Lang::En).await;
    }
    assert_eq!(asked_of_database(&scene, "SELECT count(*), 0 FROM quiz_rounds WHERE state = 'over'").await, [(1, 0)]);
    assert_eq!(asked_of_database(&scene, "SELECT count(frozen_at), 0 FROM quiz_seasons").await, [(1, 0)]);
    scene.finish().await;
}

#[tokio::test]
async fn two_ties_are_drawn_and_shown_apart() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    let more = ["Zelda", "Yan"].map(|name| scene.sim.create(Person::named(name).language("en")));
    for who in more {
        scene.sim.join(cast.group, who);
    }
    Box::pin(scene.pass(TimeDelta::minutes(2))).await;
    for all in [&[cast.boris, cast.alice, more[0], more[1]][..], &[cast.boris, cast.alice][..]] {
        let question = asks(&mut scene, &cast, YEAST).await;
        for who in all {
            answers(&mut scene, &cast, question, *who, &[0]).await;
        }
        Box::pin(scene.pass(TimeDelta::hours(25))).await;
    }
    says(&mut scene, &cast, "/quizzes").await;
    press(&mut scene, &cast, "quizzes-button-prize", Lang::En).await;
    says(&mut scene, &cast, "A loaf\nA bun\nTea").await;
    press(&mut scene, &cast, "quizzes-button-save", Lang::En).await;
    Box::pin(scene.pass_until("2026-12-01 20:00", Jerusalem)).await;
    let view = scene.sim.view(cast.group, cast.boris);
    let said = without_marks(&view.iter().find(|seen| seen.text.contains('🏆')).unwrap().text);
    let (_, draws) = said.split_once("People with 2 points each:").expect(&said);
    let (first, second) = draws.split_once("People with 1 point each:").expect(&said);
    assert!(first.contains("Alice") && first.contains("Борис") && !first.contains("Zelda"), "{said}");
    assert!(second.contains("Zelda") && second.contains("Yan"), "{said}");
    says(&mut scene, &cast, "/quizzes").await;
    press(&mut scene, &cast, "quizzes-button-draw", Lang::En).await;
    assert!(scene.panel(cast.noa.private(), cast.noa).words.contains("printf %s SEED:NUMBER | sha256sum"));
    scene.finish().await;
}

#[tokio::test]
async fn a_round_has_a_prize_only_where_it_is_a_season_and_lengths_are_said() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    says(&mut scene, &cast, "/quiz round").await;
    press(&mut scene, &cast, "quizzes-button-new-round", Lang::En).await;
    says(&mut scene, &cast, "Bread").await;
    says(&mut scene, &cast, "every day 12:00").await;
    let seen = without_marks(&says(&mut scene, &cast, "3d").await);
    assert!(seen.contains("Open for 3 days") && !seen.contains("What can be won"), "{seen}");
    press(&mut scene, &cast, "quizzes-button-save", Lang::En).await;
    let open = "SELECT open_seconds / 86400, 0 FROM quiz_rounds";
    assert_eq!(asked_of_database(&scene, open).await, [(3, 0)]);
    press(&mut scene, &cast, "quizzes-button-change", Lang::En).await;
    press(&mut scene, &cast, "quizzes-button-save", Lang::En).await;
    assert_eq!(asked_of_database(&scene, open).await, [(3, 0)], "as it was");
    let seen = without_marks(&says(&mut scene, &cast, "/quiz 30min Rye?\n* Yes\nNo").await);
    assert!(seen.contains("Open for 30 minutes"), "{seen}");
    // A member's words about the length are no part of the question.
    Box::pin(scene.say(cast.group, cast.alice, "/quiz 2h Oats?\n* Yes\nNo")).await;
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    let proposed = "SELECT count(*), max(open_seconds) FROM quiz_questions WHERE question = 'Oats?'";
    assert_eq!(asked_of_database(&scene, proposed).await, [(1, 7_200)]);
    scene.finish().await;
}

#[tokio::test]
async fn who_asked_does_not_win_though_she_steps_down() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::all());
    Box::pin(scene.pass(TimeDelta::minutes(2))).await;
    for n in 0..2 {
        Box::pin(scene.pass(TimeDelta::minutes(1))).await;
        Box::pin(scene.say(cast.group, cast.boris, YEAST)).await;
        let question = questions(&scene, &cast).pop().unwrap().id;
        answers(&mut scene, &cast, question, cast.boris, &[0]).await;
        if n == 0 {
            answers(&mut scene, &cast, question, cast.alice, &[0]).await;
        }
        Box::pin(scene.pass(TimeDelta::hours(25))).await;
    }
    scene.sim.demote(cast.group, cast.noa, cast.boris);
    Box::pin(scene.pass_until("2026-12-01 20:00", Jerusalem)).await;
    assert_eq!(points(&scene).await, sorted(vec![(cast.boris, 2), (cast.alice, 1)]));
    assert_eq!(asked_of_database(&scene, "SELECT user_id, points FROM quiz_winners").await, [(cast.alice.0, 1)]);
    scene.finish().await;
}
