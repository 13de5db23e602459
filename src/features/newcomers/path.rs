//! Somebody's first weeks: they begin when she joins, end when she leaves, and what she is told on the way is decided at
//! the moment of saying it.
//!
//! Each group has one timer, for whoever is next; who is not due costs nothing.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    KIND, Later, NAME, SETTING,
    queries::{self, Path},
    rules::{self, Changed, Her, Outcome, Plan, Planned, Says},
    views, waits,
};
use crate::{
    dispatch::{
        BotMoved, Cx, Joined, Left, Result, items,
        nudge::{Remark, Turn, Way},
        posts,
    },
    features::{onboarding, touchpoints},
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        occurrences, people,
        settings_log::Change,
        timers,
    },
    telegram::{UserId, actor::Actor, keyboard::Keyboard, marked::Marked},
    words::{Line, line},
};

/// So many are looked at before others have their turn,
const A_ROUND: i64 = 100;
/// and so many of a group are told something at once; the others after a pause. After a crowd came, not all of it hears of
/// us in the same minute.
const AT_ONCE: usize = 20;
const PAUSE: TimeDelta = TimeDelta::minutes(10);
/// So many who share an interest are named.
const ALIKE: usize = 2;
/// A question of the week is open for so long.
const A_WEEK: TimeDelta = TimeDelta::days(7);

/// How the name of a group's timer begins.
pub(super) const TIMER: &str = "path:";

/// Somebody joined.
pub(super) async fn joined(cx: Cx, joined: Arc<Joined>) -> Result {
    let chat = joined.chat.key;
    for new in &joined.people {
        join(&cx, chat, new.person.id, new.is_back).await?;
    }
    ring_by_next(&cx, chat, cx.now).await
}

async fn join(cx: &Cx, chat: ChatKey, user: UserId, is_back: bool) -> Result {
    let goes_on = match queries::before(&cx.tx, chat, user).await? {
        // A member of before, or one who was here before we were.
        None if is_back => return Ok(()),
        None => false,
        Some(before) => before.left_at.is_none_or(|left_at| cx.now - left_at <= rules::GOES_ON),
    };
    if goes_on {
        return Ok(queries::go_on(&cx.tx, chat, user, cx.now + rules::AFTER_RETURN).await?);
    }
    let plan = plan(cx, chat).await?;
    let first = plan.steps().into_iter().find(|planned| planned.is_on).map_or(1, |planned| planned.day);
    Ok(queries::begin(&cx.tx, chat, user, cx.now, cx.now + TimeDelta::days(first)).await?)
}

/// Somebody left: nothing of hers waits any more.
pub(super) async fn left(cx: Cx, left: Arc<Left>) -> Result {
    let (chat, user) = (left.chat.key, left.person.id);
    queries::leave(&cx.tx, chat, user, cx.now).await?;
    waits::over(&cx, chat, user).await
}

/// Where we are no more, nothing waits.
pub(super) async fn bot_moved(cx: Cx, moved: Arc<BotMoved>) -> Result {
    if moved.chat.bot == BotPlace::Out {
        queries::end_all(&cx.tx, moved.chat.key).await?;
    }
    Ok(())
}

/// The steps as they are in a group.
pub(super) async fn plan(cx: &Cx, chat: ChatKey) -> Result<Plan> {
    Ok(Plan::of(queries::plan(&cx.tx, chat).await?))
}

/// The timer of a group rings when the next one may be due something, but not before `at`.
async fn ring_by_next(cx: &Cx, chat: ChatKey, at: DateTime<Utc>) -> Result {
    let Some(next) = queries::next_due(&cx.tx, chat).await? else { return Ok(()) };
    let key = timer_of(chat);
    let next = next.max(at);
    if timers::due_at(&cx.tx, NAME, &key).await?.is_some_and(|set| set <= next) {
        return Ok(());
    }
    cx.set_timer(NAME, &key, Some(chat), next, &Later::Path(chat)).await
}

