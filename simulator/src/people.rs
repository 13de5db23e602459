//! Coming, going, rank, and a group becoming a supergroup.

use crate::chats::{ChatKind, JoinRequest, Link, Member, PERMISSIONS, Status};
use crate::ids::{ChatId, UserId};
use crate::messages::Msg;
use crate::press::Impossible;
use crate::rights::{Right, Rights};
use crate::sim::Sim;
use crate::world::World;
use serde_json::{Value, json};

/// How long the bot of a chat it guards has to say what becomes of a join request.
const QUERY_MS: i64 = 10_000;

/// Which of the two notices of a migration the bot gets first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeOrder {
    /// `migrate_to_chat_id` in the old chat, then `migrate_from_chat_id` in the new one.
    OldFirst,
    /// The other way round.
    NewFirst,
}

fn service(from: i64, key: &str, value: Value) -> Msg {
    let mut msg = Msg { from, service: true, ..Msg::default() };
    msg.extra.insert(key.to_owned(), value);
    msg
}

impl World {
    /// Somebody becomes a member, by herself or by somebody else's doing.
    pub fn enter(&mut self, chat: i64, by: i64, user: i64, more: Value) {
        let status = self.chat(chat).status(user);
        if status.is_member() {
            return;
        }
        let banned = matches!(status, Status::Banned { .. });
        assert!(!banned || by != user, "user {user} is banned from chat {chat}");
        self.chat_mut(chat).requests.remove(&user);
        let by_request = more.get("via_join_request").is_some();
        // A restriction outlives her going and coming.
        let status = match self.chat(chat).status(user).clone() {
            Status::Restricted { permissions, until, .. } => Status::Restricted { permissions, is_member: true, until },
            _ => Status::Member,
        };
        self.set_status(chat, by, user, status, more);
        if self.chat(chat).join_notices && self.chat(chat).is_group() {
            let from = if by_request { user } else { by };
            let newcomers = json!([self.user_wire(user)]);
            self.post_from_person(chat, service(from, "new_chat_members", newcomers));
        }
    }

    /// Somebody stops being a member.
    pub fn part(&mut self, chat: i64, by: i64, user: i64, status: Status) {
        let was_member = self.chat(chat).status(user).is_member();
        // A restriction outlives her going and coming.
        let status = match (status, self.chat(chat).status(user).clone()) {
            (Status::Left, Status::Restricted { permissions, until, .. }) if was_member => {
                Status::Restricted { permissions, is_member: false, until }
            }
            (status, _) => status,
        };
        let notice = was_member && self.chat(chat).join_notices && self.chat(chat).is_group();
        let farewell = service(by, "left_chat_member", self.user_wire(user));
        // The bot still gets the notice of its own departure, so that one goes first.
        if notice && user == self.bot {
            self.post_from_person(chat, farewell);
            self.set_status(chat, by, user, status, Value::Null);
            return;
        }
        self.set_status(chat, by, user, status, Value::Null);
        if notice {
            self.post_from_person(chat, farewell);
        }
    }

    fn migrate(&mut self, old: i64, by: i64, order: NoticeOrder) -> i64 {
        let title = self.chat(old).title.clone().unwrap_or_default();
        let new = self.add_chat(ChatKind::Supergroup, &title, by);
        let members = self.chat(old).members.clone();
        let fresh = self.chat_mut(new);
        fresh.members = members;
        let to = service(by, "migrate_to_chat_id", json!(new));
        let from = service(by, "migrate_from_chat_id", json!(old));
        match order {
            NoticeOrder::OldFirst => {
                self.post_from_person(old, to);
                self.post_from_person(new, from);
            }
            NoticeOrder::NewFirst => {
                self.post_from_person(new, from);
                self.post_from_person(old, to);
            }
        }
        self.chat_mut(old).migrated_to = Some(new);
        new
    }
}

impl World {
    /// Asks to be let in, unless she does already.
    fn request_to_join(&mut self, chat: i64, user: i64, url: Option<&str>, bio: Option<&str>) {
        let status = self.chat(chat).status(user);
        assert!(!matches!(status, Status::Banned { .. }), "user {user} is banned from chat {chat}");
        if status.is_member() || self.chat(chat).requests.contains_key(&user) {
            return;
        }
        let (now, is_told) = (self.now(), self.bot_has(chat, Right::InviteUsers));
        let until = self.now_ms() + QUERY_MS;
        let query = (self.chat(chat).guarded && is_told).then(|| (format!("join{}", self.next_serial()), until));
        let request = JoinRequest { at: now, link: url.map(str::to_owned), query: query.clone() };
        self.chat_mut(chat).requests.insert(user, request);
        if !is_told {
            return;
        }
        let mut payload = json!({
            "chat": self.chat_wire(chat),
            "from": self.user_wire(user),
            "user_chat_id": user,
            "date": now,
        });
        if let Some(bio) = bio {
            payload["bio"] = json!(bio);
        }
        if let Some(url) = url {
            payload["invite_link"] = self.link_wire(chat, url);
        }
        if let Some((id, _)) = query {
            payload["query_id"] = json!(id);
        }
        self.emit("chat_join_request", &payload);
    }

