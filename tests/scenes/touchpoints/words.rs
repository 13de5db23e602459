//! What a manager reads.

use insta::assert_snapshot;

use super::*;

/// Adds one, looks at it from all sides, and removes it: everything Noa sees.
async fn a_managers_day(lang: Lang, command: &str) -> String {
    let (mut scene, cast) = Scene::with_group(lang).await;
    noa(&mut scene, &cast, command).await;
    press(&mut scene, &cast, 1).await; // Preview
    press(&mut scene, &cast, 1).await; // Back
    press(&mut scene, &cast, 1).await; // Pause
    press(&mut scene, &cast, 1).await; // Resume
    press(&mut scene, &cast, 3).await; // Skip next
    press(&mut scene, &cast, 3).await; // Undo skip
    press(&mut scene, &cast, 5).await; // All
    press(&mut scene, &cast, 1).await; // The library
    press(&mut scene, &cast, 4).await; // All
    press(&mut scene, &cast, 2).await; // Hers
    press(&mut scene, &cast, 4).await; // Delete
    press(&mut scene, &cast, 2).await; // Keep
    press(&mut scene, &cast, 4).await; // Delete
    press(&mut scene, &cast, 1).await; // Delete
    press(&mut scene, &cast, 1).await; // All
    let seen = scene.sees(cast.group, cast.noa);
    scene.pass(TimeDelta::days(15)).await;
    assert_eq!(posts(&scene, &cast).len(), 2, "only the library's");
    assert!(scene.sees(cast.group, cast.alice).lines().all(|line| !line.contains("(only you)")));
    scene.finish().await;
    seen
}

#[tokio::test]
async fn a_day_in_english() {
    let seen = a_managers_day(Lang::En, "/touchpoint every 2 weeks on sunday 18:00\nWhat's new?\n— write below").await;
    assert_snapshot!(seen, @"");
}

#[tokio::test]
async fn a_day_in_hebrew() {
    let seen = a_managers_day(Lang::He, "/touchpoint כל שבועיים ביום ראשון 18:00\nמה חדש?\n— כתבו כאן").await;
    assert_snapshot!(seen, @"");
}

#[tokio::test]
async fn a_day_in_russian() {
    let seen = a_managers_day(Lang::Ru, "/touchpoint раз в 2 недели в воскресенье 18:00\nЧто нового?\n— пишите").await;
    assert_snapshot!(seen, @"");
}

/// What is answered to each of these commands, none of which may leave anything behind.
async fn refusals(lang: Lang, commands: &[&str]) -> String {
    let (mut scene, cast) = Scene::with_group(lang).await;
    let mut answers = Vec::new();
    for command in commands {
        noa(&mut scene, &cast, command).await;
        let answer = scene.sim.last(cast.group, cast.noa).unwrap();
        assert!(answer.ephemeral.is_some(), "{command}");
        let text: String = answer.text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200F}')).collect();
        answers.push(format!("> {command}\n{text}"));
    }
    let added = scene
        .with_cx(async |cx| {
            let count = sqlx::query_scalar("SELECT count(*) FROM touchpoints WHERE kind = 'own'");
            Ok::<i64, kehila::dispatch::Stop>(count.fetch_one(&mut *cx.tx.lock().await).await?)
        })
        .await;
    assert_eq!(added, 0, "nothing is half done");
    scene.finish().await;
    answers.join("\n\n")
}

