//! What people see.

use super::rules::{LONGEST_ANSWER, NAMED, Told, message_link};
use crate::{
    store::chats::Chat,
    telegram::{MessageId, UserId},
    words::{Lang, Line, escape, grouped, inert, isolate, line, tags::hashtags},
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
pub(super) fn mention(user: UserId, name: &str) -> String {
    // Telegram drops the link to somebody it does not let us name; then her name stands for itself.
    isolate(&format!("<a href=\"tg://user?id={}\">{}</a>", user.0, escape(&inert(name))))
}

/// An introduction as the group sees it. Where her links may be pressed, and people she mentions hear of it, is for
/// [`super::publish::may_lead`] to say.
pub(super) fn card(user: UserId, name: &str, told: &Told, may_lead: bool, group: Lang) -> String {
    let mut rows = vec![line("intro-card").html("name", mention(user, name)).render(group), String::new()];
    rows.extend(self::rows(told, may_lead, group));
    rows.join("\n")
}

fn rows(told: &Told, may_lead: bool, language: Lang) -> Vec<String> {
    let asked = [("intro-card-does", &told.does), ("intro-card-helps", &told.helps), ("intro-card-seeks", &told.seeks)];
    let row = |(id, told): (&'static str, &Option<String>)| {
        let told = told.as_deref()?;
        Some(if may_lead { line(id).live("told", told) } else { line(id).text("told", told) }.render(language))
    };
    asked.into_iter().filter_map(row).collect()
}

/// The preview: what the group will see, under a line for her.
pub(super) fn preview(chat: &Chat, card: String, language: Lang) -> String {
    paragraphs(&[line("intro-preview").text("group", &chat.title).render(language), card])
}

/// What it is about, above the first question.
pub(super) fn opening(chat: &Chat) -> Line {
    let most = i64::try_from(LONGEST_ANSWER).unwrap_or(i64::MAX);
    line("intro-opening").text("group", &chat.title).num("most", most)
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
pub(super) fn told(told: Told) -> Line {
    line("mydata-introduction-told").made("told", move |language| rows(&told, false, language).join("\n"))
}

/// What she is into, for her to read again.
pub(super) fn tags_told(tags: &[String]) -> Line {
    line("mydata-introduction-tags").html("tags", hashtags(tags))
}
