//! Nobody crowds out everybody else. Telegram lets us say twenty things a minute in a group and thirty a second in all;
//! whoever sends commands by the hundred would have them all. So whatever somebody can make us answer passes here first
//! and is measured, a burst and then a steady rate: for each person, for each group's members together, and for
//! strangers as a whole. Ordinary use meets none of the measures ([`Budget::size`] has them, with the reasons).
//!
//! | what comes in | measured |
//! |---|---|
//! | a command or press in a group | by whom, and all members of the group together; who has not asked lately comes first |
//! | the same by those who manage the group | with theirs only, at what Telegram could carry |
//! | a command, press or words in private | by whom; people in no group of ours, who are asked nothing about one, also all together |
//! | a link of a group's, opened in private | by whom; people who are not known to be in it also all together |
//! | what must wait until a group's administrators are known | by whom, and how much waits |
//!
//! Plain talk and reactions are only counted, and joining makes one greeting at a time, so they need no measure.
//! Commands no room knows are other bots' and none of our business.
//!
//! Who is held back is told once in a while, in the way that takes nothing from the group: a toast, a message in
//! private, or, where she has no private chat with us, a whisper out of the members' own measure. Too many commands
//! are taken away.
//!
//! Kept in memory: what it forgets with the process is a few answers more.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};

use super::{Ask, Cx, Result, event::Event, retention::Forgotten};
use crate::{
    store::{ChatKey, chats, chats::Chat, conversations, inbox, outbox, people},
    telegram::{
        ChatId, MessageId, UserId,
        actor::{Actor, Person},
        request::Request,
        update::CallbackQuery,
    },
    words::line,
};

/// Of the members' measure so much is left to those who have not asked lately ([`Budget::First`]).
const LEFT_TO_OTHERS: i64 = 20;
/// Of the members' measure so much is not used for telling people that they are held back.
const LEFT_BY_TELLING: i64 = 2;

/// Updates of one group that wait until its administrators are known. Telegram tells them within a second; if it does
/// not, more than this would be answered too late to be of use.
const MOST_WAITING: i64 = 200;
/// Updates of all groups that wait so: some megabytes.
const MOST_WAITING_IN_ALL: i64 = 5_000;

/// What was held back, as figures name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A command.
    Command,
    /// A pressed button.
    Press,
    /// A link to the private chat.
    Opening,
    /// Words in private.
    Text,
    /// What would have waited for a list of administrators.
    Waiting,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Command, Self::Press, Self::Opening, Self::Text, Self::Waiting];

    /// As label.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Press => "press",
            Self::Opening => "opening",
            Self::Text => "text",
            Self::Waiting => "waiting",
        }
    }
}

/// What a transaction did that is counted for those who watch.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// How much was held back, of each of [`Kind::ALL`].
    pub held_back: [u64; Kind::ALL.len()],
    /// What was past keeping.
    pub forgotten: Forgotten,
    /// Groups we left because they are not allowed.
    pub groups_refused: u64,
}

/// What is measured by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Budget {
    /// Her commands in a chat, private ones too.
    Commands(ChatId, UserId),
    /// Her first command or press there in a while.
    First(ChatId, UserId),
    /// Her presses there.
    Presses(ChatId, UserId),
    /// Links she opened.
    Openings(UserId),
    /// What she wrote in private.
    Texts(UserId),
    /// What all members of a group ask for.
    Members(ChatId),
    /// What those who manage a group ask for, or one of them in private.
    Managers(ChatId),
    /// What one who manages groups asks for in all of them.
    Manager(UserId),
    /// What people in no group of ours ask for.
    Strangers,
    /// Links of a group opened by people not known to be in it.
    StrangersOf(ChatKey),
    /// Hers that waits for a group's list of administrators.
    Waits(ChatKey, UserId),
    /// Her being told that she is held back.
    Telling(ChatId, UserId),
    /// Telegram's being asked whether she is in a group.
    Question(ChatKey, UserId),
    /// Telegram's word that she is not.
    Outside(ChatKey, UserId),
    /// New messages with her introduction in a group.
    Introductions(ChatKey, UserId),
    /// Our leaving a group that is not allowed.
    Leaving(ChatId),
}

