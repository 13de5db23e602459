//! Getting a group ready.

use chrono::TimeDelta;
use kehila::{
    store::chats::{Chat, Rhythm},
    words::{Lang, line},
};
use simulator::{ChatId, Fault, NoticeOrder, Person, Right, Rights, UserId};

use crate::support::Scene;

/// A stage with a group of Noa's that the bot is not in yet; she speaks `lang`, and may have started the bot.
async fn before(lang: Lang, started: bool) -> (Scene, ChatId, UserId) {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").username("noa").language(lang.code()));
    let group = scene.sim.supergroup("Bakers", noa);
    if started {
        scene.sim.start_bot(noa);
        scene.settle().await;
        scene.sees_in_private(noa);
    }
    (scene, group, noa)
}

/// As [`before`]; then she adds the bot as an administrator.
async fn added(lang: Lang) -> (Scene, ChatId, UserId) {
    let (mut scene, group, noa) = before(lang, true).await;
    scene.sim.add_bot(group, noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    scene.sees(group, noa);
    (scene, group, noa)
}

async fn chat(scene: &Scene, group: ChatId) -> Chat {
    let id = kehila::telegram::ChatId(group.0);
    scene.with_cx(async |cx| Ok(Chat::clone(&*cx.chat_or_new(id, "supergroup", "?").await?))).await
}

impl Scene {
    async fn press(&mut self, user: UserId, label: &str) {
        self.sim.press(user.private(), user, label).unwrap();
        self.settle().await;
    }

    async fn write(&mut self, user: UserId, text: &str) {
        self.sim.say(user.private(), user, text);
        self.settle().await;
    }
}

fn word(id: &'static str, lang: Lang) -> String {
    line(id).render_plain(lang)
}

#[tokio::test]
async fn whoever_has_started_the_bot_hears_in_private_only() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = before(lang, true).await;
        scene.sim.add_bot(group, noa);
        scene.settle().await;
        let seen = scene.sees(group, noa);
        assert!(!seen.contains("Simbot:"), "{seen}");
        let seen = scene.sees_in_private(noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            Simbot: Group: Bakers

            Hello! Four short questions get the group ready. They can wait, too: sensible defaults are already running.

            Which language should I speak in the group?

            One right is missing: I am no administrator of the group in Telegram. Without it I see no reactions, not all messages and not everyone who joins, and cannot tell one person something without the whole group reading it.
            Where to switch it on: group name → Edit → Administrators → Add Admin → @sim_test_bot. I will notice by myself.
              [עברית] [Русский] [English ✓]
              [Skip]
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            Simbot: הקבוצה: Bakers

            שלום! ארבע שאלות קצרות, והקבוצה מוכנה. אפשר גם לענות אחר כך: ברירות מחדל סבירות כבר פועלות.

            באיזו שפה לדבר בקבוצה?

            חסרה הרשאה אחת: ניהול הקבוצה בטלגרם. בלעדיה לא מגיעים אליי סימוני התגובה, חלק מההודעות וחלק מההצטרפויות, ואי אפשר לומר משהו לאדם אחד בלי שכל הקבוצה תקרא.
            איפה מפעילים: שם הקבוצה ← עריכה ← מנהלים ← הוספת מנהל ← @sim_test_bot. כשההרשאה תופעל, אדע על כך בעצמי.
              [עברית ✓] [Русский] [English]
              [דילוג]
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            Simbot: Группа: Bakers

            Здравствуйте! Четыре коротких вопроса — и группа готова. Ответить можно и потом: разумные настройки уже действуют.

            На каком языке говорить с группой?

            Не хватает одного: прав администратора в Telegram. Без них мне не видны реакции, часть сообщений и часть вступлений, и нельзя сказать что-то одному человеку так, чтобы не читала вся группа.
            Где включить: название группы → Изменить → Администраторы → Добавить администратора → @sim_test_bot. Сообщать мне не нужно: я это увижу.
              [עברית] [Русский ✓] [English]
              [Пропустить]
            "),
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn others_find_one_button_which_goes_once_pressed() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = before(lang, false).await;
        scene.sim.add_bot(group, noa);
        scene.settle().await;
        let seen = scene.sees(group, noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            Noa: [Simbot joined]
            Simbot: For those who manage this group: getting me ready takes two minutes, in private. Until then sensible defaults are running.
              [Set up]
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            Noa: [Simbot joined]
            Simbot: לצוות הניהול: הכנת הקבוצה לוקחת שתי דקות, בשיחה פרטית איתי. עד אז הכול פועל לפי ברירות מחדל סבירות.
              [הכנת הקבוצה]
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            Noa: [Simbot joined]
            Simbot: Администраторам: подготовка группы займёт две минуты, в личном чате со мной. А пока действуют разумные настройки по умолчанию.
              [Настройка]
            "),
        }
        assert!(scene.sim.last(group, noa).unwrap().silent);
        scene.sim.press(group, noa, &word("setup-invite-button", lang)).unwrap();
        scene.settle().await;
        assert!(scene.sees(group, noa).starts_with("(deleted) Simbot: "));
        assert!(scene.sees_in_private(noa).contains(&word("setup-ask-language", lang)));
        scene.finish().await;
    }
}

