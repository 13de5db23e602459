//! Hostile input: whatever is sent, typed, configured or restored, nothing panics, nothing grows without end, and
//! nothing a person wrote changes anything around it. The short form is part of every run; the long one is described
//! in docs/testing.md.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod answers;
mod files;
mod hostile;
mod runs;
mod shapes;
#[expect(dead_code, reason = "the scenes use more of the stage than we do")]
#[path = "../scenes/support.rs"]
mod support;
mod talk;
mod updates;
#[expect(dead_code, reason = "the demo's own tests use more of the visitor than we do")]
#[path = "../demo/visitor.rs"]
mod visitor;
mod words;

/// The stage asks for the tables of rights, which only the scenes have: what we make up presses nothing.
mod rights {
    use std::collections::BTreeSet;

    pub async fn untried_buttons(_: &crate::support::Scene) -> BTreeSet<(String, String)> {
        BTreeSet::new()
    }
}
