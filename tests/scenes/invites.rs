//! Who brought whom: links of members and of campaigns, and thanks once somebody has stayed.

use chrono::TimeDelta;
use kehila::{
    features::invites,
    telegram::UserId as OurUser,
    words::{Lang, line},
};
use simulator::{Person, Right, Rights, UserId};

use super::support::{Cast, Scene, without_marks, word};

/// Alice's own link.
async fn own_link(scene: &mut Scene, cast: &Cast) -> String {
    scene.say(cast.group, cast.alice, "/invite").await;
    scene.sim.link_named(cast.group, "Alice").expect("a link in her name")
}

async fn comes(scene: &mut Scene, cast: &Cast, name: &str, url: &str) -> UserId {
    let who = scene.sim.create(Person::named(name).language("en"));
    scene.sim.come_by(cast.group, who, url).unwrap();
    scene.settle().await;
    who
}

/// Somebody says something to which she answers.
async fn answers(scene: &mut Scene, cast: &Cast, who: UserId) {
    let asked = scene.sim.say(cast.group, cast.boris, "Who has rye flour?");
    scene.sim.reply(cast.group, who, asked, "I have some");
    scene.settle().await;
}

fn thanks(name: &str, lang: Lang) -> String {
    without_marks(&line("invites-thanks").text("name", name).text("group", "Bakers").render_plain(lang))
}

#[tokio::test]
async fn who_brought_somebody_who_stays_and_answers_is_thanked_once() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.start_bot(cast.alice);
        scene.settle().await;
        let url = own_link(&mut scene, &cast).await;
        assert!(scene.sees(cast.group, cast.alice).contains(&url), "only she sees it");
        assert!(!scene.sees(cast.group, cast.boris).contains(&url));
        let [dana, rina] = [comes(&mut scene, &cast, "Dana", &url).await, comes(&mut scene, &cast, "Rina", &url).await];
        answers(&mut scene, &cast, dana).await;
        scene.sees_in_private(cast.alice);
        scene.restart().await;
        scene.pass(TimeDelta::days(13)).await;
        assert_eq!(scene.sees_in_private(cast.alice), "", "nobody has stayed yet");
        scene.pass(TimeDelta::days(2)).await;
        let seen = scene.sees_in_private(cast.alice);
        assert!(seen.contains(&thanks("Dana", Lang::En)) && !seen.contains("Rina"), "{seen}");
        // Rina answers later, and counts then.
        answers(&mut scene, &cast, rina).await;
        answers(&mut scene, &cast, dana).await;
        scene.pass(TimeDelta::days(2)).await;
        let seen = scene.sees_in_private(cast.alice);
        assert!(seen.contains(&thanks("Rina", Lang::En)) && !seen.contains("Dana"), "{seen}");

        // The same link, with its numbers; and it can be copied.
        scene.say(cast.group, cast.alice, "/invite").await;
        let seen = scene.sees(cast.group, cast.alice);
        let numbers = line("invites-numbers").num("came", 2).num("stayed", 2).num("answered", 2);
        assert!(seen.contains(&without_marks(&numbers.render_plain(lang))) && seen.contains(&url), "{seen}");
        assert_eq!(scene.sim.requests_of("createChatInviteLink").len(), 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_return_is_no_invitation_and_who_leaves_counts_no_longer() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    let url = own_link(&mut scene, &cast).await;
    // Boris was here before.
    scene.sim.leave(cast.group, cast.boris);
    scene.settle().await;
    scene.sim.come_by(cast.group, cast.boris, &url).unwrap();
    let dana = comes(&mut scene, &cast, "Dana", &url).await;
    answers(&mut scene, &cast, dana).await;
    scene.pass(TimeDelta::days(3)).await;
    scene.sim.leave(cast.group, dana);
    scene.settle().await;
    scene.sim.come_by(cast.group, dana, &url).unwrap();
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    scene.pass(TimeDelta::days(20)).await;
    answers(&mut scene, &cast, dana).await;
    scene.pass(TimeDelta::days(1)).await;
    assert!(!scene.sees_in_private(cast.alice).contains("Dana"));
    let chat = scene.key(cast.group).await;
    let link_of = async |scene: &Scene, who: UserId| {
        scene.with_cx(async |cx| invites::link_of(cx, chat, OurUser(who.0)).await).await
    };
    assert_eq!(link_of(&scene, dana).await.as_deref(), Some("Alice"));
    assert_eq!(link_of(&scene, cast.boris).await, None);

    // Who leaves takes her link with her.
    scene.sim.leave(cast.group, cast.alice);
    scene.settle().await;
    assert!(scene.sim.link_named(cast.group, "Alice").is_none());
    scene.finish().await;
}

#[tokio::test]
async fn campaigns_have_links_of_their_own() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let name = "Весна <b>\u{202E}ярмарка";
        scene.say(cast.group, cast.noa, &format!("/invite {name}")).await;
        let url = scene.sim.link_named(cast.group, "Весна <b>ярмарка").expect("a link");
        assert!(scene.sees(cast.group, cast.noa).contains(&url));
        let seen = scene.say_and_see(cast.group, cast.alice, "/invite Fair").await;
        let no = line("refuse-managers-only").plain("command", "invite").render_plain(lang);
        assert!(seen.contains(&without_marks(&no)), "{seen}");
        let seen = scene.say_and_see(cast.group, cast.noa, &format!("/invite {}", "x".repeat(33))).await;
        assert!(seen.contains("33") && seen.contains("32"), "{seen}");
        let dana = comes(&mut scene, &cast, "Dana", &url).await;
        let chat = scene.key(cast.group).await;
        let link = scene.with_cx(async |cx| invites::link_of(cx, chat, OurUser(dana.0)).await).await;
        assert_eq!(link.as_deref(), Some("Весна <b>ярмарка"));

        // On the desk: its numbers, and its end.
        scene.sim.start_bot(cast.noa);
        scene.settle().await;
        scene.press_in_private(cast.noa, &word("room-invites", lang)).await;
        scene.press_in_private(cast.noa, &word("invites-door", lang)).await;
        let seen = scene.sim.last(cast.noa.private(), cast.noa).unwrap();
        let numbers = line("invites-numbers").num("came", 1).num("stayed", 0).num("answered", 0);
        assert!(without_marks(&seen.text).contains(&without_marks(&numbers.render_plain(lang))), "{}", seen.text);
        scene.press_in_private(cast.noa, "ярмарка").await;
        scene.press_in_private(cast.noa, &word("invites-button-end", lang)).await;
        assert!(scene.sim.link_named(cast.group, "Весна <b>ярмарка").is_none());
        scene.finish().await;
    }
}

#[tokio::test]
async fn without_the_right_it_says_which() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all().without(Right::InviteUsers));
    scene.settle().await;
    let seen = scene.say_and_see(cast.group, cast.alice, "/invite").await;
    assert!(seen.contains(&word("invites-no-right", Lang::En)), "{seen}");
    assert!(scene.sim.requests_of("createChatInviteLink").is_empty());
    scene.finish().await;
}
