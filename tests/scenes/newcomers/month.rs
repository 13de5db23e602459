//! The month of newcomers: eager, shy, unreachable in private, one who leaves and comes back; and what may befall them.

use chrono_tz::Asia::Jerusalem;
use kehila::dispatch::settings;

use super::*;

#[tokio::test]
async fn the_eager_one_is_thanked_and_asked_and_what_she_adds_reaches_managers_only_if_she_sends_it() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, true).await;
        scene.sim.start_bot(cast.noa);
        introduce(&mut scene, dana, lang).await;
        scene.say(cast.group, dana, "How do I feed a sourdough?").await;
        scene.say(cast.group, cast.boris, "With flour and water, every day").await;
        days(&mut scene, 6).await;
        assert_eq!(told(&scene, &cast, dana, lang), Vec::<&str>::new(), "there is nothing to remind her of");
        days(&mut scene, 2).await;
        assert_eq!(told(&scene, &cast, dana, lang), ["newcomers-thanks"]);
        days(&mut scene, 24).await;
        assert_eq!(told(&scene, &cast, dana, lang), ["newcomers-month"]);
        scene.sees_in_private(cast.noa);
        let partly = line("newcomers-verdict").plain("verdict", "partly").render_plain(lang);
        scene.press_in_private(dana, &partly).await;
        scene.press_in_private(dana, &word("newcomers-button-tell", lang)).await;
        scene.say_in_private(dana, "More <b>bread</b>, please").await;
        days(&mut scene, 1).await;
        assert!(!scene.sees_in_private(cast.noa).contains("bread"), "she has not sent it");
        scene.press_in_private(dana, &word("newcomers-tell-send", lang)).await;
        assert!(scene.sees_in_private(dana).contains(&word("newcomers-tell-sent", lang)));
        days(&mut scene, 1).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains("More <b>bread</b>, please") && seen.contains("Dana"), "{seen}");
        let funnel = scene.say_and_see(cast.group, cast.noa, "/newcomers").await;
        let verdicts = line("newcomers-verdicts").num("yes", 0).num("partly", 1).num("no", 0).render(lang);
        assert!(funnel.contains(&without_marks(&verdicts)), "{funnel}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_shy_one_is_reminded_once_and_asked_after_a_month() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, true).await;
        days(&mut scene, 2).await;
        let seen = scene.sees_in_private(dana);
        assert!(seen.contains(&begins("newcomers-introduce", lang)) && seen.contains("Dana"), "{seen}");
        assert!(seen.contains(&word("intro-button", lang)) && seen.contains("/quiet"), "{seen}");
        days(&mut scene, 27).await;
        assert_eq!(told(&scene, &cast, dana, lang), Vec::<&str>::new());
        days(&mut scene, 3).await;
        assert_eq!(told(&scene, &cast, dana, lang), ["newcomers-month"]);
        days(&mut scene, 40).await;
        assert_eq!(told(&scene, &cast, dana, lang), Vec::<&str>::new());
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_has_introduced_herself_and_is_silent_hears_of_the_question_of_the_week() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, true).await;
        introduce(&mut scene, dana, lang).await;
        scene.say(cast.group, cast.noa, "/touchpoint every day 12:00\nWhat are you baking?").await;
        days(&mut scene, 4).await;
        let seen = scene.sees_in_private(dana);
        assert!(seen.contains(&begins("newcomers-question", lang)) && seen.contains("https://t.me/c/"), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_has_not_started_us_is_told_in_the_group_and_nobody_else_sees_it() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, false).await;
        let before = of_bot(&scene, &cast, cast.boris).len();
        days(&mut scene, 2).await;
        assert_eq!(told(&scene, &cast, dana, lang), ["newcomers-introduce"]);
        let others = scene.sees(cast.group, cast.boris);
        assert!(!others.contains(&begins("newcomers-introduce", lang)), "{others}");
        days(&mut scene, 31).await;
        assert_eq!(told(&scene, &cast, dana, lang), ["newcomers-month"]);
        let no = line("newcomers-verdict").plain("verdict", "no").render_plain(lang);
        let seen = scene.press_and_see(cast.group, dana, &no).await;
        let said = line("newcomers-verdict-said").plain("verdict", "no").render_plain(lang);
        assert!(seen.contains(&without_marks(&said)), "{seen}");
        // Words are told in private, which her press opens.
        scene.press(cast.group, dana, &word("newcomers-button-tell", lang)).await;
        assert!(scene.sees_in_private(dana).contains(&word("newcomers-tell-ask", lang)));
        let standing = of_bot(&scene, &cast, cast.boris).into_iter().filter(|seen| !seen.text.contains("Dana"));
        assert!(standing.count() <= before, "nothing of it stands before everybody");
        scene.finish().await;
    }
}

