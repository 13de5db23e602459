use proptest::prelude::*;

use super::*;
use crate::{edge::pacing::Slot, telegram::ChatId};

fn line(stream: Stream, chat: i64) -> Line {
    Line { stream, chat: Some(ChatId(chat)).filter(|_| stream != Stream::Apart) }
}

/// The queues as the sender drives them, beside everything that waits, in a list.
#[derive(Default)]
struct Stage {
    queues: Queues,
    pacer: Pacer,
    now: i64,
    waiting: Vec<Ready>,
    on_their_way: Vec<(Turn, Option<Slot>)>,
    numbers: i64,
    /// When something was last taken away in a chat, or first waited to be.
    tidied: HashMap<Line, i64>,
}

impl Stage {
    fn push(&mut self, line: Line, lane: Lane, urgency: i64) -> i64 {
        self.numbers += 1;
        let one = Ready { line, lane, place: Place { urgency, id: self.numbers } };
        if self.first(line, None).is_none() && !self.is_kept(line) {
            self.tidied.insert(line, self.now);
        }
        self.waiting.push(one);
        self.queues.learn(one, &self.pacer, self.now);
        self.numbers
    }

    fn first(&self, line: Line, lane: Option<Lane>) -> Option<Place> {
        let fits = |one: &&Ready| one.line == line && lane.is_none_or(|lane| one.lane == lane);
        self.waiting.iter().filter(fits).map(|one| one.place).min()
    }

    fn is_kept(&self, line: Line) -> bool {
        self.on_their_way.iter().any(|(turn, _)| turn.line == line)
    }

    /// When one of the requests that wait may go, found by looking at all of them.
    fn may_go_at(&self, one: &Ready) -> Option<i64> {
        let Ready { line, lane, place } = *one;
        let is_first = self.first(line, Some(lane)) == Some(place);
        let is_overtaken = lane != Lane::Manager && self.first(line, Some(Lane::Manager)).is_some();
        let in_flight = self.on_their_way.iter().filter(|(turn, _)| turn.line.stream == line.stream).count();
        let is_kept = line.stream != Stream::Apart && self.is_kept(line);
        if !is_first || is_overtaken || is_kept || in_flight >= most_in_flight(line.stream) {
            return None;
        }
        Some(match (line.stream, line.chat) {
            (Stream::Messages, Some(chat)) => {
                let ready = self.pacer.ready_at(chat, Weight::of(lane), self.now);
                Some(ready.max(self.pacer.all_ready_at(self.now))).filter(|at| *at < i64::MAX)?
            }
            (Stream::Tidying, Some(chat)) => {
                let messages = Line { stream: Stream::Messages, ..line };
                let is_talking = self.first(messages, None).is_some() || self.is_kept(messages);
                let ready = self.pacer.tidying_ready_at(chat, self.now);
                if is_talking { ready.max(self.tidied[&line] + UNTIDY_MS) } else { ready }
            }
            _ => self.now,
        })
    }

    fn go(&mut self) -> Option<Turn> {
        let turn = self.queues.next(&self.pacer, self.now)?;
        self.waiting.retain(|one| one.place.id != turn.id);
        let slot = match (turn.line.stream, turn.line.chat) {
            (Stream::Messages, Some(chat)) => Some(self.pacer.sent(chat, self.now)),
            (Stream::Tidying, Some(chat)) => {
                self.pacer.tidied(chat, self.now);
                None
            }
            _ => None,
        };
        self.tidied.insert(turn.line, self.now);
        self.on_their_way.push((turn, slot));
        let first = self.first(turn.line, Some(turn.lane));
        self.queues.left(turn, first, &self.pacer, self.now);
        Some(turn)
    }

    fn answer(&mut self, which: usize) {
        if self.on_their_way.is_empty() {
            return;
        }
        let (turn, slot) = self.on_their_way.remove(which % self.on_their_way.len());
        slot.into_iter().for_each(|slot| self.pacer.answered(slot, self.now));
        self.queues.answered(turn.line, &self.pacer, self.now);
    }

