//! Commands as Telegram's people type them: `/name arguments`, further lines below.
//!
//! A sign too many is no reason for silence: `/top!`, `/help?`, `"/me"`, `／top`, `/ top` and one with signs around it
//! that nobody sees are understood, as Telegram's apps show most of them as commands. A path (`/etc/hosts`), a file or a
//! word that goes on (`/top.txt`, `/topכאלה`) is none.
//!
//! teloxide's `BotCommands` ends a command's name at a space only, so the lines below `/poll` would become part
//! of it; and its descriptions are in one language. So we read commands ourselves.

use std::ops::Range;

use crate::telegram::{
    marked::{Entity, Marked, Mentioned, mentioned},
    update::Message,
};

/// What is typed for a slash: its double in full width, and the two that mathematics has.
const SLASHES: [char; 4] = ['/', '／', '⁄', '∕'];
/// Quotation marks that may stand around the whole.
const QUOTES: [(char, char); 8] =
    [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('„', '“'), ('‘', '’'), ('«', '»'), ('”', '”')];
/// Followed at once by a letter or digit these say that the name goes on: `/top.txt`, `/top-10`, `/a=b`.
const TIES: [char; 12] = ['.', '-', '\'', '’', '=', '&', '+', '%', '#', '$', '*', '~'];
/// These do not: `/poll:When?` has arguments.
const STOPS: [char; 12] = ['!', '?', '.', ',', ':', ';', '…', '—', '–', '|', '؟', '،'];

/// A command as typed.
#[derive(Debug, Clone)]
pub struct Command {
    /// Without slash, lower case.
    pub name: String,
    /// The rest of the first line, trimmed.
    pub args: String,
    /// The lines below, trimmed at both ends.
    pub body: String,
    message: Marked,
    /// Who is mentioned by name.
    mentioned: Vec<Mentioned>,
    args_at: Range<usize>,
    body_at: Range<usize>,
}

impl Command {
    /// Reads a message's text; [`None`] if it is no command or one for another bot.
    #[must_use]
    pub fn parse(text: &str, our_username: &str) -> Option<Self> {
        let (name, addressee, rest) = head(text, our_username)?;
        let is_ours = addressee.is_empty() || addressee.eq_ignore_ascii_case(our_username);
        if name.is_empty() || !is_ours {
            return None;
        }
        let rest = after_name(rest.trim_start_matches(is_unseen))?;
        let (args, body) = rest.split_once('\n').unwrap_or_else(|| rest.split_at(rest.len()));
        let args = after_our_name(args.trim_matches(is_blank), our_username);
        // "/top !" asks for nothing more than "/top!".
        let args = if args.chars().all(|c| STOPS.contains(&c)) { args.split_at(0).0 } else { args };
        let body = body.trim();
        Some(Self {
            name: name.to_ascii_lowercase(),
            args: args.to_owned(),
            body: body.to_owned(),
            message: Marked::plain(text),
            mentioned: Vec::new(),
            args_at: place(text, args),
            body_at: place(text, body),
        })
    }

    /// The command that is a message's text, or stands under its picture or file; [`None`] too if another bot put it
    /// there, in whose line it was chosen.
    #[must_use]
    pub fn of(message: &Message, our_username: &str) -> Option<Self> {
        let words = message.words().filter(|_| message.via_bot.is_none())?;
        Some(Self::parse(words, our_username)?.with_marks(&message.marks()))
    }

    /// Whether a message is a command for another name than ours: for another bot, or for us by a name we do not know yet.
    #[must_use]
    pub fn is_for_another_name(message: &Message, our_username: &str) -> bool {
        let words = message.words().filter(|_| message.via_bot.is_none());
        let addressee = words.and_then(|words| head(words, our_username)).map_or("", |(_, addressee, _)| addressee);
        !addressee.is_empty() && !addressee.eq_ignore_ascii_case(our_username)
    }

    /// With what stands beside the text it was read from.
    #[must_use]
    fn with_marks(self, entities: &[Entity]) -> Self {
        let text = self.message.text();
        Self { mentioned: mentioned(text, entities), message: Marked::new(text, entities), ..self }
    }

    /// First line and body as one text, for commands that do not tell them apart.
    #[must_use]
    pub fn whole(&self) -> String {
        format!("{}\n{}", self.args, self.body).trim().to_owned()
    }

    /// The rest of the first line as it looks.
    #[must_use]
    pub fn marked_args(&self) -> Marked {
        self.message.slice(self.args_at.clone())
    }

    /// The lines below as they look.
    #[must_use]
    pub fn marked_body(&self) -> Marked {
        self.message.slice(self.body_at.clone())
    }

    /// Whether an answer that says her words back says less than she wrote.
    #[must_use]
    pub fn has_marks(&self) -> bool {
        self.marked_args().has_marks() || self.marked_body().has_marks()
    }

