//! What people do, and the plain model of what the bot should make of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike as _, TimeDelta};
use chrono_tz::Tz;
use rand::{
    Rng as _,
    rngs::StdRng,
    seq::{IndexedMutRandom as _, IndexedRandom as _},
};
use serde_json::json;
use simulator::{ChatId, MessageId, NoticeOrder, Person, Rights, Sim, UserId};

/// The groups' zones, and what a manager types to set them.
const ZONES: [(&str, Tz); 4] = [
    ("UTC", Tz::UTC),
    ("Jerusalem", Tz::Asia__Jerusalem),
    ("New York", Tz::America__New_York),
    ("Sydney", Tz::Australia__Sydney),
];
/// The groups people talk in; those founded later follow.
const MAIN: usize = ZONES.len();
/// Which of them has topics, beside General.
const FORUM: usize = 1;
/// From this one on they are basic groups, until they grow.
const BASIC: usize = 2;
const TOPICS: [&str; 2] = ["Bread", "Cakes"];
const MEMBERS: usize = 6;
/// The group with a board of ideas, and how many somebody has: nobody writes more a day.
const BOARD: usize = 1;
const IDEAS_OF_ONE: usize = 3;
/// A touchpoint is set so far ahead that no downtime or wrong clock can make its time past when it is read.
const ONCE_AHEAD: TimeDelta = TimeDelta::days(4);
/// How long people press what publishes a preview, in seconds: a week.
const PREVIEW_SECONDS: i64 = 7 * 86_400;

/// A group and its people.
pub struct Group {
    pub id: ChatId,
    /// Before it became a supergroup.
    pub former_id: Option<ChatId>,
    is_basic: bool,
    pub zone: Tz,
    /// Where people talk: General, and a forum's topics.
    topics: Vec<Option<i64>>,
    pub members: Vec<UserId>,
    pub messages: Vec<(MessageId, UserId)>,
    /// How many of them the bot is known to have.
    had: usize,
}

impl Group {
    fn topic(&self, random: &mut StdRng) -> Option<i64> {
        if self.topics.len() > 1 { *self.topics.choose(random).unwrap() } else { None }
    }
}

/// Where something belongs: the group by its place in [`Traffic::groups`], and the topic; [`None`]: General.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub group: usize,
    pub topic: Option<i64>,
}

impl Place {
    pub const fn general(group: usize) -> Self {
        Self { group, topic: None }
    }
}

/// Somebody who joined.
pub struct Newcomer {
    pub group: usize,
    pub user: UserId,
    pub name: String,
    pub left: bool,
}

/// A poll, and who chose what.
pub struct Poll {
    pub place: Place,
    pub question: String,
    pub votes: BTreeMap<i64, usize>,
}

/// An introduction in the making.
pub struct Introduction {
    pub group: usize,
    pub user: UserId,
    pub text: String,
    pub may_stand_before_the_move: bool,
    made_at: i64,
}

/// The people, and what they have done.
pub struct Traffic {
    sim: Sim,
    pub noa: UserId,
    pub groups: Vec<Group>,
    /// Replies by group, who, whom and month.
    pub replies: BTreeMap<(usize, i64, i64, i64), i64>,
    /// Reactions by group, message and who.
    pub reactions: BTreeSet<(usize, i64, i64)>,
    pub newcomers: Vec<Newcomer>,
    pub polls: Vec<Poll>,
    pub introductions: Vec<Introduction>,
    /// Ideas: where, and the text.
    pub ideas: Vec<(Place, String)>,
    /// How many each has.
    authors: BTreeMap<i64, usize>,
    /// Posts for one time: where, and the text.
    pub once: Vec<(Place, String)>,
    /// Commands answered to one person, by where she gave them and person.
    pub asked: BTreeMap<(Place, i64), usize>,
    pub poison: usize,
    /// How many groups became supergroups.
    pub grown: usize,
    /// Whether updates are brought to a webhook. Telegram keeps no order between a group's messages and reactions to
    /// them then, and a reaction that comes first is to a message nobody knows.
    pub is_brought: bool,
    /// Somebody reacted to a message that waits at Telegram.
    reacted_early: bool,
    /// How many things people have done.
    pub counter: usize,
}

