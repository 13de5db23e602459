//! People who want a group, or the whole bot, to be of no use to others, with as many accounts as they like.

use chrono::TimeDelta;
use kehila::words::{Lang, line};
use simulator::{ChatId, Request as Sent, UserId};

use super::{Log, goes_to, now_ms, whispers};
use crate::support::{Cast, Scene};

/// What the link under the group's greeting carries.
pub(super) async fn greeting_payload(scene: &mut Scene, cast: &Cast) -> String {
    scene.sim.join(cast.group, cast.newcomer);
    scene.pass(TimeDelta::seconds(40)).await;
    let url = scene.sim.requests_of("sendMessage").into_iter().rev().find_map(|request| {
        let url = request.params.get("reply_markup")?["inline_keyboard"][0][0]["url"].as_str()?.to_owned();
        url.contains("start=").then_some(url)
    });
    url.unwrap().split_once("start=").unwrap().1.to_owned()
}

pub(super) fn strangers(scene: &Scene, n: usize) -> Vec<UserId> {
    (0..n).map(|n| scene.sim.person(&format!("Stranger {n}"))).collect()
}

/// After how many milliseconds the manager's poll, asked for now, stands in the group.
async fn poll_after(scene: &mut Scene, group: ChatId, noa: UserId, question: &str) -> i64 {
    let since = now_ms(scene);
    scene.sim.say(group, noa, &format!("/poll {question}\nYes\nNo"));
    scene.receive_all().await;
    scene.settle().await;
    let is_it =
        |sent: &Sent| sent.method == "sendPoll" && sent.params.get("question").is_some_and(|asked| asked == question);
    match Log::since(scene, since).times(is_it)[..] {
        [after] => after,
        ref other => panic!("{question} was posted {other:?}"),
    }
}

fn questions_about(scene: &Scene, people: &[UserId]) -> usize {
    let is_one = |sent: &&Sent| people.iter().any(|user| sent.params.get("user_id").is_some_and(|id| id == user.0));
    scene.sim.requests_of("getChatMember").iter().filter(is_one).count()
}

#[tokio::test]
async fn strangers_who_open_a_groups_link_keep_nobody_waiting() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let payload = greeting_payload(&mut scene, &cast).await;
    let strangers = strangers(&scene, 20);
    let since = now_ms(&scene);
    for second in 0..30 {
        for stranger in &strangers {
            scene.sim.start_bot_with(*stranger, &payload);
        }
        if second == 15 {
            let after = poll_after(&mut scene, cast.group, cast.noa, "Bread or cake?").await;
            assert!(after <= 2_000, "posted after {after} ms");
        }
        scene.pass(TimeDelta::seconds(1)).await;
    }
    assert!(questions_about(&scene, &strangers) <= strangers.len(), "Telegram is asked about each once");
    let log = Log::since(&scene, since);
    let told = log.times(|sent| strangers.iter().any(|stranger| goes_to(sent, stranger.private())));
    assert!(told.len() <= 20 * 11, "{} answers", told.len());
    // One of them alone, a while later: ten are answered by what is known, and one word of too many.
    scene.pass(TimeDelta::minutes(6)).await;
    let (since, asked) = (now_ms(&scene), questions_about(&scene, &strangers));
    for _ in 0..300 {
        scene.sim.start_bot_with(strangers[0], &payload);
    }
    scene.receive_all().await;
    scene.settle().await;
    assert_eq!(questions_about(&scene, &strangers), asked + 1);
    let told = Log::since(&scene, since).times(|sent| goes_to(sent, strangers[0].private()));
    assert!(told.len() <= 11, "{} answers", told.len());
    // A silent member is asked about and welcome all the same.
    let quiet = scene.sim.person("Quiet");
    scene.sim.seat(cast.group, &[quiet]);
    scene.sim.start_bot_with(quiet, &payload);
    scene.settle().await;
    assert!(scene.sees_in_private(quiet).contains("Bakers"));
    scene.finish().await;
}

