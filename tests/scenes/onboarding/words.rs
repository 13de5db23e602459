//! The welcome in the managers' own words.

use chrono::TimeDelta;
use insta::assert_snapshot;
use kehila::words::{Lang, line};
use serde_json::{Value, json};
use simulator::{Fault, Medium, Person, Rights, Said, Seen, UserId};

use crate::support::{Cast, Scene, ending::Trouble, without_marks};

fn word(id: &'static str, lang: Lang) -> String {
    line(id).render_plain(lang)
}

fn seconds(n: i64) -> TimeDelta {
    TimeDelta::seconds(n)
}

/// Noa has started the bot, and nothing of that is on her screen any more.
async fn stage(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.sees_in_private(cast.noa);
    (scene, cast)
}

/// Noa has saved these words, with a picture or without.
async fn with_words(lang: Lang, text: &str, photo: bool) -> (Scene, Cast) {
    let (mut scene, cast) = stage(lang).await;
    save(&mut scene, &cast, lang, text, photo).await;
    (scene, cast)
}

async fn save(scene: &mut Scene, cast: &Cast, lang: Lang, text: &str, photo: bool) {
    let noa = cast.noa;
    let text = format!("/welcome\n{text}");
    match photo {
        true => scene.sim.photo(noa.private(), noa, &text),
        false => scene.sim.say(noa.private(), noa, &text),
    };
    scene.settle().await;
    scene.press_in_private(noa, &word("welcome-save", lang)).await;
    scene.sees_in_private(noa);
}

/// The words Noa writes, bold where they begin.
fn bold(text: &str, letters: usize) -> Value {
    assert!(text.chars().count() >= letters);
    json!({"entities": [{"type": "bold", "offset": 0, "length": letters}]})
}

/// What the bot has posted in the group that stands there now.
fn posts(scene: &Scene, cast: &Cast) -> Vec<Seen> {
    let bot = scene.sim.bot();
    scene.sim.view(cast.group, cast.alice).into_iter().filter(|seen| seen.sender_id == bot && !seen.service).collect()
}

fn texts(scene: &Scene, cast: &Cast) -> Vec<String> {
    posts(scene, cast).iter().map(|seen| without_marks(&seen.text)).collect()
}

async fn greet(scene: &mut Scene, cast: &Cast, people: &[UserId]) {
    for person in people {
        scene.sim.join(cast.group, *person);
    }
    scene.pass(seconds(31)).await;
}

/// From the panel to the group: asked question by question, previewed, saved, used, changed when one leaves.
async fn written_question_by_question(lang: Lang) -> String {
    let (mut scene, cast) = stage(lang).await;
    let (noa, private) = (cast.noa, cast.noa.private());
    let mira = scene.sim.person("Mira");
    scene.say_in_private(noa, "/welcome").await;
    scene.press_in_private(noa, &word("welcome-button-write", lang)).await;
    let text = match lang {
        Lang::En => "Come in, {name}! This is {group}.",
        Lang::He => "כיף שבאתם, {שם}! זאת {קבוצה}.",
        Lang::Ru => "Заходите, {имя}! Это {группа}.",
    };
    scene.sim.say_with(private, noa, text, bold(text, 12));
    scene.settle().await;
    scene.restart().await;
    scene.sim.photo(private, noa, "");
    scene.settle().await;
    scene.restart().await;
    let shown = scene.sim.view(private, noa);
    let samples = shown.iter().filter(|seen| seen.sender_id == scene.sim.bot());
    let sample = samples.filter_map(|seen| seen.media.as_ref()).next_back().unwrap();
    assert!(sample.entities.iter().any(|entity| entity["type"] == "bold"), "{sample:?}");
    scene.press_in_private(noa, &word("welcome-save", lang)).await;
    let seen = scene.sees_in_private(noa);

    greet(&mut scene, &cast, &[cast.newcomer, mira]).await;
    let [greeting] = &posts(&scene, &cast)[..] else { panic!("one greeting") };
    let media = greeting.media.as_ref().expect("it has a picture");
    assert!(media.caption.contains("Mira") && media.caption.contains("דנה"), "{media:?}");
    assert!(media.entities.iter().any(|entity| entity["type"] == "bold"));
    assert_eq!(media.entities.iter().filter(|entity| entity["type"] == "text_mention").count(), 2);
    let first = greeting.clone();
    scene.restart().await;
    scene.sim.leave(cast.group, mira);
    scene.pass(seconds(5)).await;
    let [greeting] = &posts(&scene, &cast)[..] else { panic!("one greeting") };
    assert_eq!(greeting.id, first.id, "it is changed where it is");
    let media = greeting.media.as_ref().expect("with its picture");
    assert!(!media.caption.contains("Mira") && media.caption.contains("דנה"), "{media:?}");
    let caption = without_marks(&media.caption);
    scene.sim.leave(cast.group, cast.newcomer);
    scene.pass(seconds(5)).await;
    assert!(posts(&scene, &cast).is_empty(), "nobody is left to greet");
    scene.finish().await;
    format!("{seen}\nIn the group: {caption}")
}

