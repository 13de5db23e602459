//! What a manager may wish of a poll besides its words: pictures, a topic of its own, so many people; and by what it is counted.

use chrono_tz::Asia::Jerusalem;
use kehila::store::chats;
use simulator::Right;

use super::{
    private::{TEA, group, last_sent, press, says},
    *,
};
use crate::support::{ending::Trouble, word};

/// Noa sends a photo with these words in private.
async fn sends_photo(scene: &mut Scene, cast: &Cast, words: &str) -> String {
    scene.pass(TimeDelta::minutes(1)).await;
    scene.sim.photo(cast.noa.private(), cast.noa, words);
    scene.settle().await;
    scene.sees_in_private(cast.noa)
}

#[tokio::test]
async fn a_photo_goes_with_the_question_and_one_with_each_option() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let seen = sends_photo(&mut scene, &cast, TEA).await;
        assert!(seen.contains(&word("poll-trait-pictures", lang)), "{seen}");
        let look = last_sent(&scene, cast.noa.0);
        assert_eq!((look["is_closed"].as_bool(), look["media"]["type"].as_str()), (Some(true), Some("photo")));
        // Put on, the switch asks for the photo of each option; one can be left out.
        let seen = press(&mut scene, &cast, "poll-switch-pictures-off", lang).await;
        assert!(seen.contains("Tea") && !seen.contains("Coffee"), "{seen}");
        let seen = says(&mut scene, &cast, "a cup").await;
        assert!(seen.contains(&word("flow-photo", lang)), "{seen}");
        let seen = press(&mut scene, &cast, "flow-skip", lang).await;
        assert!(seen.contains("Coffee"), "{seen}");
        sends_photo(&mut scene, &cast, "").await;
        let look = last_sent(&scene, cast.noa.0);
        assert!(look["options"][0]["media"].is_null(), "{look}");
        assert_eq!(look["options"][1]["media"]["type"], "photo");
        // Kept as a template they are kept, too.
        press(&mut scene, &cast, "poll-switch-template-off", lang).await;
        press(&mut scene, &cast, "poll-button-template", lang).await;
        says(&mut scene, &cast, "/polls").await;
        press(&mut scene, &cast, "poll-button-plans", lang).await;
        scene.press_in_private(cast.noa, "Tea or coffee?").await;
        press(&mut scene, &cast, "poll-button-use", lang).await;
        press(&mut scene, &cast, "poll-button-post", lang).await;
        let sent = last_sent(&scene, cast.group.0);
        assert_eq!((&sent["media"], &sent["options"]), (&look["media"], &look["options"]));
        let poll = polls(&scene, &cast).pop().unwrap().id;
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.pass(TimeDelta::days(2) + TimeDelta::minutes(1)).await;
        assert!(the_result(&scene, &cast).contains("Coffee"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn under_a_photo_in_the_group_it_is_the_polls() {
    let (mut scene, cast) = group(Lang::En).await;
    let photo = scene.sim.photo(cast.group, cast.noa, "/poll Rye?\nYes\nNo");
    scene.settle().await;
    assert_eq!(last_sent(&scene, cast.group.0)["media"]["type"], "photo");
    assert!(scene.sim.view(cast.group, cast.noa).iter().any(|seen| seen.id == photo), "a photo is more than a command");
    scene.pass(TimeDelta::minutes(1)).await;
    scene.sim.send(cast.group, cast.noa, simulator::Medium::Video, "/poll Oats?\nYes\nNo");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.noa).contains("A poll takes a photo"));
    assert_eq!(polls(&scene, &cast).len(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn without_a_picture_telegram_does_not_take_it_goes_all_the_same() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        sends_photo(&mut scene, &cast, TEA).await;
        scene.sim.forget_files();
        press(&mut scene, &cast, "poll-button-post", lang).await;
        assert_eq!(polls(&scene, &cast).len(), 1);
        assert!(last_sent(&scene, cast.group.0)["media"].is_null());
        let told = word("poll-without-pictures", lang);
        let told = told.split('.').next().unwrap();
        assert!(scene.sees(cast.group, cast.noa).contains(told), "she is told: {told}");
        // A planned one too; those who manage the group hear of it, and the next comes without trying.
        scene.pass(TimeDelta::minutes(30)).await;
        sends_photo(&mut scene, &cast, "/poll").await;
        sends_photo(&mut scene, &cast, "Rye or oats?\nRye\nOats").await;
        press(&mut scene, &cast, "flow-skip", lang).await;
        says(&mut scene, &cast, "every wednesday 12:00").await;
        press(&mut scene, &cast, "flow-skip", lang).await;
        press(&mut scene, &cast, "poll-button-schedule", lang).await;
        scene.sim.forget_files();
        scene.pass_until("2026-11-18 12:10", Jerusalem).await;
        assert_eq!(polls(&scene, &cast).len(), 2);
        let attempts = scene.sim.requests_of("sendPoll").len();
        let seen = says(&mut scene, &cast, "/attention").await;
        assert!(seen.contains("Rye or oats?"), "{seen}");
        scene.pass_until("2026-11-25 12:10", Jerusalem).await;
        assert_eq!((polls(&scene, &cast).len(), scene.sim.requests_of("sendPoll").len()), (3, attempts + 1));
        scene.finish_despite([Trouble::Failed, Trouble::Refused]).await;
    }
}

/// A forum of Noa's with a topic.
async fn forum(scene: &mut Scene, cast: &Cast) -> (ChatId, i64) {
    let forum = scene.sim.forum("Forum", cast.noa);
    scene.sim.seat(forum, &[cast.boris]);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, Rights::all());
    let topic = scene.sim.topic(forum, cast.noa, "Bread");
    scene.settle().await;
    scene.change(forum, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    scene.set_rhythm(forum, chats::Rhythm::None).await;
    (forum, topic)
}

/// Noa has the planned poll go elsewhere, by this button, in the topic.
async fn moves(scene: &mut Scene, cast: &Cast, (forum, topic): (ChatId, i64), button: &str) {
    scene.pass(TimeDelta::minutes(1)).await;
    scene.sim.say_in(forum, topic, cast.noa, "/polls");
    scene.settle().await;
    let lang = scene.chat(forum).await.language;
    scene.press(forum, cast.noa, &word("poll-button-plans", lang)).await;
    scene.press(forum, cast.noa, "Rye or oats?").await;
    scene.press(forum, cast.noa, &word(button, lang)).await;
}

#[tokio::test]
async fn a_poll_begun_in_a_topic_goes_there_once_or_again_and_again() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let (forum, topic) = forum(&mut scene, &cast).await;
        scene.sim.say_in(forum, topic, cast.noa, "/polls");
        scene.settle().await;
        let new = word("poll-button-new", scene.chat(forum).await.language);
        scene.press(forum, cast.noa, &new).await;
        let seen = says(&mut scene, &cast, "Rye or oats?\nRye\nOats").await;
        assert!(!seen.is_empty());
        press(&mut scene, &cast, "flow-skip", lang).await;
        says(&mut scene, &cast, "every wednesday 12:00").await;
        let seen = press(&mut scene, &cast, "flow-skip", lang).await;
        assert!(seen.contains(&word("poll-trait-topic", lang)), "{seen}");
        let seen = press(&mut scene, &cast, "poll-switch-topic-on", lang).await;
        assert!(!seen.contains(&word("poll-trait-topic", lang)), "{seen}");
        press(&mut scene, &cast, "poll-switch-topic-off", lang).await;
        press(&mut scene, &cast, "poll-button-schedule", lang).await;
        scene.pass_until("2026-11-18 12:05", Jerusalem).await;
        let poll = polls_in(&scene, forum, cast.noa).pop().unwrap();
        assert_eq!(poll.thread, Some(topic));
        // Where polls go otherwise does not matter for it, nor for its result.
        let other = scene.sim.topic(forum, cast.noa, "Results");
        scene.sim.say_in(forum, other, cast.noa, "/settings polls here");
        scene.settle().await;
        scene.sim.vote(forum, cast.boris, poll.id, &[0]).unwrap();
        scene.pass_until("2026-11-21 12:05", Jerusalem).await;
        let result = told(&scene, forum, cast.noa).into_iter().find(|seen| seen.text.contains("Rye")).unwrap();
        assert_eq!((result.thread, result.reply_to), (Some(topic), Some(poll.id)));
        // A press in another topic moves it, and another brings it back to where polls go.
        moves(&mut scene, &cast, (forum, topic), "poll-button-usual").await;
        scene.pass_until("2026-11-25 12:05", Jerusalem).await;
        assert_eq!(polls_in(&scene, forum, cast.noa).pop().unwrap().thread, Some(other));
        moves(&mut scene, &cast, (forum, topic), "poll-button-here").await;
        // Closed, its topic is left, and those who manage the group hear of it.
        scene.sim.close_topic(forum, cast.noa, topic, true);
        scene.sim.promote_bot(forum, cast.noa, Rights::all().without(Right::ManageTopics));
        scene.pass_until("2026-12-02 12:05", Jerusalem).await;
        let polls = polls_in(&scene, forum, cast.noa);
        assert_eq!((polls.len(), polls[2].thread), (3, None));
        let seen = says(&mut scene, &cast, "/attention").await;
        assert!(seen.contains("Rye or oats?"), "{seen}");
        scene.pass_until("2026-12-09 12:05", Jerusalem).await;
        assert_eq!(polls_in(&scene, forum, cast.noa).pop().unwrap().thread, Some(other), "where polls go");
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn one_posted_now_whose_topic_is_closed_goes_to_general() {
    let (mut scene, cast) = group(Lang::En).await;
    let (forum, topic) = forum(&mut scene, &cast).await;
    scene.sim.say_in(forum, topic, cast.noa, "/polls");
    scene.settle().await;
    let new = word("poll-button-new", scene.chat(forum).await.language);
    scene.press(forum, cast.noa, &new).await;
    says(&mut scene, &cast, "Rye or oats?\nRye\nOats").await;
    for _ in 0..3 {
        press(&mut scene, &cast, "flow-skip", Lang::En).await;
    }
    scene.sim.close_topic(forum, cast.noa, topic, true);
    scene.sim.promote_bot(forum, cast.noa, Rights::all().without(Right::ManageTopics));
    press(&mut scene, &cast, "poll-button-post", Lang::En).await;
    let poll = polls_in(&scene, forum, cast.noa).pop().unwrap();
    assert_eq!(poll.thread, None);
    assert!(scene.sees(forum, cast.noa).contains("The poll is in General."));
    scene.sim.vote(forum, cast.boris, poll.id, &[0]).unwrap();
    scene.pass(THREE_DAYS + TimeDelta::minutes(1)).await;
    assert!(told(&scene, forum, cast.noa).iter().any(|seen| seen.thread.is_none() && seen.text.contains("Rye")));
    scene.finish_despite([Trouble::Failed]).await;
}

fn wanted(id: &'static str, voters: i64, lang: Lang) -> String {
    without_marks(&kehila::words::line(id).num("wanted", 2).num("voters", voters).render_plain(lang))
}

fn below(scene: &Scene, cast: &Cast) -> String {
    let poll = polls(scene, cast).pop().unwrap();
    without_marks(&poll.buttons.concat().concat())
}

#[tokio::test]
async fn a_quorum_fills_where_people_vote() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        says(&mut scene, &cast, "/poll").await;
        says(&mut scene, &cast, "Tea or coffee?\nTea\nCoffee").await;
        says(&mut scene, &cast, "24h").await;
        press(&mut scene, &cast, "flow-skip", lang).await;
        says(&mut scene, &cast, "2").await;
        assert!(last_sent(&scene, cast.noa.0)["reply_markup"].is_null(), "one to look at has no buttons");
        press(&mut scene, &cast, "poll-button-post", lang).await;
        assert_eq!(below(&scene, &cast), wanted("poll-button-quorum", 0, lang));
        let poll = polls(&scene, &cast).pop().unwrap().id;
        scene.sim.vote(cast.group, cast.alice, poll, &[0]).unwrap();
        scene.sim.vote(cast.group, cast.alice, poll, &[1]).unwrap();
        scene.settle().await;
        assert_eq!(below(&scene, &cast), wanted("poll-button-quorum", 0, lang), "late");
        scene.pass(TimeDelta::seconds(90)).await;
        assert_eq!(below(&scene, &cast), wanted("poll-button-quorum", 1, lang));
        assert_eq!(scene.sim.requests_of("editMessageReplyMarkup").len(), 1);
        scene.say(cast.group, cast.alice, "I voted").await;
        // Who presses it reads it in words.
        scene.press(cast.group, cast.alice, &below(&scene, &cast)).await;
        let toast = scene.sim.requests_of("answerCallbackQuery").pop().unwrap();
        let said = toast.params["text"].as_str().map(without_marks).unwrap_or_default();
        let expected = [lang, Lang::En].map(|lang| wanted("poll-quorum-missed", 1, lang));
        assert!(expected.contains(&said), "{said}");
        scene.restart().await;
        for who in [cast.boris, cast.noa] {
            scene.sim.vote(cast.group, who, poll, &[0]).unwrap();
        }
        scene.pass(TimeDelta::seconds(90)).await;
        assert_eq!(below(&scene, &cast), wanted("poll-button-quorum-reached", 3, lang));
        // More do not change it, until the end says how many it were.
        scene.sim.retract_vote(cast.group, cast.noa, poll).unwrap();
        scene.pass(TimeDelta::hours(1)).await;
        assert_eq!(scene.sim.requests_of("editMessageReplyMarkup").len(), 2);
        scene.pass(TimeDelta::hours(24)).await;
        assert_eq!(below(&scene, &cast), wanted("poll-button-quorum-reached", 2, lang));
        assert_eq!(scene.sim.requests_of("editMessageReplyMarkup").len(), 3);
        assert!(the_result(&scene, &cast).contains(&wanted("poll-quorum-reached", 2, lang)));
        scene.finish().await;
    }
}

