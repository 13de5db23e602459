//! What happened, in our own terms. Rooms hear of events and never see an update's JSON;
//! only what a request of theirs gave comes to them as Telegram wrote it.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{Audience, Command};
use crate::{
    store::{ChatKey, chats::Chat, conversations::Draft},
    telegram::{
        ChatId, MessageId, ThreadId, UserId,
        actor::{Actor, Person},
        attachment::Media,
        marked::Marked,
        update,
    },
};

/// One update, understood.
#[derive(Debug, Clone)]
pub enum Event {
    /// A command, in a group or in private.
    Ask(Arc<Ask>),
    /// Text in private that is no command: the answer to a question, perhaps.
    PrivateText(Arc<PrivateText>),
    /// A button was pressed.
    Press(Arc<Press>),
    /// A link to our private chat was opened.
    Opened(Arc<Opened>),
    /// People joined a group.
    Joined(Arc<Joined>),
    /// It was told late how somebody who joined a group came.
    CameBy(Arc<CameBy>),
    /// Somebody asks to be let into a group.
    Requested(Arc<Requested>),
    /// Somebody wrote something in a group with a hashtag; it is counted like all that is said there.
    Hashtagged(Arc<Hashtagged>),
    /// Somebody left a group.
    Left(Arc<Left>),
    /// We pinned a message, and Telegram says so in the group.
    Pinned(Arc<Pinned>),
    /// What somebody may do in a group has changed while she was in it.
    Ruled(Arc<Ruled>),
    /// What we are in a group has changed.
    BotMoved(Arc<BotMoved>),
    /// Reactions to a message changed.
    Reacted(Arc<Reacted>),
    /// A poll of ours changed.
    Poll(Arc<PollState>),
    /// Somebody voted in a poll of ours.
    Vote(Arc<Vote>),
    /// A channel did, or an administrator who is anonymous.
    ChatVote(Arc<ChatVote>),
    /// Nothing a room listens for.
    Nothing,
}

impl Event {
    /// The group it happened in, or is about, as far as that can be told.
    #[must_use]
    pub fn chat(&self) -> Option<ChatKey> {
        let chat = match self {
            Self::Ask(ask) => ask.chat()?,
            Self::Press(press) => press.chat.as_ref()?,
            Self::Opened(opened) => opened.chat.as_ref()?,
            Self::Joined(joined) => &joined.chat,
            Self::CameBy(came) => &came.chat,
            Self::Requested(requested) => &requested.chat,
            Self::Hashtagged(hashtagged) => &hashtagged.chat,
            Self::Left(left) => &left.chat,
            Self::Pinned(pinned) => &pinned.chat,
            Self::Ruled(ruled) => &ruled.chat,
            Self::BotMoved(moved) => &moved.chat,
            Self::Reacted(reacted) => &reacted.chat,
            Self::PrivateText(_) | Self::Poll(_) | Self::Vote(_) | Self::ChatVote(_) | Self::Nothing => return None,
        };
        Some(chat.key)
    }
}

/// Where a command was typed.
#[derive(Debug, Clone)]
pub enum Place {
    /// In a group.
    Group(Arc<Chat>),
    /// In her private chat with us.
    Private,
}

/// A message and how to answer it.
#[derive(Debug, Clone, Copy)]
pub struct MessagePlace {
    /// Telegram's chat.
    pub chat: ChatId,
    /// Zero if ephemeral.
    pub message: MessageId,
    /// Forum topic; [`None`] for General.
    pub thread: Option<ThreadId>,
    /// Its number if only one member and we can see it.
    pub ephemeral: Option<i64>,
}

/// A command somebody typed.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Where.
    pub place: Place,
    /// The message.
    pub at: MessagePlace,
    /// Who.
    pub actor: Actor,
    /// What.
    pub command: Command,
    /// Whether it stands under a picture, file or anything else that is more than words.
    pub has_media: bool,
    /// The picture or file it stands under, if that can be sent again.
    pub media: Option<Media>,
    /// The person's message it answered, if any.
    pub reply_to: Option<ReplyTarget>,
    /// The message it answered, whoever wrote it, ours too; not a topic's root.
    pub answers: Option<MessageId>,
    /// What is in that message.
    pub answered: Option<Answered>,
}

/// What a message holds. It is heard once, and kept only by a room that was given it for a purpose.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// Its words as they look, or those under its picture; empty if there are none.
    pub text: Marked,
    /// Its picture or file, if that can be sent again.
    pub media: Option<Media>,
}

/// What is in a message that a command answers.
#[derive(Debug, Clone)]
pub struct Answered {
    /// What it holds.
    pub content: Content,
    /// Whether whoever gave the command wrote it.
    pub is_own: bool,
}

