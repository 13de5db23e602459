//! Ask me anything: a guest agrees, is announced, is asked and answers.

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use kehila::{
    store::chats::{self, Rhythm},
    words::{Lang, Line, line},
};
use simulator::{MessageId, Person, Rights, UserId};

use super::support::{Cast, Scene, ending::Trouble, without_marks, word};

fn says(line: &Line, lang: Lang) -> String {
    without_marks(&line.render_plain(lang))
}

/// Thursday in a week, at seven in the evening.
const fn thursday(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "/series guest once 26.11 19:00",
        Lang::He => "/series שאלות לאורחים 26.11 19:00",
        Lang::Ru => "/series вопросы гостю 26.11 19:00",
    }
}

/// A Monday in a group where series are on, in a supergroup, so that messages can be linked to; all have started us.
async fn stage(lang: Lang) -> (Scene, Cast, UserId) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    let dana = scene.sim.create(Person::named("Dana").username("dana").language("en"));
    scene.sim.seat(cast.group, &[dana]);
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    for person in [cast.noa, cast.alice, cast.boris, dana] {
        scene.sim.start_bot(person);
        scene.settle().await;
        scene.say(cast.group, person, "Hello").await;
        scene.sees_in_private(person);
    }
    scene.say(cast.group, cast.noa, "/settings series on").await;
    scene.sees_in_private(cast.noa);
    (scene, cast, dana)
}

/// Alice, who reads English, is invited to be the guest.
async fn invites(scene: &mut Scene, cast: &Cast, lang: Lang) {
    scene.say(cast.group, cast.noa, &format!("{} @alice\nBakes <rye> since 1999", thursday(lang))).await;
}

/// She opens the link she was sent.
async fn opens_the_invitation(scene: &mut Scene, who: UserId) {
    let links = scene.sim.view(who.private(), who).into_iter().rev().flat_map(|seen| seen.entities);
    let link = links.into_iter().find(|entity| entity["type"] == "text_link").expect("an invitation");
    scene.sim.open_link(who, link["url"].as_str().unwrap());
    scene.settle().await;
}

async fn agrees(scene: &mut Scene, cast: &Cast) {
    opens_the_invitation(scene, cast.alice).await;
    scene.press_in_private(cast.alice, &word("guest-button-come", Lang::En)).await;
}

/// Somebody comes by the button of the announcement, and asks something.
async fn asks(scene: &mut Scene, cast: &Cast, who: UserId, text: &str, (group, hers): (Lang, Lang)) {
    scene.pass(TimeDelta::minutes(2)).await;
    scene.press(cast.group, who, &word("guest-button-ask", group)).await;
    scene.press_in_private(who, &word("guest-button-ask", hers)).await;
    scene.say_in_private(who, text).await;
    scene.press_in_private(who, &word("tips-button-send", hers)).await;
}

/// What we posted about guests, as it stands now.
fn posts(scene: &Scene, cast: &Cast) -> Vec<(MessageId, String)> {
    let ours = scene.sim.view(cast.group, cast.noa).into_iter().filter(|seen| seen.sender_id == scene.sim.bot());
    ours.filter(|seen| seen.text.contains('🎤'))
        .map(|seen| (seen.id, without_marks(&seen.text).replace('\n', " | ")))
        .collect()
}

