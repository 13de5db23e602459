#!/usr/bin/env python3
"""Makes the fonts beside this file: cuts them down to what names are written with.

    npm install @expo-google-fonts/rubik @expo-google-fonts/noto-sans @expo-google-fonts/noto-sans-arabic …
                twemoji-colr-font@15.0.3
    apt-get download fonts-droid-fallback && dpkg -x fonts-droid-fallback_*.deb droid
    pip install fonttools brotli
    python3 make.py node_modules droid

Needed again only when a font or a range changes; what it writes is kept in the tree. Hinting, glyph names and tables
nobody reads are left out, and of the fonts for one script the Latin letters, which another font has.
"""

import sys
import zlib
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
MODULES, DROID = Path(sys.argv[1]), Path(sys.argv[2])

# What text of any script may need of its own font: blanks, joiners, the dotted circle, dandas.
SHARED = [(0x20, 0x20), (0xA0, 0xA0), (0x200B, 0x200F), (0x25CC, 0x25CC), (0x964, 0x965)]
LATIN = [(0x20, 0x24F), (0x250, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20C0), (0x2100, 0x218F)]
CYRILLIC = [(0x400, 0x52F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)]
HEBREW = [(0x590, 0x5FF), (0xFB1D, 0xFB4F)]
ARABIC = [(0x600, 0x6FF), (0x750, 0x77F)]
SYMBOLS = [(0x2190, 0x23FF), (0x2500, 0x27BF), (0x2900, 0x297F), (0x2B00, 0x2BFF)]
MATHS = [(0x2200, 0x22FF)]
HAN = [
    (0x20, 0x20), (0x1100, 0x11FF), (0x2E80, 0x2FDF), (0x3000, 0x318F), (0x31A0, 0x31BF), (0x31F0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFF00, 0xFFEF),
]  # fmt: skip
SCRIPTS = {
    "arabic": ARABIC,
    "armenian": [(0x530, 0x58F), (0xFB13, 0xFB17)],
    "bengali": [(0x980, 0x9FF)],
    "devanagari": [(0x900, 0x97F), (0xA8E0, 0xA8FF)],
    "ethiopic": [(0x1200, 0x139F)],
    "georgian": [(0x10A0, 0x10FF), (0x1C90, 0x1CBF)],
    "gujarati": [(0xA80, 0xAFF)],
    "gurmukhi": [(0xA00, 0xA7F)],
    "kannada": [(0xC80, 0xCFF)],
    "khmer": [(0x1780, 0x17FF)],
    "lao": [(0xE80, 0xEFF)],
    "malayalam": [(0xD00, 0xD7F)],
    "myanmar": [(0x1000, 0x109F)],
    "sinhala": [(0xD80, 0xDFF)],
    "tamil": [(0xB80, 0xBFF)],
    "telugu": [(0xC00, 0xC7F)],
    "thai": [(0xE00, 0xE7F)],
}


def google(family, weight="400Regular"):
    return next((MODULES / "@expo-google-fonts" / family / weight).glob("*.ttf"))


def write(name, source, ranges=None, but=frozenset()):
    options = subset.Options()
    options.hinting = False
    options.glyph_names = False
    options.legacy_kern = False
    options.name_IDs = [0, 1, 2, 5, 6, 13, 14, 16, 17]
    options.drop_tables += ["DSIG", "STAT", "meta", "gasp", "vhea", "vmtx", "FFTM"]
    font = TTFont(source)
    font.flavor = None
    has = set(font.getBestCmap())
    wanted = has if ranges is None else {c for first, last in ranges for c in range(first, last + 1)} & has
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted - but)
    subsetter.subset(font)
    file = HERE / f"{name}.ttf"
    font.save(file)
    data = file.read_bytes()
    print(f"{name:12} {len(wanted - but):6} characters {len(data):8} bytes, packed {len(zlib.compress(data, 9)):8}")
    return wanted - but


rubik = LATIN + CYRILLIC + HEBREW + MATHS
write("text", google("rubik"), rubik)
write("strong", google("rubik", "600SemiBold"), rubik)
write("wide", google("noto-sans"), LATIN + CYRILLIC + [(0x370, 0x3FF), (0x1F00, 0x1FFF), (0xA720, 0xA7FF)])
for script, ranges in SCRIPTS.items():
    write(script, google(f"noto-sans-{script}"), ranges + SHARED)
symbols = write("symbols", google("noto-sans-symbols"), SYMBOLS)
write("symbols2", google("noto-sans-symbols-2"), SYMBOLS + [(0x1F100, 0x1F1FF)], symbols)
write("emoji", MODULES / "twemoji-colr-font" / "twemoji.woff2")
write("han", DROID / "usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf", HAN)
