//! The guided tour: plays the scenes of `tour.json` on a stage of its own, so that the first month of a small
//! community passes in about a minute. Whoever looks on may stop it anywhere and take over.

use std::{
    sync::{Arc, PoisonError},
    time::Duration,
};

use anyhow::Context as _;
use chrono::{Datelike as _, TimeDelta};
use serde::Serialize;
use simulator::{Part, Shown, UserId};
use tokio_util::sync::CancellationToken;

use super::{
    live::House,
    script::{Act, Scene, TOUR, Target},
    stage::{Deed, Seat, Stage},
};
use crate::words::Lang;

/// A moment after everything somebody does, so that it can be followed.
const MOMENT: Duration = Duration::from_millis(450);
/// A leap is made in so many smaller ones, so that the clock is seen to run.
const LEAPS: i32 = 24;
/// The pause between them.
const BETWEEN_LEAPS: Duration = Duration::from_millis(40);

/// What the tour is showing.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Tour {
    /// Whether it runs.
    pub running: bool,
    /// The scene, counted from one; 0 before the first tour.
    pub step: usize,
    /// How many scenes there are.
    pub of: usize,
    /// What is said about it.
    pub caption: String,
    /// Through whose eyes.
    pub eyes: Option<UserId>,
    /// Whether in her private chat.
    pub private: bool,
    /// What went wrong, if something did.
    pub stumbled: Option<String>,
}

/// Begins the tour on a new stage. `pace` stretches its pauses: 1 takes about a minute, 0 none.
///
/// # Errors
/// If the stage cannot be set.
pub async fn begin(house: &Arc<House>, lang: Lang, pace: f64) -> anyhow::Result<()> {
    house.stop_tour();
    let stage = house.begin_anew(lang).await?;
    let stop = stage.stop().child_token();
    *house.tour_stop.lock().unwrap_or_else(PoisonError::into_inner) = stop.clone();
    let house = Arc::clone(house);
    show(&house, &stage, 0);
    tokio::spawn(async move {
        let guide = Guide { house: Arc::clone(&house), stage, lang, pace: pace.clamp(0.0, 3.0), stop: stop.clone() };
        let played = tokio::select! {
            () = stop.cancelled() => Ok(()),
            played = guide.play() => played,
        };
        if let Err(error) = &played {
            tracing::error!(error = format!("{error:#}"), "The tour stumbled.");
        }
        house.tour.send_modify(|tour| {
            tour.running = false;
            tour.stumbled = played.err().map(|error| format!("{error:#}"));
        });
    });
    Ok(())
}

fn show(house: &House, stage: &Stage, index: usize) {
    let Some(scene) = TOUR.get(index) else { return };
    house.tour.send_replace(Tour {
        running: true,
        step: index + 1,
        of: TOUR.len(),
        caption: scene.caption.of(stage.language()).to_owned(),
        eyes: stage.player(&scene.eyes),
        private: scene.private,
        stumbled: None,
    });
}

struct Guide {
    house: Arc<House>,
    stage: Arc<Stage>,
    lang: Lang,
    pace: f64,
    stop: CancellationToken,
}

impl Guide {
    async fn play(&self) -> anyhow::Result<()> {
        for (index, scene) in TOUR.iter().enumerate() {
            show(&self.house, &self.stage, index);
            self.wait(MOMENT).await;
            self.play_scene(scene).await.with_context(|| format!("scene {}", index + 1))?;
            self.wait(Duration::from_millis(scene.hold)).await;
        }
        Ok(())
    }

    async fn play_scene(&self, scene: &Scene) -> anyhow::Result<()> {
        for (index, act) in scene.acts.iter().enumerate() {
            self.play_act(act).await.with_context(|| format!("act {}", index + 1))?;
        }
        Ok(())
    }

    async fn wait(&self, time: Duration) {
        tokio::time::sleep(time.mul_f64(self.pace)).await;
    }

    async fn play_act(&self, act: &Act) -> anyhow::Result<()> {
        let stage = &self.stage;
        let now = stage.now();
        match act {
            Act::Pause(time) => {
                self.wait(Duration::from_millis(*time)).await;
                return Ok(());
            }
            Act::Hours(hours) => return self.pass(TimeDelta::hours(*hours)).await,
            Act::Days(days) => return self.pass(TimeDelta::days(*days)).await,
            Act::DayOfMonth(day) => {
                let ahead = (0..62).map(|days| now + TimeDelta::days(days)).find(|at| at.day() == *day && *at > now);
                return self.pass(ahead.context("a month has such a day")? - now).await;
            }
            Act::NextPost => {
                anyhow::ensure!(stage.leap_to_next_post(&self.stop).await?, "nothing was posted");
                return Ok(());
            }
            Act::Join(who) => drop(stage.act(self.seat(who, false)?, Deed::Join)?),
            Act::Say { who, text, private, to } => {
                let seat = self.seat(who, *private)?;
                let reply = to.map(|to| self.find(seat, to)).transpose()?.map(|shown| shown.place);
                stage.act(seat, Deed::Say { text: text.of(self.lang).to_owned(), reply })?;
            }
            Act::Press { who, private, row, column } => {
                let seat = self.seat(who, *private)?;
                let has_key = |shown: &Shown| shown.keys.get(*row).is_some_and(|keys| keys.len() > *column);
                let place = self.newest(seat, has_key).context("there is no such button")?.place;
                stage.act(seat, Deed::Press { place, row: *row, column: *column })?;
            }
            Act::Vote { who, option } => {
                let seat = self.seat(who, false)?;
                let place = self.find(seat, Target::Poll)?.place;
                stage.act(seat, Deed::Vote { place, options: vec![*option] })?;
            }
            Act::React { who, emoji, to } => {
                let seat = self.seat(who, false)?;
                let place = self.find(seat, *to)?.place;
                stage.act(seat, Deed::React { place, emoji: emoji.clone() })?;
            }
        }
        stage.rest().await?;
        self.wait(MOMENT).await;
        Ok(())
    }

    async fn pass(&self, time: TimeDelta) -> anyhow::Result<()> {
        let begun = self.stage.now();
        for leap in 1..=LEAPS {
            self.stage.leap_to(begun + time * leap / LEAPS, &self.stop).await?;
            self.wait(BETWEEN_LEAPS).await;
        }
        Ok(())
    }

    fn seat(&self, role: &str, private: bool) -> anyhow::Result<Seat> {
        let user = self.stage.player(role).with_context(|| format!("{role} is not in the cast"))?;
        if private {
            return Ok(Seat { user, chat: user.private(), part: Part::Whole });
        }
        Ok(Seat { user, chat: self.stage.group, part: Part::General })
    }

    fn newest(&self, seat: Seat, fits: impl Fn(&Shown) -> bool) -> Option<Shown> {
        let shown = self.stage.sim.changes(seat.chat, seat.part, seat.user, 0).shown;
        shown.into_iter().rev().find(fits)
    }

    fn find(&self, seat: Seat, target: Target) -> anyhow::Result<Shown> {
        let bot = self.stage.sim.bot();
        let plain = |shown: &Shown| !shown.seen.service && shown.seen.ephemeral.is_none();
        let found = self.newest(seat, |shown| match target {
            Target::Bot => plain(shown) && shown.seen.sender_id == bot && shown.seen.poll.is_none(),
            Target::Other => plain(shown) && shown.seen.sender_id != bot && shown.seen.sender_id != seat.user,
            Target::Poll => shown.seen.poll.as_ref().is_some_and(|poll| !poll.closed),
        });
        found.with_context(|| format!("there is no {target:?}"))
    }
}
