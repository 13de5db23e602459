//! Schedules as people type them, and what is said of those that cannot be.

use insta::assert_snapshot;

use super::{
    words::{refusals, said_back},
    *,
};

#[tokio::test]
async fn everyday_words_are_said_back_in_english() {
    let answers = said_back(
        Lang::En,
        &[
            "every other day 10:00",
            "every 3 days 10:00",
            "weekends at 11am",
            "monday mornings at 9",
            "every day except sunday 10:00",
            "on the 1st and 15th of the month at 10:00",
            "monthly on the 15th and 31st 10:00",
            "even days 10:00",
            "last working day of the month 10:00",
            "every first and third monday 10:00",
            "every 2 months on the 1st 10:00",
            "quarterly on the 1st 10:00",
            "quarterly on the last friday 10:00",
            "december 24th at 6pm",
            "next monday at half past nine",
            "in 2 hours",
            "cron 30 9 1-7 * 1",
            "cron 0 10 * * 1,3",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

#[tokio::test]
async fn everyday_words_are_said_back_in_hebrew() {
    let answers = said_back(
        Lang::He,
        &[
            "כל יומיים ב-10:00",
            "כל 3 ימים ב-10:00",
            "סופי שבוע 11:00",
            "כל מוצ״ש ב-8",
            "כל יום חוץ משבת ב-10:00",
            "ב-1 וב-15 לחודש 10:00",
            "ב-15 וב-31 לחודש 10:00",
            "בתאריכים זוגיים 10:00",
            "ביום העבודה האחרון בחודש 10:00",
            "ביום שני הראשון והשלישי בחודש 10:00",
            "כל חודשיים ב-1 10:00",
            "פעם ברבעון ב-1 10:00",
            "כל 3 חודשים ביום שישי האחרון 10:00",
            "24.12 בשעה 18:00",
            "ביום ראשון הבא בתשע וחצי",
            "בעוד שעתיים",
            "cron 30 9 1-7 * 1",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

#[tokio::test]
async fn everyday_words_are_said_back_in_russian() {
    let answers = said_back(
        Lang::Ru,
        &[
            "через день в 10:00",
            "каждые 3 дня 10:00",
            "по выходным в 11:00",
            "каждый день в девять утра",
            "каждый день, кроме воскресенья, в 10:00",
            "1 и 15 числа в 10:00",
            "15 и 31 числа 10:00",
            "по чётным дням 10:00",
            "последний рабочий день месяца 10:00",
            "во вторую и последнюю среду месяца 10:00",
            "раз в два месяца 1 числа 10:00",
            "раз в квартал 1 числа 10:00",
            "раз в 5 месяцев в последний день 10:00",
            "24.12 в 18:00",
            "в следующий понедельник в половине десятого",
            "через 2 часа",
            "cron 30 9 1-7 * 1",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

#[tokio::test]
async fn what_cannot_be_is_said_with_the_nearest_form_in_english() {
    let answers = refusals(
        Lang::En,
        &[
            "/touchpoint every hour\nHello",
            "/touchpoint twice a week 10:00\nHello",
            "/touchpoint twice a month 10:00\nHello",
            "/touchpoint quarterly 10:00\nHello",
            "/touchpoint every sunday evening\nHello",
            "/touchpoint every monday at 5\nHello",
            "/touchpoint every monday and the 1st of the month 10:00\nHello",
            "/touchpoint next friday 10:00\nHello",
            "/touchpoint cron */10 9 * * 1\nHello",
            "/touchpoint cron 0 10 30 2 *\nHello",
            "/touchpoint lunch with december 24th crew every monday 10:00",
            "/touchpoint every monday at 9 good things",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

#[tokio::test]
async fn what_cannot_be_is_said_with_the_nearest_form_in_hebrew() {
    let answers = refusals(
        Lang::He,
        &[
            "/touchpoint כל שעה\nHello",
            "/touchpoint פעמיים בשבוע 10:00\nHello",
            "/touchpoint פעם ברבעון 10:00\nHello",
            "/touchpoint כל יום ראשון בערב\nHello",
            "/touchpoint כל יום שני בחמש\nHello",
            "/touchpoint כל יום שני וב-1 לחודש 10:00\nHello",
            "/touchpoint ביום שישי הבא 10:00\nHello",
            "/touchpoint cron */10 9 * * 1\nHello",
            "/touchpoint cron 0 10 30 2 *\nHello",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

#[tokio::test]
async fn what_cannot_be_is_said_with_the_nearest_form_in_russian() {
    let answers = refusals(
        Lang::Ru,
        &[
            "/touchpoint каждый час\nHello",
            "/touchpoint дважды в неделю 10:00\nHello",
            "/touchpoint раз в квартал 10:00\nHello",
            "/touchpoint каждое воскресенье вечером\nHello",
            "/touchpoint каждый понедельник в половине шестого\nHello",
            "/touchpoint каждый понедельник и 1-го числа 10:00\nHello",
            "/touchpoint в следующую пятницу 10:00\nHello",
            "/touchpoint cron */10 9 * * 1\nHello",
            "/touchpoint cron 0 10 30 2 *\nHello",
        ],
    )
    .await;
    assert_snapshot!(answers, @"");
}

/// They come when they were said to come, and a change of one is written down with both rules.
#[tokio::test]
async fn they_come_and_are_changed_like_any_other() {
    for (lang, typed, other, logged) in [
        (
            Lang::En,
            "every other day at noon",
            "/touchpoint 2 last working day of the month 12:00",
            "every second day at 12:00 → on the last working day of every month (Monday to Friday) at 12:00",
        ),
        (
            Lang::He,
            "כל יומיים בצהריים",
            "/touchpoint 2 ביום העבודה האחרון בחודש ב-12:00",
            "פעם ביומיים בשעה 12:00 ← ביום העבודה האחרון בכל חודש (מראשון עד חמישי) בשעה 12:00",
        ),
        (
            Lang::Ru,
            "через день в полдень",
            "/touchpoint 2 в последний рабочий день месяца в 12:00",
            "через день в 12:00 → в последний рабочий день каждого месяца (с понедельника по пятницу) в 12:00",
        ),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, kehila::store::chats::Rhythm::None).await;
        noa(&mut scene, &cast, &format!("/touchpoint {typed}\nHello")).await;
        scene.pass(TimeDelta::days(5)).await;
        let expected = ["2026-11-16 12:00", "2026-11-18 12:00", "2026-11-20 12:00"];
        assert_eq!(times_of(&scene, &cast, "Hello", zone(lang)), expected, "{lang:?}");
        noa(&mut scene, &cast, &other.replace(" 2 ", " 1 ")).await;
        scene.press(cast.group, cast.noa, &word("touch-button-save", lang)).await;
        noa(&mut scene, &cast, "/settings log").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(logged), "{seen}");
        scene.pass(TimeDelta::days(12)).await;
        let times = times_of(&scene, &cast, "Hello", zone(lang));
        assert_eq!(times[3..], ["2026-11-30 12:00".to_owned()], "{lang:?}");
        scene.finish().await;
    }
}