#[tokio::test]
async fn where_nothing_reaches_her_nothing_is_said_and_nothing_is_made_up_for() {
    let (mut scene, cast, dana) = joined(Lang::En, false).await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.pass(TimeDelta::minutes(5)).await;
    days(&mut scene, 3).await;
    scene.sim.start_bot(dana);
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
    days(&mut scene, 3).await;
    assert_eq!(told(&scene, &cast, dana, Lang::En), Vec::<&str>::new());
    days(&mut scene, 26).await;
    assert_eq!(told(&scene, &cast, dana, Lang::En), ["newcomers-month"], "what comes later does reach her");
    scene.finish().await;
}

#[tokio::test]
async fn who_leaves_is_told_nothing_and_who_comes_back_within_a_month_goes_on() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, true).await;
        days(&mut scene, 2).await;
        assert_eq!(told(&scene, &cast, dana, lang), ["newcomers-introduce"]);
        scene.say(cast.group, dana, "Good morning to all of you").await;
        scene.sim.leave(cast.group, dana);
        days(&mut scene, 10).await;
        assert_eq!(told(&scene, &cast, dana, lang), Vec::<&str>::new());
        scene.sim.join(cast.group, dana);
        days(&mut scene, 2).await;
        assert_eq!(told(&scene, &cast, dana, lang), ["newcomers-thanks"], "she goes on where she was");
        for _ in 0..2 {
            scene.sim.leave(cast.group, dana);
            scene.settle().await;
            scene.sim.join(cast.group, dana);
            scene.settle().await;
        }
        days(&mut scene, 20).await;
        assert_eq!(told(&scene, &cast, dana, lang), ["newcomers-month"]);
        // After more than a month away she begins anew, and hears nothing twice.
        scene.sim.leave(cast.group, dana);
        days(&mut scene, 40).await;
        scene.sim.join(cast.group, dana);
        days(&mut scene, 40).await;
        assert_eq!(told(&scene, &cast, dana, lang), Vec::<&str>::new());
        scene.finish().await;
    }
}

