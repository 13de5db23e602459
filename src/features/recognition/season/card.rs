//! The picture of those who are thanked.

use chrono::Datelike as _;

use super::{
    super::{
        Board,
        queries::results::{Did, Name, Placed},
        rules::first_day,
    },
    archive::Closed,
    thanks::Thanked,
    views,
};
use crate::{
    pictures::{Group, Heading, Honoured, Honours, Picture},
    store::chats::Chat,
    words::{Lang, line, month_name},
};

/// Those who are thanked for a month.
pub fn thanks(month: i64, thanked: &Thanked, chat: &Chat, lang: Lang) -> Picture {
    let name = month_name(first_day(month).map_or(1, |day| day.month()));
    let groups = thanked.groups.iter().map(|(slot, people)| Group {
        title: slot.map(|slot| views::plain(&views::slot(Some(slot)), lang)).unwrap_or_default(),
        people: people.iter().map(|(name, why)| honoured(name, why, lang)).collect(),
    });
    let title = line("season-picture").line("month", name).render_plain(lang);
    picture(title, groups.collect(), chat, lang)
}

/// The first of each board of a season.
pub fn season(closed: &Closed, groups: &[(Board, Vec<&Placed>)], chat: &Chat, lang: Lang) -> Picture {
    let groups = groups.iter().map(|(board, rows)| Group {
        title: views::plain(&views::board(*board), lang),
        people: rows.iter().map(|placed| honoured(&placed.name, &placed.why, lang)).collect(),
    });
    let title = line("season-picture-over").line("season", views::title_of(closed)).render_plain(lang);
    picture(title, groups.collect(), chat, lang)
}

fn picture(title: String, groups: Vec<Group>, chat: &Chat, lang: Lang) -> Picture {
    let nothing = line("season-withdrawn").render_plain(lang);
    let note = line("season-picture-note").text("group", &chat.title).render_plain(lang);
    Picture::Honours(Honours { heading: Heading { title, note, nothing }, groups })
}

fn honoured(name: &Name, why: &[Did], lang: Lang) -> Honoured {
    let shown = match name {
        Name::Known(name) => name.clone(),
        Name::Hidden | Name::Former => views::plain(&views::person(name), lang),
    };
    Honoured { name: shown, says: views::did(why, lang) }
}
