//! A year of asking, led by one manager from her phone: a poll each week, a time for a meeting, the pulse, a survey each quarter, a
//! season of quizzes with a prize, a board of ideas. What came of each is told.

use chrono::{Days, NaiveDate, TimeDelta};
use chrono_tz::Asia::Jerusalem;
use insta::assert_snapshot;
use kehila::{
    store::chats::{self, Rhythm},
    words::{Lang, line},
};
use simulator::{MessageId, Person, Seen, UserId};

use super::support::{Cast, Scene, instant, without_marks, word};

const QUIZ: &str = "/quiz What makes dough rise?\n* Yeast\nSalt";

/// Everybody in the story: Noa, who manages the group, its members, and what has been seen of it so far.
struct Year {
    scene: Scene,
    cast: Cast,
    people: Vec<UserId>,
    lang: Lang,
    told: Vec<String>,
}

impl Year {
    /// Monday, 16 November 2026, ten in the morning.
    async fn begin(lang: Lang) -> Self {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
        let people: Vec<UserId> =
            (0..5).map(|n| scene.sim.create(Person::named(&format!("Guest {n}")).language("en"))).collect();
        scene.sim.seat(cast.group, &people);
        for who in people.iter().chain([&cast.alice, &cast.boris]) {
            scene.say(cast.group, *who, "Good morning, the bread is in the oven").await;
            scene.pass(TimeDelta::minutes(1)).await;
        }
        scene.sim.start_bot(cast.noa);
        scene.settle().await;
        let mut year = Self { scene, cast, people, lang, told: Vec::new() };
        for room in ["pulse", "quizzes", "ideas"] {
            let noa = year.cast.noa;
            year.in_group(noa, &format!("/settings {room} on")).await;
        }
        year
    }

    async fn in_group(&mut self, who: UserId, text: &str) {
        Box::pin(self.scene.pass(TimeDelta::minutes(1))).await;
        Box::pin(self.scene.say(self.cast.group, who, text)).await;
    }

    /// Noa says something in private.
    async fn says(&mut self, text: &str) -> String {
        Box::pin(self.scene.pass(TimeDelta::minutes(1))).await;
        Box::pin(self.scene.say_in_private(self.cast.noa, text)).await;
        without_marks(&self.scene.sees_in_private(self.cast.noa))
    }

    /// Noa presses something in private.
    async fn press(&mut self, id: &str) -> String {
        self.press_label(&word(id, self.lang)).await
    }

