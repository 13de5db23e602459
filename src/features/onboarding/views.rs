//! What people see.

use super::rules::{Answers, Draft, LONGEST_ANSWER, NAMED, Question, Step, message_link};
use crate::{
    store::chats::Chat,
    telegram::{MessageId, UserId},
    words::{Lang, Line, escape, grouped, inert, isolate, line},
};

/// A greeting of those who came, with what the group is for, if that is known.
pub(super) fn greeting(people: &[(UserId, String)], chat: &Chat) -> String {
    let language = chat.language;
    let names: Vec<String> = people.iter().take(NAMED).map(|(user, name)| mention(*user, name)).collect();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let more = count(people.len() - names.len());
    let hello = if more == 0 {
        line("greeting").num("count", count(people.len()))
    } else {
        line("greeting-many").num("more", more).plain("more-shown", &grouped(more, language))
    };
    let hello = hello.html("names", names.join(", ")).render(language);
    let hello = match chat.goal_in_a_line() {
        Some(goal) => format!("{hello}\n{}", line("greeting-goal").text("goal", &goal).render(language)),
        None => hello,
    };
    paragraphs(&[hello, line("greeting-invite").num("count", count(people.len())).render(language)])
}

/// A name that leads to its owner, whom it tells that she was named. The isolate is around the link (DOMAIN §D2).
fn mention(user: UserId, name: &str) -> String {
    // Telegram drops the link to somebody it does not let us name; then her name stands for itself.
    isolate(&format!("<a href=\"tg://user?id={}\">{}</a>", user.0, escape(&inert(name))))
}

/// An introduction as the group sees it. Where her links may be pressed, and people she mentions hear of it, is for
/// [`super::publish::may_lead`] to say.
pub(super) fn card(user: UserId, name: &str, answers: &Answers, may_lead: bool, group: Lang) -> String {
    let mut rows = vec![line("intro-card").html("name", mention(user, name)).render(group), String::new()];
    rows.extend(self::rows(answers, may_lead, group));
    rows.join("\n")
}

fn rows(answers: &Answers, may_lead: bool, language: Lang) -> Vec<String> {
    let asked = [
        ("intro-card-does", Question::Does),
        ("intro-card-helps", Question::Helps),
        ("intro-card-seeks", Question::Seeks),
    ];
    let row = |(id, question)| {
        answers.to(question).map(|told| match may_lead {
            true => line(id).live("told", told).render(language),
            false => line(id).text("told", told).render(language),
        })
    };
    asked.into_iter().filter_map(row).collect()
}

/// The preview: what the group will see, under a line for her.
pub(super) fn preview(chat: &Chat, card: String, language: Lang) -> String {
    paragraphs(&[line("intro-preview").text("group", &chat.title).render(language), card])
}

/// The first question, after what this is about.
pub(super) fn first_question(chat: &Chat, draft: &Draft, language: Lang) -> String {
    let most = i64::try_from(LONGEST_ANSWER).unwrap_or(i64::MAX);
    let opening = line("intro-opening").text("group", &chat.title).num("most", most).render(language);
    paragraphs(&[opening, question(draft, Question::Does, language)])
}

/// A question, and what she told before.
pub(super) fn question(draft: &Draft, question: Question, language: Lang) -> String {
    let so_far = draft.answers.to(question).map(|told| line("intro-so-far").text("told", told).render(language));
    let parts: Vec<String> = [asked(question).render(language)].into_iter().chain(so_far).collect();
    paragraphs(&parts)
}

fn asked(question: Question) -> Line {
    match question {
        Question::Does => line("intro-ask-does"),
        Question::Helps => line("intro-ask-helps"),
        Question::Seeks => line("intro-ask-seeks"),
    }
}

/// A question as it stays once it is answered.
pub(super) fn answered(question: Question, told: Option<&str>, language: Lang) -> String {
    let told = told.map(|told| line("intro-told").text("told", told).render(language));
    let parts: Vec<String> = [asked(question).render(language)].into_iter().chain(told).collect();
    paragraphs(&parts)
}

/// What to say to a button of a question that is not open any more, or of another introduction.
pub(super) fn asked_already(step: Step) -> Line {
    let now = match step {
        Step::Asked(Question::Does) => "does",
        Step::Asked(Question::Helps) => "helps",
        Step::Asked(Question::Seeks) => "seeks",
        Step::Preview => "preview",
    };
    line("intro-answered").plain("now", now)
}

/// What to say to text that no question waits for.
pub(super) fn nothing_asked(step: Step) -> Line {
    match step {
        Step::Preview => line("intro-use-buttons"),
        Step::Asked(_) => line("intro-in-words"),
    }
}

/// It stands in the group.
pub(super) fn published(chat: &Chat, message: MessageId, language: Lang) -> String {
    let told = line("intro-published").text("group", &chat.title).render(language);
    match message_link(chat.id, message) {
        Some(link) => paragraphs(&[told, line("intro-published-link").plain("link", &link).render(language)]),
        None => told,
    }
}

/// What an older introduction says once there is a newer one, to which the name leads where messages have addresses.
pub(super) fn replaced(chat: &Chat, name: &str, newer: MessageId) -> String {
    let replaced = line("intro-replaced");
    match message_link(chat.id, newer) {
        Some(link) => replaced.html("name", isolate(&format!("<a href=\"{link}\">{}</a>", escape(&inert(name))))),
        None => replaced.text("name", name),
    }
    .render(chat.language)
}

/// It may stand in the group.
pub(super) fn perhaps_published(chat: &Chat, language: Lang) -> String {
    line("intro-perhaps-published").text("group", &chat.title).render(language)
}

fn paragraphs(parts: &[String]) -> String {
    parts.join("\n\n")
}

/// What she told, for her to read again.
pub(super) fn told(answers: &Answers) -> Line {
    let answers = answers.clone();
    line("mydata-introduction-told").made("told", move |language| rows(&answers, false, language).join("\n"))
}
