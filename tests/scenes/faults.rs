//! What the bot promises whatever happens between it and Telegram: nothing lost, nothing twice, nobody delayed.

use std::{pin::Pin, sync::Arc};

use chrono::{DateTime, TimeDelta, Utc};
use kehila::{
    clock::{Clock, ManualClock},
    config::Config,
    core::Core,
    dispatch::context::About,
    features::ROOMS,
    store::{Store, inbox, outbox},
    telegram::{
        ChatId, MessageId,
        api::Api,
        keyboard::Keyboard,
        request::{Request, Urgency},
    },
    words::Lang,
};
use serde_json::json;
use simulator::{Fault, NoticeOrder};

use crate::support::{Cast, Scene, ending::Trouble};

async fn post(scene: &Scene, cast: &Cast, text: &str) {
    let request = Request::message(ChatId(cast.group.0), text);
    scene.with_cx(async |cx| cx.send(request).await).await;
}

/// Texts in the group as Alice sees them on her screen now.
fn on_screen(scene: &Scene, cast: &Cast) -> Vec<String> {
    let view = scene.sim.view(cast.group, cast.alice);
    view.into_iter().filter(|seen| !seen.service).map(|seen| seen.text).collect()
}

/// It happens, and the answer is another's.
fn instead(status: u16, body: &str) -> Fault {
    Fault::Answer(status, body.to_owned())
}

#[tokio::test]
async fn a_post_whose_answer_is_lost_is_found_and_not_repeated() {
    let restarts = r#"{"ok": false, "error_code": 500, "description": "Internal Server Error: restart"}"#;
    let timeout = instead(504, "<html>Gateway Timeout</html>");
    for fault in [Fault::DropAfter, Fault::Garbage, instead(500, restarts), timeout] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.sim.say(cast.group, cast.boris, "before");
        scene.settle().await;
        scene.sim.fault("sendMessage", 0, 1, fault);
        post(&scene, &cast, "Good morning").await;
        post(&scene, &cast, "Second").await;
        scene.sim.say(cast.group, cast.alice, "meanwhile");
        scene.settle().await;
        let mut texts = on_screen(&scene, &cast);
        texts.sort();
        assert_eq!(texts, ["Good morning", "Second", "before", "meanwhile"]);
        scene.finish().await;
    }
}

/// A clock on which every wait is over at once; it may wake early, as the machine's does.
#[derive(Debug)]
struct Leaping(ManualClock);

impl Clock for Leaping {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn sleep_until(&self, at: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        self.0.set(at.min(self.now() + TimeDelta::seconds(60)));
        Box::pin(std::future::ready(()))
    }
}

#[tokio::test]
async fn asked_to_wait_at_the_start_it_waits() {
    let scene = Scene::open().await;
    let clock = Arc::new(Leaping(ManualClock::new(scene.now())));
    let store =
        Store::open(&format!("sqlite:{}", scene.database().with_file_name("other.db").display())).await.unwrap();
    let api = Api::new(&scene.sim.url(), scene.sim.token()).unwrap();
    let asked = scene.sim.requests_of("getMe").len();
    scene.sim.fault("getMe", 0, 1, Fault::TooManyRequests(100));
    Core::connect(store, api, Arc::clone(&clock) as _, Config::default().defaults(), &ROOMS).await.unwrap();
    assert_eq!(scene.sim.requests_of("getMe").len(), asked + 2);
    assert_eq!(clock.now() - scene.now(), TimeDelta::seconds(100));
    scene.finish().await;
}

#[tokio::test]
async fn a_post_that_never_arrived_is_sent_once() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    for fault in [Fault::DropBefore, Fault::ServerError(502), Fault::ServerError(500), Fault::TooManyRequests(7)] {
        scene.sim.fault("sendMessage", 0, 2, fault.clone());
        post(&scene, &cast, &format!("{fault:?}")).await;
        scene.settle().await;
    }
    let texts = on_screen(&scene, &cast);
    assert_eq!(texts, ["DropBefore", "ServerError(502)", "ServerError(500)", "TooManyRequests(7)"]);
    scene.finish().await;
}

