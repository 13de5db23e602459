//! Reading the tables.

use std::collections::BTreeMap;

/// Who tries something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Actor {
    /// Owner of the group.
    Creator,
    /// Administrator with no right of her own but that.
    Admin,
    /// Named with /staff.
    Helper,
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

const ACTORS: [(&str, Actor); 17] = [
    ("creator", Actor::Creator),
    ("admin", Actor::Admin),
    ("helper", Actor::Helper),
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
const OUTCOMES: [(&str, Outcome); 11] = [
    ("does", Outcome::Does),
    ("shows", Outcome::Shows),
    ("silent", Outcome::Silent),
    ("-", Outcome::Cannot),
    ("managers", Outcome::No(&["refuse-managers-only", "refuse-managers-only-button"])),
    ("admins", Outcome::No(&["settings-staff-admins-only"])),
    ("group", Outcome::No(&["refuse-group-only"])),
    ("yourself", Outcome::No(&["me-as-yourself", "intro-as-yourself", "privacy-as-yourself"])),
    ("not in", Outcome::No(&["me-not-in", "me-no-groups", "intro-not-in", "intro-no-group"])),
    ("not yours", Outcome::No(&["refuse-not-yours"])),
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
