//! Zones as the setup shows them: likely ones first, each with a city in the reader's language. Pure. How typed
//! names are read is in [`crate::words::zones`].

use chrono::{DateTime, Offset as _, TimeDelta, TimeZone as _, Utc};
use chrono_tz::{America, Asia, Australia, Europe, Tz};

use crate::words::{Lang, Line, escape, isolate, line, zones};

/// What may stand before the hours.
const SIGNS: [char; 4] = ['+', '-', '\u{2212}', '–'];
/// How far Moscow is from Greenwich.
const MOSCOW_MINUTES: i64 = 180;

/// Zones that have a name in every language, and the message that says it.
const CITIES: [(Tz, &str); 22] = [
    (Asia::Jerusalem, "city-jerusalem"),
    (Europe::Moscow, "city-moscow"),
    (Europe::Kyiv, "city-kyiv"),
    (Europe::London, "city-london"),
    (America::New_York, "city-new-york"),
    (Europe::Berlin, "city-berlin"),
    (Europe::Paris, "city-paris"),
    (Europe::Kaliningrad, "city-kaliningrad"),
    (Europe::Minsk, "city-minsk"),
    (Europe::Istanbul, "city-istanbul"),
    (Asia::Tbilisi, "city-tbilisi"),
    (Asia::Yerevan, "city-yerevan"),
    (Asia::Dubai, "city-dubai"),
    (Asia::Almaty, "city-almaty"),
    (Asia::Yekaterinburg, "city-yekaterinburg"),
    (Asia::Novosibirsk, "city-novosibirsk"),
    (Asia::Kolkata, "city-kolkata"),
    (Australia::Sydney, "city-sydney"),
    (America::Chicago, "city-chicago"),
    (America::Denver, "city-denver"),
    (America::Los_Angeles, "city-los-angeles"),
    (America::Toronto, "city-toronto"),
];

/// The likely zones, led by the present one if it is none of them.
#[must_use]
pub fn offered(lang: Lang, present: Tz) -> Vec<Tz> {
    let likely = zones::likely(lang);
    let unlikely = Some(present).filter(|present| !likely.contains(present));
    unlikely.into_iter().chain(likely.iter().copied()).collect()
}

/// What a zone is called: its city in the reader's language, else as in its IANA name.
#[must_use]
pub fn place(zone: Tz) -> Line {
    match CITIES.iter().find(|(city, _)| *city == zone) {
        Some((_, id)) => line(id),
        None => line("setup-place").made("place", move |lang| isolate(&escape(&city_of(zone, lang)))),
    }
}

/// The city's name in this language, if the table has it; else as in the zone's IANA name.
fn city_of(zone: Tz, lang: Lang) -> String {
    let last = || zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ");
    zones::shown(zone, lang).map_or_else(last, ToOwned::to_owned)
}

/// What may be typed for a zone: its city in this language, or its IANA name where the city alone means another.
#[must_use]
pub fn as_typed(zone: Tz, lang: Lang) -> String {
    let city = match CITIES.iter().find(|(city, _)| *city == zone) {
        Some((_, id)) => line(id).render_plain(lang),
        None => city_of(zone, lang),
    };
    if zones::parse(&city) == Ok(zone) { city } else { zone.name().to_owned() }
}

/// Reads a typed zone; what follows a comma is forgiven ("Jerusalem, Israel", or the label of a button).
///
/// # Errors
/// With what may have been meant, nearest first; for a distance from Greenwich, cities that keep that time now.
pub fn find(typed: &str, lang: Lang, now: DateTime<Utc>) -> Result<Tz, Vec<Tz>> {
    let before_comma = typed.split(',').next().unwrap_or_default();
    let found = zones::parse(typed.trim()).or_else(|unknown| zones::parse(before_comma).map_err(|_| unknown));
    found.map_err(|unknown| match offset(typed.trim()) {
        Some(offset) => at_offset(offset, lang, now),
        None => unknown.nearest,
    })
}

/// A distance from Greenwich: `UTC+3`, `gmt -05:30`, `+0300`, `+5.5`, `3 UTC`; or, as in Russia, from Moscow: `МСК+4`.
fn offset(typed: &str) -> Option<TimeDelta> {
    let lower = typed.to_lowercase();
    let base = |rest: &str| ["utc", "gmt", "msk", "мск"].iter().position(|base| rest == *base);
    let digits_at = lower.find(|c: char| c.is_ascii_digit() || SIGNS.contains(&c))?;
    let (before, rest) = lower.split_at(digits_at);
    let digits_end = rest.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, after) = rest.split_at(digits_end);
    let base = match (before.trim(), after.trim()) {
        ("", "") if number.starts_with(SIGNS) => 0,
        (name, "") | ("", name) => base(name)?,
        _ => return None,
    };
    let from_greenwich = if base < 2 { 0 } else { MOSCOW_MINUTES };
    let (sign, digits) = match number.strip_prefix(['-', '\u{2212}', '–']) {
        Some(digits) => (-1, digits),
        None => (1, number.strip_prefix('+').unwrap_or(number)),
    };
    Some(TimeDelta::minutes(from_greenwich + sign * minutes(digits.trim())?))
}

