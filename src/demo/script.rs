//! The words and acts of the demo as data: who is in the cast, what they have said before the curtain rises, and
//! the tour's steps. All of it is in `cast.json` and `tour.json`, in three languages, because nothing people read
//! is written in Rust.

use std::sync::LazyLock;

use serde::Deserialize;

use super::packed::packed;
use crate::words::Lang;

/// Words in three languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    en: String,
    he: String,
    ru: String,
}

impl Words {
    /// In this language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::He => &self.he,
            Lang::Ru => &self.ru,
        }
    }

    /// What tells these words from all others.
    pub fn key(&self) -> &str {
        &self.en
    }
}

/// Somebody in the cast.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// How the script calls her.
    pub id: String,
    /// What she is: `manager`, `regular`, `newcomer`, or `guest`, who asks to be let in.
    pub part: String,
    /// Her name.
    pub first: String,
    /// Her last name.
    pub last: String,
    /// Her username.
    pub username: String,
}

/// Who is there when the curtain rises.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cast {
    /// The group's title.
    pub title: Words,
    /// Its topic beside General.
    pub topic: Words,
    /// The people.
    pub people: Vec<Role>,
    /// What was said before.
    pub before: Vec<Said>,
    /// How the manager answers the bot's questions about the group.
    pub setup: Vec<Act>,
    /// What people say on an ordinary day.
    pub chatter: Vec<Chat>,
    /// What they say about what happens.
    pub life: Lines,
}

/// What the cast says and does about what happens in the group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// To somebody who has introduced herself.
    pub met: Vec<Words>,
    /// To the first words of somebody new.
    pub hello: Vec<Words>,
    /// To what the bot asks everybody.
    pub starter: Vec<Words>,
    /// To a question. The first that fits is taken, the last fits all.
    pub answers: Vec<Answer>,
    /// How words of thanks begin, in every language.
    pub thanks: Vec<String>,
    /// Reactions to thanks and introductions.
    pub hearts: Vec<String>,
    /// Reactions to plain words.
    pub nods: Vec<String>,
    /// Reactions to news.
    pub cheers: Vec<String>,
}

/// What somebody knows about something.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Who; [`None`]: anybody.
    #[serde(default)]
    pub by: Option<String>,
    /// How words it is about begin, in every language; none: it is about anything.
    pub about: Vec<String>,
    /// What she says.
    pub lines: Vec<Words>,
}

/// A little talk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chat {
    /// What somebody says.
    pub said: Words,
    /// What another answers.
    pub answer: Words,
}

/// Somebody has said something in the group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Who.
    pub who: String,
    /// What.
    pub text: Words,
    /// In the topic instead of General.
    #[serde(default)]
    pub topic: bool,
}

/// A step of the tour: what is said about it, whom to look at, and what happens.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// What happens and why.
    pub caption: Words,
    /// Through whose eyes.
    pub eyes: String,
    /// Whether in her private chat, instead of the group.
    #[serde(default)]
    pub private: bool,
    /// What happens.
    pub acts: Vec<Act>,
    /// How long to let it be looked at afterwards, milliseconds.
    pub hold: u64,
}

/// Which message an act is about.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The newest one the bot wrote.
    Bot,
    /// The newest one somebody else wrote.
    Other,
    /// The newest poll.
    Poll,
}

/// Something that happens in the tour.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// Somebody joins the group.
    Join(String),
    /// Somebody asks to be let into the group.
    Ask(String),
    /// Somebody says something.
    Say {
        /// Who.
        who: String,
        /// What.
        text: Words,
        /// To the bot, in private.
        #[serde(default)]
        private: bool,
        /// In answer to this.
        #[serde(default)]
        to: Option<Target>,
    },
    /// Somebody presses a button of the bot's newest message that has one there, or of the newest that has one so called.
    Press {
        /// Who.
        who: String,
        /// In her private chat.
        #[serde(default)]
        private: bool,
        /// Counted from zero.
        #[serde(default)]
        row: usize,
        /// Counted from zero.
        #[serde(default)]
        column: usize,
        /// What it is called, instead of where it is: the name of a message, and what it is given, as `key=value`.
        #[serde(default)]
        called: Option<String>,
    },
    /// Somebody votes in the newest poll.
    Vote {
        /// Who.
        who: String,
        /// Counted from zero.
        option: usize,
    },
    /// Somebody reacts.
    React {
        /// Who.
        who: String,
        /// With what.
        emoji: String,
        /// To what.
        to: Target,
    },
    /// A moment passes, in milliseconds people wait.
    Pause(u64),
    /// So many minutes pass.
    Minutes(i64),
    /// So many hours pass.
    Hours(i64),
    /// So many ordinary days pass, with a little talk on each.
    Life(i64),
    /// Time passes until the bot posts.
    NextPost,
    /// Time passes until this day of the month, at noon.
    DayOfMonth(u32),
}

