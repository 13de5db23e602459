//! The group in which everything is tried, with one of every kind of actor.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use kehila::words::{Lang, Line};
use serde_json::json;
use simulator::{ChatId, Person, Rights, Sim, UserId};

use super::{
    ledger::Ledger,
    table::{Actor, Outcome},
};
use crate::support::Scene;

/// Those who are people, of the group or not.
const PEOPLE: [(Actor, &str); 13] = [
    (Actor::Creator, "Noa"),
    (Actor::Admin, "Avi"),
    (Actor::Helper, "Hila"),
    (Actor::Section, "Sima"),
    (Actor::Anonymous, "Gal"),
    (Actor::Member, "Alice"),
    (Actor::Former, "Fira"),
    (Actor::Elsewhere, "Omri"),
    (Actor::Muted, "Ruth"),
    (Actor::Left, "Lea"),
    (Actor::Banned, "Kobi"),
    (Actor::Stranger, "Zoe"),
    (Actor::Owner, "Olga"),
];

pub struct Company {
    pub scene: Scene,
    pub group: ChatId,
    /// Another group with the bot in it, owned by [`Actor::Elsewhere`]; the creator is an administrator there.
    pub other: ChatId,
    people: BTreeMap<Actor, UserId>,
    /// In the group; does nothing, sees what everybody sees.
    pub bystander: UserId,
    pub channel: ChatId,
    linked: ChatId,
    robot: UserId,
}

/// What came of a try.
pub struct Tried {
    /// What the actor was told by the bot; for those who are nobody, what everybody was.
    pub said: String,
    /// What a bystander saw of the bot in the group.
    pub overheard: String,
    /// What has changed.
    pub changed: Vec<String>,
}

fn person(sim: &Sim, name: &str) -> UserId {
    sim.create(Person::named(name).username(&name.to_lowercase()).language("en"))
}

impl Company {
    pub async fn gather() -> Self {
        let scene = Scene::open().await;
        let sim = scene.sim.clone();
        let people: BTreeMap<Actor, UserId> =
            PEOPLE.into_iter().map(|(actor, name)| (actor, person(&sim, name))).collect();
        let bystander = person(&sim, "Vera");
        let robot = sim.create(Person::named("Robot").username("other_bot").bot());
        let (noa, omri) = (people[&Actor::Creator], people[&Actor::Elsewhere]);
        let (group, other) = (sim.supergroup("Bakers", noa), sim.supergroup("Potters", omri));
        let members = people.iter().filter(|(actor, _)| !matches!(actor, Actor::Creator | Actor::Stranger));
        let members: Vec<UserId> = members.map(|(_, user)| *user).chain([bystander, robot]).collect();
        sim.seat(group, &members);
        sim.seat(other, &[noa, people[&Actor::Owner]]);
        let (channel, linked) = (sim.channel("News", people[&Actor::Member]), sim.channel("Bread", noa));
        sim.link(linked, group);
        let mut company = Self { scene, group, other, people, bystander, channel, linked, robot };
        company.everybody_arrives().await;
        let rules = "INSERT INTO rulebooks (chat, text, set_at) SELECT id, 'Be good to each other.', 0 FROM chats";
        company.execute(&[rules]).await;
        company
    }

    async fn everybody_arrives(&mut self) {
        let (sim, group, other) = (self.scene.sim.clone(), self.group, self.other);
        let [noa, omri] = [Actor::Creator, Actor::Elsewhere].map(|actor| self.id(actor));
        sim.add_bot(group, noa);
        sim.promote_bot(group, noa, Rights::all());
        sim.add_bot(other, omri);
        sim.promote_bot(other, omri, Rights::all());
        for actor in [Actor::Creator, Actor::Owner] {
            sim.promote(other, omri, self.id(actor), Rights::none());
        }
        for actor in [Actor::Admin, Actor::Anonymous, Actor::Former, Actor::Left, Actor::Owner] {
            sim.promote(group, noa, self.id(actor), Rights::none());
        }
        sim.promote(group, noa, self.robot, Rights::all());
        sim.set_anonymous(group, self.id(Actor::Anonymous), true);
        for (actor, user) in self.people.clone() {
            if sim.view(group, user).is_empty() {
                continue;
            }
            if actor != Actor::Anonymous {
                sim.say(group, user, "Good morning everybody");
            }
        }
        sim.say(group, self.bystander, "Good morning everybody");
        self.scene.settle().await;
        for user in self.people.values() {
            sim.start_bot(*user);
        }
        for helper in ["@hila", "@kobi"] {
            sim.say(group, noa, &format!("/staff {helper}"));
        }
        sim.say(group, noa, "/staff @sima polls");
        self.scene.settle().await;
        sim.mute(group, noa, self.id(Actor::Muted));
        sim.leave(group, self.id(Actor::Left));
        sim.remove(group, noa, self.id(Actor::Banned));
        sim.demote(group, noa, self.id(Actor::Former));
        // The invitation to the setup is not what this is about.
        self.scene.pass(TimeDelta::minutes(3)).await;
        for chat in [group, other] {
            let ours = sim.view(chat, noa).into_iter().filter(|seen| seen.sender_id == sim.bot() && seen.id.0 != 0);
            ours.for_each(|seen| sim.delete(chat, seen.id));
        }
        self.read_all();
    }

    /// Who it is, if it is a person.
    pub fn person(&self, actor: Actor) -> Option<UserId> {
        let actor = if matches!(actor, Actor::Demoted | Actor::Gone) { Actor::Owner } else { actor };
        self.people.get(&actor).copied()
    }

