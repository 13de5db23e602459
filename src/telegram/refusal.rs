//! What Telegram means when it says no for good. Its words are English, change from server to server and may quote what
//! somebody wrote; so they are compared here and nowhere else, and rooms decide by what was meant.

/// Why Telegram does not do what we asked for. Temporary things (too many requests, a supergroup instead of a group, no
/// answer) never get here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The forum topic is closed, and we do not manage topics. General can be closed as well.
    TopicClosed,
    /// The forum topic was deleted.
    TopicGone,
    /// The message that was to be answered was deleted.
    AnsweredGone,
    /// The message that was to be changed, closed or deleted is not there, or no longer ours to change.
    MessageGone,
    /// The group does not take this reaction.
    BadReaction,
    /// It looks that way already.
    NotModified,
    /// The poll is closed already.
    PollClosed,
    /// We may not write in the group.
    MayNotWrite,
    /// We may write in the group, but not post polls.
    MayNotPoll,
    /// We may write in the group, but not send pictures or files.
    MayNotSendMedia,
    /// Telegram does not know the file, or does not take it.
    BadFile,
    /// The message to be changed is of another kind: words where we meant a picture, or the other way round.
    OtherContent,
    /// Something else for which a right is missing.
    NoRight,
    /// The group is in slow mode and it is not our turn.
    SlowMode,
    /// We are not in the group, or no longer.
    NotThere,
    /// The group was deleted.
    GroupGone,
    /// Telegram knows no chat of this number, or we never met it.
    UnknownChat,
    /// Telegram knows nobody of this number there.
    UnknownPerson,
    /// A person who has not started us, has blocked us, or is gone.
    Unreachable,
    /// She whose request to join was to be decided is in the group already.
    AlreadyIn,
    /// There is no such request to join any more.
    RequestGone,
    /// She who was to be let in is in as many groups as Telegram allows.
    InTooMany,
    /// The link into the group is over, or not ours.
    LinkGone,
    /// More text, or more buttons, than fit.
    TooLong,
    /// The press it answers is too old.
    TooLate,
    /// Whatever else.
    Other,
}

/// Pieces of Telegram's words, in lower case, and what they mean; the first that is found counts (TELEGRAM §2.6, §3).
const MEANINGS: [(&str, Refusal); 84] = [
    ("reaction_invalid", Refusal::BadReaction),
    ("reaction_empty", Refusal::BadReaction),
    ("message to react not found", Refusal::MessageGone),
    ("topic_closed", Refusal::TopicClosed),
    ("topic_deleted", Refusal::TopicGone),
    ("message thread not found", Refusal::TopicGone),
    ("topic_id_invalid", Refusal::TopicGone),
    ("to be replied not found", Refusal::AnsweredGone),
    ("replied message not found", Refusal::AnsweredGone),
    ("reply_message_id_invalid", Refusal::AnsweredGone),
    ("message is not modified", Refusal::NotModified),
    ("message_not_modified", Refusal::NotModified),
    ("poll has already been closed", Refusal::PollClosed),
    ("poll to stop not found", Refusal::MessageGone),
    ("message to edit not found", Refusal::MessageGone),
    ("message to delete not found", Refusal::MessageGone),
    ("message to pin not found", Refusal::MessageGone),
    ("message to unpin not found", Refusal::MessageGone),
    ("message can't be deleted", Refusal::MessageGone),
    ("message can't be edited", Refusal::MessageGone),
    ("message_id_invalid", Refusal::MessageGone),
    ("message_delete_forbidden", Refusal::MessageGone),
    ("rights to send polls", Refusal::MayNotPoll),
    ("chat_send_poll", Refusal::MayNotPoll),
    ("rights to send photos", Refusal::MayNotSendMedia),
    ("rights to send videos", Refusal::MayNotSendMedia),
    ("rights to send animations", Refusal::MayNotSendMedia),
    ("rights to send audios", Refusal::MayNotSendMedia),
    ("rights to send music", Refusal::MayNotSendMedia),
    ("rights to send documents", Refusal::MayNotSendMedia),
    ("rights to send media", Refusal::MayNotSendMedia),
    ("chat_send_media", Refusal::MayNotSendMedia),
    ("chat_send_photos", Refusal::MayNotSendMedia),
    ("chat_send_videos", Refusal::MayNotSendMedia),
    ("chat_send_gifs", Refusal::MayNotSendMedia),
    ("chat_send_audios", Refusal::MayNotSendMedia),
    ("chat_send_docs", Refusal::MayNotSendMedia),
    ("wrong file identifier", Refusal::BadFile),
    ("wrong remote file identifier", Refusal::BadFile),
    ("file_reference_", Refusal::BadFile),
    ("file_id_invalid", Refusal::BadFile),
    ("media_empty", Refusal::BadFile),
    ("media_invalid", Refusal::BadFile),
    ("photo_invalid_dimensions", Refusal::BadFile),
    ("image_process_failed", Refusal::BadFile),
    ("photo_ext_invalid", Refusal::BadFile),
    ("photo_save_file_invalid", Refusal::BadFile),
    ("can't use file of type", Refusal::BadFile),
    ("file is too big", Refusal::BadFile),
    ("too big for a photo", Refusal::BadFile),
    ("request entity too large", Refusal::BadFile),
    ("there is no caption in the message", Refusal::OtherContent),
    ("there is no text in the message", Refusal::OtherContent),
    ("slowmode_wait", Refusal::SlowMode),
    ("slow mode", Refusal::SlowMode),
    ("rights to send a message", Refusal::MayNotWrite),
    ("rights to send text messages", Refusal::MayNotWrite),
    ("chat_write_forbidden", Refusal::MayNotWrite),
    ("chat_send_plain_forbidden", Refusal::MayNotWrite),
    ("chat_restricted", Refusal::MayNotWrite),
    ("need administrator rights in the channel", Refusal::MayNotWrite),
    ("group chat was deleted", Refusal::GroupGone),
    ("chat not found", Refusal::UnknownChat),
    ("was kicked from", Refusal::NotThere),
    ("is not a member of", Refusal::NotThere),
    ("channel_private", Refusal::NotThere),
    ("blocked by the user", Refusal::Unreachable),
    ("user is deactivated", Refusal::Unreachable),
    ("can't initiate conversation", Refusal::Unreachable),
    ("send messages to bots", Refusal::Unreachable),
    ("user not found", Refusal::UnknownPerson),
    ("member not found", Refusal::UnknownPerson),
    ("participant_id_invalid", Refusal::UnknownPerson),
    ("too long", Refusal::TooLong),
    ("too_long", Refusal::TooLong),
    ("query is too old", Refusal::TooLate),
    ("user_already_participant", Refusal::AlreadyIn),
    ("hide_requester_missing", Refusal::RequestGone),
    ("channels_too_much", Refusal::InTooMany),
    ("invite_hash_", Refusal::LinkGone),
    ("invite_revoked_missing", Refusal::LinkGone),
    ("not enough rights", Refusal::NoRight),
    ("chat_admin_required", Refusal::NoRight),
    ("have no rights", Refusal::NoRight),
];

