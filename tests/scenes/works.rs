//! What works: who answers, what is proposed, the best answer taken up, and posts that go by how the group talks.

use chrono::{DateTime, TimeDelta};
use chrono_tz::Asia::Jerusalem;
use kehila::{
    features::attention,
    store::chats::{self, Rhythm},
    telegram::UserId as OurUser,
    words::{Lang, line},
};
use simulator::{MessageId, NoticeOrder, Person, Seen};

use super::support::{Cast, Scene, instant, without_marks, word};

/// A group in Jerusalem to which only its manager's own posts come; it is Monday, ten in the morning.
async fn group(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    scene.sim.start_bot(cast.noa);
    scene.say(cast.group, cast.noa, "/settings posts 3 20").await;
    scene.pass(TimeDelta::minutes(2)).await;
    (scene, cast)
}

/// The posts everybody sees.
fn posts(scene: &Scene, cast: &Cast) -> Vec<Seen> {
    let ours = |seen: &Seen| seen.sender_id == scene.sim.bot() && !seen.service && seen.ephemeral.is_none();
    scene.sim.view(cast.group, cast.alice).into_iter().filter(ours).collect()
}

fn last(scene: &Scene, cast: &Cast, text: &str) -> MessageId {
    posts(scene, cast).into_iter().rfind(|seen| seen.text == text).expect("it was posted").id
}

/// On which days and at what time it was posted.
fn times(scene: &Scene, cast: &Cast, text: &str) -> Vec<String> {
    let of_text = posts(scene, cast).into_iter().filter(|seen| seen.text == text);
    let local = |seen: Seen| DateTime::from_timestamp(seen.date, 0).unwrap().with_timezone(&Jerusalem);
    of_text.map(|seen| local(seen).format("%-d %H:%M").to_string()).collect()
}

async fn number(scene: &Scene, query: &'static str) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar(query).fetch_one(&mut *tx.lock().await).await.unwrap()
}

async fn run(scene: &Scene, query: &str) {
    let tx = scene.core.store.write().await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(query.to_owned())).execute(&mut *tx.lock().await).await.unwrap();
    tx.commit().await.unwrap();
}

/// What `/works` shows.
async fn works(scene: &mut Scene, cast: &Cast) -> String {
    scene.pass(TimeDelta::minutes(1)).await;
    scene.sees(cast.group, cast.noa);
    scene.say_and_see(cast.group, cast.noa, "/works").await
}

/// A row of it.
fn row(name: &str, percent: i64, answers: i64, tries: i64, lang: Lang) -> String {
    let row = line("works-row").line("name", line("touch-about-own").text("text", name));
    let row = row.num("percent", percent).plain("answers", &answers.to_string()).num("tries", tries);
    let shown = row.render(lang).replace("<b>", "").replace("</b>", "");
    without_marks(&shown)
}

async fn waiting(scene: &Scene, cast: &Cast) -> i64 {
    let waiting = scene.with_cx(async |cx| attention::waiting(cx, OurUser(cast.noa.0)).await).await;
    waiting.into_iter().map(|(_, n)| n).sum()
}

const BAKE: &str = "What do you bake?";