fn timer_of(chat: ChatKey) -> String {
    format!("{TIMER}{}", chat.0)
}

/// Somebody in a group may be due something.
pub(super) async fn ring(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    if chat.bot == BotPlace::Out {
        return Ok(queries::end_all(&cx.tx, key).await?);
    }
    let plan = plan(cx, key).await?;
    // What was due before the database was restored may have been said after the backup was made.
    let restored = occurrences::restored_at(&cx.tx, key).await?;
    let mut told = 0;
    for path in queries::due(&cx.tx, key, cx.now, A_ROUND).await? {
        told += usize::from(go(cx, &chat, (&plan, restored), path).await?);
        if told == AT_ONCE {
            return ring_by_next(cx, key, cx.now + PAUSE).await;
        }
    }
    ring_by_next(cx, key, cx.now).await
}

/// Does what is due for somebody, and notes when to look again. Returns whether she was told something.
async fn go(cx: &Cx, chat: &Chat, (plan, restored): (&Plan, Option<DateTime<Utc>>), mut path: Path) -> Result<bool> {
    let membership = people::membership(&cx.tx, chat.key, path.user).await?;
    if membership.is_none_or(|membership| !membership.is_in || membership.manages) {
        // Gone without a word, or one of those who look after the others.
        queries::set_due(&cx.tx, chat.key, path.user, None).await?;
        return Ok(false);
    }
    let mut told = false;
    loop {
        let Some((next, due)) = plan.next(path.began_at, &path.had) else {
            queries::set_due(&cx.tx, chat.key, path.user, None).await?;
            return Ok(told);
        };
        if due > cx.now {
            queries::set_due(&cx.tx, chat.key, path.user, Some(due)).await?;
            return Ok(told);
        }
        let taken = match restored.is_some_and(|restored| due <= restored) {
            true => Taken::Over(Outcome::Late),
            false => take(cx, chat, &path, &next, due).await?,
        };
        let outcome = match taken {
            Taken::Over(outcome) => outcome,
            Taken::Later(at) => {
                queries::set_due(&cx.tx, chat.key, path.user, Some(at)).await?;
                return Ok(told);
            }
        };
        told |= matches!(outcome, Outcome::Said | Outcome::Whispered);
        queries::record(&cx.tx, chat.key, path.user, (next.step.name, outcome.code()), cx.now).await?;
        path.had.insert(next.step.name.to_owned());
    }
}

/// What became of a step that is due.
enum Taken {
    /// It is over for her.
    Over(Outcome),
    /// It is looked at again then.
    Later(DateTime<Utc>),
}

/// Takes a step: if it still makes sense, and she may be told now.
async fn take(cx: &Cx, chat: &Chat, path: &Path, planned: &Planned, due: DateTime<Utc>) -> Result<Taken> {
    let until = due + planned.step.grace;
    if cx.now > until {
        return Ok(Taken::Over(Outcome::Late));
    }
    if onboarding::only_reads(cx, chat.key, path.user).await? {
        return Ok(Taken::Over(Outcome::Reads));
    }
    let introduced = onboarding::has_introduced(cx, chat.key, path.user).await?;
    if !planned.step.suits(Her { introduced, spoke: path.spoke }) {
        return Ok(Taken::Over(Outcome::Pointless));
    }
    if people::is_muted(&cx.tx, chat.key, path.user).await? {
        // What she cannot do yet she is not asked for.
        return Ok(Taken::Later(cx.now + rules::WHILE_MUTED));
    }
    let remark = Remark { user: path.user, chat, kind: KIND, until };
    let way = match cx.turn_for(remark).await? {
        Turn::Now(way) => way,
        Turn::Later(at) => return Ok(Taken::Later(at)),
        Turn::Never => return Ok(Taken::Over(Outcome::NotReached)),
    };
    let said = Saying { cx, chat, user: path.user, way }.words(planned).await?;
    let Some((html, keyboard)) = said else { return Ok(Taken::Over(Outcome::Pointless)) };
    cx.remark(remark, way, &html, &keyboard).await?;
    Ok(Taken::Over(if way.in_private { Outcome::Said } else { Outcome::Whispered }))
}

