//! What a manager reads.

use insta::assert_snapshot;

use super::*;

/// Noa presses a button of the newest panel by its name.
async fn press_called(scene: &mut Scene, cast: &Cast, button: &str, lang: Lang) {
    scene.press(cast.group, cast.noa, &word(&format!("touch-button-{button}"), lang)).await;
}

/// Adds one, looks at it from all sides, and removes it: everything Noa sees.
async fn a_managers_day(lang: Lang, command: &str) -> String {
    let (mut scene, cast) = Scene::with_group(lang).await;
    noa(&mut scene, &cast, command).await;
    for button in ["preview", "back", "pause", "resume", "leave-out", "keep-in", "list"] {
        press_called(&mut scene, &cast, button, lang).await;
    }
    press(&mut scene, &cast, 1).await; // The library
    press_called(&mut scene, &cast, "list", lang).await;
    press(&mut scene, &cast, 2).await; // Hers
    for button in ["delete", "keep", "delete", "delete", "list"] {
        press_called(&mut scene, &cast, button, lang).await;
    }
    let seen = scene.sees(cast.group, cast.noa);
    scene.pass(TimeDelta::days(15)).await;
    assert_eq!(posts(&scene, &cast).len(), 2, "only the library's");
    assert!(scene.sees(cast.group, cast.alice).lines().all(|line| !line.contains("(only you)")));
    scene.finish().await;
    seen
}

