//! What stands between braces in a post's words, and what is said there when it is posted: the day, the month, the group,
//! the member of the week. Pure.

use chrono::{Datelike as _, NaiveDate};

use super::typed::{Slot, slot, version_of};
use crate::{
    telegram::marked::{Filling, Marked},
    words::{Lang, Line, braced, clip_text, escape, inert, line, month_name, quoted, shown_length, weekday_name},
};

/// Where there is no room for long names, they are cut to so many of Telegram's characters.
const CUT_NAME: usize = 32;
/// What keeps a name from leading anywhere may make it so many times as long.
const INERT: usize = 2;

/// What is said there.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The group's day.
    pub date: NaiveDate,
    /// What it is called.
    pub group: &'a str,
    /// The member of the week.
    pub member: Option<&'a str>,
    /// In which language.
    pub language: Lang,
}

/// The version of a text for a language, and which it is, if the text has several: each stands below a line `[he]`, `[ru]` or
/// `[en]`. Where that one is missing it is what stands above them all, else the first.
#[must_use]
pub fn version(text: &Marked, language: Lang) -> (Option<Lang>, Marked) {
    let whole = text.text();
    let (mut parts, mut of, mut from, mut at) = (Vec::new(), None, 0, 0);
    for line in whole.split_inclusive('\n') {
        if let Some(next) = version_of(line) {
            parts.push((of.replace(next), from..at));
            from = at + line.len();
        }
        at += line.len();
    }
    if of.is_none() {
        return (None, text.clone());
    }
    parts.push((of, from..at));
    let parts: Vec<(Option<Lang>, Marked)> = parts
        .into_iter()
        .map(|(of, at)| (of, text.slice(at).trimmed()))
        .filter(|(_, part)| !part.text().is_empty())
        .collect();
    let find = |wanted: Option<Lang>| parts.iter().find(|(of, _)| *of == wanted);
    find(Some(language)).or_else(|| find(None)).or_else(|| parts.first()).cloned().unwrap_or_default()
}

/// Whether there must be a member of the week for these words.
#[must_use]
pub fn need_member(text: &str) -> bool {
    braced(text).iter().any(|found| slot(&found.word) == Some(Slot::Member))
}

/// Refuses words in which something unknown stands between braces, or which could be too long once they are filled in.
/// `most`: in UTF-16 units.
///
/// # Errors
/// With what to say to who wrote them.
pub fn check(text: &Marked, most: usize) -> Result<(), Line> {
    let found = braced(text.text());
    let unknown: Vec<&str> = found.iter().filter(|one| slot(&one.word).is_none()).map(|one| one.typed).collect();
    if !unknown.is_empty() {
        return Err(line("touch-unknown-slot").text("typed", &unknown.join(" ")));
    }
    let long = "W".repeat(CUT_NAME * INERT);
    // Which day and which month are the longest is each language's own matter.
    let dates: Vec<NaiveDate> =
        (1..=12).flat_map(|month| (1..=7).filter_map(move |day| NaiveDate::from_ymd_opt(2026, month, day))).collect();
    let longest = |language| {
        let said = |date| Said { date, group: &long, member: Some(&long), language };
        dates.iter().map(|date| shown_length(&with(text, &said(*date)))).max().unwrap_or_default()
    };
    let longest = if found.is_empty() { 0 } else { Lang::ALL.map(longest).into_iter().max().unwrap_or_default() };
    if longest > most {
        let over = i64::try_from(longest - most).unwrap_or(i64::MAX);
        return Err(line("touch-problem-long").num("over", over).plain("most", &most.to_string()));
    }
    Ok(())
}

/// As the group sees them, in Telegram's HTML: no longer than `most`, if they were checked.
#[must_use]
pub fn filled(text: &Marked, said: &Said<'_>, most: usize) -> String {
    let (_, text) = &version(text, said.language);
    let html = with(text, said);
    if shown_length(&html) <= most {
        return html;
    }
    let [group, member] = [Some(said.group), said.member].map(|name| name.map(|name| clip_text(name, CUT_NAME)));
    with(text, &Said { group: group.as_deref().unwrap_or_default(), member: member.as_deref(), ..*said })
}

