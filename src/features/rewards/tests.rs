//! Whoever comes at once: each piece is one person's, each person has one, and the ledger tells the same.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::{
    life,
    queries::{self, New, Release, Reward, State, Who},
};
use crate::{
    dispatch::{Cx, Defaults, Floodgate, Keep, Me, Rooms, Stop, allowed::Allowed, seal::Seal},
    store::{
        Store,
        chats::{QuietHours, Rhythm},
    },
    telegram::{ChatId, UserId},
    words::Lang,
};

const PEOPLE: i64 = 50;
const CODES: usize = 10;

async fn context(store: &Store) -> Cx {
    let now = DateTime::from_timestamp(1_796_059_000, 0).unwrap();
    let defaults = Defaults {
        language: Lang::En,
        zone: chrono_tz::Tz::UTC,
        rhythm: Rhythm::Gentle,
        quiet: QuietHours { from: 0, until: 0 },
        posts_per_day: 1,
        posts_per_week: 5,
        keep: Keep::default(),
        allowed: Allowed::default(),
    };
    Cx {
        tx: store.write().await.unwrap(),
        now,
        me: Arc::new(Me { id: UserId(99), username: "bot".to_owned() }),
        defaults: Arc::new(defaults),
        rooms: Arc::new(Rooms::new(&[&super::Rewards]).unwrap()),
        running_since: now,
        turns: Arc::<Floodgate>::default().open(),
        lane: crate::telegram::request::Lane::Community,
        may_forget: true,
        settings: Arc::default(),
        seal: Arc::new(Seal::new(&[7; 32])),
    }
}

/// A store, and a pool of ten codes in a group.
async fn pool() -> (tempfile::TempDir, Store, Reward) {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::open(&format!("sqlite:{}", directory.path().join("a.db").display())).await.unwrap();
    let cx = context(&store).await;
    let chat = cx.chat_or_new(ChatId(-100_500), "supergroup", "Bakers").await.unwrap();
    let new = New {
        title: "Bread",
        about: "",
        codes: true,
        who: Who::Everyone,
        days: 0,
        until: cx.now + TimeDelta::days(7),
        made_by: UserId(1),
        thread: None,
    };
    let id = queries::add(&cx.tx, chat.key, &new, cx.now).await.unwrap();
    let reward = queries::by_id(&cx.tx, id).await.unwrap().unwrap();
    let codes: Vec<String> = (0..CODES).map(|n| format!("CODE-{n}")).collect();
    life::add_codes(&cx, &reward, &codes).await.unwrap();
    cx.tx.commit().await.unwrap();
    (directory, store, reward)
}

/// Somebody claims one, in a transaction of her own. What she was given, if anything was left.
async fn claims(store: &Store, reward: &Reward, user: i64) -> Option<String> {
    let cx = context(store).await;
    let until: DateTime<Utc> = cx.now + TimeDelta::hours(24);
    let given = match life::take_one(&cx, reward, UserId(user), Some(until)).await {
        Ok(id) => {
            let claim = queries::claim(&cx.tx, id).await.unwrap().unwrap();
            assert!(queries::deliver(&cx.tx, &claim, None, "", cx.now).await.unwrap());
            life::code(&cx, &claim).await.unwrap()
        }
        Err(Stop::Refusal(_)) => None,
        Err(stop) => panic!("{stop:?}"),
    };
    cx.tx.commit().await.unwrap();
    given
}

