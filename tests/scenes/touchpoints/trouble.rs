//! Hostile text, topics that go away, a bot that is shown the door.

use simulator::Rights;

use super::*;

#[tokio::test]
async fn hostile_text_is_posted_as_text() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        let text = "</b><script>alert(1)</script> &amp; <a href=\"x\">\u{202E}gnp.exe\u{2066}{ $text }";
        noa(&mut scene, &cast, &format!("/touchpoint every tuesday 12:00\n{text}")).await;
        noa(&mut scene, &cast, "/touchpoints").await;
        press(&mut scene, &cast, 1).await;
        press(&mut scene, &cast, 5).await; // Delete?
        press(&mut scene, &cast, 2).await; // Keep
        scene.pass(TimeDelta::days(2)).await;
        let post = posts(&scene, &cast).pop().unwrap();
        assert_eq!(post.text, "</b><script>alert(1)</script> &amp; <a href=\"x\">gnp.exe{ $text }");
        assert!(post.entities.is_empty(), "{:?}", post.entities);
        // Refused, it is shown back as it is, and nothing around it changes.
        noa(&mut scene, &cast, &format!("/touchpoint every tuesday\n{text}")).await;
        let refused = scene.sim.last(cast.group, cast.noa).unwrap();
        assert!(refused.text.contains("</b><script>"), "{}", refused.text);
        assert!(refused.entities.iter().all(|entity| entity["type"] != "text_link"), "{:?}", refused.entities);
        noa(&mut scene, &cast, "/touchpoint </b><script>\u{202E} 10:00\nHello").await;
        scene.settle().await;
        scene.restart().await;
        // finish() would stumble over the placeholder she typed, which is exactly what must stay.
        assert!(scene.sim.refusals().is_empty(), "{:#?}", scene.sim.refusals());
        scene.is_finished = true;
    }
}

#[tokio::test]
async fn a_touchpoint_that_cannot_be_read_keeps_no_other_group_waiting_and_the_bot_starts() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    noa(&mut scene, &cast, "/touchpoint every day 12:00\nHello").await;
    let other = scene.sim.supergroup("Painters", cast.noa);
    scene.sim.seat(other, &[cast.alice]);
    scene.sim.add_bot(other, cast.noa);
    scene.sim.promote_bot(other, cast.noa, Rights::all());
    scene.settle().await;
    scene.sim.say(other, cast.noa, "/touchpoint every day 13:00\nGood day");
    scene.settle().await;
    scene
        .with_cx(async |cx| {
            let statement = "UPDATE touchpoints SET rule = '{\"of\":\"the future\"}' WHERE id IN (SELECT touchpoint FROM pieces WHERE text = 'Hello');
                             DELETE FROM timers WHERE room = 'posts'";
            sqlx::raw_sql(statement).execute(&mut *cx.tx.lock().await).await?;
            Ok(())
        })
        .await;
    scene.restart().await;
    scene.pass_until("2026-11-16 14:00", Tz::UTC).await;
    assert!(posts_in(&scene, other, cast.alice).iter().any(|seen| seen.text == "Good day"));
    assert!(posts(&scene, &cast).iter().all(|seen| seen.text != "Hello"));
    scene.finish().await;
}

#[tokio::test]
async fn three_thousand_characters_are_taken_and_one_more_is_not() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    let longest = "א&".repeat(1_500);
    noa(&mut scene, &cast, &format!("/touchpoint every tuesday 12:00\n{longest}")).await;
    press(&mut scene, &cast, 1).await; // Preview
    assert_eq!(scene.panel(cast.group, cast.noa).words, longest);
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(posts(&scene, &cast).pop().unwrap().text, longest);
    noa(&mut scene, &cast, &format!("/touchpoint every tuesday 12:00\n{longest}!")).await;
    let refused = scene.sim.last(cast.group, cast.noa).unwrap().text;
    assert!(refused.starts_with("The text is 1 character too long; 3000 is the most."), "{refused}");
    assert!(refused.contains(&longest), "her text is not lost");
    let command = "/touchpoint every tuesday 12:00\n";
    let most = "x".repeat(4_096 - command.len());
    noa(&mut scene, &cast, &format!("{command}{most}")).await;
    let refused = scene.sim.last(cast.group, cast.noa).unwrap().text;
    assert!(refused.starts_with("The text is 1064 characters too long"), "{refused}");
    // The same without a schedule, so that her whole message is shown back.
    noa(&mut scene, &cast, &format!("/touchpoint {}", "y".repeat(4_084))).await;
    scene.finish().await;
}