#[tokio::test]
async fn words_with_marks_and_a_picture_in_english() {
    assert_snapshot!(written_question_by_question(Lang::En).await, @"
    Noa: /welcome
    Simbot: Welcome — Bakers
    Newcomers are greeted in the usual words. You can write your own, several of them too: they take turns.

    Who sees it: everyone
    Waiting time: half a minute
    Clean-up: after a day, or when the next one comes
    Joined and left: Telegram's lines stay
      [Write] [Preview]
      [Buttons] [Who sees it]
      [Waiting time] [Clean-up]
      [Joined and left]
    Simbot: How should newcomers be greeted in Bakers? Write it as it should look, with bold and links if you like; a picture can come along.

    {name} becomes their names, {group} the group's name, {rules} a link to the rules. For example:
    Good to see you, {name}! We bake together every Thursday.
      [Stop]
    Noa: Come in, {name}! This is {group}.
    Simbot: Would you like a picture above the words? Send it, or skip.
      [Skip] [Back] [Stop]
    (edited) Simbot: How should newcomers be greeted in Bakers? Write it as it should look, with bold and links if you like; a picture can come along.

    Your answer: Come in, {name}! This is {group}.
    Noa: [photo]
    Simbot: [photo] Come in, Noa! This is Bakers.
      [Introduce yourself]
    Simbot: This is how it will look in Bakers, buttons included.
      [Save]
      [Change] [Cancel]
    (edited) Simbot: Would you like a picture above the words? Send it, or skip.

    Your answer: a picture or file
    (edited) Simbot: Saved: newcomers are greeted in these words from now on. The group: Bakers
    In the group: Come in, דנה! This is Bakers.
    ");
}

#[tokio::test]
async fn words_with_marks_and_a_picture_in_hebrew() {
    assert_snapshot!(written_question_by_question(Lang::He).await, @"
    Noa: /welcome
    Simbot: ברכה למצטרפים – Bakers
    המצטרפים מקבלים את הברכה בנוסח הרגיל. אפשר לכתוב נוסח משלכם, וגם כמה: הם יופיעו בתורות.

    מי רואים: כולם
    זמן המתנה: חצי דקה
    ניקוי: אחרי יום, או כשמגיעה הברכה הבאה
    הצטרפות ועזיבה: ההודעות של טלגרם נשארות
      [כתיבת נוסח] [תצוגה מקדימה]
      [כפתורים] [מי רואים]
      [זמן המתנה] [ניקוי]
      [הצטרפות ועזיבה]
    Simbot: איך לקבל את המצטרפים בקבוצה Bakers? אפשר לכתוב בדיוק כפי שזה צריך להיראות, עם הדגשות וקישורים, וגם לצרף תמונה.

    במקום {שם} יופיעו שמות המצטרפים, ובמקום {קבוצה} שם הקבוצה. במקום {כללים} יופיע קישור לכללים. לדוגמה:
    כיף שהצטרפתם, {שם}! בכל יום חמישי אנחנו אופים יחד.
      [עצירה]
    Noa: כיף שבאתם, {שם}! זאת {קבוצה}.
    Simbot: לצרף תמונה מעל הטקסט? אפשר לשלוח אותה, או לדלג.
      [דילוג] [חזרה] [עצירה]
    (edited) Simbot: איך לקבל את המצטרפים בקבוצה Bakers? אפשר לכתוב בדיוק כפי שזה צריך להיראות, עם הדגשות וקישורים, וגם לצרף תמונה.

    התשובה שלך: כיף שבאתם, {שם}! זאת {קבוצה}.
    Noa: [photo]
    Simbot: [photo] כיף שבאתם, Noa! זאת Bakers.
      [היכרות קצרה]
    Simbot: תצוגה מקדימה – כך זה ייראה, יחד עם הכפתורים, בקבוצה: Bakers
      [שמירה]
      [שינוי] [ביטול]
    (edited) Simbot: לצרף תמונה מעל הטקסט? אפשר לשלוח אותה, או לדלג.

    התשובה שלך: תמונה או קובץ
    (edited) Simbot: נשמר: מעכשיו זה נוסח הברכה למצטרפים. הקבוצה: Bakers
    In the group: כיף שבאתם, דנה! זאת Bakers.
    ");
}

#[tokio::test]
async fn words_with_marks_and_a_picture_in_russian() {
    assert_snapshot!(written_question_by_question(Lang::Ru).await, @"
    Noa: /welcome
    Simbot: Приветствие — Bakers
    Новых участников встречают обычные слова. Можно написать свои, и даже несколько вариантов: они будут чередоваться.

    Кто видит: все
    Ожидание: полминуты
    Уборка: через день или когда придёт следующее
    Вступления и уход: строки Telegram остаются
      [Написать] [Предпросмотр]
      [Кнопки] [Кто видит]
      [Ожидание] [Уборка]
      [Вступления и уход]
    Simbot: Как приветствовать новых участников? Напишите так, как это должно выглядеть, можно с выделением и ссылками; можно приложить картинку. Группа: Bakers

    Вместо {имя} будут имена, вместо {группа} — название группы, вместо {правила} — ссылка на правила. Например:
    Рады видеть вас, {имя}! По четвергам мы печём вместе.
      [Прекратить]
    Noa: Заходите, {имя}! Это {группа}.
    Simbot: Нужна ли картинка над текстом? Отправьте её или пропустите.
      [Пропустить] [Назад] [Прекратить]
    (edited) Simbot: Как приветствовать новых участников? Напишите так, как это должно выглядеть, можно с выделением и ссылками; можно приложить картинку. Группа: Bakers

    Ваш ответ: Заходите, {имя}! Это {группа}.
    Noa: [photo]
    Simbot: [photo] Заходите, Noa! Это Bakers.
      [Рассказать о себе]
    Simbot: Так это будет выглядеть, вместе с кнопками. Группа: Bakers
      [Сохранить]
      [Изменить] [Отменить]
    (edited) Simbot: Нужна ли картинка над текстом? Отправьте её или пропустите.

    Ваш ответ: фото или файл
    (edited) Simbot: Сохранено: с этого момента новых участников встречают эти слова. Группа: Bakers
    In the group: Заходите, דנה! Это Bakers.
    ");
}

#[tokio::test]
async fn what_cannot_be_filled_in_or_does_not_fit_is_named() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let noa = cast.noa;
        let refused = async |scene: &mut Scene, text: &str| {
            scene.say_in_private(noa, text).await;
            scene.sees_in_private(noa)
        };
        let no = refused(&mut scene, "/welcome\nHi {first_name}, {link}!").await;
        assert!(no.contains("{first_name} {link}") && no.contains("{"), "{no}");
        let [name, group] = match lang {
            Lang::En => ["{name}", "{group}"],
            Lang::He => ["{שם}", "{קבוצה}"],
            Lang::Ru => ["{имя}", "{группа}"],
        };
        assert!(no.contains(name) && no.contains(group), "what can be filled in is named: {no}");
        let no = refused(&mut scene, &format!("/welcome\n{}", "{name}\n".repeat(25))).await;
        assert!(no.contains("3900"), "{no}");

        // In the questions, too, which stay open.
        scene.say_in_private(noa, "/welcome").await;
        scene.press_in_private(noa, &word("welcome-button-write", lang)).await;
        scene.sees_in_private(noa);
        let no = refused(&mut scene, "Hi {nmae}").await;
        assert!(no.contains("{nmae}"), "{no}");
        let long = "x".repeat(1_000);
        assert!(refused(&mut scene, &format!("{{name}} {long}")).await.contains(&word("flow-skip", lang)));
        scene.sim.send(noa.private(), noa, Medium::Document, "");
        scene.settle().await;
        assert!(scene.sees_in_private(noa).contains(&word("welcome-only-photo", lang)));
        scene.sim.photo(noa.private(), noa, "");
        scene.settle().await;
        let no = scene.sees_in_private(noa);
        assert!(no.contains("1024"), "words that long have no room below a picture: {no}");
        scene.press_in_private(noa, &word("flow-skip", lang)).await;
        scene.press_in_private(noa, &word("welcome-save", lang)).await;
        greet(&mut scene, &cast, &[cast.newcomer]).await;
        assert!(texts(&scene, &cast)[0].ends_with(&long));
        scene.finish().await;
    }
}

#[tokio::test]
async fn hostile_names_change_nothing_around_them() {
    let (mut scene, cast) = stage(Lang::He).await;
    let noa = cast.noa;
    let text = "/welcome\nשלום {name}! {name} {name} {name}";
    let at = |kind: &str, nth: usize| {
        let offset = text.match_indices("{name}").nth(nth).unwrap().0;
        let offset = text[..offset].encode_utf16().count();
        json!({"type": kind, "offset": offset, "length": 6, "url": "https://example.org"})
    };
    let entities = json!([at("bold", 0), at("code", 1), at("text_link", 2), at("spoiler", 3)]);
    scene.sim.say_with(noa.private(), noa, text, json!({"entities": entities}));
    scene.settle().await;
    scene.press_in_private(noa, &word("welcome-save", Lang::He)).await;
    let names = ["</b><script>alert(1)</script>", "evil\u{202E}\u{2069}", "@channel https://spam.example", "\u{3164}"];
    let people = names.map(|name| scene.sim.person(name));
    greet(&mut scene, &cast, &people).await;
    let [greeting] = &posts(&scene, &cast)[..] else { panic!("one greeting") };
    assert!(greeting.text.contains("</b><script>") && !greeting.text.contains('\u{202E}'), "{greeting:?}");
    let count = |kind: &str| greeting.entities.iter().filter(|entity| entity["type"] == kind).count();
    assert_eq!((count("text_mention"), count("bold"), count("code")), (8, 1, 1), "{:?}", greeting.entities);
    assert_eq!((count("mention"), count("url"), count("text_link")), (0, 0, 1), "{:?}", greeting.entities);
    scene.finish().await;
}

#[tokio::test]
async fn of_a_crowd_the_first_are_named_and_the_others_counted() {
    for (lang, slot) in [(Lang::En, "{name}"), (Lang::He, "{שם}"), (Lang::Ru, "{имена}")] {
        let (mut scene, cast) = with_words(lang, &format!("<3 {slot}!"), true).await;
        let crowd: Vec<UserId> = (0..40).map(|n| scene.sim.person(&format!("{}{n}", "W".repeat(60)))).collect();
        greet(&mut scene, &cast, &crowd).await;
        scene.pass(TimeDelta::minutes(1)).await;
        let [greeting] = &posts(&scene, &cast)[..] else { panic!("one greeting") };
        let media = greeting.media.as_ref().unwrap();
        assert!(media.caption.contains("35"), "{media:?}");
        assert_eq!(media.entities.iter().filter(|entity| entity["type"] == "text_mention").count(), 5);
        scene.finish().await;
    }
}

#[tokio::test]
async fn several_take_turns_and_the_usual_words_come_back() {
    let (mut scene, cast) = with_words(Lang::En, "One {name}", false).await;
    save(&mut scene, &cast, Lang::En, "Two {name}", true).await;
    let mut said = Vec::new();
    for n in 0..4 {
        scene.restart().await;
        let person = scene.sim.person(&format!("Guest {n}"));
        greet(&mut scene, &cast, &[person]).await;
        scene.pass(seconds(5)).await;
        let all = texts(&scene, &cast);
        assert_eq!(all.len(), 1, "the one before makes way: {all:?}");
        said.extend(all);
    }
    let begin: Vec<String> = said.iter().map(|text| text.split(' ').next().unwrap_or_default().to_owned()).collect();
    assert_eq!((begin[0] == begin[2], begin[1] == begin[3], begin[0] == begin[1]), (true, true, false), "{said:?}");

    // Up to five.
    for n in 3..=5 {
        save(&mut scene, &cast, Lang::En, &format!("Variant {n} {{name}}"), false).await;
    }
    scene.say_in_private(cast.noa, "/welcome\nSix").await;
    assert!(scene.sees_in_private(cast.noa).contains("5 variants already"));
    scene.say_in_private(cast.noa, "/welcome").await;
    let panel = scene.panel(cast.noa.private(), cast.noa);
    assert!(panel.words.contains("5. Variant 5") && !panel.labels.contains(&"Another variant".to_owned()), "{panel:?}");
    scene.press_in_private(cast.noa, "3").await;
    scene.press_in_private(cast.noa, "Change").await;
    scene.say_in_private(cast.noa, "Changed {name}").await;
    scene.press_in_private(cast.noa, "Skip").await;
    scene.press_in_private(cast.noa, "Save").await;
    scene.say_in_private(cast.noa, "/welcome").await;
    assert!(scene.panel(cast.noa.private(), cast.noa).words.contains("3. Changed"));
    scene.press_in_private(cast.noa, "4").await;
    scene.press_in_private(cast.noa, "Remove").await;
    assert!(scene.panel(cast.noa.private(), cast.noa).words.contains("4. Variant 5"));

    scene.press_in_private(cast.noa, "Usual words").await;
    scene.press_in_private(cast.noa, "Yes, the usual words").await;
    let log = scene.say_and_see(cast.group, cast.noa, "/settings log").await;
    assert!(log.contains("the usual welcome words again") && log.contains("new welcome words"), "{log}");
    // What stands is still changed in its own words.
    let last = scene.sim.person("Last");
    greet(&mut scene, &cast, &[last]).await;
    assert!(texts(&scene, &cast).concat().contains("Good to have you here, Last!"));
    scene.finish().await;
}

#[tokio::test]
async fn in_the_group_it_goes_on_in_private() {
    let (mut scene, cast) = stage(Lang::En).await;
    let noa = cast.noa;
    scene.sim.photo(cast.group, noa, "/welcome\nHello {name}");
    scene.settle().await;
    let seen = scene.sees(cast.group, noa);
    assert!(seen.contains("in our private chat"), "{seen}");
    scene.press(cast.group, noa, "Open").await;
    scene.press_in_private(noa, "Save").await;
    // Others cannot, and see nothing of it.
    let no = scene.say_and_see(cast.group, cast.alice, "/welcome\nBuy my pots").await;
    assert!(no.contains("those who manage this group"), "{no}");
    scene.say(cast.group, noa, "/welcome").await;
    let panel = scene.panel(cast.group, noa);
    assert!(panel.words.contains("Hello {name} (with a picture)"), "{panel:?}");
    scene.sees_in_private(noa);
    scene.press(cast.group, noa, "Preview").await;
    let shown = scene.sim.last(noa.private(), noa).unwrap();
    assert!(without_marks(&shown.text).contains("Hello Noa") && shown.media.is_some(), "{shown:?}");
    scene.finish().await;
}

#[tokio::test]
async fn where_pictures_may_not_be_sent_the_words_go_alone() {
    let (mut scene, cast) = with_words(Lang::En, "Hello {name}", true).await;
    scene.sim.fault(
        "sendPhoto",
        0,
        1,
        Fault::Reject(400, "Bad Request: not enough rights to send photos to the chat".to_owned()),
    );
    greet(&mut scene, &cast, &[cast.newcomer]).await;
    let mira = scene.sim.person("Mira");
    let [greeting] = &posts(&scene, &cast)[..] else { panic!("one greeting") };
    assert!(greeting.media.is_none() && greeting.text.contains("Hello"), "{greeting:?}");
    scene.sim.join(cast.group, mira);
    scene.pass(seconds(31)).await;
    // A file Telegram has forgotten is no reason for silence either.
    scene.sim.forget_files();
    scene.sim.join(cast.group, scene.sim.person("Lev"));
    scene.pass(seconds(31)).await;
    let said = texts(&scene, &cast);
    assert!(said.len() == 1 && said[0].contains("Hello Lev"), "{said:?}");
    scene.finish_despite([Trouble::Failed, Trouble::Refused]).await;
}

#[tokio::test]
async fn an_answer_lost_on_the_way_greets_once() {
    for fault in [Fault::DropAfter, Fault::DropBefore, Fault::ServerError(502)] {
        let (mut scene, cast) = with_words(Lang::En, "Hello {name}", true).await;
        scene.sim.fault("sendPhoto", 0, 1, fault);
        greet(&mut scene, &cast, &[cast.newcomer]).await;
        scene.restart().await;
        scene.pass(TimeDelta::minutes(2)).await;
        assert_eq!(posts(&scene, &cast).len(), 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn newcomers_are_waited_for_as_long_as_managers_like() {
    let (mut scene, cast) = stage(Lang::En).await;
    scene.say(cast.group, cast.noa, "/settings delay 10").await;
    let first = scene.sim.person("First");
    scene.sim.join(cast.group, first);
    scene.pass(TimeDelta::minutes(9)).await;
    scene.restart().await;
    scene.sim.join(cast.group, scene.sim.person("Second"));
    assert!(posts(&scene, &cast).iter().all(|seen| !seen.text.contains("First")));
    scene.pass(TimeDelta::minutes(1) + seconds(1)).await;
    let said = texts(&scene, &cast).concat();
    assert!(said.contains("First, Second"), "{said}");
    scene.finish().await;
}

#[tokio::test]
async fn a_greeting_stays_as_long_as_managers_like() {
    for (cleanup, stays, is_gone) in [
        ("hour", TimeDelta::minutes(59), TimeDelta::minutes(2)),
        ("next", TimeDelta::hours(46), TimeDelta::hours(2)),
        ("stays", TimeDelta::days(20), TimeDelta::zero()),
    ] {
        let (mut scene, cast) = stage(Lang::En).await;
        let done = scene.say_and_see(cast.group, cast.noa, &format!("/settings cleanup {cleanup}")).await;
        assert!(done.contains("from now on"), "{done}");
        greet(&mut scene, &cast, &[cast.newcomer]).await;
        let greetings = |scene: &Scene| posts(scene, &cast).iter().filter(|seen| seen.text.contains("Good to")).count();
        scene.pass(stays).await;
        assert_eq!(greetings(&scene), 1, "{cleanup}");
        if is_gone > TimeDelta::zero() {
            scene.pass(is_gone).await;
            assert_eq!(greetings(&scene), 0, "{cleanup}");
        }
        // The next takes the place of the one before, unless that stays.
        let people = ["Mira", "Lev"].map(|name| scene.sim.person(name));
        for person in people {
            greet(&mut scene, &cast, &[person]).await;
            scene.pass(seconds(5)).await;
        }
        assert_eq!(greetings(&scene), if cleanup == "stays" { 3 } else { 1 }, "{cleanup}");
        scene.finish().await;
    }
}

async fn only_reads(scene: &Scene, cast: &Cast, user: UserId) -> bool {
    let reads = "SELECT count(*) FROM readers WHERE chat = ? AND user_id = ?";
    let key = scene.key(cast.group).await;
    let tx = scene.core.store.read().await.unwrap();
    let n: i64 = sqlx::query_scalar(reads).bind(key.0).bind(user.0).fetch_one(&mut *tx.lock().await).await.unwrap();
    n > 0
}

#[tokio::test]
async fn who_only_reads_says_so_and_a_link_is_a_whole_address() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let (noa, dana) = (cast.noa, cast.newcomer);
        scene.say_in_private(noa, "/welcome").await;
        scene.press_in_private(noa, &word("welcome-button-buttons", lang)).await;
        scene.press_in_private(noa, &word("welcome-button-reading", lang)).await;
        scene.press_in_private(noa, &word("welcome-button-link", lang)).await;
        for bad in ["http://example.org", "example.org", "https://x", "https://user@example.org"] {
            scene.say_in_private(noa, bad).await;
            let no = scene.sees_in_private(noa);
            assert!(no.contains("https://example.org/recipes"), "{bad}: {no}");
        }
        scene.say_in_private(noa, "https://example.org/rye?a=1&b=2").await;
        scene.say_in_private(noa, "Rye & <more>").await;
        scene.press_in_private(noa, &word("welcome-save", lang)).await;
        greet(&mut scene, &cast, &[dana]).await;
        let reading = word("welcome-button-reading", lang);
        let labels = [word("intro-button", lang), "Rye & <more>".to_owned(), reading.clone()];
        assert_eq!(posts(&scene, &cast)[0].buttons.concat(), labels);
        scene.sees(cast.group, dana);
        let said = scene.press_and_see(cast.group, dana, &reading).await;
        assert!(said.contains("(toast)") && said.contains("/introduce"), "{said}");
        assert!(only_reads(&scene, &cast, dana).await);
        scene.press(cast.group, dana, &reading).await;
        scene.sim.start_bot(dana);
        scene.settle().await;
        scene.sees_in_private(dana);
        scene.say_in_private(dana, "/mydata").await;
        assert!(scene.sees_in_private(dana).contains(&word("mydata-only-reads", Lang::He)));
        // Whoever introduces herself does more than read; whoever leaves is nobody here.
        scene.say_in_private(dana, "/introduce\nRye").await;
        scene.press_in_private(dana, &word("flow-publish", Lang::He)).await;
        assert!(!only_reads(&scene, &cast, dana).await);
        scene.press(cast.group, dana, &reading).await;
        scene.sim.leave(cast.group, dana);
        scene.settle().await;
        assert!(!only_reads(&scene, &cast, dana).await);

        // How it would look does nothing.
        scene.say_in_private(noa, "/welcome").await;
        scene.press_in_private(noa, &word("welcome-button-preview", lang)).await;
        scene.press_in_private(noa, &reading).await;
        assert!(!only_reads(&scene, &cast, noa).await);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_link_in_one_message_and_words_in_a_forum() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").username("noa").language("en"));
    let forum = scene.sim.forum("Bakers", noa);
    scene.sim.add_bot(forum, noa);
    scene.sim.promote_bot(forum, noa, Rights::all());
    scene.sim.start_bot(noa);
    scene.settle().await;
    let topic = scene.sim.topic(forum, noa, "Hello");
    scene.sim.say_in(forum, topic, noa, "/settings welcome here");
    scene.settle().await;
    scene.say_in_private(noa, "/welcome https://example.org Our site").await;
    scene.press_in_private(noa, "Save").await;
    scene.say_in_private(noa, "/welcome\nHello {name}").await;
    scene.press_in_private(noa, "Save").await;
    scene.sim.join(forum, scene.sim.person("Dana"));
    scene.pass(seconds(31)).await;
    let shown = scene.sim.last(forum, noa).unwrap();
    assert_eq!((without_marks(&shown.text).as_str(), shown.thread), ("Hello Dana", Some(topic)));
    assert_eq!(shown.buttons.concat(), ["Introduce yourself", "Our site"]);
    scene.finish().await;
}

#[tokio::test]
async fn words_that_mention_somebody_lead_to_her_no_longer_once_she_is_forgotten() {
    let (mut scene, cast) = stage(Lang::En).await;
    let (noa, alice) = (cast.noa, cast.alice);
    scene.say(cast.group, alice, "Good morning").await;
    let user = json!({"id": alice.0, "is_bot": false, "first_name": "Alice"});
    let text = "/welcome\nAsk Alice, {name}!";
    let entities = json!([{"type": "text_mention", "offset": 13, "length": 5, "user": user}]);
    scene.sim.say_with(noa.private(), noa, text, json!({"entities": entities}));
    scene.settle().await;
    scene.press_in_private(noa, "Save").await;
    scene.sim.start_bot(alice);
    scene.say_in_private(alice, "/forgetme").await;
    scene.press_in_private(alice, "Forget everything").await;
    scene.pass(TimeDelta::minutes(1)).await;
    greet(&mut scene, &cast, &[cast.newcomer]).await;
    let [greeting] = &posts(&scene, &cast)[..] else { panic!("one greeting") };
    assert!(without_marks(&greeting.text).starts_with("Ask Alice"));
    assert_eq!(greeting.entities.iter().filter(|entity| entity["type"] == "text_mention").count(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn a_caption_of_an_album_or_marks_below_the_picture_are_kept() {
    let (mut scene, cast) = stage(Lang::En).await;
    let noa = cast.noa;
    scene.say_in_private(noa, "/welcome").await;
    scene.press_in_private(noa, "Write").await;
    let entities = vec![json!({"type": "italic", "offset": 0, "length": 5})];
    scene.sim.send_as(noa.private(), noa, Medium::Photo, Said { caption: "Hello {name}", entities, ..Said::default() });
    scene.settle().await;
    // Both were told at once: nothing more is asked.
    scene.press_in_private(noa, "Save").await;
    greet(&mut scene, &cast, &[cast.newcomer]).await;
    let media = posts(&scene, &cast)[0].media.clone().unwrap();
    assert_eq!(media.entities[0]["type"], "italic");
    scene.finish().await;
}

#[tokio::test]
async fn the_rules_are_linked_once_there_are_any() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let noa = cast.noa;
        let slot = match lang {
            Lang::En => "{rules}",
            Lang::He => "{כללים}",
            Lang::Ru => "{правила}",
        };
        scene.say_in_private(noa, &format!("/welcome\n{{name}}: {slot}")).await;
        let no = scene.sees_in_private(noa);
        assert!(no.contains("/rules"), "{no}");
        scene.say_in_private(noa, "/rules\nBe kind.").await;
        scene.press_in_private(noa, &word("rules-button-set", lang)).await;
        save(&mut scene, &cast, lang, &format!("{{name}}: {slot}"), false).await;
        greet(&mut scene, &cast, &[cast.newcomer]).await;
        let [greeting] = &posts(&scene, &cast)[..] else { panic!("one greeting") };
        assert!(greeting.text.ends_with(&word("welcome-the-rules", lang)), "{}", greeting.text);
        let link = greeting.entities.iter().find(|entity| entity["type"] == "text_link").expect("it is a link");
        scene.sim.open_link(cast.newcomer, link["url"].as_str().unwrap());
        scene.settle().await;
        assert!(scene.sees_in_private(cast.newcomer).contains("Be kind."));
        scene.finish().await;
    }
}

/// Greetings that only this person sees, without their marks.
fn alone(scene: &Scene, cast: &Cast, person: UserId) -> Vec<String> {
    let view = scene.sim.view(cast.group, person);
    view.into_iter().filter(|seen| seen.ephemeral.is_some()).map(|seen| without_marks(&seen.text)).collect()
}

#[tokio::test]
async fn each_newcomer_sees_the_greeting_alone_and_the_group_nothing() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_words(lang, "Hello {name}", true).await;
        scene.say(cast.group, cast.noa, "/settings greeting alone").await;
        let before = posts(&scene, &cast).len();
        let mira = scene.sim.person("Mira");
        greet(&mut scene, &cast, &[cast.newcomer, mira]).await;
        assert_eq!(posts(&scene, &cast).len(), before, "the group sees nothing");
        let hers = alone(&scene, &cast, mira);
        assert!(hers.len() == 1 && hers[0].contains("Hello Mira"), "{hers:?}");
        assert_eq!(alone(&scene, &cast, cast.newcomer).len(), 1);
        assert!(!alone(&scene, &cast, cast.newcomer)[0].contains("Mira"));
        // Nobody is greeted again, and her button works.
        scene.restart().await;
        scene.pass(TimeDelta::minutes(5)).await;
        assert_eq!(alone(&scene, &cast, mira).len(), 1);
        scene.sim.leave(cast.group, mira);
        scene.pass(TimeDelta::minutes(5)).await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_cannot_be_greeted_alone_is_greeted_before_everybody() {
    // Telegram refuses it for one of two.
    let (mut scene, cast) = stage(Lang::En).await;
    scene.say(cast.group, cast.noa, "/settings greeting alone").await;
    let before = posts(&scene, &cast).len();
    let mira = scene.sim.person("Mira");
    scene.sim.fault(
        "sendMessage",
        0,
        1,
        Fault::Reject(400, "Bad Request: not enough rights to send ephemeral messages".to_owned()),
    );
    greet(&mut scene, &cast, &[cast.newcomer, mira]).await;
    scene.restart().await;
    scene.pass(seconds(10)).await;
    let said = texts(&scene, &cast);
    assert_eq!(said.len(), before + 1, "{said:?}");
    let shared = said.last().unwrap();
    assert!(shared.contains("דנה") && !shared.contains("Mira"), "{shared}");
    assert_eq!((alone(&scene, &cast, mira).len(), alone(&scene, &cast, cast.newcomer).len()), (1, 0));
    scene.finish().await;

    // The server is too old for it: what everybody saw goes, and for a day nobody is greeted so.
    let (mut scene, cast) = stage(Lang::En).await;
    let mira = scene.sim.person("Mira");
    scene.say(cast.group, cast.noa, "/settings greeting alone").await;
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sim.set_knows_ephemeral(false);
    greet(&mut scene, &cast, &[cast.newcomer, mira]).await;
    scene.pass(seconds(10)).await;
    let said: Vec<String> = texts(&scene, &cast).into_iter().filter(|text| text.contains("Good to")).collect();
    assert!(said.len() == 1 && said[0].contains("Mira"), "{said:?}");
    scene.finish().await;

    // The bot is no administrator, and more than a few come at once.
    for is_admin in [false, true] {
        let (mut scene, cast) = stage(Lang::En).await;
        scene.say(cast.group, cast.noa, "/settings greeting alone").await;
        scene.pass(TimeDelta::minutes(2)).await;
        let few: Vec<UserId> = (0..if is_admin { 11 } else { 2 }).map(|n| scene.sim.person(&format!("G{n}"))).collect();
        if !is_admin {
            scene.sim.demote_bot(cast.group, cast.noa);
            scene.settle().await;
        }
        greet(&mut scene, &cast, &few).await;
        let said: Vec<String> = texts(&scene, &cast).into_iter().filter(|text| text.contains("Good to")).collect();
        assert!(said.len() == 1 && said[0].contains("G0"), "{is_admin}: {said:?}");
        assert!(alone(&scene, &cast, few[0]).is_empty());
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_greeting_for_one_whose_answer_is_lost_is_not_seen_twice() {
    for fault in [Fault::DropAfter, Fault::Garbage] {
        let (mut scene, cast) = stage(Lang::En).await;
        scene.say(cast.group, cast.noa, "/settings greeting alone").await;
        scene.pass(TimeDelta::minutes(2)).await;
        scene.sim.fault("sendMessage", 0, 1, fault);
        greet(&mut scene, &cast, &[cast.newcomer]).await;
        scene.restart().await;
        scene.pass(TimeDelta::minutes(10)).await;
        assert_eq!(alone(&scene, &cast, cast.newcomer).len(), 1);
        assert!(texts(&scene, &cast).iter().all(|text| !text.contains("Good to")));
        scene.finish_despite([Trouble::Failed]).await;
    }
}

fn lines(scene: &Scene, cast: &Cast) -> Vec<String> {
    let view = scene.sim.view(cast.group, cast.alice);
    view.into_iter().filter(|seen| seen.service).map(|seen| seen.text).collect()
}

#[tokio::test]
async fn telegrams_own_lines_go_if_managers_like_it_quiet() {
    for lang in Lang::ALL {
        for (service, joined, left) in [("keep", 1, 1), ("joined", 0, 1), ("left", 1, 0), ("both", 0, 0)] {
            let (mut scene, cast) = stage(lang).await;
            scene.say(cast.group, cast.noa, &format!("/settings service {service}")).await;
            let before = lines(&scene, &cast).len();
            scene.sim.join(cast.group, cast.newcomer);
            scene.settle().await;
            assert_eq!(lines(&scene, &cast).len() - before, joined, "{service}");
            scene.sim.leave(cast.group, cast.newcomer);
            scene.settle().await;
            assert_eq!(lines(&scene, &cast).len() - before, joined + left, "{service}");
            scene.finish().await;
        }
    }
}

#[tokio::test]
async fn many_lines_go_together_and_without_the_right_they_stay() {
    let (mut scene, cast) = stage(Lang::En).await;
    scene.say(cast.group, cast.noa, "/settings service both").await;
    let before = (lines(&scene, &cast).len(), scene.sim.requests().len());
    let crowd: Vec<UserId> = (0..150).map(|n| scene.sim.person(&format!("G{n}"))).collect();
    for person in &crowd {
        scene.sim.join(cast.group, *person);
    }
    scene.pass(TimeDelta::minutes(2)).await;
    assert_eq!(lines(&scene, &cast).len(), before.0);
    let deletions = scene.sim.requests_of("deleteMessages").len() + scene.sim.requests_of("deleteMessage").len();
    assert!(deletions <= 8, "{deletions} requests for 150 lines");
    scene.finish().await;

    let (mut scene, cast) = stage(Lang::En).await;
    scene.say(cast.group, cast.noa, "/settings service both").await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.sim.promote_bot(cast.group, cast.noa, Rights::none());
    scene.settle().await;
    scene.sim.join(cast.group, cast.newcomer);
    scene.settle().await;
    assert_eq!(lines(&scene, &cast).iter().filter(|line| line.contains("דנה")).count(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn lines_older_than_two_days_stay_and_switched_off_nothing_is_taken_away() {
    let (mut scene, cast) = stage(Lang::En).await;
    scene.say(cast.group, cast.noa, "/settings service both").await;
    let user = json!({"id": cast.newcomer.0, "is_bot": false, "first_name": "Dana"});
    let chat = json!({"id": cast.group.0, "type": "supergroup", "title": "Bakers"});
    scene.sim.inject(json!({"message": {"message_id": 900, "date": scene.sim.now() - 49 * 3600, "chat": chat,
        "from": user, "left_chat_member": user}}));
    scene.settle().await;
    assert!(scene.sim.requests_of("deleteMessage").iter().all(|request| request.params["message_id"] != 900));
    scene.say(cast.group, cast.noa, "/settings welcome off").await;
    scene.sim.join(cast.group, cast.newcomer);
    scene.pass(TimeDelta::minutes(1)).await;
    assert!(lines(&scene, &cast).iter().any(|line| line.contains("joined")));
    assert!(texts(&scene, &cast).iter().all(|text| !text.contains("Good to")));
    scene.finish().await;
}