#[tokio::test]
async fn doing_nothing_leaves_defaults_and_no_clutter() {
    let (mut scene, group, noa) = before(Lang::He, false).await;
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    scene.sees(group, noa);
    scene.pass(TimeDelta::hours(23)).await;
    assert_eq!(scene.sees(group, noa), "");
    scene.restart().await;
    scene.pass(TimeDelta::hours(2)).await;
    assert!(scene.sees(group, noa).starts_with("(deleted) Simbot: "));
    let chat = chat(&scene, group).await;
    assert_eq!((chat.language, chat.zone, chat.rhythm), (Lang::He, chrono_tz::Asia::Jerusalem, Rhythm::Gentle));
    assert_eq!(chat.set_up_at, None);
    scene.finish().await;
}

#[tokio::test]
async fn the_whole_setup_by_buttons() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        scene.sees_in_private(noa);
        let same = line("setup-current").line("label", line(lang.message_id())).render_plain(lang);
        scene.press(noa, &same).await;
        let other = line("setup-zone-choice").line("place", line("city-berlin")).plain("time", "09:00");
        scene.press(noa, &other.render_plain(lang)).await;
        scene.press(noa, &word("setup-skip", lang)).await;
        scene.press(noa, &line("setup-rhythm-choice").plain("rhythm", "steady").render_plain(lang)).await;
        let seen = scene.sees_in_private(noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            (edited) Simbot: Group: Bakers

            Which clock does the group live by? Choose a city, or type one, for example: Lisbon or Europe/Lisbon
              [UTC, 08:00 ✓] [London, 08:00]
              [Berlin, 09:00] [New York, 03:00]
              [Chicago, 02:00] [Denver, 01:00]
              [Los Angeles, 00:00] [Jerusalem, 10:00]
              [Kolkata, 13:30]
              [Back] [Skip]
            (edited) Simbot: Group: Bakers

            What is the community for? Write it in your own words, in a sentence or two: whom it brings together, and what they get from each other.
              [Back] [Skip]
            (edited) Simbot: Group: Bakers

            How often should I post a conversation starter?
              [Gentle: once a week ✓]
              [Steady: each weekday]
              [None]
              [Back] [Skip]
            (edited) Simbot: Group: Bakers

            Language: English
            Time zone: Berlin, 09:00 now
            What the community is for: still open
            Rhythm: steady, one conversation starter each weekday

            What happens next
            Next post: Tuesday 17 November, 10:00 – conversation starters
            Welcome for newcomers: from now on
            Thank you to the most active of the month: 1 December 2026

            To change something later: /setup in the group.
              [Language] [Time zone]
              [Purpose] [Rhythm]
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            (edited) Simbot: הקבוצה: Bakers

            לפי איזה שעון הקבוצה חיה? אפשר לבחור עיר, או לכתוב אחת. לדוגמה: חיפה או Europe/Lisbon
              [ירושלים, 10:00 ✓] [לונדון, 08:00]
              [ברלין, 09:00] [ניו יורק, 03:00]
              [חזרה] [דילוג]
            (edited) Simbot: הקבוצה: Bakers

            בשביל מה קיימת הקהילה? במילים שלך, במשפט או שניים: את מי היא מחברת, ומה כולם מקבלים מהחיבור הזה.
              [חזרה] [דילוג]
            (edited) Simbot: הקבוצה: Bakers

            באיזו תדירות לפרסם נושא לשיחה?
              [רגוע: פעם בשבוע ✓]
              [יציב: בכל יום עבודה]
              [בלי]
              [חזרה] [דילוג]
            (edited) Simbot: הקבוצה: Bakers

            שפה: עברית
            אזור זמן: ברלין, השעה עכשיו 09:00
            מטרת הקהילה: עוד לא נכתבה
            קצב: יציב, נושא לשיחה בכל יום עבודה

            מה יקרה עכשיו
            הפוסט הבא: יום שלישי, 17 בנובמבר, 10:00 – נושאים לשיחה
            קבלת פנים למצטרפים החדשים: מעכשיו
            תודה לפעילי החודש: 1 בדצמבר 2026

            לשינויים בהמשך: /setup בקבוצה.
              [שפה] [אזור זמן]
              [מטרה] [קצב]
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            (edited) Simbot: Группа: Bakers

            По какому времени живёт группа? Выберите город или напишите другой, например: Тбилиси или Europe/Lisbon
              [Москва, 11:00 ✓] [Киев, 10:00]
              [Минск, 11:00] [Иерусалим, 10:00]
              [Алматы, 13:00] [Екатеринбург, 13:00]
              [Берлин, 09:00] [Тбилиси, 12:00]
              [Назад] [Пропустить]
            (edited) Simbot: Группа: Bakers

            Для чего это сообщество? Напишите своими словами, одно-два предложения: кого оно объединяет и что люди дают друг другу.
              [Назад] [Пропустить]
            (edited) Simbot: Группа: Bakers

            Как часто публиковать тему для разговора?
              [Спокойный: раз в неделю ✓]
              [Ровный: каждый будний день]
              [Без тем]
              [Назад] [Пропустить]
            (edited) Simbot: Группа: Bakers

            Язык: Русский
            Часовой пояс: Берлин, сейчас 09:00
            Для чего сообщество: пока не записано
            Ритм: ровный, тема для разговора каждый будний день

            Что будет дальше
            Следующий пост: вторник, 17 ноября, 10:00 — темы для разговора
            Приветствие новых участников: уже работает
            Спасибо активным участникам месяца: 1 декабря 2026 года

            Изменить что-нибудь позже: /setup в группе.
              [Язык] [Часовой пояс]
              [Цель] [Ритм]
            "),
        }
        let chat = chat(&scene, group).await;
        assert_eq!((chat.language, chat.zone, chat.rhythm), (lang, chrono_tz::Europe::Berlin, Rhythm::Steady));
        assert!(chat.set_up_at.is_some());
        assert_eq!(scene.sim.unanswered(), Vec::<String>::new());
        scene.finish().await;
    }
}

