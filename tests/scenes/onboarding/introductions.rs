//! An introduction, from the first question in private to its place in the group.

use chrono::TimeDelta;
use insta::assert_snapshot;
use kehila::words::{Lang, line};
use simulator::{ChatId, Fault, Person, Rights, UserId};

use super::introduce_label;
use crate::support::{Cast, Scene, ending::Trouble, without_marks, word};

/// Labels in private: skip, stop, publish, change, cancel.
fn labels(language: Lang) -> [&'static str; 5] {
    match language {
        Lang::En => ["Skip", "Stop", "Publish", "Change", "Cancel"],
        Lang::He => ["דילוג", "עצירה", "פרסום", "שינוי", "ביטול"],
        Lang::Ru => ["Пропустить", "Прекратить", "Опубликовать", "Изменить", "Отменить"],
    }
}

/// A group with a newcomer whose app speaks `language`, as the group does, after her greeting.
async fn greeted(language: Lang) -> (Scene, Cast, UserId) {
    let (mut scene, cast) = Scene::with_group(language).await;
    let dana = scene.sim.create(Person::named("Dana").language(language.code()));
    scene.sim.join(cast.group, dana);
    scene.pass(TimeDelta::seconds(31)).await;
    for person in [cast.noa, cast.boris, cast.alice, dana] {
        scene.sees(cast.group, person);
    }
    (scene, cast, dana)
}

async fn open(scene: &mut Scene, cast: &Cast, person: UserId, language: Lang) {
    scene.sim.press(cast.group, person, introduce_label(language)).unwrap();
    scene.settle().await;
}

/// As far as the preview.
async fn as_far_as_preview(language: Lang) -> (Scene, Cast, UserId) {
    let (mut scene, cast, dana) = greeted(language).await;
    open(&mut scene, &cast, dana, language).await;
    for answer in ["Bread", "Sourdough", "An oven"] {
        scene.say_in_private(dana, answer).await;
    }
    (scene, cast, dana)
}

/// How many introductions stand in a group.
fn standing(scene: &Scene, group: ChatId, person: UserId) -> usize {
    let of_bot = |seen: &simulator::Seen| seen.sender == "Simbot" && seen.buttons.is_empty();
    scene.sim.view(group, person).iter().filter(|seen| of_bot(seen)).count()
}

async fn whole_with_a_skip(language: Lang) -> String {
    let (mut scene, cast, dana) = greeted(language).await;
    let [skip, _, publish, ..] = labels(language);
    open(&mut scene, &cast, dana, language).await;
    scene.say_in_private(dana, "אופה לחם").await;
    scene.press_in_private(dana, skip).await;
    scene.say_in_private(dana, "  An oven,\n used ").await;
    scene.press_in_private(dana, publish).await;
    let private = scene.sees_in_private(dana);
    let group = scene.sees(cast.group, cast.noa);
    scene.finish().await;
    let (_start_with_a_random_word, private) = private.split_once('\n').unwrap();
    format!("{private}\n----\n{group}")
}

