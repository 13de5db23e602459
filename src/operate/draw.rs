//! `kehila verify-draw`: computes a draw again from the file that was published with it. It needs neither a database nor Telegram.

use std::{fs, path::Path};

use anyhow::Context as _;

use super::report::{Finding, Report};
use crate::features::draws::rules::{Check, Proof, verify};

/// A file of a draw with a million tickets has a quarter of this.
const LARGEST: u64 = 256 << 20;

/// Looks at all of it.
///
/// # Errors
/// If the file cannot be read, or is none of a draw's.
pub fn run(file: &Path) -> anyhow::Result<Report> {
    let shown = file.display();
    let length = fs::metadata(file).with_context(|| format!("cannot read {shown}"))?.len();
    anyhow::ensure!(length <= LARGEST, "{shown} is larger than any file of a draw");
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {shown}"))?;
    let proof: Proof = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).with_context(|| {
        format!("{shown} is not the file of a draw, which the bot posts when it is drawn: draw-N.json")
    })?;
    let mut report: Report = verify(&proof).into_iter().map(|(check, holds)| finding(&proof, check, holds)).collect();
    report.extend(told(&proof));
    Ok(report)
}

/// What is in a file may be anything: nothing of it may act on the terminal.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

fn finding(proof: &Proof, check: Check, holds: bool) -> Finding {
    let tickets = proof.tickets.len();
    let (about, well, amiss) = match check {
        Check::Format => (
            "format",
            format!("The file is of the draw {}.", plain(&proof.draw)),
            "The file is of another kind, or has lines that are no tickets.".to_owned(),
        ),
        Check::Commitment => (
            "commitment",
            format!(
                "The secret is the one that was committed to: {}. Compare this with the opening post.",
                plain(&proof.commitment)
            ),
            "The secret is not the one whose SHA-256 stands in this file as the commitment.".to_owned(),
        ),
        Check::Tickets => (
            "tickets",
            format!("{tickets} tickets, in order, none of them twice. Look for your own."),
            "The tickets are not in order, or one of them is there twice.".to_owned(),
        ),
        Check::List => (
            "list",
            format!(
                "The list has the SHA-256 {}. Compare this with the message above the dice.",
                plain(&proof.list_sha256)
            ),
            "The list is not the one whose SHA-256 stands in this file.".to_owned(),
        ),
        Check::Dice => {
            let fell = proof.dice.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
            let well = format!("The dice show {fell}. Compare this with the first three dice below the list.");
            ("dice", well, "There are not three dice, each with a value from 1 to 64.".to_owned())
        }
        Check::Seed => (
            "seed",
            "The seed follows from the secret, the list, the dice and the number of the draw.".to_owned(),
            "The seed does not follow from the secret, the list, the dice and the number of the draw.".to_owned(),
        ),
        Check::Ranking => (
            "ranking",
            "The ranking of all tickets follows from the seed.".to_owned(),
            "The ranking does not follow from the seed.".to_owned(),
        ),
        Check::Winners => (
            "winners",
            match proof.won.as_slice() {
                [] => "Nobody was left to win.".to_owned(),
                won => format!("The first of the ranking have won: {}.", plain(&won.join(", "))),
            },
            "Those who have won are not the first of the ranking, without those who were passed over.".to_owned(),
        ),
    };
    if holds { Finding::ok(about, well) } else { Finding::trouble(about, amiss) }
}

/// What the file says and nobody can compute.
fn told(proof: &Proof) -> Option<Finding> {
    let passed = plain(&proof.passed_over.join(", "));
    let words = format!(
        "Passed over, as no longer in the group: {passed}. Whoever has such a ticket and was there should say so."
    );
    (!passed.is_empty()).then(|| Finding::note("passed-over", words))
}
