//! Updates as far as we read them, from raw JSON.
//!
//! teloxide's types lose what is newer than Bot API 9.1, and one unknown entity hides a message's whole text
//! (TELEGRAM §2.5). These read only the fields we use, so nothing Telegram adds can hide or stop anything.
//!
//! Numbers are read within the range Telegram documents ([`number`]), and instants within the calendar: whoever
//! adds to one or counts on from it need not think of what overflows.

mod number;
mod raw;

use std::collections::BTreeMap;

pub use raw::{LONGEST_UPDATE, Raw};
use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};
use serde_json::{Value, value::RawValue};

use super::{
    attachment::{Kind, Media},
    marked::Entity,
};
use crate::words::is_thanks;

/// Kinds of updates, as Telegram names them; what we do not use is `other`.
pub const KINDS: [&str; 9] = [
    "message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "poll",
    "poll_answer",
    "chat_join_request",
    "other",
];

/// One update. At most one of the payloads is present; none for a kind we do not use.
#[derive(Debug, Default, Deserialize)]
pub struct Update {
    /// Its number in Telegram's queue.
    #[serde(deserialize_with = "number::count")]
    pub update_id: i64,
    /// A new message.
    pub message: Option<Message>,
    /// The bot's own membership changed.
    pub my_chat_member: Option<MemberUpdated>,
    /// Somebody's membership changed (only for administrators).
    pub chat_member: Option<MemberUpdated>,
    /// Somebody changed her reactions to a message (only for administrators).
    pub message_reaction: Option<Reaction>,
    /// A button was pressed.
    pub callback_query: Option<CallbackQuery>,
    /// A poll of ours changed, usually: closed.
    pub poll: Option<Poll>,
    /// Somebody voted in a named poll of ours.
    pub poll_answer: Option<PollAnswer>,
    /// Somebody asks to be let into a group (only for administrators who may invite).
    pub chat_join_request: Option<JoinRequest>,
}

/// A user as Telegram shows her.
#[derive(Debug, Clone, Deserialize)]
pub struct User {
    /// Her number.
    #[serde(deserialize_with = "number::id")]
    pub id: i64,
    /// Whether it is a bot.
    #[serde(default)]
    pub is_bot: bool,
    /// First name.
    #[serde(default)]
    pub first_name: String,
    /// Last name.
    pub last_name: Option<String>,
    /// Username without `@`.
    pub username: Option<String>,
    /// IETF tag of her app's language.
    pub language_code: Option<String>,
}

/// A chat as Telegram shows it.
#[derive(Debug, Clone, Deserialize)]
pub struct Chat {
    /// Its number.
    #[serde(deserialize_with = "number::id")]
    pub id: i64,
    /// `private`, `group`, `supergroup` or `channel`.
    #[serde(rename = "type", default)]
    pub kind: String,
    /// A group's name.
    pub title: Option<String>,
    /// People write to a channel's owners there, each in a topic of her own.
    #[serde(default)]
    pub is_direct_messages: bool,
}

impl Chat {
    /// Whether people talk to each other there.
    #[must_use]
    pub fn is_group(&self) -> bool {
        matches!(self.kind.as_str(), "group" | "supergroup") && !self.is_direct_messages
    }
}

