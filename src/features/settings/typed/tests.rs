//! What managers type after `/settings`: read in three languages, or answered with the nearest right form.

use chrono_tz::{America, Asia, Europe};
use proptest::prelude::*;

use super::*;
use crate::{
    hostile,
    store::{ChatKey, chats::BotPlace},
    telegram::ChatId,
};

fn chat() -> Chat {
    Chat {
        key: ChatKey(1),
        id: ChatId(-1),
        title: "Bakers".to_owned(),
        language: Lang::En,
        zone: chrono_tz::UTC,
        goal: None,
        community: None,
        quiet: QuietHours { from: 21 * 60, until: 9 * 60 },
        quiet_days: 0,
        rest: crate::store::rest::Rest::default(),
        posts_per_day: 1,
        posts_per_week: 5,
        bot: BotPlace::Administrator { can_delete: true },
        added_by: None,
        admins_known_at: None,
        set_up_at: None,
        last_human_at: None,
        created_at: DateTime::UNIX_EPOCH,
    }
}

fn weekdays(weekdays: u8) -> QuietDays {
    QuietDays { weekdays, ..QuietDays::default() }
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_794_816_000, 0).expect("a time")
}

fn meant_by(typed: &str) -> Option<String> {
    match read(typed, &chat(), now()).expect_err("it is not understood") {
        Problem::UnknownKey { meant, .. } => meant,
        Problem::UnknownValue { meant, .. } => Some(meant),
        Problem::SeveralZones { .. } => None,
    }
}