#[tokio::test]
async fn zone_and_goal_may_be_typed() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.press(noa, "Skip").await;
    scene.sees_in_private(noa);
    scene.write(noa, "tel aviv").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    Noa: tel aviv
    (edited) Simbot: Time zone: Jerusalem, 10:00 now
    Simbot: Group: Bakers

    What is the community for? Write it in your own words, in a sentence or two: whom it brings together, and what they get from each other.
      [Back] [Skip]
    ");
    scene.write(noa, "  Bread for everyone.\nAnd <b>cake</b>! ").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    Noa:   Bread for everyone.
    And <b>cake</b>! 
    (edited) Simbot: What the community is for: Bread for everyone.
    And <b>cake</b>!
    Simbot: Group: Bakers

    How often should I post a conversation starter?
      [Gentle: once a week ✓]
      [Steady: each weekday]
      [None]
      [Back] [Skip]
    ");
    scene.press(noa, "Skip").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    (edited) Simbot: Group: Bakers

    Language: English
    Time zone: Jerusalem, 10:00 now
    What the community is for: Bread for everyone.
    And <b>cake</b>!
    Rhythm: gentle, one conversation starter a week

    What happens next
    Next post: Monday 23 November, 10:00 – conversation starters
    Welcome for newcomers: from now on
    Thank you to the most active of the month: 1 December 2026

    To change something later: /setup in the group.
      [Language] [Time zone]
      [Purpose] [Rhythm]
    ");
    let chat = chat(&scene, group).await;
    assert_eq!(chat.zone, chrono_tz::Asia::Jerusalem);
    assert_eq!(chat.goal.as_deref(), Some("Bread for everyone.\nAnd <b>cake</b>!"));
    scene.write(noa, "thanks").await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("I look after groups."), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn an_unknown_zone_is_answered_with_the_right_form() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        let before = chat(&scene, group).await.zone;
        scene.press(noa, &word("setup-skip", lang)).await;
        scene.sees_in_private(noa);
        scene.write(noa, "Nowhere </b><script>\u{202E}").await;
        let seen = scene.sees_in_private(noa);
        assert!(seen.contains(": Nowhere </b><script>\n"), "{seen}");
        scene.write(noa, "Jerusalemm").await;
        let seen = scene.sees_in_private(noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            Noa: Jerusalemm
            Simbot: No time zone is called: Jerusalemm
            The form is a city or Region/City, for example: Asia/Jerusalem
            Perhaps one of these?
              [Jerusalem, 10:00]
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            Noa: Jerusalemm
            Simbot: אין אזור זמן בשם: Jerusalemm
            אפשר לכתוב עיר, או אזור ועיר. לדוגמה: Asia/Jerusalem
            אולי אחד מאלה?
              [ירושלים, 10:00 ✓]
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            Noa: Jerusalemm
            Simbot: Нет часового пояса с названием: Jerusalemm
            Напишите город или часть света и город, например: Asia/Jerusalem
            Может быть, один из этих?
              [Иерусалим, 10:00]
            "),
        }
        assert_eq!(chat(&scene, group).await.zone, before);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_suggested_zone_takes_one_touch() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.press(noa, "Skip").await;
    scene.write(noa, "UTC+2").await;
    scene.sees_in_private(noa);
    scene.press(noa, "Jerusalem, 10:00").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    (edited) Simbot: Group: Bakers

    What is the community for? Write it in your own words, in a sentence or two: whom it brings together, and what they get from each other.
      [Back] [Skip]
    (deleted) Simbot: Group: Bakers

    Which clock does the group live by? Choose a city, or type one, for example: Lisbon or Europe/Lisbon
    ");
    assert_eq!(chat(&scene, group).await.zone, chrono_tz::Asia::Jerusalem);
    scene.finish().await;
}