#[tokio::test]
async fn one_press_stops_all_of_them_and_so_does_quiet() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, true).await;
        days(&mut scene, 2).await;
        assert_eq!(told(&scene, &cast, dana, lang), ["newcomers-introduce"]);
        scene.press_in_private(dana, &word("newcomers-button-stop", lang)).await;
        assert!(scene.sees_in_private(dana).contains(&word("newcomers-stopped", lang)));
        days(&mut scene, 35).await;
        assert_eq!(told(&scene, &cast, dana, lang), Vec::<&str>::new());
        scene.say_in_private(dana, "/quiet").await;
        let again = line("quiet-kind-on").line("kind", line("nudge-first-weeks")).render_plain(lang);
        assert!(scene.sees_in_private(dana).contains(&without_marks(&again)), "it can be heard again");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_restart_before_and_after_each_step_says_nothing_twice_and_loses_nothing() {
    let (mut scene, cast, dana) = joined(Lang::En, true).await;
    scene.say(cast.group, dana, "How do I feed a sourdough?").await;
    scene.restart().await;
    scene.say(cast.group, cast.boris, "With flour and water").await;
    let mut heard = Vec::new();
    for _ in 0..33 * 4 {
        scene.pass(TimeDelta::hours(6)).await;
        scene.restart().await;
        heard.extend(told(&scene, &cast, dana, Lang::En));
    }
    assert_eq!(heard, ["newcomers-introduce", "newcomers-thanks", "newcomers-month"]);
    // In the very moment of saying it: the answer is lost, and whether it arrived is looked for.
    let zelda = scene.sim.create(Person::named("Zelda").language("en"));
    scene.sim.join(cast.group, zelda);
    scene.sim.start_bot(zelda);
    scene.pass(TimeDelta::hours(20)).await;
    scene.sees_in_private(zelda);
    scene.sim.fault("sendMessage", 0, 1, Fault::DropAfter);
    days(&mut scene, 1).await;
    scene.restart().await;
    days(&mut scene, 1).await;
    let seen = scene.sees_in_private(zelda);
    assert_eq!(seen.matches(&begins("newcomers-introduce", Lang::En)).count(), 1, "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn quiet_hours_and_quiet_days_are_waited_for_and_what_made_no_sense_by_then_is_not_said() {
    let (mut scene, cast, dana) = joined(Lang::He, true).await;
    let late = scene.sim.create(Person::named("Late").language("he"));
    scene.pass_until("2026-11-16 23:00", Jerusalem).await;
    scene.sim.join(cast.group, late);
    scene.sim.start_bot(late);
    scene.pass(TimeDelta::minutes(5)).await;
    scene.sees_in_private(late);
    scene.sees(cast.group, late);
    scene.pass_until("2026-11-18 08:55", Jerusalem).await;
    assert_eq!(told(&scene, &cast, late, Lang::He), Vec::<&str>::new(), "it is night");
    assert_eq!(told(&scene, &cast, dana, Lang::He), ["newcomers-introduce"]);
    // At the last moment she does by herself what she was to be reminded of.
    introduce(&mut scene, late, Lang::He).await;
    scene.pass_until("2026-11-18 12:00", Jerusalem).await;
    assert_eq!(told(&scene, &cast, late, Lang::He), Vec::<&str>::new());
    scene.finish().await;
}

#[tokio::test]
async fn off_ends_what_was_on_its_way_and_on_again_begins_with_who_joins_then() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, true).await;
        scene.say(cast.group, dana, "How do I feed a sourdough?").await;
        for state in [settings::OFF, settings::ON] {
            scene.say(cast.group, cast.noa, &format!("/settings newcomers {state}")).await;
            days(&mut scene, 2).await;
        }
        let zelda = scene.sim.create(Person::named("Zelda").language(lang.code()));
        scene.sim.join(cast.group, zelda);
        scene.sim.start_bot(zelda);
        days(&mut scene, 35).await;
        assert_eq!(told(&scene, &cast, dana, lang), Vec::<&str>::new(), "hers has ended");
        assert_eq!(told(&scene, &cast, zelda, lang), ["newcomers-introduce", "newcomers-month"]);
        assert_eq!(told(&scene, &cast, cast.boris, lang), Vec::<&str>::new(), "a member of before");
        scene.finish().await;
    }
}

