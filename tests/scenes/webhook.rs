//! The bot as it runs, its loops in the background, with a webhook: people notice no difference.

use std::{net::TcpListener, sync::Arc, time::Duration};

use chrono::TimeDelta;
use kehila::{
    app::{self, Intake},
    edge::webhook::{Hook, Options},
    words::Lang,
};
use simulator::Sim;
use tokio_util::sync::CancellationToken;

use crate::support::Scene;

const PATIENCE: Duration = Duration::from_secs(60);

/// Lets time pass, a second at a time, until something is so.
async fn pass_until(scene: &Scene, mut holds: impl FnMut(&Sim) -> bool) -> bool {
    let passing = |sim: &Sim| {
        let holds = holds(sim);
        if !holds {
            scene.clock.advance(TimeDelta::seconds(1));
            sim.set_now(scene.now().timestamp());
        }
        holds
    };
    scene.sim.until(PATIENCE, passing).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newcomer_is_welcomed_and_a_question_answered_through_the_webhook() {
    for language in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(language).await;
        let listen = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let url = format!("http://{listen}/kehila");
        let hook = Hook::bind(Options { url, listen, max_connections: 5, secret: None }).await.unwrap();
        let stop = CancellationToken::new();
        let running = tokio::spawn(app::run_with(Arc::clone(&scene.core), Intake::Webhook(hook), stop.clone()));
        assert!(scene.sim.until(PATIENCE, |sim| !sim.requests_of("setWebhook").is_empty()).await);

        scene.sim.join(cast.group, cast.newcomer);
        scene.sim.start_bot(cast.alice);
        let is_welcome = |sim: &Sim| sim.last(cast.group, cast.noa).is_some_and(|seen| seen.text.contains("דנה"));
        assert!(pass_until(&scene, is_welcome).await, "{}", scene.sees(cast.group, cast.noa));
        let is_answered =
            |sim: &Sim| sim.last(cast.alice.private(), cast.alice).is_some_and(|seen| seen.sender_id == sim.bot());
        assert!(pass_until(&scene, is_answered).await);
        // A poll is asked, voted on by a button of Telegram's own, and seen by everybody.
        scene.sim.say(cast.group, cast.noa, "/poll When?\nNow\nLater");
        let has_poll = |sim: &Sim| sim.last(cast.group, cast.boris).is_some_and(|seen| seen.poll.is_some());
        assert!(pass_until(&scene, has_poll).await);
        stop.cancel();
        running.await.unwrap().unwrap();
        // The next process fetches what is left.
        scene.restart().await;
        scene.core.api.call("deleteWebhook", "{}".to_owned()).await.unwrap();
        scene.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_telegram_forgot_to_bring_is_asked_for_again() {
    let (mut scene, _) = Scene::with_group(Lang::En).await;
    let listen = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{listen}/kehila");
    let hook = Hook::bind(Options { url, listen, max_connections: 5, secret: None }).await.unwrap();
    let stop = CancellationToken::new();
    let running = tokio::spawn(app::run_with(Arc::clone(&scene.core), Intake::Webhook(hook), stop.clone()));
    assert!(scene.sim.until(PATIENCE, |sim| !sim.requests_of("setWebhook").is_empty()).await);
    scene.sim.forget_allowed_updates();
    assert!(!scene.sim.wants("message_reaction"));
    assert!(pass_until(&scene, |sim| sim.wants("message_reaction")).await);
    assert_eq!(scene.sim.requests_of("setWebhook").len(), 2);
    // Once it remembers, it is left alone.
    let later = scene.now() + TimeDelta::minutes(5);
    assert!(pass_until(&scene, |sim| sim.now() >= later.timestamp()).await);
    assert_eq!(scene.sim.requests_of("setWebhook").len(), 2);
    stop.cancel();
    running.await.unwrap().unwrap();
    scene.restart().await;
    scene.core.api.call("deleteWebhook", "{}".to_owned()).await.unwrap();
    scene.finish().await;
}