/// Text in private that is no command.
#[derive(Debug, Clone)]
pub struct PrivateText {
    /// Who.
    pub person: Person,
    /// The message.
    pub at: MessagePlace,
    /// What she wrote; [`None`] if it was a picture, a sticker, a voice message.
    pub text: Option<String>,
    /// The same as it looks.
    pub marked: Option<Marked>,
    /// All of it: her words, which may stand under a picture, and the picture.
    pub content: Content,
    /// What she is being asked, if that waits for words.
    pub conversation: Option<Draft>,
}

/// A pressed button.
#[derive(Debug, Clone)]
pub struct Press {
    /// To answer it by.
    pub query: String,
    /// Who.
    pub person: Person,
    /// The message under which it was, by the app's word; [`None`] if Telegram no longer shows it to us. To answer into
    /// it, see [`Press::editable`].
    pub at: Option<MessagePlace>,
    /// Whether it stands under that message now, by Telegram's word; or that message is seen by her alone.
    pub stands_there: bool,
    /// Whether that message is a picture with words below.
    pub has_picture: bool,
    /// What all buttons under that message carry, by Telegram's word.
    pub page: Vec<String>,
    /// The group it is about (also when shown in private).
    pub chat: Option<Arc<Chat>>,
    /// Who in that group may press it.
    pub audience: Audience,
    /// The section by which a manager's is judged.
    pub section: String,
    /// Whose button.
    pub room: String,
    /// What the room put in, JSON.
    pub action: String,
}

/// A link of ours that opens the private chat.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Who.
    pub person: Person,
    /// Her `/start` message.
    pub at: MessagePlace,
    /// The group it is about.
    pub chat: Option<Arc<Chat>>,
    /// Who in that group may open it.
    pub audience: Audience,
    /// The section by which a manager's is judged.
    pub section: String,
    /// Whose link.
    pub room: String,
    /// What the room put in, JSON.
    pub action: String,
}

/// People joined a group.
#[derive(Debug, Clone)]
pub struct Joined {
    /// Where.
    pub chat: Arc<Chat>,
    /// Who, each with what we knew of her from before; bots are left out, and who is known to have joined already. Nobody at
    /// all where only Telegram's own line about it comes.
    pub people: Vec<Newcomer>,
    /// Telegram's line in the group that says so; [`None`]: it comes apart from this, or not at all.
    pub notice: Option<Notice>,
}

/// A line Telegram itself writes in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// Its number.
    pub message: MessageId,
    /// When it was written.
    pub at: DateTime<Utc>,
}

/// Somebody who joined.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// Who.
    pub person: Person,
    /// Whether she left, or was greeted, within the last 30 days.
    pub is_back: bool,
    /// Whether she was ever in the group before, as far as is known.
    pub was_here: bool,
    /// How she came, as far as is known yet.
    pub came: Came,
}

/// How somebody came into a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Came {
    /// By this link.
    pub link: Option<Link>,
    /// She had asked to be let in, and was.
    pub by_request: bool,
    /// By a link to a folder of chats.
    pub by_folder: bool,
    /// Who added her, or let her in; [`None`]: nobody but herself.
    pub by: Option<UserId>,
}

/// A link into a group, as Telegram shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its address. Of links that are not ours it is only the beginning, the same each time.
    pub url: String,
    /// What it is called, on one line.
    pub name: Option<String>,
    /// Who made it.
    pub creator: Option<UserId>,
    /// Whether it is the first one of who made it, which every group has.
    pub is_primary: bool,
}

/// How somebody came who had joined a group a moment before: the notice without it was there first.
#[derive(Debug, Clone)]
pub struct CameBy {
    /// Where.
    pub chat: Arc<Chat>,
    /// Who.
    pub person: Person,
    /// Whether she was ever in the group before, as far as is known.
    pub was_here: bool,
    /// How.
    pub came: Came,
}

/// Somebody asks to be let into a group.
#[derive(Debug, Clone)]
pub struct Requested {
    /// Which.
    pub chat: Arc<Chat>,
    /// Who.
    pub person: Person,
    /// When.
    pub at: DateTime<Utc>,
    /// The link she came by.
    pub link: Option<Link>,
    /// What she says of herself to everybody, on one line.
    pub bio: Option<String>,
    /// To answer it by at once, where we guard the group.
    pub query: Option<String>,
}

/// Somebody wrote something in a group with a hashtag. It is heard once, and kept by nobody who was not given it.
#[derive(Debug, Clone)]
pub struct Hashtagged {
    /// Where.
    pub chat: Arc<Chat>,
    /// Who.
    pub person: Person,
    /// The message.
    pub at: MessagePlace,
    /// The hashtags, without their `#`.
    pub tags: Vec<String>,
    /// All of it.
    pub content: Content,
}

