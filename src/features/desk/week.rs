//! What all rooms will post in a group: the next fourteen days as a list, five weeks as a picture.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, TimeDelta, Utc};

use super::{Action, LONGEST_ALONE, LONGEST_IN_PAIR, Look, NAME, Page, Screen, post::Which};
use crate::{
    dispatch::{
        Audience, Cx, Press, Result, artist,
        coming::{self, Coming, Expected},
        context::About,
        posts,
        rights::{Need, Rank},
    },
    pictures::{Day, Heading, Kept, Month, Picture},
    schedule::gates::local_date,
    store::chats::Chat,
    telegram::{attachment::Attachment, keyboard::Keyboard, request::Request},
    words::{Lang, Line, clip, clock_time, day_and_time, line, weekday_code},
};

/// How far a group's first screen looks.
pub const WEEK: TimeDelta = TimeDelta::days(7);
/// How far the list looks, and from where a post can be opened.
pub const FORTNIGHT: TimeDelta = TimeDelta::days(14);
/// Days in the picture, those of this week that have been left empty: whole weeks.
const DRAWN: u64 = 35;
const DRAWN_AHEAD: TimeDelta = TimeDelta::days(35);
/// Posts on a page.
const PER_PAGE: usize = 5;
/// How much of a post's name a line shows, in graphemes.
const LONGEST_NAME: usize = 60;
/// How much of it a button shows, beside the day and the time.
const LONGEST_ON_BUTTON: usize = LONGEST_ALONE - 12;
/// How much of it a day of the picture shows.
const LONGEST_IN_DAY: usize = 12;

/// What is to come for so long, of the rooms somebody of this rank manages.
pub async fn coming(cx: &Cx, chat: &Chat, rank: &Rank, ahead: TimeDelta) -> Result<Vec<Coming>> {
    let mut all = coming::until(cx, chat, cx.now + ahead).await?;
    all.retain(|one| cx.rooms.named(one.room).is_some_and(|room| rank.may(&Need::of_room(room))));
    Ok(all)
}

/// A page of it.
pub async fn list(look: &Look<'_>, chat: &Chat, rank: &Rank, page: usize) -> Result<Page> {
    let all = coming(look.cx, chat, rank, FORTNIGHT).await?;
    let pages = all.len().div_ceil(PER_PAGE).max(1);
    let page = page.min(pages - 1);
    let mut lines = Vec::new();
    let mut keyboard = Keyboard::new();
    for one in all.iter().skip(page * PER_PAGE).take(PER_PAGE) {
        lines.push(entry(look.cx, chat, one).render(look.lang));
        let screen = Screen::Post(Which::of(one));
        keyboard = keyboard.row([look.show(&label(chat, one), LONGEST_ALONE, Some(chat.key), screen).await?]);
    }
    keyboard = keyboard.row(look.turns(Some(chat.key), page, pages, |page| Screen::Week { page }).await?);
    let back = look.show(&line("desk-button-back"), LONGEST_IN_PAIR, Some(chat.key), Screen::Group { page: 0 }).await?;
    let about = About::chat(chat.key).only(look.person).open_to(Audience::Helper);
    let draw = look.label(&line("desk-button-draw"), LONGEST_IN_PAIR);
    let draw = look.cx.button(NAME, draw, &Action::Draw, about).await?;
    let month = Screen::Rehearsal { page: 0 };
    let month = look.show(&line("desk-button-rehearsal"), LONGEST_IN_PAIR, Some(chat.key), month).await?;
    if !all.is_empty() {
        keyboard = keyboard.row([draw, month]);
    }
    keyboard = keyboard.row([back]);
    let words = match lines.as_slice() {
        [] => line("desk-week-empty").text("group", &chat.title),
        lines => line("desk-week").text("group", &chat.title).html("posts", lines.join("\n")),
    };
    Ok(Page { html: look.words(&words), keyboard, chat: Some(chat.key) })
}

/// A post on a line of its own: when, what, and what will become of it.
pub fn entry(cx: &Cx, chat: &Chat, one: &Coming) -> Line {
    if one.fate == Expected::WhenQuiet {
        return line("desk-week-entry-quiet").line("what", named(one, LONGEST_NAME));
    }
    line("desk-week-entry")
        .line("when", day_and_time(one.at(), chat.zone, cx.now))
        .line("what", named(one, LONGEST_NAME))
        .line("fate", fate(cx, chat, one))
}

