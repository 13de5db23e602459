//! Reading the tables.

use std::collections::{BTreeMap, BTreeSet};

use kehila::{
    dispatch::{
        Audience, Room, Rooms,
        rights::{Need, Rank},
    },
    features::ROOMS,
};

/// Who tries something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Actor {
    /// Owner of the group.
    Creator,
    /// Administrator with no right of her own but that.
    Admin,
    /// Named with /staff for everything.
    Helper,
    /// Named with /staff for polls only.
    Section,
    /// Administrator who writes as the group; buttons she presses as herself.
    Anonymous,
    /// Just in the group.
    Member,
    /// Was an administrator until a moment ago.
    Former,
    /// Just in the group; owner of another one with the bot in it.
    Elsewhere,
    /// In the group, may not write.
    Muted,
    /// Was an administrator and left.
    Left,
    /// Was a helper and was banned.
    Banned,
    /// Never was in the group.
    Stranger,
    /// Somebody who writes as a channel.
    Channel,
    /// The group's own channel, whose posts Telegram forwards.
    Linked,
    /// Another bot, administrator too.
    Bot,
    /// For whom the button was made; she manages the group.
    Owner,
    /// She, after being demoted.
    Demoted,
    /// She, after leaving.
    Gone,
}

/// What comes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is done: something has changed. And she hears of it.
    Does,
    /// She is shown or told something; nothing has changed.
    Shows,
    /// A no, in these words; nothing has changed.
    No(&'static [&'static str]),
    /// Nothing is said and nothing has changed.
    Silent,
    /// It cannot be tried.
    Cannot,
}

const ACTORS: [(&str, Actor); 18] = [
    ("creator", Actor::Creator),
    ("admin", Actor::Admin),
    ("helper", Actor::Helper),
    ("section", Actor::Section),
    ("anonymous", Actor::Anonymous),
    ("member", Actor::Member),
    ("former", Actor::Former),
    ("elsewhere", Actor::Elsewhere),
    ("muted", Actor::Muted),
    ("left", Actor::Left),
    ("banned", Actor::Banned),
    ("stranger", Actor::Stranger),
    ("channel", Actor::Channel),
    ("linked", Actor::Linked),
    ("bot", Actor::Bot),
    ("owner", Actor::Owner),
    ("demoted", Actor::Demoted),
    ("gone", Actor::Gone),
];

/// Words in the cells; those of a no are one of these messages.
const OUTCOMES: [(&str, Outcome); 12] = [
    ("does", Outcome::Does),
    ("shows", Outcome::Shows),
    ("silent", Outcome::Silent),
    ("-", Outcome::Cannot),
    ("managers", Outcome::No(&["refuse-managers-only", "refuse-managers-only-button"])),
    ("admins", Outcome::No(&["refuse-administrators-only"])),
    ("section", Outcome::No(&["refuse-other-section"])),
    ("group", Outcome::No(&["refuse-group-only"])),
    (
        "yourself",
        Outcome::No(&[
            "me-as-yourself",
            "intro-as-yourself",
            "privacy-as-yourself",
            "who-as-yourself",
            "ask-as-yourself",
            "invites-as-yourself",
            "ideas-as-yourself",
            "quizzes-as-yourself",
        ]),
    ),
    ("not in", Outcome::No(&["me-not-in", "me-no-groups", "flow-not-in", "intro-no-group"])),
    ("not yours", Outcome::No(&["refuse-not-yours", "refuse-not-yours-link"])),
    ("unknown", Outcome::No(&["unknown-command"])),
];

/// One line of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// The columns before the actors'.
    pub heads: Vec<String>,
    /// Who, and what comes of it.
    pub cells: Vec<(Actor, Outcome)>,
}

