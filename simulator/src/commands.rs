//! The bot's own texts and its command menus by scope and language.

use crate::error::{Answer, decline, refuse};
use crate::params::Params;
use crate::world::World;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Who sees a command list; ordered as on the wire: kind, chat, user.
type Scope = (String, i64, i64);

#[derive(Debug, Default)]
pub(crate) struct Profile {
    commands: BTreeMap<(Scope, String), Vec<Value>>,
    texts: BTreeMap<(String, String), String>,
}

fn language(params: &Params<'_>) -> Answer<String> {
    let code = params.str("language_code").unwrap_or("");
    let two_letters = code.len() == 2 && code.chars().all(|c| c.is_ascii_lowercase());
    if code.is_empty() || two_letters {
        return Ok(code.to_owned());
    }
    Err(refuse("invalid language code specified"))
}

fn check_command(command: &Value) -> Answer<()> {
    let name = command["command"].as_str().unwrap_or("").trim_start_matches('/');
    let about = command["description"].as_str().unwrap_or("");
    let clean = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if name.is_empty() || name.len() > 32 || !clean {
        return Err(refuse("BOT_COMMAND_INVALID"));
    }
    if about.trim().is_empty() || about.chars().count() > 256 {
        return Err(refuse("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(())
}

impl World {
    fn scope(&self, params: &Params<'_>) -> Answer<Scope> {
        let Some(scope) = params.object("scope") else {
            return Ok(("default".into(), 0, 0));
        };
        let kind = scope.str("type").unwrap_or("");
        let needs_chat = matches!(kind, "chat" | "chat_administrators" | "chat_member");
        let plain = matches!(kind, "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators");
        if plain && scope.0.len() == 1 {
            return Ok((kind.into(), 0, 0));
        }
        if !needs_chat || !scope.0.contains_key("chat_id") {
            return Err(refuse("can't parse BotCommandScope"));
        }
        let chat = self.chat_param(&scope, "chat_id")?;
        let user = scope.i64("user_id").unwrap_or(0);
        if (kind == "chat_member") != scope.0.contains_key("user_id") {
            return Err(refuse("can't parse BotCommandScope"));
        }
        if !self.chats.contains_key(&chat) {
            return Err(decline("chat not found"));
        }
        self.check_readable(chat)?;
        if kind != "chat" && !self.chats[&chat].is_group() {
            return Err(refuse("PEER_ID_INVALID"));
        }
        if kind == "chat_member" && !self.chats[&chat].status(user).is_member() {
            return Err(decline("USER_NOT_PARTICIPANT"));
        }
        Ok((kind.into(), chat, user))
    }

    pub fn set_my_commands(&mut self, params: &Params<'_>) -> Answer {
        let commands = params.array("commands").unwrap_or(&[]).to_vec();
        let language = language(params)?;
        if commands.len() > 100 {
            return Err(refuse("BOT_COMMANDS_TOO_MUCH"));
        }
        commands.iter().try_for_each(check_command)?;
        let key = (self.scope(params)?, language);
        if commands.is_empty() {
            self.profile.commands.remove(&key);
        } else {
            self.profile.commands.insert(key, commands);
        }
        Ok(json!(true))
    }

    pub fn get_my_commands(&self, params: &Params<'_>) -> Answer {
        let key = (self.scope(params)?, language(params)?);
        Ok(json!(self.profile.commands.get(&key).cloned().unwrap_or_default()))
    }

    pub fn delete_my_commands(&mut self, params: &Params<'_>) -> Answer {
        let key = (self.scope(params)?, language(params)?);
        self.profile.commands.remove(&key);
        Ok(json!(true))
    }

    /// The command list this person sees here: most specific scope first, her language before none.
    fn menu_entries(&self, chat: i64, user: i64) -> &[Value] {
        let code: String = self.user(user).language_code.as_deref().unwrap_or("").chars().take(2).collect();
        let admin = self.chats.get(&chat).is_some_and(|c| c.status(user).is_admin());
        let mut scopes: Vec<(&str, i64, i64)> = Vec::new();
        if chat < 0 {
            scopes.push(("chat_member", chat, user));
            scopes.extend(admin.then_some(("chat_administrators", chat, 0)));
            scopes.push(("chat", chat, 0));
            scopes.extend(admin.then_some(("all_chat_administrators", 0, 0)));
            scopes.push(("all_group_chats", 0, 0));
        } else {
            scopes.extend([("chat", chat, 0), ("all_private_chats", 0, 0)]);
        }
        scopes.push(("default", 0, 0));
        for (kind, chat, user) in scopes {
            for language in [code.as_str(), ""] {
                let key = ((kind.to_owned(), chat, user), language.to_owned());
                if let Some(commands) = self.profile.commands.get(&key) {
                    return commands;
                }
            }
        }
        &[]
    }

    /// Names and descriptions of the commands this person is offered here.
    pub fn menu(&self, chat: i64, user: i64) -> Vec<(String, String)> {
        let text = |c: &Value, key: &str| c[key].as_str().unwrap_or("").to_owned();
        let entries = self.menu_entries(chat, user).iter();
        entries.map(|c| (text(c, "command"), text(c, "description"))).collect()
    }

    /// One command of that menu.
    pub fn menu_entry(&self, chat: i64, user: i64, name: &str) -> Option<&Value> {
        self.menu_entries(chat, user).iter().find(|c| c["command"] == name)
    }

    pub fn set_profile_text(&mut self, method: &str, params: &Params<'_>) -> Answer {
        let (kind, max) = profile_kind(method);
        let text = params.str(kind).unwrap_or("");
        if text.chars().count() > max {
            return Err(refuse(format!("bot {} is too long", kind.replace('_', " "))));
        }
        self.profile.texts.insert((kind.to_owned(), language(params)?), text.to_owned());
        Ok(json!(true))
    }

    pub fn get_profile_text(&self, method: &str, params: &Params<'_>) -> Answer {
        let (kind, _) = profile_kind(method);
        let text = |language: String| self.profile.texts.get(&(kind.to_owned(), language));
        let own = text(language(params)?).filter(|t| !t.is_empty());
        let found = own.or_else(|| text(String::new())).cloned();
        let name = || {
            if kind == "name" { self.user(self.bot).first_name.clone() } else { String::new() }
        };
        let mut out = json!({});
        out[kind] = json!(found.unwrap_or_else(name));
        Ok(out)
    }
}

/// The parameter and its limit in characters.
fn profile_kind(method: &str) -> (&'static str, usize) {
    match &method[3..] {
        "MyName" => ("name", 64),
        "MyShortDescription" => ("short_description", 120),
        _ => ("description", 512),
    }
}
