//! What comes once a year: birthdays, years of membership, the group's birthday, dates by two calendars.

use chrono::{DateTime, TimeDelta};
use chrono_tz::{America::Sao_Paulo, Asia::Jerusalem, Europe::Moscow, Tz};
use kehila::{
    dispatch::house,
    store::{
        chats::{self, Rhythm},
        timers,
    },
    words::Lang,
};
use simulator::{Person, UserId};

use super::support::{Cast, Scene, without_marks, word};

/// Where the groups of the three languages are.
const GROUPS: [(Lang, Tz); 3] = [(Lang::He, Jerusalem), (Lang::Ru, Moscow), (Lang::En, Sao_Paulo)];

/// A group that celebrates, and asks newcomers for their birthdays only.
async fn group(lang: Lang, zone: Tz) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.with_cx(async |cx| Ok(timers::cancel(&cx.tx, house::NAME, "sweep").await?)).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, zone).await).await;
    scene.say(cast.group, cast.noa, "/settings milestones on").await;
    scene.say(cast.group, cast.noa, "/questions\nbirthday").await;
    scene.sees(cast.group, cast.alice);
    (scene, cast)
}

/// Somebody joins and gives her birthday; `shown`: the group may see it.
async fn with_birthday(scene: &mut Scene, cast: &Cast, (name, lang): (&str, Lang), day: &str, shown: bool) -> UserId {
    let person = scene.sim.create(Person::named(name).language(lang.code()));
    scene.sim.join(cast.group, person);
    scene.sim.start_bot(person);
    scene.settle().await;
    scene.say_in_private(person, "/introduce").await;
    scene.say_in_private(person, day).await;
    if shown {
        scene.press_in_private(person, &word("intro-birthday-off", lang)).await;
    }
    scene.press_in_private(person, &word("flow-publish", lang)).await;
    person
}

/// The congratulations everybody saw: day and hour by the group's clock, and the words.
fn congratulations(scene: &Scene, cast: &Cast, zone: Tz) -> Vec<String> {
    let signs = ['🎂', '🎈', '🎉', '🍪'];
    let ours = scene.sim.view(cast.group, cast.noa).into_iter().filter(|seen| seen.sender_id == scene.sim.bot());
    ours.filter(|seen| seen.ephemeral.is_none() && without_marks(&seen.text).starts_with(signs))
        .map(|seen| {
            let at = DateTime::from_timestamp(seen.date, 0).unwrap().with_timezone(&zone);
            format!("{} {}", at.format("%Y-%m-%d %H:%M"), without_marks(&seen.text).replace('\n', " | "))
        })
        .collect()
}

