//! The library: conversation starters in six series, the same ids in every language (`locales/*/prompts.ftl`),
//! so that a group which changes its language goes on where it was.

use std::{collections::HashMap, sync::LazyLock};

use chrono::{DateTime, Utc};

use crate::{
    store::ChatKey,
    words::{Lang, Line, exists, line},
};

/// The series, in no order.
const SERIES: [&str; 6] = ["question", "help", "share", "win", "light", "plan"];

static PROMPTS: LazyLock<Vec<Prompt>> = LazyLock::new(|| SERIES.into_iter().flat_map(of_series).collect());

/// A conversation starter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Its message in `prompts.ftl`.
    pub id: String,
    /// Its series.
    pub series: &'static str,
}

fn of_series(series: &'static str) -> Vec<Prompt> {
    (1..100)
        .map(|number| format!("prompt-{series}-{number:02}"))
        .take_while(|id| exists(Lang::En, id))
        .map(|id| Prompt { id, series })
        .collect()
}

/// All conversation starters.
#[must_use]
pub fn prompts() -> &'static [Prompt] {
    &PROMPTS
}

/// The one to post next: one the group has not had while there is one, else the one it had longest ago; never two
/// of a series in a row. The order is mixed differently for every group and always the same for one, so that a
/// preview shows what will be posted.
#[must_use]
pub fn choose<'a>(library: &'a [Prompt], used: &HashMap<String, DateTime<Utc>>, chat: ChatKey) -> Option<&'a Prompt> {
    let last = library.iter().filter_map(|p| Some((used.get(&p.id)?, p))).max_by_key(|(at, _)| **at);
    let last_series = last.map(|(_, prompt)| prompt.series);
    let other_series = |p: &&Prompt| Some(p.series) != last_series;
    let unused: Vec<&Prompt> = library.iter().filter(|p| !used.contains_key(&p.id)).collect();
    if unused.is_empty() {
        let oldest = |p: &&Prompt| used.get(&p.id).copied();
        return library.iter().filter(other_series).min_by_key(oldest).or_else(|| library.iter().min_by_key(oldest));
    }
    let left = |series: &str| unused.iter().filter(|p| p.series == series).count();
    // The series with most left comes first: so none is left over alone at the end.
    let order = |p: &&&Prompt| (left(p.series), mixed(chat, p.series), mixed(chat, &p.id));
    unused.iter().filter(|p| other_series(p)).max_by_key(order).or_else(|| unused.iter().max_by_key(order)).copied()
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
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_prompt_is_there_in_every_language() {
        assert_eq!(prompts().len(), 36);
        for lang in Lang::ALL {
            for prompt in prompts() {
                assert!(exists(lang, &prompt.id), "{} {}", lang.code(), prompt.id);
                assert!(exists(lang, &format!("series-{}", prompt.series)), "{} {}", lang.code(), prompt.series);
            }
        }
    }

    proptest! {
        #[test]
        fn none_repeats_while_one_is_unused_and_series_alternate(
            chat in 1_i64..10_000,
            sizes in prop::collection::vec(3_usize..7, 3..7),
            rounds in 1_usize..4,
        ) {
            let library: Vec<Prompt> = SERIES
                .into_iter()
                .zip(&sizes)
                .flat_map(|(series, n)| (0..*n).map(move |i| Prompt { id: format!("{series}{i}"), series }))
                .collect();
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