/// Fifty people claim ten codes at once, so many times over.
async fn crowds(times: usize) {
    for _ in 0..times {
        let (_directory, store, reward) = pool().await;
        let crowd: Vec<_> = (0..PEOPLE)
            .map(|user| {
                let (store, reward) = (store.clone(), reward.clone());
                tokio::spawn(async move { claims(&store, &reward, user).await })
            })
            .collect();
        let mut given = Vec::new();
        for one in crowd {
            given.extend(one.await.unwrap());
        }
        let different: BTreeSet<&String> = given.iter().collect();
        assert_eq!((given.len(), different.len()), (CODES, CODES), "ten deliveries, ten codes: {given:?}");
        let cx = context(&store).await;
        let stock = queries::stock(&cx.tx, reward.id).await.unwrap();
        assert_eq!((stock.free, stock.delivered, stock.kept), (0, 10, 0));
        cx.tx.commit().await.unwrap();
        store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_people_who_claim_ten_codes_at_once_get_ten() {
    crowds(3).await;
}

/// `cargo test --release --lib -- --ignored a_thousand_crowds`
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "it takes minutes"]
async fn a_thousand_crowds_of_fifty_get_ten_codes_each() {
    crowds(1_000).await;
}

/// What happens to a pool.
#[derive(Debug, Clone)]
enum Act {
    Claims(i64),
    Delivered(prop::sample::Index),
    Released(prop::sample::Index, bool),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        3 => (0..20i64).prop_map(Act::Claims),
        2 => any::<prop::sample::Index>().prop_map(Act::Delivered),
        2 => (any::<prop::sample::Index>(), any::<bool>()).prop_map(|(which, taken)| Act::Released(which, taken)),
    ];
    prop::collection::vec(act, 0..60)
}

async fn play(acts: Vec<Act>) {
    let (_directory, store, reward) = pool().await;
    let cx = context(&store).await;
    let mut made: Vec<i64> = Vec::new();
    for act in acts {
        match act {
            Act::Claims(user) => {
                let has = queries::live_of(&cx.tx, reward.id, UserId(user)).await.unwrap().is_some();
                if !has && let Ok(id) = life::take_one(&cx, &reward, UserId(user), None).await {
                    made.push(id);
                }
            }
            Act::Delivered(which) if !made.is_empty() => {
                let claim = queries::claim(&cx.tx, *which.get(&made)).await.unwrap().unwrap();
                queries::deliver(&cx.tx, &claim, None, "", cx.now).await.unwrap();
            }
            Act::Released(which, taken) if !made.is_empty() => {
                let claim = queries::claim(&cx.tx, *which.get(&made)).await.unwrap().unwrap();
                let why = if taken { "taken" } else { "late" };
                life::release(&cx, &claim, Release { why, by: None, reason: "" }).await.unwrap();
            }
            Act::Delivered(_) | Act::Released(..) => {}
        }
    }
    let claims = queries::of_reward(&cx.tx, reward.id, 1_000, 0).await.unwrap();
    // Whoever has seen a code is the only one who has.
    let mut seen: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for claim in &claims {
        let ledger = queries::ledger(&cx.tx, claim).await.unwrap();
        let events: Vec<&str> = ledger.iter().map(|(event, ..)| event.as_str()).collect();
        let allowed: &[&[&str]] = match claim.state {
            State::Reserved | State::Sending => &[&["reserved"]],
            State::Delivered => &[&["reserved", "delivered"]],
            State::Released => &[&["reserved", "released"], &["reserved", "delivered", "released"]],
        };
        assert!(allowed.contains(&events.as_slice()), "{claim:?}: {events:?}");
        if events.contains(&"delivered") {
            seen.entry(claim.piece).or_default().insert(claim.user.unwrap().0);
        }
    }
    assert!(seen.values().all(|people| people.len() == 1), "a code that was seen is given to nobody else: {seen:?}");
    let live: Vec<_> = claims.iter().filter(|claim| claim.state != State::Released).collect();
    let pieces: BTreeSet<i64> = live.iter().map(|claim| claim.piece).collect();
    assert_eq!(pieces.len(), live.len(), "one person for each");
    let stock = queries::stock(&cx.tx, reward.id).await.unwrap();
    assert_eq!(stock.all - stock.free, i64::try_from(live.len()).unwrap());
    cx.tx.commit().await.unwrap();
    store.close().await;
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_happens_to_a_pool_no_code_is_seen_by_two(acts in acts()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(play(acts));
    }
}