/// To whom a step is said, and how.
pub(super) struct Saying<'a> {
    pub cx: &'a Cx,
    pub chat: &'a Chat,
    pub user: UserId,
    pub way: Way,
}

impl Saying<'_> {
    /// What a step says to her; [`None`]: there is nothing to say.
    async fn words(&self, planned: &Planned) -> Result<Option<(String, Keyboard)>> {
        let Self { cx, chat, .. } = *self;
        let (words, keyboard) = match planned.step.says {
            Says::Introduce => {
                if !cx.is_on(chat.key, onboarding::NAME).await? {
                    return Ok(None);
                }
                let key = onboarding::invitation(cx, chat, self.way.language).await?;
                (line("newcomers-introduce"), Keyboard::new().row([key]))
            }
            Says::Company => match self.company().await? {
                Some(words) => (words, Keyboard::new()),
                None => return Ok(None),
            },
            Says::Thanks => (line("newcomers-thanks"), Keyboard::new()),
            Says::Question => (line("newcomers-month"), views::verdicts(self).await?),
        };
        let html = self.in_words(planned.words.as_ref(), words).await?;
        Ok(Some((html, keyboard.row([views::stop_key(self).await?]))))
    }

    /// Who shares her interests, or the question that is open this week.
    async fn company(&self) -> Result<Option<Line>> {
        let Self { cx, chat, user, .. } = *self;
        let alike = match cx.is_on(chat.key, onboarding::NAME).await? {
            true => onboarding::sharing(cx, chat.key, user, ALIKE).await?,
            false => Vec::new(),
        };
        if let Some(words) = views::shared(&alike) {
            return Ok(Some(words));
        }
        let open = match cx.is_on(chat.key, touchpoints::NAME).await? {
            true => posts::latest(cx, chat.key, touchpoints::NAME, cx.now - A_WEEK).await?,
            false => None,
        };
        let link = open.and_then(|message| onboarding::message_link(chat.id, message));
        Ok(link.map(|link| line("newcomers-question").plain("link", &link)))
    }

    /// The managers' own words, or ours; the group first.
    pub(super) async fn in_words(&self, own: Option<&Marked>, ours: Line) -> Result<String> {
        let name = people::known(&self.cx.tx, self.user).await?.map(|known| known.name).unwrap_or_default();
        Ok(views::said(self.chat, &name, own, ours, self.way))
    }
}

/// She is being forgotten: what waits because of her, and managers' own words that lead to her.
pub(super) async fn forget_words_about(cx: &Cx, chat: ChatKey, user: UserId) -> Result {
    items::erase(cx, chat, NAME, &user.0.to_string()).await?;
    for mut changed in queries::plan(&cx.tx, chat).await? {
        let Some(words) = &changed.words else { continue };
        let unlinked = words.without_mention_of(user.0);
        if unlinked != *words {
            changed.words = Some(unlinked);
            queries::change(&cx.tx, chat, &changed).await?;
        }
    }
    Ok(())
}

/// A step is so in a group from now on, and it is written down by whom.
pub(super) async fn change(cx: &Cx, chat: ChatKey, actor: &Actor, planned: Planned) -> Result {
    let before = plan(cx, chat).await?.step(planned.step);
    if before == planned {
        return Ok(());
    }
    cx.log_setting(chat, actor, Change::to(SETTING, &views::to_log(&planned))).await?;
    let Planned { step, is_on, day, words } = planned;
    queries::change(&cx.tx, chat, &Changed { step: step.name.to_owned(), is_on, day, words }).await?;
    queries::look_again(&cx.tx, chat, cx.now).await?;
    ring_by_next(cx, chat, cx.now).await
}
