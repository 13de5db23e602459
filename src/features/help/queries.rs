//! The menus as Telegram was last given them.

use crate::{
    store::{Tx, run::Statement as _},
    telegram::UserId,
};

/// Notes a menu; [`false`] if it was the same already.
pub async fn note_menu(tx: &Tx, bot: UserId, scope: &str, language: &str, commands: &str) -> sqlx::Result<bool> {
    sqlx::query!(
        "INSERT INTO menus (bot, scope, language, commands) VALUES (?, ?, ?, ?)
         ON CONFLICT (bot, scope, language) DO UPDATE SET commands = excluded.commands
         WHERE commands <> excluded.commands",
        bot.0,
        scope,
        language,
        commands
    )
    .changes(tx)
    .await
    .map(|changes| changes > 0)
}

/// Forgets a menu that Telegram did not take.
pub async fn forget_menu(tx: &Tx, bot: UserId, scope: &str, language: &str) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM menus WHERE bot = ? AND scope = ? AND language = ?", bot.0, scope, language).run(tx).await
}

/// Menus of those named with `/staff`.
pub mod helpers {
    use crate::{
        store::{
            ChatKey, Tx,
            people::Help,
            run::{Rows as _, Statement as _},
        },
        telegram::UserId,
    };

    /// How somebody stands.
    #[derive(Debug)]
    pub struct Standing {
        /// What she helps with, if she is in the group.
        pub help: Help,
        /// Whether she is an administrator there.
        pub is_admin: bool,
        /// The menu as Telegram was last told, JSON; [`None`]: it was told of none.
        pub told: Option<String>,
    }

    /// How somebody stands in a group.
    pub async fn standing(tx: &Tx, bot: UserId, chat: ChatKey, user: UserId) -> sqlx::Result<Standing> {
        let told = sqlx::query_scalar!(
            "SELECT commands FROM helper_menus WHERE bot = ? AND chat = ? AND user_id = ?",
            bot.0,
            chat.0,
            user.0
        )
        .maybe(tx)
        .await?;
        let row = sqlx::query!(
            r#"SELECT m.staff, m.sections, m.status IN ('creator', 'administrator') AS "is_admin!: bool"
               FROM members m JOIN people p ON p.user_id = m.user_id
               WHERE m.chat = ? AND m.user_id = ? AND p.is_bot = 0 AND m.status NOT IN ('left', 'kicked')"#,
            chat.0,
            user.0
        )
        .maybe(tx)
        .await?;
        let is_admin = row.as_ref().is_some_and(|row| row.is_admin);
        let help = row.map_or_else(Help::default, |row| Help::stored(row.staff, row.sections.as_deref()));
        Ok(Standing { help, is_admin, told })
    }

    /// Those in a group who help, or have a menu as if they did.
    pub async fn in_chat(tx: &Tx, bot: UserId, chat: ChatKey) -> sqlx::Result<Vec<UserId>> {
        sqlx::query_scalar!(
            r#"SELECT user_id AS "user_id!" FROM members
               WHERE chat = ?2 AND staff = 1 AND status NOT IN ('left', 'kicked')
               UNION
               SELECT user_id FROM members
               WHERE chat = ?2 AND sections IS NOT NULL AND status NOT IN ('left', 'kicked')
               UNION
               SELECT h.user_id FROM helper_menus h JOIN members m ON m.chat = h.chat AND m.user_id = h.user_id
               WHERE h.bot = ?1 AND h.chat = ?2 AND m.status NOT IN ('left', 'kicked')"#,
            bot.0,
            chat.0
        )
        .all(tx)
        .await
        .map(|ids| ids.into_iter().map(UserId).collect())
    }

    /// Groups in which somebody helps, or has a menu as if she did.
    pub async fn chats_with_helpers(tx: &Tx, bot: UserId) -> sqlx::Result<Vec<ChatKey>> {
        sqlx::query_scalar!(
            r#"SELECT chat AS "chat!" FROM members WHERE staff = 1
               UNION SELECT chat FROM members WHERE sections IS NOT NULL
               UNION SELECT chat FROM helper_menus WHERE bot = ?"#,
            bot.0
        )
        .all(tx)
        .await
        .map(|keys| keys.into_iter().map(ChatKey).collect())
    }

