//! A month as groups have them, with people in it who want to stand higher than they should: before and after.
//!
//! How much is said, how unevenly, and how much of it answers somebody is as measured in real groups (DOMAIN §A1).

use super::*;

/// People of three languages.
const NAMES: [&str; 12] =
    ["Noa", "Борис", "Alice", "דוד", "Мария", "Tom", "יעל", "Олег", "Grace", "אבי", "Света", "Ben"];

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        ((self.throw() * n as f64) as usize).min(n - 1)
    }
}

/// Somebody said something: when in the month, who, whom it answers.
type Said = (i64, i64, Option<i64>);
/// Somebody liked a message: who, whose it is, which.
type Liked = (i64, i64, i64);

const DAY: i64 = 86_400;
const FLOODER: i64 = 1_000;
const RING: [i64; 4] = [1_001, 1_002, 1_003, 1_004];
const TO_HERSELF: i64 = 1_010;
const LIKED: i64 = 1_020;
const FARM: std::ops::Range<i64> = 1_100..1_110;
const PAIR: [i64; 2] = [1_030, 1_031];

fn name(user: i64) -> String {
    match user {
        FLOODER => "(floods)".to_owned(),
        1_001..=1_004 => format!("(ring {})", user - 1_000),
        TO_HERSELF => "(answers herself)".to_owned(),
        LIKED => "(liked by a farm)".to_owned(),
        1_030 | 1_031 => format!("(pair {})", user - 1_029),
        user => {
            let n = usize::try_from(user).unwrap();
            match n / NAMES.len() {
                0 => NAMES[n].to_owned(),
                again => format!("{} {}", NAMES[n % NAMES.len()], again + 1),
            }
        }
    }
}

/// A month of a group of so many people who say so many things, of which such a share answers somebody.
fn month(people: usize, messages: i64, answers: f64, seed: u64) -> (Vec<Said>, Vec<Liked>) {
    let mut dice = Dice(seed);
    let shares: Vec<f64> = (1..=people).map(|n| 1.0 / (n as f64).powf(1.1)).collect();
    let all: f64 = shares.iter().sum();
    let anybody = |dice: &mut Dice| {
        let mut at = dice.throw() * all;
        shares.iter().position(|share| {
            at -= share;
            at < 0.0
        })
    };
    let (mut said, mut liked): (Vec<Said>, Vec<Liked>) = (Vec::new(), Vec::new());
    let pause = 29 * DAY / messages;
    for n in 0..messages {
        let at = n * pause + dice.below(usize::try_from(pause.max(1)).unwrap()) as i64;
        let latest: Vec<i64> = said.iter().rev().take(6).map(|(_, who, _)| *who).collect();
        let goes_on = !latest.is_empty() && dice.throw() < 0.33;
        let who = if goes_on { latest[dice.below(latest.len())] } else { anybody(&mut dice).unwrap_or(0) as i64 };
        let others: Vec<i64> = latest.into_iter().filter(|other| *other != who).collect();
        let whom = (!others.is_empty() && dice.throw() < answers).then(|| others[dice.below(others.len())]);
        said.push((at, who, whom));
        while dice.throw() < 0.1 {
            let reactor = dice.below(people) as i64;
            if reactor != who && !liked.contains(&(reactor, who, n)) {
                liked.push((reactor, who, n));
            }
        }
    }
    (said, liked)
}

/// And those who want to stand higher.
fn attacked((said, liked): &(Vec<Said>, Vec<Liked>), people: usize, with_ring: bool) -> (Vec<Said>, Vec<Liked>) {
    let (mut said, mut liked, mut dice) = (said.clone(), liked.clone(), Dice(7));
    let some = |dice: &mut Dice| (dice.below(29) as i64 * DAY + 40_000, dice.below(people) as i64);
    for day in 0..29 {
        let at = |second: i64| day * DAY + 28_800 + second;
        said.extend((0..60).map(|n| (at(n * 700), FLOODER, None)));
        said.extend((0..20).map(|n| (at(n * 1_500 + 300), TO_HERSELF, None)));
        said.extend((0..4).map(|n| (at(n * 1_700 + 100), LIKED, None)));
        for who in RING.into_iter().filter(|_| with_ring) {
            let others = RING.into_iter().filter(|whom| *whom != who);
            said.extend(others.map(|whom| (at(who * 11 % 40_000 + whom * 300), who, Some(whom))));
        }
    }
    // Some answer even them.
    for whom in [FLOODER, FLOODER, FLOODER, LIKED, LIKED] {
        let (at, who) = some(&mut dice);
        said.push((at, who, Some(whom)));
    }
    for reactor in FARM {
        liked.extend((0..8).map(|n| (reactor, LIKED, 1_000_000 + n + 8 * reactor)));
    }
    for n in 0..300 {
        let at = n * 29 * DAY / 300;
        said.extend([(at, PAIR[0], Some(PAIR[1])), (at + 60, PAIR[1], Some(PAIR[0]))]);
    }
    said.sort_by_key(|(at, ..)| *at);
    (said, liked)
}

