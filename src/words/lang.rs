//! The languages the bot speaks, and how it guesses which one to use.

use std::str::FromStr;

use chrono::Weekday;
use fluent_templates::{LanguageIdentifier, langid};
use serde::{Deserialize, Serialize};

/// A language with complete words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English
    En,
    /// Hebrew
    He,
    /// Russian
    Ru,
}

static EN: LanguageIdentifier = langid!("en");
static HE: LanguageIdentifier = langid!("he");
static RU: LanguageIdentifier = langid!("ru");

impl Lang {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::He, Self::Ru, Self::En];

    /// The two-letter code, as stored and as Telegram's `language_code`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::He => "he",
            Self::Ru => "ru",
        }
    }

    /// What a language calls itself; the same whoever reads it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::En => "language-en",
            Self::He => "language-he",
            Self::Ru => "language-ru",
        }
    }

    /// From an IETF tag as in `User.language_code` (`pt-br`, `iw`); [`None`] for one we do not speak.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "en" => Some(Self::En),
            "he" | "iw" => Some(Self::He),
            "ru" => Some(Self::Ru),
            _ => None,
        }
    }

    /// From what people type: a code, or the language's name in any of the three.
    #[must_use]
    pub fn from_name(typed: &str) -> Option<Self> {
        let typed = typed.trim().to_lowercase();
        match typed.as_str() {
            "english" | "английский" | "по-английски" | "אנגלית" => Some(Self::En),
            "hebrew" | "иврит" | "на иврите" | "עברית" => Some(Self::He),
            "russian" | "русский" | "по-русски" | "רוסית" => Some(Self::Ru),
            tag if tag.len() == 2 || tag.contains(['-', '_']) => Self::from_tag(tag),
            _ => None,
        }
    }

    /// The zone most of its speakers who use us live in; a first guess, asked about in the setup.
    #[must_use]
    pub const fn likely_zone(self) -> Option<chrono_tz::Tz> {
        match self {
            Self::En => None,
            Self::He => Some(chrono_tz::Asia::Jerusalem),
            Self::Ru => Some(chrono_tz::Europe::Moscow),
        }
    }

    /// The first day of the week (DOMAIN §A0).
    #[must_use]
    pub const fn week_start(self) -> Weekday {
        match self {
            Self::He => Weekday::Sun,
            Self::En | Self::Ru => Weekday::Mon,
        }
    }

    /// The days people work on: Sunday to Thursday in Israel, Monday to Friday elsewhere (DOMAIN §B6).
    #[must_use]
    pub const fn workdays(self) -> [Weekday; 5] {
        match self {
            Self::He => [Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu],
            Self::En | Self::Ru => [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
        }
    }

    pub(super) fn identifier(self) -> &'static LanguageIdentifier {
        match self {
            Self::En => &EN,
            Self::He => &HE,
            Self::Ru => &RU,
        }
    }
}

impl FromStr for Lang {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL.into_iter().find(|lang| lang.code() == code).ok_or(UnknownLanguage)
    }
}

/// Neither `en`, `he` nor `ru`.
#[derive(Debug, thiserror::Error)]
#[error("not one of en, he, ru")]
pub struct UnknownLanguage;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_goes_by_many_names() {
        for (typed, lang) in [
            ("HE", Some(Lang::He)),
            (" עברית ", Some(Lang::He)),
            ("Русский", Some(Lang::Ru)),
            ("по-английски", Some(Lang::En)),
            ("en-GB", Some(Lang::En)),
            ("english-ish", None),
            ("heroic", None),
            ("", None),
        ] {
            assert_eq!(Lang::from_name(typed), lang, "{typed}");
        }
    }

    #[test]
    fn tags_of_every_shape_are_read() {
        assert_eq!(Lang::from_tag("he"), Some(Lang::He));
        assert_eq!(Lang::from_tag("iw-IL"), Some(Lang::He));
        assert_eq!(Lang::from_tag("RU_ru"), Some(Lang::Ru));
        assert_eq!(Lang::from_tag("uk"), None);
        assert_eq!(Lang::from_tag(""), None);
    }
}
