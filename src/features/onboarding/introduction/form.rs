//! What a group asks those who introduce themselves: its managers' own questions, else those that suit its kind of
//! community. Pure.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    dispatch::flow::{self, Answers, Step, Switch},
    store::chats::Community,
    words::tags,
};

/// Most questions of a group.
pub const MOST: usize = 6;
/// Longest question, in graphemes.
pub const LONGEST_QUESTION: usize = 150;
/// Longest option, in graphemes.
pub const LONGEST_OPTION: usize = 40;
/// Most options of a choice, and most tags of a list: eight rows of buttons.
pub const MOST_OPTIONS: usize = 16;
/// Longest answer, in graphemes (what a reader counts as characters): three of them and the frame fit one message.
pub const LONGEST_ANSWER: usize = 300;
/// Longest place.
const LONGEST_PLACE: usize = 60;

/// The name of an introduction that was not answered question by question, but typed in the group.
pub const BY_HAND: &str = "own";
/// Others may find her by `/who`.
pub const FOUND: Switch = Switch { key: "found", labels: ["intro-found-on", "intro-found-off"], starts_on: true };
/// The group sees her birthday.
pub const BIRTHDAY_SHOWN: Switch =
    Switch { key: "birthday_shown", labels: ["intro-birthday-on", "intro-birthday-off"], starts_on: false };

/// What kind of answer a question has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A few words.
    Text,
    /// One of the options.
    Choice,
    /// Tags: those of the list, and others.
    Tags,
    /// Where she is at home.
    Place,
    /// A day and a month.
    Birthday,
    /// A picture above the introduction.
    Photo,
}

impl Kind {
    /// All, in the order they are offered.
    pub const ALL: [Self; 6] = [Self::Text, Self::Choice, Self::Tags, Self::Place, Self::Birthday, Self::Photo];

    /// As in the names of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Choice => "choice",
            Self::Tags => "tags",
            Self::Place => "place",
            Self::Birthday => "birthday",
            Self::Photo => "photo",
        }
    }

    /// Whether there can be only one of it.
    #[must_use]
    pub const fn is_single(self) -> bool {
        !matches!(self, Self::Text | Self::Choice)
    }

    /// Whether it has options.
    #[must_use]
    pub const fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Tags)
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The name of its answers, by which they stay its own when it is reworded.
    pub key: String,
    /// What is answered.
    pub kind: Kind,
    /// The managers' own words; [`None`]: the house's, in everyone's language.
    #[serde(default)]
    pub words: Option<String>,
    /// Whether it must be answered.
    #[serde(default)]
    pub must: bool,
    /// Between what is chosen.
    #[serde(default)]
    pub options: Vec<String>,
}

impl Question {
    /// One of the house's.
    #[must_use]
    pub fn of_house(key: &str, kind: Kind) -> Self {
        Self { key: key.to_owned(), kind, words: None, must: false, options: Vec::new() }
    }

    /// As a step of the conversation.
    fn step(&self) -> Step {
        let kind = match self.kind {
            Kind::Text => flow::Kind::Line(LONGEST_ANSWER),
            Kind::Choice => flow::Kind::OneOf(self.options.clone()),
            Kind::Tags => flow::Kind::Tags(self.options.clone(), tags::MOST),
            Kind::Place => flow::Kind::Line(LONGEST_PLACE),
            Kind::Birthday => flow::Kind::Day,
            Kind::Photo => flow::Kind::Photo,
        };
        Step { optional: !self.must, ..Step::new("", "intro-ask-of", kind).keyed(&self.key) }
    }
}

/// All questions of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// In order.
    pub questions: Vec<Question>,
    /// Whether the managers decided them.
    pub is_own: bool,
}

impl Form {
    /// What a community of that kind is asked as long as its managers decide nothing.
    #[must_use]
    pub fn of_kind(community: Option<Community>) -> Self {
        let questions: &[(&str, Kind)] = match community {
            None => &[("does", Kind::Text), ("helps", Kind::Text), ("seeks", Kind::Text)],
            Some(Community::Customers) => &[("seeks", Kind::Text), ("helps", Kind::Text), ("tags", Kind::Tags)],
            Some(Community::Interest) => {
                &[("does", Kind::Text), ("helps", Kind::Text), ("tags", Kind::Tags), ("place", Kind::Place)]
            }
            Some(Community::Team) => {
                &[("does", Kind::Text), ("helps", Kind::Text), ("tags", Kind::Tags), ("birthday", Kind::Birthday)]
            }
            // Nothing that tells who somebody is outside of the group.
            Some(Community::Support) => &[("seeks", Kind::Text), ("helps", Kind::Text)],
        };
        let questions = questions.iter().map(|(key, kind)| Question::of_house(key, *kind)).collect();
        Self { questions, is_own: false }
    }