#[tokio::test]
async fn a_day_in_english() {
    let seen = a_managers_day(Lang::En, "/touchpoint every 2 weeks on sunday 18:00\nWhat's new?\n— write below").await;
    assert_snapshot!(seen, @"
    Noa: /touchpoint every 2 weeks on sunday 18:00
    What's new?
    — write below
    Simbot (only you): Saved. I'll post it every second Sunday at 18:00.
    What's new? — write below
    Next times: Sunday 22 November, 18:00; Sunday 6 December, 18:00
      [Preview] [Undo]
    (deleted) Noa: /touchpoint every 2 weeks on sunday 18:00
    What's new?
    — write below
    (toast) This is how it will look.
    (edited) Simbot (only you): What's new?
    — write below
      [Back]
    (edited) Simbot (only you): Regular post: every second Sunday at 18:00
    What's new? — write below
    Next times: Sunday 22 November, 18:00; Sunday 6 December, 18:00
    Kind: question
      [Pause] [Preview]
      [Skip next]
      [Edit] [Content]
      [Kind] [Delete]
      [Pin it] [Show me before]
      [Follow up] [When quiet]
      [All regular posts]
    (edited) Simbot (only you): Regular post: every second Sunday at 18:00
    What's new? — write below
    Paused.
    Kind: question
      [Resume] [Preview]
      [Edit] [Content]
      [Kind] [Delete]
      [Pin it] [Show me before]
      [Follow up] [When quiet]
      [All regular posts]
    (edited) Simbot (only you): Regular post: every second Sunday at 18:00
    What's new? — write below
    Next times: Sunday 22 November, 18:00; Sunday 6 December, 18:00
    Kind: question
      [Pause] [Preview]
      [Skip next]
      [Edit] [Content]
      [Kind] [Delete]
      [Pin it] [Show me before]
      [Follow up] [When quiet]
      [All regular posts]
    (edited) Simbot (only you): Regular post: every second Sunday at 18:00
    What's new? — write below
    Next times: Sunday 6 December, 18:00; Sunday 20 December, 18:00
    Skipping this one: Sunday 22 November, 18:00
    Kind: question
      [Pause] [Preview]
      [Undo skip]
      [Edit] [Content]
      [Kind] [Delete]
      [Pin it] [Show me before]
      [Follow up] [When quiet]
      [All regular posts]
    (edited) Simbot (only you): Regular post: every second Sunday at 18:00
    What's new? — write below
    Next times: Sunday 22 November, 18:00; Sunday 6 December, 18:00
    Kind: question
      [Pause] [Preview]
      [Skip next]
      [Edit] [Content]
      [Kind] [Delete]
      [Pin it] [Show me before]
      [Follow up] [When quiet]
      [All regular posts]
    (edited) Simbot (only you): Regular posts

    1. conversation starters: every Monday at 10:00
    Next time: Monday 23 November, 10:00

    2. “What's new? — write below”: every second Sunday at 18:00
    Next time: Sunday 22 November, 18:00

    The conversation starters suit any group. Choose in /settings what kind of community this is, and every second one will be made for it.
      [1] [2]
    (edited) Simbot (only you): Conversation starters: every Monday at 10:00
    A different one each time, from the library. You can change the rhythm in /settings.
    The conversation starters suit any group. Choose in /settings what kind of community this is, and every second one will be made for it.
    Next times: Monday 23 November, 10:00; Monday 30 November, 10:00
      [Pause] [Preview]
      [Skip next]
      [Pin it] [Show me before]
      [All regular posts]
    (edited) Simbot (only you): Regular posts

    1. conversation starters: every Monday at 10:00
    Next time: Monday 23 November, 10:00

    2. “What's new? — write below”: every second Sunday at 18:00
    Next time: Sunday 22 November, 18:00

    The conversation starters suit any group. Choose in /settings what kind of community this is, and every second one will be made for it.
      [1] [2]
    (edited) Simbot (only you): Regular post: every second Sunday at 18:00
    What's new? — write below
    Next times: Sunday 22 November, 18:00; Sunday 6 December, 18:00
    Kind: question
      [Pause] [Preview]
      [Skip next]
      [Edit] [Content]
      [Kind] [Delete]
      [Pin it] [Show me before]
      [Follow up] [When quiet]
      [All regular posts]
    (edited) Simbot (only you): Delete this regular post?
    “What's new? — write below”: every second Sunday at 18:00
      [Delete] [Keep]
    (edited) Simbot (only you): Regular post: every second Sunday at 18:00
    What's new? — write below
    Next times: Sunday 22 November, 18:00; Sunday 6 December, 18:00
    Kind: question
      [Pause] [Preview]
      [Skip next]
      [Edit] [Content]
      [Kind] [Delete]
      [Pin it] [Show me before]
      [Follow up] [When quiet]
      [All regular posts]
    (edited) Simbot (only you): Delete this regular post?
    “What's new? — write below”: every second Sunday at 18:00
      [Delete] [Keep]
    (edited) Simbot (only you): Deleted; it won't be posted any more.
    “What's new? — write below”: every second Sunday at 18:00
      [All regular posts]
    (edited) Simbot (only you): Regular posts

    1. conversation starters: every Monday at 10:00
    Next time: Monday 23 November, 10:00

    The conversation starters suit any group. Choose in /settings what kind of community this is, and every second one will be made for it.
      [1]
    ");
}

#[tokio::test]
async fn a_day_in_hebrew() {
    let seen = a_managers_day(Lang::He, "/touchpoint כל שבועיים ביום ראשון 18:00\nמה חדש?\n— כתבו כאן").await;
    assert_snapshot!(seen, @"
    Noa: /touchpoint כל שבועיים ביום ראשון 18:00
    מה חדש?
    — כתבו כאן
    Simbot (only you): הפוסט הקבוע נשמר: פעם בשבועיים, ביום ראשון, בשעה 18:00.
    מה חדש? — כתבו כאן
    המועדים הבאים: יום ראשון, 22 בנובמבר, 18:00; יום ראשון, 6 בדצמבר, 18:00
    הפוסט יבוא במקום: נושאים לשיחה (יום ראשון, 22 בנובמבר, 10:00). בקבוצה הזאת יש מקום לפוסט אחד ביום ול־5 בשבוע. לשינוי: /settings
      [תצוגה מקדימה] [ביטול]
    (deleted) Noa: /touchpoint כל שבועיים ביום ראשון 18:00
    מה חדש?
    — כתבו כאן
    (toast) כך זה ייראה.
    (edited) Simbot (only you): מה חדש?
    — כתבו כאן
      [חזרה]
    (edited) Simbot (only you): פוסט קבוע: פעם בשבועיים, ביום ראשון, בשעה 18:00
    מה חדש? — כתבו כאן
    המועדים הבאים: יום ראשון, 22 בנובמבר, 18:00; יום ראשון, 6 בדצמבר, 18:00
    סוג: שאלה
      [השהיה] [תצוגה מקדימה]
      [דילוג על הבא]
      [עריכה] [תוכן]
      [סוג] [מחיקה]
      [הצמדה] [להציג לי לפני]
      [המשך למחרת] [רק כששקט]
      [כל הפוסטים הקבועים]
    (edited) Simbot (only you): פוסט קבוע: פעם בשבועיים, ביום ראשון, בשעה 18:00
    מה חדש? — כתבו כאן
    הפרסום מושהה.
    סוג: שאלה
      [חידוש] [תצוגה מקדימה]
      [עריכה] [תוכן]
      [סוג] [מחיקה]
      [הצמדה] [להציג לי לפני]
      [המשך למחרת] [רק כששקט]
      [כל הפוסטים הקבועים]
    (edited) Simbot (only you): פוסט קבוע: פעם בשבועיים, ביום ראשון, בשעה 18:00
    מה חדש? — כתבו כאן
    המועדים הבאים: יום ראשון, 22 בנובמבר, 18:00; יום ראשון, 6 בדצמבר, 18:00
    סוג: שאלה
      [השהיה] [תצוגה מקדימה]
      [דילוג על הבא]
      [עריכה] [תוכן]
      [סוג] [מחיקה]
      [הצמדה] [להציג לי לפני]
      [המשך למחרת] [רק כששקט]
      [כל הפוסטים הקבועים]
    (edited) Simbot (only you): פוסט קבוע: פעם בשבועיים, ביום ראשון, בשעה 18:00
    מה חדש? — כתבו כאן
    המועדים הבאים: יום ראשון, 6 בדצמבר, 18:00; יום ראשון, 20 בדצמבר, 18:00
    דילוג על המועד: יום ראשון, 22 בנובמבר, 18:00
    סוג: שאלה
      [השהיה] [תצוגה מקדימה]
      [ביטול הדילוג]
      [עריכה] [תוכן]
      [סוג] [מחיקה]
      [הצמדה] [להציג לי לפני]
      [המשך למחרת] [רק כששקט]
      [כל הפוסטים הקבועים]
    (edited) Simbot (only you): פוסט קבוע: פעם בשבועיים, ביום ראשון, בשעה 18:00
    מה חדש? — כתבו כאן
    המועדים הבאים: יום ראשון, 22 בנובמבר, 18:00; יום ראשון, 6 בדצמבר, 18:00
    סוג: שאלה
      [השהיה] [תצוגה מקדימה]
      [דילוג על הבא]
      [עריכה] [תוכן]
      [סוג] [מחיקה]
      [הצמדה] [להציג לי לפני]
      [המשך למחרת] [רק כששקט]
      [כל הפוסטים הקבועים]
    (edited) Simbot (only you): פוסטים קבועים

    1. נושאים לשיחה: כל יום ראשון בשעה 10:00
    המועד הבא: יום ראשון, 29 בנובמבר, 10:00
    אין מקום במועד הזה: יום ראשון, 22 בנובמבר, 10:00

    2. ״מה חדש? — כתבו כאן״: פעם בשבועיים, ביום ראשון, בשעה 18:00
    המועד הבא: יום ראשון, 22 בנובמבר, 18:00

    הנושאים לשיחה מתאימים לכל קבוצה. אם בוחרים ב־/settings את סוג הקהילה, כל נושא שני יהיה מיועד לה.
      [1] [2]
    (edited) Simbot (only you): נושאים לשיחה: כל יום ראשון בשעה 10:00
    בכל פעם נושא אחר מהמאגר. לשינוי הקצב: /settings
    הנושאים לשיחה מתאימים לכל קבוצה. אם בוחרים ב־/settings את סוג הקהילה, כל נושא שני יהיה מיועד לה.
    המועדים הבאים: יום ראשון, 29 בנובמבר, 10:00; יום ראשון, 13 בדצמבר, 10:00
    אין מקום במועד הזה: יום ראשון, 22 בנובמבר, 10:00
      [השהיה] [תצוגה מקדימה]
      [דילוג על הבא]
      [הצמדה] [להציג לי לפני]
      [כל הפוסטים הקבועים]
    (edited) Simbot (only you): פוסטים קבועים

    1. נושאים לשיחה: כל יום ראשון בשעה 10:00
    המועד הבא: יום ראשון, 29 בנובמבר, 10:00
    אין מקום במועד הזה: יום ראשון, 22 בנובמבר, 10:00

    2. ״מה חדש? — כתבו כאן״: פעם בשבועיים, ביום ראשון, בשעה 18:00
    המועד הבא: יום ראשון, 22 בנובמבר, 18:00

    הנושאים לשיחה מתאימים לכל קבוצה. אם בוחרים ב־/settings את סוג הקהילה, כל נושא שני יהיה מיועד לה.
      [1] [2]
    (edited) Simbot (only you): פוסט קבוע: פעם בשבועיים, ביום ראשון, בשעה 18:00
    מה חדש? — כתבו כאן
    המועדים הבאים: יום ראשון, 22 בנובמבר, 18:00; יום ראשון, 6 בדצמבר, 18:00
    סוג: שאלה
      [השהיה] [תצוגה מקדימה]
      [דילוג על הבא]
      [עריכה] [תוכן]
      [סוג] [מחיקה]
      [הצמדה] [להציג לי לפני]
      [המשך למחרת] [רק כששקט]
      [כל הפוסטים הקבועים]
    (edited) Simbot (only you): למחוק את הפוסט הקבוע הזה?
    הפוסט: ״מה חדש? — כתבו כאן״ – פעם בשבועיים, ביום ראשון, בשעה 18:00
      [מחיקה] [להשאיר]
    (edited) Simbot (only you): פוסט קבוע: פעם בשבועיים, ביום ראשון, בשעה 18:00
    מה חדש? — כתבו כאן
    המועדים הבאים: יום ראשון, 22 בנובמבר, 18:00; יום ראשון, 6 בדצמבר, 18:00
    סוג: שאלה
      [השהיה] [תצוגה מקדימה]
      [דילוג על הבא]
      [עריכה] [תוכן]
      [סוג] [מחיקה]
      [הצמדה] [להציג לי לפני]
      [המשך למחרת] [רק כששקט]
      [כל הפוסטים הקבועים]
    (edited) Simbot (only you): למחוק את הפוסט הקבוע הזה?
    הפוסט: ״מה חדש? — כתבו כאן״ – פעם בשבועיים, ביום ראשון, בשעה 18:00
      [מחיקה] [להשאיר]
    (edited) Simbot (only you): הפוסט הקבוע נמחק ולא יתפרסם יותר.
    הפוסט: ״מה חדש? — כתבו כאן״ – פעם בשבועיים, ביום ראשון, בשעה 18:00
      [כל הפוסטים הקבועים]
    (edited) Simbot (only you): פוסטים קבועים

    1. נושאים לשיחה: כל יום ראשון בשעה 10:00
    המועד הבא: יום ראשון, 22 בנובמבר, 10:00

    הנושאים לשיחה מתאימים לכל קבוצה. אם בוחרים ב־/settings את סוג הקהילה, כל נושא שני יהיה מיועד לה.
      [1]
    ");
}

#[tokio::test]
async fn a_day_in_russian() {
    let seen = a_managers_day(Lang::Ru, "/touchpoint раз в 2 недели в воскресенье 18:00\nЧто нового?\n— пишите").await;
    assert_snapshot!(seen, @"
    Noa: /touchpoint раз в 2 недели в воскресенье 18:00
    Что нового?
    — пишите
    Simbot (only you): Регулярный пост сохранён: раз в две недели по воскресеньям в 18:00.
    Что нового? — пишите
    Ближайшие даты: воскресенье, 22 ноября, 18:00; воскресенье, 6 декабря, 18:00
      [Предпросмотр] [Отменить]
    (deleted) Noa: /touchpoint раз в 2 недели в воскресенье 18:00
    Что нового?
    — пишите
    (toast) Так он будет выглядеть.
    (edited) Simbot (only you): Что нового?
    — пишите
      [Назад]
    (edited) Simbot (only you): Регулярный пост: раз в две недели по воскресеньям в 18:00
    Что нового? — пишите
    Ближайшие даты: воскресенье, 22 ноября, 18:00; воскресенье, 6 декабря, 18:00
    Вид: вопрос
      [Пауза] [Предпросмотр]
      [Пропустить раз]
      [Изменить] [Содержание]
      [Вид] [Удалить]
      [Закреплять] [Показывать мне]
      [Продолжить] [Когда тихо]
      [Все регулярные посты]
    (edited) Simbot (only you): Регулярный пост: раз в две недели по воскресеньям в 18:00
    Что нового? — пишите
    На паузе.
    Вид: вопрос
      [Возобновить] [Предпросмотр]
      [Изменить] [Содержание]
      [Вид] [Удалить]
      [Закреплять] [Показывать мне]
      [Продолжить] [Когда тихо]
      [Все регулярные посты]
    (edited) Simbot (only you): Регулярный пост: раз в две недели по воскресеньям в 18:00
    Что нового? — пишите
    Ближайшие даты: воскресенье, 22 ноября, 18:00; воскресенье, 6 декабря, 18:00
    Вид: вопрос
      [Пауза] [Предпросмотр]
      [Пропустить раз]
      [Изменить] [Содержание]
      [Вид] [Удалить]
      [Закреплять] [Показывать мне]
      [Продолжить] [Когда тихо]
      [Все регулярные посты]
    (edited) Simbot (only you): Регулярный пост: раз в две недели по воскресеньям в 18:00
    Что нового? — пишите
    Ближайшие даты: воскресенье, 6 декабря, 18:00; воскресенье, 20 декабря, 18:00
    Этот раз пропускаем: воскресенье, 22 ноября, 18:00
    Вид: вопрос
      [Пауза] [Предпросмотр]
      [Не пропускать]
      [Изменить] [Содержание]
      [Вид] [Удалить]
      [Закреплять] [Показывать мне]
      [Продолжить] [Когда тихо]
      [Все регулярные посты]
    (edited) Simbot (only you): Регулярный пост: раз в две недели по воскресеньям в 18:00
    Что нового? — пишите
    Ближайшие даты: воскресенье, 22 ноября, 18:00; воскресенье, 6 декабря, 18:00
    Вид: вопрос
      [Пауза] [Предпросмотр]
      [Пропустить раз]
      [Изменить] [Содержание]
      [Вид] [Удалить]
      [Закреплять] [Показывать мне]
      [Продолжить] [Когда тихо]
      [Все регулярные посты]
    (edited) Simbot (only you): Регулярные посты

    1. темы для разговора: каждый понедельник в 10:00
    Следующий раз: понедельник, 23 ноября, 10:00

    2. «Что нового? — пишите»: раз в две недели по воскресеньям в 18:00
    Следующий раз: воскресенье, 22 ноября, 18:00

    Темы подойдут любой группе. Укажите в /settings, что это за сообщество, и каждая вторая будет специально для него.
      [1] [2]
    (edited) Simbot (only you): Темы для разговора: каждый понедельник в 10:00
    Каждый раз новая, из нашей подборки. Ритм меняется в /settings.
    Темы подойдут любой группе. Укажите в /settings, что это за сообщество, и каждая вторая будет специально для него.
    Ближайшие даты: понедельник, 23 ноября, 10:00; понедельник, 30 ноября, 10:00
      [Пауза] [Предпросмотр]
      [Пропустить раз]
      [Закреплять] [Показывать мне]
      [Все регулярные посты]
    (edited) Simbot (only you): Регулярные посты

    1. темы для разговора: каждый понедельник в 10:00
    Следующий раз: понедельник, 23 ноября, 10:00

    2. «Что нового? — пишите»: раз в две недели по воскресеньям в 18:00
    Следующий раз: воскресенье, 22 ноября, 18:00

    Темы подойдут любой группе. Укажите в /settings, что это за сообщество, и каждая вторая будет специально для него.
      [1] [2]
    (edited) Simbot (only you): Регулярный пост: раз в две недели по воскресеньям в 18:00
    Что нового? — пишите
    Ближайшие даты: воскресенье, 22 ноября, 18:00; воскресенье, 6 декабря, 18:00
    Вид: вопрос
      [Пауза] [Предпросмотр]
      [Пропустить раз]
      [Изменить] [Содержание]
      [Вид] [Удалить]
      [Закреплять] [Показывать мне]
      [Продолжить] [Когда тихо]
      [Все регулярные посты]
    (edited) Simbot (only you): Удалить этот регулярный пост?
    «Что нового? — пишите»: раз в две недели по воскресеньям в 18:00
      [Удалить] [Оставить]
    (edited) Simbot (only you): Регулярный пост: раз в две недели по воскресеньям в 18:00
    Что нового? — пишите
    Ближайшие даты: воскресенье, 22 ноября, 18:00; воскресенье, 6 декабря, 18:00
    Вид: вопрос
      [Пауза] [Предпросмотр]
      [Пропустить раз]
      [Изменить] [Содержание]
      [Вид] [Удалить]
      [Закреплять] [Показывать мне]
      [Продолжить] [Когда тихо]
      [Все регулярные посты]
    (edited) Simbot (only you): Удалить этот регулярный пост?
    «Что нового? — пишите»: раз в две недели по воскресеньям в 18:00
      [Удалить] [Оставить]
    (edited) Simbot (only you): Регулярный пост удалён и больше не выйдет.
    «Что нового? — пишите»: раз в две недели по воскресеньям в 18:00
      [Все регулярные посты]
    (edited) Simbot (only you): Регулярные посты

    1. темы для разговора: каждый понедельник в 10:00
    Следующий раз: понедельник, 23 ноября, 10:00

    Темы подойдут любой группе. Укажите в /settings, что это за сообщество, и каждая вторая будет специально для него.
      [1]
    ");
}

/// What is answered to each of these commands, none of which may leave anything behind.
pub(super) async fn refusals(lang: Lang, commands: &[&str]) -> String {
    let (mut scene, cast) = Scene::with_group(lang).await;
    let mut answers = Vec::new();
    for command in commands {
        noa(&mut scene, &cast, command).await;
        let answer = scene.sim.last(cast.group, cast.noa).unwrap();
        assert!(answer.ephemeral.is_some(), "{command}");
        let text = without_marks(&answer.text);
        answers.push(format!("> {}\n{text}", command.escape_debug().to_string().replace("\\n", "\n")));
    }
    let added = scene
        .with_cx(async |cx| {
            let count = sqlx::query_scalar("SELECT count(*) FROM touchpoints WHERE kind = 'own'");
            Ok::<i64, kehila::dispatch::Stop>(count.fetch_one(&mut *cx.tx.lock().await).await?)
        })
        .await;
    assert_eq!(added, 0, "nothing is half done");
    scene.finish().await;
    answers.join("\n\n")
}

#[tokio::test]
async fn what_is_missing_is_said_in_english() {
    let answers = refusals(
        Lang::En,
        &[
            "/touchpoint",
            "/touchpoint every monday",
            "/touchpoint every monday\nWhat are you baking?",
            "/touchpoint every monday 10:00",
            "/touchpoint every mondey 10:00\nHello",
            "/touchpoint every monday 25:00\nHello",
            "/touchpoint every 400 days 10:00\nHello",
            "/touchpoint Good morning everybody\nevery monday 10:00",
            "/touchpoint Good morning every monday 10:00",
            "/touchpoint once 2026-11-15 10:00\nHello",
            "/touchpoint yearly on 20 decembre 10:00\nHello",
            "/touchpoint monthly on the 32nd 10:00\nHello",
            "/touchpoint every day 23:00\nGood night",
            "/touchpoint every monday 10:00\n\u{200B}\u{2800}",
        ],
    )
    .await;
    assert_snapshot!(answers, @r"
    > /touchpoint
    Write when and what to post; the text goes on the line below.
    For example: /touchpoint every monday 10:00
    The text of the post

    > /touchpoint every monday
    The time of day is missing.
    For example: /touchpoint every monday 10:00
    The text of the post

    > /touchpoint every monday
    What are you baking?
    The time of day is missing.
    For example: /touchpoint every monday 10:00
    What are you baking?

    > /touchpoint every monday 10:00
    The text is missing. It goes on the line below.
    For example: /touchpoint every monday 10:00
    The text of the post

    > /touchpoint every mondey 10:00
    Hello
    I don't know this day: mondey
    For example: /touchpoint every monday 10:00
    Hello

    > /touchpoint every monday 25:00
    Hello
    I don't know this time of day: 25:00
    For example: /touchpoint every monday 10:00
    Hello

    > /touchpoint every 400 days 10:00
    Hello
    A post can't be repeated like this: every 400 days
    For example: /touchpoint every 366 days 10:00
    Hello

    > /touchpoint Good morning everybody
    every monday 10:00
    The time comes first, the text on the line below it.
    For example: /touchpoint every monday 10:00
    Good morning everybody

    > /touchpoint Good morning every monday 10:00
    The time comes first, the text on the line below it.
    For example: /touchpoint every monday 10:00
    Good morning

    > /touchpoint once 2026-11-15 10:00
    Hello
    That time has already passed: 15 November 2026.
    For example: /touchpoint once 2027-11-15 10:00
    Hello

    > /touchpoint yearly on 20 decembre 10:00
    Hello
    I don't know this month: decembre
    For example: /touchpoint yearly on 20 december 10:00
    Hello

    > /touchpoint monthly on the 32nd 10:00
    Hello
    No month has a day 32.
    For example: /touchpoint monthly on the last day 10:00
    Hello

    > /touchpoint every day 23:00
    Good night
    That time is in the quiet hours (21:00–09:00), so the post would never come out. Choose another time, or change the quiet hours with /settings.
    For example: /touchpoint every day 20:00
    Good night

    > /touchpoint every monday 10:00
    \u{200b}⠀
    The text is missing. It goes on the line below.
    For example: /touchpoint every monday 10:00
    The text of the post
    ");
}

#[tokio::test]
async fn what_is_missing_is_said_in_hebrew() {
    let answers = refusals(
        Lang::He,
        &[
            "/touchpoint",
            "/touchpoint כל יום שני\nמה אתם אופים?",
            "/touchpoint כל יום שני 10:00",
            "/touchpoint כל יום שנני 10:00\nשלום",
            "/touchpoint כל 400 ימים 10:00\nשלום",
            "/touchpoint בוקר טוב לכולם\nכל יום שני 10:00",
            "/touchpoint פעם אחת 15.11.2026 10:00\nשלום",
            "/touchpoint כל יום 23:00\nלילה טוב",
        ],
    )
    .await;
    assert_snapshot!(answers, @"
    > /touchpoint
    צריך לכתוב מתי לפרסם, ובשורה שמתחת את הטקסט.
    לדוגמה: /touchpoint כל יום ראשון בשעה 10:00
    הטקסט של הפוסט

    > /touchpoint כל יום שני
    מה אתם אופים?
    חסרה השעה.
    לדוגמה: /touchpoint כל יום שני בשעה 10:00
    מה אתם אופים?

    > /touchpoint כל יום שני 10:00
    חסר הטקסט. הוא נכתב בשורה שמתחת.
    לדוגמה: /touchpoint כל יום שני בשעה 10:00
    הטקסט של הפוסט

    > /touchpoint כל יום שנני 10:00
    שלום
    לא הבנתי את החלק הזה: שנני
    לדוגמה: /touchpoint כל יום בשעה 10:00
    שלום

    > /touchpoint כל 400 ימים 10:00
    שלום
    אי אפשר לתזמן פוסט כך: כל 400 ימים
    לדוגמה: /touchpoint כל 366 ימים בשעה 10:00
    שלום

    > /touchpoint בוקר טוב לכולם
    כל יום שני 10:00
    קודם המועד, והטקסט בשורה שמתחתיו.
    לדוגמה: /touchpoint כל יום שני בשעה 10:00
    בוקר טוב לכולם

    > /touchpoint פעם אחת 15.11.2026 10:00
    שלום
    המועד הזה כבר עבר: 15 בנובמבר 2026.
    לדוגמה: /touchpoint פעם אחת 15.11.2027 בשעה 10:00
    שלום

    > /touchpoint כל יום 23:00
    לילה טוב
    השעה הזאת בתוך שעות השקט (21:00–09:00), ופוסט כזה לא יעלה אף פעם. אפשר לבחור שעה אחרת, או לשנות את שעות השקט: /settings
    לדוגמה: /touchpoint כל יום בשעה 20:00
    לילה טוב
    ");
}

#[tokio::test]
async fn what_is_missing_is_said_in_russian() {
    let answers = refusals(
        Lang::Ru,
        &[
            "/touchpoint",
            "/touchpoint каждый понедельник\nЧто печёте?",
            "/touchpoint каждый понедельник 10:00",
            "/touchpoint каждый панедельник 10:00\nПривет",
            "/touchpoint каждые 400 дней 10:00\nПривет",
            "/touchpoint Доброе утро\nкаждый понедельник 10:00",
            "/touchpoint один раз 15.11.2026 10:00\nПривет",
            "/touchpoint каждый день 23:00\nСпокойной ночи",
        ],
    )
    .await;
    assert_snapshot!(answers, @"
    > /touchpoint
    Напишите, когда и что публиковать; текст — строкой ниже.
    Например: /touchpoint каждый понедельник в 10:00
    Текст поста

    > /touchpoint каждый понедельник
    Что печёте?
    Не хватает времени.
    Например: /touchpoint каждый понедельник в 10:00
    Что печёте?

    > /touchpoint каждый понедельник 10:00
    Не хватает текста. Он пишется строкой ниже.
    Например: /touchpoint каждый понедельник в 10:00
    Текст поста

    > /touchpoint каждый панедельник 10:00
    Привет
    Такой день мне незнаком: панедельник
    Например: /touchpoint каждый понедельник в 10:00
    Привет

    > /touchpoint каждые 400 дней 10:00
    Привет
    Так повторять посты нельзя: каждые 400 дней
    Например: /touchpoint каждые 366 дней в 10:00
    Привет

    > /touchpoint Доброе утро
    каждый понедельник 10:00
    Сначала время, а текст — строкой ниже.
    Например: /touchpoint каждый понедельник в 10:00
    Доброе утро

    > /touchpoint один раз 15.11.2026 10:00
    Привет
    Это время уже прошло: 15 ноября 2026 года.
    Например: /touchpoint один раз 15.11.2027 в 10:00
    Привет

    > /touchpoint каждый день 23:00
    Спокойной ночи
    Это время попадает в тихие часы (21:00–09:00), и пост не вышел бы никогда. Выберите другое время или измените тихие часы в /settings.
    Например: /touchpoint каждый день в 20:00
    Спокойной ночи
    ");
}

/// How each form is said back.
pub(super) async fn said_back(lang: Lang, schedules: &[&str]) -> String {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    let mut answers = Vec::new();
    for schedule in schedules {
        noa(&mut scene, &cast, &format!("/touchpoint {schedule}\nHello")).await;
        let text = scene.panel(cast.group, cast.noa).words;
        answers.push(format!("> {schedule}\n{text}"));
        press(&mut scene, &cast, 2).await; // Undo
    }
    scene.finish().await;
    answers.join("\n\n")
}

#[tokio::test]
async fn every_form_is_said_back_in_english() {
    let answers = said_back(
        Lang::En,
        &[
            "every day 09:30",
            "every weekday 09:30",
            "every monday 09:30",
            "every monday and thursday 09:30",
            "every 2 weeks on sunday 18:00",
            "every 3 weeks on monday and friday 18:00",
            "monthly on the 1st 10:00",
            "monthly on the 31st 10:00",
            "monthly on the last day 10:00",
            "monthly on the second tuesday 12:00",
            "monthly on the last thursday 12:00",
            "yearly on 20 december 09:00",
            "yearly on 29 february 09:00",
            "once 2026-12-24 18:00",
            "every monday 22:00",
        ],
    )
    .await;
    assert_snapshot!(answers, @"
    > every day 09:30
    Saved. I'll post it every day at 09:30.
    Hello
    Next times: Monday 16 November, 09:30; Tuesday 17 November, 09:30
    No room for it on Saturday 21 November, 09:30: this group takes 1 post a day and 5 a week. You can change that in /settings.

    > every weekday 09:30
    Saved. I'll post it every working day, Monday to Friday, at 09:30.
    Hello
    Next times: Monday 16 November, 09:30; Tuesday 17 November, 09:30

    > every monday 09:30
    Saved. I'll post it every Monday at 09:30.
    Hello
    Next times: Monday 16 November, 09:30; Monday 23 November, 09:30

    > every monday and thursday 09:30
    Saved. I'll post it every Monday and Thursday at 09:30.
    Hello
    Next times: Monday 16 November, 09:30; Thursday 19 November, 09:30

    > every 2 weeks on sunday 18:00
    Saved. I'll post it every second Sunday at 18:00.
    Hello
    Next times: Sunday 22 November, 18:00; Sunday 6 December, 18:00

    > every 3 weeks on monday and friday 18:00
    Saved. I'll post it every 3 weeks on Monday and Friday at 18:00.
    Hello
    Next times: Monday 16 November, 18:00; Friday 20 November, 18:00

    > monthly on the 1st 10:00
    Saved. I'll post it on the 1st of every month at 10:00.
    Hello
    Next times: Tuesday 1 December, 10:00; Friday 1 January 2027, 10:00

    > monthly on the 31st 10:00
    Saved. I'll post it on the 31st of every month (in a shorter month on its last day) at 10:00.
    Hello
    Next times: Monday 30 November, 10:00; Thursday 31 December, 10:00

    > monthly on the last day 10:00
    Saved. I'll post it on the last day of every month at 10:00.
    Hello
    Next times: Monday 30 November, 10:00; Thursday 31 December, 10:00

    > monthly on the second tuesday 12:00
    Saved. I'll post it on the second Tuesday of every month at 12:00.
    Hello
    Next times: Tuesday 8 December, 12:00; Tuesday 12 January 2027, 12:00

    > monthly on the last thursday 12:00
    Saved. I'll post it on the last Thursday of every month at 12:00.
    Hello
    Next times: Thursday 26 November, 12:00; Thursday 31 December, 12:00

    > yearly on 20 december 09:00
    Saved. I'll post it every year on 20 December at 09:00.
    Hello
    Next times: Sunday 20 December, 09:00; Monday 20 December 2027, 09:00

    > yearly on 29 february 09:00
    Saved. I'll post it every year on 29 February (28 February where there is none) at 09:00.
    Hello
    Next times: Sunday 28 February 2027, 09:00; Tuesday 29 February 2028, 09:00

    > once 2026-12-24 18:00
    Saved. I'll post it once, on Thursday 24 December 2026, at 18:00.
    Hello
    Next time: Thursday 24 December, 18:00

    > every monday 22:00
    Saved. I'll post it every Monday at 22:00.
    Hello
    Next times: Tuesday 17 November, 09:01; Tuesday 24 November, 09:01
    Quiet hours are 21:00–09:00, so it will be posted at 09:01. You can change that in /settings.
    ");
}

#[tokio::test]
async fn every_form_is_said_back_in_hebrew() {
    let answers = said_back(
        Lang::He,
        &[
            "כל יום 09:30",
            "every weekday 09:30",
            "כל יום שני 09:30",
            "כל שבת 12:00",
            "בימי שני וחמישי 09:30",
            "כל שבועיים ביום ראשון 18:00",
            "every 2 weeks on saturday 18:00",
            "every 3 weeks on monday and friday 18:00",
            "monthly on the 31st 10:00",
            "monthly on the last day 10:00",
            "monthly on the second tuesday 12:00",
            "monthly on the fifth saturday 12:00",
            "ביום חמישי האחרון בחודש 12:00",
            "כל שנה ב-20 בדצמבר 09:00",
            "yearly on 29 february 09:00",
            "פעם אחת 24.12.2026 18:00",
            "כל יום שני 22:00",
        ],
    )
    .await;
    assert_snapshot!(answers, @"
    > כל יום 09:30
    הפוסט הקבוע נשמר: כל יום בשעה 09:30.
    Hello
    המועדים הבאים: יום שלישי, 17 בנובמבר, 09:30; יום רביעי, 18 בנובמבר, 09:30

    > every weekday 09:30
    הפוסט הקבוע נשמר: כל יום עבודה, מראשון עד חמישי, בשעה 09:30.
    Hello
    המועדים הבאים: יום שלישי, 17 בנובמבר, 09:30; יום רביעי, 18 בנובמבר, 09:30

    > כל יום שני 09:30
    הפוסט הקבוע נשמר: כל יום שני בשעה 09:30.
    Hello
    המועדים הבאים: יום שני, 23 בנובמבר, 09:30; יום שני, 30 בנובמבר, 09:30

    > כל שבת 12:00
    הפוסט הקבוע נשמר: כל שבת בשעה 12:00.
    Hello
    המועדים הבאים: שבת, 21 בנובמבר, 12:00; שבת, 28 בנובמבר, 12:00

    > בימי שני וחמישי 09:30
    הפוסט הקבוע נשמר: כל שבוע בימים שני וחמישי בשעה 09:30.
    Hello
    המועדים הבאים: יום חמישי, 19 בנובמבר, 09:30; יום שני, 23 בנובמבר, 09:30

    > כל שבועיים ביום ראשון 18:00
    הפוסט הקבוע נשמר: פעם בשבועיים, ביום ראשון, בשעה 18:00.
    Hello
    המועדים הבאים: יום ראשון, 22 בנובמבר, 18:00; יום ראשון, 6 בדצמבר, 18:00

    > every 2 weeks on saturday 18:00
    הפוסט הקבוע נשמר: פעם בשבועיים, בשבת, בשעה 18:00.
    Hello
    המועדים הבאים: שבת, 21 בנובמבר, 18:00; שבת, 5 בדצמבר, 18:00

    > every 3 weeks on monday and friday 18:00
    הפוסט הקבוע נשמר: פעם ב־3 שבועות, בימים שני ושישי, בשעה 18:00.
    Hello
    המועדים הבאים: יום שני, 16 בנובמבר, 18:00; יום שישי, 20 בנובמבר, 18:00

    > monthly on the 31st 10:00
    הפוסט הקבוע נשמר: ב־31 בכל חודש (בחודש קצר יותר: ביום האחרון שלו) בשעה 10:00.
    Hello
    המועדים הבאים: יום שני, 30 בנובמבר, 10:00; יום חמישי, 31 בדצמבר, 10:00

    > monthly on the last day 10:00
    הפוסט הקבוע נשמר: ביום האחרון של כל חודש בשעה 10:00.
    Hello
    המועדים הבאים: יום שני, 30 בנובמבר, 10:00; יום חמישי, 31 בדצמבר, 10:00

    > monthly on the second tuesday 12:00
    הפוסט הקבוע נשמר: ביום שלישי השני בכל חודש בשעה 12:00.
    Hello
    המועדים הבאים: יום שלישי, 8 בדצמבר, 12:00; יום שלישי, 12 בינואר 2027, 12:00

    > monthly on the fifth saturday 12:00
    הפוסט הקבוע נשמר: בשבת החמישית בכל חודש שיש בו חמש שבתות בשעה 12:00.
    Hello
    המועדים הבאים: שבת, 30 בינואר 2027, 12:00; שבת, 29 במאי 2027, 12:00

    > ביום חמישי האחרון בחודש 12:00
    הפוסט הקבוע נשמר: ביום חמישי האחרון בכל חודש בשעה 12:00.
    Hello
    המועדים הבאים: יום חמישי, 26 בנובמבר, 12:00; יום חמישי, 31 בדצמבר, 12:00

    > כל שנה ב-20 בדצמבר 09:00
    הפוסט הקבוע נשמר: כל שנה ב־20 בדצמבר בשעה 09:00.
    Hello
    המועדים הבאים: יום ראשון, 20 בדצמבר, 09:00; יום שני, 20 בדצמבר 2027, 09:00

    > yearly on 29 february 09:00
    הפוסט הקבוע נשמר: כל שנה ב־29 בפברואר (בשנה רגילה: ב־28 בפברואר) בשעה 09:00.
    Hello
    המועדים הבאים: יום ראשון, 28 בפברואר 2027, 09:00; יום שלישי, 29 בפברואר 2028, 09:00

    > פעם אחת 24.12.2026 18:00
    הפוסט הקבוע נשמר: פעם אחת, ביום חמישי, 24 בדצמבר 2026, בשעה 18:00.
    Hello
    המועד הבא: יום חמישי, 24 בדצמבר, 18:00

    > כל יום שני 22:00
    הפוסט הקבוע נשמר: כל יום שני בשעה 22:00.
    Hello
    המועדים הבאים: יום שלישי, 17 בנובמבר, 09:01; יום שלישי, 24 בנובמבר, 09:01
    שעות השקט הן 21:00–09:00, ולכן הפוסט יעלה בשעה 09:01. לשינוי שעות השקט: /settings
    ");
}

#[tokio::test]
async fn every_form_is_said_back_in_russian() {
    let answers = said_back(
        Lang::Ru,
        &[
            "каждый день 9:30",
            "every weekday 09:30",
            "каждый понедельник 9:30",
            "каждую среду 9:30",
            "по понедельникам и четвергам 9:30",
            "раз в 2 недели в воскресенье 18:00",
            "every 3 weeks on monday and friday 18:00",
            "every 5 weeks on wednesday 18:00",
            "ежемесячно 31 числа в 10:00",
            "monthly on the last day 10:00",
            "monthly on the second tuesday 12:00",
            "monthly on the fifth sunday 12:00",
            "в последнюю пятницу месяца в 12:00",
            "ежегодно 20 декабря в 9:00",
            "yearly on 29 february 09:00",
            "один раз 24.12.2026 18:00",
            "каждый понедельник 22:00",
        ],
    )
    .await;
    assert_snapshot!(answers, @"
    > каждый день 9:30
    Регулярный пост сохранён: каждый день в 09:30.
    Hello
    Ближайшие даты: вторник, 17 ноября, 09:30; среда, 18 ноября, 09:30
    Места для него не будет: воскресенье, 22 ноября, 09:30. Причина: в этой группе выходит не больше 1 поста в день и 5 в неделю. Изменить это можно в /settings.

    > every weekday 09:30
    Регулярный пост сохранён: по рабочим дням, с понедельника по пятницу, в 09:30.
    Hello
    Ближайшие даты: вторник, 17 ноября, 09:30; среда, 18 ноября, 09:30

    > каждый понедельник 9:30
    Регулярный пост сохранён: каждый понедельник в 09:30.
    Hello
    Ближайшие даты: понедельник, 23 ноября, 09:30; понедельник, 30 ноября, 09:30

    > каждую среду 9:30
    Регулярный пост сохранён: каждую среду в 09:30.
    Hello
    Ближайшие даты: среда, 18 ноября, 09:30; среда, 25 ноября, 09:30

    > по понедельникам и четвергам 9:30
    Регулярный пост сохранён: каждую неделю по понедельникам и четвергам в 09:30.
    Hello
    Ближайшие даты: четверг, 19 ноября, 09:30; понедельник, 23 ноября, 09:30

    > раз в 2 недели в воскресенье 18:00
    Регулярный пост сохранён: раз в две недели по воскресеньям в 18:00.
    Hello
    Ближайшие даты: воскресенье, 22 ноября, 18:00; воскресенье, 6 декабря, 18:00

    > every 3 weeks on monday and friday 18:00
    Регулярный пост сохранён: раз в 3 недели по понедельникам и пятницам в 18:00.
    Hello
    Ближайшие даты: понедельник, 16 ноября, 18:00; пятница, 20 ноября, 18:00

    > every 5 weeks on wednesday 18:00
    Регулярный пост сохранён: раз в 5 недель по средам в 18:00.
    Hello
    Ближайшие даты: среда, 18 ноября, 18:00; среда, 23 декабря, 18:00

    > ежемесячно 31 числа в 10:00
    Регулярный пост сохранён: каждый месяц 31 числа (в коротком месяце — в последний день) в 10:00.
    Hello
    Ближайшие даты: понедельник, 30 ноября, 10:00; четверг, 31 декабря, 10:00

    > monthly on the last day 10:00
    Регулярный пост сохранён: в последний день каждого месяца в 10:00.
    Hello
    Ближайшие даты: понедельник, 30 ноября, 10:00; четверг, 31 декабря, 10:00

    > monthly on the second tuesday 12:00
    Регулярный пост сохранён: во второй вторник каждого месяца в 12:00.
    Hello
    Ближайшие даты: вторник, 8 декабря, 12:00; вторник, 12 января 2027, 12:00

    > monthly on the fifth sunday 12:00
    Регулярный пост сохранён: в пятое воскресенье каждого месяца, где такой день есть, в 12:00.
    Hello
    Ближайшие даты: воскресенье, 29 ноября, 12:00; воскресенье, 31 января 2027, 12:00

    > в последнюю пятницу месяца в 12:00
    Регулярный пост сохранён: в последнюю пятницу каждого месяца в 12:00.
    Hello
    Ближайшие даты: пятница, 27 ноября, 12:00; пятница, 25 декабря, 12:00

    > ежегодно 20 декабря в 9:00
    Регулярный пост сохранён: каждый год 20 декабря в 09:00.
    Hello
    Ближайшие даты: воскресенье, 20 декабря, 09:00; понедельник, 20 декабря 2027, 09:00

    > yearly on 29 february 09:00
    Регулярный пост сохранён: каждый год 29 февраля (в обычный год — 28 февраля) в 09:00.
    Hello
    Ближайшие даты: воскресенье, 28 февраля 2027, 09:00; вторник, 29 февраля 2028, 09:00

    > один раз 24.12.2026 18:00
    Регулярный пост сохранён: один раз, в четверг, 24 декабря 2026 года, в 18:00.
    Hello
    Следующий раз: четверг, 24 декабря, 18:00

    > каждый понедельник 22:00
    Регулярный пост сохранён: каждый понедельник в 22:00.
    Hello
    Ближайшие даты: вторник, 17 ноября, 09:01; вторник, 24 ноября, 09:01
    Тихие часы — 21:00–09:00, поэтому пост выйдет в 09:01. Изменить их можно в /settings.
    ");
}

/// What is said when the budget is too small, and what the list says afterwards.
async fn a_full_day(lang: Lang) -> String {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::Steady).await;
    noa(&mut scene, &cast, "/touchpoint every tuesday 18:00\nHers").await;
    noa(&mut scene, &cast, "/touchpoint every tuesday 19:00\nHers too").await;
    scene.pass(TimeDelta::hours(44)).await;
    noa(&mut scene, &cast, "/touchpoints").await;
    let told = scene.sim.view(cast.group, cast.noa).into_iter().filter(|seen| seen.ephemeral.is_some());
    let told: Vec<String> = told.map(|seen| seen.text).collect();
    assert_eq!(posts(&scene, &cast).len(), 1, "one a day: hers, at six");
    scene.finish().await;
    without_marks(&told.join("\n\n"))
}

#[tokio::test]
async fn a_full_day_in_english() {
    assert_snapshot!(a_full_day(Lang::En).await, @"
    Saved. I'll post it every Tuesday at 18:00.
    Hers
    Next times: Tuesday 17 November, 18:00; Tuesday 24 November, 18:00
    Skipped for it: conversation starters (Tuesday 17 November, 10:00), because this group takes 1 post a day and 5 a week. You can change that in /settings.

    Saved, but it won't come out as things are: every Tuesday at 19:00.
    Hers too
    No room for it in the coming weeks: other posts go before it. You can change how many this group takes in /settings.

    Regular posts

    1. conversation starters: every working day, Monday to Friday, at 10:00
    Next time: Wednesday 18 November, 10:00
    Last one skipped (Tuesday 17 November, 10:00): there was no room left for more posts.

    2. “Hers”: every Tuesday at 18:00
    Next time: Tuesday 24 November, 18:00

    3. “Hers too”: every Tuesday at 19:00
    No room for it in the coming weeks: other posts go before it. You can change how many this group takes in /settings.
    Last one skipped (Tuesday 17 November, 19:00): there was no room left for more posts.

    The conversation starters suit any group. Choose in /settings what kind of community this is, and every second one will be made for it.
    ");
}

#[tokio::test]
async fn a_full_day_in_hebrew() {
    assert_snapshot!(a_full_day(Lang::He).await, @"
    הפוסט הקבוע נשמר: כל יום שלישי בשעה 18:00.
    Hers
    המועדים הבאים: יום שלישי, 17 בנובמבר, 18:00; יום שלישי, 24 בנובמבר, 18:00
    הפוסט יבוא במקום: נושאים לשיחה (יום שלישי, 17 בנובמבר, 10:00). בקבוצה הזאת יש מקום לפוסט אחד ביום ול־5 בשבוע. לשינוי: /settings

    הפוסט נשמר, אבל כרגע אין לו מקום: כל יום שלישי בשעה 19:00.
    Hers too
    אין מקום בשבועות הקרובים: פוסטים אחרים קודמים. לשינוי מספר הפוסטים ביום ובשבוע: /settings

    פוסטים קבועים

    1. נושאים לשיחה: כל יום עבודה, מראשון עד חמישי, בשעה 10:00
    המועד הבא: יום רביעי, 18 בנובמבר, 10:00
    הדילוג האחרון (יום שלישי, 17 בנובמבר, 10:00): לא נשאר מקום לפוסטים נוספים.

    2. ״Hers״: כל יום שלישי בשעה 18:00
    המועד הבא: יום שלישי, 24 בנובמבר, 18:00

    3. ״Hers too״: כל יום שלישי בשעה 19:00
    אין מקום בשבועות הקרובים: פוסטים אחרים קודמים. לשינוי מספר הפוסטים ביום ובשבוע: /settings
    הדילוג האחרון (יום שלישי, 17 בנובמבר, 19:00): לא נשאר מקום לפוסטים נוספים.

    הנושאים לשיחה מתאימים לכל קבוצה. אם בוחרים ב־/settings את סוג הקהילה, כל נושא שני יהיה מיועד לה.
    ");
}

#[tokio::test]
async fn a_full_day_in_russian() {
    assert_snapshot!(a_full_day(Lang::Ru).await, @"
    Регулярный пост сохранён: каждый вторник в 18:00.
    Hers
    Ближайшие даты: вторник, 17 ноября, 18:00; вторник, 24 ноября, 18:00
    Из-за него не выйдет другой пост: темы для разговора (вторник, 17 ноября, 10:00). Причина: в этой группе выходит не больше 1 поста в день и 5 в неделю. Изменить это можно в /settings.

    Сохранено, но пока для поста нет места: каждый вторник в 19:00.
    Hers too
    В ближайшие недели не выйдет: его место занимают другие посты. Сколько постов выходит в группе, можно изменить в /settings.

    Регулярные посты

    1. темы для разговора: по рабочим дням, с понедельника по пятницу, в 10:00
    Следующий раз: среда, 18 ноября, 10:00
    Прошлый раз пропущен (вторник, 17 ноября, 10:00): для новых постов не осталось места.

    2. «Hers»: каждый вторник в 18:00
    Следующий раз: вторник, 24 ноября, 18:00

    3. «Hers too»: каждый вторник в 19:00
    В ближайшие недели не выйдет: его место занимают другие посты. Сколько постов выходит в группе, можно изменить в /settings.
    Прошлый раз пропущен (вторник, 17 ноября, 19:00): для новых постов не осталось места.

    Темы подойдут любой группе. Укажите в /settings, что это за сообщество, и каждая вторая будет специально для него.
    ");
}

/// The longest posts, of signs that grow when they are escaped or that are many in what a reader counts as one.
#[tokio::test]
async fn a_long_list_fits_on_its_pages() {
    for lang in Lang::ALL {
        for text in ["&<>\"".repeat(725), "🧑\u{200D}".repeat(960), "x\u{0301}\u{11CAD}".repeat(700)] {
            let (mut scene, cast) = Scene::with_group(lang).await;
            for n in 0..15 {
                // Neither twice the same nor within an hour of each other.
                let (day, hour) = (["mon", "tue", "wed", "thu", "sun"][n % 5], [9, 12, 16][n / 5]);
                noa(&mut scene, &cast, &format!("/touchpoint every {day} {hour:02}:00\n{n} {text}")).await;
                scene.pass(TimeDelta::minutes(1)).await;
            }
            scene.sees(cast.group, cast.noa);
            noa(&mut scene, &cast, "/touchpoints").await;
            assert!(
                scene.panel(cast.group, cast.noa).words.contains("12:00"),
                "{}",
                scene.panel(cast.group, cast.noa).words
            );
            press(&mut scene, &cast, 9).await; // Next page
            assert!(
                scene.panel(cast.group, cast.noa).words.contains("16:00"),
                "{}",
                scene.panel(cast.group, cast.noa).words
            );
            press(&mut scene, &cast, 1).await; // One of them
            press(&mut scene, &cast, 2).await; // Preview
            scene.finish().await;
        }
    }
}
