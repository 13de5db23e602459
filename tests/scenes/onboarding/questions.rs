//! The managers' own questions: in one message, by buttons, and what becomes of those who were asked others.

use insta::assert_snapshot;
use kehila::words::Lang;
use simulator::Person;

use super::asked;
use crate::support::{Scene, without_marks, word};

const FORM: [(Lang, &str); 3] = [
    (
        Lang::En,
        "text: What do you bake?\nchoice, must: Rye or wheat? = rye / wheat\ntags: = honey\nplace\nbirthday\nphoto",
    ),
    (
        Lang::He,
        "טקסט: מה אופים אצלך?\nבחירה, חובה: שיפון או חיטה? = שיפון / חיטה\nתגיות: = דבש\nמקום\nיום הולדת\nתמונה",
    ),
    (
        Lang::Ru,
        "текст: Что вы печёте?\nвыбор, обязательно: Рожь или пшеница? = рожь / пшеница\nтеги: = мёд\nместо\nдень рождения\nфото",
    ),
];

/// A newcomer answers all six.
async fn whole(language: Lang, form: &str) -> String {
    let (mut scene, cast) = asked(language, form).await;
    let dana = scene.sim.create(Person::named("Dana").language(language.code()));
    scene.sim.join(cast.group, dana);
    scene.sim.start_bot(dana);
    scene.settle().await;
    scene.sees_in_private(dana);
    scene.sees(cast.group, cast.noa);
    scene.say_in_private(dana, "/introduce").await;
    scene.say_in_private(dana, "Bread").await;
    let option = scene.sim.last(dana.private(), dana).unwrap().buttons[0][0].clone();
    scene.press_in_private(dana, &option).await;
    scene.say_in_private(dana, "rye").await;
    scene.say_in_private(dana, "Haifa").await;
    scene.say_in_private(dana, "31.2").await;
    scene.say_in_private(dana, "29.2").await;
    scene.sim.photo(dana.private(), dana, "");
    scene.settle().await;
    scene.press_in_private(dana, &word("intro-birthday-off", language)).await;
    scene.press_in_private(dana, &word("flow-publish", language)).await;
    let (private, group) = (scene.sees_in_private(dana), scene.sees(cast.group, cast.noa));
    scene.finish().await;
    without_marks(&format!("{private}\n----\n{group}"))
}

#[tokio::test]
async fn six_questions_in_english() {
    assert_snapshot!(whole(Lang::En, FORM[0].1).await);
}

#[tokio::test]
async fn six_questions_in_hebrew() {
    assert_snapshot!(whole(Lang::He, FORM[1].1).await);
}