#[tokio::test]
async fn who_answers_within_a_day_is_counted_once_and_forgotten_and_the_number_stays() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.say(cast.group, cast.noa, &format!("/touchpoint every day 12:00\n{BAKE}")).await;
        assert!(works(&mut scene, &cast).await.contains(&word("works-nothing", lang)));
        scene.pass_until("2026-11-16 12:05", Jerusalem).await;
        let post = last(&scene, &cast, BAKE);
        // One says so right after it, one replies twice, hours later; who manages the group is not counted.
        scene.say(cast.group, cast.boris, "Rye bread, every Friday").await;
        scene.sim.reply(cast.group, cast.noa, post, "Challah");
        scene.pass_until("2026-11-16 19:00", Jerusalem).await;
        scene.sim.reply(cast.group, cast.alice, post, "Scones");
        scene.settle().await;
        scene.restart().await;
        scene.sim.reply(cast.group, cast.alice, post, "And crumpets");
        scene.settle().await;
        // What is said later answers nothing, and a reply is too late after a day.
        let guest = scene.sim.create(Person::named("Guest").language(lang.code()));
        scene.sim.join(cast.group, guest);
        scene.say(cast.group, guest, "Good evening, all of you").await;
        scene.pass_until("2026-11-17 12:30", Jerusalem).await;
        scene.sim.reply(cast.group, guest, post, "Buns");
        scene.settle().await;
        let seen = works(&mut scene, &cast).await;
        assert!(seen.contains(&row(BAKE, 100, 2, 1, lang)), "{seen}");
        assert_eq!(number(&scene, "SELECT count(*) FROM answers").await, 2);
        scene.sim.start_bot(cast.alice);
        scene.say_in_private(cast.alice, "/forgetme").await;
        scene.press_in_private(cast.alice, &word("forgetme-button-all", Lang::En)).await;
        assert_eq!(number(&scene, "SELECT count(*) FROM answers").await, 1);
        let seen = works(&mut scene, &cast).await;
        assert!(seen.contains(&row(BAKE, 100, 2, 1, lang)), "{seen}");
        // By kind and by hour as well.
        scene.press(cast.group, cast.noa, &word("works-by-kinds", lang)).await;
        let question = line("touch-purpose").plain("purpose", "question").render_plain(lang);
        assert!(scene.sees(cast.group, cast.noa).contains(&without_marks(&question)));
        scene.press(cast.group, cast.noa, &word("works-by-hours", lang)).await;
        assert!(scene.sees(cast.group, cast.noa).contains("12:00"));
        // Who answered is known for some days only.
        scene.pass(TimeDelta::days(6)).await;
        assert_eq!(number(&scene, "SELECT count(*) FROM answers").await, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_is_dull_is_proposed_to_be_dropped_and_a_manager_decides() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.say(cast.group, cast.noa, &format!("/touchpoint every day 12:00\n{BAKE}")).await;
        scene.say(cast.group, cast.noa, "/touchpoint every day 18:00\nWho waters the plants?").await;
        for day in 16..23 {
            scene.pass_until(&format!("2026-11-{day} 12:10"), Jerusalem).await;
            let post = last(&scene, &cast, BAKE);
            for person in [cast.alice, cast.boris] {
                scene.sim.reply(cast.group, person, post, "Bread");
            }
            scene.settle().await;
        }
        assert_eq!(waiting(&scene, &cast).await, 1);
        scene.sees_in_private(cast.noa);
        scene.say_in_private(cast.noa, "/attention").await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains("Who waters the plants?") && !seen.contains(BAKE), "{seen}");
        let plants = "SELECT paused FROM touchpoints ORDER BY id DESC LIMIT 1";
        assert_eq!(number(&scene, plants).await, 0, "nothing is changed by itself");
        scene.press_in_private(cast.noa, &word("works-button-retire", lang)).await;
        assert_eq!((number(&scene, plants).await, waiting(&scene, &cast).await), (1, 0));
        // It is taken back, and not proposed again.
        works(&mut scene, &cast).await;
        scene.press(cast.group, cast.noa, &word("works-button-decided", lang)).await;
        let undo = without_marks(&line("works-button-undo").num("n", 1).render_plain(lang));
        scene.press(cast.group, cast.noa, &undo).await;
        assert_eq!(number(&scene, plants).await, 0);
        for day in 23..27 {
            scene.pass_until(&format!("2026-11-{day} 12:10"), Jerusalem).await;
            scene.sim.reply(cast.group, cast.alice, last(&scene, &cast, BAKE), "Bread");
            scene.settle().await;
        }
        assert_eq!(number(&scene, "SELECT count(*) FROM proposals WHERE kind = 'retire'").await, 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_better_hour_is_proposed_two_hours_away_and_what_is_kept_is_not_proposed_again() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.say(cast.group, cast.noa, &format!("/touchpoint every day 11:00\n{BAKE}")).await;
        scene.say(cast.group, cast.noa, "/touchpoint every day 17:00\nWhat is in the oven?").await;
        for day in 16..24 {
            scene.pass_until(&format!("2026-11-{day} 11:10"), Jerusalem).await;
            scene.sim.reply(cast.group, cast.alice, last(&scene, &cast, BAKE), "Bread");
            scene.pass_until(&format!("2026-11-{day} 17:10"), Jerusalem).await;
            let post = last(&scene, &cast, "What is in the oven?");
            for person in [cast.alice, cast.boris] {
                scene.sim.reply(cast.group, person, post, "Rolls");
            }
            scene.settle().await;
        }
        assert_eq!(waiting(&scene, &cast).await, 1);
        scene.sees_in_private(cast.noa);
        scene.say_in_private(cast.noa, "/attention").await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains(BAKE) && seen.contains("11:00") && seen.contains("13:00"), "{seen}");
        scene.press_in_private(cast.noa, &word("works-button-move", lang)).await;
        scene.pass_until("2026-11-25 19:00", Jerusalem).await;
        assert_eq!(times(&scene, &cast, BAKE).last().unwrap(), "25 13:00");
        assert_eq!(waiting(&scene, &cast).await, 0, "no more than two hours a month");
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_best_answer_is_taken_up_the_day_after_in_reply_to_it() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.say(cast.group, cast.noa, &format!("/touchpoint every monday 12:00\n{BAKE}")).await;
        scene.say(cast.group, cast.noa, "/touchpoint 1").await;
        scene.press(cast.group, cast.noa, &word("touch-button-follow-on", lang)).await;
        assert!(scene.sees(cast.group, cast.noa).contains(&word("touch-follows-up", lang)));
        scene.pass_until("2026-11-16 12:05", Jerusalem).await;
        let post = last(&scene, &cast, BAKE);
        scene.sim.reply(cast.group, cast.alice, post, "Scones");
        let rye = scene.sim.reply(cast.group, cast.boris, post, "Rye bread");
        scene.settle().await;
        scene.sim.reply(cast.group, cast.alice, rye, "How long does it rise?");
        scene.settle().await;
        scene.restart().await;
        scene.pass_until("2026-11-17 12:30", Jerusalem).await;
        let follow =
            |scene: &Scene| posts(scene, &cast).into_iter().filter(|seen| seen.text.contains('💬')).collect::<Vec<_>>();
        let found = follow(&scene);
        assert_eq!(found.len(), 1);
        assert!(found[0].reply_to == Some(rye) && found[0].text.contains("Борис"), "{found:?}");
        // A week later he answers alone, and leaves: nobody is pointed at. And nobody answers the next.
        scene.pass_until("2026-11-23 12:05", Jerusalem).await;
        scene.sim.reply(cast.group, cast.boris, last(&scene, &cast, BAKE), "Wheat bread");
        scene.settle().await;
        scene.sim.leave(cast.group, cast.boris);
        scene.pass_until("2026-12-02 12:30", Jerusalem).await;
        assert_eq!(follow(&scene).len(), 1);
        let why = "SELECT count(*) FROM occurrences WHERE room = 'works' AND reason = 'nobody-answered'";
        assert_eq!(number(&scene, why).await, 2);
        assert_eq!(number(&scene, "SELECT count(*) FROM posts WHERE room = 'works' AND due IS NOT NULL").await, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_loses_the_answers_and_keeps_the_numbers() {
    let (mut scene, cast) = group(Lang::En).await;
    let small = scene.sim.group("Small", cast.noa);
    scene.sim.seat(small, &[cast.alice]);
    scene.sim.add_bot(small, cast.noa);
    scene.settle().await;
    scene.say(small, cast.noa, &format!("/touchpoint@sim_test_bot every tuesday 12:00\n{BAKE}")).await;
    run(&scene, "UPDATE touchpoints SET follows_up = 1 WHERE kind = 'own'").await;
    scene.pass(TimeDelta::days(1) + TimeDelta::hours(4)).await;
    let post = scene.sim.view(small, cast.alice).into_iter().rfind(|seen| seen.text == BAKE).unwrap().id;
    scene.sim.reply(small, cast.alice, post, "Scones");
    scene.settle().await;
    assert_eq!(number(&scene, "SELECT sum(answered) FROM tries").await, 1);
    let new = scene.sim.migrate(small, cast.noa, NoticeOrder::OldFirst);
    scene.settle().await;
    scene.pass(TimeDelta::days(2)).await;
    let follows = scene.sim.view(new, cast.alice).into_iter().filter(|seen| seen.text.contains('💬')).count();
    assert_eq!((follows, number(&scene, "SELECT sum(answered) FROM tries").await), (0, 1));
    scene.finish().await;
}

#[tokio::test]
async fn a_clock_that_was_ahead_leaves_no_posts_of_days_to_come() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.say(cast.group, cast.noa, &format!("/touchpoint every day 12:00\n{BAKE}")).await;
    scene.pass_until("2026-11-16 12:05", Jerusalem).await;
    run(&scene, "UPDATE tries SET posted_at = posted_at + 40000000").await;
    run(&scene, "INSERT INTO talk_hours SELECT chat, hour + 9999, last_at, 1, 0, 0 FROM talk_hours LIMIT 1").await;
    scene.with_cx(async |cx| kehila::dispatch::Room::on_time_confirmed(room(cx), cx).await).await;
    let now = scene.now().timestamp();
    assert!(number(&scene, "SELECT max(posted_at) FROM tries").await <= now);
    assert!(number(&scene, "SELECT coalesce(max(hour), 0) FROM talk_hours").await <= now / 3_600);
    scene.finish().await;
}

