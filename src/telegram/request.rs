//! A request to Telegram, complete, as it goes into the outbox. Built here and nowhere else, so that what
//! each method needs (also parameters newer than teloxide) is in one place.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{
    ChatId, MessageId, ThreadId, UserId,
    attachment::{self, Attachment, LONGEST_CAPTION, Recipe},
    keyboard::Keyboard,
};
use crate::words::{clip_text, cut, shown_length};

/// Longest text we send: Telegram's 4096 less some air (DOMAIN §D2).
pub const LONGEST_TEXT: usize = 3_900;
/// Longest text Telegram takes.
const MOST_TEXT: usize = 4_096;
/// How long a button's answer is worth sending (Telegram forgets the query after minutes; people sooner).
const ANSWER_WORTH: TimeDelta = TimeDelta::seconds(60);
/// Most parts of an album.
pub const MOST_IN_ALBUM: usize = 10;
/// Longest answer to a button (`answerCallbackQuery.text`).
const LONGEST_ALERT: usize = 200;

/// How long Telegram waits for the answer to who asks to join a group we guard.
const JOIN_QUERY_WORTH: TimeDelta = TimeDelta::seconds(10);
/// Longest name of a link into a group.
pub const LONGEST_LINK_NAME: usize = 32;

/// The answer to somebody who asks to join a group we guard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinAnswer {
    /// She is let in.
    Approve,
    /// Somebody decides.
    Queue,
}

impl JoinAnswer {
    const fn code(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Queue => "queue",
        }
    }
}

/// A bot can delete a message of its own for two days (TELEGRAM §3); an hour less, so that it gets there in time.
const DELETABLE: TimeDelta = TimeDelta::hours(47);

/// Whether a message of ours that stands since `since` can still be deleted.
#[must_use]
pub fn can_be_deleted(since: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - since < DELETABLE
}

/// Whether words may stand under a picture.
#[must_use]
pub fn fits_caption(html: &str) -> bool {
    shown_length(html) <= LONGEST_CAPTION
}

fn put_caption(body: &mut Map<String, Value>, html: &str) {
    if !html.is_empty() {
        body.insert("caption".to_owned(), html.into());
        body.insert("parse_mode".to_owned(), "HTML".into());
    }
}

/// As `InputMedia`.
fn part_of(attachment: &Attachment, html: &str) -> Value {
    let mut part = Map::new();
    part.insert("type".to_owned(), attachment.kind.code().into());
    part.insert("media".to_owned(), attachment.json());
    put_caption(&mut part, html);
    Value::Object(part)
}

/// For whom a request is made. It decides whose turn it is when not all can be sent at once (invariant I6): in its chat
/// what a manager asked for overtakes everything else; over all chats every lane has its share (`edge/send`).
/// Set in one place, from who is being heard ([`crate::dispatch::Cx::send`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// Somebody who manages the group it is about.
    Manager = 0,
    /// Somebody who belongs to a group of ours.
    Member = 1,
    /// Nobody in particular: a group's own posts, greetings and results, and what is done by the clock.
    Community = 2,
    /// Somebody we know from no group.
    Stranger = 3,
}

impl Lane {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Manager, Self::Member, Self::Community, Self::Stranger];

    /// From the number it is stored as.
    #[must_use]
    pub fn stored(number: i64) -> Self {
        Self::ALL.into_iter().find(|lane| *lane as i64 == number).unwrap_or(Self::Community)
    }

    /// How long somebody waits for an answer before she has given up or asked again.
    #[must_use]
    pub const fn patience(self) -> TimeDelta {
        match self {
            Self::Manager | Self::Community => TimeDelta::minutes(15),
            Self::Member => TimeDelta::minutes(3),
            Self::Stranger => TimeDelta::minutes(1),
        }
    }
}

/// How soon a request is wanted. Urgent ones overtake bulk of the same chat and lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Somebody looks at a spinning button, or we need to know something to go on.
    Now = 0,
    /// An answer to somebody.
    Answer = 1,
    /// A post, clean-up, anything that may wait.
    Bulk = 2,
}

