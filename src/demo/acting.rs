//! The cast acts: it reads the group as people do, without knowing which room of the bot wrote what, and does what
//! [`super::life`] has in mind, in the group's language, when the demo's clock says so.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};
use simulator::{Happening, Impossible, MessageId, Part, Seen, Shown, UserId};
use tokio::sync::broadcast;

use super::{
    life::{Act, Actor, Heard, Life, What},
    stage::{Stage, lock},
};

/// The visitor plays so many at most: those she played last. The others live.
const PLAYED: usize = 2;
/// What the bot posts about somebody so soon after she pressed a button in private, she has told it.
const SOON: TimeDelta = TimeDelta::minutes(2);

/// The cast, and whom of it the visitor plays.
#[derive(Debug)]
pub struct Company {
    life: Life,
    happenings: broadcast::Receiver<Happening>,
    /// Newest last.
    played: VecDeque<UserId>,
    /// Who pressed a button in private, and when.
    pressed: Option<(UserId, DateTime<Utc>)>,
}

impl Company {
    /// A cast that watches, and sleeps until [`Stage::wake`].
    pub fn new(happenings: broadcast::Receiver<Happening>) -> Self {
        Self { life: Life::new(), happenings, played: VecDeque::new(), pressed: None }
    }

    /// The visitor does something as her.
    pub fn play(&mut self, user: UserId, pressed_in_private: bool, now: DateTime<Utc>) {
        self.played.retain(|played| *played != user);
        self.played.push_back(user);
        if self.played.len() > PLAYED {
            self.played.pop_front();
        }
        if pressed_in_private {
            self.pressed = Some((user, now));
        }
    }

    /// New messages that everybody sees.
    fn listen(&mut self) -> Vec<Happening> {
        let mut heard = Vec::new();
        loop {
            match self.happenings.try_recv() {
                Ok(happening) => heard.push(happening),
                // What was too much to be read is not answered.
                Err(broadcast::error::TryRecvError::Lagged(_)) => {}
                Err(_) => return heard,
            }
        }
    }
}

impl Stage {
    /// From now on the cast lives.
    pub fn wake(&self) {
        lock(&self.company).life.wake(self.now());
    }

    /// A little talk that has not been heard here.
    pub fn new_talk(&self) -> Option<&'static super::script::Chat> {
        lock(&self.company).life.new_talk()
    }

    /// When somebody of the cast does something next.
    pub fn next_act(&self) -> Option<DateTime<Utc>> {
        lock(&self.company).life.next()
    }

    /// The cast reads what is new and does what it is time for. Returns whether somebody did something.
    pub fn live(&self) -> bool {
        let company = &mut *lock(&self.company);
        let now = self.now();
        let news: Vec<_> = company.listen().into_iter().filter(|happening| self.is_post(happening)).collect();
        if news.is_empty() && company.life.next().is_none_or(|next| next > now) {
            return false;
        }
        let free = self.free(company);
        for Happening { message, .. } in &news {
            if let Some(heard) = self.understand(company, message) {
                company.life.hear(now, message.id, heard, &free);
            }
        }
        let mut acted = false;
        while let Some(act) = company.life.act(now, &free) {
            // Where the message has gone or the poll is closed, nothing is left to do.
            acted |= self.carry_out(&mut company.life, act).is_ok();
        }
        acted
    }

    fn is_post(&self, happening: &Happening) -> bool {
        let message = &happening.message;
        let is_new = happening.what == simulator::What::New && happening.only_for.is_none();
        is_new && happening.chat == self.group && !message.service
    }

    /// Who of the cast is in the group and is not played by the visitor.
    fn free(&self, company: &Company) -> Vec<Actor> {
        let people = self.people().into_iter().filter(|player| !player.role.is_empty());
        let free = people.filter(|player| !company.played.contains(&player.id));
        let here = free.filter(|player| self.sim.listed(self.group, player.id).is_in);
        here.map(|player| Actor { id: player.id, role: player.role }).collect()
    }

    fn understand<'a>(&self, company: &Company, seen: &'a Seen) -> Option<Heard<'a>> {
        let by = seen.sender_id;
        if by == self.sim.bot() {
            return Some(self.understand_bot(company, seen));
        }
        // The cast does not answer itself: its talks have their answers.
        if !company.played.contains(&by) {
            return None;
        }
        let is_new =
            self.people().iter().any(|player| player.id == by && matches!(player.part.as_str(), "newcomer" | "guest"));
        let to = seen.reply_to.and_then(|to| self.shown(by, to)).map(|shown| shown.seen.sender_id);
        Some(Heard::Said { by, is_new, text: &seen.text, to: to.filter(|to| *to != self.sim.bot()) })
    }

    fn understand_bot<'a>(&self, company: &Company, seen: &Seen) -> Heard<'a> {
        if seen.poll.is_some() {
            return Heard::Poll;
        }
        let pressed = company.pressed.filter(|(_, at)| self.now() - *at < SOON).map(|(user, _)| user);
        let name = self.people().into_iter().find(|player| Some(player.id) == pressed).map(|player| player.name);
        // What has buttons or answers somebody is not for everybody to answer.
        let is_open = seen.buttons.is_empty() && seen.reply_to.is_none();
        match name {
            Some(name) if seen.buttons.is_empty() && seen.text.contains(name.trim()) => Heard::Introduction,
            _ if is_open && seen.text.contains('?') => Heard::Question,
            _ => Heard::News,
        }
    }

    fn carry_out(&self, life: &mut Life, act: Act) -> Result<(), Impossible> {
        let gone = || Impossible("the message is gone".to_owned());
        let to = act.to.map(|to| self.shown(act.who, to).ok_or_else(gone)).transpose()?;
        match (act.what, to) {
            (What::Say(line, answer), to) => {
                let thread = to.as_ref().and_then(|shown| shown.seen.thread);
                let place = to.map(|shown| shown.place);
                let said = self.sim.try_say(self.group, act.who, thread, place, line.of(self.language()))?;
                if let Some(answer) = answer {
                    life.plan_answer(self.now(), said, act.who, answer);
                }
                Ok(())
            }
            (What::React(emoji), Some(shown)) => self.sim.react_at(self.group, act.who, shown.place, emoji),
            (What::Vote(number), Some(shown)) => self.vote(act.who, number, &shown),
            (What::React(_) | What::Vote(_), None) => Ok(()),
        }
    }

    /// Opinions are divided, but not evenly: every third goes with the option most are for.
    fn vote(&self, who: UserId, number: usize, shown: &Shown) -> Result<(), Impossible> {
        let options = shown.seen.poll.as_ref().map_or(&[][..], |poll| &poll.options);
        if options.is_empty() || !shown.my_votes.is_empty() {
            return Err(Impossible("there is nothing to vote for, or she has voted".to_owned()));
        }
        let leading = (0..options.len()).rev().max_by_key(|option| options[*option].votes).unwrap_or(0);
        let option = if number.is_multiple_of(3) { leading } else { number / 3 % options.len() };
        self.sim.vote_at(self.group, who, shown.place, &[option])
    }

    fn shown(&self, user: UserId, message: MessageId) -> Option<Shown> {
        let shown = self.sim.changes(self.group, Part::Whole, user, 0).shown;
        shown.into_iter().find(|shown| shown.seen.id == message && shown.seen.ephemeral.is_none())
    }
}
