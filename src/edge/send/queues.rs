//! Whose turn it is. In memory are only the first requests of every lane of every line that has any ([`Line`]): a line
//! is what keeps an order, a chat's messages for one. The database has the rest and stays the truth.
//!
//! In a line what a manager asked for goes first; the other lanes do not wait for each other. Over all chats the lanes
//! that have something ready share what Telegram takes by weight, so that none starves: managers most, then people in
//! groups and people in private alike, groups' own posts, strangers least. Within a lane chats take turns in the order
//! in which they became ready, and a chat goes to the end after each of its messages.
//!
//! A chat is tidied up when it has nothing to say, or after half a minute of waiting for that.
//!
//! Pure: time is an argument, in milliseconds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    edge::pacing::{Pacer, Weight},
    store::outbox::{Line, Place, Ready, Stream},
    telegram::request::Lane,
};

/// So long a chat that always has something to say is not tidied up.
const UNTIDY_MS: i64 = 30_000;

const LANES: usize = Lane::ALL.len();
const SHARES: usize = 5;
/// What a turn costs those who share: managers, people in groups, people in private, groups' own posts, strangers.
/// Who pays half has twice as many turns.
const COST: [u64; SHARES] = [1, 2, 2, 3, 6];

/// How many of a stream may be on their way.
const fn most_in_flight(stream: Stream) -> usize {
    match stream {
        // As many as Telegram takes in a second.
        Stream::Messages => 30,
        Stream::Tidying => 4,
        Stream::Questions => 8,
        Stream::Apart => 16,
    }
}

/// A request whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    pub line: Line,
    pub lane: Lane,
    pub id: i64,
}

/// The lines.
#[derive(Debug, Default)]
pub(super) struct Queues {
    lines: HashMap<Line, State>,
    streams: [Shared; Stream::ALL.len()],
    turns: u64,
}

/// One line.
#[derive(Debug, Default)]
struct State {
    firsts: [Option<Place>; LANES],
    spots: [Spot; LANES],
    /// Its turn in each lane, kept until it has had it.
    turns: [Option<u64>; LANES],
    /// How many are on their way, or keep the line for another reason.
    kept_by: usize,
    /// Since when it has waited.
    since: i64,
}

/// Where a lane of a line stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Spot {
    #[default]
    Nowhere,
    /// It may go then.
    At(i64),
    /// It may go, with this turn.
    Turn(u64),
}

/// What lines of one stream share.
#[derive(Debug, Default)]
struct Shared {
    waiting: BTreeSet<(i64, Line, Lane)>,
    ready: [BTreeMap<u64, (Line, Lane)>; SHARES],
    /// What each has paid.
    paid: [u64; SHARES],
    /// What the latest had paid.
    level: u64,
    in_flight: usize,
}

impl State {
    fn is_idle(&self) -> bool {
        self.kept_by == 0 && self.is_empty()
    }

    fn is_empty(&self) -> bool {
        self.firsts.iter().all(Option::is_none)
    }

    /// Whether a lane may go as far as the line is concerned.
    fn lets(&self, line: Line, lane: Lane) -> bool {
        let is_free = self.kept_by == 0 || line.stream == Stream::Apart;
        is_free && (lane == Lane::Manager || self.firsts[Lane::Manager as usize].is_none())
    }
}

impl Shared {
    fn take_out(&mut self, line: Line, lane: Lane, spot: Spot) {
        match spot {
            Spot::Nowhere => {}
            Spot::At(at) => {
                self.waiting.remove(&(at, line, lane));
            }
            Spot::Turn(turn) => {
                self.ready[share(line, lane)].remove(&turn);
            }
        }
    }

    fn put_in(&mut self, line: Line, lane: Lane, turn: u64) {
        let share = share(line, lane);
        if self.ready[share].is_empty() {
            // Turns that were not wanted are not saved up.
            self.paid[share] = self.paid[share].max(self.level);
        }
        self.ready[share].insert(turn, (line, lane));
    }

    /// Who has paid least.
    fn next(&self) -> Option<(Line, Lane)> {
        let wanting = (0..SHARES).filter(|share| !self.ready[*share].is_empty());
        let share = wanting.min_by_key(|share| self.paid[*share])?;
        self.ready[share].first_key_value().map(|(_, next)| *next)
    }

    fn pay(&mut self, line: Line, lane: Lane) {
        let share = share(line, lane);
        self.level = self.paid[share];
        self.paid[share] += COST[share];
    }

    fn has_room(&self, stream: Stream) -> bool {
        self.in_flight < most_in_flight(stream)
    }
}

/// With whom a lane of a line shares.
fn share(line: Line, lane: Lane) -> usize {
    match lane {
        Lane::Manager => 0,
        Lane::Member if line.chat.is_some_and(|chat| chat.is_group()) => 1,
        Lane::Member => 2,
        Lane::Community => 3,
        Lane::Stranger => 4,
    }
}

impl Queues {
    /// Notes a request that may be sent.
    pub fn learn(&mut self, one: Ready, pacer: &Pacer, now: i64) {
        let state = self.lines.entry(one.line).or_insert_with(|| State { since: now, ..State::default() });
        let first = &mut state.firsts[one.lane as usize];
        if first.is_none_or(|first| one.place < first) {
            *first = Some(one.place);
            self.arrange(one.line, pacer, now);
        }
    }

    /// Whose turn it is now, if anybody's.
    pub fn next(&mut self, pacer: &Pacer, now: i64) -> Option<Turn> {
        [Stream::Apart, Stream::Questions, Stream::Messages, Stream::Tidying].into_iter().find_map(|stream| {
            self.let_in(stream, now);
            let shared = &self.streams[stream as usize];
            let may_go = shared.has_room(stream) && (stream != Stream::Messages || pacer.all_ready_at(now) <= now);
            let (line, lane) = shared.next().filter(|_| may_go)?;
            let id = self.lines.get(&line)?.firsts[lane as usize]?.id;
            Some(Turn { line, lane, id })
        })
    }

