//! Time zones as people type them: an IANA name in any case (`europe/berlin`), or a city or country alone, in English,
//! Hebrew or Russian (`New York`, `תל אביב`, `Томск`, `Japan`). A zone is named by a place, never by a distance from
//! Greenwich, because only a place knows its summer time.
//!
//! Which names there are is data, not code: `zones/places.py` makes `places.tsv` from CLDR, GeoNames and the time zone
//! database.

use std::sync::LazyLock;

use chrono_tz::{TZ_VARIANTS, Tz};
use icu_normalizer::DecomposingNormalizerBorrowed;

use super::{Lang, distance, names::is_mark};

/// Zones offered at most for a name that is like others.
pub const MOST_OFFERED: usize = 3;
/// Zones offered at most for a name that means several, such as a country's.
pub const MOST_MEANT: usize = 6;
/// A shorter word may be a slip of too many.
const SHORT: usize = 5;

/// `places.tsv`, packed by `build.rs`. A line that begins with `=` says what a zone's city is called in English, Hebrew
/// and Russian; the others, which zones are meant by some names. The first lines are those of the most people.
static PLACES: LazyLock<String> = LazyLock::new(|| {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/places.tsv.packed"));
    let places = miniz_oxide::inflate::decompress_to_vec(packed).unwrap_or_default();
    String::from_utf8(places).unwrap_or_default()
});

/// Zones offered with one touch, by the language of the group; the rest are typed.
#[must_use]
pub const fn likely(lang: Lang) -> &'static [Tz] {
    use chrono_tz::{America, Asia, Europe};
    match lang {
        Lang::He => &[Asia::Jerusalem, Europe::London, Europe::Berlin, America::New_York],
        Lang::Ru => &[
            Europe::Moscow,
            Europe::Kyiv,
            Europe::Minsk,
            Asia::Jerusalem,
            Asia::Almaty,
            Asia::Yekaterinburg,
            Europe::Berlin,
            Asia::Tbilisi,
        ],
        Lang::En => &[
            Europe::London,
            Europe::Berlin,
            America::New_York,
            America::Chicago,
            America::Denver,
            America::Los_Angeles,
            Asia::Jerusalem,
            Asia::Kolkata,
        ],
    }
}

/// Parts of the world in the order in which they are searched for a city: `Europe/Istanbul` comes before its
/// double in Asia.
const PARTS: [&str; 8] = ["Europe", "Asia", "America", "Australia", "Africa", "Pacific", "Atlantic", "Indian"];

/// What no table of places has: letters that stand for a time, and how people call cities among themselves.
const NICKNAMES: &[(Tz, &str)] = {
    use chrono_tz::{America, Asia, Europe};
    &[
        (Asia::Jerusalem, "tlv beer_sheva idt ת״א ב״ש"),
        (Europe::Moscow, "st_petersburg st_pete msk spb мск питер спб"),
        (Asia::Yekaterinburg, "екб"),
        (Asia::Novosibirsk, "нск"),
        (Europe::Kyiv, "київ"),
        (Europe::Berlin, "cet cest met"),
        (Europe::London, "gmt england scotland wales uk britain great_britain gb bst"),
        (Europe::Athens, "eet eest"),
        (America::New_York, "nyc est edt et washington washington_dc"),
        (America::Chicago, "cst cdt ct"),
        (America::Denver, "mst mdt mt"),
        (America::Los_Angeles, "pst pdt pt la"),
        (Asia::Kolkata, "ist bombay"),
        (Asia::Shanghai, "peking"),
        (Asia::Dubai, "uae оаэ"),
    ]
};

/// No zone is called so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no time zone is called so")]
pub struct UnknownZone {
    /// What may have been meant, nearest first.
    pub nearest: Vec<Tz>,
}

/// Reads a zone as typed.
///
/// # Errors
/// If there is none of this name, with those that are near; if a country has several, with them, the largest first.
pub fn parse(typed: &str) -> Result<Tz, UnknownZone> {
    let wanted = spelling(typed);
    if wanted.is_empty() {
        return Err(UnknownZone { nearest: Vec::new() });
    }
    // First: `Israel` and `Asia/Tel_Aviv` are only old names of `Asia/Jerusalem`, and `EST` knows no summer.
    if let Some((zone, _)) = nicknames().find(|(_, name)| *name == wanted) {
        return Ok(zone);
    }
    let mut meant: Vec<Tz> = Vec::new();
    for zone in groups().filter(|(_, names)| names.split('|').any(|name| name == wanted)).flat_map(|(zones, _)| zones) {
        if !meant.contains(&zone) {
            meant.push(zone);
        }
    }
    match meant.as_slice() {
        [] => {}
        [zone] => return Ok(*zone),
        _ => {
            meant.truncate(MOST_MEANT);
            return Err(UnknownZone { nearest: meant });
        }
    }
    if let Some(zone) = TZ_VARIANTS.iter().find(|zone| spelling(zone.name()) == wanted) {
        return Ok(*zone);
    }
    let mut cities = PARTS.iter().flat_map(|part| of_part(part));
    cities.find(|zone| city(*zone) == wanted).ok_or_else(|| UnknownZone { nearest: nearest(&wanted) })
}