    /// Who is mentioned by name, having no username, in order.
    #[must_use]
    pub fn mentioned(&self) -> &[Mentioned] {
        &self.mentioned
    }

    /// As [`Command::whole`], without those who are mentioned by name.
    #[must_use]
    pub fn whole_but_mentioned(&self) -> String {
        let text = self.message.text();
        let mut out = String::new();
        for part in [&self.args_at, &self.body_at] {
            let mut from = part.start;
            for Mentioned { at, .. } in self.mentioned.iter().filter(|mentioned| part.contains(&mentioned.at.start)) {
                out.push_str(text.get(from..at.start).unwrap_or_default());
                from = at.end;
            }
            out.push_str(text.get(from..part.end).unwrap_or_default());
            out.push('\n');
        }
        out.trim().to_owned()
    }
}

/// Where a piece of a text is in it, in bytes; what is none of its pieces is nowhere.
fn place(text: &str, piece: &str) -> Range<usize> {
    let start = piece.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    if start + piece.len() <= text.len() { start..start + piece.len() } else { 0..0 }
}

fn name_and_rest(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    text.split_at(end)
}

/// What stands between quotation marks, if that is the whole and a command.
fn unquoted(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(is_blank);
    let inner = QUOTES.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))?;
    inner.starts_with(SLASHES).then_some(inner)
}

/// What follows our own mention.
/// What a command begins with: its name, for whom it is if that is said, and the rest.
fn head<'a>(text: &'a str, our_username: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let typed = text.trim_start_matches(is_blank);
    let typed = unquoted(typed).unwrap_or(typed);
    let typed = after_our_name(typed, our_username);
    let rest = typed.strip_prefix(SLASHES)?.trim_start_matches([' ', '\u{A0}']);
    let (name, rest) = name_and_rest(rest);
    let (addressee, rest) = match rest.trim_start_matches(is_unseen).strip_prefix(['@', '＠']) {
        Some(rest) => name_and_rest(rest),
        None => ("", rest),
    };
    Some((name, addressee, rest))
}

fn after_our_name<'a>(text: &'a str, our_username: &str) -> &'a str {
    let Some((name, rest)) = text.strip_prefix('@').map(name_and_rest) else { return text };
    let is_we = name.eq_ignore_ascii_case(our_username) && (rest.is_empty() || rest.starts_with([' ', ',', ':']));
    if is_we { rest.trim_start_matches([' ', ',', ':']) } else { text }
}

/// What follows the name and the signs it ends with; [`None`] if it is no name because it goes on.
fn after_name(rest: &str) -> Option<&str> {
    let glued = rest.split(char::is_whitespace).next().unwrap_or_default();
    let mut signs = glued.chars();
    let Some(first) = signs.next() else { return Some(rest) };
    let goes_on = first.is_alphanumeric()
        || matches!(first, '/' | '\\' | '<' | '>' | '@')
        || (TIES.contains(&first) && signs.next().is_some_and(char::is_alphanumeric));
    if goes_on {
        return None;
    }
    if glued.chars().any(char::is_alphanumeric) {
        return Some(rest.trim_start_matches(STOPS));
    }
    rest.get(glued.len()..)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

/// Signs nobody sees, which come along when something is copied.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Who a command is for: where it shows in the app's menu, and who may use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody in a group.
    Member,
    /// Who helps with anything in a group, and who manages it. What is for some of them only the room itself refuses.
    Helper,
    /// Who manages a group, or helps there with what the room does ([`super::rights`]).
    Manager,
    /// Administrators of a group by Telegram's word.
    Administrator,
    /// Everybody in a private chat with the bot.
    Private,
}

impl Audience {
    const ALL: [Self; 5] = [Self::Member, Self::Helper, Self::Manager, Self::Administrator, Self::Private];

    /// As kept with a button.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Helper => "helper",
            Self::Manager => "manager",
            Self::Administrator => "administrator",
            Self::Private => "private",
        }
    }

    /// From [`Audience::code`]; what is not known is for as few as there can be.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|audience| audience.code() == code).unwrap_or(Self::Administrator)
    }

    /// Whether it is for some people of a group only.
    #[must_use]
    pub const fn manages(self) -> bool {
        matches!(self, Self::Helper | Self::Manager | Self::Administrator)
    }
}

/// A command a room offers. Its description is the message `command-NAME` in `locales/`.
#[derive(Debug, Clone, Copy)]
pub struct CommandSpec {
    /// Without slash.
    pub name: &'static str,
    /// Who it is for.
    pub audience: Audience,
    /// Who it is for when it names something or somebody: typed with more than its name, or as a reply.
    pub with_words: Audience,
    /// Whether nobody but its sender sees it typed in a group (`BotCommand.is_ephemeral`, Bot API 10.3), where her
    /// app knows how. For commands whose answer is a whisper; such a command never arrives as a reply.
    pub is_ephemeral: bool,
    /// Whether the room itself takes the typed command away, once what it holds is safe elsewhere.
    pub is_kept: bool,
    /// Whether it stands in the menu: a few do, all others are found on the desk and by `/help`.
    pub is_listed: bool,
}

