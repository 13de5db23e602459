//! The samples, in all languages; numbers and names nobody would draw on purpose.

use std::{env, fs, path::Path};

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{
    canvas::WIDTH,
    fonts::Weight,
    page::{BODY, Page},
    text::{self, Base, Direction, Line},
    *,
};
use crate::{hostile, words::Lang};

/// A picture is no longer than this (bytes).
const LONGEST_FILE: usize = 100_000;

fn size(png: &[u8]) -> (u32, u32) {
    let reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    (reader.info().width, reader.info().height)
}

fn pixels(png: &[u8]) -> Vec<u8> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    pixels
}

/// What Telegram takes as a photo, and we promise.
fn is_fit(png: &[u8]) {
    let (width, height) = size(png);
    assert_eq!(width, WIDTH as u32);
    assert!(height > 200 && height <= 2400, "{height}");
    assert!(png.len() <= LONGEST_FILE, "{}", png.len());
}

/// Each sample with the language its name ends with.
fn samples() -> Vec<(String, Lang, Picture)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pictures/samples");
    let mut samples = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let lang = Lang::from_tag(name.rsplit('-').next().unwrap()).unwrap();
        samples.push((name, lang, serde_json::from_slice(&fs::read(&path).unwrap()).unwrap()));
    }
    samples
}

/// `KEHILA_PICTURES=folder` has them written there, to be looked at.
#[test]
fn samples_are_drawn_and_fit() {
    let folder = env::var_os("KEHILA_PICTURES");
    for (name, lang, picture) in samples() {
        let png = picture.draw(lang).unwrap();
        is_fit(&png);
        if let Some(folder) = &folder {
            fs::write(Path::new(folder).join(name).with_extension("png"), png).unwrap();
        }
    }
}

#[test]
fn a_recipe_survives_the_outbox_and_draws_the_same() {
    for (name, lang, picture) in samples() {
        let recipe = Kept { lang, picture };
        let kept: Kept = serde_json::from_str(&serde_json::to_string(&recipe).unwrap()).unwrap();
        assert_eq!(kept, recipe, "{name}");
        assert!(kept.draw().unwrap() == recipe.draw().unwrap(), "{name}");
    }
}

#[test]
fn numbers_that_are_none_survive_the_outbox_as_gaps() {
    let bars = |value| Picture::Bars(Bars { bars: vec![Bar { value, ..Bar::default() }], ..Bars::default() });
    let kept = serde_json::to_string(&bars(Some(f64::NAN))).unwrap();
    assert_eq!(serde_json::from_str::<Picture>(&kept).unwrap(), bars(None));
}

fn shaped(text: &str, direction: Direction) -> Line {
    text::fit(text, BODY, Base::Itself(direction), 900.0)
}

/// Names of the world, none of which may come out as an empty box (glyph 0) or a replacement.
#[test]
fn names_in_many_scripts_have_letters() {
    let names = [
        "Noa Ben-Ami",
        "דָּוִד כהן",
        "Мария Їжак",
        "عبد الله گلنار",
        "李小龍",
        "さくら",
        "이소룡",
        "प्रिया श्रीवास्तव",
        "สมชาย ใจดี",
        "አበበ ቢቂላ",
        "Κώστας",
        "გიორგი",
        "Արամ",
        "অমিত",
        "தமிழ்",
        "తెలుగు",
        "ಕನ್ನಡ",
        "മലയാളം",
        "ગુજરાતી",
        "ਪੰਜਾਬੀ",
        "සිංහල",
        "ខ្មែរ",
        "ລາວ",
        "မြန်မာ",
        "Nguyễn Ỹ",
        "Łukasz Ğ Þ",
        "★ ♥ → ✓",
        "₪ ₽ № €",
    ];
    for name in names {
        let line = shaped(name, Direction::Ltr);
        assert!(line.glyphs.iter().all(|glyph| glyph.id.to_u32() != 0), "{name}");
        let replaced = text::fit(&format!("{name}{name}"), BODY, Base::Itself(Direction::Ltr), 9000.0);
        assert!(replaced.glyphs.len() > line.glyphs.len(), "{name}");
        assert!(line.width > BODY.size, "{name}");
    }
}

/// A family, a flag, a skin, a keycap: one picture each, as wide as one.
#[test]
fn emoji_of_several_characters_are_one() {
    let one = shaped("🙂", Direction::Ltr).width;
    for emoji in ["👩‍👩‍👧‍👦", "🇮🇱", "👍🏽", "1️⃣", "🏳️‍🌈", "❤️", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "👩🏾‍🚀"]
    {
        let width = shaped(emoji, Direction::Rtl).width;
        assert!((width - one).abs() < one * 0.1, "{emoji}: {width}, one is {one}");
    }
}

