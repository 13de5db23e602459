//! Commands as Telegram's people type them: `/name arguments`, further lines below.
//!
//! teloxide's `BotCommands` ends a command's name at a space only, so the lines below `/poll` would become part
//! of it; and its descriptions are in one language. So we read commands ourselves.

/// A command as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Without slash, lower case.
    pub name: String,
    /// The rest of the first line, trimmed.
    pub args: String,
    /// The lines below, trimmed at both ends.
    pub body: String,
}

impl Command {
    /// Reads a message's text; [`None`] if it is no command or one for another bot.
    #[must_use]
    pub fn parse(text: &str, our_username: &str) -> Option<Self> {
        let rest = text.strip_prefix('/')?;
        let (first, body) = rest.split_once('\n').unwrap_or((rest, ""));
        let end = first.find(char::is_whitespace).unwrap_or(first.len());
        let (head, args) = first.split_at(end);
        let (name, addressee) = head.split_once('@').unwrap_or((head, our_username));
        let named = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !named || !addressee.eq_ignore_ascii_case(our_username) {
            return None;
        }
        Some(Self { name: name.to_ascii_lowercase(), args: args.trim().to_owned(), body: body.trim().to_owned() })
    }

    /// First line and body as one text, for commands that do not tell them apart.
    #[must_use]
    pub fn whole(&self) -> String {
        format!("{}\n{}", self.args, self.body).trim().to_owned()
    }
}

/// Who a command is for: where it shows in the app's menu, and who may use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody in a group.
    Member,
    /// Administrators and staff of a group.
    Manager,
    /// Everybody in a private chat with the bot.
    Private,
}

/// A command a room offers. Its description is the message `command-NAME` in `locales/`.
#[derive(Debug, Clone, Copy)]
pub struct CommandSpec {
    /// Without slash.
    pub name: &'static str,
    /// Who it is for.
    pub audience: Audience,
    /// Whether nobody but its sender sees it typed in a group (`BotCommand.is_ephemeral`, Bot API 10.3), where her
    /// app knows how. For commands whose answer is a whisper; such a command never arrives as a reply.
    pub is_ephemeral: bool,
}

impl CommandSpec {
    /// For everybody in a group.
    #[must_use]
    pub const fn member(name: &'static str) -> Self {
        Self { name, audience: Audience::Member, is_ephemeral: false }
    }

    /// For administrators and staff.
    #[must_use]
    pub const fn manager(name: &'static str) -> Self {
        Self { name, audience: Audience::Manager, is_ephemeral: false }
    }

    /// For private chats.
    #[must_use]
    pub const fn private(name: &'static str) -> Self {
        Self { name, audience: Audience::Private, is_ephemeral: false }
    }

    /// Typed in a group, it is seen by its sender only.
    #[must_use]
    pub const fn ephemeral(self) -> Self {
        Self { is_ephemeral: true, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<(String, String, String)> {
        Command::parse(text, "KehilaBot").map(|c| (c.name, c.args, c.body))
    }

    #[test]
    fn arguments_and_lines_below_are_told_apart() {
        let expected = Some(("poll".into(), "When?".into(), "Sunday\nMonday".into()));
        assert_eq!(parse("/poll When?\nSunday\nMonday\n"), expected);
        assert_eq!(parse("/Poll@kehilabot   When? \n\nSunday\nMonday"), expected);
        assert_eq!(parse("/poll\nSunday"), Some(("poll".into(), String::new(), "Sunday".into())));
    }

    #[test]
    fn other_bots_and_plain_text_are_left_alone() {
        assert_eq!(parse("/poll@OtherBot x"), None);
        assert_eq!(parse("/ poll"), None);
        assert_eq!(parse("/"), None);
        assert_eq!(parse("1/2"), None);
        assert_eq!(parse("/סקר"), None);
    }
}
