//! `/touchpoint SCHEDULE`, with the text below: adds a regular post, or says what is missing and shows the right
//! form with her own words filled in. With the number of one there is: [`super::edit`].

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{
    edit,
    fresh::{self, Wanted},
    purpose::Purpose,
    rules, slots, timing, typed,
    views::{self, Next},
};
use crate::{
    dispatch::{Ask, Command, Content, Cx, Result, albums, posts},
    features::works,
    schedule::{
        gates::{Reason, quiet_until},
        grammar::{self, Afterthought, Context, Language, Problem, Schedule},
        posts::{self as foresight, Plan},
        recurrence::{Recurrence, Rule},
    },
    store::chats::Chat,
    telegram::{
        attachment::{LONGEST_CAPTION, Media},
        marked::Marked,
    },
    words::{Lang, Line, clean_name, clip, clip_text, clock_time, day_and_time, escape, isolate, line, long_date},
};

/// Longest text, in Telegram's characters (UTF-16 units).
pub(super) const LONGEST: usize = 3_000;
/// How much of her words is shown back, so that the whole stays within one message.
const SHOWN_BACK: usize = 3_500;
/// How much of a word that was not understood is quoted, in graphemes.
const QUOTED: usize = 60;
/// The same for all that follows the time.
const QUOTED_REST: usize = 300;
/// A manager's own touchpoints a group may have.
pub(super) const MOST: u8 = 50;
/// Posts a day up to which one is offered to raise the limits.
const MOST_A_DAY: i64 = 3;
/// A schedule at the end of a line is looked for in so many words.
const SCHEDULE_WORDS: usize = 12;

/// A schedule and a text, as typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    schedule: Marked,
    text: Marked,
}

/// Why it cannot be done, and the nearest thing that can.
pub(super) struct Objection {
    pub(super) problem: Line,
    /// What can be done; two where two were asked for in one.
    pub(super) forms: Vec<Recurrence>,
    text: String,
}

impl Objection {
    pub(super) fn new(problem: Line, recurrence: Recurrence, text: &str) -> Self {
        Self { problem, forms: vec![recurrence], text: text.to_owned() }
    }

    /// The same about this text.
    pub(super) fn about(self, text: &Marked) -> Self {
        Self { text: text.text().to_owned(), ..self }
    }
}

impl Typed {
    /// The first line that is not empty is the schedule, the lines below it are the text.
    pub(super) fn read(command: &Command) -> Self {
        let (args, body) = (command.marked_args(), command.marked_body());
        let (schedule, text) = match (args.text(), body.text().split_once('\n')) {
            ("", Some((first, others))) => (body.part(first), body.part(others)),
            ("", None) => (body, Marked::default()),
            _ => (args, body),
        };
        Self::of(&schedule, &text)
    }

    pub(super) fn of(schedule: &Marked, text: &Marked) -> Self {
        Self { schedule: schedule.trimmed(), text: visible(text) }
    }

    /// The kind it is of, and the rest; said before the schedule, or on the first line of the text.
    fn of_kind(self) -> std::result::Result<(Option<Purpose>, Self), Line> {
        if let Some(kind) = typed::kind(self.schedule.text()) {
            let (purpose, rest) = known(kind)?;
            let Self { schedule, text } = &self;
            let rest = Self::of(&schedule.part(rest), text);
            return Ok((Some(purpose), if rest.schedule.text().is_empty() { rest.text_alone() } else { rest }));
        }
        let (first, below) = self.text.text().split_once('\n').unwrap_or((self.text.text(), ""));
        match typed::kind(first) {
            Some(typed::Typed::Kind(purpose, "")) => {
                let text = visible(&self.text.part(below));
                Ok((Some(purpose), Self { text, ..self }))
            }
            _ => Ok((None, self)),
        }
    }

    /// Where the kind stood on a line of its own, the schedule is on the next.
    fn text_alone(self) -> Self {
        let (first, below) = self.text.text().split_once('\n').unwrap_or((self.text.text(), ""));
        Self::of(&self.text.part(first), &self.text.part(below))
    }

    /// Its text, if it is to come whenever there is room.
    fn for_a_free_slot(&self) -> Option<Marked> {
        let rest = typed::next_free_slot(self.schedule.text())?;
        Some(visible(&self.schedule.part(rest).above(self.text.clone())))
    }

