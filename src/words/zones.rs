//! Time zones as people type them: an IANA name in any case (`europe/berlin`), or a city alone, in English,
//! Hebrew or Russian (`New York`, `תל אביב`, `Москва`). A zone is named by a city, never by a distance from
//! Greenwich, because only a city knows its summer time.

use chrono_tz::{TZ_VARIANTS, Tz};

use super::{Lang, distance};

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

/// Cities that give no zone its name, and cities in their own languages, each after its zone.
const CITIES: &[(Tz, &str)] = {
    use chrono_tz::{America, Asia, Australia, Europe};
    &[
        (
            Asia::Jerusalem,
            "israel tel_aviv tlv haifa beer_sheva ירושלים ישראל תל_אביב חיפה באר_שבע ת\"א ת״א израиль иерусалим тель_авив хайфа",
        ),
        (
            Europe::Moscow,
            "russia saint_petersburg st_petersburg st_pete msk spb москва мск санкт_петербург петербург питер спб нижний_новгород краснодар сочи מוסקבה סנקט_פטרבורג",
        ),
        (Europe::Kaliningrad, "калининград קלינינגרד"),
        (Europe::Samara, "самара"),
        (Asia::Yekaterinburg, "ekaterinburg екатеринбург екб יקטרינבורג челябинск пермь уфа"),
        (Asia::Omsk, "омск"),
        (Asia::Novosibirsk, "новосибирск нск נובוסיבירסק"),
        (Asia::Krasnoyarsk, "красноярск"),
        (Asia::Irkutsk, "иркутск"),
        (Asia::Vladivostok, "владивосток"),
        (Europe::Kyiv, "ukraine kharkiv odesa odessa lviv киев київ украина харьков одесса львов קייב"),
        (Europe::Minsk, "belarus минск беларусь מינסק"),
        (Europe::Chisinau, "moldova кишинев кишинёв"),
        (Europe::Riga, "latvia рига"),
        (Europe::Vilnius, "lithuania вильнюс"),
        (Europe::Tallinn, "estonia таллин таллинн"),
        (Asia::Tbilisi, "batumi батуми тбилиси טביליסי"),
        (Asia::Yerevan, "armenia ереван ירוואן"),
        (Asia::Baku, "azerbaijan баку"),
        (Asia::Almaty, "kazakhstan astana алматы אלמטי астана казахстан"),
        (Asia::Tashkent, "uzbekistan ташкент"),
        (Asia::Bishkek, "бишкек"),
        (Asia::Dubai, "дубай abu_dhabi דובאי"),
        (Europe::Berlin, "cet cest met germany munich frankfurt hamburg cologne берлин мюнхен ברלין"),
        (Europe::London, "gmt england uk britain gb bst manchester лондон לונדון"),
        (Europe::Paris, "france париж פריז"),
        (Europe::Madrid, "spain barcelona мадрид барселона מדריד ברצלונה"),
        (Europe::Lisbon, "portugal лиссабон ליסבון"),
        (Europe::Rome, "italy milan рим милан רומא מילאנו"),
        (Europe::Amsterdam, "netherlands амстердам אמסטרדם"),
        (Europe::Vienna, "austria вена וינה"),
        (Europe::Prague, "прага פראג"),
        (Europe::Warsaw, "poland варшава ורשה"),
        (Europe::Athens, "eet eest greece афины אתונה"),
        (Europe::Belgrade, "serbia белград בלגרד"),
        (Europe::Istanbul, "turkey türkiye турция טורקיה ankara стамбул איסטנבול"),
        (Asia::Nicosia, "cyprus limassol кипр лимассол קפריסין"),
        (America::New_York, "nyc est edt et boston washington miami philadelphia atlanta нью_йорк ניו_יורק"),
        (America::Chicago, "cst cdt ct houston dallas austin чикаго שיקגו"),
        (America::Denver, "mst mdt mt денвер דנוור"),
        (America::Los_Angeles, "pst pdt pt san_francisco seattle san_diego лос_анджелес сан_франциско לוס_אנג'לס"),
        (America::Toronto, "ottawa montreal торонто טורונטו"),
        (Asia::Kolkata, "india mumbai delhi калькутта קולקטה new_delhi bangalore bengaluru chennai"),
        (Asia::Shanghai, "china beijing shenzhen"),
        (Australia::Melbourne, "мельбурн"),
        (Australia::Sydney, "canberra сидней סידני"),
    ]
};

