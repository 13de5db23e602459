//! Posts that are pinned: this one is, the one before it is no longer, and nobody is told of it.

use simulator::{Fault, MessageId, Right, Rights};

use super::*;
use crate::support::ending::Trouble;

/// A daily post that is pinned.
async fn stage(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    noa(&mut scene, &cast, "/touchpoint every day 12:00\nHello").await;
    switch(&mut scene, &cast, "touch-button-pin", lang).await;
    (scene, cast)
}

async fn switch(scene: &mut Scene, cast: &Cast, label: &'static str, lang: Lang) {
    noa(scene, cast, "/touchpoints").await;
    scene.press(cast.group, cast.noa, "1").await;
    scene.press(cast.group, cast.noa, &word(label, lang)).await;
}

fn hellos(scene: &Scene, cast: &Cast) -> Vec<MessageId> {
    posts(scene, cast).into_iter().filter(|seen| seen.text == "Hello").map(|seen| seen.id).collect()
}

fn service_lines(scene: &Scene, cast: &Cast) -> usize {
    scene
        .sim
        .view(cast.group, cast.alice)
        .into_iter()
        .filter(|seen| seen.service && seen.text.contains("pinned"))
        .count()
}

#[tokio::test]
async fn this_one_is_pinned_and_the_one_before_no_longer_and_no_line_is_left() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let panel = scene.panel(cast.group, cast.noa).words;
        assert!(panel.contains(&without_marks(&word("touch-pins", lang))), "{panel}");
        let hers = scene.sim.say(cast.group, cast.boris, "Read this first");
        let place = scene.sim.view(cast.group, cast.noa).len() - 1;
        let _ = (hers, scene.sim.pin_at(cast.group, cast.noa, place));
        scene.settle().await;
        let of_others = scene.sim.pinned(cast.group);
        for _ in 0..3 {
            scene.pass(TimeDelta::days(1)).await;
            scene.restart().await;
            let last = *hellos(&scene, &cast).last().unwrap();
            let expected: Vec<_> = of_others.iter().copied().chain([last]).collect();
            assert_eq!(scene.sim.pinned(cast.group), expected, "{lang:?}: this one, and what others pinned");
        }
        let by_others = usize::from(!of_others.is_empty());
        assert_eq!(service_lines(&scene, &cast), by_others, "Telegram's line stays only where others pinned");
        let quiet =
            |id: &MessageId| scene.sim.requests_of("pinChatMessage").iter().any(|r| r.params["message_id"] == id.0);
        assert!(hellos(&scene, &cast).iter().all(quiet));
        switch(&mut scene, &cast, "touch-button-pin-not", lang).await;
        let before = scene.sim.pinned(cast.group);
        scene.pass(TimeDelta::days(1)).await;
        assert_eq!(scene.sim.pinned(cast.group), before, "off: nothing is pinned any more");
        noa(&mut scene, &cast, "/settings log").await;
        scene.sees(cast.group, cast.noa);
        scene.finish().await;
    }
}

#[tokio::test]
async fn without_the_right_it_is_posted_and_that_is_said_where_it_is_switched_on_and_once_later() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        scene.pass(TimeDelta::days(1)).await;
        assert_eq!(scene.sim.pinned(cast.group).len(), 1);
        scene.sees_in_private(cast.noa);
        scene.sim.promote_bot(cast.group, cast.noa, Rights::all().without(Right::PinMessages));
        scene.settle().await;
        scene.pass(TimeDelta::days(3)).await;
        assert_eq!(hellos(&scene, &cast).len(), 4, "posted all the same");
        let told = scene.sees_in_private(cast.noa);
        let why = without_marks(&word("refusal-no-right", lang));
        assert_eq!(told.matches(&why).count(), 1, "told once: {told}");
        noa(&mut scene, &cast, "/touchpoints").await;
        scene.press(cast.group, cast.noa, "1").await;
        let panel = scene.panel(cast.group, cast.noa).words;
        assert!(panel.contains(&without_marks(&word("touch-pins-no-right", lang))), "{panel}");
        // With the right it goes on, and what was pinned before is not forgotten.
        scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
        scene.settle().await;
        scene.pass(TimeDelta::days(1)).await;
        assert_eq!(scene.sim.pinned(cast.group), [*hellos(&scene, &cast).last().unwrap()]);
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn what_is_deleted_before_it_is_pinned_calls_nobody() {
    let (mut scene, cast) = stage(Lang::En).await;
    let gone = Fault::Reject(400, "Bad Request: message to pin not found".to_owned());
    scene.sim.fault("pinChatMessage", 0, 1, gone);
    scene.sees_in_private(cast.noa);
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(scene.sim.pinned(cast.group), []);
    let open = async |scene: &Scene| -> i64 {
        let tx = scene.core.store.read().await.unwrap();
        let open = "SELECT count(*) FROM items WHERE kind = 'pin'";
        sqlx::query_scalar(open).fetch_one(&mut *tx.lock().await).await.unwrap()
    };
    assert_eq!(open(&scene).await, 0);
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(scene.sim.pinned(cast.group), [*hellos(&scene, &cast).last().unwrap()]);
    // Somebody took the pin off, and deleted the post: the next is pinned as ever.
    scene.sim.delete(cast.group, *hellos(&scene, &cast).last().unwrap());
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(scene.sim.pinned(cast.group), [*hellos(&scene, &cast).last().unwrap()]);
    scene.finish().await;
}

#[tokio::test]
async fn a_pin_whose_answer_died_with_the_process_is_made_again() {
    let (mut scene, cast) = stage(Lang::En).await;
    scene.pass_until("2026-11-16 11:59", zone(Lang::En)).await;
    scene.pass(TimeDelta::seconds(59)).await;
    scene.sim.fault("pinChatMessage", 0, 1, Fault::DropAfter);
    scene.pass(TimeDelta::minutes(1)).await;
    scene.restart().await;
    scene.pass(TimeDelta::minutes(5)).await;
    assert_eq!(scene.sim.pinned(cast.group), hellos(&scene, &cast));
    scene.restart().await;
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(scene.sim.pinned(cast.group), [*hellos(&scene, &cast).last().unwrap()]);
    scene.finish().await;
}

#[tokio::test]
async fn in_a_topic_and_a_single_time_it_is_pinned_as_well() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let forum = scene.sim.forum("Forum", cast.noa);
    scene.sim.seat(forum, &[cast.alice]);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, Rights::all());
    let topic = scene.sim.topic(forum, cast.noa, "Bread");
    scene.settle().await;
    scene.sim.say_in(forum, topic, cast.noa, "/touchpoint@sim_test_bot once 2026-11-17 15:00\nHello");
    scene.settle().await;
    scene.sim.say(forum, cast.noa, "/touchpoints@sim_test_bot");
    scene.settle().await;
    scene.press(forum, cast.noa, "2").await;
    scene.press(forum, cast.noa, "Pin it").await;
    scene.pass(TimeDelta::days(2)).await;
    let hello = posts_in(&scene, forum, cast.alice).into_iter().find(|seen| seen.text == "Hello").unwrap();
    assert_eq!((scene.sim.pinned(forum), hello.thread), (vec![hello.id], Some(topic)));
    let lines =
        scene.sim.view(forum, cast.alice).into_iter().filter(|seen| seen.service && seen.text.contains("pinned"));
    assert_eq!(lines.count(), 0);
    scene.finish().await;
}