#[tokio::test]
async fn after_a_raid_those_who_stay_are_told_a_few_at_a_time_and_the_group_sees_nothing() {
    let (mut scene, cast, dana) = joined(Lang::En, true).await;
    scene.sim.set_join_notices(cast.group, false);
    let raiders: Vec<UserId> = (0..300).map(|n| scene.sim.person(&format!("Raider {n}"))).collect();
    for raider in &raiders {
        scene.sim.join(cast.group, *raider);
    }
    scene.pass(TimeDelta::minutes(10)).await;
    for raider in &raiders[..280] {
        scene.sim.remove(cast.group, cast.noa, *raider);
    }
    days(&mut scene, 2).await;
    assert_eq!(told(&scene, &cast, dana, Lang::En), ["newcomers-introduce"], "she is not made to wait");
    for raider in &raiders[..280] {
        assert_eq!(told(&scene, &cast, *raider, Lang::En), Vec::<&str>::new());
    }
    for raider in &raiders[280..] {
        assert_eq!(told(&scene, &cast, *raider, Lang::En), ["newcomers-introduce"]);
    }
    let seen = scene.sees(cast.group, cast.boris);
    assert!(!seen.contains(&begins("newcomers-introduce", Lang::En)), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn who_may_not_write_yet_is_not_asked_to() {
    let (mut scene, cast, dana) = joined(Lang::En, true).await;
    scene.sim.mute(cast.group, cast.noa, dana);
    days(&mut scene, 2).await;
    assert_eq!(told(&scene, &cast, dana, Lang::En), Vec::<&str>::new());
    scene.finish().await;
}

async fn write(scene: &Scene, statement: String) {
    let tx = scene.core.store.write().await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut *tx.lock().await).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn who_has_introduced_herself_and_is_silent_hears_who_shares_an_interest() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, true).await;
        let key = scene.key(cast.group).await.0;
        for (who, tag, hers) in [(dana, "rye", lang), (cast.boris, "Rye", Lang::Ru), (cast.alice, "oats", Lang::En)] {
            if who != dana {
                scene.sim.start_bot(who);
                scene.say(cast.group, who, "Good morning").await;
            }
            let folded = tag.to_lowercase();
            introduce(&mut scene, who, hers).await;
            write(&scene, format!("INSERT INTO member_tags VALUES ({key}, {}, '{folded}', '{tag}', 0)", who.0)).await;
        }
        days(&mut scene, 4).await;
        let seen = scene.sees_in_private(dana);
        assert!(seen.contains("#rye") && seen.contains("Борис") && !seen.contains("Alice"), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_said_that_she_only_reads_is_left_in_peace() {
    let (mut scene, cast, dana) = joined(Lang::En, true).await;
    let key = scene.key(cast.group).await.0;
    write(&scene, format!("INSERT INTO readers VALUES ({key}, {}, 0)", dana.0)).await;
    days(&mut scene, 35).await;
    assert_eq!(told(&scene, &cast, dana, Lang::En), Vec::<&str>::new());
    scene.finish().await;
}

#[tokio::test]
async fn who_asked_to_be_let_in_and_was_asked_more_goes_the_same_way_once_she_is_in() {
    for lang in Lang::ALL {
        let (mut scene, cast, _) = joined(lang, true).await;
        scene.sim.start_bot(cast.noa);
        scene.say(cast.group, cast.noa, "/settings requests on").await;
        let mira = scene.sim.create(Person::named("Mira").language(lang.code()));
        scene.sim.ask_to_join(cast.group, mira);
        scene.settle().await;
        for said in ["I bake rye", "A sourdough starter"] {
            scene.say_in_private(mira, said).await;
        }
        scene.press_in_private(mira, &word("requests-button-send", lang)).await;
        scene.press_in_private(cast.noa, &word("requests-button-more", lang)).await;
        scene.say_in_private(cast.noa, "Since when?").await;
        scene.press_in_private(cast.noa, &word("requests-button-send", lang)).await;
        days(&mut scene, 4).await;
        assert_eq!(told(&scene, &cast, mira, lang), Vec::<&str>::new(), "she is not in yet");
        scene.say_in_private(mira, "Since May").await;
        assert!(scene.sees_in_private(cast.noa).contains("Since May"));
        scene.restart().await;
        scene.press_in_private(cast.noa, &word("requests-button-approve", lang)).await;
        scene.pass(TimeDelta::minutes(5)).await;
        assert!(scene.sees(cast.group, cast.boris).contains("Mira"), "everybody is greeted");
        scene.sees_in_private(mira);
        days(&mut scene, 2).await;
        assert_eq!(told(&scene, &cast, mira, lang), ["newcomers-introduce"]);
        introduce(&mut scene, mira, lang).await;
        let asked = scene.say(cast.group, mira, "How do I feed a sourdough?").await;
        scene.sim.reply(cast.group, cast.boris, asked, "Daily");
        days(&mut scene, 6).await;
        assert_eq!(told(&scene, &cast, mira, lang), ["newcomers-thanks"]);
        days(&mut scene, 24).await;
        assert_eq!(told(&scene, &cast, mira, lang), ["newcomers-month"]);
        scene.finish().await;
    }
}
