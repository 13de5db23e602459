//! Plans: many regular posts at once.
//!
//! `/plan` offers a starter calendar for each kind of community, and shows, before anything changes, what it would add, what
//! is there already, what had to be moved out of quiet times, and how many posts that makes in the next four weeks. A group's
//! own plan can be written out as a text, which makes the same posts wherever it is sent; with the text below the command it is
//! read at once. What was added can be taken back.

mod starters;
mod text;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    NAME,
    add::{self, MOST, Objection, Typed, check},
    fresh::{self, Wanted},
    log::log,
    panel as posts_panel,
    purpose::Purpose,
    queries::{self, NewPiece, Touchpoint},
    rules, timing, twice, views,
};
use crate::{
    dispatch::{
        Ask, Cx, Press, PrivateText, Result,
        drafts::{self, Asking},
        panel::{self, Done, Page, Pager, Panel, View, view_in_private},
        posts,
    },
    schedule::{
        gates::Reason,
        grammar::{self, Context, Language},
        posts::{self as foresight, Plan},
        recurrence::Recurrence,
    },
    store::{
        ChatKey,
        chats::{Chat, Community},
        conversations::Draft,
    },
    telegram::{actor::Person, keyboard::Keyboard, marked::Marked, request::Request},
    words::{Line, clip, escape, line},
};

/// Posts on a page.
const PER_PAGE: usize = 6;
/// How much of a post's words a line shows, in graphemes.
const SHOWN: usize = 60;
/// How far it is foreseen what a plan comes to.
const AHEAD: TimeDelta = TimeDelta::weeks(4);
/// So long what was added can be taken back at once.
const JUST_NOW: TimeDelta = TimeDelta::hours(1);
/// How long what she writes in private is taken for a plan.
const ASKED_FOR: TimeDelta = TimeDelta::hours(1);
/// A page of a plan as a text, in Telegram's characters (UTF-16 units): with what stands around it, it is one message.
const LONGEST_PAGE: usize = 3_500;

/// Where a plan comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Source {
    /// The starter calendar for a kind of community.
    Starter(Community),
    /// What a manager sent.
    Sent(Marked),
}

/// What a button does.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    /// What there is.
    Plans,
    /// What a plan would change.
    PlanOf { source: Source, page: usize },
    /// Makes it so.
    TakePlan { source: Source },
    /// Removes what it added.
    UndoPlan { posts: Vec<i64>, until: DateTime<Utc> },
    /// The group's own as a text.
    WritePlan { page: usize },
    /// Asks for one in private.
    ReadPlan,
}

/// What she is asked in private: a plan for this group.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AskedPlan {
    plan_for: ChatKey,
}

/// A post of a plan, understood.
#[derive(Debug)]
struct Entry {
    purpose: Purpose,
    texts: Vec<Marked>,
    fate: Fate,
}

/// What would become of it.
#[derive(Debug)]
enum Fate {
    /// It is added at its own times, or at others near by where these are quiet.
    Added { plan: Box<Plan>, instead_of: Option<Recurrence> },
    /// The same is there already.
    There(Recurrence),
    /// Quiet times leave it none.
    Never(Recurrence),
    /// A group has no more than so many.
    Full(Recurrence),
}

impl Fate {
    const fn recurrence(&self) -> &Recurrence {
        match self {
            Self::Added { instead_of: Some(wanted), .. } => wanted,
            Self::Added { plan, instead_of: None } => &plan.recurrence,
            Self::There(recurrence) | Self::Never(recurrence) | Self::Full(recurrence) => recurrence,
        }
    }
}

/// A plan, understood as far as it could be.
#[derive(Debug)]
struct Understood {
    entries: Vec<Entry>,
    /// Which of its posts was not, and why: the first such.
    problem: Option<(usize, Line)>,
}

impl Understood {
    fn new_plans(&self) -> Vec<Plan> {
        let plan = |entry: &Entry| match &entry.fate {
            Fate::Added { plan, .. } => Some(**plan),
            _ => None,
        };
        self.entries.iter().filter_map(plan).collect()
    }
}

