//! A new regular post, question by question in private, from the calendar, the list, or by the command.

use super::*;

/// Noa's private chat with us is open, and nothing is planned.
async fn stage(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.sim.start_bot(cast.noa);
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sees_in_private(cast.noa);
    (scene, cast)
}

/// Every Tuesday at noon, as it is typed.
const fn tuesdays(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "every tuesday 12:00",
        Lang::He => "כל יום שלישי 12:00",
        Lang::Ru => "каждый вторник 12:00",
    }
}

#[tokio::test]
async fn the_empty_calendar_leads_to_it_and_it_comes() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        scene.say_in_private(cast.noa, "/desk").await;
        scene.press_in_private(cast.noa, &word("desk-button-week", lang)).await;
        let mut seen = vec![scene.sees_in_private(cast.noa)];
        scene.press_in_private(cast.noa, &word("desk-button-new-post", lang)).await;
        scene.say_in_private(cast.noa, "Happy {weekday}, {group}!").await;
        scene.say_in_private(cast.noa, tuesdays(lang)).await;
        scene.press_in_private(cast.noa, &word("touch-new-fun", lang)).await;
        seen.push(scene.sees_in_private(cast.noa));
        scene.press_in_private(cast.noa, &word("touch-button-save", lang)).await;
        seen.push(scene.sees_in_private(cast.noa));
        scene.pass(TimeDelta::days(2)).await;
        let post = posts(&scene, &cast).pop().expect("it came").text;
        assert!(post.contains("Bakers") && !post.contains('{'), "{post}");
        scene.say_in_private(cast.noa, "/desk").await;
        scene.press_in_private(cast.noa, &word("desk-button-week", lang)).await;
        scene.press_in_private(cast.noa, "12:00").await;
        seen.push(scene.sees_in_private(cast.noa));
        insta::assert_snapshot!(format!("begin_{}", lang.code()), seen.join("\n----\n"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_next_free_slot_is_a_button_and_doubts_are_said_before_it_is_saved() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        noa(&mut scene, &cast, &format!("/touchpoint {}\nHow is it going?", tuesdays(lang))).await;
        scene.pass(TimeDelta::minutes(2)).await;
        noa(&mut scene, &cast, "/touchpoints").await;
        scene.press(cast.group, cast.noa, &word("whisper-open-private", lang)).await;
        scene.press_in_private(cast.noa, &word("touch-button-new", lang)).await;
        scene.say_in_private(cast.noa, "How is it going?").await;
        scene.press_in_private(cast.noa, &word("touch-new-free-slot", lang)).await;
        scene.sees_in_private(cast.noa);
        scene.press_in_private(cast.noa, &word("flow-skip", lang)).await;
        let preview = scene.sees_in_private(cast.noa);
        // The same text is there already.
        assert!(preview.contains("How is it going?"), "{preview}");
        insta::assert_snapshot!(format!("begin_free_{}", lang.code()), preview);
        scene.press_in_private(cast.noa, &word("touch-button-save", lang)).await;
        scene.pass(TimeDelta::days(3)).await;
        let came = posts(&scene, &cast).into_iter().filter(|seen| seen.text == "How is it going?").count();
        assert_eq!(came, 2, "the one of Tuesday, and the one with room beside it");
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_command_in_private_takes_what_stands_beside_it_and_asks_for_the_rest() {
    let (mut scene, cast) = stage(Lang::En).await;
    scene.say_in_private(cast.noa, "/touchpoint kind: promotion every tuesday 12:00\nBuns at half the price").await;
    let preview = scene.sees_in_private(cast.noa);
    assert!(preview.contains("every Tuesday at 12:00") && preview.contains("Kind: promotion"), "{preview}");
    scene.press_in_private(cast.noa, "Cancel").await;
    scene.sees_in_private(cast.noa);
    scene.say_in_private(cast.noa, "/touchpoint every tuesday 12:00").await;
    let asked = scene.sees_in_private(cast.noa);
    assert!(asked.contains("What is to be posted?"), "{asked}");
    // A time in quiet hours cannot be kept; the nearest that can is shown.
    scene.say_in_private(cast.noa, "/cancel").await;
    scene.say_in_private(cast.noa, "/touchpoint").await;
    scene.say_in_private(cast.noa, "Good night").await;
    scene.sees_in_private(cast.noa);
    scene.say_in_private(cast.noa, "every day 03:00").await;
    let no = scene.sees_in_private(cast.noa);
    assert!(no.contains("quiet hours"), "{no}");
    scene.finish().await;
}

#[tokio::test]
async fn a_helper_who_manages_several_groups_is_asked_which_and_a_member_hears_where_it_works() {
    let (mut scene, cast) = stage(Lang::En).await;
    let other = scene.sim.supergroup("Painters", cast.noa);
    scene.sim.add_bot(other, cast.noa);
    scene.sim.promote_bot(other, cast.noa, simulator::Rights::all());
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sees_in_private(cast.noa);
    scene.say_in_private(cast.noa, "/touchpoint every tuesday 12:00\nColours").await;
    scene.press_in_private(cast.noa, "Painters").await;
    scene.press_in_private(cast.noa, "Save").await;
    scene.pass(TimeDelta::days(2)).await;
    assert!(posts_in(&scene, other, cast.noa).iter().any(|seen| seen.text == "Colours"));
    assert!(posts(&scene, &cast).iter().all(|seen| seen.text != "Colours"));
    scene.sim.start_bot(cast.alice);
    scene.say_in_private(cast.alice, "/touchpoint").await;
    let told = scene.sees_in_private(cast.alice);
    assert!(told.contains("/touchpoint"), "{told}");
    scene.finish().await;
}