    /// Everything that goes in the given time, each answered at once.
    fn run(&mut self, ms: i64) -> Vec<(i64, Turn)> {
        let (end, mut gone) = (self.now + ms, Vec::new());
        loop {
            while let Some(turn) = self.go() {
                gone.push((self.now, turn));
                self.answer(0);
            }
            match self.queues.next_at(&self.pacer, self.now).filter(|at| *at < end) {
                Some(at) => self.now = at,
                None => break,
            }
        }
        self.now = end;
        gone
    }
}

#[derive(Debug, Clone)]
enum Deed {
    Push(Line, Lane, i64),
    Go,
    Answer(usize),
    Pass(i64),
    Hold(i64, i64),
    Rebuild,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let stream = prop::sample::select(Stream::ALL.to_vec());
    let lane = prop::sample::select(Lane::ALL.to_vec());
    let chat = || prop::sample::select(vec![-3_i64, -2, -1, 1, 2, 3]);
    let push = (stream, chat(), lane, 0_i64..3)
        .prop_map(|(stream, chat, lane, urgency)| Deed::Push(line(stream, chat), lane, urgency));
    let deed = prop_oneof![
        4 => push,
        4 => Just(Deed::Go),
        3 => any::<usize>().prop_map(Deed::Answer),
        2 => (1_i64..3_000).prop_map(Deed::Pass),
        1 => (chat(), 1_i64..5_000).prop_map(|(chat, ms)| Deed::Hold(chat, ms)),
        1 => Just(Deed::Rebuild),
    ];
    prop::collection::vec(deed, 1..150)
}

proptest! {
    /// Beside a model that looks at everything that waits.
    #[test]
    fn whoever_has_the_turn_may_go_and_if_nobody_has_nobody_may(deeds in deeds()) {
        let mut stage = Stage::default();
        for deed in deeds {
            match deed {
                Deed::Push(line, lane, urgency) => {
                    stage.push(line, lane, urgency);
                }
                Deed::Answer(which) => stage.answer(which),
                Deed::Pass(ms) => stage.now += ms,
                Deed::Hold(chat, ms) => {
                    stage.pacer.hold(ChatId(chat), stage.now + ms);
                    stage.queues.arrange(line(Stream::Messages, chat), &stage.pacer, stage.now);
                }
                Deed::Rebuild => {
                    stage.queues.forget_what_waits();
                    for one in stage.waiting.clone() {
                        stage.queues.learn(one, &stage.pacer, stage.now);
                    }
                    // How long somebody has waited to be tidied up is forgotten.
                    let now = stage.now;
                    let kept: Vec<Line> = stage.on_their_way.iter().map(|(turn, _)| turn.line).collect();
                    let waited = stage.tidied.iter_mut().filter(|(line, _)| !kept.contains(line));
                    waited.for_each(|(_, since)| *since = now);
                }
                Deed::Go => {
                    let times: Vec<(i64, Option<i64>)> =
                        stage.waiting.iter().map(|one| (one.place.id, stage.may_go_at(one))).collect();
                    let next = stage.queues.next(&stage.pacer, stage.now);
                    let at = stage.queues.next_at(&stage.pacer, stage.now);
                    match next {
                        Some(turn) => {
                            let time = times.iter().find(|(id, _)| *id == turn.id).and_then(|(_, at)| *at);
                            prop_assert!(time.is_some_and(|at| at <= stage.now), "{turn:?} may go at {time:?}");
                        }
                        None => prop_assert_eq!(at, times.iter().filter_map(|(_, at)| *at).min()),
                    }
                    prop_assert_eq!(stage.go(), next);
                }
            }
        }
        // In the end all that waits has gone, and nothing is remembered.
        while !stage.waiting.is_empty() || !stage.on_their_way.is_empty() {
            stage.run(60_000);
            while !stage.on_their_way.is_empty() {
                stage.answer(0);
            }
        }
        prop_assert!(stage.queues.lines.is_empty());
    }
}

