//! The words of a welcome as managers wrote them, and what becomes of them when people are greeted. Pure.

use super::typed::{Slot, slots};
use crate::{
    features::onboarding::{rules::NAMED, views::mention},
    telegram::{
        UserId,
        attachment::LONGEST_CAPTION,
        marked::{Filling, Marked},
        request::LONGEST_TEXT,
    },
    words::{Lang, Line, clip_text, escape, grouped, inert, line, quoted, shown_length},
};

/// Longest words, in graphemes.
pub const LONGEST: usize = 2_500;
/// Different words a group may have, in turn.
pub const MOST: usize = 5;
/// Where there is no room for long names, they are cut to so many of Telegram's characters.
const CUT_NAME: usize = 32;
/// Words must have room for so many newcomers at once.
const CROWD: usize = 40;

/// The words of a welcome, and the picture above them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// As they look.
    pub text: Marked,
    /// Telegram's id of the picture.
    pub photo: Option<String>,
}

impl Words {
    /// Refuses words that could not be posted, or would say `{something}` to people.
    ///
    /// # Errors
    /// With what to say to who wrote them.
    pub fn check(&self) -> Result<(), Line> {
        let unknown: Vec<&str> =
            slots(self.text.text()).into_iter().filter(|found| found.slot.is_none()).map(|found| found.typed).collect();
        if !unknown.is_empty() {
            return Err(line("welcome-unknown-slot").text("typed", &unknown.join(" ")));
        }
        let long = "W".repeat(CUT_NAME);
        let crowd: Vec<(UserId, String)> = (0..CROWD).map(|_| (UserId(i64::MAX), long.clone())).collect();
        let longest = Lang::ALL.map(|lang| shown_length(&self.filled(&crowd, &long, None, lang)));
        let longest = longest.into_iter().max().unwrap_or_default();
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        match self.most() {
            most if longest > most && self.photo.is_some() => {
                Err(line("welcome-too-long-for-photo").num("length", number(longest)).num("most", number(most)))
            }
            most if longest > most => {
                Err(line("welcome-too-long").num("length", number(longest)).num("most", number(most)))
            }
            _ => Ok(()),
        }
    }

    const fn most(&self) -> usize {
        if self.photo.is_some() { LONGEST_CAPTION } else { LONGEST_TEXT }
    }

    /// Whether they lead to the group's rules.
    pub fn lead_to_rules(&self) -> bool {
        slots(self.text.text()).iter().any(|found| found.slot == Some(Slot::Rules))
    }

    /// As the group sees them, when these have come. They fit a message, if they were checked, whatever people are called.
    /// `rules`: where the rules are read; without them only the word stands there.
    pub fn greeting(&self, people: &[(UserId, String)], group: &str, rules: Option<&str>, language: Lang) -> String {
        let html = self.filled(people, group, rules, language);
        if shown_length(&html) <= self.most() {
            return html;
        }
        let people: Vec<_> = people.iter().map(|(user, name)| (*user, cut(name))).collect();
        self.filled(&people, &cut(group), rules, language)
    }

    fn filled(&self, people: &[(UserId, String)], group: &str, rules: Option<&str>, language: Lang) -> String {
        let the_rules = line("welcome-the-rules").render_plain(language);
        let filling = |(at, slot)| match slot {
            Slot::Name => Filling {
                at,
                html: listed(people, language, mention),
                bare: listed(people, language, |_, name| inert(name)),
            },
            Slot::Group => Filling { at, html: quoted(group), bare: inert(group) },
            Slot::Rules => {
                let html = match rules {
                    Some(link) => format!("<a href=\"{}\">{}</a>", escape(link), escape(&the_rules)),
                    None => escape(&the_rules),
                };
                Filling { at, html, bare: the_rules.clone() }
            }
        };
        let known = slots(self.text.text()).into_iter().filter_map(|found| Some((found.at, found.slot?)));
        self.text.filled(&known.map(filling).collect::<Vec<_>>())
    }
}

/// As much of a name as [`Words::check`] had room for: what keeps it from being read as an address or a number counts, too.
fn cut(name: &str) -> String {
    let fits = |cut: &String| inert(cut).encode_utf16().count() <= CUT_NAME;
    (1..=CUT_NAME).rev().map(|most| clip_text(name, most)).find(fits).unwrap_or_default()
}

