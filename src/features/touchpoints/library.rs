//! The library: conversation starters in eight series, the same ids in every language (`locales/*/prompts.ftl`),
//! so that a group which changes its language goes on where it was. Some are for one kind of community only; which of
//! the others do not suit support groups, and which need earlier messages, is said here.

use std::{collections::HashMap, iter, sync::LazyLock};

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    store::{
        ChatKey,
        chats::{Chat, Community},
    },
    words::{Lang, Line, exists, line},
};

/// The series, in no order.
const SERIES: [&str; 8] = ["question", "help", "share", "win", "light", "plan", "tap", "meet"];

/// Series that can hurt whoever has a hard time.
const LIVELY_SERIES: [&str; 2] = ["win", "light"];

/// Of the other series: what asks for results, plans and openness that not everybody has in a hard time.
const LIVELY: [&str; 17] = [
    "prompt-question-02",
    "prompt-question-07",
    "prompt-question-08",
    "prompt-question-09",
    "prompt-help-01",
    "prompt-help-06",
    "prompt-help-08",
    "prompt-help-09",
    "prompt-share-01",
    "prompt-share-02",
    "prompt-share-05",
    "prompt-share-06",
    "prompt-share-12",
    "prompt-plan-01",
    "prompt-plan-02",
    "prompt-tap-06",
    "prompt-tap-09",
];

/// These speak of earlier messages.
const NEED_A_PAST: [&str; 3] = ["prompt-help-05", "prompt-win-04", "prompt-win-06"];

/// From this age on a group has a past.
const HAS_A_PAST: TimeDelta = TimeDelta::weeks(8);

static PROMPTS: LazyLock<Vec<Prompt>> = LazyLock::new(|| {
    let kinds = iter::once(None).chain(Community::ALL.map(Some));
    kinds.flat_map(|kind| SERIES.into_iter().flat_map(move |series| of_series(kind, series))).collect()
});

/// A conversation starter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Its message in `prompts.ftl`.
    pub id: String,
    /// Its series.
    pub series: &'static str,
    /// For this kind of community only.
    pub community: Option<Community>,
}

/// The conversation starter of this id.
pub fn by_id(id: &str) -> Option<&'static Prompt> {
    PROMPTS.iter().find(|prompt| prompt.id == id)
}

impl Prompt {
    fn suits(&self, community: Option<Community>) -> bool {
        match self.community {
            Some(_) => self.community == community,
            None => community != Some(Community::Support) || self.is_gentle(),
        }
    }

    fn is_gentle(&self) -> bool {
        !LIVELY_SERIES.contains(&self.series) && !LIVELY.contains(&self.id.as_str())
    }

    fn needs_a_past(&self) -> bool {
        NEED_A_PAST.contains(&self.id.as_str())
    }
}

fn of_series(community: Option<Community>, series: &'static str) -> Vec<Prompt> {
    let name = community.map_or_else(|| series.to_owned(), |community| format!("{}-{series}", community.code()));
    (1..100)
        .map(|number| format!("prompt-{name}-{number:02}"))
        .take_while(|id| exists(Lang::En, id))
        .map(|id| Prompt { id, series, community })
        .collect()
}

/// The conversation starters that suit a group now.
#[must_use]
pub fn suiting(chat: &Chat, now: DateTime<Utc>) -> Vec<&'static Prompt> {
    let has_a_past = now - chat.created_at >= HAS_A_PAST;
    PROMPTS.iter().filter(|p| p.suits(chat.community) && (has_a_past || !p.needs_a_past())).collect()
}

/// The one to post next: one the group has not had while there is one, else the one it had longest ago; never two
/// of a series in a row, and every second one made for this kind of community while there are such, the series in turn. The order is mixed
/// differently for every group and always the same for one, so that a preview shows what will be posted.
#[must_use]
pub fn choose<'a>(library: &[&'a Prompt], used: &HashMap<String, DateTime<Utc>>, chat: ChatKey) -> Option<&'a Prompt> {
    let last = library.iter().filter_map(|p| Some((used.get(&p.id)?, p))).max_by_key(|(at, _)| **at);
    let last = last.map(|(_, prompt)| *prompt);
    let other_series = |p: &&&Prompt| Some(p.series) != last.map(|last| last.series);
    let unused: Vec<&Prompt> = library.iter().filter(|p| !used.contains_key(&p.id)).copied().collect();
    if unused.is_empty() {
        let oldest = |p: &&&Prompt| used.get(&p.id).copied();
        let other = library.iter().filter(other_series).min_by_key(oldest);
        return other.or_else(|| library.iter().min_by_key(oldest)).copied();
    }
    let for_all_next = last.is_some_and(|last| last.community.is_some());
    let order = |p: &&&Prompt| {
        // A series that is more than half of what is left comes first, or it would be left over alone at the end.
        let is_most = unused.iter().filter(|other| other.series == p.series).count() * 2 > unused.len();
        let is_its_turn = p.community.is_none() == for_all_next;
        let is_alike = |other: &&&Prompt| other.series == p.series && other.community == p.community;
        let permille_left = unused.iter().filter(is_alike).count() * 1000 / library.iter().filter(is_alike).count();
        let at_random = (mixed(chat, p.series), mixed(chat, &p.id));
        (other_series(p), is_most, is_its_turn, permille_left, at_random)
    };
    unused.iter().max_by_key(order).copied()
}

