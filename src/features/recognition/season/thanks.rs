//! Who is thanked for a month: frozen when it is closed, named when it is posted, corrected by those who manage the group.

use std::collections::HashSet;

use serde::Serialize;

use super::{
    super::{
        NAME, Span, best, boards,
        queries::results::{self, Name, Seated, Why},
    },
    archive, close, reference,
    slots::{self, Part, Seat, Slot},
};
use crate::{
    dispatch::{Cx, Result},
    store::{ChatKey, chats::Chat, occurrences},
    telegram::UserId,
};

/// Candidates looked at for each slot; more than can be thanked, as those thanked before rest.
const CANDIDATES: usize = 50;

/// How people are named, each with what she did.
pub type People = Vec<(Name, Why)>;

/// Who is named in the thanks for a month.
#[derive(Debug, Default)]
pub struct Thanked {
    /// Slot by slot: for what, and each by name with what she did. [`None`]: a version that knew no slots thanked them.
    pub groups: Vec<(Option<Slot>, People)>,
    /// Who was thanked for the month before.
    pub resting: Vec<Name>,
}

#[derive(Serialize)]
struct Row {
    slot: &'static str,
    user: i64,
    position: usize,
    part: &'static str,
    why: Why,
}

/// Freezes who is thanked. [`false`]: nobody is.
pub async fn freeze(cx: &Cx, chat: &Chat, month: i64) -> Result<bool> {
    let mut candidates = Vec::new();
    let there = boards::of(cx, chat.key).await?;
    for slot in Slot::ALL.into_iter().filter(|slot| there.contains(&slot.board())) {
        candidates.push((slot, best(cx, chat, slot.board(), Span::Month(month), CANDIDATES).await?));
    }
    let before = thanked_for(cx, chat.key, month - 1).await?;
    let seats = slots::seats(candidates, &before);
    let is_anybody = seats.iter().any(|seat| seat.part == Part::Named);
    let rows: Vec<Row> = seats.iter().enumerate().map(|(position, seat)| row(position, seat)).collect();
    results::keep_thanks(&cx.tx, chat.key, month, &serde_json::to_string(&rows)?).await?;
    Ok(is_anybody)
}

fn row(position: usize, seat: &Seat) -> Row {
    let why = archive::why(seat.slot.board(), &seat.who.sums);
    Row { slot: seat.slot.code(), user: seat.who.user, position, part: seat.part.code(), why }
}

/// Who was thanked for a month: nobody, if its thanks were not posted.
async fn thanked_for(cx: &Cx, chat: ChatKey, month: i64) -> Result<HashSet<i64>> {
    if !occurrences::was_posted(&cx.tx, chat, NAME, &reference(month)).await? {
        return Ok(HashSet::new());
    }
    Ok(results::thanked_in(&cx.tx, chat, month).await?.into_iter().map(|user| user.0).collect())
}

/// Whether the thanks for a month stand in the group, or stood there: then who left afterwards stays named.
async fn is_posted(cx: &Cx, chat: ChatKey, month: i64) -> Result<bool> {
    Ok(occurrences::was_posted(&cx.tx, chat, NAME, &reference(month)).await?
        && results::post(&cx.tx, chat, month).await?.is_some())
}

/// Who is named in the post for a month as things are: before it is posted, without those who left, took office, or wish not to
/// be named; after that, without these last, and `without` her.
pub async fn named(cx: &Cx, chat: ChatKey, month: i64, without: Option<UserId>) -> Result<Thanked> {
    let posted = is_posted(cx, chat, month).await?;
    let mut seats = results::seats(&cx.tx, chat, month).await?;
    seats.retain(|seat| match &seat.name {
        Name::Known(_) => (posted || seat.is_there) && Some(seat.user) != without,
        Name::Hidden | Name::Former => false,
    });
    Ok(gathered(seats))
}

/// Who was thanked for a month, for whoever looks it up: also those who wish not to be named, as such.
pub async fn archived(cx: &Cx, chat: ChatKey, month: i64) -> Result<Thanked> {
    Ok(gathered(results::seats(&cx.tx, chat, month).await?))
}

fn gathered(seats: Vec<Seated>) -> Thanked {
    let mut thanked = Thanked::default();
    let (named, others): (Vec<_>, Vec<_>) =
        seats.into_iter().partition(|seat| Part::from_code(&seat.part) == Some(Part::Named));
    for slot in [None].into_iter().chain(Slot::ALL.map(Some)) {
        let group: People = named
            .iter()
            .filter(|seat| seat.slot.as_deref().and_then(Slot::from_code) == slot)
            .map(|seat| (seat.name.clone(), seat.why.clone()))
            .collect();
        if !group.is_empty() {
            thanked.groups.push((slot, group));
        }
    }
    let rests = |seat: &Seated| Part::from_code(&seat.part) == Some(Part::Resting);
    let known = |seat: &Seated| matches!(seat.name, Name::Known(_));
    thanked.resting = others.into_iter().filter(|seat| rests(seat) && known(seat)).map(|seat| seat.name).collect();
    thanked
}

/// Who can be taken off, and who can be put in instead, in the order of the slots.
#[derive(Debug, Default)]
pub struct Ways {
    /// Named: for what, who, her name.
    pub named: Vec<(Slot, UserId, Name)>,
    /// Taken off, or next of a slot with a free place.
    pub others: Vec<(Slot, UserId, Name)>,
}

/// What can be corrected about the thanks for a month that is closed.
pub async fn ways(cx: &Cx, chat: ChatKey, month: i64) -> Result<Ways> {
    let seats = results::seats(&cx.tx, chat, month).await?;
    let of = |seat: &Seated| Some((Slot::from_code(seat.slot.as_deref()?)?, seat.user, seat.name.clone()));
    let is = |seat: &Seated, part: Part| Part::from_code(&seat.part) == Some(part);
    let named: Vec<_> = seats.iter().filter(|seat| is(seat, Part::Named)).filter_map(of).collect();
    let is_named = |user: UserId| named.iter().any(|(_, other, _)| *other == user);
    let mut others = Vec::new();
    for slot in Slot::ALL {
        let visible = seats.iter().filter(|seat| is(seat, Part::Named) && seat.is_there);
        let taken = visible.filter_map(of).filter(|(other, ..)| *other == slot).count();
        let of_slot =
            |part| seats.iter().filter(move |seat| is(seat, part)).filter_map(of).filter(move |(s, ..)| *s == slot);
        let free = |(_, user, _): &(Slot, UserId, Name)| !is_named(*user);
        others.extend(of_slot(Part::Off).filter(free));
        if taken < slot.seats() {
            let there = |user: UserId| seats.iter().any(|seat| seat.user == user && seat.is_there);
            others.extend(of_slot(Part::Spare).filter(free).filter(|(_, user, _)| there(*user)).take(1));
        }
    }
    Ok(Ways { named, others })
}

/// Takes somebody off the thanks for a month, or puts her in. [`false`]: that is so already, or cannot be.
pub async fn correct(cx: &Cx, chat: &Chat, month: i64, (slot, user): (Slot, UserId), is_in: bool) -> Result<bool> {
    if !close::is_closed(cx, chat, super::Period::Month(month)).await? {
        return Ok(false);
    }
    let ways = ways(cx, chat.key, month).await?;
    let among = if is_in { &ways.others } else { &ways.named };
    if !among.iter().any(|(of, who, _)| (*of, *who) == (slot, user)) {
        return Ok(false);
    }
    let part = if is_in { Part::Named } else { Part::Off };
    Ok(results::set_part(&cx.tx, (chat.key, month), slot.code(), user, part.code()).await?)
}
