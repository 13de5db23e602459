//! What every room relies on.

use kehila::words::Lang;
use simulator::Rights;

use crate::support::Scene;

#[tokio::test]
async fn a_group_is_known_once_the_bot_is_in_it() {
    let (scene, cast) = Scene::with_group(Lang::He).await;
    let chat =
        scene.with_cx(async |cx| cx.chat_or_new(kehila::telegram::ChatId(cast.group.0), "supergroup", "?").await).await;
    assert_eq!(chat.title, "Bakers");
    assert_eq!(chat.language, Lang::He);
    assert_eq!(chat.zone, chrono_tz::Asia::Jerusalem);
    assert!(chat.bot.can_delete());
    assert!(chat.admins_known_at.is_some());
    scene.finish().await;
}

#[tokio::test]
async fn what_nobody_asked_for_in_private_gets_a_hint() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    scene.sim.say(cast.alice.private(), cast.alice, "hello?");
    scene.settle().await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.contains("I look after groups. /help shows what I can do."), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn the_bot_notices_its_own_rights() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.promote_bot(cast.group, cast.noa, Rights::none());
    scene.settle().await;
    let id = kehila::telegram::ChatId(cast.group.0);
    let chat = scene.with_cx(async |cx| cx.chat_or_new(id, "supergroup", "?").await).await;
    assert!(chat.bot.is_admin() && !chat.bot.can_delete());
    scene.finish().await;
}
