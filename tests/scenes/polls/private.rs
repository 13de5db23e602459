//! Polls made in private: asked, planned, kept, listed, reminded of, decided, followed up.

use chrono_tz::Asia::Jerusalem;
use kehila::store::chats::{self, Rhythm};
use serde_json::Value;

use super::*;
use crate::support::{ending::Trouble, word};

/// A group in Jerusalem; it is Monday, ten in the morning. Noa, who manages it, has started the bot.
async fn group(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.pass(TimeDelta::minutes(2)).await;
    (scene, cast)
}

/// Noa presses something in private; many presses in a row would be held back.
async fn press(scene: &mut Scene, cast: &Cast, id: &str, lang: Lang) -> String {
    scene.pass(TimeDelta::minutes(1)).await;
    scene.press_in_private(cast.noa, &word(id, lang)).await;
    scene.sees_in_private(cast.noa)
}

async fn says(scene: &mut Scene, cast: &Cast, text: &str) -> String {
    scene.pass(TimeDelta::minutes(1)).await;
    scene.say_in_private(cast.noa, text).await;
    scene.sees_in_private(cast.noa)
}

fn last_sent(scene: &Scene, chat: i64) -> Value {
    let sent = scene.sim.requests_of("sendPoll");
    sent.into_iter().rfind(|request| request.params["chat_id"] == chat).expect("a poll").params.into()
}

const TEA: &str = "/poll 2 days: Tea or coffee?\nTea\nCoffee";

#[tokio::test]
async fn a_poll_is_looked_at_in_private_and_posted_as_it_is_wanted() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let seen = says(&mut scene, &cast, TEA).await;
        assert!(seen.contains("Tea or coffee?") && seen.contains(&word("poll-trait-named", lang)), "{seen}");
        let look = last_sent(&scene, cast.noa.0);
        assert_eq!((look["is_closed"].as_bool(), look["open_period"].as_i64()), (Some(true), Some(48 * 3600)));
        for id in ["several", "shuffled", "hidden", "silent", "fixed"] {
            let seen = press(&mut scene, &cast, &format!("poll-switch-{id}-off"), lang).await;
            assert!(seen.contains(&word(&format!("poll-trait-{id}"), lang)), "{id}: {seen}");
        }
        assert!(polls(&scene, &cast).is_empty(), "nothing is posted yet");
        let seen = press(&mut scene, &cast, "poll-button-post", lang).await;
        assert!(seen.contains(&without_marks(&line_with_group("poll-is-posted", lang))), "{seen}");
        let sent = last_sent(&scene, cast.group.0);
        for (field, value) in [
            ("allows_multiple_answers", true),
            ("shuffle_options", true),
            ("hide_results_until_closes", true),
            ("allows_revoting", false),
            ("is_anonymous", false),
            ("disable_notification", true),
        ] {
            assert_eq!(sent[field].as_bool(), Some(value), "{field}");
        }
        let poll = polls(&scene, &cast).pop().unwrap().id;
        scene.sim.vote(cast.group, cast.alice, poll, &[0, 1]).unwrap();
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        assert!(scene.sim.vote(cast.group, cast.boris, poll, &[0]).is_err(), "votes are final");
        scene.pass(TimeDelta::days(2) + TimeDelta::minutes(1)).await;
        let result = the_result(&scene, &cast);
        assert!(result.contains("100% · 2") && result.contains("50% · 1"), "of voters, not of votes: {result}");
        scene.finish().await;
    }
}

fn line_with_group(id: &'static str, lang: Lang) -> String {
    kehila::words::line(id).text("group", "Bakers").render_plain(lang)
}