#[tokio::test]
async fn hostile_long_and_wordless_goals() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        scene.press(noa, &word("setup-skip", lang)).await;
        scene.press(noa, &word("setup-skip", lang)).await;
        scene.sees_in_private(noa);
        scene.write(noa, &"ъ".repeat(301)).await;
        scene.sim.sticker(noa.private(), noa, "👍");
        scene.settle().await;
        let seen = scene.sees_in_private(noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen.replace('ъ', ""), @"
            Noa: 
            Simbot: Characters in the text: 301. Up to 300 fit; please send a shorter one. Nothing was changed.
            Noa: [sticker]
            Simbot: Please send it as text, or choose a button above.
            "),
            Lang::He => insta::assert_snapshot!(seen.replace('ъ', ""), @"
            Noa: 
            Simbot: תווים בטקסט: 301. יש מקום לעד 300; אפשר לשלוח נוסח קצר יותר. שום דבר לא השתנה.
            Noa: [sticker]
            Simbot: אפשר לענות בטקסט, או בכפתור שלמעלה.
            "),
            Lang::Ru => insta::assert_snapshot!(seen.replace('ъ', ""), @"
            Noa: 
            Simbot: Символов в тексте: 301. Помещается до 300; пришлите текст покороче. Ничего не изменилось.
            Noa: [sticker]
            Simbot: Ответьте текстом или выберите кнопку выше.
            "),
        }
        assert_eq!(chat(&scene, group).await.goal, None);
        let hostile = "</b></blockquote><script>\u{202E}\u{2066}\n/setup & \u{2069}";
        scene.write(noa, hostile).await;
        assert_eq!(chat(&scene, group).await.goal.as_deref(), Some(hostile));
        scene.press(noa, &word("setup-skip", lang)).await;
        scene.press(noa, &line("setup-setting").plain("setting", "goal").render_plain(lang)).await;
        let seen = scene.sees_in_private(noa);
        assert!(seen.contains("</b></blockquote><script>\n/setup & \n"), "{seen}");
        scene.press(noa, &word("setup-remove", lang)).await;
        assert_eq!(chat(&scene, group).await.goal, None);
        assert!(scene.sees_in_private(noa).contains(&word("setup-no-goal", lang)));
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_setup_goes_on_in_the_language_that_was_chosen() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.sees_in_private(noa);
    scene.press(noa, "Русский").await;
    assert!(scene.sees_in_private(noa).contains("По какому времени живёт группа?"));
    scene.write(noa, "Nowhere").await;
    assert!(scene.sees_in_private(noa).contains("Нет часового пояса с названием: Nowhere"));
    scene.press(noa, "Назад").await;
    scene.press(noa, "Русский ✓").await;
    assert!(scene.sees_in_private(noa).contains("По какому времени живёт группа?"));
    assert_eq!(chat(&scene, group).await.language, Lang::Ru);
    // Her own language in private stays hers.
    let user = kehila::telegram::UserId(noa.0);
    assert_eq!(scene.with_cx(async |cx| cx.language_of(user, None).await).await, Lang::En);
    scene.finish().await;
}

#[tokio::test]
async fn a_language_never_known_is_hers_once_chosen() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("fr"));
    let group = scene.sim.group("Bakers", noa);
    scene.sim.start_bot(noa);
    scene.settle().await;
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    scene.press(noa, "עברית").await;
    let user = kehila::telegram::UserId(noa.0);
    assert_eq!(scene.with_cx(async |cx| cx.language_of(user, None).await).await, Lang::He);
    scene.finish().await;
}

