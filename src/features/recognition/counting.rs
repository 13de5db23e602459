//! Keeps the counts: messages in batches, reactions one by one.
//!
//! A message changes what is known of a few people in four spans each (week, month, season, year), and each of these rows
//! stands in the order of several boards. To write all of that at once would cost several times what counting costs
//! otherwise, and most of it would be written again a moment later. So what changed is kept as it is, one row for each batch
//! and group ([`add`]), and added together ([`settle`]) when somebody looks, or when it is about so many people that looking
//! would take long: [`MOST_WAITING`] rows take some milliseconds. Whoever is counted a hundred times meanwhile is written
//! once, and of the orders only those that changed are written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

use super::{
    queries::{counts, tallies},
    rules::{self, Changes, DayKey, Known, PairKey, PersonKey, Sums, Talk, TallyKey, ThreadKey, day_of},
    spans::Calendar,
    typed,
    worth::{Board, Weights, order},
};
use crate::{
    dispatch::{Cx, GroupMessage, Reacted, Result, settings},
    schedule::gates::local_date,
    store::{ChatKey, chats::Chat, seconds},
    telegram::UserId,
};

/// Rows of tallies that may wait to be added to, in a group.
const MOST_WAITING: i64 = 300;
/// So many different ones among them are put together and wait on: everybody of a small group, again and again.
const MOST_TOGETHER: usize = 200;
/// Batches that may wait.
const MOST_BATCHES: i64 = 100;
/// Rows that are weighed anew at once.
const AT_ONCE: i64 = 5_000;
/// The boards whose orders are kept, as in the table; newcomers stand as the most active do.
const ORDERS: [Board; 4] = [Board::Active, Board::Helpers, Board::Starters, Board::Steady];

/// Counts a batch of messages: a few statements, however many messages.
pub async fn messages(cx: &Cx, messages: &[GroupMessage]) -> Result {
    let chats: BTreeSet<i64> = messages.iter().map(|message| message.chat.0).collect();
    let groups = counts::groups(&cx.tx, &Vec::from_iter(chats)).await?;
    let is_counted = |message: &GroupMessage| {
        let thread = message.thread.map_or(0, |thread| thread.0);
        groups.get(&message.chat.0).is_none_or(|(_, uncounted)| !uncounted.contains(&thread))
    };
    // In the table's order, which spares it much seeking.
    let rows: BTreeSet<_> = messages.iter().filter_map(|one| message_row(one, is_counted(one))).collect();
    counts::note_messages(&cx.tx, &serde_json::to_string(&rows)?).await?;
    let says = |message: &&GroupMessage| message.substantive && is_counted(message);
    let talk: Vec<Talk> = messages.iter().filter(says).map(talk_of).collect();
    if talk.is_empty() {
        return Ok(());
    }
    let calendars = groups.into_iter().map(|(chat, (calendar, _))| (chat, calendar)).collect();
    let mut known = known(cx, &talk, calendars).await?;
    let changes = rules::count(&mut known, &talk);
    keep(cx, &known).await?;
    add(cx, &changes).await
}

/// What is kept of a message, so that reactions to it can be counted: chat, message, author, when, month, day. Of one that
/// is not counted, in month 0.
fn message_row(message: &GroupMessage, is_counted: bool) -> Option<(i64, i64, i64, i64, i64, i64)> {
    let date = message.at.with_timezone(&message.zone).date_naive();
    let month = if is_counted { rules::month_of(date) } else { 0 };
    Some((message.chat.0, message.id?.0, message.author.0, seconds(message.at), month, day_of(date)))
}

fn talk_of(message: &GroupMessage) -> Talk {
    Talk {
        chat: message.chat.0,
        thread: message.thread.map_or(0, |thread| thread.0),
        author: message.author.0,
        at: seconds(message.at),
        day: day_of(message.at.with_timezone(&message.zone).date_naive()),
        answers: message.answers.map(|author| author.0),
        forwarded: message.forwarded,
        album: message.album.clone(),
    }
}

