//! Pictures and files: what a bot sends, what people send, and what Telegram does not take.

use crate::support::{Scene, http, no, ok, scene, updates};
use serde_json::{Value, json};
use simulator::{Medium, Said, Sim};

/// The beginning of a picture of this size, which is all that is looked at.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes
}

/// Calls a method with files, by name of the part.
fn upload(sim: &Sim, method: &str, texts: &[(&str, &str)], files: &[(&str, &[u8])]) -> Value {
    let mut body = Vec::new();
    for (name, text) in texts {
        body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n").bytes());
    }
    for (name, bytes) in files {
        let head = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"a.png\"\r\n\r\n");
        body.extend(head.bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    let head = format!("POST /bot{}/{method}", sim.token());
    let answer = http(sim, &head, "multipart/form-data; boundary=b", &body).expect("an answer");
    serde_json::from_str(&answer.body).expect("JSON")
}

#[test]
fn a_picture_comes_along_and_can_be_sent_again_by_its_id() {
    let Scene { sim, dana, chat, .. } = scene();
    let id = chat.0.to_string();
    let texts = [("chat_id", id.as_str()), ("photo", "attach://f"), ("caption", "<b>Bars</b>"), ("parse_mode", "HTML")];
    let sent = upload(&sim, "sendPhoto", &texts, &[("f", &png(640, 480))]);
    assert_eq!(sent["ok"], true, "{sent}");
    let message = &sent["result"];
    assert_eq!(message["caption"], "Bars");
    assert_eq!(message["caption_entities"][0]["type"], "bold");
    let largest = message["photo"].as_array().expect("sizes").last().expect("one");
    assert_eq!((&largest["width"], &largest["height"]), (&json!(640), &json!(480)));
    let file = largest["file_id"].as_str().expect("an id");
    assert_eq!(sim.file(file).as_deref(), Some(&*png(640, 480)));
    let again = ok(&sim, "sendPhoto", json!({"chat_id": chat.0, "photo": file}));
    assert_eq!(again["photo"], message["photo"]);
    let own_name = upload(&sim, "sendPhoto", &[("chat_id", &id)], &[("photo", &png(10, 10))]);
    assert_eq!(own_name["ok"], true, "{own_name}");
    assert_eq!(
        no(&sim, "sendVideo", json!({"chat_id": chat.0, "video": file})),
        "Bad Request: can't use file of type Photo as Video"
    );
    ok(&sim, "getFile", json!({"file_id": file}));
    let seen = sim.view(chat, dana).into_iter().find_map(|seen| seen.media).expect("a picture");
    assert_eq!((seen.kind.as_str(), seen.caption.as_str(), seen.file.as_str()), ("photo", "Bars", file));
    sim.forget_files();
    assert_eq!(
        no(&sim, "sendPhoto", json!({"chat_id": chat.0, "photo": file})),
        "Bad Request: wrong file identifier/HTTP URL specified"
    );
}

#[test]
fn pictures_telegram_does_not_take() {
    let Scene { sim, chat, .. } = scene();
    let id = chat.0.to_string();
    let photo = |bytes: &[u8]| {
        let answer = upload(&sim, "sendPhoto", &[("chat_id", &id), ("photo", "attach://f")], &[("f", bytes)]);
        answer["description"].as_str().unwrap_or("taken").to_owned()
    };
    assert_eq!(photo(&png(9_000, 1_001)), "Bad Request: PHOTO_INVALID_DIMENSIONS");
    assert_eq!(photo(&png(100, 2_100)), "Bad Request: PHOTO_INVALID_DIMENSIONS");
    assert_eq!(photo(b"hello"), "Bad Request: IMAGE_PROCESS_FAILED");
    assert_eq!(photo(b""), "Bad Request: file must be non-empty");
    let mut large = png(10, 10);
    large.resize((10 << 20) + 1, 0);
    assert!(photo(&large).contains("is too big for a photo"));
    let missing = upload(&sim, "sendPhoto", &[("chat_id", &id), ("photo", "attach://g")], &[("f", &png(1, 1))]);
    assert_eq!(missing["description"], "Bad Request: there is no photo in the request");
    let file = |size: usize| {
        let answer = upload(&sim, "sendDocument", &[("chat_id", &id)], &[("document", &vec![0; size])]);
        (answer["error_code"].as_i64(), answer["ok"] == true)
    };
    assert_eq!(file(1 << 20), (None, true));
    assert_eq!(file((50 << 20) + 1), (Some(400), false));
    assert_eq!(file(52 << 20), (Some(413), false));
}

#[test]
fn captions_are_measured_after_their_marks_are_read() {
    let Scene { sim, chat, owner, .. } = scene();
    sim.photo(chat, owner, "");
    let file = updates(&sim)[0]["message"]["photo"][0]["file_id"].clone();
    let caption = |words: String| json!({"chat_id": chat.0, "photo": file, "caption": words, "parse_mode": "HTML"});
    ok(&sim, "sendPhoto", caption(format!("<b>{}</b>", "x".repeat(1024))));
    assert_eq!(no(&sim, "sendPhoto", caption("x".repeat(1025))), "Bad Request: message caption is too long");
    assert_eq!(no(&sim, "sendPhoto", caption("🙂".repeat(513))), "Bad Request: message caption is too long");
    assert_eq!(
        no(&sim, "sendPhoto", caption("<b>x".into())),
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
    );
}

#[test]
fn albums_keep_their_rules() {
    let Scene { sim, chat, .. } = scene();
    let id = chat.0.to_string();
    let part = |kind: &str, n: usize| json!({"type": kind, "media": format!("attach://f{n}")});
    let album = |parts: Vec<Value>| {
        let picture = png(10, 10);
        let names: Vec<String> = (0..parts.len()).map(|n| format!("f{n}")).collect();
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &*picture)).collect();
        upload(&sim, "sendMediaGroup", &[("chat_id", &id), ("media", &json!(parts).to_string())], &files)
    };
    let sent = album((0..3).map(|n| part("photo", n)).collect());
    let parts = sent["result"].as_array().expect("an album").clone();
    let ids: Vec<i64> = parts.iter().filter_map(|part| part["message_id"].as_i64()).collect();
    assert_eq!(ids, [ids[0], ids[0] + 1, ids[0] + 2]);
    assert!(parts.iter().all(|part| part["media_group_id"] == parts[0]["media_group_id"] && part["photo"].is_array()));
    for wrong in [vec![part("photo", 0)], (0..11).map(|n| part("photo", n)).collect()] {
        assert_eq!(album(wrong)["ok"], false);
    }
    for mixed in [["photo", "document"], ["audio", "document"], ["photo", "animation"]] {
        assert_eq!(album(vec![part(mixed[0], 0), part(mixed[1], 1)])["ok"], false, "{mixed:?}");
    }
    assert_eq!(album(vec![part("document", 0), part("document", 1)])["ok"], true);
    let markup = json!({"inline_keyboard": []}).to_string();
    let media = json!([part("photo", 0), part("photo", 1)]).to_string();
    let with_buttons = [("chat_id", id.as_str()), ("media", media.as_str()), ("reply_markup", markup.as_str())];
    assert_eq!(
        upload(&sim, "sendMediaGroup", &with_buttons, &[])["description"],
        "Bad Request: unknown parameter \"reply_markup\""
    );
}

