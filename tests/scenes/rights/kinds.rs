//! What kinds of buttons there are: as they are made, and as the source has them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use serde_json::Value;

use super::{links, panels, personal, table};
use crate::support::Scene;

/// Rooms whose buttons do one thing only, which has no variants: what it looks like in the table of buttons.
const ALONE: [(&str, &str); 2] = [("help", "greeting+language"), ("status", "open")];

/// Buttons that are not about a group, or about something that happens only to it, and where they are tried.
const ELSEWHERE: [(&str, &str); 236] = [
    ("polls", "list"), // scenes::polls::private, as all of polls
    ("polls", "one"),
    ("polls", "close"),
    ("polls", "repeat"),
    ("polls", "export"),
    ("polls", "missing"),
    ("polls", "tie"),
    ("polls", "cast"),
    ("polls", "plans"),
    ("polls", "plan"),
    ("polls", "use"),
    ("polls", "change"),
    ("polls", "rename"),
    ("polls", "remove"),
    ("polls", "new"),
    ("series", "list"), // scenes::series, as all the others
    ("series", "one"),
    ("series", "new"),
    ("series", "give"),
    ("series", "new_tips"),
    ("series", "show"),
    ("series", "glad"),
    ("series", "rather"),
    ("series", "choose"),
    ("series", "pick"),
    ("series", "ask_remove"),
    ("series", "new_advice"), // scenes::advice
    ("series", "advice"),
    ("series", "advise"),
    ("series", "advise_no_more"),
    ("series", "want"),
    ("series", "want_no_more"),
    ("series", "new_guest"), // scenes::guest
    ("series", "new_outsider"),
    ("series", "invite"),
    ("series", "guests"),
    ("series", "questions"),
    ("series", "vote"),
    ("series", "ask_guest"),
    ("series", "strike"),
    ("series", "struck"),
    ("series", "invited"),
    ("series", "come"),
    ("series", "rather_not"),
    ("surveys", "list"), // scenes::surveys, as all the others
    ("surveys", "one"),
    ("surveys", "new"),
    ("surveys", "again"),
    ("surveys", "close"),
    ("surveys", "results"),
    ("surveys", "written"),
    ("surveys", "quote"),
    ("surveys", "pictures"),
    ("surveys", "table"),
    ("surveys", "summary"),
    ("surveys", "tell"),
    ("surveys", "remove"),
    ("surveys", "start"),
    ("surveys", "begin"),
    ("surveys", "choose"),
    ("surveys", "tick"),
    ("surveys", "toggle"),
    ("surveys", "ready"),
    ("surveys", "skip"),
    ("surveys", "back"),
    ("surveys", "send"),
    ("pulse", "show"), // scenes::pulse, as all the others
    ("pulse", "topic"),
    ("pulse", "look"),
    ("pulse", "tell"),
    ("milestones", "list"),        // scenes::milestones
    ("touchpoints", "when_quiet"), // scenes::works
    ("works", "undo"),             // scenes::works, as what has a day to wait for
    ("works", "decided"),
    ("works", "show"),
    ("quizzes", "Table"), // scenes::quizzes, as all of quizzes
    ("quizzes", "Seasons"),
    ("quizzes", "Draw"),
    ("quizzes", "Give"),
    ("quizzes", "Rounds"),
    ("quizzes", "Round"),
    ("quizzes", "NewRound"),
    ("quizzes", "ChangeRound"),
    ("quizzes", "Start"),
    ("quizzes", "AskStop"),
    ("quizzes", "Stop"),
    ("quizzes", "RemoveRound"),
    ("quizzes", "Add"),
    ("quizzes", "Question"),
    ("quizzes", "Change"),
    ("quizzes", "Up"),
    ("quizzes", "Down"),
    ("quizzes", "Remove"),
    ("quizzes", "AskNow"),
    ("quizzes", "Close"),
    ("quizzes", "Into"),
    ("quizzes", "Pool"),
    ("quizzes", "Prize"),
    ("times", "List"), // scenes::times, as all the others
    ("times", "Open"),
    ("times", "Mine"),
    ("times", "Turn"),
    ("times", "Rest"),
    ("times", "Save"),
    ("times", "Who"),
    ("times", "File"),
    ("times", "New"),
    ("times", "Draft"),
    ("times", "Title"),
    ("times", "Days"),
    ("times", "Day"),
    ("times", "Column"),
    ("times", "Hours"),
    ("times", "Hour"),
    ("times", "TypeHours"),
    ("times", "Names"),
    ("times", "One"),
    ("times", "Reminds"),
    ("times", "OpenFor"),
    ("times", "Length"),
    ("times", "Post"),
    ("times", "Discard"),
    ("times", "Manage"),
    ("times", "Close"),
    ("times", "Choose"),
    ("times", "Fix"),
    ("times", "Refix"),
    ("times", "Again"),
    ("times", "Show"),
    ("ideas", "Vote"), // scenes::ideas, as all the others
    ("ideas", "VoteHere"),
    ("ideas", "Similar"),
    ("ideas", "Same"),
    ("ideas", "Post"),
    ("ideas", "Write"),
    ("ideas", "TakeBack"),
    ("ideas", "Open"),
    ("ideas", "List"),
    ("ideas", "Manage"),
    ("ideas", "Put"),
    ("ideas", "Why"),
    ("ideas", "Merge"),
    ("ideas", "Into"),
    ("ideas", "Apart"),
    ("ideas", "Told"),
    ("ideas", "ToldBy"),
    ("ideas", "AskRemove"),
    ("ideas", "Remove"),
    ("ideas", "PostMonth"),
    ("ideas", "SkipMonth"),
    ("buddies", "Another"), // scenes::buddies, as all the others
    ("buddies", "Asked"),
    ("buddies", "NotNow"),
    ("buddies", "Pause"),
    ("buddies", "Stop"),
    ("buddies", "Unwant"),
    ("buddies", "Volunteer"),
    ("buddies", "Want"),
    ("buddies", "Yes"),
    ("buddies", "Wonder"),
    ("buddies", "Talked"),
    ("buddies", "NotYet"),
    ("buddies", "NotTalked"),
    ("onboarding", "reading"),       // scenes::onboarding::words
    ("newcomers", "Stop"),           // scenes::newcomers
    ("newcomers", "Verdict"),        // scenes::newcomers
    ("newcomers", "Tell"),           // scenes::newcomers
    ("newcomers", "Enough"),         // scenes::newcomers
    ("desk", "General"),             // scenes::desk
    ("desk", "Apply"),               // scenes::desk
    ("desk", "ApplyOne"),            // scenes::desk
    ("house", "go_on"),              // scenes::drafts
    ("house", "page+question"),      // scenes::many_groups
    ("quiet", "More"),               // scenes::desk::walk
    ("quiet", "Kind"),               // no room has kinds of its own yet
    ("rulebook", "Agree"),           // scenes::rulebook
    ("rulebook", "Word"),            // scenes::rulebook
    ("rulebook", "Pick"),            // scenes::rulebook
    ("rulebook", "Human"),           // scenes::rulebook
    ("rulebook", "Remove"),          // scenes::rulebook
    ("attention", "Mine"),           // scenes::attention
    ("attention", "Release"),        // scenes::attention
    ("attention", "Tomorrow"),       // scenes::attention
    ("attention", "Finish"),         // scenes::attention
    ("attention", "Does"),           // scenes::attention
    ("attention", "Duty"),           // scenes::attention
    ("touchpoints", "set_purpose"),  // scenes::touchpoints::promotions
    ("touchpoints", "remove_piece"), // scenes::touchpoints::pool, as all for which there must be two
    ("touchpoints", "keep_piece"),
    ("touchpoints", "take_back"),
    ("touchpoints", "order"),
    ("touchpoints", "this"), // scenes::touchpoints::once, as all about a single time
    ("touchpoints", "look"),
    ("touchpoints", "say"),
    ("touchpoints", "usual"),
    ("touchpoints", "go"),
    ("touchpoints", "skip"),
    ("touchpoints", "unskip"),
    ("touchpoints", "doubt"), // scenes::touchpoints::twice, as all before a post is saved
    ("touchpoints", "anyway"),
    ("touchpoints", "retime"),
    ("touchpoints", "drop"),
    ("requests", "look"), // scenes::requests, as all that is about somebody who asks
    ("requests", "approve"),
    ("requests", "why"),
    ("requests", "decline"),
    ("requests", "write"),
    ("requests", "more"),
    ("requests", "at_once"),
    ("requests", "write_questions"),
    ("invites", "links"), // scenes::invites
    ("invites", "look"),
    ("invites", "end"),
    ("onboarding", "told"),             // scenes::drafts: of versions before
    ("onboarding", "Find"),             // scenes::onboarding::who
    ("onboarding", "Card"),             // scenes::onboarding::who
    ("onboarding", "Mine"),             // scenes::onboarding::who
    ("onboarding", "BeFound"),          // scenes::onboarding::who
    ("onboarding", "TakeBack"),         // scenes::onboarding::who
    ("onboarding", "Typed"),            // scenes::onboarding::by_hand
    ("onboarding", "SaveTyped"),        // scenes::onboarding::by_hand
    ("onboarding", "LeaveTyped"),       // scenes::onboarding::by_hand
    ("onboarding", "Questions"),        // scenes::onboarding::questions
    ("onboarding", "Question"),         // scenes::onboarding::questions
    ("onboarding", "Kinds"),            // scenes::onboarding::questions
    ("onboarding", "AddQuestion"),      // scenes::onboarding::questions
    ("onboarding", "QuestionUp"),       // scenes::onboarding::questions
    ("onboarding", "MustAnswer"),       // scenes::onboarding::questions
    ("onboarding", "Reword"),           // scenes::onboarding::questions
    ("onboarding", "Options"),          // scenes::onboarding::questions
    ("onboarding", "RemoveQuestion"),   // scenes::onboarding::questions
    ("onboarding", "QuestionsOfHouse"), // scenes::onboarding::questions
    ("onboarding", "Hashtags"),         // scenes::onboarding::questions
    ("interests", "Show"),              // scenes::interests
    ("interests", "Turn"),              // scenes::interests
    ("interests", "Ask"),               // scenes::interests
];

