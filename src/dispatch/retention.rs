//! How long things are kept, how much of them, and forgetting what is beyond that.
//!
//! Whose a message was is needed only while people may still react to it; what was counted from it stays for ever.
//! What could not be handled, and requests that are settled, are kept for a human to look at. A group we left is kept
//! for a year, so that its settings are there should we be added again; people who are in no group of ours, and of whom
//! there is nothing else, are forgotten like messages. Nothing that anybody can make grow is without an end: the list
//! is in docs/operations.md. Forgetting goes in small steps, each a commit of its own, so that nobody waits for it.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{Rooms, albums};
use crate::store::{ChatKey, Tx, albums as albums_rows, buttons, forgetting, inbox, outbox};

/// Rows forgotten of each kind in one step: some hundredths of a second.
const MOST_ROWS: i64 = 1_000;
/// Buttons lie all over their table, so that each takes longer.
const MOST_BUTTONS: i64 = 500;
/// Groups looked at in one step of the walk.
const GROUPS_A_STEP: usize = 5;
/// People looked at in one step of the walk.
const PEOPLE_A_STEP: i64 = 500;

/// Days for which a group we left is kept with all its settings.
const GROUP_DAYS: i64 = 365;
/// Days after which a conversation that has not moved on is over: as long as buttons work.
const CONVERSATION_DAYS: i64 = 60;
/// Messages known of one group: a group with more than this in half a year is a crowd, and people react to the latest.
const MESSAGES_OF_A_GROUP: i64 = 300_000;
/// Changes of settings known of one group; ten are shown.
const CHANGES_OF_A_GROUP: i64 = 1_000;
/// Settled requests known: some fifty megabytes.
const REQUESTS: i64 = 500_000;
/// Things in quarantine. Nobody looks at more, and each may be megabytes.
const QUARANTINED: i64 = 2_000;

/// How long things are kept, in days.
#[derive(Debug, Clone, Copy)]
pub struct Keep {
    /// Which message was whose, and who reacted to it; and what has long been over: decisions about posts, polls, people
    /// who left.
    pub messages: i64,
    /// What could not be handled, and updates that wait for a list of administrators which never came.
    pub quarantine: i64,
    /// Requests to Telegram, once settled; without their words.
    pub outbox: i64,
}

impl Default for Keep {
    fn default() -> Self {
        Self { messages: 180, quarantine: 30, outbox: 30 }
    }
}

/// What is forgotten, as figures name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Quarantine, and what was set aside.
    Unhandled,
    /// Settled requests.
    Requests,
    /// Buttons.
    Buttons,
    /// Conversations.
    Conversations,
    /// Decisions about posts.
    Posts,
    /// Polls and votes.
    Polls,
    /// Messages and reactions.
    Messages,
    /// People, and their having been in a group.
    People,
    /// Groups with all that is theirs, and changes of settings.
    Groups,
}

impl What {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Unhandled,
        Self::Requests,
        Self::Buttons,
        Self::Conversations,
        Self::Posts,
        Self::Polls,
        Self::Messages,
        Self::People,
        Self::Groups,
    ];

    /// As label.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unhandled => "unhandled",
            Self::Requests => "requests",
            Self::Buttons => "buttons",
            Self::Conversations => "conversations",
            Self::Posts => "posts",
            Self::Polls => "polls",
            Self::Messages => "messages",
            Self::People => "people",
            Self::Groups => "groups",
        }
    }
}

/// How many rows were forgotten, of each of [`What::ALL`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten(pub [u64; What::ALL.len()]);

impl Forgotten {
    fn add(&mut self, what: What, rows: u64) {
        self.0[what as usize] += rows;
    }

    /// Adds others.
    pub(super) fn add_all(&mut self, more: &Self) {
        self.0.iter_mut().zip(more.0).for_each(|(rows, more)| *rows += more);
    }

    /// Of all kinds.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.0.iter().sum()
    }
}

/// Forgets some of what is past keeping. Returns how many rows; none when nothing is left to forget.
///
/// # Errors
/// If the database fails.
pub async fn step(tx: &Tx, rooms: &Rooms, keep: Keep, now: DateTime<Utc>) -> sqlx::Result<Forgotten> {
    let before = |days| now - TimeDelta::days(days);
    let mut forgotten = Forgotten::default();
    forgotten.add(What::Unhandled, drop_unhandled(tx, before(keep.quarantine)).await?);
    forgotten.add(What::Requests, outbox::forget_settled(tx, before(keep.outbox), MOST_ROWS).await?);
    forgotten.add(What::Requests, forgetting::trim_settled_requests(tx, REQUESTS, MOST_ROWS).await?);
    forgotten.add(What::Buttons, buttons::forget_expired(tx, now, MOST_BUTTONS).await?);
    let conversations = forgetting::forget_conversations(tx, before(CONVERSATION_DAYS), MOST_ROWS).await?;
    forgotten.add(What::Conversations, conversations);
    forgotten.add(What::Posts, forgetting::forget_occurrences(tx, before(keep.messages), MOST_ROWS).await?);
    forgotten.add(What::Polls, forgetting::forget_polls(tx, before(keep.messages), MOST_ROWS).await?);
    forgotten.add(What::Messages, albums_rows::forget(tx, now - albums::KEPT, MOST_ROWS).await?);
    for room in rooms.iter() {
        forgotten.add(What::Messages, room.forget(tx, before(keep.messages), MOST_ROWS).await?);
    }
    Ok(forgotten)
}