impl Traffic {
    /// Groups with members, the bot an administrator in each, and posts every day and every week.
    pub fn set_up(sim: &Sim) -> Self {
        let noa = sim.create(Person::named("Noa").username("noa").language("en"));
        sim.start_bot(noa);
        let groups = ZONES.into_iter().enumerate().map(|(g, (_, zone))| {
            let title = format!("Group {g}");
            let id = match g {
                FORUM => sim.forum(&title, noa),
                BASIC.. => sim.group(&title, noa),
                _ => sim.supergroup(&title, noa),
            };
            let people = (0..MEMBERS).map(|m| sim.create(Person::named(&format!("Member {g}-{m}")).language("en")));
            let members: Vec<UserId> = people.collect();
            sim.seat(id, &members);
            sim.add_bot(id, noa);
            sim.promote_bot(id, noa, Rights::all());
            let topics = TOPICS.iter().filter(|_| g == FORUM).map(|name| Some(sim.topic(id, noa, name)));
            let topics = std::iter::once(None).chain(topics).collect();
            Group { id, former_id: None, is_basic: g >= BASIC, zone, topics, members, messages: Vec::new(), had: 0 }
        });
        let groups = groups.collect();
        Self {
            sim: sim.clone(),
            noa,
            groups,
            replies: BTreeMap::new(),
            reactions: BTreeSet::new(),
            newcomers: Vec::new(),
            polls: Vec::new(),
            introductions: Vec::new(),
            ideas: Vec::new(),
            authors: BTreeMap::new(),
            once: Vec::new(),
            asked: BTreeMap::new(),
            poison: 0,
            grown: 0,
            is_brought: false,
            reacted_early: false,
            counter: 0,
        }
    }

    /// What the manager sets before anything goes wrong. The first group keeps its quiet hours and the library.
    pub fn settings(&self) {
        for (g, (name, _)) in ZONES.into_iter().enumerate() {
            let say = |words: &str| self.write(Place::general(g), self.noa, words);
            say(&format!("/settings zone {name}"));
            say("/settings posts 10 50");
            if g == BOARD {
                say("/settings ideas on");
            }
            if g > 0 {
                say("/settings quiet off");
                say("/settings rhythm none");
            }
        }
    }

    /// Who was there before the bot is known to it once she has written.
    pub fn everybody_says_hello(&mut self) {
        for g in 0..MAIN {
            for author in self.groups[g].members.clone() {
                let message = self.write(Place::general(g), author, "Good morning to everybody");
                self.note(g, message, author);
            }
        }
    }

    /// Posts every day and every week, once the groups' zones are known.
    pub fn schedules(&self) {
        for g in 0..MAIN {
            self.write(Place::general(g), self.noa, &format!("/touchpoint every day 10:00\n{}", daily(g)));
            self.write(self.weekly_place(g), self.noa, &format!("/touchpoint every monday 15:00\n{}", weekly(g)));
        }
    }

    /// Where the post of every Monday is asked for, and belongs: a topic, if there are any.
    pub fn weekly_place(&self, group: usize) -> Place {
        Place { group, topic: *self.groups[group].topics.last().unwrap() }
    }

    /// The groups with people who talk.
    pub fn main_groups(&self) -> impl Iterator<Item = (usize, &Group)> {
        self.groups.iter().enumerate().take(MAIN)
    }

    /// Authors of messages the bot is to know, by Telegram's chat and message.
    pub fn said(&self) -> BTreeMap<(i64, i64), i64> {
        let of = |group: &Group| group.messages.iter().map(|(id, by)| ((group.id.0, id.0), by.0)).collect::<Vec<_>>();
        self.groups.iter().flat_map(of).collect()
    }

    /// Which group has, or had, this number at Telegram.
    pub fn group_of(&self, id: i64) -> Option<usize> {
        self.groups.iter().position(|group| group.id.0 == id || group.former_id.is_some_and(|former| former.0 == id))
    }