/// Reads a table: columns are parted by `|`, the first line names them, `heads` of them come before the actors'.
pub fn read(table: &str, heads: usize) -> Vec<Row> {
    let mut lines = table.trim().lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let named = |word: &str| ACTORS.iter().find(|(name, _)| *name == word).map(|(_, actor)| *actor);
    let actors: Vec<Actor> = lines.next().unwrap()[heads..].iter().map(|word| named(word).expect(word)).collect();
    let outcomes: BTreeMap<&str, Outcome> = OUTCOMES.into_iter().collect();
    let rows = lines.map(|columns| {
        assert_eq!(columns.len(), heads + actors.len(), "a cell for each column: {columns:?}");
        let cells = columns[heads..].iter().map(|word| *outcomes.get(word).expect(word));
        let heads = columns[..heads].iter().map(|&head| head.to_owned()).collect();
        Row { heads, cells: actors.iter().copied().zip(cells).collect() }
    });
    rows.collect()
}

/// What is for whom, as the rooms say it.
pub fn rooms() -> Rooms {
    Rooms::new(&ROOMS).unwrap()
}

/// An outcome by its word.
pub fn outcome(word: &str) -> Outcome {
    OUTCOMES.iter().find(|(name, _)| *name == word).map(|(_, outcome)| *outcome).expect(word)
}

/// Exceptions, as `anonymous shows, section section`.
pub fn exceptions(written: &str) -> Vec<(Actor, Outcome)> {
    let one = |pair: &str| {
        let (actor, what) = pair.trim().split_once(' ').expect("an actor and an outcome");
        (ACTORS.iter().find(|(name, _)| *name == actor).map(|(_, actor)| *actor).expect(actor), outcome(what))
    };
    written.split(',').filter(|pair| !pair.trim().is_empty()).map(one).collect()
}

/// What somebody is among those who manage the group.
fn rank(actor: Actor) -> Rank {
    match actor {
        Actor::Creator | Actor::Admin | Actor::Anonymous | Actor::Owner => Rank::Administrator,
        Actor::Helper => Rank::Helps,
        Actor::Section => Rank::HelpsWith(BTreeSet::from(["polls".to_owned()])),
        _ => Rank::Nobody,
    }
}

/// What comes of what needs this, if `allowed` comes of it for who may.
pub fn judged(actor: Actor, need: Option<Need>, allowed: Outcome) -> Outcome {
    match (need, rank(actor)) {
        (None, _) => allowed,
        (Some(need), rank) if rank.may(&need) => allowed,
        (_, Rank::Nobody) => outcome("managers"),
        (Some(Need::Administrator), _) => outcome("admins"),
        _ => outcome("section"),
    }
}

/// What a command typed in the group needs, by what its room says of it.
pub fn need_of_command(rooms: &Rooms, name: &str, has_words: bool) -> Option<Need> {
    let mut found = None;
    for room in rooms.iter() {
        for spec in room.commands().iter().filter(|spec| spec.name == name) {
            if spec.audience == Audience::Member {
                return None;
            }
            found = found.or_else(|| Need::of(if has_words { spec.with_words } else { spec.audience }, room));
        }
    }
    found
}

/// What a button needs: `for_whom` is empty (who manages its room), `administrator`, `helper`, or another section.
pub fn need_of_button(rooms: &Rooms, room: &str, for_whom: &str) -> Need {
    let of = |name: &str| rooms.named(name).map_or(Need::Everything, Need::of_room);
    match for_whom {
        "" => of(room),
        "administrator" => Need::Administrator,
        "helper" => Need::Anything,
        section => of(rooms.named(section).map(Room::name).expect(section)),
    }
}

/// The columns of a table whose cells are made; the first line names them.
pub fn columns(table: &str) -> Vec<Vec<String>> {
    let lines: Vec<Vec<String>> =
        table.trim().lines().map(|line| line.split('|').map(|word| word.trim().to_owned()).collect()).collect();
    assert!(lines.iter().all(|columns| columns.len() == lines[0].len()), "as many columns everywhere: {lines:#?}");
    lines.into_iter().skip(1).collect()
}