    /// Groups in which somebody has a menu of her own.
    pub async fn chats_of(tx: &Tx, bot: UserId, user: UserId) -> sqlx::Result<Vec<ChatKey>> {
        sqlx::query_scalar!(r#"SELECT chat AS "chat!" FROM helper_menus WHERE bot = ? AND user_id = ?"#, bot.0, user.0)
            .all(tx)
            .await
            .map(|keys| keys.into_iter().map(ChatKey).collect())
    }

    /// Notes what Telegram is told.
    pub async fn note(tx: &Tx, bot: UserId, chat: ChatKey, user: UserId, commands: &str) -> sqlx::Result<()> {
        sqlx::query!(
            "INSERT INTO helper_menus (bot, chat, user_id, commands) VALUES (?, ?, ?, ?)
             ON CONFLICT (bot, chat, user_id) DO UPDATE SET commands = excluded.commands",
            bot.0,
            chat.0,
            user.0,
            commands
        )
        .run(tx)
        .await
    }

    /// A menu is taken away.
    pub async fn forget(tx: &Tx, bot: UserId, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
        sqlx::query!("DELETE FROM helper_menus WHERE bot = ? AND chat = ? AND user_id = ?", bot.0, chat.0, user.0)
            .run(tx)
            .await
    }

    /// The menus of a group are out of reach.
    pub async fn forget_all(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
        sqlx::query!("DELETE FROM helper_menus WHERE chat = ?", chat.0).run(tx).await
    }
}

/// Menus of groups where a room is off.
pub mod groups {
    use crate::{
        store::{
            ChatKey, Tx,
            run::{Rows as _, Statement as _},
        },
        telegram::UserId,
    };

    /// A menu as Telegram was last told.
    #[derive(Debug)]
    pub struct Told {
        scope: String,
        language: String,
        /// What is in it, JSON.
        pub commands: String,
    }

    impl Told {
        /// Whether it is this one.
        pub fn is(&self, scope: &str, language: &str) -> bool {
            self.scope == scope && self.language == language
        }
    }

    /// The menus of a group.
    pub async fn told(tx: &Tx, bot: UserId, chat: ChatKey) -> sqlx::Result<Vec<Told>> {
        sqlx::query_as!(
            Told,
            "SELECT scope, language, commands FROM group_menus WHERE bot = ? AND chat = ?",
            bot.0,
            chat.0
        )
        .all(tx)
        .await
    }

    /// Groups that have menus of their own.
    pub async fn chats(tx: &Tx, bot: UserId) -> sqlx::Result<Vec<ChatKey>> {
        sqlx::query_scalar!(r#"SELECT DISTINCT chat AS "chat!" FROM group_menus WHERE bot = ?"#, bot.0)
            .all(tx)
            .await
            .map(|keys| keys.into_iter().map(ChatKey).collect())
    }

    /// Notes what Telegram is told: for whom and in which language.
    pub async fn note(
        tx: &Tx,
        bot: UserId,
        chat: ChatKey,
        (scope, language): (&str, &str),
        commands: &str,
    ) -> sqlx::Result<()> {
        sqlx::query!(
            "INSERT INTO group_menus (bot, chat, scope, language, commands) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (bot, chat, scope, language) DO UPDATE SET commands = excluded.commands",
            bot.0,
            chat.0,
            scope,
            language,
            commands
        )
        .run(tx)
        .await
    }

    /// A menu is taken away.
    pub async fn forget(tx: &Tx, bot: UserId, chat: ChatKey, (scope, language): (&str, &str)) -> sqlx::Result<()> {
        sqlx::query!(
            "DELETE FROM group_menus WHERE bot = ? AND chat = ? AND scope = ? AND language = ?",
            bot.0,
            chat.0,
            scope,
            language
        )
        .run(tx)
        .await
    }

    /// The menus of a group are out of reach.
    pub async fn forget_all(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
        sqlx::query!("DELETE FROM group_menus WHERE chat = ?", chat.0).run(tx).await
    }
}
