//! What waits for those who manage groups: told at once, in a daily round, or left in the list; taken by one, seen by all;
//! over when its cause is.

use chrono::TimeDelta;
use chrono_tz::{Asia::Jerusalem, Europe::London};
use kehila::{
    dispatch::{
        house,
        items::{self, New, Urgency},
        quarantine,
    },
    features::attention,
    store::{
        chats::{self, Rhythm},
        inbox::{self, Failure, Source},
    },
    telegram::{ChatId as OurChat, UserId as OurUser},
    words::{Lang, line},
};
use simulator::{ChatId, Fault, Person, Right, Rights, UserId};

use super::support::{Cast, Scene, ending::Trouble, without_marks, word};

/// Something waits in a group; `reference` tells several apart.
async fn raise(scene: &mut Scene, group: ChatId, reference: &str, urgency: Urgency) {
    raise_of(scene, group, ("polls", reference), urgency).await;
}

/// As [`raise`], of a room.
async fn raise_of(scene: &mut Scene, group: ChatId, (room, reference): (&str, &str), urgency: Urgency) {
    scene
        .with_cx(async |cx| {
            let chat = chats::by_telegram_id(&cx.tx, OurChat(group.0)).await?.unwrap();
            let words = line("item-quarantine");
            let new = New { room, section: None, kind: "example", reference, urgency, words, buttons: Vec::new() };
            items::raise(cx, chat.key, new).await.map(drop)
        })
        .await;
    scene.settle().await;
}

async fn end(scene: &mut Scene, group: ChatId, reference: &str) {
    scene
        .with_cx(async |cx| {
            let chat = chats::by_telegram_id(&cx.tx, OurChat(group.0)).await?.unwrap();
            items::end(cx, chat.key, "polls", "example", reference).await
        })
        .await;
    scene.settle().await;
}

async fn waiting(scene: &Scene, person: UserId) -> i64 {
    let waiting = scene.with_cx(async |cx| attention::waiting(cx, OurUser(person.0)).await).await;
    waiting.into_iter().map(|(_, n)| n).sum()
}

async fn press(scene: &mut Scene, person: UserId, label: &str, language: Lang) {
    let label = line_plain(label, language);
    scene.sim.press(person.private(), person, &label).unwrap();
    scene.settle().await;
}

fn line_plain(id: &str, language: Lang) -> String {
    kehila::words::Line::named(id.to_owned()).render_plain(language)
}

/// What her latest message from us looks like now.
fn shown(scene: &Scene, person: UserId) -> String {
    without_marks(&scene.sim.last(person.private(), person).unwrap().text)
}

/// Noa and Boris manage the bakers, and both have started us.
async fn with_two_managers(language: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(language).await;
    scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::all());
    for person in [cast.noa, cast.boris] {
        scene.sim.start_bot(person);
    }
    scene.pass(TimeDelta::minutes(2)).await;
    for person in [cast.noa, cast.boris] {
        scene.sees_in_private(person);
    }
    (scene, cast)
}