impl Refusal {
    /// What Telegram's words mean.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let words = words.to_lowercase();
        let meaning = MEANINGS.iter().find(|(piece, _)| words.contains(piece)).map(|(_, meaning)| *meaning);
        meaning.unwrap_or_else(|| if words.starts_with("forbidden") { shut_out(&words) } else { Self::Other })
    }

    /// For the log and the names of messages (`refusal-…`): nobody's words.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TopicClosed => "topic-closed",
            Self::TopicGone => "topic-gone",
            Self::AnsweredGone | Self::MessageGone => "message-gone",
            Self::NotModified => "not-modified",
            Self::PollClosed => "poll-closed",
            Self::MayNotWrite => "may-not-write",
            Self::MayNotPoll => "may-not-poll",
            Self::MayNotSendMedia => "may-not-send-media",
            Self::BadFile => "bad-file",
            Self::NoRight => "no-right",
            Self::SlowMode => "slow-mode",
            Self::NotThere => "not-there",
            Self::GroupGone | Self::UnknownChat => "group-gone",
            Self::UnknownPerson => "unknown-person",
            Self::Unreachable => "unreachable",
            Self::AlreadyIn => "already-in",
            Self::RequestGone => "request-gone",
            Self::InTooMany => "in-too-many",
            Self::LinkGone => "link-gone",
            Self::TooLong => "too-long",
            Self::TooLate => "too-late",
            Self::BadReaction | Self::OtherContent | Self::Other => "other",
        }
    }

    /// Whether it is about the picture or file: without it, the words may go.
    #[must_use]
    pub const fn is_about_media(self) -> bool {
        matches!(self, Self::MayNotSendMedia | Self::BadFile)
    }

    /// Whether it is the topic's fault: elsewhere in the group it may go.
    #[must_use]
    pub const fn is_about_topic(self) -> bool {
        matches!(self, Self::TopicClosed | Self::TopicGone)
    }

    /// Whether we are certainly not in the group any more.
    #[must_use]
    pub const fn is_out(self) -> bool {
        matches!(self, Self::NotThere | Self::GroupGone)
    }
}

/// A door that is shut in words we do not know: hers, or the group's.
fn shut_out(words: &str) -> Refusal {
    if words.contains("user") { Refusal::Unreachable } else { Refusal::NotThere }
}

/// Whether Telegram refuses what was asked for, and not us.
#[must_use]
pub fn is_bad_request(words: &str) -> bool {
    words.starts_with("Bad Request")
}

/// Whether a 403 is Telegram's: what stands between us and it says no in its own way.
#[must_use]
pub fn is_forbidden(words: &str) -> bool {
    words.starts_with("Forbidden")
}

/// Whether there is no message of that number; others' messages are there and cannot be changed.
#[must_use]
pub fn is_missing(words: &str) -> bool {
    words.contains("not found") || words.contains("MESSAGE_ID_INVALID")
}

