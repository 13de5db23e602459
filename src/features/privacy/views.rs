//! What she sees.

use crate::words::{Lang, Line, line};

/// Longest page, in UTF-16 units: some room is left for the heading.
const LONGEST_PAGE: usize = 3_400;

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
}
