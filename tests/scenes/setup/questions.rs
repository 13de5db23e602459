//! The questions, by button and by word.

use chrono::TimeDelta;
use kehila::{
    store::chats::Community,
    words::{Lang, line},
};
use simulator::Person;

use super::{added, rhythm};
use crate::support::{Scene, word};

#[tokio::test]
async fn the_whole_setup_by_buttons() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        scene.sees_in_private(noa);
        let same = line("setup-current").line("label", line(lang.message_id())).render_plain(lang);
        scene.press_in_private(noa, &same).await;
        let other = line("setup-zone-choice").line("place", line("city-berlin")).plain("time", "09:00");
        scene.press_in_private(noa, &other.render_plain(lang)).await;
        scene.press_in_private(noa, &line("setup-community").plain("community", "interest").render_plain(lang)).await;
        assert_eq!(scene.chat(group).await.community, None, "nothing changes before Yes");
        scene.press_in_private(noa, &word("setup-yes", lang)).await;
        scene.press_in_private(noa, &word("setup-skip", lang)).await;
        let proposed = line("setup-current").line("label", line("setup-rhythm-choice").plain("rhythm", "steady"));
        scene.press_in_private(noa, &proposed.render_plain(lang)).await;
        let seen = scene.sees_in_private(noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            (edited) Simbot: Group: Bakers

            Which time zone is the group in? Choose a city, or type one, for example: Lisbon
              [UTC, 08:00 ✓] [London, 08:00]
              [Berlin, 09:00] [New York, 03:00]
              [Chicago, 02:00] [Denver, 01:00]
              [Los Angeles, 00:00]
              [Jerusalem, 10:00] [Kolkata, 13:30]
              [Back] [Skip]
            (edited) Simbot: Group: Bakers

            What is the community for? Choose the kind that comes closest, and write in your own words, in a sentence or two: whom it brings together, and what they get from each other.
              [Customers] [Shared interest]
              [Team at work] [Mutual support]
              [Only when asked]
              [Back] [Skip]
            (edited) Simbot: Group: Bakers

            Shared interest
            On: Welcome, Rules, Invitations, First weeks, Interest lists, Polls, Surveys, Finding a time, Regular posts, What works, Thanks
            Conversation starters: beginners' questions, show and tell, failures, meet-ups
            Posts to expect: 5 a week, besides those you schedule yourself
            Once a month: thanks to the most active

            Nothing changes before you press “Yes”, and each part can be changed later: /settings rooms
              [Yes] [Back]
            (edited) Simbot: Group: Bakers

            What is the community for? Choose the kind that comes closest, and write in your own words, in a sentence or two: whom it brings together, and what they get from each other.
              [Customers]
              [Shared interest ✓]
              [Team at work] [Mutual support]
              [Only when asked]
              [Back] [Skip]
            (edited) Simbot: Group: Bakers

            How often should I post a conversation starter?
              [Gentle: once a week]
              [Steady: each working day ✓]
              [No conversation starters]
              [Back] [Skip]
            (edited) Simbot: Group: Bakers

            Language: English
            Time zone: Berlin, 09:00 now
            Community: Shared interest
            What the community is for: not written yet
            Rhythm: steady, one conversation starter each working day

            What happens next
            Next post: Tuesday 17 November, 10:00 — conversation starters
            Welcome for newcomers: from now on
            Thank you to the most active of the month: 1 December 2026

            To change something later: /setup in the group.
              [Language] [Time zone]
              [Purpose] [Rhythm]
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            (edited) Simbot: הקבוצה: Bakers

            באיזה אזור זמן נמצאת הקבוצה? אפשר לבחור עיר, או לכתוב שם של עיר אחרת. לדוגמה: חיפה
              [ירושלים, 10:00 ✓] [לונדון, 08:00]
              [ברלין, 09:00] [ניו יורק, 03:00]
              [חזרה] [דילוג]
            (edited) Simbot: הקבוצה: Bakers

            בשביל מה קיימת הקבוצה? אפשר לבחור את הסוג הקרוב ביותר, ולכתוב במילים שלך, במשפט או שניים: את מי היא מחברת, ומה זה נותן לכולם.
              [לקוחות] [תחום עניין משותף]
              [צוות בעבודה] [תמיכה הדדית]
              [רק כשמבקשים]
              [חזרה] [דילוג]
            (edited) Simbot: הקבוצה: Bakers

            תחום עניין משותף
            פעיל: קבלת פנים, חוקים, הזמנות, שבועות ראשונים, רשימות עניין, סקרים, שאלונים, מציאת מועד, פוסטים קבועים, מה עובד, תודות
            נושאים לשיחה: שאלות של מתחילים, הצגה לכולם, כישלונות ומפגשים
            פוסטים צפויים: 5 בשבוע, מלבד אלה שמתזמנים בעצמכם
            פעם בחודש: תודה לפעילי החודש

            שום דבר לא משתנה לפני לחיצה על ״כן״, ואפשר לשנות כל חלק אחר כך: /settings rooms
              [כן] [חזרה]
            (edited) Simbot: הקבוצה: Bakers

            בשביל מה קיימת הקבוצה? אפשר לבחור את הסוג הקרוב ביותר, ולכתוב במילים שלך, במשפט או שניים: את מי היא מחברת, ומה זה נותן לכולם.
              [לקוחות]
              [תחום עניין משותף ✓]
              [צוות בעבודה] [תמיכה הדדית]
              [רק כשמבקשים]
              [חזרה] [דילוג]
            (edited) Simbot: הקבוצה: Bakers

            באיזו תדירות לפרסם נושא לשיחה?
              [רגוע: פעם בשבוע]
              [יציב: בכל יום עבודה ✓]
              [בלי נושאים לשיחה]
              [חזרה] [דילוג]
            (edited) Simbot: הקבוצה: Bakers

            שפה: עברית
            אזור זמן: ברלין, השעה עכשיו 09:00
            סוג הקהילה: תחום עניין משותף
            מטרת הקבוצה: עוד לא נכתבה
            קצב: יציב, נושא לשיחה בכל יום עבודה

            מה יקרה עכשיו
            הפוסט הבא: יום שלישי, 17 בנובמבר, 10:00 – נושאים לשיחה
            קבלת פנים למצטרפים החדשים: מעכשיו
            תודה לפעילי החודש: 1 בדצמבר 2026

            לשינויים בהמשך, בקבוצה: /setup
              [שפה] [אזור זמן]
              [מטרה] [קצב]
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            (edited) Simbot: Группа: Bakers

            В каком часовом поясе группа? Выберите город или напишите другой, например: Тбилиси
              [Москва, 11:00 ✓] [Киев, 10:00]
              [Минск, 11:00] [Иерусалим, 10:00]
              [Алматы, 13:00]
              [Екатеринбург, 13:00]
              [Берлин, 09:00] [Тбилиси, 12:00]
              [Назад] [Пропустить]
            (edited) Simbot: Группа: Bakers

            Для чего это сообщество? Выберите, что ближе всего, и напишите своими словами, в одном-двух предложениях: кого оно объединяет и что люди дают друг другу.
              [Клиенты] [Общее увлечение]
              [Коллеги]
              [Взаимная поддержка]
              [Только по просьбе]
              [Назад] [Пропустить]
            (edited) Simbot: Группа: Bakers

            Общее увлечение
            Включено: Приветствие, Правила, Приглашения, Первые недели, Интересы, Опросы, Анкеты, Выбор времени, Регулярные посты, Что работает, Благодарности
            Темы для разговора: вопросы новичков, показ своего, неудачи, встречи
            Постов ожидается: 5 в неделю, кроме тех, что вы поставите в расписание сами
            Раз в месяц: спасибо активным участникам

            Ничего не изменится, пока вы не нажмёте «Да», и всё можно изменить потом: /settings rooms
              [Да] [Назад]
            (edited) Simbot: Группа: Bakers

            Для чего это сообщество? Выберите, что ближе всего, и напишите своими словами, в одном-двух предложениях: кого оно объединяет и что люди дают друг другу.
              [Клиенты]
              [Общее увлечение ✓]
              [Коллеги]
              [Взаимная поддержка]
              [Только по просьбе]
              [Назад] [Пропустить]
            (edited) Simbot: Группа: Bakers

            Как часто публиковать тему для разговора?
              [Спокойный: раз в неделю]
              [Ровный: каждый рабочий день ✓]
              [Без тем для разговора]
              [Назад] [Пропустить]
            (edited) Simbot: Группа: Bakers

            Язык: Русский
            Часовой пояс: Берлин, сейчас 09:00
            Вид сообщества: Общее увлечение
            Для чего сообщество: пока не записано
            Ритм: ровный, тема для разговора каждый рабочий день

            Что будет дальше
            Следующий пост: вторник, 17 ноября, 10:00 — темы для разговора
            Приветствие новых участников: уже работает
            Спасибо активным участникам месяца: 1 декабря 2026 года

            Изменить что-нибудь позже: /setup в группе.
              [Язык] [Часовой пояс]
              [Цель] [Ритм]
            "),
        }
        let chat = scene.chat(group).await;
        assert_eq!((chat.language, chat.zone), (lang, chrono_tz::Europe::Berlin));
        assert_eq!(rhythm(&scene, group).await.as_deref(), Some("steady"));
        assert_eq!(chat.community, Some(Community::Interest));
        assert!(chat.set_up_at.is_some());
        assert_eq!(scene.sim.unanswered(), Vec::<String>::new());
        scene.finish().await;
    }
}