/// An answer somebody waited for was sent between two tries: it is not taken for the post.
#[tokio::test]
async fn a_post_tried_again_is_not_mistaken_for_another_of_ours() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.pass(TimeDelta::minutes(1)).await;
    scene.sim.fault("sendMessage", 0, 1, Fault::TooManyRequests(7));
    let request = Request::message(ChatId(cast.group.0), "Good morning").urgency(Urgency::Bulk);
    scene.with_cx(async |cx| cx.send(request).await).await;
    scene.send_now().await;
    post(&scene, &cast, "an answer").await;
    scene.sim.fault("sendMessage", 1, 1, Fault::DropBefore);
    scene.pass(TimeDelta::minutes(1)).await;
    assert_eq!(on_screen(&scene, &cast), ["an answer", "Good morning"]);
    scene.finish().await;
}

/// While updates cannot be fetched, people write more than we would think of.
#[tokio::test]
async fn a_post_is_found_behind_what_people_wrote_meanwhile() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    for n in 0..10 {
        scene.sim.say(cast.group, cast.boris, &format!("not heard of yet, {n}"));
    }
    scene.sim.fault("sendMessage", 0, 1, Fault::DropAfter);
    post(&scene, &cast, "Good morning").await;
    scene.send_only().await;
    let of_ours = on_screen(&scene, &cast).into_iter().filter(|text| text == "Good morning").count();
    assert_eq!(of_ours, 1);
    scene.finish().await;
}

/// A method an older Bot API server does not know is no reason to end.
#[tokio::test]
async fn what_is_not_found_is_refused_and_not_taken_for_a_wrong_token() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.fault("deleteMessage", 0, 1, Fault::Reject(404, "Not Found: method not found".to_owned()));
    scene.sim.say(cast.group, cast.alice, "/top");
    scene.settle().await;
    post(&scene, &cast, "still here").await;
    scene.settle().await;
    let seen = on_screen(&scene, &cast);
    assert_eq!([&seen[0], &seen[2]], ["/top", "still here"], "{seen:?}");
    scene.finish().await;
}

/// Who waits for a slow answer in one chat looks after the others in time.
#[tokio::test]
async fn while_one_answer_is_awaited_the_others_are_not_forgotten() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let other = scene.sim.supergroup("Others", cast.noa);
    scene.sim.add_bot(other, cast.noa);
    scene.settle().await;
    scene.clock.advance(TimeDelta::seconds(30));
    let unwanted = MessageId(scene.sim.say(cast.group, cast.boris, "unwanted").0);
    scene.sim.fault("deleteMessage", 0, 1, Fault::Stall(std::time::Duration::from_secs(1)));
    scene.with_cx(async |cx| cx.send(Request::delete(ChatId(cast.group.0), unwanted)).await).await;
    for text in ["first", "second"] {
        scene.with_cx(async |cx| cx.send(Request::message(ChatId(other.0), text)).await).await;
    }
    let until = scene.send_until_only_awaited("deleteMessage").await;
    assert_eq!(until, Some(scene.now() + TimeDelta::seconds(1)), "when the second may follow the first");
    scene.finish().await;
}

#[tokio::test]
async fn what_was_on_its_way_when_the_process_died_is_found_or_sent() {
    for arrived in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        post(&scene, &cast, "Good morning").await;
        let claimed = scene.claim_next().await;
        if arrived {
            scene.core.api.call(&claimed.method, claimed.request.clone()).await.unwrap();
        }
        scene.restart().await;
        scene.settle().await;
        assert_eq!(on_screen(&scene, &cast), ["Good morning"], "arrived before the end: {arrived}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_429_makes_only_its_own_chat_wait() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let other = scene.sim.supergroup("Others", cast.noa);
    scene.sim.add_bot(other, cast.noa);
    scene.settle().await;
    scene.sim.fault("sendMessage", 0, 1, Fault::TooManyRequests(3_000));
    post(&scene, &cast, "waits").await;
    scene.settle().await;
    scene.with_cx(async |cx| cx.send(Request::message(ChatId(other.0), "goes")).await).await;
    scene.settle().await;
    assert_eq!(scene.sim.last(other, cast.noa).unwrap().text, "goes");
    assert_eq!(on_screen(&scene, &cast), Vec::<String>::new());
    scene.pass(TimeDelta::hours(1)).await;
    assert_eq!(on_screen(&scene, &cast), ["waits"]);
    scene.finish().await;
}

#[tokio::test]
async fn a_poison_update_is_kept_aside_and_delays_nobody() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    scene.sim.inject(json!({"message": {"message_id": "not a number", "chat": {"id": 1}}}));
    scene.sim.inject(json!({"message_reaction": {"chat": {"id": cast.group.0, "type": "supergroup"}, "message_id": 1,
        "date": 1, "old_reaction": [], "new_reaction": []}}));
    scene.sim.inject(json!({"something_of_the_year_2030": {"x": [1, {"y": null}]}}));
    scene.sim.say(cast.alice.private(), cast.alice, "are you there?");
    scene.settle().await;
    assert!(scene.sees_in_private(cast.alice).contains("/help"));
    assert_eq!(inbox::quarantined(&scene.core.store.read().await.unwrap()).await.unwrap(), 1, "only the malformed one");
    scene.finish_despite([Trouble::Quarantined]).await;
}

