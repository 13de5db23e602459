//! Every action of the world, and the updates Telegram would send about it. `support::updates`
//! decodes each of them with an independent description of the Bot API.

use crate::support::{NOON, Scene, kinds, no, ok, scene, scene_with, sim, updates};
use serde_json::{Value, json};
use simulator::{
    ANONYMOUS_BOT, CHANNEL_BOT, MessageId, NoticeOrder, Options, Person, Pressed, Rights, TELEGRAM, UserId,
};
use std::time::Duration;

fn one(sim: &simulator::Sim) -> Value {
    let mut all = updates(sim);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn the_bot_is_added_promoted_demoted_and_removed() {
    let sim = sim();
    updates(&sim);
    let owner = sim.person("Olga");
    let chat = sim.group("Bakers", owner);
    sim.add_bot(chat, owner);
    let added = updates(&sim);
    assert_eq!(kinds(&added), ["my_chat_member", "message"]);
    assert_eq!(added[0]["my_chat_member"]["new_chat_member"]["status"], "member");
    assert_eq!(added[1]["message"]["new_chat_members"][0]["id"], sim.bot().0);
    sim.promote_bot(chat, owner, Rights::none());
    let promoted = one(&sim);
    let member = &promoted["my_chat_member"]["new_chat_member"];
    assert_eq!(member["status"], "administrator");
    assert_eq!(member["can_delete_messages"], false);
    sim.demote_bot(chat, owner);
    assert_eq!(one(&sim)["my_chat_member"]["new_chat_member"]["status"], "member");
    sim.remove_bot(chat, owner);
    let removed = updates(&sim);
    assert_eq!(kinds(&removed), ["message", "my_chat_member"]);
    assert_eq!(removed[1]["my_chat_member"]["new_chat_member"]["status"], "kicked");
    sim.say(chat, owner, "alone");
    assert!(updates(&sim).is_empty());
}

#[test]
fn people_come_and_go() {
    let Scene { sim, owner, chat, .. } = scene();
    let (mira, noam) = (sim.person("Mira"), sim.create(Person::named("Noam").premium()));
    sim.join(chat, mira);
    sim.add(chat, owner, noam);
    let joined = updates(&sim);
    assert_eq!(kinds(&joined), ["chat_member", "message", "chat_member", "message"]);
    assert_eq!(joined[1]["message"]["from"]["id"], mira.0);
    assert_eq!(joined[3]["message"]["from"]["id"], owner.0);
    assert_eq!(joined[3]["message"]["new_chat_members"][0]["id"], noam.0);
    sim.leave(chat, mira);
    sim.remove(chat, owner, noam);
    let left = updates(&sim);
    assert_eq!(left[0]["chat_member"]["new_chat_member"]["status"], "left");
    assert_eq!(left[2]["chat_member"]["new_chat_member"]["status"], "kicked");
    assert_eq!(left[3]["message"]["left_chat_member"]["id"], noam.0);
    sim.set_join_notices(chat, false);
    sim.join_by_link(chat, mira, "https://t.me/+abc", owner);
    let quiet = one(&sim);
    assert_eq!(quiet["chat_member"]["invite_link"]["invite_link"], "https://t.me/+abc");
}

#[test]
fn a_bot_without_rank_hears_only_notices_of_joining() {
    let Scene { sim, owner, chat, .. } = scene();
    sim.demote_bot(chat, owner);
    updates(&sim);
    sim.join(chat, sim.person("Mira"));
    assert_eq!(kinds(&updates(&sim)), ["message"]);
}

#[test]
fn ranks_change() {
    let Scene { sim, owner, dana, chat } = scene();
    sim.promote(chat, owner, dana, Rights::all());
    sim.demote(chat, owner, dana);
    let changes = updates(&sim);
    assert_eq!(kinds(&changes), ["chat_member", "chat_member"]);
    assert_eq!(changes[1]["chat_member"]["old_chat_member"]["status"], "administrator");
    assert_eq!(changes[1]["chat_member"]["new_chat_member"]["status"], "member");
    sim.set_anonymous(chat, owner, true);
    assert_eq!(one(&sim)["chat_member"]["new_chat_member"]["is_anonymous"], true);
}

#[test]
fn asking_to_join_and_being_let_in() {
    let Scene { sim, chat, .. } = scene();
    let mira = sim.person("Mira");
    sim.ask_to_join(chat, mira);
    let asked = one(&sim);
    assert_eq!(asked["chat_join_request"]["user_chat_id"], mira.0);
    ok(&sim, "sendMessage", json!({"chat_id": mira.0, "text": "why?"}));
    ok(&sim, "approveChatJoinRequest", json!({"chat_id": chat.0, "user_id": mira.0}));
    let entered = updates(&sim);
    assert_eq!(kinds(&entered), ["chat_member", "message"]);
    assert_eq!(entered[0]["chat_member"]["via_join_request"], true);
}

#[test]
fn coming_by_links() {
    let Scene { sim, owner, chat, .. } = scene();
    let request = json!({"chat_id": chat.0, "name": "Spring fair"});
    let made = ok(&sim, "createChatInviteLink", request);
    let url = made["invite_link"].as_str().expect("an address");
    assert_eq!(sim.link_named(chat, "Spring fair").as_deref(), Some(url));
    let [mira, rina, petra] = ["Mira", "Rina", "Petra"].map(|name| sim.person(name));
    sim.come_by(chat, mira, url).expect("it works");
    let came = updates(&sim);
    assert_eq!(kinds(&came), ["chat_member", "message"]);
    assert_eq!(came[0]["chat_member"]["invite_link"]["invite_link"], url);
    ok(&sim, "revokeChatInviteLink", json!({"chat_id": chat.0, "invite_link": url}));
    sim.come_by(chat, rina, url).expect_err("it is over");
    let again = no(&sim, "revokeChatInviteLink", json!({"chat_id": chat.0, "invite_link": url}));
    assert_eq!(again, "Bad Request: INVITE_HASH_EXPIRED");

    // Of a link of somebody else's the bot sees the beginning. Who comes by it has to ask.
    let hers = sim.make_link(chat, owner, Some("Friends"), true);
    sim.come_by(chat, rina, &hers).expect("it works");
    let asked = one(&sim);
    let link = &asked["chat_join_request"]["invite_link"];
    assert_eq!((&link["name"], &link["creates_join_request"]), (&json!("Friends"), &json!(true)));
    let shown = link["invite_link"].as_str().expect("an address").trim_end_matches('.');
    assert!(hers.starts_with(shown) && hers != shown, "{shown}");
    sim.decide(chat, owner, rina, true);
    let let_in = updates(&sim);
    assert_eq!(let_in[0]["chat_member"]["from"]["id"], owner.0);
    assert_eq!(let_in[0]["chat_member"]["invite_link"]["name"], "Friends");

    sim.ask_to_join(chat, petra);
    one(&sim);
    sim.withdraw(chat, petra);
    let request = json!({"chat_id": chat.0, "user_id": petra.0});
    assert_eq!(no(&sim, "declineChatJoinRequest", request), "Bad Request: HIDE_REQUESTER_MISSING");
    assert_eq!(updates(&sim).len(), 0, "nobody is told");
}

#[test]
fn a_guard_is_asked_and_has_ten_seconds() {
    let Scene { sim, chat, .. } = scene();
    sim.guard(chat, true);
    let [mira, rina, petra] = ["Mira", "Rina", "Petra"].map(|name| sim.person(name));
    let ask = |user| {
        sim.ask_to_join(chat, user);
        one(&sim)["chat_join_request"]["query_id"].as_str().expect("a query").to_owned()
    };
    let answer = |query: &str, result: &str| json!({"chat_join_request_query_id": query, "result": result});
    ok(&sim, "answerChatJoinRequestQuery", answer(&ask(mira), "approve"));
    assert_eq!(kinds(&updates(&sim)), ["chat_member", "message"]);

    let query = ask(rina);
    let approve = |user: UserId| json!({"chat_id": chat.0, "user_id": user.0});
    assert_eq!(no(&sim, "approveChatJoinRequest", approve(rina)), "Bad Request: HIDE_REQUESTER_MISSING");
    ok(&sim, "answerChatJoinRequestQuery", answer(&query, "queue"));
    ok(&sim, "approveChatJoinRequest", approve(rina));
    updates(&sim);

    let query = ask(petra);
    sim.advance(Duration::from_secs(10));
    let too_late = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    assert_eq!(no(&sim, "answerChatJoinRequestQuery", answer(&query, "queue")), too_late);
    ok(&sim, "approveChatJoinRequest", approve(petra));
}

#[test]
fn talk_of_every_kind() {
    let Scene { sim, dana, chat, .. } = scene();
    let said = sim.say(chat, dana, "hi @somebody #cake https://example.org");
    let message = one(&sim);
    let entities = message["message"]["entities"].as_array().expect("a list");
    assert_eq!(entities.len(), 3);
    sim.reply(chat, dana, said, "to myself");
    let reply = one(&sim);
    assert_eq!(reply["message"]["reply_to_message"]["message_id"], said.0);
    assert_eq!(reply["message"]["message_thread_id"], said.0, "a discussion, not a topic");
    assert_eq!(reply["message"].get("is_topic_message"), None);
    sim.edit(chat, said, "hello");
    let edited = one(&sim);
    assert_eq!(edited["edited_message"]["text"], "hello");
    assert_eq!(edited["edited_message"]["edit_date"], NOON);
    sim.sticker(chat, dana, "🍞");
    sim.voice(chat, dana, 4);
    sim.photo(chat, dana, "my bread");
    let album = sim.album(chat, dana, 3, "three loaves");
    sim.forward(chat, dana, chat, said);
    let all = updates(&sim);
    assert_eq!(all.len(), 7);
    assert_eq!(all[2]["message"]["caption"], "my bread");
    assert_eq!(all[3]["message"]["media_group_id"], all[5]["message"]["media_group_id"]);
    assert_eq!(album.len(), 3);
    assert_eq!(all[6]["message"]["forward_origin"]["sender_user"]["id"], dana.0);
    sim.set_title(chat, dana, "Bread");
    assert_eq!(one(&sim)["message"]["new_chat_title"], "Bread");
    sim.pin(chat, dana, said);
    assert_eq!(one(&sim)["message"]["pinned_message"]["message_id"], said.0);
    assert_eq!(sim.pinned(chat), [said]);
    sim.delete(chat, said);
    assert!(updates(&sim).is_empty());
    assert!(sim.pinned(chat).is_empty());
}

#[test]
fn raw_fields_reach_the_bot_as_they_are() {
    let Scene { sim, dana, chat, .. } = scene();
    let entity = json!([{"type": "date_time", "offset": 0, "length": 8, "unix_time": NOON}]);
    sim.say_with(chat, dana, "tomorrow", json!({"entities": entity}));
    assert_eq!(one(&sim)["message"]["entities"], entity);
    let id = sim.inject(json!({"update_id": 5, "brand_new": {"x": 1}}));
    assert_eq!(id, 5);
    let raw = ok(&sim, "getUpdates", json!({}));
    assert_eq!(raw[0], json!({"update_id": 5, "brand_new": {"x": 1}}));
}

#[test]
fn names_that_stand_for_others() {
    let Scene { sim, owner, chat, .. } = scene();
    let channel = sim.channel("Bread news", owner);
    sim.link(channel, chat);
    sim.say_anonymously(chat, "from the board");
    let anonymous = one(&sim);
    assert_eq!(anonymous["message"]["from"]["id"], ANONYMOUS_BOT.0);
    assert_eq!(anonymous["message"]["sender_chat"]["id"], chat.0);
    sim.say_as_channel(chat, channel, "as a channel");
    let as_channel = one(&sim);
    assert_eq!(as_channel["message"]["from"]["id"], CHANNEL_BOT.0);
    assert_eq!(as_channel["message"]["sender_chat"]["id"], channel.0);
    sim.channel_post(channel, "news");
    let forward = one(&sim);
    assert_eq!(forward["message"]["from"]["id"], TELEGRAM.0);
    assert_eq!(forward["message"]["is_automatic_forward"], true);
    let helper = sim.create(Person::named("Helper").username("helper_bot").bot());
    sim.add(chat, owner, helper);
    updates(&sim);
    sim.say(chat, helper, "beep");
    assert!(updates(&sim).is_empty(), "bots do not hear other bots");
}

#[test]
fn topics() {
    let sim = sim();
    updates(&sim);
    let owner = sim.person("Olga");
    let forum = sim.forum("Bakers", owner);
    sim.add_bot(forum, owner);
    sim.promote_bot(forum, owner, Rights::all());
    updates(&sim);
    let bread = sim.topic(forum, owner, "Bread");
    let created = one(&sim);
    assert_eq!(created["message"]["forum_topic_created"]["name"], "Bread");
    assert_eq!(created["message"]["message_thread_id"], bread);
    assert_eq!(created["message"]["message_id"], bread);
    sim.say_in(forum, bread, owner, "hi");
    let said = one(&sim);
    assert_eq!(said["message"]["is_topic_message"], true);
    assert_eq!(said["message"]["chat"]["is_forum"], true);
    let sent = ok(&sim, "sendMessage", json!({"chat_id": forum.0, "text": "x", "message_thread_id": bread}));
    assert_eq!(sent["message_thread_id"], bread);
    sim.close_topic(forum, owner, bread, true);
    assert_eq!(one(&sim)["message"]["forum_topic_closed"], json!({}));
    sim.delete_topic(forum, bread);
    assert_eq!(sim.topic_name(forum, bread), None);
}

#[test]
fn reactions() {
    let Scene { sim, owner, dana, chat } = scene();
    let said = sim.say(chat, dana, "cake");
    updates(&sim);
    sim.react(chat, owner, said, "👍");
    sim.react(chat, owner, said, "❤");
    sim.react(chat, owner, said, "");
    let all = updates(&sim);
    assert_eq!(kinds(&all), ["message_reaction"; 3]);
    assert_eq!(all[1]["message_reaction"]["old_reaction"][0]["emoji"], "👍");
    assert_eq!(all[2]["message_reaction"]["new_reaction"], json!([]));
    sim.react_as_chat(chat, chat, said, "🔥");
    assert_eq!(one(&sim)["message_reaction"]["actor_chat"]["id"], chat.0);
    sim.react_anonymously(chat, said, "👏", 4);
    let counted = one(&sim);
    assert_eq!(counted["message_reaction_count"]["reactions"][0]["total_count"], 4);
    ok(
        &sim,
        "setMessageReaction",
        json!({"chat_id": chat.0, "message_id": said.0, "reaction": [{"type": "emoji", "emoji": "👏"}]}),
    );
    assert!(updates(&sim).is_empty(), "no update about the bot's own reaction");
    let seen = sim.last(chat, dana).expect("a message");
    assert_eq!(seen.reactions, [("👏".to_owned(), 5), ("🔥".to_owned(), 1)]);
    sim.demote_bot(chat, owner);
    updates(&sim);
    sim.react(chat, owner, said, "👍");
    assert!(updates(&sim).is_empty(), "only administrators hear of reactions");
}

#[test]
fn privacy_mode_hides_ordinary_talk() {
    let Scene { sim, owner, dana, chat } = scene();
    sim.demote_bot(chat, owner);
    updates(&sim);
    sim.say(chat, dana, "hello");
    sim.say(chat, dana, "/me");
    assert!(updates(&sim).is_empty());
    sim.say(chat, dana, "/me@sim_test_bot");
    assert_eq!(one(&sim)["message"]["text"], "/me@sim_test_bot");
    let sent = ok(&sim, "sendMessage", json!({"chat_id": chat.0, "text": "yes?"}));
    let id = MessageId(sent["message_id"].as_i64().expect("a number"));
    sim.say(chat, dana, "/me");
    sim.reply(chat, dana, id, "an answer");
    sim.say(chat, dana, "/me@other_bot");
    assert_eq!(updates(&sim).len(), 2);
}

#[test]
fn private_chats_start_by_hand_link_or_word() {
    let Scene { sim, dana, chat, .. } = scene();
    let url = "https://t.me/sim_test_bot?start=abc";
    ok(
        &sim,
        "sendMessage",
        json!({"chat_id": chat.0, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Open", "url": url}]]}}),
    );
    assert_eq!(sim.press(chat, dana, "Open"), Ok(Pressed::Started("abc".into())));
    let started = one(&sim);
    assert_eq!(started["message"]["text"], "/start abc");
    assert_eq!(started["message"]["chat"]["type"], "private");
    assert_eq!(started["message"]["chat"]["first_name"], "Dana");
    sim.block_bot(dana);
    assert_eq!(one(&sim)["my_chat_member"]["new_chat_member"]["status"], "kicked");
    sim.unblock_bot(dana);
    assert_eq!(one(&sim)["my_chat_member"]["new_chat_member"]["status"], "member");
    sim.say(dana.private(), dana, "hi");
    assert_eq!(one(&sim)["message"]["chat"]["id"], dana.0);
    assert!(sim.press(chat, dana, "Close").is_err());
}

#[test]
fn polls_are_voted_on_and_close_by_themselves() {
    let Scene { sim, owner, dana, chat } = scene();
    let sent = ok(
        &sim,
        "sendPoll",
        json!({"chat_id": chat.0, "question": "Rye?", "options": [{"text": "yes"}, {"text": "no"}], "is_anonymous": false, "open_period": 600}),
    );
    let id = MessageId(sent["message_id"].as_i64().expect("a number"));
    assert_eq!(sent["poll"]["close_date"], NOON + 600);
    sim.vote(chat, dana, id, &[1]).expect("open");
    let voted = updates(&sim);
    assert_eq!(kinds(&voted), ["poll_answer", "poll"]);
    assert_eq!(voted[0]["poll_answer"]["option_ids"], json!([1]));
    assert_eq!(voted[1]["poll"]["options"][1]["voter_count"], 1);
    sim.retract_vote(chat, dana, id).expect("open");
    assert_eq!(updates(&sim)[0]["poll_answer"]["option_ids"], json!([]));
    assert!(sim.vote(chat, dana, id, &[0, 1]).is_err());
    sim.advance(Duration::from_secs(600));
    let closed = one(&sim);
    assert_eq!(closed["poll"]["is_closed"], true);
    assert!(sim.vote(chat, owner, id, &[0]).is_err());
    let quiz = ok(
        &sim,
        "sendPoll",
        json!({"chat_id": chat.0, "question": "2+2", "type": "quiz", "correct_option_ids": [0], "options": [{"text": "4"}, {"text": "5"}]}),
    );
    let id = MessageId(quiz["message_id"].as_i64().expect("a number"));
    sim.vote(chat, dana, id, &[0]).expect("open");
    assert_eq!(kinds(&updates(&sim)), ["poll"], "anonymous: nobody is named");
    assert!(sim.vote(chat, dana, id, &[1]).is_err(), "a quiz is answered once");
    let stopped = ok(&sim, "stopPoll", json!({"chat_id": chat.0, "message_id": id.0}));
    assert_eq!(stopped["is_closed"], true);
    assert_eq!(kinds(&updates(&sim)), ["poll"]);
}

#[test]
fn a_group_becomes_a_supergroup() {
    for order in [NoticeOrder::OldFirst, NoticeOrder::NewFirst] {
        let sim = sim();
        updates(&sim);
        let owner = sim.person("Olga");
        let group = sim.group("Bakers", owner);
        sim.add_bot(group, owner);
        updates(&sim);
        let new = sim.migrate(group, owner, order);
        let notices = updates(&sim);
        let (old, fresh) = match order {
            NoticeOrder::OldFirst => (&notices[0], &notices[1]),
            NoticeOrder::NewFirst => (&notices[1], &notices[0]),
        };
        assert_eq!(old["message"]["migrate_to_chat_id"], new.0);
        assert_eq!(fresh["message"]["migrate_from_chat_id"], group.0);
        assert_eq!(fresh["message"]["message_id"], 1);
        let answer = crate::support::call(&sim, "sendMessage", json!({"chat_id": group.0, "text": "x"}));
        assert_eq!(answer["description"], "Bad Request: group chat was upgraded to a supergroup chat");
        assert_eq!(answer["parameters"], json!({"migrate_to_chat_id": new.0}));
        ok(&sim, "sendMessage", json!({"chat_id": new.0, "text": "x"}));
        assert_eq!(sim.declines().len(), 1);
        assert!(sim.refusals().is_empty());
    }
}

#[test]
fn ephemeral_commands_and_answers() {
    let Scene { sim, owner, dana, chat } = scene();
    ok(&sim, "setMyCommands", json!({"commands": [{"command": "me", "description": "My page", "is_ephemeral": true}]}));
    sim.say(chat, dana, "/me");
    let command = one(&sim);
    let message = &command["message"];
    assert_eq!(message["message_id"], 0);
    assert_eq!(message["receiver_user"]["id"], sim.bot().0);
    let reply = json!({"chat_id": chat.0, "text": "you", "reply_parameters": {"ephemeral_message_id": message["ephemeral_message_id"]}, "ephemeral_message_parameters": {"receiver_user_id": dana.0}});
    let sent = ok(&sim, "sendMessage", reply);
    let id = &sent["ephemeral_message_id"];
    let address = json!({"chat_id": chat.0, "receiver_user_id": dana.0, "ephemeral_message_id": id});
    let with = |more: Value| {
        let mut params = address.clone();
        for (key, value) in more.as_object().expect("an object") {
            params[key] = value.clone();
        }
        params
    };
    ok(&sim, "editEphemeralMessageText", with(json!({"text": "you!"})));
    let texts = |user| sim.view(chat, user).into_iter().map(|m| m.text).collect::<Vec<_>>();
    assert_eq!(texts(dana)[1..], ["/me", "you!"]);
    assert_eq!(texts(owner).len(), 1, "nobody else sees it");
    let keyboard = json!({"inline_keyboard": [[{"text": "More", "callback_data": "m"}]]});
    ok(&sim, "editEphemeralMessageReplyMarkup", with(json!({"reply_markup": keyboard})));
    assert!(sim.press(chat, owner, "More").is_err());
    sim.press(chat, dana, "More").expect("she sees it");
    assert_eq!(&one(&sim)["callback_query"]["message"]["ephemeral_message_id"], id);
    ok(&sim, "deleteEphemeralMessage", address);
    assert_eq!(texts(dana)[1..], ["/me"]);
    assert!(!sim.transcript(chat, owner).contains("you"));
}

#[test]
fn an_ephemeral_message_takes_the_place_of_the_pressed_one() {
    let Scene { sim, owner, dana, chat } = scene_with(Rights::none());
    sim.demote_bot(chat, owner);
    updates(&sim);
    let keyboard = json!({"inline_keyboard": [[{"text": "Look", "callback_data": "l"}]]});
    ok(&sim, "sendMessage", json!({"chat_id": chat.0, "text": "public", "reply_markup": keyboard}));
    let Ok(Pressed::Callback(id)) = sim.press(chat, dana, "Look") else {
        panic!("a callback button");
    };
    let to = json!({"receiver_user_id": dana.0, "callback_query_id": id, "replace_callback_query_message": true});
    ok(&sim, "sendMessage", json!({"chat_id": chat.0, "text": "secret", "ephemeral_message_parameters": to}));
    let last = |user| sim.last(chat, user).expect("a message").text;
    assert_eq!(last(dana), "secret");
    assert_eq!(last(owner), "public");
    sim.advance(Duration::from_secs(16));
    let late = json!({"chat_id": chat.0, "text": "late", "ephemeral_message_parameters": {"receiver_user_id": dana.0, "callback_query_id": id}});
    assert!(no(&sim, "sendMessage", late).contains("query is too old"));
}

#[test]
fn menus_are_the_most_specific_there_is() {
    let Scene { sim, owner, dana, chat } = scene();
    let noa = sim.create(Person::named("Noa").language("he-il"));
    sim.join(chat, noa);
    let set = |command: &str, more: Value| {
        let mut params = json!({"commands": [{"command": command, "description": "x"}]});
        for (key, value) in more.as_object().expect("an object") {
            params[key] = value.clone();
        }
        ok(&sim, "setMyCommands", params);
    };
    set("plain", json!({}));
    set("hebrew", json!({"language_code": "he", "scope": {"type": "all_group_chats"}}));
    set("boss", json!({"scope": {"type": "chat_administrators", "chat_id": chat.0}}));
    let menu = |user: UserId| sim.menu(chat, user)[0].0.clone();
    assert_eq!(menu(dana), "plain");
    assert_eq!(menu(noa), "hebrew");
    assert_eq!(menu(owner), "boss");
    let of_one = |user: UserId| json!({"type": "chat_member", "chat_id": chat.0, "user_id": user.0});
    set("hers", json!({"scope": of_one(dana)}));
    set("own", json!({"scope": of_one(owner)}));
    assert_eq!([menu(dana), menu(noa), menu(owner)], ["hers", "hebrew", "own"], "hers goes before all others");
    ok(&sim, "deleteMyCommands", json!({"scope": of_one(dana)}));
    ok(&sim, "deleteMyCommands", json!({"scope": of_one(owner)}));
    assert_eq!(sim.menu(noa.private(), noa)[0].0, "plain");
    ok(&sim, "deleteMyCommands", json!({"scope": {"type": "chat_administrators", "chat_id": chat.0}}));
    assert_eq!(menu(owner), "plain");
    assert_eq!(ok(&sim, "getMyCommands", json!({}))[0]["command"], "plain");
}

#[test]
fn questions_about_chats_and_members() {
    let Scene { sim, owner, dana, chat } = scene();
    let helper = sim.create(Person::named("Helper").bot());
    sim.promote(chat, owner, helper, Rights::none());
    let here = json!({"chat_id": chat.0});
    assert_eq!(ok(&sim, "getMe", json!({}))["can_read_all_group_messages"], false);
    assert_eq!(ok(&sim, "getChat", here.clone())["title"], "Bakers");
    assert_eq!(ok(&sim, "getChatMemberCount", here.clone()), 4);
    let administrators = ok(&sim, "getChatAdministrators", here);
    assert_eq!(administrators.as_array().map(Vec::len), Some(2), "other bots are left out");
    let with_bots = ok(&sim, "getChatAdministrators", json!({"chat_id": chat.0, "return_bots": true}));
    assert_eq!(with_bots.as_array().map(Vec::len), Some(3));
    let member = |user: i64| ok(&sim, "getChatMember", json!({"chat_id": chat.0, "user_id": user}));
    assert_eq!(member(owner.0)["status"], "creator");
    assert_eq!(member(dana.0)["status"], "member");
    assert_eq!(member(sim.bot().0)["status"], "administrator");
    assert_eq!(member(sim.person("Stranger").0)["status"], "left");
    ok(
        &sim,
        "restrictChatMember",
        json!({"chat_id": chat.0, "user_id": dana.0, "permissions": {"can_send_messages": true}}),
    );
    let restricted = member(dana.0);
    assert_eq!(restricted["status"], "restricted");
    assert_eq!(restricted["can_react_to_messages"], true);
    assert_eq!(restricted["can_send_polls"], false);
    ok(&sim, "banChatMember", json!({"chat_id": chat.0, "user_id": dana.0}));
    assert_eq!(member(dana.0)["status"], "kicked");
    ok(&sim, "unbanChatMember", json!({"chat_id": chat.0, "user_id": dana.0}));
    assert_eq!(member(dana.0)["status"], "left");
    assert_eq!(ok(&sim, "getWebhookInfo", json!({}))["url"], "");
}

#[test]
fn the_rest_of_the_methods() {
    let Scene { sim, dana, chat, .. } = scene();
    let said = sim.say(chat, dana, "cake");
    updates(&sim);
    let message = json!({"chat_id": chat.0, "from_chat_id": chat.0, "message_id": said.0});
    ok(&sim, "forwardMessage", message.clone());
    let copy = ok(&sim, "copyMessage", message);
    ok(&sim, "pinChatMessage", json!({"chat_id": chat.0, "message_id": copy["message_id"]}));
    assert_eq!(one(&sim)["message"]["from"]["id"], sim.bot().0, "its own pin is told");
    ok(&sim, "unpinChatMessage", json!({"chat_id": chat.0}));
    ok(&sim, "unpinAllChatMessages", json!({"chat_id": chat.0}));
    let dice = ok(&sim, "sendDice", json!({"chat_id": chat.0}));
    ok(&sim, "deleteMessage", json!({"chat_id": chat.0, "message_id": dice["message_id"]}));
    ok(&sim, "deleteMessages", json!({"chat_id": chat.0, "message_ids": [copy["message_id"], 999]}));
    ok(&sim, "sendChatAction", json!({"chat_id": chat.0, "action": "typing"}));
    ok(&sim, "setMyDescription", json!({"description": "Bakes", "language_code": "en"}));
    assert_eq!(ok(&sim, "getMyDescription", json!({"language_code": "en"}))["description"], "Bakes");
    assert_eq!(ok(&sim, "getMyName", json!({}))["name"], "Simbot");
    ok(&sim, "promoteChatMember", json!({"chat_id": chat.0, "user_id": dana.0, "can_pin_messages": true}));
    ok(&sim, "setChatMenuButton", json!({"menu_button": {"type": "commands"}}));
    ok(&sim, "leaveChat", json!({"chat_id": chat.0}));
    assert!(kinds(&updates(&sim)).contains(&"my_chat_member".to_owned()));
}

#[test]
fn privacy_can_be_off() {
    let sim = simulator::Sim::start(Options { privacy_mode: false, ..Options::default() }).expect("starts");
    updates(&sim);
    let owner = sim.person("Olga");
    let chat = sim.group("Bakers", owner);
    sim.add_bot(chat, owner);
    updates(&sim);
    sim.say(chat, owner, "hello");
    assert_eq!(one(&sim)["message"]["text"], "hello");
}

#[test]
fn bans_and_restrictions_end_by_themselves() {
    let Scene { sim, dana, chat, .. } = scene();
    let member = || ok(&sim, "getChatMember", json!({"chat_id": chat.0, "user_id": dana.0}))["status"].clone();
    let until = NOON + 3600;
    ok(
        &sim,
        "restrictChatMember",
        json!({"chat_id": chat.0, "user_id": dana.0, "permissions": {}, "until_date": until}),
    );
    assert_eq!(member(), "restricted");
    sim.set_now(until);
    assert_eq!(member(), "member");
    sim.say(chat, dana, "again");
    ok(&sim, "banChatMember", json!({"chat_id": chat.0, "user_id": dana.0, "until_date": until + 60}));
    assert_eq!(member(), "kicked");
    sim.advance(Duration::from_secs(60));
    assert_eq!(member(), "left");
}

#[test]
fn reply_keyboards_say_their_label() {
    let Scene { sim, dana, .. } = scene();
    sim.start_bot(dana);
    let keyboard = json!({"keyboard": [[{"text": "Yes"}, {"text": "No"}]]});
    ok(&sim, "sendMessage", json!({"chat_id": dana.0, "text": "?", "reply_markup": keyboard}));
    updates(&sim);
    let pressed = sim.press(dana.private(), dana, "No").expect("she sees it");
    assert!(matches!(pressed, Pressed::Said(_)));
    assert_eq!(one(&sim)["message"]["text"], "No");
}

#[test]
#[should_panic(expected = "may not write")]
fn strangers_do_not_speak() {
    let Scene { sim, chat, .. } = scene();
    sim.say(chat, sim.person("Stranger"), "hello");
}

#[test]
fn polls_of_people_are_messages_like_others() {
    let Scene { sim, owner, dana, chat } = scene();
    let id = sim.poll(chat, dana, "Rye or wheat?", &["rye", "wheat"]);
    assert_eq!(one(&sim)["message"]["poll"]["options"][1]["text"], "wheat");
    sim.vote(chat, owner, id, &[0]).expect("open");
    assert!(updates(&sim).is_empty());
    let seen = sim.last(chat, dana).expect("a message").poll.expect("a poll");
    assert_eq!((seen.question.as_str(), seen.options[0].votes), ("Rye or wheat?", 1));
    let close = json!({"chat_id": chat.0, "message_id": id.0});
    assert_eq!(no(&sim, "stopPoll", close), "Bad Request: poll can't be stopped");
}

#[test]
fn accounts_and_permissions_change() {
    let Scene { sim, dana, chat, .. } = scene();
    sim.rename(dana, Person::named("Danielle").last("Levi").username("dani"));
    sim.say(chat, dana, "me");
    let from = one(&sim)["message"]["from"].clone();
    assert_eq!((&from["first_name"], &from["username"]), (&json!("Danielle"), &json!("dani")));
    assert_eq!(sim.last(chat, dana).expect("a message").sender, "Danielle Levi");
    sim.set_chat_username(chat, "bakers");
    ok(&sim, "sendMessage", json!({"chat_id": "@bakers", "text": "by name"}));
    sim.set_privacy_mode(false);
    assert_eq!(ok(&sim, "getMe", json!({}))["can_read_all_group_messages"], true);
    let mut live = sim.subscribe();
    sim.say(chat, dana, "live");
    assert_eq!(live.try_recv().expect("one").message.text, "live");
}

#[test]
fn forged_presses_and_presses_on_what_is_gone() {
    let Scene { sim, dana, chat, .. } = scene();
    let sent = ok(&sim, "sendMessage", json!({"chat_id": chat.0, "text": "x"}));
    let id = MessageId(sent["message_id"].as_i64().expect("a number"));
    sim.forge_press(chat, dana, id, "forged").expect("she sees it");
    let forged = one(&sim);
    assert_eq!(forged["callback_query"]["data"], "forged");
    assert_eq!(forged["callback_query"]["message"]["text"], "x");
    ok(&sim, "deleteMessage", json!({"chat_id": chat.0, "message_id": id.0}));
    sim.forge_press(chat, dana, id, "late").expect("she saw it");
    assert_eq!(one(&sim)["callback_query"]["message"]["date"], 0);
    assert!(sim.forge_press(chat, sim.person("Stranger"), id, "x").is_err());
}
