//! Time zones as people name them: by city, in any of our languages, or by IANA name. Pure.

use chrono::{DateTime, Offset as _, TimeDelta, TimeZone as _, Utc};
use chrono_tz::{Africa, America, Asia, Australia, Europe, TZ_VARIANTS, Tz};

use crate::words::{Lang, Line, line};

/// How many likely zones are suggested for one we do not know.
const MOST_SUGGESTIONS: usize = 3;
/// Parts of the world IANA names begin with; other names are old ones, such as `US/Eastern`.
const REGIONS: [&str; 10] =
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/// Zones that have a name in every language, and the message that says it.
const CITIES: [(Tz, &str); 25] = [
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
    (Africa::Johannesburg, "city-johannesburg"),
    (Asia::Tbilisi, "city-tbilisi"),
    (Asia::Yerevan, "city-yerevan"),
    (Asia::Dubai, "city-dubai"),
    (Asia::Tashkent, "city-tashkent"),
    (Asia::Almaty, "city-almaty"),
    (Asia::Yekaterinburg, "city-yekaterinburg"),
    (Asia::Novosibirsk, "city-novosibirsk"),
    (Asia::Vladivostok, "city-vladivostok"),
    (Asia::Kolkata, "city-kolkata"),
    (Australia::Sydney, "city-sydney"),
    (America::Chicago, "city-chicago"),
    (America::Los_Angeles, "city-los-angeles"),
    (America::Toronto, "city-toronto"),
    (America::Sao_Paulo, "city-sao-paulo"),
];

/// What else people type, as [`key`] leaves it.
const ALIASES: [(Tz, &[&str]); 14] = [
    (
        Asia::Jerusalem,
        &[
            "telaviv",
            "haifa",
            "beersheba",
            "eilat",
            "israel",
            "תלאביב",
            "חיפה",
            "בארשבע",
            "אילת",
            "ישראל",
            "тельавив",
            "хайфа",
            "израиль",
            "беершева",
            "ашдод",
            "אשדוד",
            "נתניה",
            "нетания",
        ],
    ),
    (
        Europe::Moscow,
        &["stpetersburg", "saintpetersburg", "санктпетербург", "петербург", "питер", "спб", "мск", "msk", "סנטפטרבורג"],
    ),
    (
        Europe::Kyiv,
        &["kiev", "ukraine", "україна", "украина", "київ", "одесса", "odesa", "odessa", "харьков", "אוקראינה"],
    ),
    (Europe::London, &["uk", "england", "britain", "אנגליה", "англия", "manchester"]),
    (America::New_York, &["ny", "nyc", "washington", "boston", "miami", "бостон", "вашингтон", "майами", "בוסטון"]),
    (
        Europe::Berlin,
        &["germany", "munich", "hamburg", "frankfurt", "мюнхен", "гамбург", "германия", "גרמניה", "מינכן"],
    ),
    (Europe::Paris, &["france", "франция", "צרפת"]),
    (Europe::Minsk, &["belarus", "беларусь", "בלארוס"]),
    (Asia::Tbilisi, &["georgia", "batumi", "грузия", "батуми", "גאורגיה"]),
    (Asia::Yekaterinburg, &["екб", "пермь", "челябинск", "уфа", "ekaterinburg"]),
    (Asia::Almaty, &["алмаата", "астана", "astana", "казахстан"]),
    (Asia::Kolkata, &["india", "mumbai", "bombay", "delhi", "newdelhi", "bangalore", "bengaluru", "chennai"]),
    (America::Los_Angeles, &["la", "sanfrancisco", "seattle", "california", "sf", "sanjose"]),
    (America::Chicago, &["texas", "houston", "dallas", "austin"]),
];

/// What a typed zone may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This one.
    Zone(Tz),
    /// None; nearest first, perhaps none near.
    Like(Vec<Tz>),
}

/// The zones offered first to speakers of a language.
#[must_use]
pub const fn likely(lang: Lang) -> [Tz; 8] {
    match lang {
        Lang::He => [
            Asia::Jerusalem,
            Europe::London,
            Europe::Paris,
            Europe::Berlin,
            America::New_York,
            America::Chicago,
            America::Los_Angeles,
            Australia::Sydney,
        ],
        Lang::Ru => [
            Europe::Moscow,
            Asia::Jerusalem,
            Europe::Kyiv,
            Europe::Berlin,
            Europe::Kaliningrad,
            Asia::Yekaterinburg,
            Asia::Novosibirsk,
            Asia::Almaty,
        ],
        Lang::En => [
            Europe::London,
            America::New_York,
            America::Chicago,
            America::Los_Angeles,
            Europe::Berlin,
            Asia::Jerusalem,
            Asia::Kolkata,
            Australia::Sydney,
        ],
    }
}

