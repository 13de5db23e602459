//! The guided tour: plays the scenes of `tour.json` on a stage of its own, so that the first month of a small
//! community passes in about a minute. Whoever looks on may stop it anywhere and take over.

use std::{
    sync::{Arc, PoisonError},
    time::Duration,
};

use anyhow::Context as _;
use chrono::{Datelike as _, NaiveTime, TimeDelta};
use serde::Serialize;
use simulator::{Part, Shown, UserId};
use tokio_util::sync::CancellationToken;

use super::{
    deeds::{Deed, Seat},
    house::House,
    script::{Act, CAST, Role, TOUR, Target},
    stage::Stage,
};
use crate::words::{Lang, Line};

/// A moment after everything somebody does, so that it can be followed.
const MOMENT: Duration = Duration::from_millis(450);
/// A leap is made in so many smaller ones, so that the clock is seen to run.
const LEAPS: i32 = 24;
/// When people chat.
const NOON: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).expect("noon is a time");
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

/// Begins the tour on a new stage, and returns its number. `pace` stretches its pauses: 1 takes about a minute, 0 none.
///
/// # Errors
/// If the stage cannot be set.
pub async fn begin(house: &Arc<House>, lang: Lang, pace: f64) -> anyhow::Result<u64> {
    house.stop_tour();
    let stage = house.begin_anew(lang, false).await?;
    let number = stage.number;
    let stop = stage.stop().child_token();
    *house.tour_stop.lock().unwrap_or_else(PoisonError::into_inner) = stop.clone();
    let house = Arc::clone(house);
    show(&house, &stage, 0);
    tokio::spawn(async move {
        let guide = Guide { stage: Arc::clone(&stage), lang, pace: pace.clamp(0.0, 3.0), stop: stop.clone() };
        let played = tokio::select! {
            () = stop.cancelled() => Ok(()),
            played = guide.play(&house) => played,
        };
        if let Err(error) = &played {
            tracing::error!(error = format!("{error:#}"), "The tour stumbled.");
        }
        stage.wake();
        house.tour.send_modify(|tour| {
            tour.running = false;
            tour.stumbled = played.err().map(|error| format!("{error:#}"));
        });
    });
    Ok(number)
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

/// Answers, as the manager, the bot's questions about the group, and opens her desk, so that it is ready to be played
/// with.
///
/// # Errors
/// If the bot asks otherwise than the script thinks.
pub async fn prepare(stage: &Arc<Stage>) -> anyhow::Result<()> {
    let guide = Guide { stage: Arc::clone(stage), lang: stage.language(), pace: 0.0, stop: stage.stop().clone() };
    guide.play_acts(&CAST.setup).await
}

/// A label, by the name of its message and what that is given.
fn spoken(called: &'static str, lang: Lang) -> String {
    let mut parts = called.split_whitespace();
    let mut label = Line::named(parts.next().unwrap_or_default().to_owned());
    for (key, value) in parts.filter_map(|part| part.split_once('=')) {
        label = label.plain(key, value);
    }
    label.render_plain(lang)
}

/// Where a message has a button so called.
fn place_of(shown: &Shown, label: &str) -> Option<(usize, usize)> {
    for (row, keys) in shown.keys.iter().enumerate() {
        if let Some(column) = keys.iter().position(|key| key.label.starts_with(label)) {
            return Some((row, column));
        }
    }
    None
}

struct Guide {
    stage: Arc<Stage>,
    lang: Lang,
    pace: f64,
    stop: CancellationToken,
}

impl Guide {
    async fn play(&self, house: &House) -> anyhow::Result<()> {
        for (index, scene) in TOUR.iter().enumerate() {
            show(house, &self.stage, index);
            self.wait(MOMENT).await;
            self.play_acts(&scene.acts).await.with_context(|| format!("scene {}", index + 1))?;
            self.wait(Duration::from_millis(scene.hold)).await;
        }
        Ok(())
    }

    async fn play_acts(&self, acts: &'static [Act]) -> anyhow::Result<()> {
        for (index, act) in acts.iter().enumerate() {
            self.play_act(act).await.with_context(|| format!("act {}", index + 1))?;
        }
        Ok(())
    }

    async fn wait(&self, time: Duration) {
        if self.pace > 0.0 {
            tokio::time::sleep(time.mul_f64(self.pace)).await;
        }
    }

    async fn play_act(&self, act: &'static Act) -> anyhow::Result<()> {
        match act {
            Act::Pause(time) => self.wait(Duration::from_millis(*time)).await,
            Act::Minutes(minutes) => self.pass(TimeDelta::minutes(*minutes)).await?,
            Act::Hours(hours) => self.pass(TimeDelta::hours(*hours)).await?,
            Act::DayOfMonth(day) => self.pass_to_day(*day).await?,
            Act::Life(days) => self.live(*days).await?,
            Act::NextPost => {
                self.stage.leap_to_next_post(&self.stop).await?.context("nothing was posted")?;
            }
            _ => {
                self.perform(act)?;
                self.stage.rest().await?;
                self.wait(MOMENT).await;
            }
        }
        Ok(())
    }

    /// What people do.
    fn perform(&self, act: &'static Act) -> anyhow::Result<()> {
        let (seat, deed) = match act {
            Act::Join(who) => (self.seat(who, false)?, Deed::Join),
            Act::Ask(who) => {
                self.stage.sim.ask_to_join(self.stage.group, self.seat(who, false)?.user);
                return Ok(());
            }
            Act::Say { who, text, private, to } => {
                let seat = self.seat(who, *private)?;
                let reply = to.map(|to| self.find(seat, to)).transpose()?.map(|shown| shown.place);
                (seat, Deed::Say { text: text.of(self.lang).to_owned(), reply })
            }
            Act::Press { who, private, row, column, called } => {
                let seat = self.seat(who, *private)?;
                let at = |shown: &Shown| match called {
                    Some(called) => place_of(shown, &spoken(called, self.lang)),
                    None => shown.keys.get(*row).is_some_and(|keys| keys.len() > *column).then_some((*row, *column)),
                };
                let shown = self.newest(seat, |shown| at(shown).is_some());
                let found = shown.and_then(|shown| at(&shown).map(|(row, column)| (shown.place, row, column)));
                let (place, row, column) = found.with_context(|| format!("there is no such button: {called:?}"))?;
                (seat, Deed::Press { place, row, column })
            }
            Act::Vote { who, option } => {
                let seat = self.seat(who, false)?;
                (seat, Deed::Vote { place: self.find(seat, Target::Poll)?.place, options: vec![*option] })
            }
            Act::React { who, emoji, to } => {
                let seat = self.seat(who, false)?;
                (seat, Deed::React { place: self.find(seat, *to)?.place, emoji: emoji.clone() })
            }
            Act::Pause(_) | Act::Minutes(_) | Act::Hours(_) | Act::Life(_) | Act::NextPost | Act::DayOfMonth(_) => {
                return Ok(());
            }
        };
        self.stage.act(seat, deed)?;
        Ok(())
    }

    /// The clock is seen to run.
    async fn pass(&self, time: TimeDelta) -> anyhow::Result<()> {
        let begun = self.stage.now();
        for leap in 1..=LEAPS {
            self.stage.leap_to(begun + time * leap / LEAPS, &self.stop).await?;
            self.wait(BETWEEN_LEAPS).await;
        }
        Ok(())
    }

    async fn pass_to_day(&self, day: u32) -> anyhow::Result<()> {
        let now = self.stage.now();
        let noons = (0..62).map(|days| (now.date_naive() + TimeDelta::days(days)).and_time(NOON).and_utc());
        let at = noons.into_iter().find(|at| at.day() == day && *at > now).context("a month has such a day")?;
        self.pass(at - now).await
    }

    /// Ordinary days: on each somebody says something, another answers, a third likes it.
    async fn live(&self, days: i64) -> anyhow::Result<()> {
        let talks = |role: &&Role| !matches!(role.part.as_str(), "manager" | "guest");
        let people: Vec<_> = CAST.people.iter().filter(talks).map(|role| &role.id).collect();
        for _ in 0..days {
            let noon = (self.stage.now().date_naive() + TimeDelta::days(1)).and_time(NOON).and_utc();
            self.stage.leap_to(noon, &self.stop).await?;
            let day = usize::try_from(noon.num_days_from_ce())?;
            let somebody = |n: usize| people[(day + n) % people.len()];
            let chat = self.stage.new_talk().context("everything has been said")?;
            let seat = self.seat(somebody(0), false)?;
            self.stage.act(seat, Deed::Say { text: chat.said.of(self.lang).to_owned(), reply: None })?;
            self.stage.rest().await?;
            self.wait(BETWEEN_LEAPS * 4).await;
            let other = self.seat(somebody(1), false)?;
            let place = self.find(other, Target::Other)?.place;
            self.stage.leap_to(noon + TimeDelta::minutes(9), &self.stop).await?;
            self.stage.act(other, Deed::Say { text: chat.answer.of(self.lang).to_owned(), reply: Some(place) })?;
            self.stage.act(self.seat(somebody(2), false)?, Deed::React { place, emoji: "❤".to_owned() })?;
            self.stage.rest().await?;
            self.wait(BETWEEN_LEAPS * 3).await;
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