/// What to do when it may have been sent but the answer was lost. Telegram has no idempotency key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenUnknown {
    /// Doing it twice changes nothing, or little: again.
    Repeat,
    /// People would see it twice: look whether it arrived (see `edge/recover`) and never risk a second.
    Once,
}

impl WhenUnknown {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Repeat => "repeat",
            Self::Once => "once",
        }
    }
}

/// A request on its way into the outbox.
#[derive(Debug, Clone)]
#[must_use]
pub struct Request {
    pub(crate) chat: Option<ChatId>,
    pub(crate) method: &'static str,
    pub(crate) body: Map<String, Value>,
    pub(crate) urgency: Urgency,
    /// [`None`] until it is known for whom it is.
    pub(crate) lane: Option<Lane>,
    pub(crate) not_before: Option<DateTime<Utc>>,
    pub(crate) worth: Option<TimeDelta>,
    pub(crate) when_unknown: WhenUnknown,
    pub(crate) listener: Option<(&'static str, Value)>,
}

impl Request {
    fn new(chat: Option<ChatId>, method: &'static str, body: Value) -> Self {
        let mut body = match body {
            Value::Object(body) => body,
            _ => Map::new(),
        };
        if let Some(chat) = chat {
            body.insert("chat_id".to_owned(), chat.0.into());
        }
        Self {
            chat,
            method,
            body,
            urgency: Urgency::Answer,
            lane: None,
            not_before: None,
            worth: None,
            when_unknown: WhenUnknown::Repeat,
            listener: None,
        }
    }