#[tokio::test]
async fn an_entity_nobody_knows_hides_no_command() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let entities = json!({"entities": [{"type": "bot_command", "offset": 0, "length": 8},
        {"type": "date_time", "offset": 9, "length": 3, "unix_time": 5}]});
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    scene.sim.say_with(cast.alice.private(), cast.alice, "/nothing now", entities);
    scene.settle().await;
    assert!(scene.sees_in_private(cast.alice).contains("I don't know this command"));
    scene.finish().await;
}

#[tokio::test]
async fn redelivered_updates_are_applied_once_and_restarted_ids_are_not_taken_for_old_ones() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.sim.say(cast.alice.private(), cast.alice, "one");
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    scene.sim.redeliver(50);
    scene.settle().await;
    assert_eq!(scene.sees_in_private(cast.alice), "", "nothing is answered twice");
    scene.pass(TimeDelta::days(8)).await;
    scene.sim.jump_update_ids(3);
    scene.sim.say(cast.alice.private(), cast.alice, "two");
    scene.settle().await;
    assert!(scene.sees_in_private(cast.alice).contains("/help"), "a low id is answered");
    scene.finish().await;
}

#[tokio::test]
async fn a_clock_that_was_slow_and_then_fast_makes_no_update_new_again() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    // The stage moves Telegram's clock with the bot's, backwards too.
    scene.sim.set_flood(None);
    let right = scene.now();
    scene.clock.set(right - TimeDelta::hours(20));
    scene.sim.say(cast.alice.private(), cast.alice, "one");
    scene.settle().await;
    assert!(scene.sees_in_private(cast.alice).contains("/help"));
    scene.clock.set(right + TimeDelta::hours(30));
    scene.sim.redeliver(50);
    scene.settle().await;
    assert_eq!(scene.sees_in_private(cast.alice), "", "nothing is answered twice");
    scene.finish().await;
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_keeps_everything() {
    for order in [NoticeOrder::OldFirst, NoticeOrder::NewFirst] {
        let (mut scene, cast) = Scene::with_group(Lang::He).await;
        let group = scene.sim.group("Small", cast.noa);
        scene.sim.seat(group, &[cast.alice]);
        scene.sim.add_bot(group, cast.noa);
        scene.settle().await;
        let before = scene.chat(group).await;

        let soon = scene.now() + TimeDelta::minutes(5);
        let request = Request::message(ChatId(group.0), "later").at(soon);
        scene.with_cx(async |cx| cx.send(request).await).await;
        let new = scene.sim.migrate(group, cast.noa, order);
        scene.settle().await;
        scene.pass(TimeDelta::minutes(6)).await;

        let after = scene.chat(new).await;
        assert_eq!(before.key, after.key);
        assert_eq!(scene.sim.last(new, cast.alice).unwrap().text, "later");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_group_whose_move_we_missed_is_found_by_telegrams_refusal() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let group = scene.sim.group("Small", cast.noa);
    scene.sim.add_bot(group, cast.noa);
    scene.settle().await;
    scene.with_cx(async |cx| cx.send(Request::message(ChatId(group.0), "hello")).await).await;
    let new = scene.sim.migrate(group, cast.noa, NoticeOrder::OldFirst);
    // The request goes out before the notices are read.
    scene.send_only().await;
    assert_eq!(scene.sim.last(new, cast.noa).unwrap().text, "hello");
    scene.settle().await;
    scene.finish().await;
}

#[tokio::test]
async fn what_was_said_before_the_move_and_comes_after_it_belongs_to_the_group() {
    for order in [NoticeOrder::OldFirst, NoticeOrder::NewFirst] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let group = scene.sim.group("Small", cast.noa);
        scene.sim.seat(group, &[cast.alice, cast.boris]);
        scene.sim.add_bot(group, cast.noa);
        scene.sim.promote_bot(group, cast.noa, simulator::Rights::all());
        scene.settle().await;
        let before = scene.chat(group).await;
        let question = scene.sim.say(group, cast.alice, "Who has an oven to spare?");
        scene.sim.reply(group, cast.boris, question, "I have, in the garden");
        scene.sim.react(group, cast.boris, question, "👍");
        scene.sim.say(group, cast.alice, "/top");
        scene.sim.say(group, cast.noa, "/poll Shall we?\nYes\nNo");
        scene.with_cx(async |cx| cx.send(Request::message(ChatId(group.0), "hello")).await).await;
        let new = scene.sim.migrate(group, cast.noa, order);
        // The request goes out before any of it is read.
        scene.send_only().await;
        scene.settle().await;
        scene.pass(TimeDelta::minutes(5)).await;

        let after = scene.chat(new).await;
        assert_eq!(before.key, after.key);
        let seen = scene.sees(new, cast.alice);
        assert!(seen.contains("Alice — replies from one person"), "{seen}");
        assert!(seen.contains("Shall we?"), "{seen}");
        let tx = scene.core.store.read().await.unwrap();
        let groups: i64 = sqlx::query_scalar("SELECT count(*) FROM chats WHERE title = 'Small'")
            .fetch_one(&mut *tx.lock().await)
            .await
            .unwrap();
        let kept: i64 =
            sqlx::query_scalar("SELECT count(*) FROM messages JOIN chats ON chats.id = chat WHERE title = 'Small'")
                .fetch_one(&mut *tx.lock().await)
                .await
                .unwrap();
        drop(tx);
        assert_eq!((groups, kept), (1, 0), "{order:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_post_lost_on_its_way_to_a_group_that_then_moved_is_not_repeated() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let group = scene.sim.group("Small", cast.noa);
    scene.sim.start_bot(cast.noa);
    scene.sim.add_bot(group, cast.noa);
    scene.settle().await;
    scene.with_cx(async |cx| cx.send(Request::message(ChatId(group.0), "hello")).await).await;
    let tx = scene.core.store.write().await.unwrap();
    let waiting = "UPDATE outbox SET state = 'sending', attempts = 1, floor_message_id = 900
                   WHERE state = 'pending' RETURNING request";
    let request: String = sqlx::query_scalar(waiting).fetch_one(&mut *tx.lock().await).await.unwrap();
    tx.commit().await.unwrap();
    // It arrives; the process ends before the answer, and the group moves.
    scene.core.api.call("sendMessage", request).await.unwrap();
    let new = scene.sim.migrate(group, cast.noa, NoticeOrder::OldFirst);
    scene.restart().await;
    scene.settle().await;
    scene.pass(TimeDelta::minutes(5)).await;
    assert!(scene.sim.view(new, cast.noa).iter().all(|seen| seen.text != "hello"));
    assert!(
        scene.sees_in_private(cast.noa).contains("couldn't find out whether"),
        "she is told that it is not certain"
    );
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn a_button_answer_that_came_too_late_is_not_sent() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.fault("answerCallbackQuery", 0, 1, Fault::TooManyRequests(600));
    scene.with_cx(async |cx| cx.send(Request::answer_button("1", None, false)).await).await;
    scene.pass(TimeDelta::minutes(30)).await;
    assert_eq!(scene.sim.requests_of("answerCallbackQuery").len(), 1);
    let tx = scene.core.store.read().await.unwrap();
    assert_eq!(outbox::counts(&tx).await.unwrap(), (0, 0));
    drop(tx);
    let _ = cast;
    scene.finish().await;
}

#[tokio::test]
async fn a_fault_is_undone_kept_and_answered_with_one_sentence() {
    let (mut scene, cast) = Scene::with_group(Lang::Ru).await;
    let chat = scene.chat(cast.group).await;
    let key = scene
        .with_cx(async |cx| cx.button("recognition", "?".to_owned(), &"no such action", About::chat(chat.key)).await)
        .await;
    let request = Request::message(ChatId(cast.group.0), "press").keyboard(&Keyboard::new().row([key]));
    scene.with_cx(async |cx| cx.send(request).await).await;
    scene.settle().await;
    scene.sees(cast.group, cast.noa);
    scene.sim.press(cast.group, cast.noa, "?").unwrap();
    scene.sim.say(cast.group, cast.noa, "/help");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("Что-то пошло не так на моей стороне."), "{seen}");
    assert!(seen.contains("/touchpoint"), "the next one is answered: {seen}");
    assert_eq!(inbox::quarantined(&scene.core.store.read().await.unwrap()).await.unwrap(), 1);
    let made_up = "DELETE FROM buttons WHERE action LIKE '%no such action%'";
    scene.with_cx(async |cx| Ok(sqlx::query(made_up).execute(&mut *cx.tx.lock().await).await?)).await;
    scene.finish_despite([Trouble::Quarantined]).await;
}

#[tokio::test]
async fn a_long_wait_is_obeyed_by_the_next_process_too() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.fault("sendMessage", 0, 1, Fault::TooManyRequests(3_000));
    post(&scene, &cast, "waits").await;
    scene.settle().await;
    post(&scene, &cast, "waits behind it").await;
    scene.restart().await;
    scene.settle().await;
    assert_eq!(
        scene.sim.requests_of("sendMessage").iter().filter(|r| r.params["text"] == "waits behind it").count(),
        0
    );
    scene.pass(TimeDelta::hours(1)).await;
    assert_eq!(on_screen(&scene, &cast), ["waits", "waits behind it"]);
    scene.finish().await;
}