    pub(super) fn understand(&self, context: &Context) -> std::result::Result<(Recurrence, Marked), Objection> {
        match grammar::parse(self.schedule.text(), context) {
            Ok(schedule) => self.with_rest(schedule),
            Err(error) => Err(self.in_another_order(context).unwrap_or_else(|| Objection {
                problem: problem(&error.problem),
                forms: [error.suggestion].into_iter().chain(error.aside.other).collect(),
                text: format!("{}\n{}", error.aside.rest, self.text.text()).trim().to_owned(),
            })),
        }
    }

    /// What follows the time on its line is the text if there is none below, and if it does not look like more of
    /// the schedule: nobody shall read "except saturday" in the group.
    fn with_rest(&self, schedule: Schedule<'_>) -> std::result::Result<(Recurrence, Marked), Objection> {
        let Schedule { recurrence, rest } = schedule;
        let joined = visible(&self.schedule.part(rest).above(self.text.clone()));
        if !rest.chars().any(char::is_alphanumeric) {
            return Ok((recurrence, joined));
        }
        let text = match (grammar::afterthought(rest), self.text.text().is_empty()) {
            (None, true) => return Ok((recurrence, joined)),
            (None | Some(Afterthought::Either), _) => joined,
            (Some(Afterthought::Schedule), _) => self.text.clone(),
        };
        let text = text.text().to_owned();
        let problem = line("touch-problem-after-time").text("word", &clip(rest, QUOTED_REST));
        Err(Objection::new(problem, recurrence, &text))
    }

    /// The text first and the schedule after it, on the same line or below. What would become the text must not say when
    /// itself: what she said of the time is not dropped.
    fn in_another_order(&self, context: &Context) -> Option<Objection> {
        let objection = |recurrence: Recurrence, text: &str| {
            let problem = line("touch-problem-order");
            Objection::new(problem, recurrence, text.trim())
        };
        let alone = |text: &str| grammar::parse(text, context).ok().filter(|s| s.rest.is_empty()).map(|s| s.recurrence);
        let (schedule, text) = (self.schedule.text(), self.text.text());
        let lines: Vec<&str> = text.lines().collect();
        for (place, below) in lines.iter().enumerate() {
            if let Some(recurrence) = alone(below) {
                let others = lines.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, line)| *line);
                let text: Vec<&str> = [schedule].into_iter().chain(others).collect();
                return Some(objection(recurrence, &text.join("\n")));
            }
        }
        let starts: Vec<usize> = words(schedule).collect();
        let first = starts.len().saturating_sub(SCHEDULE_WORDS).max(1);
        starts.into_iter().skip(first).find_map(|start| {
            let (first, schedule) = schedule.split_at(start);
            if grammar::mentions_when(first) {
                return None;
            }
            Some(objection(alone(schedule)?, &format!("{}\n{text}", first.trim())))
        })
    }
}

fn known(kind: typed::Typed<'_>) -> std::result::Result<(Purpose, &str), Line> {
    match kind {
        typed::Typed::Kind(purpose, rest) => Ok((purpose, rest)),
        typed::Typed::Unknown(word) => Err(line("touch-problem-unknown-kind").text("word", &clip(word, QUOTED))),
    }
}

/// Where words begin.
fn words(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices()
        .scan(true, |after_blank, (at, c)| Some((std::mem::replace(after_blank, c.is_whitespace()), at, c)))
        .filter(|(after_blank, _, c)| *after_blank && !c.is_whitespace())
        .map(|(_, at, _)| at)
}

/// Her text without what would turn the direction of others' words around; empty if nothing of it can be seen.
pub(super) fn visible(text: &Marked) -> Marked {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let text = text.without(turns);
    if clean_name(text.text()).is_empty() { Marked::default() } else { text.trimmed() }
}