/// What will become of it, if it is not simply posted.
pub fn fate(cx: &Cx, chat: &Chat, one: &Coming) -> Line {
    match (one.fate, one.moved) {
        (Expected::Posted(_), Some(why)) => {
            line("desk-fate-moved").line("moved", posts::why_moved(chat, one.due.at, why, cx.now))
        }
        (Expected::Posted(_), None) => line("desk-fate-posted"),
        (Expected::LeftOut, _) => line("desk-fate-left-out"),
        (Expected::WhenQuiet, _) => line("desk-fate-when-quiet"),
        (Expected::Skipped(reason), _) => {
            line("desk-fate-skipped").line("why", posts::why_skipped(chat, reason.code(), one.due.at))
        }
    }
}

/// A post's name, no longer than this.
fn named(one: &Coming, most: usize) -> Line {
    let what = one.what.clone();
    line("desk-post-named").made("what", move |lang| clip(&what.render_plain(lang), most))
}

fn label(chat: &Chat, one: &Coming) -> Line {
    if one.fate == Expected::WhenQuiet {
        return line("desk-week-button-quiet").line("what", named(one, LONGEST_ON_BUTTON));
    }
    let at = one.at().with_timezone(&chat.zone);
    line("desk-week-button")
        .line("day", line("weekday-short").plain("day", weekday_code(at.weekday())))
        .plain("time", &clock_time(at.time()))
        .line("what", named(one, LONGEST_ON_BUTTON))
}

/// Shows it as a picture, below.
pub async fn draw(cx: &Cx, chat: &Chat, press: &Press) -> Result {
    let lang = cx.language_for_press(press).await?;
    let rank = cx.rank(chat.key, &press.actor()).await?;
    let all = coming(cx, chat, &rank, DRAWN_AHEAD).await?;
    let kept = Kept { lang, picture: Picture::Month(picture(cx, chat, &all, lang)) };
    let caption = line("desk-picture").text("group", &chat.title).render(lang);
    let request =
        Request::with_media(press.person.id.private_chat(), &Attachment::photo(&artist::recipe(&kept)?), &caption);
    cx.send(request).await?;
    cx.answer(press).await
}

/// Five weeks, each day under its weekday.
fn picture(cx: &Cx, chat: &Chat, all: &[Coming], lang: Lang) -> Month {
    let today = local_date(cx.now, chat.zone);
    let start = lang.week_start();
    let weekdays = (0..7).map(|n| {
        let day = (0..n).fold(start, |day, _| day.succ());
        line("weekday-short").plain("day", weekday_code(day)).render_plain(lang)
    });
    let before = today.weekday().days_since(start);
    let days = (0..DRAWN - u64::from(before)).filter_map(|n| today.checked_add_days(Days::new(n)));
    Month {
        heading: Heading {
            title: line("desk-picture").text("group", &chat.title).render_plain(lang),
            ..Heading::default()
        },
        weekdays: weekdays.collect(),
        before: before as usize,
        days: days.map(|day| of_day(chat, all, day, day == today, lang)).collect(),
    }
}

fn of_day(chat: &Chat, all: &[Coming], day: NaiveDate, marked: bool, lang: Lang) -> Day {
    let posted = |one: &&Coming| one.is_posted() && is_on(one.at(), chat, day);
    let says = all.iter().filter(posted).map(|one| {
        let time = clock_time(one.at().with_timezone(&chat.zone).time());
        format!("{time} {}", clip(&one.what.render_plain(lang), LONGEST_IN_DAY))
    });
    Day { says: says.collect(), level: None, marked, number: Some(day.day()) }
}

fn is_on(at: DateTime<Utc>, chat: &Chat, day: NaiveDate) -> bool {
    local_date(at, chat.zone) == day
}

/// How many of them come, and the next one, in a line.
pub fn in_a_line(cx: &Cx, chat: &Chat, all: &[Coming]) -> Line {
    let posted: Vec<&Coming> = all.iter().filter(|one| one.is_posted()).collect();
    let n = i64::try_from(posted.len()).unwrap_or(i64::MAX);
    match posted.first() {
        Some(next) => line("desk-line-week").num("n", n).line("when", day_and_time(next.at(), chat.zone, cx.now)),
        None => line("desk-line-week-empty"),
    }
}
