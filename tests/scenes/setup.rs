//! Getting a group ready.

use chrono::TimeDelta;
use kehila::{
    store::chats::{Chat, Rhythm},
    words::{Lang, line},
};
use simulator::{ChatId, Fault, NoticeOrder, Person, Right, Rights, UserId};

use crate::support::Scene;

/// A stage with a group of Noa's that the bot is not in yet; she speaks `lang`, and may have started the bot.
async fn before(lang: Lang, started: bool) -> (Scene, ChatId, UserId) {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").username("noa").language(lang.code()));
    let group = scene.sim.supergroup("Bakers", noa);
    if started {
        scene.sim.start_bot(noa);
        scene.settle().await;
        scene.sees_in_private(noa);
    }
    (scene, group, noa)
}

/// As [`before`]; then she adds the bot as an administrator.
async fn added(lang: Lang) -> (Scene, ChatId, UserId) {
    let (mut scene, group, noa) = before(lang, true).await;
    scene.sim.add_bot(group, noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    scene.sees(group, noa);
    (scene, group, noa)
}

async fn chat(scene: &Scene, group: ChatId) -> Chat {
    let id = kehila::telegram::ChatId(group.0);
    scene.with_cx(async |cx| Ok(Chat::clone(&*cx.chat_or_new(id, "supergroup", "?").await?))).await
}

async fn logged(scene: &Scene) -> Vec<(String, String)> {
    scene
        .with_cx(async |cx| {
            let mut rows = Vec::new();
            for chat in kehila::store::chats::managed_by(&cx.tx, kehila::telegram::UserId(0)).await? {
                rows.push((chat.title, String::new()));
            }
            Ok(rows)
        })
        .await
}

impl Scene {
    async fn press(&mut self, user: UserId, label: &str) {
        self.sim.press(user.private(), user, label).unwrap();
        self.settle().await;
    }

    async fn write(&mut self, user: UserId, text: &str) {
        self.sim.say(user.private(), user, text);
        self.settle().await;
    }
}

fn word(id: &'static str, lang: Lang) -> String {
    line(id).render_plain(lang)
}

#[tokio::test]
async fn whoever_has_started_the_bot_hears_in_private_only() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = before(lang, true).await;
        scene.sim.add_bot(group, noa);
        scene.settle().await;
        let seen = scene.sees(group, noa);
        assert!(!seen.contains("Simbot:"), "{seen}");
        let seen = scene.sees_in_private(noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @""),
            Lang::He => insta::assert_snapshot!(seen, @""),
            Lang::Ru => insta::assert_snapshot!(seen, @""),
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn others_find_one_button_that_goes_again() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = before(lang, false).await;
        scene.sim.add_bot(group, noa);
        scene.settle().await;
        let seen = scene.sees(group, noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @""),
            Lang::He => insta::assert_snapshot!(seen, @""),
            Lang::Ru => insta::assert_snapshot!(seen, @""),
        }
        assert!(scene.sim.last(group, noa).unwrap().silent);
        scene.sim.press(group, noa, &word("setup-invite-button", lang)).unwrap();
        scene.settle().await;
        assert!(scene.sees(group, noa).starts_with("(deleted) Simbot: "));
        assert!(scene.sees_in_private(noa).contains(&word("setup-ask-language", lang)));
        scene.finish().await;
    }
}

#[tokio::test]
async fn doing_nothing_leaves_defaults_and_no_clutter() {
    let (mut scene, group, noa) = before(Lang::He, false).await;
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    scene.sees(group, noa);
    scene.pass(TimeDelta::hours(23)).await;
    assert_eq!(scene.sees(group, noa), "");
    scene.restart().await;
    scene.pass(TimeDelta::hours(2)).await;
    assert!(scene.sees(group, noa).starts_with("(deleted) Simbot: "));
    let chat = chat(&scene, group).await;
    assert_eq!((chat.language, chat.zone, chat.rhythm), (Lang::He, chrono_tz::Asia::Jerusalem, Rhythm::Gentle));
    assert_eq!(chat.set_up_at, None);
    scene.finish().await;
}

#[tokio::test]
async fn the_whole_setup_by_buttons() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        scene.sees_in_private(noa);
        let same = line("setup-current").line("label", line(lang.message_id())).render_plain(lang);
        scene.press(noa, &same).await;
        let other = line("setup-zone-choice").line("place", line("city-berlin")).plain("time", "09:00");
        scene.press(noa, &other.render_plain(lang)).await;
        scene.press(noa, &word("setup-skip", lang)).await;
        scene.press(noa, &line("setup-rhythm-choice").plain("rhythm", "steady").render_plain(lang)).await;
        let seen = scene.sees_in_private(noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @""),
            Lang::He => insta::assert_snapshot!(seen, @""),
            Lang::Ru => insta::assert_snapshot!(seen, @""),
        }
        let chat = chat(&scene, group).await;
        assert_eq!((chat.language, chat.zone, chat.rhythm), (lang, chrono_tz::Europe::Berlin, Rhythm::Steady));
        assert_eq!(chat.set_up_at, Some(scene.now()));
        assert_eq!(scene.sim.unanswered(), Vec::<String>::new());
        scene.finish().await;
    }
}

#[tokio::test]
async fn zone_and_goal_may_be_typed() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.press(noa, "Skip").await;
    scene.sees_in_private(noa);
    scene.write(noa, "tel aviv").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"");
    scene.write(noa, "  Bread for everyone.\nAnd <b>cake</b>! ").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"");
    scene.press(noa, "Skip").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"");
    let chat = chat(&scene, group).await;
    assert_eq!(chat.zone, chrono_tz::Asia::Jerusalem);
    assert_eq!(chat.goal.as_deref(), Some("Bread for everyone.\nAnd <b>cake</b>!"));
    scene.write(noa, "thanks").await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("I look after groups."), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn an_unknown_zone_is_answered_with_the_right_form() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        let before = chat(&scene, group).await.zone;
        scene.press(noa, &word("setup-skip", lang)).await;
        scene.sees_in_private(noa);
        scene.write(noa, "Jerusalemm </b><script>\u{202E}").await;
        scene.write(noa, "Jerusalemm").await;
        let seen = scene.sees_in_private(noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @""),
            Lang::He => insta::assert_snapshot!(seen, @""),
            Lang::Ru => insta::assert_snapshot!(seen, @""),
        }
        assert_eq!(chat(&scene, group).await.zone, before);
        scene.finish().await;
    }
}
