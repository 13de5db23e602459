//! How a draw is computed, by everybody in the same way. Pure; the bytes are those of `docs/draws.md`.
//!
//! 1. `commitment = SHA-256(secret)`, the secret being 32 bytes nobody is told while the draw is open.
//! 2. `list` = the tickets in the order of their bytes, each followed by a line feed; `list_hash = SHA-256(list)`.
//! 3. Three dice of 64 sides are thrown in front of everybody, as answers to the message with the list.
//! 4. `seed = SHA-256(secret ‖ list_hash ‖ die 1 ‖ die 2 ‖ die 3 ‖ code)`: 32 bytes, 32 bytes, a byte each, and the code of the
//!    draw as it is written.
//! 5. Tickets are ranked by `HMAC-SHA256(key: seed, message: ticket)`, the lowest first.

use ring::{
    digest::{SHA256, digest},
    hmac,
};
use serde::{Deserialize, Serialize};

/// Bytes of a secret.
pub const SECRET: usize = 32;
/// Dice that count.
pub const THROWS: usize = 3;
/// Sides of a die.
pub const SIDES: u8 = 64;
/// What a file of ours is called inside.
const FORMAT: &str = "kehila-draw-1";
/// Letters and digits that are not taken for each other.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random bytes of a ticket, of which each gives a letter.
pub const TICKET: usize = 12;

/// A ticket from random bytes: three groups of four.
pub fn ticket(random: [u8; TICKET]) -> String {
    let letters: Vec<char> = random.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Bytes as they are written: two small hexadecimal digits each.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is written so; [`None`]: it is no such thing.
pub fn bytes(hex: &str) -> Option<Vec<u8>> {
    if !hex.is_ascii() || !hex.len().is_multiple_of(2) || hex.bytes().any(|b| !b.is_ascii_hexdigit()) {
        return None;
    }
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()).collect()
}

/// `sha256sum`
pub fn sha256(bytes: &[u8]) -> String {
    hex(digest(&SHA256, bytes).as_ref())
}

/// The list: in order, a line each.
pub fn list(tickets: &[String]) -> String {
    let mut sorted: Vec<&String> = tickets.iter().collect();
    sorted.sort_unstable();
    sorted.iter().map(|ticket| format!("{ticket}\n")).collect()
}

/// What the order of a draw is made from.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// The secret.
    pub secret: &'a [u8],
    /// The list.
    pub list: &'a str,
    /// What fell.
    pub dice: [u8; THROWS],
    /// What the draw is called.
    pub code: &'a str,
}

/// What all is decided by.
pub fn seed(made: Made<'_>) -> Vec<u8> {
    let mut all = made.secret.to_vec();
    all.extend(digest(&SHA256, made.list.as_bytes()).as_ref());
    all.extend(made.dice);
    all.extend(made.code.as_bytes());
    digest(&SHA256, &all).as_ref().to_vec()
}

/// The tickets of a list, the first to win first.
pub fn ranking(seed: &[u8], list: &str) -> Vec<String> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, seed);
    let mut ranked: Vec<(Vec<u8>, &str)> =
        list.lines().map(|ticket| (hmac::sign(&key, ticket.as_bytes()).as_ref().to_vec(), ticket)).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, ticket)| ticket.to_owned()).collect()
}

/// All that is needed to compute a draw again: the file that is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Which kind of file it is.
    pub format: String,
    /// What the draw is called.
    pub draw: String,
    /// What was said when it was opened.
    pub commitment: String,
    /// The secret.
    pub secret: String,
    /// The list.
    pub tickets: Vec<String>,
    /// What was said when it was closed.
    pub list_sha256: String,
    /// What fell.
    pub dice: Vec<u8>,
    /// The numbers of the messages in which it fell, as far as they are known.
    pub dice_messages: Vec<Option<i64>>,
    /// What follows from all this.
    pub seed: String,
    /// Who wins, and who is next.
    pub ranking: Vec<String>,
    /// How many were to win.
    pub winners: usize,
    /// Who won, when it was drawn.
    pub won: Vec<String>,
    /// Who came before them in the ranking and was no longer in the group.
    pub passed_over: Vec<String>,
}

