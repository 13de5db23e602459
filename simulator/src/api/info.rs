//! Questions about the bot, chats and members.

use crate::chats::ChatKind;
use crate::error::{Answer, decline};
use crate::params::Params;
use crate::schema;
use crate::world::World;
use serde_json::{Value, json};

impl World {
    pub fn me(&self) -> Value {
        let mut me = self.user_wire(self.bot);
        me["can_join_groups"] = json!(true);
        me["can_read_all_group_messages"] = json!(!self.privacy_mode);
        for key in [
            "supports_guest_queries",
            "supports_inline_queries",
            "can_connect_to_business",
            "has_main_web_app",
            "has_topics_enabled",
            "allows_users_to_create_topics",
            "can_manage_bots",
        ] {
            me[key] = json!(false);
        }
        me["supports_join_request_queries"] = json!(self.chats.values().any(|chat| chat.guarded));
        me
    }

    /// Takes over `allowed_updates`; without the parameter the earlier choice stays.
    pub fn choose_updates(&mut self, params: &Params<'_>) {
        if let Some(kinds) = params.array("allowed_updates") {
            let known = |kind: &str| kind != "update_id" && schema::has_field("Update", kind);
            self.updates.set_allowed(kinds, known);
        }
    }

    pub fn get_chat(&self, params: &Params<'_>) -> Answer {
        let id = self.chat_param(params, "chat_id")?;
        self.check_readable(id)?;
        let mut out = self.chat_wire(id);
        out["accent_color_id"] = json!(0);
        out["max_reaction_count"] = json!(11);
        out["accepted_gift_types"] = json!({
            "unlimited_gifts": false,
            "limited_gifts": false,
            "unique_gifts": false,
            "premium_subscription": false,
            "gifts_from_channels": false,
        });
        let Some(chat) = self.chats.get(&id).filter(|c| c.kind != ChatKind::Private) else {
            return Ok(out);
        };
        if chat.is_group() {
            out["permissions"] = json!(chat.permissions);
        }
        if chat.guarded {
            out["guard_bot"] = self.user_wire(self.bot);
        }
        if let Some(linked) = chat.linked {
            out["linked_chat_id"] = json!(linked);
        }
        if let Some(pinned) = chat.pinned.last().and_then(|id| chat.message(*id)) {
            out["pinned_message"] = self.message_wire(id, pinned.seq);
        }
        Ok(out)
    }

    pub fn get_chat_member(&self, params: &Params<'_>) -> Answer {
        let id = self.chat_param(params, "chat_id")?;
        let user = params.i64("user_id").unwrap_or(0);
        self.check_readable(id)?;
        let Some(account) = self.users.get(&user) else {
            return Err(decline("PARTICIPANT_ID_INVALID"));
        };
        let left = json!({"status": "left", "user": account.wire()});
        Ok(self.chats.get(&id).and_then(|c| c.members.get(&user)).map_or(left, |m| m.wire(account)))
    }

    /// Other bots are left out unless `return_bots`; who writes as the group is shown to administrators only.
    pub fn get_chat_administrators(&self, params: &Params<'_>) -> Answer {
        let id = self.chat_param(params, "chat_id")?;
        self.check_readable(id)?;
        if id > 0 {
            return Err(decline("there are no administrators in the private chat"));
        }
        let bots = params.flag("return_bots");
        let is_admin = self.chat(id).status(self.bot).is_admin();
        let list: Vec<Value> = self
            .chat(id)
            .members
            .iter()
            .filter(|(_, m)| m.status.is_admin() && (is_admin || !m.status.is_anonymous()))
            .map(|(user, m)| (self.user(*user), m))
            .filter(|(user, _)| bots || !user.is_bot || user.id == self.bot)
            .map(|(user, m)| m.wire(user))
            .collect();
        Ok(json!(list))
    }

    pub fn get_chat_member_count(&self, params: &Params<'_>) -> Answer {
        let id = self.chat_param(params, "chat_id")?;
        self.check_readable(id)?;
        let count = match self.chats.get(&id) {
            Some(chat) if chat.kind != ChatKind::Private => {
                chat.members.values().filter(|m| m.status.is_member()).count()
            }
            _ => 2,
        };
        Ok(json!(count))
    }
}
