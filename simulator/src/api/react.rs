//! Reactions by the bot.

use crate::error::{Answer, decline, refuse};
use crate::params::Params;
use crate::view::What;
use crate::world::World;
use serde_json::{Value, json};

/// The 73 emoji anybody may react with (`ReactionTypeEmoji`).
pub(crate) const EMOJI: [&str; 73] = [
    "❤",
    "👍",
    "👎",
    "🔥",
    "🥰",
    "👏",
    "😁",
    "🤔",
    "🤯",
    "😱",
    "🤬",
    "😢",
    "🎉",
    "🤩",
    "🤮",
    "💩",
    "🙏",
    "👌",
    "🕊",
    "🤡",
    "🥱",
    "🥴",
    "😍",
    "🐳",
    "❤‍🔥",
    "🌚",
    "🌭",
    "💯",
    "🤣",
    "⚡",
    "🍌",
    "🏆",
    "💔",
    "🤨",
    "😐",
    "🍓",
    "🍾",
    "💋",
    "🖕",
    "😈",
    "😴",
    "😭",
    "🤓",
    "👻",
    "👨‍💻",
    "👀",
    "🎃",
    "🙈",
    "😇",
    "😨",
    "🤝",
    "✍",
    "🤗",
    "🫡",
    "🎅",
    "🎄",
    "☃",
    "💅",
    "🤪",
    "🗿",
    "🆒",
    "💘",
    "🙉",
    "🦄",
    "😘",
    "💊",
    "🙊",
    "😎",
    "👾",
    "🤷‍♂",
    "🤷",
    "🤷‍♀",
    "😡",
];

impl World {
    pub fn set_reaction(&mut self, params: &Params<'_>) -> Answer {
        let reactions = params.array("reaction").unwrap_or(&[]);
        if reactions.len() > 1 {
            return Err(refuse("REACTIONS_TOO_MANY"));
        }
        for reaction in reactions {
            let known = reaction["emoji"].as_str().is_some_and(|e| EMOJI.contains(&e));
            let fits = match reaction["type"].as_str() {
                Some("emoji") => known,
                Some("custom_emoji") => true,
                _ => false,
            };
            if !fits {
                return Err(refuse("REACTION_INVALID"));
            }
        }
        let chat = self.chat_param(params, "chat_id")?;
        self.check_readable(chat)?;
        let id = params.i64("message_id").unwrap_or(0);
        let bot = self.bot;
        let Some(msg) = self.chats.get_mut(&chat).and_then(|c| c.message_mut(id)) else {
            return Err(decline("message to react not found"));
        };
        let seq = msg.seq;
        if reactions.is_empty() {
            msg.reactions.remove(&bot);
        } else {
            msg.reactions.insert(bot, reactions.to_vec());
        }
        self.happened(chat, seq, What::Reacted);
        Ok(json!(true))
    }

    /// A person's reaction, told to the bot when it is an administrator here (TELEGRAM §4).
    pub fn react(&mut self, chat: i64, user: i64, seq: usize, new: Vec<Value>) {
        let msg = &mut self.chat_mut(chat).messages[seq];
        let id = msg.id;
        let old = msg.reactions.remove(&user).unwrap_or_default();
        if !new.is_empty() {
            msg.reactions.insert(user, new.clone());
        }
        if old == new {
            return;
        }
        self.happened(chat, seq, What::Reacted);
        if chat < 0 && !self.chat(chat).status(self.bot).is_admin() {
            return;
        }
        let mut payload = json!({
            "chat": self.chat_wire(chat),
            "message_id": id,
            "date": self.now(),
            "old_reaction": old,
            "new_reaction": new,
        });
        if user < 0 {
            payload["actor_chat"] = self.chat_wire(user);
        } else {
            payload["user"] = self.user_wire(user);
        }
        if !self.users.get(&user).is_some_and(|u| u.is_bot) {
            self.emit("message_reaction", &payload);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::EMOJI;
    use std::collections::BTreeSet;

    #[test]
    fn the_emoji_are_distinct_and_without_variation_selectors() {
        assert_eq!(EMOJI.iter().collect::<BTreeSet<_>>().len(), 73);
        assert!(EMOJI.iter().all(|e| !e.contains('\u{FE0F}')));
    }
}