/// A message.
#[derive(Debug, Deserialize)]
pub struct Message {
    /// Number within the chat; zero if ephemeral.
    #[serde(default, deserialize_with = "number::count")]
    pub message_id: i64,
    /// When it was sent, Unix seconds.
    #[serde(default, deserialize_with = "number::instant")]
    pub date: i64,
    /// Where.
    pub chat: Chat,
    /// By whom; fake for channels and anonymous administrators (see [`super::actor`]).
    pub from: Option<User>,
    /// The chat on whose behalf it was sent.
    pub sender_chat: Option<Chat>,
    /// Topic, or reply thread.
    #[serde(default, deserialize_with = "number::maybe_count")]
    pub message_thread_id: Option<i64>,
    /// Whether `message_thread_id` is a forum topic.
    #[serde(default)]
    pub is_topic_message: bool,
    /// A channel's post arriving in its discussion group.
    #[serde(default)]
    pub is_automatic_forward: bool,
    /// Present on forwarded messages.
    pub forward_origin: Option<IgnoredAny>,
    /// What it answers.
    pub reply_to_message: Option<Box<ReplyTo>>,
    /// Its text.
    pub text: Option<String>,
    /// Text under a picture or file.
    pub caption: Option<String>,
    /// Marks of the text; read only where they are wanted ([`Message::marks`]).
    pub entities: Option<Box<RawValue>>,
    /// Marks of the text under a picture or file.
    pub caption_entities: Option<Box<RawValue>>,
    /// The bot it was made with, if with another one in the line where one writes.
    pub via_bot: Option<IgnoredAny>,
    /// Groups the messages of one album.
    pub media_group_id: Option<String>,
    /// Its number if only one member and we can see it.
    #[serde(default, deserialize_with = "number::maybe_count")]
    pub ephemeral_message_id: Option<i64>,
    /// Who joined or was added.
    pub new_chat_members: Option<Vec<User>>,
    /// Who left or was removed.
    pub left_chat_member: Option<User>,
    /// The group's new name.
    pub new_chat_title: Option<String>,
    /// What was pinned.
    pub pinned_message: Option<PinnedMessage>,
    /// This group became that supergroup.
    #[serde(default, deserialize_with = "number::maybe_id")]
    pub migrate_to_chat_id: Option<i64>,
    /// This supergroup was that group.
    #[serde(default, deserialize_with = "number::maybe_id")]
    pub migrate_from_chat_id: Option<i64>,
    // What content it has besides text. Fields of their own: serde collects what is flattened before it reads it,
    // which costs more than everything else about a message.
    /// An animation without sound.
    pub animation: Option<Box<RawValue>>,
    /// Music.
    pub audio: Option<Box<RawValue>>,
    /// A file.
    pub document: Option<Box<RawValue>>,
    /// A picture.
    pub photo: Option<Box<RawValue>>,
    /// A sticker.
    pub sticker: Option<IgnoredAny>,
    /// A story.
    pub story: Option<IgnoredAny>,
    /// A video.
    pub video: Option<Box<RawValue>>,
    /// A round video.
    pub video_note: Option<IgnoredAny>,
    /// A voice message.
    pub voice: Option<IgnoredAny>,
    /// A contact.
    pub contact: Option<IgnoredAny>,
    /// A die or the like.
    pub dice: Option<IgnoredAny>,
    /// A place on the map.
    pub location: Option<IgnoredAny>,
    /// A place with a name.
    pub venue: Option<IgnoredAny>,
    /// A poll.
    pub poll: Option<IgnoredAny>,
    /// A checklist.
    pub checklist: Option<IgnoredAny>,
    /// A text with structure.
    pub rich_message: Option<IgnoredAny>,
}

impl Message {
    const fn speaks(&self) -> bool {
        self.voice.is_some()
            || self.video_note.is_some()
            || self.video.is_some()
            || self.document.is_some()
            || self.audio.is_some()
    }

    /// Whether it holds more than words.
    #[must_use]
    pub const fn has_media(&self) -> bool {
        self.speaks()
            || self.animation.is_some()
            || self.photo.is_some()
            || self.sticker.is_some()
            || self.story.is_some()
            || self.contact.is_some()
            || self.dice.is_some()
            || self.location.is_some()
            || self.venue.is_some()
            || self.poll.is_some()
            || self.checklist.is_some()
            || self.rich_message.is_some()
    }
}

/// A message that was pinned; what is in it nobody asks.
#[derive(Debug, Deserialize)]
pub struct PinnedMessage {
    /// Its number.
    #[serde(default, deserialize_with = "number::count")]
    pub message_id: i64,
}