    /// A basic group, if there is one left, rather one in which people talk.
    pub fn basic_group(&self, random: &mut StdRng) -> Option<usize> {
        let basic: Vec<usize> = (0..self.groups.len()).filter(|g| self.groups[*g].is_basic).collect();
        basic.iter().copied().find(|g| *g < MAIN && random.random_bool(0.5)).or_else(|| basic.choose(random).copied())
    }

    /// People talk in a group, and a manager asks something.
    pub fn talk_in(&mut self, g: usize, random: &mut StdRng) {
        for _ in 0..if g < MAIN { random.random_range(2..5) } else { 0 } {
            self.act_in(g, random);
        }
        self.counter += 1;
        self.poll(g, random);
    }

    /// A basic group becomes a supergroup; not while something is on its way there: whether that arrived before could
    /// not be found out. Messages of before have no numbers any more, and neither have reactions to them.
    pub fn grow(&mut self, g: usize, random: &mut StdRng, on_their_way: &[i64]) {
        if on_their_way.contains(&self.groups[g].id.0) {
            return;
        }
        let order = if random.random_bool(0.5) { NoticeOrder::OldFirst } else { NoticeOrder::NewFirst };
        let group = &mut self.groups[g];
        (group.former_id, group.is_basic) = (Some(group.id), false);
        group.id = self.sim.migrate(group.id, self.noa, order);
        (group.messages, group.had) = (Vec::new(), 0);
        self.reactions.retain(|(at, ..)| *at != g);
        self.introductions.iter_mut().filter(|one| one.group == g).for_each(|one| one.may_stand_before_the_move = true);
        self.grown += 1;
    }

    fn write(&self, place: Place, user: UserId, words: &str) -> MessageId {
        let group = self.groups[place.group].id;
        match place.topic {
            Some(topic) => self.sim.say_in(group, topic, user, words),
            None => self.sim.say(group, user, words),
        }
    }

    fn place(&self, group: usize, random: &mut StdRng) -> Place {
        Place { group, topic: self.groups[group].topic(random) }
    }

    /// Somebody does something.
    pub fn act(&mut self, random: &mut StdRng) {
        let g = random.random_range(0..MAIN);
        self.act_in(g, random);
    }

    /// Whether Telegram may bring to a webhook what waits: not if a reaction could overtake its message.
    pub fn may_be_brought(&mut self) -> bool {
        self.see_what_was_had();
        !self.reacted_early
    }

    fn see_what_was_had(&mut self) {
        if self.sim.pending_updates() == 0 {
            self.reacted_early = false;
            self.groups.iter_mut().for_each(|group| group.had = group.messages.len());
        }
    }

    fn act_in(&mut self, g: usize, random: &mut StdRng) {
        self.counter += 1;
        self.see_what_was_had();
        match random.random_range(0..100) {
            0..35 => self.say(g, random),
            35 => self.suggest(random),
            36..38 => self.turn(random),
            38..52 => self.answer(g, random),
            52..64 => self.react(g, random),
            64..67 => self.take_back(random),
            67..73 => self.join(g),
            73..76 => self.leave(random),
            76..83 => self.command(g, random),
            83..86 => self.poll(g, random),
            86..91 => self.vote(random),
            91..93 => self.press(g, random),
            93..96 => self.introduce(g, random),
            96 => self.found_a_group(),
            _ => self.schedule_once(g, random),
        }
        self.publish_latest();
    }

    /// A preview is not left standing for weeks: its buttons are forgotten after a while.
    fn publish_latest(&self) {
        let since = self.sim.now() - PREVIEW_SECONDS;
        for at in (0..self.introductions.len()).rev().take_while(|at| self.introductions[*at].made_at >= since) {
            self.publish(at);
        }
    }

    fn say(&mut self, g: usize, random: &mut StdRng) {
        let author = *self.groups[g].members.choose(random).unwrap();
        let message = self.write(self.place(g, random), author, &format!("message number {}", self.counter));
        self.note(g, message, author);
    }

