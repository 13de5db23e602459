//! A group speaks Hebrew and one who manages it reads Russian: in the group she hears the group's language, in private
//! her own, to the last button (DESIGN §5). Only what will be posted in the group is shown to her as it will stand there.

use chrono::TimeDelta;
use kehila::words::{Lang, line};
use serde_json::json;
use simulator::{Person, Pressed, Rights, UserId};

use crate::support::{Cast, Scene, without_marks, word};

/// A Hebrew group in which the bot is no administrator, and which Boris manages; Alice helps.
async fn stage(has_started: bool) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::all());
    scene.sim.say(cast.group, cast.alice, "good morning");
    scene.sim.say(cast.group, cast.noa, "/staff @alice");
    scene.settle().await;
    scene.sim.demote_bot(cast.group, cast.noa);
    if has_started {
        scene.sim.start_bot(cast.boris);
    }
    scene.settle().await;
    scene.sees(cast.group, cast.boris);
    scene.sees_in_private(cast.boris);
    (scene, cast)
}

/// Boris says something in the group; what he then sees in private.
async fn ask(scene: &mut Scene, cast: &Cast, text: &str) -> String {
    // Typed, not sent from the menu for the bot alone.
    scene.sim.say_with(cast.group, cast.boris, text, json!({}));
    scene.settle().await;
    scene.sees_in_private(cast.boris)
}

/// The link of the newest message with one, pressed in the group: what comes after her `/start`.
async fn follow(scene: &mut Scene, cast: &Cast, who: UserId) -> String {
    let label =
        scene.sim.view(cast.group, who).into_iter().rev().flat_map(|seen| seen.buttons).flatten().next().unwrap();
    assert!(matches!(scene.sim.press(cast.group, who, &label).unwrap(), Pressed::Started(_)), "{label}");
    scene.settle().await;
    let seen = scene.sees_in_private(who);
    seen.split_once('\n').unwrap().1.to_owned()
}

/// A language is named in itself, also on buttons.
fn has_hebrew(seen: &str) -> bool {
    seen.replace("עברית", "").chars().any(|c| ('א'..='ת').contains(&c))
}

