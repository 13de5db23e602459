//! The queue of updates behind getUpdates (TELEGRAM §3): sticky `allowed_updates` applied when an
//! update is created, confirmation by offset, time to live per kind.
//!
//! Updates are kept as finished JSON text, so serving them is joining strings.

use crate::webhook::Webhook;
use serde_json::Value;
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// Kinds Telegram sends only to bots that ask for them.
const ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];
const CONFIRMED_KEPT: usize = 1000;
const MAX_REPLY_BYTES: usize = 4 << 20;
const MAX_QUEUE: usize = 100_000;

#[derive(Clone, Debug)]
struct Entry {
    id: i64,
    expires_ms: i64,
    json: Arc<str>,
    /// Which of a webhook's queues it waits in: those of one queue are delivered one after the other.
    lane: i64,
    delivery: Delivery,
    /// The bot had it before, and is given it again.
    is_known: bool,
}

/// Where an update is on its way to a webhook.
#[derive(Clone, Copy, Debug, Default)]
enum Delivery {
    #[default]
    Waiting,
    OnItsWay,
    /// It was not taken; it is tried again at this time.
    Again(Instant),
}

/// An update to be delivered to the webhook.
#[derive(Clone, Debug)]
pub(crate) struct Parcel {
    pub id: i64,
    pub json: Arc<str>,
}

#[derive(Debug)]
pub(crate) struct Updates {
    queue: VecDeque<Entry>,
    confirmed: VecDeque<Entry>,
    /// It has lost what was confirmed: the next poll confirms nothing.
    is_forgetful: bool,
    next_id: i64,
    allowed: Option<HashSet<String>>,
    /// Counts getUpdates calls, so that an older waiting one sees it was replaced.
    pub poll: u64,
    pub webhook: Option<Webhook>,
    pub created: u64,
    /// No queued update expires before this.
    soonest_ms: i64,
    /// Updates dropped because the queue was full; 0 in any sane test.
    pub overflowed: u64,
    /// Updates nobody fetched within their day; presses, which live for minutes, are not counted.
    pub expired: u64,
}

impl Updates {
    pub fn new() -> Self {
        Self {
            queue: VecDeque::new(),
            confirmed: VecDeque::new(),
            is_forgetful: false,
            next_id: 100_000_001,
            allowed: None,
            poll: 0,
            webhook: None,
            created: 0,
            soonest_ms: i64::MAX,
            overflowed: 0,
            expired: 0,
        }
    }

    /// Whether an update of this kind would be created now.
    pub fn wants(&self, kind: &str) -> bool {
        match &self.allowed {
            Some(allowed) => allowed.contains(kind),
            None => !ON_REQUEST.contains(&kind),
        }
    }

    /// A list without any known kind means the default set.
    pub fn set_allowed(&mut self, kinds: &[Value], known: impl Fn(&str) -> bool) {
        let kinds: HashSet<String> =
            kinds.iter().filter_map(Value::as_str).map(str::to_lowercase).filter(|k| known(k)).collect();
        self.allowed = (!kinds.is_empty()).then_some(kinds);
    }

    pub fn forget_allowed(&mut self) {
        self.allowed = None;
    }

    pub fn allowed(&self) -> Option<Vec<String>> {
        let mut kinds: Vec<_> = self.allowed.as_ref()?.iter().cloned().collect();
        kinds.sort();
        Some(kinds)
    }

    /// Queues an update if the bot asked for its kind; returns its number.
    pub fn create(&mut self, kind: &str, payload: &Value, now_ms: i64) -> Option<i64> {
        if !self.wants(kind) {
            return None;
        }
        let id = self.next_id;
        let json = format!("{{\"update_id\":{id},\"{kind}\":{payload}}}");
        let seconds = match kind {
            "callback_query" => 150,
            "inline_query" => 30,
            "chosen_inline_result" => 600,
            _ => 86_400,
        };
        self.push(json, lane(kind, payload), now_ms + seconds * 1000);
        Some(id)
    }

    /// Queues finished JSON under the next number; the text must carry that number itself.
    fn push(&mut self, json: String, lane: i64, expires_ms: i64) {
        if self.queue.len() >= MAX_QUEUE {
            self.overflowed += 1;
            return;
        }
        self.soonest_ms = self.soonest_ms.min(expires_ms);
        let delivery = Delivery::Waiting;
        self.queue.push_back(Entry {
            id: self.next_id,
            expires_ms,
            json: json.into(),
            lane,
            delivery,
            is_known: false,
        });
        self.next_id += 1;
        self.created += 1;
    }

