//! The whole simulated world behind one lock: people, chats, messages, polls, the update queue.

use crate::callbacks::Callback;
use crate::chats::{Chat, ChatKind, Member, Status, User};
use crate::clock::Clock;
use crate::commands::Profile;
use crate::faults::Faults;
use crate::files::Stored;
use crate::flood::Flood;
use crate::ids::{ANONYMOUS_BOT, CHANNEL_BOT, TELEGRAM};
use crate::log::Log;
use crate::messages::{Ephemeral, Msg};
use crate::multipart::Upload;
use crate::polls::Poll;
use crate::rights::Right;
use crate::sim::Options;
use crate::updates::Updates;
use crate::view::{Happening, What};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;
use tokio::sync::broadcast;

/// How many happenings a chat remembers for `news`.
const HAPPENINGS_KEPT: usize = 20_000;

#[derive(Debug)]
pub(crate) struct World {
    pub clock: Clock,
    pub token: String,
    /// The bot under test.
    pub bot: i64,
    pub privacy_mode: bool,
    /// Whether answers carry the time.
    pub tells_time: bool,
    /// Whether the server is new enough for ephemeral messages.
    pub knows_ephemeral: bool,
    pub plain_webhooks: bool,
    pub webhook_pause: Duration,
    pub users: BTreeMap<i64, User>,
    pub chats: BTreeMap<i64, Chat>,
    pub polls: BTreeMap<String, Poll>,
    pub callbacks: BTreeMap<String, Callback>,
    pub updates: Updates,
    pub flood: Flood,
    pub faults: Faults,
    /// Files Telegram has, by id.
    pub files: BTreeMap<String, Stored>,
    /// Files that came with the request that is carried out, by part.
    pub uploads: BTreeMap<String, Upload>,
    pub log: Log,
    pub profile: Profile,
    pub events: broadcast::Sender<Happening>,
    pub cursors: HashMap<(i64, i64), usize>,
    /// When polls close by themselves, Unix seconds.
    pub closings: BTreeSet<(i64, String)>,
    /// When bans and restrictions end: Unix seconds, chat, user.
    pub sanctions: BTreeSet<(i64, i64, i64)>,
    /// Counts changes of messages.
    pub revision: u64,
    /// Message numbers of private chats and basic groups run through all of them.
    shared_next_id: i64,
    serial: i64,
}

impl World {
    pub fn new(options: Options) -> Self {
        let bot = options.token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(0);
        let mut world = Self {
            clock: options.clock,
            token: options.token,
            bot,
            privacy_mode: options.privacy_mode,
            tells_time: true,
            knows_ephemeral: true,
            plain_webhooks: options.plain_webhooks,
            webhook_pause: options.webhook_pause,
            users: BTreeMap::new(),
            chats: BTreeMap::new(),
            polls: BTreeMap::new(),
            callbacks: BTreeMap::new(),
            updates: Updates::new(),
            flood: Flood::new(options.flood),
            faults: Faults::default(),
            files: BTreeMap::new(),
            uploads: BTreeMap::new(),
            log: Log::default(),
            profile: Profile::default(),
            events: broadcast::channel(4096).0,
            cursors: HashMap::new(),
            closings: BTreeSet::new(),
            sanctions: BTreeSet::new(),
            revision: 0,
            shared_next_id: 1,
            serial: 0,
        };
        world.add_service_users(&options.first_name, &options.username);
        world
    }

    fn add_service_users(&mut self, name: &str, username: &str) {
        let services = [
            (self.bot, name, username, true),
            (ANONYMOUS_BOT.0, "Group", "GroupAnonymousBot", true),
            (CHANNEL_BOT.0, "Channel", "Channel_Bot", true),
            (TELEGRAM.0, "Telegram", "", false),
        ];
        for (id, first_name, username, is_bot) in services {
            self.users.insert(
                id,
                User {
                    id,
                    is_bot,
                    first_name: first_name.to_owned(),
                    last_name: None,
                    username: (!username.is_empty()).then(|| username.to_owned()),
                    language_code: None,
                    is_premium: false,
                    deactivated: false,
                },
            );
        }
    }

    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    pub fn now_ms(&self) -> i64 {
        self.clock.now_ms()
    }