#[tokio::test]
async fn answers_that_are_none_are_no_reason_to_hurry() {
    let (mut scene, _) = Scene::with_group(Lang::En).await;
    let login = Fault::Answer(200, "<html>Please log in to the network</html>".to_owned());
    let before = scene.sim.counters().requests;
    scene.sim.fault("answerCallbackQuery", 0, usize::MAX, login);
    scene.with_cx(async |cx| cx.send(Request::answer_button("1", None, false)).await).await;
    scene.pass(TimeDelta::minutes(5)).await;
    let tries = scene.sim.requests_of("answerCallbackQuery").len();
    assert!((2..12).contains(&tries), "tried {tries} times in a minute, {before} requests before");
    scene.finish().await;
}

#[tokio::test]
async fn an_answer_of_another_shape_is_no_answer() {
    for (method, words) in [("sendMessage", "true"), ("getChatAdministrators", "{\"x\":1}"), ("getChatMember", "[]")] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let other = scene.sim.supergroup("Others", cast.noa);
        scene.sim.fault(method, 0, 2, Fault::Answer(200, format!("{{\"ok\":true,\"result\":{words}}}")));
        scene.sim.add_bot(other, cast.noa);
        scene.sim.promote_bot(other, cast.noa, simulator::Rights::all());
        scene.sim.say(other, cast.noa, "/poll Shall we?\nYes\nNo");
        scene.settle().await;
        scene.pass(TimeDelta::minutes(5)).await;
        let view = scene.sim.view(other, cast.noa);
        assert_eq!(view.iter().filter(|seen| seen.poll.is_some()).count(), 1, "{method}");
        let invitations = view.iter().filter(|seen| seen.sender_id == scene.sim.bot() && seen.poll.is_none()).count();
        assert_eq!(invitations, 1, "{method}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_clock_that_is_set_back_stops_nothing() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let right = scene.now();
    scene.clock.advance(TimeDelta::days(3));
    post(&scene, &cast, "while it was wrong").await;
    scene.send_now().await;
    scene.clock.advance(TimeDelta::seconds(2));
    scene.sim.fault("sendMessage", 0, 1, Fault::ServerError(502));
    post(&scene, &cast, "tried while it was wrong").await;
    scene.send_now().await;
    post(&scene, &cast, "waited while it was wrong").await;
    scene.clock.set(right + TimeDelta::seconds(5));
    post(&scene, &cast, "afterwards").await;
    scene.pass(TimeDelta::minutes(6)).await;
    let seen = on_screen(&scene, &cast);
    assert_eq!(seen, ["while it was wrong", "tried while it was wrong", "waited while it was wrong", "afterwards"]);
    scene.finish().await;
}

#[tokio::test]
async fn nor_does_it_stop_a_process_that_begins_later() {
    for was_noticed_before in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let right = scene.now();
        scene.clock.advance(TimeDelta::days(3));
        post(&scene, &cast, "while it was wrong").await;
        scene.settle().await;
        scene.clock.advance(TimeDelta::seconds(2));
        scene.sim.fault("sendMessage", 0, 1, Fault::ServerError(502));
        post(&scene, &cast, "tried while it was wrong").await;
        scene.send_now().await;
        scene.clock.set(right + TimeDelta::seconds(5));
        if was_noticed_before {
            scene.settle().await;
        }
        scene.restart().await;
        post(&scene, &cast, "afterwards").await;
        scene.pass(TimeDelta::minutes(6)).await;
        let seen = on_screen(&scene, &cast);
        assert_eq!(seen, ["while it was wrong", "tried while it was wrong", "afterwards"], "{was_noticed_before}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn numbers_that_start_again_among_old_ones_are_new_ones() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let first = scene.sim.next_update_id() - 2;
    for n in 0..200 {
        scene.sim.say(cast.group, cast.boris, &format!("message {n}"));
    }
    scene.settle().await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    // The machine is off for more than a week, and nothing has swept since.
    scene.sleep_until("2026-11-28 10:00", chrono_tz::Tz::UTC);
    scene.restart().await;
    scene.sim.jump_update_ids(first);
    scene.sim.say(cast.alice.private(), cast.alice, "one");
    scene.settle().await;
    assert!(scene.sees_in_private(cast.alice).contains("/help"), "the first is new");
    scene.sim.say(cast.alice.private(), cast.alice, "/help");
    scene.settle().await;
    assert!(!scene.sees_in_private(cast.alice).is_empty(), "and so is the next");
    scene.finish().await;
}

#[tokio::test]
async fn a_full_disk_loses_no_update() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    for n in 0..40 {
        let guest = scene.sim.person(&format!("Guest {n}"));
        scene.sim.join(cast.group, guest);
        scene.sim.say(cast.group, guest, &format!("message number {n}"));
        scene.sim.say(cast.group, guest, "/me");
    }
    scene.sim.say(cast.alice.private(), cast.alice, "/help");
    let mut faults = 0;
    // Each round there is room for a page more, so that every place where room is needed runs out of it once.
    for more in 0..400 {
        scene.limit_pages(more).await;
        match scene.try_receive().await {
            Ok(_) if scene.sim.pending_updates() == 0 => break,
            Ok(_) => {}
            Err(error) => {
                faults += 1;
                assert!(format!("{error:#}").contains("full"), "{error:#}");
            }
        }
    }
    assert!(faults > 1, "the disk was full {faults} times");
    scene.limit_pages(1 << 20).await;
    scene.pass(TimeDelta::minutes(10)).await;
    let tx = scene.core.store.read().await.unwrap();
    assert_eq!(inbox::quarantined(&tx).await.unwrap(), 0);
    drop(tx);
    let greeted = scene
        .sim
        .requests_of("sendMessage")
        .iter()
        .filter(|one| one.params["text"].to_string().contains("and 35 more"))
        .count();
    let helped =
        scene.sim.view(cast.alice.private(), cast.alice).iter().filter(|seen| seen.text.contains("/me")).count();
    assert_eq!((greeted, helped), (1, 1));
    scene.finish().await;
}

/// More talk than Telegram gives at once, one message each by turns.
fn lively(scene: &Scene, cast: &Cast, messages: usize) {
    for n in 0..messages {
        let who = if n % 2 == 0 { cast.alice } else { cast.boris };
        scene.sim.say(cast.group, who, &format!("message number {n}"));
    }
}

async fn counted(scene: &Scene) -> (i64, i64) {
    let tx = scene.core.store.read().await.unwrap();
    let messages = sqlx::query_scalar("SELECT count(*) FROM messages").fetch_one(&mut *tx.lock().await).await.unwrap();
    let waiting = sqlx::query_scalar("SELECT count(*) FROM talk").fetch_one(&mut *tx.lock().await).await.unwrap();
    (messages, waiting)
}

#[tokio::test]
async fn while_behind_what_is_said_is_kept_and_counted_before_anything_looks() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    lively(&scene, &cast, 350);
    scene.receive().await;
    scene.receive().await;
    assert_eq!(counted(&scene).await, (0, 2), "two full batches are kept");
    scene.with_cx(async |_| Ok(())).await;
    assert_eq!(counted(&scene).await, (200, 0), "whoever begins to do anything finds them counted");
    scene.receive().await;
    assert_eq!(counted(&scene).await, (200, 1));
    scene.restart().await;
    assert_eq!(counted(&scene).await, (300, 0), "so does the next process");
    scene.settle().await;
    assert_eq!(counted(&scene).await, (350, 0));
    scene.finish().await;
}

