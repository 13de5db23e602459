//! What managers write: the words of a welcome with a picture, and the link on a button; each asked in private, or told in
//! one message.

use async_trait::async_trait;

use super::{
    greeting_of, invitation,
    log::log,
    queries::{self, Variant},
    request_of,
    words::{LONGEST, MOST, Words, address},
};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
    },
    features::{
        onboarding::{NAME, views},
        rulebook,
    },
    store::chats::Chat,
    telegram::{
        UserId,
        attachment::{Kind as FileKind, Media},
        marked::Marked,
        request::Request,
    },
    words::{Lang, Line, line},
};

/// Which words are being changed, among the answers; no question asks for it.
const CHANGED: &str = "changed";
/// Longest label of a link, in graphemes: what a phone shows.
const LONGEST_LABEL: usize = 30;
/// Longest address.
const LONGEST_ADDRESS: usize = 500;

/// The words.
#[derive(Debug)]
pub(in super::super) struct Writing;

/// The link.
#[derive(Debug)]
pub(in super::super) struct Linking;

const WRITING: &[Step] = &[
    Step::new("words", "welcome-ask-words", Kind::Text(LONGEST)).hint("welcome-hint-words"),
    Step::new("photo", "welcome-ask-photo", Kind::Media).optional(),
];

const LINKING: &[Step] = &[
    Step::new("address", "welcome-ask-address", Kind::Line(LONGEST_ADDRESS)),
    Step::new("label", "welcome-ask-label", Kind::Line(LONGEST_LABEL)),
];

/// Words that were told in one message, as answers.
pub(super) fn told(text: Marked, photo: Option<Media>) -> Answers {
    let mut answers = Answers::default();
    answers.set("words", (!text.text().is_empty()).then_some(Answer::Text(text)));
    answers.set("photo", photo.map(Answer::Media));
    answers
}

/// Words there are, to be changed.
pub(super) fn to_change(variant: Variant) -> Answers {
    let photo = variant.words.photo.map(|file_id| Media { kind: FileKind::Photo, file_id, album: None });
    let mut answers = told(variant.words.text, photo);
    answers.set(CHANGED, Some(Answer::Number(variant.id)));
    answers
}

/// What was told.
fn words(answers: &Answers) -> Option<Words> {
    let photo = match answers.get("photo") {
        Some(Answer::Media(media)) => Some(media.file_id.clone()),
        _ => None,
    };
    Some(Words { text: answers.text("words")?.clone(), photo })
}

fn changed(answers: &Answers) -> Option<i64> {
    match answers.get(CHANGED) {
        Some(Answer::Number(id)) => Some(*id),
        _ => None,
    }
}

/// Refuses another one where there are as many as there may be.
pub(super) async fn must_have_room(cx: &Cx, chat: &Chat) -> Result {
    let n = queries::variants(&cx.tx, chat.key).await?.len();
    if n < MOST {
        return Ok(());
    }
    Err(line("welcome-too-many").num("most", i64::try_from(MOST).unwrap_or(i64::MAX)).into())
}

/// A greeting of these words, as one newcomer would see it, with its buttons.
pub(super) async fn sample(cx: &Cx, chat: &Chat, person: (UserId, String), words: Option<&Words>) -> Result<Request> {
    let people = [person];
    let (html, photo) = match words {
        Some(words) => (greeting_of(cx, chat, words, &people).await?, words.photo.as_deref()),
        None => (views::greeting(&people, chat), None),
    };
    Ok(request_of(chat, &html, photo).keyboard(&invitation(cx, chat, false).await?))
}

#[async_trait]
impl Flow for Writing {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "welcome"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        WRITING
    }

    fn publish(&self) -> &'static str {
        "welcome-save"
    }

    fn half_done(&self) -> &'static str {
        "welcome-half-done"
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        changed(begun) == changed(told)
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        if let Some(Answer::Media(media)) = answers.get("photo")
            && media.kind != FileKind::Photo
        {
            return Err(line("welcome-only-photo").into());
        }
        let Some(words) = words(answers) else { return Ok(()) };
        words.check()?;
        if words.lead_to_rules() && rulebook::link(cx, talk.chat).await?.is_none() {
            return Err(line("welcome-no-rules").into());
        }
        Ok(())
    }

    async fn sample(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Option<Request>> {
        let Some(words) = words(answers) else { return Ok(None) };
        let person = (talk.person.id, talk.person.name.clone());
        Ok(Some(sample(cx, talk.chat, person, Some(&words)).await?))
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, _answers: &Answers, language: Lang) -> Result<Preview> {
        let html = line("welcome-preview").text("group", &talk.chat.title).render(language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, wish: Wish<'_>) -> Result<Done> {
        let chat = talk.chat;
        let words = words(answers).ok_or_else(|| line("refuse-stale-button"))?;
        words.check()?;
        let before = match changed(answers) {
            Some(id) => queries::variant(&cx.tx, chat.key, id).await?,
            None => None,
        };
        let place = match before {
            // Another manager may have taken it out meanwhile: then it is one more.
            Some(before) if queries::take_out(&cx.tx, chat.key, before.id).await? => Some(before.place),
            _ => {
                must_have_room(cx, chat).await?;
                None
            }
        };
        queries::add(&cx.tx, chat.key, place, &words).await?;
        queries::forget_taken_out(&cx.tx, chat.key).await?;
        log(cx, chat, &wish.press.actor(), if place.is_some() { "welcome-changed" } else { "welcome-written" }).await?;
        let n = queries::variants(&cx.tx, chat.key).await?.len();
        Ok(said(n).text("group", &chat.title).into())
    }
}

fn said(n: usize) -> Line {
    line("welcome-saved").num("n", i64::try_from(n).unwrap_or(i64::MAX))
}

#[async_trait]
impl Flow for Linking {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "welcome-link"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        LINKING
    }

    fn publish(&self) -> &'static str {
        "welcome-save"
    }

    fn half_done(&self) -> &'static str {
        "welcome-link-half-done"
    }

    async fn check(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers) -> Result {
        let typed = answers.text("address").map(Marked::text);
        if typed.is_some_and(|typed| address(typed).is_none()) {
            return Err(line("welcome-bad-address").text("typed", typed.unwrap_or_default()).into());
        }
        Ok(())
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let told = |key| answers.text(key).map(Marked::text).unwrap_or_default();
        let words = line("welcome-link-preview").text("group", &talk.chat.title);
        let words = words.text("label", told("label")).text("address", told("address"));
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, wish: Wish<'_>) -> Result<Done> {
        let chat = talk.chat;
        let label = answers.text("label").map(|label| label.text().to_owned());
        let link = label.zip(answers.text("address").and_then(|typed| address(typed.text())));
        let mut buttons = queries::buttons(&cx.tx, chat.key).await?;
        buttons.link = Some(link.ok_or_else(|| line("refuse-stale-button"))?);
        queries::set_buttons(&cx.tx, chat.key, &buttons).await?;
        log(cx, chat, &wish.press.actor(), "welcome-buttons").await?;
        Ok(line("welcome-link-saved").text("group", &chat.title).into())
    }
}