    /// A number nobody else gets.
    pub fn next_serial(&mut self) -> i64 {
        self.serial += 1;
        self.serial
    }

    pub fn chat(&self, id: i64) -> &Chat {
        self.chats.get(&id).unwrap_or_else(|| panic!("no chat {id} in this world"))
    }

    pub fn chat_mut(&mut self, id: i64) -> &mut Chat {
        self.chats.get_mut(&id).unwrap_or_else(|| panic!("no chat {id} in this world"))
    }

    pub fn user(&self, id: i64) -> &User {
        self.users.get(&id).unwrap_or_else(|| panic!("no user {id} in this world"))
    }

    /// The chat of a person with the bot, made on first use.
    pub fn private_chat(&mut self, user: i64) -> &mut Chat {
        self.chats.entry(user).or_insert_with(|| Chat::new(user, ChatKind::Private, None))
    }

    pub fn bot_username(&self) -> String {
        self.user(self.bot).username.clone().unwrap_or_default()
    }

    /// Whether the bot holds a right; in a basic group an administrator holds what it was given too.
    pub fn bot_has(&self, chat: i64, right: Right) -> bool {
        self.chat(chat).status(self.bot).has(right)
    }

    /// Queues an update of this kind if the bot wants it.
    pub fn emit(&mut self, kind: &str, payload: &Value) {
        let now = self.now_ms();
        if self.updates.create(kind, payload, now).is_some() {
            self.log.counters.updates += 1;
        }
    }

    fn next_message_id(&mut self, chat: i64) -> i64 {
        if matches!(self.chat(chat).kind, ChatKind::Private | ChatKind::Group) {
            self.shared_next_id += 1;
            return self.shared_next_id - 1;
        }
        let chat = self.chat_mut(chat);
        chat.next_id += 1;
        chat.next_id - 1
    }

    /// Puts a message into a chat, numbers and dates it; returns its position.
    pub fn post(&mut self, chat: i64, mut msg: Msg) -> usize {
        msg.date = self.now();
        if msg.ephemeral.is_none() {
            msg.id = self.next_message_id(chat);
        }
        let bot = self.bot;
        let from_bot = self.users.get(&msg.from).is_some_and(|u| u.is_bot) && msg.sender_chat.is_none();
        let (id, from) = (msg.id, msg.from);
        let c = self.chat_mut(chat);
        let seq = c.messages.len();
        msg.seq = seq;
        if msg.ephemeral.is_none() {
            c.by_id.insert(id, seq);
        }
        if from_bot && !msg.service {
            c.bot_spoke_last = from == bot;
        }
        c.messages.push(msg);
        self.happened(chat, seq, What::New);
        seq
    }

    /// Posts what a person (or Telegram itself) wrote and tells the bot if it may know.
    pub fn post_from_person(&mut self, chat: i64, msg: Msg) -> usize {
        let seq = self.post(chat, msg);
        self.tell_bot(chat, seq, "message");
        seq
    }

    /// Emits `message` or `edited_message` for a message the bot may see.
    pub fn tell_bot(&mut self, chat: i64, seq: usize, kind: &str) {
        if !self.bot_sees(chat, seq) {
            return;
        }
        let kind = match (self.chat(chat).kind, kind) {
            (ChatKind::Channel, "message") => "channel_post",
            (ChatKind::Channel, _) => "edited_channel_post",
            (_, kind) => kind,
        };
        let payload = self.message_wire(chat, seq);
        self.emit(kind, &payload);
    }

    /// Privacy mode and membership (TELEGRAM §4).
    fn bot_sees(&self, chat: i64, seq: usize) -> bool {
        let chat = self.chat(chat);
        let msg = &chat.messages[seq];
        if chat.kind == ChatKind::Private {
            return true;
        }
        let status = chat.status(self.bot);
        if !status.is_member() {
            return false;
        }
        if msg.service {
            return true;
        }
        let by_service = msg.from == ANONYMOUS_BOT.0 || msg.from == CHANNEL_BOT.0;
        if self.users.get(&msg.from).is_some_and(|u| u.is_bot) && !by_service {
            return false;
        }
        if status.is_admin() || !self.privacy_mode || msg.ephemeral.is_some() {
            return true;
        }
        let answers_bot = msg.reply_to.is_some_and(|seq| chat.messages[seq].from == self.bot);
        answers_bot || self.is_command_for_bot(chat, msg)
    }