/// Somebody left a group.
#[derive(Debug, Clone)]
pub struct Left {
    /// Where.
    pub chat: Arc<Chat>,
    /// Who.
    pub person: Person,
    /// Telegram's line in the group that says so.
    pub notice: Option<Notice>,
}

/// We pinned a message.
#[derive(Debug, Clone)]
pub struct Pinned {
    /// Where.
    pub chat: Arc<Chat>,
    /// Which message.
    pub message: MessageId,
    /// Telegram's line in the group that says so.
    pub notice: Notice,
}

/// What somebody may do in a group has changed while she was in it.
#[derive(Debug, Clone)]
pub struct Ruled {
    /// Where.
    pub chat: Arc<Chat>,
    /// Who.
    pub person: Person,
    /// By whom; perhaps by us.
    pub by: UserId,
    /// What she may do now.
    pub now: update::Standing,
    /// Whether she might not write and may now.
    pub is_unmuted: bool,
}

/// What we are in a group has changed.
#[derive(Debug, Clone)]
pub struct BotMoved {
    /// Where, with what we are now.
    pub chat: Arc<Chat>,
    /// What we were.
    pub before: crate::store::chats::BotPlace,
    /// Who did it, or was heard of first where we found ourselves; [`None`]: nobody we could name.
    pub by: Option<Person>,
}

/// Reactions to a message changed.
#[derive(Debug, Clone)]
pub struct Reacted {
    /// Where.
    pub chat: Arc<Chat>,
    /// To what.
    pub message: MessageId,
    /// Who.
    pub person: Person,
    /// Her reactions now; a custom emoji is the empty string.
    pub now: Vec<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A poll of ours as it stands.
#[derive(Debug, Clone)]
pub struct PollState {
    /// As Telegram shows it.
    pub poll: update::Poll,
}

/// A vote in a poll of ours.
#[derive(Debug, Clone)]
pub struct Vote {
    /// Telegram's id of the poll.
    pub poll_id: String,
    /// Who.
    pub person: Person,
    /// Chosen options, as they are called for good; empty when taken back.
    pub options: Vec<String>,
}

/// A vote on behalf of a chat.
#[derive(Debug, Clone)]
pub struct ChatVote {
    /// Telegram's id of the poll.
    pub poll_id: String,
    /// The channel, or the group whose administrator is anonymous.
    pub chat: ChatId,
    /// Chosen options, as they are called for good; empty when taken back.
    pub options: Vec<String>,
}

/// A message of a person in a group that is no command. Rooms get them in batches ([`super::Room::on_messages`]).
#[derive(Debug, Clone)]
pub struct GroupMessage {
    /// Where.
    pub chat: ChatKey,
    /// The chat's time zone.
    pub zone: Tz,
    /// Its number in the chat; [`None`] for what was said before the group became a supergroup and came after.
    pub id: Option<MessageId>,
    /// Who.
    pub author: UserId,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// Forum topic; [`None`] for General.
    pub thread: Option<ThreadId>,
    /// Whose message it really answers (DOMAIN §A0): not a topic's root, not a bot's, not one's own.
    pub answers: Option<UserId>,
    /// Whether it says something (three letters or digits, voice, video, a file).
    pub substantive: bool,
    /// Whether it was forwarded from elsewhere.
    pub forwarded: bool,
    /// The album it is part of.
    pub album: Option<String>,
    /// How long it came after the message it really answers, if that is told.
    pub after: Option<TimeDelta>,
    /// Whether it thanks somebody.
    pub thanks: bool,
    /// The message it answers, whoever wrote that, if it is no topic's root.
    pub to: Option<MessageId>,
    /// The number it begins with ("3. Rye"), if it answers something.
    pub number: Option<i64>,
}

/// A message that was answered.
#[derive(Debug, Clone)]
pub struct ReplyTarget {
    /// Its number in the chat.
    pub message: MessageId,
    /// Its author.
    pub author: Person,
}

impl Press {
    /// The message to answer into. An app may send any data with any message (TELEGRAM §4), so what everybody sees is
    /// edited only if the button stands under it.
    #[must_use]
    pub fn editable(&self) -> Option<MessagePlace> {
        self.at.filter(|_| self.stands_there)
    }
}

impl Ask {
    /// The group it was typed in.
    #[must_use]
    pub fn chat(&self) -> Option<&Arc<Chat>> {
        match &self.place {
            Place::Group(chat) => Some(chat),
            Place::Private => None,
        }
    }

    /// The command's message in its group, if it may be taken away. A picture or file is more than a command.
    #[must_use]
    pub fn removable(&self) -> Option<(ChatId, MessageId)> {
        let MessagePlace { chat, message, ephemeral, .. } = self.at;
        let may = self.chat()?.bot.can_delete() && message.0 != 0 && ephemeral.is_none() && !self.has_media;
        may.then_some((chat, message))
    }
}
