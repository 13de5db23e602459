//! A post's content: one piece, or many of which one comes each time ([`super::pool`]).
//!
//! *Content* in the panel of each lists them; each can be looked at and removed, which can be taken back. *Add content*
//! leads to the private chat: everything she sends or forwards there is added, albums too, until she presses *Done*. It is
//! kept at once, so that nothing is lost if she never does.

use chrono::TimeDelta;

use super::{
    add::{check, visible},
    edit::{self, Asked},
    log::log,
    panel::{Action, preview_of},
    pool::{self, Piece},
    queries::{self, Touchpoint},
    timing, views,
};
use crate::{
    dispatch::{
        Cx, Press, PrivateText, Result,
        panel::{Done, Page, Pager, View},
    },
    store::chats::Chat,
    telegram::{actor::Actor, keyboard::Keyboard},
    words::{Line, day_and_time, line},
};

/// Pieces on one page.
const PER_PAGE: usize = 8;
/// Number buttons in a row.
const PER_ROW: usize = 4;
/// How much of each is shown in the list, in graphemes.
const SHOWN: usize = 80;
/// So long what was removed can be taken back.
const KEPT: TimeDelta = TimeDelta::days(1);

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// All pieces, in the order they were added.
pub(super) async fn list(view: &View<'_>, touchpoint: &Touchpoint, wanted: usize) -> Result<Page> {
    let (id, pieces) = (touchpoint.plan.id, &touchpoint.pieces);
    let pager = Pager::new(wanted, pieces.len(), PER_PAGE);
    let (mut items, mut keys) = (Vec::new(), Vec::new());
    for (n, piece) in (pager.first() + 1..).zip(pager.of(pieces)) {
        let words = line("touch-piece-item")
            .num("n", number(n))
            .html("text", views::piece(piece, SHOWN, view.lang))
            .line("used", used(view, piece)?);
        items.push(view.says(&words));
        keys.push(view.labelled(n.to_string(), &Action::Piece { id, piece: piece.id }).await?);
    }
    let order = if touchpoint.is_shuffled { "shuffled" } else { "turn" };
    let words = line("touch-content-list")
        .line("about", views::about(touchpoint))
        .html("items", items.join("\n"))
        .plain("order", if pieces.len() > 1 { order } else { "one" });
    let turns = pager.turns(view, |page| Action::Content { id, page }).await?;
    let mut keyboard = Keyboard::new().rows_of(PER_ROW, keys).row(turns);
    let add = ("touch-button-add-content", Action::AddContent { id });
    let label = if touchpoint.is_shuffled { "touch-button-in-turn" } else { "touch-button-shuffled" };
    let turn = (label, Action::Order { id, shuffled: !touchpoint.is_shuffled });
    let keys = if pieces.len() > 1 { vec![add, turn] } else { vec![add] };
    keyboard = keyboard.row(view.keys(&keys).await?);
    Ok(Page::new(view.says(&words), keyboard.row(view.keys(&[("touch-button-back", Action::Open { id })]).await?)))
}

fn used(view: &View<'_>, piece: &Piece) -> Result<Line> {
    let zone = view.chat()?.zone;
    Ok(match piece.used_at {
        Some(at) => line("touch-piece-used").line("day", day_and_time(at, zone, view.cx.now)),
        None => line("touch-piece-unused"),
    })
}

fn find(touchpoint: &Touchpoint, piece: i64) -> Result<&Piece> {
    touchpoint.pieces.iter().find(|one| one.id == piece).ok_or_else(|| line("touch-piece-gone").into())
}

/// One of them.
pub(super) async fn one(view: &View<'_>, touchpoint: &Touchpoint, piece: i64) -> Result<Page> {
    let id = touchpoint.plan.id;
    let found = find(touchpoint, piece)?;
    let words = line("touch-piece")
        .html("text", views::content(&found.text, &found.media, view.lang))
        .line("used", used(view, found)?);
    let preview = ("touch-button-preview", Action::PreviewPiece { id, piece });
    let remove = ("touch-button-remove", Action::RemovePiece { id, piece });
    let back = ("touch-button-back", Action::Content { id, page: 0 });
    let keys = if touchpoint.pieces.len() > 1 { vec![preview, remove] } else { vec![preview] };
    let keyboard = Keyboard::new().row(view.keys(&keys).await?).row(view.keys(&[back]).await?);
    Ok(Page::new(view.says(&words), keyboard))
}

/// Shows exactly how it looks.
pub(super) async fn preview(view: &View<'_>, press: &Press, touchpoint: &Touchpoint, piece: i64) -> Result<Done> {
    let found = find(touchpoint, piece)?;
    let post = timing::post_of(view.cx, view.chat()?, found).await?;
    preview_of(view, press, &post, &Action::Piece { id: touchpoint.plan.id, piece }).await
}

/// Removes one; it can be taken back.
pub(super) async fn remove(view: &View<'_>, press: &Press, touchpoint: &Touchpoint, piece: i64) -> Result<Page> {
    let (cx, chat, id) = (view.cx, view.chat()?, touchpoint.plan.id);
    let found = find(touchpoint, piece)?;
    if touchpoint.pieces.len() < 2 {
        return Err(line("touch-piece-only").into());
    }
    queries::purge_pieces(&cx.tx, chat.key, cx.now - KEPT).await?;
    queries::remove_piece(&cx.tx, piece, cx.now).await?;
    changed(cx, chat, &press.actor(), touchpoint).await?;
    let words = line("touch-piece-removed").html("text", views::piece(found, SHOWN, view.lang));
    let keys = [
        ("touch-button-undo", Action::KeepPiece { id, piece }),
        ("touch-button-content", Action::Content { id, page: 0 }),
    ];
    Ok(Page::new(view.says(&words), Keyboard::new().row(view.keys(&keys).await?)))
}