    /// Somebody lets in who asked, or does not. Of the latter Telegram tells nobody.
    pub fn settle_request(&mut self, chat: i64, by: i64, user: i64, approve: bool) {
        let Some(request) = self.chat_mut(chat).requests.remove(&user) else { return };
        if !approve {
            return;
        }
        let mut more = json!({"via_join_request": true});
        if let Some(url) = &request.link {
            self.count_who_came(chat, url);
            more["invite_link"] = self.link_wire(chat, url);
        }
        self.enter(chat, by, user, more);
    }

    fn count_who_came(&mut self, chat: i64, url: &str) {
        if let Some(link) = self.chat_mut(chat).links.get_mut(url) {
            link.came += 1;
        }
    }
}

impl Sim {
    /// Somebody adds the bot: `my_chat_member` and the notice.
    pub fn add_bot(&self, chat: ChatId, by: UserId) {
        self.with(|w| w.enter(chat.0, by.0, w.bot, Value::Null));
    }

    /// Makes the bot an administrator, or changes its rights.
    pub fn promote_bot(&self, chat: ChatId, by: UserId, rights: Rights) {
        self.promote(chat, by, self.bot(), rights);
    }

    /// The bot becomes an ordinary member.
    pub fn demote_bot(&self, chat: ChatId, by: UserId) {
        self.demote(chat, by, self.bot());
    }

    /// Somebody throws the bot out.
    pub fn remove_bot(&self, chat: ChatId, by: UserId) {
        self.remove(chat, by, self.bot());
    }

    /// Joins by herself.
    ///
    /// # Panics
    /// When she is banned.
    pub fn join(&self, chat: ChatId, user: UserId) {
        self.with(|w| w.enter(chat.0, user.0, user.0, Value::Null));
    }

    /// Joins by an invite link, which `chat_member` tells.
    pub fn join_by_link(&self, chat: ChatId, user: UserId, link: &str, creator: UserId) {
        self.with(|w| {
            let link = json!({
                "invite_link": link,
                "creator": w.user_wire(creator.0),
                "creates_join_request": false,
                "is_primary": false,
                "is_revoked": false,
            });
            w.enter(chat.0, user.0, user.0, json!({"invite_link": link}));
        });
    }

    /// Makes a link into a chat, as one of its administrators; returns its address. `asks`: who comes by it has to ask.
    #[must_use]
    pub fn make_link(&self, chat: ChatId, by: UserId, name: Option<&str>, asks: bool) -> String {
        let name = name.map(str::to_owned);
        let link = Link { creator: by.0, name, asks, limit: None, expires: None, revoked: false, came: 0 };
        self.with(|w| w.add_link(chat.0, link))
    }

    /// Comes by a link into a chat: joins, or asks to.
    ///
    /// # Errors
    /// When the link is over, or she is banned.
    pub fn come_by(&self, chat: ChatId, user: UserId, url: &str) -> Result<(), Impossible> {
        self.with(|w| {
            let now = w.now();
            let link = w.chat(chat.0).links.get(url).ok_or_else(|| Impossible("there is no such link".into()))?.clone();
            let is_full = link.limit.is_some_and(|limit| link.came >= limit);
            if link.revoked || is_full || link.expires.is_some_and(|at| at <= now) {
                return Err(Impossible("the link is over".into()));
            }
            if matches!(w.chat(chat.0).status(user.0), Status::Banned { .. }) {
                return Err(Impossible("banned from this chat".into()));
            }
            if link.asks {
                w.request_to_join(chat.0, user.0, Some(url), None);
                return Ok(());
            }
            if !w.chat(chat.0).status(user.0).is_member() {
                w.count_who_came(chat.0, url);
                let more = json!({"invite_link": w.link_wire(chat.0, url)});
                w.enter(chat.0, user.0, user.0, more);
            }
            Ok(())
        })
    }

    /// The address of a link of the bot's, by its name; [`None`] if there is none that works.
    #[must_use]
    pub fn link_named(&self, chat: ChatId, name: &str) -> Option<String> {
        self.read(|w| {
            let links = &w.chat(chat.0).links;
            let is_it = |link: &Link| link.creator == w.bot && !link.revoked && link.name.as_deref() == Some(name);
            links.iter().find(|(_, link)| is_it(link)).map(|(url, _)| url.clone())
        })
    }

    /// From now on the bot guards a chat, or does no longer: it is asked at once about everybody who asks to join.
    pub fn guard(&self, chat: ChatId, guarded: bool) {
        self.with(|w| w.chat_mut(chat.0).guarded = guarded);
    }

    /// Asks to join; told to a bot that may invite.
    pub fn ask_to_join(&self, chat: ChatId, user: UserId) {
        self.with(|w| w.request_to_join(chat.0, user.0, None, None));
    }

    /// Asks to join, saying this of herself to everybody.
    pub fn ask_to_join_as(&self, chat: ChatId, user: UserId, bio: &str) {
        self.with(|w| w.request_to_join(chat.0, user.0, None, Some(bio)));
    }

