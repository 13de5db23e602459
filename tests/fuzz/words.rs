//! The rules that read what people type, and the words that show it again.

use std::{collections::BTreeSet, fs, path::Path, time::Instant};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::TZ_VARIANTS;
use kehila::{
    dispatch::Command,
    schedule::{
        grammar::{self, Context, Language},
        recurrence::DaySet,
    },
    words::{Lang, Line, clean_line, clean_name, clip_text, escape, isolate, zones},
};
use proptest::{prelude::*, sample::select};
use simulator::read_html;

use crate::{hostile, runs};

/// Schedules as people type them, in three languages.
pub const SCHEDULES: &[&str] = &[
    "every monday 10:00 Good morning",
    "every day 18:00",
    "every weekday at 9:05",
    "every 2 weeks on sunday at 18:00",
    "every monday, wednesday and friday 7pm",
    "monthly on the 31st at 00:00",
    "every last friday of the month 12:30",
    "yearly on 29 february 02:30",
    "once 2026-12-24 18:00",
    "tomorrow 10:00",
    "on the 1st and 15th at half past nine",
    "every 3 days 10:00",
    "last working day of the month 10:00",
    "every first and last monday 10:00",
    "quarterly on the last day 10:00",
    "next friday 10:00 except saturday",
    "in 2 hours",
    "cron 30 9 1-7 * 1",
    "через неделю по пятницам в половине десятого",
    "каждый день, кроме выходных, без четверти десять",
    "раз в 5 месяцев 31 числа 10:00",
    "כל מוצ״ש בתשע וחצי",
    "ב-1 וב-15 לחודש 10:00",
    "каждый понедельник в 10:00",
    "каждый будний день в 9:05",
    "раз в 2 недели по средам в 18:00",
    "ежемесячно 31 числа в 10:00",
    "каждый год 29 февраля в 2:30",
    "завтра в 7 вечера",
    "по вторникам и четвергам 19:30 Кто что испёк?",
    "כל יום שני בשעה 10:00",
    "כל שבועיים ביום ראשון בשעה 18:00",
    "בימי שני, רביעי וחמישי בשעה 9:00",
    "כל חודש ב-31 בשעה 10:00",
    "ביום שישי האחרון בחודש בשעה 8:00",
    "מחר בשעה 19:00",
];