#[tokio::test]
async fn eight_members_within_their_measure_do_not_silence_their_group() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let members: Vec<UserId> = (0..8).map(|n| scene.sim.person(&format!("Member {n}"))).collect();
    scene.sim.seat(cast.group, &members);
    scene.pass(TimeDelta::minutes(2)).await;
    let since = now_ms(&scene);
    for round in 0..25 {
        for member in &members {
            scene.sim.say(cast.group, *member, "/me");
        }
        scene.pass(TimeDelta::seconds(12)).await;
        if round >= 10 && round % 7 == 0 {
            let after = poll_after(&mut scene, cast.group, cast.noa, &format!("Question {round}?")).await;
            assert!(after <= 2_000, "posted after {after} ms");
            // Who has hardly asked is answered, too.
            let asked = now_ms(&scene);
            scene.sim.say(cast.group, cast.boris, "/me");
            scene.settle().await;
            let answered = Log::since(&scene, asked).times(|sent| whispers(sent, cast.group, cast.boris));
            assert!(matches!(answered[..], [..=2_000]), "answered after {answered:?} ms");
        }
    }
    let log = Log::since(&scene, since);
    let wait = line("flood-wait").render(Lang::En);
    for member in &members {
        let told = log.times(|sent| whispers(sent, cast.group, *member) && sent.params["text"] == wait.as_str());
        assert!(told.len() <= 2, "told {} times", told.len());
    }
    let all = log.times(|sent| members.iter().any(|member| whispers(sent, cast.group, *member)));
    assert!((40..=70).contains(&all.len()), "{} answers in five minutes", all.len());
    let standing = scene.sim.view(cast.group, cast.noa).iter().filter(|seen| seen.text == "/me").count();
    assert_eq!(standing, 0, "commands left standing");
    scene.finish().await;
}

#[tokio::test]
async fn words_in_private_and_presses_of_nothing_are_measured_too() {
    for language in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(language).await;
        scene.sim.say(cast.group, cast.alice, "Good morning");
        scene.sim.start_bot(cast.alice);
        scene.sim.say(cast.alice.private(), cast.alice, "/introduce");
        scene.settle().await;
        scene.pass(TimeDelta::minutes(5)).await;
        let since = now_ms(&scene);
        // Each is refused with a word during an introduction.
        for _ in 0..200 {
            scene.sim.sticker(cast.alice.private(), cast.alice, "🙂");
        }
        scene.receive_all().await;
        scene.settle().await;
        let told = Log::since(&scene, since).times(|sent| goes_to(sent, cast.alice.private()));
        assert_eq!(told.len(), 21, "twenty answers, and the word of too many");

        let since = now_ms(&scene);
        let private = cast.alice.private();
        let shown = scene.sim.last(private, cast.alice).unwrap().id;
        for _ in 0..200 {
            scene.sim.forge_press(private, cast.alice, shown, "made up").unwrap();
        }
        scene.receive_all().await;
        scene.settle().await;
        let answers = Log::since(&scene, since).times(|sent| sent.method == "answerCallbackQuery");
        assert!(answers.len() <= 21, "{} answers to presses of nothing", answers.len());
        scene.finish().await;
    }
}

#[tokio::test]
async fn commands_for_other_bots_are_none_of_our_business() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let since = now_ms(&scene);
    for _ in 0..30 {
        scene.sim.say(cast.group, cast.alice, "/roll");
    }
    scene.sim.say(cast.group, cast.alice, "/me");
    scene.receive_all().await;
    scene.settle().await;
    let standing = scene.sim.view(cast.group, cast.noa).iter().filter(|seen| seen.text == "/roll").count();
    assert_eq!(standing, 30, "they stay where they are");
    let answered = Log::since(&scene, since).times(|sent| whispers(sent, cast.group, cast.alice));
    assert_eq!(answered.len(), 1, "and use up nobody's measure");
    scene.finish().await;
}