#[tokio::test]
async fn closed_early_a_quorum_stays_below_it() {
    let (mut scene, cast) = group(Lang::En).await;
    says(&mut scene, &cast, "/poll").await;
    says(&mut scene, &cast, "Tea or coffee?\nTea\nCoffee").await;
    for _ in 0..2 {
        press(&mut scene, &cast, "flow-skip", Lang::En).await;
    }
    says(&mut scene, &cast, "2").await;
    press(&mut scene, &cast, "poll-button-post", Lang::En).await;
    let poll = polls(&scene, &cast).pop().unwrap().id;
    scene.sim.vote(cast.group, cast.alice, poll, &[0]).unwrap();
    scene.settle().await;
    scene.say(cast.group, cast.noa, "/poll close").await;
    scene.pass(TimeDelta::minutes(5)).await;
    assert_eq!(below(&scene, &cast), wanted("poll-button-quorum", 1, Lang::En));
    scene.finish().await;
}

/// Whoever changed her vote without our hearing of it.
#[tokio::test]
async fn what_is_told_is_what_reached_us_where_that_is_all() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let poll = asks(&mut scene, &cast).await;
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.sim.vote(cast.group, cast.alice, poll, &[1]).unwrap();
        scene.settle().await;
        let tx = scene.core.store.write().await.unwrap();
        sqlx::query("UPDATE poll_votes SET choices = '[\"0\"]' WHERE user_id = ?")
            .bind(cast.boris.0)
            .execute(&mut *tx.lock().await)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        scene.say(cast.group, cast.noa, "/poll close").await;
        scene.pass(TimeDelta::minutes(1)).await;
        let result = the_result(&scene, &cast);
        let otherwise = kehila::words::line("poll-otherwise").text("counts", "0 · 2 · 0").render_plain(lang);
        assert!(result.contains(&without_marks(&otherwise)), "{result}");
        assert_eq!(result.matches("50% · 1").count(), 2, "{result}");
        scene.finish().await;
    }
}
