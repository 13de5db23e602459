//! Who may do what in a group at this moment (invariant I8).
//!
//! What a room offers says whom it is for ([`Audience`]): its commands ([`super::CommandSpec`]), its buttons and links
//! ([`super::context::About`]), its questions in private ([`Cx::must_help_with`]). Dispatch asks before the room hears of
//! it. A *section* is a room as its users see it: one that can be switched. Who helps with a section has what is for
//! managers in that room, and nothing of what is for managers elsewhere.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Ask, Audience, Cx, Opened, Press, Result, Room, Rooms, Stop, certainty, context::must_be_there, event::Event,
};
use crate::{
    store::{
        ChatKey,
        chats::Chat,
        people::{self, Help},
    },
    telegram::actor::{Actor, Person},
    words::{Line, line},
};

/// What somebody is among those who manage a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rank {
    /// None of them.
    Nobody,
    /// She helps with these sections.
    HelpsWith(BTreeSet<String>),
    /// She helps with everything.
    Helps,
    /// Administrator by Telegram's word.
    Administrator,
}

impl Rank {
    /// Whether she helps with anything, or manages the group.
    #[must_use]
    pub const fn is_any(&self) -> bool {
        !matches!(self, Self::Nobody)
    }

    /// Whether she manages the group as a whole.
    #[must_use]
    pub const fn manages(&self) -> bool {
        matches!(self, Self::Helps | Self::Administrator)
    }

    /// Whether she may do this.
    #[must_use]
    pub fn may(&self, need: &Need) -> bool {
        match need {
            Need::Anything => self.is_any(),
            Need::Section(section) => match self {
                Self::HelpsWith(sections) => sections.contains(*section),
                _ => self.manages(),
            },
            Need::Everything => self.manages(),
            Need::Administrator => *self == Self::Administrator,
        }
    }
}

/// What somebody must be for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A helper with whatever section.
    Anything,
    /// A helper with this one.
    Section(&'static str),
    /// Who manages the group as a whole.
    Everything,
    /// Administrator by Telegram's word.
    Administrator,
}

impl Need {
    /// To manage what a room does: its section, if it is one; the others are the group's as a whole.
    #[must_use]
    pub fn of_room(room: &'static dyn Room) -> Self {
        if room.can_be_switched() { Self::Section(room.name()) } else { Self::Everything }
    }

    /// What is for an audience, by a room; [`None`]: it is for everybody.
    #[must_use]
    pub fn of(audience: Audience, room: &'static dyn Room) -> Option<Self> {
        match audience {
            Audience::Member | Audience::Private => None,
            Audience::Helper => Some(Self::Anything),
            Audience::Manager => Some(Self::of_room(room)),
            Audience::Administrator => Some(Self::Administrator),
        }
    }

    /// As [`Need::of_room`], by name. What no room is called is the group's as a whole.
    fn of_section(rooms: &Rooms, name: &str) -> Self {
        rooms.named(name).map_or(Self::Everything, Self::of_room)
    }
}

impl Cx {
    /// What somebody is in a group at this moment: by Telegram's word, or named with `/staff` and still there. What is not
    /// certain is asked first ([`Stop::Unsure`]).
    pub async fn rank(&self, chat: ChatKey, actor: &Actor) -> Result<Rank> {
        let person = match actor {
            Actor::AnonymousAdmin => return Ok(Rank::Administrator),
            Actor::Channel | Actor::Bot => return Ok(Rank::Nobody),
            Actor::Person(person) => person,
        };
        let standing = people::standing(&self.tx, chat, person.id).await?;
        match certainty::manages(&*self.chat(chat).await?, &standing, self.now) {
            Some(false) => Ok(Rank::Nobody),
            Some(true) if standing.is_admin => Ok(Rank::Administrator),
            Some(true) => Ok(match standing.helps {
                Help::Nothing => Rank::Nobody,
                Help::Sections(sections) => Rank::HelpsWith(sections),
                Help::Everything => Rank::Helps,
            }),
            None => Err(Stop::Unsure(chat, person.id)),
        }
    }