async fn drop_unhandled(tx: &Tx, before: DateTime<Utc>) -> sqlx::Result<u64> {
    let unhandled = inbox::forget_unhandled(tx, before, MOST_ROWS).await?
        + forgetting::trim_quarantine(tx, QUARANTINED, MOST_ROWS).await?;
    if unhandled > 0 {
        tracing::warn!(
            code = "quarantine-dropped",
            rows = unhandled,
            "Updates that could never be handled are past keeping and were dropped."
        );
    }
    Ok(unhandled)
}

/// Where the walk over all groups and all people is. Whether they are needed any more cannot be seen by their age, so
/// each is looked at, once a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Walk {
    /// At the groups after this one.
    Groups {
        /// Our key of it.
        after: i64,
    },
    /// At the people after this one.
    People {
        /// Her number.
        after: i64,
    },
}

impl Walk {
    /// Where it begins.
    pub const BEGIN: Self = Self::Groups { after: 0 };

    /// Goes on a little and forgets what it finds nobody to need. Returns where to go on; [`None`] when it is done.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn step(self, tx: &Tx, keep: Keep, now: DateTime<Utc>) -> sqlx::Result<(Forgotten, Option<Self>)> {
        match self {
            Self::Groups { after } => {
                let (forgotten, next) = over_groups(tx, ChatKey(after), now).await?;
                match next {
                    Some(next) => Ok((forgotten, Some(next))),
                    None => over_people(tx, i64::MIN, now - TimeDelta::days(keep.messages), forgotten).await,
                }
            }
            Self::People { after } => {
                over_people(tx, after, now - TimeDelta::days(keep.messages), Forgotten::default()).await
            }
        }
    }
}

async fn over_groups(tx: &Tx, mut after: ChatKey, now: DateTime<Utc>) -> sqlx::Result<(Forgotten, Option<Walk>)> {
    let mut forgotten = Forgotten::default();
    forgetting::note_who_is_left(tx, now).await?;
    for _ in 0..GROUPS_A_STEP {
        let group = forgetting::next_group(tx, after, now - TimeDelta::days(GROUP_DAYS)).await?;
        let Some(group) = group else { return Ok((forgotten, None)) };
        let more = match group.is_over {
            true => forget_group(tx, group.chat, &mut forgotten).await?,
            false => trim_group(tx, group.chat, &mut forgotten).await?,
        };
        if more {
            break;
        }
        after = group.chat;
    }
    Ok((forgotten, Some(Walk::Groups { after: after.0 })))
}

/// Forgets some of a group, and in the end the group. Returns whether there was more than that.
async fn forget_group(tx: &Tx, chat: ChatKey, forgotten: &mut Forgotten) -> sqlx::Result<bool> {
    let rows = forgetting::thin_out_group(tx, chat, MOST_ROWS).await?;
    forgotten.add(What::Groups, rows);
    if rows > 0 {
        return Ok(true);
    }
    forgetting::forget_group(tx, chat).await?;
    forgotten.add(What::Groups, 1);
    Ok(false)
}

/// Forgets some of what a group has too much of. Returns whether there may be more.
async fn trim_group(tx: &Tx, chat: ChatKey, forgotten: &mut Forgotten) -> sqlx::Result<bool> {
    let changes = forgetting::trim_settings_log(tx, chat, CHANGES_OF_A_GROUP, MOST_ROWS).await?;
    let messages = forgetting::trim_messages(tx, chat, MESSAGES_OF_A_GROUP, MOST_ROWS).await?;
    forgotten.add(What::Groups, changes);
    forgotten.add(What::Messages, messages);
    Ok(changes + messages > 0)
}

async fn over_people(
    tx: &Tx,
    after: i64,
    before: DateTime<Utc>,
    mut forgotten: Forgotten,
) -> sqlx::Result<(Forgotten, Option<Walk>)> {
    let Some(last) = forgetting::last_of_next_people(tx, after, PEOPLE_A_STEP).await? else {
        return Ok((forgotten, None));
    };
    forgotten.add(What::People, forgetting::forget_who_left(tx, after, last, before).await?);
    forgotten.add(What::People, forgetting::forget_people(tx, after, last, before).await?);
    let is_end = forgetting::last_of_next_people(tx, last, 1).await?.is_none();
    Ok((forgotten, (!is_end).then_some(Walk::People { after: last })))
}