    /// A message in Telegram HTML, without link previews.
    pub fn message(chat: ChatId, html: &str) -> Self {
        let mut request = Self::new(
            Some(chat),
            "sendMessage",
            json!({"text": html, "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}}),
        );
        request.when_unknown = WhenUnknown::Once;
        request
    }

    /// A message in Telegram HTML with a picture or file above it. Words that are too long for a caption go alone: they
    /// count for more than their picture.
    pub fn with_media(chat: ChatId, attachment: &Attachment, html: &str) -> Self {
        if !fits_caption(html) {
            return Self::message(chat, html);
        }
        let mut body = Map::new();
        body.insert(attachment.kind.code().to_owned(), attachment.json());
        put_caption(&mut body, html);
        let mut request = Self::new(Some(chat), attachment.kind.method(), Value::Object(body));
        request.when_unknown = WhenUnknown::Once;
        request
    }

    /// A message in Telegram HTML, with a picture above it if there is one.
    pub fn illustrated(chat: ChatId, picture: Option<&Recipe>, html: &str) -> Self {
        match picture {
            Some(picture) => Self::with_media(chat, &Attachment::photo(picture), html),
            None => Self::message(chat, html),
        }
    }

    /// Several pictures or files as one, with words under the first. Fewer than two are no album, of more than ten the
    /// first ten go. An album has no buttons.
    pub fn album(chat: ChatId, attachments: &[Attachment], html: &str) -> Self {
        let parts = match attachments {
            [] => return Self::message(chat, html),
            [one] => return Self::with_media(chat, one, html),
            parts => &parts[..parts.len().min(MOST_IN_ALBUM)],
        };
        if !fits_caption(html) {
            return Self::message(chat, html);
        }
        let media: Vec<Value> =
            parts.iter().enumerate().map(|(i, part)| part_of(part, if i == 0 { html } else { "" })).collect();
        let mut request = Self::new(Some(chat), "sendMediaGroup", json!({"media": media}));
        request.when_unknown = WhenUnknown::Once;
        request
    }

    /// Puts another picture or file, and words, in place of those of a message of ours. Words that are too long for a
    /// caption take the place alone.
    pub fn edit_media(chat: ChatId, message: MessageId, attachment: &Attachment, html: &str) -> Self {
        if !fits_caption(html) {
            return Self::edit(chat, message, html);
        }
        let body = json!({"message_id": message.0, "media": part_of(attachment, html)});
        Self::new(Some(chat), "editMessageMedia", body)
    }

    /// Changes the words under a picture or file of ours, and its buttons.
    pub fn edit_caption(chat: ChatId, message: MessageId, html: &str) -> Self {
        let mut body = Map::new();
        body.insert("message_id".to_owned(), message.0.into());
        put_caption(&mut body, html);
        Self::new(Some(chat), "editMessageCaption", Value::Object(body))
    }

    /// A poll with named votes; `open_seconds` until Telegram closes it, which the line below the question says in words.
    pub fn poll(chat: ChatId, question: &str, options: &[String], (open_seconds, below): (i64, &str)) -> Self {
        let options: Vec<Value> = options.iter().map(|text| json!({"text": text})).collect();
        let mut request = Self::new(
            Some(chat),
            "sendPoll",
            json!({"question": question, "options": options, "is_anonymous": false, "open_period": open_seconds,
                "description": below}),
        );
        request.when_unknown = WhenUnknown::Once;
        request
    }

    /// The same with something otherwise than usual.
    pub fn with_flag(self, name: &'static str, value: bool) -> Self {
        self.field(name, value.into())
    }

    /// The same poll with right answers, counted from zero: whoever gave them all and no other was right.
    pub fn quiz(self, right: &[usize], explanation: &str) -> Self {
        let quiz = self.field("type", "quiz".into()).field("correct_option_ids", json!(right));
        let quiz = if right.len() > 1 { quiz.field("allows_multiple_answers", true.into()) } else { quiz };
        if explanation.is_empty() { quiz } else { quiz.field("explanation", explanation.into()) }
    }

    /// The same poll with a picture below its question.
    pub fn poll_picture(self, attachment: &Attachment) -> Self {
        self.field("media", json!({"type": attachment.kind.code(), "media": attachment.json()}))
    }

    /// The same poll as it would look, for somebody to see and nobody to vote in.
    pub fn poll_to_look(self) -> Self {
        self.field("is_closed", true.into())
    }

    /// Closes a poll of ours. The answer is the poll as it stands.
    pub fn stop_poll(chat: ChatId, message: MessageId) -> Self {
        Self::new(Some(chat), "stopPoll", json!({"message_id": message.0}))
    }

    /// Changes a message of ours, and its buttons ([`None`]: removes them).
    pub fn edit(chat: ChatId, message: MessageId, html: &str) -> Self {
        Self::new(
            Some(chat),
            "editMessageText",
            json!({"message_id": message.0, "text": html, "parse_mode": "HTML",
                "link_preview_options": {"is_disabled": true}}),
        )
    }

    /// Changes a message only one member can see.
    pub fn edit_ephemeral(chat: ChatId, receiver: UserId, ephemeral_id: i64, html: &str) -> Self {
        Self::new(
            Some(chat),
            "editEphemeralMessageText",
            json!({"receiver_user_id": receiver.0, "ephemeral_message_id": ephemeral_id, "text": html,
                "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}}),
        )
    }

    /// Changes the words under a picture only one member can see.
    pub fn edit_ephemeral_caption(chat: ChatId, receiver: UserId, ephemeral_id: i64, html: &str) -> Self {
        let mut body = Map::new();
        body.insert("receiver_user_id".to_owned(), receiver.0.into());
        body.insert("ephemeral_message_id".to_owned(), ephemeral_id.into());
        put_caption(&mut body, html);
        Self::new(Some(chat), "editEphemeralMessageCaption", Value::Object(body))
    }

    /// Removes a message.
    pub fn delete(chat: ChatId, message: MessageId) -> Self {
        let mut request = Self::new(Some(chat), "deleteMessage", json!({"message_id": message.0}));
        request.urgency = Urgency::Bulk;
        request
    }

    /// Removes up to a hundred messages.
    pub fn delete_all(chat: ChatId, messages: &[MessageId]) -> Self {
        let ids: Vec<i64> = messages.iter().map(|message| message.0).collect();
        let mut request = Self::new(Some(chat), "deleteMessages", json!({"message_ids": ids}));
        request.urgency = Urgency::Bulk;
        request
    }

    /// Stops a pressed button's spinner, with a short plain text if there is something to say.
    pub fn answer_button(query: &str, text: Option<&str>, alert: bool) -> Self {
        let mut body = json!({"callback_query_id": query});
        if let (Some(text), Some(body)) = (text, body.as_object_mut()) {
            body.insert("text".to_owned(), clip_text(text, LONGEST_ALERT).into());
            body.insert("show_alert".to_owned(), alert.into());
        }
        let mut request = Self::new(None, "answerCallbackQuery", body);
        request.urgency = Urgency::Now;
        request.worth = Some(ANSWER_WORTH);
        request
    }

    /// Asks who the administrators are, other bots included.
    pub fn ask_administrators(chat: ChatId) -> Self {
        let mut request = Self::new(Some(chat), "getChatAdministrators", json!({}));
        request.urgency = Urgency::Now;
        request
    }

    /// Asks what `user` (usually we) may do there.
    pub fn ask_member(chat: ChatId, user: UserId) -> Self {
        let mut request = Self::new(Some(chat), "getChatMember", json!({"user_id": user.0}));
        request.urgency = Urgency::Now;
        request
    }

    /// From now on she may do this and nothing else in a supergroup, until then (0: for ever). Everything makes her a member
    /// like the others. It is no message: it waits for none of the group's, and takes the place of none.
    pub fn restrict(chat: ChatId, user: UserId, may: &BTreeMap<String, bool>, until: i64) -> Self {
        let body = json!({"chat_id": chat.0, "user_id": user.0, "permissions": may,
            "use_independent_chat_permissions": true, "until_date": until});
        Self::new(None, "restrictChatMember", body)
    }

    /// Reacts to a message with an emoji.
    pub fn react(chat: ChatId, message: MessageId, emoji: &str) -> Self {
        let reaction = json!([{"type": "emoji", "emoji": emoji}]);
        let mut request =
            Self::new(Some(chat), "setMessageReaction", json!({"message_id": message.0, "reaction": reaction}));
        request.urgency = Urgency::Bulk;
        request
    }

    /// Pins a message, without a sound. Done twice, it changes nothing.
    pub fn pin(chat: ChatId, message: MessageId) -> Self {
        let body = json!({"message_id": message.0, "disable_notification": true});
        let mut request = Self::new(Some(chat), "pinChatMessage", body);
        request.urgency = Urgency::Bulk;
        request
    }

    /// Takes the pin off a message.
    pub fn unpin(chat: ChatId, message: MessageId) -> Self {
        let mut request = Self::new(Some(chat), "unpinChatMessage", json!({"message_id": message.0}));
        request.urgency = Urgency::Bulk;
        request
    }

    /// Leaves a group.
    pub fn leave(chat: ChatId) -> Self {
        Self::new(Some(chat), "leaveChat", json!({}))
    }

    /// Lets in somebody who asked. Done twice, it is refused: she is in.
    pub fn approve_join(chat: ChatId, user: UserId) -> Self {
        Self::new(Some(chat), "approveChatJoinRequest", json!({"user_id": user.0}))
    }

    /// Does not let in somebody who asked. Done twice, it is refused: her request is gone.
    pub fn decline_join(chat: ChatId, user: UserId) -> Self {
        Self::new(Some(chat), "declineChatJoinRequest", json!({"user_id": user.0}))
    }

    /// Answers at once somebody who asks to be let into a group we guard: lets her in, or has her wait for who decides.
    pub fn answer_join_query(query: &str, answer: JoinAnswer) -> Self {
        let body = json!({"chat_join_request_query_id": query, "result": answer.code()});
        let mut request = Self::new(None, "answerChatJoinRequestQuery", body);
        request.urgency = Urgency::Now;
        request.worth = Some(JOIN_QUERY_WORTH);
        request
    }

    /// Makes a link of this name into a group; `asks`: who comes by it has to ask to be let in. The answer is the link.
    pub fn create_link(chat: ChatId, name: &str, asks: bool) -> Self {
        let name: String = name.chars().take(LONGEST_LINK_NAME).collect();
        Self::new(Some(chat), "createChatInviteLink", json!({"name": name, "creates_join_request": asks}))
    }

    /// Ends a link of ours into a group.
    pub fn revoke_link(chat: ChatId, link: &str) -> Self {
        let mut request = Self::new(Some(chat), "revokeChatInviteLink", json!({"invite_link": link}));
        request.urgency = Urgency::Bulk;
        request
    }

    /// Puts the commands of one audience, in one language, into the app's menu.
    pub fn set_commands(scope: Value, language: Option<&str>, commands: Value) -> Self {
        let mut body = json!({"scope": scope, "commands": commands});
        if let (Some(language), Some(body)) = (language, body.as_object_mut()) {
            body.insert("language_code".to_owned(), language.into());
        }
        let mut request = Self::new(None, "setMyCommands", body);
        request.urgency = Urgency::Bulk;
        request
    }

    /// Takes the commands of a scope out of the app's menu.
    pub fn delete_commands(scope: Value) -> Self {
        let mut request = Self::new(None, "deleteMyCommands", json!({"scope": scope}));
        request.urgency = Urgency::Bulk;
        request
    }

    /// As [`Request::delete_commands`], those for people of one language, or for everybody else.
    pub fn delete_commands_in(scope: Value, language: Option<&str>) -> Self {
        match language {
            Some(language) => Self::delete_commands(scope).field("language_code", language.into()),
            None => Self::delete_commands(scope),
        }
    }

    /// Buttons under it.
    pub fn keyboard(self, keyboard: &Keyboard) -> Self {
        self.field("reply_markup", keyboard.json())
    }

    /// Buttons under it, as `InlineKeyboardMarkup`.
    pub fn raw_keyboard(self, markup: Value) -> Self {
        self.field("reply_markup", markup)
    }

    /// As an answer to `message`; sent all the same if that is gone by then.
    pub fn reply_to(self, message: MessageId) -> Self {
        let reply = json!({"message_id": message.0, "allow_sending_without_reply": true});
        self.field("reply_parameters", reply)
    }

    /// As an answer to `message`; not sent if that is gone by then.
    pub fn reply_if_there(self, message: MessageId) -> Self {
        self.field("reply_parameters", json!({"message_id": message.0}))
    }

    /// As an answer to a message only she and we can see.
    pub fn reply_to_ephemeral(self, ephemeral_id: i64) -> Self {
        self.field("reply_parameters", json!({"ephemeral_message_id": ephemeral_id}))
    }

    /// In a forum topic; [`None`] is General, which must not be named.
    pub fn thread(self, thread: Option<ThreadId>) -> Self {
        match thread {
            Some(ThreadId(id)) => self.field("message_thread_id", id.into()),
            None => self,
        }
    }

    /// Without sound.
    pub fn silent(self) -> Self {
        self.field("disable_notification", true.into())
    }

    /// Without sound where people rest.
    pub fn silent_if(self, is_quiet: bool) -> Self {
        if is_quiet { self.silent() } else { self }
    }

    /// Visible only to `receiver`. Delivery is not guaranteed. `query` is the press it answers, if any: needed
    /// where we are no administrator.
    pub fn only_for(mut self, receiver: UserId) -> Self {
        self.when_unknown = WhenUnknown::Repeat;
        self.field("ephemeral_message_parameters", json!({"receiver_user_id": receiver.0}))
    }

    /// Rather lost than seen twice. Whether something for one person only has arrived nobody can find out.
    pub const fn once(mut self) -> Self {
        self.when_unknown = WhenUnknown::Once;
        self
    }

    /// Overtakes or waits.
    pub const fn urgency(mut self, urgency: Urgency) -> Self {
        self.urgency = urgency;
        self
    }

    /// For whom it is, if that is another than who is being heard.
    pub const fn lane(mut self, lane: Lane) -> Self {
        self.lane = Some(lane);
        self
    }

    /// Not before `at`.
    pub const fn at(mut self, at: DateTime<Utc>) -> Self {
        self.not_before = Some(at);
        self
    }

    /// Worth sending only so long after it was asked for.
    pub const fn worth(mut self, worth: TimeDelta) -> Self {
        self.worth = Some(worth);
        self
    }

    /// Tells `room` how it went, handing back `note` ([`crate::dispatch::Room::on_sent`]).
    ///
    /// # Errors
    /// If `note` cannot be written as JSON.
    pub fn tell(mut self, room: &'static str, note: &impl Serialize) -> serde_json::Result<Self> {
        self.listener = Some((room, serde_json::to_value(note)?));
        Ok(self)
    }

    /// The one message it takes away, if that is all it does and nobody wants to hear of it.
    pub(crate) fn deletes(&self) -> Option<MessageId> {
        let is_plain = self.method == "deleteMessage" && self.listener.is_none() && self.not_before.is_none();
        self.body.get("message_id").filter(|_| is_plain).and_then(Value::as_i64).map(MessageId)
    }

    /// Whether it is a message with a picture or file.
    #[must_use]
    pub fn has_media(&self) -> bool {
        attachment::carries(&self.body)
    }

    /// Where it goes, if its text is longer than Telegram takes.
    #[must_use]
    pub fn too_long_for(&self) -> Option<ChatId> {
        self.chat.filter(|_| self.html().is_some_and(|html| shown_length(html) > MOST_TEXT))
    }

    /// With the lines that fit, and `more` below them.
    pub fn shortened(self, more: &str) -> Self {
        match self.html().and_then(|html| cut(html, MOST_TEXT, more)) {
            Some(html) => self.field("text", html.into()),
            None => self,
        }
    }

    /// Its words in Telegram HTML, if it is a message of nothing else.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        self.html().filter(|_| self.method == "sendMessage")
    }

    /// The same for another chat, in no topic of it.
    pub fn readdressed(mut self, chat: ChatId) -> Self {
        self.chat = Some(chat);
        self.body.remove("message_thread_id");
        let other = self.field("chat_id", chat.0.into());
        // Whoever votes in one that is only shown would vote in vain.
        if other.method == "sendPoll" { other.poll_to_look() } else { other }
    }

    fn html(&self) -> Option<&str> {
        let is_html = self.body.get("parse_mode").is_some_and(|mode| mode == "HTML");
        self.body.get("text").and_then(Value::as_str).filter(|_| is_html)
    }

    fn field(mut self, name: &str, value: Value) -> Self {
        self.body.insert(name.to_owned(), value);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::attachment::Kind;

    fn photo() -> Attachment {
        Attachment::by_id(Kind::Photo, "an id")
    }

    #[test]
    fn words_too_long_for_a_caption_go_without_the_picture() {
        // Measured as Telegram does, after the marks are read; an emoji is two.
        let fits = format!("<b>{}</b>&amp;🙂", "x".repeat(LONGEST_CAPTION - 3));
        let request = Request::with_media(ChatId(-5), &photo(), &fits);
        assert_eq!((request.method, &request.body["photo"]), ("sendPhoto", &json!("an id")));
        let longer = format!("{fits}y");
        let methods = [
            Request::with_media(ChatId(-5), &photo(), &longer),
            Request::album(ChatId(-5), &[photo(), photo()], &longer),
            Request::edit_media(ChatId(-5), MessageId(3), &photo(), &longer),
        ];
        let methods = methods.map(|request| (request.method, request.body["text"] == json!(longer)));
        assert_eq!(methods, [("sendMessage", true), ("sendMessage", true), ("editMessageText", true)]);
    }

    #[test]
    fn an_album_has_two_to_ten_parts_and_its_words_under_the_first() {
        assert_eq!(Request::album(ChatId(-5), &[], "Hi").method, "sendMessage");
        assert_eq!(Request::album(ChatId(-5), &[photo()], "Hi").method, "sendPhoto");
        let album = Request::album(ChatId(-5), &vec![photo(); 11], "Hi");
        let media = album.body["media"].as_array().unwrap();
        assert_eq!((album.method, media.len()), ("sendMediaGroup", 10));
        assert_eq!((&media[0]["caption"], media[1].get("caption")), (&json!("Hi"), None));
    }
}