#[tokio::test]
async fn a_whole_introduction_in_english() {
    assert_snapshot!(whole_with_a_skip(Lang::En).await, @"
    Simbot: A few words about you, for Bakers. Three questions, each answer up to 300 characters, and any of them can be skipped. Nothing appears in the group before you've seen it.

    1 of 3. What do you do? Work, studies, a craft, a passion.
      [Skip] [Stop]
    Dana: אופה לחם
    Simbot: 2 of 3. What can you help others with?
      [Skip] [Back] [Stop]
    (edited) Simbot: 1 of 3. What do you do? Work, studies, a craft, a passion.

    Your answer: אופה לחם
    (edited) Simbot: 3 of 3. What are you looking for here?
      [Skip] [Back] [Stop]
    Dana:   An oven,
     used 
    Simbot: This is how it will look in the group Bakers:

    Meet Dana

    What they do: אופה לחם
    Looking for: An oven, used
      [Publish]
      [✓ /who finds it]
      [Change] [Cancel]
    (edited) Simbot: 3 of 3. What are you looking for here?

    Your answer: An oven, used
    (toast) On its way to the group
    (edited) Simbot: Your introduction is in the group now: Bakers. Thank you! To change it or take it back: /introduce

    Here it is: https://t.me/c/2000000005/5
    ----
    Simbot: Meet Dana

    What they do: אופה לחם
    Looking for: An oven, used
    ");
}

#[tokio::test]
async fn a_whole_introduction_in_hebrew() {
    assert_snapshot!(whole_with_a_skip(Lang::He).await, @"
    Simbot: כמה מילים על עצמך, לקבוצה: Bakers. שלוש שאלות, ועל כל אחת אפשר לדלג; בכל תשובה עד 300 תווים. שום דבר לא יופיע בקבוצה לפני תצוגה מקדימה ואישור שלך.

    שאלה 1 מתוך 3. מה העיסוק שלך? עבודה, לימודים, יצירה, תחביב.
      [דילוג] [עצירה]
    Dana: אופה לחם
    Simbot: שאלה 2 מתוך 3. באילו נושאים אפשר להיעזר בך?
      [דילוג] [חזרה] [עצירה]
    (edited) Simbot: שאלה 1 מתוך 3. מה העיסוק שלך? עבודה, לימודים, יצירה, תחביב.

    התשובה שלך: אופה לחם
    (edited) Simbot: שאלה 3 מתוך 3. מה היית רוצה למצוא כאן?
      [דילוג] [חזרה] [עצירה]
    Dana:   An oven,
     used 
    Simbot: תצוגה מקדימה – כך זה ייראה בקבוצה: Bakers

    נעים להכיר: Dana

    עיסוק: אופה לחם
    רוצה למצוא: An oven, used
      [פרסום]
      [✓ אפשר למצוא בחיפוש]
      [שינוי] [ביטול]
    (edited) Simbot: שאלה 3 מתוך 3. מה היית רוצה למצוא כאן?

    התשובה שלך: An oven, used
    (toast) הודעת ההיכרות בדרך לקבוצה
    (edited) Simbot: הודעת ההיכרות שלך כבר בקבוצה: Bakers. תודה! לשינוי או להסרה: /introduce

    קישור להודעה: https://t.me/c/2000000005/5
    ----
    Simbot: נעים להכיר: Dana

    עיסוק: אופה לחם
    רוצה למצוא: An oven, used
    ");
}

#[tokio::test]
async fn a_whole_introduction_in_russian() {
    assert_snapshot!(whole_with_a_skip(Lang::Ru).await, @"
    Simbot: Несколько слов о вас для группы: Bakers. Три вопроса, любой можно пропустить; в каждом ответе — до 300 символов. В группе ничего не появится, пока вы не увидите, как это будет выглядеть.

    1 из 3. Чем вы занимаетесь? Работа, учёба, ремесло, увлечение.
      [Пропустить] [Прекратить]
    Dana: אופה לחם
    Simbot: 2 из 3. С чем вы можете помочь другим?
      [Пропустить] [Назад] [Прекратить]
    (edited) Simbot: 1 из 3. Чем вы занимаетесь? Работа, учёба, ремесло, увлечение.

    Ваш ответ: אופה לחם
    (edited) Simbot: 3 из 3. Что вы ищете здесь?
      [Пропустить] [Назад] [Прекратить]
    Dana:   An oven,
     used 
    Simbot: Так это будет выглядеть в группе: Bakers

    Знакомьтесь: Dana

    Чем занимается: אופה לחם
    Что ищет: An oven, used
      [Опубликовать]
      [✓ Находится по /who]
      [Изменить] [Отменить]
    (edited) Simbot: 3 из 3. Что вы ищете здесь?

    Ваш ответ: An oven, used
    (toast) Скоро появится в группе
    (edited) Simbot: Ваш рассказ о себе уже в группе: Bakers. Спасибо! Изменить или убрать: /introduce

    Вот он: https://t.me/c/2000000005/5
    ----
    Simbot: Знакомьтесь: Dana

    Чем занимается: אופה לחם
    Что ищет: An oven, used
    ");
}

#[tokio::test]
async fn she_is_asked_in_her_language_and_shown_in_the_groups() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    scene.sim.join(cast.group, cast.newcomer);
    let ivan = scene.sim.create(Person::named("Иван").language("ru"));
    let pat = scene.sim.create(Person::named("Pat").language("pt-br"));
    scene.sim.join(cast.group, ivan);
    scene.sim.join(cast.group, pat);
    scene.pass(TimeDelta::seconds(31)).await;
    open(&mut scene, &cast, pat, Lang::He).await;
    assert!(scene.sees_in_private(pat).contains("מה העיסוק שלך?"), "a language we do not speak: the group's");
    open(&mut scene, &cast, ivan, Lang::He).await;
    scene.say_in_private(ivan, "Хлеб").await;
    scene.press_in_private(ivan, "Пропустить").await;
    scene.press_in_private(ivan, "Пропустить").await;
    let preview = scene.sim.last(ivan.private(), ivan).unwrap().text;
    assert!(preview.starts_with("Так это будет выглядеть") && preview.contains("נעים להכיר:"), "{preview}");
    scene.finish().await;
}

#[tokio::test]
async fn a_name_leads_to_its_owner_and_hostile_words_stay_words() {
    for language in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(language).await;
        let eve = scene.sim.create(Person::named("</b><script>").last("\u{202E}evil").language(language.code()));
        scene.sim.join(cast.group, eve);
        scene.pass(TimeDelta::seconds(31)).await;
        let [skip, _, publish, ..] = labels(language);
        open(&mut scene, &cast, eve, language).await;
        scene.say_in_private(eve, "<a href='x'>\u{202E}\u{2069}&amp; { $name }").await;
        scene.press_in_private(eve, skip).await;
        scene.press_in_private(eve, skip).await;
        scene.press_in_private(eve, publish).await;
        let shown = scene.sim.last(cast.group, cast.noa).unwrap();
        assert!(shown.text.contains("<a href='x'>&amp; { $name }"), "{}", shown.text);
        assert!(shown.text.contains("</b><script> evil") && !shown.text.contains('\u{202E}'), "{:?}", shown.text);
        let owners: Vec<_> = shown.entities.iter().filter(|entity| entity["type"] == "text_mention").collect();
        assert_eq!(owners.len(), 1);
        assert_eq!(owners[0]["user"]["id"], eve.0);
        assert!(scene.sim.refusals().is_empty());
        scene.finish().await;
    }
}

#[tokio::test]
async fn nothing_told_is_nothing_published() {
    for language in Lang::ALL {
        let (mut scene, cast, dana) = greeted(language).await;
        let [skip, ..] = labels(language);
        open(&mut scene, &cast, dana, language).await;
        for _ in 0..3 {
            scene.press_in_private(dana, skip).await;
        }
        let last = scene.sim.last(dana.private(), dana).unwrap();
        assert!(last.text.contains("/introduce") && last.buttons.is_empty(), "{}", last.text);
        assert_eq!(standing(&scene, cast.group, cast.noa), 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn it_can_be_stopped_at_any_moment() {
    for language in Lang::ALL {
        let [_, stop, _, _, cancel] = labels(language);
        let (mut scene, cast, dana) = greeted(language).await;
        open(&mut scene, &cast, dana, language).await;
        scene.press_in_private(dana, stop).await;
        let stopped = scene.sim.last(dana.private(), dana).unwrap().text;
        open(&mut scene, &cast, dana, language).await;
        scene.say_in_private(dana, "Bread").await;
        scene.say_in_private(dana, "/cancel").await;
        assert_eq!(scene.sim.last(dana.private(), dana).unwrap().text, stopped);
        scene.say_in_private(dana, "Is anybody there?").await;
        assert_ne!(scene.sim.last(dana.private(), dana).unwrap().buttons.len(), 1, "the questions are over");

        open(&mut scene, &cast, dana, language).await;
        for answer in ["Bread", "Sourdough", "An oven"] {
            scene.say_in_private(dana, answer).await;
        }
        scene.press_in_private(dana, cancel).await;
        assert_eq!(scene.sim.last(dana.private(), dana).unwrap().text, stopped);
        assert_eq!(standing(&scene, cast.group, cast.noa), 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_the_question_stays_open() {
    let (mut scene, cast, dana) = greeted(Lang::En).await;
    open(&mut scene, &cast, dana, Lang::En).await;
    scene.sees_in_private(dana);
    scene.say_in_private(dana, &"x".repeat(301)).await;
    assert_eq!(scene.sim.last(dana.private(), dana).unwrap().text, "That's 301 characters; up to 300 fit.");
    scene.sim.voice(dana.private(), dana, 3);
    scene.settle().await;
    let in_words = "Please answer in words, in one message.";
    assert_eq!(scene.sim.last(dana.private(), dana).unwrap().text, in_words);
    scene.say_in_private(dana, "\u{2800}\u{200B}").await;
    assert_eq!(scene.sim.last(dana.private(), dana).unwrap().text, in_words);
    scene.say_in_private(dana, &"x".repeat(300)).await;
    assert!(scene.sim.last(dana.private(), dana).unwrap().text.starts_with("2 of 3."));
    scene.finish().await;
}

#[tokio::test]
async fn three_longest_answers_fit_one_message() {
    let (mut scene, cast, dana) = greeted(Lang::Ru).await;
    open(&mut scene, &cast, dana, Lang::Ru).await;
    for _ in 0..3 {
        scene.say_in_private(dana, &"👩‍🍳&<".repeat(100)).await;
    }
    scene.press_in_private(dana, "Опубликовать").await;
    assert_eq!(standing(&scene, cast.group, cast.noa), 1);
    scene.finish().await;
}

#[tokio::test]
async fn pressing_twice_publishes_once() {
    let (mut scene, cast, dana) = as_far_as_preview(Lang::En).await;
    let preview = scene.sim.last(dana.private(), dana).unwrap().id;
    scene.sim.press_on(dana.private(), dana, preview, "Publish").unwrap();
    scene.sim.press_on(dana.private(), dana, preview, "Publish").unwrap();
    scene.settle().await;
    assert_eq!(standing(&scene, cast.group, cast.noa), 1);
    assert!(!scene.sees_in_private(dana).contains("(alert)"), "the second press is no mistake of hers");
    assert!(scene.sim.unanswered().is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn an_answer_lost_on_the_way_publishes_once() {
    let (mut scene, cast, dana) = as_far_as_preview(Lang::En).await;
    scene.sim.fault("sendMessage", 0, 1, Fault::DropAfter);
    scene.press_in_private(dana, "Publish").await;
    scene.pass(TimeDelta::minutes(2)).await;
    assert_eq!(standing(&scene, cast.group, cast.noa), 1);
    assert!(scene.sim.last(dana.private(), dana).unwrap().text.contains("https://t.me/c/"));
    scene.finish().await;
}

#[tokio::test]
async fn what_could_not_be_posted_is_given_back() {
    for language in Lang::ALL {
        let (mut scene, cast, dana) = as_far_as_preview(language).await;
        let [_, _, publish, ..] = labels(language);
        let why = "Bad Request: not enough rights to send text messages to the chat";
        scene.sim.fault("sendMessage", 0, 1, Fault::Reject(400, why.to_owned()));
        scene.press_in_private(dana, publish).await;
        assert_eq!(standing(&scene, cast.group, cast.noa), 0);
        scene.press_in_private(dana, publish).await;
        assert_eq!(standing(&scene, cast.group, cast.noa), 1);
        assert!(scene.sim.last(cast.group, cast.noa).unwrap().text.contains("Sourdough"));
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn changing_keeps_or_leaves_out_what_was_told() {
    let (mut scene, cast, dana) = as_far_as_preview(Lang::En).await;
    let old_preview = scene.sim.last(dana.private(), dana).unwrap().id;
    scene.press_in_private(dana, "Change").await;
    assert_eq!(
        without_marks(&scene.sim.last(dana.private(), dana).unwrap().text),
        "1 of 3. What do you do? Work, studies, a craft, a passion.\n\nSo far: Bread"
    );
    scene.press_in_private(dana, "Keep").await;
    scene.press_in_private(dana, "Leave out").await;
    scene.say_in_private(dana, "A teacher").await;
    assert!(scene.sim.press_on(dana.private(), dana, old_preview, "Publish").is_err());
    scene.press_in_private(dana, "Publish").await;
    let shown = without_marks(&scene.sim.last(cast.group, cast.noa).unwrap().text);
    assert_eq!(shown, "Meet Dana\n\nWhat they do: Bread\nLooking for: A teacher");
    scene.finish().await;
}

/// What stands in somebody's private chat and has buttons.
fn with_buttons(scene: &Scene, person: UserId) -> Vec<Vec<Vec<String>>> {
    let view = scene.sim.view(person.private(), person).into_iter();
    view.map(|seen| seen.buttons).filter(|buttons| !buttons.is_empty()).collect()
}

/// The reference behind a button of the message that was sent last.
fn token(scene: &Scene, row: usize, column: usize) -> String {
    let sent = scene.sim.requests_of("sendMessage").pop().unwrap();
    let key = &sent.params["reply_markup"]["inline_keyboard"][row][column];
    key["callback_data"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_was_answered_has_no_buttons_and_an_old_press_brings_the_open_question() {
    for (lang, told) in
        [(Lang::En, "Your answer: Bread"), (Lang::He, "התשובה שלך: Bread"), (Lang::Ru, "Ваш ответ: Bread")]
    {
        let (mut scene, cast, dana) = greeted(lang).await;
        let [skip, stop, publish, change, cancel] = labels(lang);
        let back = line("flow-back").render_plain(lang);
        open(&mut scene, &cast, dana, lang).await;
        let (first, older) = (token(&scene, 0, 0), scene.sim.last(dana.private(), dana).unwrap().id);
        scene.sees_in_private(dana);
        scene.say_in_private(dana, "Bread").await;
        let seen = scene.sees_in_private(dana);
        assert!(seen.contains(told), "{seen}");
        assert_eq!(with_buttons(&scene, dana), [[[skip, back.as_str(), stop]]]);

        scene.sim.forge_press(dana.private(), dana, older, &first).unwrap();
        scene.settle().await;
        let seen = scene.sees_in_private(dana);
        assert!(
            seen.contains(&line("intro-ask-helps").render_plain(lang).replace("<b>", "").replace("</b>", "")),
            "{seen}"
        );
        assert_eq!(with_buttons(&scene, dana), [[[skip, back.as_str(), stop]]]);
        for answer in ["Sourdough", "An oven"] {
            scene.say_in_private(dana, answer).await;
        }
        let found = word("intro-found-on", lang);
        assert_eq!(with_buttons(&scene, dana), [vec![vec![publish], vec![found.as_str()], vec![change, cancel]]]);
        scene.say_in_private(dana, "/cancel").await;
        assert!(with_buttons(&scene, dana).is_empty());
        scene.finish().await;
    }
}

#[tokio::test]
async fn one_can_go_back_and_answer_again() {
    let (mut scene, cast, dana) = greeted(Lang::En).await;
    open(&mut scene, &cast, dana, Lang::En).await;
    scene.say_in_private(dana, "Bred").await;
    scene.press_in_private(dana, "Back").await;
    assert_eq!(with_buttons(&scene, dana), [[["Keep", "Leave out", "Stop"]]]);
    scene.say_in_private(dana, "Bread").await;
    scene.press_in_private(dana, "Skip").await;
    scene.press_in_private(dana, "Skip").await;
    scene.press_in_private(dana, "Publish").await;
    let shown = without_marks(&scene.sim.last(cast.group, cast.noa).unwrap().text);
    assert_eq!(shown, "Meet Dana\n\nWhat they do: Bread");
    scene.finish().await;
}

#[tokio::test]
async fn a_question_answered_before_its_message_was_known_loses_its_buttons_too() {
    let (mut scene, cast, dana) = greeted(Lang::En).await;
    open(&mut scene, &cast, dana, Lang::En).await;
    scene.sim.say(dana.private(), dana, "Bread");
    scene.receive_all().await;
    scene.sim.say(dana.private(), dana, "Sourdough");
    scene.settle().await;
    assert_eq!(with_buttons(&scene, dana), [[["Skip", "Back", "Stop"]]], "only those of the last question");
    scene.finish().await;
}

#[tokio::test]
async fn an_older_preview_cannot_publish_what_it_does_not_show() {
    let (mut scene, cast, dana) = as_far_as_preview(Lang::En).await;
    let (publish, older) = (token(&scene, 0, 0), scene.sim.last(dana.private(), dana).unwrap().id);
    open(&mut scene, &cast, dana, Lang::En).await;
    for answer in ["Cheese", "Rennet", "A cellar"] {
        scene.say_in_private(dana, answer).await;
    }
    scene.sees_in_private(dana);
    assert_eq!(with_buttons(&scene, dana).len(), 1, "the older preview has none any more");
    scene.sim.forge_press(dana.private(), dana, older, &publish).unwrap();
    scene.settle().await;
    let seen = scene.sees_in_private(dana);
    assert!(seen.contains("Cheese") && !seen.contains("Bread"), "what is open comes to that message: {seen}");
    assert_eq!(with_buttons(&scene, dana).len(), 1);
    assert_eq!(standing(&scene, cast.group, cast.noa), 0);
    scene.finish().await;
}

#[tokio::test]
async fn made_up_and_foreign_buttons_do_nothing() {
    let (mut scene, cast, dana) = as_far_as_preview(Lang::En).await;
    let preview = scene.sim.last(dana.private(), dana).unwrap().id;
    scene.sees_in_private(dana);
    scene.sim.forge_press(dana.private(), dana, preview, "publish").unwrap();
    scene.settle().await;
    assert!(scene.sees_in_private(dana).contains("(alert) This button no longer works."));

    // The reference in her button is of no use to somebody else, nor as a link.
    let sent = scene.sim.requests_of("sendMessage");
    let token = sent.last().unwrap().params["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        .as_str()
        .unwrap()
        .to_owned();
    for person in [cast.alice, dana] {
        scene.sim.start_bot_with(person, &token);
        scene.settle().await;
    }
    assert_eq!(standing(&scene, cast.group, cast.noa), 0);
    assert!(scene.sim.last(dana.private(), dana).unwrap().text.starts_with("This button no longer works."));
    let told = scene.sim.last(cast.alice.private(), cast.alice).unwrap().text;
    assert!(told.starts_with("This link is for the person who asked."), "{told}");
    scene.finish().await;
}

#[tokio::test]
async fn a_restart_in_the_middle_changes_nothing() {
    let (mut scene, cast, dana) = greeted(Lang::He).await;
    open(&mut scene, &cast, dana, Lang::He).await;
    scene.restart().await;
    scene.say_in_private(dana, "לחם").await;
    scene.restart().await;
    scene.press_in_private(dana, "דילוג").await;
    scene.restart().await;
    scene.say_in_private(dana, "תנור").await;
    scene.restart().await;
    scene.press_in_private(dana, "פרסום").await;
    let shown = without_marks(&scene.sim.last(cast.group, cast.noa).unwrap().text);
    assert_eq!(shown, "נעים להכיר: Dana\n\nעיסוק: לחם\nרוצה למצוא: תנור");
    scene.finish().await;
}

#[tokio::test]
async fn a_new_introduction_replaces_the_older() {
    let (mut scene, cast, dana) = as_far_as_preview(Lang::En).await;
    scene.press_in_private(dana, "Publish").await;
    scene.say_in_private(dana, "/introduce\nCheese\n-\nA cellar").await;
    scene.press_in_private(dana, "Publish").await;
    assert_eq!(standing(&scene, cast.group, cast.noa), 1);

    // Asked again, what she told is there to be kept.
    scene.say_in_private(dana, "/introduce").await;
    scene.press_in_private(dana, "Keep").await;
    scene.press_in_private(dana, "Skip").await;
    scene.press_in_private(dana, "Keep").await;
    scene.press_in_private(dana, "Publish").await;
    assert_eq!(standing(&scene, cast.group, cast.noa), 1);
    let shown = without_marks(&scene.sim.last(cast.group, cast.noa).unwrap().text);
    assert_eq!(shown, "Meet Dana\n\nWhat they do: Cheese\nLooking for: A cellar");
    scene.finish().await;
}

#[tokio::test]
async fn within_a_day_an_introduction_is_changed_where_it_stands() {
    for language in Lang::ALL {
        let (mut scene, cast, dana) = as_far_as_preview(language).await;
        let [_, _, publish, ..] = labels(language);
        scene.press_in_private(dana, publish).await;
        let first = stands(&scene, &cast).remove(0);
        for n in 0..18 {
            scene.say_in_private(dana, &format!("/introduce\nCheese number {n}")).await;
            scene.press_in_private(dana, publish).await;
            scene.pass(TimeDelta::seconds(30)).await;
        }
        let [only] = <[_; 1]>::try_from(stands(&scene, &cast)).unwrap();
        assert_eq!(only.id, first.id);
        assert!(only.text.contains("Cheese number 17"), "{only:?}");

        // On the next day it is posted anew, in place of the earlier one.
        scene.pass(TimeDelta::hours(24)).await;
        scene.say_in_private(dana, "/introduce\nButter").await;
        scene.press_in_private(dana, publish).await;
        let [only] = <[_; 1]>::try_from(stands(&scene, &cast)).unwrap();
        assert!(only.id > first.id && only.text.contains("Butter"), "{only:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_takes_hers_back_to_post_it_again_may_do_so_once() {
    for language in Lang::ALL {
        let (mut scene, cast, dana) = greeted(language).await;
        let [skip, _, publish, ..] = labels(language);
        let mut posted = Vec::new();
        for n in 0..3 {
            scene.say_in_private(dana, &format!("/introduce\nCheese number {n}")).await;
            scene.press_in_private(dana, publish).await;
            posted.push(stands(&scene, &cast).len());
            if n < 2 {
                scene.say_in_private(dana, "/introduce").await;
                for label in [leave_out(language), skip, skip] {
                    scene.press_in_private(dana, label).await;
                }
            }
        }
        assert_eq!(posted, [1, 1, 0]);
        let why = line("intro-once-a-day").text("group", "Bakers").render_plain(language);
        let told = scene.sim.requests_of("answerCallbackQuery");
        assert!(told.iter().any(|answer| answer.params.get("text").is_some_and(|text| text == why.as_str())));
        // What she wrote waits for the next day.
        scene.pass(TimeDelta::hours(25)).await;
        scene.press_in_private(dana, publish).await;
        assert_eq!(stands(&scene, &cast).len(), 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn one_that_stands_there_no_longer_is_posted_anew_and_soon_after_another_without_a_sound() {
    let (mut scene, cast, dana) = as_far_as_preview(Lang::En).await;
    scene.pass(TimeDelta::hours(3)).await;
    scene.press_in_private(dana, "Publish").await;
    let first = stands(&scene, &cast).remove(0);
    assert!(!first.silent, "no quiet hours, and the first of the day");
    // A manager takes it away.
    scene.sim.delete(cast.group, first.id);
    scene.say_in_private(dana, "/introduce\nCheese").await;
    scene.press_in_private(dana, "Publish").await;
    let [second] = <[_; 1]>::try_from(stands(&scene, &cast)).unwrap();
    assert!(second.text.contains("Cheese"), "{second:?}");
    assert!(scene.sim.last(dana.private(), dana).unwrap().text.contains("is in the group now"));
    scene.say_in_private(cast.boris, "/start").await;
    scene.sim.say(cast.group, cast.boris, "Good morning");
    scene.settle().await;
    scene.say_in_private(cast.boris, "/introduce\nRye").await;
    scene.press_in_private(cast.boris, "Опубликовать").await;
    let last = stands(&scene, &cast).pop().unwrap();
    assert!(last.text.contains("Rye") && last.silent, "{last:?}");
    scene.finish().await;
}

#[tokio::test]
async fn two_published_in_a_row_leave_the_later_one() {
    let (mut scene, cast, dana) = as_far_as_preview(Lang::En).await;
    scene.sim.fault("sendMessage", 0, 1, Fault::ServerError(502));
    scene.press_in_private(dana, "Publish").await;
    scene.sim.fault("sendMessage", 1, 1, Fault::ServerError(502));
    scene.say_in_private(dana, "/introduce\nCheese").await;
    scene.press_in_private(dana, "Publish").await;
    scene.pass(TimeDelta::minutes(2)).await;
    assert_eq!(standing(&scene, cast.group, cast.noa), 1);
    assert!(scene.sim.last(cast.group, cast.noa).unwrap().text.contains("Cheese"));
    scene.finish().await;
}

#[tokio::test]
async fn only_members_introduce_themselves() {
    for language in Lang::ALL {
        let (mut scene, cast, dana) = greeted(language).await;
        let payload = link_payload(&scene);
        // Alice was there before the bot and never wrote: Telegram knows her.
        open(&mut scene, &cast, cast.alice, language).await;
        assert!(scene.sees_in_private(cast.alice).contains("1 of 3."));
        let stranger = scene.sim.create(Person::named("Stranger").language(language.code()));
        scene.sim.start_bot_with(stranger, &payload);
        scene.settle().await;
        let seen = scene.sees_in_private(stranger);
        assert!(seen.contains("Bakers") && !seen.contains('['), "{seen}");

        // Who leaves before publishing is refused, and may publish when she is back.
        open(&mut scene, &cast, dana, language).await;
        for answer in ["Bread", "Sourdough", "An oven"] {
            scene.say_in_private(dana, answer).await;
        }
        let [_, _, publish, ..] = labels(language);
        scene.sim.leave(cast.group, dana);
        scene.settle().await;
        scene.sees_in_private(dana);
        scene.press_in_private(dana, publish).await;
        assert!(scene.sees_in_private(dana).contains("(alert)"));
        assert_eq!(standing(&scene, cast.group, cast.noa), 0);
        scene.sim.join(cast.group, dana);
        scene.settle().await;
        scene.press_in_private(dana, publish).await;
        assert_eq!(standing(&scene, cast.group, cast.noa), 1);
        scene.finish().await;
    }
}

/// What the link under the greeting opens with.
fn link_payload(scene: &Scene) -> String {
    let sent = scene.sim.requests_of("sendMessage");
    let url = |request: &simulator::Request| {
        request.params["reply_markup"]["inline_keyboard"][0][0]["url"].as_str().map(str::to_owned)
    };
    sent.iter().rev().find_map(url).unwrap().split_once("start=").unwrap().1.to_owned()
}

#[tokio::test]
async fn where_the_bot_is_gone_it_says_so() {
    for language in Lang::ALL {
        let (mut scene, cast, dana) = as_far_as_preview(language).await;
        let payload = link_payload(&scene);
        let [_, _, publish, ..] = labels(language);
        scene.sim.remove_bot(cast.group, cast.noa);
        scene.settle().await;
        scene.sees_in_private(dana);
        scene.press_in_private(dana, publish).await;
        assert!(scene.sees_in_private(dana).contains("(alert)"));
        scene.sim.start_bot_with(dana, &payload);
        scene.settle().await;
        assert!(scene.sim.last(dana.private(), dana).unwrap().buttons.is_empty());
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_link_older_than_two_months_or_made_up_says_so() {
    let (mut scene, _, dana) = greeted(Lang::En).await;
    let payload = link_payload(&scene);
    scene.pass(TimeDelta::days(61)).await;
    for payload in [payload.as_str(), "made_up"] {
        scene.sees_in_private(dana);
        scene.sim.start_bot_with(dana, payload);
        scene.settle().await;
        let seen = scene.sees_in_private(dana);
        assert!(seen.contains("This link no longer works."), "{seen}");
    }
    scene.finish().await;
}

#[tokio::test]
async fn who_blocks_the_bot_on_the_way_is_left_in_peace() {
    let (mut scene, cast, dana) = greeted(Lang::En).await;
    open(&mut scene, &cast, dana, Lang::En).await;
    scene.say_in_private(dana, "Bread").await;
    scene.sim.block_bot(dana);
    scene.pass(TimeDelta::hours(20)).await;
    scene.sim.unblock_bot(dana);
    scene.say_in_private(dana, "Sourdough").await;
    assert!(scene.sim.last(dana.private(), dana).unwrap().text.starts_with("3 of 3."));
    assert_eq!(standing(&scene, cast.group, cast.noa), 0);
    scene.finish().await;
}

#[tokio::test]
async fn in_private_with_several_groups_she_chooses() {
    for language in Lang::ALL {
        let (mut scene, cast, dana) = greeted(language).await;
        let readers = scene.sim.supergroup("Readers", cast.noa);
        scene.sim.add_bot(readers, cast.noa);
        scene.sim.promote_bot(readers, cast.noa, Rights::all());
        scene.settle().await;
        scene.sim.join(readers, dana);
        scene.settle().await;
        let [_, stop, publish, ..] = labels(language);
        scene.sim.start_bot(dana);
        scene.say_in_private(dana, "/introduce").await;
        scene.press_in_private(dana, "Readers").await;
        scene.press_in_private(dana, stop).await;
        scene.say_in_private(dana, "/introduce\nBread\nSourdough").await;
        scene.press_in_private(dana, "Bakers").await;
        scene.press_in_private(dana, publish).await;
        assert_eq!(standing(&scene, cast.group, cast.noa), 1);
        assert_eq!(standing(&scene, readers, cast.noa), 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn in_one_message_there_are_three_lines_at_most() {
    for language in Lang::ALL {
        let (mut scene, _, dana) = greeted(language).await;
        scene.sim.start_bot(dana);
        scene.settle().await;
        scene.say_in_private(dana, "/introduce\na1\nb2\nc3\nd4").await;
        let refused = scene.sim.last(dana.private(), dana).unwrap();
        assert!(refused.text.contains("/introduce\n") && refused.buttons.is_empty(), "{}", refused.text);
        let stranger = scene.sim.create(Person::named("Stranger").language(language.code()));
        scene.sim.start_bot(stranger);
        scene.say_in_private(stranger, "/introduce").await;
        assert!(scene.sim.last(stranger.private(), stranger).unwrap().text.contains("/introduce"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn in_the_group_the_command_whispers_the_button() {
    for language in Lang::ALL {
        let (mut scene, cast, _) = greeted(language).await;
        scene.sim.say(cast.group, cast.alice, "/introduce");
        scene.settle().await;
        assert!(!scene.sees(cast.group, cast.boris).contains("Simbot"), "nobody else is bothered");
        open(&mut scene, &cast, cast.alice, language).await;
        assert!(scene.sees_in_private(cast.alice).contains("1 of 3."));

        scene.sim.say_anonymously(cast.group, "/introduce");
        let channel = scene.sim.channel("News", cast.noa);
        scene.sim.say_as_channel(cast.group, channel, "/introduce");
        scene.settle().await;
        let answers = scene.sees(cast.group, cast.noa);
        assert_eq!(answers.matches("\nSimbot: ").count(), 1, "one word about it is enough for both: {answers}");
        scene.pass(TimeDelta::minutes(2)).await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn lines_below_the_command_in_the_group_lead_to_the_preview() {
    for language in Lang::ALL {
        let (mut scene, cast, _) = greeted(language).await;
        scene.sim.say(cast.group, cast.alice, "/introduce\na1\nb2\nc3\nd4");
        scene.settle().await;
        assert!(scene.sees(cast.group, cast.alice).contains("/introduce\n"), "three lines at most");
        scene.sim.say(cast.group, cast.alice, "/introduce\nBread\nSourdough");
        scene.settle().await;
        let whisper = scene.sees(cast.group, cast.alice);
        assert!(whisper.contains(&line("intro-look-in-private").render_plain(language)), "{whisper}");
        let label = line("intro-button").render_plain(language);
        scene.sim.press(cast.group, cast.alice, &label).unwrap();
        scene.settle().await;
        let preview = scene.sees_in_private(cast.alice);
        assert!(preview.contains("Bread") && preview.contains("Sourdough"), "{preview}");
        // Alice's app is in English.
        scene.press_in_private(cast.alice, "Publish").await;
        assert_eq!(standing(&scene, cast.group, cast.noa), 1);
        scene.finish().await;
    }
}

/// The label that leaves an answer out which was given before.
fn leave_out(language: Lang) -> &'static str {
    match language {
        Lang::En => "Leave out",
        Lang::He => "להסיר",
        Lang::Ru => "Убрать",
    }
}

/// What of ours stands in the group without buttons.
fn stands(scene: &Scene, cast: &Cast) -> Vec<simulator::Seen> {
    let of_bot = |seen: &simulator::Seen| seen.sender == "Simbot" && seen.buttons.is_empty();
    scene.sim.view(cast.group, cast.noa).into_iter().filter(of_bot).collect()
}

#[tokio::test]
async fn who_is_muted_does_not_speak_through_the_bot() {
    for language in Lang::ALL {
        // Where the bot is no administrator nobody tells it who is muted; it has to ask.
        for is_told in [true, false] {
            let (mut scene, cast, dana) = as_far_as_preview(language).await;
            let [_, _, publish, ..] = labels(language);
            if !is_told {
                scene.sim.demote_bot(cast.group, cast.noa);
                scene.settle().await;
            }
            scene.sim.mute(cast.group, cast.noa, dana);
            scene.settle().await;
            scene.sees_in_private(dana);
            scene.press_in_private(dana, publish).await;
            let seen = scene.sees_in_private(dana);
            let why = match language {
                Lang::En => "you can't write at the moment",
                Lang::He => "כרגע אין לך אפשרות לכתוב",
                Lang::Ru => "Сейчас вы не можете писать",
            };
            assert!(seen.starts_with("(alert)") && seen.contains(why) && seen.contains("Bakers"), "{seen}");
            assert_eq!(standing(&scene, cast.group, cast.noa), 0);
            // What she wrote is still there for when she may write again.
            scene.sim.demote(cast.group, cast.noa, dana);
            scene.settle().await;
            scene.press_in_private(dana, publish).await;
            assert_eq!(standing(&scene, cast.group, cast.noa), 1);
            assert!(scene.sim.unanswered().is_empty());
            scene.finish().await;
        }
    }
}

#[tokio::test]
async fn where_telegram_does_not_say_whether_she_is_a_member_nothing_is_published() {
    for (language, why) in [
        (Lang::En, "Telegram doesn't tell me whether you're in Bakers"),
        (Lang::He, "טלגרם לא מוסר לי אם הצטרפת לקבוצה Bakers"),
        (Lang::Ru, "Telegram не сообщает мне, состоите ли вы в группе Bakers"),
    ] {
        let (mut scene, cast, dana) = as_far_as_preview(language).await;
        let [_, _, publish, ..] = labels(language);
        let inaccessible = "Bad Request: member list is inaccessible".to_owned();
        scene.sim.fault("getChatMember", 0, 1, Fault::Reject(400, inaccessible));
        scene.sees_in_private(dana);
        scene.press_in_private(dana, publish).await;
        let seen = scene.sees_in_private(dana);
        assert!(seen.starts_with("(alert)") && seen.contains(why), "{seen}");
        assert_eq!(standing(&scene, cast.group, cast.noa), 0);
        scene.press_in_private(dana, publish).await;
        assert_eq!(standing(&scene, cast.group, cast.noa), 1, "what she wrote was still there");
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn an_older_introduction_says_that_there_is_a_newer_one() {
    for (language, said) in [
        (Lang::En, "A newer introduction: Dana"),
        (Lang::He, "הודעת היכרות חדשה: Dana"),
        (Lang::Ru, "Новый рассказ о себе: Dana"),
    ] {
        let (mut scene, cast, dana) = as_far_as_preview(language).await;
        let [_, _, publish, ..] = labels(language);
        scene.press_in_private(dana, publish).await;
        scene.pass(TimeDelta::days(3)).await;
        // A try that fails does not make the older one younger.
        let why = "Bad Request: not enough rights to send text messages to the chat".to_owned();
        scene.say_in_private(dana, "/introduce\nButter").await;
        scene.sim.fault("sendMessage", 0, 1, Fault::Reject(400, why));
        scene.press_in_private(dana, publish).await;
        scene.say_in_private(dana, "/introduce\nCheese").await;
        scene.press_in_private(dana, publish).await;
        let [older, newer] = <[_; 2]>::try_from(stands(&scene, &cast)).unwrap();
        assert_eq!(without_marks(&older.text), said);
        let link = format!("/{}", newer.id.0);
        assert!(
            older.entities.iter().any(|one| one["url"].as_str().is_some_and(|url| url.ends_with(&link))),
            "{older:?}"
        );
        assert!(newer.text.contains("Cheese"), "{newer:?}");
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn who_leaves_everything_out_takes_her_introduction_back() {
    for (language, gone, was_here) in [
        (
            Lang::En,
            "Your introduction is no longer in the group: Bakers.",
            "The introduction that was here has been taken back.",
        ),
        (Lang::He, "הודעת ההיכרות שלך כבר לא מופיעה בקבוצה: Bakers.", "הודעת ההיכרות שהופיעה כאן הוסרה."),
        (Lang::Ru, "Вашего рассказа о себе больше нет в группе: Bakers.", "Рассказ о себе, который был здесь, убран."),
    ] {
        for is_old in [false, true] {
            let (mut scene, cast, dana) = as_far_as_preview(language).await;
            let [skip, _, publish, ..] = labels(language);
            scene.press_in_private(dana, publish).await;
            if is_old {
                scene.pass(TimeDelta::days(3)).await;
            }
            scene.say_in_private(dana, "/introduce").await;
            for _ in 0..3 {
                scene.press_in_private(dana, leave_out(language)).await;
            }
            let told = without_marks(&scene.sim.last(dana.private(), dana).unwrap().text);
            assert!(told.starts_with(gone), "{told}");
            let left: Vec<_> = stands(&scene, &cast).into_iter().map(|seen| seen.text).collect();
            let expected = if is_old { vec![was_here.to_owned()] } else { Vec::new() };
            assert_eq!(left, expected);
            // Forgotten is forgotten: she is asked as if for the first time.
            scene.say_in_private(dana, "/introduce").await;
            assert_eq!(scene.sim.last(dana.private(), dana).unwrap().buttons[0][0], skip);
            scene.finish().await;
        }
    }
}

#[tokio::test]
async fn what_she_writes_days_later_answers_no_question() {
    for (language, so_far) in
        [(Lang::En, "So far: Bread"), (Lang::He, "התשובה עד עכשיו: Bread"), (Lang::Ru, "Сейчас: Bread")]
    {
        let (mut scene, cast, dana) = greeted(language).await;
        scene.say(cast.group, cast.noa, "/settings newcomers off").await;
        open(&mut scene, &cast, dana, language).await;
        scene.say_in_private(dana, "Bread").await;
        scene.pass(TimeDelta::hours(25)).await;
        let asked = scene.sim.last(dana.private(), dana).unwrap();
        scene.sees_in_private(dana);
        scene.say_in_private(dana, "When does the bakery open?").await;
        let seen = scene.sees_in_private(dana);
        assert!(!seen.contains('3'), "{seen}");
        // The buttons still work, and what she told is kept for when she goes on.
        scene.say_in_private(dana, "/introduce").await;
        assert!(scene.sees_in_private(dana).contains(so_far));
        assert!(asked.text.contains('2'), "{}", asked.text);
        scene.finish().await;
    }
}

/// An introduction that is nothing but ways out, of somebody who has just come or talked on `days` days.
async fn leads(language: Lang, days: i64, setting: Option<&str>) -> (Vec<String>, String) {
    let (mut scene, cast, dana) = greeted(language).await;
    if let Some(setting) = setting {
        scene.sim.say(cast.group, cast.noa, setting);
        scene.settle().await;
    }
    for _ in 0..days {
        scene.sim.say(cast.group, dana, "good morning");
        scene.pass(TimeDelta::days(1)).await;
    }
    let told = "/introduce Join t.me/+AbCdEf and example.com, @casino_royal\n+972 50-123-4567 or me@bread.org\n/start #win $CASH";
    scene.sim.say(dana.private(), dana, told);
    scene.settle().await;
    scene.press_in_private(dana, labels(language)[2]).await;
    let view = scene.sim.view(cast.group, cast.noa);
    let card = view.iter().rev().find(|seen| seen.text.contains("Join")).unwrap();
    let kinds = card.entities.iter().map(|entity| entity["type"].as_str().unwrap().to_owned());
    let kinds: Vec<String> = kinds.filter(|kind| kind != "bold").collect();
    let text = without_marks(&card.text);
    scene.finish().await;
    (kinds, text)
}

#[tokio::test]
async fn a_newcomers_introduction_leads_nowhere() {
    for language in Lang::ALL {
        let (kinds, text) = leads(language, 0, None).await;
        assert_eq!(kinds, ["text_mention"], "she herself, and nothing else: {text}");
        for word in
            ["t.me/+AbCdEf and example.com, @casino_royal", "+972 50-123-4567 or me@bread.org", "/start #win $CASH"]
        {
            assert!(text.contains(word), "it reads as she wrote it: {text}");
        }
    }
}

#[tokio::test]
async fn links_work_for_whom_the_group_knows_and_managers_decide() {
    for (days, setting, work) in [
        (3, None, true),
        (2, None, false),
        (0, Some("/settings links all"), true),
        (3, Some("/settings links off"), false),
        (3, Some("/settings links known"), true),
    ] {
        let (kinds, _) = leads(Lang::En, days, setting).await;
        assert_eq!(kinds.contains(&"url".to_owned()), work, "{days} {setting:?}: {kinds:?}");
        assert_eq!(kinds.contains(&"mention".to_owned()), work, "{days} {setting:?}: {kinds:?}");
    }
}

#[tokio::test]
async fn a_name_leads_nowhere_in_a_greeting() {
    for name in ["@casino_royal", "casino.com", "/start", "t.me/+AbCdEf", "+972501234567"] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.sim.join(cast.group, scene.sim.create(Person::named(name)));
        scene.pass(TimeDelta::seconds(31)).await;
        let view = scene.sim.view(cast.group, cast.noa);
        let greeting = view.iter().rev().find(|seen| seen.text.starts_with("Good to have you")).unwrap();
        let kinds: Vec<_> = greeting.entities.iter().map(|entity| entity["type"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["text_mention"], "{greeting:?}");
        // Somebody Telegram does not let us mention is named all the same.
        assert!(!greeting.text.contains(name), "what keeps it from being a link is there");
        scene.finish().await;
    }
}

#[tokio::test]
async fn switched_off_in_the_middle_it_waits_until_it_is_on_again() {
    for language in Lang::ALL {
        let (mut scene, cast, dana) = greeted(language).await;
        let [skip, _, publish, ..] = labels(language);
        open(&mut scene, &cast, dana, language).await;
        scene.say_in_private(dana, "Bread").await;
        scene.say_and_see(cast.group, cast.noa, "/settings welcome off").await;
        scene.sees_in_private(dana);
        scene.say_in_private(dana, "Sourdough").await;
        let off = scene.sees_in_private(dana);
        scene.press_in_private(dana, skip).await;
        let pressed = scene.sees_in_private(dana);
        assert!(pressed.starts_with("(alert)") && !pressed.contains('3') && !off.contains('3'), "{off} {pressed}");
        let said = pressed.trim_start_matches("(alert) ").to_owned();
        assert!(off.contains(&said), "typed or pressed, she is told the same: {off} {pressed}");

        scene.say_and_see(cast.group, cast.noa, "/settings welcome on").await;
        scene.say_in_private(dana, "Sourdough").await;
        scene.press_in_private(dana, skip).await;
        scene.say_and_see(cast.group, cast.noa, "/settings welcome off").await;
        scene.press_in_private(dana, publish).await;
        assert_eq!(standing_with(&scene, &cast, "Sourdough"), 0);
        scene.say_and_see(cast.group, cast.noa, "/settings welcome on").await;
        scene.press_in_private(dana, publish).await;
        assert_eq!(standing_with(&scene, &cast, "Sourdough"), 1);
        scene.finish().await;
    }
}

/// How many introductions with these words stand in the group.
fn standing_with(scene: &Scene, cast: &Cast, words: &str) -> usize {
    stands(scene, cast).iter().filter(|seen| seen.text.contains(words)).count()
}

#[tokio::test]
async fn from_the_desk_it_is_begun_below() {
    for language in Lang::ALL {
        let (mut scene, _, dana) = greeted(language).await;
        scene.sim.start_bot(dana);
        scene.settle().await;
        scene.say_in_private(dana, "/desk").await;
        let desk = scene.sim.last(dana.private(), dana).unwrap();
        let door = line("desk-door-introduction").render_plain(language);
        scene.press_in_private(dana, &door).await;
        let first = scene.sim.last(dana.private(), dana).unwrap();
        assert!(first.id > desk.id && first.text.contains("Bakers"), "{first:?}, {desk:?}");
        let same = scene.sim.view(dana.private(), dana).into_iter().find(|seen| seen.id == desk.id).unwrap();
        assert_eq!((same.text, same.buttons), (desk.text, desk.buttons), "the desk stays as it is");
        // What she has begun is there when she comes back to it.
        scene.say_in_private(dana, "Bread").await;
        scene.press_in_private(dana, &door).await;
        assert!(scene.sim.last(dana.private(), dana).unwrap().text.contains("Bread"));
        assert_eq!(with_buttons(&scene, dana).len(), 2, "the desk and the question");
        scene.finish().await;
    }
}

async fn execute(scene: &Scene, statement: &'static str, button: &str) {
    let tx = scene.core.store.write().await.unwrap();
    sqlx::query(statement).bind(button).execute(&mut *tx.lock().await).await.unwrap();
    tx.commit().await.unwrap();
}

/// Buttons of a version before have no rows in the tables of rights.
const FORGET: &str = "DELETE FROM buttons WHERE token = ?1";

#[tokio::test]
async fn what_the_version_before_was_asking_is_gone_on_with() {
    const DRAFT: &str = r#"UPDATE conversations SET state = json_object('making', json_object('chat', chat, 'round', 7,
        'step', json('{"asked":"helps"}'), 'answers', json('{"does":"Bread","helps":null,"seeks":null}'),
        'shown', json_extract(state, '$.flow.shown.message'))) WHERE json_extract(state, '$.flow.at') = 'helps' AND ?1 <> ''"#;
    const BUTTON: &str = r#"UPDATE buttons SET action = '{"skip":{"round":7,"question":"helps"}}' WHERE token = ?1"#;
    for is_pressed in [false, true] {
        let (mut scene, cast, dana) = greeted(Lang::En).await;
        open(&mut scene, &cast, dana, Lang::En).await;
        scene.say_in_private(dana, "Bread").await;
        execute(&scene, DRAFT, "all").await;
        let button = token(&scene, 0, 0);
        execute(&scene, BUTTON, &button).await;
        scene.restart().await;
        if is_pressed {
            // Its buttons bring what is open, with buttons of today's.
            for _ in 0..2 {
                scene.press_in_private(dana, "Skip").await;
            }
        } else {
            scene.say_in_private(dana, "Sourdough").await;
        }
        assert!(scene.sim.last(dana.private(), dana).unwrap().text.starts_with("3 of 3."));
        assert_eq!(with_buttons(&scene, dana), [[["Skip", "Back", "Stop"]]], "the earlier message is closed");
        scene.press_in_private(dana, "Skip").await;
        scene.press_in_private(dana, "Publish").await;
        assert_eq!(standing_with(&scene, &cast, "Bread"), 1);
        execute(&scene, FORGET, &button).await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_preview_and_a_choice_of_the_version_before_still_work() {
    const PREVIEW: &str = r#"UPDATE conversations SET state = json_object('making', json_object('chat', chat, 'round', 7,
        'step', 'preview', 'answers', json('{"does":"Bread","helps":null,"seeks":"An oven"}'))) WHERE ?1 <> ''"#;
    const PUBLISH: &str = r#"UPDATE buttons SET action = '{"publish":{"round":7}}' WHERE token = ?1"#;
    let (mut scene, cast, dana) = as_far_as_preview(Lang::En).await;
    execute(&scene, PREVIEW, "all").await;
    let publish = token(&scene, 0, 0);
    execute(&scene, PUBLISH, &publish).await;
    scene.restart().await;
    scene.press_in_private(dana, "Publish").await;
    assert_eq!(standing_with(&scene, &cast, "An oven"), 0, "what is open is shown first");
    scene.press_in_private(dana, "Publish").await;
    assert_eq!(standing_with(&scene, &cast, "An oven"), 1);

    const CHOICE: &str = r#"INSERT INTO conversations (user_id, room, state, updated_at)
        SELECT only_user, 'onboarding', '{"choosing":{"does":"Cheese","helps":null,"seeks":null}}', 0 FROM buttons WHERE token = ?1"#;
    const CHOOSE: &str = r#"UPDATE buttons SET action = '"choose"' WHERE token = ?1"#;
    scene.say_in_private(dana, "/introduce").await;
    scene.press_in_private(dana, "Stop").await;
    let readers = scene.sim.supergroup("Readers", cast.noa);
    scene.sim.add_bot(readers, cast.noa);
    scene.sim.promote_bot(readers, cast.noa, Rights::all());
    scene.settle().await;
    scene.sim.join(readers, dana);
    scene.settle().await;
    scene.say_in_private(dana, "/introduce").await;
    let bakers = token(&scene, 0, 0);
    execute(&scene, CHOICE, &bakers).await;
    execute(&scene, CHOOSE, &bakers).await;
    scene.restart().await;
    scene.press_in_private(dana, "Bakers").await;
    assert!(scene.sim.last(dana.private(), dana).unwrap().text.contains("Cheese"));
    for button in [publish, bakers] {
        execute(&scene, FORGET, &button).await;
    }
    scene.finish().await;
}