    /// When it may be somebody's turn although nothing else happens.
    pub fn next_at(&self, pacer: &Pacer, now: i64) -> Option<i64> {
        let streams = Stream::ALL.into_iter().filter(|stream| self.streams[*stream as usize].has_room(*stream));
        let times = streams.filter_map(|stream| {
            let shared = &self.streams[stream as usize];
            let is_ready = shared.ready.iter().any(|ready| !ready.is_empty());
            let first = if is_ready { Some(now) } else { shared.waiting.first().map(|(at, ..)| *at) };
            match stream {
                Stream::Messages => first.map(|at| at.max(pacer.all_ready_at(now))),
                Stream::Tidying | Stream::Questions | Stream::Apart => first,
            }
        });
        times.filter(|at| *at < i64::MAX).min()
    }

    /// It is on its way, and `first` is next there.
    pub fn left(&mut self, turn: Turn, first: Option<Place>, pacer: &Pacer, now: i64) {
        let shared = &mut self.streams[turn.line.stream as usize];
        shared.pay(turn.line, turn.lane);
        shared.in_flight += 1;
        if let Some(state) = self.lines.get_mut(&turn.line) {
            state.since = now;
            state.kept_by += 1;
        }
        self.skip(turn, first, pacer, now);
    }

    /// It is not there any more, and `first` is next there.
    pub fn skip(&mut self, turn: Turn, first: Option<Place>, pacer: &Pacer, now: i64) {
        if let Some(state) = self.lines.get_mut(&turn.line) {
            let lane = turn.lane as usize;
            let spot = std::mem::take(&mut state.spots[lane]);
            self.streams[turn.line.stream as usize].take_out(turn.line, turn.lane, spot);
            state.firsts[lane] = first;
            state.turns[lane] = None;
        }
        self.arrange(turn.line, pacer, now);
    }

    /// What was on its way was answered.
    pub fn answered(&mut self, line: Line, pacer: &Pacer, now: i64) {
        let in_flight = &mut self.streams[line.stream as usize].in_flight;
        *in_flight = in_flight.saturating_sub(1);
        self.release(line, pacer, now);
    }

    /// Nothing of this line may go until it is released.
    pub fn keep(&mut self, line: Line, pacer: &Pacer, now: i64) {
        self.lines.entry(line).or_insert_with(|| State { since: now, ..State::default() }).kept_by += 1;
        self.arrange(line, pacer, now);
    }

    /// The line goes on.
    pub fn release(&mut self, line: Line, pacer: &Pacer, now: i64) {
        if let Some(state) = self.lines.get_mut(&line) {
            state.kept_by = state.kept_by.saturating_sub(1);
        }
        self.arrange(line, pacer, now);
    }

    /// Forgets what waits; what is on its way is answered all the same.
    pub fn forget_what_waits(&mut self) {
        for shared in &mut self.streams {
            shared.waiting.clear();
            shared.ready.iter_mut().for_each(BTreeMap::clear);
        }
        self.lines.retain(|_, state| {
            *state = State { kept_by: state.kept_by, since: state.since, ..State::default() };
            state.kept_by > 0
        });
    }

    /// Puts every lane of a line where it belongs now, and those that go by it.
    pub fn arrange(&mut self, line: Line, pacer: &Pacer, now: i64) {
        self.put_in_place(line, pacer, now);
        if line.stream == Stream::Messages {
            self.put_in_place(Line { stream: Stream::Tidying, ..line }, pacer, now);
        }
    }

    fn put_in_place(&mut self, line: Line, pacer: &Pacer, now: i64) {
        let is_talking = self.lines.contains_key(&Line { stream: Stream::Messages, ..line });
        let Some(state) = self.lines.get_mut(&line) else { return };
        let shared = &mut self.streams[line.stream as usize];
        for lane in Lane::ALL {
            let i = lane as usize;
            shared.take_out(line, lane, std::mem::take(&mut state.spots[i]));
            if state.firsts[i].is_none() || !state.lets(line, lane) {
                continue;
            }
            let at = match line.stream {
                Stream::Messages => line.chat.map_or(now, |chat| pacer.ready_at(chat, Weight::of(lane), now)),
                Stream::Tidying => {
                    let ready = line.chat.map_or(now, |chat| pacer.tidying_ready_at(chat, now));
                    if is_talking { ready.max(state.since + UNTIDY_MS) } else { ready }
                }
                Stream::Questions | Stream::Apart => now,
            };
            if at > now {
                state.spots[i] = Spot::At(at);
                shared.waiting.insert((at, line, lane));
                continue;
            }
            let turn = *state.turns[i].get_or_insert_with(|| {
                self.turns += 1;
                self.turns
            });
            state.spots[i] = Spot::Turn(turn);
            shared.put_in(line, lane, turn);
        }
        if state.is_idle() {
            self.lines.remove(&line);
        }
    }

    /// Those whose time has come get their turns.
    fn let_in(&mut self, stream: Stream, now: i64) {
        let shared = &mut self.streams[stream as usize];
        while let Some((at, line, lane)) = shared.waiting.first().copied().filter(|(at, ..)| *at <= now) {
            shared.waiting.remove(&(at, line, lane));
            let Some(state) = self.lines.get_mut(&line) else { continue };
            let turn = *state.turns[lane as usize].get_or_insert_with(|| {
                self.turns += 1;
                self.turns
            });
            state.spots[lane as usize] = Spot::Turn(turn);
            shared.put_in(line, lane, turn);
        }
    }
}

#[cfg(test)]
mod tests;