    /// Queues a raw update object. Its `update_id` is set unless it has one, which then counts.
    pub fn inject(&mut self, mut update: Value, now_ms: i64) -> i64 {
        match update.get("update_id").and_then(Value::as_i64) {
            Some(id) => self.next_id = id,
            None => update["update_id"] = self.next_id.into(),
        }
        let id = self.next_id;
        let payload = update.as_object().into_iter().flatten().find(|(key, _)| *key != "update_id");
        let lane = payload.map_or(0, |(kind, payload)| lane(kind, payload));
        self.push(update.to_string(), lane, now_ms + 86_400_000);
        id
    }

    pub const fn next_id(&self) -> i64 {
        self.next_id
    }

    pub fn jump_to(&mut self, id: i64) {
        self.next_id = id;
    }

    pub fn pending(&self) -> usize {
        self.queue.len()
    }

    pub fn drop_pending(&mut self) {
        self.queue.clear();
    }

    /// Puts the last `count` confirmed updates back in front; the next poll is given them.
    pub fn redeliver(&mut self, count: usize) {
        self.is_forgetful = true;
        for _ in 0..count {
            let Some(entry) = self.confirmed.pop_back() else {
                return;
            };
            self.soonest_ms = self.soonest_ms.min(entry.expires_ms);
            self.queue.push_front(Entry { delivery: Delivery::Waiting, is_known: true, ..entry });
        }
    }

    /// Confirms everything before `offset`; a negative one keeps only that many of the newest.
    pub fn confirm(&mut self, offset: i64) {
        if std::mem::take(&mut self.is_forgetful) {
            return;
        }
        if offset < 0 {
            let keep = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            while self.queue.len() > keep {
                self.confirm_first();
            }
            return;
        }
        if offset > self.next_id + 10 {
            return;
        }
        while self.queue.front().is_some_and(|e| e.id < offset) {
            self.confirm_first();
        }
    }

    fn confirm_first(&mut self) {
        if let Some(entry) = self.queue.pop_front() {
            self.keep_confirmed(entry);
        }
    }

    fn keep_confirmed(&mut self, entry: Entry) {
        self.confirmed.push_back(entry);
        if self.confirmed.len() > CONFIRMED_KEPT {
            self.confirmed.pop_front();
        }
    }

    /// The JSON array of up to `limit` updates, or nothing when the queue is empty.
    pub fn take(&mut self, limit: usize, now_ms: i64) -> Option<String> {
        self.expire(now_ms);
        if self.queue.is_empty() {
            return None;
        }
        let mut out = String::from("[");
        for entry in self.queue.iter().take(limit) {
            if out.len() + entry.json.len() > MAX_REPLY_BYTES && out.len() > 1 {
                break;
            }
            if out.len() > 1 {
                out.push(',');
            }
            out.push_str(&entry.json);
        }
        out.push(']');
        Some(out)
    }

    fn expire(&mut self, now_ms: i64) {
        if now_ms >= self.soonest_ms {
            let is_press = |e: &Entry| e.json.contains("\"callback_query\":");
            let is_lost = |e: &&Entry| e.expires_ms <= now_ms && !e.is_known && !is_press(e);
            self.expired += self.queue.iter().filter(is_lost).count() as u64;
            self.queue.retain(|e| e.expires_ms > now_ms);
            self.soonest_ms = self.queue.iter().map(|e| e.expires_ms).min().unwrap_or(i64::MAX);
        }
    }

    /// What the webhook is to be given now: of each lane the first, as long as there are connections. Also when
    /// to look again, if something waits to be tried again.
    pub fn deliver(&mut self, now_ms: i64, now: Instant) -> (Vec<Parcel>, Option<Instant>) {
        self.expire(now_ms);
        let Some(webhook) = &self.webhook else { return (Vec::new(), None) };
        let on_their_way = self.queue.iter().filter(|e| matches!(e.delivery, Delivery::OnItsWay)).count();
        let mut free = webhook.connections.saturating_sub(on_their_way);
        let (mut lanes, mut parcels, mut look_again) = (HashSet::new(), Vec::new(), None::<Instant>);
        for entry in &mut self.queue {
            if free == 0 {
                break;
            }
            if !lanes.insert(entry.lane) {
                continue;
            }
            match entry.delivery {
                Delivery::OnItsWay => {}
                Delivery::Again(at) if at > now => look_again = Some(look_again.map_or(at, |soonest| soonest.min(at))),
                Delivery::Waiting | Delivery::Again(_) => {
                    entry.delivery = Delivery::OnItsWay;
                    parcels.push(Parcel { id: entry.id, json: Arc::clone(&entry.json) });
                    free -= 1;
                }
            }
        }
        (parcels, look_again)
    }

