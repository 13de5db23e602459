//! A strict simulated Telegram Bot API spoken over real HTTP on 127.0.0.1.
//!
//! A bot under test talks to it as to Telegram; a scene moves people about and looks at what they
//! see. It knows nothing of any particular bot. Wrong requests are refused in Telegram's words and
//! listed by [`Sim::refusals`]; what the world does not allow is listed by [`Sim::declines`].
//!
//! ```no_run
//! use simulator::{Clock, Options, Rights, Sim};
//! let sim = Sim::start(Options { clock: Clock::manual(1_800_000_000), ..Options::default() })?;
//! let dana = sim.person("Dana");
//! let bakers = sim.supergroup("Bakers", dana);
//! sim.add_bot(bakers, dana);
//! sim.promote_bot(bakers, dana, Rights::all());
//! // … start the bot with sim.token() and sim.url() …
//! sim.say(bakers, dana, "/help");
//! println!("{}", sim.transcript(bakers, dana));
//! assert!(sim.refusals().is_empty());
//! # Ok::<(), std::io::Error>(())
//! ```

mod api;
mod callbacks;
mod cast;
mod chats;
mod clock;
mod commands;
mod connection;
mod deeds;
mod error;
mod faults;
mod files;
mod flood;
mod found;
mod html;
mod ids;
mod live;
mod log;
mod markup;
mod messages;
mod multipart;
mod params;
mod people;
mod polls;
mod press;
mod rights;
pub mod schema;
mod server;
mod sim;
mod tags;
mod talk;
mod text;
mod updates;
mod view;
mod webhook;
mod world;

pub use cast::Person;
pub use clock::Clock;
pub use deeds::{LONGEST_TEXT, pieces};
pub use faults::Fault;
pub use files::Medium;
pub use flood::FloodLimits;
pub use html::read_html;
pub use ids::{ANONYMOUS_BOT, CHANNEL_BOT, ChatId, MessageId, TELEGRAM, UserId};
pub use live::{Changes, Key, Listed, Notice, Part, Quote, Shown};
pub use log::{Counters, Outcome, Refusal, Request};
pub use people::NoticeOrder;
pub use press::{Impossible, Pressed};
pub use rights::{Right, Rights};
pub use sim::{Options, Sim};
pub use talk::Said;
pub use view::{Happening, Seen, SeenMedia, SeenOption, SeenPoll, What};