#[tokio::test]
async fn a_guest_agrees_is_announced_asked_and_answers() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = stage(lang).await;
        invites(&mut scene, &cast, lang).await;
        let begun = scene.panel(cast.group, cast.noa);
        assert!(begun.words.contains(&says(&line("guest-name").text("name", "Alice"), lang)), "{begun:?}");
        let invited = scene.sees_in_private(cast.alice);
        assert!(invited.contains("guest of “ask me anything”"), "{invited}");
        scene.restart().await;
        agrees(&mut scene, &cast).await;
        let told = scene.sees_in_private(cast.noa);
        assert!(
            told.contains(&says(&line("guest-comes").text("name", "Alice").text("group", "Bakers"), lang)),
            "{told}"
        );
        scene.pass_until("2026-11-23 18:50", Jerusalem).await;
        assert!(posts(&scene, &cast).is_empty());
        scene.pass_until("2026-11-23 19:10", Jerusalem).await;
        let announced = posts(&scene, &cast);
        assert!(announced.len() == 1 && announced[0].1.contains("Alice | Bakes <rye> since 1999"), "{announced:?}");

        // Boris asks two things, Dana one; two want to hear Dana's, and one of them takes that back; Boris is glad of it.
        asks(&mut scene, &cast, cast.boris, "Which <flour>?", (lang, Lang::Ru)).await;
        asks(&mut scene, &cast, cast.boris, "Which oven?", (lang, Lang::Ru)).await;
        asks(&mut scene, &cast, dana, "Why rye?", (lang, Lang::En)).await;
        scene.restart().await;
        for (who, question) in [(cast.boris, "Why rye?"), (cast.noa, "Why rye?"), (cast.noa, "Why rye?")] {
            scene.pass(TimeDelta::minutes(2)).await;
            scene.press(cast.group, who, &word("guest-button-ask", lang)).await;
            scene.press_in_private(who, question).await;
        }
        let page = scene.panel(cast.noa.private(), cast.noa).words;
        let first = says(&line("guest-entry").plain("n", "1").text("text", "Why rye?").num("votes", 2), lang);
        assert!(page.contains(&first), "{first}: {page}");
        assert!(!page.contains("Dana") && !page.contains("Борис"), "nobody sees who asked: {page}");
        scene.sees_in_private(cast.alice);
        scene.restart().await;
        scene.pass_until("2026-11-26 19:05", Jerusalem).await;
        let posted = posts(&scene, &cast);
        assert_eq!(posted.len(), 2, "{posted:?}");
        assert!(posted[1].1.contains("1. Why rye? | 2. Which <flour>? | 3. Which oven?"), "{posted:?}");
        let told = scene.sees_in_private(cast.alice);
        assert!(told.contains(&says(&line("guest-your-turn").text("group", "Bakers"), Lang::En)), "{told}");

        // Her answers are noticed, others' are not, nor what she says elsewhere.
        let post = posted[1].0;
        for (who, text) in [(dana, "2. Wheat, I think"), (cast.alice, "1. It was cheap"), (cast.alice, "№3: Brick")] {
            scene.sim.reply(cast.group, who, post, text);
            scene.settle().await;
        }
        scene.say(cast.group, cast.alice, "2. Not here").await;
        scene.restart().await;
        scene.pass_until("2026-11-26 20:10", Jerusalem).await;
        let over = posts(&scene, &cast)[1].1.clone();
        let answer = word("guest-answer", lang);
        let expected = format!("1. Why rye? {answer} | 2. Which <flour>? | 3. Which oven? {answer}");
        assert!(over.contains(&expected), "{expected}: {over}");
        let sum = says(&line("guest-over").num("n", 3).num("answered", 2).text("name", "Alice"), lang);
        assert!(over.contains(&sum), "{sum}: {over}");
        // One comes late, and is shown as well.
        scene.sim.reply(cast.group, cast.alice, post, "2) Whole");
        scene.pass(TimeDelta::minutes(5)).await;
        let over = posts(&scene, &cast)[1].1.clone();
        assert!(over.contains(&format!("2. Which <flour>? {answer}")), "{over}");
        // A month later nothing is left of it but the post.
        scene.pass_until("2026-12-27 20:10", Jerusalem).await;
        let tx = scene.core.store.read().await.unwrap();
        let left = "SELECT (SELECT count(*) FROM guests) + (SELECT count(*) FROM guest_questions)
                     + (SELECT count(*) FROM guest_votes) + (SELECT count(*) FROM series)";
        let left: i64 = sqlx::query_scalar(left).fetch_one(&mut *tx.lock().await).await.unwrap();
        drop(tx);
        assert_eq!((left, posts(&scene, &cast).len()), (0, 2));
        scene.finish().await;
    }
}