/// What is published of a draw.
pub fn proof(made: Made<'_>, winners: usize) -> Proof {
    let seed = seed(made);
    Proof {
        format: FORMAT.to_owned(),
        draw: made.code.to_owned(),
        commitment: sha256(made.secret),
        secret: hex(made.secret),
        tickets: made.list.lines().map(str::to_owned).collect(),
        list_sha256: sha256(made.list.as_bytes()),
        dice: made.dice.to_vec(),
        dice_messages: Vec::new(),
        ranking: ranking(&seed, made.list),
        seed: hex(&seed),
        winners,
        won: Vec::new(),
        passed_over: Vec::new(),
    }
}

/// What somebody who computes a draw again looks at, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// It is a file of this kind, with everything in it as it should be.
    Format,
    /// The secret is the one that was committed to.
    Commitment,
    /// No ticket is there twice, and they are in order.
    Tickets,
    /// The list is the one whose sum was told.
    List,
    /// Three dice fell, each on a side it has.
    Dice,
    /// The seed follows from these.
    Seed,
    /// The ranking follows from the seed.
    Ranking,
    /// Those won who come first, but for those who were passed over.
    Winners,
}

impl Check {
    /// All, in order.
    pub const ALL: [Self; 8] = [
        Self::Format,
        Self::Commitment,
        Self::Tickets,
        Self::List,
        Self::Dice,
        Self::Seed,
        Self::Ranking,
        Self::Winners,
    ];
}

/// Computes a draw again from what was published. Returns of each check whether it holds.
pub fn verify(proof: &Proof) -> Vec<(Check, bool)> {
    Check::ALL.into_iter().map(|check| (check, holds(proof, check))).collect()
}

fn holds(proof: &Proof, check: Check) -> bool {
    let secret = bytes(&proof.secret).unwrap_or_default();
    let written: String = proof.tickets.iter().map(|ticket| format!("{ticket}\n")).collect();
    let dice: Option<[u8; THROWS]> = proof.dice.clone().try_into().ok();
    let made = Made { secret: &secret, list: &written, dice: dice.unwrap_or_default(), code: &proof.draw };
    match check {
        Check::Format => {
            let is_line = |ticket: &String| !ticket.is_empty() && !ticket.contains(['\n', '\r']);
            proof.format == FORMAT && !proof.draw.is_empty() && proof.tickets.iter().all(is_line)
        }
        Check::Commitment => secret.len() == SECRET && proof.commitment == sha256(&secret),
        Check::Tickets => proof.tickets.is_sorted_by(|one, next| one < next),
        Check::List => proof.list_sha256 == sha256(written.as_bytes()),
        Check::Dice => dice.is_some_and(|dice| dice.iter().all(|value| (1..=SIDES).contains(value))),
        Check::Seed => dice.is_some() && proof.seed == hex(&seed(made)),
        Check::Ranking => proof.ranking == ranking(&bytes(&proof.seed).unwrap_or_default(), &written),
        Check::Winners => won(proof) == proof.won,
    }
}