/// The cast.
pub static CAST: LazyLock<Cast> =
    LazyLock::new(|| serde_json::from_str(&packed!("cast.json").text()).expect("a test reads it"));

/// The tour.
pub static TOUR: LazyLock<Vec<Scene>> =
    LazyLock::new(|| serde_json::from_str(&packed!("tour.json").text()).expect("a test reads it"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_can_be_read_and_knows_its_people() {
        let known = |id: &str| CAST.people.iter().any(|role| role.id == id);
        for part in ["manager", "regular", "newcomer"] {
            assert!(CAST.people.iter().any(|role| role.part == part), "{part}");
        }
        assert!(CAST.before.iter().all(|said| known(&said.who)));
        for scene in TOUR.iter() {
            assert!(known(&scene.eyes), "{}", scene.eyes);
            for act in &scene.acts {
                let who = match act {
                    Act::Join(who) | Act::Ask(who) | Act::Say { who, .. } | Act::Press { who, .. } => who,
                    Act::Vote { who, .. } | Act::React { who, .. } => who,
                    Act::Pause(_)
                    | Act::Minutes(_)
                    | Act::Hours(_)
                    | Act::Life(_)
                    | Act::NextPost
                    | Act::DayOfMonth(_) => {
                        continue;
                    }
                };
                assert!(known(who), "{who}");
            }
            for lang in Lang::ALL {
                assert!(!scene.caption.of(lang).is_empty());
            }
        }
    }

    /// Every line of the cast, and every caption of the tour.
    fn lines() -> Vec<&'static Words> {
        let said = |act: &'static Act| if let Act::Say { text, .. } = act { Some(text) } else { None };
        let before = CAST.before.iter().map(|said| &said.text);
        let tour = TOUR.iter().flat_map(move |scene| scene.acts.iter().filter_map(said).chain([&scene.caption]));
        let chatter = CAST.chatter.iter().flat_map(|talk| [&talk.said, &talk.answer]);
        let life = &CAST.life;
        let pools = [&life.met, &life.hello, &life.starter];
        let pools = pools.into_iter().chain(life.answers.iter().map(|answer| &answer.lines)).flatten();
        before.chain(tour).chain(chatter).chain(pools).collect()
    }

    #[test]
    fn no_line_comes_twice_in_any_language() {
        for lang in Lang::ALL {
            let mut seen = std::collections::HashSet::new();
            let twice: Vec<_> =
                lines().into_iter().map(|line| line.of(lang)).filter(|line| !seen.insert(*line)).collect();
            assert_eq!(twice, Vec::<&str>::new(), "{lang:?}");
        }
    }

    #[test]
    fn there_are_lines_enough_for_a_tour_and_for_months_after_it() {
        let days = |act: &Act| if let Act::Life(days) = act { *days } else { 0 };
        let in_tour: i64 = TOUR.iter().flat_map(|scene| &scene.acts).map(days).sum();
        let left = i64::try_from(CAST.chatter.len()).unwrap() - in_tour;
        assert!(left >= 10, "{left} talks are left after the tour");
        let life = &CAST.life;
        let pools = life.met.len() + life.hello.len() + life.starter.len();
        assert!(pools + life.answers.iter().map(|answer| answer.lines.len()).sum::<usize>() >= 40);
        assert!(life.answers.last().is_some_and(|answer| answer.about.is_empty() && answer.by.is_none()));
        let known = |id: &String| CAST.people.iter().any(|role| role.id == *id);
        assert!(life.answers.iter().filter_map(|answer| answer.by.as_ref()).all(known));
    }

    #[test]
    fn the_tour_takes_about_a_minute() {
        // The rest of the minute are moments between acts and days that pass.
        let pause = |act: &Act| if let Act::Pause(time) = act { *time } else { 0 };
        let shown: u64 = TOUR.iter().map(|scene| scene.hold + scene.acts.iter().map(pause).sum::<u64>()).sum();
        assert!((35_000..55_000).contains(&shown), "{shown} ms");
    }
}