#[tokio::test]
async fn a_missing_right_is_named_and_thanked_for_once_given() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = before(lang, true).await;
        scene.sim.add_bot(group, noa);
        scene.settle().await;
        for _ in 0..4 {
            scene.press(noa, &word("setup-skip", lang)).await;
        }
        scene.sees_in_private(noa);
        scene.sim.promote_bot(group, noa, Rights::all().without(Right::DeleteMessages));
        scene.settle().await;
        let half = scene.sees_in_private(noa);
        scene.sim.promote_bot(group, noa, Rights::all());
        scene.settle().await;
        let seen = format!("{half}\n-----\n{}", scene.sees_in_private(noa));
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            (edited) Simbot: Group: Bakers

            Language: English
            Time zone: UTC, 08:00 now
            What the community is for: still open
            Rhythm: gentle, one conversation starter a week

            What happens next
            Next post: Monday 23 November, 10:00 – conversation starters
            Welcome for newcomers: from now on
            Thank you to the most active of the month: 1 December 2026

            Thank you! I am an administrator now: I see all messages, reactions and joins, and can answer one person quietly.

            One right is missing: Delete Messages. Without it typed commands and old greetings stay in the chat.
            Where to switch it on: group name → Edit → Administrators → @sim_test_bot → Delete Messages. I will notice by myself.

            To change something later: /setup in the group.
              [Language] [Time zone]
              [Purpose] [Rhythm]
            -----
            (edited) Simbot: Group: Bakers

            Language: English
            Time zone: UTC, 08:00 now
            What the community is for: still open
            Rhythm: gentle, one conversation starter a week

            What happens next
            Next post: Monday 23 November, 10:00 – conversation starters
            Welcome for newcomers: from now on
            Thank you to the most active of the month: 1 December 2026

            Thank you! I can delete messages now: typed commands and old greetings no longer stay in the chat.

            To change something later: /setup in the group.
              [Language] [Time zone]
              [Purpose] [Rhythm]
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            (edited) Simbot: הקבוצה: Bakers

            שפה: עברית
            אזור זמן: ירושלים, השעה עכשיו 10:00
            מטרת הקהילה: עוד לא נכתבה
            קצב: רגוע, נושא אחד לשיחה בשבוע

            מה יקרה עכשיו
            הפוסט הבא: יום ראשון, 22 בנובמבר, 10:00 – נושאים לשיחה
            קבלת פנים למצטרפים החדשים: מעכשיו
            תודה לפעילי החודש: 1 בדצמבר 2026

            תודה! הרשאת הניהול התקבלה: מעכשיו מגיעים אליי כל ההודעות, סימוני התגובה וההצטרפויות, ואפשר לענות לאדם אחד בשקט.

            חסרה הרשאה אחת: מחיקת הודעות. בלעדיה פקודות שנכתבו וברכות ישנות נשארות בקבוצה.
            איפה מפעילים: שם הקבוצה ← עריכה ← מנהלים ← @sim_test_bot ← מחיקת הודעות. כשההרשאה תופעל, אדע על כך בעצמי.

            לשינויים בהמשך: /setup בקבוצה.
              [שפה] [אזור זמן]
              [מטרה] [קצב]
            -----
            (edited) Simbot: הקבוצה: Bakers

            שפה: עברית
            אזור זמן: ירושלים, השעה עכשיו 10:00
            מטרת הקהילה: עוד לא נכתבה
            קצב: רגוע, נושא אחד לשיחה בשבוע

            מה יקרה עכשיו
            הפוסט הבא: יום ראשון, 22 בנובמבר, 10:00 – נושאים לשיחה
            קבלת פנים למצטרפים החדשים: מעכשיו
            תודה לפעילי החודש: 1 בדצמבר 2026

            תודה! ההרשאה למחיקת הודעות התקבלה: פקודות שנכתבו וברכות ישנות כבר לא יישארו בקבוצה.

            לשינויים בהמשך: /setup בקבוצה.
              [שפה] [אזור זמן]
              [מטרה] [קצב]
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            (edited) Simbot: Группа: Bakers

            Язык: Русский
            Часовой пояс: Москва, сейчас 11:00
            Для чего сообщество: пока не записано
            Ритм: спокойный, одна тема для разговора в неделю

            Что будет дальше
            Следующий пост: понедельник, 23 ноября, 10:00 — темы для разговора
            Приветствие новых участников: уже работает
            Спасибо активным участникам месяца: 1 декабря 2026 года

            Спасибо! Права администратора получены: теперь мне видны все сообщения, реакции и вступления, и ответить одному человеку можно незаметно для группы.

            Не хватает одного права: «Удаление сообщений». Без него команды и старые приветствия остаются в чате.
            Где включить: название группы → Изменить → Администраторы → @sim_test_bot → Удаление сообщений. Сообщать мне не нужно: я это увижу.

            Изменить что-нибудь позже: /setup в группе.
              [Язык] [Часовой пояс]
              [Цель] [Ритм]
            -----
            (edited) Simbot: Группа: Bakers

            Язык: Русский
            Часовой пояс: Москва, сейчас 11:00
            Для чего сообщество: пока не записано
            Ритм: спокойный, одна тема для разговора в неделю

            Что будет дальше
            Следующий пост: понедельник, 23 ноября, 10:00 — темы для разговора
            Приветствие новых участников: уже работает
            Спасибо активным участникам месяца: 1 декабря 2026 года

            Спасибо! Теперь сообщения можно удалять: команды и старые приветствия не останутся в чате.

            Изменить что-нибудь позже: /setup в группе.
              [Язык] [Часовой пояс]
              [Цель] [Ритм]
            "),
        }
        scene.sim.promote_bot(group, noa, Rights::all());
        scene.settle().await;
        assert_eq!(scene.sees_in_private(noa), "");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_right_given_in_the_middle_is_thanked_for_apart() {
    let (mut scene, group, noa) = before(Lang::En, true).await;
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    scene.press(noa, "Skip").await;
    scene.sees_in_private(noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    Simbot: Group: Bakers

    Thank you! I am an administrator now: I see all messages, reactions and joins, and can answer one person quietly.
    ");
    scene.finish().await;
}

#[tokio::test]
async fn thanks_come_in_a_new_message_if_the_old_one_is_gone() {
    let (mut scene, group, noa) = before(Lang::En, true).await;
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    let message = scene.sim.last(noa.private(), noa).unwrap().id;
    scene.sim.delete(noa.private(), message);
    scene.sees_in_private(noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("Simbot: Group: Bakers\n\nThank you! I am an administrator now"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn managers_hear_once_a_day_of_a_right_taken_away() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        let boris = scene.sim.create(Person::named("Борис").language("ru"));
        scene.sim.seat(group, &[boris]);
        scene.sim.promote(group, noa, boris, Rights::all());
        scene.sees_in_private(noa);
        scene.sim.demote_bot(group, noa);
        scene.settle().await;
        let seen = scene.sees_in_private(noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            Simbot: A right of mine was switched off in the group: Bakers

            One right is missing: I am no administrator of the group in Telegram. Without it I see no reactions, not all messages and not everyone who joins, and cannot tell one person something without the whole group reading it.
            Where to switch it on: group name → Edit → Administrators → Add Admin → @sim_test_bot. I will notice by myself.
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            Simbot: בוטלה אחת ההרשאות שלי בקבוצה: Bakers

            חסרה הרשאה אחת: ניהול הקבוצה בטלגרם. בלעדיה לא מגיעים אליי סימוני התגובה, חלק מההודעות וחלק מההצטרפויות, ואי אפשר לומר משהו לאדם אחד בלי שכל הקבוצה תקרא.
            איפה מפעילים: שם הקבוצה ← עריכה ← מנהלים ← הוספת מנהל ← @sim_test_bot. כשההרשאה תופעל, אדע על כך בעצמי.
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            Simbot: Отключено одно из моих прав в группе: Bakers

            Не хватает одного: прав администратора в Telegram. Без них мне не видны реакции, часть сообщений и часть вступлений, и нельзя сказать что-то одному человеку так, чтобы не читала вся группа.
            Где включить: название группы → Изменить → Администраторы → Добавить администратора → @sim_test_bot. Сообщать мне не нужно: я это увижу.
            "),
        }
        assert_eq!(scene.sees_in_private(boris), "", "he never started the bot");
        scene.sim.promote_bot(group, noa, Rights::all());
        scene.settle().await;
        let thanks = line("setup-gained").plain("right", "administrator").render_plain(lang);
        let thanks = thanks.replace("<b>", "").replace("</b>", "");
        assert!(scene.sees_in_private(noa).contains(&thanks));
        scene.sim.demote_bot(group, noa);
        scene.settle().await;
        assert_eq!(scene.sees_in_private(noa), "", "told today already");
        scene.sim.promote_bot(group, noa, Rights::all());
        scene.pass(TimeDelta::hours(25)).await;
        scene.sees_in_private(noa);
        scene.sim.demote_bot(group, noa);
        scene.settle().await;
        assert_ne!(scene.sees_in_private(noa), "");
        scene.finish().await;
    }
}

#[tokio::test]
async fn removed_it_says_nothing_and_asks_no_more() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.press(noa, "Skip").await;
    scene.sees_in_private(noa);
    let question = scene.sim.last(noa.private(), noa).unwrap();
    scene.sim.remove_bot(group, noa);
    scene.settle().await;
    assert_eq!(scene.sees_in_private(noa), "");
    scene.write(noa, "Berlin").await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("I look after groups."), "{seen}");
    scene.sim.press_on(noa.private(), noa, question.id, "Skip").unwrap();
    scene.settle().await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"(alert) I am no longer in that group.");
    scene.finish().await;
}