/// Where everybody stands, by what counts now.
fn now((said, liked): &(Vec<Said>, Vec<Liked>)) -> Vec<i64> {
    let first = day_of(NaiveDate::from_ymd_opt(2026, 11, 1).unwrap());
    let talk: Vec<Talk> = said
        .iter()
        .map(|(at, author, answers)| Talk {
            chat: 1,
            thread: 0,
            author: *author,
            at: first * DAY + at,
            day: first + at / DAY,
            answers: *answers,
            forwarded: false,
            album: None,
        })
        .collect();
    let calendar = Calendar { week_start: Weekday::Mon, seasons: Vec::new() };
    let mut known = Known { calendars: [(1, calendar)].into(), ..Known::default() };
    let month = Span::Month(month_of(NaiveDate::from_ymd_opt(2026, 11, 1).unwrap())).code();
    let changes = count(&mut known, &talk);
    let mut sums: BTreeMap<i64, Sums> =
        changes.into_iter().filter(|(key, _)| key.span == month).map(|(key, by)| (key.user, by)).collect();
    let (mut pairs, mut messages): (BTreeMap<_, i64>, BTreeMap<i64, i64>) = Default::default();
    for (reactor, author, message) in liked {
        let talks = sums.get(reactor).is_some_and(|sums| sums.days > 0);
        let of_pair = pairs.entry((*reactor, *author)).or_default();
        if *of_pair < most_reactions(talks) {
            *of_pair += 1;
            let reactors = messages.entry(*message).or_default();
            *sums.entry(*author).or_default() += reaction_change(*reactors, *reactors + 1);
            *reactors += 1;
        }
    }
    let worth = |sums: &Sums| order(Board::Active, sums, Weights::Together);
    in_order(sums.iter().map(|(user, sums)| (*user, worth(sums) as f64)))
}

/// The same by what counted before: `[ Σ days log2(1 + min(turns, 15)) + 2·Σ people sqrt(min(answers, 9)) + 1.5 · people
/// answered + Σ messages log2(1 + people) ] · (0.25 + 0.75 · min(1, people who answer / 3))`.
fn before((said, liked): &(Vec<Said>, Vec<Liked>)) -> Vec<i64> {
    let mut turns: BTreeMap<(i64, i64), f64> = BTreeMap::new();
    let mut answers: BTreeMap<(i64, i64), i64> = BTreeMap::new();
    let mut latest = None;
    for (at, who, whom) in said {
        if latest.is_none_or(|(last, author)| author != *who || at - last > 120) {
            *turns.entry((*who, at / DAY)).or_default() += 1.0;
        }
        latest = Some((*at, *who));
        if let Some(whom) = whom {
            *answers.entry((*who, *whom)).or_default() += 1;
        }
    }
    let mut reactors: BTreeMap<(i64, i64), i64> = BTreeMap::new();
    let mut pairs: BTreeMap<(i64, i64), i64> = BTreeMap::new();
    for (reactor, author, message) in liked {
        let of_pair = pairs.entry((*reactor, *author)).or_default();
        if *of_pair < 5 {
            *of_pair += 1;
            *reactors.entry((*author, *message)).or_default() += 1;
        }
    }
    let users: BTreeSet<i64> = said.iter().map(|(_, who, _)| *who).collect();
    in_order(users.into_iter().map(|user| {
        let days: f64 =
            turns.iter().filter(|((who, _), _)| *who == user).map(|(_, n)| (1.0 + n.min(15.0)).log2()).sum();
        let received: Vec<i64> = answers.iter().filter(|((_, whom), _)| *whom == user).map(|(_, n)| *n).collect();
        let replies: f64 = received.iter().map(|n| 2.0 * (*n.min(&9) as f64).sqrt()).sum();
        let answered = answers.keys().filter(|(who, _)| *who == user).count() as f64;
        let liked: f64 =
            reactors.iter().filter(|((author, _), _)| *author == user).map(|(_, n)| (1.0 + *n as f64).log2()).sum();
        let gate = 0.25 + 0.75 * (received.len() as f64 / 3.0).min(1.0);
        (user, (days + replies + 1.5 * answered + liked) * gate)
    }))
}

