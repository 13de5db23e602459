//! Answers that are not Telegram's, in its place: of a proxy, of a server that just begins. They end nothing, and what was
//! asked for happens.

use std::time::Duration;

use chrono::TimeDelta;
use kehila::{
    edge::receive,
    telegram::{
        ChatId,
        api::{Api, CallError},
        request::Request,
    },
    words::Lang,
};
use simulator::Fault;

use super::support::{Scene, ending::Trouble};

#[tokio::test]
async fn a_stray_refusal_of_the_token_or_the_method_ends_nothing() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let answers = [
        Fault::Reject(401, "Unauthorized".to_owned()),
        Fault::Reject(404, "Not Found".to_owned()),
        Fault::Reject(403, "Access denied".to_owned()),
        Fault::Answer(200, r#"{"ok":false}"#.to_owned()),
    ];
    for answer in answers {
        for method in ["sendMessage", "getUpdates"] {
            scene.sim.fault(method, 0, 1, answer.clone());
        }
        let text = format!("{answer:?}").chars().take(10).collect::<String>();
        let request = Request::message(ChatId(cast.group.0), &text);
        scene.with_cx(async |cx| cx.send(request).await).await;
        let polled = receive::poll(&scene.core, Duration::ZERO).await.unwrap();
        assert!(polled.is_err(), "{answer:?}");
        scene.pass(TimeDelta::minutes(2)).await;
        let seen = scene.sees(cast.group, cast.boris);
        assert_eq!(seen.matches(&text).count(), 1, "{answer:?}: {seen}");
    }
    scene.finish().await;
}

#[tokio::test]
async fn a_token_that_is_refused_twice_is_refused() {
    let (scene, _) = Scene::with_group(Lang::En).await;
    scene.sim.fault("getUpdates", 0, 1, Fault::Reject(401, "Unauthorized".to_owned()));
    scene.sim.fault("getMe", 0, 1, Fault::Reject(401, "Unauthorized".to_owned()));
    let error = scene.try_receive().await.expect_err("the token is refused");
    assert!(error.to_string().contains("@BotFather"), "{error}");
    scene.finish().await;
}

#[tokio::test]
async fn who_says_back_where_we_asked_does_not_give_the_token_away() {
    let (scene, _) = Scene::with_group(Lang::En).await;
    let token = scene.sim.token().to_owned();
    let api = Api::new(&scene.sim.url(), &token).unwrap();
    for code in [400, 403, 409, 502] {
        let said = format!("Forbidden to ask /bot{token}/getChat");
        scene.sim.fault(
            "getChat",
            0,
            1,
            Fault::Answer(code, format!(r#"{{"ok":false,"error_code":{code},"description":"{said}"}}"#)),
        );
        let error = api.call("getChat", "{}".to_owned()).await.expect_err("it is refused");
        assert!(matches!(error, CallError::Refused(_) | CallError::Conflict(_) | CallError::Lost(_)), "{error}");
        assert!(!error.to_string().contains(&token) && error.to_string().contains("[secret]"), "{error}");
    }
    scene.finish_despite([Trouble::Refused]).await;
}