#[tokio::test]
async fn every_page_of_the_settings_is_in_the_readers_language() {
    let (mut scene, cast) = stage(false).await;
    scene.sim.say(cast.group, cast.noa, "/settings days sat sun");
    scene.sim.say(cast.group, cast.noa, "/settings zone London");
    scene.settle().await;
    scene.sees(cast.group, cast.boris);
    scene.sim.say(cast.group, cast.boris, "/settings");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.boris).contains("לצ׳אט הפרטי"), "in the group it speaks the group's language");
    let mut pages = vec![follow(&mut scene, &cast, cast.boris).await];
    let pages_of = [
        "Язык",
        "Часовой пояс",
        "Тихие часы",
        "Тихие дни",
        "Посты",
        "Цель",
        "Другие настройки",
        "Помощники",
        "Изменения",
    ];
    for page in pages_of {
        pages.push(scene.press_and_see(cast.boris.private(), cast.boris, page).await);
        scene.press_and_see(cast.boris.private(), cast.boris, "Назад").await;
    }
    let seen = pages.join("\n");
    insta::assert_snapshot!(seen, @"
    Simbot: Настройки — Bakers
    Язык: עברית
    Часовой пояс: Лондон, сейчас 08:00
    Тихие часы: 21:00–09:00
    Тихие дни: суббота, воскресенье
    Посты: не больше 1 поста в день и 5 в неделю
    Вид сообщества: не выбран
    Цель: нет
    Помощники администраторов: Alice

    Чтобы изменить: кнопка ниже или, например, /settings quiet 22:00-08:00
      [Язык] [Часовой пояс]
      [Тихие часы] [Тихие дни]
      [Посты] [Вид сообщества]
      [Цель] [Другие настройки]
      [Помощники] [Что включено]
      [Изменения]
    (edited) Simbot: Язык: עברית
    На этом языке я пишу в группе. В личном чате каждый выбирает свой.

    Одним сообщением: /settings language he
      [עברית ✓] [Русский]
      [English]
      [Назад]
    (edited) Simbot: Часовой пояс: Лондон, сейчас 08:00
    По этим часам считаются дни, недели и время публикаций. Можно написать название крупного города.

    Одним сообщением: /settings zone Europe/London
      [Лондон, 08:00 ✓]
      [Москва, 11:00] [Киев, 10:00]
      [Минск, 11:00]
      [Иерусалим, 10:00]
      [Алматы, 13:00]
      [Екатеринбург, 13:00]
      [Назад]
    (edited) Simbot: Тихие часы: 21:00–09:00
    В эти часы посты по расписанию не выходят: ни регулярные, ни темы для разговора, ни благодарности.

    Одним сообщением: /settings quiet 21:00-09:00
      [21:00–09:00 ✓] [22:00–08:00]
      [23:00–07:00] [20:00–10:00]
      [Без них]
      [Назад]
    (edited) Simbot: Тихие дни: суббота, воскресенье
    В эти дни посты по расписанию не выходят. Кнопка добавляет или убирает. Можно и всё вместе, одним сообщением: /settings days пт шаббат праздники Израиля 31.12 накануне; часы каждой недели: /settings days пт 14:00 - вс 9:00

    Одним сообщением: /settings days sat sun
      [понедельник] [вторник]
      [среда] [четверг]
      [пятница] [суббота ✓]
      [воскресенье ✓] [Шаббат]
      [Праздники Израиля]
      [Праздники России]
      [Накануне] [После] [Без них ✓]
      [Назад]
    (edited) Simbot: Посты: не больше 1 поста в день и 5 в неделю
    Предел для постов по расписанию: регулярных, тем для разговора, благодарностей. Опросы и ответы не считаются.

    Одним сообщением: /settings posts 1 5
      [1 в день, 3 в неделю]
      [1 в день, 5 в неделю ✓]
      [1 в день, 7 в неделю]
      [2 в день, 8 в неделю]
      [2 в день, 14 в неделю]
      [3 в день, 15 в неделю]
      [Назад]
    (edited) Simbot: Цель: нет
    Для чего это сообщество, в одном-двух предложениях.

    Одним сообщением: /settings goal Печём вместе и делимся рецептами; убрать: /settings goal нет
      [Назад]
    (edited) Simbot: Настройки — Bakers
    Ссылки: работают в рассказах о себе у тех, кого группа знает
    Кто видит: все
    Ожидание: полминуты
    Уборка: через день или когда придёт следующее
    Вступления и уход: строки Telegram остаются
    Согласие с правилами: новые участники пишут сразу
    Приём: каждую заявку решаете вы
    Сезон викторин: месяц
    Ритм: спокойный (одна тема для разговора в неделю)
    Уступать место: реже, если участники начинают сами
      [Ссылки] [Кто видит]
      [Ожидание] [Уборка]
      [Вступления и уход]
      [Согласие с правилами]
      [Приём] [Сезон викторин]
      [Ритм] [Уступать место]
      [Следующие]
      [Назад]
    (edited) Simbot: Помощники администраторов: Alice

    Добавить или убрать: /staff @name либо /staff в ответ на сообщение этого человека. Помощников выбирают администраторы группы в Telegram.
      [Alice]
      [Назад]
    (edited) Simbot: Последние изменения
    понедельник, 16 ноября, 08:00, Noa — Часовой пояс: Иерусалим → Лондон
    понедельник, 16 ноября, 08:00, Noa — Тихие дни: нет → суббота, воскресенье
    понедельник, 16 ноября, 08:00, Noa — Помощники администраторов: теперь помогает: Alice
      [Отменить: Часовой пояс]
      [Отменить: Тихие дни]
      [Назад]
    ");
    assert!(!has_hebrew(&seen), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn settings_typed_in_private_are_those_of_the_group_she_manages_in_her_language() {
    for (lang, which, title) in [
        (Lang::En, "Which group?", "Settings — Bakers"),
        (Lang::He, "באיזו קבוצה?", "הגדרות – Bakers"),
        (Lang::Ru, "Какая группа?", "Настройки — Bakers"),
    ] {
        // The group speaks another one.
        let (mut scene, cast) = Scene::with_group(if lang == Lang::En { Lang::Ru } else { Lang::En }).await;
        scene.say_in_private(cast.noa, &format!("/language {}", lang.code())).await;
        let opened = scene.say_and_see(cast.noa.private(), cast.noa, "/settings").await;
        assert!(opened.contains(title) && !opened.contains(which), "there is one only: {opened}");

        let other = scene.sim.supergroup("Runners", cast.noa);
        scene.sim.add_bot(other, cast.noa);
        scene.settle().await;
        let asked = scene.say_and_see(cast.noa.private(), cast.noa, "/settings").await;
        assert!(asked.contains(which) && !asked.contains(title), "{asked}");
        let opened = scene.press_and_see(cast.noa.private(), cast.noa, "Bakers").await;
        assert!(opened.contains(title), "{opened}");
        let rooms = scene.press_and_see(cast.noa.private(), cast.noa, &word("settings-button-rooms", lang)).await;
        assert!(rooms.contains(&word("room-polls", lang)), "{rooms}");

        // Who manages none is told where it works; so is whoever changes something there in one message.
        let nobody = line("refuse-group-only").plain("command", "settings").render_plain(lang);
        scene.say_in_private(cast.alice, &format!("/language {}", lang.code())).await;
        for (who, typed) in [(cast.alice, "/settings"), (cast.noa, "/settings rhythm none")] {
            let seen = scene.say_and_see(who.private(), who, typed).await;
            assert!(seen.contains(&without_marks(&nobody)), "{seen}");
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_is_changed_in_private_is_confirmed_in_the_readers_language() {
    let (mut scene, cast) = stage(false).await;
    scene.sim.say(cast.group, cast.boris, "/settings");
    scene.settle().await;
    let mut said = vec![follow(&mut scene, &cast, cast.boris).await];
    for label in [
        "Другие настройки",
        "Ритм",
        "Ровный: каждый рабочий день",
        "Назад",
        "Тихие дни",
        "пятница",
        "суббота",
        "Назад",
        "Посты",
        "2 в день, 8 в неделю",
        "Назад",
        "Язык",
        "English",
        "עברית",
        "Назад",
        "Помощники",
        "Alice",
        "Убрать: Alice",
    ] {
        said.push(scene.press_and_see(cast.boris.private(), cast.boris, label).await);
    }
    let seen = said.join("\n");
    let toasts: Vec<&str> = seen.lines().filter(|line| line.starts_with("(toast)")).collect();
    insta::assert_snapshot!(toasts.join("\n"), @"
    (toast) Ровный ритм: тема для разговора каждый рабочий день.
    (toast) Тихие дни: пятница. В это время посты по расписанию не выходят.
    (toast) Тихие дни: пятница, суббота. В это время посты по расписанию не выходят.
    (toast) Теперь по расписанию выходит не больше 2 постов в день и 8 в неделю.
    (toast) Теперь я пишу в группе по-английски.
    (toast) Теперь я пишу в группе на иврите.
    (toast) Больше не среди помощников администраторов: Alice
    ");
    assert!(!has_hebrew(&seen), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn an_answer_that_comes_in_private_has_its_buttons_and_lists_in_the_readers_language() {
    let (mut scene, cast) = stage(true).await;
    let mut said = Vec::new();
    for typed in [
        "/settings days",
        "/settings days sat sun",
        "/settings language he",
        "/settings log",
        "/staff",
        "/touchpoint every monday thursday 21:30\nWhat are you working on?",
        "/touchpoint every funday",
        "/touchpoints",
        "/poll",
        "/poll Tea?\nYes",
        "/me",
        "/introduce",
        "/status",
    ] {
        said.push(ask(&mut scene, &cast, typed).await);
        // Not in a flood.
        scene.pass(TimeDelta::minutes(1)).await;
    }
    let seen = said.join("\n");
    insta::assert_snapshot!(seen, @"
    Simbot: В группе Bakers:
    Тихие дни: нет
    В эти дни посты по расписанию не выходят. Кнопка добавляет или убирает. Можно и всё вместе, одним сообщением: /settings days пт шаббат праздники Израиля 31.12 накануне; часы каждой недели: /settings days пт 14:00 - вс 9:00

    Одним сообщением: /settings days off
      [понедельник] [вторник]
      [среда] [четверг]
      [пятница] [суббота]
      [воскресенье] [Шаббат]
      [Праздники Израиля]
      [Праздники России]
      [Назад]
    Simbot: В группе Bakers:
    Тихие дни: суббота, воскресенье. В это время посты по расписанию не выходят.
    Simbot: В группе Bakers:
    Теперь я пишу в группе на иврите.
    Simbot: В группе Bakers:
    Последние изменения
    понедельник, 16 ноября, 10:01, Борис — Тихие дни: нет → суббота, воскресенье
    понедельник, 16 ноября, 10:00, Noa — Помощники администраторов: теперь помогает: Alice
      [Отменить: Тихие дни]
      [Назад]
    Simbot: В группе Bakers:
    Помощники администраторов: Alice

    Добавить или убрать: /staff @name либо /staff в ответ на сообщение этого человека. Помощников выбирают администраторы группы в Telegram.
      [Alice]
    Simbot: В группе Bakers:
    Регулярный пост сохранён: каждую неделю по понедельникам и четвергам в 21:30.
    What are you working on?
    Ближайшие даты: вторник, 17 ноября, 09:01; пятница, 20 ноября, 09:01
    Тихие часы — 21:00–09:00, поэтому пост выйдет в 09:01. Изменить их можно в /settings.
      [Предпросмотр] [Отменить]
    Simbot: В группе Bakers:
    Такой день мне незнаком: funday
    Например: /touchpoint каждое воскресенье в 10:00
    Текст поста
    Simbot: В группе Bakers:
    Регулярные посты

    1. темы для разговора: каждое воскресенье в 10:00
    Выйти не может: все его дни — тихие. Изменить их можно в /settings.

    2. «What are you working on?»: каждую неделю по понедельникам и четвергам в 21:30
    Следующий раз: вторник, 17 ноября, 09:01

    Темы подойдут любой группе. Укажите в /settings, что это за сообщество, и каждая вторая будет специально для него.
      [1] [2]
    Simbot: В группе Bakers:
    Опрос — это вопрос, а под ним по одному варианту в строке. Например:
    /poll Когда встретимся?
    В воскресенье вечером
    Во вторник вечером
    Simbot: В группе Bakers:
    Из одного варианта выбирать не из чего. Например:
    /poll Tea?
    Yes
    Второй вариант
    Simbot: В группе Bakers:
    Те, кто ведёт группу, названы отдельно, без мест.
      [Убрать из списков]
    Simbot: В группе Bakers:
    Несколько слов о вас: три коротких вопроса в личном чате.
      [Рассказать о себе]
    Simbot: В группе Bakers:
    Состояние
    Последний запуск: понедельник, 16 ноября, 10:00 (12 минут назад)
    Последнее обновление от Telegram: меньше минуты назад
    Версия: 0.1.0

    Ждут отправки: 0

    Не хватает прав администратора в Telegram. Без них я не могу отвечать незаметно для других, убирать набранные команды и видеть реакции.

    Ближайшие посты
    вторник, 17 ноября, 09:01 — «What are you working on?»
    пятница, 20 ноября, 09:01 — «What are you working on?»
    вторник, 24 ноября, 09:01 — «What are you working on?»
    ");
    assert!(!has_hebrew(&seen), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn a_preview_shows_what_will_stand_in_the_group_in_the_groups_language() {
    let (mut scene, cast) = stage(true).await;
    ask(&mut scene, &cast, "/touchpoints").await;
    scene.press_and_see(cast.boris.private(), cast.boris, "1").await;
    let seen = scene.press_and_see(cast.boris.private(), cast.boris, "Предпросмотр").await;
    let (post, rest) = seen.split_once("  [").unwrap();
    assert!(has_hebrew(post), "{seen}");
    assert!(!has_hebrew(rest), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn in_the_group_she_hears_the_groups_language_and_the_week_of_its_readers() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::all());
    scene.sim.start_bot(cast.boris);
    scene.settle().await;
    scene.sees(cast.group, cast.boris);
    scene.sees_in_private(cast.boris);
    scene.sim.say(cast.group, cast.boris, "/settings days");
    scene.settle().await;
    insta::assert_snapshot!(scene.sees(cast.group, cast.boris), @"
    Борис: /settings days
    Simbot (only you): ימי שקט: אין
    בימים האלה אין פוסטים מתוזמנים. כל כפתור מוסיף או מבטל. אפשר גם יחד, בהודעה אחת: /settings days שישי כניסת שבת חגי ישראל 31.12 לפני; שעות קבועות בשבוע: /settings days שישי 14:00 - ראשון 9:00

    בהודעה אחת: /settings days off
      [יום ראשון] [יום שני]
      [יום שלישי] [יום רביעי]
      [יום חמישי] [יום שישי]
      [שבת]
      [שבת, מכניסתה עד צאתה]
      [חגי ישראל] [חגי רוסיה]
      [חזרה]
    (deleted) Борис: /settings days
    ");
    assert_eq!(scene.sees_in_private(cast.boris), "");
    scene.finish().await;
}

#[tokio::test]
async fn whose_language_we_do_not_speak_is_refused_in_the_groups_as_she_was_answered() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    let amelie = scene.sim.create(Person::named("Amélie").language("fr"));
    scene.sim.seat(cast.group, &[amelie]);
    scene.sim.promote(cast.group, cast.noa, amelie, Rights::all());
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.settle().await;
    scene.sim.say(cast.group, amelie, "/settings");
    scene.settle().await;
    assert!(follow(&mut scene, &cast, amelie).await.contains("הגדרות"));
    scene.sim.demote(cast.group, cast.noa, amelie);
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sim.press(amelie.private(), amelie, "שעות שקט").unwrap();
    scene.settle().await;
    let seen = scene.sees_in_private(amelie);
    let alert = seen.lines().find(|line| line.starts_with("(alert)")).unwrap_or_else(|| panic!("no refusal: {seen}"));
    assert!(has_hebrew(alert), "{alert}");
    scene.finish().await;
}

#[tokio::test]
async fn whose_language_we_do_not_speak_is_asked_and_refused_in_one_language() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    let amelie = scene.sim.create(Person::named("Amélie").language("fr"));
    scene.sim.join(cast.group, amelie);
    scene.sim.start_bot(amelie);
    scene.settle().await;
    scene.sees_in_private(amelie);
    scene.sim.say(amelie.private(), amelie, "/introduce");
    scene.settle().await;
    assert!(has_hebrew(&scene.sees_in_private(amelie)));
    for wrong in ["x".repeat(2_000), "\u{202E}".to_owned()] {
        scene.sim.say(amelie.private(), amelie, &wrong);
        scene.settle().await;
        let seen = scene.sees_in_private(amelie);
        let answer = seen.lines().find(|line| line.starts_with("Simbot:")).unwrap();
        assert!(has_hebrew(answer), "{seen}");
    }
    scene.finish().await;
}