/// `/plan`, with a plan below it or without.
pub async fn plan(cx: Cx, ask: Arc<Ask>) -> Result {
    cx.managed_group(&ask).await?;
    let (args, body) = (ask.command.marked_args(), ask.command.marked_body());
    let sent = args.above(body).trimmed();
    let action = match sent.text() {
        "" => Action::Plans,
        _ => Action::PlanOf { source: Source::Sent(sent), page: 0 },
    };
    panel::whisper(&cx, &ask, &action).await
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Plans | Self::UndoPlan { .. } => menu(view).await,
            Self::PlanOf { source, page } => compared(view, source, *page).await,
            Self::TakePlan { source } => compared(view, source, 0).await,
            Self::WritePlan { page } => written(view, *page).await,
            Self::ReadPlan => ask_for_text(view).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let cx = view.cx;
        drafts::end(cx, press.person.id, NAME).await?;
        match self {
            Self::TakePlan { source } => take(view, press, source).await,
            Self::UndoPlan { until, .. } if *until < cx.now => Err(line("refuse-stale-button").into()),
            Self::UndoPlan { posts, .. } => take_back(view, press, posts).await.map(Done::instead),
            Self::Plans | Self::PlanOf { .. } | Self::WritePlan { .. } | Self::ReadPlan => Ok(Done::shown()),
        }
    }
}

/// The starter calendars, and what else can be done with plans.
async fn menu(view: &View<'_>) -> Result<Page> {
    let chat = view.chat()?;
    let mut keyboard = Keyboard::new();
    for kind in Community::ALL {
        let is_own = if chat.community == Some(kind) { "yes" } else { "no" };
        let label = line("plan-button-kind").plain("kind", kind.code()).plain("own", is_own);
        let action = Action::PlanOf { source: Source::Starter(kind), page: 0 };
        keyboard = keyboard.row([view.key(&label, &action).await?]);
    }
    let others = [("plan-button-write", Action::WritePlan { page: 0 }), ("plan-button-read", Action::ReadPlan)];
    let keyboard = keyboard.row(view.keys(&others).await?);
    Ok(Page::new(view.says(&line("plan-menu").text("group", &chat.title)), keyboard))
}

/// What a plan would change, a page of it.
async fn compared(view: &View<'_>, source: &Source, wanted: usize) -> Result<Page> {
    let (cx, chat, lang) = (view.cx, view.chat()?, view.lang);
    let understood = understand(cx, chat, source).await?;
    let pager = Pager::new(wanted, understood.entries.len(), PER_PAGE);
    let items = pager.of(&understood.entries).iter().map(|entry| item(entry, view));
    let title = match source {
        Source::Starter(kind) => line("plan-kind-title").plain("kind", kind.code()),
        Source::Sent(_) => line("plan-typed-title"),
    };
    let mut lines = vec![view.says(&title.text("group", &chat.title)), String::new()];
    lines.extend(items);
    if !understood.entries.is_empty() {
        lines.push(String::new());
    }
    if let Some((n, problem)) = &understood.problem {
        lines.push(view.says(&line("plan-problem").num("n", number(*n)).line("problem", problem.clone())));
    }
    let new = understood.new_plans();
    match new.as_slice() {
        [] if understood.entries.is_empty() => {}
        [] => lines.push(view.says(&line("plan-nothing-new"))),
        new => lines.extend(forecast(cx, chat, new).await?.into_iter().map(|line| line.render(lang))),
    }
    let turned = |page| Action::PlanOf { source: source.clone(), page };
    let mut keyboard = Keyboard::new().row(pager.turns(view, turned).await?);
    if !new.is_empty() {
        let label = line("plan-button-take").num("n", number(new.len()));
        keyboard = keyboard.row([view.key(&label, &Action::TakePlan { source: source.clone() }).await?]);
    }
    let keyboard = keyboard.row(view.keys(&[("plan-button-back", Action::Plans)]).await?);
    Ok(Page::new(lines.join("\n"), keyboard))
}

fn item(entry: &Entry, view: &View<'_>) -> String {
    let rule = |recurrence: &Recurrence| views::rule(recurrence, view.lang);
    let note = match &entry.fate {
        Fate::Added { plan, instead_of: Some(_) } => Some(line("plan-note-moved").line("rule", rule(&plan.recurrence))),
        Fate::Added { .. } => None,
        Fate::There(_) => Some(line("plan-note-there")),
        Fate::Never(_) => Some(line("plan-note-never")),
        Fate::Full(_) => Some(line("plan-note-full").num("most", i64::from(MOST))),
    };
    let first = entry.texts.first().map(Marked::text).unwrap_or_default();
    let words = line("plan-item")
        .line("rule", rule(entry.fate.recurrence()))
        .line("purpose", entry.purpose.words())
        .text("text", &clip(&views::excerpt(first), SHOWN))
        .num("more", number(entry.texts.len().saturating_sub(1)))
        .html("note", note.map(|note| view.says(&note)).unwrap_or_default());
    view.says(&words)
}

