//! Quizzes: asked, answered once, counted, told; seasons, draws that anybody can draw again, prizes; what members propose.

mod mended;
mod rounds;
mod trouble;

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use insta::assert_snapshot;
use kehila::{
    store::chats::{self, Rhythm},
    words::{Lang, line},
};
use sha2::{Digest as _, Sha256};
use simulator::{MessageId, Person, Seen, UserId};

use super::support::{Cast, Scene, without_marks, word};

/// A group in Jerusalem with quizzes, where everybody is known to the bot; it is Monday, ten in the morning.
async fn group(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    for person in [cast.boris, cast.alice] {
        Box::pin(scene.say(cast.group, person, "Good morning")).await;
    }
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    Box::pin(scene.say(cast.group, cast.noa, "/settings quizzes on")).await;
    scene.sim.start_bot(cast.noa);
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sees(cast.group, person);
        scene.sees_in_private(person);
    }
    (scene, cast)
}

/// The questions in the group, oldest first.
fn questions(scene: &Scene, cast: &Cast) -> Vec<Seen> {
    scene.sim.view(cast.group, cast.noa).into_iter().filter(|seen| seen.poll.is_some()).collect()
}

/// What the bot said to everybody about them.
fn told(scene: &Scene, cast: &Cast) -> Vec<Seen> {
    let ours = |seen: &Seen| seen.sender_id == scene.sim.bot() && seen.poll.is_none() && !seen.service;
    let view = scene.sim.view(cast.group, cast.noa).into_iter();
    view.filter(|seen| ours(seen) && seen.ephemeral.is_none() && seen.text.contains('🧩')).collect()
}

/// Noa asks a question; its message.
async fn asks(scene: &mut Scene, cast: &Cast, typed: &str) -> MessageId {
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    let before = questions(scene, cast).len();
    Box::pin(scene.say(cast.group, cast.noa, typed)).await;
    let all = questions(scene, cast);
    assert_eq!(all.len(), before + 1, "{}", scene.sees(cast.group, cast.noa));
    all.last().unwrap().id
}

async fn answers(scene: &mut Scene, cast: &Cast, question: MessageId, who: UserId, options: &[usize]) {
    scene.sim.vote(cast.group, who, question, options).unwrap();
    scene.settle().await;
}

async fn asked_of_database(scene: &Scene, query: &'static str) -> Vec<(i64, i64)> {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_as(query).fetch_all(&mut *tx.lock().await).await.unwrap()
}

/// Who has how many points, in the season that began last.
async fn points(scene: &Scene) -> Vec<(i64, i64)> {
    let query =
        "SELECT user_id, points FROM quiz_points WHERE season = (SELECT max(season) FROM quiz_points) ORDER BY 1";
    asked_of_database(scene, query).await
}

fn sorted(mut all: Vec<(UserId, i64)>) -> Vec<(i64, i64)> {
    all.sort_by_key(|(user, _)| user.0);
    all.into_iter().map(|(user, points)| (user.0, points)).collect()
}

/// As `sha256sum` has it.
fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Numbers nobody can foresee.
fn masked(text: &str) -> String {
    let is_long = |word: &str| word.len() >= 12 && word.chars().all(|c| c.is_ascii_hexdigit());
    let mask =
        |word: &str| if is_long(word.trim_matches(['.', ',', '…'])) { "#".to_owned() } else { word.to_owned() };
    let lines = text.lines().map(|line| line.split(' ').map(mask).collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n")
}

fn yeast(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "/quiz What makes dough rise?\n* Yeast\nSalt\nFlour\n! It's <alive>.",
        Lang::He => "/quiz מה מתפיח בצק?\n* שמרים\nמלח\nקמח\n! הם חיים.",
        Lang::Ru => "/quiz От чего поднимается тесто?\n* Дрожжи\nСоль\nМука\n! Они живые.",
    }
}

async fn a_story(lang: Lang) -> String {
    let (mut scene, cast) = Box::pin(group(lang)).await;
    let question = asks(&mut scene, &cast, yeast(lang)).await;
    assert!(scene.sim.vote(cast.group, cast.boris, question, &[0, 1]).is_err(), "one is right, one can be chosen");
    for (who, option) in [(cast.boris, 0), (cast.alice, 1), (cast.noa, 0)] {
        answers(&mut scene, &cast, question, who, &[option]).await;
    }
    assert!(scene.sim.vote(cast.group, cast.alice, question, &[0]).is_err(), "one try");
    let mut seen = vec![scene.sees(cast.group, cast.boris)];
    Box::pin(scene.pass(TimeDelta::hours(25))).await;
    assert!(scene.sim.requests_of("stopPoll").is_empty(), "Telegram closes it by itself");
    assert_eq!(told(&scene, &cast)[0].reply_to, Some(question));
    seen.push(scene.sees(cast.group, cast.boris));
    seen.push(scene.say_and_see(cast.group, cast.boris, "/quizzes").await);
    scene.finish().await;
    masked(&without_marks(&seen.join("\n----\n")))
}

