//! The life of the group while no tour runs: what the cast does about what the visitor does, and on ordinary days.
//!
//! People see: an introduction is answered in a friendly way, a poll is voted in over some minutes, a question gets an
//! answer from somebody who knows, thanks get a heart, what the bot asks everybody is answered by one or two, and every
//! few days somebody has something to tell. Sparingly: one answer at a time, to plain words a nod at most, and no line
//! comes twice in a community.
//!
//! This only decides; [`super::acting`] does it. From the same seed and the same happenings comes the same life.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use rand::{
    Rng as _, SeedableRng as _,
    rngs::StdRng,
    seq::{IndexedRandom as _, SliceRandom as _},
};
use simulator::{MessageId, UserId};

use super::script::{CAST, Chat, Words};

/// Every community begins with it.
const SEED: u64 = 2026;
/// Talk begins at this hour, at the earliest, when it is day everywhere our languages are spoken.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(8, 0, 0).expect("the morning is a time");
/// And within so many minutes after it.
const DAY: i64 = 600;
/// While so many talks are left somebody talks every two or three days, then more rarely, so that they last for months.
const PLENTY: usize = 12;

/// Somebody of the cast who is in the group and whom the visitor does not play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Her number.
    pub id: UserId,
    /// How the script calls her.
    pub role: String,
}

/// A message of the group, as people understand it.
#[derive(Debug, Clone, Copy)]
pub enum Heard<'a> {
    /// The visitor wrote.
    Said {
        /// As whom.
        by: UserId,
        /// Whether she is new in the group.
        is_new: bool,
        /// What.
        text: &'a str,
        /// Whose message it answers.
        to: Option<UserId>,
    },
    /// A poll.
    Poll,
    /// The visitor's introduction of somebody she plays.
    Introduction,
    /// The bot asks everybody.
    Question,
    /// The bot tells something.
    News,
}

/// What somebody of the cast does now.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    /// Who.
    pub who: UserId,
    /// To which message.
    pub to: Option<MessageId>,
    /// What.
    pub what: What,
}

