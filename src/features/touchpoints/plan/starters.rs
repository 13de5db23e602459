//! The starter calendars: a file for each kind of community and language, in `locales/*/calendars`, to be read and mended by
//! whoever speaks the language.

use crate::{store::chats::Community, words::Lang};

macro_rules! calendars {
    ($lang:literal) => {
        [
            include_str!(concat!("../../../../locales/", $lang, "/calendars/customers.txt")),
            include_str!(concat!("../../../../locales/", $lang, "/calendars/interest.txt")),
            include_str!(concat!("../../../../locales/", $lang, "/calendars/team.txt")),
            include_str!(concat!("../../../../locales/", $lang, "/calendars/support.txt")),
        ]
    };
}

const ENGLISH: [&str; 4] = calendars!("en");
const HEBREW: [&str; 4] = calendars!("he");
const RUSSIAN: [&str; 4] = calendars!("ru");

/// The calendar for a kind of community, in a language.
#[must_use]
pub const fn of(community: Community, lang: Lang) -> &'static str {
    let [customers, interest, team, support] = match lang {
        Lang::En => ENGLISH,
        Lang::He => HEBREW,
        Lang::Ru => RUSSIAN,
    };
    match community {
        Community::Customers => customers,
        Community::Interest => interest,
        Community::Team => team,
        Community::Support => support,
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{
        super::{super::add, text},
        *,
    };
    use crate::{
        schedule::{
            grammar::{self, Context},
            recurrence::Rule,
        },
        telegram::marked::Marked,
    };

    #[test]
    fn every_calendar_is_understood_and_breathes_in_every_rhythm() {
        let context = |lang| {
            let now = DateTime::from_timestamp(1_794_816_000, 0).unwrap();
            Context::of(now, chrono_tz::Asia::Jerusalem, lang)
        };
        for (lang, community) in Lang::ALL.into_iter().flat_map(|lang| Community::ALL.map(|kind| (lang, kind))) {
            let blocks = text::read(of(community, lang));
            assert!(blocks.len() >= 6, "{lang:?} {community:?}: {}", blocks.len());
            let mut rules = Vec::new();
            for block in blocks {
                let parsed = grammar::parse(block.schedule, &context(lang));
                let parsed = parsed.unwrap_or_else(|error| panic!("{lang:?} {}: {error:?}", block.schedule));
                assert_eq!(parsed.rest, "", "{lang:?} {}", block.schedule);
                assert!(!block.texts.is_empty(), "{lang:?} {}", block.schedule);
                for words in block.texts {
                    let refused = add::check(&Marked::plain(words), &[]).err();
                    assert!(refused.is_none(), "{lang:?} {words}: {refused:?}");
                }
                rules.push(parsed.recurrence.rule);
            }
            let of_kind = |wanted: fn(&Rule) -> bool| rules.iter().filter(|rule| wanted(rule)).count();
            assert!(of_kind(|rule| matches!(rule, Rule::Weekly { .. })) >= 2, "{lang:?} {community:?}: weekly");
            assert!(of_kind(|rule| matches!(rule, Rule::Monthly { .. })) >= 2, "{lang:?} {community:?}: monthly");
            assert!(of_kind(|rule| matches!(rule, Rule::Yearly { .. })) >= 1, "{lang:?} {community:?}: yearly");
        }
    }
}