#[test]
fn every_setting_is_read_in_three_languages() {
    for (typed, change) in [
        ("language he", Change::Language(Lang::He)),
        ("שפה עברית", Change::Language(Lang::He)),
        ("Язык русский", Change::Language(Lang::Ru)),
        ("zone europe/berlin", Change::Zone(Europe::Berlin)),
        ("zone ירושלים", Change::Zone(Asia::Jerusalem)),
        ("пояс Москва", Change::Zone(Europe::Moscow)),
        ("quiet 22:00-08:00", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("quiet 22-8", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("тишина с 22.30 до 8", Change::Quiet { from: 22 * 60 + 30, until: 8 * 60 }),
        ("quiet 22:00 – 24:00", Change::Quiet { from: 22 * 60, until: 0 }),
        ("quiet hours 22-8", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("Quiet hours: 22:00–08:00", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("quiet hours 22:00 - 8:00", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("quiet 10pm-8am", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("quiet 10:30 pm to 8 a.m.", Change::Quiet { from: 22 * 60 + 30, until: 8 * 60 }),
        ("quiet 12am-8am", Change::Quiet { from: 0, until: 8 * 60 }),
        ("тихие часы с 11 вечера до 8 утра", Change::Quiet { from: 23 * 60, until: 8 * 60 }),
        ("שקט מ22:00 עד 8:00", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("שקט מ־10 בערב עד 8 בבוקר", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("שקט מהשעה 22 עד 8", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("quiet from 10 in the evening to 8 in the morning", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("тихо с 23 часов до 8:30", Change::Quiet { from: 23 * 60, until: 8 * 60 + 30 }),
        ("quiet \u{2066}22:00–08:00\u{2069}", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("quiet 2200-0800", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("quiet 2230 to 800", Change::Quiet { from: 22 * 60 + 30, until: 8 * 60 }),
        ("quiet 22/8", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("quiet 22 00 - 08 30", Change::Quiet { from: 22 * 60, until: 8 * 60 + 30 }),
        ("quiet 22h-8h", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("quiet midnight to 8", Change::Quiet { from: 0, until: 8 * 60 }),
        ("quiet between 10pm and 8am", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("quiet from 10 pm until 8 in the morning", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("quiet 1pm till midnight", Change::Quiet { from: 13 * 60, until: 0 }),
        ("quiet from noon to 4 in the afternoon", Change::Quiet { from: 12 * 60, until: 16 * 60 }),
        ("quiet 10PM–8AM every day", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("тихо с 22 до 8", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("тихо 22–8", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("тихо 22:00 до 08:00", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("тихо с полуночи до 8 утра", Change::Quiet { from: 0, until: 8 * 60 }),
        ("тихо между 22 и 8", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("тихо с 14 до полуночи", Change::Quiet { from: 14 * 60, until: 0 }),
        ("שקט מ-22 עד 8", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("שקט מחצות עד 8", Change::Quiet { from: 0, until: 8 * 60 }),
        ("שקט מ-14 עד חצות", Change::Quiet { from: 14 * 60, until: 0 }),
        ("שקט בין 22 ל-8", Change::Quiet { from: 22 * 60, until: 8 * 60 }),
        ("שקט מ-2 אחר הצהריים עד 4 אחר הצהריים", Change::Quiet { from: 14 * 60, until: 16 * 60 }),
        ("שעות שקט 22-7", Change::Quiet { from: 22 * 60, until: 7 * 60 }),
        ("тихие часы 23-8", Change::Quiet { from: 23 * 60, until: 8 * 60 }),
        ("שעות שקט ללא", Change::Quiet { from: 0, until: 0 }),
        ("time zone London", Change::Zone(Europe::London)),
        ("אזור זמן לונדון", Change::Zone(Europe::London)),
        ("часовой пояс мск", Change::Zone(Europe::Moscow)),
        ("quiet days sat sun", Change::Days(weekdays(0b110_0000))),
        ("ימי שקט שבת", Change::Days(weekdays(0b010_0000))),
        ("дни тишины сб вс", Change::Days(weekdays(0b110_0000))),
        ("тихие дни: нет", Change::Days(weekdays(0))),
        ("quiet off", Change::Quiet { from: 0, until: 0 }),
        ("days fri sat", Change::Days(weekdays(0b011_0000))),
        ("days שישי שבת", Change::Days(weekdays(0b011_0000))),
        ("ימים שישי ושבת", Change::Days(weekdays(0b011_0000))),
        ("days off", Change::Days(weekdays(0))),
        ("posts 2 8", Change::Posts { per_day: 2, per_week: 8 }),
        ("posts 2/8", Change::Posts { per_day: 2, per_week: 8 }),
        ("community customers", Change::Community(Some(Community::Customers))),
        ("סוג הקהילה: תמיכה הדדית", Change::Community(Some(Community::Support))),
        ("вид сообщества коллеги", Change::Community(Some(Community::Team))),
        ("kind off", Change::Community(None)),
    ] {
        assert_eq!(read(typed, &chat(), now()), Ok(Wish::Set(change)), "{typed}");
    }
    assert_eq!(read("", &chat(), now()), Ok(Wish::Everything));
    assert_eq!(read("zone", &chat(), now()), Ok(Wish::Show(Key::Zone)));
    assert_eq!(read("ימי שקט", &chat(), now()), Ok(Wish::Show(Key::Days)));
    assert_eq!(read("цель", &chat(), now()), Ok(Wish::Goal));
    assert_eq!(read("goal We bake.", &chat(), now()), Ok(Wish::SetGoal(Some("We bake.".to_owned()))));
    assert_eq!(read("מטרה: ללא", &chat(), now()), Ok(Wish::SetGoal(None)));
    assert_eq!(read("журнал", &chat(), now()), Ok(Wish::Log));
}

#[test]
fn what_is_not_understood_is_answered_with_her_own_words_in_the_right_form() {
    for (typed, meant) in [
        ("zone Berln", "zone Berlin"),
        ("zone Mars", "zone London"),
        ("Europe/Berlin", "zone Europe/Berlin"),
        ("Berlin zone", "zone Europe/Berlin"),
        ("zoen Berlin", "zone Europe/Berlin"),
        ("hebrew", "language he"),
        ("22:00-08:00", "quiet 22:00-08:00"),
        ("zone Atlantis", "zone London"),
        ("quit hours 22-8", "quiet 22:00-08:00"),
        ("quiet night hours 22-8", "quiet 22:00-08:00"),
        ("quiet sat sun", "days sat sun"),
        ("quiet days 22-8", "quiet 22:00-08:00"),
        ("quiet 1 2 3", "quiet 21:00-09:00"),
        ("quiet 22", "quiet 22:00-09:00"),
        ("quiet after 2200 please", "quiet 22:00-09:00"),
        ("quiet from midnight on", "quiet 00:00-09:00"),
        ("quiet 2500-0800", "quiet 21:00-08:00"),
        ("zone +0545", "zone Kathmandu"),
        ("quiet 25:00-08:00", "quiet 21:00-08:00"),
        ("quiet 22 22", "quiet 21:00-09:00"),
        ("quiet 13:00 am - 8", "quiet 13:00-08:00"),
        ("days thu fridya", "days thu fri"),
        ("days never again", "days fri sat"),
        ("posts 2", "posts 2 10"),
        ("posts 8 2", "posts 2 8"),
        ("posts 99 99", "posts 10 50"),
        ("posts many", "posts 1 5"),
        ("language klingon", "language en"),
        ("community custmers", "community customers"),
        ("shared interest", "community interest"),
        ("comunity team", "community team"),
    ] {
        assert_eq!(meant_by(typed).as_deref(), Some(meant), "{typed}");
    }
    assert_eq!(meant_by("</b><script>"), None);
    assert_eq!(meant_by("בלה"), None);
    assert_eq!(meant_by("blah"), None);
}

#[test]
fn where_several_zones_are_meant_they_are_offered() {
    for (typed, first) in
        [("zone Россия", Europe::Moscow), ("пояс Brazil", America::Sao_Paulo), ("zone UTC+2", Asia::Jerusalem)]
    {
        let Err(Problem::SeveralZones { zones, .. }) = read(typed, &chat(), now()) else { panic!("{typed}") };
        assert_eq!(zones[0], first, "{typed}");
        assert!(zones.len() > 2, "{typed}: {zones:?}");
    }
    let one = read("zone Berln", &chat(), now());
    assert!(matches!(one, Err(Problem::UnknownValue { .. })), "one form is enough: {one:?}");
}

#[test]
fn the_names_the_panel_shows_are_understood() {
    for lang in Lang::ALL {
        for key in Key::ALL {
            let name = super::super::views::key_name(key).render_plain(lang);
            assert_eq!(read(&name, &chat(), now()), Ok(Wish::Show(key)), "{name}");
        }
        let name = crate::words::line("settings-name-goal").render_plain(lang);
        assert_eq!(read(&name, &chat(), now()), Ok(Wish::Goal), "{name}");
    }
}

/// As managers type.
const TYPED: &[&str] = &[
    "language he",
    "язык русский",
    "zone Europe/Berlin",
    "אזור ירושלים",
    "quiet 21:00-09:00",
    "quiet from 9 pm till 9 am",
    "тихо с 22 до 8",
    "שקט 21:00-9:00",
    "days friday and saturday",
    "дни пятница, суббота",
    "ימים שישי ושבת",
    "posts 1 5",
    "goal Bread",
    "log",
];

proptest! {
    #[test]
    fn what_is_suggested_is_understood(
        typed in prop_oneof!["(language|zone|rhythm|quiet|days|posts|qiet|)? ?\\PC{0,20}", hostile::like(TYPED)],
    ) {
        let suggested = match read(&typed, &chat(), now()) {
            Ok(_) => return Ok(()),
            Err(Problem::UnknownKey { meant, .. }) => meant,
            Err(Problem::UnknownValue { meant, .. }) => Some(meant),
            Err(Problem::SeveralZones { zones, .. }) => {
                prop_assert!((2..=zones::MOST_MEANT).contains(&zones.len()), "{zones:?}");
                return Ok(());
            }
        };
        if let Some(suggested) = suggested {
            prop_assert!(matches!(read(&suggested, &chat(), now()), Ok(Wish::Set(_))), "{}", suggested);
        }
    }

    #[test]
    fn a_change_is_read_back_as_written(from in 0..1440_u16, until in 0..1440_u16, days in 0..128_u8,
                                       per_day in 1..=MOST_A_DAY, per_week in 1..=MOST_A_WEEK) {
        let mut changes = vec![Change::Days(weekdays(days))];
        if from != until {
            changes.push(Change::Quiet { from, until });
        }
        if are_posts(per_day, per_week) {
            changes.push(Change::Posts { per_day, per_week });
        }
        for change in changes {
            prop_assert_eq!(read(&written(change), &chat(), now()), Ok(Wish::Set(change)));
        }
    }
}

#[test]
fn every_form_that_help_shows_is_understood() {
    for lang in Lang::ALL {
        for example in crate::features::help::examples(lang, "settings") {
            let typed = example.strip_prefix("/settings").expect("the command");
            let rooms = crate::dispatch::Rooms::new(&crate::features::ROOMS).expect("the rooms");
            let is_about_rooms = super::super::rooms::read(&rooms, typed.trim()).is_some()
                || super::super::own::read(&rooms, typed.trim()).is_some();
            assert!(is_about_rooms || read(typed.trim(), &chat(), now()).is_ok(), "{example}");
        }
    }
}