fn problem(problem: &Problem) -> Line {
    let quoting = |id: &'static str, word: &str| line(id).text("word", &clip(word, QUOTED));
    match problem {
        Problem::Empty => line("touch-problem-empty"),
        Problem::NoRule(word) => quoting("touch-problem-no-rule", word),
        Problem::Unsupported(word) => quoting("touch-problem-unsupported", word),
        Problem::TooOften(word) => quoting("touch-problem-too-often", word),
        Problem::WhichDays(word) => quoting("touch-problem-which-days", word),
        Problem::Two(word) => quoting("touch-problem-two", word),
        Problem::TwoMeanings(word, first, second) => quoting("touch-problem-two-meanings", word)
            .line("first", long_date(*first))
            .line("second", long_date(*second)),
        Problem::BadCron(word) => quoting("touch-problem-cron", word),
        Problem::NotUnderstood(word) => quoting("touch-problem-not-understood", word),
        Problem::MissingTime => line("touch-problem-missing-time"),
        Problem::BadTime(word) => quoting("touch-problem-bad-time", word),
        Problem::MissingDay => line("touch-problem-missing-day"),
        Problem::UnknownDay(word) => quoting("touch-problem-unknown-day", word),
        Problem::DayOutOfRange(day) => line("touch-problem-day-out-of-range").num("day", i64::from(*day)),
        Problem::MissingDate => line("touch-problem-missing-date"),
        Problem::BadDate(word) => quoting("touch-problem-bad-date", word),
        Problem::UnknownMonth(word) => quoting("touch-problem-unknown-month", word),
        Problem::PastDate(date) => line("touch-problem-past").line("date", long_date(*date)),
    }
}

/// The refusal: what is missing, and the right form ready to be copied. `number`: of a post that is changed.
pub(super) fn refusal(Objection { problem, forms, text }: Objection, number: Option<usize>) -> Line {
    let example = move |lang| {
        let missing = || line("touch-your-text").render_plain(lang);
        // What is changed keeps its text.
        let text = if text.is_empty() && number.is_none() { missing() } else { text.clone() };
        // The second of two is a post of its own.
        let numbers = [number].into_iter().chain(std::iter::repeat(None));
        forms.iter().zip(numbers).map(|(rule, number)| form(number, rule, &text, lang)).collect::<Vec<_>>().join("\n")
    };
    line("touch-refused").line("problem", problem).made("example", example)
}

/// The command that would make, or change, a post to this.
pub(super) fn form(number: Option<usize>, recurrence: &Recurrence, text: &str, lang: Lang) -> String {
    let number = number.map(|number| format!("{number} ")).unwrap_or_default();
    let schedule = grammar::canonical(recurrence, language(lang));
    let form = clip_text(format!("/touchpoint {number}{schedule}\n{text}").trim_end(), SHOWN_BACK);
    isolate(&format!("<code>{}</code>", escape(&form)))
}

/// `/touchpoint …`
pub async fn touchpoint(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.managed_group(&ask).await?;
    let context = Context::of(cx.now, chat.zone, chat.language);
    let all = timing::of_chat(&cx, chat.key).await?;
    let (purpose, typed) = Typed::read(&ask.command).of_kind()?;
    if let Some(wish) = edit::Wish::read(typed.schedule.text(), &typed.text, &context, all.len()) {
        return match purpose {
            Some(_) => Err(line("touch-kind-in-panel").into()),
            None => edit::asked(&cx, &ask, chat, &all, wish).await,
        };
    }
    let free = typed.for_a_free_slot();
    let (recurrence, text) = match &free {
        Some(text) => (fresh::free_slot(&cx, chat).await?.map_err(|no| refusal(no.about(text), None))?, text.clone()),
        None => typed.understand(&context).map_err(|objection| refusal(objection, None))?,
    };
    let object = |problem: Line, text: &Marked| refusal(Objection::new(problem, recurrence, text.text()), None);
    let material = Material::of(&cx, &ask, text.clone()).await?.map_err(|problem| object(problem, &text))?;
    let Material { text, media, mut notes } = material;
    check(&text, &media).map_err(|problem| object(problem, &text))?;
    if all.iter().filter(|touchpoint| touchpoint.own).count() >= usize::from(MOST) {
        return Err(line("touch-too-many").num("most", i64::from(MOST)).into());
    }
    notes.extend(free.map(|_| line("touch-note-free-slot")));
    let wanted = Wanted { rule: recurrence, text, media, thread: ask.at.thread, purpose: purpose.unwrap_or_default() };
    fresh::asked(&cx, &ask, chat, wanted, notes).await
}

/// What is to be posted: her words and the picture they stand under; or what is in a message of hers that the command
/// answers.
pub(super) struct Material {
    pub text: Marked,
    pub media: Vec<Media>,
    /// What she should know about it.
    pub notes: Vec<Line>,
}