#[tokio::test]
async fn zone_and_goal_may_be_typed() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.press_in_private(noa, "Skip").await;
    scene.sees_in_private(noa);
    scene.say_in_private(noa, "tel aviv").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    Noa: tel aviv
    (edited) Simbot: Time zone: Jerusalem, 10:00 now
    Simbot: Group: Bakers

    What is the community for? Choose the kind that comes closest, and write in your own words, in a sentence or two: whom it brings together, and what they get from each other.
      [Customers] [Shared interest]
      [Team at work] [Mutual support]
      [Only when asked]
      [Back] [Skip]
    ");
    scene.say_in_private(noa, "  Bread for everyone.\nAnd <b>cake</b>! ").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    Noa:   Bread for everyone.
    And <b>cake</b>! 
    (edited) Simbot: What the community is for: Bread for everyone.
    And <b>cake</b>!
    Simbot: Group: Bakers

    How often should I post a conversation starter?
      [Gentle: once a week ✓]
      [Steady: each working day]
      [No conversation starters]
      [Back] [Skip]
    ");
    scene.press_in_private(noa, "Skip").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    (edited) Simbot: Group: Bakers

    Language: English
    Time zone: Jerusalem, 10:00 now
    What the community is for: Bread for everyone.
    And <b>cake</b>!
    Rhythm: gentle, one conversation starter a week

    What happens next
    Next post: Monday 23 November, 10:00 — conversation starters
    Welcome for newcomers: from now on
    Thank you to the most active of the month: 1 December 2026

    To change something later: /setup in the group.
      [Language] [Time zone]
      [Purpose] [Rhythm]
    ");
    let chat = scene.chat(group).await;
    assert_eq!(chat.zone, chrono_tz::Asia::Jerusalem);
    assert_eq!(chat.goal.as_deref(), Some("Bread for everyone.\nAnd <b>cake</b>!"));
    scene.say_in_private(noa, "thanks").await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("I look after groups."), "{seen}");
    scene.finish().await;
}

