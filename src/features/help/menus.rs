//! The menus Telegram shows when somebody types `/`: one for each audience and language, and one for people
//! whose language we do not speak; helpers' own are in [`super::helpers`]. Telegram picks the scope first, then the
//! language (TELEGRAM §4), so a manager's menu holds the members' commands too.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    NAME,
    groups::{self, OfGroup},
    helpers::{self, OfOne},
    queries, rules,
};
use crate::{
    dispatch::{Audience, CommandSpec, Cx, Outcome, Result, Rooms, Sent, rights::Rank},
    telegram::request::Request,
    words::{Lang, Line},
};

/// Telegram's name for an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Scope {
    Groups,
    Administrators,
    Private,
}

impl Scope {
    const ALL: [Self; 3] = [Self::Groups, Self::Administrators, Self::Private];

    const fn code(self) -> &'static str {
        match self {
            Self::Groups => "all_group_chats",
            Self::Administrators => "all_chat_administrators",
            Self::Private => "all_private_chats",
        }
    }

    fn commands(self, rooms: &Rooms) -> Vec<CommandSpec> {
        match self {
            Self::Groups => rules::commands(rooms, Audience::Member, &rooms.off_at_first()),
            Self::Administrators => rules::for_managers(rooms, &rooms.off_at_first(), &Rank::Administrator),
            Self::Private => rules::commands(rooms, Audience::Private, &BTreeSet::new()),
        }
    }
}

/// Whose menu a request was about.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Note {
    Person(OfOne),
    Group(OfGroup),
    Everybody(Menu),
}

#[derive(Debug, Serialize, Deserialize)]
struct Menu {
    scope: Scope,
    language: Option<Lang>,
}

/// Sets the menus that are not as Telegram was last told. A start that changes nothing sends nothing.
pub async fn register(cx: &Cx) -> Result {
    for scope in Scope::ALL {
        for language in Lang::ALL.map(Some).into_iter().chain([None]) {
            set(cx, Menu { scope, language }).await?;
        }
    }
    Ok(())
}

async fn set(cx: &Cx, menu: Menu) -> Result {
    let commands = wire(&menu.scope.commands(&cx.rooms), menu.language.unwrap_or(cx.defaults.language));
    let (scope, language) = (menu.scope.code(), menu.language.map_or("", Lang::code));
    if !queries::note_menu(&cx.tx, cx.me.id, scope, language, &commands.to_string()).await? {
        return Ok(());
    }
    let request = Request::set_commands(json!({"type": scope}), menu.language.map(Lang::code), commands);
    cx.send(request.tell(NAME, &menu)?).await
}

/// If Telegram did not take a menu of many, it is sent again at the next start.
pub async fn settled(cx: &Cx, sent: &Sent) -> Result {
    let menu = match sent.note()? {
        Note::Person(menu) => return helpers::settled(cx, menu, &sent.outcome).await,
        Note::Group(menu) => return groups::settled(cx, menu, &sent.outcome).await,
        Note::Everybody(_) if matches!(sent.outcome, Outcome::Done { .. }) => return Ok(()),
        Note::Everybody(menu) => menu,
    };
    queries::forget_menu(&cx.tx, cx.me.id, menu.scope.code(), menu.language.map_or("", Lang::code)).await?;
    Ok(())
}

pub(super) fn wire(commands: &[CommandSpec], language: Lang) -> Value {
    let one = |spec: &CommandSpec| {
        let about = Line::named(format!("command-{}", spec.name)).render_plain(language);
        if spec.is_ephemeral && spec.audience != Audience::Private {
            json!({"command": spec.name, "description": about, "is_ephemeral": true})
        } else {
            json!({"command": spec.name, "description": about})
        }
    };
    commands.iter().filter(|spec| spec.is_listed).map(one).collect()
}