/// The likely zones, led by the present one if it is none of them.
#[must_use]
pub fn offered(lang: Lang, present: Tz) -> Vec<Tz> {
    let likely = likely(lang);
    let unlikely = Some(present).filter(|present| !likely.contains(present));
    unlikely.into_iter().chain(likely).collect()
}

/// What a zone is called: its city in the reader's language, else as in its IANA name.
#[must_use]
pub fn place(zone: Tz) -> Line {
    match CITIES.iter().find(|(city, _)| *city == zone) {
        Some((_, id)) => line(id),
        None => line("setup-place").text("place", &last_part(zone).replace('_', " ")),
    }
}

/// Reads a typed zone: an IANA name in any case, with spaces or underscores; a city in any of our languages.
#[must_use]
pub fn find(typed: &str, lang: Lang, now: DateTime<Utc>) -> Found {
    let typed = typed.trim();
    let iana = typed.split_whitespace().collect::<Vec<_>>().join("_");
    if let Some(zone) = TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(&iana)) {
        return Found::Zone(*zone);
    }
    if let Some(offset) = offset(typed) {
        return Found::Like(at_offset(offset, lang, now));
    }
    let before_comma = typed.split(',').next().unwrap_or_default();
    match named(&key(typed)).or_else(|| named(&key(before_comma))) {
        Some(zone) => Found::Zone(zone),
        None => Found::Like(near(&key(typed))),
    }
}

/// The zone called exactly so.
fn named(key: &str) -> Option<Tz> {
    if key.is_empty() {
        return None;
    }
    let known = names().into_iter().find(|(name, _)| name == key).map(|(_, zone)| zone);
    let whole = || geographic().find(|zone| self::key(zone.name()) == key);
    let city = || geographic().find(|zone| self::key(last_part(*zone)) == key);
    known.or_else(whole).or_else(city)
}

/// Names nearest to `key`, at most [`MOST_SUGGESTIONS`].
fn near(key: &str) -> Vec<Tz> {
    let length = key.chars().count();
    if length < 3 {
        return Vec::new();
    }
    let cities = geographic().map(|zone| (self::key(last_part(zone)), zone));
    let mut scored: Vec<(usize, Tz)> = names()
        .into_iter()
        .chain(cities)
        .filter_map(|(name, zone)| Some((distance_to(key, length, &name)?, zone)))
        .collect();
    scored.sort_by_key(|(score, _)| *score);
    let mut out: Vec<Tz> = Vec::new();
    for (_, zone) in scored {
        if !out.contains(&zone) && out.len() < MOST_SUGGESTIONS {
            out.push(zone);
        }
    }
    out
}

/// How far `name` is from what was typed; [`None`] if too far to be meant.
fn distance_to(key: &str, length: usize, name: &str) -> Option<usize> {
    let letters = name.chars().count();
    let inside = name.contains(key) || (letters >= 4 && key.contains(name));
    if inside {
        return Some(letters.abs_diff(length).min(1));
    }
    let most = (length / 3).clamp(1, 3);
    if letters.abs_diff(length) > most {
        return None;
    }
    let edits = edits(key, name);
    (edits <= most).then_some(edits + 1)
}

/// Letters to add, drop or change to get from one to the other (Levenshtein).
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}

/// Every name of ours and the zone it means.
fn names() -> Vec<(String, Tz)> {
    let spoken = CITIES.iter().flat_map(|(zone, id)| Lang::ALL.map(|lang| (key(&line(id).render_plain(lang)), *zone)));
    let aliases = ALIASES.iter().flat_map(|(zone, names)| names.iter().map(|name| ((*name).to_owned(), *zone)));
    spoken.chain(aliases).collect()
}

fn geographic() -> impl Iterator<Item = Tz> {
    TZ_VARIANTS.into_iter().filter(|zone| REGIONS.iter().any(|region| zone.name().starts_with(region)))
}

fn last_part(zone: Tz) -> &'static str {
    zone.name().rsplit('/').next().unwrap_or_default()
}

