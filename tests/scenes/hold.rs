//! All scheduled posts of a group rest: paused by a manager, as nobody writes any more, or as the bot was away; and go on.

use chrono::TimeDelta;
use chrono_tz::Tz;
use kehila::{store::chats::Rhythm, words::Lang};
use simulator::Rights;

use super::support::{Cast, Scene, word};

/// A group with a daily post, whose manager reads what is told in private.
async fn with_a_post(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.lets_sleep = true;
    scene.sim.start_bot(cast.noa);
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.say(cast.group, cast.noa, "/settings posts 1 7").await;
    scene.pass(TimeDelta::minutes(2)).await;
    scene.say(cast.group, cast.noa, "/touchpoint every day 15:00\nHello").await;
    scene.pass(TimeDelta::minutes(2)).await;
    scene.say(cast.group, cast.alice, "Good morning, everybody").await;
    scene.sees_in_private(cast.noa);
    (scene, cast)
}

/// How many posts have come.
fn hellos(scene: &Scene, cast: &Cast) -> usize {
    scene.sim.view(cast.group, cast.alice).iter().filter(|seen| seen.text == "Hello").count()
}

/// Every decision about due times so far, oldest first.
async fn ledger(scene: &Scene) -> Vec<String> {
    scene
        .with_cx(async |cx| {
            let statement = "SELECT coalesce(reason, outcome) FROM occurrences WHERE room = 'touchpoints' ORDER BY id";
            Ok(sqlx::query_scalar(statement).fetch_all(&mut *cx.tx.lock().await).await?)
        })
        .await
}

/// Alice says something every day for so long.
async fn talk(scene: &mut Scene, cast: &Cast, days: i64) {
    for day in 0..days {
        scene.say(cast.group, cast.alice, &format!("What about day {day}?")).await;
        scene.pass(TimeDelta::days(1)).await;
    }
}

#[tokio::test]
async fn a_manager_pauses_all_posts_and_lets_them_go_on_and_nothing_is_made_up_for() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_a_post(lang).await;
        talk(&mut scene, &cast, 1).await;
        assert_eq!(hellos(&scene, &cast), 1);
        scene.say_in_private(cast.noa, "/desk").await;
        scene.sees_in_private(cast.noa);
        scene.press_in_private(cast.noa, &word("desk-button-pause", lang)).await;
        let paused = scene.sees_in_private(cast.noa);
        scene.press_in_private(cast.noa, &word("desk-button-week", lang)).await;
        let calendar = scene.sees_in_private(cast.noa);
        talk(&mut scene, &cast, 3).await;
        assert_eq!(hellos(&scene, &cast), 1);
        assert_eq!(ledger(&scene).await, ["posted", "held", "held", "held"]);
        let status = scene.say_and_see(cast.group, cast.noa, "/status").await;
        let typed = scene.say_and_see(cast.group, cast.noa, "/settings pause off").await;
        scene.pass(TimeDelta::minutes(2)).await;
        let log = scene.say_and_see(cast.group, cast.noa, "/settings log").await;
        assert_eq!(hellos(&scene, &cast), 1, "nothing is made up for");
        talk(&mut scene, &cast, 2).await;
        assert_eq!(hellos(&scene, &cast), 3);
        scene.restart().await;
        insta::assert_snapshot!(
            format!("pause_{}", lang.code()),
            [paused, calendar, status, typed, log].join("\n----\n")
        );
        scene.finish().await;
    }
}