#[tokio::test]
async fn removed_before_the_invitation_was_answered() {
    let (mut scene, group, noa) = before(Lang::En, false).await;
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    scene.sim.remove_bot(group, noa);
    scene.pass(TimeDelta::days(2)).await;
    scene.finish().await;
}

#[tokio::test]
async fn back_in_a_group_that_was_set_up_nothing_is_asked_again() {
    let (mut scene, group, noa) = added(Lang::En).await;
    for _ in 0..4 {
        scene.press(noa, "Skip").await;
    }
    scene.sim.remove_bot(group, noa);
    scene.settle().await;
    scene.sees_in_private(noa);
    scene.sim.add_bot(group, noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("Language: English") && !seen.contains("Hello!"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn a_restart_in_the_middle_changes_nothing() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.press(noa, "Skip").await;
    scene.restart().await;
    scene.sim.say(noa.private(), noa, "Lisbon");
    scene.restart().await;
    scene.settle().await;
    scene.restart().await;
    scene.write(noa, "Bread").await;
    scene.sees_in_private(noa);
    scene.restart().await;
    scene.press(noa, "None").await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("Time zone: Lisbon, 08:00 now\nWhat the community is for: Bread\nRhythm: no"), "{seen}");
    assert_eq!(chat(&scene, group).await.rhythm, Rhythm::None);
    scene.finish().await;
}

#[tokio::test]
async fn only_managers_may() {
    let (mut scene, group, noa) = before(Lang::En, false).await;
    let boris = scene.sim.create(Person::named("Boris").language("en"));
    scene.sim.seat(group, &[boris]);
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    // A member who follows the link.
    scene.sim.press(group, boris, "Set up").unwrap();
    scene.settle().await;
    let seen = scene.sees_in_private(boris);
    assert!(seen.ends_with("Simbot: This button is for those who manage this group."), "{seen}");
    assert!(scene.sees(group, boris).contains("[Set up]"), "the invitation stays");
    // A manager who is one no longer, by button and by word.
    scene.sim.promote(group, noa, boris, Rights::all());
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    scene.sim.press(group, boris, "Set up").unwrap();
    scene.settle().await;
    scene.press(boris, "Skip").await;
    scene.sees_in_private(boris);
    scene.sim.demote(group, noa, boris);
    scene.settle().await;
    scene.press(boris, "Berlin, 09:00").await;
    scene.write(boris, "Berlin").await;
    scene.write(boris, "Berlin").await;
    insta::assert_snapshot!(scene.sees_in_private(boris), @"
    (alert) This button is for those who manage this group.
    Boris: Berlin
    Simbot: This button is for those who manage this group.
    Boris: Berlin
    Simbot: I look after groups. /help shows what I can do.
    ");
    assert_eq!(chat(&scene, group).await.zone, chrono_tz::UTC);
    scene.finish().await;
}

#[tokio::test]
async fn anothers_button_does_nothing() {
    let (mut scene, group, noa) = added(Lang::En).await;
    let boris = scene.sim.create(Person::named("Boris").language("en"));
    scene.sim.start_bot(boris);
    scene.settle().await;
    let sent = scene.sim.requests_of("sendMessage");
    let keyboard = |request: &simulator::Request| request.params.get("reply_markup").cloned();
    let keys = sent.iter().rev().find_map(keyboard).unwrap();
    let token = keys["inline_keyboard"][0][1]["callback_data"].as_str().unwrap().to_owned();
    let message = scene.sim.last(boris.private(), boris).unwrap().id;
    scene.sees_in_private(boris);
    for forged in [token.as_str(), "0", "{\"show\":\"summary\"}"] {
        scene.sim.forge_press(boris.private(), boris, message, forged).unwrap();
        scene.settle().await;
        let seen = scene.sees_in_private(boris);
        assert_eq!(seen, "(alert) This button no longer works. Please start again from the command.");
    }
    assert_eq!(chat(&scene, group).await.language, Lang::En);
    assert_eq!(scene.sees_in_private(noa).matches("Simbot:").count(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn of_two_managers_the_last_word_counts() {
    let (mut scene, group, noa) = added(Lang::En).await;
    let boris = scene.sim.create(Person::named("Boris").language("ru"));
    scene.sim.seat(group, &[boris]);
    scene.sim.promote(group, noa, boris, Rights::all());
    scene.sim.start_bot(boris);
    scene.sim.say(boris.private(), boris, "/setup");
    scene.settle().await;
    let seen = scene.sees_in_private(boris);
    assert!(seen.contains(&word("setup-ask-language", Lang::Ru)), "{seen}");
    scene.sim.press(noa.private(), noa, "עברית").unwrap();
    scene.sim.press(boris.private(), boris, "Русский").unwrap();
    scene.settle().await;
    scene.sim.say(boris.private(), boris, "Минск");
    scene.sim.say(noa.private(), noa, "ירושלים");
    scene.settle().await;
    let chat = chat(&scene, group).await;
    assert_eq!((chat.language, chat.zone), (Lang::Ru, chrono_tz::Asia::Jerusalem));
    assert!(scene.sees_in_private(noa).contains(&word("setup-ask-goal", Lang::He)));
    assert!(scene.sees_in_private(boris).contains(&word("setup-ask-goal", Lang::Ru)));
    scene.finish().await;
}

#[tokio::test]
async fn the_command_writes_in_private_or_whispers_a_link() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.noa, "/setup");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(&format!("Simbot (only you): {}", word("setup-invite", lang))), "{seen}");
        scene.sim.press(cast.group, cast.noa, &word("setup-invite-button", lang)).unwrap();
        scene.settle().await;
        assert!(scene.sees_in_private(cast.noa).contains(&word("setup-opening", lang)));
        scene.sim.say(cast.group, cast.noa, "/setup");
        scene.settle().await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains("(deleted) Simbot: ") && seen.contains(&word("setup-opening", lang)), "{seen}");
        assert!(!scene.sees(cast.group, cast.alice).contains("Simbot:"));
        scene.sim.say(cast.group, cast.alice, "/setup");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.alice);
        let refused = line("refuse-managers-only").plain("command", "setup").render_plain(lang);
        assert!(seen.contains(&format!("Simbot (only you): {refused}")), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn an_anonymous_administrator_gets_a_link_for_herself() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say_anonymously(cast.group, "/setup");
    scene.settle().await;
    scene.sim.press(cast.group, cast.noa, "Set up").unwrap();
    scene.settle().await;
    assert!(scene.sees_in_private(cast.noa).contains("Hello!"));
    scene.sim.press(cast.group, cast.alice, "Set up").unwrap();
    scene.settle().await;
    assert!(scene.sees_in_private(cast.alice).contains("This button is for those who manage this group."));
    scene.finish().await;
}

#[tokio::test]
async fn in_private_it_asks_which_group() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.sees_in_private(noa);
    let second = scene.sim.group("Cooks </b>", noa);
    scene.sim.add_bot(second, noa);
    scene.settle().await;
    scene.sees_in_private(noa);
    scene.write(noa, "/setup").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    Noa: /setup
    Simbot: Which group?
      [Bakers]
      [Cooks </b>]
    ");
    scene.press(noa, "Cooks </b>").await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("(edited) Simbot: Group: Cooks </b>\n\nHello!"), "{seen}");
    scene.press(noa, "Русский").await;
    assert_eq!(chat(&scene, group).await.language, Lang::En);
    assert_eq!(chat(&scene, second).await.language, Lang::Ru);
    let stranger = scene.sim.create(Person::named("Dana").language("en"));
    scene.sim.say(stranger.private(), stranger, "/setup");
    scene.settle().await;
    assert!(scene.sees_in_private(stranger).contains("/setup works in the group."));
    scene.finish().await;
}