async fn known(cx: &Cx, talk: &[Talk], calendars: BTreeMap<i64, Calendar>) -> Result<Known> {
    let threads = talk.iter().map(Talk::thread_key).map(|ThreadKey { chat, thread }| (chat, thread));
    let turns = counts::turns(&cx.tx, &distinct(threads)?).await?;
    let days = counts::days(&cx.tx, &distinct(talk.iter().map(Talk::day_key).map(day_row))?).await?;
    let mut known =
        Known { calendars, turns: turns.into_iter().collect(), days: days.into_iter().collect(), ..Known::default() };
    known.earlier = earlier(cx, talk, &known).await?;
    let keys: BTreeSet<PairKey> = talk.iter().filter_map(Talk::pair_key).collect();
    if !keys.is_empty() {
        let pairs = keys.iter().flat_map(|key| [*key, key.back()]).map(|key| (key.chat, key.from, key.author));
        known.pairs = counts::pairs(&cx.tx, &distinct(pairs)?).await?.into_iter().collect();
        let people = keys.iter().flat_map(|key| [key.replier(), key.answered()]);
        let people = people.map(|PersonKey { chat, user }| (chat, user));
        known.listeners = counts::listeners(&cx.tx, &distinct(people)?).await?.into_iter().collect();
    }
    Ok(known)
}

const fn day_row(key: DayKey) -> (i64, i64, i64) {
    (key.chat, key.day, key.user)
}

/// Other days of this week on which those talked who did not yet today.
async fn earlier(cx: &Cx, talk: &[Talk], known: &Known) -> Result<BTreeSet<DayKey>> {
    let new: BTreeSet<DayKey> = talk.iter().map(Talk::day_key).filter(|key| !known.days.contains_key(key)).collect();
    let others = |key: &DayKey| {
        let key = *key;
        let calendar = known.calendars.get(&key.chat);
        calendar
            .into_iter()
            .flat_map(move |calendar| calendar.others_of_week(key.day).map(move |day| DayKey { day, ..key }))
    };
    if new.is_empty() {
        return Ok(BTreeSet::new());
    }
    let days = counts::days(&cx.tx, &distinct(new.iter().flat_map(others).map(day_row))?).await?;
    Ok(days.into_iter().filter(|(_, tenths)| *tenths > 0).map(|(key, _)| key).collect())
}

fn distinct<K: Ord + Serialize>(keys: impl Iterator<Item = K>) -> serde_json::Result<String> {
    serde_json::to_string(&keys.collect::<BTreeSet<K>>())
}

async fn keep(cx: &Cx, known: &Known) -> Result {
    let turns = known.turns.iter();
    let turns = turns
        .map(|(key, turn)| (key.chat, key.thread, turn.author, turn.last_at, turn.tenths, &turn.album, turn.starter));
    let days = known.days.iter().map(|(key, tenths)| (key.chat, key.day, key.user, tenths));
    counts::keep_turns(&cx.tx, &json(turns)?).await?;
    counts::keep_days(&cx.tx, &json(days)?).await?;
    if known.pairs.is_empty() {
        return Ok(());
    }
    let pairs = known.pairs.iter().map(|(key, pair)| (key.chat, key.from, key.author, pair.0));
    counts::keep_pairs(&cx.tx, &json(pairs)?).await?;
    let listeners = known.listeners.iter().map(|(key, who)| (key.chat, key.user, who.month, who.people));
    Ok(counts::keep_listeners(&cx.tx, &json(listeners)?).await?)
}

/// A person's span and what changed about it, as it waits to be added.
type Waiting = (i64, i64, [i64; 11]);

/// Keeps what changed until it is added together.
async fn add(cx: &Cx, changes: &Changes) -> Result {
    let mut of_chats: BTreeMap<i64, Vec<Waiting>> = BTreeMap::new();
    for (key, by) in changes.iter().filter(|(_, by)| **by != Sums::default()) {
        of_chats.entry(key.chat).or_default().push((key.span, key.user, by.numbers()));
    }
    if of_chats.is_empty() {
        return Ok(());
    }
    let rows = of_chats.iter().map(|(chat, changes)| (chat, changes.len(), changes));
    tallies::keep_changes(&cx.tx, &json(rows)?).await?;
    let chats = Vec::from_iter(of_chats.into_keys());
    for chat in tallies::with_many_changes(&cx.tx, &chats, MOST_WAITING, MOST_BATCHES).await? {
        gather(cx, chat).await?;
    }
    Ok(())
}