/// `3`, `5:45`, `0545`, `5.5`; less than a day.
fn minutes(digits: &str) -> Option<i64> {
    let (hours, minutes) = match digits.split_once([':', '.', ',']) {
        // Half an hour, and the quarters.
        Some((hours, "5" | "50")) if !digits.contains(':') => (hours, "30"),
        Some((hours, "25")) if !digits.contains(':') => (hours, "15"),
        Some((hours, "75")) if !digits.contains(':') => (hours, "45"),
        Some(parts) => parts,
        None if digits.is_ascii() && digits.len() > 2 => digits.split_at(digits.len() - 2),
        None => (digits, "0"),
    };
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then(|| i64::from(hours) * 60 + i64::from(minutes))
}

/// Cities whose clocks are so far from UTC at present, likely ones first, then by how many live by them.
fn at_offset(offset: TimeDelta, lang: Lang, now: DateTime<Utc>) -> Vec<Tz> {
    let is_there = |zone: &Tz| {
        let local = zone.offset_from_utc_datetime(&now.naive_utc()).fix();
        i64::from(local.local_minus_utc()) == offset.num_seconds()
    };
    let known = CITIES.iter().map(|(zone, _)| *zone);
    let mut out: Vec<Tz> = Vec::new();
    for zone in zones::likely(lang).iter().copied().chain(known).chain(zones::all()).filter(is_there) {
        if !out.contains(&zone) {
            out.push(zone);
        }
    }
    out.truncate(zones::MOST_OFFERED);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::words::exists;

    fn found(typed: &str) -> Result<Tz, Vec<Tz>> {
        find(typed, Lang::En, DateTime::from_timestamp(1_794_816_000, 0).unwrap())
    }

    #[test]
    fn every_likely_zone_has_a_name_that_can_be_typed() {
        for zone in Lang::ALL.into_iter().flat_map(zones::likely) {
            assert!(CITIES.iter().any(|(city, _)| city == zone), "{zone}");
        }
        for (zone, id) in CITIES {
            for lang in Lang::ALL {
                assert!(exists(lang, id), "{id}");
                let name = line(id).render_plain(lang);
                assert_eq!(found(&name), Ok(zone), "{name}");
                assert_eq!(found(&format!("{name}, 10:04")), Ok(zone), "{name}");
            }
        }
        for lang in Lang::ALL {
            let example = line("setup-ask-zone-city").render_plain(lang);
            assert!(found(&example).is_ok(), "{example}");
        }
    }

    #[test]
    fn a_distance_from_greenwich_is_asked_back() {
        assert!(found("UTC+3").unwrap_err().contains(&Europe::Moscow));
        assert_eq!(found("gmt +5:30").unwrap_err()[0], Asia::Kolkata);
        assert_eq!(found("-8").unwrap_err()[0], America::Los_Angeles);
        for typed in ["UTC+5:45", "+0545", "utc 5:45", "5:45 UTC", "GMT +5.75"] {
            assert_eq!(found(typed), Err(vec![Asia::Kathmandu]), "{typed}");
        }
        for typed in ["+0300", "GMT+3", "UTC 3", "3 gmt", "МСК+0"] {
            assert_eq!(found(typed).unwrap_err()[0], Europe::Moscow, "{typed}");
        }
        assert_eq!(found("GMT-3").unwrap_err()[0], America::Sao_Paulo);
        assert_eq!(found("МСК+4").unwrap_err()[0].name(), "Asia/Novosibirsk");
        assert_eq!(found("Etc/GMT-3").map(|zone| zone.name()), Ok("Etc/GMT-3"));
        for typed in ["+99", "UTC+5:17", "3", "12:30", "UTC+", "+", "1 2 3", "+5:99"] {
            assert_eq!(found(typed), Err(vec![]), "{typed}");
        }
        assert_eq!(found("Jerusalm"), Err(vec![Asia::Jerusalem]));
        assert_eq!(found("Mars/Base"), Err(vec![]));
        assert_eq!(found(","), Err(vec![]));
    }

    proptest! {
        #[test]
        fn any_text_is_survived(typed in crate::hostile::like(&["Berlin", "UTC+3", "+05:30", "Москва", "ירושלים", "18:40"])) {
            if let Err(zones) = found(&typed) {
                prop_assert!(zones.len() <= zones::MOST_MEANT);
            }
        }
    }
}