impl CommandSpec {
    /// For everybody in a group.
    #[must_use]
    pub const fn member(name: &'static str) -> Self {
        Self::new(name, Audience::Member)
    }

    /// For those who manage a group, or help with what the room does.
    #[must_use]
    pub const fn manager(name: &'static str) -> Self {
        Self::new(name, Audience::Manager)
    }

    /// For those who help with anything.
    #[must_use]
    pub const fn helper(name: &'static str) -> Self {
        Self::new(name, Audience::Helper)
    }

    /// For private chats.
    #[must_use]
    pub const fn private(name: &'static str) -> Self {
        Self::new(name, Audience::Private)
    }

    const fn new(name: &'static str, audience: Audience) -> Self {
        Self { name, audience, with_words: audience, is_ephemeral: false, is_kept: false, is_listed: true }
    }

    /// Typed with more than its name, or as a reply, it is for these only.
    #[must_use]
    pub const fn with_words(self, audience: Audience) -> Self {
        Self { with_words: audience, ..self }
    }

    /// It does not stand in the menu.
    #[must_use]
    pub const fn unlisted(self) -> Self {
        Self { is_listed: false, ..self }
    }

    /// Typed in a group, it is seen by its sender only.
    #[must_use]
    pub const fn ephemeral(self) -> Self {
        Self { is_ephemeral: true, ..self }
    }

    /// Typed in a group, it stays until the room removes it ([`super::Cx::remove_command`]).
    #[must_use]
    pub const fn kept(self) -> Self {
        Self { is_kept: true, ..self }
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
        for text in [
            "/poll@OtherBot x",
            "/poll@KehilaBot2",
            "/",
            "/ ",
            "1/2",
            "/סקר",
            "/topכאלה",
            "/etc/hosts",
            "/top.txt",
            "/top-10",
            "/a=b",
            "/don't",
            "please /top",
            "\"/top\" shows the list",
            "@OtherBot /top",
            "//top",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_sign_too_many_is_forgiven() {
        for text in [
            "/top",
            "/TOP",
            "/top!",
            "/top?",
            "/top.",
            "/top,",
            "/top…",
            "/top:",
            "/top!!!",
            "/top)",
            "/top»",
            "/top🙂",
            "/top\u{200B}",
            "\u{200F}/top",
            "/top\u{200E}",
            "\u{FEFF}/top\u{FEFF}",
            "\u{2068}/top\u{2069}",
            "/top \u{200B}",
            "／top",
            "/ top",
            "/top@KehilaBot,",
            "/top@kehilabot!",
            "/top@",
            "/top @KehilaBot",
            "@KehilaBot /top",
            "@kehilabot, /top",
            "\"/top\"",
            "«/top»",
            "`/top`",
            "“/top”",
            "/top !",
            "/top ?",
            "/top؟",
            "/top\u{A0}",
        ] {
            assert_eq!(parse(text), Some(("top".into(), String::new(), String::new())), "{text:?}");
        }
        for (text, args, body) in [
            ("/poll:When?\nNow", "When?", "Now"),
            ("/poll, When?", "When?", ""),
            ("/poll!\nWhen?\nNow", "", "When?\nNow"),
            ("/poll «When?»", "«When?»", ""),
            ("/poll —When?", "—When?", ""),
            ("/poll \u{2068}When?\u{2069}\nNow\u{FE0F}", "When?", "Now\u{FE0F}"),
            ("/poll 🙂?", "🙂?", ""),
        ] {
            assert_eq!(parse(text), Some(("poll".into(), args.into(), body.into())), "{text:?}");
        }
    }

    #[test]
    fn marks_are_found_where_the_words_are() {
        let text = "\u{200F}/poll! 🙂 When is it?\n\n Dana Now";
        let entities = serde_json::from_str::<Vec<Entity>>(
            r#"[{"type": "bold", "offset": 11, "length": 4},
                {"type": "text_mention", "offset": 25, "length": 4, "user": {"id": 7, "first_name": "Dana"}}]"#,
        );
        let command = Command::parse(text, "KehilaBot").unwrap().with_marks(&entities.unwrap());
        assert_eq!(command.marked_args().html(), "🙂 <b>When</b> is it?");
        assert_eq!(command.marked_body().html(), "<a href=\"tg://user?id=7\">Dana</a> Now");
        assert_eq!(command.mentioned()[0].user.id, 7);
        assert_eq!(command.whole_but_mentioned(), "🙂 When is it?\n Now");
    }
}
