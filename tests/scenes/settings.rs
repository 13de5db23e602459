//! `/settings` and `/staff`: by buttons, in one message, wrongly, and by those who may not.

use chrono::TimeDelta;
use kehila::{
    store::chats::Chat,
    words::{Lang, line},
};
use simulator::{Person, Rights};

use crate::support::{Cast, Scene};

async fn chat(scene: &Scene, cast: &Cast) -> Chat {
    Chat { last_human_at: None, ..scene.chat(cast.group).await }
}

/// What was decided about a room's setting.
async fn decided(scene: &Scene, cast: &Cast, room: &str, key: &str) -> Option<String> {
    let chat = chat(scene, cast).await.key;
    scene.with_cx(async |cx| kehila::dispatch::settings::decided(cx, chat, room, key).await).await
}

async fn settings_log(scene: &Scene, cast: &Cast) -> Vec<(String, String, i64)> {
    let key = chat(scene, cast).await.key;
    scene
        .with_cx(async |cx| {
            let rows: Vec<(String, String, i64)> =
                sqlx::query_as("SELECT setting, value, user_id FROM settings_log WHERE chat = ? ORDER BY id")
                    .bind(key.0)
                    .fetch_all(&mut *cx.tx.lock().await)
                    .await?;
            Ok(rows)
        })
        .await
}

#[tokio::test]
async fn the_panel_shows_everything_to_her_alone() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let seen = scene.say_and_see(cast.group, cast.noa, "/settings").await;
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            Noa: /settings
            Simbot (only you): Settings — Bakers
            Language: English
            Time zone: UTC, 08:00 now
            Quiet hours: 21:00–09:00
            Quiet days: none
            Posts: at most 1 a day and 5 a week
            Community: not chosen
            Purpose: none
            Managers' helpers: none

            To change one: a button below, or for example /settings quiet 22:00-08:00
              [Language] [Time zone]
              [Quiet hours] [Quiet days]
              [Posts] [Community]
              [Purpose] [More settings]
              [Helpers] [What I do]
              [Latest changes]
            (deleted) Noa: /settings
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            Noa: /settings
            Simbot (only you): הגדרות – Bakers
            שפה: עברית
            אזור זמן: ירושלים, השעה שם 10:00
            שעות שקט: 21:00–09:00
            ימי שקט: אין
            פוסטים: לכל היותר פוסט אחד ביום ו־5 בשבוע
            סוג הקהילה: לא נבחר
            מטרה: אין
            עוזרים בניהול: אין

            לשינוי: בכפתורים שלמטה או בהודעה. לדוגמה: /settings quiet 22:00-08:00
              [שפה] [אזור זמן]
              [שעות שקט] [ימי שקט]
              [פוסטים] [סוג הקהילה]
              [מטרה] [הגדרות נוספות]
              [עוזרים בניהול] [מה פעיל]
              [שינויים אחרונים]
            (deleted) Noa: /settings
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            Noa: /settings
            Simbot (only you): Настройки — Bakers
            Язык: Русский
            Часовой пояс: Москва, сейчас 11:00
            Тихие часы: 21:00–09:00
            Тихие дни: нет
            Посты: не больше 1 поста в день и 5 в неделю
            Вид сообщества: не выбран
            Цель: нет
            Помощники администраторов: нет

            Чтобы изменить: кнопка ниже или, например, /settings quiet 22:00-08:00
              [Язык] [Часовой пояс]
              [Тихие часы] [Тихие дни]
              [Посты] [Вид сообщества]
              [Цель] [Другие настройки]
              [Помощники] [Что включено]
              [Изменения]
            (deleted) Noa: /settings
            "),
        }
        assert!(!scene.sees(cast.group, cast.boris).contains("["), "nobody else sees the panel");
        scene.finish().await;
    }
}

