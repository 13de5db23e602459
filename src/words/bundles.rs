//! The messages of `locales/`: packed by `build.rs`, a text for each language, and read when it is first spoken. Most processes
//! speak one or two, and what is not read takes no memory.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};

use super::Lang;

/// The messages of a language.
pub(super) type Bundle = FluentBundle<FluentResource>;

static EN: LazyLock<Bundle> =
    LazyLock::new(|| unpacked(Lang::En, include_bytes!(concat!(env!("OUT_DIR"), "/en.packed"))));
static HE: LazyLock<Bundle> =
    LazyLock::new(|| unpacked(Lang::He, include_bytes!(concat!(env!("OUT_DIR"), "/he.packed"))));
static RU: LazyLock<Bundle> =
    LazyLock::new(|| unpacked(Lang::Ru, include_bytes!(concat!(env!("OUT_DIR"), "/ru.packed"))));

/// The words of a language.
pub(super) fn of(lang: Lang) -> &'static Bundle {
    match lang {
        Lang::En => &EN,
        Lang::He => &HE,
        Lang::Ru => &RU,
    }
}

/// A message with its arguments, if it is there.
pub(super) fn say(bundle: &Bundle, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
}

/// Reads a Fluent text.
///
/// # Errors
/// If it is none, or names a message twice.
pub(super) fn read(lang: Lang, ftl: String) -> anyhow::Result<Bundle> {
    let resource = FluentResource::try_new(ftl).map_err(|(_, errors)| anyhow::anyhow!("{errors:?}"))?;
    let mut bundle = Bundle::new_concurrent(vec![lang.code().parse()?]);
    // We isolate what members typed ourselves; Fluent's own marks would land inside links.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).map_err(|errors| anyhow::anyhow!("{errors:?}"))?;
    Ok(bundle)
}

fn unpacked(lang: Lang, packed: &[u8]) -> Bundle {
    let bytes = miniz_oxide::inflate::decompress_to_vec(packed).expect("build.rs has packed it");
    let ftl = String::from_utf8(bytes).expect("the words are text, and a test reads them");
    read(lang, ftl).expect("a test reads the words of every language")
}