/// The message another one answers.
#[derive(Debug, Deserialize)]
pub struct ReplyTo {
    /// Its number.
    #[serde(default, deserialize_with = "number::count")]
    pub message_id: i64,
    /// When it was sent, Unix seconds; 0 if that is not told.
    #[serde(default, deserialize_with = "number::instant")]
    pub date: i64,
    /// Its author, if a user.
    pub from: Option<User>,
    /// The chat it was sent for, if any.
    pub sender_chat: Option<Chat>,
    /// Present on the service message that roots a topic; every message of the topic "answers" it.
    pub forum_topic_created: Option<IgnoredAny>,
    // What it holds; read only where a command is about it.
    /// Its text.
    pub text: Option<Box<RawValue>>,
    /// Text under a picture or file.
    pub caption: Option<Box<RawValue>>,
    /// Marks of the text.
    pub entities: Option<Box<RawValue>>,
    /// Marks of the text under a picture or file.
    pub caption_entities: Option<Box<RawValue>>,
    /// Groups the messages of one album.
    pub media_group_id: Option<Box<RawValue>>,
    /// An animation without sound.
    pub animation: Option<Box<RawValue>>,
    /// Music.
    pub audio: Option<Box<RawValue>>,
    /// A file.
    pub document: Option<Box<RawValue>>,
    /// A picture.
    pub photo: Option<Box<RawValue>>,
    /// A video.
    pub video: Option<Box<RawValue>>,
}

impl ReplyTo {
    /// What is written in it, or under its picture; and its marks.
    #[must_use]
    pub fn words(&self) -> (String, Vec<Entity>) {
        let marks = if self.text.is_some() { &self.entities } else { &self.caption_entities };
        let words = self.text.as_ref().or(self.caption.as_ref());
        let words = words.and_then(|words| serde_json::from_str(words.get()).ok()).unwrap_or_default();
        (words, read_marks(marks.as_deref()))
    }

    /// The picture or file in it, if it can be sent again.
    #[must_use]
    pub fn media(&self) -> Option<Media> {
        let album = self.media_group_id.as_ref().and_then(|album| serde_json::from_str(album.get()).ok());
        let kinds = [&self.photo, &self.video, &self.animation, &self.audio, &self.document];
        media(kinds.map(Option::as_deref), album)
    }
}

/// Marks as far as they can be read.
fn read_marks(marks: Option<&RawValue>) -> Vec<Entity> {
    let marks: Vec<&RawValue> = marks.and_then(|marks| serde_json::from_str(marks.get()).ok()).unwrap_or_default();
    marks.into_iter().filter_map(|mark| serde_json::from_str(mark.get()).ok()).collect()
}

/// The file that a photo (of which the last size is the largest), video, animation, music or document is.
fn media([photo, video, animation, audio, document]: [Option<&RawValue>; 5], album: Option<String>) -> Option<Media> {
    #[derive(Deserialize)]
    struct File {
        file_id: String,
    }
    let file = |raw: &RawValue| serde_json::from_str::<File>(raw.get()).ok();
    let largest = |raw: &RawValue| serde_json::from_str::<Vec<File>>(raw.get()).ok().and_then(|mut sizes| sizes.pop());
    // An animation is shown as a document, too, for apps that know none.
    let (kind, file) = match (photo, animation, video, audio, document) {
        (Some(photo), ..) => (Kind::Photo, largest(photo)),
        (_, Some(animation), ..) => (Kind::Animation, file(animation)),
        (_, _, Some(video), ..) => (Kind::Video, file(video)),
        (_, _, _, Some(audio), _) => (Kind::Audio, file(audio)),
        (.., Some(document)) => (Kind::Document, file(document)),
        _ => return None,
    };
    file.map(|File { file_id }| Media { kind, file_id, album })
}

impl Message {
    /// Whether people said something with it, rather than Telegram announcing something.
    #[must_use]
    pub const fn has_content(&self) -> bool {
        self.text.is_some() || self.caption.is_some() || self.has_media()
    }