/// The rooms' sources.
pub fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/features")];
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => open.push(path),
                false => found.push(path),
            }
        }
    }
    found
}

/// What a button does, without the particulars: the name of the variant.
pub fn kind(action: &str) -> String {
    match serde_json::from_str(action).unwrap() {
        Value::String(name) => name,
        Value::Null => "open".to_owned(),
        Value::Object(fields) => fields.keys().cloned().collect::<Vec<_>>().join("+"),
        other => panic!("a button that does {other}"),
    }
}

/// Room and kind of every row there is.
fn tried() -> BTreeSet<(String, String)> {
    let rows = [panels::rows("0"), table::read(personal::BUTTONS, 3), table::read(links::LINKS, 3)];
    let named = rows.iter().flatten().map(|row| row.heads[0].split_once(' ').expect("a room and a kind"));
    named.chain(ELSEWHERE).map(|(room, kind)| (room.to_owned(), kind.to_owned())).collect()
}

/// Buttons made in a scene that have no row in the tables; every scene there is ends by asking. Those of a room that the
/// scene brought with it are its own to try.
pub async fn untried_buttons(scene: &Scene) -> BTreeSet<(String, String)> {
    let tx = scene.core.store.read().await.unwrap();
    let made = sqlx::query_as::<_, (String, String)>("SELECT room, action FROM buttons");
    let made = made.fetch_all(&mut *tx.lock().await).await.unwrap();
    let made = made.into_iter().filter(|(room, _)| !scene.brought(room));
    // Those of flows are alike in all rooms: scenes::flow.
    let made = made.map(|(room, action)| (room, kind(&action))).filter(|(_, kind)| kind != "flow");
    let made: BTreeSet<_> = made.collect();
    if made.is_empty() { made } else { made.difference(&tried()).cloned().collect() }
}