/// The guest declines, cannot after all, leaves, says nothing, blocks us or wants to be forgotten.
#[tokio::test]
async fn whoever_does_not_come_is_no_end_of_it() {
    for what in ["declines", "cannot", "leaves", "says nothing", "forgets"] {
        let lang = Lang::En;
        let (mut scene, cast, dana) = stage(lang).await;
        invites(&mut scene, &cast, lang).await;
        match what {
            "declines" => {
                opens_the_invitation(&mut scene, cast.alice).await;
                scene.press_in_private(cast.alice, &word("guest-button-rather-not", lang)).await;
            }
            "says nothing" => {}
            _ => {
                agrees(&mut scene, &cast).await;
                scene.pass_until("2026-11-23 19:10", Jerusalem).await;
                asks(&mut scene, &cast, dana, "Why rye?", (lang, lang)).await;
                assert_eq!(posts(&scene, &cast).len(), 1, "{what}");
            }
        }
        scene.sees_in_private(cast.noa);
        match what {
            "cannot" => {
                opens_the_invitation(&mut scene, cast.alice).await;
                scene.press_in_private(cast.alice, &word("guest-button-cannot", lang)).await;
            }
            "leaves" => scene.sim.leave(cast.group, cast.alice),
            "forgets" => {
                scene.say_in_private(cast.alice, "/forgetme").await;
                scene.press_in_private(cast.alice, &word("forgetme-button-all", lang)).await;
            }
            _ => {}
        }
        scene.settle().await;
        scene.pass_until("2026-11-26 20:10", Jerusalem).await;
        let seen = posts(&scene, &cast);
        let is_called_off = seen.iter().all(|(_, text)| text.contains("won't take place"));
        let left = usize::from(matches!(what, "cannot" | "leaves"));
        assert!(seen.len() == left && is_called_off, "{what}: {seen:?}");
        scene.pass_until("2026-11-27 20:10", Jerusalem).await;
        let called = scene.sees_in_private(cast.noa);
        assert_eq!(called.contains("Alice"), what != "forgets", "{what}: {called}");
        scene.finish().await;
    }
}