/// Letters and digits only, lower case, е for ё, without vowel points.
fn key(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() && !matches!(c, '\u{0591}'..='\u{05C7}'))
        .map(|c| if c == 'ё' { 'е' } else { c })
        .collect()
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
    let (hours, minutes): (i64, i64) = (hours.parse::<u8>().ok()?.into(), minutes.parse::<u8>().ok()?.into());
    Some(TimeDelta::minutes(sign * (hours * 60 + minutes)))
}

/// Cities whose clocks are so far from UTC at present, likely ones first.
fn at_offset(offset: TimeDelta, lang: Lang, now: DateTime<Utc>) -> Vec<Tz> {
    let is_there = |zone: &Tz| {
        let local = zone.offset_from_utc_datetime(&now.naive_utc()).fix();
        i64::from(local.local_minus_utc()) == offset.num_seconds()
    };
    let mut out: Vec<Tz> = likely(lang).into_iter().filter(is_there).collect();
    let others = CITIES.iter().map(|(zone, _)| *zone).filter(is_there);
    for zone in others {
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

    fn winter() -> DateTime<Utc> {
        DateTime::from_timestamp(1_794_816_000, 0).unwrap_or_default()
    }

    fn found(typed: &str) -> Found {
        find(typed, Lang::En, winter())
    }

    #[test]
    fn people_may_name_a_zone_as_they_like() {
        for typed in [
            "Asia/Jerusalem",
            "asia/jerusalem",
            " ASIA/JERUSALEM ",
            "jerusalem",
            "Tel Aviv",
            "tel-aviv",
            "tel_aviv",
            "תל אביב",
            "ירושלים",
            "Иерусалим",
            "тель-авив",
            "Jerusalem, Israel",
            "Jerusalem, 10:04",
            "asia jerusalem",
        ] {
            assert_eq!(found(typed), Found::Zone(Asia::Jerusalem), "{typed}");
        }
        for typed in ["new york", "America/New York", "Нью-Йорк", "ניו יורק", "NYC", "america/new_york"] {
            assert_eq!(found(typed), Found::Zone(America::New_York), "{typed}");
        }
        assert_eq!(found("buenos aires"), Found::Zone(America::Buenos_Aires));
        assert_eq!(found("europe/lisbon"), Found::Zone(Europe::Lisbon));
        assert_eq!(found("utc"), Found::Zone(Tz::UTC));
        assert_eq!(found("us/eastern"), Found::Zone(chrono_tz::US::Eastern));
    }

    #[test]
    fn what_is_nearly_right_is_understood_as_a_question() {
        assert_eq!(found("Jerusalm"), Found::Like(vec![Asia::Jerusalem]));
        assert_eq!(found("Иерусалем"), Found::Like(vec![Asia::Jerusalem]));
        assert_eq!(found("ירושליים"), Found::Like(vec![Asia::Jerusalem]));
        assert_eq!(found("Mars/Base"), Found::Like(vec![]));
        let Found::Like(zones) = found("UTC+3") else { panic!("an offset is no zone") };
        assert!(zones.contains(&Europe::Moscow), "{zones:?}");
        assert_eq!(found("+5:30"), Found::Like(vec![Asia::Kolkata]));
    }

    #[test]
    fn every_likely_zone_has_a_name_in_every_language() {
        for zone in Lang::ALL.into_iter().flat_map(likely) {
            assert!(CITIES.iter().any(|(city, _)| *city == zone), "{zone}");
        }
        for lang in Lang::ALL {
            assert!(CITIES.iter().all(|(_, id)| crate::words::exists(lang, id)), "{lang:?}");
        }
    }

    #[test]
    fn no_name_means_two_zones() {
        let mut names = names();
        names.sort_by(|a, b| (&a.0, a.1.name()).cmp(&(&b.0, b.1.name())));
        names.dedup();
        for pair in names.windows(2) {
            assert!(pair[0].0 != pair[1].0, "{pair:?}");
        }
        for (zone, names) in ALIASES {
            assert!(names.iter().all(|name| key(name) == *name), "{zone}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(typed in "\\PC{0,60}") {
            if let Found::Like(zones) = found(&typed) {
                prop_assert!(zones.len() <= MOST_SUGGESTIONS);
            }
        }

        #[test]
        fn every_zone_is_found_by_its_name(index in 0..TZ_VARIANTS.len()) {
            let zone = TZ_VARIANTS[index];
            prop_assert_eq!(found(&zone.name().to_lowercase().replace('_', " ")), Found::Zone(zone));
        }
    }
}