/// What a zone's city is called in a language, if that is known.
#[must_use]
pub fn shown(zone: Tz, lang: Lang) -> Option<&'static str> {
    let (_, names) = cities().find(|(of, _)| *of == zone.name())?;
    let place = match lang {
        Lang::En => 0,
        Lang::He => 1,
        Lang::Ru => 2,
    };
    names.split('|').nth(place)
}

/// Every zone where people live, those of the most people first.
pub fn all() -> impl Iterator<Item = Tz> {
    cities().filter_map(|(zone, _)| zone.parse().ok())
}

/// Zones by their names, and what their cities are called.
fn cities() -> impl Iterator<Item = (&'static str, &'static str)> {
    PLACES.lines().filter_map(|line| line.strip_prefix('=')?.split_once('\t'))
}

/// Zones, and the names that mean them, as [`spelling`] spells them.
fn groups() -> impl Iterator<Item = (Vec<Tz>, &'static str)> {
    let groups = PLACES.lines().filter(|line| !line.starts_with(['=', '#'])).filter_map(|line| line.split_once('\t'));
    groups.map(|(zones, names)| (zones.split(',').filter_map(|zone| zone.parse().ok()).collect(), names))
}

fn nicknames() -> impl Iterator<Item = (Tz, String)> {
    NICKNAMES.iter().flat_map(|(zone, names)| names.split(' ').map(|name| (*zone, spelling(name))))
}

fn of_part(part: &str) -> impl Iterator<Item = Tz> {
    TZ_VARIANTS.iter().copied().filter(move |zone| zone.name().split('/').next() == Some(part))
}