    /// The sections somebody may manage at this moment, in the order of the rooms, whether they are on or off.
    pub async fn sections_of(&self, chat: ChatKey, actor: &Actor) -> Result<Vec<&'static dyn Room>> {
        let rank = self.rank(chat, actor).await?;
        Ok(self.rooms.switchable().filter(|room| rank.may(&Need::of_room(*room))).collect())
    }

    /// Whether she may manage the group as a whole at this moment.
    pub async fn is_manager(&self, chat: ChatKey, actor: &Actor) -> Result<bool> {
        Ok(self.rank(chat, actor).await?.manages())
    }

    /// The group a manager's command was typed in, or a refusal.
    pub async fn managed_group<'a>(&self, ask: &'a Ask) -> Result<&'a Arc<Chat>> {
        let chat = self.group_of(ask)?;
        if let Some(need) = self.rooms.need_for(ask) {
            self.must_have(ask, need).await?;
        }
        Ok(chat)
    }

    /// Refuses what was typed in a group unless who typed it is that.
    pub async fn must_have(&self, ask: &Ask, need: Need) -> Result {
        let rank = self.rank(self.group_of(ask)?.key, &ask.actor).await?;
        if rank.may(&need) {
            return Ok(());
        }
        let stranger = line("refuse-managers-only").plain("command", &ask.command.name);
        Err(refusal(&rank, need, stranger).into())
    }

    /// The group a manager's button is about, or a refusal. Rights are those of this moment (invariant I8).
    pub async fn managed_press<'a>(&self, press: &'a Press) -> Result<&'a Arc<Chat>> {
        let chat = press.chat.as_ref().ok_or_else(|| Stop::from(line("refuse-stale-button")))?;
        let need = self.need_of(press.audience, &press.section).unwrap_or(Need::Everything);
        self.must_be(chat, &press.person, need).await?;
        Ok(chat)
    }

    /// Refuses what somebody wants of a group from elsewhere unless she manages it as a whole.
    pub async fn must_manage(&self, chat: &Chat, person: &Person) -> Result {
        self.must_be(chat, person, Need::Everything).await
    }

    /// Refuses what somebody wants of a room in a group from elsewhere (as by words in private) unless she manages that
    /// room, or the group.
    pub async fn must_help_with(&self, chat: &Chat, person: &Person, room: &str) -> Result {
        self.must_be(chat, person, Need::of_section(&self.rooms, room)).await
    }

    /// Refuses what somebody wants of a group from elsewhere (by a button, a link, words in private) unless she may at this
    /// moment. Who writes as the group presses as herself, and may be in no list we are given: so Telegram is asked about
    /// her before she is refused.
    pub async fn must_be(&self, chat: &Chat, person: &Person, need: Need) -> Result {
        must_be_there(chat)?;
        let rank = self.rank(chat.key, &Actor::Person(person.clone())).await?;
        if rank.may(&need) {
            return Ok(());
        }
        let standing = people::standing(&self.tx, chat.key, person.id).await?;
        let has_answer = self.turns.is_outside(chat.key, person.id, self.now);
        if !has_answer && certainty::may_be_hidden(&standing, self.now) {
            return Err(Stop::Unsure(chat.key, person.id));
        }
        Err(refusal(&rank, need, line("refuse-managers-only-button")).into())
    }

    fn need_of(&self, audience: Audience, section: &str) -> Option<Need> {
        match self.rooms.named(section) {
            Some(room) => Need::of(audience, room),
            None => (audience != Audience::Member).then_some(Need::Everything),
        }
    }
}

/// Why something is not for her; a stranger hears that it is for those who manage the group.
fn refusal(rank: &Rank, need: Need, stranger: Line) -> Line {
    match (rank, need) {
        (Rank::Nobody, _) => stranger,
        (_, Need::Administrator) => line("refuse-administrators-only"),
        _ => line("refuse-other-section"),
    }
}

/// Refuses what is not for her before any room hears of it.
pub(super) async fn must_be_for_her(cx: &Cx, event: &Event) -> Result {
    match event {
        Event::Ask(ask) if ask.chat().is_some() => cx.managed_group(ask).await.map(drop),
        Event::Press(press) if press.audience != Audience::Member => cx.managed_press(press).await.map(drop),
        Event::Opened(opened) => must_be_for_who_opened(cx, opened).await,
        _ => Ok(()),
    }
}

async fn must_be_for_who_opened(cx: &Cx, opened: &Opened) -> Result {
    let Some(need) = cx.need_of(opened.audience, &opened.section) else { return Ok(()) };
    let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    cx.must_be(chat, &opened.person, need).await
}
