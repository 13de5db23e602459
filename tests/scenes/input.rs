//! Commands as people give them: with a sign too many, under a picture, with marks, naming people who have no username;
//! and names that show nothing.

use chrono::TimeDelta;
use kehila::words::Lang;
use serde_json::json;
use simulator::{Person, Seen, UserId};

use crate::support::{Cast, Scene};

/// What the group sees of the bot's.
fn ours(scene: &Scene, cast: &Cast, reader: UserId) -> Vec<Seen> {
    let ours = |seen: &Seen| seen.sender_id == scene.sim.bot() && !seen.service;
    scene.sim.view(cast.group, reader).into_iter().filter(ours).collect()
}

#[tokio::test]
async fn a_sign_too_many_is_no_reason_for_silence() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let plain = scene.say_and_see(cast.group, cast.alice, "/help").await;
        let answer = |seen: &str| seen.split_once("Simbot (only you): ").map(|(_, answer)| answer.to_owned());
        for typed in
            ["/help?", "/help\u{200B}", "\u{200F}/help", "／help", "/ help", "/HELP!", "«/help»", "/help @sim_test_bot"]
        {
            let seen = scene.say_and_see(cast.group, cast.alice, typed).await;
            let (shown, expected) = (answer(&seen).unwrap(), answer(&plain).unwrap());
            assert_eq!(shown.lines().next(), expected.lines().next(), "{typed:?}: {seen}");
        }
        for typed in ["/help.txt", "/etc/help", "/helpful", "please /help", "/help@otherbot"] {
            let seen = scene.say_and_see(cast.group, cast.alice, typed).await;
            assert!(!seen.contains("Simbot (only you)"), "{typed}: {seen}");
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_another_bot_wrote_in_her_name_is_no_command() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let via = json!({"via_bot": {"id": 99, "is_bot": true, "first_name": "Inline", "username": "inlinebot"}});
    scene.sim.say_with(cast.group, cast.noa, "/poll When?\nNow\nLater", via.clone());
    scene.sim.say_with(cast.noa.private(), cast.noa, "/help", via);
    scene.settle().await;
    assert_eq!(ours(&scene, &cast, cast.noa).len(), 0);
    scene.finish().await;
}

#[tokio::test]
async fn a_command_under_a_picture_is_a_command() {
    for (lang, only_words, no_words) in [
        (Lang::En, "Only the words will be posted", "That can't be posted"),
        (Lang::He, "יתפרסמו רק המילים", "את זה אי אפשר לפרסם"),
        (Lang::Ru, "Выйдет только текст", "Это опубликовать нельзя"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let poll = scene.sim.photo(cast.group, cast.noa, "/poll Which cake?\nThis\nAnother");
        scene.settle().await;
        let polls = ours(&scene, &cast, cast.alice).into_iter().filter(|seen| seen.poll.is_some()).count();
        assert_eq!(polls, 1, "{lang:?}");

        let voice = json!({"file_id": "voice", "file_unique_id": "u", "duration": 5});
        let with_voice = |caption: &str| json!({"voice": voice, "caption": caption});
        let fields = with_voice("/touchpoint every tuesday 12:00\nLook!");
        let post = scene.sim.say_with(cast.group, cast.noa, "", fields);
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(only_words) && seen.contains("Look!"), "{seen}");
        let fields = with_voice("/touchpoint every tuesday 12:00");
        let bare = scene.sim.say_with(cast.group, cast.noa, "", fields);
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(no_words) && seen.contains("/touchpoint"), "{seen}");

        // A picture is more than clutter.
        let there: Vec<_> = scene.sim.view(cast.group, cast.alice).iter().map(|seen| seen.id).collect();
        assert!([poll, post, bare].iter().all(|picture| there.contains(picture)), "{lang:?}");
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(ours(&scene, &cast, cast.alice).iter().filter(|seen| seen.text == "Look!").count(), 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_regular_post_looks_as_she_made_it() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let text = "/touchpoint! every tuesday 12:00\n🍞 Bread \u{202E}is <here>, Борис & all\nsecret";
        let at = |word: &str| text.split(word).next().unwrap().encode_utf16().count();
        let of = |word: &str| json!({"offset": at(word), "length": word.encode_utf16().count()});
        let mark = |word: &str, more: serde_json::Value| {
            let mut entity = of(word);
            entity.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            entity
        };
        let entities = json!([
            mark("/touchpoint", json!({"type": "bot_command"})),
            mark("Bread", json!({"type": "bold"})),
            mark("Bread", json!({"type": "italic"})),
            mark("here", json!({"type": "text_link", "url": "https://bread.example/?a=1&b=2"})),
            mark(
                "Борис",
                json!({"type": "text_mention", "user": {"id": cast.boris.0, "is_bot": false, "first_name": "Б"}})
            ),
            mark("secret", json!({"type": "spoiler"})),
            mark("🍞", json!({"type": "custom_emoji", "custom_emoji_id": "5368324170671202286"})),
        ]);
        scene.sim.say_with(cast.group, cast.noa, text, json!({"entities": entities}));
        scene.settle().await;
        let looks = |seen: &Seen| -> Vec<(String, String)> {
            let units: Vec<u16> = seen.text.encode_utf16().collect();
            let number =
                |entity: &serde_json::Value, key: &str| usize::try_from(entity[key].as_u64().unwrap()).unwrap();
            let marked = |entity: &serde_json::Value| {
                let from = number(entity, "offset");
                let letters = String::from_utf16(&units[from..from + number(entity, "length")]).unwrap();
                (entity["type"].as_str().unwrap().to_owned(), letters)
            };
            let mut looks: Vec<_> = seen.entities.iter().map(marked).collect();
            looks.sort();
            looks
        };
        let expected = [
            ("bold", "Bread"),
            ("custom_emoji", "🍞"),
            ("italic", "Bread"),
            ("spoiler", "secret"),
            ("text_link", "here"),
            ("text_mention", "Борис"),
        ]
        .map(|(kind, letters)| (kind.to_owned(), letters.to_owned()));
        let shown = "🍞 Bread is <here>, Борис & all\nsecret";

        // The preview is the very thing, and the list shows words.
        let added = scene.sim.last(cast.group, cast.noa).unwrap();
        scene.sim.press(cast.group, cast.noa, &added.buttons[0][0]).unwrap();
        scene.settle().await;
        let preview = ours(&scene, &cast, cast.noa).into_iter().find(|seen| seen.text == shown).unwrap();
        assert_eq!(looks(&preview), expected, "{lang:?}");
        scene.restart().await;
        let list = scene.say_and_see(cast.group, cast.noa, "/touchpoints").await;
        assert!(list.contains("Bread is <here>"), "{list}");

        scene.pass(TimeDelta::days(2)).await;
        let post = ours(&scene, &cast, cast.alice).into_iter().find(|seen| seen.text == shown).unwrap();
        assert_eq!(looks(&post), expected, "{lang:?}");
        let link = post.entities.iter().find(|entity| entity["type"] == "text_link").unwrap();
        assert_eq!(link["url"], "https://bread.example/?a=1&b=2");
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_an_answer_cannot_say_back_stays_where_it_is() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let bold = json!({"entities": [{"type": "bold", "offset": 31, "length": 5}]});
    let typed = scene.sim.say_with(cast.group, cast.noa, "/touchpoint every mondey 10:00\nBread", bold);
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.noa).contains("mondey"));
    assert!(scene.sim.view(cast.group, cast.noa).iter().any(|seen| seen.id == typed));
    scene.finish().await;
}