    /// What managers decided; as [`Form::of_kind`] if they decided nothing, or nothing that could be used.
    #[must_use]
    pub fn of_group(own: Option<&str>, community: Option<Community>) -> Self {
        let own: Option<Vec<Question>> = own.and_then(|own| serde_json::from_str(own).ok());
        match own {
            Some(questions) if !questions.is_empty() => Self { questions, is_own: true },
            _ => Self::of_kind(community),
        }
    }

    /// The questions as steps.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        self.questions.iter().map(Question::step).collect()
    }

    /// A question by the name of its answers.
    #[must_use]
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }

    /// The only question of a kind.
    #[must_use]
    pub fn of(&self, kind: Kind) -> Option<&Question> {
        self.questions.iter().find(|question| question.kind == kind)
    }

    /// What can be switched on the preview of these answers.
    #[must_use]
    pub fn switches(answers: &Answers) -> Vec<Switch> {
        let has_birthday = answers.iter().any(|(_, answer)| matches!(answer, flow::Answer::Day(_)));
        [Some(FOUND), Some(BIRTHDAY_SHOWN).filter(|_| has_birthday)].into_iter().flatten().collect()
    }

    /// Leaves of the answers those to what is asked now.
    pub fn keep(&self, answers: &mut Answers) {
        answers.retain(|key| self.question(key).is_some() || [FOUND.key, BIRTHDAY_SHOWN.key].contains(&key));
    }

    /// Whether another question of that kind may be added.
    ///
    /// # Errors
    /// Why not.
    pub fn may_add(&self, kind: Kind) -> Result<(), No> {
        if self.questions.len() >= MOST {
            return Err(No::TooMany);
        }
        if kind.is_single() && self.of(kind).is_some() {
            return Err(No::Twice(kind));
        }
        Ok(())
    }

    /// A name no answer has had here: `taken` are those of earlier answers.
    #[must_use]
    pub fn new_key(&self, kind: Kind, taken: &[String]) -> String {
        let is_free = |key: &str| self.question(key).is_none() && !taken.iter().any(|one| one == key);
        let house = kind.code();
        if kind.is_single() && self.question(house).is_none() {
            // What was told of it before is an answer to this, too.
            return house.to_owned();
        }
        (1..).map(|n| format!("q{n}")).find(|key| is_free(key)).unwrap_or_default()
    }

    /// One place up.
    pub fn move_up(&mut self, key: &str) {
        if let Some(place) = self.questions.iter().position(|question| question.key == key).filter(|place| *place > 0) {
            self.questions.swap(place, place - 1);
        }
    }
}

/// Why questions cannot be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum No {
    /// There are enough.
    TooMany,
    /// There is one of this kind.
    Twice(Kind),
    /// This line has no kind that is known.
    UnknownKind(String),
    /// It asks nothing.
    WithoutWords(Kind),
    /// It is too long.
    LongQuestion(String),
    /// A choice between fewer than two.
    FewOptions,
    /// More than can be shown.
    ManyOptions,
    /// An option that is too long.
    LongOption(String),
    /// An option of a list of tags that is none.
    UnusableTag(String),
    /// No questions at all.
    Nothing,
}

/// Looks at what a manager made of a question.
///
/// # Errors
/// If it cannot be asked.
pub fn checked(mut question: Question) -> Result<Question, No> {
    if question.words.is_none() && !question.kind.is_single() && !is_of_house(&question.key) {
        return Err(No::WithoutWords(question.kind));
    }
    if let Some(words) = question.words.as_ref().filter(|words| words.graphemes(true).count() > LONGEST_QUESTION) {
        return Err(No::LongQuestion(words.clone()));
    }
    if question.kind == Kind::Tags {
        let mut shown = Vec::new();
        for option in &question.options {
            let tag = tags::Tag::read(option).map_err(|_| No::UnusableTag(option.clone()))?;
            if !shown.iter().any(|(key, _)| key == tag.key()) {
                shown.push((tag.key().to_owned(), tag.shown().to_owned()));
            }
        }
        question.options = shown.into_iter().map(|(_, shown)| shown).collect();
    }
    if let Some(long) = question.options.iter().find(|option| option.graphemes(true).count() > LONGEST_OPTION) {
        return Err(No::LongOption(long.clone()));
    }
    let mut met = Vec::new();
    question.options.retain(|option| {
        let folded = crate::words::folded(option);
        let is_new = !met.contains(&folded);
        met.push(folded);
        is_new
    });
    match (question.kind, question.options.len()) {
        (Kind::Choice, 0 | 1) => Err(No::FewOptions),
        (_, n) if n > MOST_OPTIONS => Err(No::ManyOptions),
        _ => Ok(question),
    }
}