/// What somebody saw, without the message that was edited before the bot's own new one.
fn without_edits(seen: &str) -> String {
    match (seen.find("\n(edited) "), seen.rfind("\nSimbot: ")) {
        (Some(edited), Some(new)) if edited < new => format!("{}{}", &seen[..edited], &seen[new..]),
        _ => seen.to_owned(),
    }
}

#[tokio::test]
async fn an_unknown_zone_is_answered_with_the_right_form() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        let before = scene.chat(group).await.zone;
        scene.press_in_private(noa, &word("setup-skip", lang)).await;
        scene.sees_in_private(noa);
        scene.say_in_private(noa, "Nowhere </b><script>\u{202E}").await;
        let seen = scene.sees_in_private(noa);
        assert!(seen.contains(": Nowhere </b><script>\n"), "{seen}");
        scene.say_in_private(noa, "Jerusalemm").await;
        let seen = scene.sees_in_private(noa);
        // The question above has lost its buttons; that it was edited is not what this is about.
        let seen = without_edits(&seen);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            Noa: Jerusalemm
            Simbot: I don't know the time zone: Jerusalemm
            Type a large city, for example: Jerusalem
            Perhaps this one?
              [Jerusalem, 10:00]
              [Back] [Skip]
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            Noa: Jerusalemm
            Simbot: אזור הזמן הזה לא מוכר לי: Jerusalemm
            אפשר לכתוב עיר גדולה. לדוגמה: ירושלים
            אולי זה?
              [ירושלים, 10:00 ✓]
              [חזרה] [דילוג]
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            Noa: Jerusalemm
            Simbot: Такой часовой пояс мне незнаком: Jerusalemm
            Напишите крупный город, например: Иерусалим
            Может быть, этот?
              [Иерусалим, 10:00]
              [Назад] [Пропустить]
            "),
        }
        assert_eq!(scene.chat(group).await.zone, before);
        // Whatever she answers in the end, the buttons of before are gone.
        scene.say_in_private(noa, "Jerusalemm").await;
        scene.say_in_private(noa, "London").await;
        let of_zones = |seen: &simulator::Seen| seen.buttons.iter().flatten().any(|label| label.contains("10:00"));
        let view = scene.sim.view(noa.private(), noa);
        assert!(!view.iter().any(of_zones), "{view:#?}");
        assert_eq!(scene.chat(group).await.zone, chrono_tz::Europe::London);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_suggested_zone_takes_one_touch() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.press_in_private(noa, "Skip").await;
    scene.say_in_private(noa, "UTC+2").await;
    scene.sees_in_private(noa);
    scene.press_in_private(noa, "Jerusalem, 10:00").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    (edited) Simbot: Group: Bakers

    What is the community for? Choose the kind that comes closest, and write in your own words, in a sentence or two: whom it brings together, and what they get from each other.
      [Customers] [Shared interest]
      [Team at work] [Mutual support]
      [Only when asked]
      [Back] [Skip]
    ");
    assert_eq!(scene.chat(group).await.zone, chrono_tz::Asia::Jerusalem);
    scene.finish().await;
}

