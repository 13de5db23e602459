//! What she sees.

use crate::words::{Lang, Line, escape, line};

/// Longest page, in UTF-16 units: some room is left for the heading.
const LONGEST_PAGE: usize = 3_400;
/// Messages one answer in JSON takes at most.
const MOST_MESSAGES: usize = 5;

fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// What belongs to no group.
pub(super) fn private(lines: &[Line], language: Lang) -> String {
    let lines =
        if lines.is_empty() { vec![line("mydata-nothing").render(language)] } else { rendered(lines, language) };
    let heading = format!("<b>{}</b>", line("mydata-private").render(language));
    [heading].into_iter().chain(lines).chain([line("mydata-not-kept").render(language)]).collect::<Vec<_>>().join("\n")
}

/// A group.
pub(super) fn group(title: &str, lines: &[Line], language: Lang) -> String {
    let heading = line("mydata-group").text("group", title).render(language);
    [heading].into_iter().chain(rendered(lines, language)).collect::<Vec<_>>().join("\n")
}

fn rendered(lines: &[Line], language: Lang) -> Vec<String> {
    lines.iter().map(|line| line.render(language)).collect()
}

/// As many sections on a page as fit; there is always one page.
pub(super) fn pages(sections: &[String]) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    for section in sections {
        match pages.last_mut() {
            Some(page) if length(page) + length(section) < LONGEST_PAGE => {
                page.push_str("\n\n");
                page.push_str(section);
            }
            _ => pages.push(section.clone()),
        }
    }
    pages
}

/// The question.
pub(super) fn question(groups: &[&str], language: Lang) -> String {
    let named = match groups {
        [] => line("forgetme-no-groups"),
        groups => line("forgetme-groups").text("groups", &groups.join(", ")),
    };
    line("forgetme").line("groups", named).render(language)
}

/// A document as messages; if it is too long, its beginning.
pub(super) fn as_text(document: &str, language: Lang) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    for row in document.lines() {
        let row = escape(row);
        let is_full = parts.last().is_some_and(|part| length(part) + length(&row) >= LONGEST_PAGE);
        match parts.last_mut() {
            Some(part) if !is_full => {
                part.push_str(&row);
                part.push('\n');
            }
            _ => parts.push(format!("{row}\n")),
        }
    }
    let is_whole = parts.len() <= MOST_MESSAGES;
    let shown = parts.iter().take(MOST_MESSAGES).map(|part| format!("<pre>{part}</pre>"));
    shown.chain((!is_whole).then(|| line("mydata-json-long").render(language))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_what_fits_and_lose_nothing() {
        let sections: Vec<String> = (0..9).map(|n| format!("{n}{}", "x".repeat(1_000))).collect();
        let pages = pages(&sections);
        assert_eq!(pages.len(), 3);
        assert_eq!(pages.join("\n\n"), sections.join("\n\n"));
        assert!(pages.iter().all(|page| length(page) <= LONGEST_PAGE));
    }

    #[test]
    fn a_long_document_says_that_it_is_cut() {
        let document = (0..9_000).map(|n| format!("\"{n}\"")).collect::<Vec<_>>().join("\n");
        let messages = as_text(&document, Lang::En);
        assert_eq!(messages.len(), MOST_MESSAGES + 1);
        assert!(messages.iter().all(|message| length(message) <= 4_096));
        assert_eq!(as_text("{}", Lang::En), ["<pre>{}\n</pre>"]);
    }
}