/// Lower case, without accents, points and quotation marks, one space for whatever stands between words. As in
/// `places.py`.
fn spelling(typed: &str) -> String {
    let mut out = String::with_capacity(typed.len());
    for c in DecomposingNormalizerBorrowed::new_nfd().normalize_iter(typed.chars().flat_map(char::to_lowercase)) {
        match c {
            'ß' => out.push_str("ss"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'đ' => out.push('d'),
            'ı' => out.push('i'),
            '\'' | '’' | 'ʼ' | 'ʻ' | '‘' | '`' | '"' | '״' | '׳' => {}
            '_' | '-' | '־' | '.' => out.push(' '),
            c if c.is_whitespace() => out.push(' '),
            c if is_mark(c) => {}
            c => out.push(c),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn city(zone: Tz) -> String {
    spelling(zone.name().rsplit('/').next().unwrap_or_default())
}

/// Zones with a name that one or two slips make of this. Nobody slips in the first letter, and a short word may be
/// anything: it is taken for a city that gives a zone its name, not for any there is.
fn nearest(wanted: &str) -> Vec<Tz> {
    let length = wanted.chars().count();
    let allowed = match length {
        0..=3 => return Vec::new(),
        // "Atlantis" is not Atlanta: two slips are forgiven only in a long name.
        4..=8 => 1,
        _ => 2,
    };
    let slips = |name: &str| {
        let is_like = name.chars().next() == wanted.chars().next() && name.chars().count().abs_diff(length) <= allowed;
        let slips = if is_like && name.chars().count() > 3 { distance(name, wanted) } else { usize::MAX };
        (slips <= allowed).then_some(slips)
    };
    let mut found: Vec<(usize, Tz)> = Vec::new();
    for (zone, names) in cities().filter_map(|(zone, names)| Some((zone.parse().ok()?, names))) {
        found.extend(names.split('|').filter_map(|name| Some((slips(&spelling(name))?, zone))));
    }
    found.extend(TZ_VARIANTS.iter().filter_map(|zone| Some((slips(&spelling(zone.name()))?, *zone))));
    found.extend(nicknames().filter_map(|(zone, name)| Some((slips(&name)?, zone))));
    if length > SHORT {
        for (zones, names) in groups() {
            let best = names.split('|').filter_map(slips).min();
            found.extend(best.into_iter().flat_map(|slips| zones.iter().map(move |zone| (slips, *zone))));
        }
    }
    found.sort_by_key(|(slips, _)| *slips);
    let mut zones: Vec<Tz> = Vec::new();
    for (_, zone) in found {
        if !zones.contains(&zone) {
            zones.push(zone);
        }
    }
    zones.truncate(MOST_OFFERED);
    zones
}

#[cfg(test)]
mod tests {
    use chrono_tz::{America, Asia, Europe, Pacific};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn zones_are_known_by_many_names() {
        for (typed, zone) in [
            ("europe/berlin", Europe::Berlin),
            ("Europe/Berlin", Europe::Berlin),
            (" new  york ", America::New_York),
            ("New-York", America::New_York),
            ("istanbul", Europe::Istanbul),
            ("Tel Aviv", Asia::Jerusalem),
            ("תל־אביב", Asia::Jerusalem),
            ("Тель-Авив", Asia::Jerusalem),
            ("москва", Europe::Moscow),
            ("МСК", Europe::Moscow),
            ("msk", Europe::Moscow),
            ("Питер", Europe::Moscow),
            ("спб", Europe::Moscow),
            ("utc", chrono_tz::UTC),
            ("EST", America::New_York),
            ("mst", America::Denver),
            ("GMT", Europe::London),
            ("Israel", Asia::Jerusalem),
            ("Turkey", Europe::Istanbul),
            ("Kiev", Europe::Kyiv),
            ("Київ", Europe::Kyiv),
            ("Одесса", Europe::Kyiv),
            ("New Zealand", Pacific::Auckland),
            ("Япония", Asia::Tokyo),
            ("Switzerland", Europe::Zurich),
            ("שווייץ", Europe::Zurich),
            ("Praha", Europe::Prague),
            ("München", Europe::Berlin),
            ("MUENCHEN", Europe::Berlin),
            ("Köln", Europe::Berlin),
            ("Кёльн", Europe::Berlin),
            ("Wien", Europe::Vienna),
            ("Томск", Asia::Tomsk),
            ("Granada", Europe::Madrid),
            ("São Paulo", America::Sao_Paulo),
            ("St. Petersburg", Europe::Moscow),
            ("Йошкар-Ола", Europe::Moscow),
            ("ב״ש", Asia::Jerusalem),
            ("יְרוּשָׁלַיִם", Asia::Jerusalem),
            ("California", America::Los_Angeles),
        ] {
            assert_eq!(parse(typed), Ok(zone), "{typed}");
        }
    }

    #[test]
    fn of_several_zones_the_largest_are_offered() {
        for typed in ["Россия", "Russia", "רוסיה"] {
            assert_eq!(parse(typed).unwrap_err().nearest[0], Europe::Moscow, "{typed}");
        }
        assert_eq!(parse("Brazil").unwrap_err().nearest[0], America::Sao_Paulo);
        let of = |typed| parse(typed).unwrap_err().nearest;
        assert_eq!(of("Бразилия").len(), 4);
        let russian = [Asia::Yekaterinburg, Europe::Samara, Asia::Krasnoyarsk, Asia::Vladivostok, Asia::Irkutsk];
        assert_eq!(of("Россия")[1..], russian);
        assert_eq!(parse("ארצות הברית").unwrap_err().nearest[0], America::New_York);
    }

    #[test]
    fn the_table_is_as_it_is_read() {
        for (zone, names) in cities() {
            assert!(zone.parse::<Tz>().is_ok(), "{zone}");
            assert_eq!(names.split('|').filter(|name| !name.is_empty()).count(), Lang::ALL.len(), "{zone}");
        }
        for (zones, names) in groups() {
            assert!(!zones.is_empty(), "{names}");
            for name in names.split('|') {
                assert_eq!(spelling(name), name);
            }
        }
        assert_eq!(shown(Asia::Tomsk, Lang::Ru), Some("Томск"));
        assert_eq!(shown(Europe::Vienna, Lang::He), Some("וינה"));
    }

    #[test]
    fn a_slip_is_answered_with_what_was_meant() {
        assert_eq!(parse("Europe/Berln").unwrap_err().nearest, [Europe::Berlin]);
        assert_eq!(parse("Jeruslaem").unwrap_err().nearest, [Asia::Jerusalem]);
        assert_eq!(parse("Масква").unwrap_err().nearest, [Europe::Moscow]);
        assert_eq!(parse("Томскк").unwrap_err().nearest, [Asia::Tomsk]);
        assert_eq!(parse("Atlantis").unwrap_err().nearest, []);
        assert_eq!(parse("+3").unwrap_err().nearest, []);
        assert_eq!(parse("Mars/Base").unwrap_err().nearest, []);
        assert_eq!(parse("").unwrap_err().nearest, []);
    }

    #[test]
    fn every_zone_is_found_by_its_name() {
        // Those without a place, such as EST and Israel, are read as people mean them.
        for zone in TZ_VARIANTS.into_iter().filter(|zone| zone.name().contains('/')) {
            assert_eq!(parse(&zone.name().to_uppercase()), Ok(zone), "{zone}");
        }
    }

    proptest! {
        #[test]
        fn anything_may_be_typed(typed in crate::hostile::like(&["Europe/Berlin", "New York", "Санкт-Петербург", "תל אביב"])) {
            if let Err(unknown) = parse(&typed) {
                prop_assert!(unknown.nearest.len() <= MOST_MEANT);
            }
        }
    }
}