/// Variants of `enum Action` in the source of each room, and whether a room makes buttons at all.
fn in_source() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let mut rooms: BTreeMap<String, Option<BTreeSet<String>>> = BTreeMap::new();
    for path in sources() {
        let source = fs::read_to_string(&path).unwrap();
        let inside = path.strip_prefix(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/features")).unwrap();
        let room = inside.iter().next().unwrap().to_string_lossy().into_owned();
        if source.contains("cx.button(") || source.contains("cx.link(") {
            rooms.entry(room.clone()).or_default();
        }
        if let Some((_, rest)) = source.split_once("enum Action {\n") {
            let body = rest.split("\n}").next().unwrap_or_default();
            let is_variant = |line: &&str| line.starts_with("    ") && line[4..].starts_with(char::is_uppercase);
            let name = |line: &str| line.trim().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_owned();
            // A room may have several kinds of buttons.
            rooms.entry(room).or_default().get_or_insert_default().extend(body.lines().filter(is_variant).map(name));
        }
    }
    rooms
}

/// A variant's name however serde writes it.
fn plain(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

#[test]
fn every_button_has_its_row() {
    let tried = tried();
    let has_row = |room: &str, kind: &str| tried.iter().any(|(r, k)| r == room && plain(k) == plain(kind));
    let in_source = in_source();
    assert!(in_source.len() >= 7, "the rooms with buttons were found: {in_source:?}");
    for (room, variants) in in_source {
        let Some(variants) = variants else {
            let alone = ALONE.iter().find(|(name, _)| *name == room);
            assert!(alone.is_some_and(|(_, kind)| has_row(&room, kind)), "the buttons of {room} have no row");
            continue;
        };
        assert!(!variants.is_empty(), "the buttons of {room} were not understood");
        let missing: Vec<&String> = variants.iter().filter(|variant| !has_row(&room, variant)).collect();
        assert!(missing.is_empty(), "buttons of {room} without a row: {missing:?}");
    }
}