    fn is_command_for_bot(&self, chat: &Chat, msg: &Msg) -> bool {
        let caption = || msg.extra.get("caption").and_then(Value::as_str);
        let text: Vec<u16> = msg.text.as_deref().or_else(caption).unwrap_or("").encode_utf16().collect();
        let of_caption = msg.extra.get("caption_entities").and_then(Value::as_array);
        msg.entities.iter().chain(of_caption.into_iter().flatten()).filter(|e| e["type"] == "bot_command").any(|e| {
            let number = |key: &str| e[key].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            let (from, len) = (number("offset"), number("length"));
            let command = String::from_utf16_lossy(text.get(from..from + len).unwrap_or(&[]));
            match command.split_once('@') {
                Some((_, name)) => name.eq_ignore_ascii_case(&self.bot_username()),
                None => chat.bot_spoke_last,
            }
        })
    }

    /// Notes something people can see, for `news` and for live listeners.
    pub fn happened(&mut self, chat: i64, seq: usize, what: What) {
        self.touch(chat, seq);
        let seen = self.seen(chat, seq);
        let msg = &self.chat(chat).messages[seq];
        let human = |e: Ephemeral| {
            if e.receiver == self.bot { msg.from } else { e.receiver }
        };
        let only_for = msg.ephemeral.map(human);
        self.note(Happening { chat: crate::ChatId(chat), only_for: only_for.map(crate::UserId), what, message: seen });
    }

    pub fn note(&mut self, happening: Happening) {
        // Nobody listening is fine.
        let _ = self.events.send(happening.clone());
        let chat = self.chat_mut(happening.chat.0);
        chat.happenings.push_back(happening);
        if chat.happenings.len() > HAPPENINGS_KEPT {
            chat.happenings.pop_front();
            chat.forgotten += 1;
        }
    }

    /// Changes somebody's status and tells the bot: `my_chat_member` about itself, `chat_member`
    /// about others while it is an administrator.
    pub fn set_status(&mut self, chat: i64, by: i64, user: i64, status: Status, more: Value) {
        let account = self.user(user).clone();
        let now = self.now();
        let was_admin = self.chat(chat).status(self.bot).is_admin();
        let c = self.chat_mut(chat);
        let member = c.members.entry(user).or_insert_with(|| Member::new(Status::Left));
        let old = member.wire(&account);
        let until = match &status {
            Status::Restricted { until, .. } | Status::Banned { until } => *until,
            _ => 0,
        };
        member.status = status;
        let new = member.wire(&account);
        if until > 0 {
            self.sanctions.insert((until, chat, user));
        }
        if old == new {
            return;
        }
        let kind = if user == self.bot {
            "my_chat_member"
        } else if was_admin {
            "chat_member"
        } else {
            return;
        };
        let mut payload = json!({
            "chat": self.chat_wire(chat),
            "from": self.user_wire(by),
            "date": now,
            "old_chat_member": old,
            "new_chat_member": new,
        });
        for (key, value) in more.as_object().into_iter().flatten() {
            payload[key] = value.clone();
        }
        self.emit(kind, &payload);
    }

    /// What time alone brings about: polls close, bans and restrictions end.
    pub fn tick(&mut self) {
        let now = self.now();
        while self.closings.first().is_some_and(|(at, _)| *at <= now) {
            if let Some((_, poll)) = self.closings.pop_first() {
                self.close_poll(&poll);
            }
        }
        while self.sanctions.first().is_some_and(|(at, ..)| *at <= now) {
            if let Some((at, chat, user)) = self.sanctions.pop_first() {
                self.pardon(at, chat, user);
            }
        }
    }

    /// A ban or restriction that ends at this time is over; Telegram sends no update about it.
    fn pardon(&mut self, at: i64, chat: i64, user: i64) {
        let Some(member) = self.chat_mut(chat).members.get_mut(&user) else {
            return;
        };
        let after = match &member.status {
            Status::Restricted { until, is_member: true, .. } if *until == at => Status::Member,
            Status::Restricted { until, .. } | Status::Banned { until } if *until == at => Status::Left,
            _ => return,
        };
        member.status = after;
    }
}
