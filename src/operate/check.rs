//! `kehila check`: would it work? Asks Telegram a few questions that change nothing.

use std::{path::Path, sync::Arc, time::Instant};

use serde::Deserialize;
use serde_json::json;

use super::{
    Surroundings,
    backup::directory_of,
    progress, queries,
    report::{Finding, Report, count, span},
};
use crate::{
    config,
    store::{Store, file},
    telegram::{
        api::{Api, CallError, TOKEN_REFUSED},
        refusal::Refusal,
        time::{Opinion, TelegramTime},
        update::{self, Member, Status},
    },
    telemetry::whole,
};

/// What getMe tells.
#[derive(Deserialize)]
struct Me {
    id: i64,
    username: String,
    #[serde(default)]
    can_join_groups: bool,
    #[serde(default)]
    can_read_all_group_messages: bool,
}

/// What getWebhookInfo tells. Its address may hold a secret and is not shown.
#[derive(Deserialize)]
struct Webhook {
    url: String,
    #[serde(default)]
    pending_update_count: i64,
    last_error_message: Option<String>,
}

/// Looks at everything the bot needs.
pub async fn run(around: &Surroundings, token: &str) -> anyhow::Result<Report> {
    let api = Api::new(&around.api_url, token)?;
    let time = Arc::new(TelegramTime::new(Arc::clone(&around.clock)));
    api.tell_time_to(&time);
    let mut report = Report::default();
    report.add(match &around.config_file {
        Some(file) => Finding::ok("configuration", format!("{} is as it should be", file.display())),
        None => Finding::ok("configuration", "no file; the defaults"),
    });
    let groups = database(&mut report, around).await?;
    let Some(me) = who_am_i(&mut report, &api).await? else { return Ok(report) };
    report.add(clock(&time));
    report.add(privacy(&me));
    report.extend(refused_webhook(around));
    report.extend(intake(&api, around.webhook.as_deref()).await?);
    report
        .add(Finding::ok("groups", count(i64::try_from(groups.len())?, "group", "groups")).fact("count", groups.len()));
    let asked = std::cell::Cell::new(0_u64);
    let asking = async {
        let mut findings = Vec::new();
        for group in &groups {
            findings.extend(rights(&api, &me, group).await);
            asked.set(asked.get() + 1);
        }
        findings
    };
    report.extend(progress::show("Asking about groups", groups.len() as u64, || asked.get(), asking).await);
    Ok(report)
}

/// What there is of a database, and the groups in it.
async fn database(report: &mut Report, around: &Surroundings) -> anyhow::Result<Vec<queries::Group>> {
    let path = file::path(&around.database)?;
    if !path.exists() {
        report.add(not_there_yet(&path));
        return Ok(Vec::new());
    }
    let known = file::known_version();
    if let Err(error) = file::writable(&path) {
        report.add(Finding::trouble("database", whole(&error)));
        return Ok(Vec::new());
    }
    match file::version(&path).await {
        Ok(Some(version)) if version <= known => {
            let says = format!("{}, schema {version}", file::absolute(&path).display());
            report.add(Finding::ok("database", says).fact("schema", version));
            Ok(queries::groups_we_are_in(&Store::look(&around.database).await?).await?)
        }
        Ok(Some(version)) => {
            let says = format!("{} is of a newer Kehila (schema {version}, this one knows {known})", path.display());
            report.add(Finding::trouble("database", says).fact("schema", version));
            Ok(Vec::new())
        }
        Ok(None) => {
            report.add(Finding::trouble("database", format!("{} is no database of Kehila", path.display())));
            Ok(Vec::new())
        }
        Err(error) => {
            report.add(Finding::trouble("database", whole(&error)));
            Ok(Vec::new())
        }
    }
}

/// Nothing is left behind: what is made here to try has no name.
fn not_there_yet(file: &Path) -> Finding {
    let path = file::absolute(file);
    let path = path.display();
    match tempfile::tempfile_in(directory_of(file)) {
        Ok(_) => Finding::note("database", format!("{path} is not there yet; Kehila makes it when it first runs")),
        Err(error) => Finding::trouble("database", format!("{path} is not there and cannot be made: {error}"))
            .details(["Kehila must be able to write in that directory"]),
    }
}

async fn who_am_i(report: &mut Report, api: &Api) -> anyhow::Result<Option<Me>> {
    let asked = Instant::now();
    match api.call("getMe", "{}".to_owned()).await {
        Ok(result) => {
            let milliseconds = u64::try_from(asked.elapsed().as_millis())?;
            let me: Me = update::read(&result)?;
            let says = format!("answered in {milliseconds} ms");
            report.add(Finding::ok("telegram", says).fact("milliseconds", milliseconds));
            let finding = match me.can_join_groups {
                true => Finding::ok("token", format!("belongs to @{}", me.username)),
                false => Finding::trouble("token", format!("belongs to @{}, which may not join groups", me.username))
                    .details(["in @BotFather: Bot Settings, Allow Groups?, Turn groups on"]),
            };
            report.add(finding.fact("bot", me.username.clone()).fact("id", me.id));
            Ok(Some(me))
        }
        Err(CallError::Unauthorized | CallError::Refused(_)) => {
            report.add(Finding::trouble("token", TOKEN_REFUSED));
            Ok(None)
        }
        Err(error) => {
            report.add(Finding::trouble("telegram", format!("cannot be reached: {error}")));
            Ok(None)
        }
    }
}

