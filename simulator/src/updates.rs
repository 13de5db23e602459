//! The queue of updates behind getUpdates (TELEGRAM §3): sticky `allowed_updates` applied when an
//! update is created, confirmation by offset, time to live per kind.
//!
//! Updates are kept as finished JSON text, so serving them is joining strings.

use serde_json::Value;
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

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
}

#[derive(Debug)]
pub(crate) struct Updates {
    queue: VecDeque<Entry>,
    confirmed: VecDeque<Entry>,
    next_id: i64,
    allowed: Option<HashSet<String>>,
    /// Counts getUpdates calls, so that an older waiting one sees it was replaced.
    pub poll: u64,
    pub webhook: Option<String>,
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
        self.push(json, now_ms + seconds * 1000);
        Some(id)
    }

    /// Queues finished JSON under the next number; the text must carry that number itself.
    fn push(&mut self, json: String, expires_ms: i64) {
        if self.queue.len() >= MAX_QUEUE {
            self.overflowed += 1;
            return;
        }
        self.soonest_ms = self.soonest_ms.min(expires_ms);
        self.queue.push_back(Entry { id: self.next_id, expires_ms, json: json.into() });
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
        self.push(update.to_string(), now_ms + 86_400_000);
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

    /// Puts the last `count` confirmed updates back in front.
    pub fn redeliver(&mut self, count: usize) {
        for _ in 0..count {
            let Some(entry) = self.confirmed.pop_back() else {
                return;
            };
            self.soonest_ms = self.soonest_ms.min(entry.expires_ms);
            self.queue.push_front(entry);
        }
    }

    /// Confirms everything before `offset`; a negative one keeps only that many of the newest.
    pub fn confirm(&mut self, offset: i64) {
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
            self.confirmed.push_back(entry);
        }
        if self.confirmed.len() > CONFIRMED_KEPT {
            self.confirmed.pop_front();
        }
    }

    /// The JSON array of up to `limit` updates, or nothing when the queue is empty.
    pub fn take(&mut self, limit: usize, now_ms: i64) -> Option<String> {
        if now_ms >= self.soonest_ms {
            let is_late = |e: &&Entry| e.expires_ms <= now_ms && !e.json.contains("\"callback_query\":");
            self.expired += self.queue.iter().filter(is_late).count() as u64;
            self.queue.retain(|e| e.expires_ms > now_ms);
            self.soonest_ms = self.queue.iter().map(|e| e.expires_ms).min().unwrap_or(i64::MAX);
        }
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