#[tokio::test]
async fn whoever_takes_one_the_others_see_it_and_the_second_is_told_who_has_it() {
    for language in Lang::ALL {
        let (mut scene, cast) = with_two_managers(language).await;
        raise(&mut scene, cast.group, "one", Urgency::AtOnce).await;
        for person in [cast.noa, cast.boris] {
            assert!(scene.sees_in_private(person).contains("Bakers"));
        }
        // Both press before either hears of the other.
        let (first, second) =
            (line_plain("attention-button-mine", language), line_plain("attention-button-mine", Lang::Ru));
        scene.sim.press(cast.noa.private(), cast.noa, &first).unwrap();
        scene.sim.press(cast.boris.private(), cast.boris, &second).unwrap();
        scene.settle().await;
        let has_it = |language| without_marks(&line("attention-mine").text("name", "Noa").render(language));
        assert!(shown(&scene, cast.noa).contains(&has_it(language)), "{}", shown(&scene, cast.noa));
        assert!(shown(&scene, cast.boris).contains(&has_it(Lang::Ru)), "{}", shown(&scene, cast.boris));
        // Done by one is done for all, after a restart as well.
        scene.restart().await;
        press(&mut scene, cast.boris, "attention-button-done", Lang::Ru).await;
        let done = without_marks(&line("attention-done").text("name", "Борис").render(language));
        assert!(shown(&scene, cast.noa).contains(&done), "{}", shown(&scene, cast.noa));
        assert_eq!(waiting(&scene, cast.noa).await, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn once_a_day_at_nine_one_message_over_all_groups_and_nothing_twice() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    let second = scene.sim.supergroup("<b>\u{202E}אופים", cast.noa);
    scene.sim.add_bot(second, cast.noa);
    scene.sim.promote_bot(second, cast.noa, Rights::all());
    scene.sim.start_bot(cast.noa);
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sees_in_private(cast.noa);
    for (group, reference) in [(cast.group, "one"), (second, "two"), (second, "three")] {
        raise(&mut scene, group, reference, Urgency::Daily).await;
        raise(&mut scene, group, reference, Urgency::Daily).await;
    }
    assert_eq!(scene.sees_in_private(cast.noa), "");
    scene.pass_until("2026-11-17 08:59", Jerusalem).await;
    assert_eq!(scene.sees_in_private(cast.noa), "");
    scene.restart().await;
    scene.pass_until("2026-11-17 09:01", Jerusalem).await;
    let seen = scene.sees_in_private(cast.noa);
    assert!(seen.contains("3 דברים מחכים לטיפולך"), "{seen}");
    assert!(seen.matches("Bakers").count() == 1 && seen.matches("אופים").count() == 2, "{seen}");
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(scene.sees_in_private(cast.noa), "", "nothing is told twice");
    // What she puts off comes back to her, and only that.
    press(&mut scene, cast.noa, "attention-button-tomorrow", Lang::He).await;
    assert_eq!(waiting(&scene, cast.noa).await, 2);
    scene.sees_in_private(cast.noa);
    scene.pass(TimeDelta::days(1)).await;
    let seen = scene.sees_in_private(cast.noa);
    assert!(seen.contains("Bakers") && !seen.contains("אופים"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn who_looks_herself_is_not_written_to_and_finds_it_in_the_list() {
    for (language, typed) in [(Lang::En, "desk"), (Lang::He, "כלום"), (Lang::Ru, "ничего")] {
        let (mut scene, cast) = Scene::with_group(language).await;
        scene.sim.start_bot(cast.noa);
        scene.sim.say(cast.noa.private(), cast.noa, &format!("/attention {typed}"));
        scene.settle().await;
        scene.sees_in_private(cast.noa);
        raise(&mut scene, cast.group, "one", Urgency::AtOnce).await;
        raise(&mut scene, cast.group, "two", Urgency::Daily).await;
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(scene.sees_in_private(cast.noa), "");
        scene.sim.say(cast.noa.private(), cast.noa, "/attention");
        scene.settle().await;
        assert_eq!(scene.sees_in_private(cast.noa).matches("Bakers").count(), 2);
        // All at once from now on, and an hour that is none.
        press(&mut scene, cast.noa, "attention-button-wishes", language).await;
        let all = line("attention-button-how").plain("how", "all").render_plain(language);
        scene.sim.press(cast.noa.private(), cast.noa, &all).unwrap();
        scene.settle().await;
        scene.sees_in_private(cast.noa);
        raise(&mut scene, cast.group, "three", Urgency::Daily).await;
        assert!(scene.sees_in_private(cast.noa).contains("Bakers"));
        scene.sim.say(cast.noa.private(), cast.noa, "/attention 25:00");
        scene.settle().await;
        assert!(scene.sees_in_private(cast.noa).contains("/attention 18:30"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_daily_round_waits_for_the_end_of_quiet_hours_and_what_is_urgent_does_not() {
    let (mut scene, cast) = with_two_managers(Lang::En).await;
    scene.sim.say(cast.noa.private(), cast.noa, "/attention 6:00");
    scene.settle().await;
    raise(&mut scene, cast.group, "one", Urgency::Daily).await;
    scene.sees_in_private(cast.noa);
    scene.pass_until("2026-11-17 08:30", London).await;
    assert_eq!(scene.sees_in_private(cast.noa), "", "the group is quiet");
    scene.pass_until("2026-11-17 09:01", London).await;
    assert!(scene.sees_in_private(cast.noa).contains("Bakers"));
    scene.pass_until("2026-11-17 23:30", London).await;
    raise(&mut scene, cast.group, "two", Urgency::AtOnce).await;
    assert!(scene.sees_in_private(cast.noa).contains("Bakers"));
    scene.finish().await;
}

#[tokio::test]
async fn in_turns_only_whose_week_it_is_is_told_from_monday_on() {
    let (mut scene, cast) = with_two_managers(Lang::En).await;
    for (person, language) in [(cast.noa, Lang::En), (cast.boris, Lang::Ru)] {
        scene.sim.say(person.private(), person, "/attention");
        scene.settle().await;
        press(&mut scene, person, "attention-button-wishes", language).await;
        press(&mut scene, person, "attention-button-duties", language).await;
        let join = line("attention-button-join").text("group", "Bakers").render_plain(language);
        scene.sim.press(person.private(), person, &join).unwrap();
        scene.pass(TimeDelta::seconds(2)).await;
        scene.sees_in_private(person);
    }
    raise(&mut scene, cast.group, "one", Urgency::AtOnce).await;
    assert!(scene.sees_in_private(cast.noa).contains("Bakers"));
    assert_eq!(scene.sees_in_private(cast.boris), "");
    assert_eq!(waiting(&scene, cast.boris).await, 1, "he sees it in the list");
    end(&mut scene, cast.group, "one").await;
    scene.sees_in_private(cast.noa);
    scene.pass_until("2026-11-23 00:01", London).await;
    raise(&mut scene, cast.group, "two", Urgency::AtOnce).await;
    assert_eq!(scene.sees_in_private(cast.noa), "");
    assert!(scene.sees_in_private(cast.boris).contains("Bakers"));
    scene.finish().await;
}

#[tokio::test]
async fn it_ends_by_itself_and_what_comes_back_within_a_day_is_not_told_again() {
    for language in Lang::ALL {
        let (mut scene, cast) = with_two_managers(language).await;
        raise(&mut scene, cast.group, "one", Urgency::AtOnce).await;
        scene.sees_in_private(cast.noa);
        let messages = scene.sim.requests_of("sendMessage").len();
        end(&mut scene, cast.group, "one").await;
        let over = line("attention-over").render(language);
        assert!(shown(&scene, cast.noa).contains(&over), "{}", shown(&scene, cast.noa));
        raise(&mut scene, cast.group, "one", Urgency::AtOnce).await;
        assert!(!shown(&scene, cast.noa).contains(&over), "{}", shown(&scene, cast.noa));
        assert_eq!(scene.sim.requests_of("sendMessage").len(), messages);
        assert_eq!(waiting(&scene, cast.noa).await, 1);
        // Its room is switched off, and then we are taken out of the group.
        scene.sim.say(cast.group, cast.noa, "/settings polls off");
        scene.settle().await;
        assert_eq!(waiting(&scene, cast.noa).await, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_manages_no_longer_sees_and_does_nothing() {
    let (mut scene, cast) = with_two_managers(Lang::En).await;
    raise(&mut scene, cast.group, "one", Urgency::AtOnce).await;
    press(&mut scene, cast.boris, "attention-button-mine", Lang::Ru).await;
    scene.sees_in_private(cast.boris);
    scene.sim.demote(cast.group, cast.noa, cast.boris);
    scene.settle().await;
    press(&mut scene, cast.boris, "attention-button-done", Lang::Ru).await;
    assert_eq!(waiting(&scene, cast.noa).await, 1, "his button does nothing any more");
    scene.sim.say(cast.boris.private(), cast.boris, "/attention");
    scene.settle().await;
    assert!(scene.sees_in_private(cast.boris).contains(&line("attention-nothing").render(Lang::Ru)));
    // What he had is nobody's now, and Noa may take it.
    scene.sim.say(cast.noa.private(), cast.noa, "/attention");
    scene.settle().await;
    press(&mut scene, cast.noa, "attention-button-mine", Lang::En).await;
    assert!(shown(&scene, cast.noa).contains("Noa has it"));
    scene.sim.remove_bot(cast.group, cast.noa);
    scene.settle().await;
    assert_eq!(waiting(&scene, cast.noa).await, 0);
    scene.finish().await;
}

#[tokio::test]
async fn what_is_urgent_and_reaches_nobody_on_duty_goes_to_the_others() {
    let (mut scene, cast) = with_two_managers(Lang::En).await;
    scene.sim.say(cast.noa.private(), cast.noa, "/attention");
    scene.settle().await;
    press(&mut scene, cast.noa, "attention-button-wishes", Lang::En).await;
    press(&mut scene, cast.noa, "attention-button-duties", Lang::En).await;
    let join = line("attention-button-join").text("group", "Bakers").render_plain(Lang::En);
    scene.sim.press(cast.noa.private(), cast.noa, &join).unwrap();
    scene.settle().await;
    scene.sim.block_bot(cast.noa);
    raise(&mut scene, cast.group, "one", Urgency::AtOnce).await;
    assert!(scene.sees_in_private(cast.boris).contains("Bakers"));
    assert_eq!(waiting(&scene, cast.noa).await, 1, "it waits in her list");
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn a_page_has_five_and_few_rows_however_much_waits() {
    let (mut scene, cast) = with_two_managers(Lang::En).await;
    for n in 0..12 {
        raise(&mut scene, cast.group, &format!("{n}"), Urgency::Daily).await;
    }
    scene.sim.say(cast.noa.private(), cast.noa, "/attention");
    scene.settle().await;
    let first = scene.sees_in_private(cast.noa);
    assert!(first.contains("12 things wait for you (1/3)") && first.contains("5. Bakers"), "{first}");
    press(&mut scene, cast.noa, "page-following", Lang::En).await;
    press(&mut scene, cast.noa, "page-following", Lang::En).await;
    let last = shown(&scene, cast.noa);
    assert!(last.contains("(3/3)") && last.contains("12. Bakers") && !last.contains("10. Bakers"), "{last}");
    press(&mut scene, cast.noa, "attention-button-done", Lang::En).await;
    assert!(shown(&scene, cast.noa).contains("11 things"), "{}", shown(&scene, cast.noa));
    scene.finish().await;
}

/// A post that may be lost: whoever looks says so, or has it posted again.
#[tokio::test]
async fn a_poll_that_may_be_lost_is_posted_again_by_a_button() {
    for language in Lang::ALL {
        let (mut scene, cast) = with_two_managers(language).await;
        scene.sim.fault("sendPoll", 0, 1, Fault::DropAfter);
        scene.sim.fault("editMessageReplyMarkup", 0, usize::MAX, Fault::ServerError(500));
        scene.sim.say(cast.group, cast.noa, "/poll Bread?\nRye\nWheat");
        scene.pass(TimeDelta::minutes(15)).await;
        scene.sim.clear_faults();
        let seen = scene.sees_in_private(cast.boris);
        assert!(seen.contains("Bread?"), "{seen}");
        let polls = scene.sim.requests_of("sendPoll").len();
        press(&mut scene, cast.boris, "item-button-again", Lang::Ru).await;
        assert_eq!(scene.sim.requests_of("sendPoll").len(), polls + 1);
        assert_eq!(waiting(&scene, cast.noa).await, 0);
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn in_the_group_it_whispers_a_link_and_strangers_hear_that_nothing_waits() {
    for language in Lang::ALL {
        let (mut scene, cast) = with_two_managers(language).await;
        raise(&mut scene, cast.group, "one", Urgency::Daily).await;
        scene.sim.say(cast.group, cast.noa, "/attention");
        scene.settle().await;
        assert!(scene.sees(cast.group, cast.noa).contains(&line("attention-in-private").render(language)));
        let stranger = scene.sim.create(Person::named("Eve").language(language.code()));
        scene.sim.start_bot(stranger);
        scene.sim.say(stranger.private(), stranger, "/attention");
        scene.settle().await;
        assert!(scene.sees_in_private(stranger).contains(&line("attention-nothing").render(language)));
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_helps_with_a_section_sees_and_hears_of_that_and_a_manager_of_all() {
    for language in Lang::ALL {
        let (mut scene, cast) = with_two_managers(language).await;
        scene.sim.start_bot(cast.alice);
        scene.say(cast.group, cast.alice, "good morning").await;
        scene.say(cast.group, cast.noa, "/staff @alice polls").await;
        scene.say(cast.group, cast.alice, "/status").await;
        scene.sees_in_private(cast.alice);
        raise_of(&mut scene, cast.group, ("polls", "one"), Urgency::AtOnce).await;
        raise_of(&mut scene, cast.group, ("touchpoints", "one"), Urgency::AtOnce).await;
        raise_of(&mut scene, cast.group, ("polls", "two"), Urgency::Daily).await;
        raise_of(&mut scene, cast.group, ("touchpoints", "two"), Urgency::Daily).await;
        assert_eq!(scene.sees_in_private(cast.alice).matches("Bakers").count(), 1, "{language:?}");
        assert_eq!(scene.sees_in_private(cast.noa).matches("Bakers").count(), 2, "{language:?}");
        scene.pass_until("2026-11-17 09:01", Jerusalem).await;
        scene.pass(TimeDelta::hours(3)).await;
        assert_eq!(scene.sees_in_private(cast.alice).matches("Bakers").count(), 1, "{language:?}");
        assert_eq!(scene.sees_in_private(cast.noa).matches("Bakers").count(), 2, "{language:?}");
        assert_eq!((waiting(&scene, cast.alice).await, waiting(&scene, cast.noa).await), (2, 4));
        // In the group she is shown the way to her list, and there she takes one. She reads English.
        scene.say(cast.group, cast.alice, "/attention").await;
        assert!(scene.sees(cast.group, cast.alice).contains(&word("attention-in-private", language)));
        scene.say_in_private(cast.alice, "/attention").await;
        assert_eq!(scene.sees_in_private(cast.alice).matches("Bakers").count(), 2, "{language:?}");
        scene.press_in_private(cast.alice, &word("attention-button-mine", Lang::En)).await;
        scene.say_in_private(cast.noa, "/attention").await;
        let has_it = without_marks(&line("attention-mine").text("name", "Alice").render(language));
        assert!(shown(&scene, cast.noa).contains(&has_it), "{}", shown(&scene, cast.noa));
        // She helps no longer: her buttons do nothing, and what she had is nobody's.
        for _ in 0..2 {
            scene.say(cast.group, cast.noa, "/staff @alice").await;
        }
        assert_eq!(waiting(&scene, cast.alice).await, 0);
        scene.press_in_private(cast.alice, &word("attention-button-done", Lang::En)).await;
        assert_eq!(waiting(&scene, cast.noa).await, 4);
        scene.say_in_private(cast.noa, "/attention").await;
        assert!(!shown(&scene, cast.noa).contains(&has_it), "{}", shown(&scene, cast.noa));
        scene.finish().await;
    }
}

#[tokio::test]
async fn two_are_done_with_it_at_once_and_what_is_settled_stays_settled() {
    for language in Lang::ALL {
        let (mut scene, cast) = with_two_managers(language).await;
        raise(&mut scene, cast.group, "one", Urgency::AtOnce).await;
        let (done, mine) =
            (line_plain("attention-button-done", language), line_plain("attention-button-mine", Lang::Ru));
        scene.sim.press(cast.noa.private(), cast.noa, &done).unwrap();
        scene.sim.press(cast.boris.private(), cast.boris, &mine).unwrap();
        scene.settle().await;
        let by_noa = |language| without_marks(&line("attention-done").text("name", "Noa").render(language));
        assert!(shown(&scene, cast.noa).contains(&by_noa(language)), "{}", shown(&scene, cast.noa));
        assert!(shown(&scene, cast.boris).contains(&by_noa(Lang::Ru)), "{}", shown(&scene, cast.boris));
        let said = line("attention-done-already").render(Lang::Ru);
        let told = scene
            .sim
            .requests_of("answerCallbackQuery")
            .into_iter()
            .any(|asked| asked.params.get("text").is_some_and(|text| *text == said));
        assert!(told, "the second hears why nothing happened");
        assert_eq!(waiting(&scene, cast.boris).await, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn restarts_and_what_is_raised_again_tell_nobody_twice_and_who_was_demoted_nothing() {
    let (mut scene, cast) = with_two_managers(Lang::He).await;
    raise(&mut scene, cast.group, "one", Urgency::AtOnce).await;
    raise(&mut scene, cast.group, "two", Urgency::Daily).await;
    scene.restart().await;
    raise(&mut scene, cast.group, "one", Urgency::AtOnce).await;
    raise(&mut scene, cast.group, "two", Urgency::Daily).await;
    assert_eq!(scene.sees_in_private(cast.noa).matches("Bakers").count(), 1);
    assert_eq!(scene.sees_in_private(cast.boris).matches("Bakers").count(), 1);
    scene.sim.demote(cast.group, cast.noa, cast.boris);
    scene.settle().await;
    scene.restart().await;
    scene.pass_until("2026-11-17 09:01", Jerusalem).await;
    scene.restart().await;
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(scene.sees_in_private(cast.noa).matches("Bakers").count(), 1);
    assert_eq!(scene.sees_in_private(cast.boris), "");
    scene.finish().await;
}

#[tokio::test]
async fn a_hostile_title_stands_as_it_is_and_hides_nothing() {
    for language in Lang::ALL {
        let (mut scene, cast) = with_two_managers(language).await;
        let title = format!("</b><a href=\"tg://user?id=1\">x\u{202E}{}", "ש".repeat(90));
        let hostile = scene.sim.supergroup(&title, cast.noa);
        scene.sim.add_bot(hostile, cast.noa);
        scene.sim.promote_bot(hostile, cast.noa, Rights::all());
        scene.settle().await;
        scene.sees_in_private(cast.noa);
        raise(&mut scene, hostile, "one", Urgency::AtOnce).await;
        let seen = shown(&scene, cast.noa);
        assert!(seen.contains("</b><a href=") && seen.contains('…'), "{seen}");
        assert!(seen.contains(&word("item-quarantine", language).chars().take(10).collect::<String>()), "{seen}");
        press(&mut scene, cast.noa, "attention-button-wishes", language).await;
        press(&mut scene, cast.noa, "attention-button-duties", language).await;
        let panel = scene.panel(cast.noa.private(), cast.noa);
        assert!(panel.words.contains("</b><a href="), "{panel:?}");
        scene.finish().await;
    }
}

/// The last post that is planned has a week to go: told in the round, and over when there is more.
#[tokio::test]
async fn content_that_runs_low_is_told_and_settles_itself() {
    for language in Lang::ALL {
        let (mut scene, cast) = with_two_managers(language).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        for typed in ["/touchpoint 17.11.2026 12:00\nFlour?", "/touchpoint 20.11.2026 12:00\nYeast?"] {
            scene.say(cast.group, cast.noa, typed).await;
        }
        scene.pass_until("2026-11-18 09:01", Jerusalem).await;
        scene.pass(TimeDelta::hours(3)).await;
        let words = without_marks(&line("item-posts-low").render(language));
        assert_eq!(scene.sees_in_private(cast.noa).matches(&words).count(), 1, "{language:?}");
        scene.say(cast.group, cast.noa, "/touchpoint every monday 12:00\nSalt?").await;
        let over = line("attention-over").render(language);
        assert!(shown(&scene, cast.noa).contains(&over), "{}", shown(&scene, cast.noa));
        assert_eq!(waiting(&scene, cast.noa).await, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_topic_that_is_gone_is_told_and_general_is_fine() {
    for language in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(language).await;
        scene.sim.start_bot(cast.noa);
        let forum = scene.sim.forum("Forum", cast.noa);
        scene.sim.seat(forum, &[cast.alice]);
        scene.sim.add_bot(forum, cast.noa);
        scene.settle().await;
        let topic = scene.sim.topic(forum, cast.noa, "Bread");
        scene.sim.say_in(forum, topic, cast.noa, "/settings@sim_test_bot touchpoints here");
        scene.settle().await;
        scene.say(forum, cast.noa, "/settings@sim_test_bot rhythm steady").await;
        scene.sim.delete_topic(forum, topic);
        scene.sees_in_private(cast.noa);
        scene.pass(TimeDelta::days(3)).await;
        let told = scene.sees_in_private(cast.noa);
        assert_eq!(told.matches("Forum").count(), 1, "{language:?}: {told}");
        press(&mut scene, cast.noa, "item-button-general", language).await;
        assert_eq!(waiting(&scene, cast.noa).await, 0);
        let done = without_marks(&line("attention-done").text("name", "Noa").render(language));
        assert!(shown(&scene, cast.noa).contains(&done), "{}", shown(&scene, cast.noa));
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn what_is_in_quarantine_waits_until_it_is_handled() {
    for language in Lang::ALL {
        let (mut scene, cast) = with_two_managers(language).await;
        let raw = serde_json::json!({"update_id": 77}).to_string();
        scene
            .with_cx(async |cx| {
                let chat_id = Some(cast.group.0);
                let failure =
                    Failure { source: Source::Update, update_id: None, chat_id, raw: &raw, error: "no column" };
                quarantine::keep(cx, &failure).await?;
                quarantine::keep(cx, &failure).await?;
                Ok(())
            })
            .await;
        scene.pass(TimeDelta::days(1)).await;
        let words: String = word("item-quarantine", language).chars().take(20).collect();
        assert_eq!(scene.sees_in_private(cast.noa).matches(&words).count(), 1, "{language:?}");
        let numbers: Vec<i64> = {
            let tx = scene.core.store.read().await.unwrap();
            sqlx::query_scalar("SELECT id FROM quarantine").fetch_all(&mut *tx.lock().await).await.unwrap()
        };
        for (n, number) in (1..).zip(&numbers) {
            scene.with_cx(async |cx| Ok(house::retry_later(&cx.tx, *number, cx.now).await?)).await;
            scene.settle().await;
            assert_eq!(waiting(&scene, cast.noa).await, i64::from(n < numbers.len()));
        }
        assert!(inbox::quarantine_errors(&scene.core.store.read().await.unwrap(), 10).await.unwrap().is_empty());
        let over = line("attention-over").render(language);
        assert!(shown(&scene, cast.noa).contains(&over), "{}", shown(&scene, cast.noa));
        scene.finish().await;
    }
}

/// A post of which nobody can tell whether it arrived: once it is there, once it is not.
#[tokio::test]
async fn a_post_that_may_be_lost_is_there_or_is_posted_again() {
    for (language, is_there) in [(Lang::En, true), (Lang::He, false), (Lang::Ru, false), (Lang::He, true)] {
        let (mut scene, cast) = with_two_managers(language).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        scene.say(cast.group, cast.noa, "/touchpoint 17.11.2026 12:00\nFlour?").await;
        scene.pass_until("2026-11-17 09:59", Jerusalem).await;
        let fault = if is_there { Fault::DropAfter } else { Fault::DropBefore };
        scene.sim.fault("sendMessage", 0, 1, fault);
        scene.sim.fault("editMessageReplyMarkup", 0, usize::MAX, Fault::ServerError(500));
        scene.pass(TimeDelta::hours(5)).await;
        scene.sim.clear_faults();
        let flour = |scene: &Scene| {
            scene.sim.view(cast.group, cast.alice).into_iter().filter(|seen| seen.text == "Flour?").count()
        };
        let seen = scene.sees_in_private(cast.boris);
        assert!(seen.contains("Flour?"), "{language:?}: {seen}");
        assert_eq!(waiting(&scene, cast.noa).await, 1);
        scene.restart().await;
        let label = if is_there { "item-button-there" } else { "item-button-again" };
        press(&mut scene, cast.boris, label, Lang::Ru).await;
        scene.pass(TimeDelta::minutes(2)).await;
        assert_eq!(flour(&scene), 1, "{language:?}");
        assert_eq!(waiting(&scene, cast.noa).await, 0);
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn a_right_that_was_lost_waits_until_it_is_back_and_somebody_may_look_again() {
    for language in Lang::ALL {
        let (mut scene, cast) = with_two_managers(language).await;
        scene.sim.promote_bot(cast.group, cast.noa, Rights::all().without(Right::DeleteMessages));
        scene.settle().await;
        assert_eq!((waiting(&scene, cast.noa).await, waiting(&scene, cast.boris).await), (1, 1));
        let asked = scene.sim.requests_of("getChatAdministrators").len();
        press(&mut scene, cast.boris, "setup-button-look-again", Lang::Ru).await;
        assert!(scene.sim.requests_of("getChatAdministrators").len() > asked);
        assert_eq!(waiting(&scene, cast.noa).await, 1, "it is still not there");
        scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
        scene.settle().await;
        assert_eq!(waiting(&scene, cast.noa).await, 0);
        let over = line("attention-over").render(Lang::Ru);
        assert!(shown(&scene, cast.boris).contains(&over), "{}", shown(&scene, cast.boris));
        scene.finish().await;
    }
}
