//! Chats and who is in them, and how both look on the wire.

use crate::rights::{Right, Rights};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, VecDeque};

use crate::messages::Msg;
use crate::view::Happening;

/// A person or a bot.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub id: i64,
    pub is_bot: bool,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub language_code: Option<String>,
    pub is_premium: bool,
    pub deactivated: bool,
}

impl User {
    pub fn wire(&self) -> Value {
        let mut user = json!({"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name});
        let optional =
            [("last_name", &self.last_name), ("username", &self.username), ("language_code", &self.language_code)];
        for (key, value) in optional {
            if let Some(value) = value {
                user[key] = json!(value);
            }
        }
        if self.is_premium {
            user["is_premium"] = json!(true);
        }
        user
    }

    pub fn name(&self) -> String {
        match &self.last_name {
            Some(last) => format!("{} {last}", self.first_name),
            None => self.first_name.clone(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChatKind {
    Private,
    Group,
    Supergroup,
    Channel,
}

impl ChatKind {
    pub fn wire(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Group => "group",
            Self::Supergroup => "supergroup",
            Self::Channel => "channel",
        }
    }
}

/// What somebody is in a chat.
#[derive(Clone, Debug)]
pub(crate) enum Status {
    Owner { anonymous: bool },
    Admin { rights: Rights, anonymous: bool },
    Member,
    Restricted { permissions: Map<String, Value>, is_member: bool, until: i64 },
    Left,
    Banned { until: i64 },
}

impl Status {
    pub fn is_member(&self) -> bool {
        match self {
            Self::Owner { .. } | Self::Admin { .. } | Self::Member => true,
            Self::Restricted { is_member, .. } => *is_member,
            Self::Left | Self::Banned { .. } => false,
        }
    }

    pub fn is_admin(&self) -> bool {
        matches!(self, Self::Owner { .. } | Self::Admin { .. })
    }

    pub fn is_anonymous(&self) -> bool {
        matches!(self, Self::Owner { anonymous: true } | Self::Admin { anonymous: true, .. })
    }

    pub fn has(&self, right: Right) -> bool {
        match self {
            Self::Owner { .. } => true,
            Self::Admin { rights, .. } => rights.has(right),
            _ => false,
        }
    }

    pub fn may(&self, permission: &str) -> bool {
        match self {
            Self::Restricted { permissions, .. } => permissions.get(permission) == Some(&json!(true)),
            other => other.is_member(),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub status: Status,
    pub title: Option<String>,
    pub tag: Option<String>,
}

impl Member {
    pub fn new(status: Status) -> Self {
        Self { status, title: None, tag: None }
    }

    /// A `ChatMember` object.
    pub fn wire(&self, user: &User) -> Value {
        let mut out = Map::new();
        out.insert("user".into(), user.wire());
        let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
        match &self.status {
            Status::Owner { anonymous } => {
                put("status", json!("creator"));
                put("is_anonymous", json!(anonymous));
            }
            Status::Admin { rights, anonymous } => {
                put("status", json!("administrator"));
                put("can_be_edited", json!(false));
                put("is_anonymous", json!(anonymous));
                rights.write(&mut out);
            }
            Status::Member => {
                put("status", json!("member"));
            }
            Status::Restricted { permissions, is_member, until } => {
                put("status", json!("restricted"));
                put("is_member", json!(is_member));
                put("until_date", json!(until));
                for name in PERMISSIONS {
                    put(name, json!(permissions.get(*name) == Some(&json!(true))));
                }
            }
            Status::Left => {
                put("status", json!("left"));
            }
            Status::Banned { until } => {
                put("status", json!("kicked"));
                put("until_date", json!(until));
            }
        }
        let title_key = self.status.is_admin().then_some("custom_title");
        if let (Some(key), Some(title)) = (title_key, &self.title) {
            out.insert(key.into(), json!(title));
        }
        let tagged = matches!(self.status, Status::Member | Status::Restricted { .. });
        if let (true, Some(tag)) = (tagged, &self.tag) {
            out.insert("tag".into(), json!(tag));
        }
        Value::Object(out)
    }
}

/// All fields of `ChatPermissions`.
pub(crate) const PERMISSIONS: &[&str] = &[
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
];

#[derive(Clone, Debug)]
pub(crate) struct Topic {
    pub name: String,
    pub closed: bool,
}

/// Somebody asks to be let in.
#[derive(Clone, Debug)]
pub(crate) struct JoinRequest {
    /// When, Unix seconds.
    pub at: i64,
    /// The link she came by.
    pub link: Option<String>,
    /// What the bot answers her by, and until when, Unix milliseconds; then she waits for an administrator.
    pub query: Option<(String, i64)>,
}

impl JoinRequest {
    /// Whether the bot is yet to say what becomes of it.
    pub fn is_asked(&self, now_ms: i64) -> bool {
        self.query.as_ref().is_some_and(|(_, until)| now_ms < *until)
    }
}

/// A link into a chat.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub creator: i64,
    pub name: Option<String>,
    /// Whether who comes by it has to ask.
    pub asks: bool,
    pub limit: Option<i64>,
    pub expires: Option<i64>,
    pub revoked: bool,
    /// How many came by it.
    pub came: i64,
}

#[derive(Debug)]
pub(crate) struct Chat {
    pub id: i64,
    pub kind: ChatKind,
    pub title: Option<String>,
    pub username: Option<String>,
    pub forum: bool,
    pub topics: BTreeMap<i64, Topic>,
    /// Of a forum: General is closed.
    pub general_closed: bool,
    pub members: BTreeMap<i64, Member>,
    pub permissions: Map<String, Value>,
    pub messages: Vec<Msg>,
    /// Position in `messages` by message id.
    pub by_id: BTreeMap<i64, usize>,
    pub next_id: i64,
    pub next_ephemeral: i64,
    pub migrated_to: Option<i64>,
    pub linked: Option<i64>,
    /// Large groups hide "joined" and "left"; the bot does not get them either.
    pub join_notices: bool,
    pub deleted: bool,
    pub pinned: Vec<i64>,
    /// Who asks to be let in.
    pub requests: BTreeMap<i64, JoinRequest>,
    /// Links into it, by their addresses.
    pub links: BTreeMap<String, Link>,
    /// Whether the bot guards it: it is asked about each join request at once.
    pub guarded: bool,
    /// Whether the bot was the last bot to speak here (privacy mode).
    pub bot_spoke_last: bool,
    /// Private chats: whether the person has started, and blocked, the bot.
    pub started: bool,
    pub blocked: bool,
    pub happenings: VecDeque<Happening>,
    /// How many happenings were dropped from the front.
    pub forgotten: usize,
}

impl Chat {
    pub fn new(id: i64, kind: ChatKind, title: Option<String>) -> Self {
        Self {
            id,
            kind,
            title,
            username: None,
            forum: false,
            topics: BTreeMap::new(),
            general_closed: false,
            members: BTreeMap::new(),
            permissions: PERMISSIONS.iter().map(|p| ((*p).to_owned(), json!(true))).collect(),
            messages: Vec::new(),
            by_id: BTreeMap::new(),
            next_id: 1,
            next_ephemeral: 1,
            migrated_to: None,
            linked: None,
            join_notices: true,
            deleted: false,
            pinned: Vec::new(),
            requests: BTreeMap::new(),
            links: BTreeMap::new(),
            guarded: false,
            bot_spoke_last: false,
            started: false,
            blocked: false,
            happenings: VecDeque::new(),
            forgotten: 0,
        }
    }

    pub fn is_group(&self) -> bool {
        matches!(self.kind, ChatKind::Group | ChatKind::Supergroup)
    }

    pub fn status(&self, user: i64) -> &Status {
        self.members.get(&user).map_or(&Status::Left, |m| &m.status)
    }

    /// "group chat", "supergroup chat" or "channel chat", as in Telegram's 403 texts.
    pub fn kind_words(&self) -> &'static str {
        match self.kind {
            ChatKind::Supergroup => "supergroup chat",
            ChatKind::Channel => "channel chat",
            _ => "group chat",
        }
    }

    /// Whether somebody may not write in a topic ([`None`]: General) because it is closed. Who manages topics may.
    pub fn is_closed_to(&self, user: i64, thread: Option<i64>) -> bool {
        let is_closed = match thread {
            _ if !self.forum => false,
            None => self.general_closed,
            Some(thread) => self.topics.get(&thread).is_some_and(|topic| topic.closed),
        };
        is_closed && !self.status(user).has(Right::ManageTopics)
    }

    pub fn message(&self, id: i64) -> Option<&Msg> {
        let msg = &self.messages[*self.by_id.get(&id)?];
        (!msg.deleted).then_some(msg)
    }

    pub fn message_mut(&mut self, id: i64) -> Option<&mut Msg> {
        let msg = &mut self.messages[*self.by_id.get(&id)?];
        (!msg.deleted).then_some(msg)
    }
}
