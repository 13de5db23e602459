//! Lists of any length, a page at a time.

use serde::Serialize;

use super::{Result, View};
use crate::{
    telegram::keyboard::Key,
    words::{Line, line},
};

/// A page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pager {
    page: usize,
    pages: usize,
    per_page: usize,
    items: usize,
}

impl Pager {
    /// The page that is wanted, counted from zero, of a list of so many; the last there is, if the list has become
    /// shorter.
    #[must_use]
    pub fn new(wanted: usize, items: usize, per_page: usize) -> Self {
        let pages = items.div_ceil(per_page.max(1)).max(1);
        Self { page: wanted.min(pages - 1), pages, per_page: per_page.max(1), items }
    }

    /// How many items come before it.
    #[must_use]
    pub const fn first(&self) -> usize {
        self.page * self.per_page
    }

    /// How many items there are on all pages.
    #[must_use]
    pub const fn items(&self) -> usize {
        self.items
    }

    /// Which page it is.
    #[must_use]
    pub const fn page(&self) -> usize {
        self.page
    }

    /// What is on it.
    #[must_use]
    pub fn of<'a, T>(&self, items: &'a [T]) -> &'a [T] {
        items.chunks(self.per_page).nth(self.page).unwrap_or_default()
    }

    /// The buttons that lead to the page before and the one after, as far as there are such.
    pub async fn turns<A: Serialize>(&self, view: &View<'_>, to: impl Fn(usize) -> A) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        for (label, page) in self.neighbours() {
            keys.push(view.key(&line(label), &to(page)).await?);
        }
        Ok(keys)
    }

    /// The names of those buttons, and the pages they lead to.
    pub fn neighbours(&self) -> impl Iterator<Item = (&'static str, usize)> + use<> {
        let before = self.page.checked_sub(1).map(|page| ("page-previous", page));
        let after = Some(("page-following", self.page + 1)).filter(|(_, page)| *page < self.pages);
        before.into_iter().chain(after)
    }

    /// What is said above it, and, of several pages, which it is.
    #[must_use]
    pub fn says(&self, words: Line) -> Line {
        match self.pages {
            1 => words,
            pages => {
                let place = format!("\u{2066}{}/{pages}\u{2069}", self.page + 1);
                line("page-of").line("words", words).plain("place", &place)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_became_shorter_shows_its_last_page() {
        let items: Vec<usize> = (0..17).collect();
        let pager = Pager::new(9, items.len(), 8);
        assert_eq!((pager.page(), pager.first(), pager.of(&items)), (2, 16, &items[16..]));
        assert_eq!(pager.neighbours().collect::<Vec<_>>(), [("page-previous", 1)]);
        assert_eq!(Pager::new(0, 8, 8).neighbours().count(), 0, "what fits needs no turning");
        assert_eq!(Pager::new(3, 0, 8).of(&[] as &[usize]), &[] as &[usize]);
    }
}
