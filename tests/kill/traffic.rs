//! What people do while the process is being killed, and what must be true afterwards.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    time::Duration,
};

use chrono::{TimeDelta, Utc};
use rand::{Rng as _, rngs::StdRng, seq::IndexedRandom as _};
use simulator::{ChatId, MessageId, Person, Rights, Sim, UserId};

use super::model;

const GROUPS: usize = 8;
/// Gets plans of regular posts.
const PLANNED: usize = 1;
/// Greets newcomers in words of its own.
const WORDED: usize = 3;
/// Wants no lines of Telegram's about who joined.
const QUIET: usize = 4;
/// Newcomers agree to the rules before they write.
const GATED: usize = 5;
/// Whoever wants to come in asks.
const ASKED: usize = 6;
/// Has a board of ideas.
const BOARD: usize = 7;
/// Nobody writes more ideas a day.
const IDEAS_OF_ONE: usize = 3;
/// What the buttons say about a time, and what that is as an answer.
const MARKS: [(&str, char); 4] = [("✅", 'y'), ("🟡", 'm'), ("➖", 'n'), ("▫️", 'n')];
/// Is asked quiz questions, so many.
const QUIZZED: usize = 0;
const QUIZZES: usize = 4;
/// Answers a survey, and says when it can meet.
const SURVEYED: usize = 2;
/// Its post comes from Noa, who was asked for it.
const SHOWN: usize = 2;
const MEMBERS: usize = 6;
/// So many of those who ask to be let in answer what they are asked.
const FIRST_ASKED: usize = 3;
/// How long the first process may take to set the groups up.
const SETUP: Duration = Duration::from_secs(60);

/// The people and what they have done.
pub struct Traffic {
    sim: Sim,
    noa: UserId,
    groups: Vec<Group>,
    said: BTreeSet<(i64, i64)>,
    reactions: BTreeSet<(i64, i64, i64)>,
    joined: BTreeSet<(i64, i64)>,
    agreed: BTreeSet<i64>,
    applied: BTreeSet<i64>,
    polls: Vec<(ChatId, String)>,
    votes: BTreeMap<(String, i64), i64>,
    posts: Vec<(ChatId, String)>,
    planned: Vec<String>,
    /// Who is for which idea, its author first of all.
    ideas: BTreeMap<String, BTreeSet<i64>>,
    authors: BTreeMap<i64, usize>,
    quizzes: Vec<String>,
    /// Who chose what in which quiz.
    chosen: BTreeMap<(String, i64), i64>,
    /// Who handed in what they answered to the survey.
    answered: BTreeSet<i64>,
    /// What who saved last, about when she can.
    answers: BTreeMap<i64, String>,
    counter: usize,
}

struct Group {
    id: ChatId,
    members: Vec<UserId>,
    messages: Vec<(MessageId, UserId)>,
}

