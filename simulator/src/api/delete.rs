//! Deleting messages: whose, and how old (TELEGRAM §4).

use crate::chats::ChatKind;
use crate::error::{Answer, decline, refuse};
use crate::params::Params;
use crate::rights::Right;
use crate::view::What;
use crate::world::World;
use serde_json::{Value, json};

const TWO_DAYS: i64 = 48 * 3600;

impl World {
    /// Takes a message off everybody's screen. Telegram tells bots nothing about it.
    pub fn remove(&mut self, chat: i64, seq: usize) {
        self.happened(chat, seq, What::Deleted);
        let c = self.chat_mut(chat);
        c.messages[seq].deleted = true;
        let id = c.messages[seq].id;
        c.pinned.retain(|p| *p != id);
    }

    fn check_deletable(&self, chat: i64, seq: usize) -> Answer<()> {
        let c = self.chat(chat);
        let msg = &c.messages[seq];
        let created =
            msg.extra.contains_key("supergroup_chat_created") || msg.extra.contains_key("migrate_from_chat_id");
        if created {
            return Err(decline("message can't be deleted"));
        }
        let own = msg.from == self.bot;
        let may = match c.kind {
            ChatKind::Private => true,
            ChatKind::Group => own || c.status(self.bot).is_admin(),
            _ => own || self.bot_has(chat, Right::DeleteMessages),
        };
        if !may || self.now() - msg.date >= TWO_DAYS {
            return Err(decline("message can't be deleted for everyone"));
        }
        Ok(())
    }

    pub fn delete_message(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.chat_param(params, "chat_id")?;
        self.check_readable(chat)?;
        let id = params.i64("message_id").unwrap_or(0);
        let Some(seq) = self.chats.get(&chat).and_then(|c| c.message(id)).map(|m| m.seq) else {
            return Err(decline("message to delete not found"));
        };
        self.check_deletable(chat, seq)?;
        self.remove(chat, seq);
        Ok(json!(true))
    }

    /// Missing messages are skipped silently.
    pub fn delete_messages(&mut self, params: &Params<'_>) -> Answer {
        let ids: Vec<i64> = params.array("message_ids").unwrap_or(&[]).iter().filter_map(Value::as_i64).collect();
        if ids.is_empty() {
            return Err(refuse("message identifiers are not specified"));
        }
        if ids.len() > 100 {
            return Err(refuse("too many message identifiers specified"));
        }
        let chat = self.chat_param(params, "chat_id")?;
        self.check_readable(chat)?;
        let seqs: Vec<usize> = ids.iter().filter_map(|id| self.chats.get(&chat)?.message(*id).map(|m| m.seq)).collect();
        for seq in &seqs {
            self.check_deletable(chat, *seq)?;
        }
        for seq in seqs {
            if !self.chat(chat).messages[seq].deleted {
                self.remove(chat, seq);
            }
        }
        Ok(json!(true))
    }
}
