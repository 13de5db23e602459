//! When posts come: months passing, clocks changing, downtime, the library's rhythm.

use std::collections::HashSet;

use chrono_tz::{America::New_York, Asia::Jerusalem, Europe::Moscow};

use super::*;

/// A form as typed in English, Hebrew and Russian.
type Typed = [&'static str; 3];

const fn typed(form: &Typed, lang: Lang) -> &'static str {
    match lang {
        Lang::En => form[0],
        Lang::He => form[1],
        Lang::Ru => form[2],
    }
}

async fn posted_until(lang: Lang, form: &Typed, until: &str) -> Vec<String> {
    let (mut scene, cast) = Scene::with_group(lang).await;
    for_months(&scene).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    roomy(&scene, &cast).await;
    noa(&mut scene, &cast, &format!("/touchpoint {}\nHello", typed(form, lang))).await;
    scene.pass_until(until, zone(lang)).await;
    let times = times_of(&scene, &cast, "Hello", zone(lang));
    assert_eq!(posts(&scene, &cast).len(), times.len(), "only Hello is posted");
    scene.finish().await;
    times
}

async fn comes(form: Typed, until: &str, expected: &[&str]) {
    for lang in Lang::ALL {
        assert_eq!(posted_until(lang, &form, until).await, expected, "{}", typed(&form, lang));
    }
}

#[tokio::test]
async fn every_second_sunday() {
    let form =
        ["every 2 weeks on sunday 18:00", "כל שבועיים ביום ראשון בשעה 18:00", "раз в 2 недели в воскресенье 18:00"];
    comes(form, "2026-12-21 00:00", &["2026-11-22 18:00", "2026-12-06 18:00", "2026-12-20 18:00"]).await;
}

#[tokio::test]
async fn the_31st_comes_in_february_too() {
    let form = ["monthly on the 31st 10:00", "כל חודש ב-31 10:00", "ежемесячно 31 числа в 10:00"];
    let expected = ["2026-11-30 10:00", "2026-12-31 10:00", "2027-01-31 10:00", "2027-02-28 10:00", "2027-03-31 10:00"];
    comes(form, "2027-04-01 00:00", &expected).await;
}

#[tokio::test]
async fn the_last_thursday() {
    let form =
        ["monthly on the last thursday 12:00", "ביום חמישי האחרון בחודש 12:00", "в последний четверг месяца в 12:00"];
    comes(form, "2027-02-01 00:00", &["2026-11-26 12:00", "2026-12-31 12:00", "2027-01-28 12:00"]).await;
}

#[tokio::test]
async fn once_a_year() {
    let form = ["yearly on 20 december 09:00", "כל שנה ב-20 בדצמבר 09:00", "ежегодно 20 декабря в 9:00"];
    comes(form, "2028-12-21 00:00", &["2026-12-20 09:00", "2027-12-20 09:00", "2028-12-20 09:00"]).await;
}

#[tokio::test]
async fn a_single_time_comes_once_and_leaves_the_list() {
    let form = ["once 2026-12-24 18:00", "פעם אחת 24.12.2026 18:00", "один раз 24.12.2026 18:00"];
    comes(form, "2027-12-25 00:00", &["2026-12-24 18:00"]).await;
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    noa(&mut scene, &cast, "/touchpoint once 2026-11-17 18:00\nHello").await;
    scene.pass(TimeDelta::days(2)).await;
    noa(&mut scene, &cast, "/touchpoints").await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("There are no regular posts yet."), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn ten_stays_ten_when_the_clocks_change() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    for_months(&scene).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    roomy(&scene, &cast).await;
    scene.pass_until("2027-03-24 12:00", Jerusalem).await;
    noa(&mut scene, &cast, "/touchpoint כל יום 10:00\nבוקר").await;
    noa(&mut scene, &cast, "/touchpoint כל יום 02:30\nלילה").await;
    scene.pass_until("2027-03-28 00:00", Jerusalem).await;
    let days = times_of(&scene, &cast, "בוקר", Jerusalem);
    assert_eq!(days, ["2027-03-25 10:00", "2027-03-26 10:00", "2027-03-27 10:00"]);
    // On Friday 26 March 02:30 does not exist.
    let nights = times_of(&scene, &cast, "לילה", Jerusalem);
    assert_eq!(nights, ["2027-03-25 02:30", "2027-03-26 03:00", "2027-03-27 02:30"]);
    scene.finish().await;
}