/// The first few by name, and how many more.
fn listed(people: &[(UserId, String)], language: Lang, name: impl Fn(UserId, &str) -> String) -> String {
    let names: Vec<String> = people.iter().take(NAMED).map(|(user, one)| name(*user, one)).collect();
    let more = i64::try_from(people.len() - names.len()).unwrap_or(i64::MAX);
    let names = names.join(", ");
    if more == 0 {
        return names;
    }
    line("welcome-names-more")
        .html("names", names)
        .num("more", more)
        .plain("more-shown", &grouped(more, language))
        .render(language)
}

/// A web address to which a button may lead.
pub fn address(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (scheme, rest) = typed.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let is_named = host.contains('.') && host.split('.').all(|part| !part.is_empty());
    let is_plain = host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':'));
    let has_no_gap =
        typed.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\'));
    (scheme.eq_ignore_ascii_case("https") && is_named && is_plain && has_no_gap).then(|| format!("https://{rest}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Words {
        Words { text: Marked::plain(text), photo: None }
    }

    fn people(n: usize, name: &str) -> Vec<(UserId, String)> {
        (1..=n).map(|i| (UserId(i64::try_from(i).unwrap()), name.to_owned())).collect()
    }

    #[test]
    fn unknown_slots_and_too_much_are_refused() {
        let no = |words: Words| words.check().unwrap_err().id().to_owned();
        assert_eq!(no(words("Hi {first_name}")), "welcome-unknown-slot");
        assert_eq!(no(words(&"{name}\n".repeat(20))), "welcome-too-long");
        let photo = |text: &str| Words { photo: Some("id".to_owned()), ..words(text) };
        assert_eq!(no(photo(&format!("{{name}}{}", "x".repeat(900)))), "welcome-too-long-for-photo");
        assert!(photo("Hi {name}, welcome to {group}! {").check().is_ok());
        assert!(words(&"x".repeat(LONGEST)).check().is_ok());
    }

    #[test]
    fn a_crowd_is_counted() {
        let html = words("Hi {name}!").greeting(&people(40, "D"), "Bakers", None, Lang::En);
        assert_eq!(html.matches("tg://user").count(), NAMED);
        assert!(html.contains("35"), "{html}");
    }

    #[test]
    fn names_that_grow_when_they_are_shown_are_cut_as_well() {
        let of = |n| Words {
            text: Marked::plain(&format!("{}{{name}} {{group}}", "x".repeat(n))),
            photo: Some(String::new()),
        };
        let longest = (0..LONGEST_CAPTION).rev().map(of).find(|words| words.check().is_ok()).unwrap();
        for name in
            ["posts 99999999999999999999 1", "1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1", "@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a"]
        {
            let html = longest.greeting(&people(40, name), name, None, Lang::En);
            assert!(shown_length(&html) <= longest.most(), "{name}: {}", shown_length(&html));
        }
    }

    #[test]
    fn the_rules_are_a_link_where_there_are_any() {
        let words = words("Read {rules}");
        let of = |link| words.greeting(&people(1, "D"), "Bakers", link, Lang::En);
        assert!(of(Some("https://t.me/x?start=a")).contains("<a href=\"https://t.me/x?start=a\">"));
        assert!(!of(None).contains("<a") && !of(None).contains('{'));
    }

    #[test]
    fn only_https_leads_anywhere() {
        for good in ["https://example.org", "HTTPS://example.org/a?b=c#d", "https://קהילה.example/x", "https://t.me/x"]
        {
            assert!(address(good).is_some_and(|address| address.starts_with("https://")), "{good}");
        }
        for bad in [
            "",
            "example.org",
            "http://example.org",
            "https://",
            "https://localhost",
            "https://a@b.org",
            "https://.org",
            "https://x.org/\"onclick",
            "https://x.org/a b",
            "javascript://x.org",
            "tg://resolve?domain=x",
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn whatever_was_taken_can_be_posted(
            text in crate::hostile::text(), name in crate::hostile::text(), n in 1..60usize, photo: bool,
        ) {
            let words = Words { text: Marked::plain(&format!("{text}{{name}} {{group}}")), photo: photo.then(String::new) };
            prop_assume!(words.check().is_ok());
            for lang in Lang::ALL {
                let html = words.greeting(&people(n, &crate::words::person_name(&name, 7)), &name, None, lang);
                prop_assert!(shown_length(&html) <= words.most());
            }
        }
    }
}