    /// What is written in it, or under its picture.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        self.text.as_deref().or(self.caption.as_deref())
    }

    /// The marks of [`Message::words`]; those that cannot be read are none.
    #[must_use]
    pub fn marks(&self) -> Vec<Entity> {
        let marks = if self.text.is_some() { &self.entities } else { &self.caption_entities };
        read_marks(marks.as_deref())
    }

    /// Whether Telegram found a hashtag in it.
    #[must_use]
    pub fn has_hashtag(&self) -> bool {
        let marks = if self.text.is_some() { &self.entities } else { &self.caption_entities };
        marks.as_ref().is_some_and(|marks| marks.get().contains("\"hashtag\""))
    }

    /// The picture or file in it, if it can be sent again.
    #[must_use]
    pub fn media(&self) -> Option<Media> {
        let kinds = [&self.photo, &self.video, &self.animation, &self.audio, &self.document];
        media(kinds.map(Option::as_deref), self.media_group_id.clone())
    }

    /// Whether it says something: three letters or digits, or voice, video or a file (DOMAIN §A0). Stickers
    /// and lone emoji show presence but are not counted.
    #[must_use]
    pub fn is_substantive(&self) -> bool {
        self.speaks() || self.words().unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).nth(2).is_some()
    }

    /// Whether it thanks somebody, in a language we speak.
    #[must_use]
    pub fn is_thanks(&self) -> bool {
        self.words().is_some_and(is_thanks)
    }

    /// Whether a group tells with it that it has become a supergroup.
    #[must_use]
    pub const fn is_migration(&self) -> bool {
        self.migrate_to_chat_id.is_some() || self.migrate_from_chat_id.is_some()
    }

    /// The forum topic, if it is in one other than General.
    #[must_use]
    pub fn topic(&self) -> Option<super::ThreadId> {
        self.message_thread_id.filter(|_| self.is_topic_message).map(super::ThreadId)
    }
}

/// A change of somebody's membership.
#[derive(Debug, Deserialize)]
pub struct MemberUpdated {
    /// Where.
    pub chat: Chat,
    /// Who made the change.
    pub from: User,
    /// When, Unix seconds.
    #[serde(default, deserialize_with = "number::instant")]
    pub date: i64,
    /// Before.
    pub old_chat_member: Member,
    /// After.
    pub new_chat_member: Member,
    /// The link she came by.
    pub invite_link: Option<InviteLink>,
    /// Whether she had asked to be let in, and was.
    #[serde(default)]
    pub via_join_request: bool,
    /// Whether she came by a link to a folder of chats.
    #[serde(default)]
    pub via_chat_folder_invite_link: bool,
}

/// A link into a group.
#[derive(Debug, Clone, Deserialize)]
pub struct InviteLink {
    /// Its address; of links that are not ours Telegram shows the beginning.
    #[serde(default)]
    pub invite_link: String,
    /// Who made it.
    pub creator: Option<User>,
    /// What it is called.
    pub name: Option<String>,
    /// Whether it is somebody's first one, which has no name.
    #[serde(default)]
    pub is_primary: bool,
}

/// Somebody asks to be let into a group.
#[derive(Debug, Deserialize)]
pub struct JoinRequest {
    /// Which.
    pub chat: Chat,
    /// Who.
    pub from: User,
    /// Where she may be written to for a while.
    #[serde(default, deserialize_with = "number::maybe_id")]
    pub user_chat_id: Option<i64>,
    /// When, Unix seconds.
    #[serde(default, deserialize_with = "number::instant")]
    pub date: i64,
    /// What she says of herself to everybody.
    pub bio: Option<String>,
    /// The link she came by.
    pub invite_link: Option<InviteLink>,
    /// To answer it by at once, where we guard the group.
    pub query_id: Option<String>,
}