/// Whether updates cannot be fetched because a webhook is set.
#[must_use]
pub fn is_webhook_set(words: &str) -> bool {
    words.contains("webhook is active")
}

/// Whether Telegram could not find our webhook's address just now, and may in a minute.
#[must_use]
pub fn is_resolver_busy(words: &str) -> bool {
    words.contains("Temporary failure")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telegrams_words_are_understood_whatever_its_server() {
        for (words, meaning) in [
            ("Bad Request: TOPIC_CLOSED", Refusal::TopicClosed),
            ("Bad Request: message thread not found", Refusal::TopicGone),
            ("Bad Request: message to be replied not found", Refusal::AnsweredGone),
            ("Bad Request: message with poll to stop not found", Refusal::MessageGone),
            ("Bad Request: message can't be deleted for everyone", Refusal::MessageGone),
            ("Bad Request: message is not modified: specified new message content …", Refusal::NotModified),
            ("Bad Request: REACTION_INVALID", Refusal::BadReaction),
            ("Bad Request: message to react not found", Refusal::MessageGone),
            ("Bad Request: poll has already been closed", Refusal::PollClosed),
            ("Bad Request: not enough rights to send polls to the chat", Refusal::MayNotPoll),
            ("Bad Request: CHAT_SEND_POLLS_FORBIDDEN", Refusal::MayNotPoll),
            ("Bad Request: CHAT_SEND_POLL_FORBIDDEN", Refusal::MayNotPoll),
            ("Bad Request: not enough rights to send text messages to the chat", Refusal::MayNotWrite),
            ("Bad Request: have no rights to send a message", Refusal::MayNotWrite),
            ("Bad Request: CHAT_WRITE_FORBIDDEN", Refusal::MayNotWrite),
            ("Bad Request: not enough rights to send photos to the chat", Refusal::MayNotSendMedia),
            ("Bad Request: CHAT_SEND_DOCS_FORBIDDEN", Refusal::MayNotSendMedia),
            ("Bad Request: wrong file identifier/HTTP URL specified", Refusal::BadFile),
            ("Bad Request: PHOTO_INVALID_DIMENSIONS", Refusal::BadFile),
            ("Request Entity Too Large", Refusal::BadFile),
            ("Bad Request: message caption is too long", Refusal::TooLong),
            ("Bad Request: there is no caption in the message to edit", Refusal::OtherContent),
            ("Bad Request: not enough rights to manage pinned messages in the chat", Refusal::NoRight),
            ("Bad Request: CHAT_ADMIN_REQUIRED", Refusal::NoRight),
            ("Bad Request: SLOWMODE_WAIT_30", Refusal::SlowMode),
            ("Forbidden: bot was kicked from the supergroup chat", Refusal::NotThere),
            ("Forbidden: bot is not a member of the supergroup chat", Refusal::NotThere),
            ("Forbidden: the group chat was deleted", Refusal::GroupGone),
            ("Forbidden: bot was blocked by the user", Refusal::Unreachable),
            ("Forbidden: bot can't initiate conversation with a user", Refusal::Unreachable),
            ("Forbidden: bot can't send messages to bots", Refusal::Unreachable),
            ("Forbidden: the user does not want to hear of it", Refusal::Unreachable),
            ("Forbidden: bot was kicked", Refusal::NotThere),
            ("Bad Request: chat not found", Refusal::UnknownChat),
            ("Bad Request: user not found", Refusal::UnknownPerson),
            ("Bad Request: PARTICIPANT_ID_INVALID", Refusal::UnknownPerson),
            ("Bad Request: USER_ALREADY_PARTICIPANT", Refusal::AlreadyIn),
            ("Bad Request: HIDE_REQUESTER_MISSING", Refusal::RequestGone),
            ("Bad Request: USER_CHANNELS_TOO_MUCH", Refusal::InTooMany),
            ("Bad Request: INVITE_HASH_EXPIRED", Refusal::LinkGone),
            ("Bad Request: message is too long", Refusal::TooLong),
            ("Bad Request: MESSAGE_TOO_LONG", Refusal::TooLong),
            ("Bad Request: reply markup is too long", Refusal::TooLong),
            ("Bad Request: query is too old and response timeout expired or query ID is invalid", Refusal::TooLate),
            ("Bad Request: can't parse entities: Unsupported start tag \"dana\" at byte offset 2", Refusal::Other),
        ] {
            assert_eq!(Refusal::of(words), meaning, "{words}");
        }
    }

    #[test]
    fn we_are_out_where_the_group_says_so_and_not_where_a_person_does() {
        let is_out = |words| Refusal::of(words).is_out();
        for words in ["Forbidden: bot was kicked from the supergroup chat", "Forbidden: the group chat was deleted"] {
            assert!(is_out(words), "{words}");
        }
        for words in [
            "Forbidden: bot was blocked by the user",
            "Forbidden: bot can't send messages to bots",
            "Forbidden: CHAT_WRITE_FORBIDDEN",
            "Bad Request: chat not found",
        ] {
            assert!(!is_out(words), "{words}");
        }
    }
}
