//! Pictures and files: sending them, alone and as albums, and changing them.

use crate::error::{Answer, decline, refuse};
use crate::files::{Medium, Stored};
use crate::html::Rich;
use crate::messages::Msg;
use crate::params::Params;
use crate::text;
use crate::view::What;
use crate::world::World;
use serde_json::{Map, Value, json};

use super::edit::NOT_MODIFIED;

/// How a picture may look, in requests and in messages.
const LOOKS: [&str; 2] = ["has_spoiler", "show_caption_above_media"];
const SHOWN_LOOKS: [&str; 2] = ["has_media_spoiler", "show_caption_above_media"];
/// What a bot could ask for and would here be ignored without a word.
const NOT_SIMULATED: [&str; 8] =
    ["thumbnail", "cover", "start_timestamp", "width", "height", "duration", "supports_streaming", "performer"];

/// A picture or file with what stands under it.
struct Content {
    medium: Medium,
    file: Stored,
    caption: Rich,
    looks: Map<String, Value>,
}

impl Content {
    fn put_into(self, msg: &mut Msg) {
        for medium in Medium::ALL {
            msg.extra.remove(medium.field());
        }
        SHOWN_LOOKS.iter().for_each(|look| drop(msg.extra.remove(*look)));
        msg.extra.insert(self.medium.field().into(), self.file.wire());
        if self.medium == Medium::Animation {
            // As Telegram has it, for apps that know no animations.
            let mut document = self.file.wire();
            if let Some(document) = document.as_object_mut() {
                ["width", "height", "duration"].iter().for_each(|key| drop(document.remove(*key)));
            }
            msg.extra.insert("document".into(), document);
        }
        msg.extra.extend(self.looks);
        put_caption(msg, self.caption);
    }
}

pub(crate) fn put_caption(msg: &mut Msg, caption: Rich) {
    msg.extra.remove("caption");
    msg.extra.remove("caption_entities");
    if !caption.text.is_empty() {
        msg.extra.insert("caption".into(), json!(caption.text));
    }
    if !caption.entities.is_empty() {
        msg.extra.insert("caption_entities".into(), json!(caption.entities));
    }
}

/// What kind of file a message holds.
pub(crate) fn medium_of(msg: &Msg) -> Option<Medium> {
    // An animation is shown as a document, too.
    let order = [Medium::Animation, Medium::Photo, Medium::Video, Medium::Audio, Medium::Document];
    order.into_iter().find(|medium| msg.extra.contains_key(medium.field()))
}

impl World {
    pub fn caption_param(&self, params: &Params<'_>) -> Answer<Rich> {
        let source = params.str("caption").unwrap_or("");
        let rich = match params.array("caption_entities") {
            Some(entities) => text::with_entities(source, entities)?,
            None => text::parse(source, params.str("parse_mode"))?,
        };
        let mut rich = self.with_known_mentions(text::trim(rich));
        if crate::html::utf16_len(&rich.text) > 1024 {
            return Err(refuse("message caption is too long"));
        }
        text::add_automatic(&mut rich);
        Ok(rich)
    }

    fn looks_param(&self, params: &Params<'_>) -> Answer<Map<String, Value>> {
        for key in NOT_SIMULATED {
            if params.0.contains_key(key) {
                return Err(refuse(format!("parameter {key} not simulated")));
            }
        }
        let shown = LOOKS.into_iter().zip(SHOWN_LOOKS).filter(|(asked, _)| params.flag(asked));
        Ok(shown.map(|(_, shown)| (shown.to_owned(), json!(true))).collect())
    }

    /// An `InputMedia`.
    fn input_media(&mut self, part: &Params<'_>) -> Answer<Content> {
        let kind = part.str("type").unwrap_or("");
        let medium = Medium::ALL.into_iter().find(|medium| medium.field() == kind);
        let medium = medium.ok_or_else(|| refuse(format!("type \"{kind}\" of media not simulated")))?;
        let caption = self.caption_param(part)?;
        let looks = self.looks_param(part)?;
        let file = self.file_param(medium, part.str("media").unwrap_or(""), "media not found")?;
        Ok(Content { medium, file, caption, looks })
    }

    /// What a poll shows below its question, as the poll has it.
    pub fn poll_media(&mut self, part: &Params<'_>) -> Answer<Value> {
        let mut shown = Msg::default();
        self.input_media(part)?.put_into(&mut shown);
        Ok(Value::Object(shown.extra))
    }