/// Who won by the ranking, without those who were passed over.
fn won(proof: &Proof) -> Vec<String> {
    let stays = |ticket: &&String| !proof.passed_over.contains(ticket);
    proof.ranking.iter().filter(stays).take(proof.winners).cloned().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tickets(n: u8) -> Vec<String> {
        (0..n).map(|n| ticket([n; TICKET])).collect()
    }

    fn example() -> Proof {
        let list = list(&tickets(7));
        let mut proof = proof(Made { secret: &[7; SECRET], list: &list, dice: [1, 22, 64], code: "-100500/3" }, 2);
        proof.passed_over = proof.ranking[..1].to_vec();
        proof.won = proof.ranking[1..3].to_vec();
        proof
    }

    /// By `docs/draws.md`, with `sha256sum` and `openssl`.
    #[test]
    fn it_is_what_others_compute() {
        let list = "A\nB\nC\n";
        let secret: Vec<u8> = (0..32).collect();
        let made = Made { secret: &secret, list, dice: [1, 22, 64], code: "-1001234/7" };
        assert_eq!(sha256(&secret), "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");
        assert_eq!(sha256(list.as_bytes()), "706204f15ce1834ad298c8e8d270315652bbd6e40cec489f65802db2fdd03167");
        assert_eq!(hex(&seed(made)), "f7593d7393a412d6ee5c741f68b72d3bfd0d8fa8105ce999e57f994b8e040feb");
        assert_eq!(ranking(&seed(made), list), ["C", "A", "B"]);
    }

    #[test]
    fn what_was_published_holds_and_nothing_in_it_can_be_changed() {
        let whole = example();
        assert!(verify(&whole).iter().all(|(_, holds)| *holds), "{:?}", verify(&whole));
        let broken = |change: &dyn Fn(&mut Proof)| {
            let mut proof = example();
            change(&mut proof);
            verify(&proof).into_iter().filter(|(_, holds)| !holds).map(|(check, _)| check).collect::<Vec<_>>()
        };
        assert_eq!(broken(&|proof| proof.format.clear()), [Check::Format]);
        assert_eq!(broken(&|proof| proof.secret = hex(&[8; SECRET])), [Check::Commitment, Check::Seed]);
        assert_eq!(broken(&|proof| proof.tickets.swap(0, 1)), [Check::Tickets, Check::List, Check::Seed]);
        assert!(broken(&|proof| drop(proof.tickets.remove(2))).contains(&Check::List));
        assert_eq!(broken(&|proof| proof.dice[1] = 23), [Check::Seed]);
        assert_eq!(broken(&|proof| proof.dice[1] = 0), [Check::Dice, Check::Seed]);
        assert_eq!(broken(&|proof| proof.dice.push(1)), [Check::Dice, Check::Seed]);
        assert_eq!(broken(&|proof| proof.draw.push('0')), [Check::Seed]);
        assert_eq!(broken(&|proof| proof.ranking.swap(5, 6)), [Check::Ranking]);
        assert_eq!(broken(&|proof| proof.won.swap(0, 1)), [Check::Winners]);
        assert_eq!(broken(&|proof| proof.winners = 3), [Check::Winners]);
        assert_eq!(broken(&|proof| proof.passed_over.clear()), [Check::Winners]);
    }

    #[test]
    fn a_ticket_is_read_as_it_is_written() {
        assert_eq!(ticket([0, 1, 2, 3, 31, 32, 255, 40, 10, 18, 19, 20]), "0123-Z0Z8-AJKM");
        assert_eq!((bytes("00ff"), bytes("0"), bytes("0g"), bytes("é")), (Some(vec![0, 255]), None, None, None));
    }

    proptest! {
        #[test]
        fn everybody_is_ranked_once_whatever_the_order_they_came_in(n in 0..40_u8, dice: [u8; 3], secret: [u8; 32]) {
            let list = list(&tickets(n.min(32)));
            let mut turned: Vec<String> = list.lines().map(str::to_owned).collect();
            turned.reverse();
            prop_assert_eq!(&super::list(&turned), &list);
            let made = Made { secret: &secret, list: &list, dice, code: "x" };
            let mut ranked = ranking(&seed(made), &list);
            ranked.sort_unstable();
            prop_assert_eq!(ranked.iter().map(|ticket| format!("{ticket}\n")).collect::<String>(), list);
        }

        #[test]
        fn each_die_changes_the_seed(dice in [1..=64_u8, 1..=64_u8, 1..=64_u8], other in 1..=64_u8, which in 0..3_usize) {
            let made = Made { secret: &[7; SECRET], list: "A\n", dice, code: "x" };
            let mut changed = made;
            changed.dice[which] = other;
            prop_assert_eq!(seed(made) == seed(changed), dice[which] == other);
        }

        #[test]
        fn whatever_is_in_a_file_it_is_looked_at(secret in ".{0,70}", tickets in prop::collection::vec(".{0,5}", 0..5), dice: Vec<u8>) {
            let proof = Proof { secret, tickets, dice, ..example() };
            prop_assert_eq!(verify(&proof).len(), Check::ALL.len());
        }
    }
}