#[tokio::test]
async fn what_cannot_be_is_said_before_it_is_posted() {
    let (mut scene, cast) = group(Lang::En).await;
    let seen = says(&mut scene, &cast, "/poll Tea?\nYes").await;
    assert!(seen.contains("nothing to choose from"), "{seen}");
    let seen = says(&mut scene, &cast, "/poll 40d Tea?\nYes\nNo").await;
    assert!(seen.contains("30 days"), "{seen}");
    says(&mut scene, &cast, TEA).await;
    press(&mut scene, &cast, "poll-switch-anonymous-off", Lang::En).await;
    press(&mut scene, &cast, "poll-switch-adding-off", Lang::En).await;
    let seen = press(&mut scene, &cast, "poll-button-post", Lang::En).await;
    assert!(seen.contains("can't add options"), "{seen}");
    press(&mut scene, &cast, "poll-switch-adding-on", Lang::En).await;
    press(&mut scene, &cast, "poll-switch-reminds-off", Lang::En).await;
    let seen = press(&mut scene, &cast, "poll-button-post", Lang::En).await;
    assert!(seen.contains("no reminder"), "{seen}");
    assert!(polls(&scene, &cast).is_empty());
    press(&mut scene, &cast, "poll-switch-reminds-on", Lang::En).await;
    press(&mut scene, &cast, "poll-button-post", Lang::En).await;
    assert!(polls(&scene, &cast).pop().unwrap().poll.unwrap().anonymous);
    scene.finish().await;
}

#[tokio::test]
async fn question_by_question_it_is_planned_and_comes_at_its_time() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        says(&mut scene, &cast, "/poll").await;
        says(&mut scene, &cast, "Tea or coffee?\nTea\nCoffee").await;
        says(&mut scene, &cast, "24h").await;
        says(&mut scene, &cast, "18.11.2026 12:00").await;
        let seen = says(&mut scene, &cast, "2").await;
        let quorum = kehila::words::line("poll-trait-quorum").num("wanted", 2).render_plain(lang);
        assert!(seen.contains(&without_marks(&quorum)), "{seen}");
        press(&mut scene, &cast, "poll-button-schedule", lang).await;
        scene.restart().await;
        scene.pass_until("2026-11-18 11:58", Jerusalem).await;
        assert!(polls(&scene, &cast).is_empty());
        scene.pass_until("2026-11-18 12:02", Jerusalem).await;
        let poll = polls(&scene, &cast).pop().unwrap().id;
        let posted = "SELECT CAST(count(*) AS TEXT) FROM occurrences WHERE room = 'polls' AND outcome = 'posted'";
        assert_eq!(ask_database(&scene, posted).await, "1", "it counts as a post");
        scene.sim.vote(cast.group, cast.alice, poll, &[0]).unwrap();
        scene.pass_until("2026-11-19 12:02", Jerusalem).await;
        let result = the_result(&scene, &cast);
        let missed = kehila::words::line("poll-quorum-missed").num("wanted", 2).num("voters", 1).render_plain(lang);
        assert!(result.contains(&without_marks(&missed)), "{result}");
        scene.pass(TimeDelta::days(9)).await;
        assert_eq!(polls(&scene, &cast).len(), 1, "it came once");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_planned_poll_that_cannot_come_is_kept_as_a_template() {
    let (mut scene, cast) = group(Lang::En).await;
    says(&mut scene, &cast, "/poll").await;
    says(&mut scene, &cast, "Tea or coffee?\nTea\nCoffee").await;
    press(&mut scene, &cast, "flow-skip", Lang::En).await;
    says(&mut scene, &cast, "18.11.2026 12:00").await;
    press(&mut scene, &cast, "flow-skip", Lang::En).await;
    press(&mut scene, &cast, "poll-button-schedule", Lang::En).await;
    scene.say(cast.group, cast.noa, "/settings dates 18.11").await;
    scene.say(cast.group, cast.noa, "/settings days mon tue wed thu fri sat sun").await;
    scene.pass_until("2026-11-19 12:05", Jerusalem).await;
    assert!(polls(&scene, &cast).is_empty());
    let seen = says(&mut scene, &cast, "/attention").await;
    let list = says(&mut scene, &cast, "/polls").await;
    assert!(seen.contains("wasn't posted") || list.contains("no polls"), "{seen}\n{list}");
    let plans = press(&mut scene, &cast, "poll-button-plans", Lang::En).await;
    assert!(plans.contains("▫️ Tea or coffee?"), "{plans}");
    scene.finish().await;
}