#[tokio::test]
async fn birthdays_of_those_who_want_them_shown() {
    for (lang, zone) in GROUPS {
        let (mut scene, cast) = group(lang, zone).await;
        with_birthday(&mut scene, &cast, ("Tamar", lang), "19.11", true).await;
        with_birthday(&mut scene, &cast, ("Yuri", lang), "19.11", true).await;
        with_birthday(&mut scene, &cast, ("Hidden", lang), "19.11", false).await;
        // Told on the day itself: from next year.
        with_birthday(&mut scene, &cast, ("Today", lang), "16.11", true).await;
        let leaving = with_birthday(&mut scene, &cast, ("Leaver", lang), "20.11", true).await;
        let forgotten = with_birthday(&mut scene, &cast, ("Forgotten", lang), "23.11", true).await;
        scene.pass_until("2026-11-19 12:00", zone).await;
        let seen = congratulations(&scene, &cast, zone);
        assert_eq!(seen.len(), 1, "{seen:?}");
        assert!(seen[0].starts_with("2026-11-19 10:00") && seen[0].contains("Tamar, Yuri"), "{seen:?}");
        scene.sim.leave(cast.group, leaving);
        scene.settle().await;
        scene.restart().await;
        scene.pass_until("2026-11-22 12:00", zone).await;
        scene.say_in_private(forgotten, "/forgetme").await;
        scene.press_in_private(forgotten, &word("forgetme-button-all", lang)).await;
        scene.pass_until("2026-11-24 12:00", zone).await;
        assert_eq!(congratulations(&scene, &cast, zone).len(), 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn after_the_sabbath_there_is_one_congratulation_for_all() {
    for (lang, zone) in GROUPS {
        let (mut scene, cast) = group(lang, zone).await;
        scene.say(cast.group, cast.noa, "/settings days shabbat").await;
        with_birthday(&mut scene, &cast, ("Tamar", lang), "21.11", true).await;
        with_birthday(&mut scene, &cast, ("Yuri", lang), "22.11", true).await;
        scene.pass_until("2026-11-24 12:00", zone).await;
        let seen = congratulations(&scene, &cast, zone);
        assert_eq!(seen.len(), 1, "{seen:?}");
        assert!(seen[0].starts_with("2026-11-22 10:0") && seen[0].contains("Tamar, Yuri"), "{seen:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_year_of_two_calendars() {
    for (lang, zone) in GROUPS {
        let (mut scene, cast) = group(lang, zone).await;
        let tamar = scene.sim.create(Person::named("Tamar").language(lang.code()));
        scene.sim.join(cast.group, tamar);
        scene.settle().await;
        let [adar, shvat, birthday] = match lang {
            Lang::En => ["14 Adar", "15 Shevat", "group 12.3.2019"],
            Lang::He => ["י״ד באדר", "ט״ו בשבט", "יום הולדת 12.3.2019"],
            Lang::Ru => ["14 адара", "15 швата", "день рождения 12.3.2019"],
        };
        scene.say(cast.group, cast.noa, &format!("/milestones {adar}\n🍪 Costumes!")).await;
        scene.say(cast.group, cast.noa, &format!("/milestones {shvat}\n🍪 Trees!")).await;
        scene.say(cast.group, cast.noa, &format!("/milestones {birthday}")).await;
        scene.pass_until("2027-12-05 12:00", zone).await;
        let (born, years) = match lang {
            Lang::En => (
                "🎈 It's our group's birthday: 8 years together!",
                "2027-11-15 10:00 🎉 This week in our group: | A year with us: Tamar",
            ),
            Lang::He => {
                ("🎈 יום הולדת לקבוצה שלנו: 8 שנים ביחד!", "2027-11-14 10:00 🎉 השבוע בקבוצה שלנו: | שנה איתנו: Tamar")
            }
            Lang::Ru => (
                "🎈 День рождения группы: мы вместе 8 лет!",
                "2027-11-15 10:00 🎉 На этой неделе в группе: | 1 год с нами: Tamar",
            ),
        };
        // 5787 is a leap year: Purim is in its second Adar.
        let expected =
            ["2027-01-23 10:00 🍪 Trees!", &format!("2027-03-12 10:00 {born}"), "2027-03-23 10:00 🍪 Costumes!", years];
        assert_eq!(congratulations(&scene, &cast, zone), expected);
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_cannot_be_kept_is_refused_with_what_can() {
    let (mut scene, cast) = group(Lang::En, Sao_Paulo).await;
    scene.sees(cast.group, cast.noa);
    let mut seen = Vec::new();
    for typed in ["/milestones soon", "/milestones 30 Tevet\nHello", "/milestones 24 December"] {
        seen.push(scene.say_and_see(cast.group, cast.noa, typed).await);
    }
    scene.say(cast.group, cast.noa, "/milestones 24.12\n🍪 Cookies!").await;
    let label = scene.panel(cast.group, cast.noa).labels[0].clone();
    seen.push(scene.press_and_see(cast.group, cast.noa, &label).await);
    insta::assert_snapshot!(seen.join("\n"), @"
    Noa: /milestones soon
    Simbot (only you): soon is no day of the year I understand. For example: /milestones 24 December, /milestones 14 Adar, /milestones group 12.3.2019
    (deleted) Noa: /milestones soon
    Noa: /milestones 30 Tevet
    Hello
    Simbot (only you): 30 Tevet is no day of the year I understand. For example: /milestones 24 December, /milestones 14 Adar, /milestones group 12.3.2019
    (deleted) Noa: /milestones 30 Tevet
    Hello
    Noa: /milestones 24 December
    Simbot (only you): What should I post that day? Write it in the line below:
    /milestones 24 December
    Our favourite day of the year!
    (deleted) Noa: /milestones 24 December
    Noa: /milestones 24.12
    🍪 Cookies!
    Simbot (only you): Yearly dates
    24 December: 🍪 Cookies! (next: 24 December 2026)

    Birthdays in the next 30 days
    None that may be shown.

    A new date, with what to post in the line below: /milestones 24 December or /milestones 14 Adar. The group's own birthday: /milestones group 12.3.2019
      [Remove 24 December]
    (deleted) Noa: /milestones 24.12
    🍪 Cookies!
    (toast) Removed.
    (edited) Simbot (only you): Yearly dates
    None yet.

    Birthdays in the next 30 days
    None that may be shown.

    A new date, with what to post in the line below: /milestones 24 December or /milestones 14 Adar. The group's own birthday: /milestones group 12.3.2019
    ");
    scene.pass_until("2026-12-26 12:00", Sao_Paulo).await;
    assert_eq!(congratulations(&scene, &cast, Sao_Paulo), Vec::<String>::new());
    scene.finish().await;
}

#[tokio::test]
async fn off_it_says_nothing_and_on_again_brings_no_backlog() {
    let (mut scene, cast) = group(Lang::En, Moscow).await;
    with_birthday(&mut scene, &cast, ("Tamar", Lang::En), "19.11", true).await;
    scene.say(cast.group, cast.noa, "/settings milestones off").await;
    scene.pass_until("2026-11-19 13:00", Moscow).await;
    scene.say(cast.group, cast.noa, "/settings milestones on").await;
    scene.pass(TimeDelta::days(3)).await;
    assert_eq!(congratulations(&scene, &cast, Moscow), Vec::<String>::new());
    scene.finish().await;
}