#[tokio::test]
async fn a_command_in_the_middle_of_a_burst_sees_exactly_what_was_said_before_it() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    lively(&scene, &cast, 150);
    scene.sim.say(cast.group, cast.alice, "/top");
    let posted_before = scene.sim.requests_of("sendMessage").len();
    lively(&scene, &cast, 150);
    scene.receive().await;
    assert_eq!(counted(&scene).await, (0, 1));
    scene.receive().await;
    assert_eq!(counted(&scene).await, (150, 1), "what followed the command waits again");
    scene.settle().await;
    assert_eq!(scene.sim.requests_of("sendMessage").len(), posted_before + 1);
    scene.finish().await;
}

#[tokio::test]
async fn one_message_that_cannot_be_counted_does_not_take_the_others_along() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    lively(&scene, &cast, 100);
    scene.receive().await;
    let tx = scene.core.store.write().await.unwrap();
    // A group that is not there: what a damaged row would be like.
    sqlx::query("UPDATE talk SET said = json_set(said, '$[7][1]', 4711)").execute(&mut *tx.lock().await).await.unwrap();
    tx.commit().await.unwrap();
    scene.settle().await;
    assert_eq!(counted(&scene).await, (99, 0));
    let errors = inbox::quarantine_errors(&scene.core.store.read().await.unwrap(), 10).await.unwrap();
    assert_eq!(errors.len(), 1, "{errors:?}");
    scene.finish_despite([Trouble::Quarantined]).await;
}

