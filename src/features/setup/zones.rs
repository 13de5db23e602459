//! Zones as the setup shows them: likely ones first, each with a city in the reader's language. Pure. How typed
//! names are read is in [`crate::words::zones`].

use chrono::{DateTime, Offset as _, TimeDelta, TimeZone as _, Utc};
use chrono_tz::{America, Asia, Australia, Europe, Tz};

use crate::words::{Lang, Line, line, zones};

/// How many zones are suggested for one we do not know.
const MOST_SUGGESTIONS: usize = 3;

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
        None => {
            let city = zone.name().rsplit('/').next().unwrap_or_default();
            line("setup-place").text("place", &city.replace('_', " "))
        }
    }
}

/// What may be typed for a zone: its city in this language, or its IANA name where the city alone means another.
#[must_use]
pub fn as_typed(zone: Tz, lang: Lang) -> String {
    let city = match CITIES.iter().find(|(city, _)| *city == zone) {
        Some((_, id)) => line(id).render_plain(lang),
        None => zone.name().rsplit('/').next().unwrap_or_default().replace('_', " "),
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

/// `UTC+3`, `gmt -05:30`, `+2`.
fn offset(typed: &str) -> Option<TimeDelta> {
    let lower = typed.to_ascii_lowercase();
    let rest = lower.strip_prefix("utc").or_else(|| lower.strip_prefix("gmt")).unwrap_or(&lower).trim();
    let (sign, digits) = match rest.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, rest.strip_prefix(['-', '\u{2212}'])?),
    };
    let (hours, minutes) = digits.trim().split_once(':').unwrap_or((digits.trim(), "0"));
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some(TimeDelta::minutes(sign * (i64::from(hours) * 60 + i64::from(minutes))))
}

/// Cities whose clocks are so far from UTC at present, likely ones first.
fn at_offset(offset: TimeDelta, lang: Lang, now: DateTime<Utc>) -> Vec<Tz> {
    let is_there = |zone: &Tz| {
        let local = zone.offset_from_utc_datetime(&now.naive_utc()).fix();
        i64::from(local.local_minus_utc()) == offset.num_seconds()
    };
    let known = CITIES.iter().map(|(zone, _)| *zone);
    let mut out: Vec<Tz> = Vec::new();
    for zone in zones::likely(lang).iter().copied().chain(known).filter(is_there) {
        if !out.contains(&zone) {
            out.push(zone);
        }
    }
    out.truncate(MOST_SUGGESTIONS);
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
        assert_eq!(found("gmt +5:30"), Err(vec![Asia::Kolkata]));
        assert_eq!(found("-8"), Err(vec![America::Los_Angeles]));
        assert_eq!(found("Jerusalm"), Err(vec![Asia::Jerusalem]));
        assert_eq!(found("Mars/Base"), Err(vec![]));
        assert_eq!(found(","), Err(vec![]));
    }

    proptest! {
        #[test]
        fn any_text_is_survived(typed in crate::hostile::like(&["Berlin", "UTC+3", "+05:30", "Москва", "ירושלים", "18:40"])) {
            if let Err(zones) = found(&typed) {
                prop_assert!(zones.len() <= MOST_SUGGESTIONS);
            }
        }
    }
}