#[tokio::test]
async fn six_questions_in_russian() {
    assert_snapshot!(whole(Lang::Ru, FORM[2].1).await);
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_with_what_can() {
    for language in Lang::ALL {
        let (mut scene, cast) = asked(language, "place").await;
        for (typed, why) in [
            ("What do you bake?", "text: What do you bake?"),
            ("text", ": "),
            ("choice: Which? = rye", "rye / wheat"),
            ("photo\nphoto", ""),
            ("text: a\ntext: b\ntext: c\ntext: d\ntext: e\ntext: f\ntext: g", "6"),
        ] {
            scene.sees(cast.group, cast.noa);
            scene.sim.say(cast.group, cast.noa, &format!("/questions\n{typed}"));
            scene.settle().await;
            let seen = scene.sees(cast.group, cast.noa);
            assert!(seen.contains("Simbot"), "{typed}: {seen}");
            if language == Lang::En {
                assert!(seen.contains(why), "{typed}: {seen}");
            }
        }
        // Members are not asked what others are.
        scene.sim.say(cast.group, cast.alice, "/questions default");
        scene.settle().await;
        scene.say_in_private(cast.noa, "/questions").await;
        let now = scene.sim.last(cast.noa.private(), cast.noa).unwrap();
        assert!(now.text.contains("1. "), "it is as it was: {}", now.text);
        assert!(!now.text.contains("2. "), "{}", now.text);
        scene.finish().await;
    }
}

#[tokio::test]
async fn by_buttons_a_question_is_added_reworded_moved_and_removed() {
    let lang = Lang::En;
    let (mut scene, cast) = asked(lang, "default").await;
    let noa = cast.noa;
    let shown = |scene: &Scene| without_marks(&scene.sim.last(noa.private(), noa).unwrap().text);
    scene.say_in_private(noa, "/questions").await;
    assert!(shown(&scene).contains("3. What are you looking for here? (text)"), "{}", shown(&scene));
    scene.press_in_private(noa, &word("questions-add", lang)).await;
    scene.press_in_private(noa, "Birthday").await;
    assert!(shown(&scene).contains("4. "), "{}", shown(&scene));

    scene.press_in_private(noa, &word("questions-add", lang)).await;
    scene.press_in_private(noa, "A choice").await;
    scene.say_in_private(noa, "Rye or wheat?").await;
    scene.say_in_private(noa, "rye").await;
    assert!(shown(&scene).contains("two options"), "{}", shown(&scene));
    scene.say_in_private(noa, "rye, wheat").await;
    assert!(shown(&scene).starts_with("5 of 5. Rye or wheat?"), "{}", shown(&scene));
    scene.press_in_private(noa, &word("questions-save", lang)).await;
    assert!(shown(&scene).contains("Saved: 5 questions"), "{}", shown(&scene));

    scene.say_in_private(noa, "/questions").await;
    scene.press_in_private(noa, "5").await;
    scene.press_in_private(noa, &word("questions-must", lang)).await;
    scene.press_in_private(noa, &word("questions-up", lang)).await;
    assert!(shown(&scene).contains("4. Rye or wheat? (choice, must be answered)"), "{}", shown(&scene));
    scene.press_in_private(noa, "1").await;
    scene.press_in_private(noa, &word("questions-remove", lang)).await;
    assert!(!shown(&scene).contains("What do you do?") && !shown(&scene).contains("5. "), "{}", shown(&scene));
    scene.press_in_private(noa, "1").await;
    scene.press_in_private(noa, &word("questions-reword", lang)).await;
    scene.say_in_private(noa, "What can you teach?").await;
    scene.press_in_private(noa, &word("questions-save", lang)).await;
    scene.say_in_private(noa, "/questions").await;
    assert!(shown(&scene).contains("1. What can you teach?"), "{}", shown(&scene));

    // The hashtags by which introductions are known.
    scene.press_in_private(noa, &word("questions-button-hashtags", lang)).await;
    scene.say_in_private(noa, "#hello #bakers").await;
    assert!(shown(&scene).contains("#hello #bakers"), "{}", shown(&scene));
    scene.press_in_private(noa, &word("questions-save", lang)).await;
    scene.say_in_private(noa, "/questions").await;
    scene.press_in_private(noa, &word("questions-button-of-house", lang)).await;
    assert!(shown(&scene).contains("3. What are you looking for here?"), "{}", shown(&scene));

    // A member may press none of it.
    scene.sim.start_bot(cast.alice);
    scene.say_in_private(cast.alice, "/questions").await;
    let refused = scene.sim.last(cast.alice.private(), cast.alice).unwrap();
    assert!(refused.buttons.is_empty() && refused.text.contains("/questions"), "{}", refused.text);
    scene.finish().await;
}

#[tokio::test]
async fn who_was_asked_others_goes_on_and_what_was_told_stays() {
    let (mut scene, cast) = asked(Lang::En, "default").await;
    let alice = cast.alice;
    scene.sim.start_bot(alice);
    scene.say_in_private(alice, "/introduce").await;
    scene.say_in_private(alice, "Bread").await;
    // The second of three is open when the managers decide otherwise.
    scene.sim.say(cast.group, cast.noa, "/questions\ntext: Why here?\nplace");
    scene.settle().await;
    scene.say_in_private(alice, "For the company").await;
    let shown = |scene: &Scene| without_marks(&scene.sim.last(alice.private(), alice).unwrap().text);
    assert!(shown(&scene).starts_with("2 of 2."), "{}", shown(&scene));
    scene.say_in_private(alice, "Haifa").await;
    scene.press_in_private(alice, &word("flow-publish", Lang::En)).await;
    let card = scene.sim.last(cast.group, cast.noa).unwrap().text;
    assert!(card.contains("Why here?") && card.contains("For the company") && card.contains("Haifa"), "{card}");
    assert!(!card.contains("Bread"), "it was told to a question that is asked no longer: {card}");

    // What stands is changed where it stands.
    scene.sim.say(cast.group, cast.noa, "/questions default");
    scene.settle().await;
    scene.say_in_private(alice, "/introduce\nRye\n-\nAn oven").await;
    scene.press_in_private(alice, &word("flow-publish", Lang::En)).await;
    let cards: Vec<String> = scene.sim.view(cast.group, cast.noa).into_iter().map(|seen| seen.text).collect();
    let cards: Vec<&String> = cards.iter().filter(|text| text.contains("Alice")).collect();
    assert_eq!(cards.len(), 1, "{cards:?}");
    assert!(cards[0].contains("Rye") && !cards[0].contains("Haifa"), "{cards:?}");
    scene.finish().await;
}

#[tokio::test]
async fn with_a_photo_it_is_a_picture_with_few_words_and_can_become_words_again() {
    let (mut scene, cast) =
        asked(Lang::En, "text: What do you bake?\ntext: What else?\ntext: And then?\ntext: Why?\nphoto").await;
    let alice = cast.alice;
    scene.sim.start_bot(alice);
    scene.say_in_private(alice, "/introduce").await;
    for _ in 0..4 {
        scene.say_in_private(alice, &"word ".repeat(59)).await;
    }
    scene.sim.send(alice.private(), alice, simulator::Medium::Document, "");
    scene.settle().await;
    assert_eq!(scene.sim.last(alice.private(), alice).unwrap().text, word("flow-photo", Lang::En));
    scene.sim.photo(alice.private(), alice, "");
    scene.settle().await;
    let publish = word("flow-publish", Lang::En);
    scene.sees_in_private(alice);
    scene.press_in_private(alice, &publish).await;
    let seen = scene.sees_in_private(alice);
    assert!(seen.contains("more than fit below a photo"), "{seen}");
    scene.press_in_private(alice, &word("flow-change", Lang::En)).await;
    for _ in 0..4 {
        scene.say_in_private(alice, "Bread").await;
    }
    scene.press_in_private(alice, &word("flow-keep", Lang::En)).await;
    scene.press_in_private(alice, &publish).await;
    let card = scene.sim.view(cast.group, cast.noa).into_iter().find(|seen| seen.media.is_some()).unwrap();
    assert!(card.media.unwrap().caption.contains("Bread"));

    // A picture cannot become words where it stands: they are posted in its place.
    scene.say_in_private(alice, "/introduce\nRye").await;
    scene.press_in_private(alice, &publish).await;
    let view = scene.sim.view(cast.group, cast.noa);
    assert!(view.iter().all(|seen| seen.media.is_none()) && view.iter().any(|seen| seen.text.contains("Rye")));
    scene.finish().await;
}

#[tokio::test]
async fn a_kind_of_community_has_questions_that_suit_it_until_managers_choose() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.noa);
    scene.sim.say(cast.group, cast.noa, "/settings community team");
    scene.settle().await;
    scene.say_in_private(cast.noa, "/questions").await;
    let shown = without_marks(&scene.sim.last(cast.noa.private(), cast.noa).unwrap().text);
    assert!(shown.contains("(birthday)") && shown.contains("(tags)") && !shown.contains("(place)"), "{shown}");
    scene.finish().await;
}
