//! What people see.

use super::rules::{NAMED, message_link};
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

/// The preview: what the group will see, under a line for her.
pub(super) fn preview(chat: &Chat, card: String, language: Lang) -> String {
    paragraphs(&[line("intro-preview").text("group", &chat.title).render(language), card])
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
pub(super) fn told(rows: impl Fn(Lang) -> Vec<String> + Send + Sync + 'static) -> Line {
    line("mydata-introduction-told").made("told", move |language| rows(language).join("\n"))
}

/// What she is into, for her to read again.
pub(super) fn tags_told(tags: &[String]) -> Line {
    line("mydata-introduction-tags").html("tags", hashtags(tags))
}