#[tokio::test]
async fn hostile_long_and_wordless_goals() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        scene.press_in_private(noa, &word("setup-skip", lang)).await;
        scene.press_in_private(noa, &word("setup-skip", lang)).await;
        scene.sees_in_private(noa);
        scene.say_in_private(noa, &"ъ".repeat(301)).await;
        scene.sim.sticker(noa.private(), noa, "👍");
        scene.settle().await;
        let seen = scene.sees_in_private(noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen.replace('ъ', ""), @"
            Noa: 
            Simbot: That's 301 characters; up to 300 fit. Please send a shorter text. Nothing was changed.
            Noa: [sticker]
            Simbot: Please send it as text, or choose a button above.
            "),
            Lang::He => insta::assert_snapshot!(seen.replace('ъ', ""), @"
            Noa: 
            Simbot: בטקסט יש 301 תווים, ויש מקום לעד 300. אפשר לשלוח נוסח קצר יותר; בינתיים שום דבר לא השתנה.
            Noa: [sticker]
            Simbot: אפשר לענות בטקסט, או לבחור באחד הכפתורים שלמעלה.
            "),
            Lang::Ru => insta::assert_snapshot!(seen.replace('ъ', ""), @"
            Noa: 
            Simbot: Символов в тексте: 301. Помещается до 300; пришлите, пожалуйста, текст покороче. Ничего не изменилось.
            Noa: [sticker]
            Simbot: Ответьте текстом или нажмите кнопку выше.
            "),
        }
        assert_eq!(scene.chat(group).await.goal, None);
        let hostile = "</b></blockquote><script>\u{202E}\u{2066}\n/setup & \u{2069}";
        scene.say_in_private(noa, hostile).await;
        assert_eq!(scene.chat(group).await.goal.as_deref(), Some(hostile));
        scene.press_in_private(noa, &word("setup-skip", lang)).await;
        scene.press_in_private(noa, &line("setup-setting").plain("setting", "goal").render_plain(lang)).await;
        let seen = scene.sees_in_private(noa);
        assert!(seen.contains("</b></blockquote><script>\n/setup & \n"), "{seen}");
        scene.press_in_private(noa, &word("setup-remove", lang)).await;
        assert_eq!(scene.chat(group).await.goal, None);
        assert!(scene.sees_in_private(noa).contains(&word("setup-no-goal", lang)));
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_setup_goes_on_in_the_language_that_was_chosen() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.sees_in_private(noa);
    scene.press_in_private(noa, "Русский").await;
    assert!(scene.sees_in_private(noa).contains("В каком часовом поясе группа?"));
    scene.say_in_private(noa, "Nowhere").await;
    assert!(scene.sees_in_private(noa).contains("Такой часовой пояс мне незнаком: Nowhere"));
    scene.press_in_private(noa, "Назад").await;
    scene.press_in_private(noa, "Русский ✓").await;
    assert!(scene.sees_in_private(noa).contains("В каком часовом поясе группа?"));
    assert_eq!(scene.chat(group).await.language, Lang::Ru);
    // Her own language in private stays hers.
    let user = kehila::telegram::UserId(noa.0);
    assert_eq!(scene.with_cx(async |cx| cx.language_of(user, None).await).await, Lang::En);
    scene.finish().await;
}

#[tokio::test]
async fn who_chose_her_language_for_private_talk_keeps_it_in_the_setup() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.say_in_private(noa, "/language ru").await;
    scene.say_in_private(noa, "/setup").await;
    scene.sees_in_private(noa);
    scene.press_in_private(noa, "עברית").await;
    assert!(scene.sees_in_private(noa).contains("В каком часовом поясе группа?"));
    assert_eq!(scene.chat(group).await.language, Lang::He);
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
    scene.press_in_private(noa, "עברית").await;
    let user = kehila::telegram::UserId(noa.0);
    assert_eq!(scene.with_cx(async |cx| cx.language_of(user, None).await).await, Lang::He);
    scene.finish().await;
}