impl Budget {
    /// How many at a time, and how often after that, in milliseconds.
    const fn size(self) -> (i64, i64) {
        match self {
            // A person types a command every few seconds at best, and reads the answer.
            Self::Commands(..) | Self::Openings(_) => (10, 12_000),
            // Leafing through pages, and answering one question after the other, is quicker.
            Self::Presses(..) | Self::Texts(_) | Self::Waits(..) => (20, 6_000),
            // Thirty people who ask for the same in one instant are answered, each within two minutes, as Telegram lets us
            // say seventeen things a minute beside what is its managers' and the posts'. After that ten a minute.
            Self::Members(_) => (30, 6_000),
            Self::First(..) => (1, 300_000),
            // A pasted calendar goes through; after that as much as Telegram lets us answer in a group.
            Self::Managers(_) => (300, 3_000),
            Self::Manager(_) => (1_000, 1_000),
            // A link to us on a much read page goes through. After that a sixth of what we may send in a second.
            Self::Strangers => (200, 200),
            // Silent members who press a greeting's button, too, are strangers until Telegram is asked about each.
            Self::StrangersOf(_) => (10, 3_000),
            Self::Telling(..) | Self::Outside(..) => (1, 300_000),
            // Telegram answers at once, or the question is lost.
            Self::Question(..) | Self::Leaving(_) => (1, 60_000),
            // Once a day; who takes hers back at once may try again.
            Self::Introductions(..) => (2, 86_400_000),
        }
    }
}

/// Until when a budget is not whole again, in milliseconds.
type Spent = HashMap<Budget, i64>;

/// How much everybody has asked for lately.
#[derive(Debug, Default)]
pub struct Floodgate(Mutex<Gate>);

#[derive(Debug, Default)]
struct Gate {
    spent: Spent,
    /// Budgets that were not whole when those that are were last forgotten.
    kept: usize,
}

/// So many budgets may become whole before they are forgotten.
const FORGOTTEN_AFTER: usize = 10_000;

impl Floodgate {
    /// For one transaction.
    #[must_use]
    pub fn open(self: &Arc<Self>) -> Arc<Turns> {
        Arc::new(Turns { gate: Arc::clone(self), taken: Mutex::default() })
    }
}

/// The turns taken in one transaction. They count once it is committed: what is brought again and again, because the
/// disk is full, was asked once.
#[derive(Debug)]
pub struct Turns {
    gate: Arc<Floodgate>,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    spent: Spent,
    counts: Counts,
}

impl Turns {
    /// Takes a turn, if there is one.
    fn take(&self, budget: Budget, now: DateTime<Utc>) -> bool {
        self.take_leaving(0, budget, now)
    }

    /// Takes a turn, if so many are left after it.
    fn take_leaving(&self, left: i64, budget: Budget, now: DateTime<Utc>) -> bool {
        let (burst, every) = budget.size();
        let (now, whole_at) = (now.timestamp_millis(), self.whole_at(budget, now));
        if whole_at + every > now + (burst - left) * every {
            return false;
        }
        locked(&self.taken).spent.insert(budget, whole_at + every);
        true
    }

    /// How many turns were taken lately.
    fn taken(&self, budget: Budget, now: DateTime<Utc>) -> i64 {
        let (_, every) = budget.size();
        (self.whole_at(budget, now) - now.timestamp_millis() + every - 1) / every
    }

    /// Not earlier than now.
    fn whole_at(&self, budget: Budget, now: DateTime<Utc>) -> i64 {
        let (burst, every) = budget.size();
        let now = now.timestamp_millis();
        let here = locked(&self.taken).spent.get(&budget).copied();
        let whole_at = here.or_else(|| locked(&self.gate.0).spent.get(&budget).copied()).unwrap_or(now);
        // Later than it can be: the clock was set back, and nothing is known.
        if (now..=now + (burst + 1) * every).contains(&whole_at) { whole_at } else { now }
    }

