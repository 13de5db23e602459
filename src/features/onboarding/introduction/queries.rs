//! Introductions, their tags and words, what a group asks, and what was typed by hand.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::{
    dispatch::flow::Answers,
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{MessageId, UserId},
    words::tags::Tag,
};

/// An introduction as kept.
#[derive(Debug)]
pub struct Introduction {
    /// What she told.
    pub answers: Answers,
    /// Which preview she published.
    pub round: u32,
    /// Where it, or the one before it, stands in the group.
    pub stands: Option<Stands>,
}

/// An introduction's place in a group.
#[derive(Debug, Clone, Copy)]
pub struct Stands {
    /// Which message.
    pub message: MessageId,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Whether it is a picture with words below.
    pub is_picture: bool,
    /// Whether it is a message of her own.
    pub is_hers: bool,
}

/// What is kept of an introduction.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// What she told.
    pub answers: &'a Answers,
    /// Whether others may find her by it.
    pub findable: bool,
    /// Its tags.
    pub tags: &'a [Tag],
    /// What else it is found by.
    pub terms: &'a BTreeSet<String>,
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

/// Keeps an introduction in place of her earlier one; where that stands is remembered until the new one has come.
pub async fn save(
    tx: &Tx,
    (chat, user): (ChatKey, UserId),
    told: Told<'_>,
    round: u32,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (round, now) = (i64::from(round), seconds(now));
    let answers = json(told.answers)?;
    sqlx::query!(
        "INSERT INTO introductions (chat, user_id, answers, findable, round, published_at)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (chat, user_id) DO UPDATE
         SET answers = excluded.answers, findable = excluded.findable, round = excluded.round,
             published_at = excluded.published_at",
        chat.0,
        user.0,
        answers,
        told.findable,
        round,
        now
    )
    .run(tx)
    .await?;
    index(tx, (chat, user), told.tags, told.terms).await
}