    /// The webhook took it.
    pub fn delivered(&mut self, id: i64) {
        if let Some(entry) = self.queue.iter().position(|e| e.id == id).and_then(|at| self.queue.remove(at)) {
            self.keep_confirmed(entry);
        }
    }

    /// The webhook did not take it; it is tried again after this time.
    pub fn not_delivered(&mut self, id: i64, again_after: Duration) {
        if let Some(entry) = self.queue.iter_mut().find(|e| e.id == id) {
            entry.delivery = Delivery::Again(Instant::now() + again_after);
        }
    }

    /// Whatever was on its way has not arrived: the server ended, or the webhook is another one.
    pub fn call_back(&mut self) {
        self.queue.iter_mut().for_each(|entry| entry.delivery = Delivery::Waiting);
    }
}

/// The queue of a webhook an update waits in (TELEGRAM §3): by chat for messages, by poll, by user for presses and
/// membership, and apart from the chat's messages for reactions. Between them there is no order.
fn lane(kind: &str, payload: &Value) -> i64 {
    let number = |path: &str| payload.pointer(path).and_then(Value::as_i64).unwrap_or_default();
    match kind {
        "callback_query" | "chat_join_request" | "inline_query" => number("/from/id"),
        "my_chat_member" | "chat_member" => number("/new_chat_member/user/id"),
        "message_reaction" | "message_reaction_count" => number("/chat/id").wrapping_add(8 << 33),
        "poll" | "poll_answer" => {
            let poll = payload.get("id").or_else(|| payload.get("poll_id")).and_then(Value::as_str);
            poll.and_then(|id| id.parse().ok()).unwrap_or_default()
        }
        _ => number("/chat/id"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn ids(updates: &mut Updates, limit: usize) -> Vec<i64> {
        let text = updates.take(limit, 0).unwrap_or_else(|| "[]".into());
        let list: Vec<Value> = serde_json::from_str(&text).expect("JSON");
        list.iter().filter_map(|u| u["update_id"].as_i64()).collect()
    }

    fn queue(count: i64) -> Updates {
        let mut updates = Updates::new();
        updates.jump_to(1);
        for n in 0..count {
            updates.create("message", &json!(n), 0);
        }
        updates
    }

    #[test]
    fn offset_confirms() {
        let mut updates = queue(5);
        assert_eq!(ids(&mut updates, 2), [1, 2]);
        assert_eq!(ids(&mut updates, 2), [1, 2]);
        updates.confirm(3);
        assert_eq!(ids(&mut updates, 100), [3, 4, 5]);
        updates.confirm(99);
        assert_eq!(ids(&mut updates, 100), [3, 4, 5]);
        updates.confirm(-1);
        assert_eq!(ids(&mut updates, 100), [5]);
        updates.redeliver(2);
        assert_eq!(ids(&mut updates, 100), [3, 4, 5]);
    }

    #[test]
    fn kinds_are_filtered_when_created() {
        let mut updates = queue(0);
        assert!(updates.create("message_reaction", &json!(0), 0).is_none());
        updates.set_allowed(&[json!("Message_Reaction")], |_| true);
        assert!(updates.create("message_reaction", &json!(0), 0).is_some());
        assert!(updates.create("message", &json!(0), 0).is_none());
        updates.set_allowed(&[json!("nonsense")], |_| false);
        assert!(updates.create("message", &json!(0), 0).is_some());
        assert!(updates.create("chat_member", &json!(0), 0).is_none());
    }

    #[test]
    fn old_updates_expire() {
        let mut updates = queue(0);
        updates.create("callback_query", &json!(0), 0);
        updates.create("message", &json!(0), 0);
        assert!(updates.take(9, 149_999).expect("both").contains("callback_query"));
        assert!(!updates.take(9, 150_000).expect("one").contains("callback_query"));
        assert!(updates.take(9, 86_400_000).is_none());
    }
}