#[tokio::test]
async fn a_question_is_asked_answered_and_told_in_english() {
    assert_snapshot!(a_story(Lang::En).await);
}

#[tokio::test]
async fn a_question_is_asked_answered_and_told_in_hebrew() {
    assert_snapshot!(a_story(Lang::He).await);
}

#[tokio::test]
async fn a_question_is_asked_answered_and_told_in_russian() {
    assert_snapshot!(a_story(Lang::Ru).await);
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_with_what_can() {
    let mut seen = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast) = Box::pin(group(lang)).await;
        for typed in
            ["/quiz", "/quiz Why?\nYes\nNo", "/quiz Why?\n* Yes", "/quiz Why?\n* Yes\nyes", "/quiz 40d Why?\n* A\nB"]
        {
            Box::pin(scene.say(cast.group, cast.noa, typed)).await;
            Box::pin(scene.pass(TimeDelta::minutes(1))).await;
            let told = scene.sees(cast.group, cast.noa);
            seen.push(told.lines().filter(|line| !line.contains(": /quiz")).collect::<Vec<_>>().join("\n"));
        }
        assert!(questions(&scene, &cast).is_empty());
        scene.finish().await;
    }
    assert_snapshot!(without_marks(&seen.join("\n----\n")));
}

#[tokio::test]
async fn exactly_the_right_ones_count_and_speed_does_not() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    let question = asks(&mut scene, &cast, "/quiz 2h Which are flours?\n* Rye\n* Spelt\nSalt").await;
    let sent = scene.sim.requests_of("sendPoll").pop().unwrap().params;
    assert_eq!((sent["type"].as_str(), sent["open_period"].as_i64()), (Some("quiz"), Some(7_200)));
    assert_eq!(sent["correct_option_ids"].to_string(), "[0,1]");
    assert_eq!(sent["is_anonymous"].as_bool(), Some(false), "or no answer would reach us");
    answers(&mut scene, &cast, question, cast.boris, &[0]).await;
    answers(&mut scene, &cast, question, cast.alice, &[0, 1]).await;
    answers(&mut scene, &cast, question, cast.noa, &[0, 1, 2]).await;
    Box::pin(scene.pass(TimeDelta::hours(2))).await;
    assert_eq!(points(&scene).await, sorted(vec![(cast.noa, 0), (cast.boris, 0), (cast.alice, 1)]));
    assert!(without_marks(&told(&scene, &cast)[0].text).contains("1 of 3 answers were right"));
    scene.restart().await;
    Box::pin(scene.pass(TimeDelta::days(1))).await;
    assert_eq!(told(&scene, &cast).len(), 1, "told once");
    assert_eq!(points(&scene).await, sorted(vec![(cast.noa, 0), (cast.boris, 0), (cast.alice, 1)]), "counted once");
    scene.finish().await;
}