/// How many posts the next four weeks have, and would have; and how many of these would find no room.
async fn forecast(cx: &Cx, chat: &Chat, new: &[Plan]) -> Result<Vec<Line>> {
    let (plans, posted) = (posts::plans(cx, chat).await?, posts::posted(cx, chat.key).await?);
    let until = cx.now + AHEAD;
    let count = |plans: &[Plan]| {
        let all: Vec<_> = foresight::foresee(chat, plans, &posted, cx.now, until).collect();
        let posted = all.iter().filter(|one| one.outcome.is_ok()).count();
        let lost = all.iter().filter(|one| matches!(one.outcome, Err(Reason::Budget | Reason::TooClose))).count();
        (number(posted), number(lost))
    };
    let with: Vec<Plan> = plans.iter().chain(new).copied().collect();
    let ((before, _), (after, lost)) = (count(&plans), count(&with));
    let mut lines = vec![line("plan-forecast").num("before", before).num("after", after)];
    if lost > 0 {
        let limits = line("plan-forecast-lost").num("n", lost);
        lines.push(limits.num("day", chat.posts_per_day).num("week", chat.posts_per_week));
    }
    Ok(lines)
}

/// Reads a plan, and weighs each of its posts against what is there.
async fn understand(cx: &Cx, chat: &Chat, source: &Source) -> Result<Understood> {
    let plan = match source {
        Source::Starter(kind) => Marked::plain(starters::of(*kind, chat.language)),
        Source::Sent(plan) => plan.clone(),
    };
    let context = Context::of(cx.now, chat.zone, chat.language);
    let own: Vec<Touchpoint> = timing::of_chat(cx, chat.key).await?.into_iter().filter(|one| one.own).collect();
    let blocks = text::read(plan.text());
    if blocks.is_empty() {
        return Err(line("plan-empty").into());
    }
    if blocks.len() > usize::from(MOST) {
        return Err(line("plan-too-many").num("most", i64::from(MOST)).into());
    }
    let mut understood = Understood { entries: Vec::new(), problem: None };
    let mut free = usize::from(MOST).saturating_sub(own.len());
    for (place, block) in blocks.iter().enumerate() {
        let texts: Vec<Marked> = block.texts.iter().map(|text| add::visible(&plan.part(text))).collect();
        let recurrence = match read_one(block, &texts, &context) {
            Ok(recurrence) => recurrence,
            Err(problem) => {
                understood.problem.get_or_insert((place + 1, problem));
                continue;
            }
        };
        let fate = match is_there(&own, &texts) {
            true => Fate::There(recurrence),
            false => weigh(cx, chat, (&recurrence, block.purpose, place), free > 0),
        };
        free -= usize::from(matches!(fate, Fate::Added { .. }));
        understood.entries.push(Entry { purpose: block.purpose, texts, fate });
    }
    Ok(understood)
}

/// When it comes, if all of it is as it has to be.
fn read_one(block: &text::Block<'_>, texts: &[Marked], context: &Context) -> std::result::Result<Recurrence, Line> {
    let first = texts.first().cloned().unwrap_or_default();
    let (recurrence, text) =
        Typed::of(&Marked::plain(block.schedule), &first).understand(context).map_err(|no| in_a_plan(&no))?;
    // What stood on the line of the schedule was taken for words.
    if text.text() != first.text() {
        let object = line("touch-problem-after-time").text("word", &clip(block.schedule, SHOWN));
        return Err(in_a_plan(&Objection::new(object, recurrence, first.text())));
    }
    texts.iter().map(|text| check(text, &[])).collect::<std::result::Result<Vec<()>, Line>>()?;
    if texts.is_empty() { Err(line("touch-problem-no-text")) } else { Ok(recurrence) }
}

/// What was not understood, and the nearest that can be.
fn in_a_plan(Objection { problem, forms, .. }: &Objection) -> Line {
    let Some(form) = forms.first().copied() else { return problem.clone() };
    let form = move |lang| grammar::canonical(&form, add::language(lang));
    line("plan-problem-form").line("problem", problem.clone()).made("form", form)
}

fn is_there(own: &[Touchpoint], texts: &[Marked]) -> bool {
    let mut pieces = own.iter().flat_map(|touchpoint| &touchpoint.pieces);
    texts.first().is_some_and(|first| pieces.any(|piece| twice::bare(piece.text.text()) == twice::bare(first.text())))
}