#[test]
fn a_lane_keeps_its_order_and_urgent_overtakes_bulk() {
    let mut stage = Stage::default();
    let group = line(Stream::Messages, -1);
    let ids = [2, 1, 2, 1].map(|urgency| stage.push(group, Lane::Member, urgency));
    let gone: Vec<i64> = stage.run(10_000).into_iter().map(|(_, turn)| turn.id).collect();
    assert_eq!(gone, [ids[1], ids[3], ids[0], ids[2]]);
}

#[test]
fn a_managers_request_overtakes_what_waits_in_its_group_and_everywhere() {
    let mut stage = Stage::default();
    for chat in 1..=5_000 {
        stage.push(line(Stream::Messages, chat), Lane::Stranger, 1);
        stage.push(line(Stream::Messages, -1), Lane::Member, 1);
    }
    stage.run(90_000);
    let poll = stage.push(line(Stream::Messages, -1), Lane::Manager, 1);
    let asked_at = stage.now;
    let gone = stage.run(10_000);
    let (at, _) = gone.iter().find(|(_, turn)| turn.id == poll).unwrap();
    assert!(at - asked_at <= 1_500, "after {} ms", at - asked_at);
}

#[test]
fn groups_own_posts_go_although_answers_never_end() {
    let mut stage = Stage::default();
    for _ in 0..900 {
        stage.push(line(Stream::Messages, -1), Lane::Member, 1);
    }
    stage.run(1_000);
    let post = stage.push(line(Stream::Messages, -1), Lane::Community, 2);
    let gone = stage.run(10_000);
    let (at, _) = gone.iter().find(|(_, turn)| turn.id == post).unwrap();
    assert!(at - 1_000 <= 2_000, "after {} ms", at - 1_000);
}

#[test]
fn lanes_share_and_nobody_starves() {
    let mut stage = Stage::default();
    for chat in 1..=3_000 {
        stage.push(line(Stream::Messages, -chat), Lane::Manager, 1);
        stage.push(line(Stream::Messages, -10_000 - chat), Lane::Member, 1);
        stage.push(line(Stream::Messages, chat), Lane::Member, 1);
        stage.push(line(Stream::Messages, -20_000 - chat), Lane::Community, 2);
        stage.push(line(Stream::Messages, 10_000 + chat), Lane::Stranger, 1);
    }
    let mut turns = [0; SHARES];
    for (_, turn) in stage.run(60_000) {
        turns[share(turn.line, turn.lane)] += 1;
    }
    let all: i32 = turns.iter().sum();
    let expected = [12, 6, 6, 4, 2].map(|weight| all * weight / 30);
    for (had, due) in turns.into_iter().zip(expected) {
        assert!((had - due).abs() <= 2, "{turns:?} instead of {expected:?}");
    }
}

#[test]
fn a_chat_is_tidied_up_when_it_has_nothing_to_say() {
    let mut stage = Stage::default();
    let (group, tidying) = (line(Stream::Messages, -1), line(Stream::Tidying, -1));
    let gone_of = |gone: &[(i64, Turn)], line: Line| {
        gone.iter().filter(|(_, turn)| turn.line == line).map(|(at, _)| *at).collect::<Vec<_>>()
    };
    stage.push(group, Lane::Member, 1);
    stage.push(group, Lane::Member, 1);
    stage.push(tidying, Lane::Community, 2);
    let gone = stage.run(5_000);
    assert_eq!([gone_of(&gone, group), gone_of(&gone, tidying)], [vec![0, 1_000], vec![1_000]]);
    for _ in 0..900 {
        stage.push(group, Lane::Member, 1);
    }
    stage.push(tidying, Lane::Community, 2);
    let gone = stage.run(60_000);
    assert_eq!(gone_of(&gone, tidying), [5_000 + UNTIDY_MS], "in a chat that never ends it is not put off for ever");
}
