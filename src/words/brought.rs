//! Words that are not compiled in: those of a room that a test brings with it. Rooms' own words are in `locales/`.

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{PoisonError, RwLock},
};

use fluent_templates::fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use super::Lang;

/// The messages of one text in one language.
struct Brought {
    lang: Lang,
    ftl: &'static str,
    bundle: FluentBundle<FluentResource>,
}

static BROUGHT: RwLock<Vec<Brought>> = RwLock::new(Vec::new());

/// From now on the messages of a Fluent text are there beside those of `locales/`; brought again, they are there once.
///
/// # Errors
/// If it is no Fluent text, or names a message twice.
pub fn bring(lang: Lang, ftl: &'static str) -> anyhow::Result<()> {
    let mut all = BROUGHT.write().unwrap_or_else(PoisonError::into_inner);
    if all.iter().any(|one| one.lang == lang && one.ftl == ftl) {
        return Ok(());
    }
    let resource = FluentResource::try_new(ftl.to_owned()).map_err(|(_, errors)| anyhow::anyhow!("{errors:?}"))?;
    let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier().clone()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).map_err(|errors| anyhow::anyhow!("{errors:?}"))?;
    all.push(Brought { lang, ftl, bundle });
    Ok(())
}

/// A message that was brought in this very language.
pub(super) fn lookup(lang: Lang, id: &str, args: &HashMap<Cow<'static, str>, FluentValue<'_>>) -> Option<String> {
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let all = BROUGHT.read().unwrap_or_else(PoisonError::into_inner);
    all.iter().filter(|one| one.lang == lang).find_map(|Brought { bundle, .. }| {
        let pattern = bundle.get_message(id)?.value()?;
        Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    })
}

/// Whether it was.
pub(super) fn exists(lang: Lang, id: &str) -> bool {
    let all = BROUGHT.read().unwrap_or_else(PoisonError::into_inner);
    all.iter().any(|one| one.lang == lang && one.bundle.has_message(id))
}

#[cfg(test)]
mod tests {
    use super::{super::Line, *};

    #[test]
    fn what_is_brought_is_said_in_its_language_and_no_other() {
        for _ in 0..2 {
            bring(Lang::En, "brought-die = { $eyes ->\n    [one] One eye\n   *[other] { $eyes } eyes\n}\n").unwrap();
        }
        let says = |lang, eyes| Line::named("brought-die".to_owned()).num("eyes", eyes).render(lang);
        assert_eq!((says(Lang::En, 1), says(Lang::En, 5)), ("One eye".to_owned(), "5 eyes".to_owned()));
        assert!(says(Lang::Ru, 5).contains("brought-die"), "as any message that is missing");
        assert!(super::super::exists(Lang::En, "brought-die") && !super::super::exists(Lang::He, "brought-die"));
        assert!(bring(Lang::En, "no message").is_err());
    }
}