#[test]
fn what_no_font_has_is_a_silhouette_or_a_dot() {
    let silhouette = shaped("👤", Direction::Ltr);
    let same =
        |line: &Line| line.glyphs.iter().map(|glyph| glyph.id).eq(silhouette.glyphs.iter().map(|glyph| glyph.id));
    assert!(same(&shaped("ᚠᚢᚦ", Direction::Ltr)));
    assert!(same(&Page::new(Lang::En).name("\u{200b}\u{202e}", BODY, 500.0)));
    assert_eq!(shaped("Anna ᚠᚢᚦ", Direction::Ltr).glyphs.len(), "Anna ·".len() - 1);
    // Letters of mathematics are letters.
    assert_eq!(shaped("𝓐𝓷𝓷𝓪", Direction::Ltr).glyphs.len(), 4);
}

#[test]
fn what_shows_nothing_takes_no_box() {
    for nothing in
        ["\u{3164}", "\u{115f}\u{1160}", "\u{ffa0}", "\u{17b4}", "\u{180b}", "\u{200b}", "\u{1d173}", "\u{e0100}"]
    {
        let line = shaped(&format!("a{nothing} b"), Direction::Ltr);
        assert!(line.glyphs.iter().all(|glyph| glyph.id.to_u32() != 0), "{nothing:?}");
        assert!((line.width - shaped("a b", Direction::Ltr).width).abs() < 1.0, "{nothing:?}");
    }
}

#[test]
fn a_name_stands_in_its_own_direction_in_any_language() {
    let (english, hebrew) = (shaped("Noa 12!", Direction::Rtl), shaped("Noa 12!", Direction::Ltr));
    assert!(english.glyphs.iter().map(|glyph| glyph.id).eq(hebrew.glyphs.iter().map(|glyph| glyph.id)));
    // The exclamation mark of a Hebrew name is at its left, whoever reads it.
    let mark = shaped("!", Direction::Ltr).glyphs[0].id;
    assert_eq!(shaped("נועה!", Direction::Ltr).glyphs[0].id, mark);
    // A sign stays before its number.
    let figure =
        |lang| Page::new(lang).says("-12", BODY, 500.0).glyphs.iter().map(|glyph| glyph.id).collect::<Vec<_>>();
    assert_eq!(figure(Lang::He), figure(Lang::En));
}

#[test]
fn a_long_name_is_cut_between_graphemes() {
    let ellipsis = text::fit("…", BODY, Base::Itself(Direction::Ltr), 900.0).glyphs[0].id;
    for name in ["👩‍👩‍👧‍👦".repeat(40), "שלום ".repeat(40), "nevertheless".repeat(20)] {
        let line = shaped(&name, Direction::Ltr);
        assert!(line.width <= 900.0 && line.width > 700.0, "{}", line.width);
        let end = if name.starts_with('ש') { line.glyphs.first() } else { line.glyphs.last() };
        assert_eq!(end.unwrap().id, ellipsis);
    }
}

/// The ink of a bar is at the right in Hebrew, at the left otherwise.
#[test]
fn bars_grow_from_where_reading_begins() {
    let bar = |value| Bar { value: Some(value), ..Bar::default() };
    let picture = Picture::Bars(Bars { bars: vec![bar(10.0), bar(1.0)], ..Bars::default() });
    let weight = |lang: Lang| {
        let png = picture.draw(lang).unwrap();
        let width = size(&png).0 as usize;
        let rows = pixels(&png);
        let blue = rows.as_chunks::<3>().0.iter().enumerate().filter(|(_, pixel)| **pixel == [0x1F, 0x6F, 0xB8]);
        let (left, right): (Vec<_>, Vec<_>) = blue.partition(|(at, _)| at % width < width / 2);
        (left.len(), right.len())
    };
    let ((left, right), mirrored) = (weight(Lang::En), weight(Lang::He));
    assert!(left > right);
    assert!(mirrored.1 > mirrored.0);
}