#[tokio::test]
async fn it_is_typed_in_three_languages_and_what_is_not_clear_is_asked() {
    for (lang, on, off, unclear) in [
        (Lang::En, "/settings pause on", "/settings pause no", "/settings pause perhaps"),
        (Lang::He, "/settings השהיה כן", "/settings השהיה לא", "/settings השהיה אולי"),
        (Lang::Ru, "/settings пауза вкл", "/settings пауза нет", "/settings пауза может"),
    ] {
        let (mut scene, cast) = with_a_post(lang).await;
        let mut seen = Vec::new();
        for typed in [on, "/settings pause", unclear, off] {
            seen.push(scene.say_and_see(cast.group, cast.noa, typed).await);
            scene.pass(TimeDelta::minutes(2)).await;
        }
        // It is a matter of this group and this moment: other groups are not given it.
        let all = scene
            .with_cx(async |cx| {
                let key = kehila::store::chats::by_telegram_id(&cx.tx, kehila::telegram::ChatId(cast.group.0)).await?;
                kehila::dispatch::settings::everything(cx, key.expect("the group is known").key).await
            })
            .await;
        assert!(all.iter().all(|(key, _)| *key != "pause"));
        insta::assert_snapshot!(format!("typed_{}", lang.code()), seen.join("\n----\n"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn where_nobody_writes_for_two_weeks_posts_rest_and_managers_are_told_once() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_a_post(lang).await;
        scene.pass(TimeDelta::days(13)).await;
        let posted = hellos(&scene, &cast);
        assert!(posted >= 12, "{posted}");
        scene.pass(TimeDelta::days(30)).await;
        assert!(hellos(&scene, &cast) <= posted + 1);
        let told = scene.sees_in_private(cast.noa);
        assert_eq!(told.matches(&word("item-button-go-on", lang)).count(), 1, "told once: {told}");
        assert_eq!(ledger(&scene).await.last().unwrap(), "asleep");
        insta::assert_snapshot!(format!("asleep_{}", lang.code()), told);
        // People talk again: it goes on, and the item is over.
        let posted = hellos(&scene, &cast);
        talk(&mut scene, &cast, 2).await;
        assert_eq!(hellos(&scene, &cast), posted + 2);
        scene.sees_in_private(cast.noa);
        scene.say_in_private(cast.noa, "/attention").await;
        let waits = scene.sees_in_private(cast.noa);
        assert!(!waits.contains(&word("item-button-stay-quiet", lang)), "nothing waits any more: {waits}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_manager_who_says_go_on_is_not_asked_again_before_people_talked_and_fell_silent_again() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    scene.pass(TimeDelta::days(16)).await;
    let posted = hellos(&scene, &cast);
    scene.press_in_private(cast.noa, "Go on").await;
    scene.sees_in_private(cast.noa);
    scene.pass(TimeDelta::days(20)).await;
    assert_eq!(hellos(&scene, &cast), posted + 20);
    assert!(!scene.sees_in_private(cast.noa).contains("Go on"));
    talk(&mut scene, &cast, 1).await;
    scene.pass(TimeDelta::days(16)).await;
    assert!(scene.sees_in_private(cast.noa).contains("Go on"));
    scene.finish().await;
}

#[tokio::test]
async fn a_manager_who_says_stay_quiet_decides_when_it_goes_on() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    scene.pass(TimeDelta::days(16)).await;
    let posted = hellos(&scene, &cast);
    scene.press_in_private(cast.noa, "Stay quiet").await;
    talk(&mut scene, &cast, 3).await;
    assert_eq!(hellos(&scene, &cast), posted);
    scene.say(cast.group, cast.noa, "/settings pause off").await;
    talk(&mut scene, &cast, 2).await;
    assert_eq!(hellos(&scene, &cast), posted + 2);
    scene.finish().await;
}

#[tokio::test]
async fn where_it_does_not_hear_what_is_said_or_was_not_running_nobody_is_taken_for_silent() {
    // No administrator hears nothing in most groups.
    let (mut scene, cast) = with_a_post(Lang::En).await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.pass(TimeDelta::days(20)).await;
    assert_eq!(hellos(&scene, &cast), 20);
    // It becomes one: from now on it hears.
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
    scene.pass(TimeDelta::days(10)).await;
    assert_eq!(hellos(&scene, &cast), 30);
    // For three weeks the machine was off; what was said meanwhile nobody knows.
    talk(&mut scene, &cast, 1).await;
    let until = scene.now() + TimeDelta::days(21);
    scene.sleep_until(&until.format("%Y-%m-%d %H:%M").to_string(), Tz::UTC);
    scene.restart().await;
    let posted = hellos(&scene, &cast);
    scene.pass(TimeDelta::days(10)).await;
    assert!(hellos(&scene, &cast) >= posted + 9);
    assert!(!scene.sees_in_private(cast.noa).contains("Stay quiet"));
    scene.finish().await;
}

#[tokio::test]
async fn a_clock_that_is_ahead_puts_nobody_to_sleep() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    scene.put_clock_ahead(TimeDelta::days(40));
    scene.pass(TimeDelta::hours(3)).await;
    scene.put_clock_ahead(TimeDelta::zero());
    scene.pass(TimeDelta::days(3)).await;
    assert_eq!(hellos(&scene, &cast), 3);
    // Both clocks are wrong, and right again: what was seen by them did not happen.
    let right = scene.now();
    scene.sim.set_flood(None);
    scene.clock.advance(TimeDelta::days(40));
    scene.sim.set_now(scene.now().timestamp());
    scene.pass(TimeDelta::days(1)).await;
    scene.clock.set(right);
    scene.sim.set_now(right.timestamp());
    scene.settle().await;
    scene.settle().await;
    let posted = hellos(&scene, &cast);
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(hellos(&scene, &cast), posted + 2);
    scene.finish().await;
}

#[tokio::test]
async fn paused_it_stays_paused_when_the_bot_was_away_and_whoever_adds_it_again_is_asked() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    // The setup was gone through: what is shown of it is how the group stands.
    scene
        .with_cx(async |cx| {
            let chat = kehila::store::chats::by_telegram_id(&cx.tx, kehila::telegram::ChatId(cast.group.0)).await?;
            let key = chat.expect("the group is known").key;
            kehila::store::chats::set_set_up(&cx.tx, key, cx.now).await?;
            cx.chat_changed(key).await
        })
        .await;
    scene.say(cast.group, cast.noa, "/settings pause on").await;
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sim.remove_bot(cast.group, cast.noa);
    scene.pass(TimeDelta::days(1)).await;
    scene.sim.add_bot(cast.group, cast.noa);
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
    talk(&mut scene, &cast, 2).await;
    assert_eq!(hellos(&scene, &cast), 0);
    assert_eq!(ledger(&scene).await.last().unwrap(), "held");
    assert!(!scene.sees_in_private(cast.noa).contains("Stay quiet"), "she has decided before");
    // Away once more while nothing is paused, and back: the setup she is shown lets it go on, too.
    scene.say(cast.group, cast.noa, "/settings pause off").await;
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sim.remove_bot(cast.group, cast.noa);
    scene.pass(TimeDelta::days(1)).await;
    scene.sim.add_bot(cast.group, cast.noa);
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
    talk(&mut scene, &cast, 1).await;
    assert_eq!(ledger(&scene).await.last().unwrap(), "back");
    scene.say_in_private(cast.noa, "/setup").await;
    let setup = scene.sees_in_private(cast.noa);
    assert!(setup.contains("added again"), "{setup}");
    scene.press_in_private(cast.noa, "Go on").await;
    talk(&mut scene, &cast, 1).await;
    assert_eq!(ledger(&scene).await.last().unwrap(), "posted");
    scene.finish().await;
}
