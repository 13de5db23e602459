//! How a scene ends: with nothing left wrong, or with the trouble it is about and no other.

use std::{collections::BTreeSet, thread};

use kehila::store::{inbox, outbox};

use super::Scene;

/// What a scene of faults may leave behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// Something failed and is kept for the operator.
    Quarantined,
    /// A request has not been sent yet.
    Waiting,
    /// A request was given up, or nobody knows whether it was made.
    Failed,
    /// Telegram refused a request.
    Refused,
    /// Telegram had to ask us to slow down.
    AskedToWait,
}

impl Scene {
    /// Ends the scene: nothing is left to send, nothing failed, nothing was refused, no word is missing, every
    /// kind of button is in the tables of rights.
    pub async fn finish(self) {
        self.finish_despite([]).await;
    }

    /// As [`Scene::finish`], but for these kinds of trouble, each of which there was.
    pub async fn finish_despite<const N: usize>(mut self, expected: [Trouble; N]) {
        self.is_finished = true;
        self.settle().await;
        let found = self.troubles().await;
        let unexpected: Vec<_> = found.iter().filter(|(kind, _)| !expected.contains(kind)).collect();
        assert!(unexpected.is_empty(), "left wrong: {unexpected:#?}");
        let kinds: BTreeSet<Trouble> = found.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, BTreeSet::from(expected), "the trouble there was, and the trouble expected");
        self.check_what_is_kept().await;
        let untried = crate::rights::untried_buttons(&self).await;
        assert!(untried.is_empty(), "buttons without a row in the tables of rights: {untried:?}");
        self.check_words();
    }

    async fn troubles(&self) -> Vec<(Trouble, String)> {
        let tx = self.core.store.read().await.unwrap();
        let mut found = Vec::new();
        found.extend(inbox::quarantine_errors(&tx, 10).await.unwrap().into_iter().map(|e| (Trouble::Quarantined, e)));
        let (waiting, failed) = outbox::counts(&tx).await.unwrap();
        for (kind, count) in [
            (Trouble::Waiting, waiting.try_into().unwrap()),
            (Trouble::Failed, failed.try_into().unwrap()),
            (Trouble::AskedToWait, self.sim.counters().too_many_requests),
        ] {
            found.extend((count > 0_u64).then(|| (kind, count.to_string())));
        }
        found.extend(self.sim.refusals().into_iter().map(|refusal| (Trouble::Refused, format!("{refusal:?}"))));
        found
    }

    /// Of what was sent nothing is kept but that it was (invariant I9).
    async fn check_what_is_kept(&self) {
        let tx = self.core.store.read().await.unwrap();
        let words_kept =
            "SELECT count(*) FROM outbox WHERE state IN ('sent', 'expired') AND (note IS NOT NULL OR request <> '{}')";
        let words_kept: i64 = sqlx::query_scalar(words_kept).fetch_one(&mut *tx.lock().await).await.unwrap();
        assert_eq!(words_kept, 0, "requests of which more is kept than that they were sent");
    }

    /// Every text sent: no missing message, no placeholder left, marks balanced (DOMAIN §D).
    fn check_words(&self) {
        for request in self.sim.requests() {
            let text = request.params.get("text").or(request.params.get("caption"));
            let Some(text) = text.and_then(|text| text.as_str()) else { continue };
            assert!(!text.contains("Unknown localization"), "a message is missing: {text}");
            let ours = outside_isolates(text);
            assert!(!ours.contains("{$") && !ours.contains("{ $"), "a placeholder is left: {text}");
            let opened = text.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
            let closed = text.matches('\u{2069}').count();
            assert_eq!(opened, closed, "marks are not balanced: {text:?}");
        }
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        assert!(
            self.is_finished || thread::panicking(),
            "the scene has no end: finish() or finish_despite() is missing"
        );
    }
}

/// A text without what is filled in, which people may have written.
fn outside_isolates(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| match c {
            '\u{2066}'..='\u{2068}' => {
                depth += 1;
                false
            }
            '\u{2069}' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}
