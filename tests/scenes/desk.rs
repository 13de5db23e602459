//! The desk: `/start` and `/desk`, one message in private in which everything is within three presses.

mod walk;

use chrono::TimeDelta;
use kehila::words::Lang;
use simulator::{ChatId, Person, Rights};

use crate::support::{Cast, Scene, without_marks, word};

/// Noa's group with a regular post, seen from its first morning.
async fn with_a_post(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.say(cast.group, cast.noa, "/touchpoint every day 12:00\nWhat are you baking today?").await;
    scene.say(cast.group, cast.alice, "Rye bread, with caraway.").await;
    scene.sees_in_private(cast.noa);
    (scene, cast)
}

#[tokio::test]
async fn a_managers_first_minutes_without_a_single_command_but_start() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_a_post(lang).await;
        scene.say_in_private(cast.noa, "/start").await;
        let home = scene.sees_in_private(cast.noa);
        scene.press_in_private(cast.noa, &word("desk-button-week", lang)).await;
        let week = scene.sees_in_private(cast.noa);
        scene.press_in_private(cast.noa, "12:00").await;
        let post = scene.sees_in_private(cast.noa);
        scene.press_in_private(cast.noa, &word("desk-button-preview", lang)).await;
        let preview = scene.sees_in_private(cast.noa);
        let seen = [home, week, post, preview].join("");
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            Noa: /start
            Simbot: Bakers
            2 people here, 1 wrote in the last seven days (the week before: 0)
            Next seven days: 5 posts, the next one Monday 16 November, 12:00

            Welcome — on
            Rules — no rules yet
            Buddies — off
            Join requests — off
            Invitations — on
            First weeks — on
            Interest lists — on
            Polls — on
              [Nothing waits for you]
              [Calendar]
              [Welcome] [Rules]
              [Buddies ○] [Join requests ○]
              [Invitations] [First weeks]
              [Interest lists] [Polls]
              [Next page]
              [What's mine] [All groups]
            (deleted) Simbot: Bakers
            1 person here, nobody wrote in the last seven days (the week before: 0)
            Next seven days: no posts

            Welcome — on
            Rules — no rules yet
            Buddies — off
            Join requests — off
            Invitations — on
            First weeks — on
            Interest lists — on
            Polls — on(edited) Simbot: Calendar, 14 days — Bakers

            Monday 16 November, 12:00: “What are you baking today?”
            Tuesday 17 November, 12:00: “What are you baking today?”
            Wednesday 18 November, 12:00: “What are you baking today?”
            Thursday 19 November, 12:00: “What are you baking today?”
            Friday 20 November, 12:00: “What are you baking today?”
              [Mon 12:00 · “What are you baking…]
              [Tue 12:00 · “What are you baking…]
              [Wed 12:00 · “What are you baking…]
              [Thu 12:00 · “What are you baking…]
              [Fri 12:00 · “What are you baking…]
              [Next page]
              [As a picture] [30 days ahead]
              [Back](edited) Simbot: Bakers
            Monday 16 November, 12:00: “What are you baking today?”
              [Preview] [Skip once]
              [Move] [Post now]
              [Change only this one]
              [Open and edit]
              [Calendar](toast) This is how it would look.
            (edited) Simbot: What are you baking today?
              [Back]
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            Noa: /start
            Simbot: Bakers
            בקבוצה: 2. כתבו בשבעת הימים האחרונים: 1 (בשבוע שלפני כן: 0)
            שבעת הימים הקרובים: 6 פוסטים, הבא: יום שני, 16 בנובמבר, 12:00

            קבלת פנים – פעיל
            חוקים – עדיין אין חוקים
            ליווי – כבוי
            בקשות הצטרפות – כבוי
            הזמנות – פעיל
            שבועות ראשונים – פעיל
            רשימות עניין – פעיל
            סקרים – פעיל
              [שום דבר לא ממתין לך]
              [היומן]
              [קבלת פנים] [חוקים]
              [ליווי ○] [בקשות הצטרפות ○]
              [הזמנות] [שבועות ראשונים]
              [רשימות עניין] [סקרים]
              [העמוד הבא]
              [מה שלי] [כל הקבוצות]
            (deleted) Simbot: Bakers
            בקבוצה: 1. כתבו בשבעת הימים האחרונים: 0 (בשבוע שלפני כן: 0)
            שבעת הימים הקרובים: פוסט אחד, הבא: יום ראשון, 22 בנובמבר, 10:00

            קבלת פנים – פעיל
            חוקים – עדיין אין חוקים
            ליווי – כבוי
            בקשות הצטרפות – כבוי
            הזמנות – פעיל
            שבועות ראשונים – פעיל
            רשימות עניין – פעיל
            סקרים – פעיל(edited) Simbot: היומן, 14 ימים – Bakers

            יום שני, 16 בנובמבר, 12:00: ״What are you baking today?״
            יום שלישי, 17 בנובמבר, 12:00: ״What are you baking today?״
            יום רביעי, 18 בנובמבר, 12:00: ״What are you baking today?״
            יום חמישי, 19 בנובמבר, 12:00: ״What are you baking today?״
            יום שישי, 20 בנובמבר, 12:00: ״What are you baking today?״
              [ב׳ 12:00 · ״What are you baking…]
              [ג׳ 12:00 · ״What are you baking…]
              [ד׳ 12:00 · ״What are you baking…]
              [ה׳ 12:00 · ״What are you baking…]
              [ו׳ 12:00 · ״What are you baking…]
              [העמוד הבא]
              [כתמונה] [30 יום קדימה]
              [חזרה](edited) Simbot: Bakers
            יום שני, 16 בנובמבר, 12:00: ״What are you baking today?״
              [תצוגה מקדימה] [דילוג]
              [העברה] [פרסום עכשיו]
              [לשנות רק את הפעם הזאת]
              [פתיחה ועריכה]
              [היומן](toast) כך זה ייראה.
            (edited) Simbot: What are you baking today?
              [חזרה]
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            Noa: /start
            Simbot: Bakers
            Участников: 2. За семь дней писали: 1 (неделей раньше: 0)
            Ближайшие семь дней: 5 постов, следующий — понедельник, 16 ноября, 12:00

            Приветствие — включено
            Правила — правил пока нет
            Проводники — выключено
            Заявки — выключено
            Приглашения — включено
            Первые недели — включено
            Интересы — включено
            Опросы — включено
              [Вас ничего не ждёт]
              [Календарь]
              [Приветствие] [Правила]
              [Проводники ○] [Заявки ○]
              [Приглашения] [Первые недели]
              [Интересы] [Опросы]
              [Следующие]
              [Моё] [Все группы]
            (deleted) Simbot: Bakers
            Участников: 1. За семь дней писали: 0 (неделей раньше: 0)
            Ближайшие семь дней: 1 пост, следующий — понедельник, 23 ноября, 10:00

            Приветствие — включено
            Правила — правил пока нет
            Проводники — выключено
            Заявки — выключено
            Приглашения — включено
            Первые недели — включено
            Интересы — включено
            Опросы — включено(edited) Simbot: Календарь на 14 дней — Bakers

            понедельник, 16 ноября, 12:00: «What are you baking today?»
            вторник, 17 ноября, 12:00: «What are you baking today?»
            среда, 18 ноября, 12:00: «What are you baking today?»
            четверг, 19 ноября, 12:00: «What are you baking today?»
            пятница, 20 ноября, 12:00: «What are you baking today?»
              [пн 12:00 · «What are you baking…]
              [вт 12:00 · «What are you baking…]
              [ср 12:00 · «What are you baking…]
              [чт 12:00 · «What are you baking…]
              [пт 12:00 · «What are you baking…]
              [Следующие]
              [Картинкой] [На 30 дней]
              [Назад](edited) Simbot: Bakers
            понедельник, 16 ноября, 12:00: «What are you baking today?»
              [Предпросмотр] [Пропустить]
              [Перенести] [Сейчас]
              [Изменить только этот раз]
              [Открыть и изменить]
              [Календарь](toast) Вот так это будет выглядеть.
            (edited) Simbot: What are you baking today?
              [Назад]
            "),
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_section_says_what_it_does_and_is_switched_there() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    scene.say_in_private(cast.noa, "/start").await;
    scene.press_in_private(cast.noa, &word("room-touchpoints", Lang::En)).await;
    scene.sees_in_private(cast.noa);
    let mut seen = Vec::new();
    for label in ["desk-door-posts", "frame-back", "desk-button-off", "desk-button-on", "desk-button-back"] {
        scene.press_in_private(cast.noa, &word(label, Lang::En)).await;
        seen.push(scene.sees_in_private(cast.noa));
    }
    insta::assert_snapshot!(seen.join(""), @"
    (edited) Simbot: Regular posts

    1. conversation starters: every Monday at 10:00
    No room for it in the coming weeks: other posts go before it. You can change how many this group takes in /settings.

    2. “What are you baking today?”: every day at 12:00
    Next time: Monday 16 November, 12:00

    The conversation starters suit any group. Choose in /settings what kind of community this is, and every second one will be made for it.
      [1] [2]
      [‹ Desk](edited) Simbot: Bakers
    Regular posts — 5 in the next seven days

    your own by schedule, and conversation starters
    Its posts go to General. To send them to a topic, write there: /settings touchpoints here
      [Regular posts] [Plans]
      [Rhythm] [Step back]
      [Latest changes]
      [Switch off]
      [Back](toast) Off now: Regular posts
    (edited) Simbot: Bakers
    Regular posts — off

    your own by schedule, and conversation starters
    Its posts go to General. To send them to a topic, write there: /settings touchpoints here
      [Switch on]
      [Back](toast) On from now: Regular posts
    (edited) Simbot: Bakers
    Regular posts — 5 in the next seven days

    your own by schedule, and conversation starters
    Its posts go to General. To send them to a topic, write there: /settings touchpoints here
      [Regular posts] [Plans]
      [Rhythm] [Step back]
      [Latest changes]
      [Switch off]
      [Back](edited) Simbot: Bakers
    2 people here, 1 wrote in the last seven days (the week before: 0)
    Next seven days: 5 posts, the next one Monday 16 November, 12:00

    Ideas — off
    Quizzes — off
    Surveys — on
    Pulse — off
    Finding a time — on
    Regular posts — 5 in the next seven days
    Series — off
    What works — no posts to judge yet
      [Nothing waits for you]
      [Calendar]
      [Ideas ○] [Quizzes ○]
      [Surveys] [Pulse ○]
      [Finding a time] [Regular posts]
      [Series ○] [What works]
      [Previous page] [Next page]
      [What's mine] [All groups]
    ");
    scene.finish().await;
}

#[tokio::test]
async fn one_post_is_moved_left_out_kept_and_posted_now() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    scene.say_in_private(cast.noa, "/start").await;
    scene.press_in_private(cast.noa, &word("desk-button-week", Lang::En)).await;
    let mut seen = Vec::new();
    let ways = [
        &["12:00", "Skip once"][..],
        &["12:00", "Don't skip"],
        &["12:00", "Move", "13:00"],
        &["13:00", "Post now", "Post"],
    ];
    for way in ways {
        for label in way {
            scene.press_in_private(cast.noa, label).await;
        }
        seen.push(scene.panel(cast.noa.private(), cast.noa).words);
    }
    insta::assert_snapshot!(seen.join("\n\n"), @"
    Calendar, 14 days — Bakers

    Monday 16 November, 12:00: “What are you baking today?” (left out this once)
    Tuesday 17 November, 12:00: “What are you baking today?”
    Wednesday 18 November, 12:00: “What are you baking today?”
    Thursday 19 November, 12:00: “What are you baking today?”
    Friday 20 November, 12:00: “What are you baking today?”

    Calendar, 14 days — Bakers

    Monday 16 November, 12:00: “What are you baking today?”
    Tuesday 17 November, 12:00: “What are you baking today?”
    Wednesday 18 November, 12:00: “What are you baking today?”
    Thursday 19 November, 12:00: “What are you baking today?”
    Friday 20 November, 12:00: “What are you baking today?”

    Calendar, 14 days — Bakers

    Monday 16 November, 13:00: “What are you baking today?”
    Tuesday 17 November, 12:00: “What are you baking today?”
    Wednesday 18 November, 12:00: “What are you baking today?”
    Thursday 19 November, 12:00: “What are you baking today?”
    Friday 20 November, 12:00: “What are you baking today?”

    Calendar, 14 days — Bakers

    Tuesday 17 November, 12:00: “What are you baking today?”
    Wednesday 18 November, 12:00: “What are you baking today?”
    Thursday 19 November, 12:00: “What are you baking today?”
    Friday 20 November, 12:00: “What are you baking today?”
    Saturday 21 November, 12:00: “What are you baking today?” (will be skipped: there was no room left for more posts)
    ");
    scene.sees(cast.group, cast.boris);
    scene.pass(TimeDelta::hours(8)).await;
    let later = scene.sees(cast.group, cast.boris);
    assert!(!later.contains("What are you baking"), "it was posted already, and is not posted again: {later}");
    scene.pass(TimeDelta::days(1)).await;
    let tomorrow = scene.sees(cast.group, cast.boris);
    assert_eq!(tomorrow.matches("What are you baking").count(), 1, "{tomorrow}");
    scene.finish().await;
}

#[tokio::test]
async fn a_moved_post_comes_at_its_new_time_and_once() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    scene.say_in_private(cast.noa, "/start").await;
    scene.press_in_private(cast.noa, &word("desk-button-week", Lang::En)).await;
    for label in ["12:00", "Move", "15:00"] {
        scene.press_in_private(cast.noa, label).await;
    }
    // What changes in the group meanwhile does not bring it back to its old time.
    scene.say(cast.group, cast.noa, "/settings posts 2 8").await;
    scene.restart().await;
    scene.sees(cast.group, cast.boris);
    scene.pass_until("2026-11-16 14:59", chrono_tz::UTC).await;
    let before = scene.sees(cast.group, cast.boris);
    assert!(!before.contains("What are you baking"), "{before}");
    scene.pass(TimeDelta::hours(2)).await;
    let after = scene.sees(cast.group, cast.boris);
    assert_eq!(after.matches("What are you baking").count(), 1, "{after}");
    scene.finish().await;
}

#[tokio::test]
async fn a_post_moves_to_a_time_that_is_typed() {
    for (lang, typed, unknown) in
        [(Lang::En, "15:30", "soon"), (Lang::He, "שני 15:30", "בקרוב"), (Lang::Ru, "15:30", "потом")]
    {
        let (mut scene, cast) = with_a_post(lang).await;
        scene.say_in_private(cast.noa, "/start").await;
        for label in ["desk-button-week", "12:00", "desk-button-move"] {
            let label = if label.contains(':') { label.to_owned() } else { word(label, lang) };
            scene.press_in_private(cast.noa, &label).await;
        }
        scene.sees_in_private(cast.noa);
        scene.say_in_private(cast.noa, unknown).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains(word("desk-move-unknown", lang).split('.').next().unwrap()), "{seen}");
        scene.say_in_private(cast.noa, "2026-11-18 09:00").await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(
            seen.contains(&without_marks(&word("desk-move-too-late", lang))),
            "the next one comes on Tuesday: {seen}"
        );
        scene.say_in_private(cast.noa, typed).await;
        let desk = scene.panel(cast.noa.private(), cast.noa).words;
        assert!(desk.contains("15:30"), "{desk}");
        // What is typed now answers nothing.
        scene.say_in_private(cast.noa, "18:00").await;
        scene.sees(cast.group, cast.boris);
        let zone = scene.chat(cast.group).await.zone;
        scene.pass_until("2026-11-16 15:29", zone).await;
        assert!(!scene.sees(cast.group, cast.boris).contains("What are you baking"));
        scene.pass(TimeDelta::hours(1)).await;
        assert_eq!(scene.sees(cast.group, cast.boris).matches("What are you baking").count(), 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn there_is_one_desk_and_who_manages_no_more_sees_a_members_side() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    let avi = scene.sim.person("Avi");
    scene.sim.join(cast.group, avi);
    scene.sim.promote(cast.group, cast.noa, avi, Rights::all());
    scene.sim.start_bot(avi);
    scene.pass(TimeDelta::minutes(5)).await;
    scene.say_in_private(avi, "/desk").await;
    scene.say_in_private(avi, "/desk").await;
    let desks = scene.sim.view(avi.private(), avi).iter().filter(|seen| !seen.buttons.is_empty()).count();
    assert_eq!(desks, 1, "the old one is gone");
    scene.sim.demote(cast.group, cast.noa, avi);
    scene.settle().await;
    scene.press_in_private(avi, "Calendar").await;
    insta::assert_snapshot!(scene.panel(avi.private(), avi).words, @"
    Bakers

    Next seven days: 5 posts, the next one Monday 16 November, 12:00
    ");
    scene.sim.leave(cast.group, avi);
    scene.settle().await;
    scene.press_in_private(avi, "All groups").await;
    insta::assert_snapshot!(scene.sees_in_private(avi), @"
    Avi: /start
    Simbot: Bakers
    3 people here, 1 wrote in the last seven days (the week before: 0)
    Next seven days: 5 posts, the next one Monday 16 November, 12:00

    Welcome — on
    Rules — no rules yet
    Buddies — off
    Join requests — off
    Invitations — on
    First weeks — one newcomer in 30 days
    Interest lists — on
    Polls — on
      [Nothing waits for you]
      [Calendar]
      [Welcome] [Rules]
      [Buddies ○] [Join requests ○]
      [Invitations] [First weeks]
      [Interest lists] [Polls]
      [Next page]
      [What's mine] [All groups]
    Avi: /desk
    Simbot: Bakers
    3 people here, 1 wrote in the last seven days (the week before: 0)
    Next seven days: 5 posts, the next one Monday 16 November, 12:00

    Welcome — on
    Rules — no rules yet
    Buddies — off
    Join requests — off
    Invitations — on
    First weeks — one newcomer in 30 days
    Interest lists — on
    Polls — on
      [Nothing waits for you]
      [Calendar]
      [Welcome] [Rules]
      [Buddies ○] [Join requests ○]
      [Invitations] [First weeks]
      [Interest lists] [Polls]
      [Next page]
      [What's mine] [All groups]
    (deleted) Simbot: Bakers
    3 people here, 1 wrote in the last seven days (the week before: 0)
    Next seven days: 5 posts, the next one Monday 16 November, 12:00

    Welcome — on
    Rules — no rules yet
    Buddies — off
    Join requests — off
    Invitations — on
    First weeks — one newcomer in 30 days
    Interest lists — on
    Polls — on
    Avi: /desk
    Simbot: Bakers
    3 people here, 1 wrote in the last seven days (the week before: 0)
    Next seven days: 5 posts, the next one Monday 16 November, 12:00

    Welcome — on
    Rules — no rules yet
    Buddies — off
    Join requests — off
    Invitations — on
    First weeks — one newcomer in 30 days
    Interest lists — on
    Polls — on
      [Nothing waits for you]
      [Calendar]
      [Welcome] [Rules]
      [Buddies ○] [Join requests ○]
      [Invitations] [First weeks]
      [Interest lists] [Polls]
      [Next page]
      [What's mine] [All groups]
    (deleted) Simbot: Bakers
    3 people here, 1 wrote in the last seven days (the week before: 0)
    Next seven days: 5 posts, the next one Monday 16 November, 12:00

    Welcome — on
    Rules — no rules yet
    Buddies — off
    Join requests — off
    Invitations — on
    First weeks — one newcomer in 30 days
    Interest lists — on
    Polls — on
    (edited) Simbot: Bakers

    Next seven days: 5 posts, the next one Monday 16 November, 12:00
      [Language] [My introduction]
      [Rules] [Interest lists]
      [Times to find] [Place and thanks]
      [My data] [Quieter]
      [All groups]
    (edited) Simbot: We share no group any more. To begin with one, add me to it: /help
    ");
    scene.finish().await;
}

#[tokio::test]
async fn forty_groups_in_hebrew_are_paged_and_found_by_name() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    for n in 1..=39 {
        let group = scene.sim.supergroup(&format!("אופים בשכונה {n}"), cast.noa);
        scene.sim.add_bot(group, cast.noa);
        scene.settle().await;
    }
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.say_in_private(cast.noa, "/language he").await;
    scene.sees_in_private(cast.noa);
    scene.say_in_private(cast.noa, "/start").await;
    let first = scene.sees_in_private(cast.noa);
    scene.press_in_private(cast.noa, &word("desk-button-find", Lang::He)).await;
    scene.say_in_private(cast.noa, "בשכונה 17").await;
    let found = scene.sees_in_private(cast.noa);
    scene.press_in_private(cast.noa, "בשכונה 17").await;
    let group = scene.panel(cast.noa.private(), cast.noa).words;
    insta::assert_snapshot!([first, found, group].join("\n"), @"
    Noa: /start
    Simbot: קבוצות
      [Bakers · בניהולך]
      [אופים בשכונה 1 · בניהולך]
      [אופים בשכונה 10 · בניהולך]
      [אופים בשכונה 11 · בניהולך]
      [אופים בשכונה 12 · בניהולך]
      [אופים בשכונה 13 · בניהולך]
      [העמוד הבא]
      [חיפוש לפי שם]
    (deleted) Simbot: קבוצות
    (edited) Simbot: איזו קבוצה? אפשר לכתוב חלק מהשם.
      [כל הקבוצות]
    Noa: בשכונה 17
    Simbot: קבוצות
    האותיות שבשם: בשכונה 17
      [אופים בשכונה 17 · בניהולך]
      [כל הקבוצות]
    (deleted) Simbot: איזו קבוצה? אפשר לכתוב חלק מהשם.
    אופים בשכונה 17
    בקבוצה: 1. כתבו בשבעת הימים האחרונים: 0 (בשבוע שלפני כן: 0)
    שבעת הימים הקרובים: פוסט אחד, הבא: יום ראשון, 22 בנובמבר, 10:00

    קבלת פנים – פעיל
    חוקים – עדיין אין חוקים
    ליווי – כבוי
    בקשות הצטרפות – כבוי
    הזמנות – פעיל
    שבועות ראשונים – פעיל
    רשימות עניין – פעיל
    סקרים – פעיל
    ");
    scene.finish().await;
}

#[tokio::test]
async fn in_the_group_it_is_a_link_and_a_strangers_start_is_a_welcome() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    let seen = scene.say_and_see(cast.group, cast.alice, "/desk").await;
    insta::assert_snapshot!(seen, @"
    Noa: /touchpoint every day 12:00
    What are you baking today?
    (deleted) Noa: /touchpoint every day 12:00
    What are you baking today?
    Alice: Rye bread, with caraway.
    Alice (only you): /desk
    Simbot (only you): The desk opens in our private chat.
      [Open private chat]
    ");
    scene.press(cast.group, cast.alice, "Open private chat").await;
    let seen = scene.sees_in_private(cast.alice);
    let (_start_with_a_random_word, desk) = seen.split_once('\n').unwrap();
    insta::assert_snapshot!(desk, @"
    Simbot: Bakers

    Next seven days: 5 posts, the next one Monday 16 November, 12:00
      [Language] [My introduction]
      [Rules] [Interest lists]
      [Times to find] [Place and thanks]
      [My data] [Quieter]
      [All groups]
    ");
    let stranger = scene.sim.create(Person::named("Zoe").language("en"));
    scene.say_in_private(stranger, "/start").await;
    let seen = scene.sees_in_private(stranger);
    assert!(seen.contains(&word("help-button-add", Lang::En)), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn a_sections_posts_go_back_to_general_by_a_button() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let forum = scene.sim.forum("Mill", cast.noa);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, Rights::all());
    let topic = scene.sim.topic(forum, cast.noa, "Thanks");
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.sim.say_in(forum, topic, cast.noa, "/settings recognition here");
    scene.settle().await;
    scene.say_in_private(cast.noa, "/desk").await;
    for label in ["Mill", "Thanks", "Posts to General"] {
        scene.press_in_private(cast.noa, label).await;
    }
    let seen = scene.panel(cast.noa.private(), cast.noa).words;
    assert!(seen.contains("Its posts go to General."), "{seen}");
    scene.finish().await;
}

/// Noa manages two groups; the first has its own ways.
async fn with_two_groups(lang: Lang) -> (Scene, Cast, ChatId) {
    let (mut scene, cast) = with_a_post(lang).await;
    let potters = scene.sim.supergroup("Potters", cast.noa);
    scene.sim.add_bot(potters, cast.noa);
    scene.sim.promote_bot(potters, cast.noa, Rights::all());
    scene.settle().await;
    for text in ["/settings posts 2 8", "/settings pictures off", "/settings zone Berlin"] {
        scene.say(cast.group, cast.noa, text).await;
    }
    (scene, cast, potters)
}

#[tokio::test]
async fn one_groups_settings_are_compared_and_given_to_another() {
    for lang in Lang::ALL {
        let (mut scene, cast, potters) = with_two_groups(lang).await;
        scene.say_in_private(cast.noa, "/desk").await;
        for label in ["Bakers", &word("room-settings", lang), &word("desk-button-copy", lang), "Potters"] {
            scene.press_in_private(cast.noa, label).await;
        }
        scene.press_in_private(cast.noa, &word("desk-button-compare", lang)).await;
        let compared = scene.panel(cast.noa.private(), cast.noa).words;
        match lang {
            Lang::En => insta::assert_snapshot!(compared, @"
            As in Bakers

            Potters — Time zone: UTC → Berlin
            Potters — Posts: at most 1 a day and 5 a week → at most 2 a day and 8 a week
            Potters — Pictures: on → off
            "),
            Lang::He => insta::assert_snapshot!(compared, @"
            כמו בקבוצה: Bakers

            הגדרה: אזור זמן – ירושלים ← ברלין (קבוצה: Potters)
            הגדרה: פוסטים – לכל היותר פוסט אחד ביום ו־5 בשבוע ← לכל היותר שני פוסטים ביום ו־8 בשבוע (קבוצה: Potters)
            הגדרה: תמונות – פעיל ← כבוי (קבוצה: Potters)
            "),
            Lang::Ru => insta::assert_snapshot!(compared, @"
            Как в группе: Bakers

            Potters — Часовой пояс: Москва → Берлин
            Potters — Посты: не больше 1 поста в день и 5 в неделю → не больше 2 постов в день и 8 в неделю
            Potters — Картинки: включено → выключено
            "),
        }
        let before = scene.chat(potters).await;
        assert_ne!(before.posts_per_day, 2, "nothing changes before she says so");
        scene.press_in_private(cast.noa, &word("desk-button-apply", lang)).await;
        let after = scene.chat(potters).await;
        assert_eq!((after.posts_per_day, after.zone), (2, chrono_tz::Europe::Berlin));
        let key = scene.key(potters).await;
        assert!(!scene.with_cx(async |cx| cx.is_on(key, "pictures").await).await);
        scene.finish().await;
    }
}

#[tokio::test]
async fn one_setting_is_given_to_several_groups_and_the_others_stay() {
    let (mut scene, cast, potters) = with_two_groups(Lang::En).await;
    let weavers = scene.sim.supergroup("Weavers", cast.noa);
    scene.sim.add_bot(weavers, cast.noa);
    scene.sim.promote_bot(weavers, cast.noa, Rights::all());
    scene.settle().await;
    scene.say_in_private(cast.noa, "/desk").await;
    for label in ["Bakers", "Settings", "For other groups", "Potters", "Weavers", "Compare", "Only: Posts"] {
        scene.press_in_private(cast.noa, label).await;
    }
    insta::assert_snapshot!(scene.panel(cast.noa.private(), cast.noa).words, @"
    As in Bakers

    Potters — Posts: at most 1 a day and 5 a week → at most 2 a day and 8 a week
    Weavers — Posts: at most 1 a day and 5 a week → at most 2 a day and 8 a week
    ");
    scene.press_in_private(cast.noa, "Apply").await;
    for group in [potters, weavers] {
        let chat = scene.chat(group).await;
        assert_eq!((chat.posts_per_day, chat.zone), (2, chrono_tz::UTC), "the zone was not asked for");
    }
    let left = scene.panel(cast.noa.private(), cast.noa);
    assert!(!left.words.contains("Posts") && left.words.contains("Time zone"), "{}", left.words);
    scene.finish().await;
}

#[tokio::test]
async fn the_settings_as_a_text_set_another_group_or_nothing_of_it() {
    let (mut scene, cast, potters) = with_two_groups(Lang::En).await;
    scene.say_in_private(cast.noa, "/desk").await;
    for label in ["Bakers", "Settings", "For other groups", "As a text"] {
        scene.press_in_private(cast.noa, label).await;
    }
    let shown = scene.panel(cast.noa.private(), cast.noa).words;
    insta::assert_snapshot!(shown, @"
    Bakers
    Sent to a group by one of its managers, this text makes the settings the same there:
    /settings
    language en
    zone Europe/Berlin
    quiet 21:00-09:00
    days off
    posts 2 8
    community off
    goal off
    links known
    greeting shared
    delay soon
    cleanup day
    service keep
    gate off
    admission ask
    season month
    rhythm gentle
    stepback on
    anniversaries on
    onboarding on
    rulebook on
    buddies off
    requests off
    invites on
    newcomers on
    interests on
    polls on
    ideas off
    quizzes off
    surveys on
    pulse off
    times on
    touchpoints on
    series off
    works on
    recognition on
    touch off
    milestones off
    pictures off
    ");
    let text = &shown[shown.find("/settings").unwrap()..];
    let seen = scene.say_and_see(potters, cast.noa, &text.replace("posts 2 8", "posts many")).await;
    assert!(seen.contains("posts 1 5"), "{seen}");
    let untouched = scene.chat(potters).await;
    assert_ne!(untouched.zone, chrono_tz::Europe::Berlin, "one line was no setting, so none was set");
    scene.say(potters, cast.noa, text).await;
    let after = scene.chat(potters).await;
    assert_eq!((after.posts_per_day, after.zone), (2, chrono_tz::Europe::Berlin));
    scene.finish().await;
}

#[tokio::test]
async fn what_was_changed_in_a_section_is_undone_there() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    scene.say(cast.group, cast.noa, "/settings rhythm steady").await;
    scene.say_in_private(cast.noa, "/desk").await;
    for label in ["Calendar", "12:00", "Skip once"] {
        scene.press_in_private(cast.noa, label).await;
    }
    scene.press_in_private(cast.noa, "Back").await;
    for label in ["Regular posts", "Latest changes"] {
        scene.press_in_private(cast.noa, label).await;
    }
    let changes = scene.panel(cast.noa.private(), cast.noa);
    insta::assert_snapshot!(format!("{}\n{:?}", changes.words, changes.labels), @r#"
    Latest changes
    Monday 16 November, 08:00, Noa — Regular posts: one post skipped
    Monday 16 November, 08:00, Noa — Rhythm: gentle (one conversation starter a week) → steady (one conversation starter each working day)
    Monday 16 November, 08:00, Noa — Regular post: 2. “What are you baking today?” — added: every day at 12:00
    ["Undo: Rhythm", "‹ Desk"]
    "#);
    scene.press_in_private(cast.noa, "Undo: Rhythm").await;
    scene.say(cast.group, cast.noa, "/settings rhythm").await;
    assert!(scene.sees(cast.group, cast.noa).contains("gentle"));
    scene.finish().await;
}

#[tokio::test]
async fn a_helper_of_one_section_sees_that_one() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.say(cast.group, cast.alice, "Hello").await;
    scene.say(cast.group, cast.noa, "/poll Bread or cake?\nBread\nCake").await;
    let username = "/staff alice polls";
    scene.sim.rename(cast.alice, Person::named("Alice").username("alice"));
    scene.say(cast.group, cast.alice, "It is me").await;
    scene.say(cast.group, cast.noa, username).await;
    scene.say_in_private(cast.alice, "/desk").await;
    let desk = scene.panel(cast.alice.private(), cast.alice);
    insta::assert_snapshot!(format!("{}\n{:?}", desk.words, desk.labels), @r#"
    Bakers
    2 people here, 1 wrote in the last seven days (the week before: 0)
    Next seven days: no posts

    Polls — 1 open, 1 in all
    ["Nothing waits for you", "Calendar", "Polls", "What's mine", "All groups"]
    "#);
    scene.press_in_private(cast.alice, "Polls").await;
    let section = scene.panel(cast.alice.private(), cast.alice);
    insta::assert_snapshot!(format!("{}\n{:?}", section.words, section.labels), @r#"
    Bakers
    Polls — 1 open, 1 in all

    questions to the group, whose results are announced
    Its posts go to General. To send them to a topic, write there: /settings polls here
    ["New poll", "Polls", "Planned polls", "Latest changes", "Back"]
    "#);
    scene.finish().await;
}

#[tokio::test]
async fn an_old_desk_still_works_and_shows_how_things_stand() {
    let (mut scene, cast) = with_a_post(Lang::En).await;
    scene.say_in_private(cast.noa, "/desk").await;
    scene.press_in_private(cast.noa, "Regular posts").await;
    scene.restart().await;
    scene
        .with_cx(async |cx| {
            // As after two months: nobody remembers what the buttons did.
            sqlx::query("DELETE FROM buttons").execute(&mut *cx.tx.lock().await).await?;
            Ok(())
        })
        .await;
    scene.press_in_private(cast.noa, "Back").await;
    let desk = scene.panel(cast.noa.private(), cast.noa);
    assert!(desk.words.contains("Its posts go to General."), "{desk:?}");
    scene.press_in_private(cast.noa, "Back").await;
    assert!(scene.panel(cast.noa.private(), cast.noa).words.contains("Next seven days"));
    scene.finish().await;
}