    async fn press_label(&mut self, label: &str) -> String {
        Box::pin(self.scene.pass(TimeDelta::minutes(1))).await;
        Box::pin(self.scene.press_in_private(self.cast.noa, label)).await;
        without_marks(&self.scene.sees_in_private(self.cast.noa))
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let tx = self.scene.core.store.read().await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut *tx.lock().await).await.unwrap()
    }

    fn view(&self) -> Vec<Seen> {
        self.scene.sim.view(self.cast.group, self.cast.alice)
    }

    /// What a person of the group does about everything that is new: polls, quizzes, the pulse, surveys.
    async fn people_answer(&mut self, seen: MessageId) -> MessageId {
        let new: Vec<Seen> = self.view().into_iter().filter(|one| one.id > seen).collect();
        let last = new.last().map_or(seen, |one| one.id);
        for message in new {
            if message.poll.as_ref().is_some_and(|poll| !poll.closed) {
                for (n, who) in self.people.clone().into_iter().enumerate() {
                    let right = usize::from(n % 3 == 2);
                    self.scene.sim.vote(self.cast.group, who, message.id, &[right]).unwrap();
                }
                self.scene.settle().await;
            } else if message.buttons.concat().contains(&"3".to_owned()) {
                for (n, who) in self.people.clone().into_iter().enumerate() {
                    Box::pin(self.scene.pass(TimeDelta::seconds(20))).await;
                    self.scene.sim.press_on(self.cast.group, who, message.id, ["3", "4"][n % 2]).unwrap();
                    self.scene.settle().await;
                }
            } else if without_marks(&message.buttons.concat().concat())
                .contains(&word("survey-button-answer", self.lang))
            {
                for who in self.people.clone() {
                    self.answers_survey(who).await;
                }
            }
        }
        last
    }

    async fn answers_survey(&mut self, who: UserId) {
        Box::pin(self.scene.pass(TimeDelta::seconds(20))).await;
        Box::pin(self.scene.press(self.cast.group, who, &word("survey-button-answer", self.lang))).await;
        for label in [word("survey-button-begin", Lang::En), "4".to_owned(), word("survey-button-send", Lang::En)] {
            Box::pin(self.scene.pass(TimeDelta::seconds(20))).await;
            Box::pin(self.scene.press_in_private(who, &label)).await;
        }
        self.scene.sees_in_private(who);
    }

    /// Noa sets everything up on one morning, in private.
    async fn is_set_up(&mut self) {
        self.says("/poll").await;
        self.says("Which day?\nSunday\nTuesday").await;
        self.says("24h").await;
        self.says("every wednesday 12:00").await;
        self.press("flow-skip").await;
        self.press("poll-button-schedule").await;
        self.says("/survey Bread and us\nHow do you like it here?\n1-5").await;
        self.press("survey-switch-comes-off").await;
        self.says("every 3 months on the 1st 12:00").await;
        self.press("survey-button-schedule").await;
        let (noa, boris) = (self.cast.noa, self.cast.boris);
        self.in_group(noa, QUIZ).await;
        self.says("/quizzes").await;
        self.press("quizzes-button-prize").await;
        self.says("A loaf").await;
        self.press("quizzes-button-save").await;
        self.in_group(boris, "/idea A rye starter library").await;
    }

    /// A time for a meeting is found.
    async fn meets(&mut self) {
        let (noa, group) = (self.cast.noa, self.cast.group);
        self.in_group(noa, "/when Baking evening\nnext week evenings").await;
        Box::pin(self.scene.press(group, noa, &word("times-button-post", self.lang))).await;
        for who in [self.people[0], self.people[1]] {
            Box::pin(self.scene.pass(TimeDelta::minutes(1))).await;
            Box::pin(self.scene.press(group, who, &word("times-button-mine", self.lang))).await;
            let label = self.scene.panel(who.private(), who).labels[1].clone();
            Box::pin(self.scene.press_in_private(who, &label)).await;
            Box::pin(self.scene.press_in_private(who, &word("times-button-save", Lang::En))).await;
        }
        Box::pin(self.scene.pass(TimeDelta::days(1))).await;
        self.says("/when").await;
        self.press_label("Baking evening").await;
        self.press("times-button-manage").await;
        let best = self.scene.panel(noa.private(), noa).labels[0].clone();
        self.press_label(&best).await;
        Box::pin(self.scene.pass(TimeDelta::minutes(5))).await;
        assert_eq!(self.count("SELECT count(*) FROM times WHERE stage = 'fixed'").await, 1);
    }

    /// A year, in which whoever likes answers late each morning what is new.
    async fn goes_by(&mut self) {
        let (noa, first) = (self.cast.noa, NaiveDate::from_ymd_opt(2026, 11, 17).unwrap());
        let mut seen = self.people_answer(MessageId(0)).await;
        for day in 0..364 {
            let morning = format!("{} 11:00", first + Days::new(day));
            if self.scene.now() < instant(&morning, Jerusalem) {
                Box::pin(self.scene.pass_until(&morning, Jerusalem)).await;
            }
            seen = self.people_answer(seen).await;
            match day {
                20 => self.in_group(noa, "/ideas 1 done The shelf is there").await,
                41 => self.meets().await,
                _ if day % 91 == 60 => self.scene.restart().await,
                _ if day % 28 == 27 => self.in_group(noa, QUIZ).await,
                _ => continue,
            }
            seen = self.people_answer(seen).await;
        }
    }

    /// What Noa sees of it at the end.
    async fn looks_back(&mut self) {
        self.says("/polls").await;
        self.press("poll-button-plans").await;
        let polls = self.press_label("Which day?").await;
        self.told.push(polls.lines().filter(|line| !line.starts_with('[')).take(12).collect::<Vec<_>>().join("\n"));
        self.says("/surveys").await;
        self.press("survey-button-plans").await;
        let survey = self.press_label("Bread and us").await;
        self.told.push(survey);
        let (group, noa) = (self.cast.group, self.cast.noa);
        Box::pin(self.scene.pass(TimeDelta::minutes(1))).await;
        self.scene.sees(group, noa);
        let pulse = self.scene.say_and_see(group, noa, "/pulse").await;
        self.told.push(without_marks(&pulse));
    }
}

async fn a_year(lang: Lang) -> String {
    let mut year = Box::pin(Year::begin(lang)).await;
    Box::pin(year.is_set_up()).await;
    Box::pin(year.goes_by()).await;
    Box::pin(year.looks_back()).await;
    let counts = [
        ("polls told", "SELECT count(*) FROM polls WHERE stage = 'told'"),
        (
            "surveys with results",
            "SELECT count(*) FROM surveys WHERE plan IS NOT NULL AND stage = 'closed' AND answered >= 5",
        ),
        (
            "questions of the pulse",
            "SELECT count(*) FROM surveys WHERE pulse IS NOT NULL AND stage = 'closed' AND answered >= 5",
        ),
        (
            "each of the four within a quarter",
            "SELECT min(n) FROM (SELECT count(*) n FROM surveys WHERE pulse IS NOT NULL GROUP BY pulse)",
        ),
        ("times decided", "SELECT count(*) FROM times WHERE stage = 'fixed'"),
        ("quiz questions told", "SELECT count(*) FROM quiz_questions WHERE stage = 'told'"),
        ("prizes won", "SELECT count(*) FROM quiz_winners WHERE prize = 'A loaf'"),
        ("ideas done", "SELECT count(*) FROM ideas WHERE state = 'done'"),
    ];
    for (what, sql) in counts {
        let n = year.count(sql).await;
        year.told.push(format!("{what}: {n}"));
    }
    // Everything that was asked was answered in the group, below what was asked where that still stood.
    let trend = line("poll-trend").plain("how", "same").text("option", "Sunday");
    let trend = trend.text("percent", "80%").text("before", "80%").render_plain(lang);
    let trends = year.view().iter().filter(|seen| without_marks(&seen.text).contains(&without_marks(&trend))).count();
    year.told.push(format!("rounds told beside the one before: {trends}"));
    year.scene.finish().await;
    year.told.join("\n----\n")
}

#[tokio::test]
async fn a_year_of_asking_in_english() {
    assert_snapshot!(Box::pin(a_year(Lang::En)).await);
}

#[tokio::test]
async fn a_year_of_asking_in_hebrew() {
    assert_snapshot!(Box::pin(a_year(Lang::He)).await);
}

#[tokio::test]
async fn a_year_of_asking_in_russian() {
    assert_snapshot!(Box::pin(a_year(Lang::Ru)).await);
}
