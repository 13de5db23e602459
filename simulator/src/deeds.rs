//! What a person does on her screen, refused with a reason instead of a panic.

use crate::chats::Status;
use crate::ids::{ChatId, MessageId, UserId};
use crate::press::{Impossible, Pressed};
use crate::sim::Sim;
use crate::text;
use crate::world::World;
use serde_json::Value;

/// Longest text of one message, in characters.
pub const LONGEST_TEXT: usize = 4096;

/// The pieces in which Telegram's apps send a long text: at most 4096 characters, cut at a line or a space.
#[must_use]
pub fn pieces(said: &str) -> Vec<&str> {
    text::cut(said, LONGEST_TEXT)
}

impl World {
    /// Whether this person may write here, or why not.
    fn may_write(&self, chat: i64, user: i64, thread: Option<i64>) -> Result<(), Impossible> {
        if chat == user {
            return Ok(());
        }
        let Some(chat) = self.chats.get(&chat).filter(|c| c.migrated_to.is_none() && !c.deleted) else {
            return Err(Impossible("there is no such chat".into()));
        };
        let status = chat.status(user);
        if !status.is_member() {
            return Err(Impossible("not a member of this chat".into()));
        }
        if !status.may("can_send_messages") {
            return Err(Impossible("may not write here".into()));
        }
        match thread {
            Some(thread) if !chat.topics.contains_key(&thread) => Err(Impossible("there is no such topic".into())),
            _ => Ok(()),
        }
    }

    /// A message on her screen, by its place.
    fn on_screen(&self, chat: i64, user: i64, place: usize) -> Result<usize, Impossible> {
        let there =
            self.chats.contains_key(&chat) && self.can_read(chat, user) && place < self.chat(chat).messages.len();
        let source = there.then(|| self.at_place(chat, place, user, &self.stand_ins(chat, user))).flatten();
        source.ok_or_else(|| Impossible("the message is gone".into()))
    }
}

impl Sim {
    /// Says something as [`Sim::say`] does, in answer to the message at a place or in a topic.
    ///
    /// # Errors
    /// When she may not write here, or the text is empty or too long.
    pub fn try_say(
        &self,
        chat: ChatId,
        user: UserId,
        thread: Option<i64>,
        reply_to: Option<usize>,
        said: &str,
    ) -> Result<MessageId, Impossible> {
        let said = said.trim();
        if said.is_empty() {
            return Err(Impossible("nothing was written".into()));
        }
        if said.chars().count() > LONGEST_TEXT {
            return Err(Impossible("the message is too long".into()));
        }
        self.with(|w| {
            w.may_write(chat.0, user.0, thread)?;
            let reply_to = reply_to.map(|place| w.on_screen(chat.0, user.0, place)).transpose()?;
            let thread = thread.or_else(|| w.thread_of_reply(chat.0, reply_to?));
            Ok(w.write(chat.0, user.0, thread, reply_to, said))
        })
    }

    /// Joins by herself as [`Sim::join`] does.
    ///
    /// # Errors
    /// When she is banned.
    pub fn try_join(&self, chat: ChatId, user: UserId) -> Result<(), Impossible> {
        self.with(|w| {
            if matches!(w.chat(chat.0).status(user.0), Status::Banned { .. }) {
                return Err(Impossible("banned from this chat".into()));
            }
            w.enter(chat.0, user.0, user.0, Value::Null);
            Ok(())
        })
    }

    /// Presses the button in this row and column of the message at a place.
    ///
    /// # Errors
    /// When it is not there.
    pub fn press_at(
        &self,
        chat: ChatId,
        user: UserId,
        place: usize,
        row: usize,
        column: usize,
    ) -> Result<Pressed, Impossible> {
        let found = self.read(|w| {
            let seq = w.on_screen(chat.0, user.0, place)?;
            let markup = w.chat(chat.0).messages[seq].markup.as_ref();
            let rows = markup.and_then(|m| m.get("inline_keyboard").or_else(|| m.get("keyboard")));
            let button = rows.map_or(&Value::Null, |rows| &rows[row][column]);
            if button.is_null() {
                return Err(Impossible("the button is gone".into()));
            }
            Ok((seq, button.clone()))
        });
        let (seq, button) = found?;
        self.push(chat, user, seq, &button)
    }