/// A membership.
#[derive(Debug, Clone, Deserialize)]
pub struct Member {
    /// Whose.
    pub user: User,
    /// What she is.
    pub status: Status,
    /// Of a restricted user: whether she is in the chat.
    #[serde(default)]
    pub is_member: bool,
    /// Of an administrator: may delete others' messages.
    #[serde(default)]
    pub can_delete_messages: bool,
    /// Of an administrator: may make links into the chat, and let in who asks.
    #[serde(default)]
    pub can_invite_users: bool,
    /// Of a restricted user: may write. Absent for the others, who may.
    pub can_send_messages: Option<bool>,
    /// Whatever else Telegram says of her.
    #[serde(flatten)]
    more: serde_json::Map<String, Value>,
}

/// What somebody may do in a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What she is.
    pub status: Status,
    /// What she may and may not, by Telegram's names (`can_…`), where it is not as everybody's.
    pub may: BTreeMap<String, bool>,
    /// Until when, Unix seconds; 0: for ever.
    pub until: i64,
}

impl Member {
    /// Whether she is in the chat.
    #[must_use]
    pub fn is_in(&self) -> bool {
        match self.status {
            Status::Creator | Status::Administrator | Status::Member => true,
            Status::Restricted => self.is_member,
            Status::Left | Status::Kicked | Status::Other => false,
        }
    }

    /// What she may do.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let more = self.more.iter().filter(|(name, _)| name.starts_with("can_"));
        let mut may: BTreeMap<String, bool> =
            more.filter_map(|(name, value)| Some((name.clone(), value.as_bool()?))).collect();
        may.extend(self.can_send_messages.map(|may| ("can_send_messages".to_owned(), may)));
        for (name, may_so) in
            [("can_delete_messages", self.can_delete_messages), ("can_invite_users", self.can_invite_users)]
        {
            if may_so {
                may.insert(name.to_owned(), true);
            }
        }
        let until = self.more.get("until_date").and_then(Value::as_i64).unwrap_or_default();
        Standing { status: self.status, may, until }
    }
}

/// What somebody is in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Owner
    Creator,
    /// Administrator
    Administrator,
    /// Member
    Member,
    /// Member, or not (`is_member`), with restrictions
    Restricted,
    /// Not in the chat
    Left,
    /// Banned
    Kicked,
    /// A status we do not know
    #[serde(other)]
    Other,
}

impl Status {
    /// Whether she runs the chat.
    #[must_use]
    pub const fn is_administrator(self) -> bool {
        matches!(self, Self::Creator | Self::Administrator)
    }

    /// As stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Creator => "creator",
            Self::Administrator => "administrator",
            Self::Member => "member",
            Self::Restricted => "restricted",
            Self::Left | Self::Other => "left",
            Self::Kicked => "kicked",
        }
    }
}

/// A change of one user's reactions to one message.
#[derive(Debug, Deserialize)]
pub struct Reaction {
    /// Where.
    pub chat: Chat,
    /// To which message.
    #[serde(deserialize_with = "number::count")]
    pub message_id: i64,
    /// Who; absent for anonymous administrators and channels.
    pub user: Option<User>,
    /// When, Unix seconds.
    #[serde(default, deserialize_with = "number::instant")]
    pub date: i64,
    /// Her reactions now.
    #[serde(default)]
    pub new_reaction: Vec<ReactionType>,
}

/// One reaction.
#[derive(Debug, Clone, Deserialize)]
pub struct ReactionType {
    /// The emoji; absent for custom and paid ones.
    pub emoji: Option<String>,
}

/// A pressed button.
#[derive(Debug, Deserialize)]
pub struct CallbackQuery {
    /// To answer it by.
    pub id: String,
    /// Who pressed.
    pub from: User,
    /// The message it was under.
    pub message: Option<PressedMessage>,
    /// What we put in the button.
    pub data: Option<String>,
}