    /// Whether Telegram said lately that she is not in a group.
    #[must_use]
    pub fn is_outside(&self, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> bool {
        self.taken(Budget::Outside(chat, user), now) > 0
    }

    /// Remembers for a while that Telegram said so.
    pub fn found_outside(&self, chat: ChatKey, user: UserId, now: DateTime<Utc>) {
        self.take(Budget::Outside(chat, user), now);
    }

    /// Whether Telegram may be asked now whether she is in a group: not while it is being asked.
    #[must_use]
    pub fn may_ask_about(&self, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> bool {
        self.take(Budget::Question(chat, user), now)
    }

    /// Remembers that Telegram is asked whether she is in a group, whatever was asked before.
    pub(super) fn asks_about(&self, chat: ChatKey, user: UserId, now: DateTime<Utc>) {
        self.take(Budget::Question(chat, user), now);
    }

    /// Whether an introduction of hers may be posted in a group now.
    #[must_use]
    pub fn may_introduce(&self, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> bool {
        self.take(Budget::Introductions(chat, user), now)
    }

    /// Whether to say now that a group is not allowed, and to leave it; else that is on its way.
    pub(super) fn may_leave(&self, group: ChatId, now: DateTime<Utc>) -> bool {
        self.take(Budget::Leaving(group), now)
    }

    /// Whether Telegram has said, or is about to say, whether she is in a group.
    fn needs_no_question(&self, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> bool {
        self.is_outside(chat, user, now) || self.taken(Budget::Question(chat, user), now) > 0
    }

    fn held_back(&self, kind: Kind) {
        locked(&self.taken).counts.held_back[kind as usize] += 1;
    }

    /// Notes what was forgotten in this transaction.
    pub(super) fn forgot(&self, rows: &Forgotten) {
        locked(&self.taken).counts.forgotten.add_all(rows);
    }

    /// Notes that we leave a group that is not allowed.
    pub(super) fn refused_group(&self) {
        locked(&self.taken).counts.groups_refused += 1;
    }

    /// Counts them: they were committed. Returns what else is to be counted.
    pub fn count(&self, now: DateTime<Utc>) -> Counts {
        let Taken { spent, counts } = std::mem::take(&mut *locked(&self.taken));
        if !spent.is_empty() {
            let mut gate = locked(&self.gate.0);
            gate.spent.extend(spent);
            if gate.spent.len() >= gate.kept + FORGOTTEN_AFTER {
                gate.spent.retain(|_, whole_at| *whole_at > now.timestamp_millis());
                gate.kept = gate.spent.len();
            }
        }
        counts
    }
}

fn locked<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether what happened is one too many. Then who did it has been told, if it was time to.
pub(super) async fn holds_back(cx: &Cx, event: &Event) -> Result<bool> {
    let (kind, is_held_back) = match event {
        Event::Ask(ask) => match (ask.chat(), ask.actor.person()) {
            (Some(chat), _) => (Kind::Command, holds_back_command(cx, ask, chat).await?),
            (None, Some(person)) => {
                let hers = Budget::Commands(ask.at.chat, person.id);
                (Kind::Command, holds_back_in_private(cx, person, hers).await?)
            }
            (None, None) => return Ok(false),
        },
        Event::PrivateText(text) => {
            (Kind::Text, holds_back_in_private(cx, &text.person, Budget::Texts(text.person.id)).await?)
        }
        Event::Opened(opened) => (Kind::Opening, holds_back_opening(cx, &opened.person, opened.chat.as_deref()).await?),
        // Presses have been looked at before.
        _ => return Ok(false),
    };
    if is_held_back {
        cx.turns.held_back(kind);
    }
    Ok(is_held_back)
}

async fn holds_back_command(cx: &Cx, ask: &Ask, chat: &Chat) -> Result<bool> {
    if !is_ours(cx, &ask.command.name) {
        return Ok(false);
    }
    let has_turn = if cx.rank(chat.key, &ask.actor).await?.is_any() {
        let manager = ask.actor.person().map(|person| Budget::Manager(person.id));
        manager.is_none_or(|manager| cx.turns.take(manager, cx.now)) && cx.turns.take(Budget::Managers(chat.id), cx.now)
    } else {
        has_turn_among_members(cx, chat.id, who(&ask.actor), Budget::Commands(chat.id, who(&ask.actor)))
    };
    if has_turn {
        return Ok(false);
    }
    if let Some((chat, message)) = ask.removable() {
        tidy(cx, chat, message).await?;
    }
    tell_member(cx, ask, chat).await?;
    Ok(true)
}

/// One measure for all who are nobody.
fn who(actor: &Actor) -> UserId {
    actor.person().map_or(UserId(0), |person| person.id)
}

/// Whether it is for one of our rooms; if not, it may be meant for another bot.
fn is_ours(cx: &Cx, command: &str) -> bool {
    cx.rooms.commands().any(|spec| spec.name == command)
}

/// Takes a turn of hers and one of the members', most of which are left to those who have not asked lately.
fn has_turn_among_members(cx: &Cx, group: ChatId, user: UserId, hers: Budget) -> bool {
    if !cx.turns.take(hers, cx.now) {
        return false;
    }
    let first = Budget::First(group, user);
    let left = if cx.turns.taken(first, cx.now) == 0 { 0 } else { LEFT_TO_OTHERS };
    if !cx.turns.take_leaving(left, Budget::Members(group), cx.now) {
        return false;
    }
    cx.turns.take(first, cx.now);
    true
}

/// Takes a command away, with others in one request.
async fn tidy(cx: &Cx, chat: ChatId, message: MessageId) -> Result {
    if outbox::delete_also(&cx.tx, chat, message).await? {
        return Ok(());
    }
    cx.send(Request::delete_all(chat, &[message])).await
}

/// Tells a member that she is held back: in private if she has started us, else, if the members' measure has room for it,
/// as everything is told in a group.
async fn tell_member(cx: &Cx, ask: &Ask, chat: &Chat) -> Result {
    let telling = Budget::Telling(chat.id, who(&ask.actor));
    if cx.turns.taken(telling, cx.now) > 0 {
        return Ok(());
    }
    let words = line("flood-wait");
    if let Some(person) = ask.actor.person()
        && people::known(&cx.tx, person.id).await?.is_some_and(|known| known.started)
    {
        cx.turns.take(telling, cx.now);
        let language = cx.language_of(person.id, Some(chat.language)).await?;
        let words = line("whisper-in-group").text("group", &chat.title).html("words", words.render(language));
        return cx.send(Request::message(person.id.private_chat(), &words.render(language))).await;
    }
    if cx.turns.take_leaving(LEFT_BY_TELLING, Budget::Members(chat.id), cx.now) {
        cx.turns.take(telling, cx.now);
        cx.whisper(ask, &words).await?;
    }
    Ok(())
}

async fn holds_back_in_private(cx: &Cx, person: &Person, hers: Budget) -> Result<bool> {
    if has_turn_in_private(cx, person.id, hers).await? {
        return Ok(false);
    }
    tell_in_private(cx, person).await?;
    Ok(true)
}

async fn has_turn_in_private(cx: &Cx, user: UserId, hers: Budget) -> Result<bool> {
    if people::manages_any(&cx.tx, user).await? {
        return Ok(cx.turns.take(Budget::Managers(user.private_chat()), cx.now));
    }
    Ok(cx.turns.take(hers, cx.now) && (is_known(cx, user).await? || cx.turns.take(Budget::Strangers, cx.now)))
}

/// Whether she is in a group of ours, or is being asked something about one, as who wants to be let in is.
async fn is_known(cx: &Cx, user: UserId) -> Result<bool> {
    Ok(people::shares_a_group(&cx.tx, user).await?
        || conversations::asked(&cx.tx, user, Some(cx.now)).await?.is_some_and(|asked| asked.chat.is_some()))
}

/// Somebody opens a link that is about a group, or about none.
async fn holds_back_opening(cx: &Cx, person: &Person, chat: Option<&Chat>) -> Result<bool> {
    let hers = Budget::Openings(person.id);
    let Some(chat) = chat else { return holds_back_in_private(cx, person, hers).await };
    let membership = people::membership(&cx.tx, chat.key, person.id).await?;
    let has_turn = match membership {
        Some(membership) if membership.manages => cx.turns.take(Budget::Managers(person.id.private_chat()), cx.now),
        Some(membership) if membership.is_in => cx.turns.take(hers, cx.now),
        _ => {
            cx.turns.take(hers, cx.now)
                && (cx.turns.needs_no_question(chat.key, person.id, cx.now)
                    || cx.turns.take(Budget::StrangersOf(chat.key), cx.now))
                && (people::shares_a_group(&cx.tx, person.id).await? || cx.turns.take(Budget::Strangers, cx.now))
        }
    };
    if !has_turn {
        tell_in_private(cx, person).await?;
    }
    Ok(!has_turn)
}

/// Tells somebody in private that she is held back; of strangers, those for whom their measure has room.
async fn tell_in_private(cx: &Cx, person: &Person) -> Result {
    let chat = person.id.private_chat();
    let telling = Budget::Telling(chat, person.id);
    if cx.turns.taken(telling, cx.now) > 0 {
        return Ok(());
    }
    if !people::shares_a_group(&cx.tx, person.id).await? && !cx.turns.take(Budget::Strangers, cx.now) {
        return Ok(());
    }
    cx.turns.take(telling, cx.now);
    let language = cx.language_of(person.id, None).await?;
    cx.send(Request::message(chat, &line("flood-wait-messages").render(language))).await
}

/// What becomes of a press, whatever was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PressTurn {
    /// It has its turn.
    Hers,
    /// Too many, and it is time to tell her.
    TooMany,
    /// Too many, and she knows.
    StillTooMany,
}

/// Whether a press has its turn. Also one that does nothing costs an answer.
pub(super) async fn press_turn(cx: &Cx, query: &CallbackQuery) -> Result<PressTurn> {
    let user = UserId(query.from.id);
    let at = query.message.as_ref().map_or_else(|| user.private_chat(), |message| ChatId(message.chat.id));
    let hers = Budget::Presses(at, user);
    let has_turn = if !at.is_group() {
        has_turn_in_private(cx, user, hers).await?
    } else if manages_there(cx, at, user).await? {
        cx.turns.take(Budget::Manager(user), cx.now) && cx.turns.take(Budget::Managers(at), cx.now)
    } else {
        has_turn_among_members(cx, at, user, hers)
    };
    if has_turn {
        return Ok(PressTurn::Hers);
    }
    cx.turns.held_back(Kind::Press);
    let is_time_to_tell = cx.turns.take(Budget::Telling(at, user), cx.now);
    Ok(if is_time_to_tell { PressTurn::TooMany } else { PressTurn::StillTooMany })
}

async fn manages_there(cx: &Cx, group: ChatId, user: UserId) -> Result<bool> {
    let Some(chat) = chats::by_telegram_id(&cx.tx, group).await? else { return Ok(false) };
    Ok(people::membership(&cx.tx, chat.key, user).await?.is_some_and(|membership| membership.manages))
}

/// Whether what happened may wait until the administrators of a group are known.
pub(super) async fn may_wait(cx: &Cx, event: &Event, chat: ChatKey) -> Result<bool> {
    let user = match event {
        Event::Ask(ask) => who(&ask.actor),
        Event::Press(press) => press.person.id,
        Event::Opened(opened) => opened.person.id,
        _ => return Ok(true),
    };
    let is_stranger = matches!(event, Event::Opened(_))
        && !people::membership(&cx.tx, chat, user).await?.is_some_and(|membership| membership.is_in);
    let may = cx.turns.take(Budget::Waits(chat, user), cx.now)
        && (!is_stranger || cx.turns.take(Budget::StrangersOf(chat), cx.now))
        && inbox::has_room_to_park(&cx.tx, chat, MOST_WAITING, MOST_WAITING_IN_ALL).await?;
    if !may {
        cx.turns.held_back(Kind::Waiting);
    }
    Ok(may)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUP: ChatId = ChatId(-1);
    const ALICE: UserId = UserId(1);
    const HERS: Budget = Budget::Commands(GROUP, ALICE);

    fn at(ms: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(ms).unwrap()
    }

    /// How many of `n` have a turn, each in a transaction of its own.
    fn turns(gate: &Arc<Floodgate>, budget: Budget, n: usize, now_ms: i64) -> usize {
        let turn = |_: &usize| {
            let turns = gate.open();
            let has_turn = turns.take(budget, at(now_ms));
            turns.count(at(now_ms));
            has_turn
        };
        (0..n).filter(turn).count()
    }

    #[test]
    fn ten_at_once_then_one_every_twelve_seconds() {
        let gate = Arc::default();
        assert_eq!(turns(&gate, HERS, 13, 0), 10);
        assert_eq!(turns(&gate, HERS, 2, 12_000), 1);
        assert_eq!(turns(&gate, Budget::Commands(GROUP, UserId(2)), 1, 12_000), 1, "others are others");
        assert_eq!(turns(&gate, Budget::Presses(GROUP, ALICE), 1, 12_000), 1, "buttons are counted apart");
        assert_eq!(turns(&gate, HERS, 11, 300_000), 10, "after a while all is forgotten");
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out() {
        let gate = Arc::default();
        assert_eq!(turns(&gate, HERS, 11, 900_000_000), 10);
        assert_eq!(turns(&gate, HERS, 1, 899_990_000), 0, "by a little: it takes a little longer");
        assert_eq!(turns(&gate, HERS, 11, 0), 10, "by much: nothing is known");
    }

    #[test]
    fn what_was_not_committed_was_not_asked() {
        let gate = Arc::default();
        for _ in 0..30 {
            assert!(Floodgate::open(&gate).take(HERS, at(0)));
        }
        let together = Floodgate::open(&gate);
        let taken = (0..11).filter(|_| together.take(HERS, at(0))).count();
        assert_eq!((taken, together.taken(HERS, at(0))), (10, 10), "those of one transaction count for each other");
    }

    #[test]
    fn some_is_left_to_others_and_some_to_everybody() {
        let turns = Floodgate::open(&Arc::default());
        let taken = |left| (0..40).filter(|_| turns.take_leaving(left, Budget::Members(GROUP), at(0))).count();
        assert_eq!([taken(LEFT_TO_OTHERS), taken(LEFT_BY_TELLING), taken(0)], [10, 18, 2]);
    }

    #[test]
    fn telegrams_word_is_good_for_a_while_and_one_question_is_enough() {
        let turns = Floodgate::open(&Arc::default());
        let chat = ChatKey(1);
        assert!(turns.may_ask_about(chat, ALICE, at(0)) && !turns.may_ask_about(chat, ALICE, at(59_000)));
        assert!(!turns.is_outside(chat, ALICE, at(0)));
        turns.found_outside(chat, ALICE, at(1_000));
        assert!(turns.is_outside(chat, ALICE, at(300_000)) && !turns.is_outside(chat, ALICE, at(301_000)));
        assert!(turns.may_ask_about(chat, ALICE, at(301_000)));
    }

    #[test]
    fn budgets_that_are_whole_are_forgotten() {
        let gate: Arc<Floodgate> = Arc::default();
        for n in 0..25_000_i64 {
            turns(&gate, Budget::Commands(GROUP, UserId(n)), 1, n * 100);
        }
        let kept = locked(&gate.0).spent.len();
        assert!(kept <= FORGOTTEN_AFTER + 200, "{kept} are kept");
    }
}