/// Keeps by what an introduction is found.
pub async fn index(
    tx: &Tx,
    (chat, user): (ChatKey, UserId),
    tags: &[Tag],
    terms: &BTreeSet<String>,
) -> sqlx::Result<()> {
    let tags: Vec<(&str, &str)> = tags.iter().map(|tag| (tag.key(), tag.shown())).collect();
    let (tags, terms) = (json(&tags)?, json(terms)?);
    sqlx::query!("DELETE FROM member_tags WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await?;
    sqlx::query!(
        "INSERT INTO member_tags (chat, user_id, tag, shown, place)
         SELECT ?, ?, value ->> 0, value ->> 1, key FROM json_each(?) WHERE true ON CONFLICT DO NOTHING",
        chat.0,
        user.0,
        tags
    )
    .run(tx)
    .await?;
    sqlx::query!("DELETE FROM introduction_words WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await?;
    sqlx::query!(
        "INSERT INTO introduction_words (chat, word, user_id) SELECT ?, value, ? FROM json_each(?)",
        chat.0,
        user.0,
        terms
    )
    .run(tx)
    .await?;
    sqlx::query!("UPDATE introductions SET is_indexed = 1 WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// Some introductions that cannot be found yet: those of versions that knew no search.
pub async fn not_indexed(tx: &Tx, most: i64) -> sqlx::Result<Vec<(ChatKey, UserId, Answers)>> {
    sqlx::query!(
        r#"SELECT chat AS "chat!", user_id AS "user_id!", answers FROM introductions WHERE is_indexed = 0 LIMIT ?"#,
        most
    )
    .all(tx)
    .await
    .map(|rows| {
        let answers = |json: &str| serde_json::from_str(json).unwrap_or_default();
        rows.into_iter().map(|row| (ChatKey(row.chat), UserId(row.user_id), answers(&row.answers))).collect()
    })
}

/// Her introduction in a group.
pub async fn introduction(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<Introduction>> {
    sqlx::query!(
        r#"SELECT answers, round, message_id, stands_since, is_picture AS "is_picture!: bool", is_hers AS "is_hers!: bool"
           FROM introductions WHERE chat = ? AND user_id = ?"#,
        chat.0,
        user.0
    )
    .maybe(tx)
    .await
    .map(|row| {
        row.map(|row| Introduction {
            answers: serde_json::from_str(&row.answers).unwrap_or_default(),
            round: u32::try_from(row.round).unwrap_or_default(),
            stands: row.message_id.zip(row.stands_since).map(|(message, since)| Stands {
                message: MessageId(message),
                since: instant(since),
                is_picture: row.is_picture,
                is_hers: row.is_hers,
            }),
        })
    })
}

/// Who of a group said that her birthday may be seen there and is in it: her name, what she told, and when.
pub async fn with_birthday(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<(String, Answers, DateTime<Utc>)>> {
    sqlx::query!(
        r#"SELECT p.name, i.answers, i.published_at
           FROM introductions i JOIN people p ON p.user_id = i.user_id
           JOIN members m ON m.chat = i.chat AND m.user_id = i.user_id
           WHERE i.chat = ? AND json_extract(i.answers, '$.birthday_shown.put') = 1
             AND m.status NOT IN ('left', 'kicked')
           ORDER BY p.name"#,
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| {
        let answers = |json: &str| serde_json::from_str(json).unwrap_or_default();
        rows.into_iter().map(|row| (row.name, answers(&row.answers), instant(row.published_at))).collect()
    })
}

/// Her introduction stands there now, in a message of ours.
pub async fn set_introduced(
    tx: &Tx,
    (chat, user): (ChatKey, UserId),
    message: MessageId,
    is_picture: bool,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "UPDATE introductions SET message_id = ?, stands_since = ?, is_picture = ?, is_hers = 0
         WHERE chat = ? AND user_id = ?",
        message.0,
        now,
        is_picture,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// Her introduction stands in a message of her own.
pub async fn stands_by_hand(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    message: Option<MessageId>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (message, now) = (message.map(|message| message.0), seconds(now));
    sqlx::query!(
        "UPDATE introductions SET message_id = ?1, stands_since = CASE WHEN ?1 IS NULL THEN NULL ELSE ?2 END,
                                  is_picture = 0, is_hers = 1
         WHERE chat = ?3 AND user_id = ?4",
        message,
        now,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// What stands there has a picture above its words now, or none.
pub async fn set_picture(tx: &Tx, chat: ChatKey, user: UserId, is_picture: bool) -> sqlx::Result<()> {
    sqlx::query!("UPDATE introductions SET is_picture = ? WHERE chat = ? AND user_id = ?", is_picture, chat.0, user.0)
        .run(tx)
        .await
}

/// Her introduction stands nowhere any more.
pub async fn stands_nowhere(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE introductions SET message_id = NULL, stands_since = NULL WHERE chat = ? AND user_id = ?",
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// Whether an introduction was posted in a group since `since`.
pub async fn was_introduced_since(tx: &Tx, chat: ChatKey, since: DateTime<Utc>) -> sqlx::Result<bool> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM introductions WHERE chat = ? AND stands_since >= ?) AS "was!: bool""#,
        chat.0,
        since
    )
    .one(tx)
    .await
}

/// Whether others may find her is for her to say.
pub async fn set_findable(tx: &Tx, chat: ChatKey, user: UserId, findable: bool, answers: &Answers) -> sqlx::Result<()> {
    let answers = json(answers)?;
    sqlx::query!(
        "UPDATE introductions SET findable = ?, answers = ? WHERE chat = ? AND user_id = ?",
        findable,
        answers,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// Her introduction is not kept.
pub async fn forget_introduction(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM introductions WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// What the version before, which asked by itself, was asking is gone on with by the engine of such questions.
pub async fn adopt_drafts(tx: &Tx) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE conversations
         SET state = json_object('flow', json_object(
             'name', 'introduction',
             'chat', json_extract(state, '$.making.chat'),
             'round', json_extract(state, '$.making.round'),
             'at', json_extract(state, '$.making.step.asked'),
             'answers', json((SELECT json_group_object(key, json_object('text', json_object('text', value, 'marks', json('[]'))))
                              FROM json_each(state, '$.making.answers') WHERE type = 'text')),
             'shown', json(CASE WHEN json_extract(state, '$.making.shown') IS NOT NULL THEN json_object(
                 'message', json_extract(state, '$.making.shown'), 'at', json_extract(state, '$.making.step.asked')) END)))
         WHERE room = 'onboarding' AND json_type(state, '$.making') = 'object'"
    )
    .run(tx)
    .await
}

/// Whether she has introduced herself in a group.
pub async fn is_introduced(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM introductions WHERE chat = ? AND user_id = ?) AS "is!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// Whether she is in a group and may be found there.
pub async fn may_be_found(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM introductions i JOIN members m USING (chat, user_id)
                          WHERE chat = ? AND user_id = ? AND i.findable = 1
                            AND m.status NOT IN ('left', 'kicked')) AS "may!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// What she says she is into, as she wrote it, in her order.
pub async fn tags(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        "SELECT shown FROM member_tags WHERE chat = ? AND user_id = ? ORDER BY place, tag",
        chat.0,
        user.0
    )
    .all(tx)
    .await
}

/// Who shares tags with her, as she wrote them: those who are there and may be found, first those with most in common.
pub async fn sharing(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    most: i64,
) -> sqlx::Result<Vec<(UserId, String, Vec<String>)>> {
    sqlx::query!(
        r#"SELECT theirs.user_id AS "user_id!", p.name, json_group_array(hers.shown ORDER BY hers.place) AS "tags!: String"
           FROM member_tags hers
           JOIN member_tags theirs ON theirs.chat = hers.chat AND theirs.tag = hers.tag AND theirs.user_id <> hers.user_id
           JOIN introductions i ON i.chat = theirs.chat AND i.user_id = theirs.user_id AND i.findable = 1
           JOIN members m ON m.chat = theirs.chat AND m.user_id = theirs.user_id AND m.status NOT IN ('left', 'kicked')
           JOIN people p ON p.user_id = theirs.user_id AND p.is_bot = 0
           WHERE hers.chat = ? AND hers.user_id = ?
           GROUP BY theirs.user_id ORDER BY count(*) DESC, i.published_at DESC, theirs.user_id LIMIT ?"#,
        chat.0,
        user.0,
        most
    )
    .all(tx)
    .await
    .map(|rows| {
        let tags = |json: &str| serde_json::from_str(json).unwrap_or_default();
        rows.into_iter().map(|row| (UserId(row.user_id), row.name, tags(&row.tags))).collect()
    })
}

/// Who of those that are there and may be found has all these words in her introduction, or a form of them; the latest
/// introduced first.
pub async fn found_by_words(tx: &Tx, chat: ChatKey, sought: &[Vec<String>], most: i64) -> sqlx::Result<Vec<UserId>> {
    let sought = list(sought)?;
    sqlx::query_scalar!(
        r#"SELECT i.user_id AS "user_id!" FROM introductions i JOIN members m USING (chat, user_id)
           WHERE i.chat = ?1 AND i.findable = 1 AND m.status NOT IN ('left', 'kicked') AND i.user_id IN (
               SELECT w.user_id FROM json_each(?2) AS one JOIN json_each(one.value) AS term
               JOIN introduction_words w ON w.chat = ?1 AND w.word = term.value
               GROUP BY w.user_id HAVING count(DISTINCT one.key) = json_array_length(?2))
           ORDER BY i.published_at DESC, i.user_id LIMIT ?3"#,
        chat.0,
        sought,
        most
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// Who of those that are there and may be found has this tag.
pub async fn found_by_tag(tx: &Tx, chat: ChatKey, tag: &str, most: i64) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!(
        r#"SELECT i.user_id AS "user_id!" FROM member_tags t JOIN introductions i USING (chat, user_id)
           JOIN members m USING (chat, user_id)
           WHERE t.chat = ? AND t.tag = ? AND i.findable = 1 AND m.status NOT IN ('left', 'kicked')
           ORDER BY i.published_at DESC, i.user_id LIMIT ?"#,
        chat.0,
        tag,
        most
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// Somebody who was found.
#[derive(Debug)]
pub struct Found {
    /// Who.
    pub user: UserId,
    /// Her name.
    pub name: String,
    /// What she told.
    pub answers: Answers,
    /// Where that stands in the group.
    pub message: Option<MessageId>,
}

/// Those of these that are there and may be found, in the same order.
pub async fn found(tx: &Tx, chat: ChatKey, users: &[UserId]) -> sqlx::Result<Vec<Found>> {
    let users = list(users)?;
    sqlx::query!(
        r#"SELECT i.user_id AS "user_id!", p.name, i.answers, i.message_id
           FROM json_each(?2) AS one JOIN introductions i ON i.chat = ?1 AND i.user_id = one.value
           JOIN members m ON m.chat = i.chat AND m.user_id = i.user_id
           JOIN people p ON p.user_id = i.user_id
           WHERE i.findable = 1 AND m.status NOT IN ('left', 'kicked') ORDER BY one.key"#,
        chat.0,
        users
    )
    .all(tx)
    .await
    .map(|rows| {
        let found = rows.into_iter().map(|row| Found {
            user: UserId(row.user_id),
            name: row.name,
            answers: serde_json::from_str(&row.answers).unwrap_or_default(),
            message: row.message_id.map(MessageId),
        });
        found.collect()
    })
}

/// The tags of those who are in a group, each as one of them wrote it; what most have comes first.
pub async fn tags_in(tx: &Tx, chat: ChatKey, most: i64) -> sqlx::Result<Vec<(String, String)>> {
    sqlx::query!(
        r#"SELECT t.tag, min(t.shown) AS "shown!: String" FROM member_tags t JOIN members m USING (chat, user_id)
           WHERE t.chat = ? AND m.status NOT IN ('left', 'kicked')
           GROUP BY t.tag ORDER BY count(*) DESC, t.tag LIMIT ?"#,
        chat.0,
        most
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.tag, row.shown)).collect())
}

/// What managers decided about introductions: the questions, and the hashtags of those typed by hand, both as JSON.
pub async fn form(tx: &Tx, chat: ChatKey) -> sqlx::Result<(Option<String>, Option<String>)> {
    sqlx::query!("SELECT questions, hashtags FROM introduction_forms WHERE chat = ?", chat.0)
        .maybe(tx)
        .await
        .map(|row| row.map(|row| (row.questions, row.hashtags)).unwrap_or_default())
}

/// These are the questions from now on; [`None`]: those of the house.
pub async fn set_questions(tx: &Tx, chat: ChatKey, questions: Option<&str>) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO introduction_forms (chat, questions) VALUES (?, ?)
         ON CONFLICT (chat) DO UPDATE SET questions = excluded.questions",
        chat.0,
        questions
    )
    .run(tx)
    .await
}

/// By these hashtags an introduction typed by hand is known; [`None`]: by those of the house.
pub async fn set_hashtags(tx: &Tx, chat: ChatKey, hashtags: Option<&str>) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO introduction_forms (chat, hashtags) VALUES (?, ?)
         ON CONFLICT (chat) DO UPDATE SET hashtags = excluded.hashtags",
        chat.0,
        hashtags
    )
    .run(tx)
    .await
}

/// The names of all answers that were given in a group.
pub async fn keys_used(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        r#"SELECT DISTINCT CAST(one.key AS TEXT) AS "key!: String" FROM introductions i, json_each(i.answers) one WHERE i.chat = ?"#,
        chat.0
    )
    .all(tx)
    .await
}

/// What somebody typed in the group that may be meant for her introduction.
#[derive(Debug)]
pub struct Offer {
    /// Her words, as JSON.
    pub content: String,
    /// Where they stand; [`None`]: nowhere we know.
    pub message: MessageId,
    /// When she was asked.
    pub at: DateTime<Utc>,
}

/// Keeps, until she has said whether it is meant so, what she typed.
pub async fn keep_offer(
    tx: &Tx,
    (chat, user): (ChatKey, UserId),
    content: &str,
    message: MessageId,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        "INSERT INTO introduction_offers (chat, user_id, content, message_id, at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (chat, user_id) DO UPDATE
         SET content = excluded.content, message_id = excluded.message_id, at = excluded.at",
        chat.0,
        user.0,
        content,
        message.0,
        at
    )
    .run(tx)
    .await
}

/// What she typed and was asked about.
pub async fn offer(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<Offer>> {
    sqlx::query!(
        "SELECT content, message_id, at FROM introduction_offers WHERE chat = ? AND user_id = ?",
        chat.0,
        user.0
    )
    .maybe(tx)
    .await
    .map(|row| row.map(|row| Offer { content: row.content, message: MessageId(row.message_id), at: instant(row.at) }))
}

/// It is not kept any longer.
pub async fn forget_offer(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM introduction_offers WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// Nor is what anybody was asked about in a group where messages have other numbers now, or nobody is asked any more.
pub async fn forget_offers(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM introduction_offers WHERE chat = ?", chat.0).run(tx).await
}

/// Nor what was typed before `before`: at most `most` of it. Returns how much.
pub async fn forget_old_offers(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM introduction_offers WHERE (chat, user_id) IN
           (SELECT chat, user_id FROM introduction_offers WHERE at < ? LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await
}

/// When the first of what is kept in a group was typed.
pub async fn first_offer(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(r#"SELECT min(at) AS "at: i64" FROM introduction_offers WHERE chat = ?"#, chat.0)
        .one(tx)
        .await
        .map(|at| at.map(instant))
}
