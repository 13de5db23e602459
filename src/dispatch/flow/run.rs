//! Where somebody is in a flow. Pure.

use serde::{Deserialize, Serialize};

use super::steps::{Answers, Step};
use crate::{store::ChatKey, telegram::MessageId};

/// A flow on its way; what the draft keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Run {
    /// Which flow of the room.
    pub name: String,
    /// For which group.
    pub chat: ChatKey,
    /// Its buttons carry this number, so that older buttons cannot publish what they do not show.
    pub round: u32,
    /// The open question; [`None`]: the preview.
    pub at: Option<String>,
    /// Whether she has just begun, and what it is about stands above the question.
    #[serde(default)]
    pub has_begun: bool,
    /// What she told so far.
    pub answers: Answers,
    /// The message that has the buttons, once it is known to have arrived.
    pub shown: Option<Shown>,
}

/// A message of a flow, and what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Shown {
    /// Which message.
    pub message: MessageId,
    /// The question in it; [`None`]: the preview.
    pub at: Option<String>,
}

impl Run {
    /// The open question; [`None`]: the preview. Of a question that there is no more, the first that waits.
    pub fn step<'s>(&self, steps: &'s [Step]) -> Option<&'s Step> {
        let at = self.at.as_ref()?;
        steps.iter().find(|step| step.key == *at).or_else(|| self.lacks(steps)).or_else(|| steps.first())
    }

    fn place(&self, steps: &[Step]) -> usize {
        let open = self.step(steps).map(|step| &step.key);
        steps.iter().position(|step| Some(&step.key) == open).unwrap_or(steps.len())
    }

    /// The first question that must be answered and is not.
    pub fn lacks<'s>(&self, steps: &'s [Step]) -> Option<&'s Step> {
        steps.iter().find(|step| !step.optional && self.answers.get(&step.key).is_none())
    }

    /// On to the next question; after the last, to the preview, or to what is still missing.
    pub fn go_on(&mut self, steps: &[Step]) {
        let next = steps.get(self.place(steps) + 1).or_else(|| self.lacks(steps));
        self.at = next.map(|step| step.key.clone().into_owned());
        self.has_begun = false;
    }

    /// The question before the open one.
    pub fn before<'s>(&self, steps: &'s [Step]) -> Option<&'s Step> {
        self.place(steps).checked_sub(1).and_then(|place| steps.get(place))
    }

    /// Back to it, if there is one.
    pub fn back(&mut self, steps: &[Step]) {
        if let Some(step) = self.before(steps) {
            self.at = Some(step.key.clone().into_owned());
        }
    }

    /// To what is still missing, else to the preview.
    pub fn lead_to_preview(&mut self, steps: &[Step]) {
        self.at = self.lacks(steps).map(|step| step.key.clone().into_owned());
        self.has_begun = self.before(steps).is_none();
    }

    /// Through the questions again, keeping what was told.
    pub fn again(&mut self, steps: &[Step], round: u32) {
        self.round = round;
        self.has_begun = false;
        self.at = steps.first().map(|step| step.key.clone().into_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dispatch::flow::steps::{Answer, Kind},
        telegram::marked::Marked,
    };

    const STEPS: &[Step] = &[
        Step::new("one", "flow-skip", Kind::Line(9)),
        Step::new("two", "flow-keep", Kind::Line(9)).optional(),
        Step::new("three", "flow-back", Kind::Line(9)),
    ];

    fn run() -> Run {
        let answers = Answers::default();
        let at = Some("one".to_owned());
        Run { name: "x".to_owned(), chat: ChatKey(1), round: 1, at, has_begun: true, answers, shown: None }
    }

    fn told(run: &mut Run, key: &str) {
        run.answers.set(key, Some(Answer::Text(Marked::plain("x"))));
    }

    #[test]
    fn the_preview_comes_when_nothing_is_missing() {
        let mut run = run();
        assert_eq!(run.before(STEPS).map(|step| &*step.key), None);
        run.go_on(STEPS);
        assert_eq!(run.before(STEPS).map(|step| &*step.key), Some("one"));
        run.go_on(STEPS);
        told(&mut run, "three");
        run.go_on(STEPS);
        assert_eq!(run.at.as_deref(), Some("one"), "it was not answered");
        told(&mut run, "one");
        run.lead_to_preview(STEPS);
        assert_eq!((run.at.as_deref(), run.step(STEPS).is_none()), (None, true));
        run.again(STEPS, 2);
        assert_eq!((run.at.as_deref(), run.round), (Some("one"), 2));
    }

    #[test]
    fn of_a_question_that_is_gone_the_first_that_waits_is_asked() {
        let mut run = Run { at: Some("removed".to_owned()), ..run() };
        told(&mut run, "one");
        assert_eq!(run.step(STEPS).map(|step| &*step.key), Some("three"));
        told(&mut run, "three");
        assert_eq!(run.step(STEPS).map(|step| &*step.key), Some("one"));
    }
}
