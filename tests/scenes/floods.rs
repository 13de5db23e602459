//! Floods: one member's thousand commands, two hundred groups at once, a group of two hundred thousand, everything
//! due in one minute. Others wait no longer than Telegram's limits make them: one message a second in a chat, twenty
//! a minute in a group, thirty a second in all. Judged by Telegram's clock. People who mean harm are in [`hostile`].

mod hostile;
mod together;

use std::sync::atomic::Ordering;

use chrono::TimeDelta;
use kehila::{
    telegram::{
        ChatId as OurChat,
        request::{Request, Urgency},
    },
    words::{Lang, line},
};
use simulator::{ChatId, Outcome, Person, Request as Sent, Rights, UserId};

use crate::support::Scene;

/// Groups at once.
const GROUPS: usize = 200;
/// What may be sent in a second over all chats.
const A_SECOND: i64 = 30;

/// Requests that happened since a moment.
struct Log {
    since: i64,
    requests: Vec<Sent>,
}

impl Log {
    fn since(scene: &Scene, since: i64) -> Self {
        let happened = |request: &Sent| matches!(request.outcome, Outcome::Ok(_)) && request.at_ms >= since;
        Self { since, requests: scene.sim.requests().into_iter().filter(happened).collect() }
    }

    /// When requests that `fits` happened, in milliseconds since that moment.
    fn times(&self, fits: impl Fn(&Sent) -> bool) -> Vec<i64> {
        self.requests.iter().filter(|request| fits(request)).map(|request| request.at_ms - self.since).collect()
    }
}

fn goes_to(request: &Sent, chat: ChatId) -> bool {
    request.method.starts_with("send") && request.params.get("chat_id").and_then(|id| id.as_i64()) == Some(chat.0)
}

/// A whisper for this person in this group.
fn whispers(request: &Sent, chat: ChatId, user: UserId) -> bool {
    let receiver = request.params.get("ephemeral_message_parameters").and_then(|to| to["receiver_user_id"].as_i64());
    goes_to(request, chat) && receiver == Some(user.0)
}

fn now_ms(scene: &Scene) -> i64 {
    scene.now().timestamp_millis()
}

/// Groups with a manager and two members each, all settled.
async fn many_groups(scene: &mut Scene, noa: UserId, groups: usize) -> Vec<(ChatId, [UserId; 2])> {
    let mut all = Vec::new();
    for g in 0..groups {
        let group = scene.sim.supergroup(&format!("Group {g}"), noa);
        let members = [0, 1].map(|m| scene.sim.create(Person::named(&format!("Member {g}-{m}")).language("en")));
        scene.sim.seat(group, &members);
        scene.sim.add_bot(group, noa);
        scene.sim.promote_bot(group, noa, Rights::all());
        all.push((group, members));
    }
    scene.settle().await;
    scene.pass(TimeDelta::minutes(10)).await;
    all
}

