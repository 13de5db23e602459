//! The rooms there are. They are handed in when the process starts ([`crate::core::Core::connect`]), so that nothing
//! below `features` names one, and a test can bring a room of its own.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::{
    Ask, Audience, CommandSpec, Room,
    house::House,
    posts::Posts,
    rights::Need,
    routes::Routes,
    settings::{SettingSpec, basics::Basic},
};

/// The rooms, and the house's own. A command, button or answer goes to the first that takes it; events go to all. The
/// menus show their commands in this order.
pub struct Rooms {
    all: Vec<&'static dyn Room>,
    trees: Vec<Routes>,
}

impl Rooms {
    /// These rooms, and the house's own.
    ///
    /// # Errors
    /// If two have the same name, or offer the same command, or a setting is called as another or as a room.
    pub fn new(rooms: &[&'static dyn Room]) -> anyhow::Result<Self> {
        // The queue of posts follows what rooms have changed before.
        let (first, last): (&'static dyn Room, &'static dyn Room) = (&House, &Posts);
        let all: Vec<_> = [first].into_iter().chain(rooms.iter().copied()).chain([last]).collect();
        let mut owners = BTreeMap::new();
        for (i, room) in all.iter().enumerate() {
            let is_first = all.iter().take(i).all(|other| other.name() != room.name());
            anyhow::ensure!(is_first, "two rooms are called {}", room.name());
            for spec in room.commands() {
                let owner = owners.entry(spec.name).or_insert_with(|| room.name());
                anyhow::ensure!(*owner == room.name(), "{owner} and {} both offer /{}", room.name(), spec.name);
            }
        }
        let mut settings: BTreeSet<&str> = Basic::ALL.map(Basic::key).into_iter().collect();
        let keys = all.iter().flat_map(|room| room.settings()).map(|spec| spec.key);
        for key in keys.chain(all.iter().filter(|room| room.can_be_switched()).map(|room| room.name())) {
            anyhow::ensure!(settings.insert(key), "two settings are called {key}");
        }
        let trees = all.iter().map(|room| room.routes()).collect();
        Ok(Self { all, trees })
    }

    /// Every room.
    pub fn iter(&self) -> impl Iterator<Item = &'static dyn Room> + use<'_> {
        self.all.iter().copied()
    }

    /// The room of this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&'static dyn Room> {
        self.iter().find(|room| room.name() == name)
    }

    /// The commands of all rooms.
    pub fn commands(&self) -> impl Iterator<Item = &'static CommandSpec> + use<'_> {
        self.iter().flat_map(|room| room.commands())
    }

    /// What somebody must be to give this command in a group; [`None`]: it is for everybody, or none of ours.
    #[must_use]
    pub fn need_for(&self, ask: &Ask) -> Option<Need> {
        let has_words = ask.reply_to.is_some() || !ask.command.whole().is_empty();
        let audience = |spec: &CommandSpec| if has_words { spec.with_words } else { spec.audience };
        let own = |room: &'static dyn Room| room.commands().iter().filter(|spec| spec.name == ask.command.name);
        let is_for_all = self.iter().flat_map(own).any(|spec| spec.audience == Audience::Member);
        if is_for_all {
            return None;
        }
        self.iter().flat_map(|room| own(room).filter_map(move |spec| Need::of(audience(spec), room))).next()
    }

    /// Those that managers may switch off.
    pub fn switchable(&self) -> impl Iterator<Item = &'static dyn Room> + use<'_> {
        self.iter().filter(|room| room.can_be_switched())
    }

    /// Those that are off where nobody decided.
    #[must_use]
    pub fn off_at_first(&self) -> BTreeSet<String> {
        self.switchable().filter(|room| !room.starts_on()).map(|room| room.name().to_owned()).collect()
    }

    /// The settings of all rooms, each with the room's.
    pub fn settings(&self) -> impl Iterator<Item = (&'static dyn Room, &'static SettingSpec)> + use<'_> {
        self.iter().flat_map(|room| room.settings().iter().map(move |spec| (room, spec)))
    }

    /// The kinds of messages by which they write to people unasked.
    #[must_use]
    pub fn nudges(&self) -> Vec<&'static str> {
        self.iter().flat_map(|room| room.nudges()).copied().collect()
    }

    /// What they want to hear of, in their order.
    pub(super) fn trees(&self) -> impl Iterator<Item = (&'static dyn Room, &Routes)> {
        self.iter().zip(&self.trees)
    }
}

impl fmt::Debug for Rooms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(Room::name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dispatch::routes;

    struct Named(&'static str, &'static [CommandSpec]);

    impl Room for Named {
        fn name(&self) -> &'static str {
            self.0
        }

        fn commands(&self) -> &'static [CommandSpec] {
            self.1
        }

        fn routes(&self) -> Routes {
            routes::none()
        }
    }

    const DICE: &[CommandSpec] = &[CommandSpec::member("dice"), CommandSpec::private("dice")];

    #[test]
    fn no_two_rooms_share_a_name_or_a_command() {
        assert!(Rooms::new(&[&Named("dice", DICE), &Named("cards", &[])]).is_ok());
        let twice = Rooms::new(&[&Named("dice", &[]), &Named("dice", &[])]).unwrap_err();
        assert_eq!(twice.to_string(), "two rooms are called dice");
        let both = Rooms::new(&[&Named("dice", DICE), &Named("cards", DICE)]).unwrap_err();
        assert_eq!(both.to_string(), "dice and cards both offer /dice");
        let houses_own = Rooms::new(&[&Named("house", &[])]).unwrap_err();
        assert_eq!(houses_own.to_string(), "two rooms are called house");
    }
}