/// Nobody asks; the guest never answers; it is called off; it is moved; the machine is off; series are switched off.
#[tokio::test]
async fn what_comes_between_is_said() {
    for what in ["no questions", "no answers", "no numbers", "called off", "moved", "asleep", "switched off"] {
        let lang = Lang::En;
        let (mut scene, cast, dana) = stage(lang).await;
        invites(&mut scene, &cast, lang).await;
        agrees(&mut scene, &cast).await;
        scene.pass_until("2026-11-23 19:10", Jerusalem).await;
        if what != "no questions" {
            asks(&mut scene, &cast, dana, "Why rye?", (lang, lang)).await;
        }
        scene.sees_in_private(cast.alice);
        scene.pass(TimeDelta::minutes(2)).await;
        match what {
            "called off" => {
                scene.say(cast.group, cast.noa, "/series").await;
                for label in [
                    says(&line("guest-name").text("name", "Alice"), lang),
                    word("series-button-end", lang),
                    word("series-button-remove", lang),
                ] {
                    scene.press(cast.group, cast.noa, &label).await;
                }
            }
            "switched off" => {
                scene.say(cast.group, cast.noa, "/settings series off").await;
            }
            "asleep" => scene.sleep_until("2026-11-26 20:30", Jerusalem),
            _ => {}
        }
        scene.pass_until("2026-11-26 19:05", Jerusalem).await;
        let seen = posts(&scene, &cast);
        match what {
            "no answers" | "no numbers" | "moved" => {
                assert_eq!(seen.len(), 2, "{what}: {seen:?}");
                if what == "no numbers" {
                    scene.sim.reply(cast.group, cast.alice, seen[1].0, "Because it is good");
                }
                scene.pass_until("2026-11-26 20:10", Jerusalem).await;
                let over = posts(&scene, &cast)[1].1.clone();
                let expected = if what == "no numbers" { "The answers begin here" } else { "can still come here" };
                assert!(over.contains(expected), "{what}: {over}");
            }
            _ => {
                assert!(seen.len() == 1 && seen[0].1.contains("won't take place"), "{what}: {seen:?}");
                let told = scene.sees_in_private(cast.alice);
                let expected = match what {
                    "no questions" => "nobody had a question",
                    "called off" => "doesn't take place after all",
                    "asleep" => "didn't take place",
                    _ => "",
                };
                assert!(told.contains(expected), "{what}: {told}");
            }
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_guest_from_outside_is_answered_for_by_whoever_set_it_up() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = stage(lang).await;
        scene.say_in_private(cast.noa, "/desk").await;
        for label in ["room-series", "series-door", "series-button-new-guest", "guest-button-outsider"] {
            scene.press_in_private(cast.noa, &word(label, lang)).await;
        }
        scene.pass(TimeDelta::minutes(2)).await;
        for typed in ["Levi <Cohen>", "26.11 03:00", "26.11 19:00"] {
            scene.say_in_private(cast.noa, typed).await;
            let seen = scene.sees_in_private(cast.noa);
            assert_eq!(seen.contains(&word("guest-quiet", lang)), typed.contains("03:00"), "{typed}: {seen}");
        }
        for label in ["guest-length-120", "flow-skip", "scenes-button-begin"] {
            scene.press_in_private(cast.noa, &word(label, lang)).await;
        }
        scene.pass_until("2026-11-23 19:10", Jerusalem).await;
        let announced = posts(&scene, &cast);
        assert!(announced.len() == 1 && announced[0].1.contains("Levi <Cohen>"), "{announced:?}");
        asks(&mut scene, &cast, dana, "Why rye?", (lang, Lang::En)).await;
        scene.sees_in_private(cast.noa);
        scene.pass_until("2026-11-26 19:05", Jerusalem).await;
        let told = scene.sees_in_private(cast.noa);
        let expected = says(&line("guest-pass-on").text("name", "Levi <Cohen>").text("group", "Bakers"), lang);
        assert!(told.contains(&expected), "{expected}: {told}");
        let post = posts(&scene, &cast)[1].0;
        scene.sim.reply(cast.group, cast.noa, post, "1. He says: because");
        scene.settle().await;
        scene.pass_until("2026-11-26 21:10", Jerusalem).await;
        let over = posts(&scene, &cast)[1].1.clone();
        let sum = says(&line("guest-over").num("n", 1).num("answered", 1).text("name", "Levi <Cohen>"), lang);
        assert!(over.contains(&sum), "{sum}: {over}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn questions_are_taken_away_and_there_are_no_more_than_three_of_one() {
    let lang = Lang::En;
    let (mut scene, cast, dana) = stage(lang).await;
    invites(&mut scene, &cast, lang).await;
    agrees(&mut scene, &cast).await;
    scene.pass_until("2026-11-23 19:10", Jerusalem).await;
    for text in ["Why rye?", "Why not wheat?", "Why bread?"] {
        asks(&mut scene, &cast, dana, text, (lang, lang)).await;
    }
    asks(&mut scene, &cast, cast.boris, "Spam?", (lang, Lang::Ru)).await;
    scene.pass(TimeDelta::minutes(2)).await;
    scene.press(cast.group, dana, &word("guest-button-ask", lang)).await;
    scene.sees_in_private(dana);
    scene.press_in_private(dana, &word("guest-button-ask", lang)).await;
    // She takes one of hers away; others' are not offered to her.
    scene.press_in_private(dana, &word("guest-button-strike", lang)).await;
    let offered = scene.panel(dana.private(), dana).labels;
    assert!(offered.iter().all(|label| !label.contains("Spam?")), "{offered:?}");
    scene.press_in_private(dana, "✕ Why bread?").await;
    // A manager takes away another's, and it is said to her.
    scene.pass(TimeDelta::minutes(2)).await;
    scene.press(cast.group, cast.noa, &word("guest-button-ask", lang)).await;
    scene.press_in_private(cast.noa, &word("guest-button-strike", lang)).await;
    scene.sees_in_private(cast.boris);
    scene.press_in_private(cast.noa, "✕ Spam?").await;
    let told = scene.sees_in_private(cast.boris);
    assert!(told.contains("Spam?"), "{told}");
    scene.say_in_private(dana, "/mydata").await;
    let known = scene.sees_in_private(dana);
    assert!(known.contains(&says(&line("mydata-guest-question").text("text", "Why rye?"), lang)), "{known}");
    scene.pass_until("2026-11-26 19:05", Jerusalem).await;
    let posted = posts(&scene, &cast)[1].1.clone();
    assert!(posted.contains("1. Why rye? | 2. Why not wheat?") && !posted.contains("3."), "{posted}");
    // Forgotten: it says so no more.
    asks_too_late(&mut scene, &cast, lang).await;
    scene.say_in_private(dana, "/forgetme").await;
    scene.press_in_private(dana, &word("forgetme-button-all", lang)).await;
    let posted = posts(&scene, &cast)[1].1.clone();
    assert!(!posted.contains("Why"), "{posted}");
    scene.finish().await;
}

async fn asks_too_late(scene: &mut Scene, cast: &Cast, lang: Lang) {
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sees_in_private(cast.boris);
    scene.press(cast.group, cast.boris, &word("guest-button-ask", lang)).await;
    let seen = scene.sees_in_private(cast.boris);
    let closed = says(&line("guest-questions-closed").text("name", "Alice"), Lang::Ru);
    assert!(seen.contains(&closed) && !seen.contains('▲'), "{seen}");
}

#[tokio::test]
async fn where_the_topic_is_gone_the_questions_come_to_general() {
    let lang = Lang::En;
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.start_bot(cast.noa);
    scene.sim.start_bot(cast.alice);
    let forum = scene.sim.forum("Forum", cast.noa);
    scene.sim.seat(forum, &[cast.alice]);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, Rights::all());
    scene.settle().await;
    scene.set_rhythm(forum, Rhythm::None).await;
    scene.change(forum, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    let topic = scene.sim.topic(forum, cast.noa, "Guests");
    scene.say(forum, cast.noa, "/settings series on").await;
    scene.sim.say_in(forum, topic, cast.noa, "/settings series here");
    scene.settle().await;
    scene.say(forum, cast.noa, &format!("{}\nLevi", thursday(lang))).await;
    scene.pass_until("2026-11-23 19:10", Jerusalem).await;
    scene.press(forum, cast.alice, &word("guest-button-ask", lang)).await;
    scene.press_in_private(cast.alice, &word("guest-button-ask", lang)).await;
    scene.say_in_private(cast.alice, "Why rye?").await;
    scene.press_in_private(cast.alice, &word("tips-button-send", lang)).await;
    scene.sim.delete_topic(forum, topic);
    scene.pass_until("2026-11-26 19:10", Jerusalem).await;
    let view = scene.sim.view(forum, cast.alice);
    let ours: Vec<_> = view.iter().filter(|seen| seen.text.contains('🎤')).collect();
    let posted = ours.last().unwrap();
    assert!(posted.text.contains("Why rye?") && posted.thread.is_none(), "{ours:?}");
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_what_can() {
    let (mut scene, cast, _) = stage(Lang::En).await;
    scene.sees(cast.group, cast.noa);
    let mut seen = Vec::new();
    for typed in [
        "/series guest every thursday 19:00 @alice",
        "/series guest once 26.11 19:00",
        "/series guest once 26.11 19:00 @nobody",
        "/series guest once 26.11 03:00 @alice",
        "/series guest soon @alice",
        "/series guest once 26.11 19:00\nLevi Cohen who mills flour in the old port since his grandfather came here",
    ] {
        seen.push(scene.say_and_see(cast.group, cast.noa, typed).await);
        scene.pass(TimeDelta::minutes(1)).await;
    }
    insta::assert_snapshot!(seen.join("\n"));
    scene.finish().await;
}