/// Takes the removal of one back.
pub(super) async fn keep(cx: &Cx, press: &Press, chat: &Chat, touchpoint: &Touchpoint, piece: i64) -> Result {
    if !queries::keep_piece(&cx.tx, touchpoint.plan.id, piece).await? {
        return Err(line("touch-piece-gone").into());
    }
    changed(cx, chat, &press.actor(), touchpoint).await
}

/// In turn, or shuffled.
pub(super) async fn order(cx: &Cx, press: &Press, chat: &Chat, touchpoint: &Touchpoint, shuffled: bool) -> Result {
    if touchpoint.is_shuffled == shuffled {
        return Ok(());
    }
    queries::set_shuffled(&cx.tx, touchpoint.plan.id, shuffled).await?;
    log(cx, chat, &press.actor(), (touchpoint.plan.id, None, "content")).await
}

async fn changed(cx: &Cx, chat: &Chat, actor: &Actor, touchpoint: &Touchpoint) -> Result {
    timing::watch_pool(cx, chat, touchpoint.plan.id).await?;
    log(cx, chat, actor, (touchpoint.plan.id, None, "content")).await
}

/// Asks for content; in the group, where nothing can be asked, it leads to the private chat.
pub(super) async fn ask(view: &View<'_>, touchpoint: &Touchpoint) -> Result<Page> {
    let id = touchpoint.plan.id;
    if !view.in_private {
        let back = view.key(&line("touch-button-back"), &Action::Content { id, page: 0 }).await?;
        let keyboard = Keyboard::new().row([view.open_private(&Action::AddContent { id }).await?, back]);
        return Ok(Page::new(view.says(&line("touch-add-in-private")), keyboard));
    }
    edit::ask_for(view.cx, view.person()?.id, &Asked::content(touchpoint, 0)).await?;
    let words = line("touch-add-ask").line("about", views::about(touchpoint));
    let done = view.keys(&[("touch-button-done", Action::Content { id, page: 0 })]).await?;
    Ok(Page::new(view.says(&words), Keyboard::new().row(done)))
}

/// She sent something; [`None`]: a further part of an album.
pub(super) async fn sent(
    view: &View<'_>,
    chat: &Chat,
    said: &PrivateText,
    (touchpoint, asked): (&Touchpoint, &Asked),
) -> Result<Option<Page>> {
    let (cx, id, person) = (view.cx, touchpoint.plan.id, &said.person);
    let (text, media) = (visible(&said.content.text), said.content.media.clone());
    if text.text().is_empty() && media.is_none() {
        return Err(line("touch-problem-kind").into());
    }
    let album = media.as_ref().and_then(|media| media.album.clone());
    let media: Vec<_> = media.into_iter().collect();
    check(&text, &media)?;
    if let Some(album) = &album
        && let Some(mut piece) = queries::piece_of_album(&cx.tx, id, album).await?
    {
        piece.media.extend(media);
        let text = if piece.text.text().is_empty() { &text } else { &piece.text };
        queries::set_piece(&cx.tx, piece.id, text, &piece.media).await?;
        return Ok(None);
    }
    if touchpoint.pieces.len() >= pool::MOST {
        return Err(line("touch-pool-full").num("most", number(pool::MOST)).into());
    }
    let new = queries::NewPiece { text: &text, media: &media, album: album.as_deref(), added_by: Some(person.id) };
    let piece = queries::add_piece(&cx.tx, (chat.key, id), &new, cx.now).await?;
    timing::watch_pool(cx, chat, id).await?;
    if asked.added == 0 {
        // Once for all she sends now: the latest changes are for other things, too.
        log(cx, chat, &Actor::Person(person.clone()), (id, None, "content")).await?;
    }
    edit::ask_for(cx, person.id, &Asked::content(touchpoint, asked.added + 1)).await?;
    let words = line("touch-piece-added").num("n", number(touchpoint.pieces.len() + 1));
    let keys =
        [("touch-button-undo", Action::TakeBack { id, piece }), ("touch-button-done", Action::Content { id, page: 0 })];
    Ok(Some(Page::new(view.says(&words), Keyboard::new().row(view.keys(&keys).await?))))
}

/// What she has just sent is not added after all; she goes on sending.
pub(super) async fn take_back(view: &View<'_>, touchpoint: &Touchpoint, piece: i64) -> Result<Page> {
    let (cx, id) = (view.cx, touchpoint.plan.id);
    if touchpoint.pieces.len() > 1 && touchpoint.pieces.iter().any(|one| one.id == piece) {
        queries::remove_piece(&cx.tx, piece, cx.now).await?;
        timing::watch_pool(cx, view.chat()?, id).await?;
    }
    let done = view.keys(&[("touch-button-done", Action::Content { id, page: 0 })]).await?;
    Ok(Page::new(view.says(&line("touch-piece-taken-back")), Keyboard::new().row(done)))
}
