//! What members are into, and who shares it with them.

use kehila::{
    features::onboarding,
    store::{ChatKey, chats},
    telegram::{self, UserId},
    words::Lang,
};

use super::{asked, introduced};
use crate::support::{Cast, Scene, word};

/// Everybody has introduced themselves, in the order Noa, Boris, Alice.
async fn with_tags() -> (Scene, Cast) {
    let (mut scene, cast) = asked(Lang::En, "tags").await;
    for (person, tags) in [(cast.noa, "rye, honey"), (cast.boris, "#Honey"), (cast.alice, "RYE, oats; honey")] {
        introduced(&mut scene, person, tags).await;
    }
    (scene, cast)
}

/// Who shares what with somebody, and whether she may be found herself.
async fn sharing(scene: &Scene, cast: &Cast, user: simulator::UserId, most: usize) -> (Vec<(String, String)>, bool) {
    let (group, user) = (telegram::ChatId(cast.group.0), UserId(user.0));
    scene
        .with_cx(async |cx| {
            let chat: ChatKey = chats::by_telegram_id(&cx.tx, group).await?.unwrap().key;
            let found = onboarding::sharing(cx, chat, user, most).await?;
            let may = onboarding::may_be_found(cx, chat, user).await?;
            Ok((found.into_iter().map(|(_, name, tags)| (name, tags.join(" "))).collect(), may))
        })
        .await
}

fn with(name: &str, tags: &str) -> (String, String) {
    (name.to_owned(), tags.to_owned())
}

#[tokio::test]
async fn who_shares_most_comes_first_and_only_who_is_there_and_may_be_found() {
    let (mut scene, cast) = with_tags().await;
    let (alice, boris) = (with("Alice", "rye honey"), with("Борис", "honey"));
    assert_eq!(sharing(&scene, &cast, cast.noa, 9).await, (vec![alice.clone(), boris.clone()], true));
    assert_eq!(sharing(&scene, &cast, cast.noa, 1).await.0, [alice]);

    scene.sim.leave(cast.group, cast.alice);
    scene.settle().await;
    assert_eq!(sharing(&scene, &cast, cast.noa, 9).await.0, std::slice::from_ref(&boris));
    assert!(!sharing(&scene, &cast, cast.alice, 9).await.1, "who has left is not found");

    scene.say_in_private(cast.boris, "/intro").await;
    scene.press_in_private(cast.boris, &word("intro-mine-hide", Lang::Ru)).await;
    assert_eq!(sharing(&scene, &cast, cast.noa, 9).await.0, []);
    let (found, may) = sharing(&scene, &cast, cast.boris, 9).await;
    assert_eq!((found, may), (vec![with("Noa", "Honey")], false), "she who is not found finds others");
    scene.finish().await;
}

#[tokio::test]
async fn tags_are_told_and_go_with_the_introduction() {
    let (mut scene, cast) = with_tags().await;
    scene.sees_in_private(cast.alice);
    scene.say_in_private(cast.alice, "/mydata").await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.contains("#RYE") && seen.contains("#oats"), "{seen}");

    scene.say_in_private(cast.alice, "/intro").await;
    scene.press_in_private(cast.alice, &word("intro-mine-take-back", Lang::En)).await;
    assert_eq!(sharing(&scene, &cast, cast.alice, 9).await, (vec![], false));
    assert_eq!(sharing(&scene, &cast, cast.noa, 9).await.0.len(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn tags_are_pressed_and_typed_and_what_is_none_is_refused() {
    for language in Lang::ALL {
        let (mut scene, cast) = asked(language, "tags: = rye, sour dough").await;
        let dana = scene.sim.create(simulator::Person::named("Dana").language(language.code()));
        scene.sim.join(cast.group, dana);
        scene.sim.start_bot(dana);
        scene.say_in_private(dana, "/introduce").await;
        let answers = |scene: &Scene| scene.sim.last(dana.private(), dana).unwrap().text;
        scene.say_in_private(dana, "2026").await;
        assert_eq!(crate::support::without_marks(&answers(&scene)), word("flow-tag-empty", language));
        scene.say_in_private(dana, &"r".repeat(40)).await;
        assert!(answers(&scene).contains("32"), "{}", answers(&scene));
        scene.say_in_private(dana, "a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11").await;
        assert!(answers(&scene).contains("10"), "{}", answers(&scene));
        let question = scene.sim.view(dana.private(), dana).into_iter().rev().find(|seen| !seen.buttons.is_empty());
        scene.sim.press_on(dana.private(), dana, question.unwrap().id, "#sour_dough").unwrap();
        scene.settle().await;
        scene.say_in_private(dana, "</b> honey & bees").await;
        scene.press_in_private(dana, &word("flow-publish", language)).await;
        let shown = scene.sim.last(cast.group, cast.noa).unwrap();
        let tags: Vec<_> = shown.entities.iter().filter(|entity| entity["type"] == "hashtag").collect();
        assert_eq!(tags.len(), 2, "{}", shown.text);
        assert!(shown.text.contains("#sour_dough") && shown.text.contains("#b_honey_bees"), "{}", shown.text);
        scene.finish().await;
    }
}
