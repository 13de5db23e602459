//! Join requests, and links into a chat.

use crate::chats::Link;
use crate::error::{Answer, decline, refuse};
use crate::params::Params;
use crate::rights::Right;
use crate::world::World;
use serde_json::{Value, json};

/// Longest name of a link.
const LONGEST_NAME: usize = 32;
/// Most members a link may bring.
const MOST_MEMBERS: i64 = 99_999;

impl World {
    pub fn decide_join_request(&mut self, params: &Params<'_>, approve: bool) -> Answer {
        let chat = self.chat_param(params, "chat_id")?;
        let user = params.i64("user_id").unwrap_or(0);
        self.check_readable(chat)?;
        if chat > 0 || !self.bot_has(chat, Right::InviteUsers) {
            return Err(decline("CHAT_ADMIN_REQUIRED"));
        }
        if self.chat(chat).status(user).is_member() {
            return Err(decline("USER_ALREADY_PARTICIPANT"));
        }
        let now = self.now_ms();
        // While the bot itself is asked about her, she does not wait for an administrator yet.
        if self.chat(chat).requests.get(&user).is_none_or(|request| request.is_asked(now)) {
            return Err(decline("HIDE_REQUESTER_MISSING"));
        }
        let bot = self.bot;
        self.settle_request(chat, bot, user, approve);
        Ok(json!(true))
    }

    /// The answer to who asks to join a chat the bot guards.
    pub fn answer_join_query(&mut self, params: &Params<'_>) -> Answer {
        let (id, now) = (params.str("chat_join_request_query_id").unwrap_or(""), self.now_ms());
        let is_it = |query: &Option<(String, i64)>| query.as_ref().is_some_and(|(known, _)| known == id);
        let found = self.chats.iter().find_map(|(chat, c)| {
            let asked = c.requests.iter().find(|(_, request)| is_it(&request.query) && request.is_asked(now));
            asked.map(|(user, _)| (*chat, *user))
        });
        let too_late = || decline("query is too old and response timeout expired or query ID is invalid");
        let (chat, user) = found.ok_or_else(too_late)?;
        let bot = self.bot;
        match params.str("result").unwrap_or("") {
            "approve" => self.settle_request(chat, bot, user, true),
            "decline" => self.settle_request(chat, bot, user, false),
            "queue" => {
                if let Some(request) = self.chat_mut(chat).requests.get_mut(&user) {
                    request.query = None;
                }
            }
            _ => return Err(refuse("wrong parameter result in request")),
        }
        Ok(json!(true))
    }

    pub fn create_link(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.linked_chat(params)?;
        let name = params.str("name").unwrap_or("").trim().to_owned();
        if name.chars().count() > LONGEST_NAME {
            return Err(refuse("invite link name is too long"));
        }
        let (limit, asks) = (params.i64("member_limit"), params.flag("creates_join_request"));
        if limit.is_some_and(|limit| !(1..=MOST_MEMBERS).contains(&limit)) {
            return Err(refuse("invalid member limit specified"));
        }
        if limit.is_some() && asks {
            return Err(refuse("member limit can't be specified for links requiring administrator approval"));
        }
        let name = (!name.is_empty()).then_some(name);
        let expires = params.i64("expire_date").filter(|at| *at != 0);
        let link = Link { creator: self.bot, name, asks, limit, expires, revoked: false, came: 0 };
        let url = self.add_link(chat, link);
        Ok(self.link_wire(chat, &url))
    }

    pub fn revoke_link(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.linked_chat(params)?;
        let (url, bot) = (params.str("invite_link").unwrap_or("").to_owned(), self.bot);
        let link = self.chat_mut(chat).links.get_mut(&url).filter(|link| link.creator == bot && !link.revoked);
        link.ok_or_else(|| decline("INVITE_HASH_EXPIRED"))?.revoked = true;
        Ok(self.link_wire(chat, &url))
    }

    /// The chat whose links the bot wants to change, and may.
    fn linked_chat(&self, params: &Params<'_>) -> Answer<i64> {
        let chat = self.chat_param(params, "chat_id")?;
        self.check_readable(chat)?;
        if chat > 0 || !self.bot_has(chat, Right::InviteUsers) {
            return Err(decline("not enough rights to manage chat invite link"));
        }
        Ok(chat)
    }

    /// Keeps a link; returns its address.
    pub fn add_link(&mut self, chat: i64, link: Link) -> String {
        let url = format!("https://t.me/+Simulated{:07}", self.next_serial());
        self.chat_mut(chat).links.insert(url.clone(), link);
        url
    }

    /// A `ChatInviteLink`; of others' links the bot sees the beginning.
    pub fn link_wire(&self, chat: i64, url: &str) -> Value {
        let Some(link) = self.chat(chat).links.get(url) else { return Value::Null };
        let shown = match link.creator == self.bot {
            true => url.to_owned(),
            false => format!("{}...", url.chars().take(url.chars().count() - 4).collect::<String>()),
        };
        let mut wire = json!({
            "invite_link": shown,
            "creator": self.user_wire(link.creator),
            "creates_join_request": link.asks,
            "is_primary": false,
            "is_revoked": link.revoked,
        });
        if let Some(name) = &link.name {
            wire["name"] = json!(name);
        }
        if let Some(limit) = link.limit {
            wire["member_limit"] = json!(limit);
        }
        if let Some(expires) = link.expires {
            wire["expire_date"] = json!(expires);
        }
        wire
    }
}