#[tokio::test]
async fn a_template_is_kept_used_renamed_and_removed() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        says(&mut scene, &cast, TEA).await;
        press(&mut scene, &cast, "poll-switch-template-off", lang).await;
        press(&mut scene, &cast, "poll-button-template", lang).await;
        assert!(polls(&scene, &cast).is_empty());
        says(&mut scene, &cast, "/polls").await;
        press(&mut scene, &cast, "poll-button-plans", lang).await;
        scene.press_in_private(cast.noa, "Tea or coffee?").await;
        press(&mut scene, &cast, "poll-button-rename", lang).await;
        says(&mut scene, &cast, "Drinks").await;
        press(&mut scene, &cast, "poll-button-template", lang).await;
        says(&mut scene, &cast, "/polls").await;
        let seen = press(&mut scene, &cast, "poll-button-plans", lang).await;
        assert!(seen.contains("Drinks"), "{seen}");
        scene.press_in_private(cast.noa, "Drinks").await;
        press(&mut scene, &cast, "poll-button-use", lang).await;
        press(&mut scene, &cast, "poll-button-post", lang).await;
        assert_eq!(polls(&scene, &cast).len(), 1);
        assert_eq!(last_sent(&scene, cast.group.0)["open_period"], 48 * 3600);
        says(&mut scene, &cast, "/polls").await;
        press(&mut scene, &cast, "poll-button-plans", lang).await;
        scene.press_in_private(cast.noa, "Drinks").await;
        let seen = press(&mut scene, &cast, "poll-button-remove", lang).await;
        let none = without_marks(&line_with_group("poll-plans-none", lang));
        assert!(seen.contains(&none), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn polls_are_listed_repeated_closed_and_given_as_a_table() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let poll = asks(&mut scene, &cast).await;
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.settle().await;
        let seen = says(&mut scene, &cast, "/polls").await;
        assert!(seen.contains("Tea or coffee?"), "{seen}");
        scene.press_in_private(cast.noa, "Tea or coffee?").await;
        press(&mut scene, &cast, "poll-button-export", lang).await;
        let sent = scene.sim.requests_of("sendDocument").pop().unwrap();
        assert_eq!(sent.params["chat_id"], cast.noa.0);
        let shown = scene.sim.view(cast.noa.private(), cast.noa);
        let media = shown.iter().rev().find_map(|seen| seen.media.clone()).unwrap();
        let table = String::from_utf8_lossy(&scene.sim.file(&media.file).unwrap()).into_owned();
        assert!(table.contains("[\"Coffee\",\"1\"]") && table.ends_with(",\"Coffee\"]]"), "{table}");
        press(&mut scene, &cast, "poll-button-close", lang).await;
        scene.pass(TimeDelta::minutes(1)).await;
        assert!(the_result(&scene, &cast).contains("Coffee"));
        says(&mut scene, &cast, "/polls").await;
        scene.press_in_private(cast.noa, "Tea or coffee?").await;
        press(&mut scene, &cast, "poll-button-repeat", lang).await;
        press(&mut scene, &cast, "poll-button-post", lang).await;
        assert_eq!(polls(&scene, &cast).len(), 2);
        // In the group, she alone sees the list.
        scene.sees(cast.group, cast.alice);
        scene.say(cast.group, cast.noa, "/polls").await;
        assert!(scene.sees(cast.group, cast.noa).contains("Tea or coffee?"));
        assert!(!scene.sees(cast.group, cast.alice).contains("Tea or coffee?"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_poll_that_comes_again_and_again_tells_its_trend() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        says(&mut scene, &cast, "/poll").await;
        says(&mut scene, &cast, "Which day?\nSunday\nTuesday").await;
        says(&mut scene, &cast, "24h").await;
        says(&mut scene, &cast, "every wednesday 12:00").await;
        press(&mut scene, &cast, "flow-skip", lang).await;
        press(&mut scene, &cast, "poll-button-schedule", lang).await;
        let rounds = [("2026-11-18", [1, 0, 1]), ("2026-11-25", [1, 1, 1]), ("2026-12-02", [0, 0, 1])];
        for (n, (date, votes)) in rounds.into_iter().enumerate() {
            scene.pass_until(&format!("{date} 12:05"), Jerusalem).await;
            assert_eq!(polls(&scene, &cast).len(), n + 1);
            let poll = polls(&scene, &cast).pop().unwrap().id;
            for (who, option) in [cast.noa, cast.boris, cast.alice].into_iter().zip(votes) {
                scene.sim.vote(cast.group, who, poll, &[option]).unwrap();
            }
            scene.pass(TimeDelta::hours(25)).await;
        }
        let results = told(&scene, cast.group, cast.noa);
        let says = |how, option: &str, percent: &str, before: &str| {
            let trend = kehila::words::line("poll-trend").plain("how", how).text("option", option);
            without_marks(&trend.text("percent", percent).text("before", before).render_plain(lang))
        };
        assert!(!without_marks(&results[0].text).contains("33%, "), "{}", results[0].text);
        let second = without_marks(&results[1].text);
        assert!(second.contains(&says("up", "Tuesday", "100%", "67%")), "{second}");
        let third = without_marks(&results[2].text);
        assert!(third.contains(&says("other", "Sunday", "67%", "0%")), "{third}");
        // All rounds are there to be looked at, and nobody is asked each week what comes of it.
        self::says(&mut scene, &cast, "/polls").await;
        press(&mut scene, &cast, "poll-button-plans", lang).await;
        scene.press_in_private(cast.noa, "Which day?").await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains("[photo]") && seen.matches("%").count() >= 3, "{seen}");
        let items = "SELECT CAST(count(*) AS TEXT) FROM items WHERE room = 'polls'";
        assert_eq!(ask_database(&scene, items).await, "0");
        press(&mut scene, &cast, "poll-button-remove", lang).await;
        scene.pass(TimeDelta::days(14)).await;
        assert_eq!(polls(&scene, &cast).len(), 3, "it comes no more");
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_has_not_voted_is_reminded_once_if_that_is_wanted() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        for who in [cast.alice, cast.boris] {
            scene.sim.start_bot(who);
            scene.say(cast.group, who, "Good morning, the bread is in the oven already").await;
        }
        says(&mut scene, &cast, TEA).await;
        press(&mut scene, &cast, "poll-switch-reminds-off", lang).await;
        press(&mut scene, &cast, "poll-button-post", lang).await;
        let poll = polls(&scene, &cast).pop().unwrap().id;
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.pass(TimeDelta::hours(20)).await;
        for who in [cast.alice, cast.boris] {
            scene.sees_in_private(who);
        }
        // Noa sees who is missing, in private; in the group it is not shown.
        says(&mut scene, &cast, "/polls").await;
        scene.press_in_private(cast.noa, "Tea or coffee?").await;
        let seen = press(&mut scene, &cast, "poll-button-missing", lang).await;
        assert!(seen.contains("Alice") && !seen.contains("Boris"), "{seen}");
        // It is evening a quarter before the end, so she hears of it in the morning.
        scene.pass_until("2026-11-18 09:30", Jerusalem).await;
        let hers = scene.sees_in_private(cast.alice);
        assert_eq!(hers.matches("Tea or coffee?").count(), 1, "{hers}");
        assert!(!scene.sees_in_private(cast.boris).contains("Tea or coffee?"));
        assert!(!scene.sees(cast.group, cast.boris).contains("Alice,"));
        scene.pass(TimeDelta::days(3)).await;
        assert!(!scene.sees_in_private(cast.alice).contains("Tea or coffee?"), "once");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_tie_is_decided_by_a_casting_vote_and_what_comes_of_it_is_told() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let poll = asks(&mut scene, &cast).await;
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.sim.vote(cast.group, cast.alice, poll, &[0]).unwrap();
        scene.pass(THREE_DAYS + TimeDelta::minutes(1)).await;
        let result = told(&scene, cast.group, cast.boris).pop().unwrap();
        assert!(!scene.sees(cast.group, cast.boris).contains(&word("poll-is-cast", lang)));
        scene.press(cast.group, cast.noa, "Coffee").await;
        let cast_vote = told(&scene, cast.group, cast.boris).pop().unwrap();
        assert_eq!(cast_vote.reply_to, Some(result.id));
        assert!(without_marks(&cast_vote.text).contains("Coffee") && cast_vote.text.contains("Noa"), "{cast_vote:?}");
        scene.pass(TimeDelta::days(3) + TimeDelta::hours(1)).await;
        says(&mut scene, &cast, "/attention").await;
        press(&mut scene, &cast, "poll-follow-write", lang).await;
        says(&mut scene, &cast, "We buy a grinder").await;
        press(&mut scene, &cast, "flow-publish", lang).await;
        let follow = told(&scene, cast.group, cast.boris).pop().unwrap();
        assert_eq!(follow.reply_to, Some(result.id));
        assert!(follow.text.contains("We buy a grinder"), "{follow:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn votes_of_chats_and_added_options_are_counted_and_what_is_missing_is_said() {
    let (mut scene, cast) = group(Lang::En).await;
    says(&mut scene, &cast, TEA).await;
    press(&mut scene, &cast, "poll-switch-adding-off", Lang::En).await;
    press(&mut scene, &cast, "poll-button-post", Lang::En).await;
    let poll = polls(&scene, &cast).pop().unwrap().id;
    scene.sim.add_option(cast.group, cast.alice, poll, "Cocoa").unwrap();
    scene.sim.vote(cast.group, cast.alice, poll, &[2]).unwrap();
    scene.sim.vote_as_chat(cast.group, cast.group, poll, 2).unwrap();
    scene.sim.vote(cast.group, cast.boris, poll, &[0]).unwrap();
    scene.settle().await;
    // Boris leaves; his vote stays, as Telegram has it.
    scene.sim.leave(cast.group, cast.boris);
    scene.settle().await;
    scene.restart().await;
    scene.pass(TimeDelta::days(2) + TimeDelta::minutes(1)).await;
    let result = the_result(&scene, &cast);
    assert!(result.contains("Cocoa") && result.contains("67% · 2") && !result.contains("reached me"), "{result}");
    // Alice is forgotten, and with her the option she added.
    scene.sim.start_bot(cast.alice);
    scene.say_in_private(cast.alice, "/forgetme").await;
    scene.press_in_private(cast.alice, &word("forgetme-button-all", Lang::En)).await;
    let kept = "SELECT group_concat(options) FROM polls";
    assert!(!ask_database(&scene, kept).await.contains("Cocoa"));
    scene.finish().await;
}

#[tokio::test]
async fn a_difference_to_telegrams_count_is_shown() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let poll = asks(&mut scene, &cast).await;
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.sim.vote(cast.group, cast.alice, poll, &[1]).unwrap();
        scene.settle().await;
        let tx = scene.core.store.write().await.unwrap();
        sqlx::query("DELETE FROM poll_votes WHERE user_id = ?")
            .bind(cast.boris.0)
            .execute(&mut *tx.lock().await)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        scene.say(cast.group, cast.noa, "/poll close").await;
        scene.pass(TimeDelta::minutes(1)).await;
        let difference = kehila::words::line("poll-difference").num("came", 1).num("counted", 2).render_plain(lang);
        let result = the_result(&scene, &cast);
        assert!(result.contains(&without_marks(&difference)), "{result}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_planned_poll_whose_topic_is_closed_goes_to_general() {
    let (mut scene, cast) = group(Lang::En).await;
    let forum = scene.sim.forum("Forum", cast.noa);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, Rights::all());
    let topic = scene.sim.topic(forum, cast.noa, "Bread");
    scene.settle().await;
    scene.sim.say_in(forum, topic, cast.noa, "/settings polls here");
    scene.settle().await;
    scene.change(forum, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    says(&mut scene, &cast, "/poll").await;
    scene.press_in_private(cast.noa, "Forum").await;
    says(&mut scene, &cast, "Tea or coffee?\nTea\nCoffee").await;
    press(&mut scene, &cast, "flow-skip", Lang::En).await;
    says(&mut scene, &cast, "18.11.2026 12:00").await;
    press(&mut scene, &cast, "flow-skip", Lang::En).await;
    press(&mut scene, &cast, "poll-button-schedule", Lang::En).await;
    scene.sim.delete_topic(forum, topic);
    scene.pass_until("2026-11-18 12:10", Jerusalem).await;
    let posted = polls_in(&scene, forum, cast.noa);
    assert_eq!((posted.len(), posted[0].thread), (1, None));
    scene.finish_despite([Trouble::Failed]).await;
}