#[tokio::test]
async fn the_library_does_not_repeat_while_one_is_unused() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    for_months(&scene).await;
    scene.set_rhythm(cast.group, Rhythm::Gentle).await;
    // 36 Sundays; after half of them the group changes its language, and with it the day.
    scene.pass_until("2027-03-25 12:00", Jerusalem).await;
    let in_hebrew = posts(&scene, &cast).len();
    assert_eq!(in_hebrew, 18);
    scene.change(cast.group, async |cx, key| chats::set_language(&cx.tx, key, Lang::Ru).await).await;
    scene.pass_until("2027-07-30 12:00", Jerusalem).await;
    let texts: Vec<String> = posts(&scene, &cast).into_iter().map(|seen| seen.text).collect();
    assert_eq!(texts.len(), 36);
    let prompt_ids: Vec<String> = scene
        .with_cx(async |cx| {
            let rows = sqlx::query_scalar("SELECT prompt FROM prompts_used ORDER BY used_at");
            Ok(rows.fetch_all(&mut *cx.tx.lock().await).await?)
        })
        .await;
    assert_eq!(prompt_ids.iter().collect::<HashSet<_>>().len(), 36, "none has come twice");
    let series = |id: &String| id.split('-').nth(1).unwrap().to_owned();
    assert!(prompt_ids.windows(2).all(|pair| series(&pair[0]) != series(&pair[1])), "{prompt_ids:?}");
    assert!(texts[17].contains('א') || texts[17].contains('ה'), "{}", texts[17]);
    assert!(texts[18].contains('о'), "{}", texts[18]);
    scene.finish().await;
}

#[tokio::test]
async fn a_steady_rhythm_keeps_to_the_working_week() {
    let days = |lang| async move {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::Steady).await;
        scene.pass(TimeDelta::days(12)).await;
        let date = |seen: Seen| DateTime::from_timestamp(seen.date, 0).unwrap().with_timezone(&zone(lang));
        let days: Vec<String> =
            posts(&scene, &cast).into_iter().map(|seen| date(seen).format("%a %d %H:%M").to_string()).collect();
        scene.finish().await;
        days.join(", ")
    };
    let hebrew = "Tue 17 10:00, Wed 18 10:00, Thu 19 10:00, Sun 22 10:00, Mon 23 10:00, Tue 24 10:00, Wed 25 10:00, \
                  Thu 26 10:00";
    assert_eq!(days(Lang::He).await, hebrew);
    let russian = "Tue 17 10:00, Wed 18 10:00, Thu 19 10:00, Fri 20 10:00, Mon 23 10:00, Tue 24 10:00, Wed 25 10:00, \
                   Thu 26 10:00, Fri 27 10:00";
    assert_eq!(days(Lang::Ru).await, russian);
}

#[tokio::test]
async fn the_library_waits_for_a_pause_in_the_conversation_and_hers_does_not() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    scene.set_rhythm(cast.group, Rhythm::Gentle).await;
    noa(&mut scene, &cast, "/touchpoint כל יום שני 10:00\nשלי").await;
    scene.pass_until("2026-11-22 09:50", Jerusalem).await;
    scene.sim.say(cast.group, cast.boris, "Let me think about that");
    scene.pass_until("2026-11-22 10:10", Jerusalem).await;
    assert_eq!(posts(&scene, &cast).len(), 0);
    scene.sim.say(cast.group, cast.alice, "So do I");
    scene.pass_until("2026-11-22 10:39", Jerusalem).await;
    assert_eq!(posts(&scene, &cast).len(), 0);
    scene.pass_until("2026-11-22 10:41", Jerusalem).await;
    assert_eq!(posts(&scene, &cast).len(), 1);
    scene.pass_until("2026-11-23 09:59", Jerusalem).await;
    scene.sim.say(cast.group, cast.boris, "Good morning everybody");
    scene.pass_until("2026-11-23 10:00", Jerusalem).await;
    assert_eq!(times_of(&scene, &cast, "שלי", Jerusalem), ["2026-11-23 10:00"]);
    scene.finish().await;
}