#[tokio::test]
async fn what_is_missing_is_said_in_english() {
    let answers = refusals(
        Lang::En,
        &[
            "/touchpoint",
            "/touchpoint every monday",
            "/touchpoint every monday\nWhat are you baking?",
            "/touchpoint every monday 10:00",
            "/touchpoint every mondey 10:00\nHello",
            "/touchpoint every monday 25:00\nHello",
            "/touchpoint every 3 days 10:00\nHello",
            "/touchpoint Good morning everybody\nevery monday 10:00",
            "/touchpoint Good morning every monday 10:00",
            "/touchpoint once 2026-11-15 10:00\nHello",
            "/touchpoint yearly on 20 decembre 10:00\nHello",
            "/touchpoint monthly on the 32nd 10:00\nHello",
            "/touchpoint every day 23:00\nGood night",
            "/touchpoint every monday 10:00\n\u{200B}\u{2800}",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

#[tokio::test]
async fn what_is_missing_is_said_in_hebrew() {
    let answers = refusals(
        Lang::He,
        &[
            "/touchpoint",
            "/touchpoint כל יום שני\nמה אתם אופים?",
            "/touchpoint כל יום שני 10:00",
            "/touchpoint כל יום שנני 10:00\nשלום",
            "/touchpoint כל 3 ימים 10:00\nשלום",
            "/touchpoint בוקר טוב לכולם\nכל יום שני 10:00",
            "/touchpoint פעם אחת 15.11.2026 10:00\nשלום",
            "/touchpoint כל יום 23:00\nלילה טוב",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

#[tokio::test]
async fn what_is_missing_is_said_in_russian() {
    let answers = refusals(
        Lang::Ru,
        &[
            "/touchpoint",
            "/touchpoint каждый понедельник\nЧто печёте?",
            "/touchpoint каждый понедельник 10:00",
            "/touchpoint каждый панедельник 10:00\nПривет",
            "/touchpoint каждые 3 дня 10:00\nПривет",
            "/touchpoint Доброе утро\nкаждый понедельник 10:00",
            "/touchpoint один раз 15.11.2026 10:00\nПривет",
            "/touchpoint каждый день 23:00\nСпокойной ночи",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

/// How each form is said back.
async fn said_back(lang: Lang, schedules: &[&str]) -> String {
    let (mut scene, cast) = Scene::with_group(lang).await;
    rhythm(&scene, &cast, Rhythm::None).await;
    let mut answers = Vec::new();
    for schedule in schedules {
        noa(&mut scene, &cast, &format!("/touchpoint {schedule}\nHello")).await;
        let text: String =
            panel(&scene, &cast).chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200F}')).collect();
        answers.push(format!("> {schedule}\n{text}"));
        press(&mut scene, &cast, 2).await; // Undo
    }
    scene.finish().await;
    answers.join("\n\n")
}

#[tokio::test]
async fn every_form_is_said_back_in_english() {
    let answers = said_back(
        Lang::En,
        &[
            "every day 09:30",
            "every weekday 09:30",
            "every monday 09:30",
            "every monday and thursday 09:30",
            "every 2 weeks on sunday 18:00",
            "every 3 weeks on monday and friday 18:00",
            "monthly on the 1st 10:00",
            "monthly on the 31st 10:00",
            "monthly on the last day 10:00",
            "monthly on the second tuesday 12:00",
            "monthly on the last thursday 12:00",
            "yearly on 20 december 09:00",
            "yearly on 29 february 09:00",
            "once 2026-12-24 18:00",
            "every monday 22:00",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

#[tokio::test]
async fn every_form_is_said_back_in_hebrew() {
    let answers = said_back(
        Lang::He,
        &[
            "כל יום 09:30",
            "every weekday 09:30",
            "כל יום שני 09:30",
            "כל שבת 12:00",
            "בימי שני וחמישי 09:30",
            "כל שבועיים ביום ראשון 18:00",
            "every 2 weeks on saturday 18:00",
            "every 3 weeks on monday and friday 18:00",
            "monthly on the 31st 10:00",
            "monthly on the last day 10:00",
            "monthly on the second tuesday 12:00",
            "monthly on the fifth saturday 12:00",
            "ביום חמישי האחרון בחודש 12:00",
            "כל שנה ב-20 בדצמבר 09:00",
            "yearly on 29 february 09:00",
            "פעם אחת 24.12.2026 18:00",
            "כל יום שני 22:00",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

#[tokio::test]
async fn every_form_is_said_back_in_russian() {
    let answers = said_back(
        Lang::Ru,
        &[
            "каждый день 9:30",
            "every weekday 09:30",
            "каждый понедельник 9:30",
            "каждую среду 9:30",
            "по понедельникам и четвергам 9:30",
            "раз в 2 недели в воскресенье 18:00",
            "every 3 weeks on monday and friday 18:00",
            "every 5 weeks on wednesday 18:00",
            "ежемесячно 31 числа в 10:00",
            "monthly on the last day 10:00",
            "monthly on the second tuesday 12:00",
            "monthly on the fifth sunday 12:00",
            "в последнюю пятницу месяца в 12:00",
            "ежегодно 20 декабря в 9:00",
            "yearly on 29 february 09:00",
            "один раз 24.12.2026 18:00",
            "каждый понедельник 22:00",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

/// What is said when the budget is too small, and what the list says afterwards.
async fn a_full_day(lang: Lang) -> String {
    let (mut scene, cast) = Scene::with_group(lang).await;
    rhythm(&scene, &cast, Rhythm::Steady).await;
    noa(&mut scene, &cast, "/touchpoint every tuesday 18:00\nHers").await;
    noa(&mut scene, &cast, "/touchpoint every tuesday 19:00\nHers too").await;
    scene.pass(TimeDelta::days(2)).await;
    noa(&mut scene, &cast, "/touchpoints").await;
    let told = scene.sim.view(cast.group, cast.noa).into_iter().filter(|seen| seen.ephemeral.is_some());
    let told: Vec<String> = told.map(|seen| seen.text).collect();
    assert_eq!(posts(&scene, &cast).len(), 1, "one a day: hers, at six");
    scene.finish().await;
    told.join("\n\n").chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200F}')).collect()
}

#[tokio::test]
async fn a_full_day_in_english() {
    assert_snapshot!(a_full_day(Lang::En).await, @"");
}

#[tokio::test]
async fn a_full_day_in_hebrew() {
    assert_snapshot!(a_full_day(Lang::He).await, @"");
}

#[tokio::test]
async fn a_full_day_in_russian() {
    assert_snapshot!(a_full_day(Lang::Ru).await, @"");
}