    /// Takes her request to join back; nobody is told.
    pub fn withdraw(&self, chat: ChatId, user: UserId) {
        self.with(|w| w.chat_mut(chat.0).requests.remove(&user.0));
    }

    /// Whether she asks to be let in.
    #[must_use]
    pub fn asks_to_join(&self, chat: ChatId, user: UserId) -> bool {
        self.read(|w| w.chat(chat.0).requests.contains_key(&user.0))
    }

    /// Lets in who asked, or does not, as one of the chat's administrators.
    pub fn decide(&self, chat: ChatId, by: UserId, user: UserId, approve: bool) {
        self.with(|w| w.settle_request(chat.0, by.0, user.0, approve));
    }

    /// Is added by somebody else (also another bot).
    pub fn add(&self, chat: ChatId, by: UserId, user: UserId) {
        self.with(|w| w.enter(chat.0, by.0, user.0, Value::Null));
    }

    /// Leaves.
    pub fn leave(&self, chat: ChatId, user: UserId) {
        self.with(|w| w.part(chat.0, user.0, user.0, Status::Left));
    }

    /// Is thrown out and may not come back by herself.
    pub fn remove(&self, chat: ChatId, by: UserId, user: UserId) {
        self.with(|w| w.part(chat.0, by.0, user.0, Status::Banned { until: 0 }));
    }

    /// Becomes an administrator with these rights.
    pub fn promote(&self, chat: ChatId, by: UserId, user: UserId, rights: Rights) {
        let status = Status::Admin { rights, anonymous: false };
        self.with(|w| w.set_status(chat.0, by.0, user.0, status, Value::Null));
    }

    /// Becomes an ordinary member again.
    pub fn demote(&self, chat: ChatId, by: UserId, user: UserId) {
        self.with(|w| w.set_status(chat.0, by.0, user.0, Status::Member, Value::Null));
    }

    /// May do this and nothing else until then (0: for ever), by an administrator's hand. Everything makes her a member like
    /// the others.
    pub fn restrict(&self, chat: ChatId, by: UserId, user: UserId, may: &[&str], until: i64) {
        let permissions: serde_json::Map<String, Value> =
            PERMISSIONS.iter().map(|name| ((*name).to_owned(), json!(may.contains(name)))).collect();
        self.with(|w| {
            let is_member = w.chat(chat.0).status(user.0).is_member();
            let status = match may.len() == PERMISSIONS.len() && is_member {
                true => Status::Member,
                false => Status::Restricted { permissions, is_member, until },
            };
            w.set_status(chat.0, by.0, user.0, status, Value::Null);
        });
    }

    /// All restrictions are lifted by an administrator's hand.
    pub fn unmute(&self, chat: ChatId, by: UserId, user: UserId) {
        self.restrict(chat, by, user, PERMISSIONS, 0);
    }

    /// What Telegram says somebody is in a chat: a `ChatMember`.
    #[must_use]
    pub fn membership(&self, chat: ChatId, user: UserId) -> Value {
        self.read(|w| {
            let member = w.chat(chat.0).members.get(&user.0).cloned().unwrap_or_else(|| Member::new(Status::Left));
            member.wire(w.user(user.0))
        })
    }

    /// May no longer write, but stays.
    pub fn mute(&self, chat: ChatId, by: UserId, user: UserId) {
        let status = Status::Restricted { permissions: serde_json::Map::new(), is_member: true, until: 0 };
        self.with(|w| w.set_status(chat.0, by.0, user.0, status, Value::Null));
    }

    /// An administrator or the owner becomes anonymous, or visible again.
    ///
    /// # Panics
    /// When this is no administrator.
    pub fn set_anonymous(&self, chat: ChatId, user: UserId, anonymous: bool) {
        self.with(|w| {
            let status = match w.chat(chat.0).status(user.0).clone() {
                Status::Owner { .. } => Status::Owner { anonymous },
                Status::Admin { rights, .. } => Status::Admin { rights, anonymous },
                _ => panic!("user {user} is no administrator of chat {chat}"),
            };
            w.set_status(chat.0, user.0, user.0, status, Value::Null);
        });
    }

    /// Whether "joined" and "left" are shown (and sent to bots); large groups hide them.
    pub fn set_join_notices(&self, chat: ChatId, shown: bool) {
        self.with(|w| w.chat_mut(chat.0).join_notices = shown);
    }

    /// Fills a chat with members nobody hears about, as a group older than the bot.
    pub fn seat(&self, chat: ChatId, users: &[UserId]) {
        self.with(|w| {
            for user in users {
                w.chat_mut(chat.0).members.insert(user.0, Member::new(Status::Member));
            }
        });
    }

    /// The group becomes a supergroup: a new chat whose message numbers start again.
    pub fn migrate(&self, group: ChatId, by: UserId, order: NoticeOrder) -> ChatId {
        ChatId(self.with(|w| w.migrate(group.0, by.0, order)))
    }
}