#[tokio::test]
async fn a_member_who_added_it_is_not_asked() {
    let (mut scene, group, noa) = before(Lang::En, true).await;
    let boris = scene.sim.create(Person::named("Boris").language("ru"));
    scene.sim.seat(group, &[boris]);
    scene.sim.start_bot(boris);
    scene.settle().await;
    scene.sees_in_private(boris);
    scene.sim.add_bot(group, boris);
    scene.settle().await;
    assert_eq!(scene.sees_in_private(boris), "");
    assert!(scene.sees(group, noa).contains(&word("setup-invite", Lang::Ru)));
    scene.finish().await;
}

#[tokio::test]
async fn blocked_meanwhile_it_invites_in_the_group() {
    let (mut scene, group, noa) = before(Lang::En, true).await;
    scene.sim.add_bot(group, noa);
    let blocked = Fault::Reject(403, "Forbidden: bot was blocked by the user".to_owned());
    scene.sim.fault("sendMessage", 0, 1, blocked);
    scene.settle().await;
    assert!(scene.sees(group, noa).contains("[Set up]"));
    scene.sim.press(group, noa, "Set up").unwrap();
    scene.settle().await;
    assert!(scene.sees_in_private(noa).contains("Hello!"));
}

#[tokio::test]
async fn basic_groups_and_those_that_grow() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let group = scene.sim.group("Bakers", noa);
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    assert!(scene.sees(group, noa).contains("[Set up]"));
    scene.sim.press(group, noa, "Set up").unwrap();
    scene.settle().await;
    scene.press(noa, "Skip").await;
    let grown = scene.sim.migrate(group, noa, NoticeOrder::NewFirst);
    scene.settle().await;
    scene.write(noa, "Lisbon").await;
    assert_eq!(chat(&scene, grown).await.zone, chrono_tz::Europe::Lisbon);
    scene.finish().await;
}

#[tokio::test]
async fn an_invitation_in_a_group_that_grew_is_left_alone() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let group = scene.sim.group("Bakers", noa);
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    scene.sim.migrate(group, noa, NoticeOrder::OldFirst);
    scene.pass(TimeDelta::days(2)).await;
    assert!(scene.sim.requests_of("deleteMessage").is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn in_a_forum_the_answer_is_whispered_where_it_was_asked() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let forum = scene.sim.forum("Bakers", noa);
    let topic = scene.sim.topic(forum, noa, "Bread");
    scene.sim.add_bot(forum, noa);
    scene.sim.promote_bot(forum, noa, Rights::all());
    scene.settle().await;
    let invitation = scene.sim.last(forum, noa).unwrap();
    assert_eq!((invitation.text, invitation.thread), (word("setup-invite", Lang::En), None));
    scene.sim.say_in(forum, topic, noa, "/setup");
    scene.settle().await;
    let whisper = scene.sim.last(forum, noa).unwrap();
    assert_eq!((whisper.thread, whisper.buttons), (Some(topic), vec![vec!["Set up".to_owned()]]));
    scene.finish().await;
}