    pub fn id(&self, actor: Actor) -> UserId {
        self.person(actor).expect("a person")
    }

    /// Everybody reads what there was to read.
    fn read_all(&self) {
        for user in self.people.values().chain([&self.bystander]) {
            self.scene.sees(self.group, *user);
            self.scene.sees(self.other, *user);
            self.scene.sees_in_private(*user);
        }
    }

    /// Types into the group.
    pub fn type_as(&self, actor: Actor, text: &str) {
        let (sim, group) = (&self.scene.sim, self.group);
        match actor {
            Actor::Anonymous => sim.say_anonymously(group, text),
            Actor::Channel => sim.say_as_channel(group, self.channel, text),
            Actor::Linked => sim.channel_post(self.linked, text),
            Actor::Bot => {
                sim.inject(json!({"message": {
                "message_id": 70_000, "date": sim.now(), "text": text,
                "chat": {"id": group.0, "type": "supergroup", "title": "Bakers"},
                "from": {"id": self.robot.0, "is_bot": true, "first_name": "Robot", "username": "other_bot"},
                }}));
                simulator::MessageId(0)
            }
            person => sim.say(group, self.id(person), text),
        };
    }

    /// Types to the bot in private.
    pub fn type_in_private(&self, actor: Actor, text: &str) {
        let user = self.id(actor);
        self.scene.sim.say(user.private(), user, text);
    }

    /// Does something to the database itself.
    pub async fn execute(&self, statements: &[&'static str]) {
        let tx = self.scene.core.store.write().await.unwrap();
        for statement in statements {
            sqlx::raw_sql(*statement).execute(&mut *tx.lock().await).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// Lets somebody try something, and looks at what comes of it.
    pub async fn watch(&mut self, actor: Actor, tries: impl FnOnce(&Self)) -> Tried {
        if self.scene.sim.pending_updates() > 0 {
            self.scene.settle().await;
        }
        self.read_all();
        let before = Ledger::read(&self.scene).await;
        tries(self);
        self.scene.settle().await;
        let after = Ledger::read(&self.scene).await;
        let overheard = of_the_bot(&self.scene.sees(self.group, self.bystander));
        let said = match self.person(actor) {
            Some(user) => {
                let [here, there] = [self.group, user.private()].map(|chat| of_the_bot(&self.scene.sees(chat, user)));
                format!("{here}\n{there}")
            }
            None => overheard.clone(),
        };
        assert_eq!(self.scene.sim.unanswered(), Vec::<String>::new(), "every press is answered");
        let changed = [after.beyond(&before), before.beyond(&after)].concat();
        Tried { said: said.trim().to_owned(), overheard, changed }
    }
}

/// Who else speaks in these groups.
const OTHERS: [&str; 8] = ["Vera", "Robot", "Newcomer", "Group", "Channel", "Bakers", "Telegram", "Bread"];

/// What the bot had to say in a transcript.
fn of_the_bot(transcript: &str) -> String {
    let mut kept = Vec::new();
    let mut ours = false;
    for line in transcript.lines() {
        let speaker = line.split(": ").next().unwrap_or_default();
        let speaker = speaker.trim_start_matches("(edited) ").trim_end_matches(" (only you)");
        let is_other = PEOPLE.iter().map(|(_, name)| name).chain(&OTHERS).any(|name| *name == speaker);
        let is_ours = speaker == "Simbot" || line.starts_with("(alert) ") || line.starts_with("(toast) ");
        let is_gone = line.starts_with("(deleted) ") || line.starts_with("(reactions) ");
        ours = is_ours || (ours && !is_other && !is_gone);
        if ours {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// A message's words as people see them.
pub fn words(id: &str, command: &str) -> String {
    let html = Line::named(id.to_owned())
        .plain("command", command)
        .plain("group", "Bakers")
        .plain("code", "en")
        .render_plain(Lang::En);
    let marks = |c: &char| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}');
    html.replace("<code>", "").replace("</code>", "").chars().filter(marks).collect()
}

impl Tried {
    /// What is wrong with it, if something is.
    pub fn objection(&self, expected: Outcome, command: &str) -> Option<String> {
        let is_no = |ids: &[&str]| ids.iter().any(|id| self.said.contains(&words(id, command)));
        let changed = !self.changed.is_empty();
        let fits = match expected {
            Outcome::Does => changed && !self.said.is_empty() && !is_no(&ANY_NO),
            Outcome::Shows => !changed && !self.said.is_empty() && !is_no(&ANY_NO),
            Outcome::No(ids) => !changed && is_no(ids),
            Outcome::Silent => !changed && self.said.is_empty(),
            Outcome::Cannot => true,
        };
        (!fits).then(|| format!("said: {:?}\nchanged: {:#?}", self.said, self.changed))
    }
}

/// What every no says.
const ANY_NO: [&str; 19] = [
    "refuse-other-section",
    "refuse-managers-only",
    "refuse-managers-only-button",
    "refuse-group-only",
    "refuse-stale-button",
    "refuse-not-yours",
    "refuse-not-yours-link",
    "help-stale-link",
    "refuse-administrators-only",
    "me-as-yourself",
    "intro-as-yourself",
    "who-as-yourself",
    "ask-as-yourself",
    "me-not-in",
    "me-no-groups",
    "flow-not-in",
    "intro-no-group",
    "fault",
    "refuse-gone",
];
