//! Telling a slip of the finger from another word.

/// Longer than this nothing is a word. What is compared grows with the product of both lengths.
const LONGEST_WORD: usize = 64;

/// How many letters to insert, remove, replace or swap with their neighbour. What is no word is far from every other.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let length = |text: &str| text.chars().take(LONGEST_WORD + 1).count();
    if a == b {
        return 0;
    }
    if length(a).max(length(b)) > LONGEST_WORD {
        return usize::MAX;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = match (i, j) {
                (0, n) | (n, 0) => n,
                _ => {
                    let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let other = changed.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    if swapped { other.min(rows[i - 2][j - 2] + 1) } else { other }
                }
            };
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slips_are_counted_in_letters() {
        assert_eq!(distance("help", "hepl"), 1);
        assert_eq!(distance("Berlin", "Barlin"), 1);
        assert_eq!(distance("חיפה", ""), 4);
        assert_eq!(distance("help", &"help".repeat(1_000_000)), usize::MAX);
    }

    proptest! {
        #[test]
        fn it_does_not_matter_which_is_first(a in "[a-c]{0,6}", b in "[a-c]{0,6}") {
            prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            prop_assert_eq!(distance(&a, &b) == 0, a == b);
        }
    }
}