#[tokio::test]
async fn a_thousand_commands_of_one_member_keep_nobody_waiting() {
    for language in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(language).await;
        let other = scene.sim.supergroup("Others", cast.noa);
        scene.sim.seat(other, &[cast.boris]);
        scene.sim.add_bot(other, cast.noa);
        scene.sim.promote_bot(other, cast.noa, Rights::all());
        scene.settle().await;
        scene.pass(TimeDelta::minutes(5)).await;
        scene.sees(cast.group, cast.alice);

        let since = now_ms(&scene);
        for n in 0..1_000 {
            scene.sim.say(cast.group, cast.alice, if n % 2 == 0 { "/me" } else { "/help" });
            if n == 500 {
                scene.sim.say(cast.group, cast.boris, "/me");
                scene.sim.say(other, cast.boris, "/me");
            }
        }
        let post = Request::message(OurChat(cast.group.0), "The post of the day").urgency(Urgency::Bulk);
        scene.with_cx(async |cx| cx.send(post).await).await;
        scene.receive_all().await;
        scene.settle().await;
        let log = Log::since(&scene, since);

        // Ten answers to her and the word that there were too many come first.
        let in_the_group = log.times(|request| whispers(request, cast.group, cast.boris));
        assert!(matches!(in_the_group[..], [..=12_000]), "answered after {in_the_group:?} ms");
        let elsewhere = log.times(|request| whispers(request, other, cast.boris));
        assert!(matches!(elsewhere[..], [..=1_000]), "answered after {elsewhere:?} ms");
        let to_her = log.times(|request| whispers(request, cast.group, cast.alice));
        assert_eq!(to_her.len(), 11, "ten answers, and a word that there were too many");
        let posted = log.times(|request| request.params.get("text").is_some_and(|text| text == "The post of the day"));
        assert!(matches!(posted[..], [..=60_000]), "posted after {posted:?} ms");

        scene.pass(TimeDelta::minutes(2)).await;
        let log = Log::since(&scene, since);
        let left = scene.sim.view(cast.group, cast.noa).iter().filter(|seen| seen.text.starts_with('/')).count();
        assert_eq!(left, 0, "commands left standing");
        let all = log.times(|_| true).len();
        assert!(all < 60, "{all} requests");

        // A while later she is one like all.
        scene.sim.say(cast.group, cast.alice, "/me");
        scene.settle().await;
        let log = Log::since(&scene, since);
        assert_eq!(log.times(|request| whispers(request, cast.group, cast.alice)).len(), 12);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_manager_may_paste_as_much_as_she_likes_and_a_flood_in_private_is_hers_alone() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    for n in 0..25 {
        scene.sim.say(cast.group, cast.noa, &format!("/touchpoint once 2027-01-{:02} 12:00\nPost number {n}", n + 1));
    }
    for _ in 0..1_000 {
        scene.sim.say(cast.alice.private(), cast.alice, "/help");
    }
    let since = now_ms(&scene);
    scene.sim.say(cast.group, cast.boris, "/top");
    scene.receive_all().await;
    scene.settle().await;
    let log = Log::since(&scene, since);
    assert_eq!(log.times(|request| whispers(request, cast.group, cast.noa)).len(), 25);
    assert_eq!(log.times(|request| goes_to(request, cast.alice.private())).len(), 11);
    assert_eq!(
        log.times(|request| goes_to(request, cast.group)
            && request.params["text"].as_str().is_some_and(|text| text.contains("this month")))
            .len(),
        1
    );
    scene.finish().await;
}

#[tokio::test]
async fn a_thousand_presses_of_one_button_keep_nobody_waiting() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.alice, "/me");
    scene.settle().await;
    scene.pass(TimeDelta::minutes(2)).await;
    let since = now_ms(&scene);
    let mut queries = Vec::new();
    for _ in 0..1_000 {
        let Ok(simulator::Pressed::Callback(query)) = scene.sim.press(cast.group, cast.alice, "Leave me off") else {
            panic!("the button is there")
        };
        queries.push(query);
    }
    scene.sim.say(cast.group, cast.boris, "/me");
    scene.receive_all().await;
    scene.settle().await;
    let log = Log::since(&scene, since);
    let answered = log.times(|request| whispers(request, cast.group, cast.boris));
    // The changes of her message come first.
    assert!(matches!(answered[..], [..=12_000]), "answered after {answered:?} ms");
    assert_eq!(queries.iter().filter(|query| scene.sim.answered(query)).count(), 11, "ten, and the word of too many");
    let wait = line("flood-wait-press").render_plain(Lang::En);
    let told = scene.sim.requests_of("answerCallbackQuery");
    let is_told = |answer: &&Sent| answer.params.get("text").is_some_and(|text| text == wait.as_str());
    assert_eq!(told.iter().filter(is_told).count(), 1, "she is told once");
    scene.finish().await;
}

#[tokio::test]
async fn two_hundred_groups_at_once_are_answered_as_fast_as_telegram_allows() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let groups = many_groups(&mut scene, cast.noa, GROUPS).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.pass(TimeDelta::minutes(1)).await;
    let since = now_ms(&scene);
    for (group, members) in &groups {
        for member in members {
            scene.sim.say(*group, *member, "/me");
            scene.sim.say(*group, *member, "/top");
        }
    }
    // She comes last, and has waited for nothing yet.
    scene.sim.say(cast.alice.private(), cast.alice, "/help");
    scene.receive_all().await;
    scene.settle().await;
    let log = Log::since(&scene, since);
    let hers = log.times(|request| goes_to(request, cast.alice.private()));
    let groups_i64 = i64::try_from(GROUPS).unwrap();
    let one_round = (groups_i64 / A_SECOND + 2) * 1_000;
    assert!(matches!(hers[..], [at] if at <= one_round), "answered after {hers:?} ms");
    for (group, members) in &groups {
        for member in members {
            let answered = log.times(|request| whispers(request, *group, *member));
            assert!(matches!(answered[..], [_, at] if at <= 4 * one_round), "{member} after {answered:?} ms");
        }
    }
    let firsts = groups.iter().map(|(group, _)| log.times(|request| goes_to(request, *group))[0]);
    let slowest = firsts.max().unwrap();
    assert!(slowest <= one_round, "a group heard nothing for {slowest} ms");
    scene.finish().await;
}

