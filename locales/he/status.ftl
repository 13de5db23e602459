# /status.
command-status = מה המצב אצלי: הפוסטים הבאים, תקלות, הרשאות חסרות

status =
    <b>מצב</b>
    { $parts }
status-since = בפעולה מאז: { $when } ({ $ago })
status-last = העדכון האחרון מטלגרם: { $ago }
status-no-update = העדכון האחרון מטלגרם: עוד לא היה
status-version = גרסה: { $version }
status-waiting = הודעות שממתינות לשליחה: { $count }
status-failed = הודעות שלא נשלחו, לפי הרישומים שנשמרו: { $count }
status-faults = פעולות שלא הושלמו בגלל תקלה אצלי: { $count }
status-counted = { $here }
status-counted-wider = { $here } (בכל הקבוצות: { $everywhere })
status-fault = סיבה: תקלה אצלי. היא נרשמה, ומי שמפעילים אותי יכולים לבדוק אותה.
status-refusal = סיבה: { $why }
status-rights = { $missing ->
    [enough] הרשאות: יש כל מה שצריך.
    [write] הרשאה חסרה: כתיבה בקבוצה.
    [administrator] הרשאה חסרה: ניהול הקבוצה בטלגרם. לכן אי אפשר לענות לאדם אחד בשקט, להסיר פקודות שנשלחו או לראות תגובות אימוג׳י.
   *[delete] הרשאה חסרה: מחיקת הודעות. לכן פקודות שנשלחו נשארות בקבוצה.
}
status-next =
    <b>הפוסטים הבאים</b>
    { $posts }
status-next-none = הפוסטים הבאים: כרגע אין.
status-next-post = { $when } – { $what }
status-held =
    <b>ממתינים, כי פרסומים מפנים מקום לפוסטים אחרים</b>
    { $posts }
status-skipped =
    <b>דילוגים אחרונים</b>
    { $posts }
status-skipped-post = { $when } – { $reason }
status-skipped-post-named = { $when } – { $what }: { $reason }
status-reason = הסיבה נרשמה, ומי שמפעילים אותי יכולים לבדוק אותה
status-ago-now = לפני פחות מדקה
status-ago-minutes = { $n ->
    [one] לפני דקה
    [two] לפני שתי דקות
   *[other] לפני { $n } דקות
}
status-ago-hours = { $n ->
    [one] לפני שעה
    [two] לפני שעתיים
   *[other] לפני { $n } שעות
}
status-ago-days = { $n ->
    [one] לפני יום
    [two] לפני יומיים
   *[other] לפני { $n } ימים
}
