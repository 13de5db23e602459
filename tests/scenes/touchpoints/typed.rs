//! Schedules as people type them, and what is said of those that cannot be.

use insta::assert_snapshot;

use super::{
    words::{refusals, said_back},
    *,
};

#[tokio::test]
async fn everyday_words_are_said_back_in_english() {
    let answers = said_back(
        Lang::En,
        &[
            "every other day 10:00",
            "every 3 days 10:00",
            "weekends at 11am",
            "monday mornings at 9",
            "every day except sunday 10:00",
            "on the 1st and 15th of the month at 10:00",
            "monthly on the 15th and 31st 10:00",
            "even days 10:00",
            "last working day of the month 10:00",
            "every first and third monday 10:00",
            "every 2 months on the 1st 10:00",
            "quarterly on the 1st 10:00",
            "quarterly on the last friday 10:00",
            "december 24th at 6pm",
            "next monday at half past nine",
            "in 2 hours",
            "cron 30 9 1-7 * 1",
            "cron 0 10 * * 1,3",
        ],
    )
    .await;
    assert_snapshot!(answers, @"
    > every other day 10:00
    Saved. I'll post it every second day at 10:00.
    Hello
    Next times: Monday 16 November, 10:00; Wednesday 18 November, 10:00

    > every 3 days 10:00
    Saved. I'll post it every 3 days at 10:00.
    Hello
    Next times: Monday 16 November, 10:00; Thursday 19 November, 10:00

    > weekends at 11am
    Saved. I'll post it every Saturday and Sunday at 11:00.
    Hello
    Next times: Saturday 21 November, 11:00; Sunday 22 November, 11:00

    > monday mornings at 9
    Saved. I'll post it every Monday at 09:00.
    Hello
    Next times: Monday 16 November, 09:00; Monday 23 November, 09:00

    > every day except sunday 10:00
    Saved. I'll post it every Monday, Tuesday, Wednesday, Thursday, Friday and Saturday at 10:00.
    Hello
    Next times: Monday 16 November, 10:00; Tuesday 17 November, 10:00
    No room for it on Saturday 21 November, 10:00: this group takes 1 post a day and 5 a week. You can change that in /settings.

    > on the 1st and 15th of the month at 10:00
    Saved. I'll post it on the 1st and 15th of every month at 10:00.
    Hello
    Next times: Tuesday 1 December, 10:00; Tuesday 15 December, 10:00

    > monthly on the 15th and 31st 10:00
    Saved. I'll post it on the 15th and 31st of every month (in a shorter month on its last day) at 10:00.
    Hello
    Next times: Monday 30 November, 10:00; Tuesday 15 December, 10:00

    > even days 10:00
    Saved. I'll post it on even dates of every month at 10:00.
    Hello
    Next times: Monday 16 November, 10:00; Wednesday 18 November, 10:00

    > last working day of the month 10:00
    Saved. I'll post it on the last working day of every month (Monday to Friday) at 10:00.
    Hello
    Next times: Monday 30 November, 10:00; Thursday 31 December, 10:00

    > every first and third monday 10:00
    Saved. I'll post it on the first and third Monday of every month at 10:00.
    Hello
    Next times: Monday 16 November, 10:00; Monday 7 December, 10:00

    > every 2 months on the 1st 10:00
    Saved. I'll post it on the 1st of every second month at 10:00.
    Hello
    Next times: Tuesday 1 December, 10:00; Monday 1 February 2027, 10:00

    > quarterly on the 1st 10:00
    Saved. I'll post it on the 1st of every third month at 10:00.
    Hello
    Next times: Friday 1 January 2027, 10:00; Thursday 1 April 2027, 10:00

    > quarterly on the last friday 10:00
    Saved. I'll post it on the last Friday of every third month at 10:00.
    Hello
    Next times: Friday 25 December, 10:00; Friday 26 March 2027, 10:00

    > december 24th at 6pm
    Saved. I'll post it once, on Thursday 24 December 2026, at 18:00.
    Hello
    Next time: Thursday 24 December, 18:00

    > next monday at half past nine
    Saved. I'll post it once, on Monday 23 November 2026, at 09:30.
    Hello
    Next time: Monday 23 November, 09:30

    > in 2 hours
    Saved. I'll post it once, on Monday 16 November 2026, at 10:02.
    Hello
    Next time: Monday 16 November, 10:02

    > cron 30 9 1-7 * 1
    Saved. I'll post it by the cron dates 1-7 * 1 at 09:30.
    Hello
    Next times: Monday 16 November, 09:30; Monday 23 November, 09:30

    > cron 0 10 * * 1,3
    Saved. I'll post it every Monday and Wednesday at 10:00.
    Hello
    Next times: Monday 16 November, 10:00; Wednesday 18 November, 10:00
    ");
}

#[tokio::test]
async fn everyday_words_are_said_back_in_hebrew() {
    let answers = said_back(
        Lang::He,
        &[
            "כל יומיים ב-10:00",
            "כל 3 ימים ב-10:00",
            "סופי שבוע 11:00",
            "כל מוצ״ש ב-8",
            "כל יום חוץ משבת ב-10:00",
            "ב-1 וב-15 לחודש 10:00",
            "ב-15 וב-31 לחודש 10:00",
            "בתאריכים זוגיים 10:00",
            "ביום העבודה האחרון בחודש 10:00",
            "ביום שני הראשון והשלישי בחודש 10:00",
            "כל חודשיים ב-1 10:00",
            "פעם ברבעון ב-1 10:00",
            "כל 3 חודשים ביום שישי האחרון 10:00",
            "24.12 בשעה 18:00",
            "ביום ראשון הבא בתשע וחצי",
            "בעוד שעתיים",
            "cron 30 9 1-7 * 1",
        ],
    )
    .await;
    assert_snapshot!(answers, @"
    > כל יומיים ב-10:00
    הפוסט הקבוע נשמר: פעם ביומיים בשעה 10:00.
    Hello
    המועדים הבאים: יום שלישי, 17 בנובמבר, 10:00; יום חמישי, 19 בנובמבר, 10:00

    > כל 3 ימים ב-10:00
    הפוסט הקבוע נשמר: פעם ב־3 ימים בשעה 10:00.
    Hello
    המועדים הבאים: יום שלישי, 17 בנובמבר, 10:00; יום שישי, 20 בנובמבר, 10:00

    > סופי שבוע 11:00
    הפוסט הקבוע נשמר: כל שבוע בימים שישי ושבת בשעה 11:00.
    Hello
    המועדים הבאים: יום שישי, 20 בנובמבר, 11:00; שבת, 21 בנובמבר, 11:00

    > כל מוצ״ש ב-8
    הפוסט הקבוע נשמר: כל שבת בשעה 20:00.
    Hello
    המועדים הבאים: שבת, 21 בנובמבר, 20:00; שבת, 28 בנובמבר, 20:00

    > כל יום חוץ משבת ב-10:00
    הפוסט הקבוע נשמר: כל שבוע בימים ראשון, שני, שלישי, רביעי, חמישי ושישי בשעה 10:00.
    Hello
    המועדים הבאים: יום שלישי, 17 בנובמבר, 10:00; יום רביעי, 18 בנובמבר, 10:00

    > ב-1 וב-15 לחודש 10:00
    הפוסט הקבוע נשמר: ב־1 וב־15 בכל חודש בשעה 10:00.
    Hello
    המועדים הבאים: יום שלישי, 1 בדצמבר, 10:00; יום שלישי, 15 בדצמבר, 10:00

    > ב-15 וב-31 לחודש 10:00
    הפוסט הקבוע נשמר: ב־15 וב־31 בכל חודש (בחודש קצר יותר: ביום האחרון שלו) בשעה 10:00.
    Hello
    המועדים הבאים: יום שני, 30 בנובמבר, 10:00; יום שלישי, 15 בדצמבר, 10:00

    > בתאריכים זוגיים 10:00
    הפוסט הקבוע נשמר: בתאריכים זוגיים בכל חודש בשעה 10:00.
    Hello
    המועדים הבאים: יום רביעי, 18 בנובמבר, 10:00; יום שישי, 20 בנובמבר, 10:00

    > ביום העבודה האחרון בחודש 10:00
    הפוסט הקבוע נשמר: ביום העבודה האחרון בכל חודש (מראשון עד חמישי) בשעה 10:00.
    Hello
    המועדים הבאים: יום שני, 30 בנובמבר, 10:00; יום חמישי, 31 בדצמבר, 10:00

    > ביום שני הראשון והשלישי בחודש 10:00
    הפוסט הקבוע נשמר: ביום שני הראשון והשלישי בכל חודש בשעה 10:00.
    Hello
    המועדים הבאים: יום שני, 7 בדצמבר, 10:00; יום שני, 21 בדצמבר, 10:00

    > כל חודשיים ב-1 10:00
    הפוסט הקבוע נשמר: ב־1 בחודש, פעם בחודשיים, בשעה 10:00.
    Hello
    המועדים הבאים: יום שלישי, 1 בדצמבר, 10:00; יום שני, 1 בפברואר 2027, 10:00

    > פעם ברבעון ב-1 10:00
    הפוסט הקבוע נשמר: ב־1 בחודש, פעם ב־3 חודשים, בשעה 10:00.
    Hello
    המועדים הבאים: יום שישי, 1 בינואר 2027, 10:00; יום חמישי, 1 באפריל 2027, 10:00

    > כל 3 חודשים ביום שישי האחרון 10:00
    הפוסט הקבוע נשמר: ביום שישי האחרון בחודש, פעם ב־3 חודשים, בשעה 10:00.
    Hello
    המועדים הבאים: יום שישי, 27 בנובמבר, 10:00; יום שישי, 26 בפברואר 2027, 10:00

    > 24.12 בשעה 18:00
    הפוסט הקבוע נשמר: פעם אחת, ביום חמישי, 24 בדצמבר 2026, בשעה 18:00.
    Hello
    המועד הבא: יום חמישי, 24 בדצמבר, 18:00

    > ביום ראשון הבא בתשע וחצי
    הפוסט הקבוע נשמר: פעם אחת, ביום ראשון, 22 בנובמבר 2026, בשעה 09:30.
    Hello
    המועד הבא: יום ראשון, 22 בנובמבר, 09:30

    > בעוד שעתיים
    הפוסט הקבוע נשמר: פעם אחת, ביום שני, 16 בנובמבר 2026, בשעה 12:02.
    Hello
    המועד הבא: יום שני, 16 בנובמבר, 12:02

    > cron 30 9 1-7 * 1
    הפוסט הקבוע נשמר: לפי תאריכי cron: 1-7 * 1, בשעה 09:30.
    Hello
    המועדים הבאים: יום שני, 23 בנובמבר, 09:30; יום שני, 30 בנובמבר, 09:30
    ");
}

#[tokio::test]
async fn everyday_words_are_said_back_in_russian() {
    let answers = said_back(
        Lang::Ru,
        &[
            "через день в 10:00",
            "каждые 3 дня 10:00",
            "по выходным в 11:00",
            "каждый день в девять утра",
            "каждый день, кроме воскресенья, в 10:00",
            "1 и 15 числа в 10:00",
            "15 и 31 числа 10:00",
            "по чётным дням 10:00",
            "последний рабочий день месяца 10:00",
            "во вторую и последнюю среду месяца 10:00",
            "раз в два месяца 1 числа 10:00",
            "раз в квартал 1 числа 10:00",
            "раз в 5 месяцев в последний день 10:00",
            "24.12 в 18:00",
            "в следующий понедельник в половине десятого",
            "через 2 часа",
            "cron 30 9 1-7 * 1",
        ],
    )
    .await;
    assert_snapshot!(answers, @"
    > через день в 10:00
    Регулярный пост сохранён: через день в 10:00.
    Hello
    Ближайшие даты: вторник, 17 ноября, 10:00; четверг, 19 ноября, 10:00

    > каждые 3 дня 10:00
    Регулярный пост сохранён: раз в 3 дня в 10:00.
    Hello
    Ближайшие даты: вторник, 17 ноября, 10:00; пятница, 20 ноября, 10:00

    > по выходным в 11:00
    Регулярный пост сохранён: каждую неделю по субботам и воскресеньям в 11:00.
    Hello
    Ближайшие даты: суббота, 21 ноября, 11:00; воскресенье, 22 ноября, 11:00

    > каждый день в девять утра
    Регулярный пост сохранён: каждый день в 09:00.
    Hello
    Ближайшие даты: вторник, 17 ноября, 09:00; среда, 18 ноября, 09:00
    Места для него не будет: воскресенье, 22 ноября, 09:00. Причина: в этой группе выходит не больше 1 поста в день и 5 в неделю. Изменить это можно в /settings.

    > каждый день, кроме воскресенья, в 10:00
    Регулярный пост сохранён: каждую неделю по понедельникам, вторникам, средам, четвергам, пятницам и субботам в 10:00.
    Hello
    Ближайшие даты: вторник, 17 ноября, 10:00; среда, 18 ноября, 10:00

    > 1 и 15 числа в 10:00
    Регулярный пост сохранён: каждый месяц 1 и 15 числа в 10:00.
    Hello
    Ближайшие даты: вторник, 1 декабря, 10:00; вторник, 15 декабря, 10:00

    > 15 и 31 числа 10:00
    Регулярный пост сохранён: каждый месяц 15 и 31 числа (в коротком месяце — в последний день) в 10:00.
    Hello
    Ближайшие даты: понедельник, 30 ноября, 10:00; вторник, 15 декабря, 10:00

    > по чётным дням 10:00
    Регулярный пост сохранён: по чётным числам каждого месяца в 10:00.
    Hello
    Ближайшие даты: среда, 18 ноября, 10:00; пятница, 20 ноября, 10:00

    > последний рабочий день месяца 10:00
    Регулярный пост сохранён: в последний рабочий день каждого месяца (с понедельника по пятницу) в 10:00.
    Hello
    Ближайшие даты: понедельник, 30 ноября, 10:00; четверг, 31 декабря, 10:00

    > во вторую и последнюю среду месяца 10:00
    Регулярный пост сохранён: во вторую и в последнюю среду каждого месяца в 10:00.
    Hello
    Ближайшие даты: среда, 25 ноября, 10:00; среда, 9 декабря, 10:00

    > раз в два месяца 1 числа 10:00
    Регулярный пост сохранён: раз в 2 месяца 1 числа в 10:00.
    Hello
    Ближайшие даты: вторник, 1 декабря, 10:00; понедельник, 1 февраля 2027, 10:00

    > раз в квартал 1 числа 10:00
    Регулярный пост сохранён: раз в 3 месяца 1 числа в 10:00.
    Hello
    Ближайшие даты: пятница, 1 января 2027, 10:00; четверг, 1 апреля 2027, 10:00

    > раз в 5 месяцев в последний день 10:00
    Регулярный пост сохранён: в последний день каждого пятого месяца в 10:00.
    Hello
    Ближайшие даты: понедельник, 30 ноября, 10:00; пятница, 30 апреля 2027, 10:00

    > 24.12 в 18:00
    Регулярный пост сохранён: один раз, в четверг, 24 декабря 2026 года, в 18:00.
    Hello
    Следующий раз: четверг, 24 декабря, 18:00

    > в следующий понедельник в половине десятого
    Регулярный пост сохранён: один раз, в понедельник, 23 ноября 2026 года, в 09:30.
    Hello
    Следующий раз: понедельник, 23 ноября, 09:30

    > через 2 часа
    Регулярный пост сохранён: один раз, в понедельник, 16 ноября 2026 года, в 13:02.
    Hello
    Следующий раз: понедельник, 16 ноября, 13:02

    > cron 30 9 1-7 * 1
    Регулярный пост сохранён: по датам cron 1-7 * 1 в 09:30.
    Hello
    Ближайшие даты: понедельник, 23 ноября, 09:30; понедельник, 30 ноября, 09:30
    ");
}

#[tokio::test]
async fn what_cannot_be_is_said_with_the_nearest_form_in_english() {
    let answers = refusals(
        Lang::En,
        &[
            "/touchpoint every hour\nHello",
            "/touchpoint twice a week 10:00\nHello",
            "/touchpoint twice a month 10:00\nHello",
            "/touchpoint quarterly 10:00\nHello",
            "/touchpoint every sunday evening\nHello",
            "/touchpoint every monday at 5\nHello",
            "/touchpoint every monday and the 1st of the month 10:00\nHello",
            "/touchpoint next friday 10:00\nHello",
            "/touchpoint cron */10 9 * * 1\nHello",
            "/touchpoint cron 0 10 30 2 *\nHello",
            "/touchpoint lunch with december 24th crew every monday 10:00",
            "/touchpoint every monday at 9 good things",
        ],
    )
    .await;
    assert_snapshot!(answers, @"
    > /touchpoint every hour
    Hello
    A post comes once a day at most: every hour
    For example: /touchpoint every day 10:00
    Hello

    > /touchpoint twice a week 10:00
    Hello
    It isn't said on which days: twice a week
    For example: /touchpoint every monday and thursday 10:00
    Hello

    > /touchpoint twice a month 10:00
    Hello
    It isn't said on which days: twice a month
    For example: /touchpoint monthly on the 1st and 16th 10:00
    Hello

    > /touchpoint quarterly 10:00
    Hello
    The day is missing.
    For example: /touchpoint quarterly on the last day 10:00
    Hello

    > /touchpoint every sunday evening
    Hello
    The time of day is missing.
    For example: /touchpoint every sunday 19:00
    Hello

    > /touchpoint every monday at 5
    Hello
    I don't know this time of day: 5
    For example: /touchpoint every monday 17:00
    Hello

    > /touchpoint every monday and the 1st of the month 10:00
    Hello
    These are two posts, each with a time of its own: every monday and the 1st of the month
    For example: /touchpoint every monday 10:00
    Hello
    /touchpoint monthly on the 1st 10:00
    Hello

    > /touchpoint next friday 10:00
    Hello
    next friday may be 20 November 2026 or 27 November 2026. Write the date.
    For example: /touchpoint once 2026-11-27 10:00
    Hello

    > /touchpoint cron */10 9 * * 1
    Hello
    A post comes once a day at most: cron */10 9 * * 1
    For example: /touchpoint every monday 09:00
    Hello

    > /touchpoint cron 0 10 30 2 *
    Hello
    cron doesn't know this: cron 0 10 30 2 *
    For example: /touchpoint every monday 10:00
    Hello

    > /touchpoint lunch with december 24th crew every monday 10:00
    I can't tell how often and when from this: lunch with december
    For example: /touchpoint every monday 10:00
    The text of the post

    > /touchpoint every monday at 9 good things
    I don't know this time of day: 9
    For example: /touchpoint every monday 09:00
    good things
    ");
}

#[tokio::test]
async fn what_cannot_be_is_said_with_the_nearest_form_in_hebrew() {
    let answers = refusals(
        Lang::He,
        &[
            "/touchpoint כל שעה\nHello",
            "/touchpoint פעמיים בשבוע 10:00\nHello",
            "/touchpoint פעם ברבעון 10:00\nHello",
            "/touchpoint כל יום ראשון בערב\nHello",
            "/touchpoint כל יום שני בחמש\nHello",
            "/touchpoint כל יום שני וב-1 לחודש 10:00\nHello",
            "/touchpoint ביום שישי הבא 10:00\nHello",
            "/touchpoint cron */10 9 * * 1\nHello",
            "/touchpoint cron 0 10 30 2 *\nHello",
        ],
    )
    .await;
    assert_snapshot!(answers, @"
    > /touchpoint כל שעה
    Hello
    פוסט עולה פעם ביום לכל היותר: כל שעה
    לדוגמה: /touchpoint כל יום בשעה 10:00
    Hello

    > /touchpoint פעמיים בשבוע 10:00
    Hello
    לא כתוב באילו ימים: פעמיים בשבוע
    לדוגמה: /touchpoint בימי ראשון ורביעי בשעה 10:00
    Hello

    > /touchpoint פעם ברבעון 10:00
    Hello
    לא כתוב באיזה יום.
    לדוגמה: /touchpoint כל רבעון ביום האחרון בשעה 10:00
    Hello

    > /touchpoint כל יום ראשון בערב
    Hello
    חסרה השעה.
    לדוגמה: /touchpoint כל יום ראשון בשעה 19:00
    Hello

    > /touchpoint כל יום שני בחמש
    Hello
    לא מוכרת לי שעה כזאת: בחמש
    לדוגמה: /touchpoint כל יום שני בשעה 17:00
    Hello

    > /touchpoint כל יום שני וב-1 לחודש 10:00
    Hello
    אלה שני פוסטים, וכל אחד צריך מועד משלו: כל יום שני וב-1 לחודש
    לדוגמה: /touchpoint כל יום שני בשעה 10:00
    Hello
    /touchpoint כל חודש ב-1 בשעה 10:00
    Hello

    > /touchpoint ביום שישי הבא 10:00
    Hello
    ביום שישי הבא זה 20 בנובמבר 2026 או 27 בנובמבר 2026? כדאי לכתוב את התאריך.
    לדוגמה: /touchpoint פעם אחת 27.11.2026 בשעה 10:00
    Hello

    > /touchpoint cron */10 9 * * 1
    Hello
    פוסט עולה פעם ביום לכל היותר: cron */10 9 * * 1
    לדוגמה: /touchpoint כל יום שני בשעה 09:00
    Hello

    > /touchpoint cron 0 10 30 2 *
    Hello
    ל־cron זה לא ברור: cron 0 10 30 2 *
    לדוגמה: /touchpoint כל יום ראשון בשעה 10:00
    Hello
    ");
}

#[tokio::test]
async fn what_cannot_be_is_said_with_the_nearest_form_in_russian() {
    let answers = refusals(
        Lang::Ru,
        &[
            "/touchpoint каждый час\nHello",
            "/touchpoint дважды в неделю 10:00\nHello",
            "/touchpoint раз в квартал 10:00\nHello",
            "/touchpoint каждое воскресенье вечером\nHello",
            "/touchpoint каждый понедельник в половине шестого\nHello",
            "/touchpoint каждый понедельник и 1-го числа 10:00\nHello",
            "/touchpoint в следующую пятницу 10:00\nHello",
            "/touchpoint cron */10 9 * * 1\nHello",
            "/touchpoint cron 0 10 30 2 *\nHello",
        ],
    )
    .await;
    assert_snapshot!(answers, @"
    > /touchpoint каждый час
    Hello
    Пост выходит не чаще раза в день: каждый час
    Например: /touchpoint каждый день в 10:00
    Hello

    > /touchpoint дважды в неделю 10:00
    Hello
    Не сказано, в какие дни: дважды в неделю
    Например: /touchpoint по понедельникам и четвергам в 10:00
    Hello

    > /touchpoint раз в квартал 10:00
    Hello
    Не хватает дня.
    Например: /touchpoint каждый квартал в последний день в 10:00
    Hello

    > /touchpoint каждое воскресенье вечером
    Hello
    Не хватает времени.
    Например: /touchpoint каждое воскресенье в 19:00
    Hello

    > /touchpoint каждый понедельник в половине шестого
    Hello
    Такое время мне незнакомо: половине шестого
    Например: /touchpoint каждый понедельник в 17:30
    Hello

    > /touchpoint каждый понедельник и 1-го числа 10:00
    Hello
    Это два поста, у каждого своё время: каждый понедельник и 1-го числа
    Например: /touchpoint каждый понедельник в 10:00
    Hello
    /touchpoint каждый месяц 1 числа в 10:00
    Hello

    > /touchpoint в следующую пятницу 10:00
    Hello
    в следующую пятницу — это 20 ноября 2026 года или 27 ноября 2026 года? Напишите дату.
    Например: /touchpoint один раз 27.11.2026 в 10:00
    Hello

    > /touchpoint cron */10 9 * * 1
    Hello
    Пост выходит не чаще раза в день: cron */10 9 * * 1
    Например: /touchpoint каждый понедельник в 09:00
    Hello

    > /touchpoint cron 0 10 30 2 *
    Hello
    Для cron это непонятно: cron 0 10 30 2 *
    Например: /touchpoint каждый понедельник в 10:00
    Hello
    ");
}

/// They come when they were said to come, and a change of one is written down with both rules.
#[tokio::test]
async fn they_come_and_are_changed_like_any_other() {
    for (lang, typed, other, logged) in [
        (
            Lang::En,
            "every other day at noon",
            "/touchpoint 2 last working day of the month 12:00",
            "every second day at 12:00 → on the last working day of every month (Monday to Friday) at 12:00",
        ),
        (
            Lang::He,
            "כל יומיים בצהריים",
            "/touchpoint 2 ביום העבודה האחרון בחודש ב-12:00",
            "פעם ביומיים בשעה 12:00 ← ביום העבודה האחרון בכל חודש (מראשון עד חמישי) בשעה 12:00",
        ),
        (
            Lang::Ru,
            "через день в полдень",
            "/touchpoint 2 в последний рабочий день месяца в 12:00",
            "через день в 12:00 → в последний рабочий день каждого месяца (с понедельника по пятницу) в 12:00",
        ),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        noa(&mut scene, &cast, &format!("/touchpoint {typed}\nHello")).await;
        scene.pass(TimeDelta::days(5)).await;
        let expected = ["2026-11-16 12:00", "2026-11-18 12:00", "2026-11-20 12:00"];
        assert_eq!(times_of(&scene, &cast, "Hello", zone(lang)), expected, "{lang:?}");
        noa(&mut scene, &cast, &other.replace(" 2 ", " 1 ")).await;
        scene.press(cast.group, cast.noa, &word("touch-button-save", lang)).await;
        noa(&mut scene, &cast, "/settings log").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(logged), "{seen}");
        scene.pass(TimeDelta::days(12)).await;
        let times = times_of(&scene, &cast, "Hello", zone(lang));
        assert_eq!(times[3..], ["2026-11-30 12:00".to_owned()], "{lang:?}");
        scene.finish().await;
    }
}