/// No zone is called so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no time zone is called so")]
pub struct UnknownZone {
    /// What may have been meant, nearest first; at most three.
    pub nearest: Vec<Tz>,
}

/// Reads a zone as typed.
///
/// # Errors
/// With the nearest names if there is none of this name.
pub fn parse(typed: &str) -> Result<Tz, UnknownZone> {
    let wanted = spelling(typed);
    if wanted.is_empty() {
        return Err(UnknownZone { nearest: Vec::new() });
    }
    // First: `Israel` and `Asia/Tel_Aviv` are only old names of `Asia/Jerusalem`, and `EST` knows no summer.
    if let Some((zone, _)) = CITIES.iter().find(|(_, names)| names.split(' ').any(|name| spelling(name) == wanted)) {
        return Ok(*zone);
    }
    if let Some(zone) = TZ_VARIANTS.iter().find(|zone| spelling(zone.name()) == wanted) {
        return Ok(*zone);
    }
    let mut cities = PARTS.iter().flat_map(|part| of_part(part));
    cities.find(|zone| city(*zone) == wanted).ok_or_else(|| UnknownZone { nearest: nearest(&wanted) })
}

fn of_part(part: &str) -> impl Iterator<Item = Tz> {
    TZ_VARIANTS.iter().copied().filter(move |zone| zone.name().split('/').next() == Some(part))
}

/// Lower case, ё as е, one underscore for whatever stands between words.
fn spelling(typed: &str) -> String {
    let lower = typed.to_lowercase().replace('ё', "е").replace('׳', "'");
    let words = lower.split(|c: char| c.is_whitespace() || c == '_' || c == '-' || c == '־');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

fn city(zone: Tz) -> String {
    spelling(zone.name().rsplit('/').next().unwrap_or_default())
}

fn nearest(wanted: &str) -> Vec<Tz> {
    let length = wanted.chars().count();
    let allowed = match length {
        0..=3 => return Vec::new(),
        // "Atlantis" is not Atlanta: two slips are forgiven only in a long name.
        4..=8 => 1,
        _ => 2,
    };
    let named = TZ_VARIANTS.iter().map(|zone| (*zone, spelling(zone.name())));
    let cities = PARTS.iter().flat_map(|part| of_part(part)).map(|zone| (zone, city(zone)));
    let others = CITIES.iter().flat_map(|(zone, names)| names.split(' ').map(|name| (*zone, spelling(name))));
    let mut found: Vec<(usize, Tz)> = named
        .chain(cities)
        .chain(others)
        .filter(|(_, name)| name.chars().count() > 3 && name.chars().count().abs_diff(length) <= allowed)
        .map(|(zone, name)| (distance(&name, wanted), zone))
        .filter(|(slips, _)| *slips <= allowed)
        .collect();
    found.sort_by_key(|(slips, _)| *slips);
    let mut zones: Vec<Tz> = Vec::new();
    for (_, zone) in found {
        if !zones.contains(&zone) {
            zones.push(zone);
        }
    }
    zones.truncate(3);
    zones
}

#[cfg(test)]
mod tests {
    use chrono_tz::{America, Asia, Europe};
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
        ] {
            assert_eq!(parse(typed), Ok(zone), "{typed}");
        }
    }

    #[test]
    fn a_slip_is_answered_with_what_was_meant() {
        assert_eq!(parse("Europe/Berln").unwrap_err().nearest, [Europe::Berlin]);
        assert_eq!(parse("Jeruslaem").unwrap_err().nearest, [Asia::Jerusalem]);
        assert_eq!(parse("Масква").unwrap_err().nearest, [Europe::Moscow]);
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
                prop_assert!(unknown.nearest.len() <= 3);
            }
        }
    }
}