#[test]
fn captions_and_pictures_are_changed() {
    let Scene { sim, chat, .. } = scene();
    let id = chat.0.to_string();
    let sent = upload(&sim, "sendPhoto", &[("chat_id", &id), ("caption", "one")], &[("photo", &png(10, 10))]);
    let message = sent["result"]["message_id"].as_i64().expect("sent");
    let caption = |message: i64, words: &str| json!({"chat_id": chat.0, "message_id": message, "caption": words});
    assert_eq!(ok(&sim, "editMessageCaption", caption(message, "two"))["caption"], "two");
    assert!(no(&sim, "editMessageCaption", caption(message, "two")).contains("message is not modified"));
    let text = json!({"chat_id": chat.0, "message_id": message, "text": "words"});
    assert_eq!(no(&sim, "editMessageText", text), "Bad Request: there is no text in the message to edit");
    let buttons = json!({"chat_id": chat.0, "message_id": message});
    assert!(no(&sim, "editMessageReplyMarkup", buttons).contains("message is not modified"));
    let media = json!({"type": "photo", "media": "attach://f", "caption": "three"}).to_string();
    let texts = [("chat_id", id.as_str()), ("message_id", &message.to_string()), ("media", &media)];
    let edited = upload(&sim, "editMessageMedia", &texts, &[("f", &png(20, 20))]);
    assert_eq!((&edited["result"]["caption"], &edited["result"]["photo"][0]["width"]), (&json!("three"), &json!(20)));
    let words = ok(&sim, "sendMessage", json!({"chat_id": chat.0, "text": "x"}))["message_id"].as_i64().expect("sent");
    assert_eq!(
        no(&sim, "editMessageCaption", caption(words, "y")),
        "Bad Request: there is no caption in the message to edit"
    );
}

#[test]
fn who_may_not_send_pictures_is_told_so() {
    let Scene { sim, chat, owner, .. } = scene();
    sim.photo(chat, owner, "");
    let file = updates(&sim)[0]["message"]["photo"][0]["file_id"].clone();
    sim.demote_bot(chat, owner);
    sim.set_permission(chat, "can_send_photos", false);
    let answer = no(&sim, "sendPhoto", json!({"chat_id": chat.0, "photo": file}));
    assert_eq!(answer, "Bad Request: not enough rights to send photos to the chat");
}

#[test]
fn people_send_files_with_captions_and_albums() {
    let Scene { sim, dana, chat, .. } = scene();
    for medium in [Medium::Photo, Medium::Video, Medium::Animation, Medium::Audio, Medium::Document] {
        sim.send(chat, dana, medium, "/touchpoint #now");
    }
    let said =
        Said { caption: "bold", entities: vec![json!({"type": "bold", "offset": 0, "length": 4})], ..Said::default() };
    sim.send_as(chat, dana, Medium::Photo, said);
    sim.album(chat, dana, 2, "both");
    let seen = updates(&sim);
    let kinds: Vec<&str> =
        seen.iter().filter_map(|update| update["message"]["caption_entities"][0]["type"].as_str()).collect();
    assert_eq!(kinds, ["bot_command"; 5].into_iter().chain(["bold"]).collect::<Vec<_>>());
    assert_eq!(seen[6]["message"]["media_group_id"], seen[7]["message"]["media_group_id"]);
    assert!(seen[6]["message"]["media_group_id"].is_string());
}
