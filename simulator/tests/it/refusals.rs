//! What Telegram refuses, in its words, and on which list each lands: `refusals` for invalid
//! requests, `declines` for what the world does not allow.

use crate::support::{NOON, Scene, no, ok, scene, scene_with, sim};
use serde_json::{Value, json};
use simulator::{Options, Person, Pressed, Right, Rights, Sim};
use std::time::Duration;

/// The request fails with these words and is listed as invalid.
fn refused(sim: &Sim, method: &str, params: Value, words: &str) {
    let (before, declined) = (sim.refusals().len(), sim.declines().len());
    assert_eq!(no(sim, method, params), words);
    assert_eq!((sim.refusals().len(), sim.declines().len()), (before + 1, declined), "{words}");
    assert_eq!(sim.refusals()[before].reason, words);
}

/// The request fails with these words and is listed as the world's doing.
fn declined(sim: &Sim, method: &str, params: Value, words: &str) {
    let (refused, before) = (sim.refusals().len(), sim.declines().len());
    assert_eq!(no(sim, method, params), words);
    assert_eq!((sim.refusals().len(), sim.declines().len()), (refused, before + 1), "{words}");
}

fn text(chat: i64, text: &str) -> Value {
    json!({"chat_id": chat, "text": text})
}

fn html(chat: i64, text: &str) -> Value {
    json!({"chat_id": chat, "text": text, "parse_mode": "HTML"})
}

#[test]
fn requests_that_do_not_fit_the_description() {
    let Scene { sim, chat, .. } = scene();
    let id = chat.0;
    refused(&sim, "sendMessage", json!({"text": "x"}), "Bad Request: chat_id is empty");
    refused(&sim, "sendMessage", json!({"chat_id": id}), "Bad Request: message text is empty");
    refused(&sim, "deleteMessage", json!({"chat_id": id}), "Bad Request: parameter \"message_id\" is required");
    refused(
        &sim,
        "sendMessage",
        json!({"chat_id": id, "text": "x", "reply_to_message_id": 5}),
        "Bad Request: unknown parameter \"reply_to_message_id\"",
    );
    refused(
        &sim,
        "sendMessage",
        json!({"chat_id": id, "text": "x", "disable_notification": "true"}),
        "Bad Request: \"disable_notification\" must be a Boolean",
    );
    refused(
        &sim,
        "sendMessage",
        json!({"chat_id": id, "text": "x", "reply_parameters": {"message_id": "5"}}),
        "Bad Request: \"reply_parameters.message_id\" must be an Integer",
    );
    refused(
        &sim,
        "setMyCommands",
        json!({"commands": [{"command": "x"}]}),
        "Bad Request: field \"commands[0].description\" of BotCommand is required",
    );
    refused(&sim, "sendMassage", json!({}), "Not Found");
    assert_eq!(sim.requests().last().map(|r| r.method.clone()), Some("sendMassage".into()));
}

