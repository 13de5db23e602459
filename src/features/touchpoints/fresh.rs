//! A new post, from what a manager wrote to what she reads once it is saved.

use serde::{Deserialize, Serialize};

use super::{
    add::{Objection, Prospect, never, refusal},
    free,
    log::log,
    panel::{self, Action},
    purpose::Purpose,
    queries::{self, New},
    rules, timing, twice, views,
};
use crate::{
    dispatch::{
        Ask, Cx, Result, Stop,
        panel::{Page, View, views as views_of},
        posts,
        whisper::{Pages, Whisper},
    },
    schedule::{
        gates::local_date,
        grammar::{self, Language},
        posts::Plan,
        recurrence::{Recurrence, Rule},
    },
    store::chats::Chat,
    telegram::{ThreadId, actor::Actor, attachment::Media, marked::Marked},
    words::{Line, line},
};

/// A post as it was written; nothing of it is saved yet.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Wanted {
    /// When.
    pub rule: Recurrence,
    /// Its words.
    pub text: Marked,
    /// What is shown above them.
    pub media: Vec<Media>,
    /// Forum topic.
    pub thread: Option<ThreadId>,
    /// What it is for.
    pub purpose: Purpose,
}

impl Wanted {
    /// Its plan. Until it has a number of its own it comes after all others.
    pub(super) fn plan(&self, cx: &Cx, chat: &Chat) -> Plan {
        let plan = Plan {
            is_promotion: self.purpose == Purpose::Promotion,
            cheerful: self.purpose == Purpose::Fun,
            ..rules::plan(i64::MAX, true, self.rule)
        };
        plan.waiting(cx.now, chat)
    }
}

/// The next time with room for one more post, as managers' others come; or that there is none.
pub(super) async fn free_slot(cx: &Cx, chat: &Chat) -> Result<std::result::Result<Recurrence, Objection>> {
    let (plans, posted) = (posts::plans(cx, chat).await?, posts::posted(cx, chat.key).await?);
    let time = free::usual_time(chat, &plans);
    Ok(free::next(chat, &plans, &posted, time, cx.now).ok_or_else(|| {
        let in_two_weeks = Rule::Once { date: local_date(cx.now, chat.zone) + chrono::Days::new(15) };
        Objection::new(line("touch-problem-no-slot"), Recurrence { rule: in_two_weeks, time }, "")
    }))
}

/// What she wrote in the group is saved, and she is told what will come of it; or she is asked first ([`twice`]).
pub(super) async fn asked(cx: &Cx, ask: &Ask, chat: &Chat, wanted: Wanted, notes: Vec<Line>) -> Result {
    let doubts = twice::doubts(cx, chat, &wanted).await?;
    if !doubts.is_empty() {
        return twice::ask(cx, ask, chat, &wanted, &doubts).await;
    }
    let saved = save(cx, chat, &ask.actor, &wanted, notes).await?;
    let mut pages = Pages::default();
    for view in views_of::<Action>(cx, ask).await? {
        pages.add_page(view.lang, saved.page(&view, &wanted).await?);
    }
    cx.whisper_what(ask, Whisper::pages(&pages)).await
}

/// A post that was just saved.
pub(super) struct Saved {
    plan: Plan,
    prospect: Prospect,
}

/// Saves it.
pub(super) async fn save(cx: &Cx, chat: &Chat, actor: &Actor, wanted: &Wanted, notes: Vec<Line>) -> Result<Saved> {
    let mut plan = wanted.plan(cx, chat);
    let mut prospect = Prospect::of(cx, chat, &plan)
        .await?
        .map_err(|reason| Stop::from(refusal(never(reason, chat, &plan, wanted.text.text()), None)))?;
    prospect.notes.extend(notes);
    let new = New {
        chat: chat.key,
        own: true,
        recurrence: &wanted.rule,
        text: &wanted.text,
        media: &wanted.media,
        thread: wanted.thread,
        created_by: actor.person().map(|person| person.id),
    };
    plan.id = queries::insert(&cx.tx, &new, cx.now).await?;
    if wanted.purpose != Purpose::default() {
        queries::set_purpose(&cx.tx, plan.id, wanted.purpose).await?;
    }
    posts::set_next(cx, chat, &plan).await?;
    timing::stock_changed(cx, chat).await?;
    let rule = grammar::canonical(&wanted.rule, Language::English);
    log(cx, chat, actor, (plan.id, None, &rule)).await?;
    Ok(Saved { plan, prospect })
}

impl Saved {
    /// Its number.
    pub(super) const fn id(&self) -> i64 {
        self.plan.id
    }

    /// What she reads then.
    pub(super) async fn page(&self, view: &View<'_>, wanted: &Wanted) -> Result<Page> {
        let (cx, chat, lang) = (view.cx, view.chat()?, view.lang);
        let words = line(self.prospect.saved(&self.plan))
            .line("rule", views::rule(&wanted.rule, lang))
            .html("text", views::content(&wanted.text, &wanted.media, lang))
            .html("next", self.prospect.words(chat, lang, cx.now));
        let ways =
            panel::Ways { id: self.plan.id, is_asked: self.prospect.is_asked(&self.plan), room: self.prospect.room };
        Ok(Page::new(view.says(&words), panel::keyboard_added(view, ways).await?))
    }
}