fn instants() -> impl Strategy<Value = DateTime<Utc>> {
    (0..4_102_444_800_i64).prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

fn contexts() -> impl Strategy<Value = Context> {
    let workdays = select(vec![DaySet::SUNDAY_TO_THURSDAY, DaySet::MONDAY_TO_FRIDAY]);
    (instants(), select(TZ_VARIANTS.as_slice()), workdays).prop_map(|(now, tz, workdays)| Context { now, tz, workdays })
}

#[test]
fn a_schedule_is_refused_with_an_example_or_comes_in_order_for_ever() {
    runs::holds(500, &(hostile::like(SCHEDULES), contexts()), |(typed, context)| {
        let began = Instant::now();
        let recurrence = match grammar::parse(&typed, &context) {
            Ok(schedule) => {
                prop_assert!(typed.trim_end().ends_with(schedule.rest), "{:?}", schedule.rest);
                schedule.recurrence
            }
            Err(error) => error.suggestion,
        };
        for language in [Language::English, Language::Hebrew, Language::Russian] {
            let written = grammar::canonical(&recurrence, language);
            let read = grammar::parse(&written, &context);
            prop_assert_eq!(read.map(|schedule| (schedule.recurrence, schedule.rest)), Ok((recurrence, "")));
        }
        let times = recurrence.next_n(context.now, context.tz, 100);
        prop_assert!(times.first().is_none_or(|first| *first > context.now));
        for pair in times.windows(2) {
            // 29 February is missing once in a hundred years.
            let pause = pair[1] - pair[0];
            prop_assert!(pause > TimeDelta::zero() && pause < TimeDelta::days(366 * 9), "{:?}", pair);
        }
        prop_assert!(began.elapsed().as_secs() < 5, "it takes {:?}", began.elapsed());
        Ok(())
    });
}

#[test]
fn a_command_is_read_from_any_text_or_is_none() {
    const TYPED: &[&str] = &["/poll Tea?\nGreen\nBlack", "/help@KehilaBot settings", "/settings quiet 21:00-09:00"];
    runs::holds(1_000, &hostile::like(TYPED), |text| {
        let Some(command) = Command::parse(&text, "KehilaBot") else { return Ok(()) };
        prop_assert!(text.contains(['/', '／', '⁄', '∕']));
        prop_assert!(command.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'));
        prop_assert!(!command.name.is_empty() && !command.args.contains('\n'));
        for part in [&command.args, &command.body] {
            prop_assert!(text.contains(part.as_str()) && part.trim() == part.as_str());
        }
        Ok(())
    });
}

/// Marks that turn the direction of what follows.
pub fn is_directional(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn any_text_is_shown_as_typed_and_changes_nothing_around_it() {
    runs::holds(300, &hostile::text(), |typed| {
        let (shown, entities) = read_html(&escape(&typed)).map_err(TestCaseError::fail)?;
        prop_assert_eq!(&shown, &typed);
        prop_assert!(entities.is_empty());
        let isolated = isolate(&typed);
        let inner: String = isolated.chars().skip(1).take(isolated.chars().count() - 2).collect();
        prop_assert!(!inner.contains(is_directional));
        for clean in [clean_line(&typed), clean_name(&typed)] {
            prop_assert!(!clean.contains(is_directional) && !clean.contains(char::is_control), "{:?}", clean);
            prop_assert!(clean.trim() == clean);
        }
        prop_assert!(clip_text(&typed, 100).encode_utf16().count() <= 100);
        let _ = zones::parse(&typed);
        let _ = (Lang::from_tag(&typed), Lang::from_name(&typed), grammar::weekdays(&typed));
        Ok(())
    });
}

/// Every message, and the names of what it is given.
fn messages() -> Vec<(String, BTreeSet<String>)> {
    let mut all = Vec::new();
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "ftl") {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap();
        for entry in resource.body {
            let fluent_syntax::ast::Entry::Message(message) = entry else { continue };
            let words = format!("{message:?}");
            let given = words.split("VariableReference").skip(1);
            let given = given.filter_map(|rest| rest.split('"').nth(1)).map(str::to_owned);
            all.push((message.id.name.to_owned(), given.collect()));
        }
    }
    all
}

/// Fluent wants the names of arguments to live for ever, as those in the code do.
fn arguments(names: &BTreeSet<String>) -> Vec<&'static str> {
    names.iter().map(|name| &*Box::leak(name.clone().into_boxed_str())).collect()
}

#[test]
fn no_message_is_changed_by_what_it_is_given() {
    let messages: Vec<_> = messages().into_iter().map(|(id, names)| (id, arguments(&names))).collect();
    assert!(messages.iter().filter(|(_, names)| !names.is_empty()).count() > 50);
    let with = |id: &str, names: &[&'static str], value: &str, lang| {
        let filled = names.iter().fold(Line::named(id.to_owned()), |line, name| line.text(name, value));
        read_html(&filled.render(lang)).map(|(text, entities)| {
            let kinds: Vec<_> = entities.iter().map(|entity| entity["type"].to_string()).collect();
            (text, kinds)
        })
    };
    runs::holds(8, &hostile::text(), |typed| {
        // As long as it is to be seen, so that formatting around it is there. Joiners nobody sees keep it from being a link.
        let typed = format!("x{}", typed.replace(is_bidi, "").replace(JOINER, ""));
        for (id, names) in &messages {
            for lang in Lang::ALL {
                let plain = with(id, names, "x", lang).map_err(TestCaseError::fail)?;
                let (text, kinds) = with(id, names, &typed, lang).map_err(TestCaseError::fail)?;
                prop_assert_eq!(&kinds, &plain.1, "{} in {:?}", id, lang);
                let same = plain.0.replace("\u{2068}x\u{2069}", &format!("\u{2068}{typed}\u{2069}"));
                prop_assert_eq!(text.replace(JOINER, ""), same.replace(JOINER, ""), "{} in {:?}", id, lang);
            }
        }
        Ok(())
    });
}

/// Put between the letters of what would else be a link.
const JOINER: char = '\u{2060}';

/// What is dropped wherever people's words are shown.
fn is_bidi(c: char) -> bool {
    is_directional(c) || matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}')
}