/// Whether the house has words for it in every language.
#[must_use]
pub fn is_of_house(key: &str) -> bool {
    matches!(key, "does" | "helps" | "seeks") || Kind::ALL.iter().any(|kind| kind.is_single() && kind.code() == key)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn choice(options: &[&str]) -> Question {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        Question { words: Some("Which?".to_owned()), options, ..Question::of_house("q1", Kind::Choice) }
    }

    #[test]
    fn each_kind_of_community_has_its_questions_and_no_more_than_there_may_be() {
        for community in std::iter::once(None).chain(Community::ALL.map(Some)) {
            let form = Form::of_kind(community);
            assert!((2..=MOST).contains(&form.questions.len()));
            assert!(form.questions.iter().all(|question| is_of_house(&question.key) && !question.must));
            assert!(form.steps().iter().all(|step| step.optional));
        }
        let keys: Vec<String> = Form::of_kind(None).questions.into_iter().map(|question| question.key).collect();
        assert_eq!(keys, ["does", "helps", "seeks"], "as it always was");
    }

    #[test]
    fn what_cannot_be_read_is_as_if_nobody_decided_it() {
        for own in [None, Some("[]"), Some("{}"), Some("[{\"key\":\"x\",\"kind\":\"poem\"}]")] {
            assert!(!Form::of_group(own, None).is_own, "{own:?}");
        }
        let own = serde_json::to_string(&[choice(&["Rye", "Wheat"])]).unwrap();
        assert!(Form::of_group(Some(&own), None).is_own);
    }

    #[test]
    fn a_question_that_cannot_be_asked_is_refused() {
        let no = |question| checked(question).unwrap_err();
        assert_eq!(no(Question::of_house("q1", Kind::Text)), No::WithoutWords(Kind::Text));
        assert_eq!(no(choice(&["Rye"])), No::FewOptions);
        assert_eq!(no(choice(&["Rye", "RYE"])), No::FewOptions, "the same option twice");
        assert_eq!(no(choice(&["Rye", &"x".repeat(41)])), No::LongOption("x".repeat(41)));
        let many: Vec<String> = (0..17).map(|n| n.to_string()).collect();
        assert_eq!(no(choice(&many.iter().map(String::as_str).collect::<Vec<_>>())), No::ManyOptions);
        let tags = Question {
            options: vec!["sour dough".to_owned(), "Sour_Dough".to_owned()],
            ..Question::of_house("tags", Kind::Tags)
        };
        assert_eq!(checked(tags).unwrap().options, ["sour_dough"]);
        let long = Question { words: Some("x".repeat(151)), ..Question::of_house("q1", Kind::Text) };
        assert_eq!(no(long), No::LongQuestion("x".repeat(151)));
    }

    #[test]
    fn there_are_six_at_most_and_one_of_what_there_is_one_of() {
        let mut form = Form::of_kind(Some(Community::Team));
        assert_eq!(form.may_add(Kind::Tags), Err(No::Twice(Kind::Tags)));
        assert_eq!(form.may_add(Kind::Photo), Ok(()));
        for _ in form.questions.len()..MOST {
            let key = form.new_key(Kind::Text, &["q2".to_owned()]);
            form.questions.push(Question { words: Some("Why?".to_owned()), ..Question::of_house(&key, Kind::Text) });
        }
        assert_eq!(form.may_add(Kind::Text), Err(No::TooMany));
        let keys: Vec<&str> = form.questions.iter().map(|question| question.key.as_str()).collect();
        assert_eq!(keys[4..], ["q1", "q3"], "the answers to an earlier q2 are not answers to this");
        form.move_up("q1");
        form.move_up("does");
        assert_eq!(form.questions[3].key, "q1");
        assert_eq!(form.questions[0].key, "does");
    }

    proptest! {
        #[test]
        fn whatever_is_asked_can_be_kept(words in crate::hostile::text(), options in prop::collection::vec(crate::hostile::text(), 0..5)) {
            for kind in Kind::ALL {
                let question = Question { key: "q1".to_owned(), kind, words: Some(words.clone()), must: true, options: options.clone() };
                if let Ok(question) = checked(question) {
                    let kept = serde_json::to_string(std::slice::from_ref(&question)).unwrap();
                    prop_assert_eq!(Form::of_group(Some(&kept), None).questions, vec![question]);
                }
            }
        }
    }
}