/// Much waits in a group: what is about few people is put together and waits on, else it is added.
async fn gather(cx: &Cx, chat: ChatKey) -> Result {
    let changes = waiting(cx, chat).await?;
    if changes.len() > MOST_TOGETHER {
        return settle(cx, chat).await;
    }
    tallies::forget_changes(&cx.tx, chat).await?;
    let rows: Vec<Waiting> = changes.iter().map(|(key, by)| (key.span, key.user, by.numbers())).collect();
    Ok(tallies::keep_changes(&cx.tx, &json(std::iter::once((chat.0, rows.len(), rows)))?).await?)
}

/// Adds together what changed in a group.
pub async fn settle(cx: &Cx, chat: ChatKey) -> Result {
    let changes = waiting(cx, chat).await?;
    if changes.is_empty() {
        return Ok(());
    }
    keep_tallies(cx, chat, &changes).await?;
    Ok(tallies::forget_changes(&cx.tx, chat).await?)
}

/// A row of a tally to be kept: [span, who, sums, orders, whether she is new].
type TallyRow = [i64; 18];

/// Adds to what is kept, and works out what it is worth now.
async fn keep_tallies(cx: &Cx, chat: ChatKey, changes: &Changes) -> Result {
    let weights = weights(cx, chat).await?;
    let new_since = seconds(cx.now - TimeDelta::days(rules::NEW_DAYS));
    let keys = changes.keys().map(|key| (key.span, key.user));
    let (mut all, mut standing): (Vec<TallyRow>, Vec<TallyRow>) = (Vec::new(), Vec::new());
    for (span, user, sums, before, joined_at) in tallies::kept(&cx.tx, chat, &json(keys)?).await? {
        let mut sums = Sums::from_numbers(sums);
        sums += changes.get(&TallyKey { chat: chat.0, span, user }).copied().unwrap_or_default();
        let orders = ORDERS.map(|board| order(board, &sums, weights));
        let mut row = [0; 18];
        row[0] = span;
        row[1] = user;
        row[2..13].copy_from_slice(&sums.numbers());
        row[13..17].copy_from_slice(&orders);
        row[17] = i64::from(joined_at.is_some_and(|at| at > new_since));
        if before[1..] == orders[1..] { standing.push(row) } else { all.push(row) }
    }
    if !standing.is_empty() {
        tallies::keep_standing(&cx.tx, chat, &json(standing.iter())?).await?;
    }
    if !all.is_empty() {
        tallies::keep(&cx.tx, chat, &json(all.iter())?, weights.code()).await?;
    }
    Ok(())
}

/// What changed in a group and is not added yet. Reads only.
pub async fn waiting(cx: &Cx, chat: ChatKey) -> Result<Changes> {
    let mut changes = Changes::new();
    for batch in tallies::changes(&cx.tx, chat).await? {
        for (span, user, numbers) in serde_json::from_str::<Vec<Waiting>>(&batch)? {
            *changes.entry(TallyKey { chat: chat.0, span, user }).or_default() += Sums::from_numbers(numbers);
        }
    }
    Ok(changes)
}

/// What counts for how much in a group.
pub async fn weights(cx: &Cx, chat: ChatKey) -> Result<Weights> {
    Ok(typed::weights(&settings::own(cx, chat, &typed::WEIGHTS).await?))
}

/// What the sums of present spans are worth after the managers decided otherwise.
pub async fn weigh_anew(cx: &Cx, chat: ChatKey) -> Result {
    let weights = weights(cx, chat).await?.code();
    let today = day_of(local_date(cx.now, cx.chat(chat).await?.zone));
    for span in calendar(cx, chat).await?.spans(today) {
        if tallies::weights_of(&cx.tx, chat, span.code()).await?.is_some_and(|before| before != weights) {
            tallies::set_weights(&cx.tx, chat, span.code(), weights).await?;
            weigh_span(cx, chat, span.code()).await?;
        }
    }
    Ok(())
}

async fn weigh_span(cx: &Cx, chat: ChatKey, span: i64) -> Result {
    let mut after = i64::MIN;
    loop {
        let people = tallies::people_of(&cx.tx, chat, span, after, AT_ONCE).await?;
        let Some((_, last)) = people.last() else { return Ok(()) };
        after = *last;
        let nothing =
            |(span, user): &(i64, i64)| (TallyKey { chat: chat.0, span: *span, user: *user }, Sums::default());
        keep_tallies(cx, chat, &people.iter().map(nothing).collect()).await?;
    }
}

fn json(rows: impl Iterator<Item: Serialize>) -> serde_json::Result<String> {
    serde_json::to_string(&rows.collect::<Vec<_>>())
}

