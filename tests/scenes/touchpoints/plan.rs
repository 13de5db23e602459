//! Plans: starter calendars, and a group's plan as a text.

use super::*;

/// Noa's group, in which nothing but her own posts comes.
async fn group(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    for_months(&scene).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    (scene, cast)
}

fn label(scene: &Scene, cast: &Cast, contains: &str) -> String {
    scene.button(cast.group, cast.noa, contains)
}

/// The rows of `/touchpoints`.
async fn listed(scene: &mut Scene, cast: &Cast) -> String {
    scene.pass(TimeDelta::minutes(2)).await;
    scene.say(cast.group, cast.noa, "/touchpoints").await;
    scene.panel(cast.group, cast.noa).words
}

#[tokio::test]
async fn a_starter_calendar_is_shown_taken_and_taken_back() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let menu = scene.say_and_see(cast.group, cast.noa, "/plan").await;
        insta::assert_snapshot!(format!("plan_menu_{lang:?}"), menu);
        let team = label(&scene, &cast, &kind(lang));
        let shown = scene.press_and_see(cast.group, cast.noa, &team).await;
        insta::assert_snapshot!(format!("plan_of_a_team_{lang:?}"), without_marks(&shown));
        assert!(scene.say_and_see(cast.group, cast.noa, "/plan").await.contains(&team), "nothing was added yet");
        scene.pass(TimeDelta::minutes(2)).await;
        scene.press(cast.group, cast.noa, &team).await;
        let take = scene.panel(cast.group, cast.noa).labels[0].clone();
        let added = scene.press_and_see(cast.group, cast.noa, &take).await;
        assert!(without_marks(&added).contains('6'), "{added}");
        let list = listed(&mut scene, &cast).await;
        assert!(list.contains("6."), "{list}");
        scene.pass(TimeDelta::minutes(5)).await;
        // What is there already is not added again.
        scene.say(cast.group, cast.noa, "/plan").await;
        let again = scene.press_and_see(cast.group, cast.noa, &team).await;
        assert!(without_marks(&again).contains(&word("plan-nothing-new", lang)), "{again}");
        scene.finish().await;
    }
}

fn kind(lang: Lang) -> String {
    kehila::words::line("plan-button-kind").plain("kind", "team").plain("own", "no").render_plain(lang)
}

#[tokio::test]
async fn what_a_plan_added_can_be_taken_back_and_what_was_there_stays() {
    let (mut scene, cast) = group(Lang::En).await;
    noa(&mut scene, &cast, "/touchpoint every monday 9:30\nMine stays.").await;
    scene.pass(TimeDelta::minutes(2)).await;
    scene
        .say(
            cast.group,
            cast.noa,
            "/plan\nevery tuesday 11:00\nkind: fun\nWhat made you laugh?\n+\nAnd now?\n—\nfridays 15:00\nWho helped?",
        )
        .await;
    let shown = scene.sees(cast.group, cast.noa);
    insta::assert_snapshot!(shown);
    let take = scene.panel(cast.group, cast.noa).labels[0].clone();
    scene.press(cast.group, cast.noa, &take).await;
    let undo = label(&scene, &cast, &word("plan-button-undo", Lang::En));
    let list = listed(&mut scene, &cast).await;
    assert!(list.contains("What made you laugh?") && list.contains("Who helped?"), "{list}");
    // The message with *Undo* is the one before.
    scene.restart().await;
    scene.say(cast.group, cast.noa, "/plan\nsundays 12:00\nOne more?").await;
    let take = scene.panel(cast.group, cast.noa).labels[0].clone();
    scene.press(cast.group, cast.noa, &take).await;
    scene.press(cast.group, cast.noa, &undo).await;
    let list = listed(&mut scene, &cast).await;
    assert!(
        list.contains("Mine stays.") && list.contains("What made you laugh?") && !list.contains("One more?"),
        "{list}"
    );
    scene.finish().await;
}

#[tokio::test]
async fn a_plan_goes_from_one_group_to_another_as_a_text() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.say(cast.group, cast.noa, "/plan").await;
        let team = kind(lang);
        scene.press(cast.group, cast.noa, &team).await;
        let take = scene.panel(cast.group, cast.noa).labels[0].clone();
        scene.press(cast.group, cast.noa, &take).await;
        scene.pass(TimeDelta::minutes(5)).await;
        scene.say(cast.group, cast.noa, "/plan").await;
        let written = scene.press_and_see(cast.group, cast.noa, &word("plan-button-write", lang)).await;
        let text = written.split_once('\n').map(|(_, text)| text.to_owned()).unwrap_or_default();
        let other = scene.sim.supergroup("Other", cast.noa);
        scene.sim.add_bot(other, cast.noa);
        scene.sim.promote_bot(other, cast.noa, simulator::Rights::all());
        scene.settle().await;
        scene.change(other, async |cx, key| chats::set_language(&cx.tx, key, lang).await).await;
        scene.set_rhythm(other, Rhythm::None).await;
        scene.pass(TimeDelta::minutes(5)).await;
        scene.say(other, cast.noa, &format!("/plan\n{text}")).await;
        let take = scene.panel(other, cast.noa).labels[0].clone();
        let added = scene.press_and_see(other, cast.noa, &take).await;
        assert!(without_marks(&added).contains('6'), "{added}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn in_private_a_plan_is_sent_when_it_is_asked_for() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.say(cast.group, cast.noa, "/plan").await;
        scene.press(cast.group, cast.noa, &word("plan-button-read", lang)).await;
        scene.press(cast.group, cast.noa, &word("whisper-open-private", lang)).await;
        insta::assert_snapshot!(format!("plan_ask_{lang:?}"), scene.panel(cast.noa.private(), cast.noa).words);
        scene.sees_in_private(cast.noa);
        // First something that is no plan.
        scene.say_in_private(cast.noa, "what?").await;
        insta::assert_snapshot!(format!("plan_not_understood_{lang:?}"), scene.sees_in_private(cast.noa));
        scene.say_in_private(cast.noa, "20:00 every day\nHello?\n---\nsometimes\nHm").await;
        insta::assert_snapshot!(format!("plan_half_understood_{lang:?}"), scene.sees_in_private(cast.noa));
        scene.finish().await;
    }
}

#[tokio::test]
async fn bad_plans_are_refused_with_what_can_be_done() {
    let (mut scene, cast) = group(Lang::En).await;
    let post = "every tuesday 11:00\nHello?";
    let many = vec![post; 60].join("\n---\n");
    let long = format!("every tuesday 11:00\n{}", "a".repeat(3_100));
    let mut answers = Vec::new();
    for plan in ["---", "every tuesday 11:00", "every blue moon\nHello", "every day 23:00\nGood night"] {
        scene.pass(TimeDelta::minutes(2)).await;
        answers.push(scene.say_and_see(cast.group, cast.noa, &format!("/plan\n{plan}")).await);
    }
    insta::assert_snapshot!(answers.join("\n\n———\n\n"));
    for (plan, why) in [(&many, "A plan has up to 50 posts"), (&long, "3000 is the most")] {
        scene.pass(TimeDelta::minutes(2)).await;
        let seen = scene.say_and_see(cast.group, cast.noa, &format!("/plan\n{plan}")).await;
        assert!(seen.contains(why), "{why}");
    }
    scene.sees(cast.group, cast.alice);
    // Who manages nothing is told so.
    let refused = scene.say_and_see(cast.group, cast.alice, "/plan").await;
    let refusal = kehila::words::line("refuse-managers-only").plain("command", "plan").render_plain(Lang::En);
    assert!(refused.contains(&refusal), "{refused}");
    scene.finish().await;
}