    fn answer(&mut self, g: usize, random: &mut StdRng) {
        let Some((to, whom)) = self.groups[g].messages.last().copied() else { return };
        let author = *self.groups[g].members.choose(random).unwrap();
        let message = self.sim.reply(self.groups[g].id, author, to, &format!("answer number {}", self.counter));
        self.note(g, message, author);
        if whom != author {
            let local = DateTime::from_timestamp(self.sim.now(), 0).unwrap().with_timezone(&self.groups[g].zone);
            let month = i64::from(local.year()) * 12 + i64::from(local.month0());
            *self.replies.entry((g, author.0, whom.0, month)).or_default() += 1;
        }
    }

    fn note(&mut self, g: usize, message: MessageId, author: UserId) {
        self.groups[g].messages.push((message, author));
    }

    fn react(&mut self, g: usize, random: &mut StdRng) {
        let group = &self.groups[g];
        let known = if self.is_brought { group.had } else { group.messages.len() };
        if known == 0 {
            return;
        }
        let at = random.random_range(0..known);
        self.reacted_early |= at >= group.had;
        let (message, author) = group.messages[at];
        let reactor = *group.members.choose(random).unwrap();
        // Telegram tells of reactions only while it remembers that we asked for them.
        if reactor != author && self.sim.wants("message_reaction") {
            self.sim.react(group.id, reactor, message, "👍");
            self.reactions.insert((g, message.0, reactor.0));
        }
    }

    fn take_back(&mut self, random: &mut StdRng) {
        let all: Vec<_> = self.reactions.iter().copied().collect();
        let Some(reaction) = all.choose(random).filter(|_| self.sim.wants("message_reaction")) else { return };
        self.sim.react(self.groups[reaction.0].id, UserId(reaction.2), MessageId(reaction.1), "");
        self.reactions.remove(reaction);
    }

    fn join(&mut self, g: usize) {
        // The last letter keeps one name from being the beginning of another.
        let name = format!("Newcomer-{}x", self.counter);
        let user = self.sim.person(&name);
        self.sim.join(self.groups[g].id, user);
        self.newcomers.push(Newcomer { group: g, user, name, left: false });
    }

    fn leave(&mut self, random: &mut StdRng) {
        let n = self.newcomers.len().max(1);
        let Some(one) = self.newcomers.get_mut(random.random_range(0..n)).filter(|one| !one.left) else { return };
        one.left = true;
        self.sim.leave(self.groups[one.group].id, one.user);
    }

    fn command(&mut self, g: usize, random: &mut StdRng) {
        let (place, author) = (self.place(g, random), *self.groups[g].members.choose(random).unwrap());
        let command = *["/me", "/top", "/help", "/poll", "/introduce"].choose(random).unwrap();
        let message = self.write(place, author, command);
        if crate::storm::is_traced() {
            println!("    {author} {command} {message} in {place:?} at {}", self.sim.now());
        }
        *self.asked.entry((place, author.0)).or_default() += 1;
    }

    fn poll(&mut self, g: usize, random: &mut StdRng) {
        let (place, question) = (self.place(g, random), format!("Question {}?", self.counter));
        self.write(place, self.noa, &format!("/poll {question}\nYes\nNo\nPerhaps"));
        self.polls.push(Poll { place, question, votes: BTreeMap::new() });
    }

    /// A new group, and a command before the bot knows who manages it.
    fn found_a_group(&mut self) {
        let (title, is_basic) = (format!("New group {}", self.counter), !self.counter.is_multiple_of(3));
        let id = if is_basic { self.sim.group(&title, self.noa) } else { self.sim.supergroup(&title, self.noa) };
        self.sim.add_bot(id, self.noa);
        self.sim.promote_bot(id, self.noa, Rights::all());
        let place = Place::general(self.groups.len());
        let (zone, topics) = (Tz::UTC, vec![None]);
        let (members, messages) = (Vec::new(), Vec::new());
        self.groups.push(Group { id, former_id: None, is_basic, zone, topics, members, messages, had: 0 });
        let question = format!("First question {}?", self.counter);
        self.write(place, self.noa, &format!("/poll {question}\nYes\nNo"));
        self.polls.push(Poll { place, question, votes: BTreeMap::new() });
    }