impl Traffic {
    /// Groups with members, the bot an administrator in each.
    pub fn set_up(sim: &Sim) -> Self {
        let noa = sim.create(Person::named("Noa").username("noa").language("en"));
        sim.start_bot(noa);
        let groups = (0..GROUPS)
            .map(|g| {
                let id = sim.supergroup(&format!("Group {g}"), noa);
                let members: Vec<UserId> = (0..MEMBERS).map(|m| sim.person(&format!("Member {g}-{m}"))).collect();
                sim.seat(id, &members);
                sim.add_bot(id, noa);
                sim.promote_bot(id, noa, Rights::all());
                Group { id, members, messages: Vec::new() }
            })
            .collect();
        Self {
            sim: sim.clone(),
            noa,
            groups,
            said: BTreeSet::new(),
            reactions: BTreeSet::new(),
            joined: BTreeSet::new(),
            agreed: BTreeSet::new(),
            applied: BTreeSet::new(),
            polls: Vec::new(),
            votes: BTreeMap::new(),
            posts: Vec::new(),
            planned: Vec::new(),
            ideas: BTreeMap::new(),
            authors: BTreeMap::new(),
            quizzes: Vec::new(),
            chosen: BTreeMap::new(),
            answered: BTreeSet::new(),
            answers: BTreeMap::new(),
            counter: 0,
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the real binary runs by the machine's clock")]
    /// Settings that let posts through at any hour, and a post due in each group within two minutes.
    pub async fn after_setup(&mut self, directory: &Path) {
        for i in 0..GROUPS {
            let group = self.groups[i].id;
            self.sim.say(group, self.noa, "/settings quiet off");
            self.sim.say(group, self.noa, "/settings rhythm none");
            let due = Utc::now() + TimeDelta::minutes(1 + i64::try_from(i % 2).unwrap());
            if i == SHOWN {
                self.shows(due.format("%Y-%m-%d %H:%M"), directory).await;
                continue;
            }
            let text = format!("The post of group {i}");
            self.sim.say(group, self.noa, &format!("/touchpoint once {}\n{text}", due.format("%Y-%m-%d %H:%M")));
            self.posts.push((group, text));
        }
        self.sim.say(self.groups[QUIET].id, self.noa, "/settings service joined");
        self.rests(directory).await;
        self.sim.say(self.groups[ASKED].id, self.noa, "/settings requests on");
        self.sim.say(self.groups[BOARD].id, self.noa, "/settings ideas on");
        self.sim.say(self.groups[QUIZZED].id, self.noa, "/settings quizzes on");
        self.tells("/survey Warmth\nHow warm is it?\n1-5", SURVEYED, "Post", directory).await;
        self.sim.say(self.groups[SURVEYED].id, self.noa, "/when Baking evening\nfriday 19:00, 20:00\nsaturday 19:00");
        self.rests(directory).await;
        self.sim.press(self.groups[SURVEYED].id, self.noa, "Post").unwrap();
        self.rests(directory).await;
        self.tells("/welcome\nCome in, {name}!", WORDED, "Save", directory).await;
        self.tells("/rules\nBe kind.", GATED, "Set", directory).await;
        self.sim.say(self.groups[GATED].id, self.noa, "/settings gate agree");
        self.rests(directory).await;
    }

    /// Noa writes something in private, says for which group it is, and has it saved.
    async fn tells(&self, text: &str, g: usize, save: &str, directory: &Path) {
        self.sim.say(self.noa.private(), self.noa, text);
        for label in [&format!("Group {g}"), save] {
            self.rests(directory).await;
            self.sim.press(self.noa.private(), self.noa, label).unwrap();
        }
        self.rests(directory).await;
    }

    /// Noa is asked for what is behind the scenes, and has it ready before it is due.
    async fn shows(&mut self, due: impl std::fmt::Display, directory: &Path) {
        let group = self.groups[SHOWN].id;
        self.sim.say(group, self.noa, "/settings series on");
        self.sim.say(group, self.noa, &format!("/series scenes once {due}"));
        let is_asked = async || {
            let mut seen = self.sim.view(self.noa.private(), self.noa).into_iter();
            seen.any(|seen| seen.text.starts_with("Behind the scenes of"))
        };
        model::wait_until(SETUP, is_asked).await.unwrap();
        self.sim.say(self.noa.private(), self.noa, "The oven at five");
        self.rests(directory).await;
        self.sim.press(self.noa.private(), self.noa, "Post it").unwrap();
        self.posts.push((group, "🎬 Behind the scenes\nThe oven at five".to_owned()));
    }

    /// Until nothing is left to do.
    async fn rests(&self, directory: &Path) {
        let has_rest = async || model::left_over(directory).await.is_empty() && self.sim.pending_updates() == 0;
        model::wait_until(SETUP, has_rest).await.unwrap();
    }

    /// Somebody does something.
    pub fn act(&mut self, random: &mut StdRng) {
        self.counter += 1;
        let g = random.random_range(0..GROUPS);
        match random.random_range(0..100) {
            0..51 => self.say(g, random),
            51 => self.tell_survey(random),
            52 => self.quiz(),
            53..55 => self.solve(random),
            55 => self.plan(),
            56 => self.suggest(random),
            57..59 => self.turn(random),
            59 => self.can(random),
            60..68 => self.answer(g, random),
            68..77 => self.react(g, random),
            77 => self.ask(),
            78 => self.tell(random),
            79 => self.decide(),
            80..83 => self.agree(),
            83..86 => self.join(g),
            86 => self.command(g, random),
            87..89 => self.poll(g),
            89..98 => self.vote(random),
            _ => self.press(g, random),
        }
    }

    fn say(&mut self, g: usize, random: &mut StdRng) {
        let author = *self.groups[g].members.choose(random).unwrap();
        let message = self.sim.say(self.groups[g].id, author, &format!("message number {}", self.counter));
        self.note(g, message, author);
    }

    fn answer(&mut self, g: usize, random: &mut StdRng) {
        let Some((to, _)) = self.groups[g].messages.last().copied() else { return };
        let author = *self.groups[g].members.choose(random).unwrap();
        let message = self.sim.reply(self.groups[g].id, author, to, &format!("answer number {}", self.counter));
        self.note(g, message, author);
    }

    fn note(&mut self, g: usize, message: MessageId, author: UserId) {
        let group = &mut self.groups[g];
        group.messages.push((message, author));
        self.said.insert((group.id.0, message.0));
    }

    fn react(&mut self, g: usize, random: &mut StdRng) {
        let group = &self.groups[g];
        let Some((message, author)) = group.messages.choose(random).copied() else { return };
        let Some(reactor) = group.members.choose(random).copied().filter(|reactor| *reactor != author) else { return };
        self.sim.react(group.id, reactor, message, "👍");
        self.reactions.insert((group.id.0, message.0, reactor.0));
    }

    fn join(&mut self, g: usize) {
        let person = self.sim.person(&format!("Newcomer {}", self.counter));
        self.sim.join(self.groups[g].id, person);
        self.joined.insert((self.groups[g].id.0, person.0));
    }

    /// Somebody who has joined the gated group agrees to its rules, or asks for them first; while nobody has, somebody joins.
    fn agree(&mut self) {
        let gated = self.groups[GATED].id;
        let newcomers: Vec<i64> =
            self.joined.iter().filter(|(group, _)| *group == gated.0).map(|(_, who)| *who).collect();
        // One after the other, so that somebody gets to the end even where little happens.
        let next = newcomers.iter().find(|who| !self.agreed.contains(who));
        let Some(who) = next.map(|who| UserId(*who)) else { return self.join(GATED) };
        if self.sim.press(who.private(), who, "I agree").is_ok() {
            self.agreed.insert(who.0);
        } else {
            // Nobody is greeted before half a minute has passed.
            self.sim.start_bot(who);
            self.sim.say(who.private(), who, "/rules");
        }
    }

    /// Somebody asks to be let in.
    fn ask(&mut self) {
        let person = self.sim.person(&format!("Applicant {}", self.counter));
        self.sim.ask_to_join(self.groups[ASKED].id, person);
        self.applied.insert(person.0);
    }

    /// Noa sends a plan of two posts that come next year, or adds one she has sent.
    fn plan(&mut self) {
        let group = self.groups[PLANNED].id;
        if self.sim.press(group, self.noa, "Add 2 posts").is_ok() {
            return;
        }
        let name = format!("Plan {}", self.counter);
        let posts = ["first", "second"].map(|which| format!("every year on 1 march 10:00\n{name}, {which}"));
        self.sim.say(group, self.noa, &format!("/plan\n{}", posts.join("\n---\n")));
        self.planned.push(name);
    }

    /// Who asks to be let in answers what she is asked, or sends what she has answered.
    fn tell(&self, random: &mut StdRng) {
        // Among the first few, so that somebody gets to the end even where little happens.
        let applicants: Vec<i64> = self.applied.iter().copied().take(FIRST_ASKED).collect();
        let Some(who) = applicants.choose(random).map(|who| UserId(*who)) else { return };
        if self.sim.press(who.private(), who, "Send").is_err() && !self.sim.view(who.private(), who).is_empty() {
            self.sim.say(who.private(), who, "Because of the bread");
        }
    }

    /// Noa lets somebody in.
    fn decide(&self) {
        let _ = self.sim.press(self.noa.private(), self.noa, "Approve");
    }

    /// One of the first few answers the survey, a press further than before.
    fn tell_survey(&mut self, random: &mut StdRng) {
        let board = &self.groups[SURVEYED];
        let who = *board.members[..FIRST_ASKED].choose(random).unwrap();
        if self.answered.contains(&who.0) {
            return;
        }
        if self.sim.press(who.private(), who, "Hand in").is_ok() {
            self.answered.insert(who.0);
        } else if self.sim.press(who.private(), who, "4").is_err()
            && self.sim.press(who.private(), who, "Begin").is_err()
        {
            let _ = self.sim.press(board.id, who, "Answer in private");
        }
    }

    /// Somebody has an idea, like no other.
    fn suggest(&mut self, random: &mut StdRng) {
        let author = *self.groups[BOARD].members.choose(random).unwrap();
        let written = self.authors.entry(author.0).or_default();
        if *written == IDEAS_OF_ONE {
            return;
        }
        *written += 1;
        let idea = format!("Ovens{0}x lent{0}y", self.counter);
        self.sim.say(self.groups[BOARD].id, author, &format!("/idea {idea}"));
        self.ideas.insert(idea, BTreeSet::from([author.0]));
    }

    /// Somebody votes for an idea, or takes that back.
    fn turn(&mut self, random: &mut StdRng) {
        let board = &self.groups[BOARD];
        let ideas: Vec<String> = self.ideas.keys().cloned().collect();
        let (Some(idea), voter) = (ideas.choose(random), *board.members.choose(random).unwrap()) else { return };
        let view = self.sim.view(board.id, voter);
        let Some(seen) = view.iter().find(|seen| seen.text.contains(idea.as_str())) else { return };
        let Some(label) = seen.buttons.iter().flatten().next() else { return };
        if self.sim.press_on(board.id, voter, seen.id, label).is_ok() {
            let voters = self.ideas.get_mut(idea).unwrap();
            if !voters.remove(&voter.0) {
                voters.insert(voter.0);
            }
        }
    }

    /// Noa asks a quiz question.
    fn quiz(&mut self) {
        if self.quizzes.len() == QUIZZES {
            return;
        }
        let question = format!("Riddle {}?", self.counter);
        self.sim.say(self.groups[QUIZZED].id, self.noa, &format!("/quiz {question}\n* Yes\nNo\nPerhaps"));
        self.quizzes.push(question);
    }

    /// Somebody answers one; nobody twice.
    fn solve(&mut self, random: &mut StdRng) {
        let board = &self.groups[QUIZZED];
        let Some(question) = self.quizzes.choose(random) else { return };
        let Some(message) = self.poll_messages(board.id, question).first().copied() else { return };
        let (who, option) = (*board.members.choose(random).unwrap(), random.random_range(0..3));
        if self.sim.vote(board.id, who, message, &[option]).is_ok() {
            self.chosen.insert((question.clone(), who.0), i64::try_from(option).unwrap());
        }
    }

    /// Somebody says when she can: opens the times, turns one, or saves what she sees.
    fn can(&mut self, random: &mut StdRng) {
        let board = &self.groups[SURVEYED];
        let person = *board.members.choose(random).unwrap();
        let panel = self
            .sim
            .view(person.private(), person)
            .into_iter()
            .rev()
            .find(|seen| seen.text.contains("Baking") && seen.buttons.concat().iter().any(|label| label == "Save"));
        let Some(panel) = panel else {
            let _ = self.sim.press(board.id, person, "My times");
            return;
        };
        let labels = panel.buttons.concat();
        let marks: String = labels
            .iter()
            .filter_map(|label| MARKS.iter().find(|(sign, _)| label.starts_with(sign)))
            .map(|(_, mark)| mark)
            .collect();
        let label = if random.random_ratio(1, 3) { "Save" } else { labels.choose(random).unwrap().as_str() };
        if self.sim.press_on(person.private(), person, panel.id, label).is_ok() && label == "Save" {
            self.answers.insert(person.0, marks);
        }
    }

    fn command(&self, g: usize, random: &mut StdRng) {
        let author = *self.groups[g].members.choose(random).unwrap();
        let command = ["/me", "/top", "/help", "/poll", "/status"].choose(random).unwrap();
        self.sim.say(self.groups[g].id, author, command);
    }

    fn poll(&mut self, g: usize) {
        let question = format!("Question {}?", self.counter);
        self.sim.say(self.groups[g].id, self.noa, &format!("/poll {question}\nYes\nNo\nPerhaps"));
        self.polls.push((self.groups[g].id, question));
    }

    fn vote(&mut self, random: &mut StdRng) {
        let Some((group, question)) = self.polls.choose(random) else { return };
        let Some(message) = self.poll_messages(*group, question).first().copied() else { return };
        let members = &self.groups.iter().find(|g| g.id == *group).unwrap().members;
        let (voter, option) = (*members.choose(random).unwrap(), random.random_range(0..3));
        if self.sim.vote(*group, voter, message, &[option]).is_ok() {
            self.votes.insert((question.clone(), voter.0), i64::try_from(option).unwrap());
        }
    }

    fn press(&self, g: usize, random: &mut StdRng) {
        let group = &self.groups[g];
        let person = *group.members.choose(random).unwrap();
        // Votes for ideas are counted.
        let is_pressed = |seen: &simulator::Seen| !seen.buttons.is_empty() && !seen.text.contains("Ovens");
        let Some(seen) = self.sim.view(group.id, person).into_iter().rev().find(is_pressed) else { return };
        let Some(label) = seen.buttons.iter().flatten().next() else { return };
        // Whether the button is still there is not the question here.
        let _ = self.sim.press(group.id, person, label);
    }

    fn poll_messages(&self, group: ChatId, question: &str) -> Vec<MessageId> {
        let view = self.sim.view(group, self.noa);
        let asks = |seen: &simulator::Seen| seen.poll.as_ref().is_some_and(|poll| poll.question == question);
        view.iter().filter(|seen| asks(seen)).map(|seen| seen.id).collect()
    }

    /// Whether the bot has nothing more to do.
    pub async fn has_settled(&self, directory: &Path) -> bool {
        self.sim.pending_updates() == 0
            && model::left_over(directory).await.is_empty()
            && model::waiting_to_be_greeted(directory).await == 0
            && model::ideas_to_draw(directory).await == 0
            && model::times_to_draw(directory).await == 0
            && self.posts.iter().all(|(group, text)| self.times_posted(*group, text) > 0)
    }

    /// The managers' own words are what newcomers were greeted in, and of Telegram's lines none is left where it was not
    /// wanted.
    fn check_welcome(&self) {
        let greetings = |g: usize| {
            let view = self.sim.view(self.groups[g].id, self.noa).into_iter();
            view.filter(|seen| seen.buttons.concat().iter().any(|label| label == "Introduce yourself"))
                .collect::<Vec<_>>()
        };
        let worded = greetings(WORDED);
        assert!(worded.iter().all(|seen| seen.text.contains("Come in,")), "{worded:#?}");
        let lines = self.sim.view(self.groups[QUIET].id, self.noa).into_iter().filter(|seen| seen.service);
        let lines: Vec<String> = lines.map(|seen| seen.text).filter(|text| text.contains("Newcomer")).collect();
        assert!(lines.is_empty(), "{lines:#?}");
    }

    /// Who agreed to the rules can write, who has not cannot, and nobody else is kept from it.
    fn check_gate(&self) {
        let gated = &self.groups[GATED];
        let can_write = |who: i64| self.sim.try_say(gated.id, UserId(who), None, None, "hello").is_ok();
        for (_, who) in self.joined.iter().filter(|(group, _)| *group == gated.id.0) {
            assert_eq!(can_write(*who), self.agreed.contains(who), "newcomer {who}");
        }
        assert!(gated.members.iter().all(|member| can_write(member.0)), "members from before are not touched");
        assert!(!self.agreed.is_empty(), "nobody agreed");
    }

    /// Each who asked is known once, and in the group are those who were let in.
    async fn check_requests(&self, directory: &Path) {
        let requests = model::requests(directory).await;
        let asked: Vec<i64> = requests.iter().map(|(who, _)| *who).collect();
        assert_eq!(asked, self.applied.iter().copied().collect::<Vec<_>>(), "who asked");
        for (who, state) in &requests {
            let is_in = self.sim.try_say(self.groups[ASKED].id, UserId(*who), None, None, "hello").is_ok();
            assert_eq!(is_in, state == "approved", "applicant {who}: {state}");
        }
        assert!(requests.iter().any(|(_, state)| state == "approved"), "nobody was let in: {requests:?}");
    }

    /// Of a plan all is there, once, or nothing.
    async fn check_plans(&self, directory: &Path) {
        let kept = model::regular_posts(directory).await;
        let times = |text: String| kept.iter().filter(|kept| **kept == text).count();
        for name in &self.planned {
            let found = ["first", "second"].map(|which| times(format!("{name}, {which}")));
            assert!(matches!(found, [0, 0] | [1, 1]), "{name}: {found:?}");
        }
        let added = |name: &&String| times(format!("{name}, first")) == 1;
        assert!(self.planned.iter().any(|name| added(&name)), "no plan was taken: {:?}", self.planned);
    }

    /// Each idea is there once, on the board and in the group, with those who are for it.
    async fn check_ideas(&self, directory: &Path) {
        let votes: BTreeMap<String, BTreeSet<i64>> = model::ideas(directory).await;
        assert_eq!(votes, self.ideas, "ideas, and who is for them");
        let view = self.sim.view(self.groups[BOARD].id, self.noa);
        for (idea, voters) in &self.ideas {
            let posts: Vec<_> = view.iter().filter(|seen| seen.text.contains(idea.as_str())).collect();
            assert_eq!(posts.len(), 1, "{idea}");
            assert_eq!(posts[0].buttons.concat(), [format!("👍 {}", voters.len())], "{idea}");
        }
        assert!(!self.ideas.is_empty(), "nobody had an idea");
    }

    /// Who handed something in has taken part, once, and nobody reads what it was.
    async fn check_survey(&self, directory: &Path) {
        assert_eq!(model::took_part(directory).await, self.answered, "who took part");
        assert!(!self.answered.is_empty(), "nobody answered the survey");
    }

    /// Each answer is the one saved last, and the post in the group shows how many there are.
    async fn check_answers(&self, directory: &Path) {
        assert_eq!(model::answers(directory).await, self.answers, "who can when");
        let view = self.sim.view(self.groups[SURVEYED].id, self.noa);
        let posts: Vec<_> =
            view.iter().filter(|seen| seen.ephemeral.is_none() && seen.text.contains("Baking evening")).collect();
        assert_eq!(posts.len(), 1, "it is asked once");
        let yes = self.answers.values().filter(|answer| answer.starts_with('y')).count();
        assert!(posts[0].text.contains(&format!("✅ {yes}")), "{}", posts[0].text);
        assert!(!self.answers.is_empty(), "nobody said when she can");
    }

    fn times_posted(&self, group: ChatId, text: &str) -> usize {
        self.sim.view(group, self.noa).iter().filter(|seen| !seen.service && seen.text == text).count()
    }

    /// What was counted is what was sent; what was to be posted is there once.
    pub async fn check(&self, directory: &Path) {
        assert_eq!(model::messages(directory).await, self.said, "messages");
        assert_eq!(model::reactions(directory).await, self.reactions, "reactions");
        let mut votes: Vec<_> =
            self.votes.iter().map(|((_, user), option)| (*user, Some(format!("[\"{option}\"]")))).collect();
        votes.sort_unstable();
        assert_eq!(model::votes(directory).await, votes, "votes");
        let mut chosen: Vec<_> =
            self.chosen.iter().map(|((_, user), option)| (*user, format!("[\"{option}\"]"))).collect();
        chosen.sort_unstable();
        assert_eq!(model::quiz_answers(directory).await, chosen, "answers to quizzes");
        for question in &self.quizzes {
            assert_eq!(self.poll_messages(self.groups[QUIZZED].id, question).len(), 1, "{question}");
        }
        assert!(self.joined.is_subset(&model::greeted(directory).await), "somebody who joined was not greeted");
        for (group, text) in &self.posts {
            assert_eq!(self.times_posted(*group, text), 1, "{text}");
        }
        for (group, question) in &self.polls {
            assert_eq!(self.poll_messages(*group, question).len(), 1, "{question}");
        }
        self.check_welcome();
        self.check_gate();
        self.check_requests(directory).await;
        self.check_plans(directory).await;
        self.check_ideas(directory).await;
        self.check_survey(directory).await;
        self.check_answers(directory).await;
        assert!(self.said.len() > 100 && self.polls.len() > 3 && self.joined.len() > 3, "there was little traffic");
    }
}