#[tokio::test]
async fn a_restart_in_the_middle_changes_nothing() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.press_in_private(noa, "Skip").await;
    scene.restart().await;
    scene.sim.say(noa.private(), noa, "Lisbon");
    scene.restart().await;
    scene.settle().await;
    scene.restart().await;
    scene.say_in_private(noa, "Bread").await;
    scene.sees_in_private(noa);
    scene.restart().await;
    scene.press_in_private(noa, "No conversation starters").await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("Time zone: Lisbon, 08:00 now\nWhat the community is for: Bread\nRhythm: no"), "{seen}");
    assert_eq!(rhythm(&scene, group).await.as_deref(), Some("none"));
    scene.finish().await;
}

#[tokio::test]
async fn after_an_hour_words_are_no_answer_but_buttons_are() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.press_in_private(noa, "Skip").await;
    scene.pass(TimeDelta::minutes(61)).await;
    scene.sees_in_private(noa);
    scene.say_in_private(noa, "Berlin").await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("Setting up Bakers isn't finished yet."), "{seen}");
    assert_eq!(scene.chat(group).await.zone, chrono_tz::UTC);
    scene.press_in_private(noa, "Berlin, 09:00").await;
    assert_eq!(scene.chat(group).await.zone, chrono_tz::Europe::Berlin);
    scene.finish().await;
}