#[tokio::test]
async fn a_photo_goes_with_the_question_and_nobody_reads_the_answer() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Box::pin(group(lang)).await;
        scene.sim.photo(cast.group, cast.noa, yeast(lang));
        scene.settle().await;
        let sent = scene.sim.requests_of("sendPoll").pop().unwrap().params;
        assert_eq!(sent["media"]["type"], "photo");
        assert_eq!(questions(&scene, &cast).len(), 1);
        let is_there =
            |scene: &Scene| scene.sim.view(cast.group, cast.boris).iter().any(|seen| seen.text.contains("/quiz"));
        assert!(!is_there(&scene), "what was typed has the answer");
        // Below her own photo, too.
        let photo = scene.sim.photo(cast.group, cast.noa, "");
        Box::pin(scene.pass(TimeDelta::minutes(2))).await;
        scene.sim.reply(cast.group, cast.noa, photo, yeast(lang));
        scene.settle().await;
        assert_eq!(scene.sim.requests_of("sendPoll").len(), 2);
        assert_eq!(scene.sim.requests_of("sendPoll")[1].params["media"]["type"], "photo");
        assert!(!is_there(&scene));
        Box::pin(scene.pass(TimeDelta::hours(25))).await;
        assert_eq!(told(&scene, &cast).len(), 2);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_member_proposes_a_question_and_is_not_counted_for_it() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Box::pin(group(lang)).await;
        scene.sim.start_bot(cast.alice);
        scene.settle().await;
        scene.sees(cast.group, cast.boris);
        let hers = scene.say_and_see(cast.group, cast.alice, yeast(lang)).await;
        assert!(without_marks(&hers).contains(&without_marks(&line("quizzes-proposed").render_plain(lang))), "{hers}");
        let others = scene.sim.view(cast.group, cast.boris);
        assert!(!others.iter().any(|seen| seen.text.contains("/quiz")), "nobody reads the answer");
        assert!(questions(&scene, &cast).is_empty());
        Box::pin(scene.pass(TimeDelta::minutes(1))).await;
        Box::pin(scene.say_in_private(cast.noa, "/attention")).await;
        let item = scene.sees_in_private(cast.noa);
        assert!(item.contains("Alice") && item.contains("✅"), "{item}");
        Box::pin(scene.press_in_private(cast.noa, &word("quizzes-button-use", lang))).await;
        Box::pin(scene.pass(TimeDelta::minutes(1))).await;
        let used = |scene: &Scene| {
            scene
                .sim
                .view(cast.alice.private(), cast.alice)
                .iter()
                .any(|seen| seen.text.contains("Bakers") && seen.text.contains('?'))
        };
        assert!(used(&scene), "she hears of it");
        // It waits among the questions; she who manages the group asks it.
        Box::pin(scene.say_in_private(cast.noa, "/quiz round")).await;
        Box::pin(
            scene.press_in_private(
                cast.noa,
                &without_marks(&line("quizzes-button-pool").num("n", 1).render_plain(lang)),
            ),
        )
        .await;
        let label = scene.panel(cast.noa.private(), cast.noa).labels[0].clone();
        Box::pin(scene.press_in_private(cast.noa, &label)).await;
        Box::pin(scene.press_in_private(cast.noa, &word("quizzes-button-ask", lang))).await;
        let question = questions(&scene, &cast).pop().unwrap().id;
        answers(&mut scene, &cast, question, cast.alice, &[0]).await;
        answers(&mut scene, &cast, question, cast.boris, &[0]).await;
        Box::pin(scene.pass(TimeDelta::hours(25))).await;
        assert_eq!(points(&scene).await, sorted(vec![(cast.boris, 1)]));
        let apart = without_marks(&line("quizzes-apart").num("n", 1).render(lang));
        assert!(without_marks(&told(&scene, &cast)[0].text).contains(&apart), "it is said that hers doesn't count");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_question_that_is_declined_is_gone_and_its_author_hears() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    Box::pin(scene.say_in_private(cast.alice, "/quiz Rye?\nYes\nNo")).await;
    let told = scene.sees_in_private(cast.alice);
    assert!(told.contains("Put a * before it"), "{told}");
    Box::pin(scene.say_in_private(cast.alice, "/quiz Rye?\n* Yes\nNo")).await;
    assert!(scene.sees_in_private(cast.alice).contains("Thank you"));
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    Box::pin(scene.say_in_private(cast.noa, "/attention")).await;
    Box::pin(scene.press_in_private(cast.noa, "Decline")).await;
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    assert!(scene.sees_in_private(cast.alice).contains("wasn't taken"));
    assert_eq!(asked_of_database(&scene, "SELECT count(*), 0 FROM quiz_questions").await, [(0, 0)]);
    scene.finish().await;
}

/// The month is over: three members with as many points, one prize. Noa manages the group and has more.
async fn a_season(lang: Lang) -> (Scene, Cast, [UserId; 3]) {
    let (mut scene, cast) = Box::pin(group(lang)).await;
    let zelda = scene.sim.create(Person::named("Zelda").language(lang.code()));
    scene.sim.join(cast.group, zelda);
    Box::pin(scene.pass(TimeDelta::minutes(2))).await;
    let tied = [cast.boris, cast.alice, zelda];
    for round in 0..2 {
        let question = asks(&mut scene, &cast, yeast(lang)).await;
        answers(&mut scene, &cast, question, cast.noa, &[0]).await;
        if round == 0 {
            for who in tied {
                answers(&mut scene, &cast, question, who, &[0]).await;
            }
        }
        Box::pin(scene.pass(TimeDelta::hours(25))).await;
    }
    Box::pin(scene.say_in_private(cast.noa, "/quizzes")).await;
    Box::pin(scene.press_in_private(cast.noa, &word("quizzes-button-prize", lang))).await;
    Box::pin(scene.say_in_private(cast.noa, "A <loaf>")).await;
    Box::pin(scene.press_in_private(cast.noa, &word("quizzes-button-save", lang))).await;
    (scene, cast, tied)
}