impl Material {
    /// With the words below the command, which go before those of the message it answers. Of an album all of it, as far as
    /// it is known.
    pub(super) async fn of(cx: &Cx, ask: &Ask, text: Marked) -> Result<std::result::Result<Self, Line>> {
        let mut material = match Self::without_album(ask, text) {
            Ok(material) => material,
            Err(problem) => return Ok(Err(problem)),
        };
        if let ([part], Some(chat)) = (material.media.as_slice(), ask.chat())
            && part.album.is_some()
        {
            material.media = albums::whole(cx, chat.key, part).await?;
            material.notes.extend((material.media.len() == 1).then(|| line("touch-note-album")));
        }
        Ok(Ok(material))
    }

    fn without_album(ask: &Ask, text: Marked) -> std::result::Result<Self, Line> {
        let is_text = !text.text().is_empty();
        if ask.has_media {
            return match &ask.media {
                Some(media) => Ok(Self::with(text, Some(media))),
                None if is_text => Ok(Self { text, media: Vec::new(), notes: vec![line("touch-note-no-picture")] }),
                None => Err(line("touch-problem-kind")),
            };
        }
        match &ask.answered {
            // A command she got wrong is no post.
            Some(answered) if answered.is_own && !answered.content.text.text().starts_with('/') => {
                let Content { text: words, media } = &answered.content;
                let words = if is_text { text } else { visible(words) };
                if words.text().is_empty() && media.is_none() {
                    return Err(line("touch-problem-kind"));
                }
                Ok(Self::with(words, media.as_ref()))
            }
            Some(answered) if !is_text && !answered.is_own => Err(line("touch-problem-not-own")),
            _ => Ok(Self { text, media: Vec::new(), notes: Vec::new() }),
        }
    }

    fn with(text: Marked, media: Option<&Media>) -> Self {
        Self { text, media: media.cloned().into_iter().collect(), notes: Vec::new() }
    }
}

/// What is to come of a post among all others there are.
pub(super) struct Prospect {
    /// The times that will be kept.
    kept: Next,
    /// Whether others take its first time.
    misses_first: bool,
    /// What she should know beside that.
    pub(super) notes: Vec<Line>,
    /// The limits a day and a week with which it would find room each time, if it is they that are in its way.
    pub(super) room: Option<(i64, i64)>,
}

impl Prospect {
    /// Of a plan that is not among the group's yet, or not as it would be. If it could never be posted: why.
    pub(super) async fn of(cx: &Cx, chat: &Chat, plan: &Plan) -> Result<std::result::Result<Self, Reason>> {
        if plan.recurrence.rule == Rule::Quiet {
            let kept = Next::WhenQuiet(works::rhythm(cx, chat).await?.silence);
            return Ok(Ok(Self { kept, misses_first: false, notes: Vec::new(), room: None }));
        }
        let times = match foresight::next_times(chat, plan, cx.now, 2) {
            Ok(times) => times,
            Err(reason) => return Ok(Err(reason)),
        };
        let others: Vec<Plan> = posts::plans(cx, chat).await?.into_iter().filter(|other| !other.is(plan)).collect();
        let plans: Vec<Plan> = others.iter().copied().chain([*plan]).collect();
        let posted = posts::posted(cx, chat.key).await?;
        let outlook = foresight::outlook(chat, &plans, plan, &posted, cx.now, 2);
        let lost = outlook.as_ref().ok().and_then(|outlook| outlook.lost);
        let room = match lost {
            Some((_, Reason::Budget)) => foresight::room_for(chat, &plans, plan, &posted, cx.now, MOST_A_DAY),
            _ => None,
        };
        let kept = outlook.map_or_else(Next::Held, |outlook| Next::from(&outlook));
        let notes = notes(cx, chat, plan, (&times, &kept), &others).await?;
        Ok(Ok(Self { kept, misses_first: lost.is_some(), notes, room }))
    }

    /// What is said above it once it is saved.
    pub(super) fn saved(&self, plan: &Plan) -> &'static str {
        match (&self.kept, self.misses_first) {
            (Next::NoRoom(_), _) if plan.is_once() => "touch-added-once-no-room",
            (Next::NoRoom(_), _) => "touch-added-no-room",
            (Next::At(_), true) => "touch-added-later",
            _ => "touch-added",
        }
    }

    /// Whether she is asked if it is to come all the same: what comes a single time is not lost in silence.
    pub(super) fn is_asked(&self, plan: &Plan) -> bool {
        plan.is_once() && matches!(self.kept, Next::NoRoom(_))
    }

    /// When it comes, and what she should know beside that.
    pub(super) fn words(&self, chat: &Chat, lang: Lang, now: DateTime<Utc>) -> String {
        let next = self.kept.words(chat, lang, now);
        let lines = [next].into_iter().chain(self.notes.iter().cloned());
        lines.map(|line| line.render(lang)).collect::<Vec<_>>().join("\n")
    }
}