#[tokio::test]
async fn helpers_are_named_in_every_way_an_app_names_people() {
    for (lang, added, ended, one) in [
        (Lang::En, "Among the managers' helpers from now on: Mira Levi", "No longer among", "One person at a time"),
        (Lang::He, "מעכשיו בין העוזרים בניהול: Mira Levi", "כבר לא בין העוזרים", "רק שם אחד בכל פעם"),
        (Lang::Ru, "Теперь среди помощников администраторов: Mira Levi", "Больше не среди", "По одному имени"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        // She has no username, and has not said a word since the bot came.
        let mira = scene.sim.create(Person::named("Mira Levi"));
        scene.sim.seat(cast.group, &[mira]);
        let user = json!({"id": mira.0, "is_bot": false, "first_name": "Mira", "last_name": "Levi"});
        let mention = |from: usize| {
            json!({"entities": [
                {"type": "bot_command", "offset": 0, "length": 6},
                {"type": "text_mention", "offset": from, "length": 9, "user": user},
            ]})
        };
        for (text, from, expected) in [
            ("/staff Mira Levi", 7, added),
            ("/staff  Mira Levi ", 8, ended),
            ("/staff\nMira Levi", 7, added),
            ("/staff Mira Levi @noa", 7, one),
        ] {
            scene.sim.say_with(cast.group, cast.noa, text, mention(from));
            scene.settle().await;
            let seen = scene.sees(cast.group, cast.noa);
            assert!(seen.contains(expected), "{text:?}: {seen}");
        }
        for (text, expected) in [
            (format!("/staff {}", mira.0), ended),
            ("/staff https://t.me/alice".to_owned(), ": Alice"),
            ("/staff @alice,".to_owned(), ended),
            ("/staff 1".to_owned(), "1"),
        ] {
            if text.contains("alice") {
                scene.sim.say(cast.group, cast.alice, "good morning");
                scene.settle().await;
                scene.sees(cast.group, cast.noa);
            }
            let seen = scene.say_and_see(cast.group, cast.noa, &text).await;
            assert!(seen.contains(expected), "{text}: {seen}");
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_group_whose_name_shows_nothing_has_one_all_the_same() {
    for lang in Lang::ALL {
        let mut scene = Scene::open().await;
        let noa = scene.sim.create(Person::named("\u{115F}").language(lang.code()));
        for title in ["\u{3164}", "\u{2800}\u{E0041}\u{FE0F}"] {
            let group = scene.sim.supergroup(title, noa);
            scene.sim.add_bot(group, noa);
            scene.sim.promote_bot(group, noa, simulator::Rights::all());
        }
        scene.settle().await;
        for command in ["/start", "/setup", "/introduce", "/top", "/me", "/status", "/settings"] {
            scene.sees_in_private(noa);
            scene.sim.say(noa.private(), noa, command);
            scene.settle().await;
            let seen = scene.sees_in_private(noa);
            assert!(seen.contains("Simbot: "), "{command}: {seen}");
            if ["/setup", "/introduce", "/settings"].contains(&command) {
                assert_eq!(seen.matches("[👥 ").count(), 2, "{command}: {seen}");
            }
        }
        scene.finish().await;
    }
}
