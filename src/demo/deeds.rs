//! What people on the stage may do, each in front of her own screen, and what she has not read yet.

use serde::Deserialize;
use simulator::{ChatId, Impossible, Part, Pressed, UserId};

use super::stage::{Stage, lock};

/// Longest text taken at once, in characters; Telegram's apps send it in pieces.
pub const LONGEST_TEXT: usize = 65_536;

/// A place on somebody's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seat {
    /// Whose screen.
    pub user: UserId,
    /// Which chat.
    pub chat: ChatId,
    /// Which part of it.
    pub part: Part,
}

/// What somebody does. A place is a message's position in its chat.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    Say { text: String, reply: Option<usize> },
    Press { place: usize, row: usize, column: usize },
    Open { url: String },
    Vote { place: usize, options: Vec<usize> },
    React { place: usize, emoji: String },
    Edit { place: usize, text: String },
    Delete { place: usize },
    Pin { place: usize },
    Join,
    Leave,
    Start,
}

/// What came of it for the page.
#[derive(Debug, Default)]
pub struct Came {
    /// Her private chat opened.
    pub private: bool,
    /// This link would open.
    pub link: Option<String>,
    /// This text is copied.
    pub copied: Option<String>,
}

impl Stage {
    /// She looks at her screen: what is there now is read.
    pub fn looks(&self, seat: Seat) {
        lock(&self.read).insert(seat, self.sim.length(seat.chat));
    }

    /// What she has not read yet.
    pub fn unread(&self, seat: Seat) -> usize {
        let read = lock(&self.read).get(&seat).copied().unwrap_or(0);
        self.sim.unread(seat.chat, seat.part, seat.user, read)
    }

    /// The visitor does something as one of the people.
    ///
    /// # Errors
    /// Why she cannot.
    pub fn play(&self, seat: Seat, deed: Deed) -> Result<Came, Impossible> {
        self.touch();
        let pressed_in_private = seat.chat != self.group && matches!(deed, Deed::Press { .. });
        lock(&self.company).play(seat.user, pressed_in_private, self.now());
        self.act(seat, deed)
    }

    /// Somebody does something.
    ///
    /// # Errors
    /// Why she cannot.
    pub fn act(&self, seat: Seat, deed: Deed) -> Result<Came, Impossible> {
        let Seat { user, chat, part } = seat;
        let known = lock(&self.people).iter().any(|player| player.id == user);
        if !known || (chat != self.group && chat != user.private()) {
            return Err(Impossible("nobody is there".to_owned()));
        }
        let mut came = Came::default();
        match deed {
            Deed::Say { text, reply } => self.say(seat, &text, reply)?,
            Deed::Press { place, row, column } => {
                came = self.came(self.sim.press_at(chat, user, place, row, column)?);
            }
            Deed::Open { url } => came = self.came(self.sim.open_link(user, &url)),
            Deed::Vote { place, options } => self.sim.vote_at(chat, user, place, &options)?,
            Deed::React { place, emoji } => self.sim.react_at(chat, user, place, &emoji)?,
            Deed::Edit { place, text } => self.sim.edit_at(chat, user, place, &text)?,
            Deed::Delete { place } => self.sim.delete_at(chat, user, place)?,
            Deed::Pin { place } => self.sim.pin_at(chat, user, place)?,
            Deed::Join => self.sim.try_join(self.group, user)?,
            Deed::Leave => self.sim.leave(self.group, user),
            Deed::Start => drop(self.sim.start_bot(user)),
        }
        self.looks(Seat { user, chat, part });
        Ok(came)
    }

    fn say(&self, seat: Seat, text: &str, reply: Option<usize>) -> Result<(), Impossible> {
        if text.chars().count() > LONGEST_TEXT {
            return Err(Impossible("the message is too long".to_owned()));
        }
        let thread = if let Part::Topic(topic) = seat.part { Some(topic) } else { None };
        let mut reply = reply;
        for piece in simulator::pieces(text) {
            self.sim.try_say(seat.chat, seat.user, thread, reply.take(), piece)?;
        }
        Ok(())
    }

    fn came(&self, pressed: Pressed) -> Came {
        match pressed {
            Pressed::Started(_) => Came { private: true, ..Came::default() },
            Pressed::Url(url) => Came { link: Some(url), ..Came::default() },
            Pressed::Copied(text) => Came { copied: Some(text), ..Came::default() },
            Pressed::Callback(_) | Pressed::Said(_) | Pressed::Other => Came::default(),
        }
    }
}