#[tokio::test]
async fn each_setting_has_its_page() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let mut pages = Vec::new();
    for key in ["language", "zone", "rhythm", "quiet", "days", "posts", "community"] {
        pages.push(scene.say_and_see(cast.group, cast.noa, &format!("/settings {key}")).await);
    }
    insta::assert_snapshot!(pages.join("\n"), @"
    Noa: /settings language
    Simbot (only you): Language: English
    The language I speak in the group. In private everyone chooses their own.

    In one message: /settings language en
      [עברית] [Русский]
      [English ✓]
      [Back]
    (deleted) Noa: /settings language
    Noa: /settings zone
    Simbot (only you): Time zone: UTC, 08:00 now
    Days, weeks and the times of posts go by this clock. You can type the name of a large city.

    In one message: /settings zone UTC
      [UTC, 08:00 ✓] [London, 08:00]
      [Berlin, 09:00]
      [New York, 03:00]
      [Chicago, 02:00] [Denver, 01:00]
      [Los Angeles, 00:00]
      [Back]
    (deleted) Noa: /settings zone
    Noa: /settings rhythm
    Simbot (only you): Rhythm: gentle (one conversation starter a week)
    How often I post a conversation starter.

    In one message: /settings rhythm gentle
      [Gentle: once a week ✓]
      [Steady: each working day]
      [No conversation starters]
      [Back]
    (deleted) Noa: /settings rhythm
    Noa: /settings quiet
    Simbot (only you): Quiet hours: 21:00–09:00
    No scheduled posts during these hours: no regular posts, conversation starters or monthly thanks.

    In one message: /settings quiet 21:00-09:00
      [21:00–09:00 ✓] [22:00–08:00]
      [23:00–07:00] [20:00–10:00]
      [None]
      [Back]
    (deleted) Noa: /settings quiet
    Noa: /settings days
    Simbot (only you): Quiet days: none
    No scheduled posts on these days. A button turns one on or off. In one message they go together: /settings days fri shabbat il 31.12 before; hours of every week: /settings days fri 14:00 - sun 9:00

    In one message: /settings days off
      [Monday] [Tuesday]
      [Wednesday] [Thursday]
      [Friday] [Saturday]
      [Sunday] [Shabbat]
      [Israel's holidays]
      [Russia's holidays]
      [Back]
    (deleted) Noa: /settings days
    Noa: /settings posts
    Simbot (only you): Posts: at most 1 a day and 5 a week
    The most scheduled posts: your regular posts, conversation starters and monthly thanks. Polls and answers don't count.

    In one message: /settings posts 1 5
      [1 a day, 3 a week]
      [1 a day, 5 a week ✓]
      [1 a day, 7 a week]
      [2 a day, 8 a week]
      [2 a day, 14 a week]
      [3 a day, 15 a week]
      [Back]
    (deleted) Noa: /settings posts
    Noa: /settings community
    Simbot (only you): Community: not chosen
    What kind of community this is. Conversation starters are chosen to suit it.

    In one message: /settings community off
      [Customers] [Shared interest]
      [Team at work] [Mutual support]
      [Something else ✓]
      [Back]
    (deleted) Noa: /settings community
    ");
    scene.finish().await;
}

#[tokio::test]
async fn buttons_change_settings_one_after_another() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.say_and_see(cast.group, cast.noa, "/settings").await;
    scene.press_and_see(cast.group, cast.noa, "Quiet hours").await;
    let seen = scene.press_and_see(cast.group, cast.noa, "22:00–08:00").await;
    assert!(seen.contains("(toast) Quiet hours: 22:00–08:00. No scheduled posts then."), "{seen}");
    assert!(seen.contains("[22:00–08:00 ✓]"), "{seen}");
    scene.press_and_see(cast.group, cast.noa, "Back").await;
    scene.press_and_see(cast.group, cast.noa, "Quiet days").await;
    scene.press_and_see(cast.group, cast.noa, "Friday").await;
    scene.press_and_see(cast.group, cast.noa, "Saturday").await;
    scene.press_and_see(cast.group, cast.noa, "Friday").await;
    scene.press_and_see(cast.group, cast.noa, "Back").await;
    scene.press_and_see(cast.group, cast.noa, "More settings").await;
    scene.press_and_see(cast.group, cast.noa, "Rhythm").await;
    scene.press_and_see(cast.group, cast.noa, "Steady").await;
    scene.press_and_see(cast.group, cast.noa, "Back").await;
    scene.press_and_see(cast.group, cast.noa, "Language").await;
    let seen = scene.press_and_see(cast.group, cast.noa, "Русский").await;
    assert!(seen.contains("(toast) Теперь я пишу в группе по-русски."), "{seen}");
    assert!(seen.contains("Язык: Русский"), "{seen}");

    let chat = chat(&scene, &cast).await;
    assert_eq!((chat.quiet.from, chat.quiet.until), (22 * 60, 8 * 60));
    assert_eq!(chat.quiet_days, 0b010_0000);
    assert_eq!(
        (decided(&scene, &cast, "touchpoints", "rhythm").await.as_deref(), chat.language),
        (Some("steady"), Lang::Ru)
    );
    let log: Vec<String> =
        settings_log(&scene, &cast).await.into_iter().map(|(key, value, _)| format!("{key}={value}")).collect();
    assert_eq!(log, ["quiet=22:00-08:00", "days=fri", "days=fri sat", "days=sat", "rhythm=steady", "language=ru"]);
    assert!(scene.sim.unanswered().is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn one_message_is_enough() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let mut said = Vec::new();
    for typed in [
        "zone berlin",
        "rhythm steady",
        "quiet 22-8",
        "quiet off",
        "days fri sat",
        "days off",
        "posts 2 8",
        "language עברית",
    ] {
        said.push(scene.say_and_see(cast.group, cast.noa, &format!("/settings {typed}")).await);
    }
    insta::assert_snapshot!(said.join("\n"), @"
    Noa: /settings zone berlin
    Simbot (only you): The group's clock is set: Berlin. The time there is 09:00.
    (deleted) Noa: /settings zone berlin
    Noa: /settings rhythm steady
    Simbot (only you): Steady rhythm: one conversation starter each working day.
    (deleted) Noa: /settings rhythm steady
    Noa: /settings quiet 22-8
    Simbot (only you): Quiet hours: 22:00–08:00. No scheduled posts then.
    (deleted) Noa: /settings quiet 22-8
    Noa: /settings quiet off
    Simbot (only you): No quiet hours: scheduled posts may come at any time of day.
    (deleted) Noa: /settings quiet off
    Noa: /settings days fri sat
    Simbot (only you): Quiet days: Friday, Saturday. Nothing is posted then.
    (deleted) Noa: /settings days fri sat
    Noa: /settings days off
    Simbot (only you): No quiet days: scheduled posts may come on any day of the week.
    (deleted) Noa: /settings days off
    Noa: /settings posts 2 8
    Simbot (only you): Scheduled posts from now on: at most 2 a day and 8 a week.
    (deleted) Noa: /settings posts 2 8
    Noa: /settings language עברית
    Simbot (only you): מעכשיו ההודעות שלי בקבוצה בעברית.
    (deleted) Noa: /settings language עברית
    ");
    let chat = chat(&scene, &cast).await;
    assert_eq!((chat.zone, chat.posts_per_day, chat.posts_per_week), (chrono_tz::Europe::Berlin, 2, 8));
    assert!(settings_log(&scene, &cast).await.iter().all(|(_, _, who)| *who == cast.noa.0));
    scene.finish().await;
}

#[tokio::test]
async fn what_the_community_is_for_is_typed_or_taken_away() {
    for (lang, name, off) in [(Lang::En, "purpose", "off"), (Lang::He, "מטרה", "ללא"), (Lang::Ru, "цель", "нет")]
    {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let hostile = "We bake </b><script>\n\u{202E}together";
        let seen = scene.say_and_see(cast.group, cast.noa, &format!("/settings {name} {hostile}")).await;
        assert!(seen.contains("(only you)") && seen.contains("We bake </b><script>"), "{seen}");
        assert_eq!(chat(&scene, &cast).await.goal.as_deref(), Some(hostile));
        let seen = scene.say_and_see(cast.group, cast.noa, "/settings").await;
        assert!(seen.contains("We bake </b><script> together"), "{seen}");
        let word = if lang == Lang::En {
            "Purpose"
        } else if lang == Lang::He {
            "מטרה"
        } else {
            "Цель"
        };
        let seen = scene.press_and_see(cast.group, cast.noa, word).await;
        assert!(seen.contains("/settings goal"), "{seen}");
        let seen = scene.say_and_see(cast.group, cast.noa, &format!("/settings goal {}", "a".repeat(301))).await;
        assert!(seen.contains("301") && seen.contains("300"), "{seen}");
        assert!(chat(&scene, &cast).await.goal.is_some(), "too long a text changes nothing");
        let seen = scene.say_and_see(cast.group, cast.alice, "/settings goal none of hers").await;
        assert!(!seen.contains("none of hers</"), "{seen}");
        assert_eq!(chat(&scene, &cast).await.goal.as_deref(), Some(hostile));
        scene.say_and_see(cast.group, cast.noa, &format!("/settings {name} {off}")).await;
        assert_eq!(chat(&scene, &cast).await.goal, None);
        assert_eq!(settings_log(&scene, &cast).await.len(), 2);
        scene.finish().await;
    }
}

#[tokio::test]
async fn confirmations_sound_native() {
    for (lang, typed) in [
        (Lang::He, ["אזור תל אביב", "קצב יציב", "שקט 22-8", "ימים שישי ושבת", "פוסטים 2 8", "posts 1 1"]),
        (Lang::Ru, ["пояс Тбилиси", "ритм ровный", "тишина с 22 до 8", "дни сб и вс", "посты 2 8", "posts 1 1"]),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let mut said = Vec::new();
        for typed in typed {
            said.push(scene.say_and_see(cast.group, cast.noa, &format!("/settings {typed}")).await);
        }
        let said = said.join("\n");
        match lang {
            Lang::He => insta::assert_snapshot!(said, @"
            Noa: /settings אזור תל אביב
            Simbot (only you): השעון של הקבוצה, מעכשיו: ירושלים. השעה שם: 10:00
            (deleted) Noa: /settings אזור תל אביב
            Noa: /settings קצב יציב
            Simbot (only you): קצב יציב: נושא לשיחה בכל יום עבודה.
            (deleted) Noa: /settings קצב יציב
            Noa: /settings שקט 22-8
            Simbot (only you): שעות השקט: 22:00–08:00. בשעות האלה אין פוסטים מתוזמנים.
            (deleted) Noa: /settings שקט 22-8
            Noa: /settings ימים שישי ושבת
            Simbot (only you): ימי השקט: יום שישי, שבת. בזמנים האלה אין פוסטים מתוזמנים.
            (deleted) Noa: /settings ימים שישי ושבת
            Noa: /settings פוסטים 2 8
            Simbot (only you): פוסטים מתוזמנים, מעכשיו: לכל היותר שני פוסטים ביום ו־8 בשבוע.
            (deleted) Noa: /settings פוסטים 2 8
            Noa: /settings posts 1 1
            Simbot (only you): פוסטים מתוזמנים, מעכשיו: לכל היותר פוסט אחד ביום ואחד בשבוע.
            (deleted) Noa: /settings posts 1 1
            "),
            _ => insta::assert_snapshot!(said, @"
            Noa: /settings пояс Тбилиси
            Simbot (only you): Часы группы: Тбилиси. Сейчас там 12:00.
            (deleted) Noa: /settings пояс Тбилиси
            Noa: /settings ритм ровный
            Simbot (only you): Ровный ритм: тема для разговора каждый рабочий день.
            (deleted) Noa: /settings ритм ровный
            Noa: /settings тишина с 22 до 8
            Simbot (only you): Тихие часы: 22:00–08:00. В это время посты по расписанию не выходят.
            (deleted) Noa: /settings тишина с 22 до 8
            Noa: /settings дни сб и вс
            Simbot (only you): Тихие дни: суббота, воскресенье. В это время посты по расписанию не выходят.
            (deleted) Noa: /settings дни сб и вс
            Noa: /settings посты 2 8
            Simbot (only you): Теперь по расписанию выходит не больше 2 постов в день и 8 в неделю.
            (deleted) Noa: /settings посты 2 8
            Noa: /settings posts 1 1
            Simbot (only you): Теперь по расписанию выходит не больше 1 поста в день и 1 в неделю.
            (deleted) Noa: /settings posts 1 1
            "),
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_is_not_understood_changes_nothing_and_shows_the_right_form() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let before = format!("{:?}", chat(&scene, &cast).await);
        let berlin = match lang {
            Lang::En => "/settings zone Berlin",
            Lang::He => "/settings zone ברלין",
            Lang::Ru => "/settings zone Берлин",
        };
        for (typed, right) in [
            ("quit hours 22-8", "/settings quiet 22:00-08:00"),
            ("בלה", "22-8"),
            ("zone Berln", berlin),
            ("Berlin zone", "/settings zone Europe/Berlin"),
            ("22:00-08:00", "/settings quiet 22:00-08:00"),
            ("quiet 22:30", "/settings quiet 22:30-09:00"),
            ("days fri funday", "/settings days fri"),
            ("posts 8 2", "/settings posts 2 8"),
            ("rhythm </b><script>\u{202E}", "/settings rhythm gentle"),
            ("</b><script>\u{202E}", "/settings"),
            ("language </b>", "/settings language"),
        ] {
            let seen = scene.say_and_see(cast.group, cast.noa, &format!("/settings {typed}")).await;
            assert!(seen.contains(right), "{typed}: {seen}");
            assert!(seen.contains("(only you)"), "{seen}");
        }
        assert_eq!(format!("{:?}", chat(&scene, &cast).await), before);
        assert_eq!(settings_log(&scene, &cast).await, []);
        scene.finish().await;
    }
}

#[tokio::test]
async fn of_a_country_with_many_zones_each_is_a_button() {
    for (lang, typed, zone) in
        [(Lang::En, "Russia", "Vladivostok"), (Lang::He, "רוסיה", "ולדיווסטוק"), (Lang::Ru, "Россия", "Владивосток")]
    {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let before = chat(&scene, &cast).await.zone;
        let seen = scene.say_and_see(cast.group, cast.noa, &format!("/settings zone {typed}")).await;
        let words = line("setup-zone-several").text("typed", typed).render_plain(lang);
        assert!(seen.contains(&crate::support::without_marks(&words)), "{seen}");
        let shown = scene.sim.last(cast.group, cast.noa).unwrap();
        assert_eq!(shown.buttons.iter().flatten().count(), 6, "{seen}");
        assert_eq!(chat(&scene, &cast).await.zone, before);
        let button = shown.buttons.iter().flatten().find(|label| label.contains(zone)).expect("a button").clone();
        scene.sim.press(cast.group, cast.noa, &button).unwrap();
        scene.settle().await;
        assert_eq!(chat(&scene, &cast).await.zone, chrono_tz::Asia::Vladivostok);
        scene.finish().await;
    }
}

#[tokio::test]
async fn only_managers_may_and_only_while_they_are() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let seen = scene.say_and_see(cast.group, cast.alice, "/settings language ru").await;
    assert!(seen.contains("/settings is for those who manage this group."), "{seen}");

    scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::all());
    scene.settle().await;
    scene.say_and_see(cast.group, cast.boris, "/settings rhythm").await;
    scene.sim.demote(cast.group, cast.noa, cast.boris);
    scene.settle().await;
    let seen = scene.press_and_see(cast.group, cast.boris, "Steady").await;
    assert!(seen.contains("(alert) This button is for those who manage this group."), "{seen}");

    let channel = scene.sim.channel("Flour", cast.alice);
    scene.sim.say_as_channel(cast.group, channel, "/settings language ru");
    scene.sim.start_bot(cast.noa);
    scene.sim.say(cast.noa.private(), cast.noa, "/settings language ru");
    scene.settle().await;
    assert!(scene.sees_in_private(cast.noa).contains("/settings works in the group."));
    assert_eq!(chat(&scene, &cast).await.language, Lang::En);
    assert_eq!(settings_log(&scene, &cast).await, []);
    scene.pass(TimeDelta::minutes(2)).await;
    scene.finish().await;
}

#[tokio::test]
async fn a_forged_button_does_nothing() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let message = scene.sim.say(cast.group, cast.alice, "good morning");
    scene.sim.forge_press(cast.group, cast.alice, message, "{\"Set\":{\"Language\":\"ru\"}}").unwrap();
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.alice);
    assert!(seen.contains("This button no longer works."), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn an_anonymous_administrator_uses_them_too() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say_anonymously(cast.group, "/settings");
    scene.settle().await;
    scene.sees(cast.group, cast.noa);
    scene.press_and_see(cast.group, cast.noa, "More settings").await;
    scene.press_and_see(cast.group, cast.noa, "Rhythm").await;
    scene.press_and_see(cast.group, cast.noa, "Steady").await;
    let refused = scene.press_and_see(cast.group, cast.alice, "Gentle").await;
    assert!(refused.contains("(alert)"), "{refused}");
    scene.sim.say_anonymously(cast.group, "/settings language ru");
    scene.settle().await;
    let chat = chat(&scene, &cast).await;
    assert_eq!(
        (decided(&scene, &cast, "touchpoints", "rhythm").await.as_deref(), chat.language),
        (Some("steady"), Lang::Ru)
    );
    let log = settings_log(&scene, &cast).await;
    assert_eq!((log[0].2, log[1].2), (cast.noa.0, 0));
    scene.sees(cast.group, cast.boris);
    scene.pass(TimeDelta::seconds(61)).await;
    assert!(scene.sees(cast.group, cast.boris).matches("(deleted)").count() >= 2);
    scene.finish().await;
}

#[tokio::test]
async fn a_restart_between_showing_and_pressing_is_not_felt() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.say_and_see(cast.group, cast.noa, "/settings zone").await;
    scene.restart().await;
    let seen = scene.press_and_see(cast.group, cast.noa, "New York").await;
    assert!(seen.contains("The group's clock is set: New York. The time there is 03:00."), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn changes_are_remembered_with_who_and_when() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.alice, "good morning");
        scene.say_and_see(cast.group, cast.noa, "/settings log").await;
        scene.say_and_see(cast.group, cast.noa, "/settings zone berlin").await;
        scene.sim.say_anonymously(cast.group, "/settings quiet off");
        scene.settle().await;
        scene.say_and_see(cast.group, cast.noa, "/staff @alice").await;
        scene.pass(TimeDelta::hours(3)).await;
        scene.sees(cast.group, cast.noa);
        let seen = scene.say_and_see(cast.group, cast.alice, "/settings log").await;
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            Alice: good morning
            Noa: /settings log
            (deleted) Noa: /settings log
            Noa: /settings zone berlin
            (deleted) Noa: /settings zone berlin
            Bakers (anonymous): /settings quiet off
            Simbot: No quiet hours: scheduled posts may come at any time of day.
            (deleted) Bakers (anonymous): /settings quiet off
            Noa: /staff @alice
            (deleted) Noa: /staff @alice
            (deleted) Simbot: No quiet hours: scheduled posts may come at any time of day.
            Alice: /settings log
            Simbot (only you): Latest changes
            Monday 16 November, 09:00, Noa — Managers' helpers: added Alice
            Monday 16 November, 09:00, in the name of the group — Quiet hours: 21:00–09:00 → none
            Monday 16 November, 09:00, Noa — Time zone: UTC → Berlin
              [Undo: Quiet hours]
              [Undo: Time zone]
              [Back]
            (deleted) Alice: /settings log
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            Alice: good morning
            Noa: /settings log
            (deleted) Noa: /settings log
            Noa: /settings zone berlin
            (deleted) Noa: /settings zone berlin
            Bakers (anonymous): /settings quiet off
            Simbot: אין שעות שקט: פוסטים מתוזמנים יכולים לעלות בכל שעה.
            (deleted) Bakers (anonymous): /settings quiet off
            Noa: /staff @alice
            (deleted) Noa: /staff @alice
            (deleted) Simbot: אין שעות שקט: פוסטים מתוזמנים יכולים לעלות בכל שעה.
            Alice: /settings log
            Simbot (only you): שינויים אחרונים
            יום שני, 16 בנובמבר, 09:00, Noa – עוזרים בניהול: הוספה: Alice
            יום שני, 16 בנובמבר, 09:00, בשם הקבוצה – שעות שקט: 21:00–09:00 ← אין
            יום שני, 16 בנובמבר, 09:00, Noa – אזור זמן: ירושלים ← ברלין
              [ביטול: שעות שקט] [ביטול: אזור זמן]
              [חזרה]
            (deleted) Alice: /settings log
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            Alice: good morning
            Noa: /settings log
            (deleted) Noa: /settings log
            Noa: /settings zone berlin
            (deleted) Noa: /settings zone berlin
            Bakers (anonymous): /settings quiet off
            Simbot: Тихих часов нет: посты по расписанию выходят в любое время суток.
            (deleted) Bakers (anonymous): /settings quiet off
            Noa: /staff @alice
            (deleted) Noa: /staff @alice
            (deleted) Simbot: Тихих часов нет: посты по расписанию выходят в любое время суток.
            Alice: /settings log
            Simbot (only you): Последние изменения
            понедельник, 16 ноября, 09:00, Noa — Помощники администраторов: теперь помогает: Alice
            понедельник, 16 ноября, 09:00, от имени группы — Тихие часы: 21:00–09:00 → нет
            понедельник, 16 ноября, 09:00, Noa — Часовой пояс: Москва → Берлин
              [Отменить: Тихие часы]
              [Отменить: Часовой пояс]
              [Назад]
            (deleted) Alice: /settings log
            "),
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_became_of_regular_posts_is_said_in_words_and_by_their_place_in_the_list() {
    for (lang, lines) in [
        (
            Lang::En,
            [
                "Regular post: a post that is no longer there (every day at 18:00) — deleted",
                "Regular post: 2. “What are you baking?” — paused",
                "Regular post: 2. “What are you baking?” — added: every Monday at 12:00",
                "Rhythm: gentle (one conversation starter a week) → steady (one conversation starter each working day)",
            ],
        ),
        (
            Lang::He,
            [
                "פוסט קבוע: פוסט שכבר לא קיים (כל יום בשעה 18:00) – מחיקה",
                "פוסט קבוע: 2. ״What are you baking?״ – השהיה",
                "פוסט קבוע: 2. ״What are you baking?״ – נוסף: כל יום שני בשעה 12:00",
                " ← ",
            ],
        ),
        (
            Lang::Ru,
            [
                "Регулярный пост: поста больше нет (каждый день в 18:00) — удалено",
                "Регулярный пост: 2. «What are you baking?» — пауза",
                "Регулярный пост: 2. «What are you baking?» — добавлено: каждый понедельник в 12:00",
                " → ",
            ],
        ),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let word = |id| line(id).render_plain(lang);
        scene.say_and_see(cast.group, cast.noa, "/settings rhythm steady").await;
        scene.say_and_see(cast.group, cast.noa, "/touchpoint every monday 12:00\nWhat are you baking?").await;
        scene.say_and_see(cast.group, cast.noa, "/touchpoint every day 18:00\nGood evening").await;
        scene.press_and_see(cast.group, cast.noa, &word("touch-button-undo")).await;
        scene.say_and_see(cast.group, cast.noa, "/touchpoints").await;
        scene.press_and_see(cast.group, cast.noa, "2").await;
        scene.press_and_see(cast.group, cast.noa, &word("touch-button-pause")).await;
        let seen = scene.say_and_see(cast.group, cast.noa, "/settings log").await;
        for line in lines {
            assert!(seen.contains(line), "{line}: {seen}");
        }
        assert!(!seen.contains("pause:") && !seen.contains("monday 12"), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn changes_written_down_by_earlier_versions_can_still_be_read() {
    let (mut scene, cast) = Scene::with_group(Lang::Ru).await;
    let key = chat(&scene, &cast).await.key;
    scene
        .with_cx(async |cx| {
            for (setting, value) in [
                ("touchpoint", "1: pause"),
                ("touchpoint", "7: once 2026-11-20 10:00"),
                ("touchpoint", "?"),
                ("goal", ""),
            ] {
                let row =
                    "INSERT INTO settings_log (chat, at, user_id, setting, value) VALUES (?, 1794211200, 0, ?, ?)";
                sqlx::query(row).bind(key.0).bind(setting).bind(value).execute(&mut *cx.tx.lock().await).await?;
            }
            Ok(())
        })
        .await;
    let seen = scene.say_and_see(cast.group, cast.noa, "/settings log").await;
    for line in
        ["Цель: нет", "Регулярный пост: ?", "поста больше нет — добавлено: один раз", "темы для разговора — пауза"]
    {
        assert!(seen.contains(line), "{line}: {seen}");
    }
    scene.finish().await;
}

#[tokio::test]
async fn a_topic_is_answered_in_the_topic() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let forum = scene.sim.forum("Bakers", noa);
    let topic = scene.sim.topic(forum, noa, "Sourdough");
    scene.sim.add_bot(forum, noa);
    scene.sim.promote_bot(forum, noa, Rights::all());
    scene.settle().await;
    scene.sim.say_in(forum, topic, noa, "/settings");
    scene.settle().await;
    let sent = scene.sim.requests_of("sendMessage").pop().unwrap();
    assert_eq!(sent.params["message_thread_id"], topic);
    scene.finish().await;
}

/// So many helpers, whose names are as long as Telegram lets them be.
async fn have_helpers(scene: &Scene, n: i64) {
    scene
        .with_cx(async |cx| {
            for statement in [
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                 INSERT INTO people (user_id, name)
                 SELECT 900000 + i, printf('%03d', i) || ' <&> ' || substr(hex(zeroblob(100)), 1, 110) FROM n",
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                 INSERT INTO members (chat, user_id, status, staff) SELECT 1, 900000 + i, 'member', 1 FROM n",
            ] {
                sqlx::query(statement).bind(n).execute(&mut *cx.tx.lock().await).await?;
            }
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn any_number_of_helpers_fits() {
    for (lang, staff, next, more) in [
        (Lang::En, "Helpers", "Next page", "105 more"),
        (Lang::He, "עוזרים בניהול", "העמוד הבא", "105 אנשים"),
        (Lang::Ru, "Помощники", "Следующие", "105 человек"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        have_helpers(&scene, 110).await;
        let all = scene.say_and_see(cast.group, cast.noa, "/settings").await;
        assert!(all.contains("005 <&>") && !all.contains("006 <&>") && all.contains(more), "{all}");
        let typed = scene.say_and_see(cast.group, cast.noa, "/staff").await;
        assert!(typed.contains("020 <&>") && !typed.contains("021 <&>"), "{typed}");
        let mut seen = scene.press_and_see(cast.group, cast.noa, staff).await;
        for _ in 0..5 {
            seen = scene.press_and_see(cast.group, cast.noa, next).await;
        }
        assert!(seen.contains("101 <&>") && seen.contains("110 <&>"), "{seen}");
        // The last one of all is let go, from a page of her own.
        scene.press_and_see(cast.group, cast.noa, "110 <&>").await;
        scene.press_and_see(cast.group, cast.noa, "110 <&>").await;
        let typed = scene.say_and_see(cast.group, cast.noa, "/settings").await;
        assert!(!typed.contains(more), "{typed}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn helpers_come_and_go() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.alice, "good morning");
        let mut said = vec![scene.say_and_see(cast.group, cast.noa, "/staff").await];
        said.push(scene.say_and_see(cast.group, cast.noa, "/staff @Alice").await);
        let words = scene.sim.say(cast.group, cast.boris, "good morning");
        scene.sim.reply(cast.group, cast.noa, words, "/staff");
        scene.settle().await;
        said.push(scene.sees(cast.group, cast.noa));
        said.push(scene.say_and_see(cast.group, cast.noa, "/staff").await);
        said.push(scene.say_and_see(cast.group, cast.noa, "/staff @alice").await);
        let said = said.join("\n");
        match lang {
            Lang::En => insta::assert_snapshot!(said, @"
            Alice: good morning
            Noa: /staff
            Simbot (only you): Managers' helpers: none

            To add or remove someone: /staff @name, or /staff as a reply to one of that person's messages. Who helps is for the group's administrators in Telegram to choose.
            (deleted) Noa: /staff
            Noa: /staff @Alice
            Simbot (only you): Among the managers' helpers from now on: Alice. The same command again takes it back.
            (deleted) Noa: /staff @Alice
            Борис: good morning
            Noa: /staff
            Simbot (only you): Among the managers' helpers from now on: Борис. The same command again takes it back.
            (deleted) Noa: /staff
            Noa: /staff
            Simbot (only you): Managers' helpers: Alice, Борис

            To add or remove someone: /staff @name, or /staff as a reply to one of that person's messages. Who helps is for the group's administrators in Telegram to choose.
              [Alice]
              [Борис]
            (deleted) Noa: /staff
            Noa: /staff @alice
            Simbot (only you): No longer among the managers' helpers: Alice
            (deleted) Noa: /staff @alice
            "),
            Lang::He => insta::assert_snapshot!(said, @"
            Alice: good morning
            Noa: /staff
            Simbot (only you): עוזרים בניהול: אין

            הוספה או הסרה: /staff @name, או /staff בתגובה להודעה של מי שמוסיפים או מסירים. את העוזרים בוחרים רק מי שיש להם הרשאת ניהול בטלגרם.
            (deleted) Noa: /staff
            Noa: /staff @Alice
            Simbot (only you): מעכשיו בין העוזרים בניהול: Alice. לביטול שולחים שוב את אותה פקודה.
            (deleted) Noa: /staff @Alice
            Борис: good morning
            Noa: /staff
            Simbot (only you): מעכשיו בין העוזרים בניהול: Борис. לביטול שולחים שוב את אותה פקודה.
            (deleted) Noa: /staff
            Noa: /staff
            Simbot (only you): עוזרים בניהול: Alice, Борис

            הוספה או הסרה: /staff @name, או /staff בתגובה להודעה של מי שמוסיפים או מסירים. את העוזרים בוחרים רק מי שיש להם הרשאת ניהול בטלגרם.
              [Alice]
              [Борис]
            (deleted) Noa: /staff
            Noa: /staff @alice
            Simbot (only you): כבר לא בין העוזרים בניהול: Alice
            (deleted) Noa: /staff @alice
            "),
            Lang::Ru => insta::assert_snapshot!(said, @"
            Alice: good morning
            Noa: /staff
            Simbot (only you): Помощники администраторов: нет

            Добавить или убрать: /staff @name либо /staff в ответ на сообщение этого человека. Помощников выбирают администраторы группы в Telegram.
            (deleted) Noa: /staff
            Noa: /staff @Alice
            Simbot (only you): Теперь среди помощников администраторов: Alice. Повторная команда это отменит.
            (deleted) Noa: /staff @Alice
            Борис: good morning
            Noa: /staff
            Simbot (only you): Теперь среди помощников администраторов: Борис. Повторная команда это отменит.
            (deleted) Noa: /staff
            Noa: /staff
            Simbot (only you): Помощники администраторов: Alice, Борис

            Добавить или убрать: /staff @name либо /staff в ответ на сообщение этого человека. Помощников выбирают администраторы группы в Telegram.
              [Alice]
              [Борис]
            (deleted) Noa: /staff
            Noa: /staff @alice
            Simbot (only you): Больше не среди помощников администраторов: Alice
            (deleted) Noa: /staff @alice
            "),
        }
        scene.sees(cast.group, cast.boris);
        let helper = scene.say_and_see(cast.group, cast.boris, "/settings").await;
        assert!(helper.contains("["), "a helper manages: {helper}");
        let former = scene.say_and_see(cast.group, cast.alice, "/settings").await;
        assert!(!former.contains("["), "who helps no longer does not: {former}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn helpers_choose_no_helpers() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.alice, "good morning");
    scene.say_and_see(cast.group, cast.noa, "/staff @alice").await;
    scene.sees(cast.group, cast.alice);
    for typed in ["/staff @boris", "/staff @alice"] {
        let seen = scene.say_and_see(cast.group, cast.alice, typed).await;
        assert!(seen.contains("for the group's administrators in Telegram"), "{seen}");
    }
    let seen = scene.say_and_see(cast.group, cast.alice, "/staff").await;
    assert!(!seen.contains("[Alice"), "{seen}");
    scene.say_and_see(cast.group, cast.alice, "/settings").await;
    let seen = scene.press_and_see(cast.group, cast.alice, "Helpers").await;
    assert!(!seen.contains("[Alice"), "{seen}");
    scene.sim.say_anonymously(cast.group, "/staff");
    scene.settle().await;
    let seen = scene.press_and_see(cast.group, cast.alice, "Alice").await;
    assert!(seen.contains("(alert) This is for the group's administrators"), "{seen}");
    scene.pass(TimeDelta::minutes(2)).await;

    scene.say_and_see(cast.group, cast.noa, "/staff").await;
    scene.press_and_see(cast.group, cast.noa, "Alice").await;
    let seen = scene.press_and_see(cast.group, cast.noa, "Remove: Alice").await;
    assert!(seen.contains("(toast) No longer among the managers' helpers: Alice"), "{seen}");
    let seen = scene.say_and_see(cast.group, cast.alice, "/settings").await;
    assert!(seen.contains("for those who manage this group"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn staff_explains_what_cannot_be() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let evil = scene.sim.create(Person::named("</b><script>\u{202E}").username("evil_one"));
    scene.sim.join(cast.group, evil);
    scene.sim.say(cast.group, evil, "hi there");
    scene.settle().await;
    scene.sees(cast.group, cast.noa);
    let mut said = Vec::new();
    for typed in ["@nobody_here", "@noa", "@alice @boris", "@evil_one", "</b>", "@evil_one"] {
        said.push(scene.say_and_see(cast.group, cast.noa, &format!("/staff {typed}")).await);
    }
    scene.sim.leave(cast.group, evil);
    scene.settle().await;
    scene.sees(cast.group, cast.noa);
    said.push(scene.say_and_see(cast.group, cast.noa, "/staff @evil_one").await);
    insta::assert_snapshot!(said.join("\n"), @"
    Noa: /staff @nobody_here
    Simbot (only you): I haven't met @nobody_here here yet. Please send /staff as a reply to one of that person's messages.
    (deleted) Noa: /staff @nobody_here
    Noa: /staff @noa
    Simbot (only you): Already an administrator in Telegram: Noa
    (deleted) Noa: /staff @noa
    Noa: /staff @alice @boris
    Simbot (only you): One person at a time, please: /staff @alice
    (deleted) Noa: /staff @alice @boris
    Noa: /staff @evil_one
    Simbot (only you): Among the managers' helpers from now on: </b><script>. The same command again takes it back.
    (deleted) Noa: /staff @evil_one
    Noa: /staff </b>
    Simbot (only you): I haven't met </b> here yet. Please send /staff as a reply to one of that person's messages.
    (deleted) Noa: /staff </b>
    Noa: /staff @evil_one
    Simbot (only you): No longer among the managers' helpers: </b><script>
    (deleted) Noa: /staff @evil_one
    Noa: /staff @evil_one
    Simbot (only you): Not in the group now: </b><script>. Helpers are members of the group.
    (deleted) Noa: /staff @evil_one
    ");
    let seen = scene.say_and_see(cast.group, cast.alice, "/staff @alice").await;
    assert!(seen.contains("/staff is for those who manage this group."), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn an_anonymous_administrator_names_helpers() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.alice, "good morning");
    scene.sim.say_anonymously(cast.group, "/staff @alice");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.boris).contains("Among the managers' helpers from now on: Alice"));
    scene.pass(TimeDelta::minutes(2)).await;
    scene.finish().await;
}

#[tokio::test]
async fn a_change_is_taken_back_from_the_log_unless_it_was_changed_again() {
    for (lang, undo, done, refused) in [
        (Lang::En, "Undo: Rhythm", "(toast) Put back — Rhythm: gentle", "It was changed again since then"),
        (Lang::He, "ביטול: קצב", "(toast) הוחזר למה שהיה – קצב: רגוע", "מאז היה עוד שינוי"),
        (Lang::Ru, "Отменить: Ритм", "(toast) Как было — Ритм: спокойный", "С тех пор это снова изменили"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.say_and_see(cast.group, cast.noa, "/settings rhythm steady").await;
        scene.say_and_see(cast.group, cast.noa, "/settings log").await;
        let seen = scene.press_and_see(cast.group, cast.noa, undo).await;
        assert!(crate::support::without_marks(&seen).contains(done), "{seen}");
        assert_eq!(decided(&scene, &cast, "touchpoints", "rhythm").await.as_deref(), Some("gentle"));
        // That is a change, too, and can be taken back; while a page shows it, somebody else is faster.
        let log: Vec<String> =
            settings_log(&scene, &cast).await.into_iter().map(|(key, value, _)| format!("{key}={value}")).collect();
        assert_eq!(log, ["rhythm=steady", "rhythm=gentle"]);
        scene.sim.say_anonymously(cast.group, "/settings rhythm none");
        scene.settle().await;
        let seen = scene.press_and_see(cast.group, cast.noa, undo).await;
        assert!(seen.contains("(alert)") && seen.contains(refused), "{seen}");
        assert_eq!(decided(&scene, &cast, "touchpoints", "rhythm").await.as_deref(), Some("none"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn everything_that_can_be_set_can_be_taken_back() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let before = format!("{:?}", chat(&scene, &cast).await);
    for typed in [
        "language ru",
        "zone berlin",
        "quiet 22-8",
        "days fri sat",
        "posts 2 8",
        "community team",
        "goal We bake together",
        "links all",
        "polls off",
    ] {
        let said = scene.say_and_see(cast.group, cast.noa, &format!("/settings {typed}")).await;
        assert!(said.contains("(only you)"), "{said}");
        scene.say_and_see(cast.group, cast.noa, "/settings log").await;
        let undo = if typed == "language ru" { "Отменить" } else { "Undo" };
        scene.press_and_see(cast.group, cast.noa, undo).await;
    }
    assert_eq!(format!("{:?}", chat(&scene, &cast).await), before);
    assert_eq!(decided(&scene, &cast, "onboarding", "links").await.as_deref(), Some("known"));
    assert_eq!(decided(&scene, &cast, "polls", "on").await.as_deref(), Some("on"));
    assert_eq!(settings_log(&scene, &cast).await.len(), 18);
    scene.finish().await;
}
