//! What people see.

use super::{
    queries::{Rulebook, State},
    rules::{self, Gate},
};
use crate::{
    dispatch::panel::Pager,
    store::chats::Chat,
    words::{Lang, Line, line},
};

/// A page of the rules.
pub fn page(chat: &Chat, rules: &Rulebook, wanted: usize, language: Lang) -> (Pager, String) {
    let pages = rules::pages(&rules.text);
    let pager = Pager::new(wanted, pages.len(), 1);
    let title = pager.says(line("rules-title").text("group", &chat.title)).render(language);
    let words = pager.of(&pages).first().map(|page| page.html()).unwrap_or_default();
    (pager, format!("{title}\n\n{words}"))
}

/// What the rules would be.
pub fn preview(chat: &Chat, rules: &Rulebook, language: Lang) -> String {
    let pages = rules::pages(&rules.text);
    let first = pages.first().map(|page| page.html()).unwrap_or_default();
    let n = i64::try_from(pages.len()).unwrap_or(i64::MAX);
    let mut parts = vec![line("rules-preview").text("group", &chat.title).render(language), first];
    if n > 1 {
        parts.push(line("rules-preview-more").num("n", n - 1).render(language));
    }
    parts.extend(rules.word.as_ref().map(|word| {
        let id = if rules::holds(rules.text.text(), word) { "rules-preview-word" } else { "rules-word-missing" };
        line(id).text("word", word).render(language)
    }));
    parts.join("\n\n")
}

/// How the gate stands, for those who manage the group.
pub fn standing(has_rules: bool, gate: Gate, waiting: i64) -> Line {
    match (has_rules, gate) {
        (false, _) => line("rules-standing-none"),
        (true, Gate::Off) => line("rules-standing-open"),
        (true, Gate::Agree | Gate::Word) => line("rules-standing-gate").num("n", waiting),
    }
}

/// The words of which one is in the rules, in the group's language: those that are not.
pub fn others(chat: &Chat) -> Vec<String> {
    let words = line("rules-other-words").render_plain(chat.language);
    words.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// How she stands with the rules, for her to read.
pub fn known(state: State) -> Line {
    let state = match state {
        State::Over => "over",
        State::Left => "left",
        State::Asks | State::Theirs | State::Mutes | State::Waits | State::Frees => "waits",
    };
    line("mydata-rules").plain("state", state)
}
