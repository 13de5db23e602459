//! Five thousand people in ten minutes.

use chrono::TimeDelta;
use kehila::words::Lang;
use simulator::{Person, Rights};

use crate::support::Scene;

#[tokio::test]
async fn a_raid_makes_one_greeting_at_a_time_and_delays_nobody() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let olga = scene.sim.create(Person::named("Olga").language("ru"));
    let calm = scene.sim.supergroup("Readers", olga);
    scene.sim.add_bot(calm, olga);
    scene.sim.promote_bot(calm, olga, Rights::all());
    scene.settle().await;

    // As Telegram does in large groups; it also halves the updates the scene has to work through.
    scene.sim.set_join_notices(cast.group, false);
    let mut made = 0;
    for step in 0..60 {
        for n in 0..84 {
            scene.sim.join(cast.group, scene.sim.person(&format!("Raider {step}-{n}")));
        }
        if step == 20 {
            scene.sim.join(calm, cast.newcomer);
        }
        scene.pass(TimeDelta::seconds(10)).await;
        if step == 23 {
            let seen = scene.sees(calm, olga);
            assert!(seen.contains("Добро пожаловать, דנה!"), "the calm group waited: {seen}");
        }
        let standing = scene.sim.view(cast.group, cast.noa);
        let greetings = standing.iter().filter(|seen| seen.text.contains("Good to have you")).count();
        assert!(greetings <= 1, "{greetings} greetings at once");
        made += scene.sees(cast.group, cast.noa).matches("Simbot: Good to have you").count();
    }
    scene.pass(TimeDelta::minutes(1)).await;
    made += scene.sees(cast.group, cast.noa).matches("Simbot: Good to have you").count();
    assert!((2..=6).contains(&made), "{made} lines about greetings");
    scene.finish().await;
}