#[test]
fn texts() {
    let Scene { sim, chat, .. } = scene();
    let id = chat.0;
    refused(&sim, "sendMessage", text(id, " \n "), "Bad Request: message text is empty");
    refused(&sim, "sendMessage", html(id, "<b></b>"), "Bad Request: message text is empty");
    refused(&sim, "sendMessage", text(id, &"x".repeat(4097)), "Bad Request: message is too long");
    ok(&sim, "sendMessage", html(id, &format!("<b>{}</b>", "x".repeat(4096))));
    refused(
        &sim,
        "sendMessage",
        html(id, "a <script>"),
        "Bad Request: can't parse entities: Unsupported start tag \"script\" at byte offset 2",
    );
    refused(
        &sim,
        "sendMessage",
        html(id, "<b>x"),
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    );
    let odd = json!({"chat_id": id, "text": "x", "parse_mode": "bbcode"});
    refused(&sim, "sendMessage", odd, "Bad Request: unsupported parse_mode");
    let beyond = json!({"chat_id": id, "text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]});
    refused(&sim, "sendMessage", beyond, "Bad Request: entity beyond the text");
}

#[test]
fn keyboards() {
    let Scene { sim, chat, .. } = scene();
    let with = |button: Value| json!({"chat_id": chat.0, "text": "x", "reply_markup": {"inline_keyboard": [[button]]}});
    let invalid = "Bad Request: BUTTON_DATA_INVALID";
    refused(&sim, "sendMessage", with(json!({"text": "a", "callback_data": "x".repeat(65)})), invalid);
    refused(&sim, "sendMessage", with(json!({"text": "a", "callback_data": ""})), invalid);
    refused(
        &sim,
        "sendMessage",
        with(json!({"text": "a", "url": "nonsense"})),
        "Bad Request: inline keyboard button URL 'nonsense' is invalid: Wrong HTTP URL",
    );
    refused(
        &sim,
        "sendMessage",
        with(json!({"text": "a", "web_app": {"url": "https://example.org"}})),
        "Bad Request: BUTTON_TYPE_INVALID",
    );
}

#[test]
fn poll_limits() {
    let Scene { sim, owner, chat, .. } = scene();
    let poll = |question: &str, options: Vec<String>, more: Value| {
        let options: Vec<_> = options.iter().map(|t| json!({"text": t})).collect();
        let mut params = json!({"chat_id": chat.0, "question": question, "options": options});
        for (key, value) in more.as_object().into_iter().flatten() {
            params[key] = value.clone();
        }
        params
    };
    let two = || vec!["a".to_owned(), "b".to_owned()];
    let is = |params: Value, words: &str| refused(&sim, "sendPoll", params, &format!("Bad Request: {words}"));
    is(poll(&"q".repeat(301), two(), json!({})), "poll question length must not exceed 300");
    is(poll(" ", two(), json!({})), "poll question must be non-empty");
    is(poll("q", vec![], json!({})), "poll must have at least 1 option");
    is(poll("q", vec!["a".into(); 13], json!({})), "poll can't have more than 12 options");
    is(poll("q", vec!["a".repeat(101)], json!({})), "poll options length must not exceed 100");
    is(poll("q", vec![String::new()], json!({})), "poll options must be non-empty");
    is(poll("q", two(), json!({"type": "quiz"})), "wrong correct option ID specified");
    is(poll("q", two(), json!({"type": "quiz", "correct_option_ids": [2]})), "wrong correct option ID specified");
    is(poll("q", two(), json!({"open_period": 4})), "open_period must be 5-2628000");
    let channel = sim.channel("News", owner);
    sim.add_bot(channel, owner);
    sim.promote_bot(channel, owner, Rights::all());
    let mut named = poll("q", two(), json!({"is_anonymous": false}));
    named["chat_id"] = json!(channel.0);
    is(named, "non-anonymous polls can't be sent to channel chats");
}

#[test]
fn private_chats_that_cannot_be_written_to() {
    let sim = sim();
    let dana = sim.person("Dana");
    declined(&sim, "sendMessage", text(dana.0, "x"), "Forbidden: bot can't initiate conversation with a user");
    declined(&sim, "sendMessage", text(42, "x"), "Bad Request: chat not found");
    sim.start_bot(dana);
    ok(&sim, "sendMessage", text(dana.0, "x"));
    sim.block_bot(dana);
    declined(&sim, "sendMessage", text(dana.0, "x"), "Forbidden: bot was blocked by the user");
    sim.unblock_bot(dana);
    sim.deactivate(dana);
    declined(&sim, "sendMessage", text(dana.0, "x"), "Forbidden: user is deactivated");
    let helper = sim.create(Person::named("Helper").bot());
    declined(&sim, "sendMessage", text(helper.0, "x"), "Forbidden: bot can't send messages to bots");
}

#[test]
fn groups_that_cannot_be_written_to() {
    let sim = sim();
    let owner = sim.person("Olga");
    let (group, supergroup) = (sim.group("G", owner), sim.supergroup("S", owner));
    declined(&sim, "sendMessage", text(group.0, "x"), "Bad Request: chat not found");
    for chat in [group, supergroup] {
        sim.add_bot(chat, owner);
        sim.remove_bot(chat, owner);
    }
    declined(&sim, "sendMessage", text(group.0, "x"), "Forbidden: bot was kicked from the group chat");
    declined(&sim, "sendMessage", text(supergroup.0, "x"), "Forbidden: bot was kicked from the supergroup chat");
    sim.add_bot(supergroup, owner);
    sim.set_permission(supergroup, "can_send_messages", false);
    declined(
        &sim,
        "sendMessage",
        text(supergroup.0, "x"),
        "Bad Request: not enough rights to send text messages to the chat",
    );
    ok(&sim, "leaveChat", json!({"chat_id": supergroup.0}));
    declined(&sim, "sendMessage", text(supergroup.0, "x"), "Forbidden: bot is not a member of the supergroup chat");
    sim.delete_chat(supergroup);
    declined(&sim, "sendMessage", text(supergroup.0, "x"), "Forbidden: the group chat was deleted");
}

#[test]
fn messages_that_cannot_be_answered_edited_or_deleted() {
    let Scene { sim, owner, dana, chat } = scene_with(Rights::all().without(Right::DeleteMessages));
    let id = chat.0;
    let hers = sim.say(chat, dana, "mine").0;
    let reply = |more: Value| json!({"chat_id": id, "text": "x", "reply_parameters": more});
    declined(&sim, "sendMessage", reply(json!({"message_id": 99})), "Bad Request: message to be replied not found");
    ok(&sim, "sendMessage", reply(json!({"message_id": 99, "allow_sending_without_reply": true})));
    let own = ok(&sim, "sendMessage", text(id, "own"))["message_id"].clone();
    let edit = |message: Value, text: &str| json!({"chat_id": id, "message_id": message, "text": text});
    declined(&sim, "editMessageText", edit(json!(99), "x"), "Bad Request: message to edit not found");
    declined(&sim, "editMessageText", edit(json!(hers), "x"), "Bad Request: message can't be edited");
    declined(
        &sim,
        "editMessageText",
        edit(own.clone(), "own"),
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
    let delete = |message: &Value| json!({"chat_id": id, "message_id": message});
    let forever = "Bad Request: message can't be deleted for everyone";
    declined(&sim, "deleteMessage", delete(&json!(99)), "Bad Request: message to delete not found");
    declined(&sim, "deleteMessage", delete(&json!(hers)), forever);
    sim.promote_bot(chat, owner, Rights::all());
    ok(&sim, "deleteMessage", delete(&json!(hers)));
    sim.advance(Duration::from_secs(48 * 3600));
    declined(&sim, "deleteMessage", delete(&own), forever);
    refused(
        &sim,
        "deleteMessages",
        json!({"chat_id": id, "message_ids": []}),
        "Bad Request: message identifiers are not specified",
    );
}

#[test]
fn callback_answers_come_once_and_in_time() {
    let Scene { sim, dana, chat, .. } = scene();
    let keyboard = json!({"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]});
    ok(&sim, "sendMessage", json!({"chat_id": chat.0, "text": "x", "reply_markup": keyboard}));
    let press = || match sim.press(chat, dana, "A") {
        Ok(Pressed::Callback(id)) => id,
        other => panic!("{other:?}"),
    };
    let words = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    declined(&sim, "answerCallbackQuery", json!({"callback_query_id": "7"}), words);
    let once = press();
    assert!(!sim.answered(&once));
    ok(&sim, "answerCallbackQuery", json!({"callback_query_id": once}));
    assert!(sim.answered(&once));
    declined(&sim, "answerCallbackQuery", json!({"callback_query_id": once}), words);
    let late = press();
    sim.advance(Duration::from_secs(151));
    declined(&sim, "answerCallbackQuery", json!({"callback_query_id": late}), words);
    let long = json!({"callback_query_id": press(), "text": "x".repeat(201)});
    refused(&sim, "answerCallbackQuery", long, "Bad Request: MESSAGE_TOO_LONG");
}

#[test]
fn topics_that_are_not_there() {
    let Scene { sim, owner, chat, .. } = scene();
    let forum = sim.forum("F", owner);
    sim.add_bot(forum, owner);
    let open = sim.topic(forum, owner, "Bread");
    let to = |chat: i64, thread: i64| json!({"chat_id": chat, "text": "x", "message_thread_id": thread});
    declined(&sim, "sendMessage", to(forum.0, 99), "Bad Request: message thread not found");
    declined(&sim, "sendMessage", to(forum.0, 1_000), "Bad Request: message thread not found");
    ok(&sim, "sendMessage", to(forum.0, open));
    sim.close_topic(forum, owner, open, true);
    declined(&sim, "sendMessage", to(forum.0, open), "Bad Request: TOPIC_CLOSED");
    ok(&sim, "sendMessage", json!({"chat_id": forum.0, "text": "x"}));
    sim.close_topic(forum, owner, 1, true);
    declined(&sim, "sendMessage", json!({"chat_id": forum.0, "text": "x"}), "Bad Request: TOPIC_CLOSED");
    sim.promote_bot(forum, owner, Rights::all().without(Right::ManageTopics));
    declined(&sim, "sendMessage", to(forum.0, open), "Bad Request: TOPIC_CLOSED");
    sim.promote_bot(forum, owner, Rights::all());
    ok(&sim, "sendMessage", to(forum.0, open));
    ok(&sim, "sendMessage", to(chat.0, 99));
}

#[test]
fn the_general_topic_has_no_number() {
    let sim = sim();
    let owner = sim.person("Olga");
    let forum = sim.forum("F", owner);
    sim.topic(forum, owner, "the first one made");
    sim.add_bot(forum, owner);
    let general = json!({"chat_id": forum.0, "text": "x", "message_thread_id": 1});
    declined(&sim, "sendMessage", general, "Bad Request: message thread not found");
    ok(&sim, "sendMessage", text(forum.0, "x"));
}

#[test]
fn restricting_people() {
    let Scene { sim, owner, dana, chat } = scene_with(Rights::all().without(Right::RestrictMembers));
    let ban = |user: i64| json!({"chat_id": chat.0, "user_id": user});
    let is = |user: i64, words: &str| declined(&sim, "banChatMember", ban(user), &format!("Bad Request: {words}"));
    is(dana.0, "not enough rights to restrict/unrestrict chat member");
    sim.promote_bot(chat, owner, Rights::all());
    is(owner.0, "can't remove chat owner");
    is(sim.bot().0, "can't restrict self");
    is(42, "PARTICIPANT_ID_INVALID");
    sim.promote(chat, owner, dana, Rights::none());
    is(dana.0, "user is an administrator of the chat");
    let group = sim.group("G", owner);
    sim.add_bot(group, owner);
    sim.promote_bot(group, owner, Rights::all());
    let restrict = json!({"chat_id": group.0, "user_id": dana.0, "permissions": {}});
    declined(&sim, "restrictChatMember", restrict, "Bad Request: method is available only for supergroups");
    let request = json!({"chat_id": chat.0, "user_id": sim.person("Mira").0});
    declined(&sim, "approveChatJoinRequest", request, "Bad Request: HIDE_REQUESTER_MISSING");
}

#[test]
fn reactions_and_pins() {
    let Scene { sim, owner, dana, chat } = scene_with(Rights::all().without(Right::PinMessages));
    let said = sim.say(chat, dana, "cake").0;
    let react = |message: i64, emoji: Value| json!({"chat_id": chat.0, "message_id": message, "reaction": emoji});
    let emoji = |e: &str| json!([{"type": "emoji", "emoji": e}]);
    refused(&sim, "setMessageReaction", react(said, emoji("🍞")), "Bad Request: REACTION_INVALID");
    refused(&sim, "setMessageReaction", react(said, json!([{"type": "paid"}])), "Bad Request: REACTION_INVALID");
    declined(&sim, "setMessageReaction", react(99, emoji("👍")), "Bad Request: message to react not found");
    let pin = |message: i64| json!({"chat_id": chat.0, "message_id": message});
    declined(&sim, "pinChatMessage", pin(said), "Bad Request: not enough rights to manage pinned messages in the chat");
    sim.promote_bot(chat, owner, Rights::all());
    declined(&sim, "pinChatMessage", pin(99), "Bad Request: message to pin not found");
}

#[test]
fn command_lists() {
    let Scene { sim, dana, chat, .. } = scene();
    let list = |name: &str, about: &str| json!({"commands": [{"command": name, "description": about}]});
    refused(&sim, "setMyCommands", list("Help", "x"), "Bad Request: BOT_COMMAND_INVALID");
    refused(&sim, "setMyCommands", list(&"x".repeat(33), "x"), "Bad Request: BOT_COMMAND_INVALID");
    let about = "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID";
    refused(&sim, "setMyCommands", list("help", ""), about);
    refused(&sim, "setMyCommands", list("help", &"x".repeat(257)), about);
    let many: Vec<_> = (0..101).map(|i| json!({"command": format!("c{i}"), "description": "x"})).collect();
    refused(&sim, "setMyCommands", json!({"commands": many}), "Bad Request: BOT_COMMANDS_TOO_MUCH");
    let mut english = list("help", "x");
    english["language_code"] = json!("en-US");
    refused(&sim, "setMyCommands", english, "Bad Request: invalid language code specified");
    let mut scope = list("help", "x");
    scope["scope"] = json!({"type": "everybody"});
    refused(&sim, "setMyCommands", scope, "Bad Request: can't parse BotCommandScope");
    let of_one = |chat: i64, user: i64| json!({"type": "chat_member", "chat_id": chat, "user_id": user});
    let stranger = sim.person("Stranger");
    sim.start_bot(stranger);
    for method in ["setMyCommands", "deleteMyCommands"] {
        let mut params = if method == "setMyCommands" { list("help", "x") } else { json!({}) };
        params["scope"] = of_one(chat.0, stranger.0);
        declined(&sim, method, params.clone(), "Bad Request: USER_NOT_PARTICIPANT");
        params["scope"] = of_one(stranger.0, stranger.0);
        refused(&sim, method, params.clone(), "Bad Request: PEER_ID_INVALID");
        for incomplete in [
            json!({"type": "chat_member", "chat_id": chat.0}),
            json!({"type": "chat_administrators", "chat_id": chat.0, "user_id": dana.0}),
        ] {
            params["scope"] = incomplete;
            let before = sim.refusals().len();
            no(&sim, method, params.clone());
            assert_eq!(sim.refusals().len(), before + 1, "{params}");
        }
    }
}

#[test]
fn ephemeral_messages_need_a_reason() {
    let Scene { sim, owner, dana, chat } = scene();
    let to = |chat: i64, to: Value| json!({"chat_id": chat, "text": "x", "ephemeral_message_parameters": to});
    let helper = sim.create(Person::named("Helper").bot());
    refused(
        &sim,
        "sendMessage",
        to(chat.0, json!({"receiver_user_id": helper.0})),
        "Bad Request: ephemeral messages can't be sent to bots",
    );
    let stranger = sim.person("Stranger");
    declined(
        &sim,
        "sendMessage",
        to(chat.0, json!({"receiver_user_id": stranger.0})),
        "Bad Request: USER_NOT_PARTICIPANT",
    );
    sim.start_bot(dana);
    refused(
        &sim,
        "sendMessage",
        to(dana.0, json!({"receiver_user_id": dana.0})),
        "Bad Request: ephemeral messages can be sent only to groups",
    );
    sim.demote_bot(chat, owner);
    declined(
        &sim,
        "sendMessage",
        to(chat.0, json!({"receiver_user_id": dana.0})),
        "Bad Request: not enough rights to send ephemeral messages to the chat",
    );
    let gone = json!({"chat_id": chat.0, "receiver_user_id": dana.0, "ephemeral_message_id": 9});
    declined(&sim, "deleteEphemeralMessage", gone, "Bad Request: message to delete not found");
}

#[test]
fn floods() {
    let sim = Sim::start(Options { clock: simulator::Clock::manual(NOON), ..Options::default() }).expect("starts");
    let dana = sim.person("Dana");
    sim.start_bot(dana);
    for i in 0..5 {
        ok(&sim, "sendMessage", text(dana.0, &i.to_string()));
    }
    let head = format!("POST /bot{}/sendMessage", sim.token());
    let body = text(dana.0, "too much").to_string();
    let answer = crate::support::http(&sim, &head, "application/json", &body).expect("an answer");
    assert_eq!(answer.status, 429);
    assert!(answer.headers.to_lowercase().contains("retry-after: 2"), "{}", answer.headers);
    let told: Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(told["parameters"], json!({"retry_after": 2}));
    assert_eq!(told["description"], "Too Many Requests: retry after 2");
    assert_eq!(sim.counters().too_many_requests, 1);
    sim.advance(Duration::from_secs(2));
    ok(&sim, "sendMessage", text(dana.0, "now"));
    sim.set_flood(None);
    for i in 0..50 {
        ok(&sim, "sendMessage", text(dana.0, &format!("free {i}")));
    }
}

#[test]
fn what_would_be_ignored_is_refused() {
    let Scene { sim, owner, chat, .. } = scene();
    let with = |key: &str, value: Value| {
        let mut params = text(chat.0, "x");
        params[key] = value;
        params
    };
    let effect = with("message_effect_id", json!("5"));
    refused(&sim, "sendMessage", effect, "Bad Request: parameter message_effect_id not simulated");
    let quote = with("reply_parameters", json!({"message_id": 1, "quote": "x"}));
    refused(&sim, "sendMessage", quote, "Bad Request: quote not simulated");
    let markdown = with("parse_mode", json!("MarkdownV2"));
    refused(&sim, "sendMessage", markdown, "Bad Request: parse_mode not simulated: use HTML");
    let empty = with("reply_markup", json!({"keyboard": [[{"text": ""}]]}));
    let words = "Bad Request: can't parse keyboard button: keyboard button text must be non-empty";
    refused(&sim, "sendMessage", empty, words);
    let channel = sim.channel("News", owner);
    sim.add_bot(channel, owner);
    declined(&sim, "sendMessage", text(channel.0, "x"), "Bad Request: need administrator rights in the channel chat");
}