#[tokio::test]
async fn line_breaks_and_dashes_are_kept() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    noa(&mut scene, &cast, "/touchpoint every tuesday 12:00\n- one\n\n- two").await;
    noa(&mut scene, &cast, "/touchpoint every wednesday 12:00 Hello there").await;
    noa(&mut scene, &cast, "/touchpoint\nevery thursday 12:00\nBelow").await;
    scene.pass(TimeDelta::days(4)).await;
    let texts: Vec<String> = posts(&scene, &cast).into_iter().map(|seen| seen.text).collect();
    assert_eq!(texts, ["- one\n\n- two", "Hello there", "Below"]);
    scene.finish().await;
}

#[tokio::test]
async fn it_comes_in_its_topic_and_in_general_when_that_is_gone() {
    for (lang, deleted) in [(Lang::En, true), (Lang::He, true), (Lang::Ru, true), (Lang::En, false)] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let forum = scene.sim.forum("Forum", cast.noa);
        scene.sim.seat(forum, &[cast.alice]);
        scene.sim.add_bot(forum, cast.noa);
        if deleted {
            scene.sim.promote_bot(forum, cast.noa, Rights::all());
        }
        scene.sim.start_bot(cast.noa);
        let topic = scene.sim.topic(forum, cast.noa, "Bread");
        scene.settle().await;
        let commanded = scene.sim.say_in(forum, topic, cast.noa, "/touchpoint@sim_test_bot every day 15:00\nHello");
        assert!(commanded.0 > 0);
        scene.settle().await;
        scene.pass(TimeDelta::hours(14)).await;
        let hellos = |scene: &Scene| -> Vec<Option<i64>> {
            let all = posts_in(scene, forum, cast.alice).into_iter();
            all.filter(|seen| seen.text == "Hello").map(|seen| seen.thread).collect()
        };
        assert_eq!(hellos(&scene), [Some(topic)]);
        scene.sees_in_private(cast.noa);
        match deleted {
            true => scene.sim.delete_topic(forum, topic),
            false => scene.sim.close_topic(forum, cast.noa, topic, true),
        }
        scene.pass(TimeDelta::days(2)).await;
        let seen = hellos(&scene);
        assert_eq!(seen.iter().filter(|thread| thread.is_none()).count(), 2, "{seen:?}");
        let told = scene.sees_in_private(cast.noa);
        assert_eq!(told.matches("Forum").count(), 1, "told once: {told}");
        // The first try in the topic was refused by Telegram, as it must be.
        scene.finish_despite([crate::support::ending::Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn shown_the_door_it_is_silent_and_goes_on_when_back() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        noa(&mut scene, &cast, "/touchpoint every day 15:00\nHello").await;
        scene.sim.remove_bot(cast.group, cast.noa);
        scene.settle().await;
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(posts(&scene, &cast).len(), 0);
        assert_eq!(ledger(&scene).await, Vec::<String>::new(), "where it is not, nothing is due");
        scene.sim.add_bot(cast.group, cast.noa);
        scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
        scene.settle().await;
        scene.pass(TimeDelta::days(1)).await;
        assert_eq!(posts(&scene, &cast).iter().filter(|seen| seen.text == "Hello").count(), 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn conversation_starters_go_to_the_topic_that_was_chosen_and_to_general_when_that_is_gone() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.start_bot(cast.noa);
        let forum = scene.sim.forum("Forum", cast.noa);
        scene.sim.seat(forum, &[cast.alice]);
        scene.sim.add_bot(forum, cast.noa);
        scene.settle().await;
        let topic = scene.sim.topic(forum, cast.noa, "Bread");
        scene.sim.say_in(forum, topic, cast.noa, "/settings@sim_test_bot touchpoints here");
        scene.settle().await;
        scene.sim.say(forum, cast.noa, "/settings@sim_test_bot rhythm steady");
        scene.settle().await;
        let threads = |scene: &Scene| {
            let bot = scene.sim.bot();
            let posts = scene.sim.view(forum, cast.alice).into_iter().filter(|seen| seen.sender_id == bot);
            posts
                .filter(|seen| seen.text.contains('?') && seen.buttons.is_empty())
                .map(|seen| seen.thread)
                .collect::<Vec<_>>()
        };
        scene.pass(TimeDelta::hours(30)).await;
        assert_eq!(threads(&scene), [Some(topic)], "{lang:?}");
        scene.sim.delete_topic(forum, topic);
        scene.sees_in_private(cast.noa);
        scene.pass(TimeDelta::days(2)).await;
        let general: Vec<_> = threads(&scene).into_iter().filter(Option::is_none).collect();
        assert_eq!(general.len(), 2, "{lang:?}");
        let told = scene.sees_in_private(cast.noa);
        assert_eq!(told.matches("/settings touchpoints here").count(), 1, "{lang:?}: {told}");
        // The first try in the topic was refused by Telegram, as it must be.
        scene.finish_despite([crate::support::ending::Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn once_a_clock_that_was_ahead_is_right_greetings_and_new_posts_come_when_they_should() {
    for restarted in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        roomy(&scene, &cast).await;
        noa(&mut scene, &cast, "/touchpoint every day 15:00\nHello").await;
        let seen = |scene: &Scene, words: &str| posts(scene, &cast).iter().filter(|s| s.text.contains(words)).count();
        let right = scene.now();
        scene.clock.advance(TimeDelta::days(2));
        let early = scene.sim.person("Early");
        scene.sim.join(cast.group, early);
        scene.settle().await;
        scene.clock.set(right + TimeDelta::minutes(1));
        if restarted {
            scene.restart().await;
        }
        scene.settle().await;
        let late = scene.sim.person("Late");
        scene.sim.join(cast.group, late);
        scene.pass(TimeDelta::minutes(10)).await;
        assert_eq!((seen(&scene, "Early"), seen(&scene, "Late")), (1, 1), "{:?}", posts(&scene, &cast));
        noa(&mut scene, &cast, "/touchpoint every day 20:00\nGood evening").await;
        scene.pass(TimeDelta::days(1)).await;
        assert_eq!((seen(&scene, "Hello"), seen(&scene, "Good evening")), (1, 1), "{:?}", ledger(&scene).await);
        scene.pass(TimeDelta::days(3)).await;
        assert_eq!((seen(&scene, "Hello"), seen(&scene, "Good evening")), (4, 4), "{:?}", ledger(&scene).await);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_takes_its_posts_along() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let group = scene.sim.group("Small", cast.noa);
    scene.sim.seat(group, &[cast.alice]);
    scene.sim.add_bot(group, cast.noa);
    scene.settle().await;
    scene.sim.say(group, cast.noa, "/touchpoint@sim_test_bot every tuesday 12:00\nHello");
    scene.settle().await;
    let new = scene.sim.migrate(group, cast.noa, simulator::NoticeOrder::OldFirst);
    scene.settle().await;
    scene.pass(TimeDelta::days(2)).await;
    let hellos = posts_in(&scene, new, cast.alice).into_iter().filter(|seen| seen.text == "Hello").count();
    assert_eq!(hellos, 1);
    scene.finish().await;
}