/// What would become of a post. Until they have numbers of their own, the plan's posts come after all others, in order.
fn weigh(cx: &Cx, chat: &Chat, (recurrence, purpose, place): (&Recurrence, Purpose, usize), is_room: bool) -> Fate {
    let id = i64::MAX - i64::from(MOST) + i64::try_from(place).unwrap_or_default();
    let plan_at = |rule: Recurrence| {
        let wanted = Wanted { rule, text: Marked::default(), media: Vec::new(), thread: None, purpose };
        Plan { id, ..wanted.plan(cx, chat) }
    };
    let mut plan = plan_at(*recurrence);
    let mut instead_of = None;
    if let Err(reason) = foresight::next_times(chat, &plan, cx.now, 1) {
        plan = plan_at(rules::nearest_allowed(chat, recurrence, reason));
        instead_of = Some(*recurrence);
        if foresight::next_times(chat, &plan, cx.now, 1).is_err() {
            return Fate::Never(*recurrence);
        }
    }
    if is_room { Fate::Added { plan: Box::new(plan), instead_of } } else { Fate::Full(*recurrence) }
}

/// Adds what is not there yet.
async fn take(view: &View<'_>, press: &Press, source: &Source) -> Result<Done> {
    let (cx, chat) = (view.cx, view.chat()?);
    let understood = understand(cx, chat, source).await?;
    let mut ids = Vec::new();
    for entry in understood.entries {
        let Fate::Added { plan, .. } = entry.fate else { continue };
        ids.push(insert(cx, chat, press, (*plan, entry.purpose), &entry.texts).await?);
    }
    if ids.is_empty() {
        return Ok(Done::shown());
    }
    let words = line("plan-added").num("n", number(ids.len()));
    let undo = Action::UndoPlan { posts: ids, until: cx.now + JUST_NOW };
    let undo = view.key(&line("plan-button-undo"), &undo).await?;
    let list = view.key(&line("plan-button-posts"), &posts_panel::Action::List { page: 0 }).await?;
    Ok(Done::instead(Page::new(view.says(&words), Keyboard::new().row([list, undo]))))
}

async fn insert(
    cx: &Cx,
    chat: &Chat,
    press: &Press,
    (plan, purpose): (Plan, Purpose),
    texts: &[Marked],
) -> Result<i64> {
    let (first, others) = texts.split_first().ok_or_else(|| line("touch-problem-no-text"))?;
    let wanted = Wanted { rule: plan.recurrence, text: first.clone(), media: Vec::new(), thread: None, purpose };
    let id = fresh::save(cx, chat, &press.actor(), &wanted, Vec::new()).await?.id();
    for text in others {
        let piece = NewPiece { text, media: &[], album: None, added_by: Some(press.person.id) };
        queries::add_piece(&cx.tx, (chat.key, id), &piece, cx.now).await?;
    }
    Ok(id)
}

/// Removes what a plan added, as far as it is there.
async fn take_back(view: &View<'_>, press: &Press, ids: &[i64]) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let mut n = 0;
    for touchpoint in timing::of_chat(cx, chat.key).await? {
        if !touchpoint.own || !ids.contains(&touchpoint.plan.id) {
            continue;
        }
        let was = grammar::canonical(&touchpoint.plan.recurrence, Language::English);
        timing::remove(cx, &touchpoint).await?;
        log(cx, chat, &press.actor(), (touchpoint.plan.id, Some(&was), "delete")).await?;
        n += 1;
    }
    let keys = view.keys(&[("plan-button-back", Action::Plans)]).await?;
    Ok(Page::new(view.says(&line("plan-taken-back").num("n", n)), Keyboard::new().row(keys)))
}

/// The group's own plan as a text, in as many pages as that takes.
async fn written(view: &View<'_>, wanted: usize) -> Result<Page> {
    let chat = view.chat()?;
    let own: Vec<Touchpoint> = timing::of_chat(view.cx, chat.key).await?.into_iter().filter(|one| one.own).collect();
    let posts: Vec<text::Written<'_>> = own.iter().filter_map(|touchpoint| written_one(chat, touchpoint)).collect();
    let pages = paged(&posts);
    let pager = Pager::new(wanted, pages.len(), 1);
    let back = view.keys(&[("plan-button-back", Action::Plans)]).await?;
    let Some(page) = pager.of(&pages).first() else {
        return Ok(Page::new(view.says(&line("plan-text-none")), Keyboard::new().row(back)));
    };
    let mut words = view.says(&line("plan-text").text("group", &chat.title));
    words.push_str(&format!("\n<pre>{}</pre>", escape(page)));
    let (all, in_text) = (own.iter().map(|one| one.pieces.len()), posts.iter().map(|post| post.texts.len()));
    if let Some(left @ 1..) = all.sum::<usize>().checked_sub(in_text.sum()) {
        words.push_str(&format!("\n{}", view.says(&line("plan-text-left-out").num("n", number(left)))));
    }
    let keyboard = Keyboard::new().row(pager.turns(view, |page| Action::WritePlan { page }).await?).row(back);
    Ok(Page::new(words, keyboard))
}

