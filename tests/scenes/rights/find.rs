//! Finding what a button or link carries, and pressing it by whoever has come by it.

use std::collections::BTreeSet;

use serde_json::Value;
use simulator::Pressed;

use super::{company::Company, kinds::kind, table::Actor};

/// A button or link as it was made: what to look for.
pub struct Wanted<'a> {
    pub room: &'a str,
    pub kind: &'a str,
    /// Part of what it does, as JSON.
    pub part: &'a str,
}

impl<'a> Wanted<'a> {
    /// From the first heads of a row.
    pub fn of(heads: &'a [String]) -> Self {
        let (room, kind) = heads[0].split_once(' ').expect("a room and a kind");
        Self { room, kind, part: &heads[1] }
    }
}

/// What every button or link in a keyboard carries, in order.
fn carried(markup: &Value) -> Vec<String> {
    let keys = markup["inline_keyboard"].as_array().into_iter().flatten().filter_map(Value::as_array).flatten();
    let token = |key: &Value| {
        let link = key["url"].as_str().and_then(|url| url.split_once("?start=")).map(|(_, token)| token);
        key["callback_data"].as_str().or(link).map(str::to_owned)
    };
    keys.filter_map(token).collect()
}

impl Company {
    /// What stands under the message that last got any buttons.
    fn shown_last(&self) -> Vec<String> {
        let requests = self.scene.sim.requests();
        let keyboards = requests.iter().rev().filter_map(|request| request.params.get("reply_markup").map(carried));
        keyboards.into_iter().find(|tokens| !tokens.is_empty()).unwrap_or_default()
    }

    /// The last such button of those shown last, about this group.
    pub async fn find(&self, wanted: &Wanted<'_>) -> Option<String> {
        let tx = self.scene.core.store.read().await.unwrap();
        for token in self.shown_last().into_iter().rev() {
            let found = sqlx::query_as::<_, (String, String)>(
                "SELECT room, action FROM buttons WHERE token = ?1
                 AND (chat IS NULL OR chat = (SELECT id FROM chats WHERE telegram_id = ?2))",
            );
            let found = found.bind(&token).bind(self.group.0);
            let Some((room, action)) = found.fetch_optional(&mut *tx.lock().await).await.unwrap() else { continue };
            if room == wanted.room && kind(&action) == wanted.kind && action.contains(wanted.part) {
                return Some(token);
            }
        }
        None
    }

    /// All there are of these about this group, shown or not.
    pub async fn tokens(&self, wanted: &Wanted<'_>) -> BTreeSet<String> {
        let tx = self.scene.core.store.read().await.unwrap();
        let all = sqlx::query_as::<_, (String, String)>(
            "SELECT token, action FROM buttons
             WHERE room = ?1 AND chat = (SELECT id FROM chats WHERE telegram_id = ?2)",
        );
        let all = all.bind(wanted.room).bind(self.group.0).fetch_all(&mut *tx.lock().await).await.unwrap();
        let fits = |action: &str| kind(action) == wanted.kind && action.contains(wanted.part);
        all.into_iter().filter(|(_, action)| fits(action)).map(|(token, _)| token).collect()
    }

    /// Presses a button where she sees it; who sees it nowhere sends its data all the same, from another message.
    pub fn press(&self, actor: Actor, token: &str) {
        let (sim, user) = (&self.scene.sim, self.id(actor));
        for chat in [self.group, user.private()] {
            if let Ok(Pressed::Callback(_)) = sim.press_data(chat, user, token) {
                return;
            }
        }
        for chat in [self.group, user.private()] {
            let seen = sim.view(chat, user).into_iter().rev().find(|seen| seen.id.0 != 0);
            if let Some(seen) = seen {
                sim.forge_press(chat, user, seen.id, token).unwrap();
                return;
            }
        }
        panic!("{actor:?} sees nothing at all");
    }

    /// Makes buttons appear, step by step: `/x` is typed into the group by `who`, `>/x` to the bot in private, `~/x`
    /// into the group anonymously, and a kind is a button pressed; with `?` if it is there, with `:part` one that has this
    /// in what it does, with `room.` before it one of another room.
    pub async fn go(&mut self, who: Actor, room: &str, steps: &str, n: usize) {
        for step in steps.split(" > ").filter(|step| !step.is_empty()) {
            let step = step.replace(" ↵ ", "\n").replace("{n}", &n.to_string());
            if let Some(text) = step.strip_prefix('~') {
                self.type_as(Actor::Anonymous, text);
            } else if let Some(text) = step.strip_prefix("in private: ") {
                self.type_in_private(who, text);
            } else if step.starts_with('/') {
                self.type_as(who, &step);
            } else {
                let (kind, part) = step.split_once(':').unwrap_or((step.trim_end_matches('?'), ""));
                let (room, kind) = kind.split_once('.').unwrap_or((room, kind));
                match self.find(&Wanted { room, kind, part }).await {
                    Some(token) => self.press(who, &token),
                    None if step.ends_with('?') => {}
                    None => panic!("no button {kind} of {room} after {steps}"),
                }
            }
            self.scene.settle().await;
        }
    }
}