pub(super) fn check(marked: &Marked, media: &[Media]) -> std::result::Result<(), Line> {
    let text = marked.text();
    let (most, too_long) = match media {
        [] if text.is_empty() => return Err(line("touch-problem-no-text")),
        [] => (LONGEST, "touch-problem-long"),
        _ => (LONGEST_CAPTION, "touch-problem-long-caption"),
    };
    match text.encode_utf16().count().checked_sub(most) {
        None | Some(0) => slots::check(marked, most),
        Some(over) => {
            let over = i64::try_from(over).unwrap_or(i64::MAX);
            Err(line(too_long).num("over", over).plain("most", &most.to_string()))
        }
    }
}

/// What she should know beside the times: that quiet hours move it, and who goes without on a full day.
async fn notes(
    cx: &Cx,
    chat: &Chat,
    plan: &Plan,
    (times, kept): (&[DateTime<Utc>], &Next),
    others: &[Plan],
) -> Result<Vec<Line>> {
    let mut notes = Vec::new();
    let due = plan.state.next.map(|next| next.scheduled_for);
    if let (Some(first), Some(_)) = (times.first(), due.and_then(|due| quiet_until(chat, due))) {
        let at = clock_time(first.with_timezone(&chat.zone).time());
        notes.push(line("touch-note-deferred").html("hours", views::hours(chat.quiet)).plain("at", &at));
    }
    let squeeze = foresight::squeeze(chat, others, plan, &posts::posted(cx, chat.key).await?, cx.now);
    let day = |at: DateTime<Utc>| day_and_time(at, chat.zone, cx.now);
    let limits = || line("touch-limits").num("day", chat.posts_per_day).num("week", chat.posts_per_week);
    if let Some((at, reason)) = squeeze.skipped.filter(|_| !matches!(kept, Next::NoRoom(_))) {
        notes.push(match reason {
            Reason::TooClose => line("touch-note-too-close").line("day", day(at)),
            Reason::PromotionAgain | Reason::PromotionShare => {
                line("touch-promotion-held").line("day", day(at)).line("why", views::skip_reason(reason.code()))
            }
            _ => line("touch-note-skipped").line("day", day(at)).line("limits", limits()),
        });
    }
    if let Some((other, reason)) = squeeze.displaces
        && let Some(name) = posts::name_of(cx, other.room, other.id).await?
    {
        let words = match reason {
            Reason::TooClose => line("touch-note-displaces-close"),
            _ => line("touch-note-displaces").line("limits", limits()),
        };
        notes.push(words.line("day", day(other.scheduled_for)).line("other", name));
    }
    Ok(notes)
}

/// Why it could never be posted, and a time near by at which it could.
pub(super) fn never(reason: Reason, chat: &Chat, plan: &Plan, text: &str) -> Objection {
    let problem = match reason {
        Reason::QuietDay => line("touch-problem-quiet-day"),
        _ => line("touch-problem-quiet-hours").html("hours", views::hours(chat.quiet)),
    };
    let recurrence = rules::nearest_allowed(chat, &plan.recurrence, reason);
    Objection::new(problem, recurrence, text)
}

pub(super) const fn language(lang: Lang) -> Language {
    match lang {
        Lang::En => Language::English,
        Lang::He => Language::Hebrew,
        Lang::Ru => Language::Russian,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::help;

    #[test]
    fn every_form_that_help_shows_is_understood() {
        for lang in Lang::ALL {
            let now = DateTime::from_timestamp(1_794_816_000, 0).unwrap();
            let context = Context { now, tz: chrono_tz::Asia::Jerusalem, workdays: rules::workdays(lang) };
            let examples = help::examples(lang, "touchpoint");
            assert!(examples.len() > 10, "{examples:?}");
            for example in examples {
                let command = Command::parse(&example, "bot").unwrap();
                let typed = Typed::read(&command);
                if edit::Wish::read(typed.schedule.text(), &typed.text, &context, 3).is_some() {
                    continue;
                }
                let Ok((_, text)) = typed.understand(&context) else { panic!("{example}") };
                assert_eq!(text.text(), command.body, "{example}");
            }
        }
    }
}