/// How a group divides its time.
pub async fn calendar(cx: &Cx, chat: ChatKey) -> Result<Calendar> {
    let group = counts::groups(&cx.tx, &[chat.0]).await?.remove(&chat.0);
    Ok(group.map(|(calendar, _)| calendar).ok_or_else(|| anyhow::anyhow!("no group has the key {chat:?}"))?)
}

/// Adds something to all spans an instant is in.
pub async fn add_at(cx: &Cx, chat: &Chat, user: UserId, at: DateTime<Utc>, by: Sums) -> Result {
    let day = day_of(local_date(at, chat.zone));
    add_on(cx, chat.key, user, day, by).await
}

async fn add_on(cx: &Cx, chat: ChatKey, user: UserId, day: i64, by: Sums) -> Result {
    let spans = calendar(cx, chat).await?.spans(day);
    let changes = spans.iter().map(|span| (TallyKey { chat: chat.0, span: span.code(), user: user.0 }, by));
    add(cx, &changes.collect()).await
}

/// Counts that somebody's reactions to a message changed. A message we did not see, or her own, is left out; to one that is
/// not counted it is known only that she likes it.
pub async fn reaction(cx: &Cx, reacted: &Reacted) -> Result {
    let (chat, message, user) = (reacted.chat.key, reacted.message, reacted.person.id);
    let Some(noted) = counts::message(&cx.tx, chat, message).await? else { return Ok(()) };
    if noted.author == user {
        return Ok(());
    }
    let before = counts::reaction(&cx.tx, chat, message, user).await?;
    let likes = rules::is_liked(&reacted.now);
    if before.is_some() == likes {
        return Ok(());
    }
    let pair = PairKey { chat: chat.0, from: user.0, author: noted.author.0 };
    let of_pair = counts::reactions_of_pair(&cx.tx, pair, noted.month).await?;
    let counted = match before {
        Some(counted) => counted,
        None => noted.month > 0 && of_pair < most_reactions(cx, &reacted.chat, user).await?,
    };
    let reactors = counts::reactors(&cx.tx, chat, message).await?;
    if likes {
        counts::like(&cx.tx, chat, message, user, counted).await?;
    } else {
        counts::unlike(&cx.tx, chat, message, user).await?;
    }
    if !counted {
        return Ok(());
    }
    let step = if likes { 1 } else { -1 };
    counts::set_reactions_of_pair(&cx.tx, pair, noted.month, of_pair + step).await?;
    let day = noted.day.unwrap_or_else(|| day_of(local_date(noted.at, reacted.chat.zone)));
    add_on(cx, chat, noted.author, day, rules::reaction_change(reactors, reactors + step)).await
}

/// How many of her reactions to somebody's messages of a month count.
async fn most_reactions(cx: &Cx, chat: &Chat, user: UserId) -> Result<i64> {
    let today = day_of(local_date(cx.now, chat.zone));
    let talks = counts::talked_lately(&cx.tx, chat.key, user, today, rules::SILENT_DAYS).await?;
    Ok(rules::most_reactions(talks))
}

/// What was counted of her in a group in all years, with what waits. Reads only.
pub async fn all_of(cx: &Cx, chat: ChatKey, user: UserId) -> Result<Sums> {
    let mut all = tallies::all_of(&cx.tx, chat, user).await?;
    let is_hers = |key: &TallyKey| key.user == user.0 && key.span >= tallies::YEARS;
    for (_, by) in waiting(cx, chat).await?.into_iter().filter(|(key, _)| is_hers(key)) {
        all += by;
    }
    Ok(all)
}

/// Whether somebody is to be thanked for a span, were it over now. Reads only: what waits is looked at, not added.
pub async fn is_anybody_eligible(cx: &Cx, chat: ChatKey, span: i64) -> Result<bool> {
    if tallies::is_anybody_eligible(&cx.tx, chat, span, rules::ELIGIBLE_DAYS).await? {
        return Ok(true);
    }
    for (key, by) in waiting(cx, chat).await?.into_iter().filter(|(key, by)| key.span == span && by.days > 0) {
        let user = UserId(key.user);
        let days = tallies::of_person(&cx.tx, chat, span, user).await?.map_or(0, |sums| sums.days);
        if days + by.days >= rules::ELIGIBLE_DAYS && tallies::is_listed(&cx.tx, chat, user).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
