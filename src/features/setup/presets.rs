//! What a kind of community begins with: which rooms are on, how often conversation starters come and what they are about.
//! The setup proposes it when a kind is chosen, and nothing changes before *Yes*.

use serde::{Deserialize, Serialize};

use super::views::community;
use crate::{
    dispatch::{Cx, Result, Room, settings},
    features::{pictures, touchpoints},
    store::chats::{Chat, Community, Rhythm},
    telegram::actor::Actor,
    words::{Lang, Line, line},
};

/// A proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// Who buys or uses the same thing.
    Customers,
    /// A shared interest.
    Interest,
    /// People who work together.
    Team,
    /// Who carry each other through something.
    Support,
    /// Nothing is said unasked but what managers put on a schedule themselves.
    Asked,
}

impl Preset {
    /// All, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Customers, Self::Interest, Self::Team, Self::Support, Self::Asked];

    /// As in the names of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self.community() {
            Some(community) => community.code(),
            None => "asked",
        }
    }

    /// The kind of community it is for; [`None`]: any, and the kind stays as it is.
    #[must_use]
    pub const fn community(self) -> Option<Community> {
        match self {
            Self::Customers => Some(Community::Customers),
            Self::Interest => Some(Community::Interest),
            Self::Team => Some(Community::Team),
            Self::Support => Some(Community::Support),
            Self::Asked => None,
        }
    }

    const fn rhythm(self) -> Rhythm {
        match self {
            Self::Customers | Self::Team | Self::Support => Rhythm::Gentle,
            Self::Interest => Rhythm::Steady,
            Self::Asked => Rhythm::None,
        }
    }

    /// The rooms that are off. Colleagues and people in a hard time are not compared with each other.
    const fn off(self) -> &'static [&'static str] {
        match self {
            Self::Customers | Self::Interest => &[],
            Self::Team | Self::Support => &["recognition"],
            Self::Asked => &["onboarding", "newcomers", "recognition"],
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> Line {
        self.community().map_or_else(|| line("setup-preset-asked"), community)
    }

    /// Whether the group is of this kind.
    #[must_use]
    pub fn is_of(self, chat: &Chat) -> bool {
        self.community().is_some() && self.community() == chat.community
    }
}

/// What a proposal is about: what the bot does. Whether a picture stands above the words is no question of the kind, and
/// what waits to be filled by a manager waits on.
fn rooms(cx: &Cx) -> impl Iterator<Item = &'static dyn Room> {
    cx.rooms.switchable().filter(|room| room.starts_on() && room.name() != pictures::NAME)
}

/// What would be on and off, and how often people would hear of it.
pub fn proposal(cx: &Cx, chat: &Chat, preset: Preset, lang: Lang) -> String {
    let (off, on): (Vec<_>, Vec<_>) = rooms(cx).map(|room| room.name()).partition(|room| preset.off().contains(room));
    let named =
        |rooms: &[&str]| rooms.iter().map(|room| settings::name(room).render(lang)).collect::<Vec<_>>().join(", ");
    let posts = touchpoints::a_week(preset.rhythm(), chat.language).min(chat.posts_per_week);
    let mut lines = vec![line("setup-proposal-on").html("rooms", named(&on)).render(lang)];
    if !off.is_empty() {
        lines.push(line("setup-proposal-off").html("rooms", named(&off)).render(lang));
    }
    lines.push(line("setup-proposal-prompts").plain("preset", preset.code()).render(lang));
    lines.push(match posts {
        0 => line("setup-proposal-own-posts").render(lang),
        posts => line("setup-proposal-posts").num("posts", posts).render(lang),
    });
    if on.contains(&"recognition") {
        lines.push(line("setup-proposal-thanks").render(lang));
    }
    line("setup-proposal").line("name", preset.name()).html("lines", lines.join("\n")).render(lang)
}

/// Makes it so. Each change is written down by itself, and can be taken back by itself.
pub async fn take(cx: &Cx, chat: &Chat, actor: &Actor, preset: Preset) -> Result {
    if let Some(community) = preset.community() {
        settings::set(cx, chat.key, actor, "community", community.code()).await?;
    }
    settings::set(cx, chat.key, actor, "rhythm", preset.rhythm().code()).await?;
    for room in rooms(cx) {
        settings::switch(cx, chat, actor, room, !preset.off().contains(&room.name())).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_switch_rooms_there_are() {
        let rooms = crate::dispatch::Rooms::new(&crate::features::ROOMS).unwrap();
        for preset in Preset::ALL {
            for off in preset.off() {
                assert!(rooms.switchable().any(|room| room.name() == *off), "{off}");
            }
        }
    }
}
