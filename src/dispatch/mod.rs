//! From an update to the room it concerns: rights, commands, buttons, and the context a handler gets.
//!
//! Routing is teloxide's: every room has a tree of dptree handlers, one branch for each thing it wants to hear
//! of; see [`routes`]. A handler works inside the transaction of its update ([`Cx::tx`]): whatever it writes, and
//! whatever it puts into the outbox, happens if and only if the update is acknowledged.

pub mod albums;
pub mod allowed;
pub mod answers;
pub mod artist;
mod attempt;
mod certainty;
pub mod coming;
pub mod command;
pub mod context;
pub mod drafts;
pub mod event;
mod flood;
pub mod flow;
pub mod frame;
pub mod house;
pub mod inbox;
pub mod items;
pub mod known;
mod lane;
pub mod missed;
pub mod nudge;
pub mod panel;
pub mod posts;
pub mod prepare;
pub mod quarantine;
mod redact;
pub mod retention;
pub mod rights;
pub mod room;
pub mod rooms;
pub mod routes;
pub mod seal;
pub mod set_back;
pub mod settings;
pub mod stop;
pub mod trouble;
pub mod whisper;

pub use attempt::attempt;
pub use command::{Audience, Command, CommandSpec};
pub use context::{Cx, Defaults, Me};
pub use event::{
    Answered, Ask, BotMoved, Came, CameBy, ChatVote, Content, GroupMessage, Hashtagged, Joined, Left, Link,
    MessagePlace, Notice, Opened, Pinned, Place, PollState, Press, PrivateText, Reacted, ReplyTarget, Requested, Ruled,
    Vote,
};
pub use flood::{Counts, Floodgate, Kind as HeldBackKind};
pub use panel::groups as chooser;
pub use retention::{Keep, What};
pub use room::{Door, Outcome, Room, Sent, Side};
pub use rooms::Rooms;
pub use stop::Stop;

/// What a handler returns: done, a polite refusal, or a fault.
pub type Result<T = ()> = std::result::Result<T, Stop>;