#[tokio::test]
async fn a_draw_between_equals_can_be_drawn_again_by_anybody() {
    for lang in Lang::ALL {
        let (mut scene, cast, tied) = Box::pin(a_season(lang)).await;
        let promised = scene.sim.requests_of("sendPoll")[0].params["description"].as_str().unwrap().to_owned();
        let later = scene.sim.requests_of("sendPoll")[1].params["description"].as_str().unwrap().to_owned();
        let commitment = promised.split_whitespace().last().unwrap().to_owned();
        assert_eq!(commitment.len(), 64, "the first question says by what lots are drawn: {promised}");
        assert!(!later.contains(&commitment), "once");
        let table = scene.say_and_see(cast.group, cast.boris, "/quizzes").await;
        assert!(table.contains(&commitment) && table.contains("A <loaf>"), "{table}");
        scene.restart().await;
        Box::pin(scene.pass_until("2026-12-01 09:00", Jerusalem)).await;
        let post = |scene: &Scene| {
            let view = scene.sim.view(cast.group, cast.boris).into_iter();
            let all: Vec<Seen> = view.filter(|seen| seen.text.contains('🏆')).collect();
            all
        };
        assert!(post(&scene).is_empty(), "at its hour");
        Box::pin(scene.pass_until("2026-12-01 20:00", Jerusalem)).await;
        let posts = post(&scene);
        assert_eq!(posts.len(), 1);
        let said = without_marks(&posts[0].text);
        let is_seed = |word: &&str| word.len() == 64 && **word != commitment;
        let seed = said.split(|c: char| !c.is_ascii_alphanumeric()).find(is_seed).unwrap();
        assert_eq!(sha256(seed), commitment, "what was promised");
        let winner = tied.into_iter().min_by_key(|user| sha256(&format!("{seed}:{}", user.0))).unwrap();
        let names = [(tied[0], "Борис"), (tied[1], "Alice"), (tied[2], "Zelda")];
        let name = names.iter().find(|(user, _)| *user == winner).unwrap().1;
        let first = said.lines().find(|line| line.contains('🥇')).unwrap();
        assert!(first.contains(name) && first.contains("A <loaf>"), "{said}");
        assert!(said.contains(&tied[1].0.to_string()), "everybody can recompute it: {said}");
        assert!(!said.contains("Noa"), "who manages the group wins nothing: {said}");
        // It waits to be given.
        scene.sees_in_private(cast.noa);
        Box::pin(scene.say_in_private(cast.noa, "/attention")).await;
        let item = without_marks(&scene.sees_in_private(cast.noa));
        assert!(item.contains(name) && item.contains("A <loaf>"), "{item}");
        Box::pin(scene.press_in_private(cast.noa, &word("quizzes-button-given", lang))).await;
        assert_eq!(asked_of_database(&scene, "SELECT place, given_at IS NOT NULL FROM quiz_winners").await, [(1, 1)]);
        // The table stays, with the draw.
        Box::pin(scene.pass(TimeDelta::minutes(1))).await;
        Box::pin(scene.say_in_private(cast.noa, "/quizzes")).await;
        Box::pin(scene.press_in_private(cast.noa, &word("quizzes-button-draw", lang))).await;
        assert!(scene.panel(cast.noa.private(), cast.noa).words.contains(seed));
        Box::pin(scene.pass_until("2027-01-03 12:00", Jerusalem)).await;
        assert_eq!(post(&scene).len(), 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_is_forgotten_leaves_the_counts_and_nobody_elses_rows_change() {
    let (mut scene, cast, tied) = Box::pin(a_season(Lang::En)).await;
    let zelda = tied[2];
    scene.sim.start_bot(zelda);
    scene.settle().await;
    Box::pin(scene.say(cast.group, zelda, "/quiz Oats?\n* Yes\nNo")).await;
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    Box::pin(scene.say_in_private(zelda, "/mydata")).await;
    let known = scene.sees_in_private(zelda);
    assert!(known.contains("1 quiz question") && known.contains("Oats?"), "{known}");
    let before = points(&scene).await;
    let counts = "SELECT received, hit FROM quiz_questions WHERE stage = 'told' ORDER BY id";
    let counted = asked_of_database(&scene, counts).await;
    assert_eq!(counted, [(4, 4), (1, 1)]);
    Box::pin(scene.say_in_private(zelda, "/forgetme")).await;
    Box::pin(scene.press_in_private(zelda, &word("forgetme-button-all", Lang::En))).await;
    Box::pin(scene.pass(TimeDelta::minutes(2))).await;
    let rest: Vec<_> = before.into_iter().filter(|(user, _)| *user != zelda.0).collect();
    assert_eq!(points(&scene).await, rest, "only hers fall away");
    assert_eq!(asked_of_database(&scene, counts).await, counted, "counts stay");
    assert_eq!(
        asked_of_database(&scene, "SELECT count(*), 0 FROM quiz_questions WHERE stage = 'proposed'").await,
        [(0, 0)]
    );
    Box::pin(scene.pass_until("2026-12-01 20:00", Jerusalem)).await;
    let seen = scene.sees(cast.group, cast.boris);
    let said = seen.split_once('🏆').map_or("", |(_, said)| said);
    assert!(said.contains("Alice") && !said.contains("Zelda"), "{seen}");
    scene.finish().await;
}