/// What somebody does.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// She says this. Another has an answer to it ready.
    Say(&'static Words, Option<&'static Words>),
    /// She reacts.
    React(&'static str),
    /// She votes; the number leads to an option, whichever are offered.
    Vote(usize),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Intent {
    Say(&'static [Words]),
    Answer(&'static Words),
    React(&'static [String]),
    Vote,
    Talk,
}

#[derive(Debug)]
struct Plan {
    intent: Intent,
    to: Option<MessageId>,
    by: Option<UserId>,
    not: Option<UserId>,
}

/// What the cast is up to.
#[derive(Debug)]
pub struct Life {
    awake: bool,
    rng: StdRng,
    plans: BTreeMap<(DateTime<Utc>, u64), Plan>,
    /// How many plans there were, which orders those of one instant.
    made: u64,
    said: HashSet<&'static str>,
    greeted: HashSet<UserId>,
}

impl Life {
    /// A life that sleeps: while the stage is set, and while a tour runs.
    pub fn new() -> Self {
        Self {
            awake: false,
            rng: StdRng::seed_from_u64(SEED),
            plans: BTreeMap::new(),
            made: 0,
            said: HashSet::new(),
            greeted: HashSet::new(),
        }
    }

    /// From now on the cast lives.
    pub fn wake(&mut self, now: DateTime<Utc>) {
        if !std::mem::replace(&mut self.awake, true) {
            self.plan_talk(now);
        }
    }

    /// When somebody does something next.
    pub fn next(&self) -> Option<DateTime<Utc>> {
        self.plans.keys().next().map(|(at, _)| *at)
    }

    /// A little talk that has not been heard here.
    pub fn new_talk(&mut self) -> Option<&'static Chat> {
        let talk = CAST.chatter.iter().find(|talk| !self.said.contains(talk.said.key()))?;
        self.said.extend([talk.said.key(), talk.answer.key()]);
        Some(talk)
    }

    /// Something was to be seen in the group.
    pub fn hear(&mut self, now: DateTime<Utc>, message: MessageId, heard: Heard<'_>, free: &[Actor]) {
        if !self.awake || free.is_empty() {
            return;
        }
        let to = Some(message);
        let lines = &CAST.life;
        match heard {
            Heard::Said { by, is_new, text, to: whose } => {
                self.hear_words(now, message, (by, is_new), text, whose, free)
            }
            Heard::Poll => self.plan_votes(now, message, free),
            Heard::Introduction => {
                self.plan(now, 60..90, Plan { intent: Intent::Say(&lines.met), to, by: None, not: None });
                self.plan(now, 120..200, Plan { intent: Intent::React(&lines.hearts), to, by: None, not: None });
            }
            Heard::Question => {
                self.plan(now, 90..200, Plan { intent: Intent::Say(&lines.starter), to, by: None, not: None });
                if self.rng.random_bool(0.5) {
                    self.plan(now, 600..2_400, Plan { intent: Intent::Say(&lines.starter), to, by: None, not: None });
                }
            }
            Heard::News => {
                if self.rng.random_bool(0.5) {
                    self.plan(now, 120..600, Plan { intent: Intent::React(&lines.cheers), to, by: None, not: None });
                }
            }
        }
    }

    fn hear_words(
        &mut self,
        now: DateTime<Utc>,
        message: MessageId,
        (by, is_new): (UserId, bool),
        text: &str,
        whose: Option<UserId>,
        free: &[Actor],
    ) {
        if text.starts_with('/') {
            return;
        }
        let lines = &CAST.life;
        let text = text.to_lowercase();
        let plan = |intent| Plan { intent, to: Some(message), by: whose, not: Some(by) };
        let is_first = is_new && self.greeted.insert(by);
        let has_thanks = lines.thanks.iter().any(|word| text.contains(word.as_str()));
        if text.contains('?') {
            // One answer at a time, however much is asked.
            if !self.is_planned(|intent| matches!(intent, Intent::Say(_))) {
                let (by, answer) = self.who_knows(&text, whose, free);
                self.plan(now, 45..75, Plan { by: by.or(whose), ..plan(Intent::Say(answer)) });
            }
        } else if has_thanks {
            self.plan(now, 20..40, plan(Intent::React(&lines.hearts)));
        } else if is_first {
            self.plan(now, 45..75, plan(Intent::Say(&lines.hello)));
        } else if !self.is_planned(|intent| matches!(intent, Intent::React(_))) {
            let likely = if whose.is_some() { 0.6 } else { 0.3 };
            if self.rng.random_bool(likely) {
                self.plan(now, 30..90, plan(Intent::React(&lines.nods)));
            }
        }
    }

    /// Who has something to say about this question, and what: first whoever was asked, then whoever knows most.
    fn who_knows(&self, text: &str, asked: Option<UserId>, free: &[Actor]) -> (Option<UserId>, &'static [Words]) {
        let is_new = |line: &Words| !self.said.contains(line.key());
        for answer in &CAST.life.answers {
            let fits = answer.about.is_empty() || answer.about.iter().any(|word| text.contains(word.as_str()));
            let knows = free.iter().find(|actor| answer.by.as_ref() == Some(&actor.role)).map(|actor| actor.id);
            let may = answer.by.is_none() || knows.is_some_and(|knows| asked.is_none_or(|asked| asked == knows));
            if fits && may && answer.lines.iter().any(is_new) {
                return (knows, &answer.lines);
            }
        }
        (None, &[])
    }

    fn plan_votes(&mut self, now: DateTime<Utc>, message: MessageId, free: &[Actor]) {
        let mut voters: Vec<_> = free.iter().map(|actor| actor.id).collect();
        voters.shuffle(&mut self.rng);
        let mut from = 30;
        for voter in voters {
            let vote = Plan { intent: Intent::Vote, to: Some(message), by: Some(voter), not: None };
            self.plan(now, from..from + 60, vote);
            from += 60;
        }
    }

    fn plan_talk(&mut self, now: DateTime<Utc>) {
        let left = CAST.chatter.iter().filter(|talk| !self.said.contains(talk.said.key())).count();
        let days = if left > PLENTY { self.rng.random_range(2..=3) } else { self.rng.random_range(5..=8) };
        let minute = self.rng.random_range(0..DAY);
        let at = (now.date_naive() + TimeDelta::days(days)).and_time(MORNING).and_utc() + TimeDelta::minutes(minute);
        let talk = Plan { intent: Intent::Talk, to: None, by: None, not: None };
        self.plan_at(at, talk);
    }

    /// Somebody will answer what she has just said.
    pub fn plan_answer(&mut self, now: DateTime<Utc>, message: MessageId, by: UserId, answer: &'static Words) {
        let answer = Plan { intent: Intent::Answer(answer), to: Some(message), by: None, not: Some(by) };
        self.plan(now, 300..2_400, answer);
    }

    fn is_planned(&self, which: impl Fn(Intent) -> bool) -> bool {
        self.plans.values().any(|plan| which(plan.intent))
    }

    /// `within`: seconds from now.
    fn plan(&mut self, now: DateTime<Utc>, within: std::ops::Range<i64>, plan: Plan) {
        let at = now + TimeDelta::seconds(self.rng.random_range(within));
        self.plan_at(at, plan);
    }

    fn plan_at(&mut self, at: DateTime<Utc>, plan: Plan) {
        self.made += 1;
        self.plans.insert((at, self.made), plan);
    }

    /// What somebody does now, if it is time.
    pub fn act(&mut self, now: DateTime<Utc>, free: &[Actor]) -> Option<Act> {
        while self.next().is_some_and(|at| at <= now) {
            let (_, plan) = self.plans.pop_first()?;
            if plan.intent == Intent::Talk {
                self.plan_talk(now);
            }
            if let Some(act) = self.carry_out(&plan, free) {
                return Some(act);
            }
        }
        None
    }

    fn carry_out(&mut self, plan: &Plan, free: &[Actor]) -> Option<Act> {
        let who = self.somebody(plan, free)?;
        let what = match plan.intent {
            Intent::Say(lines) => {
                let new: Vec<_> = lines.iter().filter(|line| !self.said.contains(line.key())).collect();
                match new.choose(&mut self.rng) {
                    Some(line) => {
                        self.said.insert(line.key());
                        What::Say(line, None)
                    }
                    // Everything has been said: rather a nod than the same again.
                    None => What::React(CAST.life.nods.choose(&mut self.rng)?),
                }
            }
            Intent::Answer(line) => What::Say(line, None),
            Intent::React(emoji) => What::React(emoji.choose(&mut self.rng)?),
            Intent::Vote => What::Vote(self.rng.random_range(0..usize::from(u16::MAX))),
            Intent::Talk => {
                let talk = self.new_talk()?;
                What::Say(&talk.said, Some(&talk.answer))
            }
        };
        Some(Act { who, to: plan.to, what })
    }

    /// Who does it: whoever was to, or anybody else; only a vote is nobody else's.
    fn somebody(&mut self, plan: &Plan, free: &[Actor]) -> Option<UserId> {
        let free: Vec<_> = free.iter().map(|actor| actor.id).filter(|id| Some(*id) != plan.not).collect();
        match plan.by.filter(|by| free.contains(by)) {
            None if plan.intent == Intent::Vote => None,
            None => free.choose(&mut self.rng).copied(),
            by => by,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(id: i64, role: &str) -> Actor {
        Actor { id: UserId(id), role: role.to_owned() }
    }

    fn free() -> Vec<Actor> {
        vec![actor(3, "boris"), actor(4, "alice"), actor(5, "noa")]
    }

    fn begin() -> (Life, DateTime<Utc>) {
        let now = DateTime::from_timestamp(1_793_613_600, 0).unwrap();
        let mut life = Life::new();
        life.wake(now);
        (life, now)
    }

    /// Everything that happens within this time.
    fn pass(life: &mut Life, now: DateTime<Utc>, time: TimeDelta) -> Vec<Act> {
        let mut acts = Vec::new();
        while let Some(at) = life.next().filter(|at| *at <= now + time) {
            while let Some(act) = life.act(at, &free()) {
                if let What::Say(_, Some(answer)) = act.what {
                    life.plan_answer(at, MessageId(1), act.who, answer);
                }
                acts.push(act);
            }
        }
        acts
    }

    fn hear(text: &str, is_new: bool) -> Vec<Act> {
        let (mut life, now) = begin();
        let heard = Heard::Said { by: UserId(1), is_new, text, to: None };
        life.hear(now, MessageId(7), heard, &free());
        pass(&mut life, now, TimeDelta::hours(1))
    }

    #[test]
    fn a_question_is_answered_by_whoever_knows_in_any_language() {
        for (text, who) in [
            ("How do I feed my starter?", 3),
            ("איך מאכילים מחמצת?", 3),
            ("Как подкармливать закваску?", 3),
            ("Is there a good chocolate cake?", 4),
            ("מתי נפגשים?", 5),
            ("Где встречаемся?", 5),
        ] {
            let acts = hear(text, false);
            assert_eq!(acts.len(), 1, "{text}: {acts:?}");
            assert_eq!((acts[0].who, acts[0].to), (UserId(who), Some(MessageId(7))), "{text}");
            assert!(matches!(acts[0].what, What::Say(..)), "{text}");
        }
    }

    #[test]
    fn thanks_get_a_heart_first_words_an_answer_and_commands_nothing() {
        for thanks in ["Thanks a lot!", "תודה רבה!", "Большое спасибо!"] {
            assert!(matches!(hear(thanks, true)[..], [Act { what: What::React(_), .. }]), "{thanks}");
        }
        assert!(matches!(hear("Hello, everybody!", true)[..], [Act { what: What::Say(..), .. }]));
        assert!(hear("/help?", true).is_empty());
    }

    #[test]
    fn plain_words_are_nodded_at_now_and_then() {
        let (mut life, now) = begin();
        let mut acts = Vec::new();
        for minute in 0..100 {
            let now = now + TimeDelta::minutes(minute);
            let heard = Heard::Said { by: UserId(1), is_new: false, text: "Bread", to: None };
            life.hear(now, MessageId(minute), heard, &free());
            acts.extend(pass(&mut life, now, TimeDelta::minutes(1)));
        }
        assert!(acts.iter().all(|act| matches!(act.what, What::React(_))), "{acts:?}");
        assert!((5..60).contains(&acts.len()), "{}", acts.len());
    }

    #[test]
    fn where_everything_has_been_said_a_nod_is_left() {
        let (mut life, now) = begin();
        let mut acts = Vec::new();
        for hour in 0..20 {
            let now = now + TimeDelta::hours(hour);
            let heard = Heard::Said { by: UserId(1), is_new: false, text: "Why?", to: None };
            life.hear(now, MessageId(hour), heard, &free());
            acts.extend(pass(&mut life, now, TimeDelta::minutes(2)));
        }
        let (said, nods): (Vec<_>, Vec<_>) = acts.iter().partition(|act| matches!(act.what, What::Say(..)));
        assert_eq!((said.len(), nods.len()), (8, 12));
    }

    #[test]
    fn a_poll_is_voted_in_by_everybody_once_over_some_minutes() {
        let (mut life, now) = begin();
        life.hear(now, MessageId(7), Heard::Poll, &free());
        let early = pass(&mut life, now, TimeDelta::seconds(89));
        let late = pass(&mut life, now, TimeDelta::minutes(5));
        assert_eq!((early.len(), late.len()), (1, 2));
        let voters: HashSet<_> = early.iter().chain(&late).map(|act| act.who).collect();
        assert_eq!(voters.len(), 3);
    }

    #[test]
    fn months_are_not_silent_and_no_line_comes_twice_and_the_same_life_comes_again() {
        let live = || {
            let (mut life, now) = begin();
            let mut acts = Vec::new();
            for week in 0..16 {
                let monday = now + TimeDelta::weeks(week);
                life.hear(monday, MessageId(week), Heard::Question, &free());
                let passed = pass(&mut life, monday, TimeDelta::weeks(1));
                assert!(passed.iter().any(|act| act.to.is_none()), "nobody talks in week {week}");
                acts.extend(passed);
            }
            acts
        };
        let acts = live();
        let said: Vec<_> = acts
            .iter()
            .filter_map(|act| if let What::Say(line, _) = act.what { Some(line.key()) } else { None })
            .collect();
        assert_eq!(said.iter().collect::<HashSet<_>>().len(), said.len());
        assert_eq!(acts, live());
    }

    #[test]
    fn nothing_happens_while_a_tour_runs() {
        let (_, now) = begin();
        let mut life = Life::new();
        life.hear(now, MessageId(7), Heard::Poll, &free());
        assert!(life.next().is_none());
    }
}