    /// Opens a link to the bot as pressing a button with it does.
    pub fn open_link(&self, user: UserId, url: &str) -> Pressed {
        self.follow(user, url)
    }

    /// Puts an emoji on the message at a place in place of her earlier reaction; an empty one takes it back.
    ///
    /// # Errors
    /// When it is gone, or takes no reactions.
    pub fn react_at(&self, chat: ChatId, user: UserId, place: usize, emoji: &str) -> Result<(), Impossible> {
        let new =
            if emoji.is_empty() { Vec::new() } else { vec![serde_json::json!({"type": "emoji", "emoji": emoji})] };
        self.with(|w| {
            let seq = w.on_screen(chat.0, user.0, place)?;
            let msg = &w.chat(chat.0).messages[seq];
            if msg.service || msg.ephemeral.is_some() {
                return Err(Impossible("takes no reactions".into()));
            }
            w.react(chat.0, user.0, seq, new);
            Ok(())
        })
    }

    /// Chooses options of the poll at a place; none takes the vote back.
    ///
    /// # Errors
    /// When there is no open poll, or the vote is not allowed.
    pub fn vote_at(&self, chat: ChatId, user: UserId, place: usize, options: &[usize]) -> Result<(), Impossible> {
        self.with(|w| {
            let seq = w.on_screen(chat.0, user.0, place)?;
            let poll = w.chat(chat.0).messages[seq].poll.clone();
            let poll = poll.ok_or_else(|| Impossible("there is no poll".into()))?;
            w.vote(&poll, user.0, options).map_err(Impossible)
        })
    }

    /// Deletes the message at a place, as its author or an administrator.
    ///
    /// # Errors
    /// When it is gone or not hers to delete.
    pub fn delete_at(&self, chat: ChatId, user: UserId, place: usize) -> Result<(), Impossible> {
        self.with(|w| {
            let seq = w.on_screen(chat.0, user.0, place)?;
            let msg = &w.chat(chat.0).messages[seq];
            let may = msg.from == user.0 || chat.0 == user.0 || w.chat(chat.0).status(user.0).is_admin();
            if !may {
                return Err(Impossible("not hers to delete".into()));
            }
            w.remove(chat.0, seq);
            Ok(())
        })
    }

    /// Pins the message at a place.
    ///
    /// # Errors
    /// When it is gone, cannot be pinned, or she does not manage the chat.
    pub fn pin_at(&self, chat: ChatId, user: UserId, place: usize) -> Result<(), Impossible> {
        self.with(|w| {
            let seq = w.on_screen(chat.0, user.0, place)?;
            let msg = &w.chat(chat.0).messages[seq];
            if msg.service || msg.ephemeral.is_some() || !w.chat(chat.0).status(user.0).is_admin() {
                return Err(Impossible("cannot be pinned".into()));
            }
            w.pin_message(chat.0, user.0, seq, false);
            Ok(())
        })
    }

    /// Edits her own text at a place.
    ///
    /// # Errors
    /// When it is gone, not hers, or the new text is empty or too long.
    pub fn edit_at(&self, chat: ChatId, user: UserId, place: usize, said: &str) -> Result<(), Impossible> {
        let said = said.trim();
        if said.is_empty() || said.chars().count() > LONGEST_TEXT {
            return Err(Impossible("the text is empty or too long".into()));
        }
        let id = self.read(|w| {
            let msg = &w.chat(chat.0).messages[w.on_screen(chat.0, user.0, place)?];
            let hers = msg.from == user.0 && msg.text.is_some() && msg.ephemeral.is_none();
            if hers { Ok(MessageId(msg.id)) } else { Err(Impossible("not hers to edit".into())) }
        })?;
        self.edit(chat, id, said);
        Ok(())
    }
}