#[tokio::test]
async fn what_is_due_in_one_minute_everywhere_is_posted_within_seconds_and_answers_overtake_it() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let groups = many_groups(&mut scene, cast.noa, GROUPS).await;
    for (group, _) in &groups {
        scene.sim.say(*group, cast.noa, "/settings zone UTC");
        scene.sim.say(*group, cast.noa, &format!("/touchpoint every day 12:00\nNoon in {group}"));
    }
    scene.settle().await;
    scene.pass_until("2026-11-17 11:59", chrono_tz::Tz::UTC).await;
    scene.sleep_until("2026-11-17 12:00", chrono_tz::Tz::UTC);
    let since = now_ms(&scene);
    let (busy, [member, _]) = groups[GROUPS - 1];
    scene.sim.say(busy, member, "/me");
    scene.settle().await;
    let log = Log::since(&scene, since);
    let answered = log.times(|request| whispers(request, busy, member));
    assert!(matches!(answered[..], [..=1_000]), "answered after {answered:?} ms");
    let mut slowest = 0;
    for (group, _) in &groups {
        let words = format!("Noon in {group}");
        let posted = log.times(|request| request.params.get("text").is_some_and(|text| *text == words));
        assert_eq!(posted.len(), 1, "{words}");
        slowest = slowest.max(posted[0]);
    }
    let most = (i64::try_from(GROUPS).unwrap() / A_SECOND + 2) * 1_000;
    assert!(slowest <= most, "the last was posted after {slowest} ms");
    scene.finish().await;
}

#[tokio::test]
async fn a_group_of_two_hundred_thousand_is_a_group() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let small = scene.sim.supergroup("Small", cast.noa);
    scene.sim.seat(small, &[cast.boris]);
    scene.sim.add_bot(small, cast.noa);
    scene.sim.promote_bot(small, cast.noa, Rights::all());
    scene.settle().await;
    scene.pass(TimeDelta::minutes(5)).await;
    scene.have_members(cast.group, 200_000).await;

    // Two thousand come within a minute, and people talk about it.
    let since = now_ms(&scene);
    let crowd: Vec<UserId> = (0..2_000).map(|n| scene.sim.person(&format!("Newcomer {n}"))).collect();
    for user in &crowd {
        scene.sim.join(cast.group, *user);
        scene.sim.say(cast.group, *user, "Hello, I am new here");
    }
    scene.sim.say(cast.group, cast.alice, "/me");
    scene.sim.say(small, cast.boris, "/me");
    scene.receive_all().await;
    scene.settle().await;
    let log = Log::since(&scene, since);
    let elsewhere = log.times(|request| whispers(request, small, cast.boris));
    assert!(matches!(elsewhere[..], [..=1_000]), "answered after {elsewhere:?} ms");
    let here = log.times(|request| whispers(request, cast.group, cast.alice));
    assert!(matches!(here[..], [..=1_000]), "answered after {here:?} ms");
    scene.pass(TimeDelta::minutes(6)).await;
    let log = Log::since(&scene, since);
    let greetings = log.times(|request| {
        request.params.get("text").is_some_and(|text| text.as_str().unwrap().contains("Good to have you here"))
    });
    assert_eq!(greetings.len(), 1, "one greeting for all of them");

    // What people ask for takes no more than in a small group: not everybody is looked at.
    let steps = scene.count_steps().await;
    for command in ["/me", "/top", "/top year", "/help", "/status"] {
        let mut took = Vec::new();
        for group in [small, cast.group] {
            let before = steps.load(Ordering::Relaxed);
            scene.sim.say(group, cast.noa, command);
            scene.settle().await;
            took.push(steps.load(Ordering::Relaxed) - before);
        }
        // A hundred for each who has talked; for all two hundred thousand it would be ten thousand times a hundred.
        assert!(
            took[0] > 0 && took[1] < 2_000 + 3 * took[0],
            "{command}, small and large, in hundreds of steps: {took:?}"
        );
    }
    scene.finish().await;
}