/// Its words, as many of them as a page holds; [`None`]: it has pictures only.
fn written_one<'a>(chat: &Chat, touchpoint: &'a Touchpoint) -> Option<text::Written<'a>> {
    let purpose = line("plan-kind-line").line("purpose", touchpoint.purpose.words());
    let mut written = text::Written {
        schedule: grammar::canonical(&touchpoint.plan.recurrence, add::language(chat.language)),
        purpose: purpose.render_plain(chat.language),
        texts: Vec::new(),
    };
    for text in touchpoint.pieces.iter().map(|piece| piece.text.text()).filter(|text| !text.is_empty()) {
        written.texts.push(text);
        if text::write(std::slice::from_ref(&written)).encode_utf16().count() > LONGEST_PAGE {
            written.texts.pop();
            break;
        }
    }
    (!written.texts.is_empty()).then_some(written)
}

/// As many posts on each page as a message holds.
fn paged<'a>(posts: &[text::Written<'a>]) -> Vec<String> {
    let mut pages: Vec<Vec<text::Written<'a>>> = Vec::new();
    for post in posts {
        match pages.last_mut() {
            Some(page) if fits(page, post) => page.push(post.clone()),
            _ => pages.push(vec![post.clone()]),
        }
    }
    pages.iter().map(|page| text::write(page)).collect()
}

fn fits(page: &[text::Written<'_>], post: &text::Written<'_>) -> bool {
    [page, std::slice::from_ref(post)].map(|posts| text::write(posts).encode_utf16().count()).iter().sum::<usize>()
        < LONGEST_PAGE
}

/// Asks for a plan; in the group, where nothing can be asked, it leads to the private chat.
async fn ask_for_text(view: &View<'_>) -> Result<Page> {
    let back = view.key(&line("plan-button-back"), &Action::Plans).await?;
    if !view.in_private {
        let keyboard = Keyboard::new().row([view.open_private(&Action::ReadPlan).await?, back]);
        return Ok(Page::new(view.says(&line("plan-in-private")), keyboard));
    }
    let chat = view.chat()?;
    let asking = Asking::new(NAME, view.person()?.id, Some(chat.key)).waits(ASKED_FOR);
    drafts::ask(view.cx, asking, &AskedPlan { plan_for: chat.key }).await?;
    Ok(Page::new(view.says(&line("plan-ask").text("group", &chat.title)), Keyboard::new().row([back])))
}

/// Whether she is asked for a plan.
pub(super) fn is_asked(draft: &Draft) -> bool {
    serde_json::from_str::<AskedPlan>(&draft.state).is_ok()
}

/// She sent one.
pub async fn answered(cx: Cx, said: Arc<PrivateText>) -> Result {
    let Some(draft) = &said.conversation else { return Ok(()) };
    let asked: AskedPlan = serde_json::from_str(&draft.state)?;
    let chat = cx.chat(asked.plan_for).await?;
    cx.must_help_with(&chat, &said.person, NAME).await?;
    let view = view_in_private::<Action>(&cx, Some(&chat), &said.person).await?;
    let sent = Source::Sent(said.content.text.trimmed());
    let page = match compared(&view, &sent, 0).await {
        Ok(page) => page,
        Err(crate::dispatch::Stop::Refusal(no)) => Page::new(view.says(&no), Keyboard::new()),
        Err(fault) => return Err(fault),
    };
    cx.send(Request::message(said.person.id.private_chat(), &page.html).keyboard(&page.keyboard)).await
}

/// What she is offered to go on with.
pub(super) async fn half_done(cx: &Cx, draft: &Draft) -> Result<Option<Line>> {
    let asked: AskedPlan = serde_json::from_str(&draft.state)?;
    Ok(Some(line("plan-half-done").text("group", &cx.chat(asked.plan_for).await?.title)))
}

/// She goes on with it: she is asked again, below.
pub(super) async fn ask_again(cx: &Cx, person: &Person, draft: &Draft) -> Result {
    let asked: AskedPlan = serde_json::from_str(&draft.state)?;
    let chat = cx.chat(asked.plan_for).await?;
    cx.must_help_with(&chat, person, NAME).await?;
    panel::show(cx, person.id.private_chat(), Some(&chat), person, &Action::ReadPlan).await
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