    fn vote(&mut self, random: &mut StdRng) {
        let recent = self.polls.len().saturating_sub(3)..self.polls.len();
        let Some(poll) = self.polls[recent].choose_mut(random) else { return };
        let group = &self.groups[poll.place.group];
        let Some(voter) = group.members.choose(random).copied() else { return };
        let option = random.random_range(0..3);
        let view = self.sim.view(group.id, voter);
        let asks = |seen: &&simulator::Seen| seen.poll.as_ref().is_some_and(|shown| shown.question == poll.question);
        let Some(message) = view.iter().find(asks).map(|seen| seen.id) else { return };
        if self.sim.vote(group.id, voter, message, &[option]).is_ok() {
            poll.votes.insert(voter.0, option);
        }
    }

    /// She is off the lists, or on them again. Whether the button is still there is not the question here.
    fn press(&self, g: usize, random: &mut StdRng) {
        let group = &self.groups[g];
        let person = *group.members.choose(random).unwrap();
        let label = if random.random_bool(0.5) { "Leave me off" } else { "Show me again" };
        let _ = self.sim.press(group.id, person, label);
    }

    /// Somebody has an idea, like no other.
    fn suggest(&mut self, random: &mut StdRng) {
        let (place, author) = (self.place(BOARD, random), *self.groups[BOARD].members.choose(random).unwrap());
        let written = self.authors.entry(author.0).or_default();
        if *written == IDEAS_OF_ONE {
            return;
        }
        *written += 1;
        let idea = format!("Ovens{0}x lent{0}y", self.counter);
        self.write(place, author, &format!("/idea {idea}"));
        self.ideas.push((place, idea));
    }

    /// Somebody votes for an idea, or takes that back. Whether it comes in time is not the question here.
    fn turn(&self, random: &mut StdRng) {
        let Some((_, idea)) = self.ideas.choose(random) else { return };
        let board = &self.groups[BOARD];
        let voter = *board.members.choose(random).unwrap();
        let view = self.sim.view(board.id, voter);
        let Some(seen) = view.iter().find(|seen| seen.text.contains(idea.as_str())) else { return };
        let Some(label) = seen.buttons.iter().flatten().next() else { return };
        let _ = self.sim.press_on(board.id, voter, seen.id, label);
    }

    fn introduce(&mut self, g: usize, random: &mut StdRng) {
        let user = *self.groups[g].members.choose(random).unwrap();
        match self.introductions.iter().position(|one| one.user == user) {
            Some(at) => self.publish(at),
            None => {
                let text = format!("I bake bread number {}x", self.counter);
                self.sim.say(user.private(), user, &format!("/introduce\n{text}"));
                let (made_at, may_stand_before_the_move) = (self.sim.now(), false);
                self.introductions.push(Introduction { group: g, user, text, may_stand_before_the_move, made_at });
            }
        }
    }

    /// Presses what publishes her introduction, if it is there. A press is forgotten after minutes, so people try again.
    pub fn publish(&self, at: usize) {
        let user = self.introductions[at].user;
        let _ = self.sim.press(user.private(), user, "Publish");
    }

    fn schedule_once(&mut self, g: usize, random: &mut StdRng) {
        let place = self.place(g, random);
        let at = DateTime::from_timestamp(self.sim.now(), 0).unwrap() + ONCE_AHEAD;
        let text = format!("Once-{}x", self.counter);
        // Never within an hour of another: she would be asked first.
        let time = ["11:30", "12:45", "17:00", "18:15", "19:30"][self.once.len() % 5];
        let local = at.with_timezone(&self.groups[g].zone).format("%Y-%m-%d");
        self.write(place, self.noa, &format!("/touchpoint once {local} {time}\n{text}"));
        self.once.push((place, text));
    }

    /// An update that cannot be read.
    pub fn send_poison(&mut self) {
        self.sim.inject(json!({"message": {"message_id": "not a number", "chat": {"id": 1}}}));
        self.poison += 1;
    }
}

/// The post of every day.
pub fn daily(group: usize) -> String {
    format!("Every day in group {group}")
}

/// The post of every Monday.
pub fn weekly(group: usize) -> String {
    format!("Every Monday in group {group}")
}