fn room(_: &kehila::dispatch::Cx) -> &'static dyn kehila::dispatch::Room {
    *kehila::features::ROOMS.iter().find(|room| room.name() == "works").unwrap()
}

/// Four weeks in which people talked most of the hours from nine to nine every day.
async fn has_talked(scene: &Scene, by: &str) {
    let monday = instant("2026-11-16 00:00", Jerusalem).timestamp() / 3_600;
    let hours = format!(
        "WITH RECURSIVE h(n) AS (SELECT {} UNION ALL SELECT n + 1 FROM h WHERE n < {monday} - 1)",
        monday - 648
    );
    let of_day = format!("(n - {monday} + 648) % 24 IN (9, 10, 11, 13, 15, 17, 18, 19, 20)");
    let into = "INSERT INTO talk_hours (chat, hour, last_at, by_members, by_managers, by_posts)";
    run(scene, &format!("{into} {hours} SELECT id, n, n * 3600, {by} FROM chats JOIN h WHERE {of_day}")).await;
}

#[tokio::test]
async fn a_post_for_silence_comes_when_it_is_unusual_and_ever_more_seldom_unanswered() {
    for (lang, typed) in [(Lang::En, "when quiet"), (Lang::He, "כששקט"), (Lang::Ru, "когда тихо")] {
        let (mut scene, cast) = group(lang).await;
        has_talked(&scene, "0, 0, 0").await;
        let seen = scene.say_and_see(cast.group, cast.noa, &format!("/touchpoint {typed}\nAnybody here?")).await;
        assert!(seen.contains(&word("touch-when-quiet", lang)) && seen.contains('6'), "{seen}");
        scene.pass_until("2026-11-16 10:30", Jerusalem).await;
        scene.say(cast.group, cast.alice, "Good morning, all of you").await;
        scene.restart().await;
        scene.pass_until("2026-11-16 23:00", Jerusalem).await;
        assert_eq!(times(&scene, &cast, "Anybody here?"), Vec::<String>::new());
        scene.pass_until("2026-11-17 10:30", Jerusalem).await;
        assert_eq!(times(&scene, &cast, "Anybody here?"), ["17 09:00"]);
        // Somebody says something, but nobody answered it: two days at the least.
        scene.say(cast.group, cast.boris, "Has anybody seen my apron?").await;
        scene.pass_until("2026-11-19 09:10", Jerusalem).await;
        assert_eq!(times(&scene, &cast, "Anybody here?"), ["17 09:00", "19 09:00"]);
        assert_eq!(number(&scene, "SELECT count(*) FROM occurrences WHERE reason = 'unanswered'").await, 1);
        let post = last(&scene, &cast, "Anybody here?");
        scene.sim.reply(cast.group, cast.boris, post, "I am!");
        scene.settle().await;
        for day in 19..23 {
            for hour in [9, 12, 15, 18, 20] {
                scene.pass_until(&format!("2026-11-{day} {hour:02}:30"), Jerusalem).await;
                scene.say(cast.group, cast.alice, "Bread is ready").await;
            }
        }
        assert_eq!(times(&scene, &cast, "Anybody here?").len(), 2);
        let why = "SELECT count(*) FROM occurrences WHERE reason = 'as-usual'";
        assert!(number(&scene, why).await >= 2);
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_was_typed_wrong_about_silence_is_shown_right() {
    let (mut scene, cast) = group(Lang::En).await;
    let seen = scene.say_and_see(cast.group, cast.noa, "/touchpoint when quiet").await;
    assert!(seen.contains("/touchpoint when quiet"), "{seen}");
    let seen = scene.say_and_see(cast.group, cast.noa, "/touchpoint when loud\nHush").await;
    assert!(seen.contains("every"), "{seen}");
    // In the panel it is a press away from any other time, and back by its number.
    scene.pass(TimeDelta::minutes(1)).await;
    scene.say(cast.group, cast.noa, "/touchpoint every day 12:00\nHello").await;
    scene.say(cast.group, cast.noa, "/touchpoint 1").await;
    scene.press(cast.group, cast.noa, &word("touch-button-when-quiet", Lang::En)).await;
    assert!(scene.sees(cast.group, cast.noa).contains("only when the group is quiet"));
    scene.say(cast.group, cast.noa, "/touchpoint 1 monday 12:00").await;
    scene.press(cast.group, cast.noa, &word("touch-button-save", Lang::En)).await;
    assert!(scene.sees(cast.group, cast.noa).contains("every Monday"));
    scene.finish().await;
}

#[tokio::test]
async fn where_members_begin_conversations_the_library_posts_less_and_as_before_when_asked() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        has_talked(&scene, "1, 0, 0").await;
        scene.set_rhythm(cast.group, Rhythm::Steady).await;
        for day in 17..30 {
            for hour in [9, 14, 19] {
                scene.pass_until(&format!("2026-11-{day} {hour:02}:00"), Jerusalem).await;
                scene.say(cast.group, cast.alice, "Bread is ready").await;
            }
        }
        assert_eq!(posts(&scene, &cast).len(), 1);
        assert_eq!(waiting(&scene, &cast).await, 1);
        let seen = works(&mut scene, &cast).await;
        let share = line("works-share-less").num("percent", 100).render_plain(lang);
        assert!(seen.contains(&without_marks(&share)), "{seen}");
        scene.say_in_private(cast.noa, "/attention").await;
        scene.press_in_private(cast.noa, &word("works-button-as-before", lang)).await;
        assert_eq!(waiting(&scene, &cast).await, 0);
        scene.pass_until("2026-12-01 12:00", Jerusalem).await;
        assert!(posts(&scene, &cast).len() > 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_group_that_falls_silent_hears_the_library_as_before() {
    let (mut scene, cast) = group(Lang::En).await;
    has_talked(&scene, "1, 0, 0").await;
    scene.set_rhythm(cast.group, Rhythm::Steady).await;
    scene.say(cast.group, cast.alice, "Good morning, all of you").await;
    scene.pass_until("2026-11-20 12:00", Jerusalem).await;
    assert!(posts(&scene, &cast).len() >= 3, "{:?}", posts(&scene, &cast).len());
    scene.finish().await;
}
