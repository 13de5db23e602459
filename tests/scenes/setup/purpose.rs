//! What the community is for, and what kind it is: where members hear of it, and what is posted.

use chrono::TimeDelta;
use kehila::words::{Lang, Line, exists, line};
use simulator::Person;

use crate::support::{Cast, Scene};

#[tokio::test]
async fn newcomers_and_whoever_asks_hear_what_the_group_is_for() {
    for (lang, welcome, help) in [
        (Lang::En, "Good to have you here, דנה!\nThis group is for: ", "This group is for: "),
        (Lang::He, "כיף שהצטרפת, דנה!\nמטרת הקבוצה: ", "מטרת הקבוצה: "),
        (Lang::Ru, "Добро пожаловать, דנה!\nДля чего эта группа: ", "Для чего эта группа: "),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.boris, "/help");
        scene.settle().await;
        assert!(!scene.sees(cast.group, cast.boris).contains(help), "nobody has said what it is for");

        scene.sim.say(cast.group, cast.noa, "/settings goal We bake\n</b> & swap");
        scene.sim.say(cast.group, cast.boris, "/help");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.boris);
        assert!(seen.contains(&format!("(only you): {help}We bake </b> & swap\n\n")), "{seen}");

        let dana = scene.sim.create(Person::named("דנה"));
        scene.sim.join(cast.group, dana);
        scene.pass(TimeDelta::minutes(2)).await;
        let seen = scene.sees(cast.group, cast.boris);
        assert!(seen.contains(&format!("{welcome}We bake </b> & swap\n\n")), "{seen}");
        scene.finish().await;
    }
}

/// What the library posted in two weeks of working days.
async fn two_weeks(scene: &mut Scene, cast: &Cast) -> Vec<String> {
    scene.sim.say(cast.group, cast.noa, "/settings rhythm steady");
    scene.pass(TimeDelta::days(14)).await;
    let ours = |seen: &simulator::Seen| seen.sender_id == scene.sim.bot() && !seen.service && seen.ephemeral.is_none();
    scene.sim.view(cast.group, cast.boris).into_iter().filter(ours).map(|seen| seen.text).collect()
}

#[tokio::test]
async fn conversation_starters_suit_the_kind_of_community() {
    let series = ["question", "help", "share", "win", "light", "plan", "tap", "meet"];
    let is_of = |post: &str, kind: &str| {
        let ids = series.iter().flat_map(|series| (1..20).map(move |n| format!("prompt-{kind}-{series}-{n:02}")));
        let mut ids = ids.filter(|id| exists(Lang::En, id));
        ids.any(|id| post.ends_with(&Line::named(id).render_plain(Lang::En)))
    };
    for kind in ["customers", "interest", "team", "support"] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.sim.say(cast.group, cast.noa, &format!("/settings community {kind}"));
        let posts = two_weeks(&mut scene, &cast).await;
        let own = posts.iter().filter(|post| is_of(post, kind)).count();
        assert!(posts.len() >= 9 && own == posts.len().div_ceil(2), "{kind}: {posts:#?}");
        let lively = ["series-win", "series-light"].map(|id| line(id).render_plain(Lang::En));
        let hurts = |post: &String| lively.iter().any(|series| post.starts_with(series));
        assert!(kind != "support" || !posts.iter().any(hurts), "{posts:#?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_list_of_posts_says_for_whom_the_starters_are_chosen_and_why() {
    for (lang, any, support, goal) in [
        (
            Lang::En,
            "The conversation starters suit any group.",
            "chosen for mutual support, as set in /settings",
            "This group is for: We bake",
        ),
        (Lang::He, "הנושאים לשיחה מתאימים לכל קבוצה.", "נבחרים בשביל קהילת תמיכה, כפי שהוגדר", "מטרת הקבוצה: We bake"),
        (
            Lang::Ru,
            "Темы подойдут любой группе.",
            "подобраны для взаимной поддержки, как указано в /settings",
            "Для чего эта группа: We bake",
        ),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let list = scene.say_and_see(cast.group, cast.noa, "/touchpoints").await;
        assert!(list.contains(any) && !list.contains(goal), "{list}");
        scene.say(cast.group, cast.noa, "/settings community support").await;
        scene.say(cast.group, cast.noa, "/settings goal We bake").await;
        let list = scene.say_and_see(cast.group, cast.noa, "/touchpoints").await;
        assert!(list.contains(support) && list.contains(goal) && !list.contains(any), "{list}");
        let one = scene.press_and_see(cast.group, cast.noa, "1").await;
        assert!(one.contains(support) && one.contains(goal), "{one}");

        // Where nothing comes from the library, nothing is said of it.
        scene.say(cast.group, cast.noa, "/settings rhythm none").await;
        scene.say(cast.group, cast.noa, "/touchpoint every monday 10:00\nWho bakes?").await;
        scene.sees(cast.group, cast.noa);
        let list = scene.say_and_see(cast.group, cast.noa, "/touchpoints").await;
        assert!(list.contains("Who bakes?") && !list.contains(support), "{list}");
        scene.finish().await;
    }
}