/// A number that looks random, the same for the same chat and name for ever (FNV-1a).
fn mixed(chat: ChatKey, name: &str) -> u64 {
    let bytes = chat.0.to_le_bytes().into_iter().chain(name.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The post: the series' name, and the conversation starter.
#[must_use]
pub fn post(prompt: &Prompt) -> Line {
    line("touch-library-post")
        .line("series", Line::named(format!("series-{}", prompt.series)))
        .line("prompt", Line::named(prompt.id.clone()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::schedule::gates::tests::chat;

    /// What may be posted in 90 days at a steady rhythm.
    const OF_90_DAYS: usize = 66;

    #[test]
    fn every_prompt_is_there_in_every_language() {
        for (lang, file) in [
            (Lang::En, include_str!("../../../locales/en/prompts.ftl")),
            (Lang::He, include_str!("../../../locales/he/prompts.ftl")),
            (Lang::Ru, include_str!("../../../locales/ru/prompts.ftl")),
        ] {
            assert_eq!(
                file.lines().filter(|line| line.starts_with("prompt-")).count(),
                PROMPTS.len(),
                "{}",
                lang.code()
            );
            for prompt in PROMPTS.iter() {
                assert!(exists(lang, &prompt.id), "{} {}", lang.code(), prompt.id);
                assert!(exists(lang, &format!("series-{}", prompt.series)), "{} {}", lang.code(), prompt.series);
            }
        }
        for id in LIVELY.iter().chain(&NEED_A_PAST) {
            assert!(PROMPTS.iter().any(|prompt| prompt.id == *id), "{id}");
        }
    }

    #[test]
    fn each_kind_of_community_has_enough_and_its_own() {
        let now = DateTime::UNIX_EPOCH;
        for community in iter::once(None).chain(Community::ALL.map(Some)) {
            let new = Chat { community, created_at: now, ..chat() };
            let suit = suiting(&new, now);
            assert!(suit.len() >= OF_90_DAYS, "{community:?}: {}", suit.len());
            assert!(suit.iter().all(|prompt| !NEED_A_PAST.contains(&prompt.id.as_str())), "{community:?}");
            assert!(suit.iter().all(|prompt| prompt.community.is_none() || prompt.community == community));
            let own = suit.iter().filter(|prompt| prompt.community.is_some()).count();
            assert!(community.is_none() || own >= 10, "{community:?}: {own}");
            let older = suiting(&new, now + HAS_A_PAST);
            assert!(older.len() > suit.len() && suiting(&new, now + HAS_A_PAST - TimeDelta::seconds(1)) == suit);
        }
        assert!(suiting(&chat(), now).len() >= 72);
        let support = Chat { community: Some(Community::Support), ..chat() };
        let series: Vec<_> = suiting(&support, now).iter().map(|prompt| prompt.series).collect();
        assert!(LIVELY_SERIES.iter().all(|lively| !series.contains(lively)), "{series:?}");
    }

    #[test]
    fn ninety_days_at_a_steady_rhythm_bring_nothing_twice() {
        for community in iter::once(None).chain(Community::ALL.map(Some)) {
            for key in 1..4 {
                let chat = Chat { key: ChatKey(key), community, created_at: DateTime::UNIX_EPOCH, ..chat() };
                let mut used = HashMap::new();
                let mut last: Option<&Prompt> = None;
                for turn in 0..OF_90_DAYS {
                    let now = DateTime::UNIX_EPOCH + TimeDelta::days(i64::try_from(turn * 7 / 5).unwrap());
                    let chosen = choose(&suiting(&chat, now), &used, chat.key).unwrap();
                    assert!(used.insert(chosen.id.clone(), now).is_none(), "{community:?}: {} again", chosen.id);
                    assert!(last.is_none_or(|last| last.series != chosen.series), "{community:?}: {last:?} {chosen:?}");
                    let is_own = chosen.community.is_some();
                    assert!(
                        turn >= 16 || is_own == (community.is_some() && turn % 2 == 0),
                        "{community:?}: {chosen:?}"
                    );
                    last = Some(chosen);
                }
                let first: Vec<_> =
                    used.iter().filter(|(_, at)| **at < DateTime::UNIX_EPOCH + TimeDelta::weeks(3)).collect();
                let series = SERIES.iter().filter(|s| first.iter().any(|(id, _)| id.contains(&format!("-{s}-"))));
                assert!(series.count() >= 5, "{community:?}: {first:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn none_repeats_while_one_is_unused_and_series_alternate(
            chat in 1_i64..10_000,
            sizes in prop::collection::vec(3_usize..7, 3..9),
            rounds in 1_usize..4,
        ) {
            let library: Vec<Prompt> = SERIES
                .into_iter()
                .zip(&sizes)
                .flat_map(|(series, n)| {
                    (0..*n).map(move |i| Prompt { id: format!("{series}{i}"), series, community: None })
                })
                .collect();
            let library: Vec<&Prompt> = library.iter().collect();
            let mut used = HashMap::new();
            let mut last: Option<Prompt> = None;
            for turn in 0..library.len() * rounds {
                let chosen = choose(&library, &used, ChatKey(chat)).unwrap().clone();
                prop_assert_eq!(Some(&chosen), choose(&library, &used, ChatKey(chat)));
                if let Some(last) = &last {
                    prop_assert_ne!(last.series, chosen.series);
                }
                let now = DateTime::UNIX_EPOCH + TimeDelta::days(i64::try_from(turn).unwrap());
                let was_new = used.insert(chosen.id.clone(), now).is_none();
                prop_assert_eq!(was_new, turn < library.len());
                last = Some(chosen);
            }
        }
    }
}