/// Our clock beside Telegram's.
fn clock(time: &TelegramTime) -> Finding {
    match time.opinion() {
        Opinion::None => Finding::note("clock", "Telegram's answer does not tell the time"),
        Opinion::Agrees => Finding::ok("clock", "as Telegram's"),
        Opinion::Ahead(by) => Finding::trouble("clock", format!("{} ahead of Telegram's", span(by.num_seconds())))
            .fact("seconds_ahead", by.num_seconds())
            .details(["until it is set right nothing is posted by itself, and nothing is deleted"]),
        Opinion::Behind => Finding::trouble("clock", "behind Telegram's").details(["posts go by the machine's clock"]),
    }
}

fn privacy(me: &Me) -> Finding {
    let finding = match me.can_read_all_group_messages {
        true => Finding::ok("privacy mode", "off: the bot sees what people say in every group"),
        false => Finding::note("privacy mode", "on: the bot sees what people say only where it is an administrator"),
    };
    finding.fact("on", !me.can_read_all_group_messages)
}

/// Whether the configuration's webhook is one that Telegram refuses.
fn refused_webhook(around: &Surroundings) -> Option<Finding> {
    let url = around.webhook.as_deref().filter(|_| around.is_telegrams_own)?;
    config::refused_by_telegram(url).map(|why| Finding::trouble("webhook", format!("url in [webhook]: {why}")))
}

/// How updates come, beside how the configuration wants them to.
async fn intake(api: &Api, configured: Option<&str>) -> anyhow::Result<Option<Finding>> {
    let result = match api.call("getWebhookInfo", "{}".to_owned()).await {
        Ok(result) => result,
        Err(error) => return Ok(Some(Finding::note("webhook", format!("could not be asked about: {error}")))),
    };
    let set: Webhook = update::read(&result)?;
    let waiting = count(set.pending_update_count, "update waits", "updates wait");
    let finding = match (set.url.as_str(), configured) {
        ("", None) => Finding::ok("webhook", format!("none is set; {waiting} to be fetched")),
        ("", Some(_)) => Finding::note("webhook", format!("none is set yet; {waiting} to be delivered"))
            .details(["the bot sets the one of the configuration when it starts"]),
        (url, Some(configured)) if url == configured => {
            Finding::ok("webhook", format!("the one of the configuration is set; {waiting} to be delivered"))
        }
        (_, Some(_)) => Finding::note("webhook", format!("another one is set; {waiting} to be delivered"))
            .details(["the bot sets the one of the configuration when it starts"]),
        (_, None) => Finding::note("webhook", format!("one is set; {waiting} to be delivered"))
            .details(["a bot that fetches its updates removes it when it starts"]),
    };
    // It stays there also after everything was delivered.
    let finding = match set.last_error_message {
        Some(error) => finding
            .trouble_if(set.pending_update_count > 0)
            .details([format!("Telegram could not deliver lately: {error}")]),
        None => finding,
    };
    Ok(Some(finding.fact("set", !set.url.is_empty()).fact("waiting", set.pending_update_count)))
}

/// Whether who asks about us in a group is told that we are not there.
fn is_gone(refusal: Refusal) -> bool {
    refusal.is_out() || matches!(refusal, Refusal::UnknownChat | Refusal::UnknownPerson)
}

/// What is missing in a group, if anything is.
async fn rights(api: &Api, me: &Me, group: &queries::Group) -> Option<Finding> {
    let question = json!({"chat_id": group.telegram_id, "user_id": me.id});
    let us = api.call("getChatMember", question.to_string()).await;
    let us = us.and_then(|us| update::read::<Member>(&us).map_err(|error| CallError::Refused(error.to_string())));
    let name = format!("{} ({})", group.title, group.telegram_id);
    let finding = match us {
        Err(CallError::Refused(why)) if is_gone(Refusal::of(&why)) => {
            Finding::trouble("rights", format!("{name}: the bot is not there any more"))
        }
        Err(error) => Finding::note("rights", format!("{name}: could not be asked about: {error}")),
        Ok(us) if !us.is_in() => Finding::trouble("rights", format!("{name}: the bot is not there any more")),
        Ok(us) if us.can_send_messages == Some(false) => Finding::trouble("rights", format!("{name}: may not write"))
            .details(["nothing can be posted or answered there"]),
        Ok(us) if us.status != Status::Administrator => Finding::note("rights", format!("{name}: no administrator"))
            .details([
                "sees no reactions, not everyone who joins, and with privacy mode on not what people say",
                "cannot tell one person something without the whole group reading it",
            ]),
        Ok(us) if !us.can_delete_messages => Finding::note("rights", format!("{name}: may not delete messages"))
            .details(["typed commands and old greetings stay in the chat"]),
        Ok(_) => return None,
    };
    Some(finding.fact("chat", group.telegram_id).fact("title", group.title.clone()))
}
