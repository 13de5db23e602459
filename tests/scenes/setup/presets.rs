//! What a kind of community begins with: proposed, and nothing changes before *Yes*.

use kehila::{
    dispatch::settings,
    store::chats::Community,
    words::{Lang, line},
};
use simulator::{ChatId, UserId};

use super::{added, rhythm};
use crate::support::{Scene, without_marks, word};

async fn proposed(scene: &mut Scene, noa: UserId, label: &str) -> String {
    scene.sees_in_private(noa);
    scene.press_in_private(noa, label).await;
    without_marks(&scene.sees_in_private(noa))
}

/// The rooms that are off, but for those that wait to be switched on.
async fn off(scene: &Scene, group: ChatId) -> Vec<String> {
    let key = scene.chat(group).await.key;
    let off = scene.with_cx(async |cx| settings::off_in(cx, key).await).await;
    off.difference(&scene.core.rooms.off_at_first()).cloned().collect()
}

#[tokio::test]
async fn each_kind_says_what_it_would_be_and_holds_with_yes() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        scene.press_in_private(noa, &word("setup-skip", lang)).await;
        scene.press_in_private(noa, &word("setup-skip", lang)).await;
        for (kind, community, expected, rooms_off) in [
            ("customers", Some(Community::Customers), "gentle", vec![]),
            ("interest", Some(Community::Interest), "steady", vec![]),
            ("team", Some(Community::Team), "gentle", vec!["recognition"]),
            ("support", Some(Community::Support), "gentle", vec!["recognition"]),
        ] {
            let before = (scene.chat(group).await.community, rhythm(&scene, group).await, off(&scene, group).await);
            let name = line("setup-community").plain("community", kind).render_plain(lang);
            let seen = proposed(&mut scene, noa, &name).await;
            let prompts = line("setup-proposal-prompts").plain("preset", kind).render_plain(lang);
            assert!(seen.contains(&without_marks(&prompts)), "{seen}");
            let posts = if expected == "steady" { 5 } else { 1 };
            let posts = line("setup-proposal-posts").num("posts", posts).render_plain(lang);
            assert!(seen.contains(&without_marks(&posts)), "{seen}");
            assert!(seen.contains("/settings rooms"), "{seen}");
            scene.press_in_private(noa, &word("setup-back", lang)).await;
            let after = (scene.chat(group).await.community, rhythm(&scene, group).await, off(&scene, group).await);
            assert_eq!(after, before, "nothing changes before Yes");
            scene.press_in_private(noa, &name).await;
            scene.press_in_private(noa, &word("setup-yes", lang)).await;
            assert_eq!(scene.chat(group).await.community, community);
            assert_eq!(rhythm(&scene, group).await.as_deref(), Some(expected));
            assert_eq!(off(&scene, group).await, rooms_off);
        }
        let seen = proposed(&mut scene, noa, &word("setup-preset-asked", lang)).await;
        assert!(seen.contains(&without_marks(&word("setup-proposal-own-posts", lang))), "{seen}");
        scene.press_in_private(noa, &word("setup-yes", lang)).await;
        assert_eq!(scene.chat(group).await.community, Some(Community::Support), "the kind stays");
        assert_eq!(rhythm(&scene, group).await.as_deref(), Some("none"));
        assert_eq!(off(&scene, group).await, ["newcomers", "onboarding", "recognition"]);
        // Her own words still have their place.
        scene.say_in_private(noa, "We bake together").await;
        assert_eq!(scene.chat(group).await.goal.as_deref(), Some("We bake together"));
        scene.finish().await;
    }
}
