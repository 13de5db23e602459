//! Everything a person can read. Code names a message ([`line()`]) and its arguments; the words are in
//! `locales/{en,he,ru}/*.ftl` and are chosen when it is known who will read them.
//!
//! What members typed is data: [`Line::text`] escapes it for Telegram's HTML and isolates it, so that a name
//! such as `</b>` or one with a right-to-left override changes nothing around it (invariant I7, DOMAIN §D2). Nor does it
//! become a link, a mention or a command when we say it again: what we post, other bots leave alone.

mod bidi;
mod braces;
mod brought;
mod dates;
mod fit;
mod folded;
mod lang;
mod line;
mod names;
mod numbers;
pub mod search;
mod slips;
pub mod tags;
mod typed;
pub mod zones;

pub use bidi::{escape, isolate, quoted, undirected};
pub use braces::{Braced, braced};
#[doc(hidden)]
pub use brought::bring;
pub use dates::{clock_time, day_and_time, day_of_year, long_date, month_name, own_time, weekday_code, weekday_name};
pub use fit::{cut, shown_length};
pub use folded::folded;
pub use lang::Lang;
pub use line::{Line, exists, line};
pub use names::{clean_line, clean_name, clip, clip_text, group_name, inert, person_name};
pub use numbers::grouped;
pub use slips::distance;
pub use typed::{is_thanks, number_of_point};
