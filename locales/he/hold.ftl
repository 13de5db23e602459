# All scheduled posts of a group rest, and go on.
held-pause = כל הפוסטים המתוזמנים בהשהיה מאז { $since }. מה שמועדו מגיע בינתיים לא יתפרסם.
held-asleep = הפוסטים המתוזמנים נחים מאז { $since }: שבועיים איש לא כתב בקבוצה. הם יחזרו כשתחזור השיחה.
held-back = הפוסטים המתוזמנים נחים מאז { $since }: הוצאתי מהקבוצה וצורפתי שוב, ועוד לא התקבלה החלטה להמשיך.
item-asleep = שבועיים איש לא כתב בקבוצה, ולכן הפסקתי לפרסם בה. כשתחזור השיחה, אחזור גם אני לפרסם.
item-back = הוצאתי מהקבוצה וצורפתי שוב. כל מה שתוכנן נשמר, ועד שתתקבל החלטה לא אפרסם דבר.
item-button-go-on = להמשיך
item-button-stay-quiet = להישאר בשקט
item-goes-on = הפוסטים המתוזמנים ממשיכים, כל אחד במועד הבא שלו. מה שלא עלה בינתיים לא יושלם.
item-stays-quiet = כל הפוסטים המתוזמנים בהשהיה. כדי שימשיכו: { "\u2068" }/settings pause off{ "\u2069" }
skip-held = כל הפוסטים המתוזמנים היו בהשהיה
skip-asleep = שבועיים איש לא כתב בקבוצה
skip-back = צורפתי שוב לקבוצה, ועוד לא התקבלה החלטה להמשיך

settings-name-pause = השהיה
settings-about-pause = בזמן השהיה שום דבר לא עולה מעצמו: לא פוסטים קבועים, לא נושאים לשיחה ולא תודות. סקרים לפי פקודה ותשובות מגיעים כרגיל. אחריה לא משלימים מה שלא עלה.
settings-value-pause = { $on ->
    [yes] כל הפוסטים המתוזמנים בהשהיה
   *[no] אין
}
settings-choice-pause = { $on ->
    [yes] הכול בהשהיה
   *[no] הפוסטים ממשיכים
}
settings-done-pause = { $on ->
    [yes] כל הפוסטים המתוזמנים בהשהיה. כדי שימשיכו: { "\u2068" }<code>/settings pause off</code>{ "\u2069" }
   *[no] הפוסטים המתוזמנים ממשיכים, כל אחד במועד הבא שלו. מה שלא עלה בינתיים לא יושלם.
}
settings-logged-pause = { $value ->
    [off] הפוסטים ממשיכים
    [asleep] מנוחה: איש לא כתב
    [removed] מנוחה: הוצאתי מהקבוצה
    [back] מנוחה: צורפתי שוב
   *[on] כל הפוסטים בהשהיה
}
settings-unknown-pause = כל הפוסטים המתוזמנים בהשהיה או שלא, ומכאן לא ברור מה מהשניים: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
desk-button-pause = השהיית הפוסטים
desk-button-go-on = הפוסטים ממשיכים

# Why posts are there, on the calendar.
touch-rule-of = { $rule }
touch-why-own = פוסט קבוע שהוסיף צוות הניהול
touch-why-library = הקצב של הנושאים לשיחה
series-post-why = סדרה
polls-post-why = סקר מתוכנן
quizzes-post-why = חידון
milestones-post-why = יום הולדת, ותק בקבוצה או תאריך של הקבוצה
recognition-post-why = תודות על החודש שהסתיים
ideas-post-why = החודש הסתיים, ומשהו יצא מרעיונות
pulse-post-why = שאלת החודש
works-post-why = ההמשך למחרת מופעל לפוסט שלפניו
