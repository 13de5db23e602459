//! What would be posted, told before it is.

use serde_json::Value;

use super::house::House;

#[tokio::test]
async fn what_would_be_posted_is_told_for_a_quiet_and_a_lively_group_and_nothing_changes() {
    let house = House::new();
    let bot = house.run();
    house.settled().await;
    for typed in [
        "/settings rhythm steady",
        "/settings quiet 21:00-09:00",
        "/touchpoint every monday 12:00\nWhat's in the <b>oven</b>?",
        "/touchpoint every monday 22:30\nToo late for anybody",
        "/touchpoint when quiet\nAnybody here?",
    ] {
        house.sim.say(house.group, house.noa, typed);
    }
    house.becomes("SELECT count(*) FROM posts WHERE room = 'touchpoints' AND due IS NOT NULL", 4).await;
    house.settled().await;
    assert!(bot.stop().success());
    let before = std::fs::read(house.path("kehila.db")).unwrap();

    let said = house.types(&["rehearse", "--days", "14"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(said.out.lines().filter(|text| text.contains("oven")).count(), 2, "{}", said.out);
    assert!(said.out.contains("conversation starters"), "{}", said.out);
    assert!(said.out.contains("while people talk: ") && said.out.contains("people were talking"), "{}", said.out);
    assert!(
        said.out.contains("while people talk: ") && said.out.contains("the group is talking as usual"),
        "{}",
        said.out
    );

    let said = house.types(&["rehearse", "--days", "14", "--chat", &house.group.0.to_string(), "--json"]);
    let json: Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {}", said.out));
    let posts = json["groups"][0]["posts"].as_array().unwrap();
    assert!(
        posts.iter().any(|post| post["quiet"]["left_out"] == "quiet-hours" || post["quiet"]["posted_at"].is_string())
    );
    assert_eq!(json["groups"][0]["title"], "Bakers");

    let page = house.path("rehearsal.html");
    let asked = ["rehearse", "--html", page.to_str().unwrap()];
    assert_eq!(house.types(&asked).code, 0);
    let html = std::fs::read_to_string(&page).unwrap();
    assert!(html.contains("Bakers") && !html.contains("<b>oven"), "{html}");
    assert_eq!(house.types(&asked).code, 1, "no file is overwritten");

    assert_eq!(house.types(&["rehearse", "--chat", "-42"]).code, 2);
    assert_eq!(house.types(&["rehearse", "--days", "0"]).code, 2);
    assert_eq!(std::fs::read(house.path("kehila.db")).unwrap(), before, "nothing is changed");
}