#[tokio::test]
async fn another_zone_moves_what_is_to_come_and_repeats_nothing() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    roomy(&scene, &cast).await;
    noa(&mut scene, &cast, "/touchpoint כל יום 12:00\nשלום").await;
    scene.pass_until("2026-11-16 12:30", Jerusalem).await;
    // In New York it is half past five in the morning: noon is still to come, but this date has had its post.
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, New_York).await).await;
    scene.pass_until("2026-11-17 11:00", New_York).await;
    assert_eq!(times_of(&scene, &cast, "שלום", Jerusalem), ["2026-11-16 12:00"]);
    scene.pass_until("2026-11-17 13:00", New_York).await;
    assert_eq!(times_of(&scene, &cast, "שלום", New_York)[1..], ["2026-11-17 12:00"]);
    // Eastward again: the date that is skipped over is not made up for.
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Moscow).await).await;
    scene.pass_until("2026-11-18 13:00", Moscow).await;
    assert_eq!(times_of(&scene, &cast, "שלום", Moscow)[2..], ["2026-11-18 12:00"]);
    scene.finish().await;
}

#[tokio::test]
async fn after_downtime_one_comes_and_the_others_are_recorded() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    noa(&mut scene, &cast, "/touchpoint every day 10:00\nHello").await;
    scene.pass_until("2026-11-16 11:00", Tz::UTC).await;
    // Nothing runs for three days; at noon it is within the three hours a daily post may be late.
    scene.sleep_until("2026-11-19 12:00", Tz::UTC);
    scene.restart().await;
    scene.settle().await;
    assert_eq!(times_of(&scene, &cast, "Hello", Tz::UTC), ["2026-11-16 10:00", "2026-11-19 12:00"]);
    assert_eq!(ledger(&scene).await, ["posted", "missed", "missed", "posted"]);
    // And now for too long.
    scene.sleep_until("2026-11-21 15:00", Tz::UTC);
    scene.restart().await;
    scene.settle().await;
    assert_eq!(posts(&scene, &cast).len(), 2);
    assert_eq!(ledger(&scene).await[4..], ["missed", "too-late"]);
    scene.pass_until("2026-11-22 10:01", Tz::UTC).await;
    assert_eq!(posts(&scene, &cast).len(), 3);
    scene.finish().await;
}

#[tokio::test]
async fn a_restart_at_the_very_moment_posts_it_once() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        noa(&mut scene, &cast, "/touchpoint every day 15:00\nHello").await;
        scene.sleep_until("2026-11-16 15:00", zone(lang));
        scene.restart().await;
        // Decided and committed, not yet sent; then the plug is pulled again.
        kehila::edge::tick::tick(&scene.core).await.unwrap();
        scene.restart().await;
        kehila::edge::tick::tick(&scene.core).await.unwrap();
        assert_eq!(posts(&scene, &cast).len(), 0);
        scene.settle().await;
        scene.restart().await;
        scene.settle().await;
        assert_eq!(times_of(&scene, &cast, "Hello", zone(lang)), ["2026-11-16 15:00"]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn quiet_hours_put_a_weekly_post_off_until_they_end() {
    let (mut scene, cast) = Scene::with_group(Lang::Ru).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    noa(&mut scene, &cast, "/touchpoint каждый вторник 22:00\nПривет").await;
    scene.pass_until("2026-11-18 12:00", Moscow).await;
    let times = times_of(&scene, &cast, "Привет", Moscow);
    assert_eq!(times.len(), 1);
    assert!(times[0].as_str() >= "2026-11-18 09:00" && times[0].as_str() < "2026-11-18 09:20", "{times:?}");
    scene.finish().await;
}