/// The message under which a button was pressed; it may be too old to be shown in full.
#[derive(Debug, Clone, Deserialize)]
pub struct PressedMessage {
    /// Number within the chat; zero if ephemeral.
    #[serde(default, deserialize_with = "number::count")]
    pub message_id: i64,
    /// Where.
    pub chat: Chat,
    /// Its number if ephemeral.
    #[serde(default, deserialize_with = "number::maybe_count")]
    pub ephemeral_message_id: Option<i64>,
    /// Topic, or reply thread.
    #[serde(default, deserialize_with = "number::maybe_count")]
    pub message_thread_id: Option<i64>,
    /// Whether `message_thread_id` is a forum topic.
    #[serde(default)]
    pub is_topic_message: bool,
    /// Its buttons as they stand now.
    pub reply_markup: Option<Buttons>,
    /// Its picture; we send no buttons with another file.
    pub photo: Option<Box<RawValue>>,
}

/// Buttons under a message.
#[derive(Debug, Clone, Deserialize)]
pub struct Buttons {
    /// By row.
    #[serde(default)]
    pub inline_keyboard: Vec<Vec<Button>>,
}

/// A button under a message.
#[derive(Debug, Clone, Deserialize)]
pub struct Button {
    /// What we put in it.
    pub callback_data: Option<String>,
}

impl PressedMessage {
    /// Whether a button with this data stands under it now.
    #[must_use]
    pub fn carries(&self, data: &str) -> bool {
        self.data().any(|carried| carried == data)
    }

    /// What its buttons carry now.
    pub fn data(&self) -> impl Iterator<Item = &str> {
        let rows = self.reply_markup.iter().flat_map(|buttons| &buttons.inline_keyboard);
        rows.flatten().filter_map(|button| button.callback_data.as_deref())
    }
}

/// A poll as it stands.
#[derive(Debug, Clone, Deserialize)]
pub struct Poll {
    /// Its number, the same in every message that shows it.
    pub id: String,
    /// Its question.
    #[serde(default)]
    pub question: String,
    /// Options in order.
    #[serde(default)]
    pub options: Vec<PollOption>,
    /// How many people voted.
    #[serde(default, deserialize_with = "number::count")]
    pub total_voter_count: i64,
    /// Whether it is over.
    #[serde(default)]
    pub is_closed: bool,
    /// What kind it is: `regular` or `quiz`.
    #[serde(default, rename = "type")]
    pub kind: String,
}

impl Poll {
    /// Whether it has right answers.
    #[must_use]
    pub fn is_quiz(&self) -> bool {
        self.kind == "quiz"
    }
}

/// One option of a poll.
#[derive(Debug, Clone, Deserialize)]
pub struct PollOption {
    /// What it is called for good, wherever it stands among the others; empty from a server that does not say so.
    #[serde(default)]
    pub persistent_id: String,
    /// Its words.
    #[serde(default)]
    pub text: String,
    /// Votes for it.
    #[serde(default, deserialize_with = "number::count")]
    pub voter_count: i64,
    /// Who added it while the poll was open.
    pub added_by_user: Option<User>,
}

/// Somebody's vote; empty when retracted.
#[derive(Debug, Deserialize)]
pub struct PollAnswer {
    /// The poll's number.
    pub poll_id: String,
    /// Who; absent when a channel votes.
    pub user: Option<User>,
    /// The chat on whose behalf it was given.
    pub voter_chat: Option<Chat>,
    /// Chosen options, counted from zero.
    #[serde(default)]
    pub option_ids: Vec<i64>,
    /// The same, as they are called for good.
    #[serde(default)]
    pub option_persistent_ids: Vec<String>,
}

impl PollAnswer {
    /// What was chosen, as it is called for good; by its place (`#0`) where the server does not say that.
    #[must_use]
    pub fn chosen(&self) -> Vec<String> {
        if self.option_persistent_ids.len() >= self.option_ids.len() {
            return self.option_persistent_ids.clone();
        }
        self.option_ids.iter().map(|place| format!("#{place}")).collect()
    }
}

/// Reads a result of the Bot API as far as we use it.
///
/// # Errors
/// If it has not the documented shape.
pub fn read<T: DeserializeOwned>(result: &Value) -> serde_json::Result<T> {
    T::deserialize(result)
}
