//! What people see.

use super::rules::Listed;
use crate::{
    features::onboarding,
    store::chats::Chat,
    telegram::MessageId,
    words::{Lang, escape, inert, isolate, line, tags::hashtags},
};

/// A question as the group sees it; whoever is mentioned hears of it.
pub fn post(asker: &str, tag: &str, question: &str, mentioned: &[Listed], group: Lang) -> String {
    let head = line("ask-post").text("asker", asker).html("tag", hashtags(&[tag.to_owned()])).render(group);
    let question = isolate(&escape(&inert(question)));
    let names: Vec<String> = mentioned.iter().map(mention).collect();
    let names =
        Some(line("ask-post-names").html("names", names.join(", ")).render(group)).filter(|_| !names.is_empty());
    [Some(head), Some(question), names].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn mention(one: &Listed) -> String {
    isolate(&format!("<a href=\"tg://user?id={}\">{}</a>", one.user.0, escape(&inert(&one.name))))
}

/// A question as somebody hears of it in private.
pub fn told(chat: &Chat, tag: &str, message: MessageId, language: Lang) -> String {
    let tag = hashtags(&[tag.to_owned()]);
    let told = line("ask-told").text("group", &chat.title).html("tag", tag);
    match onboarding::message_link(chat.id, message) {
        Some(link) => format!("{}\n{link}", told.render(language)),
        None => told.render(language),
    }
}

pub fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
