//! Getting a group ready.

use chrono::TimeDelta;
use kehila::{
    store::chats::{Chat, Rhythm},
    words::{Lang, line},
};
use simulator::{ChatId, Person, Rights, UserId};

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