fn in_order(worth: impl Iterator<Item = (i64, f64)>) -> Vec<i64> {
    let mut all: Vec<(i64, f64)> = worth.collect();
    all.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    all.into_iter().map(|(user, _)| user).collect()
}

fn place(list: &[i64], user: i64) -> usize {
    list.iter().position(|one| *one == user).map_or(usize::MAX, |at| at + 1)
}

const KINDS: [(&str, &[i64]); 5] = [
    ("floods", &[FLOODER]),
    ("ring", &RING),
    ("answers herself", &[TO_HERSELF]),
    ("liked by a farm", &[LIKED]),
    ("pair", &PAIR),
];

fn best_place(list: &[i64], of: &[i64]) -> usize {
    of.iter().map(|user| place(list, *user)).min().unwrap_or(usize::MAX)
}

#[test]
fn before_and_after_side_by_side() {
    let honest = month(48, 2_500, 0.55, 11);
    let all = attacked(&honest, 48, true);
    let (old, new) = (before(&all), now(&all));
    let rows = (0..15).map(|n| format!("{:2}. {:<20} {}", n + 1, name(old[n]), name(new[n])));
    let of = |(kind, users): &(&str, &[i64])| {
        format!("    {kind}: {} before, {} now", best_place(&old, users), best_place(&new, users))
    };
    let table: Vec<String> = rows.chain(KINDS.iter().map(of)).collect();
    insta::assert_snapshot!(table.join("\n"), @"
     1. Noa                  Noa
     2. Борис                Борис
     3. Alice                Alice
     4. דוד                  דוד
     5. Tom                  Tom
     6. Мария                Мария
     7. Grace                Grace
     8. (floods)             Олег
     9. יעל                  יעל
    10. Олег                 Борис 2
    11. Борис 2              Света
    12. Света                אבי
    13. אבי                  Мария 2
    14. (liked by a farm)    Grace 2
    15. Мария 2              Ben
        floods: 8 before, 39 now
        ring: 16 before, 45 now
        answers herself: 46 before, 56 now
        liked by a farm: 14 before, 41 now
        pair: 29 before, 53 now
    ");
}

#[test]
fn who_wants_to_stand_higher_is_not_among_the_first_ten_and_the_first_five_stay() {
    for (people, messages, answers) in [(119, 6_000, 0.53), (70, 2_500, 0.34), (48, 2_500, 0.7), (29, 1_500, 0.56)] {
        for seed in 0..4 {
            let honest = month(people, messages, answers, seed);
            let all = attacked(&honest, people, true);
            let (alone, among) = (now(&honest), now(&all));
            let of = |kind: &(&str, &[i64])| (kind.0.to_owned(), best_place(&among, kind.1));
            let places: Vec<_> = KINDS.iter().map(of).collect();
            assert!(places.iter().all(|(_, place)| *place > 10), "{people} people, seed {seed}: {places:?}");
            let first = |list: &[i64]| list.iter().take(5).copied().collect::<BTreeSet<_>>();
            assert_eq!(first(&alone), first(&among), "{people} people, seed {seed}");
        }
    }
}

#[test]
fn two_who_answer_each_other_all_month_get_nowhere_in_a_small_group() {
    for (people, messages, answers) in [(12, 500, 0.3), (14, 900, 0.5), (18, 700, 0.25), (25, 800, 0.4)] {
        for seed in 0..6 {
            let all = attacked(&month(people, messages, answers, seed), people, false);
            let (old, new) = (before(&all), now(&all));
            let (was, is) = (best_place(&old, &PAIR), best_place(&new, &PAIR));
            assert!(is > was && is > 10 && is * 10 >= people * 8, "{people} people, seed {seed}: from {was} to {is}");
        }
    }
}

#[test]
fn a_handful_of_people_still_stand_as_they_take_part() {
    for (people, messages, answers) in [(5, 300, 0.4), (8, 400, 0.4), (10, 600, 0.2)] {
        let (mut agrees, mut all) = (0, 0);
        for seed in 0..6 {
            // People are numbered by how much they say.
            let list = now(&month(people, messages, answers, seed));
            for (n, one) in list.iter().enumerate() {
                agrees += list[n + 1..].iter().filter(|below| *below > one).count();
                all += list.len() - n - 1;
            }
        }
        assert!(agrees * 100 >= all * 80, "{people} people: {agrees} of {all}");
    }
}
