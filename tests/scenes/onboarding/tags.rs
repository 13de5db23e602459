//! What members are into, and who shares it with them.

use kehila::{
    features::onboarding,
    store::{ChatKey, chats},
    telegram::{self, UserId},
    words::{Lang, line},
};
use sqlx::AssertSqlSafe;

use crate::support::{Cast, Scene};

/// Everybody has introduced themselves, in the order Noa, Boris, Alice.
async fn introduced() -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sim.start_bot(person);
        scene.say_in_private(person, "/introduce\nBread").await;
        scene.press_in_private(person, &line("flow-publish").render_plain(Lang::En)).await;
    }
    for (person, tags) in [(cast.noa, "rye honey"), (cast.boris, "Honey"), (cast.alice, "RYE oats honey")] {
        for (place, shown) in tags.split(' ').enumerate() {
            let tag = shown.to_lowercase();
            write(&scene, &format!("INSERT INTO member_tags VALUES (1, {}, '{tag}', '{shown}', {place})", person.0))
                .await;
        }
    }
    (scene, cast)
}

async fn write(scene: &Scene, statement: &str) {
    let tx = scene.core.store.write().await.unwrap();
    sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&mut *tx.lock().await).await.unwrap();
    tx.commit().await.unwrap();
}

/// Who shares what with somebody, and whether she may be found herself.
async fn sharing(
    scene: &Scene,
    cast: &Cast,
    user: simulator::UserId,
    most: usize,
) -> (Vec<(String, Vec<String>)>, bool) {
    let group = telegram::ChatId(cast.group.0);
    let user = UserId(user.0);
    scene
        .with_cx(async |cx| {
            let chat: ChatKey = chats::by_telegram_id(&cx.tx, group).await?.unwrap().key;
            let found = onboarding::sharing(cx, chat, user, most).await?;
            let may = onboarding::may_be_found(cx, chat, user).await?;
            Ok((found.into_iter().map(|(_, name, tags)| (name, tags)).collect(), may))
        })
        .await
}

#[tokio::test]
async fn who_shares_most_comes_first_and_only_who_is_there_and_may_be_found() {
    let (mut scene, cast) = introduced().await;
    let both = ("Alice".to_owned(), vec!["rye".to_owned(), "honey".to_owned()]);
    let one = ("Boris".to_owned(), vec!["honey".to_owned()]);
    assert_eq!(sharing(&scene, &cast, cast.noa, 9).await, (vec![both.clone(), one.clone()], true));
    assert_eq!(sharing(&scene, &cast, cast.noa, 1).await.0, [both]);

    scene.sim.leave(cast.group, cast.alice);
    scene.settle().await;
    assert_eq!(sharing(&scene, &cast, cast.noa, 9).await.0, [one]);
    assert!(!sharing(&scene, &cast, cast.alice, 9).await.1, "who has left is not found");

    write(&scene, &format!("UPDATE introductions SET findable = 0 WHERE user_id = {}", cast.boris.0)).await;
    assert_eq!(sharing(&scene, &cast, cast.noa, 9).await.0, []);
    let (found, may) = sharing(&scene, &cast, cast.boris, 9).await;
    assert_eq!((found.len(), may), (1, false), "she who is not found finds others");
    scene.finish().await;
}

#[tokio::test]
async fn tags_are_told_and_forgotten_with_the_rest() {
    let (mut scene, cast) = introduced().await;
    scene.sees_in_private(cast.alice);
    scene.say_in_private(cast.alice, "/mydata").await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.contains("#RYE") && seen.contains("#oats"), "{seen}");

    scene.say_in_private(cast.alice, "/introduce").await;
    for way in ["flow-leave-out", "flow-skip", "flow-skip"] {
        scene.press_in_private(cast.alice, &line(way).render_plain(Lang::En)).await;
    }
    assert_eq!(sharing(&scene, &cast, cast.alice, 9).await, (vec![], false), "an introduction that is taken back");
    assert_eq!(sharing(&scene, &cast, cast.noa, 9).await.0.len(), 1);
    scene.finish().await;
}