#[test]
fn nothing_one_and_too_many_are_drawn() {
    let heading = Heading { title: "Empty".into(), nothing: "Nothing yet".into(), ..Heading::default() };
    let bars = |count: usize| Bars {
        heading: heading.clone(),
        bars: vec![Bar { label: "x".repeat(300), value: Some(1.0), ..Bar::default() }; count],
        whole: None,
    };
    for count in [0, 1, Bars::MOST, 5000] {
        is_fit(&Picture::Bars(bars(count)).draw(Lang::Ru).unwrap());
        let spark = Spark { label: "y".into(), points: vec![Some(1.0); count], ..Spark::default() };
        is_fit(
            &Picture::Sparks(Sparks { heading: heading.clone(), rows: vec![spark; count.min(50)] })
                .draw(Lang::En)
                .unwrap(),
        );
        let series = Series { points: vec![Some(2.0); count], ..Series::default() };
        let lines =
            Lines { series: vec![series; count.min(9)], moments: vec!["now".into(); count], ..Lines::default() };
        is_fit(&Picture::Lines(lines).draw(Lang::He).unwrap());
        let values = vec![vec![Some(1.0); count]; count.min(60)];
        is_fit(&Picture::Heat(Heat { values, ..Heat::default() }).draw(Lang::He).unwrap());
        let days = vec![Day { says: vec!["z".into(); count.min(40)], ..Day::default() }; count];
        is_fit(&Picture::Month(Month { days, before: count, ..Month::default() }).draw(Lang::En).unwrap());
        let rows = vec![Row { label: "w".repeat(200), says: "v".repeat(200) }; count];
        is_fit(&Picture::Card(Card { rows, ..Card::default() }).draw(Lang::Ru).unwrap());
    }
}

fn number() -> impl Strategy<Value = Option<f64>> {
    option::weighted(
        0.9,
        prop_oneof![4 => -50.0..200.0, 1 => any::<f64>(), 1 => select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, 5e-324, -0.0, 0.0])],
    )
}

fn numbers() -> impl Strategy<Value = Vec<Option<f64>>> {
    vec(number(), 0..12)
}

fn heading() -> impl Strategy<Value = Heading> {
    (hostile::text(), hostile::text(), hostile::text()).prop_map(|(title, note, nothing)| Heading {
        title,
        note,
        nothing,
    })
}

fn texts(most: usize) -> impl Strategy<Value = Vec<String>> {
    vec(hostile::text(), 0..most)
}

fn picture() -> impl Strategy<Value = Picture> {
    let bar = (hostile::text(), number(), hostile::text(), any::<bool>())
        .prop_map(|(label, value, says, marked)| Bar { label, value, says, marked });
    let series = (hostile::text(), numbers()).prop_map(|(name, points)| Series { name, points });
    let band = (hostile::text(), numbers(), numbers()).prop_map(|(name, low, high)| Band { name, low, high });
    let trend = select(vec![Trend::Unknown, Trend::Up, Trend::Level, Trend::Down]);
    let spark = (hostile::text(), numbers(), hostile::text(), trend).prop_map(|(label, points, says, trend)| Spark {
        label,
        points,
        says,
        trend,
    });
    let day =
        (texts(4), number(), any::<bool>()).prop_map(|(says, level, marked)| Day { says, level, marked, number: None });
    let row = || (hostile::text(), hostile::text()).prop_map(|(label, says)| Row { label, says });
    prop_oneof![
        (heading(), vec(bar, 0..5)).prop_map(|(heading, bars)| Picture::Bars(Bars { heading, bars, whole: None })),
        (heading(), texts(5), vec(series, 0..6), option::of(band))
            .prop_map(|(heading, moments, series, band)| Picture::Lines(Lines { heading, moments, series, band })),
        (heading(), texts(5), texts(5), vec(numbers(), 0..8), (hostile::text(), hostile::text())).prop_map(
            |(heading, rows, columns, values, legend)| Picture::Heat(Heat { heading, rows, columns, values, legend })
        ),
        (heading(), vec(spark, 0..5)).prop_map(|(heading, rows)| Picture::Sparks(Sparks { heading, rows })),
        (heading(), texts(9), any::<usize>(), vec(day, 0..9))
            .prop_map(|(heading, weekdays, before, days)| Picture::Month(Month { heading, weekdays, before, days })),
        (heading(), option::of(row()), vec(row(), 0..5)).prop_map(|(heading, large, rows)| Picture::Card(Card {
            heading,
            large,
            rows
        })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn anything_is_drawn(picture in picture(), lang in select(Lang::ALL.as_slice())) {
        is_fit(&picture.draw(lang).unwrap());
    }

    #[test]
    fn no_line_is_wider_than_it_may_be_and_none_has_an_empty_box(text in hostile::text(), most in 60.0..900.0_f32, weight in select(vec![Weight::Regular, Weight::Strong])) {
        let line = text::fit(&text, text::Style { weight, ..BODY }, Base::Itself(Direction::Rtl), most);
        prop_assert!(line.width <= most, "{} > {most}", line.width);
        prop_assert!(line.glyphs.iter().all(|glyph| glyph.id.to_u32() != 0));
    }
}