#[tokio::test]
async fn kept_talk_that_cannot_be_read_stops_nothing() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    lively(&scene, &cast, 200);
    scene.receive().await;
    let tx = scene.core.store.write().await.unwrap();
    sqlx::query("UPDATE talk SET said = 'torn'").execute(&mut *tx.lock().await).await.unwrap();
    tx.commit().await.unwrap();
    scene.settle().await;
    assert_eq!(counted(&scene).await, (100, 0));
    assert_eq!(inbox::quarantined(&scene.core.store.read().await.unwrap()).await.unwrap(), 1);
    scene.finish_despite([Trouble::Quarantined]).await;
}

#[tokio::test]
async fn a_lost_post_is_found_behind_all_that_was_said_before_a_restart() {
    for arrived in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        post(&scene, &cast, "Good morning").await;
        let claimed = scene.claim_next().await;
        if arrived {
            scene.core.api.call(&claimed.method, claimed.request.clone()).await.unwrap();
        }
        lively(&scene, &cast, 60);
        scene.receive_all().await;
        scene.restart().await;
        scene.pass(TimeDelta::minutes(5)).await;
        let posts = on_screen(&scene, &cast).iter().filter(|text| *text == "Good morning").count();
        assert_eq!(posts, 1, "arrived before the end: {arrived}");
        let questions = scene.sim.requests_of("editMessageReplyMarkup").len();
        assert!(questions < 6, "{questions} questions");
        scene.finish().await;
    }
}
