//! Values of any type of the Bot API, made from its published description: as small as allowed, or with everything.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::support::START;

/// A group we have never heard of.
pub const STRANGE_GROUP: i64 = -1_001_700_000_123;

static DESCRIPTION: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../simulator/data/bot_api.json")).unwrap());

/// What a value is to look like.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Down to here optional fields are there too; 0 for none.
    pub depth: usize,
    /// Items in each list.
    pub items: usize,
    /// Which of the alternatives a type has; counted on and around.
    pub turn: usize,
    /// Every chat.
    pub chat: i64,
}

impl Shape {
    /// Only what must be there.
    pub const fn minimal(chat: i64) -> Self {
        Self { depth: 0, items: 1, turn: 0, chat }
    }

    /// Everything, and of the alternatives those of this turn.
    pub const fn full(chat: i64, turn: usize) -> Self {
        Self { depth: 2, items: 1 + turn % 3, turn, chat }
    }

    /// A value of this type.
    pub fn make(self, name: &str) -> Value {
        if let Some(subtypes) = DESCRIPTION["types"][name].as_array() {
            let names: Vec<&str> = subtypes.iter().filter_map(Value::as_str).collect();
            let mut made = self.make(self.choose(&names));
            mark(name, self.choose(&names), &mut made);
            return made;
        }
        let inner = Self { depth: self.depth.saturating_sub(1), ..self };
        let mut made = Map::new();
        for (field, is_required, kind) in fields(name) {
            // No message has them together with anything else.
            let moves = field.starts_with("migrate_");
            if is_required || (self.depth > 0 && !moves) {
                made.insert(field.to_owned(), inner.field(name, field, kind));
            }
        }
        Value::Object(made)
    }

    /// A value for one field of a type.
    pub fn field(self, name: &str, field: &str, kind: &str) -> Value {
        match (name, field) {
            ("Chat", "id") => json!(self.chat),
            ("Chat", "type") => json!(if self.chat < 0 { "supergroup" } else { "private" }),
            ("User", "is_bot") => json!(false),
            ("User", "id") => json!(700_000_000 + self.turn),
            ("User", "language_code") => json!(["en", "he", "ru", "xx-unknown"][self.turn % 4]),
            ("MessageEntity", "type") => json!(ENTITIES[self.turn % ENTITIES.len()]),
            ("Message", "migrate_to_chat_id" | "migrate_from_chat_id") => json!(STRANGE_GROUP - 1),
            (_, "file_size" | "amount" | "total_amount") => json!(1_i64 << 40),
            (_, "date" | "edit_date" | "forward_date") => json!(START),
            _ => self.value(kind),
        }
    }

    fn value(self, kind: &str) -> Value {
        if let Some(inner) = kind.strip_prefix("Array of ") {
            let item = |n| Self { turn: self.turn + n, ..self }.value(inner);
            return (0..self.items).map(item).collect();
        }
        match kind {
            "Integer" => json!(7),
            "Float" => json!(31.5),
            "Boolean" => json!(self.turn.is_multiple_of(2)),
            "String" | "InputFile" => json!("words"),
            name => self.make(name),
        }
    }

    /// The alternative of this turn; far down one of those that contain least.
    fn choose<'a>(self, names: &[&'a str]) -> &'a str {
        let weight = |name: &str| {
            let is_object = |kind: &str| DESCRIPTION["types"].get(kind.rsplit(' ').next().unwrap_or(kind)).is_some();
            fields(name).filter(|(_, is_required, kind)| *is_required && is_object(kind)).count()
        };
        match self.depth {
            0 => names.iter().min_by_key(|name| weight(name)).unwrap(),
            _ => names[self.turn % names.len()],
        }
    }
}

/// Fields of a type: name, whether it must be there, the first of its types.
pub fn fields(name: &str) -> impl Iterator<Item = (&'static str, bool, &'static str)> {
    let fields = DESCRIPTION["types"][name].as_object().unwrap_or_else(|| panic!("no type {name}"));
    fields.iter().map(|(field, kind)| {
        let kind = kind.as_str().unwrap();
        let first = kind.trim_start_matches('!').split('|').next().unwrap();
        (field.as_str(), kind.starts_with('!'), first)
    })
}

/// Entities of today, and one of the year 2030.
pub const ENTITIES: [&str; 20] = [
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "of_the_year_2030",
];

/// What tells the alternatives of a type apart, as Telegram writes it: `ReactionTypeCustomEmoji` is `custom_emoji`.
fn mark(of: &str, chosen: &str, made: &mut Value) {
    let own = chosen.strip_prefix(of).unwrap_or(chosen);
    let mut word = String::new();
    for c in own.chars() {
        if c.is_ascii_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.push(c.to_ascii_lowercase());
    }
    let word = match chosen {
        "ChatMemberOwner" => "creator",
        "ChatMemberBanned" => "kicked",
        _ => word.as_str(),
    };
    for key in ["type", "status", "source"] {
        if fields(chosen).any(|(field, is_required, kind)| field == key && is_required && kind == "String") {
            made[key] = json!(word);
            return;
        }
    }
}

/// Every kind of update, minimal and full with each alternative of what is in it, without number.
pub fn every_update(chat: i64, turns: usize) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for (kind, _, of) in fields("Update").filter(|(kind, ..)| *kind != "update_id") {
        all.push((format!("{kind}, minimal"), json!({ kind: Shape::minimal(chat).make(of) })));
        for turn in 0..turns {
            all.push((format!("{kind}, full, turn {turn}"), json!({ kind: Shape::full(chat, turn).make(of) })));
        }
    }
    all.extend(every_message(chat, turns).into_iter().map(|(name, message)| (name, json!({ "message": message }))));
    all
}

/// Enough for every alternative of memberships, origins, reactions and the like.
pub const TURNS: usize = 6;
/// Enough for every alternative there is.
const MORE_TURNS: usize = 26;

/// Every kind of message there is, each with the one thing that makes it that kind.
fn every_message(chat: i64, turns: usize) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for (field, is_required, kind) in fields("Message") {
        if is_required {
            continue;
        }
        let turns = match field {
            "rich_message" | "entities" | "caption_entities" if turns > 1 => MORE_TURNS,
            _ => turns,
        };
        let is_move = field.starts_with("migrate_");
        for turn in 0..turns {
            let shape = Shape::full(if is_move { STRANGE_GROUP } else { chat }, turn);
            for (size, shape) in [("full", shape), ("minimal", Shape { depth: 0, ..shape })] {
                let mut message = Shape { turn, ..Shape::minimal(shape.chat) }.make("Message");
                message["from"] = shape.make("User");
                message["message_id"] = json!(5_000 + all.len());
                if field.ends_with("entities") {
                    message["text"] = json!("words, and words again");
                }
                message[field] = shape.field("Message", field, kind);
                all.push((format!("message with {field}, {size}, turn {turn}"), message));
            }
        }
    }
    all
}