fn with(text: &Marked, said: &Said<'_>) -> String {
    let plain = |words: &Line| {
        let words = words.render_plain(said.language);
        (escape(&words), words)
    };
    let filling = |at, slot| {
        let (html, bare) = match slot {
            Slot::Weekday => plain(&weekday_name(said.date.weekday())),
            Slot::Month => plain(&month_name(said.date.month())),
            Slot::Group => (quoted(said.group), inert(said.group)),
            Slot::Member => said.member.map(|name| (quoted(name), inert(name)))?,
        };
        Some(Filling { at, html, bare })
    };
    let known = braced(text.text()).into_iter().filter_map(|found| filling(found.at, slot(&found.word)?));
    text.filled(&known.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(language: Lang) -> Said<'static> {
        Said { date: NaiveDate::from_ymd_opt(2026, 11, 16).unwrap(), group: "Bakers", member: Some("Dana"), language }
    }

    #[test]
    fn each_is_known_in_three_languages() {
        for (text, language, expected) in [
            ("{weekday}, {Month}", Lang::En, "Monday, November"),
            ("{יום} {חודש} {חבר השבוע}", Lang::He, "יום שני נובמבר Dana"),
            ("{день недели} {месяц} {участник_недели}", Lang::Ru, "понедельник ноябрь Dana"),
        ] {
            let text = Marked::plain(text);
            assert!(check(&text, 100).is_ok());
            let shown = filled(&text, &said(language), 100).replace(['\u{2068}', '\u{2069}'], "");
            assert_eq!(shown, expected);
        }
    }

    #[test]
    fn what_is_unknown_or_too_long_is_refused() {
        let no = |text: &str, most| check(&Marked::plain(text), most).unwrap_err().id().to_owned();
        assert_eq!(no("Hi {name}", 100), "touch-unknown-slot");
        assert_eq!(no(&"{group} ".repeat(5), 100), "touch-problem-long");
        assert!(check(&Marked::plain("fn main() {} {\"a\": 1}"), 100).is_ok());
    }

    proptest! {
        #[test]
        fn whatever_was_taken_can_be_posted(text in crate::hostile::text(), name in crate::hostile::text()) {
            let text = Marked::plain(&format!("{text}{{group}} {{member_of_the_week}}"));
            prop_assume!(check(&text, 300).is_ok());
            let name = crate::words::person_name(&name, 7);
            for lang in Lang::ALL {
                let said = Said { group: &name, member: Some(&name), ..said(lang) };
                prop_assert!(shown_length(&filled(&text, &said, 300)) <= 300);
            }
        }
    }

    #[test]
    fn the_version_for_the_language_is_said_else_what_stands_above_else_the_first() {
        let said = |text: &str, language| {
            let (of, said) = version(&Marked::plain(text), language);
            (of, said.text().to_owned())
        };
        let plain = |text: &str| (None, text.to_owned());
        let is = |of, text: &str| (Some(of), text.to_owned());
        let two = "[en]\nGood morning\n\n[ עברית ]\nבוקר טוב\nלכולם\n";
        assert_eq!(said(two, Lang::En), is(Lang::En, "Good morning"));
        assert_eq!(said(two, Lang::He), is(Lang::He, "בוקר טוב\nלכולם"));
        assert_eq!(said(two, Lang::Ru), is(Lang::En, "Good morning"), "the first");
        let above = "Hi\n[RU]\nПривет\n[he]\n";
        assert_eq!(said(above, Lang::Ru), is(Lang::Ru, "Привет"));
        assert_eq!(said(above, Lang::He), plain("Hi"), "an empty one is none");
        for text in ["Hi [en]\nthere", "[fr]\nSalut", "", "[en] Hi"] {
            assert_eq!(said(text, Lang::En), plain(text));
        }
    }
}
