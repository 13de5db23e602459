//! Leaving, banning, restricting, promoting.

use crate::chats::{ChatKind, PERMISSIONS, Status};
use crate::error::{Answer, decline, refuse};
use crate::params::Params;
use crate::rights::{Right, Rights};
use crate::world::World;
use serde_json::{Map, Value, json};

const NO_RIGHT: &str = "not enough rights to restrict/unrestrict chat member";

impl World {
    pub fn leave_chat(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.chat_param(params, "chat_id")?;
        if chat > 0 {
            return Err(decline("chat member status can't be changed in private chats"));
        }
        self.check_readable(chat)?;
        let bot = self.bot;
        self.part(chat, bot, bot, Status::Left);
        Ok(json!(true))
    }

    /// The chat and the member a bot with the right to do so wants to act on.
    fn target(&self, params: &Params<'_>, right: Right) -> Answer<(i64, i64)> {
        let chat = self.chat_param(params, "chat_id")?;
        let user = params.i64("user_id").unwrap_or(0);
        self.check_readable(chat)?;
        if chat > 0 {
            return Err(decline("method is available for supergroup and channel chats only"));
        }
        if !self.users.contains_key(&user) {
            return Err(decline("PARTICIPANT_ID_INVALID"));
        }
        if user == self.bot {
            return Err(decline("can't restrict self"));
        }
        if !self.bot_has(chat, right) {
            return Err(decline(NO_RIGHT));
        }
        match self.chat(chat).status(user) {
            Status::Owner { .. } => Err(decline("can't remove chat owner")),
            Status::Admin { .. } if right == Right::RestrictMembers => {
                Err(decline("user is an administrator of the chat"))
            }
            _ => Ok((chat, user)),
        }
    }

    fn until(&self, params: &Params<'_>) -> i64 {
        // Less than 30 seconds or more than 366 days ahead means forever.
        let until = params.i64("until_date").unwrap_or(0);
        let ahead = until - self.now();
        if (30..=366 * 86_400).contains(&ahead) { until } else { 0 }
    }

    pub fn ban(&mut self, params: &Params<'_>) -> Answer {
        let (chat, user) = self.target(params, Right::RestrictMembers)?;
        let until = self.until(params);
        let supergroup = self.chat(chat).kind != ChatKind::Group;
        if supergroup || params.flag("revoke_messages") {
            let theirs: Vec<usize> = self
                .chat(chat)
                .messages
                .iter()
                .filter(|m| m.from == user && !m.deleted && !m.service)
                .map(|m| m.seq)
                .collect();
            for seq in theirs {
                self.remove(chat, seq);
            }
        }
        let bot = self.bot;
        self.part(chat, bot, user, Status::Banned { until });
        Ok(json!(true))
    }

    pub fn unban(&mut self, params: &Params<'_>) -> Answer {
        let (chat, user) = self.target(params, Right::RestrictMembers)?;
        if self.chat(chat).kind == ChatKind::Group {
            return Err(decline("method is available for supergroup and channel chats only"));
        }
        let bot = self.bot;
        let status = self.chat(chat).status(user);
        let banned = matches!(status, Status::Banned { .. });
        if banned {
            self.set_status(chat, bot, user, Status::Left, Value::Null);
        } else if status.is_member() && !params.flag("only_if_banned") {
            self.part(chat, bot, user, Status::Left);
        }
        Ok(json!(true))
    }

    pub fn restrict(&mut self, params: &Params<'_>) -> Answer {
        let id = self.chat_param(params, "chat_id")?;
        if self.chats.get(&id).is_some_and(|c| c.kind != ChatKind::Supergroup) {
            self.check_readable(id)?;
            return Err(decline("method is available only for supergroups"));
        }
        let (chat, user) = self.target(params, Right::RestrictMembers)?;
        let Some(asked) = params.object("permissions").map(|p| p.0.clone()) else {
            return Err(decline("can't parse permissions JSON object"));
        };
        if let Some(unknown) = asked.keys().find(|name| !PERMISSIONS.contains(&name.as_str())) {
            // Telegram passes over what it doesn't know; here whoever sends it hears that nothing comes of it.
            return Err(decline(format!("unknown permission {unknown}")));
        }
        let permissions = full_permissions(&asked, params.flag("use_independent_chat_permissions"));
        let until = self.until(params);
        let is_member = self.chat(chat).status(user).is_member();
        let everything = permissions.values().all(|v| v == &json!(true));
        let status = match (everything, is_member) {
            (true, true) => Status::Member,
            (true, false) => Status::Left,
            _ => Status::Restricted { permissions, is_member, until },
        };
        let bot = self.bot;
        self.set_status(chat, bot, user, status, Value::Null);
        Ok(json!(true))
    }

    pub fn promote(&mut self, params: &Params<'_>) -> Answer {
        let (chat, user) = self.target(params, Right::PromoteMembers)?;
        if !self.chat(chat).status(user).is_member() {
            return Err(decline("USER_NOT_PARTICIPANT"));
        }
        let granted = Right::ALL.iter().any(|r| params.flag(r.wire()));
        let status = if granted {
            let anonymous = params.flag("is_anonymous");
            Status::Admin { rights: Rights::from_params(params.0), anonymous }
        } else {
            Status::Member
        };
        let bot = self.bot;
        self.set_status(chat, bot, user, status, Value::Null);
        Ok(json!(true))
    }

    pub fn set_tag(&mut self, params: &Params<'_>) -> Answer {
        let tag = params.str("tag").unwrap_or("").trim();
        if tag.chars().count() > 16 {
            return Err(refuse("TAG_INVALID"));
        }
        let (chat, user) = self.target(params, Right::ManageTags)?;
        let tag = (!tag.is_empty()).then(|| tag.to_owned());
        let Some(member) = self.chat_mut(chat).members.get_mut(&user) else {
            return Err(decline("USER_NOT_PARTICIPANT"));
        };
        member.tag = tag;
        Ok(json!(true))
    }
}

/// What a permission object means in full (TELEGRAM §4): some permissions imply or default to others.
fn full_permissions(asked: &Map<String, Value>, independent: bool) -> Map<String, Value> {
    let given = |name: &str| asked.get(name).and_then(Value::as_bool);
    let media = |name: &str| {
        name.starts_with("can_send_") && name != "can_send_messages" || name == "can_add_web_page_previews"
    };
    let any_media = PERMISSIONS.iter().any(|p| media(p) && given(p) == Some(true));
    let messages = given("can_send_messages").unwrap_or(false) || (any_media && !independent);
    let pin = given("can_pin_messages").unwrap_or(false);
    let value = |name: &str| match name {
        "can_send_messages" => messages,
        "can_react_to_messages" => given(name).unwrap_or(messages),
        "can_edit_tag" | "can_manage_topics" => given(name).unwrap_or(pin),
        _ => given(name).unwrap_or(false),
    };
    PERMISSIONS.iter().map(|p| ((*p).to_owned(), json!(value(p)))).collect()
}