    pub fn send_media(&mut self, params: &Params<'_>, medium: Medium) -> Answer {
        let chat = self.chat_param(params, "chat_id")?;
        let (permission, what) = medium.permission();
        let caption = self.caption_param(params)?;
        let looks = self.looks_param(params)?;
        let mut msg = self.draft(params, chat, permission, what)?;
        let missing = format!("there is no {} in the request", medium.field());
        let file = self.file_param(medium, params.str(medium.field()).unwrap_or(""), &missing)?;
        if let Some(to) = params.object("ephemeral_message_parameters") {
            msg.ephemeral = Some(self.ephemeral_param(&to, chat, msg.reply_to)?);
        }
        Content { medium, file, caption, looks }.put_into(&mut msg);
        self.deliver(chat, msg)
    }

    pub fn send_media_group(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.chat_param(params, "chat_id")?;
        let parts: Vec<Value> = params.array("media").map(<[_]>::to_vec).unwrap_or_default();
        if parts.is_empty() {
            return Err(refuse("there are no messages to send"));
        }
        if !(2..=10).contains(&parts.len()) {
            return Err(refuse("wrong number of messages in the album: 2-10 are allowed"));
        }
        let kinds: Vec<&str> = parts.iter().filter_map(|part| part["type"].as_str()).collect();
        let alone = |kind: &&str| matches!(*kind, "document" | "audio");
        if kinds.contains(&"animation") || (kinds.iter().any(alone) && kinds.iter().any(|kind| *kind != kinds[0])) {
            return Err(refuse("document can't be mixed with other media types"));
        }
        let mut contents = Vec::new();
        for part in &parts {
            let part = part.as_object().cloned().unwrap_or_default();
            contents.push(self.input_media(&Params(&part))?);
        }
        let group = self.next_serial().to_string();
        let mut album = Vec::new();
        for content in contents {
            let (permission, what) = content.medium.permission();
            let mut msg = self.draft(params, chat, permission, what)?;
            msg.extra.insert("media_group_id".into(), json!(group));
            content.put_into(&mut msg);
            album.push(msg);
        }
        self.spend_on(chat, album.len())?;
        if chat > 0 {
            self.private_chat(chat);
        }
        let posted: Vec<usize> = album.into_iter().map(|msg| self.post(chat, msg)).collect();
        Ok(posted.into_iter().map(|seq| self.message_wire(chat, seq)).collect())
    }

    pub fn edit_caption(&mut self, params: &Params<'_>) -> Answer {
        let caption = self.caption_param(params)?;
        let markup = self.keyboard(params)?;
        let (chat, seq) = self.own_message(params, "message to edit not found", "message can't be edited")?;
        let msg = &self.chat(chat).messages[seq];
        if medium_of(msg).is_none() {
            return Err(decline("there is no caption in the message to edit"));
        }
        let mut changed = msg.clone();
        put_caption(&mut changed, caption);
        self.change(chat, seq, changed, markup)
    }

    pub fn edit_media(&mut self, params: &Params<'_>) -> Answer {
        let Some(media) = params.0.get("media").and_then(Value::as_object).cloned() else {
            return Err(refuse("media not found"));
        };
        let markup = self.keyboard(params)?;
        let (chat, seq) = self.own_message(params, "message to edit not found", "message can't be edited")?;
        let msg = self.chat(chat).messages[seq].clone();
        if msg.poll.is_some() || (msg.text.is_none() && medium_of(&msg).is_none()) {
            return Err(decline("message can't be edited"));
        }
        let content = self.input_media(&Params(&media))?;
        if msg.extra.contains_key("media_group_id") && content.medium == Medium::Animation {
            return Err(refuse("can't use the media of the specified type in the album"));
        }
        let mut changed = msg;
        (changed.text, changed.entities) = (None, Vec::new());
        changed.extra.remove("link_preview_options");
        content.put_into(&mut changed);
        self.change(chat, seq, changed, markup)
    }

    fn change(&mut self, chat: i64, seq: usize, mut changed: Msg, markup: Option<Value>) -> Answer {
        let msg = &self.chat(chat).messages[seq];
        if changed.text == msg.text && changed.extra == msg.extra && msg.markup == markup {
            return Err(decline(NOT_MODIFIED));
        }
        self.spend(chat)?;
        changed.markup = markup;
        changed.edit_date = Some(self.now());
        self.chat_mut(chat).messages[seq] = changed;
        self.happened(chat, seq, What::Edited);
        Ok(self.message_wire(chat, seq))
    }
}
